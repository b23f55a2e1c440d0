package goiikoapi_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
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

// sendsAgain is a RoundTripper that keeps the body of a request and sends it again when it fails, as many do.
type sendsAgain struct {
	next  http.RoundTripper
	times int
}

func (s sendsAgain) RoundTrip(r *http.Request) (response *http.Response, err error) {
	body, _ := io.ReadAll(r.Body)
	for range s.times {
		again := r.Clone(r.Context())
		again.Body = io.NopCloser(bytes.NewReader(body))
		if response, err = s.next.RoundTrip(again); err == nil {
			return response, nil
		}
	}
	return nil, err
}

func TestWithHTTPClient_doesNotLetARoundTripperRepeatAChange(t *testing.T) {
	over := map[string]func(*testing.T) (string, http.RoundTripper, func() []string){
		"HTTP/2": func(t *testing.T) (string, http.RoundTripper, func() []string) {
			server := newFrameServer(respondsWith("{}"))
			server.End = frameEnds["RST_STREAM(INTERNAL_ERROR)"]
			return server.listen(t), server.connections(), server.paths
		},
		"HTTP/1.1": func(t *testing.T) (string, http.RoundTripper, func() []string) {
			var mu sync.Mutex
			var paths []string
			server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				mu.Lock()
				paths = append(paths, r.URL.Path)
				mu.Unlock()
				panic(http.ErrAbortHandler)
			}))
			t.Cleanup(server.Close)
			return server.URL, &http.Transport{}, func() []string {
				mu.Lock()
				defer mu.Unlock()
				return paths
			}
		},
	}
	for protocol, serve := range over {
		t.Run(protocol+", a change", func(t *testing.T) {
			baseURL, connections, received := serve(t)
			cli := clientThrough(t, baseURL, sendsAgain{connections, 5})
			err := topUp(t.Context(), cli)
			assert.ErrorContains(t, err, "sent the request again by itself")
			assert.True(t, goiikoapi.MayBeDone(err))
			assert.NotErrorIs(t, err, context.Canceled)
			assert.Len(t, received(), 1)
		})
		for _, times := range []int{2, 100} {
			t.Run(fmt.Sprintf("%s, a read, %d times", protocol, times), func(t *testing.T) {
				baseURL, connections, received := serve(t)
				cli := clientThrough(t, baseURL, sendsAgain{connections, times}, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 3, FirstWait: 1}))
				err := readMenus(t.Context(), cli)
				assert.ErrorContains(t, err, "sent the request again by itself")
				assert.Len(t, received(), 3, "what it sends counts as attempts")
				assert.Equal(t, 3, attemptsOf(err))
			})
		}
	}
}

func clientThrough(t *testing.T, baseURL string, sender http.RoundTripper, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	cli, err := goiikoapi.NewClient("", append([]goiikoapi.Option{
		goiikoapi.WithWorkingToken("ready"), goiikoapi.WithBaseURL(baseURL), goiikoapi.WithHTTPClient(&http.Client{Transport: sender}),
	}, opts...)...)
	require.NoError(t, err)
	return cli
}

// dialsOnce lets a Transport connect once; each further connection is refused.
func dialsOnce(connections *http.Transport) *http.Transport {
	var dialed atomic.Bool
	connections.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if dialed.Swap(true) {
			return nil, errNoConnection
		}
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
	return connections
}

func TestMayBeDone_isTrueWhenOnlyARedialIsRefused(t *testing.T) {
	for _, end := range []string{"RST_STREAM(PROTOCOL_ERROR)", "GOAWAY(last=0), closed", "closed"} {
		t.Run(end, func(t *testing.T) {
			server := newFrameServer(respondsWith("{}"))
			server.End = frameEnds[end]
			baseURL := server.listen(t)
			senders := map[string]http.RoundTripper{
				"of net/http's":           dialsOnce(server.connections()),
				"of a RoundTripper's own": sendsAgain{dialsOnce(server.connections()), 2},
			}
			for name, sender := range senders {
				err := topUp(t.Context(), clientThrough(t, baseURL, sender))
				require.Error(t, err, name)
				assert.True(t, goiikoapi.MayBeDone(err), "%s: %v", name, err)
				assert.Equal(t, 1, len(server.paths()), name)
			}
		})
	}
}

