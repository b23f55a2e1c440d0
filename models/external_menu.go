package models

// ExternalMenuRequest requests an external menu with the prices of organizations, for Menu.ExternalMenu.
type ExternalMenuRequest struct {
	// ExternalMenuID is the menu, from Menu.Menu. It is a string here, such as "15#3", although
	// ExternalMenu.ID is a number.
	ExternalMenuID string `json:"externalMenuId" iiko:"required"`
	// OrganizationIDs are the organizations to return prices for, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// PriceCategoryID is the price category to take prices from, from Menu.Menu; empty for the menu's own
	// prices.
	PriceCategoryID string `json:"priceCategoryId,omitzero"`
	// Version is the format of the response: 2, 3 or 4. iiko chooses one when nil.
	Version *int `json:"version,omitzero"`
	// Language of the menu.
	Language *string `json:"language,omitzero"`
	// AsyncMode requested an asynchronous response; false when nil.
	//
	// Deprecated: leave it nil.
	AsyncMode *bool `json:"asyncMode,omitzero"`
	// StartRevision is the revision to return changes since, ExternalMenu.Revision of an earlier response.
	StartRevision *int64 `json:"startRevision,omitzero"`
}

// ExternalMenu is a menu for sites, apps and kiosks, made in iikoWeb. It has format 2, 3 or 4, see
// FormatVersion. This type and the types of its parts have the properties of all formats; the comments say
// which field is in which format.
type ExternalMenu struct {
	// ProductCategories that the ProductCategoryID of items and modifiers refers to.
	ProductCategories []ProductCategory `json:"productCategories,omitzero"`
	// CustomerTagGroups that the CustomerTagGroups of items and modifiers refer to.
	CustomerTagGroups []CustomerTagGroup `json:"customerTagGroups,omitzero"`
	// Revision of the menu.
	Revision *int64 `json:"revision,omitzero"`
	// FormatVersion is the format of the menu: 2, 3 or 4.
	FormatVersion *int `json:"formatVersion,omitzero"`
	// ID of the menu, a number in the JSON.
	ID Identifier `json:"id"`
	// Name of the menu.
	Name *string `json:"name,omitzero"`
	// Description of the menu.
	Description *string `json:"description,omitzero"`
	// ButtonImageURL is the address of an image.
	ButtonImageURL *string `json:"buttonImageUrl,omitzero"`
	// Intervals of the day when the menu is available, by organization.
	Intervals []MenuInterval `json:"intervals,omitzero"`
	// ItemCategories are the sections with items. Format 2 only; formats 3 and 4 have ItemGroups.
	ItemCategories []ExternalMenuCategory `json:"itemCategories,omitzero"`
	// ComboCategories are the sections with combos. In format 4 combos are also among the items of
	// ItemGroups.
	ComboCategories []ExternalMenuComboCategory `json:"comboCategories"`
	// TaxCategories that the TaxCategoryID of items, modifiers and prices refers to. Formats 3 and 4 only.
	TaxCategories []TaxCategory `json:"taxCategories,omitzero"`
	// AllergenGroups that the AllergenGroupIDs of items and modifiers refer to. Formats 3 and 4 only.
	AllergenGroups []AllergenGroup `json:"allergenGroups,omitzero"`
	// OverrideTaxCategories are tax benefits: tax categories that are replaced for an order type, in lists
	// under a UUID. Formats 3 and 4 only.
	OverrideTaxCategories OverrideTaxes `json:"overrideTaxCategories,omitzero"`
	// ItemGroups are the sections with items and, in format 4, combos. Formats 3 and 4 only; format 2 has
	// ItemCategories.
	ItemGroups []ExternalMenuCategory `json:"itemGroups,omitzero"`
}

