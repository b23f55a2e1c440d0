package models

// CounteragentsRequest asks for the suppliers, employees and clients of an organization, page by page.
type CounteragentsRequest struct {
	// Limit is the size of the page, 1 to 500.
	Limit *int `json:"limit,omitzero"`
	// Offset is the number of counteragents to skip before the page.
	Offset *int `json:"offset,omitzero"`
	// OrganizationID is the organization whose counteragents are wanted.
	OrganizationID string `json:"organizationId,omitzero"`
	// Type keeps counteragents of these kinds only: supplier, employee, client.
	Type []string `json:"type,omitzero"`
}

// CounteragentsResponse is one page of counteragents.
type CounteragentsResponse struct {
	// Counteragents of the page.
	Counteragents []Counteragent `json:"counteragents,omitzero"`
	// TotalCount is the number of counteragents on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// Counteragent is someone with whom the restaurant settles accounts: a supplier, an employee or a client. One
// counteragent may be several of these at once.
type Counteragent struct {
	// CardNumber is the number of the counteragent's card.
	CardNumber *string `json:"cardNumber,omitzero"`
	// CellPhone is the mobile phone number.
	CellPhone *string `json:"cellPhone,omitzero"`
	// Client tells that the counteragent is a client.
	Client *bool `json:"client,omitzero"`
	// Code of the counteragent in iikoRMS.
	Code *string `json:"code,omitzero"`
	// Company for which the counteragent stands.
	Company *string `json:"company,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// Employee tells that the counteragent is an employee.
	Employee *bool `json:"employee,omitzero"`
	// FirstName of a person.
	FirstName *string `json:"firstName,omitzero"`
	// ID in iikoRMS, which documents name as Counteragent.
	ID string `json:"id,omitzero"`
	// LastName of a person.
	LastName *string `json:"lastName,omitzero"`
	// MiddleName of a person, such as a patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// Name as the restaurant keeps it.
	Name *string `json:"name,omitzero"`
	// Phone number.
	Phone *string `json:"phone,omitzero"`
	// Supplier tells that the counteragent is a supplier.
	Supplier *bool `json:"supplier,omitzero"`
	// SupplierType is the kind of supplier.
	SupplierType *string `json:"supplierType,omitzero"`
	// TaxpayerIDNumber is the number under which the counteragent pays taxes, the INN in Russia.
	TaxpayerIDNumber *string `json:"taxpayerIdNumber,omitzero"`
}

// DocumentRequest names one inventory or finance document: to get, post, unpost or cancel it.
type DocumentRequest struct {
	// DocumentID of the document in iikoRMS.
	DocumentID string `json:"documentId" iiko:"required"`
	// OrganizationID is the organization that keeps the document.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// DocumentSaveResponse answers the creation of an inventory or finance document and every change of it, such
// as posting.
type DocumentSaveResponse struct {
	// DocumentID of the document in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// DocumentNumber is the number of the document in iikoRMS.
	DocumentNumber *string `json:"documentNumber,omitzero"`
	// Message tells in words how it went.
	Message *string `json:"message,omitzero"`
}

// DisassembleDocumentRequest creates or updates a disassembly: a product, such as a carcass or a set, is
// written off and its parts are taken into a store. It has no prices.
type DisassembleDocumentRequest struct {
	// Amount is how much of the product is taken apart.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// Comment is free text about the disassembly.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the disassembly belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the disassembly, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DocumentID is the disassembly to change; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// Items are the parts that come of the product. Required.
	Items []DisassembleDocumentRequestItem `json:"items"`
	// Number of the disassembly in iikoRMS; required on update, optional on creation.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the disassembly.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Product is the ID of the product that is taken apart, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// StoreFrom is the ID of the store from which the product is written off.
	StoreFrom string `json:"storeFrom" iiko:"required"`
	// StoreTo is the ID of the store that takes the parts; it may be StoreFrom.
	StoreTo string `json:"storeTo" iiko:"required"`
}

// DisassembleDocumentRequestItem is a part that the disassembly yields.
type DisassembleDocumentRequestItem struct {
	// Amount is how much of the part comes out of the product.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// MainProductAmountPercent is the share of the product's quantity that became this part, in percent;
	// those of all items must add up to exactly 100.
	MainProductAmountPercent float64 `json:"mainProductAmountPercent"`
	// Num is the number of the item within the disassembly.
	Num int `json:"num"`
	// Product is the ID of the part, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
}

// DisassembleDocument is a disassembly: a product is written off and the parts that come of it are taken into
// a store.
type DisassembleDocument struct {
	// Amount is how much of the product was taken apart.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// Comment is free text about the disassembly.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the disassembly belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the disassembly, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the disassembly was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the disassembly was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DocumentID of the disassembly in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// Items are the parts that come of the product.
	Items []DisassembleDocumentItem `json:"items,omitzero"`
	// Number of the disassembly in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Product is the ID of the product that was taken apart, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
	// Status tells whether the disassembly is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// StoreFrom is the ID of the store from which the product is written off.
	StoreFrom *string `json:"storeFrom,omitzero"`
	// StoreTo is the ID of the store that takes the parts.
	StoreTo *string `json:"storeTo,omitzero"`
	// UserCreated is the ID of the user who created the disassembly.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the disassembly last.
	UserModified *string `json:"userModified,omitzero"`
}

// DisassembleDocumentItem is a part that the disassembly yields.
type DisassembleDocumentItem struct {
	// Amount is how much of the part came out of the product.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// MainProductAmountPercent is the share of the product's quantity that became this part, in percent;
	// those of all items add up to 100.
	MainProductAmountPercent *float64 `json:"mainProductAmountPercent,omitzero"`
	// Num is the number of the item within the disassembly.
	Num *int `json:"num,omitzero"`
	// Product is the ID of the part, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
}

// DocumentListRequest asks for the inventory or finance documents of a period.
type DocumentListRequest struct {
	// From is the day on which the period starts, YYYY-MM-DD.
	From DateTime `json:"from"`
	// OrganizationID is the organization that keeps the documents.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// To is the day on which the period ends, YYYY-MM-DD.
	To DateTime `json:"to"`
}

// StoreDocumentListItem is a disassembly, an internal transfer, a production document or a transformation as
// the list of them shows it, without its items.
type StoreDocumentListItem struct {
	// Comment is free text about the document.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the document belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the document, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the document was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the document was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// Deleted tells that the document was deleted.
	Deleted *bool `json:"deleted,omitzero"`
	// DocumentID of the document in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// IsEditable tells that the document can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Number of the document in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Processed tells that the document is posted.
	Processed *bool `json:"processed,omitzero"`
	// StoreFrom is the ID of the store from which products are written off.
	StoreFrom *string `json:"storeFrom,omitzero"`
	// StoreTo is the ID of the store that takes the products.
	StoreTo *string `json:"storeTo,omitzero"`
	// Sum of the document with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the document less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// UserCreated is the ID of the user who created the document.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the document last.
	UserModified *string `json:"userModified,omitzero"`
}

// InternalTransferRequest creates or updates an internal transfer, which moves products between two of the
// restaurant's own stores. It has no prices.
type InternalTransferRequest struct {
	// Comment is free text about the transfer.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the transfer belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the transfer, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DocumentID is the transfer to change; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// IsAutomatic marks the transfer as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the transfer to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products to move. Required.
	Items []InternalTransferRequestItem `json:"items"`
	// Number of the transfer in iikoRMS; required on update, optional on creation.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the transfer.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// StoreFrom is the ID of the store that gives the products away.
	StoreFrom string `json:"storeFrom" iiko:"required"`
	// StoreTo is the ID of the store that takes the products; it must differ from StoreFrom.
	StoreTo string `json:"storeTo" iiko:"required"`
}

// InternalTransferRequestItem is a product to move.
type InternalTransferRequestItem struct {
	// Amount is how much of the product moves.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the transfer.
	Num int `json:"num"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
}

// InternalTransfer moves products between two of the restaurant's own stores; nobody owes anything for it.
type InternalTransfer struct {
	// Comment is free text about the transfer.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the transfer belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the transfer, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the transfer was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the transfer was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DocumentID of the transfer in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// IsAutomatic tells that the transfer was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable tells that the transfer can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products that move.
	Items []InternalTransferItem `json:"items,omitzero"`
	// Number of the transfer in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Status tells whether the transfer is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// StoreFrom is the ID of the store that gives the products away.
	StoreFrom *string `json:"storeFrom,omitzero"`
	// StoreTo is the ID of the store that takes the products.
	StoreTo *string `json:"storeTo,omitzero"`
	// UserCreated is the ID of the user who created the transfer.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the transfer last.
	UserModified *string `json:"userModified,omitzero"`
}

// InternalTransferItem is a product that moves.
type InternalTransferItem struct {
	// Amount is how much of the product moves.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the transfer.
	Num *int `json:"num,omitzero"`
	// Product is the ID of the product, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
}

// UpdateProductBarcodesRequest gives a product a new set of barcodes in place of all that it had.
type UpdateProductBarcodesRequest struct {
	// Barcodes that the product has from now on; any others are lost for good.
	Barcodes []ProductBarcode `json:"barcodes,omitzero"`
	// OrganizationID is the organization that keeps the product.
	OrganizationID string `json:"organizationId,omitzero"`
	// ProductID is the product, from Menu.Nomenclature.
	ProductID string `json:"productId,omitzero"`
}

// ProductBarcode is a barcode of a product in one of its containers.
type ProductBarcode struct {
	// Barcode is the code itself.
	Barcode *string `json:"barcode,omitzero"`
	// ContainerID is the container (packaging) that bears the barcode, such as a barrel, a box or a bottle;
	// "" means the product's default container.
	ContainerID string `json:"containerId,omitzero"`
	// Type of the barcode.
	Type *string `json:"type,omitzero"`
}

// UpdateProductBarcodesResponse answers the replacement of a product's barcodes.
type UpdateProductBarcodesResponse struct {
	// Message tells in words how it went.
	Message *string `json:"message,omitzero"`
	// ProductID is the product whose barcodes were replaced.
	ProductID string `json:"productId,omitzero"`
}

// CostPricesRequest asks what products cost the restaurant on a date.
type CostPricesRequest struct {
	// DateIncoming is the date and time as of which to calculate, RFC 3339; [NewTimestamp] writes it.
	DateIncoming DateTime `json:"dateIncoming"`
	// Items are the products whose cost prices are wanted. Required.
	Items []CostPriceQuery `json:"items"`
	// OrganizationID is the organization that keeps the products.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CostPriceQuery names a product in a store whose cost price is wanted.
type CostPriceQuery struct {
	// AmountFactor is the factor of the quantity.
	AmountFactor float64 `json:"amountFactor"`
	// ProductID is the product, from Menu.Nomenclature.
	ProductID string `json:"productId" iiko:"required"`
	// StoreID is the store that holds the product.
	StoreID string `json:"storeId" iiko:"required"`
}

// CostPricesResponse lists the cost prices.
type CostPricesResponse struct {
	// Items are the cost prices that were found.
	Items []CostPrice `json:"items,omitzero"`
	// ProblemItems are the queried products with which there was a problem.
	ProblemItems []CostPriceQuery `json:"problemItems,omitzero"`
}

// CostPrice is the cost price of a product in a store.
type CostPrice struct {
	// AmountFactor is the factor of the quantity.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// IsEvaluative tells that the price is an estimate.
	IsEvaluative *bool `json:"isEvaluative,omitzero"`
	// ProductID is the product, as in Menu.Nomenclature.
	ProductID string `json:"productId,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
	// StoreID is the store that holds the product.
	StoreID string `json:"storeId,omitzero"`
	// Value is the cost price, in the organization's currency.
	Value *float64 `json:"value,omitzero"`
}

// ProductionDocumentRequest creates or updates a production document: semi-finished products or dishes are
// made of ingredients, which iikoRMS takes from the recipe cards.
type ProductionDocumentRequest struct {
	// Comment is free text about the production document.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the production document belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the production document, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DocumentID is the production document to change; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// IsAutomatic marks the production document as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the production document to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the semi-finished products and dishes to produce. Required.
	Items []ProductionDocumentRequestItem `json:"items"`
	// Number of the production document in iikoRMS; required on update, optional on creation.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the production document.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// StoreFrom is the ID of the store from which the ingredients are written off.
	StoreFrom string `json:"storeFrom" iiko:"required"`
	// StoreTo is the ID of the store that takes what was produced; it may be StoreFrom.
	StoreTo string `json:"storeTo" iiko:"required"`
}

// ProductionDocumentRequestItem is a semi-finished product or a dish to produce.
type ProductionDocumentRequestItem struct {
	// Amount is how much of the product is produced.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the production document.
	Num int `json:"num"`
	// Product is the ID of the semi-finished product or dish, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
}

// ProductionDocument records the making of semi-finished products or dishes; iikoRMS takes the ingredients,
// and from them the cost, from the recipe cards.
type ProductionDocument struct {
	// Comment is free text about the production document.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the production document belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the production document, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the production document was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the production document was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DocumentID of the production document in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// IsAutomatic tells that the production document was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable tells that the production document can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the semi-finished products and dishes that were produced.
	Items []ProductionDocumentItem `json:"items,omitzero"`
	// Number of the production document in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Status tells whether the production document is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// StoreFrom is the ID of the store from which the ingredients are written off.
	StoreFrom *string `json:"storeFrom,omitzero"`
	// StoreTo is the ID of the store that takes what was produced.
	StoreTo *string `json:"storeTo,omitzero"`
	// UserCreated is the ID of the user who created the production document.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the production document last.
	UserModified *string `json:"userModified,omitzero"`
}

// ProductionDocumentItem is a semi-finished product or a dish that was produced.
type ProductionDocumentItem struct {
	// Amount is how much of the product was produced.
	Amount *float64 `json:"amount,omitzero"`
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the production document.
	Num *int `json:"num,omitzero"`
	// Product is the ID of the semi-finished product or dish, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
}

// SalesDocumentRequest creates or updates a sales document, which writes sold products off and books the
// revenue at once. It is for sales that are paid right away and has no counteragent.
type SalesDocumentRequest struct {
	// Banquet marks the sale as a banquet order; false when nil.
	Banquet *bool `json:"banquet,omitzero"`
	// Comment is free text about the sales document.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the sales document belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the sales document, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DefaultStore is the ID of the sales document's default store.
	DefaultStore *string `json:"defaultStore,omitzero"`
	// DocumentID is the sales document to change; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// ExpenseAccount is the ID of the expense account; account 5.01 when nil.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IsAutomatic marks the sales document as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the sales document to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products to sell. Required.
	Items []SalesDocumentRequestItem `json:"items"`
	// Number of the sales document in iikoRMS; required on update, optional on creation.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the sales document.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// RevenueAccount is the ID of the revenue account; account 4.01 when nil.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
}

// SalesDocumentRequestItem is a product to sell.
type SalesDocumentRequestItem struct {
	// Amount is how much of the product is sold.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// Num is the number of the item within the sales document.
	Num int `json:"num"`
	// Price with VAT, in the organization's currency. Required unless Sum is set.
	Price *float64 `json:"price,omitzero"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
	// Store is the ID of the store that the product is sold from.
	Store *string `json:"store,omitzero"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	Sum *float64 `json:"sum,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// SalesDocument records a sale that was paid right away: products are written off and the revenue is booked;
// nobody is left owing.
type SalesDocument struct {
	// Banquet tells that the sale was a banquet order.
	Banquet *bool `json:"banquet,omitzero"`
	// Comment is free text about the sales document.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the sales document belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the sales document, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the sales document was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the sales document was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DefaultStore is the ID of the sales document's default store.
	DefaultStore *string `json:"defaultStore,omitzero"`
	// DocumentID of the sales document in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IsAutomatic tells that the sales document was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable tells that the sales document can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products that were sold.
	Items []SalesDocumentItem `json:"items,omitzero"`
	// Number of the sales document in iikoRMS.
	Number *string `json:"number,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
	// Status tells whether the sales document is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// UserCreated is the ID of the user who created the sales document.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the sales document last.
	UserModified *string `json:"userModified,omitzero"`
}

// SalesDocumentItem is a product that was sold.
type SalesDocumentItem struct {
	// Amount is how much of the product was sold.
	Amount *float64 `json:"amount,omitzero"`
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// DiscountSum is the discount on the item, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// Num is the number of the item within the sales document.
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
	// Store is the ID of the store that the product is sold from.
	Store *string `json:"store,omitzero"`
	// Sum of the item with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the item less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// SalesDocumentListItem is a sales document as the list of them shows it, without its items.
type SalesDocumentListItem struct {
	// AssignedStores are the IDs of the stores that the products were sold from.
	AssignedStores []string `json:"assignedStores,omitzero"`
	// Comment is free text about the sales document.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the sales document belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the sales document, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the sales document was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the sales document was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// Deleted tells that the sales document was deleted.
	Deleted *bool `json:"deleted,omitzero"`
	// DocumentID of the sales document in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IsEditable tells that the sales document can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Number of the sales document in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Processed tells that the sales document is posted.
	Processed *bool `json:"processed,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount *string `json:"revenueAccount,omitzero"`
	// Sum of the sales document with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the sales document less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// UserCreated is the ID of the user who created the sales document.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the sales document last.
	UserModified *string `json:"userModified,omitzero"`
}

// TransformationDocumentRequest creates or updates a transformation, the processing of dishes: one product is
// made of ingredients that the items name, where a production document would take them from the recipe card.
type TransformationDocumentRequest struct {
	// Amount is how much of the product is made.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit" iiko:"required"`
	// AssemblyChartWriteoff turns on writing off by the assembly chart (recipe card).
	AssemblyChartWriteoff *bool `json:"assemblyChartWriteoff,omitzero"`
	// Comment is free text about the transformation.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the transformation belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the transformation, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DocumentID is the transformation to change; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// IsAutomatic marks the transformation as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the transformation to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the ingredients to use up. Required.
	Items []TransformationDocumentRequestItem `json:"items"`
	// Number of the transformation in iikoRMS; required on update, optional on creation.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the transformation.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Product is the ID of the product that is made, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// StoreFrom is the ID of the store from which the ingredients are written off.
	StoreFrom string `json:"storeFrom" iiko:"required"`
	// StoreTo is the ID of the store that takes the finished product; it may be StoreFrom.
	StoreTo string `json:"storeTo" iiko:"required"`
}

// TransformationDocumentRequestItem is an ingredient to use up.
type TransformationDocumentRequestItem struct {
	// Amount is how much of the ingredient is used up.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// Num is the number of the item within the transformation.
	Num int `json:"num"`
	// Product is the ID of the ingredient, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
}

// TransformationDocument is a transformation (processing of dishes): a product is made of the ingredients
// that the items name. It has no prices.
type TransformationDocument struct {
	// Amount is how much of the product was made.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// AssemblyChartWriteoff tells that writing off goes by the assembly chart (recipe card).
	AssemblyChartWriteoff *bool `json:"assemblyChartWriteoff,omitzero"`
	// Comment is free text about the transformation.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the transformation belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the transformation, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the transformation was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the transformation was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DocumentID of the transformation in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// IsAutomatic tells that the transformation was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable tells that the transformation can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the ingredients that were used up.
	Items []TransformationDocumentItem `json:"items,omitzero"`
	// Number of the transformation in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Product is the ID of the product that was made, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
	// Status tells whether the transformation is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// StoreFrom is the ID of the store from which the ingredients are written off.
	StoreFrom *string `json:"storeFrom,omitzero"`
	// StoreTo is the ID of the store that takes the finished product.
	StoreTo *string `json:"storeTo,omitzero"`
	// UserCreated is the ID of the user who created the transformation.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the transformation last.
	UserModified *string `json:"userModified,omitzero"`
}

// TransformationDocumentItem is an ingredient that was used up.
type TransformationDocumentItem struct {
	// Amount is how much of the ingredient was used up.
	Amount *float64 `json:"amount,omitzero"`
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// Num is the number of the item within the transformation.
	Num *int `json:"num,omitzero"`
	// Product is the ID of the ingredient, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
}

// WriteoffDocumentRequest creates or updates a write-off: products leave a store other than by a sale, for
// example because they spoiled or broke. iikoRMS values them at cost price.
type WriteoffDocumentRequest struct {
	// Comment is free text about the write-off.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the write-off belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the write-off, RFC 3339; [NewTimestamp] writes it.
	Date DateTime `json:"date"`
	// DocumentID is the write-off to change; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// ExpenseAccount is the ID of the account to which the expense is booked.
	ExpenseAccount string `json:"expenseAccount" iiko:"required"`
	// IsAutomatic marks the write-off as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the write-off to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products to write off. Required.
	Items []WriteoffDocumentRequestItem `json:"items"`
	// Number of the write-off in iikoRMS; required on update, optional on creation.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization that keeps the write-off.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// StoreFrom is the ID of the store from which the products are written off.
	StoreFrom string `json:"storeFrom" iiko:"required"`
}

// WriteoffDocumentRequestItem is a product to write off.
type WriteoffDocumentRequestItem struct {
	// Amount is how much of the product is written off.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the write-off.
	Num int `json:"num"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
}

// WriteoffDocument is a write-off: products left a store other than by a sale, for example because they
// spoiled or broke.
type WriteoffDocument struct {
	// Comment is free text about the write-off.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the write-off belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the write-off, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the write-off was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the write-off was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DocumentID of the write-off in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// ExpenseAccount is the ID of the account to which the expense is booked.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IsAutomatic tells that the write-off was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable tells that the write-off can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products that were written off.
	Items []WriteoffDocumentItem `json:"items,omitzero"`
	// Number of the write-off in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Status tells whether the write-off is new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// StoreFrom is the ID of the store from which the products are written off.
	StoreFrom *string `json:"storeFrom,omitzero"`
	// UserCreated is the ID of the user who created the write-off.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the write-off last.
	UserModified *string `json:"userModified,omitzero"`
}

// WriteoffDocumentItem is a product that was written off.
type WriteoffDocumentItem struct {
	// Amount is how much of the product was written off.
	Amount *float64 `json:"amount,omitzero"`
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit *string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the write-off.
	Num *int `json:"num,omitzero"`
	// Product is the ID of the product, as in Menu.Nomenclature.
	Product *string `json:"product,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize *string `json:"productSize,omitzero"`
}

// WriteoffDocumentListItem is a write-off as the list of them shows it, without its items.
type WriteoffDocumentListItem struct {
	// Comment is free text about the write-off.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept of the restaurant to which the write-off belongs.
	Conception *string `json:"conception,omitzero"`
	// Date and time of the write-off, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the write-off was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the write-off was changed last, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// Deleted tells that the write-off was deleted.
	Deleted *bool `json:"deleted,omitzero"`
	// DocumentID of the write-off in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// ExpenseAccount is the ID of the account to which the expense is booked.
	ExpenseAccount *string `json:"expenseAccount,omitzero"`
	// IsEditable tells that the write-off can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Number of the write-off in iikoRMS.
	Number *string `json:"number,omitzero"`
	// Processed tells that the write-off is posted.
	Processed *bool `json:"processed,omitzero"`
	// StoreFrom is the ID of the store from which the products are written off.
	StoreFrom *string `json:"storeFrom,omitzero"`
	// Sum of the write-off with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the write-off less VAT, in the organization's currency.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
	// UserCreated is the ID of the user who created the write-off.
	UserCreated *string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who changed the write-off last.
	UserModified *string `json:"userModified,omitzero"`
}

// DocumentStatus is the state of an inventory or finance document. Posting makes a new document a processed
// one, unposting makes it new again; drafts, that is, new documents, can be canceled.
type DocumentStatus string

const (
	// DocumentStatusNew is a document that is not posted yet, a draft.
	DocumentStatusNew DocumentStatus = "NEW"
	// DocumentStatusProcessed is a document that is posted.
	DocumentStatusProcessed DocumentStatus = "PROCESSED"
	// DocumentStatusDeleted is a document that was deleted.
	DocumentStatusDeleted DocumentStatus = "DELETED"
)

// ReturnProcessingMode tells what comes back to the store when a guest or a buyer returns something.
type ReturnProcessingMode string

const (
	// ReturnProcessingModeReturnDish takes the dish back whole.
	ReturnProcessingModeReturnDish ReturnProcessingMode = "RETURN_DISH"
	// ReturnProcessingModeReturnGood takes the ingredients of the dish back.
	ReturnProcessingModeReturnGood ReturnProcessingMode = "RETURN_GOOD"
	// ReturnProcessingModeDoNotReturn takes nothing back into stock; only the money side is booked.
	ReturnProcessingModeDoNotReturn ReturnProcessingMode = "DO_NOT_RETURN"
)
