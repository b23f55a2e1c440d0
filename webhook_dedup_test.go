package goiikoapi_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// happening is an event of a test.
type happening struct {
	eventType       models.WebhookEventType
	time            string // eventTime
	organization    string
	correlation     string
	id              string
	timestamp       int64
	status, failure string // creationStatus, the message of errorInfo
}

// String writes the event as iiko does.
func (h happening) String() string {
	return fmt.Sprintf(`{"eventType":%q,"eventTime":%q,"organizationId":%q,"correlationId":%q,"eventInfo":{"id":%q,"organizationId":%q,"timestamp":%d,"creationStatus":%q,"errorInfo":{"code":"Common","message":%q}}}`,
		h.eventType, h.time, h.organization, h.correlation, h.id, h.organization, h.timestamp, h.status, h.failure)
}

func (h happening) with(change func(*happening)) happening {
	change(&h)
	return h
}

func TestWithDeduplication_tellsWhatIsNewFromWhatIsNot(t *testing.T) {
	now := time.Now().UnixMilli()
	const day = 24 * 60 * 60 * 1000
	update := happening{eventType: models.WebhookEventTypeDeliveryOrderUpdate, time: "2026-01-02 03:04:05.678", organization: "o", correlation: "c", id: "a", timestamp: now, status: "Success"}
	failed := update.with(func(h *happening) {
		h.eventType, h.status, h.failure = models.WebhookEventTypeDeliveryOrderError, "Error", "no more plates"
	})
	at := func(h happening, timestamp int64) happening {
		return h.with(func(h *happening) { h.timestamp = timestamp })
	}
	tests := []struct {
		name   string
		events []happening
		isNew  []bool
	}{
		{"two errors with one timestamp", []happening{failed, failed.with(func(h *happening) { h.failure = "no more forks" }), failed}, []bool{true, true, false}},
		{"one error of two calls", []happening{failed, failed.with(func(h *happening) { h.correlation = "d" }), failed}, []bool{true, true, false}},
		{"an error that is older than another", []happening{failed, at(failed, now-1), failed, at(failed, now-1)}, []bool{true, true, false, false}},
		{"an error that is older than an update", []happening{update, at(failed, now-1)}, []bool{true, true}},
		{"an update that is older than an error", []happening{failed, at(update, now-1)}, []bool{true, true}},
		{"two states in one millisecond", []happening{update.with(func(h *happening) { h.status = "InProgress" }), update, update, update.with(func(h *happening) { h.status = "InProgress" })}, []bool{true, true, false, false}},
		{"the same id in two organizations", []happening{update, at(update, now-1).with(func(h *happening) { h.organization = "p" }), update}, []bool{true, true, false}},
		{"a timestamp of tomorrow", []happening{at(update, now+day), at(update, now-2), at(update, now-1), at(update, now-2), at(update, now+day)}, []bool{true, true, true, false, false}},
		{"a timestamp of tomorrow in between", []happening{at(update, now-1), at(update, now+day), at(update, now-2), at(update, now-1), update}, []bool{true, true, false, false, true}},
		{"a timestamp of the next century", []happening{at(update, now+100*365*day), update, at(update, now-1)}, []bool{true, true, false}},
		{"microseconds in place of milliseconds", []happening{at(update, 1000*now), at(update, 1000*now-1), at(update, 1000*now)}, []bool{true, true, false}},
		{"a clock that is ahead by some seconds", []happening{at(update, now+5000), at(update, now+4000)}, []bool{true, false}},
		{"an older state", []happening{update, at(update, now-1), at(update, now-day)}, []bool{true, false, false}},
		{"the same state at another time", []happening{update, update.with(func(h *happening) { h.time = "2026-01-02 03:14:05.678" })}, []bool{true, false}},
		{"the same state by another call", []happening{update, update.with(func(h *happening) { h.correlation = "d" })}, []bool{true, false}},
		{"the same error at another time", []happening{failed, failed.with(func(h *happening) { h.time = "2026-01-02 03:14:05.678" })}, []bool{true, false}},
	}
	kinds := [][2]models.WebhookEventType{
		{models.WebhookEventTypeDeliveryOrderUpdate, models.WebhookEventTypeDeliveryOrderError},
		{models.WebhookEventTypeTableOrderUpdate, models.WebhookEventTypeTableOrderError},
		{models.WebhookEventTypeReserveUpdate, models.WebhookEventTypeReserveError},
	}
	for _, kind := range kinds {
		for _, test := range tests {
			t.Run(string(kind[0])+" "+test.name, func(t *testing.T) {
				var in inbox
				handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
				var isNew []bool
				for _, event := range test.events {
					event.eventType = kind[slices.Index(kinds[0][:], event.eventType)]
					before := len(in.events)
					require.Equal(t, http.StatusOK, notify(handler, event.String()).StatusCode)
					isNew = append(isNew, len(in.events) > before)
				}
				assert.Equal(t, test.isNew, isNew)
			})
		}
	}
}

