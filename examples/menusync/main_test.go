package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func TestRun_writesTheDemoRestaurant(t *testing.T) {
	path := filepath.Join(t.TempDir(), "strange ?&#% name.db")
	out, progress := output(t, options{path: path})
	assert.Equal(t, "Samovar, revision 1700000000: 8 items; added 8, removed 0, otherwise changed 0, prices 0, stop list 2\n", out)
	assert.Equal(t, "A restaurant in memory. Set IIKO_API_LOGIN to sync your own.\n"+
		"asking iiko for the nomenclature (the database has revision 0)\nwriting 8 items\n", progress)

	assert.Equal(t, []string{
		"Pizza | Margherita | Small | 49000", "Pizza | Margherita | Large | 69000",
		"Pizza | Pepperoni | Small | 59000", "Pizza | Pepperoni | Large | 79000",
		"Russian kitchen | Borscht |  | 39000", "Russian kitchen | Pelmeni |  | 45000", "Russian kitchen | Olivier Salad |  | 35000",
		"Russian kitchen | Medovik |  | 29000",
		"Drinks | Cappuccino | Small | 22000", "Drinks | Cappuccino | Large | 28000", "Drinks | Kvass |  | 15000",
	}, rows(t, path, `SELECT c.name, i.name, s.name, p.kopecks FROM items i
		JOIN item_categories ic ON ic.item_id = i.id JOIN categories c ON c.id = ic.category_id
		JOIN sizes s ON s.item_id = i.id JOIN prices p ON p.item_id = i.id AND p.size_id = s.id
		ORDER BY c.position, i.position, s.position`))
	assert.Equal(t, []string{"Crust | 1 | 1 | Thin crust | 0", "Crust | 1 | 1 | Thick crust | 5000", "Toppings | 0 | 3 | Mozzarella | 9000", "Toppings | 0 | 3 | Mushrooms | 6000"},
		rows(t, path, `SELECT g.name, g.min_amount, g.max_amount, m.name, p.kopecks FROM modifiers m
			JOIN modifier_groups g ON (g.item_id, g.size_id, g.id) = (m.item_id, m.size_id, m.group_id)
			JOIN modifier_prices p ON (p.item_id, p.size_id, p.group_id, p.modifier_id) = (m.item_id, m.size_id, m.group_id, m.id)
			WHERE m.item_id = '`+iikotest.MargheritaID+`' AND m.size_id = '`+iikotest.LargeSizeID+`' ORDER BY g.position, m.position`))
	assert.Equal(t, []string{"Medovik |  | 0 | 2026-01-15 08:00:00.000", "Pepperoni | Large | 1 | 2026-01-15 11:30:00.000"},
		rows(t, path, `SELECT i.name, coalesce(s.name, ''), l.balance, l.added_at FROM stop_list l JOIN items i ON i.id = l.product_id
			LEFT JOIN sizes s ON s.item_id = i.id AND s.id = l.size_id AND s.id <> '' ORDER BY 1`))
	assert.Equal(t, []string{iikotest.OrganizationID + " |  | 1700000000"}, rows(t, path, "SELECT organization_id, menu_id, revision FROM sync_state"))
	assert.Equal(t, []string{"1"}, rows(t, path, "SELECT synced_at BETWEEN datetime('now', '-1 hour') AND strftime('%FT%TZ') FROM sync_state"))
}

func TestREADME_hasAQueryForWhatIsForSale(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, query, _ := strings.Cut(string(readme), "```sql\n")
	query, _, found := strings.Cut(query, "```")
	require.True(t, found)
	opts := optionsOf(t, iikotest.Start(t))
	output(t, opts)
	forSale := rows(t, opts.path, strings.ReplaceAll(query, "…", iikotest.TerminalGroupID))
	assert.Len(t, forSale, 11)
	assert.Subset(t, forSale, []string{"Pizza | Pepperoni | Small | 59000 | <nil>", "Pizza | Pepperoni | Large | 79000 | 1", "Russian kitchen | Medovik |  | 29000 | 0"})
}

