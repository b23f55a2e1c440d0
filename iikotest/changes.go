package iikotest

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// changing returns a handler for a command that changes an order of a kind. check, unless it is nil, returns why the
// request is invalid. run makes the change when the command is due, or returns why it failed.
func changing[Req any](kind orderKind, check func(*call, Req) *apiError, run func(*call, *order, Req) *models.ErrorInfo) handler {
	return func(c *call, body []byte) (any, *apiError) {
		req, apiErr := decode[Req](c, body)
		if apiErr != nil {
			return nil, apiErr
		}
		var target models.OrderRequest // of any of these requests
		if err := json.Unmarshal(body, &target); err != nil {
			return nil, badRequest("invalid request body: %v", err)
		}
		if check != nil {
			if apiErr := check(c, req); apiErr != nil {
				return nil, apiErr
			}
		}
		return c.change(kind, *c.ordersOf(kind), target.OrderID, func(c *call, o *order) *models.ErrorInfo { return run(c, o, req) })
	}
}

// changingOpen is changing for a change that only an order can have that is neither closed nor canceled.
func changingOpen[Req any](kind orderKind, check func(*call, Req) *apiError, run func(*call, *order, Req) *models.ErrorInfo) handler {
	return changing(kind, check, func(c *call, o *order, req Req) *models.ErrorInfo {
		if o.isOver() {
			return failure(models.ErrorCodeCommon, "%s %d is closed or canceled", o.kind, o.placed().Number)
		}
		return run(c, o, req)
	})
}

// ordersOf returns the orders of a kind.
func (s *Server) ordersOf(kind orderKind) *[]*order {
	return map[orderKind]*[]*order{kindDelivery: &s.deliveries, kindTableOrder: &s.tableOrders, kindReserve: &s.reserves}[kind]
}

// placed returns what deliveries and table orders have in common; nil before it is placed.
func (o *order) placed() *models.PlacedOrder {
	switch {
	case o.delivery != nil:
		return &o.delivery.PlacedOrder
	case o.table != nil:
		return &o.table.PlacedOrder
	}
	return nil
}

// isOver reports whether an order is closed or canceled.
func (o *order) isOver() bool {
	if o.delivery != nil {
		return o.delivery.Status == models.DeliveryStatusClosed || o.delivery.Status == models.DeliveryStatusCancelled
	}
	return o.table.Status == models.OrderStatusClosed || o.table.Status == models.OrderStatusDeleted
}

// addItems adds items and combos. A table order whose bill is printed takes none.
func addItems(c *call, o *order, req models.AddOrderItemsRequest) *models.ErrorInfo {
	if o.table != nil && o.table.Status == models.OrderStatusBill {
		return failure(models.ErrorCodeCommon, "the bill of order %d is printed", o.table.Number)
	}
	placed := o.placed()
	combos := slices.Concat(placed.Combos, c.placeCombos(req.Combos))
	items, sum := []models.PlacedItem{}, sumOfCombos(req.Combos)
	for _, item := range req.Items {
		added, itemSum, failed := c.placeItem(item, combos)
		if failed != nil {
			return failed
		}
		items, sum = append(items, added), sum+itemSum
	}
	placed.Combos = combos
	placed.Items = append(placed.Items, items...)
	c.sell(placed.TerminalGroupID, items)
	placed.Sum = money(placed.Sum + sum)
	return nil
}

func checkItems(_ *call, req models.AddOrderItemsRequest) *apiError {
	if len(req.Items) == 0 {
		return badRequest("items is required")
	}
	return nil
}

// addPayments adds payments and tips.
func addPayments(c *call, o *order, req models.AddPaymentsRequest) *models.ErrorInfo {
	payments, failed := c.placePayments(req.Payments)
	if failed != nil {
		return failed
	}
	tips, failed := c.placeTips(req.Tips)
	if failed != nil {
		return failed
	}
	placed := o.placed()
	placed.Payments, placed.Tips = append(placed.Payments, payments...), append(placed.Tips, tips...)
	placed.ProcessedPaymentsSum = ptr(processed(placed.Payments))
	return nil
}

// changePayments replaces payments and tips, of which none may be processed.
func changePayments(c *call, o *order, req models.ChangePaymentsRequest) *models.ErrorInfo {
	if failed := o.checkUnpaid(); failed != nil {
		return failed
	}
	placed := o.placed()
	payments, tips := placed.Payments, placed.Tips
	placed.Payments, placed.Tips = nil, nil
	failed := addPayments(c, o, models.AddPaymentsRequest{Payments: req.Payments, Tips: req.Tips})
	if failed != nil {
		placed.Payments, placed.Tips = payments, tips
	}
	return failed
}

