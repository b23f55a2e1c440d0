package models

// IncomingInvoiceRequest creates or updates an incoming invoice, by which goods come from a supplier into the
// stores. Posting it puts the goods in stock and leaves the restaurant owing the supplier.
type IncomingInvoiceRequest struct {
	// Comment is free text about the invoice.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the invoice belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the supplier, from Inventory.Counteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the invoice, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DefaultStore is the ID of the invoice's default store.
	DefaultStore *string `json:"defaultStore,omitzero"`
	// DeliveryOnTime tells that the supplier delivered on time.
	DeliveryOnTime *bool `json:"deliveryOnTime,omitzero"`
	// DocumentID is the invoice to change; set it on update only.
	DocumentID string `json:"documentId,omitzero"`
	// DueDate is when the restaurant has to pay by, RFC 3339; [NewTimestamp] writes it.
	DueDate DateTime `json:"dueDate,omitzero"`
	// EmployeePassToAccount is the employee to whom the invoice is charged.
	EmployeePassToAccount *string `json:"employeePassToAccount,omitzero"`
	// IncomingDate is the date of the supplier's own document, YYYY-MM-DD.
	IncomingDate DateTime `json:"incomingDate,omitzero"`
	// IncomingDocumentNumber is the number of the supplier's own document.
	IncomingDocumentNumber *string `json:"incomingDocumentNumber,omitzero"`
	// InternalOutgoingInvoiceID is the outgoing invoice that goes with this one, for example when a
	// restaurant of the same chain sent the goods.
	InternalOutgoingInvoiceID string `json:"internalOutgoingInvoiceId,omitzero"`
	// Invoice is the number of the supplier's tax invoice.
	Invoice *string `json:"invoice,omitzero"`
	// IsAutomatic marks the invoice as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the invoice to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products to receive. Required.
	Items []IncomingInvoiceRequestItem `json:"items"`
	// Number of the invoice in iikoRMS; set it on update, on creation it is optional.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the invoice.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TransportInvoiceNumber is the number of the consignment note (waybill).
	TransportInvoiceNumber *string `json:"transportInvoiceNumber,omitzero"`
}

