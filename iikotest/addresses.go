package iikotest

import (
	"slices"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var addresses = operations{
	api.AddressRegions:       dictionary((*call).regions),
	api.AddressCities:        handle((*call).cities),
	api.AddressStreetsByCity: handle((*call).streetsByCity),
	api.AddressStreetsByID:   handle((*call).streetsByID),
}

func (c *call) regions() *models.RegionsResponse {
	return &models.RegionsResponse{CorrelationID: c.correlationID, Regions: byOrganization(c, c.restaurant.Regions)}
}

func (c *call) cities(req models.CitiesRequest) (*models.CitiesResponse, *apiError) {
	cities := filter(c.restaurant.Cities, func(city models.City) bool {
		return !city.IsDeleted || value(req.IncludeDeleted)
	})
	return &models.CitiesResponse{CorrelationID: c.correlationID, Cities: byOrganization(c, cities)}, nil
}

func (c *call) streetsByCity(req models.StreetsByCityRequest) (*models.StreetsResponse, *apiError) {
	if find(c.restaurant.Cities, func(city models.City) bool { return city.ID == req.CityID }) == nil {
		return nil, badRequest("city %q not found", req.CityID)
	}
	streets := filter(c.restaurant.Streets[req.CityID], func(street models.Street) bool {
		return !street.IsDeleted || value(req.IncludeDeleted)
	})
	return &models.StreetsResponse{CorrelationID: c.correlationID, Streets: streets}, nil
}

func (c *call) streetsByID(req models.StreetsByIDRequest) (*models.StreetsByIDResponse, *apiError) {
	if (len(req.IDs) == 0) == (len(req.ClassifierIDs) == 0) {
		return nil, badRequest("either ids or classifierIds is required, not both")
	}
	streets := []models.StreetByID{}
	for _, city := range c.restaurant.Cities {
		for _, street := range c.restaurant.Streets[city.ID] {
			if slices.Contains(req.IDs, street.ID) || slices.Contains(req.ClassifierIDs, street.ClassifierID) {
				streets = append(streets, models.StreetByID{ID: street.ID, ClassifierID: street.ClassifierID, CityID: city.ID, CityName: city.Name, StreetName: street.Name})
			}
		}
	}
	return &models.StreetsByIDResponse{CorrelationID: c.correlationID, Streets: streets}, nil
}
