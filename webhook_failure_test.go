package goiikoapi_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestWebhookHandler_handlesTheOtherEventsAfterAFailure(t *testing.T) {
	errOther := errors.New("other")
	failing := func(event goiikoapi.WebhookEvent) error {
		switch event.Type {
		case "Boom":
			return fmt.Errorf("%s: %w", event.Raw, errBoom)
		case "Other":
			return errOther
		case "Panic":
			panic("no more plates")
		}
		return nil
	}
	tests := []struct {
		name   string
		body   []string
		status int
		wants  []error
		says   []string
	}{
		{name: "an error", body: []string{named("A"), named("Boom"), named("B")}, status: 500, wants: []error{errBoom}, says: []string{`{"of":"Boom"}`}},
		{name: "the only event", body: []string{named("Boom")}, status: 500, wants: []error{errBoom}},
		{name: "a panic", body: []string{named("A"), named("Panic"), named("B")}, status: 500, says: []string{"panic: no more plates"}},
		{name: "several failures", body: []string{named("Boom"), named("A"), named("Panic"), named("Other"), named("B")}, status: 500, wants: []error{errBoom, errOther}, says: []string{"panic: no more plates"}},
		{name: "a malformed neighbour", body: []string{named("A"), "5", named("B")}, status: 400, says: []string{"event 1"}},
		{name: "a failure and malformed neighbours", body: []string{"{}", named("Boom"), "5", named("B")}, status: 500, wants: []error{errBoom}, says: []string{"event 0", "event 2"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := inbox{result: failing}
			var reported reports
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add))
			response := notify(handler, "["+strings.Join(test.body, ",")+"]")
			assert.Equal(t, test.status, response.StatusCode)
			body, err := io.ReadAll(response.Body)
			require.NoError(t, err)
			assert.Equal(t, http.StatusText(test.status)+"\n", string(body))

			var handled []string
			for _, event := range in.events {
				handled = append(handled, string(event.Raw))
			}
			var sent []string
			for _, element := range test.body {
				if strings.Contains(element, "eventType") {
					sent = append(sent, element)
				}
			}
			assert.Equal(t, sent, handled)
			err = reported.only(t)
			require.Error(t, err)
			for _, want := range test.wants {
				require.ErrorIs(t, err, want)
			}
			for _, text := range test.says {
				require.ErrorContains(t, err, text)
			}
			if test.status == http.StatusBadRequest {
				var malformed *goiikoapi.WebhookEventError
				require.ErrorAs(t, err, &malformed)
				assert.Equal(t, 1, malformed.Index)
			}
		})
	}
}

func TestWebhookHandler_respondsToAFailureWithoutWithWebhookErrors(t *testing.T) {
	in := inbox{result: func(goiikoapi.WebhookEvent) error { return errBoom }}
	assert.Equal(t, http.StatusInternalServerError, notify(goiikoapi.WebhookHandler(webhookToken, in.take), named("A")).StatusCode)
}

func panicOnPurpose(value any) { panic(value) }

func TestWithWebhookErrors_reportsAPanicWithItsStack(t *testing.T) {
	var nobody *inbox
	tests := []struct {
		name  string
		panic func()
		check func(t *testing.T, value any)
	}{
		{"text", func() { panicOnPurpose("no more plates") }, func(t *testing.T, value any) { assert.Equal(t, "no more plates", value) }},
		{"an error", func() { panicOnPurpose(errBoom) }, func(t *testing.T, value any) { assert.Equal(t, errBoom, value) }},
		{"nil", func() { panicOnPurpose(nil) }, func(t *testing.T, value any) { assert.IsType(t, new(runtime.PanicNilError), value) }},
		{"http.ErrAbortHandler", func() { panicOnPurpose(http.ErrAbortHandler) }, func(t *testing.T, value any) { assert.Equal(t, http.ErrAbortHandler, value) }},
		{"a nil pointer", func() { nobody.events = nil }, func(t *testing.T, value any) {
			_, ok := value.(runtime.Error)
			assert.True(t, ok)
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := inbox{result: func(event goiikoapi.WebhookEvent) error {
				if event.Type == "Panic" {
					test.panic()
				}
				return nil
			}}
			var reported reports
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add))
			response := notify(handler, "["+named("Panic")+","+named("A")+"]")
			assert.Equal(t, http.StatusInternalServerError, response.StatusCode)
			assert.Equal(t, []models.WebhookEventType{"Panic", "A"}, in.types())
			body, err := io.ReadAll(response.Body)
			require.NoError(t, err)
			assert.Equal(t, "Internal Server Error\n", string(body))
			var panicked *goiikoapi.WebhookPanic
			require.ErrorAs(t, reported.only(t), &panicked)
			test.check(t, panicked.Value)
			assert.Contains(t, string(panicked.Stack), "TestWithWebhookErrors_reportsAPanicWithItsStack")
			assert.Equal(t, fmt.Sprintf("goiikoapi: webhook: panic: %v", panicked.Value), panicked.Error())
		})
	}
}

func TestWebhookHandler_takesANilPanicForAFailure(t *testing.T) {
	t.Setenv("GODEBUG", "panicnil=1")
	in := inbox{result: func(goiikoapi.WebhookEvent) error { panicOnPurpose(nil); return nil }}
	var reported reports
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add), goiikoapi.WithDeduplication(10))
	for range 2 {
		assert.Equal(t, http.StatusInternalServerError, notify(handler, named("A")).StatusCode)
	}
	assert.Len(t, in.events, 2)
	assert.Len(t, reported.errs, 2)
}

func TestWebhookHandler_handlesAgainAnEventWhoseGoroutineEnded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in := inbox{result: func(goiikoapi.WebhookEvent) error { runtime.Goexit(); return nil }}
		handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
		go notify(handler, named("A"))
		synctest.Wait()
		in.result = nil
		assert.Equal(t, http.StatusOK, notify(handler, named("A")).StatusCode)
		assert.Len(t, in.events, 2)
	})
}
