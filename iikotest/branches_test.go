package iikotest_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

const (
	branchID        = "d0a1b2c3-4d5e-4f60-8172-839405a6b7c8"
	branchTerminals = "e1b2c3d4-5e6f-4071-8293-a4b5c6d7e8f9"
	branchCourierID = "f2c3d4e5-6f70-4182-93a4-b5c6d7e8f90a"
)

// secondRestaurant is the demo restaurant with an organization, a terminal group and a courier of its own, and without tea.
func secondRestaurant(t *testing.T) iikotest.Restaurant {
	t.Helper()
	data, err := json.Marshal(iikotest.DemoRestaurant())
	require.NoError(t, err)
	for id, own := range map[string]string{iikotest.OrganizationID: branchID, iikotest.TerminalGroupID: branchTerminals, iikotest.CourierID: branchCourierID} {
		data = bytes.ReplaceAll(data, []byte(id), []byte(own))
	}
	r := iikotest.DemoRestaurant()
	location := r.Location
	r = iikotest.Restaurant{}
	var decoded map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(data, &decoded))
	delete(decoded, "Location")
	data, err = json.Marshal(decoded)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &r))
	r.Location, r.Organization.Name = location, ptr("Second")
	r.SleepingTerminalGroups, r.DisabledTerminalGroups = nil, nil
	r.Nomenclature.Revision++
	r.Nomenclature.Products = r.Nomenclature.Products[:3]
	return r
}

// both are a client of two restaurants.
func both(t *testing.T, opts ...iikotest.Option) kitchen {
	t.Helper()
	first, second := iikotest.DemoRestaurant(), secondRestaurant(t)
	first.Organization.IsConfirmationEnabled, second.Organization.IsConfirmationEnabled = ptr(false), ptr(false)
	iiko := iikotest.Start(t, append([]iikotest.Option{iikotest.WithRestaurants(first, second), iikotest.WithProcessingTime(0)}, opts...)...)
	return kitchen{overNetwork(t, iiko), iiko}
}

func TestWithRestaurants_answersForTheOrganizationsOfARequest(t *testing.T) {
	k := both(t)
	names := func(request any) (names []string) {
		for _, organization := range success[models.OrganizationsResponse](k.client, api.ClientOrganizations, request).Organizations {
			names = append(names, *organization.Name)
		}
		return names
	}
	assert.Equal(t, []string{"Samovar", "Second"}, names("{}"))
	assert.Equal(t, []string{"Second"}, names(models.OrganizationsRequest{OrganizationIDs: []string{branchID}}))
	assert.Equal(t, []string{"Second", "Samovar"}, names(models.OrganizationsRequest{OrganizationIDs: []string{branchID, iikotest.OrganizationID}}))
	apiError(k.client, api.ClientOrganizations, models.OrganizationsRequest{OrganizationIDs: []string{branchID, "unknown"}}, http.StatusBadRequest)

	assert.Len(t, success[models.NomenclatureResponse](k.client, api.MenuNomenclature, models.NomenclatureRequest{OrganizationID: iikotest.OrganizationID}).Products, 13)
	assert.Len(t, success[models.NomenclatureResponse](k.client, api.MenuNomenclature, models.NomenclatureRequest{OrganizationID: branchID}).Products, 3)
	groups := success[models.TerminalGroupsResponse](k.client, api.TerminalGroupTerminalGroups, models.TerminalGroupsRequest{OrganizationIDs: []string{iikotest.OrganizationID, branchID}}).TerminalGroups
	require.Len(t, groups, 2)
	assert.Equal(t, branchID, groups[1].OrganizationID)
	assert.Equal(t, branchTerminals, groups[1].Items[0].ID)
	alive := success[models.TerminalGroupsIsAliveResponse](k.client, api.TerminalGroupIsAlive, models.CheckAliveRequest{
		OrganizationIDs: []string{iikotest.OrganizationID, branchID}, TerminalGroupIDs: []string{iikotest.TerminalGroupID, branchTerminals},
	}).IsAliveStatus
	require.Len(t, alive, 2)
	assert.True(t, alive[1].IsAlive)
	sections := models.AvailableRestaurantSectionsRequest{TerminalGroupIDs: []string{branchTerminals}}
	assert.Equal(t, branchTerminals, success[models.RestaurantSectionsResponse](k.client, api.ReservesAvailableRestaurantSections, sections).RestaurantSections[0].TerminalGroupID)
}

