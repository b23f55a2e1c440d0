package transport

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/contexts"
)

// ErrRateLimited means that a call was not sent because its restriction group pauses for longer than it may wait.
var ErrRateLimited = errors.New("rate limited")

// Limits delays calls by restriction group: to a configured rate, and while the group pauses after a 429. After an
// overload, calls resume at the rate that iiko admitted.
type Limits struct {
	mu     sync.Mutex
	rates  map[string]*turns
	groups map[string]*group
}

// NewLimits returns limits with the configured rates by group.
func NewLimits(rates map[string]*rate.Limiter) *Limits {
	l := &Limits{rates: map[string]*turns{}, groups: map[string]*group{}}
	for name, limiter := range rates {
		l.rates[name] = newTurns(limiter)
	}
	return l
}

// turns queues calls for a rate limiter. Only the first in the queue holds a reservation, so that a call which is
// cancelled while it waits leaves no gap.
type turns struct {
	*rate.Limiter
	// next is full while a call holds a reservation.
	next chan struct{}
	// queued counts the calls without a reservation.
	queued atomic.Int64
}

func newTurns(limiter *rate.Limiter) *turns {
	return &turns{Limiter: limiter, next: make(chan struct{}, 1)}
}

// noTurnError means that the turn would come too late.
type noTurnError struct{ left time.Duration }

func (e noTurnError) Error() string { return fmt.Sprintf("the next turn is in %v", e.left) }

// wait waits for a turn. It returns a noTurnError at once if that would be too late. step runs what takes time.
func (t *turns) wait(ctx context.Context, tooLate func(time.Duration) bool, step func(func(context.Context) error) error) error {
	queued := t.queued.Add(1)
	leave := sync.OnceFunc(func() { t.queued.Add(-1) })
	defer leave()
	seconds := (float64(queued) - t.Tokens()) / float64(t.Limit())
	left := time.Duration(min(seconds, maxSeconds) * float64(time.Second))
	if tooLate(left) {
		return noTurnError{left}
	}
	if left <= 0 {
		return t.take(ctx, leave)
	}
	return step(func(ctx context.Context) error { return t.take(ctx, leave) })
}

// take waits for a turn and calls leave once it is reserved.
func (t *turns) take(ctx context.Context, leave func()) error {
	select {
	case t.next <- struct{}{}:
		defer func() { <-t.next }()
	case <-ctx.Done():
		return contexts.Ended(ctx)
	}
	turn := t.Reserve()
	leave()
	if err := contexts.Sleep(ctx, turn.Delay()); err != nil {
		turn.Cancel()
		return err
	}
	return nil
}

// group is the state of a restriction group.
type group struct {
	// until is the end of the latest pause; waiting counts the calls that wait for it.
	until   time.Time
	waiting int
	// pace limits the calls after an overload; nil if there was none lately.
	pace *turns
	// overloaded is the time of the latest overload.
	overloaded time.Time
	// second is the start of the current second; now counts its responses, before those of the previous one.
	second      time.Time
	now, before tally
}

// tally counts responses.
type tally struct{ admitted, limited int }

const (
	// stagger is the time per waiting call over which the calls resume after a pause.
	stagger = 10 * time.Millisecond
	// shortestPause is the minimum pause of an overloaded group, whatever Retry-After says.
	shortestPause = 200 * time.Millisecond
	// overload is the number of 429 in up to two seconds from which the group counts as overloaded, if they are
	// more than overloadShare of all responses, or pacedShare once the group has a pace.
	overload, overloadShare, pacedShare = 10, 0.3, 0.1
	// pacedFor is how long the pace lasts after the latest overload.
	pacedFor = time.Minute
	// firstPace is the minimum pace after a first overload, slowestPace after further ones, in calls per second.
	firstPace, slowestPace = 10, 1
	// maxSeconds caps the wait for a turn, against overflow.
	maxSeconds = 1e9
	// faster is how much each admitted call raises the pace, in calls per second.
	faster = 0.1
)

// groupOf returns the restriction group of an operation, or its name if it has none.
func groupOf(op *api.Operation) string { return cmp.Or(op.Group, op.Name) }

// group returns the group of an operation. l.mu is locked.
func (l *Limits) group(op *api.Operation) *group {
	name := groupOf(op)
	g := l.groups[name]
	if g == nil {
		g = &group{}
		l.groups[name] = g
	}
	return g
}

// tick starts a new second if the current one is over.
func (g *group) tick(now time.Time) {
	switch since := now.Sub(g.second); {
	case since >= 2*time.Second:
		g.second, g.now, g.before = now, tally{}, tally{}
	case since >= time.Second:
		g.second, g.now, g.before = now, tally{}, g.now
	}
}

