package iikotest

import (
	"fmt"
	"slices"

	"github.com/kebrick/goiikoapi/models"
)

// Check returns what does not fit together in a restaurant, a sentence for each fault: an entry that refers to another
// that does not exist, an ID that two entries have, a group of modifiers without modifiers or with limits that no order
// can meet. The data of real restaurants has such faults, too, and a [Server] serves it as it is.
func (r Restaurant) Check() []string {
	c := checker{
		groups:         ids(r.Nomenclature.Groups, func(g models.ProductGroup) string { return g.ID }),
		categories:     ids(r.Nomenclature.ProductCategories, func(p models.ProductCategory) string { return p.ID }),
		products:       ids(r.Nomenclature.Products, func(p models.Product) string { return p.ID }),
		sizes:          ids(r.Nomenclature.Sizes, func(s models.Size) string { return s.ID }),
		terminalGroups: ids(r.allTerminalGroups(), func(g models.TerminalGroup) string { return g.ID }),
		paymentTypes:   ids(r.PaymentTypes, func(p models.PaymentType) string { return p.ID }),
	}
	c.checkDuplicates(r)
	c.checkNomenclature(r.Nomenclature)
	c.checkCombos(r.Combos)
	c.checkStopLists(r.StopLists)
	c.checkExternalMenus(r)
	c.checkPlaces(r)
	for _, paymentType := range r.PaymentTypes {
		for _, group := range paymentType.TerminalGroups {
			c.refer(entry("payment type", value(paymentType.Name), paymentType.ID), "terminal group", group.ID, c.terminalGroups)
		}
	}
	for _, tips := range r.TipsTypes {
		for _, id := range tips.PaymentTypesIDs {
			c.refer(entry("tips type", tips.Name, tips.ID), "payment type", id, c.paymentTypes)
		}
	}
	return c.faults
}

// checker collects the faults of a restaurant. The sets are of IDs.
type checker struct {
	groups, categories, products, sizes, terminalGroups, paymentTypes map[string]bool
	faults                                                            []string
}

func (r Restaurant) allTerminalGroups() []models.TerminalGroup {
	return slices.Concat(r.TerminalGroups, r.SleepingTerminalGroups, r.DisabledTerminalGroups)
}

func ids[T any](list []T, id func(T) string) map[string]bool {
	all := map[string]bool{}
	for _, v := range list {
		all[id(v)] = true
	}
	return all
}

// entry names an entry of a list.
func entry(kind, name, id string) string { return fmt.Sprintf("%s %q (%s)", kind, name, id) }

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// refer adds a fault unless what is referred to exists. An empty ID refers to nothing.
func (c *checker) refer(from, kind, id string, existing map[string]bool) {
	if id != "" && !existing[id] {
		c.fault("%s refers to the %s %s, which does not exist", from, kind, id)
	}
}

func (c *checker) checkDuplicates(r Restaurant) {
	unique(c, "group", r.Nomenclature.Groups, func(g models.ProductGroup) (string, string) { return g.ID, g.Name })
	unique(c, "category", r.Nomenclature.ProductCategories, func(p models.ProductCategory) (string, string) { return p.ID, p.Name })
	unique(c, "product", r.Nomenclature.Products, func(p models.Product) (string, string) { return p.ID, p.Name })
	unique(c, "size", r.Nomenclature.Sizes, func(s models.Size) (string, string) { return s.ID, value(s.Name) })
	unique(c, "external menu", r.ExternalMenus, func(m models.IDName) (string, string) { return m.ID, m.Name })
	unique(c, "price category", r.PriceCategories, func(p models.IDName) (string, string) { return p.ID, p.Name })
	unique(c, "terminal group", r.allTerminalGroups(), func(g models.TerminalGroup) (string, string) { return g.ID, g.Name })
	unique(c, "region", r.Regions, func(v models.Region) (string, string) { return v.ID, v.Name })
	unique(c, "city", r.Cities, func(v models.City) (string, string) { return v.ID, v.Name })
	unique(c, "order type", r.OrderTypes, func(o models.OrderType) (string, string) { return o.ID, o.Name })
	unique(c, "payment type", r.PaymentTypes, func(p models.PaymentType) (string, string) { return p.ID, value(p.Name) })
	unique(c, "discount", r.Discounts, func(d models.DiscountType) (string, string) { return d.ID, value(d.Name) })
	unique(c, "tips type", r.TipsTypes, func(v models.TipsType) (string, string) { return v.ID, v.Name })
}

