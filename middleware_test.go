package goiikoapi_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
)

// journal is what middlewares noted, in order.
type journal struct {
	mu    sync.Mutex
	lines []string
}

func (j *journal) note(line string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.lines = append(j.lines, line)
}

// all returns the lines so far, and begins anew.
func (j *journal) all() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	lines := j.lines
	j.lines = nil
	return lines
}

// noting returns a middleware that notes when a request passes it, on the way there and back.
func (j *journal) noting(name string) goiikoapi.Option {
	return goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
		return roundTripper(func(r *http.Request) (*http.Response, error) {
			j.note("> " + name)
			defer j.note("< " + name)
			return next.RoundTrip(r)
		})
	})
}

// noteOperations is a middleware that notes which operation each request belongs to.
func (j *journal) noteOperations(next http.RoundTripper) http.RoundTripper {
	return roundTripper(func(r *http.Request) (*http.Response, error) {
		op, _ := goiikoapi.OperationFromContext(r.Context())
		j.note(op.Name)
		return next.RoundTrip(r)
	})
}

func TestWithMiddleware_makesTheFirstTheOutermost(t *testing.T) {
	var j journal
	iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
		j.note("iiko")
		return succeeds(r)
	})
	cli := iiko.client(t, j.noting("first"), j.noting("second"), j.noting("third"))
	require.NoError(t, readMenus(t.Context(), cli))
	assert.Equal(t, []string{"> first", "> second", "> third", "iiko", "< third", "< second", "< first"}, j.all())
}

func TestWithMiddleware_mayStandBeforeWithHTTPClient(t *testing.T) {
	var j journal
	iiko := inTurn(succeeds)
	cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), j.noting("it"), goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}))
	require.NoError(t, err)
	require.NoError(t, readMenus(t.Context(), cli))
	assert.Equal(t, []string{"> it", "< it"}, j.all())
	assert.Len(t, iiko.arrivals(), 1)
}

func TestWithMiddleware_isCalledOnceForEachAttempt(t *testing.T) {
	tests := []struct {
		name    string
		replies []reply
		call    func(context.Context, *goiikoapi.Client) error
		want    []string
	}{
		{"of a call that succeeds", []reply{succeeds}, readMenus, []string{"Menu.Menu"}},
		{"of a call that is retried", []reply{unavailable, connectionLost, succeeds}, readMenus, []string{"Menu.Menu", "Menu.Menu", "Menu.Menu"}},
		{"of a call that is not retried", []reply{unavailable, succeeds}, topUp, []string{"Customers.CustomerWalletTopup"}},
		{"of a call whose token is refreshed", []reply{tokenNotValid, succeeds}, topUp, []string{"Customers.CustomerWalletTopup", "Client.AccessToken", "Customers.CustomerWalletTopup"}},
		{"of a create that is read back", []reply{connectionLost, says(400, `{"error":"DuplicatedOrderId"}`), badRequest}, createDelivery, []string{"Deliveries.DeliveryCreate", "Deliveries.DeliveryCreate", "Deliveries.ByID"}},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			var j journal
			cli := issuesTokens(test.replies...).clientFor(t, "login-7f31", goiikoapi.WithMiddleware(j.noteOperations))
			assert.Equal(t, []string{"Client.AccessToken"}, j.all(), "that of NewClient")
			_ = test.call(t.Context(), cli)
			assert.Equal(t, test.want, j.all())
		})
	}

	bubble(t, "of a token request that is retried", func(t *testing.T) {
		var j journal
		iiko := inTurn(unavailable, says(http.StatusOK, `{"token":"t"}`))
		iiko.clientFor(t, "login-7f31", goiikoapi.WithMiddleware(j.noteOperations))
		assert.Equal(t, []string{"Client.AccessToken", "Client.AccessToken"}, j.all())
	})
	bubble(t, "and not for one that is held back", func(t *testing.T) {
		var j journal
		cli := inTurn(succeeds).client(t, goiikoapi.WithMiddleware(j.noteOperations), goiikoapi.WithRateLimit(menuGroup, 1, 1))
		require.NoError(t, readMenus(t.Context(), cli))
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		require.Error(t, readMenus(ctx, cli))
		assert.Equal(t, []string{"Menu.Menu"}, j.all())
	})
}

