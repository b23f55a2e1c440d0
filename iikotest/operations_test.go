package iikotest_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
)

var update = flag.Bool("update", false, "write docs/iikotest.md")

// operationsTable is the document that says which operations the server models.
func operationsTable() string {
	var table strings.Builder
	modelled := 0
	for _, op := range api.All() {
		state := "501"
		if iikotest.Models(op) {
			state = "modelled"
			modelled++
		}
		fmt.Fprintf(&table, "| `%s` | `%s %s` | %s |\n", op.Name, op.Method, op.Path, state)
	}
	return fmt.Sprintf(`# What iikotest models

%d of %d operations. The others return 501 with an errorDescription that names them.

`+"`go test ./iikotest -run OperationsTable -update`"+` writes this table.

| Method of the SDK | Operation | iikotest |
|---|---|---|
`, modelled, len(api.All())) + table.String()
}

func TestOperationsTable_isThatOfTheDocumentation(t *testing.T) {
	const name = "../docs/iikotest.md"
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(operationsTable()), 0o600))
	}
	document, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, operationsTable(), string(document))
}
