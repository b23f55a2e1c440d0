// Pos is a point of sale: it opens an order at a table, adds to it, prints the bill, takes the money and closes
// the order:
//
//	go run ./examples/pos
//
// It needs no account: the restaurant is in memory, see package iikotest. With an API login in IIKO_API_LOGIN it
// checks and prices an order of your restaurant, and makes it only with -create.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func main() {
	opts := options{apiLogin: os.Getenv("IIKO_API_LOGIN"), baseURL: os.Getenv("IIKO_BASE_URL"), patience: 15 * time.Second}
	flag.StringVar(&opts.organizationID, "organization", "", "`id` of the organization, if the API login has more than one")
	flag.StringVar(&opts.table, "table", "", "name, number, section/number or id of the `table`")
	flag.StringVar(&opts.pay, "pay", "", "name, code or id of the payment `type`, cash or card")
	flag.Func("more", "an `item` that is added later, such as \"2 x Kvass\"; can be given several times", func(text string) error {
		opts.more = append(opts.more, text)
		return nil
	})
	flag.BoolVar(&opts.create, "create", false, "make the order at the restaurant of IIKO_API_LOGIN")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), `usage: pos [flags] ["Margherita/Large + Thin crust + 2 x Mozzarella" ...]`)
		flag.PrintDefaults()
	}
	flag.Parse()
	opts.items = flag.Args()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	if err := run(ctx, opts, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "pos:", err)
		os.Exit(1)
	}
}

// options are the command line and the environment.
type options struct {
	apiLogin, baseURL          string
	organizationID, table, pay string
	items, more                []string // in the notation of orderItem
	create                     bool
	patience                   time.Duration // how long a change may take to show in the order
}

// complete checks the options and, without an API login, sets those of the restaurant in memory.
func (o options) complete() (options, error) {
	switch {
	case o.apiLogin == "" && (o.baseURL != "" || o.create):
		return o, errors.New("IIKO_BASE_URL and -create need IIKO_API_LOGIN")
	case o.apiLogin != "" && (o.table == "" || o.pay == "" || len(o.items) == 0):
		return o, errors.New("IIKO_API_LOGIN needs -table, -pay and the items to order")
	case o.apiLogin != "":
		o.baseURL = cmp.Or(o.baseURL, goiikoapi.DefaultBaseURL)
		return o, nil
	}
	o.apiLogin, o.create, o.table, o.pay = "demo", true, cmp.Or(o.table, "2"), cmp.Or(o.pay, "Bank card")
	if len(o.items) == 0 {
		o.items = []string{"Margherita/Large + Thin crust + 2 x Mozzarella", "2 x Borscht + Sour cream"}
		o.more = append(o.more, "2 x Kvass")
	}
	return o, nil
}

func run(ctx context.Context, opts options, out io.Writer) error {
	inMemory := opts.apiLogin == ""
	opts, err := opts.complete()
	if err != nil {
		return err
	}
	if inMemory {
		iiko := iikotest.NewServer()
		defer iiko.Close()
		fmt.Fprint(out, "A restaurant in memory. Set IIKO_API_LOGIN to use your own.\n\n")
		opts.baseURL = iiko.URL
	}
	cli, err := goiikoapi.NewClient(opts.apiLogin, goiikoapi.WithBaseURL(opts.baseURL), goiikoapi.WithTimeout(30*time.Second),
		goiikoapi.WithLazyToken()) // the first call gets the token, which Ctrl-C can end
	if err != nil {
		return err
	}
	defer cli.Close()
	organization, err := chooseOrganization(ctx, cli, opts.organizationID)
	if err != nil {
		return err
	}
	menus, err := catalog.New(cli, organization.ID)
	if err != nil {
		return err
	}
	if _, err := menus.Sync(ctx); err != nil {
		return err
	}
	return sell(ctx, &till{cli: cli, menu: menus.Snapshot(), out: out, patience: opts.patience}, opts)
}

// chooseOrganization returns the organization with an id, or the only one of the API login.
func chooseOrganization(ctx context.Context, cli *goiikoapi.Client, id string) (models.Organization, error) {
	orgs, err := goiikoapi.Check(cli.Organizations(ctx, nil, goiikoapi.Ptr(true), nil))
	if err != nil {
		return models.Organization{}, err
	}
	var names []string
	for _, org := range orgs.Organizations {
		names = append(names, fmt.Sprintf("%s (%s)", org.ID, goiikoapi.Value(org.Name)))
	}
	found := slices.DeleteFunc(orgs.Organizations, func(org models.Organization) bool { return id != "" && org.ID != id })
	if len(found) != 1 {
		return models.Organization{}, fmt.Errorf("-organization %q selects %d of the API login's organizations, want 1 of %s", id, len(found), strings.Join(names, ", "))
	}
	return found[0], nil
}
