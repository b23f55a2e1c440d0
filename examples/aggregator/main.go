// Aggregator places the orders of a delivery aggregator at a restaurant and follows them to their end:
//
//	go run ./examples/aggregator
//
// It needs no account: the restaurant and its kitchen are in memory, see package iikotest. With an API login in
// IIKO_API_LOGIN it orders at your restaurant, see README.md.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/follow"
	"github.com/kebrick/goiikoapi/models"
)

func main() {
	opts := options{apiLogin: os.Getenv("IIKO_API_LOGIN"), baseURL: cmp.Or(os.Getenv("IIKO_BASE_URL"), goiikoapi.DefaultBaseURL)}
	flag.StringVar(&opts.organizationID, "organization", "", "`id` of the organization to order from")
	flag.StringVar(&opts.orders, "orders", "", "JSON `file` with the orders")
	flag.DurationVar(&opts.interval, "interval", follow.DefaultInterval, "`time` between two looks at an order")
	flag.Parse()
	opts.rest = flag.Args()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	if err := run(ctx, opts, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "aggregator:", err)
		os.Exit(1)
	}
}

// options are the command line and the environment.
type options struct {
	apiLogin, baseURL, organizationID, orders string
	interval                                  time.Duration
	rest                                      []string
}

// check returns an error for options that are invalid or do not go together.
func (o options) check() error {
	switch {
	case len(o.rest) > 0:
		return fmt.Errorf("unexpected argument %q", o.rest[0])
	case o.interval <= 0:
		return fmt.Errorf("-interval must be positive, not %v", o.interval)
	case o.apiLogin == "" && o.organizationID != "":
		return errors.New("-organization needs IIKO_API_LOGIN")
	case o.apiLogin != "" && (o.organizationID == "" || o.orders == ""):
		return errors.New("IIKO_API_LOGIN needs -organization and -orders")
	}
	return nil
}

// run places all orders and returns when all have ended. What fails is printed at once; the error counts it.
func run(ctx context.Context, opts options, out io.Writer) error {
	if err := opts.check(); err != nil {
		return err
	}
	orders, err := readOrders(opts.orders)
	if err != nil {
		return err
	}
	if opts.apiLogin == "" {
		fmt.Fprint(out, "A restaurant in memory. Set IIKO_API_LOGIN to order at your own.\n\n")
		demo := newDemo(len(orders))
		defer demo.close()
		opts = demo.options
	}
	cli, err := goiikoapi.NewClient(opts.apiLogin, goiikoapi.WithBaseURL(opts.baseURL), goiikoapi.WithTimeout(30*time.Second), goiikoapi.WithLazyToken())
	if err != nil {
		return err
	}
	menu, err := catalog.New(cli, opts.organizationID, catalog.WithParts(parts(orders)...))
	if err != nil {
		return err
	}
	if _, err := menu.Sync(ctx); err != nil {
		return err
	}
	a := aggregator{menu.Snapshot(), follow.New(cli, follow.WithInterval(opts.interval)), log.New(out, "", log.Ltime)}
	var all sync.WaitGroup
	var failed atomic.Int64
	for _, o := range orders {
		all.Go(func() {
			if err := a.deliver(ctx, o); err != nil {
				failed.Add(1)
				a.log.Printf("%s: %v", o.Number, err) // the other orders go on
			}
		})
	}
	all.Wait()
	if failed.Load() > 0 {
		return fmt.Errorf("%d of %d orders failed", failed.Load(), len(orders))
	}
	return nil
}

// aggregator places and follows orders.
type aggregator struct {
	menu   *catalog.Snapshot
	follow *follow.Follower
	log    *log.Logger
}

// deliver places an order, unless it was placed before the program was started again, and follows it to its end.
func (a aggregator) deliver(ctx context.Context, o order) error {
	request := func() (models.CreateDeliveryRequest, error) { return o.request(a.menu) }
	for state, err := range a.follow.Place(ctx, a.menu.OrganizationID, o.id(a.menu.OrganizationID), request) {
		if err != nil {
			return err
		}
		a.log.Printf("%s: %s", o.Number, cmp.Or(string(state.Status), string(state.Delivery.CreationStatus)))
		if state.Status == models.DeliveryStatusCancelled {
			return errors.New("the restaurant has cancelled it")
		}
	}
	return nil
}
