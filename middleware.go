package goiikoapi

import (
	"context"
	"net/http"

	"github.com/kebrick/goiikoapi/internal/transport"
)

// WithMiddleware wraps what sends the requests, for traces, metrics or headers of your own. It is called
// around each attempt of a call; [OperationFromContext] tells which operation the request's context
// belongs to. The middleware given first is the outermost.
func WithMiddleware(middleware func(next http.RoundTripper) http.RoundTripper) Option {
	return func(c *config) error {
		if middleware == nil {
			return refuseOption("WithMiddleware", "takes no nil function")
		}
		c.middleware = append(c.middleware, middleware)
		return nil
	}
}

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
