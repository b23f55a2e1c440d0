package catalog

import (
	"strings"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// FromNomenclature returns the menu of a nomenclature, as Menu.Nomenclature returns it in full. Dictionaries, combos and
// stop lists are the caller's to add.
func FromNomenclature(organizationID string, nomenclature *models.NomenclatureResponse) *Snapshot {
	n := nomenclatureReader{
		products: map[string]*models.Product{}, groups: map[string]*models.ProductGroup{}, sizes: map[string]*models.Size{},
	}
	for i := range nomenclature.Products {
		n.products[nomenclature.Products[i].ID] = &nomenclature.Products[i]
	}
	for i := range nomenclature.Sizes {
		n.sizes[nomenclature.Sizes[i].ID] = &nomenclature.Sizes[i]
	}
	s := newCollector(&Snapshot{OrganizationID: organizationID, Revision: nomenclature.Revision})
	for i := range nomenclature.Groups {
		group := &nomenclature.Groups[i]
		n.groups[group.ID] = group
		if group.IsGroupModifier || goiikoapi.Value(group.IsDeleted) {
			continue
		}
		s.Categories = append(s.Categories, Category{
			ID: group.ID, ParentID: group.ParentGroup, Name: group.Name, Description: goiikoapi.Value(group.Description),
			Images: append([]string(nil), group.ImageLinks...), Hidden: !group.IsIncludedInMenu, Order: group.Order,
		})
	}
	for i := range nomenclature.Products {
		if product := &nomenclature.Products[i]; !strings.EqualFold(string(product.Type), string(models.ProductTypeModifier)) {
			s.add(n.item(product), product.ParentGroup)
		}
	}
	return s.Snapshot
}

// nomenclatureReader has the parts of a nomenclature by ID.
type nomenclatureReader struct {
	products map[string]*models.Product
	groups   map[string]*models.ProductGroup
	sizes    map[string]*models.Size
}

func (n nomenclatureReader) item(product *models.Product) Item {
	item := Item{
		ID: product.ID, SKU: goiikoapi.Value(product.Code), Name: product.Name, Description: goiikoapi.Value(product.Description),
		// iiko writes the kind of products as Dish, too.
		Kind: ItemKind(strings.ToLower(string(product.Type))), OrderItemType: product.OrderItemType,
		Images: append([]string(nil), product.ImageLinks...), Tags: append([]string(nil), product.Tags...), MeasureUnit: goiikoapi.Value(product.MeasureUnit),
		Weighed: product.UseBalanceForSell, OpenPrice: product.CanSetOpenPrice, Deleted: goiikoapi.Value(product.IsDeleted),
		Order: goiikoapi.Value(product.Order), ModifierSchemaID: product.ModifierSchemaID, ProductCategoryID: product.ProductCategoryID,
		Sizes: []ItemSize{},
	}
	for _, price := range product.SizePrices {
		size := ItemSize{ID: goiikoapi.Value(price.SizeID), Default: len(product.SizePrices) == 1, Weight: goiikoapi.Sum(1000, goiikoapi.Value(product.Weight))}
		if known := n.sizes[size.ID]; known != nil {
			size.Name = goiikoapi.Value(known.Name)
			size.Default = size.Default || goiikoapi.Value(known.IsDefault)
		}
		if price.Price.IsIncludedInMenu {
			size.Prices = Prices{"": price.Price.CurrentPrice}
		}
		size.ModifierGroups = n.modifierGroups(product, size.ID)
		item.Sizes = append(item.Sizes, size)
	}
	return item
}

func (n nomenclatureReader) modifierGroups(product *models.Product, sizeID string) []ModifierGroup {
	var groups []ModifierGroup
	for _, info := range product.GroupModifiers {
		group := ModifierGroup{
			ID: info.ID, OwnLimits: goiikoapi.Value(info.ChildModifiersHaveMinMaxRestrictions),
			Limits:    limits(info.MinAmount, info.MaxAmount, info.DefaultAmount, info.FreeOfChargeAmount),
			Modifiers: n.modifiers(info.ChildModifiers, sizeID),
		}
		if known := n.groups[info.ID]; known != nil {
			group.Name, group.SKU = known.Name, goiikoapi.Value(known.Code)
		}
		groups = append(groups, group)
	}
	if len(product.Modifiers) > 0 {
		groups = append(groups, ModifierGroup{OwnLimits: true, Modifiers: n.modifiers(product.Modifiers, sizeID)})
	}
	return groups
}

func limits(least, most int, standard, free *int) Limits {
	return Limits{Min: float64(least), Max: float64(most), Default: float64(goiikoapi.Value(standard)), Free: float64(goiikoapi.Value(free))}
}

// modifiers returns those of a size. A modifier is for sale with an item even if it is not on the menu by itself.
func (n nomenclatureReader) modifiers(infos []models.ModifierInfo, sizeID string) []Modifier {
	modifiers := []Modifier{}
	for _, info := range infos {
		product := n.products[info.ID]
		if product == nil || goiikoapi.Value(product.IsDeleted) {
			continue
		}
		modifier := Modifier{
			ID: info.ID, SKU: goiikoapi.Value(product.Code), Name: product.Name, Images: append([]string(nil), product.ImageLinks...),
			Limits: limits(info.MinAmount, info.MaxAmount, info.DefaultAmount, info.FreeOfChargeAmount),
		}
		for i, price := range product.SizePrices {
			// The price for the size of the item; the first one if there is none.
			if i == 0 || sizeID != "" && goiikoapi.Value(price.SizeID) == sizeID {
				modifier.Prices = Prices{"": price.Price.CurrentPrice}
			}
		}
		modifiers = append(modifiers, modifier)
	}
	return modifiers
}
