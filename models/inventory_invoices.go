package models

// IncomingInvoiceRequest creates or updates an incoming invoice for goods from a supplier. Posting it adds
// the goods to stock and creates a debt to the supplier.
type IncomingInvoiceRequest struct {
	// Comment on the invoice.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the invoice belongs to.
	Conception string `json:"conception,omitzero"`
	// Counteragent is the ID of the supplier, from Inventory.ListCounteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the invoice, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DefaultStore is the ID of the invoice's default store.
	DefaultStore string `json:"defaultStore,omitzero"`
	// DeliveryOnTime reports whether the supplier delivered on time.
	DeliveryOnTime *bool `json:"deliveryOnTime,omitzero"`
	// DocumentID is the invoice to update; set it on update only.
	DocumentID string `json:"documentId,omitzero"`
	// DueDate is when the restaurant must pay by, RFC 3339; use [NewTimestamp].
	DueDate DateTime `json:"dueDate,omitzero"`
	// EmployeePassToAccount is the employee charged with the invoice.
	EmployeePassToAccount *string `json:"employeePassToAccount,omitzero"`
	// IncomingDate is the date of the supplier's own document, YYYY-MM-DD.
	IncomingDate DateTime `json:"incomingDate,omitzero"`
	// IncomingDocumentNumber is the number of the supplier's own document.
	IncomingDocumentNumber *string `json:"incomingDocumentNumber,omitzero"`
	// InternalOutgoingInvoiceID is the matching outgoing invoice, for example if a restaurant of the same
	// chain sent the goods.
	InternalOutgoingInvoiceID string `json:"internalOutgoingInvoiceId,omitzero"`
	// Invoice is the number of the supplier's tax invoice.
	Invoice *string `json:"invoice,omitzero"`
	// IsAutomatic marks the invoice as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the invoice to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products to receive. Required.
	Items []IncomingInvoiceRequestItem `json:"items"`
	// Number of the invoice in iikoRMS; set it on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the invoice.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// TransportInvoiceNumber is the number of the consignment note (waybill).
	TransportInvoiceNumber *string `json:"transportInvoiceNumber,omitzero"`
}

// IncomingInvoiceRequestItem is a product to receive.
type IncomingInvoiceRequestItem struct {
	// ActualAmount is the amount of the product actually received.
	ActualAmount *float64 `json:"actualAmount,omitzero"`
	// Amount of the product in the invoice; see ActualAmount.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// IsAdditionalExpense reports whether the item is an additional expense rather than goods.
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
	// If both are set, it must be exactly Price × Amount; goiikoapi.Sum calculates it.
	Sum *float64 `json:"sum,omitzero"`
	// SupplierProduct is the ID of the product in the supplier's list.
	SupplierProduct string `json:"supplierProduct,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// IncomingInvoice is an invoice for goods from a supplier, and what the restaurant owes for them.
type IncomingInvoice struct {
	DocumentHeader
	// Counteragent is the ID of the supplier, see Inventory.ListCounteragents.
	Counteragent string `json:"counteragent,omitzero"`
	// DefaultStore is the ID of the invoice's default store.
	DefaultStore string `json:"defaultStore,omitzero"`
	// DeliveryOnTime reports whether the supplier delivered on time.
	DeliveryOnTime *bool `json:"deliveryOnTime,omitzero"`
	// DueDate is when the restaurant must pay by.
	DueDate DateTime `json:"dueDate,omitzero"`
	// EmployeePassToAccount is the employee charged with the invoice.
	EmployeePassToAccount *string `json:"employeePassToAccount,omitzero"`
	// IncomingDate is the date of the supplier's own document, YYYY-MM-DD.
	IncomingDate DateTime `json:"incomingDate,omitzero"`
	// IncomingDocumentNumber is the number of the supplier's own document.
	IncomingDocumentNumber *string `json:"incomingDocumentNumber,omitzero"`
	// InternalOutgoingInvoiceID is the matching outgoing invoice, for example if a restaurant of the same
	// chain sent the goods.
	InternalOutgoingInvoiceID string `json:"internalOutgoingInvoiceId,omitzero"`
	// Invoice is the number of the supplier's tax invoice.
	Invoice *string `json:"invoice,omitzero"`
	// IsAutomatic reports whether the invoice was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable reports whether the invoice can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products received.
	Items []IncomingInvoiceItem `json:"items,omitzero"`
	// MatchesToTheOrder reports whether the goods match the order.
	MatchesToTheOrder *bool `json:"matchesToTheOrder,omitzero"`
	// PaymentDate is when the invoice was paid, YYYY-MM-DD.
	PaymentDate DateTime `json:"paymentDate,omitzero"`
	// Status of the invoice: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// TransportInvoiceNumber is the number of the consignment note (waybill).
	TransportInvoiceNumber *string `json:"transportInvoiceNumber,omitzero"`
}

// IncomingInvoiceItem is a product received.
type IncomingInvoiceItem struct {
	PricedItem
	// ActualAmount is the amount of the product actually received.
	ActualAmount *float64 `json:"actualAmount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// IsAdditionalExpense reports whether the item is an additional expense rather than goods.
	IsAdditionalExpense *bool `json:"isAdditionalExpense,omitzero"`
	// Producer is the manufacturer or importer of the product.
	Producer *string `json:"producer,omitzero"`
	// Store is the ID of the store that receives the product.
	Store string `json:"store,omitzero"`
	// SupplierProduct is the ID of the product in the supplier's list.
	SupplierProduct string `json:"supplierProduct,omitzero"`
}

