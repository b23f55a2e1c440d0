package iikotest_test

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

const reserveID = "b7c0f1d2-5a3e-4c8b-9d61-2f4e8a7c0b35"

// daysFromNow returns the restaurant's local time in the given number of days.
func daysFromNow(days int) models.DateTime {
	return models.NewDateTime(time.Now().UTC().Add(3*time.Hour).AddDate(0, 0, days))
}

// reserve returns a create request for a reserve tomorrow, modified by change if that is not nil.
func reserve(change func(*models.CreateReserveRequest)) models.CreateReserveRequest {
	req := models.CreateReserveRequest{
		OrganizationID:     iikotest.OrganizationID,
		ID:                 reserveID,
		Customer:           models.RegularCustomer("Boris"),
		Phone:              "+79005554433",
		DurationInMinutes:  120,
		ShouldRemind:       true,
		TableIDs:           []string{iikotest.TableID},
		EstimatedStartTime: daysFromNow(1),
		Guests:             &models.Guests{Count: 3},
	}
	if change != nil {
		change(&req)
	}
	return req
}

// banquet returns the request of reserve with an order of ten borschts, modified by change if that is not nil.
func banquet(change func(*models.ReserveOrder)) models.CreateReserveRequest {
	return reserve(func(r *models.CreateReserveRequest) {
		r.Order = &models.ReserveOrder{Items: []models.OrderItem{models.ProductItem(iikotest.BorschtID, 10)}}
		if change != nil {
			change(r.Order)
		}
	})
}

func cancelReserve(reserveID string) models.CancelReserveRequest {
	return models.CancelReserveRequest{
		OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, CancelReason: models.ReserveCancelReasonClientRefused,
	}
}

var reserveByID = models.ReserveStatusByIDRequest{OrganizationID: iikotest.OrganizationID, ReserveIDs: []string{reserveID}}

func TestServer_returnsSectionsWithTables(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	groups := success[models.TerminalGroupsResponse](c, api.ReservesAvailableTerminalGroups, organizations)
	require.Len(t, groups.TerminalGroups[0].Items, 1)
	require.Equal(t, iikotest.TerminalGroupID, groups.TerminalGroups[0].Items[0].ID)
	require.Empty(t, groups.TerminalGroupsInSleep[0].Items, "it has no sections")

	req := models.AvailableRestaurantSectionsRequest{TerminalGroupIDs: []string{iikotest.TerminalGroupID}}
	resp := success[models.RestaurantSectionsResponse](c, api.ReservesAvailableRestaurantSections, req)
	section := resp.RestaurantSections[0]
	require.Equal(t, iikotest.RestaurantSectionID, section.ID)
	require.Len(t, section.Tables, 3)
	require.Equal(t, iikotest.TableID, section.Tables[0].ID)
	require.Nil(t, section.Schema)

	req.ReturnSchema, req.Revision = ptr(true), ptr(resp.Revision-1)
	section = success[models.RestaurantSectionsResponse](c, api.ReservesAvailableRestaurantSections, req).RestaurantSections[0]
	require.Len(t, section.Schema.TableElements, 3)

	req.Revision = &resp.Revision
	unchanged := success[models.RestaurantSectionsResponse](c, api.ReservesAvailableRestaurantSections, req)
	require.Empty(t, unchanged.RestaurantSections)
	require.Equal(t, resp.Revision, unchanged.Revision)

	req.TerminalGroupIDs, req.Revision = []string{iikotest.SleepingTerminalGroupID}, nil
	require.Empty(t, success[models.RestaurantSectionsResponse](c, api.ReservesAvailableRestaurantSections, req).RestaurantSections)
}

