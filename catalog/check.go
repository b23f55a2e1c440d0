package catalog

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// ProblemKind is what is wrong with an order.
type ProblemKind string

const (
	// ProblemOrganization: the order is for another organization or menu than the snapshot.
	ProblemOrganization ProblemKind = "organization"
	// ProblemTerminalGroup: the terminal group does not accept orders, or is missing.
	ProblemTerminalGroup ProblemKind = "terminal group"
	// ProblemOrderType: the order type is unknown, deleted or of another kind of order.
	ProblemOrderType ProblemKind = "order type"
	// ProblemNoItems: the order is empty.
	ProblemNoItems ProblemKind = "no items"
	// ProblemOrderID: the ID of the order is not a UUID.
	ProblemOrderID ProblemKind = "order ID"
	// ProblemItem: the item is not on the menu, deleted, not for sale, or neither a product nor a compound item.
	ProblemItem ProblemKind = "item"
	// ProblemSize: the size is missing, or not one of the item.
	ProblemSize ProblemKind = "size"
	// ProblemAmount: the amount of an item or a combo is out of bounds.
	ProblemAmount ProblemKind = "amount"
	// ProblemPrice: a price is negative, or not that of the combo.
	ProblemPrice ProblemKind = "price"
	// ProblemModifier: the item has no such modifier, or not in that group, or it is not for sale.
	ProblemModifier ProblemKind = "modifier"
	// ProblemModifierAmount: too few or too many of a modifier or in a group of modifiers.
	ProblemModifierAmount ProblemKind = "modifier amount"
	// ProblemStopList: the terminal group has not as much left.
	ProblemStopList ProblemKind = "stop list"
	// ProblemCombo: the combo is unknown, or the items do not make it up.
	ProblemCombo ProblemKind = "combo"
	// ProblemDiscount: the discount is unknown or deleted, or its sum is missing.
	ProblemDiscount ProblemKind = "discount"
	// ProblemPayment: the payment type is unknown, deleted or of another kind, can't be paid outside iiko, or lacks the
	// customer's credential.
	ProblemPayment ProblemKind = "payment"
	// ProblemPaymentSum: a sum is not positive, or the payments are not what the order costs.
	ProblemPaymentSum ProblemKind = "payment sum"
	// ProblemText: a comment or another text is too long, or the restaurant does not allow it.
	ProblemText ProblemKind = "text"
	// ProblemPhone: the phone number is missing or malformed.
	ProblemPhone ProblemKind = "phone"
	// ProblemCustomer: the restaurant requires a customer.
	ProblemCustomer ProblemKind = "customer"
	// ProblemMarketingSource: the restaurant requires a marketing source.
	ProblemMarketingSource ProblemKind = "marketing source"
	// ProblemAddress: the address of a courier's delivery is missing or incomplete, or a pickup has one.
	ProblemAddress ProblemKind = "address"
	// ProblemDate: the time is in the past, too far ahead, or malformed.
	ProblemDate ProblemKind = "date"
)

// Problem is something that iiko or the terminal would reject, or that deserves a look.
type Problem struct {
	// Kind is what is wrong.
	Kind ProblemKind `json:"kind"`
	// Path is the place in the request, such as order.items[0].modifiers[1].
	Path string `json:"path"`
	// Message is what is wrong and what is allowed, with the names of the menu.
	Message string `json:"message"`
	// Warning reports whether iiko takes the order all the same: payments that are not what the order costs, because charges
	// may be added at the terminal; a combo at another price; and what the stop list has for an order of another day.
	Warning bool `json:"warning,omitzero"`
}

// String returns the place and the message.
func (p Problem) String() string { return p.Path + ": " + p.Message }

// Problems are all problems of an order.
type Problems []Problem

// Err returns nil if there are no problems but warnings, or an [*OrderError] with all of them.
func (p Problems) Err() error {
	for _, problem := range p {
		if !problem.Warning {
			return &OrderError{Problems: p}
		}
	}
	return nil
}

// OrderError is the error for an order with problems.
type OrderError struct {
	// Problems are all that were found.
	Problems Problems
}

// Error returns the problems, in one line.
func (e *OrderError) Error() string {
	texts := make([]string, len(e.Problems))
	for i, problem := range e.Problems {
		texts[i] = problem.String()
	}
	return "catalog: " + strings.Join(texts, "; ")
}

