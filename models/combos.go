package models

// AvailableCombo is a combo that the items of a calculated order form, fully or partly.
type AvailableCombo struct {
	// SpecificationID is the specification of the combo, which defines its contents.
	SpecificationID string `json:"specificationId,omitzero"`
	// GroupMapping assigns items of the order to the groups of the combo.
	GroupMapping []ComboGroupMapping `json:"groupMapping,omitzero"`
}

// ComboGroupMapping maps a group of a combo to an item of the order.
type ComboGroupMapping struct {
	// GroupID is the group of the combo.
	GroupID string `json:"groupId,omitzero"`
	// ItemID is the order item in the group; empty while the order has none.
	ItemID string `json:"itemId,omitzero"`
}

// CombosRequest requests the combos of an organization, for Menu.Combo.
type CombosRequest struct {
	// ExtraData requests extra data.
	ExtraData *bool `json:"extraData,omitzero"`
	// OrganizationID is the organization, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CombosResponse lists the combos of an organization, from Menu.Combo.
type CombosResponse struct {
	// ComboSpecifications are the combos, each with its groups and dishes.
	ComboSpecifications []ComboSpecification `json:"comboSpecifications,omitzero"`
	// ComboCategories that the specifications refer to.
	ComboCategories []ComboCategory `json:"comboCategories,omitzero"`
	// Warnings are problems that did not stop the calculation.
	Warnings []LoyaltyWarning `json:"Warnings,omitzero"`
}

// ComboSpecification is a combo of the loyalty program: a set of dishes that is sold together at its own
// price.
type ComboSpecification struct {
	// SourceActionID is the loyalty action behind the combo. Orders pass it as the source of the combo.
	SourceActionID string `json:"sourceActionId,omitzero"`
	// CategoryID is the category of the combo, from CombosResponse.ComboCategories; empty when it has none.
	CategoryID string `json:"categoryId,omitzero"`
	// Name of the combo; it can be nil.
	Name *string `json:"name,omitzero"`
	// PriceModificationType is how the combo changes the prices of its dishes.
	PriceModificationType *ComboPriceModificationType `json:"priceModificationType,omitzero"`
	// PriceModification is the price or the discount, depending on PriceModificationType.
	PriceModification *float64 `json:"priceModification,omitzero"`
	// IsActive reports whether the combo is on sale.
	IsActive *bool `json:"isActive,omitzero"`
	// StartDate is when the combo goes on sale; empty if unlimited.
	StartDate DateTime `json:"startDate,omitzero"`
	// ExpirationDate is when the combo goes off sale; empty if unlimited.
	ExpirationDate DateTime `json:"expirationDate,omitzero"`
	// LackingGroupsToSuggest is how many groups may still be missing from an order for the combo to be
	// suggested.
	LackingGroupsToSuggest *int `json:"lackingGroupsToSuggest,omitzero"`
	// IncludeModifiers reports whether modifiers are included.
	IncludeModifiers *bool `json:"includeModifiers,omitzero"`
	// Groups of dishes to choose from, one dish per group.
	Groups []ComboGroup `json:"groups,omitzero"`
	// SortOrder is the position among the combos.
	SortOrder *int `json:"sortOrder,omitzero"`
}

// ComboPriceModificationType is how a combo changes the prices of its dishes. iiko also has type 5 and does
// not document what it means.
type ComboPriceModificationType int

const (
	// ComboPriceModificationTypeFixedComboPrice: the combo as a whole has a fixed price.
	ComboPriceModificationTypeFixedComboPrice ComboPriceModificationType = 0
	// ComboPriceModificationTypeFixedPositionPrice: every dish has a fixed price within the combo.
	ComboPriceModificationTypeFixedPositionPrice ComboPriceModificationType = 1
	// ComboPriceModificationTypeCheapestPositionDiscount: the cheapest dish is discounted.
	ComboPriceModificationTypeCheapestPositionDiscount ComboPriceModificationType = 2
	// ComboPriceModificationTypeMostExpensivePositionDiscount: the most expensive dish is discounted.
	ComboPriceModificationTypeMostExpensivePositionDiscount ComboPriceModificationType = 3
	// ComboPriceModificationTypeEachPositionDiscount: every dish is discounted by a percentage.
	ComboPriceModificationTypeEachPositionDiscount ComboPriceModificationType = 4
)

// ComboGroup is one part of a combo, such as the drink. The guest chooses one of its dishes.
type ComboGroup struct {
	// ID of the group.
	ID string `json:"id,omitzero"`
	// Name of the group.
	Name *string `json:"name,omitzero"`
	// IsMainGroup reports whether the group has the main dishes, which the combo is built around.
	IsMainGroup *bool `json:"isMainGroup,omitzero"`
	// Products are the dishes to choose from.
	Products []ComboProduct `json:"products,omitzero"`
	// SkipStep reports whether choosing from this group is skipped.
	SkipStep *bool `json:"skipStep,omitzero"`
}

// ComboProduct is a dish that can be chosen for a part of a combo.
type ComboProduct struct {
	// ProductID is the product, from Menu.Nomenclature.
	ProductID string `json:"productId,omitzero"`
	// SizeName is the name of the size; it can be nil.
	SizeName *string `json:"sizeName,omitzero"`
	// SizeID is the size of the dish; empty when it has no size scale.
	SizeID string `json:"sizeId,omitzero"`
	// ForbiddenModifiers are the IDs of modifiers that the dish can't have within the combo.
	ForbiddenModifiers []string `json:"forbiddenModifiers,omitzero"`
	// PriceModificationAmount is how much choosing this dish changes the price, in the organization's
	// currency.
	PriceModificationAmount *float64 `json:"priceModificationAmount,omitzero"`
	// Position of the dish in its group.
	Position *int `json:"position,omitzero"`
}

// ComboCategory is a category of combos.
type ComboCategory struct {
	// ID of the category.
	ID string `json:"id,omitzero"`
	// Name of the category.
	Name *string `json:"name,omitzero"`
}

// CalculateComboRequest requests the price of a combo of chosen dishes, for Menu.CalculateCombo.
type CalculateComboRequest struct {
	// Items are the dishes of the combo with their modifiers, each with its ComboInformation.
	Items []OrderItem `json:"items"`
	// OrganizationID is the organization, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CalculateComboResponse is the price of a combo, from Menu.CalculateCombo.
type CalculateComboResponse struct {
	// Price of the combo in the organization's currency; 0 when IncorrectlyFilledGroups is not empty.
	Price *float64 `json:"price,omitzero"`
	// IncorrectlyFilledGroups are the IDs of groups whose dishes do not fit the combo.
	IncorrectlyFilledGroups []string `json:"incorrectlyFilledGroups,omitzero"`
}
