package iikotest_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

const webhookToken = "the webhook's token"

// receiver collects the events from a goiikoapi.WebhookHandler.
type receiver struct {
	url string

	mu     sync.Mutex
	events []goiikoapi.WebhookEvent
}

// startReceiver starts a receiver.
func startReceiver(t *testing.T, opts ...goiikoapi.WebhookOption) *receiver {
	r := &receiver{}
	server := httptest.NewServer(goiikoapi.WebhookHandler(webhookToken, func(_ context.Context, event goiikoapi.WebhookEvent) error {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.events = append(r.events, event)
		return event.Err
	}, opts...))
	t.Cleanup(server.Close)
	r.url = server.URL
	return r
}

// takeEvents flushes the webhooks and returns the events received since the last call.
func (r *receiver) takeEvents(t *testing.T, iiko *iikotest.Server) []goiikoapi.WebhookEvent {
	t.Helper()
	flush(t, iiko)
	r.mu.Lock()
	defer r.mu.Unlock()
	events := r.events
	r.events = nil
	return events
}

// flush waits until all webhooks are sent, for at most ten seconds.
func flush(t *testing.T, iiko *iikotest.Server) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	require.NoError(t, iiko.FlushWebhooks(ctx))
}

// summary returns the type and the status of an event.
func summary(event goiikoapi.WebhookEvent) string {
	switch {
	case event.Delivery != nil && event.Delivery.Order != nil:
		return fmt.Sprintf("%s %s", event.Type, event.Delivery.Order.Status)
	case event.Delivery != nil:
		return fmt.Sprintf("%s %s", event.Type, event.Delivery.CreationStatus)
	case event.TableOrder != nil && event.TableOrder.Order != nil:
		return fmt.Sprintf("%s %s", event.Type, event.TableOrder.Order.Status)
	case event.TableOrder != nil:
		return fmt.Sprintf("%s %s", event.Type, event.TableOrder.CreationStatus)
	case event.Reserve != nil && event.Reserve.Reserve != nil:
		return fmt.Sprintf("%s %s", event.Type, event.Reserve.Reserve.Status)
	case event.Reserve != nil:
		return fmt.Sprintf("%s %s", event.Type, event.Reserve.CreationStatus)
	}
	return string(event.Type)
}

func summaries(events []goiikoapi.WebhookEvent) []string {
	texts := []string{}
	for _, event := range events {
		texts = append(texts, summary(event))
	}
	return texts
}

// byCourier makes a delivery one by courier.
func byCourier(d *models.DeliveryOrder) {
	d.OrderServiceType = models.OrderServiceTypeDeliveryByCourier
	d.DeliveryPoint = &models.DeliveryPoint{Address: ptr(models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "7"))}
}

