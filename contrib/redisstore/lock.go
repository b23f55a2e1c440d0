package redisstore

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

// takeLock takes a lock that nobody has, for ARGV[2] milliseconds. A name that would never expire is not a
// lock of anybody's, and one of the owner ARGV[1] was taken by an attempt whose answer got lost.
var takeLock = redis.NewScript(`
if redis.call("PTTL", KEYS[1]) < 0 or redis.call("GET", KEYS[1]) == ARGV[1] then
	redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
	return 1
end
return 0`)

// extendLock has the lock of owner ARGV[1] last for another ARGV[2] milliseconds; 0 releases it.
var extendLock = redis.NewScript(`
if redis.call("GET", KEYS[1]) == ARGV[1] then
	return redis.call("PEXPIRE", KEYS[1], ARGV[2])
end
return 0`)

// tokenLock is the right to ask iiko for a token. In Redis it is the owner's random name, which expires.
type tokenLock struct {
	store *Store
	name  string
	owner string
}

// take tries to get the lock.
func (l tokenLock) take(ctx context.Context) (bool, error) {
	return l.run(ctx, takeLock, l.store.lease)
}

// hold extends the lock, which was taken, until it is released by the function returned, or ctx ends.
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

// extend lets the lock last for d from now, if it still is the owner's.
func (l tokenLock) extend(ctx context.Context, d time.Duration) {
	if _, err := l.run(ctx, extendLock, d); err != nil && ctx.Err() == nil {
		l.store.warn(ctx, "Redis did not extend or release the lock, which runs out by itself", l.name, err)
	}
}

func (l tokenLock) run(ctx context.Context, script *redis.Script, d time.Duration) (bool, error) {
	return ask(ctx, l.store.timeout, func(ctx context.Context) (bool, error) {
		return script.Run(ctx, l.store.client, []string{l.name}, l.owner, d.Milliseconds()).Bool()
	})
}
