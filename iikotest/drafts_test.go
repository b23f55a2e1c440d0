package iikotest_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func (k kitchen) draft(change func(*models.DeliveryOrder)) string {
	k.tb.Helper()
	request := pickup(change)
	return success[models.SaveDraftResponse](k.client, api.DraftsCreate, models.CreateDraftRequest{OrganizationID: request.OrganizationID, Order: request.Order}).OrderID
}

func TestServer_locksSavesAndCommitsADraft(t *testing.T) {
	k := newKitchen(t)
	const org, courier = iikotest.OrganizationID, iikotest.CourierID
	id := k.draft(nil)
	lock := func(employee string) models.LockDraftRequest {
		return models.LockDraftRequest{OrganizationID: org, OrderID: id, EmployeeID: employee}
	}
	order := pickup(func(d *models.DeliveryOrder) { d.ID, d.Phone = id, "+79001112233" }).Order
	save := models.SaveDraftRequest{OrganizationID: org, EmployeeID: courier, Order: order, TerminalGroupID: iikotest.TerminalGroupID}
	apiError(k.client, api.DraftsSave, save, http.StatusBadRequest)
	success[models.CorrelationIDResponse](k.client, api.DraftsLock, lock(courier))
	locked := success[models.GetDraftResponse](k.client, api.DraftsByID, models.DraftByIDRequest{OrganizationID: org, OrderID: id})
	assert.Equal(t, courier, locked.LockedByUser)
	assert.NotEmpty(t, locked.LockedAt)
	apiError(k.client, api.DraftsLock, lock(iikotest.OperatorID), http.StatusBadRequest)
	apiError(k.client, api.DraftsUnlock, lock(iikotest.OperatorID), http.StatusBadRequest)
	apiError(k.client, api.DraftsLock, lock("unknown"), http.StatusBadRequest)
	apiError(k.client, api.DraftsLock, lock(""), http.StatusBadRequest)
	assert.Equal(t, id, success[models.SaveDraftResponse](k.client, api.DraftsSave, save).OrderID)
	save.EmployeeID = iikotest.OperatorID
	apiError(k.client, api.DraftsSave, save, http.StatusBadRequest)
	success[models.CorrelationIDResponse](k.client, api.DraftsUnlock, lock(courier))
	saved := success[models.GetDraftResponse](k.client, api.DraftsByID, models.DraftByIDRequest{OrganizationID: org, OrderID: id})
	assert.Equal(t, "+79001112233", saved.Order.Phone)
	assert.Equal(t, iikotest.TerminalGroupID, saved.TerminalGroupID)
	assert.Empty(t, saved.LockedByUser)

	committed := success[models.DeliveryResponse](k.client, api.DraftsCommit, models.CommitDraftRequest{OrganizationID: org, OrderID: id})
	assert.Equal(t, id, committed.OrderInfo.ID)
	require.Len(t, k.iiko.Deliveries(), 1)
	assert.Equal(t, "+79001112233", k.iiko.Deliveries()[0].Order.Phone)
	apiError(k.client, api.DraftsCommit, models.CommitDraftRequest{OrganizationID: org, OrderID: id}, http.StatusBadRequest)
}

func TestServer_refusesADraftThatExistsOrIsUnknown(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	id := k.draft(nil)
	request := pickup(func(d *models.DeliveryOrder) { d.ID = id })
	resp := apiError(k.client, api.DraftsCreate, models.CreateDraftRequest{OrganizationID: org, Order: request.Order}, http.StatusBadRequest)
	assert.Equal(t, string(models.ErrorCodeDuplicatedOrderID), *resp.Error)
	incomplete := k.draft(func(d *models.DeliveryOrder) { d.Items = nil })
	apiError(k.client, api.DraftsCommit, models.CommitDraftRequest{OrganizationID: org, OrderID: incomplete}, http.StatusBadRequest)
	success[models.GetDraftResponse](k.client, api.DraftsByID, models.DraftByIDRequest{OrganizationID: org, OrderID: incomplete}) // it is still there
	success[models.CorrelationIDResponse](k.client, api.DraftsDelete, models.OrderRequest{OrganizationID: org, OrderID: id})
	for op, request := range map[*api.Operation]any{
		api.DraftsByID:   models.DraftByIDRequest{OrganizationID: org, OrderID: id},
		api.DraftsDelete: models.OrderRequest{OrganizationID: org, OrderID: id},
		api.DraftsUnlock: models.LockDraftRequest{OrganizationID: org, OrderID: id, EmployeeID: iikotest.CourierID},
	} {
		apiError(k.client, op, request, http.StatusBadRequest)
	}
}

func TestServer_findsDrafts(t *testing.T) {
	k := newKitchen(t)
	first := k.draft(func(d *models.DeliveryOrder) {
		d.Customer, d.CompleteBefore = &models.Customer{Name: ptr("Яна")}, "2026-12-01 10:00:00.000"
	})
	second := k.draft(func(d *models.DeliveryOrder) {
		d.Phone, d.OperatorID, d.SourceKey = "+79001112233", iikotest.OperatorID, ptr("site")
		d.Customer, d.CompleteBefore = &models.Customer{Name: ptr("Анна")}, "2026-12-02 10:00:00.000"
	})
	for name, test := range map[string]struct {
		req  models.DraftsByFilterRequest
		want []string
	}{
		"all":                   {models.DraftsByFilterRequest{}, []string{first, second}},
		"by phone":              {models.DraftsByFilterRequest{Phone: ptr("+79001112233")}, []string{second}},
		"by operator":           {models.DraftsByFilterRequest{OperatorIDs: []string{iikotest.OperatorID}}, []string{second}},
		"by source":             {models.DraftsByFilterRequest{SourceKeys: []string{"site"}}, []string{second}},
		"by terminal group":     {models.DraftsByFilterRequest{TerminalGroupIDs: []string{iikotest.TerminalGroupID}}, nil},
		"by order type":         {models.DraftsByFilterRequest{OrderTypeIDs: []string{iikotest.PickupOrderTypeID}}, nil},
		"by the start of names": {models.DraftsByFilterRequest{SearchText: ptr("ЯН")}, []string{first}},
		"not by their middle":   {models.DraftsByFilterRequest{SearchText: ptr("на")}, nil},
		"of another day":        {models.DraftsByFilterRequest{DateTo: "2020-01-01 00:00:00.000"}, nil},
		"by customer":           {models.DraftsByFilterRequest{SortProperty: models.DraftSortPropertyCustomer}, []string{second, first}},
		"latest first":          {models.DraftsByFilterRequest{SortProperty: models.DraftSortPropertyCompleteBefore, SortDirection: models.SortDirectionDescending}, []string{second, first}},
		"a page":                {models.DraftsByFilterRequest{Limit: ptr(1), Offset: ptr(1)}, []string{second}},
		"beyond the end":        {models.DraftsByFilterRequest{Offset: ptr(5)}, nil},
	} {
		test.req.OrganizationIDs = []string{iikotest.OrganizationID}
		var ids []string
		for _, draft := range success[models.FilterDraftsResponse](k.client, api.DraftsByFilter, test.req).Drafts {
			ids = append(ids, draft.ID)
		}
		assert.Equal(t, test.want, ids, name)
	}
	for _, req := range []models.DraftsByFilterRequest{{Limit: ptr(51)}, {Limit: ptr(0)}, {Offset: ptr(-1)}, {DateFrom: "soon"}} {
		req.OrganizationIDs = []string{iikotest.OrganizationID}
		apiError(k.client, api.DraftsByFilter, req, http.StatusBadRequest)
	}
}