func TestServer_placesAReserveAfterTheProcessingTime(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(time.Second))
	synctest.Test(t, func(t *testing.T) {
		c := inMemory(t, iiko)
		req := reserve(func(r *models.CreateReserveRequest) {
			r.ExternalNumber, r.Comment, r.EventType = ptr("R-1"), ptr("by the stove"), ptr("birthday")
		})
		created := success[models.ReserveResponse](c, api.ReservesCreate, req)
		require.Equal(t, models.ReserveInfo{
			ID: reserveID, ExternalNumber: ptr("R-1"), OrganizationID: iikotest.OrganizationID,
			Timestamp: time.Now().UnixMilli(), CreationStatus: models.CreationStatusInProgress,
		}, created.ReserveInfo)

		time.Sleep(time.Second - time.Nanosecond)
		require.Equal(t, models.CommandStateInProgress, commandStatus(c, created.CorrelationID).State)
		require.Nil(t, iiko.Reserves()[0].Reserve)

		time.Sleep(time.Nanosecond)
		require.Equal(t, models.CommandStateSuccess, commandStatus(c, created.CorrelationID).State)
		info := success[models.ReservesResponse](c, api.ReservesStatusByID, reserveByID).Reserves[0]
		require.Equal(t, models.CreationStatusSuccess, info.CreationStatus)
		require.NotEmpty(t, info.Reserve.Customer.ID)
		require.Equal(t, &models.Reserve{
			Customer:           models.PlacedCustomer{Type: models.CustomerTypeRegular, ID: info.Reserve.Customer.ID, Name: "Boris"},
			GuestsCount:        3,
			Comment:            ptr("by the stove"),
			DurationInMinutes:  120,
			ShouldRemind:       true,
			Status:             models.ReserveStatusNew,
			TableIDs:           []string{iikotest.TableID},
			EstimatedStartTime: req.EstimatedStartTime,
			Phone:              &req.Phone,
			EventType:          ptr("birthday"),
		}, info.Reserve)
		require.Equal(t, []models.ReserveInfo{info}, iiko.Reserves())

		fresh := success[models.ReserveResponse](c, api.ReservesCreate, reserve(func(r *models.CreateReserveRequest) { r.ID = "" }))
		require.NotEmpty(t, fresh.ReserveInfo.ID)
		require.NotEqual(t, reserveID, fresh.ReserveInfo.ID)
	})
}

func TestServer_placesAndChangesBanquets(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	success[models.ReserveResponse](c, api.ReservesCreate, banquet(func(o *models.ReserveOrder) {
		o.SourceKey = ptr("site")
		o.Payments = []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 1000)}
		o.DiscountsInfo = &models.DiscountsInfo{Discounts: []models.Discount{models.RMSDiscount(iikotest.DiscountTypeID)}}
	}))
	order := iiko.Reserves()[0].Reserve.Order
	require.Equal(t, 1, order.Number)
	require.Equal(t, iikotest.TerminalGroupID, order.TerminalGroupID)
	require.Equal(t, iikotest.TableOrderTypeID, order.OrderType.ID)
	require.Equal(t, 3, order.GuestsInfo.Count)
	require.Equal(t, "Borscht", order.Items[0].Product.Name)
	require.InDelta(t, 390, *order.Items[0].Price, 0)
	require.InDelta(t, 0.9*3900, order.Sum, 0)
	borscht := order.Items[0].PositionID

	success[models.CorrelationIDResponse](c, api.ReservesAddItems, models.AddBanquetItemsRequest{
		OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 4)},
	})
	order = iiko.Reserves()[0].Reserve.Order
	require.Len(t, order.Items, 2)
	require.Equal(t, borscht, order.Items[0].PositionID)
	require.InDelta(t, 0.9*4500, order.Sum, 0)
	kvass := order.Items[1].PositionID

	success[models.CorrelationIDResponse](c, api.ReservesAddPayments, models.AddBanquetPaymentsRequest{
		OrganizationID: iikotest.OrganizationID, ReserveID: reserveID,
		Payments: []models.Payment{models.ExternalPayment(iikotest.OnlinePaymentTypeID, 500)},
	})
	order = iiko.Reserves()[0].Reserve.Order
	require.Len(t, order.Payments, 2)
	require.InDelta(t, 1000, order.Payments[0].Sum, 0)
	require.InDelta(t, 500, *order.ProcessedPaymentsSum, 0)
	require.Equal(t, []string{borscht, kvass}, []string{order.Items[0].PositionID, order.Items[1].PositionID})

	success[models.CorrelationIDResponse](c, api.ReservesChangeItems, models.ChangeBanquetItemsRequest{
		OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, Items: []models.OrderItem{models.ProductItem(iikotest.PelmeniID, 2)},
	})
	order = iiko.Reserves()[0].Reserve.Order
	require.Len(t, order.Items, 1)
	require.Equal(t, "Pelmeni", order.Items[0].Product.Name)
	require.InDelta(t, 0.9*900, order.Sum, 0)
	require.Len(t, order.Payments, 2)
	require.Equal(t, 1, order.Number)

	req := reserveByID
	for source, want := range map[string]int{"site": 1, "phone": 0} {
		req.SourceKeys = []string{source}
		require.Len(t, success[models.ReservesResponse](c, api.ReservesStatusByID, req).Reserves, want)
	}
}

