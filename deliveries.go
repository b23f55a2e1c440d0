package goiikoapi

import (
	"cmp"
	"context"
	"fmt"
	"iter"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IDeliveries are the mirrored calls of [Deliveries], for mocks. It never grows.
type IDeliveries interface {
	DeliveryCreate(ctx context.Context, organizationID string, order map[string]any, terminalGroupID *string, createOrderSettings *int) (*BaseCreatedDeliveryOrderInfoModel, *CustomErrorModel, error)
	UpdateOrderDeliveryStatus(ctx context.Context, organizationIDs []string, orderID, deliveryStatus, deliveryDate string) (*BaseResponseModel, *CustomErrorModel, error)
	Confirm(ctx context.Context, organizationIDs []string, orderID string) (*BaseResponseModel, *CustomErrorModel, error)
	CancelConfirmation(ctx context.Context, organizationIDs []string, orderID string) (*BaseResponseModel, *CustomErrorModel, error)
	ByDeliveryDateAndStatus(ctx context.Context, organizationIDs []string, deliveryDateFrom, deliveryDateTo string, statuses, sourceKeys []string) (*ByDeliveryDateAndStatusModel, *CustomErrorModel, error)
	ByDeliveryDateAndSourceKeyAndFilter(ctx context.Context, organizationIDs, terminalGroupIDs []string, deliveryDateFrom, deliveryDateTo *string, statuses []string, hasProblem *bool, orderServiceType, searchText *string, timeToCookingErrorTimeout, cookingTimeout *int, sortProperty, sortDirection *string, rowsCount *int, sourceKeys, orderIDs []string) (*ByDeliveryDateAndSourceKeyAndFilter, *CustomErrorModel, error)
}

// Deliveries are orders that are brought to or picked up by the customer.
type Deliveries service

var _ IDeliveries = (*Deliveries)(nil)

// DeliveryCreate creates a delivery, written as iiko's JSON. A nil terminalGroupID lets iiko choose the
// terminal group; createOrderSettings is how many seconds the order may take to reach the terminal,
// nil leaves that to iiko. The map is not changed; only when it carries an id is a create retried whose
// response was lost. [Deliveries.CreateDelivery] is the typed form, which sees to the id by itself; its errors
// are the same.
//
// Operation: /api/1/deliveries/create. Command: see [Commands.Wait].
func (d *Deliveries) DeliveryCreate(ctx context.Context, organizationID string, order map[string]any, terminalGroupID *string, createOrderSettings *int) (*BaseCreatedDeliveryOrderInfoModel, *CustomErrorModel, error) {
	id, _ := order["id"].(string)
	return d.kind().create(ctx, createRequest{organizationID, terminalGroupID, order, frontTimeout(createOrderSettings)}, organizationID, id, false)
}

// CreateDelivery creates a delivery. One without an id is given one, so that a create whose response was lost
// can be retried without a second delivery. When iiko then reports the id as taken, the delivery is read back,
// and returned if it is the one that was sent; otherwise the error is a [DuplicateError]. A success that does
// not name the delivery is [ErrUnexpectedResponse]. The CreationStatus of the response is usually InProgress:
// [Deliveries.WaitCreated] waits until the terminal has taken it.
//
// Operation: /api/1/deliveries/create. Command: see [Commands.Wait].
func (d *Deliveries) CreateDelivery(ctx context.Context, req models.CreateDeliveryRequest) (*models.DeliveryResponse, *CustomErrorModel, error) {
	generated := req.Order.ID == ""
	req.Order.ID = cmp.Or(req.Order.ID, newID())
	return d.kind().create(ctx, req, req.OrganizationID, req.Order.ID, generated)
}

func (d *Deliveries) kind() kind[models.DeliveryResponse, models.DeliveryInfo] {
	return kind[models.DeliveryResponse, models.DeliveryInfo]{
		client:  clientOf(d),
		op:      api.DeliveriesDeliveryCreate,
		idName:  "orderId",
		created: func(response *models.DeliveryResponse) *models.DeliveryInfo { return &response.OrderInfo },
		response: func(correlationID string, found *models.DeliveryInfo) *models.DeliveryResponse {
			return &models.DeliveryResponse{CorrelationID: correlationID, OrderInfo: *found}
		},
		creation: func(delivery *models.DeliveryInfo) (string, *models.CreationStatus, **models.ErrorInfo) {
			return delivery.ID, &delivery.CreationStatus, &delivery.ErrorInfo
		},
		read: func(ctx context.Context, organizationID, id string) ([]models.DeliveryInfo, *CustomErrorModel, error) {
			response, apiErr, err := d.ByID(ctx, models.DeliveriesByIDRequest{OrganizationID: organizationID, OrderIDs: []string{id}})
			if response == nil {
				return nil, apiErr, err
			}
			return response.Orders, nil, nil
		},
	}
}

// WaitCreated waits until the creation of a delivery has ended in Success, and returns it. A delivery that the terminal
// refused is a [CreationError]; one that iiko does not know for half a minute is [ErrUnknownOrder]. When an
// attempt of this client to create the delivery had an unknown outcome and iiko reports a later one as a
// duplicate, the delivery is returned if it is the one that was sent; otherwise the error is a
// [DuplicateError].
func (d *Deliveries) WaitCreated(ctx context.Context, organizationID, orderID string) (*models.DeliveryInfo, *CustomErrorModel, error) {
	return d.kind().wait(ctx, "Deliveries.WaitCreated", organizationID, orderID)
}

// CheckCreate tells whether a delivery could be created, without creating it.
//
// Operation: /api/1/deliveries/check_create.
//
// Deprecated: iiko no longer documents it; [Deliveries.CreateDelivery] tells the same by its error.
func (d *Deliveries) CheckCreate(ctx context.Context, req models.CreateDeliveryRequest) (*models.CheckCreateOrderResponse, *CustomErrorModel, error) {
	return call[models.CheckCreateOrderResponse](ctx, d, api.DeliveriesCheckCreate, req)
}

// UpdateOrderDeliveryStatus moves a delivery to Waiting, OnWay or Delivered. deliveryDate is when it was
// delivered, local to the terminal in the form of [models.DateTimeLayout]; "" sends none. The list must
// hold the one organization of the order.
//
// Operation: /api/1/deliveries/update_order_delivery_status. Command: see [Commands.Wait].
func (d *Deliveries) UpdateOrderDeliveryStatus(ctx context.Context, organizationIDs []string, orderID, deliveryStatus, deliveryDate string) (*BaseResponseModel, *CustomErrorModel, error) {
	op := api.DeliveriesUpdateOrderDeliveryStatus
	organizationID, err := only(op, organizationIDs)
	if err != nil {
		return nil, nil, err
	}
	return call[models.CorrelationIDResponse](ctx, d, op, models.UpdateDeliveryStatusRequest{
		OrganizationID: organizationID,
		OrderID:        orderID,
		DeliveryStatus: models.DeliveryStatus(deliveryStatus),
		DeliveryDate:   models.DateTime(deliveryDate),
	})
}

// Confirm confirms a delivery. The list must hold the one organization of the order.
//
// Operation: /api/1/deliveries/confirm. Command: see [Commands.Wait]. iikoRMS 7.6.1 or newer.
func (d *Deliveries) Confirm(ctx context.Context, organizationIDs []string, orderID string) (*BaseResponseModel, *CustomErrorModel, error) {
	return d.confirmation(ctx, api.DeliveriesConfirm, organizationIDs, orderID)
}

// CancelConfirmation takes the confirmation of a delivery back. The list must hold the one organization
// of the order.
//
// Operation: /api/1/deliveries/cancel_confirmation. Command: see [Commands.Wait]. iikoRMS 7.6.1 or newer.
func (d *Deliveries) CancelConfirmation(ctx context.Context, organizationIDs []string, orderID string) (*BaseResponseModel, *CustomErrorModel, error) {
	return d.confirmation(ctx, api.DeliveriesCancelConfirmation, organizationIDs, orderID)
}

func (d *Deliveries) confirmation(ctx context.Context, op api.Operation, organizationIDs []string, orderID string) (*BaseResponseModel, *CustomErrorModel, error) {
	organizationID, err := only(op, organizationIDs)
	if err != nil {
		return nil, nil, err
	}
	return call[models.CorrelationIDResponse](ctx, d, op, models.OrderRequest{OrganizationID: organizationID, OrderID: orderID})
}

// ByDeliveryDateAndStatus returns the deliveries that are due between two dates, which are local to the
// terminal in the form of [models.DateTimeLayout]; statuses and sourceKeys, when given, leave out
// others. An empty deliveryDateTo sets no end. [Deliveries.FindByDeliveryDateAndStatus] is the typed
// form.
//
// Operation: /api/1/deliveries/by_delivery_date_and_status.
func (d *Deliveries) ByDeliveryDateAndStatus(ctx context.Context, organizationIDs []string, deliveryDateFrom, deliveryDateTo string, statuses, sourceKeys []string) (*ByDeliveryDateAndStatusModel, *CustomErrorModel, error) {
	return d.FindByDeliveryDateAndStatus(ctx, models.DeliveriesByDeliveryDateAndStatusRequest{
		OrganizationIDs:  organizationIDs,
		DeliveryDateFrom: models.DateTime(deliveryDateFrom),
		DeliveryDateTo:   models.DateTime(deliveryDateTo),
		Statuses:         named[models.DeliveryStatus](statuses),
		SourceKeys:       sourceKeys,
	})
}

// FindByDeliveryDateAndStatus returns the deliveries that are due between two dates.
//
// Operation: /api/1/deliveries/by_delivery_date_and_status.
func (d *Deliveries) FindByDeliveryDateAndStatus(ctx context.Context, req models.DeliveriesByDeliveryDateAndStatusRequest) (*models.DeliveriesWithRevisionResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesWithRevisionResponse](ctx, d, api.DeliveriesByDeliveryDateAndStatus, req)
}

