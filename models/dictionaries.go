package models

// CancelCausesResponse lists the causes for canceling deliveries.
type CancelCausesResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// CancelCauses of the organizations.
	CancelCauses []CancelCause `json:"cancelCauses"`
}

// CancelCause is why a delivery is canceled.
type CancelCause struct {
	// ID to cancel a delivery with.
	ID string `json:"id"`
	// Name as the restaurant keeps it.
	Name string `json:"name"`
	// IsDeleted tells that the entry was deleted and should not be used any more.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// OrderTypesResponse lists order types by organization.
type OrderTypesResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// OrderTypes of each organization.
	OrderTypes []OrganizationItems[OrderType] `json:"orderTypes"`
}

// OrderType is a kind of order that a restaurant takes, such as delivery or pickup.
type OrderType struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name as the restaurant keeps it.
	Name string `json:"name"`
	// OrderServiceType says how orders of this type are served.
	OrderServiceType OrderServiceType `json:"orderServiceType"`
	// IsDeleted tells that the entry was deleted and should not be used any more.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// IsDefault tells that it is the default order type.
	IsDefault *bool `json:"isDefault,omitzero"`
}

// DiscountsResponse lists discounts and surcharges by organization.
type DiscountsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Discounts and surcharges of each organization.
	Discounts []OrganizationItems[DiscountType] `json:"discounts"`
}

// DiscountType is a discount or surcharge that a restaurant gives.
type DiscountType struct {
	// ID in iikoRMS; an order names it in Discount.DiscountTypeID.
	ID string `json:"id"`
	// Name as the restaurant keeps it.
	Name *string `json:"name"`
	// Percent of the whole order; ignored when IsCategorisedDiscount is set.
	Percent float64 `json:"percent"`
	// IsCategorisedDiscount tells that ProductCategoryDiscounts apply in place of Percent.
	IsCategorisedDiscount bool `json:"isCategorisedDiscount"`
	// ProductCategoryDiscounts are the rates for each category of dishes.
	ProductCategoryDiscounts []ProductCategoryDiscount `json:"productCategoryDiscounts"`
	// Comment on the discount.
	Comment *string `json:"comment,omitzero"`
	// CanBeAppliedSelectively tells that the staff may choose the items that it applies to.
	CanBeAppliedSelectively bool `json:"canBeAppliedSelectively"`
	// MinOrderSum is the least order sum, in the organization's currency, that the discount applies to.
	MinOrderSum *float64 `json:"minOrderSum,omitzero"`
	// Mode says how the amount is worked out.
	Mode DiscountMode `json:"mode"`
	// Sum is the fixed amount, in the organization's currency; used when a fixed amount is set.
	Sum float64 `json:"sum"`
	// CanApplyByCardNumber tells that the number of a discount card is enough, without swiping it.
	CanApplyByCardNumber bool `json:"canApplyByCardNumber"`
	// IsManual tells that the staff applies it by hand.
	IsManual bool `json:"isManual"`
	// IsCard tells that a discount card applies it.
	IsCard bool `json:"isCard"`
	// IsAutomatic tells that it applies by itself.
	IsAutomatic bool `json:"isAutomatic"`
	// IsDeleted tells that the entry was deleted and should not be used any more.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// ProductCategoryDiscount is the rate of a discount for one category of dishes.
type ProductCategoryDiscount struct {
	// CategoryID is the product category.
	CategoryID string `json:"categoryId"`
	// CategoryName is the name of that category.
	CategoryName *string `json:"categoryName"`
	// Percent of the price of the category's dishes.
	Percent float64 `json:"percent"`
}

// DiscountMode says how the amount of a discount is worked out.
type DiscountMode string

const (
	// A share of the price.
	DiscountModePercent DiscountMode = "Percent"
	// An amount given when the discount is applied.
	DiscountModeFlexibleSum DiscountMode = "FlexibleSum"
	// An amount set in iikoRMS.
	DiscountModeFixedSum DiscountMode = "FixedSum"
)

// PaymentTypesResponse lists payment types.
type PaymentTypesResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// PaymentTypes with the terminal groups that accept them.
	PaymentTypes []PaymentType `json:"paymentTypes"`
}

