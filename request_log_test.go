package goiikoapi_test

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// arrival is a request as a requestLog received it.
type arrival struct {
	method, path, token, body string
	header                    http.Header
	// at is when it arrived, counted from when the requestLog was made.
	at time.Duration
}

// requestLog keeps the requests that a server or a fake of one receives.
type requestLog struct {
	made time.Time

	mu       sync.Mutex
	received []arrival
}

func newRequestLog() *requestLog { return &requestLog{made: time.Now()} }

// receive keeps r and returns its number, from 0. The body of r can still be read.
func (l *requestLog) receive(r *http.Request) (n int) {
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
		_ = r.Body.Close()
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	l.mu.Lock()
	defer l.mu.Unlock()
	l.received = append(l.received, arrival{
		method: r.Method,
		path:   r.URL.Path,
		token:  strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "),
		body:   string(body),
		header: r.Header.Clone(),
		at:     time.Since(l.made),
	})
	return len(l.received) - 1
}

// arrivals returns what was received so far, in all or on the given paths.
func (l *requestLog) arrivals(paths ...string) []arrival {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(l.received), func(a arrival) bool { return len(paths) > 0 && !slices.Contains(paths, a.path) })
}

// take returns what was received since the last time, and forgets it.
func (l *requestLog) take() []arrival {
	l.mu.Lock()
	defer l.mu.Unlock()
	taken := l.received
	l.received = nil
	return taken
}

// gaps returns the times between arrivals.
func gaps(all []arrival) []time.Duration {
	var between []time.Duration
	for i := 1; i < len(all); i++ {
		between = append(between, all[i].at-all[i-1].at)
	}
	return between
}

// times returns when calls arrived.
func times(all []arrival) []time.Duration {
	at := make([]time.Duration, len(all))
	for i, one := range all {
		at[i] = one.at
	}
	slices.Sort(at)
	return at
}
