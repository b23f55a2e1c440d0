package iikotest_test

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// order places a delivery of a portion of soup and returns its ID.
func order(iiko *iikotest.Server) string {
	created, err := goiikoapi.Check(connect(iiko).Deliveries.CreateDelivery(context.Background(), soup()))
	if err != nil {
		log.Fatal(err)
	}
	iiko.Deliveries() // the terminal has it now
	return created.OrderInfo.ID
}

func ExampleServer_AssignCourier() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0))
	defer iiko.Close()
	if err := iiko.AssignCourier(order(iiko), iikotest.CourierID); err != nil {
		fmt.Println(err)
	}
	fmt.Println(iiko.Deliveries()[0].Order.CourierInfo.Courier.Name)
	// Output: Petrov Ivan
}

func ExampleServer_SetItemStatus() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0))
	defer iiko.Close()
	if err := iiko.SetItemStatus(order(iiko), 0, models.OrderItemStatusCookingCompleted); err != nil {
		fmt.Println(err)
	}
	fmt.Println(iiko.Deliveries()[0].Order.Items[0].Status)
	// Output: CookingCompleted
}

func ExampleServer_DelayNext() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0))
	defer iiko.Close()
	iiko.DelayNext("Deliveries.DeliveryCreate", time.Minute)
	order(iiko)
	fmt.Println(iiko.Deliveries()[0].CreationStatus)
	iiko.Advance(time.Minute)
	fmt.Println(iiko.Deliveries()[0].CreationStatus)
	// Output:
	// InProgress
	// Success
}

func ExampleServer_Restore() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0))
	defer iiko.Close()
	order(iiko)
	prepared := iiko.Snapshot()
	for range 2 { // each test begins with one delivery
		order(iiko)
		fmt.Println(len(iiko.Deliveries()))
		iiko.Restore(prepared)
	}
	// Output:
	// 2
	// 2
}

func ExampleWithLogins() {
	iiko := iikotest.NewServer(iikotest.WithLogins(iikotest.Login{APILogin: "any login", Operations: []string{"Client.Organizations"}}))
	defer iiko.Close()
	cli := connect(iiko)
	_, err := goiikoapi.Check(cli.Organizations(context.Background(), nil, nil, nil))
	fmt.Println(err)
	_, err = goiikoapi.Check(cli.Deliveries.CreateDelivery(context.Background(), soup()))
	fmt.Println(goiikoapi.IsRightMissing(err))
	// Output:
	// <nil>
	// true
}

func ExampleWithRateLimit() {
	iiko := iikotest.NewServer(iikotest.WithRateLimit(goiikoapi.GroupDataMenu, 1, time.Minute, true))
	defer iiko.Close()
	cli := connect(iiko)
	for range 2 {
		_, err := goiikoapi.Check(cli.Menu.Menu(context.Background()))
		fmt.Println(goiikoapi.IsRateLimited(err))
	}
	// Output:
	// false
	// true
}

func ExampleWithWebhookHandler() {
	received := make(chan string, 10)
	handler := goiikoapi.WebhookHandler("token", func(_ context.Context, event goiikoapi.WebhookEvent) error {
		received <- string(event.Type)
		return nil
	})
	iiko := iikotest.NewHandler(iikotest.WithWebhookHandler(handler, "token"))
	defer iiko.Close()
	iiko.SendWebhook(models.WebhookEventTypeNomenclatureUpdate, struct{}{})
	fmt.Println(<-received)
	// Output: NomenclatureUpdate
}

func ExampleServer_Webhooks() {
	closed := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	iiko := iikotest.NewHandler(iikotest.WithWebhookHandler(closed, "token"), iikotest.WithWebhookInterval(0))
	defer iiko.Close()
	iiko.SendWebhook(models.WebhookEventTypeNomenclatureUpdate, struct{}{})
	if err := iiko.FlushWebhooks(context.Background()); err != nil {
		fmt.Println(err)
	}
	attempts := iiko.Webhooks()[0].Attempts
	fmt.Println(len(attempts), attempts[0].Status)
	// Output: 7 503
}
