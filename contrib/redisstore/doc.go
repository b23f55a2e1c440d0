// Package redisstore keeps iiko's access tokens in Redis, where all processes of a service share them.
//
// iiko hands out a token per API login for about an hour. Ten processes with a client each ask for ten of
// them, and again when the tokens run out. With a [Store], one process asks and the others use what it got:
//
//	rdb := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
//	cli, err := goiikoapi.NewClient(apiLogin,
//		goiikoapi.WithTokenStore(redisstore.New(rdb, redisstore.WithLogger(slog.Default()))),
//	)
//
// # What is in Redis
//
// A token is JSON under "goiikoapi:token:" and the client's key, a hash that does not reveal the API login.
// It expires when the token is due for renewal. Next to it, under the same name with ":lock" behind it, is
// a lock while somebody asks iiko for the next token. The others look again after waits that grow from 10
// to 250 milliseconds, for as long as their context lasts.
//
// The lock lasts 10 seconds and is extended while the request for the token takes. The lock of a process
// that died therefore runs out in 10 seconds, however long a request may take.
//
// Each command and script touches one name only, so a cluster will do. A user that Redis's access control
// list restricts needs GET, SET, PTTL, PEXPIRE, EVAL and EVALSHA on these names.
//
// # When Redis fails
//
// Calls go on. A process that can't reach Redis, waits longer than [WithTimeout] for an answer, or is
// refused, asks iiko for a token of its own, and tries Redis again when that one is due for renewal. The
// same goes for a hook of the client that panics. What is kept under a token's name without being a token
// is replaced. The logger of [WithLogger] is told.
//
// # Secrets
//
// Whoever can read the token in Redis can use the API as its owner for as long as the token lasts. Give
// Redis a password and TLS like a database of passwords. Tokens are in no error and no log of this package.
package redisstore
