package models

import "encoding/json"

// CommandStatusRequest requests the status of a command.
type CommandStatusRequest struct {
	// OrganizationID is the organization of the command, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// CorrelationID from the response to the command.
	CorrelationID string `json:"correlationId" iiko:"required"`
}

// CommandStatusResponse is the status of a command: in progress, done or failed.
type CommandStatusResponse struct {
	// State of the command.
	State CommandState `json:"state"`
	// Exception is the details of the failure, as any JSON. Error only.
	Exception json.RawMessage `json:"exception,omitzero"`
	// ErrorReason is why the command failed. Error only.
	ErrorReason *string `json:"errorReason,omitzero"`
}

// CommandState is the state of a command.
type CommandState string

const (
	// CommandStateInProgress: still running.
	CommandStateInProgress CommandState = "InProgress"
	// CommandStateSuccess: done.
	CommandStateSuccess CommandState = "Success"
	// CommandStateError: failed.
	CommandStateError CommandState = "Error"
)
