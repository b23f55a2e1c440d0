package iikotest_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// kitchen is a client of a restaurant that carries out commands at once.
type kitchen struct {
	*client
	iiko *iikotest.Server
}

func newKitchen(t *testing.T) kitchen {
	t.Helper()
	r := iikotest.DemoRestaurant()
	r.Organization.IsConfirmationEnabled = ptr(false)
	iiko := iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0))
	return kitchen{overNetwork(t, iiko), iiko}
}

// change sends a command and returns the error of its execution; nil if it succeeded.
func (k kitchen) change(op *api.Operation, request any) *models.CommandStatusResponse {
	k.tb.Helper()
	command := success[models.CorrelationIDResponse](k.client, op, request)
	status := commandStatus(k.client, command.CorrelationID)
	if status.State == models.CommandStateSuccess {
		return nil
	}
	require.Equal(k.tb, models.CommandStateError, status.State)
	return &status
}

// succeeds requires that a command succeeds, and fails that it fails with a code.
func (k kitchen) succeeds(op *api.Operation, request any) {
	k.tb.Helper()
	require.Nil(k.tb, k.change(op, request), op.Name)
}

func (k kitchen) fails(code models.ErrorCode, op *api.Operation, request any) {
	k.tb.Helper()
	status := k.change(op, request)
	require.NotNil(k.tb, status, op.Name)
	require.Contains(k.tb, string(status.Exception), `"`+string(code)+`"`, op.Name)
}

// table places a table order with a portion of soup and returns its id, and the order.
func (k kitchen) table(change func(*models.TableOrder)) (string, func() models.PlacedTableOrder) {
	k.tb.Helper()
	request := tableOrder(models.ProductItem(iikotest.BorschtID, 1))
	if change != nil {
		change(request.Order)
	}
	id := success[models.TableOrderResponse](k.client, api.OrdersOrderCreate, request).OrderInfo.ID
	return id, func() models.PlacedTableOrder {
		for _, order := range k.iiko.TableOrders() {
			if order.ID == id {
				return *order.Order
			}
		}
		return models.PlacedTableOrder{}
	}
}

// delivery places a delivery with a portion of soup and returns its id, and the delivery.
func (k kitchen) delivery(change func(*models.DeliveryOrder)) (string, func() models.PlacedDelivery) {
	k.tb.Helper()
	request := pickup(change)
	id := success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, request).OrderInfo.ID
	return id, func() models.PlacedDelivery {
		for _, delivery := range k.iiko.Deliveries() {
			if delivery.ID == id {
				return *delivery.Order
			}
		}
		return models.PlacedDelivery{}
	}
}

