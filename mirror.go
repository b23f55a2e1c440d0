package goiikoapi

import "github.com/kebrick/goiikoapi/models"

// The model names of pyiikocloudapi. Each is the type of package models that it stands for.
type (
	// BaseOrganizationsModel answers [Client.Organizations].
	BaseOrganizationsModel = models.OrganizationsResponse
	// OrganizationModel is a restaurant.
	OrganizationModel = models.Organization
	// BaseOrderTypesModel answers [Dictionaries.OrderTypes].
	BaseOrderTypesModel = models.OrderTypesResponse
	// BasePaymentTypesModel answers [Dictionaries.PaymentTypes].
	BasePaymentTypesModel = models.PaymentTypesResponse
	// BaseDiscountsModel answers [Dictionaries.Discounts].
	BaseDiscountsModel = models.DiscountsResponse
	// BaseCancelCausesModel answers [Dictionaries.CancelCauses].
	BaseCancelCausesModel = models.CancelCausesResponse
	// BaseRemovalTypesModel answers [Dictionaries.RemovalTypes].
	BaseRemovalTypesModel = models.RemovalTypesResponse
	// BaseTipsTypesModel answers [Dictionaries.TipsTypes].
	BaseTipsTypesModel = models.TipsTypesResponse
	// BaseNomenclatureModel answers [Menu.Nomenclature].
	BaseNomenclatureModel = models.NomenclatureResponse
	// BaseMenuModel answers [Menu.Menu].
	BaseMenuModel = models.MenusResponse
	// BaseMenuByIdModel answers [Menu.MenuByID].
	BaseMenuByIdModel = models.ExternalMenu
	// BaseStopListsModel answers [Menu.StopLists].
	BaseStopListsModel = models.StopListsResponse
	// BaseStopListsCheckModel answers [Menu.StopListsCheck].
	BaseStopListsCheckModel = models.CheckStopListResponse
	// BaseComboModel answers [Menu.Combo].
	BaseComboModel = models.CombosResponse
	// BaseComboCalculateModel answers [Menu.ComboCalculate].
	BaseComboCalculateModel = models.CalculateComboResponse
	// BaseCreatedOrderInfoModel answers [Orders.OrderCreate].
	BaseCreatedOrderInfoModel = models.TableOrderResponse
	// CreatedOrderInfoModel is a table order and how its creation went.
	CreatedOrderInfoModel = models.TableOrderInfo
	// ByIdModel answers [Orders.OrderByID] and [Orders.OrderByTable].
	ByIdModel = models.TableOrdersResponse
	// BaseCreatedDeliveryOrderInfoModel answers [Deliveries.DeliveryCreate].
	BaseCreatedDeliveryOrderInfoModel = models.DeliveryResponse
	// CreatedDeliveryOrderInfoModel is a delivery and how its creation went.
	CreatedDeliveryOrderInfoModel = models.DeliveryInfo
	// ByDeliveryDateAndStatusModel answers [Deliveries.ByDeliveryDateAndStatus].
	ByDeliveryDateAndStatusModel = models.DeliveriesWithRevisionResponse
	// ByDeliveryDateAndSourceKeyAndFilter answers [Deliveries.ByDeliveryDateAndSourceKeyAndFilter].
	ByDeliveryDateAndSourceKeyAndFilter = models.DeliveriesWithRevisionResponse
	// BaseRegionsModel answers [Address.Regions].
	BaseRegionsModel = models.RegionsResponse
	// BaseCitiesModel answers [Address.Cities].
	BaseCitiesModel = models.CitiesResponse
	// BaseStreetByCityModel answers [Address.StreetsByCity].
	BaseStreetByCityModel = models.StreetsResponse
	// BaseTerminalGroupsModel answers [TerminalGroup.TerminalGroups].
	BaseTerminalGroupsModel = models.TerminalGroupsResponse
	// BaseTGIsAliveModel answers [TerminalGroup.IsAlive].
	BaseTGIsAliveModel = models.TerminalGroupsIsAliveResponse
	// CustomerInfoModel answers [Customers.CustomerInfo].
	CustomerInfoModel = models.CustomerInfo
	// CustomerCreateOrUpdateModel answers [Customers.CustomerCreateOrUpdate].
	CustomerCreateOrUpdateModel = models.CreateOrUpdateCustomerResponse
	// CustomerProgramAddResponse answers [Customers.CustomerProgramAdd].
	CustomerProgramAddResponse = models.AddToProgramResponse
	// WalletHoldResponse answers [Customers.CustomerWalletHold].
	WalletHoldResponse = models.HoldResponse
	// BaseStatusModel answers [Commands.Status].
	BaseStatusModel = models.CommandStatusResponse
	// BaseCouriersModel answers [Employees.Couriers].
	BaseCouriersModel = models.CouriersResponse
	// BaseEmployeeInfoModel answers [Employees.EmployeeInfo].
	BaseEmployeeInfoModel = models.EmployeeInfoResponse
	// BaseShiftModel answers [Employees.ShiftClockin] and [Employees.ShiftClockout].
	BaseShiftModel = models.ShiftResponse
	// BaseShiftIsOpenModel answers [Employees.ShiftIsOpen].
	BaseShiftIsOpenModel = models.ShiftStateResponse
	// BaseShiftByCourierModel answers [Employees.ShiftByCourier].
	BaseShiftByCourierModel = models.ShiftsByCourierResponse
	// BaseDeliveryRestrictionsModel answers [DeliveryRestrictions.DeliveryRestrictions].
	BaseDeliveryRestrictionsModel = models.DeliveryRestrictionsResponse
	// BaseCouponsSeriesModel answers [DiscountPromotion.CouponsSeries].
	BaseCouponsSeriesModel = models.CouponsSeriesResponse
	// BaseCouponsInfoModel answers [DiscountPromotion.CouponsInfo].
	BaseCouponsInfoModel = models.CouponInfoResponse
	// BaseResponseModel answers the calls that tell nothing but that they were taken.
	BaseResponseModel = models.CorrelationIDResponse
	// WebHookDeliveryOrderEventInfoModel is a notification about a delivery.
	WebHookDeliveryOrderEventInfoModel = models.DeliveryOrderEvent
	// WebHookReserveEventInfoModel is a notification about a reserve.
	WebHookReserveEventInfoModel = models.ReserveEvent
	// ErrorModel is the body of iiko's errors.
	ErrorModel = models.ErrorResponse
	// IdNameModel is an id and a name.
	IdNameModel = models.IDName
	// TypeRCI says what identifies the customer in [Customers.CustomerInfo].
	TypeRCI = models.CustomerIdentifierType
)

