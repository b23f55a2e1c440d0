package goiikoapi

import (
	"time"
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