// PaymentType is a way to pay that a restaurant accepts.
type PaymentType struct {
	// ID in iikoRMS; a payment names it in Payment.PaymentTypeID.
	ID string `json:"id,omitzero"`
	// Code of the payment type.
	Code *string `json:"code,omitzero"`
	// Name as the restaurant keeps it.
	Name *string `json:"name,omitzero"`
	// Comment on the payment type.
	Comment *string `json:"comment,omitzero"`
	// Combinable tells that one order may be paid with this and other payment types together.
	Combinable *bool `json:"combinable,omitzero"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// ApplicableMarketingCampaigns are the IDs of the loyalty campaigns of the organization that this payment
	// type belongs to.
	ApplicableMarketingCampaigns []string `json:"applicableMarketingCampaigns"`
	// IsDeleted tells that the entry was deleted and should not be used any more.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// PrintCheque tells that the payment is fiscal: a receipt is printed.
	PrintCheque *bool `json:"printCheque,omitzero"`
	// PaymentProcessingType says who may process the payment.
	PaymentProcessingType PaymentProcessingType `json:"paymentProcessingType,omitzero"`
	// PaymentTypeKind says what it is paid with: cash, a bank card, a loyalty card or other means.
	PaymentTypeKind PaymentTypeKind `json:"paymentTypeKind,omitzero"`
	// TerminalGroups that accept it.
	TerminalGroups []TerminalGroup `json:"terminalGroups"`
}

// PaymentProcessingType says where payments of a type are processed.
type PaymentProcessingType string

const (
	// Outside iiko only.
	PaymentProcessingTypeExternal PaymentProcessingType = "External"
	// Within iiko only.
	PaymentProcessingTypeInternal PaymentProcessingType = "Internal"
	// Outside iiko or within it.
	PaymentProcessingTypeBoth PaymentProcessingType = "Both"
)

// RemovalTypesResponse lists the ways to write off removed dishes.
type RemovalTypesResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// RemovalTypes of the organizations.
	RemovalTypes []RemovalType `json:"removalTypes"`
}

// RemovalType is a reason for removing a dish from an order and says who bears its cost.
type RemovalType struct {
	// ID of the removal type; Orders.Cancel takes it.
	ID string `json:"id"`
	// Name as the restaurant keeps it.
	Name string `json:"name"`
	// Comment on the removal type.
	Comment *string `json:"comment,omitzero"`
	// CanWriteoffToCafe tells that the restaurant may bear the cost.
	CanWriteoffToCafe *bool `json:"canWriteoffToCafe,omitzero"`
	// CanWriteoffToWaiter tells that the waiter may be charged.
	CanWriteoffToWaiter *bool `json:"canWriteoffToWaiter,omitzero"`
	// CanWriteoffToUser tells that a chosen employee may be charged.
	CanWriteoffToUser *bool `json:"canWriteoffToUser,omitzero"`
	// ReasonRequired tells that a comment has to be given.
	ReasonRequired *bool `json:"reasonRequired,omitzero"`
	// Manual tells that the staff may choose it by hand.
	Manual *bool `json:"manual,omitzero"`
	// IsDeleted tells that the entry was deleted and should not be used any more.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// TipsTypesResponse lists the tips types of the iikoRMS group that the API login belongs to.
type TipsTypesResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// TipsTypes of that group.
	TipsTypes []TipsType `json:"tipsTypes"`
}

// TipsType is a way to leave tips.
type TipsType struct {
	// ID of the tips type; TipsPayment.TipsTypeID takes it.
	ID string `json:"id"`
	// Name as the restaurant keeps it.
	Name string `json:"name"`
	// OrganizationIDs are the organizations that accept it, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds"`
	// OrderServiceTypes are the kinds of service that it can be used with.
	OrderServiceTypes []OrderServiceType `json:"orderServiceTypes"`
	// PaymentTypesIDs are the payment types that tips can be paid with, from Dictionaries.PaymentTypes.
	PaymentTypesIDs []string `json:"paymentTypesIds"`
}

// MarketingSourcesResponse lists marketing sources.
type MarketingSourcesResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// MarketingSources of the organizations.
	MarketingSources []MarketingSource `json:"marketingSources"`
}

// MarketingSource is where a customer heard of the restaurant, such as an advertisement.
type MarketingSource struct {
	// ID of the marketing source; a delivery names it.
	ID string `json:"id"`
	// OrganizationID is the organization that keeps it, from Client.Organizations.
	OrganizationID string `json:"organizationId"`
	// Name as the restaurant keeps it.
	Name string `json:"name"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// IsDeleted tells that the entry was deleted and should not be used any more.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// AttachedSources are the marketing sources attached to this one.
	AttachedSources []string `json:"attachedSources"`
}
