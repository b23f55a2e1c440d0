// Orderboard is a delivery board for a screen in the restaurant: it shows deliveries by status. It is updated by
// iiko's webhooks at once, and asks iiko for changes from time to time:
//
//	go run ./examples/orderboard
//
// It needs no account: the restaurant and its customers are in memory, see package iikotest. With an API
// login in IIKO_API_LOGIN it shows your restaurant. For webhooks, iiko must be able to reach /webhook at -public-url;
// do not make other paths public, they have no authentication. IIKO_WEBHOOK_TOKEN is the webhook's token, a secret
// of your choice. The webhook settings in iiko are changed only with -register.
package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func main() {
	opts := options{
		apiLogin:     os.Getenv("IIKO_API_LOGIN"),
		baseURL:      cmp.Or(os.Getenv("IIKO_BASE_URL"), goiikoapi.DefaultBaseURL),
		webhookToken: os.Getenv("IIKO_WEBHOOK_TOKEN"),
	}
	flag.StringVar(&opts.addr, "addr", "127.0.0.1:8080", "listen `address`")
	flag.Float64Var(&opts.demo, "demo", 6, "`orders` per minute of the demo restaurant")
	flag.StringVar(&opts.organizationID, "organization", "", "`id` of the organization to show, if the API login has more than one")
	flag.StringVar(&opts.zone, "zone", "Local", "time `zone` of the restaurant, such as Europe/Moscow")
	flag.StringVar(&opts.publicURL, "public-url", "", "public `URL` of this program, without /webhook")
	flag.DurationVar(&opts.poll, "poll", 30*time.Second, "`interval` at which iiko is asked for changes; the page warns after three without a successful answer")
	flag.DurationVar(&opts.turn, "turn", 10*time.Second, "`time` that a page of orders is shown, if not all fit the screen")
	flag.BoolVar(&opts.register, "register", false, "register the webhook in iiko; replaces the API login's webhook settings")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	if err := run(ctx, opts, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "orderboard:", err)
		os.Exit(1)
	}
}

// options are the command line and the environment.
type options struct {
	apiLogin, baseURL, webhookToken string
	organizationID, zone            string
	addr, publicURL                 string
	register                        bool
	demo                            float64
	poll, turn                      time.Duration
}

// check returns an error for invalid options and combinations.
func (o options) check() error {
	switch {
	case !(o.demo > 0 && o.demo <= 6000): // also false for NaN
		return errors.New("-demo must be greater than 0 and at most 6000")
	case o.apiLogin == "" && (o.register || o.publicURL != ""):
		return errors.New("-register and -public-url need IIKO_API_LOGIN")
	case (o.register || o.publicURL != "") && o.webhookToken == "":
		return errors.New("set IIKO_WEBHOOK_TOKEN to the webhook's secret")
	case o.register && o.publicURL == "":
		return errors.New("-register needs -public-url")
	case o.poll < time.Second:
		return fmt.Errorf("-poll must be at least 1s, got %v", o.poll)
	case o.turn < time.Second:
		return fmt.Errorf("-turn must be at least 1s, got %v", o.turn)
	}
	return nil
}

// run serves the board until ctx ends.
func run(ctx context.Context, opts options, out io.Writer) error {
	if err := opts.check(); err != nil {
		return err
	}
	location, err := time.LoadLocation(opts.zone)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", opts.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	pageURL := "http://" + listener.Addr().String()
	tasks, ctx := errgroup.WithContext(ctx)
	logger := log.New(out, "", log.Ltime)
	report := func(err error) { logger.Print(err) }

	opts.webhookToken = cmp.Or(opts.webhookToken, rand.Text())
	var simulation *demo
	if opts.apiLogin == "" {
		opts.apiLogin = "demo"
		simulation = newDemo(opts.demo, pageURL+webhookPath, opts.webhookToken)
		defer simulation.iiko.Close()
		opts.baseURL, location = simulation.iiko.URL, simulation.restaurant.Location
	}
	cli, err := goiikoapi.NewClient(opts.apiLogin, goiikoapi.WithBaseURL(opts.baseURL), goiikoapi.WithTimeout(30*time.Second), goiikoapi.WithLazyToken())
	if err != nil {
		return err
	}
	organization, err := chooseOrganization(ctx, cli, opts.organizationID)
	if err != nil {
		return err
	}

	// Start receiving webhooks before loading the existing deliveries, so that no change is missed.
	b := newBoard(organization, location, opts.poll, opts.turn)
	b.demo = simulation != nil
	server := &http.Server{
		Handler:           newHandler(b, opts.webhookToken, report),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the event streams
	}
	tasks.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	tasks.Go(func() error {
		<-ctx.Done()
		return server.Close()
	})
	tasks.Go(func() error {
		if opts.register {
			if err := register(ctx, cli, organization.ID, opts); err != nil {
				return err
			}
		}
		if err := b.load(ctx, cli, time.Now()); err != nil {
			return err
		}
		logger.Printf("Delivery board of %s: %s", b.restaurant, pageURL)
		tasks.Go(func() error {
			b.follow(ctx, cli, report)
			return nil
		})
		if simulation != nil {
			simulation.cli = cli
			simulation.run(ctx, report)
		}
		return nil
	})
	if err := tasks.Wait(); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// chooseOrganization returns the organization with the given id, or the only one of the API login.
func chooseOrganization(ctx context.Context, cli *goiikoapi.Client, id string) (models.Organization, error) {
	var only []string // nil lists all
	if id != "" {
		only = []string{id}
	}
	orgs, err := goiikoapi.Check(cli.Organizations(ctx, only, goiikoapi.Ptr(true), nil))
	if err != nil {
		return models.Organization{}, err
	}
	if len(orgs.Organizations) == 1 {
		return orgs.Organizations[0], nil
	}
	var choice strings.Builder
	for _, org := range orgs.Organizations {
		fmt.Fprintf(&choice, "\n  %s  %s", org.ID, goiikoapi.Value(org.Name))
	}
	return models.Organization{}, fmt.Errorf("the API login has %d organizations, select one with -organization:%s", len(orgs.Organizations), choice.String())
}

// register sets the webhook in iiko to this program, for delivery events.
func register(ctx context.Context, cli *goiikoapi.Client, organizationID string, opts options) error {
	statuses := append(slices.Sorted(maps.Keys(stageOf)), models.DeliveryStatusCancelled)
	_, err := goiikoapi.Check(cli.WebHook.UpdateSettings(ctx, models.UpdateWebhookSettingsRequest{
		OrganizationID: organizationID,
		WebHooksURI:    strings.TrimRight(opts.publicURL, "/") + webhookPath,
		AuthToken:      &opts.webhookToken,
		WebHooksFilter: &models.WebhookFilter{DeliveryOrderFilter: &models.WebhookDeliveryFilter{OrderStatuses: statuses}},
	}))
	return err
}
