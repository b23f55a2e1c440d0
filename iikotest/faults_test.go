package iikotest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// try sends a request that may fail without a response.
func (c *client) try(op *api.Operation, body string) (*http.Response, []byte, error) {
	c.tb.Helper()
	return c.tryContext(c.tb.Context(), op, body)
}

func (c *client) tryContext(ctx context.Context, op *api.Operation, body string) (*http.Response, []byte, error) {
	c.tb.Helper()
	r, err := http.NewRequestWithContext(ctx, op.Method, c.url+op.Path, strings.NewReader(body))
	require.NoError(c.tb, err)
	r.Header.Set("Authorization", "Bearer "+c.token)
	resp, err := c.send(r)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return resp, data, err
}

// deliveryJSON is the body of a delivery create with the given external number. It has no id, so the server
// would create duplicates.
func deliveryJSON(number string) string {
	return fmt.Sprintf(`{"organizationId": %q, "order": {"externalNumber": %q, "phone": "+79005554433",
		"orderServiceType": "DeliveryByClient", "items": [{"type": "Product", "productId": %q, "amount": 1}]}}`,
		iikotest.OrganizationID, number, iikotest.KvassID)
}

// lastRequest returns the last request that the server received.
func lastRequest(iiko *iikotest.Server) iikotest.Request {
	requests := iiko.Requests()
	return requests[len(requests)-1]
}

// injectedFaults returns the faults of the requests for an operation, in order.
func injectedFaults(iiko *iikotest.Server, op *api.Operation) []iikotest.FaultKind {
	var kinds []iikotest.FaultKind
	for _, r := range iiko.Requests() {
		if r.Operation == op.Name {
			kinds = append(kinds, r.Fault)
		}
	}
	return kinds
}

func TestFault_asSeenByTheClient(t *testing.T) {
	tests := []struct {
		fault      iikotest.Fault
		err        error
		status     int    // of the response; 0 for none
		retryAfter string // value of the Retry-After header
		apiError   bool   // the body is an API error
		htmlPage   bool   // the body is an HTML page
		processed  bool
	}{
		{fault: iikotest.Fault{Kind: iikotest.FaultResetBefore}, err: syscall.ECONNRESET},
		{fault: iikotest.Fault{Kind: iikotest.FaultResetAfter}, err: syscall.ECONNRESET, processed: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultCutOff}, err: io.ErrUnexpectedEOF, status: http.StatusOK, processed: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultSlow, Delay: time.Millisecond}, status: http.StatusOK, processed: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultUnauthorized}, status: http.StatusUnauthorized, apiError: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultRequestTimeout}, status: http.StatusRequestTimeout, apiError: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultTooManyRequests}, status: http.StatusTooManyRequests, apiError: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultTooManyRequests, RetryAfter: 7 * time.Second}, status: http.StatusTooManyRequests, retryAfter: "7", apiError: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultTooManyRequests, RetryAfter: time.Millisecond}, status: http.StatusTooManyRequests, retryAfter: "1", apiError: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultInternalErrorBefore}, status: http.StatusInternalServerError, apiError: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultInternalErrorAfter}, status: http.StatusInternalServerError, apiError: true, processed: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultBadGateway}, status: http.StatusBadGateway, htmlPage: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultServiceUnavailable}, status: http.StatusServiceUnavailable},
		{fault: iikotest.Fault{Kind: iikotest.FaultServiceUnavailable, RetryAfter: time.Minute}, status: http.StatusServiceUnavailable, retryAfter: "60"},
		{fault: iikotest.Fault{Kind: iikotest.FaultGatewayTimeout}, status: http.StatusGatewayTimeout, htmlPage: true, processed: true},
	}
	for _, tt := range tests {
		t.Run(string(tt.fault.Kind)+" "+tt.retryAfter, func(t *testing.T) {
			tt.fault.Probability = 1
			iiko := iikotest.Start(t, iikotest.WithFaults(1, tt.fault))
			c := overNetwork(t, iiko)
			resp, body, err := c.try(api.DeliveriesDeliveryCreate, deliveryJSON("A-1"))

			require.ErrorIs(t, err, tt.err)
			if tt.status == 0 {
				require.Nil(t, resp)
			} else {
				require.Equal(t, tt.status, resp.StatusCode)
				require.Equal(t, tt.retryAfter, resp.Header.Get("Retry-After"))
			}
			switch {
			case tt.apiError:
				var apiErr models.ErrorResponse
				require.NoError(t, json.Unmarshal(body, &apiErr))
				require.Regexp(t, `^[0-9a-f-]{36}$`, apiErr.CorrelationID)
				require.Equal(t, "injected fault: "+string(tt.fault.Kind), *apiErr.ErrorDescription)
			case tt.htmlPage:
				require.Equal(t, "text/html; charset=utf-8", resp.Header.Get("Content-Type"))
				require.Contains(t, string(body), "<html>")
			case errors.Is(tt.err, io.ErrUnexpectedEOF):
				require.Len(t, body, int(resp.ContentLength/2))
				require.NotEmpty(t, body)
			case tt.status == http.StatusOK:
				var created models.DeliveryResponse
				require.NoError(t, json.Unmarshal(body, &created))
				require.Equal(t, "A-1", *created.OrderInfo.ExternalNumber)
			default:
				require.Empty(t, body)
			}

			request := lastRequest(iiko)
			require.Equal(t, api.DeliveriesDeliveryCreate.Name, request.Operation)
			require.Equal(t, deliveryJSON("A-1"), string(request.Body))
			require.Equal(t, tt.fault.Kind, request.Fault)
			require.Equal(t, tt.processed, request.Processed)
			if tt.processed {
				require.Len(t, iiko.Deliveries(), 1)
			} else {
				require.Empty(t, iiko.Deliveries())
			}
		})
	}
}

