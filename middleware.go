package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
)

// Operation is an operation of iiko Cloud API. docs/operations.md lists all of them.
type Operation struct {
	// Name is the method that calls the operation, such as Orders.OrderCreate; for [Call] it is the path. Use it to name
	// spans and metrics.
	Name string
	// Method is the HTTP method, mostly POST.
	Method string
	// Path is the path of the URL, such as /api/1/order/create.
	Path string
	// Group is the restriction group; "" if iiko specifies none.
	Group string
}

// OperationFromContext returns the operation of a request from the request's context. It is for the functions of
// [WithMiddleware].
func OperationFromContext(ctx context.Context) (Operation, bool) {
	op, ok := api.FromContext(ctx)
	if !ok {
		return Operation{}, false
	}
	return operationOf(op), true
}

func operationOf(op *api.Operation) Operation {
	return Operation{Name: op.Name, Method: op.Method, Path: op.Path, Group: op.Group}
}