// ByDeliveryDateAndSourceKeyAndFilter returns the deliveries that pass all the given filters; nil leaves
// a filter out. [Deliveries.FindByDeliveryDateAndSourceKeyAndFilter] is the typed form, and says what
// each means.
//
// Operation: /api/1/deliveries/by_delivery_date_and_source_key_and_filter.
func (d *Deliveries) ByDeliveryDateAndSourceKeyAndFilter(ctx context.Context, organizationIDs, terminalGroupIDs []string, deliveryDateFrom, deliveryDateTo *string, statuses []string, hasProblem *bool, orderServiceType, searchText *string, timeToCookingErrorTimeout, cookingTimeout *int, sortProperty, sortDirection *string, rowsCount *int, sourceKeys, orderIDs []string) (*ByDeliveryDateAndSourceKeyAndFilter, *CustomErrorModel, error) {
	req := models.DeliveriesByDeliveryDateAndFilterRequest{
		OrganizationIDs:           organizationIDs,
		TerminalGroupIDs:          terminalGroupIDs,
		DeliveryDateFrom:          dateTime(deliveryDateFrom),
		DeliveryDateTo:            dateTime(deliveryDateTo),
		Statuses:                  named[models.DeliveryStatus](statuses),
		HasProblem:                hasProblem,
		SearchText:                searchText,
		TimeToCookingErrorTimeout: timeToCookingErrorTimeout,
		CookingTimeout:            cookingTimeout,
		RowsCount:                 rowsCount,
		SourceKeys:                sourceKeys,
		OrderIDs:                  orderIDs,
	}
	if orderServiceType != nil {
		req.OrderServiceType = models.OrderServiceType(*orderServiceType)
	}
	if sortProperty != nil {
		req.SortProperty = models.DeliverySortProperty(*sortProperty)
	}
	if sortDirection != nil {
		req.SortDirection = models.SortDirection(*sortDirection)
	}
	return d.FindByDeliveryDateAndSourceKeyAndFilter(ctx, req)
}

