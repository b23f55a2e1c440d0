package goiikoapi

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/lenient"
	"github.com/kebrick/goiikoapi/internal/transport"
	"github.com/kebrick/goiikoapi/models"
)

// call performs an operation. Every method uses it or one of its variants.
func call[R any, G group](ctx context.Context, g *G, op *api.Operation, req any) (*R, *CustomErrorModel, error) {
	return callChecked[R](ctx, g, op, req, nil)
}

// callChecked is call with a check of a successful response; nil for none.
func callChecked[R any, G group](ctx context.Context, g *G, op *api.Operation, req any, check func(*R) error) (*R, *CustomErrorModel, error) {
	if op == nil { // the group is not that of a client
		op = new(api.Operation)
	}
	c := clientOf(g)
	return observed(ctx, c.observer(), op, func(ctx context.Context) (*R, outcome, *CustomErrorModel, error) {
		data, came, apiErr, err := attempt[R](ctx, c, op, req, op.Retry == api.RetrySafe)
		if data != nil && check != nil {
			if err := check(data); err != nil {
				return nil, came, nil, err
			}
		}
		return data, came, apiErr, err
	})
}

// callList is call for an operation whose response is a JSON array.
func callList[T any, G group](ctx context.Context, g *G, op *api.Operation, req any) ([]T, *CustomErrorModel, error) {
	items, apiErr, err := call[[]T](ctx, g, op, req)
	if items == nil {
		return nil, apiErr, err
	}
	return *items, nil, nil
}

// callOptional is call for an operation whose response is empty if there is nothing. The data is nil then.
func callOptional[R any, G group](ctx context.Context, g *G, op *api.Operation, req any) (*R, *CustomErrorModel, error) {
	data, apiErr, err := call[*R](ctx, g, op, req)
	if data == nil {
		return nil, apiErr, err
	}
	return *data, nil, nil
}

// callNaming is call for an operation whose successful response must contain the id that was sent; named returns the
// id in a response.
func callNaming[R any, G group](ctx context.Context, g *G, op *api.Operation, req any, id string, named func(*R) string) (*R, *CustomErrorModel, error) {
	ctx, response := ownResponse(ctx)
	return callChecked(ctx, g, op, req, func(data *R) error {
		if !names(named(data), id) {
			return clientOf(g).notConfirmed(op, response)
		}
		return nil
	})
}

// callAbout is callNaming for an operation whose response may leave the id out. A response with another is refused.
func callAbout[R any, G group](ctx context.Context, g *G, op *api.Operation, req any, id string, named func(*R) string) (*R, *CustomErrorModel, error) {
	return callNaming(ctx, g, op, req, id, func(data *R) string { return cmp.Or(named(data), id, "none") })
}

// attempt performs a call, and is a part of one. The caller decides whether the operation may be retried.
func attempt[R any](ctx context.Context, c *Client, op *api.Operation, req any, retryable bool) (data *R, came outcome, apiErr *CustomErrorModel, err error) {
	data = new(R)
	came, apiErr, err = c.do(ctx, op, req, retryable, data, nil)
	if apiErr != nil || err != nil {
		return nil, came, apiErr, err
	}
	return data, came, nil, nil
}

// do sends req and decodes the response into data. stream, unless it is nil, reads the body from the connection and
// returns what is to be decoded.
func (c *Client) do(ctx context.Context, op *api.Operation, req any, retryable bool, data any, stream func(io.Reader) ([]byte, error)) (came outcome, apiErr *CustomErrorModel, err error) {
	switch {
	case c == nil || c.transport == nil:
		return outcome{}, nil, &ArgumentError{Operation: op.Name, Argument: "client", Reason: "is not made by NewClient"}
	case c.closed.Load():
		return outcome{}, nil, &ArgumentError{Operation: op.Name, Argument: "client", Reason: "is closed"}
	case ctx == nil:
		return outcome{}, nil, &ArgumentError{Operation: op.Name, Argument: "ctx", Reason: "is nil"}
	}
	if err := validate(op, req); err != nil {
		return outcome{}, nil, err
	}
	var body []byte
	if op.Method != http.MethodGet {
		if body, err = json.Marshal(req); err != nil {
			return outcome{}, nil, &ArgumentError{Operation: op.Name, Argument: "request", Reason: "can't be encoded as JSON: " + err.Error()}
		}
	}
	c.transport.Secrets.Add(secretsIn(req)...)
	response, err := c.transport.Do(ctx, c.tokens, transport.Call{Operation: op, Body: body, Retryable: retryable, Stream: stream})
	defer response.Release()
	c.keep(ctx, response)
	apiErr, err = classify(op, response, err, c.transport.Secrets)
	if apiErr == nil && err == nil {
		err = decode(op, response, c.transport.Secrets, data)
	}
	return outcome{unknown: response.MayBeDone, statusCode: response.StatusCode, attempts: response.Attempts}, apiErr, err
}

