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
	menu := read(t, iiko, allParts())
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
		Tips("tips for the courier", "cash", 50).
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
			Tips:           []models.TipsPayment{models.CashTips(iikotest.TipsTypeID, iikotest.CashPaymentTypeID, 50)},
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
	assert.Equal(t, []models.Payment{models.LoyaltyCardPayment(iikotest.BonusPaymentTypeID, 150, "+79005554433", models.IikoCardSearchScopePhone)}, req.Order.Payments)
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
		OrderType("drone").TerminalGroup("roof").Discount("all").Pay("gold", 1).PayRest("silver").Tips("thanks", "cash", 1).
		Request()
	for _, want := range []string{
		`item "pizza" not found`, `size "huge" of "Margherita" not found`, `modifier "Sour cream" of "Margherita" not found`,
		`order type "drone" not found`, `terminal group "roof" not found`, `discount "all" not found`, `payment type "gold" not found`, `payment type "silver" not found`, `tips type "thanks" not found`,
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

	for want, order := range map[string]*catalog.Delivery{
		"catalog: Delivery.PayRest: the other payments are 850 more than the order costs": catalog.NewDelivery(menu, "+79005554433").Add("kvass").Pay("CARD", 1000).PayRest("cash"),
		`catalog: Delivery.Add: opts[0] of "kvass" must not be nil`:                       catalog.NewDelivery(menu, "+79005554433").Add("kvass", nil),
		`catalog: With: modifier "Sour cream" of "Borscht": -1 is negative`:               catalog.NewDelivery(menu, "+79005554433").Add("borscht", catalog.With("Sour cream", -1)),
		`catalog: Delivery.PayRest: "Cash" pays the rest already`:                         catalog.NewDelivery(menu, "+79005554433").Add("kvass").PayRest("cash").PayRest("CARD"),
	} {
		_, err := order.Request()
		require.EqualError(t, err, want)
	}

	_, err = catalog.NewDelivery(nil, "+79005554433").Request()
	require.EqualError(t, err, "catalog: NewDelivery: menu must not be nil")
	bare := &catalog.Snapshot{Items: []catalog.Item{{ID: "i", Name: "Tea", Sizes: []catalog.ItemSize{{ID: "a", Name: "Cup"}, {ID: "b", Name: "Pot"}}}}}
	_, err = catalog.NewDelivery(bare, "+79005554433").Add("tea").At(time.Now()).Request()
	require.EqualError(t, err, `catalog: Delivery.Add: "Tea" needs a size: "Cup", "Pot"; catalog: Delivery.At: the time zone of the restaurant is not known: set the terminal group`)
}

func TestDelivery_Request_isTheSameInAnyOrderOfCalls(t *testing.T) {
	r := iikotest.DemoRestaurant()
	far := r.TerminalGroups[0]
	far.ID, far.Name, far.TimeZone = "1f6d3c7e-6b1a-4a43-9d52-0d4f1f9e8b61", "Vladivostok", "10:00:00"
	r.TerminalGroups = append(r.TerminalGroups, far)
	menu := read(t, iikotest.Start(t, iikotest.WithRestaurant(r)))
	address := models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "7")
	due := time.Now().Add(5 * time.Hour)
	one, err := catalog.NewDelivery(menu, "+79005554433").Add("kvass").PayRest("cash").OrderType("Delivery by courier").TerminalGroup("Vladivostok").To(address).At(due).Request()
	require.NoError(t, err)
	other, err := catalog.NewDelivery(menu, "+79005554433").At(due).To(address).TerminalGroup("Vladivostok").OrderType("Delivery by courier").PayRest("cash").Add("kvass").Request()
	require.NoError(t, err)
	assert.Empty(t, cmp.Diff(one, other))
	assert.Equal(t, models.NewDateTime(due.UTC().Add(10*time.Hour)), one.Order.CompleteBefore)
	_, err = catalog.NewDelivery(menu, "+79005554433").Add("kvass").At(due).Request()
	require.ErrorContains(t, err, "the time zone of the restaurant is not known: set the terminal group", "it is in two")
	req := delivery()
	req.TerminalGroupID = ""
	req.Order.CompleteBefore = models.NewDateTime(time.Now().UTC())
	assert.Empty(t, menu.Check(req), "the day may be another there")
}

