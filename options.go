package goiikoapi

import (
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

func refuseOption(option, reason string, args ...any) error {
	return &ArgumentError{Operation: "NewClient", Argument: option, Reason: fmt.Sprintf(reason, args...)}
}

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
		if value := reflect.ValueOf(hc.Transport); value.Kind() == reflect.Pointer && value.IsNil() {
			return refuseOption("WithHTTPClient", "takes no client whose Transport is a nil %T", hc.Transport)
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

// WithDebug logs each exchange with the bodies of request and answer at the debug level: to the logger
// of [WithLogger], or to the standard error without one. Credentials and tokens are left out; phones
// and names of customers are not.
func WithDebug(debug bool) Option {
	return func(c *config) error {
		c.debug = debug
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

// WithReturnDict is reserved: pyiikocloudapi returns dictionaries with it, Go needs none.
func WithReturnDict(bool) Option {
	return func(*config) error { return nil }
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
func (c *config) connections() (client *http.Client, own *http.Transport, traced bool, err error) {
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
		if client.Transport == nil {
			return nil, nil, false, refuseOption("WithMiddleware", "has a function that returned nil")
		}
	}
	return client, own, traced, nil
}