// keep keeps a response for LastDataRaw and for who asked for it by WithResponse.
func (c *Client) keep(ctx context.Context, response *transport.Response) {
	wanted, asked := ctx.Value(responseKey{}).(*Response)
	body, large := response.Body, len(response.Body) > transport.SmallBody
	if large && (asked || c.transport.LogBodies) {
		body = bytes.Clone(body)
	}
	if asked {
		*wanted = Response{StatusCode: response.StatusCode, Header: response.Header, Body: body, Attempts: response.Attempts}
	}
	if large && !c.transport.LogBodies {
		body = nil
	}
	if response.StatusCode != 0 {
		c.lastRaw.Store(&body)
	}
}

// classify returns the API error or the error of a call; both are nil if it succeeded.
func classify(op *api.Operation, response *transport.Response, err error, secrets *transport.Secrets) (*CustomErrorModel, error) {
	if err != nil {
		return classifyError(op, response, err, secrets)
	}
	if response.StatusCode < 200 || response.StatusCode > 299 {
		apiErr, correlationID := readAPIError(op, response, secrets)
		if apiErr != nil {
			return apiErr, nil
		}
		failure := failed(op, response)
		failure.CorrelationID = secrets.Redact(correlationID)
		failure.Excerpt = excerpt(response.Body, secrets)
		failure.Err = fmt.Errorf("%w %d %s", ErrStatus, response.StatusCode, http.StatusText(response.StatusCode))
		return nil, failure
	}
	if bytes.Contains(response.Body[:min(len(response.Body), maxScanned)], []byte(`"errorDescription"`)) {
		if apiErr, _ := readAPIError(op, response, secrets); apiErr != nil && apiErr.ErrorDescription != "" {
			return apiErr, nil
		}
	}
	return nil, nil
}

// classifyError is classify for a call that ended with an error of the transport.
func classifyError(op *api.Operation, response *transport.Response, err error, secrets *transport.Secrets) (*CustomErrorModel, error) {
	if apiErr := (*CustomErrorModel)(nil); errors.As(err, &apiErr) && apiErr != nil { // of the token request that the call needed
		copied := *apiErr
		copied.MayBeDone = response.MayBeDone
		return &copied, nil
	}
	failure := failed(op, response)
	if stopped := (*transport.InterruptedError)(nil); errors.As(err, &stopped) {
		apiErr, last := classify(op, response, stopped.Last, secrets)
		failure.Err = withoutSecrets(fmt.Errorf("%w, after: %w", stopped.Err, cmp.Or(last, error(apiErr))), secrets)
		return nil, failure
	}
	failure.Err = withoutSecrets(err, secrets)
	failure.StatusCode = cmp.Or(StatusCode(err), failure.StatusCode)
	return nil, failure
}

// decode decodes a successful response into data.
func decode(op *api.Operation, response *transport.Response, secrets *transport.Secrets, data any) error {
	err, shown := ErrEmptyResponse, ""
	if len(bytes.TrimSpace(response.Body)) == 0 {
		_, nothing := data.(*models.CorrelationIDResponse)
		nothing = nothing || reflect.TypeOf(data).Elem().Kind() == reflect.Pointer
		if nothing || response.StatusCode == http.StatusNoContent {
			return nil
		}
	} else {
		if err = lenient.Unmarshal(response.Body, data); err != nil {
			err = withoutSecrets(fmt.Errorf("the response can't be decoded: %w", err), secrets)
		} else if !isForeign(response.Body, data) {
			return nil
		} else {
			err = ErrUnexpectedResponse
		}
		shown = excerpt(response.Body, secrets)
	}
	failure := failed(op, response)
	failure.MayBeDone = op.Retry != api.RetrySafe
	failure.Err, failure.Excerpt = err, shown
	return failure
}

// failed returns an error of a call, without its reason.
func failed(op *api.Operation, response *transport.Response) *TransportError {
	return &TransportError{Operation: op.Name, StatusCode: response.StatusCode, Attempts: response.Attempts, MayBeDone: response.MayBeDone}
}

