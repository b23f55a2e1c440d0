package catalog_test

import (
	"context"
	"fmt"
	"log"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// A restaurant's menu is read once and then kept up to date; an order is built of names.
func Example() {
	ctx := context.Background()
	iiko := iikotest.NewServer()
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(iiko.URL))
	if err != nil {
		log.Fatal(err)
	}
	menu, err := catalog.New(cli, iikotest.OrganizationID)
	if err != nil {
		log.Fatal(err)
	}
	changes, err := menu.Sync(ctx)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(changes.Added), "items")

	request, err := catalog.NewDelivery(menu.Snapshot(), "+79001234567").
		Add("margherita", catalog.Size("large"), catalog.With("mozzarella", 2)).
		To(models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "7")).
		PayRest("cash").
		Request()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(request.Order.Payments[0].Sum, "to pay")
	created, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(ctx, request))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(created.OrderInfo.CreationStatus)

	_, err = catalog.NewDelivery(menu.Snapshot(), "+79001234567").Add("medovik").PayRest("cash").Request()
	fmt.Println(err)
	// Output:
	// 8 items
	// 870 to pay
	// InProgress
	// catalog: order.items[0]: "Medovik": 0 left, 1 ordered
}
