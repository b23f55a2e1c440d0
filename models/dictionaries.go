package models

// CancelCausesResponse lists the reasons to cancel deliveries.
type CancelCausesResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// CancelCauses of the organizations.
	CancelCauses []CancelCause `json:"cancelCauses"`
}

// CancelCause is a reason to cancel a delivery.
type CancelCause struct {
	// ID of the reason; Deliveries.Cancel takes it.
	ID string `json:"id"`
	// Name set by the restaurant.
	Name string `json:"name"`
	// IsDeleted reports whether the entry was deleted. Do not use deleted entries.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// OrderTypesResponse lists order types by organization.
type OrderTypesResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// OrderTypes of each organization.
	OrderTypes []OrganizationItems[OrderType] `json:"orderTypes"`
}

// OrderType is a type of order, such as delivery or pickup.
type OrderType struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name set by the restaurant.
	Name string `json:"name"`
	// OrderServiceType is how orders of this type are served.
	OrderServiceType OrderServiceType `json:"orderServiceType"`
	// IsDeleted reports whether the entry was deleted. Do not use deleted entries.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// IsDefault reports whether it is the default order type.
	IsDefault *bool `json:"isDefault,omitzero"`
}

// DiscountsResponse lists discounts and surcharges by organization.
type DiscountsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Discounts and surcharges of each organization.
	Discounts []OrganizationItems[DiscountType] `json:"discounts"`
}

// DiscountType is a discount or surcharge.
type DiscountType struct {
	// ID in iikoRMS; Discount.DiscountTypeID takes it.
	ID string `json:"id"`
	// Name set by the restaurant.
	Name *string `json:"name"`
	// Percent of the order; ignored if IsCategorisedDiscount is set.
	Percent float64 `json:"percent"`
	// IsCategorisedDiscount reports whether ProductCategoryDiscounts apply instead of Percent.
	IsCategorisedDiscount bool `json:"isCategorisedDiscount"`
	// ProductCategoryDiscounts are the rates per product category.
	ProductCategoryDiscounts []ProductCategoryDiscount `json:"productCategoryDiscounts"`
	// Comment on the discount.
	Comment *string `json:"comment,omitzero"`
	// CanBeAppliedSelectively reports whether the staff can choose the items that it applies to.
	CanBeAppliedSelectively bool `json:"canBeAppliedSelectively"`
	// MinOrderSum is the minimum order sum for the discount, in the organization's currency.
	MinOrderSum *float64 `json:"minOrderSum,omitzero"`
	// Mode is how the amount is calculated.
	Mode DiscountMode `json:"mode"`
	// Sum is the fixed amount, in the organization's currency, if Mode is a fixed amount.
	Sum float64 `json:"sum"`
	// CanApplyByCardNumber reports whether the number of a discount card is enough, without swiping it.
	CanApplyByCardNumber bool `json:"canApplyByCardNumber"`
	// IsManual reports whether the staff applies it manually.
	IsManual bool `json:"isManual"`
	// IsCard reports whether a discount card applies it.
	IsCard bool `json:"isCard"`
	// IsAutomatic reports whether it applies automatically.
	IsAutomatic bool `json:"isAutomatic"`
	// IsDeleted reports whether the entry was deleted. Do not use deleted entries.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// ProductCategoryDiscount is the rate of a discount for one product category.
type ProductCategoryDiscount struct {
	// CategoryID is the product category.
	CategoryID string `json:"categoryId"`
	// CategoryName is the name of the category.
	CategoryName *string `json:"categoryName"`
	// Percent of the price of the category's products.
	Percent float64 `json:"percent"`
}

// DiscountMode is how the amount of a discount is calculated.
type DiscountMode string

const (
	// DiscountModePercent: a percentage of the price.
	DiscountModePercent DiscountMode = "Percent"
	// DiscountModeFlexibleSum: a sum set when the discount is applied.
	DiscountModeFlexibleSum DiscountMode = "FlexibleSum"
	// DiscountModeFixedSum: a fixed sum, set in iikoRMS.
	DiscountModeFixedSum DiscountMode = "FixedSum"
)

// PaymentTypesResponse lists payment types.
type PaymentTypesResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// PaymentTypes with the terminal groups that accept them.
	PaymentTypes []PaymentType `json:"paymentTypes"`
}

