package iikotest_test

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_placesADeliveryWithAllProperties(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	half := models.CompoundItem(1,
		models.CompoundItemComponent{ProductID: iikotest.MargheritaID},
		&models.CompoundItemComponent{ProductID: iikotest.PepperoniID, Modifiers: []models.Modifier{{ProductID: iikotest.MushroomsID, ProductGroupID: iikotest.ToppingsGroupID, Amount: 1}}})
	half.ProductSizeID = iikotest.SmallSizeID
	half.CommonModifiers = []models.Modifier{{ProductID: iikotest.ThickCrustID, ProductGroupID: iikotest.CrustGroupID, Amount: 1}}
	due := models.NewDateTime(time.Now().UTC().AddDate(0, 0, 59))
	online := models.ExternalPayment(iikotest.OnlinePaymentTypeID, 400)
	online.IsProcessedExternally = ptr(true)
	success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, models.CreateDeliveryRequest{
		OrganizationID: iikotest.OrganizationID,
		Order: models.DeliveryOrder{
			ExternalNumber: ptr("A-17"),
			Phone:          iikotest.CustomerPhone,
			Customer:       ptr(models.RegularCustomer("Anna")),
			DeliveryPoint: &models.DeliveryPoint{
				Address: ptr(models.StreetAddress(models.AddressStreet{Name: ptr("tverskaya"), City: ptr("moscow")}, "7")),
			},
			Items:             append([]models.OrderItem{half}, lunch...),
			Combos:            []models.Combo{{ID: lunchID, Name: "Business lunch", Amount: 1, Price: 500, SourceID: iikotest.LunchComboID}},
			Payments:          []models.Payment{online, models.CashPayment(iikotest.CashPaymentTypeID, 860)},
			Tips:              []models.TipsPayment{models.CashTips(iikotest.TipsTypeID, iikotest.CashPaymentTypeID, 100)},
			OperatorID:        iikotest.OperatorID,
			MarketingSourceID: iikotest.MarketingSourceID,
			PriceCategoryID:   iikotest.PriceCategoryID,
			LoyaltyInfo:       &models.LoyaltyInfo{Coupon: ptr(iikotest.CouponNumber)},
			Comment:           ptr("no onions"),
			SourceKey:         ptr("site"),
			CompleteBefore:    due,
		},
	})

	info := iiko.Deliveries()[0]
	require.Nil(t, info.ErrorInfo)
	require.Equal(t, "A-17", *info.ExternalNumber)
	d := info.Order
	require.Equal(t, models.DeliveryStatusUnconfirmed, d.Status)
	require.Equal(t, iikotest.TerminalGroupID, d.TerminalGroupID)
	require.Equal(t, iikotest.CourierOrderTypeID, d.OrderType.ID)
	require.Equal(t, iikotest.CustomerID, d.Customer.ID)
	require.Equal(t, "Tverskaya", d.DeliveryPoint.Address.Street.Name)
	require.Equal(t, "Margherita", d.Items[0].PrimaryComponent.Product.Name)
	require.Equal(t, "Thick crust", d.Items[0].CommonModifiers[0].Product.Name)
	require.Equal(t, iikotest.LunchSoupGroupID, d.Items[1].ComboInformation.GroupID)
	require.Equal(t, "Business lunch", d.Combos[0].Name)
	// Two pizza halves with a thick crust and mushrooms, and the lunch.
	require.InDelta(t, 490.0/2+590.0/2+50+60+500, d.Sum, 0)
	require.Equal(t, models.PaymentTypeKindExternal, d.Payments[0].PaymentType.Kind)
	require.False(t, d.Payments[0].IsPreliminary)
	require.True(t, d.Payments[1].IsPreliminary)
	require.InDelta(t, 400, *d.ProcessedPaymentsSum, 0)
	require.Equal(t, "Tips for the courier", d.Tips[0].TipsType.Name)
	require.Equal(t, "Smirnova Olga", d.Operator.Name)
	require.Equal(t, "A flyer", d.MarketingSource.Name)
	require.Equal(t, "Delivery", *d.PriceCategory.Name)
	require.Equal(t, iikotest.CouponNumber, *d.LoyaltyInfo.Coupon)
	require.Equal(t, due, d.CompleteBefore)
	require.False(t, *d.IsAsap)
}

