package catalog_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// clientOf returns a client of a server without limits.
func clientOf(tb testing.TB, iiko *iikotest.Server) *goiikoapi.Client {
	tb.Helper()
	cli, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, cli.Close()) })
	return cli
}

// read returns the menu of a restaurant, read from a server.
func read(tb testing.TB, iiko *iikotest.Server, opts ...catalog.Option) *catalog.Snapshot {
	tb.Helper()
	menu, err := catalog.New(clientOf(tb, iiko), iikotest.OrganizationID, opts...)
	require.NoError(tb, err)
	_, err = menu.Sync(tb.Context())
	require.NoError(tb, err)
	return menu.Snapshot()
}

// allParts are the parts with those that are not read by default.
func allParts() catalog.Option {
	return catalog.WithParts(
		catalog.PartOrganization, catalog.PartTerminalGroups, catalog.PartPaymentTypes, catalog.PartOrderTypes,
		catalog.PartDiscounts, catalog.PartCancelCauses, catalog.PartStopLists, catalog.PartCombos, catalog.PartTipsTypes,
	)
}

// margherita is a small pizza with a thin crust.
func margherita() models.OrderItem {
	item := models.ProductItem(iikotest.MargheritaID, 1)
	item.ProductSizeID = iikotest.SmallSizeID
	item.Modifiers = []models.Modifier{{ProductID: iikotest.ThinCrustID, ProductGroupID: iikotest.CrustGroupID, Amount: 1}}
	return item
}

// delivery is a delivery of a pizza for cash.
func delivery() models.CreateDeliveryRequest {
	return models.CreateDeliveryRequest{
		OrganizationID:  iikotest.OrganizationID,
		TerminalGroupID: iikotest.TerminalGroupID,
		Order: models.DeliveryOrder{
			Phone:            iikotest.CustomerPhone,
			OrderServiceType: models.OrderServiceTypeDeliveryByCourier,
			DeliveryPoint:    &models.DeliveryPoint{Address: goiikoapi.Ptr(models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "7"))},
			Items:            []models.OrderItem{margherita()},
			Payments:         []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 490)},
		},
	}
}
