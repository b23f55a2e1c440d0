// Package goiikoapi is a client for iiko Cloud API (iikoTransport): menus, table orders, deliveries, loyalty, reserves,
// stock, finance and webhooks of restaurants that use iiko. It mirrors the Python client pyiikocloudapi, including
// names and the order of arguments.
//
// # First call
//
//	cli, err := goiikoapi.NewClient(apiLogin)
//	if err != nil {
//		return err
//	}
//	orgs, apiErr, err := cli.Organizations(ctx, nil, nil, nil)
//
// Create one [Client] and share it between goroutines. It obtains its token, refreshes it before it expires, and
// retries a call once with a new token if iiko rejects the old one.
//
// # Results of a call
//
// Every call returns (data, apiErr, err):
//
//   - err is a [TransportError] if there is no valid response from iiko: the network failed, the deadline passed, a
//     gateway responded instead, or the response can't be decoded. It is an [ArgumentError] if an argument is
//     invalid; then nothing was sent.
//   - apiErr is an API error, a [CustomErrorModel] with the HTTP status.
//   - data is set only if both others are nil.
//
// [Check] turns them into the usual two results. [IsNotFound], [IsRateLimited] and similar functions classify errors.
//
// # Groups
//
// The calls are methods of groups, which are the fields of the client. Calls that pyiikocloudapi has too keep its names
// and positional arguments, and are also in interfaces for mocks ([IOrders], [IMenu] and others). Where the arguments
// don't cover all that the API accepts, the group also has a typed form with a request struct of package models,
// such as [Orders.CreateOrder] beside [Orders.OrderCreate].
//
// A call with "Command" in its comment only queues its work; [Commands.Wait] waits until it is done.
//
//   - Restaurants: [Client.Organizations], [TerminalGroup], [Terminals], [Dictionaries], [Address], [Licenses]
//   - Menus: [Menu]
//   - Orders: [Orders], [Deliveries], [Drafts], [Reserves], [DeliveryRestrictions], [Commands]
//   - Guests: [Customers], [DiscountPromotion], [Notifications]
//   - Staff: [Employees], [Staff]
//   - Back office: [Nomenclature], [Inventory], [Finance], [Reporting]
//   - Notifications of iiko: [WebHook], [Platform]
//
// The aliases that begin with Base or end in Model, and the methods that begin with Get, exist for programs that know
// pyiikocloudapi.
//
// # Errors
//
//   - Types: [TransportError], [CustomErrorModel], [ArgumentError], [CreationError], [DuplicateError], [CommandError]
//   - Predicates: [IsNotFound], [IsUnauthorized], [IsForbidden], [IsRightMissing], [IsRateLimited], [IsTimeout],
//     [IsGone], [IsTooMuchData], [IsLicenseExpired], [HasErrorCode], [StatusCode], [MayBeDone]
//
// # Retries
//
// A call is retried automatically where that is safe: it only reads, it was certainly not sent, iiko responded with
// 429, or it creates something with an id, of which iiko does not create a second one; see [RetryPolicy] for the
// exceptions. Other calls return their error at once. [MayBeDone] reports whether the outcome is unknown.
//
// # Misuse
//
// Invalid use returns an [ArgumentError] before anything is sent: an empty required property, a nil context, a nil
// client or group, one that was not made by NewClient, or an invalid option of [NewClient]. [WebhookHandler] and
// the constructors of contrib return no error: they panic on an invalid option, and the panic names the option.
//
// # Webhooks
//
// [WebhookHandler] receives notifications of iiko, and [ParseWebhook] parses them.
//
// # Tests
//
// Package iikotest provides an in-memory iiko Cloud for tests.
package goiikoapi
