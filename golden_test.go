package goiikoapi_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/api"
)

var update = flag.Bool("update", false, "write the golden documents again")

// golden is the wire form of an operation: its documents with every property set.
type golden struct {
	Request  json.RawMessage `json:"request,omitzero"`
	Response json.RawMessage `json:"response"`
}

func TestOperation_hasTheWireFormOfItsGoldenDocument(t *testing.T) {
	cli, received := record(t)
	reached := byOperation(t, cli, received)
	for _, op := range api.All() {
		t.Run(op.Name, func(t *testing.T) {
			callers := reached[[2]string{op.Method, op.Path}]
			require.NotEmpty(t, callers, "no method calls it")
			caller := typed(callers)[0]
			_, _, _ = caller.invoke(caller.filledArguments()...)
			response, err := json.Marshal(wireForm(filled(caller.response())))
			require.NoError(t, err)
			request := json.RawMessage(received(t).body)
			if len(request) == 0 {
				request = nil
			}
			compact, err := json.Marshal(golden{Request: request, Response: response})
			require.NoError(t, err)
			var document bytes.Buffer
			require.NoError(t, json.Indent(&document, compact, "", "  "))
			document.WriteByte('\n')

			path := filepath.Join("testdata", op.Name+".json")
			if *update {
				require.NoError(t, os.WriteFile(path, document.Bytes(), 0o644))
			}
			committed, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(committed), document.String())

			var documents golden
			require.NoError(t, json.Unmarshal(committed, &documents))
			decoded := reflect.New(caller.response())
			require.NoError(t, json.Unmarshal(documents.Response, decoded.Interface()))
			assert.Equal(t, filled(caller.response()).Interface(), decoded.Elem().Interface())
		})
	}
}

func TestOperation_existsForEveryGoldenDocument(t *testing.T) {
	names := map[string]bool{}
	for _, op := range api.All() {
		names[op.Name+".json"] = true
	}
	files, err := os.ReadDir("testdata")
	require.NoError(t, err)
	for _, file := range files {
		assert.True(t, file.IsDir() || names[file.Name()], file.Name())
	}
}
