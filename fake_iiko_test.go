package goiikoapi_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

// reply is what a fakeIiko does with a request.
type reply func(*http.Request) (*http.Response, error)

// says responds with a status, a body, and headers as names and values by turns.
func says(status int, body string, headers ...string) reply {
	return func(*http.Request) (*http.Response, error) {
		response := &http.Response{StatusCode: status, Header: http.Header{}, ContentLength: -1, Body: io.NopCloser(strings.NewReader(body))}
		for pair := range slices.Chunk(headers, 2) {
			response.Header.Set(pair[0], pair[1])
		}
		return response, nil
	}
}

// fails breaks the connection in place of a response.
func fails(err error) reply {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

// doesNotConnect fails as net/http does when it asks for a connection and gets none.
func doesNotConnect(err error) reply {
	return func(r *http.Request) (*http.Response, error) {
		httptrace.ContextClientTrace(r.Context()).GetConn("iiko.test:443")
		return nil, err
	}
}

// breaksOff ends a success in the middle of its body.
func breaksOff(r *http.Request) (*http.Response, error) {
	response, _ := says(http.StatusOK, "")(r)
	response.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"correla`), iotest.ErrReader(io.ErrUnexpectedEOF)))
	return response, nil
}

// slowly replies after a while, unless the request's context ends first.
func slowly(after time.Duration, then reply) reply {
	return func(r *http.Request) (*http.Response, error) {
		select {
		case <-time.After(after):
			return then(r)
		case <-r.Context().Done():
			return nil, r.Context().Err()
		}
	}
}

// succeeds is a success that names what a create has sent.
func succeeds(r *http.Request) (*http.Response, error) {
	var request struct {
		ID    string
		Order struct{ ID any }
	}
	_ = json.NewDecoder(r.Body).Decode(&request)
	id, _ := request.Order.ID.(string)
	id = cmp.Or(id, request.ID, "of iiko")
	switch {
	case strings.HasSuffix(r.URL.Path, "/reserve/create"):
		return says(http.StatusOK, fmt.Sprintf(`{"correlationId":"c","reserveInfo":{"id":%q}}`, id))(r)
	case strings.HasSuffix(r.URL.Path, "/drafts/create"):
		return says(http.StatusOK, fmt.Sprintf(`{"correlationId":"c","orderId":%q}`, id))(r)
	case strings.HasSuffix(r.URL.Path, "/create"):
		return says(http.StatusOK, fmt.Sprintf(`{"correlationId":"c","orderInfo":{"id":%q}}`, id))(r)
	}
	return says(http.StatusOK, `{"correlationId":"c"}`)(r)
}

var (
	errNoConnection = &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	errReset        = &net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", syscall.ECONNRESET)}

	tooManyCalls   = says(http.StatusTooManyRequests, `{"errorDescription":"too many"}`)
	unavailable    = says(http.StatusServiceUnavailable, "")
	internalError  = says(http.StatusInternalServerError, `{"errorDescription":"internal"}`)
	badRequest     = says(http.StatusBadRequest, `{"errorDescription":"wrong"}`)
	tokenNotValid  = says(http.StatusUnauthorized, `{"errorDescription":"the token is not valid"}`)
	loginNotValid  = says(http.StatusUnauthorized, `{"errorDescription":"not authorized"}`)
	noConnection   = doesNotConnect(errNoConnection)
	connectionLost = fails(errReset)
)

// fakeIiko stands in for iiko Cloud without a network, which a bubble of testing/synctest does not have.
type fakeIiko struct {
	*requestLog
	respond func(n int, r *http.Request) (*http.Response, error)
}

func (f *fakeIiko) RoundTrip(r *http.Request) (*http.Response, error) {
	return f.respond(f.receive(r), r)
}

// client returns a client of the fakeIiko that has a token and no API login.
func (f *fakeIiko) client(t *testing.T, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	return f.clientFor(t, "", append([]goiikoapi.Option{goiikoapi.WithWorkingToken("ready")}, opts...)...)
}

// clientFor returns a client of the fakeIiko with an API login.
func (f *fakeIiko) clientFor(t *testing.T, login string, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	cli, err := goiikoapi.NewClient(login, append([]goiikoapi.Option{goiikoapi.WithHTTPClient(&http.Client{Transport: f})}, opts...)...)
	require.NoError(t, err)
	return cli
}

// newFakeIiko returns a fakeIiko that responds to the request number n, from 0, by respond.
func newFakeIiko(respond func(n int, r *http.Request) (*http.Response, error)) *fakeIiko {
	return &fakeIiko{newRequestLog(), respond}
}

// inTurn returns a fakeIiko with a reply for each request; the last one is for all further ones, too.
func inTurn(replies ...reply) *fakeIiko {
	return newFakeIiko(func(n int, r *http.Request) (*http.Response, error) { return replies[min(n, len(replies)-1)](r) })
}

// roundTripper is an http.RoundTripper by a function.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// inMemory returns options by which respond takes the place of network and server.
func inMemory(respond roundTripper) goiikoapi.Option {
	return goiikoapi.WithHTTPClient(&http.Client{Transport: respond})
}

// always returns a transport whose response to every request is body, without a network.
func always(body []byte) roundTripper {
	return func(*http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body))}, nil
	}
}
