package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// Delivery builds the request for a delivery or pickup out of names. Begin with [NewDelivery] and end with
// [Delivery.Request]; what a method does not find is reported there.
type Delivery struct {
	menu *Snapshot
	req  models.CreateDeliveryRequest
	// orderTypeID is the order type; empty for the usual one.
	orderTypeID string
	// at is when the customer wants the order; zero for as soon as possible.
	at time.Time
	// rest is the payment type that pays what is left; nil if there is none.
	rest *models.PaymentType
	errs []error
}

// NewDelivery returns a pickup of nothing for the customer with a phone number. The names in its methods are those of menu,
// as [Snapshot.Item] finds them.
func NewDelivery(menu *Snapshot, phone string) *Delivery {
	d := &Delivery{menu: menu}
	if menu == nil {
		d.menu = &Snapshot{}
		d.fail(errors.New("catalog: NewDelivery: menu must not be nil"))
	}
	d.req.OrganizationID = d.menu.OrganizationID
	d.req.Order.MenuID = d.menu.MenuID
	d.req.Order.Phone = phone
	return d
}

func (d *Delivery) fail(err error) *Delivery {
	if err != nil {
		d.errs = append(d.errs, err)
	}
	return d
}

// itemChoice is an item that is being added.
type itemChoice struct {
	item      *Item
	size      *ItemSize
	order     models.OrderItem
	modifiers []modifierChoice
}

type modifierChoice struct {
	key    string
	amount float64
}

// ItemOption is how an item is ordered.
type ItemOption func(*itemChoice) error

// Size is the size of the item, by name, SKU or ID. Without it the default size is ordered.
func Size(key string) ItemOption {
	return func(c *itemChoice) error {
		size, err := c.item.Size(key)
		c.size = size
		return err
	}
}

// Amount is how many portions are ordered, or how much of an item that is weighed. Without it one is.
func Amount(amount float64) ItemOption {
	return func(c *itemChoice) error {
		c.order.Amount = amount
		return nil
	}
}

// With is an amount of a modifier for each portion, by name, SKU or ID; 0 leaves a default one out. Where a name is in several
// groups, write "group/modifier".
func With(key string, amount float64) ItemOption {
	return func(c *itemChoice) error {
		if !(amount >= 0) {
			return fmt.Errorf("catalog: With: modifier %q of %q: %v is negative", key, c.item.Name, amount)
		}
		c.modifiers = append(c.modifiers, modifierChoice{key, amount})
		return nil
	}
}

// Comment is a comment for the kitchen.
func Comment(text string) ItemOption {
	return func(c *itemChoice) error {
		c.order.Comment = &text
		return nil
	}
}

// Add adds an item by name, SKU or ID. In each group of modifiers of which none is chosen, the default amounts are added.
func (d *Delivery) Add(key string, opts ...ItemOption) *Delivery {
	item, err := d.menu.Item(key)
	if err != nil {
		return d.fail(err)
	}
	c := &itemChoice{item: item, order: models.ProductItem(item.ID, 1)}
	for i, opt := range opts {
		if opt == nil {
			return d.fail(fmt.Errorf("catalog: Delivery.Add: opts[%d] of %q must not be nil", i, key))
		}
		if err := opt(c); err != nil {
			return d.fail(err)
		}
	}
	if c.size == nil {
		c.size = item.DefaultSize()
	}
	if c.size == nil {
		if len(item.Sizes) == 0 {
			return d.fail(fmt.Errorf("catalog: Delivery.Add: %q is not for sale", item.Name))
		}
		return d.fail(fmt.Errorf("catalog: Delivery.Add: %q needs a size: %s", item.Name, listed(sizesOf(item), false)))
	}
	c.order.ProductSizeID = c.size.ID
	if err := c.addModifiers(); err != nil {
		return d.fail(err)
	}
	d.req.Order.Items = append(d.req.Order.Items, c.order)
	return d
}

