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

// try sends a request whose answer may not arrive.
func (c *client) try(op api.Operation, body string) (*http.Response, []byte, error) {
	c.tb.Helper()
	return c.tryContext(c.tb.Context(), op, body)
}

func (c *client) tryContext(ctx context.Context, op api.Operation, body string) (*http.Response, []byte, error) {
	c.tb.Helper()
	r, err := http.NewRequestWithContext(ctx, op.Method, c.url+op.Path, strings.NewReader(body))
	require.NoError(c.tb, err)
	r.Header.Set("Authorization", "Bearer "+c.token)
	resp, err := c.send(r)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	return resp, answer, err
}

// numbered is the body of a request that creates a delivery of that external number. It has no id, so
// that nothing keeps it from being created twice.
func numbered(number string) string {
	return fmt.Sprintf(`{"organizationId": %q, "order": {"externalNumber": %q, "phone": "+79005554433",
		"orderServiceType": "DeliveryByClient", "items": [{"type": "Product", "productId": %q, "amount": 1}]}}`,
		iikotest.OrganizationID, number, iikotest.KvassID)
}

// lastRequest returns the request that iiko received last.
func lastRequest(iiko *iikotest.Server) iikotest.Request {
	requests := iiko.Requests()
	return requests[len(requests)-1]
}

// faultsMet returns the faults that the requests of an operation met, in their order.
func faultsMet(iiko *iikotest.Server, op api.Operation) []iikotest.FaultKind {
	var kinds []iikotest.FaultKind
	for _, r := range iiko.Requests() {
		if r.Operation == op.Name {
			kinds = append(kinds, r.Fault)
		}
	}
	return kinds
}

