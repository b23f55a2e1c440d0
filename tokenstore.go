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

	"github.com/kebrick/goiikoapi/internal/transport"
)

const (
	// tokenLifetime is how long a token lasts that does not say so itself.
	tokenLifetime = time.Hour
	// renewalMargin is how long before its end a token is renewed.
	renewalMargin = 5 * time.Minute
)

// Token is an access token of iiko's. Printed, logged or encoded as JSON it does not show its value: a
// [TokenStore] that keeps it as JSON encodes a type of its own,
//
//	type record goiikoapi.Token
//
// and converts to it and from it. JSON of a Token itself decodes to one that is not [Token.Usable].
type Token struct {
	// Value is what calls carry.
	Value string
	// RenewAt is when it should be replaced, some minutes before it runs out. The zero time means that only
	// iiko can tell.
	RenewAt time.Time
	// ExpiresAt is when it runs out; the zero time as for RenewAt.
	ExpiresAt time.Time
}

// Usable reports whether the token should still be accepted.
func (t Token) Usable() bool {
	return t.Value != "" && (t.RenewAt.IsZero() || time.Now().Before(t.RenewAt))
}

// Format keeps the value from being shown.
func (t Token) Format(f fmt.State, _ rune) {
	fmt.Fprintf(f, "token (renew at %s)", t.RenewAt.Format(time.RFC3339))
}

// LogValue keeps the value out of logs.
func (t Token) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(t)) }

// MarshalJSON leaves the value out.
func (t Token) MarshalJSON() ([]byte, error) {
	type token Token
	t.Value = ""
	return json.Marshal(token(t))
}

// newToken returns a token that was obtained now. A JWT says itself when it ends; any other lasts for
// lifetime, 0 when that is not known.
func newToken(value string, lifetime time.Duration) Token {
	token := Token{Value: value}
	if expiry, ok := jwtExpiry(value); ok {
		// A new token that seems to be over already tells of a clock that is off.
		if left := time.Until(expiry); left > 0 || lifetime == 0 {
			lifetime = max(1, left)
		}
	}
	if lifetime > 0 {
		token.ExpiresAt = time.Now().Add(lifetime)
		token.RenewAt = token.ExpiresAt.Add(-min(renewalMargin, lifetime/10))
	}
	return token
}

// jwtExpiry reads the exp claim of a JWT, without verifying it: iiko does that.
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

// TokenStore keeps tokens where several clients, or several processes, share them: iiko then sees one
// token request of them all. [MemoryTokenStore] is one for the clients of a process; the module
// contrib/redisstore has one for many processes.
type TokenStore interface {
	// Token returns the token that is kept under key when it is usable and not the one refused, which is
	// empty when none was. Else it calls obtain, keeps what that returns, and returns it. Of all who share
	// the store, one at a time calls obtain; the others wait for its token within ctx. A store that can't be
	// reached calls obtain and goes on without keeping the token.
	//
	// obtain returns when ctx ends, at the latest, and neither panics nor calls runtime.Goexit. A panic in
	// Token itself is an error of the call that waits for it.
	//
	// key tells clients apart whose server or credentials differ in anything, the client secret included. It
	// is the same in all processes, and does not reveal the credentials.
	Token(ctx context.Context, key, refused string, obtain func(context.Context) (Token, error)) (Token, error)
}

// MemoryTokenStore keeps tokens for the clients of one process. The zero value is ready for use.
type MemoryTokenStore struct {
	mu    sync.Mutex
	slots map[string]chan Token
}

// Token implements [TokenStore].
func (s *MemoryTokenStore) Token(ctx context.Context, key, refused string, obtain func(context.Context) (Token, error)) (Token, error) {
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

	var token Token // who has it out of the slot may replace it
	select {
	case token = <-slot:
	case <-ctx.Done():
		return Token{}, transport.Ended(ctx)
	}
	defer func() { slot <- token }()
	if token.Usable() && token.Value != refused {
		return token, nil
	}
	fresh, err := obtain(ctx)
	if err != nil {
		return Token{}, err
	}
	token = fresh
	return token, nil
}
