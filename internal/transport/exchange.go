package transport

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/contexts"
)

// maxErrorBody bounds what is read of an error response, in bytes.
const maxErrorBody = 1 << 20

// headerSlack is how much less than a whole second still counts as one in the Timeout header.
const headerSlack = 10 * time.Millisecond

var (
	// errReplayed means that a RoundTripper sent a request again.
	errReplayed = errors.New("the RoundTripper sent the request again by itself, which is not safe for this call or too often")
	// errNoConnection means that net/http asked for connections without getting a usable one.
	errNoConnection = errors.New("no usable connection after many tries")
)

// maxAsked is how often an attempt may ask for a connection before it gets one. Over HTTP/2 net/http asks twice, and
// again if the connection has just closed.
const maxAsked = 8

// exchange is one attempt of a call: a request, its response, and what httptrace reports.
type exchange struct {
	transport *Transport
	call      Call
	// done is the number of attempts before this one.
	done  int
	start time.Time
	// stop cancels the attempt.
	stop context.CancelCauseFunc

	mu sync.Mutex
	// asked counts the requests for a connection, waiting those since the last connection.
	asked, waiting int
	// got are the connections used. conn is the latest, and written the bytes written to it before.
	got     []net.Conn
	conn    net.Conn
	written int64
	// sent counts the requests with written headers.
	sent int
	// heard means that a response has begun.
	heard bool

	body onceBody
}

// exchange makes one attempt. The response is never nil. An empty token adds no header.
func (t *Transport) exchange(ctx context.Context, call Call, token string, done int) (*Response, *exchange, error) {
	e := &exchange{transport: t, call: call, done: done, start: time.Now()}
	response := &Response{}
	err := e.roundTrip(ctx, token, response)
	t.log(ctx, call, response, err, time.Since(e.start))
	return response, e, err
}

func (e *exchange) roundTrip(ctx context.Context, token string, response *Response) error {
	t := e.transport
	left := t.Timeout
	if deadline, ok := ctx.Deadline(); ok {
		if until := time.Until(deadline); left == 0 || until < left {
			left = until
		}
	}
	if t.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, t.Timeout, fmt.Errorf("no response within %v", t.Timeout))
		defer cancel()
	}
	ctx, e.stop = context.WithCancelCause(ctx)
	defer e.stop(nil)
	op := e.call.Operation
	traced := httptrace.WithClientTrace(api.NewContext(ctx, op), e.trace(ctx))
	request, err := http.NewRequestWithContext(traced, op.Method, t.BaseURL+op.Path, http.NoBody)
	if err != nil {
		return err
	}
	// The body can be read once and there is no GetBody, so that net/http can't replay the request. Over HTTP/2 it
	// would do so after some resets although the server may have processed it.
	e.body.rest.Reset(e.call.Body)
	request.Body, request.ContentLength = &e.body, int64(len(e.call.Body))
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", t.UserAgent)
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	if left != 0 {
		left = min(left, math.MaxInt32*time.Second) // for a deadline that never comes
		request.Header.Set("Timeout", strconv.Itoa(max(1, int((left+headerSlack)/time.Second))))
	}
	received, err := t.Client.Do(request)
	if err != nil {
		return e.cause(ctx, err)
	}
	defer received.Body.Close()
	response.StatusCode, response.Header = received.StatusCode, received.Header
	if response.Body, err = t.read(received); err != nil {
		return e.cause(ctx, err)
	}
	return nil
}