// PaymentType is a payment type that a restaurant accepts.
type PaymentType struct {
	// ID in iikoRMS; Payment.PaymentTypeID takes it.
	ID string `json:"id,omitzero"`
	// Code of the payment type.
	Code *string `json:"code,omitzero"`
	// Name set by the restaurant.
	Name *string `json:"name,omitzero"`
	// Comment on the payment type.
	Comment *string `json:"comment,omitzero"`
	// Combinable reports whether it can be combined with other payment types in one order.
	Combinable *bool `json:"combinable,omitzero"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// ApplicableMarketingCampaigns are the IDs of the organization's loyalty campaigns that this payment type
	// belongs to.
	ApplicableMarketingCampaigns []string `json:"applicableMarketingCampaigns"`
	// IsDeleted reports whether the entry was deleted. Do not use deleted entries.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// PrintCheque reports whether a fiscal receipt is printed.
	PrintCheque *bool `json:"printCheque,omitzero"`
	// PaymentProcessingType is where payments of this type are processed.
	PaymentProcessingType PaymentProcessingType `json:"paymentProcessingType,omitzero"`
	// PaymentTypeKind is the kind of payment: cash, bank card, loyalty card or another.
	PaymentTypeKind PaymentTypeKind `json:"paymentTypeKind,omitzero"`
	// TerminalGroups that accept it.
	TerminalGroups []TerminalGroup `json:"terminalGroups"`
}

// PaymentProcessingType is where payments of a type are processed.
type PaymentProcessingType string

const (
	// PaymentProcessingTypeExternal: only outside iiko.
	PaymentProcessingTypeExternal PaymentProcessingType = "External"
	// PaymentProcessingTypeInternal: only in iiko.
	PaymentProcessingTypeInternal PaymentProcessingType = "Internal"
	// PaymentProcessingTypeBoth: outside iiko or in iiko.
	PaymentProcessingTypeBoth PaymentProcessingType = "Both"
)

// RemovalTypesResponse lists the removal types: how removed items are written off.
type RemovalTypesResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// RemovalTypes of the organizations.
	RemovalTypes []RemovalType `json:"removalTypes"`
}

// RemovalType is a reason to remove an item from an order, and who is charged with it.
type RemovalType struct {
	// ID of the removal type; Orders.Cancel takes it.
	ID string `json:"id"`
	// Name set by the restaurant.
	Name string `json:"name"`
	// Comment on the removal type.
	Comment *string `json:"comment,omitzero"`
	// CanWriteoffToCafe reports whether the restaurant can be charged.
	CanWriteoffToCafe *bool `json:"canWriteoffToCafe,omitzero"`
	// CanWriteoffToWaiter reports whether the waiter can be charged.
	CanWriteoffToWaiter *bool `json:"canWriteoffToWaiter,omitzero"`
	// CanWriteoffToUser reports whether a chosen employee can be charged.
	CanWriteoffToUser *bool `json:"canWriteoffToUser,omitzero"`
	// ReasonRequired reports whether a comment is required.
	ReasonRequired *bool `json:"reasonRequired,omitzero"`
	// Manual reports whether the staff can choose it manually.
	Manual *bool `json:"manual,omitzero"`
	// IsDeleted reports whether the entry was deleted. Do not use deleted entries.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// TipsTypesResponse lists the tips types of the iikoRMS group of the API login.
type TipsTypesResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// TipsTypes of the group.
	TipsTypes []TipsType `json:"tipsTypes"`
}

// TipsType is a type of tips.
type TipsType struct {
	// ID of the tips type; TipsPayment.TipsTypeID takes it.
	ID string `json:"id"`
	// Name set by the restaurant.
	Name string `json:"name"`
	// OrganizationIDs are the organizations that accept it, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds"`
	// OrderServiceTypes are the service types that it can be used with.
	OrderServiceTypes []OrderServiceType `json:"orderServiceTypes"`
	// PaymentTypesIDs are the payment types that tips can be paid with, from Dictionaries.PaymentTypes.
	PaymentTypesIDs []string `json:"paymentTypesIds"`
}

// MarketingSourcesResponse lists marketing sources.
type MarketingSourcesResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// MarketingSources of the organizations.
	MarketingSources []MarketingSource `json:"marketingSources"`
}

// MarketingSource is where a customer heard of the restaurant, such as an advertisement.
type MarketingSource struct {
	// ID of the marketing source; DeliveryOrder.MarketingSourceID takes it.
	ID string `json:"id"`
	// OrganizationID is the organization of the marketing source, from Client.Organizations.
	OrganizationID string `json:"organizationId"`
	// Name set by the restaurant.
	Name string `json:"name"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// IsDeleted reports whether the entry was deleted. Do not use deleted entries.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// AttachedSources are the marketing sources attached to this one.
	AttachedSources []string `json:"attachedSources"`
}
