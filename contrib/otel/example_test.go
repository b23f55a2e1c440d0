package iikootel_test

import (
	"context"
	"fmt"
	"log"
	"slices"
	"strings"

	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/kebrick/goiikoapi"
	iikootel "github.com/kebrick/goiikoapi/contrib/otel"
	"github.com/kebrick/goiikoapi/iikotest"
)

// The restaurant is in memory, and so are the spans and metrics. A program has exporters instead, such as those of OTLP,
// and usually sets the providers globally: then WithTelemetry needs no options.
func Example() {
	ctx := context.Background()
	spans, metrics := tracetest.NewInMemoryExporter(), sdkmetric.NewManualReader()
	tracing := sdktrace.NewTracerProvider(sdktrace.WithSyncer(spans))
	metering := sdkmetric.NewMeterProvider(sdkmetric.WithReader(metrics))

	iiko := iikotest.NewServer()
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("demo", goiikoapi.WithBaseURL(iiko.URL), iikootel.WithTelemetry(
		iikootel.WithTracerProvider(tracing),
		iikootel.WithMeterProvider(metering),
	))
	if err != nil {
		log.Fatal(err)
	}

	// The caller's span is the parent of those of the calls.
	reading, span := tracing.Tracer("example").Start(ctx, "read menu")
	iiko.Next("Menu.Nomenclature", iikotest.ErrorReply(500, "", "Internal error"))
	_, err = goiikoapi.Check(cli.Menu.Nomenclature(reading, iikotest.OrganizationID, nil))
	span.End()
	if err != nil {
		log.Fatal(err)
	}

	for _, span := range spans.GetSpans() {
		fmt.Println("span:", span.Name, span.Status.Code)
	}
	var collected metricdata.ResourceMetrics
	if err := metrics.Collect(ctx, &collected); err != nil {
		log.Fatal(err)
	}
	measured := collected.ScopeMetrics[0].Metrics
	slices.SortFunc(measured, func(a, b metricdata.Metrics) int { return strings.Compare(a.Name, b.Name) })
	for _, one := range measured {
		fmt.Println("metric:", one.Name, one.Unit)
	}
	// Output:
	// span: POST /api/1/access_token Unset
	// span: Client.AccessToken Unset
	// span: token refresh Unset
	// span: POST /api/1/nomenclature Error
	// span: POST /api/1/nomenclature Unset
	// span: Menu.Nomenclature Unset
	// span: read menu Unset
	// metric: http.client.request.duration s
	// metric: iiko.client.active_calls {call}
	// metric: iiko.client.call.duration s
	// metric: iiko.client.retries {retry}
	// metric: iiko.client.token.refreshes {refresh}
	// metric: iiko.client.wait.duration s
}

// A proxy or a mesh in front of iiko may record traces too.
func ExampleWithPropagator() {
	cli, err := goiikoapi.NewClient("demo", goiikoapi.WithLazyToken(), goiikoapi.WithBaseURL("https://iiko-proxy.example.com"),
		iikootel.WithTelemetry(iikootel.WithPropagator(nil))) // the global one
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(cli)
	// Output: goiikoapi.Client(https://iiko-proxy.example.com)
}
