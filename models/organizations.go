package models

// OrganizationsRequest asks which organizations the API login may work with, or which of them take
// reserves and banquets.
type OrganizationsRequest struct {
	// OrganizationIDs narrows the answer to these organizations; nil means all that the API login has.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// ReturnAdditionalInfo asks for [OrganizationResponseTypeExtended] entries (address, currency,
	// delivery settings, …) in place of little more than ID and name.
	ReturnAdditionalInfo *bool `json:"returnAdditionalInfo,omitzero"`
	// IncludeDisabled also returns organizations that are switched off.
	IncludeDisabled *bool `json:"includeDisabled,omitzero"`
	// ReturnExternalData lists the keys of the external data to return.
	ReturnExternalData []string `json:"returnExternalData,omitzero"`
}

// OrganizationsResponse lists the organizations that the API login may work with.
type OrganizationsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Organizations that were found.
	Organizations []Organization `json:"organizations"`
}

// ListIDs returns the ids of the listed organizations, in their order.
func (r *OrganizationsResponse) ListIDs() []string {
	ids := make([]string, len(r.Organizations))
	for i, organization := range r.Organizations {
		ids[i] = organization.ID
	}
	return ids
}

// Organization is a restaurant, or another point of sale, that the API login may work with.
// ResponseType tells how much of it came: a Simple entry stops at ExternalData, an Extended one has
// all.
type Organization struct {
	// ResponseType selects the variant.
	ResponseType OrganizationResponseType `json:"responseType"`
	// ID of the organization; nearly every other request asks for it.
	ID string `json:"id"`
	// Name as the restaurant keeps it.
	Name *string `json:"name"`
	// Code that the chain gave the organization.
	Code *string `json:"code,omitzero"`
	// ExternalData holds the values of the keys that the request named.
	ExternalData []ExternalData `json:"externalData,omitzero"`
	// Country where the restaurant is. Extended only.
	Country *string `json:"country,omitzero"`
	// RestaurantAddress is the restaurant's own address, as one line of text. Extended only.
	RestaurantAddress *string `json:"restaurantAddress,omitzero"`
	// Latitude of the restaurant, in degrees. Extended only.
	Latitude *float64 `json:"latitude,omitzero"`
	// Longitude of the restaurant, in degrees. Extended only.
	Longitude *float64 `json:"longitude,omitzero"`
	// UseUAEAddressingSystem tells that addresses follow the rules of the United Arab Emirates, a
	// regional setting. Extended only.
	UseUAEAddressingSystem *bool `json:"useUaeAddressingSystem,omitzero"`
	// Version of the organization's iikoRMS; it decides which operations and properties work there.
	// Extended only.
	Version *string `json:"version,omitzero"`
	// CurrencyISOName is the currency of all sums, as its ISO 4217 letters: RUB, EUR, …. Extended only.
	CurrencyISOName *string `json:"currencyIsoName,omitzero"`
	// CurrencyMinimumDenomination is the step, in the currency, to which the price of an order position
	// is rounded. Extended only.
	CurrencyMinimumDenomination *float64 `json:"currencyMinimumDenomination,omitzero"`
	// CountryPhoneCode is the country's telephone code, for guests' numbers. Extended only.
	CountryPhoneCode *string `json:"countryPhoneCode,omitzero"`
	// MarketingSourceRequiredInDelivery tells that a delivery is not taken without a marketing source.
	// Extended only.
	MarketingSourceRequiredInDelivery *bool `json:"marketingSourceRequiredInDelivery,omitzero"`
	// DefaultDeliveryCityID is the city taken when a delivery names none, one of Address.Cities.
	// Extended only.
	DefaultDeliveryCityID string `json:"defaultDeliveryCityId,omitzero"`
	// DeliveryCityIDs are the cities to which the restaurant delivers, from Address.Cities. Extended
	// only.
	DeliveryCityIDs []string `json:"deliveryCityIds,omitzero"`
	// DeliveryServiceType tells whether orders are brought, fetched, or both. Extended only.
	DeliveryServiceType DeliveryServiceType `json:"deliveryServiceType,omitzero"`
	// DeliveryOrderPaymentSettings tells when a delivery's payments are carried out. Extended only.
	DeliveryOrderPaymentSettings DeliveryOrderPaymentSettings `json:"deliveryOrderPaymentSettings,omitzero"`
	// DefaultCallCenterPaymentTypeID is the payment type that the call center proposes, one of
	// Dictionaries.PaymentTypes. Extended only.
	DefaultCallCenterPaymentTypeID string `json:"defaultCallCenterPaymentTypeId,omitzero"`
	// OrderItemCommentEnabled tells that dishes of an order may carry a comment, in every section of
	// the restaurant. Extended only.
	OrderItemCommentEnabled *bool `json:"orderItemCommentEnabled,omitzero"`
	// INN is the taxpayer number of the restaurant's legal entity. Extended only.
	INN *string `json:"inn,omitzero"`
	// AddressFormatType tells in which form delivery addresses are written. Extended only.
	AddressFormatType AddressFormatType `json:"addressFormatType,omitzero"`
	// IsConfirmationEnabled tells that deliveries have to be confirmed. Extended only.
	IsConfirmationEnabled *bool `json:"isConfirmationEnabled,omitzero"`
	// ConfirmAllowedIntervalInMinutes is the interval for confirming an order, in minutes. Extended
	// only.
	ConfirmAllowedIntervalInMinutes *int `json:"confirmAllowedIntervalInMinutes,omitzero"`
	// IsCloud tells that the organization's iikoRMS runs in iikoCloud. Extended only.
	IsCloud *bool `json:"isCloud,omitzero"`
	// IsAnonymousGuestsAllowed tells that a delivery may be created for a guest who is not kept in the
	// guest base: a phone, and a name if wanted, are enough and serve this one delivery. Extended only.
	IsAnonymousGuestsAllowed *bool `json:"isAnonymousGuestsAllowed,omitzero"`
	// AddressLookup lists the services that may complete an address while it is typed. Extended only.
	AddressLookup []AddressHintsServiceType `json:"addressLookup,omitzero"`
}

