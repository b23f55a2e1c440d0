package main

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// start starts a restaurant that loses no time.
func start(t *testing.T, opts ...iikotest.Option) *iikotest.Server {
	t.Helper()
	return iikotest.Start(t, append(opts, iikotest.WithProcessingTime(0))...)
}

// soup returns the options to sell a soup, and then a drink, at a restaurant.
func soup(iiko *iikotest.Server) options {
	return options{
		apiLogin: "a login", baseURL: iiko.URL, table: "1", pay: "Cash", create: true,
		items: []string{"Borscht + Sour cream"}, more: []string{"Kvass"},
	}
}

// sold sells with the options and returns what was printed.
func sold(ctx context.Context, opts options) (string, error) {
	var out bytes.Buffer
	err := run(ctx, opts, &out)
	return out.String(), err
}

func TestRun_sellsAtTheRestaurantInMemory(t *testing.T) {
	text, err := sold(t.Context(), options{})
	require.NoError(t, err)
	assert.Equal(t, `A restaurant in memory. Set IIKO_API_LOGIN to use your own.

Table 2: 3 items for 2030.00
Order 1 is open
Add items: done
Print the bill: done
     1 × Margherita, Large           690.00
      +    1 × Thin crust              0.00
      +    2 × Mozzarella            180.00
     2 × Borscht                     780.00
      +    1 × Sour cream             80.00
     2 × Kvass                       300.00
         Total                      2030.00
Pay 2030.00, Bank card: done
Close the order: done
`, text)
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, text, _ = strings.Cut(text, "\n\n")
	assert.Contains(t, string(readme), "```\n"+text+"```\n")
}

func TestRun_closesAnOrderThatIsPaid(t *testing.T) {
	iiko := start(t)
	text, err := sold(t.Context(), soup(iiko))
	require.NoError(t, err)
	assert.Contains(t, text, "\nPay 580.00, Cash: done\n")
	require.Len(t, iiko.TableOrders(), 1)
	order := iiko.TableOrders()[0].Order
	assert.Equal(t, models.OrderStatusClosed, order.Status)
	assert.Equal(t, []string{iikotest.TableID}, order.TableIDs)
	assert.Len(t, order.Items, 2)
	require.Len(t, order.Payments, 1)
	assert.Equal(t, models.PaymentTypeKindCash, order.Payments[0].PaymentType.Kind)
}

func TestRun_paysWhatTheTerminalWants(t *testing.T) {
	iiko := start(t)
	iiko.Handle("Orders.OrderByID", func(request iikotest.Request) (iikotest.Reply, bool) {
		orders := iiko.TableOrders()
		if orders[0].Order == nil {
			return iikotest.Reply{}, false
		}
		orders[0].Order.Sum += 58 // a service charge
		return iikotest.Reply{Body: models.TableOrdersResponse{Orders: orders}}, true
	})
	text, err := sold(t.Context(), soup(iiko))
	require.NoError(t, err)
	assert.Contains(t, text, "\nPay 638.00, Cash: done\n")
}

func TestRun_makesNoOrderByDefault(t *testing.T) {
	iiko := start(t)
	opts := soup(iiko)
	opts.create = false
	text, err := sold(t.Context(), opts)
	require.NoError(t, err)
	assert.Equal(t, "Table 1: 2 items for 580.00\nNo order made. Make it with -create.\n", text)
	assert.Empty(t, iiko.TableOrders())
}

