// Package goiikoapi is a client of iiko Cloud API (iikoTransport): menus, table orders, deliveries,
// loyalty, reserves, stock, finance and webhooks of restaurants that run on iiko. It mirrors the Python
// client pyiikocloudapi, names and order of arguments included.
//
// # The first call
//
//	cli, err := goiikoapi.NewClient(apiLogin)
//	if err != nil {
//		return err
//	}
//	orgs, apiErr, err := cli.Organizations(ctx, nil, nil, nil)
//
// A [Client] is made once and shared by all goroutines. It obtains its token, renews it before it runs
// out, and repeats a call once whose token turned out to be invalid.
//
// # Three answers
//
// Every call returns (data, apiErr, err):
//
//   - err: no answer of iiko's came. The network failed, the deadline passed, a gateway answered in its
//     place, or the answer can't be read: a [TransportError]. Or the call was refused before it was
//     sent, because of an argument: an [ArgumentError].
//   - apiErr: iiko said no, and why: a [CustomErrorModel], with the HTTP status.
//   - data: only when both others are nil.
//
// [Check] folds them into Go's usual two, and [IsNotFound], [IsRateLimited] and their like tell errors
// apart.
//
// # Groups
//
// The calls stand in groups, the fields of the client. Those that pyiikocloudapi has keep its names and
// positional arguments, and stand in interfaces too ([IOrders], [IMenu], …) for mocks. Where the
// arguments can't say all that iiko takes, the group also has the typed form with a request struct of
// package models, such as [Orders.CreateOrder] beside [Orders.OrderCreate].
//
// A call whose comment says "Command" only queues its work: [Commands.Wait] waits until it is done.
//
// # Repeating
//
// A call is retried by itself where that does no harm: it only reads, it certainly did not leave, iiko
// answered 429, or it creates something with an id of which iiko takes no second one; see [RetryPolicy].
// Everything else returns its error at once, and [MayBeDone] tells whether its outcome is unknown.
//
// # Misuse
//
// What is wrong before anything is sent is named by an [ArgumentError]: an empty required property, a nil
// context, a nil client or group or one that NewClient did not make, and a senseless option of [NewClient].
// [WebhookHandler], which returns no error, panics at once and names its option.
//
// # Webhooks
//
// [WebhookHandler] receives what iiko tells by itself, [ParseWebhook] reads it.
//
// # Tests
//
// Package iikotest is an iiko Cloud in memory, to test against.
package goiikoapi