func TestWithDeduplication_takesTheOrganizationOfTheOrderWhenTheEventHasNone(t *testing.T) {
	var in inbox
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
	for _, told := range []struct {
		organization string
		timestamp    int
	}{{"o", 2}, {"p", 1}, {"o", 2}} {
		event := fmt.Sprintf(`{"eventType":"DeliveryOrderUpdate","eventInfo":{"id":"a","organizationId":%q,"timestamp":%d}}`, told.organization, told.timestamp)
		require.Equal(t, http.StatusOK, notify(handler, event).StatusCode)
	}
	assert.Len(t, in.events, 2)
}

func TestWithDeduplication_comparesAnEventWithoutATimestampToTheLetter(t *testing.T) {
	var in inbox
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
	for _, at := range []string{"1", "2", "1"} {
		require.Equal(t, http.StatusOK, notify(handler, `{"eventType":"DeliveryOrderUpdate","eventTime":"`+at+`","eventInfo":{"id":"a"}}`).StatusCode)
	}
	assert.Len(t, in.events, 2)
}

func TestWithDeduplication_knowsAnEventThatIsWrittenInAnotherForm(t *testing.T) {
	var in inbox
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
	for _, event := range []string{
		`{"eventType":"DeliveryOrderUpdate","eventInfo":{"id":"a","timestamp":1,"new":[1, 2]}}`,
		"\xef\xbb\xbf[ { \"eventInfo\" : {\"id\": \"a\", \"timestamp\": 1, \"new\": [1,2]}, \"eventType\" : \"DeliveryOrderUpdate\" } ]",
	} {
		require.Equal(t, http.StatusOK, notify(handler, event).StatusCode)
	}
	assert.Len(t, in.events, 1)
}

func TestWithDeduplication_handlesAStateThatDiffersInWhatTheSDKDoesNotKnow(t *testing.T) {
	var in inbox
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
	for _, value := range []string{"1", "2", "1"} {
		require.Equal(t, http.StatusOK, notify(handler, `{"eventType":"DeliveryOrderUpdate","eventInfo":{"id":"a","timestamp":1,"new":`+value+`}}`).StatusCode)
	}
	assert.Len(t, in.events, 2)
}

func TestWithDeduplication_knowsAnEventOfTheFutureWhenItsTimeHasCome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var in inbox
		handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
		soon := time.Now().Add(5 * time.Minute).UnixMilli()
		event := func(timestamp int64) string {
			return aboutState(models.WebhookEventTypeDeliveryOrderUpdate, "a", timestamp)
		}
		for _, timestamp := range []int64{soon, soon - 200_000} {
			require.Equal(t, http.StatusOK, notify(handler, event(timestamp)).StatusCode)
		}
		time.Sleep(10 * time.Minute) // as iiko waits before it sends an event again
		for _, timestamp := range []int64{soon, soon - 200_000, soon + 1, soon} {
			require.Equal(t, http.StatusOK, notify(handler, event(timestamp)).StatusCode)
		}
		var handled []int64
		for _, event := range in.events {
			handled = append(handled, event.Delivery.Timestamp)
		}
		assert.Equal(t, []int64{soon, soon - 200_000, soon + 1}, handled)
	})
}

func TestWithDeduplication_losesNothingWhenTheClockHereIsSlow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // in the year 2000
		var in inbox
		handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
		for _, timestamp := range []int64{1_700_000_000_002, 1_700_000_000_001, 1_700_000_000_003, 1_700_000_000_002, 1_700_000_000_003} {
			require.Equal(t, http.StatusOK, notify(handler, aboutState(models.WebhookEventTypeDeliveryOrderUpdate, "a", timestamp)).StatusCode)
		}
		assert.Len(t, in.events, 3, "every state, each once")
	})
}

