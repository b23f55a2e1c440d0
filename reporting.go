package goiikoapi

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Reporting returns OLAP reports and the income plan. The restaurant's server makes them: without a connection to it,
// or if it takes too long, the API error has status 502 or 504.
type Reporting service

// OLAP returns a report on sales, transactions or deliveries. [models.OLAPRows] decodes its rows. A report without a
// condition on days, or with an incomplete condition, is an [ArgumentError].
//
// Operation: [POST /api/reporting/v1/olap/get].
//
// [POST /api/reporting/v1/olap/get]: https://api-ru.iiko.services/docs
func (r *Reporting) OLAP(ctx context.Context, req models.OLAPRequest) (*models.OLAPReport, *CustomErrorModel, error) {
	if err := validate(api.ReportingOLAP, req); err != nil { // what is empty comes first
		return nil, nil, err
	}
	for i, filter := range req.Filters {
		if property, reason := invalid(filter); property != "" {
			return nil, nil, &ArgumentError{Operation: api.ReportingOLAP.Name, Argument: fmt.Sprintf("filters[%d].%s", i, property), Reason: reason}
		}
	}
	if !slices.ContainsFunc(req.Filters, func(filter models.OLAPFilter) bool { return filter.FilterType == models.OLAPFilterTypeDateRange }) {
		return nil, nil, &ArgumentError{Operation: api.ReportingOLAP.Name, Argument: "filters", Reason: "has no condition on days; see models.OLAPDays"}
	}
	return call[models.OLAPReport](ctx, r, api.ReportingOLAP, req)
}

// invalid returns the property that is wrong in a condition of its kind, and the reason; "" if none is.
func invalid(filter models.OLAPFilter) (property, reason string) {
	days := filter.FilterType == models.OLAPFilterTypeDateRange
	bounds := filter.FilterType == models.OLAPFilterTypeRange || filter.PeriodType == models.OLAPPeriodCustom
	values := filter.FilterType == models.OLAPFilterTypeIncludeValues || filter.FilterType == models.OLAPFilterTypeExcludeValues
	switch {
	case values && len(filter.Values) == 0:
		return "values", "is missing"
	case days && filter.PeriodType == "":
		return "periodType", "is missing"
	case bounds && filter.From == nil:
		return "from", "is missing"
	case bounds && filter.To == nil:
		return "to", "is missing"
	case days && bounds && !isDay(filter.From):
		return "from", "must be a day, YYYY-MM-DD"
	case days && bounds && !isDay(filter.To):
		return "to", "must be a day, YYYY-MM-DD"
	}
	return "", ""
}

func isDay(bound any) bool {
	_, err := time.Parse(time.DateOnly, fmt.Sprint(bound))
	return err == nil
}

// OLAPColumns lists the columns of reports. They depend on the version of the server.
//
// Operation: [POST /api/reporting/v1/olap/columns/get].
//
// [POST /api/reporting/v1/olap/columns/get]: https://api-ru.iiko.services/docs
func (r *Reporting) OLAPColumns(ctx context.Context, req models.OLAPColumnsRequest) ([]models.OLAPColumn, *CustomErrorModel, error) {
	return callList[models.OLAPColumn](ctx, r, api.ReportingOLAPColumns, req)
}

// OLAPPreset returns a saved report for a period. An unknown ID is an API error with status 404.
//
// Operation: [POST /api/reporting/v1/olap/presets/get].
//
// [POST /api/reporting/v1/olap/presets/get]: https://api-ru.iiko.services/docs
func (r *Reporting) OLAPPreset(ctx context.Context, req models.OLAPPresetRequest) (*models.OLAPReport, *CustomErrorModel, error) {
	return call[models.OLAPReport](ctx, r, api.ReportingOLAPPreset, req)
}

// OLAPPresets lists the reports that were saved in iikoOffice.
//
// Operation: [POST /api/reporting/v1/olap/presets/list].
//
// [POST /api/reporting/v1/olap/presets/list]: https://api-ru.iiko.services/docs
func (r *Reporting) OLAPPresets(ctx context.Context) ([]models.OLAPPreset, *CustomErrorModel, error) {
	return callList[models.OLAPPreset](ctx, r, api.ReportingOLAPPresets, struct{}{})
}

// IncomePlan returns the planned income of an organization, by day.
//
// Operation: [POST /api/reporting/v1/income-plan/list].
//
// [POST /api/reporting/v1/income-plan/list]: https://api-ru.iiko.services/docs
func (r *Reporting) IncomePlan(ctx context.Context, req models.IncomePlanRequest) (*models.IncomePlanResponse, *CustomErrorModel, error) {
	return call[models.IncomePlanResponse](ctx, r, api.ReportingIncomePlan, req)
}
