package goiikoapi

import (
	"context"
	"fmt"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// ICommands are the mirrored calls of [Commands], for mocks. It never grows.
type ICommands interface {
	Status(ctx context.Context, organizationID, correlationID string) (*BaseStatusModel, *CustomErrorModel, error)
}

// Commands tells how the work went that calls have queued. A call whose comment says "Command" only
// queues it; the CorrelationID of its answer is what to ask with.
type Commands service

var _ ICommands = (*Commands)(nil)

// Status tells whether a command is InProgress, ended in Success or in Error. Status 410 ([IsGone])
// means that iiko no longer keeps the command: do not ask again.
//
// Operation: /api/1/commands/status.
func (c *Commands) Status(ctx context.Context, organizationID, correlationID string) (*BaseStatusModel, *CustomErrorModel, error) {
	return call[models.CommandStatusResponse](ctx, c, api.CommandsStatus, models.CommandStatusRequest{OrganizationID: organizationID, CorrelationID: correlationID})
}

// Wait asks for the status of a command, with growing waits, until it has ended in Success, and returns that
// status. A command that ended in Error is a [CommandError]; one that iiko does not know or no longer keeps
// ([IsGone]) is the API error that says so.
func (c *Commands) Wait(ctx context.Context, organizationID, correlationID string) (*models.CommandStatusResponse, *CustomErrorModel, error) {
	const method = "Commands.Wait"
	status, apiErr, err := poll(ctx, method, func() (*models.CommandStatusResponse, *CustomErrorModel, error) {
		return c.Status(ctx, organizationID, correlationID)
	}, func(status *models.CommandStatusResponse) bool {
		return status.State == models.CommandStateSuccess || status.State == models.CommandStateError
	}, func(status *models.CommandStatusResponse) string {
		return fmt.Sprintf("its last state was %q", shown(string(status.State)))
	})
	if status != nil && status.State == models.CommandStateError {
		return nil, nil, &CommandError{
			Operation:     method,
			CorrelationID: correlationID,
			ErrorReason:   status.ErrorReason,
			Exception:     status.Exception,
		}
	}
	return status, apiErr, err
}
