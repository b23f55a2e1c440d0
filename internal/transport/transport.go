// Package transport carries one call to iiko Cloud and back: token, exchange, and once more when the
// token turns out to have expired.
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
	// Secrets never reach a log.
	Secrets *Secrets
	// Logger takes a record an exchange; nil for none.
	Logger *slog.Logger
	// LogBodies adds the bodies to the records.
	LogBodies bool
}

// Answer is what came back, whatever its status.
type Answer struct {
	StatusCode int
	Header     http.Header
	Body       []byte
	// Attempts counts the exchanges that the call took.
	Attempts int
}

// Do carries out a call: it adds a token, and repeats the call once with a new one when iiko answers
// that the token is not valid, which it does before it looks at the call.
func (t *Transport) Do(ctx context.Context, tokens Tokens, op api.Operation, body []byte) (*Answer, error) {
	token, err := tokens.Token(ctx)
	if err != nil {
		return nil, err
	}
	answer, err := t.Exchange(ctx, op, body, token)
	if err != nil || answer.StatusCode != http.StatusUnauthorized {
		return answer, err
	}
	token, err = tokens.Renew(ctx, token)
	if errors.Is(err, ErrNoCredentials) {
		return answer, nil
	}
	if err != nil {
		return nil, err
	}
	answer, err = t.Exchange(ctx, op, body, token)
	if answer != nil {
		answer.Attempts = 2
	}
	return answer, err
}

// Exchange sends one request and reads its answer. An empty token sends none.
func (t *Transport) Exchange(ctx context.Context, op api.Operation, body []byte, token string) (*Answer, error) {
	start := time.Now()
	answer, err := t.exchange(ctx, op, body, token)
	t.log(ctx, op, body, answer, err, time.Since(start))
	return answer, err
}

func (t *Transport) exchange(ctx context.Context, op api.Operation, body []byte, token string) (*Answer, error) {
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
	request, err := http.NewRequestWithContext(ctx, op.Method, t.BaseURL+op.Path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", t.UserAgent)
	if token != "" {
		request.Header.Set("Authorization", "Bearer "+token)
	}
	if left != 0 {
		request.Header.Set("Timeout", strconv.Itoa(max(1, int(left/time.Second))))
	}
	response, err := t.Client.Do(request)
	if err != nil {
		return nil, causeOf(ctx, err)
	}
	defer response.Body.Close()
	answer := &Answer{StatusCode: response.StatusCode, Header: response.Header, Attempts: 1}
	answer.Body, err = t.read(response)
	if err != nil {
		return answer, causeOf(ctx, err)
	}
	return answer, nil
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
