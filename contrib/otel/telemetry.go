package iikootel

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/metric/noop"
	"go.opentelemetry.io/otel/propagation"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"

	"github.com/kebrick/goiikoapi"
)

// ScopeName is the name of the instrumentation scope of all spans and metrics.
const ScopeName = "github.com/kebrick/goiikoapi/contrib/otel"

// Option configures [WithTelemetry].
type Option func(*config)

type config struct {
	tracing    trace.TracerProvider
	metering   metric.MeterProvider
	propagator func() propagation.TextMapPropagator
}

// WithTracerProvider sets the provider of spans. Without it, or with nil, it is the global one.
func WithTracerProvider(provider trace.TracerProvider) Option {
	mustNotHoldNil("WithTracerProvider", provider)
	return func(c *config) { c.tracing = provider }
}

// WithMeterProvider sets the provider of metrics. Without it, or with nil, it is the global one.
func WithMeterProvider(provider metric.MeterProvider) Option {
	mustNotHoldNil("WithMeterProvider", provider)
	return func(c *config) { c.metering = provider }
}

// WithPropagator sends the trace context to iiko in headers of each attempt, for example to a proxy that records traces
// too. With nil, the propagator is the global one. Without this option iiko gets no such headers: baggage may contain
// what is not meant for others.
func WithPropagator(propagator propagation.TextMapPropagator) Option {
	mustNotHoldNil("WithPropagator", propagator)
	return func(c *config) {
		c.propagator = otel.GetTextMapPropagator
		if propagator != nil {
			c.propagator = func() propagation.TextMapPropagator { return propagator }
		}
	}
}

// mustNotHoldNil panics if value is an interface that holds a nil pointer.
func mustNotHoldNil(option string, value any) {
	if held := reflect.ValueOf(value); held.Kind() == reflect.Pointer && held.IsNil() {
		panic(fmt.Sprintf("iikootel: %s: must not be a nil %T", option, value))
	}
}

// WithTelemetry returns an option of [goiikoapi.NewClient] that records spans and metrics of the client. It can be used
// for several clients. WithTelemetry panics if an option is nil; options panic if they get a nil pointer in an interface.
// An error of the meter provider is handled by [otel.Handle], and no metrics are recorded.
func WithTelemetry(opts ...Option) goiikoapi.Option {
	var c config
	for _, opt := range opts {
		if opt == nil {
			panic("iikootel: WithTelemetry: options must not contain nil")
		}
		opt(&c)
	}
	if c.tracing == nil {
		c.tracing = otel.GetTracerProvider()
	}
	if c.metering == nil {
		c.metering = otel.GetMeterProvider()
	}
	measured, err := newInstruments(c.metering.Meter(ScopeName, metric.WithInstrumentationVersion(goiikoapi.Version), metric.WithSchemaURL(semconv.SchemaURL)))
	if err != nil {
		otel.Handle(fmt.Errorf("iikootel: no metrics are recorded: %w", err))
		measured, _ = newInstruments(noop.Meter{})
	}
	t := &telemetry{
		tracer:      c.tracing.Tracer(ScopeName, trace.WithInstrumentationVersion(goiikoapi.Version), trace.WithSchemaURL(semconv.SchemaURL)),
		instruments: measured,
		propagator:  c.propagator,
	}
	return goiikoapi.WithObserver(t.observe)
}

// telemetry records the steps of clients.
type telemetry struct {
	*instruments
	tracer trace.Tracer
	// propagator is nil if nothing is to be propagated.
	propagator func() propagation.TextMapPropagator
}

func (t *telemetry) observe(ctx context.Context, step goiikoapi.Step) (context.Context, func(goiikoapi.StepResult)) {
	switch step.Kind {
	case goiikoapi.StepCall:
		return t.call(ctx, step)
	case goiikoapi.StepAttempt:
		return t.attempt(ctx, step)
	case goiikoapi.StepRefresh:
		return t.refresh(ctx, step)
	case goiikoapi.StepPause:
		return ctx, t.wait(ctx, step, "pause")
	case goiikoapi.StepRateWait:
		return ctx, t.wait(ctx, step, "rate")
	case goiikoapi.StepRetryWait:
		return ctx, t.wait(ctx, step, "retry")
	}
	return ctx, nil
}

func (t *telemetry) call(ctx context.Context, step goiikoapi.Step) (context.Context, func(goiikoapi.StepResult)) {
	began, operation := time.Now(), operationAttributes(step.Operation)
	ctx, span := t.tracer.Start(ctx, template(step.Operation.Name), trace.WithTimestamp(began), trace.WithAttributes(operation...))
	t.active.Add(ctx, 1, metric.WithAttributes(operation...))
	return ctx, func(result goiikoapi.StepResult) {
		ended, came := time.Now(), resultAttributes(result, result.Err != nil)
		span.SetAttributes(callAttributes(result)...)
		end(span, came, result.Err != nil, ended)
		t.active.Add(ctx, -1, metric.WithAttributes(operation...))
		if goiikoapi.MayBeDone(result.Err) {
			came = append(came, outcomeUnknown.Bool(true))
		}
		t.calls.Record(ctx, ended.Sub(began).Seconds(), metric.WithAttributes(operation...), metric.WithAttributes(came...))
	}
}

