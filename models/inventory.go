package models

// CounteragentsRequest requests the suppliers, employees and clients of an organization, page by page.
type CounteragentsRequest struct {
	// Limit is the size of the page, 1 to 500.
	Limit *int `json:"limit,omitzero" iiko:"min=1"`
	// Offset is the number of counteragents to skip before the page.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
	// OrganizationID is the organization of the counteragents.
	OrganizationID string `json:"organizationId,omitzero"`
	// Type limits the result to these kinds: supplier, employee, client.
	Type []string `json:"type,omitzero"`
}

// CounteragentsResponse is one page of counteragents.
type CounteragentsResponse struct {
	// Counteragents of the page.
	Counteragents []Counteragent `json:"counteragents,omitzero"`
	// TotalCount is the number of counteragents on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// Counteragent is a business partner of the restaurant: a supplier, an employee, a client, or several of
// these at once.
type Counteragent struct {
	// CardNumber is the number of the counteragent's card.
	CardNumber *string `json:"cardNumber,omitzero"`
	// CellPhone is the mobile phone number.
	CellPhone *string `json:"cellPhone,omitzero"`
	// Client reports whether the counteragent is a client.
	Client *bool `json:"client,omitzero"`
	// Code of the counteragent in iikoRMS.
	Code *string `json:"code,omitzero"`
	// Company of the counteragent.
	Company *string `json:"company,omitzero"`
	// Email address.
	Email *string `json:"email,omitzero"`
	// Employee reports whether the counteragent is an employee.
	Employee *bool `json:"employee,omitzero"`
	// FirstName of a person.
	FirstName *string `json:"firstName,omitzero"`
	// ID in iikoRMS; documents take it as Counteragent.
	ID string `json:"id,omitzero"`
	// LastName of a person.
	LastName *string `json:"lastName,omitzero"`
	// MiddleName of a person, such as a patronymic.
	MiddleName *string `json:"middleName,omitzero"`
	// Name set by the restaurant.
	Name *string `json:"name,omitzero"`
	// Phone number.
	Phone *string `json:"phone,omitzero"`
	// Supplier reports whether the counteragent is a supplier.
	Supplier *bool `json:"supplier,omitzero"`
	// SupplierType is the kind of supplier.
	SupplierType *string `json:"supplierType,omitzero"`
	// TaxpayerIDNumber is the counteragent's taxpayer number, the INN in Russia.
	TaxpayerIDNumber *string `json:"taxpayerIdNumber,omitzero"`
}

// DocumentRequest identifies an inventory or finance document: to get, post, unpost or cancel it.
type DocumentRequest struct {
	// DocumentID of the document in iikoRMS.
	DocumentID string `json:"documentId" iiko:"required"`
	// OrganizationID is the organization of the document.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// DocumentSaveResponse is the response to creating, updating, posting and other changes of an inventory or
// finance document.
type DocumentSaveResponse struct {
	// DocumentID of the document in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// DocumentNumber is the number of the document in iikoRMS.
	DocumentNumber *string `json:"documentNumber,omitzero"`
	// Message describes the result.
	Message *string `json:"message,omitzero"`
}

// DocumentHeader is what all inventory and finance documents have besides their items. It is embedded in the
// documents, such as [InternalTransfer] and [OutgoingInvoice], and in [ServiceAct] and [DocumentListItem].
type DocumentHeader struct {
	// Comment on the document.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the document belongs to.
	Conception string `json:"conception,omitzero"`
	// Date and time of the document, RFC 3339.
	Date DateTime `json:"date,omitzero"`
	// DateCreated is when the document was created, RFC 3339.
	DateCreated DateTime `json:"dateCreated,omitzero"`
	// DateModified is when the document was last changed, RFC 3339.
	DateModified DateTime `json:"dateModified,omitzero"`
	// DocumentID of the document in iikoRMS.
	DocumentID string `json:"documentId,omitzero"`
	// Number of the document in iikoRMS.
	Number *string `json:"number,omitzero"`
	// UserCreated is the ID of the user who created the document.
	UserCreated string `json:"userCreated,omitzero"`
	// UserModified is the ID of the user who last changed the document.
	UserModified string `json:"userModified,omitzero"`
}

// DisassembleDocumentRequest creates or updates a disassembly: a product, such as a carcass or a set, is
// written off and its parts are added to a store. It has no prices.
type DisassembleDocumentRequest struct {
	// Amount of the product to take apart.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// Comment on the disassembly.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the disassembly belongs to.
	Conception string `json:"conception,omitzero"`
	// Date and time of the disassembly, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DocumentID is the disassembly to update; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// Items are the resulting parts. Required.
	Items []DisassembleDocumentRequestItem `json:"items"`
	// Number of the disassembly in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the disassembly.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Product is the ID of the product to take apart, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// StoreFrom is the ID of the store that the product is written off from.
	StoreFrom string `json:"storeFrom" iiko:"required"`
	// StoreTo is the ID of the store that receives the parts; it may be StoreFrom.
	StoreTo string `json:"storeTo" iiko:"required"`
}

// DisassembleDocumentRequestItem is a part that results from the disassembly.
type DisassembleDocumentRequestItem struct {
	// Amount of the part.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// MainProductAmountPercent is the share of the product's amount in this part, in percent. The sum over
	// all items must be exactly 100.
	MainProductAmountPercent float64 `json:"mainProductAmountPercent"`
	// Num is the number of the item within the disassembly.
	Num int `json:"num"`
	// Product is the ID of the part, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
}

// DisassembleDocument is a disassembly: a product is written off and its parts are added to a store.
type DisassembleDocument struct {
	DocumentHeader
	// Amount of the product taken apart.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// Items are the resulting parts.
	Items []DisassembleDocumentItem `json:"items,omitzero"`
	// Product is the ID of the product taken apart, as in Menu.Nomenclature.
	Product string `json:"product,omitzero"`
	// Status of the disassembly: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// StoreFrom is the ID of the store that the product is written off from.
	StoreFrom string `json:"storeFrom,omitzero"`
	// StoreTo is the ID of the store that receives the parts.
	StoreTo string `json:"storeTo,omitzero"`
}

// DisassembleDocumentItem is a part that results from the disassembly.
type DisassembleDocumentItem struct {
	// Amount of the part.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// MainProductAmountPercent is the share of the product's amount in this part, in percent. The sum over
	// all items is 100.
	MainProductAmountPercent *float64 `json:"mainProductAmountPercent,omitzero"`
	// Num is the number of the item within the disassembly.
	Num *int `json:"num,omitzero"`
	// Product is the ID of the part, as in Menu.Nomenclature.
	Product string `json:"product,omitzero"`
}

// DocumentListRequest requests the inventory or finance documents of a period.
type DocumentListRequest struct {
	// From is the day on which the period starts, YYYY-MM-DD.
	From DateTime `json:"from" iiko:"required"`
	// OrganizationID is the organization of the documents.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// To is the day on which the period ends, YYYY-MM-DD.
	To DateTime `json:"to" iiko:"required"`
}

// DocumentListItem is what all documents in a list have, which come without their items. It is embedded in
// [StoreDocumentListItem], [WriteoffDocumentListItem], [SalesDocumentListItem], [ReturnedInvoiceListItem],
// [IncomingReturnedInvoiceListItem], [IncomingInventoryListItem] and [ServiceListItem].
type DocumentListItem struct {
	DocumentHeader
	// Deleted reports whether the document was deleted.
	Deleted *bool `json:"deleted,omitzero"`
	// IsEditable reports whether the document can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Processed reports whether the document is posted.
	Processed *bool `json:"processed,omitzero"`
	// Sum of the document with VAT, in the organization's currency.
	Sum *float64 `json:"sum,omitzero"`
	// SumWithoutVAT is the sum of the document without VAT, in the organization's currency; nil for inventories.
	SumWithoutVAT *float64 `json:"sumWithoutVat,omitzero"`
}

// StoreDocumentListItem is a disassembly, an internal transfer, a production document or a transformation in
// a list, without its items.
type StoreDocumentListItem struct {
	DocumentListItem
	// StoreFrom is the ID of the store that products are written off from.
	StoreFrom string `json:"storeFrom,omitzero"`
	// StoreTo is the ID of the store that receives the products.
	StoreTo string `json:"storeTo,omitzero"`
}

// InternalTransferRequest creates or updates an internal transfer of products between two stores of the
// restaurant. It has no prices.
type InternalTransferRequest struct {
	// Comment on the transfer.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the transfer belongs to.
	Conception string `json:"conception,omitzero"`
	// Date and time of the transfer, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DocumentID is the transfer to update; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// IsAutomatic marks the transfer as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the transfer to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products to move. Required.
	Items []InternalTransferRequestItem `json:"items"`
	// Number of the transfer in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the transfer.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// StoreFrom is the ID of the store that the products leave.
	StoreFrom string `json:"storeFrom" iiko:"required"`
	// StoreTo is the ID of the store that receives the products; it must differ from StoreFrom.
	StoreTo string `json:"storeTo" iiko:"required"`
}

// InternalTransferRequestItem is a product to move.
type InternalTransferRequestItem struct {
	// Amount of the product.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the transfer.
	Num int `json:"num"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
}

// InternalTransfer is a transfer of products between two stores of the restaurant. It creates no debt.
type InternalTransfer struct {
	DocumentHeader
	// IsAutomatic reports whether the transfer was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable reports whether the transfer can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the transferred products.
	Items []InternalTransferItem `json:"items,omitzero"`
	// Status of the transfer: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// StoreFrom is the ID of the store that the products leave.
	StoreFrom string `json:"storeFrom,omitzero"`
	// StoreTo is the ID of the store that receives the products.
	StoreTo string `json:"storeTo,omitzero"`
}

// InternalTransferItem is a transferred product.
type InternalTransferItem struct {
	// Amount of the product.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the transfer.
	Num *int `json:"num,omitzero"`
	// Product is the ID of the product, as in Menu.Nomenclature.
	Product string `json:"product,omitzero"`
}

// UpdateBarcodesRequest replaces all barcodes of a product.
type UpdateBarcodesRequest struct {
	// Barcodes are the new barcodes. All others are deleted permanently.
	Barcodes []ProductBarcode `json:"barcodes,omitzero"`
	// OrganizationID is the organization of the product.
	OrganizationID string `json:"organizationId,omitzero"`
	// ProductID is the product, from Menu.Nomenclature.
	ProductID string `json:"productId,omitzero"`
}

// ProductBarcode is a barcode of a product in one of its containers.
type ProductBarcode struct {
	// Barcode is the code.
	Barcode *string `json:"barcode,omitzero"`
	// ContainerID is the container (packaging) with the barcode, such as a barrel, a box or a bottle; ""
	// means the product's default container.
	ContainerID string `json:"containerId,omitzero"`
	// Type of the barcode.
	Type *string `json:"type,omitzero"`
}

// UpdateProductBarcodesResponse is the response to replacing the barcodes of a product.
type UpdateProductBarcodesResponse struct {
	// Message describes the result.
	Message *string `json:"message,omitzero"`
	// ProductID is the product.
	ProductID string `json:"productId,omitzero"`
}

// CalculateCostingsRequest requests the cost prices of products on a date.
type CalculateCostingsRequest struct {
	// DateIncoming is the date and time to calculate for, RFC 3339; use [NewTimestamp].
	DateIncoming DateTime `json:"dateIncoming"`
	// Items are the products to calculate. Required.
	Items []CostPriceQuery `json:"items"`
	// OrganizationID is the organization of the products.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CostPriceQuery is a product in a store to calculate the cost price of.
type CostPriceQuery struct {
	// AmountFactor is the amount factor.
	AmountFactor float64 `json:"amountFactor"`
	// ProductID is the product, from Menu.Nomenclature.
	ProductID string `json:"productId" iiko:"required"`
	// StoreID is the store that holds the product.
	StoreID string `json:"storeId" iiko:"required"`
}

// CostPricesResponse lists the cost prices.
type CostPricesResponse struct {
	// Items are the cost prices.
	Items []CostPrice `json:"items,omitzero"`
	// ProblemItems are the products of the request that could not be calculated.
	ProblemItems []CostPriceQuery `json:"problemItems,omitzero"`
}

// CostPrice is the cost price of a product in a store.
type CostPrice struct {
	// AmountFactor is the amount factor.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// IsEvaluative reports whether the price is an estimate.
	IsEvaluative *bool `json:"isEvaluative,omitzero"`
	// ProductID is the product, as in Menu.Nomenclature.
	ProductID string `json:"productId,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
	// StoreID is the store that holds the product.
	StoreID string `json:"storeId,omitzero"`
	// Value is the cost price, in the organization's currency.
	Value *float64 `json:"value,omitzero"`
}

// ProductionDocumentRequest creates or updates a production document: semi-finished products or dishes are
// made from ingredients, which iikoRMS takes from the recipe cards.
type ProductionDocumentRequest struct {
	// Comment on the production document.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the production document belongs to.
	Conception string `json:"conception,omitzero"`
	// Date and time of the production document, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DocumentID is the production document to update; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// IsAutomatic marks the production document as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the production document to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the semi-finished products and dishes to produce. Required.
	Items []ProductionDocumentRequestItem `json:"items"`
	// Number of the production document in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the production document.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// StoreFrom is the ID of the store that the ingredients are written off from.
	StoreFrom string `json:"storeFrom" iiko:"required"`
	// StoreTo is the ID of the store that receives the products; it may be StoreFrom.
	StoreTo string `json:"storeTo" iiko:"required"`
}

// ProductionDocumentRequestItem is a semi-finished product or a dish to produce.
type ProductionDocumentRequestItem struct {
	// Amount of the product.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the production document.
	Num int `json:"num"`
	// Product is the ID of the semi-finished product or dish, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
}

// ProductionDocument is the production of semi-finished products or dishes. iikoRMS takes the ingredients and
// the cost from the recipe cards.
type ProductionDocument struct {
	DocumentHeader
	// IsAutomatic reports whether the production document was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable reports whether the production document can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the semi-finished products and dishes that were produced.
	Items []StoreDocumentItem `json:"items,omitzero"`
	// Status of the production document: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// StoreFrom is the ID of the store that the ingredients are written off from.
	StoreFrom string `json:"storeFrom,omitzero"`
	// StoreTo is the ID of the store that receives the products.
	StoreTo string `json:"storeTo,omitzero"`
}

// SalesDocumentRequest creates or updates a sales document, which writes off sold products and books the
// revenue at once. It is for sales that are paid immediately and has no counteragent.
type SalesDocumentRequest struct {
	// Banquet marks the sale as a banquet order; false when nil.
	Banquet *bool `json:"banquet,omitzero"`
	// Comment on the sales document.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the sales document belongs to.
	Conception string `json:"conception,omitzero"`
	// Date and time of the sales document, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DefaultStore is the ID of the sales document's default store.
	DefaultStore string `json:"defaultStore,omitzero"`
	// DocumentID is the sales document to update; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// ExpenseAccount is the ID of the expense account; account 5.01 when empty.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// IsAutomatic marks the sales document as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the sales document to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products to sell. Required.
	Items []SalesDocumentRequestItem `json:"items"`
	// Number of the sales document in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the sales document.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// RevenueAccount is the ID of the revenue account; account 4.01 when empty.
	RevenueAccount string `json:"revenueAccount,omitzero"`
}

// SalesDocumentRequestItem is a product to sell.
type SalesDocumentRequestItem struct {
	// Amount of the product.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
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
	ProductSize string `json:"productSize,omitzero"`
	// Store is the ID of the store that the product is sold from.
	Store string `json:"store,omitzero"`
	// Sum of the item with VAT, in the organization's currency. Required unless Price is set.
	// If both are set, it must be exactly Price × Amount; goiikoapi.Sum calculates it.
	Sum *float64 `json:"sum,omitzero"`
	// VATPercent is the VAT rate in percent.
	VATPercent *float64 `json:"vatPercent,omitzero"`
}

// SalesDocument is a sale that was paid immediately: products are written off and revenue is booked. It
// creates no debt.
type SalesDocument struct {
	DocumentHeader
	// Banquet reports whether the sale was a banquet.
	Banquet *bool `json:"banquet,omitzero"`
	// DefaultStore is the ID of the sales document's default store.
	DefaultStore string `json:"defaultStore,omitzero"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// IsAutomatic reports whether the sales document was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable reports whether the sales document can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products sold.
	Items []SoldItem `json:"items,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount string `json:"revenueAccount,omitzero"`
	// Status of the sales document: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
}

// SalesDocumentListItem is a sales document in a list, without its items.
type SalesDocumentListItem struct {
	DocumentListItem
	// AssignedStores are the IDs of the stores that the products were sold from.
	AssignedStores []string `json:"assignedStores,omitzero"`
	// ExpenseAccount is the ID of the expense account.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// RevenueAccount is the ID of the revenue account.
	RevenueAccount string `json:"revenueAccount,omitzero"`
}

// TransformationDocumentRequest creates or updates a transformation: one product is made from the ingredients
// in Items. A production document would take them from the recipe card instead.
type TransformationDocumentRequest struct {
	// Amount of the product to make.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit" iiko:"required"`
	// AssemblyChartWriteoff turns on the write-off by recipe card (assembly chart).
	AssemblyChartWriteoff *bool `json:"assemblyChartWriteoff,omitzero"`
	// Comment on the transformation.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the transformation belongs to.
	Conception string `json:"conception,omitzero"`
	// Date and time of the transformation, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DocumentID is the transformation to update; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// IsAutomatic marks the transformation as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the transformation to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the ingredients to use. Required.
	Items []TransformationDocumentRequestItem `json:"items"`
	// Number of the transformation in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the transformation.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Product is the ID of the product to make, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// StoreFrom is the ID of the store that the ingredients are written off from.
	StoreFrom string `json:"storeFrom" iiko:"required"`
	// StoreTo is the ID of the store that receives the finished product; it may be StoreFrom.
	StoreTo string `json:"storeTo" iiko:"required"`
}

// TransformationDocumentRequestItem is an ingredient to use.
type TransformationDocumentRequestItem struct {
	// Amount of the ingredient.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// Num is the number of the item within the transformation.
	Num int `json:"num"`
	// Product is the ID of the ingredient, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
}

// TransformationDocument is a transformation: a product is made from the ingredients in Items. It has no
// prices.
type TransformationDocument struct {
	DocumentHeader
	// Amount of the product made.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// AssemblyChartWriteoff reports whether the write-off is by recipe card (assembly chart).
	AssemblyChartWriteoff *bool `json:"assemblyChartWriteoff,omitzero"`
	// IsAutomatic reports whether the transformation was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable reports whether the transformation can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the ingredients used.
	Items []TransformationDocumentItem `json:"items,omitzero"`
	// Product is the ID of the product made, as in Menu.Nomenclature.
	Product string `json:"product,omitzero"`
	// Status of the transformation: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// StoreFrom is the ID of the store that the ingredients are written off from.
	StoreFrom string `json:"storeFrom,omitzero"`
	// StoreTo is the ID of the store that receives the finished product.
	StoreTo string `json:"storeTo,omitzero"`
}

// TransformationDocumentItem is an ingredient used.
type TransformationDocumentItem struct {
	// Amount of the ingredient.
	Amount *float64 `json:"amount,omitzero"`
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// Num is the number of the item within the transformation.
	Num *int `json:"num,omitzero"`
	// Product is the ID of the ingredient, as in Menu.Nomenclature.
	Product string `json:"product,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
}

// WriteoffDocumentRequest creates or updates a write-off: products leave a store without a sale, for example
// because they spoiled or broke. iikoRMS values them at cost price.
type WriteoffDocumentRequest struct {
	// Comment on the write-off.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the write-off belongs to.
	Conception string `json:"conception,omitzero"`
	// Date and time of the write-off, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date"`
	// DocumentID is the write-off to update; required on update only.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// ExpenseAccount is the ID of the account for the expense.
	ExpenseAccount string `json:"expenseAccount" iiko:"required"`
	// IsAutomatic marks the write-off as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the write-off to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products to write off. Required.
	Items []WriteoffDocumentRequestItem `json:"items"`
	// Number of the write-off in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero"`
	// OrganizationID is the organization of the write-off.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// StoreFrom is the ID of the store that the products are written off from.
	StoreFrom string `json:"storeFrom" iiko:"required"`
}

// WriteoffDocumentRequestItem is a product to write off.
type WriteoffDocumentRequestItem struct {
	// Amount of the product.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the write-off.
	Num int `json:"num"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
}

// WriteoffDocument is a write-off: products left a store without a sale, for example because they spoiled or
// broke.
type WriteoffDocument struct {
	DocumentHeader
	// ExpenseAccount is the ID of the account for the expense.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// IsAutomatic reports whether the write-off was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable reports whether the write-off can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are the products written off.
	Items []StoreDocumentItem `json:"items,omitzero"`
	// Status of the write-off: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// StoreFrom is the ID of the store that the products are written off from.
	StoreFrom string `json:"storeFrom,omitzero"`
}

// StoreDocumentItem is a product that was produced or written off, in [ProductionDocument] and
// [WriteoffDocument].
type StoreDocumentItem struct {
	// Amount of the product.
	Amount *float64 `json:"amount,omitzero"`
	// AmountFactor is the write-off factor of the dish, which depends on its size.
	AmountFactor *float64 `json:"amountFactor,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// Num is the number of the item within the document.
	Num *int `json:"num,omitzero"`
	// Product is the ID of the product or dish, as in Menu.Nomenclature.
	Product string `json:"product,omitzero"`
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
}

// WriteoffDocumentListItem is a write-off in a list, without its items.
type WriteoffDocumentListItem struct {
	DocumentListItem
	// ExpenseAccount is the ID of the account for the expense.
	ExpenseAccount string `json:"expenseAccount,omitzero"`
	// StoreFrom is the ID of the store that the products are written off from.
	StoreFrom string `json:"storeFrom,omitzero"`
}

// DocumentStatus is the status of an inventory or finance document. Posting changes a new document to
// processed, unposting changes it back to new. Only new documents (drafts) can be cancelled.
type DocumentStatus string

const (
	// DocumentStatusNew: not posted yet, a draft.
	DocumentStatusNew DocumentStatus = "NEW"
	// DocumentStatusProcessed: posted.
	DocumentStatusProcessed DocumentStatus = "PROCESSED"
	// DocumentStatusDeleted: deleted.
	DocumentStatusDeleted DocumentStatus = "DELETED"
)

// ReturnProcessingMode is what returns to stock when a guest or a buyer returns something.
type ReturnProcessingMode string

const (
	// ReturnProcessingModeReturnDish: the dish.
	ReturnProcessingModeReturnDish ReturnProcessingMode = "RETURN_DISH"
	// ReturnProcessingModeReturnGood: the ingredients of the dish.
	ReturnProcessingModeReturnGood ReturnProcessingMode = "RETURN_GOOD"
	// ReturnProcessingModeDoNotReturn: nothing; only the financial side is booked.
	ReturnProcessingModeDoNotReturn ReturnProcessingMode = "DO_NOT_RETURN"
)
