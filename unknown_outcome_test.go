package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestMayBeDone_goesByTheStatusOfAResponse(t *testing.T) {
	for status, want := range map[int]bool{
		0: true, 99: true, 101: true, 303: true, 408: true, 500: true, 504: true, 999: true,
		301: false, 307: false, 308: false, 400: false, 404: false, 409: false,
	} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			err := printBill(t.Context(), inTurn(says(status, "")).client(t))
			require.ErrorIs(t, err, goiikoapi.ErrStatus)
			assert.Equal(t, want, goiikoapi.MayBeDone(err))
			assert.False(t, goiikoapi.MayBeDone(readMenus(t.Context(), inTurn(says(status, "")).client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1})))))
		})
	}
}

func TestMayBeDone_isTrueForA429OfABackOfficeChange(t *testing.T) {
	document := models.DocumentRequest{OrganizationID: "o", DocumentID: "d"}
	tests := []struct {
		name      string
		call      func(context.Context, *goiikoapi.Client) error
		attempts  int
		mayBeDone bool
	}{
		{"inventory, a change", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Inventory.IncomingInvoices.Post(ctx, document))
		}, 1, true},
		{"finance, a change", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Finance.IncomingServices.Cancel(ctx, document))
		}, 1, true},
		{"nomenclature, a change", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Nomenclature.SizeScales.Delete(ctx, models.NomenclatureIDRequest{ID: "s"}))
		}, 1, true},
		{"employees, a change", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Staff.Restore(ctx, models.StaffIDRequest{ID: "e"}))
		}, 1, true},
		{"couriers are no back office, a change", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Employees.ShiftClockout(ctx, "o", "t", "e"))
		}, 3, false},
		{"reporting, a read", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Reporting.OLAPPresets(ctx))
		}, 3, false},
		{"inventory, a read", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Inventory.IncomingInvoices.Get(ctx, document))
		}, 3, false},
		{"another group, a change", topUp, 3, false},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			iiko := inTurn(tooManyCalls)
			err := test.call(t.Context(), iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 3})))
			assert.True(t, goiikoapi.IsRateLimited(err))
			assert.Len(t, iiko.arrivals(), test.attempts)
			assert.Equal(t, test.mayBeDone, goiikoapi.MayBeDone(err))
		})
	}
}

func TestMayBeDone_isTrueWhenAnyAttemptMayHaveArrived(t *testing.T) {
	tests := []struct {
		name    string
		call    func(context.Context, *goiikoapi.Client) error
		replies []reply
		want    bool
	}{
		{"reset after processing, then too many calls", createDelivery, []reply{connectionLost, tooManyCalls}, true},
		{"reset after processing, then an API error", createDelivery, []reply{connectionLost, badRequest}, true},
		{"reset after processing, then no connection", createDelivery, []reply{connectionLost, noConnection}, true},
		{"no connection, each time", createDelivery, []reply{noConnection}, false},
		{"no connection, then an API error", topUp, []reply{noConnection, badRequest}, false},
		{"no connection, then a reset", topUp, []reply{noConnection, connectionLost}, true},
		{"too many calls, then a reset", topUp, []reply{tooManyCalls, connectionLost}, true},
		{"too many calls, each time", topUp, []reply{tooManyCalls}, false},
		{"iiko's internal error", topUp, []reply{internalError}, true},
		{"an internal error of each attempt", createDelivery, []reply{internalError}, true},
		{"an API error", topUp, []reply{badRequest}, false},
		{"a success that can't be read", topUp, []reply{says(200, "{")}, true},
		{"a success that can't be read, of a create", createDelivery, []reply{says(200, "{")}, true},
		{"a success without a body, where there should be one", createDelivery, []reply{says(200, "")}, true},
		{"a read that was reset", readMenus, []reply{connectionLost}, false},
		{"a read that can't be read", readMenus, []reply{says(200, "{")}, false},
		{"a read that met an internal error", readMenus, []reply{internalError}, false},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			err := test.call(t.Context(), inTurn(test.replies...).client(t))
			require.Error(t, err)
			assert.Equal(t, test.want, goiikoapi.MayBeDone(err))
			assert.Equal(t, test.want, goiikoapi.MayBeDone(fmt.Errorf("wrapped: %w", err)))
			assert.Equal(t, test.want, strings.Contains(err.Error(), "outcome unknown"))
		})
	}
}

func TestMayBeDone_acceptsAnyError(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want bool
	}{
		{"none", nil, false},
		{"of something else", io.EOF, false},
		{"an argument", &goiikoapi.ArgumentError{}, false},
		{"a nil API error", (*goiikoapi.CustomErrorModel)(nil), false},
		{"a transport error of nothing", (*goiikoapi.TransportError)(nil), false},
		{"a wrapped nil API error", fmt.Errorf("wrapped: %w", (*goiikoapi.CustomErrorModel)(nil)), false},
		{"an API error", &goiikoapi.CustomErrorModel{}, false},
		{"an API error whose outcome is unknown", &goiikoapi.CustomErrorModel{MayBeDone: true}, true},
		{"a transport error", &goiikoapi.TransportError{}, false},
		{"a transport error that may be done", &goiikoapi.TransportError{MayBeDone: true}, true},
		{"a wrapped one that may be done", fmt.Errorf("wrapped: %w", &goiikoapi.TransportError{MayBeDone: true}), true},
		{"one of several", errors.Join(io.EOF, &goiikoapi.CustomErrorModel{MayBeDone: true}), true},
		{"the token's", &goiikoapi.TransportError{Err: &goiikoapi.TransportError{MayBeDone: true}}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, goiikoapi.MayBeDone(test.err)) })
	}
}

