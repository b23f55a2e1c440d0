package goiikoapi_test

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

// draws is how many waits are looked at where they are random.
const draws = 300

// waits makes many calls that fail each time, and returns the waits before the first repetition of each,
// before the second, and so on.
func waits(t *testing.T, failure reply, opts ...goiikoapi.Option) [][]time.Duration {
	t.Helper()
	iiko := inTurn(failure)
	cli := iiko.client(t, opts...)
	var all [][]time.Duration
	for range draws {
		before := len(iiko.arrivals())
		require.Error(t, readMenus(t.Context(), cli))
		for i, gap := range gaps(iiko.arrivals()[before:]) {
			if i == len(all) {
				all = append(all, nil)
			}
			all[i] = append(all[i], gap)
		}
		time.Sleep(time.Minute) // whatever pause there is, it is over
	}
	return all
}

func TestWithRetry_waitsRandomTimesThatGrow(t *testing.T) {
	const ms = time.Millisecond
	tests := []struct {
		name    string
		failure reply
		opts    []goiikoapi.Option
		// longest is what bounds the wait before each repetition.
		longest []time.Duration
		// least is which part of that a wait is at least.
		least float64
	}{
		{
			name:    "by default",
			failure: unavailable,
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
		},
		{
			name:    "by default, up to ten seconds",
			failure: unavailable,
			opts:    []goiikoapi.Option{goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 8})},
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms, 4000 * ms, 8000 * ms, 10000 * ms, 10000 * ms},
		},
		{
			name:    "without a connection",
			failure: noConnection,
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
		},
		{
			name:    "after too many calls, at least half of it",
			failure: tooManyCalls,
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
			least:   0.5,
		},
		{
			name:    "up to MaxWait",
			failure: unavailable,
			opts:    []goiikoapi.Option{goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 6, FirstWait: 100 * ms, MaxWait: 300 * ms})},
			longest: []time.Duration{100 * ms, 200 * ms, 300 * ms, 300 * ms, 300 * ms},
		},
		{
			name:    "up to MaxWait, when FirstWait is more",
			failure: tooManyCalls,
			opts:    []goiikoapi.Option{goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 3, FirstWait: time.Hour, MaxWait: 300 * ms})},
			longest: []time.Duration{300 * ms, 300 * ms},
			least:   0.5,
		},
		{
			name:    "after a Retry-After that makes no sense",
			failure: says(http.StatusServiceUnavailable, "", "Retry-After", "soon"),
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
		},
		{
			name:    "after a negative Retry-After",
			failure: says(http.StatusServiceUnavailable, "", "Retry-After", "-5"),
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
		},
		{
			name:    "after a Retry-After of a fraction",
			failure: says(http.StatusServiceUnavailable, "", "Retry-After", "1.5"),
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
		},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			all := waits(t, test.failure, test.opts...)
			require.Len(t, all, len(test.longest))
			for i, longest := range test.longest {
				least := time.Duration(test.least * float64(longest))
				tenth := (longest - least) / 10
				assert.GreaterOrEqual(t, slices.Min(all[i]), least)
				assert.LessOrEqual(t, slices.Max(all[i]), longest)
				assert.Less(t, slices.Min(all[i]), least+tenth, "wait %d is drawn from the whole", i)
				assert.Greater(t, slices.Max(all[i]), longest-tenth, "wait %d is drawn from the whole", i)
			}
		})
	}
}

func TestWithRetry_waitsNoLongerThanMaxWaitAfterManyAttempts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(unavailable)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 100, FirstWait: time.Second, MaxWait: 2 * time.Second, Total: time.Hour}))
		require.Error(t, readMenus(t.Context(), cli))
		all := gaps(iiko.arrivals())
		require.Len(t, all, 99)
		assert.GreaterOrEqual(t, slices.Min(all), time.Duration(0))
		assert.LessOrEqual(t, slices.Max(all), 2*time.Second)
		assert.Greater(t, slices.Max(all[70:]), time.Second)
	})
}

