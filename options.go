package goiikoapi

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/time/rate"

	"github.com/kebrick/goiikoapi/internal/transport"
)

const (
	// DefaultBaseURL is the address of iiko Cloud API for Russia.
	DefaultBaseURL = "https://api-ru.iiko.services"
	// SyrveBaseURL is the address for Syrve, iiko's international brand; see [WithBaseURL].
	SyrveBaseURL = "https://api-eu.syrve.live"
	// DefaultTimeout limits the time of an attempt; see [WithTimeout].
	DefaultTimeout = 45 * time.Second
	// DefaultMaxResponseSize limits the size of a response, in bytes; see [WithMaxResponseSize].
	DefaultMaxResponseSize = 256 << 20
)

// config holds the values of the options.
type config struct {
	credentials     credentials
	baseURL         string
	httpClient      *http.Client
	timeout         time.Duration
	maxResponseSize int64
	debug           bool
	logger          *slog.Logger
	token           string
	lazyToken       bool
	store           TokenStore
	retry           RetryPolicy
	rates           map[string]*rate.Limiter
	middleware      []func(http.RoundTripper) http.RoundTripper
	observers       []func(context.Context, Step) (context.Context, func(StepResult))
}

// Option configures a new [Client]. NewClient returns an [ArgumentError] for an invalid option.
type Option func(*config) error

// WithBaseURL sends requests to another server than [DefaultBaseURL]: one of another region, a proxy or a test
// server. baseURL must be an absolute http or https URL; its path is prepended to the paths of the operations.
func WithBaseURL(baseURL string) Option {
	return func(c *config) error {
		parsed, err := url.Parse(baseURL)
		switch { // the errors leave out the URL, which may contain a password
		case err != nil:
			return invalidOption("WithBaseURL", "must be an absolute URL")
		case parsed.Scheme != "http" && parsed.Scheme != "https":
			return invalidOption("WithBaseURL", "must begin with http:// or https://")
		case parsed.Hostname() == "":
			return invalidOption("WithBaseURL", "must contain a host")
		case parsed.User != nil || strings.ContainsAny(baseURL, "?#"):
			return invalidOption("WithBaseURL", "must not contain a user, query or fragment")
		}
		c.baseURL = strings.TrimRight(baseURL, "/")
		return nil
	}
}

// WithHTTPClient sends requests through hc, for example to use a proxy, own certificates or instrumentation. The
// client uses a copy and never changes hc. It does not follow redirects, so that the token is not sent to another
// server. If hc.Transport is nil, the client uses a transport that keeps enough connections for many concurrent
// calls.
func WithHTTPClient(hc *http.Client) Option {
	return func(c *config) error {
		if hc == nil {
			return invalidOption("WithHTTPClient", "must not be nil")
		}
		if value := reflect.ValueOf(hc.Transport); value.Kind() == reflect.Pointer && value.IsNil() {
			return invalidOption("WithHTTPClient", "must not have a nil %T as its Transport", hc.Transport)
		}
		c.httpClient = hc
		return nil
	}
}

// WithTimeout limits the time of each attempt, and tells iiko how long it may process the request. The default is
// [DefaultTimeout]; with 0 only the context of a call limits it. An earlier deadline of the context applies, here
// and at iiko.
func WithTimeout(d time.Duration) Option {
	return func(c *config) error {
		if d < 0 {
			return invalidOption("WithTimeout", "must not be negative, got %v", d)
		}
		c.timeout = d
		return nil
	}
}

// WithMaxResponseSize limits the size of a response, in bytes after decompression; in [Menu.NomenclatureStream] that of
// each product. A larger one is a [TransportError] that wraps [ErrResponseTooLarge]. The default is [DefaultMaxResponseSize].
func WithMaxResponseSize(bytes int64) Option {
	return func(c *config) error {
		if bytes <= 0 {
			return invalidOption("WithMaxResponseSize", "must be positive, got %d", bytes)
		}
		c.maxResponseSize = bytes
		return nil
	}
}

