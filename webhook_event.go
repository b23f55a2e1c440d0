package goiikoapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/kebrick/goiikoapi/internal/lenient"
	"github.com/kebrick/goiikoapi/internal/plan"
	"github.com/kebrick/goiikoapi/models"
)

// WebhookEvent is an event of a webhook. Exactly one payload field is set, according to Type. None is set if
// the type is unknown to the SDK, or if Err is not nil; use Raw then.
type WebhookEvent struct {
	// Type is the type of the event.
	Type models.WebhookEventType
	// Time is when the event happened, by iiko's clock.
	Time models.DateTime
	// OrganizationID is the organization of the event.
	OrganizationID string
	// CorrelationID is the correlation id of the call that caused the event; empty if no call did.
	CorrelationID string

	// Delivery is the payload of DeliveryOrderUpdate and DeliveryOrderError.
	Delivery *models.DeliveryInfo
	// TableOrder is the payload of TableOrderUpdate and TableOrderError.
	TableOrder *models.TableOrderInfo
	// Reserve is the payload of ReserveUpdate and ReserveError.
	Reserve *models.ReserveInfo
	// StopList is the payload of StopListUpdate.
	StopList *models.StopListUpdate
	// PersonalShift is the payload of PersonalShift.
	PersonalShift *models.PersonalShift

	// Raw is the event as received. MarshalJSON returns it; set it to nil to encode the fields instead.
	Raw json.RawMessage
	// Err is why the payload of a known type could not be decoded, although the event itself could; Raw has
	// the data. It is nil for all other events.
	Err error
}

// envelope is the wire form of an event.
type envelope = models.Event[json.RawMessage]

// MarshalJSON returns Raw, or encodes the fields if Raw is nil.
func (e WebhookEvent) MarshalJSON() ([]byte, error) {
	if e.Raw != nil {
		return e.Raw, nil
	}
	info, err := json.Marshal(e.payload())
	if err != nil {
		return nil, err
	}
	return json.Marshal(envelope{EventType: e.Type, EventTime: e.Time, OrganizationID: e.OrganizationID, CorrelationID: e.CorrelationID, EventInfo: info})
}

// payload returns the payload field that is set, or nil.
func (e *WebhookEvent) payload() any {
	switch {
	case e.Delivery != nil:
		return e.Delivery
	case e.TableOrder != nil:
		return e.TableOrder
	case e.Reserve != nil:
		return e.Reserve
	case e.StopList != nil:
		return e.StopList
	case e.PersonalShift != nil:
		return e.PersonalShift
	}
	return nil
}

// UnmarshalJSON decodes an event of any type. It fails if data is not a JSON object, has no eventType, or its
// eventType or ids are not strings.
func (e *WebhookEvent) UnmarshalJSON(data []byte) error {
	var wire models.Event[part]
	if !plan.Unmarshal(data, &wire) {
		if err := json.Unmarshal(data, &wire); err != nil {
			return truncated(err)
		}
	}
	if wire.EventType == "" {
		return errors.New("no eventType")
	}
	*e = WebhookEvent{
		Type:           wire.EventType,
		Time:           wire.EventTime,
		OrganizationID: wire.OrganizationID,
		CorrelationID:  wire.CorrelationID,
		Raw:            bytes.Clone(data),
	}
	switch e.Type {
	case models.WebhookEventTypeDeliveryOrderUpdate, models.WebhookEventTypeDeliveryOrderError:
		e.Delivery, e.Err = decodePayload[models.DeliveryInfo](wire.EventInfo)
	case models.WebhookEventTypeTableOrderUpdate, models.WebhookEventTypeTableOrderError:
		e.TableOrder, e.Err = decodePayload[models.TableOrderInfo](wire.EventInfo)
	case models.WebhookEventTypeReserveUpdate, models.WebhookEventTypeReserveError:
		e.Reserve, e.Err = decodePayload[models.ReserveInfo](wire.EventInfo)
	case models.WebhookEventTypeStopListUpdate:
		e.StopList, e.Err = decodePayload[models.StopListUpdate](wire.EventInfo)
	case models.WebhookEventTypePersonalShift:
		e.PersonalShift, e.Err = decodePayload[models.PersonalShift](wire.EventInfo)
	}
	return nil
}

