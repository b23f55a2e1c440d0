package models

// DeliveryRestrictionsResponse lists the delivery restrictions of organizations.
type DeliveryRestrictionsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// DeliveryRestrictions of each organization.
	DeliveryRestrictions []DeliveryRestrictions `json:"deliveryRestrictions"`
}

// DeliveryRestrictions define where, when and from which sum an organization delivers, and how addresses are
// geocoded. The same structure reads the restrictions and, only in older versions of the API, replaces them.
// iikoRMS 6.4.16 or newer.
type DeliveryRestrictions struct {
	// OrganizationID is the organization of the restrictions, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// DeliveryGeocodeServiceType is the service that geocodes addresses.
	DeliveryGeocodeServiceType GeocodeServiceType `json:"deliveryGeocodeServiceType"`
	// DeliveryRegionsMapURL is a map of the delivery regions.
	DeliveryRegionsMapURL *string `json:"deliveryRegionsMapUrl"`
	// DefaultDeliveryDurationInMinutes is the default duration of a courier delivery, in minutes.
	DefaultDeliveryDurationInMinutes int64 `json:"defaultDeliveryDurationInMinutes"`
	// DefaultSelfServiceDurationInMinutes is the default duration of a pickup order, in minutes.
	DefaultSelfServiceDurationInMinutes int64 `json:"defaultSelfServiceDurationInMinutes"`
	// UseSameDeliveryDuration applies DefaultDeliveryDurationInMinutes to every terminal group and zone.
	UseSameDeliveryDuration bool `json:"useSameDeliveryDuration"`
	// UseSameMinSum applies DefaultMinSum to every terminal group and zone.
	UseSameMinSum bool `json:"useSameMinSum"`
	// DefaultMinSum is the default minimum sum of an order, in the organization's currency.
	DefaultMinSum *float64 `json:"defaultMinSum"`
	// UseSameWorkTimeInterval applies DefaultFrom and DefaultTo to every terminal group and zone.
	UseSameWorkTimeInterval bool `json:"useSameWorkTimeInterval"`
	// DefaultFrom is when the default working hours start, in minutes since midnight.
	DefaultFrom *int `json:"defaultFrom"`
	// DefaultTo is when the default working hours end, in minutes since midnight.
	DefaultTo *int `json:"defaultTo"`
	// UseSameRestrictionsOnAllWeek applies one schedule to all days of the week.
	UseSameRestrictionsOnAllWeek bool `json:"useSameRestrictionsOnAllWeek"`
	// Restrictions are the rules of each terminal group and zone.
	Restrictions []DeliveryRestrictionItem `json:"restrictions"`
	// DeliveryZones are the zones that Restrictions refer to by name.
	DeliveryZones []DeliveryZone `json:"deliveryZones"`
	// RejectOnGeocodingError rejects a delivery whose address was not found on the map.
	RejectOnGeocodingError bool `json:"rejectOnGeocodingError"`
	// AddDeliveryServiceCost adds the price of the delivery to the order.
	AddDeliveryServiceCost bool `json:"addDeliveryServiceCost"`
	// UseSameDeliveryServiceProduct applies DefaultDeliveryServiceProductID to every terminal group, so that
	// delivery costs the same everywhere.
	UseSameDeliveryServiceProduct bool `json:"useSameDeliveryServiceProduct"`
	// DefaultDeliveryServiceProductID is the default product for paid delivery, from Menu.Nomenclature.
	DefaultDeliveryServiceProductID *string `json:"defaultDeliveryServiceProductId"`
	// UseExternalAssignationService lets an external service assign deliveries to terminal groups.
	UseExternalAssignationService bool `json:"useExternalAssignationService"`
	// FrontTrustsCallCenterCheck makes iikoFront rely on the call center's check as long as the items of the
	// order have not changed.
	FrontTrustsCallCenterCheck bool `json:"frontTrustsCallCenterCheck"`
	// ExternalAssignationServiceURL is the address of the external service.
	ExternalAssignationServiceURL *string `json:"externalAssignationServiceUrl"`
	// RequireExactAddressForGeocoding accepts an address only if it was found on the map exactly.
	RequireExactAddressForGeocoding bool `json:"requireExactAddressForGeocoding"`
	// ZonesMode is how the zones are defined.
	ZonesMode DeliveryRestrictionsMode `json:"zonesMode"`
	// AutoAssignExternalDeliveries assigns deliveries to terminal groups automatically, by map.
	AutoAssignExternalDeliveries bool `json:"autoAssignExternalDeliveries"`
	// ActionOnValidationRejection is what happens when the automatic assignment fails.
	ActionOnValidationRejection ActionOnValidationRejection `json:"actionOnValidationRejection"`
}

