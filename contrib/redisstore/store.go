package redisstore

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"log/slog"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/kebrick/goiikoapi"
)

const (
	// DefaultPrefix is the prefix of all keys of a [Store] in Redis.
	DefaultPrefix = "goiikoapi:token:"

	// unknownLifetime is how long a token with an unknown expiration is kept.
	unknownLifetime = time.Hour
)

// Store is a [goiikoapi.TokenStore] in Redis. Create it with [New]. It is safe for concurrent use by any number
// of clients.
type Store struct{ settings }

var _ goiikoapi.TokenStore = (*Store)(nil)

// New returns a store that keeps tokens in Redis. The caller closes client. If client is nil, the store returns
// [ErrNoClient] for each token, and so does NewClient with this store. New panics if an option is nil, has an invalid
// value or is [WithTTL], because a token's entry expires with the token.
func New(client redis.UniversalClient, opts ...Option) *Store {
	s := &Store{newSettings("New", client, DefaultPrefix, opts)}
	if s.ttl != 0 {
		panic("redisstore: New: WithTTL is an option of NewWebhookStore")
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
	lock := lock{settings: &s.settings, name: name + ":lock", owner: rand.Text()}
	var token goiikoapi.Token
	taken, err := lock.acquire(ctx, func() (found bool, err error) {
		token, found, err = s.find(ctx, name, rejected)
		return found, err
	})
	switch {
	case taken:
		return s.refresh(ctx, name, lock, rejected, obtain)
	case err == nil:
		return token, nil
	case ctx.Err() != nil:
		return goiikoapi.Token{}, context.Cause(ctx)
	}
	s.warn(ctx, "Redis is not available; the token is not shared", name, err)
	return obtain(ctx)
}

// refresh obtains and stores a token. The caller has taken the lock; refresh releases it.
func (s *Store) refresh(ctx context.Context, name string, lock lock, rejected string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
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
