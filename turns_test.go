package goiikoapi_test

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestWithRateLimit_keepsNoTurnForACallThatIsCanceled(t *testing.T) {
	tests := []struct {
		name string
		opts []goiikoapi.Option
		// limited is how many of the first requests are answered with 429.
		limited, callers int
	}{
		{"of a rate", []goiikoapi.Option{goiikoapi.WithRateLimit(menuGroup, 1, 1)}, 0, 100},
		{"of the pace after a pause", nil, 500, 500},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			iiko := newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
				if n < test.limited {
					return slowly(20*time.Millisecond, tooManyCalls)(r)
				}
				return succeeds(r)
			})
			cli := iiko.client(t, test.opts...)
			canceled, cancel := context.WithCancel(t.Context())
			var ended sync.WaitGroup
			for range test.callers {
				ended.Go(func() {
					ctx, stop := context.WithCancel(canceled) // each has its own, so that they end in any order
					defer stop()
					_ = readMenus(ctx, cli)
				})
			}
			time.Sleep(5 * time.Second)
			synctest.Wait()
			require.Less(t, len(iiko.arrivals()), test.limited+test.callers, "some still wait")
			cancel()
			ended.Wait()
			begun := time.Now()
			require.NoError(t, readMenus(t.Context(), cli))
			assert.LessOrEqual(t, time.Since(begun), time.Second)
		})
	}
}

func TestWithRateLimit_holdsWhenSomeCallsAreCanceled(t *testing.T) {
	bubble(t, "", func(t *testing.T) {
		iiko := inTurn(succeeds)
		cli := iiko.client(t, goiikoapi.WithRateLimit(menuGroup, 1, 1))
		var ended sync.WaitGroup
		for i := range 40 {
			ctx, cancel := context.WithCancel(t.Context())
			if i%2 == 0 {
				time.AfterFunc(1500*time.Millisecond, cancel)
			}
			ended.Go(func() {
				defer cancel()
				_ = readMenus(ctx, cli)
			})
		}
		time.Sleep(2500 * time.Millisecond)
		for range 20 {
			ended.Go(func() { _ = readMenus(t.Context(), cli) })
		}
		ended.Wait()
		for _, gap := range gaps(iiko.arrivals()) {
			require.GreaterOrEqual(t, gap, time.Second)
		}
		assert.GreaterOrEqual(t, len(iiko.arrivals()), 40)
		assert.LessOrEqual(t, time.Since(iiko.made), 43*time.Second)
	})
}
