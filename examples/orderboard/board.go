package main

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// stage is a column of the board.
type stage string

const (
	stageNew       stage = "new"
	stageCooking   stage = "cooking"
	stageReady     stage = "ready"
	stageOnWay     stage = "onWay"
	stageDelivered stage = "delivered"
)

// stages are the columns, from left to right.
var stages = []stage{stageNew, stageCooking, stageReady, stageOnWay, stageDelivered}

// stageOf says in which column a delivery is. One that was canceled is in none, nor is one whose status is
// not known.
var stageOf = map[models.DeliveryStatus]stage{
	models.DeliveryStatusUnconfirmed:      stageNew,
	models.DeliveryStatusWaitCooking:      stageNew,
	models.DeliveryStatusReadyForCooking:  stageCooking,
	models.DeliveryStatusCookingStarted:   stageCooking,
	models.DeliveryStatusCookingCompleted: stageReady,
	models.DeliveryStatusWaiting:          stageReady,
	models.DeliveryStatusOnWay:            stageOnWay,
	models.DeliveryStatusDelivered:        stageDelivered,
	models.DeliveryStatusClosed:           stageDelivered,
}

// maxDelivered is how many of the delivered the page gets: more than any screen shows.
const maxDelivered = 40

// card is a delivery as the board shows it. Its times are in Unix milliseconds, 0 for none.
type card struct {
	ID     string                `json:"id"`
	Number int                   `json:"number"`
	Status models.DeliveryStatus `json:"status"`
	Sum    float64               `json:"sum"`
	// Placed is when the restaurant got the order, Due by when the guest is to have it, and Done when the
	// guest got it.
	Placed int64 `json:"placed"`
	Due    int64 `json:"due"`
	Done   int64 `json:"done"`
	// Pickup tells that the guest comes for it.
	Pickup   bool   `json:"pickup"`
	Customer string `json:"customer"`
	// Street and House are as much of the address as a glance needs; the courier has the rest.
	Street  string `json:"street"`
	House   string `json:"house"`
	Courier string `json:"courier"`
	Comment string `json:"comment"`
}

// column is what the page shows in one column.
type column struct {
	Stage stage `json:"stage"`
	// Count is of all deliveries in the column, Cards are those to show.
	Count int    `json:"count"`
	Cards []card `json:"cards"`
}

// view is all that the page shows.
type view struct {
	Restaurant string `json:"restaurant"`
	Currency   string `json:"currency"`
	// Now is the present in Unix milliseconds, and UTCOffset what the restaurant's clock is ahead of UTC, in
	// milliseconds.
	Now       int64    `json:"now"`
	UTCOffset int64    `json:"utcOffset"`
	Columns   []column `json:"columns"`
}

// board holds the deliveries of one organization. It is safe for concurrent use.
type board struct {
	organizationID, restaurant, currency string
	location                             *time.Location // of the terminals

	mu         sync.Mutex
	deliveries map[string]models.DeliveryInfo
	changed    chan struct{} // closed at the next change
}

func newBoard(organization models.Organization, location *time.Location) *board {
	return &board{
		organizationID: organization.ID,
		restaurant:     value(organization.Name),
		currency:       value(organization.CurrencyISOName),
		location:       location,
		deliveries:     map[string]models.DeliveryInfo{},
		changed:        make(chan struct{}),
	}
}

// load takes in the deliveries that iiko knows of, from those that were due yesterday on: some may still be
// on their way.
func (b *board) load(ctx context.Context, cli *goiikoapi.Client, now time.Time) error {
	found, err := goiikoapi.Check(cli.Deliveries.FindByDeliveryDateAndStatus(ctx, models.DeliveriesByDeliveryDateAndStatusRequest{
		OrganizationIDs:  []string{b.organizationID},
		DeliveryDateFrom: models.NewDateTime(midnight(now.In(b.location)).AddDate(0, 0, -1)),
	}))
	if err != nil {
		return err
	}
	for _, organization := range found.OrdersByOrganizations {
		for _, info := range organization.Orders {
			b.apply(info)
		}
	}
	return nil
}

// apply takes in the state of a delivery, unless the board has a newer one.
func (b *board) apply(info models.DeliveryInfo) {
	if info.OrganizationID != b.organizationID || info.Order == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if known, ok := b.deliveries[info.ID]; ok && known.Timestamp >= info.Timestamp {
		return
	}
	b.deliveries[info.ID] = info
	close(b.changed)
	b.changed = make(chan struct{})
}

