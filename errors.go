package goiikoapi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kebrick/goiikoapi/internal/transport"
	"github.com/kebrick/goiikoapi/models"
)

// CustomErrorModel is an API error: a response that reports an error in iiko's form. It implements error, so that
// [Check] can return it and [errors.As] find it.
type CustomErrorModel struct {
	// CorrelationID identifies the request in iiko's logs; give it to iiko's support. Inventory and finance
	// operations have none.
	CorrelationID string
	// ErrorDescription is iiko's description of the error, for people.
	ErrorDescription string
	// ErrorCode is iiko's error code; often empty.
	ErrorCode models.ErrorCode
	// Details is the additional information of an inventory or finance operation, as JSON.
	Details json.RawMessage
	// StatusCode is the HTTP status of the response.
	StatusCode int
	// Operation is the Go method that was called, such as Orders.OrderCreate.
	Operation string
	// ID is the id of the order, delivery, reserve or draft to be created, also if the SDK generated it. When the
	// outcome is unknown, look the id up. It is empty for other calls.
	ID string
	// Attempts is the number of attempts.
	Attempts int
	// MayBeDone reports whether the outcome is unknown; see the function [MayBeDone].
	MayBeDone bool
}

// Error returns the operation, the status, and iiko's description, code and details.
func (e *CustomErrorModel) Error() string {
	if e == nil {
		return "no error"
	}
	var text strings.Builder
	fmt.Fprintf(&text, "goiikoapi: %s: API error %d:", shown(e.Operation), e.StatusCode)
	if e.ErrorDescription != "" {
		fmt.Fprintf(&text, " %s", shown(e.ErrorDescription))
	}
	if e.ErrorCode != "" {
		fmt.Fprintf(&text, " [%s]", shown(string(e.ErrorCode)))
	}
	if len(e.Details) > 0 {
		fmt.Fprintf(&text, " %s", shown(string(e.Details)))
	}
	if e.CorrelationID != "" {
		fmt.Fprintf(&text, ", correlation id %s", shown(e.CorrelationID))
	}
	describeAttempts(&text, e.Attempts, e.MayBeDone, e.ID)
	return text.String()
}

// TransportError is the error of a call without a valid response of the API: the network failed, the deadline
// passed, a gateway responded instead of iiko, or the response can't be decoded. It wraps the cause.
type TransportError struct {
	// Operation is the Go method that was called, such as Orders.OrderCreate.
	Operation string
	// ID is the id of the order, delivery, reserve or draft to be created, also if the SDK generated it. When the
	// outcome is unknown, look the id up. It is empty for other calls.
	ID string
	// StatusCode is the HTTP status; 0 without a response.
	StatusCode int
	// CorrelationID identifies the request in iiko's logs; empty if the response has none.
	CorrelationID string
	// Attempts is the number of attempts; 0 if nothing was sent.
	Attempts int
	// MayBeDone reports whether the outcome is unknown; see the function [MayBeDone].
	MayBeDone bool
	// Excerpt is the beginning of the response body, on one line and without secrets.
	Excerpt string
	// Err is the cause.
	Err error
}

// Error returns the operation and the cause.
func (e *TransportError) Error() string {
	if e == nil {
		return "no error"
	}
	var text strings.Builder
	fmt.Fprintf(&text, "goiikoapi: %s: %s", shown(e.Operation), shown(fmt.Sprint(e.Err)))
	if e.CorrelationID != "" {
		fmt.Fprintf(&text, ", correlation id %s", shown(e.CorrelationID))
	}
	describeAttempts(&text, e.Attempts, e.MayBeDone, e.ID)
	if e.Excerpt != "" {
		fmt.Fprintf(&text, ": %s", shown(e.Excerpt))
	}
	return text.String()
}

// Unwrap returns the cause.
func (e *TransportError) Unwrap() error {
	if e == nil {
		return nil
	}
	return e.Err
}

// ArgumentError is the error for an invalid argument. Nothing was sent.
type ArgumentError struct {
	// Operation is the function or method that was called.
	Operation string
	// Argument is the invalid parameter or property.
	Argument string
	// Reason is why it is invalid.
	Reason string
}

// Error returns the operation, the argument and the reason.
func (e *ArgumentError) Error() string {
	if e == nil {
		return "no error"
	}
	return fmt.Sprintf("goiikoapi: %s: %s %s", shown(e.Operation), shown(e.Argument), shown(e.Reason))
}

