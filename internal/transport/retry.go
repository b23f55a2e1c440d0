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

// Retry is a retry policy.
type Retry struct {
	// Attempts is the maximum number of attempts, including the first.
	Attempts int
	// FirstWait bounds the wait before the first retry and MaxWait every wait. The bound doubles with each retry;
	// the wait is random within it.
	FirstWait, MaxWait time.Duration
	// Total bounds the time from the start of a call to its last attempt.
	Total time.Duration
	// MaxRetryAfter bounds the wait that a Retry-After header asks for.
	MaxRetryAfter time.Duration
}

// wait returns the wait after a number of failures. Retry-After takes precedence. After a 429 it is at least half of
// the bound, because the whole group waits for it.
func (r Retry) wait(failures int, response *Response) time.Duration {
	if told, ok := retryAfter(response.Header); ok {
		return min(told, r.MaxRetryAfter)
	}
	longest := r.MaxWait
	if doubled := r.FirstWait << (failures - 1); doubled > 0 && doubled < longest {
		longest = doubled
	}
	if response.StatusCode == http.StatusTooManyRequests {
		return longest/2 + rand.N(longest/2+1)
	}
	return rand.N(longest + 1)
}

// allows reports whether the policy and the context allow another attempt, which would begin at the given time after
// the start of the call.
func (r Retry) allows(ctx context.Context, failures int, at, wait time.Duration) bool {
	if failures >= r.Attempts || at > r.Total || ctx.Err() != nil {
		return false
	}
	deadline, ok := ctx.Deadline()
	return !ok || wait < time.Until(deadline)
}

// retryAfter reads Retry-After: seconds, or a date. A date is compared with the response's own Date, because the clocks
// may differ.
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

// worthRetrying reports whether another attempt is safe and may succeed. connecting means that the request did not
// leave because there was no connection.
func worthRetrying(call Call, response *Response, err error, connecting bool) bool {
	switch {
	case response.streamed, err != nil && notTrusted(err):
		return false
	case connecting:
		return true
	case response.StatusCode == http.StatusTooManyRequests && !call.Operation.BackOffice():
		return true
	case !call.Retryable:
		return false
	case err != nil:
		return !errors.Is(err, ErrTooLarge)
	}
	switch response.StatusCode {
	case http.StatusTooManyRequests, http.StatusRequestTimeout, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// mayBeDone reports whether iiko may have processed the attempt although it was no success, or an earlier request if
// a RoundTripper sent several.
func mayBeDone(op *api.Operation, response *Response, err error, requests int, unsent bool) bool {
	switch {
	case op.Retry == api.RetrySafe:
		return false
	case requests > 1:
		return true
	case err != nil:
		return !unsent
	}
	switch status := response.StatusCode; {
	case status < 200, status >= 500, status == http.StatusRequestTimeout:
		return true
	case status == http.StatusSeeOther: // what came of it is to be seen elsewhere
		return true
	case status == http.StatusTooManyRequests:
		return op.BackOffice()
	}
	return false
}

// notTrusted reports whether the server's certificate is not trusted; a retry would not change that.
func notTrusted(err error) bool {
	var certificate *tls.CertificateVerificationError
	return errors.As(err, &certificate)
}