// CustomerTagGroup is a group of customer tags for items and modifiers of an external menu.
type CustomerTagGroup struct {
	// ID of the group; SelectedCustomerTags refers to it.
	ID string `json:"id"`
	// Name of the group.
	Name string `json:"name"`
	// SelectSeveralTags reports whether several tags of the group can be selected; false when nil.
	SelectSeveralTags *bool `json:"selectSeveralTags,omitzero"`
	// Items are the tags of the group.
	Items []IDName `json:"items,omitzero"`
}

// MenuInterval is the part of the day when an organization offers an external menu.
type MenuInterval struct {
	// OrganizationID is the organization, a UUID.
	OrganizationID string `json:"organizationId"`
	// FromTime is when the interval starts, such as "09:00".
	FromTime string `json:"fromTime"`
	// ToTime is when the interval ends, such as "23:00".
	ToTime string `json:"toTime"`
}

// ExternalMenuCategory is a section of an external menu: a category in format 2, a group in formats 3 and 4.
type ExternalMenuCategory struct {
	// ID of the section; it can be empty.
	ID string `json:"id,omitzero"`
	// Name of the section.
	Name *string `json:"name,omitzero"`
	// Description of the section.
	Description *string `json:"description,omitzero"`
	// ButtonImageURL is the address of an image.
	ButtonImageURL *string `json:"buttonImageUrl,omitzero"`
	// HeaderImageURL is the address of the image above the section. Format 2 only.
	HeaderImageURL *string `json:"headerImageUrl,omitzero"`
	// IikoGroupID is the group in iiko that the section was created from; it can be empty.
	IikoGroupID string `json:"iikoGroupId,omitzero"`
	// Items of the section.
	Items []ExternalMenuItem `json:"items"`
	// ScheduleID is the schedule of the section; empty if it has none.
	ScheduleID string `json:"scheduleId,omitzero"`
	// ScheduleName is the name of the schedule.
	ScheduleName *string `json:"scheduleName,omitzero"`
	// Schedules are the intervals of the schedule.
	Schedules []MenuSchedule `json:"schedules,omitzero"`
	// IsHidden reports whether the section is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// Tags of the section.
	Tags []ExternalMenuTag `json:"tags,omitzero"`
	// Labels of the section.
	Labels []ExternalMenuTag `json:"labels,omitzero"`
}

