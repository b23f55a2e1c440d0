package iikotest_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var (
	organization  = models.OrganizationRequest{OrganizationID: iikotest.OrganizationID}
	organizations = models.OrganizationIDsRequest{OrganizationIDs: []string{iikotest.OrganizationID}}
)

func TestServer_handlesAllModelledOperations(t *testing.T) {
	wallet := models.ChangeBalanceRequest{
		OrganizationID: iikotest.OrganizationID, CustomerID: iikotest.CustomerID, WalletID: iikotest.WalletID, Sum: ptr(100.0),
	}
	shift := models.ShiftRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, EmployeeID: iikotest.CourierID,
	}
	const deliveryID = "0f6c8f0a-51cf-4dc2-8d0e-64a0a4ddf7b0"
	delivery := models.OrderRequest{OrganizationID: iikotest.OrganizationID, OrderID: deliveryID}
	tests := []struct {
		op   *api.Operation
		body any
	}{
		{api.ClientAccessToken, models.AccessTokenRequest{APILogin: "login"}},
		{api.ClientAccessTokenV2, models.AccessTokenV2Request{APIKey: "key", AppID: "15", ClientSecret: "secret"}},
		{api.ClientOrganizations, models.OrganizationsRequest{ReturnAdditionalInfo: ptr(true)}},
		{api.ClientSimpleOrganizations, ""},
		{api.TerminalGroupTerminalGroups, organizations},
		{api.TerminalGroupIsAlive, models.CheckAliveRequest{
			OrganizationIDs: []string{iikotest.OrganizationID}, TerminalGroupIDs: []string{iikotest.TerminalGroupID},
		}},
		{api.AddressRegions, organizations},
		{api.AddressCities, organizations},
		{api.AddressStreetsByCity, models.StreetsByCityRequest{OrganizationID: iikotest.OrganizationID, CityID: iikotest.CityID}},
		{api.DictionariesOrderTypes, organizations},
		{api.DictionariesPaymentTypes, organizations},
		{api.DictionariesDiscounts, organizations},
		{api.DictionariesCancelCauses, organizations},
		{api.DictionariesRemovalTypes, organizations},
		{api.DictionariesMarketingSources, organizations},
		{api.DictionariesTipsTypes, "{}"},
		{api.MenuNomenclature, organization},
		{api.MenuMenu, "{}"},
		{api.MenuMenuByID, models.ExternalMenuRequest{ExternalMenuID: iikotest.ExternalMenuID, OrganizationIDs: []string{iikotest.OrganizationID}}},
		{api.MenuStopLists, organizations},
		{api.MenuStopListsCheck, models.CheckStopListsRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
			Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)},
		}},
		{api.MenuAddToStopList, models.AddToStopListRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
			Items: []models.AddStopListItem{{ProductID: iikotest.KvassID}},
		}},
		{api.MenuRemoveFromStopList, models.RemoveFromStopListRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
			Items: []models.RemoveStopListItem{{ProductID: iikotest.KvassID}},
		}},
		{api.MenuClearStopList, models.ClearStopListRequest{OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID}},
		{api.MenuCombo, organization},
		{api.MenuComboCalculate, models.CalculateComboRequest{OrganizationID: iikotest.OrganizationID, Items: lunch}},
		{api.DeliveryRestrictionsDeliveryRestrictions, organizations},
		{api.DeliveryRestrictionsAllowed, organizations},
		{api.EmployeesCouriers, organizations},
		{api.EmployeesEmployeeInfo, models.EmployeeInfoRequest{OrganizationID: iikotest.OrganizationID, ID: iikotest.OperatorID}},
		{api.EmployeesShiftClockin, shift},
		{api.EmployeesShiftIsOpen, shift},
		{api.EmployeesShiftByCourier, models.ShiftByCourierRequest{EmployeeID: iikotest.CourierID}},
		{api.EmployeesShiftClockout, shift},
		{api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.KvassID, 1))},
		{api.OrdersOrderByID, models.OrderByIDRequest{OrganizationIDs: []string{iikotest.OrganizationID}, OrderIDs: []string{deliveryID}}},
		{api.OrdersOrderByTable, models.OrderByTableRequest{OrganizationIDs: []string{iikotest.OrganizationID}, TableIDs: []string{iikotest.TableID}}},
		{api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.ID = deliveryID })},
		{api.DeliveriesByID, models.DeliveriesByIDRequest{OrganizationID: iikotest.OrganizationID, OrderIDs: []string{deliveryID}}},
		{api.DeliveriesConfirm, delivery},
		{api.DeliveriesCancelConfirmation, delivery},
		{api.DeliveriesUpdateOrderDeliveryStatus, models.UpdateOrderDeliveryStatusRequest{
			OrganizationID: iikotest.OrganizationID, OrderID: deliveryID, DeliveryStatus: models.DeliveryStatusWaiting,
		}},
		{api.DeliveriesChangeDriverInfo, models.ChangeDriverInfoRequest{
			OrganizationID: iikotest.OrganizationID, OrderID: deliveryID, DriverID: iikotest.CourierID,
		}},
		{api.DeliveriesByDeliveryDateAndStatus, models.FindByDeliveryDateAndStatusRequest{
			OrganizationIDs: []string{iikotest.OrganizationID}, DeliveryDateFrom: "2020-01-01 00:00:00.000",
		}},
		{api.DeliveriesByDeliveryDateAndSourceKeyAndFilter, organizations},
		{api.DeliveriesByRevision, models.DeliveriesByRevisionRequest{OrganizationIDs: []string{iikotest.OrganizationID}}},
		{api.ReservesAvailableOrganizations, models.OrganizationsRequest{OrganizationIDs: []string{iikotest.OrganizationID}}},
		{api.ReservesAvailableTerminalGroups, organizations},
		{api.ReservesAvailableRestaurantSections, models.AvailableRestaurantSectionsRequest{TerminalGroupIDs: []string{iikotest.TerminalGroupID}}},
		{api.ReservesRestaurantSectionsWorkload, models.RestaurantSectionsWorkloadRequest{
			RestaurantSectionIDs: []string{iikotest.RestaurantSectionID}, DateFrom: daysFromNow(0),
		}},
		{api.ReservesCreate, banquet(nil)},
		{api.ReservesStatusByID, reserveByID},
		{api.ReservesChangeTables, models.ChangeReserveTablesRequest{
			OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, TableIDs: []string{iikotest.BanquetTableID},
		}},
		{api.ReservesChangeEstimatedStartTime, models.ChangeReserveEstimatedStartTimeRequest{
			OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, NewEstimatedStartTime: daysFromNow(2),
		}},
		{api.ReservesAddItems, models.AddBanquetItemsRequest{
			OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)},
		}},
		{api.ReservesChangeItems, models.ChangeBanquetItemsRequest{
			OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)},
		}},
		{api.ReservesAddPayments, models.AddBanquetPaymentsRequest{
			OrganizationID: iikotest.OrganizationID, ReserveID: reserveID,
			Payments: []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 100)},
		}},
		{api.ReservesCancel, cancelReserve(reserveID)},
		{api.CustomersCustomerInfo, models.FindCustomerRequest{
			Type: models.CustomerIdentifierTypePhone, Phone: ptr(iikotest.CustomerPhone), OrganizationID: iikotest.OrganizationID,
		}},
		{api.CustomersCustomerCreateOrUpdate, models.CreateOrUpdateCustomerRequest{ID: iikotest.CustomerID, OrganizationID: iikotest.OrganizationID}},
		{api.CustomersCustomerProgramAdd, models.CustomerProgramAddRequest{
			CustomerID: iikotest.CustomerID, ProgramID: iikotest.ProgramID, OrganizationID: iikotest.OrganizationID,
		}},
		{api.CustomersCustomerCardAdd, models.CustomerCardAddRequest{
			CustomerID: iikotest.CustomerID, CardTrack: "1", CardNumber: "1", OrganizationID: iikotest.OrganizationID,
		}},
		{api.CustomersCustomerCardDelete, models.CustomerCardDeleteRequest{
			CustomerID: iikotest.CustomerID, CardTrack: "1", OrganizationID: iikotest.OrganizationID,
		}},
		{api.CustomersCustomerWalletHold, models.CustomerWalletHoldRequest{
			OrganizationID: iikotest.OrganizationID, CustomerID: iikotest.CustomerID, WalletID: iikotest.WalletID, Sum: 100, TransactionID: deliveryID,
		}},
		{api.CustomersCustomerWalletCancelHold, models.CustomerWalletCancelHoldRequest{TransactionID: deliveryID, OrganizationID: iikotest.OrganizationID}},
		{api.CustomersCustomerWalletTopup, wallet},
		{api.CustomersCustomerWalletChargeoff, wallet},
		{api.DiscountPromotionPrograms, organization},
		{api.DiscountPromotionCouponsSeries, organization},
		{api.DiscountPromotionCouponsInfo, models.CouponsInfoRequest{Number: iikotest.CouponNumber, OrganizationID: iikotest.OrganizationID}},
		{api.NotificationsSend, models.SendNotificationRequest{
			MessageType: models.NotificationTypeOrderAttention, OrganizationID: iikotest.OrganizationID,
			OrderSource: "site", OrderID: deliveryID, AdditionalInfo: ptr("the customer called"),
		}},
		{api.WebHookUpdateSettings, models.UpdateWebhookSettingsRequest{OrganizationID: iikotest.OrganizationID}},
		{api.WebHookSettings, organization},
	}
	iiko := iikotest.Start(t)
	correlationIDs := map[string]bool{}
	for _, tt := range tests {
		t.Run(tt.op.Name, func(t *testing.T) {
			c := overNetwork(t, iiko)
			body, err := json.Marshal(tt.body)
			require.NoError(t, err)
			if strings.Contains(string(body), iikotest.OrganizationID) {
				foreign := strings.ReplaceAll(string(body), iikotest.OrganizationID, "stranger")
				require.Contains(t, *apiError(c, tt.op, foreign, http.StatusBadRequest).ErrorDescription, "stranger")
			}
			resp := success[map[string]any](c, tt.op, tt.body)
			if id, ok := resp["correlationId"].(string); ok {
				require.Regexp(t, `^[0-9a-f-]{36}$`, id)
				require.False(t, correlationIDs[id], "the correlation id is not unique")
				correlationIDs[id] = true
			}
		})
	}
}

