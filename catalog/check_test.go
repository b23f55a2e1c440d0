package catalog_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// deletedID is a dish that the restaurant of these tests has deleted.
const deletedID = "9b1c5a52-6a4c-4b3f-8a6e-0f6f3d1c2b7a"

// strictRestaurant has what orders can be wrong about.
func strictRestaurant() iikotest.Restaurant {
	r := iikotest.DemoRestaurant()
	deleted := r.Nomenclature.Products[2]
	deleted.ID, deleted.Name, deleted.IsDeleted = deletedID, "Rassolnik", goiikoapi.Ptr(true)
	r.Nomenclature.Products = append(r.Nomenclature.Products, deleted)
	products := r.Nomenclature.Products
	for i := range products {
		switch products[i].ID {
		case iikotest.OlivierID:
			products[i].SizePrices[0].Price.IsIncludedInMenu = false
		case iikotest.PelmeniID:
			products[i].Modifiers[0].MinAmount = 1
		}
	}
	r.Combos.ComboSpecifications[0].Groups[0].Products[0].ForbiddenModifiers = []string{iikotest.SourCreamID}
	r.Discounts = append(r.Discounts,
		models.DiscountType{ID: "old", Name: goiikoapi.Ptr("Old"), IsDeleted: goiikoapi.Ptr(true)},
		models.DiscountType{ID: "any", Name: goiikoapi.Ptr("Any sum"), Mode: models.DiscountModeFlexibleSum})
	r.OrderTypes = append(r.OrderTypes, models.OrderType{ID: "old", Name: "Old", OrderServiceType: models.OrderServiceTypeDeliveryByCourier, IsDeleted: goiikoapi.Ptr(true)})
	r.PaymentTypes = append(r.PaymentTypes,
		models.PaymentType{ID: "gift", Name: goiikoapi.Ptr("Gift card"), PaymentTypeKind: models.PaymentTypeKindVoucher},
		models.PaymentType{ID: "old", Name: goiikoapi.Ptr("Cheque"), IsDeleted: goiikoapi.Ptr(true), PaymentTypeKind: models.PaymentTypeKindCash},
		models.PaymentType{ID: "nowhere", Name: goiikoapi.Ptr("Terminal"), PaymentTypeKind: models.PaymentTypeKindCard})
	r.Organization.IsAnonymousGuestsAllowed = goiikoapi.Ptr(true)
	return r
}

func lunch(change func(*models.DeliveryOrder)) func(*models.CreateDeliveryRequest) {
	return func(req *models.CreateDeliveryRequest) {
		combo := models.SingleCombo("3b1e5c0a-5f0b-4a45-9c7e-1f0a3c6d8e92", iikotest.LunchComboID, "Business lunch", 500)
		coffee := models.ProductItem(iikotest.CappuccinoID, 1)
		coffee.ProductSizeID = iikotest.SmallSizeID
		req.Order.Combos = []models.Combo{combo}
		req.Order.Items = []models.OrderItem{
			combo.Item(iikotest.LunchSoupGroupID, models.ProductItem(iikotest.BorschtID, 1)),
			combo.Item(iikotest.LunchDrinkGroupID, coffee),
		}
		if change != nil {
			change(&req.Order)
		}
	}
}

