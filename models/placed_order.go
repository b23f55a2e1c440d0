package models

// CreationStatus is the creation status of an order, a delivery or a reserve.
type CreationStatus string

const (
	// CreationStatusSuccess: the terminal accepted it.
	CreationStatusSuccess CreationStatus = "Success"
	// CreationStatusInProgress: no response from the terminal yet; poll, or wait for the webhook.
	CreationStatusInProgress CreationStatus = "InProgress"
	// CreationStatusError: not created; see the error next to it.
	CreationStatusError CreationStatus = "Error"
)

// PlacedOrder is what every existing order has. It is embedded in [PlacedTableOrder] and [PlacedDelivery]; the
// order of a banquet, in [Reserve], has nothing more.
type PlacedOrder struct {
	// MenuID is the external menu of the order, from Menu.Menu.
	MenuID string `json:"menuId,omitzero"`
	// Sum to pay after discounts and surcharges, in the organization's currency.
	Sum float64 `json:"sum"`
	// Number of the order in the restaurant.
	Number int `json:"number"`
	// SourceKey identifies the integration that created the order.
	SourceKey *string `json:"sourceKey,omitzero"`
	// WhenBillPrinted is when the bill was printed; empty before that.
	WhenBillPrinted DateTime `json:"whenBillPrinted,omitzero"`
	// WhenClosed is when the order was closed, in the terminal's local time; empty before that.
	WhenClosed DateTime `json:"whenClosed,omitzero"`
	// Conception is the concept (brand) of the order.
	Conception *Conception `json:"conception,omitzero"`
	// GuestsInfo is how many guests the order is for and whether it is split between them; nil is encoded as null.
	GuestsInfo *Guests `json:"guestsInfo"`
	// Items of the order.
	Items []PlacedItem `json:"items"`
	// Combos of the order. Items refer to them.
	Combos []PlacedCombo `json:"combos,omitzero"`
	// Payments of the order.
	Payments []PlacedPayment `json:"payments,omitzero"`
	// Tips for the staff.
	Tips []PlacedTips `json:"tips,omitzero"`
	// Discounts and surcharges that apply.
	Discounts []PlacedDiscount `json:"discounts,omitzero"`
	// OrderType of the order.
	OrderType *PlacedOrderType `json:"orderType"`
	// TerminalGroupID is the terminal group of the order, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
	// ProcessedPaymentsSum is the sum of processed payments, in the organization's currency; nil if the
	// terminal is too old to report it. iikoRMS 7.6.0 or newer.
	ProcessedPaymentsSum *float64 `json:"processedPaymentsSum"`
	// LoyaltyInfo is what the loyalty program applied; nil also if the terminal is too old to report it.
	LoyaltyInfo *PlacedLoyaltyInfo `json:"loyaltyInfo,omitzero"`
	// ExternalData stored with the order. iikoRMS 8.0.6 or newer.
	ExternalData []ExternalData `json:"externalData,omitzero"`
}

// PlacedCustomer is the customer of an existing order: a regular one, stored in the restaurant's database, or
// a one-time one, of whom only the name is known.
type PlacedCustomer struct {
	// Type is regular or one-time.
	Type CustomerType `json:"type"`
	// Name of the customer.
	Name string `json:"name"`
	// ID of the customer in iikoRMS. Regular only.
	ID string `json:"id,omitzero"`
	// Surname of the customer. Regular only.
	Surname *string `json:"surname,omitzero"`
	// Comment on the customer. Regular only.
	Comment *string `json:"comment,omitzero"`
	// Gender of the customer. Regular only.
	Gender Gender `json:"gender,omitzero"`
	// InBlacklist reports whether the customer is blacklisted. Regular only.
	InBlacklist *bool `json:"inBlacklist,omitzero"`
	// BlacklistReason is why the customer is blacklisted. Regular only.
	BlacklistReason *string `json:"blacklistReason,omitzero"`
	// Birthdate of the customer. Regular only. iikoRMS 7.6.1 or newer.
	Birthdate DateTime `json:"birthdate,omitzero"`
}