func TestServer_returnsAPIErrorsForUnsupportedOperations(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	tests := []struct {
		name   string
		op     *api.Operation
		status int
		text   string
	}{
		{"an unknown path", &api.Operation{Method: http.MethodPost, Path: "/api/1/no_such_thing"}, http.StatusNotFound, "/api/1/no_such_thing"},
		{"a wrong method", &api.Operation{Method: http.MethodGet, Path: api.MenuNomenclature.Path}, http.StatusMethodNotAllowed, "GET"},
		{"an operation that is not modelled", api.LicensesLicenses, http.StatusNotImplemented, "iikotest does not model POST " + api.LicensesLicenses.Path},
		{"an operation of another part of the API", api.InventoryCalculateCostings, http.StatusNotImplemented, "does not model"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			resp := apiError(c, tt.op, "{}", tt.status)
			require.Contains(t, *resp.ErrorDescription, tt.text)
		})
	}
}

func TestServer_bearsAnyBodyOfAnyOperation(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	for _, body := range []string{
		`{}`, `[]`, `null`, `"text"`, `7`, `{`, `{"organizationId":null}`, `{"organizationId":["a"]}`, `{"organizationIds":"a"}`, `{"organizationIds":[null]}`,
		`{"organizationId":"` + iikotest.OrganizationID + `"}`, `{"organizationIds":["` + iikotest.OrganizationID + `"]}`,
		`{"organizationId":"` + iikotest.OrganizationID + `","order":{},"items":[{}],"payments":[{}],"filters":[{}],"ids":[],"productIds":[],"groupIds":[]}`,
		`{"organizationId":"` + iikotest.OrganizationID + `","order":{"items":[{}],"customer":{},"payments":[{}],"combos":[{}],"discountsInfo":{"discounts":[{}]}}}`,
		strings.Repeat("[", 100_000),
	} {
		for _, op := range api.All() {
			status, said := c.request(op.Method, op.Path, body)
			if iikotest.Models(op) && op != api.OrdersInitByTable && op != api.OrdersInitByPosOrder { // whose status is 500
				require.Less(t, status, http.StatusInternalServerError, "%s: %s: %s", op.Name, body[:min(len(body), 100)], said)
			}
		}
	}
}