func TestRequest_Processed_isExactUnderFaults(t *testing.T) {
	const orders = 200
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	c := overNetwork(t, iiko)
	iiko.SetFaults(2,
		iikotest.Fault{Kind: iikotest.FaultResetBefore, Probability: 0.1},
		iikotest.Fault{Kind: iikotest.FaultResetAfter, Probability: 0.1},
		iikotest.Fault{Kind: iikotest.FaultCutOff, Probability: 0.1},
		iikotest.Fault{Kind: iikotest.FaultSlow, Probability: 0.1, Delay: time.Millisecond},
		iikotest.Fault{Kind: iikotest.FaultRequestTimeout, Probability: 0.1},
		iikotest.Fault{Kind: iikotest.FaultInternalErrorBefore, Probability: 0.1},
		iikotest.Fault{Kind: iikotest.FaultInternalErrorAfter, Probability: 0.1},
		iikotest.Fault{Kind: iikotest.FaultGatewayTimeout, Probability: 0.1},
	)
	var wg sync.WaitGroup
	for number := range orders {
		wg.Go(func() {
			resp, _, err := c.try(api.DeliveriesDeliveryCreate, deliveryJSON(strconv.Itoa(number)))
			if resp == nil {
				assert.ErrorIs(t, err, syscall.ECONNRESET)
			}
		})
	}
	wg.Wait()

	processed := map[string]bool{}
	kinds := map[iikotest.FaultKind]bool{}
	for _, r := range iiko.Requests()[1:] {
		kinds[r.Fault] = true
		var req models.CreateDeliveryRequest
		require.NoError(t, json.Unmarshal(r.Body, &req))
		processed[*req.Order.ExternalNumber] = r.Processed
	}
	require.Len(t, kinds, 9)
	require.Len(t, processed, orders)
	for _, d := range iiko.Deliveries() {
		require.Nil(t, d.ErrorInfo)
		require.True(t, processed[*d.ExternalNumber], "not processed, or created twice")
		delete(processed, *d.ExternalNumber)
	}
	require.NotContains(t, processed, true)
}

func TestRequest_Processed_isFalseForAPIErrors(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	require.True(t, lastRequest(iiko).Processed)
	apiError(c, api.DeliveriesDeliveryCreate, "{}", http.StatusBadRequest)
	require.False(t, lastRequest(iiko).Processed)
	apiError(c, api.LicensesLicenses, "{}", http.StatusNotImplemented)
	require.False(t, lastRequest(iiko).Processed)

	iiko.SetFaults(1, iikotest.Fault{Kind: iikotest.FaultInternalErrorAfter, Probability: 1})
	apiError(c, api.DeliveriesDeliveryCreate, "{}", http.StatusInternalServerError)
	require.False(t, lastRequest(iiko).Processed)
	c.request(http.MethodPost, "/nowhere", "{}")
	require.Empty(t, lastRequest(iiko).Fault)
}

