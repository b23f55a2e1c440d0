package models

// CatalogGetRequest selects an entry of a catalog of inventory.
type CatalogGetRequest struct {
	// ID of the entry.
	ID string `json:"id" iiko:"required"`
}

// CatalogListRequest lists the entries of a catalog of inventory.
type CatalogListRequest struct {
	// IsDeleted selects deleted entries (true) or the others (false); nil selects all.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// Limit is the maximum number of entries; 0 means all.
	Limit *int `json:"limit,omitzero" iiko:"min=0"`
	// Offset is the number of entries to skip.
	Offset *int `json:"offset,omitzero" iiko:"min=0"`
	// Revision selects the entries that have changed in this revision or later.
	Revision *int64 `json:"revision,omitzero"`
}

// CatalogListResponse is a page of a catalog of inventory.
type CatalogListResponse[T any] struct {
	// Entities are the entries of the page.
	Entities []T `json:"entities,omitzero"`
	// Limit is that of the request.
	Limit *int `json:"limit,omitzero"`
	// Offset is that of the request.
	Offset *int `json:"offset,omitzero"`
	// TotalCount is the number of entries on all pages.
	TotalCount *int `json:"totalCount,omitzero"`
}

// InventoryConception is a conception in the back office. [Conception] is that of an order.
type InventoryConception struct {
	DirectoryItem
	// Code that the user gave the conception.
	Code *string `json:"code,omitzero"`
}

// AccountingCategory is a category of products in the accounts.
type AccountingCategory struct {
	DirectoryItem
	// Code that the user gave the category.
	Code *string `json:"code,omitzero"`
}

// MeasureUnit is a unit of measure. Its Name is short, such as kg.
type MeasureUnit struct {
	DirectoryItem
	// Code that the user gave the unit.
	Code *string `json:"code,omitzero"`
	// FullName, such as kilogram.
	FullName *string `json:"fullName,omitzero"`
}

// InventoryPaymentType is a payment type in the back office. [PaymentType] is one for orders.
type InventoryPaymentType struct {
	DirectoryItem
	// Code that the user gave the payment type.
	Code *string `json:"code,omitzero"`
}
