package iikotest

import (
	"slices"

	"github.com/kebrick/goiikoapi/models"
)

// checkModifiers returns an error unless the modifiers of a portion are among those of the product and in the amounts
// that its groups require.
func checkModifiers(product *models.Product, modifiers []models.Modifier) *models.ErrorInfo {
	for _, modifier := range modifiers {
		if !belongs(product, modifier) {
			return failure(models.ErrorCodeCommon, "Cannot find modifier %s of product %s", modifier.ProductID, product.Name)
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

// belongs reports whether a product has a modifier: in the group that the modifier names, or in any.
func belongs(product *models.Product, modifier models.Modifier) bool {
	is := func(m models.ModifierInfo) bool { return m.ID == modifier.ProductID }
	return modifier.ProductGroupID == "" && slices.ContainsFunc(product.Modifiers, is) ||
		slices.ContainsFunc(product.GroupModifiers, func(g models.GroupModifierInfo) bool {
			return (modifier.ProductGroupID == "" || modifier.ProductGroupID == g.ID) && slices.ContainsFunc(g.ChildModifiers, is)
		})
}

// amountOfModifier is the amount of a product among modifiers, of those that name the group or none.
func amountOfModifier(modifiers []models.Modifier, productID, groupID string) float64 {
	amount := 0.0
	for _, modifier := range modifiers {
		if modifier.ProductID == productID && (modifier.ProductGroupID == "" || modifier.ProductGroupID == groupID) {
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
