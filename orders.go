package goiikoapi

import (
	"cmp"
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IOrders has the two mirrored calls of [Orders] that most programs need, for mocks. Methods are never added.
type IOrders interface {
	OrderCreate(ctx context.Context, organizationID, terminalGroupID string, order map[string]any, createOrderSettings *int) (*BaseCreatedOrderInfoModel, *CustomErrorModel, error)
	OrderByID(ctx context.Context, organizationIDs, orderIDs, posOrderIDs, returnExternalDataKeys, sourceKeys []string) (*ByIdModel, *CustomErrorModel, error)
}

// Orders creates, reads and changes table orders.
type Orders service

var _ IOrders = (*Orders)(nil)

// OrderCreate creates a table order. order is iiko's JSON and is not changed. createOrderSettings is the time
// in seconds that the order may take to reach the terminal; nil means iiko's default. Set an id in order, or
// the create is not retried after a lost response. [Orders.CreateOrder] is the typed form, which generates
// the id itself; the errors are the same.
//
// Operation: [POST /api/1/order/create]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersCreating]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/order/create]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1create/post
func (o *Orders) OrderCreate(ctx context.Context, organizationID, terminalGroupID string, order map[string]any, createOrderSettings *int) (*BaseCreatedOrderInfoModel, *CustomErrorModel, error) {
	id, _ := order["id"].(string)
	return o.kind().create(ctx, createRequest{organizationID, &terminalGroupID, order, frontTimeout(createOrderSettings)}, organizationID, id, false)
}

// CreateOrder creates a table order. If the order has no id, one is generated, so that the create can be
// retried after a lost response without making a second order. If iiko then reports the id as a duplicate,
// the order is read back, and returned if it is the one that was sent; otherwise the error is a
// [DuplicateError]. A success response without the id of the order is [ErrUnexpectedResponse]. The
// CreationStatus in the response is usually InProgress: use [Orders.WaitCreated] to wait until the terminal
// has accepted the order. CreateOrder is the typed form of [Orders.OrderCreate].
//
// Operation: [POST /api/1/order/create]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersCreating]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/order/create]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1create/post
func (o *Orders) CreateOrder(ctx context.Context, req models.CreateOrderRequest) (*models.TableOrderResponse, *CustomErrorModel, error) {
	if req.Order == nil {
		return o.kind().create(ctx, req, req.OrganizationID, "", false) // fails validation
	}
	order := *req.Order // the caller's order must not change
	generated := order.ID == ""
	order.ID = cmp.Or(order.ID, NewID())
	req.Order = &order
	return o.kind().create(ctx, req, req.OrganizationID, order.ID, generated)
}

func (o *Orders) kind() kind[models.TableOrderResponse, models.TableOrderInfo] {
	return kind[models.TableOrderResponse, models.TableOrderInfo]{
		client:  clientOf(o),
		op:      api.OrdersOrderCreate,
		idName:  "orderId",
		created: func(response *models.TableOrderResponse) *models.TableOrderInfo { return &response.OrderInfo },
		response: func(correlationID string, found *models.TableOrderInfo) *models.TableOrderResponse {
			return &models.TableOrderResponse{CorrelationID: correlationID, OrderInfo: *found}
		},
		creation: func(order *models.TableOrderInfo) (string, *models.CreationStatus, **models.ErrorInfo) {
			return order.ID, &order.CreationStatus, &order.ErrorInfo
		},
		read: func(ctx context.Context, organizationID, id string) ([]models.TableOrderInfo, *CustomErrorModel, error) {
			response, apiErr, err := o.OrderByID(ctx, []string{organizationID}, []string{id}, nil, nil, nil)
			if response == nil {
				return nil, apiErr, err
			}
			return response.Orders, nil, nil
		},
	}
}

// WaitCreated polls until the creation of an order has ended in Success, and returns the order. If the
// terminal rejected the order, the error is a [CreationError]; if iiko does not know it for 30 seconds, the
// error is [ErrUnknownOrder]. When an attempt of this client to create the order had an unknown outcome and
// iiko reports a later attempt as a duplicate, the order is returned if it is the one that was sent;
// otherwise the error is a [DuplicateError].
//
// Operation: [POST /api/1/order/by_id]. Restriction group: [GroupOrdersReceiving]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/order/by_id]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1by_id/post
func (o *Orders) WaitCreated(ctx context.Context, organizationID, orderID string) (*models.TableOrderInfo, *CustomErrorModel, error) {
	return o.kind().wait(ctx, "Orders.WaitCreated", organizationID, orderID)
}

// OrderByID returns orders by their ids, or by their ids on the terminal (posOrderIDs).
// returnExternalDataKeys are the keys of the external data to return with them; sourceKeys, if set, limits
// the result to orders from these sources.
//
// Operation: [POST /api/1/order/by_id]. Restriction group: [GroupOrdersReceiving]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/order/by_id]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1by_id/post
func (o *Orders) OrderByID(ctx context.Context, organizationIDs, orderIDs, posOrderIDs, returnExternalDataKeys, sourceKeys []string) (*ByIdModel, *CustomErrorModel, error) {
	return call[models.TableOrdersResponse](ctx, o, api.OrdersOrderByID, models.OrderByIDRequest{
		OrganizationIDs:        organizationIDs,
		OrderIDs:               orderIDs,
		PosOrderIDs:            posOrderIDs,
		ReturnExternalDataKeys: returnExternalDataKeys,
		SourceKeys:             sourceKeys,
	})
}

// OrderByTable returns the orders of tables, opened between dateFrom and dateTo. The dates are in the
// terminal's local time, in the format of [models.DateTimeLayout]. statuses (New, Bill, Closed, Deleted) and
// sourceKeys, if set, limit the result.
//
// Operation: [POST /api/1/order/by_table]. Restriction group: [GroupOrdersReceiving]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/order/by_table]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1by_table/post
func (o *Orders) OrderByTable(ctx context.Context, organizationIDs, tableIDs, sourceKeys, statuses []string, dateFrom, dateTo *string) (*ByIdModel, *CustomErrorModel, error) {
	return call[models.TableOrdersResponse](ctx, o, api.OrdersOrderByTable, models.OrderByTableRequest{
		OrganizationIDs: organizationIDs,
		TableIDs:        tableIDs,
		SourceKeys:      sourceKeys,
		Statuses:        named[models.OrderStatus](statuses),
		DateFrom:        dateTime(dateFrom),
		DateTo:          dateTime(dateTo),
	})
}

// AddItems adds items to an order.
//
// Operation: [POST /api/1/order/add_items]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/order/add_items]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1add_items/post
func (o *Orders) AddItems(ctx context.Context, req models.AddOrderItemsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersAddItems, req)
}

