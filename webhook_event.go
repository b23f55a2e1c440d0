package goiikoapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/kebrick/goiikoapi/internal/lenient"
	"github.com/kebrick/goiikoapi/models"
)

// WebhookEvent is a notification that iiko sends by itself. Of its bodies the one is set that belongs to
// Type; none for a type that the SDK does not know, whose Raw tells all.
type WebhookEvent struct {
	// Type says what happened.
	Type models.WebhookEventType
	// Time is when it happened, at iiko.
	Time models.DateTime
	// OrganizationID is the organization where it happened.
	OrganizationID string
	// CorrelationID is that of the call that caused it, when one did.
	CorrelationID string

	// Delivery is the body of DeliveryOrderUpdate and DeliveryOrderError.
	Delivery *models.DeliveryInfo
	// TableOrder is the body of TableOrderUpdate and TableOrderError.
	TableOrder *models.TableOrderInfo
	// Reserve is the body of ReserveUpdate and ReserveError.
	Reserve *models.ReserveInfo
	// StopList is the body of StopListUpdate.
	StopList *models.StopListUpdate
	// PersonalShift is the body of PersonalShift.
	PersonalShift *models.PersonalShift

	// Raw is the event as it came. It is what the event encodes to; set it to nil to encode the fields
	// instead.
	Raw json.RawMessage
	// Err says why the body of a known type could not be read, although the event could: look at Raw. It is
	// nil for all other events.
	Err error
}

// envelope is the wire form of an event.
type envelope = models.Event[json.RawMessage]

// MarshalJSON returns Raw, or the fields when Raw is nil.
func (e WebhookEvent) MarshalJSON() ([]byte, error) {
	if e.Raw != nil {
		return e.Raw, nil
	}
	info, err := json.Marshal(e.body())
	if err != nil {
		return nil, err
	}
	return json.Marshal(envelope{EventType: e.Type, EventTime: e.Time, OrganizationID: e.OrganizationID, CorrelationID: e.CorrelationID, EventInfo: info})
}

// body returns the body that is set; nil when none is.
func (e *WebhookEvent) body() any {
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

// UnmarshalJSON reads an event of any type. It fails for what is no event at all: no object, one without
// an eventType, or one whose eventType or ids are not text.
func (e *WebhookEvent) UnmarshalJSON(data []byte) error {
	var wire envelope
	if err := json.Unmarshal(data, &wire); err != nil {
		return bounded(err)
	}
	if wire.EventType == "" {
		return errors.New("it has no eventType")
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
		e.Delivery, e.Err = decodeBody[models.DeliveryInfo](wire.EventInfo)
	case models.WebhookEventTypeTableOrderUpdate, models.WebhookEventTypeTableOrderError:
		e.TableOrder, e.Err = decodeBody[models.TableOrderInfo](wire.EventInfo)
	case models.WebhookEventTypeReserveUpdate, models.WebhookEventTypeReserveError:
		e.Reserve, e.Err = decodeBody[models.ReserveInfo](wire.EventInfo)
	case models.WebhookEventTypeStopListUpdate:
		e.StopList, e.Err = decodeBody[models.StopListUpdate](wire.EventInfo)
	case models.WebhookEventTypePersonalShift:
		e.PersonalShift, e.Err = decodeBody[models.PersonalShift](wire.EventInfo)
	}
	return nil
}

func decodeBody[T any](data json.RawMessage) (*T, error) {
	if len(data) == 0 || string(data) == "null" {
		return nil, errors.New("the event has no eventInfo")
	}
	body := new(T)
	if err := lenient.Unmarshal(data, body); err != nil {
		return nil, fmt.Errorf("eventInfo: %w", bounded(err))
	}
	return body, nil
}

// bounded returns an error of encoding/json that quotes no more than the beginning of a value: a number that
// does not fit is quoted as a whole, however long it is.
func bounded(err error) error {
	var mismatch *json.UnmarshalTypeError
	if errors.As(err, &mismatch) {
		mismatch.Value = beginning(mismatch.Value, maxQuoted)
	}
	return err
}

const (
	// MaxWebhookValues bounds how many values the body of a webhook may hold: properties and elements of lists
	// at every level, counted by the commas of the body. An event that iiko sends has some hundreds. The bound
	// keeps a body of millions of tiny values, [1,1,1,…], from taking a hundred times its size in memory.
	MaxWebhookValues = 250_000
	// maxReported bounds how many of the errors of one kind are joined.
	maxReported = 32
	// maxQuoted bounds what an error quotes of one value of a request, in bytes.
	maxQuoted = 64
)

// tally keeps the first errors of a kind, and counts the others.
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

// joined returns the errors as one, nil when there are none; rest says what those are that it only counts.
func (t *tally) joined(rest string) error {
	if t.more == 0 {
		return errors.Join(t.errs...)
	}
	return errors.Join(append(t.errs, fmt.Errorf("goiikoapi: webhook: %d more %s", t.more, rest))...)
}

// ParseWebhook reads the body of a webhook: a list of events, or a single one; a byte order mark in front of
// it is skipped. What is no event is left out and reported by a [WebhookEventError] each (joined, see
// [errors.Join]); the other events are returned all the same. Of many such errors the first 32 are joined, and
// one more error says how many others there were. A body that is not JSON, or holds more values than
// [MaxWebhookValues], is an error without events.
func ParseWebhook(body []byte) ([]WebhookEvent, error) {
	body = bytes.Trim(lenient.WithoutBOM(body), " \t\r\n") // JSON's white space, no other
	if values := bytes.Count(body, []byte(",")); values > MaxWebhookValues {
		return nil, fmt.Errorf("goiikoapi: the webhook's body can't be read: it holds some %d values, more than %d", values, MaxWebhookValues)
	}
	if !json.Valid(body) {
		reason := json.Unmarshal(body, new(any)) // looks at the whole before it decodes any of it
		return nil, fmt.Errorf("goiikoapi: the webhook's body can't be read, it is not JSON or nested too deep: %w", reason)
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	if body[0] == '[' {
		_, _ = decoder.Token()
	}
	events := []WebhookEvent{}
	var malformed tally
	for index := 0; decoder.More(); index++ {
		var event WebhookEvent
		if err := decoder.Decode(&event); err != nil {
			malformed.add(&WebhookEventError{Index: index, Err: err})
			continue
		}
		events = append(events, event)
	}
	return events, malformed.joined("parts of the body are no events")
}
