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

func (c *call) nomenclature(req models.NomenclatureRequest) (*models.NomenclatureResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	nomenclature := c.restaurant.Nomenclature
	if value(req.StartRevision) >= nomenclature.Revision {
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

func (c *call) menus(struct{}) (*models.MenusResponse, *refusal) {
	return &models.MenusResponse{
		CorrelationID:   c.correlationID,
		ExternalMenus:   c.restaurant.ExternalMenus,
		PriceCategories: c.restaurant.PriceCategories,
	}, nil
}

// menuByID answers with the dishes of the nomenclature in the shape of an external menu.
func (c *call) menuByID(req models.ExternalMenuRequest) (*models.ExternalMenu, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationIDs...); refused != nil {
		return nil, refused
	}
	menu := find(c.restaurant.ExternalMenus, func(m models.IDName) bool { return m.ID == req.ExternalMenuID })
	if menu == nil {
		return nil, badRequest("external menu %q is not known", req.ExternalMenuID)
	}
	if req.PriceCategoryID != "" && named(c.restaurant.PriceCategories, req.PriceCategoryID) == nil {
		return nil, badRequest("price category %q is not known", req.PriceCategoryID)
	}
	format := 2
	if req.Version != nil {
		format = *req.Version
	}
	answer := &models.ExternalMenu{
		ProductCategories: c.restaurant.Nomenclature.ProductCategories,
		CustomerTagGroups: []models.CustomerTagGroup{},
		Revision:          ptr(int(c.restaurant.Nomenclature.Revision)),
		FormatVersion:     &format,
		ID:                models.NewIdentifier(menu.ID),
		Name:              &menu.Name,
		Intervals:         []models.MenuInterval{},
		ComboCategories:   []models.ExternalMenuComboCategory{},
	}
	if n, err := strconv.ParseInt(menu.ID, 10, 64); err == nil {
		answer.ID = models.NewNumericIdentifier(n)
	}
	switch format {
	case 2:
		answer.ItemCategories = c.menuCategories(format)
	case 3, 4:
		answer.ItemGroups = c.menuCategories(format)
		answer.TaxCategories = []models.TaxCategory{}
		answer.AllergenGroups = []models.AllergenGroup{}
	default:
		return nil, badRequest("there is no version %d of external menus", format)
	}
	return answer, nil
}

// menuCategories returns the groups of the nomenclature that are on the menu, with their dishes.
func (c *call) menuCategories(format int) []models.ExternalMenuCategory {
	categories := []models.ExternalMenuCategory{}
	for _, group := range c.restaurant.Nomenclature.Groups {
		if !group.IsIncludedInMenu || group.IsGroupModifier || value(group.IsDeleted) {
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
			if value(product.ParentGroup) == group.ID && !value(product.IsDeleted) {
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
		named := find(c.restaurant.Nomenclature.Sizes, func(s models.Size) bool { return s.ID == *price.SizeID })
		size.SizeName, size.IsDefault = value(named).Name, value(named).IsDefault
		size.SKU = ptr(value(product.Code) + "-" + value(size.SizeName))
	}
	grams := ptr(value(product.Weight) * 1000)
	if format == 2 {
		size.SizeID, size.PortionWeightGrams = value(price.SizeID), grams
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

// menuModifierGroups returns the modifier groups of a dish, and last a nameless group of its simple modifiers.
func (c *call) menuModifierGroups(product models.Product, format int) []models.ExternalMenuModifierGroup {
	groups := []models.ExternalMenuModifierGroup{}
	for _, modifiers := range product.GroupModifiers {
		named := value(c.productGroup(modifiers.ID))
		group := models.ExternalMenuModifierGroup{
			Name:                                 &named.Name,
			SKU:                                  named.Code,
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
			group.ID, group.Splittable = modifiers.ID, modifiers.Splittable
		}
		groups = append(groups, group)
	}
	if len(product.Modifiers) > 0 {
		groups = append(groups, models.ExternalMenuModifierGroup{
			Name:                                 ptr(""),
			ChildModifiersHaveMinMaxRestrictions: ptr(true),
			Items:                                c.menuModifiers(product.Modifiers, format),
		})
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

func (c *call) combos(req models.CombosRequest) (*models.CombosResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	return &c.restaurant.Combos, nil
}

// calculateCombo knows combos of a fixed price.
func (c *call) calculateCombo(req models.CalculateComboRequest) (*models.CalculateComboResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	if len(req.Items) == 0 {
		return nil, badRequest("items is required")
	}
	sourceID := value(req.Items[0].ComboInformation).ComboSourceID
	combo := find(c.restaurant.Combos.ComboSpecifications, func(s models.ComboSpecification) bool {
		return s.SourceActionID == sourceID
	})
	if combo == nil {
		return nil, badRequest("combo %q is not known", sourceID)
	}
	if value(combo.PriceModificationType) != models.ComboPriceModificationTypeFixedComboPrice {
		return nil, refuse(http.StatusNotImplemented, "iikotest does not model combos whose price is not fixed yet")
	}
	wrong := []string{}
	for _, group := range combo.Groups {
		chosen := filter(req.Items, func(item models.OrderItem) bool {
			return value(item.ComboInformation).ComboGroupID == group.ID
		})
		if len(chosen) != 1 || !slices.ContainsFunc(group.Products, func(p models.ComboProduct) bool {
			return p.ProductID == chosen[0].ProductID && p.SizeID == chosen[0].ProductSizeID
		}) {
			wrong = append(wrong, group.ID)
		}
	}
	price := value(combo.PriceModification)
	if len(wrong) > 0 {
		price = 0
	}
	return &models.CalculateComboResponse{Price: &price, IncorrectlyFilledGroups: wrong}, nil
}

// product returns a product of the menu, or nil.
func (s *Server) product(id string) *models.Product {
	return find(s.restaurant.Nomenclature.Products, func(p models.Product) bool {
		return p.ID == id && !value(p.IsDeleted)
	})
}

// productGroup returns a group of the menu or of modifiers, or nil.
func (s *Server) productGroup(id string) *models.ProductGroup {
	return find(s.restaurant.Nomenclature.Groups, func(g models.ProductGroup) bool { return g.ID == id })
}

// size returns the name of a size; nil for the empty size and for an unknown one.
func (s *Server) size(id string) *models.IDName {
	size := find(s.restaurant.Nomenclature.Sizes, func(s models.Size) bool { return s.ID == id })
	if size == nil {
		return nil
	}
	return &models.IDName{ID: size.ID, Name: value(size.Name)}
}

// named returns the entry of a dictionary, or nil.
func named(list []models.IDName, id string) *models.IDName {
	return find(list, func(entry models.IDName) bool { return entry.ID == id })
}