// Limits of requests.
const (
	maxAmount       = 999.999
	maxComment      = 255
	maxPointComment = 500
	maxNumber       = 50
	deliveryDays    = 60
	// maxClockSkew is how far the clocks of the program and the restaurant may be apart.
	maxClockSkew = 5 * time.Minute
)

var (
	phoneNumber = regexp.MustCompile(`^\+\d{8,39}$`)
	uuid        = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
)

// checker collects the problems of an order.
type checker struct {
	*Snapshot
	problems Problems
}

// Check returns everything in a delivery or pickup that iiko or the terminal would reject, as far as the snapshot shows it; none
// if there is nothing. Dates are those of the terminal group's time zone. What is on the stop list is a problem for an order of
// today, whether or not the request has iiko check it, and a warning for a later one.
func (s *Snapshot) Check(req models.CreateDeliveryRequest) Problems {
	c := checker{Snapshot: s}
	o := req.Order
	c.contents(deliveryContents(req), !c.later(req.TerminalGroupID, o.CompleteBefore))
	c.text("order.comment", o.Comment, maxComment)
	c.text("order.externalNumber", o.ExternalNumber, maxNumber)
	if !phoneNumber.MatchString(o.Phone) {
		c.add(ProblemPhone, "order.phone", "%q is not a + and 8 to 39 digits", o.Phone)
	}
	if o.MarketingSourceID == "" && s.Organization != nil && goiikoapi.Value(s.Organization.MarketingSourceRequiredInDelivery) {
		c.add(ProblemMarketingSource, "order.marketingSourceId", "the restaurant takes no deliveries without a marketing source")
	}
	c.customer(o.Customer)
	c.service(o)
	c.date(req.TerminalGroupID, o.CompleteBefore)
	return c.problems
}

// customer checks the customer of a delivery.
func (c *checker) customer(customer *models.Customer) {
	switch {
	case customer == nil:
		if c.Organization != nil && c.Organization.IsAnonymousGuestsAllowed != nil && !*c.Organization.IsAnonymousGuestsAllowed {
			c.add(ProblemCustomer, "order.customer", "the restaurant takes no orders without a customer")
		}
	case customer.Type == models.CustomerTypeRegular && customer.ID == "" && strings.TrimSpace(goiikoapi.Value(customer.Name)) == "":
		c.add(ProblemCustomer, "order.customer.name", "a regular customer without an id needs a name")
	}
}

// service checks how a delivery is served, and its address.
func (c *checker) service(o models.DeliveryOrder) {
	service := o.OrderServiceType
	switch {
	case o.OrderTypeID != "" && service != "":
		c.add(ProblemOrderType, "order.orderServiceType", "orderTypeId is set too; set one of the two")
	case o.OrderTypeID != "":
		if service = c.orderType(o.OrderTypeID, false); service == "" {
			return // it is not known whether it needs an address
		}
	case service == "":
		service = models.OrderServiceTypeDeliveryByCourier
	case service != models.OrderServiceTypeDeliveryByCourier && service != models.OrderServiceTypeDeliveryByClient:
		c.add(ProblemOrderType, "order.orderServiceType", "a delivery is %s or %s, not %s", models.OrderServiceTypeDeliveryByCourier, models.OrderServiceTypeDeliveryByClient, service)
		return
	}
	c.address(service, o.DeliveryPoint)
}

// CheckTableOrder returns everything in a table order that iiko or the terminal would reject; see [Snapshot.Check].
func (s *Snapshot) CheckTableOrder(req models.CreateOrderRequest) Problems {
	c := checker{Snapshot: s}
	if req.TerminalGroupID == "" {
		c.add(ProblemTerminalGroup, "terminalGroupId", "a table order needs a terminal group")
	}
	if orderTypeID := goiikoapi.Value(req.Order).OrderTypeID; orderTypeID != "" {
		c.orderType(orderTypeID, true)
	}
	c.contents(tableContents(req), true)
	return c.problems
}

func (c *checker) add(kind ProblemKind, path, format string, args ...any) {
	c.problems = append(c.problems, Problem{Kind: kind, Path: path, Message: fmt.Sprintf(format, args...)})
}

func (c *checker) warn(kind ProblemKind, path, format string, args ...any) {
	c.add(kind, path, format, args...)
	c.problems[len(c.problems)-1].Warning = true
}

