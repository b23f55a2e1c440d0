package goiikoapi

import (
	"context"
	"slices"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Organizations lists the organizations that the API login may work with: all of them, or those that
// organizationIDs names. returnAdditionalInfo adds the address, the currency and the settings of
// delivery; includeDisabled adds organizations that are switched off. The ids are remembered for
// [Client.OrganizationsIDs].
//
// Operation: /api/1/organizations.
func (c *Client) Organizations(ctx context.Context, organizationIDs []string, returnAdditionalInfo, includeDisabled *bool) (*BaseOrganizationsModel, *CustomErrorModel, error) {
	return c.ListOrganizations(ctx, models.OrganizationsRequest{
		OrganizationIDs:      organizationIDs,
		ReturnAdditionalInfo: returnAdditionalInfo,
		IncludeDisabled:      includeDisabled,
	})
}

// ListOrganizations is [Client.Organizations] with all that can be asked for, such as external data.
//
// Operation: /api/1/organizations.
func (c *Client) ListOrganizations(ctx context.Context, req models.OrganizationsRequest) (*models.OrganizationsResponse, *CustomErrorModel, error) {
	orgs, apiErr, err := call[models.OrganizationsResponse](ctx, &service{c}, api.ClientOrganizations, req)
	if orgs != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.organizationIDs = orgs.ListIDs()
	}
	return orgs, apiErr, err
}

// SimpleOrganizations lists the organizations that the API login may work with, by id and name only.
//
// Operation: GET /api/1/organizations.
//
// Deprecated: use [Client.Organizations].
func (c *Client) SimpleOrganizations(ctx context.Context) (*models.OrganizationsResponse, *CustomErrorModel, error) {
	return call[models.OrganizationsResponse](ctx, &service{c}, api.ClientSimpleOrganizations, nil)
}

// OrganizationsSettings returns settings of organizations. Name at least one in Parameters: iiko has been
// seen to answer 500 otherwise.
//
// Operation: /api/1/organizations/settings.
func (c *Client) OrganizationsSettings(ctx context.Context, req models.OrganizationsSettingsRequest) (*models.OrganizationsSettingsResponse, *CustomErrorModel, error) {
	return call[models.OrganizationsSettingsResponse](ctx, &service{c}, api.ClientOrganizationsSettings, req)
}

// OrganizationsIDs returns the ids that the last [Client.Organizations] listed.
func (c *Client) OrganizationsIDs() []string {
	c = c.orNone()
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.organizationIDs)
}
