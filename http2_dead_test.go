package goiikoapi_test

import (
	"context"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

// deadAfterTheFirst serves the first request of the first connection, and then swallows what comes on it.
func deadAfterTheFirst(s *frameServer) *http.Transport {
	var dead atomic.Bool
	s.End = func(f *frameStream) {
		f.respond()
		dead.Store(true)
	}
	return s.piped(func(n int, conn net.Conn) {
		if n == 0 {
			conn = &swallowing{conn, &dead}
		}
		s.serve(conn)
	})
}

// swallowing is a connection on which nothing arrives any more once it is dead.
type swallowing struct {
	net.Conn
	dead *atomic.Bool
}

func (s *swallowing) Read(p []byte) (int, error) {
	for {
		n, err := s.Conn.Read(p)
		if err != nil || !s.dead.Load() {
			return n, err
		}
	}
}

func TestClient_replacesAnHTTP2ConnectionThatIsDead(t *testing.T) {
	tests := []struct {
		name string
		// own tells that the connections are the client's own.
		own     bool
		timeout time.Duration
		// within is when the calls succeed again.
		within time.Duration
	}{
		{"of its own, by pings", true, 45 * time.Second, 26 * time.Second},
		{"of its own, by pings, with short calls", true, 2 * time.Second, 30 * time.Second},
		{"of a caller's, after a call that timed out", false, 45 * time.Second, 46 * time.Second},
		{"of a caller's, after short calls that timed out", false, 2 * time.Second, 15 * time.Second},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			server := newFrameServer(respond(http.StatusOK, "{}"))
			connections := deadAfterTheFirst(server)
			opts := []goiikoapi.Option{
				goiikoapi.WithWorkingToken("ready"), goiikoapi.WithBaseURL("https://example.com"),
				goiikoapi.WithTimeout(test.timeout), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}),
			}
			if !test.own {
				opts = append(opts, goiikoapi.WithHTTPClient(&http.Client{Transport: connections}))
			}
			standard := http.DefaultTransport
			http.DefaultTransport = connections
			cli, err := goiikoapi.NewClient("", opts...)
			http.DefaultTransport = standard
			require.NoError(t, err)
			defer cli.Close()
			defer connections.CloseIdleConnections()

			require.NoError(t, readMenus(t.Context(), cli))
			begun := time.Now()
			failures := 0
			for readMenus(t.Context(), cli) != nil {
				failures++
				require.Less(t, time.Since(begun), 3*time.Minute)
			}
			assert.LessOrEqual(t, time.Since(begun), test.within)
			assert.NotZero(t, failures)
			assert.Equal(t, 2, server.connected())
		})
	}
}

func TestClient_keepsASlowHTTP2ConnectionWhenACallTimesOut(t *testing.T) {
	server := newFrameServer(respond(http.StatusOK, "{}"))
	bubble(t, "that others use", func(t *testing.T) {
		served := false
		server.End = func(f *frameStream) {
			if f.request.URL.Path == menuPath && served {
				return // without a response
			}
			served = true
			f.respond()
		}
		connections := server.piped(func(_ int, conn net.Conn) { server.serve(conn) })
		cli := clientThrough(t, "https://example.com", connections, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
		defer func() {
			synctest.Wait()
			connections.CloseIdleConnections()
		}()
		require.NoError(t, readMenus(t.Context(), cli))
		for range 10 {
			ctx, cancel := context.WithTimeout(t.Context(), 8*time.Second)
			go func() {
				time.Sleep(4 * time.Second)
				assert.NoError(t, readDelivery(t.Context(), cli))
			}()
			require.True(t, goiikoapi.IsTimeout(readMenus(ctx, cli)))
			cancel()
		}
		assert.Equal(t, 1, server.connected())
	})
}

func TestClient_keepsAnHTTP2ConnectionWhoseCallsEndForAnotherReason(t *testing.T) {
	tests := map[string]struct {
		end   func(*frameStream)
		after func(context.Context) (context.Context, context.CancelFunc)
	}{
		"they are cancelled": {func(*frameStream) {}, func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(ctx)
			time.AfterFunc(12*time.Second, cancel)
			return ctx, cancel
		}},
		"their bodies are slow": {func(f *frameStream) { f.headers(f.process()) }, func(ctx context.Context) (context.Context, context.CancelFunc) {
			return context.WithTimeout(ctx, 12*time.Second)
		}},
	}
	for name, test := range tests {
		server := newFrameServer(respond(http.StatusOK, "{}"))
		bubble(t, name, func(t *testing.T) {
			server.End = test.end
			connections := server.piped(func(_ int, conn net.Conn) { server.serve(conn) })
			cli := clientThrough(t, "https://example.com", connections, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
			defer func() {
				synctest.Wait()
				connections.CloseIdleConnections()
			}()
			for range 5 {
				ctx, cancel := test.after(t.Context())
				require.Error(t, readMenus(ctx, cli))
				cancel()
			}
			assert.Equal(t, 1, server.connected())
		})
	}
}
