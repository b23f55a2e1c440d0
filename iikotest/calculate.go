package iikotest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var calculations = operations{
	api.DiscountPromotionCalculate: handle((*call).calculate),
}

// Promotion is a marketing campaign with a discount, which DiscountPromotion.Calculate finds. It applies to an order if all
// of its conditions hold that are set.
type Promotion struct {
	// ID of the campaign.
	ID string
	// ProgramID is the program of the campaign, one of Restaurant.Programs.
	ProgramID string
	// Name of the campaign.
	Name string
	// Percent of the discount.
	Percent float64
	// ProductIDs are the dishes with the discount; all if there are none.
	ProductIDs []string

	// CouponSeriesID is the series that the coupon of the order must belong to.
	CouponSeriesID string
	// ManualConditionID is the condition that the order must name.
	ManualConditionID string
	// CustomerCategoryID is the category that the customer must have.
	CustomerCategoryID string
}

// calculate returns the discounts of the promotions on an order, and the wallets that can pay for it. It changes nothing.
func (c *call) calculate(req models.CalculateRequest) (*models.CalculateResponse, *apiError) {
	if len(req.Order.Items) == 0 {
		return nil, badRequest("order.items is required")
	}
	sums, total := make([]float64, len(req.Order.Items)), sumOfCombos(req.Order.Combos)
	combos := c.placeCombos(req.Order.Combos)
	for i, item := range req.Order.Items {
		_, sum, failed := c.placeItem(item, combos)
		if failed != nil {
			return nil, badRequest("order.items[%d]: %s", i, value(failed.Message))
		}
		sums[i] = sum
		total += sum
	}
	resp := &models.CalculateResponse{LoyaltyProgramResults: []models.LoyaltyProgramResult{}, AvailablePayments: []models.AvailablePayment{}, Warnings: []models.LoyaltyWarning{}}
	given, warnings := c.conditions(req)
	for _, warning := range warnings {
		resp.ValidationWarnings = append(resp.ValidationWarnings, *warning.Message)
		resp.Warnings = append(resp.Warnings, warning)
	}
	var trace []string
	for _, promotion := range c.restaurant.Promotions {
		if missing := promotion.missing(given); missing != "" {
			trace = append(trace, fmt.Sprintf("%s: %s is missing", promotion.Name, missing))
			continue
		}
		result := models.LoyaltyProgramResult{MarketingCampaignID: promotion.ID, Name: &promotion.Name, Discounts: []models.DiscountOperation{}}
		for i, item := range req.Order.Items {
			if discount := money(sums[i] * promotion.Percent / 100); discount > 0 && promotion.covers(item) {
				result.Discounts = append(result.Discounts, models.DiscountOperation{
					Code: ptr(models.DiscountOperationCodeItemDiscount), PositionID: item.PositionID,
					DiscountSum: &discount, Amount: ptr(item.Amount),
				})
				total -= discount
			}
		}
		trace = append(trace, fmt.Sprintf("%s: %d discounts", promotion.Name, len(result.Discounts)))
		resp.LoyaltyProgramResults = append(resp.LoyaltyProgramResults, result)
	}
	if customer := given.customer; customer != nil {
		resp.AvailablePayments = c.availablePayments(customer, money(total))
	}
	if value(req.IsLoyaltyTraceEnabled) {
		resp.LoyaltyTrace = ptr(strings.Join(trace, "\n"))
	}
	return resp, nil
}

// conditions are what promotions can require of an order.
type conditions struct {
	customer         *models.CustomerInfo
	couponSeriesID   string
	manualConditions []string
}

// conditions returns those that a request meets, with a warning for each that is unknown or used.
func (c *call) conditions(req models.CalculateRequest) (given conditions, warnings []models.LoyaltyWarning) {
	warn := func(code, format string, args ...any) {
		warnings = append(warnings, models.LoyaltyWarning{Code: &code, Message: ptr(fmt.Sprintf(format, args...))})
	}
	if given.customer = c.customer(byID(value(req.Order.Customer).ID)); given.customer == nil {
		given.customer = c.customer(byPhone(req.Order.Phone))
	}
	number, manual := loyaltyOf(req)
	coupon := c.coupon(number)
	switch {
	case number == "":
	case coupon == nil || value(coupon.IsDeleted):
		warn("CouponNotFound", "coupon %q not found", number)
	case coupon.WhenActivated != "":
		warn("CouponActivated", "coupon %q is used", number)
	default:
		given.couponSeriesID = coupon.SeriesID
	}
	for _, id := range manual {
		if find(c.restaurant.ManualConditions, func(m models.ManualCondition) bool { return m.ID == id }) == nil {
			warn("ManualConditionNotFound", "manual condition %q not found", id)
			continue
		}
		given.manualConditions = append(given.manualConditions, id)
	}
	return given, warnings
}

// loyaltyOf returns the coupon and the manual conditions of a request, also of the deprecated properties.
func loyaltyOf(req models.CalculateRequest) (coupon string, manualConditions []string) {
	loyalty := value(req.Order.LoyaltyInfo)
	//lint:ignore SA1019 clients still send them
	number, manual := req.Coupon, req.ApplicableManualConditions //nolint:staticcheck // the same for golangci-lint
	return cmp.Or(value(loyalty.Coupon), value(number)), slices.Concat(loyalty.ApplicableManualConditions, manual)
}

// missing returns which condition of a promotion does not hold; "" if all do.
func (p Promotion) missing(given conditions) string {
	switch {
	case p.CouponSeriesID != "" && p.CouponSeriesID != given.couponSeriesID:
		return "the coupon"
	case p.ManualConditionID != "" && !slices.Contains(given.manualConditions, p.ManualConditionID):
		return "the manual condition"
	case p.CustomerCategoryID != "" && !slices.ContainsFunc(value(given.customer).Categories, func(c models.CustomerCategory) bool { return c.ID == p.CustomerCategoryID }):
		return "the category of the customer"
	}
	return ""
}

// covers reports whether the discount is on an item.
func (p Promotion) covers(item models.OrderItem) bool {
	return len(p.ProductIDs) == 0 || slices.ContainsFunc(parts(item), func(part models.CompoundItemComponent) bool {
		return slices.Contains(p.ProductIDs, part.ProductID)
	})
}

// availablePayments returns the programs whose wallets of a customer can pay for a sum.
func (c *call) availablePayments(customer *models.CustomerInfo, sum float64) []models.AvailablePayment {
	payments := []models.AvailablePayment{}
	for _, program := range c.restaurant.Programs {
		purse := wallet(customer, program.WalletID)
		if purse == nil || value(purse.Balance) <= 0 {
			continue
		}
		most := min(value(purse.Balance), sum)
		payments = append(payments, models.AvailablePayment{
			ID: program.ID, MaxSum: &most, Order: ptr(len(payments)),
			WalletInfos: []models.PaymentWallet{{ID: purse.ID, MaxSum: &most, CanHoldMoney: ptr(true)}},
		})
	}
	return payments
}

// coupon returns a coupon by number, or nil.
func (s *Server) coupon(number string) *models.CouponInfo {
	return find(s.coupons, func(coupon models.CouponInfo) bool { return number != "" && value(coupon.Number) == number })
}
