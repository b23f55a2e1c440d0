package goiikoapi

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/transport"
)

// Step is a part of a client's work that takes time: a call, or something that happens during one. See [WithObserver].
type Step struct {
	// Kind is what the client does.
	Kind StepKind
	// Operation is the operation of the call.
	Operation Operation
	// Attempt is the number of an attempt in its call, from 1; 0 for other steps.
	Attempt int
	// URL is the URL of an attempt; "" for other steps.
	URL string
	// Header is an empty header. What is added to it before the observer returns is sent with the attempt; headers of the
	// SDK, such as Authorization, can't be replaced. It is nil for other steps.
	Header http.Header
}

// StepKind is what a client does in a [Step].
type StepKind string

const (
	// StepCall is a call, from the check of its request to its result, with all that follows below. A create that iiko
	// reports as a duplicate contains the calls that read the order back. A loop over [Menu.NomenclatureStream] is a call,
	// an iterator over pages is a call for each page. Token requests of the client itself are calls too.
	StepCall StepKind = transport.StepCall
	// StepAttempt is an attempt of a call, with the body of the response.
	StepAttempt StepKind = transport.StepAttempt
	// StepPause is a wait after a 429: for the end of the pause of the restriction group, or for a turn afterwards.
	StepPause StepKind = transport.StepPause
	// StepRateWait is a wait for the rate of [WithRateLimit].
	StepRateWait StepKind = transport.StepRateWait
	// StepRetryWait is a wait before a retry, unless the reason is a 429.
	StepRetryWait StepKind = transport.StepRetryWait
	// StepRefresh obtains a token, from iiko or from the [TokenStore]. It starts during the call that finds the token due,
	// and may end after it. Its operation is the token request.
	StepRefresh StepKind = transport.StepRefresh
)

// StepResult is how a [Step] ended.
type StepResult struct {
	// StatusCode is the HTTP status of an attempt, or of the last attempt of a call; 0 without a response.
	StatusCode int
	// Attempts is the number of attempts of a call. For an attempt it is 1, or more if a [http.RoundTripper] sent the
	// request again.
	Attempts int
	// Err is why the step failed; nil for a success. For a call it is what the method returns: its err, or its apiErr.
	// It contains no secrets, but may contain personal data, as any error of the client.
	Err error
}

// ErrNotReturned is the error in the [StepResult] of a step whose code, such as the loop over a
// [Menu.NomenclatureStream], panicked or called runtime.Goexit.
var ErrNotReturned = transport.ErrNotReturned

// WithObserver calls a function whenever the client begins a [Step], for example to record traces and metrics. It
// returns the context for the step, derived from ctx, and a function that is called once when the step has ended. Both
// can be nil. A loop that is left and a step whose code panics end, too.
//
// Steps nest through their contexts: the context of an attempt is derived from that of its call. The observer is called
// from many goroutines, must not block and must not panic. If there are several, the first is the outermost. The module
// contrib/otel is an observer for OpenTelemetry.
func WithObserver(observer func(ctx context.Context, step Step) (context.Context, func(StepResult))) Option {
	return func(c *config) error {
		if observer == nil {
			return invalidOption("WithObserver", "must not be nil")
		}
		c.observers = append(c.observers, observer)
		return nil
	}
}

// observer returns the observers as one; nil if there is none.
func (c *config) observer(secrets *transport.Secrets) transport.Observer {
	if len(c.observers) == 0 {
		return nil
	}
	return func(ctx context.Context, begun transport.Step) (context.Context, func(transport.StepResult)) {
		step := Step{Kind: StepKind(begun.Kind), Operation: operationOf(begun.Operation), Attempt: begun.Attempt, URL: begun.URL, Header: begun.Header}
		ends := make([]func(StepResult), 0, len(c.observers))
		for _, observer := range c.observers {
			inner, end := observer(ctx, step)
			if inner != nil {
				ctx = inner //nolint:fatcontext // each observer adds to the context of the one before
			}
			if end != nil {
				ends = append(ends, end)
			}
		}
		return ctx, func(result transport.StepResult) {
			switch {
			case errors.Is(result.Err, errLeft): // a loop that was left is no failure
				result.Err = nil
			case result.Err != nil:
				result.Err = withoutSecrets(result.Err, secrets)
			}
			for _, end := range slices.Backward(ends) {
				end(StepResult(result))
			}
		}
	}
}

// outcome is what a call returns besides its data and errors.
type outcome struct {
	// unknown means that an attempt of the call had an unknown outcome.
	unknown bool
	// statusCode and attempts are those of the response.
	statusCode, attempts int
}

// observed runs a call as a step.
func observed[R any](
	ctx context.Context, observer transport.Observer, op *api.Operation,
	run func(context.Context) (*R, outcome, *CustomErrorModel, error),
) (data *R, apiErr *CustomErrorModel, err error) {
	if ctx == nil { // the call returns an ArgumentError
		observer = nil
	}
	observer.Run(ctx, transport.Step{Kind: transport.StepCall, Operation: op}, func(ctx context.Context) transport.StepResult {
		var came outcome
		data, came, apiErr, err = run(ctx)
		result := transport.StepResult{StatusCode: came.statusCode, Attempts: came.attempts, Err: err}
		if err == nil && apiErr != nil {
			result.Err = apiErr
		}
		return result
	})
	return data, apiErr, err
}

// observer returns the observer of the client; nil if there is none.
func (c *Client) observer() transport.Observer {
	if c == nil || c.transport == nil {
		return nil
	}
	return c.transport.Observe
}
