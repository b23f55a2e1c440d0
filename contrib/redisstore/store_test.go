package redisstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
)

// secret is a token that must not appear in logs.
const secret = "S3cret-T0ken"

// issuer issues tokens in place of iiko and counts them.
type issuer struct{ count atomic.Int32 }

func (i *issuer) obtain(context.Context) (goiikoapi.Token, error) {
	return goiikoapi.Token{Value: fmt.Sprintf("%s-%d", secret, i.count.Add(1)), RefreshAt: time.Now().Add(time.Hour)}, nil
}

// newStore returns a store with a timeout that is long enough for a busy machine.
func newStore(rdb redis.UniversalClient, opts ...Option) *Store {
	return New(rdb, append([]Option{WithTimeout(20 * time.Second)}, opts...)...)
}

func token(t *testing.T, s *Store, rejected string, obtain func(context.Context) (goiikoapi.Token, error)) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	token, err := s.Token(ctx, "key", rejected, obtain)
	assert.NoError(t, err)
	return token.Value
}

func TestStore_Token_keepsTheTokenUntilItIsDueForRefresh(t *testing.T) {
	rdb := startRedis(t).client()
	var iiko issuer
	first := token(t, newStore(rdb), "", iiko.obtain)

	assert.Equal(t, first, token(t, newStore(rdb), "", iiko.obtain), "another store returns it too")
	ttl, err := rdb.PTTL(t.Context(), "goiikoapi:token:key").Result()
	require.NoError(t, err)
	assert.InDelta(t, time.Hour, ttl, float64(10*time.Second))
	locks, err := rdb.Exists(t.Context(), "goiikoapi:token:key:lock").Result()
	require.NoError(t, err)
	assert.Zero(t, locks, "the lock is released")

	tests := map[string]struct {
		renewAt time.Time
		ttl     time.Duration
	}{
		"soon due":    {renewAt: time.Now().Add(time.Minute), ttl: time.Minute},
		"unknown":     {renewAt: time.Time{}, ttl: time.Hour},
		"due already": {renewAt: time.Now().Add(-time.Minute)},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, rdb.FlushAll(t.Context()).Err())
			got := token(t, newStore(rdb), "", func(context.Context) (goiikoapi.Token, error) {
				return goiikoapi.Token{Value: "token", RefreshAt: tt.renewAt}, nil
			})
			assert.Equal(t, "token", got)
			if tt.ttl == 0 {
				assert.Zero(t, rdb.Exists(t.Context(), "goiikoapi:token:key").Val(), "it is not kept")
				return
			}
			assert.InDelta(t, tt.ttl, rdb.PTTL(t.Context(), "goiikoapi:token:key").Val(), float64(10*time.Second))
		})
	}
}

func TestStore_Token_replacesAnExpiredToken(t *testing.T) {
	rdb := startRedis(t).client()
	var iiko issuer
	soon := func(ctx context.Context) (goiikoapi.Token, error) {
		token, err := iiko.obtain(ctx)
		token.RefreshAt = time.Now().Add(100 * time.Millisecond)
		return token, err
	}
	first := token(t, newStore(rdb), "", soon)
	time.Sleep(150 * time.Millisecond)
	assert.NotEqual(t, first, token(t, newStore(rdb), "", iiko.obtain))
}

func TestStore_Token_replacesARejectedToken(t *testing.T) {
	rdb := startRedis(t).client()
	var iiko issuer
	first := token(t, newStore(rdb), "", iiko.obtain)
	second := token(t, newStore(rdb), first, iiko.obtain)
	assert.NotEqual(t, first, second)
	assert.Equal(t, second, token(t, newStore(rdb), "", iiko.obtain), "the new one is stored")
	assert.Equal(t, second, token(t, newStore(rdb), first, iiko.obtain), "a late rejection of the old token returns the new one")
	assert.EqualValues(t, 2, iiko.count.Load())
}

func TestStore_Token_obtainsOnceForConcurrentCallers(t *testing.T) {
	rdb := startRedis(t).client()
	var iiko issuer
	slow := func(ctx context.Context) (goiikoapi.Token, error) {
		time.Sleep(300 * time.Millisecond)
		return iiko.obtain(ctx)
	}
	var group sync.WaitGroup
	for range 50 {
		group.Go(func() { assert.Equal(t, secret+"-1", token(t, newStore(rdb), "", slow)) })
	}
	group.Wait()
	assert.EqualValues(t, 1, iiko.count.Load())
}

