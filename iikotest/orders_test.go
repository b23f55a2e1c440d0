package iikotest_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_refusesNegativePricesAndAmountsAndLetsNoDiscountGoBelowZero(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	id, order := k.table(nil)
	add := func(change func(*models.OrderItem)) models.AddOrderItemsRequest {
		item := pizza(iikotest.ThinCrustID, iikotest.MushroomsID)
		change(&item)
		return models.AddOrderItemsRequest{OrganizationID: org, OrderID: id, Items: []models.OrderItem{item}}
	}
	k.fails(models.ErrorCodeCommon, api.OrdersAddItems, add(func(i *models.OrderItem) { i.Price = ptr(-1.0) }))
	k.fails(models.ErrorCodeCommon, api.OrdersAddItems, add(func(i *models.OrderItem) { i.Modifiers[1].Price = ptr(-1.0) }))
	k.fails(models.ErrorCodeCommon, api.OrdersAddItems, add(func(i *models.OrderItem) { i.Modifiers[1].Amount = -1 }))
	require.Len(t, order().Items, 1)
	_, cheap := k.table(func(o *models.TableOrder) {
		discount := models.IikoCardDiscount(iikotest.ProgramID, "all", models.IikoCardDiscountItem{PositionID: "a", Sum: 100_000, Amount: 1})
		o.DiscountsInfo = &models.DiscountsInfo{Discounts: []models.Discount{discount}}
	})
	require.Zero(t, cheap().Sum)
}

// tableOrder returns a create request for a table order.
func tableOrder(items ...models.OrderItem) models.CreateOrderRequest {
	return models.CreateOrderRequest{
		OrganizationID:  iikotest.OrganizationID,
		TerminalGroupID: iikotest.TerminalGroupID,
		Order:           &models.TableOrder{TableIDs: []string{iikotest.TableID}, Items: items},
	}
}

// pickup returns a create request for a pickup, modified by change if that is not nil.
func pickup(change func(*models.DeliveryOrder)) models.CreateDeliveryRequest {
	req := models.CreateDeliveryRequest{
		OrganizationID: iikotest.OrganizationID,
		Order: models.DeliveryOrder{
			Phone:            "+79005554433",
			OrderServiceType: models.OrderServiceTypeDeliveryByClient,
			Items:            []models.OrderItem{models.ProductItem(iikotest.KvassID, 2)},
		},
	}
	if change != nil {
		change(&req.Order)
	}
	return req
}

// pizza returns a small pizza with one of each modifier.
func pizza(modifiers ...string) models.OrderItem {
	item := models.ProductItem(iikotest.MargheritaID, 1)
	item.ProductSizeID = iikotest.SmallSizeID
	for _, id := range modifiers {
		group := iikotest.ToppingsGroupID
		if id == iikotest.ThinCrustID || id == iikotest.ThickCrustID {
			group = iikotest.CrustGroupID
		}
		item.Modifiers = append(item.Modifiers, models.Modifier{ProductID: id, ProductGroupID: group, Amount: 1})
	}
	return item
}

func commandStatus(c *client, correlationID string) models.CommandStatusResponse {
	c.tb.Helper()
	return success[models.CommandStatusResponse](c, api.CommandsStatus, models.CommandStatusRequest{
		OrganizationID: iikotest.OrganizationID, CorrelationID: correlationID,
	})
}