func TestRun_namesWhatIsWrongBeforeItOrders(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*options)
		want   string
	}{
		"a base URL alone":     {func(o *options) { *o = options{baseURL: "http://127.0.0.1"} }, "IIKO_BASE_URL and -create need IIKO_API_LOGIN"},
		"create alone":         {func(o *options) { *o = options{create: true} }, "IIKO_BASE_URL and -create need IIKO_API_LOGIN"},
		"no table":             {func(o *options) { o.table = "" }, "IIKO_API_LOGIN needs -table, -pay and the items to order"},
		"no items":             {func(o *options) { o.items = nil }, "IIKO_API_LOGIN needs -table, -pay and the items to order"},
		"another organization": {func(o *options) { o.organizationID = "mine" }, `-organization "mine" selects 0 of the API login's organizations, want 1 of ` + iikotest.OrganizationID + " (Samovar)"},
		"another table":        {func(o *options) { o.table = "9" }, `-table "9" selects 0 tables, want 1 of Dining room/1, Dining room/2, Dining room/3`},
		"an unknown dish":      {func(o *options) { o.items = []string{"Bortsch"} }, `"Bortsch": catalog: item "Bortsch" not found`},
		"an unknown drink":     {func(o *options) { o.more = []string{"2 x Kwas"} }, `"2 x Kwas": catalog: item "Kwas" not found`},
		"an unknown size":      {func(o *options) { o.items = []string{"Margherita/Huge"} }, `size "Huge" of "Margherita" not found; there is "Small", "Large"`},
		"an unknown modifier":  {func(o *options) { o.items = []string{"Borscht + Dill"} }, `"Borscht": catalog: modifier "Dill" not found; there is "Sour cream"`},
		"no crust":             {func(o *options) { o.items = []string{"Margherita"} }, `order.items[0].modifiers: "Margherita": 0 of "Crust"`},
		"out of stock":         {func(o *options) { o.more = []string{"Medovik"} }, "order.items[1]"},
		"an unknown payment":   {func(o *options) { o.pay = "Shells" }, `-pay: catalog: payment type "Shells" not found`},
		"bonuses":              {func(o *options) { o.pay = "Bonuses" }, `-pay "Bonuses" is of kind IikoCard, want Cash or Card`},
	} {
		t.Run(name, func(t *testing.T) {
			iiko := start(t)
			opts := soup(iiko)
			test.change(&opts)
			_, err := sold(t.Context(), opts)
			require.ErrorContains(t, err, test.want)
			assert.NotContains(t, err.Error(), "\n")
			assert.Empty(t, iiko.TableOrders())
		})
	}
}

func TestRun_asksWhichTableIfSeveralHaveTheNumber(t *testing.T) {
	restaurant := iikotest.DemoRestaurant()
	terrace := restaurant.Sections[0]
	terrace.ID, terrace.Name, terrace.Tables = "bd1c7c5e-6a55-4d4c-8b1f-4b52f3c8a0d1", "Terrace", []models.Table{{ID: "gone", Number: 2, IsDeleted: true}, {ID: "t-1", Number: 1}}
	restaurant.Sections = append(restaurant.Sections, terrace)
	iiko := start(t, iikotest.WithRestaurant(restaurant))
	opts := soup(iiko)
	_, err := sold(t.Context(), opts)
	require.EqualError(t, err, `-table "1" selects 2 tables, want 1 of Dining room/1, Dining room/2, Dining room/3, Terrace/1`)
	opts.table = "Terrace/1"
	_, err = sold(t.Context(), opts)
	require.NoError(t, err)
	assert.Equal(t, []string{"t-1"}, iiko.TableOrders()[0].Order.TableIDs)
}

func TestOrderItem_asksForASizeWhereNoneIsUsual(t *testing.T) {
	menu := &catalog.Snapshot{Items: []catalog.Item{{Name: "Tea", Sizes: []catalog.ItemSize{{Name: "Cup"}, {Name: "Pot"}}}}}
	_, err := orderItem(menu, "Tea")
	require.EqualError(t, err, `"Tea" has several sizes, write one as in "Tea/Cup"`)
}

func TestRun_goesOnIfTheChangeWasMadeThoughNoResponseSaysSo(t *testing.T) {
	for operation, step := range map[string]string{
		"Orders.OrderCreate": "Open the order",
		"Orders.AddItems":    "Add items",
		"Orders.PrintBill":   "Print the bill",
		"Orders.AddPayments": "Pay 580.00, Cash",
		"Orders.Close":       "Close the order",
	} {
		t.Run(step, func(t *testing.T) {
			iiko := start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultResetAfter, Probability: 1, Operations: []string{operation}}))
			opts := soup(iiko)
			opts.patience = 15 * time.Second
			text, err := sold(t.Context(), opts)
			require.NoError(t, err)
			assert.Contains(t, text, "\n"+step+": outcome unknown, looking ")
			require.Len(t, iiko.TableOrders(), 1)
			order := iiko.TableOrders()[0].Order
			assert.Equal(t, models.OrderStatusClosed, order.Status)
			assert.Len(t, order.Items, 2)
			assert.Len(t, order.Payments, 1)
		})
	}
}

