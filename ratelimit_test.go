package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/time/rate"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

const (
	menuGroup    = "Data: menu"
	menuPath     = "/api/2/menu"
	receiveGroup = "Orders: receiving"
	receivePath  = "/api/1/deliveries/by_id"
)

// readDelivery is of another group than readMenus.
func readDelivery(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Deliveries.ByID(ctx, models.DeliveriesByIDRequest{OrganizationID: "o", OrderIDs: []string{"id"}}))
}

// readCounteragents and readCostings are of no group.
func readCounteragents(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Inventory.Counteragents(ctx, models.CounteragentsRequest{OrganizationID: "o"}))
}

func readCostings(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Inventory.CalculateCostings(ctx, models.CalculateCostingsRequest{OrganizationID: "o"}))
}

// together calls from many goroutines, and returns how each call ended when all have.
func together(n int, call func() error) []error {
	ended := make([]error, n)
	var all sync.WaitGroup
	for i := range ended {
		all.Go(func() { ended[i] = call() })
	}
	all.Wait()
	return ended
}

// times returns when calls arrived.
func times(all []arrival) []time.Duration {
	at := make([]time.Duration, len(all))
	for i, one := range all {
		at[i] = one.at
	}
	slices.Sort(at)
	return at
}

func TestCallsOfAGroupAreHeldToItsRate(t *testing.T) {
	const second = time.Second
	tests := []struct {
		name  string
		limit rate.Limit
		burst int
		calls int
		want  []time.Duration
	}{
		{"one a second", 1, 1, 4, []time.Duration{0, second, 2 * second, 3 * second}},
		{"one in ten seconds", rate.Every(10 * second), 1, 3, []time.Duration{0, 10 * second, 20 * second}},
		{"a burst first", 1, 3, 5, []time.Duration{0, 0, 0, second, 2 * second}},
		{"a hundred a second", 100, 1, 3, []time.Duration{0, 10 * time.Millisecond, 20 * time.Millisecond}},
		{"no limit at all", rate.Inf, 1, 3, []time.Duration{0, 0, 0}},
	}
	for _, test := range tests {
		bubble(t, test.name+", one after another", func(t *testing.T) {
			iiko := inTurn(succeeds)
			cli := iiko.client(t, goiikoapi.WithRateLimit(menuGroup, test.limit, test.burst))
			for range test.calls {
				require.NoError(t, readMenus(t.Context(), cli))
			}
			assert.Equal(t, test.want, times(iiko.arrivals()))
		})
		bubble(t, test.name+", at the same time", func(t *testing.T) {
			iiko := inTurn(succeeds)
			cli := iiko.client(t, goiikoapi.WithRateLimit(menuGroup, test.limit, test.burst))
			assert.NoError(t, errors.Join(together(test.calls, func() error { return readMenus(t.Context(), cli) })...))
			assert.Equal(t, test.want, times(iiko.arrivals()))
		})
	}
}

func TestTheBurstFillsUpAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(succeeds)
		cli := iiko.client(t, goiikoapi.WithRateLimit(menuGroup, 1, 2))
		for range 3 {
			require.NoError(t, readMenus(t.Context(), cli))
		}
		time.Sleep(9 * time.Second)
		for range 3 {
			require.NoError(t, readMenus(t.Context(), cli))
		}
		assert.Equal(t, []time.Duration{0, 0, 1 * time.Second, 10 * time.Second, 10 * time.Second, 11 * time.Second}, times(iiko.arrivals()))
	})
}

