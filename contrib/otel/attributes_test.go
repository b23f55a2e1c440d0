package iikootel_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func TestWithTelemetry_describesTheOperationAndTheRequest(t *testing.T) {
	tests := []struct {
		baseURL, server, url string
	}{
		{"https://iiko.test", "server.address=iiko.test server.port=443", "https://iiko.test"},
		{"http://iiko.test", "server.address=iiko.test server.port=80", "http://iiko.test"},
		{"http://10.0.0.1:8080/", "server.address=10.0.0.1 server.port=8080", "http://10.0.0.1:8080"},
		{"https://[::1]:8443", "server.address=::1 server.port=8443", "https://[::1]:8443"},
	}
	for _, test := range tests {
		t.Run(test.baseURL, func(t *testing.T) {
			w := newWorld(t, goiikoapi.WithBaseURL(test.baseURL))
			require.NoError(t, isAlive(t.Context(), w.cli))
			const operation = "iiko.operation=TerminalGroup.IsAlive iiko.restriction_group=POS: availability"
			assert.Empty(t, cmp.Diff([]string{
				"TerminalGroup.IsAlive (internal) http.response.status_code=200 iiko.attempts=1 " + operation,
				"  POST /api/1/terminal_groups/is_alive (client) http.request.method=POST http.response.status_code=200 " + operation + " " +
					test.server + " url.full=" + test.url + "/api/1/terminal_groups/is_alive url.template=/api/1/terminal_groups/is_alive",
			}, lines(w.takeSpans(t))))
			assert.Contains(t, w.takeMetrics(t), "http.request.method=POST http.response.status_code=200 "+operation+" "+test.server+"\n")
		})
	}
}

func TestWithTelemetry_describesAnOperationWithoutAGroup(t *testing.T) {
	w := newWorld(t)
	require.NoError(t, outcome(w.cli.Inventory.Stores(t.Context(), models.StoresRequest{})))
	assert.NotContains(t, w.takeSpans(t)+w.takeMetrics(t), "iiko.restriction_group")
}

func TestWithTelemetry_leavesOutWhatMayBeAnID(t *testing.T) {
	tests := []struct{ path, want string }{
		{"/api/1/organizations", "/api/1/organizations"},
		{"/api/inventory/v1/stores/list", "/api/inventory/v1/stores/list"},
		{"/api/2/menu/by_id", "/api/2/menu/by_id"},
		{"/api/1/customers/+79001234567", "/api/1/customers/{id}"},
		{"/api/1/customers/79001234567/cards", "/api/1/customers/{id}/cards"},
		{"/api/1/orders/5A3A8E0C-0B60-4E0A-9D1B-1F5C6D2E7A90", "/api/1/orders/{id}"},
		{"/api/1/tables/7/", "/api/1/tables/{id}/"},
		{"/12/api/1", "/{id}/api/{id}"},
		{"/api/1/anna%40example.com", "/api/1/{id}"},
		{"/api/1/" + strings.Repeat("a", 41), "/api/1/{id}"},
	}
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			w := newWorld(t)
			_, _, _ = goiikoapi.Call[any](t.Context(), w.cli, goiikoapi.Endpoint{Path: test.path, Method: "BREW"}, nil)
			spans := lines(w.takeSpans(t))
			assert.Contains(t, spans[0], test.want+" (internal)")
			assert.Contains(t, spans[0], "iiko.operation="+test.want+" ")
			assert.Contains(t, spans[1], "  _OTHER "+test.want+" (client)")
			assert.Contains(t, spans[1], "http.request.method=_OTHER ")
			assert.Contains(t, spans[1], " url.full=https://iiko.test"+test.want+" url.template="+test.want)
			assert.Contains(t, w.takeMetrics(t), "iiko.operation="+test.want+"\n")
		})
	}
}

func (w *world) recorded(t *testing.T) string {
	t.Helper()
	spans, err := json.Marshal(tracetest.SpanStubsFromReadOnlySpans(w.spans.Ended()))
	require.NoError(t, err)
	var collected metricdata.ResourceMetrics
	require.NoError(t, w.reader.Collect(t.Context(), &collected))
	metrics, err := json.Marshal(collected)
	require.NoError(t, err)
	return string(spans) + string(metrics)
}

func TestWithTelemetry_recordsNoSecretsAndNoPersonalData(t *testing.T) {
	const name, surname, clientSecret = "Anastasia", "Ivanovna", "secret-of-app-77"
	secrets := []string{apiLogin, clientSecret, iikotest.CustomerPhone, "9001234567", name, surname, "Bearer", "Borscht", "apiLogin"}
	create := func(ctx context.Context, cli *goiikoapi.Client) error {
		order := dinner(iikotest.CustomerPhone)
		order.Order.Customer = goiikoapi.Ptr(models.RegularCustomer(name))
		order.Order.Comment = goiikoapi.Ptr(surname)
		return outcome(cli.Deliveries.CreateDelivery(ctx, order))
	}
	find := func(ctx context.Context, cli *goiikoapi.Client) error {
		return outcome(cli.Customers.CustomerInfo(ctx, iikotest.OrganizationID, iikotest.CustomerPhone, goiikoapi.TypeRCIPhone))
	}
	described := func(status int, code models.ErrorCode) iikotest.Reply {
		return iikotest.ErrorReply(status, code, strings.Join(append(secrets, "is unknown"), " "))
	}
	for _, fault := range []iikotest.FaultKind{"", iikotest.FaultResetAfter, iikotest.FaultCutOff, iikotest.FaultUnauthorized, iikotest.FaultInternalErrorAfter, iikotest.FaultTooManyRequests, iikotest.FaultGatewayTimeout} {
		t.Run(string(fault), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tokens := map[string]bool{}
				w := newWorld(t)
				w.received = func(r *http.Request) { tokens[strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")] = true }
				for _, call := range []func(context.Context, *goiikoapi.Client) error{create, create, find, isAlive, printBill} {
					w.faults = []iikotest.FaultKind{fault}
					_ = call(t.Context(), w.cli)
				}
				w.iiko.Next("Orders.PrintBill", described(http.StatusBadRequest, models.ErrorCode("Phone"+iikotest.CustomerPhone)), described(http.StatusOK, "7"),
					iikotest.Reply{Status: http.StatusBadRequest, Body: map[string]string{"correlationId": iikotest.CustomerPhone, "errorDescription": name}},
					iikotest.Reply{Body: strings.Join(secrets, " ")})
				for range 4 {
					require.Error(t, printBill(t.Context(), w.cli))
				}
				_, _, _ = goiikoapi.Call[any](t.Context(), w.cli, goiikoapi.Endpoint{Path: "/api/1/customer/" + iikotest.CustomerPhone}, map[string]any{"phone": iikotest.CustomerPhone})
				_, _ = goiikoapi.Check(w.cli.AccessTokenV2(t.Context(), models.AccessTokenV2Request{APIKey: apiLogin, AppID: "app", ClientSecret: clientSecret}))
				_ = outcome(w.cli.Orders.PrintBill(t.Context(), models.OrderRequest{OrganizationID: iikotest.CustomerPhone}))
				w.iiko.ExpireTokens()
				w.iiko.Next("Client.AccessToken", described(http.StatusUnauthorized, ""))
				_ = isAlive(t.Context(), w.cli)

				text := w.recorded(t)
				require.Contains(t, text, "Orders.PrintBill")
				require.NotEmpty(t, tokens)
				for token := range tokens {
					require.NotEmpty(t, token)
					assert.NotContains(t, text, token)
				}
				for _, secret := range secrets {
					assert.NotContains(t, text, secret)
				}
			})
		})
	}
}
