package follow

import (
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// order is a followed order.
type order struct {
	poller *poller
	id     string
	// polled is when it was polled last, or an event brought a state; zero if it is to be polled at once.
	polled time.Time
	// latest is the newest state; nil if there is none. moment is when it was, and seen are the states of that moment.
	latest *State
	moment int64
	seen   map[mark]bool
	// exists reports whether the terminal has accepted it, sent whether it was sent from here.
	exists, sent bool
	// placing reports whether it is being sent, so that it is no sign that iiko does not know it.
	placing bool
	// patience is how long iiko may not know it.
	patience time.Duration
	// missing is since when iiko has not returned it; zero if it did in the last answer.
	missing time.Time
	// duplicate is a create under the same ID that was rejected because of it; nil if there is none. The order itself may be
	// there all the same.
	duplicate *State
	// rejections are the polls that iiko has rejected, in a row.
	rejections int
	// ended reports whether there is nothing to poll for any more.
	ended bool
	// followers are the iterators.
	followers map[*follower]struct{}
}

// mark tells states apart.
type mark struct {
	timestamp int64
	status    models.DeliveryStatus
	creation  models.CreationStatus
}

// follower is one iterator of an order.
type follower struct {
	// states wait for it, oldest first.
	states []State
	// missing reports whether iiko has said that it does not know the order.
	missing bool
	// failed and err end it after the states.
	failed *State
	err    error
	// ready is signalled when there is something for it.
	ready chan struct{}
}

// newOrder returns an order of which the state in a record was handled.
func newOrder(p *poller, record *Record) *order {
	o := &order{
		poller: p, id: record.OrderID, moment: record.Timestamp, seen: map[mark]bool{}, patience: unknownFor,
		sent: record.Sent || record.Place && record.Known, followers: map[*follower]struct{}{},
	}
	switch {
	case record.Status != "":
		o.exists = true
		o.seen[mark{record.Timestamp, record.Status, models.CreationStatusSuccess}] = true
	case record.Timestamp != 0:
		o.seen[mark{record.Timestamp, "", models.CreationStatusInProgress}] = true
	}
	return o
}

// maxClockSkew is how far a timestamp may be ahead of the local clock.
const maxClockSkew = 24 * time.Hour

// moment is the timestamp of a state, or the present if that is in the future: it must not hide what comes next.
func moment(state State) int64 {
	now := time.Now()
	if timestamp := state.Delivery.Timestamp; timestamp <= now.Add(maxClockSkew).UnixMilli() {
		return timestamp
	}
	return now.UnixMilli()
}

// take passes a state on to the iterators if it is new, and reports whether it was.
func (o *order) take(state State) bool {
	if o.ended {
		return false
	}
	info := &state.Delivery
	if info.CreationStatus == models.CreationStatusError {
		duplicate := isDuplicate(goiikoapi.Value(info.ErrorInfo))
		switch {
		case info.Order != nil && duplicate: // it has contents, so it is the order that was there before
			info.CreationStatus, info.ErrorInfo = models.CreationStatusSuccess, nil
		case o.exists: // another create under its ID was rejected
			return false
		case duplicate:
			o.duplicate = &state
			return false
		default:
			o.fail(&state)
			return true
		}
	}
	at, what := moment(state), mark{info.Timestamp, state.Status, info.CreationStatus}
	switch {
	case o.seen[what]:
		return false
	case at > o.moment:
		clear(o.seen)
	case at == o.moment: // another of the same moment
	case state.Final() && !state.Event: // whatever an event said, iiko says that it has ended
	default:
		return false
	}
	o.moment = max(o.moment, at)
	o.seen[what] = true
	o.exists = o.exists || info.Order != nil
	o.ended = state.Final()
	o.latest = &state
	for one := range o.followers {
		one.states = append(one.states, state)
		signal(one.ready)
	}
	return true
}

// fail ends the iterators because the terminal has rejected the order.
func (o *order) fail(state *State) {
	o.ended = true
	for one := range o.followers {
		one.failed = state
		signal(one.ready)
	}
}

// rejected notes that iiko has rejected a poll, and ends the iterators if it has done so before.
func (o *order) rejected(err error) {
	o.rejections++
	if o.rejections >= rejectionsInARow {
		o.end(err)
	}
}

// end ends the iterators with an error.
func (o *order) end(err error) {
	if o.ended {
		return
	}
	o.ended = true
	for one := range o.followers {
		one.err = err
		signal(one.ready)
	}
}

// returned notes whether iiko has returned the order, and ends it if it is unknown for too long.
func (o *order) returned(known bool) {
	o.rejections = 0
	switch {
	case known:
		o.missing = time.Time{}
	case o.placing:
	case o.missing.IsZero():
		o.missing = time.Now()
		for one := range o.followers {
			one.missing = true
			signal(one.ready)
		}
	case time.Since(o.missing) < o.patience:
	case o.duplicate != nil && !o.exists && !o.sent: // if it was sent from here, it is the one that the duplicate is of
		o.fail(o.duplicate)
	default:
		o.end(goiikoapi.ErrUnknownOrder)
	}
}

// signal wakes the reader of a channel with a place for one signal.
func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