// updatedPayments is the deprecated form of models.ChangePaymentsRequest.
type updatedPayments struct {
	models.OrderRequest
	PaymentItems []struct {
		Sum                   float64 `json:"sum"`
		PaymentTypeID         string  `json:"paymentTypeId"`
		IsProcessedExternally bool    `json:"isProcessedExternally"`
	} `json:"paymentItems,omitzero"`
}

func updatePayments(c *call, o *order, req updatedPayments) *models.ErrorInfo {
	payments := []models.Payment{}
	for _, item := range req.PaymentItems {
		payments = append(payments, models.Payment{Sum: item.Sum, PaymentTypeID: item.PaymentTypeID, IsProcessedExternally: &item.IsProcessedExternally})
	}
	return changePayments(c, o, models.ChangePaymentsRequest{Payments: payments})
}

// checkUnpaid returns an error if a payment is processed.
func (o *order) checkUnpaid() *models.ErrorInfo {
	if sum := processed(o.placed().Payments); sum > 0 {
		return failure(models.ErrorCodeCommon, "%s %d has processed payments of %v", o.kind, o.placed().Number, sum)
	}
	return nil
}

// changeExternalData sets entries; one without a value is removed.
func changeExternalData(_ *call, o *order, req models.ChangeExternalDataRequest) *models.ErrorInfo {
	placed := o.placed()
	for _, entry := range req.ExternalData {
		placed.ExternalData = slices.DeleteFunc(placed.ExternalData, func(d models.ExternalData) bool { return d.Key == entry.Key })
		placed.ExternalData = append(placed.ExternalData, entry)
	}
	return nil
}

// printBill prints the bill.
func printBill(c *call, o *order, _ models.OrderRequest) *models.ErrorInfo {
	o.placed().WhenBillPrinted = models.NewDateTime(c.now)
	if o.table != nil {
		o.table.Status = models.OrderStatusBill
	}
	return nil
}

// The codes of a failed close.
const (
	codePaymentSumNotEnough models.ErrorCode = "PaymentSumNotEnough"
	codeCafeSessionNotFound models.ErrorCode = "CafeSessionNotFound"
)

// settle processes the payments of an order that is being closed. They must cover its sum, and the cash shift must be
// open.
func (s *Server) settle(o *order, at time.Time) *models.ErrorInfo {
	placed := o.placed()
	paid := 0.0
	for _, payment := range placed.Payments {
		paid += payment.Sum
	}
	switch {
	case s.cashShiftClosed:
		return failure(codeCafeSessionNotFound, "the cash shift is closed")
	case money(paid) < placed.Sum:
		return failure(codePaymentSumNotEnough, "%v of %v is paid", money(paid), placed.Sum)
	}
	for i := range placed.Payments {
		placed.Payments[i].IsPreliminary = false
	}
	for i := range placed.Items {
		placed.Items[i].Status = models.OrderItemStatusServed
	}
	placed.ProcessedPaymentsSum = ptr(processed(placed.Payments))
	if coupon := s.coupon(value(value(placed.LoyaltyInfo).Coupon)); coupon != nil {
		coupon.WhenActivated = models.NewDateTime(at)
	}
	placed.WhenClosed = models.NewDateTime(at)
	return nil
}

// OpenCashShift and CloseCashShift open and close the cash shift, as restaurant staff would. It is open at first; orders
// can't be closed without.
func (s *Server) OpenCashShift() { s.setCashShift(false) }

// CloseCashShift closes the cash shift: see OpenCashShift.
func (s *Server) CloseCashShift() { s.setCashShift(true) }

func (s *Server) setCashShift(closed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.runDue(s.now())
	s.each(func() { s.cashShiftClosed = closed })
}

// cancel marks the items of an order as removed. A processed payment must be returned first.
func (s *Server) cancel(o *order, removalTypeID string, comment *string) *models.ErrorInfo {
	if failed := o.checkUnpaid(); failed != nil {
		return failed
	}
	method := models.DeletionMethod{ID: goiikoapi.NewID(), Comment: comment}
	if removalTypeID != "" {
		removal := find(s.restaurant.RemovalTypes, func(t models.RemovalType) bool { return t.ID == removalTypeID })
		if removal == nil {
			return failure(models.ErrorCodeCommon, "removal type %q not found", removalTypeID)
		}
		method.RemovalType = models.IDName{ID: removal.ID, Name: removal.Name}
	}
	placed := o.placed()
	for i := range placed.Items {
		placed.Items[i].Deleted = &models.ItemDeletedInfo{DeletionMethod: method}
	}
	return nil
}

// checkLength returns an error for a text that is too long.
func checkLength(name string, text *string, most int) *apiError {
	if len([]rune(value(text))) > most {
		return badRequest("%s is longer than %d characters", name, most)
	}
	return nil
}