func TestServer_servesATableFromTheFirstDishToTheBill(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	id, order := k.table(nil)
	soup := order().Sum
	k.succeeds(api.OrdersAddItems, models.AddOrderItemsRequest{OrganizationID: org, OrderID: id, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 2)}})
	require.Len(t, order().Items, 2)
	require.InDelta(t, soup+2**order().Items[1].Price, order().Sum, 0)
	sum := order().Sum

	k.succeeds(api.OrdersAddCustomer, models.AddCustomerRequest{OrganizationID: org, OrderID: id, Customer: models.TableOrderCustomer{ID: iikotest.CustomerID, Phone: ptr(iikotest.CustomerPhone)}})
	assert.Equal(t, "Anna", order().Customer.Name)
	assert.Equal(t, iikotest.CustomerPhone, *order().Phone)
	k.succeeds(api.OrdersChangeExternalData, models.ChangeExternalDataRequest{OrganizationID: org, OrderID: id, ExternalData: []models.ExternalData{{Key: "a", Value: "1"}, {Key: "b", Value: "2"}}})
	k.succeeds(api.OrdersChangeExternalData, models.ChangeExternalDataRequest{OrganizationID: org, OrderID: id, ExternalData: []models.ExternalData{{Key: "a", Value: "3"}}})
	assert.ElementsMatch(t, []models.ExternalData{{Key: "a", Value: "3"}, {Key: "b", Value: "2"}}, order().ExternalData)

	k.fails("PaymentSumNotEnough", api.OrdersClose, models.CloseOrderRequest{OrganizationID: org, OrderID: id})
	k.succeeds(api.OrdersAddPayments, models.AddPaymentsRequest{OrganizationID: org, OrderID: id, Payments: []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 1)}})
	k.succeeds(api.OrdersChangePayments, models.ChangePaymentsRequest{OrganizationID: org, OrderID: id, Payments: []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, sum-1)}})
	k.succeeds(api.OrdersAddPayments, models.AddPaymentsRequest{OrganizationID: org, OrderID: id, Payments: []models.Payment{{PaymentTypeKind: models.PaymentTypeKindCard, PaymentTypeID: iikotest.CardPaymentTypeID, Sum: 1}}})
	require.Len(t, order().Payments, 2)
	assert.Zero(t, *order().ProcessedPaymentsSum)

	k.succeeds(api.OrdersPrintBill, models.OrderRequest{OrganizationID: org, OrderID: id})
	assert.Equal(t, models.OrderStatusBill, order().Status)
	assert.NotEmpty(t, order().WhenBillPrinted)
	k.fails(models.ErrorCodeCommon, api.OrdersAddItems, models.AddOrderItemsRequest{OrganizationID: org, OrderID: id, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 2)}})

	k.iiko.CloseCashShift()
	k.fails("CafeSessionNotFound", api.OrdersClose, models.CloseOrderRequest{OrganizationID: org, OrderID: id})
	k.iiko.OpenCashShift()
	k.succeeds(api.OrdersClose, models.CloseOrderRequest{OrganizationID: org, OrderID: id})
	closed := order()
	assert.Equal(t, models.OrderStatusClosed, closed.Status)
	assert.NotEmpty(t, closed.WhenClosed)
	assert.InDelta(t, sum, *closed.ProcessedPaymentsSum, 0)
	assert.False(t, closed.Payments[0].IsPreliminary)
	assert.Equal(t, models.OrderItemStatusServed, closed.Items[0].Status)

	k.succeeds(api.OrdersClose, models.CloseOrderRequest{OrganizationID: org, OrderID: id})
	assert.Equal(t, closed, order(), "a second close changes nothing")
	for op, request := range map[*api.Operation]any{
		api.OrdersAddItems:       models.AddOrderItemsRequest{OrganizationID: org, OrderID: id, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 2)}},
		api.OrdersAddPayments:    models.AddPaymentsRequest{OrganizationID: org, OrderID: id},
		api.OrdersChangePayments: models.ChangePaymentsRequest{OrganizationID: org, OrderID: id},
		api.OrdersAddCustomer:    models.AddCustomerRequest{OrganizationID: org, OrderID: id},
		api.OrdersPrintBill:      models.OrderRequest{OrganizationID: org, OrderID: id},
		api.OrdersCancel:         models.CancelOrderRequest{OrganizationID: org, OrderID: id},
	} {
		k.fails(models.ErrorCodeCommon, op, request)
	}
	assert.Equal(t, closed, order())
}

func TestServer_cancelsATableOrder(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	id, order := k.table(nil)
	k.fails(models.ErrorCodeCommon, api.OrdersCancel, models.CancelOrderRequest{OrganizationID: org, OrderID: id, RemovalTypeID: "unknown"})
	k.succeeds(api.OrdersCancel, models.CancelOrderRequest{OrganizationID: org, OrderID: id, RemovalTypeID: iikotest.RemovalTypeID, RemovalComment: ptr("dropped")})
	assert.Equal(t, models.OrderStatusDeleted, order().Status)
	method := order().Items[0].Deleted.DeletionMethod
	assert.Equal(t, iikotest.RemovalTypeID, method.RemovalType.ID)
	assert.Equal(t, "dropped", *method.Comment)
	k.fails(models.ErrorCodeCommon, api.OrdersClose, models.CloseOrderRequest{OrganizationID: org, OrderID: id})

	paid := models.Payment{PaymentTypeKind: models.PaymentTypeKindExternal, PaymentTypeID: iikotest.OnlinePaymentTypeID, Sum: 10, IsProcessedExternally: ptr(true)}
	id, order = k.table(func(o *models.TableOrder) { o.Payments = []models.Payment{paid} })
	k.fails(models.ErrorCodeCommon, api.OrdersCancel, models.CancelOrderRequest{OrganizationID: org, OrderID: id})
	k.fails(models.ErrorCodeCommon, api.OrdersChangePayments, models.ChangePaymentsRequest{OrganizationID: org, OrderID: id})
	assert.Len(t, order().Payments, 1)
}

