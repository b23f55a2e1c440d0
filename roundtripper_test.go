package goiikoapi_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/http2"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
)

// sendsTwice sends a request on two connections at the same time, as one does that hedges, and returns the
// first success. It has both of them wait for each other at one of the hooks, which met sets.
func sendsTwice(next http.RoundTripper, met func(*httptrace.ClientTrace, func())) http.RoundTripper {
	return roundTripper(func(r *http.Request) (*http.Response, error) {
		body, _ := io.ReadAll(r.Body)
		var there, ended sync.WaitGroup
		there.Add(2)
		var responses [2]*http.Response
		var failures [2]error
		for i := range 2 {
			ended.Go(func() {
				var once sync.Once
				trace := &httptrace.ClientTrace{}
				met(trace, func() {
					once.Do(there.Done)
					there.Wait()
				})
				again := r.Clone(httptrace.WithClientTrace(r.Context(), trace))
				again.Body = io.NopCloser(bytes.NewReader(body))
				responses[i], failures[i] = next.RoundTrip(again)
			})
		}
		ended.Wait()
		for _, response := range responses {
			if response != nil {
				return response, nil
			}
		}
		return nil, failures[0]
	})
}

func TestWithHTTPClient_doesNotLetARoundTripperSendAChangeTwiceAtTheSameTime(t *testing.T) {
	tests := []struct {
		name  string
		http2 bool
		met   func(*httptrace.ClientTrace, func())
	}{
		{"HTTP/1.1, both have written their headers", false, func(trace *httptrace.ClientTrace, met func()) { trace.WroteHeaders = met }},
		{"HTTP/1.1, both have a connection", false, func(trace *httptrace.ClientTrace, met func()) { trace.GotConn = func(httptrace.GotConnInfo) { met() } }},
		{"HTTP/2, both have a connection", true, func(trace *httptrace.ClientTrace, met func()) { trace.GotConn = func(httptrace.GotConnInfo) { met() } }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for range 50 {
				var carriedOut atomic.Int32
				server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if _, err := io.ReadAll(r.Body); err != nil {
						return
					}
					carriedOut.Add(1)
					_, _ = io.WriteString(w, "{}")
				}))
				server.Config.ErrorLog = log.New(io.Discard, "", 0)
				server.EnableHTTP2 = test.http2
				server.StartTLS()
				err := topUp(t.Context(), clientThrough(t, server.URL, sendsTwice(server.Client().Transport, test.met)))
				server.Close()
				require.LessOrEqual(t, carriedOut.Load(), int32(1))
				if err == nil {
					require.Equal(t, int32(1), carriedOut.Load())
				} else {
					require.ErrorContains(t, err, "sent the request again by itself")
					require.True(t, goiikoapi.MayBeDone(err))
				}
			}
		})
	}
}

func TestClient_doesNotHoldBackOthersWhileARoundTripperSendsAgain(t *testing.T) {
	server := newFrameServer(respond(http.StatusOK, "{}"))
	server.End = func(f *frameStream) {
		if f.request.URL.Path == menuPath {
			_ = f.framer.WriteRSTStream(f.id, http2.ErrCodeInternal)
			return
		}
		f.respond()
	}
	baseURL := server.listen(t)
	asked := make(chan struct{}, 10)
	connections := server.connections()
	sender := sendsAgain{roundTripper(func(r *http.Request) (*http.Response, error) {
		if r.URL.Path == menuPath {
			r = r.WithContext(httptrace.WithClientTrace(r.Context(), &httptrace.ClientTrace{GetConn: func(string) { asked <- struct{}{} }}))
		}
		return connections.RoundTrip(r)
	}), 2}
	// What is sent again waits until it times out.
	cli := clientThrough(t, baseURL, sender, goiikoapi.WithTimeout(5*time.Second), goiikoapi.WithRetry(goiikoapi.RetryPolicy{FirstWait: time.Hour, MaxWait: time.Hour}))
	require.NoError(t, readDelivery(t.Context(), cli))

	waits, giveUp := context.WithCancel(t.Context())
	var ended sync.WaitGroup
	ended.Go(func() { _ = readMenus(waits, cli) })
	<-asked
	<-asked
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	assert.NoError(t, readDelivery(ctx, cli))
	giveUp()
	ended.Wait()
}

func TestWithHTTPClient_letsARoundTripperDialOnlySomeTimesAnAttempt(t *testing.T) {
	var dialed atomic.Int32
	connections := &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		dialed.Add(1)
		return nil, errNoConnection
	}}
	const attempts = 2
	policy := goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: attempts, FirstWait: 1, MaxWait: 1})
	err := topUp(t.Context(), clientThrough(t, "http://iiko.test", sendsAgain{connections, 100}, policy))
	require.ErrorContains(t, err, "no usable connection after many tries")
	assert.False(t, goiikoapi.MayBeDone(err))
	assert.Equal(t, attempts, attemptsOf(err))
	assert.LessOrEqual(t, dialed.Load(), int32(attempts*10))
}

func TestWithHTTPClient_takesARoundTripperThatShowsNoConnection(t *testing.T) {
	shows := roundTripper(func(r *http.Request) (*http.Response, error) {
		trace := httptrace.ContextClientTrace(r.Context())
		for range 2 {
			trace.GetConn("iiko.test:80")
			trace.GotConn(httptrace.GotConnInfo{})
			trace.WroteHeaders()
		}
		return nil, errReset
	})
	err := topUp(t.Context(), clientThrough(t, "http://iiko.test", shows))
	require.ErrorContains(t, err, "sent the request again by itself")
	assert.True(t, goiikoapi.MayBeDone(err))
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

func TestWithHTTPClient_doesNotLetARoundTripperResendAChange(t *testing.T) {
	over := map[string]func(*testing.T) (string, http.RoundTripper, func() []string){
		"HTTP/2": func(t *testing.T) (string, http.RoundTripper, func() []string) {
			server := newFrameServer(respond(http.StatusOK, "{}"))
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

// dialsOnce lets a Transport connect once; each further connection fails.
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
		{"a resend", true, []bool{false, true, true, true, true}},
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