// FindByDeliveryDateAndSourceKeyAndFilter returns the deliveries that pass all the given filters.
//
// Operation: /api/1/deliveries/by_delivery_date_and_source_key_and_filter.
func (d *Deliveries) FindByDeliveryDateAndSourceKeyAndFilter(ctx context.Context, req models.DeliveriesByDeliveryDateAndFilterRequest) (*models.DeliveriesWithRevisionResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesWithRevisionResponse](ctx, d, api.DeliveriesByDeliveryDateAndSourceKeyAndFilter, req)
}

// ByID returns deliveries by their ids, or by the ids that they have on the terminal.
//
// Operation: /api/1/deliveries/by_id.
func (d *Deliveries) ByID(ctx context.Context, req models.DeliveriesByIDRequest) (*models.DeliveriesResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesResponse](ctx, d, api.DeliveriesByID, req)
}

// ByRevision returns the deliveries that have changed since a revision, with the revision to ask from
// next.
//
// Operation: /api/1/deliveries/by_revision.
func (d *Deliveries) ByRevision(ctx context.Context, req models.DeliveriesByRevisionRequest) (*models.DeliveriesWithRevisionResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesWithRevisionResponse](ctx, d, api.DeliveriesByRevision, req)
}

// AllByRevision yields the deliveries that have changed since a revision, page after page; the error, if
// any, comes last. iiko goes back three hours at most. Once all deliveries of a page are consumed, the
// request's StartRevision moves to the page's end, so that a later loop with the same request, or over the
// same iterator, goes on from there: a delivery is never passed over, though one may come again.
//
// The list ends with an empty page that has no newer revision, or with two empty ones in a row. A page whose
// maxRevision is missing or not ahead of StartRevision is yielded, but ends the list with an error, because
// what follows it can't be asked for; so does a page that came before in the same loop.
func (d *Deliveries) AllByRevision(ctx context.Context, req *models.DeliveriesByRevisionRequest) iter.Seq2[models.DeliveryInfo, error] {
	const operation = "Deliveries.AllByRevision"
	return each(operation, 0, func() (page []models.DeliveryInfo, next func(), err error) {
		if req == nil {
			return nil, nil, &ArgumentError{Operation: operation, Argument: "req", Reason: "must not be nil"}
		}
		response, err := Check(d.ByRevision(ctx, *req))
		if err != nil {
			return nil, nil, err
		}
		for _, organization := range response.OrdersByOrganizations {
			page = append(page, organization.Orders...)
		}
		if response.MaxRevision > req.StartRevision {
			return page, func() { req.StartRevision = response.MaxRevision }, nil
		}
		if len(page) > 0 {
			err = fmt.Errorf("goiikoapi: %s: the page's maxRevision (%d, 0 if it is missing) is not ahead of startRevision %d: what follows can't be asked for", operation, response.MaxRevision, req.StartRevision)
		}
		return page, nil, err
	})
}

