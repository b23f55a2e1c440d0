package goiikoapi

import (
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Nomenclature manages the products of the back office with all that belongs to them. The menu that guests order from
// is in [Menu].
type Nomenclature struct {
	// AllergenGroups lists groups of allergens.
	AllergenGroups *Directory[models.NomenclatureAllergenGroup]
	// AmountUnits lists units of measure.
	AmountUnits *Directory[models.AmountUnit]
	// Containers lists containers (packaging).
	Containers *Directory[models.Container]
	// CustomCategories lists user-defined categories.
	CustomCategories *Directory[models.CustomCategory]
	// MenuSections lists sections of the menu.
	MenuSections *Directory[models.MenuSection]
	// ModifierSchemas lists schemes of modifiers.
	ModifierSchemas *Directory[models.ModifierSchema]
	// PlaceTypes lists places where dishes are cooked.
	PlaceTypes *Directory[models.PlaceType]
	// Producers lists manufacturers and importers.
	Producers *Directory[models.Producer]
	// ProductSizes lists sizes of products.
	ProductSizes *Directory[models.ProductSize]
	// ProductTags lists tags of products.
	ProductTags *Directory[models.ProductTag]
	// Products manages products.
	Products *Products
	// ProductGroups manages groups of products.
	ProductGroups *ProductGroups
	// ProductCategories manages categories of products.
	ProductCategories *ProductCategories
	// SizeScales manages scales of sizes.
	SizeScales *SizeScales
	// AssemblyCharts manages assembly charts: what products are made of.
	AssemblyCharts *AssemblyCharts
	// EconomicActivityCodes lists the codes of goods for customs.
	EconomicActivityCodes *EconomicActivityCodes
}

func newNomenclature(c *Client) *Nomenclature {
	return &Nomenclature{
		AllergenGroups:        &Directory[models.NomenclatureAllergenGroup]{c, api.NomenclatureAllergenGroups},
		AmountUnits:           &Directory[models.AmountUnit]{c, api.NomenclatureAmountUnits},
		Containers:            &Directory[models.Container]{c, api.NomenclatureContainers},
		CustomCategories:      &Directory[models.CustomCategory]{c, api.NomenclatureCustomCategories},
		MenuSections:          &Directory[models.MenuSection]{c, api.NomenclatureMenuSections},
		ModifierSchemas:       &Directory[models.ModifierSchema]{c, api.NomenclatureModifierSchemas},
		PlaceTypes:            &Directory[models.PlaceType]{c, api.NomenclaturePlaceTypes},
		Producers:             &Directory[models.Producer]{c, api.NomenclatureProducers},
		ProductSizes:          &Directory[models.ProductSize]{c, api.NomenclatureProductSizes},
		ProductTags:           &Directory[models.ProductTag]{c, api.NomenclatureProductTags},
		Products:              &Products{c},
		ProductGroups:         &ProductGroups{c},
		ProductCategories:     &ProductCategories{c},
		SizeScales:            &SizeScales{c},
		AssemblyCharts:        &AssemblyCharts{c},
		EconomicActivityCodes: &EconomicActivityCodes{c},
	}
}
