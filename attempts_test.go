package goiikoapi_test

import (
	"context"
	"fmt"
	"math"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/time/rate"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

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

func TestErrUnexpectedResponse_isTheErrorOfASuccessOfAnotherOperation(t *testing.T) {
	for body, foreign := range map[string]bool{
		`{"error":"blocked by firewall"}`:       true,
		`{"message":"Forbidden"}`:               true,
		"\ufeff" + `{"message":"Forbidden"}`:    true,
		`{"status":"ok","code":200}`:            true,
		`{}`:                                    false,
		`null`:                                  false,
		`{"correlationId":null,"message":"ok"}`: false,
		`{"CORRELATIONID":"c"}`:                 false,
	} {
		t.Run(body, func(t *testing.T) {
			cli := inTurn(says(http.StatusOK, body)).client(t)
			for name, call := range map[string]func(context.Context, *goiikoapi.Client) error{"a read": readMenus, "a change": topUp} {
				err := call(t.Context(), cli)
				if !foreign {
					assert.NoError(t, err, name)
					continue
				}
				assert.ErrorIs(t, err, goiikoapi.ErrUnexpectedResponse, name)
				assert.Equal(t, name == "a change", goiikoapi.MayBeDone(err), name)
			}
		})
	}
}

func TestWithRetry_boundsARetryAfter(t *testing.T) {
	const far = "Retry-After"
	tests := []struct {
		name    string
		policy  goiikoapi.RetryPolicy
		headers []string
		want    time.Duration
	}{
		{"of an hour, by default", goiikoapi.RetryPolicy{}, []string{far, "3600"}, 3 * time.Minute},
		{"of an hour, by its own bound", goiikoapi.RetryPolicy{MaxRetryAfter: 10 * time.Minute}, []string{far, "3600"}, 10 * time.Minute},
		{"of more seconds than can be counted", goiikoapi.RetryPolicy{}, []string{far, "9223372036854775807"}, 3 * time.Minute},
		{"below the bound", goiikoapi.RetryPolicy{}, []string{far, "170"}, 170 * time.Second},
		{"that is a date of a server whose clock is fast", goiikoapi.RetryPolicy{}, []string{"Date", "Sat, 01 Jan 2000 05:00:00 GMT", far, "Sat, 01 Jan 2000 05:00:07 GMT"}, 7 * time.Second},
		{"that is a date of a server whose clock is slow", goiikoapi.RetryPolicy{}, []string{"Date", "Fri, 31 Dec 1999 05:00:00 GMT", far, "Fri, 31 Dec 1999 05:00:07 GMT"}, 7 * time.Second},
		{"that is a date without a Date", goiikoapi.RetryPolicy{}, []string{far, "Sat, 01 Jan 2000 00:00:07 GMT"}, 7 * time.Second},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			test.policy.Attempts, test.policy.Total = 2, time.Hour
			iiko := inTurn(says(http.StatusServiceUnavailable, "", test.headers...))
			require.Error(t, readMenus(t.Context(), iiko.client(t, goiikoapi.WithRetry(test.policy))))
			assert.Equal(t, []time.Duration{test.want}, gaps(iiko.arrivals()))
		})
	}
}

func TestWithRetry_takesAnyWait(t *testing.T) {
	const most = time.Duration(math.MaxInt64)
	bubble(t, "between attempts", func(t *testing.T) {
		iiko := inTurn(unavailable, succeeds)
		cli := iiko.client(t, goiikoapi.WithTimeout(most), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 2, FirstWait: most, MaxWait: most, Total: most, MaxRetryAfter: most}))
		assert.NoError(t, readMenus(t.Context(), cli))
	})
	bubble(t, "after a 429", func(t *testing.T) {
		iiko := inTurn(says(http.StatusTooManyRequests, "", "Retry-After", "9223372036854775807"), succeeds)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 2, Total: most, MaxRetryAfter: most}))
		assert.NoError(t, readMenus(t.Context(), cli))
	})
}

func TestWithRateLimit_refusesALimitThatIsNoNumber(t *testing.T) {
	_, err := goiikoapi.NewClient("login", goiikoapi.WithRateLimit(menuGroup, rate.Limit(math.NaN()), 1))
	var refusal *goiikoapi.ArgumentError
	assert.ErrorAs(t, err, &refusal)
}