// DeliveryServiceType tells how guests of an organization get their delivery orders.
type DeliveryServiceType string

const (
	// A courier brings every order.
	DeliveryServiceTypeCourierOnly DeliveryServiceType = "CourierOnly"
	// Guests fetch every order themselves.
	DeliveryServiceTypeSelfServiceOnly DeliveryServiceType = "SelfServiceOnly"
	// Both a courier and fetching are offered.
	DeliveryServiceTypeCourierAndSelfService DeliveryServiceType = "CourierAndSelfService"
)

// DeliveryOrderPaymentSettings tells at which moment the payments of a delivery are carried out.
type DeliveryOrderPaymentSettings string

const (
	// When the order leaves with the courier.
	DeliveryOrderPaymentSettingsWhenOrderOnTheWay DeliveryOrderPaymentSettings = "WhenOrderOnTheWay"
	// When the order is closed.
	DeliveryOrderPaymentSettingsWhenOrderClosed DeliveryOrderPaymentSettings = "WhenOrderClosed"
)

// AddressFormatType is the form in which an organization writes delivery addresses.
type AddressFormatType string

const (
	// Street, house and building stand in fields of their own.
	AddressFormatTypeLegacy AddressFormatType = "Legacy"
	// The city and one line of address. Orders may then carry an [AddressTypeCity] address.
	AddressFormatTypeCity AddressFormatType = "City"
	// The international form, with a postcode.
	AddressFormatTypeInternational AddressFormatType = "International"
	// The international form without a postcode.
	AddressFormatTypeIntNoPostcode AddressFormatType = "IntNoPostcode"
)

// AddressHintsServiceType is a service that completes an address while it is typed.
type AddressHintsServiceType string

const (
	// DaData, for Russian addresses.
	AddressHintsServiceTypeDaData AddressHintsServiceType = "DaData"
	// getAddress, for addresses in the United Kingdom.
	AddressHintsServiceTypeGetAddress AddressHintsServiceType = "GetAddress"
	// Yandex.
	AddressHintsServiceTypeYa AddressHintsServiceType = "Ya"
	// Google Places.
	AddressHintsServiceTypeGooglePlaces AddressHintsServiceType = "GooglePlaces"
)

// OrganizationsSettingsRequest asks for chosen settings of organizations.
type OrganizationsSettingsRequest struct {
	// OrganizationIDs narrows the answer to these organizations; nil means all that the API login has.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// IncludeDisabled also returns organizations that are switched off.
	IncludeDisabled *bool `json:"includeDisabled,omitzero"`
	// Parameters names the settings to return. Name at least one: iiko may answer status 500 to none.
	Parameters []OrganizationSettingsParameter `json:"parameters,omitzero"`
	// ReturnExternalData lists the keys of the external data to return.
	ReturnExternalData []string `json:"returnExternalData,omitzero"`
}