// look returns what there is to show now, and what tells of the next change.
func (b *board) look(now time.Time) (view, <-chan struct{}) {
	now = now.In(b.location)
	_, offset := now.Zone()
	v := view{
		Restaurant: b.restaurant,
		Currency:   b.currency,
		Now:        now.UnixMilli(),
		UTCOffset:  int64(offset) * 1000,
		Columns:    make([]column, len(stages)),
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forget(now)
	for i, stage := range stages {
		v.Columns[i] = column{Stage: stage, Cards: b.cards(stage, now)}
		v.Columns[i].Count = len(v.Columns[i].Cards)
	}
	done := &v.Columns[len(stages)-1]
	done.Cards = done.Cards[:min(len(done.Cards), maxDelivered)]
	return v, b.changed
}

// forget removes what ended before today. Until then even a canceled delivery is kept, so that an earlier
// state that comes late does not bring it back.
func (b *board) forget(now time.Time) {
	midnight := midnight(now)
	for id, info := range b.deliveries {
		if b.ended(info).Before(midnight) {
			delete(b.deliveries, id)
		}
	}
}

// ended returns when a delivery was over, or the far future.
func (b *board) ended(info models.DeliveryInfo) time.Time {
	if stage := stageOf[info.Order.Status]; stage != "" && stage != stageDelivered {
		return time.Unix(1<<40, 0)
	}
	if done := b.moment(info.Order.WhenDelivered); !done.IsZero() {
		return done
	}
	return time.UnixMilli(info.Timestamp)
}

// cards returns the cards of a column: the most urgent first, or the latest of the delivered. What is due
// on another day than today or before waits for its day.
func (b *board) cards(stage stage, now time.Time) []card {
	cards := []card{}
	tomorrow := midnight(now).AddDate(0, 0, 1).UnixMilli()
	for _, info := range b.deliveries {
		if c := b.card(info); stageOf[c.Status] == stage && (c.Due < tomorrow || stage == stageDelivered) {
			cards = append(cards, c)
		}
	}
	slices.SortFunc(cards, func(x, y card) int {
		if stage == stageDelivered {
			return cmp.Or(cmp.Compare(y.Done, x.Done), cmp.Compare(y.Number, x.Number))
		}
		return cmp.Or(cmp.Compare(x.Due, y.Due), cmp.Compare(x.Number, y.Number))
	})
	return cards
}

func (b *board) card(info models.DeliveryInfo) card {
	order := info.Order
	c := card{
		ID:       info.ID,
		Number:   order.Number,
		Status:   order.Status,
		Sum:      order.Sum,
		Placed:   milliseconds(b.moment(order.WhenCreated)),
		Due:      milliseconds(b.moment(order.CompleteBefore)),
		Pickup:   order.DeliveryPoint == nil,
		Customer: value(order.Customer).Name,
		Courier:  value(order.CourierInfo).Courier.Name,
		Comment:  strings.TrimSpace(value(order.Comment)),
	}
	if order.DeliveryPoint != nil {
		c.Street, c.House = shortAddress(value(order.DeliveryPoint.Address))
	}
	if stageOf[order.Status] == stageDelivered {
		c.Done = milliseconds(b.ended(info))
	}
	return c
}

// shortAddress returns the street and the house. An address in one line has no house to itself.
func shortAddress(address models.PlacedAddress) (street, house string) {
	if address.Street == nil {
		return value(address.Line1), ""
	}
	return address.Street.Name, strings.Join(strings.Fields(value(address.House)+" "+value(address.Building)), " ")
}

// moment returns what a date of iiko means, which is local to the terminal; the zero time when it means
// nothing.
func (b *board) moment(date models.DateTime) time.Time {
	moment, err := date.In(b.location)
	if err != nil {
		return time.Time{}
	}
	return moment
}

func milliseconds(moment time.Time) int64 {
	if moment.IsZero() {
		return 0
	}
	return moment.UnixMilli()
}

// midnight returns when the day began.
func midnight(now time.Time) time.Time {
	return time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
}

// value returns what an optional property holds, or its zero value.
func value[T any](property *T) T {
	if property == nil {
		return *new(T)
	}
	return *property
}
