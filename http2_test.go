package goiikoapi_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
)

// operationOf returns the operation of a path.
func operationOf(t *testing.T, path string) *api.Operation {
	t.Helper()
	for _, op := range api.All() {
		if op.Path == path {
			return op
		}
	}
	require.FailNow(t, "no operation", path)
	return &api.Operation{}
}

func TestClient_sendsEachCallOncePerAttemptOverHTTP2(t *testing.T) {
	server := newFrameServer(respond(http.StatusOK, "{}"))
	baseURL := server.listen(t)
	callers := &http.Client{Transport: server.connections()}
	const attempts = 2
	policy := goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: attempts, FirstWait: 1, MaxWait: 1})
	clients := map[string]*goiikoapi.Client{
		"its own connections":  server.client(t, baseURL, policy),
		"a caller's":           server.client(t, baseURL, policy, goiikoapi.WithHTTPClient(callers)),
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
					if op.Retry != api.RetryNever {
						allowed = attempts
					}
					assert.LessOrEqual(t, len(paths), allowed, "%s: %v", m.name, err)
					assert.Equal(t, len(paths), attemptsOf(err), m.name)
					assert.Equal(t, op.Retry != api.RetrySafe, goiikoapi.MayBeDone(err), "%s: %v", m.name, err)
				}
			})
		}
	}
}

// closable is a connection that tells when it is closed here.
type closable struct {
	net.Conn
	closed chan struct{}
	once   sync.Once
}

func (c *closable) Close() error {
	c.once.Do(func() { close(c.closed) })
	return c.Conn.Close()
}

func TestClient_sendsAChangeOnAnotherConnectionWhenTheServerClosedTheIdleOne(t *testing.T) {
	var mu sync.Mutex
	received := 0
	var atServer []net.Conn
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		received++
		mu.Unlock()
		_, _ = io.WriteString(w, "{}")
	}))
	server.Config.ConnState = func(conn net.Conn, state http.ConnState) {
		if state == http.StateNew {
			mu.Lock()
			atServer = append(atServer, conn)
			mu.Unlock()
		}
	}
	server.Start()
	defer server.Close()
	var dialed []*closable
	standard := http.DefaultTransport
	http.DefaultTransport = &http.Transport{DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
		closing := &closable{Conn: conn, closed: make(chan struct{})}
		mu.Lock()
		dialed = append(dialed, closing)
		mu.Unlock()
		return closing, err
	}}
	cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), goiikoapi.WithBaseURL(server.URL), goiikoapi.WithRetry(goiikoapi.RetryPolicy{FirstWait: 1}))
	http.DefaultTransport = standard
	require.NoError(t, err)
	require.NoError(t, topUp(t.Context(), cli))

	// The connection is chosen for the second call; just then the server closes it.
	ctx, response := goiikoapi.WithResponse(httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		if info.Reused {
			_ = atServer[0].Close()
			<-dialed[0].closed
		}
	}}))
	require.NoError(t, topUp(ctx, cli))
	assert.Equal(t, 2, received)
	assert.Equal(t, 2, response.Attempts, "the first of them did not leave")
	assert.Len(t, dialed, 2)
}
