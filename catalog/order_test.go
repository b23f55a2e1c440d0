package catalog_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func TestDelivery_Request_isWhatTheNamesSay(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	menu := read(t, iiko)
	address := models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "7")
	customer := models.OneTimeCustomer("Anna")
	due := time.Now().Add(3 * time.Hour).UTC()
	const id = "7d1f4a52-64b9-4c0f-a2d3-5e8b9c6f1a20"
	req, err := catalog.NewDelivery(menu, "+79005554433").
		ID(id).
		TerminalGroup("main hall").
		Add("margherita", catalog.Size("large"), catalog.With("mozzarella", 1), catalog.With("mozzarella", 1), catalog.Comment("hot")).
		Add("Borscht", catalog.Amount(2), catalog.With("Sour cream", 1)).
		To(address).
		OrderType("Delivery by courier").
		At(due).
		Customer(customer).
		Comment("ring twice").
		Discount("friends of the house").
		Pay("Paid on the site", 1000).
		PayRest("CASH").
		Request()
	require.NoError(t, err)
	pizza, soup := models.ProductItem(iikotest.MargheritaID, 1), models.ProductItem(iikotest.BorschtID, 2)
	pizza.ProductSizeID, pizza.Comment = iikotest.LargeSizeID, goiikoapi.Ptr("hot")
	pizza.Modifiers = []models.Modifier{
		{ProductID: iikotest.ThinCrustID, ProductGroupID: iikotest.CrustGroupID, Amount: 1}, // the default
		{ProductID: iikotest.MozzarellaID, ProductGroupID: iikotest.ToppingsGroupID, Amount: 2},
	}
	soup.Modifiers = []models.Modifier{{ProductID: iikotest.SourCreamID, Amount: 1}}
	const sum = (690 + 2*90 + 2*(390+40)) * 0.9
	assert.Empty(t, cmp.Diff(models.CreateDeliveryRequest{
		OrganizationID:  iikotest.OrganizationID,
		TerminalGroupID: iikotest.TerminalGroupID,
		Order: models.DeliveryOrder{
			ID: id, Phone: "+79005554433", OrderTypeID: iikotest.CourierOrderTypeID,
			CompleteBefore: models.NewDateTime(due.Add(3 * time.Hour)),
			DeliveryPoint:  &models.DeliveryPoint{Address: &address},
			Customer:       &customer,
			Comment:        goiikoapi.Ptr("ring twice"),
			Items:          []models.OrderItem{pizza, soup},
			DiscountsInfo:  &models.DiscountsInfo{Discounts: []models.Discount{models.RMSDiscount(iikotest.DiscountTypeID)}},
			Payments:       []models.Payment{models.ExternalPayment(iikotest.OnlinePaymentTypeID, 1000), models.CashPayment(iikotest.CashPaymentTypeID, sum-1000)},
		},
	}, req))
	made := placed(t, clientOf(t, iiko), req)
	require.NotNil(t, made)
	assert.InDelta(t, sum, made.Sum, 0)
}

func TestDelivery_Request_isAPickupAtFirst(t *testing.T) {
	menu := read(t, iikotest.Start(t))
	order := catalog.NewDelivery(menu, "+79005554433").Add("kvass").PayRest("bonuses")
	req, err := order.Request()
	require.NoError(t, err)
	assert.Equal(t, models.OrderServiceTypeDeliveryByClient, req.Order.OrderServiceType)
	assert.Equal(t, []models.Payment{{PaymentTypeKind: models.PaymentTypeKindLoyaltyCard, PaymentTypeID: iikotest.BonusPaymentTypeID, Sum: 150}}, req.Order.Payments)
	again, err := order.Request()
	require.NoError(t, err)
	assert.Empty(t, cmp.Diff(req, again), "a second request pays once, too")
	whole, err := catalog.NewDelivery(menu, "+79005554433").Add("kvass").Pay("Cash", 150).PayRest("CARD").Request()
	require.NoError(t, err)
	assert.Len(t, whole.Order.Payments, 1, "nothing is left to pay")
}

func TestDelivery_Request_namesEverythingThatIsWrong(t *testing.T) {
	menu := read(t, iikotest.Start(t))
	_, err := catalog.NewDelivery(menu, "+79005554433").
		Add("pizza").
		Add("margherita", catalog.Size("huge")).
		Add("margherita", catalog.With("Sour cream", 1)).
		OrderType("drone").TerminalGroup("roof").Discount("all").Pay("gold", 1).PayRest("silver").
		Request()
	for _, want := range []string{
		`item "pizza" not found`, `size of "Margherita" "huge" not found`, `modifier of "Margherita" "Sour cream" not found`,
		`order type "drone" not found`, `terminal group "roof" not found`, `discount "all" not found`, `payment type "gold" not found`, `payment type "silver" not found`,
	} {
		require.ErrorContains(t, err, want)
	}
	assert.NotContains(t, err.Error(), "\n")
	require.ErrorIs(t, err, catalog.ErrNotFound)

	_, err = catalog.NewDelivery(menu, "nobody").Add("kvass").Add("borscht", catalog.Amount(0)).Request()
	require.EqualError(t, err, `catalog: order.items[1].amount: 0 is not above 0 and at most 999.999; order.phone: "nobody" is not a + and 8 to 39 digits`)
	var wrong *catalog.OrderError
	require.ErrorAs(t, err, &wrong)
	assert.Len(t, wrong.Problems, 2)

	_, err = catalog.NewDelivery(nil, "+79005554433").Request()
	require.EqualError(t, err, "catalog: NewDelivery: menu must not be nil")
	bare := &catalog.Snapshot{Items: []catalog.Item{{ID: "i", Name: "Tea", Sizes: []catalog.ItemSize{{ID: "a", Name: "Cup"}, {ID: "b", Name: "Pot"}}}}}
	_, err = catalog.NewDelivery(bare, "+79005554433").Add("tea").At(time.Now()).Request()
	require.EqualError(t, err, `catalog: size of "Tea" "" not found; there is "Cup", "Pot"; catalog: Delivery.At: the time zone of the restaurant is not known: the menu has no terminal groups`)
}
