package iikotest_test

import (
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// TestServer_bearsAllMethodsAtOnce finds races and deadlocks: requests, webhooks and every method of the server at once.
func TestServer_bearsAllMethodsAtOnce(t *testing.T) {
	var iiko *iikotest.Server
	receiver := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		iiko.Deliveries() // a receiver may call the server
		w.WriteHeader(http.StatusOK)
	})
	r := iikotest.DemoRestaurant()
	r.Organization.IsConfirmationEnabled = ptr(false)
	iiko = iikotest.Start(t, iikotest.WithRestaurants(r, secondRestaurant(t)), iikotest.WithProcessingTime(time.Millisecond), iikotest.WithWebhookHandler(receiver, "token"))
	c := overNetwork(t, iiko)
	iiko.Handle("Licenses.Licenses", func(iikotest.Request) (iikotest.Reply, bool) {
		return iikotest.Reply{Body: iiko.Deliveries()}, true
	})
	id := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(byCourier)).OrderInfo.ID
	calls := []func(){
		func() { c.request(http.MethodPost, api.DeliveriesDeliveryCreate.Path, pickup(nil)) },
		func() {
			c.request(http.MethodPost, api.OrdersOrderCreate.Path, tableOrder(models.ProductItem(iikotest.BorschtID, 1)))
		},
		func() {
			c.request(http.MethodPost, api.MenuNomenclature.Path, models.NomenclatureRequest{OrganizationID: branchID})
		},
		func() { c.request(http.MethodPost, api.ClientOrganizations.Path, "{}") },
		func() { c.request(http.MethodPost, api.LicensesLicenses.Path, "{}") },
		func() { iiko.Restore(iiko.Snapshot()) },
		func() {
			iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) { menu.Products[0].Weight = ptr(1.0) })
		},
		func() { _ = iiko.SetDeliveryStatus(id, models.DeliveryStatusOnWay) },
		func() { _ = iiko.SetItemStatus(id, 0, models.OrderItemStatusServed) },
		func() { _ = iiko.AssignCourier(id, iikotest.CourierID) },
		func() { _ = iiko.SetCourierLocation(branchCourierID, 1, 1) },
		func() { _ = iiko.ProcessPayments(id) },
		func() { _ = iiko.SeatGuests(reserveID) },
		func() { _, _ = iiko.OpenTable(tableOrder(models.ProductItem(iikotest.KvassID, 1))) },
		func() { iiko.OpenCashShift(); iiko.SetOffline(false) },
		func() {
			iiko.DelayNext("Orders.OrderCreate", time.Millisecond)
			iiko.DoubleNext("Orders.OrderCreate", 1)
		},
		func() { iiko.SendWebhook(models.WebhookEventTypeNomenclatureUpdate, struct{}{}); iiko.Webhooks() },
		func() { iiko.Requests(); iiko.ResetRequests(); iiko.Couriers(); iiko.Nomenclature() },
		func() { iiko.TableOrders(); iiko.Reserves(); iiko.Customer(iikotest.CustomerID) },
		func() { iiko.SetFaults(1); iiko.Advance(time.Millisecond) },
	}
	var all sync.WaitGroup
	for _, call := range calls {
		all.Go(func() {
			for range 20 {
				call()
			}
		})
	}
	all.Wait()
	flush(t, iiko)
	require.NotEmpty(t, iiko.Deliveries())
}
