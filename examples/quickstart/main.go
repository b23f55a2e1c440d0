// Quickstart reads a restaurant from iiko Cloud API, creates a delivery and waits until the restaurant
// accepts it:
//
//	go run ./examples/quickstart
//
// It needs no account: the restaurant is in memory, see package iikotest. With an API login in IIKO_API_LOGIN
// it reads from iiko Cloud, and creates an order only with -create.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func main() {
	opts := options{apiLogin: os.Getenv("IIKO_API_LOGIN"), baseURL: cmp.Or(os.Getenv("IIKO_BASE_URL"), goiikoapi.DefaultBaseURL)}
	flag.StringVar(&opts.organizationID, "organization", "", "`id` of the organization to order from")
	flag.StringVar(&opts.terminalGroupID, "terminal-group", "", "`id` of the terminal group to send the order to")
	flag.StringVar(&opts.productID, "product", "", "`id` of the product to order; it must have no sizes")
	flag.StringVar(&opts.phone, "phone", "", "the customer's `phone`, such as +79990000000")
	flag.BoolVar(&opts.create, "create", false, "create a real order at the restaurant of IIKO_API_LOGIN")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	if err := run(ctx, opts, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "quickstart:", err)
		os.Exit(1)
	}
}

// options are the command line and the environment.
type options struct {
	apiLogin, baseURL                                 string
	organizationID, terminalGroupID, productID, phone string
	create                                            bool
}

func run(ctx context.Context, opts options, out io.Writer) error {
	order := pickup(opts)
	if opts.apiLogin == "" {
		iiko := iikotest.NewServer()
		defer iiko.Close()
		fmt.Fprint(out, "A restaurant in memory. Set IIKO_API_LOGIN to see your own.\n\n")
		opts, order = options{apiLogin: "demo", baseURL: iiko.URL, phone: iikotest.CustomerPhone, create: true}, dinner()
	}
	if opts.create && order == nil {
		return errors.New("-create needs -organization, -terminal-group, -product and -phone")
	}
	cli, err := goiikoapi.NewClient(opts.apiLogin, goiikoapi.WithBaseURL(opts.baseURL), goiikoapi.WithTimeout(30*time.Second), goiikoapi.WithLazyToken())
	if err != nil {
		return err
	}
	var only []string // nil lists all
	if opts.organizationID != "" {
		only = []string{opts.organizationID}
	}
	orgs, err := goiikoapi.Check(cli.Organizations(ctx, only, goiikoapi.Ptr(true), nil))
	if err != nil {
		return err
	}
	if len(orgs.Organizations) == 0 {
		return errors.New("the API login has no access to such an organization")
	}
	fmt.Fprintln(out, "Organizations")
	for _, org := range orgs.Organizations {
		fmt.Fprintf(out, "  %s   %s\n", org.ID, goiikoapi.Value(org.Name))
	}
	t := tour{opts, cli, orgs.Organizations[0], order, tabwriter.NewWriter(out, 0, 0, 3, ' ', 0)}
	for _, step := range []func(context.Context) error{t.menu, t.dictionaries, t.customer, t.delivery} {
		if err := errors.Join(step(ctx), t.out.Flush()); err != nil {
			return err
		}
	}
	return nil
}

// tour prints one organization and creates an order there.
type tour struct {
	options
	cli   *goiikoapi.Client
	org   models.Organization
	order *models.DeliveryOrder
	out   *tabwriter.Writer
}

// menu prints the products by group, with the price of each size.
func (t tour) menu(ctx context.Context) error {
	menu, err := goiikoapi.Check(t.cli.Menu.Nomenclature(ctx, t.org.ID, nil))
	if err != nil {
		return err
	}
	sizes := map[string]string{}
	for _, size := range menu.Sizes {
		sizes[size.ID] = goiikoapi.Value(size.Name)
	}
	fmt.Fprintf(t.out, "\nMenu of %s, in %s\n", goiikoapi.Value(t.org.Name), goiikoapi.Value(t.org.CurrencyISOName))
	slices.SortStableFunc(menu.Groups, func(a, b models.ProductGroup) int { return cmp.Compare(a.Order, b.Order) })
	for _, group := range menu.Groups {
		if !group.IsIncludedInMenu {
			continue
		}
		fmt.Fprintf(t.out, "  %s\t\t\n", group.Name)
		for _, product := range menu.Products {
			if product.ParentGroup != group.ID {
				continue
			}
			name := product.Name
			for _, price := range product.SizePrices {
				fmt.Fprintf(t.out, "    %s\t%s\t%9.2f\n", name, sizes[goiikoapi.Value(price.SizeID)], price.Price.CurrentPrice)
				name = "" // printed only before the first size
			}
		}
	}
	return nil
}