func TestWithRestaurants_keepsOrdersApart(t *testing.T) {
	k := both(t)
	own, _ := k.delivery(nil)
	request := pickup(nil)
	request.OrganizationID = branchID
	request.Order.Items = []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)}
	other := success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, request).OrderInfo
	assert.Equal(t, branchID, other.OrganizationID)
	deliveries := k.iiko.Deliveries()
	require.Len(t, deliveries, 2)
	assert.Equal(t, []int{1, 1}, []int{deliveries[0].Order.Number, deliveries[1].Order.Number})
	assert.Equal(t, branchTerminals, deliveries[1].Order.TerminalGroupID)
	ids := func(organizations ...string) (ids []string) {
		for _, byOrganization := range success[models.DeliveriesWithRevisionResponse](k.client, api.DeliveriesByRevision, models.DeliveriesByRevisionRequest{OrganizationIDs: organizations}).OrdersByOrganizations {
			for _, delivery := range byOrganization.Orders {
				ids = append(ids, delivery.ID)
			}
		}
		return ids
	}
	assert.Equal(t, []string{own}, ids(iikotest.OrganizationID))
	assert.Equal(t, []string{other.ID}, ids(branchID))
	assert.Equal(t, []string{own, other.ID}, ids(iikotest.OrganizationID, branchID))

	apiError(k.client, api.DeliveriesCancel, models.CancelDeliveryRequest{OrganizationID: iikotest.OrganizationID, OrderID: other.ID}, http.StatusBadRequest)
	require.NoError(t, k.iiko.SetDeliveryStatus(other.ID, models.DeliveryStatusOnWay))
	require.NoError(t, k.iiko.AssignCourier(other.ID, branchCourierID))
	require.Error(t, k.iiko.AssignCourier(own, branchCourierID), "a courier of the other restaurant")
	assert.Equal(t, models.DeliveryStatusOnWay, k.iiko.Deliveries()[1].Order.Status)
	assert.Equal(t, models.DeliveryStatusWaitCooking, k.iiko.Deliveries()[0].Order.Status)

	snapshot := k.iiko.Snapshot()
	require.NoError(t, k.iiko.SetDeliveryStatus(other.ID, models.DeliveryStatusClosed))
	k.delivery(nil)
	k.iiko.Restore(snapshot)
	require.Len(t, k.iiko.Deliveries(), 2)
	assert.Equal(t, models.DeliveryStatusOnWay, k.iiko.Deliveries()[1].Order.Status)

	k.iiko.SetOffline(true)
	failed := success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, request).OrderInfo.ID
	assert.Equal(t, failed, k.iiko.Deliveries()[2].ID)
	assert.Equal(t, models.CreationStatusError, k.iiko.Deliveries()[2].CreationStatus)
}

func TestWithRestaurants_mergesRevisionsAndWhatIsAllowed(t *testing.T) {
	k := both(t)
	request := pickup(func(d *models.DeliveryOrder) { d.Items = []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)} })
	request.OrganizationID = branchID
	success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, request)
	revision := func(organizations ...string) int64 {
		return success[models.DeliveriesWithRevisionResponse](k.client, api.DeliveriesByRevision, models.DeliveriesByRevisionRequest{OrganizationIDs: organizations}).MaxRevision
	}
	require.Less(t, revision(iikotest.OrganizationID), revision(branchID))
	assert.Equal(t, revision(branchID), revision(iikotest.OrganizationID, branchID))

	restrictions := success[models.DeliveryRestrictionsResponse](k.client, api.DeliveryRestrictionsDeliveryRestrictions, organizations).DeliveryRestrictions[0]
	restrictions.Restrictions[0].MinSum = ptr(5000.0)
	success[models.CorrelationIDResponse](k.client, api.DeliveryRestrictionsUpdate, restrictions)
	allowed := func(organizations ...string) bool {
		return success[models.AllowedRestrictionsResponse](k.client, api.DeliveryRestrictionsAllowed, models.AllowedRestrictionsRequest{
			OrganizationIDs: organizations, IsCourierDelivery: true, DeliverySum: ptr(1000.0), DeliveryDate: models.DateTime(day(1) + " 12:00:00.000"),
		}).IsAllowed
	}
	assert.False(t, allowed(iikotest.OrganizationID))
	assert.True(t, allowed(branchID))
	assert.True(t, allowed(iikotest.OrganizationID, branchID))
}

func TestWithRestaurants_runsCommandsInTheirRestaurant(t *testing.T) {
	k := both(t, iikotest.WithProcessingTime(time.Hour))
	request := pickup(nil)
	request.OrganizationID = branchID
	request.Order.Items = []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)}
	success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, request)
	request.Order.Items = []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)}
	success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, request)
	k.iiko.Advance(time.Hour)
	deliveries := k.iiko.Deliveries()
	assert.Equal(t, branchTerminals, deliveries[0].Order.TerminalGroupID)
	assert.Equal(t, models.ErrorCodeProductNotFound, deliveries[1].ErrorInfo.Code, "only the other restaurant has it")
}

func TestWithRestaurants_showsALoginItsOrganizationsOnly(t *testing.T) {
	first, second := iikotest.DemoRestaurant(), secondRestaurant(t)
	iiko := iikotest.Start(t, iikotest.WithRestaurants(first, second), iikotest.WithLogins(iikotest.Login{APILogin: "second", Organizations: []string{branchID}}))
	c := as(t, iiko, "second")
	found := success[models.OrganizationsResponse](c, api.ClientOrganizations, "{}").Organizations
	require.Len(t, found, 1)
	assert.Equal(t, branchID, found[0].ID)
	apiError(c, api.TerminalGroupTerminalGroups, organizations, http.StatusForbidden)
	apiError(c, api.TerminalGroupTerminalGroups, models.TerminalGroupsRequest{OrganizationIDs: []string{branchID, iikotest.OrganizationID}}, http.StatusForbidden)
	assert.PanicsWithValue(t, "iikotest: WithRestaurants: no restaurant", func() { iikotest.WithRestaurants() })
	assert.PanicsWithValue(t, `iikotest: WithRestaurants: two restaurants have the organization "`+branchID+`"`, func() { iikotest.WithRestaurants(first, second, second) })
	snapshot := iikotest.NewHandler().Snapshot()
	assert.PanicsWithValue(t, "iikotest: Restore: the snapshot is of a server with other restaurants", func() { iiko.Restore(snapshot) })
	success[models.OrganizationsResponse](c, api.ClientOrganizations, "{}")
}
