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
)

// stagger is by how much each of the calls that wait for a pause spreads their return.
const stagger = 10 * time.Millisecond

// busy returns a fakeIiko that responds to the first call of a path with 429 and a Retry-After, and every
// other with success.
func busy(path string, retryAfter time.Duration) *fakeIiko {
	var mu sync.Mutex
	first := true
	return newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
		mu.Lock()
		defer mu.Unlock()
		if r.URL.Path == path && first {
			first = false
			return says(http.StatusTooManyRequests, `{"errorDescription":"too many"}`, "Retry-After", fmt.Sprint(retryAfter.Seconds()))(r)
		}
		return succeeds(r)
	})
}

func TestClient_pausesAllCallsOfAGroupAfterA429(t *testing.T) {
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
			iiko := busy(menuPath, pause)
			cli := iiko.client(t, opts...)
			var first sync.WaitGroup
			first.Go(func() { assert.NoError(t, readMenus(t.Context(), cli)) })
			synctest.Wait()
			require.Len(t, iiko.arrivals(menuPath), 1, "the one that got the 429")

			var others sync.WaitGroup
			others.Go(func() {
				assert.NoError(t, errors.Join(concurrently(goroutines, func(int) error { return readMenus(t.Context(), cli) })...))
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
			// Those that are sent at the beginning get a 429 a moment later; by then the others wait for their
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
			assert.NoError(t, errors.Join(concurrently(goroutines, func(int) error { return readMenus(t.Context(), cli) })...))
			all := times(iiko.arrivals(menuPath))
			sent := slices.IndexFunc(all, func(at time.Duration) bool { return at > 0 })
			require.Positive(t, sent)
			assert.Len(t, all, sent+goroutines, "each call that got a 429 is retried once")
			assert.GreaterOrEqual(t, all[sent], later+pause, "nothing is sent during the pause")
		})
	}
}

func TestWithRateLimit_holdsAfterAPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		// By the time of the first response the others wait for their turn, which comes during the pause.
		iiko := inTurn(slowly(time.Second/2, says(http.StatusTooManyRequests, "", "Retry-After", "30")), succeeds)
		cli := iiko.client(t, goiikoapi.WithRateLimit(menuGroup, 1, 1))
		assert.NoError(t, errors.Join(concurrently(10, func(int) error { return readMenus(t.Context(), cli) })...))
		all := times(iiko.arrivals(menuPath))
		require.Len(t, all, 11)
		assert.GreaterOrEqual(t, all[1], 30*time.Second)
		for i := 2; i < len(all); i++ {
			assert.GreaterOrEqual(t, all[i]-all[i-1], time.Second-2*stagger, "call %d", i)
		}
	})
}

func TestClient_pausesUntilTheEndOfAProlongedPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		replies := []reply{
			slowly(time.Second, says(http.StatusTooManyRequests, "", "Retry-After", "10")),
			slowly(time.Second, says(http.StatusTooManyRequests, "", "Retry-After", "20")),
			succeeds,
		}
		iiko := inTurn(replies...)
		cli := iiko.client(t)
		assert.NoError(t, errors.Join(concurrently(2, func(int) error { return readMenus(t.Context(), cli) })...))
		all := times(iiko.arrivals())
		require.Len(t, all, 4)
		assert.Equal(t, []time.Duration{0, 0}, all[:2])
		assert.GreaterOrEqual(t, all[2], 21*time.Second)
		assert.LessOrEqual(t, all[3], 21*time.Second+2*stagger)
	})
}

func TestClient_pausesUntilTheEndOfTheLongerPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(
			slowly(time.Second, says(http.StatusTooManyRequests, "", "Retry-After", "20")),
			slowly(time.Second, says(http.StatusTooManyRequests, "", "Retry-After", "1")),
			succeeds,
		)
		cli := iiko.client(t)
		assert.NoError(t, errors.Join(concurrently(2, func(int) error { return readMenus(t.Context(), cli) })...))
		assert.GreaterOrEqual(t, times(iiko.arrivals())[2], 21*time.Second)
	})
}

func TestClient_pausesForTheWaitOfTheCallWithoutARetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(tooManyCalls)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1, FirstWait: 10 * time.Second}))
		assert.True(t, goiikoapi.IsRateLimited(readMenus(t.Context(), cli)), "it is not retried, and yet")
		_ = readMenus(t.Context(), cli)
		all := times(iiko.arrivals())
		require.Len(t, all, 2)
		assert.GreaterOrEqual(t, all[1], 5*time.Second)
		assert.LessOrEqual(t, all[1], 10*time.Second+2*stagger)
	})
}

func TestClient_pausesNoLongerThanTheContext(t *testing.T) {
	paused := func(t *testing.T) (*fakeIiko, *goiikoapi.Client) {
		iiko := busy(menuPath, 30*time.Second)
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
	bubble(t, "when it is cancelled", func(t *testing.T) {
		iiko, cli := paused(t)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(4*time.Second, cancel)
		err := readMenus(ctx, cli)
		assert.Equal(t, 4*time.Second, time.Since(iiko.made))
		assert.ErrorIs(t, err, context.Canceled)
		assert.Len(t, iiko.arrivals(), 1)
	})
	bubble(t, "at once, when it is longer than any call may take", func(t *testing.T) {
		iiko := busy(menuPath, time.Hour)
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

func TestClient_pausesEachOperationWithoutAGroupByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := busy("/api/inventory/v1/counteragents", 10*time.Second)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
		require.True(t, goiikoapi.IsRateLimited(readCounteragents(t.Context(), cli)))
		require.NoError(t, readCostings(t.Context(), cli))
		assert.Equal(t, time.Duration(0), time.Since(iiko.made))
		require.NoError(t, readCounteragents(t.Context(), cli))
		assert.GreaterOrEqual(t, time.Since(iiko.made), 10*time.Second)
	})
}

func TestClient_pausesManyCallsNotMuchLongerThanRetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(says(http.StatusTooManyRequests, "", "Retry-After", "1"), succeeds)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
		require.Error(t, readMenus(t.Context(), cli))
		assert.NoError(t, errors.Join(concurrently(1000, func(int) error { return readMenus(t.Context(), cli) })...))
		all := times(iiko.arrivals())
		assert.GreaterOrEqual(t, all[1], time.Second)
		assert.LessOrEqual(t, all[len(all)-1], 2*time.Second, "however many there are, in as long as the pause took")
	})
}

func TestClient_pausesASingleCallUntilRetryAfterOnly(t *testing.T) {
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
		require.NoError(t, errors.Join(concurrently(1000, func(int) error { return call() })...))
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