func TestServer_leavesAnOrderAsItIsWhenAChangeFails(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	id, order := k.table(func(o *models.TableOrder) {
		o.Payments = []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 1)}
	})
	before := order()
	unknown := []models.OrderItem{models.ProductItem(iikotest.KvassID, 1), models.ProductItem("unknown", 1)}
	k.fails(models.ErrorCodeProductNotFound, api.OrdersAddItems, models.AddOrderItemsRequest{OrganizationID: org, OrderID: id, Items: unknown})
	badly := []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 1), models.CashPayment("unknown", 1)}
	k.fails(models.ErrorCodePaymentTypeNotFound, api.OrdersAddPayments, models.AddPaymentsRequest{OrganizationID: org, OrderID: id, Payments: badly})
	k.fails(models.ErrorCodePaymentTypeNotFound, api.OrdersChangePayments, models.ChangePaymentsRequest{OrganizationID: org, OrderID: id, Payments: badly})
	k.fails(models.ErrorCodePaymentTypeNotFound, api.OrdersUpdatePayments, map[string]any{"organizationId": org, "orderId": id, "paymentItems": []models.Payment{{PaymentTypeID: "unknown", Sum: 1}}})
	k.fails(models.ErrorCodeCustomerNameNotSpecified, api.OrdersAddCustomer, models.AddCustomerRequest{OrganizationID: org, OrderID: id, Customer: models.TableOrderCustomer{Phone: ptr("+79990000000")}})
	assert.Equal(t, before, order())
	apiError(k.client, api.OrdersAddItems, models.AddOrderItemsRequest{OrganizationID: org, OrderID: id}, http.StatusBadRequest)
	apiError(k.client, api.OrdersAddItems, `{"organizationId":7}`, http.StatusBadRequest)

	k.succeeds(api.OrdersUpdatePayments, map[string]any{"organizationId": org, "orderId": id, "paymentItems": []models.Payment{{PaymentTypeID: iikotest.OnlinePaymentTypeID, Sum: 5, IsProcessedExternally: ptr(true)}}})
	assert.InDelta(t, 5, *order().ProcessedPaymentsSum, 0)
}

func TestServer_OpenTable_isLoadedByTableAndByPosOrder(t *testing.T) {
	k := newKitchen(t)
	byTable := models.InitByTableRequest{OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, TableIDs: []string{iikotest.TableID}}
	apiError(k.client, api.OrdersInitByTable, byTable, http.StatusInternalServerError)

	posID, err := k.iiko.OpenTable(tableOrder(models.ProductItem(iikotest.BorschtID, 1)))
	require.NoError(t, err)
	require.Empty(t, k.iiko.TableOrders())
	k.succeeds(api.OrdersInitByTable, byTable)
	require.Len(t, k.iiko.TableOrders(), 1)
	loaded := k.iiko.TableOrders()[0]
	assert.Equal(t, posID, loaded.PosID)
	assert.Equal(t, "Borscht", loaded.Order.Items[0].Product.Name)
	k.succeeds(api.OrdersInitByTable, byTable) // again
	require.Len(t, k.iiko.TableOrders(), 1)
	k.succeeds(api.OrdersPrintBill, models.OrderRequest{OrganizationID: iikotest.OrganizationID, OrderID: loaded.ID})

	posID, err = k.iiko.OpenTable(tableOrder(models.ProductItem(iikotest.KvassID, 1)))
	require.NoError(t, err)
	byPosOrder := models.InitByPosOrderRequest{OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, PosOrderIDs: []string{posID}}
	k.succeeds(api.OrdersInitByPosOrder, byPosOrder)
	require.Len(t, k.iiko.TableOrders(), 2)
	byPosOrder.TerminalGroupID = "unknown"
	apiError(k.client, api.OrdersInitByPosOrder, byPosOrder, http.StatusInternalServerError)
	_, err = k.iiko.OpenTable(tableOrder(models.ProductItem("unknown", 1)))
	require.EqualError(t, err, `iikotest: OpenTable: product "unknown" is not on the menu`)
}