// ByDeliveryDateAndPhone returns a customer's current deliveries, by phone.
//
// Operation: /api/1/deliveries/by_delivery_date_and_phone.
func (d *Deliveries) ByDeliveryDateAndPhone(ctx context.Context, req models.DeliveriesByDeliveryDateAndPhoneRequest) (*models.DeliveriesWithRevisionResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesWithRevisionResponse](ctx, d, api.DeliveriesByDeliveryDateAndPhone, req)
}

// HistoryByDeliveryDateAndPhone returns a customer's past deliveries, by phone.
//
// Operation: /api/1/deliveries/history/by_delivery_date_and_phone.
func (d *Deliveries) HistoryByDeliveryDateAndPhone(ctx context.Context, req models.DeliveriesHistoryByDeliveryDateAndPhoneRequest) (*models.DeliveriesWithRevisionResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesWithRevisionResponse](ctx, d, api.DeliveriesHistoryByDeliveryDateAndPhone, req)
}

// AddItems adds items to a delivery.
//
// Operation: /api/1/deliveries/add_items. Command: see [Commands.Wait]. iikoRMS 7.4.6 or newer.
func (d *Deliveries) AddItems(ctx context.Context, req models.AddDeliveryItemsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesAddItems, req)
}

// AddPayments adds payments and tips to a delivery.
//
// Operation: /api/1/deliveries/add_payments. Command: see [Commands.Wait]. iikoRMS 8.4.6 or newer.
func (d *Deliveries) AddPayments(ctx context.Context, req models.AddPaymentsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesAddPayments, req)
}

// ChangePayments replaces the payments and tips of a delivery.
//
// Operation: /api/1/deliveries/change_payments. Command: see [Commands.Wait]. iikoRMS 7.6.3 or newer.
func (d *Deliveries) ChangePayments(ctx context.Context, req models.ChangePaymentsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangePayments, req)
}

// ChangeComment changes the comment of a delivery.
//
// Operation: /api/1/deliveries/change_comment. Command: see [Commands.Wait]. iikoRMS 7.6.1 or newer.
func (d *Deliveries) ChangeComment(ctx context.Context, req models.ChangeCommentRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeComment, req)
}

