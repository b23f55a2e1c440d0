// Package follow follows deliveries to their end: an iterator of states until Closed or Cancelled, fed by polling and, where a
// webhook handler is wired to it, by events.
//
//	orders := follow.New(cli)
//	for state, err := range orders.Delivery(ctx, organizationID, orderID) {
//		if err != nil {
//			return err // the order failed, see [FailedError], or can't be followed
//		}
//		log.Println(state.Status)
//	}
//
// One [Follower] serves any number of orders: they are polled together, up to 200 in a call. With
//
//	http.Handle("/iiko", goiikoapi.WebhookHandler(token, orders.Handle))
//
// events are states, too, and an order of which an event came is not polled for an interval.
//
// [Follower.Place] places an order first, unless iiko has it: once, whatever is lost on the way and however often the program
// is started again.
//
// # Restarts
//
// A [Store] keeps which orders are followed and which states were handled, so that a program goes on after a restart:
// [Follower.Unfinished] lists the orders, and [Follower.Delivery], or [Follower.Place] for those with Record.Place, begins with
// the present state, unless that was handled. A state is handled when the body of the loop has ended and the next one is asked
// for; the last state and a failure also when the body leaves the loop. A program that dies in the body gets the state again,
// or a newer one.
//
// # Failures
//
// An order that the terminal rejects ends with a [FailedError], which tells what happened and what to do, in English and
// Russian; see [Explain].
package follow
