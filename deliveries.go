package goiikoapi

import (
	"cmp"
	"context"
	"fmt"
	"iter"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IDeliveries has the mirrored calls of [Deliveries], for mocks. Methods are never added.
type IDeliveries interface {
	DeliveryCreate(ctx context.Context, organizationID string, order map[string]any, terminalGroupID *string, createOrderSettings *int) (*BaseCreatedDeliveryOrderInfoModel, *CustomErrorModel, error)
	UpdateOrderDeliveryStatus(ctx context.Context, organizationIDs []string, orderID, deliveryStatus, deliveryDate string) (*BaseResponseModel, *CustomErrorModel, error)
	Confirm(ctx context.Context, organizationIDs []string, orderID string) (*BaseResponseModel, *CustomErrorModel, error)
	CancelConfirmation(ctx context.Context, organizationIDs []string, orderID string) (*BaseResponseModel, *CustomErrorModel, error)
	ByDeliveryDateAndStatus(ctx context.Context, organizationIDs []string, deliveryDateFrom, deliveryDateTo string, statuses, sourceKeys []string) (*ByDeliveryDateAndStatusModel, *CustomErrorModel, error)
	ByDeliveryDateAndSourceKeyAndFilter(ctx context.Context, organizationIDs, terminalGroupIDs []string, deliveryDateFrom, deliveryDateTo *string, statuses []string, hasProblem *bool, orderServiceType, searchText *string, timeToCookingErrorTimeout, cookingTimeout *int, sortProperty, sortDirection *string, rowsCount *int, sourceKeys, orderIDs []string) (*ByDeliveryDateAndSourceKeyAndFilter, *CustomErrorModel, error)
}

// Deliveries creates, reads and changes deliveries: orders that are delivered or picked up.
type Deliveries service

var _ IDeliveries = (*Deliveries)(nil)

// DeliveryCreate creates a delivery. order is iiko's JSON and is not changed. If terminalGroupID is nil, iiko
// chooses the terminal group. createOrderSettings is the time in seconds that the order may take to reach the
// terminal; nil means iiko's default. Set an id in order, or the create is not retried after a lost response.
// [Deliveries.CreateDelivery] is the typed form, which generates the id itself; the errors are the same.
//
// Operation: [POST /api/1/deliveries/create]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersCreating].
//
// [POST /api/1/deliveries/create]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1create/post
func (d *Deliveries) DeliveryCreate(ctx context.Context, organizationID string, order map[string]any, terminalGroupID *string, createOrderSettings *int) (*BaseCreatedDeliveryOrderInfoModel, *CustomErrorModel, error) {
	id, _ := order["id"].(string)
	return d.kind().create(ctx, createRequest{organizationID, terminalGroupID, order, frontTimeout(createOrderSettings)}, organizationID, id, false)
}

// CreateDelivery creates a delivery. If the delivery has no id, one is generated, so that the create can be
// retried after a lost response without making a second delivery. If iiko then reports the id as a duplicate,
// the delivery is read back, and returned if it is the one that was sent; otherwise the error is a
// [DuplicateError]. A success response without the id of the delivery is [ErrUnexpectedResponse]. The
// CreationStatus in the response is usually InProgress: use [Deliveries.WaitCreated] to wait until the
// terminal has accepted the delivery. CreateDelivery is the typed form of [Deliveries.DeliveryCreate].
//
// Operation: [POST /api/1/deliveries/create]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersCreating].
//
// [POST /api/1/deliveries/create]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1create/post
func (d *Deliveries) CreateDelivery(ctx context.Context, req models.CreateDeliveryRequest) (*models.DeliveryResponse, *CustomErrorModel, error) {
	generated := req.Order.ID == ""
	req.Order.ID = cmp.Or(req.Order.ID, NewID())
	return d.kind().create(ctx, req, req.OrganizationID, req.Order.ID, generated)
}

func (d *Deliveries) kind() kind[models.DeliveryResponse, models.DeliveryInfo] { //nolint:dupl // what kind has in common, for other types
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

// WaitCreated polls until the creation of a delivery has ended in Success, and returns the delivery. If the
// terminal rejected the delivery, the error is a [CreationError]; if iiko does not know it for 30 seconds,
// the error is [ErrUnknownOrder]. When an attempt of this client to create the delivery had an unknown
// outcome and iiko reports a later attempt as a duplicate, the delivery is returned if it is the one that was
// sent; otherwise the error is a [DuplicateError].
//
// Operation: [POST /api/1/deliveries/by_id]. Restriction group: [GroupOrdersReceiving].
//
// [POST /api/1/deliveries/by_id]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1by_id/post
func (d *Deliveries) WaitCreated(ctx context.Context, organizationID, orderID string) (*models.DeliveryInfo, *CustomErrorModel, error) {
	return d.kind().wait(ctx, "Deliveries.WaitCreated", organizationID, orderID)
}

// CheckCreate checks whether a delivery could be created, without creating it. iiko no longer documents it; the
// error of [Deliveries.CreateDelivery] says the same.
//
// Operation: POST /api/1/deliveries/check_create.
//
// Deprecated: use [Deliveries.CreateDelivery].
func (d *Deliveries) CheckCreate(ctx context.Context, req models.CreateDeliveryRequest) (*models.CheckCreateOrderResponse, *CustomErrorModel, error) {
	return call[models.CheckCreateOrderResponse](ctx, d, api.DeliveriesCheckCreate, req)
}

// UpdateOrderDeliveryStatus sets the status of a delivery to Waiting, OnWay or Delivered. deliveryDate is
// when it was delivered, in the terminal's local time, in the format of [models.DateTimeLayout]; an empty one
// is not sent. organizationIDs must hold exactly one id: the organization of the order.
//
// Operation: [POST /api/1/deliveries/update_order_delivery_status]. Command: see [Commands.Wait]. Restriction
// group: [GroupOrderStatusChanging].
//
// [POST /api/1/deliveries/update_order_delivery_status]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1update_order_delivery_status/post
func (d *Deliveries) UpdateOrderDeliveryStatus(ctx context.Context, organizationIDs []string, orderID, deliveryStatus, deliveryDate string) (*BaseResponseModel, *CustomErrorModel, error) {
	op := api.DeliveriesUpdateOrderDeliveryStatus
	organizationID, err := only(op, organizationIDs)
	if err != nil {
		return nil, nil, err
	}
	return call[models.CorrelationIDResponse](ctx, d, op, models.UpdateOrderDeliveryStatusRequest{
		OrganizationID: organizationID,
		OrderID:        orderID,
		DeliveryStatus: models.DeliveryStatus(deliveryStatus),
		DeliveryDate:   models.DateTime(deliveryDate),
	})
}

// Confirm confirms a delivery. organizationIDs must hold exactly one id: the organization of the order.
//
// Operation: [POST /api/1/deliveries/confirm]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderStatusChanging]. iikoRMS 7.6.1 or newer.
//
// [POST /api/1/deliveries/confirm]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1confirm/post
func (d *Deliveries) Confirm(ctx context.Context, organizationIDs []string, orderID string) (*BaseResponseModel, *CustomErrorModel, error) {
	return d.confirmation(ctx, api.DeliveriesConfirm, organizationIDs, orderID)
}

// CancelConfirmation cancels the confirmation of a delivery. organizationIDs must hold exactly one id: the
// organization of the order.
//
// Operation: [POST /api/1/deliveries/cancel_confirmation]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderStatusChanging]. iikoRMS 7.6.1 or newer.
//
// [POST /api/1/deliveries/cancel_confirmation]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1cancel_confirmation/post
func (d *Deliveries) CancelConfirmation(ctx context.Context, organizationIDs []string, orderID string) (*BaseResponseModel, *CustomErrorModel, error) {
	return d.confirmation(ctx, api.DeliveriesCancelConfirmation, organizationIDs, orderID)
}

func (d *Deliveries) confirmation(ctx context.Context, op *api.Operation, organizationIDs []string, orderID string) (*BaseResponseModel, *CustomErrorModel, error) {
	organizationID, err := only(op, organizationIDs)
	if err != nil {
		return nil, nil, err
	}
	return call[models.CorrelationIDResponse](ctx, d, op, models.OrderRequest{OrganizationID: organizationID, OrderID: orderID})
}

// ByDeliveryDateAndStatus returns the deliveries due between two dates. The dates are in the terminal's local
// time, in the format of [models.DateTimeLayout]; an empty deliveryDateTo means no upper bound. statuses and
// sourceKeys, if set, limit the result. [Deliveries.FindByDeliveryDateAndStatus] is the typed form.
//
// Operation: [POST /api/1/deliveries/by_delivery_date_and_status]. Restriction group: [GroupOrdersReceiving].
//
// [POST /api/1/deliveries/by_delivery_date_and_status]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1by_delivery_date_and_status/post
func (d *Deliveries) ByDeliveryDateAndStatus(ctx context.Context, organizationIDs []string, deliveryDateFrom, deliveryDateTo string, statuses, sourceKeys []string) (*ByDeliveryDateAndStatusModel, *CustomErrorModel, error) {
	return d.FindByDeliveryDateAndStatus(ctx, models.FindByDeliveryDateAndStatusRequest{
		OrganizationIDs:  organizationIDs,
		DeliveryDateFrom: models.DateTime(deliveryDateFrom),
		DeliveryDateTo:   models.DateTime(deliveryDateTo),
		Statuses:         named[models.DeliveryStatus](statuses),
		SourceKeys:       sourceKeys,
	})
}

// FindByDeliveryDateAndStatus returns the deliveries due between two dates. It is the typed form of
// [Deliveries.ByDeliveryDateAndStatus].
//
// Operation: [POST /api/1/deliveries/by_delivery_date_and_status]. Restriction group: [GroupOrdersReceiving].
//
// [POST /api/1/deliveries/by_delivery_date_and_status]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1by_delivery_date_and_status/post
func (d *Deliveries) FindByDeliveryDateAndStatus(ctx context.Context, req models.FindByDeliveryDateAndStatusRequest) (*models.DeliveriesWithRevisionResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesWithRevisionResponse](ctx, d, api.DeliveriesByDeliveryDateAndStatus, req)
}

// ByDeliveryDateAndSourceKeyAndFilter returns the deliveries that match all the given filters; a nil filter
// is not applied. rowsCount limits the response, and the rest can't be requested: narrow the filters instead.
// [Deliveries.FindByDeliveryDateAndSourceKeyAndFilter] is the typed form; its request type documents the filters.
//
// Operation: [POST /api/1/deliveries/by_delivery_date_and_source_key_and_filter]. Restriction group:
// [GroupOrdersReceiving].
//
// [POST /api/1/deliveries/by_delivery_date_and_source_key_and_filter]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1by_delivery_date_and_source_key_and_filter/post
func (d *Deliveries) ByDeliveryDateAndSourceKeyAndFilter(ctx context.Context, organizationIDs, terminalGroupIDs []string, deliveryDateFrom, deliveryDateTo *string, statuses []string, hasProblem *bool, orderServiceType, searchText *string, timeToCookingErrorTimeout, cookingTimeout *int, sortProperty, sortDirection *string, rowsCount *int, sourceKeys, orderIDs []string) (*ByDeliveryDateAndSourceKeyAndFilter, *CustomErrorModel, error) {
	req := models.FindByDeliveryDateAndSourceKeyAndFilterRequest{
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

// FindByDeliveryDateAndSourceKeyAndFilter returns the deliveries that match all the given filters. It is the
// typed form of [Deliveries.ByDeliveryDateAndSourceKeyAndFilter].
//
// Operation: [POST /api/1/deliveries/by_delivery_date_and_source_key_and_filter]. Restriction group:
// [GroupOrdersReceiving].
//
// [POST /api/1/deliveries/by_delivery_date_and_source_key_and_filter]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1by_delivery_date_and_source_key_and_filter/post
func (d *Deliveries) FindByDeliveryDateAndSourceKeyAndFilter(ctx context.Context, req models.FindByDeliveryDateAndSourceKeyAndFilterRequest) (*models.DeliveriesWithRevisionResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesWithRevisionResponse](ctx, d, api.DeliveriesByDeliveryDateAndSourceKeyAndFilter, req)
}

// ByID returns deliveries by their ids, or by their ids on the terminal.
//
// Operation: [POST /api/1/deliveries/by_id]. Restriction group: [GroupOrdersReceiving].
//
// [POST /api/1/deliveries/by_id]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1by_id/post
func (d *Deliveries) ByID(ctx context.Context, req models.DeliveriesByIDRequest) (*models.DeliveriesResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesResponse](ctx, d, api.DeliveriesByID, req)
}

// ByRevision returns the deliveries that have changed since a revision, and the revision to continue from.
// [Deliveries.AllByRevision] iterates over the pages.
//
// Operation: [POST /api/1/deliveries/by_revision]. Restriction group: [GroupOrdersReceivingByRevision].
//
// [POST /api/1/deliveries/by_revision]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1by_revision/post
func (d *Deliveries) ByRevision(ctx context.Context, req models.DeliveriesByRevisionRequest) (*models.DeliveriesWithRevisionResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesWithRevisionResponse](ctx, d, api.DeliveriesByRevision, req)
}

