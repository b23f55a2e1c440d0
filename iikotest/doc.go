// Package iikotest is an iiko Cloud in memory, for the tests of programs that talk to iiko Cloud API.
//
// A test starts a [Server] and points its client at the server's URL:
//
//	func TestCheckout(t *testing.T) {
//		iiko := iikotest.Start(t)
//		client, err := goiikoapi.NewClient("any login", goiikoapi.WithBaseURL(iiko.URL))
//		…
//		require.Len(t, iiko.Deliveries(), 1)
//	}
//
// # What it does
//
// The server runs one small restaurant, [DemoRestaurant], or the one that [WithRestaurant] gives it. It
// hands out tokens and lets them expire, answers from the restaurant's menu and dictionaries, takes orders
// and deliveries, changes their status, reserves tables, also for banquets, and keeps the balances of loyalty
// wallets. Wrong input is refused as iiko refuses it: with an HTTP error status and a body of correlationId,
// errorDescription and error.
//
// An operation of the API that is not modelled answers 501, and its errorDescription says so.
//
// # What it does not do
//
// Nobody cooks unless a test says so ([Server.SetDeliveryStatus]), and nothing waits for it: a delivery that
// is confirmed can be moved to Waiting, OnWay or Delivered at once. Orders are taken whatever number of
// modifiers they have, taxes are not reckoned, a discount lowers the sum of the order and not those of its
// items, and stop lists do not shrink by what is ordered. Whoever reserves a table gets it, taken or not, and
// the guests never come: a reserve stays New until it is canceled. Deprecated properties of requests are
// ignored.
//
// # Time
//
// As in iiko, an order is not there at once. Its creationStatus is InProgress, and so is the status of a
// command, until the processing time has passed ([WithProcessingTime]). Then the order is placed, or its
// creation has failed with a code in errorInfo.
//
// The server has no clock of its own running, as long as webhooks are off: each request first brings the
// restaurant up to the present by [time.Now]. It therefore also works inside a bubble of testing/synctest,
// where there is no network: make the Server outside of the bubble and hand the requests to
// [Server.ServeHTTP] inside.
//
// # Bad weather
//
// [WithFaults] and [Server.SetFaults] have requests fail as they do in the world: connections that break
// before or after the work was done, answers that are cut or slow, 401, 408, 429, 5xx. Each decision follows
// from a seed, the operation, and how many of its requests came before, so a failure can be had again.
// [Server.Requests] tells which fault a request met, and whether it was carried out.
//
// # Webhooks
//
// Once WebHook.UpdateSettings or [WithWebhook] has set a URL, the server posts there what happens: each state
// of a delivery, a table order or a reserve from InProgress on, or the error that ended its creation; changes
// of stop lists; the opening and closing of shifts. With a filter, it tells of what the filter names and
// nothing else. Events are sent in the order in which they happened, each in a request of its own. A request
// that is not answered with 200 within five seconds is sent again, four times at most: after 50 milliseconds,
// and then after twice the last pause. [WithWebhookDisorder] makes it harder for the receiver.
//
// While there is a URL, orders and commands end by themselves when their time has come, so that events need
// nobody who asks. A goroutine sees to that, which [Server.Close] ends. It is outside of every bubble, so
// webhooks and testing/synctest do not go together. A test can wait for the events without sleeping:
// [Server.FlushWebhooks] returns when they are sent.
package iikotest