// GeocodeServiceType is a geocoding service: a number from 1 to 4. iiko does not document what the numbers mean.
type GeocodeServiceType int

// DeliveryRestrictionItem is the restrictions of one terminal group in one zone, for some days and hours.
type DeliveryRestrictionItem struct {
	// MinSum is the minimum sum of an order, in the organization's currency.
	MinSum *float64 `json:"minSum"`
	// TerminalGroupID is the terminal group that delivers, from TerminalGroup.TerminalGroups.
	TerminalGroupID *string `json:"terminalGroupId"`
	// OrganizationID is the organization of the terminal group, from Client.Organizations.
	OrganizationID *string `json:"organizationId"`
	// Zone is the name of one of DeliveryZones.
	Zone *string `json:"zone"`
	// WeekMap is the days of the week as one number. iiko does not document the format.
	WeekMap int `json:"weekMap"`
	// From is when the terminal group starts taking orders from the zone, in minutes since midnight.
	From *int `json:"from"`
	// To is the latest time at which it can deliver to the zone, in minutes since midnight.
	To *int `json:"to"`
	// Priority of the terminal group among those of the zone.
	Priority int `json:"priority"`
	// DeliveryDurationInMinutes is how long a delivery to the zone takes, in minutes.
	DeliveryDurationInMinutes int64 `json:"deliveryDurationInMinutes"`
	// DeliveryServiceProductID is the product for paid delivery, from Menu.Nomenclature.
	DeliveryServiceProductID *string `json:"deliveryServiceProductId"`
}

// DeliveryZone is a delivery zone, drawn on the map or listed street by street.
type DeliveryZone struct {
	// Name of the zone.
	Name string `json:"name"`
	// Coordinates are the corners of the polygon.
	Coordinates []Coordinates `json:"coordinates"`
	// Addresses are the streets and houses of a zone that is listed by address; empty for other zones.
	Addresses []ZoneAddressBinding `json:"addresses"`
}

// ZoneAddressBinding assigns houses of a street to a [DeliveryZone].
type ZoneAddressBinding struct {
	// StreetID is the street, from Address.StreetsByCity.
	StreetID string `json:"streetId" iiko:"required"`
	// Postcode of these houses.
	Postcode string `json:"postcode"`
	// Houses that belong to the zone.
	Houses HousesRange `json:"houses"`
}

// HousesRange is the houses of a street that belong to a zone: either a list in SpecificNumbers, or a range
// of numbers, where Type says whether odd and even ones count. Ranges only work for plain numbers.
type HousesRange struct {
	// Type is the kind of range or list.
	Type HousesRangeType `json:"type"`
	// StartingNumber is the first house of a range.
	StartingNumber int `json:"startingNumber"`
	// MaxNumber is the last house of a range.
	MaxNumber int `json:"maxNumber"`
	// IsUnlimitedRange reports whether the range has no last house.
	IsUnlimitedRange bool `json:"isUnlimitedRange"`
	// SpecificNumbers are the houses, if Type is a list.
	SpecificNumbers []string `json:"specificNumbers"`
}

