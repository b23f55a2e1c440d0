package goiikoapi_test

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/kebrick/goiikoapi"
)

// gate admits calls as a server does that allows so many a second, and answers 429 to the others.
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

func TestWithRateLimit_isNotNeededForAThousandCallersOfAServerThatAdmitsFifty(t *testing.T) {
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
			for _, err := range together(callers, func() error { return readMenus(t.Context(), cli) }) {
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