// What identifies the customer in [Customers.CustomerInfo].
const (
	// TypeRCIPhone is a phone number with the country's code, such as +79990000000.
	TypeRCIPhone = models.CustomerIdentifierTypePhone
	// TypeRCICardTrack is what is written on a card's magnetic strip.
	TypeRCICardTrack = models.CustomerIdentifierTypeCardTrack
	// TypeRCICardNumber is the number printed on a card.
	TypeRCICardNumber = models.CustomerIdentifierTypeCardNumber
	// TypeRCIEmail is an e-mail address.
	TypeRCIEmail = models.CustomerIdentifierTypeEmail
	// TypeRCIID is the customer's id.
	TypeRCIID = models.CustomerIdentifierTypeID
)

// Ptr returns a pointer to value, for the optional properties of requests:
//
//	models.OrganizationsRequest{IncludeDisabled: goiikoapi.Ptr(true)}
func Ptr[T any](value T) *T { return &value }

// named turns the texts of the mirrored arguments into an enumeration's type.
func named[E ~string](texts []string) []E {
	if texts == nil {
		return nil
	}
	values := make([]E, len(texts))
	for i, text := range texts {
		values[i] = E(text)
	}
	return values
}

// dateTime turns an optional text of the mirrored arguments into a date.
func dateTime(text *string) models.DateTime {
	if text == nil {
		return ""
	}
	return models.DateTime(*text)
}