// wrongOrders are the changes of a right delivery that make it wrong.
var wrongOrders = []struct {
	name   string
	change func(*models.CreateDeliveryRequest)
	want   []catalog.Problem
	// taken reports whether iikotest takes it all the same.
	taken bool
}{
	{name: "another organization", change: func(r *models.CreateDeliveryRequest) { r.OrganizationID = "other" }, want: []catalog.Problem{
		{Kind: catalog.ProblemOrganization, Path: "organizationId", Message: `the menu is of "` + iikotest.OrganizationID + `", not "other"`},
	}},
	{name: "an unknown terminal group", change: func(r *models.CreateDeliveryRequest) { r.TerminalGroupID = iikotest.DisabledTerminalGroupID }, want: []catalog.Problem{
		{Kind: catalog.ProblemTerminalGroup, Path: "terminalGroupId", Message: `"` + iikotest.DisabledTerminalGroupID + `" does not accept orders, only "Main hall" (`},
	}},
	{name: "an order type and a service type", change: func(r *models.CreateDeliveryRequest) { r.Order.OrderTypeID = iikotest.CourierOrderTypeID }, want: []catalog.Problem{
		{Kind: catalog.ProblemOrderType, Path: "order.orderServiceType", Message: "orderTypeId is set too; set one of the two"},
	}},
	{name: "an order type of tables", change: func(r *models.CreateDeliveryRequest) {
		r.Order.OrderServiceType, r.Order.OrderTypeID = "", iikotest.TableOrderTypeID
		r.Order.DeliveryPoint = nil
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemOrderType, Path: "order.orderTypeId", Message: `"In the restaurant" is for Common, not for this kind of order`},
	}},
	{name: "a deleted order type", change: func(r *models.CreateDeliveryRequest) {
		r.Order.OrderServiceType, r.Order.OrderTypeID = "", "old"
	}, want: []catalog.Problem{{Kind: catalog.ProblemOrderType, Path: "order.orderTypeId", Message: `"Old" is deleted`}}},
	{name: "an unknown order type", change: func(r *models.CreateDeliveryRequest) {
		r.Order.OrderServiceType, r.Order.OrderTypeID = "", "none"
	}, want: []catalog.Problem{{Kind: catalog.ProblemOrderType, Path: "order.orderTypeId", Message: `there is no order type "none", only "Delivery by courier" (`}}},
	{name: "the service type of tables", change: func(r *models.CreateDeliveryRequest) {
		r.Order.OrderServiceType = models.OrderServiceTypeCommon
		r.Order.DeliveryPoint = nil
	}, want: []catalog.Problem{{Kind: catalog.ProblemOrderType, Path: "order.orderServiceType", Message: "a delivery is DeliveryByCourier or DeliveryByClient, not Common"}}},
	{name: "no items", change: func(r *models.CreateDeliveryRequest) { r.Order.Items, r.Order.Payments = nil, nil }, want: []catalog.Problem{
		{Kind: catalog.ProblemNoItems, Path: "order.items", Message: "the order has no items"},
	}},
	{name: "an unknown item", change: func(r *models.CreateDeliveryRequest) { r.Order.Items[0].ProductID = "none" }, want: []catalog.Problem{
		{Kind: catalog.ProblemItem, Path: "order.items[0].productId", Message: `there is no item "none" on the menu`},
	}},
	{name: "a deleted item", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items = []models.OrderItem{models.ProductItem(deletedID, 1)}
	}, want: []catalog.Problem{{Kind: catalog.ProblemItem, Path: "order.items[0].productId", Message: `"Rassolnik" is deleted`}}},
	{name: "an item that is excluded from the menu", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items = []models.OrderItem{models.ProductItem(iikotest.OlivierID, 1)}
	}, want: []catalog.Problem{{Kind: catalog.ProblemItem, Path: "order.items[0].productId", Message: `"Olivier Salad" is not for sale`}}},
	{name: "an excluded item at a price of its own", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items = []models.OrderItem{models.ProductItem(iikotest.OlivierID, 1)}
		r.Order.Items[0].Price = goiikoapi.Ptr(100.0)
	}, want: []catalog.Problem{{Kind: catalog.ProblemItem, Path: "order.items[0].productId", Message: `"Olivier Salad" is not for sale`}}},
	{name: "a long comment for the courier", change: func(r *models.CreateDeliveryRequest) {
		r.Order.DeliveryPoint.Comment = goiikoapi.Ptr(strings.Repeat("ы", 501))
	}, taken: true, want: []catalog.Problem{{Kind: catalog.ProblemText, Path: "order.deliveryPoint.comment", Message: "501 characters, allowed are 500"}}},
	{name: "an item of no type", change: func(r *models.CreateDeliveryRequest) { r.Order.Items[0].Type = "" }, want: []catalog.Problem{
		{Kind: catalog.ProblemItem, Path: "order.items[0].type", Message: `"" is not Product or Compound`},
	}},
	{name: "a compound item without halves", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items[0] = models.OrderItem{Type: models.OrderItemTypeCompound, Amount: 1}
	}, want: []catalog.Problem{{Kind: catalog.ProblemItem, Path: "order.items[0].primaryComponent", Message: "a compound item needs a first half"}}},
	{name: "a size missing", change: func(r *models.CreateDeliveryRequest) { r.Order.Items[0].ProductSizeID = "" }, want: []catalog.Problem{
		{Kind: catalog.ProblemSize, Path: "order.items[0].productSizeId", Message: `"Margherita" needs a size: "Small" (` + iikotest.SmallSizeID + `), "Large" (` + iikotest.LargeSizeID + `)`},
	}},
	{name: "a size of another item", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items[0] = models.ProductItem(iikotest.KvassID, 1)
		r.Order.Items[0].ProductSizeID = iikotest.SmallSizeID
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemSize, Path: "order.items[0].productSizeId", Message: `"Kvass" has no size "` + iikotest.SmallSizeID + `": it has "" ()`},
	}},
	{name: "an amount of 0", change: func(r *models.CreateDeliveryRequest) { r.Order.Items[0].Amount, r.Order.Payments = 0, nil }, want: []catalog.Problem{
		{Kind: catalog.ProblemAmount, Path: "order.items[0].amount", Message: "0 is not above 0 and at most 999.999"},
	}},
	{name: "an amount of 1000", change: func(r *models.CreateDeliveryRequest) { r.Order.Items[0].Amount = 1000 }, want: []catalog.Problem{
		{Kind: catalog.ProblemAmount, Path: "order.items[0].amount", Message: "1000 is not above 0 and at most 999.999"},
	}},
	{name: "a negative price", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items[0].Price, r.Order.Payments = goiikoapi.Ptr(-1.0), nil
	}, want: []catalog.Problem{{Kind: catalog.ProblemPrice, Path: "order.items[0].price", Message: `"Margherita": -1 is not a price`}}},
	{name: "a required modifier missing", change: func(r *models.CreateDeliveryRequest) { r.Order.Items[0].Modifiers = nil }, want: []catalog.Problem{
		{Kind: catalog.ProblemModifierAmount, Path: "order.items[0].modifiers", Message: `"Margherita": 0 of "Crust", allowed are 1 to 1: "Thin crust", "Thick crust"`},
	}},
	{name: "a required simple modifier missing", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items = []models.OrderItem{models.ProductItem(iikotest.PelmeniID, 2)}
	}, want: []catalog.Problem{{Kind: catalog.ProblemModifierAmount, Path: "order.items[0].modifiers", Message: `"Pelmeni": 0 of "Sour cream", allowed are 1 to 2`}}},
	{name: "too much in a group", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items[0].Modifiers = append(r.Order.Items[0].Modifiers, models.Modifier{ProductID: iikotest.ThickCrustID, ProductGroupID: iikotest.CrustGroupID, Amount: 1})
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemModifierAmount, Path: "order.items[0].modifiers", Message: `"Margherita": 2 of "Crust", allowed are 1 to 1: "Thin crust", "Thick crust"`},
	}},
	{name: "too much of a modifier", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items[0].Modifiers = append(r.Order.Items[0].Modifiers, models.Modifier{ProductID: iikotest.MushroomsID, ProductGroupID: iikotest.ToppingsGroupID, Amount: 2})
	}, want: []catalog.Problem{{Kind: catalog.ProblemModifierAmount, Path: "order.items[0].modifiers", Message: `"Margherita": 2 of "Mushrooms", allowed are 0 to 1`}}},
	{name: "less than none of a modifier", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items = []models.OrderItem{models.ProductItem(iikotest.BorschtID, 2)}
		r.Order.Items[0].Modifiers = []models.Modifier{{ProductID: iikotest.SourCreamID, Amount: -1}}
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemModifierAmount, Path: "order.items[0].modifiers[0].amount", Message: `"Sour cream" of "Borscht": -1 is negative`},
		{Kind: catalog.ProblemModifierAmount, Path: "order.items[0].modifiers", Message: `"Borscht": -1 of "Sour cream", allowed are 0 to 2`},
	}},
	{name: "a negative price of a modifier", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items[0].Modifiers[0].Price, r.Order.Payments = goiikoapi.Ptr(-1.0), nil
	}, want: []catalog.Problem{{Kind: catalog.ProblemPrice, Path: "order.items[0].modifiers[0].price", Message: `"Thin crust" of "Margherita": -1 is not a price`}}},
	{name: "a modifier of another dish", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items[0].Modifiers = append(r.Order.Items[0].Modifiers, models.Modifier{ProductID: iikotest.SourCreamID, Amount: 1})
	}, want: []catalog.Problem{{Kind: catalog.ProblemModifier, Path: "order.items[0].modifiers[1]", Message: `"Margherita" has no modifier "` + iikotest.SourCreamID + `"`}}},
	{name: "a modifier without its group", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items[0].Modifiers[0].ProductGroupID = ""
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemModifier, Path: "order.items[0].modifiers[0]", Message: `"Thin crust" of "Margherita" is in the group "Crust"; productGroupId is "` + iikotest.CrustGroupID + `"`},
		{Kind: catalog.ProblemModifierAmount, Path: "order.items[0].modifiers", Message: `"Margherita": 0 of "Crust", allowed are 1 to 1: "Thin crust", "Thick crust"`},
	}},
	{name: "a simple modifier in a group", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items = []models.OrderItem{models.ProductItem(iikotest.BorschtID, 2)}
		r.Order.Items[0].Modifiers = []models.Modifier{{ProductID: iikotest.SourCreamID, ProductGroupID: iikotest.ToppingsGroupID, Amount: 1}}
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemModifier, Path: "order.items[0].modifiers[0]", Message: `"Sour cream" of "Borscht" is in no group; leave productGroupId empty`},
	}},
	{name: "a modifier twice", change: func(r *models.CreateDeliveryRequest) {
		mozzarella := models.Modifier{ProductID: iikotest.MozzarellaID, ProductGroupID: iikotest.ToppingsGroupID, Amount: 1}
		r.Order.Items[0].Modifiers = append(r.Order.Items[0].Modifiers, mozzarella, mozzarella)
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemModifier, Path: "order.items[0].modifiers[2]", Message: `"Mozzarella" of "Margherita" is there twice; add the amounts up`},
	}},
	{name: "modifiers of halves", change: func(r *models.CreateDeliveryRequest) {
		half := models.CompoundItem(1, models.CompoundItemComponent{ProductID: iikotest.MargheritaID},
			&models.CompoundItemComponent{ProductID: "none"})
		half.ProductSizeID = iikotest.SmallSizeID
		half.CommonModifiers = []models.Modifier{{ProductID: iikotest.SourCreamID, Amount: 1}}
		r.Order.Items = []models.OrderItem{half}
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemModifier, Path: "order.items[0].commonModifiers[0]", Message: `"Margherita" has no modifier "` + iikotest.SourCreamID + `"`},
		{Kind: catalog.ProblemModifierAmount, Path: "order.items[0].primaryComponent.modifiers", Message: `"Margherita": 0 of "Crust", allowed are 1 to 1: "Thin crust", "Thick crust"`},
		{Kind: catalog.ProblemItem, Path: "order.items[0].secondaryComponent.productId", Message: `there is no item "none" on the menu`},
	}},
	{name: "an item on the stop list", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items = append(r.Order.Items, models.ProductItem(iikotest.MedovikID, 0.5))
	}, want: []catalog.Problem{{Kind: catalog.ProblemStopList, Path: "order.items[1]", Message: `"Medovik": 0 left, 0.5 ordered`}}},
	{name: "more than the stop list leaves", change: func(r *models.CreateDeliveryRequest) {
		pepperoni := margherita()
		pepperoni.ProductID, pepperoni.ProductSizeID = iikotest.PepperoniID, iikotest.LargeSizeID
		r.Order.Items = []models.OrderItem{pepperoni, pepperoni}
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemStopList, Path: "order.items[0]", Message: `"Pepperoni": 1 left, 2 ordered`},
		{Kind: catalog.ProblemStopList, Path: "order.items[1]", Message: `"Pepperoni": 1 left, 2 ordered`},
	}},
	{name: "a combo that nobody has", change: lunch(func(o *models.DeliveryOrder) { o.Items[0].ComboInformation.ComboID = "none" }), want: []catalog.Problem{
		{Kind: catalog.ProblemCombo, Path: "order.combos[0]", Message: `"Business lunch": 0 items for "Soup", needed is one`},
		{Kind: catalog.ProblemCombo, Path: "order.items[0].comboInformation.comboId", Message: `the order has no combo "none"`},
	}},
	{name: "an unknown combo", change: lunch(func(o *models.DeliveryOrder) {
		o.Combos[0].SourceID = "none"
		for i := range o.Items {
			o.Items[i].ComboInformation.ComboSourceID = "none"
		}
	}), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemCombo, Path: "order.combos[0].sourceId", Message: `there is no combo "none"`},
	}},
	{name: "half a combo", change: lunch(func(o *models.DeliveryOrder) { o.Items = o.Items[:1] }), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemCombo, Path: "order.combos[0]", Message: `"Business lunch": 0 items for "Drink", needed is one`},
	}},
	{name: "another dish in a combo", change: lunch(func(o *models.DeliveryOrder) { o.Items[1].ProductSizeID = iikotest.LargeSizeID }), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemCombo, Path: "order.items[1].comboInformation", Message: `the item can't be chosen for "Drink" of "Business lunch"`},
	}},
	{name: "another group of a combo", change: lunch(func(o *models.DeliveryOrder) { o.Items[1].ComboInformation.ComboGroupID = "none" }), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemCombo, Path: "order.combos[0]", Message: `"Business lunch": 0 items for "Drink", needed is one`},
		{Kind: catalog.ProblemCombo, Path: "order.items[1].comboInformation.comboGroupId", Message: `"Business lunch" has no group "none"`},
	}},
	{name: "a modifier that a combo forbids", change: lunch(func(o *models.DeliveryOrder) {
		o.Items[0].Modifiers = []models.Modifier{{ProductID: iikotest.SourCreamID, Amount: 1}}
	}), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemCombo, Path: "order.items[0].comboInformation", Message: `"Business lunch" does not allow the modifier "` + iikotest.SourCreamID + `"`},
	}},
	{name: "no combo at a negative price", change: lunch(func(o *models.DeliveryOrder) { o.Combos[0].Amount, o.Combos[0].Price = 0, -1 }), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemAmount, Path: "order.combos[0].amount", Message: "0 is not positive"},
		{Kind: catalog.ProblemPrice, Path: "order.combos[0].price", Message: "-1 is not a price"},
		{Kind: catalog.ProblemCombo, Path: "order.items[0].amount", Message: "1, but 0 of the combo"},
		{Kind: catalog.ProblemCombo, Path: "order.items[1].amount", Message: "1, but 0 of the combo"},
	}},
	{name: "two soups in a combo", change: lunch(func(o *models.DeliveryOrder) { o.Items = append(o.Items, o.Items[0]) }), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemCombo, Path: "order.combos[0]", Message: `"Business lunch": 2 items for "Soup", needed is one`},
	}},
	{name: "two combos with an ID", change: lunch(func(o *models.DeliveryOrder) { o.Combos = append(o.Combos, o.Combos[0]) }), want: []catalog.Problem{
		{Kind: catalog.ProblemCombo, Path: "order.combos[1].id", Message: `there is another combo "3b1e`},
	}},
	{name: "the source of another combo", change: lunch(func(o *models.DeliveryOrder) { o.Items[1].ComboInformation.ComboSourceID = "other" }), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemCombo, Path: "order.items[1].comboInformation.comboSourceId", Message: `it is "other", that of the combo "` + iikotest.LunchComboID},
	}},
	{name: "a combo at another price", change: lunch(func(o *models.DeliveryOrder) { o.Combos[0].Price, o.Payments = 400, nil }), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemPrice, Path: "order.combos[0].price", Message: `"Business lunch" costs 500, not 400`, Warning: true},
	}},
	{name: "an ID that is no UUID", change: func(r *models.CreateDeliveryRequest) { r.Order.ID = "42" }, want: []catalog.Problem{
		{Kind: catalog.ProblemOrderID, Path: "order.id", Message: `"42" is not a UUID`},
	}},
	{name: "a regular customer without a name", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Phone, r.Order.Customer = "+79998887766", goiikoapi.Ptr(models.RegularCustomer(""))
	}, want: []catalog.Problem{{Kind: catalog.ProblemCustomer, Path: "order.customer.name", Message: "a regular customer without an id needs a name"}}},
	{name: "a long number", change: func(r *models.CreateDeliveryRequest) { r.Order.ExternalNumber = goiikoapi.Ptr(strings.Repeat("1", 51)) }, taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemText, Path: "order.externalNumber", Message: "51 characters, allowed are 50"},
	}},
	{name: "bonuses of nobody", change: paid(models.Payment{PaymentTypeKind: models.PaymentTypeKindLoyaltyCard, PaymentTypeID: iikotest.BonusPaymentTypeID, Sum: 490}), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemPayment, Path: "order.payments[0].paymentAdditionalData", Message: "a payment by loyalty card needs the customer's credential and searchScope"},
	}},
	{name: "less paid than it costs", change: paid(models.CashPayment(iikotest.CashPaymentTypeID, 489.99)), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemPaymentSum, Path: "order.payments", Message: "the payments add up to 489.99, the order costs 490 before charges of the terminal", Warning: true},
	}},
	{name: "an item on the stop list for another day", change: func(r *models.CreateDeliveryRequest) {
		due(3 * 24 * time.Hour)(r)
		r.Order.Items, r.Order.Payments = []models.OrderItem{models.ProductItem(iikotest.MedovikID, 1)}, nil
	}, want: []catalog.Problem{{Kind: catalog.ProblemStopList, Path: "order.items[0]", Message: `"Medovik": 0 left, 1 ordered`, Warning: true}}},
	{name: "an address in one line", change: func(r *models.CreateDeliveryRequest) {
		r.Order.DeliveryPoint.Address = goiikoapi.Ptr(models.LineAddress("Moscow, Tverskaya, 7"))
	}, want: []catalog.Problem{{Kind: catalog.ProblemAddress, Path: "order.deliveryPoint.address.type", Message: "the restaurant takes addresses by street and house only"}}},
	{name: "an unknown service type", change: func(r *models.CreateDeliveryRequest) { r.Order.OrderServiceType = "Drone" }, want: []catalog.Problem{
		{Kind: catalog.ProblemOrderType, Path: "order.orderServiceType", Message: "a delivery is DeliveryByCourier or DeliveryByClient, not Drone"},
	}},
	{name: "an unknown discount", change: discounted("none"), want: []catalog.Problem{
		{Kind: catalog.ProblemDiscount, Path: "order.discountsInfo.discounts[0].discountTypeId", Message: `there is no discount "none", only "Friends of the house" (`},
	}},
	{name: "a deleted discount", change: discounted("old"), want: []catalog.Problem{
		{Kind: catalog.ProblemDiscount, Path: "order.discountsInfo.discounts[0].discountTypeId", Message: `"Old" is deleted`},
	}},
	{name: "a discount without its sum", change: discounted("any"), want: []catalog.Problem{
		{Kind: catalog.ProblemDiscount, Path: "order.discountsInfo.discounts[0].sum", Message: `"Any sum" needs a sum`},
	}},
	{name: "an unknown payment type", change: paid(models.CashPayment("none", 490)), want: []catalog.Problem{
		{Kind: catalog.ProblemPayment, Path: "order.payments[0].paymentTypeId", Message: `there is no payment type "none", only "Cash" (`},
	}},
	{name: "a deleted payment type", change: paid(models.CashPayment("old", 490)), want: []catalog.Problem{
		{Kind: catalog.ProblemPayment, Path: "order.payments[0].paymentTypeId", Message: `"Cheque" is deleted`},
	}},
	{name: "a payment of another kind", change: paid(models.CardPayment(iikotest.CashPaymentTypeID, 490)), want: []catalog.Problem{
		{Kind: catalog.ProblemPayment, Path: "order.payments[0].paymentTypeKind", Message: `"Cash" is of kind Cash, not Card`},
	}},
	{name: "bonuses by the kind of the dictionary", change: paid(models.Payment{PaymentTypeKind: models.PaymentTypeKindIikoCard, PaymentTypeID: iikotest.BonusPaymentTypeID, Sum: 10}), want: []catalog.Problem{
		{Kind: catalog.ProblemPayment, Path: "order.payments[0].paymentTypeKind", Message: `"Bonuses" is of kind LoyaltyCard, not IikoCard`},
	}},
	{name: "cash that was paid elsewhere", change: paid(models.Payment{PaymentTypeKind: models.PaymentTypeKindCash, PaymentTypeID: iikotest.CashPaymentTypeID, Sum: 10, IsProcessedExternally: goiikoapi.Ptr(true)}), want: []catalog.Problem{
		{Kind: catalog.ProblemPayment, Path: "order.payments[0].isProcessedExternally", Message: `"Cash" can't be processed outside iiko`},
	}},
	{name: "a type without processing paid elsewhere", change: paid(models.Payment{PaymentTypeKind: models.PaymentTypeKindCard, PaymentTypeID: "nowhere", Sum: 10, IsProcessedExternally: goiikoapi.Ptr(true)}), want: []catalog.Problem{
		{Kind: catalog.ProblemPayment, Path: "order.payments[0].isProcessedExternally", Message: `"Terminal" can't be processed outside iiko`},
	}},
	{name: "a kind of payment that requests do not have", change: paid(models.Payment{PaymentTypeKind: models.PaymentTypeKindVoucher, PaymentTypeID: "gift", Sum: 490}), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemPayment, Path: "order.payments[0].paymentTypeId", Message: `"Gift card" is of kind Voucher, which orders can't be paid with by the API`},
	}},
	{name: "tips of an unknown type", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Tips = []models.TipsPayment{models.CashTips("none", iikotest.CashPaymentTypeID, 10)}
	}, want: []catalog.Problem{{Kind: catalog.ProblemPayment, Path: "order.tips[0].tipsTypeId", Message: `there is no tips type "none", only "Tips for the courier" (`}}},
	{name: "six minutes ago", change: due(-6 * time.Minute), taken: true, want: []catalog.Problem{{Kind: catalog.ProblemDate, Path: "order.completeBefore"}}},
	{name: "a payment of nothing", change: paid(models.CashPayment(iikotest.CashPaymentTypeID, 0)), want: []catalog.Problem{
		{Kind: catalog.ProblemPaymentSum, Path: "order.payments[0].sum", Message: "0 is not a positive sum"},
	}},
	{name: "tips of the wrong kind", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Tips = []models.TipsPayment{models.CardTips(iikotest.TipsTypeID, iikotest.CashPaymentTypeID, 10)}
	}, want: []catalog.Problem{{Kind: catalog.ProblemPayment, Path: "order.tips[0].paymentTypeKind", Message: `"Cash" is of kind Cash, not Card`}}},
	{name: "more paid than it costs", change: paid(models.CashPayment(iikotest.CashPaymentTypeID, 490), models.CardPayment(iikotest.CardPaymentTypeID, 0.01)), taken: true, want: []catalog.Problem{
		{Kind: catalog.ProblemPaymentSum, Path: "order.payments", Message: "the payments add up to 490.01, the order costs 490 before charges of the terminal", Warning: true},
	}},
	{name: "a long comment", change: func(r *models.CreateDeliveryRequest) { r.Order.Comment = goiikoapi.Ptr(strings.Repeat("ы", 256)) }, want: []catalog.Problem{
		{Kind: catalog.ProblemText, Path: "order.comment", Message: "256 characters, allowed are 255"},
	}},
	{name: "a long comment on an item", change: func(r *models.CreateDeliveryRequest) {
		r.Order.Items[0].Comment = goiikoapi.Ptr(strings.Repeat("ы", 256))
	}, want: []catalog.Problem{{Kind: catalog.ProblemText, Path: "order.items[0].comment", Message: "256 characters, allowed are 255"}}},
	{name: "a phone number without a plus", change: func(r *models.CreateDeliveryRequest) { r.Order.Phone = "89001234567" }, want: []catalog.Problem{
		{Kind: catalog.ProblemPhone, Path: "order.phone", Message: `"89001234567" is not a + and 8 to 39 digits`},
	}},
	{name: "a pickup with an address", change: func(r *models.CreateDeliveryRequest) {
		r.Order.OrderServiceType = models.OrderServiceTypeDeliveryByClient
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemAddress, Path: "order.deliveryPoint", Message: "a pickup has no address"},
	}},
	{name: "a pickup by its order type with an address", change: func(r *models.CreateDeliveryRequest) {
		r.Order.OrderServiceType, r.Order.OrderTypeID = "", iikotest.PickupOrderTypeID
	}, want: []catalog.Problem{{Kind: catalog.ProblemAddress, Path: "order.deliveryPoint", Message: "a pickup has no address"}}},
	{name: "a courier without an address", change: func(r *models.CreateDeliveryRequest) { r.Order.DeliveryPoint = nil }, want: []catalog.Problem{
		{Kind: catalog.ProblemAddress, Path: "order.deliveryPoint", Message: "a delivery by courier needs an address"},
	}},
	{name: "no house and no street", change: func(r *models.CreateDeliveryRequest) {
		r.Order.DeliveryPoint.Address = goiikoapi.Ptr(models.StreetAddress(models.AddressStreet{Name: goiikoapi.Ptr("Arbat")}, ""))
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemAddress, Path: "order.deliveryPoint.address.street", Message: "a street needs an id, a classifierId, or a name and a city"},
		{Kind: catalog.ProblemAddress, Path: "order.deliveryPoint.address.house", Message: "the address has no house"},
	}},
	{name: "an address of no line", change: func(r *models.CreateDeliveryRequest) {
		r.Order.DeliveryPoint.Address = goiikoapi.Ptr(models.LineAddress(""))
	}, want: []catalog.Problem{
		{Kind: catalog.ProblemAddress, Path: "order.deliveryPoint.address.type", Message: "the restaurant takes addresses by street and house only"},
		{Kind: catalog.ProblemAddress, Path: "order.deliveryPoint.address.line1", Message: "the address is empty"},
	}},
	{name: "yesterday", change: due(-24 * time.Hour), want: []catalog.Problem{{Kind: catalog.ProblemDate, Path: "order.completeBefore"}}},
	{name: "in 61 days", change: due(61 * 24 * time.Hour), want: []catalog.Problem{{Kind: catalog.ProblemDate, Path: "order.completeBefore"}}},
	{name: "a date of another form", change: func(r *models.CreateDeliveryRequest) { r.Order.CompleteBefore = "soon" }, want: []catalog.Problem{
		{Kind: catalog.ProblemDate, Path: "order.completeBefore", Message: `"soon" is not of the form 2006-01-02 15:04:05.000`},
	}},
}

