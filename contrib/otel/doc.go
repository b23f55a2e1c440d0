// Package iikootel records the calls of goiikoapi with OpenTelemetry: spans and metrics.
//
//	cli, err := goiikoapi.NewClient(apiLogin, iikootel.WithTelemetry())
//
// Without options it uses the global providers of package [go.opentelemetry.io/otel]. The module depends on the API of
// OpenTelemetry only; the program chooses SDK and exporters.
//
// # Spans
//
//	Orders.AddItems                     a call, named by its operation (internal)
//	├── POST /api/1/order/add_items     an attempt (client)
//	├── token refresh                   if the call found the token due
//	│   └── Client.AccessToken          the call that requests the token
//	│       └── POST /api/1/access_token
//	└── POST /api/1/order/add_items     a retry
//
// A create that is read back contains the calls that read it; a loop over NomenclatureStream is one call, an iterator over
// pages one for each page. Waits are events of the call: "pause" after a 429, "rate wait" for goiikoapi.WithRateLimit, and
// "retry wait", with the duration in seconds in iiko.wait.duration. A refresh may end after the call that started it.
//
//	attribute                    of                description
//	iiko.operation               all               the method, such as Orders.AddItems; for goiikoapi.Call the path
//	iiko.restriction_group       calls, attempts   if iiko documents one
//	iiko.attempts                calls             number of attempts
//	iiko.outcome_unknown         failed calls      whether the change may have been made; see goiikoapi.MayBeDone
//	iiko.error_code              failed calls      iiko's code, if it has the form of one
//	iiko.correlation_id          failed calls      for iiko's support
//	http.response.status_code    calls, attempts   of a call: that of the last attempt
//	error.type                   failed ones       see below
//	http.request.method          attempts
//	http.request.resend_count    retries           number of attempts before
//	server.address, server.port  attempts
//	url.full, url.template       attempts          in paths of goiikoapi.Call, ids become {id}
//
// A span has the status Error if the call, the attempt or the refresh failed; a create that was read back is a success,
// although its last attempt got a 400. error.type is the HTTP status from 400, or
// one of invalid_argument, cancelled, timeout, rate_limited (not sent, because the restriction group pauses for too long),
// api_error (with a status of success), invalid_response, no_response, duplicate (see goiikoapi.DuplicateError) and panic.
//
// Spans contain no bodies, no headers and no texts of errors: iiko's descriptions may contain names and phones.
//
// # Metrics
//
//	http.client.request.duration   histogram, s          attempts: their number and duration
//	iiko.client.call.duration      histogram, s          calls: their number and duration, with waits and retries
//	iiko.client.active_calls       up-down counter       calls in flight
//	iiko.client.retries            counter               attempts but the first of each call
//	iiko.client.wait.duration      histogram, s          waits by iiko.wait.reason: pause (after a 429), rate, retry
//	iiko.client.token.refreshes    counter               refreshes of the token
//
// All but the last have iiko.operation and iiko.restriction_group; durations of calls and attempts have
// http.response.status_code and error.type, refreshes error.type. Calls with an unknown outcome have iiko.outcome_unknown.
// http.client.request.duration also has the attributes that OpenTelemetry requires. No metric has ids.
package iikootel
