package iikotest_test

import (
	"context"
	"io"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_SetItemStatus_cooksOneDish(t *testing.T) {
	k := newKitchen(t)
	id, order := k.table(func(o *models.TableOrder) { o.Items = append(o.Items, models.ProductItem(iikotest.KvassID, 1)) })
	require.NoError(t, k.iiko.SetItemStatus(id, 1, models.OrderItemStatusCookingCompleted))
	assert.Equal(t, models.OrderItemStatusAdded, order().Items[0].Status)
	assert.Equal(t, models.OrderItemStatusCookingCompleted, order().Items[1].Status)
	for _, item := range []int{-1, 2} {
		require.ErrorContains(t, k.iiko.SetItemStatus(id, item, models.OrderItemStatusServed), "has no item")
	}
	require.EqualError(t, k.iiko.SetItemStatus("unknown", 0, models.OrderItemStatusServed), `iikotest: SetItemStatus: no placed order with id "unknown"`)
}

func TestServer_AssignCourier_givesTheDeliveryToHim(t *testing.T) {
	k := newKitchen(t)
	id, delivery := k.delivery(byCourier)
	require.NoError(t, k.iiko.AssignCourier(id, iikotest.CourierID))
	assert.Equal(t, iikotest.CourierID, delivery().CourierInfo.Courier.ID)
	require.EqualError(t, k.iiko.AssignCourier(id, "unknown"), `iikotest: AssignCourier: UserNotFound: courier "unknown" not found`)
	table, _ := k.table(nil)
	require.ErrorContains(t, k.iiko.AssignCourier(table, iikotest.CourierID), "is no delivery")
	failed := success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.Phone = "1" })).OrderInfo.ID
	k.iiko.Deliveries() // the terminal has refused it
	require.ErrorContains(t, k.iiko.ProcessPayments(failed), "no placed order")
}

func TestServer_ProcessPayments_keepsThemFromChanges(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	cash := []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 100)}
	id, order := k.table(func(o *models.TableOrder) { o.Payments = cash })
	assert.Zero(t, *order().ProcessedPaymentsSum)
	require.NoError(t, k.iiko.ProcessPayments(id))
	assert.False(t, order().Payments[0].IsPreliminary)
	assert.False(t, order().Payments[0].IsProcessedExternally)
	assert.InDelta(t, 100, *order().ProcessedPaymentsSum, 0)
	k.fails(models.ErrorCodeCommon, api.OrdersChangePayments, models.ChangePaymentsRequest{OrganizationID: org, OrderID: id, Payments: cash})
	k.fails(models.ErrorCodeCommon, api.OrdersCancel, models.CancelOrderRequest{OrganizationID: org, OrderID: id})

	success[models.ReserveResponse](k.client, api.ReservesCreate, reserve(nil))
	k.iiko.Reserves() // it is placed
	require.ErrorContains(t, k.iiko.ProcessPayments(reserveID), "has no payments")
}

func TestServer_SeatGuests_closesAReserveAndStartsABanquet(t *testing.T) {
	for _, test := range []struct {
		name    string
		request models.CreateReserveRequest
		want    models.ReserveStatus
	}{
		{"a reserve", reserve(nil), models.ReserveStatusClosed},
		{"a banquet", banquet(nil), models.ReserveStatusStarted},
	} {
		t.Run(test.name, func(t *testing.T) {
			k := newKitchen(t)
			require.ErrorContains(t, k.iiko.SeatGuests(reserveID), "no placed order")
			success[models.ReserveResponse](k.client, api.ReservesCreate, test.request)
			k.iiko.Reserves() // it is placed
			require.NoError(t, k.iiko.SeatGuests(reserveID))
			assert.Equal(t, test.want, k.iiko.Reserves()[0].Reserve.Status)
			require.Error(t, k.iiko.SeatGuests(reserveID))
			err := k.iiko.CloseBanquet(reserveID)
			assert.Equal(t, models.ReserveStatusClosed, k.iiko.Reserves()[0].Reserve.Status)
			require.Equal(t, test.want == models.ReserveStatusStarted, err == nil)
			require.ErrorContains(t, k.iiko.CloseBanquet(reserveID), "no banquet with guests")
		})
	}
	k := newKitchen(t)
	id, _ := k.table(nil)
	require.ErrorContains(t, k.iiko.SeatGuests(id), "is no reserve")
}

func TestServer_DelayNext_makesACommandLaterThanTheNextOne(t *testing.T) {
	k := newKitchen(t)
	k.iiko.DelayNext("Orders.OrderCreate", time.Minute)
	first := success[models.TableOrderResponse](k.client, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.BorschtID, 1))).OrderInfo.ID
	second := success[models.TableOrderResponse](k.client, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.BorschtID, 1))).OrderInfo.ID
	creations := func() map[string]models.CreationStatus {
		found := map[string]models.CreationStatus{}
		for _, order := range k.iiko.TableOrders() {
			found[order.ID] = order.CreationStatus
		}
		return found
	}
	assert.Equal(t, map[string]models.CreationStatus{first: models.CreationStatusInProgress, second: models.CreationStatusSuccess}, creations())
	k.iiko.Advance(time.Minute)
	assert.Equal(t, map[string]models.CreationStatus{first: models.CreationStatusSuccess, second: models.CreationStatusSuccess}, creations())
	assert.Panics(t, func() { k.iiko.DelayNext("Orders.Nothing", time.Minute) })
}