func TestWithDeduplication_boundsWhatItKeepsOfOneOrder(t *testing.T) {
	const bound = 64
	future := time.Now().Add(time.Hour).UnixMilli()
	for name, event := range map[string]func(i int) string{
		"errors": func(i int) string {
			return happening{eventType: models.WebhookEventTypeDeliveryOrderError, id: "a", timestamp: 1, failure: fmt.Sprint(i)}.String()
		},
		"states of one timestamp": func(i int) string {
			return happening{eventType: models.WebhookEventTypeDeliveryOrderUpdate, id: "a", timestamp: 1, failure: fmt.Sprint(i)}.String()
		},
		"states of the future": func(i int) string {
			return aboutState(models.WebhookEventTypeDeliveryOrderUpdate, "a", future+int64(i))
		},
	} {
		t.Run(name, func(t *testing.T) {
			var in inbox
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
			for i := range bound + 1 {
				require.Equal(t, http.StatusOK, notify(handler, event(i)).StatusCode)
			}
			require.Len(t, in.events, bound+1)
			for i := 1; i <= bound; i++ {
				require.Equal(t, http.StatusOK, notify(handler, event(i)).StatusCode)
			}
			require.Len(t, in.events, bound+1, "the latest are remembered")
			require.Equal(t, http.StatusOK, notify(handler, event(0)).StatusCode)
			require.Len(t, in.events, bound+2, "the first is forgotten")
		})
	}
}

// deliveredAgain is a random sequence of requests: distinct events in some order, most of them several times.
func deliveredAgain(random *rand.Rand, events []happening) [][]happening {
	var sequence []happening
	for _, event := range events {
		for range 1 + random.IntN(3) {
			// iiko may write another time into an event that it sends again.
			sequence = append(sequence, event.with(func(h *happening) { h.time = fmt.Sprint("2026-01-02 03:04:05.", 100+random.IntN(900)) }))
		}
	}
	random.Shuffle(len(sequence), func(i, j int) { sequence[i], sequence[j] = sequence[j], sequence[i] })
	var requests [][]happening
	for len(sequence) > 0 {
		n := 1 + random.IntN(min(5, len(sequence)))
		requests = append(requests, sequence[:n])
		sequence = sequence[n:]
	}
	return requests
}

func TestWithDeduplication_losesNothingNewInAnyOrder(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 0))
		now := time.Now().UnixMilli()
		pick := func(texts ...string) string { return texts[random.IntN(len(texts))] }

		// Distinct events: what is equal in all but the time of the event is the same one.
		distinct := map[happening]bool{}
		for range 2 + random.IntN(40) {
			event := happening{
				eventType:    models.WebhookEventType(pick("DeliveryOrderUpdate", "DeliveryOrderError", "TableOrderUpdate", "ReserveError")),
				organization: pick("o", "p"),
				id:           pick("a", "b"),
				timestamp:    now - int64(random.IntN(5)),
				status:       pick("InProgress", "Success"),
			}
			if random.IntN(8) == 0 {
				event.timestamp += 1 << 40
			}
			if strings.HasSuffix(string(event.eventType), "Error") {
				event.status, event.failure, event.correlation = "Error", pick("no more plates", "no more forks"), pick("c", "d")
			}
			distinct[event] = true
		}
		events := make([]happening, 0, len(distinct))
		for event := range distinct {
			events = append(events, event)
		}
		slices.SortFunc(events, func(a, b happening) int { return strings.Compare(a.String(), b.String()) })

		type subject struct {
			eventType        models.WebhookEventType
			organization, id string
		}
		isFuture := func(timestamp int64) bool { return timestamp > now }
		handled := map[happening]int{}
		reached := map[subject]int64{}
		handler := goiikoapi.WebhookHandler(webhookToken, func(_ context.Context, told goiikoapi.WebhookEvent) error {
			if random.IntN(6) == 0 {
				return errBoom
			}
			var event happening
			for _, known := range events {
				if known.with(func(h *happening) { h.time = string(told.Time) }).String() == string(told.Raw) {
					event = known
				}
			}
			handled[event]++
			about := subject{event.eventType, event.organization, event.id}
			if event.failure == "" && !isFuture(event.timestamp) {
				assert.GreaterOrEqual(t, event.timestamp, reached[about], "seed %d: %v went back", seed, event)
				reached[about] = event.timestamp
			}
			return nil
		}, goiikoapi.WithDeduplication(len(events)))
		for _, request := range deliveredAgain(random, events) {
			texts := make([]string, len(request))
			for i, event := range request {
				texts[i] = event.String()
			}
			body := "[" + strings.Join(texts, ",") + "]"
			status := 0
			for status != http.StatusOK { // as iiko does, send it again
				status = notify(handler, body).StatusCode
			}
		}

		newest := map[subject]int64{}
		for _, event := range events {
			if about := (subject{event.eventType, event.organization, event.id}); !isFuture(event.timestamp) {
				newest[about] = max(newest[about], event.timestamp)
			}
		}
		for _, event := range events {
			count, about := handled[event], subject{event.eventType, event.organization, event.id}
			assert.LessOrEqual(t, count, 1, "seed %d: %v was handled twice", seed, event)
			if event.failure != "" || event.timestamp >= newest[about] {
				assert.Equal(t, 1, count, "seed %d: %v was lost", seed, event)
			}
		}
		assert.NotContains(t, handled, happening{}, "seed %d: not an event that was sent", seed)
		if t.Failed() {
			return
		}
	}
}

