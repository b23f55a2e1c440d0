package models

// TerminalGroupsResponse lists terminal groups by organization: all those of
// TerminalGroup.TerminalGroups, or those that take bookings, of Reserves.AvailableTerminalGroups.
type TerminalGroupsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// TerminalGroups of each organization that are at work.
	TerminalGroups []OrganizationItems[TerminalGroup] `json:"terminalGroups"`
	// TerminalGroupsInSleep are those that iiko put to sleep because nobody used them;
	// TerminalGroup.Awake wakes them.
	TerminalGroupsInSleep []OrganizationItems[TerminalGroup] `json:"terminalGroupsInSleep"`
}

// TerminalGroup is a group of terminals that run iikoFront, most often a restaurant. Orders are sent to
// it.
type TerminalGroup struct {
	// ID of the group, which nearly every request about orders takes.
	ID string `json:"id"`
	// OrganizationID is the organization that owns the group.
	OrganizationID string `json:"organizationId"`
	// Name as the restaurant keeps it.
	Name string `json:"name"`
	// Address of the group; null stays null when it is sent on.
	//
	// Deprecated: iiko does not fill it.
	Address *string `json:"address"`
	// TimeZone of the group, by which its local dates are read: an offset from UTC as HH:MM:SS.
	TimeZone string `json:"timeZone"`
	// ExternalData that integrations keep with the group; only the keys that were asked for.
	ExternalData []ExternalData `json:"externalData,omitzero"`
	// PosVersion is the version of iikoFront that the group runs.
	PosVersion *string `json:"posVersion,omitzero"`
}

// TerminalGroupsRequest asks for the terminal groups of organizations with TerminalGroup.TerminalGroups.
type TerminalGroupsRequest struct {
	// OrganizationIDs whose groups to return, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// IncludeDisabled also returns groups that are switched off or that the API login has no grant for;
	// false when nil.
	IncludeDisabled *bool `json:"includeDisabled,omitzero"`
	// ReturnExternalData are the keys of external data to return with the groups.
	ReturnExternalData []string `json:"returnExternalData,omitzero"`
}

// AwakeTerminalGroupsRequest wakes sleeping terminal groups with TerminalGroup.Awake.
type AwakeTerminalGroupsRequest struct {
	// OrganizationIDs of the groups, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// TerminalGroupIDs to wake, the TerminalGroupsInSleep of TerminalGroup.TerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds" iiko:"required"`
}

// AwakeTerminalGroupsResponse tells which terminal groups woke up.
type AwakeTerminalGroupsResponse struct {
	// SuccessfullyProcessed are the groups that are awake now.
	SuccessfullyProcessed []string `json:"successfullyProcessed,omitzero"`
	// FailedProcessed are the groups that could not be woken.
	FailedProcessed []string `json:"failedProcessed,omitzero"`
}

// TerminalGroupsIsAliveRequest asks whether terminal groups can be reached, with TerminalGroup.IsAlive.
type TerminalGroupsIsAliveRequest struct {
	// OrganizationID of the groups, when it is but one.
	//
	// Deprecated: use OrganizationIDs.
	OrganizationID string `json:"organizationId,omitzero"`
	// OrganizationIDs of the groups, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// TerminalGroupIDs to ask about, from TerminalGroup.TerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds" iiko:"required"`
}

// TerminalGroupsIsAliveResponse tells which terminal groups can be reached.
type TerminalGroupsIsAliveResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// IsAliveStatus of each group that was asked about.
	IsAliveStatus []TerminalGroupAliveStatus `json:"isAliveStatus"`
}

// TerminalGroupAliveStatus tells whether a terminal group can be reached.
type TerminalGroupAliveStatus struct {
	// IsAlive tells that the group takes requests right now.
	IsAlive bool `json:"isAlive"`
	// TerminalGroupID is the group it is about.
	TerminalGroupID string `json:"terminalGroupId"`
	// OrganizationID is the organization that owns the group.
	OrganizationID string `json:"organizationId"`
}
