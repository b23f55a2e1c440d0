package models

// AccountTransactionsRequest requests the transactions of an account in a period.
type AccountTransactionsRequest struct {
	// AccountID is the account.
	AccountID string `json:"accountId" iiko:"required"`
	// From is the day on which the period starts, YYYY-MM-DD.
	From DateTime `json:"from"`
	// OrganizationID is the organization of the account.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// To is the day on which the period ends, YYYY-MM-DD.
	To DateTime `json:"to"`
}

// AccountTransactionsResponse is the transactions of an account and its balance.
type AccountTransactionsResponse struct {
	// Items are the transactions of the period.
	Items []AccountTransaction `json:"items,omitzero"`
	// StartBalance is the balance at the start of the period, in the organization's currency.
	StartBalance *float64 `json:"startBalance,omitzero"`
	// SumTotal is the total of the listed transactions, in the organization's currency.
	SumTotal *float64 `json:"sumTotal,omitzero"`
}

// AccountingTransaction is what a transaction has whichever way it is listed. It is embedded in
// [AccountTransaction] and [DocumentTransaction].
type AccountingTransaction struct {
	// CashFlowCategory is the ID of the category of the cash flow; empty if none.
	CashFlowCategory string `json:"cashFlowCategory,omitzero"`
	// CashOrderNumber is the number of the cash order; nil if none.
	CashOrderNumber *string `json:"cashOrderNumber,omitzero"`
	// Comment on the transaction; nil if none.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the transaction belongs to; empty if none.
	Conception string `json:"conception,omitzero"`
	// Date and time of the transaction, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the transaction was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the transaction was last changed, RFC 3339; "" if never.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DateSecondary is the second date of the transaction, RFC 3339; "" if none.
	DateSecondary DateTime `json:"dateSecondary,omitzero"`
	// DocumentID is the document behind the transaction; "" if none.
	DocumentID string `json:"documentId,omitzero"`
	// Number of the document or of the cash session; nil if none.
	Number *string `json:"number,omitzero"`
	// Session is the ID of the cash session that made the transaction; empty if none.
	Session string `json:"session,omitzero"`
	// Sum of the transaction, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// Type is the kind of transaction, such as PENALTY or BONUS.
	Type *string `json:"type,omitzero"`
	// UserModified is the ID of the user who last changed the transaction; empty if never changed.
	UserModified string `json:"userModified,omitzero"`
}

// AccountTransaction is a transaction of an account.
type AccountTransaction struct {
	AccountingTransaction
	// Account is the ID of an account or of a store.
	Account string `json:"account,omitzero"`
	// Balance of the account after the transaction, in the organization's currency.
	Balance *float64 `json:"balance,omitzero"`
	// CauseEventID is the event that caused the transaction; "" if none.
	CauseEventID string `json:"causeEventId,omitzero"`
	// Counteragent is the ID of the counteragent, from Inventory.ListCounteragents; empty if none.
	Counteragent string `json:"counteragent,omitzero"`
	// DocumentType is the kind of the document behind the transaction.
	DocumentType *string `json:"documentType,omitzero"`
	// PenaltyOrBonusType is the ID of the kind of penalty or bonus; only if Type is PENALTY or BONUS.
	PenaltyOrBonusType string `json:"penaltyOrBonusType,omitzero"`
	// SecondCounteragent is the ID of the employee or user on the other side; empty if none.
	SecondCounteragent string `json:"secondCounteragent,omitzero"`
	// Terminal is the ID of the terminal where the transaction was made; empty if none.
	Terminal string `json:"terminal,omitzero"`
}

