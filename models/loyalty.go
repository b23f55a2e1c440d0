package models

// ProgramType is the kind of a loyalty program, and of the wallets it gives to guests.
type ProgramType int

const (
	// Money that the guest or an employer paid in: a deposit or corporate meals.
	ProgramTypeDeposit ProgramType = 0
	// Bonuses are collected and spent.
	ProgramTypeBonus ProgramType = 1
	// Dishes rather than money are counted.
	ProgramTypeProducts ProgramType = 2
	// Discounts.
	ProgramTypeDiscount ProgramType = 3
	// Gift certificates.
	ProgramTypeCertificate ProgramType = 4
)

// CountersRequest asks how many orders guests made, or for what sum, over some periods.
type CountersRequest struct {
	// GuestIDs are the guests, each [CustomerInfo.ID].
	GuestIDs []string `json:"guestIds,omitzero"`
	// Periods to count over.
	Periods []CounterPeriod `json:"periods,omitzero"`
	// Metrics to count.
	Metrics []CounterMetric `json:"metrics,omitzero"`
	// OrganizationID is the organization whose orders are counted.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CounterPeriod is a stretch of time over which orders are counted.
type CounterPeriod string

const (
	// Since the first order.
	CounterPeriodAllTime CounterPeriod = "AllTime"
	// A day.
	CounterPeriodDay CounterPeriod = "Day"
	// A week.
	CounterPeriodWeek CounterPeriod = "Week"
	// A month.
	CounterPeriodMonth CounterPeriod = "Month"
	// A quarter of a year.
	CounterPeriodQuarter CounterPeriod = "Quarter"
	// A year.
	CounterPeriodYear CounterPeriod = "Year"
)

// CounterMetric is what is counted.
type CounterMetric string

const (
	// The number of orders.
	CounterMetricOrdersCount CounterMetric = "OrdersCount"
	// The sum of the orders, in the organization's currency.
	CounterMetricOrdersSum CounterMetric = "OrdersSum"
)

// CountersResponse lists counters of guests.
type CountersResponse struct {
	// Counters, one for each guest, period and metric.
	Counters []CustomerCounter `json:"counters,omitzero"`
}

// CustomerCounter is what a guest ordered over one period.
type CustomerCounter struct {
	// GuestID is the guest, [CustomerInfo.ID].
	GuestID string `json:"guestId,omitzero"`
	// Period that was counted over.
	Period CounterPeriod `json:"period,omitzero"`
	// Metric that was counted.
	Metric CounterMetric `json:"metric,omitzero"`
	// Value is a number of orders or a sum, as Metric says.
	Value *float64 `json:"value,omitzero"`
}

// CalculateRequest asks what the loyalty programs would do to an order, before it is created: discounts,
// free dishes, suggestions, wallets to pay from.
type CalculateRequest struct {
	// Order to calculate, as it would be sent to create a delivery.
	Order DeliveryOrder `json:"order"`
	// Coupon is the number of a coupon.
	//
	// Deprecated: use Order.LoyaltyInfo.Coupon.
	Coupon *string `json:"coupon,omitzero"`
	// ReferrerID is the guest who brought the one who orders.
	ReferrerID string `json:"referrerId,omitzero"`
	// TerminalGroupID is the terminal group that would take the order, as TerminalGroup.TerminalGroups
	// gives it. Meant for restaurants that neither distribute orders automatically nor have a call center
	// operator.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// AvailablePaymentMarketingCampaignIDs are the campaigns whose payments the guest uses, each
	// [AvailablePayment.ID]; leave it empty when the guest uses none.
	AvailablePaymentMarketingCampaignIDs []string `json:"availablePaymentMarketingCampaignIds,omitzero"`
	// ApplicableManualConditions are conditions that the operator switched on, each [ManualCondition.ID].
	//
	// Deprecated: use Order.LoyaltyInfo.ApplicableManualConditions.
	ApplicableManualConditions []string `json:"applicableManualConditions,omitzero"`
	// DynamicDiscounts are discounts whose sum the operator chose.
	//
	// Deprecated: use Order.LoyaltyInfo.DynamicDiscounts.
	DynamicDiscounts []CalculateDynamicDiscount `json:"dynamicDiscounts,omitzero"`
	// IsLoyaltyTraceEnabled asks for [CalculateResponse.LoyaltyTrace].
	IsLoyaltyTraceEnabled *bool `json:"isLoyaltyTraceEnabled,omitzero"`
	// OrganizationID is the organization that would take the order.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CalculateDynamicDiscount is a discount whose sum the operator chose.
type CalculateDynamicDiscount struct {
	// ManualConditionID is the condition that allows it, [ManualCondition.ID].
	ManualConditionID string `json:"manualConditionId,omitzero"`
	// Sum of the discount, in the organization's currency.
	Sum *float64 `json:"Sum,omitzero"`
}

// CalculateResponse is what the loyalty programs would do to an order.
type CalculateResponse struct {
	// LoyaltyProgramResults, one for each program that has something to say.
	LoyaltyProgramResults []LoyaltyProgramResult `json:"loyaltyProgramResults,omitzero"`
	// AvailablePayments are campaigns with wallets from which the order can be paid.
	AvailablePayments []AvailablePayment `json:"availablePayments,omitzero"`
	// ValidationWarnings are texts about problems that did not stop the calculation.
	ValidationWarnings []string `json:"validationWarnings,omitzero"`
	// Warnings about problems that did not stop the calculation, with codes.
	Warnings []LoyaltyWarning `json:"Warnings,omitzero"`
	// LoyaltyTrace tells how the result came about, when [CalculateRequest.IsLoyaltyTraceEnabled] asked for
	// it.
	LoyaltyTrace *string `json:"loyaltyTrace,omitzero"`
	// LegacyLoyaltyTrace is LoyaltyTrace under its capitalized name. Known to older versions of the API
	// only.
	LegacyLoyaltyTrace *string `json:"LoyaltyTrace,omitzero"`
}

// LoyaltyProgramResult is what one loyalty program would do to an order.
type LoyaltyProgramResult struct {
	// MarketingCampaignID is the campaign of the program, [MarketingCampaign.ID].
	MarketingCampaignID string `json:"marketingCampaignId,omitzero"`
	// Name of the program.
	Name *string `json:"name,omitzero"`
	// Discounts on the order and its items.
	Discounts []DiscountOperation `json:"discounts,omitzero"`
	// Upsales are dishes and advice to offer to the guest.
	Upsales []Upsale `json:"upsales,omitzero"`
	// FreeProducts are dishes that the guest may have for free.
	FreeProducts []FreeProductsGroup `json:"freeProducts,omitzero"`
	// AvailableComboSpecifications are IDs of the combos that the order allows, as Menu.Combo describes
	// them.
	AvailableComboSpecifications []string `json:"availableComboSpecifications,omitzero"`
	// AvailableCombos are combos of which the order already holds a part, ready to be completed.
	AvailableCombos []AvailableCombo `json:"availableCombos,omitzero"`
	// NeedToActivateCertificate tells that the number of a certificate has to be entered to activate it.
	NeedToActivateCertificate *bool `json:"needToActivateCertificate,omitzero"`
}

// DiscountOperation is one discount on an order or on an item of it.
type DiscountOperation struct {
	// Code is the kind of the discount.
	Code *DiscountOperationCode `json:"code,omitzero"`
	// OrderItemID is the item that gets the discount.
	//
	// Deprecated: use PositionID.
	OrderItemID string `json:"orderItemId,omitzero"`
	// PositionID is the item that gets the discount; empty when it is for the order as a whole.
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
	// A fixed discount on the order as a whole.
	DiscountOperationCodeOrderDiscount DiscountOperationCode = 0
	// A fixed discount on one item.
	DiscountOperationCodeItemDiscount DiscountOperationCode = 1
	// A dish for free.
	DiscountOperationCodeFreeProduct DiscountOperationCode = 2
	// Any other discount.
	DiscountOperationCodeOther DiscountOperationCode = 3
)

// Upsale is a hint for the guest: advice, or dishes worth adding to the order.
type Upsale struct {
	// SourceActionID is the marketing action that gave the hint.
	SourceActionID string `json:"sourceActionId,omitzero"`
	// SuggestionText is the text of the hint.
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

// UpsaleProduct is a dish to offer to the guest.
type UpsaleProduct struct {
	// ID of the dish, as Menu.Nomenclature gives it.
	ID string `json:"id,omitzero"`
	// Code (SKU) of the dish.
	Code *string `json:"code,omitzero"`
}

// FreeProductsGroup is a group of dishes that the guest may have for free.
type FreeProductsGroup struct {
	// SourceActionID is the marketing action that gives the dishes.
	SourceActionID string `json:"sourceActionId,omitzero"`
	// DescriptionForUser is the text to show.
	DescriptionForUser *string `json:"descriptionForUser,omitzero"`
	// Products of the group, to be added to the order.
	Products []FreeProduct `json:"products,omitzero"`
}

// FreeProduct is a dish that the guest may have for free.
type FreeProduct struct {
	// ID of the dish, as Menu.Nomenclature gives it.
	ID string `json:"id,omitzero"`
	// Code (SKU) of the dish.
	Code *string `json:"code,omitzero"`
	// Size lists the sizes the dish may have.
	Size []string `json:"size,omitzero"`
	// Sizes are the same sizes with their IDs.
	Sizes []FreeProductSize `json:"sizes,omitzero"`
}

// FreeProductSize is a size of a free dish.
type FreeProductSize struct {
	// ID of the size, as Menu.Nomenclature gives it.
	ID string `json:"id,omitzero"`
	// Name of the size.
	Name *string `json:"name,omitzero"`
}

// AvailablePayment is a marketing campaign by which the guest can pay for the order, or a part of it, from
// wallets.
type AvailablePayment struct {
	// ID of the campaign, [MarketingCampaign.ID].
	ID string `json:"id,omitzero"`
	// MaxSum is the most that can be paid this way, in the organization's currency.
	MaxSum *float64 `json:"maxSum,omitzero"`
	// Order of use: when several payments share the order, fill those with a lower number first.
	Order *int `json:"order,omitzero"`
	// WalletInfos are the wallets to pay from.
	WalletInfos []PaymentWallet `json:"walletInfos,omitzero"`
}

// PaymentWallet is a wallet from which an order can be paid.
type PaymentWallet struct {
	// ID of the wallet; [HoldRequest] holds money there.
	ID string `json:"id,omitzero"`
	// MaxSum is the most that the wallet can pay.
	MaxSum *float64 `json:"maxSum,omitzero"`
	// CanHoldMoney tells that [HoldRequest] works with the wallet.
	CanHoldMoney *bool `json:"canHoldMoney,omitzero"`
}

// LoyaltyWarning is a problem that did not stop a calculation.
type LoyaltyWarning struct {
	// Code of the problem.
	Code *string `json:"Code,omitzero"`
	// ErrorCode is a further code of the problem.
	ErrorCode *string `json:"ErrorCode,omitzero"`
	// Message says what the problem is.
	Message *string `json:"Message,omitzero"`
}

// CouponsBySeriesRequest asks for a page of the coupons of a series that nobody has activated yet.
type CouponsBySeriesRequest struct {
	// Series of coupons, as DiscountPromotion.CouponsSeries lists them.
	Series string `json:"series"`
	// PageSize is the number of coupons on a page.
	PageSize *int `json:"pageSize,omitzero"`
	// Page to answer.
	Page *int `json:"page,omitzero"`
	// OrganizationID is the organization that issued the coupons.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CouponsBySeriesResponse is a page of the unused coupons of a series.
type CouponsBySeriesResponse struct {
	// NotActivatedCoupon lists the coupons.
	NotActivatedCoupon []NotActivatedCoupon `json:"notActivatedCoupon,omitzero"`
}

// NotActivatedCoupon is a coupon that nobody has activated yet.
type NotActivatedCoupon struct {
	// ID of the coupon.
	ID string `json:"id,omitzero"`
	// Number that the guest shows.
	Number *string `json:"number,omitzero"`
	// SeriesName is the name of its series.
	SeriesName *string `json:"seriesName,omitzero"`
	// SeriesID is its series.
	SeriesID string `json:"seriesId,omitzero"`
}

// CouponInfoRequest asks about a coupon by its number.
type CouponInfoRequest struct {
	// Number that the guest shows.
	Number string `json:"number"`
	// Series of the coupon; nil leaves it open.
	Series *string `json:"series,omitzero"`
	// OrganizationID is the organization that issued the coupon.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// CouponInfoResponse lists the coupons with a number.
type CouponInfoResponse struct {
	// CouponInfo lists the coupons that were found.
	CouponInfo []CouponInfo `json:"couponInfo,omitzero"`
}

// CouponInfo is a coupon and its state.
type CouponInfo struct {
	// ID of the coupon.
	ID string `json:"id,omitzero"`
	// Number that the guest shows.
	Number *string `json:"number,omitzero"`
	// SeriesName is the name of its series.
	SeriesName *string `json:"seriesName,omitzero"`
	// SeriesID is its series.
	SeriesID string `json:"seriesId,omitzero"`
	// WhenActivated is when the coupon was activated; empty as long as it was not.
	WhenActivated DateTime `json:"whenActivated,omitzero"`
	// IsDeleted tells that the coupon was deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// CouponsSeriesResponse lists the series that still have coupons to activate.
type CouponsSeriesResponse struct {
	// SeriesWithNotActivatedCoupons lists the series.
	SeriesWithNotActivatedCoupons []CouponSeries `json:"seriesWithNotActivatedCoupons,omitzero"`
}

// CouponSeries is a series of coupons, some of which nobody has activated or deleted yet.
type CouponSeries struct {
	// ID of the series.
	ID string `json:"id,omitzero"`
	// Number of the series, for [CouponsBySeriesRequest].
	Number *string `json:"number,omitzero"`
}

// ManualConditionsRequest asks for the manual conditions of an organization.
type ManualConditionsRequest struct {
	// OrganizationID is that organization, from Client.Organizations. iiko's document does not require it.
	OrganizationID string `json:"organizationId,omitzero"`
}

// ManualConditionsResponse lists the manual conditions of an organization.
type ManualConditionsResponse struct {
	// ManualConditions of the organization.
	ManualConditions []ManualCondition `json:"manualConditions,omitzero"`
}

// ManualCondition is a condition of a marketing campaign that a cashier or an operator switches on by hand
// for an order.
type ManualCondition struct {
	// ID of the condition, for [LoyaltyInfo.ApplicableManualConditions].
	ID string `json:"id,omitzero"`
	// Caption is the name that the cashier sees.
	Caption *string `json:"caption,omitzero"`
	// IsDynamicDiscount tells that the sum of the discount is entered by hand, as a [DynamicDiscount].
	IsDynamicDiscount *bool `json:"isDynamicDiscount,omitzero"`
	// IsApplicableOnCashierScreen tells that the cashier can switch it on at the terminal.
	IsApplicableOnCashierScreen *bool `json:"isApplicableOnCashierScreen,omitzero"`
}

// ProgramsRequest asks for the loyalty programs of an organization.
type ProgramsRequest struct {
	// WithoutMarketingCampaigns leaves [LoyaltyProgram.MarketingCampaigns] out of the answer.
	WithoutMarketingCampaigns *bool `json:"withoutMarketingCampaigns,omitzero"`
	// OrganizationID is the organization that runs the programs.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// LegacyWithoutMarketingCampaigns is WithoutMarketingCampaigns under its capitalized name. Known to
	// older versions of the API only.
	LegacyWithoutMarketingCampaigns *bool `json:"WithoutMarketingCampaigns,omitzero"`
}

// ProgramsResponse lists loyalty programs.
type ProgramsResponse struct {
	// Programs of the organization.
	Programs []LoyaltyProgram `json:"Programs,omitzero"`
}

// LoyaltyProgram is a loyalty program: a wallet for each member and marketing campaigns that fill and
// spend it.
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
	// NotifyAboutBalanceChanges tells that members get an SMS or a push message whenever their balance
	// changes.
	NotifyAboutBalanceChanges *bool `json:"notifyAboutBalanceChanges,omitzero"`
	// ProgramType is the kind of the program.
	ProgramType *ProgramType `json:"programType,omitzero"`
	// IsActive tells that the program is running.
	IsActive *bool `json:"isActive,omitzero"`
	// WalletID is the program's only wallet, by which every member pays.
	WalletID string `json:"walletId,omitzero"`
	// MarketingCampaigns of the program.
	MarketingCampaigns []MarketingCampaign `json:"marketingCampaigns,omitzero"`
	// AppliedOrganizations are IDs of the organizations where the program works.
	AppliedOrganizations []string `json:"appliedOrganizations,omitzero"`
	// TemplateType is the template from which the program was made.
	TemplateType *ProgramTemplateType `json:"templateType,omitzero"`
	// IsExchangeRateEnabled tells that bonuses are converted into money at a rate.
	IsExchangeRateEnabled *bool `json:"isExchangeRateEnabled,omitzero"`
	// RefillType is how wallets are refilled when an order is paid.
	RefillType *RefillType `json:"refillType,omitzero"`
	// HasWelcomeBonus tells that new members get a bonus. Known to older versions of the API only.
	HasWelcomeBonus *bool `json:"hasWelcomeBonus,omitzero"`
	// WelcomeBonusSum is the size of that bonus. Known to older versions of the API only.
	WelcomeBonusSum *float64 `json:"welcomeBonusSum,omitzero"`
}

// MarketingCampaign is a part of a loyalty program: conditions, and actions to take when they hold.
type MarketingCampaign struct {
	// ID of the campaign.
	ID string `json:"id,omitzero"`
	// ProgramID is the program, [LoyaltyProgram.ID].
	ProgramID string `json:"programId,omitzero"`
	// Name of the program.
	Name *string `json:"name,omitzero"`
	// Description of the campaign.
	Description *string `json:"description,omitzero"`
	// IsActive tells that the campaign is running.
	IsActive *bool `json:"isActive,omitzero"`
	// PeriodFrom is when the campaign starts.
	PeriodFrom DateTime `json:"periodFrom,omitzero"`
	// PeriodTo is when the campaign ends; empty when it has no end.
	PeriodTo DateTime `json:"periodTo,omitzero"`
	// OrderActionConditionBindings are what is checked and done when a guest orders.
	OrderActionConditionBindings []CampaignBinding `json:"orderActionConditionBindings,omitzero"`
	// PeriodicActionConditionBindings are what is checked and done on a schedule.
	PeriodicActionConditionBindings []CampaignBinding `json:"periodicActionConditionBindings,omitzero"`
	// OverdraftActionConditionBindings are what is checked and done when a wallet is overdrawn.
	OverdraftActionConditionBindings []CampaignBinding `json:"overdraftActionConditionBindings,omitzero"`
	// GuestRegistrationActionConditionBindings are what is checked and done when a guest registers.
	GuestRegistrationActionConditionBindings []CampaignBinding `json:"guestRegistrationActionConditionBindings,omitzero"`
}

// CampaignBinding ties actions of a marketing campaign to the conditions under which they are taken.
type CampaignBinding struct {
	// ID of the binding.
	ID string `json:"id,omitzero"`
	// StopFurtherExecution ends the processing once this binding succeeded, which makes the order of
	// bindings matter.
	StopFurtherExecution *bool `json:"stopFurtherExecution,omitzero"`
	// Actions to take.
	Actions []CampaignSettings `json:"actions,omitzero"`
	// Conditions to check.
	Conditions []CampaignSettings `json:"conditions,omitzero"`
}

// CampaignSettings is an action or a condition of a marketing campaign.
type CampaignSettings struct {
	// ID of the action or condition.
	ID string `json:"id,omitzero"`
	// Settings as a text of JSON, whose shape depends on TypeName.
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
	// No template.
	ProgramTemplateTypeNone ProgramTemplateType = 0
	// Bonuses for orders.
	ProgramTemplateTypeBonusProgram ProgramTemplateType = 1
	// Discounts for members.
	ProgramTemplateTypeDiscountProgram ProgramTemplateType = 2
	// Every Nth dish is a gift.
	ProgramTemplateTypeNthDishProgram ProgramTemplateType = 3
	// A discount on the order for anyone, given by hand.
	ProgramTemplateTypeManualOrderAnonymousDiscount ProgramTemplateType = 4
	// A discount on the order for anyone, given by itself.
	ProgramTemplateTypeAutoOrderAnonymousDiscount ProgramTemplateType = 5
	// A discount on dishes for anyone, given by itself.
	ProgramTemplateTypeAutoDishAnonymousDiscount ProgramTemplateType = 6
	// Promotions.
	ProgramTemplateTypePromotionsProgram ProgramTemplateType = 7
	// Promotions with a gift for every Nth dish.
	ProgramTemplateTypeNthDishPromotionsProgram ProgramTemplateType = 8
)

// RefillType says how a loyalty program refills wallets when an order is paid: a number from 0 to 3. iiko does not
// document what the numbers mean.
type RefillType int
