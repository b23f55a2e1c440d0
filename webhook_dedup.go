package goiikoapi

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi/models"
)

const (
	// maxRemembered is the maximum number of events of one subject that are remembered by their content.
	maxRemembered = 64
	// maxClockSkew is how far a timestamp may be ahead of the local clock and still make other states
	// outdated.
	maxClockSkew = time.Minute
)

// WithDeduplication skips duplicate and outdated events. Events are compared by type, organization and the id
// of the order or reserve:
//
//   - An update is skipped if its timestamp is older than that of the newest handled update, or if an
//     update with the same eventInfo was handled. Two updates with the same timestamp and different
//     eventInfo are both handled.
//   - An error event is skipped if one with the same eventInfo and correlation id was handled. Error events
//     do not become outdated.
//   - Any other event, and an event without an id or a timestamp, is skipped if one with identical bytes
//     was handled.
//
// A timestamp more than a minute ahead of the local clock does not make other updates outdated. If an event
// of the same type for the same order or reserve is being handled, the next one waits until that ends; an
// event that failed is handled when it is received again.
//
// memory is the maximum number of orders, reserves and other events to remember, counted per type; the oldest
// are forgotten first. For one order or reserve at most the latest 64 events are remembered. memory must be
// positive.
func WithDeduplication(memory int) WebhookOption {
	return func(h *webhookHandler) {
		if memory <= 0 {
			panic(fmt.Sprintf("goiikoapi: WithDeduplication: memory must be positive, not %d", memory))
		}
		h.store = newMemoryWebhookStore(memory)
	}
}

// WithDeduplicationStore is [WithDeduplication] with the records in a store, so that they outlast the process and
// several processes can receive the webhooks of one URL. How long a record is kept is up to the store. Of
// WithDeduplication and WithDeduplicationStore the last one applies. The store must not be nil, nor an interface that
// holds a nil pointer or function.
//
// If the store fails, the request gets status 500, so that iiko sends it again, and [WithWebhookErrors] gets the
// reason. An event is handled at least once: if the process ends, or the store fails, after fn returned nil and before
// that is recorded, the event is handled again when iiko sends it again.
func WithDeduplicationStore(store WebhookStore) WebhookOption {
	return func(h *webhookHandler) {
		if problem := nilProblem(store); problem != "" {
			panic("goiikoapi: WithDeduplicationStore: store " + problem)
		}
		h.store = store
	}
}

// state is the state of a subject according to an event. The subject is the order or reserve of the event and its
// type or, for an event without an id or a timestamp, the event itself.
type state struct {
	// timestamp orders the states of a subject; 0 if the state never becomes outdated.
	timestamp int64
	// content is the hash by which the states of a subject are compared.
	content [sha256.Size]byte
}

// record has the handled states of a subject.
type record struct {
	// newest is the latest timestamp that was at most maxClockSkew ahead of the clock; 0 if there is none.
	newest int64
	// states are the handled states that newest does not make outdated, oldest first.
	states []state
}

// stateOf returns the state in an event and the hash of its subject. A hash has a fixed size, whatever the length of an
// id, and reveals nothing of the event.
func stateOf(event WebhookEvent) (subject [sha256.Size]byte, current state) {
	var id, organizationID string
	var timestamp int64
	switch {
	case event.Delivery != nil:
		id, organizationID, timestamp = event.Delivery.ID, event.Delivery.OrganizationID, event.Delivery.Timestamp
	case event.TableOrder != nil:
		id, organizationID, timestamp = event.TableOrder.ID, event.TableOrder.OrganizationID, event.TableOrder.Timestamp
	case event.Reserve != nil:
		id, organizationID, timestamp = event.Reserve.ID, event.Reserve.OrganizationID, event.Reserve.Timestamp
	}
	if id == "" || timestamp <= 0 {
		whole := sha256.Sum256(event.Raw)
		return whole, state{content: whole}
	}
	// The event time and the correlation id are not part of the state of a subject.
	var wire envelope
	_ = json.Unmarshal(event.Raw, &wire) // was decoded before
	var info bytes.Buffer
	_ = json.Compact(&info, wire.EventInfo)
	switch event.Type {
	case models.WebhookEventTypeDeliveryOrderError, models.WebhookEventTypeTableOrderError, models.WebhookEventTypeReserveError:
		timestamp = 0
		info.WriteString(event.CorrelationID) // two calls may fail with the same error
	}
	key := fmt.Sprintf("%q", []string{string(event.Type), cmp.Or(event.OrganizationID, organizationID), id})
	return sha256.Sum256([]byte(key)), state{timestamp: timestamp, content: sha256.Sum256(info.Bytes())}
}

