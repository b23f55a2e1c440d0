package iikotest

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var menus = operations{
	api.MenuNomenclature:   handle((*call).nomenclature),
	api.MenuMenu:           handle((*call).menus),
	api.MenuMenuByID:       handle((*call).menuByID),
	api.MenuCombo:          handle((*call).combos),
	api.MenuComboCalculate: handle((*call).calculateCombo),
}

func (c *call) nomenclature(req models.NomenclatureRequest) (*models.NomenclatureResponse, *apiError) {
	nomenclature := c.restaurant.Nomenclature
	if known := value(req.StartRevision); known > 0 && known >= nomenclature.Revision {
		nomenclature = models.NomenclatureResponse{
			Groups:            []models.ProductGroup{},
			ProductCategories: []models.ProductCategory{},
			Products:          []models.Product{},
			Sizes:             []models.Size{},
			Revision:          nomenclature.Revision,
		}
	}
	nomenclature.CorrelationID = c.correlationID
	return &nomenclature, nil
}

func (c *call) menus(struct{}) (*models.MenusResponse, *apiError) {
	return &models.MenusResponse{
		CorrelationID:   c.correlationID,
		ExternalMenus:   c.restaurant.ExternalMenus,
		PriceCategories: c.restaurant.PriceCategories,
	}, nil
}

// menuByID returns an external menu: its own items, or the nomenclature in this form.
func (c *call) menuByID(req models.ExternalMenuRequest) (*models.ExternalMenu, *apiError) {
	menu, apiErr := c.externalMenu(req.ExternalMenuID, req.PriceCategoryID)
	if apiErr != nil {
		return nil, apiErr
	}
	if own := c.ownMenus(menu.ID); len(own) > 0 {
		return inFormat(own, req.Version)
	}
	format := 2
	if req.Version != nil {
		format = *req.Version
	}
	resp := &models.ExternalMenu{
		ProductCategories: c.restaurant.Nomenclature.ProductCategories,
		CustomerTagGroups: []models.CustomerTagGroup{},
		Revision:          ptr(c.restaurant.Nomenclature.Revision),
		FormatVersion:     &format,
		ID:                models.NewIdentifier(menu.ID),
		Name:              &menu.Name,
		Intervals:         []models.MenuInterval{},
		ComboCategories:   []models.ExternalMenuComboCategory{},
	}
	if n, err := strconv.ParseInt(menu.ID, 10, 64); err == nil {
		resp.ID = models.NewNumericIdentifier(n)
	}
	switch format {
	case 2:
		resp.ItemCategories = c.menuCategories(format)
	case 3, 4:
		resp.ItemGroups = c.menuCategories(format)
		resp.TaxCategories = []models.TaxCategory{}
		resp.AllergenGroups = []models.AllergenGroup{}
	default:
		return nil, badRequest("unsupported external menu version %d", format)
	}
	return resp, nil
}

// ownMenus returns an external menu with items of its own, in all its formats.
func (c *call) ownMenus(id string) []models.ExternalMenu {
	return filter(c.restaurant.ExternalMenuItems, func(m models.ExternalMenu) bool { return m.ID.String() == id })
}

// inFormat returns a menu in the format asked for, by default the first one.
func inFormat(menus []models.ExternalMenu, format *int) (*models.ExternalMenu, *apiError) {
	menu := find(menus, func(m models.ExternalMenu) bool { return format == nil || value(m.FormatVersion) == *format })
	if menu == nil {
		return nil, badRequest("external menu %q has no version %d", menus[0].ID.String(), *format)
	}
	return menu, nil
}

// externalMenu returns the ID and the name of an external menu. The price category, if there is one, must exist.
func (c *call) externalMenu(id, priceCategoryID string) (*models.IDName, *apiError) {
	menu := entryByID(c.restaurant.ExternalMenus, id)
	if menu == nil {
		return nil, badRequest("external menu %q not found", id)
	}
	if priceCategoryID != "" && entryByID(c.restaurant.PriceCategories, priceCategoryID) == nil {
		return nil, badRequest("price category %q not found", priceCategoryID)
	}
	return menu, nil
}

// onMenu reports whether a group of the nomenclature is shown on external menus.
func onMenu(group models.ProductGroup) bool {
	return group.IsIncludedInMenu && !group.IsGroupModifier && !value(group.IsDeleted)
}

