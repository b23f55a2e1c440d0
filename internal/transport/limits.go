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
)

// ErrRateLimited tells that a call was not sent because its group pauses for longer than it may wait.
var ErrRateLimited = errors.New("rate limited")

// Limits hold calls back by restriction group: to a rate that was set, and while the group pauses
// because iiko answered that there were too many. After a pause they come at the pace that iiko has been
// seen to admit, not all at once.
type Limits struct {
	mu     sync.Mutex
	rates  map[string]*turns
	groups map[string]*group
}

// NewLimits returns limits with a rate a group.
func NewLimits(rates map[string]*rate.Limiter) *Limits {
	l := &Limits{rates: map[string]*turns{}, groups: map[string]*group{}}
	for name, limiter := range rates {
		l.rates[name] = newTurns(limiter)
	}
	return l
}

// turns are those that a rate allows. Only the call whose turn is the next reserves it: one that is given up
// before leaves no gap, in which nobody could call.
type turns struct {
	*rate.Limiter
	// next is full while a call waits for the next turn.
	next chan struct{}
	// queued counts the calls that have not reserved theirs.
	queued atomic.Int64
}

func newTurns(limiter *rate.Limiter) *turns {
	return &turns{Limiter: limiter, next: make(chan struct{}, 1)}
}

// errNoTurn tells that a turn would come too late.
type errNoTurn struct{ left time.Duration }

func (e errNoTurn) Error() string { return fmt.Sprintf("the next turn is in %v", e.left) }

// wait waits for a turn. The error is an errNoTurn at once when that would be too late.
func (t *turns) wait(ctx context.Context, tooLate func(time.Duration) bool) error {
	queued := t.queued.Add(1)
	leave := sync.OnceFunc(func() { t.queued.Add(-1) })
	defer leave()
	seconds := (float64(queued) - t.Tokens()) / float64(t.Limit())
	if left := time.Duration(min(seconds, maxSeconds) * float64(time.Second)); tooLate(left) {
		return errNoTurn{left}
	}
	select {
	case t.next <- struct{}{}:
		defer func() { <-t.next }()
	case <-ctx.Done():
		return Ended(ctx)
	}
	turn := t.Reserve()
	leave()
	if err := Sleep(ctx, turn.Delay()); err != nil {
		turn.Cancel()
		return err
	}
	return nil
}

// group is what is known of the calls of a restriction group.
type group struct {
	// until is when the pause ends, if there is one, and waiting counts the calls that wait for it.
	until   time.Time
	waiting int
	// pace holds the calls that go on after a pause; nil unless iiko has answered many with 429 lately.
	pace *turns
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
	// maxSeconds is what a longer wait for a turn is taken for.
	maxSeconds = 1e9
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
		g.pace, g.overloaded = newTurns(rate.NewLimiter(max(seen, firstPace), 1)), now
	case g.pace == nil:
	case again && isOverload:
		g.pace, g.overloaded = newTurns(rate.NewLimiter(max(seen, slowestPace), 1)), now
	case again:
		g.pace = newTurns(rate.NewLimiter(g.pace.Limit(), 1)) // those that have waited for their turn wait for another
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
			err = Sleep(ctx, left)
			l.gone(g)
			counted = false
		case limit != nil && !counted:
			held := time.Now()
			err = limit.wait(ctx, func(left time.Duration) bool {
				deadline, ok := ctx.Deadline()
				return ok && left > time.Until(deadline)
			})
			if errors.As(err, new(errNoTurn)) {
				return fmt.Errorf("%w: the rate limit of %q leaves no time: %w", ErrRateLimited, groupOf(op), context.DeadlineExceeded)
			}
			counted = true
			end = end.Add(time.Since(held))
		case pace != nil && pace != paced:
			err = pace.wait(ctx, beyond)
			if late := (errNoTurn{}); errors.As(err, &late) {
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

// pauses is the error of a call whose group pauses for too long.
func pauses(op api.Operation, left time.Duration) error {
	return fmt.Errorf("%w: calls of %q pause for %v after too many of them: %w", ErrRateLimited, groupOf(op), left.Round(time.Millisecond), context.DeadlineExceeded)
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
