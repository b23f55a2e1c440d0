package goiikoapi

import (
	"context"
	"fmt"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

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

// IClient is what the client offers as a whole, in the mirrored names. It never grows, so that a mock
// written today compiles against every later release.
type IClient interface {
	// Organizations lists the organizations that the API login may work with.
	Organizations(ctx context.Context, organizationIDs []string, returnAdditionalInfo, includeDisabled *bool) (*BaseOrganizationsModel, *CustomErrorModel, error)
	// OrganizationsIDs returns the ids that the last Organizations listed.
	OrganizationsIDs() []string
	// LastDataRaw returns the body of the latest answer.
	LastDataRaw() []byte
	// The groups.
	GetDictionaries() IDictionaries
	GetMenu() IMenu
	GetOrders() IOrders
	GetDeliveries() IDeliveries
	GetAddress() IAddress
	GetTerminalGroup() ITerminalGroup
	GetCustomers() ICustomers
	GetNotifications() INotifications
	GetCommands() ICommands
	GetWebHook() IWebHook
	GetEmployees() IEmployees
	GetDeliveryRestrictions() IDeliveryRestrictions
	GetDiscountPromotion() IDiscountPromotion
}

// orNone returns the client, or one without groups, of which every call is refused by name.
func (c *Client) orNone() *Client {
	if c == nil {
		return &Client{}
	}
	return c
}

// GetDictionaries returns the group's mirrored interface.
func (c *Client) GetDictionaries() IDictionaries { return c.orNone().Dictionaries }

// GetMenu returns the group's mirrored interface.
func (c *Client) GetMenu() IMenu { return c.orNone().Menu }

// GetOrders returns the group's mirrored interface.
func (c *Client) GetOrders() IOrders { return c.orNone().Orders }

// GetDeliveries returns the group's mirrored interface.
func (c *Client) GetDeliveries() IDeliveries { return c.orNone().Deliveries }

// GetAddress returns the group's mirrored interface.
func (c *Client) GetAddress() IAddress { return c.orNone().Address }

// GetTerminalGroup returns the group's mirrored interface.
func (c *Client) GetTerminalGroup() ITerminalGroup { return c.orNone().TerminalGroup }

// GetCustomers returns the group's mirrored interface.
func (c *Client) GetCustomers() ICustomers { return c.orNone().Customers }

// GetNotifications returns the group's mirrored interface.
func (c *Client) GetNotifications() INotifications { return c.orNone().Notifications }

// GetCommands returns the group's mirrored interface.
func (c *Client) GetCommands() ICommands { return c.orNone().Commands }

// GetWebHook returns the group's mirrored interface.
func (c *Client) GetWebHook() IWebHook { return c.orNone().WebHook }

// GetEmployees returns the group's mirrored interface.
func (c *Client) GetEmployees() IEmployees { return c.orNone().Employees }

// GetDeliveryRestrictions returns the group's mirrored interface.
func (c *Client) GetDeliveryRestrictions() IDeliveryRestrictions {
	return c.orNone().DeliveryRestrictions
}

// GetDiscountPromotion returns the group's mirrored interface.
func (c *Client) GetDiscountPromotion() IDiscountPromotion { return c.orNone().DiscountPromotion }

// createRequest is the request of the mirrored calls that take a new order as a map.
type createRequest struct {
	OrganizationID  string                      `json:"organizationId" iiko:"required"`
	TerminalGroupID *string                     `json:"terminalGroupId,omitzero" iiko:"required,operation=OrderCreate"`
	Order           map[string]any              `json:"order" iiko:"required"`
	Settings        *models.CreateOrderSettings `json:"createOrderSettings,omitzero"`
}

// frontTimeout turns the mirrored createOrderSettings into what the API takes.
func frontTimeout(seconds *int) *models.CreateOrderSettings {
	if seconds == nil {
		return nil
	}
	return &models.CreateOrderSettings{TransportToFrontTimeout: seconds}
}

// only returns the one organization of the mirrored calls that take a list where the API takes one.
func only(op api.Operation, organizationIDs []string) (string, error) {
	if len(organizationIDs) != 1 {
		return "", &ArgumentError{Operation: op.Name, Argument: "organizationIDs", Reason: fmt.Sprintf("must hold the one organization of the order, not %d", len(organizationIDs))}
	}
	return organizationIDs[0], nil
}