// readAPIError returns the API error in a response; nil if there is none. In both cases it returns the correlation id
// of the response; without an API error it may contain secrets.
func readAPIError(op *api.Operation, response *transport.Response, secrets *transport.Secrets) (apiErr *CustomErrorModel, correlationID string) {
	var said models.ErrorResponse
	var mistyped *json.UnmarshalTypeError // the other properties are still decoded
	if err := lenient.Unmarshal(response.Body, &said); err != nil && !errors.As(err, &mistyped) {
		return nil, ""
	}
	description := cmp.Or(said.ErrorDescription, said.Message)
	if response.StatusCode == http.StatusPaymentRequired { // of external menus
		description, said.Error = cmp.Or(description, said.Description), cmp.Or(said.Error, said.Code)
	}
	if description == nil && said.Error == nil {
		return nil, said.CorrelationID
	}
	apiErr = &CustomErrorModel{
		CorrelationID: secrets.Redact(said.CorrelationID),
		StatusCode:    response.StatusCode,
		Operation:     op.Name,
		Attempts:      response.Attempts,
		MayBeDone:     response.MayBeDone,
	}
	if description != nil {
		apiErr.ErrorDescription = secrets.Redact(*description)
	}
	if said.Error != nil {
		apiErr.ErrorCode = models.ErrorCode(secrets.Redact(*said.Error))
	}
	if len(said.Details) > 0 && string(said.Details) != "null" {
		apiErr.Details = json.RawMessage(secrets.Redact(string(said.Details)))
		if !json.Valid(apiErr.Details) { // the redacted part was not inside a string
			apiErr.Details, _ = json.Marshal(string(apiErr.Details))
		}
	}
	return apiErr, apiErr.CorrelationID
}

// isForeign reports whether body is an object without any property of data, into which it was decoded. Firewalls and
// proxies send such responses with status 200.
func isForeign(body []byte, data any) bool {
	value := reflect.Indirect(reflect.ValueOf(data).Elem())
	if value.Kind() != reflect.Struct || value.NumField() == 0 || !value.IsZero() {
		return false
	}
	var properties map[string]json.RawMessage
	if lenient.Unmarshal(body, &properties) != nil || len(properties) == 0 {
		return false
	}
	names := []string{"correlationId"} // iiko adds it to any response
	for _, field := range reflect.VisibleFields(value.Type()) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		names = append(names, cmp.Or(name, field.Name))
	}
	for property := range properties {
		if slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(property, name) }) {
			return false
		}
	}
	return true
}

// notConfirmed returns the error for a success that does not contain the id that was sent.
func (c *Client) notConfirmed(op *api.Operation, response *Response) error {
	var said struct {
		CorrelationID string `json:"correlationId"`
	}
	_ = json.Unmarshal(response.Body, &said)
	return &TransportError{
		Operation:     op.Name,
		StatusCode:    response.StatusCode,
		CorrelationID: c.transport.Secrets.Redact(said.CorrelationID),
		Attempts:      response.Attempts,
		MayBeDone:     true,
		Excerpt:       excerpt(response.Body, c.transport.Secrets),
		Err:           ErrUnexpectedResponse,
	}
}

// names reports whether the id in a response is the one that was sent. If none was sent, any id will do.
func names(named, id string) bool {
	return named != "" && (id == "" || identifier(named) == identifier(id))
}

// ownResponse returns ctx with a Response for the next call to fill: the caller's, or a new one.
func ownResponse(ctx context.Context) (context.Context, *Response) {
	if ctx == nil { // the call returns an ArgumentError
		return nil, &Response{}
	}
	if response, ok := ctx.Value(responseKey{}).(*Response); ok {
		return ctx, response
	}
	return WithResponse(ctx)
}

const (
	// maxExcerpt limits the part of a body that an error contains, in bytes.
	maxExcerpt = 256
	// maxScanned limits the part of a body that the excerpt is made from, in bytes. It is larger than the excerpt,
	// because a gateway's page may begin with much white space.
	maxScanned = 64 << 10
)

// excerpt returns the beginning of body on one line, with each run of white space replaced by a space.
func excerpt(body []byte, secrets *transport.Secrets) string {
	cut := len(body) > maxScanned
	var text string
	if cut {
		text = secrets.RedactStart(string(body[:maxScanned]))
	} else {
		text = secrets.Redact(string(body))
	}
	text = strings.Join(strings.Fields(oneLine(strings.ToValidUTF8(text, ""), len(text))), " ")
	if cut && len(text) <= maxExcerpt {
		return text + "…"
	}
	return beginning(text, maxExcerpt)
}
