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
	"strconv"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
)

// maxErrorBody bounds what is read of a response that is not a success: enough for any error that a
// server writes on purpose.
const maxErrorBody = 1 << 20

// headerSlack is what may have gone by of a time of whole seconds before it is told to the server.
const headerSlack = 10 * time.Millisecond

// errReplayed tells that a RoundTripper sent a request again by itself.
var errReplayed = errors.New("the RoundTripper sent the request again by itself, which this call does not allow")

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
	// asked counts how often a connection was asked for.
	asked int
	// got counts how often one was had. conn is the latest, and written what had gone out on it before.
	got     int
	conn    net.Conn
	written int64
	// sent counts the requests whose headers were written.
	sent int
	// heard tells that a response has begun.
	heard bool
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
	request.Body, request.ContentLength = io.NopCloser(bytes.NewReader(e.call.Body)), int64(len(e.call.Body))
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", t.UserAgent)
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	if left != 0 {
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
		GetConn: func(string) {
			e.mu.Lock()
			e.asked++
			again, sent := e.asked-1, e.sent
			e.mu.Unlock()
			switch retry := e.transport.Retry; {
			case sent == 0 && again <= 1:
				// net/http asks again at once for an HTTP/2 connection that has just ended.
			case sent == 0:
				_ = Sleep(ctx, retry.wait(again-1, &Answer{}))
			case !e.call.Repeatable || e.done+sent >= retry.Attempts:
				e.stop(errReplayed)
			default: // what a RoundTripper sends again by itself waits like any other attempt
				_ = Sleep(ctx, retry.wait(e.done+sent, &Answer{}))
			}
		},
		GotConn: func(info httptrace.GotConnInfo) {
			e.mu.Lock()
			e.got++
			e.conn, e.written = info.Conn, 0
			if counted := countedOf(info.Conn); counted != nil {
				e.written, _ = counted.state()
			}
			e.mu.Unlock()
			if !e.mayRepeat() {
				e.stop(errReplayed)
				if !isHTTP2(info.Conn) { // over HTTP/2 nothing is written once the context has ended
					_ = info.Conn.Close()
				}
			}
		},
		WroteHeaders: func() {
			e.mu.Lock()
			defer e.mu.Unlock()
			e.sent++
		},
		GotFirstResponseByte: func() {
			e.mu.Lock()
			defer e.mu.Unlock()
			e.heard = true
			e.transport.silence.heard(e.conn)
		},
	}
}

// mayRepeat reports whether the request may be sent now: for the first time, or because that does no harm.
func (e *exchange) mayRepeat() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.sent == 0 || e.call.Repeatable
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
	case e.got == 1:
		// The server may have closed the connection before: nothing was written, and nothing can be any more.
		if counted := countedOf(e.conn); counted != nil {
			written, closed := counted.state()
			certain = closed && written == e.written
		}
		return certain, certain
	case e.got > 1 || e.sent > 0:
		return false, false
	case e.asked > 0:
		return true, true
	}
	return e.transport.Traced, false
}

// cause returns why the exchange failed: why the context ended when that is what stopped it, else the
// error without the wrapping that repeats the URL.
func (e *exchange) cause(ctx context.Context, err error) error {
	if errors.Is(context.Cause(ctx), errReplayed) {
		return errReplayed
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
