package goiikoapi_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestErrUnexpectedResponse_isReturnedForAnotherDocument(t *testing.T) {
	target := models.DocumentRequest{OrganizationID: "o", DocumentID: "mine"}
	id := models.NomenclatureIDRequest{ID: "mine"}
	for name, call := range map[string]func(ctx context.Context, cli *goiikoapi.Client) error{
		"Create": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Inventory.WriteoffDocuments.Create(ctx, models.WriteoffDocumentRequest{
				OrganizationID: "o", DocumentID: "mine", StoreFrom: "s", ExpenseAccount: "a", Items: []models.WriteoffDocumentRequestItem{{Product: "p"}},
			}))
		},
		"Get": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Inventory.IncomingInvoices.Get(ctx, target))
		},
		"Post": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Inventory.IncomingInventories.Post(ctx, target))
		},
		"Unpost": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Inventory.SalesDocuments.Unpost(ctx, target))
		},
		"Cancel": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Finance.OutgoingServices.Cancel(ctx, target))
		},
		"AssemblyCharts.Get": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Nomenclature.AssemblyCharts.Get(ctx, id))
		},
		"AssemblyCharts.GetV1": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Nomenclature.AssemblyCharts.GetV1(ctx, id))
		},
		"Positions.Get": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Staff.Positions.Get(ctx, models.PositionGetRequest{ID: "mine"}))
		},
		"SizeScales.Get": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Nomenclature.SizeScales.Get(ctx, id))
		},
		"Accounts.Get": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Finance.Accounts.Get(ctx, models.FinanceIDRequest{ID: "mine"}))
		},
		"CashFlowCategories.Get": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Finance.CashFlowCategories.Get(ctx, models.FinanceIDRequest{ID: "mine"}))
		},
		"Staff.Get": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Staff.Get(ctx, models.StaffIDRequest{ID: "mine"}))
		},
	} {
		t.Run(name, func(t *testing.T) {
			require.ErrorIs(t, call(t.Context(), inTurn(says(http.StatusOK, `{"id":"another","documentId":"another"}`)).client(t, once)), goiikoapi.ErrUnexpectedResponse)
			for _, response := range []string{`{"id":"MINE","documentId":"MINE"}`, `{"message":"done","name":"x"}`, `{"comment":"x","documentNumber":"7","code":"1"}`} {
				err := call(t.Context(), inTurn(says(http.StatusOK, response)).client(t, once))
				if err != nil { // none of the properties is known
					require.ErrorIs(t, err, goiikoapi.ErrUnexpectedResponse)
					require.NotContains(t, response, "MINE")
				}
			}
		})
	}
}

func TestErrUnexpectedResponse_isNotReturnedForASavedDocumentWithoutAnID(t *testing.T) {
	cli := inTurn(says(http.StatusOK, `{"message":"done"}`)).client(t, once)
	require.NoError(t, failed(cli.Inventory.IncomingInvoices.Post(t.Context(), models.DocumentRequest{OrganizationID: "o", DocumentID: "mine"})))
}

func TestAssemblyCharts_Tree_isNothingForABodyOfWhiteSpace(t *testing.T) {
	cli := inTurn(says(http.StatusOK, " \r\n")).client(t, once)
	tree, err := goiikoapi.Check(cli.Nomenclature.AssemblyCharts.Tree(t.Context(), models.ChartOnDateRequest{DateFrom: "2026-11-25", ProductID: "p"}))
	require.NoError(t, err)
	require.Nil(t, tree)
}

func TestReporting_OLAP_takesEveryConditionOfTheDocument(t *testing.T) {
	days := models.OLAPDays("OpenDate.Typed", "2026-10-01", "2026-10-31")
	for _, filter := range []models.OLAPFilter{
		{FilterType: models.OLAPFilterTypeRange, Name: "Sum", To: 100},
		{FilterType: models.OLAPFilterTypeDateRange, Name: "Day", From: "2026-01-01", To: "2026-02-01"}, // the upper bound does not count
		models.OLAPDays("Day", "2026-10-01", "2026-10-01"),
		models.OLAPIn("Day", models.OLAPPeriodToday),
	} {
		iiko := inTurn(says(http.StatusOK, `{"data":[]}`))
		require.NoError(t, failed(iiko.client(t, once).Reporting.OLAP(t.Context(), models.OLAPRequest{
			ReportType: models.OLAPReportTypeSales, AggregateFields: []string{"Sum"}, Filters: []models.OLAPFilter{filter, days},
		})))
		require.Len(t, iiko.arrivals(), 1)
	}
}

func TestAttendances_Update_sendsAnOpenAttendanceAsItWasRead(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"attendance":{"id":"a"}}`))
	read := models.Attendance{ID: "a"}
	require.NoError(t, failed(iiko.client(t, once).Staff.Attendances.Update(t.Context(), models.UpdateAttendanceRequest{
		ID: "a", AttendanceTypeID: "t", EmployeeID: "e", OrganizationID: "o", RoleID: "r", StartAt: "2026-11-25T10:00:00Z", EndAt: &read.EndAt,
	})))
	require.Contains(t, iiko.arrivals()[0].body, `"endAt":null`)
}
