// Otel records calls of iiko Cloud API with OpenTelemetry: a span per request, named after the operation, and
// HTTP client metrics by operation and restriction group. Both are printed to stdout:
//
//	cd examples/otel && go run .
//
// It needs no account: the restaurant is in memory, see package iikotest. With an API login in IIKO_API_LOGIN
// it reads from iiko Cloud.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"

	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/stdout/stdoutmetric"
	"go.opentelemetry.io/otel/exporters/stdout/stdouttrace"
	"go.opentelemetry.io/otel/metric"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	if err := run(ctx, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "otel:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer) error {
	spans, err := stdouttrace.New(stdouttrace.WithWriter(out), stdouttrace.WithPrettyPrint())
	if err != nil {
		return err
	}
	metrics, err := stdoutmetric.New(stdoutmetric.WithWriter(out), stdoutmetric.WithPrettyPrint())
	if err != nil {
		return err
	}
	tracing := sdktrace.NewTracerProvider(sdktrace.WithBatcher(spans))
	metering := sdkmetric.NewMeterProvider(sdkmetric.WithReader(sdkmetric.NewPeriodicReader(metrics)))

	apiLogin, baseURL := os.Getenv("IIKO_API_LOGIN"), cmp.Or(os.Getenv("IIKO_BASE_URL"), goiikoapi.DefaultBaseURL)
	if apiLogin == "" {
		iiko := iikotest.NewServer()
		defer iiko.Close()
		apiLogin, baseURL = "demo", iiko.URL
	}
	cli, err := goiikoapi.NewClient(apiLogin,
		goiikoapi.WithBaseURL(baseURL),
		goiikoapi.WithMiddleware(telemetry(tracing, metering)),
	)
	if err == nil {
		err = readMenu(ctx, cli, tracing)
	}
	// Flush what is buffered, even if ctx has ended.
	ctx = context.WithoutCancel(ctx)
	return errors.Join(err, tracing.Shutdown(ctx), metering.Shutdown(ctx))
}

// readMenu reads the menu in a span that is the parent of the spans of the calls.
func readMenu(ctx context.Context, cli *goiikoapi.Client, tracing trace.TracerProvider) error {
	ctx, span := tracing.Tracer("github.com/kebrick/goiikoapi/examples/otel").Start(ctx, "read menu")
	defer span.End()
	orgs, err := goiikoapi.Check(cli.Organizations(ctx, nil, nil, nil))
	if err != nil {
		return err
	}
	if len(orgs.Organizations) == 0 {
		return errors.New("the API login has no organizations")
	}
	_, err = goiikoapi.Check(cli.Menu.Nomenclature(ctx, orgs.Organizations[0].ID, nil))
	return err
}

// telemetry returns a middleware that records each attempt of a call as a span. If the program sets a global
// propagator (otel.SetTextMapPropagator), the trace headers are sent to iiko as well.
func telemetry(tracing trace.TracerProvider, metering metric.MeterProvider) func(http.RoundTripper) http.RoundTripper {
	return func(next http.RoundTripper) http.RoundTripper {
		described := roundTripper(func(r *http.Request) (*http.Response, error) {
			trace.SpanFromContext(r.Context()).SetAttributes(attributes(r)...)
			return next.RoundTrip(r)
		})
		recorded := otelhttp.NewTransport(described,
			otelhttp.WithTracerProvider(tracing),
			otelhttp.WithMeterProvider(metering),
			otelhttp.WithSpanNameFormatter(spanName),
		)
		return roundTripper(func(r *http.Request) (*http.Response, error) {
			// A new labeler: if the caller is an otelhttp handler, its context already has one.
			var labeler otelhttp.Labeler
			labeler.Add(attributes(r)...)
			return recorded.RoundTrip(r.WithContext(otelhttp.ContextWithLabeler(r.Context(), &labeler)))
		})
	}
}

func spanName(_ string, r *http.Request) string {
	op, _ := goiikoapi.OperationFromContext(r.Context())
	return op.Name
}

// attributes describe the operation of a request.
func attributes(r *http.Request) []attribute.KeyValue {
	op, _ := goiikoapi.OperationFromContext(r.Context())
	return []attribute.KeyValue{
		attribute.String("iiko.operation", op.Name),
		attribute.String("iiko.restriction_group", op.Group),
	}
}

// roundTripper is a function that implements [http.RoundTripper].
type roundTripper func(*http.Request) (*http.Response, error)

// RoundTrip calls f.
func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