// dictionaries prints the terminal groups and the payment types.
func (t tour) dictionaries(ctx context.Context) error {
	terminals, err := goiikoapi.Check(t.cli.TerminalGroup.TerminalGroups(ctx, []string{t.org.ID}, false))
	if err != nil {
		return err
	}
	payments, err := goiikoapi.Check(t.cli.Dictionaries.PaymentTypes(ctx, []string{t.org.ID}))
	if err != nil {
		return err
	}
	fmt.Fprintln(t.out, "\nTerminal groups")
	for _, list := range terminals.TerminalGroups {
		for _, group := range list.Items {
			fmt.Fprintf(t.out, "  %s\t%s\n", group.ID, group.Name)
		}
	}
	for _, list := range terminals.TerminalGroupsInSleep {
		for _, group := range list.Items {
			fmt.Fprintf(t.out, "  %s\t%s\tsleeping\n", group.ID, group.Name)
		}
	}
	fmt.Fprintln(t.out, "\nPayment types")
	for _, payment := range payments.PaymentTypes {
		fmt.Fprintf(t.out, "  %s\t%s\t%s\n", payment.ID, goiikoapi.Value(payment.Name), payment.PaymentTypeKind)
	}
	return nil
}

// customer prints a customer of the loyalty program with wallet balances.
func (t tour) customer(ctx context.Context) error {
	if t.phone == "" {
		return nil
	}
	fmt.Fprintf(t.out, "\nCustomer %s\n", t.phone)
	customer, err := goiikoapi.Check(t.cli.Customers.CustomerInfo(ctx, t.org.ID, t.phone, goiikoapi.TypeRCIPhone))
	if goiikoapi.StatusCode(err) == http.StatusBadRequest { // iiko's response for an unknown customer
		fmt.Fprintln(t.out, "  not found")
		return nil
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "  %s %s\n", goiikoapi.Value(customer.Name), goiikoapi.Value(customer.Surname))
	for _, wallet := range customer.WalletBalances {
		fmt.Fprintf(t.out, "  %s %.2f\n", goiikoapi.Value(wallet.Name), goiikoapi.Value(wallet.Balance))
	}
	return nil
}

// delivery creates the order, waits until the restaurant accepts it, and prints it.
func (t tour) delivery(ctx context.Context) error {
	if t.order == nil {
		return nil
	}
	if !t.create {
		fmt.Fprintf(t.out, "\nNo order created. With -create: a pickup order at terminal group %s, product %s, phone %s.\n",
			t.terminalGroupID, t.productID, t.phone)
		return nil
	}
	req := models.CreateDeliveryRequest{OrganizationID: t.org.ID, TerminalGroupID: t.terminalGroupID, Order: *t.order}
	created, err := goiikoapi.Check(t.cli.Deliveries.CreateDelivery(ctx, req))
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "\nDelivery %s\n  %s\n", created.OrderInfo.ID, created.OrderInfo.CreationStatus)
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	info, err := goiikoapi.Check(t.cli.Deliveries.WaitCreated(ctx, t.org.ID, created.OrderInfo.ID))
	if err != nil {
		return err
	}
	placed := info.Order
	fmt.Fprintf(t.out, "  %s, due %s\n", info.CreationStatus, placed.CompleteBefore)
	for _, item := range placed.Items {
		fmt.Fprintf(t.out, "    %g × %s\t%s\t%9.2f\n", item.Amount, goiikoapi.Value(item.Product).Name, goiikoapi.Value(item.Size).Name, goiikoapi.Value(item.ResultSum))
		for _, modifier := range item.Modifiers {
			fmt.Fprintf(t.out, "      + %s\t\t%9.2f\n", modifier.Product.Name, modifier.ResultSum)
		}
	}
	fmt.Fprintf(t.out, "    Total, %s\t\t%9.2f\n", goiikoapi.Value(t.org.CurrencyISOName), placed.Sum)
	fmt.Fprintf(t.out, "\nDelivery number %d: %s\n", placed.Number, placed.Status)
	return nil
}
