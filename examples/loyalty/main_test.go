package main

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// start starts a restaurant that loses no time.
func start(t *testing.T, opts ...iikotest.Option) *iikotest.Server {
	t.Helper()
	return iikotest.Start(t, append(opts, iikotest.WithProcessingTime(0))...)
}

// anna returns the options of a customer with a coupon, who is topped up and pays with bonuses.
func anna(iiko *iikotest.Server) options {
	return options{
		apiLogin: "a login", baseURL: iiko.URL, phone: iikotest.CustomerPhone, topUp: 200, coupon: iikotest.CouponNumber, bonuses: 300,
		dishes: []string{"Borscht"}, create: true, close: true,
	}
}

// visited runs the program and returns what it printed, with dates replaced.
func visited(ctx context.Context, opts options) (string, error) {
	var out bytes.Buffer
	err := run(ctx, opts, &out)
	return date.ReplaceAllString(out.String(), "DATE"), err
}

var date = regexp.MustCompile(`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}`)

// balance returns the bonuses of the customer of anna.
func balance(t *testing.T, iiko *iikotest.Server) float64 {
	t.Helper()
	customer, ok := iiko.Customer(iikotest.CustomerID)
	require.True(t, ok)
	return *customer.WalletBalances[0].Balance
}

func TestRun_visitsTheRestaurantInMemory(t *testing.T) {
	text, err := visited(t.Context(), options{})
	require.NoError(t, err)
	assert.Equal(t, `A restaurant in memory. Set IIKO_API_LOGIN to use your own.

Anna +79001234567, customer: Bonuses 500.00
Topped up by 200.00: Bonuses 700.00
Welcome: -58.50
Welcome: -67.50
Welcome: -33.00
To pay: 901.00, after discounts of 159.00
Order 1 is placed
     1 × Borscht                 390.00
     1 × Pelmeni                 450.00
     1 × Cappuccino              220.00
         Welcome                -159.00
         Total                   901.00
         Bonuses                 600.00
         Cash                    301.00
Order 1 is closed
Coupon WELCOME-1 is used: DATE
`, text)
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	_, text, _ = strings.Cut(text, "\n\n")
	assert.Contains(t, date.ReplaceAllString(string(readme), "DATE"), "```\n"+text+"```\n")
}

func TestRun_registersANewCustomer(t *testing.T) {
	text, err := visited(t.Context(), options{phone: "+79007654321", name: "Boris", topUp: 100, dishes: []string{"Kvass"}})
	require.NoError(t, err)
	assert.Contains(t, text, "Boris +79007654321, new customer: Bonuses 0.00\nTopped up by 100.00: Bonuses 100.00\nTo pay: 150.00, after discounts of 0.00\n")
	assert.Regexp(t, "\nOrder 1 is closed\n$", text)
}

func TestRun_placesWhatWasCalculated(t *testing.T) {
	iiko := start(t)
	_, err := visited(t.Context(), anna(iiko))
	require.NoError(t, err)
	require.Len(t, iiko.Deliveries(), 1)
	order := iiko.Deliveries()[0].Order
	assert.Equal(t, models.DeliveryStatusClosed, order.Status)
	assert.Equal(t, iikotest.CustomerID, order.Customer.ID)
	assert.Equal(t, iikotest.CouponNumber, *order.LoyaltyInfo.Coupon)
	assert.Equal(t, 331.5, order.Sum)
	sums := map[string]float64{}
	for _, payment := range order.Payments {
		sums[payment.PaymentType.ID] = payment.Sum
	}
	assert.Empty(t, cmp.Diff(map[string]float64{iikotest.BonusPaymentTypeID: 300, iikotest.CashPaymentTypeID: 31.5}, sums))
}

func TestRun_paysAllWithBonuses(t *testing.T) {
	iiko := start(t)
	opts := anna(iiko)
	opts.bonuses = 331.5
	_, err := visited(t.Context(), opts)
	require.NoError(t, err)
	payments := iiko.Deliveries()[0].Order.Payments
	require.Len(t, payments, 1)
	assert.Equal(t, iikotest.BonusPaymentTypeID, payments[0].PaymentType.ID)
}

func TestRun_changesNothingByDefault(t *testing.T) {
	iiko := start(t)
	opts := anna(iiko)
	opts.create, opts.close = false, false
	text, err := visited(t.Context(), opts)
	require.NoError(t, err)
	assert.Equal(t, `Anna +79001234567, customer: Bonuses 500.00
Wallet not topped up. Top it up with -create.
Welcome: -58.50
To pay: 331.50, after discounts of 58.50
No order made. Make it with -create.
`, text)
	assert.Empty(t, iiko.Deliveries())
	assert.Equal(t, 500.0, balance(t, iiko))
}

