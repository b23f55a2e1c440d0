package redisstore

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/deduptest"
)

// newWebhookStore returns a store with a timeout that is long enough for a busy machine.
func newWebhookStore(rdb redis.UniversalClient, opts ...Option) *WebhookStore {
	return NewWebhookStore(rdb, append([]Option{WithTimeout(20 * time.Second)}, opts...)...)
}

// receiver returns a handler that keeps its records in a store. Its failures go to report.
func receiver(store goiikoapi.WebhookStore, fn func(context.Context, goiikoapi.WebhookEvent) error, report func(error)) http.Handler {
	return goiikoapi.WebhookHandler(deduptest.Token, fn, goiikoapi.WithDeduplicationStore(store),
		goiikoapi.WithWebhookErrors(func(_ *http.Request, err error) { report(err) }))
}

// unreported fails the test for every failure of a handler.
func unreported(t *testing.T) func(error) {
	return func(err error) { assert.NoError(t, err) }
}

// names returns the names of the keys in Redis.
func names(t *testing.T, rdb *redis.Client) []string {
	t.Helper()
	names, err := rdb.Keys(t.Context(), "*").Result()
	require.NoError(t, err)
	return names
}

func TestWebhookStore_followsTheRulesOfEveryStore(t *testing.T) {
	rdb := startRedis(t).client()
	stores := 0
	deduptest.Run(t, func() goiikoapi.WebhookOption {
		stores++
		return goiikoapi.WithDeduplicationStore(newWebhookStore(rdb, WithPrefix(fmt.Sprintf("%d:", stores))))
	})
}

func TestWebhookStore_knowsWhatAnotherHandlerHandled(t *testing.T) {
	server := startRedis(t)
	var counter deduptest.Counter
	for range 3 {
		handler := receiver(newWebhookStore(server.client()), counter.Handle, unreported(t))
		require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, deduptest.Update("a", 2), deduptest.Update("a", 1)))
	}
	assert.Equal(t, 1, counter.Count(deduptest.Update("a", 2)))
	assert.Zero(t, counter.Count(deduptest.Update("a", 1)))
}

func TestNewWebhookStore_separatesHandlersByPrefix(t *testing.T) {
	rdb := startRedis(t).client()
	var counter deduptest.Counter
	for _, prefix := range []string{"kitchen:", "courier:"} {
		handler := receiver(newWebhookStore(rdb, WithPrefix(prefix)), counter.Handle, unreported(t))
		require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, deduptest.Update("a", 1)))
	}
	assert.Equal(t, 2, counter.Count(deduptest.Update("a", 1)))
}

func TestWithTTL_boundsHowLongARecordIsKept(t *testing.T) {
	rdb := startRedis(t).client()
	for name, test := range map[string]struct {
		opts []Option
		ttl  time.Duration
	}{
		"default": {nil, 48 * time.Hour},
		"an hour": {[]Option{WithTTL(time.Hour)}, time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, rdb.FlushAll(t.Context()).Err())
			handler := receiver(newWebhookStore(rdb, test.opts...), new(deduptest.Counter).Handle, unreported(t))
			require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, deduptest.Update("a", 1)))
			name := names(t, rdb)
			require.Len(t, name, 1, "only the record is left")
			assert.InDelta(t, test.ttl, rdb.PTTL(t.Context(), name[0]).Val(), float64(time.Minute))

			require.NoError(t, rdb.PExpire(t.Context(), name[0], time.Minute).Err())
			require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, deduptest.Update("a", 1)))
			assert.LessOrEqual(t, rdb.PTTL(t.Context(), name[0]).Val(), time.Minute, "a duplicate changes nothing")
			require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, deduptest.Update("a", 2)))
			assert.InDelta(t, test.ttl, rdb.PTTL(t.Context(), name[0]).Val(), float64(time.Minute), "a new event begins anew")
		})
	}
	t.Run("an event after that", func(t *testing.T) {
		require.NoError(t, rdb.FlushAll(t.Context()).Err())
		var counter deduptest.Counter
		handler := receiver(newWebhookStore(rdb, WithTTL(time.Millisecond)), counter.Handle, unreported(t))
		for range 2 {
			require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, deduptest.Update("a", 1)))
			require.Eventually(t, func() bool { return rdb.DBSize(t.Context()).Val() == 0 }, time.Minute, time.Millisecond)
		}
		assert.Equal(t, 2, counter.Count(deduptest.Update("a", 1)))
	})
}

