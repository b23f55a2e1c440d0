package follow

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// maxPlacements is how often an order is sent that iiko does not know afterwards.
const maxPlacements = 3

// errMissing tells an iterator that iiko does not know the order.
var errMissing = errors.New("iiko does not know the order yet")

// Place places a delivery, unless iiko has it already, and returns its states as [Follower.Delivery] does. orderID is the ID of
// the order, a UUID, that stays the same when the program is started again: then an order that was placed before is followed,
// and never a second one placed; see [goiikoapi.NewID]. request returns what to send, each time that iiko does not know the
// order; its organization and ID are set to those given here.
//
// If the outcome of the create is unknown, or iiko says that there is such an order, the order under the ID tells. If iiko does
// not know it for 30 seconds it is sent again, at most three times: iiko accepts an ID once. An error of request, and an error
// of the create that is certain, end the iterator. An order that was seen is not sent again, whatever becomes of it; one that
// the terminal has rejected needs a new ID.
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
	// sent reports whether it was sent since iiko was last found not to know it.
	sent bool
	// times is how often it was sent.
	times int
	// unknown is the last error with an unknown outcome; nil if there is none.
	unknown error
}

// place sends the order of a record. It returns an error if it is certain that iiko did not take it.
func (p *placement) place(ctx context.Context, cli *goiikoapi.Client, record *Record) error {
	req, err := p.request()
	if err != nil {
		return err
	}
	req.OrganizationID, req.Order.ID = record.OrganizationID, record.OrderID
	p.sent, p.unknown = true, nil
	p.times++
	_, err = goiikoapi.Check(cli.Deliveries.CreateDelivery(ctx, req))
	var duplicate *goiikoapi.DuplicateError
	switch {
	case err == nil, errors.As(err, &duplicate):
	case goiikoapi.MayBeDone(err):
		p.unknown = err
	default:
		return err
	}
	return nil
}

// due reports whether the order is to be sent now.
func (p *placement) due() bool { return p != nil && !p.sent }

// again reports whether the order may be sent again.
func (p *placement) again() bool {
	if p == nil || p.times >= maxPlacements {
		return false
	}
	p.sent = false
	return true
}

// reason returns why iiko may not know the order; nil if that is not known.
func (p *placement) reason() error {
	if p == nil || p.unknown == nil {
		return nil
	}
	return fmt.Errorf("sent %d times, the last time: %w", p.times, p.unknown)
}

// lookAgain has an order polled at once, from now on as a new one.
func (f *Follower) lookAgain(o *order) {
	f.mu.Lock()
	defer f.mu.Unlock()
	o.missing, o.polled = time.Time{}, time.Time{}
	signal(o.poller.fresh)
}
