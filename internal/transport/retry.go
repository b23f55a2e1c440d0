package transport

import (
	"context"
	"crypto/tls"
	"errors"
	"math"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
)

// Retry says how often and when a call is repeated, where repeating it does no harm.
type Retry struct {
	// Attempts bounds how often a call is sent, the first time included.
	Attempts int
	// FirstWait and MaxWait bound the wait before the first and before any repetition; it doubles from one
	// to the next, and is a random part of that.
	FirstWait, MaxWait time.Duration
	// Total bounds how long after it began a call is sent again.
	Total time.Duration
	// MaxRetryAfter bounds the wait that a server asks for.
	MaxRetryAfter time.Duration
}

// wait returns how long to wait after so many failures. A server that says so decides. After too many
// calls it is at least half of the longest wait, because it holds back the whole group.
func (r Retry) wait(failures int, answer *Answer) time.Duration {
	if told, ok := retryAfter(answer.Header); ok {
		return min(told, r.MaxRetryAfter)
	}
	longest := r.MaxWait
	if doubled := r.FirstWait << (failures - 1); doubled > 0 && doubled < longest {
		longest = doubled
	}
	if answer.StatusCode == http.StatusTooManyRequests {
		return longest/2 + rand.N(longest/2+1)
	}
	return rand.N(longest + 1)
}

// allows reports whether there may be another attempt after so many failures, which would begin at the
// moment so far after the start.
func (r Retry) allows(ctx context.Context, failures int, at, wait time.Duration) bool {
	if failures >= r.Attempts || at > r.Total || ctx.Err() != nil {
		return false
	}
	deadline, ok := ctx.Deadline()
	return !ok || wait < time.Until(deadline)
}

// retryAfter reads the header of that name: seconds, or a date, which counts from the response's own Date,
// as the clocks may differ.
func retryAfter(header http.Header) (time.Duration, bool) {
	text := header.Get("Retry-After")
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, int64(math.MaxInt64/time.Second))) * time.Second, true
	}
	date, err := http.ParseTime(text)
	if err != nil {
		return 0, false
	}
	now, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		now = time.Now()
	}
	return max(0, date.Sub(now)), true
}

// worthRepeating reports whether another attempt could succeed and do no harm. connecting tells that there
// was no connection to send the request on.
func worthRepeating(call Call, answer *Answer, err error, connecting bool) bool {
	switch {
	case err != nil && notTrusted(err):
		return false
	case connecting:
		return true
	case answer.StatusCode == http.StatusTooManyRequests && !call.Operation.BackOffice():
		return true
	case !call.Repeatable:
		return false
	case err != nil:
		return !errors.Is(err, ErrTooLarge)
	}
	switch answer.StatusCode {
	case http.StatusTooManyRequests, http.StatusRequestTimeout, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// mayBeDone reports whether an operation may have been carried out, given a response that was no success,
// or by a request before the last one when the exchange took several.
func mayBeDone(op api.Operation, answer *Answer, err error, requests int, unsent bool) bool {
	switch {
	case op.Repeat == api.RepeatSafe:
		return false
	case requests > 1:
		return true
	case err != nil:
		return !unsent
	}
	switch status := answer.StatusCode; {
	case status < 200, status >= 500, status == http.StatusRequestTimeout:
		return true
	case status == http.StatusSeeOther: // what came of it is to be seen elsewhere
		return true
	case status == http.StatusTooManyRequests:
		return op.BackOffice()
	}
	return false
}

// notTrusted reports whether the server's certificate was refused, which will be so the next time.
func notTrusted(err error) bool {
	var certificate *tls.CertificateVerificationError
	return errors.As(err, &certificate)
}

// Sleep waits, or returns why ctx ended first.
func Sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return Ended(ctx)
	case <-timer.C:
		return nil
	}
}