// OrganizationSettingsParameter names a setting that [OrganizationsSettingsRequest] can ask for. Each
// fills the field of the same name in [OrganizationSettings].
type OrganizationSettingsParameter string

const (
	// Whether prices include VAT.
	OrganizationSettingsParameterPricesVATInclusive OrganizationSettingsParameter = "PricesVatInclusive"
	// Whether loyalty discounts lower VAT.
	OrganizationSettingsParameterLoyaltyDiscountAffectsVAT OrganizationSettingsParameter = "LoyaltyDiscountAffectsVat"
	// Version of iikoRMS.
	OrganizationSettingsParameterVersion OrganizationSettingsParameter = "Version"
	// Form of delivery addresses.
	OrganizationSettingsParameterAddressFormatType OrganizationSettingsParameter = "AddressFormatType"
	// Whether guests outside the guest base may order.
	OrganizationSettingsParameterIsAnonymousGuestsAllowed OrganizationSettingsParameter = "IsAnonymousGuestsAllowed"
	// Name of the organization.
	OrganizationSettingsParameterName OrganizationSettingsParameter = "Name"
	// Country of the restaurant.
	OrganizationSettingsParameterCountry OrganizationSettingsParameter = "Country"
	// Address of the restaurant.
	OrganizationSettingsParameterRestaurantAddress OrganizationSettingsParameter = "RestaurantAddress"
	// Latitude of the restaurant.
	OrganizationSettingsParameterLatitude OrganizationSettingsParameter = "Latitude"
	// Longitude of the restaurant.
	OrganizationSettingsParameterLongitude OrganizationSettingsParameter = "Longitude"
	// Whether addresses follow the rules of the United Arab Emirates.
	OrganizationSettingsParameterUseUAEAddressingSystem OrganizationSettingsParameter = "UseUaeAddressingSystem"
	// Telephone code of the country.
	OrganizationSettingsParameterCountryPhoneCode OrganizationSettingsParameter = "CountryPhoneCode"
	// Whether a delivery must name its marketing source.
	OrganizationSettingsParameterMarketingSourceRequiredInDelivery OrganizationSettingsParameter = "MarketingSourceRequiredInDelivery"
	// City taken when a delivery names none.
	OrganizationSettingsParameterDefaultDeliveryCityID OrganizationSettingsParameter = "DefaultDeliveryCityId"
	// Cities to which the restaurant delivers.
	OrganizationSettingsParameterDeliveryCityIDs OrganizationSettingsParameter = "DeliveryCityIds"
	// Whether orders are brought, fetched, or both.
	OrganizationSettingsParameterDeliveryServiceType OrganizationSettingsParameter = "DeliveryServiceType"
	// Payment type that the call center proposes.
	OrganizationSettingsParameterDefaultCallCenterPaymentTypeID OrganizationSettingsParameter = "DefaultCallCenterPaymentTypeId"
	// Whether dishes may carry a comment.
	OrganizationSettingsParameterOrderItemCommentEnabled OrganizationSettingsParameter = "OrderItemCommentEnabled"
	// Whether deliveries are confirmed.
	OrganizationSettingsParameterIsConfirmationEnabled OrganizationSettingsParameter = "IsConfirmationEnabled"
	// Interval for confirming an order.
	OrganizationSettingsParameterConfirmAllowedIntervalInMinutes OrganizationSettingsParameter = "ConfirmAllowedIntervalInMinutes"
	// Services that complete addresses.
	OrganizationSettingsParameterAddressLookup OrganizationSettingsParameter = "AddressLookup"
	// Whether business hours and mapping are in use.
	OrganizationSettingsParameterUseBusinessHoursAndMapping OrganizationSettingsParameter = "UseBusinessHoursAndMapping"
	// Moment at which a delivery's payments are carried out.
	OrganizationSettingsParameterDeliveryOrderPaymentSettings OrganizationSettingsParameter = "DeliveryOrderPaymentSettings"
	// Currency of the organization.
	OrganizationSettingsParameterCurrencyISOName OrganizationSettingsParameter = "CurrencyIsoName"
)

// OrganizationsSettingsResponse holds the settings that the request named.
type OrganizationsSettingsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Organizations with their settings.
	Organizations []OrganizationSettings `json:"organizations"`
}

