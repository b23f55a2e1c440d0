package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// demo simulates a restaurant in memory: customers order, the kitchen cooks, couriers deliver. page/texts.js has its
// names and comments in Russian.
type demo struct {
	restaurant iikotest.Restaurant
	iiko       *iikotest.Server
	cli        *goiikoapi.Client
	// interval is the time between orders. Each step of an order takes about twice as long.
	interval time.Duration
}

// newDemo starts a server with the demo restaurant and a webhook. The caller closes the server.
func newDemo(ordersPerMinute float64, webhookURL, webhookToken string) *demo {
	r := busyRestaurant()
	return &demo{
		restaurant: r,
		iiko: iikotest.NewServer(
			iikotest.WithRestaurant(r), iikotest.WithWebhook(webhookURL, webhookToken), iikotest.WithProcessingTime(0)),
		interval: time.Duration(float64(time.Minute) / ordersPerMinute),
	}
}

// busyRestaurant is the demo restaurant with more couriers and other streets.
func busyRestaurant() iikotest.Restaurant {
	r := iikotest.DemoRestaurant()
	for i, name := range []string{"Orlova Maria", "Volkov Denis", "Akhmetov Timur"} {
		r.Couriers = append(r.Couriers, models.Employee{ID: fmt.Sprintf("0c7b1e52-8f0d-4f0e-9d5a-3a6c1f8e2b%02d", i), DisplayName: &name})
	}
	r.Streets[iikotest.CityID] = nil
	for i, name := range []string{"Tverskaya", "Arbat", "Malaya Bronnaya", "Pokrovka", "Bolshaya Nikitskaya", "Myasnitskaya"} {
		r.Streets[iikotest.CityID] = append(r.Streets[iikotest.CityID],
			models.Street{ID: fmt.Sprintf("5a1d3c64-7b2e-4b8f-a1c9-6d0e4f3b2a%02d", i), Name: name})
	}
	return r
}

// run creates orders until ctx ends, beginning with a dozen. Errors are passed to report.
func (d *demo) run(ctx context.Context, report func(error)) {
	var orders sync.WaitGroup
	defer orders.Wait()
	order := func(ahead int) {
		orders.Go(func() {
			if err := d.order(ctx, ahead); err != nil && ctx.Err() == nil {
				report(err)
			}
		})
	}
	for i := range 12 {
		order(i % 7)
	}
	next := time.NewTicker(d.interval)
	defer next.Stop()
	for {
		select {
		case <-next.C:
			order(0)
		case <-ctx.Done():
			return
		}
	}
}

