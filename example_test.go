package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func ExampleNewClient() {
	iiko := iikotest.NewServer() // in-memory iiko Cloud; without WithBaseURL the client calls the real one
	defer iiko.Close()
	ctx := context.Background()

	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN",
		goiikoapi.WithBaseURL(iiko.URL),
		goiikoapi.WithTimeout(30*time.Second))
	if err != nil {
		log.Fatal(err)
	}
	orgs, apiErr, err := cli.Organizations(ctx, nil, nil, nil)
	if err != nil {
		log.Fatal(err) // no response
	}
	if apiErr != nil {
		log.Fatal(apiErr) // error response of the API
	}
	for _, org := range orgs.Organizations {
		if org.Name != nil { // optional properties are pointers
			fmt.Println(*org.Name)
		}
	}
	// Output: Samovar
}

func ExampleCheck() {
	iiko := iikotest.NewServer()
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	regions, err := goiikoapi.Check(cli.Address.Regions(ctx, []string{iikotest.OrganizationID}))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(regions.Regions[0].Items[0].Name)

	_, err = goiikoapi.Check(cli.Menu.MenuByID(ctx, "no such menu", []string{iikotest.OrganizationID}, nil))
	var apiErr *goiikoapi.CustomErrorModel
	if errors.As(err, &apiErr) {
		fmt.Println(apiErr.StatusCode, apiErr.ErrorDescription)
	}
	// Output:
	// Central district
	// 400 external menu "no such menu" not found
}

func ExampleMenu_Nomenclature() {
	iiko := iikotest.NewServer()
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	menu, err := goiikoapi.Check(cli.Menu.Nomenclature(ctx, iikotest.OrganizationID, nil))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(menu.Products[0].Name, menu.Products[0].SizePrices[0].Price.CurrentPrice)

	// Later: only the changes since that revision, with the typed form, which takes it as it is.
	changes, err := goiikoapi.Check(cli.Menu.ListNomenclature(ctx, models.NomenclatureRequest{
		OrganizationID: iikotest.OrganizationID,
		StartRevision:  &menu.Revision,
	}))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(changes.Products), "changed products")
	// Output:
	// Margherita 490
	// 0 changed products
}

func ExampleMenu_NomenclatureStream() {
	iiko := iikotest.NewServer()
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}

	var menu models.NomenclatureResponse // everything but the products
	req := models.NomenclatureRequest{OrganizationID: iikotest.OrganizationID}
	for product, err := range cli.Menu.NomenclatureStream(context.Background(), req, &menu) {
		if err != nil {
			log.Fatal(err)
		}
		if product.Name == "Margherita" {
			fmt.Println(product.Name, product.SizePrices[0].Price.CurrentPrice)
		}
	}
	fmt.Println(menu.Revision > 0)
	// Output:
	// Margherita 490
	// true
}

func ExampleMenu_ExternalMenu() {
	iiko := iikotest.NewServer()
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}

	menu, err := goiikoapi.Check(cli.Menu.ExternalMenu(context.Background(), models.ExternalMenuRequest{
		ExternalMenuID:  iikotest.ExternalMenuID,
		OrganizationIDs: []string{iikotest.OrganizationID},
		Version:         goiikoapi.Ptr(3),
	}))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(*menu.Name)
	for _, group := range menu.ItemGroups {
		fmt.Printf("%s: %d items\n", *group.Name, len(group.Items))
	}
	// Output:
	// Delivery menu
	// Pizza: 2 items
	// Russian kitchen: 4 items
	// Drinks: 2 items
}

func ExampleOrders_CreateOrder() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0)) // orders are accepted at once
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	created, err := goiikoapi.Check(cli.Orders.CreateOrder(ctx, models.CreateOrderRequest{
		OrganizationID:  iikotest.OrganizationID,
		TerminalGroupID: iikotest.TerminalGroupID,
		Order: &models.TableOrder{
			TableIDs: []string{iikotest.TableID},
			Items:    []models.OrderItem{models.ProductItem(iikotest.PelmeniID, 2)},
		},
	}))
	if err != nil {
		log.Fatal(err)
	}
	orders, err := goiikoapi.Check(cli.Orders.OrderByID(ctx,
		[]string{iikotest.OrganizationID}, []string{created.OrderInfo.ID}, nil, nil, nil))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(orders.Orders[0].CreationStatus, orders.Orders[0].Order.Sum)
	// Output: Success 900
}