// WithAppId uses the second version of iiko's authentication: the API login of NewClient is the API key, sent
// together with the id and the client secret of an application.
func WithAppId(appID, clientSecret string) Option {
	return func(c *config) error {
		if appID == "" {
			return invalidOption("WithAppId", "must have an appID")
		}
		if clientSecret == "" {
			return invalidOption("WithAppId", "must have a clientSecret")
		}
		c.credentials.appID, c.credentials.clientSecret = appID, clientSecret
		return nil
	}
}

// WithWorkingToken sets a valid token to start with, so that NewClient does not request one. When iiko rejects the
// token, the client obtains a new one if it has an API login.
func WithWorkingToken(token string) Option {
	return func(c *config) error {
		if token == "" {
			return invalidOption("WithWorkingToken", "must not be empty")
		}
		c.token = token
		return nil
	}
}

// WithLazyToken makes NewClient return without a request: the first call obtains the token and returns the error if
// the credentials are rejected.
func WithLazyToken() Option {
	return func(c *config) error {
		c.lazyToken = true
		return nil
	}
}

// WithTokenStore keeps the token in a store that several clients share. The store must not be nil, nor an interface
// that holds a nil pointer or function.
func WithTokenStore(store TokenStore) Option {
	return func(c *config) error {
		if problem := nilProblem(store); problem != "" {
			return invalidOption("WithTokenStore", "%s", problem)
		}
		c.store = store
		return nil
	}
}

// nilProblem returns what is wrong with a store that is nil or an interface that holds nil, and "" for any other.
func nilProblem(store any) string {
	if store == nil {
		return "must not be nil"
	}
	switch value := reflect.ValueOf(store); value.Kind() {
	case reflect.Pointer, reflect.Func:
		if value.IsNil() {
			return fmt.Sprintf("must not be a nil %T", store)
		}
	}
	return ""
}

// WithRetry sets when and how often calls are retried. Without it, the defaults of [RetryPolicy] apply.
func WithRetry(policy RetryPolicy) Option {
	return func(c *config) error {
		if policy.Attempts < 0 || min(policy.FirstWait, policy.MaxWait, policy.Total, policy.MaxRetryAfter) < 0 {
			return invalidOption("WithRetry", "must not contain negative values")
		}
		c.retry = RetryPolicy{
			Attempts:      cmp.Or(policy.Attempts, defaultRetry.Attempts),
			FirstWait:     wait(policy.FirstWait, defaultRetry.FirstWait),
			MaxWait:       wait(policy.MaxWait, defaultRetry.MaxWait),
			Total:         wait(policy.Total, defaultRetry.Total),
			MaxRetryAfter: wait(policy.MaxRetryAfter, defaultRetry.MaxRetryAfter),
		}
		return nil
	}
}

// WithRateLimit limits the rate of a restriction group: limit calls a second, with bursts of up to burst calls. A
// call over the limit waits, as long as its context allows. group is one of the constants that begin with Group, such
// as [GroupOrdersCreating]; iiko sets the limits for each API login and does not publish them. For an operation
// without a group, group is the name of the method, such as "Inventory.Counteragents".
//
// Independently of this option, a 429 response pauses all calls of the group. After the pause they continue at the
// rate that iiko was observed to accept.
func WithRateLimit(group string, limit rate.Limit, burst int) Option {
	return func(c *config) error {
		if !transport.IsGroup(group) {
			return invalidOption("WithRateLimit", "has an unknown restriction group %q", group)
		}
		if !(limit > 0) || burst <= 0 { // also catches NaN
			return invalidOption("WithRateLimit", "must have a positive limit and burst")
		}
		c.rates[group] = rate.NewLimiter(limit, burst)
		return nil
	}
}

