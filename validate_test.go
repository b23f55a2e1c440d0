package goiikoapi_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// emptied is a request with everything set but for one required property.
type emptied struct {
	request reflect.Value
	// argument is the JSON path of that property, and reason what an error says of it.
	argument, reason string
}

// emptiedRequests returns a request type's values in which one property is empty, in each way in which it can be: one
// that is required, or one that is not. method is the last part of the operation's name.
func emptiedRequests(request reflect.Type, method string, required bool) []emptied {
	var all []emptied
	for _, step := range steps(request, method) {
		found := step(filled(request))
		if found.required != required {
			continue
		}
		for _, empty := range emptyValues(found.Type()) {
			if found.notEmpty && !empty.request.IsZero() {
				continue
			}
			value := filled(request)
			field := step(value)
			field.Set(empty.request)
			all = append(all, emptied{value, field.path + empty.argument, empty.reason})
		}
	}
	return all
}

// emptyValues returns the values of a type that are empty, with the paths within them of what is.
func emptyValues(goType reflect.Type) []emptied {
	zero := reflect.Zero(goType)
	switch goType.Kind() {
	case reflect.String:
		return []emptied{{zero, "", "is empty"}, {reflect.ValueOf(" \t\n").Convert(goType), "", "is empty"}}
	case reflect.Map:
		return []emptied{{zero, "", "is missing"}, {reflect.MakeMap(goType), "", "is empty"}}
	case reflect.Pointer:
		all := []emptied{{zero, "", "is missing"}}
		for _, empty := range emptyValues(goType.Elem()) {
			pointer := reflect.New(goType.Elem())
			pointer.Elem().Set(empty.request)
			all = append(all, emptied{pointer, empty.argument, empty.reason})
		}
		return all
	case reflect.Slice:
		none := reflect.MakeSlice(goType, 0, 0)
		all := []emptied{{zero, "", "is empty"}, {none, "", "is empty"}}
		for _, empty := range emptyValues(goType.Elem()) {
			all = append(all,
				emptied{reflect.Append(none, empty.request), "[0]" + empty.argument, empty.reason},
				emptied{reflect.Append(none, filled(goType.Elem()), empty.request), "[1]" + empty.argument, empty.reason})
		}
		return all
	}
	return nil
}

// place is a field within a request.
type place struct {
	reflect.Value
	path     string
	required bool
	// notEmpty reports whether the field is a list that must be nil rather than empty.
	notEmpty bool
}

// steps returns the ways to the fields of a struct type that is filled. A field that is required on a condition has two:
// each sets the property that the condition is of. within are the types that the struct is in.
func steps(goType reflect.Type, method string, within ...reflect.Type) []func(reflect.Value) place {
	var all []func(reflect.Value) place
	within = append(slices.Clone(within), goType)
	for i := range goType.NumField() {
		field := goType.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if !field.IsExported() || name == "-" {
			continue
		}
		rule, condition, _ := strings.Cut(field.Tag.Get("iiko"), ",")
		if rule != "required" || strings.HasPrefix(condition, "max=") { // a bound is no condition
			condition = ""
		}
		sibling, value, _ := strings.Cut(condition, "=")
		notEmpty := field.Type.Kind() == reflect.Slice && strings.HasPrefix(rule, "min=")
		if rule == "present" { // TestArgumentError_namesWhatABackOfficeCallLacks has its requests
			continue
		}
		if sibling != "" && sibling != "operation" {
			texts := map[string]bool{value: true, "another": false}
			if value == "*" { // the sibling is set
				texts = map[string]bool{"set": true, "": false}
			}
			for text, required := range texts {
				all = append(all, func(parent reflect.Value) place {
					fieldNamed(parent, sibling).SetString(text)
					return place{parent.Field(i), name, required, notEmpty}
				})
			}
		} else {
			all = append(all, func(parent reflect.Value) place {
				return place{parent.Field(i), name, rule == "required" && (sibling == "" || value == strings.TrimSuffix(method, "V1")), notEmpty}
			})
		}
		inner, suffix := field.Type, ""
		for inner.Kind() == reflect.Pointer || inner.Kind() == reflect.Slice {
			if inner.Kind() == reflect.Slice {
				suffix += "[0]"
			}
			inner = inner.Elem()
		}
		if inner.Kind() != reflect.Struct || slices.Contains(within, inner) { // a filled list of a type within itself is empty
			continue
		}
		for _, step := range steps(inner, method, within...) {
			all = append(all, func(parent reflect.Value) place {
				value := parent.Field(i)
				for value.Kind() != reflect.Struct {
					if value.Kind() == reflect.Slice {
						value = value.Index(0)
					} else {
						value = value.Elem()
					}
				}
				found := step(value)
				return place{found.Value, strings.TrimPrefix(name+suffix+"."+found.path, "."), found.required, found.notEmpty}
			})
		}
	}
	return all
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
		for _, lacking := range emptiedRequests(request, m.name[strings.LastIndexByte(m.name, '.')+1:], true) {
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

// dependent are the methods whose optional properties depend on each other. TestArgumentError_namesWhatABackOfficeCallLacks
// has their requests.
var dependent = []string{"Platform.Events", "Nomenclature.AssemblyCharts.ListV1", "Reporting.OLAP"}

func TestArgumentError_isNotReturnedForARequestThatLacksWhatIsOptional(t *testing.T) {
	iiko := inTurn(succeeds)
	requests := 0
	for _, m := range methods(iiko.client(t)) {
		request := m.request()
		if request == nil || slices.Contains(dependent, m.name) {
			continue
		}
		for _, lacking := range emptiedRequests(request, m.name[strings.LastIndexByte(m.name, '.')+1:], false) {
			requests++
			_, _, err := m.invoke(lacking.request)
			var invalid *goiikoapi.ArgumentError
			assert.NotErrorAs(t, err, &invalid, "%s without %s", m.name, lacking.argument)
		}
	}
	assert.Len(t, iiko.arrivals(), requests)
	assert.Greater(t, requests, 1000)
}

// mandatory are, for each method that takes its arguments one by one, those that must not be empty, by their JSON names
// and in their order.
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

func TestCall_refusesARequestThatLacksWhatIsRequired(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t)
	endpoint := goiikoapi.Endpoint{Path: "/api/1/order/bulkUpdate"}
	lacking := addItems{AddOrderItemsRequest: models.AddOrderItemsRequest{OrganizationID: "o"}}
	for name, request := range map[string]any{"a struct": lacking, "a pointer to a struct": &lacking} {
		_, _, err := goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, endpoint, request)
		var invalid *goiikoapi.ArgumentError
		require.ErrorAs(t, err, &invalid, name)
		assert.Equal(t, goiikoapi.ArgumentError{Operation: endpoint.Path, Argument: "orderId", Reason: "is empty"}, *invalid, name)
	}
	assert.Empty(t, iiko.arrivals())

	document := filled(reflect.TypeFor[models.IncomingServiceRequest]()).Interface().(models.IncomingServiceRequest)
	document.DocumentID = ""
	for name, request := range map[string]any{
		"a map":         map[string]any{"orderId": ""},
		"a nil pointer": (*addItems)(nil),
		"a list":        []addItems{lacking},
		"a struct whose property is required in an operation named Update": document,
	} {
		_, _, err := goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, endpoint, request)
		require.NoError(t, err, name)
	}
}