// AllByRevision iterates over the deliveries that have changed since a revision, page by page; an error, if
// any, is yielded last. iiko goes back three hours at most. When all deliveries of a page have been consumed,
// StartRevision in req is set to the revision of the page, so that a later loop with the same request, or
// over the same iterator, continues from there: no delivery is skipped, but some may be yielded again.
//
// The iteration ends with an empty page that has no newer revision, or with two empty pages in a row. If the
// maxRevision of a page is missing or not greater than StartRevision, the page is yielded and the iteration
// ends with an error, because the next page can't be requested. A page that was already returned in the same
// loop ends it with an error too.
//
// Operation: [POST /api/1/deliveries/by_revision]. Restriction group: [GroupOrdersReceivingByRevision].
//
// [POST /api/1/deliveries/by_revision]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1by_revision/post
func (d *Deliveries) AllByRevision(ctx context.Context, req *models.DeliveriesByRevisionRequest) iter.Seq2[models.DeliveryInfo, error] {
	const operation = "Deliveries.AllByRevision"
	return deliveriesSince(operation, func() (*models.DeliveriesWithRevisionResponse, int64, func(int64), error) {
		if req == nil {
			return nil, 0, nil, &ArgumentError{Operation: operation, Argument: "req", Reason: "must not be nil"}
		}
		response, err := Check(d.ByRevision(ctx, *req))
		return response, req.StartRevision, func(revision int64) { req.StartRevision = revision }, err
	})
}

