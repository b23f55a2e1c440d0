package goiikoapi

import (
	"context"
	"slices"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Organizations returns the organizations that the API login has access to: those in organizationIDs, or all if it
// is empty. returnAdditionalInfo adds the address, the currency and the delivery settings; includeDisabled adds
// disabled organizations. The ids are kept for [Client.OrganizationsIDs].
// [Client.ListOrganizations] is the typed form.
//
// Operation: [POST /api/1/organizations]. Restriction group: [GroupDataDictionaries].
//
// [POST /api/1/organizations]: https://api-ru.iiko.services/docs#tag/Organizations/paths/~1api~11~1organizations/post
func (c *Client) Organizations(ctx context.Context, organizationIDs []string, returnAdditionalInfo, includeDisabled *bool) (*BaseOrganizationsModel, *CustomErrorModel, error) {
	return c.ListOrganizations(ctx, models.OrganizationsRequest{
		OrganizationIDs:      organizationIDs,
		ReturnAdditionalInfo: returnAdditionalInfo,
		IncludeDisabled:      includeDisabled,
	})
}

// ListOrganizations returns the organizations that the API login has access to. It is the typed form of
// [Client.Organizations], with all parameters, such as external data.
//
// Operation: [POST /api/1/organizations]. Restriction group: [GroupDataDictionaries].
//
// [POST /api/1/organizations]: https://api-ru.iiko.services/docs#tag/Organizations/paths/~1api~11~1organizations/post
func (c *Client) ListOrganizations(ctx context.Context, req models.OrganizationsRequest) (*models.OrganizationsResponse, *CustomErrorModel, error) {
	orgs, apiErr, err := call[models.OrganizationsResponse](ctx, &service{c}, api.ClientOrganizations, req)
	if orgs != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.organizationIDs = orgs.ListIDs()
	}
	return orgs, apiErr, err
}

// SimpleOrganizations returns the ids and names of the organizations that the API login has access to.
//
// Operation: [GET /api/1/organizations]. Restriction group: [GroupDataDictionaries].
//
// Deprecated: use [Client.Organizations].
//
// [GET /api/1/organizations]: https://api-ru.iiko.services/docs#tag/Deprecated/paths/~1api~11~1organizations/get
func (c *Client) SimpleOrganizations(ctx context.Context) (*models.OrganizationsResponse, *CustomErrorModel, error) {
	return call[models.OrganizationsResponse](ctx, &service{c}, api.ClientSimpleOrganizations, nil)
}

// OrganizationsSettings returns settings of organizations. List at least one setting in Parameters: without any,
// iiko has been seen to respond with status 500.
//
// Operation: [POST /api/1/organizations/settings]. Restriction group: [GroupOrganizationsSettings].
//
// [POST /api/1/organizations/settings]: https://api-ru.iiko.services/docs#tag/Organizations/paths/~1api~11~1organizations~1settings/post
func (c *Client) OrganizationsSettings(ctx context.Context, req models.OrganizationsSettingsRequest) (*models.OrganizationsSettingsResponse, *CustomErrorModel, error) {
	return call[models.OrganizationsSettingsResponse](ctx, &service{c}, api.ClientOrganizationsSettings, req)
}

// OrganizationsIDs returns the ids of the organizations that the last [Client.Organizations] returned.
func (c *Client) OrganizationsIDs() []string {
	c = c.orNone()
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.organizationIDs)
}
