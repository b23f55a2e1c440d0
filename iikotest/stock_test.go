package iikotest_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_sumsPostedDocumentsAsStockBalances(t *testing.T) {
	k := newKitchen(t)
	const org, bar, cellar = iikotest.OrganizationID, "bar", "cellar"
	post := func(ops api.Documents, request map[string]any) {
		request["organizationId"] = org
		created := success[models.DocumentSaveResponse](k.client, ops.Create, request)
		success[models.DocumentSaveResponse](k.client, ops.Post, models.DocumentRequest{OrganizationID: org, DocumentID: created.DocumentID})
	}
	item := func(store string, amount float64) []map[string]any {
		return []map[string]any{{"product": "wine", "store": store, "amount": amount}}
	}
	post(api.InventoryIncomingInvoices, map[string]any{"date": "2026-11-01", "items": item(cellar, 12)})
	post(api.InventoryInternalTransfers, map[string]any{"date": "2026-11-02", "storeFrom": cellar, "storeTo": bar, "items": item("", 5)})
	post(api.InventoryWriteoffDocuments, map[string]any{"date": "2026-11-03", "storeFrom": bar, "items": item("", 1)})
	post(api.InventorySalesDocuments, map[string]any{"date": "2026-11-04", "defaultStore": bar, "items": item("", 2)})
	draft := success[models.DocumentSaveResponse](k.client, api.InventoryIncomingInvoices.Create, map[string]any{"organizationId": org, "date": "2026-11-01", "items": item(cellar, 100)})
	assert.NotEmpty(t, draft.DocumentID)

	at := func(day models.DateTime, change func(*models.StockBalancesRequest)) map[string]float64 {
		t.Helper()
		request := models.StockBalancesRequest{OrganizationID: org, BalanceAt: day}
		if change != nil {
			change(&request)
		}
		found := map[string]float64{}
		for _, balance := range success[models.StockBalancesResponse](k.client, api.InventoryStockBalances, request).Items {
			found[balance.StoreID] = *balance.Quantity
		}
		return found
	}
	assert.Equal(t, map[string]float64{cellar: 12}, at("2026-11-01", nil))
	assert.Equal(t, map[string]float64{cellar: 7, bar: 5}, at("2026-11-02", nil))
	assert.Equal(t, map[string]float64{cellar: 7, bar: 2}, at("2026-11-30", nil))
	assert.Equal(t, map[string]float64{bar: 2}, at("2026-11-30", func(r *models.StockBalancesRequest) { r.StoreIDs = []string{bar} }))
	assert.Empty(t, at("2026-11-30", func(r *models.StockBalancesRequest) { r.ProductIDs = []string{"beer"} }))
	assert.Equal(t, map[string]float64{cellar: 7}, at("2026-11-30", func(r *models.StockBalancesRequest) { r.Limit, r.Offset = ptr(1), ptr(1) }))
	assert.Equal(t, map[string]float64{cellar: 7, bar: 2}, at("2026-11-30", func(r *models.StockBalancesRequest) { r.Limit, r.Offset = ptr(-1), ptr(-1) }))
	apiError(k.client, api.InventoryStockBalances, models.StockBalancesRequest{OrganizationID: org, BalanceAt: "soon"}, http.StatusBadRequest)
}

func TestServer_listsCounteragentsAndStores(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.BackOffice = map[string][]any{
		"Inventory.Counteragents": {
			models.Counteragent{ID: recordID, Name: ptr("Winery"), Supplier: ptr(true)}, models.Counteragent{Name: ptr("Ivan"), Employee: ptr(true)},
		},
		"Inventory.Stores":        {models.Store{Name: ptr("Cellar")}, models.Store{Name: ptr("Bar")}},
		"Staff.Attendances.Types": {map[string]any{"name": "Shift"}},
	}
	c := overNetwork(t, iikotest.Start(t, iikotest.WithRestaurant(r)))
	for _, op := range []*api.Operation{api.InventoryCounteragents, api.InventoryListCounteragents} {
		all := success[models.CounteragentsResponse](c, op, models.CounteragentsRequest{OrganizationID: iikotest.OrganizationID})
		assert.Len(t, all.Counteragents, 2)
		assert.Equal(t, 2, *all.TotalCount)
		suppliers := success[models.CounteragentsResponse](c, op, models.CounteragentsRequest{OrganizationID: iikotest.OrganizationID, Type: []string{"supplier"}})
		assert.Len(t, suppliers.Counteragents, 1)
		assert.Equal(t, "Winery", *suppliers.Counteragents[0].Name)
	}
	stores := success[models.StoresResponse](c, api.InventoryStores, models.StoresRequest{Limit: ptr(1), Offset: ptr(1)}).Stores
	assert.Equal(t, "Bar", *stores[0].Name)
	assert.Len(t, success[models.AttendanceTypesResponse](c, api.StaffAttendancesTypes, models.AttendanceTypesRequest{}).Items, 1)
}