// ExternalMenuItem is a dish, a service or, in format 4 with Type COMBO, a combo of an external menu. Combos
// in format 4 have Sizes, Groups and PriceStrategy; other items have ItemSizes and the fields marked as not
// for combos.
type ExternalMenuItem struct {
	// Sizes of a combo. Combos of format 4 only.
	Sizes []ExternalMenuItemSize `json:"sizes,omitzero"`
	// Groups of dishes to choose from, one dish per group. Combos of format 4 only.
	Groups []ExternalMenuComboGroup `json:"groups,omitzero"`
	// PriceStrategy is how the price of a combo is determined. Combos of format 4 only.
	PriceStrategy ComboPriceStrategy `json:"priceStrategy,omitzero"`
	// SKU is the code of the product, such as "002345-35cm".
	SKU *string `json:"sku,omitzero"`
	// Name of the product.
	Name *string `json:"name,omitzero"`
	// Description of the product.
	Description *string `json:"description,omitzero"`
	// IsMarked reports whether the product is subject to marking; false when nil.
	IsMarked *bool `json:"isMarked,omitzero"`
	// Barcodes of the product.
	Barcodes []Barcode `json:"barcodes,omitzero"`
	// Type is dish, service or combo; empty means dish.
	Type ExternalMenuItemType `json:"type,omitzero"`
	// ID of the product, or of the combo. Formats 3 and 4 only; format 2 has ItemID.
	ID string `json:"id,omitzero"`
	// Allergens in the product. Format 2 only; formats 3 and 4 have AllergenGroupIDs.
	Allergens []AllergenGroup `json:"allergens,omitzero"`
	// Tags of the product. Not for combos.
	Tags []ExternalMenuTag `json:"tags,omitzero"`
	// Labels of the product. Not for combos.
	Labels []ExternalMenuTag `json:"labels,omitzero"`
	// ItemSizes are the sizes of the product, with prices and modifiers. A product without a size scale has
	// one. Not for combos.
	ItemSizes []ExternalMenuItemSize `json:"itemSizes,omitzero"`
	// ItemID is the ID of the product, for orders. Format 2 only; formats 3 and 4 have ID.
	ItemID string `json:"itemId,omitzero"`
	// ModifierSchemaID is the modifier schema of the product; empty if it has none. Not for combos.
	ModifierSchemaID string `json:"modifierSchemaId,omitzero"`
	// TaxCategory of the product. Format 2 only; formats 3 and 4 have TaxCategoryID.
	TaxCategory *TaxCategory `json:"taxCategory,omitzero"`
	// ModifierSchemaName is the name of the modifier schema. Not for combos.
	ModifierSchemaName *string `json:"modifierSchemaName,omitzero"`
	// CanBeDivided reports whether the product can be divided; false when nil. Format 2 only; formats 3 and 4
	// have Splittable.
	CanBeDivided *bool `json:"canBeDivided,omitzero"`
	// CanSetOpenPrice reports whether the price can be set at the time of the sale; false when nil. Not for
	// combos.
	CanSetOpenPrice *bool `json:"canSetOpenPrice,omitzero"`
	// UseBalanceForSell reports whether the product is weighed when it is sold; false when nil. Not for
	// combos.
	UseBalanceForSell *bool `json:"useBalanceForSell,omitzero"`
	// MeasureUnit is the unit that the product is sold in. Not for combos.
	MeasureUnit *string `json:"measureUnit,omitzero"`
	// ProductCategoryID is the category of the product, from ExternalMenu.ProductCategories; it can be empty.
	// Not for combos.
	ProductCategoryID string `json:"productCategoryId,omitzero"`
	// CustomerTagGroups are the customer tags of the product, by group. Not for combos.
	CustomerTagGroups []SelectedCustomerTags `json:"customerTagGroups,omitzero"`
	// PaymentSubject is the kind of goods for the fiscal receipt, such as "COMMODITY". Not for combos.
	PaymentSubject *string `json:"paymentSubject,omitzero"`
	// PaymentSubjectCode is the code of PaymentSubject, such as "1". Not for combos.
	PaymentSubjectCode *string `json:"paymentSubjectCode,omitzero"`
	// OuterEANCode is the EAN code of the product outside iiko. Not for combos.
	OuterEANCode *string `json:"outerEanCode,omitzero"`
	// IsHidden reports whether the product is hidden from guests. Not for combos.
	IsHidden *bool `json:"isHidden,omitzero"`
	// OrderItemType is the type of the product in orders: OrderItemTypeCompound if it has a modifier schema,
	// else OrderItemTypeProduct. Not for combos.
	OrderItemType OrderItemType `json:"orderItemType,omitzero"`
	// TaxCategoryID is the tax category, from ExternalMenu.TaxCategories; it can be empty. Formats 3 and 4
	// only, not for combos.
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
	// AllergenGroupIDs are the allergens in the product, from ExternalMenu.AllergenGroups. Formats 3 and 4
	// only, not for combos.
	AllergenGroupIDs []Identifier `json:"allergenGroupIds,omitzero"`
	// Splittable reports whether the product can be divided. Formats 3 and 4 only, not for combos; format 2
	// has CanBeDivided.
	Splittable *bool `json:"splittable,omitzero"`
}