func TestRun_namesWhatIsWrongBeforeItOrders(t *testing.T) {
	const usedOn = "2026-01-02 03:04:05.000"
	restaurant := iikotest.DemoRestaurant()
	restaurant.Coupons = append(restaurant.Coupons, models.CouponInfo{Number: goiikoapi.Ptr("SPENT"), WhenActivated: usedOn})
	for name, test := range map[string]struct {
		change func(*options)
		want   string
	}{
		"a base URL alone":     {func(o *options) { *o = options{baseURL: "http://127.0.0.1"} }, "IIKO_BASE_URL, -create and -close need IIKO_API_LOGIN"},
		"create alone":         {func(o *options) { *o = options{create: true} }, "IIKO_BASE_URL, -create and -close need IIKO_API_LOGIN"},
		"close without create": {func(o *options) { o.create = false }, "-close needs -create"},
		"no phone":             {func(o *options) { o.phone = "" }, `-phone "" is not a + and 8 to 39 digits`},
		"a wrong phone":        {func(o *options) { o.phone = "8 900 123-45-67" }, `-phone "8 900 123-45-67" is not a + and 8 to 39 digits`},
		"an unknown phone":     {func(o *options) { o.phone = "+79007654321" }, "there is no customer with the phone +79007654321; register one with -create and -name"},
		"no dishes":            {func(o *options) { o.dishes = nil }, "name the dishes to order"},
		"an unknown dish":      {func(o *options) { o.dishes = []string{"Bortsch"} }, `item "Bortsch" not found`},
		"a negative top-up":    {func(o *options) { o.topUp = -1 }, "-top-up and -bonuses must not be negative"},
		"too many bonuses":     {func(o *options) { o.bonuses = 400 }, "-bonuses 400.00: the wallet can pay at most 331.50 of this order"},
		"an unknown coupon":    {func(o *options) { o.coupon = "NOTHING" }, `-coupon "NOTHING": there is no such coupon`},
		"a used coupon":        {func(o *options) { o.coupon = "SPENT" }, `-coupon "SPENT" was used on ` + usedOn},
		"another organization": {func(o *options) { o.organizationID = "mine" }, `-organization "mine" selects 0 of the API login's organizations, want 1 of ` + iikotest.OrganizationID + " (Samovar)"},
	} {
		t.Run(name, func(t *testing.T) {
			iiko := start(t, iikotest.WithRestaurant(restaurant))
			opts := anna(iiko)
			test.change(&opts)
			_, err := visited(t.Context(), opts)
			require.ErrorContains(t, err, test.want)
			assert.NotContains(t, err.Error(), "\n")
			assert.Empty(t, iiko.Deliveries())
		})
	}
}

func TestRun_needsACreateForANewMember(t *testing.T) {
	restaurant := iikotest.DemoRestaurant()
	restaurant.Customers[0].WalletBalances = nil
	opts := anna(start(t, iikotest.WithRestaurant(restaurant)))
	opts.create, opts.close = false, false
	_, err := visited(t.Context(), opts)
	require.EqualError(t, err, "customer +79001234567 is not in the program Bonuses; -create makes a member")
}

func TestRun_needsABonusProgram(t *testing.T) {
	restaurant := iikotest.DemoRestaurant()
	restaurant.Programs[0].IsActive = goiikoapi.Ptr(false)
	_, err := visited(t.Context(), anna(start(t, iikotest.WithRestaurant(restaurant))))
	require.EqualError(t, err, "organization "+iikotest.OrganizationID+" has no active bonus program")
}

func TestRun_placesNoDiscountThatItDoesNotUnderstand(t *testing.T) {
	for name, test := range map[string]struct{ position, campaign, want string }{
		"on the whole order":     {"", iikotest.PromotionID, "the campaign Welcome gives a discount on the whole order"},
		"of an unknown campaign": {"2b8f5a90-11c4-4f0e-8d3b-5e7a6c9d0f12", "unknown", "the campaign Welcome is in none of the loyalty programs"},
	} {
		t.Run(name, func(t *testing.T) {
			iiko := start(t)
			iiko.Next("DiscountPromotion.Calculate", iikotest.Reply{Body: models.CalculateResponse{LoyaltyProgramResults: []models.LoyaltyProgramResult{{
				MarketingCampaignID: test.campaign, Name: goiikoapi.Ptr("Welcome"),
				Discounts: []models.DiscountOperation{{PositionID: test.position, DiscountSum: goiikoapi.Ptr(10.0)}},
			}}}})
			_, err := visited(t.Context(), anna(iiko))
			require.ErrorContains(t, err, test.want)
			assert.Empty(t, iiko.Deliveries())
		})
	}
}

func TestRun_printsTheWarningsOfTheLoyaltyProgram(t *testing.T) {
	iiko := start(t)
	iiko.Next("DiscountPromotion.Calculate", iikotest.Reply{Body: models.CalculateResponse{Warnings: []models.LoyaltyWarning{{Message: goiikoapi.Ptr("not today")}}}})
	opts := anna(iiko)
	opts.bonuses = 0
	text, err := visited(t.Context(), opts)
	require.NoError(t, err)
	assert.Contains(t, text, "\nWarning: not today\nTo pay: 390.00, after discounts of 0.00\n")
}