func TestRun_downloadsTheMenuOnce(t *testing.T) {
	iiko := iikotest.Start(t)
	opts := optionsOf(t, iiko)
	output(t, opts)
	before := contents(t, opts.path)

	out, progress := output(t, opts)
	assert.Equal(t, "Samovar, revision 1700000000: 8 items; added 0, removed 0, otherwise changed 0, prices 0, stop list 0\n", out)
	assert.Equal(t, "asking iiko for the nomenclature (the database has revision 1700000000)\nthe menu has not changed\n", progress)
	var asked []int64
	for _, request := range iiko.Requests("Menu.Nomenclature") {
		var body models.NomenclatureRequest
		require.NoError(t, json.Unmarshal(request.Body, &body))
		asked = append(asked, goiikoapi.Value(body.StartRevision))
	}
	assert.Equal(t, []int64{0, 1700000000}, asked, "iiko sends no menu of the revision that it is asked for")
	assert.Empty(t, cmp.Diff(before, contents(t, opts.path)))
}

func TestRun_writesChanges(t *testing.T) {
	iiko := iikotest.Start(t)
	opts := optionsOf(t, iiko)
	output(t, opts)
	stop(t, iiko, iikotest.MedovikID, 5)
	iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) {
		product(menu, iikotest.MargheritaID).SizePrices[1].Price.CurrentPrice = 710.5
		product(menu, iikotest.PelmeniID).SizePrices[0].Price.IsIncludedInMenu = false
		product(menu, iikotest.KvassID).IsDeleted = new(true)
		product(menu, iikotest.OlivierID).Name = "Olivier with shrimps"
		menu.Products = slices.DeleteFunc(menu.Products, func(p models.Product) bool { return p.ID == iikotest.MedovikID })
		menu.Products = append(menu.Products, newDish("solyanka", 420))
		menu.Groups = slices.DeleteFunc(menu.Groups, func(g models.ProductGroup) bool { return g.ID == iikotest.DrinksGroupID })
	})
	stop(t, iiko, iikotest.BorschtID, 3)

	out, _ := output(t, opts)
	assert.Equal(t, `Samovar, revision 1700000001: 8 items; added 1, removed 2, otherwise changed 1, prices 2, stop list 2
  added: Dish solyanka
  removed: Medovik
  removed: Kvass
  changed: Olivier with shrimps
  price: Margherita, Large: 690.00 → 710.50
  price: Pelmeni: 450.00 → not for sale
  stop list: Medovik: 0 left → 5 left
  stop list: Borscht: no limit → 3 left
`, out)
	assert.Empty(t, cmp.Diff(fresh(t, opts), contents(t, opts.path)))
	// What is deleted is still there.
	assert.Equal(t, []string{"Kvass | 15000", "Medovik | 29000"}, rows(t, opts.path, "SELECT name, kopecks FROM items JOIN prices ON item_id = id WHERE deleted ORDER BY name"))
	assert.Equal(t, []string{"Drinks"}, rows(t, opts.path, "SELECT name FROM categories WHERE deleted"))

	// It can come back.
	iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) { product(menu, iikotest.KvassID).IsDeleted = nil })
	iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) { // the other way round
		menu.Groups[0].Order = 100
		for i := range menu.Products {
			menu.Products[i].Order = new(100 - i)
		}
	})
	out, _ = output(t, opts)
	assert.Contains(t, out, "\n  added: Kvass\n")
	assert.Equal(t, []string{"Dish solyanka", "Kvass"}, rows(t, opts.path, "SELECT name FROM items WHERE NOT deleted ORDER BY position LIMIT 2"))
	assert.Equal(t, []string{"Russian kitchen", "Pizza"}, rows(t, opts.path, "SELECT name FROM categories WHERE NOT deleted ORDER BY position"))
	assert.Empty(t, cmp.Diff(fresh(t, opts), contents(t, opts.path)))
}

func TestRun_writesCategoriesInCategories(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.Nomenclature.Groups[0].ParentGroup = iikotest.DrinksGroupID
	r.Nomenclature.Groups[1].ParentGroup = "not listed"
	opts := optionsOf(t, iikotest.Start(t, iikotest.WithRestaurant(r)))
	output(t, opts)
	assert.Equal(t, []string{"Drinks | 0 | <nil>", "Pizza | 0 | Drinks", "Russian kitchen | 0 | "},
		rows(t, opts.path, "SELECT c.name, c.deleted, p.name FROM categories c LEFT JOIN categories p ON p.id = c.parent_id WHERE c.name <> '' ORDER BY c.name"))
	assert.Equal(t, []string{"not listed | 1"}, rows(t, opts.path, "SELECT id, deleted FROM categories WHERE name = ''"))
}