func TestServer_changesReserves(t *testing.T) {
	items := []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)}
	tables := func(ids ...string) models.ChangeReserveTablesRequest {
		return models.ChangeReserveTablesRequest{OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, TableIDs: ids}
	}
	start := func(at models.DateTime) models.ChangeReserveEstimatedStartTimeRequest {
		return models.ChangeReserveEstimatedStartTimeRequest{OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, NewEstimatedStartTime: at}
	}
	addItems := models.AddBanquetItemsRequest{OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, Items: items}
	unknownItem := addItems
	unknownItem.Items = []models.OrderItem{models.ProductItem("haggis", 1)}
	changeItems := models.ChangeBanquetItemsRequest{OrganizationID: iikotest.OrganizationID, ReserveID: reserveID, Items: items}
	addPayments := models.AddBanquetPaymentsRequest{
		OrganizationID: iikotest.OrganizationID, ReserveID: reserveID,
		Payments: []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 100)},
	}
	nextWeek := daysFromNow(7)
	type change struct {
		op   *api.Operation
		body any
	}
	cancel := change{api.ReservesCancel, cancelReserve(reserveID)}
	tests := []struct {
		name   string
		create models.CreateReserveRequest
		before []change
		change change
		failed models.ErrorCode
		want   func(*models.Reserve) // applies the expected change
	}{
		{name: "cancelled", create: reserve(nil), change: cancel, want: func(r *models.Reserve) {
			r.Status, r.CancelReason = models.ReserveStatusClosed, models.ReserveCancelReasonClientRefused
		}},
		{name: "cancelled twice", create: reserve(nil), before: []change{cancel}, change: cancel, failed: models.ErrorCodeCommon},
		{name: "moved to other tables", create: reserve(nil), change: change{api.ReservesChangeTables, tables(iikotest.WindowTableID, iikotest.BanquetTableID)},
			want: func(r *models.Reserve) { r.TableIDs = []string{iikotest.WindowTableID, iikotest.BanquetTableID} }},
		{name: "moved to an unknown table", create: reserve(nil), change: change{api.ReservesChangeTables, tables(iikotest.TableID, "the kitchen's")}, failed: models.ErrorCodeCommon},
		{name: "moved when closed", create: reserve(nil), before: []change{cancel}, change: change{api.ReservesChangeTables, tables(iikotest.WindowTableID)}, failed: models.ErrorCodeCommon},
		{name: "rescheduled", create: reserve(nil), change: change{api.ReservesChangeEstimatedStartTime, start(nextWeek)},
			want: func(r *models.Reserve) { r.EstimatedStartTime = nextWeek }},
		{name: "rescheduled to the past", create: reserve(nil), change: change{api.ReservesChangeEstimatedStartTime, start(daysFromNow(-1))}, failed: models.ErrorCodeCommon},
		{name: "items added without an order", create: reserve(nil), change: change{api.ReservesAddItems, addItems}, failed: models.ErrorCodeCommon},
		{name: "items changed without an order", create: reserve(nil), change: change{api.ReservesChangeItems, changeItems}, failed: models.ErrorCodeCommon},
		{name: "payments added without an order", create: reserve(nil), change: change{api.ReservesAddPayments, addPayments}, failed: models.ErrorCodeCommon},
		{name: "unknown items added to a banquet", create: banquet(nil), change: change{api.ReservesAddItems, unknownItem}, failed: models.ErrorCodeProductNotFound},
		{name: "items added to a closed banquet", create: banquet(nil), before: []change{cancel}, change: change{api.ReservesAddItems, addItems}, failed: models.ErrorCodeCommon},
		{name: "cancelled after its creation failed", create: reserve(func(r *models.CreateReserveRequest) { r.Phone = "1" }),
			change: cancel, failed: models.ErrorCodeOrderNotFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
			c := overNetwork(t, iiko)
			success[models.ReserveResponse](c, api.ReservesCreate, tt.create)
			for _, earlier := range tt.before {
				success[models.CorrelationIDResponse](c, earlier.op, earlier.body)
			}
			before := iiko.Reserves()[0]
			id := success[models.CorrelationIDResponse](c, tt.change.op, tt.change.body).CorrelationID
			status, after := commandStatus(c, id), iiko.Reserves()[0]
			if tt.failed != "" {
				require.Equal(t, models.CommandStateError, status.State)
				require.Contains(t, string(status.Exception), string(tt.failed))
				require.Equal(t, before, after)
				return
			}
			require.Equal(t, models.CommandStateSuccess, status.State)
			require.Greater(t, after.Timestamp, before.Timestamp)
			tt.want(before.Reserve)
			require.Equal(t, before.Reserve, after.Reserve)
		})
	}
}

