// Package iikotest is an in-memory iiko Cloud server for testing programs that use iiko Cloud API.
//
// Start a [Server] and point the client at its URL:
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
// The server runs one small restaurant: [DemoRestaurant], or those passed to [WithRestaurant] or [WithRestaurants].
// [LoadRestaurant] reads one from responses of iiko, and [Restaurant.Check] tells what does not fit together in it. The
// server issues tokens that expire, serves the menu and the dictionaries, creates table orders and deliveries and changes
// them until they are closed or canceled, creates reserves and banquets, keeps the balances of loyalty wallets, calculates
// the discounts of [Promotion], and has documents, stock and directories of the back office. Invalid input gets an API
// error as from iiko: an HTTP error status and a body with correlationId, errorDescription and error.
//
// Operations that are not modelled return 501 with an errorDescription that names them; docs/iikotest.md lists them.
// [WithSamples] returns a sample instead. [WithStrictRequests] refuses requests with unknown, mistyped or missing
// properties.
//
// Limits that differ from one installation to another, or that iiko does not publish, are options: [WithLogins] gives
// logins rights, organizations and order sources, [WithRateLimit] limits restriction groups, and see [WithRevisionWindow],
// [WithMostDeliveries], [WithCommandLifetime], [WithResponseTime] and [WithLateDuplicates].
//
// The staff of the restaurant are the test: [Server.SetDeliveryStatus], [Server.SetItemStatus], [Server.AssignCourier],
// [Server.SetCourierLocation], [Server.ProcessPayments], [Server.OpenTable], [Server.SeatGuests], [Server.CloseBanquet],
// [Server.OpenCashShift] and [Server.CloseCashShift]. [Server.ChangeNomenclature] changes the menu.
//
// # What it does not do
//
// Statuses change only when the test sets them ([Server.SetDeliveryStatus]), and preparation is not required: a confirmed
// delivery can go to Waiting, OnWay or Delivered at once. Taxes are not calculated, and a discount reduces the sum of the
// order but not the sums of its items. A combo costs what the order says, whatever its items cost. Tables can be reserved
// twice for the same time, and a reserve stays New until it is cancelled or its guests are seated ([Server.SeatGuests]).
// Only the items of the nomenclature can be ordered, and records of the back office are apart from the menu. Deprecated
// request properties are ignored.
//
// The program iikotest/cmd/iikotest serves it on a port of its own, for programs in other languages.
//
// # Scripts
//
// A test tells the server what happens next: [Server.Next] gives the next requests for an operation replies of its own,
// [Server.Handle] answers an operation by a function, also one that is not modelled, [Server.FailNext] makes the terminal
// reject orders and commands, [Server.DelayNext] makes it late, [Server.DoubleNext] makes it place an order twice, and
// [Server.SetOffline] cuts it off. [Server.Requests] returns what was received.
//
// [Server.Snapshot] keeps what the restaurant is like at one time, and [Server.Restore] brings it back: prepare it once and
// begin each test with it.
//
// # Time
//
// As in iiko, orders are created asynchronously. The creationStatus of an order and the status of a command
// are InProgress until the processing time has passed ([WithProcessingTime]). Then the order is placed, or
// the create fails with a code in errorInfo.
//
// [Server.Advance] moves the clock forward.
//
// While webhooks are off, the server has no timers: each request first applies everything that is due by
// [time.Now]. It therefore also works in a testing/synctest bubble, where there is no network: create the
// Server outside the bubble and pass requests to [Server.ServeHTTP] inside.
//
// # Faults
//
// [WithFaults] and [Server.SetFaults] make requests fail as they do in production: connections that break
// before or after processing, truncated or slow responses, 401, 408, 429, 5xx. Which request gets a fault
// depends only on the seed, the operation and the number of earlier requests for it, so failures are
// reproducible. [Server.Requests] reports which fault each request got and whether it was processed.
//
// # Webhooks
//
// Once a URL is set with WebHook.UpdateSettings or [WithWebhook], the server posts events there: each state
// of a delivery, table order or reserve from InProgress on, or the error that ended its creation; stop list
// changes; opened and closed shifts. With a filter, only matching events are sent. Events are sent in the
// order in which they occurred, one per request. A request that does not get a 200 within five seconds is
// repeated six times, as by iiko, but every 50 milliseconds instead of every ten minutes ([WithWebhookInterval]).
// [WithWebhookDisorder] makes delivery less reliable. [Server.SendWebhook] sends any other event, and
// [Server.Webhooks] returns what was sent, with each attempt.
//
// While a URL is set, orders and commands complete when they are due, without a request that triggers it. A
// goroutine does this until [Server.Close]. In a testing/synctest bubble, create the server inside with
// [WithWebhookHandler], which needs no network. To wait for events without sleeping, use [Server.FlushWebhooks], which returns once they
// are sent.
package iikotest