// deliveriesSince iterates over deliveries by revision. fetch returns the deliveries since the request's revision,
// that revision, and a function that sets it.
func deliveriesSince(operation string, fetch func() (response *models.DeliveriesWithRevisionResponse, since int64, set func(int64), err error)) iter.Seq2[models.DeliveryInfo, error] {
	return each(operation, 0, func() (page []models.DeliveryInfo, next func(), err error) {
		response, since, set, err := fetch()
		if err != nil {
			return nil, nil, err
		}
		for _, organization := range response.OrdersByOrganizations {
			page = append(page, organization.Orders...)
		}
		if response.MaxRevision > since {
			return page, func() { set(response.MaxRevision) }, nil
		}
		if len(page) > 0 {
			err = fmt.Errorf("goiikoapi: %s: can't request the next page: maxRevision %d (0 if missing) is not greater than startRevision %d", operation, response.MaxRevision, since)
		}
		return page, nil, err
	})
}

// ByDeliveryDateAndPhone returns a customer's current deliveries by phone number, all of them or RowsCount at
// most. [Deliveries.AllByDeliveryDateAndPhone] iterates over the pages.
//
// Operation: [POST /api/1/deliveries/by_delivery_date_and_phone]. Restriction group: [GroupOrdersReceiving].
//
// [POST /api/1/deliveries/by_delivery_date_and_phone]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1by_delivery_date_and_phone/post
func (d *Deliveries) ByDeliveryDateAndPhone(ctx context.Context, req models.DeliveriesByDeliveryDateAndPhoneRequest) (*models.DeliveriesWithRevisionResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesWithRevisionResponse](ctx, d, api.DeliveriesByDeliveryDateAndPhone, req)
}

