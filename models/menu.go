package models

// NomenclatureRequest asks for the nomenclature of an organization, for Menu.Nomenclature.
type NomenclatureRequest struct {
	// OrganizationID is the organization, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// StartRevision is the revision that the caller already has: 0 in an organization's first request, from
	// then on NomenclatureResponse.Revision of the last answer.
	StartRevision *int64 `json:"startRevision,omitzero"`
}

// NomenclatureResponse is the nomenclature of an organization: what it sells, in groups, with prices and
// modifiers. When nothing has changed since NomenclatureRequest.StartRevision, it has a Revision and no
// lists.
type NomenclatureResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Groups of products, and groups of modifiers.
	Groups []ProductGroup `json:"groups"`
	// ProductCategories that products refer to.
	ProductCategories []ProductCategory `json:"productCategories"`
	// Products are the dishes, goods and modifiers.
	Products []Product `json:"products"`
	// Sizes that the prices of products refer to.
	Sizes []Size `json:"sizes"`
	// Revision of the nomenclature. Keep it for the next NomenclatureRequest; equal to the StartRevision that
	// was sent, it says that nothing has changed.
	Revision int64 `json:"revision"`
}

// ProductGroup is a group of the nomenclature: a section of the menu, or a group of modifiers.
type ProductGroup struct {
	// ImageLinks are addresses of images.
	ImageLinks []string `json:"imageLinks"`
	// ParentGroup is the ID of the group that this one is part of; nil at the top.
	ParentGroup *string `json:"parentGroup,omitzero"`
	// Order is the place in the menu.
	Order int `json:"order"`
	// IsIncludedInMenu tells that the group is on the menu.
	IsIncludedInMenu bool `json:"isIncludedInMenu"`
	// IsGroupModifier tells a group of modifiers from a section of the menu.
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
	// IsDeleted tells that the group was deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// SEODescription is a description for the page of a site, to be read by guests.
	SEODescription *string `json:"seoDescription,omitzero"`
	// SEOText is a text for search engines.
	SEOText *string `json:"seoText,omitzero"`
	// SEOKeywords are key words for search engines.
	SEOKeywords *string `json:"seoKeywords,omitzero"`
	// SEOTitle is a page title for search engines.
	SEOTitle *string `json:"seoTitle,omitzero"`
}

// ProductCategory is a category of products, apart from the groups of the menu. The nomenclature and external
// menus both have it.
type ProductCategory struct {
	// ID of the category.
	ID string `json:"id"`
	// Name of the category.
	Name string `json:"name"`
	// IsDeleted tells that the category was deleted; false when nil.
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
	// GroupID is the group of the product in iikoRMS; it can be empty. For the menu, see ParentGroup.
	GroupID string `json:"groupId,omitzero"`
	// ProductCategoryID is the category of the product, from NomenclatureResponse.ProductCategories; it can
	// be empty.
	ProductCategoryID string `json:"productCategoryId,omitzero"`
	// Type tells dishes, goods and modifiers apart.
	Type ProductType `json:"type,omitzero"`
	// OrderItemType is the type to order the product with: OrderItemTypeCompound when it has a modifier
	// schema, else OrderItemTypeProduct.
	OrderItemType OrderItemType `json:"orderItemType,omitzero"`
	// ModifierSchemaID is the modifier schema of the product; empty when it has none.
	ModifierSchemaID string `json:"modifierSchemaId,omitzero"`
	// ModifierSchemaName is the name of that modifier schema.
	ModifierSchemaName *string `json:"modifierSchemaName,omitzero"`
	// Splittable tells that the product can be divided.
	Splittable bool `json:"splittable"`
	// MeasureUnit is the unit in which the product is sold.
	MeasureUnit *string `json:"measureUnit,omitzero"`
	// SizePrices are the prices, one a size.
	SizePrices []SizePrice `json:"sizePrices,omitzero"`
	// Modifiers that can be ordered with the product and stand in no group.
	Modifiers []ModifierInfo `json:"modifiers,omitzero"`
	// GroupModifiers are the groups of modifiers that can be ordered with the product.
	GroupModifiers []GroupModifierInfo `json:"groupModifiers,omitzero"`
	// ImageLinks are addresses of images.
	ImageLinks []string `json:"imageLinks,omitzero"`
	// DoNotPrintInCheque tells that the product is left out of the printed bill.
	DoNotPrintInCheque *bool `json:"doNotPrintInCheque,omitzero"`
	// ParentGroup is the ID of the section of the menu, from NomenclatureResponse.Groups.
	ParentGroup *string `json:"parentGroup,omitzero"`
	// Order is the place in the menu.
	Order *int `json:"order,omitzero"`
	// FullNameEnglish is the full name for guests who read another language.
	FullNameEnglish *string `json:"fullNameEnglish,omitzero"`
	// UseBalanceForSell tells that the product is sold by weight, on scales.
	UseBalanceForSell bool `json:"useBalanceForSell"`
	// CanSetOpenPrice tells that the price can be set at the time of the sale.
	CanSetOpenPrice bool `json:"canSetOpenPrice"`
	// PaymentSubject is the kind of goods for the fiscal receipt.
	PaymentSubject *string `json:"paymentSubject,omitzero"`
	// ID of the product, which orders and stop lists refer to.
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
	// IsDeleted tells that the product was deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// SEODescription is a description for the page of a site, to be read by guests.
	SEODescription *string `json:"seoDescription,omitzero"`
	// SEOText is a text for search engines.
	SEOText *string `json:"seoText,omitzero"`
	// SEOKeywords are key words for search engines.
	SEOKeywords *string `json:"seoKeywords,omitzero"`
	// SEOTitle is a page title for search engines.
	SEOTitle *string `json:"seoTitle,omitzero"`
}