func TestRun_writesAChangeOfTheStopListAlone(t *testing.T) {
	iiko := iikotest.Start(t)
	opts := optionsOf(t, iiko)
	output(t, opts)
	stop(t, iiko, iikotest.ThinCrustID, 0.5)
	out, progress := output(t, opts)
	assert.Contains(t, progress, "the menu has not changed")
	assert.Contains(t, out, "\n  stop list: Thin crust: no limit → 0.5 left\n")
	assert.Empty(t, cmp.Diff(fresh(t, opts), contents(t, opts.path)))

	cli, err := goiikoapi.NewClient("the kitchen", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(t, err)
	defer cli.Close()
	_, err = goiikoapi.Check(cli.Menu.ClearStopList(t.Context(), models.ClearStopListRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
	}))
	require.NoError(t, err)
	out, _ = output(t, opts)
	assert.Contains(t, out, "\n  stop list: Medovik: 0 left → no limit\n")
	assert.Empty(t, rows(t, opts.path, "SELECT * FROM stop_list"))
}

func TestRun_readsExternalMenusInEachFormat(t *testing.T) {
	var first map[string][]string
	for _, format := range []int{0, 2, 3, 4} {
		t.Run(fmt.Sprint("format ", format), func(t *testing.T) {
			iiko := iikotest.Start(t)
			opts := optionsOf(t, iiko)
			opts.menuID, opts.format = iikotest.ExternalMenuID, format
			output(t, opts)
			now := contents(t, opts.path)
			assert.Len(t, now["items"], 8)
			assert.Equal(t, []string{"1 | " + iikotest.OrganizationID + " | 7267 | 1700000000"}, now["sync_state"])
			if first == nil {
				first = now
			}
			assert.Empty(t, cmp.Diff(first, now), "the menu is the same in each format")
			_, progress := output(t, opts)
			assert.Contains(t, progress, "the menu has not changed")

			iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) {
				product(menu, iikotest.BorschtID).SizePrices[0].Price.CurrentPrice = 400
				product(menu, iikotest.KvassID).IsDeleted = new(true)
				menu.Products = append(menu.Products, newDish("solyanka", 420))
			})
			stop(t, iiko, iikotest.BorschtID, 3)
			out, _ := output(t, opts)
			assert.Contains(t, out, "\n  added: Dish solyanka\n  removed: Kvass\n  price: Borscht: 390.00 → 400.00\n  stop list: Borscht: no limit → 3 left\n")
			assert.Empty(t, cmp.Diff(fresh(t, opts), contents(t, opts.path)))
			assert.Equal(t, []string{"Kvass"}, rows(t, opts.path, "SELECT name FROM items WHERE deleted"))
			for _, request := range iiko.Requests("Menu.MenuByID") {
				assert.Contains(t, string(request.Body), fmt.Sprintf(`"version":%d`, max(format, 2)))
			}
		})
	}
}

func TestRun_saysWhatCannotBeOrdered(t *testing.T) {
	r := iikotest.DemoRestaurant()
	size := models.ExternalMenuItemSize{
		Prices:             []models.ExternalMenuPrice{{OrganizationID: iikotest.OrganizationID, Price: new(100.0)}},
		ItemModifierGroups: []models.ExternalMenuModifierGroup{{Name: new("Sauces"), Items: []models.ExternalMenuModifier{{Name: new("Ketchup")}, {ItemID: "tkemali", Name: new("Tkemali")}}}},
	}
	r.ExternalMenuItems = []models.ExternalMenu{{
		ID: models.NewIdentifier(iikotest.ExternalMenuID), FormatVersion: new(2),
		ItemCategories: []models.ExternalMenuCategory{{Name: new("A category without an ID"), Items: []models.ExternalMenuItem{
			{Name: new("Ghost")}, {Name: new("Shadow")}, {ItemID: "shashlik", Name: new("Shashlik"), ItemSizes: []models.ExternalMenuItemSize{size}},
		}}},
	}}
	opts := optionsOf(t, iikotest.Start(t, iikotest.WithRestaurant(r)))
	opts.menuID = iikotest.ExternalMenuID
	_, progress := output(t, opts)
	for _, name := range []string{`"Ghost"`, `"Shadow"`, `modifier "Ketchup" of "Shashlik"`} {
		assert.Contains(t, progress, "left out: "+name+" has no id, so nobody can order it\n")
	}
	assert.Equal(t, []string{"Shashlik | Tkemali"}, rows(t, opts.path, "SELECT i.name, m.name FROM items i JOIN modifiers m ON m.item_id = i.id"))
	assert.Equal(t, []string{"A category without an ID"}, rows(t, opts.path, "SELECT name FROM categories"))
	_, progress = output(t, opts)
	assert.Contains(t, progress, "the menu has not changed")
}

