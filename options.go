package goiikoapi

import (
	"cmp"
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
	// DefaultBaseURL is where iiko Cloud API is served.
	DefaultBaseURL = "https://api-ru.iiko.services"
	// DefaultTimeout is how long an exchange with iiko may take; see [WithTimeout].
	DefaultTimeout = 45 * time.Second
	// DefaultMaxResponseSize bounds an answer, in bytes; see [WithMaxResponseSize].
	DefaultMaxResponseSize = 256 << 20
)

// config is what the options set.
type config struct {
	credentials     credentials
	baseURL         string
	httpClient      *http.Client
	timeout         time.Duration
	maxResponseSize int64
	debug           bool
	logger          *slog.Logger
	token           string
	store           TokenStore
	retry           RetryPolicy
	rates           map[string]*rate.Limiter
	middleware      []func(http.RoundTripper) http.RoundTripper
}

// Option sets something of a new [Client]. NewClient returns the error of an option that makes no
// sense.
type Option func(*config) error

// WithBaseURL sends the calls to another server than [DefaultBaseURL]: that of another region, a proxy
// or a test server. It takes an absolute http or https URL; a path in it goes before the operations'.
func WithBaseURL(baseURL string) Option {
	return func(c *config) error {
		parsed, err := url.Parse(baseURL)
		switch { // without repeating the URL, in which a password may stand
		case err != nil:
			return refuseOption("WithBaseURL", "takes an absolute URL, and this is none")
		case parsed.Scheme != "http" && parsed.Scheme != "https":
			return refuseOption("WithBaseURL", "takes a URL that begins with http:// or https://")
		case parsed.Hostname() == "":
			return refuseOption("WithBaseURL", "takes a URL that names a host")
		case parsed.User != nil || strings.ContainsAny(baseURL, "?#"):
			return refuseOption("WithBaseURL", "takes no user, query or fragment")
		}
		c.baseURL = strings.TrimRight(baseURL, "/")
		return nil
	}
}

// WithHTTPClient sends the calls through hc, for a proxy, certificates or instrumentation of your own.
// The client works on a copy: hc itself is never changed. Redirects are not followed, because the
// token must not go elsewhere. Without a Transport in hc, one is used that keeps the connections of
// many concurrent callers.
func WithHTTPClient(hc *http.Client) Option {
	return func(c *config) error {
		if hc == nil {
			return refuseOption("WithHTTPClient", "takes no nil client")
		}
		c.httpClient = hc
		return nil
	}
}

// WithTimeout bounds each exchange with iiko, and tells iiko how long it may work on a call.
// [DefaultTimeout] unless set; 0 leaves it to the context of each call. A context that ends earlier
// counts, here and at iiko.
func WithTimeout(d time.Duration) Option {
	return func(c *config) error {
		if d < 0 {
			return refuseOption("WithTimeout", "takes no negative time, such as %v", d)
		}
		c.timeout = d
		return nil
	}
}

// WithMaxResponseSize bounds an answer's size in bytes after decompression; a larger one is a
// [TransportError] that wraps [ErrResponseTooLarge]. [DefaultMaxResponseSize] unless set.
func WithMaxResponseSize(bytes int64) Option {
	return func(c *config) error {
		if bytes <= 0 {
			return refuseOption("WithMaxResponseSize", "takes a positive number of bytes, not %d", bytes)
		}
		c.maxResponseSize = bytes
		return nil
	}
}

// WithAppId authenticates with the second version of iiko's authentication: NewClient's API login is
// the API key, to which an application's id and its client secret are added.
func WithAppId(appID, clientSecret string) Option {
	return func(c *config) error {
		if appID == "" {
			return refuseOption("WithAppId", "takes no empty appID")
		}
		if clientSecret == "" {
			return refuseOption("WithAppId", "takes no empty clientSecret")
		}
		c.credentials.appID, c.credentials.clientSecret = appID, clientSecret
		return nil
	}
}

// WithWorkingToken starts with a token that is known to work, which saves a request. When iiko refuses
// it and there is an API login, a new one is obtained.
func WithWorkingToken(token string) Option {
	return func(c *config) error {
		if token == "" {
			return refuseOption("WithWorkingToken", "takes no empty token")
		}
		c.token = token
		return nil
	}
}

// WithTokenStore keeps the token in a store that other clients share. A nil pointer in the interface is
// refused like a nil store.
func WithTokenStore(store TokenStore) Option {
	return func(c *config) error {
		if store == nil {
			return refuseOption("WithTokenStore", "takes no nil store")
		}
		switch value := reflect.ValueOf(store); value.Kind() {
		case reflect.Pointer, reflect.Func:
			if value.IsNil() {
				return refuseOption("WithTokenStore", "takes no nil %T", store)
			}
		}
		c.store = store
		return nil
	}
}

