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
	return &models.RegionsResponse{CorrelationID: c.correlationID, Regions: ofOrganization(c, c.restaurant.Regions)}
}

func (c *call) cities(req models.CitiesRequest) (*models.CitiesResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationIDs...); refused != nil {
		return nil, refused
	}
	cities := filter(c.restaurant.Cities, func(city models.City) bool {
		return !city.IsDeleted || value(req.IncludeDeleted)
	})
	return &models.CitiesResponse{CorrelationID: c.correlationID, Cities: ofOrganization(c, cities)}, nil
}

func (c *call) streetsByCity(req models.StreetsByCityRequest) (*models.StreetsResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	if find(c.restaurant.Cities, func(city models.City) bool { return city.ID == req.CityID }) == nil {
		return nil, badRequest("city %q is not known", req.CityID)
	}
	streets := filter(c.restaurant.Streets[req.CityID], func(street models.Street) bool {
		return !street.IsDeleted || value(req.IncludeDeleted)
	})
	return &models.StreetsResponse{CorrelationID: c.correlationID, Streets: streets}, nil
}