// aboutState returns an event about a state of an order or reserve.
func aboutState(eventType models.WebhookEventType, id string, timestamp int64) string {
	return fmt.Sprintf(`{"eventType":%q,"eventInfo":{"id":%q,"timestamp":%d}}`, eventType, id, timestamp)
}

func TestWithDeduplication_skipsDuplicatesAndOlderUpdates(t *testing.T) {
	delivery := func(id string, timestamp int64) string {
		return aboutState(models.WebhookEventTypeDeliveryOrderUpdate, id, timestamp)
	}
	deliveryError := func(id string, timestamp int64) string {
		return aboutState(models.WebhookEventTypeDeliveryOrderError, id, timestamp)
	}
	order := func(id string, timestamp int64) string {
		return aboutState(models.WebhookEventTypeTableOrderUpdate, id, timestamp)
	}
	reserve := func(id string, timestamp int64) string {
		return aboutState(models.WebhookEventTypeReserveUpdate, id, timestamp)
	}
	const (
		full, partial = `{"eventType":"StopListUpdate","eventInfo":{"terminalGroupsStopListsUpdates":[{"id":"t","isFull":true}]}}`,
			`{"eventType":"StopListUpdate","eventInfo":{"terminalGroupsStopListsUpdates":[{"id":"t","isFull":false}]}}`
		opened, closed = `{"eventType":"PersonalShift","eventInfo":{"id":"e","opened":true}}`, `{"eventType":"PersonalShift","eventInfo":{"id":"e","opened":false}}`
		misfit         = `{"eventType":"DeliveryOrderUpdate","eventInfo":{"id":"a","timestamp":"1"}}`
		otherMisfit    = `{"eventType":"DeliveryOrderUpdate","eventInfo":{"id":"a","timestamp":"0"}}`
		unknown        = `{"eventType":"SomethingNewUpdate","eventInfo":{"id":"a","timestamp":2}}`
		otherUnknown   = `{"eventType":"SomethingNewUpdate","eventInfo":{"id":"a","timestamp":1}}`
		undated        = `{"eventType":"DeliveryOrderUpdate","eventInfo":{"id":"a","creationStatus":"InProgress"}}`
		laterUndated   = `{"eventType":"DeliveryOrderUpdate","eventInfo":{"id":"a","creationStatus":"Success"}}`
		nameless       = `{"eventType":"DeliveryOrderUpdate","eventInfo":{"timestamp":2}}`
		otherNameless  = `{"eventType":"DeliveryOrderUpdate","eventInfo":{"timestamp":1}}`
	)
	tests := []struct {
		name     string
		memory   int
		requests [][]string
		handled  []string
	}{
		{"the same event twice", 10, [][]string{{delivery("a", 1)}, {delivery("a", 1)}}, []string{delivery("a", 1)}},
		{"the same event twice in a request", 10, [][]string{{delivery("a", 1), delivery("a", 1)}}, []string{delivery("a", 1)}},
		{"the same event three times", 10, [][]string{{order("a", 1)}, {order("a", 1)}, {order("a", 1)}}, []string{order("a", 1)}},
		{"an older one", 10, [][]string{{delivery("a", 2)}, {delivery("a", 1)}}, []string{delivery("a", 2)}},
		{"an older one after two", 10, [][]string{{reserve("a", 1)}, {reserve("a", 3)}, {reserve("a", 2)}}, []string{reserve("a", 1), reserve("a", 3)}},
		{"a newer one", 10, [][]string{{delivery("a", 1)}, {delivery("a", 2)}, {delivery("a", 1)}, {delivery("a", 2)}}, []string{delivery("a", 1), delivery("a", 2)}},
		{"other ids", 10, [][]string{{delivery("a", 2)}, {delivery("b", 1)}}, []string{delivery("a", 2), delivery("b", 1)}},
		{"the same id of other kinds", 10, [][]string{{delivery("a", 3), order("a", 2), reserve("a", 1)}}, []string{delivery("a", 3), order("a", 2), reserve("a", 1)}},
		{
			"an update and an error of one timestamp", 10,
			[][]string{{delivery("a", 1), deliveryError("a", 1)}, {delivery("a", 1), deliveryError("a", 1)}, {deliveryError("a", 1)}},
			[]string{delivery("a", 1), deliveryError("a", 1)},
		},
		{
			"an error and an update of one timestamp", 10,
			[][]string{{deliveryError("a", 1)}, {delivery("a", 1)}, {deliveryError("a", 1)}, {delivery("a", 1)}},
			[]string{deliveryError("a", 1), delivery("a", 1)},
		},
		{"an error older than an update", 10, [][]string{{delivery("a", 2)}, {deliveryError("a", 1)}, {deliveryError("a", 1)}}, []string{delivery("a", 2), deliveryError("a", 1)}},
		{"an update newer than an update and an error", 10, [][]string{{delivery("a", 1), deliveryError("a", 1), delivery("a", 2), deliveryError("a", 2), delivery("a", 2)}}, []string{delivery("a", 1), deliveryError("a", 1), delivery("a", 2), deliveryError("a", 2)}},
		{"stop lists by their content", 10, [][]string{{full}, {partial}, {full}, {partial}}, []string{full, partial}},
		{"shifts by their content", 10, [][]string{{opened, closed, opened}, {closed}}, []string{opened, closed}},
		{"bodies that do not fit by their content", 10, [][]string{{misfit}, {otherMisfit}, {misfit}}, []string{misfit, otherMisfit}},
		{"unknown types by their content", 10, [][]string{{unknown}, {otherUnknown}, {unknown}}, []string{unknown, otherUnknown}},
		{"bodies without a timestamp by their content", 10, [][]string{{undated}, {laterUndated}, {undated}}, []string{undated, laterUndated}},
		{"bodies without an id by their content", 10, [][]string{{nameless}, {otherNameless}, {nameless}}, []string{nameless, otherNameless}},
		{"a memory of one", 1, [][]string{{delivery("a", 1)}, {delivery("a", 1)}, {delivery("b", 1)}, {delivery("b", 1)}, {delivery("a", 1)}}, []string{delivery("a", 1), delivery("b", 1), delivery("a", 1)}},
		{"a memory of two", 2, [][]string{{delivery("a", 1), full, order("c", 1)}, {full, order("c", 1)}, {delivery("a", 1)}, {order("c", 1)}, {full}}, []string{delivery("a", 1), full, order("c", 1), delivery("a", 1), full}},
		{"a memory that keeps what changed last", 2, [][]string{{delivery("a", 1), delivery("b", 1), delivery("a", 2), delivery("c", 1)}, {delivery("a", 2), delivery("b", 1)}}, []string{delivery("a", 1), delivery("b", 1), delivery("a", 2), delivery("c", 1), delivery("b", 1)}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var in inbox
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(test.memory))
			for _, request := range test.requests {
				require.Equal(t, http.StatusOK, notify(handler, "["+strings.Join(request, ",")+"]").StatusCode)
			}
			var handled []string
			for _, event := range in.events {
				handled = append(handled, string(event.Raw))
			}
			assert.Equal(t, test.handled, handled)
		})
	}
}

