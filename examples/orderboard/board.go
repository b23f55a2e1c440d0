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

// lookahead is how far ahead of yesterday deliveries can be due.
const lookahead = 62 * 24 * time.Hour

// silentPolls is how many polls without a successful answer make the page warn that iiko is silent.
const silentPolls = 3

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
	Dishes  []dish `json:"dishes"`
}

// dish is an item of a delivery.
type dish struct {
	Name      string     `json:"name"`
	Size      string     `json:"size"`
	Amount    float64    `json:"amount"`
	Modifiers []modifier `json:"modifiers"`
	Comment   string     `json:"comment"`
}

// modifier is a modifier of a dish.
type modifier struct {
	Name   string  `json:"name"`
	Amount float64 `json:"amount"`
}

// column is a column of the page.
type column struct {
	Stage stage  `json:"stage"`
	Cards []card `json:"cards"`
}

// view is the data of the page.
type view struct {
	Restaurant string `json:"restaurant"`
	Currency   string `json:"currency"`
	// Demo is true for the restaurant in memory, whose names the page translates.
	Demo bool `json:"demo"`
	// Now is the current time in Unix milliseconds, UTCOffset the restaurant's offset from UTC in milliseconds.
	Now       int64 `json:"now"`
	UTCOffset int64 `json:"utcOffset"`
	// Answered is when iiko last answered, in Unix milliseconds. Silent is true if that was too long ago.
	Answered int64 `json:"answered"`
	Silent   bool  `json:"silent"`
	// Turn is how long a page of orders is shown, in milliseconds.
	Turn int64 `json:"turn"`
	// Columns are left out of an event if they are those of the event before.
	Columns []column `json:"columns,omitzero"`
}

// board holds the deliveries of one organization. It is safe for concurrent use.
type board struct {
	organizationID, restaurant, currency string
	location                             *time.Location // of the terminals
	demo                                 bool
	// poll is how often iiko is asked for changes, turn how long the page shows a page of orders.
	poll, turn time.Duration

	revision int64 // of the deliveries that iiko has returned

	mu         sync.Mutex
	deliveries map[string]models.DeliveryInfo
	changed    chan struct{} // closed on the next change
	answered   time.Time     // when iiko last answered
}

func newBoard(organization models.Organization, location *time.Location, poll, turn time.Duration) *board {
	return &board{
		poll:           poll,
		turn:           turn,
		organizationID: organization.ID,
		restaurant:     goiikoapi.Value(organization.Name),
		currency:       goiikoapi.Value(organization.CurrencyISOName),
		location:       location,
		deliveries:     map[string]models.DeliveryInfo{},
		changed:        make(chan struct{}),
		answered:       time.Now(), // with the organization
	}
}

// load reads the deliveries due yesterday or later: some of yesterday's may still be on the way.
func (b *board) load(ctx context.Context, cli *goiikoapi.Client, now time.Time) error {
	from := midnight(now.In(b.location)).AddDate(0, 0, -1)
	revision, err := b.loadPeriod(ctx, cli, from, from.Add(lookahead))
	if err == nil {
		b.revision = max(b.revision, revision)
	}
	return err
}

// loadPeriod reads the deliveries due in a period, in halves if iiko says that they are too many. It returns the revision from
// which on changes are not known.
func (b *board) loadPeriod(ctx context.Context, cli *goiikoapi.Client, from, to time.Time) (revision int64, err error) {
	found, err := goiikoapi.Check(cli.Deliveries.FindByDeliveryDateAndStatus(ctx, models.FindByDeliveryDateAndStatusRequest{
		OrganizationIDs:  []string{b.organizationID},
		DeliveryDateFrom: models.NewDateTime(from),
		DeliveryDateTo:   models.NewDateTime(to),
	}))
	if half := to.Sub(from) / 2; goiikoapi.IsTooMuchData(err) && half >= time.Minute {
		if revision, err = b.loadPeriod(ctx, cli, from, from.Add(half)); err != nil {
			return 0, err
		}
		later, err := b.loadPeriod(ctx, cli, from.Add(half), to)
		return min(revision, later), err
	}
	if err != nil {
		return 0, err
	}
	b.take(found)
	return found.MaxRevision, nil
}

