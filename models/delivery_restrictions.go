package models

// DeliveryRestrictionsResponse holds the delivery restrictions of organizations.
type DeliveryRestrictionsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// DeliveryRestrictions has an entry for each organization.
	DeliveryRestrictions []DeliveryRestrictions `json:"deliveryRestrictions"`
}

// DeliveryRestrictions says where, when and from which sum an organization delivers, and how an
// address is found on the map. The same structure reads the restrictions and, in older versions of the
// API only, replaces them. iikoRMS 6.4.16 or newer.
type DeliveryRestrictions struct {
	// OrganizationID says whose restrictions these are, from Client.Organizations.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// DeliveryGeocodeServiceType is the service that turns an address into coordinates.
	DeliveryGeocodeServiceType GeocodeServiceType `json:"deliveryGeocodeServiceType"`
	// DeliveryRegionsMapURL leads to a map of the regions served.
	DeliveryRegionsMapURL *string `json:"deliveryRegionsMapUrl"`
	// DefaultDeliveryDurationInMinutes is how long a courier delivery normally takes, in minutes.
	DefaultDeliveryDurationInMinutes int64 `json:"defaultDeliveryDurationInMinutes"`
	// DefaultSelfServiceDurationInMinutes is how long an order that the guest fetches normally takes,
	// in minutes.
	DefaultSelfServiceDurationInMinutes int64 `json:"defaultSelfServiceDurationInMinutes"`
	// UseSameDeliveryDuration tells that DefaultDeliveryDurationInMinutes holds for every terminal
	// group and zone.
	UseSameDeliveryDuration bool `json:"useSameDeliveryDuration"`
	// UseSameMinSum tells that DefaultMinSum holds for every terminal group and zone.
	UseSameMinSum bool `json:"useSameMinSum"`
	// DefaultMinSum is the least sum of an order, in the organization's currency.
	DefaultMinSum *float64 `json:"defaultMinSum"`
	// UseSameWorkTimeInterval tells that DefaultFrom and DefaultTo hold for every terminal group and
	// zone.
	UseSameWorkTimeInterval bool `json:"useSameWorkTimeInterval"`
	// DefaultFrom is when the common working hours begin, in minutes since midnight.
	DefaultFrom *int `json:"defaultFrom"`
	// DefaultTo is when the common working hours end, in minutes since midnight.
	DefaultTo *int `json:"defaultTo"`
	// UseSameRestrictionsOnAllWeek tells that the schedule does not change from one day of the week to
	// another.
	UseSameRestrictionsOnAllWeek bool `json:"useSameRestrictionsOnAllWeek"`
	// Restrictions are the rules of each terminal group and zone.
	Restrictions []DeliveryRestrictionItem `json:"restrictions"`
	// DeliveryZones are the zones to which Restrictions refer by name.
	DeliveryZones []DeliveryZone `json:"deliveryZones"`
	// RejectOnGeocodingError refuses a delivery whose address was not found on the map.
	RejectOnGeocodingError bool `json:"rejectOnGeocodingError"`
	// AddDeliveryServiceCost puts the price of the delivery into the order.
	AddDeliveryServiceCost bool `json:"addDeliveryServiceCost"`
	// UseSameDeliveryServiceProduct tells that DefaultDeliveryServiceProductID holds for every terminal
	// group, so that delivery costs the same everywhere.
	UseSameDeliveryServiceProduct bool `json:"useSameDeliveryServiceProduct"`
	// DefaultDeliveryServiceProductID is the product that stands for the paid delivery, from
	// Menu.Nomenclature.
	DefaultDeliveryServiceProductID *string `json:"defaultDeliveryServiceProductId"`
	// UseExternalAssignationService leaves it to a service outside iiko to distribute deliveries.
	UseExternalAssignationService bool `json:"useExternalAssignationService"`
	// FrontTrustsCallCenterCheck lets iikoFront rely on the check that the call center made, as long as
	// the dishes of the order stayed the same since.
	FrontTrustsCallCenterCheck bool `json:"frontTrustsCallCenterCheck"`
	// ExternalAssignationServiceURL is the address of that outside service.
	ExternalAssignationServiceURL *string `json:"externalAssignationServiceUrl"`
	// RequireExactAddressForGeocoding accepts an address only when it was found on the map exactly.
	RequireExactAddressForGeocoding bool `json:"requireExactAddressForGeocoding"`
	// ZonesMode tells how the zones are defined.
	ZonesMode DeliveryRestrictionsMode `json:"zonesMode"`
	// AutoAssignExternalDeliveries assigns deliveries automatically, by the map.
	AutoAssignExternalDeliveries bool `json:"autoAssignExternalDeliveries"`
	// ActionOnValidationRejection tells what happens when the automatic assignment fails.
	ActionOnValidationRejection ActionOnValidationRejection `json:"actionOnValidationRejection"`
}

