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
	api.DeliveriesUpdateOrderDeliveryStatus:           handle((*call).updateDeliveryStatus),
	api.DeliveriesChangeDriverInfo:                    handle((*call).changeDriver),
	api.DeliveriesConfirm:                             handle((*call).confirmDelivery),
	api.DeliveriesCancelConfirmation:                  handle((*call).cancelConfirmation),
	api.DeliveriesByID:                                handle((*call).deliveriesByID),
	api.DeliveriesByDeliveryDateAndStatus:             handle((*call).deliveriesByStatus),
	api.DeliveriesByDeliveryDateAndSourceKeyAndFilter: handle((*call).deliveriesByFilter),
	api.DeliveriesByRevision:                          handle((*call).deliveriesByRevision),
}

var phoneNumber = regexp.MustCompile(`^\+[0-9]{8,39}$`)

func (c *call) createDelivery(req models.CreateDeliveryRequest) (*models.DeliveryResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	if refused := require("order.phone", req.Order.Phone); refused != nil {
		return nil, refused
	}
	if len(req.Order.Items) == 0 {
		return nil, badRequest("order.items is required")
	}
	if req.Order.OrderTypeID != "" && req.Order.OrderServiceType != "" {
		return nil, badRequest("order.orderTypeId and order.orderServiceType exclude each other")
	}
	completeBefore, refused := c.date("order.completeBefore", req.Order.CompleteBefore)
	if refused != nil {
		return nil, refused
	}
	if refused := c.checkFree(req.Order.ID); refused != nil {
		return nil, refused
	}
	o := &order{kind: kindDelivery, id: req.Order.ID, externalNumber: req.Order.ExternalNumber, sourceKey: req.Order.SourceKey}
	c.deliveries = append(c.deliveries, o)
	s := c.Server
	c.create(o, func(o *order, at time.Time) (failed *models.ErrorInfo) {
		o.delivery, failed = s.placeDelivery(req, completeBefore, at)
		return failed
	})
	return &models.DeliveryResponse{CorrelationID: c.correlationID, OrderInfo: c.deliveryInfo(o)}, nil
}

// placeDelivery makes of a request what stands at the terminal. A zero completeBefore means as soon as
// possible.
func (s *Server) placeDelivery(req models.CreateDeliveryRequest, completeBefore, at time.Time) (*models.PlacedDelivery, *models.ErrorInfo) {
	order := req.Order
	terminalGroupID := s.taker(req.TerminalGroupID)
	if !phoneNumber.MatchString(order.Phone) {
		return nil, failure(models.ErrorCodeInvalidPhone, "%q is not a phone number of the form +79001234567", order.Phone)
	}
	contents, failed := s.placeContents(contents{
		terminalGroupID: terminalGroupID,
		checkStopList:   value(value(req.CreateOrderSettings).CheckStopList),
		items:           order.Items,
		combos:          order.Combos,
		payments:        order.Payments,
		tips:            order.Tips,
		discounts:       order.DiscountsInfo,
		loyalty:         order.LoyaltyInfo,
		priceCategory:   order.PriceCategoryID,
	})
	if failed != nil {
		return nil, failed
	}
	orderType, failed := s.placeOrderType(order.OrderTypeID,
		cmp.Or(order.OrderServiceType, models.OrderServiceTypeDeliveryByCourier))
	if failed != nil {
		return nil, failed
	}
	var point *models.PlacedDeliveryPoint
	if orderType.OrderServiceType == models.OrderServiceTypeDeliveryByCourier {
		if point, failed = s.placePoint(order.DeliveryPoint); failed != nil {
			return nil, failed
		}
	}
	duration := time.Duration(s.restaurant.DeliveryRestrictions.DefaultDeliveryDurationInMinutes) * time.Minute
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
	placed := &models.PlacedDelivery{
		Customer:             customer,
		Phone:                order.Phone,
		PhoneExtension:       order.PhoneExtension,
		DeliveryPoint:        point,
		Status:               models.DeliveryStatusWaitCooking,
		CompleteBefore:       models.NewDateTime(completeBefore),
		WhenCreated:          models.NewDateTime(at),
		Comment:              order.Comment,
		Operator:             operator,
		MarketingSource:      source,
		DeliveryDuration:     ptr(int64(duration / time.Minute)),
		CookingStartTime:     models.NewDateTime(completeBefore.Add(-duration)),
		MenuID:               order.MenuID,
		DeliveryZone:         order.DeliveryZone,
		IsAsap:               &asap,
		PriceCategory:        contents.priceCategory,
		Sum:                  contents.sum,
		Number:               s.nextNumber(),
		SourceKey:            order.SourceKey,
		GuestsInfo:           placeGuests(order.Guests),
		Items:                contents.items,
		Combos:               contents.combos,
		Payments:             contents.payments,
		Tips:                 contents.tips,
		Discounts:            contents.discounts,
		OrderType:            orderType,
		TerminalGroupID:      terminalGroupID,
		ProcessedPaymentsSum: &contents.processed,
		LoyaltyInfo:          contents.loyalty,
		ExternalData:         order.ExternalData,
	}
	if order.DeliveryDuration != nil {
		placed.DeliveryDuration = ptr(int64(*order.DeliveryDuration))
	}
	if value(s.restaurant.Organization.IsConfirmationEnabled) {
		placed.Status = models.DeliveryStatusUnconfirmed
	}
	return placed, nil
}

