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
	"strings"
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
	done int
	// added is what an observer adds to the header of the request.
	added http.Header
	start time.Time
	// cancel cancels the attempt, and stopped is why the attempt cancelled itself; nil if it did not.
	cancel  context.CancelFunc
	stopped atomic.Pointer[stopped]
	// idle stops a call whose response is read as it arrives, after the timeout without anything; nil for others.
	idle  *time.Timer
	hooks httptrace.ClientTrace

	mu sync.Mutex
	// asked counts the requests for a connection, waiting those since the last connection.
	asked, waiting int
	// got are the connections used, mostly the one for which one has space. conn is the latest, and written the bytes
	// written to it before.
	got     []net.Conn
	one     [1]net.Conn
	conn    net.Conn
	written int64
	// sent counts the requests with written headers.
	sent int
	// heard means that there was a response.
	heard bool

	// values are those of the request's header.
	values [5]string
	// body is what is left of the request.
	body     bytes.Reader
	response Response
}

// exchange makes one attempt. An empty token adds no header.
func (t *Transport) exchange(ctx context.Context, call Call, added http.Header, token string, done int) (*exchange, error) {
	e := &exchange{transport: t, call: call, done: done, added: added, start: time.Now()}
	e.got = e.one[:0]
	err := e.roundTrip(ctx, token)
	t.log(ctx, call, &e.response, err, time.Since(e.start))
	return e, err
}

func (e *exchange) roundTrip(ctx context.Context, token string) error {
	t := e.transport
	left := t.Timeout
	if deadline, ok := ctx.Deadline(); ok {
		if until := time.Until(deadline); left == 0 || until < left {
			left = until
		}
	}
	switch {
	case t.Timeout <= 0:
		ctx, e.cancel = context.WithCancel(ctx)
	case e.call.Stream != nil:
		ctx, e.cancel = context.WithCancel(ctx)
		e.idle = time.AfterFunc(t.Timeout, func() { e.stop(fmt.Errorf("%w: %w", context.DeadlineExceeded, (*noResponseError)(t))) })
		defer e.idle.Stop()
	default:
		ctx, e.cancel = context.WithTimeoutCause(ctx, t.Timeout, (*noResponseError)(t))
	}
	defer e.cancel()
	op := e.call.Operation
	target, err := t.url(op.Path)
	if err != nil {
		return err
	}
	// The body can be read once and there is no GetBody, so that net/http can't replay the request. Over HTTP/2 it
	// would do so after some resets although the server may have processed it. A body of a type that net/http does not
	// know would be written apart from the header.
	e.body.Reset(e.call.Body)
	e.trace(ctx)
	request := (&http.Request{
		Method: op.Method, URL: target, Host: target.Host, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: e.header(token, left), Body: io.NopCloser(&e.body), ContentLength: int64(len(e.call.Body)),
	}).WithContext(httptrace.WithClientTrace(api.NewContext(ctx, op), &e.hooks))
	received, err := t.send(request)
	if err != nil {
		return e.cause(ctx, err)
	}
	defer received.Body.Close()
	e.mu.Lock()
	e.heard = true
	t.silence.heard(e.conn)
	e.mu.Unlock()
	e.response.StatusCode, e.response.Header = received.StatusCode, received.Header
	body := &body{received.Body, ctx, e}
	if e.call.Stream != nil && received.StatusCode >= 200 && received.StatusCode <= 299 {
		e.response.streamed = true
		e.response.Body, err = e.call.Stream(body)
		return err
	}
	return t.read(received, body, &e.response)
}

// noResponseError is the cause of a timeout.
type noResponseError Transport

func (n *noResponseError) Error() string { return "no response within " + n.Timeout.String() }