func TestARateIsThatOfItsGroupOnly(t *testing.T) {
	tests := []struct {
		name          string
		group         string
		limited, free func(context.Context, *goiikoapi.Client) error
	}{
		{"a group and another", menuGroup, readMenus, readDelivery},
		{"a group and an operation of none", menuGroup, readMenus, readCounteragents},
		{"an operation of no group, by its name", "Inventory.Counteragents", readCounteragents, readCostings},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			iiko := inTurn(succeeds)
			cli := iiko.client(t, goiikoapi.WithRateLimit(test.group, 1, 1))
			for range 3 {
				require.NoError(t, test.free(t.Context(), cli))
			}
			assert.Equal(t, time.Duration(0), time.Since(iiko.made))
			for range 3 {
				require.NoError(t, test.limited(t.Context(), cli))
			}
			assert.Equal(t, 2*time.Second, time.Since(iiko.made))
		})
	}

	bubble(t, "all operations of a group count together", func(t *testing.T) {
		iiko := inTurn(succeeds)
		cli := iiko.client(t, goiikoapi.WithRateLimit(menuGroup, 1, 1))
		require.NoError(t, readMenus(t.Context(), cli))
		require.NoError(t, failed(cli.Menu.Nomenclature(t.Context(), "o", nil)))
		require.NoError(t, failed(cli.Menu.Combo(t.Context(), "o")))
		assert.Equal(t, []time.Duration{0, time.Second, 2 * time.Second}, times(iiko.arrivals()))
	})

	bubble(t, "repetitions count too", func(t *testing.T) {
		iiko := inTurn(says(http.StatusServiceUnavailable, "", "Retry-After", "0"))
		assert.Error(t, readMenus(t.Context(), iiko.client(t, goiikoapi.WithRateLimit(menuGroup, 1, 1))))
		assert.Equal(t, []time.Duration{0, time.Second, 2 * time.Second, 3 * time.Second}, times(iiko.arrivals()))
	})

	bubble(t, "the last rate of a group is the one that holds", func(t *testing.T) {
		iiko := inTurn(succeeds)
		cli := iiko.client(t, goiikoapi.WithRateLimit(menuGroup, 1, 1), goiikoapi.WithRateLimit(menuGroup, 2, 1))
		require.NoError(t, readMenus(t.Context(), cli))
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, 500*time.Millisecond, time.Since(iiko.made))
	})

	bubble(t, "token requests are limited by their name", func(t *testing.T) {
		iiko := handsOut(succeeds)
		cli := iiko.clientFor(t, "login-7f31", goiikoapi.WithRateLimit("Client.AccessToken", rate.Every(time.Minute), 1))
		require.NoError(t, failed(cli.AccessToken(t.Context(), models.AccessTokenRequest{APILogin: "another"})))
		assert.Equal(t, []time.Duration{0, time.Minute}, times(iiko.arrivals(accessTokenPath)))
	})
}

func TestARateThatMakesNoSenseIsRefused(t *testing.T) {
	tests := []struct {
		name  string
		group string
		limit rate.Limit
		burst int
	}{
		{"an unknown group", "Data: menus", 1, 1},
		{"no group", "", 1, 1},
		{"an operation that has a group", "Menu.Menu", 1, 1},
		{"no calls at all", menuGroup, 0, 1},
		{"fewer than none", menuGroup, -1, 1},
		{"no burst", menuGroup, 1, 0},
		{"a negative burst", menuGroup, 1, -1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), goiikoapi.WithRateLimit(test.group, test.limit, test.burst))
			var refused *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &refused)
			assert.Equal(t, "WithRateLimit", refused.Argument)
		})
	}
}

