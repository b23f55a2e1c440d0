package catalog

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi/models"
)

// Snapshot is what a restaurant sells at a moment. Do not change it once it is in use.
type Snapshot struct {
	// OrganizationID is the organization of the menu.
	OrganizationID string `json:"organizationId"`
	// MenuID is the external menu that it was read from; empty for the nomenclature.
	MenuID string `json:"menuId,omitzero"`
	// PriceCategoryIDs are the price categories that an external menu was read with; empty for the menu's own prices. An order
	// that names no price category is priced by the first.
	PriceCategoryIDs []string `json:"priceCategoryIds,omitzero"`
	// Revision of the menu; 0 if iiko gives none.
	Revision int64 `json:"revision,omitzero"`
	// SyncedAt is when all of it was last found up to date; zero if some part could not be read yet.
	SyncedAt time.Time `json:"syncedAt"`

	// Categories are the sections of the menu.
	Categories []Category `json:"categories"`
	// Items are the dishes, goods and services of the menu. Modifiers are in the sizes of the items they belong to.
	Items []Item `json:"items"`
	// Combos of the menu; nil if they were not read.
	Combos []Combo `json:"combos,omitzero"`

	// Organization has the settings of the restaurant. This and the lists below are nil if they were not read, see
	// [WithParts]. Check leaves out what it would need them for, also if iiko has returned an empty list.
	Organization *models.Organization `json:"organization,omitzero"`
	// TerminalGroups accept orders.
	TerminalGroups []models.TerminalGroup `json:"terminalGroups,omitzero"`
	// PaymentTypes of the restaurant.
	PaymentTypes []models.PaymentType `json:"paymentTypes,omitzero"`
	// OrderTypes of the restaurant.
	OrderTypes []models.OrderType `json:"orderTypes,omitzero"`
	// Discounts and surcharges of the restaurant.
	Discounts []models.DiscountType `json:"discounts,omitzero"`
	// CancelCauses of deliveries.
	CancelCauses []models.CancelCause `json:"cancelCauses,omitzero"`
	// TipsTypes of the restaurant.
	TipsTypes []models.TipsType `json:"tipsTypes,omitzero"`
	// StopLists of terminal groups.
	StopLists []models.TerminalGroupStopList `json:"stopLists,omitzero"`
}

// Category is a section of a menu.
type Category struct {
	// ID of the section; it can be empty on external menus.
	ID string `json:"id,omitzero"`
	// ParentID is the section that it is part of; empty at the top level.
	ParentID string `json:"parentId,omitzero"`
	// Name of the section.
	Name string `json:"name"`
	// Description of the section.
	Description string `json:"description,omitzero"`
	// Images are URLs.
	Images []string `json:"images,omitzero"`
	// Hidden reports whether guests should not see it.
	Hidden bool `json:"hidden,omitzero"`
	// Order is the position among the sections of the nomenclature; sections of external menus are in order.
	Order int `json:"order,omitzero"`
	// Schedule is when the section is sold; empty for always. Check does not look at it.
	Schedule []models.MenuSchedule `json:"schedule,omitzero"`
}

// ItemKind is the kind of an item.
type ItemKind string

const (
	// ItemKindDish: a dish, made in the kitchen.
	ItemKindDish ItemKind = "dish"
	// ItemKindGood: a good, sold as it was bought.
	ItemKindGood ItemKind = "good"
	// ItemKindService: a service.
	ItemKindService ItemKind = "service"
)

