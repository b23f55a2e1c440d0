package iikotest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Server is an in-memory iiko Cloud server. It listens at URL and is also an [http.Handler], for use with
// another HTTP server. It is safe for concurrent use.
type Server struct {
	// URL is the base URL of the server, without a trailing slash; "" if it does not listen.
	URL string

	listener       *httptest.Server
	cancelRequests context.CancelFunc // ends the delay of slow responses
	logins         []Login
	appID          string
	clientSecret   string
	tokenLifetime  time.Duration
	processingTime time.Duration
	responseTime   time.Duration

	mu              sync.Mutex // guards the fields below
	faults          injector
	*branch         // the current one
	branches        []*branch
	tokens          map[string]session
	commands        map[string]*command
	queue           []*command
	ahead           time.Duration // of the system's clock
	requests        []Request
	scripts         map[string]*script
	requestLimit    int
	samples, strict bool
	lateDuplicates  bool
	mostDeliveries  int           // 0 for any number
	revisionWindow  time.Duration // 0 for none
	commandLifetime time.Duration // 0 for ever
	rates           map[string]*rate
	notifier        *notifier
}

// Request is a request that a [Server] received.
type Request struct {
	// Operation is the SDK's name of the operation, such as "Deliveries.DeliveryCreate"; "" if the API has no
	// such operation.
	Operation string
	// Path of the request.
	Path string
	// Header of the request. The token is not shown.
	Header http.Header
	// Body of the request, as received.
	Body []byte
	// Fault injected into the request; "" for none.
	Fault FaultKind
	// Processed reports whether the server carried out or queued the operation, even if the response was lost.
	// It is false if the response was an API error or a fault prevented processing.
	Processed bool
	// Error is the errorDescription of the API error that was returned; "" for none.
	Error string
}

// Option configures a [Server].
type Option func(*Server)

// WithAPILogin makes the server issue tokens for this API login only (in version 2 of authentication, for
// this API key). By default any non-empty API login is accepted.
func WithAPILogin(login string) Option { return WithLogins(Login{APILogin: login}) }

// WithApp makes version 2 of authentication accept this application only. By default any application is
// accepted.
func WithApp(appID, clientSecret string) Option {
	return func(s *Server) { s.appID, s.clientSecret = appID, clientSecret }
}

// WithTokenLifetime sets how long a token is valid. The default is one hour.
func WithTokenLifetime(d time.Duration) Option { return func(s *Server) { s.tokenLifetime = d } }

// WithProcessingTime sets how long it takes to place an order or to carry out a command. The default is 200
// milliseconds. The response to a create has the status InProgress even if d is 0.
func WithProcessingTime(d time.Duration) Option { return func(s *Server) { s.processingTime = d } }

// WithRestaurant makes the server run r, which must not be modified afterwards.
func WithRestaurant(r Restaurant) Option { return WithRestaurants(r) }

// WithRequestLimit makes Requests keep the latest requests only, so that the memory of a server under load is bounded.
// By default it keeps all.
func WithRequestLimit(requests int) Option {
	return func(s *Server) { s.requestLimit = max(0, requests) }
}

// NewServer starts a server on a local port. The caller should call Close when finished with it.
func NewServer(opts ...Option) *Server {
	s := NewHandler(opts...)
	ctx, cancel := context.WithCancel(context.Background())
	s.cancelRequests = cancel
	s.listener = httptest.NewUnstartedServer(s)
	s.listener.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	s.listener.Start()
	s.URL = s.listener.URL
	return s
}

// NewHandler returns a server that does not listen, for use as an [http.Handler]. The caller should call Close when
// finished with it.
func NewHandler(opts ...Option) *Server {
	s := &Server{
		cancelRequests: func() {},
		tokenLifetime:  time.Hour,
		processingTime: 200 * time.Millisecond,
		tokens:         map[string]session{},
		commands:       map[string]*command{},
		notifier:       newNotifier(),
		scripts:        map[string]*script{},
		rates:          map[string]*rate{},
		requestLimit:   math.MaxInt,
	}
	WithRestaurant(DemoRestaurant())(s)
	for _, opt := range opts {
		opt(s)
	}
	s.each(func() {
		s.state = s.restaurant.opened()
		s.seed()
		s.seedRecords()
	})
	s.startWebhooks()
	return s
}

