package goiikoapi

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/lenient"
	"github.com/kebrick/goiikoapi/internal/transport"
	"github.com/kebrick/goiikoapi/models"
)

// Version is the version of the SDK; calls carry it in their User-Agent.
const Version = "0.1.0"

const userAgent = "goiikoapi/" + Version + " (+https://github.com/kebrick/goiikoapi)"

// IClient is what the client offers as a whole, in the mirrored names. It never grows, so that a mock
// written today compiles against every later release.
type IClient interface {
	// Organizations lists the organizations that the API login may work with.
	Organizations(ctx context.Context, organizationIDs []string, returnAdditionalInfo, includeDisabled *bool) (*BaseOrganizationsModel, *CustomErrorModel, error)
	// OrganizationsIDs returns the ids that the last Organizations listed.
	OrganizationsIDs() []string
	// LastDataRaw returns the body of the latest answer.
	LastDataRaw() []byte
	// The groups.
	GetDictionaries() IDictionaries
	GetMenu() IMenu
	GetOrders() IOrders
	GetDeliveries() IDeliveries
	GetAddress() IAddress
	GetTerminalGroup() ITerminalGroup
	GetCustomers() ICustomers
	GetNotifications() INotifications
	GetCommands() ICommands
	GetWebHook() IWebHook
	GetEmployees() IEmployees
	GetDeliveryRestrictions() IDeliveryRestrictions
	GetDiscountPromotion() IDiscountPromotion
}

// Client calls iiko Cloud API. Make it with [NewClient], once, and share it: any number of goroutines
// may use it.
type Client struct {
	// Dictionaries are the lists that orders refer to: payment types, order types, discounts, ….
	Dictionaries *Dictionaries
	// Menu is what can be sold: nomenclature, external menus, combos and stop lists.
	Menu *Menu
	// Orders are the orders of guests at tables.
	Orders *Orders
	// Deliveries are orders that are brought to or picked up by the customer.
	Deliveries *Deliveries
	// Address are the regions, cities and streets of delivery.
	Address *Address
	// TerminalGroup are the groups of cash registers that take orders.
	TerminalGroup *TerminalGroup
	// Customers are the guests of the loyalty program, with cards and wallets.
	Customers *Customers
	// Notifications are messages to the restaurant and to customers.
	Notifications *Notifications
	// Commands tells how the work went that calls have queued.
	Commands *Commands
	// WebHook is what iiko tells by itself.
	WebHook *WebHook
	// Employees are couriers and the personnel's shifts.
	Employees *Employees
	// DeliveryRestrictions say where and when is delivered.
	DeliveryRestrictions *DeliveryRestrictions
	// DiscountPromotion are the loyalty program's discounts and coupons.
	DiscountPromotion *DiscountPromotion
	// Drafts are deliveries that an operator still works on.
	Drafts *Drafts
	// Reserves are tables kept for guests, and banquets.
	Reserves *Reserves
	// Inventory are the stock documents of iikoRMS.
	Inventory *Inventory
	// Finance are the service acts and transactions of iikoRMS.
	Finance *Finance

	transport *transport.Transport
	// connections are the client's own; nil when they are the caller's.
	connections *http.Transport
	closed      atomic.Bool
	tokens      *tokens
	lastRaw     atomic.Pointer[[]byte]
	creates     creates

	mu              sync.Mutex
	organizationIDs []string
}

var _ IClient = (*Client)(nil)

// service is what a group is made of.
type service struct {
	client *Client
}

// group is a type that is made of a service.
type group interface{ ~struct{ client *Client } }

// clientOf returns the client of a group; nil when there is no group, so that a call on it is refused by name.
func clientOf[G group](g *G) *Client {
	if g == nil {
		return nil
	}
	return service(*g).client
}

