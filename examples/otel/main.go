// Otel shows calls of iiko Cloud API in OpenTelemetry: a span for each request, named after the operation,
// and the metrics of HTTP clients by operation and restriction group. Both are printed to the standard
// output:
//
//	cd examples/otel && go run .
//
// It needs no account: the restaurant lives in memory, see package iikotest. With an API login in
// IIKO_API_LOGIN it reads from iiko Cloud itself.
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
	defer stop()
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
	figures, err := stdoutmetric.New(stdoutmetric.WithWriter(out), stdoutmetric.WithPrettyPrint())
	if err != nil {
		return err
	}
	tracing := sdktrace.NewTracerProvider(sdktrace.WithBatcher(spans))
	metering := sdkmetric.NewMeterProvider(sdkmetric.WithReader(sdkmetric.NewPeriodicReader(figures)))

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
		err = look(ctx, cli, tracing)
	}
	// What is still in memory is printed now, even when ctx has ended.
	ctx = context.WithoutCancel(ctx)
	return errors.Join(err, tracing.Shutdown(ctx), metering.Shutdown(ctx))
}

// look reads the menu within a span of its own, to which those of the calls belong.
func look(ctx context.Context, cli *goiikoapi.Client, tracing trace.TracerProvider) error {
	ctx, span := tracing.Tracer("github.com/kebrick/goiikoapi/examples/otel").Start(ctx, "look at the menu")
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

// telemetry returns a middleware that records each request: an attempt of a call is a span of its own. A
// program that sets a global propagator (otel.SetTextMapPropagator) also sends the trace's headers to iiko.
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
			// A labeler of its own, because a handler of otelhttp that calls iiko has one in its context too.
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

// attributes tell which operation a request is for.
func attributes(r *http.Request) []attribute.KeyValue {
	op, _ := goiikoapi.OperationFromContext(r.Context())
	return []attribute.KeyValue{
		attribute.String("iiko.operation", op.Name),
		attribute.String("iiko.restriction_group", op.Group),
	}
}

// roundTripper is a function that sends a request.
type roundTripper func(*http.Request) (*http.Response, error)

// RoundTrip implements [http.RoundTripper].
func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
