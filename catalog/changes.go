package catalog

import (
	"iter"
	"maps"
	"reflect"
	"slices"
	"time"
)

// Changes are the differences of two snapshots of a menu.
type Changes struct {
	// Added are the items that are new, or for sale again after they were deleted.
	Added []Item `json:"added,omitzero"`
	// Removed are the items that are gone or deleted, as they were.
	Removed []Item `json:"removed,omitzero"`
	// Updated are the items of which anything but prices has changed: names, sizes, modifiers, limits, images and so on.
	Updated []ItemUpdate `json:"updated,omitzero"`
	// Prices are the prices that have changed, of items that are in both snapshots.
	Prices []PriceChange `json:"prices,omitzero"`
	// Availability are the changes of stop lists.
	Availability []AvailabilityChange `json:"availability,omitzero"`
	// Other reports whether anything else has changed: sections, combos, settings of the restaurant, dictionaries.
	Other bool `json:"other,omitzero"`
}

// Empty reports whether nothing has changed.
func (c Changes) Empty() bool {
	return len(c.Added) == 0 && len(c.Removed) == 0 && len(c.Updated) == 0 && len(c.Prices) == 0 && len(c.Availability) == 0 && !c.Other
}

// ItemUpdate is a change of an item.
type ItemUpdate struct {
	// Before is the item as it was.
	Before Item `json:"before"`
	// After is the item as it is.
	After Item `json:"after"`
}

// PriceChange is a change of the price of a size or a modifier.
type PriceChange struct {
	// ItemID is the item.
	ItemID string `json:"itemId"`
	// SizeID is the size of the item; empty if it has no size scale.
	SizeID string `json:"sizeId,omitzero"`
	// ModifierGroupID is the group of the modifier; empty for a modifier in no group, and for the price of the size.
	ModifierGroupID string `json:"modifierGroupId,omitzero"`
	// ModifierID is the modifier; empty for the price of the size itself.
	ModifierID string `json:"modifierId,omitzero"`
	// PriceCategoryID is the price category; empty for the menu's own price.
	PriceCategoryID string `json:"priceCategoryId,omitzero"`
	// Before is the price as it was; nil if it was not for sale.
	Before *float64 `json:"before"`
	// After is the price as it is; nil if it is not for sale.
	After *float64 `json:"after"`
}

// AvailabilityChange is a change of a stop list.
type AvailabilityChange struct {
	// TerminalGroupID is the terminal group of the stop list.
	TerminalGroupID string `json:"terminalGroupId"`
	// ProductID is the item or the modifier.
	ProductID string `json:"productId"`
	// SizeID is the size; empty if it is about all sizes.
	SizeID string `json:"sizeId,omitzero"`
	// Before is the balance as it was; nil if it was not on the stop list.
	Before *float64 `json:"before"`
	// After is the balance as it is; nil if it is not on the stop list any more. 0 is out of stock.
	After *float64 `json:"after"`
}

// Diff returns what has changed from one snapshot to another. Either may be nil, which has no items.
func Diff(before, after *Snapshot) Changes {
	var changes Changes
	if before == nil {
		before = &Snapshot{}
	}
	if after == nil {
		after = &Snapshot{}
	}
	was, is := before.sold(), after.sold()
	for _, item := range before.Items {
		if is[item.ID] == nil && was[item.ID] != nil {
			changes.Removed = append(changes.Removed, item)
		}
	}
	for _, item := range after.Items {
		old := was[item.ID]
		switch {
		case is[item.ID] == nil: // deleted
		case old == nil:
			changes.Added = append(changes.Added, item)
		default:
			if !reflect.DeepEqual(withoutPrices(*old), withoutPrices(item)) {
				changes.Updated = append(changes.Updated, ItemUpdate{*old, item})
			}
			compare(pricesOf(*old), pricesOf(item), func(change PriceChange, was, is *float64) {
				change.Before, change.After = was, is
				changes.Prices = append(changes.Prices, change)
			})
		}
	}
	compare(before.balances(), after.balances(), func(change AvailabilityChange, was, is *float64) {
		change.Before, change.After = was, is
		changes.Availability = append(changes.Availability, change)
	})
	changes.Other = !reflect.DeepEqual(before.rest(), after.rest())
	return changes
}

// rest returns what is left of a snapshot without its items, its stop lists and what is different each time.
func (s *Snapshot) rest() Snapshot {
	rest := *s
	rest.Items, rest.StopLists, rest.Revision, rest.SyncedAt = nil, nil, 0, time.Time{}
	return rest
}

// sold returns the items that are not deleted, by ID.
func (s *Snapshot) sold() map[string]*Item {
	items := make(map[string]*Item, len(s.Items))
	for i := range s.Items {
		if item := &s.Items[i]; !item.Deleted && item.ID != "" {
			items[item.ID] = item
		}
	}
	return items
}

// withoutPrices returns a copy of an item without prices.
func withoutPrices(item Item) Item {
	item.Sizes = slices.Clone(item.Sizes)
	for i := range item.Sizes {
		size := &item.Sizes[i]
		size.Prices = nil
		size.ModifierGroups = slices.Clone(size.ModifierGroups)
		for j := range size.ModifierGroups {
			group := &size.ModifierGroups[j]
			group.Modifiers = slices.Clone(group.Modifiers)
			for k := range group.Modifiers {
				group.Modifiers[k].Prices = nil
			}
		}
	}
	return item
}

// compare calls changed for each place whose number is another or is in one of the two only, in the order of after, then
// of before.
func compare[P comparable](before, after iter.Seq2[P, float64], changed func(place P, was, is *float64)) {
	old, seen := map[P]float64{}, map[P]bool{}
	for place, number := range before {
		if _, twice := old[place]; !twice {
			old[place] = number
		}
	}
	for place, number := range after {
		if seen[place] { // it is listed twice
			continue
		}
		seen[place] = true
		was, known := old[place]
		delete(old, place)
		switch {
		case !known:
			changed(place, nil, &number)
		case was != number:
			changed(place, &was, &number)
		}
	}
	for place, number := range before {
		if _, gone := old[place]; gone {
			delete(old, place)
			changed(place, &number, nil)
		}
	}
}

// pricesOf returns the prices of an item by their places.
func pricesOf(item Item) iter.Seq2[PriceChange, float64] {
	return func(yield func(PriceChange, float64) bool) {
		each := func(place PriceChange, prices Prices) bool {
			for _, place.PriceCategoryID = range slices.Sorted(maps.Keys(prices)) {
				if !yield(place, prices[place.PriceCategoryID]) {
					return false
				}
			}
			return true
		}
		for _, size := range item.Sizes {
			if !each(PriceChange{ItemID: item.ID, SizeID: size.ID}, size.Prices) {
				return
			}
			for _, group := range size.ModifierGroups {
				for _, modifier := range group.Modifiers {
					if !each(PriceChange{ItemID: item.ID, SizeID: size.ID, ModifierGroupID: group.ID, ModifierID: modifier.ID}, modifier.Prices) {
						return
					}
				}
			}
		}
	}
}

// balances returns the balances of the stop lists by their places.
func (s *Snapshot) balances() iter.Seq2[AvailabilityChange, float64] {
	return func(yield func(AvailabilityChange, float64) bool) {
		for _, list := range s.StopLists {
			for _, entry := range list.Items {
				if !yield(AvailabilityChange{TerminalGroupID: list.TerminalGroupID, ProductID: entry.ProductID, SizeID: entry.SizeID}, entry.Balance) {
					return
				}
			}
		}
	}
}
