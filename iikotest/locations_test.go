package iikotest_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_SetCourierLocation_isSeenWhileTheShiftIsOpen(t *testing.T) {
	k := newKitchen(t)
	active := func() []models.ActiveCourierLocation {
		return success[models.ActiveCourierLocationsResponse](k.client, api.EmployeesActiveLocation, organizations).ActiveCourierLocations[0].Items
	}
	at := func(terminalGroupID string) []models.ActiveCourierLocation {
		return success[models.ActiveCourierLocationsResponse](k.client, api.EmployeesActiveLocationByTerminal, models.ActiveCourierLocationByTerminalRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: terminalGroupID,
		}).ActiveCourierLocations[0].Items
	}
	require.NoError(t, k.iiko.SetCourierLocation(iikotest.CourierID, 55.7, 37.6))
	assert.Empty(t, active(), "no shift")
	success[models.ShiftResponse](k.client, api.EmployeesShiftClockin, models.ShiftClockinRequest{OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, EmployeeID: iikotest.CourierID})
	require.NoError(t, k.iiko.SetCourierLocation(iikotest.CourierID, 55.8, 37.7))
	require.Len(t, active(), 1)
	assert.Equal(t, iikotest.CourierID, active()[0].CourierID)
	assert.InDelta(t, 55.8, *active()[0].LastActiveLatitude, 0)
	assert.InDelta(t, 37.7, *active()[0].LastActiveLongitude, 0)
	assert.NotEmpty(t, active()[0].LastActiveClientDate)
	assert.Len(t, at(iikotest.TerminalGroupID), 1)
	assert.Empty(t, at(iikotest.SleepingTerminalGroupID))
	apiError(k.client, api.EmployeesActiveLocationByTerminal, models.ActiveCourierLocationByTerminalRequest{OrganizationID: iikotest.OrganizationID, TerminalGroupID: "unknown"}, http.StatusBadRequest)
	require.EqualError(t, k.iiko.SetCourierLocation(iikotest.OperatorID, 1, 1), `iikotest: SetCourierLocation: no courier with id "`+iikotest.OperatorID+`"`)
}

func TestServer_returnsTheLocationsOfCouriersSinceATime(t *testing.T) {
	k := newKitchen(t)
	require.NoError(t, k.iiko.SetCourierLocation(iikotest.CourierID, 1, 1))
	k.iiko.Advance(20 * time.Minute)
	require.NoError(t, k.iiko.SetCourierLocation(iikotest.CourierID, 2, 2))
	latitudes := func(offset *int) (found []float64) {
		t.Helper()
		for _, courier := range success[models.CourierLocationsByTimeOffsetResponse](k.client, api.EmployeesLocationsByTimeOffset, models.CourierLocationsByTimeOffsetRequest{
			OrganizationIDs: []string{iikotest.OrganizationID}, OffsetInSeconds: offset,
		}).CourierLocations[0].Items {
			for _, place := range courier.Locations {
				found = append(found, place.Latitude)
				assert.InDelta(t, time.Now().Add(20*time.Minute).Unix(), place.ServerTimestamp, 1300)
			}
		}
		return found
	}
	assert.Equal(t, []float64{1, 2}, latitudes(nil))
	assert.Equal(t, []float64{1, 2}, latitudes(ptr(1300)))
	assert.Equal(t, []float64{2}, latitudes(ptr(600)))
	k.iiko.Advance(20 * time.Minute)
	assert.Empty(t, latitudes(ptr(600)))
	apiError(k.client, api.EmployeesLocationsByTimeOffset, models.CourierLocationsByTimeOffsetRequest{OrganizationIDs: []string{iikotest.OrganizationID}, OffsetInSeconds: ptr(-1)}, http.StatusBadRequest)
}

func TestServer_checksTheRolesOfCouriers(t *testing.T) {
	k := newKitchen(t)
	couriers := success[models.CouriersByRoleResponse](k.client, api.EmployeesCouriersByRole, models.CouriersByRoleRequest{
		OrganizationIDs: []string{iikotest.OrganizationID}, RolesToCheck: []string{"COURIER", "COOK"},
	}).EmployeesWithCheckRoles[0].Items
	require.Len(t, couriers, 1)
	assert.Equal(t, iikotest.CourierID, couriers[0].ID)
	assert.Equal(t, []models.RoleCheckResult{{CheckedRoleCode: "COURIER", EmployeeHasRole: true}, {CheckedRoleCode: "COOK"}}, couriers[0].CheckRolesResult)
}

func TestServer_returnsTheSettingsThatWereAskedFor(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.Organization.ExternalData = []models.ExternalData{{Key: "a", Value: "1"}, {Key: "b", Value: "2"}}
	r.Organization.Version = ptr("9.1.6")
	c := overNetwork(t, iikotest.Start(t, iikotest.WithRestaurant(r)))
	settings := success[models.OrganizationsSettingsResponse](c, api.ClientOrganizationsSettings, models.OrganizationsSettingsRequest{
		Parameters: []models.OrganizationSettingsParameter{models.OrganizationSettingsParameterVersion}, ReturnExternalData: []string{"b"},
	}).Organizations
	want := models.OrganizationSettings{ID: iikotest.OrganizationID, ExternalData: []models.ExternalData{{Key: "b", Value: "2"}}}
	want.Version = ptr("9.1.6")
	assert.Equal(t, []models.OrganizationSettings{want}, settings)
	apiError(c, api.ClientOrganizationsSettings, models.OrganizationsSettingsRequest{OrganizationIDs: []string{"unknown"}}, http.StatusBadRequest)
}

func TestServer_replacesTheDeliveryRestrictions(t *testing.T) {
	k := newKitchen(t)
	read := func() models.DeliveryRestrictions {
		return success[models.DeliveryRestrictionsResponse](k.client, api.DeliveryRestrictionsDeliveryRestrictions, organizations).DeliveryRestrictions[0]
	}
	changed := read()
	changed.DefaultDeliveryDurationInMinutes, changed.Restrictions[0].MinSum = 15, ptr(5000.0)
	success[models.CorrelationIDResponse](k.client, api.DeliveryRestrictionsUpdate, changed)
	assert.Equal(t, changed, read())
	_, delivery := k.delivery(byCourier)
	assert.EqualValues(t, 15, *delivery().DeliveryDuration)
	allowed := success[models.AllowedRestrictionsResponse](k.client, api.DeliveryRestrictionsAllowed, models.AllowedRestrictionsRequest{
		OrganizationIDs: []string{iikotest.OrganizationID}, IsCourierDelivery: true, DeliverySum: ptr(4000.0), DeliveryDate: models.DateTime(day(1) + " 12:00:00.000"),
	})
	assert.False(t, allowed.IsAllowed)
	changed.Restrictions[0].TerminalGroupID = ptr("unknown")
	said := apiError(k.client, api.DeliveryRestrictionsUpdate, changed, http.StatusBadRequest)
	assert.Contains(t, *said.ErrorDescription, "restrictions[0]")
	assert.NotEqual(t, changed, read())
}