// menuCategories returns the groups of the nomenclature that are on the menu, with their products.
func (c *call) menuCategories(format int) []models.ExternalMenuCategory {
	categories := []models.ExternalMenuCategory{}
	for _, group := range c.restaurant.Nomenclature.Groups {
		if !onMenu(group) {
			continue
		}
		category := models.ExternalMenuCategory{
			ID:          group.ID,
			Name:        &group.Name,
			Description: group.Description,
			IikoGroupID: group.ID,
			Items:       []models.ExternalMenuItem{},
		}
		for _, product := range c.restaurant.Nomenclature.Products {
			if product.ParentGroup == group.ID && !value(product.IsDeleted) {
				category.Items = append(category.Items, c.menuItem(product, format))
			}
		}
		categories = append(categories, category)
	}
	return categories
}

func (c *call) menuItem(product models.Product, format int) models.ExternalMenuItem {
	item := models.ExternalMenuItem{
		SKU:                product.Code,
		Name:               &product.Name,
		Description:        product.Description,
		Type:               models.ExternalMenuItemTypeDish,
		ModifierSchemaID:   product.ModifierSchemaID,
		ModifierSchemaName: product.ModifierSchemaName,
		CanSetOpenPrice:    &product.CanSetOpenPrice,
		UseBalanceForSell:  &product.UseBalanceForSell,
		MeasureUnit:        product.MeasureUnit,
		ProductCategoryID:  product.ProductCategoryID,
		OrderItemType:      product.OrderItemType,
		ItemSizes:          []models.ExternalMenuItemSize{},
	}
	if format == 2 {
		item.ItemID = product.ID
		item.CanBeDivided = &product.Splittable
	} else {
		item.ID = product.ID
		item.Splittable = &product.Splittable
	}
	for _, price := range product.SizePrices {
		item.ItemSizes = append(item.ItemSizes, c.menuItemSize(product, price, format))
	}
	return item
}

func (c *call) menuItemSize(product models.Product, price models.SizePrice, format int) models.ExternalMenuItemSize {
	size := models.ExternalMenuItemSize{
		SKU:                product.Code,
		IsDefault:          ptr(true),
		Prices:             c.menuPrices(price, format),
		ItemModifierGroups: c.menuModifierGroups(product, format),
	}
	if price.SizeID != nil {
		productSize := find(c.restaurant.Nomenclature.Sizes, func(s models.Size) bool { return s.ID == *price.SizeID })
		size.SizeName, size.IsDefault = value(productSize).Name, value(productSize).IsDefault
		size.SKU = ptr(value(product.Code) + "-" + value(size.SizeName))
	}
	grams := ptr(value(product.Weight) * 1000)
	if format == 2 {
		size.SizeID, size.PortionWeightGrams, size.NutritionPerHundredGrams = value(price.SizeID), grams, &models.Nutrition{}
	} else {
		size.ID, size.Weight = value(price.SizeID), grams
	}
	return size
}

func (c *call) menuPrices(price models.SizePrice, format int) []models.ExternalMenuPrice {
	if format == 2 {
		return []models.ExternalMenuPrice{{OrganizationID: c.restaurant.Organization.ID, Price: &price.Price.CurrentPrice}}
	}
	return []models.ExternalMenuPrice{{Organizations: []string{c.restaurant.Organization.ID}, Price: &price.Price.CurrentPrice}}
}

// menuModifierGroups returns the modifier groups of a product, and at the end an unnamed group with its
// simple modifiers.
func (c *call) menuModifierGroups(product models.Product, format int) []models.ExternalMenuModifierGroup {
	groups := []models.ExternalMenuModifierGroup{}
	for _, modifiers := range product.GroupModifiers {
		groupInfo := value(c.productGroup(modifiers.ID))
		group := models.ExternalMenuModifierGroup{
			Name:                                 &groupInfo.Name,
			SKU:                                  groupInfo.Code,
			ChildModifiersHaveMinMaxRestrictions: modifiers.ChildModifiersHaveMinMaxRestrictions,
			Items:                                c.menuModifiers(modifiers.ChildModifiers, format),
			Restrictions: menuRestrictions(models.ModifierInfo{
				MinAmount:          modifiers.MinAmount,
				MaxAmount:          modifiers.MaxAmount,
				DefaultAmount:      modifiers.DefaultAmount,
				FreeOfChargeAmount: modifiers.FreeOfChargeAmount,
			}, format),
		}
		if format == 2 {
			group.ItemGroupID, group.CanBeDivided = modifiers.ID, modifiers.Splittable
		} else {
			group.ID, group.Splittable = modifiers.ID, ptr(value(modifiers.Splittable))
		}
		groups = append(groups, group)
	}
	if len(product.Modifiers) > 0 {
		simple := models.ExternalMenuModifierGroup{
			Name:                                 ptr(""),
			ChildModifiersHaveMinMaxRestrictions: ptr(true),
			Items:                                c.menuModifiers(product.Modifiers, format),
		}
		if format != 2 {
			simple.Splittable = ptr(false)
		}
		groups = append(groups, simple)
	}
	return groups
}