func TestServer_registersNewCustomersOfDeliveries(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	for range 2 {
		success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) {
			d.Customer = ptr(models.RegularCustomer("Boris"))
		}))
	}
	deliveries := iiko.Deliveries()
	customer, ok := iiko.Customer(deliveries[0].Order.Customer.ID)
	require.True(t, ok)
	require.Equal(t, "Boris", *customer.Name)
	require.Equal(t, "+79005554433", *customer.Phone)
	require.Equal(t, customer.ID, deliveries[1].Order.Customer.ID)
}

func TestServer_movesADeliveryThroughItsStatuses(t *testing.T) {
	iiko := iikotest.Start(t)
	synctest.Test(t, func(t *testing.T) {
		c := inMemory(t, iiko)
		id := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) {
			d.OrderServiceType = models.OrderServiceTypeDeliveryByCourier
			d.DeliveryPoint = &models.DeliveryPoint{Address: ptr(models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "7"))}
		})).OrderInfo.ID
		order := models.OrderRequest{OrganizationID: iikotest.OrganizationID, OrderID: id}
		to := func(status models.DeliveryStatus) models.UpdateOrderDeliveryStatusRequest {
			return models.UpdateOrderDeliveryStatusRequest{OrganizationID: iikotest.OrganizationID, OrderID: id, DeliveryStatus: status}
		}
		handedOver := to(models.DeliveryStatusDelivered)
		handedOver.DeliveryDate = "2000-01-01 05:00:00.000"
		steps := []struct {
			name  string
			op    *api.Operation
			body  any
			state models.CommandState
			want  models.DeliveryStatus
		}{
			{"send out an unconfirmed delivery", api.DeliveriesUpdateOrderDeliveryStatus, to(models.DeliveryStatusOnWay), models.CommandStateError, models.DeliveryStatusUnconfirmed},
			{"cancel the confirmation of an unconfirmed delivery", api.DeliveriesCancelConfirmation, order, models.CommandStateError, models.DeliveryStatusUnconfirmed},
			{"confirm it", api.DeliveriesConfirm, order, models.CommandStateSuccess, models.DeliveryStatusWaitCooking},
			{"confirm it again", api.DeliveriesConfirm, order, models.CommandStateError, models.DeliveryStatusWaitCooking},
			{"cancel the confirmation", api.DeliveriesCancelConfirmation, order, models.CommandStateSuccess, models.DeliveryStatusUnconfirmed},
			{"confirm it after that", api.DeliveriesConfirm, order, models.CommandStateSuccess, models.DeliveryStatusWaitCooking},
			{"move it to Waiting", api.DeliveriesUpdateOrderDeliveryStatus, to(models.DeliveryStatusWaiting), models.CommandStateSuccess, models.DeliveryStatusWaiting},
			{"move it to OnWay", api.DeliveriesUpdateOrderDeliveryStatus, to(models.DeliveryStatusOnWay), models.CommandStateSuccess, models.DeliveryStatusOnWay},
			{"move it to Delivered", api.DeliveriesUpdateOrderDeliveryStatus, handedOver, models.CommandStateSuccess, models.DeliveryStatusDelivered},
		}
		for _, step := range steps {
			command := success[models.CorrelationIDResponse](c, step.op, step.body)
			require.Equal(t, models.CommandStateInProgress, commandStatus(c, command.CorrelationID).State, step.name)
			time.Sleep(200 * time.Millisecond)
			status := commandStatus(c, command.CorrelationID)
			require.Equal(t, step.state, status.State, step.name)
			require.Equal(t, step.want, iiko.Deliveries()[0].Order.Status, step.name)
		}
		delivered := iiko.Deliveries()[0].Order
		require.NotEmpty(t, delivered.WhenConfirmed)
		require.NotEmpty(t, delivered.WhenSended)
		require.Equal(t, handedOver.DeliveryDate, delivered.WhenDelivered)

		success[models.CorrelationIDResponse](c, api.DeliveriesUpdateOrderDeliveryStatus, to(models.DeliveryStatusWaiting))
		time.Sleep(200 * time.Millisecond)
		require.Empty(t, iiko.Deliveries()[0].Order.WhenDelivered)
	})
}