// Start starts a server and closes it when the test ends.
func Start(tb testing.TB, opts ...Option) *Server {
	tb.Helper()
	s := NewServer(opts...)
	tb.Cleanup(s.Close)
	return s
}

// Close shuts the server down. It waits for requests in flight and stops sending webhooks at once.
func (s *Server) Close() {
	s.cancelRequests()
	if s.listener != nil {
		s.listener.Close()
	}
	s.stopWebhooks()
}

// Requests returns the requests that the server received, oldest first: those for the given operations, or all. See
// WithRequestLimit.
func (s *Server) Requests(operations ...string) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.requests), func(r Request) bool {
		return len(operations) > 0 && !slices.Contains(operations, r.Operation)
	})
}

// ResetRequests forgets the requests that the server received so far.
func (s *Server) ResetRequests() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = nil
}

// record records a request, without its token.
func (s *Server) record(request Request) {
	if request.Header.Get("Authorization") != "" {
		request.Header.Set("Authorization", "[secret]")
	}
	s.requests = append(s.requests, request)
	if excess := len(s.requests) - s.requestLimit; excess > 0 {
		s.requests = slices.Delete(s.requests, 0, excess)
	}
}

// maxRequest is the longest body that the server reads, in bytes.
const maxRequest = 16 << 20

// ServeHTTP handles a request to iiko Cloud API.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		return
	} else if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	fault, status, data := s.respond(r, body, w.Header())
	data = fault.apply(w, r, status, data)
	w.WriteHeader(status)
	// An error here means that the client has disconnected.
	_, _ = w.Write(data)
}

// respond processes and records a request. It returns the injected fault, and the status and the body of the response,
// and sets its header.
func (s *Server) respond(r *http.Request, body []byte, header http.Header) (fault Fault, status int, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := &call{
		Server:        s,
		correlationID: goiikoapi.NewID(),
		now:           s.now(),
	}
	op, apiErr := operation(r)
	c.op = op
	fault = s.faults.next(op.Name)
	s.runDue(c.now)

	request := Request{Operation: op.Name, Path: r.URL.Path, Header: r.Header.Clone(), Body: body, Fault: fault.Kind}
	var response any
	if apiErr == nil && !fault.skipsProcessing() {
		apiErr = c.authorize(op, r.Header)
		if apiErr == nil {
			if reply, scripted := s.reply(request); scripted {
				s.record(request)
				status, data = reply.encoded()
				return fault, status, data
			}
			response, apiErr = c.dispatch(op, body)
		}
	}
	request.Processed = apiErr == nil && !fault.skipsProcessing()
	apiErr = cmp.Or(apiErr, c.checkTimeout(r.Header))
	if apiErr = cmp.Or(fault.apiError(), apiErr); apiErr != nil {
		request.Error = apiErr.description
	}
	s.record(request)
	if apiErr != nil {
		if apiErr.retryAfter != "" {
			header.Set("Retry-After", apiErr.retryAfter)
		}
		return fault, apiErr.status, encode(apiErr.response(c.correlationID))
	}
	if c.sampled {
		header.Set("X-Iikotest", "sample")
	}
	return fault, op.Status, encodeResponse(op.Name, response)
}

// now returns the current time in the restaurant's time zone.
func (s *Server) now() time.Time {
	return time.Now().Add(s.ahead).In(cmp.Or(s.restaurant.Location, time.UTC))
}

// operation returns the operation that a request calls.
func operation(r *http.Request) (*api.Operation, *apiError) {
	apiErr := apiErrorf(http.StatusNotFound, "unknown path %s", r.URL.Path)
	for _, op := range api.All() {
		if op.Path != r.URL.Path {
			continue
		}
		if op.Method == r.Method {
			return op, nil
		}
		apiErr = apiErrorf(http.StatusMethodNotAllowed, "method %s is not allowed for %s", r.Method, r.URL.Path)
	}
	return &api.Operation{}, apiErr
}

// call is the context of one request.
type call struct {
	*Server
	op            *api.Operation
	login         Login
	sampled       bool // the response is a sample
	correlationID string
	now           time.Time // in the restaurant's time zone
}

