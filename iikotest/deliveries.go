package iikotest

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var deliveries = operations{
	api.DeliveriesDeliveryCreate:                      handle((*call).createDelivery),
	api.DeliveriesCheckCreate:                         handle((*call).checkCreateDelivery),
	api.DeliveriesByID:                                handle((*call).deliveriesByID),
	api.DeliveriesByDeliveryDateAndStatus:             handle((*call).deliveriesByStatus),
	api.DeliveriesByDeliveryDateAndSourceKeyAndFilter: handle((*call).deliveriesByFilter),
	api.DeliveriesByRevision:                          handle((*call).deliveriesByRevision),
	api.DeliveriesByDeliveryDateAndPhone:              handle((*call).deliveriesByPhone),
	api.DeliveriesHistoryByDeliveryDateAndPhone:       handle((*call).deliveryHistoryByPhone),
}

// historyKept is how long deliveries are kept.
const historyKept = 90 * 24 * time.Hour

var phoneNumber = regexp.MustCompile(`^\+\d{8,39}$`)

// checkDelivery returns when a new delivery is due, and an error for a request that is invalid.
func (c *call) checkDelivery(req models.CreateDeliveryRequest) (completeBefore time.Time, _ *apiError) {
	if apiErr := require("order.phone", req.Order.Phone); apiErr != nil {
		return completeBefore, apiErr
	}
	if len(req.Order.Items) == 0 {
		return completeBefore, badRequest("order.items is required")
	}
	if req.Order.OrderTypeID != "" && req.Order.OrderServiceType != "" {
		return completeBefore, badRequest("order.orderTypeId and order.orderServiceType are mutually exclusive")
	}
	completeBefore, apiErr := c.date("order.completeBefore", req.Order.CompleteBefore)
	if apiErr != nil {
		return completeBefore, apiErr
	}
	if completeBefore.After(c.now.AddDate(0, 0, deliveryDays)) {
		return completeBefore, badRequest("order.completeBefore is more than %d days ahead", deliveryDays)
	}
	if apiErr := checkLength("order.comment", req.Order.Comment, longestComment); apiErr != nil {
		return completeBefore, apiErr
	}
	return completeBefore, c.checkOrderID(req.Order.ID)
}

func (c *call) createDelivery(req models.CreateDeliveryRequest) (*models.DeliveryResponse, *apiError) {
	completeBefore, apiErr := c.checkDelivery(req)
	if apiErr != nil {
		return nil, apiErr
	}
	req.Order.SourceKey = c.login.source(req.Order.SourceKey)
	o := &order{kind: kindDelivery, id: req.Order.ID, externalNumber: req.Order.ExternalNumber, sourceKey: req.Order.SourceKey}
	c.deliveries = append(c.deliveries, o)
	c.create(o, func(c *call, o *order) (failed *models.ErrorInfo) {
		o.delivery, failed = c.placeDelivery(req, completeBefore, c.now)
		return failed
	})
	return &models.DeliveryResponse{CorrelationID: c.correlationID, OrderInfo: c.deliveryInfo(o)}, nil
}

// checkedCreate is the response to the deprecated check of a create.
type checkedCreate struct {
	CorrelationID string            `json:"correlationId"`
	ErrorInfo     *models.ErrorInfo `json:"errorInfo"`
}

// checkCreateDelivery returns why the terminal would not place a delivery, and places none.
func (c *call) checkCreateDelivery(req models.CreateDeliveryRequest) (*checkedCreate, *apiError) {
	completeBefore, apiErr := c.checkDelivery(req)
	if apiErr != nil {
		return nil, apiErr
	}
	number, customers := c.number, clone(c.customers)
	_, failed := c.placeDelivery(req, completeBefore, c.now)
	c.number, c.customers = number, customers
	return &checkedCreate{CorrelationID: c.correlationID, ErrorInfo: failed}, nil
}

