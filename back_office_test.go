package goiikoapi_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestAssemblyCharts_Assembled_Prepared_Tree_returnNilIfThereIsNoChart(t *testing.T) {
	chart := models.ChartOnDateRequest{ProductID: "p", DateFrom: "2026-11-25"}
	for name, body := range map[string]string{"nothing": "", "null": "null"} {
		t.Run(name, func(t *testing.T) {
			charts := inTurn(says(http.StatusOK, body)).client(t).Nomenclature.AssemblyCharts
			assembled, apiErr, err := charts.Assembled(t.Context(), chart)
			require.NoError(t, err)
			assert.Nil(t, apiErr)
			assert.Nil(t, assembled)
			prepared, _, err := charts.Prepared(t.Context(), chart)
			require.NoError(t, err)
			assert.Nil(t, prepared)
			tree, _, err := charts.Tree(t.Context(), chart)
			require.NoError(t, err)
			assert.Nil(t, tree)
		})
	}
	charts := inTurn(says(http.StatusOK, `{"id":"c","items":[{"productId":"i","items":[]}]}`)).client(t).Nomenclature.AssemblyCharts
	tree, err := goiikoapi.Check(charts.Tree(t.Context(), chart))
	require.NoError(t, err)
	assert.Equal(t, &models.ChartTreeNode{ID: "c", Items: []models.ChartTreeNode{{ProductID: "i", Items: []models.ChartTreeNode{}}}}, tree)

	_, _, err = inTurn(says(http.StatusOK, `{"page":"login"}`)).client(t).Nomenclature.AssemblyCharts.Assembled(t.Context(), chart)
	require.ErrorIs(t, err, goiikoapi.ErrUnexpectedResponse)
	_, _, err = inTurn(says(http.StatusOK, "")).client(t).Nomenclature.AssemblyCharts.Get(t.Context(), models.NomenclatureIDRequest{ID: "c"})
	require.ErrorIs(t, err, goiikoapi.ErrEmptyResponse)
}

