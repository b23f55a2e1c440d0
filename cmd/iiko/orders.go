package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// ordersFlags say which orders are listed.
type ordersFlags struct {
	from, to      string
	statuses      []string
	tables, watch bool
}

func (p *program) ordersCommand() *cobra.Command {
	var f ordersFlags
	cmd := p.reading(&cobra.Command{
		Use:     "orders",
		Short:   p.say(textOrdersShort),
		Long:    p.say(textOrdersLong),
		Example: "  iiko orders --status OnWay,Waiting\n  iiko orders --from 2026-11-20 --to \"2026-11-20 15:00\"\n  iiko orders --watch --json",
		Args:    p.arguments(0, 0),
		RunE:    func(cmd *cobra.Command, _ []string) error { return p.orders(cmd.Context(), f) },
	})
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "", p.say(textFlagFrom))
	flags.StringVar(&f.to, "to", "", p.say(textFlagTo))
	flags.StringSliceVar(&f.statuses, "status", nil, p.say(textFlagStatus))
	flags.BoolVar(&f.tables, "tables", false, p.say(textFlagTables))
	flags.BoolVar(&f.watch, "watch", false, p.say(textFlagWatch))
	_ = cmd.RegisterFlagCompletionFunc("status", func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		return beginning(begun, statusNames(statusesOf(f.tables))), cobra.ShellCompDirectiveNoFileComp
	})
	return cmd
}

// orders lists or watches orders. What is wrong with the flags is found before anything is sent.
func (p *program) orders(ctx context.Context, f ordersFlags) error {
	if f.watch && (f.from != "" || f.to != "" || f.tables) {
		return p.usage(textWatchAlone)
	}
	from, err := p.parseDate("--from", f.from, false)
	if err != nil {
		return err
	}
	to, err := p.parseDate("--to", f.to, true)
	if err != nil {
		return err
	}
	if f.from != "" && f.to != "" && from.After(to) {
		return p.usage(textPeriod)
	}
	statuses, err := p.parseStatuses(f.statuses, statusesOf(f.tables))
	if err != nil {
		return err
	}
	cli, chosen, err := p.start(ctx)
	if err != nil {
		return err
	}
	zones, err := p.zones(ctx, cli, chosen)
	if err != nil {
		return err
	}
	if f.watch {
		return p.watch(ctx, cli, chosen, zones, statuses)
	}
	list := p.listDeliveries
	if f.tables {
		list = p.listTableOrders
	}
	return list(ctx, cli, chosen, periods(zones, from, to), statuses)
}

// period is the time from which orders are listed, in the time zone of their organizations.
type period struct {
	from, to      models.DateTime
	organizations organizations
}

// periods returns the period from from to to, each a time without a zone, in the time zones of the organizations. By
// default it is today, and a period that begins later ends with its first day.
func periods(zones []zone, from, to time.Time) []period {
	all := make([]period, len(zones))
	for i, z := range zones {
		year, month, day := time.Now().In(z.location).Date()
		today := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
		begin, end := from, to
		if begin.IsZero() {
			begin = today
			if !end.IsZero() && end.Before(begin) {
				begin = end.Truncate(24 * time.Hour)
			}
		}
		if end.IsZero() {
			end = endOfDay(today)
			if end.Before(begin) {
				end = endOfDay(begin)
			}
		}
		all[i] = period{models.NewDateTime(begin), models.NewDateTime(end), z.organizations}
	}
	return all
}

func endOfDay(t time.Time) time.Time {
	return t.Truncate(24 * time.Hour).Add(24*time.Hour - time.Millisecond)
}

// parseDate parses the date of a flag. One without a time is the beginning or the end of that day.
func (p *program) parseDate(flag, value string, end bool) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05"} {
		if t, err := time.Parse(layout, value); err == nil {
			return t, nil
		}
	}
	t, err := time.Parse(time.DateOnly, value)
	if err != nil {
		return t, p.usage(textDate, flag, value)
	}
	if end {
		t = endOfDay(t)
	}
	return t, nil
}

