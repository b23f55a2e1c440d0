package main

import (
	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// dinner returns a complete delivery order. The ids come from Menu.Nomenclature, Dictionaries.PaymentTypes and
// Address.StreetsByCity.
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
		Phone:         iikotest.CustomerPhone,
		Customer:      goiikoapi.Ptr(models.RegularCustomer("Anna")),
		DeliveryPoint: &models.DeliveryPoint{Address: &address},
		Items:         []models.OrderItem{pizza, models.ProductItem(iikotest.BorschtID, 2)},
		Payments:      []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 1560)},
	}
}

// pickup returns a minimal pickup order, nil when an option is missing.
func pickup(opts options) *models.DeliveryOrder {
	if opts.organizationID == "" || opts.terminalGroupID == "" || opts.productID == "" || opts.phone == "" {
		return nil
	}
	return &models.DeliveryOrder{
		Phone:            opts.phone,
		OrderServiceType: models.OrderServiceTypeDeliveryByClient,
		Items:            []models.OrderItem{models.ProductItem(opts.productID, 1)},
	}
}