// NewClient returns a client for the API login, which the restaurant makes in iikoWeb. Without
// [WithWorkingToken] it obtains a token first, within [WithTimeout]; the error says which credentials
// were refused and what iiko answered. A wrong argument or option is an [ArgumentError].
func NewClient(apiLogin string, opts ...Option) (*Client, error) {
	cfg, err := newConfig(apiLogin, opts)
	if err != nil {
		return nil, err
	}
	secrets := transport.NewSecrets(cfg.credentials.apiLogin, cfg.credentials.clientSecret, cfg.token)
	connections, own, traced, err := cfg.connections()
	if err != nil {
		return nil, err
	}
	c := &Client{connections: own, transport: &transport.Transport{
		Client:          connections,
		Traced:          traced,
		BaseURL:         cfg.baseURL,
		UserAgent:       userAgent,
		Timeout:         cfg.timeout,
		MaxResponseSize: cfg.maxResponseSize,
		Retry:           transport.Retry(cfg.retry),
		Limits:          transport.NewLimits(cfg.rates),
		Secrets:         secrets,
		Logger:          cfg.logger,
		LogBodies:       cfg.debug,
	}}
	if own != nil { // a client that is dropped without Close
		runtime.AddCleanup(c, (*http.Transport).CloseIdleConnections, own)
	}
	if c.tokens, err = newTokens(cfg, c.transport); err != nil {
		return nil, fmt.Errorf("goiikoapi: NewClient: no key for the token store: %w", err)
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
	if cfg.token != "" {
		return c, nil
	}
	if _, err := c.tokens.Token(context.Background()); err != nil {
		names := "the API login"
		if cfg.credentials.appID != "" {
			names = "the API key (apiLogin), the app id or its client secret"
		}
		if refusesCredentials(err) {
			return nil, fmt.Errorf("goiikoapi: NewClient: iiko does not accept %s: %w", names, err)
		}
		return nil, fmt.Errorf("goiikoapi: NewClient: no token: %w", err)
	}
	return c, nil
}

// Close frees the client's idle connections; one that is in use is closed when its call ends. Calls after it
// are an [ArgumentError]. Connections that [WithHTTPClient] brought stay open, as they are the program's.
// The error is always nil.
func (c *Client) Close() error {
	if c != nil {
		c.closed.Store(true)
		if c.connections != nil {
			c.connections.CloseIdleConnections()
		}
	}
	return nil
}

// String names the client without its secrets.
func (c *Client) String() string {
	if c == nil || c.transport == nil {
		return "goiikoapi.Client(none)"
	}
	return "goiikoapi.Client(" + c.transport.BaseURL + ")"
}

// Format keeps every verb from showing what the client holds.
func (c *Client) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// Organizations lists the organizations that the API login may work with: all of them, or those that
// organizationIDs names. returnAdditionalInfo adds the address, the currency and the settings of
// delivery; includeDisabled adds organizations that are switched off. The ids are remembered for
// [Client.OrganizationsIDs].
//
// Operation: /api/1/organizations.
func (c *Client) Organizations(ctx context.Context, organizationIDs []string, returnAdditionalInfo, includeDisabled *bool) (*BaseOrganizationsModel, *CustomErrorModel, error) {
	return c.ListOrganizations(ctx, models.OrganizationsRequest{
		OrganizationIDs:      organizationIDs,
		ReturnAdditionalInfo: returnAdditionalInfo,
		IncludeDisabled:      includeDisabled,
	})
}

// ListOrganizations is [Client.Organizations] with all that can be asked for, such as external data.
//
// Operation: /api/1/organizations.
func (c *Client) ListOrganizations(ctx context.Context, req models.OrganizationsRequest) (*models.OrganizationsResponse, *CustomErrorModel, error) {
	orgs, apiErr, err := call[models.OrganizationsResponse](ctx, &service{c}, api.ClientOrganizations, req)
	if orgs != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.organizationIDs = orgs.ListIDs()
	}
	return orgs, apiErr, err
}

// SimpleOrganizations lists the organizations that the API login may work with, by id and name only.
//
// Operation: GET /api/1/organizations.
//
// Deprecated: use [Client.Organizations].
func (c *Client) SimpleOrganizations(ctx context.Context) (*models.OrganizationsResponse, *CustomErrorModel, error) {
	return call[models.OrganizationsResponse](ctx, &service{c}, api.ClientSimpleOrganizations, nil)
}

// OrganizationsSettings returns settings of organizations. Name at least one in Parameters: iiko has been
// seen to answer 500 otherwise.
//
// Operation: /api/1/organizations/settings.
func (c *Client) OrganizationsSettings(ctx context.Context, req models.OrganizationsSettingsRequest) (*models.OrganizationsSettingsResponse, *CustomErrorModel, error) {
	return call[models.OrganizationsSettingsResponse](ctx, &service{c}, api.ClientOrganizationsSettings, req)
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

// OrganizationsIDs returns the ids that the last [Client.Organizations] listed.
func (c *Client) OrganizationsIDs() []string {
	c = c.orNone()
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.organizationIDs)
}

