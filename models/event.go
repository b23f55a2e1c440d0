package models

// Event is a notification that iiko sends to a webhook's URL.
type Event[T any] struct {
	// EventType says what happened and which body EventInfo has.
	EventType WebhookEventType `json:"eventType"`
	// EventTime is when it happened, at iiko.
	EventTime DateTime `json:"eventTime,omitzero"`
	// OrganizationID is the organization where it happened.
	OrganizationID string `json:"organizationId,omitzero"`
	// CorrelationID is that of the call that caused it, when one did.
	CorrelationID string `json:"correlationId,omitzero"`
	// EventInfo is what changed, in its new state.
	EventInfo T `json:"eventInfo"`
}

// DeliveryOrderEvent is a notification about a delivery: DeliveryOrderUpdate or DeliveryOrderError.
type DeliveryOrderEvent = Event[DeliveryInfo]

// TableOrderEvent is a notification about a table order: TableOrderUpdate or TableOrderError.
type TableOrderEvent = Event[TableOrderInfo]

// ReserveEvent is a notification about a reserve or banquet: ReserveUpdate or ReserveError.
type ReserveEvent = Event[ReserveInfo]

// StopListEvent is a notification that the stop lists of terminal groups changed: StopListUpdate.
type StopListEvent = Event[StopListUpdate]

// PersonalShiftEvent is a notification that an employee's shift was opened or closed: PersonalShift.
type PersonalShiftEvent = Event[PersonalShift]
