package main

import (
	"bytes"
	"context"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

var update = flag.Bool("update", false, "write the golden files")

const apiLogin, clientSecret = "login-nobody-may-see", "client-secret-nobody-may-see="

// terminal runs commands against an iiko in memory, without a network.
type terminal struct {
	iiko  *iikotest.Server
	env   map[string]string
	stdin string

	mu sync.Mutex
	// responses are the bodies of the responses of iiko, by path.
	responses map[string][]byte
}

func newTerminal(options ...iikotest.Option) *terminal {
	return &terminal{
		iiko: iikotest.NewHandler(append([]iikotest.Option{iikotest.WithStrictRequests(), iikotest.WithProcessingTime(0), iikotest.WithRestaurant(restaurant())}, options...)...),
		env:  map[string]string{"IIKO_API_LOGIN": apiLogin, "IIKO_BASE_URL": "http://iiko.test"}, responses: map[string][]byte{},
	}
}

// RoundTrip sends a request to the iiko in memory.
func (c *terminal) RoundTrip(r *http.Request) (*http.Response, error) {
	recorder := httptest.NewRecorder()
	c.iiko.ServeHTTP(recorder, r)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.responses[r.URL.Path] = recorder.Body.Bytes()
	return recorder.Result(), nil
}

// program returns a run of the command that writes to stdout and stderr.
func (c *terminal) program(stdout, stderr *bytes.Buffer) *program {
	return &program{
		env: func(name string) string { return c.env[name] }, stdin: strings.NewReader(c.stdin),
		stdout: &output{w: stdout}, stderr: &output{w: stderr}, transport: c,
	}
}

// run runs a command. No secret may be in its output, whatever it does.
func (c *terminal) run(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	return c.runUntil(t.Context(), t, args...)
}

func (c *terminal) runUntil(ctx context.Context, t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = c.program(&out, &errs).run(ctx, args)
	for _, secret := range []string{apiLogin, clientSecret} {
		require.NotContains(t, out.String()+errs.String(), secret, args)
	}
	return code, out.String(), errs.String()
}

// atNoon runs test at 12:00 of the restaurant's time on January 1, 2000.
func atNoon(t *testing.T, test func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		<-afterNineHours()
		test(t)
	})
}

// golden compares text with a golden file. Correlation ids, which are random, are left out.
func golden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	text = regexp.MustCompile(`(correlationId"?[: ]"?)[0-9a-f-]{36}`).ReplaceAllString(text, "${1}…")
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), text)
}

const (
	firstID, secondID, thirdID, rejectedID = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222", "33333333-3333-4333-8333-333333333333", "44444444-4444-4444-8444-444444444444"
	tableOrderID, pendingID                = "55555555-5555-4555-8555-555555555555", "77777777-7777-4777-8777-777777777777"
)

func ptr[T any](value T) *T { return &value }

// restaurant returns the small restaurant with names in Cyrillic, some of them long, and orders.
func restaurant() iikotest.Restaurant {
	r := iikotest.DemoRestaurant()
	r.Nomenclature.Groups[1].Name = "Русская кухня"
	for i := range r.Nomenclature.Products {
		switch product := &r.Nomenclature.Products[i]; product.ID {
		case iikotest.BorschtID:
			product.Name = "Борщ зелёный со сметаной, пампушками и салом по рецепту шефа"
		case iikotest.MedovikID:
			product.Name = "Медовик"
		}
	}
	r.Customers[0].Categories = []models.CustomerCategory{{ID: iikotest.CustomerCategoryID, Name: ptr("Постоянные")}, {ID: firstID, Name: ptr("Друзья")}}
	r.Customers[0].WalletBalances = append(r.Customers[0].WalletBalances, models.WalletBalance{ID: secondID, Name: ptr("Депозит"), Balance: ptr(12345.5)})
	r.Deliveries = []models.DeliveryInfo{
		{ID: firstID, OrganizationID: iikotest.OrganizationID, Timestamp: 946717200000, Order: delivery(1042, "2000-01-01 13:30:00.000", models.DeliveryStatusWaiting)},
		{ID: secondID, OrganizationID: iikotest.OrganizationID, Timestamp: 946713600000, Order: pickup(7, "2000-01-01 12:15:00.000")},
		{ID: rejectedID, OrganizationID: iikotest.OrganizationID, Timestamp: 946713600000, CreationStatus: models.CreationStatusError, ErrorInfo: &models.ErrorInfo{Code: models.ErrorCodeProductNotFound, Message: ptr("Нет\tтакого блюда")}},
		{ID: pendingID, OrganizationID: iikotest.OrganizationID, Timestamp: 946713600000, CreationStatus: models.CreationStatusInProgress},
		{ID: thirdID, OrganizationID: iikotest.OrganizationID, Timestamp: 946713600000, Order: delivery(1043, "2000-01-02 00:15:00.000", models.DeliveryStatusUnconfirmed)},
	}
	r.TableOrders = []models.TableOrderInfo{{ID: tableOrderID, OrganizationID: iikotest.OrganizationID, Timestamp: 946717200000, Order: &models.PlacedTableOrder{
		PlacedOrder: models.PlacedOrder{
			Number: 12, Sum: 780, TerminalGroupID: iikotest.TerminalGroupID, ProcessedPaymentsSum: ptr(0.0), GuestsInfo: &models.Guests{Count: 2},
			Items: []models.PlacedItem{{Type: models.OrderItemTypeProduct, Product: &models.IDName{ID: iikotest.BorschtID, Name: "Борщ"}, Amount: 2, Price: ptr(390.0), Cost: ptr(780.0), Status: models.OrderItemStatusServed}},
		},
		TableIDs: []string{iikotest.TableID, iikotest.WindowTableID}, Status: models.OrderStatusBill, WhenCreated: "2000-01-01 11:05:00.000",
		Waiter: &models.OrderEmployee{ID: iikotest.OperatorID, Name: "Olga"},
	}}}
	return r
}

