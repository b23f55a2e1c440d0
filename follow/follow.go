package follow

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/contexts"
	"github.com/kebrick/goiikoapi/models"
)

const (
	// DefaultInterval is the default time between two polls of an order.
	DefaultInterval = 10 * time.Second

	// maxIDs is the maximum number of orders in a call.
	maxIDs = 200
	// unknownFor is how long a new order may be unknown to iiko.
	unknownFor = 30 * time.Second
)

// State is a state of a delivery.
type State struct {
	// Delivery is the delivery in this state. Its Order is nil until the terminal has accepted it.
	Delivery models.DeliveryInfo
	// Status is the status of the delivery; empty until the terminal has accepted it.
	Status models.DeliveryStatus
	// Event reports whether a webhook event brought it, rather than a poll.
	Event bool
}

// Final reports whether no other state follows.
func (s State) Final() bool {
	return s.Status == models.DeliveryStatusClosed || s.Status == models.DeliveryStatusCancelled
}

// Option is an option of [New].
type Option func(*Follower)

// WithInterval sets the time between two polls of an order; the default is [DefaultInterval]. It must be positive.
func WithInterval(d time.Duration) Option {
	return func(f *Follower) {
		if d <= 0 {
			panic(fmt.Sprintf("follow: WithInterval: d must be positive, not %v", d))
		}
		f.interval = d
	}
}

// WithStore keeps the orders and their handled states in a store. Without it nothing is kept: each iterator begins with the
// present state.
func WithStore(store Store) Option {
	return func(f *Follower) {
		if store == nil {
			panic("follow: WithStore: store must not be nil")
		}
		f.store = store
	}
}

// WithErrors sets a function that is told of failures that do not end anything: polls that failed and will be repeated. It
// must not block.
func WithErrors(report func(error)) Option {
	return func(f *Follower) {
		if report == nil {
			panic("follow: WithErrors: report must not be nil")
		}
		f.report = report
	}
}

// Follower follows deliveries. It is safe for concurrent use. It polls while there is something to follow, and needs not be
// closed.
type Follower struct {
	cli      *goiikoapi.Client
	interval time.Duration
	store    Store // nil if nothing is kept
	report   func(error)

	mu     sync.Mutex
	orders map[key]*order
	// fresh is signalled when there are orders to poll before the next round.
	fresh chan struct{}
	// stop ends the polling; nil while nothing is polled.
	stop context.CancelFunc
}

// key is an order of an organization, in lower case.
type key struct{ organizationID, orderID string }

func keyOf(organizationID, orderID string) key {
	return key{strings.ToLower(organizationID), strings.ToLower(orderID)}
}

// order is a followed order.
type order struct {
	// since is when it began to be followed.
	since time.Time
	// polled is when it was polled last, or an event came; zero if neither was so.
	polled time.Time
	// latest is the newest state that is known; nil if there is none.
	latest *State
	// duplicate is a create under the same ID that was rejected because of it; nil if there is none. The order itself may be
	// there all the same.
	duplicate *State
	// followers are the iterators.
	followers map[*follower]struct{}
}

// follower is one iterator of an order.
type follower struct {
	// after are the timestamp and the status of the last state that it has got.
	after Record
	// states wait for it, oldest first.
	states []State
	// err ends it after the states.
	err error
	// ready is signalled when there is a state or an error.
	ready chan struct{}
}

// New returns a follower. cli must not be nil.
func New(cli *goiikoapi.Client, opts ...Option) *Follower {
	if cli == nil {
		panic("follow: New: cli must not be nil")
	}
	f := &Follower{
		cli: cli, interval: DefaultInterval, report: func(error) {},
		orders: map[key]*order{}, fresh: make(chan struct{}, 1),
	}
	for i, opt := range opts {
		if opt == nil {
			panic(fmt.Sprintf("follow: New: opts[%d] must not be nil", i))
		}
		opt(f)
	}
	return f
}

// Delivery follows one delivery with a follower of its own. For more than one, make a [Follower], which polls them together.
func Delivery(ctx context.Context, cli *goiikoapi.Client, organizationID, orderID string) iter.Seq2[State, error] {
	return New(cli).Delivery(ctx, organizationID, orderID)
}

var uuid = regexp.MustCompile(`^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$`)

