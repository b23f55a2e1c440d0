package goiikoapi

import (
	"cmp"
	"context"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/transport"
	"github.com/kebrick/goiikoapi/models"
)

const (
	// refreshPause is how long a token that still serves goes on after a failed refresh, before the next.
	refreshPause = 15 * time.Second
	// refusedPause and longestRefusedPause are for how long the refusal of the credentials is remembered,
	// the first time and at most; it doubles from one to the next.
	refusedPause, longestRefusedPause = time.Second, 30 * time.Second
	// failedPause and longestFailedPause are the same for all other failures.
	failedPause, longestFailedPause = 200 * time.Millisecond, 5 * time.Second

	// keyRounds makes a guess of the credentials by their key in a store cost milliseconds.
	keyRounds = 20_000
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

// key returns the name of the credentials in a [TokenStore], for the server at baseURL. Each part counts,
// else a client with a wrong secret would be given the token of the right one.
//
// All processes must find the same key, so nothing that is random can go into it, and whoever reads it can
// try API logins off-line. PBKDF2 makes each try expensive, because a login may be short; a plain hash
// would not.
func (c credentials) key(baseURL string) (string, error) {
	parts := fmt.Sprintf("%q", []string{baseURL, c.apiLogin, c.appID, c.clientSecret}) // quoted, they can't run into each other
	key, err := pbkdf2.Key(sha256.New, parts, []byte("goiikoapi token store key"), keyRounds, sha256.Size)
	return hex.EncodeToString(key), err
}

// tokens keeps the token of a client. When it is due, one refresh at a time obtains the next, however many
// calls there are; they go on with the old one until it ends.
type tokens struct {
	credentials credentials
	transport   *transport.Transport
	store       TokenStore
	// key is the client's in the store.
	key string

	mu      sync.Mutex
	current Token
	// refused is the latest token that iiko did not accept.
	refused string
	// refresh is the one that is under way; nil for none.
	refresh *refresh
	failed  failedRefresh
}

// refresh is an attempt to obtain a token.
type refresh struct {
	// refused is the token that must not come back.
	refused string
	// done is closed when token and err are there.
	done  chan struct{}
	token Token
	err   error
}

// failedRefresh is the latest refresh when it failed.
type failedRefresh struct {
	err error
	// count is how many have failed in a row.
	count int
	// at is when it failed, and pause for how long it is remembered.
	at    time.Time
	pause time.Duration
}

func newTokens(cfg *config, sender *transport.Transport) (*tokens, error) {
	t := &tokens{credentials: cfg.credentials, transport: sender, store: cfg.store, current: newToken(cfg.token, 0)}
	if t.store == nil {
		t.store = &MemoryTokenStore{} // in which any key will do
		return t, nil
	}
	var err error
	t.key, err = cfg.credentials.key(cfg.baseURL)
	return t, err
}

// Token returns the current token, or waits for the next one when it has run out. Without credentials it is
// always the one that the client was given.
func (t *tokens) Token(ctx context.Context) (string, error) { return t.other(ctx, "") }

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
	return t.other(ctx, refused)
}

// other returns a token other than refused. One that iiko or the store hands out again although it knows of
// the refusal counts as another.
func (t *tokens) other(ctx context.Context, refused string) (string, error) {
	for {
		token, underWay, err := t.look(ctx)
		if underWay == nil {
			return token, err
		}
		select {
		case <-ctx.Done():
			return "", transport.Ended(ctx)
		case <-underWay.done:
		}
		if underWay.err != nil || underWay.token.Value != refused || underWay.refused == refused {
			return underWay.token.Value, underWay.err
		}
	}
}

// look returns the current token if it serves, the refresh to wait for if not, or why there is none. It
// starts a refresh when the token is due.
func (t *tokens) look(ctx context.Context) (token string, underWay *refresh, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	accepted := t.current.Value != "" && t.current.Value != t.refused
	if t.credentials.apiLogin == "" || accepted && t.current.Usable() {
		return t.current.Value, nil, nil
	}
	serves := accepted && (t.current.ExpiresAt.IsZero() || time.Now().Before(t.current.ExpiresAt))
	pause := t.failed.pause
	if serves {
		pause = max(pause, refreshPause)
	}
	held := time.Since(t.failed.at) < pause
	if t.refresh == nil && !held {
		t.start(ctx)
	}
	switch {
	case serves:
		return t.current.Value, nil, nil
	case t.refresh != nil:
		return "", t.refresh, nil
	}
	return "", nil, t.failed.err
}