func TestServer_placesATableOrderAfterTheProcessingTime(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(time.Second))
	synctest.Test(t, func(t *testing.T) {
		c := inMemory(t, iiko)
		pizza := models.OrderItem{
			Type:          models.OrderItemTypeProduct,
			ProductID:     iikotest.MargheritaID,
			ProductSizeID: iikotest.LargeSizeID,
			Amount:        2,
			Modifiers: []models.Modifier{
				{ProductID: iikotest.ThickCrustID, ProductGroupID: iikotest.CrustGroupID, Amount: 1},
			},
		}
		soup := models.ProductItem(iikotest.BorschtID, 1)
		soup.Price = ptr(300.0)
		req := tableOrder(pizza, soup)
		req.Order.ExternalData = []models.ExternalData{{Key: "a", Value: "1"}, {Key: "b", Value: "2"}}
		req.Order.DiscountsInfo = &models.DiscountsInfo{Discounts: []models.Discount{models.RMSDiscount(iikotest.DiscountTypeID)}}
		created := success[models.TableOrderResponse](c, api.OrdersOrderCreate, req)
		require.Equal(t, models.CreationStatusInProgress, created.OrderInfo.CreationStatus)
		require.Nil(t, created.OrderInfo.Order)
		require.NotEmpty(t, created.OrderInfo.ID)

		time.Sleep(time.Second - time.Nanosecond)
		require.Equal(t, models.CommandStateInProgress, commandStatus(c, created.CorrelationID).State)
		require.Nil(t, iiko.TableOrders()[0].Order)

		time.Sleep(time.Nanosecond)
		require.Equal(t, models.CommandStateSuccess, commandStatus(c, created.CorrelationID).State)
		byID := models.OrderByIDRequest{
			OrganizationIDs:        []string{iikotest.OrganizationID},
			OrderIDs:               []string{created.OrderInfo.ID},
			ReturnExternalDataKeys: []string{"b"},
		}
		info := success[models.TableOrdersResponse](c, api.OrdersOrderByID, byID).Orders[0]
		require.Equal(t, models.CreationStatusSuccess, info.CreationStatus)
		require.Equal(t, time.Now().UnixMilli(), info.Timestamp)
		order := info.Order
		require.Equal(t, models.OrderStatusNew, order.Status)
		require.Equal(t, 1, order.Number)
		require.Equal(t, iikotest.TableOrderTypeID, order.OrderType.ID)
		require.Equal(t, []models.ExternalData{{Key: "b", Value: "2"}}, order.ExternalData)
		require.Equal(t, "Margherita", order.Items[0].Product.Name)
		require.Equal(t, "Large", order.Items[0].Size.Name)
		require.InDelta(t, 690, *order.Items[0].Price, 0)
		require.InDelta(t, 100, order.Items[0].Modifiers[0].ResultSum, 0)
		require.InDelta(t, 178, order.Discounts[0].Sum, 0)
		require.InDelta(t, 2*(690+50)+300-178, order.Sum, 0)
		// The restaurant is in UTC+3.
		require.Equal(t, models.NewDateTime(time.Now().UTC().Add(3*time.Hour)), order.WhenCreated)

		byID.OrderIDs, byID.PosOrderIDs = nil, []string{info.PosID}
		require.Len(t, success[models.TableOrdersResponse](c, api.OrdersOrderByID, byID).Orders, 1)
		require.Len(t, iiko.TableOrders()[0].Order.ExternalData, 2)

		next := success[models.TableOrderResponse](c, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.KvassID, 1)))
		time.Sleep(time.Second)
		require.Equal(t, next.OrderInfo.ID, iiko.TableOrders()[1].ID)
		require.Equal(t, 2, iiko.TableOrders()[1].Order.Number)
	})
}

func TestServer_findsTableOrdersByTable(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	success[models.TableOrderResponse](c, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.KvassID, 1)))
	tests := []struct {
		name string
		req  models.OrderByTableRequest
		want int
	}{
		{"by its table", models.OrderByTableRequest{TableIDs: []string{iikotest.TableID}}, 1},
		{"by another table", models.OrderByTableRequest{TableIDs: []string{iikotest.TerminalGroupID}}, 0},
		{"by its status", models.OrderByTableRequest{TableIDs: []string{iikotest.TableID}, Statuses: []models.OrderStatus{models.OrderStatusNew}}, 1},
		{"by another status", models.OrderByTableRequest{TableIDs: []string{iikotest.TableID}, Statuses: []models.OrderStatus{models.OrderStatusClosed}}, 0},
		{"by another source", models.OrderByTableRequest{TableIDs: []string{iikotest.TableID}, SourceKeys: []string{"site"}}, 0},
		{"before it was created", models.OrderByTableRequest{TableIDs: []string{iikotest.TableID}, DateTo: "2020-01-01 00:00:00.000"}, 0},
		{"after it was created", models.OrderByTableRequest{TableIDs: []string{iikotest.TableID}, DateFrom: "2020-01-01 00:00:00.000"}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.req.OrganizationIDs = []string{iikotest.OrganizationID}
			require.Len(t, success[models.TableOrdersResponse](c, api.OrdersOrderByTable, tt.req).Orders, tt.want)
		})
	}
}

