package goiikoapi_test

import (
	"io"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
)

// respondsWith responds to every request alike.
func respondsWith(body string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) })
}

// operationOf returns the operation of a path.
func operationOf(t *testing.T, path string) api.Operation {
	t.Helper()
	for _, op := range api.All() {
		if op.Path == path {
			return op
		}
	}
	require.FailNow(t, "no operation", path)
	return api.Operation{}
}

func TestClient_sendsEachCallOncePerAttemptOverHTTP2(t *testing.T) {
	server := newFrameServer(respondsWith("{}"))
	baseURL := server.listen(t)
	callers := &http.Client{Transport: server.connections()}
	const attempts = 2
	policy := goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: attempts, FirstWait: 1, MaxWait: 1})
	clients := map[string]*goiikoapi.Client{
		"its own connections":   server.client(t, baseURL, policy),
		"a caller's":            server.client(t, baseURL, policy, goiikoapi.WithHTTPClient(callers)),
		"through a middleware": server.client(t, baseURL, policy, goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper { return next })),
	}
	for end, frames := range frameEnds {
		for kind, cli := range clients {
			t.Run(end+" on "+kind, func(t *testing.T) {
				server.End = frames
				for _, m := range methods(cli) {
					_, apiErr, err := m.invoke(m.filledArguments()...)
					require.Nil(t, apiErr, m.name)
					require.Error(t, err, m.name)
					paths := server.paths()
					require.NotEmpty(t, paths, m.name)
					op := operationOf(t, paths[0])
					allowed := 1
					if op.Repeat != api.RepeatNever {
						allowed = attempts
					}
					assert.LessOrEqual(t, len(paths), allowed, "%s: %v", m.name, err)
					assert.Equal(t, len(paths), attemptsOf(err), m.name)
					assert.Equal(t, op.Repeat != api.RepeatSafe, goiikoapi.MayBeDone(err), "%s: %v", m.name, err)
				}
			})
		}
	}
}
