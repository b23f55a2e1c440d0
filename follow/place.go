package follow

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

const (
	// maxSends is how often an order is sent that iiko does not know afterwards.
	maxSends = 3
	// acceptedFor is how long iiko may not know an order that it has accepted.
	acceptedFor = 10 * time.Minute
)

// errMissing tells an iterator that iiko does not know the order.
var errMissing = errors.New("iiko does not know the order yet")

// Place places a delivery, unless iiko has it already, and returns its states as [Follower.Delivery] does. orderID is the ID of
// the order, a UUID, that stays the same when the program is started again: then an order that was placed before is followed,
// and never a second one placed; see [goiikoapi.NewID]. request returns what to send; its organization and ID are set to those
// given here. It is called when iiko does not know the order.
//
// If the outcome of the create is unknown, the order under the ID tells: if iiko does not know it for 30 seconds it is sent
// again, at most twice, because iiko accepts an ID once. What iiko has accepted, or says to have, or has returned, is not sent
// again. An error of request, and an error of the create that is certain, end the iterator. Where the order may have been made
// all the same, [goiikoapi.MayBeDone] is true for the error and the record stays in the store, so that Place can be called again
// with the same ID. An order that the terminal has rejected needs a new ID; if MayBeDone is true for its [*FailedError], a first
// create may have made it all the same.
func (f *Follower) Place(ctx context.Context, organizationID, orderID string, request func() (models.CreateDeliveryRequest, error)) iter.Seq2[State, error] {
	return func(yield func(State, error) bool) {
		if request == nil {
			yield(State{}, &goiikoapi.ArgumentError{Operation: "follow.Place", Argument: "request", Reason: "is nil"})
			return
		}
		f.follow(ctx, "follow.Place", organizationID, orderID, &placement{request: request})(yield)
	}
}

// placement is an order to place.
type placement struct {
	request func() (models.CreateDeliveryRequest, error)
	// sends is how often it was sent, waiting whether iiko has not been found to lack it since.
	sends   int
	waiting bool
	// accepted reports whether iiko has accepted it, or says that it has it.
	accepted bool
	// unknown is the last error with an unknown outcome; nil if there is none.
	unknown error
	// unasked reports whether request has returned an error, so that nothing was sent.
	unasked bool
	// before reports whether it was sent in an earlier call.
	before bool
}

// mayBeThere reports whether iiko may have the order because of what was sent.
func (p *placement) mayBeThere() bool {
	return p != nil && (p.accepted || p.unknown != nil || p.before)
}

// send sends the order of a record. It returns an error if the order was not taken and none was before.
func (i *iteration) send(ctx context.Context) error {
	p := i.placement
	req, err := p.request()
	if err != nil {
		p.unasked = true
		return errors.Join(p.unknown, err)
	}
	req.OrganizationID, req.Order.ID = i.record.OrganizationID, i.record.OrderID
	i.record.Sent = true
	if err := i.f.keep(ctx, i.record); err != nil {
		p.unasked = true
		return errors.Join(p.unknown, err)
	}
	p.waiting = true
	p.sends++
	created, err := goiikoapi.Check(i.f.cli.Deliveries.CreateDelivery(ctx, req))
	var duplicate *goiikoapi.DuplicateError
	switch {
	case err == nil:
		info := created.OrderInfo
		if p.accepted = info.CreationStatus != models.CreationStatusError || isDuplicate(goiikoapi.Value(info.ErrorInfo)); !p.accepted {
			i.f.update(i.order, func(o *order) {
				if !o.exists { // else another create under the ID was rejected
					o.fail(&State{Delivery: info})
				}
			})
		}
	case errors.As(err, &duplicate), goiikoapi.HasErrorCode(err, models.ErrorCodeDuplicatedOrderID, "192"):
		p.accepted = true
	case goiikoapi.MayBeDone(err):
		p.unknown = err
	default:
		return errors.Join(p.unknown, err)
	}
	if p.accepted {
		return i.known(ctx)
	}
	return nil
}

// ambiguous reports whether a rejection may be that of a second create, of an order that was made with the first.
func (p *placement) ambiguous() bool {
	return p != nil && (p.sends > 1 || p.sends > 0 && p.before)
}

// again reports whether the order may be sent again, because it is not known what became of it.
func (p *placement) again() bool {
	if p == nil || p.accepted || p.sends == 0 && !p.before || p.sends >= maxSends {
		return false
	}
	p.waiting = false
	return true
}

// lost adds to an error that the order may have been made, if it may and no state of it tells.
func (i *iteration) lost(err error) error {
	p := i.placement
	reason := "iiko has accepted the order, but does not return it"
	rejected := errors.As(err, new(*FailedError))
	switch {
	case !p.mayBeThere() || goiikoapi.MayBeDone(err), i.returned && !rejected && !errors.Is(err, goiikoapi.ErrUnknownOrder):
		return err
	case p.unknown != nil:
		return errors.Join(p.unknown, err)
	case !p.accepted, rejected:
		reason = "the order was sent before, and it is not known what became of it"
	}
	return errors.Join(&goiikoapi.TransportError{Operation: "follow.Place", ID: i.record.OrderID, MayBeDone: true, Err: errors.New(reason)}, err)
}

// place sends the order. While it does, polls do not tell that it is missing.
func (i *iteration) place(ctx context.Context) error {
	i.f.update(i.order, func(o *order) { o.placing = true })
	defer i.f.update(i.order, func(o *order) {
		o.placing, o.missing, o.polled = false, time.Time{}, time.Time{}
		o.sent = o.sent || i.placement.sends > 0
		if i.placement.accepted {
			o.patience = acceptedFor
		}
		signal(o.poller.fresh)
	})
	return i.send(ctx)
}

// update changes an order.
func (f *Follower) update(o *order, change func(*order)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change(o)
}
