package goiikoapi_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestParseWebhookOrder_ParseWebhookReserve_readTheirEvents(t *testing.T) {
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

// asMaps returns events as the mirrored functions take them.
func asMaps(t *testing.T, events string) []map[string]any {
	t.Helper()
	var properties []map[string]any
	require.NoError(t, json.Unmarshal([]byte(events), &properties))
	return properties
}

func TestParseWebhookOrder_ParseWebhookReserve_acceptEventsOfEveryType(t *testing.T) {
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

func TestParseWebhookOrder_ParseWebhookReserve_nameTheEventThatCannotBeRead(t *testing.T) {
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
