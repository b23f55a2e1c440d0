package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/models"
)

// orderItems returns items of an order from their notations.
func orderItems(menu *catalog.Snapshot, texts []string) ([]models.OrderItem, error) {
	var items []models.OrderItem
	for _, text := range texts {
		item, err := orderItem(menu, text)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", text, err)
		}
		items = append(items, item)
	}
	return items, nil
}

// orderItem returns an item of an order: a dish with its amount, size and modifiers, as in
// "2 x Margherita/Large + Thin crust + 2 x Mozzarella". Each name can also be an SKU or id.
func orderItem(menu *catalog.Snapshot, text string) (models.OrderItem, error) {
	parts := strings.Split(text, " + ")
	name, amount := amountOf(parts[0])
	name, sizeName, sized := strings.Cut(name, "/")
	dish, err := menu.Item(name)
	if err != nil {
		return models.OrderItem{}, err
	}
	size := dish.DefaultSize()
	if sized {
		if size, err = dish.Size(sizeName); err != nil {
			return models.OrderItem{}, err
		}
	}
	if size == nil {
		return models.OrderItem{}, fmt.Errorf("%q has several sizes, write one as in %q", dish.Name, dish.Name+"/"+dish.Sizes[0].Name)
	}
	item := models.ProductItem(dish.ID, amount)
	item.ProductSizeID = size.ID
	for _, part := range parts[1:] {
		name, amount := amountOf(part)
		group, modifier, err := size.Modifier(name)
		if err != nil {
			return models.OrderItem{}, fmt.Errorf("%q: %w", dish.Name, err)
		}
		item.Modifiers = append(item.Modifiers, models.Modifier{ProductID: modifier.ID, ProductGroupID: group.ID, Amount: amount})
	}
	return item, nil
}

// amountOf splits "2 x Kvass" into the name and the amount, which is 1 if there is none.
func amountOf(text string) (name string, amount float64) {
	if number, name, found := strings.Cut(text, " x "); found {
		if amount, err := strconv.ParseFloat(strings.TrimSpace(number), 64); err == nil {
			return strings.TrimSpace(name), amount
		}
	}
	return strings.TrimSpace(text), 1
}

// findTable returns the table with a name, number, "section/number" or id, and the terminal group that serves it.
func findTable(ctx context.Context, t *till, key string) (table models.Table, terminalGroupID string, _ error) {
	var groups []string
	for _, group := range t.menu.TerminalGroups {
		groups = append(groups, group.ID)
	}
	rooms, err := goiikoapi.Check(t.cli.Reserves.AvailableRestaurantSections(ctx, models.AvailableRestaurantSectionsRequest{TerminalGroupIDs: groups}))
	if err != nil {
		return models.Table{}, "", err
	}
	var names []string
	found := 0
	for _, room := range rooms.RestaurantSections {
		for _, one := range room.Tables {
			if one.IsDeleted {
				continue
			}
			name := fmt.Sprintf("%s/%d", room.Name, one.Number)
			names = append(names, name)
			if slices.Contains([]string{one.ID, one.Name, strconv.Itoa(one.Number), name}, key) {
				found++
				table, terminalGroupID = one, room.TerminalGroupID
			}
		}
	}
	if found != 1 {
		return models.Table{}, "", fmt.Errorf("-table %q selects %d tables, want 1 of %s", key, found, strings.Join(names, ", "))
	}
	return table, terminalGroupID, nil
}

// paymentType returns a type that this program can take money with.
func paymentType(menu *catalog.Snapshot, key string) (*models.PaymentType, error) {
	found, err := menu.PaymentType(key)
	if err != nil {
		return nil, fmt.Errorf("-pay: %w", err)
	}
	if found.PaymentTypeKind != models.PaymentTypeKindCash && found.PaymentTypeKind != models.PaymentTypeKindCard {
		return nil, fmt.Errorf("-pay %q is of kind %s, want Cash or Card", key, found.PaymentTypeKind)
	}
	return found, nil
}

// payment returns a payment of sum.
func payment(of *models.PaymentType, sum float64) models.Payment {
	if of.PaymentTypeKind == models.PaymentTypeKindCash {
		return models.CashPayment(of.ID, sum)
	}
	return models.CardPayment(of.ID, sum)
}
