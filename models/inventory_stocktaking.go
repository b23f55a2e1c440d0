package models

import "encoding/json"

// IncomingInventoryRequest creates or updates an inventory (stocktaking): the amounts of products that were counted in
// a store. iiko compares them with the balances; the document changes the stock only when it is posted.
//
// The document is final: iiko breaks no dish or preparation down into its ingredients. For a dish that is written off
// by ingredients, Items must have each ingredient by its assembly chart.
type IncomingInventoryRequest struct {
	// AccountShortage is the ID of the account for shortages; iiko's standard account when empty.
	AccountShortage string `json:"accountShortage,omitzero"`
	// AccountSurplus is the ID of the account for surpluses; iiko's standard account when empty.
	AccountSurplus string `json:"accountSurplus,omitzero"`
	// Comment on the inventory.
	Comment *string `json:"comment,omitzero"`
	// Conception is the ID of the concept (brand) that the inventory belongs to.
	Conception string `json:"conception,omitzero"`
	// Date and time of the inventory, RFC 3339; use [NewTimestamp].
	Date DateTime `json:"date" iiko:"required"`
	// DocumentID is the inventory to update; required on update, optional on create.
	DocumentID string `json:"documentId,omitzero" iiko:"required,operation=Update"`
	// IsAutomatic marks the inventory as created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable allows the inventory to be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are all counted products, those in dishes and preparations included: at least one.
	Items []IncomingInventoryRequestItem `json:"items" iiko:"required"`
	// ItemsFirstStep are the counted dishes, preparations and modifiers. It may be empty.
	ItemsFirstStep IncomingInventoryFirstStep `json:"itemsFirstStep"`
	// Number of the inventory in iikoRMS; required on update, optional on create.
	Number *string `json:"number,omitzero" iiko:"required,operation=Update"`
	// OrganizationID is the organization of the inventory.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// Store is the ID of the store that was counted.
	Store string `json:"store" iiko:"required"`
}

// IncomingInventoryRequestItem is a counted product.
type IncomingInventoryRequestItem struct {
	// Amount that was counted, in AmountUnit.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// Comment on the item.
	Comment *string `json:"comment,omitzero"`
	// ContainerCount is the amount in units of the container.
	ContainerCount *float64 `json:"containerCount,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// IsDisassembled marks an ingredient of an item in ItemsFirstStep.
	IsDisassembled *bool `json:"isDisassembled,omitzero"`
	// Num is the number of the item within the inventory.
	Num int `json:"num"`
	// Product is the ID of the product, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
}

// IncomingInventoryFirstStep are the counted dishes, preparations and modifiers. nil is encoded as an empty list.
type IncomingInventoryFirstStep []IncomingInventoryRequestFirstStepItem

// MarshalJSON returns a list, which is empty if s is nil.
func (s IncomingInventoryFirstStep) MarshalJSON() ([]byte, error) {
	if s == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]IncomingInventoryRequestFirstStepItem(s))
}

// IncomingInventoryRequestFirstStepItem is a counted dish, preparation or modifier.
type IncomingInventoryRequestFirstStepItem struct {
	// Amount that was counted, in AmountUnit.
	Amount float64 `json:"amount"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// Comment on the item.
	Comment *string `json:"comment,omitzero"`
	// Num is the number of the item within the inventory.
	Num int `json:"num"`
	// Product is the ID of the dish, preparation or modifier, from Menu.Nomenclature.
	Product string `json:"product" iiko:"required"`
	// ProductSize is the ID of the size of the dish, from Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
}

// IncomingInventory is an inventory (stocktaking) of a store.
type IncomingInventory struct {
	DocumentHeader
	// AccountShortage is the ID of the account for shortages.
	AccountShortage string `json:"accountShortage,omitzero"`
	// AccountSurplus is the ID of the account for surpluses.
	AccountSurplus string `json:"accountSurplus,omitzero"`
	// CurrentStep is the step that the inventory has reached.
	CurrentStep *int `json:"currentStep,omitzero"`
	// IsAutomatic reports whether the inventory was created automatically.
	IsAutomatic *bool `json:"isAutomatic,omitzero"`
	// IsEditable reports whether the inventory can be edited in iikoRMS.
	IsEditable *bool `json:"isEditable,omitzero"`
	// Items are all counted products, those in dishes and preparations included.
	Items []IncomingInventoryItem `json:"items,omitzero"`
	// ItemsFirstStep are the counted dishes, preparations and modifiers.
	ItemsFirstStep []IncomingInventoryFirstStepItem `json:"itemsFirstStep,omitzero"`
	// RegisterTurnover reports whether the turnover of products in the period is tracked.
	RegisterTurnover *bool `json:"registerTurnover,omitzero"`
	// Status of the inventory: new, processed or deleted.
	Status DocumentStatus `json:"status,omitzero"`
	// Store is the ID of the store that was counted.
	Store string `json:"store,omitzero"`
}