func (c *call) menuModifiers(modifiers []models.ModifierInfo, format int) []models.ExternalMenuModifier {
	items := []models.ExternalMenuModifier{}
	for _, modifier := range modifiers {
		product := c.product(modifier.ID)
		if product == nil {
			continue
		}
		item := models.ExternalMenuModifier{
			SKU:               product.Code,
			Name:              &product.Name,
			Description:       product.Description,
			Restrictions:      menuRestrictions(modifier, format),
			ProductCategoryID: product.ProductCategoryID,
		}
		for _, price := range product.SizePrices {
			item.Prices = append(item.Prices, c.menuPrices(price, format)...)
		}
		grams := ptr(value(product.Weight) * 1000)
		if format == 2 {
			item.ItemID, item.PortionWeightGrams = product.ID, grams
		} else {
			item.ID, item.Weight = product.ID, grams
		}
		items = append(items, item)
	}
	return items
}

func menuRestrictions(modifier models.ModifierInfo, format int) *models.ModifierRestrictions {
	restrictions := &models.ModifierRestrictions{
		MinQuantity:           &modifier.MinAmount,
		MaxQuantity:           &modifier.MaxAmount,
		FreeQuantity:          modifier.FreeOfChargeAmount,
		HideIfDefaultQuantity: modifier.HideIfDefaultAmount,
	}
	if format == 2 {
		restrictions.ByDefault = modifier.DefaultAmount
	} else {
		restrictions.DefaultQuantity = modifier.DefaultAmount
	}
	return restrictions
}

func (c *call) combos(req models.CombosRequest) (*models.CombosResponse, *apiError) {
	return &c.restaurant.Combos, nil
}

// calculateCombo supports only combos with a fixed price.
func (c *call) calculateCombo(req models.CalculateComboRequest) (*models.CalculateComboResponse, *apiError) {
	if len(req.Items) == 0 {
		return nil, badRequest("items is required")
	}
	sourceID := value(req.Items[0].ComboInformation).ComboSourceID
	combo := find(c.restaurant.Combos.ComboSpecifications, func(s models.ComboSpecification) bool {
		return s.SourceActionID == sourceID
	})
	if combo == nil {
		return nil, badRequest("combo %q not found", sourceID)
	}
	if value(combo.PriceModificationType) != models.ComboPriceModificationTypeFixedComboPrice {
		return nil, apiErrorf(http.StatusNotImplemented, "iikotest does not model combos without a fixed price")
	}
	incorrect := []string{}
	for _, group := range combo.Groups {
		chosen := filter(req.Items, func(item models.OrderItem) bool {
			return value(item.ComboInformation).ComboGroupID == group.ID
		})
		if len(chosen) != 1 || !slices.ContainsFunc(group.Products, func(p models.ComboProduct) bool {
			return p.ProductID == chosen[0].ProductID && p.SizeID == chosen[0].ProductSizeID
		}) {
			incorrect = append(incorrect, group.ID)
		}
	}
	price := value(combo.PriceModification)
	if len(incorrect) > 0 {
		price = 0
	}
	return &models.CalculateComboResponse{Price: &price, IncorrectlyFilledGroups: incorrect}, nil
}

// product returns a product or modifier by id, or nil if it does not exist or is deleted.
func (s *Server) product(id string) *models.Product {
	return find(s.restaurant.Nomenclature.Products, func(p models.Product) bool {
		return p.ID == id && !value(p.IsDeleted)
	})
}

// productGroup returns a product or modifier group by id, or nil.
func (s *Server) productGroup(id string) *models.ProductGroup {
	return find(s.restaurant.Nomenclature.Groups, func(g models.ProductGroup) bool { return g.ID == id })
}

// size returns a size by id, or nil if the id is empty or unknown.
func (s *Server) size(id string) *models.IDName {
	size := find(s.restaurant.Nomenclature.Sizes, func(s models.Size) bool { return s.ID == id })
	if size == nil {
		return nil
	}
	return &models.IDName{ID: size.ID, Name: value(size.Name)}
}

// entryByID returns an entry of a list by id, or nil.
func entryByID(list []models.IDName, id string) *models.IDName {
	return find(list, func(entry models.IDName) bool { return entry.ID == id })
}