// contents checks what deliveries and table orders have in common. now reports whether the order is made at once.
func (c *checker) contents(o contents, now bool) {
	if o.id != "" && !uuid.MatchString(o.id) {
		c.add(ProblemOrderID, "order.id", "%q is not a UUID", o.id)
	}
	if !strings.EqualFold(o.organizationID, c.OrganizationID) {
		c.add(ProblemOrganization, "organizationId", "the menu is of %q, not %q", c.OrganizationID, o.organizationID)
	}
	if o.menuID != "" && c.MenuID != "" && o.menuID != c.MenuID {
		c.add(ProblemOrganization, "order.menuId", "the items are checked with menu %q, not %q", c.MenuID, o.menuID)
	}
	if o.terminalGroupID != "" && len(c.TerminalGroups) > 0 && !slices.ContainsFunc(c.TerminalGroups, func(g models.TerminalGroup) bool { return strings.EqualFold(g.ID, o.terminalGroupID) }) {
		c.add(ProblemTerminalGroup, "terminalGroupId", "%q does not accept orders, only %s", o.terminalGroupID,
			names(c.TerminalGroups, func(g models.TerminalGroup) models.IDName { return models.IDName{ID: g.ID, Name: g.Name} }))
	}
	if len(o.items) == 0 {
		c.add(ProblemNoItems, "order.items", "the order has no items")
	}
	for i, item := range o.items {
		c.item(fmt.Sprintf("order.items[%d]", i), item, o)
	}
	c.combos(o)
	c.stopLists(o, now)
	c.discounts(o.discounts)
	c.payments(o)
}

// orderType checks an order type and returns the service of its orders.
func (c *checker) orderType(id string, table bool) models.OrderServiceType {
	if len(c.OrderTypes) == 0 {
		return ""
	}
	for _, t := range c.OrderTypes {
		if !strings.EqualFold(t.ID, id) {
			continue
		}
		switch {
		case goiikoapi.Value(t.IsDeleted):
			c.add(ProblemOrderType, "order.orderTypeId", "%q is deleted", t.Name)
		case (t.OrderServiceType == models.OrderServiceTypeCommon) != table:
			c.add(ProblemOrderType, "order.orderTypeId", "%q is for %s, not for this kind of order", t.Name, t.OrderServiceType)
		}
		return t.OrderServiceType
	}
	c.add(ProblemOrderType, "order.orderTypeId", "there is no order type %q, only %s", id,
		names(c.OrderTypes, func(t models.OrderType) models.IDName { return models.IDName{ID: t.ID, Name: t.Name} }))
	return ""
}

func (c *checker) item(path string, item models.OrderItem, o contents) {
	if !(item.Amount > 0 && item.Amount <= maxAmount) {
		c.add(ProblemAmount, path+".amount", "%v is not above 0 and at most %v", item.Amount, maxAmount)
	}
	if item.Comment != nil && c.Organization != nil && c.Organization.OrderItemCommentEnabled != nil && !*c.Organization.OrderItemCommentEnabled {
		c.add(ProblemText, path+".comment", "the restaurant allows no comments on items")
	}
	c.text(path+".comment", item.Comment, maxComment)
	switch item.Type {
	case models.OrderItemTypeProduct:
		item.CommonModifiers = nil // only compound items have them
		c.part(path, path, item, partsOf(item)[0], o)
	case models.OrderItemTypeCompound:
		if item.PrimaryComponent == nil {
			c.add(ProblemItem, path+".primaryComponent", "a compound item needs a first half")
			return
		}
		c.part(path, path+".primaryComponent", item, *item.PrimaryComponent, o)
		if item.SecondaryComponent != nil {
			c.part(path, path+".secondaryComponent", item, *item.SecondaryComponent, o)
		}
	default:
		c.add(ProblemItem, path+".type", "%q is not %s or %s", item.Type, models.OrderItemTypeProduct, models.OrderItemTypeCompound)
	}
}

// priced reports whether a number can be a price.
func priced(price float64) bool { return price >= 0 && !math.IsInf(price, 0) }

// names lists what there is, for an error.
func names[T any](list []T, name func(T) models.IDName) string {
	var all []models.IDName
	for _, entry := range list {
		all = append(all, name(entry))
	}
	return listed(all, true)
}

