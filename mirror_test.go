package goiikoapi_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kebrick/goiikoapi"
)

func TestIClient_andTheOtherInterfacesHaveExactlyTheMirroredMethods(t *testing.T) {
	tests := map[reflect.Type]string{
		reflect.TypeFor[goiikoapi.IDictionaries]():         "CancelCauses Discounts OrderTypes PaymentTypes RemovalTypes TipsTypes",
		reflect.TypeFor[goiikoapi.IMenu]():                 "Combo ComboCalculate Menu MenuByID Nomenclature StopLists StopListsCheck",
		reflect.TypeFor[goiikoapi.IOrders]():               "OrderByID OrderCreate",
		reflect.TypeFor[goiikoapi.IDeliveries]():           "ByDeliveryDateAndSourceKeyAndFilter ByDeliveryDateAndStatus CancelConfirmation Confirm DeliveryCreate UpdateOrderDeliveryStatus",
		reflect.TypeFor[goiikoapi.IAddress]():              "Cities Regions StreetsByCity",
		reflect.TypeFor[goiikoapi.ITerminalGroup]():        "IsAlive TerminalGroups",
		reflect.TypeFor[goiikoapi.ICustomers]():            "CustomerCardAdd CustomerCardDelete CustomerCreateOrUpdate CustomerInfo CustomerProgramAdd CustomerWalletCancelHold CustomerWalletChargeoff CustomerWalletHold CustomerWalletTopup",
		reflect.TypeFor[goiikoapi.INotifications]():        "Send",
		reflect.TypeFor[goiikoapi.ICommands]():             "Status",
		reflect.TypeFor[goiikoapi.IWebHook]():              "ParseWebhookOrder ParseWebhookReserve",
		reflect.TypeFor[goiikoapi.IEmployees]():            "Couriers EmployeeInfo ShiftByCourier ShiftClockin ShiftClockout ShiftIsOpen",
		reflect.TypeFor[goiikoapi.IDeliveryRestrictions](): "DeliveryRestrictions",
		reflect.TypeFor[goiikoapi.IDiscountPromotion]():    "CouponsInfo CouponsSeries",
		reflect.TypeFor[goiikoapi.IClient](): "GetAddress GetCommands GetCustomers GetDeliveries GetDeliveryRestrictions GetDictionaries GetDiscountPromotion GetEmployees " +
			"GetMenu GetNotifications GetOrders GetTerminalGroup GetWebHook LastDataRaw Organizations OrganizationsIDs",
	}
	for contract, want := range tests {
		var names []string
		for i := range contract.NumMethod() {
			names = append(names, contract.Method(i).Name)
		}
		assert.Equal(t, want, strings.Join(names, " "), contract.Name())
	}
}

func TestIClient_returnsTheGroupsOfTheClient(t *testing.T) {
	t.Parallel()
	cli := mustClient(t, "", goiikoapi.WithWorkingToken(workingToken), goiikoapi.WithReturnDict(true))
	var mirrored goiikoapi.IClient = cli
	assert.Same(t, cli.Dictionaries, mirrored.GetDictionaries())
	assert.Same(t, cli.Menu, mirrored.GetMenu())
	assert.Same(t, cli.Orders, mirrored.GetOrders())
	assert.Same(t, cli.Deliveries, mirrored.GetDeliveries())
	assert.Same(t, cli.Address, mirrored.GetAddress())
	assert.Same(t, cli.TerminalGroup, mirrored.GetTerminalGroup())
	assert.Same(t, cli.Customers, mirrored.GetCustomers())
	assert.Same(t, cli.Notifications, mirrored.GetNotifications())
	assert.Same(t, cli.Commands, mirrored.GetCommands())
	assert.Same(t, cli.WebHook, mirrored.GetWebHook())
	assert.Same(t, cli.Employees, mirrored.GetEmployees())
	assert.Same(t, cli.DeliveryRestrictions, mirrored.GetDeliveryRestrictions())
	assert.Same(t, cli.DiscountPromotion, mirrored.GetDiscountPromotion())
}

func TestValue_returnsTheZeroValueForNil(t *testing.T) {
	assert.Equal(t, "x", goiikoapi.Value(goiikoapi.Ptr("x")))
	assert.Empty(t, goiikoapi.Value[string](nil))
	assert.Zero(t, goiikoapi.Value[float64](nil))
}
