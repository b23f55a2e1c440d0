package main

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
)

// output runs the program and returns its output, with ids and dates replaced.
func output(t *testing.T, opts options) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := run(t.Context(), opts, &out)
	text := regexp.MustCompile(` +\n`).ReplaceAllString(out.String(), "\n")
	text = regexp.MustCompile(`Delivery [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n`).ReplaceAllString(text, "Delivery UUID\n")
	text = regexp.MustCompile(`due \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}`).ReplaceAllString(text, "due DATE")
	return text, err
}

func TestRun_printsTheDemoRestaurant(t *testing.T) {
	text, err := output(t, options{})
	require.NoError(t, err)
	assert.Equal(t, `A restaurant in memory. Set IIKO_API_LOGIN to see your own.

Organizations
  c963cfe0-afae-4a3b-b909-6a04e7d80068   Samovar

Menu of Samovar, in RUB
  Pizza
    Margherita      Small      490.00
                    Large      690.00
    Pepperoni       Small      590.00
                    Large      790.00
  Russian kitchen
    Borscht                    390.00
    Pelmeni                    450.00
    Olivier Salad              350.00
    Medovik                    290.00
  Drinks
    Cappuccino      Small      220.00
                    Large      280.00
    Kvass                      150.00

Terminal groups
  26b563b1-e794-4e14-a145-4c40c439f34a   Main hall
  d96e5adf-a2be-4e31-ac8b-e7d742840d2b   Summer terrace   sleeping

Payment types
  55311d24-17e0-4e58-9bcd-4b53bf4b099c   Cash               Cash
  f4c926dd-15fe-4be2-a487-c24241df2a81   Bank card          Card
  a9e493f0-4d0e-4c27-87f9-9687a98b1a93   Paid on the site   External
  31c43b40-06f2-40d0-89a2-0e340b589fd6   Bonuses            IikoCard

Customer +79001234567
  Anna Sidorova
  Bonuses 500.00

Delivery UUID
  InProgress
  Success, due DATE
    1 × Margherita   Large      690.00
      + Thin crust                0.00
      + Mozzarella               90.00
    2 × Borscht                 780.00
    Total, RUB                 1560.00

Delivery number 1: Unconfirmed
`, text)
}

// login returns options with an API login.
func login(iiko *iikotest.Server) options {
	return options{apiLogin: "a login", baseURL: iiko.URL}
}

// order returns options with an API login and everything an order needs.
func order(iiko *iikotest.Server) options {
	opts := login(iiko)
	opts.organizationID, opts.terminalGroupID = iikotest.OrganizationID, iikotest.TerminalGroupID
	opts.productID, opts.phone = iikotest.BorschtID, "+79007654321"
	return opts
}

func TestRun_createsNothingByDefault(t *testing.T) {
	iiko := iikotest.Start(t)
	for _, opts := range []options{login(iiko), order(iiko)} {
		_, err := output(t, opts)
		require.NoError(t, err)
	}
	assert.Empty(t, iiko.Deliveries())
	for _, request := range iiko.Requests() {
		assert.NotContains(t, request.Path, "create")
	}
}

func TestRun_showsTheOrderItWouldCreate(t *testing.T) {
	text, err := output(t, order(iikotest.Start(t)))
	require.NoError(t, err)
	assert.Contains(t, text, "Customer +79007654321\n  not found\n")
	assert.True(t, strings.HasSuffix(text, "\nNo order created. With -create: a pickup order at terminal group "+iikotest.TerminalGroupID+
		", product "+iikotest.BorschtID+", phone +79007654321.\n"), text)
}

func TestRun_createsThePickupOrder(t *testing.T) {
	iiko := iikotest.Start(t)
	opts := order(iiko)
	opts.create = true
	text, err := output(t, opts)
	require.NoError(t, err)
	assert.True(t, strings.HasSuffix(text, "\nDelivery number 1: Unconfirmed\n"), text)
	require.Len(t, iiko.Deliveries(), 1)
}

func TestRun_requiresAllIDsToCreate(t *testing.T) {
	iiko := iikotest.Start(t)
	opts := order(iiko)
	opts.create, opts.terminalGroupID = true, ""
	_, err := output(t, opts)
	require.EqualError(t, err, "-create needs -organization, -terminal-group, -product and -phone")
	assert.Empty(t, iiko.Requests())
}

func TestRun_returnsTheErrorOfARejectedOrder(t *testing.T) {
	opts := order(iikotest.Start(t))
	opts.create, opts.productID = true, iikotest.MargheritaID // has sizes
	_, err := output(t, opts)
	require.ErrorContains(t, err, "the terminal rejected it: ProductSizeNotFound")
}

func TestRun_stopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, run(ctx, options{}, &bytes.Buffer{}), context.Canceled)
}
