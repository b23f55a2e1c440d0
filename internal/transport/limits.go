package transport

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/kebrick/goiikoapi/internal/api"
)

// maxStagger bounds how far the calls are spread that go on after a pause, so that they do not all come at
// once.
const maxStagger = 100 * time.Millisecond

// Limits hold calls back by restriction group: to a rate that was set, and while the group pauses
// because iiko answered that there were too many.
type Limits struct {
	mu     sync.Mutex
	rates  map[string]*rate.Limiter
	pauses map[string]time.Time
}

// NewLimits returns limits with a rate a group.
func NewLimits(rates map[string]*rate.Limiter) *Limits {
	return &Limits{rates: rates, pauses: map[string]time.Time{}}
}

// groupOf returns what an operation is limited with: its restriction group, or itself where iiko names
// none.
func groupOf(op api.Operation) string { return cmp.Or(op.Group, op.Name) }

// pause keeps the calls of an operation's group back for a while.
func (l *Limits) pause(op api.Operation, wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if until := time.Now().Add(wait); until.After(l.pauses[groupOf(op)]) {
		l.pauses[groupOf(op)] = until
	}
}

// wait returns when an operation may be called. It returns an error at once when that would be after
// the deadline of ctx, or when the group pauses for longer than longest.
func (l *Limits) wait(ctx context.Context, op api.Operation, longest time.Duration) error {
	group := groupOf(op)
	for counted := false; ; { // counted against the rate
		l.mu.Lock()
		until, limiter := l.pauses[group], l.rates[group]
		l.mu.Unlock()
		left := time.Until(until)
		if left <= 0 {
			if limiter == nil || counted {
				return nil
			}
			if limiter.Wait(ctx) != nil {
				if ctx.Err() != nil {
					return Ended(ctx)
				}
				return fmt.Errorf("the rate limit of %q leaves no time: %w", group, context.DeadlineExceeded)
			}
			counted = true
			continue // there may be a pause by now
		}
		counted = false
		if deadline, ok := ctx.Deadline(); left > longest || ok && time.Until(deadline) < left {
			return fmt.Errorf("calls of %q pause for %v after too many of them: %w", group, left.Round(time.Millisecond), context.DeadlineExceeded)
		}
		if err := Sleep(ctx, left+rand.N(min(left/4, maxStagger)+1)); err != nil {
			return err
		}
	}
}

// Limited reports whether there are operations that are limited with group.
func Limited(group string) bool {
	return slices.ContainsFunc(api.All(), func(op api.Operation) bool { return groupOf(op) == group })
}
