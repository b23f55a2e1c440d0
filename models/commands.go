package models

import "encoding/json"

// CommandStatusRequest asks how a command is getting on.
type CommandStatusRequest struct {
	// OrganizationID is the organization for which the command was given, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// CorrelationID from the answer to the command.
	CorrelationID string `json:"correlationId" iiko:"required"`
}

// CommandStatusResponse tells how a command is getting on: still running, done, or failed.
type CommandStatusResponse struct {
	// State of the command.
	State CommandState `json:"state"`
	// Exception holds details of the failure, as any JSON. Error only.
	Exception json.RawMessage `json:"exception,omitzero"`
	// ErrorReason says why the command failed. Error only.
	ErrorReason *string `json:"errorReason,omitzero"`
}

// CommandState is the state of a command.
type CommandState string

const (
	// CommandStateInProgress is still running: ask again.
	CommandStateInProgress CommandState = "InProgress"
	// CommandStateSuccess is done.
	CommandStateSuccess CommandState = "Success"
	// CommandStateError failed.
	CommandStateError CommandState = "Error"
)
