package goiikoapi

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kebrick/goiikoapi/internal/transport"
	"github.com/kebrick/goiikoapi/models"
)

// CustomErrorModel is iiko's refusal of a call: the second of the three answers. It is an error, so
// that [Check] can return it and [errors.As] find it.
type CustomErrorModel struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support. Inventory and finance
	// operations give none.
	CorrelationID string
	// ErrorDescription is what iiko says is wrong, for people.
	ErrorDescription string
	// ErrorCode is iiko's code of the error; often empty.
	ErrorCode models.ErrorCode
	// Details are what an inventory or finance operation adds to its message, as JSON.
	Details json.RawMessage
	// StatusCode is the HTTP status that came with it.
	StatusCode int
	// Operation is the Go method that was called, such as Orders.OrderCreate.
	Operation string
	// ID is that of the order, delivery, reserve or draft which the call was to create, also when the SDK made
	// it: look for it when the outcome is unknown. It is empty for other calls.
	ID string
	// Attempts counts how often the call was sent.
	Attempts int
	// MayBeDone tells that the call may have been carried out all the same; see the function of that name.
	MayBeDone bool
}

// Error says which call was refused, how and why.
func (e *CustomErrorModel) Error() string {
	if e == nil {
		return "no error"
	}
	var text strings.Builder
	fmt.Fprintf(&text, "goiikoapi: %s: iiko refused (%d):", shown(e.Operation), e.StatusCode)
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

// TransportError tells that a call brought no answer of iiko's: the network failed, the deadline
// passed, a gateway answered in its place, or what came could not be read. It wraps the cause.
type TransportError struct {
	// Operation is the Go method that was called, such as Orders.OrderCreate.
	Operation string
	// ID is that of the order, delivery, reserve or draft which the call was to create, also when the SDK made
	// it: look for it when the outcome is unknown. It is empty for other calls.
	ID string
	// StatusCode is the HTTP status; 0 when none arrived.
	StatusCode int
	// CorrelationID names the exchange in iiko's logs, when the answer had one.
	CorrelationID string
	// Attempts counts how often the call was sent; 0 when it never was.
	Attempts int
	// MayBeDone tells that the call may have been carried out all the same; see the function of that name.
	MayBeDone bool
	// Excerpt is the beginning of the answer's body, on one line and without secrets.
	Excerpt string
	// Err is the cause.
	Err error
}

// Error says which call failed and why.
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

// ArgumentError tells that a call was refused before anything was sent.
type ArgumentError struct {
	// Operation is the function or method that was called.
	Operation string
	// Argument is the parameter or the property that is wrong.
	Argument string
	// Reason says what is wrong with it.
	Reason string
}

// Error names the call, the argument and what is wrong with it.
func (e *ArgumentError) Error() string {
	if e == nil {
		return "no error"
	}
	return fmt.Sprintf("goiikoapi: %s: %s %s", shown(e.Operation), shown(e.Argument), shown(e.Reason))
}

// CreationError tells that the terminal refused an order, a delivery or a reserve which iiko had taken. Inside
// a [DuplicateError] it is the refusal of a second create; the first may have made the order, see [MayBeDone].
type CreationError struct {
	// Operation is the method that waited for it.
	Operation string
	// Info is why.
	Info models.ErrorInfo
}

// Error says why.
func (e *CreationError) Error() string {
	text := fmt.Sprintf("goiikoapi: %s: the terminal refused it: %s", shown(e.Operation), shown(string(e.Info.Code)))
	if e.Info.Message != nil {
		text += ": " + shown(*e.Info.Message)
	}
	return text
}

// CommandError tells that a command ended in Error: the terminal refused it, or did not carry it out in time.
type CommandError struct {
	// Operation is the method that waited for the command.
	Operation string
	// CorrelationID of the command.
	CorrelationID string
	// ErrorReason says why, for people; nil when iiko does not.
	ErrorReason *string
	// Exception holds details of the failure, as any JSON; empty when iiko gives none.
	Exception json.RawMessage
}

// Error says which command failed and why.
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

// DuplicateError tells that iiko reports the id of a create as taken, after an attempt with an unknown
// outcome, and that the order under the id could not be recognized as the one that was sent. It comes inside
// a [TransportError] with MayBeDone set. It wraps Err, and with it iiko's own error: the [CustomErrorModel]
// with the code DuplicatedOrderId or DuplicatedReserveId, or the [CreationError].
//
// An id that the SDK made is random and was sent by nobody else: what stands under it is the order that was
// sent. Under an id that the caller gave, the order has to agree with what was sent in all of these: the
// phone (its digits), the customer's id, or the name where neither a phone nor an id can be compared, the
// external number, the source key, the tables, the start of a reserve, and the items: the amount of each
// product, with the sizes and modifiers that were sent. What either side does not show is not compared, and
// at least the phone, the customer, the external number or the items have to be. Ids are compared without
// regard to case, numbers by value.
//
// The order must not be older than the call, either. The start of the call is reckoned by the Date header of
// iiko's response, less a minute, so that an inaccurate local clock does no harm; without that header by the
// local clock, less 15 minutes. It is compared with iiko's timestamp of the last change and with its UTC times
// of receipt; with the terminal's time of creation, which has no zone, only as far as no zone can explain
// the difference.
type DuplicateError struct {
	// ID of the create.
	ID string
	// Found is the order under the id, as far as iiko shows it: a [*models.TableOrderInfo],
	// [*models.DeliveryInfo], [*models.ReserveInfo] or, for a draft, [*models.GetDraftResponse]. It is nil
	// when it could not be read.
	Found any
	// Err is why it was not recognized: [ErrOtherOrder], [ErrNotComparable], [ErrUnknownOrder], or what kept
	// it from being read.
	Err error

	reported error // by iiko
}

// Error says which id is taken and why the order was not recognized.
func (e *DuplicateError) Error() string {
	if e == nil {
		return "no error"
	}
	return fmt.Sprintf("iiko reports a duplicate of %s: %s", shown(e.ID), shown(fmt.Sprint(e.Err)))
}

// Unwrap returns why the order was not recognized, and what iiko reported.
func (e *DuplicateError) Unwrap() []error {
	if e == nil {
		return nil
	}
	return []error{e.Err, e.reported}
}

// WebhookEventError tells that a part of a webhook's body is no event.
type WebhookEventError struct {
	// Index is its place in the body, from 0.
	Index int
	// Err says why.
	Err error
}

// Error names the place and the reason.
func (e *WebhookEventError) Error() string {
	return fmt.Sprintf("goiikoapi: webhook event %d: %s", e.Index, shown(fmt.Sprint(e.Err)))
}

// Unwrap returns the reason.
func (e *WebhookEventError) Unwrap() error { return e.Err }

// WebhookPanic is a panic of the function that handles events.
type WebhookPanic struct {
	// Value is what it panicked with.
	Value any
	// Stack is where.
	Stack []byte
}

// Error says what the panic was, without the stack.
func (p *WebhookPanic) Error() string {
	return "goiikoapi: webhook: panic: " + shown(fmt.Sprint(p.Value))
}

var (
	// ErrStatus tells that an HTTP error status came without iiko's error body, as from a gateway.
	ErrStatus = errors.New("unexpected HTTP status")
	// ErrEmptyAnswer tells that a success came without the body it should have.
	ErrEmptyAnswer = errors.New("the answer is empty")
	// ErrUnexpectedResponse tells that a response has the status of a success, but is not the operation's, or
	// does not name the order that a create or a change of a draft sent: a firewall or a proxy wrote it, or
	// something else went wrong on the way. Whether a change was made is unknown.
	ErrUnexpectedResponse = errors.New("the response does not confirm the call")
	// ErrResponseTooLarge tells that an answer is larger than [WithMaxResponseSize] allows.
	ErrResponseTooLarge = transport.ErrTooLarge
)

var (
	// ErrOtherOrder tells that the order under an id differs from the one that was sent; see [DuplicateError].
	ErrOtherOrder = errors.New("the order under the id is not the one that was sent")
	// ErrNotComparable tells that iiko does not show what is in the order under an id; see [DuplicateError].
	ErrNotComparable = errors.New("iiko does not show enough of the order under the id to compare it with the one that was sent")
)

// ErrUnknownOrder tells that iiko does not know the order that is waited for.
var ErrUnknownOrder = errors.New("iiko does not know the order")

// Check folds a call's three answers into Go's usual two. The error is the transport's when there is
// one, else iiko's:
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

// MayBeDone reports whether the call that failed with err may have been carried out at iiko all the same:
// the answer was lost on the way, or a server failed while it worked on it. Before such a change is made
// again, look whether it is there. It is false for calls that change nothing, unless they wait for a change
// and end in a [DuplicateError], and for those that certainly came to nothing.
func MayBeDone(err error) bool {
	if failure := outermost(err); failure != nil {
		return failure.MayBeDone
	}
	apiErr := (*CustomErrorModel)(nil)
	return errors.As(err, &apiErr) && apiErr != nil && apiErr.MayBeDone
}

// maxShown bounds what the text of an error shows of one thing that iiko wrote, in bytes.
const maxShown = 2 << 10

// shown returns the beginning of what iiko, a gateway or the caller wrote, on one line.
func shown(text string) string { return beginning(oneLine(text, maxShown), maxShown) }

// oneLine returns text on one line: white space becomes one space, and what only changes how a terminal shows
// the rest is left out. It ends when that has more than limit bytes.
func oneLine(text string, limit int) string {
	var line strings.Builder
	spaced := false
	for _, r := range text {
		space := unicode.IsSpace(r)
		switch {
		case r > ' ' && r < 0x7f: // the most of it
			line.WriteByte(byte(r))
		case space && spaced:
		case space:
			line.WriteByte(' ')
		case !unicode.In(r, unicode.Cc, unicode.Cf):
			line.WriteRune(r) // for bytes that are no text it is U+FFFD
		}
		spaced = space
		if line.Len() > limit {
			break
		}
	}
	return line.String()
}

// withoutSecrets returns err, or an error of which the text has no secrets in place of one that has some. The
// causes of err are found by [errors.Is] and [errors.As] all the same.
func withoutSecrets(err error, secrets *transport.Secrets) error {
	text := err.Error()
	if redacted := secrets.Redact(text); redacted != text {
		return &redactedError{text: redacted, is: func(target error) bool { return errors.Is(err, target) }, as: func(target any) bool { return errors.As(err, target) }}
	}
	return err
}

// redactedError stands for an error with a secret in its text. It holds that in functions only, which nothing
// can print.
type redactedError struct {
	text string
	is   func(error) bool
	as   func(any) bool
}

func (e *redactedError) Error() string { return e.text }

func (e *redactedError) Is(target error) bool { return e.is(target) }

func (e *redactedError) As(target any) bool { return e.as(target) }

// beginning returns as much of text as limit bytes hold, without cutting a character.
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
		text.WriteString(", may be done all the same")
		if id != "" {
			fmt.Fprintf(text, " with id %s", shown(id))
		}
	}
}