func TestServer_rejectsInvalidDeliveryStatusChanges(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.Organization.IsConfirmationEnabled = ptr(false)
	iiko := iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	id := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil)).OrderInfo.ID
	failed := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.Phone = "1" })).OrderInfo.ID
	require.Equal(t, models.DeliveryStatusWaitCooking, iiko.Deliveries()[0].Order.Status)

	t.Run("of an unknown delivery", func(t *testing.T) {
		resp := apiError(c, api.DeliveriesConfirm, models.OrderRequest{OrganizationID: iikotest.OrganizationID, OrderID: "unknown"}, http.StatusBadRequest)
		require.Equal(t, string(models.ErrorCodeOrderNotFound), *resp.Error)
	})
	t.Run("to an unsupported status", func(t *testing.T) {
		apiError(c, api.DeliveriesUpdateOrderDeliveryStatus, models.UpdateOrderDeliveryStatusRequest{
			OrganizationID: iikotest.OrganizationID, OrderID: id, DeliveryStatus: models.DeliveryStatusClosed,
		}, http.StatusBadRequest)
	})
	for name, req := range map[string]models.UpdateOrderDeliveryStatusRequest{
		"of a delivery that was not placed": {OrderID: failed, DeliveryStatus: models.DeliveryStatusWaiting},
		"to OnWay for a pickup":             {OrderID: id, DeliveryStatus: models.DeliveryStatusOnWay},
	} {
		t.Run(name, func(t *testing.T) {
			req.OrganizationID = iikotest.OrganizationID
			command := success[models.CorrelationIDResponse](c, api.DeliveriesUpdateOrderDeliveryStatus, req)
			require.Equal(t, models.CommandStateError, commandStatus(c, command.CorrelationID).State)
		})
	}
}

func TestServer_SetDeliveryStatus_allowsAnyTransition(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(time.Minute))
	synctest.Test(t, func(t *testing.T) {
		c := inMemory(t, iiko)
		id := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil)).OrderInfo.ID
		require.ErrorContains(t, iiko.SetDeliveryStatus(id, models.DeliveryStatusCookingStarted), id)
		time.Sleep(time.Minute)
		steps := []struct {
			status models.DeliveryStatus
			item   models.OrderItemStatus
			when   func(*models.PlacedDelivery) models.DateTime
		}{
			{models.DeliveryStatusWaitCooking, models.OrderItemStatusAdded, func(d *models.PlacedDelivery) models.DateTime { return d.WhenConfirmed }},
			{models.DeliveryStatusReadyForCooking, models.OrderItemStatusPrintedNotCooking, func(d *models.PlacedDelivery) models.DateTime { return d.WhenPrinted }},
			{models.DeliveryStatusCookingStarted, models.OrderItemStatusCookingStarted, nil},
			{models.DeliveryStatusCookingCompleted, models.OrderItemStatusCookingCompleted, func(d *models.PlacedDelivery) models.DateTime { return d.WhenCookingCompleted }},
			{models.DeliveryStatusOnWay, models.OrderItemStatusCookingCompleted, func(d *models.PlacedDelivery) models.DateTime { return d.WhenSended }},
			{models.DeliveryStatusDelivered, models.OrderItemStatusServed, func(d *models.PlacedDelivery) models.DateTime { return d.WhenDelivered }},
			{models.DeliveryStatusClosed, models.OrderItemStatusServed, func(d *models.PlacedDelivery) models.DateTime { return d.WhenClosed }},
			{models.DeliveryStatusCancelled, models.OrderItemStatusServed, func(d *models.PlacedDelivery) models.DateTime { return d.CancelInfo.WhenCancelled }},
		}
		for _, step := range steps {
			time.Sleep(time.Minute)
			before := iiko.Deliveries()[0].Timestamp
			require.NoError(t, iiko.SetDeliveryStatus(id, step.status))
			info := iiko.Deliveries()[0]
			require.Greater(t, info.Timestamp, before)
			require.Equal(t, step.status, info.Order.Status)
			require.Equal(t, step.item, info.Order.Items[0].Status, step.status)
			if step.when != nil {
				require.Equal(t, models.NewDateTime(time.Now().UTC().Add(3*time.Hour)), step.when(info.Order), step.status)
			}
		}
		require.Equal(t, iikotest.CancelCauseID, iiko.Deliveries()[0].Order.CancelInfo.Cause.ID)
	})
}