// unique adds a fault for each entry that has the ID of an earlier one.
func unique[T any](c *checker, kind string, list []T, name func(T) (id, name string)) {
	earlier := map[string]string{}
	for _, v := range list {
		id, named := name(v)
		if before, twice := earlier[id]; twice {
			c.fault("%s has the ID of the %s %q", entry(kind, named, id), kind, before)
			continue
		}
		earlier[id] = named
	}
}

func (c *checker) checkNomenclature(menu models.NomenclatureResponse) {
	for _, group := range menu.Groups {
		c.refer(entry("group", group.Name, group.ID), "group", group.ParentGroup, c.groups)
	}
	for _, product := range menu.Products {
		from := entry("product", product.Name, product.ID)
		c.refer(from, "group", product.ParentGroup, c.groups)
		c.refer(from, "category", product.ProductCategoryID, c.categories)
		for _, price := range product.SizePrices {
			c.refer(from+" has a price and", "size", value(price.SizeID), c.sizes)
		}
		c.checkModifiers(from, product.Modifiers)
		for _, group := range product.GroupModifiers {
			c.refer(from, "group of modifiers", group.ID, c.groups)
			name := value(find(menu.Groups, func(g models.ProductGroup) bool { return g.ID == group.ID })).Name
			in := from + ": " + entry("group of modifiers", name, group.ID)
			if len(group.ChildModifiers) == 0 {
				c.fault("%s has no modifiers", in)
			}
			c.checkLimits(in, group.MinAmount, group.MaxAmount)
			c.checkModifiers(in, group.ChildModifiers)
		}
	}
}

func (c *checker) checkModifiers(from string, modifiers []models.ModifierInfo) {
	for _, modifier := range modifiers {
		if !c.products[modifier.ID] {
			c.fault("%s has the modifier %s, which is no product", from, modifier.ID)
		}
		c.checkLimits(from+": modifier "+modifier.ID, modifier.MinAmount, modifier.MaxAmount)
	}
}

// checkLimits adds a fault if no amount is possible. A maximum of 0 is none.
func (c *checker) checkLimits(of string, least, most int) {
	if most != 0 && least > most {
		c.fault("%s has minAmount %d, more than maxAmount %d", of, least, most)
	}
}

func (c *checker) checkCombos(combos models.CombosResponse) {
	categories := ids(combos.ComboCategories, func(v models.ComboCategory) string { return v.ID })
	for _, combo := range combos.ComboSpecifications {
		from := entry("combo", value(combo.Name), combo.SourceActionID)
		c.refer(from, "combo category", combo.CategoryID, categories)
		for _, group := range combo.Groups {
			for _, product := range group.Products {
				c.refer(from, "product", product.ProductID, c.products)
				c.refer(from, "size", product.SizeID, c.sizes)
			}
		}
	}
}

func (c *checker) checkStopLists(lists []models.TerminalGroupStopList) {
	for _, list := range lists {
		from := "the stop list of terminal group " + list.TerminalGroupID
		c.refer(from, "terminal group", list.TerminalGroupID, c.terminalGroups)
		for _, item := range list.Items {
			c.refer(from, "product", item.ProductID, c.products)
			c.refer(from, "size", item.SizeID, c.sizes)
		}
	}
}

// checkExternalMenus checks the menus with items of their own.
func (c *checker) checkExternalMenus(r Restaurant) {
	type format struct {
		id      string
		version int
	}
	known := map[format]bool{}
	for _, menu := range r.ExternalMenuItems {
		from := entry("external menu", value(menu.Name), menu.ID.String())
		if entryByID(r.ExternalMenus, menu.ID.String()) == nil {
			c.fault("%s is not in the list of external menus", from)
		}
		of := format{menu.ID.String(), value(menu.FormatVersion)}
		if known[of] {
			c.fault("%s has format %d twice", from, of.version)
		}
		known[of] = true
	}
}

// checkPlaces checks what belongs to the organization, its terminal groups and cities.
func (c *checker) checkPlaces(r Restaurant) {
	organization := map[string]bool{r.Organization.ID: true}
	for _, group := range r.allTerminalGroups() {
		c.refer(entry("terminal group", group.Name, group.ID), "organization", group.OrganizationID, organization)
	}
	for _, section := range r.Sections {
		c.refer(entry("section", section.Name, section.ID), "terminal group", section.TerminalGroupID, c.terminalGroups)
	}
	cities := ids(r.Cities, func(v models.City) string { return v.ID })
	for _, id := range sortedKeys(r.Streets) {
		if len(r.Streets[id]) > 0 {
			c.refer(entry("street", r.Streets[id][0].Name, r.Streets[id][0].ID), "city", id, cities)
		}
	}
}
