package redisstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"reflect"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

const (
	// DefaultTimeout is the timeout of a Redis operation.
	DefaultTimeout = time.Second

	// defaultLease is the lifetime of a lock that is not extended.
	defaultLease = 10 * time.Second
)

// settings is what [Store] and [WebhookStore] have in common.
type settings struct {
	client  redis.UniversalClient
	prefix  string
	timeout time.Duration
	logger  *slog.Logger
	lease   time.Duration
	ttl     time.Duration // of the records of a WebhookStore; 0 for a Store
}

// ErrNoClient is the error of a store without a Redis client: [New] or [NewWebhookStore] got nil, or was not called.
var ErrNoClient = errors.New("redisstore: the store has no Redis client")

// errEnded is the error of a Redis command that did not return, for example because a hook of the client panics.
var errEnded = errors.New("the Redis command ended")

// Option configures a [Store] or a [WebhookStore].
type Option func(*settings)

// WithPrefix sets the prefix of the keys in Redis, instead of [DefaultPrefix] or [DefaultWebhookPrefix].
func WithPrefix(prefix string) Option {
	return func(s *settings) { s.prefix = prefix }
}

// WithTimeout sets the timeout of each Redis operation, regardless of the Redis client's timeouts. After it, Redis is
// taken to have failed. The default is [DefaultTimeout]; d must be positive.
func WithTimeout(d time.Duration) Option {
	return func(s *settings) {
		if d <= 0 {
			panic(fmt.Sprintf("redisstore: WithTimeout: d must be positive, not %v", d))
		}
		s.timeout = d
	}
}

// WithLogger logs Redis failures as warnings. Without it nothing is logged.
func WithLogger(logger *slog.Logger) Option {
	return func(s *settings) {
		if logger == nil {
			panic("redisstore: WithLogger: logger must not be nil")
		}
		s.logger = logger
	}
}

// newSettings returns the defaults, changed by options. function is the caller's name, for panics.
func newSettings(function string, client redis.UniversalClient, prefix string, opts []Option) settings {
	if value := reflect.ValueOf(client); value.Kind() == reflect.Pointer && value.IsNil() {
		client = nil
	}
	s := settings{
		client:  client,
		prefix:  prefix,
		timeout: DefaultTimeout,
		logger:  slog.New(slog.DiscardHandler),
		lease:   defaultLease,
	}
	for _, opt := range opts {
		if opt == nil {
			panic("redisstore: " + function + ": options must not contain nil")
		}
		opt(&s)
	}
	return s
}

// warn logs a Redis failure. A server error may quote the command, including the token, so only its first word is
// logged, which is the error code. Errors of the network and of the client are logged in full.
func (s *settings) warn(ctx context.Context, message, name string, err error) {
	text := err.Error()
	var network net.Error
	if !errors.As(err, &network) && !errors.Is(err, io.EOF) && !errors.Is(err, redis.ErrClosed) && !errors.Is(err, redis.ErrPoolTimeout) && !errors.Is(err, errEnded) {
		text, _, _ = strings.Cut(text, " ")
	}
	s.logger.WarnContext(ctx, message, slog.String("name", name), slog.String("error", text))
}

// do runs a Redis command with a timeout. The Redis client can't be relied on for that: by default it ignores the
// context while it reads, and its timeouts apply to each of its attempts.
func do[T any](ctx context.Context, timeout time.Duration, command func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, timeout, fmt.Errorf("no response within %v: %w", timeout, context.DeadlineExceeded))
	defer cancel()
	type result struct {
		value T
		err   error
	}
	results := make(chan result, 1)
	go func() {
		r := result{err: fmt.Errorf("%w with runtime.Goexit", errEnded)}
		defer func() {
			if p := recover(); p != nil { // the value may contain the token, so only its type is used
				r.err = fmt.Errorf("%w with a panic of type %T", errEnded, p)
			}
			results <- r
		}()
		r.value, r.err = command(ctx)
	}()
	select {
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	case r := <-results:
		return r.value, r.err
	}
}
