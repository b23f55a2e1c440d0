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

// newID returns a random UUID.
func newID() string {
	var id [16]byte
	_, _ = rand.Read(id[:]) // never fails
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// duplicateCodes are the codes for an id that is taken; 192 is the number of the first.
var duplicateCodes = []models.ErrorCode{models.ErrorCodeDuplicatedOrderID, models.ErrorCodeDuplicatedReserveID, "192"}

func isDuplicate(code models.ErrorCode) bool { return slices.Contains(duplicateCodes, code) }

// kind is a kind of thing that is created under an id. A create responds with R, and Info is what iiko shows
// under the id.
type kind[R, Info any] struct {
	client *Client
	op     api.Operation // creates one
	idName string        // names the id in errors
	// created returns what a response says of the new one.
	created func(*R) *Info
	// response returns the response to a create that is found to have made the given one.
	response func(correlationID string, found *Info) *R
	// creation returns the id of one and how its creation went.
	creation func(*Info) (id string, status *models.CreationStatus, failure **models.ErrorInfo)
	// read returns what iiko shows under an id.
	read func(ctx context.Context, organizationID, id string) ([]Info, *CustomErrorModel, error)
}

// create carries out a create; with an id, it is retried. When an attempt may have arrived and iiko reports
// the id as taken to a later one, the order is read back, and returned when it is the one that was sent.
// generated tells that the SDK made the id. An error carries the id, so that the order can be looked for.
func (k kind[R, Info]) create(ctx context.Context, req any, organizationID, id string, generated bool) (*R, *CustomErrorModel, error) {
	data, apiErr, err := k.attemptCreate(ctx, req, organizationID, id, generated)
	if apiErr != nil {
		apiErr.ID = id
	}
	if failure := (*TransportError)(nil); errors.As(err, &failure) {
		failure.ID = id
	}
	return data, apiErr, err
}

func (k kind[R, Info]) attemptCreate(ctx context.Context, req any, organizationID, id string, generated bool) (*R, *CustomErrorModel, error) {
	started := time.Now()
	ctx, response := ownResponse(ctx)
	data, mayBeDone, apiErr, err := attempt[R](ctx, k.client, k.op, req, id != "")
	if data != nil {
		if named, _, _ := k.creation(k.created(data)); !names(named, id) {
			data, err = nil, k.client.notConfirmed(k.op, response)
		}
	}
	if id == "" || !mayBeDone && !MayBeDone(err) {
		return data, apiErr, err
	}
	sent := k.client.creates.remember(k.op, id, req, generated, callBegan(started, response.Header))
	if err != nil {
		return nil, nil, err
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
		return data, apiErr, nil
	}
	found, err := k.readBack(ctx, organizationID, id, sent)
	if err != nil {
		return nil, nil, &TransportError{
			Operation:     k.op.Name,
			StatusCode:    response.StatusCode,
			CorrelationID: correlationID,
			Attempts:      response.Attempts,
			MayBeDone:     true,
			Err:           k.duplicate(id, found, err, reported),
		}
	}
	return k.response(correlationID, found), nil, nil
}

// duplicate is the error for an order that was not recognized because of why.
func (k kind[R, Info]) duplicate(id string, found *Info, why, reported error) *DuplicateError {
	failure := &DuplicateError{ID: id, Err: why, reported: reported}
	if found != nil {
		failure.Found = found
	}
	return failure
}

// standing is what iiko shows under an id. It may be two orders of the same id: the one that exists, and a
// second create of it that was refused.
type standing[Info any] struct {
	// order exists or is being created; nil when iiko shows none.
	order *Info
	// duplicate is why a create under the id was refused as a duplicate; nil when none was.
	duplicate *models.ErrorInfo
}

// look reads what stands under an id.
func (k kind[R, Info]) look(ctx context.Context, organizationID, id string) (*standing[Info], *CustomErrorModel, error) {
	infos, apiErr, err := k.read(ctx, organizationID, id)
	if apiErr != nil || err != nil {
		return nil, apiErr, err
	}
	found := &standing[Info]{}
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
			*status, *failure = models.CreationStatusSuccess, nil // the order itself exists
		}
		if rank := slices.Index(progress, *status); rank < best {
			best, found.order = rank, &infos[i]
		}
	}
	return found, nil, nil
}

// progress ranks the creation statuses of orders under one id, after those that may still change: what a
// second create comes to is known only when it has ended.
var progress = []models.CreationStatus{models.CreationStatusSuccess, models.CreationStatusError}

// ended reports whether a creation has come to its end.
func ended(status models.CreationStatus) bool { return slices.Contains(progress, status) }

// tell says in what state what stands under an id was, for errors.
func (k kind[R, Info]) tell(found *standing[Info]) string {
	if found.order == nil {
		return "iiko did not know it"
	}
	_, status, _ := k.creation(found.order)
	return fmt.Sprintf("its last status was %q", shown(string(*status)))
}

// readBack returns what stands under the id of a create that iiko reports as a duplicate. The error says why
// it is not known to be what was sent. While iiko does not show what is in the order, it is read again for
// as long as an order may be unknown.
func (k kind[R, Info]) readBack(ctx context.Context, organizationID, id string, sent sentCreate) (*Info, error) {
	ctx = context.WithValue(ctx, responseKey{}, nil) // what fills a Response is the create
	until := time.Now().Add(unknownFor)
	last := &standing[Info]{}
	_, apiErr, err := poll(ctx, k.op.Name, func() (*standing[Info], *CustomErrorModel, error) {
		found, apiErr, err := k.look(ctx, organizationID, id)
		last = cmp.Or(found, last)
		return found, apiErr, err
	}, func(found *standing[Info]) bool {
		if found.order == nil {
			return found.duplicate != nil || time.Now().After(until)
		}
		_, status, _ := k.creation(found.order)
		return sent.generated || showsContents(found.order) || *status == models.CreationStatusError || time.Now().After(until)
	}, k.tell)
	switch {
	case err != nil:
		return last.order, fmt.Errorf("it can't be read back: %w", err)
	case apiErr != nil:
		return last.order, fmt.Errorf("it can't be read back: %w", apiErr)
	}
	return last.order, k.recognize(last, sent)
}

// recognize returns why what stands under an id is not known to be what was sent; nil when it is.
func (k kind[R, Info]) recognize(found *standing[Info], sent sentCreate) error {
	switch {
	case found.order != nil:
		return sent.recognize(found.order)
	case found.duplicate != nil:
		return ErrNotComparable
	}
	return ErrUnknownOrder
}