// HousesRangeType is which houses a [HousesRange] covers: listed ones, or all, the odd or the even ones of a
// range. It is a number from 0 to 3. iiko does not document what the numbers mean.
type HousesRangeType int

// DeliveryRestrictionsMode is how delivery zones are defined: a number from 0 to 2. iiko does not document
// what the numbers mean.
type DeliveryRestrictionsMode int

// ActionOnValidationRejection is what happens to a delivery that could not be assigned automatically: 1 or 2.
// iiko does not document what the numbers mean.
type ActionOnValidationRejection int

// AllowedRestrictionsRequest requests the terminal groups that can take an order, by its address, time and
// sum. iikoRMS 6.4.16 or newer.
type AllowedRestrictionsRequest struct {
	// OrganizationID is the organization to check.
	//
	// Deprecated: use OrganizationIDs.
	OrganizationID string `json:"organizationId,omitzero"`
	// OrganizationIDs are the organizations to check, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// DeliveryAddress is the delivery address.
	DeliveryAddress *RestrictionsAddress `json:"deliveryAddress,omitzero"`
	// OrderLocation is the same location as coordinates.
	OrderLocation *Coordinates `json:"orderLocation,omitzero"`
	// OrderItems are the items of the order.
	OrderItems []RestrictionsOrderItem `json:"orderItems,omitzero"`
	// IsCourierDelivery is true for a courier delivery, false for a pickup.
	IsCourierDelivery bool `json:"isCourierDelivery"`
	// DeliveryDate is when the customer wants the order, in the terminal's local time.
	DeliveryDate DateTime `json:"deliveryDate,omitzero"`
	// DeliverySum is the sum of the order, in the organization's currency.
	DeliverySum *float64 `json:"deliverySum,omitzero"`
	// DiscountSum is the sum of its discounts, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
}

// RestrictionsAddress is an address to find terminal groups for. Line1 and Entrance are only for
// [AllowedRestrictionsRequest].
type RestrictionsAddress struct {
	// City is the name of the city.
	City *string `json:"city,omitzero"`
	// StreetName is the name of the street.
	StreetName *string `json:"streetName,omitzero"`
	// StreetID is the ID of the street, from Address.StreetsByCity.
	StreetID string `json:"streetId,omitzero"`
	// House is the house number.
	House *string `json:"house,omitzero"`
	// Building, if the house has several.
	Building *string `json:"building,omitzero"`
	// Index is the postcode.
	Index *string `json:"index,omitzero"`
	// Line1 is the address in one line, for organizations with that address format.
	Line1 *string `json:"line1,omitzero"`
	// Entrance of the house.
	Entrance *string `json:"entrance,omitzero"`
}

// RestrictionsOrderItem is an item of the order to find terminal groups for.
type RestrictionsOrderItem struct {
	// ID of the product, from Menu.Nomenclature.
	ID string `json:"id" iiko:"required"`
	// Product is the name of the product.
	Product string `json:"product"`
	// Amount ordered.
	Amount float64 `json:"amount"`
	// Modifiers of the item, with amounts for the whole item.
	Modifiers []RestrictionsModifier `json:"modifiers,omitzero"`
}

// RestrictionsModifier is a modifier of a [RestrictionsOrderItem].
type RestrictionsModifier struct {
	// ID of the modifier, from Menu.Nomenclature.
	ID string `json:"id" iiko:"required"`
	// Product is the name of the modifier.
	Product *string `json:"product,omitzero"`
	// Amount for the whole item, not per unit.
	Amount float64 `json:"amount"`
}

