package goiikoapi

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/kebrick/goiikoapi/internal/transport"
)

// Version is the version of the SDK. It is part of the User-Agent header.
const Version = "0.1.0"

const userAgent = "goiikoapi/" + Version + " (+https://github.com/kebrick/goiikoapi)"

// Client calls iiko Cloud API. Create one with [NewClient] and share it: it is safe for concurrent use.
type Client struct {
	// Dictionaries lists reference data for orders: payment types, order types, discounts and more.
	Dictionaries *Dictionaries
	// Menu reads nomenclature, external menus and combos, and manages stop lists.
	Menu *Menu
	// Orders creates, reads and changes table orders.
	Orders *Orders
	// Deliveries creates, reads and changes deliveries: orders that are delivered or picked up.
	Deliveries *Deliveries
	// Address lists the regions, cities and streets of delivery addresses.
	Address *Address
	// TerminalGroup lists, checks and wakes terminal groups: the groups of cash registers that take orders.
	TerminalGroup *TerminalGroup
	// Customers manages customers of the loyalty program, with their cards, categories and wallets.
	Customers *Customers
	// Notifications sends notifications to the restaurant, and SMS and e-mail to customers.
	Notifications *Notifications
	// Commands reports the status of commands: operations that only queue their work.
	Commands *Commands
	// WebHook manages webhook settings and parses notifications.
	WebHook *WebHook
	// Employees lists couriers and their locations, and manages employees' shifts.
	Employees *Employees
	// DeliveryRestrictions reads, checks and updates delivery restrictions: zones, hours and minimum sums.
	DeliveryRestrictions *DeliveryRestrictions
	// DiscountPromotion calculates discounts, and lists loyalty programs and coupons.
	DiscountPromotion *DiscountPromotion
	// Drafts manages drafts: deliveries that an operator is still taking.
	Drafts *Drafts
	// Reserves books tables and banquets.
	Reserves *Reserves
	// Inventory manages the stock documents of iikoRMS, returns counteragents and cost prices, and updates
	// barcodes.
	Inventory *Inventory
	// Nomenclature manages the products of the back office, with groups, categories, sizes and assembly charts.
	Nomenclature *Nomenclature
	// Staff manages the employees of the back office, with positions and attendances.
	Staff *Staff
	// Reporting returns OLAP reports and the income plan.
	Reporting *Reporting
	// Terminals lists terminals and cash registers.
	Terminals *Terminals
	// Platform returns the events of the restaurant.
	Platform *Platform
	// Licenses lists the licenses of the API login.
	Licenses *Licenses
	// Finance manages the service acts of iikoRMS and lists its transactions.
	Finance *Finance

	transport *transport.Transport
	// connections is nil if the caller provided the connections.
	connections *http.Transport
	closed      atomic.Bool
	tokens      *tokens
	lastRaw     atomic.Pointer[[]byte]
	creates     creates

	mu              sync.Mutex
	organizationIDs []string
}

var _ IClient = (*Client)(nil)

// service is the underlying type of every group.
type service struct {
	client *Client
}

// group is the constraint for types whose underlying type is that of service.
type group interface{ ~struct{ client *Client } }

// clientOf returns the client of a group. It is nil for a nil group; a call on that is an ArgumentError.
func clientOf[G group](g *G) *Client {
	if g == nil {
		return nil
	}
	return service(*g).client
}

