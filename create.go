package goiikoapi

import (
	"context"
	"crypto/rand"
	"fmt"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// createRequest is the request of the mirrored calls that take a new order as a map.
type createRequest struct {
	OrganizationID  string                      `json:"organizationId" iiko:"required"`
	TerminalGroupID *string                     `json:"terminalGroupId,omitzero" iiko:"required,operation=OrderCreate"`
	Order           map[string]any              `json:"order" iiko:"required"`
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
