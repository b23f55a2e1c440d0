package redisstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/deduptest"
)

const (
	// handledKey is a hash that counts how often each event was handled.
	handledKey = "test:handled"
	// violationsKey counts events that were to be handled while another of their order was.
	violationsKey = "test:violations"
	// stuckKey exists once a process is stuck in the handling of stuckID.
	stuckKey, stuckID = "test:stuck", "stuck"
)

// runReceiver receives webhooks until it is killed or stdin ends. It prints its address.
func runReceiver(lease time.Duration) error {
	rdb := redis.NewClient(&redis.Options{Network: "unix", Addr: os.Getenv(socketVariable)})
	defer rdb.Close()
	store := newWebhookStore(rdb)
	store.lease = lease
	handler := receiver(store, func(ctx context.Context, event goiikoapi.WebhookEvent) error {
		return countInRedis(ctx, rdb, event)
	}, func(err error) {
		if !errors.Is(err, errFlaky) && !errors.Is(err, errBusy) && !errors.Is(err, context.Canceled) {
			log.Print(err)
		}
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Printf("ready\n%s\n", listener.Addr())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		_ = listener.Close()
	}()
	if err := http.Serve(listener, handler); !errors.Is(err, net.ErrClosed) { //nolint:gosec // a test has no slow clients
		return err
	}
	return nil
}

// errFlaky is the error of events that are not handled by chance, errBusy of those of an order that has another one.
var errFlaky, errBusy = errors.New("no more plates"), errors.New("another event of the order is being handled")

// countInRedis handles an event of the tests: it counts it, or fails one time in six.
func countInRedis(ctx context.Context, rdb *redis.Client, event goiikoapi.WebhookEvent) error {
	if event.Delivery != nil {
		if event.Delivery.ID == stuckID {
			if first, err := rdb.SetNX(ctx, stuckKey, 1, 0).Result(); err != nil || first {
				fmt.Println("stuck")
				select {}
			}
		}
		subject := fmt.Sprint(event.Type, event.Delivery.ID)
		busy := "test:busy:" + subject
		// That of a process that was killed is gone before the lock is.
		if free, err := rdb.SetNX(ctx, busy, 1, shortLease).Result(); err != nil || !free {
			return errors.Join(errBusy, err, rdb.Incr(context.WithoutCancel(ctx), violationsKey).Err())
		}
		defer rdb.Del(context.WithoutCancel(ctx), busy)
	}
	if rand.IntN(6) == 0 {
		return errFlaky
	}
	return rdb.HIncrBy(context.WithoutCancel(ctx), handledKey, string(event.Raw), 1).Err()
}

// receivers are processes that receive webhooks.
type receivers struct {
	client    *http.Client
	processes []process
	addresses []string
	alive     []atomic.Bool
}

func startReceivers(t *testing.T, role string, n int, server *redisServer) *receivers {
	t.Helper()
	r := &receivers{client: &http.Client{Timeout: time.Minute}, alive: make([]atomic.Bool, n)}
	t.Cleanup(r.client.CloseIdleConnections)
	for i := range n {
		p := startProcess(t, role, server, "")
		address, err := p.out.ReadString('\n')
		require.NoError(t, err)
		r.processes = append(r.processes, p)
		r.addresses = append(r.addresses, strings.TrimSpace(address))
		r.alive[i].Store(true)
	}
	return r
}

// send sends a request to a process and returns the status, 0 if there was no response.
func (r *receivers) send(ctx context.Context, to int, events ...string) int {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+r.addresses[to], strings.NewReader("["+strings.Join(events, ",")+"]"))
	if err != nil {
		return 0
	}
	request.Header.Set("Authorization", deduptest.Token)
	response, err := r.client.Do(request)
	if err != nil {
		return 0
	}
	_, _ = io.Copy(io.Discard, response.Body)
	_ = response.Body.Close()
	return response.StatusCode
}

// deliver sends a request to one process after the other until one responds with 200, as iiko does behind a load balancer.
func (r *receivers) deliver(ctx context.Context, events ...string) {
	for ctx.Err() == nil {
		if to := rand.IntN(len(r.processes)); r.alive[to].Load() && r.send(ctx, to, events...) == http.StatusOK {
			return
		}
	}
}

func (r *receivers) kill(t *testing.T, i int) {
	r.alive[i].Store(false)
	assert.NoError(t, r.processes[i].cmd.Process.Kill())
	assert.Error(t, r.processes[i].cmd.Wait())
}

// storm is the load of a test: distinct events, and requests that have each of them several times, in no order.
type storm struct {
	// once are events that never become outdated, and the newest update of each order; older are all other updates.
	once, older []string
	requests    [][]string
	sent        int
}

func newStorm(orders int) storm {
	const updates, failures, copies = 5, 3, 3
	var s storm
	for order := range orders {
		id := fmt.Sprint("order-", order)
		for timestamp := range int64(updates) {
			s.older = append(s.older, deduptest.Update(id, timestamp+1))
		}
		s.once = append(s.once, deduptest.Update(id, updates+1), deduptest.StopList(id))
		for failure := range failures {
			s.once = append(s.once, deduptest.Failure(id, int64(failure)+1, fmt.Sprint("failure ", failure)))
		}
	}
	var all []string
	for range copies {
		all = append(append(all, s.once...), s.older...)
	}
	s.sent = len(all)
	rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for len(all) > 0 {
		n := min(1+rand.IntN(5), len(all))
		s.requests = append(s.requests, all[:n])
		all = all[n:]
	}
	return s
}

