package catalog

import (
	"cmp"
	"slices"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// FromMenuV3 returns an external menu as Menu.MenuV3ByID returns it. priceCategoryID is the price category that was asked
// for, "" for the menu's own prices. Dictionaries and stop lists are the caller's to add.
func FromMenuV3(organizationID, priceCategoryID string, menu *models.MenuV3) *Snapshot {
	r := v3Reader{
		priceCategoryID: priceCategoryID,
		products:        map[string]models.MenuV3Product{}, modifiers: map[string]models.MenuV3Modifier{}, combos: map[string]models.MenuV3Combo{},
		allergens: map[string]models.AllergenGroup{},
	}
	for _, product := range menu.Products {
		r.products[product.ID] = product
	}
	for _, modifier := range menu.Modifiers {
		r.modifiers[modifier.ID] = modifier
	}
	for _, combo := range menu.Combos {
		r.combos[combo.ID] = combo
	}
	for _, group := range menu.AllergenGroups {
		r.allergens[group.ID] = models.AllergenGroup{ID: group.ID, Code: &group.Code, Name: &group.Name, IsDeleted: group.IsDeleted}
	}
	s := newCollector(&Snapshot{OrganizationID: organizationID, MenuID: menu.ID, PriceCategoryIDs: categories(priceCategoryID)})
	for _, group := range menu.ItemsGroups {
		s.Categories = append(s.Categories, Category{
			ID: group.ID, Name: group.Name, Description: goiikoapi.Value(group.Description), Images: imagesV3(group.Image, group.ButtonImageURL),
			Hidden: goiikoapi.Value(group.IsHidden), Schedule: scheduleV3(menu.Schedules, group.ScheduleID),
		})
		for _, item := range group.Items {
			if item.ComboID != "" {
				s.addCombo(r.combo(item))
				continue
			}
			s.add(r.item(item), group.ID)
		}
	}
	return s.Snapshot
}

type v3Reader struct {
	priceCategoryID string
	products        map[string]models.MenuV3Product
	modifiers       map[string]models.MenuV3Modifier
	combos          map[string]models.MenuV3Combo
	allergens       map[string]models.AllergenGroup
}

func (r v3Reader) item(from models.MenuV3Item) Item {
	product := r.products[from.ProductID]
	item := Item{
		ID: from.ProductID, SKU: product.SKU, Name: from.Name, Description: goiikoapi.Value(from.Description), Kind: kindOf(string(product.Type)),
		OrderItemType: models.OrderItemType(product.OrderItemType), Allergens: r.allergensOf(from.AllergenGroupIDs), Tags: slices.Concat(from.Tags, from.Labels),
		MeasureUnit: goiikoapi.Value(product.MeasureUnit), Weighed: goiikoapi.Value(product.UseBalanceForSell), OpenPrice: goiikoapi.Value(product.CanSetOpenPrice),
		Hidden: goiikoapi.Value(from.IsHidden), Marked: goiikoapi.Value(product.IsMarked),
		ModifierSchemaID: product.ModifierSchemaID, ProductCategoryID: product.ProductCategoryID, Sizes: []ItemSize{},
	}
	for _, size := range from.SizePrices {
		item.Images = append(item.Images, imagesV3(size.Image, size.ButtonImageURL)...)
		item.Sizes = append(item.Sizes, ItemSize{
			ID: size.SizeID, Name: goiikoapi.Value(size.SizeName), SKU: goiikoapi.Value(size.SKU), Default: goiikoapi.Value(size.IsDefault),
			Hidden: goiikoapi.Value(size.IsHidden), Weight: grams(string(size.MeasureUnitType), size.Weight), Prices: r.prices(size.Price),
			ModifierGroups: r.modifierGroups(from.ModifierGroups, size.SizeID),
		})
	}
	return item
}

func (r v3Reader) modifierGroups(from []models.MenuV3ModifierGroup, sizeID string) []ModifierGroup {
	var groups []ModifierGroup
	for _, group := range from {
		read := ModifierGroup{
			ID: group.ID, Name: group.Name, SKU: goiikoapi.Value(group.SKU), Hidden: goiikoapi.Value(group.IsHidden),
			OwnLimits: group.ID == "" || goiikoapi.Value(group.ChildModifiersHaveMinMaxRestrictions), Modifiers: []Modifier{},
		}
		if group.ID != "" {
			read.Limits = restrictionsV3(group.Restrictions)
		}
		for _, item := range group.Items {
			read.Modifiers = append(read.Modifiers, r.modifier(item, sizeID))
		}
		groups = append(groups, read)
	}
	return groups
}

// modifier returns a modifier in a group; what the group does not say is that of the modifier itself.
func (r v3Reader) modifier(item models.MenuV3ModifierItem, sizeID string) Modifier {
	own := r.modifiers[item.ID]
	modifier := Modifier{
		ID: item.ID, SKU: own.SKU, Name: goiikoapi.Value(cmp.Or(item.Name, own.Name)), Independent: goiikoapi.Value(own.IndependentQuantity),
		Limits: restrictionsV3(cmp.Or(item.Restrictions, own.Restrictions)), Hidden: goiikoapi.Value(cmp.Or(item.IsHidden, own.IsHidden)),
		Images:    imagesV3(cmp.Or(item.Image, own.Image), cmp.Or(item.ButtonImageURL, own.ButtonImageURL)),
		Allergens: r.allergensOf(own.AllergenGroupIDs),
	}
	for i, price := range own.SizePrices {
		if i == 0 || sizeID != "" && price.SizeID == sizeID {
			modifier.Prices = r.prices(price.Price)
		}
	}
	return modifier
}

func (r v3Reader) prices(price *float64) Prices {
	if price == nil {
		return nil
	}
	return Prices{r.priceCategoryID: *price}
}

func restrictionsV3(from *models.MenuV3Restrictions) Limits {
	if from == nil {
		return Limits{}
	}
	return Limits{
		Min: goiikoapi.Value(from.MinQuantity), Max: goiikoapi.Value(from.MaxQuantity),
		Default: goiikoapi.Value(from.DefaultQuantity), Free: goiikoapi.Value(from.FreeQuantity),
	}
}

func (r v3Reader) allergensOf(ids []string) []models.AllergenGroup {
	var allergens []models.AllergenGroup
	for _, id := range ids {
		allergen, known := r.allergens[id]
		if !known {
			allergen.ID = id
		}
		allergens = append(allergens, allergen)
	}
	return allergens
}

func (r v3Reader) combo(item models.MenuV3Item) Combo {
	combo := Combo{ID: item.ComboID, Name: item.Name, Groups: []ComboGroup{}}
	for _, group := range r.combos[item.ComboID].ComponentGroups {
		read := ComboGroup{ID: group.ID, Name: group.Name, Choices: []ComboChoice{}}
		for _, product := range group.Products {
			choice := ComboChoice{ItemID: product.ProductID, ForbiddenModifiers: product.ForbiddenModifiers}
			for _, price := range product.SizePrices {
				choice.SizeIDs = append(choice.SizeIDs, price.ProductSizeID)
			}
			read.Choices = append(read.Choices, choice)
		}
		combo.Groups = append(combo.Groups, read)
	}
	return combo
}

// scheduleV3 returns the intervals of a schedule.
func scheduleV3(schedules []models.MenuV3Schedule, id string) []models.MenuSchedule {
	var intervals []models.MenuSchedule
	for _, schedule := range schedules {
		if schedule.ID != id {
			continue
		}
		for _, period := range schedule.Periods {
			interval := models.MenuSchedule{Begin: period.From, End: period.To, DaysOfWeek: []models.Weekday{}}
			for _, day := range period.WeekDays {
				interval.DaysOfWeek = append(interval.DaysOfWeek, models.Weekday(day))
			}
			intervals = append(intervals, interval)
		}
	}
	return intervals
}

func imagesV3(image *models.MenuV3Image, buttonURL *string) []string {
	if image != nil {
		return images(&image.URL, buttonURL)
	}
	return images(buttonURL)
}
