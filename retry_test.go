package goiikoapi_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestWithRetry_retriesOnlyWhatIsSafeToRetry(t *testing.T) {
	kinds := []struct {
		name string
		call func(context.Context, *goiikoapi.Client) error
		// safe calls may be retried although they may have been carried out.
		safe    bool
		changes bool
	}{
		{name: "a read", call: readMenus, safe: true},
		{name: "a command", call: printBill, changes: true},
		{name: "another change", call: topUp, changes: true},
		{name: "a create that is given an id", call: createDelivery, safe: true, changes: true},
		{name: "a create from a map without an id", call: createFromMap(map[string]any{"phone": "+7"}), changes: true},
		{name: "a create from a map with an id", call: createFromMap(map[string]any{"id": "x"}), safe: true, changes: true},
	}
	const (
		never = iota
		whereSafe
		always
	)
	cancelled := func(cancel context.CancelFunc) reply {
		return func(r *http.Request) (*http.Response, error) {
			cancel()
			<-r.Context().Done()
			return nil, r.Context().Err()
		}
	}
	isIikos := func(t *testing.T, err error) {
		t.Helper()
		var apiErr *goiikoapi.CustomErrorModel
		assert.ErrorAs(t, err, &apiErr)
	}
	wraps := func(target error) func(*testing.T, error) {
		return func(t *testing.T, err error) {
			t.Helper()
			var failure *goiikoapi.TransportError
			assert.ErrorAs(t, err, &failure)
			assert.ErrorIs(t, err, target)
		}
	}
	cannotBeRead := func(t *testing.T, err error) {
		t.Helper()
		var syntax *json.SyntaxError
		assert.ErrorAs(t, err, &syntax)
	}
	failures := []struct {
		name    string
		reply   func(context.CancelFunc) reply
		retried int
		// mayBeDone tells that a change may have been carried out.
		mayBeDone bool
		status    int
		err       func(*testing.T, error)
	}{
		{name: "no connection", reply: simply(noConnection), retried: always, err: wraps(errNoConnection)},
		{name: "the connection reset", reply: simply(connectionLost), retried: whereSafe, mayBeDone: true, err: wraps(syscall.ECONNRESET)},
		{name: "the response cut off", reply: simply(breaksOff), retried: whereSafe, mayBeDone: true, status: 200, err: wraps(io.ErrUnexpectedEOF)},
		{name: "401", reply: simply(tokenNotValid), retried: never, status: 401, err: isIikos},
		{name: "408", reply: simply(says(408, `{"errorDescription":"slow"}`)), retried: whereSafe, mayBeDone: true, status: 408, err: isIikos},
		{name: "429", reply: simply(tooManyCalls), retried: always, status: 429, err: isIikos},
		{name: "500", reply: simply(internalError), retried: whereSafe, mayBeDone: true, status: 500, err: isIikos},
		{name: "502 of a gateway", reply: simply(says(502, "<html><body>Bad Gateway</body></html>")), retried: whereSafe, mayBeDone: true, status: 502, err: wraps(goiikoapi.ErrStatus)},
		{name: "503", reply: simply(unavailable), retried: whereSafe, mayBeDone: true, status: 503, err: wraps(goiikoapi.ErrStatus)},
		{name: "504", reply: simply(says(504, "")), retried: whereSafe, mayBeDone: true, status: 504, err: wraps(goiikoapi.ErrStatus)},
		{name: "400", reply: simply(badRequest), retried: never, status: 400, err: isIikos},
		{name: "404", reply: simply(says(404, `{"errorDescription":"gone"}`)), retried: never, status: 404, err: isIikos},
		{name: "a response that is too large", reply: simply(says(200, strings.Repeat(" ", 101))), retried: never, mayBeDone: true, status: 200, err: wraps(goiikoapi.ErrResponseTooLarge)},
		{name: "broken JSON", reply: simply(says(200, `{"correlationId":`)), retried: never, mayBeDone: true, status: 200, err: cannotBeRead},
		{name: "its context cancelled", reply: cancelled, retried: never, mayBeDone: true, err: wraps(context.Canceled)},
	}
	for _, kind := range kinds {
		for _, failure := range failures {
			isRetried := failure.retried == always || failure.retried == whereSafe && kind.safe
			name := kind.name + " after " + failure.name

			bubble(t, name+" each time", func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				ctx, response := goiikoapi.WithResponse(ctx)
				iiko := inTurn(failure.reply(cancel))
				err := kind.call(ctx, iiko.client(t, goiikoapi.WithMaxResponseSize(100)))

				require.Error(t, err)
				failure.err(t, err)
				attempts := 1
				if isRetried {
					attempts = 4
				}
				assert.Len(t, iiko.arrivals(), attempts)
				assert.Equal(t, attempts, response.Attempts)
				assert.Equal(t, attempts, attemptsOf(err))
				assert.Equal(t, failure.status, goiikoapi.StatusCode(err))
				assert.Equal(t, kind.changes && failure.mayBeDone, goiikoapi.MayBeDone(err))
			})

			bubble(t, name+" once", func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				ctx, response := goiikoapi.WithResponse(ctx)
				iiko := inTurn(failure.reply(cancel), succeeds)
				err := kind.call(ctx, iiko.client(t, goiikoapi.WithMaxResponseSize(100)))

				if !isRetried {
					assert.Error(t, err)
					assert.Len(t, iiko.arrivals(), 1)
					return
				}
				assert.NoError(t, err)
				assert.Len(t, iiko.arrivals(), 2)
				assert.Equal(t, 2, response.Attempts)
				assert.Equal(t, http.StatusOK, response.StatusCode)
			})
		}
	}
}