// Conception is a concept (brand) of a restaurant.
type Conception struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name of the concept.
	Name string `json:"name"`
	// Code of the concept.
	Code string `json:"code"`
}

// PlacedItem is an item of an existing order: a product (Product), a dish combined from halves (Compound), or
// a service (Service).
type PlacedItem struct {
	// Type determines which of the fields below apply.
	Type OrderItemType `json:"type"`
	// Status of the item in the kitchen.
	Status OrderItemStatus `json:"status"`
	// Deleted is how the item was removed; nil if it was not.
	Deleted *ItemDeletedInfo `json:"deleted,omitzero"`
	// Amount is the number of portions.
	Amount float64 `json:"amount"`
	// Comment for the kitchen.
	Comment *string `json:"comment,omitzero"`
	// WhenPrinted is when the kitchen ticket was printed, in the terminal's local time.
	WhenPrinted DateTime `json:"whenPrinted,omitzero"`
	// Size of the product.
	Size *IDName `json:"size,omitzero"`
	// ComboInformation links the item to a combo of the order; nil if it is in none.
	ComboInformation *PlacedComboItemInformation `json:"comboInformation,omitzero"`
	// PrimaryComponent is the first half. Compound only.
	PrimaryComponent *PlacedItemComponent `json:"primaryComponent,omitzero"`
	// SecondaryComponent is the second half. Compound only.
	SecondaryComponent *PlacedItemComponent `json:"secondaryComponent,omitzero"`
	// CommonModifiers apply to the whole dish and can't be split between the halves. Compound only.
	CommonModifiers []PlacedModifier `json:"commonModifiers,omitzero"`
	// Template is the modifier scheme of the dish. Compound only.
	Template *IDName `json:"template,omitzero"`
	// Product of the item. Product only.
	Product *IDName `json:"product,omitzero"`
	// Modifiers of the product. Product only.
	Modifiers []PlacedModifier `json:"modifiers,omitzero"`
	// Codes are the marking codes of the goods, one inner list per unit of the product. Product only. iikoRMS
	// 9.2.6 or newer.
	Codes [][]ItemIdentifierCode `json:"codes,omitzero"`
	// Price of one portion, in the organization's currency; it may differ from the base menu. Product only.
	Price *float64 `json:"price,omitzero"`
	// Cost of the item before taxes, discounts and surcharges. Product and Service only.
	Cost *float64 `json:"cost,omitzero"`
	// PricePredefined reports whether the price is predefined. Product only.
	PricePredefined *bool `json:"pricePredefined,omitzero"`
	// PositionID identifies the item globally. Product only.
	PositionID string `json:"positionId,omitzero"`
	// TaxPercent is the tax rate in percent. Product only.
	TaxPercent *float64 `json:"taxPercent,omitzero"`
	// ResultSum of the item with taxes, discounts and surcharges. Product only.
	ResultSum *float64 `json:"resultSum,omitzero"`
	// Service of the item. Service only.
	Service *IDName `json:"service,omitzero"`
}

// PlacedItemComponent is one half of a compound [PlacedItem].
type PlacedItemComponent struct {
	// Product of this half.
	Product IDName `json:"product"`
	// Modifiers of this half only.
	Modifiers []PlacedModifier `json:"modifiers,omitzero"`
	// Price of one unit, in the organization's currency; it may differ from the base menu.
	Price float64 `json:"price"`
	// Cost of the half with taxes, discounts and surcharges.
	Cost float64 `json:"cost"`
	// PricePredefined reports whether the price is predefined.
	PricePredefined bool `json:"pricePredefined"`
	// PositionID identifies the half globally.
	PositionID string `json:"positionId,omitzero"`
	// TaxPercent is the tax rate in percent.
	TaxPercent *float64 `json:"taxPercent,omitzero"`
	// ResultSum of the half with taxes, discounts and surcharges.
	ResultSum *float64 `json:"resultSum,omitzero"`
}