// part checks a product, or a half of a compound item, at path within the item at itemPath.
func (c *checker) part(itemPath, path string, item models.OrderItem, part models.CompoundItemComponent, o contents) {
	found := c.Snapshot.item(part.ProductID)
	switch {
	case found == nil:
		c.add(ProblemItem, path+".productId", "there is no item %q on the menu", part.ProductID)
		return
	case found.Deleted:
		c.add(ProblemItem, path+".productId", "%q is deleted", found.Name)
		return
	}
	if part.Price != nil && !priced(*part.Price) {
		c.add(ProblemPrice, path+".price", "%q: %v is not a price", found.Name, *part.Price)
	}
	size := found.size(item.ProductSizeID)
	if size == nil {
		switch {
		case len(found.Sizes) == 0:
			c.add(ProblemItem, path+".productId", "%q is not for sale", found.Name)
		case item.ProductSizeID == "":
			c.add(ProblemSize, itemPath+".productSizeId", "%q needs a size: %s", found.Name, listed(sizesOf(found), true))
		default:
			c.add(ProblemSize, itemPath+".productSizeId", "%q has no size %q: it has %s", found.Name, item.ProductSizeID, listed(sizesOf(found), true))
		}
		return
	}
	if _, forSale := size.Prices.In(c.priceCategory(o.priceCategoryID)); !forSale && item.ComboInformation == nil {
		name := found.Name
		if size.Name != "" {
			name += " " + size.Name
		}
		c.add(ProblemItem, path+".productId", "%q is not for sale", name)
	}
	c.modifiers(itemPath, path, found, size, part.Modifiers, item.CommonModifiers, c.priceCategory(o.priceCategoryID))
}

// modifiers checks those of a half and of the whole item against a size.
func (c *checker) modifiers(itemPath, path string, item *Item, size *ItemSize, own, common []models.Modifier, priceCategoryID string) {
	type place struct{ group, modifier string }
	amounts := map[place]float64{}
	groups := map[string]float64{}
	check := func(path string, m models.Modifier) {
		group, modifier := size.modifier(m.ProductGroupID, m.ProductID)
		if modifier == nil {
			c.add(ProblemModifier, path, "%s", missingModifier(item, size, m))
			return
		}
		if !(m.Amount >= 0) {
			c.add(ProblemModifierAmount, path+".amount", "%q of %q: %v is negative", modifier.Name, item.Name, m.Amount)
		}
		if m.Price != nil && !priced(*m.Price) {
			c.add(ProblemPrice, path+".price", "%q of %q: %v is not a price", modifier.Name, item.Name, *m.Price)
		}
		if _, forSale := modifier.Prices.In(priceCategoryID); !forSale && m.Price == nil && m.Amount > 0 {
			c.add(ProblemModifier, path, "%q of %q is not for sale", modifier.Name, item.Name)
		}
		at := place{group.ID, modifier.ID}
		if _, twice := amounts[at]; twice {
			c.add(ProblemModifier, path, "%q of %q is there twice; add the amounts up", modifier.Name, item.Name)
		}
		amounts[at] = goiikoapi.Total(amounts[at], m.Amount)
		groups[group.ID] = goiikoapi.Total(groups[group.ID], m.Amount)
	}
	for i, m := range own {
		check(fmt.Sprintf("%s.modifiers[%d]", path, i), m)
	}
	for i, m := range common {
		check(fmt.Sprintf("%s.commonModifiers[%d]", itemPath, i), m)
	}
	for _, group := range size.ModifierGroups {
		if group.ID != "" && !group.allow(groups[group.ID]) {
			c.add(ProblemModifierAmount, path+".modifiers", "%q: %v of %q, allowed are %s: %s", item.Name, groups[group.ID], group.Name, group.text(), listed(modifiersOf(group), false))
		}
		for _, modifier := range group.Modifiers {
			amount := amounts[place{group.ID, modifier.ID}]
			// A modifier in a group can be left out, whatever its own minimum.
			if group.OwnLimits && (amount > 0 || group.ID == "") && !modifier.allow(amount) {
				c.add(ProblemModifierAmount, path+".modifiers", "%q: %v of %q, allowed are %s", item.Name, amount, modifier.Name, modifier.text())
			}
		}
	}
}

// missingModifier tells why a size does not have a modifier as it is in an order.
func missingModifier(item *Item, size *ItemSize, m models.Modifier) string {
	for _, group := range size.ModifierGroups {
		for _, modifier := range group.Modifiers {
			switch {
			case !strings.EqualFold(modifier.ID, m.ProductID):
			case group.ID == "":
				return fmt.Sprintf("%q of %q is in no group; leave productGroupId empty", modifier.Name, item.Name)
			default:
				return fmt.Sprintf("%q of %q is in the group %q; productGroupId is %q", modifier.Name, item.Name, group.Name, group.ID)
			}
		}
	}
	return fmt.Sprintf("%q has no modifier %q", item.Name, m.ProductID)
}

