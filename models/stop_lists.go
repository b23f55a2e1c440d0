package models

// StopListsRequest asks which dishes have run out, with Menu.StopLists.
type StopListsRequest struct {
	// OrganizationIDs whose stop lists to return, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// ReturnSize also tells which size of a dish has run out; false when nil.
	ReturnSize *bool `json:"returnSize,omitzero"`
	// TerminalGroupsIDs keep only the lists of these terminal groups, from TerminalGroup.TerminalGroups;
	// nil keeps all.
	TerminalGroupsIDs []string `json:"terminalGroupsIds,omitzero"`
}

// StopListsResponse holds the stop lists of the organizations.
type StopListsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// TerminalGroupStopLists of each organization.
	TerminalGroupStopLists []OrganizationItems[TerminalGroupStopList] `json:"terminalGroupStopLists"`
}

// TerminalGroupStopList is the stop list of one terminal group.
type TerminalGroupStopList struct {
	// TerminalGroupID says whose list it is.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// Items that have run out or are running low.
	Items []StopListItem `json:"items"`
}

// StopListItem is a dish that can be sold only as long as its balance lasts.
type StopListItem struct {
	// Balance is how much of the dish is left; 0 means none.
	Balance float64 `json:"balance"`
	// ProductID is the dish or product, from Menu.Nomenclature.
	ProductID string `json:"productId"`
	// SizeID is the size that has run out; empty unless sizes were asked for and the dish has them.
	SizeID string `json:"sizeId,omitzero"`
	// SKU is the article number of the dish.
	SKU *string `json:"sku,omitzero"`
	// DateAdd is when the dish came onto the list, in UTC.
	DateAdd DateTime `json:"dateAdd,omitzero"`
}

// AddToStopListRequest puts dishes on a stop list with Menu.AddToStopList. It takes extra rights of the
// API login. iikoRMS 8.6.1 or newer.
type AddToStopListRequest struct {
	// OrganizationID is the organization of the terminal group, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group whose stop list it is, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// Items to put on the list.
	Items []AddStopListItem `json:"items"`
}

// AddStopListItem is a dish to put on a stop list.
type AddStopListItem struct {
	// ProductID is the dish or product, from Menu.Nomenclature.
	ProductID string `json:"productId" iiko:"required"`
	// SizeID is one size of the dish; empty for a dish without sizes.
	SizeID string `json:"sizeId,omitzero"`
	// Balance is how much of the dish is left; 0 stops its sale.
	Balance float64 `json:"balance"`
}

// CheckStopListRequest asks, before an order is placed, which of its items are on the stop list:
// Menu.CheckStopLists.
type CheckStopListRequest struct {
	// OrganizationID is the organization of the terminal group, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group that is to get the order, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// Items of the order.
	Items []OrderItem `json:"items"`
}

// CheckStopListResponse names the items that cannot be ordered.
type CheckStopListResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// RejectedItems are those on the stop list; nil when all can be ordered.
	RejectedItems []StopListItem `json:"rejectedItems,omitzero"`
}

// ClearStopListRequest empties a stop list with Menu.ClearStopList, so that everything can be sold again.
// It takes extra rights of the API login. iikoRMS 8.6.1 or newer.
type ClearStopListRequest struct {
	// OrganizationID is the organization of the terminal group, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group whose stop list it is, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
}

// RemoveFromStopListRequest takes dishes off a stop list with Menu.RemoveFromStopList. It takes extra
// rights of the API login. iikoRMS 8.6.1 or newer.
type RemoveFromStopListRequest struct {
	// OrganizationID is the organization of the terminal group, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group whose stop list it is, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// Items to take off the list.
	Items []RemoveStopListItem `json:"items"`
}

// RemoveStopListItem is a dish to take off a stop list.
type RemoveStopListItem struct {
	// ProductID is the dish or product, from Menu.Nomenclature.
	ProductID string `json:"productId" iiko:"required"`
	// SizeID is one size of the dish; empty for a dish without sizes.
	SizeID string `json:"sizeId,omitzero"`
}

// TerminalGroupStopListUpdate says that the stop list of a terminal group has changed.
type TerminalGroupStopListUpdate struct {
	// ID of the terminal group.
	ID string `json:"id"`
	// IsFull tells that the list was renewed as a whole, not just a part of it.
	IsFull bool `json:"isFull"`
}

// StopListUpdate is what a webhook says when stop lists change: in which terminal groups. The lists
// themselves come from Menu.StopLists.
type StopListUpdate struct {
	// TerminalGroupsStopListsUpdates has an entry for each terminal group concerned.
	TerminalGroupsStopListsUpdates []TerminalGroupStopListUpdate `json:"terminalGroupsStopListsUpdates"`
}