func TestServer_deliversAndClosesADelivery(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	id, delivery := k.delivery(byCourier)
	target := models.OrderRequest{OrganizationID: org, OrderID: id}
	k.succeeds(api.DeliveriesAddItems, models.AddDeliveryItemsRequest{OrganizationID: org, OrderID: id, Items: []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)}})
	require.Len(t, delivery().Items, 2)
	k.succeeds(api.DeliveriesChangeComment, models.ChangeCommentRequest{OrganizationID: org, OrderID: id, Comment: "без лука"})
	k.succeeds(api.DeliveriesChangeOperator, models.ChangeOperatorRequest{OrganizationID: org, OrderID: id, OperatorID: iikotest.OperatorID})
	k.succeeds(api.DeliveriesUpdateOrderProblem, models.UpdateOrderProblemRequest{OrganizationID: org, OrderID: id, HasProblem: true, Problem: ptr("late")})
	k.succeeds(api.DeliveriesUpdateTrackingLink, models.UpdateTrackingLinkRequest{OrganizationID: org, OrderID: id, TrackingLink: ptr("https://track.example/1")})
	k.succeeds(api.DeliveriesChangeExternalData, models.ChangeExternalDataRequest{OrganizationID: org, OrderID: id, ExternalData: []models.ExternalData{{Key: "a", Value: "1"}}})
	k.succeeds(api.DeliveriesPrintDeliveryBill, target)
	k.succeeds(api.DeliveriesUpdateOrderCourier, map[string]any{"organizationId": org, "orderId": id, "employeeId": iikotest.CourierID})
	k.succeeds(api.DeliveriesChangeCompleteBefore, models.ChangeCompleteBeforeRequest{OrganizationID: org, OrderID: id, NewCompleteBefore: tomorrow(k)})
	k.succeeds(api.DeliveriesChangeDeliveryPoint, models.ChangeDeliveryPointRequest{OrganizationID: org, OrderID: id, NewDeliveryPoint: models.DeliveryPoint{
		Address: &models.Address{Street: &models.AddressStreet{ID: iikotest.StreetID}, House: ptr("9")},
	}})
	changed := delivery()
	assert.Equal(t, "без лука", *changed.Comment)
	assert.Equal(t, iikotest.OperatorID, changed.Operator.ID)
	assert.Equal(t, models.DeliveryProblem{HasProblem: true, Description: ptr("late")}, *changed.Problem)
	assert.Equal(t, "https://track.example/1", *changed.TrackingLink)
	assert.Equal(t, []models.ExternalData{{Key: "a", Value: "1"}}, changed.ExternalData)
	assert.NotEmpty(t, changed.WhenBillPrinted)
	assert.Equal(t, iikotest.CourierID, changed.CourierInfo.Courier.ID)
	assert.Equal(t, tomorrow(k), changed.CompleteBefore)
	assert.False(t, *changed.IsAsap)
	assert.Equal(t, "9", *changed.DeliveryPoint.Address.House)

	k.succeeds(api.DeliveriesChangePayments, models.ChangePaymentsRequest{OrganizationID: org, OrderID: id, Payments: []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 1)}})
	toClose := models.CloseDeliveryRequest{OrganizationID: org, OrderID: id}
	k.succeeds(api.DeliveriesClose, toClose)
	assert.Equal(t, models.DeliveryStatusWaitCooking, delivery().Status, "a courier's delivery that has not left stays open, although the command succeeds")
	k.succeeds(api.DeliveriesUpdateOrderDeliveryStatus, models.UpdateOrderDeliveryStatusRequest{OrganizationID: org, OrderID: id, DeliveryStatus: models.DeliveryStatusOnWay})
	k.fails("PaymentSumNotEnough", api.DeliveriesClose, toClose)
	k.succeeds(api.DeliveriesAddPayments, models.AddPaymentsRequest{OrganizationID: org, OrderID: id, Payments: []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, delivery().Sum-1)}})
	k.succeeds(api.DeliveriesClose, toClose)
	closed := delivery()
	assert.Equal(t, models.DeliveryStatusClosed, closed.Status)
	assert.NotEmpty(t, closed.WhenDelivered)
	k.succeeds(api.DeliveriesClose, toClose)
	assert.Equal(t, closed, delivery())
	k.fails(models.ErrorCodeCommon, api.DeliveriesChangeComment, models.ChangeCommentRequest{OrganizationID: org, OrderID: id})
	k.fails(models.ErrorCodeIllegalDeliveryStatus, api.DeliveriesCancel, models.CancelDeliveryRequest{OrganizationID: org, OrderID: id})
	k.fails(models.ErrorCodeIllegalDeliveryStatus, api.DeliveriesUpdateOrderDeliveryStatus, models.UpdateOrderDeliveryStatusRequest{OrganizationID: org, OrderID: id, DeliveryStatus: models.DeliveryStatusOnWay})
}

// tomorrow is noon of the next day in the restaurant.
func tomorrow(k kitchen) models.DateTime {
	created, err := k.iiko.Deliveries()[0].Order.WhenCreated.In(time.UTC)
	require.NoError(k.tb, err)
	return models.DateTime(created.AddDate(0, 0, 1).Format("2006-01-02") + " 12:00:00.000")
}

