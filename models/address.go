package models

// CitiesRequest requests the cities of organizations.
type CitiesRequest struct {
	// OrganizationIDs are the organizations, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds" iiko:"required"`
	// IncludeDeleted also returns cities that were deleted; false when nil.
	IncludeDeleted *bool `json:"includeDeleted,omitzero"`
}

// CitiesResponse lists cities by organization.
type CitiesResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Cities of each organization.
	Cities []OrganizationItems[City] `json:"cities"`
}

// City is a city that an organization delivers to.
type City struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name set by the restaurant.
	Name string `json:"name"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// IsDeleted reports whether the entry was deleted. A deleted entry takes no new orders.
	IsDeleted bool `json:"isDeleted"`
	// ClassifierID is the entry's code in an address classifier, such as KLADR.
	ClassifierID string `json:"classifierId,omitzero"`
	// AdditionalInfo is free text about the city.
	AdditionalInfo *string `json:"additionalInfo,omitzero"`
}

// RegionsResponse lists regions by organization.
type RegionsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Regions of each organization.
	Regions []OrganizationItems[Region] `json:"regions"`
}

// Region is a delivery district of an organization.
type Region struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name set by the restaurant.
	Name string `json:"name"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// IsDeleted reports whether the entry was deleted. A deleted entry takes no new orders.
	IsDeleted bool `json:"isDeleted"`
}

// StreetsByCityRequest requests the streets of a city.
type StreetsByCityRequest struct {
	// OrganizationID is the organization that delivers to the city.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// CityID is the city, from Address.Cities.
	CityID string `json:"cityId" iiko:"required"`
	// IncludeDeleted also returns streets that were deleted; false when nil.
	IncludeDeleted *bool `json:"includeDeleted,omitzero"`
}

// StreetsResponse lists the streets of a city.
type StreetsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Streets of the city.
	Streets []Street `json:"streets"`
}

// Street is a street of a city.
type Street struct {
	// ID in iikoRMS.
	ID string `json:"id"`
	// Name set by the restaurant.
	Name string `json:"name"`
	// ExternalRevision grows with every change of the entry.
	ExternalRevision *int64 `json:"externalRevision,omitzero"`
	// ClassifierID is the entry's code in an address classifier, such as KLADR.
	ClassifierID string `json:"classifierId,omitzero"`
	// IsDeleted reports whether the entry was deleted. A deleted entry takes no new orders.
	IsDeleted bool `json:"isDeleted"`
}

// StreetsByIDRequest requests streets by their identifiers or their classifier codes.
type StreetsByIDRequest struct {
	// OrganizationID is the organization that the streets belong to.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// IDs of streets in iikoRMS.
	IDs []string `json:"ids,omitzero"`
	// ClassifierIDs are codes of streets in an address classifier.
	ClassifierIDs []string `json:"classifierIds,omitzero"`
}

// StreetsByIDResponse lists the streets found.
type StreetsByIDResponse struct {
	// Streets found. Unknown ones are left out.
	Streets []StreetByID `json:"streets,omitzero"`
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
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
	// CityName is the name of the city.
	CityName string `json:"cityName"`
	// StreetName is the name of the street.
	StreetName string `json:"streetName"`
}
