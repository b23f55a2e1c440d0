package iikotest_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// newKitchenWith is newKitchen with options.
func newKitchenWith(t *testing.T, opts ...iikotest.Option) kitchen {
	t.Helper()
	r := iikotest.DemoRestaurant()
	r.Organization.IsConfirmationEnabled = ptr(false)
	opts = append([]iikotest.Option{iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0), iikotest.WithTokenLifetime(1000 * time.Hour)}, opts...)
	iiko := iikotest.Start(t, opts...)
	return kitchen{overNetwork(t, iiko), iiko}
}

func TestWithRevisionWindow_refusesARevisionBeforeChangesOfLongAgo(t *testing.T) {
	k := newKitchenWith(t, iikotest.WithRevisionWindow(3*time.Hour))
	k.delivery(nil)
	request := models.DeliveriesByRevisionRequest{OrganizationIDs: []string{iikotest.OrganizationID}}
	latest := success[models.DeliveriesWithRevisionResponse](k.client, api.DeliveriesByRevision, request).MaxRevision
	k.iiko.Advance(3*time.Hour + time.Minute)
	said := apiError(k.client, api.DeliveriesByRevision, request, http.StatusBadRequest)
	assert.Equal(t, "TOO_OLD_REVISION", *said.Error)
	request.StartRevision = latest
	success[models.DeliveriesWithRevisionResponse](k.client, api.DeliveriesByRevision, request)
}

func TestWithMostDeliveries_refusesASearchThatFindsMore(t *testing.T) {
	k := newKitchenWith(t, iikotest.WithMostDeliveries(1))
	request := models.FindByDeliveryDateAndStatusRequest{OrganizationIDs: []string{iikotest.OrganizationID}, DeliveryDateFrom: models.DateTime(day(-1) + " 00:00:00.000")}
	k.delivery(nil)
	success[models.DeliveriesWithRevisionResponse](k.client, api.DeliveriesByDeliveryDateAndStatus, request)
	k.delivery(nil)
	assert.Equal(t, "TOO_MANY_DATA_REQUESTED", *apiError(k.client, api.DeliveriesByDeliveryDateAndStatus, request, http.StatusUnprocessableEntity).Error)
}

func TestServer_keepsTheHistoryOfAPhoneForNinetyDays(t *testing.T) {
	k := newKitchenWith(t, iikotest.WithTokenLifetime(100*24*time.Hour))
	id, _ := k.delivery(nil)
	k.succeeds(api.DeliveriesCancel, models.CancelDeliveryRequest{OrganizationID: iikotest.OrganizationID, OrderID: id})
	past := models.DeliveriesHistoryByDeliveryDateAndPhoneRequest{OrganizationIDs: []string{iikotest.OrganizationID}, Phone: "+79005554433", RowsCount: 10}
	found := func() int {
		return len(success[models.DeliveriesWithRevisionResponse](k.client, api.DeliveriesHistoryByDeliveryDateAndPhone, past).OrdersByOrganizations[0].Orders)
	}
	k.iiko.Advance(89 * 24 * time.Hour)
	assert.Equal(t, 1, found())
	k.iiko.Advance(2 * 24 * time.Hour)
	assert.Equal(t, 0, found())
}

func TestWithCommandLifetime_forgetsACommand(t *testing.T) {
	k := newKitchenWith(t, iikotest.WithCommandLifetime(time.Hour))
	id, _ := k.delivery(nil)
	correlationID := success[models.CorrelationIDResponse](k.client, api.DeliveriesPrintDeliveryBill, models.OrderRequest{OrganizationID: iikotest.OrganizationID, OrderID: id}).CorrelationID
	assert.Equal(t, models.CommandStateSuccess, commandStatus(k.client, correlationID).State)
	k.iiko.Advance(time.Hour + time.Minute)
	apiError(k.client, api.CommandsStatus, models.CommandStatusRequest{OrganizationID: iikotest.OrganizationID, CorrelationID: correlationID}, http.StatusGone)
}

func TestWithResponseTime_refusesAShorterTimeoutAfterProcessing(t *testing.T) {
	k := newKitchenWith(t, iikotest.WithResponseTime(10*time.Second))
	send, timeout := k.send, ""
	k.send = func(r *http.Request) (*http.Response, error) {
		r.Header.Set("Timeout", timeout)
		return send(r)
	}
	timeout = "10"
	success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, pickup(nil))
	timeout = ""
	success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, pickup(nil))
	timeout = "9"
	apiError(k.client, api.DeliveriesDeliveryCreate, pickup(nil), http.StatusRequestTimeout)
	assert.Len(t, k.iiko.Deliveries(), 3, "it is processed all the same")
	timeout = "soon"
	assert.Contains(t, *apiError(k.client, api.ClientOrganizations, "{}", http.StatusBadRequest).ErrorDescription, `Timeout header "soon"`)
}

func TestWithLateDuplicates_failsAtTheTerminal(t *testing.T) {
	k := newKitchenWith(t, iikotest.WithLateDuplicates())
	const id = "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f"
	order := pickup(func(d *models.DeliveryOrder) { d.ID = id })
	success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, order)
	second := success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, order)
	assert.Equal(t, models.CreationStatusInProgress, second.OrderInfo.CreationStatus)
	deliveries := k.iiko.Deliveries()
	require.Len(t, deliveries, 2)
	assert.Equal(t, models.CreationStatusSuccess, deliveries[0].CreationStatus)
	assert.Equal(t, models.CreationStatusError, deliveries[1].CreationStatus)
	assert.Equal(t, models.ErrorCodeDuplicatedOrderID, deliveries[1].ErrorInfo.Code)
}