// NewClient returns a client for the API login, which the restaurant creates in iikoWeb. Unless [WithWorkingToken] or
// [WithLazyToken] is given, it obtains a token first, within [WithTimeout]; if iiko rejects the credentials, the error
// names them and wraps iiko's API error. An invalid argument or option is an [ArgumentError].
func NewClient(apiLogin string, opts ...Option) (*Client, error) {
	cfg, err := newConfig(apiLogin, opts)
	if err != nil {
		return nil, err
	}
	secrets := transport.NewSecrets(cfg.credentials.apiLogin, cfg.credentials.clientSecret, cfg.token)
	baseURL, err := url.Parse(cfg.baseURL)
	if err != nil {
		return nil, err
	}
	connections, own, traced, err := cfg.connections()
	if err != nil {
		return nil, err
	}
	c := &Client{connections: own, transport: &transport.Transport{
		Client:          connections,
		Traced:          traced,
		BaseURL:         baseURL,
		UserAgent:       userAgent,
		Timeout:         cfg.timeout,
		MaxResponseSize: cfg.maxResponseSize,
		Retry:           transport.Retry(cfg.retry),
		Limits:          transport.NewLimits(cfg.rates),
		Secrets:         secrets,
		Logger:          cfg.logger,
		LogBodies:       cfg.debug,
		Observe:         cfg.observer(secrets),
	}}
	if own != nil { // in case the client is garbage collected without Close
		runtime.AddCleanup(c, (*http.Transport).CloseIdleConnections, own)
	}
	if c.tokens, err = newTokens(cfg, c.transport); err != nil {
		return nil, fmt.Errorf("goiikoapi: NewClient: deriving the token store key: %w", err)
	}
	group := &service{client: c}
	c.Dictionaries = (*Dictionaries)(group)
	c.Menu = (*Menu)(group)
	c.Orders = (*Orders)(group)
	c.Deliveries = (*Deliveries)(group)
	c.Address = (*Address)(group)
	c.TerminalGroup = (*TerminalGroup)(group)
	c.Customers = (*Customers)(group)
	c.Notifications = (*Notifications)(group)
	c.Commands = (*Commands)(group)
	c.WebHook = (*WebHook)(group)
	c.Employees = (*Employees)(group)
	c.DeliveryRestrictions = (*DeliveryRestrictions)(group)
	c.DiscountPromotion = (*DiscountPromotion)(group)
	c.Drafts = (*Drafts)(group)
	c.Reserves = (*Reserves)(group)
	c.Inventory = newInventory(c)
	c.Finance = newFinance(c)
	c.Nomenclature = newNomenclature(c)
	c.Staff = newStaff(c)
	c.Reporting = (*Reporting)(group)
	c.Terminals = (*Terminals)(group)
	c.Platform = (*Platform)(group)
	c.Licenses = (*Licenses)(group)
	if cfg.token != "" || cfg.lazyToken {
		return c, nil
	}
	if _, err := c.tokens.Token(context.Background()); err != nil {
		names := "the API login"
		if cfg.credentials.appID != "" {
			names = "the API key (apiLogin), the app id or its client secret"
		}
		if rejectsCredentials(err) {
			return nil, fmt.Errorf("goiikoapi: NewClient: iiko does not accept %s: %w", names, err)
		}
		return nil, fmt.Errorf("goiikoapi: NewClient: no token: %w", err)
	}
	return c, nil
}

// Close closes the client's idle connections; a connection in use is closed when its call ends. Calls after Close
// return an [ArgumentError]. The connections of a [WithHTTPClient] transport stay open. The error is always nil.
func (c *Client) Close() error {
	if c != nil {
		c.closed.Store(true)
		if c.connections != nil {
			c.connections.CloseIdleConnections()
		}
	}
	return nil
}

// String returns a description of the client without secrets.
func (c *Client) String() string {
	if c == nil || c.transport == nil {
		return "goiikoapi.Client(none)"
	}
	return "goiikoapi.Client(" + c.transport.BaseURL.String() + ")"
}

// Format prints the same as String for every verb, so that no secret is printed.
func (c *Client) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// LastDataRaw returns a copy of the body of the latest response, to a call of any goroutine; nil before the first. The
// client keeps bodies of up to 64 KiB, and larger ones only with [WithDebug]: without it the result is nil after a larger
// one. For concurrent calls use [WithResponse], which returns the response of one call, whatever its size.
func (c *Client) LastDataRaw() []byte {
	if raw := c.orNone().lastRaw.Load(); raw != nil {
		return slices.Clone(*raw)
	}
	return nil
}