// outermost returns the TransportError in err; nil when there is none. What it wraps, such as an API error of
// another call that was made on the way, does not count in its place.
func outermost(err error) *TransportError {
	var failure *TransportError
	errors.As(err, &failure)
	return failure
}

// StatusCode returns the HTTP status that err carries, whichever of the answers it is; 0 when there is
// none.
func StatusCode(err error) int {
	if failure := outermost(err); failure != nil {
		return failure.StatusCode
	}
	if apiErr := (*CustomErrorModel)(nil); errors.As(err, &apiErr) && apiErr != nil {
		return apiErr.StatusCode
	}
	return 0
}

// IsNotFound reports whether err says that what was asked for does not exist: status 404, or one of
// iiko's codes that end in NotFound. Loyalty operations answer an unknown customer with a plain 400,
// which can't be told from other wrong input.
func IsNotFound(err error) bool {
	apiErr := (*CustomErrorModel)(nil)
	return StatusCode(err) == http.StatusNotFound ||
		outermost(err) == nil && errors.As(err, &apiErr) && apiErr != nil && strings.HasSuffix(string(apiErr.ErrorCode), "NotFound")
}

// IsUnauthorized reports whether err has status 401: the credentials or the token are not accepted, or the
// API login lacks a right, which [IsRightMissing] tells apart.
func IsUnauthorized(err error) bool { return StatusCode(err) == http.StatusUnauthorized }

