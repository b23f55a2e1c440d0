package catalog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// FromExternalMenu returns an external menu of format 2, 3 or 4, as Menu.ExternalMenu returns it. priceCategoryID is the
// price category that was asked for, "" for the menu's own prices. Dictionaries and stop lists are the caller's to add.
func FromExternalMenu(organizationID, priceCategoryID string, menu *models.ExternalMenu) *Snapshot {
	r := externalReader{organizationID: organizationID, priceCategoryID: priceCategoryID, allergens: map[string]models.AllergenGroup{}}
	for _, group := range menu.AllergenGroups {
		r.allergens[group.ID] = group
	}
	s := newCollector(&Snapshot{
		OrganizationID: organizationID, MenuID: menu.ID.String(), PriceCategoryIDs: categories(priceCategoryID), Revision: goiikoapi.Value(menu.Revision),
	})
	for _, category := range slices.Concat(menu.ItemCategories, menu.ItemGroups) {
		s.Categories = append(s.Categories, Category{
			ID: category.ID, Name: goiikoapi.Value(category.Name), Description: goiikoapi.Value(category.Description),
			Images: images(category.ButtonImageURL, category.HeaderImageURL), Hidden: goiikoapi.Value(category.IsHidden), Schedule: category.Schedules,
		})
		for _, item := range category.Items {
			if item.Type == models.ExternalMenuItemTypeCombo {
				s.addCombo(r.combo(item.ID, goiikoapi.Value(item.Name), nil, item.Groups))
				continue
			}
			s.add(r.item(item), category.ID)
		}
	}
	for _, category := range menu.ComboCategories {
		for _, combo := range category.Combos {
			price := combo.Price
			if combo.PriceStrategy != models.ComboPriceStrategyFixed {
				price = nil
			}
			s.addCombo(r.combo(combo.ID, combo.Name, price, combo.Groups))
		}
	}
	return s.Snapshot
}

// categories returns the price categories of a menu with the prices of one; none for the menu's own.
func categories(priceCategoryID string) []string {
	if priceCategoryID == "" {
		return nil
	}
	return []string{priceCategoryID}
}

// addCombo adds a combo. In format 4 a combo is listed twice, of which only one has the price.
func (s *Snapshot) addCombo(combo Combo) {
	for i := range s.Combos {
		if known := &s.Combos[i]; known.ID == combo.ID {
			if known.Price == nil {
				known.Price = combo.Price
			}
			if len(known.Groups) == 0 {
				known.Groups = combo.Groups
			}
			return
		}
	}
	s.Combos = append(s.Combos, combo)
}

type externalReader struct {
	organizationID, priceCategoryID string
	allergens                       map[string]models.AllergenGroup
}

func (r externalReader) item(from models.ExternalMenuItem) Item {
	item := Item{
		ID: cmp.Or(from.ItemID, from.ID), SKU: goiikoapi.Value(from.SKU), Name: goiikoapi.Value(from.Name), Description: goiikoapi.Value(from.Description),
		Kind: kindOf(string(from.Type)), OrderItemType: from.OrderItemType, Allergens: r.allergensOf(from.Allergens, from.AllergenGroupIDs),
		MeasureUnit: goiikoapi.Value(from.MeasureUnit), Weighed: goiikoapi.Value(from.UseBalanceForSell), OpenPrice: goiikoapi.Value(from.CanSetOpenPrice),
		Hidden: goiikoapi.Value(from.IsHidden), Marked: goiikoapi.Value(from.IsMarked),
		ModifierSchemaID: from.ModifierSchemaID, ProductCategoryID: from.ProductCategoryID, Sizes: []ItemSize{},
	}
	for _, tag := range slices.Concat(from.Tags, from.Labels) {
		item.Tags = append(item.Tags, tag.String())
	}
	for _, size := range from.ItemSizes {
		item.Images = append(item.Images, images(size.ButtonImageURL)...)
		item.Sizes = append(item.Sizes, ItemSize{
			ID: cmp.Or(size.SizeID, size.ID), Name: goiikoapi.Value(size.SizeName), SKU: goiikoapi.Value(size.SKU),
			Default: goiikoapi.Value(size.IsDefault), Hidden: goiikoapi.Value(size.IsHidden), Weight: cmp.Or(goiikoapi.Value(size.PortionWeightGrams), grams(goiikoapi.Value(size.MeasureUnitType), size.Weight)),
			Prices: r.prices(size.Prices), ModifierGroups: r.modifierGroups(size.ItemModifierGroups),
		})
	}
	return item
}

