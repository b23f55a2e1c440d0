package iikotest_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_findsCustomersByEachIdentifier(t *testing.T) {
	type info = models.FindCustomerRequest
	tests := []struct {
		name string
		req  info
		want bool
	}{
		{"by phone", info{Type: models.CustomerIdentifierTypePhone, Phone: ptr(iikotest.CustomerPhone)}, true},
		{"by phone without the plus sign", info{Type: models.CustomerIdentifierTypePhone, Phone: ptr(iikotest.CustomerPhone[1:])}, true},
		{"by card track", info{Type: models.CustomerIdentifierTypeCardTrack, CardTrack: ptr(iikotest.CustomerCardTrack)}, true},
		{"by card number", info{Type: models.CustomerIdentifierTypeCardNumber, CardNumber: ptr(iikotest.CustomerCardNumber)}, true},
		{"by email", info{Type: models.CustomerIdentifierTypeEmail, Email: ptr(iikotest.CustomerEmail)}, true},
		{"by id", info{Type: models.CustomerIdentifierTypeID, ID: iikotest.CustomerID}, true},
		{"not by an unknown phone", info{Type: models.CustomerIdentifierTypePhone, Phone: ptr("+70000000000")}, false},
		{"not by an empty email", info{Type: models.CustomerIdentifierTypeEmail}, false},
		{"not by the property of another type", info{Type: models.CustomerIdentifierTypeID, Phone: ptr(iikotest.CustomerPhone)}, false},
		{"not by an unknown type", info{Type: "name"}, false},
	}
	c := overNetwork(t, iikotest.Start(t))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.req.OrganizationID = iikotest.OrganizationID
			if !tt.want {
				apiError(c, api.CustomersCustomerInfo, tt.req, http.StatusBadRequest)
				return
			}
			require.Equal(t, iikotest.CustomerID, success[models.CustomerInfo](c, api.CustomersCustomerInfo, tt.req).ID)
		})
	}
}

func TestServer_createsACustomerOnceAndThenUpdatesIt(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	save := func(req models.CreateOrUpdateCustomerRequest) string {
		t.Helper()
		req.OrganizationID = iikotest.OrganizationID
		return success[models.CreateOrUpdateCustomerResponse](c, api.CustomersCustomerCreateOrUpdate, req).ID
	}
	id := save(models.CreateOrUpdateCustomerRequest{
		Phone: ptr("+79998887766"), Name: ptr("Galina"), Comment: ptr("likes kvass"),
		CardTrack: ptr("track"), CardNumber: ptr("number"), Sex: ptr(models.SexFemale),
	})
	require.NotEmpty(t, id)
	require.Equal(t, id, save(models.CreateOrUpdateCustomerRequest{Phone: ptr("79998887766"), Comment: ptr("")}))
	require.Equal(t, id, save(models.CreateOrUpdateCustomerRequest{CardTrack: ptr("track"), CardNumber: ptr("number"), SurName: ptr("Ivanova")}))

	customer, ok := iiko.Customer(id)
	require.True(t, ok)
	require.Equal(t, "Galina", *customer.Name)
	require.Equal(t, "Ivanova", *customer.Surname)
	require.Equal(t, "likes kvass", *customer.Comment, "an empty string changes nothing")
	require.Len(t, customer.Cards, 1)

	require.Equal(t, id, save(models.CreateOrUpdateCustomerRequest{ID: id, Comment: ptr(""), NullifyEmptyFields: ptr(true)}))
	customer, _ = iiko.Customer(id)
	require.Nil(t, customer.Comment)

	for name, req := range map[string]models.CreateOrUpdateCustomerRequest{
		"an unknown id":           {ID: "b7a7f9f2-58b7-4a5f-8a0c-5e9a4b8a9c55", Phone: ptr("+79998887766")},
		"no identifier":           {Name: ptr("Nobody")},
		"a card without a number": {Phone: ptr("+79998887766"), CardTrack: ptr("other")},
		"another customer's card": {ID: id, CardTrack: ptr(iikotest.CustomerCardTrack), CardNumber: ptr(iikotest.CustomerCardNumber)},
	} {
		t.Run(name, func(t *testing.T) {
			req.OrganizationID = iikotest.OrganizationID
			apiError(c, api.CustomersCustomerCreateOrUpdate, req, http.StatusBadRequest)
		})
	}
}

func TestServer_addsAndRemovesCards(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	add := models.CustomerCardAddRequest{
		OrganizationID: iikotest.OrganizationID, CustomerID: iikotest.CustomerID, CardTrack: "777", CardNumber: "7-77",
	}
	remove := models.CustomerCardDeleteRequest{OrganizationID: iikotest.OrganizationID, CustomerID: iikotest.CustomerID, CardTrack: "777"}
	success[models.CorrelationIDResponse](c, api.CustomersCustomerCardAdd, add)
	apiError(c, api.CustomersCustomerCardAdd, add, http.StatusBadRequest)
	customer, _ := iiko.Customer(iikotest.CustomerID)
	require.Len(t, customer.Cards, 2)

	success[models.CorrelationIDResponse](c, api.CustomersCustomerCardDelete, remove)
	apiError(c, api.CustomersCustomerCardDelete, remove, http.StatusBadRequest)
	customer, _ = iiko.Customer(iikotest.CustomerID)
	require.Len(t, customer.Cards, 1)
}

