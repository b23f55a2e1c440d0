package models

// CitiesRequest asks for the cities of organizations.
type CitiesRequest struct {
	// OrganizationIDs names the organizations, as the list of organizations gives them.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// IncludeDeleted also returns cities that were deleted; false when nil.
	IncludeDeleted *bool `json:"includeDeleted,omitzero"`
}

// CitiesResponse lists cities by organization.
type CitiesResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Cities of each organization.
	Cities []OrganizationItems[City] `json:"cities"`
}

// City is a city to which an organization delivers.
type City struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name as the restaurant keeps it.
	Name string `json:"name"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// IsDeleted tells that the entry was deleted and takes no new orders.
	IsDeleted bool `json:"isDeleted"`
	// ClassifierID is the entry's code in an address classifier, such as KLADR.
	ClassifierID string `json:"classifierId,omitzero"`
	// AdditionalInfo is free text about the city.
	AdditionalInfo *string `json:"additionalInfo,omitzero"`
}

// RegionsResponse lists regions by organization.
type RegionsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Regions of each organization.
	Regions []OrganizationItems[Region] `json:"regions"`
}

// Region is a delivery district of an organization.
type Region struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name as the restaurant keeps it.
	Name string `json:"name"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// IsDeleted tells that the entry was deleted and takes no new orders.
	IsDeleted bool `json:"isDeleted"`
}

// StreetsByCityRequest asks for the streets of a city.
type StreetsByCityRequest struct {
	// OrganizationID is the organization that delivers there.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// CityID is the city, as the list of cities gives it.
	CityID string `json:"cityId" iiko:"required"`
	// IncludeDeleted also returns streets that were deleted; false when nil.
	IncludeDeleted *bool `json:"includeDeleted,omitzero"`
}

// StreetsResponse lists the streets of a city.
type StreetsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Streets of the city.
	Streets []Street `json:"streets"`
}

// Street is a street of a city.
type Street struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name as the restaurant keeps it.
	Name string `json:"name"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// ClassifierID is the entry's code in an address classifier, such as KLADR.
	ClassifierID string `json:"classifierId,omitzero"`
	// IsDeleted tells that the entry was deleted and takes no new orders.
	IsDeleted bool `json:"isDeleted"`
}

// StreetsByIDRequest asks for streets by their identifiers or their classifier codes.
type StreetsByIDRequest struct {
	// OrganizationID is the organization that knows the streets.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// IDs of streets in iikoRMS.
	IDs []string `json:"ids,omitzero"`
	// ClassifierIDs are codes of streets in an address classifier.
	ClassifierIDs []string `json:"classifierIds,omitzero"`
}

// StreetsByIDResponse lists the streets that were found.
type StreetsByIDResponse struct {
	// Streets that were found; one that is unknown is left out.
	Streets []StreetByID `json:"streets,omitzero"`
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId,omitzero"`
}

// StreetByID is a street together with its city.
type StreetByID struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// ClassifierID is the entry's code in an address classifier, such as KLADR.
	ClassifierID string `json:"classifierId,omitzero"`
	// CityID is the city of the street.
	CityID string `json:"cityId"`
	// CityName is the name of that city.
	CityName string `json:"cityName"`
	// StreetName is the name of the street.
	StreetName string `json:"streetName"`
}
