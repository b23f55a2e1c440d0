package goiikoapi

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi/internal/contexts"
	"github.com/kebrick/goiikoapi/models"
)

const (
	// firstPoll is the maximum wait after the first request; it doubles with each request.
	firstPoll = 200 * time.Millisecond
	// longestPoll is the maximum wait between two requests.
	longestPoll = 5 * time.Second
	// unknownFor is how long a new order may be unknown to iiko.
	unknownFor = 30 * time.Second
)

// poll calls ask until done, with growing waits. describe returns the state in a response that was not the last, for
// errors.
func poll[T any](ctx context.Context, method string, ask func() (*T, *CustomErrorModel, error), done func(*T) bool, describe func(*T) string) (*T, *CustomErrorModel, error) {
	last := ""
	for wait := firstPoll; ; wait = min(2*wait, longestPoll) {
		response, apiErr, err := ask()
		if failure := (*TransportError)(nil); last != "" && errors.As(err, &failure) {
			told := *failure
			told.Err = fmt.Errorf("%w; %s", failure.Err, last)
			err = &told
		}
		if apiErr != nil || err != nil {
			return nil, apiErr, err
		}
		if done(response) {
			return response, nil, nil
		}
		last = describe(response)
		if err := contexts.Sleep(ctx, wait/2+rand.N(wait/2)); err != nil {
			return nil, nil, &TransportError{Operation: method, Err: fmt.Errorf("%w; %s", err, last)}
		}
	}
}

// wait waits until the creation status of the order under an id is Success, and returns the order. If this client sent
// the create and an attempt had an unknown outcome, iiko may report a later attempt as a duplicate. In that case wait
// returns the existing order if it is the one that was sent.
func (k kind[R, Info]) wait(ctx context.Context, method, organizationID, id string) (*Info, *CustomErrorModel, error) {
	if strings.TrimSpace(id) == "" {
		return nil, nil, &ArgumentError{Operation: method, Argument: k.idName, Reason: "is empty"}
	}
	known := time.Now() // when iiko last returned the order
	found, apiErr, err := poll(ctx, method, func() (*lookup[Info], *CustomErrorModel, error) {
		return k.look(ctx, organizationID, id)
	}, func(found *lookup[Info]) bool {
		if found.order != nil {
			known = time.Now()
			_, status, _ := k.creation(found.order)
			return ended(*status)
		}
		return found.duplicate != nil || time.Since(known) > unknownFor
	}, k.describe)
	if apiErr != nil || err != nil {
		return nil, apiErr, err
	}
	if found.order == nil && found.duplicate == nil {
		return nil, nil, &TransportError{Operation: method, Err: ErrUnknownOrder}
	}
	if found.order != nil {
		if _, status, failure := k.creation(found.order); *status == models.CreationStatusError {
			rejected := &CreationError{Operation: method}
			if *failure != nil {
				rejected.Info = **failure
			}
			return nil, nil, rejected
		}
		if found.duplicate == nil {
			return found.order, nil, nil
		}
	}
	rejected := &CreationError{Operation: method, Info: *found.duplicate}
	sent, ok := k.client.creates.find(k.op, id)
	if !ok {
		return nil, nil, rejected
	}
	if err := k.recognize(found, sent); err != nil {
		return nil, nil, &TransportError{Operation: method, MayBeDone: true, Err: k.duplicate(id, found.order, err, rejected)}
	}
	return found.order, nil, nil
}