func TestStore_Token_extendsTheLockDuringASlowRequest(t *testing.T) {
	rdb := startRedis(t).client()
	store := newStore(rdb)
	store.lease = shortLease
	var iiko issuer
	obtaining := make(chan struct{})
	slow := func(ctx context.Context) (goiikoapi.Token, error) {
		close(obtaining)
		time.Sleep(2 * store.lease)
		return iiko.obtain(ctx)
	}
	var group sync.WaitGroup
	group.Go(func() { token(t, store, "", slow) })
	<-obtaining
	assert.Equal(t, secret+"-1", token(t, store, "", iiko.obtain))
	group.Wait()
	assert.EqualValues(t, 1, iiko.count.Load())
}

func TestStore_Token_usesATokenStoredBeforeTheLockWasTaken(t *testing.T) {
	server := startRedis(t)
	rdb := server.client()
	rdb.AddHook(beforeFirstScript(func() {
		token(t, newStore(server.client()), "", func(context.Context) (goiikoapi.Token, error) {
			return goiikoapi.Token{Value: "somebody else's"}, nil
		})
	}))
	var iiko issuer
	assert.Equal(t, "somebody else's", token(t, newStore(rdb), "", iiko.obtain))
	assert.Zero(t, iiko.count.Load())
}

// beforeFirstScript runs a function after the lookup of the token and before the attempt to take the lock.
func beforeFirstScript(f func()) redis.Hook {
	var once sync.Once
	return hook(func(ctx context.Context, cmd redis.Cmder, next redis.ProcessHook) error {
		if strings.HasPrefix(cmd.Name(), "eval") {
			once.Do(f)
		}
		return next(ctx, cmd)
	})
}

func TestStore_Token_doesNotReleaseALockItLost(t *testing.T) {
	rdb := startRedis(t).client()
	store := newStore(rdb)
	store.lease = 90 * time.Millisecond
	var iiko issuer
	token(t, store, "", func(ctx context.Context) (goiikoapi.Token, error) {
		require.NoError(t, rdb.Set(ctx, "goiikoapi:token:key:lock", "somebody else", time.Hour).Err())
		time.Sleep(store.lease)
		return iiko.obtain(ctx)
	})
	assert.Equal(t, "somebody else", rdb.Get(t.Context(), "goiikoapi:token:key:lock").Val())
	assert.Greater(t, rdb.PTTL(t.Context(), "goiikoapi:token:key:lock").Val(), time.Minute)
}

func TestStore_Token_stopsWaitingWhenTheContextEnds(t *testing.T) {
	rdb := startRedis(t).client()
	require.NoError(t, rdb.Set(t.Context(), "goiikoapi:token:key:lock", "somebody else", time.Minute).Err())
	reason := errors.New("the reason")
	ctx, cancel := context.WithTimeoutCause(t.Context(), 100*time.Millisecond, reason)
	defer cancel()
	_, err := newStore(rdb).Token(ctx, "key", "", func(context.Context) (goiikoapi.Token, error) {
		t.Error("obtained without the lock")
		return goiikoapi.Token{}, nil
	})
	require.ErrorIs(t, err, reason)
	owner, err := rdb.Get(t.Context(), "goiikoapi:token:key:lock").Result()
	require.NoError(t, err)
	assert.Equal(t, "somebody else", owner, "the other owner's lock is unchanged")
}

func TestStore_Token_releasesTheLockWhenObtainFails(t *testing.T) {
	rdb := startRedis(t).client()
	ctx, cancel := context.WithCancel(t.Context())
	failure := errors.New("no such login")
	_, err := newStore(rdb).Token(ctx, "key", "", func(context.Context) (goiikoapi.Token, error) {
		cancel() // the lock is released even though the context has ended
		return goiikoapi.Token{Value: secret}, failure
	})
	require.ErrorIs(t, err, failure)
	start := time.Now()
	var iiko issuer
	assert.Equal(t, secret+"-1", token(t, newStore(rdb), "", iiko.obtain))
	assert.Less(t, time.Since(start), defaultLease/2)
}

