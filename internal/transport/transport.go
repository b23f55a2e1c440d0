// Package transport sends calls to iiko Cloud: rate limits, tokens, attempts and retries.
package transport

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
)

// ErrTooLarge means that a response is larger than the client accepts.
var ErrTooLarge = errors.New("the response is larger than the limit")

// ErrNoCredentials means that the client has a token, but no credentials to refresh it.
var ErrNoCredentials = errors.New("no credentials to obtain a token")

// Tokens supplies the token that calls carry.
type Tokens interface {
	// Token returns a token that should still be valid.
	Token(ctx context.Context) (string, error)
	// Refresh returns a token other than the rejected one. It returns ErrNoCredentials if there are no credentials.
	Refresh(ctx context.Context, rejected string) (string, error)
}

// Transport sends calls. Its fields are set once, before the first call.
type Transport struct {
	// Client sends the requests. It does not follow redirects.
	Client *http.Client
	// Traced means that nothing but net/http sends the requests, so that httptrace reports all of them.
	Traced bool
	// BaseURL goes before an operation's path, without a slash at its end.
	BaseURL string
	// UserAgent names the SDK.
	UserAgent string
	// Timeout bounds one attempt; 0 means no bound but the context.
	Timeout time.Duration
	// MaxResponseSize bounds a response body, in bytes.
	MaxResponseSize int64
	// Retry is the retry policy.
	Retry Retry
	// Limits delay calls.
	Limits *Limits
	// Secrets never reach a log.
	Secrets *Secrets
	// Logger logs each attempt; nil for no log.
	Logger *slog.Logger
	// LogBodies adds the bodies to the records.
	LogBodies bool

	silence silence
}

// Call is an operation to call.
type Call struct {
	Operation api.Operation
	// Body is the request; nil for none.
	Body []byte
	// Repeatable means that the call is safe to retry although an earlier attempt may have been processed.
	Repeatable bool
}

// Response is the result of a call.
type Response struct {
	// StatusCode is 0 if there was no response.
	StatusCode int
	Header     http.Header
	Body       []byte
	// Attempts is the number of requests sent.
	Attempts int
	// MayBeDone means that the outcome is unknown: iiko may have processed a request that got no success. For a
	// success, it concerns the requests before.
	MayBeDone bool
}

// Interrupted means that a call ended between two attempts. The Response is that of the last attempt.
type Interrupted struct {
	// Err is the reason.
	Err error
	// Last is the error of the last attempt; nil if it got a response.
	Last error
}

// Error returns the text of Err.
func (e *Interrupted) Error() string { return e.Err.Error() }

// Unwrap returns Err and Last.
func (e *Interrupted) Unwrap() []error { return []error{e.Err, e.Last} }

// Do sends a call and retries it by the policy. It adds a token unless tokens is nil; after a 401 it makes one more
// attempt with a fresh token, which is safe because iiko checks the token first. The response is never nil.
func (t *Transport) Do(ctx context.Context, tokens Tokens, call Call) (*Response, error) {
	started := time.Now()
	response := &Response{}
	var err error
	refreshed := false
	token := ""
	for failures := 0; ; {
		if limited := t.Limits.wait(ctx, call.Operation, started.Add(t.Retry.Total)); limited != nil {
			return response, interrupted(response, limited, err)
		}
		if tokens != nil && token == "" {
			var missing error
			if token, missing = tokens.Token(ctx); missing != nil {
				return response, missing
			}
		}
		if ctx.Err() != nil {
			return response, interrupted(response, Ended(ctx), err)
		}
		before := response
		var e *exchange
		response, e, err = t.exchange(ctx, call, token, failures)
		requests := e.requests()
		var unsent, connecting bool
		if err != nil {
			unsent, connecting = e.unsent()
		}
		response.Attempts = before.Attempts + requests
		response.MayBeDone = before.MayBeDone || mayBeDone(call.Operation, response, err, requests, unsent)
		if err == nil && response.StatusCode != http.StatusTooManyRequests {
			t.Limits.admitted(call.Operation)
		}

		if err == nil && response.StatusCode == http.StatusUnauthorized && tokens != nil && !refreshed && !saysRightMissing(response.Body) {
			refreshed = true
			fresh, failed := tokens.Refresh(ctx, token)
			if errors.Is(failed, ErrNoCredentials) {
				return response, nil
			}
			if failed != nil {
				return response, failed
			}
			token = fresh
			continue
		}
		failures += requests
		wait := t.Retry.wait(failures, response)
		if response.StatusCode == http.StatusTooManyRequests {
			t.Limits.pause(call.Operation, wait)
		}
		if !worthRepeating(call, response, err, connecting) || !t.Retry.allows(ctx, failures, time.Since(started)+wait, wait) {
			return response, err
		}
		if ended := Sleep(ctx, wait); ended != nil {
			return response, interrupted(response, ended, err)
		}
		token = "" // it may have expired meanwhile
	}
}

// interrupted returns the error of a call that ended because of why, after an attempt or before the first.
func interrupted(response *Response, why, last error) error {
	if response.Attempts == 0 {
		return why
	}
	return &Interrupted{Err: why, Last: last}
}

// Ended returns the error of a context that has ended, with the text of its cause. It does not wrap the cause, which
// may be the error of another call and must not be taken for this one's.
func Ended(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if errors.Is(err, cause) {
		return err
	}
	return fmt.Errorf("%w: %v", err, cause)
}
