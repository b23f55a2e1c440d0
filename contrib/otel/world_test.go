package iikootel_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"github.com/kebrick/goiikoapi"
	iikootel "github.com/kebrick/goiikoapi/contrib/otel"
	"github.com/kebrick/goiikoapi/iikotest"
)

// apiLogin is the login of the tests, which must be nowhere in what is recorded.
const apiLogin = "login-5f0c1d7e"

// world is an iiko in memory with a client whose calls are recorded.
type world struct {
	iiko *iikotest.Server
	cli  *goiikoapi.Client

	spans    *tracetest.SpanRecorder
	tracing  *sdktrace.TracerProvider
	reader   *sdkmetric.ManualReader
	metering *sdkmetric.MeterProvider

	mu sync.Mutex
	// faults are those of the next requests but those for tokens, "" for none.
	faults []iikotest.FaultKind
	// received is called for each request but those for tokens.
	received func(*http.Request)
}

// newWorld returns a world whose client has a token, and forgets how it was obtained.
func newWorld(t *testing.T, opts ...goiikoapi.Option) *world {
	t.Helper()
	w := &world{
		iiko:   iikotest.NewHandler(iikotest.WithProcessingTime(0)),
		spans:  tracetest.NewSpanRecorder(),
		reader: sdkmetric.NewManualReader(sdkmetric.WithTemporalitySelector(sdkmetric.DeltaTemporalitySelector)),
	}
	t.Cleanup(w.iiko.Close)
	w.tracing = sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(w.spans))
	w.metering = sdkmetric.NewMeterProvider(sdkmetric.WithReader(w.reader))
	var err error
	w.cli, err = goiikoapi.NewClient(apiLogin, append([]goiikoapi.Option{
		goiikoapi.WithBaseURL("https://iiko.test"),
		goiikoapi.WithHTTPClient(&http.Client{Transport: w}),
		goiikoapi.WithRetry(goiikoapi.RetryPolicy{FirstWait: 1}), // a nanosecond
		iikootel.WithTelemetry(iikootel.WithTracerProvider(w.tracing), iikootel.WithMeterProvider(w.metering)),
	}, opts...)...)
	require.NoError(t, err)
	w.takeMetrics(t)
	w.spans.Reset()
	return w
}

// RoundTrip calls the server without a network.
func (w *world) RoundTrip(r *http.Request) (_ *http.Response, err error) {
	if r.URL.Path != "/api/1/access_token" {
		w.next(r)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	recorder := httptest.NewRecorder()
	broken := func() (broken bool) {
		defer func() { broken = recover() != nil }()
		w.iiko.ServeHTTP(recorder, r)
		return false
	}()
	if r.Context().Err() != nil {
		return nil, r.Context().Err()
	}
	response := recorder.Result()
	switch {
	case broken && recorder.Body.Len() == 0:
		return nil, syscall.ECONNRESET
	case broken:
		response.Body = io.NopCloser(io.MultiReader(response.Body, iotest.ErrReader(io.ErrUnexpectedEOF)))
	}
	return response, nil
}

// next prepares the fault of a request.
func (w *world) next(r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.received != nil {
		w.received(r)
	}
	if len(w.faults) == 0 {
		w.iiko.ClearFaults()
		return
	}
	fault := iikotest.Fault{Kind: w.faults[0], Probability: 1}
	w.faults = w.faults[1:]
	switch fault.Kind {
	case "":
		w.iiko.ClearFaults()
		return
	case iikotest.FaultTooManyRequests:
		fault.RetryAfter = 3 * time.Second
	case iikotest.FaultSlow:
		fault.Delay = time.Minute
	}
	w.iiko.SetFaults(1, fault)
}

// takeSpans returns the spans that ended as a tree: a line for each with kind, status and attributes but those left out,
// and its events.
func (w *world) takeSpans(t *testing.T, leftOut ...attribute.Key) string {
	t.Helper()
	started, ended := w.spans.Started(), w.spans.Ended()
	assert.Len(t, ended, len(started), "spans that ended")
	w.spans.Reset()
	var text strings.Builder
	var write func(parent trace.SpanID, indent string)
	write = func(parent trace.SpanID, indent string) {
		for _, span := range started {
			if span.Parent().SpanID() != parent {
				continue
			}
			line := fmt.Sprintf("%s (%s)", span.Name(), span.SpanKind())
			if span.Status().Code != codes.Unset {
				line += " " + span.Status().Code.String() + span.Status().Description
			}
			fmt.Fprintln(&text, indent+strings.TrimSpace(line+" "+described(span.Attributes(), leftOut...)))
			for _, event := range span.Events() {
				fmt.Fprintf(&text, "%s* %s %s\n", indent, event.Name, described(event.Attributes))
			}
			write(span.SpanContext().SpanID(), indent+"  ")
		}
	}
	write(trace.SpanID{}, "")
	return text.String()
}

// described returns attributes but those left out, sorted.
func described(attributes []attribute.KeyValue, leftOut ...attribute.Key) string {
	var all []string
	for _, one := range attributes {
		if slices.Contains(leftOut, one.Key) {
			continue
		}
		value := one.Value.String()
		if one.Value.Type() == attribute.FLOAT64 {
			value = fmt.Sprintf("%.3f", one.Value.AsFloat64())
		}
		all = append(all, string(one.Key)+"="+value)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// takeMetrics returns what was measured since the last time: a line for each set of attributes but those left out, sorted.
func (w *world) takeMetrics(t *testing.T, leftOut ...attribute.Key) string {
	t.Helper()
	var collected metricdata.ResourceMetrics
	require.NoError(t, w.reader.Collect(context.Background(), &collected))
	var lines []string
	for _, scope := range collected.ScopeMetrics {
		assert.Equal(t, iikootel.ScopeName, scope.Scope.Name)
		for _, measured := range scope.Metrics {
			add := func(value string, attributes attribute.Set) {
				lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s", measured.Name, value, described(attributes.ToSlice(), leftOut...))))
			}
			switch data := measured.Data.(type) {
			case metricdata.Histogram[float64]:
				for _, point := range data.DataPoints {
					add(fmt.Sprintf("%d in %.3f %s", point.Count, point.Sum, measured.Unit), point.Attributes)
				}
			case metricdata.Sum[int64]:
				for _, point := range data.DataPoints {
					if point.Value != 0 || data.IsMonotonic {
						add(fmt.Sprintf("%d %s", point.Value, measured.Unit), point.Attributes)
					}
				}
			default:
				t.Errorf("%s is a %T", measured.Name, data)
			}
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

// outcome returns the two results of a call as one.
func outcome[T any](data T, apiErr *goiikoapi.CustomErrorModel, err error) error {
	_, err = goiikoapi.Check(data, apiErr, err)
	return err
}

// isAlive is a read.
func isAlive(ctx context.Context, cli *goiikoapi.Client) error {
	return outcome(cli.TerminalGroup.IsAlive(ctx, []string{iikotest.OrganizationID}, []string{iikotest.TerminalGroupID}))
}
