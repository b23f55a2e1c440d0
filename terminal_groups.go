package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// ITerminalGroup has the mirrored calls of [TerminalGroup], for mocks. Methods are never added.
type ITerminalGroup interface {
	TerminalGroups(ctx context.Context, organizationIDs []string, includeDisabled bool) (*BaseTerminalGroupsModel, *CustomErrorModel, error)
	IsAlive(ctx context.Context, organizationIDs, terminalGroupIDs []string) (*BaseTGIsAliveModel, *CustomErrorModel, error)
}

// TerminalGroup lists, checks and wakes terminal groups: the groups of cash registers that take orders.
type TerminalGroup service

var _ ITerminalGroup = (*TerminalGroup)(nil)

// TerminalGroups lists the terminal groups of organizations. Sleeping groups are in TerminalGroupsInSleep.
// includeDisabled also lists the groups that the API login has no access to.
// [TerminalGroup.ListTerminalGroups] is the typed form, which can also request external data.
//
// Operation: /api/1/terminal_groups.
func (t *TerminalGroup) TerminalGroups(ctx context.Context, organizationIDs []string, includeDisabled bool) (*BaseTerminalGroupsModel, *CustomErrorModel, error) {
	return t.ListTerminalGroups(ctx, models.TerminalGroupsRequest{OrganizationIDs: organizationIDs, IncludeDisabled: &includeDisabled})
}

// ListTerminalGroups lists the terminal groups of organizations. It is the typed form of
// [TerminalGroup.TerminalGroups].
//
// Operation: /api/1/terminal_groups.
func (t *TerminalGroup) ListTerminalGroups(ctx context.Context, req models.TerminalGroupsRequest) (*models.TerminalGroupsResponse, *CustomErrorModel, error) {
	return call[models.TerminalGroupsResponse](ctx, t, api.TerminalGroupTerminalGroups, req)
}

// IsAlive reports which terminal groups are online and can receive orders. [TerminalGroup.CheckAlive] is the
// typed form.
//
// Operation: /api/1/terminal_groups/is_alive.
func (t *TerminalGroup) IsAlive(ctx context.Context, organizationIDs, terminalGroupIDs []string) (*BaseTGIsAliveModel, *CustomErrorModel, error) {
	return t.CheckAlive(ctx, models.CheckAliveRequest{OrganizationIDs: organizationIDs, TerminalGroupIDs: terminalGroupIDs})
}

// CheckAlive reports which terminal groups are online and can receive orders. It is the typed form of
// [TerminalGroup.IsAlive].
//
// Operation: /api/1/terminal_groups/is_alive.
func (t *TerminalGroup) CheckAlive(ctx context.Context, req models.CheckAliveRequest) (*models.TerminalGroupsIsAliveResponse, *CustomErrorModel, error) {
	return call[models.TerminalGroupsIsAliveResponse](ctx, t, api.TerminalGroupIsAlive, req)
}

// Awake wakes sleeping terminal groups.
//
// Operation: /api/1/terminal_groups/awake.
func (t *TerminalGroup) Awake(ctx context.Context, req models.AwakeTerminalGroupsRequest) (*models.AwakeTerminalGroupsResponse, *CustomErrorModel, error) {
	return call[models.AwakeTerminalGroupsResponse](ctx, t, api.TerminalGroupAwake, req)
}