// PlacedModifier is a modifier of an item of an existing order.
type PlacedModifier struct {
	// Product of the modifier.
	Product IDName `json:"product"`
	// Amount is the number of units of the modifier.
	Amount float64 `json:"amount"`
	// AmountIndependentOfParentAmount reports whether Amount does not multiply with the amount of the item.
	AmountIndependentOfParentAmount bool `json:"amountIndependentOfParentAmount"`
	// Codes are the marking codes of the goods, one inner list per unit of the product. iikoRMS 9.3.6 or
	// newer.
	Codes [][]ItemIdentifierCode `json:"codes,omitzero"`
	// ProductGroup of the modifier; nil if it is in none.
	ProductGroup *IDName `json:"productGroup,omitzero"`
	// Price of one unit, in the organization's currency; it may differ from the one in iikoRMS.
	Price float64 `json:"price"`
	// PricePredefined reports whether the price is predefined.
	PricePredefined bool `json:"pricePredefined"`
	// ResultSum of the modifier with taxes, discounts and surcharges.
	ResultSum float64 `json:"resultSum"`
	// Deleted is how the modifier was removed; nil if it was not.
	Deleted *ItemDeletedInfo `json:"deleted,omitzero"`
	// PositionID identifies the modifier globally.
	PositionID string `json:"positionId,omitzero"`
	// DefaultAmount is the default number of units.
	DefaultAmount *int `json:"defaultAmount,omitzero"`
	// HideIfDefaultAmount hides the modifier while Amount is DefaultAmount.
	HideIfDefaultAmount *bool `json:"hideIfDefaultAmount,omitzero"`
	// TaxPercent is the tax rate in percent.
	TaxPercent *float64 `json:"taxPercent,omitzero"`
	// FreeOfChargeAmount is the number of units that are free of charge.
	FreeOfChargeAmount *int `json:"freeOfChargeAmount,omitzero"`
}

// ItemIdentifierCode is the marking code of a unit of goods.
type ItemIdentifierCode struct {
	// ID of the item in the order.
	ID string `json:"id"`
	// Code read from the goods.
	Code IdentifierCode `json:"code"`
	// Flags for the application of the code.
	Flags []string `json:"flags"`
}

// IdentifierCode is the text of a marking code.
type IdentifierCode struct {
	// Value is the text of the code.
	Value *string `json:"value,omitzero"`
}

// ItemDeletedInfo is how an item or a modifier was removed from an order.
type ItemDeletedInfo struct {
	// DeletionMethod is the method of the removal.
	DeletionMethod DeletionMethod `json:"deletionMethod"`
}

// DeletionMethod is how something was removed from an order, with or without a write-off.
type DeletionMethod struct {
	// ID of the method.
	ID string `json:"id"`
	// Comment of the employee who removed it.
	Comment *string `json:"comment,omitzero"`
	// RemovalType is the reason for the removal, as in Dictionaries.RemovalTypes.
	RemovalType IDName `json:"removalType"`
}

// OrderItemStatus is the status of an order item in the kitchen.
type OrderItemStatus string

const (
	// OrderItemStatusAdded: added to the order, not sent to the kitchen.
	OrderItemStatusAdded OrderItemStatus = "Added"
	// OrderItemStatusPrintedNotCooking: printed for the kitchen, waiting to be cooked.
	OrderItemStatusPrintedNotCooking OrderItemStatus = "PrintedNotCooking"
	// OrderItemStatusCookingStarted: being cooked.
	OrderItemStatusCookingStarted OrderItemStatus = "CookingStarted"
	// OrderItemStatusCookingCompleted: cooked.
	OrderItemStatusCookingCompleted OrderItemStatus = "CookingCompleted"
	// OrderItemStatusServed: served.
	OrderItemStatusServed OrderItemStatus = "Served"
)

