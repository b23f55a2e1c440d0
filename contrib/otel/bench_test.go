package iikootel_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"

	"github.com/kebrick/goiikoapi"
	iikootel "github.com/kebrick/goiikoapi/contrib/otel"
)

// alive is a transport whose response to every request is a small one.
type alive struct{}

func (alive) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(`{"correlationId":"c","isAliveStatus":[]}`))}, nil
}

func benchmarkCall(b *testing.B, opts ...goiikoapi.Option) {
	b.Helper()
	cli, err := goiikoapi.NewClient("", append(opts, goiikoapi.WithWorkingToken("ready"), goiikoapi.WithHTTPClient(&http.Client{Transport: alive{}}))...)
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		if err := isAlive(b.Context(), cli); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWithTelemetry is a small call without a network, with spans that are sampled and metrics. The floor is the call
// without telemetry.
func BenchmarkWithTelemetry(b *testing.B) {
	benchmarkCall(b, iikootel.WithTelemetry(
		iikootel.WithTracerProvider(sdktrace.NewTracerProvider()),
		iikootel.WithMeterProvider(sdkmetric.NewMeterProvider(sdkmetric.WithReader(sdkmetric.NewManualReader()))),
	))
}

func BenchmarkWithTelemetry_floor(b *testing.B) { benchmarkCall(b) }