// changeDelivery gives the command to change a delivery. change does so, or tells why it cannot be done.
func (c *call) changeDelivery(organizationID, orderID string, change func(*models.PlacedDelivery, time.Time) *models.ErrorInfo) (*models.CorrelationIDResponse, *refusal) {
	return c.change(kindDelivery, c.deliveries, organizationID, orderID, func(o *order, at time.Time) *models.ErrorInfo {
		return change(o.delivery, at)
	})
}

func (c *call) confirmDelivery(req models.OrderRequest) (*models.CorrelationIDResponse, *refusal) {
	s := c.Server
	return c.changeDelivery(req.OrganizationID, req.OrderID, func(d *models.PlacedDelivery, at time.Time) *models.ErrorInfo {
		if d.Status != models.DeliveryStatusUnconfirmed {
			return illegalStatus(d, models.DeliveryStatusWaitCooking)
		}
		s.enter(d, models.DeliveryStatusWaitCooking, at)
		return nil
	})
}

func (c *call) cancelConfirmation(req models.OrderRequest) (*models.CorrelationIDResponse, *refusal) {
	s := c.Server
	return c.changeDelivery(req.OrganizationID, req.OrderID, func(d *models.PlacedDelivery, at time.Time) *models.ErrorInfo {
		if d.Status != models.DeliveryStatusWaitCooking {
			return illegalStatus(d, models.DeliveryStatusUnconfirmed)
		}
		s.enter(d, models.DeliveryStatusUnconfirmed, at)
		return nil
	})
}

// updateDeliveryStatus moves a delivery between the three statuses that the operation knows, forth and
// back. The kitchen has cooked by then.
func (c *call) updateDeliveryStatus(req models.UpdateDeliveryStatusRequest) (*models.CorrelationIDResponse, *refusal) {
	switch req.DeliveryStatus {
	case models.DeliveryStatusWaiting, models.DeliveryStatusOnWay, models.DeliveryStatusDelivered:
	default:
		return nil, badRequest("deliveryStatus has to be Waiting, OnWay or Delivered")
	}
	delivered, refused := c.date("deliveryDate", req.DeliveryDate)
	if refused != nil {
		return nil, refused
	}
	s := c.Server
	return c.changeDelivery(req.OrganizationID, req.OrderID, func(d *models.PlacedDelivery, at time.Time) *models.ErrorInfo {
		switch d.Status {
		case models.DeliveryStatusUnconfirmed, models.DeliveryStatusClosed, models.DeliveryStatusCancelled:
			return illegalStatus(d, req.DeliveryStatus)
		}
		if req.DeliveryStatus == models.DeliveryStatusOnWay && d.OrderType.OrderServiceType != models.OrderServiceTypeDeliveryByCourier {
			return illegalStatus(d, req.DeliveryStatus)
		}
		s.enter(d, req.DeliveryStatus, at)
		if req.DeliveryStatus == models.DeliveryStatusDelivered && !delivered.IsZero() {
			d.WhenDelivered = models.NewDateTime(delivered)
		}
		return nil
	})
}

// SetDeliveryStatus moves a delivery from any status to any other, at once, as the people at the restaurant
// do who cook, pack, close and cancel orders. It fails when the restaurant has no delivery of that id, or
// not yet.
func (s *Server) SetDeliveryStatus(id string, status models.DeliveryStatus) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	s.catchUp(now)
	i := slices.IndexFunc(s.deliveries, func(o *order) bool { return o.id == id && o.delivery != nil })
	if i < 0 {
		return fmt.Errorf("iikotest: the restaurant has no delivery %q", id)
	}
	s.enter(s.deliveries[i].delivery, status, now)
	s.changed(s.deliveries[i], now, "")
	return nil
}

// itemStatus is the status that the items of a delivery have when the delivery has one.
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