// OrganizationSettings holds the settings of one organization. Only those that the request named by
// [OrganizationSettingsParameter] are filled; the others are nil or empty.
type OrganizationSettings struct {
	// ID of the organization.
	ID string `json:"id"`
	// PricesVATInclusive tells that prices include VAT.
	PricesVATInclusive *bool `json:"pricesVatInclusive,omitzero"`
	// LoyaltyDiscountAffectsVAT tells that loyalty discounts lower VAT. It works only where
	// PricesVATInclusive is false.
	LoyaltyDiscountAffectsVAT *bool `json:"loyaltyDiscountAffectsVat,omitzero"`
	// Version of the organization's iikoRMS; it decides which operations and properties work there.
	Version *string `json:"version,omitzero"`
	// AddressFormatType tells in which form delivery addresses are written.
	AddressFormatType AddressFormatType `json:"addressFormatType,omitzero"`
	// IsAnonymousGuestsAllowed tells that a delivery may be created for a guest who is not kept in the
	// guest base: a phone, and a name if wanted, are enough and serve this one delivery.
	IsAnonymousGuestsAllowed *bool `json:"isAnonymousGuestsAllowed,omitzero"`
	// Name as the restaurant keeps it.
	Name *string `json:"name,omitzero"`
	// Country where the restaurant is.
	Country *string `json:"country,omitzero"`
	// RestaurantAddress is the restaurant's own address, as one line of text.
	RestaurantAddress *string `json:"restaurantAddress,omitzero"`
	// Latitude of the restaurant, in degrees.
	Latitude *float64 `json:"latitude,omitzero"`
	// Longitude of the restaurant, in degrees.
	Longitude *float64 `json:"longitude,omitzero"`
	// UseUAEAddressingSystem tells that addresses follow the rules of the United Arab Emirates, a
	// regional setting.
	UseUAEAddressingSystem *bool `json:"useUaeAddressingSystem,omitzero"`
	// CountryPhoneCode is the country's telephone code, for guests' numbers.
	CountryPhoneCode *string `json:"countryPhoneCode,omitzero"`
	// MarketingSourceRequiredInDelivery tells that a delivery is not taken without a marketing source.
	MarketingSourceRequiredInDelivery *bool `json:"marketingSourceRequiredInDelivery,omitzero"`
	// DefaultDeliveryCityID is the city taken when a delivery names none, one of Address.Cities.
	DefaultDeliveryCityID string `json:"defaultDeliveryCityId,omitzero"`
	// DeliveryCityIDs are the cities to which the restaurant delivers, from Address.Cities.
	DeliveryCityIDs []string `json:"deliveryCityIds,omitzero"`
	// DeliveryServiceType tells whether orders are brought, fetched, or both.
	DeliveryServiceType DeliveryServiceType `json:"deliveryServiceType,omitzero"`
	// DeliveryOrderPaymentSettings tells when a delivery's payments are carried out.
	DeliveryOrderPaymentSettings DeliveryOrderPaymentSettings `json:"deliveryOrderPaymentSettings,omitzero"`
	// DefaultCallCenterPaymentTypeID is the payment type that the call center proposes, one of
	// Dictionaries.PaymentTypes.
	DefaultCallCenterPaymentTypeID string `json:"defaultCallCenterPaymentTypeId,omitzero"`
	// OrderItemCommentEnabled tells that dishes of an order may carry a comment, in every section of
	// the restaurant.
	OrderItemCommentEnabled *bool `json:"orderItemCommentEnabled,omitzero"`
	// IsConfirmationEnabled tells that deliveries have to be confirmed.
	IsConfirmationEnabled *bool `json:"isConfirmationEnabled,omitzero"`
	// ConfirmAllowedIntervalInMinutes is the interval for confirming an order, in minutes.
	ConfirmAllowedIntervalInMinutes *int `json:"confirmAllowedIntervalInMinutes,omitzero"`
	// AddressLookup lists the services that may complete an address while it is typed.
	AddressLookup []AddressHintsServiceType `json:"addressLookup,omitzero"`
	// UseBusinessHoursAndMapping tells that the organization keeps its delivery zones and hours in the
	// business hours and mapping settings.
	UseBusinessHoursAndMapping *bool `json:"useBusinessHoursAndMapping,omitzero"`
	// CurrencyISOName is the currency of all sums, as its ISO 4217 letters: RUB, EUR, ….
	CurrencyISOName *string `json:"currencyIsoName,omitzero"`
	// ExternalData holds the values of the keys that the request named.
	ExternalData []ExternalData `json:"externalData,omitzero"`
}

// OrganizationResponseType tells how much an [Organization] holds.
type OrganizationResponseType string

const (
	// ID, name, code and external data.
	OrganizationResponseTypeSimple OrganizationResponseType = "Simple"
	// Everything.
	OrganizationResponseTypeExtended OrganizationResponseType = "Extended"
)
