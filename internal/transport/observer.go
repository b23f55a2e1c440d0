package transport

import (
	"context"
	"errors"
	"net/http"

	"github.com/kebrick/goiikoapi/internal/api"
)

// The kinds of steps.
const (
	StepCall      = "call"
	StepAttempt   = "attempt"
	StepPause     = "pause"
	StepRateWait  = "rate wait"
	StepRetryWait = "retry wait"
	StepRefresh   = "refresh"
)

// Step is a part of a client's work that takes time.
type Step struct {
	// Kind is one of the kinds above.
	Kind      string
	Operation *api.Operation
	// Attempt, URL and Header are those of an attempt. Header is empty; what is added becomes part of the request's.
	Attempt int
	URL     string
	Header  http.Header
}

// StepResult is how a step ended.
type StepResult struct {
	// StatusCode and Attempts are those of a call or an attempt.
	StatusCode, Attempts int
	// Err is why the step failed; nil for a success.
	Err error
}

// Observer is called when a step begins. It returns the context of the step and the function to call when it has ended.
type Observer func(ctx context.Context, step Step) (context.Context, func(StepResult))

// ErrNotReturned is the error of a step that ended by a panic or by runtime.Goexit.
var ErrNotReturned = errors.New("the step did not return")

// Run runs a step and tells the observer, unless it is nil.
func (o Observer) Run(ctx context.Context, step Step, run func(context.Context) StepResult) {
	if o == nil {
		run(ctx)
		return
	}
	ctx, end := o(ctx, step)
	result := StepResult{Err: ErrNotReturned}
	defer func() { end(result) }()
	result = run(ctx)
}

// wait runs a step that only waits.
func (o Observer) wait(ctx context.Context, kind string, op *api.Operation, wait func(context.Context) error) error {
	var err error
	o.Run(ctx, Step{Kind: kind, Operation: op}, func(ctx context.Context) StepResult {
		err = wait(ctx)
		return StepResult{Err: err}
	})
	return err
}