func TestServer_failsReserveCreatesWithAnErrorCode(t *testing.T) {
	tests := []struct {
		name string
		req  models.CreateReserveRequest
		want models.ErrorCode
	}{
		{"an unknown table", reserve(func(r *models.CreateReserveRequest) { r.TableIDs = append(r.TableIDs, "the cook's") }), models.ErrorCodeCommon},
		{"an unknown product", banquet(func(o *models.ReserveOrder) { o.Items[0].ProductID = "haggis" }), models.ErrorCodeProductNotFound},
		{"an unknown payment type", banquet(func(o *models.ReserveOrder) {
			o.Payments = []models.Payment{models.CashPayment("gold", 1)}
		}), models.ErrorCodePaymentTypeNotFound},
		{"the order type of deliveries", banquet(func(o *models.ReserveOrder) { o.OrderTypeID = iikotest.PickupOrderTypeID }), models.ErrorCodeIncorrectOrderType},
		{"an item on the stop list", reserve(func(r *models.CreateReserveRequest) {
			r.Order = &models.ReserveOrder{Items: []models.OrderItem{models.ProductItem(iikotest.MedovikID, 1)}}
			r.CreateReserveSettings = &models.CreateOrderSettings{CheckStopList: ptr(true)}
		}), models.ErrorCodeCommon},
		{"a sleeping terminal group", reserve(func(r *models.CreateReserveRequest) { r.TerminalGroupID = iikotest.SleepingTerminalGroupID }), models.ErrorCodeTerminalGroupUnregistered},
		{"a phone without a plus sign", reserve(func(r *models.CreateReserveRequest) { r.Phone = "89001234567" }), models.ErrorCodeInvalidPhone},
		{"a new customer without a name", reserve(func(r *models.CreateReserveRequest) { r.Customer = models.Customer{} }), models.ErrorCodeCustomerNameNotSpecified},
		{"a day in the past", reserve(func(r *models.CreateReserveRequest) { r.EstimatedStartTime = daysFromNow(-1) }), models.ErrorCodeCommon},
		{"a day too far ahead", reserve(func(r *models.CreateReserveRequest) { r.EstimatedStartTime = daysFromNow(91) }), models.ErrorCodeCommon},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
			c := overNetwork(t, iiko)
			created := success[models.ReserveResponse](c, api.ReservesCreate, tt.req)
			require.Equal(t, models.CommandStateError, commandStatus(c, created.CorrelationID).State)
			info := iiko.Reserves()[0]
			require.Equal(t, models.CreationStatusError, info.CreationStatus)
			require.Equal(t, tt.want, info.ErrorInfo.Code)
			require.Nil(t, info.Reserve)
		})
	}
}