// AllowedRestrictionsResponse lists the terminal groups that can take the order, and why others can't.
type AllowedRestrictionsResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// IsAllowed reports whether the order passed the check.
	IsAllowed bool `json:"isAllowed"`
	// RejectCause is why no terminal group can take the order, as text.
	//
	// Deprecated: use RejectedItems.
	RejectCause *string `json:"rejectCause"`
	// AddressExternalID is the address in an external mapping system.
	AddressExternalID *string `json:"addressExternalId"`
	// Location is the geocoded location of the address.
	Location *Coordinates `json:"location"`
	// AllowedItems are the terminal groups that can take the order.
	AllowedItems []AllowedTerminalGroup `json:"allowedItems"`
	// RejectedItems are the terminal groups that can't take the order, with reasons.
	RejectedItems []RejectedTerminalGroup `json:"rejectedItems"`
}

// AllowedTerminalGroup is a terminal group that can take the order.
type AllowedTerminalGroup struct {
	// TerminalGroupID is the terminal group to create the delivery in, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
	// OrganizationID is the organization of the terminal group.
	OrganizationID string `json:"organizationId"`
	// DeliveryDurationInMinutes is how long the delivery would take, in minutes.
	DeliveryDurationInMinutes int64 `json:"deliveryDurationInMinutes"`
	// Zone is the name of the terminal group's delivery zone.
	Zone *string `json:"zone"`
	// DeliveryServiceProductID is the product for paid delivery, from Menu.Nomenclature.
	DeliveryServiceProductID *string `json:"deliveryServiceProductId"`
}

// RejectedTerminalGroup is a terminal group that can't take the order.
type RejectedTerminalGroup struct {
	// TerminalGroupID is the terminal group, from TerminalGroup.TerminalGroups.
	TerminalGroupID *string `json:"terminalGroupId"`
	// OrganizationID is the organization of the terminal group.
	OrganizationID *string `json:"organizationId"`
	// Zone is the name of the terminal group's delivery zone.
	Zone *string `json:"zone,omitzero"`
	// RejectCode is the reason.
	RejectCode RestrictionRejectCode `json:"rejectCode"`
	// RejectHint is the reason as text.
	RejectHint string `json:"rejectHint"`
	// RejectItemData is what the terminal group would have accepted.
	RejectItemData *RejectionData `json:"rejectItemData,omitzero"`
}

// RestrictionRejectCode is why a terminal group can't take an order.
type RestrictionRejectCode string

const (
	// RestrictionRejectCodeUndefined: the reason is not defined.
	RestrictionRejectCodeUndefined RestrictionRejectCode = "Undefined"
	// RestrictionRejectCodeSumIsLessThenMinimum: the order's sum is below the minimum.
	RestrictionRejectCodeSumIsLessThenMinimum RestrictionRejectCode = "SumIsLessThenMinimum"
	// RestrictionRejectCodeDayOfWeekIsUnacceptable: no delivery on that day of the week.
	RestrictionRejectCodeDayOfWeekIsUnacceptable RestrictionRejectCode = "DayOfWeekIsUnacceptable"
	// RestrictionRejectCodeDeliveryTimeIsUnacceptable: no delivery at that time of day.
	RestrictionRejectCodeDeliveryTimeIsUnacceptable RestrictionRejectCode = "DeliveryTimeIsUnacceptable"
	// RestrictionRejectCodeOutOfTerminalZone: the address is outside the terminal group's zones.
	RestrictionRejectCodeOutOfTerminalZone RestrictionRejectCode = "OutOfTerminalZone"
)

// RejectionData is the limits that the order violated.
type RejectionData struct {
	// DateFrom is when the terminal group's working hours start, as HH:MM:SS.
	DateFrom *string `json:"dateFrom,omitzero"`
	// DateTo is when the working hours end, as HH:MM:SS.
	DateTo *string `json:"dateTo,omitzero"`
	// AllowedWeekDays are the days of the week on which the terminal group delivers.
	AllowedWeekDays []string `json:"allowedWeekDays,omitzero"`
	// MinSum is the minimum sum of an order, in the organization's currency.
	MinSum *float64 `json:"minSum,omitzero"`
}

