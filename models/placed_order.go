package models

// CreationStatus tells how far the creation of an order, a delivery or a reserve has come.
type CreationStatus string

const (
	// CreationStatusSuccess means that the terminal took it.
	CreationStatusSuccess CreationStatus = "Success"
	// CreationStatusInProgress means that the terminal has not answered yet: ask again, or wait for the
	// webhook.
	CreationStatusInProgress CreationStatus = "InProgress"
	// CreationStatusError means that it was not created; the error next to it says why.
	CreationStatusError CreationStatus = "Error"
)

// PlacedCustomer is the guest of an order that exists: a regular one, whom the restaurant keeps in its
// database, or a one-time one, of whom only the name is known.
type PlacedCustomer struct {
	// Type tells a regular customer from a one-time one.
	Type CustomerType `json:"type"`
	// Name of the guest.
	Name string `json:"name"`
	// ID of the guest in iikoRMS. Regular only.
	ID string `json:"id,omitzero"`
	// Surname of the guest. Regular only.
	Surname *string `json:"surname,omitzero"`
	// Comment on the guest. Regular only.
	Comment *string `json:"comment,omitzero"`
	// Gender of the guest. Regular only.
	Gender Gender `json:"gender,omitzero"`
	// InBlacklist tells that the restaurant does not want this guest. Regular only.
	InBlacklist *bool `json:"inBlacklist,omitzero"`
	// BlacklistReason says why. Regular only.
	BlacklistReason *string `json:"blacklistReason,omitzero"`
	// Birthdate of the guest. Regular only. iikoRMS 7.6.1 or newer.
	Birthdate DateTime `json:"birthdate,omitzero"`
}

// Conception is the concept, or brand, under which a restaurant sells.
type Conception struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name of the concept.
	Name string `json:"name"`
	// Code of the concept.
	Code string `json:"code"`
}

// PlacedItem is one line of an order that exists: a product (Product), a dish put together from halves
// (Compound), or a service (Service).
type PlacedItem struct {
	// Type tells which of the fields below apply.
	Type OrderItemType `json:"type"`
	// Status of the line in the kitchen.
	Status OrderItemStatus `json:"status"`
	// Deleted says how the line was removed; nil when it was not.
	Deleted *ItemDeletedInfo `json:"deleted,omitzero"`
	// Amount is how many portions are ordered.
	Amount float64 `json:"amount"`
	// Comment for the kitchen.
	Comment *string `json:"comment,omitzero"`
	// WhenPrinted is when the kitchen ticket was printed, in the terminal's local time.
	WhenPrinted DateTime `json:"whenPrinted,omitzero"`
	// Size of the product.
	Size *IDName `json:"size,omitzero"`
	// ComboInformation ties the line to a combo of the order; nil when it belongs to none.
	ComboInformation *PlacedComboItemInformation `json:"comboInformation,omitzero"`
	// PrimaryComponent is the first half. Compound only.
	PrimaryComponent *PlacedItemComponent `json:"primaryComponent,omitzero"`
	// SecondaryComponent is the second half. Compound only.
	SecondaryComponent *PlacedItemComponent `json:"secondaryComponent,omitzero"`
	// CommonModifiers apply to the dish as a whole and cannot be split between the halves. Compound only.
	CommonModifiers []PlacedModifier `json:"commonModifiers,omitzero"`
	// Template is the modifier scheme of the dish. Compound only.
	Template *IDName `json:"template,omitzero"`
	// Product that is ordered. Product only.
	Product *IDName `json:"product,omitzero"`
	// Modifiers chosen for the product. Product only.
	Modifiers []PlacedModifier `json:"modifiers,omitzero"`
	// Codes marked on the goods: an inner list for every unit of the product. Product only. iikoRMS 9.2.6
	// or newer.
	Codes [][]ItemIdentifierCode `json:"codes,omitzero"`
	// Price of one portion, in the currency of the organization; it may differ from the base menu. Product
	// only.
	Price *float64 `json:"price,omitzero"`
	// Cost of the line before taxes, discounts and surcharges. Product and Service only.
	Cost *float64 `json:"cost,omitzero"`
	// PricePredefined tells that the price was set in advance. Product only.
	PricePredefined *bool `json:"pricePredefined,omitzero"`
	// PositionID identifies the line in this order and in the whole system. Product only.
	PositionID string `json:"positionId,omitzero"`
	// TaxPercent is the rate of tax, in percent. Product only.
	TaxPercent *float64 `json:"taxPercent,omitzero"`
	// ResultSum of the line with taxes, discounts and surcharges. Product only.
	ResultSum *float64 `json:"resultSum,omitzero"`
	// Service that is sold. Service only.
	Service *IDName `json:"service,omitzero"`
}

