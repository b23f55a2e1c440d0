package goiikoapi_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

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

func TestParseWebhook_readsAListOfEventsOrASingleOne(t *testing.T) {
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

func TestParseWebhook_readsThePayloadOfEachDocumentedType(t *testing.T) {
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

func TestParseWebhook_keepsTheOrderOfEventsOfAllTypes(t *testing.T) {
	want := fullEvents()
	got, err := goiikoapi.ParseWebhook([]byte(encode(t, want)))
	require.NoError(t, err)
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(goiikoapi.WebhookEvent{}, "Raw")); diff != "" {
		assert.Fail(t, "changed", "-sent +parsed\n%s", diff)
	}
}

func TestParseWebhook_keepsAnEventWithoutADocumentedPayloadInRaw(t *testing.T) {
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

func TestParseWebhook_readsAnEventOfAnUnknownTypeWithoutAPayload(t *testing.T) {
	got, err := goiikoapi.ParseWebhook([]byte(`[{"eventType":"SomethingNewUpdate"}]`))
	require.NoError(t, err)
	assert.Equal(t, []goiikoapi.WebhookEvent{{Type: "SomethingNewUpdate", Raw: json.RawMessage(`{"eventType":"SomethingNewUpdate"}`)}}, got)
}

func TestWebhookEvent_MarshalJSON_returnsTheJSONItCameFrom(t *testing.T) {
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

func TestWebhookEvent_MarshalJSON_encodesTheFieldsWithoutRaw(t *testing.T) {
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

func TestWebhookEvent_MarshalJSON_encodesAnEventWithoutRawAndPayload(t *testing.T) {
	event := goiikoapi.WebhookEvent{Type: models.WebhookEventTypeKitchenOrderUpdate, OrganizationID: "o"}
	document := encode(t, event)
	assert.JSONEq(t, `{"eventType":"KitchenOrderUpdate","organizationId":"o","eventInfo":null}`, document)
	parsed, err := goiikoapi.ParseWebhook([]byte(document))
	require.NoError(t, err)
	event.Raw = json.RawMessage(document)
	assert.Equal(t, []goiikoapi.WebhookEvent{event}, parsed)
}

func TestWebhookEvent_MarshalJSON_failsForWhatIsNoJSON(t *testing.T) {
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

func TestWebhookEvent_MarshalJSON_encodesChangedFieldsWhenRawIsNil(t *testing.T) {
	events, err := goiikoapi.ParseWebhook([]byte(`{"eventType":"PersonalShift","eventInfo":{"id":"e","opened":true,"terminalGroupId":"t"}}`))
	require.NoError(t, err)
	require.Len(t, events, 1)
	events[0].PersonalShift.Opened = false
	assert.JSONEq(t, `{"eventType":"PersonalShift","eventInfo":{"id":"e","opened":true,"terminalGroupId":"t"}}`, encode(t, events[0]))
	events[0].Raw = nil
	assert.JSONEq(t, `{"eventType":"PersonalShift","eventInfo":{"id":"e","opened":false,"terminalGroupId":"t"}}`, encode(t, events[0]))
}

func TestWebhookEvent_Err_isThatOfAPayloadThatDoesNotFitItsType(t *testing.T) {
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

func TestParseWebhook_reportsWhatIsNoEventByItsPlaceAndReturnsTheOthers(t *testing.T) {
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

func TestParseWebhook_returnsNoEventsOfMalformedElementsOnly(t *testing.T) {
	events, err := goiikoapi.ParseWebhook([]byte(`[1,null,{}]`))
	assert.Empty(t, events)
	assert.Len(t, eventErrors(t, err), 3)
}

func TestParseWebhook_returnsAnErrorForWhatIsNoJSON(t *testing.T) {
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

func TestParseWebhook_readsDeeplyNestedJSON(t *testing.T) {
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

func TestParseWebhook_readsTenThousandEvents(t *testing.T) {
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

func TestParseWebhook_keepsInvalidUTF8InRaw(t *testing.T) {
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

func TestParseWebhook_doesNotChangeTheBody(t *testing.T) {
	for _, body := range []string{deliveries(3), named("A"), "[" + named("A") + ",5," + named("B") + "]", "[] []", "5"} {
		t.Run(body, func(t *testing.T) {
			given := []byte(body)
			_, _ = goiikoapi.ParseWebhook(given)
			assert.Equal(t, body, string(given))
		})
	}
}

func TestParseWebhook_copiesTheBody(t *testing.T) {
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

func TestParseWebhook_readsTheSampleWebhooksWithoutLoss(t *testing.T) {
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
