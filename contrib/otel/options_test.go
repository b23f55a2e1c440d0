package iikootel_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/baggage"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/propagation"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/kebrick/goiikoapi"
	iikootel "github.com/kebrick/goiikoapi/contrib/otel"
	"github.com/kebrick/goiikoapi/iikotest"
)

// recorded returns all that was recorded, as text.
func TestWithPropagator_sendsTheTraceContextOnlyIfItIsAsked(t *testing.T) {
	global := otel.GetTextMapPropagator()
	t.Cleanup(func() { otel.SetTextMapPropagator(global) })
	both := propagation.NewCompositeTextMapPropagator(propagation.TraceContext{}, propagation.Baggage{})
	tests := []struct {
		name   string
		global propagation.TextMapPropagator
		opts   []iikootel.Option
		want   []string
	}{
		{"no option, and a global propagator", both, nil, nil},
		{"nil, and no global propagator", propagation.NewCompositeTextMapPropagator(), []iikootel.Option{iikootel.WithPropagator(nil)}, nil},
		{"nil, and a global propagator", both, []iikootel.Option{iikootel.WithPropagator(nil)}, []string{"Traceparent", "Baggage"}},
		{"a propagator", both, []iikootel.Option{iikootel.WithPropagator(propagation.TraceContext{})}, []string{"Traceparent"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			otel.SetTextMapPropagator(test.global)
			spans := tracetest.NewSpanRecorder()
			tracing := sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(spans))
			w := newWorld(t)
			var sent []http.Header
			w.received = func(r *http.Request) { sent = append(sent, r.Header.Clone()) }
			cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("not valid"), goiikoapi.WithHTTPClient(&http.Client{Transport: w}),
				iikootel.WithTelemetry(append(test.opts, iikootel.WithTracerProvider(tracing))...))
			require.NoError(t, err)
			member, err := baggage.NewMember("guest", "7")
			require.NoError(t, err)
			carried, err := baggage.New(member)
			require.NoError(t, err)
			require.Error(t, isAlive(baggage.ContextWithBaggage(t.Context(), carried), cli))

			require.Len(t, sent, 1)
			attempt := spans.Ended()[0].SpanContext()
			for _, name := range []string{"Traceparent", "Baggage"} {
				assert.Equal(t, slices.Contains(test.want, name), sent[0].Get(name) != "", name)
			}
			if slices.Contains(test.want, "Traceparent") {
				assert.Equal(t, fmt.Sprintf("00-%s-%s-01", attempt.TraceID(), attempt.SpanID()), sent[0].Get("Traceparent"))
			}
			assert.Equal(t, "Bearer not valid", sent[0].Get("Authorization"))
		})
	}
}

func TestWithTelemetry_usesTheGlobalProvidersByDefault(t *testing.T) {
	globalTracing, globalMetering := otel.GetTracerProvider(), otel.GetMeterProvider()
	t.Cleanup(func() {
		otel.SetTracerProvider(globalTracing)
		otel.SetMeterProvider(globalMetering)
	})
	for name, opts := range map[string][]iikootel.Option{
		"no options": nil,
		"nil":        {iikootel.WithTracerProvider(nil), iikootel.WithMeterProvider(nil)},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			otel.SetTracerProvider(w.tracing)
			otel.SetMeterProvider(w.metering)
			cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("not valid"), goiikoapi.WithHTTPClient(&http.Client{Transport: w}), iikootel.WithTelemetry(opts...))
			require.NoError(t, err)
			require.Error(t, isAlive(t.Context(), cli))
			assert.Contains(t, w.takeSpans(t), "TerminalGroup.IsAlive (internal) Error")
			assert.Contains(t, w.takeMetrics(t), "iiko.client.call.duration 1 ")
		})
	}
}

func TestWithTelemetry_panicsForInvalidOptions(t *testing.T) {
	tests := map[string]struct {
		option func()
		want   string
	}{
		"a nil option":             {func() { iikootel.WithTelemetry(nil) }, "iikootel: WithTelemetry: options must not contain nil"},
		"a nil pointer to spans":   {func() { iikootel.WithTracerProvider((*sdktrace.TracerProvider)(nil)) }, "iikootel: WithTracerProvider: must not be a nil *trace.TracerProvider"},
		"a nil pointer to metrics": {func() { iikootel.WithMeterProvider((*sdkmetric.MeterProvider)(nil)) }, "iikootel: WithMeterProvider: must not be a nil *metric.MeterProvider"},
		"a nil propagator":         {func() { iikootel.WithPropagator((*propagation.TraceContext)(nil)) }, "iikootel: WithPropagator: must not be a nil *propagation.TraceContext"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) { assert.PanicsWithValue(t, test.want, test.option) })
	}
}

// brokenMeters is a provider whose meters can't make a counter.
type brokenMeters struct{ noop.MeterProvider }

type brokenMeter struct{ noop.Meter }

func (brokenMeters) Meter(string, ...metric.MeterOption) metric.Meter { return brokenMeter{} }

func (brokenMeter) Int64Counter(string, ...metric.Int64CounterOption) (metric.Int64Counter, error) {
	return nil, errors.New("no counters")
}

func TestWithTelemetry_handsAnErrorOfTheMeterProviderToItsHandler(t *testing.T) {
	var handled []string
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { handled = append(handled, err.Error()) }))
	w := newWorld(t)
	cli, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithHTTPClient(&http.Client{Transport: w}),
		iikootel.WithTelemetry(iikootel.WithTracerProvider(w.tracing), iikootel.WithMeterProvider(brokenMeters{})))
	require.NoError(t, err)
	w.faults = []iikotest.FaultKind{iikotest.FaultInternalErrorBefore}
	require.NoError(t, isAlive(t.Context(), cli))
	assert.Equal(t, []string{"iikootel: no metrics are recorded: no counters\nno counters"}, handled)
	assert.Contains(t, w.takeSpans(t), "TerminalGroup.IsAlive (internal) http")
}
