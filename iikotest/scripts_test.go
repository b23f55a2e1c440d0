package iikotest_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_Handle_answersInPlaceOfTheServer(t *testing.T) {
	iiko := iikotest.Start(t)
	cli, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(t, err)
	iiko.Handle("Licenses.Licenses", func(r iikotest.Request) (iikotest.Reply, bool) {
		assert.NotEmpty(t, iiko.Requests("Client.AccessToken"), "the server can be used")
		return iikotest.Reply{Body: models.LicensesResponse{}}, !strings.Contains(string(r.Body), "unknown")
	})
	_, err = goiikoapi.Check(cli.Licenses.Licenses(t.Context(), models.LicensesRequest{OrganizationIDs: []string{iikotest.OrganizationID}}))
	require.NoError(t, err)
	assert.False(t, iiko.Requests("Licenses.Licenses")[0].Processed)

	_, err = goiikoapi.Check(cli.Licenses.Licenses(t.Context(), models.LicensesRequest{OrganizationIDs: []string{"unknown"}}))
	require.ErrorContains(t, err, "does not model")
	iiko.Handle("Licenses.Licenses", nil)
	_, err = goiikoapi.Check(cli.Licenses.Licenses(t.Context(), models.LicensesRequest{OrganizationIDs: []string{iikotest.OrganizationID}}))
	require.ErrorContains(t, err, "does not model")
}

func TestServer_Handle_needsATokenAndAKnownOperation(t *testing.T) {
	iiko := iikotest.Start(t)
	iiko.Handle("Menu.Nomenclature", func(iikotest.Request) (iikotest.Reply, bool) { return iikotest.Reply{Body: "{}"}, true })
	c := overNetwork(t, iiko)
	_, replied := c.request(http.MethodPost, api.MenuNomenclature.Path, "{}")
	assert.Equal(t, "{}", string(replied))
	c.token = "another"
	apiError(c, api.MenuNomenclature, "{}", http.StatusUnauthorized)
	assert.PanicsWithValue(t, `iikotest: no operation "Menu.Nothing"`, func() { iiko.Handle("Menu.Nothing", nil) })
	assert.Panics(t, func() { iiko.Next("", iikotest.Reply{}) })
	assert.Panics(t, func() { iiko.FailNext("", models.ErrorInfo{}) })
}

func TestServer_Next_answersAsManyRequestsAsItHasReplies(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	iiko.Next("Deliveries.DeliveryCreate",
		iikotest.ErrorReply(http.StatusUnprocessableEntity, models.ErrorCodeTooManyDataRequested, "too much"),
		iikotest.Reply{Status: http.StatusBadGateway, Body: "<h1>Bad gateway</h1>"}, iikotest.Reply{Status: http.StatusNoContent}, iikotest.Reply{Body: []byte("{}")})
	resp := apiError(c, api.DeliveriesDeliveryCreate, pickup(nil), http.StatusUnprocessableEntity)
	assert.Equal(t, "too much", *resp.ErrorDescription)
	assert.Equal(t, string(models.ErrorCodeTooManyDataRequested), *resp.Error)
	for _, want := range []struct {
		status int
		body   string
	}{{http.StatusBadGateway, "<h1>Bad gateway</h1>"}, {http.StatusNoContent, ""}, {http.StatusOK, "{}"}} {
		status, body := c.request(http.MethodPost, api.DeliveriesDeliveryCreate.Path, pickup(nil))
		assert.Equal(t, want.status, status)
		assert.Equal(t, want.body, string(body))
	}
	assert.Empty(t, iiko.Deliveries())
	success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil))
	assert.Len(t, iiko.Deliveries(), 1)
	assert.Nil(t, apiError(c, api.LicensesLicenses, "{}", http.StatusNotImplemented).Error)
	iiko.Next("Licenses.Licenses", iikotest.ErrorReply(http.StatusConflict, "", "locked"))
	assert.Nil(t, apiError(c, api.LicensesLicenses, "{}", http.StatusConflict).Error)
}