// addModifiers adds the chosen modifiers and, in groups without a choice, the default ones.
func (c *itemChoice) addModifiers() error {
	chosen := map[*ModifierGroup]bool{}
	amounts := map[*Modifier]float64{}
	for _, choice := range c.modifiers {
		group, modifier, err := c.size.Modifier(choice.key)
		if err != nil {
			var missing *LookupError
			if errors.As(err, &missing) {
				missing.Of = c.item.Name
			}
			return err
		}
		chosen[group] = true
		amounts[modifier] = goiikoapi.Total(amounts[modifier], choice.amount)
	}
	for i := range c.size.ModifierGroups {
		group := &c.size.ModifierGroups[i]
		for j := range group.Modifiers {
			modifier := &group.Modifiers[j]
			amount, isChosen := amounts[modifier]
			if !isChosen && (!chosen[group] || group.ID == "") {
				amount = modifier.Default
			}
			if amount > 0 {
				c.order.Modifiers = append(c.order.Modifiers, models.Modifier{ProductID: modifier.ID, ProductGroupID: group.ID, Amount: amount})
			}
		}
	}
	return nil
}

// To makes it a delivery by courier to an address, see [models.StreetAddress] and [models.LineAddress].
func (d *Delivery) To(address models.Address) *Delivery {
	d.req.Order.DeliveryPoint = &models.DeliveryPoint{Address: &address}
	return d
}

// OrderType sets the order type, by name or ID, instead of the restaurant's usual one for deliveries or pickups.
func (d *Delivery) OrderType(key string) *Delivery {
	found, err := d.menu.OrderType(key)
	if err != nil {
		return d.fail(err)
	}
	d.orderTypeID = found.ID
	return d
}

// TerminalGroup sets where the order is made, by name or ID. Without it iiko chooses.
func (d *Delivery) TerminalGroup(key string) *Delivery {
	found, err := d.menu.TerminalGroup(key)
	if err != nil {
		return d.fail(err)
	}
	d.req.TerminalGroupID = found.ID
	return d
}

// At sets when the customer wants the order. The request has it in the time zone of the terminal group.
func (d *Delivery) At(t time.Time) *Delivery {
	d.at = t
	return d
}

// PriceCategory sets the price category of the order by its ID, instead of that of the menu. iikoRMS 9.0.5 or newer.
func (d *Delivery) PriceCategory(id string) *Delivery {
	d.req.Order.PriceCategoryID = id
	return d
}

// Customer sets the customer, see [models.RegularCustomer] and [models.OneTimeCustomer].
func (d *Delivery) Customer(customer models.Customer) *Delivery {
	d.req.Order.Customer = &customer
	return d
}

// Comment sets the comment on the order.
func (d *Delivery) Comment(text string) *Delivery {
	d.req.Order.Comment = &text
	return d
}

// ID sets the ID of the order, a UUID, so that it is known before the order is sent. Without it Deliveries.CreateDelivery
// makes one.
func (d *Delivery) ID(id string) *Delivery {
	d.req.Order.ID = id
	return d
}

// Discount adds a discount or surcharge that needs no sum, by name or ID.
func (d *Delivery) Discount(key string) *Delivery {
	found, err := d.menu.Discount(key)
	if err != nil {
		return d.fail(err)
	}
	if d.req.Order.DiscountsInfo == nil {
		d.req.Order.DiscountsInfo = &models.DiscountsInfo{}
	}
	d.req.Order.DiscountsInfo.Discounts = append(d.req.Order.DiscountsInfo.Discounts, models.RMSDiscount(found.ID))
	return d
}

// Pay adds a payment of sum, by the name, code or ID of the payment type. A payment by loyalty card is from the balance of the
// customer with the phone number of the order.
func (d *Delivery) Pay(key string, sum float64) *Delivery {
	found, err := d.menu.PaymentType(key)
	if err != nil {
		return d.fail(err)
	}
	d.req.Order.Payments = append(d.req.Order.Payments, d.paymentOf(found, sum))
	return d
}

// Tips adds tips of sum, by the names or IDs of the type of tips and of the payment type. The menu must have been read with
// [PartTipsTypes].
func (d *Delivery) Tips(key, paymentKey string, sum float64) *Delivery {
	tips, err := d.menu.TipsType(key)
	if err != nil {
		return d.fail(err)
	}
	found, err := d.menu.PaymentType(paymentKey)
	if err != nil {
		return d.fail(err)
	}
	payment := d.paymentOf(found, sum)
	d.req.Order.Tips = append(d.req.Order.Tips, models.TipsPayment{
		TipsTypeID: tips.ID, PaymentTypeID: payment.PaymentTypeID, PaymentTypeKind: payment.PaymentTypeKind, Sum: sum,
		IsProcessedExternally: payment.IsProcessedExternally,
	})
	return d
}

