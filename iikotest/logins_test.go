package iikotest_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// as returns a client with a token of a login.
func as(t *testing.T, iiko *iikotest.Server, login string) *client {
	t.Helper()
	c := &client{tb: t, send: http.DefaultClient.Do, url: iiko.URL}
	c.token = success[models.AccessTokenResponse](c, api.ClientAccessToken, models.AccessTokenRequest{APILogin: login}).Token
	return c
}

func TestWithLogins_refusesWhatALoginMayNotDo(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0), iikotest.WithLogins(
		iikotest.Login{APILogin: "waiter", Operations: []string{"Client.Organizations", "Orders.ChangePayments"}},
		iikotest.Login{APILogin: "elsewhere", Organizations: []string{"5b8f0c1e-2d47-4a96-8c35-e17a60d9b243"}},
		iikotest.Login{APILogin: "expired", LicenseExpired: true},
		iikotest.Login{APILogin: "inactive", Inactive: true},
	))
	waiter := as(t, iiko, "waiter")
	success[models.OrganizationsResponse](waiter, api.ClientOrganizations, "{}")
	said := apiError(waiter, api.OrdersAddPayments, "{}", http.StatusUnauthorized)
	assert.Equal(t, "Right api/1/order/add_payments is not allowed for this ApiLogin", *said.ErrorDescription)
	cli, err := goiikoapi.NewClient("waiter", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(t, err)
	_, err = goiikoapi.Check(cli.TerminalGroup.TerminalGroups(t.Context(), []string{iikotest.OrganizationID}, false))
	require.True(t, goiikoapi.IsRightMissing(err), "%v", err)

	elsewhere := as(t, iiko, "elsewhere")
	said = apiError(elsewhere, api.TerminalGroupTerminalGroups, organizations, http.StatusForbidden)
	assert.Contains(t, *said.ErrorDescription, iikotest.OrganizationID)

	nobody := &client{tb: t, send: http.DefaultClient.Do, url: iiko.URL}
	for login, status := range map[string]int{"expired": http.StatusLocked, "inactive": http.StatusUnauthorized, "unknown": http.StatusUnauthorized} {
		apiError(nobody, api.ClientAccessToken, models.AccessTokenRequest{APILogin: login}, status)
		apiError(nobody, api.ClientAccessTokenV2, models.AccessTokenV2Request{APIKey: login, AppID: "1", ClientSecret: "secret"}, status)
	}
}

func TestLogin_SourceKey_marksTheOrdersAndHidesOthers(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.Organization.IsConfirmationEnabled = ptr(false)
	iiko := iikotest.Start(t, iikotest.WithRestaurant(r), iikotest.WithProcessingTime(0), iikotest.WithLogins(
		iikotest.Login{APILogin: "site", SourceKey: "site"}, iikotest.Login{APILogin: "app", SourceKey: "app"}, iikotest.Login{APILogin: "call center"},
	))
	site, app, center := as(t, iiko, "site"), as(t, iiko, "app"), as(t, iiko, "call center")
	id := success[models.DeliveryResponse](site, api.DeliveriesDeliveryCreate, pickup(nil)).OrderInfo.ID
	table := success[models.TableOrderResponse](site, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.KvassID, 1))).OrderInfo.ID
	success[models.ReserveResponse](site, api.ReservesCreate, banquet(nil))
	assert.Equal(t, "site", *iiko.Deliveries()[0].Order.SourceKey)
	assert.Equal(t, "site", *iiko.TableOrders()[0].Order.SourceKey)
	assert.Equal(t, "site", *iiko.Reserves()[0].Reserve.Order.SourceKey)
	for c, want := range map[*client]int{site: 1, app: 0, center: 1} {
		byID := models.DeliveriesByIDRequest{OrganizationID: iikotest.OrganizationID, OrderIDs: []string{id}}
		assert.Len(t, success[models.DeliveriesResponse](c, api.DeliveriesByID, byID).Orders, want)
		byRevision := models.DeliveriesByRevisionRequest{OrganizationIDs: []string{iikotest.OrganizationID}}
		assert.Len(t, success[models.DeliveriesWithRevisionResponse](c, api.DeliveriesByRevision, byRevision).OrdersByOrganizations[0].Orders, want)
		tables := models.OrderByIDRequest{OrganizationIDs: []string{iikotest.OrganizationID}, OrderIDs: []string{table}}
		assert.Len(t, success[models.TableOrdersResponse](c, api.OrdersOrderByID, tables).Orders, want)
		assert.Len(t, success[models.ReservesResponse](c, api.ReservesStatusByID, reserveByID).Reserves, want)
	}
}