func TestMayBeDone_isFalseForWhatDidNotLeave(t *testing.T) {
	plain := httptest.NewServer(respondsWith("{}"))
	defer plain.Close()
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "", http.StatusForbidden) }))
	defer proxy.Close()
	proxyURL, err := url.Parse(proxy.URL)
	require.NoError(t, err)
	noTLS := "https" + strings.TrimPrefix(plain.URL, "http")
	hung, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer hung.Close()

	tests := []struct {
		name     string
		baseURL  string
		sender   http.RoundTripper
		opts     []goiikoapi.Option
		attempts int
		want     string
	}{
		{name: "no TLS", baseURL: noTLS, sender: &http.Transport{}, attempts: 2, want: "server gave HTTP response to HTTPS client"},
		{name: "no TLS, through a middleware", baseURL: noTLS, sender: &http.Transport{}, attempts: 2, want: "server gave HTTP response to HTTPS client",
			opts: []goiikoapi.Option{goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper { return next })}},
		{name: "CONNECT refused", baseURL: noTLS, sender: &http.Transport{Proxy: http.ProxyURL(proxyURL)}, attempts: 2, want: "Forbidden"},
		{name: "a handshake that hangs", baseURL: "https://" + hung.Addr().String(), sender: &http.Transport{}, attempts: 2, want: "deadline exceeded",
			opts: []goiikoapi.Option{goiikoapi.WithTimeout(50 * time.Millisecond)}},
		{name: "a header that is not valid", baseURL: plain.URL, sender: &http.Transport{}, attempts: 1, want: "invalid header field value",
			opts: []goiikoapi.Option{goiikoapi.WithWorkingToken("a\nb")}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			opts := append([]goiikoapi.Option{goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 2, FirstWait: 1})}, test.opts...)
			err := topUp(t.Context(), clientThrough(t, test.baseURL, test.sender, opts...))
			assert.ErrorContains(t, err, test.want)
			assert.False(t, goiikoapi.MayBeDone(err), "%v", err)
			assert.Equal(t, test.attempts, attemptsOf(err))
		})
	}
}

func TestMayBeDone_isTrueForARoundTripperThatTellsNothing(t *testing.T) {
	err := topUp(t.Context(), inTurn(fails(errNoConnection)).client(t))
	assert.True(t, goiikoapi.MayBeDone(err), "its error may come from a second connection")
	assert.Equal(t, 1, attemptsOf(err))

	tellsNothing := func(http.RoundTripper) http.RoundTripper { return inTurn(fails(errNoConnection)) }
	err = topUp(t.Context(), clientThrough(t, "http://iiko.test", &http.Transport{}, goiikoapi.WithMiddleware(tellsNothing)))
	assert.True(t, goiikoapi.MayBeDone(err), "a middleware may have connections of its own")
	assert.Equal(t, 1, attemptsOf(err))
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

func TestDeliveries_CreateDelivery_readsBackADuplicateOfWhatARoundTripperSentBefore(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	const createPath = "/api/1/deliveries/create"
	var created atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == createPath && created.Add(1) == 1 {
			iiko.ServeHTTP(httptest.NewRecorder(), r)
			panic(http.ErrAbortHandler) // the response is lost
		}
		iiko.ServeHTTP(w, r)
	}))
	defer server.Close()
	for name, id := range map[string]string{"an id of the SDK": "", "an id of the caller": "5d2c1d2e-7a55-4b58-9c0e-0a6a7a1f2b3c"} {
		t.Run(name, func(t *testing.T) {
			created.Store(0)
			cli, err := goiikoapi.NewClient("demo", goiikoapi.WithBaseURL(server.URL), goiikoapi.WithRetry(goiikoapi.RetryPolicy{FirstWait: 1}),
				goiikoapi.WithHTTPClient(&http.Client{Transport: sendsAgain{&http.Transport{}, 2}}))
			require.NoError(t, err)
			req := dinner()
			req.Order.ID = id
			ctx, response := goiikoapi.WithResponse(t.Context())
			delivery, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(ctx, req))
			require.NoError(t, err)
			assert.Equal(t, 2, response.Attempts, "both of one attempt of the client's")
			assert.NotEmpty(t, delivery.OrderInfo.ID)
			assert.Equal(t, int32(2), created.Load())
		})
	}
	assert.Len(t, iiko.Deliveries(), 2)
}