// SizePrice is the price of a product in one size.
type SizePrice struct {
	// SizeID is the size, from NomenclatureResponse.Sizes; nil when the product has no size scale.
	SizeID *string `json:"sizeId"`
	// Price in this size.
	Price Price `json:"price"`
}

// Price is what a product costs now and, where a change is planned, what it will cost. Prices are in the
// organization's currency.
type Price struct {
	// CurrentPrice is the price now.
	CurrentPrice float64 `json:"currentPrice"`
	// IsIncludedInMenu tells that the product is on the menu now.
	IsIncludedInMenu bool `json:"isIncludedInMenu"`
	// NextPrice is the price that is planned; nil when there is none.
	NextPrice *float64 `json:"nextPrice,omitzero"`
	// NextIncludedInMenu tells that the product will be on the menu then.
	NextIncludedInMenu bool `json:"nextIncludedInMenu"`
	// NextDatePrice is when NextPrice comes into force, in the terminal's local time.
	NextDatePrice DateTime `json:"nextDatePrice,omitzero"`
}

// ModifierInfo is a modifier that can be ordered with a product, and how much of it.
type ModifierInfo struct {
	// ID of the modifier, among NomenclatureResponse.Products.
	ID string `json:"id"`
	// DefaultAmount is how much is chosen beforehand.
	DefaultAmount *int `json:"defaultAmount,omitzero"`
	// MinAmount is the least that must be chosen.
	MinAmount int `json:"minAmount"`
	// MaxAmount is the most that can be chosen.
	MaxAmount int `json:"maxAmount"`
	// Required tells that the modifier must be chosen.
	Required *bool `json:"required,omitzero"`
	// HideIfDefaultAmount tells not to show the modifier while it has its default amount. iikoRMS 7.2.4 or
	// newer.
	HideIfDefaultAmount *bool `json:"hideIfDefaultAmount,omitzero"`
	// Splittable tells that the modifier can be divided. iikoRMS 7.2.4 or newer.
	Splittable *bool `json:"splittable,omitzero"`
	// FreeOfChargeAmount is how much of it costs nothing. iikoRMS 7.2.4 or newer.
	FreeOfChargeAmount *int `json:"freeOfChargeAmount,omitzero"`
}

// GroupModifierInfo is a group of modifiers that can be ordered with a product, and how many of them.
type GroupModifierInfo struct {
	// ID of the group, among NomenclatureResponse.Groups.
	ID string `json:"id"`
	// MinAmount is the least that must be chosen in the group.
	MinAmount int `json:"minAmount"`
	// MaxAmount is the most that can be chosen in the group.
	MaxAmount int `json:"maxAmount"`
	// Required tells that something of the group must be chosen.
	Required *bool `json:"required"`
	// ChildModifiersHaveMinMaxRestrictions tells that each modifier has limits of its own.
	ChildModifiersHaveMinMaxRestrictions *bool `json:"childModifiersHaveMinMaxRestrictions,omitzero"`
	// ChildModifiers are the modifiers of the group.
	ChildModifiers []ModifierInfo `json:"childModifiers"`
	// HideIfDefaultAmount tells not to show the group while it has its default amount. iikoRMS 7.2.4 or
	// newer.
	HideIfDefaultAmount *bool `json:"hideIfDefaultAmount,omitzero"`
	// DefaultAmount is how much is chosen beforehand. iikoRMS 7.2.4 or newer.
	DefaultAmount *int `json:"defaultAmount,omitzero"`
	// Splittable tells that the modifiers can be divided. iikoRMS 7.2.4 or newer.
	Splittable *bool `json:"splittable,omitzero"`
	// FreeOfChargeAmount is how much of the group costs nothing. iikoRMS 7.2.4 or newer.
	FreeOfChargeAmount *int `json:"freeOfChargeAmount,omitzero"`
}

// Size is a size of a size scale, such as the 30 cm of a pizza.
type Size struct {
	// ID of the size.
	ID string `json:"id,omitzero"`
	// Name of the size.
	Name *string `json:"name,omitzero"`
	// Priority is the place in the size scale.
	Priority *int `json:"priority,omitzero"`
	// IsDefault tells that the size scale offers this size first.
	IsDefault *bool `json:"isDefault,omitzero"`
}

// MenusResponse lists what Menu.Menu found: external menus, and the price categories to read them with. Ask
// for one with Menu.ExternalMenu.
type MenusResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// ExternalMenus that can be asked for.
	ExternalMenus []IDName `json:"externalMenus,omitzero"`
	// PriceCategories from which an external menu can take its prices.
	PriceCategories []IDName `json:"priceCategories,omitzero"`
}

// ProductType is the kind of a product of the nomenclature.
type ProductType string

const (
	// A dish, which is cooked.
	ProductTypeDish ProductType = "dish"
	// A good, which is sold as it was bought.
	ProductTypeGood ProductType = "good"
	// A modifier, which is ordered with another product.
	ProductTypeModifier ProductType = "modifier"
)