// GeocodeServiceType is a geocoding service: a number from 1 to 4. iiko does not document what the numbers mean.
type GeocodeServiceType int

// DeliveryRestrictionItem is the rule of one terminal group in one zone, for some days and hours.
type DeliveryRestrictionItem struct {
	// MinSum is the least sum of an order, in the organization's currency.
	MinSum *float64 `json:"minSum"`
	// TerminalGroupID says which terminal group delivers, from TerminalGroup.TerminalGroups.
	TerminalGroupID *string `json:"terminalGroupId"`
	// OrganizationID is the organization of that terminal group, from Client.Organizations.
	OrganizationID *string `json:"organizationId"`
	// Zone is the name of one of DeliveryZones.
	Zone *string `json:"zone"`
	// WeekMap tells the days of the week as one number. iiko does not publish how.
	WeekMap int `json:"weekMap"`
	// From is when the terminal group starts to take orders from the zone, in minutes since midnight.
	From *int `json:"from"`
	// To is the latest time at which it can bring an order to the zone, in minutes since midnight.
	To *int `json:"to"`
	// Priority of the terminal group among those that serve the zone.
	Priority int `json:"priority"`
	// DeliveryDurationInMinutes is how long a delivery to the zone takes, in minutes.
	DeliveryDurationInMinutes int64 `json:"deliveryDurationInMinutes"`
	// DeliveryServiceProductID is the product that stands for the paid delivery, from
	// Menu.Nomenclature.
	DeliveryServiceProductID *string `json:"deliveryServiceProductId"`
}

// DeliveryZone is a part of town, drawn on the map or listed street by street.
type DeliveryZone struct {
	// Name of the zone.
	Name string `json:"name"`
	// Coordinates are the corners of the polygon.
	Coordinates []Coordinates `json:"coordinates"`
	// Addresses are the streets and houses of a zone that is listed by hand; other zones have none.
	Addresses []ZoneAddressBinding `json:"addresses"`
}

// ZoneAddressBinding puts houses of a street into a [DeliveryZone].
type ZoneAddressBinding struct {
	// StreetID is the street, from Address.StreetsByCity.
	StreetID string `json:"streetId" iiko:"required"`
	// Postcode of these houses.
	Postcode string `json:"postcode"`
	// Houses that belong to the zone.
	Houses HousesRange `json:"houses"`
}

// HousesRange says which houses of a street belong to a zone. Either it lists them, in
// SpecificNumbers, or it spans numbers between two bounds and Type tells whether odd and even ones
// count. A span holds plain numbers only, since it compares them.
type HousesRange struct {
	// Type tells list and spans apart.
	Type HousesRangeType `json:"type"`
	// StartingNumber is the first house of a span.
	StartingNumber int `json:"startingNumber"`
	// MaxNumber is the last house of a span.
	MaxNumber int `json:"maxNumber"`
	// IsUnlimitedRange tells that a span has no last house.
	IsUnlimitedRange bool `json:"isUnlimitedRange"`
	// SpecificNumbers lists the houses, where Type says that they are listed.
	SpecificNumbers []string `json:"specificNumbers"`
}

