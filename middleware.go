package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/transport"
)

// Operation is an operation of iiko Cloud API, as docs/operations.md lists it.
type Operation struct {
	// Name is the method that calls it, such as Orders.OrderCreate: a good name for a span or a metric.
	Name string
	// Path is its path, such as /api/1/order/create.
	Path string
	// Group is its restriction group; "" where iiko names none.
	Group string
}

// OperationFromContext returns the operation that a request's context belongs to, for a [WithMiddleware]
// function.
func OperationFromContext(ctx context.Context) (Operation, bool) {
	op, ok := transport.OperationOf(ctx)
	return Operation{Name: op.Name, Path: op.Path, Group: op.Group}, ok
}