// enter moves a delivery to a status, notes when, and moves the items along.
func (s *Server) enter(d *models.PlacedDelivery, status models.DeliveryStatus, at time.Time) {
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

// changeDriver names the courier of a delivery, when he is expected, or both.
func (c *call) changeDriver(req models.ChangeDriverInfoRequest) (*models.CorrelationIDResponse, *refusal) {
	if _, refused := c.date("estimatedTime", req.EstimatedTime); refused != nil {
		return nil, refused
	}
	s := c.Server
	return c.changeDelivery(req.OrganizationID, req.OrderID, func(d *models.PlacedDelivery, _ time.Time) *models.ErrorInfo {
		if req.DriverID != "" {
			courier := find(s.restaurant.Couriers, func(e models.Employee) bool { return e.ID == req.DriverID })
			if courier == nil {
				return failure(models.ErrorCodeUserNotFound, "courier %q is not known", req.DriverID)
			}
			d.CourierInfo = &models.CourierInfo{
				Courier:                   models.OrderEmployee{ID: courier.ID, Name: value(courier.DisplayName)},
				IsCourierSelectedManually: true,
			}
		}
		d.EstimatedTime = cmp.Or(req.EstimatedTime, d.EstimatedTime)
		return nil
	})
}

func illegalStatus(d *models.PlacedDelivery, next models.DeliveryStatus) *models.ErrorInfo {
	return failure(models.ErrorCodeIllegalDeliveryStatus, "delivery %d cannot go from %s to %s", d.Number, d.Status, next)
}

func (c *call) deliveriesByID(req models.DeliveriesByIDRequest) (*models.DeliveriesResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	if len(req.OrderIDs) > 200 || len(req.PosOrderIDs) > 200 {
		return nil, badRequest("no more than 200 orders at a time")
	}
	orders, refused := chosen(c.deliveries, req.OrderIDs, req.PosOrderIDs, req.SourceKeys)
	if refused != nil {
		return nil, refused
	}
	return &models.DeliveriesResponse{
		CorrelationID: c.correlationID,
		Orders:        c.deliveryInfos(orders, req.ReturnExternalDataKeys),
	}, nil
}

func (c *call) deliveriesByStatus(req models.DeliveriesByDeliveryDateAndStatusRequest) (*models.DeliveriesWithRevisionResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationIDs...); refused != nil {
		return nil, refused
	}
	if refused := require("deliveryDateFrom", string(req.DeliveryDateFrom)); refused != nil {
		return nil, refused
	}
	due, refused := c.period(req.DeliveryDateFrom, req.DeliveryDateTo)
	if refused != nil {
		return nil, refused
	}
	return c.deliveriesAnswer(filter(c.deliveries, func(o *order) bool {
		d := o.delivery
		return d != nil && o.from(req.SourceKeys) && due(d.CompleteBefore) &&
			(len(req.Statuses) == 0 || slices.Contains(req.Statuses, d.Status)) &&
			(len(req.CourierIDs) == 0 || slices.Contains(req.CourierIDs, value(d.CourierInfo).Courier.ID))
	})), nil
}

func (c *call) deliveriesByFilter(req models.DeliveriesByDeliveryDateAndFilterRequest) (*models.DeliveriesWithRevisionResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationIDs...); refused != nil {
		return nil, refused
	}
	if len(req.OrderIDs) > 0 && len(req.PosOrderIDs) > 0 {
		return nil, badRequest("orderIds and posOrderIds exclude each other")
	}
	due, refused := c.period(req.DeliveryDateFrom, req.DeliveryDateTo)
	if refused != nil {
		return nil, refused
	}
	compare, ok := deliveryOrder[cmp.Or(req.SortProperty, models.DeliverySortPropertyNumber)]
	if !ok {
		return nil, badRequest("deliveries cannot be sorted by %q", req.SortProperty)
	}
	orders := filter(c.deliveries, func(o *order) bool {
		d := o.delivery
		return d != nil && o.from(req.SourceKeys) && due(d.CompleteBefore) &&
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
	return c.deliveriesAnswer(orders), nil
}

// deliveryOrder compares deliveries by each of the properties that they can be sorted by.
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

// hasProblem tells whether a delivery has a problem: somebody said so, or it is late.
func (c *call) hasProblem(d *models.PlacedDelivery, req models.DeliveriesByDeliveryDateAndFilterRequest) bool {
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

// hasPrefix tells whether the number, the phone or the customer of a delivery begins with text.
func hasPrefix(d *models.PlacedDelivery, text string) bool {
	return slices.ContainsFunc([]string{strconv.Itoa(d.Number), d.Phone, value(d.Customer).Name}, func(s string) bool {
		return strings.HasPrefix(strings.ToLower(s), strings.ToLower(text))
	})
}

func (c *call) deliveriesByRevision(req models.DeliveriesByRevisionRequest) (*models.DeliveriesWithRevisionResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationIDs...); refused != nil {
		return nil, refused
	}
	return c.deliveriesAnswer(filter(c.deliveries, func(o *order) bool {
		return o.revision > req.StartRevision && o.from(req.SourceKeys)
	})), nil
}

func (c *call) deliveriesAnswer(orders []*order) *models.DeliveriesWithRevisionResponse {
	return &models.DeliveriesWithRevisionResponse{
		CorrelationID: c.correlationID,
		MaxRevision:   c.revision,
		OrdersByOrganizations: []models.OrganizationDeliveries{{
			OrganizationID: c.restaurant.Organization.ID,
			Orders:         c.deliveryInfos(orders, nil),
		}},
	}
}

// deliveryInfos shows deliveries, of their external data the entries with the given keys.
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
