package iikootel_test

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/attribute"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

const (
	// orderID is the id of creates.
	orderID = "5a3a8e0c-0b60-4e0a-9d1b-1f5c6d2e7a90"
	// correlationID is that of API errors.
	correlationID = "0b8c2b8e-7f6d-4b6a-9c0e-3f2d1a4b5c6d"
)

// dinner is a delivery for a phone.
func dinner(phone string) models.CreateDeliveryRequest {
	return models.CreateDeliveryRequest{
		OrganizationID:  iikotest.OrganizationID,
		TerminalGroupID: iikotest.TerminalGroupID,
		Order: models.DeliveryOrder{
			ID:               orderID,
			Phone:            phone,
			OrderServiceType: models.OrderServiceTypeDeliveryByClient,
			Items:            []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)},
		},
	}
}

// printBill is a change that is not retried.
func printBill(ctx context.Context, cli *goiikoapi.Client) error {
	return outcome(cli.Orders.PrintBill(ctx, models.OrderRequest{OrganizationID: iikotest.OrganizationID, OrderID: orderID}))
}

// stream reads the menu product by product.
func stream(ctx context.Context, cli *goiikoapi.Client, product func() bool) error {
	for _, err := range cli.Menu.NomenclatureStream(ctx, models.NomenclatureRequest{OrganizationID: iikotest.OrganizationID}, nil) {
		if err != nil {
			return err
		}
		if !product() {
			break
		}
	}
	return nil
}

// ofRequest are the attributes that do not depend on what came of a call.
var ofRequest = []attribute.Key{
	"iiko.operation", "iiko.restriction_group", "http.request.method", "server.address", "server.port", "url.full", "url.template",
}

