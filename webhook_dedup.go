package goiikoapi

import (
	"bytes"
	"cmp"
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
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
		h.seen = &seen{limit: memory, busy: map[subject]chan struct{}{}, records: map[subject]*list.Element{}, recent: list.New()}
	}
}

// seen remembers the handled events.
type seen struct {
	limit int

	mu sync.Mutex
	// busy has the subjects being handled; the channel is closed when the handling ends.
	busy    map[subject]chan struct{}
	records map[subject]*list.Element // of *record
	// recent has the records, the most recent first.
	recent *list.List
}

// subject identifies what an event is about: the hash of its type and its order or reserve or, for an event
// without an id or a timestamp, the hash of the event itself. A hash has a fixed size, whatever the length of
// an id.
type subject [sha256.Size]byte

// content is the hash by which events of one subject are compared.
type content [sha256.Size]byte

// state is the state of a subject according to an event.
type state struct {
	subject subject
	// timestamp orders the states of a subject; 0 if the state never becomes outdated.
	timestamp int64
	content   content
}

// record has the handled states of a subject.
type record struct {
	subject subject
	// newest is the latest timestamp that was at most maxClockSkew ahead of the clock; 0 if there is none.
	newest int64
	// states are the handled states that newest does not make outdated, oldest first.
	states []state
}

// stateOf returns the state in an event.
func stateOf(event WebhookEvent) state {
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
		return state{subject: whole, content: whole}
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
	return state{
		subject:   sha256.Sum256([]byte(key)),
		timestamp: timestamp,
		content:   sha256.Sum256(info.Bytes()),
	}
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

// claim reports whether an event is new, and if so reserves its subject until release. If the subject is
// being handled, claim waits until that ends or ctx is done.
func (s *seen) claim(ctx context.Context, event WebhookEvent) (state, bool, error) {
	current := stateOf(event)
	for {
		s.mu.Lock()
		done, busy := s.busy[current.subject]
		if !busy {
			break
		}
		s.mu.Unlock()
		select {
		case <-done:
		case <-ctx.Done():
			return state{}, false, fmt.Errorf("goiikoapi: webhook: an event about the same object is still being handled: %w", ctx.Err())
		}
	}
	defer s.mu.Unlock()
	if element, ok := s.records[current.subject]; ok && element.Value.(*record).covers(current) {
		return state{}, false, nil
	}
	s.busy[current.subject] = make(chan struct{})
	return current, true, nil
}

// release ends a claim, and records the state if it was handled.
func (s *seen) release(current state, handled bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.busy[current.subject])
	delete(s.busy, current.subject)
	if !handled {
		return
	}
	element, known := s.records[current.subject]
	if known {
		s.recent.MoveToFront(element)
	} else {
		element = s.recent.PushFront(&record{subject: current.subject})
		s.records[current.subject] = element
	}
	element.Value.(*record).add(current)
	if s.recent.Len() > s.limit {
		oldest := s.recent.Remove(s.recent.Back()).(*record)
		delete(s.records, oldest.subject)
	}
}