// ChangeCompleteBefore changes when a delivery is due.
//
// Operation: /api/1/deliveries/change_complete_before.
// Command: see [Commands.Wait]. iikoRMS 7.5.4 or newer.
func (d *Deliveries) ChangeCompleteBefore(ctx context.Context, req models.ChangeCompleteBeforeRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeCompleteBefore, req)
}

// ChangeDeliveryPoint changes where a delivery goes.
//
// Operation: /api/1/deliveries/change_delivery_point. Command: see [Commands.Wait]. iikoRMS 7.5.4 or newer.
func (d *Deliveries) ChangeDeliveryPoint(ctx context.Context, req models.ChangeDeliveryPointRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeDeliveryPoint, req)
}

// ChangeServiceType turns a delivery by courier into a pick-up, or the other way.
//
// Operation: /api/1/deliveries/change_service_type. Command: see [Commands.Wait]. iikoRMS 7.5.4 or newer.
func (d *Deliveries) ChangeServiceType(ctx context.Context, req models.ChangeServiceTypeRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeServiceType, req)
}

// ChangeDriverInfo gives a delivery to a courier, with the time at which it should arrive.
//
// Operation: /api/1/deliveries/change_driver_info. Command: see [Commands.Wait]. iikoRMS 8.6.6 or newer.
func (d *Deliveries) ChangeDriverInfo(ctx context.Context, req models.ChangeDriverInfoRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeDriverInfo, req)
}

// ChangeOperator changes the operator who takes care of a delivery.
//
// Operation: /api/1/deliveries/change_operator. Command: see [Commands.Wait]. iikoRMS 7.6.1 or newer.
func (d *Deliveries) ChangeOperator(ctx context.Context, req models.ChangeOperatorRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeOperator, req)
}

// ChangeExternalData sets external data of a delivery.
//
// Operation: /api/1/deliveries/change_external_data.
func (d *Deliveries) ChangeExternalData(ctx context.Context, req models.ChangeExternalDataRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeExternalData, req)
}

// UpdateOrderProblem marks a delivery as one that has a problem, or takes the mark off.
//
// Operation: /api/1/deliveries/update_order_problem. Command: see [Commands.Wait].
func (d *Deliveries) UpdateOrderProblem(ctx context.Context, req models.UpdateProblemRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesUpdateOrderProblem, req)
}

// UpdateTrackingLink sets the link by which the customer follows the courier.
//
// Operation: /api/1/deliveries/update_tracking_link.
func (d *Deliveries) UpdateTrackingLink(ctx context.Context, req models.UpdateTrackingLinkRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesUpdateTrackingLink, req)
}

// PrintDeliveryBill prints the bill of a delivery at the terminal.
//
// Operation: /api/1/deliveries/print_delivery_bill. Command: see [Commands.Wait]. iikoRMS 7.6.1 or newer.
func (d *Deliveries) PrintDeliveryBill(ctx context.Context, req models.OrderRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesPrintDeliveryBill, req)
}

// Close closes a delivery that is paid.
//
// Operation: /api/1/deliveries/close. Command: see [Commands.Wait]. iikoRMS 7.4.6 or newer.
func (d *Deliveries) Close(ctx context.Context, req models.CloseDeliveryRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesClose, req)
}

// Cancel cancels a delivery.
//
// Operation: /api/1/deliveries/cancel. Command: see [Commands.Wait]. iikoRMS 7.5.4 or newer.
func (d *Deliveries) Cancel(ctx context.Context, req models.CancelDeliveryRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesCancel, req)
}

// UpdateOrderCourier gives a delivery to a courier.
//
// Operation: /api/1/deliveries/update_order_courier. Command: see [Commands.Wait]. iikoRMS 7.1.5 or newer.
//
// Deprecated: use [Deliveries.ChangeDriverInfo].
func (d *Deliveries) UpdateOrderCourier(ctx context.Context, req models.UpdateCourierRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesUpdateOrderCourier, req)
}

// UpdateOrderPayments replaces the payments of a delivery.
//
// Operation: /api/1/deliveries/update_order_payments. Command: see [Commands.Wait].
//
// Deprecated: use [Deliveries.ChangePayments].
func (d *Deliveries) UpdateOrderPayments(ctx context.Context, req models.UpdateOrderPaymentsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesUpdateOrderPayments, req)
}