func TestStore_Token_replacesInvalidValues(t *testing.T) {
	rdb := startRedis(t).client()
	const name, lock = "goiikoapi:token:key", "goiikoapi:token:key:lock"
	tests := map[string]func(context.Context) error{
		"not JSON":   func(ctx context.Context) error { return rdb.Set(ctx, name, secret, 0).Err() },
		"other JSON": func(ctx context.Context) error { return rdb.Set(ctx, name, `{"value":7}`, 0).Err() },
		"a token due for refresh": func(ctx context.Context) error {
			return rdb.Set(ctx, name, `{"value":"old","renewAt":"2020-01-01T00:00:00Z"}`, 0).Err()
		},
		"no value":                  func(ctx context.Context) error { return rdb.Set(ctx, name, `{}`, 0).Err() },
		"not a string":              func(ctx context.Context) error { return rdb.HSet(ctx, name, "a", "b").Err() },
		"a lock without expiration": func(ctx context.Context) error { return rdb.Set(ctx, lock, "garbage", 0).Err() },
		"a lock that is no string":  func(ctx context.Context) error { return rdb.HSet(ctx, lock, "a", "b").Err() },
		"an empty string":           func(ctx context.Context) error { return rdb.Set(ctx, name, "", 0).Err() },
	}
	for name, put := range tests {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, rdb.FlushAll(t.Context()).Err())
			require.NoError(t, put(t.Context()))
			var log logs
			var iiko issuer
			assert.Equal(t, secret+"-1", token(t, newStore(rdb, log.option()), "", iiko.obtain))
			assert.Equal(t, secret+"-1", token(t, newStore(rdb), "", iiko.obtain), "the token is stored")
			assert.NotContains(t, log.String(), secret)
		})
	}
}

func TestStore_Token_worksWithoutRedis(t *testing.T) {
	t.Parallel()
	// When Redis hangs, the test takes a few timeouts; the other cases get a longer one so that they don't time out.
	const short, ample = time.Second, 5 * time.Second
	tests := []struct {
		name string
		// start returns a client of a failing Redis; during makes it fail while the token is obtained.
		start   func(t *testing.T) (rdb *redis.Client, during func())
		timeout time.Duration
		logged  string
	}{
		{
			name: "down from the start",
			start: func(t *testing.T) (*redis.Client, func()) {
				return clientOf(t, "unix", t.TempDir()+"/none"), func() {}
			},
			timeout: ample,
			logged:  "not shared",
		},
		{
			name: "hangs from the start",
			start: func(t *testing.T) (*redis.Client, func()) {
				return clientOf(t, "tcp", hangingServer(t)), func() {}
			},
			timeout: short,
			logged:  "no response within 1s",
		},
		{
			name: "closed client",
			start: func(t *testing.T) (*redis.Client, func()) {
				rdb := startRedis(t).client()
				require.NoError(t, rdb.Close())
				return rdb, func() {}
			},
			timeout: ample,
			logged:  "redis: client is closed",
		},
		{
			name: "stops while the token is obtained",
			start: func(t *testing.T) (*redis.Client, func()) {
				server := startRedis(t)
				return server.client(), server.stop
			},
			timeout: ample,
			logged:  "could not store the token",
		},
		{
			name: "hangs while the token is obtained",
			start: func(t *testing.T) (*redis.Client, func()) {
				server := startRedis(t)
				return server.client(), func() { require.NoError(t, server.client().ClientPause(t.Context(), time.Minute).Err()) }
			},
			timeout: short,
			logged:  "could not store the token",
		},
		{
			name: "rejects writes",
			start: func(t *testing.T) (*redis.Client, func()) {
				rdb := startRedis(t).client()
				return rdb, func() { require.NoError(t, rdb.ConfigSet(t.Context(), "min-replicas-to-write", "1").Err()) }
			},
			timeout: ample,
			logged:  "NOREPLICAS",
		},
		{
			name: "quotes the command in its error",
			start: func(t *testing.T) (*redis.Client, func()) {
				rdb := startRedis(t).client()
				rdb.AddHook(quotingSet)
				return rdb, func() {}
			},
			timeout: ample,
			logged:  "error=ERR",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			rdb, during := tt.start(t)
			var log logs
			var iiko issuer
			start := time.Now()
			got := token(t, newStore(rdb, WithTimeout(tt.timeout), log.option()), "", func(ctx context.Context) (goiikoapi.Token, error) {
				during()
				return iiko.obtain(ctx)
			})
			assert.Equal(t, secret+"-1", got)
			assert.Less(t, time.Since(start), 4*tt.timeout)
			assert.Contains(t, log.String(), tt.logged)
			assert.NotContains(t, log.String(), secret)
		})
	}
}

