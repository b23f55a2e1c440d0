package goiikoapi

import (
	"time"
)

// RetryPolicy sets when and how often a call is retried. A zero field has its default.
//
// A call is retried only where that is safe: if it only reads; if the request was certainly not sent, because there
// was no connection; after a 429, except for changes of inventory and finance, where a 429 does not prove that
// nothing was changed; and if it creates an order, delivery, reserve or draft with an id, because iiko does not
// create a second one with that id. All other calls return their error at once.
type RetryPolicy struct {
	// Attempts is the maximum number of attempts, including the first: 4 by default, 1 for no retries. The
	// attempt with a new token, after iiko rejected the old one, does not count.
	Attempts int
	// FirstWait is the maximum wait before the first retry: 500 ms by default. The maximum doubles with each
	// retry, and the wait is a random part of it. A Retry-After header replaces it.
	FirstWait time.Duration
	// MaxWait limits each wait: 10 s by default.
	MaxWait time.Duration
	// Total is how long after its start a call may be retried: a minute by default. It includes waiting for the
	// pause of the restriction group after a 429, but not for [WithRateLimit]. The context's deadline applies as
	// well.
	Total time.Duration
	// MaxRetryAfter limits the wait that a Retry-After header can ask for, and with it the pause of a restriction
	// group after a 429: 3 minutes by default.
	MaxRetryAfter time.Duration
}

// defaultRetry is the policy of a client without WithRetry.
var defaultRetry = RetryPolicy{Attempts: 4, FirstWait: 500 * time.Millisecond, MaxWait: 10 * time.Second, Total: time.Minute, MaxRetryAfter: 3 * time.Minute}