// AllByDeliveryDateAndPhone iterates over a customer's current deliveries by phone number, from StartRevision on,
// page by page; an error, if any, is yielded last. StartRevision in req is moved, and the iteration ends, as with
// [Deliveries.AllByRevision]. Leave RowsCount nil to get everything in one page: iiko does not document which
// deliveries it leaves out of a limited response, so that a delivery with a lower revision could be missed.
//
// Operation: [POST /api/1/deliveries/by_delivery_date_and_phone]. Restriction group: [GroupOrdersReceiving].
//
// [POST /api/1/deliveries/by_delivery_date_and_phone]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1by_delivery_date_and_phone/post
func (d *Deliveries) AllByDeliveryDateAndPhone(ctx context.Context, req *models.DeliveriesByDeliveryDateAndPhoneRequest) iter.Seq2[models.DeliveryInfo, error] {
	const operation = "Deliveries.AllByDeliveryDateAndPhone"
	return deliveriesSince(operation, func() (*models.DeliveriesWithRevisionResponse, int64, func(int64), error) {
		if req == nil {
			return nil, 0, nil, &ArgumentError{Operation: operation, Argument: "req", Reason: "must not be nil"}
		}
		response, err := Check(d.ByDeliveryDateAndPhone(ctx, *req))
		return response, Value(req.StartRevision), func(revision int64) { req.StartRevision = &revision }, err
	})
}

