package goiikoapi

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/lenient"
	"github.com/kebrick/goiikoapi/models"
)

// IWebHook has the mirrored calls of [WebHook], for mocks. Methods are never added.
type IWebHook interface {
	ParseWebhookOrder(data []map[string]any) ([]WebHookDeliveryOrderEventInfoModel, error)
	ParseWebhookReserve(data []map[string]any) ([]WebHookReserveEventInfoModel, error)
}

// WebHook manages webhook settings and parses notifications.
type WebHook service

var _ IWebHook = (*WebHook)(nil)

// Settings returns the webhook settings of an organization: the URL and which events iiko sends to it.
//
// Operation: [POST /api/1/webhooks/settings]. Restriction group: [GroupOrganizationsSettings].
//
// [POST /api/1/webhooks/settings]: https://api-ru.iiko.services/docs#tag/Webhooks/paths/~1api~11~1webhooks~1settings/post
func (w *WebHook) Settings(ctx context.Context, organizationID string) (*models.WebhookSettingsResponse, *CustomErrorModel, error) {
	return call[models.WebhookSettingsResponse](ctx, w, api.WebHookSettings, models.OrganizationRequest{OrganizationID: organizationID})
}

// UpdateSettings sets the webhook settings of an organization: the URL, the token that iiko sends in the
// Authorization header, and which events it sends.
//
// Operation: [POST /api/1/webhooks/update_settings]. Restriction group: [GroupWebHooksSettings].
//
// [POST /api/1/webhooks/update_settings]: https://api-ru.iiko.services/docs#tag/Webhooks/paths/~1api~11~1webhooks~1update_settings/post
func (w *WebHook) UpdateSettings(ctx context.Context, req models.UpdateWebhookSettingsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, w, api.WebHookUpdateSettings, sentUpdateWebhookSettings(req))
}

// ParseWebhookOrder calls the function [ParseWebhookOrder].
func (w *WebHook) ParseWebhookOrder(data []map[string]any) ([]WebHookDeliveryOrderEventInfoModel, error) {
	return ParseWebhookOrder(data)
}

// ParseWebhookReserve calls the function [ParseWebhookReserve].
func (w *WebHook) ParseWebhookReserve(data []map[string]any) ([]WebHookReserveEventInfoModel, error) {
	return ParseWebhookReserve(data)
}

// ParseWebhookOrder parses events about deliveries, given in iiko's JSON form. The error contains the index
// of the event that can't be parsed.
func ParseWebhookOrder(data []map[string]any) ([]WebHookDeliveryOrderEventInfoModel, error) {
	return parseEvents[models.DeliveryInfo]("ParseWebhookOrder", data)
}

// ParseWebhookReserve parses events about reserves and banquets, given in iiko's JSON form. The error
// contains the index of the event that can't be parsed.
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
			return nil, fmt.Errorf("goiikoapi: %s: event %d: %w", function, i, truncated(err))
		}
	}
	return events, nil
}
