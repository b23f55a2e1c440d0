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
)

// maxErrorBody bounds what is read of a response that is not a success: enough for any error that a
// server writes on purpose.
const maxErrorBody = 1 << 20

// headerSlack is what may have gone by of a time of whole seconds before it is told to the server.
const headerSlack = 10 * time.Millisecond

var (
	// errReplayed tells that a RoundTripper sent a request again by itself.
	errReplayed = errors.New("the RoundTripper sent the request again by itself, which this call does not allow")
	// errNoConnection tells that a connection was asked for again and again in vain.
	errNoConnection = errors.New("a connection was asked for again and again in vain")
)

// maxAsked is how often an attempt may ask for a connection before it has one. net/http asks twice for one
// over HTTP/2, and again at once when it has just ended.
const maxAsked = 8

// exchange is one attempt of a call: a request, its response, and what net/http reports of it.
type exchange struct {
	transport *Transport
	call      Call
	// done counts the attempts that the call took before this one.
	done  int
	start time.Time
	// stop ends the attempt.
	stop context.CancelCauseFunc

	mu sync.Mutex
	// asked counts how often a connection was asked for, and waiting how often since one was had.
	asked, waiting int
	// got are the connections that were had. conn is the latest, and written what had gone out on it before.
	got     []net.Conn
	conn    net.Conn
	written int64
	// sent counts the requests whose headers were written.
	sent int
	// heard tells that a response has begun.
	heard bool

	body onceBody
}

// exchange sends one request and reads its response, which is never nil. An empty token sends none.
func (t *Transport) exchange(ctx context.Context, call Call, token string, done int) (*Answer, *exchange, error) {
	e := &exchange{transport: t, call: call, done: done, start: time.Now()}
	answer := &Answer{}
	err := e.roundTrip(ctx, token, answer)
	t.log(ctx, call, answer, err, time.Since(e.start))
	return answer, e, err
}

func (e *exchange) roundTrip(ctx context.Context, token string, answer *Answer) error {
	t := e.transport
	left := t.Timeout
	if deadline, ok := ctx.Deadline(); ok {
		if until := time.Until(deadline); left == 0 || until < left {
			left = until
		}
	}
	if t.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, t.Timeout, fmt.Errorf("no answer within %v", t.Timeout))
		defer cancel()
	}
	ctx, e.stop = context.WithCancelCause(ctx)
	defer e.stop(nil)
	op := e.call.Operation
	traced := httptrace.WithClientTrace(context.WithValue(ctx, operationKey{}, op), e.trace(ctx))
	request, err := http.NewRequestWithContext(traced, op.Method, t.BaseURL+op.Path, nil)
	if err != nil {
		return err
	}
	// The body can be read once and there is no GetBody, so that nothing below can send it again: net/http
	// does so with what it takes for lost, over HTTP/2 also when the server has carried it out.
	e.body.rest.Reset(e.call.Body)
	request.Body, request.ContentLength = &e.body, int64(len(e.call.Body))
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", t.UserAgent)
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	if left != 0 {
		left = min(left, math.MaxInt32*time.Second) // a deadline that is never
		request.Header.Set("Timeout", strconv.Itoa(max(1, int((left+headerSlack)/time.Second))))
	}
	response, err := t.Client.Do(request)
	if err != nil {
		return e.cause(ctx, err)
	}
	defer response.Body.Close()
	answer.StatusCode, answer.Header = response.StatusCode, response.Header
	if answer.Body, err = t.read(response); err != nil {
		return e.cause(ctx, err)
	}
	return nil
}

// trace has net/http report how far the request gets. Its functions may be called from any goroutine, also
// after the exchange has ended.
func (e *exchange) trace(ctx context.Context) *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		// It must not wait: over HTTP/2 it may hold a lock of all calls on the connection.
		GetConn: func(string) {
			e.mu.Lock()
			defer e.mu.Unlock()
			e.asked++
			e.waiting++
			switch {
			case e.sent > 0 && (!e.call.Repeatable || e.done+e.sent >= e.transport.Retry.Attempts):
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
			case sent > 0 && !e.call.Repeatable:
				e.stopReplay(info.Conn)
			case sent > 0: // what a RoundTripper sends again by itself waits like any other attempt
				_ = Sleep(ctx, e.transport.Retry.wait(e.done+sent, &Answer{}))
			case got > 2: // net/http takes another at once for an HTTP/2 connection that has just ended
				_ = Sleep(ctx, e.transport.Retry.wait(got-2, &Answer{}))
			}
		},
		WroteHeaders: func() {
			e.mu.Lock()
			e.sent++
			sent, got := e.sent, slices.Clone(e.got)
			e.mu.Unlock()
			if sent > 1 && !e.call.Repeatable { // both connections were had before: the body must not follow
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

// stopReplay ends the attempt because the request is about to be sent again on one of the connections.
func (e *exchange) stopReplay(conns ...net.Conn) {
	e.stop(errReplayed)
	for _, conn := range conns {
		if conn != nil && !isHTTP2(conn) { // over HTTP/2 nothing is written once the context has ended
			_ = conn.Close()
		}
	}
}

// requests returns how many requests the exchange took: more than one when a RoundTripper has sent it
// again by itself.
func (e *exchange) requests() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return max(1, e.sent)
}

// unsent reports whether it is certain that nothing of the request has left, after the exchange has failed.
// connecting tells that a connection could not be made, which may be otherwise the next time.
func (e *exchange) unsent() (certain, connecting bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case len(e.got) == 1:
		// The server may have closed the connection before: nothing was written, and nothing can be any more.
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
	return e.transport.Traced && !e.body.read.Load(), false // else one that was registered for the scheme has it
}

// onceBody is the body of a request. It can't be read again, and tells whether it was read.
type onceBody struct {
	rest bytes.Reader
	read atomic.Bool
}

func (b *onceBody) Read(p []byte) (int, error) {
	b.read.Store(true)
	return b.rest.Read(p)
}

func (b *onceBody) Close() error { return nil }

// cause returns why the exchange failed: why the context ended when that is what stopped it, else the
// error without the wrapping that repeats the URL.
func (e *exchange) cause(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause == errReplayed || cause == errNoConnection {
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
		return Ended(ctx)
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

type operationKey struct{}

// OperationOf returns the operation that a request's context belongs to.
func OperationOf(ctx context.Context) (api.Operation, bool) {
	op, ok := ctx.Value(operationKey{}).(api.Operation)
	return op, ok
}

// read reads the body: all of a success, the beginning of anything else. Memory grows with what arrives,
// whatever the server announces.
func (t *Transport) read(response *http.Response) ([]byte, error) {
	if response.StatusCode < 200 || response.StatusCode > 299 {
		body, _ := io.ReadAll(io.LimitReader(response.Body, maxErrorBody))
		return body, nil
	}
	if response.ContentLength > t.MaxResponseSize {
		return nil, fmt.Errorf("%w of %d bytes", ErrTooLarge, t.MaxResponseSize)
	}
	oneMore := min(t.MaxResponseSize, math.MaxInt64-1) + 1
	body, err := io.ReadAll(io.LimitReader(response.Body, oneMore))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the answer was cut off after %d bytes: %w", len(body), err)
	case int64(len(body)) > t.MaxResponseSize:
		return nil, fmt.Errorf("%w of %d bytes", ErrTooLarge, t.MaxResponseSize)
	}
	return body, nil
}