func delivery(number int, due models.DateTime, status models.DeliveryStatus) *models.PlacedDelivery {
	return &models.PlacedDelivery{
		PlacedOrder: models.PlacedOrder{
			Number: number, Sum: 1620.5, TerminalGroupID: iikotest.TerminalGroupID, ProcessedPaymentsSum: ptr(0.0), GuestsInfo: &models.Guests{Count: 1},
			OrderType: &models.PlacedOrderType{ID: iikotest.CourierOrderTypeID, Name: "Delivery by courier", OrderServiceType: models.OrderServiceTypeDeliveryByCourier},
			Items: []models.PlacedItem{
				{
					Type: models.OrderItemTypeProduct, Product: &models.IDName{ID: iikotest.MargheritaID, Name: "Маргарита"}, Size: &models.IDName{ID: iikotest.LargeSizeID, Name: "большая"},
					Amount: 2, Price: ptr(690.0), Cost: ptr(1400.0), ResultSum: ptr(1380.0), Status: models.OrderItemStatusCookingCompleted, Comment: ptr("порезать на 8"),
					Modifiers: []models.PlacedModifier{{Product: models.IDName{ID: iikotest.MozzarellaID, Name: "Моцарелла"}, Amount: 1, Price: 90.5, ResultSum: 90.5}},
				},
				{
					Type: models.OrderItemTypeCompound, Amount: 1, Status: models.OrderItemStatusAdded,
					PrimaryComponent:   &models.PlacedItemComponent{Product: models.IDName{ID: iikotest.PepperoniID, Name: "Пепперони"}, Price: 100, Cost: 100},
					SecondaryComponent: &models.PlacedItemComponent{Product: models.IDName{ID: iikotest.MargheritaID, Name: "Маргарита"}, Price: 50, Cost: 50},
				},
				{Type: models.OrderItemTypeProduct, Product: &models.IDName{ID: iikotest.KvassID, Name: "Квас"}, Amount: 0.5, Price: ptr(150.0), Cost: ptr(0.0), Status: models.OrderItemStatusAdded, Deleted: &models.ItemDeletedInfo{}},
			},
			Payments: []models.PlacedPayment{
				{PaymentType: models.PlacedPaymentType{ID: iikotest.CashPaymentTypeID, Name: "Наличные", Kind: models.PaymentTypeKindCash}, Sum: 620.5, IsPreliminary: true},
				{PaymentType: models.PlacedPaymentType{ID: iikotest.OnlinePaymentTypeID, Name: "Сайт", Kind: models.PaymentTypeKindExternal}, Sum: 1000, IsProcessedExternally: true},
			},
			Discounts: []models.PlacedDiscount{{DiscountType: models.IDName{ID: iikotest.DiscountTypeID, Name: "Друзья"}, Sum: 100}},
		},
		Customer: &models.PlacedCustomer{Type: models.CustomerTypeOneTime, Name: "Константин\nКонстантинопольский-Заречный"}, Phone: "+79001234567",
		Status: status, CompleteBefore: due, WhenCreated: "2000-01-01 11:00:00.000", WhenConfirmed: "2000-01-01 11:02:00.000", CookingStartTime: "2000-01-01 11:30:00.000",
		Problem: &models.DeliveryProblem{HasProblem: status == models.DeliveryStatusWaiting, Description: ptr("Курьер опаздывает")}, Comment: ptr("Позвонить \x1b[31mзаранее"),
		DeliveryPoint: &models.PlacedDeliveryPoint{Address: &models.PlacedAddress{
			Street: &models.PlacedStreet{ID: iikotest.StreetID, Name: "Тверская", City: models.IDName{ID: iikotest.CityID, Name: "Москва"}}, House: ptr("7"), Building: ptr("1"), Flat: ptr("12"),
		}},
		CourierInfo: &models.CourierInfo{Courier: models.OrderEmployee{ID: iikotest.CourierID, Name: "Ivan"}},
	}
}

func pickup(number int, due models.DateTime) *models.PlacedDelivery {
	d := delivery(number, due, models.DeliveryStatusClosed)
	d.OrderType = &models.PlacedOrderType{ID: iikotest.PickupOrderTypeID, Name: "Pickup", OrderServiceType: models.OrderServiceTypeDeliveryPickUp}
	d.Customer.Name, d.Phone, d.Sum, d.DeliveryPoint, d.Problem = "Ян", "+79009876543", 90, nil, nil
	d.WhenClosed = "2000-01-01 12:10:00.000"
	return d
}

// branch returns a restaurant in Vladivostok, where it is seven hours later.
func branch(name string) iikotest.Restaurant {
	const organizationID, terminalGroupID = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa", "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"
	r := iikotest.DemoRestaurant()
	r.Organization.ID, r.Organization.Name = organizationID, &name
	r.TerminalGroups[0].ID, r.TerminalGroups[0].OrganizationID, r.TerminalGroups[0].TimeZone = terminalGroupID, organizationID, "10:00:00"
	r.SleepingTerminalGroups, r.DisabledTerminalGroups, r.StopLists, r.Sections = nil, nil, nil, nil
	return r
}

var _ http.RoundTripper = (*terminal)(nil)

// client returns a client of the terminal's iiko, for what the staff do.
func (c *terminal) client(t *testing.T) *goiikoapi.Client {
	t.Helper()
	client, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithBaseURL("http://iiko.test"), goiikoapi.WithHTTPClient(&http.Client{Transport: c}))
	require.NoError(t, err)
	return client
}