// Item is a dish, a good or a service.
type Item struct {
	// ID is the product, for orders. An item of an external menu that has lost its product has none.
	ID string `json:"id"`
	// SKU is the article; it need not be unique.
	SKU string `json:"sku,omitzero"`
	// Name of the item.
	Name string `json:"name"`
	// Description of the item.
	Description string `json:"description,omitzero"`
	// Kind of the item; iiko may have kinds that are not listed here.
	Kind ItemKind `json:"kind,omitzero"`
	// OrderItemType is how it is ordered: as a product, or as a compound item of halves.
	OrderItemType models.OrderItemType `json:"orderItemType,omitzero"`
	// Order is the position in its section of the nomenclature; items of external menus are in order.
	Order int `json:"order,omitzero"`
	// ModifierSchemaID is the modifier schema; empty if it has none.
	ModifierSchemaID string `json:"modifierSchemaId,omitzero"`
	// ProductCategoryID is the product category, which discounts by category refer to.
	ProductCategoryID string `json:"productCategoryId,omitzero"`
	// Marked reports whether it is subject to mandatory marking. The nomenclature does not say.
	Marked bool `json:"marked,omitzero"`
	// CategoryIDs are the sections of the menu that have it.
	CategoryIDs []string `json:"categoryIds,omitzero"`
	// Sizes with their prices and modifiers. An item without a size scale has one, with an empty ID.
	Sizes []ItemSize `json:"sizes"`
	// Images are URLs.
	Images []string `json:"images,omitzero"`
	// Allergens in the item. The nomenclature has none.
	Allergens []models.AllergenGroup `json:"allergens,omitzero"`
	// Tags and labels of the item.
	Tags []string `json:"tags,omitzero"`
	// MeasureUnit is the unit that it is sold in.
	MeasureUnit string `json:"measureUnit,omitzero"`
	// Weighed reports whether it is weighed when it is sold.
	Weighed bool `json:"weighed,omitzero"`
	// OpenPrice reports whether its price can be set with the order.
	OpenPrice bool `json:"openPrice,omitzero"`
	// Hidden reports whether guests should not see it.
	Hidden bool `json:"hidden,omitzero"`
	// Deleted reports whether the restaurant has deleted it. It is not found by name.
	Deleted bool `json:"deleted,omitzero"`
}

// ItemSize is a size of an item.
type ItemSize struct {
	// ID of the size, for orders; empty if the item has no size scale.
	ID string `json:"id,omitzero"`
	// Name of the size.
	Name string `json:"name,omitzero"`
	// SKU of the size.
	SKU string `json:"sku,omitzero"`
	// Default reports whether it is the default size.
	Default bool `json:"default,omitzero"`
	// Hidden reports whether guests should not see it.
	Hidden bool `json:"hidden,omitzero"`
	// Weight of a portion in grams; 0 if unknown.
	Weight float64 `json:"weight,omitzero"`
	// Prices by price category, in the organization's currency; the menu's own price is under "". Without one the size is
	// not for sale.
	Prices Prices `json:"prices,omitzero"`
	// ModifierGroups of the size. Modifiers in no group are in one with an empty ID.
	ModifierGroups []ModifierGroup `json:"modifierGroups,omitzero"`
}

// Prices are prices by the ID of the price category. The menu's own price is under "".
type Prices map[string]float64

// In returns the price in a price category, or the menu's own price if there is none in the category. It reports whether
// there is a price: a price of 0 is free of charge, none means not for sale.
func (p Prices) In(priceCategoryID string) (float64, bool) {
	price, ok := p[priceCategoryID]
	if !ok {
		price, ok = p[""]
	}
	return price, ok
}

// ModifierGroup is a group of modifiers of a size, with its limits for one portion.
type ModifierGroup struct {
	// ID of the group, for orders; empty for modifiers in no group, which only have limits of their own.
	ID string `json:"id,omitzero"`
	// Name of the group.
	Name string `json:"name,omitzero"`
	// SKU is the article of the group.
	SKU string `json:"sku,omitzero"`
	// Limits of the amounts of its modifiers together.
	Limits
	// OwnLimits reports whether each of its modifiers has limits of its own, too.
	OwnLimits bool `json:"ownLimits,omitzero"`
	// Hidden reports whether guests should not see it.
	Hidden bool `json:"hidden,omitzero"`
	// Modifiers to choose from.
	Modifiers []Modifier `json:"modifiers"`
}