func TestServer_changesTheServiceOfADelivery(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	id, delivery := k.delivery(nil)
	k.fails(models.ErrorCodeCommon, api.DeliveriesChangeDeliveryPoint, models.ChangeDeliveryPointRequest{OrganizationID: org, OrderID: id})
	k.fails(models.ErrorCodeAddressNotFound, api.DeliveriesChangeServiceType, models.ChangeServiceTypeRequest{OrganizationID: org, OrderID: id, NewServiceType: models.OrderServiceTypeDeliveryByCourier})
	order := models.DeliveryOrder{}
	byCourier(&order)
	k.succeeds(api.DeliveriesChangeServiceType, models.ChangeServiceTypeRequest{OrganizationID: org, OrderID: id, NewServiceType: models.OrderServiceTypeDeliveryByCourier, DeliveryPoint: order.DeliveryPoint})
	assert.Equal(t, models.OrderServiceTypeDeliveryByCourier, delivery().OrderType.OrderServiceType)
	assert.Equal(t, "7", *delivery().DeliveryPoint.Address.House)
	k.succeeds(api.DeliveriesChangeServiceType, models.ChangeServiceTypeRequest{OrganizationID: org, OrderID: id, NewServiceType: models.OrderServiceTypeDeliveryByClient})
	assert.Equal(t, models.OrderServiceTypeDeliveryByClient, delivery().OrderType.OrderServiceType)
	assert.Nil(t, delivery().DeliveryPoint)
	apiError(k.client, api.DeliveriesChangeServiceType, models.ChangeServiceTypeRequest{OrganizationID: org, OrderID: id, NewServiceType: models.OrderServiceTypeCommon}, http.StatusBadRequest)
}

func TestServer_cancelsADelivery(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	id, delivery := k.delivery(nil)
	k.fails(models.ErrorCodeCommon, api.DeliveriesCancel, models.CancelDeliveryRequest{OrganizationID: org, OrderID: id, CancelCauseID: "unknown"})
	k.succeeds(api.DeliveriesCancel, models.CancelDeliveryRequest{OrganizationID: org, OrderID: id, CancelCauseID: iikotest.CancelCauseID, CancelComment: ptr("no answer"), MovedOrderID: "m", RemovalTypeID: iikotest.RemovalTypeID})
	canceled := delivery()
	assert.Equal(t, models.DeliveryStatusCancelled, canceled.Status)
	assert.Equal(t, iikotest.CancelCauseID, canceled.CancelInfo.Cause.ID)
	assert.Equal(t, "no answer", *canceled.CancelInfo.Comment)
	assert.Equal(t, "m", canceled.MovedToDeliveryID)
	assert.NotNil(t, canceled.Items[0].Deleted)
	k.fails(models.ErrorCodeIllegalDeliveryStatus, api.DeliveriesClose, models.CloseDeliveryRequest{OrganizationID: org, OrderID: id})
}

func TestServer_refusesWhatIsTooLongOrTooFarAhead(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	id, _ := k.delivery(nil)
	long := func(length int) string { return strings.Repeat("я", length) }
	for name, test := range map[string]struct {
		op      *api.Operation
		request func(length int) any
		most    int
	}{
		"a comment": {api.DeliveriesChangeComment, func(n int) any {
			return models.ChangeCommentRequest{OrganizationID: org, OrderID: id, Comment: long(n)}
		}, 255},
		"a problem": {api.DeliveriesUpdateOrderProblem, func(n int) any {
			return models.UpdateOrderProblemRequest{OrganizationID: org, OrderID: id, Problem: ptr(long(n))}
		}, 1000},
		"a link": {api.DeliveriesUpdateTrackingLink, func(n int) any {
			return models.UpdateTrackingLinkRequest{OrganizationID: org, OrderID: id, TrackingLink: ptr(long(n))}
		}, 512},
	} {
		t.Run(name, func(t *testing.T) {
			k.succeeds(test.op, test.request(test.most))
			apiError(k.client, test.op, test.request(test.most+1), http.StatusBadRequest)
		})
	}
	due := func(date models.DateTime) models.ChangeCompleteBeforeRequest {
		return models.ChangeCompleteBeforeRequest{OrganizationID: org, OrderID: id, NewCompleteBefore: date}
	}
	apiError(k.client, api.DeliveriesChangeCompleteBefore, due(""), http.StatusBadRequest)
	apiError(k.client, api.DeliveriesChangeCompleteBefore, due("soon"), http.StatusBadRequest)
	apiError(k.client, api.DeliveriesChangeCompleteBefore, due("2126-01-01 00:00:00.000"), http.StatusBadRequest)
	k.fails(models.ErrorCodeTooSmallDeliveryDate, api.DeliveriesChangeCompleteBefore, due("2020-01-01 00:00:00.000"))
	apiError(k.client, api.DeliveriesClose, models.CloseDeliveryRequest{OrganizationID: org, OrderID: id, DeliveryDate: "soon"}, http.StatusBadRequest)
	k.fails(models.ErrorCodeUserNotFound, api.DeliveriesChangeOperator, models.ChangeOperatorRequest{OrganizationID: org, OrderID: id, OperatorID: "unknown"})
}

