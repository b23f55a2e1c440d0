package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// checkCoupon returns an error for a coupon that is unknown or used.
func (v *visit) checkCoupon(ctx context.Context) error {
	if v.coupon == "" {
		return nil
	}
	used, err := v.couponUsed(ctx)
	if err == nil && used != "" {
		err = fmt.Errorf("-coupon %q was used on %s", v.coupon, used)
	}
	return err
}

// couponUsed returns when the coupon was used; "" if it was not.
func (v *visit) couponUsed(ctx context.Context) (models.DateTime, error) {
	found, err := goiikoapi.Check(v.cli.DiscountPromotion.CouponsInfo(ctx, v.menu.OrganizationID, v.coupon, nil))
	if err != nil {
		return "", err
	}
	for _, coupon := range found.CouponInfo {
		if !goiikoapi.Value(coupon.IsDeleted) {
			return coupon.WhenActivated, nil
		}
	}
	return "", fmt.Errorf("-coupon %q: there is no such coupon", v.coupon)
}

// finish confirms and closes the order, as the restaurant would, and shows that the coupon is used.
func (v *visit) finish(ctx context.Context) error {
	if !v.close {
		return nil
	}
	organizationID, id := v.req.OrganizationID, v.req.Order.ID
	if v.placed.Status == models.DeliveryStatusUnconfirmed {
		sent, err := goiikoapi.Check(v.cli.Deliveries.Confirm(ctx, []string{organizationID}, id))
		if err := v.confirm(ctx, sent, err, func() bool { return v.placed.Status != models.DeliveryStatusUnconfirmed }); err != nil {
			return fmt.Errorf("confirm order %d: %w", v.placed.Number, err)
		}
	}
	sent, err := goiikoapi.Check(v.cli.Deliveries.Close(ctx, models.CloseDeliveryRequest{OrganizationID: organizationID, OrderID: id}))
	if err := v.confirm(ctx, sent, err, func() bool { return v.placed.Status == models.DeliveryStatusClosed }); err != nil {
		return fmt.Errorf("close order %d: %w", v.placed.Number, err)
	}
	fmt.Fprintf(v.out, "Order %d is closed\n", v.placed.Number)
	if v.coupon == "" {
		return nil
	}
	return look(ctx, v.patience, nil, func() (bool, error) {
		used, err := v.couponUsed(ctx)
		if err == nil && used != "" {
			fmt.Fprintf(v.out, "Coupon %s is used: %s\n", v.coupon, used)
		}
		return used != "", err
	})
}

// confirm waits until a change of the order is made that was sent with this outcome. If nobody says whether it was made, it
// looks at the order.
func (v *visit) confirm(ctx context.Context, sent *models.CorrelationIDResponse, err error, made func() bool) error {
	unknown := goiikoapi.MayBeDone(err)
	if err == nil {
		waiting, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		_, err = goiikoapi.Check(v.cli.Commands.Wait(waiting, v.req.OrganizationID, sent.CorrelationID))
		var rejected *goiikoapi.CommandError
		unknown = err != nil && !errors.As(err, &rejected) // a command goes on without those who wait for it
	}
	if err != nil && !unknown {
		return err
	}
	return look(ctx, v.patience, err, func() (bool, error) {
		found, err := goiikoapi.Check(v.cli.Deliveries.ByID(ctx, models.DeliveriesByIDRequest{OrganizationID: v.req.OrganizationID, OrderIDs: []string{v.req.Order.ID}}))
		if err != nil || len(found.Orders) != 1 || found.Orders[0].Order == nil {
			return false, err
		}
		v.placed = found.Orders[0].Order
		return made(), nil
	})
}

// look asks until a change with this outcome shows, for as long as patience lasts.
func look(ctx context.Context, patience time.Duration, outcome error, shows func() (bool, error)) error {
	for begun := time.Now(); ; {
		done, err := shows()
		if err == nil && !done && time.Since(begun) > patience {
			err = fmt.Errorf("it does not show after %v: look there before you do it again", patience)
		}
		switch {
		case done:
			return nil
		case err != nil && outcome != nil:
			return fmt.Errorf("%w; %w", outcome, err)
		case err != nil:
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(500 * time.Millisecond):
		}
	}
}