// DeliveryRestrictionsV2Request requests the delivery restrictions that organizations have in iikoWeb. Only
// in older versions of the API.
type DeliveryRestrictionsV2Request struct {
	// OrganizationIDs are the organizations, from Client.Organizations; nil means all.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
}

// DeliveryRestrictionsV2Response lists the delivery restrictions of organizations, in version 2 of the
// operation. Only in older versions of the API.
type DeliveryRestrictionsV2Response struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// DeliveryRestrictions are the sets of restrictions.
	DeliveryRestrictions []DeliveryRestrictionsV2 `json:"deliveryRestrictions"`
}

// DeliveryRestrictionsV2 define where and when deliveries, pickups and dine-in orders are taken, as set in
// iikoWeb. They are [DeliveryRestrictions] in version 2 of the operation. Only in older versions of the API.
type DeliveryRestrictionsV2 struct {
	// OrganizationID is the organization of the restrictions.
	OrganizationID string `json:"organizationId"`
	// DeliveryService is the product for paid delivery.
	DeliveryService *DeliveryService `json:"deliveryService,omitzero"`
	// DeliveryZoneType is how the zones are defined. iiko does not document the values.
	DeliveryZoneType *string `json:"deliveryZoneType,omitzero"`
	// Enable reports whether the restrictions are in effect.
	Enable bool `json:"enable"`
	// OrganizationSettings are the rules of each organization.
	OrganizationSettings []OrganizationRestrictions `json:"organizationSettings"`
}

// DeliveryService is the product for paid delivery.
type DeliveryService struct {
	// ProductID is the product, from Menu.Nomenclature.
	ProductID string `json:"productId"`
	// Type of the service. iiko does not document the values.
	Type string `json:"type"`
	// Cost of the delivery, in the organization's currency. [AllowedRestrictionsV2Response] only.
	Cost *float64 `json:"cost,omitzero"`
}

// OrganizationRestrictions are the rules of one organization for deliveries, pickups and dine-in orders.
type OrganizationRestrictions struct {
	// OrganizationID is the organization of the rules.
	OrganizationID string `json:"organizationId"`
	// Delivery is the rules for courier deliveries.
	Delivery CourierRestrictions `json:"delivery"`
	// Pickup is the rules for pickups.
	Pickup ServiceRestrictions `json:"pickup"`
	// Eatin is the rules for dine-in orders.
	Eatin ServiceRestrictions `json:"eatin"`
}

// CourierRestrictions are the rules for courier deliveries.
type CourierRestrictions struct {
	// Enabled reports whether such orders are taken.
	Enabled bool `json:"enabled"`
	// TerminalGroupID is the terminal group for these orders, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// DeliveryZoneSettings are the delivery zones.
	DeliveryZoneSettings []DeliveryZoneSettings `json:"deliveryZoneSettings,omitzero"`
}

// DeliveryZoneSettings is a delivery zone, with its hours and prices.
type DeliveryZoneSettings struct {
	// OrganizationID is the organization that delivers to the zone.
	OrganizationID string `json:"organizationId"`
	// Type of the zone. iiko does not document the values.
	Type string `json:"type"`
	// Active reports whether the zone is in use.
	Active bool `json:"active"`
	// WorkIntervals are the hours when orders are taken.
	WorkIntervals []WorkInterval `json:"workIntervals,omitzero"`
	// DeliveryZone is the zone's shape.
	DeliveryZone *DeliveryZoneV2 `json:"deliveryZone,omitzero"`
	// Name of the zone.
	Name *string `json:"name,omitzero"`
	// Priority of the zone among the others.
	Priority *float64 `json:"priority,omitzero"`
}

// WorkInterval is an interval of hours on some days of the week.
type WorkInterval struct {
	// WeekDays are the days that it applies to.
	WeekDays []DayOfWeek `json:"weekDays"`
	// Open is the time of day when it starts.
	Open string `json:"open"`
	// Close is the time of day when it ends.
	Close string `json:"close"`
	// CostRules are the prices of the delivery, depending on the sum of the order.
	CostRules []CostRule `json:"costRules,omitzero"`
	// DeliveryDuration is how long a delivery takes. iiko does not document the unit; its other durations are
	// in minutes.
	DeliveryDuration *float64 `json:"deliveryDuration,omitzero"`
}

