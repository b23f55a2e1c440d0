package models

// ProgramType is the kind of a loyalty program and of its wallets.
type ProgramType int

const (
	// ProgramTypeDeposit: money paid in by the customer or an employer: a deposit or corporate meals.
	ProgramTypeDeposit ProgramType = 0
	// ProgramTypeBonus: bonuses.
	ProgramTypeBonus ProgramType = 1
	// ProgramTypeProducts: dishes instead of money.
	ProgramTypeProducts ProgramType = 2
	// ProgramTypeDiscount: discounts.
	ProgramTypeDiscount ProgramType = 3
	// ProgramTypeCertificate: gift certificates.
	ProgramTypeCertificate ProgramType = 4
)

// CountersRequest requests the number or the sum of customers' orders over some periods.
type CountersRequest struct {
	// GuestIDs are the customers, each [CustomerInfo.ID].
	GuestIDs []string `json:"guestIds,omitzero"`
	// Periods to count over.
	Periods []CounterPeriod `json:"periods,omitzero"`
	// Metrics to count.
	Metrics []CounterMetric `json:"metrics,omitzero"`
	// OrganizationID is the organization of the orders.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CounterPeriod is a period to count orders over.
type CounterPeriod string

const (
	// CounterPeriodAllTime: since the first order.
	CounterPeriodAllTime CounterPeriod = "AllTime"
	// CounterPeriodDay: a day.
	CounterPeriodDay CounterPeriod = "Day"
	// CounterPeriodWeek: a week.
	CounterPeriodWeek CounterPeriod = "Week"
	// CounterPeriodMonth: a month.
	CounterPeriodMonth CounterPeriod = "Month"
	// CounterPeriodQuarter: a quarter.
	CounterPeriodQuarter CounterPeriod = "Quarter"
	// CounterPeriodYear: a year.
	CounterPeriodYear CounterPeriod = "Year"
)

// CounterMetric is what to count.
type CounterMetric string

const (
	// CounterMetricOrdersCount: the number of orders.
	CounterMetricOrdersCount CounterMetric = "OrdersCount"
	// CounterMetricOrdersSum: the sum of the orders, in the organization's currency.
	CounterMetricOrdersSum CounterMetric = "OrdersSum"
)

// CountersResponse lists counters of customers.
type CountersResponse struct {
	// Counters, one for each customer, period and metric.
	Counters []CustomerCounter `json:"counters,omitzero"`
}

// CustomerCounter is a customer's orders over one period.
type CustomerCounter struct {
	// GuestID is the customer, [CustomerInfo.ID].
	GuestID string `json:"guestId,omitzero"`
	// Period counted over.
	Period CounterPeriod `json:"period,omitzero"`
	// Metric counted.
	Metric CounterMetric `json:"metric,omitzero"`
	// Value is the number or the sum of orders, depending on Metric.
	Value *float64 `json:"value,omitzero"`
}

// CalculateRequest calculates what the loyalty programs would do to an order before it is created: discounts,
// free dishes, suggestions, wallets to pay from.
type CalculateRequest struct {
	// Order to calculate, as in a request to create a delivery.
	Order DeliveryOrder `json:"order"`
	// Coupon is the number of a coupon.
	//
	// Deprecated: use Order.LoyaltyInfo.Coupon.
	Coupon *string `json:"coupon,omitzero"`
	// ReferrerID is the customer who referred the one who orders.
	ReferrerID string `json:"referrerId,omitzero"`
	// TerminalGroupID is the terminal group of the order, from TerminalGroup.TerminalGroups. It is for
	// restaurants without automatic distribution of orders and without a call center operator.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// AvailablePaymentMarketingCampaignIDs are the campaigns that the customer pays with, each
	// [AvailablePayment.ID]; empty if none.
	AvailablePaymentMarketingCampaignIDs []string `json:"availablePaymentMarketingCampaignIds,omitzero"`
	// ApplicableManualConditions are the manual conditions that the operator selected, each
	// [ManualCondition.ID].
	//
	// Deprecated: use Order.LoyaltyInfo.ApplicableManualConditions.
	ApplicableManualConditions []string `json:"applicableManualConditions,omitzero"`
	// DynamicDiscounts are discounts with a sum entered by the operator.
	//
	// Deprecated: use Order.LoyaltyInfo.DynamicDiscounts.
	DynamicDiscounts []CalculateDynamicDiscount `json:"dynamicDiscounts,omitzero"`
	// IsLoyaltyTraceEnabled requests [CalculateResponse.LoyaltyTrace].
	IsLoyaltyTraceEnabled *bool `json:"isLoyaltyTraceEnabled,omitzero"`
	// OrganizationID is the organization of the order.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CalculateDynamicDiscount is a discount with a sum entered by the operator.
type CalculateDynamicDiscount struct {
	// ManualConditionID is the condition of the discount, [ManualCondition.ID].
	ManualConditionID string `json:"manualConditionId,omitzero"`
	// Sum of the discount, in the organization's currency.
	Sum *float64 `json:"Sum,omitzero"`
}

// CalculateResponse is the effect of the loyalty programs on an order.
type CalculateResponse struct {
	// LoyaltyProgramResults, one for each program with an effect.
	LoyaltyProgramResults []LoyaltyProgramResult `json:"loyaltyProgramResults,omitzero"`
	// AvailablePayments are campaigns with wallets that can pay for the order.
	AvailablePayments []AvailablePayment `json:"availablePayments,omitzero"`
	// ValidationWarnings are problems that did not stop the calculation, as text.
	ValidationWarnings []string `json:"validationWarnings,omitzero"`
	// Warnings about problems that did not stop the calculation, with codes.
	Warnings []LoyaltyWarning `json:"Warnings,omitzero"`
	// LoyaltyTrace explains the result, if [CalculateRequest.IsLoyaltyTraceEnabled] was set.
	LoyaltyTrace *string `json:"loyaltyTrace,omitzero"`
	// LegacyLoyaltyTrace is LoyaltyTrace under its capitalized name. Only in older versions of the API.
	LegacyLoyaltyTrace *string `json:"LoyaltyTrace,omitzero"`
}

// LoyaltyProgramResult is the effect of one loyalty program on an order.
type LoyaltyProgramResult struct {
	// MarketingCampaignID is the campaign of the program, [MarketingCampaign.ID].
	MarketingCampaignID string `json:"marketingCampaignId,omitzero"`
	// Name of the program.
	Name *string `json:"name,omitzero"`
	// Discounts on the order and its items.
	Discounts []DiscountOperation `json:"discounts,omitzero"`
	// Upsales are dishes and advice to offer to the customer.
	Upsales []Upsale `json:"upsales,omitzero"`
	// FreeProducts are dishes that the customer can get for free.
	FreeProducts []FreeProductsGroup `json:"freeProducts,omitzero"`
	// AvailableComboSpecifications are the IDs of combos available for the order, from Menu.Combo.
	AvailableComboSpecifications []string `json:"availableComboSpecifications,omitzero"`
	// AvailableCombos are combos that the order already has a part of.
	AvailableCombos []AvailableCombo `json:"availableCombos,omitzero"`
	// NeedToActivateCertificate reports whether the number of a certificate must be entered to activate it.
	NeedToActivateCertificate *bool `json:"needToActivateCertificate,omitzero"`
}

// DiscountOperation is a discount on an order or on an item of it.
type DiscountOperation struct {
	// Code is the kind of the discount.
	Code *DiscountOperationCode `json:"code,omitzero"`
	// OrderItemID is the item that gets the discount.
	//
	// Deprecated: use PositionID.
	OrderItemID string `json:"orderItemId,omitzero"`
	// PositionID is the item that gets the discount; empty if it is for the whole order.
	PositionID string `json:"positionId,omitzero"`
	// DiscountSum, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
	// Amount of the item that gets the discount.
	Amount *float64 `json:"amount,omitzero"`
	// Comment on the discount.
	Comment *string `json:"comment,omitzero"`
}

// DiscountOperationCode is the kind of a discount.
type DiscountOperationCode int

const (
	// DiscountOperationCodeOrderDiscount: a fixed discount on the whole order.
	DiscountOperationCodeOrderDiscount DiscountOperationCode = 0
	// DiscountOperationCodeItemDiscount: a fixed discount on one item.
	DiscountOperationCodeItemDiscount DiscountOperationCode = 1
	// DiscountOperationCodeFreeProduct: a free dish.
	DiscountOperationCodeFreeProduct DiscountOperationCode = 2
	// DiscountOperationCodeOther: any other discount.
	DiscountOperationCodeOther DiscountOperationCode = 3
)

// Upsale is a suggestion for the customer: advice, or dishes to add to the order.
type Upsale struct {
	// SourceActionID is the marketing action behind the suggestion.
	SourceActionID string `json:"sourceActionId,omitzero"`
	// SuggestionText is the text of the suggestion.
	//
	// Deprecated: use DescriptionForUser.
	SuggestionText *string `json:"suggestionText,omitzero"`
	// DescriptionForUser is the text to show.
	DescriptionForUser *string `json:"descriptionForUser,omitzero"`
	// ProductCodes are the codes (SKU) of the dishes to offer.
	ProductCodes []string `json:"productCodes,omitzero"`
	// Products are the dishes to offer.
	Products []UpsaleProduct `json:"products,omitzero"`
}

// UpsaleProduct is a dish to offer to the customer.
type UpsaleProduct struct {
	// ID of the dish, from Menu.Nomenclature.
	ID string `json:"id,omitzero"`
	// Code (SKU) of the dish.
	Code *string `json:"code,omitzero"`
}

// FreeProductsGroup is a group of dishes that the customer can get for free.
type FreeProductsGroup struct {
	// SourceActionID is the marketing action behind the dishes.
	SourceActionID string `json:"sourceActionId,omitzero"`
	// DescriptionForUser is the text to show.
	DescriptionForUser *string `json:"descriptionForUser,omitzero"`
	// Products of the group to add to the order.
	Products []FreeProduct `json:"products,omitzero"`
}

// FreeProduct is a dish that the customer can get for free.
type FreeProduct struct {
	// ID of the dish, from Menu.Nomenclature.
	ID string `json:"id,omitzero"`
	// Code (SKU) of the dish.
	Code *string `json:"code,omitzero"`
	// Size is the sizes that the dish can have.
	Size []string `json:"size,omitzero"`
	// Sizes are the same sizes with their IDs.
	Sizes []FreeProductSize `json:"sizes,omitzero"`
}

// FreeProductSize is a size of a free dish.
type FreeProductSize struct {
	// ID of the size, from Menu.Nomenclature.
	ID string `json:"id,omitzero"`
	// Name of the size.
	Name *string `json:"name,omitzero"`
}

// AvailablePayment is a marketing campaign with wallets that can pay for the order or a part of it.
type AvailablePayment struct {
	// ID of the campaign, [MarketingCampaign.ID].
	ID string `json:"id,omitzero"`
	// MaxSum is the maximum to pay this way, in the organization's currency.
	MaxSum *float64 `json:"maxSum,omitzero"`
	// Order of use: with several payments, use those with a lower number first.
	Order *int `json:"order,omitzero"`
	// WalletInfos are the wallets to pay from.
	WalletInfos []PaymentWallet `json:"walletInfos,omitzero"`
}

// PaymentWallet is a wallet that can pay for an order.
type PaymentWallet struct {
	// ID of the wallet, for [CustomerWalletHoldRequest].
	ID string `json:"id,omitzero"`
	// MaxSum is the maximum that the wallet can pay.
	MaxSum *float64 `json:"maxSum,omitzero"`
	// CanHoldMoney reports whether the wallet supports [CustomerWalletHoldRequest].
	CanHoldMoney *bool `json:"canHoldMoney,omitzero"`
}

// LoyaltyWarning is a problem that did not stop a calculation.
type LoyaltyWarning struct {
	// Code of the problem.
	Code *string `json:"Code,omitzero"`
	// ErrorCode is an additional code of the problem.
	ErrorCode *string `json:"ErrorCode,omitzero"`
	// Message describes the problem.
	Message *string `json:"Message,omitzero"`
}

// CouponsBySeriesRequest requests a page of the coupons of a series that are not activated yet.
type CouponsBySeriesRequest struct {
	// Series of coupons, from DiscountPromotion.CouponsSeries.
	Series string `json:"series"`
	// PageSize is the number of coupons per page.
	PageSize *int `json:"pageSize,omitzero"`
	// Page to return.
	Page *int `json:"page,omitzero"`
	// OrganizationID is the organization that issued the coupons.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CouponsBySeriesResponse is a page of coupons of a series that are not activated yet.
type CouponsBySeriesResponse struct {
	// NotActivatedCoupon are the coupons.
	NotActivatedCoupon []NotActivatedCoupon `json:"notActivatedCoupon,omitzero"`
}

// NotActivatedCoupon is a coupon that is not activated yet.
type NotActivatedCoupon struct {
	// ID of the coupon.
	ID string `json:"id,omitzero"`
	// Number of the coupon.
	Number *string `json:"number,omitzero"`
	// SeriesName is the name of the series.
	SeriesName *string `json:"seriesName,omitzero"`
	// SeriesID is the ID of the series.
	SeriesID string `json:"seriesId,omitzero"`
}

// CouponsInfoRequest requests the coupons with a number.
type CouponsInfoRequest struct {
	// Number of the coupon.
	Number string `json:"number"`
	// Series of the coupon; any series when nil.
	Series *string `json:"series,omitzero"`
	// OrganizationID is the organization that issued the coupon.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CouponInfoResponse lists the coupons with a number.
type CouponInfoResponse struct {
	// CouponInfo are the coupons found.
	CouponInfo []CouponInfo `json:"couponInfo,omitzero"`
}

// CouponInfo is a coupon with its status.
type CouponInfo struct {
	// ID of the coupon.
	ID string `json:"id,omitzero"`
	// Number of the coupon.
	Number *string `json:"number,omitzero"`
	// SeriesName is the name of the series.
	SeriesName *string `json:"seriesName,omitzero"`
	// SeriesID is the ID of the series.
	SeriesID string `json:"seriesId,omitzero"`
	// WhenActivated is when the coupon was activated; empty if it was not.
	WhenActivated DateTime `json:"whenActivated,omitzero"`
	// IsDeleted reports whether the coupon was deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// CouponsSeriesResponse lists the series with coupons that are not activated yet.
type CouponsSeriesResponse struct {
	// SeriesWithNotActivatedCoupons are the series.
	SeriesWithNotActivatedCoupons []CouponSeries `json:"seriesWithNotActivatedCoupons,omitzero"`
}

// CouponSeries is a series with coupons that are neither activated nor deleted.
type CouponSeries struct {
	// ID of the series.
	ID string `json:"id,omitzero"`
	// Number of the series, for [CouponsBySeriesRequest].
	Number *string `json:"number,omitzero"`
}

// ManualConditionsRequest requests the manual conditions of an organization.
type ManualConditionsRequest struct {
	// OrganizationID is the organization, from Client.Organizations. iiko does not document it as required.
	OrganizationID string `json:"organizationId,omitzero"`
}

// ManualConditionsResponse lists the manual conditions of an organization.
type ManualConditionsResponse struct {
	// ManualConditions of the organization.
	ManualConditions []ManualCondition `json:"manualConditions,omitzero"`
}

// ManualCondition is a condition of a marketing campaign that a cashier or an operator selects manually for
// an order.
type ManualCondition struct {
	// ID of the condition, for [LoyaltyInfo.ApplicableManualConditions].
	ID string `json:"id,omitzero"`
	// Caption is the name shown to the cashier.
	Caption *string `json:"caption,omitzero"`
	// IsDynamicDiscount reports whether the sum of the discount is entered manually, as a [DynamicDiscount].
	IsDynamicDiscount *bool `json:"isDynamicDiscount,omitzero"`
	// IsApplicableOnCashierScreen reports whether the cashier can select it at the terminal.
	IsApplicableOnCashierScreen *bool `json:"isApplicableOnCashierScreen,omitzero"`
}

// ProgramsRequest requests the loyalty programs of an organization.
type ProgramsRequest struct {
	// WithoutMarketingCampaigns leaves [LoyaltyProgram.MarketingCampaigns] out of the response.
	WithoutMarketingCampaigns *bool `json:"withoutMarketingCampaigns,omitzero"`
	// OrganizationID is the organization of the program.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// LegacyWithoutMarketingCampaigns is WithoutMarketingCampaigns under its capitalized name. Only in older
	// versions of the API.
	LegacyWithoutMarketingCampaigns *bool `json:"WithoutMarketingCampaigns,omitzero"`
}

// ProgramsResponse lists loyalty programs.
type ProgramsResponse struct {
	// Programs of the organization.
	Programs []LoyaltyProgram `json:"Programs,omitzero"`
}

// LoyaltyProgram is a loyalty program: a wallet for each member, and marketing campaigns that fill the
// wallets and spend from them.
type LoyaltyProgram struct {
	// ID of the program.
	ID string `json:"id,omitzero"`
	// Name of the program.
	Name *string `json:"name,omitzero"`
	// Description of the program.
	Description *string `json:"description,omitzero"`
	// ServiceFrom is when the program starts.
	ServiceFrom DateTime `json:"serviceFrom,omitzero"`
	// ServiceTo is when the program ends.
	ServiceTo DateTime `json:"serviceTo,omitzero"`
	// NotifyAboutBalanceChanges reports whether members get an SMS or a push message when their balance
	// changes.
	NotifyAboutBalanceChanges *bool `json:"notifyAboutBalanceChanges,omitzero"`
	// ProgramType is the kind of the program.
	ProgramType *ProgramType `json:"programType,omitzero"`
	// IsActive reports whether the program is running.
	IsActive *bool `json:"isActive,omitzero"`
	// WalletID is the program's wallet, common to all members.
	WalletID string `json:"walletId,omitzero"`
	// MarketingCampaigns of the program.
	MarketingCampaigns []MarketingCampaign `json:"marketingCampaigns,omitzero"`
	// AppliedOrganizations are the IDs of the organizations of the program.
	AppliedOrganizations []string `json:"appliedOrganizations,omitzero"`
	// TemplateType is the template that the program was made from.
	TemplateType *ProgramTemplateType `json:"templateType,omitzero"`
	// IsExchangeRateEnabled reports whether bonuses are converted into money at an exchange rate.
	IsExchangeRateEnabled *bool `json:"isExchangeRateEnabled,omitzero"`
	// RefillType is how wallets are refilled when an order is paid.
	RefillType *RefillType `json:"refillType,omitzero"`
	// HasWelcomeBonus reports whether new members get a bonus. Only in older versions of the API.
	HasWelcomeBonus *bool `json:"hasWelcomeBonus,omitzero"`
	// WelcomeBonusSum is the sum of that bonus. Only in older versions of the API.
	WelcomeBonusSum *float64 `json:"welcomeBonusSum,omitzero"`
}

// MarketingCampaign is a part of a loyalty program: conditions, and actions that are executed when they are
// met.
type MarketingCampaign struct {
	// ID of the campaign.
	ID string `json:"id,omitzero"`
	// ProgramID is the program, [LoyaltyProgram.ID].
	ProgramID string `json:"programId,omitzero"`
	// Name of the program.
	Name *string `json:"name,omitzero"`
	// Description of the campaign.
	Description *string `json:"description,omitzero"`
	// IsActive reports whether the campaign is running.
	IsActive *bool `json:"isActive,omitzero"`
	// PeriodFrom is when the campaign starts.
	PeriodFrom DateTime `json:"periodFrom,omitzero"`
	// PeriodTo is when the campaign ends; empty if it has no end.
	PeriodTo DateTime `json:"periodTo,omitzero"`
	// OrderActionConditionBindings are the actions and conditions for orders.
	OrderActionConditionBindings []CampaignBinding `json:"orderActionConditionBindings,omitzero"`
	// PeriodicActionConditionBindings are the actions and conditions on a schedule.
	PeriodicActionConditionBindings []CampaignBinding `json:"periodicActionConditionBindings,omitzero"`
	// OverdraftActionConditionBindings are the actions and conditions for overdrawn wallets.
	OverdraftActionConditionBindings []CampaignBinding `json:"overdraftActionConditionBindings,omitzero"`
	// GuestRegistrationActionConditionBindings are the actions and conditions for the registration of a
	// customer.
	GuestRegistrationActionConditionBindings []CampaignBinding `json:"guestRegistrationActionConditionBindings,omitzero"`
}

// CampaignBinding binds actions of a marketing campaign to conditions.
type CampaignBinding struct {
	// ID of the binding.
	ID string `json:"id,omitzero"`
	// StopFurtherExecution stops the processing of further bindings if this one succeeded. The order of
	// bindings matters.
	StopFurtherExecution *bool `json:"stopFurtherExecution,omitzero"`
	// Actions to execute.
	Actions []CampaignSettings `json:"actions,omitzero"`
	// Conditions to check.
	Conditions []CampaignSettings `json:"conditions,omitzero"`
}

// CampaignSettings is an action or a condition of a marketing campaign.
type CampaignSettings struct {
	// ID of the action or condition.
	ID string `json:"id,omitzero"`
	// Settings as JSON text. The structure depends on TypeName.
	Settings *string `json:"settings,omitzero"`
	// TypeName is the kind of the action or condition.
	TypeName *string `json:"typeName,omitzero"`
	// CheckSum is a hash of the settings.
	CheckSum *string `json:"checkSum,omitzero"`
}

// ProgramTemplateType is the template that a loyalty program was made from. iiko also has template 9 and does not
// document what it means.
type ProgramTemplateType int

const (
	// ProgramTemplateTypeNone: no template.
	ProgramTemplateTypeNone ProgramTemplateType = 0
	// ProgramTemplateTypeBonusProgram: bonuses for orders.
	ProgramTemplateTypeBonusProgram ProgramTemplateType = 1
	// ProgramTemplateTypeDiscountProgram: discounts for members.
	ProgramTemplateTypeDiscountProgram ProgramTemplateType = 2
	// ProgramTemplateTypeNthDishProgram: every Nth dish is a gift.
	ProgramTemplateTypeNthDishProgram ProgramTemplateType = 3
	// ProgramTemplateTypeManualOrderAnonymousDiscount: a discount on the order for anyone, applied manually.
	ProgramTemplateTypeManualOrderAnonymousDiscount ProgramTemplateType = 4
	// ProgramTemplateTypeAutoOrderAnonymousDiscount: a discount on the order for anyone, applied
	// automatically.
	ProgramTemplateTypeAutoOrderAnonymousDiscount ProgramTemplateType = 5
	// ProgramTemplateTypeAutoDishAnonymousDiscount: a discount on dishes for anyone, applied automatically.
	ProgramTemplateTypeAutoDishAnonymousDiscount ProgramTemplateType = 6
	// ProgramTemplateTypePromotionsProgram: promotions.
	ProgramTemplateTypePromotionsProgram ProgramTemplateType = 7
	// ProgramTemplateTypeNthDishPromotionsProgram: promotions with a gift for every Nth dish.
	ProgramTemplateTypeNthDishPromotionsProgram ProgramTemplateType = 8
)

// RefillType is how a loyalty program refills wallets when an order is paid: a number from 0 to 3. iiko does
// not document what the numbers mean.
type RefillType int
