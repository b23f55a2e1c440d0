package follow

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// poller polls the orders of an organization. Organizations do not wait for each other, but for the pauses of their common
// restriction group.
type poller struct {
	organizationID string
	// orders by ID, in lower case.
	orders map[string]*order
	// fresh is signalled when there are orders to poll at once.
	fresh chan struct{}
	stop  context.CancelFunc
	// splits are how many calls may still be split in this round to find what is wrong with them.
	splits int
}

// maxSplits is how many calls of a round are split: enough to find two orders among 200.
const maxSplits = 16

// errFollowed is the error for a second iterator of an order with a store.
var errFollowed = errors.New("it is followed already, and the store keeps one iterator of an order")

// subscribe adds an iterator of an order and has it polled.
func (f *Follower) subscribe(record *Record) (*order, *follower, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	p := f.pollers[record.OrganizationID]
	if p == nil {
		ctx, stop := context.WithCancel(context.Background())
		p = &poller{organizationID: record.OrganizationID, orders: map[string]*order{}, fresh: make(chan struct{}, 1), stop: stop}
		f.pollers[record.OrganizationID] = p
		go f.poll(ctx, p)
	}
	o := p.orders[record.OrderID]
	if o != nil && len(o.followers) > 0 && f.store != nil {
		return nil, nil, errFollowed
	}
	if o == nil || o.ended {
		o = newOrder(p, record)
		p.orders[record.OrderID] = o
	}
	one := &follower{ready: make(chan struct{}, 1)}
	if o.latest != nil {
		one.states = []State{*o.latest}
		signal(one.ready)
	}
	if one.missing = !o.missing.IsZero(); one.missing {
		signal(one.ready)
	}
	o.followers[one] = struct{}{}
	signal(p.fresh)
	return o, one, nil
}

// unsubscribe removes an iterator. Polling ends with the last one of the organization.
func (f *Follower) unsubscribe(o *order, one *follower) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(o.followers, one)
	p := o.poller
	if len(o.followers) == 0 && p.orders[o.id] == o {
		delete(p.orders, o.id)
	}
	if len(p.orders) == 0 && f.pollers[p.organizationID] == p {
		p.stop()
		delete(f.pollers, p.organizationID)
	}
}

// poll polls the orders of an organization until ctx ends: all of them in intervals, and new ones at once.
func (f *Follower) poll(ctx context.Context, p *poller) {
	round := time.NewTimer(f.interval)
	defer round.Stop()
	for {
		all := false
		select {
		case <-p.fresh:
		case <-round.C:
			all = true
		case <-ctx.Done():
			return
		}
		p.splits = maxSplits
		for chunk := range slices.Chunk(f.due(ctx, p, all), maxIDs) {
			f.ask(ctx, p, chunk)
		}
		if all {
			round.Reset(f.interval)
		}
	}
}

// due returns the orders to poll now: those that are to be polled at once or, of all, those that were not heard of lately.
func (f *Follower) due(ctx context.Context, p *poller, all bool) []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if ctx.Err() != nil { // another poller has the orders now
		return nil
	}
	var ids []string
	for id, o := range p.orders {
		if !o.ended && (o.polled.IsZero() || all && time.Since(o.polled) >= f.interval-f.interval/10) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// ask polls up to 200 orders.
func (f *Follower) ask(ctx context.Context, p *poller, ids []string) {
	found, apiErr, err := f.cli.Deliveries.ByID(ctx, models.DeliveriesByIDRequest{OrganizationID: p.organizationID, OrderIDs: ids})
	if ctx.Err() != nil { // nobody waits any more
		return
	}
	if apiErr != nil && apiErr.StatusCode == http.StatusBadRequest && len(ids) > 1 && p.splits > 0 { // one of them may be the reason
		p.splits--
		f.ask(ctx, p, ids[:len(ids)/2])
		f.ask(ctx, p, ids[len(ids)/2:])
		return
	}
	if apiErr != nil {
		err = apiErr
	}
	if err != nil {
		f.report(fmt.Errorf("follow: %d deliveries of organization %s: %w", len(ids), p.organizationID, err))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	now, lasting := time.Now(), lasts(apiErr, err)
	for _, id := range ids {
		o := p.orders[id]
		if o == nil {
			continue
		}
		o.polled = now
		if lasting {
			o.rejected(err)
		}
	}
	if err == nil {
		p.found(ids, found.Orders)
	}
}

// lasts reports whether a poll would fail again: iiko rejects it, and not for its rate, or the client was closed.
func lasts(apiErr *goiikoapi.CustomErrorModel, err error) bool {
	if apiErr == nil {
		var invalid *goiikoapi.ArgumentError
		return errors.As(err, &invalid)
	}
	switch apiErr.StatusCode {
	case http.StatusRequestTimeout, http.StatusTooManyRequests:
		return false
	}
	return apiErr.StatusCode >= 400 && apiErr.StatusCode < 500
}

// found takes what iiko has returned for orders. For one ID it may return two: the order, and a second create.
func (p *poller) found(ids []string, infos []models.DeliveryInfo) {
	known := map[string]bool{}
	for _, rejected := range []bool{false, true} { // the order first: a second create may have been rejected
		for _, info := range infos {
			id := strings.ToLower(info.ID)
			o := p.orders[id]
			if o == nil || (info.Order == nil && info.CreationStatus == models.CreationStatusError) != rejected || rejected && known[id] {
				continue
			}
			o.take(State{Delivery: info, Status: goiikoapi.Value(info.Order).Status})
			known[id] = known[id] || !rejected
		}
	}
	for _, id := range ids {
		if o := p.orders[id]; o != nil && !o.ended {
			o.returned(known[id])
		}
	}
}
