package goiikoapi_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/openapi"
	"github.com/kebrick/goiikoapi/models"
)

// full returns a value with every property set.
func full[T any]() *T {
	value := filled(reflect.TypeFor[T]()).Interface().(T)
	return &value
}

// fullEvents returns an event of each type whose body is documented, with every property set.
func fullEvents() []goiikoapi.WebhookEvent {
	all := []goiikoapi.WebhookEvent{
		{Type: models.WebhookEventTypeDeliveryOrderUpdate, Delivery: full[models.DeliveryInfo]()},
		{Type: models.WebhookEventTypeDeliveryOrderError, Delivery: full[models.DeliveryInfo]()},
		{Type: models.WebhookEventTypeTableOrderUpdate, TableOrder: full[models.TableOrderInfo]()},
		{Type: models.WebhookEventTypeTableOrderError, TableOrder: full[models.TableOrderInfo]()},
		{Type: models.WebhookEventTypeReserveUpdate, Reserve: full[models.ReserveInfo]()},
		{Type: models.WebhookEventTypeReserveError, Reserve: full[models.ReserveInfo]()},
		{Type: models.WebhookEventTypeStopListUpdate, StopList: full[models.StopListUpdate]()},
		{Type: models.WebhookEventTypePersonalShift, PersonalShift: full[models.PersonalShift]()},
	}
	for i := range all {
		all[i].Time = "2026-01-02 03:04:05.678"
		all[i].OrganizationID = "24ee0a1a"
		all[i].CorrelationID = "40e831ff"
	}
	return all
}

func encode(t testing.TB, value any) string {
	t.Helper()
	encoded, err := json.Marshal(value)
	require.NoError(t, err)
	return string(encoded)
}

// asMarshaled returns a document as json.Marshal writes it: without white space, and with <, > and &
// escaped.
func asMarshaled(t testing.TB, document string) string {
	t.Helper()
	var compact, escaped bytes.Buffer
	require.NoError(t, json.Compact(&compact, []byte(document)))
	json.HTMLEscape(&escaped, compact.Bytes())
	return escaped.String()
}

// eventErrors returns the WebhookEventErrors that an error joins.
func eventErrors(t testing.TB, err error) []*goiikoapi.WebhookEventError {
	t.Helper()
	if err == nil {
		return nil
	}
	joined, ok := err.(interface{ Unwrap() []error })
	require.True(t, ok, "%v", err)
	var found []*goiikoapi.WebhookEventError
	for _, err := range joined.Unwrap() {
		var malformed *goiikoapi.WebhookEventError
		require.ErrorAs(t, err, &malformed)
		found = append(found, malformed)
	}
	return found
}

func eventTypes(events []goiikoapi.WebhookEvent) []models.WebhookEventType {
	types := []models.WebhookEventType{}
	for _, event := range events {
		types = append(types, event.Type)
	}
	return types
}

func TestAWebhookIsAListOfEventsOrASingleOne(t *testing.T) {
	kitchen, menu := models.WebhookEventTypeKitchenOrderUpdate, models.WebhookEventTypeNomenclatureUpdate
	tests := []struct {
		name, body string
		want       []models.WebhookEventType
	}{
		{"a list of two", `[{"eventType":"KitchenOrderUpdate"},{"eventType":"NomenclatureUpdate"}]`, []models.WebhookEventType{kitchen, menu}},
		{"a list of one", `[{"eventType":"KitchenOrderUpdate"}]`, []models.WebhookEventType{kitchen}},
		{"an empty list", `[]`, []models.WebhookEventType{}},
		{"an empty list with white space inside", "[ \r\n\t ]", []models.WebhookEventType{}},
		{"a single event", `{"eventType":"KitchenOrderUpdate"}`, []models.WebhookEventType{kitchen}},
		{"a list behind a byte order mark", "\xef\xbb\xbf[{\"eventType\":\"KitchenOrderUpdate\"}]", []models.WebhookEventType{kitchen}},
		{"a single event behind a byte order mark", "\xef\xbb\xbf\r\n{\"eventType\":\"KitchenOrderUpdate\"}", []models.WebhookEventType{kitchen}},
		{"a list with white space around", "\r\n\t [ {\"eventType\":\"KitchenOrderUpdate\"} ,\n{\"eventType\":\"NomenclatureUpdate\"} ] \n", []models.WebhookEventType{kitchen, menu}},
		{"a single event with white space around", "\n {\"eventType\": \"KitchenOrderUpdate\"}\t\r\n", []models.WebhookEventType{kitchen}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			events, err := goiikoapi.ParseWebhook([]byte(test.body))
			require.NoError(t, err)
			assert.Equal(t, test.want, eventTypes(events))
		})
	}
}

func TestAWebhookEventOfADocumentedTypeHasItsBody(t *testing.T) {
	for _, want := range fullEvents() {
		t.Run(string(want.Type), func(t *testing.T) {
			document := encode(t, want)
			for _, body := range []string{document, "[" + document + "]"} {
				got, err := goiikoapi.ParseWebhook([]byte(body))
				require.NoError(t, err)
				require.Len(t, got, 1)
				require.NoError(t, got[0].Err)
				assert.Equal(t, document, string(got[0].Raw))
				if diff := cmp.Diff(want, got[0], cmpopts.IgnoreFields(want, "Raw")); diff != "" {
					assert.Fail(t, "changed", "-sent +parsed\n%s", diff)
				}
			}
		})
	}
}

func TestWebhookEventsOfAllTypesInOneBodyKeepTheirOrder(t *testing.T) {
	want := fullEvents()
	got, err := goiikoapi.ParseWebhook([]byte(encode(t, want)))
	require.NoError(t, err)
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(goiikoapi.WebhookEvent{}, "Raw")); diff != "" {
		assert.Fail(t, "changed", "-sent +parsed\n%s", diff)
	}
}

func TestAWebhookEventWithoutADocumentedBodyIsItsRaw(t *testing.T) {
	types := []models.WebhookEventType{
		models.WebhookEventTypeKitchenOrderUpdate,
		models.WebhookEventTypeNomenclatureUpdate,
		models.WebhookEventTypeBusinessHoursAndMappingUpdate,
		"SomethingNewUpdate",
		"deliveryorderupdate",
	}
	infos := []string{`{"id":"a","timestamp":7}`, `{}`, `[1,"two",null]`, `"text"`, `3.50`, `true`, `null`}
	for _, eventType := range types {
		for _, info := range infos {
			t.Run(string(eventType)+" "+info, func(t *testing.T) {
				document := fmt.Sprintf(`{"eventType":%q,"eventTime":"2026-01-02 03:04:05.678","organizationId":"o","correlationId":"c","eventInfo":%s}`, eventType, info)
				got, err := goiikoapi.ParseWebhook([]byte("[" + document + "]"))
				require.NoError(t, err)
				assert.Equal(t, []goiikoapi.WebhookEvent{{
					Type:           eventType,
					Time:           "2026-01-02 03:04:05.678",
					OrganizationID: "o",
					CorrelationID:  "c",
					Raw:            json.RawMessage(document),
				}}, got)
			})
		}
	}
}

