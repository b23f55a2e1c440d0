package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func (p *program) menuCommand() *cobra.Command {
	var search string
	cmd := p.reading(&cobra.Command{
		Use:   "menu",
		Short: p.say(textMenuShort),
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if p.json && search != "" {
				return p.usage(textSearchOrJSON)
			}
			cli, chosen, err := p.start(cmd.Context())
			if err != nil {
				return err
			}
			return p.menu(cmd.Context(), cli, chosen, search)
		},
	})
	cmd.Flags().StringVar(&search, "search", "", p.say(textFlagSearch))
	return cmd
}

func (p *program) menu(ctx context.Context, cli *goiikoapi.Client, chosen organizations, search string) error {
	var stopped stops
	if !p.json {
		lists, _, err := stopLists(ctx, cli, chosen)
		if err != nil {
			return err
		}
		stopped = newStops(lists)
	}
	for _, o := range chosen {
		menu, body, err := fetch(ctx, func(ctx context.Context) (*models.NomenclatureResponse, *goiikoapi.CustomErrorModel, error) {
			return cli.Menu.Nomenclature(ctx, o.ID, nil)
		})
		if err != nil {
			return err
		}
		if p.json {
			err = p.raw(body)
		} else {
			if len(chosen) > 1 {
				err = p.print(oneLine(name(o)), "\n")
			}
			err = cmp.Or(err, p.showMenu(menu, stopped, folded(search)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// showMenu prints what is sold, by category. search is part of the names of items or categories.
func (p *program) showMenu(menu *models.NomenclatureResponse, stopped stops, search string) error {
	t := table{columns: p.columns(textItem, textSize, textPrice, textModifiers, textStopList)}
	t.columns[2].right, t.columns[3].right = true, true
	byCategory := map[string][]models.Product{}
	categories, names := categoriesOf(menu.Groups)
	for _, product := range menu.Products {
		category := product.ParentGroup
		if names[category] == "" {
			category = ""
		}
		found := strings.Contains(folded(product.Name), search) || strings.Contains(folded(names[category]), search)
		if found && product.Type != models.ProductTypeModifier && !goiikoapi.Value(product.IsDeleted) {
			byCategory[category] = append(byCategory[category], product)
		}
	}
	for _, category := range append(categories, "") {
		products := byCategory[category]
		slices.SortStableFunc(products, func(a, b models.Product) int {
			return cmp.Or(cmp.Compare(goiikoapi.Value(a.Order), goiikoapi.Value(b.Order)), cmp.Compare(a.Name, b.Name))
		})
		titled := false
		for _, product := range products {
			for i, price := range onSale(product) {
				if !titled {
					t.heading(cmp.Or(names[category], p.say(textNoCategory)))
					titled = true
				}
				name, modifiers := "  "+product.Name, strconv.Itoa(modifiersOf(product))
				if i > 0 {
					name, modifiers = "", ""
				}
				mark, s := p.mark(stopped, product.ID, goiikoapi.Value(price.SizeID))
				t.add(s, name, sizeName(menu.Sizes, goiikoapi.Value(price.SizeID)), p.money(price.Price.CurrentPrice), modifiers, mark)
			}
		}
	}
	if len(t.rows) == 0 {
		p.complain(p.say(textNothingFound))
		return nil
	}
	return p.print(t.render(p.colour))
}

// categoriesOf returns the ids of the categories of a menu in its order, and their names from the outermost on.
func categoriesOf(groups []models.ProductGroup) (order []string, names map[string]string) {
	names = map[string]string{}
	inside := map[string][]models.ProductGroup{}
	exists := func(id string) bool {
		return slices.ContainsFunc(groups, func(g models.ProductGroup) bool { return g.ID == id })
	}
	for _, group := range groups {
		parent := group.ParentGroup
		if !exists(parent) {
			parent = ""
		}
		inside[parent] = append(inside[parent], group)
	}
	var walk func(parent string)
	walk = func(parent string) {
		slices.SortStableFunc(inside[parent], func(a, b models.ProductGroup) int {
			return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Name, b.Name))
		})
		for _, group := range inside[parent] {
			order = append(order, group.ID)
			names[group.ID] = join(" / ", names[parent], group.Name)
			walk(group.ID)
		}
	}
	walk("")
	return order, names
}

// onSale returns the prices of a product that are on the menu.
func onSale(product models.Product) []models.SizePrice {
	return slices.DeleteFunc(slices.Clone(product.SizePrices), func(price models.SizePrice) bool { return !price.Price.IsIncludedInMenu })
}

func modifiersOf(product models.Product) int {
	count := len(product.Modifiers)
	for _, group := range product.GroupModifiers {
		count += len(group.ChildModifiers)
	}
	return count
}

func sizeName(sizes []models.Size, id string) string {
	for _, size := range sizes {
		if size.ID == id {
			return goiikoapi.Value(size.Name)
		}
	}
	return id
}

// stops are the lowest balances of products and their sizes at any terminal; a stop list may leave the size out.
type stops map[stop]float64

type stop struct{ product, size string }

func newStops(lists *models.StopListsResponse) stops {
	s := stops{}
	for _, list := range flat(lists.TerminalGroupStopLists) {
		for _, item := range list.Items {
			key := stop{item.ProductID, item.SizeID}
			if balance, ok := s[key]; !ok || item.Balance < balance {
				s[key] = item.Balance
			}
		}
	}
	return s
}

// mark returns what a stop list says about a product.
func (p *program) mark(stopped stops, product, size string) (string, style) {
	balance, ok := stopped[stop{product, size}]
	if all, listed := stopped[stop{product, ""}]; listed && (!ok || all < balance) {
		balance, ok = all, true
	}
	switch {
	case !ok:
		return "", plain
	case balance > 0:
		return p.say(textLeft, p.amount(balance)), plain
	}
	return p.say(textStopped), red
}

func (p *program) stopListCommand() *cobra.Command {
	return p.reading(&cobra.Command{
		Use:   "stoplist",
		Short: p.say(textStopListShort),
		Args:  p.arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cli, chosen, err := p.start(cmd.Context())
			if err != nil {
				return err
			}
			lists, body, err := stopLists(cmd.Context(), cli, chosen)
			if err != nil {
				return err
			}
			if p.json {
				return p.raw(body)
			}
			return p.showStopLists(cmd.Context(), cli, chosen, lists)
		},
	})
}

func stopLists(ctx context.Context, cli *goiikoapi.Client, chosen organizations) (*models.StopListsResponse, []byte, error) {
	return fetch(ctx, func(ctx context.Context) (*models.StopListsResponse, *goiikoapi.CustomErrorModel, error) {
		return cli.Menu.StopLists(ctx, chosen.ids(), true, nil)
	})
}

// showStopLists prints stop lists with the names of terminal groups, products and sizes.
func (p *program) showStopLists(ctx context.Context, cli *goiikoapi.Client, chosen organizations, lists *models.StopListsResponse) error {
	groups, _, err := terminalGroups(ctx, cli, chosen)
	if err != nil {
		return err
	}
	terminals := map[string]string{}
	for _, group := range slices.Concat(flat(groups.TerminalGroups), flat(groups.TerminalGroupsInSleep)) {
		terminals[group.ID] = group.Name
	}
	t := table{columns: p.columns(textOrganization, textTerminal, textItem, textSize, textBalance, textSince, textSKU)}
	t.columns[4].right = true
	for _, organization := range lists.TerminalGroupStopLists {
		if !slices.ContainsFunc(organization.Items, func(list models.TerminalGroupStopList) bool { return len(list.Items) > 0 }) {
			continue
		}
		products, sizes, err := productNames(ctx, cli, organization.OrganizationID)
		if err != nil {
			return err
		}
		for _, list := range organization.Items {
			for _, item := range list.Items {
				s := plain
				if item.Balance <= 0 {
					s = red
				}
				t.add(s, chosen.name(organization.OrganizationID), cmp.Or(terminals[list.TerminalGroupID], list.TerminalGroupID),
					cmp.Or(products[item.ProductID], item.ProductID), sizeName(sizes, item.SizeID), p.amount(item.Balance), dateTime(item.DateAdd), goiikoapi.Value(item.SKU))
			}
		}
	}
	if len(t.rows) == 0 {
		p.complain(p.say(textNothingStopped))
		return nil
	}
	if len(chosen) == 1 {
		t.drop(0)
	}
	return p.print(t.render(p.colour))
}

// productNames returns the names of an organization's products, and its sizes.
func productNames(ctx context.Context, cli *goiikoapi.Client, organizationID string) (map[string]string, []models.Size, error) {
	names, rest := map[string]string{}, models.NomenclatureResponse{}
	for product, err := range cli.Menu.NomenclatureStream(ctx, models.NomenclatureRequest{OrganizationID: organizationID}, &rest) {
		if err != nil {
			return nil, nil, err
		}
		names[product.ID] = product.Name
	}
	return names, rest.Sizes, nil
}