func TestWebhookStore_revealsNothingInRedis(t *testing.T) {
	rdb := startRedis(t).client()
	var log logs
	const prefix = "my service:"
	personal := []string{"Anna", "79990000000", "Lenina", "order-1", "organization-1"}
	event := `{"eventType":"DeliveryOrderUpdate","organizationId":"organization-1","eventInfo":{"id":"order-1","timestamp":1,"order":{"phone":"+79990000000","customer":{"name":"Anna"},"deliveryPoint":{"address":{"street":{"name":"Lenina"}}}}}}`
	look := func(want int) {
		found := names(t, rdb)
		assert.Len(t, found, want)
		for _, name := range found {
			assert.True(t, strings.HasPrefix(name, prefix), name)
			for _, text := range personal {
				assert.NotContains(t, name, text)
				assert.NotContains(t, rdb.Get(t.Context(), name).Val(), text)
			}
		}
	}
	handler := receiver(newWebhookStore(rdb, WithPrefix(prefix), log.option()), func(context.Context, goiikoapi.WebhookEvent) error {
		look(1) // the lock
		return nil
	}, unreported(t))
	require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, event))
	look(1) // the record
	assert.Empty(t, log.String())
}

func TestWebhookStore_keepsTheLockWhileAnEventIsHandled(t *testing.T) {
	rdb := startRedis(t).client()
	store := newWebhookStore(rdb)
	store.lease = shortLease
	var counter deduptest.Counter
	entered, release := make(chan struct{}, 2), make(chan struct{})
	handler := receiver(store, func(ctx context.Context, event goiikoapi.WebhookEvent) error {
		entered <- struct{}{}
		<-release
		return counter.Handle(ctx, event)
	}, unreported(t))
	statuses := make(chan int)
	// The first request ends while its event is handled; the lock is kept all the same.
	gone, cancel := context.WithCancel(t.Context())
	go func() { statuses <- deduptest.Notify(gone, handler, deduptest.Update("a", 1)) }()
	<-entered
	cancel()
	go func() { statuses <- deduptest.Notify(t.Context(), handler, deduptest.Update("a", 1)) }()
	name := names(t, rdb)
	require.Len(t, name, 1)
	owner := rdb.Get(t.Context(), name[0]).Val()
	for deadline := time.After(2 * shortLease); ; {
		require.Equal(t, owner, rdb.Get(t.Context(), name[0]).Val())
		select {
		case <-deadline:
		case <-time.After(shortLease / 20):
			continue
		}
		break
	}
	close(release)
	assert.Equal(t, http.StatusOK, <-statuses)
	assert.Equal(t, http.StatusOK, <-statuses)
	assert.Equal(t, 1, counter.Count(deduptest.Update("a", 1)))
	assert.Empty(t, entered)
}

func TestWebhookStore_doesNotReplaceTheRecordOfWhoTookOver(t *testing.T) {
	rdb := startRedis(t).client()
	var counter deduptest.Counter
	var reported []error
	fast := receiver(newWebhookStore(rdb), counter.Handle, unreported(t))
	slow := receiver(newWebhookStore(rdb), func(ctx context.Context, event goiikoapi.WebhookEvent) error {
		// As if this process had been suspended for longer than the lease.
		require.NoError(t, rdb.Del(ctx, names(t, rdb)...).Err())
		assert.Equal(t, http.StatusOK, deduptest.Notify(ctx, fast, deduptest.Failure("a", 1, "no more forks")))
		return counter.Handle(ctx, event)
	}, func(err error) { reported = append(reported, err) })

	assert.Equal(t, http.StatusInternalServerError, deduptest.Notify(t.Context(), slow, deduptest.Failure("a", 1, "no more plates")))
	require.Len(t, reported, 1)
	require.ErrorIs(t, reported[0], errTakenOver)
	for range 2 {
		for _, message := range []string{"no more plates", "no more forks"} {
			assert.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), fast, deduptest.Failure("a", 1, message)))
		}
	}
	assert.Equal(t, 1, counter.Count(deduptest.Failure("a", 1, "no more forks")), "its record is kept")
	assert.Equal(t, 2, counter.Count(deduptest.Failure("a", 1, "no more plates")), "once more, as reported")
}

func TestWebhookStore_savesAgainWhenTheResponseWasLost(t *testing.T) {
	rdb := startRedis(t).client()
	// Each script runs twice, as when the client repeats it after a lost response.
	rdb.AddHook(hook(func(ctx context.Context, cmd redis.Cmder, next redis.ProcessHook) error {
		if strings.HasPrefix(cmd.Name(), "eval") {
			_ = next(ctx, cmd)
		}
		return next(ctx, cmd)
	}))
	var counter deduptest.Counter
	handler := receiver(newWebhookStore(rdb), counter.Handle, unreported(t))
	for range 2 {
		for timestamp := range int64(3) {
			require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, deduptest.Update("a", timestamp+1)))
		}
	}
	for timestamp := range int64(3) {
		assert.Equal(t, 1, counter.Count(deduptest.Update("a", timestamp+1)))
	}
}