// traced is a RoundTripper that has no network: it reports to httptrace as net/http does.
type traced func(r *http.Request, trace *httptrace.ClientTrace) (*http.Response, error)

func (f traced) RoundTrip(r *http.Request) (*http.Response, error) {
	return f(r, httptrace.ContextClientTrace(r.Context()))
}

func TestWithHTTPClient_doesNotLetARoundTripperSendAChangeOnTwoConnections(t *testing.T) {
	tests := map[string]struct {
		call func(context.Context, *goiikoapi.Client) error
		// stopped tells that the second one may not be used.
		stopped bool
	}{
		"a change": {topUp, true},
		"a read":   {readMenus, false},
	}
	for name, test := range tests {
		t.Run(name+", asked for after the first was used", func(t *testing.T) {
			cli := clientThrough(t, "http://iiko.test", traced(func(r *http.Request, trace *httptrace.ClientTrace) (*http.Response, error) {
				trace.GetConn("iiko.test:80")
				trace.GotConn(httptrace.GotConnInfo{Conn: &closable{closed: make(chan struct{})}})
				trace.WroteHeaders()
				trace.GetConn("iiko.test:80")
				assert.Equal(t, test.stopped, r.Context().Err() != nil)
				return succeeds(r)
			}), goiikoapi.WithRetry(goiikoapi.RetryPolicy{FirstWait: 1}))
			_ = test.call(t.Context(), cli)
		})
		t.Run(name+", had for both at once", func(t *testing.T) {
			near, far := net.Pipe()
			defer far.Close()
			second := &closable{Conn: near, closed: make(chan struct{})}
			cli := clientThrough(t, "http://iiko.test", traced(func(r *http.Request, trace *httptrace.ClientTrace) (*http.Response, error) {
				trace.GetConn("iiko.test:80")
				trace.GetConn("iiko.test:80")
				trace.GotConn(httptrace.GotConnInfo{Conn: &closable{closed: make(chan struct{})}})
				trace.WroteHeaders()
				trace.GotConn(httptrace.GotConnInfo{Conn: second})
				assert.Equal(t, test.stopped, r.Context().Err() != nil)
				return succeeds(r)
			}), goiikoapi.WithRetry(goiikoapi.RetryPolicy{FirstWait: 1}))
			_ = test.call(t.Context(), cli)
			closed := false
			select {
			case <-second.closed:
				closed = true
			default:
			}
			assert.Equal(t, test.stopped, closed, "what is written to it can't be stopped otherwise")
		})
	}
}

func TestWithRetry_holdsForWhatARoundTripperDoesByItself(t *testing.T) {
	const second = time.Second
	tests := []struct {
		name string
		send bool
		// waits tells before which of the connections there is a wait.
		waits []bool
	}{
		{"taking connections", false, []bool{false, false, true, true, true}},
		{"sending", true, []bool{false, true, true, true, true}},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			var waits []bool
			cli := clientThrough(t, "http://iiko.test", traced(func(_ *http.Request, trace *httptrace.ClientTrace) (*http.Response, error) {
				for range test.waits {
					trace.GetConn("iiko.test:80")
					asked := time.Now()
					trace.GotConn(httptrace.GotConnInfo{})
					waited := time.Since(asked)
					assert.LessOrEqual(t, waited, second)
					waits = append(waits, waited > 0)
					if test.send {
						trace.WroteHeaders()
					}
				}
				return nil, errReset
			}), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: len(test.waits), FirstWait: second, MaxWait: second, Total: 1}))
			require.Error(t, readMenus(t.Context(), cli))
			assert.Equal(t, test.waits, waits)
		})
	}
}

func TestMayBeDone_isTrueWhenARoundTripperSendsACreateAgainThatIsThenRefused(t *testing.T) {
	var received atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if received.Add(1) == 1 {
			panic(http.ErrAbortHandler)
		}
		http.Error(w, `{"errorDescription":"wrong"}`, http.StatusBadRequest)
	}))
	defer server.Close()
	err := createDelivery(t.Context(), clientThrough(t, server.URL, sendsAgain{&http.Transport{}, 2}, goiikoapi.WithRetry(goiikoapi.RetryPolicy{FirstWait: 1})))
	assert.Equal(t, http.StatusBadRequest, goiikoapi.StatusCode(err))
	assert.EqualValues(t, 2, received.Load())
	assert.True(t, goiikoapi.MayBeDone(err), "the first request may have arrived")
}