// Limits are the amounts of a modifier or of a group of modifiers in one portion.
type Limits struct {
	// Min is the minimum.
	Min float64 `json:"min,omitzero"`
	// Max is the maximum; 0 means no limit.
	Max float64 `json:"max,omitzero"`
	// Default is the amount that a portion has unless the guest chooses another.
	Default float64 `json:"default,omitzero"`
	// Free is the amount that is free of charge.
	Free float64 `json:"free,omitzero"`
}

// allow reports whether an amount is within the limits.
func (l Limits) allow(amount float64) bool {
	return amount >= l.Min && (l.Max == 0 || amount <= l.Max)
}

// text returns the limits as "1 to 3", or "at least 1" without a maximum.
func (l Limits) text() string {
	if l.Max == 0 {
		return fmt.Sprintf("at least %v", l.Min)
	}
	return fmt.Sprintf("%v to %v", l.Min, l.Max)
}

// Modifier is a modifier of a size.
type Modifier struct {
	// ID is the product of the modifier, for orders.
	ID string `json:"id"`
	// SKU is the article of the modifier.
	SKU string `json:"sku,omitzero"`
	// Name of the modifier.
	Name string `json:"name"`
	// Limits of its amount. They apply in a group with OwnLimits and to modifiers in no group; Free and Default always do.
	Limits
	// Prices by price category, as those of a size.
	Prices Prices `json:"prices,omitzero"`
	// Independent reports whether its amount is not multiplied with that of the item.
	Independent bool `json:"independent,omitzero"`
	// Allergens in the modifier. The nomenclature has none.
	Allergens []models.AllergenGroup `json:"allergens,omitzero"`
	// Images are URLs.
	Images []string `json:"images,omitzero"`
	// Hidden reports whether guests should not see it.
	Hidden bool `json:"hidden,omitzero"`
}

// Combo is a set of items that is sold at a price of its own.
type Combo struct {
	// ID is the source of the combo, for [models.Combo.SourceID].
	ID string `json:"id"`
	// Name of the combo.
	Name string `json:"name"`
	// Price of the combo, if it has a fixed one; nil if it depends on the items, see Menu.CalculateCombo.
	Price *float64 `json:"price,omitzero"`
	// Groups of items, of each of which one is chosen.
	Groups []ComboGroup `json:"groups"`
	// Inactive reports whether it is not on sale.
	Inactive bool `json:"inactive,omitzero"`
}

// ComboGroup is a part of a combo.
type ComboGroup struct {
	// ID of the group, for [models.Combo.Item].
	ID string `json:"id"`
	// Name of the group.
	Name string `json:"name"`
	// Choices are the items to choose from.
	Choices []ComboChoice `json:"choices"`
}

// ComboChoice is an item that can be chosen for a part of a combo.
type ComboChoice struct {
	// ItemID is the product.
	ItemID string `json:"itemId"`
	// SizeIDs are the sizes that can be chosen, an empty one for an item without sizes; nil for any.
	SizeIDs []string `json:"sizeIds,omitzero"`
	// ForbiddenModifiers are the modifiers that the combo does not allow.
	ForbiddenModifiers []string `json:"forbiddenModifiers,omitzero"`
}

// format is the format of saved snapshots. It changes when an older program could not read them.
const format = 1

// saved is a snapshot as JSON.
type saved struct {
	Format int `json:"format"`
	*Snapshot
}

// Save writes the snapshot as JSON.
func (s *Snapshot) Save(w io.Writer) error {
	if s == nil {
		return errors.New("catalog: Save: there is no snapshot")
	}
	return json.NewEncoder(w).Encode(saved{format, s})
}

