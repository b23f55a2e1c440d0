package goiikoapi

import (
	"cmp"
	"context"
	"net/http"
	"strings"

	"github.com/kebrick/goiikoapi/internal/api"
)

// Endpoint is an operation of iiko Cloud API that the SDK has no method for; see [Call].
type Endpoint struct {
	// Path follows the base URL, such as /api/1/order/add_items.
	Path string
	// Method is the HTTP method; POST if empty.
	Method string
	// Group is the restriction group, such as [GroupOrdersChanging], whose pauses and rate apply. If it is empty, the
	// operation has pauses of its own.
	Group string
	// SafeToRetry means that the operation changes nothing, so that it is retried like any other read.
	SafeToRetry bool
}

// Call calls an operation that the SDK has no method for, with the client's token, retries, limits and errors. request
// is encoded as JSON; nil sends an empty object. A struct that embeds a request of package models can add properties
// that the SDK does not know; required properties are checked as usual.
func Call[Result any](ctx context.Context, cli *Client, endpoint Endpoint, request any) (*Result, *CustomErrorModel, error) {
	if !strings.HasPrefix(endpoint.Path, "/") || strings.ContainsAny(endpoint.Path, "?# ") {
		return nil, nil, &ArgumentError{Operation: "Call", Argument: "endpoint.Path", Reason: "must begin with / and have no query"}
	}
	op := api.Operation{Name: endpoint.Path, Path: endpoint.Path, Method: cmp.Or(endpoint.Method, http.MethodPost), Group: endpoint.Group}
	if endpoint.SafeToRetry {
		op.Retry = api.RetrySafe
	}
	if request == nil {
		request = struct{}{}
	}
	return call[Result](ctx, &service{cli}, op, request)
}