func TestWaitingForTheRateEndsWithTheContext(t *testing.T) {
	// exhausted returns a client whose next call of the group may be sent in ten seconds.
	exhausted := func(t *testing.T) (*fakeIiko, *goiikoapi.Client) {
		iiko := inTurn(succeeds)
		cli := iiko.client(t, goiikoapi.WithRateLimit(menuGroup, rate.Every(10*time.Second), 1))
		require.NoError(t, readMenus(t.Context(), cli))
		return iiko, cli
	}
	notSent := func(t *testing.T, iiko *fakeIiko, err error) {
		t.Helper()
		var failure *goiikoapi.TransportError
		require.ErrorAs(t, err, &failure)
		assert.Equal(t, "Menu.Menu", failure.Operation)
		assert.Zero(t, failure.Attempts)
		assert.False(t, failure.MayBeDone)
		assert.Len(t, iiko.arrivals(), 1)
	}
	bubble(t, "at once, when the deadline is too near", func(t *testing.T) {
		iiko, cli := exhausted(t)
		ctx, cancel := context.WithTimeout(t.Context(), 9*time.Second)
		defer cancel()
		err := readMenus(ctx, cli)
		assert.Equal(t, time.Duration(0), time.Since(iiko.made))
		assert.ErrorIs(t, err, context.DeadlineExceeded)
		assert.True(t, goiikoapi.IsTimeout(err))
		assert.ErrorContains(t, err, menuGroup)
		notSent(t, iiko, err)

		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, 10*time.Second, time.Since(iiko.made), "who does not wait takes nobody's turn")
	})
	bubble(t, "not at all, when there is time enough", func(t *testing.T) {
		iiko, cli := exhausted(t)
		ctx, cancel := context.WithTimeout(t.Context(), 11*time.Second)
		defer cancel()
		assert.NoError(t, readMenus(ctx, cli))
		assert.Equal(t, 10*time.Second, time.Since(iiko.made))
	})
	bubble(t, "when it is canceled", func(t *testing.T) {
		iiko, cli := exhausted(t)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(4*time.Second, cancel)
		err := readMenus(ctx, cli)
		assert.Equal(t, 4*time.Second, time.Since(iiko.made))
		assert.ErrorIs(t, err, context.Canceled)
		assert.False(t, goiikoapi.IsTimeout(err))
		notSent(t, iiko, err)
	})
}

// stagger is by how much each of the calls that wait for a pause spreads their return.
const stagger = 10 * time.Millisecond

// busy returns a fakeIiko that answers the first calls of a path with 429 and a Retry-After, and every
// other with success.
func busy(path string, times int, retryAfter time.Duration) *fakeIiko {
	var mu sync.Mutex
	return newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
		mu.Lock()
		defer mu.Unlock()
		if r.URL.Path == path && times > 0 {
			times--
			return says(http.StatusTooManyRequests, `{"errorDescription":"too many"}`, "Retry-After", fmt.Sprint(retryAfter.Seconds()))(r)
		}
		return succeeds(r)
	})
}

func TestAllCallsOfAGroupPauseAfterTooManyOfThem(t *testing.T) {
	const goroutines = 100
	const pause = 30 * time.Second
	limits := map[string][]goiikoapi.Option{
		"":                  nil,
		", also at a rate":  {goiikoapi.WithRateLimit(menuGroup, 10, 5)},
		", at a slow rate":  {goiikoapi.WithRateLimit(menuGroup, 2, 1)},
		", at a great rate": {goiikoapi.WithRateLimit(menuGroup, 1000, 100)},
	}
	for name, opts := range limits {
		bubble(t, "those that come during the pause"+name, func(t *testing.T) {
			iiko := busy(menuPath, 1, pause)
			cli := iiko.client(t, opts...)
			var first sync.WaitGroup
			first.Go(func() { assert.NoError(t, readMenus(t.Context(), cli)) })
			synctest.Wait()
			require.Len(t, iiko.arrivals(menuPath), 1, "the one that was refused")

			var others sync.WaitGroup
			others.Go(func() {
				assert.NoError(t, errors.Join(together(goroutines, func() error { return readMenus(t.Context(), cli) })...))
			})
			for range 10 {
				synctest.Wait()
				assert.Len(t, iiko.arrivals(menuPath), 1, "nothing is sent during the pause")
				require.NoError(t, readDelivery(t.Context(), cli), "other groups go on")
				time.Sleep(pause / 10)
			}
			assert.Len(t, iiko.arrivals(receivePath), 10)
			others.Wait()
			first.Wait()

			all := times(iiko.arrivals(menuPath))
			require.Len(t, all, 1+1+goroutines)
			assert.GreaterOrEqual(t, all[1], pause)
			if opts == nil {
				assert.LessOrEqual(t, all[len(all)-1], pause+goroutines*stagger)
				assert.Greater(t, len(slices.Compact(all[1:])), goroutines/2, "they do not come all at once")
			}
		})

		bubble(t, "those that were under way"+name, func(t *testing.T) {
			// Those that are sent at the beginning are refused a moment later; by then the others wait for their
			// turn, if there is a rate.
			const later = 50 * time.Millisecond
			begun := time.Now()
			iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
				if time.Since(begun) == 0 {
					return slowly(later, says(http.StatusTooManyRequests, "", "Retry-After", "30"))(r)
				}
				return succeeds(r)
			})
			cli := iiko.client(t, opts...)
			assert.NoError(t, errors.Join(together(goroutines, func() error { return readMenus(t.Context(), cli) })...))
			all := times(iiko.arrivals(menuPath))
			sent := slices.IndexFunc(all, func(at time.Duration) bool { return at > 0 })
			require.Positive(t, sent)
			assert.Len(t, all, sent+goroutines, "each call that was refused is repeated once")
			assert.GreaterOrEqual(t, all[sent], later+pause, "nothing is sent during the pause")
		})
	}
}