// CreationError is the error for an order, delivery or reserve that iiko accepted and the terminal rejected. Inside a
// [DuplicateError] the terminal rejected the second of two creates; the first may have made the order, see
// [MayBeDone].
type CreationError struct {
	// Operation is the method that waited for it.
	Operation string
	// Info is iiko's code and message for the reason.
	Info models.ErrorInfo
}

// Error returns the operation and the reason.
func (e *CreationError) Error() string {
	text := fmt.Sprintf("goiikoapi: %s: the terminal rejected it: %s", shown(e.Operation), shown(string(e.Info.Code)))
	if e.Info.Message != nil {
		text += ": " + shown(*e.Info.Message)
	}
	return text
}

// CommandError is the error for a command that ended with status Error: the terminal rejected it, or did not perform
// it in time.
type CommandError struct {
	// Operation is the method that waited for the command.
	Operation string
	// CorrelationID identifies the command.
	CorrelationID string
	// ErrorReason is the reason, for people; nil if iiko gives none.
	ErrorReason *string
	// Exception contains details of the failure, as any JSON; empty if iiko gives none.
	Exception json.RawMessage
}

// Error returns the operation, the command and the reason.
func (e *CommandError) Error() string {
	if e == nil {
		return "no error"
	}
	text := fmt.Sprintf("goiikoapi: %s: the command %s failed", shown(e.Operation), shown(e.CorrelationID))
	if e.ErrorReason != nil && *e.ErrorReason != "" {
		text += ": " + shown(*e.ErrorReason)
	}
	if len(e.Exception) > 0 && string(e.Exception) != "null" {
		text += " " + shown(string(e.Exception))
	}
	return text
}

// DuplicateError is the error of a create whose id iiko reports as a duplicate after an attempt with an unknown
// outcome, if the order under the id is not recognized as the one that was sent. A [TransportError] with MayBeDone
// set wraps it. It wraps Err and iiko's own error: the [CustomErrorModel] with code DuplicatedOrderId or
// DuplicatedReserveId, or the [CreationError].
//
// An id that the SDK generated is random and used by nobody else, so the order under it is always the one that was
// sent. With an id of the caller, the order is recognized if all of these match:
//
//   - the phone, by its digits
//   - the customer's id; the name, if neither phones nor ids can be compared
//   - the external number and the source key
//   - the tables, and the start of a reserve
//   - the items: the amount of each product, with the sizes and modifiers that were sent
//
// Ids are compared regardless of case, numbers by value. A property that is missing on either side is not compared,
// but the phone, the customer, the external number or the items must be.
//
// The order must also not be older than the call. The start of the call is computed from the Date header of iiko's
// response, minus one minute, so that an inaccurate local clock does not matter; without the header, from the local
// clock, minus 15 minutes. It is compared with iiko's timestamp of the last change and its UTC times of receipt. The
// terminal's time of creation has no time zone; it counts only if the order is older in every zone.
type DuplicateError struct {
	// ID is the id of the create.
	ID string
	// Found is the order under the id, as far as iiko returns it: a [*models.TableOrderInfo],
	// [*models.DeliveryInfo], [*models.ReserveInfo] or, for a draft, [*models.GetDraftResponse]. It is nil
	// if it could not be read.
	Found any
	// Err is the reason: [ErrOtherOrder], [ErrNotComparable], [ErrUnknownOrder], or the error of reading the
	// order.
	Err error

	reported error // iiko's own error
}

// Error returns the id and why the order was not recognized.
func (e *DuplicateError) Error() string {
	if e == nil {
		return "no error"
	}
	return fmt.Sprintf("iiko reports a duplicate of %s: %s", shown(e.ID), shown(fmt.Sprint(e.Err)))
}

// Unwrap returns Err and iiko's own error.
func (e *DuplicateError) Unwrap() []error {
	if e == nil {
		return nil
	}
	return []error{e.Err, e.reported}
}

// WebhookEventError is the error for an element of a webhook's body that can't be parsed.
type WebhookEventError struct {
	// Index is the index of the element, from 0.
	Index int
	// Err is the reason.
	Err error
}

// Error returns the index and the reason.
func (e *WebhookEventError) Error() string {
	return fmt.Sprintf("goiikoapi: webhook event %d: %s", e.Index, shown(fmt.Sprint(e.Err)))
}

// Unwrap returns the reason.
func (e *WebhookEventError) Unwrap() error { return e.Err }

// WebhookPanic is the error for a panic of the function that handles events.
type WebhookPanic struct {
	// Value is the value passed to panic.
	Value any
	// Stack is the stack trace of the panic.
	Stack []byte
}

