package follow

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
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
	// unknownFor is how long an order may be unknown to iiko.
	unknownFor = 30 * time.Second
	// rejectionsInARow is how often iiko must reject a poll before that ends an order.
	rejectionsInARow = 2
)

// State is a state of a delivery.
type State struct {
	// Delivery is the delivery in this state. Its Order is nil until the terminal has accepted it. Do not change what it points
	// to: other iterators have it, too.
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

// WithInterval sets the time between the answer of a poll and the next poll; the default is [DefaultInterval]. It must be
// positive.
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
		if value := reflect.ValueOf(store); store == nil || value.Kind() == reflect.Pointer && value.IsNil() {
			panic("follow: WithStore: store must not be nil")
		}
		f.store = store
	}
}

// WithErrors sets a function that is told of each poll that has failed. It must not block.
func WithErrors(report func(error)) Option {
	return func(f *Follower) {
		if report == nil {
			panic("follow: WithErrors: report must not be nil")
		}
		f.report = report
	}
}

// Follower follows deliveries. It is safe for concurrent use. It polls while there is something to follow, and does not need to
// be closed.
type Follower struct {
	cli      *goiikoapi.Client
	interval time.Duration
	store    Store // nil if nothing is kept
	report   func(error)

	mu sync.Mutex
	// pollers are those of the organizations that have orders, by ID.
	pollers map[string]*poller
}

