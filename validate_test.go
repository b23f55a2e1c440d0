package goiikoapi_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kebrick/goiikoapi"
)

// emptied is a request with everything set but for one required property.
type emptied struct {
	request reflect.Value
	// argument is the JSON path of that property, and reason what an error says of it.
	argument, reason string
}

// emptiedRequests returns a request type's values that a call must not send, one for each way in which a
// required property can be empty. method is the last part of the operation's name.
func emptiedRequests(request reflect.Type, method string) []emptied {
	var all []emptied
	for _, step := range requiredSteps(request, method) {
		for reason, values := range map[string][]any{
			"is empty":   {"", " \t\n", []string{}, []string{""}, []string{"text", " "}, map[string]any{}},
			"is missing": {nil},
		} {
			for _, empty := range values {
				value := filled(request)
				field := step(value)
				if empty == nil && field.CanSet() && (field.Kind() == reflect.Pointer || field.Kind() == reflect.Map) {
					field.SetZero()
				} else if empty != nil && reflect.TypeOf(empty) == field.Type() {
					field.Set(reflect.ValueOf(empty))
				} else {
					continue
				}
				argument := field.path
				if list, ok := empty.([]string); ok && len(list) > 0 {
					argument += map[int]string{1: "[0]", 2: "[1]"}[len(list)]
				}
				all = append(all, emptied{value, argument, reason})
			}
		}
	}
	return all
}

// place is a field within a request.
type place struct {
	reflect.Value
	path string
}

// requiredSteps returns the ways to the required fields of a struct type that is filled. Each sets what
// makes the field a required one.
func requiredSteps(goType reflect.Type, method string) []func(reflect.Value) place {
	var steps []func(reflect.Value) place
	for i := range goType.NumField() {
		field := goType.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		rule, condition, _ := strings.Cut(field.Tag.Get("iiko"), ",")
		sibling, value, _ := strings.Cut(condition, "=")
		if rule == "required" && (sibling != "operation" || value == method) {
			steps = append(steps, func(parent reflect.Value) place {
				if sibling != "" && sibling != "operation" {
					fieldNamed(parent, sibling).SetString(value)
				}
				return place{parent.Field(i), name}
			})
		}
		inner, suffix := field.Type, ""
		for inner.Kind() == reflect.Pointer || inner.Kind() == reflect.Slice {
			if inner.Kind() == reflect.Slice {
				suffix += "[0]"
			}
			inner = inner.Elem()
		}
		if inner.Kind() != reflect.Struct {
			continue
		}
		for _, step := range requiredSteps(inner, method) {
			steps = append(steps, func(parent reflect.Value) place {
				value := parent.Field(i)
				for value.Kind() != reflect.Struct {
					if value.Kind() == reflect.Slice {
						value = value.Index(0)
					} else {
						value = value.Elem()
					}
				}
				found := step(value)
				return place{found.Value, name + suffix + "." + found.path}
			})
		}
	}
	return steps
}

// fieldNamed returns the field of a struct that has a JSON name.
func fieldNamed(parent reflect.Value, name string) reflect.Value {
	for i := range parent.NumField() {
		if json, _, _ := strings.Cut(parent.Type().Field(i).Tag.Get("json"), ","); json == name {
			return parent.Field(i)
		}
	}
	panic("a tag names " + name + ", which " + parent.Type().String() + " has not")
}

func TestArgumentError_isReturnedForARequestThatLacksWhatIsRequired(t *testing.T) {
	iiko := inTurn(succeeds)
	invalidRequests := 0
	for _, m := range methods(iiko.client(t)) {
		request := m.request()
		if request == nil {
			continue
		}
		for _, lacking := range emptiedRequests(request, m.name[strings.LastIndexByte(m.name, '.')+1:]) {
			invalidRequests++
			data, apiErr, err := m.invoke(lacking.request)
			assert.Zero(t, data, m.name)
			assert.Nil(t, apiErr, m.name)
			var invalid *goiikoapi.ArgumentError
			if assert.ErrorAs(t, err, &invalid, "%s without %s", m.name, lacking.argument) {
				assert.Equal(t, lacking.argument, invalid.Argument, m.name)
				assert.Equal(t, lacking.reason, invalid.Reason, m.name)
				assert.NotEmpty(t, invalid.Operation)
			}
		}
	}
	assert.Empty(t, iiko.arrivals())
	assert.Greater(t, invalidRequests, 500)
}

