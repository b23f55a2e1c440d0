package iikotest

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var commands = operations{
	api.CommandsStatus: handle((*call).commandStatus),
}

// command is queued work: placing an order or changing something.
type command struct {
	due     time.Time
	branch  *branch // nil if it does not matter
	run     func(at time.Time) *models.ErrorInfo
	done    bool
	failure *models.ErrorInfo
}

// schedule queues a command with the correlation id of the call. When it is due, run carries it out or returns why it
// failed. It gets the call at that time.
func (c *call) schedule(run func(c *call) *models.ErrorInfo) {
	cmd := &command{due: c.now.Add(c.processingTime + c.delay()), branch: c.branch, run: func(at time.Time) *models.ErrorInfo {
		due := *c
		due.now = at
		return run(&due)
	}}
	c.commands[c.correlationID] = cmd
	c.enqueue(cmd)
}

// enqueue adds a command to the queue, behind those that are due by then.
func (s *Server) enqueue(cmd *command) {
	i := len(s.queue)
	for i > 0 && s.queue[i-1].due.After(cmd.due) {
		i--
	}
	s.queue = slices.Insert(s.queue, i, cmd)
	s.notifier.wakeUp()
}

// runDue runs the commands that are due by now.
func (s *Server) runDue(now time.Time) {
	for len(s.queue) > 0 && !s.queue[0].due.After(now) {
		cmd := s.queue[0]
		s.queue = s.queue[1:]
		s.in(cmp.Or(cmd.branch, s.branch), func() { cmd.failure = cmd.run(cmd.due) })
		cmd.done = true
	}
}

func (c *call) commandStatus(req models.CommandStatusRequest) (*models.CommandStatusResponse, *apiError) {
	if !uuid.MatchString(req.CorrelationID) {
		return nil, badRequest("correlationId %q is not a UUID", req.CorrelationID)
	}
	cmd := c.commands[req.CorrelationID]
	switch {
	case cmd == nil, c.commandLifetime > 0 && c.now.Sub(cmd.due) > c.commandLifetime:
		return nil, apiErrorf(http.StatusGone, "command %s is unknown or no longer stored", req.CorrelationID)
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

// failure returns the error of a failed command.
func failure(code models.ErrorCode, format string, args ...any) *models.ErrorInfo {
	return &models.ErrorInfo{Code: code, Message: ptr(fmt.Sprintf(format, args...))}
}
