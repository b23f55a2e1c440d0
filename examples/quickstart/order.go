package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// dinner returns an order with all its parts. Each id comes from a call: Menu.Nomenclature,
// Dictionaries.PaymentTypes, Address.StreetsByCity.
func dinner() *models.DeliveryOrder {
	pizza := models.ProductItem(iikotest.MargheritaID, 1)
	pizza.ProductSizeID = iikotest.LargeSizeID
	pizza.Modifiers = []models.Modifier{
		{ProductID: iikotest.ThinCrustID, ProductGroupID: iikotest.CrustGroupID, Amount: 1},
		{ProductID: iikotest.MozzarellaID, ProductGroupID: iikotest.ToppingsGroupID, Amount: 1},
	}
	address := models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "7")
	address.Flat = goiikoapi.Ptr("12")
	return &models.DeliveryOrder{
		ID:            newID(),
		Phone:         iikotest.CustomerPhone,
		Customer:      goiikoapi.Ptr(models.RegularCustomer("Anna")),
		DeliveryPoint: &models.DeliveryPoint{Address: &address},
		Items:         []models.OrderItem{pizza, models.ProductItem(iikotest.BorschtID, 2)},
		Payments:      []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 1560)},
	}
}

// pickup returns the least order there is, nil when the options don't say all of it.
func pickup(opts options) *models.DeliveryOrder {
	if opts.organizationID == "" || opts.terminalGroupID == "" || opts.productID == "" || opts.phone == "" {
		return nil
	}
	return &models.DeliveryOrder{
		ID:               newID(),
		Phone:            opts.phone,
		OrderServiceType: models.OrderServiceTypeDeliveryByClient,
		Items:            []models.OrderItem{models.ProductItem(opts.productID, 1)},
	}
}

// newID returns a random UUID. With an id of its own, an order can't come to be twice.
func newID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// waitCreated asks for a delivery, less and less often, until the restaurant has taken or refused it;
// for a minute at most.
func waitCreated(ctx context.Context, cli *goiikoapi.Client, organizationID, orderID string) (*models.DeliveryInfo, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	req := models.DeliveriesByIDRequest{OrganizationID: organizationID, OrderIDs: []string{orderID}}
	for pause := 100 * time.Millisecond; ; pause = min(2*pause, 5*time.Second) {
		found, err := goiikoapi.Check(cli.Deliveries.ByID(ctx, req))
		if err != nil {
			return nil, err
		}
		for _, info := range found.Orders {
			if info.CreationStatus != models.CreationStatusInProgress {
				return &info, nil
			}
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("no word of delivery %s: %w", orderID, ctx.Err())
		case <-time.After(pause):
		}
	}
}
