package iikotest

import (
	"cmp"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var deliveryChanges = operations{
	api.DeliveriesUpdateOrderDeliveryStatus: changing(kindDelivery, checkDeliveryStatus, updateDeliveryStatus),
	api.DeliveriesConfirm:                   changing(kindDelivery, nil, confirmDelivery),
	api.DeliveriesCancelConfirmation:        changing(kindDelivery, nil, cancelConfirmation),
	api.DeliveriesClose:                     changing(kindDelivery, checkClose, closeDelivery),
	api.DeliveriesCancel:                    changing(kindDelivery, nil, cancelDelivery),
	api.DeliveriesAddItems:                  changingOpen(kindDelivery, checkItems, addItems),
	api.DeliveriesAddPayments:               changingOpen(kindDelivery, nil, addPayments),
	api.DeliveriesChangePayments:            changingOpen(kindDelivery, nil, changePayments),
	api.DeliveriesUpdateOrderPayments:       changingOpen(kindDelivery, nil, updatePayments),
	api.DeliveriesChangeExternalData:        changing(kindDelivery, nil, changeExternalData),
	api.DeliveriesPrintDeliveryBill:         changingOpen(kindDelivery, nil, printBill),
	api.DeliveriesChangeComment:             changingOpen(kindDelivery, checkComment, changeComment),
	api.DeliveriesChangeCompleteBefore:      changingOpen(kindDelivery, checkCompleteBefore, changeCompleteBefore),
	api.DeliveriesChangeDeliveryPoint:       changingOpen(kindDelivery, nil, changeDeliveryPoint),
	api.DeliveriesChangeServiceType:         changingOpen(kindDelivery, checkServiceType, changeServiceType),
	api.DeliveriesChangeOperator:            changingOpen(kindDelivery, nil, changeOperator),
	api.DeliveriesChangeDriverInfo:          changingOpen(kindDelivery, checkEstimatedTime, changeDriver),
	api.DeliveriesUpdateOrderCourier:        changingOpen(kindDelivery, nil, updateCourier),
	api.DeliveriesUpdateOrderProblem:        changingOpen(kindDelivery, checkProblem, updateProblem),
	api.DeliveriesUpdateTrackingLink:        changing(kindDelivery, checkTrackingLink, updateTrackingLink),
}

// The longest texts, in characters, and how far ahead a delivery may be due, in days.
const (
	longestComment, longestProblem, longestLink = 255, 1000, 512
	deliveryDays                                = 60
)

func confirmDelivery(c *call, o *order, _ models.OrderRequest) *models.ErrorInfo {
	if o.delivery.Status != models.DeliveryStatusUnconfirmed {
		return illegalStatus(o.delivery, models.DeliveryStatusWaitCooking)
	}
	c.setStatus(o.delivery, models.DeliveryStatusWaitCooking, c.now)
	return nil
}

func cancelConfirmation(c *call, o *order, _ models.OrderRequest) *models.ErrorInfo {
	if o.delivery.Status != models.DeliveryStatusWaitCooking {
		return illegalStatus(o.delivery, models.DeliveryStatusUnconfirmed)
	}
	c.setStatus(o.delivery, models.DeliveryStatusUnconfirmed, c.now)
	return nil
}

func checkDeliveryStatus(c *call, req models.UpdateOrderDeliveryStatusRequest) *apiError {
	switch req.DeliveryStatus {
	case models.DeliveryStatusWaiting, models.DeliveryStatusOnWay, models.DeliveryStatusDelivered:
	default:
		return badRequest("deliveryStatus must be Waiting, OnWay or Delivered")
	}
	_, apiErr := c.date("deliveryDate", req.DeliveryDate)
	return apiErr
}

// updateDeliveryStatus moves a delivery between the three statuses that the operation supports, in any
// direction. From Waiting on its items count as cooked.
func updateDeliveryStatus(c *call, o *order, req models.UpdateOrderDeliveryStatusRequest) *models.ErrorInfo {
	d := o.delivery
	if o.isOver() || d.Status == models.DeliveryStatusUnconfirmed ||
		req.DeliveryStatus == models.DeliveryStatusOnWay && d.OrderType.OrderServiceType != models.OrderServiceTypeDeliveryByCourier {
		return illegalStatus(d, req.DeliveryStatus)
	}
	c.setStatus(d, req.DeliveryStatus, c.now)
	if req.DeliveryStatus == models.DeliveryStatusDelivered {
		d.WhenDelivered = cmp.Or(req.DeliveryDate, d.WhenDelivered)
	}
	return nil
}

func checkClose(c *call, req models.CloseDeliveryRequest) *apiError {
	_, apiErr := c.date("deliveryDate", req.DeliveryDate)
	return apiErr
}

// closeDelivery closes a paid pickup, or a delivery by courier that is on its way or delivered. The command succeeds for
// an earlier one, which stays as it is.
func closeDelivery(c *call, o *order, req models.CloseDeliveryRequest) *models.ErrorInfo {
	d := o.delivery
	switch {
	case d.Status == models.DeliveryStatusClosed:
		return nil
	case d.Status == models.DeliveryStatusCancelled, d.Status == models.DeliveryStatusUnconfirmed:
		return illegalStatus(d, models.DeliveryStatusClosed)
	case d.OrderType.OrderServiceType == models.OrderServiceTypeDeliveryByCourier &&
		d.Status != models.DeliveryStatusOnWay && d.Status != models.DeliveryStatusDelivered:
		return nil
	}
	if failed := c.settle(o, c.now); failed != nil {
		return failed
	}
	c.setStatus(d, models.DeliveryStatusClosed, c.now)
	d.WhenDelivered = cmp.Or(d.WhenDelivered, req.DeliveryDate, models.NewDateTime(c.now))
	return nil
}

func cancelDelivery(c *call, o *order, req models.CancelDeliveryRequest) *models.ErrorInfo {
	d := o.delivery
	if o.isOver() {
		return illegalStatus(d, models.DeliveryStatusCancelled)
	}
	cause := find(c.restaurant.CancelCauses, func(c models.CancelCause) bool { return c.ID == req.CancelCauseID })
	if cause == nil && req.CancelCauseID != "" {
		return failure(models.ErrorCodeCommon, "cancel cause %q not found", req.CancelCauseID)
	}
	if failed := c.cancel(o, req.RemovalTypeID, req.RemovalComment); failed != nil {
		return failed
	}
	c.setStatus(d, models.DeliveryStatusCancelled, c.now)
	if cause != nil {
		d.CancelInfo.Cause = models.IDName{ID: cause.ID, Name: cause.Name}
	}
	d.CancelInfo.Comment = req.CancelComment
	d.MovedToDeliveryID = req.MovedOrderID
	return nil
}

func checkComment(_ *call, req models.ChangeCommentRequest) *apiError {
	return checkLength("comment", &req.Comment, longestComment)
}

func changeComment(_ *call, o *order, req models.ChangeCommentRequest) *models.ErrorInfo {
	o.delivery.Comment = &req.Comment
	return nil
}

func checkCompleteBefore(c *call, req models.ChangeCompleteBeforeRequest) *apiError {
	if apiErr := require("newCompleteBefore", string(req.NewCompleteBefore)); apiErr != nil {
		return apiErr
	}
	due, apiErr := c.date("newCompleteBefore", req.NewCompleteBefore)
	if apiErr == nil && due.After(c.now.AddDate(0, 0, deliveryDays)) {
		return badRequest("newCompleteBefore is more than %d days ahead", deliveryDays)
	}
	return apiErr
}

func changeCompleteBefore(c *call, o *order, req models.ChangeCompleteBeforeRequest) *models.ErrorInfo {
	due, err := req.NewCompleteBefore.In(c.now.Location())
	if err != nil || due.Before(c.now) {
		return failure(models.ErrorCodeTooSmallDeliveryDate, "%s is in the past", req.NewCompleteBefore)
	}
	d := o.delivery
	d.CompleteBefore = req.NewCompleteBefore
	d.CookingStartTime = models.NewDateTime(due.Add(-c.deliveryDuration()))
	d.IsAsap = ptr(false)
	return nil
}

func changeDeliveryPoint(c *call, o *order, req models.ChangeDeliveryPointRequest) *models.ErrorInfo {
	if o.delivery.OrderType.OrderServiceType != models.OrderServiceTypeDeliveryByCourier {
		return failure(models.ErrorCodeCommon, "a pickup has no address")
	}
	point, failed := c.placeDeliveryPoint(&req.NewDeliveryPoint)
	if failed == nil {
		o.delivery.DeliveryPoint = point
	}
	return failed
}

func checkServiceType(_ *call, req models.ChangeServiceTypeRequest) *apiError {
	switch req.NewServiceType {
	case models.OrderServiceTypeDeliveryByCourier, models.OrderServiceTypeDeliveryByClient:
		return nil
	}
	return badRequest("newServiceType must be DeliveryByCourier or DeliveryByClient")
}

func changeServiceType(c *call, o *order, req models.ChangeServiceTypeRequest) *models.ErrorInfo {
	orderType, failed := c.placeOrderType("", req.NewServiceType)
	if failed != nil {
		return failed
	}
	var point *models.PlacedDeliveryPoint
	if req.NewServiceType == models.OrderServiceTypeDeliveryByCourier {
		if point, failed = c.placeDeliveryPoint(req.DeliveryPoint); failed != nil {
			return failed
		}
	}
	o.delivery.OrderType, o.delivery.DeliveryPoint = orderType, point
	return nil
}

func changeOperator(c *call, o *order, req models.ChangeOperatorRequest) *models.ErrorInfo {
	operator, failed := c.placeOperator(req.OperatorID)
	if failed == nil {
		o.delivery.Operator = operator
	}
	return failed
}

func checkEstimatedTime(c *call, req models.ChangeDriverInfoRequest) *apiError {
	_, apiErr := c.date("estimatedTime", req.EstimatedTime)
	return apiErr
}

// changeDriver sets the courier of a delivery, the estimated time, or both.
func changeDriver(c *call, o *order, req models.ChangeDriverInfoRequest) *models.ErrorInfo {
	if req.DriverID != "" {
		courier := find(c.restaurant.Couriers, func(e models.Employee) bool { return e.ID == req.DriverID })
		if courier == nil {
			return failure(models.ErrorCodeUserNotFound, "courier %q not found", req.DriverID)
		}
		o.delivery.CourierInfo = &models.CourierInfo{
			Courier:                   models.OrderEmployee{ID: courier.ID, Name: value(courier.DisplayName)},
			IsCourierSelectedManually: true,
		}
	}
	o.delivery.EstimatedTime = cmp.Or(req.EstimatedTime, o.delivery.EstimatedTime)
	return nil
}

// updatedCourier is the deprecated form of models.ChangeDriverInfoRequest.
type updatedCourier struct {
	models.OrderRequest
	EmployeeID string `json:"employeeId"`
}

func updateCourier(c *call, o *order, req updatedCourier) *models.ErrorInfo {
	return changeDriver(c, o, models.ChangeDriverInfoRequest{DriverID: req.EmployeeID})
}

func checkProblem(_ *call, req models.UpdateOrderProblemRequest) *apiError {
	return checkLength("problem", req.Problem, longestProblem)
}

func updateProblem(_ *call, o *order, req models.UpdateOrderProblemRequest) *models.ErrorInfo {
	o.delivery.Problem = &models.DeliveryProblem{HasProblem: req.HasProblem, Description: req.Problem}
	return nil
}

func checkTrackingLink(_ *call, req models.UpdateTrackingLinkRequest) *apiError {
	return checkLength("trackingLink", req.TrackingLink, longestLink)
}

func updateTrackingLink(_ *call, o *order, req models.UpdateTrackingLinkRequest) *models.ErrorInfo {
	o.delivery.TrackingLink = req.TrackingLink
	return nil
}
