// Loyalty finds or registers a customer of the loyalty program, tops up the wallet, calculates the discounts on an order
// with a coupon, and places the order with them, paid with bonuses and cash:
//
//	go run ./examples/loyalty
//
// It needs no account: the restaurant is in memory, see package iikotest. With an API login in IIKO_API_LOGIN it
// reads and calculates at your restaurant, and changes something there only with -create.
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
	"regexp"
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
	flag.StringVar(&opts.phone, "phone", "", "the customer's `phone`, such as +79990000000")
	flag.StringVar(&opts.name, "name", "", "`name` of a customer who is to be registered")
	flag.Float64Var(&opts.topUp, "top-up", 0, "`bonuses` to add to the wallet")
	flag.StringVar(&opts.coupon, "coupon", "", "`number` of a coupon")
	flag.Float64Var(&opts.bonuses, "bonuses", 0, "`sum` to pay with bonuses; the rest is paid in cash")
	flag.BoolVar(&opts.create, "create", false, "register, top up and order at the restaurant of IIKO_API_LOGIN")
	flag.BoolVar(&opts.close, "close", false, "confirm and close the order, too")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), `usage: loyalty [flags] ["Borscht" ...]`)
		flag.PrintDefaults()
	}
	flag.Parse()
	opts.dishes = flag.Args()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	if err := run(ctx, opts, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "loyalty:", err)
		os.Exit(1)
	}
}

// options are the command line and the environment.
type options struct {
	apiLogin, baseURL                   string
	organizationID, phone, name, coupon string
	topUp, bonuses                      float64
	dishes                              []string // for pickup, in their default sizes
	create, close                       bool
	patience                            time.Duration // how long a change may take to show
}

var phoneNumber = regexp.MustCompile(`^\+\d{8,39}$`)

// complete checks the options and, without an API login, sets those of the restaurant in memory.
func (o options) complete() (options, error) {
	if o.apiLogin == "" {
		if o.baseURL != "" || o.create || o.close {
			return o, errors.New("IIKO_BASE_URL, -create and -close need IIKO_API_LOGIN")
		}
		if o.phone == "" {
			o.phone, o.topUp, o.coupon, o.bonuses = iikotest.CustomerPhone, 200, iikotest.CouponNumber, 600
		}
		if len(o.dishes) == 0 {
			o.dishes = []string{"Borscht", "Pelmeni", "Cappuccino"}
		}
		o.apiLogin, o.create, o.close = "demo", true, true
	}
	switch {
	case !phoneNumber.MatchString(o.phone):
		return o, fmt.Errorf("-phone %q is not a + and 8 to 39 digits", o.phone)
	case len(o.dishes) == 0:
		return o, errors.New("name the dishes to order")
	case !(o.topUp >= 0) || !(o.bonuses >= 0): // also false for NaN
		return o, errors.New("-top-up and -bonuses must not be negative")
	case o.close && !o.create:
		return o, errors.New("-close needs -create")
	}
	o.baseURL = cmp.Or(o.baseURL, goiikoapi.DefaultBaseURL)
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
	v := &visit{options: opts, cli: cli, menu: menus.Snapshot(), out: out}
	for _, step := range []func(context.Context) error{v.checkCoupon, v.join, v.fillWallet, v.calculate, v.place, v.finish} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
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