func TestServer_assignsCouriers(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	id := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil)).OrderInfo.ID
	assign := func(courierID string, expected models.DateTime) models.CommandState {
		return commandStatus(c, success[models.CorrelationIDResponse](c, api.DeliveriesChangeDriverInfo, models.ChangeDriverInfoRequest{
			OrganizationID: iikotest.OrganizationID, OrderID: id, DriverID: courierID, EstimatedTime: expected,
		}).CorrelationID).State
	}
	require.Equal(t, models.CommandStateSuccess, assign(iikotest.CourierID, ""))
	require.Equal(t, models.CommandStateSuccess, assign("", "2999-12-31 20:00:00.000"))
	require.Equal(t, models.CommandStateError, assign(iikotest.OperatorID, ""), "an operator is not a courier")
	d := iiko.Deliveries()[0].Order
	require.Equal(t, models.OrderEmployee{ID: iikotest.CourierID, Name: "Petrov Ivan"}, d.CourierInfo.Courier)
	require.Equal(t, models.DateTime("2999-12-31 20:00:00.000"), d.EstimatedTime)
}

// day returns the day that is so many days ahead.
func day(ahead int) string { return time.Now().UTC().AddDate(0, 0, ahead).Format(time.DateOnly) }

func TestServer_filtersAndSortsDeliveries(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	for _, amount := range []float64{3, 1, 2} {
		success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) {
			d.Items[0].Amount = amount
			d.Customer = ptr(models.OneTimeCustomer(map[float64]string{3: "Clara", 1: "Anton", 2: "Boris"}[amount]))
			d.CompleteBefore = models.DateTime(day(int(amount)) + " 12:00:00.000")
			if amount == 1 {
				d.SourceKey = ptr("site")
			}
		}))
	}
	success[models.CorrelationIDResponse](c, api.DeliveriesConfirm, models.OrderRequest{
		OrganizationID: iikotest.OrganizationID, OrderID: iiko.Deliveries()[2].ID,
	})
	type filter = models.FindByDeliveryDateAndSourceKeyAndFilterRequest
	tests := []struct {
		name string
		req  filter
		want []int
	}{
		{"all, by number", filter{}, []int{1, 2, 3}},
		{"by sum", filter{SortProperty: models.DeliverySortPropertySum}, []int{2, 3, 1}},
		{"by customer, descending", filter{SortProperty: models.DeliverySortPropertyCustomer, SortDirection: models.SortDirectionDescending}, []int{1, 3, 2}},
		{"by date, the first two", filter{SortProperty: models.DeliverySortPropertyCompleteBefore, RowsCount: ptr(2)}, []int{2, 3}},
		{"with a status", filter{Statuses: []models.DeliveryStatus{models.DeliveryStatusWaitCooking}}, []int{3}},
		{"with a source key", filter{SourceKeys: []string{"site"}}, []int{2}},
		{"in a period", filter{DeliveryDateFrom: models.DateTime(day(2) + " 00:00:00.000"), DeliveryDateTo: models.DateTime(day(2) + " 23:59:59.999")}, []int{3}},
		{"of a terminal group", filter{TerminalGroupIDs: []string{iikotest.SleepingTerminalGroupID}}, nil},
		{"of a service type", filter{OrderServiceType: models.OrderServiceTypeDeliveryByCourier}, nil},
		{"of a customer", filter{SearchText: ptr("bor")}, []int{3}},
		{"with a phone", filter{SearchText: ptr("+7900555")}, []int{1, 2, 3}},
		{"with a problem", filter{HasProblem: ptr(true)}, nil},
		{"by ids", filter{OrderIDs: []string{iiko.Deliveries()[0].ID}}, []int{1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.req.OrganizationIDs = []string{iikotest.OrganizationID}
			resp := success[models.DeliveriesWithRevisionResponse](c, api.DeliveriesByDeliveryDateAndSourceKeyAndFilter, tt.req)
			require.Equal(t, tt.want, numbers(resp))
		})
	}
	t.Run("by date and status", func(t *testing.T) {
		resp := success[models.DeliveriesWithRevisionResponse](c, api.DeliveriesByDeliveryDateAndStatus, models.FindByDeliveryDateAndStatusRequest{
			OrganizationIDs: []string{iikotest.OrganizationID}, DeliveryDateFrom: models.DateTime(day(2) + " 00:00:00.000"),
			Statuses: []models.DeliveryStatus{models.DeliveryStatusUnconfirmed},
		})
		require.Equal(t, []int{1}, numbers(resp))
	})
}