// HistoryByDeliveryDateAndPhone returns a customer's past deliveries by phone number, RowsCount at most. There is
// no way to request the rest of a limited response, because revisions older than three hours are rejected: narrow
// the dates instead.
//
// Operation: [POST /api/1/deliveries/history/by_delivery_date_and_phone]. Restriction group:
// [GroupOrdersReceiving].
//
// [POST /api/1/deliveries/history/by_delivery_date_and_phone]: https://api-ru.iiko.services/docs#tag/Deliveries:-Retrieve/paths/~1api~11~1deliveries~1history~1by_delivery_date_and_phone/post
func (d *Deliveries) HistoryByDeliveryDateAndPhone(ctx context.Context, req models.DeliveriesHistoryByDeliveryDateAndPhoneRequest) (*models.DeliveriesWithRevisionResponse, *CustomErrorModel, error) {
	return call[models.DeliveriesWithRevisionResponse](ctx, d, api.DeliveriesHistoryByDeliveryDateAndPhone, req)
}

// AddItems adds items to a delivery.
//
// Operation: [POST /api/1/deliveries/add_items]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/deliveries/add_items]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1add_items/post
func (d *Deliveries) AddItems(ctx context.Context, req models.AddDeliveryItemsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesAddItems, req)
}

// AddPayments adds payments and tips to a delivery.
//
// Operation: [POST /api/1/deliveries/add_payments]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderPaymentsChanging]. iikoRMS 8.4.6 or newer.
//
// [POST /api/1/deliveries/add_payments]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1add_payments/post
func (d *Deliveries) AddPayments(ctx context.Context, req models.AddPaymentsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesAddPayments, req)
}

// ChangePayments replaces the payments and tips of a delivery.
//
// Operation: [POST /api/1/deliveries/change_payments]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderPaymentsChanging]. iikoRMS 7.6.3 or newer.
//
// [POST /api/1/deliveries/change_payments]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1change_payments/post
func (d *Deliveries) ChangePayments(ctx context.Context, req models.ChangePaymentsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangePayments, req)
}

// ChangeComment changes the comment of a delivery.
//
// Operation: [POST /api/1/deliveries/change_comment]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 7.6.1 or newer.
//
// [POST /api/1/deliveries/change_comment]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1change_comment/post
func (d *Deliveries) ChangeComment(ctx context.Context, req models.ChangeCommentRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeComment, req)
}

// ChangeCompleteBefore changes the time by which a delivery is due.
//
// Operation: [POST /api/1/deliveries/change_complete_before]. Command: see [Commands.Wait]. Restriction
// group: [GroupOrdersChanging]. iikoRMS 7.5.4 or newer.
//
// [POST /api/1/deliveries/change_complete_before]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1change_complete_before/post
func (d *Deliveries) ChangeCompleteBefore(ctx context.Context, req models.ChangeCompleteBeforeRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeCompleteBefore, req)
}

// ChangeDeliveryPoint changes the address of a delivery.
//
// Operation: [POST /api/1/deliveries/change_delivery_point]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 7.5.4 or newer.
//
// [POST /api/1/deliveries/change_delivery_point]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1change_delivery_point/post
func (d *Deliveries) ChangeDeliveryPoint(ctx context.Context, req models.ChangeDeliveryPointRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeDeliveryPoint, req)
}

// ChangeServiceType changes a delivery by courier to a pick-up, or a pick-up to a delivery by courier.
//
// Operation: [POST /api/1/deliveries/change_service_type]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 7.5.4 or newer.
//
// [POST /api/1/deliveries/change_service_type]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1change_service_type/post
func (d *Deliveries) ChangeServiceType(ctx context.Context, req models.ChangeServiceTypeRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeServiceType, req)
}

