package goiikoapi

import (
	"cmp"
	"time"

	"golang.org/x/time/rate"

	"github.com/kebrick/goiikoapi/internal/transport"
)

// RetryPolicy says how often and when a call is repeated. A zero field has its default.
//
// A call is retried only where that does no harm: when it reads; when it certainly did not leave, as there was
// no connection; when iiko answered 429, but for changes of inventory and finance, where that proves nothing; and
// when it creates an order, delivery, reserve or draft that carries its own id, of which iiko takes no second
// one. Everything else returns its error at once.
type RetryPolicy struct {
	// Attempts bounds how often a call is sent, the first time included: 4 by default, 1 for no
	// repetition. That with a new token, after iiko has refused the old one, does not count.
	Attempts int
	// FirstWait bounds the wait before the first repetition: 500 ms by default. Each further one may be
	// twice as long; the wait is a random part of that. A Retry-After of iiko's counts instead.
	FirstWait time.Duration
	// MaxWait bounds each wait: 10 s by default.
	MaxWait time.Duration
	// Total bounds how long after it began a call is sent again: a minute by default. That includes the time
	// that it waits because its group pauses after a 429, but not the time that [WithRateLimit] holds it back.
	// The context's deadline counts as well.
	Total time.Duration
	// MaxRetryAfter bounds what a Retry-After header can ask for: 3 minutes by default. The calls of the
	// restriction group pause no longer than that after a 429.
	MaxRetryAfter time.Duration
}

// defaultRetry is the policy of a client that sets none.
var defaultRetry = RetryPolicy{Attempts: 4, FirstWait: 500 * time.Millisecond, MaxWait: 10 * time.Second, Total: time.Minute, MaxRetryAfter: 3 * time.Minute}

// WithRetry sets how often and when calls are repeated. Without it, the defaults of [RetryPolicy] hold.
func WithRetry(policy RetryPolicy) Option {
	return func(c *config) error {
		if policy.Attempts < 0 || min(policy.FirstWait, policy.MaxWait, policy.Total, policy.MaxRetryAfter) < 0 {
			return refuseOption("WithRetry", "takes no negative numbers")
		}
		c.retry = RetryPolicy{
			Attempts:      cmp.Or(policy.Attempts, defaultRetry.Attempts),
			FirstWait:     wait(policy.FirstWait, defaultRetry.FirstWait),
			MaxWait:       wait(policy.MaxWait, defaultRetry.MaxWait),
			Total:         wait(policy.Total, defaultRetry.Total),
			MaxRetryAfter: wait(policy.MaxRetryAfter, defaultRetry.MaxRetryAfter),
		}
		return nil
	}
}

// longestWait is what longer waits are taken for, so that reckoning with them does not overflow.
const longestWait = 365 * 24 * time.Hour

// wait returns a wait of a policy, or the default when it is 0.
func wait(set, standard time.Duration) time.Duration { return min(cmp.Or(set, standard), longestWait) }

// WithRateLimit holds the calls of a restriction group to a rate: limit a second, and burst at once.
// docs/operations.md lists the groups, such as "Orders: creating"; iiko sets their limits for each API
// login and does not publish them. Calls that are held back wait within their context. For operations
// without a group, group is the method's name, such as "Inventory.Counteragents".
//
// With or without it, all calls of a group pause after iiko has answered one of them with 429, and go on at
// the pace that iiko was seen to admit.
func WithRateLimit(group string, limit rate.Limit, burst int) Option {
	return func(c *config) error {
		if !transport.Limited(group) {
			return refuseOption("WithRateLimit", "knows no restriction group %q", group)
		}
		if !(limit > 0) || burst <= 0 { // NaN is not positive either
			return refuseOption("WithRateLimit", "takes a positive limit and burst")
		}
		c.rates[group] = rate.NewLimiter(limit, burst)
		return nil
	}
}