// Load reads a snapshot that [Snapshot.Save] has written. The error tells what is wrong with the data.
func Load(r io.Reader) (*Snapshot, error) {
	decoder := json.NewDecoder(r)
	loaded := saved{Snapshot: &Snapshot{}}
	if err := decoder.Decode(&loaded); err != nil {
		return nil, fmt.Errorf("catalog: Load: %w", err)
	}
	switch _, err := decoder.Token(); {
	case loaded.Format != format:
		return nil, fmt.Errorf("catalog: Load: format %d is not supported, expected %d", loaded.Format, format)
	case loaded.OrganizationID == "":
		return nil, errors.New("catalog: Load: the snapshot has no organizationId")
	case !errors.Is(err, io.EOF):
		return nil, errors.New("catalog: Load: there is more than one snapshot")
	}
	return loaded.Snapshot, nil
}

// Available returns how much of a size of an item, or of a modifier, a terminal group can still sell, and whether that is
// limited. Without a limit the amount is 0.
func (s *Snapshot) Available(terminalGroupID, productID, sizeID string) (balance float64, limited bool) {
	for _, entry := range s.stopList(terminalGroupID) {
		if entry.ProductID == productID && (entry.SizeID == "" || entry.SizeID == sizeID) {
			if !limited || entry.Balance < balance {
				balance, limited = entry.Balance, true
			}
		}
	}
	return balance, limited
}

// stopList returns the entries of a terminal group.
func (s *Snapshot) stopList(terminalGroupID string) []models.StopListItem {
	var entries []models.StopListItem
	for _, list := range s.StopLists {
		if list.TerminalGroupID == terminalGroupID {
			entries = append(entries, list.Items...)
		}
	}
	return entries
}

// priceCategory returns the price category of an order, which is that of the menu if the order names none.
func (s *Snapshot) priceCategory(id string) string {
	if id == "" && len(s.PriceCategoryIDs) > 0 {
		return s.PriceCategoryIDs[0]
	}
	return id
}

// item returns an item by ID, which is a UUID and may be in any case, or nil.
func (s *Snapshot) item(id string) *Item {
	if id == "" {
		return nil
	}
	for i := range s.Items {
		if strings.EqualFold(s.Items[i].ID, id) {
			return &s.Items[i]
		}
	}
	return nil
}

// size returns a size by ID, or nil.
func (i *Item) size(id string) *ItemSize {
	for j := range i.Sizes {
		if strings.EqualFold(i.Sizes[j].ID, id) {
			return &i.Sizes[j]
		}
	}
	return nil
}

// modifier returns a modifier by the IDs of its group and of itself, with its group, or nil.
func (z *ItemSize) modifier(groupID, id string) (*ModifierGroup, *Modifier) {
	for i := range z.ModifierGroups {
		group := &z.ModifierGroups[i]
		if !strings.EqualFold(group.ID, groupID) {
			continue
		}
		for j := range group.Modifiers {
			if strings.EqualFold(group.Modifiers[j].ID, id) {
				return group, &group.Modifiers[j]
			}
		}
	}
	return nil, nil
}

// collector puts a snapshot together out of sections, in which a product may be listed more than once.
type collector struct {
	*Snapshot
	// at are the places of the items, by ID.
	at map[string]int
}

func newCollector(s *Snapshot) collector {
	s.Categories, s.Items = []Category{}, []Item{}
	return collector{s, map[string]int{}}
}

// add adds an item to a section. What is listed again adds its section and its sizes to the item.
func (c collector) add(item Item, categoryID string) {
	i, known := c.at[item.ID]
	if !known || item.ID == "" {
		i = len(c.Items)
		c.at[item.ID] = i
		c.Items = append(c.Items, item)
	}
	listed := &c.Items[i]
	if listed.Deleted && !item.Deleted {
		item.CategoryIDs = listed.CategoryIDs
		*listed = item
	}
	for _, size := range item.Sizes {
		if listed.size(size.ID) == nil {
			listed.Sizes = append(listed.Sizes, size)
		}
	}
	if categoryID != "" && !slices.Contains(listed.CategoryIDs, categoryID) {
		listed.CategoryIDs = append(listed.CategoryIDs, categoryID)
	}
}
