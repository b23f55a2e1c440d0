package goiikoapi

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi/internal/contexts"
)

const (
	// tokenLifetime is the lifetime of a token that is not a JWT with an expiry.
	tokenLifetime = time.Hour
	// refreshMargin is how long before it expires a token is refreshed.
	refreshMargin = 5 * time.Minute
)

// Token is an access token of the API. Its value is left out when it is printed, logged or encoded as JSON, so JSON
// of a Token decodes to one that is not [Token.Usable]. A [TokenStore] that keeps tokens as JSON converts them to
// and from a type of its own:
//
//	type record goiikoapi.Token
type Token struct {
	// Value is sent with each call.
	Value string
	// RefreshAt is when the token should be refreshed, some minutes before it expires. The zero time means that it
	// is unknown: the token is used until iiko rejects it.
	RefreshAt time.Time
	// ExpiresAt is when the token expires; the zero time if that is unknown.
	ExpiresAt time.Time
}

// Usable reports whether the token has a value and is not due for a refresh.
func (t Token) Usable() bool {
	return t.Value != "" && (t.RefreshAt.IsZero() || time.Now().Before(t.RefreshAt))
}

// Format prints the token without its value, for every verb.
func (t Token) Format(f fmt.State, _ rune) {
	fmt.Fprintf(f, "token (refresh at %s)", t.RefreshAt.Format(time.RFC3339))
}

// LogValue returns the token without its value.
func (t Token) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(t)) }

// MarshalJSON encodes the token without its value.
func (t Token) MarshalJSON() ([]byte, error) {
	type token Token
	t.Value = ""
	return json.Marshal(token(t))
}

// newToken returns a token obtained now. A JWT contains its expiry; any other token expires after lifetime, which is 0
// if unknown.
func newToken(value string, lifetime time.Duration) Token {
	token := Token{Value: value}
	if expiry, ok := jwtExpiry(value); ok {
		// If a new token has already expired, the local clock is wrong.
		if left := time.Until(expiry); left > 0 || lifetime == 0 {
			lifetime = max(1, left)
		}
	}
	if lifetime > 0 {
		token.ExpiresAt = time.Now().Add(lifetime)
		token.RefreshAt = token.ExpiresAt.Add(-min(refreshMargin, lifetime/10))
	}
	return token
}

// jwtExpiry returns the exp claim of a JWT. It does not verify the token; iiko does.
func jwtExpiry(token string) (time.Time, bool) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return time.Time{}, false
	}
	payload, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return time.Time{}, false
	}
	var claims struct {
		Expiry float64 `json:"exp"`
	}
	if json.Unmarshal(payload, &claims) != nil || claims.Expiry <= 0 {
		return time.Time{}, false
	}
	return time.Unix(int64(claims.Expiry), 0), true
}

// TokenStore shares tokens between clients or processes, so that only one of them requests a token. [MemoryTokenStore]
// is a store for the clients of a process; the module contrib/redisstore has one for several processes.
type TokenStore interface {
	// Token returns the token stored under key if it is usable and differs from the rejected one,
	// which is empty if none was rejected. Otherwise it calls obtain, stores the token, and returns it. Among all
	// users of the store, one at a time calls obtain; the others wait for its token until ctx ends. If the
	// storage can't be reached, Token returns the token from obtain without storing it.
	//
	// obtain returns no later than ctx ends, and neither panics nor calls runtime.Goexit. If Token itself panics,
	// the calls that wait for it return an error.
	//
	// key differs for clients with different servers or credentials, including the client secret. It is the same
	// in all processes and does not reveal the credentials.
	Token(ctx context.Context, key, rejected string, obtain func(context.Context) (Token, error)) (Token, error)
}

// MemoryTokenStore is a [TokenStore] for the clients of one process. The zero value is ready to use.
type MemoryTokenStore struct {
	mu    sync.Mutex
	slots map[string]chan Token
}

// Token implements [TokenStore].
func (s *MemoryTokenStore) Token(ctx context.Context, key, rejected string, obtain func(context.Context) (Token, error)) (Token, error) {
	s.mu.Lock()
	slot, ok := s.slots[key]
	if !ok {
		if s.slots == nil {
			s.slots = map[string]chan Token{}
		}
		slot = make(chan Token, 1)
		slot <- Token{}
		s.slots[key] = slot
	}
	s.mu.Unlock()

	var token Token // whoever has taken it out of the slot may replace it
	select {
	case token = <-slot:
	case <-ctx.Done():
		return Token{}, contexts.Ended(ctx)
	}
	defer func() { slot <- token }()
	if token.Usable() && token.Value != rejected {
		return token, nil
	}
	fresh, err := obtain(ctx)
	if err != nil {
		return Token{}, err
	}
	token = fresh
	return token, nil
}
