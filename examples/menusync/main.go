// Menusync keeps a restaurant's menu in an SQLite database:
//
//	go run . -db menu.db
//
// It needs no account: the restaurant is in memory, see package iikotest. With an API login in IIKO_API_LOGIN it reads from
// iiko Cloud. README.md has the rest.
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
	"syscall"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
)

func main() {
	opts := options{apiLogin: os.Getenv("IIKO_API_LOGIN"), baseURL: cmp.Or(os.Getenv("IIKO_BASE_URL"), goiikoapi.DefaultBaseURL)}
	flag.StringVar(&opts.path, "db", "menu.db", "the database `file`; it is created if there is none")
	flag.StringVar(&opts.organizationID, "organization", "", "`id` of the organization, if the API login has more than one")
	flag.StringVar(&opts.menuID, "menu", "", "`id` of an external menu, in place of the nomenclature")
	flag.IntVar(&opts.format, "format", 0, "`format` of the external menu: 2 (the default), 3 or 4")
	flag.Func("price-category", "`id` of a price category, in place of the external menu's own prices; can be repeated", func(id string) error {
		opts.priceCategories = append(opts.priceCategories, id)
		return nil
	})
	flag.DurationVar(&opts.watch, "watch", 0, "sync again after each `interval`, until interrupted; iiko wants at least 5m")
	flag.DurationVar(&opts.wait, "wait", time.Minute, "`time` to wait for another process that writes to the database")
	flag.Parse()
	opts.arguments = flag.Args()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	if err := run(ctx, opts, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "menusync:", err)
		os.Exit(1)
	}
}

// options are the command line and the environment.
type options struct {
	apiLogin, baseURL            string
	path, organizationID, menuID string
	format                       int
	priceCategories, arguments   []string
	watch, wait                  time.Duration
}

// check returns an error for invalid options and combinations.
func (o options) check() error {
	switch {
	case len(o.arguments) > 0:
		return fmt.Errorf("unexpected argument %q", o.arguments[0])
	case o.path == "":
		return errors.New("-db must name a file")
	case o.menuID == "" && (o.format != 0 || len(o.priceCategories) > 0):
		return errors.New("-format and -price-category need -menu")
	case o.format != 0 && (o.format < 2 || o.format > 4):
		return fmt.Errorf("-format must be 2, 3 or 4, got %d", o.format)
	case o.watch != 0 && o.watch < time.Second:
		return fmt.Errorf("-watch must be at least 1s, got %v", o.watch)
	case o.wait < 0:
		return fmt.Errorf("-wait must not be negative, got %v", o.wait)
	}
	return nil
}

// run syncs once or, with -watch, until ctx ends.
func run(ctx context.Context, opts options, out, progress io.Writer) (err error) {
	if err := opts.check(); err != nil {
		return err
	}
	d, err := openDatabase(ctx, opts.path, opts.wait)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, d.db.Close()); err != nil && ctx.Err() != nil {
			err = errors.New("interrupted; the database has what the last complete sync wrote")
		}
	}()
	if opts.apiLogin == "" {
		iiko := iikotest.NewServer()
		defer iiko.Close()
		opts.apiLogin, opts.baseURL = "demo", iiko.URL
		fmt.Fprintln(progress, "A restaurant in memory. Set IIKO_API_LOGIN to sync your own.")
	}
	cli, err := goiikoapi.NewClient(opts.apiLogin, goiikoapi.WithBaseURL(opts.baseURL), goiikoapi.WithTimeout(time.Minute))
	if err != nil {
		return err
	}
	defer cli.Close()
	s := syncer{options: opts, database: d, cli: cli, progress: progress}
	if s.organization, err = chooseOrganization(ctx, cli, opts.organizationID); err != nil {
		return err
	}
	for first := true; ; first = false {
		done, err := s.sync(ctx)
		switch {
		case err == nil:
			done.print(out)
		case first || ctx.Err() != nil:
			return err
		default: // the next sync may do better
			fmt.Fprintln(progress, "menusync:", err)
		}
		if opts.watch == 0 {
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(opts.watch):
		}
	}
}
