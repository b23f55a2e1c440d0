package transport

import (
	"context"
	"crypto/tls"
	"errors"
	"math/rand/v2"
	"net"
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
}

// wait returns how long to wait after so many failures. A server that says so decides. After too many
// calls it is at least half of the longest wait, because it holds back the whole group.
func (r Retry) wait(failures int, answer *Answer) time.Duration {
	if told, ok := retryAfter(answer.Header); ok {
		return told
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

// longestTold bounds what a server can tell to wait, so that reckoning with it does not overflow.
const longestTold = 365 * 24 * time.Hour

// retryAfter reads the header of that name: seconds, or a date.
func retryAfter(header http.Header) (time.Duration, bool) {
	text := header.Get("Retry-After")
	if text == "" {
		return 0, false
	}
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, int64(longestTold/time.Second))) * time.Second, true
	}
	if date, err := http.ParseTime(text); err == nil {
		return min(max(0, time.Until(date)), longestTold), true
	}
	return 0, false
}

// worthRepeating reports whether another attempt could succeed and do no harm.
func worthRepeating(call Call, answer *Answer, err error) bool {
	if answer.StatusCode == http.StatusTooManyRequests || neverSent(err) {
		return true
	}
	if !call.Repeatable {
		return false
	}
	if err != nil {
		return !errors.Is(err, ErrTooLarge) && !errors.Is(err, context.Canceled) && !notTrusted(err)
	}
	switch answer.StatusCode {
	case http.StatusRequestTimeout, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// mayBeDone reports whether an operation may have been carried out, given an answer that was no success.
func mayBeDone(op api.Operation, answer *Answer, err error) bool {
	if op.Repeat == api.RepeatSafe {
		return false
	}
	if err != nil {
		return !neverSent(err) && !notTrusted(err)
	}
	return answer.StatusCode == http.StatusRequestTimeout || answer.StatusCode >= 500
}

// neverSent reports whether an exchange failed before there was a connection.
func neverSent(err error) bool {
	var network *net.OpError
	return errors.As(err, &network) && (network.Op == "dial" || network.Op == "proxyconnect")
}

// notTrusted reports whether the server's certificate was refused, before anything was sent to it.
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
