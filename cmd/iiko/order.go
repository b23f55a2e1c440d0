package main

import (
	"cmp"
	"context"
	"regexp"
	"slices"

	"github.com/spf13/cobra"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

var uuid = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

func (p *program) orderCommand() *cobra.Command {
	return p.reading(&cobra.Command{
		Use:   "order ID",
		Short: p.say(textOrderShort),
		Args:  p.arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !uuid.MatchString(args[0]) {
				return p.usage(textOrderID, args[0])
			}
			cli, chosen, err := p.start(cmd.Context())
			if err != nil {
				return err
			}
			return p.order(cmd.Context(), cli, chosen, args[0])
		},
	})
}

// order prints a delivery or, if there is none, a table order.
func (p *program) order(ctx context.Context, cli *goiikoapi.Client, chosen organizations, id string) error {
	for _, o := range chosen {
		response, body, err := fetch(ctx, func(ctx context.Context) (*models.DeliveriesResponse, *goiikoapi.CustomErrorModel, error) {
			return cli.Deliveries.ByID(ctx, models.DeliveriesByIDRequest{OrganizationID: o.ID, OrderIDs: []string{id}})
		})
		switch {
		case goiikoapi.IsNotFound(err):
		case err != nil:
			return err
		case len(response.Orders) > 0 && p.json:
			return p.raw(body)
		case len(response.Orders) > 0:
			return p.showDelivery(response.Orders[0], chosen)
		}
	}
	response, body, err := fetch(ctx, func(ctx context.Context) (*models.TableOrdersResponse, *goiikoapi.CustomErrorModel, error) {
		return cli.Orders.OrderByID(ctx, chosen.ids(), []string{id}, nil, nil, nil)
	})
	switch {
	case err != nil:
		return err
	case len(response.Orders) == 0:
		return p.failure(textUnknownOrder, id)
	case p.json:
		return p.raw(body)
	}
	return p.showTableOrder(response.Orders[0], chosen)
}

func (p *program) showDelivery(d models.DeliveryInfo, chosen organizations) error {
	placed := goiikoapi.Value(d.Order)
	f := p.facts()
	f.fact(textNumber, number(placed.Number))
	f.fact(textStatusTitle, p.deliveryState(d))
	if d.ErrorInfo != nil {
		f.add(red, p.say(textReason), join(" ", string(d.ErrorInfo.Code), goiikoapi.Value(d.ErrorInfo.Message)))
	}
	if problem := goiikoapi.Value(placed.Problem); problem.HasProblem {
		f.add(red, p.say(textProblem), cmp.Or(goiikoapi.Value(problem.Description), p.say(textYes)))
	}
	f.fact(textOrganization, chosen.name(d.OrganizationID))
	f.fact(textService, p.service(placed.OrderType))
	f.fact(textDue, dateTime(placed.CompleteBefore))
	f.fact(textCustomer, customerName(placed.Customer))
	f.fact(textPhoneTitle, placed.Phone)
	f.fact(textAddress, address(placed.DeliveryPoint))
	f.fact(textCourier, goiikoapi.Value(placed.CourierInfo).Courier.Name)
	f.fact(textComment, goiikoapi.Value(placed.Comment))
	f.fact(textID, d.ID)
	history := p.facts()
	history.fact(textCreated, dateTime(placed.WhenCreated))
	history.fact(textConfirmed, dateTime(placed.WhenConfirmed))
	history.fact(textPrinted, dateTime(placed.WhenPrinted))
	history.fact(textCooked, dateTime(placed.WhenCookingCompleted))
	history.fact(textSent, dateTime(placed.WhenSended))
	history.fact(textDelivered, dateTime(placed.WhenDelivered))
	history.fact(textClosed, dateTime(placed.WhenClosed))
	if cancelled := placed.CancelInfo; cancelled != nil {
		history.fact(textCancelled, join("  ", dateTime(cancelled.WhenCancelled), cancelled.Cause.Name, goiikoapi.Value(cancelled.Comment)))
	}
	return p.showOrder(f, placed.PlacedOrder, history)
}

