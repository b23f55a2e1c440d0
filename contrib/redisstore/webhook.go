package redisstore

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/kebrick/goiikoapi"
)

const (
	// DefaultWebhookPrefix is the prefix of all keys of a [WebhookStore] in Redis.
	DefaultWebhookPrefix = "goiikoapi:webhook:"
	// DefaultTTL is how long the record of an order is kept after its last event was handled. iiko sends an event that
	// failed again for an hour; two days also cover an order of the evening that is closed the next day, and a receiver
	// that iiko could not reach for a while.
	DefaultTTL = 48 * time.Hour
)

// loadRecord returns a record. Scripts run on the master; GET may be sent to a replica that does not have the latest.
var loadRecord = redis.NewScript(`return redis.call("GET", KEYS[1])`)

// saveRecord replaces the record ARGV[1] by ARGV[2] for ARGV[3] milliseconds. A record that is gone is replaced, too, and
// the record ARGV[2] was stored by an attempt whose response was lost. Any other is of a process that took over the lock.
var saveRecord = redis.NewScript(`
local stored = redis.call("GET", KEYS[1])
if stored and stored ~= ARGV[1] and stored ~= ARGV[2] then
	return 0
end
redis.call("SET", KEYS[1], ARGV[2], "PX", ARGV[3])
return 1`)

// errTakenOver is the error for a record that another process has changed.
var errTakenOver = errors.New("redisstore: the lock expired, and another process has handled an event about the same object")

// WebhookStore is a [goiikoapi.WebhookStore] in Redis. Create it with [NewWebhookStore]. It is safe for concurrent use.
// Handlers with the same Redis and prefix handle each event once among them, so services that all need the events use
// different prefixes.
type WebhookStore struct{ settings }

var _ goiikoapi.WebhookStore = (*WebhookStore)(nil)

// WithTTL sets how long a [WebhookStore] keeps the record of an order after its last event was handled, instead of
// [DefaultTTL]. An event that iiko sends again later is handled again. d must be at least a millisecond; less than
// the hour for which iiko sends events again makes little sense.
func WithTTL(d time.Duration) Option {
	return func(s *settings) {
		if d < time.Millisecond {
			panic(fmt.Sprintf("redisstore: WithTTL: d must be at least 1ms, not %v", d))
		}
		s.ttl = d
	}
}

// NewWebhookStore returns a store for [goiikoapi.WithDeduplicationStore]. The caller closes client. If client is nil,
// the store returns [ErrNoClient] for each event. NewWebhookStore panics if an option is nil or has an invalid value.
func NewWebhookStore(client redis.UniversalClient, opts ...Option) *WebhookStore {
	return &WebhookStore{newSettings("NewWebhookStore", client, DefaultWebhookPrefix, append([]Option{WithTTL(DefaultTTL)}, opts...))}
}

// Update implements [goiikoapi.WebhookStore]. It returns the errors of handle, of ctx and of Redis, and [ErrNoClient].
func (s *WebhookStore) Update(ctx context.Context, key string, handle func(record []byte) ([]byte, error)) error {
	if s == nil || s.client == nil {
		return ErrNoClient
	}
	name := s.prefix + key
	lock := lock{settings: &s.settings, name: name + ":lock", owner: rand.Text()}
	if _, err := lock.acquire(ctx, nil); err != nil {
		return fmt.Errorf("redisstore: can't lock the record: %w", err)
	}
	// handle may go on when the request has ended, and so do the lock and the record.
	ctx = context.WithoutCancel(ctx)
	defer lock.hold(ctx)()
	stored, err := s.load(ctx, name)
	if err != nil {
		return fmt.Errorf("redisstore: can't load the record: %w", err)
	}
	record, err := handle(stored)
	if err != nil || record == nil {
		return err
	}
	saved, err := do(ctx, s.timeout, func(ctx context.Context) (bool, error) {
		return saveRecord.Run(ctx, s.client, []string{name}, stored, record, s.ttl.Milliseconds()).Bool()
	})
	switch {
	case err != nil:
		return fmt.Errorf("redisstore: can't save the record: %w", err)
	case !saved:
		return errTakenOver
	}
	return nil
}

// load returns the record of a name, nil if there is none.
func (s *WebhookStore) load(ctx context.Context, name string) ([]byte, error) {
	text, err := do(ctx, s.timeout, func(ctx context.Context) (string, error) {
		return loadRecord.Run(ctx, s.client, []string{name}).Text()
	})
	if errors.Is(err, redis.Nil) {
		return nil, nil
	}
	return []byte(text), err
}