// modifiersOf returns the modifiers of a group for an error.
func modifiersOf(group ModifierGroup) []models.IDName {
	var modifiers []models.IDName
	for _, modifier := range group.Modifiers {
		modifiers = append(modifiers, models.IDName{ID: modifier.ID, Name: modifier.Name})
	}
	return modifiers
}

// combos checks the combos of an order, and that its items make them up.
func (c *checker) combos(o contents) {
	for i, combo := range o.combos {
		path := fmt.Sprintf("order.combos[%d]", i)
		if combo.Amount <= 0 {
			c.add(ProblemAmount, path+".amount", "%d is not positive", combo.Amount)
		}
		if !priced(combo.Price) {
			c.add(ProblemPrice, path+".price", "%v is not a price", combo.Price)
		}
		if slices.ContainsFunc(o.combos[:i], func(earlier models.Combo) bool { return earlier.ID == combo.ID }) {
			c.add(ProblemCombo, path+".id", "there is another combo %q", combo.ID)
		}
		if known := c.combo(combo.SourceID); known != nil {
			c.knownCombo(path, known, combo, o.items)
		} else if len(c.Combos) > 0 && c.MenuID == "" { // an external menu need not have all combos
			c.add(ProblemCombo, path+".sourceId", "there is no combo %q", combo.SourceID)
		}
	}
	for i, item := range o.items {
		if item.ComboInformation != nil {
			c.comboItem(fmt.Sprintf("order.items[%d]", i), item, o.combos)
		}
	}
}

// knownCombo checks a combo of an order against that of the menu.
func (c *checker) knownCombo(path string, known *Combo, combo models.Combo, items []models.OrderItem) {
	if known.Inactive {
		c.add(ProblemCombo, path+".sourceId", "%q is not on sale", known.Name)
	}
	if known.Price != nil && *known.Price != combo.Price && priced(combo.Price) {
		c.warn(ProblemPrice, path+".price", "%q costs %v, not %v", known.Name, *known.Price, combo.Price)
	}
	for _, group := range known.Groups {
		chosen := 0
		for _, item := range items {
			if info := item.ComboInformation; info != nil && info.ComboID == combo.ID && info.ComboGroupID == group.ID {
				chosen++
			}
		}
		if chosen != 1 {
			c.add(ProblemCombo, path, "%q: %d items for %q, needed is one", known.Name, chosen, group.Name)
		}
	}
}

// comboItem checks an item of a combo.
func (c *checker) comboItem(path string, item models.OrderItem, combos []models.Combo) {
	info := item.ComboInformation
	i := slices.IndexFunc(combos, func(combo models.Combo) bool { return combo.ID == info.ComboID })
	if i < 0 {
		c.add(ProblemCombo, path+".comboInformation.comboId", "the order has no combo %q", info.ComboID)
		return
	}
	if info.ComboSourceID != combos[i].SourceID {
		c.add(ProblemCombo, path+".comboInformation.comboSourceId", "it is %q, that of the combo %q", info.ComboSourceID, combos[i].SourceID)
	}
	if item.Amount != float64(combos[i].Amount) {
		c.add(ProblemCombo, path+".amount", "%v, but %d of the combo", item.Amount, combos[i].Amount)
	}
	if known := c.combo(combos[i].SourceID); known != nil {
		c.choice(path+".comboInformation", known, item)
	}
}

// combo returns a combo by ID, or nil.
func (c *checker) combo(id string) *Combo {
	for i := range c.Combos {
		if c.Combos[i].ID == id {
			return &c.Combos[i]
		}
	}
	return nil
}

// choice checks that an item can be chosen for a combo. Of a compound item, one half is enough.
func (c *checker) choice(path string, combo *Combo, item models.OrderItem) {
	for _, group := range combo.Groups {
		if group.ID != item.ComboInformation.ComboGroupID {
			continue
		}
		for _, choice := range group.Choices {
			for _, part := range partsOf(item) {
				if choice.ItemID != part.ProductID || choice.SizeIDs != nil && !slices.Contains(choice.SizeIDs, item.ProductSizeID) {
					continue
				}
				for _, m := range part.Modifiers {
					if m.Amount > 0 && slices.Contains(choice.ForbiddenModifiers, m.ProductID) {
						c.add(ProblemCombo, path, "%q does not allow the modifier %q", combo.Name, m.ProductID)
					}
				}
				return
			}
		}
		c.add(ProblemCombo, path, "the item can't be chosen for %q of %q", group.Name, combo.Name)
		return
	}
	c.add(ProblemCombo, path+".comboGroupId", "%q has no group %q", combo.Name, item.ComboInformation.ComboGroupID)
}

