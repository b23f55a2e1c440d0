package iikotest_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// calculation requests the discounts on a soup and a large cappuccino.
func calculation(change func(*models.CalculateRequest)) models.CalculateRequest {
	soup, coffee := models.ProductItem(iikotest.BorschtID, 2), models.ProductItem(iikotest.CappuccinoID, 1)
	soup.PositionID, coffee.PositionID, coffee.ProductSizeID = "2b8f5a90-11c4-4f0e-8d3b-5e7a6c9d0f12", "7d4c1e38-9a62-4b5f-b0c7-1f8e2a3d5c69", iikotest.LargeSizeID
	request := models.CalculateRequest{OrganizationID: iikotest.OrganizationID, Order: models.DeliveryOrder{Phone: "+79005554433", Items: []models.OrderItem{soup, coffee}}}
	if change != nil {
		change(&request)
	}
	return request
}

func TestServer_calculatesTheDiscountsOfPromotions(t *testing.T) {
	type discounts map[string][]float64 // by campaign
	for _, test := range []struct {
		name     string
		change   func(*models.CalculateRequest)
		want     discounts
		warnings []string
	}{
		{"no condition", nil, discounts{}, nil},
		{"a coupon", func(r *models.CalculateRequest) {
			r.Order.LoyaltyInfo = &models.LoyaltyInfo{Coupon: ptr(iikotest.CouponNumber)}
		}, discounts{"Welcome": {117, 42}}, nil},
		{"an unknown coupon", func(r *models.CalculateRequest) { r.Order.LoyaltyInfo = &models.LoyaltyInfo{Coupon: ptr("NOTHING")} }, discounts{}, []string{`coupon "NOTHING" not found`}},
		{"a manual condition", func(r *models.CalculateRequest) {
			r.Order.LoyaltyInfo = &models.LoyaltyInfo{ApplicableManualConditions: []string{iikotest.ManualConditionID}}
		}, discounts{"Birthday": {78, 28}}, nil},
		{"an unknown manual condition", func(r *models.CalculateRequest) {
			r.Order.LoyaltyInfo = &models.LoyaltyInfo{ApplicableManualConditions: []string{"x"}}
		}, discounts{}, []string{`manual condition "x" not found`}},
		{"both", func(r *models.CalculateRequest) {
			r.Order.LoyaltyInfo = &models.LoyaltyInfo{Coupon: ptr(iikotest.CouponNumber), ApplicableManualConditions: []string{iikotest.ManualConditionID}}
		}, discounts{"Welcome": {117, 42}, "Birthday": {78, 28}}, nil},
		{"a customer of a category", func(r *models.CalculateRequest) { r.Order.Phone = iikotest.CustomerPhone }, discounts{"Coffee for regulars": {140}}, nil},
		{"the same by ID", func(r *models.CalculateRequest) {
			r.Order.Customer = &models.Customer{Type: models.CustomerTypeRegular, ID: iikotest.CustomerID}
		}, discounts{"Coffee for regulars": {140}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			k := newKitchen(t)
			success[models.CorrelationIDResponse](k.client, api.CustomersCustomerCategoryAdd, models.CustomerCategoryRequest{
				OrganizationID: iikotest.OrganizationID, CustomerID: iikotest.CustomerID, CategoryID: iikotest.CustomerCategoryID,
			})
			calculated := success[models.CalculateResponse](k.client, api.DiscountPromotionCalculate, calculation(test.change))
			got := discounts{}
			for _, result := range calculated.LoyaltyProgramResults {
				for _, discount := range result.Discounts {
					got[*result.Name] = append(got[*result.Name], *discount.DiscountSum)
					assert.Len(t, discount.PositionID, 36)
				}
			}
			assert.Equal(t, test.want, got)
			assert.Equal(t, test.warnings, calculated.ValidationWarnings)
			assert.Len(t, calculated.Warnings, len(test.warnings))
		})
	}
}

func TestServer_calculatesByTheDeprecatedPropertiesToo(t *testing.T) {
	k := newKitchen(t)
	body, err := json.Marshal(calculation(nil))
	require.NoError(t, err)
	var request map[string]any
	require.NoError(t, json.Unmarshal(body, &request))
	request["coupon"], request["applicableManualConditions"] = iikotest.CouponNumber, []string{iikotest.ManualConditionID}
	assert.Len(t, success[models.CalculateResponse](k.client, api.DiscountPromotionCalculate, request).LoyaltyProgramResults, 2)
}