// HousesRangeType says which houses a [HousesRange] covers: listed ones, or all, the odd or the even ones of a
// range. It is a number from 0 to 3. iiko does not document what the numbers mean.
type HousesRangeType int

// DeliveryRestrictionsMode says how delivery zones are defined: a number from 0 to 2. iiko does not document what
// the numbers mean.
type DeliveryRestrictionsMode int

// ActionOnValidationRejection says what happens to a delivery that could not be assigned automatically: 1 or 2.
// iiko does not document what the numbers mean.
type ActionOnValidationRejection int

// AllowedRestrictionsRequest asks which terminal groups can take an order, given its place, time and
// sum. iikoRMS 6.4.16 or newer.
type AllowedRestrictionsRequest struct {
	// OrganizationID is the one organization to look in.
	//
	// Deprecated: use OrganizationIDs.
	OrganizationID string `json:"organizationId,omitzero"`
	// OrganizationIDs are the organizations to look in, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// DeliveryAddress is where the guest wants the order.
	DeliveryAddress *RestrictionsAddress `json:"deliveryAddress,omitzero"`
	// OrderLocation is the same place as coordinates.
	OrderLocation *Coordinates `json:"orderLocation,omitzero"`
	// OrderItems are the dishes of the order.
	OrderItems []RestrictionsOrderItem `json:"orderItems,omitzero"`
	// IsCourierDelivery tells that a courier brings the order; false means that the guest fetches it.
	IsCourierDelivery bool `json:"isCourierDelivery"`
	// DeliveryDate is when the order is wanted, in the terminal's local time.
	DeliveryDate DateTime `json:"deliveryDate,omitzero"`
	// DeliverySum is the sum of the order, in the organization's currency.
	DeliverySum *float64 `json:"deliverySum,omitzero"`
	// DiscountSum is the sum of its discounts, in the organization's currency.
	DiscountSum *float64 `json:"discountSum,omitzero"`
}

// RestrictionsAddress is an address for which terminal groups are sought. Line1 and Entrance belong to
// [AllowedRestrictionsRequest] only.
type RestrictionsAddress struct {
	// City by name.
	City *string `json:"city,omitzero"`
	// StreetName is the street by name.
	StreetName *string `json:"streetName,omitzero"`
	// StreetID is the street by identifier, from Address.StreetsByCity.
	StreetID string `json:"streetId,omitzero"`
	// House number.
	House *string `json:"house,omitzero"`
	// Building, where the house has several.
	Building *string `json:"building,omitzero"`
	// Index is the postcode.
	Index *string `json:"index,omitzero"`
	// Line1 is the main part of the address in one line, for organizations that write addresses that
	// way.
	Line1 *string `json:"line1,omitzero"`
	// Entrance of the house.
	Entrance *string `json:"entrance,omitzero"`
}

// RestrictionsOrderItem is a dish of the order for which terminal groups are sought.
type RestrictionsOrderItem struct {
	// ID of the dish, from Menu.Nomenclature.
	ID string `json:"id" iiko:"required"`
	// Product names the dish.
	Product string `json:"product"`
	// Amount ordered.
	Amount float64 `json:"amount"`
	// Modifiers of the dish, with amounts for the whole position.
	Modifiers []RestrictionsModifier `json:"modifiers,omitzero"`
}

// RestrictionsModifier is a modifier of a [RestrictionsOrderItem].
type RestrictionsModifier struct {
	// ID of the modifier, from Menu.Nomenclature.
	ID string `json:"id" iiko:"required"`
	// Product names the modifier.
	Product *string `json:"product,omitzero"`
	// Amount for the whole position, not for one dish of it.
	Amount float64 `json:"amount"`
}