// mandatory are, for each method that takes its arguments one by one, those that must not be empty: the call fails when they are
// empty, by their JSON names and in their order.
var mandatory = map[string][]string{
	"Address.Cities":                                 {"organizationIds"},
	"Address.Regions":                                {"organizationIds"},
	"Address.StreetsByCity":                          {"organizationId", "cityId"},
	"Commands.Status":                                {"organizationId", "correlationId"},
	"Customers.CustomerCardAdd":                      {"customerId", "organizationId"},
	"Customers.CustomerCardDelete":                   {"customerId", "organizationId"},
	"Customers.CustomerCategories":                   {"organizationId"},
	"Customers.CustomerCreateOrUpdate":               {"organizationId"},
	"Customers.CustomerInfo":                         {"phone", "identifierType"},
	"Customers.CustomerProgramAdd":                   {"organizationId"},
	"Customers.CustomerWalletCancelHold":             {"organizationId", "transactionId"},
	"Customers.CustomerWalletChargeoff":              {"organizationId"},
	"Customers.CustomerWalletHold":                   {"customerId", "walletId", "organizationId"},
	"Customers.CustomerWalletTopup":                  {"organizationId"},
	"Deliveries.ByDeliveryDateAndSourceKeyAndFilter": {"organizationIds"},
	"Deliveries.ByDeliveryDateAndStatus":             {"organizationIds"},
	"Deliveries.CancelConfirmation":                  {"organizationIDs", "orderId"},
	"Deliveries.Confirm":                             {"organizationIDs", "orderId"},
	"Deliveries.DeliveryCreate":                      {"organizationId", "order"},
	"Deliveries.UpdateOrderDeliveryStatus":           {"organizationIDs", "orderId"},
	"DeliveryRestrictions.DeliveryRestrictions":      {"organizationIds"},
	"Dictionaries.CancelCauses":                      {"organizationIds"},
	"Dictionaries.Discounts":                         {"organizationIds"},
	"Dictionaries.MarketingSources":                  {"organizationIds"},
	"Dictionaries.OrderTypes":                        {"organizationIds"},
	"Dictionaries.PaymentTypes":                      {"organizationIds"},
	"Dictionaries.RemovalTypes":                      {"organizationIds"},
	"DiscountPromotion.CouponsInfo":                  {"organizationId"},
	"DiscountPromotion.CouponsSeries":                {"organizationId"},
	"Employees.ActiveLocation":                       {"organizationIds"},
	"Employees.Couriers":                             {"organizationIds"},
	"Employees.EmployeeInfo":                         {"organizationId", "id"},
	"Employees.ShiftByCourier":                       {"employeeId"},
	"Employees.ShiftClockin":                         {"organizationId", "terminalGroupId", "employeeId"},
	"Employees.ShiftClockout":                        {"organizationId", "terminalGroupId", "employeeId"},
	"Employees.ShiftIsOpen":                          {"organizationId", "terminalGroupId", "employeeId"},
	"Menu.Combo":                                     {"organizationId"},
	"Menu.ComboCalculate":                            {"organizationId"},
	"Menu.MenuByID":                                  {"externalMenuId", "organizationIds"},
	"Menu.Nomenclature":                              {"organizationId"},
	"Menu.StopLists":                                 {"organizationIds"},
	"Menu.StopListsCheck":                            {"organizationId", "terminalGroupId"},
	"Notifications.CheckSMSSendingPossibility":       {"organizationId"},
	"Notifications.Send":                             {"orderId", "organizationId"},
	"Orders.OrderByID":                               {"organizationIds"},
	"Orders.OrderByTable":                            {"organizationIds", "tableIds"},
	"Orders.OrderCreate":                             {"organizationId", "terminalGroupId", "order"},
	"Reserves.AvailableTerminalGroups":               {"organizationIds"},
	"TerminalGroup.IsAlive":                          {"terminalGroupIds"},
	"TerminalGroup.TerminalGroups":                   {"organizationIds"},
	"WebHook.Settings":                               {"organizationId"},
}

// blank returns a value of a type that says nothing although it is there.
func blank(goType reflect.Type) reflect.Value {
	switch goType {
	case reflect.TypeFor[string]():
		return reflect.ValueOf(" \t\n")
	case reflect.TypeFor[[]string]():
		return reflect.ValueOf([]string{""})
	case reflect.TypeFor[map[string]any]():
		return reflect.ValueOf(map[string]any{})
	}
	return reflect.Zero(goType)
}

func TestArgumentError_isReturnedForEmptyArgumentsThatAMethodNeeds(t *testing.T) {
	iiko := inTurn(succeeds)
	found := map[string][]string{}
	for _, m := range methods(iiko.client(t)) {
		if m.request() != nil {
			continue
		}
		for i, argument := range m.filledArguments() {
			invalidArgument := func(empty reflect.Value) string {
				arguments := m.filledArguments()
				arguments[i] = empty
				before := len(iiko.arrivals())
				_, _, err := m.invoke(arguments...)
				var invalid *goiikoapi.ArgumentError
				if errors.As(err, &invalid) {
					assert.Len(t, iiko.arrivals(), before, "%s, argument %d", m.name, i)
					return invalid.Argument
				}
				assert.Len(t, iiko.arrivals(), before+1, "%s, argument %d", m.name, i)
				return ""
			}
			name := invalidArgument(reflect.Zero(argument.Type()))
			if name == "" {
				continue // may be left out
			}
			found[m.name] = append(found[m.name], name)
			assert.NotEmpty(t, invalidArgument(blank(argument.Type())), "%s: a blank %s", m.name, name)
		}
	}
	assert.Equal(t, mandatory, found)
}
