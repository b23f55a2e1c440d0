package goiikoapi

import (
	"context"
	"net/http"
)

// Response is what a call answered beyond its data.
type Response struct {
	// StatusCode is the HTTP status; 0 when no answer came.
	StatusCode int
	// Header is the answer's.
	Header http.Header
	// Body is the answer as it came. Properties that the SDK does not know are found here.
	Body []byte
	// Attempts counts how often the call was sent.
	Attempts int
}

type responseKey struct{}

// WithResponse returns a context for one call, and the Response that the call fills:
//
//	ctx, resp := goiikoapi.WithResponse(ctx)
//	menu, apiErr, err := cli.Menu.Nomenclature(ctx, organizationID, nil)
//	log.Print(resp.StatusCode, len(resp.Body))
//
// Calls that run at the same time need a context each.
func WithResponse(ctx context.Context) (context.Context, *Response) {
	response := &Response{}
	return context.WithValue(ctx, responseKey{}, response), response
}
