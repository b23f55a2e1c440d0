package goiikoapi

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/lenient"
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

// outermost returns the first error of a call in err, as both its types; nil when there is none. What it wraps,
// such as an API error of another call that was made on the way, does not count in its place.
func outermost(err error) (*TransportError, *CustomErrorModel) {
	var first interface{ ofCall() }
	errors.As(err, &first)
	failure, _ := first.(*TransportError)
	apiErr, _ := first.(*CustomErrorModel)
	return failure, apiErr
}

func (e *TransportError) ofCall()   {}
func (e *CustomErrorModel) ofCall() {}

// StatusCode returns the HTTP status that err carries, whichever of the answers it is; 0 when there is
// none. Of several errors that are joined it is that of the first call.
func StatusCode(err error) int {
	switch failure, apiErr := outermost(err); {
	case failure != nil:
		return failure.StatusCode
	case apiErr != nil:
		return apiErr.StatusCode
	}
	return 0
}

// IsNotFound reports whether err says that what was asked for does not exist: status 404, or one of
// iiko's codes that end in NotFound. Loyalty operations answer an unknown customer with a plain 400,
// which can't be told from other wrong input.
func IsNotFound(err error) bool {
	_, apiErr := outermost(err)
	return StatusCode(err) == http.StatusNotFound || apiErr != nil && strings.HasSuffix(string(apiErr.ErrorCode), "NotFound")
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

// MayBeDone reports whether the call that failed with err may have been carried out at iiko all the same:
// the answer was lost on the way, or a server failed while it worked on it. Before such a change is made
// again, look whether it is there. It is false for calls that change nothing, unless they wait for a change
// and end in a [DuplicateError], and for those that certainly came to nothing. Of several errors that are joined
// one is enough.
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
	failure, apiErr := outermost(err) // of an error with a way of its own to be found
	return failure != nil && failure.MayBeDone || apiErr != nil && apiErr.MayBeDone
}

// IsTimeout reports whether err says that time ran out, here or at iiko.
func IsTimeout(err error) bool {
	status := StatusCode(err)
	if status == http.StatusRequestTimeout || status == http.StatusGatewayTimeout {
		return true
	}
	var timeout interface{ Timeout() bool } // the first of its kind, which need not be the one that ran out
	return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout()
}

// refusal reads iiko's error body; nil when the answer has none. Either way it returns the correlation id
// that stands there, which may hold secrets when there is no error body.
func refusal(op api.Operation, answer *transport.Answer, secrets *transport.Secrets) (refused *CustomErrorModel, correlationID string) {
	var said models.ErrorResponse
	var mistyped *json.UnmarshalTypeError // the other properties are read all the same
	if err := lenient.Unmarshal(answer.Body, &said); err != nil && !errors.As(err, &mistyped) {
		return nil, ""
	}
	description := cmp.Or(said.ErrorDescription, said.Message)
	if description == nil && said.Error == nil {
		return nil, said.CorrelationID
	}
	refused = &CustomErrorModel{
		CorrelationID: secrets.Redact(said.CorrelationID),
		StatusCode:    answer.StatusCode,
		Operation:     op.Name,
		Attempts:      answer.Attempts,
		MayBeDone:     answer.MayBeDone,
	}
	if description != nil {
		refused.ErrorDescription = secrets.Redact(*description)
	}
	if said.Error != nil {
		refused.ErrorCode = models.ErrorCode(secrets.Redact(*said.Error))
	}
	if len(said.Details) > 0 && string(said.Details) != "null" {
		refused.Details = json.RawMessage(secrets.Redact(string(said.Details)))
		if !json.Valid(refused.Details) { // what was left out was not within a text
			refused.Details, _ = json.Marshal(string(refused.Details))
		}
	}
	return refused, refused.CorrelationID
}

const (
	// maxExcerpt bounds what an error shows of a body, in bytes.
	maxExcerpt = 256
	// maxScanned bounds what is looked at for it: a gateway's page may begin with much white space.
	maxScanned = 64 << 10
)

// excerpt returns the beginning of body on one line, with a space for any white space.
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