// AddInvoicePaymentRequest adds a payment to an incoming or outgoing invoice.
type AddInvoicePaymentRequest struct {
	// AccountID is the account that the payment is made from or to.
	AccountID string `json:"accountId" iiko:"required"`
	// Amount of the payment, in the organization's currency. iiko has been seen to report some amounts, such as 4213.44,
	// as invalid.
	Amount float64 `json:"amount"`
	// CfoItemID is the cash flow item of the payment.
	CfoItemID string `json:"cfoItemId,omitzero"`
	// DocumentID is the incoming or outgoing invoice, depending on the method.
	DocumentID string `json:"documentId" iiko:"required"`
	// OrganizationID is the organization of the invoice.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// PaymentDate is the date and time of the payment, RFC 3339; use [NewTimestamp]. iiko has been seen to accept
	// fractions of a second only after a comma, as in 2026-06-26T14:05:09,000+03:00.
	PaymentDate DateTime `json:"paymentDate"`
}

// SetPaymentDateRequest sets the payment date of an incoming or outgoing invoice that is fully paid.
type SetPaymentDateRequest struct {
	// DocumentID is the incoming or outgoing invoice, depending on the method.
	DocumentID string `json:"documentId" iiko:"required"`
	// OrganizationID is the organization of the invoice.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// PaymentDate is when the invoice was paid, RFC 3339; use [NewTimestamp]. iiko has been seen to accept fractions of
	// a second only after a comma, as in 2026-06-26T14:05:09,000+03:00.
	PaymentDate DateTime `json:"paymentDate"`
}