// stopLists checks that a terminal group has all items and modifiers: the one of the order, or any. What is missing now may be
// there again when an order of another day is made.
func (c *checker) stopLists(o contents, now bool) {
	report := c.warn
	if now {
		report = c.add
	}
	groups := []string{o.terminalGroupID}
	if o.terminalGroupID == "" {
		groups = nil
		for _, group := range c.TerminalGroups {
			groups = append(groups, group.ID)
		}
	}
	var missing []models.StopListItem
	for _, group := range groups {
		var short []models.StopListItem
		for _, entry := range c.stopList(group) {
			if needed := c.neededOf(entry, o.items); needed > 0 && needed > entry.Balance {
				short = append(short, entry)
			}
		}
		if len(short) == 0 {
			return
		}
		if missing == nil {
			missing = short
		}
	}
	for _, entry := range missing {
		for i, item := range o.items {
			if c.neededOf(entry, []models.OrderItem{item}) > 0 {
				report(ProblemStopList, fmt.Sprintf("order.items[%d]", i), "%s: %v left, %v ordered", c.nameOf(entry.ProductID), entry.Balance, c.neededOf(entry, o.items))
			}
		}
	}
}

// neededOf returns how much of an entry of a stop list items need. A half needs half.
func (c *checker) neededOf(entry models.StopListItem, items []models.OrderItem) float64 {
	needed := 0.0
	for _, item := range items {
		parts := partsOf(item)
		for i, part := range parts {
			if strings.EqualFold(part.ProductID, entry.ProductID) && (entry.SizeID == "" || strings.EqualFold(entry.SizeID, item.ProductSizeID)) {
				needed = goiikoapi.Total(needed, goiikoapi.Sum(item.Amount, 1/float64(len(parts))))
			}
			modifiers := part.Modifiers
			if i == 0 && item.Type == models.OrderItemTypeCompound {
				modifiers = slices.Concat(modifiers, item.CommonModifiers)
			}
			for _, m := range modifiers {
				if strings.EqualFold(m.ProductID, entry.ProductID) {
					needed = goiikoapi.Total(needed, goiikoapi.Sum(m.Amount, c.portions(part.ProductID, item, m)))
				}
			}
		}
	}
	return needed
}

// portions returns how often a modifier counts for an item: once if it is independent, else for each portion.
func (c *checker) portions(productID string, item models.OrderItem, m models.Modifier) float64 {
	if found := c.Snapshot.item(productID); found != nil {
		if size := found.size(item.ProductSizeID); size != nil {
			if _, modifier := size.modifier(m.ProductGroupID, m.ProductID); modifier != nil && modifier.Independent {
				return 1
			}
		}
	}
	return item.Amount
}

// nameOf returns the name of an item or a modifier.
func (s *Snapshot) nameOf(productID string) string {
	for i := range s.Items {
		if s.Items[i].ID == productID {
			return fmt.Sprintf("%q", s.Items[i].Name)
		}
		for _, size := range s.Items[i].Sizes {
			for _, group := range size.ModifierGroups {
				for _, modifier := range group.Modifiers {
					if modifier.ID == productID {
						return fmt.Sprintf("modifier %q", modifier.Name)
					}
				}
			}
		}
	}
	return productID
}

func (c *checker) discounts(info *models.DiscountsInfo) {
	if info == nil || len(c.Discounts) == 0 {
		return
	}
	for i, discount := range info.Discounts {
		if discount.Type != models.DiscountKindRMS {
			continue
		}
		path := fmt.Sprintf("order.discountsInfo.discounts[%d]", i)
		at := slices.IndexFunc(c.Discounts, func(t models.DiscountType) bool { return strings.EqualFold(t.ID, discount.DiscountTypeID) })
		if at < 0 {
			c.add(ProblemDiscount, path+".discountTypeId", "there is no discount %q, only %s", discount.DiscountTypeID,
				names(c.Discounts, func(t models.DiscountType) models.IDName {
					return models.IDName{ID: t.ID, Name: goiikoapi.Value(t.Name)}
				}))
			continue
		}
		switch of := c.Discounts[at]; {
		case goiikoapi.Value(of.IsDeleted):
			c.add(ProblemDiscount, path+".discountTypeId", "%q is deleted", goiikoapi.Value(of.Name))
		case of.Mode == models.DiscountModeFlexibleSum && discount.Sum == nil:
			c.add(ProblemDiscount, path+".sum", "%q needs a sum", goiikoapi.Value(of.Name))
		}
	}
}