func discounted(id string) func(*models.CreateDeliveryRequest) {
	return func(r *models.CreateDeliveryRequest) {
		r.Order.DiscountsInfo = &models.DiscountsInfo{Discounts: []models.Discount{models.RMSDiscount(id)}}
	}
}

func paid(payments ...models.Payment) func(*models.CreateDeliveryRequest) {
	return func(r *models.CreateDeliveryRequest) { r.Order.Payments = payments }
}

func due(in time.Duration) func(*models.CreateDeliveryRequest) {
	return func(r *models.CreateDeliveryRequest) {
		r.Order.CompleteBefore = models.NewDateTime(time.Now().In(time.FixedZone("MSK", 3*60*60)).Add(in))
	}
}

func TestSnapshot_Check_findsWhatIsWrong(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithRestaurant(strictRestaurant()), iikotest.WithProcessingTime(0))
	cli := clientOf(t, iiko)
	menu := read(t, iiko, allParts())
	require.Empty(t, menu.Check(delivery()))
	for _, test := range wrongOrders {
		t.Run(test.name, func(t *testing.T) {
			req := delivery()
			test.change(&req)
			found := menu.Check(req)
			require.Len(t, found, len(test.want), "%v", found)
			for i, want := range test.want {
				// The rest of a message lists what there is, or has the time.
				assert.True(t, strings.HasPrefix(found[i].Message, want.Message), "%q\n%q", want.Message, found[i].Message)
				want.Message = found[i].Message
				assert.Equal(t, want, found[i])
			}
			if err := found.Err(); test.want[0].Warning {
				require.NoError(t, err)
			} else {
				require.ErrorContains(t, err, found[0].String())
			}

			// What Check finds, iikotest refuses.
			req.CreateOrderSettings = &models.CreateOrderSettings{CheckStopList: goiikoapi.Ptr(true)}
			assert.Equal(t, test.taken, placed(t, cli, req) != nil)
		})
	}
}