// dispatch calls the handler of the operation.
func (c *call) dispatch(op *api.Operation, body []byte) (any, *apiError) {
	handler, ok := modelled[op]
	if !ok && c.samples {
		return c.sample(op, body)
	}
	if !ok {
		return nil, apiErrorf(http.StatusNotImplemented, "iikotest does not model %s %s", op.Method, op.Path)
	}
	return c.dispatchToBranches(handler, body)
}

// handler processes the requests of one operation.
type handler func(c *call, body []byte) (any, *apiError)

// operations holds the handlers of one area of the API.
type operations map[*api.Operation]handler

// modelled holds the handlers of all areas.
var modelled = merge(
	authentication, organizations, addresses, dictionaries, menus, menusV3, stopLists, restrictions,
	employees, locations, customers, loyalty, calculations, tableOrders, deliveries, deliveryChanges, drafts, documents, stock, accounting, backOffice, reserves, commands, notifications, webhooks,
)

func merge(areas ...operations) operations {
	all := operations{}
	for _, area := range areas {
		maps.Copy(all, area)
	}
	return all
}

// handle returns a handler that decodes the request body and calls f.
func handle[Req, Resp any](f func(*call, Req) (*Resp, *apiError)) handler {
	return func(c *call, body []byte) (any, *apiError) {
		req, apiErr := decode[Req](c, body)
		if apiErr != nil {
			return nil, apiErr
		}
		return f(c, req)
	}
}

// apiError is a response with an HTTP error status.
type apiError struct {
	status      int
	code        models.ErrorCode // "" for none
	description string
	retryAfter  string // the header; "" for none
}

func apiErrorf(status int, format string, args ...any) *apiError {
	return &apiError{status: status, description: fmt.Sprintf(format, args...)}
}

func badRequest(format string, args ...any) *apiError {
	return apiErrorf(http.StatusBadRequest, format, args...)
}

func (e *apiError) response(correlationID string) models.ErrorResponse {
	resp := models.ErrorResponse{CorrelationID: correlationID, ErrorDescription: &e.description}
	if e.code != "" {
		resp.Error = ptr(string(e.code))
	}
	return resp
}

// require returns an error for the first empty value. It takes alternating names and values.
func require(pairs ...string) *apiError {
	for pair := range slices.Chunk(pairs, 2) {
		if pair[1] == "" {
			return badRequest("%s is required", pair[0])
		}
	}
	return nil
}

// date parses a date of a request in the restaurant's time zone. An empty date becomes the zero time.
func (c *call) date(name string, date models.DateTime) (time.Time, *apiError) {
	if date == "" {
		return time.Time{}, nil
	}
	t, err := date.In(c.now.Location())
	if err != nil {
		return time.Time{}, badRequest("%s: %v", name, err)
	}
	return t, nil
}

// checkOrganizations returns an error if a request lacks the organization that it must have, or the API login has no
// access to one of them.
func (c *call) checkOrganizations(request reflect.Value) *apiError {
	for _, name := range []string{"OrganizationID", "OrganizationIDs"} {
		field, ok := request.Type().FieldByName(name)
		if !ok {
			continue
		}
		ids, several := reflect.TypeAssert[[]string](request.FieldByIndex(field.Index))
		if !several {
			ids = slices.DeleteFunc([]string{request.FieldByIndex(field.Index).String()}, func(id string) bool { return id == "" })
		}
		if len(ids) == 0 && strings.Contains(field.Tag.Get("iiko"), "required") {
			return badRequest("the request has no organization")
		}
		for _, id := range ids {
			switch {
			case c.login.Organizations != nil && !slices.Contains(c.login.Organizations, id):
				return apiErrorf(http.StatusForbidden, "Passed organization(s) [%s] doesn't belong to your api login included organization list.", id)
			case id != c.restaurant.Organization.ID:
				return badRequest("the API login has no access to organization %q", id)
			}
		}
	}
	return nil
}

// byOrganization wraps items as responses that cover several organizations have them.
func byOrganization[T any](c *call, items []T) []models.OrganizationItems[T] {
	return []models.OrganizationItems[T]{{OrganizationID: c.restaurant.Organization.ID, Items: items}}
}