// hangingServer accepts connections and never responds. It returns its address.
func hangingServer(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				_, _ = io.Copy(io.Discard, conn)
			}()
		}
	}()
	return listener.Addr().String()
}

// quotingSet fails SET like a server that does not know the command, and quotes its arguments.
var quotingSet = hook(func(ctx context.Context, cmd redis.Cmder, next redis.ProcessHook) error {
	if cmd.Name() != "set" {
		return next(ctx, cmd)
	}
	err := fmt.Errorf("ERR unknown command, with args beginning with: %s", cmd.Args())
	cmd.SetErr(err)
	return err
})

// hook is called instead of each command.
type hook func(ctx context.Context, cmd redis.Cmder, next redis.ProcessHook) error

func (h hook) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error { return h(ctx, cmd, next) }
}

func (hook) DialHook(next redis.DialHook) redis.DialHook { return next }

func (hook) ProcessPipelineHook(next redis.ProcessPipelineHook) redis.ProcessPipelineHook {
	return next
}

func TestNew_panicsOnInvalidOptions(t *testing.T) {
	for message, opt := range map[string]Option{
		"redisstore: WithTimeout: d must be positive, not 0s":  WithTimeout(0),
		"redisstore: WithTimeout: d must be positive, not -1s": WithTimeout(-time.Second),
		"redisstore: WithLogger: logger must not be nil":       WithLogger(nil),
		"redisstore: New: options must not contain nil":        nil,
	} {
		assert.PanicsWithValue(t, message, func() { New(nil, opt) })
	}
}

func TestStore_Token_namesAMissingClient(t *testing.T) {
	stores := map[string]*Store{
		"nil client":          New(nil),
		"nil pointer":         New((*redis.Client)(nil)),
		"nil cluster client":  New((*redis.ClusterClient)(nil)),
		"not made by New":     {},
		"nil store":           nil,
		"nil client, options": New(nil, WithPrefix("p:")),
	}
	for name, store := range stores {
		t.Run(name, func(t *testing.T) {
			_, err := store.Token(t.Context(), "key", "", func(context.Context) (goiikoapi.Token, error) {
				t.Error("obtained without a client")
				return goiikoapi.Token{}, nil
			})
			assert.ErrorIs(t, err, ErrNoClient)

			_, err = goiikoapi.NewClient(login, goiikoapi.WithTokenStore(store))
			if store == nil {
				assert.ErrorContains(t, err, "WithTokenStore must not be a nil *redisstore.Store")
				return
			}
			assert.ErrorIs(t, err, ErrNoClient)
		})
	}
}

func TestStore_Token_worksWhenAHookPanics(t *testing.T) {
	tests := map[string]struct {
		hook   func()
		logged string
	}{
		"panic":  {hook: func() { panic("SET " + secret) }, logged: "the Redis command ended with a panic of type string"},
		"Goexit": {hook: runtime.Goexit, logged: "the Redis command ended with runtime.Goexit"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rdb := clientOf(t, "unix", "/nowhere")
			rdb.AddHook(hook(func(context.Context, redis.Cmder, redis.ProcessHook) error {
				tt.hook()
				return nil
			}))
			var log logs
			var iiko issuer
			assert.Equal(t, secret+"-1", token(t, newStore(rdb, log.option()), "", iiko.obtain))
			assert.Contains(t, log.String(), tt.logged)
			assert.NotContains(t, log.String(), secret)
		})
	}
}

