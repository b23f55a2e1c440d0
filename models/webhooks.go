package models

// WebhookSettingsResponse is what an organization and the API login in use have set up for webhooks, from
// WebHook.Settings. Printed or encoded as JSON it does not show the token.
type WebhookSettingsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// APILoginName is the name of the API login; null stays null when it is sent on.
	APILoginName *string `json:"apiLoginName"`
	// WebHooksURI is where iiko posts its notifications; null stays null when it is sent on.
	WebHooksURI *string `json:"webHooksUri"`
	// AuthToken is what iiko sends in the Authorization header of every notification. It is a secret.
	AuthToken *string `json:"authToken,omitzero"`
	// WebHooksFilter says about what iiko notifies.
	WebHooksFilter *WebhookFilter `json:"webHooksFilter,omitzero"`
}

// WebhookFilter chooses the events about which iiko notifies.
type WebhookFilter struct {
	// DeliveryOrderFilter chooses among events of deliveries.
	DeliveryOrderFilter *WebhookDeliveryFilter `json:"deliveryOrderFilter,omitzero"`
	// TableOrderFilter chooses among events of table orders.
	TableOrderFilter *WebhookTableOrderFilter `json:"tableOrderFilter,omitzero"`
	// ReserveFilter chooses among events of reserves and banquets.
	ReserveFilter *WebhookReserveFilter `json:"reserveFilter,omitzero"`
	// StopListUpdateFilter turns on notifications about stop lists.
	StopListUpdateFilter *WebhookUpdatesFilter `json:"stopListUpdateFilter,omitzero"`
	// PersonalShiftFilter turns on notifications about employees' shifts.
	PersonalShiftFilter *WebhookUpdatesFilter `json:"personalShiftFilter,omitzero"`
	// NomenclatureUpdateFilter turns on notifications that the menu has changed.
	NomenclatureUpdateFilter *WebhookUpdatesFilter `json:"nomenclatureUpdateFilter,omitzero"`
	// BusinessHoursAndMappingUpdateFilter turns on notifications that opening hours or the mapping have
	// changed.
	BusinessHoursAndMappingUpdateFilter *WebhookUpdatesFilter `json:"businessHoursAndMappingUpdateFilter,omitzero"`
}

// WebhookDeliveryFilter chooses the events of deliveries about which iiko notifies.
type WebhookDeliveryFilter struct {
	// OrderStatuses that set off a notification when a delivery reaches one of them.
	OrderStatuses []DeliveryStatus `json:"orderStatuses,omitzero"`
	// ItemStatuses that set off a notification when an item of a delivery reaches one of them.
	ItemStatuses []OrderItemStatus `json:"itemStatuses,omitzero"`
	// Errors turns on notifications about deliveries that could not be saved.
	Errors *bool `json:"errors,omitzero"`
	// ReturnedExternalDataKeys are the keys of external data that a notification carries along.
	ReturnedExternalDataKeys []string `json:"returnedExternalDataKeys,omitzero"`
}

// WebhookTableOrderFilter chooses the events of table orders about which iiko notifies.
type WebhookTableOrderFilter struct {
	// OrderStatuses that set off a notification when a table order reaches one of them.
	OrderStatuses []OrderStatus `json:"orderStatuses,omitzero"`
	// ItemStatuses that set off a notification when an item of a table order reaches one of them.
	ItemStatuses []OrderItemStatus `json:"itemStatuses,omitzero"`
	// Errors turns on notifications about table orders that could not be saved.
	Errors *bool `json:"errors,omitzero"`
}

// WebhookReserveFilter chooses the events of reserves and banquets about which iiko notifies.
type WebhookReserveFilter struct {
	// Updates turns on notifications about changes.
	Updates *bool `json:"updates,omitzero"`
	// Errors turns on notifications about reserves that could not be saved.
	Errors *bool `json:"errors,omitzero"`
}

// WebhookUpdatesFilter turns notifications of one kind on or off.
type WebhookUpdatesFilter struct {
	// Updates turns on notifications about changes.
	Updates *bool `json:"updates,omitzero"`
}

// UpdateWebhookSettingsRequest sets up the webhooks of an organization for the API login in use, with
// WebHook.UpdateSettings. Printed or encoded as JSON it does not show the token.
type UpdateWebhookSettingsRequest struct {
	// OrganizationID is the organization to be notified about, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// WebHooksURI is where iiko is to post its notifications; the handler there has to answer 200.
	WebHooksURI string `json:"webHooksUri"`
	// AuthToken is a secret of your choice that iiko is to send in the Authorization header of every
	// notification.
	AuthToken *string `json:"authToken,omitzero"`
	// WebHooksFilter says about what to notify.
	WebHooksFilter *WebhookFilter `json:"webHooksFilter,omitzero"`
}

// WebhookEventType says what a notification is about, and with it what its event info holds.
type WebhookEventType string

const (
	// A delivery was placed or changed; the event info is a [DeliveryInfo].
	WebhookEventTypeDeliveryOrderUpdate WebhookEventType = "DeliveryOrderUpdate"
	// A delivery could not be saved; the event info is a [DeliveryInfo].
	WebhookEventTypeDeliveryOrderError WebhookEventType = "DeliveryOrderError"
	// A reserve or banquet was made or changed; the event info is a [ReserveInfo].
	WebhookEventTypeReserveUpdate WebhookEventType = "ReserveUpdate"
	// A reserve or banquet could not be saved; the event info is a [ReserveInfo].
	WebhookEventTypeReserveError WebhookEventType = "ReserveError"
	// A table order was placed or changed; the event info is a [TableOrderInfo].
	WebhookEventTypeTableOrderUpdate WebhookEventType = "TableOrderUpdate"
	// A table order could not be saved; the event info is a [TableOrderInfo].
	WebhookEventTypeTableOrderError WebhookEventType = "TableOrderError"
	// Stop lists changed; the event info is a [StopListUpdate].
	WebhookEventTypeStopListUpdate WebhookEventType = "StopListUpdate"
	// An employee's shift was opened or closed; the event info is a [PersonalShift].
	WebhookEventTypePersonalShift WebhookEventType = "PersonalShift"
	// An order changed in the kitchen. The form of its event info is not known.
	WebhookEventTypeKitchenOrderUpdate WebhookEventType = "KitchenOrderUpdate"
	// The menu changed: read it again with Menu.Nomenclature. The form of its event info is not known.
	WebhookEventTypeNomenclatureUpdate WebhookEventType = "NomenclatureUpdate"
	// Opening hours or the mapping changed. The form of its event info is not known.
	WebhookEventTypeBusinessHoursAndMappingUpdate WebhookEventType = "BusinessHoursAndMappingUpdate"
)
