package catalog

import (
	"fmt"
	"slices"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// Total is what an order costs.
type Total struct {
	// Sum is what the guest has to pay for the order, without tips.
	Sum float64 `json:"sum"`
	// Items are the sums of the items with their modifiers, in the order of the request. An item of a combo has only the
	// modifiers.
	Items []float64 `json:"items"`
	// Combos is the sum of the combos.
	Combos float64 `json:"combos"`
	// Discount is what the discounts take off.
	Discount float64 `json:"discount"`
	// Uncertain names what iiko may count otherwise, because it is not in the request: a discount card, a coupon, a discount
	// by categories, a price category that the snapshot does not have.
	Uncertain []string `json:"uncertain,omitzero"`
}

// Price returns what a delivery or pickup costs, calculated in decimals as iiko does: each line is its price × its amount, to two
// decimals. Modifiers count per portion, unless they are independent. What is free of charge in a group is used up in the
// order of the request, after the free amounts of the modifiers themselves. A price in the request replaces that of the
// menu. The halves of a compound item cost half their price, and each has its own free amounts. A discount applies from its
// minimum sum on. Delivery and service charges are added at the terminal and are not known here.
//
// The error names what has no price; [Snapshot.Check] tells more.
func (s *Snapshot) Price(req models.CreateDeliveryRequest) (Total, error) {
	return s.price(deliveryContents(req))
}

// PriceTableOrder returns what a table order costs; see [Snapshot.Price].
func (s *Snapshot) PriceTableOrder(req models.CreateOrderRequest) (Total, error) {
	return s.price(tableContents(req))
}

func (s *Snapshot) price(o contents) (Total, error) {
	var total Total
	uncertain := func(format string, args ...any) {
		total.Uncertain = append(total.Uncertain, fmt.Sprintf(format, args...))
	}
	for _, combo := range o.combos {
		total.Combos = goiikoapi.Total(total.Combos, goiikoapi.Sum(combo.Price, float64(combo.Amount)))
	}
	sums := []float64{total.Combos}
	for i, item := range o.items {
		sum, err := s.priceItem(item, s.priceCategory(o.priceCategoryID))
		if err != nil {
			return Total{}, fmt.Errorf("catalog: Price: order.items[%d]: %w", i, err)
		}
		total.Items = append(total.Items, sum)
		sums = append(sums, sum)
	}
	total.Sum = goiikoapi.Total(sums...)
	if o.priceCategoryID != "" && !slices.Contains(s.PriceCategoryIDs, o.priceCategoryID) {
		uncertain("price category %s", o.priceCategoryID)
	}
	if o.discounts != nil {
		if o.discounts.Card != nil {
			uncertain("discount card")
		}
		for i, discount := range o.discounts.Discounts {
			sum, known := s.priceDiscount(discount, total.Sum)
			if !known {
				uncertain("order.discountsInfo.discounts[%d]", i)
			}
			total.Discount = goiikoapi.Total(total.Discount, sum)
		}
	}
	if o.loyalty != nil {
		uncertain("loyalty program")
	}
	total.Discount = min(total.Discount, total.Sum)
	total.Sum = goiikoapi.Total(total.Sum, -total.Discount)
	return total, nil
}

// priceItem returns the sum of an item with its modifiers.
func (s *Snapshot) priceItem(item models.OrderItem, priceCategoryID string) (float64, error) {
	parts := partsOf(item)
	var sums []float64
	for i, part := range parts {
		found := s.item(part.ProductID)
		if found == nil {
			return 0, &LookupError{Kind: "item", Key: part.ProductID}
		}
		size := found.size(item.ProductSizeID)
		if size == nil {
			return 0, &LookupError{Kind: "size", Of: found.Name, Key: item.ProductSizeID, Similar: sizesOf(found)}
		}
		price, forSale := size.Prices.In(priceCategoryID)
		if part.Price != nil {
			price, forSale = *part.Price, true
		}
		switch {
		case item.ComboInformation != nil: // a combo has a price of its own
		case !forSale:
			return 0, fmt.Errorf("%q has no price", found.Name)
		default:
			sums = append(sums, goiikoapi.Round(goiikoapi.Sum(price, goiikoapi.Sum(item.Amount, 1/float64(len(parts)))), 2))
		}
		modifiers := [][]models.Modifier{part.Modifiers}
		if i == 0 && item.Type == models.OrderItemTypeCompound { // those of the whole item count once
			modifiers = append(modifiers, item.CommonModifiers)
		}
		for _, list := range modifiers {
			lines, err := size.priceModifiers(list, item.Amount, priceCategoryID)
			if err != nil {
				return 0, fmt.Errorf("%q: %w", found.Name, err)
			}
			sums = append(sums, lines...)
		}
	}
	return goiikoapi.Total(sums...), nil
}

// priceModifiers returns the sum of each modifier.
func (z *ItemSize) priceModifiers(modifiers []models.Modifier, itemAmount float64, priceCategoryID string) ([]float64, error) {
	free := map[string]float64{} // what is left of the free amounts of groups
	for _, group := range z.ModifierGroups {
		free[group.ID] = group.Free
	}
	var sums []float64
	for _, m := range modifiers {
		_, found := z.modifier(m.ProductGroupID, m.ProductID)
		if found == nil {
			return nil, &LookupError{Kind: "modifier", Key: m.ProductID}
		}
		price, forSale := found.Prices.In(priceCategoryID)
		if m.Price != nil {
			price, forSale = *m.Price, true
		}
		if !forSale {
			return nil, fmt.Errorf("modifier %q has no price", found.Name)
		}
		paid := max(0, goiikoapi.Total(m.Amount, -found.Free))
		ofGroup := min(paid, free[m.ProductGroupID])
		free[m.ProductGroupID] -= ofGroup
		paid = goiikoapi.Total(paid, -ofGroup)
		if !found.Independent {
			paid = goiikoapi.Sum(paid, itemAmount)
		}
		sums = append(sums, goiikoapi.Round(goiikoapi.Sum(price, paid), 2))
	}
	return sums, nil
}

// priceDiscount returns what a discount takes off a sum, and whether that is known.
func (s *Snapshot) priceDiscount(discount models.Discount, sum float64) (off float64, known bool) {
	if discount.Type == models.DiscountKindIikoCard {
		for _, item := range discount.DiscountItems {
			off = goiikoapi.Total(off, item.Sum)
		}
		return off, true
	}
	for _, of := range s.Discounts {
		switch {
		case of.ID != discount.DiscountTypeID:
			continue
		case of.MinOrderSum != nil && sum < *of.MinOrderSum:
			return 0, true
		case of.IsCategorisedDiscount || len(discount.SelectivePositions) > 0:
			return 0, false
		}
		switch of.Mode {
		case models.DiscountModeFlexibleSum:
			return goiikoapi.Value(discount.Sum), discount.Sum != nil
		case models.DiscountModePercent:
			return goiikoapi.Round(goiikoapi.Sum(sum, goiikoapi.Sum(of.Percent, 0.01)), 2), true
		case models.DiscountModeFixedSum:
			return of.Sum, true
		}
	}
	return 0, false
}