func TestFaultsAsTheClientSeesThem(t *testing.T) {
	tests := []struct {
		fault      iikotest.Fault
		err        error
		status     int    // of an answer that arrives
		retryAfter string // its header
		iikos      bool   // its body is iiko's error body
		html       bool   // its body is a page
		processed  bool
	}{
		{fault: iikotest.Fault{Kind: iikotest.FaultResetBefore}, err: syscall.ECONNRESET},
		{fault: iikotest.Fault{Kind: iikotest.FaultResetAfter}, err: syscall.ECONNRESET, processed: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultCutOff}, err: io.ErrUnexpectedEOF, status: http.StatusOK, processed: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultSlow, Delay: time.Millisecond}, status: http.StatusOK, processed: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultUnauthorized}, status: http.StatusUnauthorized, iikos: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultRequestTimeout}, status: http.StatusRequestTimeout, iikos: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultTooManyRequests}, status: http.StatusTooManyRequests, iikos: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultTooManyRequests, RetryAfter: 7 * time.Second}, status: http.StatusTooManyRequests, retryAfter: "7", iikos: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultTooManyRequests, RetryAfter: time.Millisecond}, status: http.StatusTooManyRequests, retryAfter: "1", iikos: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultInternalErrorBefore}, status: http.StatusInternalServerError, iikos: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultInternalErrorAfter}, status: http.StatusInternalServerError, iikos: true, processed: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultBadGateway}, status: http.StatusBadGateway, html: true},
		{fault: iikotest.Fault{Kind: iikotest.FaultServiceUnavailable}, status: http.StatusServiceUnavailable},
		{fault: iikotest.Fault{Kind: iikotest.FaultServiceUnavailable, RetryAfter: time.Minute}, status: http.StatusServiceUnavailable, retryAfter: "60"},
		{fault: iikotest.Fault{Kind: iikotest.FaultGatewayTimeout}, status: http.StatusGatewayTimeout, html: true, processed: true},
	}
	for _, tt := range tests {
		t.Run(string(tt.fault.Kind)+" "+tt.retryAfter, func(t *testing.T) {
			tt.fault.Probability = 1
			iiko := iikotest.Start(t, iikotest.WithFaults(1, tt.fault))
			c := overNetwork(t, iiko)
			resp, body, err := c.try(api.DeliveriesDeliveryCreate, numbered("A-1"))

			require.ErrorIs(t, err, tt.err)
			if tt.status == 0 {
				require.Nil(t, resp)
			} else {
				require.Equal(t, tt.status, resp.StatusCode)
				require.Equal(t, tt.retryAfter, resp.Header.Get("Retry-After"))
			}
			switch {
			case tt.iikos:
				var refused models.ErrorResponse
				require.NoError(t, json.Unmarshal(body, &refused))
				require.Regexp(t, `^[0-9a-f-]{36}$`, refused.CorrelationID)
				require.Equal(t, "injected fault: "+string(tt.fault.Kind), *refused.ErrorDescription)
			case tt.html:
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
			require.Equal(t, numbered("A-1"), string(request.Body))
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

func TestFaultsLeaveNoDoubtAboutWhatIsProcessed(t *testing.T) {
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
			resp, _, err := c.try(api.DeliveriesDeliveryCreate, numbered(strconv.Itoa(number)))
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

func TestRequestThatIsRefusedIsNotProcessed(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	require.True(t, lastRequest(iiko).Processed)
	refusal(c, api.DeliveriesDeliveryCreate, "{}", http.StatusBadRequest)
	require.False(t, lastRequest(iiko).Processed)
	refusal(c, api.DeliveriesChangeComment, "{}", http.StatusNotImplemented)
	require.False(t, lastRequest(iiko).Processed)

	iiko.SetFaults(1, iikotest.Fault{Kind: iikotest.FaultInternalErrorAfter, Probability: 1})
	refusal(c, api.DeliveriesDeliveryCreate, "{}", http.StatusInternalServerError)
	require.False(t, lastRequest(iiko).Processed)
	c.request(http.MethodPost, "/nowhere", "{}")
	require.Empty(t, lastRequest(iiko).Fault)
}

func TestFaultUnauthorizedLeavesTheTokenGood(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultUnauthorized, Probability: 1}))
	c := overNetwork(t, iiko)
	refusal(c, api.ClientOrganizations, "{}", http.StatusUnauthorized)
	iiko.ClearFaults()
	success[models.OrganizationsResponse](c, api.ClientOrganizations, "{}")
}

func TestFaultsKeepToTheirProbability(t *testing.T) {
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
	for _, kind := range faultsMet(iiko, api.ClientOrganizations) {
		count[kind]++
	}
	require.InDelta(t, 0.3*requests, count[""], 0.05*requests)
	require.InDelta(t, 0.2*requests, count[iikotest.FaultUnauthorized], 0.05*requests)
	require.InDelta(t, 0.5*requests, count[iikotest.FaultRequestTimeout], 0.05*requests)
	require.Zero(t, count[iikotest.FaultBadGateway])
}

func TestSameSeedMakesTheSameFaultsWhateverElseHappens(t *testing.T) {
	const requests = 100
	ops := []api.Operation{api.ClientOrganizations, api.DictionariesTipsTypes, api.MenuMenu}
	faults := []iikotest.Fault{
		{Kind: iikotest.FaultUnauthorized, Probability: 0.3},
		{Kind: iikotest.FaultBadGateway, Probability: 0.3},
	}
	// oneByOne returns what the requests of an operation meet when there are no others.
	oneByOne := func(seed uint64, op api.Operation) []iikotest.FaultKind {
		iiko := iikotest.Start(t, iikotest.WithFaults(seed, faults...))
		c := inMemory(t, iiko)
		for range requests {
			c.request(op.Method, op.Path, "{}")
		}
		return faultsMet(iiko, op)
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
		require.Equal(t, oneByOne(4, op), faultsMet(iiko, op))
		require.NotEqual(t, oneByOne(5, op), faultsMet(iiko, op))
	}
	require.NotEqual(t, faultsMet(iiko, ops[0]), faultsMet(iiko, ops[1]))
}

func TestFaultsOfOneOptionAreNotSharedBetweenServers(t *testing.T) {
	weather := iikotest.WithFaults(6, iikotest.Fault{Kind: iikotest.FaultBadGateway, Probability: 0.5})
	first, second := iikotest.Start(t, weather), iikotest.Start(t, weather)
	for _, c := range []*client{inMemory(t, first), inMemory(t, second)} {
		for range 50 {
			c.request(http.MethodPost, api.ClientOrganizations.Path, "{}")
		}
	}
	require.Equal(t, faultsMet(first, api.ClientOrganizations), faultsMet(second, api.ClientOrganizations))
}

func TestFaultsKeepToTheirOperations(t *testing.T) {
	tokens := []string{api.ClientAccessToken.Name, api.ClientAccessTokenV2.Name}
	gateway := iikotest.Fault{Kind: iikotest.FaultBadGateway, Probability: 1}
	tests := []struct {
		name    string
		faults  []iikotest.Fault
		meet    []api.Operation
		notMeet []api.Operation
	}{
		{
			name:    "all but authentication without names",
			faults:  []iikotest.Fault{gateway},
			meet:    []api.Operation{api.ClientOrganizations, api.DeliveriesDeliveryCreate, api.DeliveriesChangeComment},
			notMeet: []api.Operation{api.ClientAccessToken, api.ClientAccessTokenV2},
		},
		{
			name:    "those that are named",
			faults:  []iikotest.Fault{{Kind: gateway.Kind, Probability: 1, Operations: []string{"Client.AccessToken", "Deliveries.DeliveryCreate"}}},
			meet:    []api.Operation{api.ClientAccessToken, api.DeliveriesDeliveryCreate},
			notMeet: []api.Operation{api.ClientAccessTokenV2, api.ClientOrganizations},
		},
		{
			name:   "all with two faults",
			faults: []iikotest.Fault{gateway, {Kind: gateway.Kind, Probability: 1, Operations: tokens}},
			meet:   []api.Operation{api.ClientAccessToken, api.ClientAccessTokenV2, api.ClientOrganizations},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			iiko := iikotest.Start(t)
			c := overNetwork(t, iiko)
			iiko.SetFaults(1, tt.faults...)
			for _, op := range slices.Concat(tt.meet, tt.notMeet) {
				status, _ := c.request(op.Method, op.Path, "{}")
				meets := slices.Contains(tt.meet, op)
				require.Equal(t, meets, status == http.StatusBadGateway, op.Name)
				require.Equal(t, meets, lastRequest(iiko).Fault == gateway.Kind, op.Name)
			}
		})
	}
}

func TestFaultsChangeWhileTheServerRuns(t *testing.T) {
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
	kinds := faultsMet(iiko, api.ClientOrganizations)
	require.Equal(t, kinds[:50], kinds[50:], "the second SetFaults does not begin anew")
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

func TestSlowAnswerArrivesAfterItsDelay(t *testing.T) {
	iiko := iikotest.Start(t)
	synctest.Test(t, func(t *testing.T) {
		c := inMemory(t, iiko)
		iiko.SetFaults(1, iikotest.Fault{Kind: iikotest.FaultSlow, Probability: 1, Delay: time.Minute})
		start := time.Now()
		success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, numbered("A-1"))
		require.Equal(t, time.Minute, time.Since(start))
	})
}

func TestSlowAnswerEndsWithItsClient(t *testing.T) {
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
	_, _, err := c.tryContext(ctx, api.DeliveriesDeliveryCreate, numbered("A-1"))
	require.ErrorIs(t, err, context.Canceled)
	<-ended
}

func TestSlowAnswerEndsWhenTheServerCloses(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	iiko.SetFaults(1, iikotest.Fault{Kind: iikotest.FaultSlow, Probability: 1, Delay: time.Hour})
	// Once the server asks for the body, the request is one that Close waits for.
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
	resp := success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, numbered("A-1"))
	require.Equal(t, "A-1", *resp.OrderInfo.ExternalNumber)
	<-closed
	require.True(t, lastRequest(iiko).Processed)
}

