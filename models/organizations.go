package models

// OrganizationsRequest requests the organizations that the API login can access, or those of them that take
// reserves and banquets.
type OrganizationsRequest struct {
	// OrganizationIDs limits the result to these organizations; nil means all of the API login.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// ReturnAdditionalInfo requests [OrganizationResponseTypeExtended] entries, with address, currency,
	// delivery settings and more, instead of little more than ID and name.
	ReturnAdditionalInfo *bool `json:"returnAdditionalInfo,omitzero"`
	// IncludeDisabled also returns disabled organizations.
	IncludeDisabled *bool `json:"includeDisabled,omitzero"`
	// ReturnExternalData are the keys of the external data to return.
	ReturnExternalData []string `json:"returnExternalData,omitzero"`
}

// OrganizationsResponse lists the organizations that the API login can access.
type OrganizationsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Organizations found.
	Organizations []Organization `json:"organizations"`
}

// ListIDs returns the IDs of the organizations, in their order.
func (r *OrganizationsResponse) ListIDs() []string {
	ids := make([]string, len(r.Organizations))
	for i, organization := range r.Organizations {
		ids[i] = organization.ID
	}
	return ids
}

// OrganizationDetails is how a restaurant works: where it is, its currency, and what it expects of orders. It is
// embedded in [Organization] and [OrganizationSettings].
type OrganizationDetails struct {
	// Country where the restaurant is.
	Country *string `json:"country,omitzero"`
	// RestaurantAddress is the restaurant's address in one line.
	RestaurantAddress *string `json:"restaurantAddress,omitzero"`
	// Latitude of the restaurant, in degrees.
	Latitude *float64 `json:"latitude,omitzero"`
	// Longitude of the restaurant, in degrees.
	Longitude *float64 `json:"longitude,omitzero"`
	// UseUAEAddressingSystem reports whether addresses follow the rules of the United Arab Emirates.
	UseUAEAddressingSystem *bool `json:"useUaeAddressingSystem,omitzero"`
	// Version of the organization's iikoRMS. It determines the operations and properties that work.
	Version *string `json:"version,omitzero"`
	// CurrencyISOName is the ISO 4217 code of the currency of all sums, such as RUB or EUR.
	CurrencyISOName *string `json:"currencyIsoName,omitzero"`
	// CountryPhoneCode is the country calling code.
	CountryPhoneCode *string `json:"countryPhoneCode,omitzero"`
	// MarketingSourceRequiredInDelivery reports whether a delivery must have a marketing source.
	MarketingSourceRequiredInDelivery *bool `json:"marketingSourceRequiredInDelivery,omitzero"`
	// DefaultDeliveryCityID is the default city of deliveries, from Address.Cities.
	DefaultDeliveryCityID string `json:"defaultDeliveryCityId,omitzero"`
	// DeliveryCityIDs are the cities that the restaurant delivers to, from Address.Cities.
	DeliveryCityIDs []string `json:"deliveryCityIds,omitzero"`
	// DeliveryServiceType is whether the restaurant offers courier delivery, pickup or both.
	DeliveryServiceType DeliveryServiceType `json:"deliveryServiceType,omitzero"`
	// DeliveryOrderPaymentSettings is when the payments of a delivery are processed.
	DeliveryOrderPaymentSettings DeliveryOrderPaymentSettings `json:"deliveryOrderPaymentSettings,omitzero"`
	// DefaultCallCenterPaymentTypeID is the default payment type of the call center, from
	// Dictionaries.PaymentTypes.
	DefaultCallCenterPaymentTypeID string `json:"defaultCallCenterPaymentTypeId,omitzero"`
	// OrderItemCommentEnabled reports whether order items can have comments, in all sections of the
	// restaurant.
	OrderItemCommentEnabled *bool `json:"orderItemCommentEnabled,omitzero"`
	// AddressFormatType is the format of delivery addresses.
	AddressFormatType AddressFormatType `json:"addressFormatType,omitzero"`
	// IsConfirmationEnabled reports whether deliveries must be confirmed.
	IsConfirmationEnabled *bool `json:"isConfirmationEnabled,omitzero"`
	// ConfirmAllowedIntervalInMinutes is the interval for confirming an order, in minutes.
	ConfirmAllowedIntervalInMinutes *int `json:"confirmAllowedIntervalInMinutes,omitzero"`
	// IsAnonymousGuestsAllowed reports whether a delivery can be created for a customer who is not stored in
	// the customer database, with only a phone and optionally a name.
	IsAnonymousGuestsAllowed *bool `json:"isAnonymousGuestsAllowed,omitzero"`
	// AddressLookup are the address completion services.
	AddressLookup []AddressHintsServiceType `json:"addressLookup,omitzero"`
}

