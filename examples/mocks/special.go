package mocks

import (
	"context"
	"fmt"
	"slices"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// Special sells the dish of the day.
type Special struct {
	menu                                  goiikoapi.IMenu
	orders                                goiikoapi.IOrders
	organizationID, terminalGroupID, dish string
}

// NewSpecial returns the sale of a dish, by name, at a terminal group. menu and orders are those of [goiikoapi.Client.GetMenu]
// and [goiikoapi.Client.GetOrders].
func NewSpecial(menu goiikoapi.IMenu, orders goiikoapi.IOrders, organizationID, terminalGroupID, dish string) *Special {
	return &Special{menu: menu, orders: orders, organizationID: organizationID, terminalGroupID: terminalGroupID, dish: dish}
}

// Sell orders portions of the dish. orderID, a UUID, is the caller's: if the outcome of the create is unknown, Sell looks for
// the order under it. If the order is not there, [goiikoapi.MayBeDone] is true for the error, and only the same orderID may be
// tried again. Without an error the order is queued; [goiikoapi.Orders.WaitCreated] tells whether the terminal accepts it.
func (s *Special) Sell(ctx context.Context, orderID string, portions int) error {
	if portions < 1 {
		return fmt.Errorf("%d portions of %s: want at least 1", portions, s.dish)
	}
	menu, err := goiikoapi.Check(s.menu.Nomenclature(ctx, s.organizationID, nil))
	if err != nil {
		return fmt.Errorf("read the menu: %w", err)
	}
	at := slices.IndexFunc(menu.Products, func(p models.Product) bool { return p.Name == s.dish && !goiikoapi.Value(p.IsDeleted) })
	if at < 0 {
		return fmt.Errorf("%s is not on the menu", s.dish)
	}
	_, err = goiikoapi.Check(s.orders.OrderCreate(ctx, s.organizationID, s.terminalGroupID, map[string]any{
		"id":    orderID,
		"items": []map[string]any{{"type": "Product", "productId": menu.Products[at].ID, "amount": portions}},
	}, nil))
	if !goiikoapi.MayBeDone(err) {
		return err
	}
	found, lookErr := goiikoapi.Check(s.orders.OrderByID(ctx, []string{s.organizationID}, []string{orderID}, nil, nil, nil))
	switch {
	case lookErr != nil:
		return fmt.Errorf("%w; looking for the order: %w", err, lookErr)
	case len(found.Orders) == 0:
		return fmt.Errorf("%w; the order is not there", err)
	}
	return nil
}
