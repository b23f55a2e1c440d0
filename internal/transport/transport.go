// Package transport carries one call to iiko Cloud and back: limit, token, exchange, and again where
// that does no harm.
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

// ErrTooLarge tells that an answer is larger than the client accepts.
var ErrTooLarge = errors.New("the answer is larger than the limit")

// ErrNoCredentials tells that there is nothing to obtain another token with.
var ErrNoCredentials = errors.New("there are no credentials to obtain a token with")

// Tokens supplies the token that calls carry.
type Tokens interface {
	// Token returns a token that should still be valid.
	Token(ctx context.Context) (string, error)
	// Renew returns a token other than refused, which iiko did not accept. It returns ErrNoCredentials
	// when there can't be another.
	Renew(ctx context.Context, refused string) (string, error)
}

// Transport sends calls. Its fields are set once, before the first call.
type Transport struct {
	// Client sends the requests. It does not follow redirects.
	Client *http.Client
	// Traced tells that Client is net/http's all the way down, which reports to httptrace.
	Traced bool
	// BaseURL goes before an operation's path, without a slash at its end.
	BaseURL string
	// UserAgent names the SDK.
	UserAgent string
	// Timeout bounds one exchange; 0 leaves it to the context.
	Timeout time.Duration
	// MaxResponseSize bounds an answer's body, in bytes.
	MaxResponseSize int64
	// Retry says how often and when a call is repeated.
	Retry Retry
	// Limits hold calls back.
	Limits *Limits
	// Secrets never reach a log.
	Secrets *Secrets
	// Logger takes a record an exchange; nil for none.
	Logger *slog.Logger
	// LogBodies adds the bodies to the records.
	LogBodies bool

	silence silence
}

// Call is what is to be carried out.
type Call struct {
	Operation api.Operation
	// Body is the request; nil for none.
	Body []byte
	// Repeatable tells that a call which may have been carried out does no harm when it is sent again.
	Repeatable bool
}

// Answer is what came of a call.
type Answer struct {
	// StatusCode is 0 when no answer came.
	StatusCode int
	Header     http.Header
	Body       []byte
	// Attempts counts the requests that the call took.
	Attempts int
	// MayBeDone tells that the call may have been carried out at iiko although no success was answered: by
	// this request, or, when this is a success, by one before.
	MayBeDone bool
}

// Interrupted tells that a call was given up between two attempts. What the latest one met is its Answer,
// or Last when it brought none.
type Interrupted struct {
	// Err is why there was no further attempt.
	Err error
	// Last is how the latest attempt failed; nil when it was answered.
	Last error
}

// Error says why the call was given up.
func (e *Interrupted) Error() string { return e.Err.Error() }

// Unwrap returns why the call was given up and what the latest attempt met.
func (e *Interrupted) Unwrap() []error { return []error{e.Err, e.Last} }

// Do carries out a call. It adds a token from tokens, unless they are nil, and sends the call once more
// with a new token when iiko answers that the token is not valid, which it does before it looks at the
// call. It repeats the call by the rules of [Retry]. The answer is never nil.
func (t *Transport) Do(ctx context.Context, tokens Tokens, call Call) (*Answer, error) {
	started := time.Now()
	answer := &Answer{}
	var err error
	renewed := false
	token := ""
	for failures := 0; ; {
		if limited := t.Limits.wait(ctx, call.Operation, started.Add(t.Retry.Total)); limited != nil {
			return answer, interrupted(answer, limited, err)
		}
		if tokens != nil && token == "" {
			var missing error
			if token, missing = tokens.Token(ctx); missing != nil {
				return answer, missing
			}
		}
		if ctx.Err() != nil { // what is not sent can't be done
			return answer, interrupted(answer, Ended(ctx), err)
		}
		before := answer
		var e *exchange
		answer, e, err = t.exchange(ctx, call, token, failures)
		requests := e.requests()
		unsent, connecting := err != nil, false
		if err != nil {
			unsent, connecting = e.unsent()
		}
		answer.Attempts = before.Attempts + requests
		answer.MayBeDone = before.MayBeDone || mayBeDone(call.Operation, answer, err, requests, unsent)
		if err == nil && answer.StatusCode != http.StatusTooManyRequests {
			t.Limits.admitted(call.Operation)
		}

		if err == nil && answer.StatusCode == http.StatusUnauthorized && tokens != nil && !renewed && !saysRightMissing(answer.Body) {
			renewed = true
			fresh, renewal := tokens.Renew(ctx, token)
			if errors.Is(renewal, ErrNoCredentials) {
				return answer, nil
			}
			if renewal != nil {
				return answer, renewal
			}
			token = fresh
			continue
		}
		failures += requests
		wait := t.Retry.wait(failures, answer)
		if answer.StatusCode == http.StatusTooManyRequests {
			t.Limits.pause(call.Operation, wait)
		}
		if !worthRepeating(call, answer, err, connecting) || !t.Retry.allows(ctx, failures, time.Since(started)+wait, wait) {
			return answer, err
		}
		if ended := Sleep(ctx, wait); ended != nil {
			return answer, interrupted(answer, ended, err)
		}
		token = "" // it may have run out meanwhile
	}
}

// interrupted returns why a call that had this answer, or failed with last, was given up.
func interrupted(answer *Answer, why, last error) error {
	if answer.Attempts == 0 {
		return why
	}
	return &Interrupted{Err: why, Last: last}
}

// Ended says why ctx ended. It tells the cause that the program gave, but does not wrap it: that may be
// the error of another call, because of which this one was canceled, and must not be found in its place.
func Ended(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if errors.Is(err, cause) {
		return err
	}
	return fmt.Errorf("%w: %v", err, cause)
}
