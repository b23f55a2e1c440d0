package goiikoapi_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

const webhookToken = "webhook-token-81b2f6"

var errBoom = errors.New("boom")

// inbox keeps the events that a handler hands on, and returns for each what result returns.
type inbox struct {
	result func(goiikoapi.WebhookEvent) error

	mu     sync.Mutex
	events []goiikoapi.WebhookEvent
}

func (i *inbox) take(_ context.Context, event goiikoapi.WebhookEvent) error {
	i.mu.Lock()
	i.events = append(i.events, event)
	i.mu.Unlock()
	if i.result == nil {
		return nil
	}
	return i.result(event)
}

// types returns the types of the events that have come so far.
func (i *inbox) types() []models.WebhookEventType {
	i.mu.Lock()
	defer i.mu.Unlock()
	return eventTypes(i.events)
}

// reports keeps what a handler reports.
type reports struct {
	mu   sync.Mutex
	errs []error
}

func (r *reports) add(request *http.Request, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if request == nil {
		err = errors.New("reported without its request")
	}
	r.errs = append(r.errs, err)
}

// only returns the one error that was reported, nil when there was none.
func (r *reports) only(t testing.TB) error {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	require.LessOrEqual(t, len(r.errs), 1)
	return errors.Join(r.errs...)
}

// notify posts a webhook to a handler as iiko does, but for what change alters.
func notify(handler http.Handler, body string, change ...func(*http.Request)) *http.Response {
	request := httptest.NewRequest(http.MethodPost, "/webhook", strings.NewReader(body))
	request.Header.Set("Authorization", webhookToken)
	for _, change := range change {
		change(request)
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder.Result()
}

func withHeader(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

func zipped(text string) string {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	_, _ = io.WriteString(writer, text)
	_ = writer.Close()
	return packed.String()
}

// named returns an event of a type of that name.
func named(name string) string {
	return fmt.Sprintf(`{"eventType":%q,"eventInfo":{"of":%q}}`, name, name)
}

// untouched is a body that must not be read.
type untouched struct{ t *testing.T }

func (u untouched) Read([]byte) (int, error) {
	assert.Fail(u.t, "the body was read")
	return 0, io.EOF
}

func (u untouched) Close() error { return nil }