// PlacedItemComponent is one of the halves of a compound [PlacedItem].
type PlacedItemComponent struct {
	// Product that makes up this half.
	Product IDName `json:"product"`
	// Modifiers chosen for this half alone.
	Modifiers []PlacedModifier `json:"modifiers,omitzero"`
	// Price of one unit, in the currency of the organization; it may differ from the base menu.
	Price float64 `json:"price"`
	// Cost of the half with taxes, discounts and surcharges.
	Cost float64 `json:"cost"`
	// PricePredefined tells that the price was set in advance.
	PricePredefined bool `json:"pricePredefined"`
	// PositionID identifies the half in this order and in the whole system.
	PositionID string `json:"positionId,omitzero"`
	// TaxPercent is the rate of tax, in percent.
	TaxPercent *float64 `json:"taxPercent,omitzero"`
	// ResultSum of the half with taxes, discounts and surcharges.
	ResultSum *float64 `json:"resultSum,omitzero"`
}

// PlacedModifier is a modifier of a line in an order that exists.
type PlacedModifier struct {
	// Product that serves as the modifier.
	Product IDName `json:"product"`
	// Amount is how many units of the modifier are added.
	Amount float64 `json:"amount"`
	// AmountIndependentOfParentAmount tells that Amount does not grow with the amount of the dish.
	AmountIndependentOfParentAmount bool `json:"amountIndependentOfParentAmount"`
	// Codes marked on the goods: an inner list for every unit of the product. iikoRMS 9.3.6 or newer.
	Codes [][]ItemIdentifierCode `json:"codes,omitzero"`
	// ProductGroup that the modifier was chosen from; nil when it belongs to none.
	ProductGroup *IDName `json:"productGroup,omitzero"`
	// Price of one unit, in the currency of the organization; it may differ from the one in iikoRMS.
	Price float64 `json:"price"`
	// PricePredefined tells that the price was set in advance.
	PricePredefined bool `json:"pricePredefined"`
	// ResultSum of the modifier with taxes, discounts and surcharges.
	ResultSum float64 `json:"resultSum"`
	// Deleted says how the modifier was removed; nil when it was not.
	Deleted *ItemDeletedInfo `json:"deleted,omitzero"`
	// PositionID identifies the modifier in this order and in the whole system.
	PositionID string `json:"positionId,omitzero"`
	// DefaultAmount is how many units come with the dish unless the guest chooses otherwise.
	DefaultAmount *int `json:"defaultAmount,omitzero"`
	// HideIfDefaultAmount keeps the modifier off the screen while Amount is DefaultAmount.
	HideIfDefaultAmount *bool `json:"hideIfDefaultAmount,omitzero"`
	// TaxPercent is the rate of tax, in percent.
	TaxPercent *float64 `json:"taxPercent,omitzero"`
	// FreeOfChargeAmount is how many units the guest gets for free.
	FreeOfChargeAmount *int `json:"freeOfChargeAmount,omitzero"`
}

// ItemIdentifierCode is a code marked on a unit of goods that was sold.
type ItemIdentifierCode struct {
	// ID of the position in the order.
	ID string `json:"id"`
	// Code that was read from the goods.
	Code IdentifierCode `json:"code"`
	// Flags of the application that go with the code.
	Flags []string `json:"flags"`
}

// IdentifierCode wraps the text of a code marked on goods.
type IdentifierCode struct {
	// Value is the text of the code.
	Value *string `json:"value,omitzero"`
}

// ItemDeletedInfo says how a line or a modifier was removed from an order.
type ItemDeletedInfo struct {
	// DeletionMethod is the way of the removal.
	DeletionMethod DeletionMethod `json:"deletionMethod"`
}

// DeletionMethod tells how something was removed from an order, with or without a write-off.
type DeletionMethod struct {
	// ID of the method.
	ID string `json:"id"`
	// Comment of the employee who removed it.
	Comment *string `json:"comment,omitzero"`
	// RemovalType is the reason for the removal, as in Dictionaries.RemovalTypes.
	RemovalType IDName `json:"removalType"`
}

// OrderItemStatus is the stage that a line of an order has reached in the kitchen.
type OrderItemStatus string

