package iikotest

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Reply is a response that a test gives in place of the server.
type Reply struct {
	// Status is the HTTP status; 200 if it is 0.
	Status int
	// Body is encoded as JSON. A string or a []byte is sent as it is.
	Body any
}

// ErrorReply returns an API error: its HTTP status, its error, "" for none, and its errorDescription.
func ErrorReply(status int, code models.ErrorCode, description string) Reply {
	body := map[string]string{"correlationId": goiikoapi.NewID(), "errorDescription": description}
	if code != "" {
		body["error"] = string(code)
	}
	return Reply{status, body}
}

// script is what a test has told the server to do for an operation.
type script struct {
	respond  func(Request) (Reply, bool)
	replies  []Reply            // to the next requests
	failures []models.ErrorInfo // of the next commands
	delays   []time.Duration    // of the next commands
	doubled  int                // creates to place twice
}

// Handle makes respond answer an operation, such as "Deliveries.DeliveryCreate", in place of the server, also one that
// the server does not model. If respond returns false, the server answers itself. A request without a valid token gets a
// 401 as before. respond may use the server. nil ends it.
//
// Handle, Next, FailNext, DelayNext and DoubleNext panic if there is no such operation: docs/iikotest.md lists the names.
func (s *Server) Handle(operation string, respond func(Request) (Reply, bool)) {
	s.script(operation, func(script *script) { script.respond = respond })
}

// Next gives the next requests for an operation a reply each, in place of the server and of Handle. They are not
// processed.
func (s *Server) Next(operation string, replies ...Reply) {
	s.script(operation, func(script *script) { script.replies = append(script.replies, replies...) })
}

// FailNext makes the next commands of an operation fail at the terminal, each with an error: a create ends in the
// creationStatus Error, any other command in the state Error.
func (s *Server) FailNext(operation string, failures ...models.ErrorInfo) {
	s.script(operation, func(script *script) { script.failures = append(script.failures, failures...) })
}

// DelayNext makes the next commands of an operation take longer at the terminal than the processing time, each by a
// duration.
func (s *Server) DelayNext(operation string, delays ...time.Duration) {
	s.script(operation, func(script *script) { script.delays = append(script.delays, delays...) })
}

// DoubleNext makes the terminal place the orders of the next creates twice, as happens when it repeats what it received.
// The second order has an ID of its own.
func (s *Server) DoubleNext(operation string, creates int) {
	s.script(operation, func(script *script) { script.doubled += max(0, creates) })
}

// script changes the script of an operation.
func (s *Server) script(operation string, change func(*script)) {
	if !slices.ContainsFunc(api.All(), func(op *api.Operation) bool { return op.Name == operation }) {
		panic(fmt.Sprintf("iikotest: no operation %q", operation))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.scripts[operation] == nil {
		s.scripts[operation] = &script{}
	}
	change(s.scripts[operation])
}

// reply returns the reply that a test has for a request; false for none. The server must be locked, and is unlocked
// meanwhile.
func (s *Server) reply(request Request) (Reply, bool) {
	script := s.scripts[request.Operation]
	switch {
	case script == nil:
		return Reply{}, false
	case len(script.replies) > 0:
		reply := script.replies[0]
		script.replies = script.replies[1:]
		return reply, true
	case script.respond == nil:
		return Reply{}, false
	}
	respond := script.respond
	s.mu.Unlock()
	defer s.mu.Lock()
	return respond(request)
}

// encoded returns the status and the body of a reply.
func (r Reply) encoded() (int, []byte) {
	status := r.Status
	if status == 0 {
		status = http.StatusOK
	}
	switch body := r.Body.(type) {
	case nil:
		return status, nil
	case string:
		return status, []byte(body)
	case []byte:
		return status, body
	}
	return status, encode(r.Body)
}

// SetOffline cuts the terminal off from iiko Cloud, or connects it again. Meanwhile terminal groups are not alive, orders
// end in the creationStatus Error and commands in the state Error, as iiko reports them when the terminal does not answer.
func (s *Server) SetOffline(offline bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.runDue(s.now())
	s.each(func() { s.offline = offline })
}

// failing returns a function that returns why a command of the call fails whatever it does; nil if it does not. what is
// what the command is about.
func (c *call) failing(what string) func() *models.ErrorInfo {
	s := c.Server
	if script := s.scripts[c.op.Name]; script != nil && len(script.failures) > 0 {
		failed := script.failures[0]
		script.failures = script.failures[1:]
		return func() *models.ErrorInfo { return &failed }
	}
	return func() *models.ErrorInfo {
		if s.offline {
			return failure(models.ErrorCodeCommon, "Creation timeout expired, %s automatically transited to error", what)
		}
		return nil
	}
}

// delay returns how much longer than the processing time the command of the call takes.
func (c *call) delay() time.Duration {
	script := c.scripts[c.op.Name]
	if script == nil || len(script.delays) == 0 {
		return 0
	}
	delay := script.delays[0]
	script.delays = script.delays[1:]
	return max(0, delay)
}

// doubles reports whether the order of the call is placed twice.
func (c *call) doubles() bool {
	script := c.scripts[c.op.Name]
	if script == nil || script.doubled == 0 {
		return false
	}
	script.doubled--
	return true
}

// Advance moves the clock of the server forward: commands become due, tokens expire, deliveries become late.
func (s *Server) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ahead += max(0, d)
	s.runDue(s.now())
	s.notifier.wakeUp()
}