// Delivery returns the states of a delivery, from the present one until it is Closed or Cancelled. A state is there once,
// however often polls and events bring it, and never after a newer one. A poll may miss states that follow each other faster
// than the interval.
//
// The iterator ends with one error: a [*FailedError] if the terminal has rejected the order, an error that wraps
// [goiikoapi.ErrUnknownOrder] if iiko does not know it for 30 seconds, an error of iiko that repeating would not mend, such as
// a missing right, of the store, or of ctx. Other failed polls are repeated; see [WithErrors].
func (f *Follower) Delivery(ctx context.Context, organizationID, orderID string) iter.Seq2[State, error] {
	return func(yield func(State, error) bool) {
		k := keyOf(organizationID, orderID)
		for name, id := range map[string]string{"organizationID": organizationID, "orderID": orderID} {
			if !uuid.MatchString(id) {
				yield(State{}, &goiikoapi.ArgumentError{Operation: "follow.Delivery", Argument: name, Reason: fmt.Sprintf("is not a UUID: %q", id)})
				return
			}
		}
		record, err := f.begin(ctx, k)
		if err != nil {
			yield(State{}, err)
			return
		}
		one := f.subscribe(k, record)
		defer f.unsubscribe(k, one)
		for {
			state, err := f.next(ctx, one)
			var failed *FailedError
			if err != nil && !errors.As(err, &failed) {
				yield(State{}, fmt.Errorf("follow: delivery %s: %w", orderID, err))
				return
			}
			if !yield(state, err) {
				return
			}
			// The body of the loop has handled the state.
			ended := failed != nil || state.Final()
			if err := f.handled(ctx, record, state, ended); err != nil {
				yield(State{}, err)
				return
			}
			if ended {
				return
			}
		}
	}
}

// begin returns the record of an order, which is new if the store has none.
func (f *Follower) begin(ctx context.Context, k key) (*Record, error) {
	fresh := &Record{OrganizationID: k.organizationID, OrderID: k.orderID, Since: time.Now()}
	if f.store == nil {
		return fresh, nil
	}
	record, err := f.store.Find(ctx, k.organizationID, k.orderID)
	if err == nil && record == nil {
		record, err = fresh, f.store.Save(ctx, *fresh)
	}
	if err != nil {
		return nil, fmt.Errorf("follow: delivery %s: store: %w", k.orderID, err)
	}
	return record, nil
}