// placeDelivery creates the delivery of a request at the terminal. A zero completeBefore means as soon as
// possible.
func (s *Server) placeDelivery(req models.CreateDeliveryRequest, completeBefore, at time.Time) (*models.PlacedDelivery, *models.ErrorInfo) {
	order := req.Order
	if !phoneNumber.MatchString(order.Phone) {
		return nil, failure(models.ErrorCodeInvalidPhone, "phone %q is not of the form +79001234567", order.Phone)
	}
	switch order.OrderServiceType {
	case "", models.OrderServiceTypeDeliveryByCourier, models.OrderServiceTypeDeliveryByClient:
	default:
		return nil, failure(models.ErrorCodeIncorrectOrderType, "a delivery is no order of type %s", order.OrderServiceType)
	}
	placedOrder, failed := s.placeContents(contents{
		terminalGroupID: s.terminalGroupFor(req.TerminalGroupID),
		checkStopList:   value(value(req.CreateOrderSettings).CheckStopList),
		orderTypeID:     order.OrderTypeID,
		service:         cmp.Or(order.OrderServiceType, models.OrderServiceTypeDeliveryByCourier),
		menuID:          order.MenuID,
		sourceKey:       order.SourceKey,
		guests:          order.Guests,
		items:           order.Items,
		combos:          order.Combos,
		payments:        order.Payments,
		tips:            order.Tips,
		discounts:       order.DiscountsInfo,
		loyalty:         order.LoyaltyInfo,
		externalData:    order.ExternalData,
	})
	if failed != nil {
		return nil, failed
	}
	priceCategory, failed := s.placePriceCategory(order.PriceCategoryID)
	if failed != nil {
		return nil, failed
	}
	var point *models.PlacedDeliveryPoint
	if placedOrder.OrderType.OrderServiceType == models.OrderServiceTypeDeliveryByCourier {
		if point, failed = s.placeDeliveryPoint(order.DeliveryPoint); failed != nil {
			return nil, failed
		}
	} else if order.DeliveryPoint != nil {
		return nil, failure(models.ErrorCodeCommon, "a pickup has no address")
	}
	duration := s.deliveryDuration()
	asap := completeBefore.IsZero()
	if asap {
		completeBefore = at.Add(duration)
	}
	if completeBefore.Format(time.DateOnly) < at.Format(time.DateOnly) {
		return nil, failure(models.ErrorCodeTooSmallDeliveryDate, "%s is in the past", order.CompleteBefore)
	}
	operator, failed := s.placeOperator(order.OperatorID)
	if failed != nil {
		return nil, failed
	}
	source, failed := s.placeMarketingSource(order.MarketingSourceID)
	if failed != nil {
		return nil, failed
	}
	customer, failed := s.placeCustomer(order.Customer, order.Phone, at)
	if failed != nil {
		return nil, failed
	}
	placedOrder.Number = s.nextNumber()
	placed := &models.PlacedDelivery{
		PlacedOrder:      placedOrder,
		Customer:         customer,
		Phone:            order.Phone,
		PhoneExtension:   order.PhoneExtension,
		DeliveryPoint:    point,
		Status:           models.DeliveryStatusWaitCooking,
		CompleteBefore:   models.NewDateTime(completeBefore),
		WhenCreated:      models.NewDateTime(at),
		Comment:          order.Comment,
		Operator:         operator,
		MarketingSource:  source,
		DeliveryDuration: ptr(int64(duration / time.Minute)),
		CookingStartTime: models.NewDateTime(completeBefore.Add(-duration)),
		DeliveryZone:     order.DeliveryZone,
		IsAsap:           &asap,
		PriceCategory:    priceCategory,
	}
	if order.DeliveryDuration != nil {
		placed.DeliveryDuration = ptr(int64(*order.DeliveryDuration))
	}
	if value(s.restaurant.Organization.IsConfirmationEnabled) {
		placed.Status = models.DeliveryStatusUnconfirmed
	}
	return placed, nil
}

// deliveryDuration is the usual time that a delivery takes.
func (s *Server) deliveryDuration() time.Duration {
	return time.Duration(s.restrictions.DefaultDeliveryDurationInMinutes) * time.Minute
}

// SetDeliveryStatus sets the status of a delivery at once, as restaurant staff would; any transition is
// allowed. It fails if the delivery does not exist or is not placed yet.
func (s *Server) SetDeliveryStatus(id string, status models.DeliveryStatus) error {
	return s.onTheFloor("SetDeliveryStatus", id, func(c *call, o *order) error {
		if o.delivery == nil {
			return fmt.Errorf("%s %s is no delivery", o.kind, id)
		}
		c.setStatus(o.delivery, status, c.now)
		return nil
	})
}