// ExternalMenuItemSize is a size of a product with its price, nutrition and modifiers, or a size of a combo
// in format 4, which has only Name, SizeID, ShortName, IsHidden and ButtonImageURL.
type ExternalMenuItemSize struct {
	// Name of the size of a combo. Combos of format 4 only; products have SizeName.
	Name *string `json:"name,omitzero"`
	// SizeID is the ID of the size; empty if it is the only one. Format 2, and combos of format 4; products
	// of formats 3 and 4 have ID.
	SizeID string `json:"sizeId,omitzero"`
	// ShortName is the short name of the size of a combo. Combos of format 4 only.
	ShortName *string `json:"shortName,omitzero"`
	// IsHidden reports whether the size is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// ButtonImageURL is the address of an image.
	ButtonImageURL *string `json:"buttonImageUrl,omitzero"`
	// SKU is the code of the size: the product's code and the size's name, or only the product's code if
	// there is one size. Not for combos.
	SKU *string `json:"sku,omitzero"`
	// SizeCode is the short code of the size. Not for combos.
	SizeCode *string `json:"sizeCode,omitzero"`
	// SizeName is the name of the size; nil or empty if it is the only one. Not for combos.
	SizeName *string `json:"sizeName,omitzero"`
	// IsDefault reports whether this size is the default. It is true for an only size; with several sizes
	// there may be no default. Not for combos.
	IsDefault *bool `json:"isDefault,omitzero"`
	// PortionWeightGrams is the weight of a portion in grams. Format 2 only; formats 3 and 4 have Weight.
	PortionWeightGrams *float64 `json:"portionWeightGrams,omitzero"`
	// ItemModifierGroups are the groups of modifiers that can be ordered with this size. Not for combos.
	ItemModifierGroups []ExternalMenuModifierGroup `json:"itemModifierGroups,omitzero"`
	// NutritionPerHundredGrams are the nutrition values of 100 grams. Format 2 only.
	NutritionPerHundredGrams *Nutrition `json:"nutritionPerHundredGrams,omitzero"`
	// Prices of the size, by organization. Not for combos.
	Prices []ExternalMenuPrice `json:"prices,omitzero"`
	// Nutritions are the nutrition values of 100 grams, by organization. Not for combos.
	Nutritions []Nutrition `json:"nutritions,omitzero"`
	// MeasureUnitType is the unit of the weight; GRAM when nil. Not for combos.
	MeasureUnitType *string `json:"measureUnitType,omitzero"`
	// Weight of a portion, in the unit of MeasureUnitType. Formats 3 and 4 only, not for combos; format 2 has
	// PortionWeightGrams.
	Weight *float64 `json:"weight,omitzero"`
	// ID of the size; empty if it is the only one. Formats 3 and 4 only, not for combos; format 2 has SizeID.
	ID string `json:"id,omitzero"`
}

// ExternalMenuModifierGroup is a group of modifiers of a product, such as sauces, with its limits.
type ExternalMenuModifierGroup struct {
	// Name of the group.
	Name *string `json:"name,omitzero"`
	// Description of the group.
	Description *string `json:"description,omitzero"`
	// Restrictions limit how many modifiers of the group can be chosen.
	Restrictions *ModifierRestrictions `json:"restrictions,omitzero"`
	// Items are the modifiers of the group.
	Items []ExternalMenuModifier `json:"items,omitzero"`
	// CanBeDivided reports whether the modifiers can be divided; false when nil. Format 2 only; formats 3 and
	// 4 have Splittable.
	CanBeDivided *bool `json:"canBeDivided,omitzero"`
	// ItemGroupID is the ID of the group, for orders; it can be empty. Format 2 only; formats 3 and 4 have
	// ID.
	ItemGroupID string `json:"itemGroupId,omitzero"`
	// IsHidden reports whether the group is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// ChildModifiersHaveMinMaxRestrictions reports whether each modifier has its own limits; otherwise only
	// those of the group apply. false when nil.
	ChildModifiersHaveMinMaxRestrictions *bool `json:"childModifiersHaveMinMaxRestrictions,omitzero"`
	// SKU is the code of the group.
	SKU *string `json:"sku,omitzero"`
	// Splittable reports whether the modifiers can be divided. Formats 3 and 4 only; format 2 has
	// CanBeDivided.
	Splittable *bool `json:"splittable,omitzero"`
	// ID of the group, for orders. Formats 3 and 4 only; format 2 has ItemGroupID.
	ID string `json:"id,omitzero"`
}