// grams returns a weight if it is in grams.
func grams(unit string, weight *float64) float64 {
	if unit != "" && !strings.EqualFold(unit, "GRAM") {
		return 0
	}
	return goiikoapi.Value(weight)
}

// kindOf returns the kind of an item of an external menu.
func kindOf(kind string) ItemKind {
	switch kind = strings.ToLower(kind); kind {
	case "":
		return ItemKindDish
	case "goods":
		return ItemKindGood
	}
	return ItemKind(kind)
}

func (r externalReader) modifierGroups(from []models.ExternalMenuModifierGroup) []ModifierGroup {
	var groups []ModifierGroup
	for _, group := range from {
		id := cmp.Or(group.ItemGroupID, group.ID)
		read := ModifierGroup{
			ID: id, Name: goiikoapi.Value(group.Name), SKU: goiikoapi.Value(group.SKU), Hidden: goiikoapi.Value(group.IsHidden),
			// Modifiers in no group only have limits of their own.
			OwnLimits: id == "" || goiikoapi.Value(group.ChildModifiersHaveMinMaxRestrictions), Modifiers: []Modifier{},
		}
		if id != "" {
			read.Limits = restrictions(group.Restrictions)
		}
		for _, modifier := range group.Items {
			read.Modifiers = append(read.Modifiers, Modifier{
				ID: cmp.Or(modifier.ItemID, modifier.ID), SKU: goiikoapi.Value(modifier.SKU), Name: goiikoapi.Value(modifier.Name),
				Limits: restrictions(modifier.Restrictions), Prices: r.prices(modifier.Prices), Independent: goiikoapi.Value(modifier.IndependentQuantity),
				Allergens: r.allergensOf(modifier.AllergenGroups, modifier.AllergenGroupIDs), Images: images(modifier.ButtonImageURL),
				Hidden: goiikoapi.Value(modifier.IsHidden),
			})
		}
		groups = append(groups, read)
	}
	return groups
}

// restrictions returns limits with the defaults that external menus have.
func restrictions(from *models.ModifierRestrictions) Limits {
	if from == nil {
		return Limits{}
	}
	most := 1
	if from.MaxQuantity != nil {
		most = *from.MaxQuantity
	}
	standard := from.DefaultQuantity
	if standard == nil {
		standard = from.ByDefault
	}
	return limits(goiikoapi.Value(from.MinQuantity), most, standard, from.FreeQuantity)
}

// prices returns the price for the organization; none if it is not for sale there. A price for all is for those that have none
// of their own.
func (r externalReader) prices(from []models.ExternalMenuPrice) Prices {
	var found *models.ExternalMenuPrice
	for i, price := range from {
		everywhere := price.OrganizationID == "" && len(price.Organizations) == 0
		if price.OrganizationID == r.organizationID || slices.Contains(price.Organizations, r.organizationID) || everywhere && found == nil {
			found = &from[i]
			if !everywhere {
				break
			}
		}
	}
	if found == nil || found.Price == nil {
		return nil
	}
	return Prices{r.priceCategoryID: *found.Price}
}

func (r externalReader) allergensOf(whole []models.AllergenGroup, ids []models.Identifier) []models.AllergenGroup {
	whole = append([]models.AllergenGroup(nil), whole...) // nil if there are none
	for _, id := range ids {
		allergen, known := r.allergens[id.String()]
		if !known {
			allergen.ID = id.String()
		}
		whole = append(whole, allergen)
	}
	return whole
}

func (r externalReader) combo(id, name string, price *float64, from []models.ExternalMenuComboGroup) Combo {
	combo := Combo{ID: id, Name: name, Price: price, Groups: []ComboGroup{}}
	for _, group := range from {
		read := ComboGroup{ID: group.ID, Name: group.Name, Choices: []ComboChoice{}}
		for _, item := range group.Items {
			choice := ComboChoice{ItemID: item.ItemID, SizeIDs: []string{item.SizeID}}
			if len(item.Sizes) > 0 {
				choice.SizeIDs = nil
			}
			for _, size := range item.Sizes {
				choice.SizeIDs = append(choice.SizeIDs, size.SizeID)
			}
			for _, modifier := range item.ForbiddenModifiers {
				choice.ForbiddenModifiers = append(choice.ForbiddenModifiers, modifier.String())
			}
			read.Choices = append(read.Choices, choice)
		}
		combo.Groups = append(combo.Groups, read)
	}
	return combo
}

func images(urls ...*string) []string {
	var set []string
	for _, url := range urls {
		if goiikoapi.Value(url) != "" && !slices.Contains(set, *url) {
			set = append(set, *url)
		}
	}
	return set
}