// placed returns the delivery that a create makes, or nil if it is refused in any way.
func placed(t *testing.T, cli *goiikoapi.Client, req models.CreateDeliveryRequest) *models.PlacedDelivery {
	t.Helper()
	created, apiErr, err := cli.Deliveries.CreateDelivery(t.Context(), req)
	if apiErr != nil || err != nil {
		return nil
	}
	found, err := goiikoapi.Check(cli.Deliveries.ByID(t.Context(), models.DeliveriesByIDRequest{
		OrganizationID: req.OrganizationID, OrderIDs: []string{created.OrderInfo.ID},
	}))
	require.NoError(t, err)
	require.Len(t, found.Orders, 1)
	return found.Orders[0].Order
}

// rightOrders are changes of a right delivery that leave it right.
var rightOrders = map[string]func(*models.CreateDeliveryRequest){
	"the largest amount": func(r *models.CreateDeliveryRequest) { r.Order.Items[0].Amount, r.Order.Payments = 999.999, nil },
	"a card that was charged elsewhere": paid(models.Payment{
		PaymentTypeKind: models.PaymentTypeKindCard, PaymentTypeID: iikotest.CardPaymentTypeID, Sum: 490, IsProcessedExternally: goiikoapi.Ptr(true),
	}),
	"paid on the site": paid(models.ExternalPayment(iikotest.OnlinePaymentTypeID, 490)),
	"a modifier of none": func(r *models.CreateDeliveryRequest) {
		r.Order.Items[0].Modifiers = append(r.Order.Items[0].Modifiers, models.Modifier{ProductID: iikotest.MushroomsID, ProductGroupID: iikotest.ToppingsGroupID})
	},
	"the longest comments": func(r *models.CreateDeliveryRequest) {
		r.Order.Comment, r.Order.Items[0].Comment = goiikoapi.Ptr(strings.Repeat("ы", 255)), goiikoapi.Ptr(strings.Repeat("ы", 255))
		r.Order.DeliveryPoint.Comment = goiikoapi.Ptr(strings.Repeat("ы", 500))
	},
	"a pickup by its order type": func(r *models.CreateDeliveryRequest) {
		r.Order.OrderServiceType, r.Order.OrderTypeID, r.Order.DeliveryPoint = "", iikotest.PickupOrderTypeID, nil
	},
	"in an hour": due(time.Hour),
	"in 59 days": due(59 * 24 * time.Hour),
	"a lunch":    lunch(func(o *models.DeliveryOrder) { o.Payments = nil }),
	"somewhere":  func(r *models.CreateDeliveryRequest) { r.TerminalGroupID = "" },
	"a regular guest": func(r *models.CreateDeliveryRequest) {
		r.Order.Customer = goiikoapi.Ptr(models.RegularCustomer("Anna"))
	},
}

