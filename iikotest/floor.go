package iikotest

import (
	"fmt"
	"slices"

	"github.com/kebrick/goiikoapi/models"
)

// SetItemStatus sets the status of an item of a delivery or a table order, counted from 0, as the kitchen would. It fails
// if there is no such item.
func (s *Server) SetItemStatus(orderID string, item int, status models.OrderItemStatus) error {
	return s.onTheFloor("SetItemStatus", orderID, func(_ *call, o *order) error {
		placed := o.placed()
		if placed == nil || item < 0 || item >= len(placed.Items) {
			return fmt.Errorf("%s %s has no item %d", o.kind, orderID, item)
		}
		placed.Items[item].Status = status
		return nil
	})
}

// AssignCourier gives a delivery to a courier, as the dispatcher would.
func (s *Server) AssignCourier(deliveryID, courierID string) error {
	return s.onTheFloor("AssignCourier", deliveryID, func(c *call, o *order) error {
		if o.delivery == nil {
			return fmt.Errorf("%s %s is no delivery", o.kind, deliveryID)
		}
		return asError(changeDriver(c, o, models.ChangeDriverInfoRequest{DriverID: courierID}))
	})
}

// ProcessPayments processes the payments of a delivery or a table order, as the cashier would: they can no longer be
// changed, and the order can't be canceled.
func (s *Server) ProcessPayments(orderID string) error {
	return s.onTheFloor("ProcessPayments", orderID, func(_ *call, o *order) error {
		placed := o.placed()
		if placed == nil {
			return fmt.Errorf("%s %s has no payments", o.kind, orderID)
		}
		for i := range placed.Payments {
			placed.Payments[i].IsPreliminary = false
		}
		placed.ProcessedPaymentsSum = ptr(processed(placed.Payments))
		return nil
	})
}

// SeatGuests starts a reserve or a banquet: its guests have arrived. A reserve is closed then, a banquet goes on until
// CloseBanquet.
func (s *Server) SeatGuests(reserveID string) error {
	return s.onTheFloor("SeatGuests", reserveID, func(_ *call, o *order) error {
		switch {
		case o.reserve == nil:
			return fmt.Errorf("%s %s is no reserve", o.kind, reserveID)
		case o.reserve.Status != models.ReserveStatusNew:
			return fmt.Errorf("reserve %s is %s", reserveID, o.reserve.Status)
		case o.reserve.Order == nil:
			o.reserve.Status = models.ReserveStatusClosed
		default:
			o.reserve.Status = models.ReserveStatusStarted
		}
		return nil
	})
}

// CloseBanquet ends a banquet whose guests are there.
func (s *Server) CloseBanquet(reserveID string) error {
	return s.onTheFloor("CloseBanquet", reserveID, func(_ *call, o *order) error {
		if o.reserve == nil || o.reserve.Status != models.ReserveStatusStarted {
			return fmt.Errorf("%s %s is no banquet with guests", o.kind, reserveID)
		}
		o.reserve.Status = models.ReserveStatusClosed
		return nil
	})
}

// onTheFloor changes an order that is placed at once, as the staff would. method is that of the server.
func (s *Server) onTheFloor(method, id string, change func(*call, *order) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := &call{Server: s, now: s.now()}
	s.runDue(c.now)
	var err error
	s.in(s.where(func(b *branch) bool { return b.hasOrder(id) }), func() {
		o := orderByID(slices.Concat(s.deliveries, s.tableOrders, s.reserves), id)
		switch {
		case o == nil || o.creation != models.CreationStatusSuccess:
			err = fmt.Errorf("no placed order with id %q", id)
		default:
			if err = change(c, o); err == nil {
				s.recordChange(o, c.now, "")
			}
		}
	})
	if err != nil {
		return fmt.Errorf("iikotest: %s: %w", method, err)
	}
	return nil
}

// asError returns the failure of a command as an error.
func asError(failed *models.ErrorInfo) error {
	if failed == nil {
		return nil
	}
	return fmt.Errorf("%s: %s", failed.Code, value(failed.Message))
}
