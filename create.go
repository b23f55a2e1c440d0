package goiikoapi

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// NewID returns a random UUID, for the IDs of orders, combos and positions. A create with an ID of its own can be looked up
// and retried whatever happens.
func NewID() string {
	var id [16]byte
	_, _ = rand.Read(id[:]) // never fails
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// duplicateCodes are the error codes for an id that exists already; 192 is the numeric form of the first.
var duplicateCodes = []models.ErrorCode{models.ErrorCodeDuplicatedOrderID, models.ErrorCodeDuplicatedReserveID, "192"}

func isDuplicate(code models.ErrorCode) bool { return slices.Contains(duplicateCodes, code) }

// kind describes an object that is created under an id, such as an order. R is the response of the create, Info is
// what iiko returns for the id.
type kind[R, Info any] struct {
	client *Client
	op     *api.Operation // the create
	idName string         // name of the id in errors
	// created returns the new object in a response.
	created func(*R) *Info
	// response returns the response of the create that made the given object.
	response func(correlationID string, found *Info) *R
	// creation returns the id of an object and the status of its creation.
	creation func(*Info) (id string, status *models.CreationStatus, failure **models.ErrorInfo)
	// read returns the objects under an id.
	read func(ctx context.Context, organizationID, id string) ([]Info, *CustomErrorModel, error)
}

// create performs a create and, if it has an id, retries it. If an attempt has an unknown outcome and iiko reports a
// later one as a duplicate, the order is read back, and returned if it is the one that was sent. generated reports
// whether the SDK generated the id. Errors contain the id, so that the caller can look the order up.
func (k kind[R, Info]) create(ctx context.Context, req any, organizationID, id string, generated bool) (*R, *CustomErrorModel, error) {
	return observed(ctx, k.client.observer(), k.op, func(ctx context.Context) (*R, outcome, *CustomErrorModel, error) {
		data, came, apiErr, err := k.attemptCreate(ctx, req, organizationID, id, generated)
		if apiErr != nil {
			apiErr.ID = id
		}
		if failure := (*TransportError)(nil); errors.As(err, &failure) {
			failure.ID = id
		}
		return data, came, apiErr, err
	})
}

func (k kind[R, Info]) attemptCreate(ctx context.Context, req any, organizationID, id string, generated bool) (*R, outcome, *CustomErrorModel, error) {
	started := time.Now()
	ctx, response := ownResponse(ctx)
	data, came, apiErr, err := attempt[R](ctx, k.client, k.op, req, id != "")
	if data != nil {
		if named, _, _ := k.creation(k.created(data)); !names(named, id) {
			data, err = nil, k.client.notConfirmed(k.op, response)
		}
	}
	unknown := came.unknown || MayBeDone(err)
	if !unknown && k.client != nil { // an earlier call of this client may have made it
		_, unknown = k.client.creates.find(k.op, id)
	}
	if id == "" || !unknown {
		return data, came, apiErr, err
	}
	sent := k.client.creates.remember(k.op, id, req, generated, callBegan(started, response.Header))
	if err != nil {
		return nil, came, nil, err
	}

	correlationID := ""
	var reported error
	if apiErr != nil && isDuplicate(apiErr.ErrorCode) {
		correlationID, reported = apiErr.CorrelationID, apiErr
	}
	if data != nil {
		if _, _, failure := k.creation(k.created(data)); *failure != nil && isDuplicate((*failure).Code) {
			reported = &CreationError{Operation: k.op.Name, Info: **failure}
		}
	}
	if reported == nil {
		return data, came, apiErr, nil
	}
	found, err := k.readBack(ctx, organizationID, id, sent)
	if err != nil {
		return nil, came, nil, &TransportError{
			Operation:     k.op.Name,
			StatusCode:    response.StatusCode,
			CorrelationID: correlationID,
			Attempts:      response.Attempts,
			MayBeDone:     true,
			Err:           k.duplicate(id, found, err, reported),
		}
	}
	return k.response(correlationID, found), came, nil, nil
}

// duplicate returns the error for an order that was not recognized; why is the reason.
func (k kind[R, Info]) duplicate(id string, found *Info, why, reported error) *DuplicateError {
	failure := &DuplicateError{ID: id, Err: why, reported: reported}
	if found != nil {
		failure.Found = found
	}
	return failure
}

// lookup is what iiko returns for an id. That can be two orders with the same id: the one that exists, and a second
// create that was rejected.
type lookup[Info any] struct {
	// order exists or is being created; nil if iiko returns none.
	order *Info
	// duplicate is the error of a create that was rejected as a duplicate; nil if there is none.
	duplicate *models.ErrorInfo
}

// look reads the orders under an id.
func (k kind[R, Info]) look(ctx context.Context, organizationID, id string) (*lookup[Info], *CustomErrorModel, error) {
	infos, apiErr, err := k.read(ctx, organizationID, id)
	if apiErr != nil || err != nil {
		return nil, apiErr, err
	}
	found := &lookup[Info]{}
	best := len(progress)
	for i := range infos {
		named, status, failure := k.creation(&infos[i])
		if !names(named, id) {
			continue
		}
		if *status == models.CreationStatusError && *failure != nil && isDuplicate((*failure).Code) {
			found.duplicate = *failure
			if !showsContents(&infos[i]) {
				continue
			}
			*status, *failure = models.CreationStatusSuccess, nil // the order exists: it has contents
		}
		if rank := slices.Index(progress, *status); rank < best {
			best, found.order = rank, &infos[i]
		}
	}
	return found, nil, nil
}

// progress ranks the final creation statuses of the orders under one id. All other statuses precede them: the result
// of a second create is known only when its status is final.
var progress = []models.CreationStatus{models.CreationStatusSuccess, models.CreationStatusError}

// ended reports whether a creation status is final.
func ended(status models.CreationStatus) bool { return slices.Contains(progress, status) }

// describe returns the last known state of the order, for errors.
func (k kind[R, Info]) describe(found *lookup[Info]) string {
	if found.order == nil {
		return "iiko did not know it"
	}
	_, status, _ := k.creation(found.order)
	return fmt.Sprintf("its last status was %q", shown(string(*status)))
}

// readBack returns the order under the id of a create that iiko reports as a duplicate. The error is the reason why it
// was not recognized as the one that was sent. While iiko does not return the contents of the order, readBack reads
// it again, for up to unknownFor.
func (k kind[R, Info]) readBack(ctx context.Context, organizationID, id string, sent sentCreate) (*Info, error) {
	ctx = context.WithValue(ctx, responseKey{}, nil) // the caller's Response is the create's
	until := time.Now().Add(unknownFor)
	last := &lookup[Info]{}
	_, apiErr, err := poll(ctx, k.op.Name, func() (*lookup[Info], *CustomErrorModel, error) {
		found, apiErr, err := k.look(ctx, organizationID, id)
		last = cmp.Or(found, last)
		return found, apiErr, err
	}, func(found *lookup[Info]) bool {
		if found.order == nil {
			return found.duplicate != nil || time.Now().After(until)
		}
		_, status, _ := k.creation(found.order)
		return sent.generated || showsContents(found.order) || *status == models.CreationStatusError || time.Now().After(until)
	}, k.describe)
	switch {
	case err != nil:
		return last.order, fmt.Errorf("it can't be read back: %w", err)
	case apiErr != nil:
		return last.order, fmt.Errorf("it can't be read back: %w", apiErr)
	}
	return last.order, k.recognize(last, sent)
}

// recognize returns why the order under an id is not recognized as the one that was sent; nil if it is.
func (k kind[R, Info]) recognize(found *lookup[Info], sent sentCreate) error {
	switch {
	case found.order != nil:
		return sent.recognize(found.order)
	case found.duplicate != nil:
		return ErrNotComparable
	}
	return ErrUnknownOrder
}
