package models

// WebhookSettingsResponse is the webhook settings of an organization for the current API login, from
// WebHook.Settings. The token is hidden from fmt and encoding/json.
type WebhookSettingsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// APILoginName is the name of the API login; nil is encoded as null.
	APILoginName *string `json:"apiLoginName"`
	// WebHooksURI is the URL that iiko sends webhooks to; nil is encoded as null.
	WebHooksURI *string `json:"webHooksUri"`
	// AuthToken is the Authorization header of every webhook. It is a secret.
	AuthToken *string `json:"authToken,omitzero"`
	// WebHooksFilter selects the events to send.
	WebHooksFilter *WebhookFilter `json:"webHooksFilter,omitzero"`
}

// WebhookFilter selects the events that iiko sends.
type WebhookFilter struct {
	// DeliveryOrderFilter selects the events of deliveries.
	DeliveryOrderFilter *WebhookDeliveryFilter `json:"deliveryOrderFilter,omitzero"`
	// TableOrderFilter selects the events of table orders.
	TableOrderFilter *WebhookTableOrderFilter `json:"tableOrderFilter,omitzero"`
	// ReserveFilter selects the events of reserves and banquets.
	ReserveFilter *WebhookReserveFilter `json:"reserveFilter,omitzero"`
	// StopListUpdateFilter turns on events about stop lists.
	StopListUpdateFilter *WebhookUpdatesFilter `json:"stopListUpdateFilter,omitzero"`
	// PersonalShiftFilter turns on events about employees' shifts.
	PersonalShiftFilter *WebhookUpdatesFilter `json:"personalShiftFilter,omitzero"`
	// NomenclatureUpdateFilter turns on events about menu changes.
	NomenclatureUpdateFilter *WebhookUpdatesFilter `json:"nomenclatureUpdateFilter,omitzero"`
	// BusinessHoursAndMappingUpdateFilter turns on events about changes of business hours or mapping.
	BusinessHoursAndMappingUpdateFilter *WebhookUpdatesFilter `json:"businessHoursAndMappingUpdateFilter,omitzero"`
}

// WebhookDeliveryFilter selects the events of deliveries that iiko sends.
type WebhookDeliveryFilter struct {
	// OrderStatuses are the delivery statuses that trigger an event.
	OrderStatuses []DeliveryStatus `json:"orderStatuses,omitzero"`
	// ItemStatuses are the item statuses that trigger an event.
	ItemStatuses []OrderItemStatus `json:"itemStatuses,omitzero"`
	// Errors turns on events about deliveries that could not be saved.
	Errors *bool `json:"errors,omitzero"`
	// ReturnedExternalDataKeys are the keys of external data to include in events.
	ReturnedExternalDataKeys []string `json:"returnedExternalDataKeys,omitzero"`
}

// WebhookTableOrderFilter selects the events of table orders that iiko sends.
type WebhookTableOrderFilter struct {
	// OrderStatuses are the order statuses that trigger an event.
	OrderStatuses []OrderStatus `json:"orderStatuses,omitzero"`
	// ItemStatuses are the item statuses that trigger an event.
	ItemStatuses []OrderItemStatus `json:"itemStatuses,omitzero"`
	// Errors turns on events about table orders that could not be saved.
	Errors *bool `json:"errors,omitzero"`
}

// WebhookReserveFilter selects the events of reserves and banquets that iiko sends.
type WebhookReserveFilter struct {
	// Updates turns on events about changes.
	Updates *bool `json:"updates,omitzero"`
	// Errors turns on events about reserves that could not be saved.
	Errors *bool `json:"errors,omitzero"`
}

// WebhookUpdatesFilter turns events of one kind on or off.
type WebhookUpdatesFilter struct {
	// Updates turns on events about changes.
	Updates *bool `json:"updates,omitzero"`
}

// UpdateWebhookSettingsRequest changes the webhook settings of an organization for the current API login,
// with WebHook.UpdateSettings. The token is hidden from fmt and encoding/json.
type UpdateWebhookSettingsRequest struct {
	// OrganizationID is the organization of the events, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// WebHooksURI is the URL to send webhooks to. Its handler must respond with status 200.
	WebHooksURI string `json:"webHooksUri"`
	// AuthToken is a secret of your choice. iiko sends it in the Authorization header of every webhook.
	AuthToken *string `json:"authToken,omitzero"`
	// WebHooksFilter selects the events to send.
	WebHooksFilter *WebhookFilter `json:"webHooksFilter,omitzero"`
}

// WebhookEventType is the type of an event. It determines the payload.
type WebhookEventType string

const (
	// WebhookEventTypeDeliveryOrderUpdate: a delivery was created or changed; the payload is a
	// [DeliveryInfo].
	WebhookEventTypeDeliveryOrderUpdate WebhookEventType = "DeliveryOrderUpdate"
	// WebhookEventTypeDeliveryOrderError: a delivery could not be saved; the payload is a [DeliveryInfo].
	WebhookEventTypeDeliveryOrderError WebhookEventType = "DeliveryOrderError"
	// WebhookEventTypeReserveUpdate: a reserve or banquet was created or changed; the payload is a
	// [ReserveInfo].
	WebhookEventTypeReserveUpdate WebhookEventType = "ReserveUpdate"
	// WebhookEventTypeReserveError: a reserve or banquet could not be saved; the payload is a [ReserveInfo].
	WebhookEventTypeReserveError WebhookEventType = "ReserveError"
	// WebhookEventTypeTableOrderUpdate: a table order was created or changed; the payload is a
	// [TableOrderInfo].
	WebhookEventTypeTableOrderUpdate WebhookEventType = "TableOrderUpdate"
	// WebhookEventTypeTableOrderError: a table order could not be saved; the payload is a [TableOrderInfo].
	WebhookEventTypeTableOrderError WebhookEventType = "TableOrderError"
	// WebhookEventTypeStopListUpdate: stop lists changed; the payload is a [StopListUpdate].
	WebhookEventTypeStopListUpdate WebhookEventType = "StopListUpdate"
	// WebhookEventTypePersonalShift: a personal shift was opened or closed; the payload is a [PersonalShift].
	WebhookEventTypePersonalShift WebhookEventType = "PersonalShift"
	// WebhookEventTypeKitchenOrderUpdate: an order changed in the kitchen; iiko does not document the
	// payload.
	WebhookEventTypeKitchenOrderUpdate WebhookEventType = "KitchenOrderUpdate"
	// WebhookEventTypeNomenclatureUpdate: the menu changed, reload it with Menu.Nomenclature; iiko does not
	// document the payload.
	WebhookEventTypeNomenclatureUpdate WebhookEventType = "NomenclatureUpdate"
	// WebhookEventTypeBusinessHoursAndMappingUpdate: business hours or mapping changed; iiko does not
	// document the payload.
	WebhookEventTypeBusinessHoursAndMappingUpdate WebhookEventType = "BusinessHoursAndMappingUpdate"
)
