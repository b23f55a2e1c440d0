package models

// AvailableCombo is a combo that the items of a calculated order make up, or nearly make up.
type AvailableCombo struct {
	// SpecificationID is the specification of the combo, which says what it consists of.
	SpecificationID string `json:"specificationId,omitzero"`
	// GroupMapping says by which item of the order each group of the combo is filled.
	GroupMapping []ComboGroupMapping `json:"groupMapping,omitzero"`
}

// ComboGroupMapping pairs a group of a combo with an item of the order.
type ComboGroupMapping struct {
	// GroupID is the group of the combo.
	GroupID string `json:"groupId,omitzero"`
	// ItemID is the order item that fits the group; empty as long as the order has none.
	ItemID string `json:"itemId,omitzero"`
}

// CombosRequest asks for the combos of an organization, for Menu.Combo.
type CombosRequest struct {
	// ExtraData asks for extra data.
	ExtraData *bool `json:"extraData,omitzero"`
	// OrganizationID is the organization, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CombosResponse lists the combos of an organization, as Menu.Combo returns them.
type CombosResponse struct {
	// ComboSpecifications are the combos, each with its groups and dishes.
	ComboSpecifications []ComboSpecification `json:"comboSpecifications,omitzero"`
	// ComboCategories that the specifications refer to.
	ComboCategories []ComboCategory `json:"comboCategories,omitzero"`
	// Warnings about what went wrong without stopping the calculation.
	Warnings []LoyaltyWarning `json:"Warnings,omitzero"`
}

// ComboSpecification is a combo of the loyalty program: a set of dishes that is sold together at another
// price.
type ComboSpecification struct {
	// SourceActionID is the loyalty action that brings the combo; orders take it as the source of a combo.
	SourceActionID string `json:"sourceActionId,omitzero"`
	// CategoryID is the category of the combo, from CombosResponse.ComboCategories; empty when it has none.
	CategoryID string `json:"categoryId,omitzero"`
	// Name of the combo; it can be nil.
	Name *string `json:"name,omitzero"`
	// PriceModificationType tells how the combo changes the prices of its dishes.
	PriceModificationType *ComboPriceModificationType `json:"priceModificationType,omitzero"`
	// PriceModification is the price or the discount, whichever PriceModificationType asks for.
	PriceModification *float64 `json:"priceModification,omitzero"`
	// IsActive tells that the combo is in force.
	IsActive *bool `json:"isActive,omitzero"`
	// StartDate is when the combo goes on sale; empty when that is not limited.
	StartDate DateTime `json:"startDate,omitzero"`
	// ExpirationDate is when the sale of the combo ends; empty when that is not limited.
	ExpirationDate DateTime `json:"expirationDate,omitzero"`
	// LackingGroupsToSuggest is how many groups an order may still lack for the combo to be suggested.
	LackingGroupsToSuggest *int `json:"lackingGroupsToSuggest,omitzero"`
	// IncludeModifiers tells that modifiers are included.
	IncludeModifiers *bool `json:"includeModifiers,omitzero"`
	// Groups of dishes to choose from, one dish a group.
	Groups []ComboGroup `json:"groups,omitzero"`
	// SortOrder is the place among the combos.
	SortOrder *int `json:"sortOrder,omitzero"`
}

// ComboPriceModificationType says how a combo changes the prices of its dishes. iiko also has type 5 and does not
// document what it means.
type ComboPriceModificationType int

const (
	// The combo as a whole has a fixed price.
	ComboPriceModificationTypeFixedComboPrice ComboPriceModificationType = 0
	// Every dish has a fixed price within the combo.
	ComboPriceModificationTypeFixedPositionPrice ComboPriceModificationType = 1
	// The cheapest dish is discounted.
	ComboPriceModificationTypeCheapestPositionDiscount ComboPriceModificationType = 2
	// The most expensive dish is discounted.
	ComboPriceModificationTypeMostExpensivePositionDiscount ComboPriceModificationType = 3
	// Every dish is discounted by a percentage.
	ComboPriceModificationTypeEachPositionDiscount ComboPriceModificationType = 4
)

// ComboGroup is one part of a combo, such as the drink: the dishes of which a guest chooses one.
type ComboGroup struct {
	// ID of the group.
	ID string `json:"id,omitzero"`
	// Name of the group.
	Name *string `json:"name,omitzero"`
	// IsMainGroup tells that the group holds the main dishes, around which the combo is built.
	IsMainGroup *bool `json:"isMainGroup,omitzero"`
	// Products are the dishes to choose from.
	Products []ComboProduct `json:"products,omitzero"`
	// SkipStep tells that the step of choosing from this group is skipped.
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
	// ForbiddenModifiers are the IDs of modifiers that the dish cannot have within the combo.
	ForbiddenModifiers []string `json:"forbiddenModifiers,omitzero"`
	// PriceModificationAmount is the change of the price for choosing this dish, in the organization's
	// currency.
	PriceModificationAmount *float64 `json:"priceModificationAmount,omitzero"`
	// Position of the dish in its group.
	Position *int `json:"position,omitzero"`
}

// ComboCategory is a category by which combos are arranged.
type ComboCategory struct {
	// ID of the category.
	ID string `json:"id,omitzero"`
	// Name of the category.
	Name *string `json:"name,omitzero"`
}

// CalculateComboRequest asks what a combo of chosen dishes costs, for Menu.CalculateCombo.
type CalculateComboRequest struct {
	// Items are the dishes of the combo with their modifiers, each with its ComboInformation.
	Items []OrderItem `json:"items"`
	// OrganizationID is the organization, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CalculateComboResponse is the price of a combo, as Menu.CalculateCombo returns it.
type CalculateComboResponse struct {
	// Price of the combo in the organization's currency; 0 when IncorrectlyFilledGroups is not empty.
	Price *float64 `json:"price,omitzero"`
	// IncorrectlyFilledGroups are the IDs of groups whose dishes do not make up the combo.
	IncorrectlyFilledGroups []string `json:"incorrectlyFilledGroups,omitzero"`
}