func TestFaultUnauthorized_keepsTheTokenValid(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultUnauthorized, Probability: 1}))
	c := overNetwork(t, iiko)
	apiError(c, api.ClientOrganizations, "{}", http.StatusUnauthorized)
	iiko.ClearFaults()
	success[models.OrganizationsResponse](c, api.ClientOrganizations, "{}")
}

func TestFault_occursWithItsProbability(t *testing.T) {
	const requests = 2000
	iiko := iikotest.Start(t, iikotest.WithFaults(3,
		iikotest.Fault{Kind: iikotest.FaultBadGateway, Probability: 0},
		iikotest.Fault{Kind: iikotest.FaultUnauthorized, Probability: 0.2},
		iikotest.Fault{Kind: iikotest.FaultRequestTimeout, Probability: 0.5},
	))
	c := inMemory(t, iiko)
	for range requests {
		c.request(http.MethodPost, api.ClientOrganizations.Path, "{}")
	}
	count := map[iikotest.FaultKind]int{}
	for _, kind := range injectedFaults(iiko, api.ClientOrganizations) {
		count[kind]++
	}
	require.InDelta(t, 0.3*requests, count[""], 0.05*requests)
	require.InDelta(t, 0.2*requests, count[iikotest.FaultUnauthorized], 0.05*requests)
	require.InDelta(t, 0.5*requests, count[iikotest.FaultRequestTimeout], 0.05*requests)
	require.Zero(t, count[iikotest.FaultBadGateway])
}

func TestServer_SetFaults_isReproducibleBySeed(t *testing.T) {
	const requests = 100
	ops := []*api.Operation{api.ClientOrganizations, api.DictionariesTipsTypes, api.MenuMenu}
	faults := []iikotest.Fault{
		{Kind: iikotest.FaultUnauthorized, Probability: 0.3},
		{Kind: iikotest.FaultBadGateway, Probability: 0.3},
	}
	// sequential returns the faults for an operation without concurrent requests for others.
	sequential := func(seed uint64, op *api.Operation) []iikotest.FaultKind {
		iiko := iikotest.Start(t, iikotest.WithFaults(seed, faults...))
		c := inMemory(t, iiko)
		for range requests {
			c.request(op.Method, op.Path, "{}")
		}
		return injectedFaults(iiko, op)
	}

	iiko := iikotest.Start(t, iikotest.WithFaults(4, faults...))
	c := overNetwork(t, iiko)
	var wg sync.WaitGroup
	for range 5 {
		for _, op := range ops {
			wg.Go(func() {
				for range requests / 5 {
					_, _, err := c.try(op, "{}")
					assert.NoError(t, err)
				}
			})
		}
	}
	wg.Wait()
	for _, op := range ops {
		require.Equal(t, sequential(4, op), injectedFaults(iiko, op))
		require.NotEqual(t, sequential(5, op), injectedFaults(iiko, op))
	}
	require.NotEqual(t, injectedFaults(iiko, ops[0]), injectedFaults(iiko, ops[1]))
}

func TestWithFaults_sharesNoStateBetweenServers(t *testing.T) {
	opt := iikotest.WithFaults(6, iikotest.Fault{Kind: iikotest.FaultBadGateway, Probability: 0.5})
	first, second := iikotest.Start(t, opt), iikotest.Start(t, opt)
	for _, c := range []*client{inMemory(t, first), inMemory(t, second)} {
		for range 50 {
			c.request(http.MethodPost, api.ClientOrganizations.Path, "{}")
		}
	}
	require.Equal(t, injectedFaults(first, api.ClientOrganizations), injectedFaults(second, api.ClientOrganizations))
}