func TestServer_sendsWebhooksForDeliveries(t *testing.T) {
	r := startReceiver(t)
	iiko := iikotest.Start(t, iikotest.WithWebhook(r.url, webhookToken), iikotest.WithProcessingTime(10*time.Millisecond))
	c := overNetwork(t, iiko)
	created := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) {
		byCourier(d)
		d.ExternalData = []models.ExternalData{{Key: "table", Value: "1"}}
	}))
	id := created.OrderInfo.ID
	events := r.takeEvents(t, iiko)
	require.Equal(t, []string{"DeliveryOrderUpdate InProgress", "DeliveryOrderUpdate Unconfirmed"}, summaries(events))
	for _, event := range events {
		require.Equal(t, iikotest.OrganizationID, event.OrganizationID)
		require.Equal(t, created.CorrelationID, event.CorrelationID)
		require.Equal(t, id, event.Delivery.ID)
		happened, err := event.Time.In(time.UTC)
		require.NoError(t, err)
		require.WithinDuration(t, time.Now(), happened, time.Minute)
		require.Equal(t, event.Delivery.Timestamp, happened.UnixMilli())
	}
	require.Empty(t, events[1].Delivery.Order.ExternalData, "no filter, no external data")

	confirmed := success[models.CorrelationIDResponse](c, api.DeliveriesConfirm, models.OrderRequest{OrganizationID: iikotest.OrganizationID, OrderID: id})
	flush(t, iiko)
	require.NoError(t, iiko.SetDeliveryStatus(id, models.DeliveryStatusCookingStarted))
	require.NoError(t, iiko.SetDeliveryStatus(id, models.DeliveryStatusCookingCompleted))
	for _, status := range []models.DeliveryStatus{models.DeliveryStatusWaiting, models.DeliveryStatusOnWay, models.DeliveryStatusDelivered} {
		success[models.CorrelationIDResponse](c, api.DeliveriesUpdateOrderDeliveryStatus, models.UpdateOrderDeliveryStatusRequest{
			OrganizationID: iikotest.OrganizationID, OrderID: id, DeliveryStatus: status,
		})
	}
	events = r.takeEvents(t, iiko)
	require.Equal(t, []string{
		"DeliveryOrderUpdate WaitCooking", "DeliveryOrderUpdate CookingStarted", "DeliveryOrderUpdate CookingCompleted",
		"DeliveryOrderUpdate Waiting", "DeliveryOrderUpdate OnWay", "DeliveryOrderUpdate Delivered",
	}, summaries(events))
	require.Equal(t, confirmed.CorrelationID, events[0].CorrelationID)
	require.Empty(t, events[1].CorrelationID, "the change was not made by a call")
	require.True(t, slices.IsSortedFunc(events, func(a, b goiikoapi.WebhookEvent) int {
		return int(a.Delivery.Timestamp - b.Delivery.Timestamp)
	}))

	failed := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.Phone = "1" }))
	events = r.takeEvents(t, iiko)
	require.Equal(t, []string{"DeliveryOrderUpdate InProgress", "DeliveryOrderError Error"}, summaries(events))
	require.Equal(t, failed.OrderInfo.ID, events[1].Delivery.ID)
	require.Equal(t, models.ErrorCodeInvalidPhone, events[1].Delivery.ErrorInfo.Code)
}

func TestServer_sendsWebhooksOfAllKinds(t *testing.T) {
	r := startReceiver(t)
	iiko := iikotest.Start(t, iikotest.WithWebhook(r.url, webhookToken), iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	shift := models.ShiftRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, EmployeeID: iikotest.CourierID,
	}
	t.Run("table orders", func(t *testing.T) {
		success[models.TableOrderResponse](c, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.KvassID, 1)))
		success[models.TableOrderResponse](c, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.MargheritaID, 1))) // has sizes
		require.ElementsMatch(t, []string{
			"TableOrderUpdate InProgress", "TableOrderUpdate New", "TableOrderUpdate InProgress", "TableOrderError Error",
		}, summaries(r.takeEvents(t, iiko)))
	})
	t.Run("stop lists", func(t *testing.T) {
		added := success[models.CorrelationIDResponse](c, api.MenuAddToStopList, models.AddToStopListRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
			Items: []models.AddStopListItem{{ProductID: iikotest.KvassID}},
		})
		for range 2 { // the second round changes nothing
			success[models.CorrelationIDResponse](c, api.MenuRemoveFromStopList, models.RemoveFromStopListRequest{
				OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
				Items: []models.RemoveStopListItem{{ProductID: iikotest.KvassID}},
			})
			success[models.CorrelationIDResponse](c, api.MenuClearStopList, models.ClearStopListRequest{
				OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
			})
		}
		events := r.takeEvents(t, iiko)
		require.Len(t, events, 3)
		require.Equal(t, added.CorrelationID, events[0].CorrelationID)
		for i, event := range events {
			require.Equal(t, []models.TerminalGroupStopListUpdate{{ID: iikotest.TerminalGroupID, IsFull: i == 2}},
				event.StopList.TerminalGroupsStopListsUpdates)
		}
	})
	t.Run("shifts", func(t *testing.T) {
		opened := success[models.ShiftResponse](c, api.EmployeesShiftClockin, models.ShiftClockinRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, EmployeeID: iikotest.CourierID, RoleID: iikotest.TableID,
		})
		for range 2 { // the second call fails
			success[models.ShiftResponse](c, api.EmployeesShiftClockout, shift)
		}
		events := r.takeEvents(t, iiko)
		require.Len(t, events, 2)
		require.Equal(t, opened.CorrelationID, events[0].CorrelationID)
		require.Equal(t, &models.PersonalShift{
			ID: iikotest.CourierID, RoleID: iikotest.TableID, Opened: true, TerminalGroupID: iikotest.TerminalGroupID,
		}, events[0].PersonalShift)
		require.Equal(t, &models.PersonalShift{ID: iikotest.CourierID, TerminalGroupID: iikotest.TerminalGroupID}, events[1].PersonalShift)
	})
}