func TestServer_DoubleNext_placesAnOrderTwice(t *testing.T) {
	k := newKitchen(t)
	k.iiko.DoubleNext("Deliveries.DeliveryCreate", 1)
	id, _ := k.delivery(func(d *models.DeliveryOrder) { d.ExternalNumber = ptr("A-17") })
	deliveries := k.iiko.Deliveries()
	require.Len(t, deliveries, 2)
	assert.Equal(t, id, deliveries[0].ID)
	assert.NotEqual(t, id, deliveries[1].ID)
	assert.NotEqual(t, deliveries[0].PosID, deliveries[1].PosID)
	assert.Equal(t, "A-17", *deliveries[1].ExternalNumber)
	assert.Equal(t, deliveries[0].Order.Items[0].Product, deliveries[1].Order.Items[0].Product)
	k.delivery(nil)
	assert.Len(t, k.iiko.Deliveries(), 3, "only the next one")
	k.iiko.DoubleNext("Deliveries.DeliveryCreate", 1)
	success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.Phone = "1" }))
	assert.Len(t, k.iiko.Deliveries(), 4, "a rejected order is not doubled")
}

func TestRestaurant_Deliveries_areThereAtFirst(t *testing.T) {
	k := newKitchen(t)
	k.delivery(nil)
	k.table(nil)
	r := iikotest.DemoRestaurant()
	r.Deliveries, r.TableOrders = k.iiko.Deliveries(), k.iiko.TableOrders()
	r.Deliveries[0].Order.Status = models.DeliveryStatusOnWay
	r.TableOrders[0].ID, r.TableOrders[0].PosID, r.TableOrders[0].Timestamp, r.TableOrders[0].CreationStatus = "", "", 0, ""
	r.TableOrders[0].Order.Number = 40

	next := iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0))
	assert.Equal(t, r.Deliveries, next.Deliveries())
	table := next.TableOrders()[0]
	assert.Len(t, table.ID, 36)
	assert.Len(t, table.PosID, 36)
	assert.Equal(t, models.CreationStatusSuccess, table.CreationStatus)
	assert.InDelta(t, time.Now().UnixMilli(), table.Timestamp, 60_000)
	c := overNetwork(t, next)
	success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil))
	assert.Equal(t, 41, next.Deliveries()[1].Order.Number)
	require.NoError(t, next.SetDeliveryStatus(r.Deliveries[0].ID, models.DeliveryStatusDelivered))
	assert.Equal(t, models.DeliveryStatusOnWay, r.Deliveries[0].Order.Status, "the restaurant stays as it was")
}

func TestWithWebhookHandler_sendsWithoutANetwork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var got []string
		receiver := goiikoapi.WebhookHandler(webhookToken, func(_ context.Context, event goiikoapi.WebhookEvent) error {
			got = append(got, summary(event))
			return event.Err
		})
		iiko := iikotest.NewHandler(iikotest.WithWebhookHandler(receiver, webhookToken))
		defer iiko.Close()
		c := inMemory(t, iiko)
		success[models.TableOrderResponse](c, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.KvassID, 1)))
		time.Sleep(time.Second)
		synctest.Wait()
		assert.Equal(t, []string{"TableOrderUpdate InProgress", "TableOrderUpdate New"}, got)
		assert.Equal(t, "http://webhook.test/", iiko.Webhooks()[0].URL)
	})
}

func TestWithWebhookInterval_repeatsForAnHourByTheClockOfTheServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		refuses := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body)
			w.WriteHeader(http.StatusBadGateway)
		})
		iiko := iikotest.NewHandler(iikotest.WithWebhookHandler(refuses, webhookToken), iikotest.WithWebhookInterval(10*time.Minute))
		defer iiko.Close()
		iiko.SendWebhook("NomenclatureUpdate", struct{}{})
		synctest.Wait()
		attempts := func() []iikotest.WebhookAttempt { return iiko.Webhooks()[0].Attempts }
		require.Len(t, attempts(), 1)
		assert.Equal(t, http.StatusBadGateway, attempts()[0].Status)
		assert.Contains(t, string(iiko.Webhooks()[0].Body), `"eventType":"NomenclatureUpdate"`)
		iiko.Advance(10*time.Minute - time.Second)
		synctest.Wait()
		require.Len(t, attempts(), 1)
		iiko.Advance(time.Second)
		synctest.Wait()
		require.Len(t, attempts(), 2)
		time.Sleep(3 * time.Hour)
		synctest.Wait()
		require.Len(t, attempts(), 7)
		assert.Equal(t, time.Hour, attempts()[6].Time.Sub(attempts()[0].Time))
	})
}

func TestServer_Webhooks_namesWhatFailed(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithWebhook("http://127.0.0.1:1", webhookToken), iikotest.WithWebhookInterval(0), iikotest.WithRequestLimit(1))
	iiko.SendWebhook("A", nil)
	iiko.SendWebhook("B", nil)
	flush(t, iiko)
	webhooks := iiko.Webhooks()
	require.Len(t, webhooks, 1, "the limit of requests is theirs, too")
	assert.Contains(t, string(webhooks[0].Body), `"eventType":"B"`)
	require.Len(t, webhooks[0].Attempts, 7)
	assert.Zero(t, webhooks[0].Attempts[0].Status)
	assert.ErrorContains(t, webhooks[0].Attempts[0].Err, "connection refused")
}
