package iikotest_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// connect returns a client of a server, which does not retry.
func connect(iiko *iikotest.Server) *goiikoapi.Client {
	cli, err := goiikoapi.NewClient("any login", goiikoapi.WithBaseURL(iiko.URL), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
	if err != nil {
		log.Fatal(err)
	}
	return cli
}

// soup is a delivery of a portion of soup.
func soup() models.CreateDeliveryRequest {
	return models.CreateDeliveryRequest{
		OrganizationID: iikotest.OrganizationID,
		Order: models.DeliveryOrder{
			Phone: "+79005554433", OrderServiceType: models.OrderServiceTypeDeliveryByClient,
			Items: []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)},
		},
	}
}

func ExampleNewServer() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0)) // in a test: iikotest.Start(t)
	defer iiko.Close()
	if _, err := goiikoapi.Check(connect(iiko).Deliveries.CreateDelivery(context.Background(), soup())); err != nil {
		log.Fatal(err)
	}
	delivery := iiko.Deliveries()[0]
	fmt.Println(delivery.CreationStatus, delivery.Order.Status, delivery.Order.Sum)
	// Output: Success Unconfirmed 390
}

func ExampleWithRestaurant() {
	restaurant := iikotest.DemoRestaurant()
	restaurant.Organization.Name = goiikoapi.Ptr("Самовар")
	iiko := iikotest.NewServer(iikotest.WithRestaurant(restaurant))
	defer iiko.Close()
	organizations, err := goiikoapi.Check(connect(iiko).Organizations(context.Background(), nil, nil, nil))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(*organizations.Organizations[0].Name)
	// Output: Самовар
}

func ExampleServer_SetDeliveryStatus() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0))
	defer iiko.Close()
	created, err := goiikoapi.Check(connect(iiko).Deliveries.CreateDelivery(context.Background(), soup()))
	if err != nil {
		log.Fatal(err)
	}
	iiko.Deliveries() // it is placed
	if err := iiko.SetDeliveryStatus(created.OrderInfo.ID, models.DeliveryStatusCookingStarted); err != nil {
		log.Fatal(err)
	}
	fmt.Println(iiko.Deliveries()[0].Order.Status, iiko.Deliveries()[0].Order.Items[0].Status)
	// Output: CookingStarted CookingStarted
}

func ExampleServer_OpenTable() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0))
	defer iiko.Close()
	_, err := iiko.OpenTable(models.CreateOrderRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
		Order: &models.TableOrder{TableIDs: []string{iikotest.TableID}, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 2)}},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(iiko.TableOrders()), "orders are known")
	_, err = goiikoapi.Check(connect(iiko).Orders.InitByTable(context.Background(), models.InitByTableRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, TableIDs: []string{iikotest.TableID},
	}))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(iiko.TableOrders()), "order is known")
	// Output:
	// 0 orders are known
	// 1 order is known
}

func ExampleServer_Next() {
	iiko := iikotest.NewServer()
	defer iiko.Close()
	cli := connect(iiko)
	iiko.Next("Deliveries.DeliveryCreate", iikotest.ErrorReply(http.StatusUnprocessableEntity, models.ErrorCodeTooManyDataRequested, "too much"))
	for range 2 {
		_, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(context.Background(), soup()))
		var apiErr *goiikoapi.CustomErrorModel
		if errors.As(err, &apiErr) {
			fmt.Println(apiErr.StatusCode, apiErr.ErrorCode)
		} else {
			fmt.Println(err)
		}
	}
	// Output:
	// 422 TOO_MANY_DATA_REQUESTED
	// <nil>
}

func ExampleServer_Handle() {
	iiko := iikotest.NewServer()
	defer iiko.Close()
	iiko.Handle("Reporting.OLAPPresets", func(iikotest.Request) (iikotest.Reply, bool) {
		return iikotest.Reply{Body: []map[string]string{{"presetId": "7", "name": "Revenue"}}}, true
	})
	presets, err := goiikoapi.Check(connect(iiko).Reporting.OLAPPresets(context.Background()))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(presets)
	// Output: [Revenue (7)]
}