func (c *checker) payments(o contents) {
	var sums []float64
	for i, payment := range o.payments {
		path := fmt.Sprintf("order.payments[%d]", i)
		c.payment(path, payment.PaymentTypeID, payment.PaymentTypeKind, payment.Sum, payment.IsProcessedExternally)
		data := goiikoapi.Value(payment.PaymentAdditionalData)
		if payment.PaymentTypeKind == models.PaymentTypeKindLoyaltyCard && (goiikoapi.Value(data.Credential) == "" || data.SearchScope == "") {
			c.add(ProblemPayment, path+".paymentAdditionalData", "a payment by loyalty card needs the customer's credential and searchScope")
		}
		sums = append(sums, payment.Sum)
	}
	for i, tips := range o.tips {
		path := fmt.Sprintf("order.tips[%d]", i)
		c.payment(path, tips.PaymentTypeID, tips.PaymentTypeKind, tips.Sum, tips.IsProcessedExternally)
		if len(c.TipsTypes) > 0 && !slices.ContainsFunc(c.TipsTypes, func(t models.TipsType) bool { return strings.EqualFold(t.ID, tips.TipsTypeID) }) {
			c.add(ProblemPayment, path+".tipsTypeId", "there is no tips type %q, only %s", tips.TipsTypeID,
				names(c.TipsTypes, func(t models.TipsType) models.IDName { return models.IDName{ID: t.ID, Name: t.Name} }))
		}
	}
	if len(sums) == 0 || c.problems.Err() != nil { // the sum may be another once the problems are solved
		return
	}
	total, err := c.price(o)
	if paid := goiikoapi.Total(sums...); err == nil && len(total.Uncertain) == 0 && paid != total.Sum {
		c.warn(ProblemPaymentSum, "order.payments", "the payments add up to %v, the order costs %v before charges of the terminal", paid, total.Sum)
	}
}

// requestKinds are the kinds that payments have in requests.
var requestKinds = []models.PaymentTypeKind{
	models.PaymentTypeKindCash, models.PaymentTypeKindCard, models.PaymentTypeKindLoyaltyCard, models.PaymentTypeKindExternal,
}

// requestKind returns the kind that a payment of a type has in requests.
func requestKind(kind models.PaymentTypeKind) models.PaymentTypeKind {
	if kind == models.PaymentTypeKindIikoCard {
		return models.PaymentTypeKindLoyaltyCard
	}
	return kind
}

func (c *checker) payment(path, typeID string, kind models.PaymentTypeKind, sum float64, external *bool) {
	if !(sum > 0) || math.IsInf(sum, 0) {
		c.add(ProblemPaymentSum, path+".sum", "%v is not a positive sum", sum)
	}
	if len(c.PaymentTypes) == 0 {
		return
	}
	at := slices.IndexFunc(c.PaymentTypes, func(t models.PaymentType) bool { return strings.EqualFold(t.ID, typeID) })
	if at < 0 {
		c.add(ProblemPayment, path+".paymentTypeId", "there is no payment type %q, only %s", typeID,
			names(c.PaymentTypes, func(t models.PaymentType) models.IDName {
				return models.IDName{ID: t.ID, Name: goiikoapi.Value(t.Name)}
			}))
		return
	}
	of := c.PaymentTypes[at]
	name := goiikoapi.Value(of.Name)
	switch processing := of.PaymentProcessingType; {
	case goiikoapi.Value(of.IsDeleted):
		c.add(ProblemPayment, path+".paymentTypeId", "%q is deleted", name)
	case !slices.Contains(requestKinds, requestKind(of.PaymentTypeKind)):
		c.add(ProblemPayment, path+".paymentTypeId", "%q is of kind %s, which orders can't be paid with by the API", name, of.PaymentTypeKind)
	case kind != requestKind(of.PaymentTypeKind):
		c.add(ProblemPayment, path+".paymentTypeKind", "%q is of kind %s, not %s", name, requestKind(of.PaymentTypeKind), kind)
	case goiikoapi.Value(external) && processing != models.PaymentProcessingTypeExternal && processing != models.PaymentProcessingTypeBoth:
		c.add(ProblemPayment, path+".isProcessedExternally", "%q can't be processed outside iiko", name)
	}
}