// DocumentTransactionsRequest requests the transactions of a document.
type DocumentTransactionsRequest struct {
	// DocumentID is the document.
	DocumentID string `json:"documentId" iiko:"required"`
	// OrganizationID is the organization of the document.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// DocumentTransaction is a transaction of a document, with its debit and credit sides.
type DocumentTransaction struct {
	AccountingTransaction
	// DocumentItemID is the item of the document; "" if none.
	DocumentItemID string `json:"documentItemId,omitzero"`
	// From is the debit side.
	From *TransactionSide `json:"from,omitzero"`
	// ID of the transaction.
	ID string `json:"id,omitzero"`
	// To is the credit side.
	To *TransactionSide `json:"to,omitzero"`
}

// TransactionSide is the debit or the credit side of a transaction.
type TransactionSide struct {
	// Account is the ID of an account or of a store.
	Account string `json:"account,omitzero"`
	// Amount of the product; nil if the transaction has no product.
	Amount *float64 `json:"amount,omitzero"`
	// Counteragent is the ID of the counteragent, from Inventory.ListCounteragents; empty if none.
	Counteragent string `json:"counteragent,omitzero"`
	// Product is the ID of the product, as in Menu.Nomenclature; empty if none.
	Product string `json:"product,omitzero"`
}

// AccountingTransactionResponse is the response to the payment of an incoming or outgoing invoice.
type AccountingTransactionResponse struct {
	// AccountingTransactionID is the transaction of the payment.
	AccountingTransactionID string `json:"accountingTransactionId,omitzero"`
	// Message describes the result.
	Message *string `json:"message,omitzero"`
	// OrganizationID is the organization of the invoice.
	OrganizationID string `json:"organizationId,omitzero"`
}

// IncomingServiceRequest creates or updates an incoming service act: a supplier provides services to the
// restaurant, such as rent or repairs. It affects no stores and creates a debt to the supplier.
type IncomingServiceRequest struct {
	// Comment on the act.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the act belongs to.
	Conception string `json:"conception,omitzero"`
	// ContractDate is the date of the contract behind the act, RFC 3339; use [NewTimestamp].
	ContractDate DateTime `json:"contractDate,omitzero"`
	// ContractNumber is the number of the contract behind the act.
	ContractNumber *string `json:"contractNumber,omitzero"`
	// Counteragent is the ID of the supplier, from Inventory.ListCounteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the act, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DocumentID is the act to update; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// DueDate is when the restaurant must pay by, RFC 3339; use [NewTimestamp].
	DueDate DateTime `json:"dueDate,omitzero"`
	// EmployeePassToAccount is the employee charged with the act.
	EmployeePassToAccount *string `json:"employeePassToAccount,omitzero"`
	// IncomingDate is the date of the supplier's own document, YYYY-MM-DD.
	IncomingDate DateTime `json:"incomingDate,omitzero"`
	// IncomingDocumentNumber is the number of the supplier's own document.
	IncomingDocumentNumber *string `json:"incomingDocumentNumber,omitzero"`
	// Invoice is the number of the supplier's tax invoice.
	Invoice *string `json:"invoice,omitzero"`
	// IsAutomatic marks the act as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the act to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the services of the act. Required.
	Items []IncomingServiceRequestItem `json:"items"`
	// Number of the act in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the act.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount string `json:"revenueAccount,omitzero"`
}

// IncomingServiceRequestItem is a service of the act.
type IncomingServiceRequestItem struct {
	// Amount of the service.
	Amount float64 `json:"amount"`
	// Num is the number of the item within the act.
	Num int `json:"num"`
	// Price with VAT, in the organization's currency. Required unless Sum is set.
	Price *float64 `json:"price,omitzero"`
	// Product is the ID of the service.
	Product string `json:"product" iiko:"required"`
	// RevenueAccount is the ID of the account that the cost of the service is written off to.
	RevenueAccount string `json:"revenueAccount" iiko:"required"`
	// SplitVAT turns on separate VAT accounting for the item.
	SplitVAT *bool `json:"splitVat,omitzero"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	// If both are set, it must be exactly Price × Amount; goiikoapi.Sum calculates it.
	Sum *float64 `json:"sum,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent float64 `json:"vatPercent"`
}

// ServiceAct is what an act of services has, whoever provided them. It is embedded in [IncomingService] and
// [OutgoingService].
type ServiceAct struct {
	DocumentHeader
	// ContractDate is the date of the contract behind the act, RFC 3339.
	ContractDate DateTime `json:"contractDate,omitzero"`
	// ContractNumber is the number of the contract behind the act.
	ContractNumber *string `json:"contractNumber,omitzero"`
	// Counteragent is the ID of the supplier or the buyer, see Inventory.ListCounteragents.
	Counteragent string `json:"counteragent,omitzero"`
	// DueDate is when the restaurant, or the buyer of an outgoing act, must pay by.
	DueDate DateTime `json:"dueDate,omitzero"`
	// IsAutomatic reports whether the act was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable reports whether the act can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount string `json:"revenueAccount,omitzero"`
	// Status of the act: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// Sum of the act with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the act without VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
}

// IncomingService is an act of services that a supplier provided to the restaurant, and what the restaurant
// owes for them.
type IncomingService struct {
	ServiceAct
	// EmployeePassToAccount is the employee charged with the act.
	EmployeePassToAccount *string `json:"employeePassToAccount,omitzero"`
	// IncomingDate is the date of the supplier's own document, YYYY-MM-DD.
	IncomingDate DateTime `json:"incomingDate,omitzero"`
	// IncomingDocumentNumber is the number of the supplier's own document.
	IncomingDocumentNumber *string `json:"incomingDocumentNumber,omitzero"`
	// Invoice is the number of the supplier's tax invoice.
	Invoice *string `json:"invoice,omitzero"`
	// Items are the services of the act.
	Items []IncomingServiceItem `json:"items,omitzero"`
}

// IncomingServiceItem is a service of the act.
type IncomingServiceItem struct {
	PricedItem
	// RevenueAccount is the ID of the account that the cost of the service is written off to.
	RevenueAccount string `json:"revenueAccount,omitzero"`
	// SplitVAT reports whether VAT is accounted separately for the item.
	SplitVAT *bool `json:"splitVat,omitzero"`
}

// ServiceListItem is an incoming or outgoing service act in a list, without its items.
type ServiceListItem struct {
	DocumentListItem
	// Counteragent is the ID of the supplier or the buyer, see Inventory.ListCounteragents.
	Counteragent string `json:"counteragent,omitzero"`
	// DueDate is when the restaurant, or the buyer of an outgoing act, must pay by.
	DueDate DateTime `json:"dueDate,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount string `json:"revenueAccount,omitzero"`
}

// OutgoingServiceRequest creates or updates an outgoing service act: the restaurant provides services to a
// buyer, such as marketing for a subsidiary. It affects no stores and creates a debt of the buyer.
type OutgoingServiceRequest struct {
	// Comment on the act.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the act belongs to.
	Conception string `json:"conception,omitzero"`
	// ContractDate is the date of the contract behind the act, RFC 3339; use [NewTimestamp].
	ContractDate DateTime `json:"contractDate,omitzero"`
	// ContractNumber is the number of the contract behind the act.
	ContractNumber *string `json:"contractNumber,omitzero"`
	// Counteragent is the ID of the buyer, from Inventory.ListCounteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the act, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DocumentID is the act to update; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// DueDate is when the buyer must pay by, RFC 3339; use [NewTimestamp].
	DueDate DateTime `json:"dueDate,omitzero"`
	// IsAutomatic marks the act as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the act to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the services of the act. Required.
	Items []OutgoingServiceRequestItem `json:"items"`
	// Number of the act in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the act.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount string `json:"revenueAccount,omitzero"`
}

// OutgoingServiceRequestItem is a service of the act.
type OutgoingServiceRequestItem struct {
	// Amount of the service.
	Amount float64 `json:"amount"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// Num is the number of the item within the act.
	Num int `json:"num"`
	// Price with VAT, in the organization's currency. Required unless Sum is set.
	Price *float64 `json:"price,omitzero"`
	// Product is the ID of the service.
	Product string `json:"product" iiko:"required"`
	// RevenueAccount is the ID of the account for the revenue of the service.
	RevenueAccount string `json:"revenueAccount" iiko:"required"`
	// SplitVAT turns on separate VAT accounting for the item.
	SplitVAT *bool `json:"splitVat,omitzero"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	// If both are set, it must be exactly Price × Amount; goiikoapi.Sum calculates it.
	Sum *float64 `json:"sum,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent float64 `json:"vatPercent"`
}

// OutgoingService is an act of services that the restaurant provided to a buyer, and what the buyer owes for
// them.
type OutgoingService struct {
	ServiceAct
	// Items are the services of the act.
	Items []OutgoingServiceItem `json:"items,omitzero"`
}

// OutgoingServiceItem is a service of the act.
type OutgoingServiceItem struct {
	PricedItem
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// RevenueAccount is the ID of the account for the revenue of the service.
	RevenueAccount string `json:"revenueAccount,omitzero"`
	// SplitVAT reports whether VAT is accounted separately for the item.
	SplitVAT *bool `json:"splitVat,omitzero"`
}