// LastDataRaw returns a copy of the body of the latest answer to any goroutine's call; nil before the first.
// The client keeps that one body, so that a large menu stays in memory until the next answer. Where calls run at the same time, use [WithResponse], which tells them apart.
func (c *Client) LastDataRaw() []byte {
	if raw := c.orNone().lastRaw.Load(); raw != nil {
		return slices.Clone(*raw)
	}
	return nil
}

// orNone returns the client, or one without groups, of which every call is refused by name.
func (c *Client) orNone() *Client {
	if c == nil {
		return &Client{}
	}
	return c
}

// GetDictionaries returns the group's mirrored interface.
func (c *Client) GetDictionaries() IDictionaries { return c.orNone().Dictionaries }

// GetMenu returns the group's mirrored interface.
func (c *Client) GetMenu() IMenu { return c.orNone().Menu }

// GetOrders returns the group's mirrored interface.
func (c *Client) GetOrders() IOrders { return c.orNone().Orders }

// GetDeliveries returns the group's mirrored interface.
func (c *Client) GetDeliveries() IDeliveries { return c.orNone().Deliveries }

// GetAddress returns the group's mirrored interface.
func (c *Client) GetAddress() IAddress { return c.orNone().Address }

// GetTerminalGroup returns the group's mirrored interface.
func (c *Client) GetTerminalGroup() ITerminalGroup { return c.orNone().TerminalGroup }

// GetCustomers returns the group's mirrored interface.
func (c *Client) GetCustomers() ICustomers { return c.orNone().Customers }

// GetNotifications returns the group's mirrored interface.
func (c *Client) GetNotifications() INotifications { return c.orNone().Notifications }

// GetCommands returns the group's mirrored interface.
func (c *Client) GetCommands() ICommands { return c.orNone().Commands }

// GetWebHook returns the group's mirrored interface.
func (c *Client) GetWebHook() IWebHook { return c.orNone().WebHook }

// GetEmployees returns the group's mirrored interface.
func (c *Client) GetEmployees() IEmployees { return c.orNone().Employees }

// GetDeliveryRestrictions returns the group's mirrored interface.
func (c *Client) GetDeliveryRestrictions() IDeliveryRestrictions { return c.orNone().DeliveryRestrictions }

// GetDiscountPromotion returns the group's mirrored interface.
func (c *Client) GetDiscountPromotion() IDiscountPromotion { return c.orNone().DiscountPromotion }

// call carries out an operation: the one body that every method shares.
func call[R any, G group](ctx context.Context, g *G, op api.Operation, req any) (*R, *CustomErrorModel, error) {
	data, _, apiErr, err := attempt[R](ctx, clientOf(g), op, req, op.Repeat == api.RepeatSafe)
	return data, apiErr, err
}

// callList is call for the operations that answer a bare list.
func callList[T any, G group](ctx context.Context, g *G, op api.Operation, req any) ([]T, *CustomErrorModel, error) {
	items, apiErr, err := call[[]T](ctx, g, op, req)
	if items == nil {
		return nil, apiErr, err
	}
	return *items, nil, nil
}

// attempt is call for an operation of which the caller knows whether it may be repeated. It also tells
// whether one of the call's attempts may have been carried out without an answer that says so.
func attempt[R any](ctx context.Context, c *Client, op api.Operation, req any, repeatable bool) (data *R, mayBeDone bool, apiErr *CustomErrorModel, err error) {
	data = new(R)
	mayBeDone, apiErr, err = c.do(ctx, op, req, repeatable, data)
	if apiErr != nil || err != nil {
		return nil, mayBeDone, apiErr, err
	}
	return data, mayBeDone, nil, nil
}

