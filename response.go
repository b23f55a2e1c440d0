package goiikoapi

import (
	"context"
	"net/http"
)

// Response is the HTTP response of a call.
type Response struct {
	// StatusCode is the HTTP status; 0 without a response.
	StatusCode int
	// Header is the header of the response.
	Header http.Header
	// Body is the unmodified body, including properties that the SDK does not know.
	Body []byte
	// Attempts is the number of attempts.
	Attempts int
}

type responseKey struct{}

// WithResponse returns a context for one call, and the Response that the call fills:
//
//	ctx, resp := goiikoapi.WithResponse(ctx)
//	menu, apiErr, err := cli.Menu.Nomenclature(ctx, organizationID, nil)
//	log.Print(resp.StatusCode, len(resp.Body))
//
// Concurrent calls need a context each.
func WithResponse(ctx context.Context) (context.Context, *Response) {
	response := &Response{}
	return context.WithValue(ctx, responseKey{}, response), response
}