func TestServer_storesWebhookSettings(t *testing.T) {
	r := startReceiver(t)
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	settings := success[models.WebhookSettingsResponse](c, api.WebHookSettings, organization)
	require.Equal(t, models.WebhookSettingsResponse{CorrelationID: settings.CorrelationID}, settings)
	flush(t, iiko) // returns at once

	filter := &models.WebhookFilter{ReserveFilter: &models.WebhookReserveFilter{Updates: ptr(true)}}
	update := func(uri string) {
		success[models.CorrelationIDResponse](c, api.WebHookUpdateSettings, models.UpdateWebhookSettingsRequest{
			OrganizationID: iikotest.OrganizationID, WebHooksURI: uri, AuthToken: ptr(webhookToken), WebHooksFilter: filter,
		})
	}
	update(r.url)
	settings = success[models.WebhookSettingsResponse](c, api.WebHookSettings, organization)
	require.Equal(t, models.WebhookSettingsResponse{
		CorrelationID: settings.CorrelationID, WebHooksURI: &r.url, AuthToken: ptr(webhookToken), WebHooksFilter: filter,
	}, settings)

	filter = nil
	update(r.url)
	success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil))
	require.Len(t, r.takeEvents(t, iiko), 2)

	update("")
	require.Nil(t, success[models.WebhookSettingsResponse](c, api.WebHookSettings, organization).WebHooksURI)
	success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil))
	require.Empty(t, r.takeEvents(t, iiko))

	require.Panics(t, func() { iikotest.WithWebhook("localhost:8080", webhookToken) })
}