// admitted counts a call with another status than 429.
func (l *Limits) admitted(op *api.Operation) {
	l.mu.Lock()
	defer l.mu.Unlock()
	g, now := l.group(op), time.Now()
	g.tick(now)
	g.now.admitted++
	switch {
	case g.pace == nil:
	case now.Sub(g.overloaded) > pacedFor:
		g.pace = nil
	default:
		g.pace.SetLimit(g.pace.Limit() + faster)
	}
}

// pause pauses the group of an operation after a 429. After an overload the pace is the number of calls that iiko
// admitted in the last second.
func (l *Limits) pause(op *api.Operation, wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	g, now := l.group(op), time.Now()
	g.tick(now)
	g.now.limited++
	admitted, limited := g.now.admitted+g.before.admitted, g.now.limited+g.before.limited
	seen := rate.Limit(max(g.now.admitted, g.before.admitted))
	again := !now.Before(g.until) // a 429 before that belongs to the same pause
	share := overloadShare
	if g.pace != nil {
		share = pacedShare
	}
	switch isOverload := limited >= overload && float64(limited) > share*float64(admitted+limited); {
	case g.pace == nil && isOverload:
		g.pace, g.overloaded = newTurns(rate.NewLimiter(max(seen, firstPace), 1)), now
	case g.pace == nil:
	case again && isOverload:
		g.pace, g.overloaded = newTurns(rate.NewLimiter(max(seen, slowestPace), 1)), now
	case again:
		g.pace = newTurns(rate.NewLimiter(g.pace.Limit(), 1)) // calls that had a turn before the pause queue again
	case seen > g.pace.Limit():
		g.pace.SetLimit(seen)
	}
	if g.pace != nil {
		wait = max(wait, shortestPause)
	}
	if until := now.Add(wait); until.After(g.until) {
		g.until = until
	}
}

// wait waits until an operation may be called. It returns an error at once if that would be after the deadline of ctx,
// or if the group pauses beyond end. Waiting for a configured rate moves end.
func (l *Limits) wait(ctx context.Context, op *api.Operation, end time.Time, observe Observer) error {
	beyond := func(left time.Duration) bool {
		deadline, ok := ctx.Deadline()
		return left > 0 && (left > time.Until(end) || ok && left > time.Until(deadline))
	}
	counted := false // against the rate
	var paced *turns // against which the call is counted
	for {
		l.mu.Lock()
		g := l.group(op)
		left, pace := time.Until(g.until), g.pace
		limit := l.rates[groupOf(op)]
		l.mu.Unlock()

		var err error
		switch {
		case left > 0:
			if beyond(left) {
				return pauses(op, left)
			}
			left += l.spread(g, left)
			err = observe.wait(ctx, StepPause, op, func(ctx context.Context) error { return contexts.Sleep(ctx, left) })
			l.gone(g)
			counted = false
		case limit != nil && !counted:
			held := time.Now()
			err = limit.wait(ctx, func(left time.Duration) bool {
				deadline, ok := ctx.Deadline()
				return ok && left > time.Until(deadline)
			}, func(wait func(context.Context) error) error { return observe.wait(ctx, StepRateWait, op, wait) })
			if errors.As(err, new(noTurnError)) {
				return fmt.Errorf("%w: the rate limit of %q exceeds the deadline: %w", ErrRateLimited, groupOf(op), context.DeadlineExceeded)
			}
			counted = true
			end = end.Add(time.Since(held))
		case pace != nil && pace != paced:
			err = pace.wait(ctx, beyond, func(wait func(context.Context) error) error { return observe.wait(ctx, StepPause, op, wait) })
			if late := (noTurnError{}); errors.As(err, &late) {
				return pauses(op, late.left)
			}
			paced = pace
		default:
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// pauses returns the error of a call whose group pauses for too long.
func pauses(op *api.Operation, left time.Duration) error {
	return fmt.Errorf("%w: calls of %q pause for %v after a 429: %w", ErrRateLimited, groupOf(op), left.Round(time.Millisecond), context.DeadlineExceeded)
}

// spread counts a call that waits for a pause and returns the random time that it waits beyond it, so that the calls do
// not resume all at once. gone ends the count.
func (l *Limits) spread(g *group, pause time.Duration) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	g.waiting++
	return rand.N(min(pause, time.Duration(g.waiting)*stagger))
}

func (l *Limits) gone(g *group) {
	l.mu.Lock()
	defer l.mu.Unlock()
	g.waiting--
}

// IsGroup reports whether group is a known restriction group or the name of an operation without one.
func IsGroup(group string) bool {
	return slices.ContainsFunc(api.All(), func(op *api.Operation) bool { return groupOf(op) == group })
}
