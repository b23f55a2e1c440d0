package redisstore

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

// takeLock takes a free lock for ARGV[2] milliseconds. A key without expiration is not a valid lock, and a lock of
// the owner ARGV[1] was taken by an attempt whose response was lost.
var takeLock = redis.NewScript(`
if redis.call("PTTL", KEYS[1]) < 0 or redis.call("GET", KEYS[1]) == ARGV[1] then
	redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
	return 1
end
return 0`)

// extendLock extends the lock of owner ARGV[1] to ARGV[2] milliseconds from now; 0 releases it.
var extendLock = redis.NewScript(`
if redis.call("GET", KEYS[1]) == ARGV[1] then
	return redis.call("PEXPIRE", KEYS[1], ARGV[2])
end
return 0`)

// tokenLock is the lock for requesting a token. Its value in Redis is the owner's random name.
type tokenLock struct {
	store *Store
	name  string
	owner string
}

// take tries to take the lock and reports whether it did.
func (l tokenLock) take(ctx context.Context) (bool, error) {
	return l.run(ctx, takeLock, l.store.lease)
}

// hold extends the taken lock until release is called or ctx ends.
func (l tokenLock) hold(ctx context.Context) (release func()) {
	extending, stop := context.WithCancel(ctx)
	go func() {
		ticker := time.NewTicker(l.store.lease / 3)
		defer ticker.Stop()
		for {
			select {
			case <-extending.Done():
				return
			case <-ticker.C:
				l.extend(extending, l.store.lease)
			}
		}
	}()
	return func() {
		stop()
		l.extend(context.WithoutCancel(ctx), 0)
	}
}

// extend makes the lock expire after d, if it still belongs to the owner.
func (l tokenLock) extend(ctx context.Context, d time.Duration) {
	if _, err := l.run(ctx, extendLock, d); err != nil && ctx.Err() == nil {
		l.store.warn(ctx, "could not extend or release the lock in Redis; it expires by itself", l.name, err)
	}
}

func (l tokenLock) run(ctx context.Context, script *redis.Script, d time.Duration) (bool, error) {
	return do(ctx, l.store.timeout, func(ctx context.Context) (bool, error) {
		return script.Run(ctx, l.store.client, []string{l.name}, l.owner, d.Milliseconds()).Bool()
	})
}