// DayOfWeek is a day of the week, numbered like [time.Weekday].
type DayOfWeek int

const (
	// DayOfWeekSunday: Sunday.
	DayOfWeekSunday DayOfWeek = 0
	// DayOfWeekMonday: Monday.
	DayOfWeekMonday DayOfWeek = 1
	// DayOfWeekTuesday: Tuesday.
	DayOfWeekTuesday DayOfWeek = 2
	// DayOfWeekWednesday: Wednesday.
	DayOfWeekWednesday DayOfWeek = 3
	// DayOfWeekThursday: Thursday.
	DayOfWeekThursday DayOfWeek = 4
	// DayOfWeekFriday: Friday.
	DayOfWeekFriday DayOfWeek = 5
	// DayOfWeekSaturday: Saturday.
	DayOfWeekSaturday DayOfWeek = 6
)

// CostRule is the price of the delivery for orders between two sums, all in the organization's currency.
type CostRule struct {
	// Cost of the delivery.
	Cost float64 `json:"cost"`
	// MaxSum is the maximum sum of the order; nil means unlimited.
	MaxSum *float64 `json:"maxSum,omitzero"`
	// MinSum is the minimum sum of the order; nil means unlimited.
	MinSum *float64 `json:"minSum,omitzero"`
}

// DeliveryZoneV2 is the shape of a zone on the map.
type DeliveryZoneV2 struct {
	// Name of the zone.
	Name *string `json:"name,omitzero"`
	// Layout is how the zone is drawn. iiko does not document the format.
	Layout *string `json:"layout,omitzero"`
	// Type of the shape. iiko does not document the values.
	Type string `json:"type"`
	// Properties are the coordinates and the radius of the shape.
	Properties ZoneProperties `json:"properties"`
}

// ZoneProperties are the coordinates of a zone, and its radius if it has one.
type ZoneProperties struct {
	// Coordinates of the zone's points.
	Coordinates []Coordinates `json:"coordinates"`
	// Radius of the zone. iiko does not document the unit.
	Radius *float64 `json:"radius,omitzero"`
}

// ServiceRestrictions are the rules for pickups or dine-in orders.
type ServiceRestrictions struct {
	// Enabled reports whether such orders are taken.
	Enabled bool `json:"enabled"`
	// TerminalGroupID is the terminal group for these orders, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// OrderDuration is how long an order takes. iiko does not document the unit; its other durations are in
	// minutes.
	OrderDuration *float64 `json:"orderDuration,omitzero"`
	// ZoneSettings are the opening hours.
	ZoneSettings *ZoneSettings `json:"zoneSettings,omitzero"`
}

// ZoneSettings are the opening hours for pickups or dine-in orders.
type ZoneSettings struct {
	// OrganizationID is the organization of the hours.
	OrganizationID string `json:"organizationId"`
	// Type of the settings. iiko does not document the values.
	Type string `json:"type"`
	// WorkIntervals are the hours when orders are taken.
	WorkIntervals []WorkInterval `json:"workIntervals,omitzero"`
}

