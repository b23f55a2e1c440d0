package goiikoapi

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Reporting returns OLAP reports and the income plan. The restaurant's server makes them: without a connection to it,
// or if it takes too long, the API error has status 502 or 504.
type Reporting service

// OLAP returns a report on sales, transactions or deliveries. [models.OLAPRows] decodes its rows. A report without a
// condition on days, or with a condition that is incomplete or spans more than 31 days, is an [ArgumentError].
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

// longestPeriod is the longest period between two given days, both included.
const longestPeriod = 31

// invalid returns the property that is wrong in a condition of its kind, and the reason; "" if none is.
func invalid(filter models.OLAPFilter) (property, reason string) {
	switch filter.FilterType {
	case models.OLAPFilterTypeIncludeValues, models.OLAPFilterTypeExcludeValues:
		if len(filter.Values) == 0 {
			return "values", "is missing"
		}
	case models.OLAPFilterTypeRange:
		switch {
		case filter.To == nil:
			return "to", "is missing"
		case filter.From != nil && !isNumber(filter.From):
			return "from", "must be a number"
		case !isNumber(filter.To):
			return "to", "must be a number"
		}
	case models.OLAPFilterTypeDateRange:
		if filter.PeriodType == models.OLAPPeriodCustom || filter.PeriodType == "" && (filter.From != nil || filter.To != nil) {
			return invalidDays(filter)
		}
		if filter.PeriodType == "" {
			return "periodType", "is missing"
		}
	}
	return "", ""
}

// invalidDays is invalid for two days.
func invalidDays(filter models.OLAPFilter) (property, reason string) {
	if filter.To == nil {
		return "to", "is missing"
	}
	if filter.From == nil {
		return "from", "is missing"
	}
	from, err := time.Parse(time.DateOnly, fmt.Sprint(filter.From))
	if err != nil {
		return "from", "must be a day, YYYY-MM-DD"
	}
	to, err := time.Parse(time.DateOnly, fmt.Sprint(filter.To))
	if err != nil {
		return "to", "must be a day, YYYY-MM-DD"
	}
	days := int(to.Sub(from).Hours() / 24)
	if Value(filter.IncludeHigh) {
		days++
	}
	switch {
	case to.Before(from):
		return "to", "is before from"
	case days > longestPeriod:
		return "to", "is too far from from: a period has 31 days at most"
	}
	return "", ""
}

func isNumber(bound any) bool {
	switch reflect.ValueOf(bound).Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Float32, reflect.Float64:
		return true
	}
	_, isJSON := bound.(json.Number)
	return isJSON
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
