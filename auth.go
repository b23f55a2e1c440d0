package goiikoapi

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/transport"
	"github.com/kebrick/goiikoapi/models"
)

const (
	// tokenLifetime is how long a token lasts that does not say so itself.
	tokenLifetime = time.Hour
	// renewalMargin is how long before its end a token is renewed.
	renewalMargin = 5 * time.Minute
	// renewalPause is how long a token that could not be renewed goes on serving before the next try.
	renewalPause = 15 * time.Second
)

// credentials are what a token is obtained with.
type credentials struct {
	apiLogin     string
	appID        string
	clientSecret string
}

// request returns the operation that turns the credentials into a token, and its body.
func (c credentials) request() (api.Operation, any) {
	if c.appID != "" {
		return api.ClientAccessTokenV2, sentAccessTokenV2{APIKey: c.apiLogin, AppID: c.appID, ClientSecret: c.clientSecret}
	}
	return api.ClientAccessToken, sentAccessToken{APILogin: c.apiLogin}
}

// Token is an access token of iiko's. Printed, logged or encoded as JSON it does not show its value: a [TokenStore]
// that keeps it as JSON encodes a type of its own,
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
	// key tells clients with different credentials apart, and does not reveal them.
	Token(ctx context.Context, key, refused string, obtain func(context.Context) (Token, error)) (Token, error)
}

// WithTokenStore keeps the token in a store that other clients share.
func WithTokenStore(store TokenStore) Option {
	return func(c *config) error {
		if store == nil {
			return refuseOption("WithTokenStore", "takes no nil store")
		}
		c.store = store
		return nil
	}
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

// tokens keeps the token of a client, and sees to it that however many calls find it expired, one asks
// for the next.
type tokens struct {
	credentials credentials
	transport   *transport.Transport
	store       TokenStore
	// key is the client's in the store.
	key     string
	renewal singleflight.Group

	mu      sync.Mutex
	current Token
	// refused is the latest token that iiko did not accept.
	refused string
}

func newTokens(cfg *config, sender *transport.Transport) *tokens {
	identity := sha256.Sum256([]byte(strings.Join([]string{cfg.baseURL, cfg.credentials.apiLogin, cfg.credentials.appID}, "\x00")))
	store := cfg.store
	if store == nil {
		store = &MemoryTokenStore{}
	}
	return &tokens{
		credentials: cfg.credentials,
		transport:   sender,
		store:       store,
		key:         hex.EncodeToString(identity[:]),
		current:     newToken(cfg.token, 0),
	}
}

// Token returns the current token, or obtains one when it is due. While that fails, one that has not run
// out yet goes on serving; without credentials, any one does.
func (t *tokens) Token(ctx context.Context) (string, error) {
	t.mu.Lock()
	current, refused := t.current, t.refused
	t.mu.Unlock()
	if current.Usable() && current.Value != refused {
		return current.Value, nil
	}
	token, err := t.obtain(ctx)
	serves := time.Now().Before(current.ExpiresAt) || t.credentials.apiLogin == ""
	if err == nil || ctx.Err() != nil || !serves || current.Value == "" || current.Value == refused {
		return token, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.current.Value == current.Value {
		t.current.RenewAt = time.Now().Add(min(renewalPause, time.Until(current.ExpiresAt)))
	}
	return current.Value, nil
}

// Renew returns a token other than refused: the current one when somebody has renewed it meanwhile.
func (t *tokens) Renew(ctx context.Context, refused string) (string, error) {
	if t.credentials.apiLogin == "" {
		return "", transport.ErrNoCredentials
	}
	t.mu.Lock()
	if t.current.Value == refused {
		t.refused = refused
	}
	t.mu.Unlock()
	return t.Token(ctx)
}

// obtain waits for the one renewal that is under way. It does not run under ctx, because others wait for
// it too.
func (t *tokens) obtain(ctx context.Context) (string, error) {
	if t.credentials.apiLogin == "" {
		return "", transport.ErrNoCredentials
	}
	result := t.renewal.DoChan("", func() (any, error) {
		t.mu.Lock()
		current, refused := t.current, t.refused
		t.mu.Unlock()
		if current.Usable() && current.Value != refused {
			return current.Value, nil
		}
		timeout := t.transport.Timeout
		if timeout == 0 {
			timeout = DefaultTimeout
		}
		bounded, cancel := context.WithTimeoutCause(context.WithoutCancel(ctx), timeout, fmt.Errorf("no token within %v", timeout))
		defer cancel()
		token, err := t.store.Token(bounded, t.key, refused, t.request)
		if err != nil {
			return nil, err
		}
		t.transport.Secrets.AddToken(token.Value)
		t.mu.Lock()
		defer t.mu.Unlock()
		t.current = token
		return token.Value, nil
	})
	select {
	case <-ctx.Done():
		return "", transport.Ended(ctx)
	case answer := <-result:
		if answer.Err != nil {
			return "", answer.Err
		}
		return answer.Val.(string), nil
	}
}

// request asks iiko for a token.
func (t *tokens) request(ctx context.Context) (Token, error) {
	op, credentials := t.credentials.request()
	body, err := json.Marshal(credentials)
	if err != nil {
		return Token{}, err
	}
	answer, err := t.transport.Do(ctx, nil, transport.Call{Operation: op, Body: body, Repeatable: true})
	var said models.AccessTokenResponse
	if apiErr, err := interpret(op, answer, err, t.transport.Secrets, &said); apiErr != nil || err != nil {
		return Token{}, cmp.Or[error](err, apiErr)
	}
	if said.Token == "" {
		return Token{}, &TransportError{Operation: op.Name, StatusCode: answer.StatusCode, CorrelationID: t.transport.Secrets.Redact(said.CorrelationID), Attempts: answer.Attempts, Err: ErrEmptyAnswer}
	}
	return newToken(said.Token, tokenLifetime), nil
}