func TestRun_readsPricesByPriceCategory(t *testing.T) {
	opts := optionsOf(t, iikotest.Start(t))
	opts.menuID, opts.priceCategories = iikotest.ExternalMenuID, []string{iikotest.PriceCategoryID}
	output(t, opts)
	assert.Equal(t, []string{iikotest.PriceCategoryID + " | 39000"},
		rows(t, opts.path, "SELECT price_category_id, kopecks FROM prices WHERE item_id = '"+iikotest.BorschtID+"'"))
	opts.priceCategories = nil
	require.ErrorContains(t, failure(t, opts), "menu.db: catalog: New: the snapshot is of the price categories")
}

func TestRun_writesALargeMenu(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithRestaurant(largeRestaurant(3000)))
	opts := optionsOf(t, iiko)
	out, progress := output(t, opts)
	assert.Contains(t, out, ": 3008 items; added 3008,")
	assert.Contains(t, progress, "writing 3008 items\nwrote 1000 of 3008 items\nwrote 2000 of 3008 items\nwrote 3000 of 3008 items\n")
	assert.Equal(t, []string{"3008 | 5011"}, rows(t, opts.path, "SELECT (SELECT count(*) FROM items), (SELECT count(*) FROM prices)"))

	iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) {
		for i := range menu.Products {
			menu.Products[i].SizePrices[0].Price.CurrentPrice++
		}
	})
	out, _ = output(t, opts)
	assert.Equal(t, mostLines+2, strings.Count(out, "\n"), out)
	assert.Regexp(t, `\n  and \d+ more\n$`, out)
}

func TestRun_writesARealMenu(t *testing.T) {
	data, err := os.ReadFile("../../../shared/real/riadesigner-nomenclature-1.json")
	if os.IsNotExist(err) {
		t.Skip("no real menu beside the project")
	}
	require.NoError(t, err)
	r := iikotest.DemoRestaurant()
	r.Nomenclature = models.NomenclatureResponse{}
	require.NoError(t, json.Unmarshal(data, &r.Nomenclature))
	iiko := iikotest.Start(t, iikotest.WithRestaurant(r))
	opts := optionsOf(t, iiko)
	output(t, opts)
	assert.Equal(t, []string{"344 | 348"}, rows(t, opts.path, "SELECT (SELECT count(*) FROM items), (SELECT count(*) FROM item_categories)"))
	out, progress := output(t, opts)
	assert.Contains(t, progress, "the menu has not changed")
	assert.Contains(t, out, "added 0, removed 0, otherwise changed 0, prices 0, stop list 0\n")
}

// newDatabase is the path of a database with a table of another program.
func newDatabase(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	execute(t, path, "CREATE TABLE orders (id INTEGER)")
	return path
}

