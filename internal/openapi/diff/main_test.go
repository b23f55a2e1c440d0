package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRun_writesWhatChanged(t *testing.T) {
	var page bytes.Buffer
	require.NoError(t, run([]string{"../testdata/before.json", "../testdata/after.json"}, &page))
	want, err := os.ReadFile("../testdata/changes.md")
	require.NoError(t, err)
	assert.Equal(t, string(want), page.String())
}

func TestRun_writesOnlyZerosForTheSameEdition(t *testing.T) {
	var page bytes.Buffer
	require.NoError(t, run([]string{"../testdata/after.json", "../testdata/after.json"}, &page))
	assert.NotContains(t, page.String(), "|")
	assert.Contains(t, page.String(), "## Schemas\n\n0 added, 0 removed, 0 changed.\n")
}

func TestRun_needsTwoDocuments(t *testing.T) {
	require.ErrorContains(t, run([]string{"../testdata/before.json"}, &bytes.Buffer{}), "OLD NEW")
	require.ErrorContains(t, run([]string{"../testdata/before.json", "nowhere.json"}, &bytes.Buffer{}), "nowhere.json")
}