func TestServer_returnsAnAPIErrorForADuplicateOrderID(t *testing.T) {
	const id = "4a5d0f57-9a09-4d3a-9d4b-fd3c8a8ba3f1"
	c := overNetwork(t, iikotest.Start(t))
	delivery := pickup(func(d *models.DeliveryOrder) { d.ID = id })
	created := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, delivery)
	require.Equal(t, id, created.OrderInfo.ID)

	table := tableOrder(models.ProductItem(iikotest.KvassID, 1))
	table.Order.ID = id
	for _, resp := range []models.ErrorResponse{
		apiError(c, api.DeliveriesDeliveryCreate, delivery, http.StatusBadRequest),
		apiError(c, api.OrdersOrderCreate, table, http.StatusBadRequest),
	} {
		require.Equal(t, string(models.ErrorCodeDuplicatedOrderID), *resp.Error)
	}
}

func TestServer_failsCreatesWithAnErrorCode(t *testing.T) {
	byCourier := func(point *models.DeliveryPoint) func(*models.DeliveryOrder) {
		return func(d *models.DeliveryOrder) {
			d.OrderServiceType, d.DeliveryPoint = models.OrderServiceTypeDeliveryByCourier, point
		}
	}
	item := func(item models.OrderItem) func(*models.DeliveryOrder) {
		return func(d *models.DeliveryOrder) { d.Items = []models.OrderItem{item} }
	}
	payment := func(payment models.Payment) func(*models.DeliveryOrder) {
		return func(d *models.DeliveryOrder) { d.Payments = []models.Payment{payment} }
	}
	cashFromSite := models.CashPayment(iikotest.CashPaymentTypeID, 100)
	cashFromSite.IsProcessedExternally = ptr(true)
	tests := []struct {
		name   string
		change func(*models.DeliveryOrder)
		want   models.ErrorCode
	}{
		{"an unknown product", item(models.ProductItem("nothing", 1)), models.ErrorCodeProductNotFound},
		{"a product without the size it needs", item(models.ProductItem(iikotest.MargheritaID, 1)), models.ErrorCodeProductSizeNotFound},
		{"an unknown modifier", item(models.OrderItem{
			Type: models.OrderItemTypeProduct, ProductID: iikotest.BorschtID, Amount: 1, Modifiers: []models.Modifier{{ProductID: "salt", Amount: 1}},
		}), models.ErrorCodeProductNotFound},
		{"an unknown group of a modifier", item(models.OrderItem{
			Type: models.OrderItemTypeProduct, ProductID: iikotest.BorschtID, Amount: 1,
			Modifiers: []models.Modifier{{ProductID: iikotest.SourCreamID, ProductGroupID: "spices", Amount: 1}},
		}), models.ErrorCodeProductGroupNotFound},
		{"an item of a missing combo", item(lunch[0]), models.ErrorCodeInvalidReferenceToCombo},
		{"an item without a type", item(models.OrderItem{ProductID: iikotest.KvassID, Amount: 1}), models.ErrorCodeCommon},
		{"an item with amount 0", item(models.ProductItem(iikotest.KvassID, 0)), models.ErrorCodeCommon},
		{"an unknown payment type", payment(models.CashPayment("gold", 100)), models.ErrorCodePaymentTypeNotFound},
		{"a payment of 0", payment(models.CashPayment(iikotest.CashPaymentTypeID, 0)), models.ErrorCodePaymentSumShouldBePositive},
		{"cash processed externally", payment(cashFromSite), models.ErrorCodePaymentTypeCanNotBeUsedAsExternal},
		{"an unknown tips type", func(d *models.DeliveryOrder) {
			d.Tips = []models.TipsPayment{models.CashTips("a smile", iikotest.CashPaymentTypeID, 50)}
		}, models.ErrorCodeTipsTypeNotApplicable},
		{"a phone without a plus sign", func(d *models.DeliveryOrder) { d.Phone = "89001234567" }, models.ErrorCodeInvalidPhone},
		{"an unknown order type", func(d *models.DeliveryOrder) { d.OrderServiceType, d.OrderTypeID = "", "by drone" }, models.ErrorCodeOrderTypeNotFound},
		{"the order type of table orders", func(d *models.DeliveryOrder) { d.OrderServiceType, d.OrderTypeID = "", iikotest.TableOrderTypeID }, models.ErrorCodeIncorrectOrderType},
		{"a delivery by courier without an address", byCourier(nil), models.ErrorCodeAddressNotFound},
		{"a delivery by courier to an unknown street", byCourier(&models.DeliveryPoint{
			Address: ptr(models.StreetAddress(models.AddressStreet{Name: ptr("Baker Street"), City: ptr("Moscow")}, "221b")),
		}), models.ErrorCodeAddressNotFound},
		{"a delivery by courier without a house", byCourier(&models.DeliveryPoint{
			Address: ptr(models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "")),
		}), models.ErrorCodeHomeNotFound},
		{"a day in the past", func(d *models.DeliveryOrder) { d.CompleteBefore = "2020-01-01 12:00:00.000" }, models.ErrorCodeTooSmallDeliveryDate},
		{"an unknown operator", func(d *models.DeliveryOrder) { d.OperatorID = "nobody" }, models.ErrorCodeUserNotFound},
		{"an unknown marketing source", func(d *models.DeliveryOrder) { d.MarketingSourceID = "a dream" }, models.ErrorCodeMarketingSourceNotFound},
		{"a dish without the modifier that it needs", func(d *models.DeliveryOrder) { d.Items = []models.OrderItem{pizza()} }, models.ErrorCodeCommon},
		{"a dish with one modifier too many", func(d *models.DeliveryOrder) {
			d.Items = []models.OrderItem{pizza(iikotest.ThinCrustID, iikotest.ThickCrustID)}
		}, models.ErrorCodeCommon},
		{"a long comment on an item", func(d *models.DeliveryOrder) { d.Items[0].Comment = ptr(strings.Repeat("ы", 256)) }, models.ErrorCodeCommon},
		{"the service type of table orders", func(d *models.DeliveryOrder) { d.OrderServiceType = models.OrderServiceTypeCommon }, models.ErrorCodeIncorrectOrderType},
		{"a modifier above its own maximum", func(d *models.DeliveryOrder) {
			d.Items = []models.OrderItem{pizza(iikotest.ThinCrustID, iikotest.MushroomsID)}
			d.Items[0].Modifiers[1].Amount = 2
		}, models.ErrorCodeCommon},
		{"a modifier of another dish", func(d *models.DeliveryOrder) {
			d.Items = []models.OrderItem{pizza(iikotest.ThinCrustID, iikotest.SourCreamID)}
		}, models.ErrorCodeCommon},
		{"a modifier in another group", func(d *models.DeliveryOrder) {
			item := pizza(iikotest.ThinCrustID)
			item.Modifiers[0].ProductGroupID = iikotest.ToppingsGroupID
			d.Items = []models.OrderItem{item}
		}, models.ErrorCodeCommon},
		{"a simple modifier above its maximum", func(d *models.DeliveryOrder) {
			d.Items[0] = models.ProductItem(iikotest.BorschtID, 1)
			d.Items[0].Modifiers = []models.Modifier{{ProductID: iikotest.SourCreamID, Amount: 3}}
		}, models.ErrorCodeCommon},
		{"more than 999.999 of an item", func(d *models.DeliveryOrder) { d.Items[0].Amount = 1000 }, models.ErrorCodeCommon},
		{"a payment of another kind", func(d *models.DeliveryOrder) {
			d.Payments = []models.Payment{models.CashPayment(iikotest.CardPaymentTypeID, 1)}
		}, models.ErrorCodeCommon},
		{"a pickup with an address", func(d *models.DeliveryOrder) { d.DeliveryPoint = &models.DeliveryPoint{} }, models.ErrorCodeCommon},
		{"a new customer without a name", func(d *models.DeliveryOrder) { d.Customer = &models.Customer{Type: models.CustomerTypeRegular} }, models.ErrorCodeCustomerNameNotSpecified},
	}
	c := overNetwork(t, iikotest.Start(t, iikotest.WithProcessingTime(0)))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			created := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(tt.change))
			info := success[models.DeliveriesResponse](c, api.DeliveriesByID, models.DeliveriesByIDRequest{
				OrganizationID: iikotest.OrganizationID, OrderIDs: []string{created.OrderInfo.ID},
			}).Orders[0]
			require.Equal(t, models.CreationStatusError, info.CreationStatus)
			require.Nil(t, info.Order)
			require.Equal(t, tt.want, info.ErrorInfo.Code)

			status := commandStatus(c, created.CorrelationID)
			require.Equal(t, models.CommandStateError, status.State)
			require.Equal(t, info.ErrorInfo.Message, status.ErrorReason)
			require.Contains(t, string(status.Exception), string(tt.want))
		})
	}
}