func TestRun_namesWhatIsWrong(t *testing.T) {
	write := func(t *testing.T, contents string) string {
		path := filepath.Join(t.TempDir(), "file.txt")
		require.NoError(t, os.WriteFile(path, []byte(contents), 0o600))
		return path
	}
	other := iikotest.DemoRestaurant()
	other.Organization.ID = "00000000-0000-4000-8000-000000000001"
	other.Organization.Name = new("Teremok")
	two := iikotest.Start(t, iikotest.WithRestaurants(iikotest.DemoRestaurant(), other))
	tests := map[string]struct {
		change func(t *testing.T, opts *options)
		want   string
	}{
		"an argument":           {func(t *testing.T, opts *options) { opts.arguments = []string{"menu.db"} }, `unexpected argument "menu.db"`},
		"no file":               {func(t *testing.T, opts *options) { opts.path = "" }, "-db must name a file"},
		"a format without menu": {func(t *testing.T, opts *options) { opts.format = 3 }, "-format and -price-category need -menu"},
		"an unknown format":     {func(t *testing.T, opts *options) { opts.menuID, opts.format = "1", 5 }, "-format must be 2, 3 or 4, got 5"},
		"a short interval":      {func(t *testing.T, opts *options) { opts.watch = time.Millisecond }, "-watch must be at least 1s, got 1ms"},
		"a negative wait":       {func(t *testing.T, opts *options) { opts.wait = -1 }, "-wait must not be negative, got -1ns"},
		"an unknown menu":       {func(t *testing.T, opts *options) { opts.menuID = "99" }, `external menu "99" not found`},
		"the menus there are":   {func(t *testing.T, opts *options) { opts.menuID = "99" }, "the API login has external menus: 7267 (Delivery menu); price categories: " + iikotest.PriceCategoryID + " ("},
		"price category": {func(t *testing.T, opts *options) {
			opts.menuID, opts.priceCategories = iikotest.ExternalMenuID, []string{"x"}
		}, `price category "x" not found`},
		"a directory":            {func(t *testing.T, opts *options) { opts.path = filepath.Dir(opts.path) }, "is a directory"},
		"no such directory":      {func(t *testing.T, opts *options) { opts.path += "/menu.db" }, "/menu.db/menu.db: no such file or directory"},
		"not a database":         {func(t *testing.T, opts *options) { opts.path = write(t, strings.Repeat("dear diary, ", 100)) }, "file.txt: the file is not an SQLite database"},
		"a short file":           {func(t *testing.T, opts *options) { opts.path = write(t, "dear diary") }, "file.txt: the file is not an SQLite database"},
		"another program":        {func(t *testing.T, opts *options) { opts.path = newDatabase(t) }, "other.db: it belongs to another program"},
		"an unknown id":          {func(t *testing.T, opts *options) { opts.organizationID = "x" }, `organization "x"`},
		"several organizations":  {func(t *testing.T, opts *options) { opts.baseURL = two.URL }, "-organization must name an organization of the API login: " + iikotest.OrganizationID + " (Samovar), " + other.Organization.ID + " (Teremok)"},
		"nobody at the base URL": {func(t *testing.T, opts *options) { opts.baseURL = "http://127.0.0.1:1" }, "connection refused"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			opts := optionsOf(t, iikotest.Start(t))
			tt.change(t, &opts)
			err := failure(t, opts)
			require.ErrorContains(t, err, tt.want)
			assert.NotContains(t, err.Error(), "\n")
			assert.NotContains(t, err.Error(), opts.apiLogin)
		})
	}
}

func TestRun_leavesOtherDatabasesAlone(t *testing.T) {
	path := newDatabase(t)
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	failure(t, options{path: path})
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}

func TestRun_rejectsADatabaseOfAnotherMenu(t *testing.T) {
	other := iikotest.DemoRestaurant()
	other.Organization.ID = "00000000-0000-4000-8000-000000000001"
	iiko := iikotest.Start(t, iikotest.WithRestaurants(iikotest.DemoRestaurant(), other))
	opts := optionsOf(t, iiko)
	opts.organizationID = iikotest.OrganizationID
	output(t, opts)
	before := contents(t, opts.path)

	opts.menuID = iikotest.ExternalMenuID
	require.ErrorContains(t, failure(t, opts), "menu.db: it has the nomenclature of organization "+iikotest.OrganizationID+", not external menu 7267 of "+iikotest.OrganizationID)
	opts.menuID, opts.organizationID = "", other.Organization.ID
	require.ErrorContains(t, failure(t, opts), "menu.db: it has the nomenclature of organization "+iikotest.OrganizationID+", not the nomenclature of "+other.Organization.ID)
	assert.Empty(t, cmp.Diff(before, contents(t, opts.path)))

	execute(t, opts.path, "PRAGMA user_version = 2")
	require.ErrorContains(t, failure(t, opts), "menu.db: its schema is version 2; this program has version 1")
}

func TestRun_keepsTheOldMenuWhenTheNewOneCannotBeWritten(t *testing.T) {
	iiko := iikotest.Start(t)
	opts := optionsOf(t, iiko)
	output(t, opts)
	before := contents(t, opts.path)
	iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) {
		product(menu, iikotest.MargheritaID).SizePrices[1].Price.CurrentPrice = 700
		product(menu, iikotest.KvassID).SizePrices[0].Price.CurrentPrice = 0.125
	})
	require.ErrorContains(t, failure(t, opts), `item "Kvass" (`+iikotest.KvassID+`): price 0.125 is not in whole kopecks`)
	iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) { menu.Products = nil })
	require.ErrorContains(t, failure(t, opts), "iiko returned an empty menu")
	assert.Empty(t, cmp.Diff(before, contents(t, opts.path)))
}