// ModifierRestrictions limit how much of a modifier or of a group of modifiers an item can have.
type ModifierRestrictions struct {
	// MinQuantity is the minimum to choose; 0 when nil.
	MinQuantity *int `json:"minQuantity,omitzero"`
	// MaxQuantity is the maximum to choose; 1 when nil.
	MaxQuantity *int `json:"maxQuantity,omitzero"`
	// FreeQuantity is how much is free of charge; 0 when nil.
	FreeQuantity *int `json:"freeQuantity,omitzero"`
	// ByDefault is the default quantity; 0 when nil. Format 2 only; formats 3 and 4 have DefaultQuantity.
	ByDefault *int `json:"byDefault,omitzero"`
	// HideIfDefaultQuantity hides the modifier while it has its default quantity; false when nil.
	HideIfDefaultQuantity *bool `json:"hideIfDefaultQuantity,omitzero"`
	// DefaultQuantity is the default quantity. Formats 3 and 4 only; format 2 has ByDefault.
	DefaultQuantity *int `json:"defaultQuantity,omitzero"`
}

// ExternalMenuModifier is a modifier of a product of an external menu.
type ExternalMenuModifier struct {
	// SKU is the code of the modifier.
	SKU *string `json:"sku,omitzero"`
	// Name of the modifier.
	Name *string `json:"name,omitzero"`
	// Description of the modifier.
	Description *string `json:"description,omitzero"`
	// Restrictions limit how much of the modifier can be chosen.
	Restrictions *ModifierRestrictions `json:"restrictions,omitzero"`
	// AllergenGroups in the modifier. Format 2 only; formats 3 and 4 have AllergenGroupIDs.
	AllergenGroups []AllergenGroup `json:"allergenGroups,omitzero"`
	// NutritionPerHundredGrams are the nutrition values of 100 grams. Format 2 only.
	NutritionPerHundredGrams *Nutrition `json:"nutritionPerHundredGrams,omitzero"`
	// PortionWeightGrams is the weight in grams. Format 2 only; formats 3 and 4 have Weight.
	PortionWeightGrams *float64 `json:"portionWeightGrams,omitzero"`
	// Tags of the modifier.
	Tags []ExternalMenuTag `json:"tags,omitzero"`
	// Labels of the modifier.
	Labels []ExternalMenuTag `json:"labels,omitzero"`
	// ItemID is the ID of the modifier, for orders. Format 2 only; formats 3 and 4 have ID.
	ItemID string `json:"itemId,omitzero"`
	// IsHidden reports whether the modifier is hidden from guests.
	IsHidden *bool `json:"isHidden,omitzero"`
	// Prices of the modifier, by organization.
	Prices []ExternalMenuPrice `json:"prices,omitzero"`
	// Position of the modifier in its group. Format 2 only.
	Position *int `json:"position,omitzero"`
	// IndependentQuantity reports whether the quantity does not multiply with that of the dish; false when
	// nil.
	IndependentQuantity *bool `json:"independentQuantity,omitzero"`
	// ProductCategoryID is the category of the modifier, from ExternalMenu.ProductCategories; it can be
	// empty.
	ProductCategoryID string `json:"productCategoryId,omitzero"`
	// CustomerTagGroups are the customer tags of the modifier, by group.
	CustomerTagGroups []SelectedCustomerTags `json:"customerTagGroups,omitzero"`
	// PaymentSubject is the kind of goods for the fiscal receipt, such as "COMMODITY".
	PaymentSubject *string `json:"paymentSubject,omitzero"`
	// OuterEANCode is the EAN code of the modifier outside iiko.
	OuterEANCode *string `json:"outerEanCode,omitzero"`
	// IsMarked reports whether the modifier is subject to marking; false when nil.
	IsMarked *bool `json:"isMarked,omitzero"`
	// MeasureUnitType is the unit of the weight, 1 to 30 characters; GRAM when nil.
	MeasureUnitType *string `json:"measureUnitType,omitzero"`
	// PaymentSubjectCode is the code of the payment subject, such as "1".
	PaymentSubjectCode *string `json:"paymentSubjectCode,omitzero"`
	// Barcodes of the modifier.
	Barcodes []Barcode `json:"barcodes,omitzero"`
	// ButtonImageURL is the address of an image.
	ButtonImageURL *string `json:"buttonImageUrl,omitzero"`
	// Nutritions are the nutrition values of 100 grams, by organization. Formats 3 and 4 only.
	Nutritions []Nutrition `json:"nutritions,omitzero"`
	// TaxCategoryID is the tax category, from ExternalMenu.TaxCategories; it can be empty. Formats 3 and 4
	// only.
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
	// AllergenGroupIDs are the allergens in the modifier, from ExternalMenu.AllergenGroups. Formats 3 and 4
	// only.
	AllergenGroupIDs []Identifier `json:"allergenGroupIds,omitzero"`
	// ID of the modifier, for orders. Formats 3 and 4 only; format 2 has ItemID.
	ID string `json:"id,omitzero"`
	// Weight of a portion, in the unit of MeasureUnitType. Formats 3 and 4 only; format 2 has
	// PortionWeightGrams.
	Weight *float64 `json:"weight,omitzero"`
}

