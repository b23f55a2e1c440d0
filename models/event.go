package models

// Event is an event of a webhook.
type Event[T any] struct {
	// EventType is the type of the event. It determines the type of EventInfo.
	EventType WebhookEventType `json:"eventType"`
	// EventTime is when it happened, by iiko's clock.
	EventTime DateTime `json:"eventTime,omitzero"`
	// OrganizationID is the organization of the event.
	OrganizationID string `json:"organizationId,omitzero"`
	// CorrelationID is that of the call that caused the event, if any.
	CorrelationID string `json:"correlationId,omitzero"`
	// EventInfo is the payload: the changed object in its new state.
	EventInfo T `json:"eventInfo"`
}

// DeliveryOrderEvent is an event of a delivery: DeliveryOrderUpdate or DeliveryOrderError.
type DeliveryOrderEvent = Event[DeliveryInfo]

// TableOrderEvent is an event of a table order: TableOrderUpdate or TableOrderError.
type TableOrderEvent = Event[TableOrderInfo]

// ReserveEvent is an event of a reserve or banquet: ReserveUpdate or ReserveError.
type ReserveEvent = Event[ReserveInfo]

// StopListEvent is a change of stop lists of terminal groups: StopListUpdate.
type StopListEvent = Event[StopListUpdate]

// PersonalShiftEvent is an opened or closed personal shift: PersonalShift.
type PersonalShiftEvent = Event[PersonalShift]