func TestTheRateHoldsAfterAPauseToo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		// By the time of the first answer the others wait for their turn, which comes during the pause.
		iiko := inTurn(slowly(time.Second/2, says(http.StatusTooManyRequests, "", "Retry-After", "30")), succeeds)
		cli := iiko.client(t, goiikoapi.WithRateLimit(menuGroup, 1, 1))
		assert.NoError(t, errors.Join(together(10, func() error { return readMenus(t.Context(), cli) })...))
		all := times(iiko.arrivals(menuPath))
		require.Len(t, all, 11)
		assert.GreaterOrEqual(t, all[1], 30*time.Second)
		for i := 2; i < len(all); i++ {
			assert.GreaterOrEqual(t, all[i]-all[i-1], time.Second-2*stagger, "call %d", i)
		}
	})
}

func TestAPauseThatIsProlongedIsWaitedForToItsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		answers := []reply{
			slowly(time.Second, says(http.StatusTooManyRequests, "", "Retry-After", "10")),
			slowly(time.Second, says(http.StatusTooManyRequests, "", "Retry-After", "20")),
			succeeds,
		}
		iiko := inTurn(answers...)
		cli := iiko.client(t)
		assert.NoError(t, errors.Join(together(2, func() error { return readMenus(t.Context(), cli) })...))
		all := times(iiko.arrivals())
		require.Len(t, all, 4)
		assert.Equal(t, []time.Duration{0, 0}, all[:2])
		assert.GreaterOrEqual(t, all[2], 21*time.Second)
		assert.LessOrEqual(t, all[3], 21*time.Second+2*stagger)
	})
}

func TestAShorterPauseDoesNotEndALongerOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(
			slowly(time.Second, says(http.StatusTooManyRequests, "", "Retry-After", "20")),
			slowly(time.Second, says(http.StatusTooManyRequests, "", "Retry-After", "1")),
			succeeds,
		)
		cli := iiko.client(t)
		assert.NoError(t, errors.Join(together(2, func() error { return readMenus(t.Context(), cli) })...))
		assert.GreaterOrEqual(t, times(iiko.arrivals())[2], 21*time.Second)
	})
}

func TestAPauseWithoutARetryAfterIsTheWaitOfTheCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(tooManyCalls)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1, FirstWait: 10 * time.Second}))
		assert.True(t, goiikoapi.IsRateLimited(readMenus(t.Context(), cli)), "it is not repeated, and yet")
		_ = readMenus(t.Context(), cli)
		all := times(iiko.arrivals())
		require.Len(t, all, 2)
		assert.GreaterOrEqual(t, all[1], 5*time.Second)
		assert.LessOrEqual(t, all[1], 10*time.Second+2*stagger)
	})
}