func (c *checker) text(path string, comment *string, most int) {
	if length := utf8.RuneCountInString(goiikoapi.Value(comment)); length > most {
		c.add(ProblemText, path, "%d characters, allowed are %d", length, most)
	}
}

func (c *checker) address(service models.OrderServiceType, point *models.DeliveryPoint) {
	const path = "order.deliveryPoint"
	if service != models.OrderServiceTypeDeliveryByCourier {
		if point != nil {
			c.add(ProblemAddress, path, "a pickup has no address")
		}
		return
	}
	if point == nil || point.Address == nil {
		c.add(ProblemAddress, path, "a delivery by courier needs an address")
		return
	}
	c.text(path+".comment", point.Comment, maxPointComment)
	address := point.Address
	if address.Type == models.AddressTypeCity {
		if c.Organization != nil && c.Organization.AddressFormatType == models.AddressFormatTypeLegacy {
			c.add(ProblemAddress, path+".address.type", "the restaurant takes addresses by street and house only")
		}
		if goiikoapi.Value(address.Line1) == "" {
			c.add(ProblemAddress, path+".address.line1", "the address is empty")
		}
		return
	}
	street := goiikoapi.Value(address.Street)
	if street.ID == "" && street.ClassifierID == "" && (goiikoapi.Value(street.Name) == "" || goiikoapi.Value(street.City) == "") {
		c.add(ProblemAddress, path+".address.street", "a street needs an id, a classifierId, or a name and a city")
	}
	if goiikoapi.Value(address.House) == "" {
		c.add(ProblemAddress, path+".address.house", "the address has no house")
	}
}

// date checks when a delivery is due, in the time zone of the terminal group.
func (c *checker) date(terminalGroupID string, completeBefore models.DateTime) {
	const path = "order.completeBefore"
	if completeBefore == "" {
		return
	}
	location, known := c.Location(terminalGroupID)
	due, err := completeBefore.In(location)
	now := time.Now().In(location)
	switch {
	case err != nil:
		c.add(ProblemDate, path, "%q is not of the form %s", completeBefore, models.DateTimeLayout)
	case !known: // the day may be another there
	case due.Before(now.Add(-maxClockSkew)):
		c.add(ProblemDate, path, "%s is in the past: it is %s in the restaurant", completeBefore, now.Format(time.DateTime))
	case due.After(now.AddDate(0, 0, deliveryDays)):
		c.add(ProblemDate, path, "%s is more than %d days ahead", completeBefore, deliveryDays)
	}
}

// later reports whether a delivery is certainly for another day than today.
func (c *checker) later(terminalGroupID string, completeBefore models.DateTime) bool {
	location, known := c.Location(terminalGroupID)
	due, err := completeBefore.In(location)
	return known && err == nil && due.Format(time.DateOnly) > time.Now().In(location).Format(time.DateOnly)
}

// Location returns the time zone of a terminal group or, if terminalGroupID is empty, that of all of them, and whether it is
// known; UTC if it is not, or if they are in several.
func (s *Snapshot) Location(terminalGroupID string) (*time.Location, bool) {
	zone := ""
	for _, group := range s.TerminalGroups {
		switch {
		case terminalGroupID != "" && !strings.EqualFold(group.ID, terminalGroupID), group.TimeZone == zone:
		case zone != "":
			return time.UTC, false
		default:
			zone = group.TimeZone
		}
	}
	return zoneOf(zone)
}

// zoneOf returns the time zone of an offset such as 03:00:00 or -05:30:00.
func zoneOf(offset string) (*time.Location, bool) {
	sign, name := 1, "UTC+"+offset
	if rest, west := strings.CutPrefix(offset, "-"); west {
		sign, name, offset = -1, "UTC"+offset, rest
	}
	ahead, err := time.Parse(time.TimeOnly, offset)
	if err != nil {
		return time.UTC, false
	}
	seconds := ahead.Hour()*3600 + ahead.Minute()*60 + ahead.Second()
	return time.FixedZone(name, sign*seconds), true
}