func TestServer_appliesTheWebhookFilter(t *testing.T) {
	on := &models.WebhookUpdatesFilter{Updates: ptr(true)}
	tests := []struct {
		name   string
		filter models.WebhookFilter
		want   []string
	}{
		{"empty: no events", models.WebhookFilter{}, []string{}},
		{"statuses of deliveries", models.WebhookFilter{DeliveryOrderFilter: &models.WebhookDeliveryFilter{
			OrderStatuses: []models.DeliveryStatus{models.DeliveryStatusUnconfirmed, models.DeliveryStatusCookingStarted},
		}}, []string{"DeliveryOrderUpdate Unconfirmed", "DeliveryOrderUpdate CookingStarted"}},
		{"statuses of delivery items", models.WebhookFilter{DeliveryOrderFilter: &models.WebhookDeliveryFilter{
			ItemStatuses: []models.OrderItemStatus{models.OrderItemStatusCookingCompleted},
		}}, []string{"DeliveryOrderUpdate CookingCompleted"}},
		{"errors of deliveries", models.WebhookFilter{DeliveryOrderFilter: &models.WebhookDeliveryFilter{
			Errors: ptr(true),
		}}, []string{"DeliveryOrderError Error"}},
		{"statuses of table orders", models.WebhookFilter{TableOrderFilter: &models.WebhookTableOrderFilter{
			OrderStatuses: []models.OrderStatus{models.OrderStatusNew},
		}}, []string{"TableOrderUpdate New"}},
		{"errors of table orders", models.WebhookFilter{TableOrderFilter: &models.WebhookTableOrderFilter{
			Errors: ptr(true),
		}}, []string{"TableOrderError Error"}},
		{"reserves", models.WebhookFilter{ReserveFilter: &models.WebhookReserveFilter{
			Updates: ptr(true),
		}}, []string{"ReserveUpdate InProgress", "ReserveUpdate New", "ReserveUpdate InProgress"}},
		{"errors of reserves", models.WebhookFilter{ReserveFilter: &models.WebhookReserveFilter{
			Errors: ptr(true),
		}}, []string{"ReserveError Error"}},
		{"stop lists", models.WebhookFilter{StopListUpdateFilter: on, PersonalShiftFilter: &models.WebhookUpdatesFilter{Updates: ptr(false)}}, []string{"StopListUpdate"}},
		{"shifts", models.WebhookFilter{PersonalShiftFilter: on}, []string{"PersonalShift"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := startReceiver(t)
			iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
			c := overNetwork(t, iiko)
			success[models.CorrelationIDResponse](c, api.WebHookUpdateSettings, models.UpdateWebhookSettingsRequest{
				OrganizationID: iikotest.OrganizationID, WebHooksURI: r.url, AuthToken: ptr(webhookToken), WebHooksFilter: &tt.filter,
			})
			id := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil)).OrderInfo.ID
			flush(t, iiko)
			for _, status := range []models.DeliveryStatus{
				models.DeliveryStatusWaitCooking, models.DeliveryStatusCookingStarted, models.DeliveryStatusCookingStarted,
				models.DeliveryStatusCookingCompleted, models.DeliveryStatusWaiting,
			} {
				require.NoError(t, iiko.SetDeliveryStatus(id, status))
			}
			success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) { d.Phone = "1" }))
			success[models.TableOrderResponse](c, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.KvassID, 1)))
			success[models.TableOrderResponse](c, api.OrdersOrderCreate, tableOrder(models.ProductItem("haggis", 1)))
			success[models.ReserveResponse](c, api.ReservesCreate, reserve(nil))
			flush(t, iiko)
			success[models.ReserveResponse](c, api.ReservesCreate, reserve(func(r *models.CreateReserveRequest) { r.ID, r.Phone = "", "1" }))
			success[models.CorrelationIDResponse](c, api.MenuClearStopList, models.ClearStopListRequest{
				OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
			})
			success[models.ShiftResponse](c, api.EmployeesShiftClockin, models.ShiftClockinRequest{
				OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, EmployeeID: iikotest.CourierID,
			})
			require.Equal(t, tt.want, summaries(r.takeEvents(t, iiko)))
		})
	}
}

func TestServer_sendsTheExternalDataNamedInTheFilter(t *testing.T) {
	r := startReceiver(t)
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	success[models.CorrelationIDResponse](c, api.WebHookUpdateSettings, models.UpdateWebhookSettingsRequest{
		OrganizationID: iikotest.OrganizationID, WebHooksURI: r.url, AuthToken: ptr(webhookToken),
		WebHooksFilter: &models.WebhookFilter{DeliveryOrderFilter: &models.WebhookDeliveryFilter{
			OrderStatuses: []models.DeliveryStatus{models.DeliveryStatusUnconfirmed}, ReturnedExternalDataKeys: []string{"b"},
		}},
	})
	success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(func(d *models.DeliveryOrder) {
		d.ExternalData = []models.ExternalData{{Key: "a", Value: "1"}, {Key: "b", Value: "2"}}
	}))
	events := r.takeEvents(t, iiko)
	require.Len(t, events, 1)
	require.Equal(t, []models.ExternalData{{Key: "b", Value: "2"}}, events[0].Delivery.Order.ExternalData)
	require.Len(t, iiko.Deliveries()[0].Order.ExternalData, 2)
}

