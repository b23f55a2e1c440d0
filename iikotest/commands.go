package iikotest

import (
	"fmt"
	"net/http"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var commands = operations{
	api.CommandsStatus: handle((*call).commandStatus),
}

// command is work that the restaurant does later: to place an order or to change something.
type command struct {
	due     time.Time
	run     func(at time.Time) *models.ErrorInfo
	done    bool
	failure *models.ErrorInfo
}

// later queues work under the correlation id of the call. When it is due, run does it, or tells why it
// cannot be done. run has to use the Server and not the call, which is over by then.
func (c *call) later(run func(at time.Time) *models.ErrorInfo) {
	cmd := &command{due: c.now.Add(c.processingTime), run: run}
	c.commands[c.correlationID] = cmd
	c.enqueue(cmd)
}

// enqueue queues work that is due no earlier than what is queued already.
func (s *Server) enqueue(cmd *command) {
	s.queue = append(s.queue, cmd)
	s.notifier.look()
}

// catchUp does the work that is due by now.
func (s *Server) catchUp(now time.Time) {
	for len(s.queue) > 0 && !s.queue[0].due.After(now) {
		cmd := s.queue[0]
		s.queue = s.queue[1:]
		cmd.failure = cmd.run(cmd.due)
		cmd.done = true
	}
}

func (c *call) commandStatus(req models.CommandStatusRequest) (*models.CommandStatusResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	if !uuid.MatchString(req.CorrelationID) {
		return nil, badRequest("correlationId %q is not a UUID", req.CorrelationID)
	}
	cmd := c.commands[req.CorrelationID]
	switch {
	case cmd == nil:
		return nil, refuse(http.StatusGone, "the command %s is not kept any more", req.CorrelationID)
	case !cmd.done:
		return &models.CommandStatusResponse{State: models.CommandStateInProgress}, nil
	case cmd.failure != nil:
		return &models.CommandStatusResponse{
			State:       models.CommandStateError,
			Exception:   encode(cmd.failure),
			ErrorReason: cmd.failure.Message,
		}, nil
	}
	return &models.CommandStatusResponse{State: models.CommandStateSuccess}, nil
}

// failure is why the restaurant cannot do what it was asked to.
func failure(code models.ErrorCode, format string, args ...any) *models.ErrorInfo {
	return &models.ErrorInfo{Code: code, Message: ptr(fmt.Sprintf(format, args...))}
}
