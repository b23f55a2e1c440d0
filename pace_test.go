package goiikoapi_test

import (
	"errors"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/kebrick/goiikoapi"
)

// gate admits calls as a server does that allows so many a second, and responds with 429 to the others.
type gate struct {
	mu     sync.Mutex
	rate   float64
	tokens float64
	filled time.Time
}

func (g *gate) admits() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	g.tokens = min(g.rate, g.tokens+g.rate*now.Sub(g.filled).Seconds())
	g.filled = now
	if g.tokens < 1 {
		return false
	}
	g.tokens--
	return true
}

func TestWithRateLimit_isNotNeededForAThousandCallersOfAServerThatAcceptsFifty(t *testing.T) {
	const callers, perSecond = 1000, 50
	tests := map[string][]string{
		"without a Retry-After":      nil,
		"with a Retry-After":         {"Retry-After", "1"},
		"with a long Retry-After":    {"Retry-After", "5"},
		"with a Retry-After of zero": {"Retry-After", "0"},
	}
	for name, headers := range tests {
		bubble(t, name, func(t *testing.T) {
			admission := &gate{rate: perSecond, tokens: perSecond, filled: time.Now()}
			iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
				if !admission.admits() {
					return slowly(20*time.Millisecond, says(http.StatusTooManyRequests, "", headers...))(r)
				}
				return slowly(20*time.Millisecond, succeeds)(r)
			})
			cli := iiko.client(t)
			failures := 0
			for _, err := range concurrently(callers, func(int) error { return readMenus(t.Context(), cli) }) {
				if err != nil {
					failures++
					assert.True(t, goiikoapi.IsRateLimited(err), "%v", err)
				}
			}
			assert.LessOrEqual(t, failures, callers/20)
			assert.LessOrEqual(t, time.Since(iiko.made), time.Minute+time.Second)

			slots := map[time.Duration]int{}
			for _, call := range iiko.arrivals() {
				if call.at > 0 { // the first calls of all come together
					slots[call.at/(100*time.Millisecond)]++
				}
			}
			busiest := 0
			for _, count := range slots {
				busiest = max(busiest, count)
			}
			assert.LessOrEqual(t, busiest, 4*perSecond/10, "calls in 100 ms")
			t.Logf("%d failures, %v, %d requests, %d in the busiest 100 ms", failures, time.Since(iiko.made), len(iiko.arrivals()), busiest)
		})
	}
}

func TestClient_slowsDownAfterA429(t *testing.T) {
	const second = time.Second
	// step is calls that come together, of which some get a 429, and the time until the next step.
	type step struct {
		calls, limited int
		then           time.Duration
	}
	tests := []struct {
		name  string
		steps []step
		paced bool
	}{
		{"calls after an overload", []step{{20, 15, second}}, true},
		{"calls after an overload in two seconds", []step{{7, 7, second}, {7, 7, second}}, true},
		{"no calls after a few 429", []step{{9, 9, second}}, false},
		{"no calls when most are admitted", []step{{100, 12, second}}, false},
		{"no calls when the 429 are far apart", []step{{7, 7, 10 * second}, {7, 7, second}}, false},
		{"calls within a minute after an overload", []step{{20, 15, 50 * second}, {1, 0, second}}, true},
		{"no calls more than a minute after an overload", []step{{20, 15, 61 * second}, {1, 0, second}}, false},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			var limited atomic.Int32 // those that get a 429, after the others
			iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
				if limited.Add(-1) >= 0 {
					return slowly(2*time.Millisecond, says(http.StatusTooManyRequests, "", "Retry-After", "0"))(r)
				}
				return slowly(time.Millisecond, succeeds)(r)
			})
			cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
			call := func() error { return readMenus(t.Context(), cli) }
			for _, step := range test.steps {
				limited.Store(int32(step.limited))
				concurrently(step.calls, func(int) error { return call() })
				time.Sleep(step.then)
			}
			before := len(iiko.arrivals())
			concurrently(20, func(int) error { return call() })
			all := times(iiko.arrivals()[before:])
			assert.Len(t, all, 20)
			assert.Equal(t, test.paced, all[19] > all[0], "%v", all)
		})
	}
}

func TestClient_slowsDownToTheRateThatIikoAccepts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		admission := &gate{rate: 2, tokens: 2, filled: time.Now()}
		iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
			if !admission.admits() {
				return says(http.StatusTooManyRequests, "")(r)
			}
			return succeeds(r)
		})
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 20, Total: time.Hour}))
		assert.NoError(t, errors.Join(concurrently(100, func(int) error { return readMenus(t.Context(), cli) })...))
		assert.LessOrEqual(t, len(iiko.arrivals()), 250, "the first hundred, and little more than one for each")
		t.Logf("%v, %d requests", time.Since(iiko.made), len(iiko.arrivals()))
	})
}