// header returns the header of a request whose response is expected within a time, 0 for any.
func (e *exchange) header(token string, within time.Duration) http.Header {
	header := make(http.Header, len(e.values))
	set := func(name, value string) {
		i := len(header)
		e.values[i] = value
		header[name] = e.values[i : i+1 : i+1]
	}
	set("Accept", "application/json")
	set("Content-Type", "application/json")
	set("User-Agent", e.transport.UserAgent)
	if token != "" {
		set("Authorization", "Bearer "+token)
	}
	if within != 0 {
		within = min(within, math.MaxInt32*time.Second) // for a deadline that never comes
		set("Timeout", strconv.Itoa(max(1, int((within+headerSlack)/time.Second))))
	}
	for name, values := range e.added {
		if name = http.CanonicalHeaderKey(name); header[name] == nil {
			header[name] = values
		}
	}
	return header
}

// url returns the URL of a path.
func (t *Transport) url(path string) (*url.URL, error) {
	if strings.Contains(path, "%") || t.BaseURL.RawPath != "" {
		return url.Parse(t.BaseURL.String() + path)
	}
	target := *t.BaseURL
	target.Path += path
	return &target, nil
}

// errNeither means that a RoundTripper broke its contract.
var errNeither = errors.New("the RoundTripper returned neither a response nor an error")

// send sends a request. The client itself only has more to do than its Transport if it has cookies or a timeout: it
// does not follow redirects.
func (t *Transport) send(request *http.Request) (*http.Response, error) {
	if t.Client.Jar != nil || t.Client.Timeout != 0 || request.URL.User != nil {
		return t.Client.Do(request)
	}
	response, err := t.Client.Transport.RoundTrip(request)
	switch {
	case err != nil:
		if notTLS := (tls.RecordHeaderError{}); errors.As(err, &notTLS) && string(notTLS.RecordHeader[:]) == "HTTP/" {
			err = http.ErrSchemeMismatch
		}
		return nil, err
	case response == nil:
		return nil, errNeither
	case response.Body == nil:
		response.Body = http.NoBody
	}
	return response, nil
}

// trace sets the hooks that record how far the request gets. net/http may call them from any goroutine, also after the
// attempt has ended.
func (e *exchange) trace(ctx context.Context) {
	e.hooks = httptrace.ClientTrace{
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
			var replayed []net.Conn
			if e.sent > 1 && !e.call.Retryable { // two requests at once: their bodies must not follow
				replayed = slices.Clone(e.got)
			}
			e.mu.Unlock()
			if replayed != nil {
				e.stopReplay(replayed...)
			}
		},
	}
}

// stopped is why an attempt cancelled itself.
type stopped struct{ why error }

// stop cancels the attempt. The first reason counts.
func (e *exchange) stop(why error) {
	e.stopped.CompareAndSwap(nil, &stopped{why})
	e.cancel()
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
	return e.transport.Traced && e.body.Len() == len(e.call.Body), false // a RoundTripper registered for the scheme may have read it
}

// cause returns the reason of a failed attempt: that of the context if it has ended, else the error without the
// wrapping that repeats the URL.
func (e *exchange) cause(ctx context.Context, err error) error {
	late := errors.Is(ctx.Err(), context.DeadlineExceeded)
	if stopped := e.stopped.Load(); stopped != nil && !late {
		return stopped.why
	}
	if ctx.Err() != nil {
		if late {
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
func (t *Transport) read(received *http.Response, body io.Reader, response *Response) error {
	if received.StatusCode < 200 || received.StatusCode > 299 {
		response.Body, _ = io.ReadAll(io.LimitReader(body, maxErrorBody))
		return nil
	}
	tooLarge := func() error { return fmt.Errorf("%w of %d bytes", ErrTooLarge, t.MaxResponseSize) }
	if received.ContentLength > t.MaxResponseSize {
		return tooLarge()
	}
	err := response.read(body, received.ContentLength, min(t.MaxResponseSize, math.MaxInt64-1)+1)
	switch {
	case err != nil:
		err = fmt.Errorf("the response was cut off after %d bytes: %w", len(response.Body), err)
	case int64(len(response.Body)) > t.MaxResponseSize:
		err = tooLarge()
	default:
		return nil
	}
	response.Release()
	return err
}
