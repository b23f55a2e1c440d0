package models

// NomenclatureRequest requests the nomenclature of an organization, for Menu.Nomenclature.
type NomenclatureRequest struct {
	// OrganizationID is the organization, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// StartRevision is the last known revision: 0 in the first request of an organization, then
	// NomenclatureResponse.Revision of the previous response.
	StartRevision *int64 `json:"startRevision,omitzero"`
}

// NomenclatureResponse is the nomenclature of an organization: its products in groups, with prices and
// modifiers. If nothing has changed since NomenclatureRequest.StartRevision, it only has a Revision.
type NomenclatureResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Groups of products and groups of modifiers.
	Groups []ProductGroup `json:"groups"`
	// ProductCategories that products refer to.
	ProductCategories []ProductCategory `json:"productCategories"`
	// Products are the dishes, goods and modifiers.
	Products []Product `json:"products"`
	// Sizes that the prices of products refer to.
	Sizes []Size `json:"sizes"`
	// Revision of the nomenclature, for the next NomenclatureRequest. If it equals the StartRevision of the
	// request, nothing has changed.
	Revision int64 `json:"revision"`
}

// ProductGroup is a group of the nomenclature: a section of the menu, or a group of modifiers.
type ProductGroup struct {
	// ImageLinks are URLs of images.
	ImageLinks []string `json:"imageLinks"`
	// ParentGroup is the ID of the parent group; empty at the top level.
	ParentGroup string `json:"parentGroup,omitzero"`
	// Order is the position in the menu.
	Order int `json:"order"`
	// IsIncludedInMenu reports whether the group is on the menu.
	IsIncludedInMenu bool `json:"isIncludedInMenu"`
	// IsGroupModifier is true for a group of modifiers, false for a section of the menu.
	IsGroupModifier bool `json:"isGroupModifier"`
	// ID of the group.
	ID string `json:"id"`
	// Code is the SKU of the group.
	Code *string `json:"code,omitzero"`
	// Name of the group.
	Name string `json:"name"`
	// Description of the group.
	Description *string `json:"description,omitzero"`
	// AdditionalInfo is free text about the group.
	AdditionalInfo *string `json:"additionalInfo,omitzero"`
	// Tags of the group.
	Tags []string `json:"tags,omitzero"`
	// IsDeleted reports whether the group was deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// SEODescription is a page description, for guests.
	SEODescription *string `json:"seoDescription,omitzero"`
	// SEOText is text for search engines.
	SEOText *string `json:"seoText,omitzero"`
	// SEOKeywords are keywords for search engines.
	SEOKeywords *string `json:"seoKeywords,omitzero"`
	// SEOTitle is a page title for search engines.
	SEOTitle *string `json:"seoTitle,omitzero"`
}

