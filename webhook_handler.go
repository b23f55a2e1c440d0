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

// DefaultMaxWebhookSize is the default maximum size of a webhook body, in bytes; see [WithMaxWebhookSize].
const DefaultMaxWebhookSize = 16 << 20

// WebhookOption is an option of [WebhookHandler].
type WebhookOption func(*webhookHandler)

// WithMaxWebhookSize sets the maximum size of a body in bytes, both as received and decompressed; the default
// is [DefaultMaxWebhookSize]. A larger body gets status 413. bytes must be positive.
func WithMaxWebhookSize(bytes int64) WebhookOption {
	return func(h *webhookHandler) {
		if bytes <= 0 {
			panic(fmt.Sprintf("goiikoapi: WithMaxWebhookSize: bytes must be positive, not %d", bytes))
		}
		h.maxSize = bytes
	}
}

// WithWebhookErrors sets a function that is called for each request with a status other than 200, with the
// reason: events for which fn returned an error, panics ([WebhookPanic]), and rejected requests. If several
// events of a request fail, at most 32 errors are joined, followed by one error with the number of the rest.
// report must not be nil.
func WithWebhookErrors(report func(r *http.Request, err error)) WebhookOption {
	return func(h *webhookHandler) {
		if report == nil {
			panic("goiikoapi: WithWebhookErrors: report must not be nil")
		}
		h.report = report
	}
}

// WebhookHandler returns the handler for the webhook URL. authToken is the token set with
// [WebHook.UpdateSettings]; a request without this token gets status 401, and with an empty authToken every
// request does. fn is called for each event of a request, in order; requests may be handled concurrently.
//
// The status is 200 only if fn returned nil for every event; otherwise iiko sends the request again. fn may
// therefore be called with the same event more than once, unless [WithDeduplication] or [WithDeduplicationStore] filters
// it out.
//
// WebhookHandler panics if fn or an option is nil, or if an option has an invalid argument; the message names
// the option.
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
	// authorization is the hash of the token, so that comparison takes constant time. It is zero, which is
	// not the hash of any token, if there is no token.
	authorization [sha256.Size]byte
	fn            func(context.Context, WebhookEvent) error
	maxSize       int64
	store         WebhookStore // nil without deduplication
	report        func(*http.Request, error)
}

// ServeHTTP authenticates and parses a request and calls fn for its events.
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
		return http.StatusMethodNotAllowed, fmt.Errorf("goiikoapi: webhook: method %s is not allowed", printable(r.Method))
	}
	given := sha256.Sum256([]byte(r.Header.Get("Authorization")))
	if subtle.ConstantTimeCompare(given[:], h.authorization[:]) == 0 {
		return http.StatusUnauthorized, errors.New("goiikoapi: webhook: the Authorization header does not match the token")
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

// printable returns the beginning of a text from a request, with control characters replaced.
func printable(text string) string {
	return beginning(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return utf8.RuneError
		}
		return r
	}, text), maxQuoted)
}

// read returns the decompressed body, limited to maxSize.
func (h *webhookHandler) read(w http.ResponseWriter, r *http.Request) ([]byte, int, error) {
	source := http.MaxBytesReader(w, r.Body, h.maxSize)
	switch encoding := strings.ToLower(r.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
	case "gzip":
		unzipped, err := gzip.NewReader(source)
		if err != nil {
			return nil, readStatus(err), fmt.Errorf("the body is not gzip: %w", err)
		}
		source = http.MaxBytesReader(w, unzipped, h.maxSize)
	default:
		return nil, http.StatusUnsupportedMediaType, fmt.Errorf("unsupported Content-Encoding %q", printable(encoding))
	}
	body, err := io.ReadAll(source)
	if err != nil {
		return nil, readStatus(err), fmt.Errorf("can't read the body: %w", err)
	}
	return body, http.StatusOK, nil
}

// readStatus returns the status for an error from reading the body.
func readStatus(err error) int {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusBadRequest
}

// handle calls fn, unless the event is a duplicate or outdated.
func (h *webhookHandler) handle(ctx context.Context, event WebhookEvent) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &WebhookPanic{Value: value, Stack: debug.Stack()}
		}
	}()
	err = errors.New("goiikoapi: webhook: fn did not return") // stays after a panic with nil
	if h.store == nil {
		return h.fn(ctx, event)
	}
	return handleOnce(ctx, h.store, event, h.fn)
}
