package iikotest

import (
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var addresses = operations{
	api.AddressRegions:       dictionary((*call).regions),
	api.AddressCities:        handle((*call).cities),
	api.AddressStreetsByCity: handle((*call).streetsByCity),
}

func (c *call) regions() *models.RegionsResponse {
	return &models.RegionsResponse{CorrelationID: c.correlationID, Regions: byOrganization(c, c.restaurant.Regions)}
}

func (c *call) cities(req models.CitiesRequest) (*models.CitiesResponse, *apiError) {
	if apiErr := c.checkOrganizations(req.OrganizationIDs...); apiErr != nil {
		return nil, apiErr
	}
	cities := filter(c.restaurant.Cities, func(city models.City) bool {
		return !city.IsDeleted || value(req.IncludeDeleted)
	})
	return &models.CitiesResponse{CorrelationID: c.correlationID, Cities: byOrganization(c, cities)}, nil
}

func (c *call) streetsByCity(req models.StreetsByCityRequest) (*models.StreetsResponse, *apiError) {
	if apiErr := c.checkOrganizations(req.OrganizationID); apiErr != nil {
		return nil, apiErr
	}
	if find(c.restaurant.Cities, func(city models.City) bool { return city.ID == req.CityID }) == nil {
		return nil, badRequest("city %q not found", req.CityID)
	}
	streets := filter(c.restaurant.Streets[req.CityID], func(street models.Street) bool {
		return !street.IsDeleted || value(req.IncludeDeleted)
	})
	return &models.StreetsResponse{CorrelationID: c.correlationID, Streets: streets}, nil
}