func TestServer_returnsTheWorkloadOfSections(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	placed := reserve(nil)
	success[models.ReserveResponse](c, api.ReservesCreate, placed)
	cancelled := success[models.ReserveResponse](c, api.ReservesCreate, reserve(func(r *models.CreateReserveRequest) { r.ID = "" }))
	success[models.CorrelationIDResponse](c, api.ReservesCancel, cancelReserve(cancelled.ReserveInfo.ID))
	tests := []struct {
		name     string
		from, to models.DateTime
		want     int
	}{
		{"from now", daysFromNow(0), "", 1},
		{"until later", daysFromNow(0), daysFromNow(2), 1},
		{"until earlier", daysFromNow(-1), daysFromNow(0), 0},
		{"from later", daysFromNow(2), "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := success[models.RestaurantSectionsWorkloadResponse](c, api.ReservesRestaurantSectionsWorkload, models.RestaurantSectionsWorkloadRequest{
				RestaurantSectionIDs: []string{iikotest.RestaurantSectionID}, DateFrom: tt.from, DateTo: tt.to,
			}).Reserves
			require.Len(t, got, tt.want)
			if tt.want == 1 {
				require.Equal(t, models.ReserveInWorkload{
					ID: reserveID, TableIDs: placed.TableIDs, EstimatedStartTime: placed.EstimatedStartTime, DurationInMinutes: 120, GuestsCount: 3,
				}, got[0])
			}
		})
	}
}

func TestServer_returnsAnAPIErrorForADuplicateReserveID(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	success[models.ReserveResponse](c, api.ReservesCreate, reserve(nil))
	resp := apiError(c, api.ReservesCreate, reserve(nil), http.StatusBadRequest)
	require.Equal(t, string(models.ErrorCodeDuplicatedReserveID), *resp.Error)
	require.Len(t, iiko.Reserves(), 1)
	// Orders have ids of their own.
	success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.ID = reserveID }))
}

func TestServer_returnsAnAPIErrorForUnknownReserves(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	require.Empty(t, success[models.ReservesResponse](c, api.ReservesStatusByID, reserveByID).Reserves)
	resp := apiError(c, api.ReservesCancel, cancelReserve(reserveID), http.StatusBadRequest)
	require.Equal(t, string(models.ErrorCodeOrderNotFound), *resp.Error)
}

func TestServer_returnsAPIErrorsForInvalidReserveRequests(t *testing.T) {
	tests := []struct {
		name string
		op   *api.Operation
		body any
		text string
	}{
		{"without a phone", api.ReservesCreate, reserve(func(r *models.CreateReserveRequest) { r.Phone = "" }), "phone"},
		{"without tables", api.ReservesCreate, reserve(func(r *models.CreateReserveRequest) { r.TableIDs = nil }), "tableIds"},
		{"without a duration", api.ReservesCreate, reserve(func(r *models.CreateReserveRequest) { r.DurationInMinutes = 0 }), "durationInMinutes"},
		{"without a time", api.ReservesCreate, reserve(func(r *models.CreateReserveRequest) { r.EstimatedStartTime = "" }), "estimatedStartTime"},
		{"with a malformed time", api.ReservesCreate, reserve(func(r *models.CreateReserveRequest) { r.EstimatedStartTime = "soon" }), "estimatedStartTime"},
		{"with a malformed id", api.ReservesCreate, reserve(func(r *models.CreateReserveRequest) { r.ID = "1" }), "UUID"},
		{"a banquet without items", api.ReservesCreate, banquet(func(o *models.ReserveOrder) { o.Items = nil }), "order.items"},
		{"sections without a terminal group", api.ReservesAvailableRestaurantSections, "{}", "terminalGroupIds"},
		{"sections of an unknown terminal group", api.ReservesAvailableRestaurantSections, models.AvailableRestaurantSectionsRequest{TerminalGroupIDs: []string{"bar"}}, `"bar"`},
		{"workload without a section", api.ReservesRestaurantSectionsWorkload, "{}", "restaurantSectionIds"},
		{"workload of an unknown section", api.ReservesRestaurantSectionsWorkload, models.RestaurantSectionsWorkloadRequest{
			RestaurantSectionIDs: []string{"roof"}, DateFrom: daysFromNow(0),
		}, `"roof"`},
		{"workload without the start of the period", api.ReservesRestaurantSectionsWorkload, models.RestaurantSectionsWorkloadRequest{
			RestaurantSectionIDs: []string{iikotest.RestaurantSectionID},
		}, "dateFrom"},
		{"workload in a malformed period", api.ReservesRestaurantSectionsWorkload, models.RestaurantSectionsWorkloadRequest{
			RestaurantSectionIDs: []string{iikotest.RestaurantSectionID}, DateFrom: "now",
		}, "period"},
		{"read without ids", api.ReservesStatusByID, organization, "reserveIds"},
		{"cancelled without a reason", api.ReservesCancel, organization, "cancelReason"},
		{"moved without tables", api.ReservesChangeTables, organization, "tableIds"},
		{"rescheduled without a time", api.ReservesChangeEstimatedStartTime, organization, "newEstimatedStartTime"},
		{"rescheduled to a malformed time", api.ReservesChangeEstimatedStartTime, models.ChangeReserveEstimatedStartTimeRequest{
			OrganizationID: iikotest.OrganizationID, NewEstimatedStartTime: "later",
		}, "newEstimatedStartTime"},
		{"no items to add", api.ReservesAddItems, organization, "items"},
		{"no items to change", api.ReservesChangeItems, organization, "items"},
		{"no payments to add", api.ReservesAddPayments, organization, "payments"},
	}
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Contains(t, *apiError(c, tt.op, tt.body, http.StatusBadRequest).ErrorDescription, tt.text)
		})
	}
	require.Empty(t, iiko.Reserves())
}

