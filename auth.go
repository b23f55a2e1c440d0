package goiikoapi

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
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
		return api.ClientAccessTokenV2, models.AccessTokenV2Request{APIKey: c.apiLogin, AppID: c.appID, ClientSecret: c.clientSecret}
	}
	return api.ClientAccessToken, models.AccessTokenRequest{APILogin: c.apiLogin}
}

// secretsIn returns the secrets that a request holds, which iiko may repeat in its answer.
func secretsIn(req any) []string {
	switch req := req.(type) {
	case models.AccessTokenRequest:
		return []string{req.APILogin}
	case models.AccessTokenV2Request:
		return []string{req.APIKey, req.ClientSecret}
	case models.UpdateWebhookSettingsRequest:
		if req.AuthToken != nil {
			return []string{*req.AuthToken}
		}
	}
	return nil
}

// accessToken is a token and the moment from which it should be renewed; the zero time means that
// only iiko can tell.
type accessToken struct {
	value   string
	renewAt time.Time
}

func (t accessToken) usable() bool {
	return t.value != "" && (t.renewAt.IsZero() || time.Now().Before(t.renewAt))
}

// newAccessToken returns a token that was obtained now. A JWT says itself when it ends; any other
// lasts for lifetime, 0 when that is not known.
func newAccessToken(value string, lifetime time.Duration) accessToken {
	token := accessToken{value: value}
	if expiry, ok := jwtExpiry(value); ok {
		lifetime = max(1, time.Until(expiry))
	}
	if lifetime > 0 {
		token.renewAt = time.Now().Add(lifetime - min(renewalMargin, lifetime/10))
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

// tokens keeps one token for all calls of a client, and sees to it that however many of them find it
// expired, one asks for the next.
type tokens struct {
	credentials credentials
	transport   *transport.Transport
	renewal     singleflight.Group

	mu      sync.Mutex
	current accessToken
}

// Token returns the current token, or obtains one when it is due.
func (t *tokens) Token(ctx context.Context) (string, error) {
	t.mu.Lock()
	current := t.current
	t.mu.Unlock()
	if current.usable() {
		return current.value, nil
	}
	token, err := t.obtain(ctx)
	if errors.Is(err, transport.ErrNoCredentials) && current.value != "" {
		return current.value, nil
	}
	return token, err
}

// Renew returns a token other than refused: the current one when somebody has renewed it meanwhile.
func (t *tokens) Renew(ctx context.Context, refused string) (string, error) {
	t.mu.Lock()
	if t.current.value == refused {
		t.current.renewAt = time.Now()
	}
	t.mu.Unlock()
	if t.credentials.apiLogin == "" {
		return "", transport.ErrNoCredentials
	}
	return t.Token(ctx)
}

// obtain waits for the one token request that is under way. It does not run under ctx, because others
// wait for it too.
func (t *tokens) obtain(ctx context.Context) (string, error) {
	if t.credentials.apiLogin == "" {
		return "", transport.ErrNoCredentials
	}
	result := t.renewal.DoChan("", func() (any, error) {
		t.mu.Lock()
		current := t.current
		t.mu.Unlock()
		if current.usable() {
			return current.value, nil
		}
		return t.request(context.WithoutCancel(ctx))
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

// request asks iiko for a token and keeps it.
func (t *tokens) request(ctx context.Context) (string, error) {
	if t.transport.Timeout == 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, DefaultTimeout)
		defer cancel()
	}
	op, credentials := t.credentials.request()
	body, err := json.Marshal(credentials)
	if err != nil {
		return "", err
	}
	answer, err := t.transport.Exchange(ctx, op, body, "")
	var said models.AccessTokenResponse
	apiErr, err := interpret(op, answer, err, t.transport.Secrets, &said)
	if err != nil {
		return "", err
	}
	if apiErr != nil {
		return "", apiErr
	}
	if said.Token == "" {
		return "", &TransportError{Operation: op.Name, StatusCode: answer.StatusCode, CorrelationID: t.transport.Secrets.Redact(said.CorrelationID), Err: ErrEmptyAnswer}
	}
	t.transport.Secrets.AddToken(said.Token)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.current = newAccessToken(said.Token, tokenLifetime)
	return said.Token, nil
}