func TestServer_FailNext_failsCommandsAtTheTerminal(t *testing.T) {
	k := newKitchen(t)
	rejected := models.ErrorInfo{Code: models.ErrorCodeProductNotFound, Message: ptr("inactive")}
	k.iiko.FailNext("Deliveries.DeliveryCreate", rejected)
	success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, pickup(nil))
	info := k.iiko.Deliveries()[0]
	assert.Equal(t, models.CreationStatusError, info.CreationStatus)
	assert.Equal(t, &rejected, info.ErrorInfo)
	id, _ := k.delivery(nil)
	k.iiko.FailNext("Deliveries.ChangeComment", rejected)
	k.succeeds(api.DeliveriesChangeOperator, models.ChangeOperatorRequest{OrganizationID: iikotest.OrganizationID, OrderID: id, OperatorID: iikotest.OperatorID})
	comment := models.ChangeCommentRequest{OrganizationID: iikotest.OrganizationID, OrderID: id, Comment: "x"}
	k.fails(models.ErrorCodeProductNotFound, api.DeliveriesChangeComment, comment)
	k.succeeds(api.DeliveriesChangeComment, comment)
}

func TestServer_SetOffline_failsWhatTheTerminalShouldDo(t *testing.T) {
	k := newKitchen(t)
	id, _ := k.delivery(nil)
	alive := models.CheckAliveRequest{OrganizationIDs: []string{iikotest.OrganizationID}, TerminalGroupIDs: []string{iikotest.TerminalGroupID}}
	assert.True(t, success[models.TerminalGroupsIsAliveResponse](k.client, api.TerminalGroupIsAlive, alive).IsAliveStatus[0].IsAlive)
	k.iiko.SetOffline(true)
	assert.False(t, success[models.TerminalGroupsIsAliveResponse](k.client, api.TerminalGroupIsAlive, alive).IsAliveStatus[0].IsAlive)
	success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, pickup(nil))
	info := k.iiko.Deliveries()[1]
	assert.Equal(t, models.CreationStatusError, info.CreationStatus)
	assert.Equal(t, models.ErrorCodeCommon, info.ErrorInfo.Code)
	assert.Contains(t, *info.ErrorInfo.Message, "Creation timeout expired, order ")
	comment := models.ChangeCommentRequest{OrganizationID: iikotest.OrganizationID, OrderID: id, Comment: "x"}
	k.fails(models.ErrorCodeCommon, api.DeliveriesChangeComment, comment)
	k.iiko.SetOffline(false)
	k.succeeds(api.DeliveriesChangeComment, comment)
}

func TestServer_Advance_movesTheClock(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(time.Hour), iikotest.WithTokenLifetime(2*time.Hour))
	c := overNetwork(t, iiko)
	success[models.DeliveryResponse](c, api.DeliveriesDeliveryCreate, pickup(nil))
	iiko.Advance(59 * time.Minute)
	assert.Equal(t, models.CreationStatusInProgress, iiko.Deliveries()[0].CreationStatus)
	iiko.Advance(-time.Hour) // never backwards
	iiko.Advance(time.Minute)
	assert.Equal(t, models.CreationStatusSuccess, iiko.Deliveries()[0].CreationStatus)
	success[models.OrganizationsResponse](c, api.ClientOrganizations, "{}")
	iiko.Advance(time.Hour)
	apiError(c, api.ClientOrganizations, "{}", http.StatusUnauthorized)
}

func TestServer_Requests_areFilteredAndForgotten(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithRequestLimit(3))
	c := overNetwork(t, iiko)
	for range 4 {
		success[models.OrganizationsResponse](c, api.ClientOrganizations, "{}")
	}
	success[models.NomenclatureResponse](c, api.MenuNomenclature, organization)
	assert.Len(t, iiko.Requests(), 3)
	assert.Len(t, iiko.Requests("Client.Organizations"), 2)
	assert.Len(t, iiko.Requests("Client.Organizations", "Menu.Nomenclature"), 3)
	assert.Empty(t, iiko.Requests("Client.AccessToken"), "it is not among the latest")
	iiko.ResetRequests()
	assert.Empty(t, iiko.Requests())
}

func TestServer_refusesAHugeRequest(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	status, _ := c.request(http.MethodPost, api.MenuNomenclature.Path, strings.Repeat("x", 17<<20))
	assert.Equal(t, http.StatusRequestEntityTooLarge, status)
}