func ExampleServer_FailNext() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0))
	defer iiko.Close()
	iiko.FailNext("Deliveries.DeliveryCreate", models.ErrorInfo{Code: models.ErrorCodeProductNotFound, Message: goiikoapi.Ptr("inactive")})
	if _, err := goiikoapi.Check(connect(iiko).Deliveries.CreateDelivery(context.Background(), soup())); err != nil {
		log.Fatal(err)
	}
	fmt.Println(iiko.Deliveries()[0].CreationStatus, iiko.Deliveries()[0].ErrorInfo.Code)
	// Output: Error ProductNotFound
}

func ExampleServer_SetOffline() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0))
	defer iiko.Close()
	iiko.SetOffline(true)
	if _, err := goiikoapi.Check(connect(iiko).Deliveries.CreateDelivery(context.Background(), soup())); err != nil {
		log.Fatal(err)
	}
	fmt.Println(iiko.Deliveries()[0].CreationStatus, iiko.Deliveries()[0].ErrorInfo.Code)
	// Output: Error Common
}

func ExampleServer_Advance() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(20 * time.Minute))
	defer iiko.Close()
	if _, err := goiikoapi.Check(connect(iiko).Deliveries.CreateDelivery(context.Background(), soup())); err != nil {
		log.Fatal(err)
	}
	fmt.Println(iiko.Deliveries()[0].CreationStatus)
	iiko.Advance(20 * time.Minute)
	fmt.Println(iiko.Deliveries()[0].CreationStatus)
	// Output:
	// InProgress
	// Success
}

func ExampleServer_Requests() {
	iiko := iikotest.NewServer()
	defer iiko.Close()
	if _, err := goiikoapi.Check(connect(iiko).Menu.Nomenclature(context.Background(), iikotest.OrganizationID, nil)); err != nil {
		log.Fatal(err)
	}
	for _, request := range iiko.Requests("Menu.Nomenclature") {
		fmt.Println(request.Path, request.Processed, request.Header.Get("Authorization"))
	}
	// Output: /api/1/nomenclature true [secret]
}

func ExampleWithFaults() {
	iiko := iikotest.NewServer(iikotest.WithFaults(1, iikotest.Fault{
		Kind: iikotest.FaultInternalErrorAfter, Probability: 1, Operations: []string{"Deliveries.DeliveryCreate"},
	}))
	defer iiko.Close()
	_, err := goiikoapi.Check(connect(iiko).Deliveries.CreateDelivery(context.Background(), soup()))
	fmt.Println(goiikoapi.MayBeDone(err), len(iiko.Deliveries()), "delivery")
	// Output: true 1 delivery
}

func ExampleWithStrictRequests() {
	iiko := iikotest.NewServer(iikotest.WithStrictRequests())
	defer iiko.Close()
	_, err := goiikoapi.Check(connect(iiko).Deliveries.DeliveryCreate(context.Background(), iikotest.OrganizationID, map[string]any{
		"phone": "+79005554433", "items": []any{}, "coment": "no onions",
	}, nil, nil))
	var apiErr *goiikoapi.CustomErrorModel
	if errors.As(err, &apiErr) {
		fmt.Println(apiErr.ErrorDescription)
	}
	// Output: order.coment is unknown
}

func ExampleWithSamples() {
	iiko := iikotest.NewServer(iikotest.WithSamples())
	defer iiko.Close()
	ctx, resp := goiikoapi.WithResponse(context.Background())
	if _, err := goiikoapi.Check(connect(iiko).Reporting.OLAPPresets(ctx)); err != nil {
		log.Fatal(err)
	}
	fmt.Println(resp.Header.Get("X-Iikotest"), string(resp.Body))
	// Output: sample [{"name":"text","presetId":"text"}]
}