func TestRun_repeatsNothingWhoseOutcomeIsUnknown(t *testing.T) {
	iiko := start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultResetBefore, Probability: 1, Operations: []string{"Orders.AddPayments"}}))
	_, err := sold(t.Context(), soup(iiko))
	require.ErrorContains(t, err, "at table 1: Pay 580.00, Cash: ")
	assert.True(t, goiikoapi.MayBeDone(err))
	assert.ErrorContains(t, err, "; the order does not show it after 0s: look at the terminal before you do it again")
	order := iiko.TableOrders()[0].Order
	assert.Empty(t, order.Payments)
	assert.Equal(t, models.OrderStatusBill, order.Status)
}

func TestRun_tellsThatAnOrderMayBeThere(t *testing.T) {
	iiko := start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultResetAfter, Probability: 1, Operations: []string{"Orders.OrderCreate"}}))
	iiko.Handle("Orders.OrderByID", func(iikotest.Request) (iikotest.Reply, bool) {
		return iikotest.ErrorReply(http.StatusForbidden, "", "not for you"), true
	})
	_, err := sold(t.Context(), soup(iiko))
	assert.True(t, goiikoapi.MayBeDone(err))
	assert.ErrorContains(t, err, "not for you")
}

func TestRun_looksAtTheOrderIfTheCommandIsForgotten(t *testing.T) {
	iiko := start(t)
	iiko.Next("Commands.Status", iikotest.ErrorReply(http.StatusGone, "", "command not found"))
	opts := soup(iiko)
	opts.patience = 15 * time.Second
	text, err := sold(t.Context(), opts)
	require.NoError(t, err)
	assert.Contains(t, text, "\nAdd items: outcome unknown, looking at the order\nAdd items: done\n")
}

func TestRun_stopsAtACommandThatTheTerminalRejects(t *testing.T) {
	iiko := start(t)
	iiko.FailNext("Orders.AddItems", models.ErrorInfo{Code: models.ErrorCodeCommon, Message: goiikoapi.Ptr("the kitchen is closed")})
	_, err := sold(t.Context(), soup(iiko))
	var rejected *goiikoapi.CommandError
	require.ErrorAs(t, err, &rejected)
	order := iiko.TableOrders()[0]
	assert.ErrorContains(t, err, "order "+order.ID+" at table 1: Add items: ")
	assert.ErrorContains(t, err, "the kitchen is closed")
	assert.Equal(t, models.OrderStatusNew, order.Order.Status, "it stays open")
}

func TestRun_stopsAtAnOrderThatTheTerminalRejects(t *testing.T) {
	iiko := start(t)
	iiko.FailNext("Orders.OrderCreate", models.ErrorInfo{Code: models.ErrorCodeCommon, Message: goiikoapi.Ptr("the table is taken")})
	_, err := sold(t.Context(), soup(iiko))
	var rejected *goiikoapi.CreationError
	require.ErrorAs(t, err, &rejected)
	assert.ErrorContains(t, err, "the table is taken")
}

func TestRun_stopsAtAnAPIError(t *testing.T) {
	for _, operation := range []string{"Client.Organizations", "Menu.Nomenclature", "Reserves.AvailableRestaurantSections", "Orders.OrderCreate", "Orders.AddItems", "Orders.OrderByID", "Orders.Close"} {
		t.Run(operation, func(t *testing.T) {
			iiko := start(t)
			iiko.Next(operation, iikotest.ErrorReply(http.StatusForbidden, "", "not for you"))
			_, err := sold(t.Context(), soup(iiko))
			assert.True(t, goiikoapi.IsForbidden(err))
			assert.ErrorContains(t, err, "not for you")
		})
	}
}

func TestRun_endsAtOnceWhenCancelled(t *testing.T) {
	for _, operation := range []string{"Client.AccessToken", "Client.Organizations", "Orders.OrderCreate", "Orders.AddItems", "Commands.Status", "Orders.OrderByID"} {
		t.Run(operation, func(t *testing.T) {
			iiko := start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultSlow, Probability: 1, Delay: time.Minute, Operations: []string{operation}}))
			ctx, cancel := context.WithCancel(t.Context())
			iiko.Handle(operation, func(iikotest.Request) (iikotest.Reply, bool) {
				cancel()
				return iikotest.Reply{}, false
			})
			_, err := sold(ctx, soup(iiko))
			require.ErrorIs(t, err, context.Canceled)
		})
	}
}