// PayRest pays what the other payments leave, by the name, code or ID of the payment type. It can't if something is
// [Total.Uncertain].
func (d *Delivery) PayRest(key string) *Delivery {
	found, err := d.menu.PaymentType(key)
	if err != nil {
		return d.fail(err)
	}
	if d.rest != nil {
		return d.fail(fmt.Errorf("catalog: Delivery.PayRest: %q pays the rest already", goiikoapi.Value(d.rest.Name)))
	}
	d.rest = found
	return d
}

// paymentOf returns a payment. One of a type that is only processed outside iiko is so already.
func (d *Delivery) paymentOf(of *models.PaymentType, sum float64) models.Payment {
	kind := requestKind(of.PaymentTypeKind)
	if kind == models.PaymentTypeKindLoyaltyCard {
		return models.LoyaltyCardPayment(of.ID, sum, d.req.Order.Phone, models.IikoCardSearchScopePhone)
	}
	payment := models.Payment{PaymentTypeKind: kind, PaymentTypeID: of.ID, Sum: sum}
	if of.PaymentProcessingType == models.PaymentProcessingTypeExternal {
		payment.IsProcessedExternally = goiikoapi.Ptr(true)
	}
	return payment
}

// Request returns the request for Deliveries.CreateDelivery. Change what the methods can't say in it, and check it again. The
// error has everything that was not found or that [Snapshot.Check] finds, but for its warnings.
func (d *Delivery) Request() (models.CreateDeliveryRequest, error) {
	errs := slices.Clone(d.errs)
	req := d.req
	req.Order.Items = slices.Clone(req.Order.Items)
	for i := range req.Order.Items {
		req.Order.Items[i].Modifiers = slices.Clone(req.Order.Items[i].Modifiers)
	}
	req.Order.Payments, req.Order.Tips = slices.Clone(req.Order.Payments), slices.Clone(req.Order.Tips)
	req.Order.OrderTypeID = d.orderTypeID
	if d.orderTypeID == "" {
		req.Order.OrderServiceType = models.OrderServiceTypeDeliveryByClient
		if req.Order.DeliveryPoint != nil {
			req.Order.OrderServiceType = models.OrderServiceTypeDeliveryByCourier
		}
	}
	if !d.at.IsZero() {
		location, known := d.menu.Location(req.TerminalGroupID)
		if !known {
			errs = append(errs, errors.New("catalog: Delivery.At: the time zone of the restaurant is not known: set the terminal group"))
		}
		req.Order.CompleteBefore = models.NewDateTime(d.at.In(location))
	}
	if d.rest != nil && len(errs) == 0 {
		rest, err := d.left(req)
		if err != nil {
			errs = append(errs, err)
		} else if rest > 0 {
			req.Order.Payments = append(req.Order.Payments, d.paymentOf(d.rest, rest))
		}
	}
	if len(errs) == 0 { // an order of which parts are missing has problems of its own
		if err := d.menu.Check(req).Err(); err != nil {
			errs = append(errs, err)
		}
	}
	var failed error
	for _, err := range errs {
		if failed == nil {
			failed = err
			continue
		}
		failed = fmt.Errorf("%w; %w", failed, err)
	}
	if failed != nil {
		return models.CreateDeliveryRequest{}, failed
	}
	return req, nil
}

// left returns what the payments leave to pay.
func (d *Delivery) left(req models.CreateDeliveryRequest) (float64, error) {
	total, err := d.menu.Price(req)
	switch {
	case err != nil:
		return 0, err
	case len(total.Uncertain) > 0:
		return 0, fmt.Errorf("catalog: Delivery.PayRest: the rest is not known because of %s", strings.Join(total.Uncertain, ", "))
	}
	sums := []float64{total.Sum}
	for _, payment := range req.Order.Payments {
		sums = append(sums, -payment.Sum)
	}
	rest := goiikoapi.Total(sums...)
	if rest < 0 {
		return 0, fmt.Errorf("catalog: Delivery.PayRest: the other payments are %v more than the order costs", -rest)
	}
	return rest, nil
}
