package main

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// demo is a restaurant in memory with a kitchen that makes the orders.
type demo struct {
	options
	iiko    *iikotest.Server
	stop    context.CancelFunc
	kitchen sync.WaitGroup
}

// demoStep is how long each step of an order takes.
const demoStep = 500 * time.Millisecond

// newDemo returns a restaurant that gets a number of orders.
func newDemo(orders int) *demo {
	place := iikotest.DemoRestaurant()
	place.Organization.IsConfirmationEnabled = goiikoapi.Ptr(false)
	d := &demo{iiko: iikotest.NewServer(iikotest.WithRestaurant(place))}
	d.options = options{apiLogin: "demo", baseURL: d.iiko.URL, organizationID: iikotest.OrganizationID, interval: demoStep / 2}
	ctx, stop := context.WithCancel(context.Background())
	d.stop = stop
	d.kitchen.Go(func() { cook(ctx, d.iiko, orders) })
	return d
}

func (d *demo) close() {
	d.stop()
	d.kitchen.Wait()
	d.iiko.Close()
}

// steps are the statuses that follow each other.
var steps = []models.DeliveryStatus{
	models.DeliveryStatusWaitCooking, models.DeliveryStatusCookingStarted, models.DeliveryStatusCookingCompleted, models.DeliveryStatusWaiting,
	models.DeliveryStatusOnWay, models.DeliveryStatusDelivered, models.DeliveryStatusClosed,
}

// cook moves each order one step on at a time, until a number of orders have ended.
func cook(ctx context.Context, iiko *iikotest.Server, orders int) {
	tick := time.NewTicker(demoStep)
	defer tick.Stop()
	for ended := 0; ended < orders; {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		ended = 0
		for _, info := range iiko.Deliveries() {
			if info.Order == nil {
				continue
			}
			if i := slices.Index(steps, info.Order.Status); i < len(steps)-1 {
				next := steps[i+1]
				if next == models.DeliveryStatusOnWay && info.Order.DeliveryPoint == nil { // a pickup
					next = models.DeliveryStatusClosed
				}
				_ = iiko.SetDeliveryStatus(info.ID, next) // it exists
			}
			if info.Order.Status == models.DeliveryStatusClosed {
				ended++
			}
		}
	}
}