func TestWebhookStore_losesNothingWhenRedisFails(t *testing.T) {
	t.Parallel()
	const short, ample = time.Second, 20 * time.Second
	event := deduptest.Update("a", 1)
	tests := []struct {
		name string
		// before makes Redis fail before the event is sent, during while it is handled, and after ends that.
		before, during, after func(t *testing.T, server *redisServer)
		timeout               time.Duration
		// handled is how often the event may be handled in all. A Redis that hangs may save the record later.
		handled []int
		says    string
	}{
		{name: "down", before: stopRedis, after: restartRedis, timeout: ample, handled: []int{1}, says: "an event was not handled: redisstore: can't lock the record: "},
		{name: "hangs", before: pauseRedis, after: resumeRedis, timeout: short, handled: []int{1}, says: "an event was not handled: redisstore: can't lock the record: no response within 1s"},
		{name: "rejects writes", before: makeReadOnly, after: makeWritable, timeout: ample, handled: []int{1}, says: "an event was not handled: redisstore: can't lock the record: NOREPLICAS"},
		{name: "down while the event is handled", during: stopRedis, after: restartRedis, timeout: ample, handled: []int{2}, says: "that could not be recorded; it will be handled again: redisstore: can't save the record: "},
		{name: "hangs while the event is handled", during: pauseRedis, after: resumeRedis, timeout: short, handled: []int{1, 2}, says: "it will be handled again: redisstore: can't save the record: no response within 1s"},
		{name: "rejects writes while the event is handled", during: makeReadOnly, after: makeWritable, timeout: ample, handled: []int{2}, says: "it will be handled again: redisstore: can't save the record: NOREPLICAS"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := startRedis(t)
			var counter deduptest.Counter
			var reported []error
			fails := true
			store := newWebhookStore(server.client(), WithTimeout(test.timeout))
			store.lease = shortLease // a lock that can't be released expires soon
			handler := receiver(store, func(ctx context.Context, event goiikoapi.WebhookEvent) error {
				if fails && test.during != nil {
					test.during(t, server)
				}
				return counter.Handle(ctx, event)
			}, func(err error) { reported = append(reported, err) })
			if test.before != nil {
				test.before(t, server)
			}
			require.Equal(t, http.StatusInternalServerError, deduptest.Notify(t.Context(), handler, event))
			require.Len(t, reported, 1)
			require.ErrorContains(t, reported[0], test.says)
			fails = false
			test.after(t, server)
			for range 2 {
				require.Eventually(t, func() bool { return deduptest.Notify(t.Context(), handler, event) == http.StatusOK }, time.Minute, 10*time.Millisecond)
			}
			assert.Contains(t, test.handled, counter.Count(event))
		})
	}
}

func stopRedis(_ *testing.T, server *redisServer)    { server.stop() }
func restartRedis(_ *testing.T, server *redisServer) { server.start() }

func pauseRedis(t *testing.T, server *redisServer) {
	require.NoError(t, server.client().Do(t.Context(), "CLIENT", "PAUSE", time.Hour.Milliseconds(), "WRITE").Err())
}

func resumeRedis(t *testing.T, server *redisServer) {
	require.NoError(t, server.client().ClientUnpause(t.Context()).Err())
}

func makeReadOnly(t *testing.T, server *redisServer) {
	require.NoError(t, server.client().ConfigSet(t.Context(), "min-replicas-to-write", "1").Err())
}

func makeWritable(t *testing.T, server *redisServer) {
	require.NoError(t, server.client().ConfigSet(t.Context(), "min-replicas-to-write", "0").Err())
}

func TestWebhookStore_knowsWhatWasHandledBeforeAPersistentRedisRestarted(t *testing.T) {
	server := startRedis(t, "--appendonly", "yes", "--appendfsync", "always")
	rdb := server.client()
	var counter deduptest.Counter
	handler := receiver(newWebhookStore(rdb), counter.Handle, unreported(t))
	require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, deduptest.Update("a", 1)))
	server.stop()
	server.start()
	require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, deduptest.Update("a", 1), deduptest.Update("a", 2)))
	assert.Equal(t, 1, counter.Count(deduptest.Update("a", 1)))
	assert.Equal(t, 1, counter.Count(deduptest.Update("a", 2)))
}

func TestWebhookStore_handlesNothingWhileAHookPanics(t *testing.T) {
	for name, end := range map[string]func(){"panic": func() { panic("no connection") }, "Goexit": runtime.Goexit} {
		t.Run(name, func(t *testing.T) {
			rdb := clientOf(t, "unix", "/nowhere")
			rdb.AddHook(hook(func(context.Context, redis.Cmder, redis.ProcessHook) error {
				end()
				return nil
			}))
			err := newWebhookStore(rdb).Update(t.Context(), "key", unused(t))
			assert.ErrorIs(t, err, errEnded)
		})
	}
}

