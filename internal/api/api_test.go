package api_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/api"
)

func TestWritePage_matchesTheCommittedPage(t *testing.T) {
	var page bytes.Buffer
	require.NoError(t, api.WritePage(&page))
	committed, err := os.ReadFile("../../docs/operations.md")
	require.NoError(t, err)
	assert.Equal(t, string(committed), page.String(), "outdated: run go generate ./internal/api")
}

func TestAll_hasUniqueNamesAndPaths(t *testing.T) {
	names, paths := map[string]bool{}, map[string]bool{}
	for _, op := range api.All() {
		assert.False(t, names[op.Name], op.Name)
		assert.False(t, paths[op.Method+op.Path], op.Path)
		names[op.Name], paths[op.Method+op.Path] = true, true
	}
}

func TestAll_hasNoCommandThatIsSafeToRetry(t *testing.T) {
	for _, op := range api.All() {
		assert.False(t, op.Command && op.Retry == api.RetrySafe, op.Name)
	}
}
