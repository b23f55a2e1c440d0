package models

// MenuV3ByIDRequest asks for an external menu.
type MenuV3ByIDRequest struct {
	// ExternalMenuID is the ID of the menu, from Menu.Menu.
	ExternalMenuID string `json:"externalMenuId" iiko:"required"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// PriceCategoryID is the ID of the price category, from Menu.Menu. It is required if the prices come from
	// price categories.
	PriceCategoryID string `json:"priceCategoryId,omitzero"`
}

// MenuV3 is an external menu in the third version of the operation.
type MenuV3 struct {
	// ID is the ID.
	ID string `json:"id"`
	// Name is the name.
	Name string `json:"name"`
	// Description is the description.
	Description *string `json:"description,omitzero"`
	// ButtonImageURL is the address of the image; Image replaces it.
	ButtonImageURL *string `json:"buttonImageUrl,omitzero"`
	// Image is the image.
	Image *MenuV3Image `json:"image,omitzero"`
	// Products are the products.
	Products []MenuV3Product `json:"products,omitzero"`
	// Combos are the combos.
	Combos []MenuV3Combo `json:"combos,omitzero"`
	// Modifiers are the modifiers.
	Modifiers []MenuV3Modifier `json:"modifiers,omitzero"`
	// TaxCategories are the tax categories.
	TaxCategories []MenuV3TaxCategory `json:"taxCategories,omitzero"`
	// ProductCategories are the categories of products.
	ProductCategories []MenuV3ProductCategory `json:"productCategories,omitzero"`
	// AllergenGroups are the groups of allergens.
	AllergenGroups []MenuV3AllergenGroup `json:"allergenGroups,omitzero"`
	// CustomerTagGroups are the groups of tags for customers.
	CustomerTagGroups []MenuV3TagGroup `json:"customerTagGroups,omitzero"`
	// Schedules are when groups of the menu are sold.
	Schedules []MenuV3Schedule `json:"schedules,omitzero"`
	// OverrideTaxCategories are the tax categories that replace others in the organization.
	OverrideTaxCategories []MenuV3TaxOverride `json:"overrideTaxCategories,omitzero"`
	// ItemsGroups are the groups of the menu.
	ItemsGroups []MenuV3ItemsGroup `json:"itemsGroups,omitzero"`
}

// MenuV3Image is an image.
type MenuV3Image struct {
	// URL is the public address.
	URL string `json:"url"`
	// Hash is the SHA-1 of the file.
	Hash *string `json:"hash,omitzero"`
	// UpdatedAt is when the image was last changed, UTC.
	UpdatedAt DateTime `json:"updatedAt,omitzero"`
}

// MenuV3Product is a product.
type MenuV3Product struct {
	// SKU is the article (SKU).
	SKU string `json:"sku"`
	// ID is the ID.
	ID string `json:"id"`
	// ModifierSchemaID is the ID of the scheme of modifiers.
	ModifierSchemaID string `json:"modifierSchemaId,omitzero"`
	// ModifierSchemaName is its name.
	ModifierSchemaName *string `json:"modifierSchemaName,omitzero"`
	// Type is the type.
	Type MenuV3ProductType `json:"type,omitzero"`
	// Splittable reports whether it can be split between portions.
	Splittable *bool `json:"splittable,omitzero"`
	// CanSetOpenPrice reports whether the price is entered with the order.
	CanSetOpenPrice *bool `json:"canSetOpenPrice,omitzero"`
	// UseBalanceForSell reports whether the amount is weighed when sold.
	UseBalanceForSell *bool `json:"useBalanceForSell,omitzero"`
	// MeasureUnit is the unit of measure.
	MeasureUnit *string `json:"measureUnit,omitzero"`
	// ProductCategoryID is the ID of the [MenuV3ProductCategory].
	ProductCategoryID string `json:"productCategoryId,omitzero"`
	// CustomerTagGroups are the groups of tags for customers.
	CustomerTagGroups []MenuV3SelectedTags `json:"customerTagGroups,omitzero"`
	// PaymentSubjectCode is the code of the payment subject.
	PaymentSubjectCode *string `json:"paymentSubjectCode,omitzero"`
	// OuterEANCode is the code of the goods for customs.
	OuterEANCode *string `json:"outerEanCode,omitzero"`
	// IsMarked reports whether the goods are subject to marking.
	IsMarked *bool `json:"isMarked,omitzero"`
	// Barcodes are the barcodes.
	Barcodes []MenuV3Barcode `json:"barcodes,omitzero"`
	// OrderItemType is the type of item in orders.
	OrderItemType MenuV3OrderItemType `json:"orderItemType,omitzero"`
	// TaxCategoryID is the ID of the [MenuV3TaxCategory].
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
}

// MenuV3SelectedTags are the tags of a group that belong to a product.
type MenuV3SelectedTags struct {
	// CustomerTagGroupID is the ID of the [MenuV3TagGroup].
	CustomerTagGroupID string `json:"customerTagGroupId"`
	// SelectedTagIDs are the IDs of its tags.
	SelectedTagIDs []string `json:"selectedTagIds"`
}

// MenuV3Barcode is a barcode.
type MenuV3Barcode struct {
	// Barcode is the code.
	Barcode string `json:"barcode"`
	// Container is the package.
	Container *string `json:"container,omitzero"`
	// ProductFiscalCode is the fiscal code of the product.
	ProductFiscalCode *string `json:"productFiscalCode,omitzero"`
}

// MenuV3Combo is a combo.
type MenuV3Combo struct {
	// ID is the ID.
	ID string `json:"id"`
	// SKU is the article (SKU).
	SKU string `json:"sku"`
	// PriceStrategy is how the combo is priced.
	PriceStrategy MenuV3PriceStrategy `json:"priceStrategy,omitzero"`
	// ComponentGroups are the parts of the combo.
	ComponentGroups []MenuV3ComboGroup `json:"componentGroups"`
	// Labels for the website.
	Labels []string `json:"labels,omitzero"`
	// Tags for internal use.
	Tags []string `json:"tags,omitzero"`
}

// MenuV3ComboGroup is a part of a combo, of which the guest chooses a product.
type MenuV3ComboGroup struct {
	// ID is the ID.
	ID string `json:"id"`
	// Name is the name.
	Name string `json:"name"`
	// IsMainGroup reports whether the part decides the name of the combo.
	IsMainGroup *bool `json:"isMainGroup,omitzero"`
	// SkipStep reports whether the choice can be left out, for the only or the default product.
	SkipStep *bool `json:"skipStep,omitzero"`
	// Products are the products.
	Products []MenuV3ComboProduct `json:"products,omitzero"`
}

// MenuV3ComboProduct is a product in a part of a combo.
type MenuV3ComboProduct struct {
	// ProductID is the ID of the [MenuV3Product].
	ProductID string `json:"productId"`
	// SizePrices are the prices by size.
	SizePrices []MenuV3ComboSizePrice `json:"sizePrices"`
	// ForbiddenModifiers are the IDs of modifiers that the combo does not allow.
	ForbiddenModifiers []string `json:"forbiddenModifiers,omitzero"`
	// PriceModificationAmount is what the choice adds to the price, or takes off it if negative.
	PriceModificationAmount *float64 `json:"priceModificationAmount,omitzero"`
}

// MenuV3ComboSizePrice is the price of a product in a combo.
type MenuV3ComboSizePrice struct {
	// ComboSizeID is the SizeID of the [MenuV3ComboSize].
	ComboSizeID string `json:"comboSizeId"`
	// ProductSizeID is the ID of the size of the product; "" for a product without sizes.
	ProductSizeID string `json:"productSizeId,omitzero"`
	// Price is the price; nil if it is not for sale.
	Price *float64 `json:"price,omitzero"`
}

// MenuV3Modifier is a modifier.
type MenuV3Modifier struct {
	// SKU is the article (SKU).
	SKU string `json:"sku"`
	// Description is the description.
	Description *string `json:"description,omitzero"`
	// ID is the ID.
	ID string `json:"id"`
	// Name is the name.
	Name *string `json:"name,omitzero"`
	// Restrictions are the limits of the amount.
	Restrictions *MenuV3Restrictions `json:"restrictions,omitzero"`
	// IsHidden reports whether it is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// Image is the image.
	Image *MenuV3Image `json:"image,omitzero"`
	// Weight is the weight, in MeasureUnitType.
	Weight *float64 `json:"weight,omitzero"`
	// MeasureUnitType is the unit of the weight.
	MeasureUnitType MenuV3MeasureUnit `json:"measureUnitType,omitzero"`
	// SizePrices are the prices by size.
	SizePrices []MenuV3ModifierPrice `json:"sizePrices,omitzero"`
	// Nutritions are the nutrition values.
	Nutritions *MenuV3Nutrition `json:"nutritions,omitzero"`
	// TaxCategoryID is the ID of the [MenuV3TaxCategory].
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
	// IndependentQuantity reports whether the amount does not multiply with that of the dish.
	IndependentQuantity *bool `json:"independentQuantity,omitzero"`
	// ProductCategoryID is the ID of the [MenuV3ProductCategory].
	ProductCategoryID string `json:"productCategoryId,omitzero"`
	// CustomerTagGroups are the groups of tags for customers.
	CustomerTagGroups []MenuV3SelectedTags `json:"customerTagGroups,omitzero"`
	// OuterEANCode is the code of the goods for customs.
	OuterEANCode *string `json:"outerEanCode,omitzero"`
	// IsMarked reports whether the goods are subject to marking.
	IsMarked *bool `json:"isMarked,omitzero"`
	// PaymentSubjectCode is the code of the payment subject.
	PaymentSubjectCode *string `json:"paymentSubjectCode,omitzero"`
	// Barcodes are the barcodes.
	Barcodes []MenuV3Barcode `json:"barcodes,omitzero"`
	// ButtonImageURL is the address of the image; Image replaces it.
	ButtonImageURL *string `json:"buttonImageUrl,omitzero"`
	// AllergenGroupIDs are the IDs of the [MenuV3AllergenGroup].
	AllergenGroupIDs []string `json:"allergenGroupIds,omitzero"`
	// Labels for the website.
	Labels []string `json:"labels,omitzero"`
	// Tags for internal use.
	Tags []string `json:"tags,omitzero"`
}

// MenuV3Restrictions are the limits of an amount.
type MenuV3Restrictions struct {
	// MinQuantity is the minimum amount.
	MinQuantity *float64 `json:"minQuantity,omitzero"`
	// MaxQuantity is the maximum amount.
	MaxQuantity *float64 `json:"maxQuantity,omitzero"`
	// FreeQuantity is the free amount.
	FreeQuantity *float64 `json:"freeQuantity,omitzero"`
	// DefaultQuantity is the default amount.
	DefaultQuantity *float64 `json:"defaultQuantity,omitzero"`
	// HideIfDefaultQuantity reports whether the default amount is not shown.
	HideIfDefaultQuantity *bool `json:"hideIfDefaultQuantity,omitzero"`
}

// MenuV3ModifierPrice is the price of a modifier for a size.
type MenuV3ModifierPrice struct {
	// SizeID is the ID of the size.
	SizeID string `json:"sizeId,omitzero"`
	// Price is the price; nil if it is not for sale.
	Price *float64 `json:"price,omitzero"`
	// TaxCategoryID is the ID of the [MenuV3TaxCategory].
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
}

// MenuV3Nutrition are nutrition values of 100 grams.
type MenuV3Nutrition struct {
	// Fats in grams.
	Fats *float64 `json:"fats,omitzero"`
	// Proteins in grams.
	Proteins *float64 `json:"proteins,omitzero"`
	// Carbs in grams.
	Carbs *float64 `json:"carbs,omitzero"`
	// Energy in kilocalories.
	Energy *float64 `json:"energy,omitzero"`
	// SaturatedFattyAcid in grams.
	SaturatedFattyAcid *float64 `json:"saturatedFattyAcid,omitzero"`
	// Salt in grams.
	Salt *float64 `json:"salt,omitzero"`
	// Sugar in grams.
	Sugar *float64 `json:"sugar,omitzero"`
}

// MenuV3TaxCategory is a tax category.
type MenuV3TaxCategory struct {
	// ID is the ID.
	ID string `json:"id"`
	// Name is the name.
	Name string `json:"name"`
	// Percentage is the rate, in percent.
	Percentage float64 `json:"percentage"`
	// IsDeleted reports whether it is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// MenuV3ProductCategory is a category of products.
type MenuV3ProductCategory struct {
	// Name is the name.
	Name string `json:"name"`
	// ID is the ID.
	ID string `json:"id"`
	// IsDeleted reports whether it is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// MenuV3AllergenGroup is a group of allergens.
type MenuV3AllergenGroup struct {
	// ID is the ID.
	ID string `json:"id"`
	// Name is the name.
	Name string `json:"name"`
	// Code is the code.
	Code string `json:"code"`
	// IsDeleted reports whether it is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// MenuV3TagGroup is a group of tags for customers.
type MenuV3TagGroup struct {
	// ID is the ID.
	ID string `json:"id"`
	// Name is the name.
	Name string `json:"name"`
	// SelectSeveralTags reports whether several tags can be chosen.
	SelectSeveralTags *bool `json:"selectSeveralTags,omitzero"`
	// Items are what belongs to it.
	Items []MenuV3Tag `json:"items,omitzero"`
}

// MenuV3Tag is a tag.
type MenuV3Tag struct {
	// ID is the ID.
	ID string `json:"id"`
	// Name is the name.
	Name string `json:"name"`
}

// MenuV3Schedule is when groups of the menu are sold.
type MenuV3Schedule struct {
	// ID is the ID.
	ID string `json:"id"`
	// Name is the name.
	Name string `json:"name"`
	// Periods of the schedule.
	Periods []MenuV3Period `json:"periods"`
}

// MenuV3Period is a part of a schedule.
type MenuV3Period struct {
	// From is the start, HH:mm:ss.
	From string `json:"from"`
	// To is the end, HH:mm:ss.
	To string `json:"to"`
	// WeekDays are the days of the week.
	WeekDays []MenuV3WeekDay `json:"weekDays"`
}

// MenuV3TaxOverride is a tax category that replaces another.
type MenuV3TaxOverride struct {
	// OrderTypeID is the ID of the order type; "" for all.
	OrderTypeID string `json:"orderTypeId,omitzero"`
	// BaseTaxCategoryID is the ID of the replaced tax category.
	BaseTaxCategoryID string `json:"baseTaxCategoryId,omitzero"`
	// NewTaxCategoryID is the ID of the one that replaces it.
	NewTaxCategoryID string `json:"newTaxCategoryId,omitzero"`
}

// MenuV3ItemsGroup is a group of the menu.
type MenuV3ItemsGroup struct {
	// ID is the ID.
	ID string `json:"id"`
	// Name is the name.
	Name string `json:"name"`
	// Description is the description.
	Description *string `json:"description,omitzero"`
	// IsHidden reports whether it is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// Labels for the website.
	Labels []string `json:"labels,omitzero"`
	// Tags for internal use.
	Tags []string `json:"tags,omitzero"`
	// ButtonImageURL is the address of the image; Image replaces it.
	ButtonImageURL *string `json:"buttonImageUrl,omitzero"`
	// Image is the image.
	Image *MenuV3Image `json:"image,omitzero"`
	// ScheduleID is the ID of the [MenuV3Schedule].
	ScheduleID string `json:"scheduleId,omitzero"`
	// Items are what belongs to it.
	Items []MenuV3Item `json:"items,omitzero"`
}

// MenuV3Item is a product or combo in a group of the menu.
type MenuV3Item struct {
	// ProductID is the ID of the [MenuV3Product].
	ProductID string `json:"productId,omitzero"`
	// Name is the name.
	Name string `json:"name"`
	// IsHidden reports whether it is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// Description is the description.
	Description *string `json:"description,omitzero"`
	// SizePrices are the prices by size.
	SizePrices []MenuV3SizePrice `json:"sizePrices,omitzero"`
	// ModifierGroups are the groups of modifiers.
	ModifierGroups []MenuV3ModifierGroup `json:"modifierGroups,omitzero"`
	// AllergenGroupIDs are the IDs of the [MenuV3AllergenGroup].
	AllergenGroupIDs []string `json:"allergenGroupIds,omitzero"`
	// Labels for the website.
	Labels []string `json:"labels,omitzero"`
	// Tags for internal use.
	Tags []string `json:"tags,omitzero"`
	// ItemType is PRODUCT or COMBO; nil means PRODUCT.
	ItemType *string `json:"itemType,omitzero"`
	// ComboID is the ID of the [MenuV3Combo].
	ComboID string `json:"comboId,omitzero"`
	// SortOrder is the place in the group, from 0.
	SortOrder *float64 `json:"sortOrder,omitzero"`
	// Sizes of a combo.
	Sizes []MenuV3ComboSize `json:"sizes,omitzero"`
	// MenuItemID identifies the item in the menu.
	MenuItemID string `json:"menuItemId,omitzero"`
}

// MenuV3SizePrice is the price of a product for a size.
type MenuV3SizePrice struct {
	// SizeID is the ID of the size.
	SizeID string `json:"sizeId,omitzero"`
	// SizeName is the name of the size.
	SizeName *string `json:"sizeName,omitzero"`
	// SizeCode is the code of the size.
	SizeCode *string `json:"sizeCode,omitzero"`
	// IsDefault reports whether it is the default size.
	IsDefault *bool `json:"isDefault,omitzero"`
	// Price is the price; nil if it is not for sale.
	Price *float64 `json:"price,omitzero"`
	// ButtonImageURL is the address of the image; Image replaces it.
	ButtonImageURL *string `json:"buttonImageUrl,omitzero"`
	// Image is the image.
	Image *MenuV3Image `json:"image,omitzero"`
	// IsHidden reports whether it is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// Weight is the weight, in MeasureUnitType.
	Weight *float64 `json:"weight,omitzero"`
	// Nutritions are the nutrition values.
	Nutritions *MenuV3Nutrition `json:"nutritions,omitzero"`
	// MeasureUnitType is the unit of the weight.
	MeasureUnitType MenuV3MeasureUnit `json:"measureUnitType,omitzero"`
	// SKU is the article (SKU).
	SKU *string `json:"sku,omitzero"`
	// MenuItemSizeID identifies the size in the menu.
	MenuItemSizeID string `json:"menuItemSizeId,omitzero"`
	// TaxCategoryID is the ID of the [MenuV3TaxCategory].
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
}

// MenuV3ModifierGroup is a group of modifiers.
type MenuV3ModifierGroup struct {
	// Name is the name.
	Name string `json:"name"`
	// ID is the ID.
	ID string `json:"id,omitzero"`
	// Restrictions are the limits of the amount.
	Restrictions *MenuV3Restrictions `json:"restrictions,omitzero"`
	// Items are what belongs to it.
	Items []MenuV3ModifierItem `json:"items,omitzero"`
	// Splittable reports whether it can be split between portions.
	Splittable *bool `json:"splittable,omitzero"`
	// IsHidden reports whether it is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// ChildModifiersHaveMinMaxRestrictions reports whether the modifiers have limits of their own.
	ChildModifiersHaveMinMaxRestrictions *bool `json:"childModifiersHaveMinMaxRestrictions,omitzero"`
	// SKU is the article (SKU).
	SKU *string `json:"sku,omitzero"`
}

// MenuV3ModifierItem is a modifier in a group. What is nil is that of the [MenuV3Modifier] with the same ID.
type MenuV3ModifierItem struct {
	// ID is the ID.
	ID string `json:"id"`
	// Name is the name.
	Name *string `json:"name,omitzero"`
	// Description is the description.
	Description *string `json:"description,omitzero"`
	// Restrictions are the limits of the amount.
	Restrictions *MenuV3Restrictions `json:"restrictions,omitzero"`
	// IsHidden reports whether it is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// ButtonImageURL is the address of the image; Image replaces it.
	ButtonImageURL *string `json:"buttonImageUrl,omitzero"`
	// Image is the image.
	Image *MenuV3Image `json:"image,omitzero"`
	// Weight is the weight, in MeasureUnitType.
	Weight *float64 `json:"weight,omitzero"`
	// MeasureUnitType is the unit of the weight.
	MeasureUnitType MenuV3MeasureUnit `json:"measureUnitType,omitzero"`
	// Tags for internal use.
	Tags []string `json:"tags,omitzero"`
}

// MenuV3ComboSize is a size of a combo.
type MenuV3ComboSize struct {
	// SizeID is the ID of the size.
	SizeID string `json:"sizeId"`
	// Name is the name.
	Name string `json:"name"`
	// ShortName is the short name, such as L.
	ShortName *string `json:"shortName,omitzero"`
	// IsHidden reports whether it is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// ButtonImageURL is the address of the image; Image replaces it.
	ButtonImageURL *string `json:"buttonImageUrl,omitzero"`
	// Image is the image.
	Image *MenuV3Image `json:"image,omitzero"`
}

// MenuV3ProductType is the type of a product.
type MenuV3ProductType string

const (
	// MenuV3ProductTypeDish: a dish.
	MenuV3ProductTypeDish MenuV3ProductType = "DISH"
	// MenuV3ProductTypeGoods: goods.
	MenuV3ProductTypeGoods MenuV3ProductType = "GOODS"
	// MenuV3ProductTypeService: a service.
	MenuV3ProductTypeService MenuV3ProductType = "SERVICE"
	// MenuV3ProductTypeCombo: a combo.
	MenuV3ProductTypeCombo MenuV3ProductType = "COMBO"
	// MenuV3ProductTypePrepared: a preparation.
	MenuV3ProductTypePrepared MenuV3ProductType = "PREPARED"
)

// MenuV3OrderItemType is the type of an item in orders.
type MenuV3OrderItemType string

const (
	// MenuV3OrderItemTypeProduct: a product.
	MenuV3OrderItemTypeProduct MenuV3OrderItemType = "Product"
	// MenuV3OrderItemTypeCompound: a compound item, such as a pizza of two halves.
	MenuV3OrderItemTypeCompound MenuV3OrderItemType = "Compound"
)

// MenuV3PriceStrategy is how a combo is priced.
type MenuV3PriceStrategy string

const (
	// MenuV3PriceStrategyByComponent: the sum of its parts.
	MenuV3PriceStrategyByComponent MenuV3PriceStrategy = "BY_COMPONENT"
	// MenuV3PriceStrategyFixed: a fixed price.
	MenuV3PriceStrategyFixed MenuV3PriceStrategy = "FIXED"
)

// MenuV3MeasureUnit is a unit of weight or volume.
type MenuV3MeasureUnit string

const (
	// MenuV3MeasureUnitGram: grams.
	MenuV3MeasureUnitGram MenuV3MeasureUnit = "GRAM"
	// MenuV3MeasureUnitKilogram: kilograms.
	MenuV3MeasureUnitKilogram MenuV3MeasureUnit = "KILOGRAM"
	// MenuV3MeasureUnitMilliliter: milliliters.
	MenuV3MeasureUnitMilliliter MenuV3MeasureUnit = "MILLILITER"
	// MenuV3MeasureUnitLiter: liters.
	MenuV3MeasureUnitLiter MenuV3MeasureUnit = "LITER"
)

// MenuV3WeekDay is a day of the week.
type MenuV3WeekDay string

const (
	// MenuV3WeekDayMonday: Monday.
	MenuV3WeekDayMonday MenuV3WeekDay = "monday"
	// MenuV3WeekDayTuesday: Tuesday.
	MenuV3WeekDayTuesday MenuV3WeekDay = "tuesday"
	// MenuV3WeekDayWednesday: Wednesday.
	MenuV3WeekDayWednesday MenuV3WeekDay = "wednesday"
	// MenuV3WeekDayThursday: Thursday.
	MenuV3WeekDayThursday MenuV3WeekDay = "thursday"
	// MenuV3WeekDayFriday: Friday.
	MenuV3WeekDayFriday MenuV3WeekDay = "friday"
	// MenuV3WeekDaySaturday: Saturday.
	MenuV3WeekDaySaturday MenuV3WeekDay = "saturday"
	// MenuV3WeekDaySunday: Sunday.
	MenuV3WeekDaySunday MenuV3WeekDay = "sunday"
)