// Error returns the value, without the stack.
func (p *WebhookPanic) Error() string {
	return "goiikoapi: webhook: panic: " + shown(fmt.Sprint(p.Value))
}

var (
	// ErrStatus is the error for an HTTP error status without an API error in the body, for example from a gateway.
	ErrStatus = errors.New("unexpected HTTP status")
	// ErrEmptyResponse is the error for a successful response without the body that the operation has.
	ErrEmptyResponse = errors.New("the response is empty")
	// ErrUnexpectedResponse is the error for a response with a success status that is not one of the operation, or,
	// for a create or a change of a draft, does not contain the id that was sent. A firewall or a proxy may have
	// written it. The outcome of a change is unknown.
	ErrUnexpectedResponse = errors.New("the response does not confirm the call")
	// ErrResponseTooLarge is the error for a response larger than the limit of [WithMaxResponseSize].
	ErrResponseTooLarge = transport.ErrTooLarge
)

var (
	// ErrOtherOrder means that the order under an id differs from the one that was sent; see [DuplicateError].
	ErrOtherOrder = errors.New("the order under the id is not the one that was sent")
	// ErrNotComparable means that iiko does not return the contents of the order under an id; see [DuplicateError].
	ErrNotComparable = errors.New("iiko does not return enough of the order under the id to compare it with the one that was sent")
)

// ErrUnknownOrder means that iiko does not know the order under an id.
var ErrUnknownOrder = errors.New("iiko does not know the order")

// Check turns the three results of a call into two. The error is err, or else apiErr:
//
//	orgs, err := goiikoapi.Check(cli.Organizations(ctx, nil, nil, nil))
func Check[T any](data T, apiErr *CustomErrorModel, err error) (T, error) {
	if err != nil {
		return data, err
	}
	if apiErr != nil {
		return data, apiErr
	}
	return data, nil
}

// MayBeDone reports whether the outcome of a call that failed with err is unknown: iiko may have made the change,
// but the response was lost, or a server failed while it processed the request. Check whether the change was made
// before you make it again. MayBeDone is false for calls that certainly changed nothing, and for calls that only
// read, unless they wait for a create and return a [DuplicateError]. For joined errors it is true if it is true for
// one of them.
func MayBeDone(err error) bool {
	switch err := err.(type) {
	case *TransportError: // what it wraps does not count
		return err != nil && err.MayBeDone
	case *CustomErrorModel:
		return err != nil && err.MayBeDone
	case interface{ Unwrap() []error }:
		if slices.ContainsFunc(err.Unwrap(), MayBeDone) {
			return true
		}
	case interface{ Unwrap() error }:
		if MayBeDone(err.Unwrap()) {
			return true
		}
	}
	failure, apiErr := outermost(err) // found by an As method
	return failure != nil && failure.MayBeDone || apiErr != nil && apiErr.MayBeDone
}

// maxShown limits the length of each text that an error contains, in bytes.
const maxShown = 2 << 10

// shown returns the beginning of a text from iiko, a gateway or the caller, on one line.
func shown(text string) string { return beginning(oneLine(text, maxShown), maxShown) }

// oneLine returns text on one line: each run of white space becomes a space, and control and format characters are
// removed. It stops when the result has more than limit bytes.
func oneLine(text string, limit int) string {
	var line strings.Builder
	spaced := false
	for _, r := range text {
		space := unicode.IsSpace(r)
		switch {
		case r > ' ' && r < 0x7f: // the common case
			line.WriteByte(byte(r))
		case space && spaced:
		case space:
			line.WriteByte(' ')
		case !unicode.In(r, unicode.Cc, unicode.Cf):
			line.WriteRune(r) // U+FFFD for invalid UTF-8
		}
		spaced = space
		if line.Len() > limit {
			break
		}
	}
	return line.String()
}

// withoutSecrets returns err, or, if its text contains secrets, an error with a redacted text. [errors.Is] and
// [errors.As] find the causes of err in both.
func withoutSecrets(err error, secrets *transport.Secrets) error {
	text := err.Error()
	if redacted := secrets.Redact(text); redacted != text {
		return &redactedError{text: redacted, is: func(target error) bool { return errors.Is(err, target) }, as: func(target any) bool { return errors.As(err, target) }}
	}
	return err
}

// redactedError replaces an error with a secret in its text. It keeps the error only in closures, which can't be
// printed.
type redactedError struct {
	text string
	is   func(error) bool
	as   func(any) bool
}

func (e *redactedError) Error() string { return e.text }

func (e *redactedError) Is(target error) bool { return e.is(target) }

