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
// Operation: [POST /api/1/terminal_groups]. Restriction group: [GroupDataDictionaries].
//
// [POST /api/1/terminal_groups]: https://api-ru.iiko.services/docs#tag/Terminal-groups/paths/~1api~11~1terminal_groups/post
func (t *TerminalGroup) TerminalGroups(ctx context.Context, organizationIDs []string, includeDisabled bool) (*BaseTerminalGroupsModel, *CustomErrorModel, error) {
	return t.ListTerminalGroups(ctx, models.TerminalGroupsRequest{OrganizationIDs: organizationIDs, IncludeDisabled: &includeDisabled})
}

// ListTerminalGroups lists the terminal groups of organizations. It is the typed form of
// [TerminalGroup.TerminalGroups].
//
// Operation: [POST /api/1/terminal_groups]. Restriction group: [GroupDataDictionaries].
//
// [POST /api/1/terminal_groups]: https://api-ru.iiko.services/docs#tag/Terminal-groups/paths/~1api~11~1terminal_groups/post
func (t *TerminalGroup) ListTerminalGroups(ctx context.Context, req models.TerminalGroupsRequest) (*models.TerminalGroupsResponse, *CustomErrorModel, error) {
	return call[models.TerminalGroupsResponse](ctx, t, api.TerminalGroupTerminalGroups, req)
}

// IsAlive reports which terminal groups are online and can receive orders. [TerminalGroup.CheckAlive] is the
// typed form.
//
// Operation: [POST /api/1/terminal_groups/is_alive]. Restriction group: [GroupPOSAvailability].
//
// [POST /api/1/terminal_groups/is_alive]: https://api-ru.iiko.services/docs#tag/Terminal-groups/paths/~1api~11~1terminal_groups~1is_alive/post
func (t *TerminalGroup) IsAlive(ctx context.Context, organizationIDs, terminalGroupIDs []string) (*BaseTGIsAliveModel, *CustomErrorModel, error) {
	return t.CheckAlive(ctx, models.CheckAliveRequest{OrganizationIDs: organizationIDs, TerminalGroupIDs: terminalGroupIDs})
}

// CheckAlive reports which terminal groups are online and can receive orders. It is the typed form of
// [TerminalGroup.IsAlive].
//
// Operation: [POST /api/1/terminal_groups/is_alive]. Restriction group: [GroupPOSAvailability].
//
// [POST /api/1/terminal_groups/is_alive]: https://api-ru.iiko.services/docs#tag/Terminal-groups/paths/~1api~11~1terminal_groups~1is_alive/post
func (t *TerminalGroup) CheckAlive(ctx context.Context, req models.CheckAliveRequest) (*models.TerminalGroupsIsAliveResponse, *CustomErrorModel, error) {
	return call[models.TerminalGroupsIsAliveResponse](ctx, t, api.TerminalGroupIsAlive, req)
}

// Awake wakes sleeping terminal groups.
//
// Operation: [POST /api/1/terminal_groups/awake]. Restriction group: [GroupOrganizationsSettings].
//
// [POST /api/1/terminal_groups/awake]: https://api-ru.iiko.services/docs#tag/Terminal-groups/paths/~1api~11~1terminal_groups~1awake/post
func (t *TerminalGroup) Awake(ctx context.Context, req models.AwakeTerminalGroupsRequest) (*models.AwakeTerminalGroupsResponse, *CustomErrorModel, error) {
	return call[models.AwakeTerminalGroupsResponse](ctx, t, api.TerminalGroupAwake, req)
}
