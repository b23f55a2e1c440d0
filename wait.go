package goiikoapi

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/kebrick/goiikoapi/internal/transport"
	"github.com/kebrick/goiikoapi/models"
)

// CreationError tells that the terminal refused an order or delivery which iiko had taken.
type CreationError struct {
	// Operation is the method that waited for it.
	Operation string
	// Info is why.
	Info models.ErrorInfo
}

// Error says why.
func (e *CreationError) Error() string {
	text := fmt.Sprintf("goiikoapi: %s: the terminal refused it: %s", shown(e.Operation), shown(string(e.Info.Code)))
	if e.Info.Message != nil {
		text += ": " + shown(*e.Info.Message)
	}
	return text
}

// ErrUnknownOrder tells that iiko does not know the order that is waited for.
var ErrUnknownOrder = errors.New("iiko does not know the order")

const (
	// firstPoll is the wait after the first question, which doubles from one to the next.
	firstPoll = 200 * time.Millisecond
	// longestPoll is the longest wait between two questions.
	longestPoll = 5 * time.Second
	// unknownFor is how long a new order may be unknown.
	unknownFor = 30 * time.Second
)

// poll asks until it is done, with growing waits.
func poll[T any](ctx context.Context, method string, ask func() (*T, *CustomErrorModel, error), done func(*T) bool) (*T, *CustomErrorModel, error) {
	for wait := firstPoll; ; wait = min(2*wait, longestPoll) {
		answer, apiErr, err := ask()
		if apiErr != nil || err != nil {
			return nil, apiErr, err
		}
		if done(answer) {
			return answer, nil, nil
		}
		if err := transport.Sleep(ctx, wait/2+rand.N(wait/2)); err != nil {
			return nil, nil, &TransportError{Operation: method, Err: err}
		}
	}
}

// waitCreated asks for what was created, which is nil while iiko does not know it, until it is no longer
// InProgress.
func waitCreated[T any](ctx context.Context, method, orderID string, ask func() (*T, *CustomErrorModel, error), status func(*T) (models.CreationStatus, *models.ErrorInfo)) (*T, *CustomErrorModel, error) {
	if orderID == "" {
		return nil, nil, &ArgumentError{Operation: method, Argument: "orderId", Reason: "is empty"}
	}
	started := time.Now()
	created, apiErr, err := poll(ctx, method, ask, func(created *T) bool {
		if created == nil {
			return time.Since(started) > unknownFor
		}
		state, _ := status(created)
		return state != models.CreationStatusInProgress
	})
	if apiErr != nil || err != nil {
		return nil, apiErr, err
	}
	if created == nil {
		return nil, nil, &TransportError{Operation: method, Err: ErrUnknownOrder}
	}
	if state, failure := status(created); state == models.CreationStatusError {
		refused := &CreationError{Operation: method}
		if failure != nil {
			refused.Info = *failure
		}
		return nil, nil, refused
	}
	return created, nil, nil
}
