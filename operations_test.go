package goiikoapi_test

import (
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/api/docs"
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
	if len(api.All()) != 350 { // assert.Len would print the table
		assert.Fail(t, "the number of operations has changed; the READMEs name it, too", "%d", len(api.All()))
	}
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
			found[receiverName(function)+"."+function.Name.Name] = strings.Join(strings.Fields(function.Doc.Text()), " ")
		}
	}
	return found
}

// firstRequests calls every method that takes a context, iterators and waiters too, and returns the first request of
// each: its method and path. The calls end with that request.
func firstRequests(t *testing.T) map[string][2]string {
	t.Helper()
	var end atomic.Pointer[context.CancelFunc]
	received := make(chan [2]string, 100)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		received <- [2]string{r.Method, r.URL.Path}
		(*end.Load())()
	}))
	t.Cleanup(server.Close)
	cli, err := goiikoapi.NewClient("", goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("ready"))
	require.NoError(t, err)
	first := map[string][2]string{}
	for _, m := range methodsOf("Client", reflect.ValueOf(cli)) {
		ctx, cancel := context.WithCancel(t.Context())
		end.Store(&cancel)
		results := m.call.Call(append([]reflect.Value{reflect.ValueOf(ctx)}, m.filledArguments()...))
		if results[0].Kind() == reflect.Func {
			for range results[0].Seq2() {
				break
			}
		}
		cancel()
		select {
		case first[m.name] = <-received:
		default:
		}
		require.Empty(t, received, m.name)
	}
	return first
}

// docLink returns how a doc comment refers to a method: by its type and name.
func docLink(method string) string {
	parts := strings.Split(method, ".")
	return strings.Join(parts[len(parts)-2:], ".")
}

func TestDocComments_sayWhatTheTableSaysOfTheOperationThatTheMethodCalls(t *testing.T) {
	table := map[[2]string]*api.Operation{}
	for _, op := range api.All() {
		table[[2]string{op.Method, op.Path}] = op
	}
	written := comments(t)
	checked, iterators, waiters := 0, 0, 0
	for name, request := range firstRequests(t) {
		parts := strings.Split(name, ".")
		group, method := parts[len(parts)-2], parts[len(parts)-1]
		op := table[request]
		operation := op.Method + " " + op.Path
		comment, ok := written[group+"."+method]
		if !ok { // the method of a generic type
			comment = written[op.Shared+"."+method]
			segments := strings.Split(operation, "/")
			segments[len(segments)-2] = "<kind>"
			operation = strings.Join(segments, "/")
		}
		if !op.Undocumented {
			operation = "[" + operation + "]"
			assert.Contains(t, comment, operation+": https://api-ru.iiko.services/docs", name)
		}
		assert.Regexp(t, "Operations?: (.* and )?"+regexp.QuoteMeta(operation), comment, name)
		assert.Equal(t, op.Command, strings.Contains(comment, "Command: see [Commands.Wait]."), name)
		assert.Equal(t, op.Group != "", strings.Contains(comment, "Restriction group: [Group"), name)
		deprecated := op.Deprecated != "" && !op.Superseded
		assert.Equal(t, deprecated, strings.Contains(comment, "Deprecated: "), name)
		if op.Superseded {
			assert.Contains(t, comment, "["+docLink(op.Deprecated)+"]", name)
		}
		if deprecated {
			assert.Contains(t, comment, "Deprecated: use ["+docLink(op.Deprecated)+"].", name)
		}
		if op.Since != "" {
			assert.Contains(t, comment, "iikoRMS "+op.Since+" or newer.", name)
		} else {
			assert.NotContains(t, comment, "or newer.", name)
		}
		checked++
		if strings.HasPrefix(method, "All") {
			iterators++
		}
		if strings.HasPrefix(method, "Wait") {
			waiters++
		}
	}
	assert.Greater(t, checked, 230, "the operations and their typed forms")
	assert.GreaterOrEqual(t, iterators, 3)
	assert.GreaterOrEqual(t, waiters, 4)
}

func TestGeneratedFiles_areUpToDate(t *testing.T) {
	files, err := docs.Files(".")
	require.NoError(t, err)
	for _, file := range files {
		assert.Empty(t, file.Outdated, "doc comments in %s: run go generate ./...", file.Path)
		committed, err := os.ReadFile(file.Path)
		require.NoError(t, err)
		assert.True(t, bytes.Equal(file.Content, committed), "%s is outdated: run go generate ./...", file.Path)
	}
}

func TestWithRateLimit_hasAConstantForEachRestrictionGroup(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "restriction_groups.go", nil, parser.ParseComments)
	require.NoError(t, err)
	var constants []string
	for _, declaration := range file.Decls {
		for _, spec := range declaration.(*ast.GenDecl).Specs {
			constant := spec.(*ast.ValueSpec)
			group, err := strconv.Unquote(constant.Values[0].(*ast.BasicLit).Value)
			require.NoError(t, err)
			constants = append(constants, group)
			assert.True(t, strings.HasPrefix(constant.Doc.Text(), constant.Names[0].Name+" is "), group)
			_, err = goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), goiikoapi.WithRateLimit(group, 1, 1))
			require.NoError(t, err)
		}
	}
	groups := map[string]bool{}
	for _, op := range api.All() {
		if op.Group != "" {
			groups[op.Group] = true
		}
	}
	assert.ElementsMatch(t, slices.Collect(maps.Keys(groups)), constants)
	assert.Equal(t, "Orders: creating", goiikoapi.GroupOrdersCreating)
}