// New returns a follower. It panics if cli or an option is nil, or if an option is invalid.
func New(cli *goiikoapi.Client, opts ...Option) *Follower {
	if cli == nil {
		panic("follow: New: cli must not be nil")
	}
	f := &Follower{cli: cli, interval: DefaultInterval, report: func(error) {}, pollers: map[string]*poller{}}
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
// than the interval. With a store, an order has one iterator at a time, also among several followers with the same store; one
// follower refuses a second.
//
// The iterator ends with one error: a [*FailedError] if the terminal has rejected the order; an error that wraps
// [goiikoapi.ErrUnknownOrder] if iiko has not known it for 30 seconds; an error of iiko that it returns again, such as a
// missing right; an invalid argument; an error of the store; or that of ctx. Other failed polls are repeated; see
// [WithErrors].
func (f *Follower) Delivery(ctx context.Context, organizationID, orderID string) iter.Seq2[State, error] {
	return f.follow(ctx, "follow.Delivery", organizationID, orderID, nil)
}

// follow returns the states of a delivery. If iiko does not know it and p is not nil, it is placed.
func (f *Follower) follow(ctx context.Context, method, organizationID, orderID string, p *placement) iter.Seq2[State, error] {
	return func(yield func(State, error) bool) {
		if err := check(ctx, method, organizationID, orderID); err != nil {
			yield(State{}, err)
			return
		}
		i := iteration{f: f, placement: p}
		end := func(err error) { yield(State{}, fmt.Errorf("follow: delivery %s: %w", orderID, i.lost(err))) }
		if err := i.start(ctx, organizationID, orderID); err != nil {
			end(err)
			return
		}
		defer i.end()
		for {
			state, err := i.next(ctx)
			var failed *FailedError
			if err != nil && !errors.As(err, &failed) {
				end(err)
				return
			}
			doubtful := failed != nil && i.placement.ambiguous()
			if doubtful {
				err = i.lost(err)
			} else if err := i.known(ctx); err != nil {
				end(err)
				return
			}
			i.returned = true
			ended := failed != nil || state.Final()
			more := yield(state, err)
			switch {
			case doubtful: // the record stays
				return
			case ended: // no other state follows, so that leaving the loop is no sign of a failure
				if err := f.forget(ctx, i.record); err != nil && more {
					end(err)
				}
				return
			case !more:
				return
			}
			// The body of the loop has handled the state.
			if err := f.handled(ctx, i.record, state); err != nil {
				end(err)
				return
			}
		}
	}
}

// iteration is one loop over the states of an order.
type iteration struct {
	f         *Follower
	record    *Record
	placement *placement // nil if the order is only followed
	order     *order
	follower  *follower
	// returned reports whether a state was returned.
	returned bool
}

// start finds or makes the record of an order and begins.
func (i *iteration) start(ctx context.Context, organizationID, orderID string) error {
	record, err := i.f.find(ctx, organizationID, orderID)
	if err != nil {
		return err
	}
	if p := i.placement; p != nil {
		p.before = record.Sent || record.Known
		p.waiting = p.before // it may only be late
		record.Place = true
	}
	i.record = record
	if err := i.begin(); err != nil {
		return err
	}
	if err := i.f.keep(ctx, record); err != nil {
		i.end()
		return err
	}
	return nil
}

func (i *iteration) begin() error {
	order, follower, err := i.f.subscribe(i.record)
	if err != nil {
		return err
	}
	i.order, i.follower = order, follower
	return nil
}

func (i *iteration) end() { i.f.unsubscribe(i.order, i.follower) }

// next waits for the next state. It places an order that iiko does not know.
func (i *iteration) next(ctx context.Context) (State, error) {
	for {
		state, err := i.f.next(ctx, i.follower)
		switch {
		case errors.Is(err, errMissing):
			if p := i.placement; p == nil || p.waiting || i.record.Known {
				continue
			}
			if err := i.place(ctx); err != nil {
				return State{}, i.notPlaced(ctx, err)
			}
		case errors.Is(err, goiikoapi.ErrUnknownOrder):
			if i.record.Known || !i.placement.again() {
				return State{}, i.gone(ctx, err)
			}
			i.end()
			if err := i.begin(); err != nil {
				return State{}, err
			}
		default:
			return state, err
		}
	}
}

// known keeps that iiko has the order, which is then never sent again.
func (i *iteration) known(ctx context.Context) error {
	if i.record.Known {
		return nil
	}
	known := *i.record
	known.Known = true
	if err := i.f.keep(ctx, &known); err != nil {
		return err
	}
	*i.record = known
	return nil
}

// notPlaced ends an order that could not be sent. Its record stays if it may be there, or if it is worth another try.
func (i *iteration) notPlaced(ctx context.Context, err error) error {
	if i.placement.mayBeThere() {
		return err
	}
	var rejected *goiikoapi.CustomErrorModel
	certain := i.placement.unasked || errors.As(err, &rejected) && lasts(rejected, nil)
	i.record.Sent = false
	if !certain || ctx.Err() != nil {
		return errors.Join(err, i.f.keep(context.WithoutCancel(ctx), i.record))
	}
	return errors.Join(err, i.f.forget(ctx, i.record))
}

// gone ends an order that iiko does not know. Its record stays if it may be there, or if it is to be placed.
func (i *iteration) gone(ctx context.Context, err error) error {
	if i.placement.mayBeThere() || i.placement == nil && i.record.Place {
		return err
	}
	return errors.Join(err, i.f.forget(ctx, i.record))
}

// check returns an error for invalid arguments.
func check(ctx context.Context, method, organizationID, orderID string) error {
	invalid := func(argument, reason string) error {
		return &goiikoapi.ArgumentError{Operation: method, Argument: argument, Reason: reason}
	}
	switch {
	case ctx == nil:
		return invalid("ctx", "is nil")
	case !uuid.MatchString(organizationID):
		return invalid("organizationID", fmt.Sprintf("is not a UUID: %q", organizationID))
	case !uuid.MatchString(orderID):
		return invalid("orderID", fmt.Sprintf("is not a UUID: %q", orderID))
	}
	return nil
}

// find returns the record of an order, which is new if the store has none.
func (f *Follower) find(ctx context.Context, organizationID, orderID string) (*Record, error) {
	record := &Record{Since: time.Now()}
	if f.store != nil {
		found, err := f.store.Find(ctx, strings.ToLower(organizationID), strings.ToLower(orderID))
		if err != nil {
			return nil, fmt.Errorf("store: %w", err)
		}
		if found != nil {
			record = found
		}
	}
	record.OrganizationID, record.OrderID = strings.ToLower(organizationID), strings.ToLower(orderID)
	return record, nil
}

// handled keeps that a state was handled. What the body has done must be kept even if ctx has ended meanwhile.
func (f *Follower) handled(ctx context.Context, record *Record, state State) error {
	record.Timestamp, record.Status = moment(state), state.Status
	return f.keep(context.WithoutCancel(ctx), record)
}

// keep saves a record, if there is a store.
func (f *Follower) keep(ctx context.Context, record *Record) error {
	if f.store == nil {
		return nil
	}
	if err := f.store.Save(ctx, *record); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// forget removes the record of an order that has ended.
func (f *Follower) forget(ctx context.Context, record *Record) error {
	if f.store == nil {
		return nil
	}
	if err := f.store.Delete(context.WithoutCancel(ctx), record.OrganizationID, record.OrderID); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// Unfinished returns the records of orders in the store that have not ended, the oldest first. After a restart follow them with
// [Follower.Delivery], or those with Record.Place with [Follower.Place]. If some can't be read, it returns the others and an error.
func (f *Follower) Unfinished(ctx context.Context) ([]Record, error) {
	if f.store == nil {
		return nil, nil
	}
	records, err := f.store.All(ctx)
	slices.SortFunc(records, func(a, b Record) int { return a.Since.Compare(b.Since) })
	return records, err
}

// Handle takes the events of deliveries that are followed; it ignores others. It is a function for
// [goiikoapi.WebhookHandler] and never returns an error. After an event about a failed creation the order is polled at once,
// because the event may be about a second create of an order that exists.
func (f *Follower) Handle(_ context.Context, event goiikoapi.WebhookEvent) error {
	if event.Delivery == nil || event.Delivery.CreationStatus == "" {
		return nil
	}
	info := *event.Delivery
	if info.OrganizationID == "" {
		info.OrganizationID = event.OrganizationID
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	p := f.pollers[strings.ToLower(info.OrganizationID)]
	if p == nil {
		return nil
	}
	o := p.orders[strings.ToLower(info.ID)]
	switch {
	case o == nil:
	case info.CreationStatus == models.CreationStatusError:
		if time.Since(o.polled) >= f.interval/10 {
			o.polled = time.Time{}
			signal(p.fresh)
		}
	case o.take(State{Delivery: info, Status: goiikoapi.Value(info.Order).Status, Event: true}):
		o.polled = time.Now()
	}
	return nil
}

// next waits for a state or the end.
func (f *Follower) next(ctx context.Context, one *follower) (State, error) {
	for {
		f.mu.Lock()
		switch {
		case len(one.states) > 0:
			state := one.states[0]
			one.states = one.states[1:]
			f.mu.Unlock()
			return state, nil
		case one.failed != nil:
			f.mu.Unlock()
			return *one.failed, failedWith(one.failed.Delivery)
		case one.err != nil:
			f.mu.Unlock()
			return State{}, one.err
		case one.missing:
			one.missing = false
			f.mu.Unlock()
			return State{}, errMissing
		}
		f.mu.Unlock()
		select {
		case <-one.ready:
		case <-ctx.Done():
			return State{}, contexts.Ended(ctx)
		}
	}
}