func (t *telemetry) attempt(ctx context.Context, step goiikoapi.Step) (context.Context, func(goiikoapi.StepResult)) {
	began, operation, request := time.Now(), operationAttributes(step.Operation), requestAttributes(step)
	path := template(step.Operation.Path)
	ctx, span := t.tracer.Start(ctx, method(step.Operation)+" "+path, trace.WithTimestamp(began), trace.WithSpanKind(trace.SpanKindClient),
		trace.WithAttributes(operation...), trace.WithAttributes(request...), trace.WithAttributes(urlAttributes(step)...))
	if t.propagator != nil {
		t.propagator().Inject(ctx, propagation.HeaderCarrier(step.Header))
	}
	if step.Attempt > 1 {
		span.SetAttributes(semconv.HTTPRequestResendCount(step.Attempt - 1))
		t.retries.Add(ctx, 1, metric.WithAttributes(operation...))
	}
	return ctx, func(result goiikoapi.StepResult) {
		failed := result.Err != nil || result.StatusCode >= http.StatusBadRequest
		ended, came := time.Now(), resultAttributes(result, failed)
		end(span, came, failed, ended)
		t.attempts.Record(ctx, ended.Sub(began).Seconds(), metric.WithAttributes(operation...), metric.WithAttributes(request...), metric.WithAttributes(came...))
	}
}

func (t *telemetry) refresh(ctx context.Context, step goiikoapi.Step) (context.Context, func(goiikoapi.StepResult)) {
	ctx, span := t.tracer.Start(ctx, "token refresh", trace.WithAttributes(operationAttributes(step.Operation)...))
	return ctx, func(result goiikoapi.StepResult) {
		came := resultAttributes(result, result.Err != nil)
		end(span, came, result.Err != nil, time.Now())
		t.refreshes.Add(ctx, 1, metric.WithAttributes(came...))
	}
}

// wait returns the function that records a wait of a call.
func (t *telemetry) wait(ctx context.Context, step goiikoapi.Step, reason string) func(goiikoapi.StepResult) {
	began := time.Now()
	return func(goiikoapi.StepResult) {
		seconds := time.Since(began).Seconds()
		trace.SpanFromContext(ctx).AddEvent(string(step.Kind), trace.WithTimestamp(began), trace.WithAttributes(waitDuration.Float64(seconds)))
		t.waits.Record(ctx, seconds, metric.WithAttributes(operationAttributes(step.Operation)...), metric.WithAttributes(waitReason.String(reason)))
	}
}

// end ends a span with what came of it. It leaves the status of a success unset, and the text of an error out.
func end(span trace.Span, came []attribute.KeyValue, failed bool, at time.Time) {
	span.SetAttributes(came...)
	if failed {
		span.SetStatus(codes.Error, "")
	}
	span.End(trace.WithTimestamp(at))
}

// instruments are what is measured.
type instruments struct {
	calls, attempts, waits metric.Float64Histogram
	active                 metric.Int64UpDownCounter
	retries, refreshes     metric.Int64Counter
}

// boundaries are those that OpenTelemetry recommends for durations of requests, in seconds, and longer ones: a call may
// last a minute or more with its retries.
var boundaries = metric.WithExplicitBucketBoundaries(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 180)

func newInstruments(meter metric.Meter) (*instruments, error) {
	var i instruments
	var errs [6]error
	i.calls, errs[0] = meter.Float64Histogram("iiko.client.call.duration", metric.WithUnit("s"), boundaries,
		metric.WithDescription("Duration of calls, with their waits and retries."))
	i.attempts, errs[1] = meter.Float64Histogram("http.client.request.duration", metric.WithUnit("s"), boundaries,
		metric.WithDescription("Duration of HTTP client requests."))
	i.waits, errs[2] = meter.Float64Histogram("iiko.client.wait.duration", metric.WithUnit("s"), boundaries,
		metric.WithDescription("Duration of waits of calls: after a 429, for a rate, before a retry."))
	i.active, errs[3] = meter.Int64UpDownCounter("iiko.client.active_calls", metric.WithUnit("{call}"),
		metric.WithDescription("Number of calls in flight."))
	i.retries, errs[4] = meter.Int64Counter("iiko.client.retries", metric.WithUnit("{retry}"),
		metric.WithDescription("Number of attempts but the first of each call."))
	i.refreshes, errs[5] = meter.Int64Counter("iiko.client.token.refreshes", metric.WithUnit("{refresh}"),
		metric.WithDescription("Number of refreshes of the token."))
	return &i, errors.Join(errs[:]...)
}