// part is a part of a document that is decoded later. It is not copied.
type part []byte

// UnmarshalJSON keeps data.
func (p *part) UnmarshalJSON(data []byte) error {
	*p = data
	return nil
}

func decodePayload[T any](data part) (*T, error) {
	if len(data) == 0 || string(data) == "null" {
		return nil, errors.New("no eventInfo")
	}
	payload := new(T)
	if err := lenient.Unmarshal(data, payload); err != nil {
		return nil, fmt.Errorf("eventInfo: %w", truncated(err))
	}
	return payload, nil
}

// truncated shortens the value in an error of encoding/json, which contains a number that does not fit in
// full, whatever its length.
func truncated(err error) error {
	var mismatch *json.UnmarshalTypeError
	if errors.As(err, &mismatch) {
		mismatch.Value = beginning(mismatch.Value, maxQuoted)
	}
	return err
}

const (
	// MaxWebhookValues is the maximum number of values in the body of a webhook: properties and list elements
	// at all levels, counted by the commas in the body. An event from iiko has a few hundred. Without the
	// limit, a body of millions of tiny values ([1,1,1,…]) would need a hundred times its size in memory.
	MaxWebhookValues = 250_000
	// maxReported is the maximum number of errors of one kind that are joined.
	maxReported = 32
	// maxQuoted is the maximum length of a value from a request in an error text, in bytes.
	maxQuoted = 64
)

// tally collects the first errors of a kind and counts the rest.
type tally struct {
	errs []error
	more int
}

func (t *tally) add(err error) {
	if len(t.errs) == maxReported {
		t.more++
		return
	}
	t.errs = append(t.errs, err)
}

// joined returns the errors as one, or nil if there are none. rest describes the errors that are only
// counted.
func (t *tally) joined(rest string) error {
	if t.more == 0 {
		return errors.Join(t.errs...)
	}
	return errors.Join(append(t.errs, fmt.Errorf("goiikoapi: webhook: %d more %s", t.more, rest))...)
}

// ParseWebhook parses the body of a webhook: a list of events or a single event, after an optional byte order
// mark. Elements that are not events are skipped and reported as a [WebhookEventError] each, joined by
// [errors.Join]; the events are returned together with that error. At most 32 such errors are joined,
// followed by one error with the number of the rest. If the body is not valid JSON or has more than
// [MaxWebhookValues] values, no events are returned.
func ParseWebhook(body []byte) ([]WebhookEvent, error) {
	body = bytes.Trim(lenient.WithoutBOM(body), " \t\r\n") // only the white space of JSON
	if values := bytes.Count(body, []byte(",")); values > MaxWebhookValues {
		return nil, fmt.Errorf("goiikoapi: ParseWebhook: the body has about %d values, more than the maximum of %d", values, MaxWebhookValues)
	}
	if elements, ok := elementsOf(body); ok {
		return parseElements(elements)
	}
	if !json.Valid(body) {
		reason := json.Unmarshal(body, new(any)) // validates everything before it decodes anything
		return nil, fmt.Errorf("goiikoapi: ParseWebhook: the body is not valid JSON or nested too deeply: %w", reason)
	}
	elements := []part{body}
	if body[0] == '[' {
		if err := json.Unmarshal(body, &elements); err != nil {
			return nil, fmt.Errorf("goiikoapi: ParseWebhook: %w", err)
		}
	}
	return parseElements(elements)
}

// elementsOf returns the elements of a list, or the only event. It reports false if only encoding/json can tell whether
// the body is valid.
func elementsOf(body []byte) ([]part, bool) {
	elements := []part{body}
	if bytes.HasPrefix(body, []byte("[")) {
		elements = nil
		ok := plan.Unmarshal(body, &elements)
		return elements, ok
	}
	return elements, plan.Unmarshal(body, new(part))
}

func parseElements(elements []part) ([]WebhookEvent, error) {
	events := make([]WebhookEvent, 0, len(elements))
	var malformed tally
	for index, element := range elements {
		var event WebhookEvent
		if err := event.UnmarshalJSON(element); err != nil {
			malformed.add(&WebhookEventError{Index: index, Err: err})
			continue
		}
		events = append(events, event)
	}
	return events, malformed.joined("elements of the body are not events")
}
