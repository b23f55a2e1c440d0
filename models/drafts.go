package models

// FilterDraftsRequest searches the drafts of deliveries with Drafts.ByFilter.
type FilterDraftsRequest struct {
	// OrganizationIDs to search, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// DateFrom is the earliest creation of a draft, in UTC.
	DateFrom DateTime `json:"dateFrom,omitzero"`
	// DateTo is the latest creation of a draft, in UTC.
	DateTo DateTime `json:"dateTo,omitzero"`
	// Phone of the customer.
	Phone *string `json:"phone,omitzero"`
	// Limit is how many drafts to return; nil means 50.
	Limit *int `json:"limit,omitzero"`
	// Offset is how many of the drafts found to skip, to read page by page.
	Offset *int `json:"offset,omitzero"`
	// SourceKeys keep only drafts that came from these sources, such as an aggregator.
	SourceKeys []string `json:"sourceKeys,omitzero"`
	// TerminalGroupIDs keep only drafts for these terminal groups, from TerminalGroup.TerminalGroups.
	TerminalGroupIDs []string `json:"terminalGroupIds,omitzero"`
	// SearchText is the beginning of what to look for.
	SearchText *string `json:"searchText,omitzero"`
	// SortProperty is what to sort by.
	SortProperty DraftSortProperty `json:"sortProperty,omitzero"`
	// SortDirection is ascending or descending.
	SortDirection SortDirection `json:"sortDirection,omitzero"`
	// OperatorIDs keep only drafts of these operators.
	OperatorIDs []string `json:"operatorIds,omitzero"`
	// OrderTypeIDs keep only drafts of these order types, from Dictionaries.OrderTypes.
	OrderTypeIDs []string `json:"orderTypeIds,omitzero"`
	// DeliveryDateFrom is the earliest delivery date. Known to older versions of the API only.
	DeliveryDateFrom *string `json:"deliveryDateFrom,omitzero"`
	// DeliveryDateTo is the latest delivery date. Known to older versions of the API only.
	DeliveryDateTo *string `json:"deliveryDateTo,omitzero"`
}

// DraftSortProperty is what a search sorts drafts by.
type DraftSortProperty string

const (
	// By the time that was promised to the guest.
	DraftSortPropertyCompleteBefore DraftSortProperty = "CompleteBefore"
	// By the customer.
	DraftSortPropertyCustomer DraftSortProperty = "Customer"
)

// FilterDraftsResponse lists the drafts that were found.
type FilterDraftsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Drafts that were found, one page of them.
	Drafts []Draft `json:"drafts"`
}

// Draft is a delivery that an operator is still composing: no terminal knows of it until Drafts.Commit.
type Draft struct {
	// ID of the order, which the requests about a draft take as OrderID.
	ID string `json:"id"`
	// OrganizationID is the organization that is to take the order.
	OrganizationID string `json:"organizationId"`
	// LockedByUser is the employee who holds the draft for editing; nil while it is free.
	LockedByUser *string `json:"lockedByUser,omitzero"`
	// LockedAt is when that employee opened the draft; empty while nobody holds it.
	LockedAt DateTime `json:"lockedAt,omitzero"`
	// Order as it stands so far.
	Order DeliveryOrder `json:"order"`
	// TerminalGroupID is the terminal group that is to get the order, from TerminalGroup.TerminalGroups;
	// empty when none has been chosen.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// CreatedAt is when the draft was made, in UTC.
	CreatedAt DateTime `json:"createdAt"`
}

// GetDraftRequest reads one draft with Drafts.ByID.
type GetDraftRequest struct {
	// OrganizationID to search, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the draft, as [Draft] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// EmployeeID is the employee who asks. Known to older versions of the API only.
	EmployeeID string `json:"employeeId,omitzero"`
}

// GetDraftResponse is the draft that was asked for.
type GetDraftResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Order as it stands so far.
	Order DeliveryOrder `json:"order"`
	// LockedByUser is the employee who holds the draft for editing; nil while it is free.
	LockedByUser *string `json:"lockedByUser,omitzero"`
	// LockedAt is when that employee opened the draft; empty while nobody holds it.
	LockedAt DateTime `json:"lockedAt,omitzero"`
	// OrganizationID is the organization that is to take the order.
	OrganizationID string `json:"organizationId"`
	// TerminalGroupID is the terminal group that is to get the order, from TerminalGroup.TerminalGroups;
	// empty when none has been chosen.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// CreatedAt is when the draft was made, in UTC.
	CreatedAt DateTime `json:"createdAt"`
}

// CommitDraftRequest makes a delivery of a draft and sends it to a terminal, with Drafts.Commit.
type CommitDraftRequest struct {
	// OrganizationID is the organization that takes the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TerminalGroupID is the terminal group that is to get the order, from TerminalGroup.TerminalGroups;
	// empty when none has been chosen.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// CreateOrderSettings says how long the terminal has to take the order and what is checked before;
	// nil means iiko's defaults.
	CreateOrderSettings *CreateOrderSettings `json:"createOrderSettings,omitzero"`
	// OrderID is the draft, as [Draft] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
}

// CreateDraftRequest saves a new draft with Drafts.Create.
type CreateDraftRequest struct {
	// OrganizationID is the organization that takes the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Order to keep as a draft.
	Order DeliveryOrder `json:"order"`
	// TerminalGroupID is the terminal group that is to get the order, from TerminalGroup.TerminalGroups;
	// empty when none has been chosen.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
}

// SaveDraftResponse names the draft that Drafts.Create or Drafts.Save has stored.
type SaveDraftResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// OrderID is the draft, as [Draft] has it in ID.
	OrderID string `json:"orderId"`
}

// LockDraftRequest takes a draft for editing, so that nobody else changes it, with Drafts.Lock, and gives
// it back with Drafts.Unlock.
type LockDraftRequest struct {
	// OrganizationID is the organization that takes the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderID is the draft, as [Draft] has it in ID.
	OrderID string `json:"orderId" iiko:"required"`
	// EmployeeID is the employee who edits the draft.
	EmployeeID string `json:"employeeId" iiko:"required"`
}

// SaveDraftRequest replaces what a draft holds with Drafts.Save.
type SaveDraftRequest struct {
	// EmployeeID is the employee who makes the change.
	EmployeeID string `json:"employeeId" iiko:"required"`
	// OrganizationID is the organization that takes the order, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Order as the draft is to hold it; its ID says which draft.
	Order DeliveryOrder `json:"order"`
	// TerminalGroupID is the terminal group that is to get the order, from TerminalGroup.TerminalGroups;
	// empty when none has been chosen.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
}