// unused returns a handle that must not be called.
func unused(t *testing.T) func([]byte) ([]byte, error) {
	return func([]byte) ([]byte, error) {
		t.Error("called without the record")
		return nil, nil
	}
}

func TestWebhookStore_Update_leavesAValueThatIsNoRecord(t *testing.T) {
	rdb := startRedis(t).client()
	require.NoError(t, rdb.HSet(t.Context(), "goiikoapi:webhook:key", "a", "b").Err())
	err := newWebhookStore(rdb).Update(t.Context(), "key", unused(t))
	require.ErrorContains(t, err, "redisstore: can't load the record: WRONGTYPE")
	assert.Equal(t, []string{"goiikoapi:webhook:key"}, names(t, rdb), "the lock is released")
}

func TestWebhookStore_Update_storesWhatHandleReturns(t *testing.T) {
	store := newWebhookStore(startRedis(t).client())
	failure := errors.New("no more plates")
	record := []byte("\x00\r\n\xff record")
	steps := []struct {
		found, record []byte
		err           error
	}{
		{nil, []byte("not stored"), failure},
		{nil, nil, nil},
		{nil, record, nil},
		{record, nil, nil},
		{record, []byte("not stored"), failure},
		{record, []byte("another"), nil},
		{[]byte("another"), nil, nil},
	}
	for _, step := range steps {
		err := store.Update(t.Context(), "key", func(found []byte) ([]byte, error) {
			assert.Equal(t, step.found, found)
			return step.record, step.err
		})
		require.ErrorIs(t, err, step.err)
	}
}

func TestNewWebhookStore_panicsOnInvalidOptions(t *testing.T) {
	for message, opt := range map[string]Option{
		"redisstore: WithTTL: d must be at least 1ms, not 0s":       WithTTL(0),
		"redisstore: WithTTL: d must be at least 1ms, not 1µs":      WithTTL(time.Microsecond),
		"redisstore: WithTimeout: d must be positive, not 0s":       WithTimeout(0),
		"redisstore: NewWebhookStore: options must not contain nil": nil,
	} {
		assert.PanicsWithValue(t, message, func() { NewWebhookStore(nil, opt) })
	}
	assert.PanicsWithValue(t, "redisstore: New: WithTTL is an option of NewWebhookStore", func() { New(nil, WithTTL(time.Hour)) })
}

func TestWebhookStore_Update_namesAMissingClient(t *testing.T) {
	for name, store := range map[string]*WebhookStore{
		"nil client":    NewWebhookStore(nil),
		"nil pointer":   NewWebhookStore((*redis.Client)(nil)),
		"not made":      {},
		"a nil pointer": nil,
	} {
		t.Run(name, func(t *testing.T) {
			assert.ErrorIs(t, store.Update(t.Context(), "key", unused(t)), ErrNoClient)
		})
	}
}

func TestWebhookStore_worksWithRedisCluster(t *testing.T) {
	address := freeAddress(t)
	_, port, err := net.SplitHostPort(address)
	require.NoError(t, err)
	_, bus, err := net.SplitHostPort(freeAddress(t))
	require.NoError(t, err)
	server := startRedis(t, "--port", port, "--bind", "127.0.0.1", "--cluster-enabled", "yes", "--cluster-port", bus)
	require.NoError(t, server.client().ClusterAddSlotsRange(t.Context(), 0, 16383).Err())
	rdb := redis.NewClusterClient(&redis.ClusterOptions{Addrs: []string{address}})
	t.Cleanup(func() { _ = rdb.Close() })
	require.Eventually(t, func() bool { return rdb.Set(context.Background(), "a", "b", 0).Err() == nil }, time.Minute, 10*time.Millisecond)

	var counter deduptest.Counter
	handler := receiver(newWebhookStore(rdb), counter.Handle, unreported(t))
	var events []string
	for i := range 100 {
		events = append(events, deduptest.Update(fmt.Sprint(i), 1), deduptest.Failure(fmt.Sprint(i), 1, "no more plates"))
	}
	for range 2 {
		require.Equal(t, http.StatusOK, deduptest.Notify(t.Context(), handler, events...))
	}
	for _, event := range events {
		assert.Equal(t, 1, counter.Count(event))
	}
	assert.ErrorContains(t, rdb.Eval(t.Context(), "return 1", []string{"a", "b"}).Err(), "slot", "this server knows the difference")
}

// freeAddress returns a free address of the loopback interface.
func freeAddress(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	return listener.Addr().String()
}