func TestKopecks_areExact(t *testing.T) {
	for price, want := range map[float64]int64{0: 0, 0.01: 1, 0.29: 29, 1.1: 110, 4.35: 435, 389.84999999999997: 38985, 1234567890.12: 123456789012, -5: -500} {
		got, err := kopecks(price)
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
	for _, price := range []float64{0.001, 33.333, 1e17} {
		_, err := kopecks(price)
		assert.Error(t, err, price)
	}
}

func TestRun_waitsForAnotherProcess(t *testing.T) {
	iiko := iikotest.Start(t)
	opts := optionsOf(t, iiko)
	output(t, opts)
	db := openFile(t, opts.path)
	defer db.Close()
	other, err := db.Conn(t.Context())
	require.NoError(t, err)
	defer other.Close()
	_, err = other.ExecContext(t.Context(), "BEGIN IMMEDIATE; UPDATE sync_state SET synced_at = ''")
	require.NoError(t, err)

	short := opts
	short.wait = 20 * time.Millisecond
	require.EqualError(t, failure(t, short), "database "+opts.path+": busy: another process has been writing to it for too long, see -wait")
	assert.Len(t, iiko.Requests("Menu.Nomenclature"), 1, "nothing is asked before it can be written")

	// A Ctrl-C ends the wait.
	ctx, cancel := context.WithCancel(t.Context())
	iiko.Handle("Client.Organizations", func(iikotest.Request) (iikotest.Reply, bool) {
		time.AfterFunc(50*time.Millisecond, cancel) // while it waits; if it were slower, it would end as well
		return iikotest.Reply{}, false
	})
	start := time.Now()
	require.ErrorContains(t, run(ctx, opts, new(bytes.Buffer), new(bytes.Buffer)), "interrupted; the database has what the last complete sync wrote")
	assert.Less(t, time.Since(start), opts.wait/2)

	iiko.Handle("Client.Organizations", func(iikotest.Request) (iikotest.Reply, bool) {
		time.AfterFunc(50*time.Millisecond, func() { _, _ = other.ExecContext(context.Background(), "COMMIT") })
		return iikotest.Reply{}, false
	})
	output(t, opts)
}

func TestRun_isNotHeldUpByReaders(t *testing.T) {
	iiko := iikotest.Start(t)
	opts := optionsOf(t, iiko)
	output(t, opts)
	db := openFile(t, opts.path)
	defer db.Close()
	reader, err := db.BeginTx(t.Context(), nil)
	require.NoError(t, err)
	count := func() (items int) {
		require.NoError(t, reader.QueryRowContext(t.Context(), "SELECT count(*) FROM items").Scan(&items))
		return items
	}
	require.Equal(t, 8, count())
	iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) { menu.Products = append(menu.Products, newDish("solyanka", 1)) })
	opts.wait = 0
	output(t, opts)
	assert.Equal(t, 8, count(), "it still reads the menu that it began with")
	require.NoError(t, reader.Rollback())
	assert.Equal(t, []string{"9"}, rows(t, opts.path, "SELECT count(*) FROM items"))
}

// syncBuffer is a buffer that can be read while it is written.
type syncBuffer struct {
	mu sync.Mutex
	bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}

func TestRun_watches(t *testing.T) {
	iiko := iikotest.Start(t)
	opts := optionsOf(t, iiko)
	opts.watch = time.Second
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	asked := 0
	iiko.Handle("Menu.Nomenclature", func(iikotest.Request) (iikotest.Reply, bool) {
		asked++
		switch asked {
		case 2: // fails, and the next one does not
			return iikotest.ErrorReply(400, "", "closed for lunch"), true
		case 3:
			iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) { menu.Products = append(menu.Products, newDish("solyanka", 1)) })
		case 4:
			cancel()
		}
		return iikotest.Reply{}, false
	})
	var out, progress syncBuffer
	require.EqualError(t, run(ctx, opts, &out, &progress), "interrupted; the database has what the last complete sync wrote")
	assert.Equal(t, 2, strings.Count(out.String(), "Samovar, revision"), out.String())
	assert.Contains(t, out.String(), "\n  added: Dish solyanka\n")
	assert.Contains(t, progress.String(), "closed for lunch")
	opts.watch = 0
	iiko.Handle("Menu.Nomenclature", nil)
	assert.Empty(t, cmp.Diff(fresh(t, opts), contents(t, opts.path)))
}

// writerFunc is a function as a writer.
type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestRun_watches_untilInterrupted(t *testing.T) {
	opts := optionsOf(t, iikotest.Start(t))
	opts.watch = time.Hour
	ctx, cancel := context.WithCancel(t.Context())
	printed := writerFunc(func(p []byte) (int, error) {
		cancel() // while it waits for the next sync
		return len(p), nil
	})
	require.NoError(t, run(ctx, opts, printed, io.Discard))
	assert.Equal(t, []string{"8"}, rows(t, opts.path, "SELECT count(*) FROM items"))
}