// simply is a reply that needs no way to cancel the call.
func simply(r reply) func(context.CancelFunc) reply {
	return func(context.CancelFunc) reply { return r }
}

// attemptsOf returns how often the call that failed with err was sent.
func attemptsOf(err error) int {
	if apiErr := (*goiikoapi.CustomErrorModel)(nil); errors.As(err, &apiErr) {
		return apiErr.Attempts
	}
	if failure := (*goiikoapi.TransportError)(nil); errors.As(err, &failure) {
		return failure.Attempts
	}
	return -1
}

func TestTransportError_Attempts_countsTheAttempts(t *testing.T) {
	bubble(t, "iiko's, several times", func(t *testing.T) {
		err := readMenus(t.Context(), inTurn(tooManyCalls).client(t))
		assert.EqualError(t, err, "goiikoapi: Menu.Menu: API error 429: too many, after 4 attempts")
	})
	bubble(t, "iiko's, once", func(t *testing.T) {
		err := readMenus(t.Context(), inTurn(badRequest).client(t))
		assert.EqualError(t, err, "goiikoapi: Menu.Menu: API error 400: wrong")
	})
	bubble(t, "the transport's, several times", func(t *testing.T) {
		err := createFromMap(map[string]any{"id": "x"})(t.Context(), inTurn(unavailable).client(t))
		assert.EqualError(t, err, "goiikoapi: Deliveries.DeliveryCreate: unexpected HTTP status 503 Service Unavailable, after 4 attempts, outcome unknown with id x")
	})
	bubble(t, "the transport's, once", func(t *testing.T) {
		err := topUp(t.Context(), inTurn(unavailable).client(t))
		assert.EqualError(t, err, "goiikoapi: Customers.CustomerWalletTopup: unexpected HTTP status 503 Service Unavailable, outcome unknown")
	})
}

func TestWithRetry_setsTheAttempts(t *testing.T) {
	tests := []struct {
		name     string
		policy   goiikoapi.RetryPolicy
		attempts int
	}{
		{"zero fields have their defaults", goiikoapi.RetryPolicy{}, 4},
		{"one attempt is no repetition", goiikoapi.RetryPolicy{Attempts: 1}, 1},
		{"two", goiikoapi.RetryPolicy{Attempts: 2}, 2},
		{"many, with short waits", goiikoapi.RetryPolicy{Attempts: 50, MaxWait: time.Millisecond}, 50},
	}
	for _, test := range tests {
		for name, failure := range map[string]reply{"503": unavailable, "429": tooManyCalls, "no connection": noConnection} {
			bubble(t, test.name+", after "+name, func(t *testing.T) {
				iiko := inTurn(failure)
				assert.Error(t, readMenus(t.Context(), iiko.client(t, goiikoapi.WithRetry(test.policy))))
				assert.Len(t, iiko.arrivals(), test.attempts)
			})
		}
	}
}

func TestWithRetry_refusesNegativeNumbers(t *testing.T) {
	for name, policy := range map[string]goiikoapi.RetryPolicy{
		"Attempts":    {Attempts: -1},
		"FirstWait":   {FirstWait: -1},
		"MaxWait":     {MaxWait: -1},
		"Total":       {Total: -1},
		"Retry-After": {MaxRetryAfter: -1},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := goiikoapi.NewClient("login", goiikoapi.WithRetry(policy))
			var invalid *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &invalid)
			assert.Equal(t, "WithRetry", invalid.Argument)
		})
	}
}

func TestClient_sendsNothingWhenTheContextHasEnded(t *testing.T) {
	for name, call := range map[string]func(context.Context, *goiikoapi.Client) error{"a read": readMenus, "a change": topUp, "a create": createDelivery} {
		t.Run(name, func(t *testing.T) {
			iiko := inTurn(succeeds)
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			err := call(ctx, iiko.client(t))
			assert.ErrorIs(t, err, context.Canceled)
			assert.Empty(t, iiko.arrivals())
			assert.Zero(t, attemptsOf(err))
			assert.False(t, goiikoapi.MayBeDone(err))
		})
	}
}

func TestWithRetry_sendsTheWholeBodyInEachAttempt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(noConnection, tooManyCalls, unavailable, succeeds)
		require.NoError(t, createDelivery(t.Context(), iiko.client(t)))
		all := iiko.arrivals()
		require.Len(t, all, 4)
		assert.True(t, json.Valid([]byte(all[0].body)))
		assert.Contains(t, all[0].body, `"phone":"+79990000000"`)
		for _, again := range all[1:] {
			assert.Equal(t, all[0].body, again.body)
			assert.Equal(t, all[0].path, again.path)
		}
	})
}

// midnight is when the clock of a bubble begins.
var midnight = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