func TestOperationFromContext_returnsTheOperationOfARequest(t *testing.T) {
	var seen []goiikoapi.Operation
	var inside []bool
	observe := goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
		return roundTripper(func(r *http.Request) (*http.Response, error) {
			op, ok := goiikoapi.OperationFromContext(r.Context())
			seen, inside = append(seen, op), append(inside, ok)
			return next.RoundTrip(r)
		})
	})
	cli := issuesTokens(succeeds).clientFor(t, "login-7f31", observe)
	require.NoError(t, readMenus(t.Context(), cli))
	require.NoError(t, readCounteragents(t.Context(), cli))
	require.NoError(t, failed(cli.SimpleOrganizations(t.Context())))
	assert.Empty(t, cmp.Diff([]goiikoapi.Operation{
		{Name: "Client.AccessToken", Method: http.MethodPost, Path: accessTokenPath},
		{Name: "Menu.Menu", Method: http.MethodPost, Path: "/api/2/menu", Group: menuGroup},
		{Name: "Inventory.Counteragents", Method: http.MethodPost, Path: "/api/inventory/v1/counteragents"},
		{Name: "Client.SimpleOrganizations", Method: http.MethodGet, Path: "/api/1/organizations", Group: "Data: dictionaries"},
	}, seen))
	assert.Equal(t, []bool{true, true, true, true}, inside)

	op, ok := goiikoapi.OperationFromContext(t.Context())
	assert.False(t, ok)
	assert.Zero(t, op)
}

func TestOperationFromContext_knowsEveryOperation(t *testing.T) {
	var seen goiikoapi.Operation
	cli := inTurn(says(http.StatusOK, `{}`)).client(t, goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
		return roundTripper(func(r *http.Request) (*http.Response, error) {
			op, ok := goiikoapi.OperationFromContext(r.Context())
			assert.True(t, ok, r.URL.Path)
			assert.Equal(t, r.URL.Path, op.Path)
			seen = op
			return next.RoundTrip(r)
		})
	}))
	for _, m := range methods(cli) {
		seen = goiikoapi.Operation{}
		_, _, _ = m.invoke(m.filledArguments()...)
		assert.True(t, slices.ContainsFunc(api.All(), func(op *api.Operation) bool {
			return op.Name == seen.Name && op.Method == seen.Method && op.Path == seen.Path && op.Group == seen.Group
		}), m.name)
	}
}

func TestWithMiddleware_mayChangeRequestsAndResponses(t *testing.T) {
	errClosed := errors.New("not on Sundays")
	synctest.Test(t, func(t *testing.T) {
		iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
			assert.Equal(t, "trace-1", r.Header.Get("Traceparent"))
			return unavailable(r)
		})
		cli := iiko.client(t, goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
			return roundTripper(func(r *http.Request) (*http.Response, error) {
				r = r.Clone(r.Context())
				r.Header.Set("Traceparent", "trace-1")
				response, err := next.RoundTrip(r)
				if err == nil && response.StatusCode == http.StatusServiceUnavailable {
					return succeeds(r)
				}
				return response, err
			})
		}))
		require.NoError(t, topUp(t.Context(), cli))

		cli = iiko.client(t, goiikoapi.WithMiddleware(func(http.RoundTripper) http.RoundTripper {
			return roundTripper(func(*http.Request) (*http.Response, error) { return nil, errClosed })
		}))
		err := topUp(t.Context(), cli)
		assert.ErrorIs(t, err, errClosed)
		assert.True(t, goiikoapi.MayBeDone(err), "nobody knows what it did")
		assert.Len(t, iiko.arrivals(), 1)
	})
}

func TestWithMiddleware_refusesANilMiddleware(t *testing.T) {
	_, err := goiikoapi.NewClient("login-7f31", goiikoapi.WithMiddleware(nil))
	var invalid *goiikoapi.ArgumentError
	require.ErrorAs(t, err, &invalid)
	assert.Equal(t, "WithMiddleware", invalid.Argument)
}

func TestWithMiddleware_doesNotModifyTheHTTPClient(t *testing.T) {
	var j journal
	iiko := inTurn(succeeds)
	own := &http.Client{Transport: iiko, Timeout: time.Minute}
	for range 2 {
		cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), goiikoapi.WithHTTPClient(own), j.noting("it"))
		require.NoError(t, err)
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, []string{"> it", "< it"}, j.all(), "it is not wrapped again and again")
	}
	assert.Same(t, iiko, own.Transport)
	assert.Nil(t, own.CheckRedirect)
	assert.Equal(t, time.Minute, own.Timeout)

	response, err := own.Get("https://example.test/")
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	assert.Empty(t, j.all())
}
