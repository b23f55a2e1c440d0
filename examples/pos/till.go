package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/models"
)

// till has one order at a table and prints what happens to it.
type till struct {
	cli      *goiikoapi.Client
	menu     *catalog.Snapshot
	out      io.Writer
	patience time.Duration
	orderID  string
	order    *models.PlacedTableOrder // as it was read last
}

// sell takes an order from its first item to the closed bill.
func sell(ctx context.Context, t *till, opts options) error {
	table, terminalGroupID, err := findTable(ctx, t, opts.table)
	if err != nil {
		return err
	}
	paying, err := paymentType(t.menu, opts.pay)
	if err != nil {
		return err
	}
	items, err := orderItems(t.menu, opts.items)
	if err != nil {
		return err
	}
	more, err := orderItems(t.menu, opts.more)
	if err != nil {
		return err
	}
	t.orderID = goiikoapi.NewID() // known before anything is sent, so that the order can be looked for whatever happens
	req := models.CreateOrderRequest{
		OrganizationID: t.menu.OrganizationID, TerminalGroupID: terminalGroupID,
		Order: &models.TableOrder{ID: t.orderID, TableIDs: []string{table.ID}, Items: slices.Concat(items, more)},
	}
	if err := t.menu.CheckTableOrder(req).Err(); err != nil {
		return err
	}
	total, err := t.menu.PriceTableOrder(req)
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "Table %d: %d items for %.2f\n", table.Number, len(req.Order.Items), total.Sum)
	if !opts.create {
		fmt.Fprintln(t.out, "No order made. Make it with -create.")
		return nil
	}
	req.Order.Items = items
	for _, step := range []func() error{
		func() error { return t.open(ctx, req) },
		func() error { return t.add(ctx, more) },
		func() error { return t.bill(ctx) },
		func() error { return t.pay(ctx, paying) },
		func() error { return t.close(ctx) },
	} {
		if err := step(); err != nil {
			return fmt.Errorf("order %s at table %d: %w", t.orderID, table.Number, err)
		}
	}
	return nil
}

// open creates the order and waits until the terminal has it.
func (t *till) open(ctx context.Context, req models.CreateOrderRequest) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	_, err := goiikoapi.Check(t.cli.Orders.CreateOrder(ctx, req))
	switch {
	case goiikoapi.MayBeDone(err):
		fmt.Fprintln(t.out, "Open the order: outcome unknown, looking for it")
	case err != nil:
		return err
	}
	info, waitErr := goiikoapi.Check(t.cli.Orders.WaitCreated(ctx, req.OrganizationID, t.orderID))
	switch {
	case waitErr != nil && err != nil:
		return fmt.Errorf("%w; %w", err, waitErr)
	case waitErr != nil:
		return waitErr
	}
	t.order = info.Order
	fmt.Fprintf(t.out, "Order %d is open\n", t.order.Number)
	return nil
}

// add adds items, if there are any.
func (t *till) add(ctx context.Context, items []models.OrderItem) error {
	if len(items) == 0 {
		return nil
	}
	want := len(t.order.Items) + len(items)
	sent, err := goiikoapi.Check(t.cli.Orders.AddItems(ctx, models.AddOrderItemsRequest{OrganizationID: t.menu.OrganizationID, OrderID: t.orderID, Items: items}))
	return t.confirm(ctx, "Add items", sent, err, func() bool { return len(t.order.Items) >= want })
}