// start starts a refresh. It has the values of ctx, and does not end with it, because others wait for it too.
func (t *tokens) start(ctx context.Context) {
	timeout := cmp.Or(t.transport.Timeout, DefaultTimeout)
	deadline, cause := time.Now().Add(timeout), fmt.Errorf("no token within %v", timeout)
	r := &refresh{refused: t.refused, done: make(chan struct{})}
	t.refresh = r
	obtain := func(ctx context.Context) (Token, error) {
		ctx, cancel := context.WithDeadlineCause(ctx, deadline, cause) // whichever context the store passes
		defer cancel()
		return t.apart(ctx, "the token request", t.request)
	}
	go func() {
		ctx, cancel := context.WithDeadlineCause(context.WithoutCancel(ctx), deadline, cause)
		defer cancel()
		r.token, r.err = t.apart(ctx, "the token store", func(ctx context.Context) (Token, error) {
			return t.store.Token(ctx, t.key, r.refused, obtain)
		})
		t.finish(r)
	}()
}

// finish keeps what came of a refresh, and tells those who wait for it.
func (t *tokens) finish(r *refresh) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if r.err == nil && r.token.Value == "" {
		r.err = t.failure(errors.New("the token store returned an empty token"))
	}
	if r.err != nil {
		r.err = withoutSecrets(r.err, t.transport.Secrets)
		t.failed = t.failed.next(r.err)
	} else {
		t.transport.Secrets.AddToken(r.token.Value)
		t.current, t.failed = r.token, failedRefresh{}
		if r.token.Value == r.refused {
			t.refused = ""
		}
	}
	t.refresh = nil
	close(r.done)
}

// next returns the failure that follows f.
func (f failedRefresh) next(err error) failedRefresh {
	pause, longest := failedPause, longestFailedPause
	if refusesCredentials(err) {
		pause, longest = refusedPause, longestRefusedPause
	}
	return failedRefresh{err: err, count: f.count + 1, at: time.Now(), pause: min(pause<<min(f.count, 8), longest)}
}

// refusesCredentials reports whether err is iiko's and the credentials' fault, as far as can be told.
func refusesCredentials(err error) bool {
	refused := (*CustomErrorModel)(nil)
	return errors.As(err, &refused) && refused != nil && refused.StatusCode < 500 && !IsRateLimited(err) && !IsTimeout(err)
}

// apart runs code that is not all the SDK's in a goroutine of its own. It returns when ctx ends, whatever the
// code does; a panic and runtime.Goexit become errors.
func (t *tokens) apart(ctx context.Context, name string, run func(context.Context) (Token, error)) (Token, error) {
	type outcome struct {
		token Token
		err   error
	}
	outcomes := make(chan outcome, 1)
	go func() {
		o := outcome{err: t.failure(fmt.Errorf("%s called runtime.Goexit", name))}
		defer func() {
			if p := recover(); p != nil {
				o.err = t.failure(fmt.Errorf("%s panicked: %s (%s)", name, t.transport.Secrets.Redact(fmt.Sprint(p)), panicked()))
			}
			outcomes <- o
		}()
		o.token, o.err = run(ctx)
	}()
	select {
	case o := <-outcomes:
		if o.err == nil || ctx.Err() == nil {
			return o.token, o.err
		}
	case <-ctx.Done():
	}
	return Token{}, t.failure(transport.Ended(ctx))
}

// panicked tells a deferred function where the panic was that it has recovered.
func panicked() string {
	stack := make([]uintptr, 32)
	frames := runtime.CallersFrames(stack[:runtime.Callers(1, stack)])
	panicking := false
	for frame, more := frames.Next(); more; frame, more = frames.Next() {
		if strings.HasPrefix(frame.Function, "runtime.") {
			panicking = true
		} else if panicking {
			return fmt.Sprintf("%s:%d", frame.Function, frame.Line)
		}
	}
	return "somewhere"
}

// failure is an error of the token request or of what is around it.
func (t *tokens) failure(err error) error {
	op, _ := t.credentials.request()
	return &TransportError{Operation: op.Name, Err: err}
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
		return Token{}, &TransportError{Operation: op.Name, StatusCode: answer.StatusCode, CorrelationID: t.transport.Secrets.Redact(said.CorrelationID), Attempts: answer.Attempts, Err: ErrEmptyResponse}
	}
	t.transport.Secrets.AddToken(said.Token) // a store that fails to keep it may write it into its error
	return newToken(said.Token, tokenLifetime), nil
}

// AccessToken obtains a token for an API login, beside the client's own. A client needs no such call: it
// sees to its token by itself.
//
// Operation: /api/1/access_token.
//
// Deprecated: iiko advises the second version of its authentication, [Client.AccessTokenV2].
func (c *Client) AccessToken(ctx context.Context, req models.AccessTokenRequest) (*models.AccessTokenResponse, *CustomErrorModel, error) {
	return call[models.AccessTokenResponse](ctx, &service{c}, api.ClientAccessToken, sentAccessToken(req))
}

// AccessTokenV2 obtains a token for an application, beside the client's own. A client needs no such call:
// with [WithAppId] it sees to its token by itself.
//
// Operation: /api/v2/access_token.
func (c *Client) AccessTokenV2(ctx context.Context, req models.AccessTokenV2Request) (*models.AccessTokenResponse, *CustomErrorModel, error) {
	return call[models.AccessTokenResponse](ctx, &service{c}, api.ClientAccessTokenV2, sentAccessTokenV2(req))
}
