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
	"slices"
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
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "aggregator: unexpected argument %q\n", flag.Arg(0))
		os.Exit(2)
	}
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
}

// run places all orders and returns when all have ended. What fails is printed at once; the error counts it.
func run(ctx context.Context, opts options, out io.Writer) error {
	orders, err := readOrders(opts.orders)
	switch {
	case err != nil:
		return err
	case opts.interval <= 0:
		return fmt.Errorf("-interval must be positive, not %v", opts.interval)
	case opts.apiLogin == "" && opts.organizationID != "":
		return errors.New("-organization needs IIKO_API_LOGIN")
	case opts.apiLogin == "":
		fmt.Fprint(out, "A restaurant in memory. Set IIKO_API_LOGIN to order at your own.\n\n")
		demo := newDemo(len(orders))
		defer demo.close()
		opts = demo.options
	case opts.organizationID == "" || opts.orders == "":
		return errors.New("IIKO_API_LOGIN needs -organization and -orders")
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
	placed, err := find(ctx, cli, opts.organizationID, orders)
	if err != nil {
		return err
	}
	a := aggregator{cli, menu.Snapshot(), follow.New(cli, follow.WithInterval(opts.interval)), log.New(out, "", log.Ltime), make(chan struct{}, 10)}
	var all sync.WaitGroup
	var failed atomic.Int64
	for _, o := range orders {
		all.Go(func() {
			if err := a.deliver(ctx, o, placed); err != nil {
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

// find returns the IDs of the orders that were placed before the program was started again.
func find(ctx context.Context, cli *goiikoapi.Client, organizationID string, orders []order) (map[string]bool, error) {
	placed := map[string]bool{}
	for some := range slices.Chunk(orders, 200) { // as many as a call takes
		req := models.DeliveriesByIDRequest{OrganizationID: organizationID}
		for _, o := range some {
			req.OrderIDs = append(req.OrderIDs, o.id(organizationID))
		}
		found, err := goiikoapi.Check(cli.Deliveries.ByID(ctx, req))
		if err != nil {
			return nil, err
		}
		for _, info := range found.Orders {
			placed[info.ID] = true
		}
	}
	return placed, nil
}

// aggregator places and follows orders.
type aggregator struct {
	cli     *goiikoapi.Client
	menu    *catalog.Snapshot
	follow  *follow.Follower
	log     *log.Logger
	placing chan struct{} // holds those that are being placed
}

// deliver places an order, unless it was placed before, and follows it. If iiko does not know it in the end, it is placed
// again: under the same ID that can't be a second order.
func (a aggregator) deliver(ctx context.Context, o order, placed map[string]bool) error {
	id := o.id(a.menu.OrganizationID)
	for attempts, known := 1, placed[id]; ; attempts, known = attempts+1, false {
		var created error
		if !known {
			if created = a.place(ctx, o, id); created != nil && !goiikoapi.MayBeDone(created) {
				return created
			}
		}
		err := a.watch(ctx, o, id)
		if errors.Is(err, goiikoapi.ErrUnknownOrder) && attempts < 3 {
			a.log.Printf("%s: placing it again: %v", o.Number, cmp.Or(created, err))
			continue
		}
		return errors.Join(created, err)
	}
}

// place creates an order. It returns no error if iiko has it already.
func (a aggregator) place(ctx context.Context, o order, id string) error {
	request, err := o.request(a.menu, id)
	if err != nil {
		return err
	}
	a.placing <- struct{}{}
	defer func() { <-a.placing }()
	_, err = goiikoapi.Check(a.cli.Deliveries.CreateDelivery(ctx, request))
	var duplicate *goiikoapi.DuplicateError
	if errors.As(err, &duplicate) {
		return nil
	}
	return err
}

// watch follows an order to its end.
func (a aggregator) watch(ctx context.Context, o order, id string) error {
	for state, err := range a.follow.Delivery(ctx, a.menu.OrganizationID, id) {
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
