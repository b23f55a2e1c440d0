package models

// StopListsRequest requests the stop lists with Menu.StopLists.
type StopListsRequest struct {
	// OrganizationIDs are the organizations of the stop lists, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// ReturnSize also returns the size that is out of stock; false when nil.
	ReturnSize *bool `json:"returnSize,omitzero"`
	// TerminalGroupsIDs limits the result to these terminal groups, from TerminalGroup.TerminalGroups; nil
	// means all.
	TerminalGroupsIDs []string `json:"terminalGroupsIds,omitzero"`
}

// StopListsResponse lists the stop lists of the organizations.
type StopListsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// TerminalGroupStopLists of each organization.
	TerminalGroupStopLists []OrganizationItems[TerminalGroupStopList] `json:"terminalGroupStopLists"`
}

// TerminalGroupStopList is the stop list of one terminal group.
type TerminalGroupStopList struct {
	// TerminalGroupID is the terminal group of the stop list.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// Items that are out of stock or running low.
	Items []StopListItem `json:"items"`
}

// StopListItem is a product that can only be sold while its balance lasts.
type StopListItem struct {
	// Balance is the amount left; 0 means out of stock.
	Balance float64 `json:"balance"`
	// ProductID is the product, from Menu.Nomenclature.
	ProductID string `json:"productId"`
	// SizeID is the size that is out of stock; empty unless sizes were requested and the product has them.
	SizeID string `json:"sizeId,omitzero"`
	// SKU is the article number of the product.
	SKU *string `json:"sku,omitzero"`
	// DateAdd is when the product was added to the list, in UTC.
	DateAdd DateTime `json:"dateAdd,omitzero"`
}

// AddToStopListRequest adds products to a stop list with Menu.AddToStopList. It needs extra rights of the API
// login. iikoRMS 8.6.1 or newer.
type AddToStopListRequest struct {
	// OrganizationID is the organization of the terminal group, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group of the stop list, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// Items to add to the list.
	Items []AddStopListItem `json:"items"`
}

// AddStopListItem is a product to add to a stop list.
type AddStopListItem struct {
	// ProductID is the product, from Menu.Nomenclature.
	ProductID string `json:"productId" iiko:"required"`
	// SizeID is the size of the product; empty if it has no sizes.
	SizeID string `json:"sizeId,omitzero"`
	// Balance is the amount left; 0 stops the sale.
	Balance float64 `json:"balance"`
}

// CheckStopListsRequest checks which items of an order are on the stop list before the order is created, with
// Menu.CheckStopLists.
type CheckStopListsRequest struct {
	// OrganizationID is the organization of the terminal group, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group for the order, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// Items of the order.
	Items []OrderItem `json:"items"`
}

// CheckStopListResponse lists the items that can't be ordered.
type CheckStopListResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// RejectedItems are the items on the stop list; nil if all can be ordered.
	RejectedItems []StopListItem `json:"rejectedItems,omitzero"`
}

// ClearStopListRequest clears a stop list with Menu.ClearStopList, so that everything can be sold again. It
// needs extra rights of the API login. iikoRMS 8.6.1 or newer.
type ClearStopListRequest struct {
	// OrganizationID is the organization of the terminal group, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group of the stop list, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
}

// RemoveFromStopListRequest removes products from a stop list with Menu.RemoveFromStopList. It needs extra
// rights of the API login. iikoRMS 8.6.1 or newer.
type RemoveFromStopListRequest struct {
	// OrganizationID is the organization of the terminal group, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group of the stop list, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId" iiko:"required"`
	// Items to remove from the list.
	Items []RemoveStopListItem `json:"items"`
}

// RemoveStopListItem is a product to remove from a stop list.
type RemoveStopListItem struct {
	// ProductID is the product, from Menu.Nomenclature.
	ProductID string `json:"productId" iiko:"required"`
	// SizeID is the size of the product; empty if it has no sizes.
	SizeID string `json:"sizeId,omitzero"`
}

// TerminalGroupStopListUpdate is a change of the stop list of a terminal group.
type TerminalGroupStopListUpdate struct {
	// ID of the terminal group.
	ID string `json:"id"`
	// IsFull reports whether the whole list was updated rather than a part of it.
	IsFull bool `json:"isFull"`
}

// StopListUpdate is a webhook payload: the terminal groups whose stop lists have changed. Get the lists from
// Menu.StopLists.
type StopListUpdate struct {
	// TerminalGroupsStopListsUpdates has an entry for each of these terminal groups.
	TerminalGroupsStopListsUpdates []TerminalGroupStopListUpdate `json:"terminalGroupsStopListsUpdates"`
}
