package goiikoapi

import (
	"context"
	"fmt"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// ICommands has the mirrored calls of [Commands], for mocks. Methods are never added.
type ICommands interface {
	Status(ctx context.Context, organizationID, correlationID string) (*BaseStatusModel, *CustomErrorModel, error)
}

// Commands reports the status of commands. A method with "Command" in its doc comment only queues its work;
// the CorrelationID in its response identifies the command.
type Commands service

var _ ICommands = (*Commands)(nil)

// Status returns the state of a command: InProgress, Success or Error. Status 410 ([IsGone]) means that iiko
// no longer keeps the command; stop polling.
//
// Operation: [POST /api/1/commands/status]. Restriction group: [GroupCommands].
//
// [POST /api/1/commands/status]: https://api-ru.iiko.services/docs#tag/Operations/paths/~1api~11~1commands~1status/post
func (c *Commands) Status(ctx context.Context, organizationID, correlationID string) (*BaseStatusModel, *CustomErrorModel, error) {
	return call[models.CommandStatusResponse](ctx, c, api.CommandsStatus, models.CommandStatusRequest{OrganizationID: organizationID, CorrelationID: correlationID})
}

// Wait polls the status of a command, at growing intervals, until its state is Success, and returns that
// status. If the command ended in Error, the error is a [CommandError]. For a command that iiko does not know
// or no longer keeps ([IsGone]), the API error is returned.
//
// Operation: [POST /api/1/commands/status]. Restriction group: [GroupCommands].
//
// [POST /api/1/commands/status]: https://api-ru.iiko.services/docs#tag/Operations/paths/~1api~11~1commands~1status/post
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