const (
	// OrderItemStatusAdded is in the order, and the kitchen does not know of it.
	OrderItemStatusAdded OrderItemStatus = "Added"
	// OrderItemStatusPrintedNotCooking was printed for the kitchen and waits to be cooked.
	OrderItemStatusPrintedNotCooking OrderItemStatus = "PrintedNotCooking"
	// OrderItemStatusCookingStarted is being cooked.
	OrderItemStatusCookingStarted OrderItemStatus = "CookingStarted"
	// OrderItemStatusCookingCompleted is cooked.
	OrderItemStatusCookingCompleted OrderItemStatus = "CookingCompleted"
	// OrderItemStatusServed was brought to the guest.
	OrderItemStatusServed OrderItemStatus = "Served"
)

// PlacedComboItemInformation says which combo a [PlacedItem] is part of and which place it takes there.
type PlacedComboItemInformation struct {
	// ComboID is the ID of the [PlacedCombo] in the same order.
	ComboID string `json:"comboId"`
	// ComboSourceID is the marketing action behind the combo.
	ComboSourceID string `json:"comboSourceId"`
	// GroupID is the group of the combo that the item fills.
	GroupID string `json:"groupId"`
	// GroupName is the name of that group.
	GroupName *string `json:"groupName,omitzero"`
}

// PlacedCombo is a set of items sold together in an order that exists.
type PlacedCombo struct {
	// ID of the combo in the order.
	ID string `json:"id"`
	// Name of the combo.
	Name string `json:"name"`
	// Amount is how many such combos are ordered.
	Amount int `json:"amount"`
	// Price of a single combo, however many are ordered, in the currency of the organization.
	Price float64 `json:"price"`
	// SourceID is the marketing action behind the combo.
	SourceID string `json:"sourceId"`
	// Size of the combo.
	Size *IDName `json:"size,omitzero"`
}

// PlacedPayment is one payment of an order that exists.
type PlacedPayment struct {
	// PaymentType that is used.
	PaymentType PlacedPaymentType `json:"paymentType"`
	// Sum to pay, in the currency of the organization.
	Sum float64 `json:"sum"`
	// IsPreliminary tells that the payment was announced and not yet carried out.
	IsPreliminary bool `json:"isPreliminary"`
	// IsExternal tells that the payment came in through the API.
	IsExternal bool `json:"isExternal"`
	// IsProcessedExternally tells that a payment system outside of iiko took the money.
	IsProcessedExternally bool `json:"isProcessedExternally"`
	// IsFiscalizedExternally tells that the fiscal receipt was made elsewhere. iikoRMS 7.6.3 or newer.
	IsFiscalizedExternally *bool `json:"isFiscalizedExternally,omitzero"`
	// IsPrepay tells that the payment was made in advance. iikoRMS 7.7.6 or newer.
	IsPrepay bool `json:"isPrepay"`
}

// PlacedPaymentType is the payment type of a payment in an order that exists.
type PlacedPaymentType struct {
	// ID in iikoRMS, as in Dictionaries.PaymentTypes.
	ID string `json:"id"`
	// Name of the payment type.
	Name string `json:"name"`
	// Kind of the payment type.
	Kind PaymentTypeKind `json:"kind"`
}

// PlacedTips is one payment of tips in an order that exists.
type PlacedTips struct {
	// TipsType that was chosen, as in Dictionaries.TipsTypes.
	TipsType *IDName `json:"tipsType,omitzero"`
	// PaymentType that is used.
	PaymentType PlacedPaymentType `json:"paymentType"`
	// Sum of the tips, in the currency of the organization.
	Sum float64 `json:"sum"`
	// IsPreliminary tells that the payment was announced and not yet carried out.
	IsPreliminary bool `json:"isPreliminary"`
	// IsExternal tells that the payment came in through the API.
	IsExternal bool `json:"isExternal"`
	// IsProcessedExternally tells that a payment system outside of iiko took the money.
	IsProcessedExternally bool `json:"isProcessedExternally"`
	// IsFiscalizedExternally tells that the fiscal receipt was made elsewhere. iikoRMS 7.6.3 or newer.
	IsFiscalizedExternally *bool `json:"isFiscalizedExternally,omitzero"`
	// IsPrepay tells that the payment was made in advance. iikoRMS 7.7.6 or newer.
	IsPrepay bool `json:"isPrepay"`
}

