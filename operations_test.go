package goiikoapi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
)

// byOperation calls every method of a recorded client and groups the methods by what they sent.
func byOperation(t *testing.T, cli *goiikoapi.Client, received func(testing.TB) sent) map[[2]string][]method {
	t.Helper()
	found := map[[2]string][]method{}
	for _, m := range methods(cli) {
		_, apiErr, _ := m.invoke(m.filledArguments()...) // some answers are lists, which {} is not
		require.Nil(t, apiErr, m.name)
		request := received(t)
		key := [2]string{request.method, request.path}
		found[key] = append(found[key], m)
	}
	return found
}

func TestEveryOperationIsReachedByTheMethodThatTheTableNames(t *testing.T) {
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
