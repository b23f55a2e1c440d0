//go:build unix

package main

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDocuments_areReadInEveryWay(t *testing.T) {
	t.Chdir("../..")
	handler, err := newHandler()
	require.NoError(t, err)
	server := httptest.NewServer(handler)
	defer server.Close()
	for _, subject := range subjects {
		for _, transfer := range []string{"length", "chunked", "gzip"} {
			for _, way := range []string{wayFloor, wayJSON, wayHand, waySDK} {
				if subject.name == "menu" && (transfer != "gzip" || way != waySDK) {
					continue // once is enough for something so large
				}
				call, err := subject.caller(way, server.URL+"/"+transfer, 1)
				require.NoError(t, err)
				assert.NoError(t, call(), "%s, %s, by %s", subject.name, transfer, way)
			}
		}
	}
}

func TestMeasure_returnsWhatACallCosts(t *testing.T) {
	calls := 0
	measured, err := measure(func() error {
		calls++
		kept = make([]byte, 10_000)
		return nil
	}, 100, 1)
	require.NoError(t, err)
	assert.Equal(t, 110, calls, "a tenth more, before")
	assert.InDelta(t, 10_240, measured.Bytes, 512)
	assert.InDelta(t, 1, measured.Allocations, 0.5)
	_, err = measure(func() error { return os.ErrClosed }, 10, 2)
	require.ErrorIs(t, err, os.ErrClosed)
}

var kept []byte

func TestReplaceTables_replacesOnlyWhatWasMeasured(t *testing.T) {
	name := filepath.Join(t.TempDir(), "performance.md")
	require.NoError(t, os.WriteFile(name, []byte("before\n"+begin+"old\n"+end+"after\n"), 0o600))
	require.NoError(t, replaceTables(name, "new\n"))
	got, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, "before\n"+begin+"new\n\n"+end+"after\n", string(got))
	require.NoError(t, os.WriteFile(name, []byte("nothing"), 0o600))
	require.ErrorContains(t, replaceTables(name, "new\n"), "lacks")
	require.Error(t, replaceTables(filepath.Join(t.TempDir(), "none"), "new\n"))
}

func TestMarkdown_writesATable(t *testing.T) {
	assert.Equal(t, "### Calls\n\n| Callers | Rate |\n|---|---:|\n| 1 | 0.95 |\n", markdown("Calls", [][]string{{"Callers", "Rate"}, {"1", ratio(19, 20)}}))
}
