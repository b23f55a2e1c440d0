package iikotest

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var organizations = operations{
	api.ClientOrganizations:         handle((*call).organizations),
	api.ClientOrganizationsSettings: handle((*call).organizationsSettings),
	api.ClientSimpleOrganizations:   handle((*call).simpleOrganizations),
	api.TerminalGroupTerminalGroups: handle((*call).terminalGroups),
	api.TerminalGroupIsAlive:        handle((*call).terminalGroupsAlive),
	api.TerminalGroupAwake:          handle((*call).awakeTerminalGroups),
}

func (c *call) organizations(req models.OrganizationsRequest) (*models.OrganizationsResponse, *apiError) {
	organization := c.restaurant.Organization
	organization.ResponseType = models.OrganizationResponseTypeExtended
	if !value(req.ReturnAdditionalInfo) {
		organization = models.Organization{
			ResponseType: models.OrganizationResponseTypeSimple,
			ID:           organization.ID,
			Name:         organization.Name,
			Code:         organization.Code,
			ExternalData: organization.ExternalData,
		}
	}
	organization.ExternalData = withKeys(organization.ExternalData, req.ReturnExternalData)
	return &models.OrganizationsResponse{
		CorrelationID: c.correlationID,
		Organizations: []models.Organization{organization},
	}, nil
}

// organizationsSettings returns those properties of the organization that were asked for.
func (c *call) organizationsSettings(req models.OrganizationsSettingsRequest) (*models.OrganizationsSettingsResponse, *apiError) {
	organization := c.restaurant.Organization
	organization.ExternalData = withKeys(organization.ExternalData, req.ReturnExternalData)
	var properties map[string]json.RawMessage
	_ = json.Unmarshal(encode(organization), &properties) // it was encoded here
	wanted := func(name string) bool {
		return name == "id" || name == "externalData" || slices.ContainsFunc(req.Parameters, func(p models.OrganizationSettingsParameter) bool { return strings.EqualFold(string(p), name) })
	}
	maps.DeleteFunc(properties, func(name string, _ json.RawMessage) bool { return !wanted(name) })
	var settings models.OrganizationSettings
	_ = json.Unmarshal(encode(properties), &settings) // of the same types
	return &models.OrganizationsSettingsResponse{CorrelationID: c.correlationID, Organizations: []models.OrganizationSettings{settings}}, nil
}

func (c *call) simpleOrganizations(struct{}) (*models.OrganizationsResponse, *apiError) {
	return c.organizations(models.OrganizationsRequest{})
}

func (c *call) terminalGroups(req models.TerminalGroupsRequest) (*models.TerminalGroupsResponse, *apiError) {
	wrap := func(groups []models.TerminalGroup) []models.OrganizationItems[models.TerminalGroup] {
		groups = append([]models.TerminalGroup{}, groups...)
		for i := range groups {
			groups[i].ExternalData = withKeys(groups[i].ExternalData, req.ReturnExternalData)
		}
		return byOrganization(c, groups)
	}
	groups := c.restaurant.TerminalGroups
	if value(req.IncludeDisabled) {
		groups = slices.Concat(groups, c.restaurant.DisabledTerminalGroups)
	}
	return &models.TerminalGroupsResponse{
		CorrelationID:         c.correlationID,
		TerminalGroups:        wrap(groups),
		TerminalGroupsInSleep: wrap(c.restaurant.SleepingTerminalGroups),
	}, nil
}

func (c *call) terminalGroupsAlive(req models.CheckAliveRequest) (*models.TerminalGroupsIsAliveResponse, *apiError) {
	if len(req.TerminalGroupIDs) == 0 {
		return nil, badRequest("terminalGroupIds is required")
	}
	statuses := []models.TerminalGroupAliveStatus{}
	for _, id := range req.TerminalGroupIDs {
		if apiErr := c.checkTerminalGroup(id); apiErr != nil {
			return nil, apiErr
		}
		statuses = append(statuses, models.TerminalGroupAliveStatus{
			IsAlive:         !c.offline && containsGroup(c.restaurant.TerminalGroups, id),
			TerminalGroupID: id,
			OrganizationID:  c.restaurant.Organization.ID,
		})
	}
	return &models.TerminalGroupsIsAliveResponse{CorrelationID: c.correlationID, IsAliveStatus: statuses}, nil
}

// awakeTerminalGroups makes sleeping terminal groups accept orders.
func (c *call) awakeTerminalGroups(req models.AwakeTerminalGroupsRequest) (*models.AwakeTerminalGroupsResponse, *apiError) {
	resp := &models.AwakeTerminalGroupsResponse{SuccessfullyProcessed: []string{}, FailedProcessed: []string{}}
	for _, id := range req.TerminalGroupIDs {
		if c.checkTerminalGroup(id) != nil || containsGroup(c.restaurant.DisabledTerminalGroups, id) {
			resp.FailedProcessed = append(resp.FailedProcessed, id)
			continue
		}
		resp.SuccessfullyProcessed = append(resp.SuccessfullyProcessed, id)
		for _, group := range c.restaurant.SleepingTerminalGroups {
			if group.ID == id {
				c.restaurant.TerminalGroups = append(slices.Clip(c.restaurant.TerminalGroups), group)
			}
		}
		c.restaurant.SleepingTerminalGroups = filter(c.restaurant.SleepingTerminalGroups, func(g models.TerminalGroup) bool { return g.ID != id })
	}
	return resp, nil
}

// checkTerminalGroup returns an error if the restaurant does not have the terminal group.
func (c *call) checkTerminalGroup(id string) *apiError {
	for _, groups := range [][]models.TerminalGroup{
		c.restaurant.TerminalGroups, c.restaurant.SleepingTerminalGroups, c.restaurant.DisabledTerminalGroups,
	} {
		if containsGroup(groups, id) {
			return nil
		}
	}
	return badRequest("terminal group %q not found", id)
}

func containsGroup(groups []models.TerminalGroup, id string) bool {
	return slices.ContainsFunc(groups, func(g models.TerminalGroup) bool { return g.ID == id })
}

// terminalGroupFor returns the terminal group that an order goes to: the requested one, or the first.
func (s *Server) terminalGroupFor(terminalGroupID string) string {
	if terminalGroupID == "" && len(s.restaurant.TerminalGroups) > 0 {
		return s.restaurant.TerminalGroups[0].ID
	}
	return terminalGroupID
}

// checkAcceptsOrders returns an error if a terminal group does not accept orders.
func (s *Server) checkAcceptsOrders(terminalGroupID string) *models.ErrorInfo {
	switch {
	case containsGroup(s.restaurant.TerminalGroups, terminalGroupID):
		return nil
	case containsGroup(s.restaurant.DisabledTerminalGroups, terminalGroupID):
		return failure(models.ErrorCodeTerminalGroupDisabled, "terminal group %s is disabled", terminalGroupID)
	}
	return failure(models.ErrorCodeTerminalGroupUnregistered, "terminal group %q is not responding", terminalGroupID)
}