// itemStatus is the status of the items by the status of the delivery.
var itemStatus = map[models.DeliveryStatus]models.OrderItemStatus{
	models.DeliveryStatusUnconfirmed:      models.OrderItemStatusAdded,
	models.DeliveryStatusWaitCooking:      models.OrderItemStatusAdded,
	models.DeliveryStatusReadyForCooking:  models.OrderItemStatusPrintedNotCooking,
	models.DeliveryStatusCookingStarted:   models.OrderItemStatusCookingStarted,
	models.DeliveryStatusCookingCompleted: models.OrderItemStatusCookingCompleted,
	models.DeliveryStatusWaiting:          models.OrderItemStatusCookingCompleted,
	models.DeliveryStatusOnWay:            models.OrderItemStatusCookingCompleted,
	models.DeliveryStatusDelivered:        models.OrderItemStatusServed,
	models.DeliveryStatusClosed:           models.OrderItemStatusServed,
}

// setStatus sets the status of a delivery, its timestamps and the statuses of its items.
func (s *Server) setStatus(d *models.PlacedDelivery, status models.DeliveryStatus, at time.Time) {
	d.Status = status
	now := models.NewDateTime(at)
	switch status {
	case models.DeliveryStatusUnconfirmed:
		d.WhenConfirmed = ""
	case models.DeliveryStatusWaitCooking:
		d.WhenConfirmed = now
	case models.DeliveryStatusReadyForCooking, models.DeliveryStatusCookingStarted:
		d.WhenPrinted = cmp.Or(d.WhenPrinted, now)
	case models.DeliveryStatusCookingCompleted:
		d.WhenCookingCompleted = now
	case models.DeliveryStatusWaiting:
		d.WhenCookingCompleted = cmp.Or(d.WhenCookingCompleted, now)
		d.WhenSended, d.WhenDelivered = "", ""
	case models.DeliveryStatusOnWay:
		d.WhenCookingCompleted = cmp.Or(d.WhenCookingCompleted, now)
		d.WhenSended, d.WhenDelivered = now, ""
	case models.DeliveryStatusDelivered:
		d.WhenCookingCompleted = cmp.Or(d.WhenCookingCompleted, now)
		d.WhenDelivered = now
	case models.DeliveryStatusClosed:
		d.WhenClosed = now
	case models.DeliveryStatusCancelled:
		d.CancelInfo = &models.CancelInfo{WhenCancelled: now}
		if causes := s.restaurant.CancelCauses; len(causes) > 0 {
			d.CancelInfo.Cause = models.IDName{ID: causes[0].ID, Name: causes[0].Name}
		}
	}
	if item, ok := itemStatus[status]; ok {
		for i := range d.Items {
			d.Items[i].Status = item
		}
	}
}

func illegalStatus(d *models.PlacedDelivery, next models.DeliveryStatus) *models.ErrorInfo {
	return failure(models.ErrorCodeIllegalDeliveryStatus, "delivery %d cannot go from %s to %s", d.Number, d.Status, next)
}

func (c *call) deliveriesByID(req models.DeliveriesByIDRequest) (*models.DeliveriesResponse, *apiError) {
	if len(req.OrderIDs) > 200 || len(req.PosOrderIDs) > 200 {
		return nil, badRequest("at most 200 orders per request are allowed")
	}
	orders, apiErr := c.selectOrders(c.deliveries, req.OrderIDs, req.PosOrderIDs, req.SourceKeys)
	if apiErr != nil {
		return nil, apiErr
	}
	return &models.DeliveriesResponse{
		CorrelationID: c.correlationID,
		Orders:        c.deliveryInfos(orders, req.ReturnExternalDataKeys),
	}, nil
}

func (c *call) deliveriesByStatus(req models.FindByDeliveryDateAndStatusRequest) (*models.DeliveriesWithRevisionResponse, *apiError) {
	if apiErr := require("deliveryDateFrom", string(req.DeliveryDateFrom)); apiErr != nil {
		return nil, apiErr
	}
	inPeriod, apiErr := c.period(req.DeliveryDateFrom, req.DeliveryDateTo)
	if apiErr != nil {
		return nil, apiErr
	}
	found := filter(c.deliveries, func(o *order) bool {
		d := o.delivery
		return d != nil && c.login.sees(o, req.SourceKeys) && inPeriod(d.CompleteBefore) &&
			(len(req.Statuses) == 0 || slices.Contains(req.Statuses, d.Status)) &&
			(len(req.CourierIDs) == 0 || slices.Contains(req.CourierIDs, value(d.CourierInfo).Courier.ID))
	})
	if apiErr := c.checkFound(found); apiErr != nil {
		return nil, apiErr
	}
	return c.deliveriesResponse(found), nil
}