// PlacedDiscount is a discount or a surcharge of an order that exists.
type PlacedDiscount struct {
	// DiscountType that was applied, as in Dictionaries.Discounts.
	DiscountType IDName `json:"discountType"`
	// Sum of the discount over the whole order, in the currency of the organization.
	Sum float64 `json:"sum"`
	// SelectivePositions are the PositionID values of the lines that got the discount.
	SelectivePositions []string `json:"selectivePositions,omitzero"`
	// SelectivePositionsWithSum are the same lines with what each of them got. iikoRMS 8.5.6 or newer.
	SelectivePositionsWithSum []PositionWithSum `json:"selectivePositionsWithSum,omitzero"`
}

// PositionWithSum is the share of a discount that falls to one line of an order.
type PositionWithSum struct {
	// PositionID of the line, as in [PlacedItem].
	PositionID string `json:"positionId"`
	// Sum that falls to the line, in the currency of the organization.
	Sum float64 `json:"sum"`
}

// PlacedOrderType is the order type of an order that exists.
type PlacedOrderType struct {
	// ID in iikoRMS, as in Dictionaries.OrderTypes.
	ID string `json:"id"`
	// Name of the order type.
	Name string `json:"name"`
	// OrderServiceType is the way in which the guest gets the order.
	OrderServiceType OrderServiceType `json:"orderServiceType"`
}

// PlacedLoyaltyInfo tells what the loyalty program took into account in an order that exists.
type PlacedLoyaltyInfo struct {
	// Coupon is the number of the coupon that the guest used.
	Coupon *string `json:"coupon,omitzero"`
	// AppliedManualConditions are the IDs of the manual conditions that were applied.
	AppliedManualConditions []string `json:"appliedManualConditions,omitzero"`
	// DynamicDiscounts are the discounts whose sum was chosen for this order. iikoRMS 9.4.6 or newer.
	DynamicDiscounts []DynamicDiscount `json:"dynamicDiscounts,omitzero"`
}

// PlacedDeliveryPoint is where a courier brings a delivery that exists.
type PlacedDeliveryPoint struct {
	// Coordinates of the address.
	Coordinates *Coordinates `json:"coordinates,omitzero"`
	// Address of the guest.
	Address *PlacedAddress `json:"address,omitzero"`
	// ExternalCartographyID is the place's code in an outside mapping system.
	ExternalCartographyID string `json:"externalCartographyId,omitzero"`
	// Comment for the courier.
	Comment *string `json:"comment,omitzero"`
}

// PlacedAddress is the address of a delivery that exists, by street and house or in one line.
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
	// Doorphone is the code for the intercom.
	Doorphone *string `json:"doorphone,omitzero"`
	// Region is the delivery district; null in the JSON when there is none.
	Region *IDName `json:"region"`
	// Line1 is the main part of an address that is given in one line.
	Line1 *string `json:"line1,omitzero"`
}

// PlacedStreet is the street of a delivery that exists.
type PlacedStreet struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name of the street.
	Name string `json:"name"`
	// City that the street belongs to.
	City IDName `json:"city"`
}

// CancelInfo tells when and why a delivery was cancelled.
type CancelInfo struct {
	// WhenCancelled is when it happened, in the terminal's local time.
	WhenCancelled DateTime `json:"whenCancelled"`
	// Cause of it, as in Dictionaries.CancelCauses.
	Cause IDName `json:"cause"`
	// Comment on it.
	Comment *string `json:"comment,omitzero"`
}

// CourierInfo tells which courier brings a delivery.
type CourierInfo struct {
	// Courier who brings it.
	Courier OrderEmployee `json:"courier"`
	// IsCourierSelectedManually tells that a person chose the courier.
	IsCourierSelectedManually bool `json:"isCourierSelectedManually"`
}

// OrderEmployee is an employee who has to do with an order, such as its courier or its operator.
type OrderEmployee struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name of the employee.
	Name string `json:"name"`
	// Phone of the employee.
	Phone *string `json:"phone,omitzero"`
}

// DeliveryProblem tells whether something is wrong with a delivery.
type DeliveryProblem struct {
	// HasProblem tells that there is a problem.
	HasProblem bool `json:"hasProblem"`
	// Description of the problem.
	Description *string `json:"description,omitzero"`
}

// OrderStatus is the stage that a table order has reached.
type OrderStatus string

const (
	// OrderStatusNew is open.
	OrderStatusNew OrderStatus = "New"
	// OrderStatusBill has its bill printed and waits to be paid.
	OrderStatusBill OrderStatus = "Bill"
	// OrderStatusClosed is paid and closed.
	OrderStatusClosed OrderStatus = "Closed"
	// OrderStatusDeleted was deleted.
	OrderStatusDeleted OrderStatus = "Deleted"
)