func TestAWebhookEventOfAnUnknownTypeNeedsNoEventInfo(t *testing.T) {
	got, err := goiikoapi.ParseWebhook([]byte(`[{"eventType":"SomethingNewUpdate"}]`))
	require.NoError(t, err)
	assert.Equal(t, []goiikoapi.WebhookEvent{{Type: "SomethingNewUpdate", Raw: json.RawMessage(`{"eventType":"SomethingNewUpdate"}`)}}, got)
}

func TestAParsedWebhookEventEncodesToTheJSONItCameFrom(t *testing.T) {
	tests := []struct{ name, document string }{
		{"white space", "{ \"eventType\" :\t\"StopListUpdate\",\n \"eventInfo\": { \"terminalGroupsStopListsUpdates\": [ ] } }"},
		{"unknown properties", `{"new":{"a":[1]},"eventType":"PersonalShift","eventInfo":{"id":"e","opened":true,"terminalGroupId":"t","shiftKind":"night"}}`},
		{"unknown enum values", `{"eventType":"DeliveryOrderUpdate","eventInfo":{"id":"d","organizationId":"o","timestamp":1,"creationStatus":"Postponed","order":{"status":"OnTheMoon"}}}`},
		{"the order of properties", `{"eventInfo":{"timestamp":1,"id":"d"},"organizationId":"o","eventType":"DeliveryOrderError"}`},
		{"a property twice", `{"eventType":"KitchenOrderUpdate","eventType":"NomenclatureUpdate"}`},
		{"the notation of numbers", `{"eventType":"SomethingNewUpdate","eventInfo":{"sum":10.00,"rate":1e2,"id":12345678901234567890123}}`},
		{"nulls", `{"eventType":"ReserveUpdate","correlationId":null,"eventTime":null,"eventInfo":{"id":"r","reserve":null,"errorInfo":null}}`},
		{"an unforeseen form of time", `{"eventType":"KitchenOrderUpdate","eventTime":{"unix":1700000000}}`},
		{"escaped text", `{"eventType":"KitchenOrderUpdate","eventInfo":"\u0416\/\ud83c\udf55 \"Ж\""}`},
		{"what JSON in HTML escapes", `{"eventType":"KitchenOrderUpdate","eventInfo":"<b>M&M's</b>` + "\u2028" + `"}`},
		{"a body that does not fit", `{"eventType":"DeliveryOrderUpdate","eventInfo":[1, 2]}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			events, err := goiikoapi.ParseWebhook([]byte(" [ " + test.document + " ] "))
			require.NoError(t, err)
			require.Len(t, events, 1)
			assert.Equal(t, test.document, string(events[0].Raw))
			assert.Equal(t, asMarshaled(t, test.document), encode(t, events[0]))
			assert.Equal(t, asMarshaled(t, test.document), encode(t, &events[0]))
			assert.Equal(t, "["+asMarshaled(t, test.document)+"]", encode(t, events))

			var text, compact bytes.Buffer
			encoder := json.NewEncoder(&text)
			encoder.SetEscapeHTML(false)
			require.NoError(t, encoder.Encode(events[0]))
			require.NoError(t, json.Compact(&compact, []byte(test.document)))
			assert.Equal(t, compact.String()+"\n", text.String())
		})
	}
}

func TestAWebhookEventWithoutRawEncodesItsFields(t *testing.T) {
	for _, event := range fullEvents() {
		t.Run(string(event.Type), func(t *testing.T) {
			documented := encode(t, event)
			withUnknown := strings.Replace(documented, `"eventInfo":{`, `"fromTheFuture":[1],"eventInfo":{"alsoNew":{"a":null},`, 1)
			require.NotEqual(t, documented, withUnknown)
			parsed, err := goiikoapi.ParseWebhook([]byte(withUnknown))
			require.NoError(t, err)
			require.Len(t, parsed, 1)
			assert.Equal(t, withUnknown, encode(t, parsed[0]))
			parsed[0].Raw = nil
			assert.Equal(t, documented, encode(t, parsed[0]))
		})
	}
}

func TestAWebhookEventWithoutRawAndBodyEncodesAndComesBack(t *testing.T) {
	event := goiikoapi.WebhookEvent{Type: models.WebhookEventTypeKitchenOrderUpdate, OrganizationID: "o"}
	document := encode(t, event)
	assert.Equal(t, `{"eventType":"KitchenOrderUpdate","organizationId":"o","eventInfo":null}`, document)
	parsed, err := goiikoapi.ParseWebhook([]byte(document))
	require.NoError(t, err)
	event.Raw = json.RawMessage(document)
	assert.Equal(t, []goiikoapi.WebhookEvent{event}, parsed)
}

func TestAWebhookEventThatIsNoJSONDoesNotEncode(t *testing.T) {
	tests := []struct {
		name  string
		event goiikoapi.WebhookEvent
	}{
		{"in Raw", goiikoapi.WebhookEvent{Raw: json.RawMessage(`{"eventType":`)}},
		{"in the body", goiikoapi.WebhookEvent{Delivery: &models.DeliveryInfo{ErrorInfo: &models.ErrorInfo{AdditionalData: json.RawMessage(`{`)}}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := json.Marshal(test.event)
			require.Error(t, err)
		})
	}
}

func TestChangedFieldsOfAWebhookEventAreEncodedWhenRawIsNil(t *testing.T) {
	events, err := goiikoapi.ParseWebhook([]byte(`{"eventType":"PersonalShift","eventInfo":{"id":"e","opened":true,"terminalGroupId":"t"}}`))
	require.NoError(t, err)
	require.Len(t, events, 1)
	events[0].PersonalShift.Opened = false
	assert.JSONEq(t, `{"eventType":"PersonalShift","eventInfo":{"id":"e","opened":true,"terminalGroupId":"t"}}`, encode(t, events[0]))
	events[0].Raw = nil
	assert.JSONEq(t, `{"eventType":"PersonalShift","eventInfo":{"id":"e","opened":false,"terminalGroupId":"t"}}`, encode(t, events[0]))
}

func TestAWebhookBodyThatDoesNotFitItsTypeIsAnErrorOfTheEvent(t *testing.T) {
	infos := []struct{ name, property, says string }{
		{"text", `,"eventInfo":"text"`, "eventInfo: "},
		{"a list", `,"eventInfo":[{}]`, "eventInfo: "},
		{"a number", `,"eventInfo":1`, "eventInfo: "},
		{"a property of another kind", `,"eventInfo":{"id":"a","id":{}}`, "eventInfo: "},
		{"null", `,"eventInfo":null`, "no eventInfo"},
		{"none", ``, "no eventInfo"},
	}
	for _, event := range fullEvents() {
		for _, info := range infos {
			t.Run(string(event.Type)+" with "+info.name, func(t *testing.T) {
				if event.StopList != nil {
					info.property = strings.ReplaceAll(info.property, `"id"`, `"terminalGroupsStopListsUpdates"`)
				}
				document := fmt.Sprintf(`{"eventType":%q,"organizationId":"o"%s}`, event.Type, info.property)
				events, err := goiikoapi.ParseWebhook([]byte("[" + document + `,{"eventType":"NomenclatureUpdate"}]`))
				require.NoError(t, err)
				require.Len(t, events, 2)
				require.ErrorContains(t, events[0].Err, info.says)
				if info.says == "eventInfo: " {
					var mismatch *json.UnmarshalTypeError
					require.ErrorAs(t, events[0].Err, &mismatch)
				}
				events[0].Err = nil
				assert.Equal(t, goiikoapi.WebhookEvent{Type: event.Type, OrganizationID: "o", Raw: json.RawMessage(document)}, events[0])
				assert.NoError(t, events[1].Err)
			})
		}
	}
}

func TestWhatIsNoWebhookEventIsReportedByItsPlaceWhileItsNeighboursAreReturned(t *testing.T) {
	tests := []struct{ name, element, says string }{
		{"a number", `5`, "number"},
		{"null", `null`, "no eventType"},
		{"text", `"DeliveryOrderUpdate"`, "string"},
		{"true", `true`, "bool"},
		{"a list", `[{"eventType":"KitchenOrderUpdate"}]`, "array"},
		{"an empty object", `{}`, "no eventType"},
		{"an object without eventType", `{"organizationId":"o","eventInfo":{}}`, "no eventType"},
		{"an empty eventType", `{"eventType":""}`, "no eventType"},
		{"a null eventType", `{"eventType":null}`, "no eventType"},
		{"a numeric eventType", `{"eventType":1}`, "eventType"},
		{"an eventType that is an object", `{"eventType":{"name":"DeliveryOrderUpdate"}}`, "eventType"},
		{"an organization that is not text", `{"eventType":"KitchenOrderUpdate","organizationId":1}`, "organizationId"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body := `[{"eventType":"KitchenOrderUpdate"},` + test.element + `,{"eventType":"NomenclatureUpdate"},` + test.element + `]`
			events, err := goiikoapi.ParseWebhook([]byte(body))
			assert.Equal(t, []models.WebhookEventType{models.WebhookEventTypeKitchenOrderUpdate, models.WebhookEventTypeNomenclatureUpdate}, eventTypes(events))
			malformed := eventErrors(t, err)
			require.Len(t, malformed, 2)
			for i, index := range []int{1, 3} {
				assert.Equal(t, index, malformed[i].Index)
				require.ErrorContains(t, malformed[i].Err, test.says)
				require.ErrorIs(t, err, malformed[i].Err)
				require.ErrorContains(t, err, fmt.Sprintf("webhook event %d: %v", index, malformed[i].Err))
			}

			events, err = goiikoapi.ParseWebhook([]byte(" " + test.element))
			if strings.HasPrefix(test.element, "[") {
				require.NoError(t, err)
				return
			}
			assert.Empty(t, events)
			var single *goiikoapi.WebhookEventError
			require.ErrorAs(t, err, &single)
			assert.Zero(t, single.Index)
		})
	}
}

func TestAWebhookOfNothingButMalformedElementsHasNoEvents(t *testing.T) {
	events, err := goiikoapi.ParseWebhook([]byte(`[1,null,{}]`))
	assert.Empty(t, events)
	assert.Len(t, eventErrors(t, err), 3)
}

func TestAWebhookThatIsNotJSONIsAnErrorWithoutEvents(t *testing.T) {
	const event = `{"eventType":"KitchenOrderUpdate"}`
	tests := []struct{ name, body string }{
		{"nothing", ""},
		{"white space", " \n"},
		{"text", "hello"},
		{"a page", "<html></html>"},
		{"a list cut short", `[` + event},
		{"an event cut short", event[:len(event)-1]},
		{"a broken neighbour", `[` + event + `,{"eventType":}]`},
		{"a comma too many", `[` + event + `,]`},
		{"something after a list", `[` + event + `]]`},
		{"something after an event", event + `,`},
		{"two events without a list", event + event},
		{"two lists", `[` + event + `][` + event + `]`},
		{"a zero byte at the end", `[` + event + "]\x00"},
		{"two byte order marks", "\xef\xbb\xbf\xef\xbb\xbf[" + event + "]"},
		{"a byte order mark behind white space", " \xef\xbb\xbf[" + event + "]"},
		{"nothing but a byte order mark", "\xef\xbb\xbf"},
		{"white space that JSON does not know", "\u00a0[" + event + "]\v"},
		{"a control character in a text", "[{\"eventType\":\"Kitchen\nOrderUpdate\"}]"},
		{"a list nested 100,000 deep", strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000)},
		{"an event nested 100,000 deep", nestedEvent(100_000)},
		{"an event nested 10,000 deep in a list", "[" + nestedEvent(10_000) + "]"},
		{"objects nested 100,000 deep", strings.Repeat(`{"a":`, 100_000) + "1" + strings.Repeat("}", 100_000)},
		{"a list that opens 100,000 times and does not close", strings.Repeat("[", 100_000)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			events, err := goiikoapi.ParseWebhook([]byte(test.body))
			require.Error(t, err)
			assert.Nil(t, events)
			var malformed *goiikoapi.WebhookEventError
			require.NotErrorAs(t, err, &malformed)
			assert.Less(t, len(err.Error()), 200)
		})
	}
}

// nestedEvent returns an event with lists in it, so many levels deep in all.
func nestedEvent(depth int) string {
	return `{"eventType":"SomethingNewUpdate","eventInfo":` + strings.Repeat("[", depth-1) + strings.Repeat("]", depth-1) + `}`
}

func TestAWebhookNestedAsDeepAsJSONIsReadIsNoPanic(t *testing.T) {
	const limit = 10_000 // of encoding/json

	events, err := goiikoapi.ParseWebhook([]byte(nestedEvent(limit)))
	require.NoError(t, err)
	require.Len(t, events, 1)
	assert.Equal(t, nestedEvent(limit), encode(t, events[0]))

	events, err = goiikoapi.ParseWebhook([]byte(strings.Repeat("[", limit) + strings.Repeat("]", limit)))
	assert.Empty(t, events)
	malformed := eventErrors(t, err)
	require.Len(t, malformed, 1)
	assert.Zero(t, malformed[0].Index)

	events, err = goiikoapi.ParseWebhook([]byte(`[{"eventType":"KitchenOrderUpdate"},` + strings.Repeat("[", limit-1) + strings.Repeat("]", limit-1) + `]`))
	assert.Len(t, events, 1)
	assert.Len(t, eventErrors(t, err), 1)
}

// deliveries returns a webhook of n updates, each of another delivery: d-0, d-1, ….
func deliveries(n int) string {
	elements := make([]string, n)
	for i := range elements {
		elements[i] = fmt.Sprintf(`{"eventType":"DeliveryOrderUpdate","eventInfo":{"id":"d-%d","timestamp":%d}}`, i, i+1)
	}
	return "[" + strings.Join(elements, ",") + "]"
}

func TestTenThousandEventsOfOneWebhookAreRead(t *testing.T) {
	body := deliveries(10_000)
	events, err := goiikoapi.ParseWebhook([]byte(body))
	require.NoError(t, err)
	require.Len(t, events, 10_000)
	for i, event := range events {
		require.Equal(t, fmt.Sprintf("d-%d", i), event.Delivery.ID)
		require.Equal(t, int64(i+1), event.Delivery.Timestamp)
	}
	assert.Equal(t, body, encode(t, events))
}

func TestInvalidUTF8OfAWebhookIsKeptInRaw(t *testing.T) {
	tests := []struct{ name, document string }{
		{"a lone byte", "{\"eventType\":\"PersonalShift\",\"organizationId\":\"\xff\",\"eventInfo\":{\"id\":\"a\xc3\"}}"},
		{"a lone surrogate", `{"eventType":"PersonalShift","organizationId":"\ud800","eventInfo":{"id":"a\udc00"}}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			events, err := goiikoapi.ParseWebhook([]byte("[" + test.document + "]"))
			require.NoError(t, err)
			require.Len(t, events, 1)
			require.NoError(t, events[0].Err)
			assert.Equal(t, "\ufffd", events[0].OrganizationID)
			assert.Equal(t, "a\ufffd", events[0].PersonalShift.ID)
			assert.Equal(t, test.document, encode(t, events[0]))
		})
	}
	t.Run("outside of a text", func(t *testing.T) {
		_, err := goiikoapi.ParseWebhook([]byte("[\xff]"))
		require.Error(t, err)
	})
}

func TestParseWebhookLeavesTheBodyAsItIs(t *testing.T) {
	for _, body := range []string{deliveries(3), named("A"), "[" + named("A") + ",5," + named("B") + "]", "[] []", "5"} {
		t.Run(body, func(t *testing.T) {
			given := []byte(body)
			_, _ = goiikoapi.ParseWebhook(given)
			assert.Equal(t, body, string(given))
		})
	}
}

func TestAParsedWebhookEventDoesNotChangeWithTheBodyItWasReadFrom(t *testing.T) {
	for _, document := range []string{"[" + named("A") + "]", named("A")} {
		t.Run(document, func(t *testing.T) {
			body := []byte(document)
			events, err := goiikoapi.ParseWebhook(body)
			require.NoError(t, err)
			require.Len(t, events, 1)
			clear(body)
			assert.Equal(t, named("A"), encode(t, events[0]))
		})
	}
}

func TestTheSampleWebhooksAreReadAndKept(t *testing.T) {
	path := reference + "samples.json"
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("needs the sample documents in " + path)
	}
	require.NoError(t, err)
	var samples struct{ Webhooks map[string][]json.RawMessage }
	require.NoError(t, json.Unmarshal(data, &samples))
	require.NotEmpty(t, samples.Webhooks)
	for name, bodies := range samples.Webhooks {
		t.Run(name, func(t *testing.T) {
			require.NotEmpty(t, bodies)
			for _, body := range bodies {
				events, err := goiikoapi.ParseWebhook(body)
				require.NoError(t, err)
				require.NotEmpty(t, events)
				assert.Equal(t, asMarshaled(t, string(body)), encode(t, events))
				for i := range events {
					require.NoError(t, events[i].Err)
					assert.Equal(t, openapi.EventType(name), string(events[i].Type))
					events[i].Raw = nil
				}
				if diff := cmp.Diff(plain(t, body), plain(t, []byte(encode(t, events)))); diff != "" {
					assert.Fail(t, "changed", "-came +left\n%s", diff)
				}
			}
		})
	}
}

// asMaps returns events as the mirrored functions take them.
func asMaps(t *testing.T, events string) []map[string]any {
	t.Helper()
	var properties []map[string]any
	require.NoError(t, json.Unmarshal([]byte(events), &properties))
	return properties
}

func TestTheMirroredWebhookFunctionsReadTheirEvents(t *testing.T) {
	var webHook goiikoapi.IWebHook = new(goiikoapi.WebHook)
	for _, event := range fullEvents() {
		data := asMaps(t, "["+encode(t, event)+"]")
		for name, parse := range map[string]func([]map[string]any) ([]models.DeliveryOrderEvent, error){
			"ParseWebhookOrder": goiikoapi.ParseWebhookOrder, "WebHook.ParseWebhookOrder": webHook.ParseWebhookOrder,
		} {
			if event.Delivery == nil {
				continue
			}
			t.Run(name+" "+string(event.Type), func(t *testing.T) {
				got, err := parse(data)
				require.NoError(t, err)
				assert.Empty(t, cmp.Diff([]models.DeliveryOrderEvent{{
					EventType: event.Type, EventTime: event.Time, OrganizationID: event.OrganizationID, CorrelationID: event.CorrelationID, EventInfo: *event.Delivery,
				}}, got))
			})
		}
		for name, parse := range map[string]func([]map[string]any) ([]models.ReserveEvent, error){
			"ParseWebhookReserve": goiikoapi.ParseWebhookReserve, "WebHook.ParseWebhookReserve": webHook.ParseWebhookReserve,
		} {
			if event.Reserve == nil {
				continue
			}
			t.Run(name+" "+string(event.Type), func(t *testing.T) {
				got, err := parse(data)
				require.NoError(t, err)
				assert.Empty(t, cmp.Diff([]models.ReserveEvent{{
					EventType: event.Type, EventTime: event.Time, OrganizationID: event.OrganizationID, CorrelationID: event.CorrelationID, EventInfo: *event.Reserve,
				}}, got))
			})
		}
	}
}

// mirrored are the mirrored functions; each returns the types of the events that it read.
func mirrored() map[string]func([]map[string]any) ([]models.WebhookEventType, error) {
	var webHook goiikoapi.IWebHook = new(goiikoapi.WebHook)
	return map[string]func([]map[string]any) ([]models.WebhookEventType, error){
		"ParseWebhookOrder":           typesOf(goiikoapi.ParseWebhookOrder),
		"WebHook.ParseWebhookOrder":   typesOf(webHook.ParseWebhookOrder),
		"ParseWebhookReserve":         typesOf(goiikoapi.ParseWebhookReserve),
		"WebHook.ParseWebhookReserve": typesOf(webHook.ParseWebhookReserve),
	}
}

func typesOf[T any](parse func([]map[string]any) ([]models.Event[T], error)) func([]map[string]any) ([]models.WebhookEventType, error) {
	return func(data []map[string]any) ([]models.WebhookEventType, error) {
		events, err := parse(data)
		if events == nil {
			return nil, err
		}
		types := []models.WebhookEventType{}
		for _, event := range events {
			types = append(types, event.EventType)
		}
		return types, err
	}
}

func TestTheMirroredWebhookFunctionsTakeEventsOfEveryType(t *testing.T) {
	all := asMaps(t, encode(t, fullEvents()))
	all = append(all, asMaps(t, `[
		{"eventType":"KitchenOrderUpdate","eventInfo":{"id":"k","timestamp":1,"cookingItems":[{"status":"Cooking"}]}},
		{"eventType":"NomenclatureUpdate","eventInfo":{}},
		{"eventType":"BusinessHoursAndMappingUpdate","eventInfo":null},
		{"eventType":"DeliveryOrderUpdated"},
		{"eventType":"SomethingNewUpdate","eventTime":{"unix":1},"eventInfo":{"news":[1,2]}}
	]`)...)
	want := eventTypes(fullEvents())
	want = append(want, "KitchenOrderUpdate", "NomenclatureUpdate", "BusinessHoursAndMappingUpdate", "DeliveryOrderUpdated", "SomethingNewUpdate")
	for name, parse := range mirrored() {
		t.Run(name, func(t *testing.T) {
			types, err := parse(all)
			require.NoError(t, err)
			assert.Equal(t, want, types)
			for _, none := range [][]map[string]any{nil, {}} {
				types, err = parse(none)
				require.NoError(t, err)
				assert.Empty(t, types)
			}
		})
	}
}

func TestTheMirroredWebhookFunctionsNameTheEventThatCannotBeRead(t *testing.T) {
	tests := []struct {
		name  string
		event map[string]any
	}{
		{"eventType is a list", map[string]any{"eventType": []any{1}}},
		{"organizationId is a list", map[string]any{"eventType": "DeliveryOrderUpdate", "organizationId": []any{}}},
		{"eventInfo is text", map[string]any{"eventType": "DeliveryOrderUpdate", "eventInfo": "text"}},
		{"a property of eventInfo is of another kind", map[string]any{"eventInfo": map[string]any{"timestamp": "now"}}},
		{"no JSON can hold it", map[string]any{"eventType": "DeliveryOrderUpdate", "eventInfo": make(chan int)}},
		{"no JSON number is that large", map[string]any{"eventInfo": map[string]any{"timestamp": math.Inf(1)}}},
	}
	good := map[string]any{"eventType": "DeliveryOrderUpdate"}
	for name, parse := range mirrored() {
		for _, test := range tests {
			t.Run(name+" "+test.name, func(t *testing.T) {
				types, err := parse([]map[string]any{good, good, test.event, good})
				require.ErrorContains(t, err, strings.TrimPrefix(name, "WebHook.")+": event 2: ")
				require.Error(t, errors.Unwrap(err))
				assert.Nil(t, types)
			})
		}
	}
}

const webhookToken = "webhook-token-81b2f6"

var errBoom = errors.New("boom")

// inbox keeps the events that a handler hands on, and answers for each what answer says.
type inbox struct {
	answer func(goiikoapi.WebhookEvent) error

	mu     sync.Mutex
	events []goiikoapi.WebhookEvent
}

func (i *inbox) take(_ context.Context, event goiikoapi.WebhookEvent) error {
	i.mu.Lock()
	i.events = append(i.events, event)
	i.mu.Unlock()
	if i.answer == nil {
		return nil
	}
	return i.answer(event)
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

func TestAWebhookIsHandledEventByEventInItsOrder(t *testing.T) {
	var in inbox
	var reported reports
	server := httptest.NewServer(goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add)))
	t.Cleanup(server.Close)
	request, err := http.NewRequest(http.MethodPost, server.URL, strings.NewReader(encode(t, fullEvents())))
	require.NoError(t, err)
	request.Header.Set("Authorization", webhookToken)
	response, err := server.Client().Do(request)
	require.NoError(t, err)
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	assert.Equal(t, http.StatusOK, response.StatusCode)
	assert.Empty(t, body)
	assert.Empty(t, cmp.Diff(fullEvents(), in.events, cmpopts.IgnoreFields(goiikoapi.WebhookEvent{}, "Raw")))
	assert.NoError(t, reported.only(t))
}

func TestTheStatusTellsIikoWhatBecameOfAWebhook(t *testing.T) {
	two := "[" + named("A") + "," + named("B") + "]"
	packed := zipped(two)
	spoiled := packed[:len(packed)-8] + "\x00\x00\x00\x00" + packed[len(packed)-4:]
	gzipped := withHeader("Content-Encoding", "gzip")
	deep := strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000)
	tests := []struct {
		name, body string
		change     func(*http.Request)
		status     int
		handled    int
		reported   string
	}{
		{name: "two events", body: two, status: 200, handled: 2},
		{name: "a single event", body: named("A"), status: 200, handled: 1},
		{name: "an empty list", body: "[]", status: 200},
		{name: "events whose body does not fit", body: `[{"eventType":"DeliveryOrderUpdate"},{"eventType":"StopListUpdate","eventInfo":1}]`, status: 200, handled: 2},
		{name: "identity", body: two, change: withHeader("Content-Encoding", "identity"), status: 200, handled: 2},
		{name: "gzip", body: packed, change: gzipped, status: 200, handled: 2},
		{name: "GZIP", body: packed, change: withHeader("Content-Encoding", "GZIP"), status: 200, handled: 2},
		{name: "a byte order mark", body: "\xef\xbb\xbf" + two, status: 200, handled: 2},
		{name: "gzip of a byte order mark", body: zipped("\xef\xbb\xbf" + two), change: gzipped, status: 200, handled: 2},
		{name: "gzip in two parts", body: zipped(two[:20]) + zipped(two[20:]), change: gzipped, status: 200, handled: 2},

		{name: "nothing", body: "", status: 400, reported: "not valid JSON"},
		{name: "not JSON", body: "eventType=DeliveryOrderUpdate", status: 400, reported: "not valid JSON"},
		{name: "a list cut short", body: two[:len(two)-1], status: 400, reported: "not valid JSON"},
		{name: "something after the list", body: two + "!", status: 400, reported: "not valid JSON"},
		{name: "null", body: "null", status: 400, reported: "event 0"},
		{name: "a malformed neighbour", body: "[" + named("A") + ",5," + named("B") + "]", status: 400, handled: 2, reported: "event 1"},
		{name: "nothing but malformed elements", body: "[{},5]", status: 400, reported: "event 0"},
		{name: "a list nested 10,000 deep", body: deep, status: 400, reported: "event 0"},
		{name: "an event nested 10,000 deep in a list", body: "[" + nestedEvent(10_000) + "]", status: 400, reported: "depth"},
		{name: "a list nested 100,000 deep", body: strings.Repeat(deep[:10_000], 10) + strings.Repeat(deep[10_000:], 10), status: 400, reported: "depth"},
		{name: "gzip without Content-Encoding", body: packed, status: 400, reported: "not valid JSON"},
		{name: "no gzip", body: two, change: gzipped, status: 400, reported: "not gzip"},
		{name: "no gzip in an empty body", body: "", change: gzipped, status: 400, reported: "not gzip"},
		{name: "gzip cut short", body: packed[:len(packed)-12], change: gzipped, status: 400, reported: "unexpected EOF"},
		{name: "gzip with another checksum", body: spoiled, change: gzipped, status: 400, reported: "checksum"},
		{name: "something after gzip", body: packed + "!!!!!!!!!!!!!!!!", change: gzipped, status: 400, reported: "can't read the body"},
		{name: "gzip of what is not JSON", body: zipped("hello"), change: gzipped, status: 400, reported: "not valid JSON"},

		{name: "no token", body: two, change: func(r *http.Request) { r.Header.Del("Authorization") }, status: 401, reported: "Authorization"},
		{name: "an empty token", body: two, change: withHeader("Authorization", ""), status: 401, reported: "Authorization"},
		{name: "another token", body: two, change: withHeader("Authorization", "another"), status: 401, reported: "Authorization"},
		{name: "a token with a prefix", body: two, change: withHeader("Authorization", "Bearer "+webhookToken), status: 401, reported: "Authorization"},
		{name: "the beginning of the token", body: two, change: withHeader("Authorization", webhookToken[:10]), status: 401, reported: "Authorization"},
		{name: "more than the token", body: two, change: withHeader("Authorization", webhookToken+webhookToken), status: 401, reported: "Authorization"},
		{name: "the token in capitals", body: two, change: withHeader("Authorization", strings.ToUpper(webhookToken)), status: 401, reported: "Authorization"},
		{name: "the token in another header", body: two, change: func(r *http.Request) {
			r.Header.Set("X-Authorization", r.Header.Get("Authorization"))
			r.Header.Del("Authorization")
		}, status: 401, reported: "Authorization"},

		{name: "GET", body: two, change: func(r *http.Request) { r.Method = http.MethodGet }, status: 405, reported: "method GET"},
		{name: "PUT", body: two, change: func(r *http.Request) { r.Method = http.MethodPut }, status: 405, reported: "method PUT"},
		{name: "HEAD without a token", change: func(r *http.Request) {
			r.Method = http.MethodHead
			r.Header.Del("Authorization")
		}, status: 405, reported: "method HEAD"},

		{name: "Brotli", body: two, change: withHeader("Content-Encoding", "br"), status: 415, reported: `"br"`},
		{name: "deflate", body: two, change: withHeader("Content-Encoding", "deflate"), status: 415, reported: `"deflate"`},
		{name: "gzip twice", body: zipped(packed), change: withHeader("Content-Encoding", "gzip, gzip"), status: 415, reported: `"gzip, gzip"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var in inbox
			var reported reports
			if test.change == nil {
				test.change = func(*http.Request) {}
			}
			response := notify(goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add)), test.body, test.change)
			assert.Equal(t, test.status, response.StatusCode)
			assert.Len(t, in.events, test.handled)
			body, err := io.ReadAll(response.Body)
			require.NoError(t, err)
			err = reported.only(t)
			if test.status == http.StatusOK {
				require.NoError(t, err)
				assert.Empty(t, body)
				return
			}
			require.ErrorContains(t, err, test.reported)
			require.ErrorContains(t, err, "goiikoapi: ")
			assert.NotContains(t, strings.ToLower(err.Error()), webhookToken[:10])
			assert.Equal(t, http.StatusText(test.status)+"\n", string(body))
			allow := ""
			if test.status == http.StatusMethodNotAllowed {
				allow = http.MethodPost
			}
			assert.Equal(t, allow, response.Header.Get("Allow"))
		})
	}
}

// untouched is a body that must not be read.
type untouched struct{ t *testing.T }

func (u untouched) Read([]byte) (int, error) {
	assert.Fail(u.t, "the body was read")
	return 0, io.EOF
}

func (u untouched) Close() error { return nil }

func TestTheBodyOfAWebhookThatIsRefusedForItsHeadersIsNotRead(t *testing.T) {
	tests := []struct {
		name, authToken string
		change          func(*http.Request)
		status          int
	}{
		{"no token", webhookToken, func(r *http.Request) { r.Header.Del("Authorization") }, 401},
		{"another token", webhookToken, withHeader("Authorization", "another"), 401},
		{"another method", webhookToken, func(r *http.Request) { r.Method = http.MethodPut }, 405},
		{"an unknown encoding", webhookToken, withHeader("Content-Encoding", "br"), 415},
		{"an empty authToken and no header", "", func(r *http.Request) { r.Header.Del("Authorization") }, 401},
		{"an empty authToken and an empty header", "", withHeader("Authorization", ""), 401},
		{"an empty authToken and any token", "", withHeader("Authorization", "anything"), 401},
		{"an empty authToken and a header of zero bytes", "", withHeader("Authorization", strings.Repeat("\x00", 32)), 401},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var in inbox
			handler := goiikoapi.WebhookHandler(test.authToken, in.take, goiikoapi.WithDeduplication(10))
			response := notify(handler, "", test.change, func(r *http.Request) { r.Body = untouched{t} })
			assert.Equal(t, test.status, response.StatusCode)
			assert.Empty(t, in.events)
		})
	}
}

func TestAWebhookWhoseBodyEndsInAnErrorIsNotHandled(t *testing.T) {
	var in inbox
	var reported reports
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add))
	response := notify(handler, "", func(r *http.Request) {
		r.Body = io.NopCloser(io.MultiReader(strings.NewReader("["+named("A")+"]"), failingReader{errBoom}))
	})
	assert.Equal(t, http.StatusBadRequest, response.StatusCode)
	assert.Empty(t, in.events)
	require.ErrorIs(t, reported.only(t), errBoom)
}

type failingReader struct{ err error }

func (e failingReader) Read([]byte) (int, error) { return 0, e.err }

func TestAWebhookLargerThanTheBoundIsRefused(t *testing.T) {
	const megabyte = 1 << 20
	event := named("A")
	padded := func(size int) string { return event + strings.Repeat(" ", size-len(event)) }
	// The parts of a gzip follow one another: 100 of them are 100 MiB in some 100 KiB.
	bomb := zipped(event) + strings.Repeat(zipped(strings.Repeat(" ", megabyte)), 100)
	require.Less(t, len(bomb), megabyte)
	limited := func(bytes int64) []goiikoapi.WebhookOption {
		return []goiikoapi.WebhookOption{goiikoapi.WithMaxWebhookSize(bytes)}
	}
	tests := []struct {
		name, body string
		encoding   string
		opts       []goiikoapi.WebhookOption
		status     int
	}{
		{"17 MiB", padded(17 * megabyte), "", nil, 413},
		{"16 MiB", padded(16 * megabyte), "", nil, 200},
		{"one byte more than 16 MiB", padded(16*megabyte + 1), "", nil, 413},
		{"a gzip of 16 MiB", zipped(padded(16 * megabyte)), "gzip", nil, 200},
		{"a gzip of one byte more", zipped(padded(16*megabyte + 1)), "gzip", nil, 413},
		{"a small gzip of 100 MiB", bomb, "gzip", nil, 413},
		{"a limit of one's own", padded(100), "", limited(100), 200},
		{"more than a limit of one's own", padded(101), "", limited(100), 413},
		{"a gzip of a limit of one's own", zipped(padded(100)), "gzip", limited(100), 200},
		{"a gzip of more than a limit of one's own", zipped(padded(101)), "gzip", limited(100), 413},
		{"a gzip whose header alone is larger", zipped(event), "gzip", limited(5), 413},
		{"the smallest limit", event, "", limited(1), 413},
		{"the largest limit", event, "", limited(math.MaxInt64), 200},
		{"a gzip within the largest limit", zipped(event), "gzip", limited(math.MaxInt64), 200},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var in inbox
			var reported reports
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, append(test.opts, goiikoapi.WithWebhookErrors(reported.add))...)
			assert.Equal(t, test.status, notify(handler, test.body, withHeader("Content-Encoding", test.encoding)).StatusCode)
			err := reported.only(t)
			if test.status == http.StatusOK {
				require.NoError(t, err)
				assert.Len(t, in.events, 1)
				return
			}
			var tooLarge *http.MaxBytesError
			require.ErrorAs(t, err, &tooLarge)
			assert.Empty(t, in.events)
		})
	}
}

func TestAServerRefusesALargeWebhookWithAndWithoutContentLength(t *testing.T) {
	const size = 17 << 20
	for name, length := range map[string]int64{"with": size, "without": -1} {
		t.Run(name, func(t *testing.T) {
			var in inbox
			server := httptest.NewServer(goiikoapi.WebhookHandler(webhookToken, in.take))
			t.Cleanup(server.Close)
			request, err := http.NewRequest(http.MethodPost, server.URL, io.NopCloser(strings.NewReader(strings.Repeat(" ", size))))
			require.NoError(t, err)
			request.ContentLength = length
			request.Header.Set("Authorization", webhookToken)
			response, err := server.Client().Do(request)
			require.NoError(t, err)
			require.NoError(t, response.Body.Close())
			assert.Equal(t, http.StatusRequestEntityTooLarge, response.StatusCode)
			assert.Empty(t, in.events)
		})
	}
}

func TestTenThousandEventsOfOneWebhookAreHandled(t *testing.T) {
	var in inbox
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(20_000))
	require.Equal(t, http.StatusOK, notify(handler, deliveries(10_000)).StatusCode)
	require.Len(t, in.events, 10_000)
	for i, event := range in.events {
		require.Equal(t, fmt.Sprintf("d-%d", i), event.Delivery.ID)
	}
	require.Equal(t, http.StatusOK, notify(handler, deliveries(10_000)).StatusCode)
	assert.Len(t, in.events, 10_000)
}

func TestAFailureDoesNotKeepOtherWebhookEventsFromBeingHandled(t *testing.T) {
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
			in := inbox{answer: failing}
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

func TestAFailureWithoutWithWebhookErrorsIsAnsweredAllTheSame(t *testing.T) {
	in := inbox{answer: func(goiikoapi.WebhookEvent) error { return errBoom }}
	assert.Equal(t, http.StatusInternalServerError, notify(goiikoapi.WebhookHandler(webhookToken, in.take), named("A")).StatusCode)
}

func panicOnPurpose(value any) { panic(value) }

func TestAPanicOverAWebhookIsReportedWithItsStack(t *testing.T) {
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
			in := inbox{answer: func(event goiikoapi.WebhookEvent) error {
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
			assert.Contains(t, string(panicked.Stack), "TestAPanicOverAWebhookIsReportedWithItsStack")
			assert.Equal(t, fmt.Sprintf("goiikoapi: webhook: panic: %v", panicked.Value), panicked.Error())
		})
	}
}

func TestAPanicOverAWebhookThatRecoverDoesNotSeeIsAFailure(t *testing.T) {
	t.Setenv("GODEBUG", "panicnil=1")
	in := inbox{answer: func(goiikoapi.WebhookEvent) error { panicOnPurpose(nil); return nil }}
	var reported reports
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add), goiikoapi.WithDeduplication(10))
	for range 2 {
		assert.Equal(t, http.StatusInternalServerError, notify(handler, named("A")).StatusCode)
	}
	assert.Len(t, in.events, 2)
	assert.Len(t, reported.errs, 2)
}

func TestAWebhookEventWhoseGoroutineEndedIsHandledAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in := inbox{answer: func(goiikoapi.WebhookEvent) error { runtime.Goexit(); return nil }}
		handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
		go notify(handler, named("A"))
		synctest.Wait()
		in.answer = nil
		assert.Equal(t, http.StatusOK, notify(handler, named("A")).StatusCode)
		assert.Len(t, in.events, 2)
	})
}

func TestTheContextOfTheRequestReachesTheWebhookFunction(t *testing.T) {
	type key struct{}
	ctx, cancel := context.WithCancelCause(context.WithValue(t.Context(), key{}, "value"))
	handler := goiikoapi.WebhookHandler(webhookToken, func(ctx context.Context, _ goiikoapi.WebhookEvent) error {
		assert.Equal(t, "value", ctx.Value(key{}))
		cancel(errBoom)
		return context.Cause(ctx)
	})
	response := notify(handler, named("A"), func(r *http.Request) { *r = *r.WithContext(ctx) })
	assert.Equal(t, http.StatusInternalServerError, response.StatusCode)
}

func TestTheReportOfAWebhookGetsTheRequest(t *testing.T) {
	var got []*http.Request
	handler := goiikoapi.WebhookHandler(webhookToken, new(inbox).take, goiikoapi.WithWebhookErrors(func(r *http.Request, _ error) { got = append(got, r) }))
	var sent *http.Request
	notify(handler, "!", func(r *http.Request) { sent = r })
	require.Len(t, got, 1)
	assert.Same(t, sent, got[0])
}

// aboutState returns an event about a state of an order or reserve.
func aboutState(eventType models.WebhookEventType, id string, timestamp int64) string {
	return fmt.Sprintf(`{"eventType":%q,"eventInfo":{"id":%q,"timestamp":%d}}`, eventType, id, timestamp)
}

func TestWebhookDeduplicationPassesOverWhatSaysNothingNew(t *testing.T) {
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

func TestWithoutDeduplicationEveryWebhookEventIsHandled(t *testing.T) {
	var in inbox
	handler := goiikoapi.WebhookHandler(webhookToken, in.take)
	for range 3 {
		require.Equal(t, http.StatusOK, notify(handler, deliveries(2)).StatusCode)
	}
	assert.Len(t, in.events, 6)
}

func TestAWebhookEventThatFailedIsHandledAgain(t *testing.T) {
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
			in := inbox{answer: func(event goiikoapi.WebhookEvent) error {
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

func TestANewerWebhookEventThatFailedDoesNotHideAnOlderOne(t *testing.T) {
	in := inbox{answer: func(event goiikoapi.WebhookEvent) error {
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

func TestTheSameEventInTwoWebhooksAtOnceWaitsForTheOutcomeOfTheFirst(t *testing.T) {
	tests := []struct {
		name     string
		outcomes []error
		statuses []int
	}{
		{"the first succeeds", []error{nil}, []int{200, 200}},
		{"the first fails", []error{errBoom, nil}, []int{500, 200}},
		{"both fail", []error{errBoom, errBoom}, []int{500, 500}},
	}
	for _, test := range tests {
		for name, event := range map[string]string{"a delivery": aboutState(models.WebhookEventTypeDeliveryOrderUpdate, "a", 1), "an event without id": named("A")} {
			t.Run(test.name+" with "+name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					entered, outcome := make(chan struct{}, 2), make(chan error)
					handler := goiikoapi.WebhookHandler(webhookToken, func(context.Context, goiikoapi.WebhookEvent) error {
						entered <- struct{}{}
						return <-outcome
					}, goiikoapi.WithDeduplication(10))
					answered := make(chan int, 2)
					for range 2 {
						go func() { answered <- notify(handler, event).StatusCode }()
					}
					for i, err := range test.outcomes {
						synctest.Wait()
						require.Len(t, entered, 1, "one is handled, the other waits")
						require.Len(t, answered, i)
						<-entered
						outcome <- err
					}
					assert.Equal(t, test.statuses, []int{<-answered, <-answered})
					synctest.Wait()
					assert.Empty(t, entered)
				})
			})
		}
	}
}

func TestAWebhookDoesNotWaitForTheSameEventLongerThanItsSender(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		handler := goiikoapi.WebhookHandler(webhookToken, func(context.Context, goiikoapi.WebhookEvent) error {
			<-release
			return nil
		}, goiikoapi.WithDeduplication(10))
		first := make(chan int, 1)
		go func() { first <- notify(handler, named("A")).StatusCode }()
		synctest.Wait()

		gone, cancel := context.WithCancel(t.Context())
		second := make(chan int, 1)
		go func() {
			second <- notify(handler, named("A"), func(r *http.Request) { *r = *r.WithContext(gone) }).StatusCode
		}()
		synctest.Wait()
		require.Empty(t, second)
		cancel()
		assert.Equal(t, http.StatusInternalServerError, <-second)
		close(release)
		assert.Equal(t, http.StatusOK, <-first)
	})
}

func TestWebhookEventsOfOtherSubjectsDoNotWaitForOneThatIsBeingHandled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		in := inbox{answer: func(event goiikoapi.WebhookEvent) error {
			if event.Type == "Slow" {
				<-release
			}
			return nil
		}}
		handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
		slow := make(chan int, 1)
		go func() { slow <- notify(handler, named("Slow")).StatusCode }()
		synctest.Wait()
		assert.Equal(t, http.StatusOK, notify(handler, deliveries(3)).StatusCode)
		assert.Len(t, in.types(), 4)
		assert.Empty(t, slow)
		close(release)
		assert.Equal(t, http.StatusOK, <-slow)
	})
}

func TestAnOlderWebhookEventThatWaitedForANewerOneIsPassedOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		in := inbox{answer: func(goiikoapi.WebhookEvent) error { <-release; return nil }}
		handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
		var group sync.WaitGroup
		for _, timestamp := range []int64{2, 1} {
			group.Go(func() {
				assert.Equal(t, http.StatusOK, notify(handler, aboutState(models.WebhookEventTypeReserveUpdate, "a", timestamp)).StatusCode)
			})
			synctest.Wait()
		}
		close(release)
		group.Wait()
		require.Len(t, in.events, 1)
		assert.Equal(t, int64(2), in.events[0].Reserve.Timestamp)
	})
}

func TestConcurrentWebhooksAreAllHandled(t *testing.T) {
	const requests, perRequest = 64, 20
	var in inbox
	server := httptest.NewServer(goiikoapi.WebhookHandler(webhookToken, in.take))
	t.Cleanup(server.Close)
	errs := concurrently(requests, func(i int) error {
		elements := make([]string, perRequest)
		for j := range elements {
			elements[j] = aboutState(models.WebhookEventTypeTableOrderUpdate, fmt.Sprintf("o-%d-%d", i, j), 1)
		}
		request, err := http.NewRequest(http.MethodPost, server.URL, strings.NewReader("["+strings.Join(elements, ",")+"]"))
		if err != nil {
			return err
		}
		request.Header.Set("Authorization", webhookToken)
		response, err := server.Client().Do(request)
		if err != nil {
			return err
		}
		defer func() { _ = response.Body.Close() }()
		if response.StatusCode != http.StatusOK {
			return errors.New(response.Status)
		}
		return nil
	})
	require.NoError(t, errors.Join(errs...))
	ids := map[string]bool{}
	for _, event := range in.events {
		ids[event.TableOrder.ID] = true
	}
	assert.Len(t, in.events, requests*perRequest)
	assert.Len(t, ids, requests*perRequest)
}

func TestConcurrentWebhooksAreDeduplicated(t *testing.T) {
	const requests, orders, timestamps = 64, 4, 25
	var mu sync.Mutex
	latest, busy := map[string]int64{}, map[string]bool{}
	failedOnce := map[string]bool{}
	enter := func(info *models.DeliveryInfo) error {
		mu.Lock()
		defer mu.Unlock()
		assert.False(t, busy[info.ID], "%s is handled by two at once", info.ID)
		assert.Greater(t, info.Timestamp, latest[info.ID], "%s went back", info.ID)
		busy[info.ID] = true
		if state := fmt.Sprint(info.ID, info.Timestamp); info.Timestamp%5 == 0 && !failedOnce[state] {
			failedOnce[state] = true
			return errBoom
		}
		return nil
	}
	leave := func(info *models.DeliveryInfo, err error) {
		mu.Lock()
		defer mu.Unlock()
		busy[info.ID] = false
		if err == nil {
			latest[info.ID] = info.Timestamp
		}
	}
	handler := goiikoapi.WebhookHandler(webhookToken, func(_ context.Context, event goiikoapi.WebhookEvent) error {
		err := enter(event.Delivery)
		runtime.Gosched()
		leave(event.Delivery, err)
		return err
	}, goiikoapi.WithDeduplication(orders))
	errs := concurrently(requests, func(i int) error {
		var elements []string
		for timestamp := range int64(timestamps) {
			elements = append(elements, aboutState(models.WebhookEventTypeDeliveryOrderUpdate, fmt.Sprintf("d-%d", i%orders), timestamp+1))
		}
		for {
			switch status := notify(handler, "["+strings.Join(elements, ",")+"]").StatusCode; status {
			case http.StatusOK:
				return nil
			case http.StatusInternalServerError: // as iiko does, send it again
			default:
				return fmt.Errorf("status %d", status)
			}
		}
	})
	require.NoError(t, errors.Join(errs...))
	require.Len(t, latest, orders)
	for id, timestamp := range latest {
		assert.Equal(t, int64(timestamps), timestamp, id)
	}
}