// AddPayments adds payments and tips to an order.
//
// Operation: [POST /api/1/order/add_payments]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderPaymentsChanging]. iikoRMS 8.2.6 or newer.
//
// [POST /api/1/order/add_payments]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1add_payments/post
func (o *Orders) AddPayments(ctx context.Context, req models.AddPaymentsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersAddPayments, req)
}

// AddCustomer adds the customer to an order.
//
// Operation: [POST /api/1/order/add_customer]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 7.7.1 or newer.
//
// [POST /api/1/order/add_customer]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1add_customer/post
func (o *Orders) AddCustomer(ctx context.Context, req models.AddCustomerRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersAddCustomer, req)
}

// ChangePayments replaces the payments and tips of an order.
//
// Operation: [POST /api/1/order/change_payments]. Restriction group: [GroupOrderPaymentsChanging]. iikoRMS
// 7.7.4 or newer.
//
// [POST /api/1/order/change_payments]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1change_payments/post
func (o *Orders) ChangePayments(ctx context.Context, req models.ChangePaymentsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersChangePayments, req)
}

// ChangeExternalData sets external data of an order.
//
// Operation: [POST /api/1/order/change_external_data]. Restriction group: [GroupOrdersChanging].
//
// [POST /api/1/order/change_external_data]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1change_external_data/post
func (o *Orders) ChangeExternalData(ctx context.Context, req models.ChangeExternalDataRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersChangeExternalData, req)
}

// PrintBill prints the bill of an order at the terminal.
//
// Operation: [POST /api/1/order/print_bill]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging].
//
// [POST /api/1/order/print_bill]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1order~1print_bill/post
func (o *Orders) PrintBill(ctx context.Context, req models.OrderRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersPrintBill, req)
}

// Close closes a paid order.
//
// Operation: [POST /api/1/order/close]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderStatusChanging]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/order/close]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1close/post
func (o *Orders) Close(ctx context.Context, req models.CloseOrderRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersClose, req)
}

// Cancel cancels an order.
//
// Operation: [POST /api/1/order/cancel]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderStatusChanging]. iikoRMS 9.0.5 or newer.
//
// [POST /api/1/order/cancel]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1cancel/post
func (o *Orders) Cancel(ctx context.Context, req models.CancelOrderRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersCancel, req)
}

// InitByTable loads orders that waiters opened at tables into iiko Cloud, so that [Orders.OrderByTable]
// returns them.
//
// Operation: [POST /api/1/order/init_by_table]. Restriction group: [GroupOrdersLoadingData]. iikoRMS 7.7.1 or
// newer.
//
// [POST /api/1/order/init_by_table]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1init_by_table/post
func (o *Orders) InitByTable(ctx context.Context, req models.InitByTableRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersInitByTable, req)
}

// InitByPosOrder loads orders that waiters opened into iiko Cloud, by their ids on the terminal.
//
// Operation: [POST /api/1/order/init_by_posOrder]. Restriction group: [GroupOrdersLoadingData]. iikoRMS 7.7.1
// or newer.
//
// [POST /api/1/order/init_by_posOrder]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1init_by_posOrder/post
func (o *Orders) InitByPosOrder(ctx context.Context, req models.InitByPosOrderRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersInitByPosOrder, req)
}

// UpdatePayments replaces the payments of an order.
//
// Operation: POST /api/1/order/update_payments. Command: see [Commands.Wait].
//
// Deprecated: use [Orders.ChangePayments].
func (o *Orders) UpdatePayments(ctx context.Context, req models.UpdateOrderPaymentsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, o, api.OrdersUpdatePayments, req)
}