func TestServer_failsCreatesThatTheTerminalGroupRejects(t *testing.T) {
	tests := []struct {
		name   string
		change func(*models.CreateDeliveryRequest)
		want   models.ErrorCode
	}{
		{"at a disabled terminal group", func(r *models.CreateDeliveryRequest) { r.TerminalGroupID = iikotest.DisabledTerminalGroupID }, models.ErrorCodeTerminalGroupDisabled},
		{"at a sleeping terminal group", func(r *models.CreateDeliveryRequest) { r.TerminalGroupID = iikotest.SleepingTerminalGroupID }, models.ErrorCodeTerminalGroupUnregistered},
		{"with an item on the stop list", func(r *models.CreateDeliveryRequest) {
			r.Order.Items = []models.OrderItem{models.ProductItem(iikotest.MedovikID, 1)}
			r.CreateOrderSettings = &models.CreateOrderSettings{CheckStopList: ptr(true)}
		}, models.ErrorCodeCommon},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
			req := pickup(nil)
			tt.change(&req)
			success[models.DeliveryResponse](overNetwork(t, iiko), api.DeliveriesDeliveryCreate, req)
			require.Equal(t, tt.want, iiko.Deliveries()[0].ErrorInfo.Code)
		})
	}
}

func TestServer_returns410ForUnknownCommands(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	apiError(c, api.CommandsStatus, models.CommandStatusRequest{
		OrganizationID: iikotest.OrganizationID, CorrelationID: "f3b1f9e6-3d0b-4f6f-8a0e-6f2f5f3b8a11",
	}, http.StatusGone)
}