func TestSnapshot_Check_findsNothingInRightOrders(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithRestaurant(strictRestaurant()), iikotest.WithProcessingTime(0))
	cli, menu := clientOf(t, iiko), read(t, iiko, allParts())
	for name, change := range rightOrders {
		req := delivery()
		change(&req)
		assert.Empty(t, menu.Check(req), name)
		assert.NotNil(t, placed(t, cli, req), name)
	}
	// UUIDs in capitals are the same; iikotest is stricter.
	req := delivery()
	for _, id := range []*string{&req.OrganizationID, &req.TerminalGroupID, &req.Order.Items[0].ProductID, &req.Order.Items[0].ProductSizeID,
		&req.Order.Items[0].Modifiers[0].ProductID, &req.Order.Items[0].Modifiers[0].ProductGroupID, &req.Order.Payments[0].PaymentTypeID} {
		*id = strings.ToUpper(*id)
	}
	assert.Empty(t, menu.Check(req))
}

func TestSnapshot_Check_knowsTheSettingsOfTheRestaurant(t *testing.T) {
	for name, test := range map[string]struct {
		set    func(*iikotest.Restaurant)
		change func(*models.CreateDeliveryRequest)
		want   catalog.Problem
	}{
		"comments on items": {
			func(r *iikotest.Restaurant) { r.Organization.OrderItemCommentEnabled = goiikoapi.Ptr(false) },
			func(r *models.CreateDeliveryRequest) { r.Order.Items[0].Comment = goiikoapi.Ptr("hot") },
			catalog.Problem{Kind: catalog.ProblemText, Path: "order.items[0].comment", Message: "the restaurant allows no comments on items"},
		},
		"marketing sources": {
			func(r *iikotest.Restaurant) { r.Organization.MarketingSourceRequiredInDelivery = goiikoapi.Ptr(true) },
			func(*models.CreateDeliveryRequest) {},
			catalog.Problem{Kind: catalog.ProblemMarketingSource, Path: "order.marketingSourceId", Message: "the restaurant takes no deliveries without a marketing source"},
		},
		"customers": {
			func(r *iikotest.Restaurant) { r.Organization.IsAnonymousGuestsAllowed = goiikoapi.Ptr(false) },
			func(*models.CreateDeliveryRequest) {},
			catalog.Problem{Kind: catalog.ProblemCustomer, Path: "order.customer", Message: "the restaurant takes no orders without a customer"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := iikotest.DemoRestaurant()
			iiko := iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0))
			req := delivery()
			test.change(&req)
			assert.Empty(t, read(t, iiko).Check(req), "without the setting")
			test.set(&r)
			iiko = iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0))
			assert.Equal(t, catalog.Problems{test.want}, read(t, iiko).Check(req))
			assert.Nil(t, placed(t, clientOf(t, iiko), req))
		})
	}
}