// ChangeDriverInfo assigns a courier to a delivery, with the estimated time of arrival.
//
// Operation: [POST /api/1/deliveries/change_driver_info]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderDriverChanging]. iikoRMS 8.6.6 or newer.
//
// [POST /api/1/deliveries/change_driver_info]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1change_driver_info/post
func (d *Deliveries) ChangeDriverInfo(ctx context.Context, req models.ChangeDriverInfoRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeDriverInfo, req)
}

// ChangeOperator changes the operator of a delivery.
//
// Operation: [POST /api/1/deliveries/change_operator]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 7.6.1 or newer.
//
// [POST /api/1/deliveries/change_operator]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1change_operator/post
func (d *Deliveries) ChangeOperator(ctx context.Context, req models.ChangeOperatorRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeOperator, req)
}

// ChangeExternalData sets external data of a delivery.
//
// Operation: [POST /api/1/deliveries/change_external_data]. Restriction group: [GroupOrdersChanging].
//
// [POST /api/1/deliveries/change_external_data]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1change_external_data/post
func (d *Deliveries) ChangeExternalData(ctx context.Context, req models.ChangeExternalDataRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesChangeExternalData, req)
}

// UpdateOrderProblem marks a delivery as having a problem, or removes the mark.
//
// Operation: [POST /api/1/deliveries/update_order_problem]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderStatusChanging].
//
// [POST /api/1/deliveries/update_order_problem]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1update_order_problem/post
func (d *Deliveries) UpdateOrderProblem(ctx context.Context, req models.UpdateOrderProblemRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesUpdateOrderProblem, req)
}

// UpdateTrackingLink sets the link with which the customer tracks the courier.
//
// Operation: [POST /api/1/deliveries/update_tracking_link]. Restriction group: [GroupOrderDriverChanging].
//
// [POST /api/1/deliveries/update_tracking_link]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1update_tracking_link/post
func (d *Deliveries) UpdateTrackingLink(ctx context.Context, req models.UpdateTrackingLinkRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesUpdateTrackingLink, req)
}

// PrintDeliveryBill prints the bill of a delivery at the terminal.
//
// Operation: [POST /api/1/deliveries/print_delivery_bill]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 7.6.1 or newer.
//
// [POST /api/1/deliveries/print_delivery_bill]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1print_delivery_bill/post
func (d *Deliveries) PrintDeliveryBill(ctx context.Context, req models.OrderRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesPrintDeliveryBill, req)
}

// Close closes a paid delivery.
//
// Operation: [POST /api/1/deliveries/close]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderStatusChanging]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/deliveries/close]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1close/post
func (d *Deliveries) Close(ctx context.Context, req models.CloseDeliveryRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesClose, req)
}

// Cancel cancels a delivery.
//
// Operation: [POST /api/1/deliveries/cancel]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderStatusChanging]. iikoRMS 7.5.4 or newer.
//
// [POST /api/1/deliveries/cancel]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1cancel/post
func (d *Deliveries) Cancel(ctx context.Context, req models.CancelDeliveryRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesCancel, req)
}

// UpdateOrderCourier assigns a courier to a delivery.
//
// Operation: [POST /api/1/deliveries/update_order_courier]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrderDriverChanging]. iikoRMS 7.1.5 or newer.
//
// Deprecated: use [Deliveries.ChangeDriverInfo].
//
// [POST /api/1/deliveries/update_order_courier]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1update_order_courier/post
func (d *Deliveries) UpdateOrderCourier(ctx context.Context, req models.UpdateOrderCourierRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesUpdateOrderCourier, req)
}

// UpdateOrderPayments replaces the payments of a delivery.
//
// Operation: [POST /api/1/deliveries/update_order_payments]. Command: see [Commands.Wait]. Restriction group:
// [GroupDeprecated].
//
// Deprecated: use [Deliveries.ChangePayments].
//
// [POST /api/1/deliveries/update_order_payments]: https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1update_order_payments/post
func (d *Deliveries) UpdateOrderPayments(ctx context.Context, req models.UpdateOrderPaymentsRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveriesUpdateOrderPayments, req)
}