func TestFault_affectsOnlyItsOperations(t *testing.T) {
	tokens := []string{api.ClientAccessToken.Name, api.ClientAccessTokenV2.Name}
	gateway := iikotest.Fault{Kind: iikotest.FaultBadGateway, Probability: 1}
	tests := []struct {
		name       string
		faults     []iikotest.Fault
		affected   []*api.Operation
		unaffected []*api.Operation
	}{
		{
			name:       "all but authentication by default",
			faults:     []iikotest.Fault{gateway},
			affected:   []*api.Operation{api.ClientOrganizations, api.DeliveriesDeliveryCreate, api.DeliveriesChangeComment},
			unaffected: []*api.Operation{api.ClientAccessToken, api.ClientAccessTokenV2},
		},
		{
			name:       "only the named ones",
			faults:     []iikotest.Fault{{Kind: gateway.Kind, Probability: 1, Operations: []string{"Client.AccessToken", "Deliveries.DeliveryCreate"}}},
			affected:   []*api.Operation{api.ClientAccessToken, api.DeliveriesDeliveryCreate},
			unaffected: []*api.Operation{api.ClientAccessTokenV2, api.ClientOrganizations},
		},
		{
			name:     "all, with two faults",
			faults:   []iikotest.Fault{gateway, {Kind: gateway.Kind, Probability: 1, Operations: tokens}},
			affected: []*api.Operation{api.ClientAccessToken, api.ClientAccessTokenV2, api.ClientOrganizations},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			iiko := iikotest.Start(t)
			c := overNetwork(t, iiko)
			iiko.SetFaults(1, tt.faults...)
			for _, op := range slices.Concat(tt.affected, tt.unaffected) {
				status, _ := c.request(op.Method, op.Path, "{}")
				isAffected := slices.Contains(tt.affected, op)
				require.Equal(t, isAffected, status == http.StatusBadGateway, op.Name)
				require.Equal(t, isAffected, lastRequest(iiko).Fault == gateway.Kind, op.Name)
			}
		})
	}
}

func TestServer_SetFaults_replacesTheFaults(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	call := func() { c.request(http.MethodPost, api.ClientOrganizations.Path, "{}") }
	half := iikotest.Fault{Kind: iikotest.FaultBadGateway, Probability: 0.5}
	for range 2 {
		iiko.SetFaults(7, half)
		for range 50 {
			call()
		}
	}
	kinds := injectedFaults(iiko, api.ClientOrganizations)
	require.Equal(t, kinds[:50], kinds[50:], "SetFaults does not restart the sequence")
	require.Contains(t, kinds, half.Kind)

	iiko.SetFaults(7, iikotest.Fault{Kind: iikotest.FaultUnauthorized, Probability: 1})
	call()
	require.Equal(t, iikotest.FaultUnauthorized, lastRequest(iiko).Fault)
	iiko.ClearFaults()
	for range 50 {
		call()
		require.Empty(t, lastRequest(iiko).Fault)
	}
}

func TestFaultSlow_respondsAfterItsDelay(t *testing.T) {
	iiko := iikotest.Start(t)
	synctest.Test(t, func(t *testing.T) {
		c := inMemory(t, iiko)
		iiko.SetFaults(1, iikotest.Fault{Kind: iikotest.FaultSlow, Probability: 1, Delay: time.Minute})
		start := time.Now()
		success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, deliveryJSON("A-1"))
		require.Equal(t, time.Minute, time.Since(start))
	})
}

func TestFaultSlow_endsWhenTheClientDisconnects(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithFaults(1, iikotest.Fault{
		Kind: iikotest.FaultSlow, Probability: 1, Delay: time.Hour, Operations: []string{"Deliveries.DeliveryCreate"},
	}))
	received, ended := make(chan struct{}, 1), make(chan struct{}, 1)
	listener := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		received <- struct{}{}
		iiko.ServeHTTP(w, r)
		ended <- struct{}{}
	}))
	t.Cleanup(listener.Close)
	c := overNetwork(t, iiko)
	c.url = listener.URL
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-received
		cancel()
	}()
	_, _, err := c.tryContext(ctx, api.DeliveriesDeliveryCreate, deliveryJSON("A-1"))
	require.ErrorIs(t, err, context.Canceled)
	<-ended
}

func TestFaultSlow_endsWhenTheServerCloses(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	iiko.SetFaults(1, iikotest.Fault{Kind: iikotest.FaultSlow, Probability: 1, Delay: time.Hour})
	// Once the server asks for the body, Close waits for the request.
	asked := make(chan struct{})
	transport := &http.Transport{ExpectContinueTimeout: time.Hour}
	t.Cleanup(transport.CloseIdleConnections)
	c.send = func(r *http.Request) (*http.Response, error) {
		r.Header.Set("Expect", "100-continue")
		return transport.RoundTrip(r.WithContext(httptrace.WithClientTrace(r.Context(), &httptrace.ClientTrace{
			Got100Continue: func() { close(asked) },
		})))
	}
	closed := make(chan struct{})
	go func() {
		<-asked
		iiko.Close()
		close(closed)
	}()
	resp := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, deliveryJSON("A-1"))
	require.Equal(t, "A-1", *resp.OrderInfo.ExternalNumber)
	<-closed
	require.True(t, lastRequest(iiko).Processed)
}