func TestWithRateLimit_refusesMoreRequestsOfItsGroup(t *testing.T) {
	k := newKitchenWith(t, iikotest.WithRateLimit(goiikoapi.GroupDataMenu, 2, time.Minute, true), iikotest.WithRateLimit(goiikoapi.GroupDataStoplists, 1, time.Minute, false))
	request := models.NomenclatureRequest{OrganizationID: iikotest.OrganizationID}
	var header http.Header
	send := k.send
	k.send = func(r *http.Request) (*http.Response, error) {
		response, err := send(r)
		header = response.Header
		return response, err
	}
	success[models.NomenclatureResponse](k.client, api.MenuNomenclature, request)
	k.iiko.Advance(20 * time.Second)
	success[models.MenusResponse](k.client, api.MenuMenu, "{}")
	apiError(k.client, api.MenuNomenclature, request, http.StatusTooManyRequests)
	assert.Equal(t, "40", header.Get("Retry-After"))
	success[models.StopListsResponse](k.client, api.MenuStopLists, organizations)
	apiError(k.client, api.MenuStopLists, organizations, http.StatusTooManyRequests)
	assert.Empty(t, header.Get("Retry-After"))
	k.iiko.Advance(40 * time.Second)
	success[models.NomenclatureResponse](k.client, api.MenuNomenclature, request)
	apiError(k.client, api.MenuNomenclature, request, http.StatusTooManyRequests)
	assert.PanicsWithValue(t, `iikotest: WithRateLimit: no restriction group "Data"`, func() { iikotest.WithRateLimit("Data", 1, time.Second, true) })
}

func TestServer_takesOrdersFromTheBalancesOfStopLists(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	add := models.AddToStopListRequest{OrganizationID: org, TerminalGroupID: iikotest.TerminalGroupID, Items: []models.AddStopListItem{{ProductID: iikotest.BorschtID, Balance: 5}, {ProductID: iikotest.MushroomsID, Balance: 3}}}
	success[models.CorrelationIDResponse](k.client, api.MenuAddToStopList, add)
	balances := func() map[string]float64 {
		found := map[string]float64{}
		for _, item := range success[models.StopListsResponse](k.client, api.MenuStopLists, organizations).TerminalGroupStopLists[0].Items[0].Items {
			found[item.ProductID] = item.Balance
		}
		return found
	}
	id, _ := k.table(func(o *models.TableOrder) {
		pizza := pizza(iikotest.ThinCrustID, iikotest.MushroomsID)
		pizza.Amount = 2
		o.Items = []models.OrderItem{models.ProductItem(iikotest.BorschtID, 2), pizza}
	})
	k.iiko.TableOrders() // it is placed
	assert.InDelta(t, 3, balances()[iikotest.BorschtID], 0)
	assert.InDelta(t, 1, balances()[iikotest.MushroomsID], 0)
	k.succeeds(api.OrdersAddItems, models.AddOrderItemsRequest{OrganizationID: org, OrderID: id, Items: []models.OrderItem{models.ProductItem(iikotest.BorschtID, 10)}})
	assert.Zero(t, balances()[iikotest.BorschtID], "never less than none")
	success[struct{ ErrorInfo *models.ErrorInfo }](k.client, api.DeliveriesCheckCreate, pickup(nil))
	assert.InDelta(t, 1, balances()[iikotest.MushroomsID], 0, "a check sells nothing")
}

func TestServer_takesOnlyTheSizeOfAStopListAndSendsTheEvent(t *testing.T) {
	r := startReceiver(t)
	k := newKitchenWith(t, iikotest.WithWebhook(r.url, webhookToken))
	const org = iikotest.OrganizationID
	add := models.AddToStopListRequest{OrganizationID: org, TerminalGroupID: iikotest.TerminalGroupID, Items: []models.AddStopListItem{{ProductID: iikotest.CappuccinoID, SizeID: iikotest.SmallSizeID, Balance: 5}}}
	success[models.CorrelationIDResponse](k.client, api.MenuAddToStopList, add)
	r.takeEvents(t, k.iiko)
	place := func(size string) []string {
		coffee := models.ProductItem(iikotest.CappuccinoID, 2)
		coffee.ProductSizeID = size
		success[models.TableOrderResponse](k.client, api.OrdersOrderCreate, tableOrder(coffee))
		return summaries(r.takeEvents(t, k.iiko))
	}
	assert.NotContains(t, place(iikotest.LargeSizeID), "StopListUpdate")
	assert.Contains(t, place(iikotest.SmallSizeID), "StopListUpdate")
	for _, item := range success[models.StopListsResponse](k.client, api.MenuStopLists, organizations).TerminalGroupStopLists[0].Items[0].Items {
		if item.ProductID == iikotest.CappuccinoID {
			assert.InDelta(t, 3, item.Balance, 0)
		}
	}
}

func TestServer_refusesDeletedOrderTypesAndProductsOffTheMenu(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.OrderTypes[0].IsDeleted = ptr(true)
	for i := range r.Nomenclature.Products {
		if r.Nomenclature.Products[i].ID == iikotest.KvassID {
			r.Nomenclature.Products[i].SizePrices[0].Price.IsIncludedInMenu = false
		}
	}
	iiko := iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	success[models.TableOrderResponse](c, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.KvassID, 1)))
	assert.Contains(t, *iiko.TableOrders()[0].ErrorInfo.Message, "Kvass is excluded from the menu")
	request := pickup(func(d *models.DeliveryOrder) { d.Items = []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)} })
	request.Order.OrderServiceType, request.Order.OrderTypeID = "", r.OrderTypes[0].ID
	success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, request)
	assert.Equal(t, models.ErrorCodeOrderTypeNotFound, iiko.Deliveries()[0].ErrorInfo.Code)
}