// covers reports whether a state is a duplicate or outdated.
func (r *record) covers(current state) bool {
	return current.timestamp < r.newest ||
		slices.ContainsFunc(r.states, func(known state) bool { return known.content == current.content })
}

// add records a handled state.
func (r *record) add(current state) {
	r.states = append(r.states, current)
	if current.timestamp > r.newest && current.timestamp <= time.Now().Add(maxClockSkew).UnixMilli() {
		r.newest = current.timestamp
		r.states = slices.DeleteFunc(r.states, func(known state) bool { return known.timestamp < r.newest })
	}
	if len(r.states) > maxRemembered {
		r.states = slices.Delete(r.states, 0, 1)
	}
}

// recordFormat is the first byte of an encoded record.
const recordFormat = 1

// encode returns the form of a record in a store: recordFormat, newest, then the timestamp and content of each state.
func (r *record) encode() []byte {
	encoded := binary.BigEndian.AppendUint64([]byte{recordFormat}, uint64(r.newest))
	for _, known := range r.states {
		encoded = binary.BigEndian.AppendUint64(encoded, uint64(known.timestamp))
		encoded = append(encoded, known.content[:]...)
	}
	return encoded
}

// decodeRecord returns the record that encode encoded; an empty one if there is none.
func decodeRecord(encoded []byte) (*record, error) {
	r := new(record)
	if len(encoded) == 0 {
		return r, nil
	}
	const header, size = 1 + 8, 8 + sha256.Size
	if encoded[0] != recordFormat || (len(encoded)-header)%size != 0 {
		return nil, fmt.Errorf("the record in the store (%d bytes) is not one of this version of goiikoapi", len(encoded))
	}
	r.newest = int64(binary.BigEndian.Uint64(encoded[1:]))
	for rest := encoded[header:]; len(rest) > 0; rest = rest[size:] {
		r.states = append(r.states, state{int64(binary.BigEndian.Uint64(rest)), [sha256.Size]byte(rest[8:size])})
	}
	return r, nil
}

// handleOnce calls fn, unless the event is a duplicate or outdated according to its record in the store, and records
// that fn handled it.
func handleOnce(ctx context.Context, store WebhookStore, event WebhookEvent, fn func(context.Context, WebhookEvent) error) error {
	subject, current := stateOf(event)
	var failure error
	looked, handled := false, false
	err := store.Update(ctx, hex.EncodeToString(subject[:]), func(stored []byte) ([]byte, error) {
		known, err := decodeRecord(stored)
		if err != nil {
			return nil, err
		}
		looked = true
		if known.covers(current) {
			return nil, nil
		}
		failure = fn(ctx, event)
		if failure != nil {
			return nil, failure
		}
		handled = true
		known.add(current)
		return known.encode(), nil
	})
	switch {
	case failure != nil:
		return failure
	case handled && err != nil:
		return fmt.Errorf("goiikoapi: webhook: an event was handled, but that could not be recorded; it will be handled again: %w", err)
	case err == nil && !looked:
		err = errors.New("the store did not look for its record")
	}
	if err != nil {
		return fmt.Errorf("goiikoapi: webhook: an event was not handled: %w", err)
	}
	return nil
}