// follow asks iiko for changes until ctx ends, because webhooks get lost and silence alone does not tell a quiet
// evening from an outage. Errors are passed to report.
func (b *board) follow(ctx context.Context, cli *goiikoapi.Client, report func(error)) {
	next := time.NewTicker(b.poll)
	defer next.Stop()
	for {
		select {
		case <-next.C:
			if err := b.update(ctx, cli); err != nil && ctx.Err() == nil {
				report(err)
			}
		case <-ctx.Done():
			return
		}
	}
}

// update reads what has changed since the last response.
func (b *board) update(ctx context.Context, cli *goiikoapi.Client) error {
	found, err := goiikoapi.Check(cli.Deliveries.ByRevision(ctx, models.DeliveriesByRevisionRequest{
		OrganizationIDs: []string{b.organizationID},
		StartRevision:   b.revision,
	}))
	if goiikoapi.HasErrorCode(err, models.ErrorCodeTooOldRevision) { // nothing has changed for hours
		return b.load(ctx, cli, time.Now())
	}
	if err != nil {
		return err
	}
	b.take(found)
	b.revision = max(b.revision, found.MaxRevision)
	return nil
}

// take applies a response of iiko.
func (b *board) take(found *models.DeliveriesWithRevisionResponse) {
	for _, organization := range found.OrdersByOrganizations {
		for _, info := range organization.Orders {
			b.apply(info)
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.answered = time.Now()
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
	b.mu.Lock()
	defer b.mu.Unlock()
	v := view{
		Restaurant: b.restaurant,
		Currency:   b.currency,
		Demo:       b.demo,
		Now:        now.UnixMilli(),
		UTCOffset:  int64(offset) * 1000,
		Answered:   milliseconds(b.answered),
		Silent:     now.Sub(b.answered) > silentPolls*b.poll,
		Turn:       b.turn.Milliseconds(),
		Columns:    make([]column, len(stages)),
	}
	b.forget(now)
	for i, stage := range stages {
		v.Columns[i] = column{Stage: stage, Cards: b.cards(stage, now)}
	}
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
		Dishes:   dishes(order.Items),
	}
	if order.DeliveryPoint != nil {
		c.Street, c.House = shortAddress(goiikoapi.Value(order.DeliveryPoint.Address))
	}
	if stageOf[order.Status] == stageDelivered {
		c.Done = milliseconds(b.ended(info))
	}
	return c
}

// dishes returns what the kitchen makes: no services, and nothing that was removed from the order.
func dishes(items []models.PlacedItem) []dish {
	list := []dish{}
	for _, item := range items {
		if item.Deleted != nil || item.Service != nil {
			continue
		}
		d := dish{
			Name:    goiikoapi.Value(item.Product).Name,
			Size:    goiikoapi.Value(item.Size).Name,
			Amount:  item.Amount,
			Comment: strings.TrimSpace(goiikoapi.Value(item.Comment)),
		}
		placed := slices.Concat(item.Modifiers, item.CommonModifiers)
		for _, half := range []*models.PlacedItemComponent{item.PrimaryComponent, item.SecondaryComponent} {
			if half != nil {
				d.Name = strings.TrimPrefix(d.Name+" / "+half.Product.Name, " / ")
				placed = append(placed, half.Modifiers...)
			}
		}
		d.Modifiers = modifiers(placed)
		list = append(list, d)
	}
	return list
}

// modifiers returns those that are in the dish, without the default ones that iiko hides.
func modifiers(placed []models.PlacedModifier) []modifier {
	list := []modifier{}
	for _, m := range placed {
		hidden := goiikoapi.Value(m.HideIfDefaultAmount) && m.DefaultAmount != nil && m.Amount == float64(*m.DefaultAmount)
		if m.Deleted == nil && m.Amount > 0 && !hidden {
			list = append(list, modifier{Name: m.Product.Name, Amount: m.Amount})
		}
	}
	return list
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
