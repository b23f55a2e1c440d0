// Package transport carries one call to iiko Cloud and back: limit, token, exchange, and again where
// that does no harm.
package transport

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
)

// maxErrorBody bounds what is read of an answer that is not a success: enough for any error that a
// server writes on purpose.
const maxErrorBody = 1 << 20

// maxReserved bounds the memory that is set aside for an answer because it announces its size.
const maxReserved = 32 << 20

// headerSlack is what may have gone by of a time of whole seconds before it is told to the server.
const headerSlack = 10 * time.Millisecond

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
	// Attempts counts the exchanges that the call took.
	Attempts int
	// MayBeDone tells that the call may have been carried out at iiko although no success was answered.
	MayBeDone bool
}

// Do carries out a call. It adds a token from tokens, unless they are nil, and sends the call once more
// with a new token when iiko answers that the token is not valid, which it does before it looks at the
// call. It repeats the call by the rules of [Retry]. The answer is never nil.
func (t *Transport) Do(ctx context.Context, tokens Tokens, call Call) (*Answer, error) {
	started := time.Now()
	total := &Answer{}
	renewed := false
	token := ""
	for failures := 0; ; {
		if err := t.Limits.wait(ctx, call.Operation, t.Retry.Total); err != nil {
			return total, err
		}
		if tokens != nil && token == "" {
			var err error
			if token, err = tokens.Token(ctx); err != nil {
				return total, err
			}
		}
		if ctx.Err() != nil { // what is not sent can't be done
			return total, Ended(ctx)
		}
		answer, err := t.exchange(ctx, call, token)
		answer.Attempts = total.Attempts + 1
		answer.MayBeDone = total.MayBeDone || mayBeDone(call.Operation, answer, err)
		total = answer

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
		if !worthRepeating(call, answer, err) {
			return answer, err
		}
		failures++
		wait := t.Retry.wait(failures, answer)
		if answer.StatusCode == http.StatusTooManyRequests {
			t.Limits.pause(call.Operation, wait)
		}
		if !t.Retry.allows(ctx, failures, time.Since(started)+wait, wait) {
			return answer, err
		}
		if Sleep(ctx, wait) != nil {
			return answer, err
		}
		token = "" // it may have run out meanwhile
	}
}

// exchange sends one request and reads its answer, which is never nil. An empty token sends none.
func (t *Transport) exchange(ctx context.Context, call Call, token string) (*Answer, error) {
	start := time.Now()
	answer := &Answer{}
	err := t.roundTrip(ctx, call, token, answer)
	t.log(ctx, call, answer, err, time.Since(start))
	return answer, err
}

func (t *Transport) roundTrip(ctx context.Context, call Call, token string, answer *Answer) error {
	left := t.Timeout
	if deadline, ok := ctx.Deadline(); ok {
		if until := time.Until(deadline); left == 0 || until < left {
			left = until
		}
	}
	if t.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, t.Timeout, fmt.Errorf("no answer within %v", t.Timeout))
		defer cancel()
	}
	ctx = context.WithValue(ctx, operationKey{}, call.Operation)
	request, err := http.NewRequestWithContext(ctx, call.Operation.Method, t.BaseURL+call.Operation.Path, bytes.NewReader(call.Body))
	if err != nil {
		return err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", t.UserAgent)
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	if left != 0 {
		request.Header.Set("Timeout", strconv.Itoa(max(1, int((left+headerSlack)/time.Second))))
	}
	response, err := t.Client.Do(request)
	if err != nil {
		return causeOf(ctx, err)
	}
	defer response.Body.Close()
	answer.StatusCode, answer.Header = response.StatusCode, response.Header
	if answer.Body, err = t.read(response); err != nil {
		return causeOf(ctx, err)
	}
	return nil
}

type operationKey struct{}

// OperationOf returns the operation that a request's context belongs to.
func OperationOf(ctx context.Context) (api.Operation, bool) {
	op, ok := ctx.Value(operationKey{}).(api.Operation)
	return op, ok
}

// read reads the body: all of a success, the beginning of anything else.
func (t *Transport) read(response *http.Response) ([]byte, error) {
	if response.StatusCode < 200 || response.StatusCode > 299 {
		body, _ := io.ReadAll(io.LimitReader(response.Body, maxErrorBody))
		return body, nil
	}
	var buffer bytes.Buffer
	if response.ContentLength > t.MaxResponseSize {
		return nil, fmt.Errorf("%w of %d bytes", ErrTooLarge, t.MaxResponseSize)
	}
	if response.ContentLength > 0 {
		buffer.Grow(int(min(response.ContentLength, maxReserved)) + bytes.MinRead)
	}
	oneMore := min(t.MaxResponseSize, math.MaxInt64-1) + 1
	n, err := buffer.ReadFrom(io.LimitReader(response.Body, oneMore))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the answer was cut off after %d bytes: %w", n, err)
	case n > t.MaxResponseSize:
		return nil, fmt.Errorf("%w of %d bytes", ErrTooLarge, t.MaxResponseSize)
	}
	return buffer.Bytes(), nil
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

// causeOf drops the wrapping that repeats the URL, and says why the context ended when that is what
// stopped the exchange.
func causeOf(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return Ended(ctx)
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}
