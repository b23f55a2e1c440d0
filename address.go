package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IAddress has the mirrored calls of [Address], for mocks. Methods are never added.
type IAddress interface {
	Regions(ctx context.Context, organizationIDs []string) (*BaseRegionsModel, *CustomErrorModel, error)
	Cities(ctx context.Context, organizationIDs []string) (*BaseCitiesModel, *CustomErrorModel, error)
	StreetsByCity(ctx context.Context, organizationID, cityID string) (*BaseStreetByCityModel, *CustomErrorModel, error)
}

// Address lists the regions, cities and streets of delivery addresses.
type Address service

var _ IAddress = (*Address)(nil)

// Regions lists the delivery regions of organizations.
//
// Operation: [POST /api/1/regions]. Restriction group: [GroupDataGeo].
//
// [POST /api/1/regions]: https://api-ru.iiko.services/docs#tag/Addresses/paths/~1api~11~1regions/post
func (a *Address) Regions(ctx context.Context, organizationIDs []string) (*BaseRegionsModel, *CustomErrorModel, error) {
	return call[models.RegionsResponse](ctx, a, api.AddressRegions, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// Cities lists the cities to which organizations deliver. [Address.ListCities] is the typed form, which can
// also return deleted cities.
//
// Operation: [POST /api/1/cities]. Restriction group: [GroupDataGeo].
//
// [POST /api/1/cities]: https://api-ru.iiko.services/docs#tag/Addresses/paths/~1api~11~1cities/post
func (a *Address) Cities(ctx context.Context, organizationIDs []string) (*BaseCitiesModel, *CustomErrorModel, error) {
	return a.ListCities(ctx, models.CitiesRequest{OrganizationIDs: organizationIDs})
}

// ListCities lists the cities to which organizations deliver. It is the typed form of [Address.Cities].
//
// Operation: [POST /api/1/cities]. Restriction group: [GroupDataGeo].
//
// [POST /api/1/cities]: https://api-ru.iiko.services/docs#tag/Addresses/paths/~1api~11~1cities/post
func (a *Address) ListCities(ctx context.Context, req models.CitiesRequest) (*models.CitiesResponse, *CustomErrorModel, error) {
	return call[models.CitiesResponse](ctx, a, api.AddressCities, req)
}

// StreetsByCity lists the streets of a city. [Address.ListStreetsByCity] is the typed form, which can also
// return deleted streets.
//
// Operation: [POST /api/1/streets/by_city]. Restriction group: [GroupDataGeo].
//
// [POST /api/1/streets/by_city]: https://api-ru.iiko.services/docs#tag/Addresses/paths/~1api~11~1streets~1by_city/post
func (a *Address) StreetsByCity(ctx context.Context, organizationID, cityID string) (*BaseStreetByCityModel, *CustomErrorModel, error) {
	return a.ListStreetsByCity(ctx, models.StreetsByCityRequest{OrganizationID: organizationID, CityID: cityID})
}

// ListStreetsByCity lists the streets of a city. It is the typed form of [Address.StreetsByCity].
//
// Operation: [POST /api/1/streets/by_city]. Restriction group: [GroupDataGeo].
//
// [POST /api/1/streets/by_city]: https://api-ru.iiko.services/docs#tag/Addresses/paths/~1api~11~1streets~1by_city/post
func (a *Address) ListStreetsByCity(ctx context.Context, req models.StreetsByCityRequest) (*models.StreetsResponse, *CustomErrorModel, error) {
	return call[models.StreetsResponse](ctx, a, api.AddressStreetsByCity, req)
}

// StreetsByID returns streets by their ids, or by their codes in an address classifier.
//
// Operation: [POST /api/1/streets/by_id]. Restriction group: [GroupDataGeo].
//
// [POST /api/1/streets/by_id]: https://api-ru.iiko.services/docs#tag/Addresses/paths/~1api~11~1streets~1by_id/post
func (a *Address) StreetsByID(ctx context.Context, req models.StreetsByIDRequest) (*models.StreetsByIDResponse, *CustomErrorModel, error) {
	return call[models.StreetsByIDResponse](ctx, a, api.AddressStreetsByID, req)
}
