// Package transport sends calls to iiko Cloud: rate limits, tokens, attempts and retries.
package transport

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/contexts"
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
	BaseURL *url.URL
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
	// Observe is told of each step; nil for no observer.
	Observe Observer

	silence silence
}

// Call is an operation to call.
type Call struct {
	Operation *api.Operation
	// Body is the request; nil for none.
	Body []byte
	// Retryable means that the call is safe to retry although an earlier attempt may have been processed.
	Retryable bool
	// Stream, unless it is nil, reads the body of a success from the connection and returns the Body of the Response.
	// Timeout bounds each read then, and MaxResponseSize nothing. The call is not retried once it has begun.
	Stream func(body io.Reader) ([]byte, error)
}

// Response is the result of a call.
type Response struct {
	// StatusCode is 0 if there was no response.
	StatusCode int
	Header     http.Header
	// Body is valid until Release.
	Body []byte
	// Attempts is the number of requests sent.
	Attempts int
	// MayBeDone means that the outcome is unknown: iiko may have processed a request that got no success. For a
	// success, it concerns the requests before.
	MayBeDone bool

	// streamed means that Stream has had the body.
	streamed bool
	// limited reads the body. buffer has a large one; nil for a small one.
	limited io.LimitedReader
	buffer  *bytes.Buffer
}

// InterruptedError means that a call ended between two attempts. The Response is that of the last attempt.
type InterruptedError struct {
	// Err is the reason.
	Err error
	// Last is the error of the last attempt; nil if it got a response.
	Last error
}

// Error returns the text of Err.
func (e *InterruptedError) Error() string { return e.Err.Error() }

// Unwrap returns Err and Last.
func (e *InterruptedError) Unwrap() []error { return []error{e.Err, e.Last} }

// Do sends a call and retries it by the policy. It adds a token unless tokens is nil. The response is never nil.
func (t *Transport) Do(ctx context.Context, tokens Tokens, call Call) (*Response, error) {
	started := time.Now()
	a := &attempts{Transport: t, call: call, tokens: tokens, until: started.Add(t.Retry.Total), response: &Response{}}
	for {
		if err := a.send(ctx); err != nil {
			return a.response, err
		}
		if a.err == nil && a.response.StatusCode < 300 {
			return a.response, nil
		}
		wait, kind := t.Retry.wait(a.failures, a.response), StepRetryWait
		if a.response.StatusCode == http.StatusTooManyRequests {
			kind = StepPause
			t.Limits.pause(call.Operation, wait)
		}
		if !worthRetrying(call, a.response, a.err, a.connecting) || !t.Retry.allows(ctx, a.failures, time.Since(started)+wait, wait) {
			return a.response, a.err
		}
		if err := t.Observe.wait(ctx, kind, call.Operation, func(ctx context.Context) error { return contexts.Sleep(ctx, wait) }); err != nil {
			return a.response, a.interrupted(err)
		}
		a.token = "" // it may have expired meanwhile
	}
}

// attempts are the attempts of a call.
type attempts struct {
	*Transport
	call   Call
	tokens Tokens
	// until is when an attempt may begin at the latest.
	until time.Time
	// token is the token of the next attempt; "" if it is still to be obtained.
	token string
	// refreshed means that the one attempt with a fresh token, after a 401, was made.
	refreshed bool

	// response is that of the last attempt, with what concerns all of them.
	response *Response
	// err is the error of the last attempt; nil if it got a response.
	err error
	// connecting means that the last attempt failed without a connection.
	connecting bool
	// failures counts the attempts but for those with a rejected token.
	failures int
}

// send makes an attempt, and one more with a fresh token if the first is rejected, which is safe because iiko checks
// the token first. It returns an error if the call ends before an attempt.
func (a *attempts) send(ctx context.Context) error {
	for {
		if err := a.Limits.wait(ctx, a.call.Operation, a.until, a.Observe); err != nil {
			return a.interrupted(err)
		}
		if a.tokens != nil && a.token == "" {
			var err error
			if a.token, err = a.tokens.Token(ctx); err != nil {
				return err
			}
		}
		if ctx.Err() != nil {
			return a.interrupted(contexts.Ended(ctx))
		}
		requests := a.attempt(ctx)
		refreshed, err := a.refresh(ctx)
		if err != nil {
			return err
		}
		if !refreshed {
			a.failures += requests
			return nil
		}
	}
}

// refresh refreshes the token, once in a call, if the last attempt was made with one that is rejected.
func (a *attempts) refresh(ctx context.Context) (bool, error) {
	if a.err != nil || a.tokens == nil || a.refreshed || !rejectsToken(a.response) {
		return false, nil //nolint:nilerr // a.err is the attempt's, not that of a refresh
	}
	a.refreshed = true
	fresh, err := a.tokens.Refresh(ctx, a.token)
	if errors.Is(err, ErrNoCredentials) {
		return false, nil
	}
	a.token = fresh
	return true, err
}

// attempt makes one attempt and returns the number of requests that it took.
func (a *attempts) attempt(ctx context.Context) (requests int) {
	before := a.response
	step := Step{Kind: StepAttempt, Operation: a.call.Operation, Attempt: before.Attempts + 1}
	if a.Observe != nil {
		step.URL, step.Header = a.BaseURL.String()+a.call.Operation.Path, http.Header{}
	}
	var e *exchange
	a.Observe.Run(ctx, step, func(ctx context.Context) StepResult {
		e, a.err = a.exchange(ctx, a.call, step.Header, a.token, a.failures)
		requests = e.requests()
		return StepResult{StatusCode: e.response.StatusCode, Attempts: requests, Err: a.err}
	})
	a.response = &e.response
	unsent := false
	if a.connecting = false; a.err != nil {
		unsent, a.connecting = e.unsent()
	}
	a.response.Attempts = before.Attempts + requests
	a.response.MayBeDone = before.MayBeDone || mayBeDone(a.call.Operation, a.response, a.err, requests, unsent)
	if a.err == nil && a.response.StatusCode != http.StatusTooManyRequests {
		a.Limits.admitted(a.call.Operation)
	}
	return requests
}

// interrupted returns the error of a call that ends because of why, after an attempt or before the first.
func (a *attempts) interrupted(why error) error {
	if a.response.Attempts == 0 {
		return why
	}
	return &InterruptedError{Err: why, Last: a.err}
}

// rejectsToken reports whether a response may mean that the token is no longer valid.
func rejectsToken(response *Response) bool {
	return response.StatusCode == http.StatusUnauthorized && !saysRightMissing(response.Body)
}