func TestStore_Token_releasesTheLockWhenObtainDoesNotReturn(t *testing.T) {
	ends := map[string]func(){"panic": func() { panic("no token") }, "Goexit": runtime.Goexit}
	for name, end := range ends {
		t.Run(name, func(t *testing.T) {
			rdb := startRedis(t).client()
			ended := make(chan struct{})
			go func() {
				defer close(ended)
				defer func() { _ = recover() }()
				_, _ = newStore(rdb).Token(t.Context(), "key", "", func(context.Context) (goiikoapi.Token, error) {
					end()
					return goiikoapi.Token{}, nil
				})
			}()
			<-ended
			assert.Zero(t, rdb.Exists(t.Context(), "goiikoapi:token:key:lock").Val(), "the lock is released")
			var iiko issuer
			assert.Equal(t, secret+"-1", token(t, newStore(rdb), "", iiko.obtain))
		})
	}
}

// client returns an iiko client that shares its token through Redis.
func client(t *testing.T, iiko *iikotest.Server, rdb redis.UniversalClient, opts ...Option) *goiikoapi.Client {
	t.Helper()
	cli, err := goiikoapi.NewClient(login, goiikoapi.WithBaseURL(iiko.URL), goiikoapi.WithTokenStore(newStore(rdb, opts...)))
	require.NoError(t, err)
	return cli
}

// login is the API login of the tests.
const login = "api-login-of-the-tests"

func call(t *testing.T, cli *goiikoapi.Client) {
	t.Helper()
	orgs, err := goiikoapi.Check(cli.Organizations(t.Context(), nil, nil, nil))
	require.NoError(t, err)
	require.NotEmpty(t, orgs.Organizations)
}

// tokenRequests counts the token requests.
func tokenRequests(iiko *iikotest.Server) int {
	count := 0
	for _, request := range iiko.Requests() {
		if request.Operation == "Client.AccessToken" {
			count++
		}
	}
	return count
}

func TestStore_clientsWorkWhileRedisIsDown(t *testing.T) {
	iiko := iikotest.Start(t)
	server := startRedis(t)
	one, other := client(t, iiko, server.client()), client(t, iiko, server.client())
	call(t, one)
	call(t, other)
	assert.Equal(t, 1, tokenRequests(iiko), "they share a token")

	server.stop()
	call(t, one)
	assert.Equal(t, 1, tokenRequests(iiko), "the client keeps its token")
	iiko.ExpireTokens()
	call(t, one)
	call(t, other)
	assert.Equal(t, 3, tokenRequests(iiko), "each has its own token")

	server.start()
	iiko.ExpireTokens()
	call(t, one)
	call(t, other)
	assert.Equal(t, 4, tokenRequests(iiko), "they share again")
}

func TestStore_revealsNothingInRedis(t *testing.T) {
	iiko := iikotest.Start(t)
	rdb := startRedis(t).client()
	const prefix = "my service:"
	var log logs
	obtained := 0
	spy := spyStore{newStore(rdb, WithPrefix(prefix), log.option()), func() {
		obtained++
		names, err := rdb.Keys(t.Context(), "*").Result()
		require.NoError(t, err)
		assert.Len(t, names, 1, "only the lock exists while the token is obtained")
	}}
	cli, err := goiikoapi.NewClient(login, goiikoapi.WithBaseURL(iiko.URL), goiikoapi.WithTokenStore(spy))
	require.NoError(t, err)
	call(t, cli)
	assert.Equal(t, 1, obtained)

	names, err := rdb.Keys(t.Context(), "*").Result()
	require.NoError(t, err)
	require.Len(t, names, 1)
	assert.True(t, strings.HasPrefix(names[0], prefix), names[0])
	assert.NotContains(t, names[0], login)
	value, err := rdb.Get(t.Context(), names[0]).Result()
	require.NoError(t, err)
	assert.NotContains(t, value, login)
	assert.Empty(t, log.String(), "nothing is logged")
}

// spyStore calls a function before each token request.
type spyStore struct {
	goiikoapi.TokenStore
	beforeObtain func()
}

func (s spyStore) Token(ctx context.Context, key, rejected string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
	return s.TokenStore.Token(ctx, key, rejected, func(ctx context.Context) (goiikoapi.Token, error) {
		s.beforeObtain()
		return obtain(ctx)
	})
}