// handled keeps that a state was handled. What the body has done must be kept even if ctx has ended meanwhile.
func (f *Follower) handled(ctx context.Context, record *Record, state State, ended bool) error {
	if f.store == nil {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	record.Timestamp, record.Status = state.Delivery.Timestamp, state.Status
	keep := func() error { return f.store.Save(ctx, *record) }
	if ended {
		keep = func() error { return f.store.Delete(ctx, record.OrganizationID, record.OrderID) }
	}
	if err := keep(); err != nil {
		return fmt.Errorf("follow: delivery %s: store: %w", record.OrderID, err)
	}
	return nil
}

// Unfinished returns the records of orders in the store that have not ended, the oldest first. Follow them with
// [Follower.Delivery] after a restart.
func (f *Follower) Unfinished(ctx context.Context) ([]Record, error) {
	if f.store == nil {
		return nil, nil
	}
	records, err := f.store.All(ctx)
	slices.SortFunc(records, func(a, b Record) int { return a.Since.Compare(b.Since) })
	return records, err
}

// Handle takes the events of deliveries that are followed; it ignores others. It is a function for
// [goiikoapi.WebhookHandler] and never returns an error.
func (f *Follower) Handle(_ context.Context, event goiikoapi.WebhookEvent) error {
	if event.Delivery == nil {
		return nil
	}
	info := *event.Delivery
	if info.OrganizationID == "" {
		info.OrganizationID = event.OrganizationID
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if o := f.orders[keyOf(info.OrganizationID, info.ID)]; o != nil {
		o.polled = time.Now()
		o.take(stateOf(info, true))
	}
	return nil
}

func stateOf(info models.DeliveryInfo, event bool) State {
	return State{Delivery: info, Status: goiikoapi.Value(info.Order).Status, Event: event}
}

// subscribe adds an iterator of an order and has it polled.
func (f *Follower) subscribe(k key, record *Record) *follower {
	f.mu.Lock()
	defer f.mu.Unlock()
	o := f.orders[k]
	if o == nil {
		o = &order{since: time.Now(), followers: map[*follower]struct{}{}}
		f.orders[k] = o
	}
	one := &follower{after: *record, ready: make(chan struct{}, 1)}
	o.followers[one] = struct{}{}
	if o.latest != nil {
		one.take(*o.latest)
	}
	if f.stop == nil {
		var ctx context.Context
		ctx, f.stop = context.WithCancel(context.Background())
		go f.poll(ctx)
	}
	signal(f.fresh)
	return one
}

// unsubscribe removes an iterator. Polling ends with the last one.
func (f *Follower) unsubscribe(k key, one *follower) {
	f.mu.Lock()
	defer f.mu.Unlock()
	o := f.orders[k]
	delete(o.followers, one)
	if len(o.followers) == 0 {
		delete(f.orders, k)
	}
	if len(f.orders) == 0 {
		f.stop()
		f.stop = nil
	}
}

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// next waits for a state or the end.
func (f *Follower) next(ctx context.Context, one *follower) (State, error) {
	for {
		f.mu.Lock()
		if len(one.states) > 0 {
			state := one.states[0]
			one.states = one.states[1:]
			f.mu.Unlock()
			if state.Delivery.CreationStatus == models.CreationStatusError {
				return state, failedWith(state.Delivery)
			}
			return state, nil
		}
		err := one.err
		f.mu.Unlock()
		if err != nil {
			return State{}, err
		}
		select {
		case <-one.ready:
		case <-ctx.Done():
			return State{}, contexts.Ended(ctx)
		}
	}
}

// take passes a state on to the iterators that have none as new.
func (o *order) take(state State) {
	if o == nil { // nobody follows it any more
		return
	}
	if info := &state.Delivery; info.CreationStatus == models.CreationStatusError {
		switch {
		case info.Order == nil && o.latest != nil && o.latest.Delivery.Order != nil:
			return // the order is there: another create under its ID was rejected
		case Explain(goiikoapi.Value(info.ErrorInfo)).Cause != CauseDuplicate:
		case info.Order == nil:
			o.duplicate = &state
			return
		default: // it has contents, so it is the order that was there before
			info.CreationStatus, info.ErrorInfo = models.CreationStatusSuccess, nil
		}
	}
	if o.latest != nil && !state.follows(o.latest.Delivery.Timestamp, o.latest.Status) {
		return
	}
	o.latest = &state
	for one := range o.followers {
		one.take(state)
	}
}

// follows reports whether the state is newer than one with a timestamp and a status, or another of the same moment.
func (s State) follows(timestamp int64, status models.DeliveryStatus) bool {
	return s.Delivery.Timestamp > timestamp || s.Delivery.Timestamp == timestamp && s.Status != status
}

func (one *follower) take(state State) {
	if !state.follows(one.after.Timestamp, one.after.Status) {
		return
	}
	one.after.Timestamp, one.after.Status = state.Delivery.Timestamp, state.Status
	one.states = append(one.states, state)
	signal(one.ready)
}

// end ends the iterators of an order with an error.
func (o *order) end(err error) {
	if o == nil {
		return
	}
	for one := range o.followers {
		one.err = err
		signal(one.ready)
	}
}

// poll polls the orders until ctx ends: all of them once in an interval, and new ones at once.
func (f *Follower) poll(ctx context.Context) {
	round := time.NewTicker(f.interval)
	defer round.Stop()
	for {
		all := false
		select {
		case <-f.fresh:
		case <-round.C:
			all = true
		case <-ctx.Done():
			return
		}
		for organizationID, ids := range f.due(all) {
			for chunk := range slices.Chunk(ids, maxIDs) {
				f.ask(ctx, organizationID, chunk)
			}
		}
	}
}

// due returns the orders to poll now, by organization: those that were not polled yet or, of all, those that were not heard of
// for an interval.
func (f *Follower) due(all bool) map[string][]string {
	f.mu.Lock()
	defer f.mu.Unlock()
	due := map[string][]string{}
	now := time.Now()
	for k, o := range f.orders {
		// A round takes its time; without the allowance an order would be polled in every second round only.
		if o.polled.IsZero() || all && now.Sub(o.polled) >= f.interval/2 {
			o.polled = now
			due[k.organizationID] = append(due[k.organizationID], k.orderID)
		}
	}
	return due
}

// ask polls up to 200 orders of an organization.
func (f *Follower) ask(ctx context.Context, organizationID string, ids []string) {
	slices.Sort(ids)
	found, err := goiikoapi.Check(f.cli.Deliveries.ByID(ctx, models.DeliveriesByIDRequest{OrganizationID: organizationID, OrderIDs: ids}))
	switch {
	case ctx.Err() != nil: // nobody waits any more
	case err == nil:
		f.found(organizationID, ids, found.Orders)
	case lasting(err):
		f.mu.Lock()
		defer f.mu.Unlock()
		for _, id := range ids {
			f.orders[keyOf(organizationID, id)].end(err)
		}
	default:
		f.report(fmt.Errorf("follow: %d deliveries of organization %s: %w", len(ids), organizationID, err))
	}
}

// found takes what iiko has returned for orders. For one ID it may return two: the order, and a second create.
func (f *Follower) found(organizationID string, ids []string, infos []models.DeliveryInfo) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, empty := range []bool{false, true} { // orders with contents first
		for _, info := range infos {
			if (info.Order == nil) == empty {
				f.orders[keyOf(organizationID, info.ID)].take(stateOf(info, false))
			}
		}
	}
	for _, id := range ids {
		o := f.orders[keyOf(organizationID, id)]
		if o == nil || o.latest != nil || time.Since(o.since) < unknownFor {
			continue
		}
		if o.duplicate != nil {
			for one := range o.followers {
				one.take(*o.duplicate)
			}
			continue
		}
		o.end(goiikoapi.ErrUnknownOrder)
	}
}

// lasting reports whether iiko would answer the same again: it rejects the request, and not for its rate or because of a
// failure of its own.
func lasting(err error) bool {
	status := goiikoapi.StatusCode(err)
	return status >= 400 && status < 500 && status != 408 && !goiikoapi.IsRateLimited(err)
}