// AllergenGroup is a group of allergens, such as nuts.
type AllergenGroup struct {
	// ID of the group.
	ID string `json:"id,omitzero"`
	// Code of the group.
	Code *string `json:"code,omitzero"`
	// Name of the group.
	Name *string `json:"name,omitzero"`
	// IsDeleted reports whether the group was deleted; false when nil.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// Nutrition is what 100 grams of a product contain.
type Nutrition struct {
	// Fats, in grams; 0 when nil.
	Fats *float64 `json:"fats,omitzero"`
	// Proteins, in grams; 0 when nil.
	Proteins *float64 `json:"proteins,omitzero"`
	// Carbs are the carbohydrates, in grams; 0 when nil.
	Carbs *float64 `json:"carbs,omitzero"`
	// Energy, in kilocalories; 0 when nil.
	Energy *float64 `json:"energy,omitzero"`
	// Organizations that it applies to, by UUID.
	Organizations []string `json:"organizations,omitzero"`
	// SaturatedFattyAcid are the saturated fatty acids, in grams; nil when unknown.
	SaturatedFattyAcid *float64 `json:"saturatedFattyAcid,omitzero"`
	// Salt, in grams; nil when unknown.
	Salt *float64 `json:"salt,omitzero"`
	// Sugar, in grams; nil when unknown.
	Sugar *float64 `json:"sugar,omitzero"`
}

// ExternalMenuPrice is the price of a size or a modifier in some organizations of the request.
type ExternalMenuPrice struct {
	// Organizations with this price, by UUID.
	Organizations []string `json:"organizations,omitzero"`
	// Price in the organization's currency, in the requested price category; nil means not for sale.
	Price *float64 `json:"price"`
	// TaxCategoryID is the tax category; it can be empty.
	TaxCategoryID string `json:"taxCategoryId,omitzero"`
	// OrganizationID is the organization with this price. Format 2 only.
	OrganizationID string `json:"organizationId,omitzero"`
}

// SelectedCustomerTags are the tags of one group that a product or a modifier has.
type SelectedCustomerTags struct {
	// CustomerTagGroupID is the group, from ExternalMenu.CustomerTagGroups.
	CustomerTagGroupID string `json:"customerTagGroupId"`
	// SelectedTagIDs are the tags of that group.
	SelectedTagIDs []Identifier `json:"selectedTagIds,omitzero"`
}

// Barcode is a barcode of a product or a modifier.
type Barcode struct {
	// Barcode is the code.
	Barcode string `json:"barcode"`
	// Container is the package that the code belongs to; nil if none.
	Container *string `json:"container,omitzero"`
	// ProductFiscalCode is the code of the product for the fiscal register.
	ProductFiscalCode *string `json:"productFiscalCode,omitzero"`
}

// ExternalMenuComboGroup is one part of a combo, such as the drink. The guest chooses one of its dishes.
type ExternalMenuComboGroup struct {
	// ID of the group.
	ID string `json:"id"`
	// Name of the group.
	Name string `json:"name"`
	// IsMainGroup reports whether the group has the main dishes: when a guest orders one of them, offer the
	// whole combo.
	IsMainGroup bool `json:"isMainGroup"`
	// Items are the dishes to choose from.
	Items []ExternalMenuComboGroupItem `json:"items,omitzero"`
	// SkipStep reports whether choosing from this group is skipped; false when nil.
	SkipStep *bool `json:"skipStep,omitzero"`
}

// ExternalMenuComboGroupItem is a dish that can be chosen for a part of a combo.
type ExternalMenuComboGroupItem struct {
	// ItemID is the product.
	ItemID string `json:"itemId"`
	// ForbiddenModifiers are the modifiers of the dish that can't be sold within the combo.
	ForbiddenModifiers []Identifier `json:"forbiddenModifiers,omitzero"`
	// SizeID is the size of the dish; empty when it has no size scale.
	SizeID string `json:"sizeId,omitzero"`
	// PriceModificationAmount is how much choosing this dish changes the price, in the organization's
	// currency.
	PriceModificationAmount *float64 `json:"priceModificationAmount,omitzero"`
	// Sizes of the dish by size of the combo.
	Sizes []ExternalMenuComboGroupItemSize `json:"sizes,omitzero"`
}

// ExternalMenuComboGroupItemSize maps a size of a combo to a size of a dish.
type ExternalMenuComboGroupItemSize struct {
	// ComboSizeID is the size of the combo.
	ComboSizeID string `json:"comboSizeId"`
	// SizeID is the size of the dish for it; it can be empty.
	SizeID string `json:"sizeId,omitzero"`
	// Name of the dish's size.
	Name *string `json:"name,omitzero"`
	// ShortName is the short name of the dish's size.
	ShortName *string `json:"shortName,omitzero"`
	// Prices of the dish within the combo, by organization.
	Prices []ExternalMenuPrice `json:"prices,omitzero"`
}

// TaxCategory is a tax rate for products.
type TaxCategory struct {
	// ID of the tax category.
	ID string `json:"id"`
	// Name of the tax category.
	Name string `json:"name"`
	// Percentage is the rate in percent; 0 when nil.
	Percentage *float64 `json:"percentage,omitzero"`
}

// MenuSchedule is an interval of the day, on some days of the week, when a section of a menu is offered.
type MenuSchedule struct {
	// Begin is when the interval starts, such as "09:00".
	Begin string `json:"begin"`
	// End is when the interval ends, such as "23:00".
	End string `json:"end"`
	// DaysOfWeek are the days when it is offered.
	DaysOfWeek []Weekday `json:"daysOfWeek"`
}

// ExternalMenuComboCategory is a section of an external menu with combos.
type ExternalMenuComboCategory struct {
	// ID of the section; empty for combos outside any section.
	ID string `json:"id"`
	// Name of the section.
	Name *string `json:"name,omitzero"`
	// Combos of the section.
	Combos []ExternalMenuCombo `json:"combos,omitzero"`
}

// ExternalMenuCombo is a combo of an external menu: a set of dishes at its own price. Format 4 also has
// combos as ExternalMenuItem.
type ExternalMenuCombo struct {
	// Name of the combo.
	Name string `json:"name"`
	// Price of the combo if PriceStrategy is FIXED, in the organization's currency; 0 when nil.
	Price *float64 `json:"price,omitzero"`
	// Groups of dishes to choose from, one dish per group.
	Groups []ExternalMenuComboGroup `json:"groups,omitzero"`
	// Image of the combo.
	Image []ButtonImage `json:"image"`
	// Description of the combo.
	Description *string `json:"description,omitzero"`
	// Sizes of the combo; empty if it has none.
	Sizes []ExternalMenuComboSize `json:"sizes,omitzero"`
	// PriceStrategy is how the price is determined.
	PriceStrategy ComboPriceStrategy `json:"priceStrategy"`
	// StartDate is when the combo goes on sale, in RFC 3339 such as 2018-01-01T00:00:00+00:00.
	StartDate DateTime `json:"startDate"`
	// ExpirationDate is when the combo goes off sale, in the same format.
	ExpirationDate DateTime `json:"expirationDate"`
	// ID of the combo.
	ID string `json:"id"`
}

// ButtonImage is an image of a combo or of one of its sizes.
type ButtonImage struct {
	// URL is the address of the image.
	URL *string `json:"url,omitzero"`
	// Hash of the image.
	Hash *string `json:"hash,omitzero"`
}

// ExternalMenuComboSize is a size of a combo.
type ExternalMenuComboSize struct {
	// Name of the size.
	Name string `json:"name"`
	// ID of the size; Combo.SizeID takes it.
	ID string `json:"id"`
	// ButtonImage is the image of the combo in this size.
	ButtonImage *ButtonImage `json:"buttonImage,omitzero"`
	// ShortName is the short name of the size.
	ShortName string `json:"shortName"`
}

// OverrideTax replaces a tax category in orders of one type.
type OverrideTax struct {
	// OrderType is the ID of the order type, from Dictionaries.OrderTypes.
	OrderType string `json:"orderType,omitzero"`
	// BaseTaxCategory is the ID of the tax category to replace.
	BaseTaxCategory string `json:"baseTaxCategory,omitzero"`
	// NewTaxCategory is the ID of the tax category to apply instead.
	NewTaxCategory string `json:"newTaxCategory,omitzero"`
}

// ExternalMenuItemType is the kind of an item of an external menu.
type ExternalMenuItemType string

const (
	// ExternalMenuItemTypeDish: a dish or another product.
	ExternalMenuItemTypeDish ExternalMenuItemType = "DISH"
	// ExternalMenuItemTypeCombo: a combo, in format 4.
	ExternalMenuItemTypeCombo ExternalMenuItemType = "COMBO"
	// ExternalMenuItemTypeService: a service.
	ExternalMenuItemTypeService ExternalMenuItemType = "SERVICE"
)

// ComboPriceStrategy is how the price of a combo is determined.
type ComboPriceStrategy string

const (
	// ComboPriceStrategyByComponent: the sum of the prices of the chosen dishes.
	ComboPriceStrategyByComponent ComboPriceStrategy = "BY_COMPONENT"
	// ComboPriceStrategyFixed: a fixed price, ExternalMenuCombo.Price.
	ComboPriceStrategyFixed ComboPriceStrategy = "FIXED"
	// ComboPriceStrategyCalculate: calculated by Menu.CalculateCombo.
	ComboPriceStrategyCalculate ComboPriceStrategy = "CALCULATE"
)

// Weekday is a day of the week, as external menus write it.
type Weekday string

const (
	// WeekdayMonday: Monday.
	WeekdayMonday Weekday = "monday"
	// WeekdayTuesday: Tuesday.
	WeekdayTuesday Weekday = "tuesday"
	// WeekdayWednesday: Wednesday.
	WeekdayWednesday Weekday = "wednesday"
	// WeekdayThursday: Thursday.
	WeekdayThursday Weekday = "thursday"
	// WeekdayFriday: Friday.
	WeekdayFriday Weekday = "friday"
	// WeekdaySaturday: Saturday.
	WeekdaySaturday Weekday = "saturday"
	// WeekdaySunday: Sunday.
	WeekdaySunday Weekday = "sunday"
)
