// Command iikotest is an iiko Cloud for tests of programs in any language: the server of package iikotest on a port of
// its own.
//
//	go run github.com/kebrick/goiikoapi/iikotest/cmd/iikotest@latest -addr 127.0.0.1:8080
//
// With -data it serves the restaurant of a directory of iiko's responses; what does not fit together there is printed.
//
// Point a client at http://127.0.0.1:8080 and use any API login. The page at / shows the orders and what was received, and
// the paths under /__iikotest/ do what a test in Go does with the methods of iikotest.Server: see GET /__iikotest/.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/kebrick/goiikoapi/iikotest"
)

// shutdownTimeout is how long requests in flight may take when the server shuts down.
const shutdownTimeout = 5 * time.Second

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "iikotest:", err)
		os.Exit(1)
	}
}

// options are the command line.
type options struct {
	addr, data, login, webhook, webhookToken string
	processing                               time.Duration
	requests                                 int
	samples, strict                          bool
}

// parse reads the command line. It prints the flags to out if one is wrong.
func parse(args []string, out io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("iikotest", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "`address` to listen on")
	flags.StringVar(&o.data, "data", "", "`directory` with responses of iiko to serve, such as nomenclature.json (see iikotest.LoadRestaurant)")
	flags.StringVar(&o.login, "login", "", "the only API `login` that gets a token; any by default")
	flags.StringVar(&o.webhook, "webhook", "", "`URL` that gets the webhooks")
	flags.StringVar(&o.webhookToken, "webhook-token", "", "Authorization `header` of the webhooks")
	flags.DurationVar(&o.processing, "processing", 200*time.Millisecond, "`time` that orders and commands take")
	flags.IntVar(&o.requests, "requests", 1000, "`number` of the latest requests that are kept")
	flags.BoolVar(&o.samples, "samples", false, "answer what is not modelled with a sample, not with 501")
	flags.BoolVar(&o.strict, "strict", true, "refuse requests with unknown, mistyped or missing properties")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	switch {
	case flags.NArg() > 0:
		return o, fmt.Errorf("unknown argument %q", flags.Arg(0))
	case o.processing < 0:
		return o, errors.New("-processing must not be negative")
	case o.requests < 0:
		return o, errors.New("-requests must not be negative")
	case o.webhook == "" && o.webhookToken != "":
		return o, errors.New("-webhook-token needs -webhook")
	}
	if target, err := url.Parse(o.webhook); o.webhook != "" && (err != nil || target.Host == "" || target.Scheme != "http" && target.Scheme != "https") {
		return o, fmt.Errorf("-webhook %q must be an absolute URL", o.webhook)
	}
	return o, nil
}

// run serves until ctx ends.
func run(ctx context.Context, args []string, out, errs io.Writer) error {
	o, err := parse(args, errs)
	if err != nil {
		return err
	}
	settings := []iikotest.Option{iikotest.WithProcessingTime(o.processing), iikotest.WithRequestLimit(o.requests)}
	if o.login != "" {
		settings = append(settings, iikotest.WithAPILogin(o.login))
	}
	if o.strict {
		settings = append(settings, iikotest.WithStrictRequests())
	}
	if o.samples {
		settings = append(settings, iikotest.WithSamples())
	}
	if o.webhook != "" {
		settings = append(settings, iikotest.WithWebhook(o.webhook, o.webhookToken))
	}
	if o.data != "" {
		restaurant, err := iikotest.LoadRestaurant(os.DirFS(o.data))
		if err != nil {
			return fmt.Errorf("-data %s: %w", o.data, err)
		}
		for _, fault := range restaurant.Check() {
			fmt.Fprintf(errs, "iikotest: -data %s: %s\n", o.data, fault)
		}
		settings = append(settings, iikotest.WithRestaurant(restaurant))
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.addr)
	if err != nil {
		return err
	}
	iiko := iikotest.NewHandler(settings...)
	defer iiko.Close()
	server := &http.Server{Handler: newHandler(iiko), ReadHeaderTimeout: 10 * time.Second}
	stopped := make(chan error, 1)
	context.AfterFunc(ctx, func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
		defer cancel()
		stopped <- server.Shutdown(last)
	})
	fmt.Fprintf(out, "iikotest listens on http://%s\n", listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