func TestWithTelemetry_recordsWhatCameOfACall(t *testing.T) {
	apiError := func(status int, code string) iikotest.Reply {
		return iikotest.Reply{Status: status, Body: map[string]string{
			"correlationId": correlationID, "error": code, "errorDescription": "no customer with phone " + iikotest.CustomerPhone,
		}}
	}
	tests := []struct {
		name    string
		opts    []goiikoapi.Option
		faults  []iikotest.FaultKind
		call    func(*testing.T, *world) error
		spans   string
		metrics string
	}{
		{
			name: "a success",
			call: func(t *testing.T, w *world) error { return isAlive(t.Context(), w.cli) },
			spans: `
				TerminalGroup.IsAlive (internal) http.response.status_code=200 iiko.attempts=1
				  POST /api/1/terminal_groups/is_alive (client) http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=200`,
		},
		{
			name:   "a retry after an internal error",
			faults: []iikotest.FaultKind{iikotest.FaultInternalErrorBefore},
			call:   func(t *testing.T, w *world) error { return isAlive(t.Context(), w.cli) },
			spans: `
				TerminalGroup.IsAlive (internal) http.response.status_code=200 iiko.attempts=2
				* retry wait iiko.wait.duration=0.000
				  POST /api/1/terminal_groups/is_alive (client) Error error.type=500 http.response.status_code=500
				  POST /api/1/terminal_groups/is_alive (client) http.request.resend_count=1 http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=500 http.response.status_code=500
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.retries 1 {retry}
				iiko.client.wait.duration 1 in 0.000 s iiko.wait.reason=retry`,
		},
		{
			name:   "a retry after a response that was cut off",
			faults: []iikotest.FaultKind{iikotest.FaultCutOff},
			call:   func(t *testing.T, w *world) error { return isAlive(t.Context(), w.cli) },
			spans: `
				TerminalGroup.IsAlive (internal) http.response.status_code=200 iiko.attempts=2
				* retry wait iiko.wait.duration=0.000
				  POST /api/1/terminal_groups/is_alive (client) Error error.type=invalid_response http.response.status_code=200
				  POST /api/1/terminal_groups/is_alive (client) http.request.resend_count=1 http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=invalid_response http.response.status_code=200
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.retries 1 {retry}
				iiko.client.wait.duration 1 in 0.000 s iiko.wait.reason=retry`,
		},
		{
			name:   "a pause after a 429",
			faults: []iikotest.FaultKind{iikotest.FaultTooManyRequests},
			call:   func(t *testing.T, w *world) error { return isAlive(t.Context(), w.cli) },
			spans: `
				TerminalGroup.IsAlive (internal) http.response.status_code=200 iiko.attempts=2
				* pause iiko.wait.duration=3.000
				  POST /api/1/terminal_groups/is_alive (client) Error error.type=429 http.response.status_code=429
				  POST /api/1/terminal_groups/is_alive (client) http.request.resend_count=1 http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=429 http.response.status_code=429
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 3.000 s http.response.status_code=200
				iiko.client.retries 1 {retry}
				iiko.client.wait.duration 1 in 3.000 s iiko.wait.reason=pause`,
		},
		{
			name:   "a pause that is too long",
			faults: []iikotest.FaultKind{iikotest.FaultTooManyRequests},
			call: func(t *testing.T, w *world) error {
				short, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				assert.Error(t, isAlive(short, w.cli))
				return isAlive(short, w.cli)
			},
			spans: `
				TerminalGroup.IsAlive (internal) Error error.type=429 http.response.status_code=429 iiko.attempts=1 iiko.correlation_id=UUID iiko.outcome_unknown=false
				  POST /api/1/terminal_groups/is_alive (client) Error error.type=429 http.response.status_code=429
				TerminalGroup.IsAlive (internal) Error error.type=rate_limited iiko.attempts=0 iiko.outcome_unknown=false`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=429 http.response.status_code=429
				iiko.client.call.duration 1 in 0.000 s error.type=429 http.response.status_code=429
				iiko.client.call.duration 1 in 0.000 s error.type=rate_limited`,
		},
		{
			name: "a rate",
			opts: []goiikoapi.Option{goiikoapi.WithRateLimit("POS: availability", 1, 1)},
			call: func(t *testing.T, w *world) error {
				assert.NoError(t, isAlive(t.Context(), w.cli))
				return isAlive(t.Context(), w.cli)
			},
			spans: `
				TerminalGroup.IsAlive (internal) http.response.status_code=200 iiko.attempts=1
				  POST /api/1/terminal_groups/is_alive (client) http.response.status_code=200
				TerminalGroup.IsAlive (internal) http.response.status_code=200 iiko.attempts=1
				* rate wait iiko.wait.duration=1.000
				  POST /api/1/terminal_groups/is_alive (client) http.response.status_code=200`,
			metrics: `
				http.client.request.duration 2 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 2 in 1.000 s http.response.status_code=200
				iiko.client.wait.duration 1 in 1.000 s iiko.wait.reason=rate`,
		},
		{
			name: "an expired token",
			call: func(t *testing.T, w *world) error {
				w.iiko.ExpireTokens()
				return isAlive(t.Context(), w.cli)
			},
			spans: `
				TerminalGroup.IsAlive (internal) http.response.status_code=200 iiko.attempts=2
				  POST /api/1/terminal_groups/is_alive (client) Error error.type=401 http.response.status_code=401
				  token refresh (internal)
				    Client.AccessToken (internal) http.response.status_code=200 iiko.attempts=1
				      POST /api/1/access_token (client) http.response.status_code=200
				  POST /api/1/terminal_groups/is_alive (client) http.request.resend_count=1 http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=401 http.response.status_code=401
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.retries 1 {retry}
				iiko.client.token.refreshes 1 {refresh}`,
		},
		{
			name: "an API error",
			call: func(t *testing.T, w *world) error {
				w.iiko.Next("Orders.PrintBill", apiError(http.StatusBadRequest, "INVALID_BODY_JSON_FORMAT"))
				return printBill(t.Context(), w.cli)
			},
			spans: `
				Orders.PrintBill (internal) Error error.type=400 http.response.status_code=400 iiko.attempts=1 iiko.correlation_id=0b8c2b8e-7f6d-4b6a-9c0e-3f2d1a4b5c6d iiko.error_code=INVALID_BODY_JSON_FORMAT iiko.outcome_unknown=false
				  POST /api/1/order/print_bill (client) Error error.type=400 http.response.status_code=400`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=400 http.response.status_code=400
				iiko.client.call.duration 1 in 0.000 s error.type=400 http.response.status_code=400`,
		},
		{
			name: "an API error whose code is a sentence",
			call: func(t *testing.T, w *world) error {
				w.iiko.Next("Orders.PrintBill", apiError(http.StatusBadRequest, "Customer "+iikotest.CustomerPhone+" is unknown"))
				return printBill(t.Context(), w.cli)
			},
			spans: `
				Orders.PrintBill (internal) Error error.type=400 http.response.status_code=400 iiko.attempts=1 iiko.correlation_id=0b8c2b8e-7f6d-4b6a-9c0e-3f2d1a4b5c6d iiko.outcome_unknown=false
				  POST /api/1/order/print_bill (client) Error error.type=400 http.response.status_code=400`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=400 http.response.status_code=400
				iiko.client.call.duration 1 in 0.000 s error.type=400 http.response.status_code=400`,
		},
		{
			name: "an API error with a status of success",
			call: func(t *testing.T, w *world) error {
				w.iiko.Next("Orders.PrintBill", apiError(http.StatusOK, ""))
				return printBill(t.Context(), w.cli)
			},
			spans: `
				Orders.PrintBill (internal) Error error.type=api_error http.response.status_code=200 iiko.attempts=1 iiko.correlation_id=0b8c2b8e-7f6d-4b6a-9c0e-3f2d1a4b5c6d iiko.outcome_unknown=false
				  POST /api/1/order/print_bill (client) http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s error.type=api_error http.response.status_code=200`,
		},
		{
			name:   "a gateway",
			faults: []iikotest.FaultKind{iikotest.FaultBadGateway},
			call:   func(t *testing.T, w *world) error { return printBill(t.Context(), w.cli) },
			spans: `
				Orders.PrintBill (internal) Error error.type=502 http.response.status_code=502 iiko.attempts=1 iiko.outcome_unknown=true
				  POST /api/1/order/print_bill (client) Error error.type=502 http.response.status_code=502`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=502 http.response.status_code=502
				iiko.client.call.duration 1 in 0.000 s error.type=502 http.response.status_code=502 iiko.outcome_unknown=true`,
		},
		{
			name: "an error status with nothing but a correlation id",
			call: func(t *testing.T, w *world) error {
				w.iiko.Next("Orders.PrintBill", iikotest.Reply{Status: http.StatusInternalServerError, Body: map[string]string{"correlationId": correlationID}})
				return printBill(t.Context(), w.cli)
			},
			spans: `
				Orders.PrintBill (internal) Error error.type=500 http.response.status_code=500 iiko.attempts=1 iiko.correlation_id=0b8c2b8e-7f6d-4b6a-9c0e-3f2d1a4b5c6d iiko.outcome_unknown=true
				  POST /api/1/order/print_bill (client) Error error.type=500 http.response.status_code=500`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=500 http.response.status_code=500
				iiko.client.call.duration 1 in 0.000 s error.type=500 http.response.status_code=500 iiko.outcome_unknown=true`,
		},
		{
			name:   "a connection that is reset",
			faults: []iikotest.FaultKind{iikotest.FaultResetAfter},
			call:   func(t *testing.T, w *world) error { return printBill(t.Context(), w.cli) },
			spans: `
				Orders.PrintBill (internal) Error error.type=no_response iiko.attempts=1 iiko.outcome_unknown=true
				  POST /api/1/order/print_bill (client) Error error.type=no_response`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=no_response
				iiko.client.call.duration 1 in 0.000 s error.type=no_response iiko.outcome_unknown=true`,
		},
		{
			name:   "a timeout",
			opts:   []goiikoapi.Option{goiikoapi.WithTimeout(time.Second)},
			faults: []iikotest.FaultKind{iikotest.FaultSlow},
			call:   func(t *testing.T, w *world) error { return printBill(t.Context(), w.cli) },
			spans: `
				Orders.PrintBill (internal) Error error.type=timeout iiko.attempts=1 iiko.outcome_unknown=true
				  POST /api/1/order/print_bill (client) Error error.type=timeout`,
			metrics: `
				http.client.request.duration 1 in 1.000 s error.type=timeout
				iiko.client.call.duration 1 in 1.000 s error.type=timeout iiko.outcome_unknown=true`,
		},
		{
			name:   "a call that is cancelled",
			faults: []iikotest.FaultKind{iikotest.FaultSlow},
			call: func(t *testing.T, w *world) error {
				ctx, cancel := context.WithCancel(t.Context())
				w.received = func(*http.Request) { time.AfterFunc(time.Second, cancel) }
				return printBill(ctx, w.cli)
			},
			spans: `
				Orders.PrintBill (internal) Error error.type=cancelled iiko.attempts=1 iiko.outcome_unknown=true
				  POST /api/1/order/print_bill (client) Error error.type=cancelled`,
			metrics: `
				http.client.request.duration 1 in 1.000 s error.type=cancelled
				iiko.client.call.duration 1 in 1.000 s error.type=cancelled iiko.outcome_unknown=true`,
		},
		{
			name: "a response that is none of iiko's",
			call: func(t *testing.T, w *world) error {
				w.iiko.Next("Orders.PrintBill", iikotest.Reply{Body: "<html>"})
				return printBill(t.Context(), w.cli)
			},
			spans: `
				Orders.PrintBill (internal) Error error.type=invalid_response http.response.status_code=200 iiko.attempts=1 iiko.outcome_unknown=true
				  POST /api/1/order/print_bill (client) http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s error.type=invalid_response http.response.status_code=200 iiko.outcome_unknown=true`,
		},
		{
			name: "an invalid argument",
			call: func(t *testing.T, w *world) error {
				return outcome(w.cli.Orders.PrintBill(t.Context(), models.OrderRequest{}))
			},
			spans: `
				Orders.PrintBill (internal) Error error.type=invalid_argument iiko.attempts=0 iiko.outcome_unknown=false`,
			metrics: `
				iiko.client.call.duration 1 in 0.000 s error.type=invalid_argument`,
		},
		{
			name:   "a create that is read back",
			faults: []iikotest.FaultKind{iikotest.FaultResetAfter},
			call: func(t *testing.T, w *world) error {
				return outcome(w.cli.Deliveries.CreateDelivery(t.Context(), dinner(iikotest.CustomerPhone)))
			},
			spans: `
				Deliveries.DeliveryCreate (internal) http.response.status_code=400 iiko.attempts=2
				* retry wait iiko.wait.duration=0.000
				  POST /api/1/deliveries/create (client) Error error.type=no_response
				  POST /api/1/deliveries/create (client) Error error.type=400 http.request.resend_count=1 http.response.status_code=400
				  Deliveries.ByID (internal) http.response.status_code=200 iiko.attempts=1
				    POST /api/1/deliveries/by_id (client) http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=400 http.response.status_code=400
				http.client.request.duration 1 in 0.000 s error.type=no_response
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=400
				iiko.client.retries 1 {retry}
				iiko.client.wait.duration 1 in 0.000 s iiko.wait.reason=retry`,
		},
		{
			name:   "a create whose id has another order",
			faults: []iikotest.FaultKind{"", iikotest.FaultResetBefore},
			call: func(t *testing.T, w *world) error {
				require.NoError(t, outcome(w.cli.Deliveries.CreateDelivery(t.Context(), dinner("+79990000000"))))
				w.takeSpans(t)
				w.takeMetrics(t)
				return outcome(w.cli.Deliveries.CreateDelivery(t.Context(), dinner(iikotest.CustomerPhone)))
			},
			spans: `
				Deliveries.DeliveryCreate (internal) Error error.type=duplicate http.response.status_code=400 iiko.attempts=2 iiko.correlation_id=UUID iiko.error_code=DuplicatedOrderId iiko.outcome_unknown=true
				* retry wait iiko.wait.duration=0.000
				  POST /api/1/deliveries/create (client) Error error.type=no_response
				  POST /api/1/deliveries/create (client) Error error.type=400 http.request.resend_count=1 http.response.status_code=400
				  Deliveries.ByID (internal) http.response.status_code=200 iiko.attempts=1
				    POST /api/1/deliveries/by_id (client) http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=400 http.response.status_code=400
				http.client.request.duration 1 in 0.000 s error.type=no_response
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s error.type=duplicate http.response.status_code=400 iiko.outcome_unknown=true
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.retries 1 {retry}
				iiko.client.wait.duration 1 in 0.000 s iiko.wait.reason=retry`,
		},
		{
			name: "a stream",
			call: func(t *testing.T, w *world) error {
				return stream(t.Context(), w.cli, func() bool {
					time.Sleep(time.Second)
					return true
				})
			},
			spans: `
				Menu.Nomenclature (internal) http.response.status_code=200 iiko.attempts=1
				  POST /api/1/nomenclature (client) http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 13.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 13.000 s http.response.status_code=200`,
		},
		{
			name: "a stream whose loop is left",
			call: func(t *testing.T, w *world) error {
				return stream(t.Context(), w.cli, func() bool { return false })
			},
			spans: `
				Menu.Nomenclature (internal) http.response.status_code=200 iiko.attempts=1
				  POST /api/1/nomenclature (client) http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=200`,
		},
		{
			name:   "a stream that is cut off",
			faults: []iikotest.FaultKind{iikotest.FaultCutOff},
			call: func(t *testing.T, w *world) error {
				return stream(t.Context(), w.cli, func() bool { return true })
			},
			spans: `
				Menu.Nomenclature (internal) Error error.type=invalid_response http.response.status_code=200 iiko.attempts=1 iiko.outcome_unknown=false
				  POST /api/1/nomenclature (client) Error error.type=invalid_response http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=invalid_response http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s error.type=invalid_response http.response.status_code=200`,
		},
		{
			name: "a stream whose loop panics",
			call: func(t *testing.T, w *world) (err error) {
				defer func() { err = recover().(error) }()
				return stream(t.Context(), w.cli, func() bool { panic(http.ErrAbortHandler) })
			},
			spans: `
				Menu.Nomenclature (internal) Error error.type=panic
				  POST /api/1/nomenclature (client) Error error.type=panic`,
			metrics: `
				http.client.request.duration 1 in 0.000 s error.type=panic
				iiko.client.call.duration 1 in 0.000 s error.type=panic`,
		},
		{
			name: "an iterator",
			call: func(t *testing.T, w *world) error {
				for _, err := range w.cli.Inventory.AllStores(t.Context(), models.StoresRequest{Limit: goiikoapi.Ptr(1)}) {
					if err != nil {
						return err
					}
				}
				return nil
			},
			spans: `
				Inventory.Stores (internal) http.response.status_code=200 iiko.attempts=1
				  POST /api/inventory/v1/stores/list (client) http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=200`,
		},
		{
			name: "Call",
			call: func(t *testing.T, w *world) error {
				return outcome(goiikoapi.Call[any](t.Context(), w.cli, goiikoapi.Endpoint{Path: "/api/1/organizations"}, nil))
			},
			spans: `
				/api/1/organizations (internal) http.response.status_code=200 iiko.attempts=1
				  POST /api/1/organizations (client) http.response.status_code=200`,
			metrics: `
				http.client.request.duration 1 in 0.000 s http.response.status_code=200
				iiko.client.call.duration 1 in 0.000 s http.response.status_code=200`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t, test.opts...)
				w.faults = test.faults
				err := test.call(t, w)
				spans, metrics := w.takeSpans(t, ofRequest...), w.takeMetrics(t, ofRequest...)
				assert.Empty(t, cmp.Diff(lines(test.spans), lines(spans)))
				assert.Empty(t, cmp.Diff(lines(test.metrics), lines(metrics)))
				assert.Equal(t, err != nil, strings.Contains(lastCall(spans), "Error"), "status of the span, error %v", err)
			})
		})
	}
}

// lines returns the lines of a text, without the tabs before them, and with UUID in place of those that are random.
func lines(text string) []string {
	var all []string
	for line := range strings.Lines(strings.TrimSpace(text)) {
		all = append(all, randomID.ReplaceAllStringFunc(strings.Trim(line, "\t\n"), func(id string) string {
			if id == correlationID {
				return id
			}
			return "UUID"
		}))
	}
	return all
}

var randomID = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// lastCall returns the last line that is not indented: that of a call which is part of no other.
func lastCall(spans string) string {
	last := ""
	for _, line := range lines(spans) {
		if !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "*") {
			last = line
		}
	}
	return last
}
