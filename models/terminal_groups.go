package models

// TerminalGroupsResponse lists terminal groups by organization: all from TerminalGroup.TerminalGroups, those
// that take reservations from Reserves.AvailableTerminalGroups.
type TerminalGroupsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// TerminalGroups of each organization that are not asleep.
	TerminalGroups []OrganizationItems[TerminalGroup] `json:"terminalGroups"`
	// TerminalGroupsInSleep are groups that iiko put to sleep because they were not used. Wake them with
	// TerminalGroup.Awake.
	TerminalGroupsInSleep []OrganizationItems[TerminalGroup] `json:"terminalGroupsInSleep"`
}

// TerminalGroup is a group of terminals with iikoFront, usually a restaurant. It receives orders.
type TerminalGroup struct {
	// ID of the group, for nearly every request about orders.
	ID string `json:"id"`
	// OrganizationID is the organization of the group.
	OrganizationID string `json:"organizationId"`
	// Name set by the restaurant.
	Name string `json:"name"`
	// Address of the group; nil is encoded as null.
	//
	// Deprecated: iiko does not fill it.
	Address *string `json:"address"`
	// TimeZone of the group, for its local dates: an offset from UTC as HH:MM:SS.
	TimeZone string `json:"timeZone"`
	// ExternalData stored with the group, for the keys in the request.
	ExternalData []ExternalData `json:"externalData,omitzero"`
	// PosVersion is the version of iikoFront in the group.
	PosVersion *string `json:"posVersion,omitzero"`
}

// TerminalGroupsRequest requests the terminal groups of organizations with TerminalGroup.TerminalGroups.
type TerminalGroupsRequest struct {
	// OrganizationIDs are the organizations of the groups, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// IncludeDisabled also returns groups that are disabled or that the API login has no access to; false
	// when nil.
	IncludeDisabled *bool `json:"includeDisabled,omitzero"`
	// ReturnExternalData are the keys of external data to return with the groups.
	ReturnExternalData []string `json:"returnExternalData,omitzero"`
}

// AwakeTerminalGroupsRequest wakes sleeping terminal groups with TerminalGroup.Awake.
type AwakeTerminalGroupsRequest struct {
	// OrganizationIDs of the groups, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// TerminalGroupIDs to wake, from TerminalGroupsInSleep of TerminalGroup.TerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds" iiko:"required"`
}

// AwakeTerminalGroupsResponse lists which terminal groups woke up.
type AwakeTerminalGroupsResponse struct {
	// SuccessfullyProcessed are the groups that woke up.
	SuccessfullyProcessed []string `json:"successfullyProcessed,omitzero"`
	// FailedProcessed are the groups that did not.
	FailedProcessed []string `json:"failedProcessed,omitzero"`
}

// CheckAliveRequest checks whether terminal groups are reachable, with TerminalGroup.IsAlive.
type CheckAliveRequest struct {
	// OrganizationID of the groups, if there is only one.
	//
	// Deprecated: use OrganizationIDs.
	OrganizationID string `json:"organizationId,omitzero"`
	// OrganizationIDs of the groups, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// TerminalGroupIDs to check, from TerminalGroup.TerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds" iiko:"required"`
}

// TerminalGroupsIsAliveResponse lists which terminal groups are reachable.
type TerminalGroupsIsAliveResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// IsAliveStatus of each group of the request.
	IsAliveStatus []TerminalGroupAliveStatus `json:"isAliveStatus"`
}

// TerminalGroupAliveStatus reports whether a terminal group is reachable.
type TerminalGroupAliveStatus struct {
	// IsAlive reports whether the group is reachable now.
	IsAlive bool `json:"isAlive"`
	// TerminalGroupID is the terminal group.
	TerminalGroupID string `json:"terminalGroupId"`
	// OrganizationID is the organization of the group.
	OrganizationID string `json:"organizationId"`
}