// AllowedRestrictionsResponse tells which terminal groups can take the order, and why others cannot.
type AllowedRestrictionsResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// IsAllowed tells that the order passed the check.
	IsAllowed bool `json:"isAllowed"`
	// RejectCause is why nobody can take the order, as text.
	//
	// Deprecated: use RejectedItems.
	RejectCause *string `json:"rejectCause"`
	// AddressExternalID is the address in an outside mapping system.
	AddressExternalID *string `json:"addressExternalId"`
	// Location is where the geocoding service found the address.
	Location *Coordinates `json:"location"`
	// AllowedItems are the terminal groups that can take the order.
	AllowedItems []AllowedTerminalGroup `json:"allowedItems"`
	// RejectedItems are the terminal groups that cannot, each with its reason.
	RejectedItems []RejectedTerminalGroup `json:"rejectedItems"`
}

// AllowedTerminalGroup is a terminal group that can take the order.
type AllowedTerminalGroup struct {
	// TerminalGroupID is what a delivery created there has to name; see TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
	// OrganizationID is the organization of the terminal group.
	OrganizationID string `json:"organizationId"`
	// DeliveryDurationInMinutes is how long the delivery would take, in minutes.
	DeliveryDurationInMinutes int64 `json:"deliveryDurationInMinutes"`
	// Zone is the name of the terminal group's delivery zone.
	Zone *string `json:"zone"`
	// DeliveryServiceProductID is the product that stands for the paid delivery, from
	// Menu.Nomenclature.
	DeliveryServiceProductID *string `json:"deliveryServiceProductId"`
}

// RejectedTerminalGroup is a terminal group that cannot take the order.
type RejectedTerminalGroup struct {
	// TerminalGroupID says which; see TerminalGroup.TerminalGroups.
	TerminalGroupID *string `json:"terminalGroupId"`
	// OrganizationID is the organization of the terminal group.
	OrganizationID *string `json:"organizationId"`
	// Zone is the name of the terminal group's delivery zone.
	Zone *string `json:"zone,omitzero"`
	// RejectCode is the reason.
	RejectCode RestrictionRejectCode `json:"rejectCode"`
	// RejectHint is the reason as text.
	RejectHint string `json:"rejectHint"`
	// RejectItemData holds what the terminal group would have accepted.
	RejectItemData *RejectionData `json:"rejectItemData,omitzero"`
}

// RestrictionRejectCode is why a terminal group cannot take an order.
type RestrictionRejectCode string

const (
	// The reason is not defined.
	RestrictionRejectCodeUndefined RestrictionRejectCode = "Undefined"
	// The order's sum is below the minimum.
	RestrictionRejectCodeSumIsLessThenMinimum RestrictionRejectCode = "SumIsLessThenMinimum"
	// No delivery on that day of the week.
	RestrictionRejectCodeDayOfWeekIsUnacceptable RestrictionRejectCode = "DayOfWeekIsUnacceptable"
	// No delivery at that time of day.
	RestrictionRejectCodeDeliveryTimeIsUnacceptable RestrictionRejectCode = "DeliveryTimeIsUnacceptable"
	// The place is outside the terminal group's zones.
	RestrictionRejectCodeOutOfTerminalZone RestrictionRejectCode = "OutOfTerminalZone"
)

// RejectionData holds the limits that a rejected order did not keep.
type RejectionData struct {
	// DateFrom is when the terminal group's working hours begin, as HH:MM:SS.
	DateFrom *string `json:"dateFrom,omitzero"`
	// DateTo is when they end, as HH:MM:SS.
	DateTo *string `json:"dateTo,omitzero"`
	// AllowedWeekDays are the days of the week on which it delivers.
	AllowedWeekDays []string `json:"allowedWeekDays,omitzero"`
	// MinSum is the least sum of an order, in the organization's currency.
	MinSum *float64 `json:"minSum,omitzero"`
}