// bill prints the bill at the terminal, and here.
func (t *till) bill(ctx context.Context) error {
	sent, err := goiikoapi.Check(t.cli.Orders.PrintBill(ctx, models.OrderRequest{OrganizationID: t.menu.OrganizationID, OrderID: t.orderID}))
	if err := t.confirm(ctx, "Print the bill", sent, err, func() bool { return t.order.Status == models.OrderStatusBill }); err != nil {
		return err
	}
	for _, item := range t.order.Items {
		if item.Deleted != nil {
			continue
		}
		name := goiikoapi.Value(item.Product).Name
		if size := goiikoapi.Value(item.Size).Name; size != "" {
			name += ", " + size
		}
		fmt.Fprintf(t.out, "  %4g × %-24s %9.2f\n", item.Amount, name, goiikoapi.Value(item.Cost))
		for _, modifier := range item.Modifiers {
			fmt.Fprintf(t.out, "      + %4g × %-18s %9.2f\n", modifier.Amount, modifier.Product.Name, modifier.ResultSum)
		}
	}
	for _, discount := range t.order.Discounts {
		fmt.Fprintf(t.out, "         %-24s %9.2f\n", discount.DiscountType.Name, -discount.Sum)
	}
	fmt.Fprintf(t.out, "         %-24s %9.2f\n", "Total", t.order.Sum)
	return nil
}

// pay pays what the terminal wants for the order, which may be more than its items: a service charge is added there.
func (t *till) pay(ctx context.Context, of *models.PaymentType) error {
	due := goiikoapi.Total(t.order.Sum, -t.paid())
	if due <= 0 {
		return nil
	}
	sent, err := goiikoapi.Check(t.cli.Orders.AddPayments(ctx, models.AddPaymentsRequest{
		OrganizationID: t.menu.OrganizationID, OrderID: t.orderID, Payments: []models.Payment{payment(of, due)},
	}))
	return t.confirm(ctx, fmt.Sprintf("Pay %.2f, %s", due, goiikoapi.Value(of.Name)), sent, err, func() bool { return t.paid() >= t.order.Sum })
}

// paid is the sum of the payments.
func (t *till) paid() float64 {
	sum := 0.0
	for _, payment := range t.order.Payments {
		sum = goiikoapi.Total(sum, payment.Sum)
	}
	return sum
}

func (t *till) close(ctx context.Context) error {
	sent, err := goiikoapi.Check(t.cli.Orders.Close(ctx, models.CloseOrderRequest{OrganizationID: t.menu.OrganizationID, OrderID: t.orderID}))
	return t.confirm(ctx, "Close the order", sent, err, func() bool { return t.order.Status == models.OrderStatusClosed })
}

// confirm waits until a change is made that was sent with this outcome. If nobody says whether it was made, it looks at the
// order and repeats nothing: the items would be there, or the money taken, twice.
func (t *till) confirm(ctx context.Context, step string, sent *models.CorrelationIDResponse, err error, made func() bool) error {
	unknown := goiikoapi.MayBeDone(err)
	if err == nil {
		waiting, cancel := context.WithTimeout(ctx, time.Minute)
		defer cancel()
		_, err = goiikoapi.Check(t.cli.Commands.Wait(waiting, t.menu.OrganizationID, sent.CorrelationID))
		var rejected *goiikoapi.CommandError
		unknown = err != nil && !errors.As(err, &rejected) // a command goes on without those who wait for it
	}
	switch {
	case unknown && ctx.Err() == nil:
		fmt.Fprintf(t.out, "%s: outcome unknown, looking at the order\n", step)
	case err != nil:
		return fmt.Errorf("%s: %w", step, err)
	}
	switch lookErr := t.look(ctx, made); {
	case lookErr != nil && err != nil:
		return fmt.Errorf("%s: %w; %w", step, err, lookErr)
	case lookErr != nil:
		return fmt.Errorf("%s: %w", step, lookErr)
	}
	fmt.Fprintf(t.out, "%s: done\n", step)
	return nil
}

// look reads the order until a change shows in it.
func (t *till) look(ctx context.Context, made func() bool) error {
	for begun := time.Now(); ; {
		found, err := goiikoapi.Check(t.cli.Orders.OrderByID(ctx, []string{t.menu.OrganizationID}, []string{t.orderID}, nil, nil, nil))
		if err != nil {
			return err
		}
		if len(found.Orders) == 1 && found.Orders[0].Order != nil {
			if t.order = found.Orders[0].Order; made() {
				return nil
			}
		}
		if time.Since(begun) > t.patience {
			return fmt.Errorf("the order does not show it after %v: look at the terminal before you do it again", t.patience)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(500 * time.Millisecond):
		}
	}
}