// WithRetry sets how often and when calls are repeated. Without it, the defaults of [RetryPolicy] hold.
func WithRetry(policy RetryPolicy) Option {
	return func(c *config) error {
		if policy.Attempts < 0 || min(policy.FirstWait, policy.MaxWait, policy.Total, policy.MaxRetryAfter) < 0 {
			return refuseOption("WithRetry", "takes no negative numbers")
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

// WithRateLimit holds the calls of a restriction group to a rate: limit a second, and burst at once.
// docs/operations.md lists the groups, such as "Orders: creating"; iiko sets their limits for each API
// login and does not publish them. Calls that are held back wait within their context. For operations
// without a group, group is the method's name, such as "Inventory.Counteragents".
//
// With or without it, all calls of a group pause after iiko has answered one of them with 429, and go on at
// the pace that iiko was seen to admit.
func WithRateLimit(group string, limit rate.Limit, burst int) Option {
	return func(c *config) error {
		if !transport.Limited(group) {
			return refuseOption("WithRateLimit", "knows no restriction group %q", group)
		}
		if !(limit > 0) || burst <= 0 { // NaN is not positive either
			return refuseOption("WithRateLimit", "takes a positive limit and burst")
		}
		c.rates[group] = rate.NewLimiter(limit, burst)
		return nil
	}
}

// WithMiddleware wraps what sends the requests, for traces, metrics or headers of your own. It is called
// around each attempt of a call; [OperationFromContext] tells which operation the request's context
// belongs to. The middleware given first is the outermost.
func WithMiddleware(middleware func(next http.RoundTripper) http.RoundTripper) Option {
	return func(c *config) error {
		if middleware == nil {
			return refuseOption("WithMiddleware", "takes no nil function")
		}
		c.middleware = append(c.middleware, middleware)
		return nil
	}
}

// WithLogger logs each exchange in a record: operation, status, duration, size. Failed ones are
// warnings, the others have the debug level. Bodies are added by [WithDebug] only.
func WithLogger(logger *slog.Logger) Option {
	return func(c *config) error {
		if logger == nil {
			return refuseOption("WithLogger", "takes no nil logger")
		}
		c.logger = logger
		return nil
	}
}

// WithDebug logs each exchange with the bodies of request and answer at the debug level: to the logger
// of [WithLogger], or to the standard error without one. Credentials and tokens are left out; phones
// and names of customers are not.
func WithDebug(debug bool) Option {
	return func(c *config) error {
		c.debug = debug
		return nil
	}
}

// WithReturnDict is reserved: pyiikocloudapi returns dictionaries with it, Go needs none.
func WithReturnDict(bool) Option {
	return func(*config) error { return nil }
}

func refuseOption(option, reason string, args ...any) error {
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
			return nil, refuseOption("options", "hold a nil")
		}
		if err := opt(c); err != nil {
			return nil, err
		}
	}
	if apiLogin == "" && c.token == "" {
		return nil, &ArgumentError{Operation: "NewClient", Argument: "apiLogin", Reason: "is empty"}
	}
	if strings.TrimSpace(apiLogin) != apiLogin || strings.ContainsFunc(apiLogin, unicode.IsControl) {
		return nil, &ArgumentError{Operation: "NewClient", Argument: "apiLogin", Reason: "has white space around it or control characters"}
	}
	if c.debug && c.logger == nil {
		c.logger = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	return c, nil
}

// connections returns a copy of the caller's HTTP client that keeps to its own ways. own are its connections
// when they are the client's; traced tells that nothing but net/http sends the requests.
func (c *config) connections() (client *http.Client, own *http.Transport, traced bool) {
	copied := *c.httpClient
	client = &copied
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if client.Transport == nil {
		client.Transport = http.DefaultTransport
		// Where a program has put something else there, for instrumentation or as a mock, it is that.
		if standard, ok := http.DefaultTransport.(*http.Transport); ok {
			own = transport.NewConnections(standard)
			client.Transport = own
		}
	}
	_, traced = client.Transport.(*http.Transport)
	for _, wrap := range slices.Backward(c.middleware) {
		client.Transport, traced = wrap(client.Transport), false
	}
	return client, own, traced
}

// longestWait is what longer waits are taken for, so that reckoning with them does not overflow.
const longestWait = 365 * 24 * time.Hour

// wait returns a wait of a policy, or the default when it is 0.
func wait(set, standard time.Duration) time.Duration { return min(cmp.Or(set, standard), longestWait) }
