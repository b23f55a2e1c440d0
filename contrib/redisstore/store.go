package redisstore

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"reflect"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/kebrick/goiikoapi"
)

const (
	// DefaultPrefix is the prefix of all keys of a [Store] in Redis.
	DefaultPrefix = "goiikoapi:token:"
	// DefaultTimeout is the timeout of a Redis operation.
	DefaultTimeout = time.Second

	// defaultLease is the lifetime of a lock that is not extended.
	defaultLease = 10 * time.Second
	// shortestWait and longestWait bound the poll interval while another process has the lock.
	shortestWait = 10 * time.Millisecond
	longestWait  = 250 * time.Millisecond
	// unknownLifetime is how long a token with an unknown expiration is kept.
	unknownLifetime = time.Hour
)

// Store is a [goiikoapi.TokenStore] in Redis. Create it with [New]. It is safe for concurrent use by any number
// of clients.
type Store struct {
	client  redis.UniversalClient
	prefix  string
	timeout time.Duration
	logger  *slog.Logger
	lease   time.Duration
}

var _ goiikoapi.TokenStore = (*Store)(nil)

// ErrNoClient is the error of a store without a Redis client: [New] got nil, or was not called.
var ErrNoClient = errors.New("redisstore: the store has no Redis client")

// errEnded is the error of a Redis command that did not return, for example because a hook of the client panics.
var errEnded = errors.New("the Redis command ended")

// Option configures a [Store].
type Option func(*Store)

// WithPrefix sets the prefix of the keys in Redis, instead of [DefaultPrefix].
func WithPrefix(prefix string) Option {
	return func(s *Store) { s.prefix = prefix }
}

// WithTimeout sets the timeout of each Redis operation, regardless of the Redis client's timeouts. After it, calls
// continue without Redis. The default is [DefaultTimeout]; d must be positive.
func WithTimeout(d time.Duration) Option {
	return func(s *Store) {
		if d <= 0 {
			panic(fmt.Sprintf("redisstore: WithTimeout: d must be positive, not %v", d))
		}
		s.timeout = d
	}
}

// WithLogger logs Redis failures as warnings. Without it nothing is logged.
func WithLogger(logger *slog.Logger) Option {
	return func(s *Store) {
		if logger == nil {
			panic("redisstore: WithLogger: logger must not be nil")
		}
		s.logger = logger
	}
}

// New returns a store that keeps tokens in Redis. The caller closes client. If client is nil, the store returns
// [ErrNoClient] for each token, and so does NewClient with this store. New panics if an option is nil or
// has an invalid value.
func New(client redis.UniversalClient, opts ...Option) *Store {
	if value := reflect.ValueOf(client); value.Kind() == reflect.Pointer && value.IsNil() {
		client = nil
	}
	s := &Store{
		client:  client,
		prefix:  DefaultPrefix,
		timeout: DefaultTimeout,
		logger:  slog.New(slog.DiscardHandler),
		lease:   defaultLease,
	}
	for _, opt := range opts {
		if opt == nil {
			panic("redisstore: New: options must not contain nil")
		}
		opt(s)
	}
	return s
}

// Token implements [goiikoapi.TokenStore]. It returns the errors of obtain and of ctx, and [ErrNoClient]. Redis
// failures are logged, not returned.
func (s *Store) Token(ctx context.Context, key, rejected string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
	if s == nil || s.client == nil {
		return goiikoapi.Token{}, ErrNoClient
	}
	name := s.prefix + key
	lock := tokenLock{store: s, name: name + ":lock", owner: rand.Text()}
	for wait := shortestWait; ; wait = min(2*wait, longestWait) {
		token, found, err := s.find(ctx, name, rejected)
		if found {
			return token, nil
		}
		taken := false
		if err == nil {
			taken, err = lock.take(ctx)
		}
		switch {
		case taken:
			return s.refresh(ctx, name, lock, rejected, obtain)
		case ctx.Err() != nil:
			return goiikoapi.Token{}, context.Cause(ctx)
		case err != nil:
			s.warn(ctx, "Redis is not available; the token is not shared", name, err)
			return obtain(ctx)
		}
		select {
		case <-ctx.Done():
			return goiikoapi.Token{}, context.Cause(ctx)
		case <-time.After(wait):
		}
	}
}

// refresh obtains and stores a token. The caller has taken the lock; refresh releases it.
func (s *Store) refresh(ctx context.Context, name string, lock tokenLock, rejected string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
	defer lock.hold(ctx)()
	// The previous owner of the lock may have stored a token since the caller looked.
	if token, found, _ := s.find(ctx, name, rejected); found {
		return token, nil
	}
	token, err := obtain(ctx)
	if err != nil {
		return goiikoapi.Token{}, err
	}
	if err := s.keep(context.WithoutCancel(ctx), name, token); err != nil {
		s.warn(ctx, "could not store the token in Redis", name, err)
	}
	return token, nil
}

// record is the JSON form of a token in Redis.
type record struct {
	Value     string    `json:"value"`
	RefreshAt time.Time `json:"renewAt,omitzero"`
	ExpiresAt time.Time `json:"expiresAt,omitzero"`
}

// find returns the stored token if it is usable and not the rejected one.
func (s *Store) find(ctx context.Context, name, rejected string) (goiikoapi.Token, bool, error) {
	text, err := do(ctx, s.timeout, func(ctx context.Context) ([]byte, error) {
		return s.client.Get(ctx, name).Bytes()
	})
	switch {
	case errors.Is(err, redis.Nil):
		return goiikoapi.Token{}, false, nil
	case err != nil && !redis.HasErrorPrefix(err, "WRONGTYPE"):
		return goiikoapi.Token{}, false, err
	}
	var kept record
	if json.Unmarshal(text, &kept) != nil || kept.Value == "" {
		s.logger.WarnContext(ctx, "the value in Redis is not a token", slog.String("name", name))
		return goiikoapi.Token{}, false, nil //nolint:nilerr // another kind of value is replaced like no value
	}
	token := goiikoapi.Token(kept)
	return token, token.Usable() && token.Value != rejected, nil
}

// keep stores a token in Redis until it is due for refresh.
func (s *Store) keep(ctx context.Context, name string, token goiikoapi.Token) error {
	lifetime := unknownLifetime
	if !token.RefreshAt.IsZero() {
		lifetime = time.Until(token.RefreshAt)
	}
	if lifetime <= 0 {
		return nil
	}
	text, err := json.Marshal(record(token))
	if err != nil {
		return err
	}
	_, err = do(ctx, s.timeout, func(ctx context.Context) (string, error) {
		return s.client.Set(ctx, name, text, lifetime).Result()
	})
	return err
}

// warn logs a Redis failure. A server error may quote the command, including the token, so only its first word is
// logged, which is the error code. Errors of the network and of the client are logged in full.
func (s *Store) warn(ctx context.Context, message, name string, err error) {
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
