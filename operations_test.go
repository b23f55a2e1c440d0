package goiikoapi_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
)

// byOperation calls every method of a recorded client and groups the methods by what they sent.
func byOperation(t *testing.T, cli *goiikoapi.Client, received func(testing.TB) arrival) map[[2]string][]method {
	t.Helper()
	found := map[[2]string][]method{}
	for _, m := range methods(cli) {
		_, apiErr, _ := m.invoke(m.filledArguments()...) // some responses are lists, which {} is not
		require.Nil(t, apiErr, m.name)
		request := received(t)
		key := [2]string{request.method, request.path}
		found[key] = append(found[key], m)
	}
	return found
}

func TestOperation_isCalledByTheMethodThatTheTableNames(t *testing.T) {
	cli, received := record(t)
	reached := byOperation(t, cli, received)
	assert.Len(t, api.All(), 230)
	for _, op := range api.All() {
		var names []string
		for _, m := range reached[[2]string{op.Method, op.Path}] {
			names = append(names, m.name)
		}
		assert.Contains(t, names, op.Name, "%s %s", op.Method, op.Path)
		delete(reached, [2]string{op.Method, op.Path})
	}
	assert.Empty(t, reached, "methods that call what the table does not have")
}

// comments returns the doc comments of the root package's methods, in one line each, by type and name.
func comments(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	found := map[string]string{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		require.NoError(t, err)
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || function.Recv == nil {
				continue
			}
			receiver := function.Recv.List[0].Type
			if pointer, ok := receiver.(*ast.StarExpr); ok {
				receiver = pointer.X
			}
			if named, ok := receiver.(*ast.Ident); ok {
				found[named.Name+"."+function.Name.Name] = strings.Join(strings.Fields(function.Doc.Text()), " ")
			}
		}
	}
	return found
}

func TestOperation_isDescribedByTheCommentOfItsMethod(t *testing.T) {
	written := comments(t)
	cli, received := record(t)
	reached := byOperation(t, cli, received)
	checked := 0
	for _, op := range api.All() {
		for _, m := range reached[[2]string{op.Method, op.Path}] {
			parts := strings.Split(m.name, ".")
			comment, ok := written[strings.Join(parts[len(parts)-2:], ".")]
			if !ok { // the methods of the generic Documents serve many operations
				continue
			}
			checked++
			path := op.Path
			if op.Method != http.MethodPost {
				path = op.Method + " " + op.Path
			}
			assert.Contains(t, comment, "Operation: "+path+".", m.name)
			assert.Equal(t, op.Command, strings.Contains(comment, "Command: see [Commands.Wait]."), m.name)
			assert.Equal(t, op.Deprecated != "", strings.Contains(comment, "Deprecated: "), m.name)
			if op.Since != "" {
				assert.Contains(t, comment, "iikoRMS "+op.Since+" or newer.", m.name)
			} else {
				assert.NotContains(t, comment, "or newer.", m.name)
			}
		}
	}
	assert.Greater(t, checked, 146, "the operations that are no document's, and their typed forms")
}
