package goiikoapi_test

import (
	"context"
	"errors"
	"math"
	"net/http"
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

func TestWithRateLimit_limitsTheCallsOfAGroup(t *testing.T) {
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
			assert.NoError(t, errors.Join(concurrently(test.calls, func(int) error { return readMenus(t.Context(), cli) })...))
			assert.Equal(t, test.want, times(iiko.arrivals()))
		})
	}
}

func TestWithRateLimit_fillsTheBurstUpAgain(t *testing.T) {
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

func TestWithRateLimit_limitsNoOtherGroup(t *testing.T) {
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
		iiko := issuesTokens(succeeds)
		cli := iiko.clientFor(t, "login-7f31", goiikoapi.WithRateLimit("Client.AccessToken", rate.Every(time.Minute), 1))
		require.NoError(t, failed(cli.AccessToken(t.Context(), models.AccessTokenRequest{APILogin: "another"})))
		assert.Equal(t, []time.Duration{0, time.Minute}, times(iiko.arrivals(accessTokenPath)))
	})
}

func TestWithRateLimit_refusesInvalidArguments(t *testing.T) {
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
			var invalid *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &invalid)
			assert.Equal(t, "WithRateLimit", invalid.Argument)
		})
	}
}

func TestWithRateLimit_endsTheWaitWithTheContext(t *testing.T) {
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
	bubble(t, "when it is cancelled", func(t *testing.T) {
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

func TestWithRateLimit_keepsNoTurnForACallThatIsCancelled(t *testing.T) {
	tests := []struct {
		name string
		opts []goiikoapi.Option
		// limited is how many of the first requests get a 429.
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
			cancelled, cancel := context.WithCancel(t.Context())
			var ended sync.WaitGroup
			for range test.callers {
				ended.Go(func() {
					ctx, stop := context.WithCancel(cancelled) // each has its own, so that they end in any order
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

func TestWithRateLimit_holdsWhenSomeCallsAreCancelled(t *testing.T) {
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

func TestWithRateLimit_refusesALimitThatIsNoNumber(t *testing.T) {
	_, err := goiikoapi.NewClient("login", goiikoapi.WithRateLimit(menuGroup, rate.Limit(math.NaN()), 1))
	var invalid *goiikoapi.ArgumentError
	assert.ErrorAs(t, err, &invalid)
}
