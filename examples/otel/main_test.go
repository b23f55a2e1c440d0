package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/attribute"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
)

func TestTelemetry_recordsCallsAsSpansAndMetrics(t *testing.T) {
	recorder := tracetest.NewSpanRecorder()
	tracing := sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(recorder))
	reader := sdkmetric.NewManualReader()
	metering := sdkmetric.NewMeterProvider(sdkmetric.WithReader(reader))

	cli, err := goiikoapi.NewClient("demo",
		goiikoapi.WithBaseURL(iikotest.Start(t).URL),
		goiikoapi.WithMiddleware(telemetry(tracing, metering)),
	)
	require.NoError(t, err)
	require.NoError(t, readMenu(t.Context(), cli, tracing))

	operations := []string{"Client.AccessToken", "Client.Organizations", "Menu.Nomenclature"}
	spans := recorder.Ended()
	var names []string
	for _, span := range spans {
		names = append(names, span.Name())
	}
	require.Equal(t, append(operations, "read menu"), names)
	parent := spans[3].SpanContext()
	assert.Equal(t, parent.SpanID(), spans[1].Parent().SpanID())
	assert.Equal(t, parent.SpanID(), spans[2].Parent().SpanID())
	assert.Subset(t, spans[2].Attributes(), []attribute.KeyValue{
		attribute.String("iiko.operation", "Menu.Nomenclature"),
		attribute.String("iiko.restriction_group", "Data: menu"),
	})

	var collected metricdata.ResourceMetrics
	require.NoError(t, reader.Collect(t.Context(), &collected))
	var measured []string
	for _, scope := range collected.ScopeMetrics {
		for _, metrics := range scope.Metrics {
			if metrics.Name != "http.client.request.duration" {
				continue
			}
			for _, point := range metrics.Data.(metricdata.Histogram[float64]).DataPoints {
				operation, _ := point.Attributes.Value("iiko.operation")
				measured = append(measured, operation.AsString())
			}
		}
	}
	assert.ElementsMatch(t, operations, measured)
}

func TestRun_printsSpansAndMetrics(t *testing.T) {
	t.Setenv("IIKO_API_LOGIN", "")
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), &out))
	assert.Contains(t, out.String(), `"Name": "Menu.Nomenclature"`)
	assert.Contains(t, out.String(), `"Name": "http.client.request.duration"`)
}