func numbers(resp models.DeliveriesWithRevisionResponse) []int {
	var numbers []int
	for _, organization := range resp.OrdersByOrganizations {
		for _, delivery := range organization.Orders {
			numbers = append(numbers, delivery.Order.Number)
		}
	}
	return numbers
}

func TestServer_reportsLateDeliveriesAsProblems(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	synctest.Test(t, func(t *testing.T) {
		c := inMemory(t, iiko)
		success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil))
		withProblem := func() []int {
			return numbers(success[models.DeliveriesWithRevisionResponse](c, api.DeliveriesByDeliveryDateAndSourceKeyAndFilter,
				models.FindByDeliveryDateAndSourceKeyAndFilterRequest{OrganizationIDs: []string{iikotest.OrganizationID}, HasProblem: ptr(true)}))
		}
		require.Empty(t, withProblem())
		time.Sleep(time.Minute)
		require.Equal(t, []int{1}, withProblem())
	})
}

func TestServer_returnsDeliveriesChangedSinceARevision(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	changedSince := func(revision int64) (int64, []string) {
		resp := success[models.DeliveriesWithRevisionResponse](c, api.DeliveriesByRevision, models.DeliveriesByRevisionRequest{
			OrganizationIDs: []string{iikotest.OrganizationID}, StartRevision: revision,
		})
		ids := []string{}
		for _, delivery := range resp.OrdersByOrganizations[0].Orders {
			ids = append(ids, delivery.ID)
		}
		return resp.MaxRevision, ids
	}
	first := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil)).OrderInfo.ID
	second := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil)).OrderInfo.ID
	revision, ids := changedSince(0)
	require.Equal(t, []string{first, second}, ids)
	_, ids = changedSince(revision)
	require.Empty(t, ids)
	success[models.CorrelationIDResponse](c, api.DeliveriesConfirm, models.OrderRequest{OrganizationID: iikotest.OrganizationID, OrderID: first})
	_, ids = changedSince(revision)
	require.Equal(t, []string{first}, ids)
}
