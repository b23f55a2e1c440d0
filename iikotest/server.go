package iikotest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Server is an iiko Cloud in memory. Besides listening at URL it is an [http.Handler], for those who run
// a server of their own. It is safe for concurrent use.
type Server struct {
	// URL is where the server listens, without a slash at its end.
	URL string

	listener       *httptest.Server
	hurry          context.CancelFunc // ends the waiting of slow answers
	apiLogin       string
	appID          string
	clientSecret   string
	tokenLifetime  time.Duration
	processingTime time.Duration
	restaurant     Restaurant

	mu          sync.Mutex // guards what follows
	weather     weather
	tokens      map[string]time.Time
	requests    []Request
	commands    map[string]*command
	queue       []*command
	deliveries  []*order
	tableOrders []*order
	reserves    []*order
	revision    int64
	number      int
	shifts      map[shift]bool
	customers   []models.CustomerInfo
	holds       map[string]hold
	outOfStock  []models.TerminalGroupStopList
	notifier    *notifier
}

// Request is a request that a [Server] received.
type Request struct {
	// Operation is the name that the SDK has for the operation, such as "Deliveries.DeliveryCreate"; ""
	// when the API has no such operation.
	Operation string
	// Path of the request.
	Path string
	// Header of the request, with its Authorization.
	Header http.Header
	// Body of the request, as it came.
	Body []byte
	// Fault that the request met; "" for none.
	Fault FaultKind
	// Processed tells that the server carried out the operation or queued it, whatever became of the answer;
	// false when it refused to, or a fault kept it from looking at the request.
	Processed bool
}

// Option changes how a [Server] works.
type Option func(*Server)

// WithAPILogin has the server hand out tokens for this API login (the API key, in the second version of
// authentication) and no other. Without it any login will do that is not empty.
func WithAPILogin(login string) Option { return func(s *Server) { s.apiLogin = login } }

// WithApp has the second version of authentication accept this application and no other. Without it any
// application will do.
func WithApp(appID, clientSecret string) Option {
	return func(s *Server) { s.appID, s.clientSecret = appID, clientSecret }
}

// WithTokenLifetime sets how long a token is good for; an hour without it.
func WithTokenLifetime(d time.Duration) Option { return func(s *Server) { s.tokenLifetime = d } }

// WithProcessingTime sets how long the restaurant takes to place an order or to carry out a command; 200
// milliseconds without it. An order is in progress in the answer to its creation even when d is 0.
func WithProcessingTime(d time.Duration) Option { return func(s *Server) { s.processingTime = d } }

// WithRestaurant has the server run r, which nobody may change any more once the server is made.
func WithRestaurant(r Restaurant) Option { return func(s *Server) { s.restaurant = r } }

// NewServer starts a server on a port of the local host. The caller should call Close when finished with
// it.
func NewServer(opts ...Option) *Server {
	s := &Server{
		tokenLifetime:  time.Hour,
		processingTime: 200 * time.Millisecond,
		restaurant:     DemoRestaurant(),
		tokens:         map[string]time.Time{},
		commands:       map[string]*command{},
		shifts:         map[shift]bool{},
		holds:          map[string]hold{},
		notifier:       newNotifier(),
	}
	for _, opt := range opts {
		opt(s)
	}
	s.customers = clone(s.restaurant.Customers)
	s.outOfStock = clone(s.restaurant.StopLists)
	s.startWebhooks()
	var ctx context.Context
	ctx, s.hurry = context.WithCancel(context.Background())
	s.listener = httptest.NewUnstartedServer(s)
	s.listener.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	s.listener.Start()
	s.URL = s.listener.URL
	return s
}

// Start starts a server that closes when the test is over.
func Start(tb testing.TB, opts ...Option) *Server {
	tb.Helper()
	s := NewServer(opts...)
	tb.Cleanup(s.Close)
	return s
}

// Close stops listening, once all outstanding requests are answered, and sending webhooks, at once.
func (s *Server) Close() {
	s.hurry()
	s.listener.Close()
	s.stopWebhooks()
}

// Requests returns the requests that the server received, oldest first. It keeps all of them, so a server
// that runs under load for long grows.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// ServeHTTP answers a call of iiko Cloud API.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	fault, status, answer := s.answer(r, body)
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	answer = fault.spoil(w, r, status, answer)
	w.WriteHeader(status)
	// An error here means that the client is gone.
	_, _ = w.Write(answer)
}

