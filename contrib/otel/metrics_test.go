package iikootel_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"github.com/kebrick/goiikoapi"
	iikootel "github.com/kebrick/goiikoapi/contrib/otel"
	"github.com/kebrick/goiikoapi/iikotest"
)

func TestWithTelemetry_measuresByOperationAndRestrictionGroup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.iiko.ExpireTokens()
		w.faults = []iikotest.FaultKind{"", iikotest.FaultTooManyRequests}
		require.NoError(t, isAlive(t.Context(), w.cli))
		const alive = "iiko.operation=TerminalGroup.IsAlive iiko.restriction_group=POS: availability"
		const server = "server.address=iiko.test server.port=443"
		assert.Empty(t, cmp.Diff([]string{
			"http.client.request.duration 1 in 0.000 s error.type=401 http.request.method=POST http.response.status_code=401 " + alive + " " + server,
			"http.client.request.duration 1 in 0.000 s error.type=429 http.request.method=POST http.response.status_code=429 " + alive + " " + server,
			"http.client.request.duration 1 in 0.000 s http.request.method=POST http.response.status_code=200 iiko.operation=Client.AccessToken " + server,
			"http.client.request.duration 1 in 0.000 s http.request.method=POST http.response.status_code=200 " + alive + " " + server,
			"iiko.client.call.duration 1 in 0.000 s http.response.status_code=200 iiko.operation=Client.AccessToken",
			"iiko.client.call.duration 1 in 3.000 s http.response.status_code=200 " + alive,
			"iiko.client.retries 2 {retry} " + alive,
			"iiko.client.token.refreshes 1 {refresh}",
			"iiko.client.wait.duration 1 in 3.000 s " + alive + " iiko.wait.reason=pause",
		}, lines(w.takeMetrics(t))))
	})
}

func TestWithTelemetry_countsCallsInFlight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.faults = []iikotest.FaultKind{iikotest.FaultSlow, iikotest.FaultSlow, iikotest.FaultSlow}
		ctx, cancel := context.WithCancel(t.Context())
		var calls sync.WaitGroup
		for range 3 {
			calls.Go(func() { _ = isAlive(ctx, w.cli) })
		}
		synctest.Wait()
		const active = "iiko.client.active_calls %d {call} iiko.operation=TerminalGroup.IsAlive iiko.restriction_group=POS: availability\n"
		assert.Contains(t, w.takeMetrics(t), fmt.Sprintf(active, 3))
		cancel()
		calls.Wait()
		assert.NotContains(t, w.takeMetrics(t), "active_calls", "it would show one that is not 0")
	})
}

func TestWithTelemetry_hasBucketsForLongCalls(t *testing.T) {
	w := newWorld(t)
	require.NoError(t, isAlive(t.Context(), w.cli))
	var collected metricdata.ResourceMetrics
	require.NoError(t, w.reader.Collect(t.Context(), &collected))
	histograms := 0
	for _, measured := range collected.ScopeMetrics[0].Metrics {
		assert.NotEmpty(t, measured.Description, measured.Name)
		if data, ok := measured.Data.(metricdata.Histogram[float64]); ok {
			histograms++
			bounds := data.DataPoints[0].Bounds
			assert.Equal(t, 0.005, bounds[0], measured.Name)
			assert.Equal(t, 180.0, bounds[len(bounds)-1], measured.Name)
		}
	}
	assert.Equal(t, 2, histograms)
}

func TestWithTelemetry_recordsConcurrentCallsOfSeveralClients(t *testing.T) {
	const callers, calls = 16, 10
	iiko := iikotest.Start(t, iikotest.WithFaults(1, iikotest.Fault{Kind: iikotest.FaultInternalErrorBefore, Probability: 0.2}))
	spans, reader := tracetest.NewSpanRecorder(), sdkmetric.NewManualReader()
	option := iikootel.WithTelemetry(
		iikootel.WithTracerProvider(sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(spans))),
		iikootel.WithMeterProvider(sdkmetric.NewMeterProvider(sdkmetric.WithReader(reader))))
	var clients []*goiikoapi.Client
	for range 2 {
		cli, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithBaseURL(iiko.URL), option, goiikoapi.WithRetry(goiikoapi.RetryPolicy{FirstWait: time.Millisecond, Attempts: 20}))
		require.NoError(t, err)
		clients = append(clients, cli)
	}
	var group sync.WaitGroup
	for i := range callers {
		group.Go(func() {
			for range calls {
				assert.NoError(t, isAlive(t.Context(), clients[i%2]))
			}
		})
	}
	group.Wait()

	parents := map[trace.SpanID]string{}
	for _, span := range spans.Ended() {
		parents[span.SpanContext().SpanID()] = span.Name()
	}
	recordedCalls := 0
	for _, span := range spans.Ended() {
		switch span.Name() {
		case "TerminalGroup.IsAlive":
			recordedCalls++
		case "POST /api/1/terminal_groups/is_alive":
			assert.Equal(t, "TerminalGroup.IsAlive", parents[span.Parent().SpanID()])
		}
	}
	assert.Equal(t, callers*calls, recordedCalls)

	w := &world{reader: reader}
	text := w.takeMetrics(t)
	assert.Contains(t, text, fmt.Sprintf("iiko.client.call.duration %d in", callers*calls))
	assert.NotContains(t, text, "active_calls", "it would show one that is not 0")
	var sent, retried int
	for _, line := range lines(text) {
		var n int
		if strings.Contains(line, "TerminalGroup.IsAlive") && strings.HasPrefix(line, "http.client.request.duration") {
			_, _ = fmt.Sscanf(line, "http.client.request.duration %d", &n)
			sent += n
		}
		if strings.HasPrefix(line, "iiko.client.retries") {
			_, _ = fmt.Sscanf(line, "iiko.client.retries %d", &n)
			retried += n
		}
	}
	assert.Equal(t, callers*calls, sent-retried)
	assert.Positive(t, retried)
}
