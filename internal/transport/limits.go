package transport

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/kebrick/goiikoapi/internal/api"
)

// ErrRateLimited tells that a call was not sent because its group pauses for longer than it may wait.
var ErrRateLimited = errors.New("rate limited")

// Limits hold calls back by restriction group: to a rate that was set, and while the group pauses
// because iiko answered that there were too many. After a pause they come at the pace that iiko has been
// seen to admit, not all at once.
type Limits struct {
	mu     sync.Mutex
	rates  map[string]*rate.Limiter
	groups map[string]*group
}

// NewLimits returns limits with a rate a group.
func NewLimits(rates map[string]*rate.Limiter) *Limits {
	return &Limits{rates: rates, groups: map[string]*group{}}
}

// group is what is known of the calls of a restriction group.
type group struct {
	// until is when the pause ends, if there is one, and waiting counts the calls that wait for it.
	until   time.Time
	waiting int
	// pace holds the calls that go on after a pause; nil unless iiko has answered many with 429 lately.
	pace *rate.Limiter
	// overloaded is when it last did.
	overloaded time.Time
	// second begins the second whose responses are counted in now; before has those of the one before.
	second      time.Time
	now, before tally
}

// tally counts the responses of a second.
type tally struct{ admitted, limited int }

const (
	// stagger is by how much each of the calls that wait for a pause spreads their return.
	stagger = 10 * time.Millisecond
	// shortestPause is the least that an overloaded group pauses, whatever iiko asks for.
	shortestPause = 200 * time.Millisecond
	// overload is how many 429 in a second or two tell that there are more calls than iiko admits, when they
	// are a share of overloadShare of all responses, or of pacedShare where calls are held to a pace already.
	// A few tell nothing of a pace.
	overload, overloadShare, pacedShare = 10, 0.3, 0.1
	// pacedFor is how long after an overload calls are held to a pace.
	pacedFor = time.Minute
	// firstPace is the least after a first overload, slowestPace after further ones, in calls a second.
	firstPace, slowestPace = 10, 1
	// faster is by how much each call that is admitted raises the pace, in calls a second.
	faster = 0.1
)

// groupOf returns what an operation is limited with: its restriction group, or itself where iiko names
// none.
func groupOf(op api.Operation) string { return cmp.Or(op.Group, op.Name) }

// group returns the group of an operation. l.mu is locked.
func (l *Limits) group(op api.Operation) *group {
	name := groupOf(op)
	g := l.groups[name]
	if g == nil {
		g = &group{}
		l.groups[name] = g
	}
	return g
}

// tick begins another second when the current one is over.
func (g *group) tick(now time.Time) {
	switch since := now.Sub(g.second); {
	case since >= 2*time.Second:
		g.second, g.now, g.before = now, tally{}, tally{}
	case since >= time.Second:
		g.second, g.now, g.before = now, tally{}, g.now
	}
}

// admitted counts a call that iiko did not answer with 429.
func (l *Limits) admitted(op api.Operation) {
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

// pause keeps the calls of an operation's group back for a while, after one was answered with 429. How many
// of the last second were not tells the pace at which they go on.
func (l *Limits) pause(op api.Operation, wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	g, now := l.group(op), time.Now()
	g.tick(now)
	g.now.limited++
	admitted, limited := g.now.admitted+g.before.admitted, g.now.limited+g.before.limited
	seen := rate.Limit(max(g.now.admitted, g.before.admitted))
	again := !now.Before(g.until) // else it is the same pause, of which several calls tell
	share := overloadShare
	if g.pace != nil {
		share = pacedShare
	}
	switch isOverload := limited >= overload && float64(limited) > share*float64(admitted+limited); {
	case g.pace == nil && isOverload:
		g.pace, g.overloaded = rate.NewLimiter(max(seen, firstPace), 1), now
	case g.pace == nil:
	case again && isOverload:
		g.pace, g.overloaded = rate.NewLimiter(max(seen, slowestPace), 1), now
	case again:
		g.pace = rate.NewLimiter(g.pace.Limit(), 1) // those that have waited for their turn wait for another
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

// wait returns when an operation may be called. It returns an error at once when that would be after
// the deadline of ctx, or when the group pauses beyond end. The time that a rate takes does not count for end.
func (l *Limits) wait(ctx context.Context, op api.Operation, end time.Time) error {
	beyond := func(left time.Duration) bool {
		deadline, ok := ctx.Deadline()
		return left > 0 && (left > time.Until(end) || ok && left > time.Until(deadline))
	}
	counted := false        // against the rate
	var paced *rate.Limiter // against which the call is counted
	for {
		l.mu.Lock()
		g := l.group(op)
		left, pace := time.Until(g.until), g.pace
		limiter := l.rates[groupOf(op)]
		l.mu.Unlock()

		var turn *rate.Reservation
		switch {
		case left > 0:
			counted = false
		case limiter != nil && !counted:
			held := time.Now()
			if limiter.Wait(ctx) != nil {
				if ctx.Err() != nil {
					return Ended(ctx)
				}
				return fmt.Errorf("%w: the rate limit of %q leaves no time: %w", ErrRateLimited, groupOf(op), context.DeadlineExceeded)
			}
			counted = true
			end = end.Add(time.Since(held))
			continue // there may be a pause by now
		case pace != nil && pace != paced:
			turn = pace.Reserve()
			left, paced = turn.Delay(), pace
		default:
			return nil
		}
		if beyond(left) {
			if turn != nil {
				turn.Cancel()
			}
			return fmt.Errorf("%w: calls of %q pause for %v after too many of them: %w", ErrRateLimited, groupOf(op), left.Round(time.Millisecond), context.DeadlineExceeded)
		}
		if turn == nil {
			left += l.spread(g, left)
		}
		err := Sleep(ctx, left)
		if turn == nil {
			l.gone(g)
		}
		if err != nil {
			return err
		}
	}
}

// spread counts a call that waits for a pause of that length, and returns how long it waits beyond it, so
// that not all come at once. It counts until it is gone.
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

// Limited reports whether there are operations that are limited with group.
func Limited(group string) bool {
	return slices.ContainsFunc(api.All(), func(op api.Operation) bool { return groupOf(op) == group })
}
