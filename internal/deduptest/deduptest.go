// Package deduptest has tests that hold for the deduplication of webhooks with every store.
package deduptest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

// Token is the token of the webhooks that [Notify] sends.
const Token = "webhook-token-5c0f1e"

// Run runs the tests. option returns an option with an empty store, a new one each time.
func Run(t *testing.T, option func() goiikoapi.WebhookOption) {
	t.Helper()
	t.Run("tells what is new from what is not", func(t *testing.T) { testRules(t, option) })
	t.Run("handles a failed event again", func(t *testing.T) { testFailures(t, option) })
	t.Run("handles events of an order one at a time", func(t *testing.T) { testOneAtATime(t, option) })
	t.Run("waits no longer than the request", func(t *testing.T) { testGone(t, option) })
	t.Run("records what was handled for a request that is gone", func(t *testing.T) { testHandledWhenGone(t, option) })
	t.Run("loses nothing and handles nothing twice in any order", func(t *testing.T) { testAnyOrder(t, option) })
	t.Run("remembers 64 events of an order", func(t *testing.T) { testBound(t, option) })
}

// Update returns an update of a delivery. Its id is an id in the test, its timestamp in milliseconds.
func Update(id string, timestamp int64) string {
	return fmt.Sprintf(`{"eventType":"DeliveryOrderUpdate","organizationId":"o","eventInfo":{"id":%q,"timestamp":%d}}`, id, timestamp)
}

// Failure returns an error event of a delivery.
func Failure(id string, timestamp int64, message string) string {
	return fmt.Sprintf(`{"eventType":"DeliveryOrderError","organizationId":"o","eventInfo":{"id":%q,"timestamp":%d,"errorInfo":{"code":"Common","message":%q}}}`, id, timestamp, message)
}

// StopList returns an event that has no id and no timestamp.
func StopList(terminalGroupID string) string {
	return fmt.Sprintf(`{"eventType":"StopListUpdate","organizationId":"o","eventInfo":{"terminalGroupsStopListsUpdates":[{"id":%q,"isFull":true}]}}`, terminalGroupID)
}

// Notify sends events to a handler in one request and returns the status.
func Notify(ctx context.Context, handler http.Handler, events ...string) int {
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/", strings.NewReader("["+strings.Join(events, ",")+"]"))
	r.Header.Set("Authorization", Token)
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)
	return w.Code
}

// Counter counts how often each event was handled. Its method Handle is the fn of a handler.
type Counter struct {
	mu      sync.Mutex
	handled map[string]int
}

// Handle counts an event.
func (c *Counter) Handle(_ context.Context, event goiikoapi.WebhookEvent) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.handled == nil {
		c.handled = map[string]int{}
	}
	c.handled[string(event.Raw)]++
	return nil
}

// Count returns how often an event was handled.
func (c *Counter) Count(event string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.handled[event]
}

func testRules(t *testing.T, option func() goiikoapi.WebhookOption) {
	now := time.Now().UnixMilli()
	const day = 24 * 60 * 60 * 1000
	tests := map[string]struct {
		events []string
		isNew  []bool
	}{
		"a duplicate":                     {[]string{Update("a", 1), Update("a", 1)}, []bool{true, false}},
		"an older update":                 {[]string{Update("a", 2), Update("a", 1)}, []bool{true, false}},
		"a newer update":                  {[]string{Update("a", 1), Update("a", 2), Update("a", 1), Update("a", 2)}, []bool{true, true, false, false}},
		"updates of two orders":           {[]string{Update("a", 2), Update("b", 1)}, []bool{true, true}},
		"an error older than an update":   {[]string{Update("a", 2), Failure("a", 1, "x"), Failure("a", 1, "x")}, []bool{true, true, false}},
		"an error older than an error":    {[]string{Failure("a", 2, "x"), Failure("a", 1, "y"), Failure("a", 2, "x")}, []bool{true, true, false}},
		"an update of tomorrow":           {[]string{Update("a", now+day), Update("a", now), Update("a", now+day), Update("a", now-1)}, []bool{true, true, false, false}},
		"an update of the next seconds":   {[]string{Update("a", now+5000), Update("a", now)}, []bool{true, false}},
		"events without an id":            {[]string{StopList("t"), StopList("u"), StopList("t")}, []bool{true, true, false}},
		"an update without a timestamp":   {[]string{Update("a", 0), Update("a", 0)}, []bool{true, false}},
		"an id with quotes and new lines": {[]string{Update("a\"\n", 2), Update("a\"\n", 1)}, []bool{true, false}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var counter Counter
			handler := goiikoapi.WebhookHandler(Token, counter.Handle, option())
			var isNew []bool
			for _, event := range test.events {
				before := counter.Count(event)
				require.Equal(t, http.StatusOK, Notify(t.Context(), handler, event))
				isNew = append(isNew, counter.Count(event) > before)
			}
			assert.Equal(t, test.isNew, isNew)
		})
	}
}