func TestServer_calculatesWhatWalletsCanPay(t *testing.T) {
	k := newKitchen(t)
	byAnna := func(r *models.CalculateRequest) { r.Order.Phone = iikotest.CustomerPhone }
	payments := success[models.CalculateResponse](k.client, api.DiscountPromotionCalculate, calculation(byAnna)).AvailablePayments
	require.Len(t, payments, 1)
	assert.InDelta(t, 500, *payments[0].MaxSum, 0, "the balance")
	assert.Equal(t, iikotest.WalletID, payments[0].WalletInfos[0].ID)
	cheap := func(r *models.CalculateRequest) {
		byAnna(r)
		r.Order.Items, r.IsLoyaltyTraceEnabled = r.Order.Items[1:], ptr(true)
	}
	calculated := success[models.CalculateResponse](k.client, api.DiscountPromotionCalculate, calculation(cheap))
	assert.InDelta(t, 280, *calculated.AvailablePayments[0].MaxSum, 0, "the order")
	discounted := func(r *models.CalculateRequest) {
		cheap(r)
		r.Order.LoyaltyInfo = &models.LoyaltyInfo{Coupon: ptr(iikotest.CouponNumber)}
	}
	assert.InDelta(t, 280-42, *success[models.CalculateResponse](k.client, api.DiscountPromotionCalculate, calculation(discounted)).AvailablePayments[0].MaxSum, 0, "less the discount")
	assert.Equal(t, "Welcome: the coupon is missing\nBirthday: the manual condition is missing\nCoffee for regulars: the category of the customer is missing", *calculated.LoyaltyTrace)
	assert.Empty(t, success[models.CalculateResponse](k.client, api.DiscountPromotionCalculate, calculation(nil)).AvailablePayments)
}

func TestServer_refusesToCalculateWhatIsNotOnTheMenu(t *testing.T) {
	k := newKitchen(t)
	unknown := func(r *models.CalculateRequest) { r.Order.Items[1].ProductID = "unknown" }
	assert.Contains(t, *apiError(k.client, api.DiscountPromotionCalculate, calculation(unknown), http.StatusBadRequest).ErrorDescription, `order.items[1]: product "unknown" is not on the menu`)
	none := func(r *models.CalculateRequest) { r.Order.Items = nil }
	apiError(k.client, api.DiscountPromotionCalculate, calculation(none), http.StatusBadRequest)
}

func TestServer_redeemsACalculatedDiscountAndItsCoupon(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	request := calculation(func(r *models.CalculateRequest) {
		r.Order.LoyaltyInfo = &models.LoyaltyInfo{Coupon: ptr(iikotest.CouponNumber)}
	})
	result := success[models.CalculateResponse](k.client, api.DiscountPromotionCalculate, request).LoyaltyProgramResults[0]
	assert.Equal(t, iikotest.PromotionID, result.MarketingCampaignID)
	campaigns := success[models.ProgramsResponse](k.client, api.DiscountPromotionPrograms, models.ProgramsRequest{OrganizationID: org}).Programs[0].MarketingCampaigns
	require.Equal(t, iikotest.PromotionID, campaigns[0].ID)
	items := []models.IikoCardDiscountItem{}
	for _, discount := range result.Discounts {
		items = append(items, models.IikoCardDiscountItem{PositionID: discount.PositionID, Sum: *discount.DiscountSum, Amount: *discount.Amount})
	}
	id, order := k.table(func(o *models.TableOrder) {
		o.Items, o.LoyaltyInfo = request.Order.Items, request.Order.LoyaltyInfo
		o.DiscountsInfo = &models.DiscountsInfo{Discounts: []models.Discount{models.IikoCardDiscount(campaigns[0].ProgramID, *result.Name, items...)}}
	})
	require.InDelta(t, 2*390+280-117-42, order().Sum, 0)
	require.InDelta(t, 159, order().Discounts[0].Sum, 0)
	k.succeeds(api.OrdersAddPayments, models.AddPaymentsRequest{OrganizationID: org, OrderID: id, Payments: []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, order().Sum)}})
	coupon := func() models.CouponInfo {
		return success[models.CouponInfoResponse](k.client, api.DiscountPromotionCouponsInfo, models.CouponsInfoRequest{OrganizationID: org, Number: iikotest.CouponNumber}).CouponInfo[0]
	}
	assert.Empty(t, coupon().WhenActivated)
	k.succeeds(api.OrdersClose, models.CloseOrderRequest{OrganizationID: org, OrderID: id})
	assert.NotEmpty(t, coupon().WhenActivated)
	again := success[models.CalculateResponse](k.client, api.DiscountPromotionCalculate, request)
	assert.Empty(t, again.LoyaltyProgramResults)
	assert.Equal(t, []string{`coupon "WELCOME-1" is used`}, again.ValidationWarnings)
}

func TestServer_countsTheComboAndNotItsItems(t *testing.T) {
	k := newKitchen(t)
	combos := []models.Combo{{ID: lunchID, Name: "Business lunch", Amount: 1, Price: 300, SourceID: iikotest.LunchComboID}}
	request := calculation(func(r *models.CalculateRequest) {
		r.Order.Phone, r.Order.Items, r.Order.Combos = iikotest.CustomerPhone, lunch, combos
	})
	assert.InDelta(t, 300, *success[models.CalculateResponse](k.client, api.DiscountPromotionCalculate, request).AvailablePayments[0].MaxSum, 0)
	id, order := k.table(nil)
	soup := order().Sum
	with := append([]models.OrderItem{}, lunch...)
	with[0].Modifiers = []models.Modifier{{ProductID: iikotest.SourCreamID, Amount: 1}}
	k.succeeds(api.OrdersAddItems, models.AddOrderItemsRequest{OrganizationID: iikotest.OrganizationID, OrderID: id, Items: with, Combos: combos})
	assert.InDelta(t, soup+300+40, order().Sum, 0, "the combo and the modifier")
}