func TestArgumentError_namesWhatABackOfficeCallLacks(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t)
	days := models.OLAPDays("OpenDate.Typed", "2026-11-01", "2026-11-25")
	olap := func(filters ...models.OLAPFilter) error {
		return failed(cli.Reporting.OLAP(t.Context(), models.OLAPRequest{
			ReportType: models.OLAPReportTypeSales, AggregateFields: []string{"DishDiscountSumInt"}, Filters: filters,
		}))
	}
	for want, err := range map[string]error{
		"Platform.Events: fromRevision is missing; so are fromTime and toTime": failed(cli.Platform.Events(t.Context(), models.EventsRequest{})),
		"Platform.Events: fromRevision can't be combined with fromTime and toTime": failed(cli.Platform.Events(t.Context(),
			models.EventsRequest{FromRevision: goiikoapi.Ptr(int64(0)), ToTime: "2026-11-25T00:00:00Z"})),
		"Platform.Events: toTime is empty":   failed(cli.Platform.Events(t.Context(), models.EventsRequest{FromTime: "2026-11-25T00:00:00Z"})),
		"Platform.Events: fromTime is empty": failed(cli.Platform.Events(t.Context(), models.EventsRequest{FromTime: " ", ToTime: "2026-11-25T00:00:00Z"})),
		"Platform.Events: fromRevision must be at least 0": failed(cli.Platform.Events(t.Context(),
			models.EventsRequest{FromRevision: goiikoapi.Ptr(int64(-1))})),
		"Reporting.OLAP: filters has no condition on days; see models.OLAPDays": olap(models.OLAPInclude("DishName", "x")),
		"Reporting.OLAP: filters[1].values is missing":                          olap(days, models.OLAPExclude("DishName")),
		"Reporting.OLAP: filters[0].to is missing":                              olap(models.OLAPFilter{FilterType: models.OLAPFilterTypeRange, Name: "Sum", From: 1}, days),
		"Reporting.OLAP: filters[1].to is missing":                              olap(days, models.OLAPFilter{FilterType: models.OLAPFilterTypeDateRange, Name: "Day", PeriodType: models.OLAPPeriodCustom}),
		"Reporting.OLAP: filters[0].periodType is missing":                      olap(models.OLAPFilter{FilterType: models.OLAPFilterTypeDateRange, Name: "Day"}),
		"Reporting.OLAP: filters[0].from must be a day, YYYY-MM-DD":             olap(models.OLAPDays("Day", "01.11.2026", "2026-11-25")),
		"Reporting.OLAP: filters[0].to must be a day, YYYY-MM-DD":               olap(models.OLAPDays("Day", "2026-11-01", "2026-11-31")),
		"Staff.Fire: ids has 101 elements; their number must be at most 100":    failed(cli.Staff.Fire(t.Context(), models.FireStaffRequest{IDs: strings.Split(strings.Repeat("e,", 100)+"e", ",")})),
		"Reporting.OLAPPreset: dateTo is empty":                                 failed(cli.Reporting.OLAPPreset(t.Context(), models.OLAPPresetRequest{PresetID: "p", DateFrom: "1"})),
		"Staff.Attendances.List: employeeIds has 0 elements; their number must be at least 1": failed(cli.Staff.Attendances.List(t.Context(),
			models.ListAttendancesRequest{OrganizationID: "o", StartAt: "2026-11-01", EndAt: "2026-11-25", EmployeeIDs: []string{}})),
		"Staff.Attendances.List: attendanceTypeIds[1] is empty": failed(cli.Staff.Attendances.List(t.Context(),
			models.ListAttendancesRequest{OrganizationID: "o", StartAt: "2026-11-01", EndAt: "2026-11-25", AttendanceTypeIDs: []string{"t", ""}})),
		"Inventory.StockBalances: storeIds has 1001 elements; their number must be at most 1000": failed(cli.Inventory.StockBalances(t.Context(),
			models.StockBalancesRequest{BalanceAt: "2026-11-01T00:00:00Z", StoreIDs: slices.Repeat([]string{"s"}, 1001)})),
		"Reporting.OLAP: filters[1].from is missing":                                       olap(days, models.OLAPFilter{FilterType: models.OLAPFilterTypeDateRange, Name: "Day", PeriodType: models.OLAPPeriodCustom, To: "2026-11-25"}),
		"Reporting.OLAP: filters[0].from must be a number":                                 olap(models.OLAPFilter{FilterType: models.OLAPFilterTypeRange, Name: "Sum", From: "abc", To: 1}, days),
		"Reporting.OLAP: filters[0].to must be a number":                                   olap(models.OLAPFilter{FilterType: models.OLAPFilterTypeRange, Name: "Sum", To: "zzz"}, days),
		"Reporting.OLAP: filters[0].to is before from":                                     olap(models.OLAPDays("Day", "2026-11-25", "2026-11-24")),
		"Reporting.OLAP: filters[0].to is too far from from: a period has 31 days at most": olap(models.OLAPDays("Day", "2026-10-01", "2026-11-01")),
		"Nomenclature.Products.UpdateBarcodes: barcodes is nil":                            failed(cli.Nomenclature.Products.UpdateBarcodes(t.Context(), models.UpdateProductBarcodesRequest{ProductID: "p"})),
		"Nomenclature.Products.List: filters[0] has 0 elements; their number must be at least 1": failed(cli.Nomenclature.Products.List(t.Context(),
			models.ListProductsRequest{Filters: []models.Filter[models.ProductCard]{models.ProductFields.ID.In()}})),
		"Staff.Fire: ids is empty":                            failed(cli.Staff.Fire(t.Context(), models.FireStaffRequest{})),
		"Nomenclature.AssemblyCharts.List: dateFrom is empty": failed(cli.Nomenclature.AssemblyCharts.List(t.Context(), models.ListAssemblyChartsRequest{})),
		"Nomenclature.AssemblyCharts.List: knownRevision can't be combined with productId": failed(cli.Nomenclature.AssemblyCharts.List(t.Context(),
			models.ListAssemblyChartsRequest{ProductID: "p", KnownRevision: goiikoapi.Ptr(int64(1))})),
		"Nomenclature.AssemblyCharts.ListV1: filters has no filter on the product": failed(cli.Nomenclature.AssemblyCharts.ListV1(t.Context(),
			models.ListAssemblyChartsV1Request{Filters: models.Filters[models.AssemblyChart]{models.AssemblyChartFields.Department.Eq("d")}})),
		"Nomenclature.ProductGroups.List: limit must be at least 1": failed(cli.Nomenclature.ProductGroups.List(t.Context(), models.ListProductGroupsRequest{})),
		"Nomenclature.Products.List: offset must be at least 0":     failed(cli.Nomenclature.Products.List(t.Context(), models.ListProductsRequest{Offset: goiikoapi.Ptr(-1)})),
		"Nomenclature.Products.Update: productId is empty": failed(cli.Nomenclature.Products.Update(t.Context(),
			models.ProductCardRequest{Name: "Борщ", Type: models.ProductCardTypeDish, AmountUnitID: "u"})),
		"Nomenclature.Products.UpdateV1: productId is empty": failed(cli.Nomenclature.Products.UpdateV1(t.Context(),
			models.ProductCardRequest{Name: "Борщ", Type: models.ProductCardTypeDish, AmountUnitID: "u"})),
		"Nomenclature.Products.Create: barcodes[0].barcode is empty": failed(cli.Nomenclature.Products.Create(t.Context(),
			models.ProductCardRequest{Name: "Борщ", Type: models.ProductCardTypeDish, AmountUnitID: "u", Barcodes: []models.BackOfficeBarcode{{Type: models.BarcodeTypeGTIN}}})),
	} {
		var invalid *goiikoapi.ArgumentError
		require.ErrorAs(t, err, &invalid, want)
		assert.Equal(t, "goiikoapi: "+want, err.Error())
	}
	assert.Empty(t, iiko.arrivals())
}

