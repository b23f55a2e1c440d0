package iikotest

import (
	"slices"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// checkModifiers returns an error unless the modifiers of a portion are among those of the product and in the amounts
// that its groups require.
func checkModifiers(product *models.Product, modifiers []models.Modifier) *models.ErrorInfo {
	for i, modifier := range modifiers {
		if !belongs(product, modifier) {
			return failure(models.ErrorCodeCommon, "Cannot find modifier %s of product %s", modifier.ProductID, product.Name)
		}
		if slices.ContainsFunc(modifiers[:i], func(m models.Modifier) bool {
			return m.ProductID == modifier.ProductID && m.ProductGroupID == modifier.ProductGroupID
		}) {
			return failure(models.ErrorCodeModifierDuplicated, "%s has modifier %s twice", product.Name, modifier.ProductID)
		}
	}
	for _, group := range product.GroupModifiers {
		amount := 0.0
		for _, child := range group.ChildModifiers {
			of := amountOfModifier(modifiers, child.ID, group.ID)
			amount += of
			if value(group.ChildModifiersHaveMinMaxRestrictions) && of > 0 {
				if failed := checkAmount(product, "modifier "+child.ID, of, child.MinAmount, child.MaxAmount); failed != nil {
					return failed
				}
			}
		}
		if failed := checkAmount(product, "group "+group.ID, amount, group.MinAmount, group.MaxAmount); failed != nil {
			return failed
		}
	}
	for _, simple := range product.Modifiers {
		if failed := checkAmount(product, "modifier "+simple.ID, amountOfModifier(modifiers, simple.ID, ""), simple.MinAmount, simple.MaxAmount); failed != nil {
			return failed
		}
	}
	return nil
}

// belongs reports whether a product has a modifier, in the group that the modifier names or, if it names none, in none.
func belongs(product *models.Product, modifier models.Modifier) bool {
	is := func(m models.ModifierInfo) bool { return m.ID == modifier.ProductID }
	return modifier.ProductGroupID == "" && slices.ContainsFunc(product.Modifiers, is) ||
		slices.ContainsFunc(product.GroupModifiers, func(g models.GroupModifierInfo) bool {
			return modifier.ProductGroupID == g.ID && slices.ContainsFunc(g.ChildModifiers, is)
		})
}

// amountOfModifier is the amount of a product in a group among modifiers.
func amountOfModifier(modifiers []models.Modifier, productID, groupID string) float64 {
	amount := 0.0
	for _, modifier := range modifiers {
		if modifier.ProductID == productID && modifier.ProductGroupID == groupID {
			amount += modifier.Amount
		}
	}
	return amount
}

func checkAmount(product *models.Product, name string, amount float64, least, most int) *models.ErrorInfo {
	if amount >= float64(least) && (most == 0 || amount <= float64(most)) {
		return nil
	}
	return failure(models.ErrorCodeCommon, "Product %s: %s has invalid amount: min=%d, max=%d, actual=%v", product.Name, name, least, most, amount)
}

// free are the amounts of modifiers that are free of charge: of each by itself, and what is left of those of groups.
type free struct {
	own    map[place]int
	groups map[string]float64
}

// place is a modifier in a group; the group is empty for a modifier in none.
type place struct{ groupID, productID string }

// freeAmounts returns what is free of charge in a portion of a dish.
func freeAmounts(dish *models.Product) free {
	f := free{map[place]int{}, map[string]float64{}}
	for _, group := range dish.GroupModifiers {
		f.groups[group.ID] = float64(value(group.FreeOfChargeAmount))
		for _, child := range group.ChildModifiers {
			f.own[place{group.ID, child.ID}] = value(child.FreeOfChargeAmount)
		}
	}
	for _, simple := range dish.Modifiers {
		f.own[place{"", simple.ID}] = value(simple.FreeOfChargeAmount)
	}
	return f
}

// paid returns how much of a modifier is charged for, and takes the rest off the free amount of its group.
func (f free) paid(modifier models.Modifier) float64 {
	paid := max(0, goiikoapi.Total(modifier.Amount, -float64(f.own[place{modifier.ProductGroupID, modifier.ProductID}])))
	ofGroup := min(paid, f.groups[modifier.ProductGroupID])
	f.groups[modifier.ProductGroupID] -= ofGroup
	return goiikoapi.Total(paid, -ofGroup)
}