// CountedItem is what all items of an inventory have. It is embedded in [IncomingInventoryItem] and
// [IncomingInventoryFirstStepItem].
type CountedItem struct {
	// Amount that was counted, in AmountUnit.
	Amount *float64 `json:"amount,omitzero"`
	// AmountUnit is the ID of the unit of measure of Amount.
	AmountUnit string `json:"amountUnit,omitzero"`
	// Comment on the item.
	Comment *string `json:"comment,omitzero"`
	// Num is the number of the item within the inventory.
	Num *int `json:"num,omitzero"`
	// Product is the ID of the product, as in Menu.Nomenclature.
	Product string `json:"product,omitzero"`
	// Turnover of the product in the period; nil if it is not tracked.
	Turnover *float64 `json:"turnover,omitzero"`
}

// IncomingInventoryItem is a counted product.
type IncomingInventoryItem struct {
	CountedItem
	// ContainerCount is the amount in units of the container.
	ContainerCount *float64 `json:"containerCount,omitzero"`
	// ContainerID is the container (packaging) of the product, such as a box or a bottle.
	ContainerID string `json:"containerId,omitzero"`
	// ContainerName is the name of the container.
	ContainerName *string `json:"containerName,omitzero"`
	// Count is the amount in the main unit of measure of the product.
	Count *float64 `json:"count,omitzero"`
	// CountGross is the weight with the container.
	CountGross *float64 `json:"countGross,omitzero"`
	// CurrentActualAmount is the amount together with what dishes and preparations contain.
	CurrentActualAmount *float64 `json:"currentActualAmount,omitzero"`
	// IsDisassembled reports whether this is an ingredient of an item in ItemsFirstStep.
	IsDisassembled *bool `json:"isDisassembled,omitzero"`
	// RecalculationDate is when the item was counted again; "" if it was not.
	RecalculationDate DateTime `json:"recalculationDate,omitzero"`
	// RecalculationNumber is the number of the recount.
	RecalculationNumber *int `json:"recalculationNumber,omitzero"`
	// Status of the item: new, saved or recounted.
	Status IncomingInventoryItemStatus `json:"status,omitzero"`
}

// IncomingInventoryFirstStepItem is a counted dish, preparation or modifier.
type IncomingInventoryFirstStepItem struct {
	CountedItem
	// ProductSize is the ID of the size of the dish, as in Menu.Nomenclature.
	ProductSize string `json:"productSize,omitzero"`
}

// IncomingInventoryItemStatus is the status of an item of an inventory.
type IncomingInventoryItemStatus string

const (
	// IncomingInventoryItemStatusNew: not saved yet.
	IncomingInventoryItemStatusNew IncomingInventoryItemStatus = "NEW"
	// IncomingInventoryItemStatusSave: saved.
	IncomingInventoryItemStatusSave IncomingInventoryItemStatus = "SAVE"
	// IncomingInventoryItemStatusRecalc: recounted or deleted.
	IncomingInventoryItemStatusRecalc IncomingInventoryItemStatus = "RECALC"
)

// IncomingInventoryListItem is an inventory in a list, without its items.
type IncomingInventoryListItem struct {
	DocumentListItem
	// AccountShortage is the ID of the account for shortages.
	AccountShortage string `json:"accountShortage,omitzero"`
	// AccountSurplus is the ID of the account for surpluses.
	AccountSurplus string `json:"accountSurplus,omitzero"`
	// ShortageSum is the sum of the shortages, in the organization's currency.
	ShortageSum *float64 `json:"shortageSum,omitzero"`
	// StoreFrom is the ID of the store that was counted.
	StoreFrom string `json:"storeFrom,omitzero"`
	// SurplusSum is the sum of the surpluses, in the organization's currency.
	SurplusSum *float64 `json:"surplusSum,omitzero"`
}