func TestWithRetry_waitsForRetryAfter(t *testing.T) {
	date := func(after time.Duration) reply {
		return func(r *http.Request) (*http.Response, error) {
			return says(http.StatusServiceUnavailable, "", "Retry-After", time.Now().Add(after).UTC().Format(http.TimeFormat))(r)
		}
	}
	const told = "Retry-After"
	tests := []struct {
		name    string
		failure reply
		want    time.Duration
	}{
		{"in seconds, after too many calls", says(429, "", told, "7"), 7 * time.Second},
		{"in seconds, when it is not available", says(503, "", told, "7"), 7 * time.Second},
		{"in more than MaxWait", says(429, "", told, "15"), 15 * time.Second},
		{"at once, after too many calls", says(429, "", told, "0"), 0},
		{"at once, when it is not available", says(503, "", told, "0"), 0},
		{"by a date", date(9 * time.Second), 9 * time.Second},
		{"by a date in the past", date(-time.Hour), 0},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			iiko := inTurn(test.failure)
			require.Error(t, readMenus(t.Context(), iiko.client(t)))
			assert.Equal(t, []time.Duration{test.want, test.want, test.want}, gaps(iiko.arrivals()))
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

func TestWithRetry_doesNotWaitLongerThanTheCallHas(t *testing.T) {
	tests := []struct {
		name       string
		failure    reply
		policy     goiikoapi.RetryPolicy
		deadline   time.Duration
		attempts   int
		returnedAt time.Duration
	}{
		{
			name:     "a Retry-After beyond the deadline returns the API error at once",
			failure:  says(429, `{"errorDescription":"too many"}`, "Retry-After", "10"),
			deadline: 9 * time.Second,
			attempts: 1,
		},
		{
			name:     "a Retry-After up to the deadline does too, as nothing could be sent then",
			failure:  says(429, `{"errorDescription":"too many"}`, "Retry-After", "10"),
			deadline: 10 * time.Second,
			attempts: 1,
		},
		{
			name:       "a Retry-After before the deadline is waited for, while there is time",
			failure:    says(429, `{"errorDescription":"too many"}`, "Retry-After", "10"),
			deadline:   25 * time.Second,
			attempts:   3,
			returnedAt: 20 * time.Second,
		},
		{
			name:     "a Retry-After beyond Total returns the API error at once",
			failure:  says(429, `{"errorDescription":"too many"}`, "Retry-After", "61"),
			attempts: 1,
		},
		{
			name:       "so does one of more seconds than can be counted",
			failure:    slowly(time.Second, says(429, `{"errorDescription":"too many"}`, "Retry-After", "9223372036854775807")),
			attempts:   1,
			returnedAt: time.Second,
		},
		{
			name:       "so does a date that is farther away than can be counted",
			failure:    slowly(time.Second, says(429, `{"errorDescription":"too many"}`, "Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")),
			attempts:   1,
			returnedAt: time.Second,
		},
		{
			name:       "Total bounds the waits together",
			failure:    says(503, "", "Retry-After", "10"),
			policy:     goiikoapi.RetryPolicy{Attempts: 100, Total: 35 * time.Second},
			attempts:   4,
			returnedAt: 30 * time.Second,
		},
		{
			name:       "Total counts the exchanges",
			failure:    slowly(8*time.Second, says(503, "", "Retry-After", "2")),
			policy:     goiikoapi.RetryPolicy{Attempts: 100, Total: 35 * time.Second},
			attempts:   4,
			returnedAt: 38 * time.Second,
		},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			ctx := t.Context()
			if test.deadline > 0 {
				var cancel context.CancelFunc
				ctx, cancel = context.WithTimeout(ctx, test.deadline)
				defer cancel()
			}
			iiko := inTurn(test.failure)
			err := readMenus(ctx, iiko.client(t, goiikoapi.WithRetry(test.policy)))
			assert.NotErrorIs(t, err, context.DeadlineExceeded)
			assert.NotZero(t, goiikoapi.StatusCode(err))
			assert.Len(t, iiko.arrivals(), test.attempts)
			assert.Equal(t, test.attempts, attemptsOf(err))
			assert.Equal(t, test.returnedAt, time.Since(iiko.made))
		})
	}

	bubble(t, "whatever wait is drawn, it is not begun when it would end after the deadline", func(t *testing.T) {
		iiko := inTurn(unavailable)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 100, FirstWait: 10 * time.Second}))
		for range draws {
			ctx, cancel := context.WithTimeout(t.Context(), 8*time.Second)
			begun := time.Since(iiko.made)
			err := readMenus(ctx, cli)
			cancel()
			assert.Equal(t, http.StatusServiceUnavailable, goiikoapi.StatusCode(err))
			last := iiko.arrivals()[len(iiko.arrivals())-1].at
			assert.Equal(t, last, time.Since(iiko.made), "it returned as soon as it gave up")
			assert.Less(t, last, begun+8*time.Second)
		}
	})
}

func TestWithRetry_returnsTheLastErrorOfACallThatIsCancelledWhileItWaits(t *testing.T) {
	for name, failure := range map[string]reply{
		"503":           says(503, "", "Retry-After", "30"),
		"429":           says(429, `{"errorDescription":"too many"}`, "Retry-After", "30"),
		"no connection": noConnection,
	} {
		bubble(t, name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			iiko := inTurn(failure)
			cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1000, FirstWait: 10 * time.Second}))
			time.AfterFunc(2*time.Second+time.Millisecond/2, cancel)
			err := readMenus(ctx, cli)
			if name == "no connection" {
				assert.ErrorIs(t, err, errNoConnection)
			} else {
				assert.Equal(t, name, fmt.Sprint(goiikoapi.StatusCode(err)))
			}
			assert.Equal(t, 2*time.Second+time.Millisecond/2, time.Since(iiko.made))
		})
	}
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