func (c *call) deliveriesByFilter(req models.FindByDeliveryDateAndSourceKeyAndFilterRequest) (*models.DeliveriesWithRevisionResponse, *apiError) {
	if len(req.OrderIDs) > 0 && len(req.PosOrderIDs) > 0 {
		return nil, badRequest("orderIds and posOrderIds are mutually exclusive")
	}
	inPeriod, apiErr := c.period(req.DeliveryDateFrom, req.DeliveryDateTo)
	if apiErr != nil {
		return nil, apiErr
	}
	compare, ok := deliveryOrder[cmp.Or(req.SortProperty, models.DeliverySortPropertyNumber)]
	if !ok {
		return nil, badRequest("deliveries cannot be sorted by %q", req.SortProperty)
	}
	orders := filter(c.deliveries, func(o *order) bool {
		d := o.delivery
		return d != nil && c.login.sees(o, req.SourceKeys) && inPeriod(d.CompleteBefore) &&
			(len(req.TerminalGroupIDs) == 0 || slices.Contains(req.TerminalGroupIDs, d.TerminalGroupID)) &&
			(len(req.Statuses) == 0 || slices.Contains(req.Statuses, d.Status)) &&
			(len(req.OrderIDs) == 0 || slices.Contains(req.OrderIDs, o.id)) &&
			(len(req.PosOrderIDs) == 0 || slices.Contains(req.PosOrderIDs, o.posID)) &&
			(req.OrderServiceType == "" || req.OrderServiceType == d.OrderType.OrderServiceType) &&
			(req.HasProblem == nil || *req.HasProblem == c.hasProblem(d, req)) &&
			hasPrefix(d, value(req.SearchText))
	})
	slices.SortStableFunc(orders, func(a, b *order) int {
		if req.SortDirection == models.SortDirectionDescending {
			a, b = b, a
		}
		return compare(a.delivery, b.delivery)
	})
	if req.RowsCount != nil {
		orders = orders[:max(0, min(len(orders), *req.RowsCount))]
	}
	return c.deliveriesResponse(orders), nil
}

// deliveryOrder has the comparison function for each sort property.
var deliveryOrder = map[models.DeliverySortProperty]func(a, b *models.PlacedDelivery) int{
	models.DeliverySortPropertyNumber: func(a, b *models.PlacedDelivery) int { return cmp.Compare(a.Number, b.Number) },
	models.DeliverySortPropertyCompleteBefore: func(a, b *models.PlacedDelivery) int {
		return cmp.Compare(a.CompleteBefore, b.CompleteBefore)
	},
	models.DeliverySortPropertySum: func(a, b *models.PlacedDelivery) int { return cmp.Compare(a.Sum, b.Sum) },
	models.DeliverySortPropertyCustomer: func(a, b *models.PlacedDelivery) int {
		return cmp.Compare(value(a.Customer).Name, value(b.Customer).Name)
	},
	models.DeliverySortPropertyCourier: func(a, b *models.PlacedDelivery) int {
		return cmp.Compare(value(a.CourierInfo).Courier.Name, value(b.CourierInfo).Courier.Name)
	},
	models.DeliverySortPropertyStatus: func(a, b *models.PlacedDelivery) int { return cmp.Compare(a.Status, b.Status) },
	models.DeliverySortPropertyOrderTypeName: func(a, b *models.PlacedDelivery) int {
		return cmp.Compare(a.OrderType.Name, b.OrderType.Name)
	},
}