// Organization is a restaurant or another point of sale that the API login can access. ResponseType says
// which fields are set: Simple entries have those up to ExternalData, Extended entries have all.
type Organization struct {
	// ResponseType is the variant.
	ResponseType OrganizationResponseType `json:"responseType"`
	// ID of the organization, for nearly every other request.
	ID string `json:"id"`
	// Name set by the restaurant.
	Name *string `json:"name"`
	// Code of the organization in the chain.
	Code *string `json:"code,omitzero"`
	// ExternalData are the values of the keys in the request.
	ExternalData []ExternalData `json:"externalData,omitzero"`
	// OrganizationDetails are the restaurant's country, currency, delivery settings and more. Extended only.
	OrganizationDetails
	// CurrencyMinimumDenomination is the unit that the price of an order item is rounded to, in the currency.
	// Extended only.
	CurrencyMinimumDenomination *float64 `json:"currencyMinimumDenomination,omitzero"`
	// INN is the taxpayer number (INN) of the restaurant's legal entity. Extended only.
	INN *string `json:"inn,omitzero"`
	// IsCloud reports whether the organization's iikoRMS runs in iikoCloud. Extended only.
	IsCloud *bool `json:"isCloud,omitzero"`
}

// DeliveryServiceType is whether an organization offers courier delivery, pickup or both.
type DeliveryServiceType string

const (
	// DeliveryServiceTypeCourierOnly: only courier delivery.
	DeliveryServiceTypeCourierOnly DeliveryServiceType = "CourierOnly"
	// DeliveryServiceTypeSelfServiceOnly: only pickup.
	DeliveryServiceTypeSelfServiceOnly DeliveryServiceType = "SelfServiceOnly"
	// DeliveryServiceTypeCourierAndSelfService: courier delivery and pickup.
	DeliveryServiceTypeCourierAndSelfService DeliveryServiceType = "CourierAndSelfService"
)

// DeliveryOrderPaymentSettings is when the payments of a delivery are processed.
type DeliveryOrderPaymentSettings string

const (
	// DeliveryOrderPaymentSettingsWhenOrderOnTheWay: when the order leaves with the courier.
	DeliveryOrderPaymentSettingsWhenOrderOnTheWay DeliveryOrderPaymentSettings = "WhenOrderOnTheWay"
	// DeliveryOrderPaymentSettingsWhenOrderClosed: when the order is closed.
	DeliveryOrderPaymentSettingsWhenOrderClosed DeliveryOrderPaymentSettings = "WhenOrderClosed"
)

// AddressFormatType is the format of an organization's delivery addresses.
type AddressFormatType string

const (
	// AddressFormatTypeLegacy: street, house and building in separate fields.
	AddressFormatTypeLegacy AddressFormatType = "Legacy"
	// AddressFormatTypeCity: the city and one line; orders can have addresses of type [AddressTypeCity].
	AddressFormatTypeCity AddressFormatType = "City"
	// AddressFormatTypeInternational: international, with a postcode.
	AddressFormatTypeInternational AddressFormatType = "International"
	// AddressFormatTypeIntNoPostcode: international, without a postcode.
	AddressFormatTypeIntNoPostcode AddressFormatType = "IntNoPostcode"
)

// AddressHintsServiceType is an address completion service.
type AddressHintsServiceType string