func TestRun_goesOnIfTheChangeWasMadeThoughNoResponseSaysSo(t *testing.T) {
	for _, operation := range []string{"Customers.CustomerCreateOrUpdate", "Customers.CustomerProgramAdd", "Customers.CustomerWalletTopup", "Deliveries.DeliveryCreate", "Deliveries.Confirm", "Deliveries.Close"} {
		t.Run(operation, func(t *testing.T) {
			iiko := start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultResetAfter, Probability: 1, Operations: []string{operation}}))
			opts := anna(iiko)
			opts.phone, opts.name, opts.bonuses, opts.patience = "+79007654321", "Boris", 150, 15*time.Second
			text, err := visited(t.Context(), opts)
			require.NoError(t, err)
			assert.Contains(t, text, "\nTopped up by 200.00: Bonuses 200.00\n")
			assert.Contains(t, text, "\nCoupon WELCOME-1 is used: DATE\n")
			require.Len(t, iiko.Deliveries(), 1)
		})
	}
}

func TestRun_tellsThatAnOrderMayBeThere(t *testing.T) {
	iiko := start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultResetAfter, Probability: 1, Operations: []string{"Deliveries.DeliveryCreate"}}))
	iiko.Handle("Deliveries.ByID", func(iikotest.Request) (iikotest.Reply, bool) {
		return iikotest.ErrorReply(http.StatusForbidden, "", "not for you"), true
	})
	_, err := visited(t.Context(), anna(iiko))
	assert.True(t, goiikoapi.MayBeDone(err))
	assert.ErrorContains(t, err, "not for you")
}

func TestRun_topsUpOnce(t *testing.T) {
	iiko := start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultResetBefore, Probability: 1, Operations: []string{"Customers.CustomerWalletTopup"}}))
	_, err := visited(t.Context(), anna(iiko))
	require.ErrorContains(t, err, "top up by 200.00: ")
	assert.ErrorContains(t, err, "; it does not show after 0s: look there before you do it again")
	assert.True(t, goiikoapi.MayBeDone(err))
	assert.Equal(t, 500.0, balance(t, iiko))
	attempts := 0
	for _, request := range iiko.Requests() {
		if request.Operation == "Customers.CustomerWalletTopup" {
			attempts++
		}
	}
	assert.Equal(t, 1, attempts)
}

func TestRun_stopsAtWhatTheTerminalRejects(t *testing.T) {
	for operation, want := range map[string]string{
		"Deliveries.DeliveryCreate": "the terminal rejected it: Common: the kitchen is closed",
		"Deliveries.Confirm":        "confirm order 1: ",
		"Deliveries.Close":          "close order 1: ",
	} {
		t.Run(operation, func(t *testing.T) {
			iiko := start(t)
			iiko.FailNext(operation, models.ErrorInfo{Code: models.ErrorCodeCommon, Message: goiikoapi.Ptr("the kitchen is closed")})
			_, err := visited(t.Context(), anna(iiko))
			require.ErrorContains(t, err, want)
			assert.ErrorContains(t, err, "the kitchen is closed")
		})
	}
}

func TestRun_stopsAtAnAPIError(t *testing.T) {
	for _, operation := range []string{
		"Client.Organizations", "DiscountPromotion.CouponsInfo", "DiscountPromotion.Programs", "Customers.CustomerInfo", "Customers.CustomerWalletTopup",
		"DiscountPromotion.Calculate", "Deliveries.DeliveryCreate", "Deliveries.Confirm", "Deliveries.ByID", "Deliveries.Close",
	} {
		t.Run(operation, func(t *testing.T) {
			iiko := start(t)
			iiko.Next(operation, iikotest.ErrorReply(http.StatusForbidden, "", "not for you"))
			_, err := visited(t.Context(), anna(iiko))
			assert.True(t, goiikoapi.IsForbidden(err))
			assert.ErrorContains(t, err, "not for you")
		})
	}
}

func TestRun_endsAtOnceWhenCancelled(t *testing.T) {
	for _, operation := range []string{"Client.AccessToken", "Client.Organizations", "Customers.CustomerWalletTopup", "DiscountPromotion.Calculate", "Deliveries.DeliveryCreate", "Deliveries.Close", "Commands.Status"} {
		t.Run(operation, func(t *testing.T) {
			iiko := start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultSlow, Probability: 1, Delay: time.Minute, Operations: []string{operation}}))
			ctx, cancel := context.WithCancel(t.Context())
			iiko.Handle(operation, func(iikotest.Request) (iikotest.Reply, bool) {
				cancel()
				return iikotest.Reply{}, false
			})
			_, err := visited(ctx, anna(iiko))
			require.ErrorIs(t, err, context.Canceled)
		})
	}
}