// pizzeria is a menu with what the demo restaurant does not have.
func pizzeria() *catalog.Snapshot {
	price := catalog.Prices{"": 100}
	return &catalog.Snapshot{
		OrganizationID: "o", MenuID: "m",
		TerminalGroups: []models.TerminalGroup{{ID: "t1", TimeZone: "-05:30:00"}, {ID: "t2", TimeZone: "-05:30:00"}},
		Items: []catalog.Item{{ID: "p", Name: "Pizza", Sizes: []catalog.ItemSize{{Prices: price, ModifierGroups: []catalog.ModifierGroup{{
			ID: "g", Name: "Extras", OwnLimits: true, Modifiers: []catalog.Modifier{
				{ID: "two", Name: "Olives", Limits: catalog.Limits{Min: 2, Max: 3}, Prices: price},
				{ID: "unsold", Name: "Truffle"},
				{ID: "box", Name: "Box", Prices: price, Independent: true},
			},
		}}}}}},
		Combos:    []catalog.Combo{{ID: "c", Name: "Lunch", Inactive: true}},
		StopLists: []models.TerminalGroupStopList{{TerminalGroupID: "t1", Items: []models.StopListItem{{ProductID: "box", Balance: 1}, {ProductID: "p", Balance: 3}}}},
	}
}

