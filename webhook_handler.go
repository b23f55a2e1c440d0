package goiikoapi

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"strings"
	"unicode"
	"unicode/utf8"
)

// DefaultMaxWebhookSize bounds the body of a webhook, in bytes; see [WithMaxWebhookSize].
const DefaultMaxWebhookSize = 16 << 20

// WebhookOption sets something of a [WebhookHandler].
type WebhookOption func(*webhookHandler)

// WithMaxWebhookSize bounds a body, in bytes as it came and after decompression; a larger one is answered
// with 413. bytes must be positive.
func WithMaxWebhookSize(bytes int64) WebhookOption {
	return func(h *webhookHandler) {
		if bytes <= 0 {
			panic(fmt.Sprintf("goiikoapi: WithMaxWebhookSize: bytes must be positive, not %d", bytes))
		}
		h.maxSize = bytes
	}
}

// WithWebhookErrors reports what is not answered with 200, and why: events that fn returned an error for,
// panics (a [WebhookPanic]), and bodies that were refused. Of many events that failed in one request the first
// 32 errors are joined, and one more says how many others there were. report must not be nil.
func WithWebhookErrors(report func(r *http.Request, err error)) WebhookOption {
	return func(h *webhookHandler) {
		if report == nil {
			panic("goiikoapi: WithWebhookErrors: report must not be nil")
		}
		h.report = report
	}
}

// WebhookHandler returns the handler for the URL to which iiko sends its notifications. authToken is the
// one that [WebHook.UpdateSettings] sets: requests that do not carry it are answered with 401, and with an
// empty authToken all are. fn is called for each event, in their order; requests may come at the same
// time.
//
// The answer is 200 only when fn has returned nil for every event, so that iiko sends again what was not
// handled: fn may see an event again, unless [WithDeduplication] filters it.
//
// WebhookHandler panics when fn or an option is nil, or when an option was given a value that it does not
// take; the message names the option.
func WebhookHandler(authToken string, fn func(context.Context, WebhookEvent) error, opts ...WebhookOption) http.Handler {
	if fn == nil {
		panic("goiikoapi: WebhookHandler: fn must not be nil")
	}
	h := &webhookHandler{fn: fn, maxSize: DefaultMaxWebhookSize, report: func(*http.Request, error) {}}
	if authToken != "" {
		h.authorization = sha256.Sum256([]byte(authToken))
	}
	for i, opt := range opts {
		if opt == nil {
			panic(fmt.Sprintf("goiikoapi: WebhookHandler: opts[%d] must not be nil", i))
		}
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
		return http.StatusMethodNotAllowed, fmt.Errorf("goiikoapi: webhook: method %s", legible(r.Method))
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
	var failures tally
	for _, event := range events {
		if err := h.handle(r.Context(), event); err != nil {
			failures.add(err)
		}
	}
	if err := failures.joined("events failed"); err != nil {
		return http.StatusInternalServerError, errors.Join(err, malformed)
	}
	if malformed != nil {
		return http.StatusBadRequest, malformed
	}
	return http.StatusOK, nil
}

// legible returns the beginning of a text from a request, without control characters.
func legible(text string) string {
	return beginning(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return utf8.RuneError
		}
		return r
	}, text), maxQuoted)
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
		return nil, http.StatusUnsupportedMediaType, fmt.Errorf("the body has the encoding %q", legible(encoding))
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