// IncomingReturnedInvoiceRequest creates or updates an incoming returned invoice: a customer returns what was
// sold or shipped to them. It reduces the customer's debt.
type IncomingReturnedInvoiceRequest struct {
	// Comment on the return.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the return belongs to.
	Conception string `json:"conception,omitzero"`
	// Counteragent is the ID of the customer, from Inventory.ListCounteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the return, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DefaultStore is the ID of the return's default store.
	DefaultStore string `json:"defaultStore,omitzero"`
	// DocumentID is the return to update; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// IsAutomatic marks the return as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the return to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the returned products and dishes. Required.
	Items []IncomingReturnedInvoiceRequestItem `json:"items"`
	// Number of the return in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the return.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OutgoingInvoiceID is the outgoing invoice of the returned products.
	OutgoingInvoiceID string `json:"outgoingInvoiceId,omitzero"`
	// ProcessingMode is what returns to stock: the dish, its ingredients or nothing.
	ProcessingMode ReturnProcessingMode `json:"processingMode"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount string `json:"revenueAccount,omitzero"`
}

// IncomingReturnedInvoiceRequestItem is a returned product or dish.
type IncomingReturnedInvoiceRequestItem struct {
	// Amount of the product.
	Amount float64 `json:"amount"`
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// IncomePrice is the cost price at the time of the return, in the organization's currency.
	IncomePrice *float64 `json:"incomePrice,omitzero"`
	// IncomeSum is the cost of the whole item at the time of the return, in the organization's currency.
	IncomeSum *float64 `json:"incomeSum,omitzero"`
	// Num is the number of the item within the return.
	Num int `json:"num"`
	// Price with VAT, in the organization's currency. Required unless Sum is set.
	Price *float64 `json:"price,omitzero"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
	// Store is the ID of the store that receives the product.
	Store string `json:"store" iiko:"required"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	// If both are set, it must be exactly Price × Amount; goiikoapi.Sum calculates it.
	Sum *float64 `json:"sum,omitzero"`
	// SupplierProduct is the ID of the product in the buyer's list.
	SupplierProduct string `json:"supplierProduct,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// IncomingReturnedInvoice is a return of products or dishes by a customer. It reduces the customer's debt.
type IncomingReturnedInvoice struct {
	DocumentHeader
	// Counteragent is the ID of the customer, see Inventory.ListCounteragents.
	Counteragent string `json:"counteragent,omitzero"`
	// DefaultStore is the ID of the return's default store.
	DefaultStore string `json:"defaultStore,omitzero"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// IsAutomatic reports whether the return was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable reports whether the return can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the returned products and dishes.
	Items []IncomingReturnedInvoiceItem `json:"items,omitzero"`
	// OutgoingInvoiceID is the outgoing invoice of the returned products.
	OutgoingInvoiceID string `json:"outgoingInvoiceId,omitzero"`
	// ProcessingMode is what returns to stock: the dish, its ingredients or nothing.
	ProcessingMode ReturnProcessingMode `json:"processingMode,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount string `json:"revenueAccount,omitzero"`
	// Status of the return: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
}

// IncomingReturnedInvoiceItem is a returned product or dish.
type IncomingReturnedInvoiceItem struct {
	PricedItem
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// IncomePrice is the cost price at the time of the return, in the organization's currency.
	IncomePrice *float64 `json:"incomePrice,omitzero"`
	// IncomeSum is the cost of the whole item at the time of the return, in the organization's currency.
	IncomeSum *float64 `json:"incomeSum,omitzero"`
	// Producer is the manufacturer or importer of the product.
	Producer *string `json:"producer,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
	// Store is the ID of the store that receives the product.
	Store string `json:"store,omitzero"`
	// SupplierProduct is the ID of the product in the buyer's list.
	SupplierProduct string `json:"supplierProduct,omitzero"`
}

// IncomingReturnedInvoiceListItem is a return by a customer in a list, without its items.
type IncomingReturnedInvoiceListItem struct {
	DocumentListItem
	// AssignedStores are the IDs of the stores that received the products.
	AssignedStores []string `json:"assignedStores,omitzero"`
	// Counteragent is the ID of the customer, see Inventory.ListCounteragents.
	Counteragent string `json:"counteragent,omitzero"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount string `json:"revenueAccount,omitzero"`
}

// OutgoingInvoiceRequest creates or updates an outgoing invoice for products shipped to a buyer. Posting it
// writes the products off and creates a debt of the buyer.
type OutgoingInvoiceRequest struct {
	// Comment on the invoice.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the invoice belongs to.
	Conception string `json:"conception,omitzero"`
	// Counteragent is the ID of the buyer, from Inventory.ListCounteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the invoice, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DefaultStore is the ID of the invoice's default store.
	DefaultStore string `json:"defaultStore,omitzero"`
	// DocumentID is the invoice to update; set it on update only.
	DocumentID string `json:"documentId,omitzero"`
	// DueDate is when the buyer must pay by, RFC 3339; use [NewTimestamp].
	DueDate DateTime `json:"dueDate,omitzero"`
	// ExpenseAccount is the ID of the expense account; the default one when empty.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// InternalIncomingInvoiceID is the matching incoming invoice, for example if a restaurant of the same
	// chain receives the goods.
	InternalIncomingInvoiceID string `json:"internalIncomingInvoiceId,omitzero"`
	// IsAutomatic marks the invoice as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the invoice to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products to ship. Required.
	Items []OutgoingInvoiceRequestItem `json:"items"`
	// Number of the invoice in iikoRMS; set it on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the invoice.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// RevenueAccount is the ID of the revenue account; the default one when empty.
	RevenueAccount string `json:"revenueAccount,omitzero"`
}

// OutgoingInvoiceRequestItem is a product to ship.
type OutgoingInvoiceRequestItem struct {
	// Amount of the product.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
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
	ProductSize string `json:"productSize,omitzero"`
	// Store is the ID of the store that ships the product.
	Store string `json:"store" iiko:"required"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	// If both are set, it must be exactly Price × Amount; goiikoapi.Sum calculates it.
	Sum *float64 `json:"sum,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// OutgoingInvoice is an invoice for products shipped to a buyer, and what the buyer owes for them.
type OutgoingInvoice struct {
	DocumentHeader
	// Counteragent is the ID of the buyer, see Inventory.ListCounteragents.
	Counteragent string `json:"counteragent,omitzero"`
	// DefaultStore is the ID of the invoice's default store.
	DefaultStore string `json:"defaultStore,omitzero"`
	// DueDate is when the buyer must pay by.
	DueDate DateTime `json:"dueDate,omitzero"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// InternalIncomingInvoiceID is the matching incoming invoice, for example if a restaurant of the same
	// chain receives the goods.
	InternalIncomingInvoiceID string `json:"internalIncomingInvoiceId,omitzero"`
	// IsAutomatic reports whether the invoice was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable reports whether the invoice can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products shipped.
	Items []SoldItem `json:"items,omitzero"`
	// PaymentDate is when the invoice was paid, YYYY-MM-DD.
	PaymentDate DateTime `json:"paymentDate,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount string `json:"revenueAccount,omitzero"`
	// Status of the invoice: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
}

// PricedItem is what all items of documents with prices have. It is embedded in [SoldItem],
// [ReturnedInvoiceItem], [IncomingReturnedInvoiceItem], [IncomingInvoiceItem], [IncomingServiceItem] and
// [OutgoingServiceItem].
type PricedItem struct {
	// Amount of the product or service.
	Amount *float64 `json:"amount,omitzero"`
	// Num is the number of the item within the document.
	Num *int `json:"num,omitzero"`
	// Price with VAT, in the organization's currency.
	Price *float64 `json:"price,omitzero"`
	// PriceWithoutVAT is the price without VAT, in the organization's currency.
	PriceWithoutVAT *float64 `json:"priceWithoutVat,omitzero"`
	// Product is the ID of the product or service, as in Menu.Nomenclature.
	Product string `json:"product,omitzero"`
	// ProductArticle is the article (SKU) of the product or service.
	ProductArticle *string `json:"productArticle,omitzero"`
	// Sum of the item with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the item without VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// SoldItem is a product that was sold or shipped, in [SalesDocument] and [OutgoingInvoice].
type SoldItem struct {
	PricedItem
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
	// Store is the ID of the store that the product is sold or shipped from.
	Store string `json:"store,omitzero"`
}

// ReturnedInvoiceRequest creates or updates a returned invoice for goods returned to a supplier. It reduces
// the debt to the supplier.
type ReturnedInvoiceRequest struct {
	// Comment on the return.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the return belongs to.
	Conception string `json:"conception,omitzero"`
	// Counteragent is the ID of the supplier, from Inventory.ListCounteragents.
	Counteragent string `json:"counteragent" iiko:"required"`
	// Date and time of the return, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DefaultStore is the ID of the return's default store.
	DefaultStore string `json:"defaultStore,omitzero"`
	// DocumentID is the return to update; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// ExpenseAccount is the ID of the account for the financial side; account 4.05, other income, when empty.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// IncomingInvoiceID is the incoming invoice of the returned goods. It links the return to that delivery.
	IncomingInvoiceID string `json:"incomingInvoiceId,omitzero"`
	// Items are the products to return. Required.
	Items []ReturnedInvoiceRequestItem `json:"items"`
	// Number of the return in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the return.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// ReturnedInvoiceRequestItem is a product to return.
type ReturnedInvoiceRequestItem struct {
	// Amount of the product.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
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
	// Store is the ID of the store that the product leaves.
	Store string `json:"store" iiko:"required"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	// If both are set, it must be exactly Price × Amount; goiikoapi.Sum calculates it.
	Sum *float64 `json:"sum,omitzero"`
	// SupplierProduct is the ID of the product in the supplier's list.
	SupplierProduct string `json:"supplierProduct,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// ReturnedInvoice is a return of goods to a supplier. It reduces the debt to the supplier.
type ReturnedInvoice struct {
	DocumentHeader
	// Counteragent is the ID of the supplier, see Inventory.ListCounteragents.
	Counteragent string `json:"counteragent,omitzero"`
	// DefaultStore is the ID of the return's default store.
	DefaultStore string `json:"defaultStore,omitzero"`
	// ExpenseAccount is the ID of the account for the financial side.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// IncomingInvoiceID is the incoming invoice of the returned goods. It links the return to that delivery.
	IncomingInvoiceID string `json:"incomingInvoiceId,omitzero"`
	// Items are the products returned.
	Items []ReturnedInvoiceItem `json:"items,omitzero"`
	// Status of the return: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
}

// ReturnedInvoiceItem is a product returned.
type ReturnedInvoiceItem struct {
	PricedItem
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// CustomsDeclarationNumber is the number of the customs declaration of the goods.
	CustomsDeclarationNumber *string `json:"customsDeclarationNumber,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// IncomePrice is the cost price of the product, in the organization's currency.
	IncomePrice *float64 `json:"incomePrice,omitzero"`
	// Producer is the manufacturer or importer of the product.
	Producer *string `json:"producer,omitzero"`
	// Store is the ID of the store that the product leaves.
	Store string `json:"store,omitzero"`
	// SupplierProduct is the ID of the product in the supplier's list.
	SupplierProduct string `json:"supplierProduct,omitzero"`
}

// ReturnedInvoiceListItem is a return to a supplier in a list, without its items.
type ReturnedInvoiceListItem struct {
	DocumentListItem
	// AssignedStores are the IDs of the stores that the products were written off from.
	AssignedStores []string `json:"assignedStores,omitzero"`
	// Counteragent is the ID of the supplier, see Inventory.ListCounteragents.
	Counteragent string `json:"counteragent,omitzero"`
	// ExpenseAccount is the ID of the account for the financial side.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
}