func TestFaultResetAfter_panicsWithoutAConnection(t *testing.T) {
	iiko := iikotest.Start(t)
	c := inMemory(t, iiko)
	iiko.SetFaults(1, iikotest.Fault{Kind: iikotest.FaultResetAfter, Probability: 1})
	require.PanicsWithValue(t, http.ErrAbortHandler, func() { _, _, _ = c.try(api.DeliveriesDeliveryCreate, deliveryJSON("A-1")) })
	require.Len(t, iiko.Deliveries(), 1)
}

func TestServer_SetFaults_panicsOnInvalidFaults(t *testing.T) {
	const gateway = iikotest.FaultBadGateway
	tests := []struct {
		name   string
		faults []iikotest.Fault
		text   string
	}{
		{"no kind", []iikotest.Fault{{}}, "iikotest: fault 0 (): unknown kind"},
		{"an unknown kind", []iikotest.Fault{{Kind: gateway}, {Kind: "418"}}, "iikotest: fault 1 (418): unknown kind"},
		{"an unknown operation", []iikotest.Fault{{Kind: gateway, Operations: []string{"Menu.Menu", "Menu.Dessert"}}}, `iikotest: fault 0 (502): unknown operation "Menu.Dessert"`},
		{"an empty operation", []iikotest.Fault{{Kind: gateway, Operations: []string{""}}}, `iikotest: fault 0 (502): unknown operation ""`},
		{"a negative probability", []iikotest.Fault{{Kind: gateway, Probability: -0.1}}, "iikotest: fault 0 (502): probability -0.1 is not between 0 and 1"},
		{"a probability above 1", []iikotest.Fault{{Kind: gateway, Probability: 1.1}}, "iikotest: fault 0 (502): probability 1.1 is not between 0 and 1"},
		{"a NaN probability", []iikotest.Fault{{Kind: gateway, Probability: math.NaN()}}, "iikotest: fault 0 (502): probability NaN is not between 0 and 1"},
		{"a sum of probabilities above 1", []iikotest.Fault{
			{Kind: gateway, Probability: 0.75}, {Kind: iikotest.FaultCutOff, Probability: 0.5, Operations: []string{"Menu.Menu"}},
		}, "iikotest: the fault probabilities for Menu.Menu add up to 1.25"},
		{"slow without a delay", []iikotest.Fault{{Kind: iikotest.FaultSlow}}, "iikotest: fault 0 (slow response): delay 0s is not allowed for this kind"},
		{"slow with a negative delay", []iikotest.Fault{{Kind: iikotest.FaultSlow, Delay: -1}}, "iikotest: fault 0 (slow response): delay -1ns is not allowed for this kind"},
		{"a delay for another kind", []iikotest.Fault{{Kind: gateway, Delay: time.Second}}, "iikotest: fault 0 (502): delay 1s is not allowed for this kind"},
		{"a negative retry-after", []iikotest.Fault{{Kind: iikotest.FaultTooManyRequests, RetryAfter: -1}}, "iikotest: fault 0 (429): retry-after -1ns is not allowed for this kind"},
		{"a retry-after for another kind", []iikotest.Fault{{Kind: gateway, RetryAfter: time.Second}}, "iikotest: fault 0 (502): retry-after 1s is not allowed for this kind"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.PanicsWithValue(t, tt.text, func() { iikotest.NewServer(iikotest.WithFaults(1, tt.faults...)) })
			iiko := iikotest.Start(t)
			require.PanicsWithValue(t, tt.text, func() { iiko.SetFaults(1, tt.faults...) })
		})
	}
	t.Run("not for a sum of 1 with rounding errors", func(t *testing.T) {
		faults := []iikotest.Fault{{Kind: gateway, Probability: 1, Operations: []string{"Client.AccessToken"}}}
		sum := 0.0
		for _, p := range []float64{0.05, 0.55, 0.3, 0.1} {
			faults = append(faults, iikotest.Fault{Kind: gateway, Probability: p})
			sum += p
		}
		require.Greater(t, sum, 1.0, "the test needs a rounding error")
		iikotest.Start(t, iikotest.WithFaults(1, faults...))
	})
}
