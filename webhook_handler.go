package goiikoapi

import (
	"compress/gzip"
	"container/list"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/kebrick/goiikoapi/models"
)

// DefaultMaxWebhookSize bounds the body of a webhook, in bytes; see [WithMaxWebhookSize].
const DefaultMaxWebhookSize = 16 << 20

// WebhookOption sets something of a [WebhookHandler].
type WebhookOption func(*webhookHandler)

// WithMaxWebhookSize bounds a body, in bytes as it came and after decompression; a larger one is answered
// with 413.
func WithMaxWebhookSize(bytes int64) WebhookOption {
	return func(h *webhookHandler) { h.maxSize = bytes }
}

// WithDeduplication passes over events that say nothing new: the same state of an order or reserve
// again, or an older one than has been handled, as its id and timestamp tell; and any other event that
// came before to the letter. memory is how many are remembered; the oldest are forgotten first.
func WithDeduplication(memory int) WebhookOption {
	return func(h *webhookHandler) { h.seen = newSeen(memory) }
}

// WithWebhookErrors reports what is not answered with 200, and why: events that fn returned an error for,
// panics (a [WebhookPanic]), and bodies that were refused.
func WithWebhookErrors(report func(r *http.Request, err error)) WebhookOption {
	return func(h *webhookHandler) { h.report = report }
}

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

// WebhookHandler returns the handler for the URL to which iiko sends its notifications. authToken is the
// one that [WebHook.UpdateSettings] sets: requests that do not carry it are answered with 401, and with an
// empty authToken all are. fn is called for each event, in their order; requests may come at the same
// time.
//
// The answer is 200 only when fn has returned nil for every event, so that iiko sends again what was not
// handled: fn may see an event again, unless [WithDeduplication] filters it.
func WebhookHandler(authToken string, fn func(context.Context, WebhookEvent) error, opts ...WebhookOption) http.Handler {
	h := &webhookHandler{fn: fn, maxSize: DefaultMaxWebhookSize, report: func(*http.Request, error) {}}
	if authToken != "" {
		h.authorization = sha256.Sum256([]byte(authToken))
	}
	for _, opt := range opts {
		opt(h)
	}
	return h
}

type webhookHandler struct {
	// authorization is the hash of the token, so that comparing takes the same time for all; zero, which
	// no token has, when there is none.
	authorization [sha256.Size]byte
	fn            func(context.Context, WebhookEvent) error
	maxSize       int64
	seen          *seen
	report        func(*http.Request, error)
}

// ServeHTTP checks and reads a request, and hands its events on.
func (h *webhookHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	status, err := h.serve(w, r)
	if err != nil {
		h.report(r, err)
		http.Error(w, http.StatusText(status), status)
		return
	}
	w.WriteHeader(status)
}

func (h *webhookHandler) serve(w http.ResponseWriter, r *http.Request) (int, error) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return http.StatusMethodNotAllowed, fmt.Errorf("goiikoapi: webhook: method %s", r.Method)
	}
	given := sha256.Sum256([]byte(r.Header.Get("Authorization")))
	if subtle.ConstantTimeCompare(given[:], h.authorization[:]) == 0 {
		return http.StatusUnauthorized, errors.New("goiikoapi: webhook: the Authorization header is not the token")
	}
	body, status, err := h.read(w, r)
	if err != nil {
		return status, fmt.Errorf("goiikoapi: webhook: %w", err)
	}
	events, malformed := ParseWebhook(body)
	var failures []error
	for _, event := range events {
		if err := h.handle(r.Context(), event); err != nil {
			failures = append(failures, err)
		}
	}
	if err := errors.Join(failures...); err != nil {
		return http.StatusInternalServerError, errors.Join(err, malformed)
	}
	if malformed != nil {
		return http.StatusBadRequest, malformed
	}
	return http.StatusOK, nil
}

