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

// stages are the columns in order.
var stages = []stage{stageNew, stageCooking, stageReady, stageOnWay, stageDelivered}

// stageOf maps statuses to columns. Cancelled deliveries and unknown statuses are not shown.
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

// maxDelivered limits the delivered orders sent to the page; no screen shows more.
const maxDelivered = 40

// card is a delivery as the board shows it. Its times are in Unix milliseconds, 0 for none.
type card struct {
	ID     string                `json:"id"`
	Number int                   `json:"number"`
	Status models.DeliveryStatus `json:"status"`
	Sum    float64               `json:"sum"`
	// Placed is when the order was placed, Due when it should be delivered, and Done when it was delivered.
	Placed int64 `json:"placed"`
	Due    int64 `json:"due"`
	Done   int64 `json:"done"`
	// Pickup is true when the guest collects the order.
	Pickup   bool   `json:"pickup"`
	Customer string `json:"customer"`
	// Street and House are the part of the address that the board shows.
	Street  string `json:"street"`
	House   string `json:"house"`
	Courier string `json:"courier"`
	Comment string `json:"comment"`
}

// column is a column of the page.
type column struct {
	Stage stage `json:"stage"`
	// Count is the number of deliveries in the column; Cards are those that are shown.
	Count int    `json:"count"`
	Cards []card `json:"cards"`
}

// view is the data of the page.
type view struct {
	Restaurant string `json:"restaurant"`
	Currency   string `json:"currency"`
	// Now is the current time in Unix milliseconds, UTCOffset the restaurant's offset from UTC in milliseconds.
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
	changed    chan struct{} // closed on the next change
}

func newBoard(organization models.Organization, location *time.Location) *board {
	return &board{
		organizationID: organization.ID,
		restaurant:     goiikoapi.Value(organization.Name),
		currency:       goiikoapi.Value(organization.CurrencyISOName),
		location:       location,
		deliveries:     map[string]models.DeliveryInfo{},
		changed:        make(chan struct{}),
	}
}

// load reads the deliveries due yesterday or later: some of yesterday's may still be on the way.
func (b *board) load(ctx context.Context, cli *goiikoapi.Client, now time.Time) error {
	found, err := goiikoapi.Check(cli.Deliveries.FindByDeliveryDateAndStatus(ctx, models.FindByDeliveryDateAndStatusRequest{
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

// apply updates a delivery unless the board has a newer state of it.
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

// view returns the current data of the page, and a channel that is closed on the next change.
func (b *board) view(now time.Time) (view, <-chan struct{}) {
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

// forget removes deliveries that ended before today. Until then cancelled deliveries are kept too, so that an
// older state that arrives late does not restore them.
func (b *board) forget(now time.Time) {
	midnight := midnight(now)
	for id, info := range b.deliveries {
		if b.ended(info).Before(midnight) {
			delete(b.deliveries, id)
		}
	}
}

// ended returns when a delivery was delivered or cancelled, or a time in the far future.
func (b *board) ended(info models.DeliveryInfo) time.Time {
	if stage := stageOf[info.Order.Status]; stage != "" && stage != stageDelivered {
		return time.Unix(1<<40, 0)
	}
	if done := b.moment(info.Order.WhenDelivered); !done.IsZero() {
		return done
	}
	return time.UnixMilli(info.Timestamp)
}

// cards returns the cards of a column by due time, or the delivered ones with the latest first. Deliveries due
// after today are left out.
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
		Customer: goiikoapi.Value(order.Customer).Name,
		Courier:  goiikoapi.Value(order.CourierInfo).Courier.Name,
		Comment:  strings.TrimSpace(goiikoapi.Value(order.Comment)),
	}
	if order.DeliveryPoint != nil {
		c.Street, c.House = shortAddress(goiikoapi.Value(order.DeliveryPoint.Address))
	}
	if stageOf[order.Status] == stageDelivered {
		c.Done = milliseconds(b.ended(info))
	}
	return c
}

// shortAddress returns the street and the house. A one-line address has no separate house.
func shortAddress(address models.PlacedAddress) (street, house string) {
	if address.Street == nil {
		return goiikoapi.Value(address.Line1), ""
	}
	return address.Street.Name, strings.Join(strings.Fields(goiikoapi.Value(address.House)+" "+goiikoapi.Value(address.Building)), " ")
}

// moment converts a date in the terminal's local time; the zero time if it can't be parsed.
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

// midnight returns the beginning of the day.
func midnight(now time.Time) time.Time {
	return time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
}