func statusesOf(tables bool) map[string]text {
	if tables {
		return tableStatuses
	}
	return deliveryStatuses
}

// parseStatuses returns the API's names of statuses, which users can also name as the tables do.
func (p *program) parseStatuses(wanted []string, statuses map[string]text) ([]string, error) {
	var found []string
	for _, status := range wanted {
		known := false
		for name, label := range statuses {
			if strings.EqualFold(name, status) || folded(p.say(label)) == folded(status) {
				found, known = append(found, name), true
			}
		}
		if !known {
			return nil, p.usage(textStatus, status, strings.Join(statusNames(statuses), ", "))
		}
	}
	return found, nil
}

func statusNames(statuses map[string]text) []string {
	names := make([]string, 0, len(statuses))
	for name := range statuses {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// status returns how a table names a status; one that is not known stays as it is.
func (p *program) status(status string, statuses map[string]text) string {
	if label, ok := statuses[status]; ok {
		return p.say(label)
	}
	return status
}

func (p *program) listDeliveries(ctx context.Context, cli *goiikoapi.Client, chosen organizations, periods []period, statuses []string) error {
	var all []models.DeliveryInfo
	for _, period := range periods {
		response, body, err := deliveriesDue(ctx, cli, period, statuses)
		if err != nil {
			return err
		}
		if p.json {
			if err := p.raw(body); err != nil {
				return err
			}
		}
		for _, organization := range response.OrdersByOrganizations {
			all = append(all, organization.Orders...)
		}
	}
	if p.json {
		return nil
	}
	slices.SortStableFunc(all, func(a, b models.DeliveryInfo) int {
		x, y := goiikoapi.Value(a.Order), goiikoapi.Value(b.Order)
		return cmp.Or(cmp.Compare(x.CompleteBefore, y.CompleteBefore), cmp.Compare(x.Number, y.Number))
	})
	t := table{columns: p.columns(textNumber, textDue, textStatusTitle, textService, textCustomer, textPhoneTitle, textSum, textOrganization, textID)}
	t.columns[0].right, t.columns[6].right = true, true
	for _, d := range all {
		placed := goiikoapi.Value(d.Order)
		t.add(styleOf(d), number(placed.Number), dateTime(placed.CompleteBefore), p.deliveryState(d), p.service(placed.OrderType), customerName(placed.Customer),
			placed.Phone, p.money(placed.Sum), chosen.name(d.OrganizationID), d.ID)
	}
	return p.listed(t, chosen)
}

// listed prints a table of orders, whose eighth column is the organization.
func (p *program) listed(t table, chosen organizations) error {
	if len(t.rows) == 0 {
		p.complain(p.say(textNoOrders))
		return nil
	}
	if len(chosen) == 1 {
		t.drop(7)
	}
	return p.print(t.render(p.colour))
}

func deliveriesDue(ctx context.Context, cli *goiikoapi.Client, when period, statuses []string) (*models.DeliveriesWithRevisionResponse, []byte, error) {
	return fetch(ctx, func(ctx context.Context) (*models.DeliveriesWithRevisionResponse, *goiikoapi.CustomErrorModel, error) {
		return cli.Deliveries.ByDeliveryDateAndStatus(ctx, when.organizations.ids(), string(when.from), string(when.to), statuses, nil)
	})
}

func (p *program) listTableOrders(ctx context.Context, cli *goiikoapi.Client, chosen organizations, periods []period, statuses []string) error {
	t := table{columns: p.columns(textNumber, textOpened, textStatusTitle, textTable, textWaiter, textCustomer, textSum, textOrganization, textID)}
	t.columns[0].right, t.columns[6].right = true, true
	for _, period := range periods {
		tables, err := tableNames(ctx, cli, period.organizations)
		if err != nil {
			return err
		}
		if len(tables) == 0 {
			p.complain(p.say(textNoTables, period.organizations.names()))
			continue
		}
		tableIDs := make([]string, 0, len(tables))
		for id := range tables {
			tableIDs = append(tableIDs, id)
		}
		slices.Sort(tableIDs)
		from, to := string(period.from), string(period.to)
		response, body, err := fetch(ctx, func(ctx context.Context) (*models.TableOrdersResponse, *goiikoapi.CustomErrorModel, error) {
			return cli.Orders.OrderByTable(ctx, period.organizations.ids(), tableIDs, nil, statuses, &from, &to)
		})
		if err != nil {
			return err
		}
		if p.json {
			if err := p.raw(body); err != nil {
				return err
			}
			continue
		}
		for _, o := range response.Orders {
			placed := goiikoapi.Value(o.Order)
			names := make([]string, len(placed.TableIDs))
			for i, id := range placed.TableIDs {
				names[i] = cmp.Or(tables[id], id)
			}
			t.add(plain, number(placed.Number), dateTime(placed.WhenCreated), p.tableOrderState(o), join(", ", names...),
				goiikoapi.Value(placed.Waiter).Name, customerName(placed.Customer), p.money(placed.Sum), chosen.name(o.OrganizationID), o.ID)
		}
	}
	if p.json {
		return nil
	}
	return p.listed(t, chosen)
}

// tableNames returns the names of the tables of organizations, by their ids.
func tableNames(ctx context.Context, cli *goiikoapi.Client, chosen organizations) (map[string]string, error) {
	groups, _, err := terminalGroups(ctx, cli, chosen)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	terminals := ids(flat(groups.TerminalGroups))
	if len(terminals) == 0 {
		return names, nil
	}
	sections, err := goiikoapi.Check(cli.Reserves.AvailableRestaurantSections(ctx, models.AvailableRestaurantSectionsRequest{TerminalGroupIDs: terminals}))
	if err != nil {
		return nil, err
	}
	for _, section := range sections.RestaurantSections {
		for _, table := range section.Tables {
			names[table.ID] = cmp.Or(table.Name, strconv.Itoa(table.Number))
		}
	}
	return names, nil
}

// state returns the status of an order, or how far its creation is. An order that no terminal has accepted has no status.
func (p *program) state(creation models.CreationStatus, reason *models.ErrorInfo, status string, statuses map[string]text) string {
	switch {
	case creation == models.CreationStatusError:
		return join(" ", p.say(textRejected), string(goiikoapi.Value(reason).Code))
	case status == "":
		return p.say(textInProgress)
	}
	return p.status(status, statuses)
}

func (p *program) deliveryState(d models.DeliveryInfo) string {
	return p.state(d.CreationStatus, d.ErrorInfo, string(goiikoapi.Value(d.Order).Status), deliveryStatuses)
}

func (p *program) tableOrderState(o models.TableOrderInfo) string {
	return p.state(o.CreationStatus, o.ErrorInfo, string(goiikoapi.Value(o.Order).Status), tableStatuses)
}

func styleOf(d models.DeliveryInfo) style {
	placed := goiikoapi.Value(d.Order)
	switch {
	case d.CreationStatus == models.CreationStatusError, goiikoapi.Value(placed.Problem).HasProblem:
		return red
	case placed.Status == models.DeliveryStatusClosed, placed.Status == models.DeliveryStatusCancelled:
		return faint
	}
	return plain
}

// number returns the number of an order; an order that no terminal has accepted has none.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (p *program) service(orderType *models.PlacedOrderType) string {
	if orderType == nil {
		return ""
	}
	return p.status(string(orderType.OrderServiceType), services)
}

func customerName(c *models.PlacedCustomer) string {
	if c == nil {
		return ""
	}
	return join(" ", c.Name, goiikoapi.Value(c.Surname))
}
