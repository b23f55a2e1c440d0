package goiikoapi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestCustomers_CustomerCreateOrUpdate_sendsEachOptionAsItsProperty(t *testing.T) {
	tests := []struct {
		option goiikoapi.CustomerCreateOrUpdateOption
		want   string
	}{
		{goiikoapi.WithCustomerID("v"), `{"id":"v"`},
		{goiikoapi.WithCustomerPhone("v"), `{"phone":"v"`},
		{goiikoapi.WithCustomerCardTrack("v"), `{"cardTrack":"v"`},
		{goiikoapi.WithCustomerCardNumber("v"), `{"cardNumber":"v"`},
		{goiikoapi.WithCustomerName("v"), `{"name":"v"`},
		{goiikoapi.WithCustomerMiddleName("v"), `{"middleName":"v"`},
		{goiikoapi.WithCustomerSurName("v"), `{"surName":"v"`},
		{goiikoapi.WithCustomerBirthday("2000-01-01 00:00:00.000"), `{"birthday":"2000-01-01 00:00:00.000"`},
		{goiikoapi.WithCustomerEmail("v"), `{"email":"v"`},
		{goiikoapi.WithCustomerSex(models.Sex(2)), `{"sex":2`},
		{goiikoapi.WithCustomerConsentStatus(models.ConsentStatus(1)), `{"consentStatus":1`},
		{goiikoapi.WithCustomerShouldReceiveLoyaltyInfo(true), `{"shouldReceiveLoyaltyInfo":true`},
		{goiikoapi.WithCustomerShouldReceivePromoActionsInfo(false), `{"shouldReceivePromoActionsInfo":false`},
		{goiikoapi.WithCustomerReferrerID("v"), `{"referrerId":"v"`},
		{goiikoapi.WithCustomerUserData("v"), `{"userData":"v"`},
		{goiikoapi.WithCustomerIsDeleted(true), `{"isDeleted":true`},
		{goiikoapi.WithCustomerEmployeeID("v"), `{"employeeId":"v"`},
		{goiikoapi.WithCustomerComment("v"), `{"comment":"v"`},
		{goiikoapi.WithCustomerNullifyEmptyFields(true), `{"nullifyEmptyFields":true`},
	}
	for _, test := range tests {
		t.Run(test.want, func(t *testing.T) {
			iiko := inTurn(says(200, `{"id":"c"}`))
			_, err := goiikoapi.Check(iiko.client(t).Customers.CustomerCreateOrUpdate(t.Context(), "o", test.option))
			require.NoError(t, err)
			assert.Equal(t, test.want+`,"organizationId":"o"}`, iiko.arrivals()[0].body)
		})
	}
}