func (p *program) showTableOrder(o models.TableOrderInfo, chosen organizations) error {
	placed := goiikoapi.Value(o.Order)
	f := p.facts()
	f.fact(textNumber, number(placed.Number))
	f.fact(textStatusTitle, p.tableOrderState(o))
	if o.ErrorInfo != nil {
		f.add(red, p.say(textReason), join(" ", string(o.ErrorInfo.Code), goiikoapi.Value(o.ErrorInfo.Message)))
	}
	f.fact(textOrganization, chosen.name(o.OrganizationID))
	f.fact(textWaiter, goiikoapi.Value(placed.Waiter).Name)
	f.fact(textCustomer, customerName(placed.Customer))
	f.fact(textPhoneTitle, goiikoapi.Value(placed.Phone))
	f.fact(textID, o.ID)
	history := p.facts()
	history.fact(textOpened, dateTime(placed.WhenCreated))
	history.fact(textBillPrinted, dateTime(placed.WhenBillPrinted))
	history.fact(textClosed, dateTime(placed.WhenClosed))
	return p.showOrder(f, placed.PlacedOrder, history)
}

// showOrder prints what deliveries and table orders have in common, between what they are and their history.
func (p *program) showOrder(f *facts, placed models.PlacedOrder, history *facts) error {
	items := table{columns: p.columns(textItem, textAmount, textPrice, textSum, textStatusTitle)}
	items.columns[1].right, items.columns[2].right, items.columns[3].right = true, true, true
	for _, item := range placed.Items {
		p.addItem(&items, item)
	}
	for _, combo := range placed.Combos {
		items.add(plain, p.say(textCombo, combo.Name), p.amount(float64(combo.Amount)), p.money(combo.Price))
	}
	for _, discount := range placed.Discounts {
		items.add(plain, p.say(textDiscount, discount.DiscountType.Name), "", "", p.money(-discount.Sum))
	}
	items.add(bold, p.say(textTotal), "", "", p.money(placed.Sum))
	payments := table{columns: p.columns(textPayment, textSum, textNone)}
	payments.columns[1].right = true
	for _, payment := range placed.Payments {
		payments.add(plain, payment.PaymentType.Name, p.money(payment.Sum), p.processed(payment))
	}
	for _, tips := range placed.Tips {
		payments.add(plain, p.say(textTips, goiikoapi.Value(tips.TipsType).Name), p.money(tips.Sum), p.processed(tips.PlacedPayment))
	}
	parts := []string{f.render(p.colour)}
	if len(placed.Items) > 0 {
		parts = append(parts, items.render(p.colour))
	}
	if len(payments.rows) > 0 {
		parts = append(parts, payments.render(p.colour))
	}
	if len(history.rows) > 0 {
		parts = append(parts, history.render(p.colour))
	}
	return p.print(join("\n", parts...))
}

// addItem adds an item and its modifiers.
func (p *program) addItem(t *table, item models.PlacedItem) {
	primary, secondary := goiikoapi.Value(item.PrimaryComponent), goiikoapi.Value(item.SecondaryComponent)
	size := ""
	if item.Size != nil {
		size = "(" + item.Size.Name + ")"
	}
	name := join(" / ", goiikoapi.Value(item.Product).Name, goiikoapi.Value(item.Service).Name, primary.Product.Name, secondary.Product.Name)
	status, s := p.status(string(item.Status), itemStatuses), plain
	if item.Deleted != nil {
		status, s = p.say(textDeleted), faint
	}
	t.add(s, join(" ", name, size), p.amount(item.Amount), p.money(goiikoapi.Value(item.Price)+primary.Price+secondary.Price),
		p.money(sumOf(item.ResultSum, goiikoapi.Value(item.Cost))+sumOf(primary.ResultSum, primary.Cost)+sumOf(secondary.ResultSum, secondary.Cost)), status)
	for _, modifier := range slices.Concat(item.Modifiers, primary.Modifiers, secondary.Modifiers, item.CommonModifiers) {
		s := plain
		if modifier.Deleted != nil {
			s = faint
		}
		t.add(s, "  + "+modifier.Product.Name, p.amount(modifier.Amount), p.money(modifier.Price), p.money(modifier.ResultSum))
	}
	if comment := goiikoapi.Value(item.Comment); comment != "" {
		t.add(faint, "  "+comment)
	}
}

func sumOf(result *float64, cost float64) float64 {
	if result != nil {
		return *result
	}
	return cost
}

func (p *program) processed(payment models.PlacedPayment) string {
	switch {
	case payment.IsProcessedExternally:
		return p.say(textPaidExternally)
	case payment.IsPreliminary:
		return p.say(textPreliminary)
	}
	return ""
}

// address returns an address on one line.
func address(point *models.PlacedDeliveryPoint) string {
	if point == nil || point.Address == nil {
		return ""
	}
	a := point.Address
	street := goiikoapi.Value(a.Street)
	return join(", ", goiikoapi.Value(a.Line1), street.City.Name, street.Name, join("/", goiikoapi.Value(a.House), goiikoapi.Value(a.Building)),
		goiikoapi.Value(a.Flat), goiikoapi.Value(point.Comment))
}
