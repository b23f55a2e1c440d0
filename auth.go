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
	"github.com/kebrick/goiikoapi/internal/contexts"
	"github.com/kebrick/goiikoapi/internal/transport"
	"github.com/kebrick/goiikoapi/models"
)

const (
	// refreshPause is the time after a failed refresh before the next one, while the token is still valid.
	refreshPause = 15 * time.Second
	// rejectedPause and longestRejectedPause are how long the error is returned without a new request after iiko
	// rejected the credentials: the first time and at most. The pause doubles with each failure.
	rejectedPause, longestRejectedPause = time.Second, 30 * time.Second
	// failedPause and longestFailedPause are the same for other failures.
	failedPause, longestFailedPause = 200 * time.Millisecond, 5 * time.Second

	// keyRounds makes each guess of the credentials from their key in a store take milliseconds.
	keyRounds = 20_000
)

// credentials are what the client obtains tokens with.
type credentials struct {
	apiLogin     string
	appID        string
	clientSecret string
}

// request returns the operation that obtains a token, and its request.
func (c credentials) request() (*api.Operation, any) {
	if c.appID != "" {
		return api.ClientAccessTokenV2, sentAccessTokenV2{APIKey: c.apiLogin, AppID: c.appID, ClientSecret: c.clientSecret}
	}
	return api.ClientAccessToken, sentAccessToken{APILogin: c.apiLogin}
}

// key returns the key of the credentials in a [TokenStore], for the server at baseURL. It depends on all of them,
// so that a client with a wrong secret does not get the token of the right one.
//
// All processes must compute the same key, so it can't contain a random salt, and whoever reads it can guess API
// logins offline. A login may be short, so PBKDF2 makes each guess expensive; a plain hash would not.
func (c credentials) key(baseURL string) (string, error) {
	parts := fmt.Sprintf("%q", []string{baseURL, c.apiLogin, c.appID, c.clientSecret}) // quoted, so that different parts never give the same text
	key, err := pbkdf2.Key(sha256.New, parts, []byte("goiikoapi token store key"), keyRounds, sha256.Size)
	return hex.EncodeToString(key), err
}

// tokens keeps the token of a client. When it is due, one refresh at a time obtains the next, regardless of the number
// of calls; they use the old token until it expires.
type tokens struct {
	credentials credentials
	transport   *transport.Transport
	store       TokenStore
	// key is the client's key in the store.
	key string

	mu      sync.Mutex
	current Token
	// rejected is the latest token that iiko rejected.
	rejected string
	// refresh is the refresh in progress; nil if there is none.
	refresh *refresh
	failed  failedRefresh
}

// refresh is an attempt to obtain a token.
type refresh struct {
	// rejected is the rejected token to be replaced.
	rejected string
	// done is closed when token and err are set.
	done  chan struct{}
	token Token
	err   error
}

// failedRefresh describes the latest refresh if it failed.
type failedRefresh struct {
	err error
	// count is the number of failures in a row.
	count int
	// at is when it failed, and pause is the minimum time from then until the next refresh.
	at    time.Time
	pause time.Duration
}

func newTokens(cfg *config, sender *transport.Transport) (*tokens, error) {
	t := &tokens{credentials: cfg.credentials, transport: sender, store: cfg.store, current: newToken(cfg.token, 0)}
	if t.store == nil {
		t.store = &MemoryTokenStore{} // any key will do in it
		return t, nil
	}
	var err error
	t.key, err = cfg.credentials.key(cfg.baseURL)
	return t, err
}

// Token returns the current token, or waits for the next one if it has expired. Without credentials it always returns
// the token from WithWorkingToken.
func (t *tokens) Token(ctx context.Context) (string, error) { return t.other(ctx, "") }

// Refresh returns a token other than rejected, which is the current one if it has been refreshed in the meantime.
func (t *tokens) Refresh(ctx context.Context, rejected string) (string, error) {
	if t.credentials.apiLogin == "" {
		return "", transport.ErrNoCredentials
	}
	t.mu.Lock()
	if t.current.Value == rejected {
		t.rejected = rejected
	}
	t.mu.Unlock()
	return t.other(ctx, rejected)
}

// other returns a token other than rejected. If iiko or the store returns the same token again, knowing that it was
// rejected, that token is used.
func (t *tokens) other(ctx context.Context, rejected string) (string, error) {
	for {
		token, underWay, err := t.look(ctx)
		if underWay == nil {
			return token, err
		}
		select {
		case <-ctx.Done():
			return "", contexts.Ended(ctx)
		case <-underWay.done:
		}
		if underWay.err != nil || underWay.token.Value != rejected || underWay.rejected == rejected {
			return underWay.token.Value, underWay.err
		}
	}
}