// trace returns the hooks that record how far the request gets. net/http may call them from any goroutine, also after
// the attempt has ended.
func (e *exchange) trace(ctx context.Context) *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		// GetConn must not wait: over HTTP/2 net/http may hold a lock that all calls on the connection need.
		GetConn: func(string) {
			e.mu.Lock()
			defer e.mu.Unlock()
			e.asked++
			e.waiting++
			switch {
			case e.sent > 0 && (!e.call.Retryable || e.done+e.sent >= e.transport.Retry.Attempts):
				e.stop(errReplayed)
			case e.waiting > maxAsked:
				e.stop(errNoConnection)
			}
		},
		GotConn: func(info httptrace.GotConnInfo) {
			e.mu.Lock()
			e.waiting = 0
			e.got = append(e.got, info.Conn)
			e.conn, e.written = info.Conn, 0
			if counted := countedOf(info.Conn); counted != nil {
				e.written, _ = counted.state()
			}
			got, sent := len(e.got), e.sent
			e.mu.Unlock()
			switch {
			case sent > 0 && !e.call.Retryable:
				e.stopReplay(info.Conn)
			case sent > 0: // a replay by a RoundTripper waits like any other attempt
				_ = contexts.Sleep(ctx, e.transport.Retry.wait(e.done+sent, &Response{}))
			case got > 2: // net/http takes another at once if an HTTP/2 connection has just closed
				_ = contexts.Sleep(ctx, e.transport.Retry.wait(got-2, &Response{}))
			}
		},
		WroteHeaders: func() {
			e.mu.Lock()
			e.sent++
			sent, got := e.sent, slices.Clone(e.got)
			e.mu.Unlock()
			if sent > 1 && !e.call.Retryable { // two requests at once: their bodies must not follow
				e.stopReplay(got...)
			}
		},
		GotFirstResponseByte: func() {
			e.mu.Lock()
			defer e.mu.Unlock()
			e.heard = true
			e.transport.silence.heard(e.conn)
		},
	}
}

// stopReplay cancels the attempt before the request is sent again on one of the connections.
func (e *exchange) stopReplay(conns ...net.Conn) {
	e.stop(errReplayed)
	for _, conn := range conns {
		if conn != nil && !isHTTP2(conn) { // over HTTP/2 net/http writes nothing once the context has ended
			_ = conn.Close()
		}
	}
}

// requests returns the number of requests: more than one if a RoundTripper sent it again.
func (e *exchange) requests() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return max(1, e.sent)
}

// unsent reports, after a failed attempt, whether it is certain that nothing of the request has left. connecting means
// that a retry on another connection may succeed.
func (e *exchange) unsent() (certain, connecting bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case len(e.got) == 1:
		// The server may have closed an idle connection: nothing was written, and nothing can be any more.
		if counted := countedOf(e.conn); counted != nil {
			written, closed := counted.state()
			certain = closed && written == e.written
		}
		return certain, certain
	case len(e.got) > 1 || e.sent > 0:
		return false, false
	case e.asked > 0:
		return true, true
	}
	return e.transport.Traced && !e.body.read.Load(), false // a RoundTripper registered for the scheme may have read it
}

// onceBody is a request body that can be read once and records whether it was read.
type onceBody struct {
	rest bytes.Reader
	read atomic.Bool
}

func (b *onceBody) Read(p []byte) (int, error) {
	b.read.Store(true)
	return b.rest.Read(p)
}

func (b *onceBody) Close() error { return nil }

// cause returns the reason of a failed attempt: that of the context if it has ended, else the error without the
// wrapping that repeats the URL.
func (e *exchange) cause(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); errors.Is(cause, errReplayed) || errors.Is(cause, errNoConnection) {
		return cause
	}
	if ctx.Err() != nil {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			e.mu.Lock()
			conn, heard := e.conn, e.heard
			e.mu.Unlock()
			if conn != nil && !heard && isHTTP2(conn) {
				e.transport.silence.timedOut(conn, e.start)
			}
		}
		return contexts.Ended(ctx)
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}

func isHTTP2(conn net.Conn) bool {
	encrypted, ok := conn.(interface{ ConnectionState() tls.ConnectionState })
	return ok && encrypted.ConnectionState().NegotiatedProtocol == "h2"
}

// read reads the body: all of a success, the beginning of an error response. Memory grows with what arrives, whatever
// Content-Length says.
func (t *Transport) read(received *http.Response) ([]byte, error) {
	if received.StatusCode < 200 || received.StatusCode > 299 {
		body, _ := io.ReadAll(io.LimitReader(received.Body, maxErrorBody))
		return body, nil
	}
	if received.ContentLength > t.MaxResponseSize {
		return nil, fmt.Errorf("%w of %d bytes", ErrTooLarge, t.MaxResponseSize)
	}
	oneMore := min(t.MaxResponseSize, math.MaxInt64-1) + 1
	body, err := io.ReadAll(io.LimitReader(received.Body, oneMore))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the response was cut off after %d bytes: %w", len(body), err)
	case int64(len(body)) > t.MaxResponseSize:
		return nil, fmt.Errorf("%w of %d bytes", ErrTooLarge, t.MaxResponseSize)
	}
	return body, nil
}