const (
	// AddressHintsServiceTypeDaData: DaData, for Russian addresses.
	AddressHintsServiceTypeDaData AddressHintsServiceType = "DaData"
	// AddressHintsServiceTypeGetAddress: getAddress, for addresses in the United Kingdom.
	AddressHintsServiceTypeGetAddress AddressHintsServiceType = "GetAddress"
	// AddressHintsServiceTypeYa: Yandex.
	AddressHintsServiceTypeYa AddressHintsServiceType = "Ya"
	// AddressHintsServiceTypeGooglePlaces: Google Places.
	AddressHintsServiceTypeGooglePlaces AddressHintsServiceType = "GooglePlaces"
)

// OrganizationsSettingsRequest requests settings of organizations.
type OrganizationsSettingsRequest struct {
	// OrganizationIDs limits the result to these organizations; nil means all of the API login.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// IncludeDisabled also returns disabled organizations.
	IncludeDisabled *bool `json:"includeDisabled,omitzero"`
	// Parameters are the settings to return. Set at least one: without any, iiko may respond with status 500.
	Parameters []OrganizationSettingsParameter `json:"parameters,omitzero"`
	// ReturnExternalData are the keys of the external data to return.
	ReturnExternalData []string `json:"returnExternalData,omitzero"`
}

// OrganizationSettingsParameter is a setting that [OrganizationsSettingsRequest] can request. Each fills the
// field of the same name in [OrganizationSettings].
type OrganizationSettingsParameter string

const (
	// OrganizationSettingsParameterPricesVATInclusive: whether prices include VAT.
	OrganizationSettingsParameterPricesVATInclusive OrganizationSettingsParameter = "PricesVatInclusive"
	// OrganizationSettingsParameterLoyaltyDiscountAffectsVAT: whether loyalty discounts lower VAT.
	OrganizationSettingsParameterLoyaltyDiscountAffectsVAT OrganizationSettingsParameter = "LoyaltyDiscountAffectsVat"
	// OrganizationSettingsParameterVersion: version of iikoRMS.
	OrganizationSettingsParameterVersion OrganizationSettingsParameter = "Version"
	// OrganizationSettingsParameterAddressFormatType: format of delivery addresses.
	OrganizationSettingsParameterAddressFormatType OrganizationSettingsParameter = "AddressFormatType"
	// OrganizationSettingsParameterIsAnonymousGuestsAllowed: whether customers outside the customer database
	// can order.
	OrganizationSettingsParameterIsAnonymousGuestsAllowed OrganizationSettingsParameter = "IsAnonymousGuestsAllowed"
	// OrganizationSettingsParameterName: name of the organization.
	OrganizationSettingsParameterName OrganizationSettingsParameter = "Name"
	// OrganizationSettingsParameterCountry: country of the restaurant.
	OrganizationSettingsParameterCountry OrganizationSettingsParameter = "Country"
	// OrganizationSettingsParameterRestaurantAddress: address of the restaurant.
	OrganizationSettingsParameterRestaurantAddress OrganizationSettingsParameter = "RestaurantAddress"
	// OrganizationSettingsParameterLatitude: latitude of the restaurant.
	OrganizationSettingsParameterLatitude OrganizationSettingsParameter = "Latitude"
	// OrganizationSettingsParameterLongitude: longitude of the restaurant.
	OrganizationSettingsParameterLongitude OrganizationSettingsParameter = "Longitude"
	// OrganizationSettingsParameterUseUAEAddressingSystem: whether addresses follow the rules of the United
	// Arab Emirates.
	OrganizationSettingsParameterUseUAEAddressingSystem OrganizationSettingsParameter = "UseUaeAddressingSystem"
	// OrganizationSettingsParameterCountryPhoneCode: country calling code.
	OrganizationSettingsParameterCountryPhoneCode OrganizationSettingsParameter = "CountryPhoneCode"
	// OrganizationSettingsParameterMarketingSourceRequiredInDelivery: whether a delivery must have a
	// marketing source.
	OrganizationSettingsParameterMarketingSourceRequiredInDelivery OrganizationSettingsParameter = "MarketingSourceRequiredInDelivery"
	// OrganizationSettingsParameterDefaultDeliveryCityID: default city of deliveries.
	OrganizationSettingsParameterDefaultDeliveryCityID OrganizationSettingsParameter = "DefaultDeliveryCityId"
	// OrganizationSettingsParameterDeliveryCityIDs: cities that the restaurant delivers to.
	OrganizationSettingsParameterDeliveryCityIDs OrganizationSettingsParameter = "DeliveryCityIds"
	// OrganizationSettingsParameterDeliveryServiceType: whether there is courier delivery, pickup or both.
	OrganizationSettingsParameterDeliveryServiceType OrganizationSettingsParameter = "DeliveryServiceType"
	// OrganizationSettingsParameterDefaultCallCenterPaymentTypeID: default payment type of the call center.
	OrganizationSettingsParameterDefaultCallCenterPaymentTypeID OrganizationSettingsParameter = "DefaultCallCenterPaymentTypeId"
	// OrganizationSettingsParameterOrderItemCommentEnabled: whether order items can have comments.
	OrganizationSettingsParameterOrderItemCommentEnabled OrganizationSettingsParameter = "OrderItemCommentEnabled"
	// OrganizationSettingsParameterIsConfirmationEnabled: whether deliveries must be confirmed.
	OrganizationSettingsParameterIsConfirmationEnabled OrganizationSettingsParameter = "IsConfirmationEnabled"
	// OrganizationSettingsParameterConfirmAllowedIntervalInMinutes: interval for confirming an order.
	OrganizationSettingsParameterConfirmAllowedIntervalInMinutes OrganizationSettingsParameter = "ConfirmAllowedIntervalInMinutes"
	// OrganizationSettingsParameterAddressLookup: address completion services.
	OrganizationSettingsParameterAddressLookup OrganizationSettingsParameter = "AddressLookup"
	// OrganizationSettingsParameterUseBusinessHoursAndMapping: whether business hours and mapping are in use.
	OrganizationSettingsParameterUseBusinessHoursAndMapping OrganizationSettingsParameter = "UseBusinessHoursAndMapping"
	// OrganizationSettingsParameterDeliveryOrderPaymentSettings: when the payments of a delivery are
	// processed.
	OrganizationSettingsParameterDeliveryOrderPaymentSettings OrganizationSettingsParameter = "DeliveryOrderPaymentSettings"
	// OrganizationSettingsParameterCurrencyISOName: currency of the organization.
	OrganizationSettingsParameterCurrencyISOName OrganizationSettingsParameter = "CurrencyIsoName"
)

