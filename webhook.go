package goiikoapi

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/lenient"
	"github.com/kebrick/goiikoapi/models"
)

// IWebHook are the mirrored calls of [WebHook], for mocks. It never grows.
type IWebHook interface {
	ParseWebhookOrder(data []map[string]any) ([]WebHookDeliveryOrderEventInfoModel, error)
	ParseWebhookReserve(data []map[string]any) ([]WebHookReserveEventInfoModel, error)
}

// WebHook is what iiko tells by itself.
type WebHook service

var _ IWebHook = (*WebHook)(nil)

// Settings returns where iiko sends an organization's notifications, and which.
//
// Operation: /api/1/webhooks/settings.
func (w *WebHook) Settings(ctx context.Context, organizationID string) (*models.WebhookSettingsResponse, *CustomErrorModel, error) {
	return call[models.WebhookSettingsResponse](ctx, w, api.WebHookSettings, models.OrganizationRequest{OrganizationID: organizationID})
}

// UpdateSettings sets where iiko sends an organization's notifications, which, and the token that they
// carry.
//
// Operation: /api/1/webhooks/update_settings.
func (w *WebHook) UpdateSettings(ctx context.Context, req models.UpdateWebhookSettingsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, w, api.WebHookUpdateSettings, sentUpdateWebhookSettings(req))
}

// ParseWebhookOrder is [ParseWebhookOrder].
func (w *WebHook) ParseWebhookOrder(data []map[string]any) ([]WebHookDeliveryOrderEventInfoModel, error) {
	return ParseWebhookOrder(data)
}

// ParseWebhookReserve is [ParseWebhookReserve].
func (w *WebHook) ParseWebhookReserve(data []map[string]any) ([]WebHookReserveEventInfoModel, error) {
	return ParseWebhookReserve(data)
}

// ParseWebhookOrder reads notifications about deliveries, as iiko sends them, into typed events. The
// error names the event that can't be read, by its index.
func ParseWebhookOrder(data []map[string]any) ([]WebHookDeliveryOrderEventInfoModel, error) {
	return parseEvents[models.DeliveryInfo]("ParseWebhookOrder", data)
}

// ParseWebhookReserve reads notifications about reserves and banquets, as iiko sends them, into typed
// events. The error names the event that can't be read, by its index.
func ParseWebhookReserve(data []map[string]any) ([]WebHookReserveEventInfoModel, error) {
	return parseEvents[models.ReserveInfo]("ParseWebhookReserve", data)
}

func parseEvents[T any](function string, data []map[string]any) ([]models.Event[T], error) {
	events := make([]models.Event[T], len(data))
	for i, properties := range data {
		body, err := json.Marshal(properties)
		if err == nil {
			err = lenient.Unmarshal(body, &events[i])
		}
		if err != nil {
			return nil, fmt.Errorf("goiikoapi: %s: event %d: %w", function, i, bounded(err))
		}
	}
	return events, nil
}