func TestServer_doesNotOverdrawWallets(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	change := func(sum float64) models.ChangeBalanceRequest {
		return models.ChangeBalanceRequest{
			OrganizationID: iikotest.OrganizationID, CustomerID: iikotest.CustomerID, WalletID: iikotest.WalletID, Sum: &sum,
		}
	}
	hold := func(sum float64) models.CustomerWalletHoldRequest {
		return models.CustomerWalletHoldRequest{
			OrganizationID: iikotest.OrganizationID, CustomerID: iikotest.CustomerID, WalletID: iikotest.WalletID, Sum: sum, TransactionID: "t1",
		}
	}
	cancel := models.CustomerWalletCancelHoldRequest{OrganizationID: iikotest.OrganizationID, TransactionID: "t1"}
	unknownWallet := change(1)
	unknownWallet.WalletID = "purse"
	steps := []struct {
		name    string
		op      *api.Operation
		body    any
		status  int
		balance float64
	}{
		{"top up", api.CustomersCustomerWalletTopup, change(100.10), http.StatusOK, 600.10},
		{"charge off", api.CustomersCustomerWalletChargeoff, change(0.20), http.StatusOK, 599.90},
		{"charge off more than the balance", api.CustomersCustomerWalletChargeoff, change(600), http.StatusBadRequest, 599.90},
		{"charge off a negative sum", api.CustomersCustomerWalletChargeoff, change(-1), http.StatusBadRequest, 599.90},
		{"top up by zero", api.CustomersCustomerWalletTopup, change(0), http.StatusBadRequest, 599.90},
		{"top up an unknown wallet", api.CustomersCustomerWalletTopup, unknownWallet, http.StatusBadRequest, 599.90},
		{"hold", api.CustomersCustomerWalletHold, hold(500), http.StatusOK, 99.90},
		{"hold with the same transaction id", api.CustomersCustomerWalletHold, hold(1), http.StatusBadRequest, 99.90},
		{"charge off a held sum", api.CustomersCustomerWalletChargeoff, change(100), http.StatusBadRequest, 99.90},
		{"cancel the hold", api.CustomersCustomerWalletCancelHold, cancel, http.StatusOK, 599.90},
		{"cancel the hold again", api.CustomersCustomerWalletCancelHold, cancel, http.StatusBadRequest, 599.90},
		{"hold more than the balance", api.CustomersCustomerWalletHold, hold(1000), http.StatusBadRequest, 599.90},
	}
	for _, step := range steps {
		status, data := c.request(step.op.Method, step.op.Path, step.body)
		require.Equal(t, step.status, status, "%s: %s", step.name, data)
		customer, _ := iiko.Customer(iikotest.CustomerID)
		require.InDelta(t, step.balance, *customer.WalletBalances[0].Balance, 0, step.name)
	}
}

func TestServer_givesProgramMembersAWallet(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	id := success[models.CreateOrUpdateCustomerResponse](c, api.CustomersCustomerCreateOrUpdate, models.CreateOrUpdateCustomerRequest{
		OrganizationID: iikotest.OrganizationID, Phone: ptr("+79998887766"),
	}).ID
	req := models.CustomerProgramAddRequest{OrganizationID: iikotest.OrganizationID, CustomerID: id, ProgramID: iikotest.ProgramID}
	for range 2 {
		joined := success[models.AddToProgramResponse](c, api.CustomersCustomerProgramAdd, req)
		require.Equal(t, iikotest.WalletID, joined.WalletID)
	}
	customer, _ := iiko.Customer(id)
	require.Len(t, customer.WalletBalances, 1)
	require.Zero(t, *customer.WalletBalances[0].Balance)

	req.ProgramID = "unknown"
	apiError(c, api.CustomersCustomerProgramAdd, req, http.StatusBadRequest)
}

func TestServer_findsCouponsBySeriesAndNumber(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	series := success[models.CouponsSeriesResponse](c, api.DiscountPromotionCouponsSeries, organization).SeriesWithNotActivatedCoupons
	require.Len(t, series, 1)
	require.Equal(t, iikotest.CouponSeriesID, series[0].ID)

	for series, want := range map[string]int{*series[0].Number: 1, "another": 0} {
		found := success[models.CouponInfoResponse](c, api.DiscountPromotionCouponsInfo, models.CouponsInfoRequest{
			OrganizationID: iikotest.OrganizationID, Number: iikotest.CouponNumber, Series: &series,
		}).CouponInfo
		require.Len(t, found, want)
	}
}

func TestServer_Customer_returnsACopy(t *testing.T) {
	iiko := iikotest.Start(t)
	customer, _ := iiko.Customer(iikotest.CustomerID)
	*customer.WalletBalances[0].Balance = 0
	again, _ := iiko.Customer(iikotest.CustomerID)
	require.InDelta(t, 500, *again.WalletBalances[0].Balance, 0)
	_, ok := iiko.Customer("")
	require.False(t, ok)
}