const senders = 16

// run delivers the requests from several goroutines. It calls before with the number of each request, while earlier ones
// are on their way.
func (s storm) run(ctx context.Context, to *receivers, before func(i int)) {
	requests := make(chan []string)
	var group sync.WaitGroup
	for range senders {
		group.Go(func() {
			for request := range requests {
				to.deliver(ctx, request...)
			}
		})
	}
	for i, request := range s.requests {
		before(i)
		requests <- request
	}
	close(requests)
	group.Wait()
}

// handledAgain verifies that no event was lost and returns how often events were handled once too often.
func (s storm) handledAgain(t *testing.T, rdb *redis.Client) int {
	t.Helper()
	handled := counts(t, rdb)
	again := 0
	for _, event := range s.once {
		assert.GreaterOrEqual(t, handled[event], 1, event)
		again += handled[event] - 1
	}
	return again
}

// counts returns how often each event was handled.
func counts(t *testing.T, rdb *redis.Client) map[string]int {
	t.Helper()
	handled := map[string]int{}
	for event, text := range rdb.HGetAll(t.Context(), handledKey).Val() {
		var count int
		_, err := fmt.Sscan(text, &count)
		require.NoError(t, err)
		handled[event] = count
	}
	return handled
}

func TestWebhookStore_handlesEachEventOnceInAllProcesses(t *testing.T) {
	server := startRedis(t)
	rdb := server.client()
	to := startReceivers(t, "receiver", processes, server)
	load := newStorm(40)
	start := time.Now()
	load.run(t.Context(), to, func(int) {})
	took := time.Since(start)

	handled := counts(t, rdb)
	total := 0
	for _, event := range load.once {
		assert.Equal(t, 1, handled[event], event)
		total += handled[event]
	}
	for _, event := range load.older {
		assert.LessOrEqual(t, handled[event], 1, event)
		total += handled[event]
	}
	assert.Len(t, handled, total, "nothing else was handled")
	assert.Zero(t, rdb.Exists(t.Context(), violationsKey).Val(), "events of an order are handled one at a time")
	t.Logf("%d processes: %d events sent %d times in %d requests, %d handled, %v, %v an event",
		processes, len(load.once)+len(load.older), load.sent, len(load.requests), total, took.Round(time.Millisecond), took/time.Duration(load.sent))
}

func TestWebhookStore_losesNothingWhenProcessesAreKilled(t *testing.T) {
	const killed = processes / 2
	server := startRedis(t)
	rdb := server.client()
	to := startReceivers(t, "dying receiver", processes, server)
	load := newStorm(40)
	next := 0
	load.run(t.Context(), to, func(i int) {
		if next < killed && i == (next+1)*len(load.requests)/(killed+1) {
			to.kill(t, next)
			next++
		}
	})
	require.Equal(t, killed, next)
	assert.Zero(t, rdb.Exists(t.Context(), violationsKey).Val(), "events of an order are handled one at a time")
	again := load.handledAgain(t, rdb)
	assert.LessOrEqual(t, again, killed*senders, "at most what the killed processes had handled and not yet recorded")
	t.Logf("%d of %d processes killed: %d events, %d of them handled again", killed, processes, len(load.once), again)
}

func TestWebhookStore_losesNothingWhenRedisIsRestarted(t *testing.T) {
	const restarts = 3
	server := startRedis(t, "--appendonly", "yes", "--appendfsync", "always")
	to := startReceivers(t, "receiver", processes, server)
	load := newStorm(40)
	done := 0
	load.run(t.Context(), to, func(i int) {
		if done < restarts && i == (done+1)*len(load.requests)/(restarts+1) {
			server.stop()
			server.start()
			done++
		}
	})
	require.Equal(t, restarts, done)
	again := load.handledAgain(t, server.client())
	assert.LessOrEqual(t, again, restarts*senders, "at most what was handled when Redis stopped")
	t.Logf("Redis restarted %d times: %d events, %d of them handled again", restarts, len(load.once), again)
}

func TestWebhookStore_handlesTheEventOfAProcessThatWasKilled(t *testing.T) {
	server := startRedis(t)
	rdb := server.client()
	to := startReceivers(t, "dying receiver", 2, server)
	event := deduptest.Update(stuckID, 1)
	status := make(chan int, 1)
	go func() { status <- to.send(context.Background(), 0, event) }()
	line, err := to.processes[0].out.ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "stuck\n", line)

	to.kill(t, 0)
	assert.Zero(t, <-status)
	start := time.Now()
	to.deliver(t.Context(), event)
	assert.Less(t, time.Since(start), defaultLease, "the lock expired")
	to.deliver(t.Context(), event)
	assert.Equal(t, map[string]int{event: 1}, counts(t, rdb))
}