// ProductCategory is a category of products, independent of menu groups. Used in the nomenclature and in
// external menus.
type ProductCategory struct {
	// ID of the category.
	ID string `json:"id"`
	// Name of the category.
	Name string `json:"name"`
	// IsDeleted reports whether the category was deleted; false when nil.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// Product is a dish, a good or a modifier of the nomenclature.
type Product struct {
	// FatAmount is the fat in 100 grams, in grams.
	FatAmount *float64 `json:"fatAmount,omitzero"`
	// ProteinsAmount is the protein in 100 grams, in grams.
	ProteinsAmount *float64 `json:"proteinsAmount,omitzero"`
	// CarbohydratesAmount are the carbohydrates in 100 grams, in grams.
	CarbohydratesAmount *float64 `json:"carbohydratesAmount,omitzero"`
	// EnergyAmount is the energy in 100 grams, in kilocalories.
	EnergyAmount *float64 `json:"energyAmount,omitzero"`
	// FatFullAmount is the fat in one item, in grams.
	FatFullAmount *float64 `json:"fatFullAmount,omitzero"`
	// ProteinsFullAmount is the protein in one item, in grams.
	ProteinsFullAmount *float64 `json:"proteinsFullAmount,omitzero"`
	// CarbohydratesFullAmount are the carbohydrates in one item, in grams.
	CarbohydratesFullAmount *float64 `json:"carbohydratesFullAmount,omitzero"`
	// EnergyFullAmount is the energy in one item, in kilocalories.
	EnergyFullAmount *float64 `json:"energyFullAmount,omitzero"`
	// Weight of one item, in kilograms.
	Weight *float64 `json:"weight,omitzero"`
	// GroupID is the group of the product in iikoRMS; it can be empty. The menu group is ParentGroup.
	GroupID string `json:"groupId,omitzero"`
	// ProductCategoryID is the category of the product, from NomenclatureResponse.ProductCategories; it can
	// be empty.
	ProductCategoryID string `json:"productCategoryId,omitzero"`
	// Type is dish, good or modifier.
	Type ProductType `json:"type,omitzero"`
	// OrderItemType is the type of the product in orders: OrderItemTypeCompound if it has a modifier schema,
	// else OrderItemTypeProduct.
	OrderItemType OrderItemType `json:"orderItemType,omitzero"`
	// ModifierSchemaID is the modifier schema of the product; empty if it has none.
	ModifierSchemaID string `json:"modifierSchemaId,omitzero"`
	// ModifierSchemaName is the name of the modifier schema.
	ModifierSchemaName *string `json:"modifierSchemaName,omitzero"`
	// Splittable reports whether the product can be divided.
	Splittable bool `json:"splittable"`
	// MeasureUnit is the unit that the product is sold in.
	MeasureUnit *string `json:"measureUnit,omitzero"`
	// SizePrices are the prices, one per size.
	SizePrices []SizePrice `json:"sizePrices,omitzero"`
	// Modifiers of the product that are in no group.
	Modifiers []ModifierInfo `json:"modifiers,omitzero"`
	// GroupModifiers are the groups of modifiers of the product.
	GroupModifiers []GroupModifierInfo `json:"groupModifiers,omitzero"`
	// ImageLinks are URLs of images.
	ImageLinks []string `json:"imageLinks,omitzero"`
	// DoNotPrintInCheque reports whether the product is left out of the printed bill.
	DoNotPrintInCheque *bool `json:"doNotPrintInCheque,omitzero"`
	// ParentGroup is the ID of the menu group, from NomenclatureResponse.Groups.
	ParentGroup string `json:"parentGroup,omitzero"`
	// Order is the position in the menu.
	Order *int `json:"order,omitzero"`
	// FullNameEnglish is the full name in another language.
	FullNameEnglish *string `json:"fullNameEnglish,omitzero"`
	// UseBalanceForSell reports whether the product is weighed when it is sold.
	UseBalanceForSell bool `json:"useBalanceForSell"`
	// CanSetOpenPrice reports whether the price can be set at the time of the sale.
	CanSetOpenPrice bool `json:"canSetOpenPrice"`
	// PaymentSubject is the kind of goods for the fiscal receipt.
	PaymentSubject *string `json:"paymentSubject,omitzero"`
	// ID of the product. Orders and stop lists refer to it.
	ID string `json:"id"`
	// Code is the SKU of the product.
	Code *string `json:"code,omitzero"`
	// Name of the product.
	Name string `json:"name"`
	// Description of the product.
	Description *string `json:"description,omitzero"`
	// AdditionalInfo is free text about the product.
	AdditionalInfo *string `json:"additionalInfo,omitzero"`
	// Tags of the product.
	Tags []string `json:"tags,omitzero"`
	// IsDeleted reports whether the product was deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// SEODescription is a page description, for guests.
	SEODescription *string `json:"seoDescription,omitzero"`
	// SEOText is text for search engines.
	SEOText *string `json:"seoText,omitzero"`
	// SEOKeywords are keywords for search engines.
	SEOKeywords *string `json:"seoKeywords,omitzero"`
	// SEOTitle is a page title for search engines.
	SEOTitle *string `json:"seoTitle,omitzero"`
}

// SizePrice is the price of a product in one size.
type SizePrice struct {
	// SizeID is the size, from NomenclatureResponse.Sizes; nil if the product has no size scale.
	SizeID *string `json:"sizeId"`
	// Price in this size.
	Price Price `json:"price"`
}

// Price is the current price of a product and, if a change is planned, the next one, in the organization's
// currency.
type Price struct {
	// CurrentPrice is the price now.
	CurrentPrice float64 `json:"currentPrice"`
	// IsIncludedInMenu reports whether the product is on the menu now.
	IsIncludedInMenu bool `json:"isIncludedInMenu"`
	// NextPrice is the planned price; nil if none.
	NextPrice *float64 `json:"nextPrice,omitzero"`
	// NextIncludedInMenu reports whether the product will be on the menu then.
	NextIncludedInMenu bool `json:"nextIncludedInMenu"`
	// NextDatePrice is when NextPrice takes effect, in the terminal's local time.
	NextDatePrice DateTime `json:"nextDatePrice,omitzero"`
}

// ModifierInfo is a modifier of a product, with its limits.
type ModifierInfo struct {
	// ID of the modifier, from NomenclatureResponse.Products.
	ID string `json:"id"`
	// DefaultAmount is the default amount.
	DefaultAmount *int `json:"defaultAmount,omitzero"`
	// MinAmount is the minimum amount.
	MinAmount int `json:"minAmount"`
	// MaxAmount is the maximum amount.
	MaxAmount int `json:"maxAmount"`
	// Required reports whether the modifier must be chosen.
	Required *bool `json:"required,omitzero"`
	// HideIfDefaultAmount hides the modifier while it has its default amount. iikoRMS 7.2.4 or newer.
	HideIfDefaultAmount *bool `json:"hideIfDefaultAmount,omitzero"`
	// Splittable reports whether the modifier can be divided. iikoRMS 7.2.4 or newer.
	Splittable *bool `json:"splittable,omitzero"`
	// FreeOfChargeAmount is the amount that is free of charge. iikoRMS 7.2.4 or newer.
	FreeOfChargeAmount *int `json:"freeOfChargeAmount,omitzero"`
}

// GroupModifierInfo is a group of modifiers of a product, with its limits.
type GroupModifierInfo struct {
	// ID of the group, from NomenclatureResponse.Groups.
	ID string `json:"id"`
	// MinAmount is the minimum amount in the group.
	MinAmount int `json:"minAmount"`
	// MaxAmount is the maximum amount in the group.
	MaxAmount int `json:"maxAmount"`
	// Required reports whether a modifier of the group must be chosen.
	Required *bool `json:"required"`
	// ChildModifiersHaveMinMaxRestrictions reports whether each modifier has its own limits.
	ChildModifiersHaveMinMaxRestrictions *bool `json:"childModifiersHaveMinMaxRestrictions,omitzero"`
	// ChildModifiers are the modifiers of the group.
	ChildModifiers []ModifierInfo `json:"childModifiers"`
	// HideIfDefaultAmount hides the group while it has its default amount. iikoRMS 7.2.4 or newer.
	HideIfDefaultAmount *bool `json:"hideIfDefaultAmount,omitzero"`
	// DefaultAmount is the default amount. iikoRMS 7.2.4 or newer.
	DefaultAmount *int `json:"defaultAmount,omitzero"`
	// Splittable reports whether the modifiers can be divided. iikoRMS 7.2.4 or newer.
	Splittable *bool `json:"splittable,omitzero"`
	// FreeOfChargeAmount is the amount in the group that is free of charge. iikoRMS 7.2.4 or newer.
	FreeOfChargeAmount *int `json:"freeOfChargeAmount,omitzero"`
}

// Size is a size of a size scale, such as 30 cm for a pizza.
type Size struct {
	// ID of the size.
	ID string `json:"id,omitzero"`
	// Name of the size.
	Name *string `json:"name,omitzero"`
	// Priority is the position in the size scale.
	Priority *int `json:"priority,omitzero"`
	// IsDefault reports whether it is the default size of the scale.
	IsDefault *bool `json:"isDefault,omitzero"`
}

// MenusResponse lists external menus and price categories, for Menu.ExternalMenu.
type MenusResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// ExternalMenus available.
	ExternalMenus []IDName `json:"externalMenus,omitzero"`
	// PriceCategories available for the prices of external menus.
	PriceCategories []IDName `json:"priceCategories,omitzero"`
}

// ProductType is the kind of a product of the nomenclature.
type ProductType string

const (
	// ProductTypeDish: a dish.
	ProductTypeDish ProductType = "dish"
	// ProductTypeGood: a good, sold as it was bought.
	ProductTypeGood ProductType = "good"
	// ProductTypeModifier: a modifier, ordered with another product.
	ProductTypeModifier ProductType = "modifier"
)
