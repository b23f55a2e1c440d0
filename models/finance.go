package models

// AccountTransactionsRequest asks for the transactions of an account in a period.
type AccountTransactionsRequest struct {
	// AccountID is the account whose transactions are wanted.
	AccountID string `json:"accountId" iiko:"required"`
	// From is the day on which the period starts, YYYY-MM-DD.
	From DateTime `json:"from"`
	// OrganizationID is the organization that keeps the account.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// To is the day on which the period ends, YYYY-MM-DD.
	To DateTime `json:"to"`
}

// AccountTransactionsResponse lists the transactions of an account with its balance.
type AccountTransactionsResponse struct {
	// Items are the transactions of the period.
	Items []AccountTransaction `json:"items,omitzero"`
	// StartBalance is what was on the account when the period began, in the organization's currency.
	StartBalance *float64 `json:"startBalance,omitzero"`
	// SumTotal is what the listed transactions add up to, in the organization's currency.
	SumTotal *float64 `json:"sumTotal,omitzero"`
}

// AccountTransaction is one movement on an account.
type AccountTransaction struct {
	// Account is the ID of an account or of a store.
	Account *string `json:"account,omitzero"`
	// Balance of the account once the transaction is counted in, in the organization's currency.
	Balance *float64 `json:"balance,omitzero"`
	// CashFlowCategory is the ID of the category of the cash flow; nil when there is none.
	CashFlowCategory *string `json:"cashFlowCategory,omitzero"`
	// CashOrderNumber is the number of the cash order; nil when there is none.
	CashOrderNumber *string `json:"cashOrderNumber,omitzero"`
	// CauseEventID is the event that led to the transaction; "" when there is none.
	CauseEventID string `json:"causeEventId,omitzero"`
	// Comment is free text about the transaction; nil when there is none.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the transaction belongs; nil when there
	// is none.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the counteragent, from Inventory.Counteragents; nil when there is none.
	Counteragent *string `json:"counteragent,omitzero"`
	// Date and time under which the transaction is accounted, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the transaction was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the transaction was changed last, RFC 3339; "" if never.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DateSecondary is the second date of the transaction, RFC 3339; "" when there is none.
	DateSecondary DateTime `json:"dateSecondary,omitzero"`
	// DocumentID is the document behind the transaction; "" when there is none.
	DocumentID string `json:"documentId,omitzero"`
	// DocumentType is the kind of the document behind the transaction.
	DocumentType *string `json:"documentType,omitzero"`
	// Number of the document or of the cash session; nil when there is none.
	Number *string `json:"number,omitzero"`
	// PenaltyOrBonusType is the ID of the kind of penalty or bonus; only when Type is PENALTY or BONUS.
	PenaltyOrBonusType *string `json:"penaltyOrBonusType,omitzero"`
	// SecondCounteragent is the ID of the employee or user on the other side; nil when there is none.
	SecondCounteragent *string `json:"secondCounteragent,omitzero"`
	// Session is the ID of the cash session that made the transaction; nil when there is none.
	Session *string `json:"session,omitzero"`
	// Sum of the transaction, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// Terminal is the ID of the terminal where the transaction was made; nil when there is none.
	Terminal *string `json:"terminal,omitzero"`
	// Type is the kind of transaction, such as PENALTY or BONUS.
	Type *string `json:"type,omitzero"`
	// UserModified is the ID of the user who changed the transaction last; nil when nobody did.
	UserModified *string `json:"userModified,omitzero"`
}