func (e *redactedError) As(target any) bool { return e.as(target) }

// beginning returns text cut to limit bytes, without splitting a character.
func beginning(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit] + "…"
}

func describeAttempts(text *strings.Builder, attempts int, mayBeDone bool, id string) {
	if attempts > 1 {
		fmt.Fprintf(text, ", after %d attempts", attempts)
	}
	if mayBeDone {
		text.WriteString(", outcome unknown")
		if id != "" {
			fmt.Fprintf(text, " with id %s", shown(id))
		}
	}
}

// callError is the error of a call: a [TransportError] or a [CustomErrorModel].
type callError interface{ statusCode() int }

// outermost returns the first error of a call in err, as either of its types; both are nil if there is none. It takes
// precedence over errors that it wraps, such as the API error of another call made on the way.
func outermost(err error) (*TransportError, *CustomErrorModel) {
	var first callError
	errors.As(err, &first)
	failure, _ := first.(*TransportError)
	apiErr, _ := first.(*CustomErrorModel)
	return failure, apiErr
}

func (e *TransportError) statusCode() int {
	if e == nil {
		return 0
	}
	return e.StatusCode
}

func (e *CustomErrorModel) statusCode() int {
	if e == nil {
		return 0
	}
	return e.StatusCode
}

// StatusCode returns the HTTP status of an API error or a [TransportError]; 0 if err has none. For joined errors it is
// that of the first call.
func StatusCode(err error) int {
	var first callError
	if !errors.As(err, &first) {
		return 0
	}
	return first.statusCode()
}

// IsNotFound reports whether the requested object does not exist: status 404, or an iiko error code that ends in
// NotFound. For an unknown customer, loyalty operations respond with a plain 400, as for any other invalid input, so
// IsNotFound is false.
func IsNotFound(err error) bool {
	_, apiErr := outermost(err)
	return StatusCode(err) == http.StatusNotFound || apiErr != nil && strings.HasSuffix(string(apiErr.ErrorCode), "NotFound")
}

// IsUnauthorized reports whether err has status 401: iiko rejected the credentials or the token, or the API login
// lacks a right. [IsRightMissing] distinguishes the two.
func IsUnauthorized(err error) bool { return StatusCode(err) == http.StatusUnauthorized }

// IsRightMissing reports whether the API login lacks the right to the operation; rights are granted in iikoWeb. The
// status is 401, as for an invalid token, but a new token does not help, so the call is not retried.
func IsRightMissing(err error) bool {
	apiErr := (*CustomErrorModel)(nil)
	return errors.As(err, &apiErr) && apiErr != nil && transport.RightMissing(apiErr.ErrorDescription)
}

// IsForbidden reports whether err has status 403: the API login is not allowed to make the call.
func IsForbidden(err error) bool { return StatusCode(err) == http.StatusForbidden }

// IsRateLimited reports whether the rate limit of the operation's restriction group is exceeded: iiko responded with
// status 429, or the call was not sent because the group's pause is longer than the call may wait.
func IsRateLimited(err error) bool {
	return StatusCode(err) == http.StatusTooManyRequests || errors.Is(err, transport.ErrRateLimited)
}

// HasErrorCode reports whether err is an API error with one of these codes, such as [models.ErrorCodeTooOldRevision].
func HasErrorCode(err error, codes ...models.ErrorCode) bool {
	_, apiErr := outermost(err)
	return apiErr != nil && slices.Contains(codes, apiErr.ErrorCode)
}

// IsTooMuchData reports whether err has status 422 or the code TOO_MANY_DATA_REQUESTED: ask for a shorter period or
// fewer organizations.
func IsTooMuchData(err error) bool {
	return StatusCode(err) == http.StatusUnprocessableEntity || HasErrorCode(err, models.ErrorCodeTooManyDataRequested)
}

// IsLicenseExpired reports whether err has status 423: the API login's license for iiko Cloud API has expired.
func IsLicenseExpired(err error) bool { return StatusCode(err) == http.StatusLocked }

// IsGone reports whether err has status 410: iiko no longer keeps the requested data, such as the status of an old
// command. Do not ask again.
func IsGone(err error) bool { return StatusCode(err) == http.StatusGone }

// IsTimeout reports whether the call timed out, here or at iiko.
func IsTimeout(err error) bool {
	status := StatusCode(err)
	if status == http.StatusRequestTimeout || status == http.StatusGatewayTimeout {
		return true
	}
	var timeout interface{ Timeout() bool } // the first one, which need not be the one that timed out
	return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout()
}
