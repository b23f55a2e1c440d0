package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/deduptest"
	"github.com/kebrick/goiikoapi/models"
)

// mapStore is a store for handlers that are used one after the other.
type mapStore struct {
	mu      sync.Mutex
	records map[string][]byte
	// before and after are called around handle; their error is that of the store.
	before, after func() error
}

func (s *mapStore) Update(_ context.Context, key string, handle func([]byte) ([]byte, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.before != nil {
		if err := s.before(); err != nil {
			return err
		}
	}
	record, err := handle(s.records[key])
	if s.after != nil {
		err = s.after()
	}
	if err != nil || record == nil {
		return err
	}
	if s.records == nil {
		s.records = map[string][]byte{}
	}
	s.records[key] = record
	return nil
}

func TestWithDeduplication_followsTheRulesOfEveryStore(t *testing.T) {
	deduptest.Run(t, func() goiikoapi.WebhookOption { return goiikoapi.WithDeduplication(100) })
}

func TestWithDeduplicationStore_knowsWhatAnotherHandlerHandled(t *testing.T) {
	var store mapStore
	var in inbox
	for range 2 {
		handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplicationStore(&store))
		for _, timestamp := range []int64{2, 1, 2} {
			require.Equal(t, http.StatusOK, notify(handler, aboutState(models.WebhookEventTypeReserveUpdate, "a", timestamp)).StatusCode)
		}
	}
	assert.Len(t, in.events, 1)
}

func TestWithDeduplicationStore_appliesWhenItIsLast(t *testing.T) {
	var store mapStore
	var in inbox
	for _, opts := range [][]goiikoapi.WebhookOption{
		{goiikoapi.WithDeduplicationStore(&store), goiikoapi.WithDeduplication(10)},
		{goiikoapi.WithDeduplication(10), goiikoapi.WithDeduplicationStore(&store)},
	} {
		require.Equal(t, http.StatusOK, notify(goiikoapi.WebhookHandler(webhookToken, in.take, opts...), named("A")).StatusCode)
	}
	assert.Len(t, in.events, 2)
	assert.Len(t, store.records, 1)
}

func TestWithDeduplicationStore_losesNothingWhenTheStoreFails(t *testing.T) {
	errDown := errors.New("the store is down")
	down := func() error { return errDown }
	tests := map[string]struct {
		store *mapStore
		// handled is how often the event is handled in all, with a request while the store fails and two afterwards.
		handled int
		says    string
	}{
		"before the event is handled": {&mapStore{before: down}, 1, "goiikoapi: webhook: an event was not handled: the store is down"},
		"after the event was handled": {&mapStore{after: down}, 2, "goiikoapi: webhook: an event was handled, but that could not be recorded; it will be handled again: the store is down"},
		"with a panic":                {&mapStore{before: func() error { panic("no memory") }}, 1, "goiikoapi: webhook: panic: no memory"},
		"with a panic afterwards":     {&mapStore{after: func() error { panic("no memory") }}, 2, "goiikoapi: webhook: panic: no memory"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var in inbox
			var reported reports
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplicationStore(test.store), goiikoapi.WithWebhookErrors(reported.add))
			assert.Equal(t, http.StatusInternalServerError, notify(handler, deliveries(1)).StatusCode)
			require.EqualError(t, reported.only(t), test.says)

			test.store.before, test.store.after = nil, nil
			for range 2 {
				assert.Equal(t, http.StatusOK, notify(handler, deliveries(1)).StatusCode)
			}
			assert.Len(t, in.events, test.handled)
		})
	}
}

func TestWithDeduplicationStore_returnsTheErrorOfTheHandlerWhateverTheStoreSays(t *testing.T) {
	for name, after := range map[string]func() error{
		"nothing":      func() error { return nil },
		"another one":  func() error { return errors.New("the store is down") },
		"the same one": nil,
	} {
		t.Run(name, func(t *testing.T) {
			in := inbox{result: func(goiikoapi.WebhookEvent) error { return errBoom }}
			var reported reports
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplicationStore(&mapStore{after: after}), goiikoapi.WithWebhookErrors(reported.add))
			for range 2 {
				assert.Equal(t, http.StatusInternalServerError, notify(handler, named("A")).StatusCode)
			}
			require.Len(t, reported.errs, 2)
			assert.EqualError(t, reported.errs[0], errBoom.Error())
			assert.Len(t, in.events, 2)
		})
	}
}

// idleStore is a store that does nothing.
type idleStore struct{}

func (idleStore) Update(context.Context, string, func([]byte) ([]byte, error)) error { return nil }

func TestWithDeduplicationStore_doesNotBelieveAStoreThatDidNothing(t *testing.T) {
	var reported reports
	handler := goiikoapi.WebhookHandler(webhookToken, new(inbox).take, goiikoapi.WithDeduplicationStore(idleStore{}), goiikoapi.WithWebhookErrors(reported.add))
	assert.Equal(t, http.StatusInternalServerError, notify(handler, named("A")).StatusCode)
	assert.EqualError(t, reported.only(t), "goiikoapi: webhook: an event was not handled: the store did not look for its record")
}

func TestWithDeduplicationStore_rejectsARecordThatIsNone(t *testing.T) {
	for name, garbage := range map[string]func(record []byte) []byte{
		"another format": func(record []byte) []byte { return append([]byte{record[0] + 1}, record[1:]...) },
		"too short":      func(record []byte) []byte { return record[:5] },
		"cut":            func(record []byte) []byte { return record[:len(record)-1] },
		"too long":       func(record []byte) []byte { return append(record, 0) },
		"text":           func([]byte) []byte { return []byte("no record") },
	} {
		t.Run(name, func(t *testing.T) {
			var store mapStore
			var in inbox
			var reported reports
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplicationStore(&store), goiikoapi.WithWebhookErrors(reported.add))
			require.Equal(t, http.StatusOK, notify(handler, deliveries(1)).StatusCode)
			for key, record := range store.records {
				store.records[key] = garbage(record)
			}
			assert.Equal(t, http.StatusInternalServerError, notify(handler, deliveries(1)).StatusCode)
			require.ErrorContains(t, reported.only(t), "goiikoapi: webhook: an event was not handled: the record in the store (")
			assert.Len(t, in.events, 1)
		})
	}
}

func TestWebhookStore_getsHashesOfFixedSizes(t *testing.T) {
	var store mapStore
	handler := goiikoapi.WebhookHandler(webhookToken, new(inbox).take, goiikoapi.WithDeduplicationStore(&store))
	for i := range 100 {
		event := happening{eventType: models.WebhookEventTypeDeliveryOrderError, id: "Anna", timestamp: 1, failure: fmt.Sprint("+79990000000", i)}
		require.Equal(t, http.StatusOK, notify(handler, event.String()).StatusCode)
	}
	require.Equal(t, http.StatusOK, notify(handler, named(strings.Repeat("Anna", 1000))).StatusCode)
	require.Len(t, store.records, 2)
	for key, record := range store.records {
		assert.Regexp(t, "^[0-9a-f]{64}$", key)
		assert.LessOrEqual(t, len(record), 2600)
		for _, text := range []string{"Anna", "7999"} {
			assert.NotContains(t, string(record), text)
		}
	}
}
