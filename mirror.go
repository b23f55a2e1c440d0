package goiikoapi

import (
	"context"
	"fmt"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// The model names of pyiikocloudapi, as aliases of the types in package models.
type (
	// BaseOrganizationsModel is the response of [Client.Organizations].
	BaseOrganizationsModel = models.OrganizationsResponse
	// OrganizationModel is an organization.
	OrganizationModel = models.Organization
	// BaseOrderTypesModel is the response of [Dictionaries.OrderTypes].
	BaseOrderTypesModel = models.OrderTypesResponse
	// BasePaymentTypesModel is the response of [Dictionaries.PaymentTypes].
	BasePaymentTypesModel = models.PaymentTypesResponse
	// BaseDiscountsModel is the response of [Dictionaries.Discounts].
	BaseDiscountsModel = models.DiscountsResponse
	// BaseCancelCausesModel is the response of [Dictionaries.CancelCauses].
	BaseCancelCausesModel = models.CancelCausesResponse
	// BaseRemovalTypesModel is the response of [Dictionaries.RemovalTypes].
	BaseRemovalTypesModel = models.RemovalTypesResponse
	// BaseTipsTypesModel is the response of [Dictionaries.TipsTypes].
	BaseTipsTypesModel = models.TipsTypesResponse
	// BaseNomenclatureModel is the response of [Menu.Nomenclature].
	BaseNomenclatureModel = models.NomenclatureResponse
	// BaseMenuModel is the response of [Menu.Menu].
	BaseMenuModel = models.MenusResponse
	// BaseMenuByIdModel is the response of [Menu.MenuByID].
	BaseMenuByIdModel = models.ExternalMenu
	// BaseStopListsModel is the response of [Menu.StopLists].
	BaseStopListsModel = models.StopListsResponse
	// BaseStopListsCheckModel is the response of [Menu.StopListsCheck].
	BaseStopListsCheckModel = models.CheckStopListResponse
	// BaseComboModel is the response of [Menu.Combo].
	BaseComboModel = models.CombosResponse
	// BaseComboCalculateModel is the response of [Menu.ComboCalculate].
	BaseComboCalculateModel = models.CalculateComboResponse
	// BaseCreatedOrderInfoModel is the response of [Orders.OrderCreate].
	BaseCreatedOrderInfoModel = models.TableOrderResponse
	// CreatedOrderInfoModel is a table order with the status of its creation.
	CreatedOrderInfoModel = models.TableOrderInfo
	// ByIdModel is the response of [Orders.OrderByID] and [Orders.OrderByTable].
	ByIdModel = models.TableOrdersResponse
	// BaseCreatedDeliveryOrderInfoModel is the response of [Deliveries.DeliveryCreate].
	BaseCreatedDeliveryOrderInfoModel = models.DeliveryResponse
	// CreatedDeliveryOrderInfoModel is a delivery with the status of its creation.
	CreatedDeliveryOrderInfoModel = models.DeliveryInfo
	// ByDeliveryDateAndStatusModel is the response of [Deliveries.ByDeliveryDateAndStatus].
	ByDeliveryDateAndStatusModel = models.DeliveriesWithRevisionResponse
	// ByDeliveryDateAndSourceKeyAndFilter is the response of [Deliveries.ByDeliveryDateAndSourceKeyAndFilter].
	ByDeliveryDateAndSourceKeyAndFilter = models.DeliveriesWithRevisionResponse
	// BaseRegionsModel is the response of [Address.Regions].
	BaseRegionsModel = models.RegionsResponse
	// BaseCitiesModel is the response of [Address.Cities].
	BaseCitiesModel = models.CitiesResponse
	// BaseStreetByCityModel is the response of [Address.StreetsByCity].
	BaseStreetByCityModel = models.StreetsResponse
	// BaseTerminalGroupsModel is the response of [TerminalGroup.TerminalGroups].
	BaseTerminalGroupsModel = models.TerminalGroupsResponse
	// BaseTGIsAliveModel is the response of [TerminalGroup.IsAlive].
	BaseTGIsAliveModel = models.TerminalGroupsIsAliveResponse
	// CustomerInfoModel is the response of [Customers.CustomerInfo].
	CustomerInfoModel = models.CustomerInfo
	// CustomerCreateOrUpdateModel is the response of [Customers.CustomerCreateOrUpdate].
	CustomerCreateOrUpdateModel = models.CreateOrUpdateCustomerResponse
	// CustomerProgramAddResponse is the response of [Customers.CustomerProgramAdd].
	CustomerProgramAddResponse = models.AddToProgramResponse
	// WalletHoldResponse is the response of [Customers.CustomerWalletHold].
	WalletHoldResponse = models.HoldResponse
	// BaseStatusModel is the response of [Commands.Status].
	BaseStatusModel = models.CommandStatusResponse
	// BaseCouriersModel is the response of [Employees.Couriers].
	BaseCouriersModel = models.CouriersResponse
	// BaseEmployeeInfoModel is the response of [Employees.EmployeeInfo].
	BaseEmployeeInfoModel = models.EmployeeInfoResponse
	// BaseShiftModel is the response of [Employees.ShiftClockin] and [Employees.ShiftClockout].
	BaseShiftModel = models.ShiftResponse
	// BaseShiftIsOpenModel is the response of [Employees.ShiftIsOpen].
	BaseShiftIsOpenModel = models.ShiftStateResponse
	// BaseShiftByCourierModel is the response of [Employees.ShiftByCourier].
	BaseShiftByCourierModel = models.ShiftsByCourierResponse
	// BaseDeliveryRestrictionsModel is the response of [DeliveryRestrictions.DeliveryRestrictions].
	BaseDeliveryRestrictionsModel = models.DeliveryRestrictionsResponse
	// BaseCouponsSeriesModel is the response of [DiscountPromotion.CouponsSeries].
	BaseCouponsSeriesModel = models.CouponsSeriesResponse
	// BaseCouponsInfoModel is the response of [DiscountPromotion.CouponsInfo].
	BaseCouponsInfoModel = models.CouponInfoResponse
	// BaseResponseModel is the response of calls that return no data but the correlation id.
	BaseResponseModel = models.CorrelationIDResponse
	// WebHookDeliveryOrderEventInfoModel is a webhook event of a delivery.
	WebHookDeliveryOrderEventInfoModel = models.DeliveryOrderEvent
	// WebHookReserveEventInfoModel is a webhook event of a reserve.
	WebHookReserveEventInfoModel = models.ReserveEvent
	// ErrorModel is the body of an API error.
	ErrorModel = models.ErrorResponse
	// IdNameModel is an id and a name.
	IdNameModel = models.IDName
	// TypeRCI is the kind of identifier by which [Customers.CustomerInfo] finds the customer.
	TypeRCI = models.CustomerIdentifierType
)

// The kinds of identifier by which [Customers.CustomerInfo] finds the customer.
const (
	// TypeRCIPhone is a phone number with the country code, such as +79990000000.
	TypeRCIPhone = models.CustomerIdentifierTypePhone
	// TypeRCICardTrack is the track of a card: the data on its magnetic stripe.
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

// Value returns the value of an optional property, or the zero value if it is nil.
func Value[T any](property *T) T {
	if property == nil {
		var zero T
		return zero
	}
	return *property
}

// named converts a mirrored argument to values of an enumeration.
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

// dateTime converts an optional mirrored argument to a date.
func dateTime(text *string) models.DateTime {
	if text == nil {
		return ""
	}
	return models.DateTime(*text)
}

// IClient is the interface of [Client] to mock, with the calls that pyiikocloudapi has too. No methods will be added
// to it, so a mock compiles with every later release.
type IClient interface {
	// Organizations returns the organizations that the API login has access to.
	Organizations(ctx context.Context, organizationIDs []string, returnAdditionalInfo, includeDisabled *bool) (*BaseOrganizationsModel, *CustomErrorModel, error)
	// OrganizationsIDs returns the ids of the organizations that the last Organizations returned.
	OrganizationsIDs() []string
	// LastDataRaw returns the body of the latest response, if it is small or with WithDebug.
	LastDataRaw() []byte
	// The groups, as the interfaces to mock.
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

// orNone returns the client, or for nil one without groups, whose calls return an ArgumentError.
func (c *Client) orNone() *Client {
	if c == nil {
		return &Client{}
	}
	return c
}

// GetDictionaries returns the Dictionaries group as [IDictionaries], the interface to mock.
func (c *Client) GetDictionaries() IDictionaries { return c.orNone().Dictionaries }

// GetMenu returns the Menu group as [IMenu], the interface to mock.
func (c *Client) GetMenu() IMenu { return c.orNone().Menu }

// GetOrders returns the Orders group as [IOrders], the interface to mock.
func (c *Client) GetOrders() IOrders { return c.orNone().Orders }

// GetDeliveries returns the Deliveries group as [IDeliveries], the interface to mock.
func (c *Client) GetDeliveries() IDeliveries { return c.orNone().Deliveries }

// GetAddress returns the Address group as [IAddress], the interface to mock.
func (c *Client) GetAddress() IAddress { return c.orNone().Address }

// GetTerminalGroup returns the TerminalGroup group as [ITerminalGroup], the interface to mock.
func (c *Client) GetTerminalGroup() ITerminalGroup { return c.orNone().TerminalGroup }

// GetCustomers returns the Customers group as [ICustomers], the interface to mock.
func (c *Client) GetCustomers() ICustomers { return c.orNone().Customers }

// GetNotifications returns the Notifications group as [INotifications], the interface to mock.
func (c *Client) GetNotifications() INotifications { return c.orNone().Notifications }

// GetCommands returns the Commands group as [ICommands], the interface to mock.
func (c *Client) GetCommands() ICommands { return c.orNone().Commands }

// GetWebHook returns the WebHook group as [IWebHook], the interface to mock.
func (c *Client) GetWebHook() IWebHook { return c.orNone().WebHook }

// GetEmployees returns the Employees group as [IEmployees], the interface to mock.
func (c *Client) GetEmployees() IEmployees { return c.orNone().Employees }

// GetDeliveryRestrictions returns the DeliveryRestrictions group as [IDeliveryRestrictions], the interface to mock.
func (c *Client) GetDeliveryRestrictions() IDeliveryRestrictions {
	return c.orNone().DeliveryRestrictions
}

// GetDiscountPromotion returns the DiscountPromotion group as [IDiscountPromotion], the interface to mock.
func (c *Client) GetDiscountPromotion() IDiscountPromotion { return c.orNone().DiscountPromotion }

// createRequest is the request of the mirrored creates, which take the order as a map.
type createRequest struct {
	OrganizationID  string                      `json:"organizationId" iiko:"required"`
	TerminalGroupID *string                     `json:"terminalGroupId,omitzero" iiko:"required,operation=OrderCreate"`
	Order           map[string]any              `json:"order" iiko:"required"`
	Settings        *models.CreateOrderSettings `json:"createOrderSettings,omitzero"`
}

// frontTimeout converts the mirrored argument createOrderSettings, in seconds, to the settings of a create.
func frontTimeout(seconds *int) *models.CreateOrderSettings {
	if seconds == nil {
		return nil
	}
	return &models.CreateOrderSettings{TransportToFrontTimeout: seconds}
}

// only returns the single organization of a mirrored call that takes a list where the API takes one id.
func only(op *api.Operation, organizationIDs []string) (string, error) {
	if len(organizationIDs) != 1 {
		return "", &ArgumentError{Operation: op.Name, Argument: "organizationIDs", Reason: fmt.Sprintf("must contain exactly one organization, got %d", len(organizationIDs))}
	}
	return organizationIDs[0], nil
}
