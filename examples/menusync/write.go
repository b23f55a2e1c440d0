package main

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
)

// writer writes rows in a transaction. After the first error it does nothing more.
type writer struct {
	ctx      context.Context
	tx       *sql.Tx
	progress io.Writer
	prepared map[string]*sql.Stmt // by the text
	err      error
}

// exec executes a statement. It is prepared once.
func (w *writer) exec(statement string, values ...any) {
	if w.err == nil && w.prepared[statement] == nil {
		w.prepared[statement], w.err = w.tx.PrepareContext(w.ctx, statement)
	}
	if w.err == nil {
		_, w.err = w.prepared[statement].ExecContext(w.ctx, values...)
	}
}

// put adds a row, or updates the one with the same keys, which are the first columns. Unlike REPLACE it deletes no row, which
// tables of others may refer to.
func (w *writer) put(table string, keys int, columns string, values ...any) {
	names := strings.Split(columns, ", ")
	change := "NOTHING"
	if len(names) > keys {
		change = "UPDATE SET (" + strings.Join(names[keys:], ", ") + ") = (excluded." + strings.Join(names[keys:], ", excluded.") + ")"
	}
	w.exec(fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s) ON CONFLICT (%s) DO %s",
		table, columns, strings.Repeat(", ?", len(names)-1), strings.Join(names[:keys], ", "), change), values...)
}

// menu writes the categories and items, and marks those that are gone as deleted.
func (w *writer) menu(s *catalog.Snapshot) {
	fmt.Fprintf(w.progress, "writing %d items\n", len(s.Items))
	for _, table := range []string{"modifiers", "modifier_groups", "sizes", "items", "categories"} {
		w.exec("UPDATE " + table + " SET deleted = 1")
	}
	categories := slices.SortedStableFunc(slices.Values(s.Categories), func(a, b catalog.Category) int { return cmp.Compare(a.Order, b.Order) })
	for i, c := range categories {
		w.mentioned(c.ParentID)
		w.put("categories", 1, "id, parent_id, name, description, images, hidden, position, deleted",
			cmp.Or(c.ID, c.Name), // on external menus it need not have an ID
			sql.NullString{String: c.ParentID, Valid: c.ParentID != ""}, c.Name, c.Description, list(c.Images), c.Hidden, i, false)
	}
	items := slices.SortedStableFunc(slices.Values(s.Items), func(a, b catalog.Item) int { return cmp.Compare(a.Order, b.Order) })
	for i, item := range items {
		if w.err != nil {
			return
		}
		w.item(item, i)
		if w.err != nil {
			w.err = fmt.Errorf("item %q (%s): %w", item.Name, item.ID, w.err)
		}
		if done := i + 1; done%1000 == 0 && done < len(items) {
			fmt.Fprintf(w.progress, "wrote %d of %d items\n", done, len(items))
		}
	}
}

// mentioned adds a category that others are in, for the case that iiko does not list it.
func (w *writer) mentioned(categoryID string) {
	if categoryID != "" {
		w.exec("INSERT INTO categories (id, name, deleted) VALUES (?, '', 1) ON CONFLICT DO NOTHING", categoryID)
	}
}

func (w *writer) item(item catalog.Item, position int) {
	if item.ID == "" {
		fmt.Fprintf(w.progress, "left out: %q has no id, so nobody can order it\n", item.Name)
		return
	}
	w.put("items", 1, "id, sku, name, description, kind, measure_unit, weighed, open_price, images, tags, hidden, position, deleted",
		item.ID, item.SKU, item.Name, item.Description, string(item.Kind), item.MeasureUnit, item.Weighed, item.OpenPrice,
		list(item.Images), list(item.Tags), item.Hidden, position, item.Deleted)
	for _, table := range []string{"modifier_prices", "prices", "item_categories"} {
		w.exec("DELETE FROM "+table+" WHERE item_id = ?", item.ID)
	}
	for _, id := range item.CategoryIDs {
		w.mentioned(id)
		w.put("item_categories", 2, "item_id, category_id", item.ID, id)
	}
	for i, size := range item.Sizes {
		w.put("sizes", 2, "item_id, id, name, sku, is_default, weight_grams, hidden, position, deleted",
			item.ID, size.ID, size.Name, size.SKU, size.Default, size.Weight, size.Hidden, i, item.Deleted)
		w.prices(size.Prices, "prices", "item_id, size_id", item.ID, size.ID)
		for j, group := range size.ModifierGroups {
			w.put("modifier_groups", 3,
				"item_id, size_id, id, name, sku, min_amount, max_amount, default_amount, free_amount, own_limits, hidden, position, deleted",
				item.ID, size.ID, group.ID, group.Name, group.SKU, group.Min, group.Max, group.Default, group.Free, group.OwnLimits,
				group.Hidden, j, item.Deleted)
			for k, m := range group.Modifiers {
				if m.ID == "" {
					fmt.Fprintf(w.progress, "left out: modifier %q of %q has no id, so nobody can order it\n", m.Name, item.Name)
					continue
				}
				w.put("modifiers", 4,
					"item_id, size_id, group_id, id, name, sku, min_amount, max_amount, default_amount, free_amount, independent, hidden, position, deleted",
					item.ID, size.ID, group.ID, m.ID, m.Name, m.SKU, m.Min, m.Max, m.Default, m.Free, m.Independent, m.Hidden, k, item.Deleted)
				w.prices(m.Prices, "modifier_prices", "item_id, size_id, group_id, modifier_id", item.ID, size.ID, group.ID, m.ID)
			}
		}
	}
}

// prices writes the prices of a size or a modifier.
func (w *writer) prices(prices catalog.Prices, table, owner string, ids ...any) {
	for _, category := range slices.Sorted(maps.Keys(prices)) {
		amount, err := kopecks(prices[category])
		w.err = cmp.Or(w.err, err)
		w.put(table, len(ids)+1, owner+", price_category_id, kopecks", slices.Concat(ids, []any{category, amount})...)
	}
}

// kopecks returns a price in kopecks. The error is of a price that is not a whole number of them.
func kopecks(price float64) (int64, error) {
	exact := goiikoapi.Sum(price, 100)
	whole := math.Round(exact)
	// A server that calculates in binary fractions may be off by less than anyone means.
	if math.Abs(exact-whole) > 1e-6 || math.Abs(whole) > 1<<53 {
		return 0, fmt.Errorf("price %v is not in whole kopecks", price)
	}
	return int64(whole), nil
}

// list returns a list as JSON.
func list(texts []string) string {
	encoded, _ := json.Marshal(append([]string{}, texts...)) // can't fail: strings
	return string(encoded)
}

// state writes what the database has then: the snapshot with its revision, and the stop lists.
func (w *writer) state(s *catalog.Snapshot) {
	var saved bytes.Buffer
	w.err = cmp.Or(w.err, s.Save(&saved))
	w.put("snapshot", 1, "id, json", 1, saved.String())
	w.put("sync_state", 1, "id, organization_id, menu_id, revision, synced_at",
		1, s.OrganizationID, s.MenuID, s.Revision, s.SyncedAt.UTC().Format(time.RFC3339))
	w.exec("DELETE FROM stop_list")
	for _, stopped := range s.StopLists {
		for _, entry := range stopped.Items {
			w.put("stop_list", 3, "terminal_group_id, product_id, size_id, balance, added_at",
				stopped.TerminalGroupID, entry.ProductID, entry.SizeID, entry.Balance, string(entry.DateAdd))
		}
	}
}
