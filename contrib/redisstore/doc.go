// Package redisstore keeps iiko's access tokens in Redis, so that all processes of a service share them.
//
// A token of an API login is valid for about an hour. Ten processes with a client each request ten tokens, and
// again when they expire. With a [Store], one process requests a token and the others use it:
//
//	rdb := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
//	cli, err := goiikoapi.NewClient(apiLogin,
//		goiikoapi.WithTokenStore(redisstore.New(rdb, redisstore.WithLogger(slog.Default()))),
//	)
//
// # Data in Redis
//
// A token is stored as JSON under the key "goiikoapi:token:" followed by the client's key, a hash that does not
// reveal the API login. The entry expires when the token is due for refresh. While a process requests the
// next token, the same key with the suffix ":lock" holds a lock. The others poll at intervals that grow from 10
// to 250 milliseconds, until their context ends.
//
// The lock expires after 10 seconds and is extended during the token request. The lock of a process that died
// therefore expires within 10 seconds, however long a request may take.
//
// Each command and script uses one key, so Redis Cluster is supported. With access control lists the user needs
// GET, SET, PTTL, PEXPIRE, EVAL and EVALSHA on these keys.
//
// # When Redis fails
//
// Calls continue. A process that can't connect to Redis, gets no response within [WithTimeout], or gets an error
// requests its own token from iiko and tries Redis again at the next refresh. The same holds if a hook of the
// Redis client panics. An invalid value under a token's key is replaced. All this is logged to [WithLogger].
//
// # Secrets
//
// Anyone who can read the token in Redis can use the API until the token expires. Protect Redis with a password
// and TLS. Tokens appear in no error and no log of this package.
package redisstore