// hasProblem reports whether a delivery is late or marked as having a problem.
func (c *call) hasProblem(d *models.PlacedDelivery, req models.FindByDeliveryDateAndSourceKeyAndFilterRequest) bool {
	start, _ := d.CookingStartTime.In(c.now.Location())
	late := func(seconds *int) bool {
		return start.Add(time.Duration(value(seconds)) * time.Second).Before(c.now)
	}
	switch d.Status {
	case models.DeliveryStatusUnconfirmed:
		return late(nil)
	case models.DeliveryStatusReadyForCooking:
		return late(req.TimeToCookingErrorTimeout)
	case models.DeliveryStatusCookingCompleted, models.DeliveryStatusWaiting:
		return late(req.CookingTimeout)
	}
	return value(d.Problem).HasProblem
}

// hasPrefix reports whether the number, the phone or the customer name of a delivery starts with text,
// ignoring case.
func hasPrefix(d *models.PlacedDelivery, text string) bool {
	return slices.ContainsFunc([]string{strconv.Itoa(d.Number), d.Phone, value(d.Customer).Name}, func(s string) bool {
		return strings.HasPrefix(strings.ToLower(s), strings.ToLower(text))
	})
}

func (c *call) deliveriesByRevision(req models.DeliveriesByRevisionRequest) (*models.DeliveriesWithRevisionResponse, *apiError) {
	if apiErr := c.checkRevision(req.StartRevision); apiErr != nil {
		return nil, apiErr
	}
	return c.deliveriesResponse(filter(c.deliveries, func(o *order) bool {
		return o.revision > req.StartRevision && c.login.sees(o, req.SourceKeys)
	})), nil
}

// deliveriesByPhone returns those that are not over, and deliveryHistoryByPhone the others.
func (c *call) deliveriesByPhone(req models.DeliveriesByDeliveryDateAndPhoneRequest) (*models.DeliveriesWithRevisionResponse, *apiError) {
	return c.deliveriesOfPhone(req, false)
}

func (c *call) deliveryHistoryByPhone(req models.DeliveriesHistoryByDeliveryDateAndPhoneRequest) (*models.DeliveriesWithRevisionResponse, *apiError) {
	const most = 200
	if req.RowsCount < 1 || req.RowsCount > most {
		return nil, badRequest("rowsCount must be from 1 to %d", most)
	}
	return c.deliveriesOfPhone(models.DeliveriesByDeliveryDateAndPhoneRequest{
		Phone: &req.Phone, DeliveryDateFrom: req.DeliveryDateFrom, DeliveryDateTo: req.DeliveryDateTo,
		OrganizationIDs: req.OrganizationIDs, StartRevision: req.StartRevision, SourceKeys: req.SourceKeys, RowsCount: &req.RowsCount,
	}, true)
}

func (c *call) deliveriesOfPhone(req models.DeliveriesByDeliveryDateAndPhoneRequest, over bool) (*models.DeliveriesWithRevisionResponse, *apiError) {
	inPeriod, apiErr := c.period(req.DeliveryDateFrom, req.DeliveryDateTo)
	if apiErr != nil {
		return nil, apiErr
	}
	orders := filter(c.deliveries, func(o *order) bool {
		d := o.delivery
		return d != nil && o.isOver() == over && c.now.Sub(o.timestamp) < historyKept && o.revision > value(req.StartRevision) && c.login.sees(o, req.SourceKeys) &&
			inPeriod(d.CompleteBefore) && (req.Phone == nil || *req.Phone == d.Phone)
	})
	if req.RowsCount != nil {
		orders = orders[:max(0, min(len(orders), *req.RowsCount))]
	}
	return c.deliveriesResponse(orders), nil
}

func (c *call) deliveriesResponse(orders []*order) *models.DeliveriesWithRevisionResponse {
	return &models.DeliveriesWithRevisionResponse{
		CorrelationID: c.correlationID,
		MaxRevision:   c.revision,
		OrdersByOrganizations: []models.OrganizationDeliveries{{
			OrganizationID: c.restaurant.Organization.ID,
			Orders:         c.deliveryInfos(orders, nil),
		}},
	}
}

// deliveryInfos returns deliveries with only those entries of their external data that have the given keys.
func (c *call) deliveryInfos(orders []*order, keys []string) []models.DeliveryInfo {
	infos := []models.DeliveryInfo{}
	for _, o := range orders {
		info := c.deliveryInfo(o)
		if info.Order != nil {
			placed := *info.Order
			placed.ExternalData = withKeys(placed.ExternalData, keys)
			info.Order = &placed
		}
		infos = append(infos, info)
	}
	return infos
}