// WithMiddleware wraps the client's HTTP transport, for example to add headers. The middleware runs for each attempt of a
// call; [OperationFromContext] returns the operation from the request's context. The first middleware is the outermost.
// Traces and metrics are better recorded by [WithObserver], which sees whole calls.
func WithMiddleware(middleware func(next http.RoundTripper) http.RoundTripper) Option {
	return func(c *config) error {
		if middleware == nil {
			return invalidOption("WithMiddleware", "must not be nil")
		}
		c.middleware = append(c.middleware, middleware)
		return nil
	}
}

// WithLogger logs each attempt with its operation, status, duration and size: failed ones as warnings, the others
// at debug level. Bodies are logged only with [WithDebug].
func WithLogger(logger *slog.Logger) Option {
	return func(c *config) error {
		if logger == nil {
			return invalidOption("WithLogger", "must not be nil")
		}
		c.logger = logger
		return nil
	}
}

// WithDebug logs each attempt with the bodies of request and response at debug level: to the logger of [WithLogger],
// or to standard error if there is none. Credentials and tokens are redacted; phones and names of customers are not.
func WithDebug(debug bool) Option {
	return func(c *config) error {
		c.debug = debug
		return nil
	}
}

// WithReturnDict does nothing. It mirrors the option of pyiikocloudapi that makes calls return dictionaries.
func WithReturnDict(bool) Option {
	return func(*config) error { return nil }
}

func invalidOption(option, reason string, args ...any) error {
	return &ArgumentError{Operation: "NewClient", Argument: option, Reason: fmt.Sprintf(reason, args...)}
}

// newConfig applies the options to the defaults.
func newConfig(apiLogin string, opts []Option) (*config, error) {
	c := &config{
		credentials:     credentials{apiLogin: apiLogin},
		baseURL:         DefaultBaseURL,
		httpClient:      &http.Client{},
		timeout:         DefaultTimeout,
		maxResponseSize: DefaultMaxResponseSize,
		retry:           defaultRetry,
		rates:           map[string]*rate.Limiter{},
	}
	for _, opt := range opts {
		if opt == nil {
			return nil, invalidOption("options", "must not contain nil")
		}
		if err := opt(c); err != nil {
			return nil, err
		}
	}
	if apiLogin == "" && c.token == "" {
		return nil, &ArgumentError{Operation: "NewClient", Argument: "apiLogin", Reason: "is empty"}
	}
	if strings.TrimSpace(apiLogin) != apiLogin || strings.ContainsFunc(apiLogin, unicode.IsControl) {
		return nil, &ArgumentError{Operation: "NewClient", Argument: "apiLogin", Reason: "must not have surrounding white space or control characters"}
	}
	if c.debug && c.logger == nil {
		c.logger = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	return c, nil
}

// connections returns a copy of the configured HTTP client, set up for the API. own is the transport if it was
// created here; traced reports whether net/http alone sends the requests, without middleware.
func (c *config) connections() (client *http.Client, own *http.Transport, traced bool, err error) {
	copied := *c.httpClient
	client = &copied
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if client.Transport == nil {
		client.Transport = http.DefaultTransport
		// A program may have replaced it, with instrumentation or a mock; then that is used.
		if standard, ok := http.DefaultTransport.(*http.Transport); ok {
			own = transport.NewConnections(standard)
			client.Transport = own
		}
	}
	_, traced = client.Transport.(*http.Transport)
	for _, wrap := range slices.Backward(c.middleware) {
		client.Transport, traced = wrap(client.Transport), false
		if client.Transport == nil {
			return nil, nil, false, invalidOption("WithMiddleware", "must not return nil")
		}
	}
	return client, own, traced, nil
}

// longestWait caps the waits of a policy, so that arithmetic with them does not overflow.
const longestWait = 365 * 24 * time.Hour

// wait returns a wait of a policy, capped, or the default if it is 0.
func wait(set, standard time.Duration) time.Duration { return min(cmp.Or(set, standard), longestWait) }