func TestAPauseEndsWithTheContext(t *testing.T) {
	paused := func(t *testing.T) (*fakeIiko, *goiikoapi.Client) {
		iiko := busy(menuPath, 1, 30*time.Second)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
		require.True(t, goiikoapi.IsRateLimited(readMenus(t.Context(), cli)))
		return iiko, cli
	}
	bubble(t, "at once, when the deadline is too near", func(t *testing.T) {
		iiko, cli := paused(t)
		ctx, cancel := context.WithTimeout(t.Context(), 29*time.Second)
		defer cancel()
		err := readMenus(ctx, cli)
		assert.Equal(t, time.Duration(0), time.Since(iiko.made))
		assert.ErrorIs(t, err, context.DeadlineExceeded)
		assert.True(t, goiikoapi.IsTimeout(err))
		assert.ErrorContains(t, err, `calls of "Data: menu" pause for 30s after a 429`)
		assert.Zero(t, attemptsOf(err))
		assert.Len(t, iiko.arrivals(), 1)
	})
	bubble(t, "when it is canceled", func(t *testing.T) {
		iiko, cli := paused(t)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(4*time.Second, cancel)
		err := readMenus(ctx, cli)
		assert.Equal(t, 4*time.Second, time.Since(iiko.made))
		assert.ErrorIs(t, err, context.Canceled)
		assert.Len(t, iiko.arrivals(), 1)
	})
	bubble(t, "at once, when it is longer than any call may take", func(t *testing.T) {
		iiko := busy(menuPath, 1, time.Hour)
		cli := iiko.client(t)
		require.True(t, goiikoapi.IsRateLimited(readMenus(t.Context(), cli)))
		err := readMenus(t.Context(), cli)
		assert.Equal(t, time.Duration(0), time.Since(iiko.made))
		assert.True(t, goiikoapi.IsTimeout(err))
		assert.ErrorContains(t, err, "pause for 3m0s")
		time.Sleep(3 * time.Minute)
		assert.NoError(t, readMenus(t.Context(), cli), "longer is not believed")
	})
}

func TestOperationsOfNoGroupPauseByThemselves(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := busy("/api/inventory/v1/counteragents", 1, 10*time.Second)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
		require.True(t, goiikoapi.IsRateLimited(readCounteragents(t.Context(), cli)))
		require.NoError(t, readCostings(t.Context(), cli))
		assert.Equal(t, time.Duration(0), time.Since(iiko.made))
		require.NoError(t, readCounteragents(t.Context(), cli))
		assert.GreaterOrEqual(t, time.Since(iiko.made), 10*time.Second)
	})
}

func TestCallsThatWaitForAPauseComeSoonAfterIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(says(http.StatusTooManyRequests, "", "Retry-After", "1"), succeeds)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
		require.Error(t, readMenus(t.Context(), cli))
		assert.NoError(t, errors.Join(together(1000, func() error { return readMenus(t.Context(), cli) })...))
		all := times(iiko.arrivals())
		assert.GreaterOrEqual(t, all[1], time.Second)
		assert.LessOrEqual(t, all[len(all)-1], 2*time.Second, "however many there are, in as long as the pause took")
	})
}

func TestACallThatWaitsForAPauseAloneComesAtItsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		limited := true
		iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
			if limited {
				limited = false
				return says(http.StatusTooManyRequests, "", "Retry-After", "10")(r)
			}
			return succeeds(r)
		})
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
		call := func() error { return readMenus(t.Context(), cli) }
		require.Error(t, call())
		require.NoError(t, errors.Join(together(1000, call)...))
		for range 3 {
			limited = true
			require.Error(t, call())
			begun := time.Now()
			require.NoError(t, call())
			assert.LessOrEqual(t, time.Since(begun), 10*time.Second+stagger, "those that waited before do not count")
		}
	})
}

func TestRetryPolicy_TotalDoesNotCountTheTimeThatARateTakes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		// The second call waits five seconds for its turn, and then for the pause that the first one met.
		iiko := inTurn(slowly(4900*time.Millisecond, says(http.StatusTooManyRequests, "", "Retry-After", "1")), succeeds)
		cli := iiko.client(t, goiikoapi.WithRateLimit(menuGroup, rate.Every(5*time.Second), 1), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Total: 2 * time.Second}))
		var first sync.WaitGroup
		first.Go(func() { assert.Error(t, readMenus(t.Context(), cli)) })
		synctest.Wait()
		assert.NoError(t, readMenus(t.Context(), cli))
		first.Wait()
	})
}
