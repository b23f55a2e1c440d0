package goiikoapi_test

import (
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestClient_sharesItsConnectionsBetweenCallers(t *testing.T) {
	t.Parallel()
	const callers, calls = 64, 6
	for name, opts := range map[string][]goiikoapi.Option{
		"with the client's own HTTP client": nil,
		"with an empty HTTP client":         {goiikoapi.WithHTTPClient(&http.Client{})},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var opened, arrived atomic.Int64
			all := make(chan struct{})
			server := &stub{requestLog: newRequestLog()}
			server.Server = httptest.NewUnstartedServer(server.keep(func(w http.ResponseWriter, r *http.Request) {
				switch n := arrived.Add(1); {
				case n == callers:
					close(all)
				case n < callers:
					<-all // so that every caller has a connection before the first is done with its own
				}
				if n := arrived.Load(); n%5 == 0 {
					respond(http.StatusBadGateway, "<html>")(w, r)
					return
				}
				respond(http.StatusOK, organizationsBody)(w, r)
			}))
			server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
				if state == http.StateNew {
					opened.Add(1)
				}
			}
			server.Start()
			t.Cleanup(server.Close)
			cli := server.client(t, opts...)

			concurrently(callers, func(int) error {
				for range calls {
					cli.Organizations(t.Context(), nil, nil, nil)
					cli.Menu.Menu(t.Context())
				}
				return nil
			})
			assert.Len(t, server.arrivals(), callers*calls*2)
			// net/http itself drops a connection when a busy machine takes 50 ms to confirm that a request is written.
			assert.GreaterOrEqual(t, opened.Load(), int64(callers))
			assert.LessOrEqual(t, opened.Load(), int64(callers+callers/4))
		})
	}
}

func TestClient_Close_freesItsConnections(t *testing.T) {
	server := newFrameServer(respond(http.StatusOK, "{}"))
	for name, closes := range map[string]func(*goiikoapi.Client){
		"its own":  func(cli *goiikoapi.Client) { _ = cli.Close() },
		"a second": func(cli *goiikoapi.Client) { _ = cli.Close(); _ = cli.Close() },
	} {
		bubble(t, name, func(t *testing.T) {
			ended := make(chan struct{})
			connections := server.piped(func(_ int, conn net.Conn) { server.serve(conn); close(ended) })
			standard := http.DefaultTransport
			http.DefaultTransport = connections
			cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), goiikoapi.WithBaseURL("https://example.com"))
			http.DefaultTransport = standard
			require.NoError(t, err)
			require.NoError(t, readMenus(t.Context(), cli))
			closes(cli)
			<-ended

			err = readMenus(t.Context(), cli)
			var invalid *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &invalid)
			assert.EqualError(t, err, "goiikoapi: Menu.Menu: client is closed")
		})
	}
	t.Run("not a caller's", func(t *testing.T) {
		baseURL := server.listen(t)
		connections := server.connections()
		defer connections.CloseIdleConnections()
		before := server.connected()
		first := clientThrough(t, baseURL, connections)
		require.NoError(t, readMenus(t.Context(), first))
		require.NoError(t, first.Close())
		require.NoError(t, readMenus(t.Context(), clientThrough(t, baseURL, connections)))
		assert.Equal(t, before+1, server.connected())
	})
}

func TestClient_freesItsConnectionsWhenItIsDropped(t *testing.T) {
	server := newFrameServer(respond(http.StatusOK, "{}"))
	ended := make(chan struct{})
	func() {
		standard := http.DefaultTransport
		http.DefaultTransport = server.piped(func(_ int, conn net.Conn) { server.serve(conn); close(ended) })
		defer func() { http.DefaultTransport = standard }()
		cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), goiikoapi.WithBaseURL("https://example.com"))
		require.NoError(t, err)
		require.NoError(t, readMenus(t.Context(), cli))
	}()
	require.Eventually(t, func() bool {
		runtime.GC()
		select {
		case <-ended:
			return true
		default:
			return false
		}
	}, 10*time.Second, time.Millisecond)
}