func TestDelivery_Request_sharesNothing(t *testing.T) {
	menu := read(t, iikotest.Start(t))
	order := catalog.NewDelivery(menu, "+79005554433").Add("borscht", catalog.With("sour cream", 1)).Pay("cash", 430)
	first, err := order.Request()
	require.NoError(t, err)
	first.Order.Items[0].Amount, first.Order.Items[0].Modifiers[0].Amount, first.Order.Payments[0].Sum = 5, 2, 1
	second, err := order.Request()
	require.NoError(t, err)
	assert.InDelta(t, 1, second.Order.Items[0].Amount, 0)
	assert.InDelta(t, 1, second.Order.Items[0].Modifiers[0].Amount, 0)
	assert.InDelta(t, 430, second.Order.Payments[0].Sum, 0)
}

func TestSnapshot_Price_appliesDiscounts(t *testing.T) {
	r := iikotest.DemoRestaurant()
	from := func(id string, sum float64, change func(*models.DiscountType)) {
		discount := models.DiscountType{ID: id, Name: goiikoapi.Ptr(id), Mode: models.DiscountModeFixedSum, Sum: sum}
		change(&discount)
		r.Discounts = append(r.Discounts, discount)
	}
	from("fixed", 1000, func(*models.DiscountType) {})
	from("large", 10, func(d *models.DiscountType) { d.MinOrderSum = goiikoapi.Ptr(500.0) })
	from("categorised", 10, func(d *models.DiscountType) { d.IsCategorisedDiscount = true })
	from("any", 0, func(d *models.DiscountType) { d.Mode = models.DiscountModeFlexibleSum })
	iiko := iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0))
	menu, cli := read(t, iiko), clientOf(t, iiko)
	for _, test := range []struct {
		discount  models.Discount
		sum, off  float64
		uncertain bool
	}{
		{models.RMSDiscount(iikotest.DiscountTypeID), 441, 49, false},
		{models.Discount{Type: models.DiscountKindRMS, DiscountTypeID: iikotest.DiscountTypeID, Sum: goiikoapi.Ptr(400.0)}, 441, 49, false},
		{models.RMSDiscount("fixed"), 0, 490, false},
		{models.RMSDiscount("large"), 490, 0, false},
		{models.RMSDiscount("categorised"), 490, 0, true},
		{models.Discount{Type: models.DiscountKindRMS, DiscountTypeID: iikotest.DiscountTypeID, SelectivePositions: []string{"a"}}, 490, 0, true},
		{models.Discount{Type: models.DiscountKindRMS, DiscountTypeID: "any", Sum: goiikoapi.Ptr(90.5)}, 399.5, 90.5, false},
		{models.IikoCardDiscount(iikotest.ProgramID, "Bonuses", models.IikoCardDiscountItem{PositionID: "a", Sum: 30, Amount: 1}, models.IikoCardDiscountItem{PositionID: "b", Sum: 10, Amount: 1}), 450, 40, false},
	} {
		req := delivery()
		req.Order.Payments = nil
		req.Order.DiscountsInfo = &models.DiscountsInfo{Discounts: []models.Discount{test.discount}}
		total, err := menu.Price(req)
		require.NoError(t, err)
		assert.InDelta(t, test.sum, total.Sum, 0, test.discount)
		assert.InDelta(t, test.off, total.Discount, 0, test.discount)
		assert.Equal(t, test.uncertain, len(total.Uncertain) > 0, test.discount)
		if !test.uncertain {
			made := placed(t, cli, req)
			require.NotNil(t, made, test.discount)
			assert.InDelta(t, made.Sum, total.Sum, 0, test.discount)
		}
	}
	_, err := catalog.NewDelivery(menu, iikotest.CustomerPhone).Add("kvass").Discount("categorised").PayRest("cash").Request()
	require.EqualError(t, err, "catalog: Delivery.PayRest: the rest is not known because of order.discountsInfo.discounts[0]")
	req := delivery()
	req.Order.PriceCategoryID = iikotest.PriceCategoryID
	req.Order.LoyaltyInfo = &models.LoyaltyInfo{Coupon: goiikoapi.Ptr("X")}
	req.Order.DiscountsInfo = &models.DiscountsInfo{Card: &models.DiscountCard{Track: "1"}}
	total, err := menu.Price(req)
	require.NoError(t, err)
	assert.Equal(t, []string{"price category " + iikotest.PriceCategoryID, "discount card", "loyalty program"}, total.Uncertain)
}