func testFailures(t *testing.T, option func() goiikoapi.WebhookOption) {
	ends := map[string]func() error{
		"an error": func() error { return errors.New("no more plates") },
		"a panic":  func() error { panic("no more plates") },
		"Goexit":   func() error { runtime.Goexit(); return nil },
	}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			var counter Counter
			fails := true
			handler := goiikoapi.WebhookHandler(Token, func(ctx context.Context, event goiikoapi.WebhookEvent) error {
				if fails {
					return end()
				}
				return counter.Handle(ctx, event)
			}, option())
			ended := make(chan struct{})
			go func() {
				defer close(ended)
				assert.Equal(t, http.StatusInternalServerError, Notify(t.Context(), handler, Update("a", 1)))
			}()
			<-ended
			fails = false
			for range 2 {
				require.Equal(t, http.StatusOK, Notify(t.Context(), handler, Update("a", 1)))
			}
			assert.Equal(t, 1, counter.Count(Update("a", 1)))
		})
	}
}

func testOneAtATime(t *testing.T, option func() goiikoapi.WebhookOption) {
	const requests = 20
	var counter Counter
	busy := make(chan struct{}, 1)
	handler := goiikoapi.WebhookHandler(Token, func(ctx context.Context, event goiikoapi.WebhookEvent) error {
		select {
		case busy <- struct{}{}:
		default:
			assert.Fail(t, "two events of an order are handled at once")
		}
		runtime.Gosched()
		<-busy
		return counter.Handle(ctx, event)
	}, option())
	var group sync.WaitGroup
	for i := range requests {
		group.Go(func() {
			assert.Equal(t, http.StatusOK, Notify(t.Context(), handler, Failure("a", 1, fmt.Sprint(i/2))))
		})
	}
	group.Wait()
	for i := range requests / 2 {
		assert.Equal(t, 1, counter.Count(Failure("a", 1, fmt.Sprint(i))))
	}
}

func testGone(t *testing.T, option func() goiikoapi.WebhookOption) {
	entered, release := make(chan struct{}), make(chan struct{})
	handler := goiikoapi.WebhookHandler(Token, func(context.Context, goiikoapi.WebhookEvent) error {
		entered <- struct{}{}
		<-release
		return nil
	}, option())
	first := make(chan int)
	go func() { first <- Notify(t.Context(), handler, Update("a", 1)) }()
	<-entered
	gone, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	assert.Equal(t, http.StatusInternalServerError, Notify(gone, handler, Update("a", 2)))
	close(release)
	assert.Equal(t, http.StatusOK, <-first)
}

func testHandledWhenGone(t *testing.T, option func() goiikoapi.WebhookOption) {
	var counter Counter
	ctx, cancel := context.WithCancel(t.Context())
	handler := goiikoapi.WebhookHandler(Token, func(ctx context.Context, event goiikoapi.WebhookEvent) error {
		cancel()
		return counter.Handle(ctx, event)
	}, option())
	for _, ctx := range []context.Context{ctx, t.Context()} {
		require.Equal(t, http.StatusOK, Notify(ctx, handler, Update("a", 1)))
	}
	assert.Equal(t, 1, counter.Count(Update("a", 1)))
}

func testAnyOrder(t *testing.T, option func() goiikoapi.WebhookOption) {
	for seed := range uint64(10) {
		random := rand.New(rand.NewPCG(seed, 0))
		var updates, others []string
		for timestamp := range int64(5) {
			updates = append(updates, Update("a", timestamp+1))
			others = append(others, Failure("a", timestamp+1, "no more plates"), StopList(fmt.Sprint(timestamp)))
		}
		sent := append(append(append([]string{}, updates...), others...), others...)
		sent = append(sent, sent...)
		random.Shuffle(len(sent), func(i, j int) { sent[i], sent[j] = sent[j], sent[i] })

		var counter Counter
		handler := goiikoapi.WebhookHandler(Token, func(ctx context.Context, event goiikoapi.WebhookEvent) error {
			if random.IntN(4) == 0 {
				return errors.New("no more plates")
			}
			return counter.Handle(ctx, event)
		}, option())
		for len(sent) > 0 {
			n := 1 + random.IntN(min(5, len(sent)))
			for Notify(t.Context(), handler, sent[:n]...) != http.StatusOK { // as iiko does, send it again
				require.NoError(t, t.Context().Err())
			}
			sent = sent[n:]
		}
		for _, event := range append(others, updates[len(updates)-1]) {
			assert.Equal(t, 1, counter.Count(event), "seed %d: %s", seed, event)
		}
		for _, event := range updates {
			assert.LessOrEqual(t, counter.Count(event), 1, "seed %d: %s", seed, event)
		}
	}
}

func testBound(t *testing.T, option func() goiikoapi.WebhookOption) {
	const bound = 64
	var counter Counter
	handler := goiikoapi.WebhookHandler(Token, counter.Handle, option())
	event := func(i int) string { return Failure("a", 1, fmt.Sprint(i)) }
	for i := range bound + 1 {
		require.Equal(t, http.StatusOK, Notify(t.Context(), handler, event(i)))
	}
	for i := bound; i >= 0; i-- {
		require.Equal(t, http.StatusOK, Notify(t.Context(), handler, event(i)))
	}
	for i := 1; i <= bound; i++ {
		assert.Equal(t, 1, counter.Count(event(i)), "the latest are remembered")
	}
	assert.Equal(t, 2, counter.Count(event(0)), "the first is forgotten")
}
