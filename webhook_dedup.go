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
	// maxRemembered bounds how many events of one subject are remembered by their content.
	maxRemembered = 64
	// maxClockSkew is how far a timestamp may lie ahead of the clock here and still make other states old.
	maxClockSkew = time.Minute
)

// WithDeduplication passes over events that say nothing new, each by its type, its organization and the id of
// its order or reserve:
//
//   - an update that is older than the newest one that has been handled, as its timestamp tells, or has an
//     eventInfo that has been handled. Two updates with one timestamp and another eventInfo are both handled.
//   - an error that has been handled with the same eventInfo and correlation id. Errors do not become old.
//   - any other event, and one without an id or a timestamp, that came before to the letter.
//
// A timestamp more than a minute ahead of the clock here does not make other updates old. An event that
// comes while the same order's or reserve's event of the type is being handled waits for the outcome; one that
// failed is handled when it comes again.
//
// memory is how many orders, reserves and other events are remembered, each once for a type; the oldest are
// forgotten first. Of one order or reserve the latest 64 events are remembered at most. memory must be
// positive.
func WithDeduplication(memory int) WebhookOption {
	return func(h *webhookHandler) {
		if memory <= 0 {
			panic(fmt.Sprintf("goiikoapi: WithDeduplication: memory must be positive, not %d", memory))
		}
		h.seen = &seen{limit: memory, busy: map[subject]chan struct{}{}, records: map[subject]*list.Element{}, recent: list.New()}
	}
}

// seen remembers which events have been handled.
type seen struct {
	limit int

	mu sync.Mutex
	// busy holds the subjects that are being handled; each channel is closed when that is over.
	busy    map[subject]chan struct{}
	records map[subject]*list.Element // of *record
	// recent holds the records, the latest in front.
	recent *list.List
}

// subject is the hash of what events of one type are about: an order or a reserve, or, where an event does not
// tell which one and when, the event itself. A hash takes the same memory however long an id is.
type subject [sha256.Size]byte

// content is the hash of what an event says.
type content [sha256.Size]byte

// state is what an event tells of its subject.
type state struct {
	subject subject
	// timestamp orders the states of a subject; 0 when no later one makes this one old.
	timestamp int64
	content   content
}

// record is what has been handled of a subject.
type record struct {
	subject subject
	// newest is the latest timestamp of those that were not ahead of the clock; 0 when there is none.
	newest int64
	// states are those that newest does not make old, in the order in which they were handled.
	states []state
}

// stateOf returns the state that an event tells of.
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
	// The time of an event says nothing about the subject, and so does the call that led to a state.
	var wire envelope
	_ = json.Unmarshal(event.Raw, &wire) // it has been read before
	var info bytes.Buffer
	_ = json.Compact(&info, wire.EventInfo)
	switch event.Type {
	case models.WebhookEventTypeDeliveryOrderError, models.WebhookEventTypeTableOrderError, models.WebhookEventTypeReserveError:
		timestamp = 0
		info.WriteString(event.CorrelationID) // two calls may fail for one reason
	}
	about := fmt.Sprintf("%q", []string{string(event.Type), cmp.Or(event.OrganizationID, organizationID), id})
	return state{
		subject:   sha256.Sum256([]byte(about)),
		timestamp: timestamp,
		content:   sha256.Sum256(info.Bytes()),
	}
}

// covers reports whether a state says nothing new.
func (r *record) covers(told state) bool {
	return told.timestamp < r.newest ||
		slices.ContainsFunc(r.states, func(known state) bool { return known.content == told.content })
}

// add takes in a state that was handled.
func (r *record) add(told state) {
	r.states = append(r.states, told)
	if told.timestamp > r.newest && told.timestamp <= time.Now().Add(maxClockSkew).UnixMilli() {
		r.newest = told.timestamp
		r.states = slices.DeleteFunc(r.states, func(known state) bool { return known.timestamp < r.newest })
	}
	if len(r.states) > maxRemembered {
		r.states = slices.Delete(r.states, 0, 1)
	}
}

// claim reports whether an event says something new, and keeps others off its subject until release. An
// event whose subject is being handled waits for the outcome, within ctx.
func (s *seen) claim(ctx context.Context, event WebhookEvent) (state, bool, error) {
	told := stateOf(event)
	for {
		s.mu.Lock()
		over, busy := s.busy[told.subject]
		if !busy {
			break
		}
		s.mu.Unlock()
		select {
		case <-over:
		case <-ctx.Done():
			return state{}, false, fmt.Errorf("goiikoapi: webhook: the same event is still being handled: %w", ctx.Err())
		}
	}
	defer s.mu.Unlock()
	if element, ok := s.records[told.subject]; ok && element.Value.(*record).covers(told) {
		return state{}, false, nil
	}
	s.busy[told.subject] = make(chan struct{})
	return told, true, nil
}

// release ends a claim; the state counts as handled when it was.
func (s *seen) release(told state, handled bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.busy[told.subject])
	delete(s.busy, told.subject)
	if !handled {
		return
	}
	element, known := s.records[told.subject]
	if known {
		s.recent.MoveToFront(element)
	} else {
		element = s.recent.PushFront(&record{subject: told.subject})
		s.records[told.subject] = element
	}
	element.Value.(*record).add(told)
	if s.recent.Len() > s.limit {
		oldest := s.recent.Remove(s.recent.Back()).(*record)
		delete(s.records, oldest.subject)
	}
}
