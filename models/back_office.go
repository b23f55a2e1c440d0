package models

import "encoding/json"

// TerminalsRequest lists the terminals of an organization.
type TerminalsRequest struct {
	// IncludeAnonymous is whether terminals without a name are returned; false when nil.
	IncludeAnonymous *bool `json:"includeAnonymous,omitzero"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Search selects terminals by a part of their name.
	Search *string `json:"search,omitzero"`
}

// TerminalsResponse has the terminals of an organization.
type TerminalsResponse struct {
	// Items are the terminals.
	Items []Terminal `json:"items,omitzero"`
	// TotalCount is their number.
	TotalCount *int `json:"totalCount,omitzero"`
}

// Terminal is a terminal.
type Terminal struct {
	// ComputerName is the address of the host.
	ComputerName *string `json:"computerName,omitzero"`
	// ID of the terminal.
	ID string `json:"id,omitzero"`
	// IsAnonymous reports whether the terminal has no name.
	IsAnonymous *bool `json:"isAnonymous,omitzero"`
	// Name of the terminal.
	Name *string `json:"name,omitzero"`
	// RestaurantSectionIDs are the IDs of the sections that the terminal can use.
	RestaurantSectionIDs []string `json:"restaurantSectionIds,omitzero"`
}

// CashRegistersRequest lists the cash registers of an organization.
type CashRegistersRequest struct {
	// Limit is the maximum number of cash registers, 1 to 1000; nil means 50.
	Limit *int `json:"limit,omitzero" iiko:"min=1,max=1000"`
	// Offset is the number of cash registers to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Search selects cash registers by a part of their name or number, in any case.
	Search *string `json:"search,omitzero"`
	// TerminalGroupIDs selects the cash registers of terminal groups.
	TerminalGroupIDs []string `json:"terminalGroupIds,omitzero"`
}

// CashRegistersResponse is a page of the cash registers.
type CashRegistersResponse struct {
	// Items are the cash registers of the page.
	Items []CashRegister `json:"items,omitzero"`
	// Limit is that of the request.
	Limit *int `json:"limit,omitzero"`
	// Offset is that of the request.
	Offset *int `json:"offset,omitzero"`
	// TotalCount is the number of cash registers on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// CashRegister is a cash register.
type CashRegister struct {
	// ID of the cash register.
	ID string `json:"id,omitzero"`
	// Name of the cash register.
	Name *string `json:"name,omitzero"`
	// Number of the cash register.
	Number *string `json:"number,omitzero"`
	// Status of the cash register. iiko does not document the values.
	Status *string `json:"status,omitzero"`
	// TerminalGroupIDs are the IDs of the terminal groups that use it.
	TerminalGroupIDs []string `json:"terminalGroupIds,omitzero"`
}

// EventsRequest lists the events of a restaurant: either from a revision on, or of a period.
type EventsRequest struct {
	// EventTypes are codes of [EventType]; nil selects all.
	EventTypes []string `json:"eventTypes,omitzero"`
	// FromRevision selects the events of this revision and later. It can't be combined with FromTime and ToTime.
	FromRevision *int64 `json:"fromRevision,omitzero" iiko:"min=0"`
	// FromTime is the start of the period, RFC 3339, included. It needs ToTime.
	FromTime DateTime `json:"fromTime,omitzero"`
	// OrganizationID is the ID of the organization; "" returns the events of the chain.
	OrganizationID string `json:"organizationId,omitzero"`
	// ToTime is the end of the period, RFC 3339, not included. It needs FromTime.
	ToTime DateTime `json:"toTime,omitzero"`
}

// EventsResponse has events of a restaurant.
type EventsResponse struct {
	// Items are the events.
	Items []PlatformEvent `json:"items,omitzero"`
	// Revision is that of the last event. The next request goes on from the one after it.
	Revision *int64 `json:"revision,omitzero"`
	// TotalCount is the number of events.
	TotalCount *int `json:"totalCount,omitzero"`
}

// PlatformEvent is something that happened in a restaurant.
type PlatformEvent struct {
	// Attributes of the event.
	Attributes []PlatformEventAttribute `json:"attributes,omitzero"`
	// EventType is the code of an [EventType].
	EventType *string `json:"eventType,omitzero"`
	// ID of the event.
	ID string `json:"id,omitzero"`
	// OccurredAt is when it happened.
	OccurredAt DateTime `json:"occurredAt,omitzero"`
	// Source is where the event comes from.
	Source PlatformEventSource `json:"source,omitzero"`
}

// PlatformEventSource is where an event comes from.
type PlatformEventSource string

const (
	// PlatformEventSourceRMS: the restaurant's server.
	PlatformEventSourceRMS PlatformEventSource = "RMS"
	// PlatformEventSourceChain: the server of the chain.
	PlatformEventSourceChain PlatformEventSource = "Chain"
)

// PlatformEventAttribute is a property of an event.
type PlatformEventAttribute struct {
	// Code of the property.
	Code *string `json:"code,omitzero"`
	// Value is the JSON of the value: a boolean, number or text.
	Value json.RawMessage `json:"value,omitzero"`
}

// EventMetadataResponse has the types of events.
type EventMetadataResponse struct {
	// EventGroups are the groups of types.
	EventGroups []EventGroup `json:"eventGroups,omitzero"`
	// TotalCount is the number of groups.
	TotalCount *int `json:"totalCount,omitzero"`
}

// EventGroup is a group of types of events.
type EventGroup struct {
	// Code of the group.
	Code *string `json:"code,omitzero"`
	// EventTypes of the group.
	EventTypes []EventType `json:"eventTypes,omitzero"`
	// Name of the group.
	Name *string `json:"name,omitzero"`
}

// EventType is a type of events.
type EventType struct {
	// Code of the type.
	Code *string `json:"code,omitzero"`
	// Name of the type.
	Name *string `json:"name,omitzero"`
	// Severity of the events.
	Severity *int `json:"severity,omitzero"`
}

// LicensesRequest lists licenses.
type LicensesRequest struct {
	// OrganizationIDs selects organizations; nil selects all of the API login.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
}

// LicensesResponse has the licenses of organizations.
type LicensesResponse struct {
	// CorrelationID identifies the call.
	CorrelationID string `json:"correlationId"`
	// OrganizationLicenses are the licenses by organization.
	OrganizationLicenses []OrganizationLicenses `json:"organizationLicenses"`
}

// OrganizationLicenses are the licenses of an organization.
type OrganizationLicenses struct {
	// Licenses of the organization.
	Licenses []License `json:"licenses"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId"`
}

// License is a license of an organization.
type License struct {
	// Expires is the end of the license; "" if it has none.
	Expires DateTime `json:"expires,omitzero"`
	// LicenseStart is the start of the license.
	LicenseStart DateTime `json:"licenseStart,omitzero"`
	// ModuleID is the ID of the licensed module.
	ModuleID string `json:"moduleId"`
	// OrganizationID is the ID of the organization in iikoCloud.
	OrganizationID string `json:"organizationId"`
	// Quantity is the number of slots.
	Quantity float64 `json:"quantity"`
}