func TestPlatform_Events_takesEachOfItsModes(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"items":[],"revision":9}`))
	cli := iiko.client(t)
	require.NoError(t, failed(cli.Platform.Events(t.Context(), models.EventsRequest{FromRevision: goiikoapi.Ptr(int64(0))})))
	require.NoError(t, failed(cli.Platform.Events(t.Context(), models.EventsRequest{FromTime: "2026-11-24T00:00:00Z", ToTime: "2026-11-25T00:00:00Z"})))
}

func TestErrUnexpectedResponse_isReturnedForAnotherIDOfTheBackOffice(t *testing.T) {
	for name, change := range map[string]func(ctx context.Context, cli *goiikoapi.Client) error{
		"Accounts.Delete": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Finance.Accounts.Delete(ctx, models.FinanceIDRequest{ID: "mine"}))
		},
		"CashFlowCategories.Restore": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Finance.CashFlowCategories.Restore(ctx, models.FinanceRestoreRequest{ID: "mine"}))
		},
		"Staff.Restore": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Staff.Restore(ctx, models.StaffIDRequest{ID: "mine"}))
		},
		"Staff.Update": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Staff.Update(ctx, models.UpdateStaffRequest{ID: "mine"}))
		},
		"Products.UpdateBarcodes": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Nomenclature.Products.UpdateBarcodes(ctx, models.UpdateProductBarcodesRequest{ProductID: "mine", Barcodes: []models.BackOfficeBarcode{}}))
		},
		"SizeScales.Delete": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Nomenclature.SizeScales.Delete(ctx, models.NomenclatureIDRequest{ID: "mine"}))
		},
		"AssemblyCharts.Delete": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Nomenclature.AssemblyCharts.Delete(ctx, models.NomenclatureIDRequest{ID: "mine"}))
		},
	} {
		t.Run(name, func(t *testing.T) {
			other := inTurn(says(http.StatusOK, `{"id":"other","productId":"other","restoredIds":["other"]}`))
			err := change(t.Context(), other.client(t))
			require.ErrorIs(t, err, goiikoapi.ErrUnexpectedResponse)
			assert.True(t, goiikoapi.MayBeDone(err))
			mine := inTurn(says(http.StatusOK, `{"id":"MINE","productId":"mine","restoredIds":["x","mine"]}`))
			require.NoError(t, change(t.Context(), mine.client(t)))
		})
	}
}

func TestMenu_ExternalMenu_returnsTheAPIErrorOfStatus402(t *testing.T) {
	iiko := inTurn(says(http.StatusPaymentRequired, `{"code":"TARIFF","description":"external menus are not paid for"}`))
	_, apiErr, err := iiko.client(t).Menu.ExternalMenu(t.Context(), models.ExternalMenuRequest{ExternalMenuID: "7267", OrganizationIDs: []string{"o"}})
	require.NoError(t, err)
	require.NotNil(t, apiErr)
	assert.Equal(t, http.StatusPaymentRequired, apiErr.StatusCode)
	assert.Equal(t, models.ErrorCode("TARIFF"), apiErr.ErrorCode)
	assert.Equal(t, "external menus are not paid for", apiErr.ErrorDescription)

	gateway := inTurn(says(http.StatusBadGateway, `{"code":"502","description":"bad gateway"}`))
	_, apiErr, err = gateway.client(t).Menu.ExternalMenu(t.Context(), models.ExternalMenuRequest{ExternalMenuID: "7267", OrganizationIDs: []string{"o"}})
	assert.Nil(t, apiErr)
	require.ErrorIs(t, err, goiikoapi.ErrStatus)
}

func TestCall_validatesARequestOfATypeWithinItself(t *testing.T) {
	type node struct {
		ID       string  `json:"id" iiko:"required"`
		Children []*node `json:"children"`
	}
	cli := inTurn(succeeds).client(t)
	endpoint := goiikoapi.Endpoint{Path: "/api/1/tree"}
	tree := node{ID: "a", Children: []*node{{ID: "b", Children: []*node{{}}}}}
	_, _, err := goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, endpoint, tree)
	require.ErrorContains(t, err, "children[0].children[0].id is empty")
	tree.Children[0].Children[0].ID = "c"
	require.NoError(t, failed(goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, endpoint, tree)))
}