// do sends req and decodes the answer into data.
func (c *Client) do(ctx context.Context, op api.Operation, req any, repeatable bool, data any) (mayBeDone bool, apiErr *CustomErrorModel, err error) {
	switch {
	case c == nil || c.transport == nil:
		return false, nil, &ArgumentError{Operation: op.Name, Argument: "client", Reason: "is not made by NewClient"}
	case c.closed.Load():
		return false, nil, &ArgumentError{Operation: op.Name, Argument: "client", Reason: "is closed"}
	case ctx == nil:
		return false, nil, &ArgumentError{Operation: op.Name, Argument: "ctx", Reason: "is nil"}
	}
	if err := validate(op, req); err != nil {
		return false, nil, err
	}
	var body []byte
	if op.Method != http.MethodGet {
		if body, err = json.Marshal(req); err != nil {
			return false, nil, &ArgumentError{Operation: op.Name, Argument: "request", Reason: "can't be written as JSON: " + err.Error()}
		}
	}
	c.transport.Secrets.Add(secretsIn(req)...)
	answer, err := c.transport.Do(ctx, c.tokens, transport.Call{Operation: op, Body: body, Repeatable: repeatable})
	if answer.StatusCode != 0 {
		c.lastRaw.Store(&answer.Body)
	}
	if response, ok := ctx.Value(responseKey{}).(*Response); ok {
		*response = Response{StatusCode: answer.StatusCode, Header: answer.Header, Body: answer.Body, Attempts: answer.Attempts}
	}
	apiErr, err = interpret(op, answer, err, c.transport.Secrets, data)
	return answer.MayBeDone, apiErr, err
}

// interpret turns what came of a call into the three answers; a success is decoded into data.
func interpret(op api.Operation, answer *transport.Answer, err error, secrets *transport.Secrets, data any) (*CustomErrorModel, error) {
	if apiErr := (*CustomErrorModel)(nil); errors.As(err, &apiErr) && apiErr != nil { // refused the token that the call needs
		refused := *apiErr
		refused.MayBeDone = answer.MayBeDone
		return &refused, nil
	}
	failure := &TransportError{Operation: op.Name, StatusCode: answer.StatusCode, Attempts: answer.Attempts, MayBeDone: answer.MayBeDone}
	if stopped := (*transport.Interrupted)(nil); errors.As(err, &stopped) {
		apiErr, last := interpret(op, answer, stopped.Last, secrets, data)
		failure.Err = withoutSecrets(fmt.Errorf("%w, after: %w", stopped.Err, cmp.Or(last, error(apiErr))), secrets)
		return nil, failure
	}
	if err != nil {
		failure.Err = withoutSecrets(err, secrets)
		failure.StatusCode = cmp.Or(StatusCode(err), failure.StatusCode)
		return nil, failure
	}
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		refused, correlationID := refusal(op, answer, secrets)
		if refused != nil {
			return refused, nil
		}
		failure.CorrelationID = secrets.Redact(correlationID)
		failure.Excerpt = excerpt(answer.Body, secrets)
		failure.Err = fmt.Errorf("%w %d %s", ErrStatus, answer.StatusCode, http.StatusText(answer.StatusCode))
		return nil, failure
	}
	if bytes.Contains(answer.Body[:min(len(answer.Body), maxScanned)], []byte(`"errorDescription"`)) {
		if refused, _ := refusal(op, answer, secrets); refused != nil && refused.ErrorDescription != "" {
			return refused, nil
		}
	}
	failure.MayBeDone = op.Repeat != api.RepeatSafe
	if len(answer.Body) == 0 {
		_, nothing := data.(*models.CorrelationIDResponse)
		if nothing || answer.StatusCode == http.StatusNoContent {
			return nil, nil
		}
		failure.Err = ErrEmptyAnswer
		return nil, failure
	}
	if err := lenient.Unmarshal(answer.Body, data); err != nil {
		failure.Excerpt = excerpt(answer.Body, secrets)
		failure.Err = withoutSecrets(fmt.Errorf("the answer can't be read: %w", err), secrets)
		return nil, failure
	}
	if isForeign(answer.Body, data) {
		failure.Excerpt = excerpt(answer.Body, secrets)
		failure.Err = ErrUnexpectedResponse
		return nil, failure
	}
	return nil, nil
}

// isForeign reports whether body, of which data holds what it should, is an object with properties but none
// that data has: what a firewall or a proxy writes with status 200.
func isForeign(body []byte, data any) bool {
	value := reflect.ValueOf(data).Elem()
	if value.Kind() != reflect.Struct || !value.IsZero() {
		return false
	}
	var properties map[string]json.RawMessage
	if lenient.Unmarshal(body, &properties) != nil || len(properties) == 0 {
		return false
	}
	names := []string{"correlationId"} // which iiko adds anywhere
	for _, field := range reflect.VisibleFields(value.Type()) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		names = append(names, name)
	}
	for property := range properties {
		if slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(property, name) }) {
			return false
		}
	}
	return true
}