// PlacedComboItemInformation is the combo and the group that a [PlacedItem] belongs to.
type PlacedComboItemInformation struct {
	// ComboID is the ID of the [PlacedCombo] in the same order.
	ComboID string `json:"comboId"`
	// ComboSourceID is the marketing action behind the combo.
	ComboSourceID string `json:"comboSourceId"`
	// GroupID is the group of the combo that the item fills.
	GroupID string `json:"groupId"`
	// GroupName is the name of the group.
	GroupName *string `json:"groupName,omitzero"`
}

// PlacedCombo is a combo of an existing order.
type PlacedCombo struct {
	// ID of the combo in the order.
	ID string `json:"id"`
	// Name of the combo.
	Name string `json:"name"`
	// Amount is the number of combos.
	Amount int `json:"amount"`
	// Price of one combo, regardless of the amount, in the organization's currency.
	Price float64 `json:"price"`
	// SourceID is the marketing action behind the combo.
	SourceID string `json:"sourceId"`
	// Size of the combo.
	Size *IDName `json:"size,omitzero"`
}

// PlacedPayment is a payment of an existing order. It is embedded in [PlacedTips].
type PlacedPayment struct {
	// PaymentType of the payment.
	PaymentType PlacedPaymentType `json:"paymentType"`
	// Sum of the payment, in the organization's currency.
	Sum float64 `json:"sum"`
	// IsPreliminary reports whether the payment is not processed yet.
	IsPreliminary bool `json:"isPreliminary"`
	// IsExternal reports whether the payment was added through the API.
	IsExternal bool `json:"isExternal"`
	// IsProcessedExternally reports whether a system outside iiko processed the payment.
	IsProcessedExternally bool `json:"isProcessedExternally"`
	// IsFiscalizedExternally reports whether the fiscal receipt was issued elsewhere. iikoRMS 7.6.3 or newer.
	IsFiscalizedExternally *bool `json:"isFiscalizedExternally,omitzero"`
	// IsPrepay reports whether it is a prepayment. iikoRMS 7.7.6 or newer.
	IsPrepay bool `json:"isPrepay"`
}

// PlacedPaymentType is the payment type of a payment of an existing order.
type PlacedPaymentType struct {
	// ID in iikoRMS, as in Dictionaries.PaymentTypes.
	ID string `json:"id"`
	// Name of the payment type.
	Name string `json:"name"`
	// Kind of the payment type.
	Kind PaymentTypeKind `json:"kind"`
}

// PlacedTips is a payment of tips of an existing order.
type PlacedTips struct {
	PlacedPayment
	// TipsType of the payment, as in Dictionaries.TipsTypes.
	TipsType *IDName `json:"tipsType,omitzero"`
}

// PlacedDiscount is a discount or a surcharge of an existing order.
type PlacedDiscount struct {
	// DiscountType of the discount, as in Dictionaries.Discounts.
	DiscountType IDName `json:"discountType"`
	// Sum of the discount on the whole order, in the organization's currency.
	Sum float64 `json:"sum"`
	// SelectivePositions are the PositionIDs of the items that got the discount.
	SelectivePositions []string `json:"selectivePositions,omitzero"`
	// SelectivePositionsWithSum are the same items with their discounts. iikoRMS 8.5.6 or newer.
	SelectivePositionsWithSum []PositionWithSum `json:"selectivePositionsWithSum,omitzero"`
}

// PositionWithSum is the share of a discount on one item of an order.
type PositionWithSum struct {
	// PositionID of the item, [PlacedItem.PositionID].
	PositionID string `json:"positionId"`
	// Sum of the discount on the item, in the organization's currency.
	Sum float64 `json:"sum"`
}

// PlacedOrderType is the order type of an existing order.
type PlacedOrderType struct {
	// ID in iikoRMS, as in Dictionaries.OrderTypes.
	ID string `json:"id"`
	// Name of the order type.
	Name string `json:"name"`
	// OrderServiceType is how the customer gets the order.
	OrderServiceType OrderServiceType `json:"orderServiceType"`
}