func TestServer_returnsAPIErrorsForInvalidInput(t *testing.T) {
	tests := []struct {
		name string
		op   *api.Operation
		body any
		text string
	}{
		{"malformed JSON", api.MenuNomenclature, `{"organizationId":`, "body"},
		{"two documents", api.MenuNomenclature, `{} {}`, "body"},
		{"an array instead of an object", api.MenuNomenclature, `[]`, "body"},
		{"a list instead of a string", api.MenuNomenclature, `{"organizationId": []}`, "organizationId"},
		{"a string instead of a number", api.DeliveriesByRevision, `{"startRevision": "one"}`, "startRevision"},
		{"no body", api.MenuNomenclature, ``, "no organization"},
		{"no organizations", api.DictionariesOrderTypes, `{}`, "no organization"},
		{"an unknown organization", api.DictionariesOrderTypes, `{"organizationIds": ["stranger"]}`, `"stranger"`},
		{"an unknown organization to list", api.ClientOrganizations, `{"organizationIds": ["stranger"]}`, `"stranger"`},
		{"an unknown city", api.AddressStreetsByCity, models.StreetsByCityRequest{OrganizationID: iikotest.OrganizationID, CityID: "Atlantis"}, `"Atlantis"`},
		{"an unknown terminal group", api.TerminalGroupIsAlive, models.CheckAliveRequest{
			OrganizationIDs: []string{iikotest.OrganizationID}, TerminalGroupIDs: []string{"bar"},
		}, `"bar"`},
		{"an unknown employee", api.EmployeesEmployeeInfo, models.EmployeeInfoRequest{OrganizationID: iikotest.OrganizationID, ID: "nobody"}, `"nobody"`},
		{"an unknown external menu", api.MenuMenuByID, models.ExternalMenuRequest{
			ExternalMenuID: "1", OrganizationIDs: []string{iikotest.OrganizationID},
		}, `"1"`},
		{"an unknown external menu version", api.MenuMenuByID, models.ExternalMenuRequest{
			ExternalMenuID: iikotest.ExternalMenuID, OrganizationIDs: []string{iikotest.OrganizationID}, Version: ptr(5),
		}, "version 5"},
		{"an unknown price category", api.MenuMenuByID, models.ExternalMenuRequest{
			ExternalMenuID: iikotest.ExternalMenuID, OrganizationIDs: []string{iikotest.OrganizationID}, PriceCategoryID: "free",
		}, `"free"`},
		{"a stop list check without items", api.MenuStopListsCheck, models.CheckStopListsRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
		}, "items"},
		{"an unknown combo", api.MenuComboCalculate, models.CalculateComboRequest{
			OrganizationID: iikotest.OrganizationID, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)},
		}, "combo"},
		{"a notification without additionalInfo", api.NotificationsSend, models.SendNotificationRequest{
			MessageType: models.NotificationTypeOrderAttention, OrganizationID: iikotest.OrganizationID, OrderSource: "site", OrderID: "1",
		}, "additionalInfo"},
		{"a delivery without a phone", api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.Phone = "" }), "order.phone"},
		{"a delivery without items", api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.Items = nil }), "order.items"},
		{"a delivery with a malformed id", api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.ID = "1" }), "order.id"},
		{"a delivery with a malformed date", api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.CompleteBefore = "soon" }), "order.completeBefore"},
		{"a delivery with an order type and a service type", api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.OrderTypeID = iikotest.PickupOrderTypeID }), "mutually exclusive"},
		{"a table order without an order", api.OrdersOrderCreate, models.CreateOrderRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
		}, "order.items"},
		{"a table order without a terminal group", api.OrdersOrderCreate, models.CreateOrderRequest{OrganizationID: iikotest.OrganizationID}, "terminalGroupId"},
		{"orders without ids", api.OrdersOrderByID, organizations, "orderIds"},
		{"orders by both kinds of ids", api.DeliveriesByID, models.DeliveriesByIDRequest{
			OrganizationID: iikotest.OrganizationID, OrderIDs: []string{"1"}, PosOrderIDs: []string{"2"},
		}, "not both"},
		{"orders without tables", api.OrdersOrderByTable, organizations, "tableIds"},
		{"deliveries without the start of the period", api.DeliveriesByDeliveryDateAndStatus, organizations, "deliveryDateFrom"},
		{"deliveries in a malformed period", api.DeliveriesByDeliveryDateAndStatus, models.FindByDeliveryDateAndStatusRequest{
			OrganizationIDs: []string{iikotest.OrganizationID}, DeliveryDateFrom: "2026-01-01 00:00:00.000", DeliveryDateTo: "later",
		}, "end of the period"},
		{"deliveries sorted by an unknown property", api.DeliveriesByDeliveryDateAndSourceKeyAndFilter, models.FindByDeliveryDateAndSourceKeyAndFilterRequest{
			OrganizationIDs: []string{iikotest.OrganizationID}, SortProperty: "Beauty",
		}, `"Beauty"`},
		{"no items to add to a stop list", api.MenuAddToStopList, models.AddToStopListRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
		}, "items"},
		{"an unknown product to add to a stop list", api.MenuAddToStopList, models.AddToStopListRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
			Items: []models.AddStopListItem{{ProductID: "haggis"}},
		}, `"haggis"`},
		{"an unknown size to add to a stop list", api.MenuAddToStopList, models.AddToStopListRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
			Items: []models.AddStopListItem{{ProductID: iikotest.MargheritaID, SizeID: "huge"}},
		}, `"huge"`},
		{"no items to remove from a stop list", api.MenuRemoveFromStopList, models.RemoveFromStopListRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
		}, "items"},
		{"the stop list of an unknown terminal group", api.MenuClearStopList, models.ClearStopListRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: "bar",
		}, `"bar"`},
		{"a courier with a malformed estimated time", api.DeliveriesChangeDriverInfo, models.ChangeDriverInfoRequest{
			OrganizationID: iikotest.OrganizationID, EstimatedTime: "soon",
		}, "estimatedTime"},
		{"a webhook without a host", api.WebHookUpdateSettings, models.UpdateWebhookSettingsRequest{
			OrganizationID: iikotest.OrganizationID, WebHooksURI: "/webhook",
		}, "webHooksUri"},
		{"a malformed correlation id", api.CommandsStatus, models.CommandStatusRequest{OrganizationID: iikotest.OrganizationID, CorrelationID: "1"}, "correlationId"},
	}
	c := overNetwork(t, iikotest.Start(t))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			resp := apiError(c, tt.op, tt.body, http.StatusBadRequest)
			require.Contains(t, *resp.ErrorDescription, tt.text)
		})
	}
}