func TestSnapshot_CheckTableOrder_PriceTableOrder_areThoseOfTables(t *testing.T) {
	menu := read(t, iikotest.Start(t))
	req := models.CreateOrderRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
		Order: &models.TableOrder{OrderTypeID: iikotest.TableOrderTypeID, Items: []models.OrderItem{margherita()}},
	}
	assert.Empty(t, menu.CheckTableOrder(req))
	total, err := menu.PriceTableOrder(req)
	require.NoError(t, err)
	assert.InDelta(t, 490, total.Sum, 0)
	req.TerminalGroupID, req.Order.OrderTypeID, req.Order.Items[0].Modifiers = "", iikotest.PickupOrderTypeID, nil
	var kinds []catalog.ProblemKind
	for _, problem := range menu.CheckTableOrder(req) {
		kinds = append(kinds, problem.Kind)
	}
	assert.Equal(t, []catalog.ProblemKind{catalog.ProblemTerminalGroup, catalog.ProblemOrderType, catalog.ProblemModifierAmount}, kinds)
	assert.NotEmpty(t, menu.CheckTableOrder(models.CreateOrderRequest{}))
}

func TestDelivery_Add_addsDefaultModifiers(t *testing.T) {
	menu := &catalog.Snapshot{OrganizationID: "o", Items: []catalog.Item{{ID: "p", Name: "Soup", Sizes: []catalog.ItemSize{{
		Prices: catalog.Prices{"": 1}, ModifierGroups: []catalog.ModifierGroup{
			{OwnLimits: true, Modifiers: []catalog.Modifier{
				{ID: "bread", Name: "Bread", Limits: catalog.Limits{Default: 2}, Prices: catalog.Prices{"": 1}}, {ID: "cream", Name: "Cream", Prices: catalog.Prices{"": 1}},
			}},
			{ID: "g", Name: "Herbs", Modifiers: []catalog.Modifier{
				{ID: "dill", Name: "Dill", Limits: catalog.Limits{Default: 1}, Prices: catalog.Prices{"": 1}}, {ID: "basil", Name: "Basil", Prices: catalog.Prices{"": 1}},
			}},
		},
	}}}}}
	bread := models.Modifier{ProductID: "bread", Amount: 2}
	cream := models.Modifier{ProductID: "cream", Amount: 1}
	dill, basil := models.Modifier{ProductID: "dill", ProductGroupID: "g", Amount: 1}, models.Modifier{ProductID: "basil", ProductGroupID: "g", Amount: 1}
	for name, test := range map[string]struct {
		opts []catalog.ItemOption
		want []models.Modifier
	}{
		"of all":                       {nil, []models.Modifier{bread, dill}},
		"beside a chosen simple one":   {[]catalog.ItemOption{catalog.With("cream", 1)}, []models.Modifier{bread, cream, dill}},
		"not in a group with a choice": {[]catalog.ItemOption{catalog.With("basil", 1)}, []models.Modifier{bread, basil}},
		"unless they are left out":     {[]catalog.ItemOption{catalog.With("bread", 0), catalog.With("dill", 0)}, nil},
		"in another amount":            {[]catalog.ItemOption{catalog.With("bread", 1), catalog.With("bread", 1)}, []models.Modifier{bread, dill}},
	} {
		req, err := catalog.NewDelivery(menu, iikotest.CustomerPhone).Add("soup", test.opts...).Request()
		require.NoError(t, err, name)
		assert.Equal(t, test.want, req.Order.Items[0].Modifiers, name)
	}
}