// PlacedLoyaltyInfo is what the loyalty program used in an existing order.
type PlacedLoyaltyInfo struct {
	// Coupon is the number of the coupon.
	Coupon *string `json:"coupon,omitzero"`
	// AppliedManualConditions are the IDs of the applied manual conditions.
	AppliedManualConditions []string `json:"appliedManualConditions,omitzero"`
	// DynamicDiscounts are the discounts with a sum set for this order. iikoRMS 9.4.6 or newer.
	DynamicDiscounts []DynamicDiscount `json:"dynamicDiscounts,omitzero"`
}

// PlacedDeliveryPoint is the delivery address of an existing delivery.
type PlacedDeliveryPoint struct {
	// Coordinates of the address.
	Coordinates *Coordinates `json:"coordinates,omitzero"`
	// Address of the customer.
	Address *PlacedAddress `json:"address,omitzero"`
	// ExternalCartographyID is the location in an external mapping system.
	ExternalCartographyID string `json:"externalCartographyId,omitzero"`
	// Comment for the courier.
	Comment *string `json:"comment,omitzero"`
}

// PlacedAddress is the address of an existing delivery, by street and house or in one line.
type PlacedAddress struct {
	// Street of the address.
	Street *PlacedStreet `json:"street,omitzero"`
	// Index is the postcode.
	Index *string `json:"index,omitzero"`
	// House is the number of the house.
	House *string `json:"house,omitzero"`
	// Building of the house.
	Building *string `json:"building,omitzero"`
	// Flat is the apartment.
	Flat *string `json:"flat,omitzero"`
	// Entrance of the house.
	Entrance *string `json:"entrance,omitzero"`
	// Floor in the house.
	Floor *string `json:"floor,omitzero"`
	// Doorphone is the intercom code.
	Doorphone *string `json:"doorphone,omitzero"`
	// Region is the delivery district; nil is encoded as null.
	Region *IDName `json:"region"`
	// Line1 is the main part of an address in one line.
	Line1 *string `json:"line1,omitzero"`
}

// PlacedStreet is the street of an existing delivery.
type PlacedStreet struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name of the street.
	Name string `json:"name"`
	// City of the street.
	City IDName `json:"city"`
}

// CancelInfo is when and why a delivery was cancelled.
type CancelInfo struct {
	// WhenCancelled is when the delivery was cancelled, in the terminal's local time.
	WhenCancelled DateTime `json:"whenCancelled"`
	// Cause of the cancellation, as in Dictionaries.CancelCauses.
	Cause IDName `json:"cause"`
	// Comment on the cancellation.
	Comment *string `json:"comment,omitzero"`
}

// CourierInfo is the courier of a delivery.
type CourierInfo struct {
	// Courier of the delivery.
	Courier OrderEmployee `json:"courier"`
	// IsCourierSelectedManually reports whether the courier was chosen manually.
	IsCourierSelectedManually bool `json:"isCourierSelectedManually"`
}

// OrderEmployee is an employee of an order, such as its courier or its operator.
type OrderEmployee struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name of the employee.
	Name string `json:"name"`
	// Phone of the employee.
	Phone *string `json:"phone,omitzero"`
}

// DeliveryProblem is a problem with a delivery.
type DeliveryProblem struct {
	// HasProblem reports whether there is a problem.
	HasProblem bool `json:"hasProblem"`
	// Description of the problem.
	Description *string `json:"description,omitzero"`
}

// OrderStatus is the status of a table order.
type OrderStatus string

const (
	// OrderStatusNew: open.
	OrderStatusNew OrderStatus = "New"
	// OrderStatusBill: the bill is printed, waiting for payment.
	OrderStatusBill OrderStatus = "Bill"
	// OrderStatusClosed: paid and closed.
	OrderStatusClosed OrderStatus = "Closed"
	// OrderStatusDeleted: deleted.
	OrderStatusDeleted OrderStatus = "Deleted"
)