// look returns the current token if it is valid, or else the refresh to wait for, or else the error. It starts a
// refresh if the token is due.
func (t *tokens) look(ctx context.Context) (token string, underWay *refresh, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	accepted := t.current.Value != "" && t.current.Value != t.rejected
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

// start starts a refresh. It has the values of ctx but not its end, because other calls wait for it too.
func (t *tokens) start(ctx context.Context) {
	timeout := cmp.Or(t.transport.Timeout, DefaultTimeout)
	deadline, cause := time.Now().Add(timeout), fmt.Errorf("no token within %v", timeout)
	r := &refresh{rejected: t.rejected, done: make(chan struct{})}
	t.refresh = r
	obtain := func(ctx context.Context) (Token, error) {
		ctx, cancel := context.WithDeadlineCause(ctx, deadline, cause) // the store may pass any context
		defer cancel()
		return t.apart(ctx, "the token request", t.request)
	}
	go func() {
		ctx, cancel := context.WithDeadlineCause(context.WithoutCancel(ctx), deadline, cause)
		defer cancel()
		op, _ := t.credentials.request()
		t.transport.Observe.Run(ctx, transport.Step{Kind: transport.StepRefresh, Operation: op}, func(ctx context.Context) transport.StepResult {
			r.token, r.err = t.apart(ctx, "the token store", func(ctx context.Context) (Token, error) {
				return t.store.Token(ctx, t.key, r.rejected, obtain)
			})
			if r.err == nil && r.token.Value == "" {
				r.err = t.failure(errors.New("the token store returned an empty token"))
			}
			return transport.StepResult{Err: r.err}
		})
		t.finish(r)
	}()
}

// finish stores the result of a refresh and wakes the calls that wait for it.
func (t *tokens) finish(r *refresh) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if r.err != nil {
		r.err = withoutSecrets(r.err, t.transport.Secrets)
		t.failed = t.failed.next(r.err)
	} else {
		t.transport.Secrets.AddToken(r.token.Value)
		t.current, t.failed = r.token, failedRefresh{}
		if r.token.Value == r.rejected {
			t.rejected = ""
		}
	}
	t.refresh = nil
	close(r.done)
}

// next returns the state after another failure.
func (f failedRefresh) next(err error) failedRefresh {
	pause, longest := failedPause, longestFailedPause
	if rejectsCredentials(err) {
		pause, longest = rejectedPause, longestRejectedPause
	}
	return failedRefresh{err: err, count: f.count + 1, at: time.Now(), pause: min(pause<<min(f.count, 8), longest)}
}

// rejectsCredentials reports whether err is an API error that the credentials probably caused.
func rejectsCredentials(err error) bool {
	apiErr := (*CustomErrorModel)(nil)
	return errors.As(err, &apiErr) && apiErr != nil && apiErr.StatusCode < 500 && !IsRateLimited(err) && !IsTimeout(err)
}

// apart runs code that may call the program's own in a separate goroutine. It returns when ctx ends, even if the code
// does not; a panic and runtime.Goexit become errors.
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
	return Token{}, t.failure(contexts.Ended(ctx))
}

// panicked returns the place of the panic that the calling deferred function has recovered.
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
	return "unknown place"
}

// failure returns an error of the token request, or of the code that calls it.
func (t *tokens) failure(err error) error {
	op, _ := t.credentials.request()
	return &TransportError{Operation: op.Name, Err: err}
}

// request requests a token from iiko.
func (t *tokens) request(ctx context.Context) (Token, error) {
	op, credentials := t.credentials.request()
	body, err := json.Marshal(credentials)
	if err != nil {
		return Token{}, err
	}
	said, err := Check(observed(ctx, t.transport.Observe, op, func(ctx context.Context) (*models.AccessTokenResponse, outcome, *CustomErrorModel, error) {
		response, err := t.transport.Do(ctx, nil, transport.Call{Operation: op, Body: body, Retryable: true})
		came := outcome{statusCode: response.StatusCode, attempts: response.Attempts}
		if apiErr, err := classify(op, response, err, t.transport.Secrets); apiErr != nil || err != nil {
			return nil, came, apiErr, err
		}
		var said models.AccessTokenResponse
		if err := decode(op, response, t.transport.Secrets, &said); err != nil {
			return nil, came, nil, err
		}
		if said.Token == "" {
			failure := failed(op, response)
			failure.CorrelationID, failure.Err = t.transport.Secrets.Redact(said.CorrelationID), ErrEmptyResponse
			return nil, came, nil, failure
		}
		return &said, came, nil, nil
	}))
	if err != nil {
		return Token{}, err
	}
	t.transport.Secrets.AddToken(said.Token) // the error of a store may contain it
	return newToken(said.Token, tokenLifetime), nil
}

// AccessToken obtains a token for an API login, independently of the client's own token. You don't need it for other
// calls: the client obtains its token itself. iiko advises the second version of its authentication.
//
// Operation: [POST /api/1/access_token].
//
// Deprecated: use [Client.AccessTokenV2].
//
// [POST /api/1/access_token]: https://api-ru.iiko.services/docs#tag/Authorization/paths/~1api~11~1access_token/post
func (c *Client) AccessToken(ctx context.Context, req models.AccessTokenRequest) (*models.AccessTokenResponse, *CustomErrorModel, error) {
	return call[models.AccessTokenResponse](ctx, &service{c}, api.ClientAccessToken, sentAccessToken(req))
}

// AccessTokenV2 obtains a token for an application, independently of the client's own token. You don't need it for
// other calls: with [WithAppId] the client obtains its token itself.
//
// Operation: [POST /api/v2/access_token].
//
// [POST /api/v2/access_token]: https://api-ru.iiko.services/docs#tag/Authorization/paths/~1api~1v2~1access_token/post
func (c *Client) AccessTokenV2(ctx context.Context, req models.AccessTokenV2Request) (*models.AccessTokenResponse, *CustomErrorModel, error) {
	return call[models.AccessTokenResponse](ctx, &service{c}, api.ClientAccessTokenV2, sentAccessTokenV2(req))
}