func TestServer_retriesWebhooksUntilTheResponseIs200(t *testing.T) {
	tests := []struct {
		name   string
		status int
	}{
		{"an error", http.StatusInternalServerError},
		{"a success that is not 200", http.StatusAccepted},
		{"a redirect", http.StatusFound},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var mu sync.Mutex
			var bodies []string
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				body, err := io.ReadAll(r.Body)
				assert.NoError(t, err)
				mu.Lock()
				defer mu.Unlock()
				bodies = append(bodies, string(body))
				w.Header().Set("Location", "/elsewhere")
				if len(bodies) < 3 {
					w.WriteHeader(tt.status)
				}
			}))
			defer server.Close()
			iiko := iikotest.Start(t, iikotest.WithWebhook(server.URL, webhookToken), iikotest.WithProcessingTime(0))
			success[models.DeliveryResponse](overNetwork(t, iiko), api.DeliveriesDeliveryCreate, pickup(nil))
			flush(t, iiko)
			mu.Lock()
			defer mu.Unlock()
			require.Len(t, bodies, 4)
			require.Equal(t, bodies[0], bodies[1])
			require.Equal(t, bodies[1], bodies[2])
			require.NotEqual(t, bodies[2], bodies[3])
			var events []models.DeliveryOrderEvent
			require.NoError(t, json.Unmarshal([]byte(bodies[3]), &events))
			require.Len(t, events, 1)
		})
	}
}

func TestServer_givesUpOnWebhooksWithAWrongToken(t *testing.T) {
	var rejected atomic.Int32
	r := startReceiver(t, goiikoapi.WithWebhookErrors(func(*http.Request, error) { rejected.Add(1) }))
	iiko := iikotest.Start(t, iikotest.WithWebhook(r.url, "another token"))
	c := overNetwork(t, iiko)
	success[models.CorrelationIDResponse](c, api.MenuClearStopList, models.ClearStopListRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
	})
	require.Empty(t, r.takeEvents(t, iiko))
	require.EqualValues(t, 7, rejected.Load())
}

func TestServer_givesUpOnWebhooksWithoutAReceiver(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	iiko := iikotest.Start(t, iikotest.WithWebhook(server.URL, webhookToken))
	success[models.CorrelationIDResponse](overNetwork(t, iiko), api.MenuClearStopList, models.ClearStopListRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
	})
	flush(t, iiko)
}

// receiveDisordered changes the statuses of three deliveries on a server with WithWebhookDisorder. It returns
// the number of the delivery and the summary of each received event.
func receiveDisordered(t *testing.T, seed uint64, opts ...goiikoapi.WebhookOption) []string {
	r := startReceiver(t, opts...)
	iiko := iikotest.Start(t, iikotest.WithWebhook(r.url, webhookToken), iikotest.WithProcessingTime(0), iikotest.WithWebhookDisorder(seed))
	c := overNetwork(t, iiko)
	numbers := map[string]int{}
	for range 3 {
		id := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil)).OrderInfo.ID
		iiko.Deliveries() // places it before the next one is created
		numbers[id] = len(numbers) + 1
	}
	for _, status := range []models.DeliveryStatus{
		models.DeliveryStatusWaitCooking, models.DeliveryStatusCookingStarted, models.DeliveryStatusCookingCompleted,
		models.DeliveryStatusOnWay, models.DeliveryStatusDelivered,
	} {
		for _, delivery := range iiko.Deliveries() {
			require.NoError(t, iiko.SetDeliveryStatus(delivery.ID, status))
		}
	}
	got := []string{}
	for _, event := range r.takeEvents(t, iiko) {
		got = append(got, fmt.Sprint(numbers[event.Delivery.ID], " ", summary(event)))
	}
	return got
}