// DeliveryRestrictionsV2Request asks for the delivery restrictions that organizations keep in iikoWeb.
// Known to older versions of the API only.
type DeliveryRestrictionsV2Request struct {
	// OrganizationIDs names the organizations, from Client.Organizations; nil means all.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
}

// DeliveryRestrictionsV2Response holds the delivery restrictions of organizations, as version 2 of the
// operation writes them. Known to older versions of the API only.
type DeliveryRestrictionsV2Response struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// DeliveryRestrictions has an entry for each set of restrictions.
	DeliveryRestrictions []DeliveryRestrictionsV2 `json:"deliveryRestrictions"`
}

// DeliveryRestrictionsV2 says where and when orders are brought, fetched and eaten in, as it is set in
// iikoWeb. It is the counterpart of [DeliveryRestrictions] in version 2 of the operation. Known to
// older versions of the API only.
type DeliveryRestrictionsV2 struct {
	// OrganizationID says whose restrictions these are.
	OrganizationID string `json:"organizationId"`
	// DeliveryService is the product that stands for the paid delivery.
	DeliveryService *DeliveryService `json:"deliveryService,omitzero"`
	// DeliveryZoneType tells how the zones are defined. iiko does not publish the values.
	DeliveryZoneType *string `json:"deliveryZoneType,omitzero"`
	// Enable tells that the restrictions are in force.
	Enable bool `json:"enable"`
	// OrganizationSettings are the rules of each organization.
	OrganizationSettings []OrganizationRestrictions `json:"organizationSettings"`
}

// DeliveryService is the product that stands for the paid delivery.
type DeliveryService struct {
	// ProductID of that product, from Menu.Nomenclature.
	ProductID string `json:"productId"`
	// Type of the service. iiko does not publish the values.
	Type string `json:"type"`
	// Cost of the delivery, in the organization's currency. [AllowedRestrictionsV2Response] only.
	Cost *float64 `json:"cost,omitzero"`
}

// OrganizationRestrictions holds the rules of one organization for each way to serve a guest.
type OrganizationRestrictions struct {
	// OrganizationID says whose rules these are.
	OrganizationID string `json:"organizationId"`
	// Delivery is for orders that a courier brings.
	Delivery CourierRestrictions `json:"delivery"`
	// Pickup is for orders that the guest fetches.
	Pickup ServiceRestrictions `json:"pickup"`
	// Eatin is for orders that the guest eats in the restaurant.
	Eatin ServiceRestrictions `json:"eatin"`
}

// CourierRestrictions are the rules for orders that a courier brings.
type CourierRestrictions struct {
	// Enabled tells that such orders are taken.
	Enabled bool `json:"enabled"`
	// TerminalGroupID is the terminal group that takes these orders, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// DeliveryZoneSettings are the zones served.
	DeliveryZoneSettings []DeliveryZoneSettings `json:"deliveryZoneSettings,omitzero"`
}

// DeliveryZoneSettings is a zone that couriers serve, with its hours and prices.
type DeliveryZoneSettings struct {
	// OrganizationID says who serves the zone.
	OrganizationID string `json:"organizationId"`
	// Type of the zone. iiko does not publish the values.
	Type string `json:"type"`
	// Active tells that the zone is in use.
	Active bool `json:"active"`
	// WorkIntervals are the hours in which orders are taken.
	WorkIntervals []WorkInterval `json:"workIntervals,omitzero"`
	// DeliveryZone is the zone's shape.
	DeliveryZone *DeliveryZoneV2 `json:"deliveryZone,omitzero"`
	// Name of the zone.
	Name *string `json:"name,omitzero"`
	// Priority of the zone among the others.
	Priority *int `json:"priority,omitzero"`
}