func TestResetEndsTheHandlerWhereThereIsNoConnection(t *testing.T) {
	iiko := iikotest.Start(t)
	c := inMemory(t, iiko)
	iiko.SetFaults(1, iikotest.Fault{Kind: iikotest.FaultResetAfter, Probability: 1})
	require.PanicsWithValue(t, http.ErrAbortHandler, func() { _, _, _ = c.try(api.DeliveriesDeliveryCreate, numbered("A-1")) })
	require.Len(t, iiko.Deliveries(), 1)
}

func TestFaultsThatMakeNoSensePanic(t *testing.T) {
	const gateway = iikotest.FaultBadGateway
	tests := []struct {
		name   string
		faults []iikotest.Fault
		text   string
	}{
		{"no kind", []iikotest.Fault{{}}, "iikotest: fault 0 (): unknown kind"},
		{"an unknown kind", []iikotest.Fault{{Kind: gateway}, {Kind: "418"}}, "iikotest: fault 1 (418): unknown kind"},
		{"an unknown operation", []iikotest.Fault{{Kind: gateway, Operations: []string{"Menu.Menu", "Menu.Dessert"}}}, `iikotest: fault 0 (502): unknown operation "Menu.Dessert"`},
		{"no name of an operation", []iikotest.Fault{{Kind: gateway, Operations: []string{""}}}, `iikotest: fault 0 (502): unknown operation ""`},
		{"a negative probability", []iikotest.Fault{{Kind: gateway, Probability: -0.1}}, "iikotest: fault 0 (502): probability -0.1 is not between 0 and 1"},
		{"a probability above 1", []iikotest.Fault{{Kind: gateway, Probability: 1.1}}, "iikotest: fault 0 (502): probability 1.1 is not between 0 and 1"},
		{"a probability that is no number", []iikotest.Fault{{Kind: gateway, Probability: math.NaN()}}, "iikotest: fault 0 (502): probability NaN is not between 0 and 1"},
		{"more than 1 together", []iikotest.Fault{
			{Kind: gateway, Probability: 0.75}, {Kind: iikotest.FaultCutOff, Probability: 0.5, Operations: []string{"Menu.Menu"}},
		}, "iikotest: the fault probabilities for Menu.Menu add up to 1.25"},
		{"slow without a delay", []iikotest.Fault{{Kind: iikotest.FaultSlow}}, "iikotest: fault 0 (slow response): delay 0s is not allowed for this kind"},
		{"slow by a negative delay", []iikotest.Fault{{Kind: iikotest.FaultSlow, Delay: -1}}, "iikotest: fault 0 (slow response): delay -1ns is not allowed for this kind"},
		{"a delay of another kind", []iikotest.Fault{{Kind: gateway, Delay: time.Second}}, "iikotest: fault 0 (502): delay 1s is not allowed for this kind"},
		{"a negative retry-after", []iikotest.Fault{{Kind: iikotest.FaultTooManyRequests, RetryAfter: -1}}, "iikotest: fault 0 (429): retry-after -1ns is not allowed for this kind"},
		{"a retry-after of another kind", []iikotest.Fault{{Kind: gateway, RetryAfter: time.Second}}, "iikotest: fault 0 (502): retry-after 1s is not allowed for this kind"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.PanicsWithValue(t, tt.text, func() { iikotest.NewServer(iikotest.WithFaults(1, tt.faults...)) })
			iiko := iikotest.Start(t)
			require.PanicsWithValue(t, tt.text, func() { iiko.SetFaults(1, tt.faults...) })
		})
	}
	t.Run("but not 1 together", func(t *testing.T) {
		faults := []iikotest.Fault{{Kind: gateway, Probability: 1, Operations: []string{"Client.AccessToken"}}}
		sum := 0.0
		for _, p := range []float64{0.05, 0.55, 0.3, 0.1} {
			faults = append(faults, iikotest.Fault{Kind: gateway, Probability: p})
			sum += p
		}
		require.Greater(t, sum, 1.0, "the numbers are chosen for it")
		iikotest.Start(t, iikotest.WithFaults(1, faults...))
	})
}
