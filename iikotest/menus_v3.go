package iikotest

import (
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var menusV3 = operations{
	api.MenuMenuV3ByID: handle((*call).menuV3ByID),
}

// menuV3ByID returns the nomenclature in the form of version 3 of external menus: products and modifiers once, and groups
// that refer to them.
func (c *call) menuV3ByID(req models.MenuV3ByIDRequest) (*models.MenuV3, *apiError) {
	menu, apiErr := c.externalMenu(req.ExternalMenuID, req.PriceCategoryID)
	if apiErr != nil {
		return nil, apiErr
	}
	v3 := &models.MenuV3{
		ID: menu.ID, Name: menu.Name,
		Products: []models.MenuV3Product{}, Modifiers: []models.MenuV3Modifier{}, ProductCategories: []models.MenuV3ProductCategory{}, ItemsGroups: []models.MenuV3ItemsGroup{},
	}
	for _, category := range c.restaurant.Nomenclature.ProductCategories {
		v3.ProductCategories = append(v3.ProductCategories, models.MenuV3ProductCategory{ID: category.ID, Name: category.Name, IsDeleted: category.IsDeleted})
	}
	for _, product := range c.restaurant.Nomenclature.Products {
		switch {
		case value(product.IsDeleted):
		case product.Type == models.ProductTypeModifier:
			v3.Modifiers = append(v3.Modifiers, modifierV3(product))
		default:
			v3.Products = append(v3.Products, productV3(product))
		}
	}
	for _, group := range c.restaurant.Nomenclature.Groups {
		if !onMenu(group) {
			continue
		}
		items := models.MenuV3ItemsGroup{ID: group.ID, Name: group.Name, Description: group.Description, IsHidden: ptr(false), Items: []models.MenuV3Item{}}
		for _, product := range c.restaurant.Nomenclature.Products {
			if product.ParentGroup == group.ID && !value(product.IsDeleted) {
				items.Items = append(items.Items, c.itemV3(product))
			}
		}
		v3.ItemsGroups = append(v3.ItemsGroups, items)
	}
	return v3, nil
}

func productV3(product models.Product) models.MenuV3Product {
	kind := models.MenuV3ProductTypeDish
	if product.Type == models.ProductTypeGood {
		kind = models.MenuV3ProductTypeGoods
	}
	return models.MenuV3Product{
		SKU: value(product.Code), ID: product.ID, Type: kind, OrderItemType: models.MenuV3OrderItemType(product.OrderItemType),
		ModifierSchemaID: product.ModifierSchemaID, ModifierSchemaName: product.ModifierSchemaName, Splittable: &product.Splittable,
		CanSetOpenPrice: &product.CanSetOpenPrice, UseBalanceForSell: &product.UseBalanceForSell, MeasureUnit: product.MeasureUnit,
		ProductCategoryID: product.ProductCategoryID,
	}
}

func modifierV3(product models.Product) models.MenuV3Modifier {
	modifier := models.MenuV3Modifier{
		SKU: value(product.Code), ID: product.ID, Name: &product.Name, Description: product.Description, IsHidden: ptr(false),
		Weight: ptr(value(product.Weight) * 1000), MeasureUnitType: models.MenuV3MeasureUnitGram, ProductCategoryID: product.ProductCategoryID,
	}
	for _, price := range product.SizePrices {
		modifier.SizePrices = append(modifier.SizePrices, models.MenuV3ModifierPrice{SizeID: value(price.SizeID), Price: &price.Price.CurrentPrice})
	}
	return modifier
}

func (c *call) itemV3(product models.Product) models.MenuV3Item {
	item := models.MenuV3Item{ProductID: product.ID, Name: product.Name, Description: product.Description, IsHidden: ptr(false), ItemType: ptr("PRODUCT")}
	for _, price := range product.SizePrices {
		size := find(c.restaurant.Nomenclature.Sizes, func(s models.Size) bool { return s.ID == value(price.SizeID) })
		item.SizePrices = append(item.SizePrices, models.MenuV3SizePrice{
			SizeID: value(price.SizeID), SizeName: value(size).Name, IsDefault: ptr(size == nil || value(size.IsDefault)), Price: &price.Price.CurrentPrice,
			IsHidden: ptr(false), Weight: ptr(value(product.Weight) * 1000), MeasureUnitType: models.MenuV3MeasureUnitGram, SKU: product.Code,
		})
	}
	for _, group := range product.GroupModifiers {
		info := value(c.productGroup(group.ID))
		item.ModifierGroups = append(item.ModifierGroups, models.MenuV3ModifierGroup{
			ID: group.ID, Name: info.Name, SKU: info.Code, Splittable: group.Splittable, IsHidden: ptr(false),
			ChildModifiersHaveMinMaxRestrictions: group.ChildModifiersHaveMinMaxRestrictions,
			Restrictions: restrictionsV3(models.ModifierInfo{
				MinAmount: group.MinAmount, MaxAmount: group.MaxAmount, DefaultAmount: group.DefaultAmount, FreeOfChargeAmount: group.FreeOfChargeAmount,
			}),
			Items: c.modifierItemsV3(group.ChildModifiers),
		})
	}
	if len(product.Modifiers) > 0 {
		item.ModifierGroups = append(item.ModifierGroups, models.MenuV3ModifierGroup{ChildModifiersHaveMinMaxRestrictions: ptr(true), Items: c.modifierItemsV3(product.Modifiers)})
	}
	return item
}

func (c *call) modifierItemsV3(modifiers []models.ModifierInfo) []models.MenuV3ModifierItem {
	items := []models.MenuV3ModifierItem{}
	for _, modifier := range modifiers {
		if product := c.product(modifier.ID); product != nil {
			items = append(items, models.MenuV3ModifierItem{ID: product.ID, Name: &product.Name, Restrictions: restrictionsV3(modifier), IsHidden: ptr(false)})
		}
	}
	return items
}

func restrictionsV3(modifier models.ModifierInfo) *models.MenuV3Restrictions {
	return &models.MenuV3Restrictions{
		MinQuantity: number(&modifier.MinAmount), MaxQuantity: number(&modifier.MaxAmount), FreeQuantity: number(modifier.FreeOfChargeAmount),
		DefaultQuantity: number(modifier.DefaultAmount), HideIfDefaultQuantity: modifier.HideIfDefaultAmount,
	}
}

func number(amount *int) *float64 {
	if amount == nil {
		return nil
	}
	return ptr(float64(*amount))
}
