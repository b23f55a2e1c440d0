// Orderboard shows the deliveries of a restaurant on a screen, from the order to the guest's door, as iiko
// tells of them by its webhook:
//
//	go run ./examples/orderboard
//
// It needs no account: the restaurant and its guests live in memory, see package iikotest. With an API
// login in IIKO_API_LOGIN it shows that restaurant. iiko has to reach /webhook then, by the URL that
// -public-url says; nothing else here is for the world to see. The webhook's token, a secret of your
// choice, is read from IIKO_WEBHOOK_TOKEN. Settings at iiko change only with -register.
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
	flag.StringVar(&opts.addr, "addr", "127.0.0.1:8080", "`address` to serve the page at")
	flag.Float64Var(&opts.demo, "demo", 6, "`orders` a minute, at the restaurant in memory")
	flag.StringVar(&opts.organizationID, "organization", "", "`id` of the organization to show, if the API login has more than one")
	flag.StringVar(&opts.zone, "zone", "Local", "time `zone` of the restaurant, such as Europe/Moscow")
	flag.StringVar(&opts.publicURL, "public-url", "", "`URL` by which iiko reaches this program, without /webhook")
	flag.BoolVar(&opts.register, "register", false, "have iiko send its notifications here, in place of all that the API login has set up for webhooks")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // so that a second Ctrl-C ends the program at once
	if err := run(ctx, opts, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "orderboard:", err)
		os.Exit(1)
	}
}

// options say which restaurant to show, and where.
type options struct {
	apiLogin, baseURL, webhookToken string
	organizationID, zone            string
	addr, publicURL                 string
	register                        bool
	demo                            float64
}

// check says what is wrong with the options, or with how they go together.
func (o options) check() error {
	switch {
	case !(o.demo > 0 && o.demo <= 6000): // NaN is neither
		return errors.New("-demo has to be above zero, and 6000 at most")
	case o.apiLogin == "" && (o.register || o.publicURL != ""):
		return errors.New("-register and -public-url are for a restaurant of your own: set IIKO_API_LOGIN")
	case o.apiLogin != "" && o.webhookToken == "":
		return errors.New("set IIKO_WEBHOOK_TOKEN to a secret that iiko is to send")
	case o.register && o.publicURL == "":
		return errors.New("-register needs -public-url")
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
	listener, err := net.Listen("tcp", opts.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	pageURL := "http://" + listener.Addr().String()
	work, ctx := errgroup.WithContext(ctx)
	logger := log.New(out, "", log.Ltime)
	report := func(err error) { logger.Print(err) }

	var evening *demo
	if opts.apiLogin == "" {
		opts.apiLogin, opts.webhookToken = "demo", rand.Text()
		evening = newDemo(opts.demo, pageURL+webhookPath, opts.webhookToken)
		defer evening.iiko.Close()
		opts.baseURL, location = evening.iiko.URL, evening.restaurant.Location
	}
	cli, err := goiikoapi.NewClient(opts.apiLogin, goiikoapi.WithBaseURL(opts.baseURL), goiikoapi.WithTimeout(30*time.Second))
	if err != nil {
		return err
	}
	organization, err := chooseOrganization(ctx, cli, opts.organizationID)
	if err != nil {
		return err
	}

	// The board listens before it reads what there is already, so that nothing falls in between.
	b := newBoard(organization, location)
	server := &http.Server{
		Handler:           newHandler(b, opts.webhookToken, report),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the streams of the pages
	}
	work.Go(func() error {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	})
	work.Go(func() error {
		<-ctx.Done()
		return server.Close()
	})
	work.Go(func() error {
		if opts.register {
			if err := register(ctx, cli, organization.ID, opts); err != nil {
				return err
			}
		}
		if err := b.load(ctx, cli, time.Now()); err != nil {
			return err
		}
		logger.Printf("The orders of %s are at %s", b.restaurant, pageURL)
		if evening != nil {
			evening.cli = cli
			evening.run(ctx, report)
		}
		return nil
	})
	if err := work.Wait(); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// chooseOrganization returns the organization of the given id, or the only one there is.
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
		fmt.Fprintf(&choice, "\n  %s  %s", org.ID, value(org.Name))
	}
	return models.Organization{}, fmt.Errorf("the API login has %d organizations, choose one by -organization:%s", len(orgs.Organizations), choice.String())
}

// register has iiko send the events of deliveries to this program.
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