func TestServer_appliesDiscounts(t *testing.T) {
	const flexibleID, fixedID = "2b8f4a3e-93a4-4a3b-8f60-c6d8a0c2f7e1", "97c1d0b6-1f4e-4b57-a1a8-52d1b7f0c3d4"
	r := iikotest.DemoRestaurant()
	r.Discounts = append(r.Discounts,
		models.DiscountType{ID: flexibleID, Mode: models.DiscountModeFlexibleSum},
		models.DiscountType{ID: fixedID, Mode: models.DiscountModeFixedSum, Sum: 50})
	flexible := models.RMSDiscount(flexibleID)
	flexible.Sum = ptr(20.0)
	tests := []struct {
		name     string
		discount models.Discount
		want     float64
		failed   models.ErrorCode
	}{
		{name: "by a percentage", discount: models.RMSDiscount(iikotest.DiscountTypeID), want: 270},
		{name: "by a fixed sum", discount: models.RMSDiscount(fixedID), want: 250},
		{name: "by a sum given in the order", discount: flexible, want: 280},
		{name: "without the required sum", discount: models.RMSDiscount(flexibleID), failed: models.ErrorCodeDiscountSumNotSpecified},
		{name: "an unknown discount", discount: models.RMSDiscount("generosity"), failed: models.ErrorCodeCommon},
		{name: "by the loyalty program", discount: models.IikoCardDiscount(iikotest.ProgramID, "Bonuses",
			models.IikoCardDiscountItem{Sum: 30}, models.IikoCardDiscountItem{Sum: 10}), want: 260},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			iiko := iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0))
			success[models.DeliveryResponse](overNetwork(t, iiko), api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) {
				d.DiscountsInfo = &models.DiscountsInfo{Discounts: []models.Discount{tt.discount}}
			}))
			info := iiko.Deliveries()[0]
			if tt.failed != "" {
				require.Equal(t, tt.failed, info.ErrorInfo.Code)
				return
			}
			require.InDelta(t, tt.want, info.Order.Sum, 0)
		})
	}
}