func TestServer_Requests_returnsRequestsInOrder(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	success[models.NomenclatureResponse](c, api.MenuNomenclature, organization)
	c.request(http.MethodPost, "/nowhere", "what?")

	requests := iiko.Requests()
	require.Len(t, requests, 3)
	require.Equal(t, api.ClientAccessToken.Name, requests[0].Operation)
	require.Equal(t, api.MenuNomenclature.Name, requests[1].Operation)
	require.Equal(t, api.MenuNomenclature.Path, requests[1].Path)
	require.Equal(t, "[secret]", requests[1].Header.Get("Authorization"))
	body, err := json.Marshal(organization)
	require.NoError(t, err)
	require.JSONEq(t, string(body), string(requests[1].Body))
	require.Equal(t, iikotest.Request{Path: "/nowhere", Header: requests[2].Header, Body: []byte("what?"), Error: "unknown path /nowhere"}, requests[2])
}

func TestServer_isSafeForConcurrentUse(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	t.Run("parallel clients", func(t *testing.T) {
		for range 20 {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				c := overNetwork(t, iiko)
				success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil))
				success[models.NomenclatureResponse](c, api.MenuNomenclature, organization)
				iiko.Deliveries()
				iiko.Requests()
			})
		}
	})
	numbers := map[int]bool{}
	for _, delivery := range iiko.Deliveries() {
		require.NotNil(t, delivery.Order)
		numbers[delivery.Order.Number] = true
	}
	require.Len(t, numbers, 20)
}
