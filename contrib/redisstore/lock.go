package redisstore

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

// shortestWait and longestWait bound the poll interval while another owner has the lock.
const (
	shortestWait = 10 * time.Millisecond
	longestWait  = 250 * time.Millisecond
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

// lock is a lock in Redis for requesting a token or handling an event. Its value is the owner's random name.
type lock struct {
	settings *settings
	name     string
	owner    string
}

// acquire takes the lock as soon as it is free. Before each attempt it calls look, if that is not nil, and ends without
// the lock if look reports true. It returns an error if look or Redis fails, or ctx ends.
func (l lock) acquire(ctx context.Context, look func() (bool, error)) (taken bool, err error) {
	for wait := shortestWait; ; wait = min(2*wait, longestWait) {
		if look != nil {
			if found, err := look(); found || err != nil {
				return false, err
			}
		}
		if taken, err := l.run(ctx, takeLock, l.settings.lease); taken || err != nil {
			return taken, err
		}
		select {
		case <-ctx.Done():
			return false, context.Cause(ctx)
		case <-time.After(wait):
		}
	}
}

// hold extends the taken lock until release is called or ctx ends.
func (l lock) hold(ctx context.Context) (release func()) {
	extending, stop := context.WithCancel(ctx)
	go func() {
		ticker := time.NewTicker(l.settings.lease / 3)
		defer ticker.Stop()
		for {
			select {
			case <-extending.Done():
				return
			case <-ticker.C:
				l.extend(extending, l.settings.lease)
			}
		}
	}()
	return func() {
		stop()
		l.extend(context.WithoutCancel(ctx), 0)
	}
}

// extend makes the lock expire after d, if it still belongs to the owner.
func (l lock) extend(ctx context.Context, d time.Duration) {
	if _, err := l.run(ctx, extendLock, d); err != nil && ctx.Err() == nil {
		l.settings.warn(ctx, "could not extend or release the lock in Redis; it expires by itself", l.name, err)
	}
}

func (l lock) run(ctx context.Context, script *redis.Script, d time.Duration) (bool, error) {
	return do(ctx, l.settings.timeout, func(ctx context.Context) (bool, error) {
		return script.Run(ctx, l.settings.client, []string{l.name}, l.owner, d.Milliseconds()).Bool()
	})
}