func TestServer_placesAnItemWithAllowedModifiers(t *testing.T) {
	k := newKitchen(t)
	_, delivery := k.delivery(func(d *models.DeliveryOrder) {
		soup := models.ProductItem(iikotest.BorschtID, 999.999)
		soup.Modifiers = []models.Modifier{{ProductID: iikotest.SourCreamID, Amount: 2}}
		rich := pizza(iikotest.ThickCrustID, iikotest.MozzarellaID, iikotest.MushroomsID)
		rich.Modifiers[1].Amount = 2
		d.Items = []models.OrderItem{pizza(iikotest.ThinCrustID), rich, soup}
	})
	require.Len(t, delivery().Items, 3)
}

func TestServer_placesWhatTheSettingsOfTheRestaurantAllow(t *testing.T) {
	for name, test := range map[string]struct {
		set    func(*iikotest.Restaurant)
		change func(*models.DeliveryOrder)
		want   models.ErrorCode
	}{
		"anonymous customers": {
			func(r *iikotest.Restaurant) { r.Organization.IsAnonymousGuestsAllowed = ptr(false) },
			func(d *models.DeliveryOrder) { d.Customer = ptr(models.RegularCustomer("Anna")) }, models.ErrorCodeAnonymousCustomerDisabled,
		},
		"deliveries without a marketing source": {
			func(r *iikotest.Restaurant) { r.Organization.MarketingSourceRequiredInDelivery = ptr(true) },
			func(d *models.DeliveryOrder) { d.MarketingSourceID = iikotest.MarketingSourceID }, models.ErrorCodeMarketingSourceNotFound,
		},
		"a deleted dish": {
			func(r *iikotest.Restaurant) {
				for i, product := range r.Nomenclature.Products {
					r.Nomenclature.Products[i].IsDeleted = ptr(product.ID == iikotest.KvassID)
				}
			},
			func(d *models.DeliveryOrder) { d.Items[0].ProductID = iikotest.BorschtID }, models.ErrorCodeProductNotFound,
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := iikotest.DemoRestaurant()
			test.set(&r)
			iiko := iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0))
			c := overNetwork(t, iiko)
			success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil))
			success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(test.change))
			deliveries := iiko.Deliveries()
			require.Equal(t, models.CreationStatusError, deliveries[0].CreationStatus)
			require.Equal(t, test.want, deliveries[0].ErrorInfo.Code)
			require.Equal(t, models.CreationStatusSuccess, deliveries[1].CreationStatus, deliveries[1].ErrorInfo)
		})
	}
}

func TestServer_refusesADeliveryThatIsTooFarAheadOrHasALongComment(t *testing.T) {
	k := newKitchen(t)
	apiError(k.client, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.CompleteBefore = models.NewDateTime(time.Now().AddDate(0, 0, 62)) }), http.StatusBadRequest)
	apiError(k.client, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.Comment = ptr(strings.Repeat("я", 256)) }), http.StatusBadRequest)
	k.delivery(func(d *models.DeliveryOrder) { d.Comment = ptr(strings.Repeat("я", 255)) })
}

