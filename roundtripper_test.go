package goiikoapi_test

import (
	"bytes"
	"context"
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
)

type roundTripFunc func(*http.Request) (*http.Response, error)

func (f roundTripFunc) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// sendsTwice sends a request on two connections at the same time, as one does that hedges, and returns the
// first success. It has both of them wait for each other at one of the hooks, which met sets.
func sendsTwice(next http.RoundTripper, met func(*httptrace.ClientTrace, func())) http.RoundTripper {
	return roundTripFunc(func(r *http.Request) (*http.Response, error) {
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

func TestMayBeDone_isTrueWhenAProtocolThatIsRegisteredHadTheRequest(t *testing.T) {
	connections := &http.Transport{}
	connections.RegisterProtocol("http", roundTripFunc(func(r *http.Request) (*http.Response, error) {
		_, _ = io.Copy(io.Discard, r.Body)
		return nil, errReset
	}))
	err := topUp(t.Context(), clientThrough(t, "http://iiko.test", connections))
	require.ErrorIs(t, err, errReset)
	assert.True(t, goiikoapi.MayBeDone(err))
}

func TestClient_doesNotHoldBackOthersWhileARoundTripperSendsAgain(t *testing.T) {
	server := newFrameServer(respondsWith("{}"))
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
	sender := sendsAgain{roundTripFunc(func(r *http.Request) (*http.Response, error) {
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
	shows := roundTripFunc(func(r *http.Request) (*http.Response, error) {
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