// AllowedRestrictionsV2Request requests the terminal groups that can take an order, by the rules of
// [DeliveryRestrictionsV2]. It is [AllowedRestrictionsRequest] in version 2 of the operation. Only in older
// versions of the API.
type AllowedRestrictionsV2Request struct {
	// OrganizationIDs are the organizations to check, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// OrderDate is when the customer wants the order.
	OrderDate *string `json:"orderDate,omitzero"`
	// OrderLocation is the delivery location as coordinates.
	OrderLocation *Coordinates `json:"orderLocation,omitzero"`
	// DeliveryAddress is the same location as an address.
	DeliveryAddress *RestrictionsAddress `json:"deliveryAddress,omitzero"`
	// OrderServiceType is how the customer gets the order: DeliveryByCourier, DeliveryByClient or Common.
	OrderServiceType OrderServiceType `json:"orderServiceType"`
	// DeliverySum is the sum of the order, in the organization's currency; nil is sent as null.
	DeliverySum *float64 `json:"deliverySum"`
	// DiscountSum is the sum of its discounts, in the organization's currency; nil is sent as null.
	DiscountSum *float64 `json:"discountSum"`
	// ReturnRejected also returns the terminal groups that can't take the order.
	ReturnRejected *bool `json:"returnRejected,omitzero"`
}

// AllowedRestrictionsV2Response lists the terminal groups that can take the order, and on request why others
// can't. Only in older versions of the API.
type AllowedRestrictionsV2Response struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// OrderLocation is the delivery location as coordinates.
	OrderLocation *Coordinates `json:"orderLocation,omitzero"`
	// AllowedItems are the terminal groups that can take the order.
	AllowedItems []AllowedTerminalGroupV2 `json:"allowedItems"`
	// RejectedItems are the terminal groups that can't, if the request set ReturnRejected.
	RejectedItems []RejectedTerminalGroupV2 `json:"rejectedItems,omitzero"`
}

// AllowedTerminalGroupV2 is a terminal group that can take the order.
type AllowedTerminalGroupV2 struct {
	// OrganizationID is the organization of the terminal group.
	OrganizationID string `json:"organizationId"`
	// TerminalGroupID is the terminal group to create the delivery in, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
	// OrderDurationInMinutes is how long the order would take, in minutes.
	OrderDurationInMinutes *float64 `json:"orderDurationInMinutes,omitzero"`
	// Zone is the name of the zone of the location.
	Zone *string `json:"zone,omitzero"`
	// DeliveryService is the product for paid delivery, with its cost.
	DeliveryService *DeliveryService `json:"deliveryService,omitzero"`
}

// RejectedTerminalGroupV2 is a terminal group that can't take the order.
type RejectedTerminalGroupV2 struct {
	// OrganizationID is the organization of the terminal group.
	OrganizationID string `json:"organizationId"`
	// TerminalGroupID is the terminal group, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
	// Zone is the name of the zone that was checked.
	Zone *string `json:"zone,omitzero"`
	// RejectCauses are the reasons.
	RejectCauses []RejectCause `json:"rejectCauses"`
}

// RejectCause is one reason why a terminal group can't take an order.
type RejectCause struct {
	// RejectCode is the reason.
	RejectCode RestrictionRejectCodeV2 `json:"rejectCode,omitzero"`
	// RejectHint is the reason as text.
	RejectHint *string `json:"rejectHint,omitzero"`
}

// RestrictionRejectCodeV2 is why a terminal group can't take an order, in version 2 of the operation.
type RestrictionRejectCodeV2 string

const (
	// RestrictionRejectCodeV2SumIsUnacceptable: the order's sum is not accepted.
	RestrictionRejectCodeV2SumIsUnacceptable RestrictionRejectCodeV2 = "SumIsUnacceptable"
	// RestrictionRejectCodeV2DeliveryDateIsUnacceptable: no orders are taken for that day and time.
	RestrictionRejectCodeV2DeliveryDateIsUnacceptable RestrictionRejectCodeV2 = "DeliveryDateIsUnacceptable"
	// RestrictionRejectCodeV2OutOfTerminalZone: the address is outside the terminal group's zones.
	RestrictionRejectCodeV2OutOfTerminalZone RestrictionRejectCodeV2 = "OutOfTerminalZone"
	// RestrictionRejectCodeV2TerminalGroupNotActive: the terminal group is not active.
	RestrictionRejectCodeV2TerminalGroupNotActive RestrictionRejectCodeV2 = "TerminalGroupNotActive"
)