// DocumentTransactionsRequest asks for the transactions that a document made.
type DocumentTransactionsRequest struct {
	// DocumentID is the document whose transactions are wanted.
	DocumentID string `json:"documentId" iiko:"required"`
	// OrganizationID is the organization that keeps the document.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// DocumentTransaction is one transaction of a document, with the side it goes from and the side it goes to.
type DocumentTransaction struct {
	// CashFlowCategory is the ID of the category of the cash flow; nil when there is none.
	CashFlowCategory *string `json:"cashFlowCategory,omitzero"`
	// CashOrderNumber is the number of the cash order; nil when there is none.
	CashOrderNumber *string `json:"cashOrderNumber,omitzero"`
	// Comment is free text about the transaction; nil when there is none.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the transaction belongs; nil when there
	// is none.
	Conception *string `json:"conception,omitzero"`
	// Date and time under which the transaction is accounted, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the transaction was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the transaction was changed last, RFC 3339; "" if never.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DateSecondary is the second date of the transaction, RFC 3339; "" when there is none.
	DateSecondary DateTime `json:"dateSecondary,omitzero"`
	// DocumentID is the document behind the transaction; "" when there is none.
	DocumentID string `json:"documentId,omitzero"`
	// DocumentItemID is the item of the document; "" when there is none.
	DocumentItemID string `json:"documentItemId,omitzero"`
	// From is the side that is debited.
	From *TransactionSide `json:"from,omitzero"`
	// ID of the transaction.
	ID string `json:"id,omitzero"`
	// Number of the document or of the cash session; nil when there is none.
	Number *string `json:"number,omitzero"`
	// Session is the ID of the cash session that made the transaction; nil when there is none.
	Session *string `json:"session,omitzero"`
	// Sum of the transaction, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// To is the side that is credited.
	To *TransactionSide `json:"to,omitzero"`
	// Type is the kind of transaction.
	Type *string `json:"type,omitzero"`
	// UserModified is the ID of the user who changed the transaction last; nil when nobody did.
	UserModified *string `json:"userModified,omitzero"`
}

// TransactionSide is one of the two sides of a transaction.
type TransactionSide struct {
	// Account is the ID of an account or of a store.
	Account *string `json:"account,omitzero"`
	// Amount is how much of the product moves; nil when no product does.
	Amount *float64 `json:"amount,omitzero"`
	// Counteragent is the ID of the counteragent, from Inventory.Counteragents; nil when there is none.
	Counteragent *string `json:"counteragent,omitzero"`
	// Product is the ID of the product that moves, as in Menu.Nomenclature; nil when none does.
	Product *string `json:"product,omitzero"`
}

// AccountingTransactionResponse answers the payment of an incoming or outgoing invoice.
type AccountingTransactionResponse struct {
	// AccountingTransactionID is the transaction that books the payment.
	AccountingTransactionID string `json:"accountingTransactionId,omitzero"`
	// Message tells in words how it went.
	Message *string `json:"message,omitzero"`
	// OrganizationID is the organization that keeps the invoice.
	OrganizationID string `json:"organizationId,omitzero"`
}

// IncomingServiceRequest creates or updates an incoming service act, by which a supplier renders services to
// the restaurant, such as rent or repairs. It touches no store and leaves the restaurant owing the supplier.
type IncomingServiceRequest struct {
	// Comment is free text about the act.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the act belongs.
	Conception *string `json:"conception,omitzero"`
	// ContractDate is the date of the contract behind the act, RFC 3339; [NewTimestamp] writes it.
	ContractDate DateTime `json:"contractDate,omitzero"`
	// ContractNumber is the number of the contract behind the act.
	ContractNumber *string `json:"contractNumber,omitzero"`
	// Counteragent is the ID of the supplier, from Inventory.Counteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the act, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DocumentID is the act to change; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// DueDate is when the restaurant has to pay by, RFC 3339; [NewTimestamp] writes it.
	DueDate DateTime `json:"dueDate,omitzero"`
	// EmployeePassToAccount is the employee to whom the act is charged.
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
	// Items are the services to accept. Required.
	Items []IncomingServiceRequestItem `json:"items"`
	// Number of the act in iikoRMS; required on update, optional on creation.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the act.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
}

// IncomingServiceRequestItem is a service to accept.
type IncomingServiceRequestItem struct {
	// Amount is how much of the service is rendered.
	Amount float64 `json:"amount"`
	// Num is the number of the item within the act.
	Num int `json:"num"`
	// Price with VAT, in the organization's currency. Required unless Sum is set.
	Price *float64 `json:"price,omitzero"`
	// Product is the ID of the service.
	Product string `json:"product" iiko:"required"`
	// RevenueAccount is the ID of the account to which the cost of the service is written off.
	RevenueAccount string `json:"revenueAccount" iiko:"required"`
	// SplitVAT turns on separate accounting of VAT for the item.
	SplitVAT *bool `json:"splitVat,omitzero"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	Sum *float64 `json:"sum,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent float64 `json:"vatPercent"`
}

// IncomingService is an act of services that a supplier rendered to the restaurant, and what it owes for
// them.
type IncomingService struct {
	// Comment is free text about the act.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the act belongs.
	Conception *string `json:"conception,omitzero"`
	// ContractDate is the date of the contract behind the act, RFC 3339.
	ContractDate DateTime `json:"contractDate,omitzero"`
	// ContractNumber is the number of the contract behind the act.
	ContractNumber *string `json:"contractNumber,omitzero"`
	// Counteragent is the ID of the supplier; Inventory.Counteragents tells more.
	Counteragent *string `json:"counteragent,omitzero"`
	// Date and time of the act, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the act was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the act was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DocumentID of the act in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// DueDate is when the restaurant has to pay by.
	DueDate DateTime `json:"dueDate,omitzero"`
	// EmployeePassToAccount is the employee to whom the act is charged.
	EmployeePassToAccount *string `json:"employeePassToAccount,omitzero"`
	// IncomingDate is the date of the supplier's own document, YYYY-MM-DD.
	IncomingDate DateTime `json:"incomingDate,omitzero"`
	// IncomingDocumentNumber is the number of the supplier's own document.
	IncomingDocumentNumber *string `json:"incomingDocumentNumber,omitzero"`
	// Invoice is the number of the supplier's tax invoice.
	Invoice *string `json:"invoice,omitzero"`
	// IsAutomatic tells that the act was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable tells that the act can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the services that were accepted.
	Items []IncomingServiceItem `json:"items,omitzero"`
	// Number of the act in iikoRMS.
	Number *string `json:"number,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
	// Status tells whether the act is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// Sum of the act with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the act less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// UserCreated is the ID of the user who created the act.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the act last.
	UserModified *string `json:"userModified,omitzero"`
}

// IncomingServiceItem is a service that was accepted.
type IncomingServiceItem struct {
	// Amount is how much of the service was rendered.
	Amount *float64 `json:"amount,omitzero"`
	// Num is the number of the item within the act.
	Num *int `json:"num,omitzero"`
	// Price with VAT, in the organization's currency.
	Price *float64 `json:"price,omitzero"`
	// PriceWithoutVAT is the price less VAT, in the organization's currency.
	PriceWithoutVAT *float64 `json:"priceWithoutVat,omitzero"`
	// Product is the ID of the service.
	Product *string `json:"product,omitzero"`
	// ProductArticle is the article (SKU) of the service.
	ProductArticle *string `json:"productArticle,omitzero"`
	// RevenueAccount is the ID of the account to which the cost of the service is written off.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
	// SplitVAT tells that VAT is accounted separately for the item.
	SplitVAT *bool `json:"splitVat,omitzero"`
	// Sum of the item with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the item less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// ServiceListItem is an incoming or outgoing service act as the list of them shows it, without its items.
type ServiceListItem struct {
	// Comment is free text about the act.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the act belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the supplier or the buyer; Inventory.Counteragents tells more.
	Counteragent *string `json:"counteragent,omitzero"`
	// Date and time of the act, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the act was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the act was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// Deleted tells that the act was deleted.
	Deleted *bool `json:"deleted,omitzero"`
	// DocumentID of the act in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// DueDate is when the restaurant, or the buyer of an outgoing act, has to pay by.
	DueDate DateTime `json:"dueDate,omitzero"`
	// IsEditable tells that the act can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Number of the act in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Processed tells that the act is posted.
	Processed *bool `json:"processed,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
	// Sum of the act with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the act less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// UserCreated is the ID of the user who created the act.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the act last.
	UserModified *string `json:"userModified,omitzero"`
}

// OutgoingServiceRequest creates or updates an outgoing service act, by which the restaurant renders services
// to a buyer, such as marketing for a subsidiary. It touches no store and leaves the buyer owing the
// restaurant.
type OutgoingServiceRequest struct {
	// Comment is free text about the act.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the act belongs.
	Conception *string `json:"conception,omitzero"`
	// ContractDate is the date of the contract behind the act, RFC 3339; [NewTimestamp] writes it.
	ContractDate DateTime `json:"contractDate,omitzero"`
	// ContractNumber is the number of the contract behind the act.
	ContractNumber *string `json:"contractNumber,omitzero"`
	// Counteragent is the ID of the buyer, from Inventory.Counteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the act, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DocumentID is the act to change; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// DueDate is when the buyer has to pay by, RFC 3339; [NewTimestamp] writes it.
	DueDate DateTime `json:"dueDate,omitzero"`
	// IsAutomatic marks the act as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the act to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the services to render. Required.
	Items []OutgoingServiceRequestItem `json:"items"`
	// Number of the act in iikoRMS; required on update, optional on creation.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the act.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
}

// OutgoingServiceRequestItem is a service to render.
type OutgoingServiceRequestItem struct {
	// Amount is how much of the service is rendered.
	Amount float64 `json:"amount"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// Num is the number of the item within the act.
	Num int `json:"num"`
	// Price with VAT, in the organization's currency. Required unless Sum is set.
	Price *float64 `json:"price,omitzero"`
	// Product is the ID of the service.
	Product string `json:"product" iiko:"required"`
	// RevenueAccount is the ID of the account to which the revenue of the service is booked.
	RevenueAccount string `json:"revenueAccount" iiko:"required"`
	// SplitVAT turns on separate accounting of VAT for the item.
	SplitVAT *bool `json:"splitVat,omitzero"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	Sum *float64 `json:"sum,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent float64 `json:"vatPercent"`
}

// OutgoingService is an act of services that the restaurant rendered to a buyer, and what the buyer owes for
// them.
type OutgoingService struct {
	// Comment is free text about the act.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the act belongs.
	Conception *string `json:"conception,omitzero"`
	// ContractDate is the date of the contract behind the act, RFC 3339.
	ContractDate DateTime `json:"contractDate,omitzero"`
	// ContractNumber is the number of the contract behind the act.
	ContractNumber *string `json:"contractNumber,omitzero"`
	// Counteragent is the ID of the buyer; Inventory.Counteragents tells more.
	Counteragent *string `json:"counteragent,omitzero"`
	// Date and time of the act, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the act was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the act was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DocumentID of the act in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// DueDate is when the buyer has to pay by.
	DueDate DateTime `json:"dueDate,omitzero"`
	// IsAutomatic tells that the act was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable tells that the act can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the services that were rendered.
	Items []OutgoingServiceItem `json:"items,omitzero"`
	// Number of the act in iikoRMS.
	Number *string `json:"number,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
	// Status tells whether the act is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// Sum of the act with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the act less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// UserCreated is the ID of the user who created the act.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the act last.
	UserModified *string `json:"userModified,omitzero"`
}

// OutgoingServiceItem is a service that was rendered.
type OutgoingServiceItem struct {
	// Amount is how much of the service was rendered.
	Amount *float64 `json:"amount,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// Num is the number of the item within the act.
	Num *int `json:"num,omitzero"`
	// Price with VAT, in the organization's currency.
	Price *float64 `json:"price,omitzero"`
	// PriceWithoutVAT is the price less VAT, in the organization's currency.
	PriceWithoutVAT *float64 `json:"priceWithoutVat,omitzero"`
	// Product is the ID of the service.
	Product *string `json:"product,omitzero"`
	// ProductArticle is the article (SKU) of the service.
	ProductArticle *string `json:"productArticle,omitzero"`
	// RevenueAccount is the ID of the account to which the revenue of the service is booked.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
	// SplitVAT tells that VAT is accounted separately for the item.
	SplitVAT *bool `json:"splitVat,omitzero"`
	// Sum of the item with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the item less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}
