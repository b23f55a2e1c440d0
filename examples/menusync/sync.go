package main

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/models"
)

// syncer syncs the menu of one organization.
type syncer struct {
	options
	database     *database
	cli          *goiikoapi.Client
	organization models.Organization
	progress     io.Writer
}

// sync brings the database up to date. Its transaction begins before iiko is asked: otherwise, of two processes, the one
// with the older menu could be the last to write.
func (s syncer) sync(ctx context.Context) (summary, error) {
	tx, err := s.database.begin(ctx)
	if err != nil {
		return summary{}, err
	}
	defer tx.Rollback() //nolint:errcheck // Nothing is left to roll back after Commit.
	done := summary{restaurant: goiikoapi.Value(s.organization.Name)}
	var saved string
	if err = tx.QueryRowContext(ctx, "SELECT json FROM snapshot").Scan(&saved); err == nil {
		done.before, err = catalog.Load(strings.NewReader(saved))
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) { // none before the first sync
		return summary{}, s.database.explain(err)
	}
	if done.after, done.changes, err = s.read(ctx, done.before); err != nil {
		return summary{}, err
	}
	w := writer{ctx: ctx, tx: tx, progress: s.progress, prepared: map[string]*sql.Stmt{}}
	if done.menuChanged() {
		w.menu(done.after)
	} else {
		fmt.Fprintln(s.progress, "the menu has not changed")
	}
	w.state(done.after)
	if w.err == nil {
		w.err = tx.Commit()
	}
	if w.err != nil {
		return summary{}, s.database.explain(w.err)
	}
	return done, nil
}

// read reads the menu and the stop lists from iiko. before is what the database has, nil if nothing.
func (s syncer) read(ctx context.Context, before *catalog.Snapshot) (*catalog.Snapshot, catalog.Changes, error) {
	opts := []catalog.Option{catalog.WithParts(catalog.PartStopLists)}
	if s.menuID != "" {
		opts = append(opts, catalog.WithExternalMenu(s.menuID, cmp.Or(s.format, 2), s.priceCategories...))
	}
	revision := int64(0)
	if before != nil {
		if before.OrganizationID != s.organization.ID || before.MenuID != s.menuID {
			return nil, catalog.Changes{}, s.database.explain(fmt.Errorf("it has %s of organization %s, not %s of %s",
				source(before.MenuID), before.OrganizationID, source(s.menuID), s.organization.ID))
		}
		opts, revision = append(opts, catalog.WithSnapshot(before)), before.Revision
	}
	fmt.Fprintf(s.progress, "asking iiko for %s (the database has revision %d)\n", source(s.menuID), revision)
	menu, err := catalog.New(s.cli, s.organization.ID, opts...)
	if err != nil {
		return nil, catalog.Changes{}, s.database.explain(err)
	}
	changes, err := menu.Sync(ctx)
	if err != nil {
		return nil, catalog.Changes{}, s.withMenus(ctx, err)
	}
	return menu.Snapshot(), changes, nil
}

// source names what is read.
func source(menuID string) string {
	if menuID == "" {
		return "the nomenclature"
	}
	return "external menu " + menuID
}

// withMenus adds to iiko's error about an external menu which ones there are.
func (s syncer) withMenus(ctx context.Context, err error) error {
	if s.menuID == "" || goiikoapi.StatusCode(err) != http.StatusBadRequest {
		return err
	}
	menus, listErr := goiikoapi.Check(s.cli.Menu.Menu(ctx))
	if listErr != nil {
		return err
	}
	return fmt.Errorf("%w; the API login has external menus: %s; price categories: %s", err, choice(menus.ExternalMenus), choice(menus.PriceCategories))
}

// chooseOrganization returns the organization with the given id, or the only one of the API login.
func chooseOrganization(ctx context.Context, cli *goiikoapi.Client, id string) (models.Organization, error) {
	var only []string // nil lists all
	if id != "" {
		only = []string{id}
	}
	orgs, err := goiikoapi.Check(cli.Organizations(ctx, only, new(false), nil))
	if err != nil {
		return models.Organization{}, err
	}
	if len(orgs.Organizations) == 1 {
		return orgs.Organizations[0], nil
	}
	var names []models.IDName
	for _, organization := range orgs.Organizations {
		names = append(names, models.IDName{ID: organization.ID, Name: goiikoapi.Value(organization.Name)})
	}
	return models.Organization{}, fmt.Errorf("-organization must name an organization of the API login: %s", choice(names))
}

// choice lists what can be chosen.
func choice(list []models.IDName) string {
	var names []string
	for _, one := range list {
		names = append(names, fmt.Sprintf("%s (%s)", one.ID, one.Name))
	}
	return cmp.Or(strings.Join(names, ", "), "none")
}
