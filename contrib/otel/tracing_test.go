package iikootel_test

import (
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/attribute"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"github.com/kebrick/goiikoapi"
	iikootel "github.com/kebrick/goiikoapi/contrib/otel"
	"github.com/kebrick/goiikoapi/iikotest"
)

func TestWithTelemetry_recordsRefreshesThatFail(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		w.iiko.ExpireTokens()
		w.iiko.Next("Client.AccessToken", iikotest.ErrorReply(http.StatusUnauthorized, "", "Login "+apiLogin+" is not authorized."))
		require.Error(t, isAlive(t.Context(), w.cli))
		assert.Empty(t, cmp.Diff(lines(`
			TerminalGroup.IsAlive (internal) Error error.type=401 http.response.status_code=401 iiko.attempts=1 iiko.correlation_id=UUID iiko.outcome_unknown=false
			  POST /api/1/terminal_groups/is_alive (client) Error error.type=401 http.response.status_code=401
			  token refresh (internal) Error error.type=401
			    Client.AccessToken (internal) Error error.type=401 http.response.status_code=401 iiko.attempts=1 iiko.correlation_id=UUID iiko.outcome_unknown=false
			      POST /api/1/access_token (client) Error error.type=401 http.response.status_code=401`),
			lines(w.takeSpans(t, ofRequest...))))
		assert.Contains(t, w.takeMetrics(t), "iiko.client.token.refreshes 1 {refresh} error.type=401\n")
	})
}

func TestWithTelemetry_putsCallsUnderTheSpanOfTheCaller(t *testing.T) {
	w := newWorld(t)
	ctx, span := w.tracing.Tracer("test").Start(t.Context(), "take an order")
	require.NoError(t, isAlive(ctx, w.cli))
	span.End()
	assert.Empty(t, cmp.Diff(lines(`
		take an order (internal)
		  TerminalGroup.IsAlive (internal) http.response.status_code=200 iiko.attempts=1
		    POST /api/1/terminal_groups/is_alive (client) http.response.status_code=200`),
		lines(w.takeSpans(t, ofRequest...))))
}

func TestWithTelemetry_timesStepsAsTheyHappen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t, goiikoapi.WithTimeout(time.Second))
		w.faults = []iikotest.FaultKind{iikotest.FaultTooManyRequests, iikotest.FaultSlow}
		began := time.Now()
		require.NoError(t, isAlive(t.Context(), w.cli))
		var times []string
		for _, span := range w.spans.Started() {
			times = append(times, fmt.Sprintf("%s %.0f-%.0f", span.Name(), span.StartTime().Sub(began).Seconds(), span.EndTime().Sub(began).Seconds()))
			for _, event := range span.Events() {
				times = append(times, fmt.Sprintf("%s %.0f", event.Name, event.Time.Sub(began).Seconds()))
			}
		}
		assert.Equal(t, []string{
			"TerminalGroup.IsAlive 0-4", "pause 0", "retry wait 4",
			"POST /api/1/terminal_groups/is_alive 0-0",
			"POST /api/1/terminal_groups/is_alive 3-4",
			"POST /api/1/terminal_groups/is_alive 4-4",
		}, times)
	})
}

// operations is a sampler that samples by the operation, which it must see.
type operations struct{ sampled string }

func (o operations) ShouldSample(p sdktrace.SamplingParameters) sdktrace.SamplingResult {
	decision := sdktrace.Drop
	for _, one := range p.Attributes {
		if one == attribute.String("iiko.operation", o.sampled) {
			decision = sdktrace.RecordAndSample
		}
	}
	return sdktrace.SamplingResult{Decision: decision, Tracestate: trace.SpanContextFromContext(p.ParentContext).TraceState()}
}

func (operations) Description() string { return "by operation" }

func TestWithTelemetry_letsSamplersSeeTheOperation(t *testing.T) {
	w := newWorld(t)
	spans := tracetest.NewSpanRecorder()
	tracing := sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(spans), sdktrace.WithSampler(operations{"TerminalGroup.IsAlive"}))
	cli, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithHTTPClient(&http.Client{Transport: w}), iikootel.WithTelemetry(iikootel.WithTracerProvider(tracing)))
	require.NoError(t, err)
	require.NoError(t, isAlive(t.Context(), cli))
	var names []string
	for _, span := range spans.Ended() {
		names = append(names, span.Name())
		assert.Equal(t, iikootel.ScopeName, span.InstrumentationScope().Name)
		assert.Equal(t, goiikoapi.Version, span.InstrumentationScope().Version)
	}
	assert.Equal(t, []string{"POST /api/1/terminal_groups/is_alive", "TerminalGroup.IsAlive"}, names)
}