// IncomingInvoiceRequestItem is a product to receive.
type IncomingInvoiceRequestItem struct {
	// ActualAmount is how much of the product really came.
	ActualAmount *float64 `json:"actualAmount,omitzero"`
	// Amount is how much of the product the invoice names; see ActualAmount.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// IsAdditionalExpense tells that the item is an additional expense and not goods.
	IsAdditionalExpense *bool `json:"isAdditionalExpense,omitzero"`
	// Num is the number of the item within the invoice.
	Num int `json:"num"`
	// Price with VAT, in the organization's currency. Required unless Sum is set.
	Price *float64 `json:"price,omitzero"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// Store is the ID of the store that receives the product.
	Store string `json:"store" iiko:"required"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	Sum *float64 `json:"sum,omitzero"`
	// SupplierProduct is the ID of the product as the supplier lists it.
	SupplierProduct *string `json:"supplierProduct,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// IncomingInvoice records goods that came from a supplier, and what the restaurant owes for them.
type IncomingInvoice struct {
	// Comment is free text about the invoice.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the invoice belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the supplier; Inventory.Counteragents tells more.
	Counteragent *string `json:"counteragent,omitzero"`
	// Date and time of the invoice, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the invoice was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the invoice was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DefaultStore is the ID of the invoice's default store.
	DefaultStore *string `json:"defaultStore,omitzero"`
	// DeliveryOnTime tells that the supplier delivered on time.
	DeliveryOnTime *bool `json:"deliveryOnTime,omitzero"`
	// DocumentID of the invoice in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// DueDate is when the restaurant has to pay by.
	DueDate DateTime `json:"dueDate,omitzero"`
	// EmployeePassToAccount is the employee to whom the invoice is charged.
	EmployeePassToAccount *string `json:"employeePassToAccount,omitzero"`
	// IncomingDate is the date of the supplier's own document, YYYY-MM-DD.
	IncomingDate DateTime `json:"incomingDate,omitzero"`
	// IncomingDocumentNumber is the number of the supplier's own document.
	IncomingDocumentNumber *string `json:"incomingDocumentNumber,omitzero"`
	// InternalOutgoingInvoiceID is the outgoing invoice that goes with this one, for example when a
	// restaurant of the same chain sent the goods.
	InternalOutgoingInvoiceID string `json:"internalOutgoingInvoiceId,omitzero"`
	// Invoice is the number of the supplier's tax invoice.
	Invoice *string `json:"invoice,omitzero"`
	// IsAutomatic tells that the invoice was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable tells that the invoice can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products that were received.
	Items []IncomingInvoiceItem `json:"items,omitzero"`
	// MatchesToTheOrder tells that what came is what had been ordered.
	MatchesToTheOrder *bool `json:"matchesToTheOrder,omitzero"`
	// Number of the invoice in iikoRMS.
	Number *string `json:"number,omitzero"`
	// PaymentDate is when the invoice was paid, YYYY-MM-DD.
	PaymentDate DateTime `json:"paymentDate,omitzero"`
	// Status tells whether the invoice is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// TransportInvoiceNumber is the number of the consignment note (waybill).
	TransportInvoiceNumber *string `json:"transportInvoiceNumber,omitzero"`
	// UserCreated is the ID of the user who created the invoice.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the invoice last.
	UserModified *string `json:"userModified,omitzero"`
}

// IncomingInvoiceItem is a product that was received.
type IncomingInvoiceItem struct {
	// ActualAmount is how much of the product really came.
	ActualAmount *float64 `json:"actualAmount,omitzero"`
	// Amount is how much of the product the invoice names; see ActualAmount.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// IsAdditionalExpense tells that the item is an additional expense and not goods.
	IsAdditionalExpense *bool `json:"isAdditionalExpense,omitzero"`
	// Num is the number of the item within the invoice.
	Num *int `json:"num,omitzero"`
	// Price with VAT, in the organization's currency.
	Price *float64 `json:"price,omitzero"`
	// PriceWithoutVAT is the price less VAT, in the organization's currency.
	PriceWithoutVAT *float64 `json:"priceWithoutVat,omitzero"`
	// Producer is the manufacturer or importer of the product.
	Producer *string `json:"producer,omitzero"`
	// Product is the ID of the product, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
	// ProductArticle is the article (SKU) of the product.
	ProductArticle *string `json:"productArticle,omitzero"`
	// Store is the ID of the store that receives the product.
	Store *string `json:"store,omitzero"`
	// Sum of the item with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the item less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// SupplierProduct is the ID of the product as the supplier lists it.
	SupplierProduct *string `json:"supplierProduct,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// PayIncomingInvoiceRequest adds a payment to the supplier to an incoming invoice.
type PayIncomingInvoiceRequest struct {
	// AccountFrom is the ID of the account to debit.
	AccountFrom string `json:"accountFrom" iiko:"required"`
	// AccountTo is the ID of the account to credit.
	AccountTo *string `json:"accountTo,omitzero"`
	// Date of the payment, YYYY-MM-DD.
	Date DateTime `json:"date"`
	// DocumentID is the incoming invoice to pay.
	DocumentID string `json:"documentId" iiko:"required"`
	// OrganizationID is the organization that pays.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Sum of the payment, in the organization's currency.
	Sum float64 `json:"sum"`
}

// SetPaymentDateRequest sets the payment date of an incoming or outgoing invoice that is already paid in
// full.
type SetPaymentDateRequest struct {
	// DocumentID is the incoming or outgoing invoice, whichever the method is for.
	DocumentID string `json:"documentId" iiko:"required"`
	// OrganizationID is the organization that keeps the invoice.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// PaymentDate is when the invoice was paid, YYYY-MM-DD.
	PaymentDate DateTime `json:"paymentDate"`
}

// IncomingReturnedInvoiceRequest creates or updates an incoming returned invoice, by which a customer gives
// back what was sold or shipped to them. It lowers what the customer owes.
type IncomingReturnedInvoiceRequest struct {
	// Comment is free text about the return.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the return belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the customer, from Inventory.Counteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the return, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DefaultStore is the ID of the return's default store.
	DefaultStore *string `json:"defaultStore,omitzero"`
	// DocumentID is the return to change; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IsAutomatic marks the return as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the return to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products and dishes to take back. Required.
	Items []IncomingReturnedInvoiceRequestItem `json:"items"`
	// Number of the return in iikoRMS; required on update, optional on creation.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the return.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OutgoingInvoiceID is the outgoing invoice that had shipped what is now returned.
	OutgoingInvoiceID string `json:"outgoingInvoiceId,omitzero"`
	// ProcessingMode tells what comes back into stock: the dish, its ingredients or nothing.
	ProcessingMode ReturnProcessingMode `json:"processingMode"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
}

// IncomingReturnedInvoiceRequestItem is a product or a dish to take back.
type IncomingReturnedInvoiceRequestItem struct {
	// Amount is how much of the product comes back.
	Amount float64 `json:"amount"`
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// IncomePrice is the cost price when the product came back, in the organization's currency.
	IncomePrice *float64 `json:"incomePrice,omitzero"`
	// IncomeSum is the cost of the whole item when the product came back, in the organization's currency.
	IncomeSum *float64 `json:"incomeSum,omitzero"`
	// Num is the number of the item within the return.
	Num int `json:"num"`
	// Price with VAT, in the organization's currency. Required unless Sum is set.
	Price *float64 `json:"price,omitzero"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
	// Store is the ID of the store that takes the product back.
	Store string `json:"store" iiko:"required"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	Sum *float64 `json:"sum,omitzero"`
	// SupplierProduct is the ID of the product as the buyer lists it.
	SupplierProduct *string `json:"supplierProduct,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// IncomingReturnedInvoice records the return of products or dishes from a customer, who then owes less.
type IncomingReturnedInvoice struct {
	// Comment is free text about the return.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the return belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the customer; Inventory.Counteragents tells more.
	Counteragent *string `json:"counteragent,omitzero"`
	// Date and time of the return, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the return was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the return was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DefaultStore is the ID of the return's default store.
	DefaultStore *string `json:"defaultStore,omitzero"`
	// DocumentID of the return in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IsAutomatic tells that the return was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable tells that the return can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products and dishes that were taken back.
	Items []IncomingReturnedInvoiceItem `json:"items,omitzero"`
	// Number of the return in iikoRMS.
	Number *string `json:"number,omitzero"`
	// OutgoingInvoiceID is the outgoing invoice that had shipped what is now returned.
	OutgoingInvoiceID string `json:"outgoingInvoiceId,omitzero"`
	// ProcessingMode tells what comes back into stock: the dish, its ingredients or nothing.
	ProcessingMode ReturnProcessingMode `json:"processingMode,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
	// Status tells whether the return is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// UserCreated is the ID of the user who created the return.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the return last.
	UserModified *string `json:"userModified,omitzero"`
}

// IncomingReturnedInvoiceItem is a product or a dish that was taken back.
type IncomingReturnedInvoiceItem struct {
	// Amount is how much of the product came back.
	Amount *float64 `json:"amount,omitzero"`
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// IncomePrice is the cost price when the product came back, in the organization's currency.
	IncomePrice *float64 `json:"incomePrice,omitzero"`
	// IncomeSum is the cost of the whole item when the product came back, in the organization's currency.
	IncomeSum *float64 `json:"incomeSum,omitzero"`
	// Num is the number of the item within the return.
	Num *int `json:"num,omitzero"`
	// Price with VAT, in the organization's currency.
	Price *float64 `json:"price,omitzero"`
	// PriceWithoutVAT is the price less VAT, in the organization's currency.
	PriceWithoutVAT *float64 `json:"priceWithoutVat,omitzero"`
	// Producer is the manufacturer or importer of the product.
	Producer *string `json:"producer,omitzero"`
	// Product is the ID of the product, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
	// ProductArticle is the article (SKU) of the product.
	ProductArticle *string `json:"productArticle,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
	// Store is the ID of the store that takes the product back.
	Store *string `json:"store,omitzero"`
	// Sum of the item with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the item less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// SupplierProduct is the ID of the product as the buyer lists it.
	SupplierProduct *string `json:"supplierProduct,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// IncomingReturnedInvoiceListItem is a return from a customer as the list of them shows it, without its
// items.
type IncomingReturnedInvoiceListItem struct {
	// AssignedStores are the IDs of the stores that took the products back.
	AssignedStores []string `json:"assignedStores,omitzero"`
	// Comment is free text about the return.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the return belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the customer; Inventory.Counteragents tells more.
	Counteragent *string `json:"counteragent,omitzero"`
	// Date and time of the return, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the return was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the return was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// Deleted tells that the return was deleted.
	Deleted *bool `json:"deleted,omitzero"`
	// DocumentID of the return in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IsEditable tells that the return can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Number of the return in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Processed tells that the return is posted.
	Processed *bool `json:"processed,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
	// Sum of the return with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the return less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// UserCreated is the ID of the user who created the return.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the return last.
	UserModified *string `json:"userModified,omitzero"`
}

// OutgoingInvoiceRequest creates or updates an outgoing invoice, by which products go to a buyer. Posting it
// writes them off and leaves the buyer owing the restaurant.
type OutgoingInvoiceRequest struct {
	// Comment is free text about the invoice.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the invoice belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the buyer, from Inventory.Counteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the invoice, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DefaultStore is the ID of the invoice's default store.
	DefaultStore *string `json:"defaultStore,omitzero"`
	// DocumentID is the invoice to change; set it on update only.
	DocumentID string `json:"documentId,omitzero"`
	// DueDate is when the buyer has to pay by, RFC 3339; [NewTimestamp] writes it.
	DueDate DateTime `json:"dueDate,omitzero"`
	// ExpenseAccount is the ID of the expense account; the standard one when nil.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// InternalIncomingInvoiceID is the incoming invoice that goes with this one, for example when a
	// restaurant of the same chain gets the goods.
	InternalIncomingInvoiceID string `json:"internalIncomingInvoiceId,omitzero"`
	// IsAutomatic marks the invoice as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the invoice to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products to ship. Required.
	Items []OutgoingInvoiceRequestItem `json:"items"`
	// Number of the invoice in iikoRMS; set it on update, on creation it is optional.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the invoice.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// RevenueAccount is the ID of the revenue account; the standard one when nil.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
}

// OutgoingInvoiceRequestItem is a product to ship.
type OutgoingInvoiceRequestItem struct {
	// Amount is how much of the product is shipped.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// Num is the number of the item within the invoice.
	Num int `json:"num"`
	// Price with VAT, in the organization's currency. Required unless Sum is set.
	Price *float64 `json:"price,omitzero"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
	// Store is the ID of the store that ships the product.
	Store string `json:"store" iiko:"required"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	Sum *float64 `json:"sum,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// OutgoingInvoice records products that went to a buyer, and what the buyer owes for them.
type OutgoingInvoice struct {
	// Comment is free text about the invoice.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the invoice belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the buyer; Inventory.Counteragents tells more.
	Counteragent *string `json:"counteragent,omitzero"`
	// Date and time of the invoice, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the invoice was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the invoice was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DefaultStore is the ID of the invoice's default store.
	DefaultStore *string `json:"defaultStore,omitzero"`
	// DocumentID of the invoice in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// DueDate is when the buyer has to pay by.
	DueDate DateTime `json:"dueDate,omitzero"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// InternalIncomingInvoiceID is the incoming invoice that goes with this one, for example when a
	// restaurant of the same chain gets the goods.
	InternalIncomingInvoiceID string `json:"internalIncomingInvoiceId,omitzero"`
	// IsAutomatic tells that the invoice was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable tells that the invoice can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products that were shipped.
	Items []OutgoingInvoiceItem `json:"items,omitzero"`
	// Number of the invoice in iikoRMS.
	Number *string `json:"number,omitzero"`
	// PaymentDate is when the invoice was paid, YYYY-MM-DD.
	PaymentDate DateTime `json:"paymentDate,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
	// Status tells whether the invoice is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// UserCreated is the ID of the user who created the invoice.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the invoice last.
	UserModified *string `json:"userModified,omitzero"`
}

// OutgoingInvoiceItem is a product that was shipped.
type OutgoingInvoiceItem struct {
	// Amount is how much of the product was shipped.
	Amount *float64 `json:"amount,omitzero"`
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// Num is the number of the item within the invoice.
	Num *int `json:"num,omitzero"`
	// Price with VAT, in the organization's currency.
	Price *float64 `json:"price,omitzero"`
	// PriceWithoutVAT is the price less VAT, in the organization's currency.
	PriceWithoutVAT *float64 `json:"priceWithoutVat,omitzero"`
	// Product is the ID of the product, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
	// ProductArticle is the article (SKU) of the product.
	ProductArticle *string `json:"productArticle,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
	// Store is the ID of the store that ships the product.
	Store *string `json:"store,omitzero"`
	// Sum of the item with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the item less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// PayOutgoingInvoiceRequest adds a buyer's payment to an outgoing invoice.
type PayOutgoingInvoiceRequest struct {
	// AccountID is the account on which the payment is booked.
	AccountID string `json:"accountId" iiko:"required"`
	// Amount of the payment, in the organization's currency.
	Amount float64 `json:"amount"`
	// CfoItemID is the item of the cash flow to which the payment belongs.
	CfoItemID string `json:"cfoItemId,omitzero"`
	// DocumentID is the outgoing invoice that the buyer pays.
	DocumentID string `json:"documentId" iiko:"required"`
	// OrganizationID is the organization that is paid.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// PaymentDate is the day of the payment, YYYY-MM-DD.
	PaymentDate DateTime `json:"paymentDate"`
}

// ReturnedInvoiceRequest creates or updates a returned invoice, by which goods go back to their supplier. It
// lowers what the restaurant owes them.
type ReturnedInvoiceRequest struct {
	// Comment is free text about the return.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the return belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the supplier, from Inventory.Counteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the return, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DefaultStore is the ID of the return's default store.
	DefaultStore *string `json:"defaultStore,omitzero"`
	// DocumentID is the return to change; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// ExpenseAccount is the ID of the account for the money side; account 4.05, other income, when nil.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IncomingInvoiceID is the incoming invoice that had brought the goods; it ties the return to that
	// delivery.
	IncomingInvoiceID string `json:"incomingInvoiceId,omitzero"`
	// Items are the products to send back. Required.
	Items []ReturnedInvoiceRequestItem `json:"items"`
	// Number of the return in iikoRMS; required on update, optional on creation.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the return.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// ReturnedInvoiceRequestItem is a product to send back.
type ReturnedInvoiceRequestItem struct {
	// Amount is how much of the product goes back.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// Num is the number of the item within the return.
	Num int `json:"num"`
	// Price with VAT, in the organization's currency. Required unless Sum is set.
	Price *float64 `json:"price,omitzero"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// Store is the ID of the store that gives the product away.
	Store string `json:"store" iiko:"required"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	Sum *float64 `json:"sum,omitzero"`
	// SupplierProduct is the ID of the product as the supplier lists it.
	SupplierProduct *string `json:"supplierProduct,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// ReturnedInvoice records the return of goods to their supplier, to whom the restaurant then owes less.
type ReturnedInvoice struct {
	// Comment is free text about the return.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the return belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the supplier; Inventory.Counteragents tells more.
	Counteragent *string `json:"counteragent,omitzero"`
	// Date and time of the return, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the return was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the return was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DefaultStore is the ID of the return's default store.
	DefaultStore *string `json:"defaultStore,omitzero"`
	// DocumentID of the return in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// ExpenseAccount is the ID of the account for the money side.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IncomingInvoiceID is the incoming invoice that had brought the goods; it ties the return to that
	// delivery.
	IncomingInvoiceID string `json:"incomingInvoiceId,omitzero"`
	// Items are the products that were sent back.
	Items []ReturnedInvoiceItem `json:"items,omitzero"`
	// Number of the return in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Status tells whether the return is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// UserCreated is the ID of the user who created the return.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the return last.
	UserModified *string `json:"userModified,omitzero"`
}

// ReturnedInvoiceItem is a product that was sent back.
type ReturnedInvoiceItem struct {
	// Amount is how much of the product went back.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// IncomePrice is the cost price of the product, in the organization's currency.
	IncomePrice *float64 `json:"incomePrice,omitzero"`
	// Num is the number of the item within the return.
	Num *int `json:"num,omitzero"`
	// Price with VAT, in the organization's currency.
	Price *float64 `json:"price,omitzero"`
	// PriceWithoutVAT is the price less VAT, in the organization's currency.
	PriceWithoutVAT *float64 `json:"priceWithoutVat,omitzero"`
	// Producer is the manufacturer or importer of the product.
	Producer *string `json:"producer,omitzero"`
	// Product is the ID of the product, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
	// ProductArticle is the article (SKU) of the product.
	ProductArticle *string `json:"productArticle,omitzero"`
	// Store is the ID of the store that gives the product away.
	Store *string `json:"store,omitzero"`
	// Sum of the item with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the item less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// SupplierProduct is the ID of the product as the supplier lists it.
	SupplierProduct *string `json:"supplierProduct,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// ReturnedInvoiceListItem is a return to a supplier as the list of them shows it, without its items.
type ReturnedInvoiceListItem struct {
	// AssignedStores are the IDs of the stores from which the products were written off.
	AssignedStores []string `json:"assignedStores,omitzero"`
	// Comment is free text about the return.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the return belongs.
	Conception *string `json:"conception,omitzero"`
	// Counteragent is the ID of the supplier; Inventory.Counteragents tells more.
	Counteragent *string `json:"counteragent,omitzero"`
	// Date and time of the return, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the return was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the return was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// Deleted tells that the return was deleted.
	Deleted *bool `json:"deleted,omitzero"`
	// DocumentID of the return in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// ExpenseAccount is the ID of the account for the money side.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IsEditable tells that the return can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Number of the return in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Processed tells that the return is posted.
	Processed *bool `json:"processed,omitzero"`
	// Sum of the return with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the return less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// UserCreated is the ID of the user who created the return.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the return last.
	UserModified *string `json:"userModified,omitzero"`
}