func TestServer_sendsWebhooksForReserves(t *testing.T) {
	r := startReceiver(t)
	iiko := iikotest.Start(t, iikotest.WithWebhook(r.url, webhookToken), iikotest.WithProcessingTime(10*time.Millisecond))
	c := overNetwork(t, iiko)
	created := success[models.ReserveResponse](c, api.ReservesCreate, banquet(nil))
	events := r.takeEvents(t, iiko)
	require.Equal(t, []string{"ReserveUpdate InProgress", "ReserveUpdate New"}, summaries(events))
	for _, event := range events {
		require.Equal(t, iikotest.OrganizationID, event.OrganizationID)
		require.Equal(t, created.CorrelationID, event.CorrelationID)
		require.Equal(t, reserveID, event.Reserve.ID)
	}
	require.Equal(t, iiko.Reserves()[0], *events[1].Reserve)

	cancelled := success[models.CorrelationIDResponse](c, api.ReservesCancel, cancelReserve(reserveID))
	events = r.takeEvents(t, iiko)
	require.Equal(t, []string{"ReserveUpdate Closed"}, summaries(events))
	require.Equal(t, cancelled.CorrelationID, events[0].CorrelationID)
	require.Equal(t, models.ReserveCancelReasonClientRefused, events[0].Reserve.Reserve.CancelReason)

	failed := success[models.ReserveResponse](c, api.ReservesCreate, reserve(func(r *models.CreateReserveRequest) { r.ID, r.Phone = "", "1" }))
	events = r.takeEvents(t, iiko)
	require.Equal(t, []string{"ReserveUpdate InProgress", "ReserveError Error"}, summaries(events))
	require.Equal(t, failed.ReserveInfo.ID, events[1].Reserve.ID)
	require.Equal(t, models.ErrorCodeInvalidPhone, events[1].Reserve.ErrorInfo.Code)
}

func TestServer_createsAReserveOnceWhenTheResponseIsLost(t *testing.T) {
	// With this seed the first request gets the fault and the second does not.
	iiko := iikotest.Start(t, iikotest.WithFaults(3, iikotest.Fault{
		Kind: iikotest.FaultResetAfter, Probability: 0.5, Operations: []string{api.ReservesCreate.Name},
	}))
	client, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(t, err)
	created, apiErr, err := client.Reserves.Create(t.Context(), reserve(func(r *models.CreateReserveRequest) { r.ID = "" }))
	require.NoError(t, err)
	require.Nil(t, apiErr)
	require.Equal(t, []iikotest.FaultKind{iikotest.FaultResetAfter, ""}, injectedFaults(iiko, api.ReservesCreate))
	require.Len(t, iiko.Reserves(), 1)
	require.Equal(t, iiko.Reserves()[0].ID, created.ReserveInfo.ID)
}