// answer is where every request passes.
func (s *Server) answer(r *http.Request, body []byte) (Fault, int, []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := &call{
		Server:        s,
		correlationID: newID(),
		now:           s.now(),
	}
	op, refused := operation(r)
	fault := s.weather.next(op.Name)
	s.catchUp(c.now)

	var data any
	if refused == nil && !fault.prevents() {
		data, refused = c.perform(op, r.Header, body)
	}
	s.requests = append(s.requests, Request{
		Operation: op.Name,
		Path:      r.URL.Path,
		Header:    r.Header.Clone(),
		Body:      body,
		Fault:     fault.Kind,
		Processed: refused == nil && !fault.prevents(),
	})
	if refused = cmp.Or(fault.refusal(), refused); refused != nil {
		return fault, refused.status, encode(refused.body(c.correlationID))
	}
	return fault, http.StatusOK, encode(data)
}

// now returns the present in the restaurant's time zone.
func (s *Server) now() time.Time { return time.Now().In(cmp.Or(s.restaurant.Location, time.UTC)) }

// operation finds the operation that a request is for.
func operation(r *http.Request) (api.Operation, *refusal) {
	refused := refuse(http.StatusNotFound, "there is no %s", r.URL.Path)
	for _, op := range api.All() {
		if op.Path != r.URL.Path {
			continue
		}
		if op.Method == r.Method {
			return op, nil
		}
		refused = refuse(http.StatusMethodNotAllowed, "%s does not take %s", r.URL.Path, r.Method)
	}
	return api.Operation{}, refused
}

// call is one request while it is answered.
type call struct {
	*Server
	correlationID string
	now           time.Time // in the restaurant's time zone
}

// perform checks the token and leaves the rest to the handler of the operation.
func (c *call) perform(op api.Operation, header http.Header, body []byte) (any, *refusal) {
	if _, free := authentication[op]; !free {
		if refused := c.authorize(header); refused != nil {
			return nil, refused
		}
	}
	handler, ok := modelled[op]
	if !ok {
		return nil, refuse(http.StatusNotImplemented, "iikotest does not model %s %s yet", op.Method, op.Path)
	}
	return handler(c, body)
}

// handler answers the calls of one operation.
type handler func(c *call, body []byte) (any, *refusal)

// operations are the handlers of an area of the API.
type operations map[api.Operation]handler

// modelled are the handlers of all areas.
var modelled = join(
	authentication, organizations, addresses, dictionaries, menus, stopLists, restrictions,
	employees, customers, tableOrders, deliveries, reserves, commands, notifications, webhooks,
)

func join(areas ...operations) operations {
	all := operations{}
	for _, area := range areas {
		maps.Copy(all, area)
	}
	return all
}

// handle makes the handler of an operation from the function that answers it.
func handle[Req, Resp any](f func(*call, Req) (*Resp, *refusal)) handler {
	return func(c *call, body []byte) (any, *refusal) {
		var req Req
		if len(body) > 0 {
			if err := json.Unmarshal(body, &req); err != nil {
				return nil, badRequest("the body is not what the operation takes: %v", err)
			}
		}
		return f(c, req)
	}
}

// refusal is an answer with an HTTP error status.
type refusal struct {
	status      int
	code        models.ErrorCode // "" when there is none
	description string
}

func refuse(status int, format string, args ...any) *refusal {
	return &refusal{status: status, description: fmt.Sprintf(format, args...)}
}

func badRequest(format string, args ...any) *refusal {
	return refuse(http.StatusBadRequest, format, args...)
}

func (r *refusal) body(correlationID string) models.ErrorResponse {
	body := models.ErrorResponse{CorrelationID: correlationID, ErrorDescription: &r.description}
	if r.code != "" {
		body.Error = ptr(string(r.code))
	}
	return body
}

// require refuses a request that leaves out an input. It takes names and values by turns.
func require(pairs ...string) *refusal {
	for pair := range slices.Chunk(pairs, 2) {
		if pair[1] == "" {
			return badRequest("%s is required", pair[0])
		}
	}
	return nil
}

// date reads a date of a request; the empty one becomes the zero time.
func (c *call) date(name string, date models.DateTime) (time.Time, *refusal) {
	if date == "" {
		return time.Time{}, nil
	}
	moment, err := date.In(c.now.Location())
	if err != nil {
		return time.Time{}, badRequest("%s: %v", name, err)
	}
	return moment, nil
}

// checkOrganizations refuses a request for organizations that the API login does not have, and one that
// names none.
func (c *call) checkOrganizations(ids ...string) *refusal {
	if len(ids) == 0 || ids[0] == "" {
		return badRequest("the request names no organization")
	}
	for _, id := range ids {
		if id != c.restaurant.Organization.ID {
			return badRequest("organization %q is not among those of the API login", id)
		}
	}
	return nil
}

// ofOrganization wraps items in the way of the answers that cover several organizations.
func ofOrganization[T any](c *call, items []T) []models.OrganizationItems[T] {
	return []models.OrganizationItems[T]{{OrganizationID: c.restaurant.Organization.ID, Items: items}}
}