// order creates an order and runs its steps, the first ahead of them without delay.
func (d *demo) order(ctx context.Context, ahead int) error {
	dinner := d.dinner()
	created, err := goiikoapi.Check(d.cli.Deliveries.CreateDelivery(ctx, models.CreateDeliveryRequest{
		OrganizationID: iikotest.OrganizationID, Order: dinner,
	}))
	if err != nil {
		return err
	}
	steps := d.steps(ctx, created.OrderInfo.ID, dinner.DeliveryPoint != nil)
	if rand.IntN(20) == 0 {
		steps = []func() error{d.staff(created.OrderInfo.ID, models.DeliveryStatusCancelled)}
	}
	for i, step := range steps {
		pause := time.Duration((1 + 2*rand.Float64()) * float64(d.interval))
		if i < ahead {
			pause = 0
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// steps returns the steps of an order that is not cancelled. Steps without an API call are done by the staff.
func (d *demo) steps(ctx context.Context, id string, byCourier bool) []func() error {
	steps := []func() error{
		func() error {
			_, err := goiikoapi.Check(d.cli.Deliveries.Confirm(ctx, []string{iikotest.OrganizationID}, id))
			return err
		},
		d.staff(id, models.DeliveryStatusReadyForCooking),
		d.staff(id, models.DeliveryStatusCookingStarted),
		d.staff(id, models.DeliveryStatusCookingCompleted),
		d.move(ctx, id, models.DeliveryStatusWaiting),
	}
	if byCourier {
		steps = append(steps, d.assign(ctx, id), d.move(ctx, id, models.DeliveryStatusOnWay))
	}
	return append(steps, d.move(ctx, id, models.DeliveryStatusDelivered), d.staff(id, models.DeliveryStatusClosed))
}

// staff changes the status of an order at the restaurant, without the API.
func (d *demo) staff(id string, status models.DeliveryStatus) func() error {
	return func() error { return d.iiko.SetDeliveryStatus(id, status) }
}

// move changes the status of an order through the API.
func (d *demo) move(ctx context.Context, id string, status models.DeliveryStatus) func() error {
	return func() error {
		_, err := goiikoapi.Check(d.cli.Deliveries.UpdateOrderDeliveryStatus(ctx, []string{iikotest.OrganizationID}, id, string(status), ""))
		return err
	}
}

// assign assigns a courier to an order.
func (d *demo) assign(ctx context.Context, id string) func() error {
	return func() error {
		_, err := goiikoapi.Check(d.cli.Deliveries.ChangeDriverInfo(ctx, models.ChangeDriverInfoRequest{
			OrganizationID: iikotest.OrganizationID, OrderID: id, DriverID: pick(d.restaurant.Couriers).ID,
		}))
		return err
	}
}

// dinner returns an order with one to four items, usually for courier delivery. Some due times are too short.
func (d *demo) dinner() models.DeliveryOrder {
	order := models.DeliveryOrder{
		Phone:            iikotest.CustomerPhone,
		Customer:         goiikoapi.Ptr(models.OneTimeCustomer(pick([]string{"Anna", "Boris", "Elena", "Maxim", "Olga", "Sergey"}))),
		OrderServiceType: models.OrderServiceTypeDeliveryByClient,
		CompleteBefore: models.NewDateTime(time.Now().In(d.restaurant.Location).
			Add(time.Duration((8 + 24*rand.Float64()) * float64(d.interval)))),
	}
	for range 1 + rand.IntN(4) {
		order.Items = append(order.Items, portion())
	}
	if rand.IntN(5) > 0 {
		street := models.AddressStreet{ID: pick(d.restaurant.Streets[iikotest.CityID]).ID}
		address := models.StreetAddress(street, strconv.Itoa(1+rand.IntN(60)))
		order.OrderServiceType = models.OrderServiceTypeDeliveryByCourier
		order.DeliveryPoint = &models.DeliveryPoint{Address: &address}
	}
	if rand.IntN(4) == 0 {
		order.Comment = goiikoapi.Ptr(pick([]string{
			"Allergy to nuts! Please change the gloves and the board", "Call on arrival", "The bell is broken, please knock", "Six forks",
		}))
	}
	return order
}

// portion returns an item with its modifiers.
func portion() models.OrderItem {
	id := pick([]string{iikotest.BorschtID, iikotest.PelmeniID, iikotest.OlivierID, iikotest.KvassID, iikotest.MargheritaID})
	item := models.ProductItem(id, float64(1+rand.IntN(2)))
	switch id {
	case iikotest.BorschtID, iikotest.PelmeniID:
		if rand.IntN(2) == 0 {
			item.Modifiers = []models.Modifier{{ProductID: iikotest.SourCreamID, Amount: float64(1 + rand.IntN(2))}}
		}
	case iikotest.OlivierID:
		if rand.IntN(3) == 0 {
			item.Comment = goiikoapi.Ptr("No onions")
		}
	case iikotest.MargheritaID:
		item.ProductSizeID = pick([]string{iikotest.SmallSizeID, iikotest.LargeSizeID})
		item.Modifiers = []models.Modifier{
			{ProductID: pick([]string{iikotest.ThinCrustID, iikotest.ThickCrustID}), ProductGroupID: iikotest.CrustGroupID, Amount: 1},
			{ProductID: iikotest.MushroomsID, ProductGroupID: iikotest.ToppingsGroupID, Amount: 1},
		}
	}
	return item
}

// pick returns a random element.
func pick[T any](list []T) T { return list[rand.IntN(len(list))] }