func TestWithRetry_returnsTheErrorOfTheLastAttemptWhenACallIsCancelledBetweenTwo(t *testing.T) {
	tests := map[string]struct {
		failure reply
		call    func(context.Context, *goiikoapi.Client) error
		check   func(*testing.T, error)
	}{
		"an API error": {says(http.StatusServiceUnavailable, `{"errorDescription":"closed for the night"}`, "Retry-After", "30"), readMenus, func(t *testing.T, err error) {
			var apiErr *goiikoapi.CustomErrorModel
			require.ErrorAs(t, err, &apiErr)
			assert.Equal(t, "closed for the night", apiErr.ErrorDescription)
			assert.Equal(t, http.StatusServiceUnavailable, goiikoapi.StatusCode(err))
		}},
		"a gateway's": {says(http.StatusBadGateway, "<html>", "Retry-After", "30"), readMenus, func(t *testing.T, err error) {
			assert.ErrorIs(t, err, goiikoapi.ErrStatus)
			assert.Equal(t, http.StatusBadGateway, goiikoapi.StatusCode(err))
		}},
		"too many calls": {says(http.StatusTooManyRequests, "", "Retry-After", "30"), topUp, func(t *testing.T, err error) {
			assert.True(t, goiikoapi.IsRateLimited(err))
			assert.False(t, goiikoapi.MayBeDone(err))
		}},
		"a lost connection of a create": {connectionLost, createDelivery, func(t *testing.T, err error) {
			assert.ErrorIs(t, err, errReset)
			assert.True(t, goiikoapi.MayBeDone(err))
		}},
		"no connection": {noConnection, topUp, func(t *testing.T, err error) {
			assert.ErrorIs(t, err, errNoConnection)
			assert.False(t, goiikoapi.MayBeDone(err))
		}},
	}
	for name, test := range tests {
		bubble(t, name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			iiko := inTurn(test.failure)
			cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 2, FirstWait: time.Hour, MaxWait: time.Hour, Total: 2 * time.Hour}))
			go func() {
				synctest.Wait()
				cancel()
			}()
			err := test.call(ctx, cli)
			assert.ErrorIs(t, err, context.Canceled)
			assert.ErrorContains(t, err, "context canceled, after: ")
			assert.Len(t, iiko.arrivals(), 1)
			test.check(t, err)
		})
	}
}

func TestIsRateLimited_isTrueForACallThatIsNotSentBecauseOfAPause(t *testing.T) {
	for name, pause := range map[string]string{"longer than Total": "170", "longer than the deadline": "30"} {
		bubble(t, name, func(t *testing.T) {
			iiko := inTurn(says(http.StatusTooManyRequests, "", "Retry-After", pause))
			cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
			require.True(t, goiikoapi.IsRateLimited(readMenus(t.Context(), cli)))
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			err := readMenus(ctx, cli)
			assert.Len(t, iiko.arrivals(), 1)
			assert.True(t, goiikoapi.IsRateLimited(err))
			assert.True(t, goiikoapi.IsTimeout(err))
			assert.ErrorContains(t, err, "rate limited")
		})
	}
}

// announcing is a server that promises a large body, and sends little of it until the test ends.
func announcing(t *testing.T, size int64, begun chan<- struct{}) *goiikoapi.Client {
	t.Helper()
	done := make(chan struct{})
	cli := listen(t, func(conn net.Conn) {
		_, _ = fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n{", size)
		begun <- struct{}{}
		<-done
	})
	t.Cleanup(func() { close(done) })
	return cli
}

func TestWithMaxResponseSize_reservesNoMemoryForAnAnnouncedSize(t *testing.T) {
	const calls = 100
	begun := make(chan struct{}, calls)
	cli := announcing(t, 200<<20, begun)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, calls)
	assert.Less(t, allocated(func() {
		for range calls {
			go func() { ended <- readMenus(ctx, cli) }()
		}
		for range calls {
			<-begun
		}
	}), uint64(64<<20))
	cancel()
	for range calls {
		assert.ErrorIs(t, <-ended, context.Canceled)
	}
}