func TestWithDeduplication_handlesAFailedEventAgain(t *testing.T) {
	tests := []struct {
		name string
		fail func() error
	}{
		{"an error", func() error { return errBoom }},
		{"a panic", func() error { panic("no more plates") }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			failures := 2
			in := inbox{result: func(event goiikoapi.WebhookEvent) error {
				if event.Delivery.ID == "d-1" && failures > 0 {
					failures--
					return test.fail()
				}
				return nil
			}}
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
			var statuses []int
			for range 4 {
				statuses = append(statuses, notify(handler, deliveries(3)).StatusCode)
			}
			assert.Equal(t, []int{500, 500, 200, 200}, statuses)
			var handled []string
			for _, event := range in.events {
				handled = append(handled, event.Delivery.ID)
			}
			assert.Equal(t, []string{"d-0", "d-1", "d-2", "d-1", "d-1"}, handled)
		})
	}
}

func TestWithDeduplication_handlesAnOlderEventAfterANewerOneFailed(t *testing.T) {
	in := inbox{result: func(event goiikoapi.WebhookEvent) error {
		if event.Delivery.Timestamp == 2 {
			return errBoom
		}
		return nil
	}}
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
	assert.Equal(t, 500, notify(handler, aboutState(models.WebhookEventTypeDeliveryOrderUpdate, "a", 2)).StatusCode)
	assert.Equal(t, 200, notify(handler, aboutState(models.WebhookEventTypeDeliveryOrderUpdate, "a", 1)).StatusCode)
	assert.Len(t, in.events, 2)
}