func TestSnapshot_Check_Price_ofRareThings(t *testing.T) {
	order := func(change func(*models.CreateDeliveryRequest)) models.CreateDeliveryRequest {
		req := models.CreateDeliveryRequest{OrganizationID: "o", TerminalGroupID: "t1", Order: models.DeliveryOrder{
			Phone: iikotest.CustomerPhone, OrderServiceType: models.OrderServiceTypeDeliveryByClient, Items: []models.OrderItem{models.ProductItem("p", 3)},
		}}
		change(&req)
		return req
	}
	with := func(id string, amount float64, price *float64) func(*models.CreateDeliveryRequest) {
		return func(r *models.CreateDeliveryRequest) {
			r.Order.Items[0].Modifiers = []models.Modifier{{ProductID: id, ProductGroupID: "g", Amount: amount, Price: price}}
		}
	}
	for name, test := range map[string]struct {
		change func(*models.CreateDeliveryRequest)
		want   string
	}{
		"none of a modifier with a minimum": {with("two", 0, nil), ""},
		"less than its minimum":             {with("two", 1, nil), `order.items[0].modifiers: "Pizza": 1 of "Olives", allowed are 2 to 3`},
		"a modifier that is not for sale":   {with("unsold", 1, nil), `order.items[0].modifiers[0]: "Truffle" of "Pizza" is not for sale`},
		"none of it":                        {with("unsold", 0, nil), ""},
		"at a price of its own":             {with("unsold", 1, goiikoapi.Ptr(5.0)), ""},
		"one box for three":                 {with("box", 1, nil), ""},
		"two boxes":                         {with("box", 2, nil), `order.items[0]: modifier "Box": 1 left, 2 ordered`},
		"more than one terminal group has":  {func(r *models.CreateDeliveryRequest) { r.Order.Items[0].Amount = 4 }, `order.items[0]: "Pizza": 3 left, 4 ordered`},
		"which another has":                 {func(r *models.CreateDeliveryRequest) { r.Order.Items[0].Amount, r.TerminalGroupID = 4, "" }, ""},
		"the external menu":                 {func(r *models.CreateDeliveryRequest) { r.Order.MenuID = "m" }, ""},
		"another external menu":             {func(r *models.CreateDeliveryRequest) { r.Order.MenuID = "n" }, `order.menuId: the items are checked with menu "m", not "n"`},
		"a combo that the menu need not have": {func(r *models.CreateDeliveryRequest) {
			r.Order.Combos = []models.Combo{models.SingleCombo("x", "other", "", 1)}
		}, ""},
		"a combo that is not on sale": {func(r *models.CreateDeliveryRequest) {
			r.Order.Combos = []models.Combo{models.SingleCombo("x", "c", "", 1)}
		}, `order.combos[0].sourceId: "Lunch" is not on sale`},
	} {
		problems := pizzeria().Check(order(test.change))
		if test.want == "" {
			assert.Empty(t, problems, name)
			continue
		}
		require.Len(t, problems, 1, name)
		assert.Equal(t, test.want, problems[0].String(), name)
	}
	total, err := pizzeria().Price(order(with("box", 1, nil)))
	require.NoError(t, err)
	assert.InDelta(t, 3*100+100, total.Sum, 0, "one box for three pizzas")
	total, err = pizzeria().Price(order(func(r *models.CreateDeliveryRequest) {
		combo := models.SingleCombo("x", "c", "", 150.5)
		combo.Amount = 2
		r.Order.Combos = []models.Combo{combo}
		r.Order.Items[0] = combo.Item("g", r.Order.Items[0])
	}))
	require.NoError(t, err)
	assert.InDelta(t, 301, total.Sum, 0)
	assert.InDelta(t, 301, total.Combos, 0)

	location, known := pizzeria().Location("t2")
	require.True(t, known)
	_, offset := time.Now().In(location).Zone()
	assert.Equal(t, -(5*3600 + 30*60), offset)
	assert.Equal(t, "UTC-05:30:00", location.String())
	_, known = pizzeria().Location("t3")
	assert.False(t, known)
}
