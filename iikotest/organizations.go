package iikotest

import (
	"slices"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var organizations = operations{
	api.ClientOrganizations:         handle((*call).organizations),
	api.ClientSimpleOrganizations:   handle((*call).simpleOrganizations),
	api.TerminalGroupTerminalGroups: handle((*call).terminalGroups),
	api.TerminalGroupIsAlive:        handle((*call).terminalGroupsAlive),
}

func (c *call) organizations(req models.OrganizationsRequest) (*models.OrganizationsResponse, *refusal) {
	if len(req.OrganizationIDs) > 0 {
		if refused := c.checkOrganizations(req.OrganizationIDs...); refused != nil {
			return nil, refused
		}
	}
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

func (c *call) simpleOrganizations(struct{}) (*models.OrganizationsResponse, *refusal) {
	return c.organizations(models.OrganizationsRequest{})
}

func (c *call) terminalGroups(req models.TerminalGroupsRequest) (*models.TerminalGroupsResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationIDs...); refused != nil {
		return nil, refused
	}
	shown := func(groups []models.TerminalGroup) []models.OrganizationItems[models.TerminalGroup] {
		groups = append([]models.TerminalGroup{}, groups...)
		for i := range groups {
			groups[i].ExternalData = withKeys(groups[i].ExternalData, req.ReturnExternalData)
		}
		return ofOrganization(c, groups)
	}
	groups := c.restaurant.TerminalGroups
	if value(req.IncludeDisabled) {
		groups = slices.Concat(groups, c.restaurant.DisabledTerminalGroups)
	}
	return &models.TerminalGroupsResponse{
		CorrelationID:         c.correlationID,
		TerminalGroups:        shown(groups),
		TerminalGroupsInSleep: shown(c.restaurant.SleepingTerminalGroups),
	}, nil
}

func (c *call) terminalGroupsAlive(req models.TerminalGroupsIsAliveRequest) (*models.TerminalGroupsIsAliveResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationIDs...); refused != nil {
		return nil, refused
	}
	if len(req.TerminalGroupIDs) == 0 {
		return nil, badRequest("terminalGroupIds is required")
	}
	statuses := []models.TerminalGroupAliveStatus{}
	for _, id := range req.TerminalGroupIDs {
		if refused := c.checkTerminalGroup(id); refused != nil {
			return nil, refused
		}
		statuses = append(statuses, models.TerminalGroupAliveStatus{
			IsAlive:         knows(c.restaurant.TerminalGroups, id),
			TerminalGroupID: id,
			OrganizationID:  c.restaurant.Organization.ID,
		})
	}
	return &models.TerminalGroupsIsAliveResponse{CorrelationID: c.correlationID, IsAliveStatus: statuses}, nil
}

// checkTerminalGroup refuses a request for a terminal group that the restaurant does not have.
func (c *call) checkTerminalGroup(id string) *refusal {
	for _, groups := range [][]models.TerminalGroup{
		c.restaurant.TerminalGroups, c.restaurant.SleepingTerminalGroups, c.restaurant.DisabledTerminalGroups,
	} {
		if knows(groups, id) {
			return nil
		}
	}
	return badRequest("terminal group %q is not known", id)
}

func knows(groups []models.TerminalGroup, id string) bool {
	return slices.ContainsFunc(groups, func(g models.TerminalGroup) bool { return g.ID == id })
}

// taker returns the id of the terminal group that gets an order: the one that the order names, or the first.
func (s *Server) taker(terminalGroupID string) string {
	if terminalGroupID == "" && len(s.restaurant.TerminalGroups) > 0 {
		return s.restaurant.TerminalGroups[0].ID
	}
	return terminalGroupID
}

// checkTaker tells why a terminal group does not take orders.
func (s *Server) checkTaker(terminalGroupID string) *models.ErrorInfo {
	switch {
	case knows(s.restaurant.TerminalGroups, terminalGroupID):
		return nil
	case knows(s.restaurant.DisabledTerminalGroups, terminalGroupID):
		return failure(models.ErrorCodeTerminalGroupDisabled, "terminal group %s is disabled", terminalGroupID)
	}
	return failure(models.ErrorCodeTerminalGroupUnregistered, "terminal group %q does not answer", terminalGroupID)
}
