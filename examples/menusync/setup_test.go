package main

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// optionsOf are those of a sync of a server's restaurant to a new database.
func optionsOf(t *testing.T, iiko *iikotest.Server) options {
	t.Helper()
	return options{apiLogin: "a login", baseURL: iiko.URL, path: filepath.Join(t.TempDir(), "menu.db"), wait: time.Minute}
}

// output syncs and returns what was printed.
func output(t *testing.T, opts options) (out, progress string) {
	t.Helper()
	var written, reported bytes.Buffer
	require.NoError(t, run(t.Context(), opts, &written, &reported))
	return written.String(), reported.String()
}

// failure syncs and returns the error.
func failure(t *testing.T, opts options) error {
	t.Helper()
	var out bytes.Buffer
	err := run(t.Context(), opts, &out, &out)
	require.Error(t, err)
	return err
}

// openFile opens a database as another program would. The caller closes it.
func openFile(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath())
	require.NoError(t, err)
	return db
}

// execute executes a statement as another program would.
func execute(t *testing.T, path, statement string) {
	t.Helper()
	db := openFile(t, path)
	defer db.Close()
	_, err := db.ExecContext(t.Context(), statement)
	require.NoError(t, err)
}

// rows returns what a query finds, each row as text.
func rows(t *testing.T, path, query string) []string {
	t.Helper()
	db := openFile(t, path)
	defer db.Close()
	found, err := db.QueryContext(t.Context(), query)
	require.NoError(t, err, query)
	defer found.Close()
	columns, err := found.Columns()
	require.NoError(t, err)
	lines := []string{}
	for found.Next() {
		values, cells := make([]any, len(columns)), make([]string, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		require.NoError(t, found.Scan(values...))
		for i := range values {
			cells[i] = fmt.Sprint(*values[i].(*any))
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	require.NoError(t, found.Err())
	return lines
}

// contents returns all rows of a database that are not deleted, by table, but for the times of syncs. The database is
// checked.
func contents(t *testing.T, path string) map[string][]string {
	t.Helper()
	require.Equal(t, []string{"ok"}, rows(t, path, "PRAGMA integrity_check"))
	require.Empty(t, rows(t, path, "PRAGMA foreign_key_check"))
	all := map[string][]string{}
	for _, table := range []string{"categories", "items", "sizes", "modifier_groups", "modifiers"} {
		all[table] = rows(t, path, "SELECT * FROM "+table+" WHERE deleted = 0")
	}
	for _, table := range []string{"item_categories", "prices", "modifier_prices"} { // of deleted items they are the last
		all[table] = rows(t, path, "SELECT * FROM "+table+" WHERE item_id IN (SELECT id FROM items WHERE deleted = 0)")
	}
	all["stop_list"] = rows(t, path, "SELECT * FROM stop_list")
	for _, lines := range all {
		slices.Sort(lines)
	}
	all["sync_state"] = rows(t, path, "SELECT id, organization_id, menu_id, revision FROM sync_state")
	for _, saved := range rows(t, path, "SELECT json FROM snapshot") {
		snapshot, err := catalog.Load(strings.NewReader(saved))
		require.NoError(t, err)
		snapshot.SyncedAt = time.Time{}
		encoded, err := json.Marshal(snapshot)
		require.NoError(t, err)
		all["snapshot"] = append(all["snapshot"], string(encoded))
	}
	return all
}

// fresh returns the contents after a first sync with the same options.
func fresh(t *testing.T, opts options) map[string][]string {
	t.Helper()
	opts.path = filepath.Join(t.TempDir(), "fresh.db")
	output(t, opts)
	return contents(t, opts.path)
}

// largeRestaurant has a menu of many dishes, each third of them in three sizes with modifiers.
func largeRestaurant(dishes int) iikotest.Restaurant {
	r := iikotest.DemoRestaurant()
	menu := &r.Nomenclature
	var toppings models.GroupModifierInfo
	for _, product := range menu.Products {
		for _, group := range product.GroupModifiers {
			if group.ID == iikotest.ToppingsGroupID {
				toppings = group
			}
		}
	}
	menu.Sizes = append(menu.Sizes, models.Size{ID: "medium", Name: new("Medium")})
	for i := range dishes {
		dish := newDish(fmt.Sprintf("generated-%05d", i), float64(10_000+i)/100)
		if i%3 == 0 {
			price := dish.SizePrices[0].Price
			dish.SizePrices = nil
			for _, size := range []string{iikotest.SmallSizeID, "medium", iikotest.LargeSizeID} {
				price.CurrentPrice = goiikoapi.Total(price.CurrentPrice, 50.5)
				dish.SizePrices = append(dish.SizePrices, models.SizePrice{SizeID: new(size), Price: price})
			}
			dish.GroupModifiers = []models.GroupModifierInfo{toppings}
		}
		menu.Products = append(menu.Products, dish)
	}
	return r
}

// newDish returns a dish of the kitchen without sizes.
func newDish(id string, price float64) models.Product {
	return models.Product{
		ID: id, Name: "Dish " + id, Code: new("sku-" + id), Type: models.ProductTypeDish, OrderItemType: models.OrderItemTypeProduct,
		ParentGroup: iikotest.KitchenGroupID, SizePrices: []models.SizePrice{{Price: models.Price{CurrentPrice: price, IsIncludedInMenu: true}}},
	}
}

// product returns a product of a menu, to change it.
func product(menu *models.NomenclatureResponse, id string) *models.Product {
	for i := range menu.Products {
		if menu.Products[i].ID == id {
			return &menu.Products[i]
		}
	}
	panic("no product " + id)
}

// stop changes what is left of a dish.
func stop(t *testing.T, iiko *iikotest.Server, id string, balance float64) {
	t.Helper()
	cli, err := goiikoapi.NewClient("the kitchen", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(t, err)
	defer cli.Close()
	_, err = goiikoapi.Check(cli.Menu.AddToStopList(t.Context(), models.AddToStopListRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
		Items: []models.AddStopListItem{{ProductID: id, Balance: balance}},
	}))
	require.NoError(t, err)
}