// read returns the body, decompressed and within its bound.
func (h *webhookHandler) read(w http.ResponseWriter, r *http.Request) ([]byte, int, error) {
	source := http.MaxBytesReader(w, r.Body, h.maxSize)
	switch encoding := strings.ToLower(r.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
	case "gzip":
		unzipped, err := gzip.NewReader(source)
		if err != nil {
			return nil, unreadable(err), fmt.Errorf("the body is not gzip: %w", err)
		}
		source = http.MaxBytesReader(w, unzipped, h.maxSize)
	default:
		return nil, http.StatusUnsupportedMediaType, fmt.Errorf("the body has the encoding %q", encoding)
	}
	body, err := io.ReadAll(source)
	if err != nil {
		return nil, unreadable(err), fmt.Errorf("the body can't be read: %w", err)
	}
	return body, http.StatusOK, nil
}

// unreadable returns the status for a body that can't be read.
func unreadable(err error) int {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusBadRequest
}

// handle calls fn, unless the event says nothing new.
func (h *webhookHandler) handle(ctx context.Context, event WebhookEvent) (err error) {
	if h.seen != nil {
		claim, isNew, ended := h.seen.claim(ctx, event)
		if ended != nil || !isNew {
			return ended
		}
		defer func() { h.seen.release(claim, err == nil) }()
	}
	defer func() {
		if value := recover(); value != nil {
			err = &WebhookPanic{Value: value, Stack: debug.Stack()}
		}
	}()
	err = errors.New("goiikoapi: webhook: the function did not return") // what is left after runtime.Goexit
	return h.fn(ctx, event)
}

// seen remembers which states have been handled.
type seen struct {
	limit int

	mu sync.Mutex
	// busy holds the subjects that are being handled; each channel is closed when that is over.
	busy   map[subject]chan struct{}
	states map[subject]*list.Element // of state
	// recent holds the states, the latest in front.
	recent *list.List
}

// subject is what an event is about: an order or reserve, or, where it does not tell which one and when,
// the event itself.
type subject struct {
	kind, id string
	content  [sha256.Size]byte
}

// state is how far a subject has been handled: to a timestamp, and which events of that moment.
type state struct {
	subject    subject
	timestamp  int64
	eventTypes []models.WebhookEventType
}

func newSeen(limit int) *seen {
	return &seen{limit: limit, busy: map[subject]chan struct{}{}, states: map[subject]*list.Element{}, recent: list.New()}
}

// stateOf returns the state that an event tells of.
func stateOf(event WebhookEvent) state {
	told := state{eventTypes: []models.WebhookEventType{event.Type}}
	switch {
	case event.Delivery != nil:
		told.subject.kind, told.subject.id, told.timestamp = "delivery", event.Delivery.ID, event.Delivery.Timestamp
	case event.TableOrder != nil:
		told.subject.kind, told.subject.id, told.timestamp = "order", event.TableOrder.ID, event.TableOrder.Timestamp
	case event.Reserve != nil:
		told.subject.kind, told.subject.id, told.timestamp = "reserve", event.Reserve.ID, event.Reserve.Timestamp
	}
	if told.subject.id == "" || told.timestamp == 0 {
		told.subject = subject{content: sha256.Sum256(event.Raw)}
	}
	return told
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
	if element, ok := s.states[told.subject]; ok {
		known := element.Value.(state)
		if told.timestamp < known.timestamp || told.timestamp == known.timestamp && slices.Contains(known.eventTypes, event.Type) {
			return state{}, false, nil
		}
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
	if element, ok := s.states[told.subject]; ok {
		if known := element.Value.(state); known.timestamp == told.timestamp {
			told.eventTypes = append(told.eventTypes, known.eventTypes...)
		}
		element.Value = told
		s.recent.MoveToFront(element)
		return
	}
	s.states[told.subject] = s.recent.PushFront(told)
	if s.recent.Len() > s.limit {
		oldest := s.recent.Remove(s.recent.Back()).(state)
		delete(s.states, oldest.subject)
	}
}
