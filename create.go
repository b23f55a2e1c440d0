package goiikoapi

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	mathrand "math/rand/v2"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/transport"
	"github.com/kebrick/goiikoapi/models"
)

// createRequest is the request of the mirrored calls that take a new order as a map.
type createRequest struct {
	OrganizationID  string                      `json:"organizationId"`
	TerminalGroupID *string                     `json:"terminalGroupId,omitzero"`
	Order           map[string]any              `json:"order"`
	Settings        *models.CreateOrderSettings `json:"createOrderSettings,omitzero"`
}

// frontTimeout turns the mirrored createOrderSettings into what the API takes.
func frontTimeout(seconds *int) *models.CreateOrderSettings {
	if seconds == nil {
		return nil
	}
	return &models.CreateOrderSettings{TransportToFrontTimeout: seconds}
}

// newID returns a random UUID.
func newID() string {
	var id [16]byte
	_, _ = rand.Read(id[:]) // never fails
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// creation is what create needs to know of a kind of thing that is created.
type creation[R any] struct {
	// duplicate is iiko's code for an id that is there already.
	duplicate models.ErrorCode
	// failure returns why the terminal refused what an answer says was created; nil for kinds whose answers
	// say nothing of it.
	failure func(*R) *models.ErrorInfo
	// existing returns what an earlier attempt has created.
	existing func(ctx context.Context, correlationID string) *R
}

// create carries out an operation that creates something with an id, and repeats it when it has one. When
// an attempt may have arrived whose answer was lost, and iiko says to a later one that the id is there
// already, then the first one did arrive.
func create[R any](ctx context.Context, c *Client, op api.Operation, req any, id string, kind creation[R]) (*R, *CustomErrorModel, error) {
	data, mayBeDone, apiErr, err := attempt[R](ctx, c, op, req, id != "")
	if !mayBeDone {
		return data, apiErr, err
	}
	ctx = context.WithValue(ctx, responseKey{}, nil) // what fills a Response is the create
	if apiErr != nil && apiErr.ErrorCode == kind.duplicate {
		return kind.existing(ctx, apiErr.CorrelationID), nil, nil
	}
	if data != nil && kind.failure != nil {
		if failure := kind.failure(data); failure != nil && failure.Code == kind.duplicate {
			return kind.existing(ctx, ""), nil, nil
		}
	}
	return data, apiErr, err
}

// CreationError tells that the terminal refused an order or delivery which iiko had taken.
type CreationError struct {
	// Operation is the method that waited for it.
	Operation string
	// Info is why.
	Info models.ErrorInfo
}

// Error says why.
func (e *CreationError) Error() string {
	text := fmt.Sprintf("goiikoapi: %s: the terminal refused it: %s", e.Operation, shown(string(e.Info.Code)))
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
		if err := transport.Sleep(ctx, wait/2+mathrand.N(wait/2)); err != nil {
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