func TestServer_findsDeliveriesByPhone(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	open, _ := k.delivery(nil)
	canceled, _ := k.delivery(nil)
	k.delivery(func(d *models.DeliveryOrder) { d.Phone = "+79990001122" })
	k.succeeds(api.DeliveriesCancel, models.CancelDeliveryRequest{OrganizationID: org, OrderID: canceled})
	ids := func(op *api.Operation, request any) (ids []string) {
		for _, delivery := range success[models.DeliveriesWithRevisionResponse](k.client, op, request).OrdersByOrganizations[0].Orders {
			ids = append(ids, delivery.ID)
		}
		return ids
	}
	current := models.DeliveriesByDeliveryDateAndPhoneRequest{OrganizationIDs: []string{org}, Phone: ptr("+79005554433")}
	assert.Equal(t, []string{open}, ids(api.DeliveriesByDeliveryDateAndPhone, current))
	past := models.DeliveriesHistoryByDeliveryDateAndPhoneRequest{OrganizationIDs: []string{org}, Phone: "+79005554433", RowsCount: 200}
	assert.Equal(t, []string{canceled}, ids(api.DeliveriesHistoryByDeliveryDateAndPhone, past))

	current.Phone = nil
	assert.Len(t, ids(api.DeliveriesByDeliveryDateAndPhone, current), 2)
	current.RowsCount = ptr(1)
	assert.Len(t, ids(api.DeliveriesByDeliveryDateAndPhone, current), 1)
	current.RowsCount, current.StartRevision = nil, ptr(int64(1_000_000))
	assert.Empty(t, ids(api.DeliveriesByDeliveryDateAndPhone, current))
	current.StartRevision, current.SourceKeys = nil, []string{"site"}
	assert.Empty(t, ids(api.DeliveriesByDeliveryDateAndPhone, current))
	current.SourceKeys, current.DeliveryDateTo = nil, "2020-01-01 00:00:00.000"
	assert.Empty(t, ids(api.DeliveriesByDeliveryDateAndPhone, current))
	past.RowsCount = 201
	apiError(k.client, api.DeliveriesHistoryByDeliveryDateAndPhone, past, http.StatusBadRequest)
	past.RowsCount = 0
	apiError(k.client, api.DeliveriesHistoryByDeliveryDateAndPhone, past, http.StatusBadRequest)
}

func TestServer_checksADeliveryWithoutPlacingIt(t *testing.T) {
	k := newKitchen(t)
	good := success[struct{ ErrorInfo *models.ErrorInfo }](k.client, api.DeliveriesCheckCreate, pickup(func(d *models.DeliveryOrder) {
		d.Customer = &models.Customer{Type: models.CustomerTypeRegular, Name: ptr("Пётр")}
	}))
	assert.Nil(t, good.ErrorInfo)
	bad := success[struct{ ErrorInfo *models.ErrorInfo }](k.client, api.DeliveriesCheckCreate, pickup(func(d *models.DeliveryOrder) { d.Phone = "1" }))
	require.NotNil(t, bad.ErrorInfo)
	assert.Equal(t, models.ErrorCodeInvalidPhone, bad.ErrorInfo.Code)
	assert.Empty(t, k.iiko.Deliveries())
	apiError(k.client, api.CustomersCustomerInfo, models.FindCustomerRequest{OrganizationID: iikotest.OrganizationID, Phone: ptr("+79005554433"), Type: models.CustomerIdentifierTypePhone}, http.StatusBadRequest)
	_, first := k.delivery(nil)
	assert.Equal(t, 1, first().Number)
}