// WorkInterval is a span of hours on some days of the week.
type WorkInterval struct {
	// WeekDays are the days it holds for.
	WeekDays []DayOfWeek `json:"weekDays"`
	// Open is the time of day at which it begins.
	Open string `json:"open"`
	// Close is the time of day at which it ends.
	Close string `json:"close"`
	// CostRules are the prices of the delivery, by the sum of the order.
	CostRules []CostRule `json:"costRules,omitzero"`
	// DeliveryDuration is how long a delivery takes. iiko does not name the unit here; its other
	// durations are in minutes.
	DeliveryDuration *int `json:"deliveryDuration,omitzero"`
}

// DayOfWeek is a day of the week, counted as [time.Weekday] does.
type DayOfWeek int

const (
	// Sunday.
	DayOfWeekSunday DayOfWeek = 0
	// Monday.
	DayOfWeekMonday DayOfWeek = 1
	// Tuesday.
	DayOfWeekTuesday DayOfWeek = 2
	// Wednesday.
	DayOfWeekWednesday DayOfWeek = 3
	// Thursday.
	DayOfWeekThursday DayOfWeek = 4
	// Friday.
	DayOfWeekFriday DayOfWeek = 5
	// Saturday.
	DayOfWeekSaturday DayOfWeek = 6
)

// CostRule is what a delivery costs for orders between two sums, all in the organization's currency.
type CostRule struct {
	// Cost of the delivery.
	Cost float64 `json:"cost"`
	// MaxSum is the largest order the rule holds for; nil means no such bound.
	MaxSum *float64 `json:"maxSum,omitzero"`
	// MinSum is the smallest order the rule holds for; nil means no such bound.
	MinSum *float64 `json:"minSum,omitzero"`
}

// DeliveryZoneV2 is the shape of a zone on the map.
type DeliveryZoneV2 struct {
	// Name of the zone.
	Name *string `json:"name,omitzero"`
	// Layout is how the zone is drawn. iiko does not publish its form.
	Layout *string `json:"layout,omitzero"`
	// Type of the shape. iiko does not publish the values.
	Type string `json:"type"`
	// Properties are the measures of the shape.
	Properties ZoneProperties `json:"properties"`
}

// ZoneProperties measures a zone: its points, and a radius where it has one.
type ZoneProperties struct {
	// Coordinates of the zone's points.
	Coordinates []Coordinates `json:"coordinates"`
	// Radius of the zone; iiko does not name the unit.
	Radius *float64 `json:"radius,omitzero"`
}

// ServiceRestrictions are the rules for orders that the guest fetches or eats in.
type ServiceRestrictions struct {
	// Enabled tells that such orders are taken.
	Enabled bool `json:"enabled"`
	// TerminalGroupID is the terminal group that takes these orders, from TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId,omitzero"`
	// OrderDuration is how long an order takes. iiko does not name the unit here; its other durations
	// are in minutes.
	OrderDuration *int `json:"orderDuration,omitzero"`
	// ZoneSettings are the hours.
	ZoneSettings *ZoneSettings `json:"zoneSettings,omitzero"`
}

// ZoneSettings are the hours in which guests fetch orders or eat in.
type ZoneSettings struct {
	// OrganizationID says whose hours these are.
	OrganizationID string `json:"organizationId"`
	// Type of the settings. iiko does not publish the values.
	Type string `json:"type"`
	// WorkIntervals are the hours in which orders are taken.
	WorkIntervals []WorkInterval `json:"workIntervals,omitzero"`
}

