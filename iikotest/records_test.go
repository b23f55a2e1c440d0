package iikotest_test

import (
	"maps"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// lifecycle is a directory with a life of its own.
type lifecycle struct {
	create, update, list, remove, restore *api.Operation
	get                                   *api.Operation // nil if it has none
	// id is the property of the ID, ids that of the IDs to delete and restore, "" for one ID, and items that of the list.
	id, ids, items string
	// content are the properties of a record that its requests require.
	content map[string]any
	// given means that a request to create has the ID.
	given bool
}

const recordID = "4d1f6f0a-2c3b-4e5d-8f60-718293a4b5c6"

func lifecycles() map[string]lifecycle {
	card := map[string]any{"name": "Borscht", "amountUnitId": recordID, "code": "1", "type": "DISH"}
	group := map[string]any{"name": "Soups", "code": "1"}
	return map[string]lifecycle{
		"accounts": {
			create: api.FinanceAccountsCreate, update: api.FinanceAccountsUpdate, get: api.FinanceAccountsGet, list: api.FinanceAccountsList,
			remove: api.FinanceAccountsDelete, restore: api.FinanceAccountsRestore, id: "id", items: "accounts",
			content: map[string]any{"name": "Cash", "type": "CASH", "startBalanceDate": "2026-01-01", "description": ""},
		},
		"cash flow categories": {
			create: api.FinanceCashFlowCategoriesCreate, update: api.FinanceCashFlowCategoriesUpdate, get: api.FinanceCashFlowCategoriesGet, list: api.FinanceCashFlowCategoriesList,
			remove: api.FinanceCashFlowCategoriesDelete, restore: api.FinanceCashFlowCategoriesRestore, id: "id", items: "cashFlowCategories",
			content: map[string]any{"name": "Rent", "code": "1", "type": "FINANCE"},
		},
		"product categories": {
			create: api.NomenclatureProductCategoriesCreate, update: api.NomenclatureProductCategoriesUpdate, list: api.NomenclatureProductCategoriesList,
			remove: api.NomenclatureProductCategoriesDelete, restore: api.NomenclatureProductCategoriesRestore, id: "id", items: "items",
			content: map[string]any{"name": "Food"},
		},
		"products": {
			create: api.NomenclatureProductsCreate, update: api.NomenclatureProductsUpdate, list: api.NomenclatureProductsList,
			remove: api.NomenclatureProductsDelete, restore: api.NomenclatureProductsRestore, id: "productId", ids: "productIds", items: "items", content: card, given: true,
		},
		"products of version 1": {
			create: api.NomenclatureProductsCreateV1, update: api.NomenclatureProductsUpdateV1, list: api.NomenclatureProductsListV1,
			remove: api.NomenclatureProductsDeleteV1, restore: api.NomenclatureProductsRestoreV1, id: "productId", ids: "productIds", items: "items", content: card, given: true,
		},
		"product groups": {
			create: api.NomenclatureProductGroupsCreate, update: api.NomenclatureProductGroupsUpdate, list: api.NomenclatureProductGroupsList,
			remove: api.NomenclatureProductGroupsDelete, restore: api.NomenclatureProductGroupsRestore, id: "groupId", ids: "groupIds", items: "groups", content: group, given: true,
		},
		"product groups of version 1": {
			create: api.NomenclatureProductGroupsCreateV1, update: api.NomenclatureProductGroupsUpdateV1, list: api.NomenclatureProductGroupsListV1,
			remove: api.NomenclatureProductGroupsDeleteV1, restore: api.NomenclatureProductGroupsRestoreV1, id: "groupId", ids: "groupIds", items: "groups", content: group, given: true,
		},
	}
}

func TestServer_keepsTheRecordsOfTheBackOffice(t *testing.T) {
	for name, life := range lifecycles() {
		t.Run(name, func(t *testing.T) {
			k := newKitchen(t)
			with := func(more map[string]any) map[string]any {
				request := map[string]any{}
				for _, properties := range []map[string]any{life.content, more} {
					maps.Copy(request, properties)
				}
				return request
			}
			request := with(nil)
			if life.given {
				request[life.id] = recordID
			}
			created := success[map[string]any](k.client, life.create, request)
			id, _ := created[life.id].(string)
			require.Len(t, id, 36)
			request[life.id] = id
			if life.given {
				assert.Equal(t, recordID, id)
				apiError(k.client, life.create, request, http.StatusBadRequest) // it exists
			}
			success[map[string]any](k.client, life.update, with(map[string]any{life.id: id, "name": "Second"}))
			apiError(k.client, life.update, with(map[string]any{life.id: iikotest.CourierID}), http.StatusBadRequest)

			listed := func(filters ...any) (names []any) {
				t.Helper()
				body := map[string]any{"limit": 10, "offset": 0, "filters": append([]any{}, filters...)}
				items, _ := success[map[string]any](k.client, life.list, body)[life.items].([]any)
				for _, item := range items {
					record, _ := item.(map[string]any)
					names = append(names, record["name"])
				}
				return names
			}
			assert.Equal(t, []any{"Second"}, listed())
			if life.list != api.NomenclatureProductCategoriesList { // which has no filters
				assert.Equal(t, []any{"Second"}, listed(map[string]any{"field": "name", "op": "like", "value": "sec"}))
				assert.Empty(t, listed(map[string]any{"field": "name", "op": "ne", "value": "Second"}))
			}
			if life.get != nil {
				assert.Equal(t, "Second", success[map[string]any](k.client, life.get, map[string]any{"id": id})["name"])
				apiError(k.client, life.get, map[string]any{"id": iikotest.CourierID}, http.StatusBadRequest)
			}
			mark := func(id string) map[string]any {
				if life.ids != "" {
					return map[string]any{life.ids: []string{id}}
				}
				return map[string]any{"id": id, "restoreDescendants": false}
			}
			success[map[string]any](k.client, life.remove, mark(id))
			assert.Empty(t, listed())
			if life.list != api.NomenclatureProductCategoriesList {
				assert.Equal(t, []any{"Second"}, listed(map[string]any{"field": "isDeleted", "op": "eq", "value": true}))
			}
			success[map[string]any](k.client, life.restore, mark(id))
			assert.Equal(t, []any{"Second"}, listed())
			apiError(k.client, life.remove, mark(iikotest.CourierID), http.StatusBadRequest)
		})
	}
}

func TestServer_listsProductCategoriesByIDAndDeletedOnes(t *testing.T) {
	k := newKitchen(t)
	var ids []string
	for _, name := range []string{"Food", "Drinks"} {
		ids = append(ids, success[models.NomenclatureIDResponse](k.client, api.NomenclatureProductCategoriesCreate, models.CreateProductCategoryRequest{Name: name}).ID)
	}
	names := func(request models.ListProductCategoriesRequest) (names []string) {
		for _, category := range success[models.ListProductCategoriesResponse](k.client, api.NomenclatureProductCategoriesList, request).Items {
			names = append(names, *category.Name)
		}
		return names
	}
	assert.Equal(t, []string{"Drinks"}, names(models.ListProductCategoriesRequest{IDs: ids[1:]}))
	success[models.NomenclatureIDResponse](k.client, api.NomenclatureProductCategoriesDelete, models.NomenclatureIDRequest{ID: ids[0]})
	assert.Equal(t, []string{"Drinks"}, names(models.ListProductCategoriesRequest{Limit: ptr(0)}))
	assert.Equal(t, []string{"Food", "Drinks"}, names(models.ListProductCategoriesRequest{IncludeDeleted: ptr(true)}))
}

func TestServer_hiresAndFiresStaff(t *testing.T) {
	k := newKitchen(t)
	hired := success[models.StaffEmployee](k.client, api.StaffCreate, models.CreateStaffRequest{Code: "7", MainOrganizationID: iikotest.OrganizationID, Name: ptr("Ivan")})
	success[models.StaffEmployee](k.client, api.StaffCreate, models.CreateStaffRequest{Code: "8", MainOrganizationID: iikotest.OrganizationID, Name: ptr("Olga")})
	assert.Equal(t, "Ivan", *success[models.StaffEmployee](k.client, api.StaffGet, models.StaffIDRequest{ID: hired.ID}).Name)
	fired := success[models.FireStaffResponse](k.client, api.StaffFire, models.FireStaffRequest{IDs: []string{hired.ID}})
	assert.Equal(t, []string{hired.ID}, fired.FiredIDs)
	names := func() (names []string) {
		for _, employee := range success[models.ListStaffResponse](k.client, api.StaffList, models.ListStaffRequest{}).Items {
			names = append(names, *employee.Name)
		}
		return names
	}
	assert.Equal(t, []string{"Olga"}, names())
	apiError(k.client, api.StaffFire, models.FireStaffRequest{IDs: []string{hired.ID, "unknown"}}, http.StatusBadRequest)
	assert.Equal(t, []string{hired.ID}, success[models.RestoreStaffResponse](k.client, api.StaffRestore, models.StaffIDRequest{ID: hired.ID}).RestoredIDs)
	assert.Equal(t, []string{"Ivan", "Olga"}, names())
}

func TestRestaurant_BackOffice_isListedByPages(t *testing.T) {
	r := iikotest.DemoRestaurant()
	unit := func(name, code string) models.MeasureUnit {
		return models.MeasureUnit{DirectoryItem: models.DirectoryItem{Name: &name}, Code: &code}
	}
	r.BackOffice = map[string][]any{
		"Inventory.MeasureUnits":      {unit("kg", "166"), unit("l", "112"), unit("pc", "796")},
		"Nomenclature.AllergenGroups": {map[string]any{"id": recordID, "name": "Nuts", "code": "N"}},
		"Nomenclature.SizeScales":     {map[string]any{"name": "Pizza"}},
		"Staff.Positions":             {models.StaffPosition{ID: recordID, Name: ptr("Cook")}},
	}
	c := overNetwork(t, iikotest.Start(t, iikotest.WithRestaurant(r)))
	units := success[models.CatalogListResponse[models.MeasureUnit]](c, api.InventoryMeasureUnits.List, models.CatalogListRequest{Limit: ptr(2), Offset: ptr(1)})
	assert.Equal(t, 3, *units.TotalCount)
	require.Len(t, units.Entities, 2)
	assert.Equal(t, "l", *units.Entities[0].Name)
	assert.Equal(t, "112", *success[models.MeasureUnit](c, api.InventoryMeasureUnits.Get, models.CatalogGetRequest{ID: units.Entities[0].ID}).Code)
	apiError(c, api.InventoryMeasureUnits.Get, models.CatalogGetRequest{ID: "unknown"}, http.StatusBadRequest)
	groups := success[models.DirectoryListResponse[models.NomenclatureAllergenGroup]](c, api.NomenclatureAllergenGroups.List, map[string]any{})
	assert.Equal(t, recordID, groups.Items[0].ID)
	assert.Equal(t, "Cook", *success[models.StaffPosition](c, api.StaffPositionsGet, models.PositionGetRequest{ID: recordID}).Name)
	assert.Len(t, success[models.DirectoryListResponse[models.SizeScale]](c, api.NomenclatureSizeScalesList, map[string]any{}).Items, 1)
	assert.PanicsWithValue(t, `iikotest: Restaurant.BackOffice has no directory "Nothing"`, func() {
		r.BackOffice = map[string][]any{"Nothing": {1}}
		iikotest.NewHandler(iikotest.WithRestaurant(r))
	})
}

func TestServer_filtersRecordsByAllOperators(t *testing.T) {
	r := iikotest.DemoRestaurant()
	for _, name := range []string{"1", "2", "10", ""} {
		r.BackOffice = map[string][]any{"Nomenclature.Producers": append(r.BackOffice["Nomenclature.Producers"], map[string]any{"name": name})}
	}
	c := overNetwork(t, iikotest.Start(t, iikotest.WithRestaurant(r)))
	for _, test := range []struct {
		filter map[string]any
		want   []string
	}{
		{map[string]any{"op": "eq", "value": "2"}, []string{"2"}},
		{map[string]any{"op": "in", "values": []string{"2", "10"}}, []string{"2", "10"}},
		{map[string]any{"op": "nin", "values": []string{"2", "10", ""}}, []string{"1"}},
		{map[string]any{"op": "gt", "value": "2"}, []string{"10"}},
		{map[string]any{"op": "gte", "value": "2"}, []string{"2", "10"}},
		{map[string]any{"op": "lt", "value": "2"}, []string{"1", ""}},
		{map[string]any{"op": "lte", "value": "2"}, []string{"1", "2", ""}},
		{map[string]any{"op": "like", "value": "%1%"}, []string{"1", "10"}},
		{map[string]any{"op": "blank"}, []string{""}},
		{map[string]any{"op": "notblank"}, []string{"1", "2", "10"}},
	} {
		test.filter["field"] = "name"
		got := []string{}
		for _, item := range success[models.DirectoryListResponse[models.Producer]](c, api.NomenclatureProducers.List, map[string]any{"filters": []any{test.filter}}).Items {
			got = append(got, goiikoapi.Value(item.Name))
		}
		assert.Equal(t, test.want, got, test.filter)
	}
	said := apiError(c, api.NomenclatureProducers.List, map[string]any{"filters": []any{map[string]any{"field": "name", "op": "near"}}}, http.StatusBadRequest)
	assert.Contains(t, *said.ErrorDescription, `unknown operator "near"`)
}

func TestServer_keepsAttendances(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	create := func(employee, day models.DateTime) models.Attendance {
		return *success[models.AttendanceResponse](k.client, api.StaffAttendancesCreate, models.CreateAttendanceRequest{
			OrganizationID: org, EmployeeID: string(employee), RoleID: "cook", StartAt: day + "T09:00:00", EndAt: day + "T18:00:00",
		}).Attendance
	}
	first := create("anna", "2026-11-01")
	create("ivan", "2026-11-02")
	employees := func(change func(*models.ListAttendancesRequest)) (ids []string) {
		request := models.ListAttendancesRequest{OrganizationID: org, StartAt: "2026-11-01", EndAt: "2026-11-30"}
		change(&request)
		for _, attendance := range success[models.ListAttendancesResponse](k.client, api.StaffAttendancesList, request).Items {
			ids = append(ids, attendance.EmployeeID)
		}
		return ids
	}
	assert.Equal(t, []string{"anna", "ivan"}, employees(func(*models.ListAttendancesRequest) {}))
	assert.Equal(t, []string{"ivan"}, employees(func(r *models.ListAttendancesRequest) { r.EmployeeIDs = []string{"ivan"} }))
	assert.Equal(t, []string{"ivan"}, employees(func(r *models.ListAttendancesRequest) { r.StartAt = "2026-11-02" }))
	assert.Equal(t, []string{"anna"}, employees(func(r *models.ListAttendancesRequest) { r.EndAt = "2026-11-01" }))
	assert.Empty(t, employees(func(r *models.ListAttendancesRequest) { r.AttendanceTypeIDs = []string{"sick"} }))
	update := models.UpdateAttendanceRequest{OrganizationID: org, ID: first.ID, EmployeeID: "anna", RoleID: "cook", AttendanceTypeID: "sick", StartAt: "2026-11-01T09:00:00"}
	assert.Equal(t, "sick", success[models.AttendanceResponse](k.client, api.StaffAttendancesUpdate, update).Attendance.AttendanceTypeID)
	assert.Equal(t, []string{"anna"}, employees(func(r *models.ListAttendancesRequest) { r.AttendanceTypeIDs = []string{"sick"} }))
	deleted := success[models.DeleteAttendanceResponse](k.client, api.StaffAttendancesDelete, models.DeleteAttendanceRequest{OrganizationID: org, ID: first.ID})
	assert.Equal(t, first.ID, deleted.ID)
	assert.Equal(t, []string{"ivan"}, employees(func(*models.ListAttendancesRequest) {}))
}

func TestServer_keepsAssemblyCharts(t *testing.T) {
	k := newKitchen(t)
	create := func(product string) string {
		return success[models.NomenclatureIDResponse](k.client, api.NomenclatureAssemblyChartsCreate, models.AssemblyChartRequest{ProductID: product, DateFrom: "2026-11-01", DateTo: "2026-11-30"}).ID
	}
	soup, cake := create("soup"), create("cake")
	assert.Equal(t, "cake", success[models.AssemblyChart](k.client, api.NomenclatureAssemblyChartsGet, models.NomenclatureIDRequest{ID: cake}).ProductID)
	products := func(request models.ListAssemblyChartsRequest) (ids []string, revision int64) {
		listed := success[models.ListAssemblyChartsResponse](k.client, api.NomenclatureAssemblyChartsList, request)
		for _, chart := range listed.Items {
			ids = append(ids, chart.ProductID)
		}
		return ids, *listed.KnownRevision
	}
	all, revision := products(models.ListAssemblyChartsRequest{})
	assert.Equal(t, []string{"soup", "cake"}, all)
	found, _ := products(models.ListAssemblyChartsRequest{ProductID: "soup"})
	assert.Equal(t, []string{"soup"}, found)
	found, _ = products(models.ListAssemblyChartsRequest{DateFrom: "2026-12-01"})
	assert.Empty(t, found)
	found, _ = products(models.ListAssemblyChartsRequest{KnownRevision: &revision})
	assert.Empty(t, found)
	success[models.NomenclatureIDResponse](k.client, api.NomenclatureAssemblyChartsUpdate, models.AssemblyChartRequest{ID: soup, ProductID: "borscht", DateTo: "2026-11-30"})
	found, _ = products(models.ListAssemblyChartsRequest{KnownRevision: &revision})
	assert.Equal(t, []string{"borscht"}, found)
	success[models.NomenclatureIDResponse](k.client, api.NomenclatureAssemblyChartsDelete, models.NomenclatureIDRequest{ID: soup})
	found, _ = products(models.ListAssemblyChartsRequest{})
	assert.Equal(t, []string{"cake"}, found)
	apiError(k.client, api.NomenclatureAssemblyChartsGet, models.NomenclatureIDRequest{ID: "unknown"}, http.StatusBadRequest)
}
