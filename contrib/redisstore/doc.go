// Package redisstore keeps iiko's access tokens, and which webhooks were handled, in Redis, so that all processes of a
// service share them.
//
// # Tokens
//
// A token of an API login is valid for about an hour. Ten processes with a client each request ten tokens, and
// again when they expire. With a [Store], one process requests a token and the others use it:
//
//	rdb := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
//	cli, err := goiikoapi.NewClient(apiLogin,
//		goiikoapi.WithTokenStore(redisstore.New(rdb, redisstore.WithLogger(slog.Default()))),
//	)
//
// # Webhooks
//
// With a [WebhookStore], several processes receive the webhooks of one URL, each event is handled by one of them, and a
// restart forgets nothing:
//
//	store := redisstore.NewWebhookStore(rdb)
//	handler := goiikoapi.WebhookHandler(webhookToken, handle, goiikoapi.WithDeduplicationStore(store))
//
// An event is handled at least once. It is handled again when iiko sends it again, if the process dies or Redis fails
// after the event was handled and before that is recorded; if a process is suspended for longer than the lock lasts; or
// if Redis lost the record. Records are as durable as Redis is: use the append-only file, and the policy noeviction.
//
// # Data in Redis
//
// A token is stored as JSON under the key "goiikoapi:token:" followed by the client's key, a hash that does not
// reveal the API login. The entry expires when the token is due for refresh. While a process requests the
// next token, the same key with the suffix ":lock" holds a lock. The others poll at intervals that grow from 10
// to 250 milliseconds, until their context ends.
//
// The record of an order, reserve or other event, for each type of event, is stored under the key "goiikoapi:webhook:"
// followed by a hash. It consists of hashes and timestamps, has about 50 bytes, at most 2600, and expires 48 hours after
// the last event was handled ([WithTTL]). While a process handles an event, the key with the suffix ":lock" holds a
// lock; other events of the order wait as for a token.
//
// A lock expires after 10 seconds and is extended during the token request or while the event is handled. The lock of a
// process that died therefore expires within 10 seconds, however long a request may take.
//
// Each command and script uses one key, so Redis Cluster is supported. With access control lists the user needs
// GET, SET, PTTL, PEXPIRE, EVAL and EVALSHA on these keys.
//
// # When Redis fails
//
// Calls continue, webhooks do not. A process that can't connect to Redis, gets no response within [WithTimeout], or gets an error
// requests its own token from iiko and tries Redis again at the next refresh. The same holds if a hook of the
// Redis client panics. An invalid value under a token's key is replaced. All this is logged to [WithLogger].
//
// An event whose record can't be locked or loaded is not handled, and the request gets status 500, so that iiko sends
// it again: every 10 minutes for an hour. So does an event that was handled but could not be recorded; it is handled
// again. [goiikoapi.WithWebhookErrors] gets the reason.
//
// # Secrets
//
// Anyone who can read the token in Redis can use the API until the token expires. Protect Redis with a password
// and TLS. Tokens appear in no error and no log of this package. Records of webhooks contain no data of customers.
package redisstore