// OrganizationsSettingsResponse is the requested settings.
type OrganizationsSettingsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Organizations with their settings.
	Organizations []OrganizationSettings `json:"organizations"`
}

// OrganizationSettings is the settings of one organization. Only those requested by
// [OrganizationSettingsParameter] are set; the others are nil or empty.
type OrganizationSettings struct {
	OrganizationDetails
	// ID of the organization.
	ID string `json:"id"`
	// PricesVATInclusive reports whether prices include VAT.
	PricesVATInclusive *bool `json:"pricesVatInclusive,omitzero"`
	// LoyaltyDiscountAffectsVAT reports whether loyalty discounts lower VAT. It only has an effect if
	// PricesVATInclusive is false.
	LoyaltyDiscountAffectsVAT *bool `json:"loyaltyDiscountAffectsVat,omitzero"`
	// Name set by the restaurant.
	Name *string `json:"name,omitzero"`
	// UseBusinessHoursAndMapping reports whether the delivery zones and hours of the organization are in the
	// business hours and mapping settings.
	UseBusinessHoursAndMapping *bool `json:"useBusinessHoursAndMapping,omitzero"`
	// ExternalData are the values of the keys in the request.
	ExternalData []ExternalData `json:"externalData,omitzero"`
}

// OrganizationResponseType is which fields of an [Organization] are set.
type OrganizationResponseType string

const (
	// OrganizationResponseTypeSimple: ID, name, code and external data.
	OrganizationResponseTypeSimple OrganizationResponseType = "Simple"
	// OrganizationResponseTypeExtended: everything.
	OrganizationResponseTypeExtended OrganizationResponseType = "Extended"
)
