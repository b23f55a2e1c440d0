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
	// DefaultPrefix begins the names of all that a [Store] keeps.
	DefaultPrefix = "goiikoapi:token:"
	// DefaultTimeout is how long Redis may take for an answer.
	DefaultTimeout = time.Second

	// defaultLease is how long a lock lasts that is not extended.
	defaultLease = 10 * time.Second
	// shortestWait and longestWait bound the waits of those who do not have the lock.
	shortestWait = 10 * time.Millisecond
	longestWait  = 250 * time.Millisecond
	// unknownLifetime is how long a token is kept of which only iiko can tell when it ends.
	unknownLifetime = time.Hour
)

// Store is a [goiikoapi.TokenStore] in Redis. Make it with [New]; any number of clients and goroutines may
// use it.
type Store struct {
	client  redis.UniversalClient
	prefix  string
	timeout time.Duration
	logger  *slog.Logger
	lease   time.Duration
}

var _ goiikoapi.TokenStore = (*Store)(nil)

// ErrNoClient tells that a store has no Redis client: [New] was given nil, or was not called.
var ErrNoClient = errors.New("redisstore: the store has no Redis client")

// errEnded tells that a command neither returned nor failed, such as when a hook of the client panics.
var errEnded = errors.New("the command of Redis ended")

// Option sets something of a new [Store].
type Option func(*Store)

// WithPrefix begins the names in Redis with prefix instead of [DefaultPrefix].
func WithPrefix(prefix string) Option {
	return func(s *Store) { s.prefix = prefix }
}

// WithTimeout bounds each operation of Redis, whatever the timeouts of the client are: after so long calls
// go on without Redis. [DefaultTimeout] unless set; a d that is not positive changes nothing.
func WithTimeout(d time.Duration) Option {
	return func(s *Store) {
		if d > 0 {
			s.timeout = d
		}
	}
}

// WithLogger tells logger, as warnings, when Redis could not be used. Without it nothing is logged.
func WithLogger(logger *slog.Logger) Option {
	return func(s *Store) {
		if logger != nil {
			s.logger = logger
		}
	}
}

// New returns a store that keeps tokens in the Redis of client, which remains the caller's to close. A store
// without a client returns [ErrNoClient] for each token, and NewClient with it. Nil options change nothing.
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
		if opt != nil {
			opt(s)
		}
	}
	return s
}

// Token implements [goiikoapi.TokenStore]. Its errors are those of obtain and of ctx, and [ErrNoClient]: a
// Redis that fails is none.
func (s *Store) Token(ctx context.Context, key, refused string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
	if s == nil || s.client == nil {
		return goiikoapi.Token{}, ErrNoClient
	}
	name := s.prefix + key
	lock := tokenLock{store: s, name: name + ":lock", owner: rand.Text()}
	for wait := shortestWait; ; wait = min(2*wait, longestWait) {
		token, found, err := s.find(ctx, name, refused)
		if found {
			return token, nil
		}
		taken := false
		if err == nil {
			taken, err = lock.take(ctx)
		}
		switch {
		case taken:
			return s.renew(ctx, name, lock, refused, obtain)
		case ctx.Err() != nil:
			return goiikoapi.Token{}, context.Cause(ctx)
		case err != nil:
			s.warn(ctx, "Redis can't be used, so the token is not shared", name, err)
			return obtain(ctx)
		}
		select {
		case <-ctx.Done():
			return goiikoapi.Token{}, context.Cause(ctx)
		case <-time.After(wait):
		}
	}
}

// renew obtains and keeps a token. Its caller has taken the lock, and renew releases it.
func (s *Store) renew(ctx context.Context, name string, lock tokenLock, refused string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
	defer lock.hold(ctx)()
	// Who had the lock before may have kept a token after the caller looked.
	if token, found, _ := s.find(ctx, name, refused); found {
		return token, nil
	}
	token, err := obtain(ctx)
	if err != nil {
		return goiikoapi.Token{}, err
	}
	if err := s.keep(context.WithoutCancel(ctx), name, token); err != nil {
		s.warn(ctx, "Redis did not keep the token", name, err)
	}
	return token, nil
}

// record is a token as Redis keeps it.
type record struct {
	Value     string    `json:"value"`
	RenewAt   time.Time `json:"renewAt,omitzero"`
	ExpiresAt time.Time `json:"expiresAt,omitzero"`
}

// find looks for a token that is usable and not the one refused.
func (s *Store) find(ctx context.Context, name, refused string) (goiikoapi.Token, bool, error) {
	text, err := ask(ctx, s.timeout, func(ctx context.Context) ([]byte, error) {
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
		s.logger.WarnContext(ctx, "what Redis keeps is no token", slog.String("name", name))
		return goiikoapi.Token{}, false, nil
	}
	token := goiikoapi.Token(kept)
	return token, token.Usable() && token.Value != refused, nil
}

// keep puts a token into Redis until it is due for renewal.
func (s *Store) keep(ctx context.Context, name string, token goiikoapi.Token) error {
	lifetime := unknownLifetime
	if !token.RenewAt.IsZero() {
		lifetime = time.Until(token.RenewAt)
	}
	if lifetime <= 0 {
		return nil
	}
	text, err := json.Marshal(record(token))
	if err != nil {
		return err
	}
	_, err = ask(ctx, s.timeout, func(ctx context.Context) (string, error) {
		return s.client.Set(ctx, name, text, lifetime).Result()
	})
	return err
}

// warn logs that Redis failed. A server's error may repeat what it was sent, tokens included: of an error
// that is not the network's or the client's, only the first word is shown, which is Redis's code.
func (s *Store) warn(ctx context.Context, message, name string, err error) {
	text := err.Error()
	var network net.Error
	if !errors.As(err, &network) && !errors.Is(err, io.EOF) && !errors.Is(err, redis.ErrClosed) && !errors.Is(err, redis.ErrPoolTimeout) && !errors.Is(err, errEnded) {
		text, _, _ = strings.Cut(text, " ")
	}
	s.logger.WarnContext(ctx, message, slog.String("name", name), slog.String("error", text))
}

// ask waits for an answer of Redis for no longer than timeout. It does not leave that to the client, which
// by default heeds neither a deadline while it reads nor one limit for all of its attempts.
func ask[T any](ctx context.Context, timeout time.Duration, command func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, timeout, fmt.Errorf("no answer within %v: %w", timeout, context.DeadlineExceeded))
	defer cancel()
	type answer struct {
		value T
		err   error
	}
	answers := make(chan answer, 1)
	go func() {
		a := answer{err: fmt.Errorf("%w in runtime.Goexit", errEnded)}
		defer func() {
			if p := recover(); p != nil { // its value may hold what was sent
				a.err = fmt.Errorf("%w in a panic with a %T", errEnded, p)
			}
			answers <- a
		}()
		a.value, a.err = command(ctx)
	}()
	select {
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	case answer := <-answers:
		return answer.value, answer.err
	}
}