func TestMayBeDone_staysTrueWhenThereIsNoTokenForARetry(t *testing.T) {
	// The first token lasts an hour, in which the call is sent once; after that there is no other.
	issued := 0
	response := func(_ int, r *http.Request) (*http.Response, error) {
		switch {
		case r.URL.Path != accessTokenPath:
			return says(503, "", "Retry-After", "3600")(r)
		case issued == 0:
			issued++
			return says(200, `{"token":"token-1"}`)(r)
		}
		return says(401, `{"errorDescription":"the account is blocked"}`)(r)
	}
	synctest.Test(t, func(t *testing.T) {
		cli := newFakeIiko(response).clientFor(t, "login", goiikoapi.WithRetry(goiikoapi.RetryPolicy{Total: 2 * time.Hour, MaxRetryAfter: 2 * time.Hour}))
		err := createDelivery(t.Context(), cli)
		var apiErr *goiikoapi.CustomErrorModel
		require.ErrorAs(t, err, &apiErr)
		assert.Equal(t, "the account is blocked", apiErr.ErrorDescription)
		assert.Equal(t, "Client.AccessToken", apiErr.Operation)
		assert.True(t, apiErr.MayBeDone, "the first attempt was sent")
	})
}

func TestMayBeDone_isFalseForACertificateThatIsNotTrusted(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), goiikoapi.WithBaseURL(server.URL))
	require.NoError(t, err)
	for name, call := range map[string]func(context.Context, *goiikoapi.Client) error{"a read": readMenus, "a change": topUp, "a create": createDelivery} {
		t.Run(name, func(t *testing.T) {
			err := call(t.Context(), cli)
			assert.ErrorContains(t, err, "certificate")
			assert.Equal(t, 1, attemptsOf(err), "it would not be trusted the next time")
			assert.False(t, goiikoapi.MayBeDone(err))
		})
	}
}

func TestMayBeDone_isTrueWhenOnlyARedialFails(t *testing.T) {
	for _, end := range []string{"RST_STREAM(PROTOCOL_ERROR)", "GOAWAY(last=0), closed", "closed"} {
		t.Run(end, func(t *testing.T) {
			server := newFrameServer(respond(http.StatusOK, "{}"))
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
				assert.Len(t, server.paths(), 1, name)
			}
		})
	}
}

func TestMayBeDone_isFalseForWhatDidNotLeave(t *testing.T) {
	plain := httptest.NewServer(respond(http.StatusOK, "{}"))
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
		{name: "CONNECT rejected", baseURL: noTLS, sender: &http.Transport{Proxy: http.ProxyURL(proxyURL)}, attempts: 2, want: "Forbidden"},
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

func TestMayBeDone_isTrueWhenARoundTripperSendsACreateAgainAndGetsAnAPIError(t *testing.T) {
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

func TestMayBeDone_isTrueWhenAProtocolThatIsRegisteredHadTheRequest(t *testing.T) {
	connections := &http.Transport{}
	connections.RegisterProtocol("http", roundTripper(func(r *http.Request) (*http.Response, error) {
		_, _ = io.Copy(io.Discard, r.Body)
		return nil, errReset
	}))
	err := topUp(t.Context(), clientThrough(t, "http://iiko.test", connections))
	require.ErrorIs(t, err, errReset)
	assert.True(t, goiikoapi.MayBeDone(err))
}

func TestMayBeDone_isTrueWhenItIsOfOneOfTheErrorsThatAreJoined(t *testing.T) {
	lost := &goiikoapi.TransportError{MayBeDone: true, Err: io.EOF}
	notSent := &goiikoapi.TransportError{Err: errNoConnection}
	failed := &goiikoapi.CustomErrorModel{StatusCode: 500, MayBeDone: true}
	apiErr := &goiikoapi.CustomErrorModel{StatusCode: 400}
	tests := []struct {
		name string
		err  error
		want bool
	}{
		{"one that was not sent, one lost", errors.Join(notSent, lost), true},
		{"one that was not sent, one that failed", errors.Join(notSent, failed), true},
		{"an API error, and one that failed", errors.Join(apiErr, fmt.Errorf("second: %w", failed)), true},
		{"of joined ones that are wrapped", fmt.Errorf("all: %w", errors.Join(apiErr, errors.Join(notSent, lost))), true},
		{"none", errors.Join(notSent, apiErr, io.EOF, (*goiikoapi.TransportError)(nil), (*goiikoapi.CustomErrorModel)(nil)), false},
		{"of another call, inside", &goiikoapi.TransportError{Err: failed}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, goiikoapi.MayBeDone(test.err)) })
	}
}