// AllowedRestrictionsV2Request asks which terminal groups can take an order, by the rules of
// [DeliveryRestrictionsV2]. It is the counterpart of [AllowedRestrictionsRequest] in version 2 of the
// operation. Known to older versions of the API only.
type AllowedRestrictionsV2Request struct {
	// OrganizationIDs are the organizations to look in, from Client.Organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// OrderDate is when the order is wanted.
	OrderDate *string `json:"orderDate,omitzero"`
	// OrderLocation is where the guest wants the order, as coordinates.
	OrderLocation *Coordinates `json:"orderLocation,omitzero"`
	// DeliveryAddress is the same place as an address.
	DeliveryAddress *RestrictionsAddress `json:"deliveryAddress,omitzero"`
	// OrderServiceType tells how the guest gets the order: DeliveryByCourier, DeliveryByClient or
	// Common.
	OrderServiceType OrderServiceType `json:"orderServiceType"`
	// DeliverySum is the sum of the order, in the organization's currency; nil is sent as null.
	DeliverySum *float64 `json:"deliverySum"`
	// DiscountSum is the sum of its discounts, in the organization's currency; nil is sent as null.
	DiscountSum *float64 `json:"discountSum"`
	// ReturnRejected also returns the terminal groups that cannot take the order.
	ReturnRejected *bool `json:"returnRejected,omitzero"`
}

// AllowedRestrictionsV2Response tells which terminal groups can take the order, and, if asked, why
// others cannot. Known to older versions of the API only.
type AllowedRestrictionsV2Response struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// OrderLocation is where the order goes, as coordinates.
	OrderLocation *Coordinates `json:"orderLocation,omitzero"`
	// AllowedItems are the terminal groups that can take the order.
	AllowedItems []AllowedTerminalGroupV2 `json:"allowedItems"`
	// RejectedItems are those that cannot, when the request set ReturnRejected.
	RejectedItems []RejectedTerminalGroupV2 `json:"rejectedItems,omitzero"`
}

// AllowedTerminalGroupV2 is a terminal group that can take the order.
type AllowedTerminalGroupV2 struct {
	// OrganizationID is the organization of the terminal group.
	OrganizationID string `json:"organizationId"`
	// TerminalGroupID is what a delivery created there has to name; see TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
	// OrderDurationInMinutes is how long the order would take, in minutes.
	OrderDurationInMinutes *int `json:"orderDurationInMinutes,omitzero"`
	// Zone is the name of the zone in which the place lies.
	Zone *string `json:"zone,omitzero"`
	// DeliveryService is the product that stands for the paid delivery, with its cost.
	DeliveryService *DeliveryService `json:"deliveryService,omitzero"`
}

// RejectedTerminalGroupV2 is a terminal group that cannot take the order.
type RejectedTerminalGroupV2 struct {
	// OrganizationID is the organization of the terminal group.
	OrganizationID string `json:"organizationId"`
	// TerminalGroupID says which; see TerminalGroup.TerminalGroups.
	TerminalGroupID string `json:"terminalGroupId"`
	// Zone is the name of the zone that was tried.
	Zone *string `json:"zone,omitzero"`
	// RejectCauses are all the reasons.
	RejectCauses []RejectCause `json:"rejectCauses"`
}

// RejectCause is one reason why a terminal group cannot take an order.
type RejectCause struct {
	// RejectCode is the reason.
	RejectCode RestrictionRejectCodeV2 `json:"rejectCode,omitzero"`
	// RejectHint is the reason as text.
	RejectHint *string `json:"rejectHint,omitzero"`
}

// RestrictionRejectCodeV2 is why a terminal group cannot take an order, in version 2 of the operation.
type RestrictionRejectCodeV2 string

const (
	// The order's sum is not accepted.
	RestrictionRejectCodeV2SumIsUnacceptable RestrictionRejectCodeV2 = "SumIsUnacceptable"
	// No orders are taken for that day and time.
	RestrictionRejectCodeV2DeliveryDateIsUnacceptable RestrictionRejectCodeV2 = "DeliveryDateIsUnacceptable"
	// The place is outside the terminal group's zones.
	RestrictionRejectCodeV2OutOfTerminalZone RestrictionRejectCodeV2 = "OutOfTerminalZone"
	// The terminal group is not active.
	RestrictionRejectCodeV2TerminalGroupNotActive RestrictionRejectCodeV2 = "TerminalGroupNotActive"
)
