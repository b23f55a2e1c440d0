package iikotest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_returnsSimpleOrExtendedOrganizations(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	simple := success[models.OrganizationsResponse](c, api.ClientOrganizations, organizations).Organizations
	require.Len(t, simple, 1)
	require.Equal(t, models.OrganizationResponseTypeSimple, simple[0].ResponseType)
	require.Equal(t, "Samovar", *simple[0].Name)
	require.Nil(t, simple[0].Country)
	require.Equal(t, simple, success[models.OrganizationsResponse](c, api.ClientSimpleOrganizations, "").Organizations)

	extended := success[models.OrganizationsResponse](c, api.ClientOrganizations, models.OrganizationsRequest{ReturnAdditionalInfo: ptr(true)}).Organizations
	require.Equal(t, models.OrganizationResponseTypeExtended, extended[0].ResponseType)
	require.Equal(t, "Russia", *extended[0].Country)
}

func TestServer_listsTerminalGroupsByState(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	ids := func(groups []models.OrganizationItems[models.TerminalGroup]) []string {
		require.Len(t, groups, 1)
		var ids []string
		for _, group := range groups[0].Items {
			ids = append(ids, group.ID)
		}
		return ids
	}
	enabled := success[models.TerminalGroupsResponse](c, api.TerminalGroupTerminalGroups, organizations)
	require.Equal(t, []string{iikotest.TerminalGroupID}, ids(enabled.TerminalGroups))
	require.Equal(t, []string{iikotest.SleepingTerminalGroupID}, ids(enabled.TerminalGroupsInSleep))

	all := success[models.TerminalGroupsResponse](c, api.TerminalGroupTerminalGroups, models.TerminalGroupsRequest{
		OrganizationIDs: []string{iikotest.OrganizationID}, IncludeDisabled: ptr(true),
	})
	require.Equal(t, []string{iikotest.TerminalGroupID, iikotest.DisabledTerminalGroupID}, ids(all.TerminalGroups))

	alive := success[models.TerminalGroupsIsAliveResponse](c, api.TerminalGroupIsAlive, models.CheckAliveRequest{
		OrganizationIDs:  []string{iikotest.OrganizationID},
		TerminalGroupIDs: []string{iikotest.TerminalGroupID, iikotest.SleepingTerminalGroupID, iikotest.DisabledTerminalGroupID},
	}).IsAliveStatus
	require.Equal(t, []bool{true, false, false}, []bool{alive[0].IsAlive, alive[1].IsAlive, alive[2].IsAlive})
}

func TestServer_returnsDeletedStreetsOnRequest(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	req := models.StreetsByCityRequest{OrganizationID: iikotest.OrganizationID, CityID: iikotest.CityID}
	require.Len(t, success[models.StreetsResponse](c, api.AddressStreetsByCity, req).Streets, 2)
	req.IncludeDeleted = ptr(true)
	require.Len(t, success[models.StreetsResponse](c, api.AddressStreetsByCity, req).Streets, 3)
}

func TestServer_appliesDeliveryRestrictions(t *testing.T) {
	inside, outside := &models.Coordinates{Latitude: 55.7558, Longitude: 37.6173}, &models.Coordinates{Latitude: 55.70, Longitude: 37.50}
	tests := []struct {
		name string
		req  models.AllowedRestrictionsRequest
		want models.RestrictionRejectCode
	}{
		{"an order inside the zone", models.AllowedRestrictionsRequest{IsCourierDelivery: true, OrderLocation: inside, DeliverySum: ptr(600.0)}, ""},
		{"an order outside the zone", models.AllowedRestrictionsRequest{IsCourierDelivery: true, OrderLocation: outside}, models.RestrictionRejectCodeOutOfTerminalZone},
		{"a pickup outside the zone", models.AllowedRestrictionsRequest{OrderLocation: outside}, ""},
		{"an order below the minimum sum", models.AllowedRestrictionsRequest{IsCourierDelivery: true, DeliverySum: ptr(600.0), DiscountSum: ptr(200.0)}, models.RestrictionRejectCodeSumIsLessThenMinimum},
		{"an order at night", models.AllowedRestrictionsRequest{IsCourierDelivery: true, DeliveryDate: "2026-02-01 03:00:00.000"}, models.RestrictionRejectCodeDeliveryTimeIsUnacceptable},
	}
	c := overNetwork(t, iikotest.Start(t))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.req.OrganizationIDs = []string{iikotest.OrganizationID}
			if tt.req.DeliveryDate == "" {
				tt.req.DeliveryDate = "2026-02-01 12:00:00.000"
			}
			resp := success[models.AllowedRestrictionsResponse](c, api.DeliveryRestrictionsAllowed, tt.req)
			require.Equal(t, tt.want == "", resp.IsAllowed)
			if tt.want == "" {
				require.Equal(t, iikotest.TerminalGroupID, resp.AllowedItems[0].TerminalGroupID)
			} else {
				require.Equal(t, tt.want, resp.RejectedItems[0].RejectCode)
			}
		})
	}
}