func ExampleDeliveries_CreateDelivery() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0)) // orders are accepted at once
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	pizza := models.ProductItem(iikotest.MargheritaID, 1)
	pizza.ProductSizeID = iikotest.LargeSizeID
	pizza.Modifiers = []models.Modifier{{ProductID: iikotest.ThinCrustID, ProductGroupID: iikotest.CrustGroupID, Amount: 1}}
	address := models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "7")
	created, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(ctx, models.CreateDeliveryRequest{
		OrganizationID: iikotest.OrganizationID,
		Order: models.DeliveryOrder{
			ID:            "7c9c1f43-4b1e-4b42-8a56-0f9b1b1f0c11", // a random UUID; prevents duplicates
			Phone:         "+79990000000",
			Customer:      goiikoapi.Ptr(models.OneTimeCustomer("Ivan")),
			DeliveryPoint: &models.DeliveryPoint{Address: &address},
			Items:         []models.OrderItem{pizza},
			Payments:      []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 690)},
		},
	}))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(created.OrderInfo.CreationStatus)

	found, err := goiikoapi.Check(cli.Deliveries.ByID(ctx, models.DeliveriesByIDRequest{
		OrganizationID: iikotest.OrganizationID,
		OrderIDs:       []string{created.OrderInfo.ID},
	}))
	if err != nil {
		log.Fatal(err)
	}
	delivery := found.Orders[0].Order
	fmt.Println(delivery.Number, delivery.Status, delivery.Sum)
	// Output:
	// InProgress
	// 1 Unconfirmed 690
}

func ExampleDeliveries_DeliveryCreate() {
	iiko := iikotest.NewServer()
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}

	order := map[string]any{ // property names of iiko's documentation
		"phone":            "+79990000000",
		"orderServiceType": "DeliveryByClient",
		"items":            []map[string]any{{"type": "Product", "productId": iikotest.BorschtID, "amount": 2}},
	}
	created, err := goiikoapi.Check(cli.Deliveries.DeliveryCreate(context.Background(), iikotest.OrganizationID, order, nil, nil))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(created.OrderInfo.CreationStatus)
	// Output: InProgress
}

func ExampleDeliveries_AllByRevision() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0))
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	order := map[string]any{
		"phone":            "+79990000000",
		"orderServiceType": "DeliveryByClient",
		"items":            []map[string]any{{"type": "Product", "productId": iikotest.BorschtID, "amount": 1}},
	}
	if _, err := goiikoapi.Check(cli.Deliveries.DeliveryCreate(ctx, iikotest.OrganizationID, order, nil, nil)); err != nil {
		log.Fatal(err)
	}

	changes := models.DeliveriesByRevisionRequest{OrganizationIDs: []string{iikotest.OrganizationID}}
	for delivery, err := range cli.Deliveries.AllByRevision(ctx, &changes) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(delivery.Order.Number, delivery.Order.Status)
	}
	fmt.Println("the next loop with this request returns later changes only")
	// Output:
	// 1 Unconfirmed
	// the next loop with this request returns later changes only
}

func ExampleCustomers_CustomerCreateOrUpdate() {
	iiko := iikotest.NewServer()
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()

	saved, err := goiikoapi.Check(cli.Customers.CustomerCreateOrUpdate(ctx, iikotest.OrganizationID,
		goiikoapi.WithCustomerPhone("+79990000000"),
		goiikoapi.WithCustomerName("Ivan")))
	if err != nil {
		log.Fatal(err)
	}
	customer, err := goiikoapi.Check(cli.Customers.CustomerInfo(ctx, iikotest.OrganizationID, saved.ID, goiikoapi.TypeRCIID))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(*customer.Name, *customer.Phone)
	// Output: Ivan +79990000000
}

func ExampleWithResponse() {
	iiko := iikotest.NewServer()
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("YOUR_API_LOGIN", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}
	iiko.ExpireTokens()

	ctx, resp := goiikoapi.WithResponse(context.Background())
	if _, err := goiikoapi.Check(cli.Organizations(ctx, nil, nil, nil)); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("status %d after %d attempts, %s\n", resp.StatusCode, resp.Attempts, resp.Header.Get("Content-Type"))
	// Output: status 200 after 2 attempts, application/json; charset=utf-8
}