func TestWithWebhookDisorder_isReproducibleBySeed(t *testing.T) {
	first := receiveDisordered(t, 1)
	again := receiveDisordered(t, 1)
	other := receiveDisordered(t, 2)
	require.Equal(t, first, again)
	require.NotEqual(t, first, other)

	once := slices.Compact(slices.Sorted(slices.Values(first)))
	require.Len(t, once, 3*7, "no event is lost")
	require.Greater(t, len(first), len(once), "some events are sent twice")
}

func TestWithDeduplication_restoresTheOrderOfWebhooks(t *testing.T) {
	stages := []string{"InProgress", "Unconfirmed", "WaitCooking", "CookingStarted", "CookingCompleted", "OnWay", "Delivered"}
	outOfOrder := 0
	for seed := range uint64(5) {
		all := receiveDisordered(t, seed)
		events := receiveDisordered(t, seed, goiikoapi.WithDeduplication(100))
		for delivery := 1; delivery <= 3; delivery++ {
			stage := func(events []string) []int {
				reached := []int{}
				for _, event := range events {
					var number int
					var kind, status string
					_, err := fmt.Sscan(event, &number, &kind, &status)
					require.NoError(t, err)
					if number == delivery {
						reached = append(reached, slices.Index(stages, status))
					}
				}
				return reached
			}
			if !slices.IsSorted(stage(all)) {
				outOfOrder++
			}
			reached := stage(events)
			require.True(t, slices.IsSorted(reached), "%v", reached)
			require.Equal(t, slices.Compact(slices.Clone(reached)), reached, "each state once")
			require.Equal(t, len(stages)-1, reached[len(reached)-1], "the last state is received")
		}
	}
	require.Positive(t, outOfOrder)
}

func TestWithWebhookDisorder_limitsTheDelay(t *testing.T) {
	received := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { close(received) }))
	defer server.Close()
	// With this seed the first event is late.
	iiko := iikotest.Start(t, iikotest.WithWebhook(server.URL, webhookToken), iikotest.WithWebhookDisorder(9))
	success[models.CorrelationIDResponse](overNetwork(t, iiko), api.MenuClearStopList, models.ClearStopListRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
	})
	start := time.Now()
	<-received
	require.Greater(t, time.Since(start), 500*time.Millisecond)
}

func TestServer_sendsWebhooksWithoutFurtherRequests(t *testing.T) {
	placed := make(chan string, 2)
	server := httptest.NewServer(goiikoapi.WebhookHandler(webhookToken, func(_ context.Context, event goiikoapi.WebhookEvent) error {
		placed <- summary(event)
		return nil
	}))
	defer server.Close()
	iiko := iikotest.Start(t, iikotest.WithWebhook(server.URL, webhookToken), iikotest.WithProcessingTime(50*time.Millisecond))
	success[models.DeliveryResponse](overNetwork(t, iiko), api.DeliveriesDeliveryCreate, pickup(nil))
	requests := len(iiko.Requests())
	require.Equal(t, "DeliveryOrderUpdate InProgress", <-placed)
	require.Equal(t, "DeliveryOrderUpdate Unconfirmed", <-placed)
	require.Len(t, iiko.Requests(), requests)
}

func TestServer_Close_doesNotWaitForAHangingReceiver(t *testing.T) {
	called, release := make(chan struct{}), make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(called)
		<-release
	}))
	defer server.Close()
	defer close(release)
	iiko := iikotest.NewServer(iikotest.WithWebhook(server.URL, webhookToken))
	success[models.DeliveryResponse](overNetwork(t, iiko), api.DeliveriesDeliveryCreate, pickup(nil))
	<-called
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, iiko.FlushWebhooks(ctx), context.Canceled)

	flushed := make(chan error)
	go func() { flushed <- iiko.FlushWebhooks(t.Context()) }()
	start := time.Now()
	iiko.Close()
	require.Less(t, time.Since(start), 4*time.Second)
	require.ErrorContains(t, <-flushed, "closed")
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	require.NotContains(t, string(stacks), "sendWebhooks")
	iiko.Close() // a second Close is allowed
}
