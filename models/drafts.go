package models

// DraftsByFilterRequest searches drafts with Drafts.ByFilter.
type DraftsByFilterRequest struct {
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// DateFrom is the earliest creation time of a draft, in UTC.
	DateFrom DateTime `json:"dateFrom,omitzero"`
	// DateTo is the latest creation time of a draft, in UTC.
	DateTo DateTime `json:"dateTo,omitzero"`
	// Phone of the customer.
	Phone *string `json:"phone,omitzero"`
	// Limit is the maximum number of drafts to return; 50 when nil.
	Limit *int `json:"limit,omitzero"`
	// Offset is the number of drafts to skip, for paging.
	Offset *int `json:"offset,omitzero"`
	// SourceKeys limits the result to drafts from these sources, such as an aggregator.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// TerminalGroupIDs limits the result to these terminal groups, from TerminalGroup.TerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds,omitzero"`
	// SearchText is the beginning of the text to search for.
	SearchText *string `json:"searchText,omitzero"`
	// SortProperty is what to sort by.
	SortProperty DraftSortProperty `json:"sortProperty,omitzero"`
	// SortDirection is ascending or descending.
	SortDirection SortDirection `json:"sortDirection,omitzero"`
	// OperatorIDs limits the result to drafts of these operators.
	OperatorIDs []string `json:"operatorIds,omitzero"`
	// OrderTypeIDs limits the result to these order types, from Dictionaries.OrderTypes.
	OrderTypeIDs []string `json:"orderTypeIds,omitzero"`
	// DeliveryDateFrom is the earliest delivery date. Only in older versions of the API.
	DeliveryDateFrom *string `json:"deliveryDateFrom,omitzero"`
	// DeliveryDateTo is the latest delivery date. Only in older versions of the API.
	DeliveryDateTo *string `json:"deliveryDateTo,omitzero"`
}

// DraftSortProperty is the property that a search sorts drafts by.
type DraftSortProperty string

const (
	// DraftSortPropertyCompleteBefore: time promised to the customer.
	DraftSortPropertyCompleteBefore DraftSortProperty = "CompleteBefore"
	// DraftSortPropertyCustomer: customer.
	DraftSortPropertyCustomer DraftSortProperty = "Customer"
)

// FilterDraftsResponse is a page of drafts.
type FilterDraftsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Drafts found, one page.
	Drafts []Draft `json:"drafts"`
}

// Draft is a delivery that an operator is still taking. Terminals do not see it until Drafts.Commit.
type Draft struct {
	// ID of the order; the requests about drafts take it as OrderID.
	ID string `json:"id"`
	// OrganizationID is the organization of the order.
	OrganizationID string `json:"organizationId"`
	// LockedByUser is the ID of the employee who has locked the draft for editing; empty while it is unlocked.
	LockedByUser string `json:"lockedByUser,omitzero"`
	// LockedAt is when the draft was locked; empty while it is unlocked.
	LockedAt DateTime `json:"lockedAt,omitzero"`
	// Order in its current state.
	Order DeliveryOrder `json:"order"`
	// TerminalGroupID is the terminal group for the order, from TerminalGroup.TerminalGroups; empty if none
	// is chosen.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// CreatedAt is when the draft was created, in UTC.
	CreatedAt DateTime `json:"createdAt"`
}

// DraftByIDRequest requests a draft with Drafts.ByID.
type DraftByIDRequest struct {
	// OrganizationID to search, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the draft, [Draft.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// EmployeeID is the employee who requests it. Only in older versions of the API.
	EmployeeID string `json:"employeeId,omitzero"`
}

// GetDraftResponse is a draft.
type GetDraftResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Order in its current state.
	Order DeliveryOrder `json:"order"`
	// LockedByUser is the ID of the employee who has locked the draft for editing; empty while it is unlocked.
	LockedByUser string `json:"lockedByUser,omitzero"`
	// LockedAt is when the draft was locked; empty while it is unlocked.
	LockedAt DateTime `json:"lockedAt,omitzero"`
	// OrganizationID is the organization of the order.
	OrganizationID string `json:"organizationId"`
	// TerminalGroupID is the terminal group for the order, from TerminalGroup.TerminalGroups; empty if none
	// is chosen.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// CreatedAt is when the draft was created, in UTC.
	CreatedAt DateTime `json:"createdAt"`
}

// CommitDraftRequest turns a draft into a delivery and sends it to a terminal, with Drafts.Commit.
type CommitDraftRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group for the order, from TerminalGroup.TerminalGroups; empty if none
	// is chosen.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// CreateOrderSettings set the terminal's time limit and the checks before; iiko's defaults when nil.
	CreateOrderSettings *CreateOrderSettings `json:"createOrderSettings,omitzero"`
	// OrderID is the draft, [Draft.ID].
	OrderID string `json:"orderId" iiko:"required"`
}

// CreateDraftRequest creates a draft with Drafts.Create.
type CreateDraftRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Order to save as a draft.
	Order DeliveryOrder `json:"order"`
	// TerminalGroupID is the terminal group for the order, from TerminalGroup.TerminalGroups; empty if none
	// is chosen.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
}

// SaveDraftResponse is the draft that Drafts.Create or Drafts.Save saved.
type SaveDraftResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// OrderID is the draft, [Draft.ID].
	OrderID string `json:"orderId"`
}

// LockDraftRequest locks a draft for editing with Drafts.Lock and unlocks it with Drafts.Unlock.
type LockDraftRequest struct {
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the draft, [Draft.ID].
	OrderID string `json:"orderId" iiko:"required"`
	// EmployeeID is the employee who edits the draft.
	EmployeeID string `json:"employeeId" iiko:"required"`
}

// SaveDraftRequest replaces the contents of a draft with Drafts.Save.
type SaveDraftRequest struct {
	// EmployeeID is the employee who makes the change.
	EmployeeID string `json:"employeeId" iiko:"required"`
	// OrganizationID is the organization of the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Order with the new contents; its ID identifies the draft.
	Order DeliveryOrder `json:"order"`
	// TerminalGroupID is the terminal group for the order, from TerminalGroup.TerminalGroups; empty if none
	// is chosen.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
}