// IsRightMissing reports whether err says that the API login lacks the right to the operation, which is
// granted in iikoWeb. iiko answers that with status 401 like a token that is not valid, but no other token
// helps: such a call is not retried.
func IsRightMissing(err error) bool {
	apiErr := (*CustomErrorModel)(nil)
	return errors.As(err, &apiErr) && apiErr != nil && transport.RightMissing(apiErr.ErrorDescription)
}

// IsForbidden reports whether err says that the API login has no grant for the call.
func IsForbidden(err error) bool { return StatusCode(err) == http.StatusForbidden }

// IsRateLimited reports whether err says that there were too many calls of the operation's
// restriction group: iiko answered so, or the call was not sent because the group pauses for longer than it
// may wait.
func IsRateLimited(err error) bool {
	return StatusCode(err) == http.StatusTooManyRequests || errors.Is(err, transport.ErrRateLimited)
}

// IsGone reports whether err says that iiko no longer keeps what was asked about, such as the status
// of an old command: do not ask again.
func IsGone(err error) bool { return StatusCode(err) == http.StatusGone }

// IsTimeout reports whether err says that time ran out, here or at iiko.
func IsTimeout(err error) bool {
	status := StatusCode(err)
	if status == http.StatusRequestTimeout || status == http.StatusGatewayTimeout {
		return true
	}
	var timeout interface{ Timeout() bool }
	return errors.As(err, &timeout) && timeout.Timeout()
}