func TestServer_chargesModifiersBeyondWhatIsFree(t *testing.T) {
	r := iikotest.DemoRestaurant()
	margherita := &r.Nomenclature.Products[0]
	toppings := &margherita.GroupModifiers[1]
	toppings.FreeOfChargeAmount = ptr(1)
	toppings.ChildModifiers[0].FreeOfChargeAmount, toppings.ChildModifiers[0].MaxAmount = ptr(1), 3
	mozzarella := &r.Nomenclature.Products[10]
	require.Equal(t, iikotest.MozzarellaID, mozzarella.ID)
	mozzarella.SizePrices = append(mozzarella.SizePrices, models.SizePrice{
		SizeID: ptr(iikotest.LargeSizeID), Price: models.Price{CurrentPrice: 120.15},
	})
	k := newKitchenWith(t, iikotest.WithRestaurant(r))
	sum := func(sizeID string, amount float64, mozzarella, mushrooms float64) float64 {
		t.Helper()
		item := pizza(iikotest.ThickCrustID, iikotest.MozzarellaID, iikotest.MushroomsID)
		item.ProductSizeID, item.Amount = sizeID, amount
		item.Modifiers[1].Amount, item.Modifiers[2].Amount = mozzarella, mushrooms
		_, delivery := k.delivery(func(d *models.DeliveryOrder) { d.Items = []models.OrderItem{item} })
		return delivery().Sum
	}
	require.InDelta(t, 490+50, sum(iikotest.SmallSizeID, 1, 1, 0), 0, "the only one is free")
	require.InDelta(t, 490+50, sum(iikotest.SmallSizeID, 1, 2, 0), 0, "and one of the group")
	require.InDelta(t, 490+50+60, sum(iikotest.SmallSizeID, 1, 2, 1), 0, "which is used up in the order of the request")
	require.InDelta(t, 2*(490+50+60), sum(iikotest.SmallSizeID, 2, 2, 1), 0, "in each portion")
	require.InDelta(t, 690+50+60.08, sum(iikotest.LargeSizeID, 1, 2.5, 0), 1e-9, "half a portion at the price of the size, to two decimals")
}

func TestServer_placesModifiersOnceAndInTheirGroups(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*models.OrderItem)
		want   models.ErrorCode
	}{
		"twice":           {func(i *models.OrderItem) { i.Modifiers = append(i.Modifiers, i.Modifiers[1]) }, models.ErrorCodeModifierDuplicated},
		"without a group": {func(i *models.OrderItem) { i.Modifiers[1].ProductGroupID = "" }, models.ErrorCodeCommon},
		"in another one":  {func(i *models.OrderItem) { i.Modifiers[1].ProductGroupID = iikotest.CrustGroupID }, models.ErrorCodeCommon},
	} {
		t.Run(name, func(t *testing.T) {
			iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
			item := pizza(iikotest.ThinCrustID, iikotest.MozzarellaID)
			test.change(&item)
			success[models.DeliveryResponse](overNetwork(t, iiko), api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.Items = []models.OrderItem{item} }))
			require.Equal(t, test.want, iiko.Deliveries()[0].ErrorInfo.Code)
		})
	}
}

func TestServer_takesPaymentsOfTheirKindOnly(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.PaymentTypes[1].PaymentProcessingType = ""
	card := models.CardPayment(iikotest.CardPaymentTypeID, 10)
	paid := card
	paid.IsProcessedExternally = ptr(true)
	bonuses := models.LoyaltyCardPayment(iikotest.BonusPaymentTypeID, 10, iikotest.CustomerPhone, models.IikoCardSearchScopePhone)
	otherKind := bonuses
	otherKind.PaymentTypeKind = models.PaymentTypeKindIikoCard
	for name, test := range map[string]struct {
		payment models.Payment
		want    models.ErrorCode
	}{
		"a card":                              {card, ""},
		"a card that is charged outside":      {paid, models.ErrorCodePaymentTypeCanNotBeUsedAsExternal},
		"bonuses":                             {bonuses, ""},
		"bonuses by the kind of dictionaries": {otherKind, models.ErrorCodeCommon},
	} {
		t.Run(name, func(t *testing.T) {
			iiko := iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0))
			success[models.DeliveryResponse](overNetwork(t, iiko), api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.Payments = []models.Payment{test.payment} }))
			if info := iiko.Deliveries()[0]; test.want != "" {
				require.Equal(t, test.want, info.ErrorInfo.Code)
			} else {
				require.Nil(t, info.ErrorInfo)
			}
		})
	}
}
