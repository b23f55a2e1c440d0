package goiikoapi

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"reflect"
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
// that the SDK does not know; required properties are checked as usual. A request whose secret is hidden from
// encoding/json, such as models.UpdateWebhookSettingsRequest, can't be sent, nor can a GET have a request: both are an
// [ArgumentError].
func Call[Result any](ctx context.Context, cli *Client, endpoint Endpoint, request any) (*Result, *CustomErrorModel, error) {
	if !strings.HasPrefix(endpoint.Path, "/") || strings.ContainsAny(endpoint.Path, "?# ") {
		return nil, nil, &ArgumentError{Operation: "Call", Argument: "endpoint.Path", Reason: "must begin with / and have no query"}
	}
	op := &api.Operation{Name: endpoint.Path, Path: endpoint.Path, Method: cmp.Or(endpoint.Method, http.MethodPost), Group: endpoint.Group}
	if endpoint.SafeToRetry {
		op.Retry = api.RetrySafe
	}
	if _, err := http.NewRequestWithContext(context.Background(), op.Method, op.Path, http.NoBody); err != nil {
		return nil, nil, &ArgumentError{Operation: "Call", Argument: "endpoint", Reason: "can't be requested: " + err.Error()}
	}
	if request == nil {
		request = struct{}{}
	} else if op.Method == http.MethodGet {
		return nil, nil, &ArgumentError{Operation: "Call", Argument: "request", Reason: "must be nil, because a GET has no body"}
	}
	if hiding := hidesSecret(reflect.TypeOf(request), map[reflect.Type]bool{}); hiding != nil {
		return nil, nil, &ArgumentError{Operation: "Call", Argument: "request", Reason: "has " + hiding.String() + " in it, whose secret is hidden from encoding/json"}
	}
	if _, err := json.Marshal(request); err != nil { // a value may hold itself, which validate does not bear
		return nil, nil, &ArgumentError{Operation: op.Name, Argument: "request", Reason: "can't be encoded as JSON: " + err.Error()}
	}
	return call[Result](ctx, &service{cli}, op, request)
}