func ExampleSum() {
	price, amount := 129.95, 3.0
	fmt.Println(price * amount)
	item := models.IncomingInvoiceRequestItem{
		Price:  goiikoapi.Ptr(price),
		Amount: amount,
		Sum:    goiikoapi.Ptr(goiikoapi.Sum(price, amount)),
	}
	fmt.Println(*item.Sum)
	// Output:
	// 389.84999999999997
	// 389.85
}

func ExampleTotal() {
	cash, card := 0.1, 0.2
	fmt.Println(cash + card)
	fmt.Println(goiikoapi.Total(cash, card))
	// Output:
	// 0.30000000000000004
	// 0.3
}

func ExampleWebhookHandler() {
	handler := goiikoapi.WebhookHandler("webhook token", func(_ context.Context, event goiikoapi.WebhookEvent) error {
		switch {
		case event.Err != nil:
			return event.Err // the payload can't be parsed
		case event.Delivery != nil && event.Delivery.Order != nil:
			fmt.Println(event.Type, event.Delivery.Order.Number, event.Delivery.Order.Status)
		default:
			fmt.Println("other event:", event.Type)
		}
		return nil
	}, goiikoapi.WithDeduplication(10_000))
	mux := http.NewServeMux()
	mux.Handle("/iiko", handler) // the URL registered with WebHook.UpdateSettings

	// A request of iiko:
	request := httptest.NewRequest(http.MethodPost, "/iiko", strings.NewReader(`[
		{"eventType": "DeliveryOrderUpdate", "eventInfo": {"id": "d-1", "timestamp": 1, "order": {"number": 17, "status": "OnWay"}}},
		{"eventType": "NomenclatureUpdate", "eventInfo": {}}
	]`))
	request.Header.Set("Authorization", "webhook token")
	response := httptest.NewRecorder()
	mux.ServeHTTP(response, request)
	fmt.Println(response.Code)
	// Output:
	// DeliveryOrderUpdate 17 OnWay
	// other event: NomenclatureUpdate
	// 200
}

func ExampleReporting_OLAP() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"data":[{"DishName":"Борщ","DishDiscountSumInt":389.85},{"DishName":"Чай","DishDiscountSumInt":120}],"summary":[]}`)
	}))
	defer server.Close()
	cli, err := goiikoapi.NewClient("", goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("token"))
	if err != nil {
		log.Fatal(err)
	}
	report, err := goiikoapi.Check(cli.Reporting.OLAP(context.Background(), models.OLAPRequest{
		ReportType:       models.OLAPReportTypeSales,
		GroupByRowFields: []string{"DishName"},
		AggregateFields:  []string{"DishDiscountSumInt"},
		Filters: []models.OLAPFilter{
			models.OLAPDays("OpenDate.Typed", "2026-11-01", "2026-11-25"),
			models.OLAPExclude("DishName", "Пакет"),
		},
	}))
	if err != nil {
		log.Fatal(err)
	}
	type sale struct {
		Dish string  `json:"DishName"`
		Sum  float64 `json:"DishDiscountSumInt"`
	}
	sales, err := models.OLAPRows[sale](report)
	if err != nil {
		log.Fatal(err)
	}
	for _, sale := range sales {
		fmt.Println(sale.Dish, sale.Sum)
	}
	// Output:
	// Борщ 389.85
	// Чай 120
}

func ExampleProducts_All() {
	iiko := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if strings.Contains(string(body), `"offset":0`) {
			fmt.Fprint(w, `{"items":[{"productId":"1","name":"Борщ"},{"productId":"2","name":"Борщ постный"}],"totalCount":2}`)
			return
		}
		fmt.Fprint(w, `{"items":[],"totalCount":2}`)
	}))
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("", goiikoapi.WithBaseURL(iiko.URL), goiikoapi.WithWorkingToken("token"))
	if err != nil {
		log.Fatal(err)
	}
	soups := models.ListProductsRequest{Filters: []models.Filter[models.ProductCard]{
		models.ProductFields.Type.Eq(models.ProductCardTypeDish),
		models.ProductFields.Name.Like("борщ"),
	}}
	for product, err := range cli.Nomenclature.Products.All(context.Background(), soups) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(goiikoapi.Value(product.Name))
	}
	// Output:
	// Борщ
	// Борщ постный
}
