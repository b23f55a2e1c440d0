package models

import (
	"cmp"
	"encoding/json"
	"strings"
)

// OLAPReportType is what a report is about.
type OLAPReportType string

const (
	// OLAPReportTypeSales: sales.
	OLAPReportTypeSales OLAPReportType = "SALES"
	// OLAPReportTypeTransactions: transactions.
	OLAPReportTypeTransactions OLAPReportType = "TRANSACTIONS"
	// OLAPReportTypeDeliveries: deliveries.
	OLAPReportTypeDeliveries OLAPReportType = "DELIVERIES"
)

// OLAPFilterType is how a report is filtered.
type OLAPFilterType string

const (
	// OLAPFilterTypeIncludeValues: rows with one of the values.
	OLAPFilterTypeIncludeValues OLAPFilterType = "IncludeValues"
	// OLAPFilterTypeExcludeValues: rows with none of the values.
	OLAPFilterTypeExcludeValues OLAPFilterType = "ExcludeValues"
	// OLAPFilterTypeRange: numbers between two bounds.
	OLAPFilterTypeRange OLAPFilterType = "Range"
	// OLAPFilterTypeDateRange: days of a period.
	OLAPFilterTypeDateRange OLAPFilterType = "DateRange"
)

// OLAPPeriod is a period of time in a report.
type OLAPPeriod string

const (
	// OLAPPeriodCustom: between two given days, at most 31.
	OLAPPeriodCustom OLAPPeriod = "CUSTOM"
	// OLAPPeriodOpenPeriod: the open accounting period.
	OLAPPeriodOpenPeriod OLAPPeriod = "OPEN_PERIOD"
	// OLAPPeriodToday: today.
	OLAPPeriodToday OLAPPeriod = "TODAY"
	// OLAPPeriodYesterday: yesterday.
	OLAPPeriodYesterday OLAPPeriod = "YESTERDAY"
	// OLAPPeriodCurrentWeek: this week.
	OLAPPeriodCurrentWeek OLAPPeriod = "CURRENT_WEEK"
	// OLAPPeriodCurrentMonth: this month.
	OLAPPeriodCurrentMonth OLAPPeriod = "CURRENT_MONTH"
	// OLAPPeriodCurrentYear: this year.
	OLAPPeriodCurrentYear OLAPPeriod = "CURRENT_YEAR"
	// OLAPPeriodLastWeek: last week.
	OLAPPeriodLastWeek OLAPPeriod = "LAST_WEEK"
	// OLAPPeriodLastMonth: last month.
	OLAPPeriodLastMonth OLAPPeriod = "LAST_MONTH"
	// OLAPPeriodLastYear: last year.
	OLAPPeriodLastYear OLAPPeriod = "LAST_YEAR"
)

// OLAPFilter is a condition for the rows of a report. [OLAPInclude], [OLAPExclude], [OLAPRange], [OLAPDays] and
// [OLAPIn] build the kinds.
type OLAPFilter struct {
	// FilterType is the kind of condition.
	FilterType OLAPFilterType `json:"filterType" iiko:"required"`
	// From is the lower bound: a number, or a day as YYYY-MM-DD.
	From any `json:"from,omitzero"`
	// IncludeHigh is whether the upper bound counts; false when nil.
	IncludeHigh *bool `json:"includeHigh,omitzero"`
	// IncludeLow is whether the lower bound counts; true when nil.
	IncludeLow *bool `json:"includeLow,omitzero"`
	// Name of the column.
	Name string `json:"name" iiko:"required"`
	// PeriodType is the period of a condition on days.
	PeriodType OLAPPeriod `json:"periodType,omitzero"`
	// To is the upper bound: a number, or a day as YYYY-MM-DD.
	To any `json:"to,omitzero"`
	// Values to include or exclude.
	Values []string `json:"values,omitzero"`
}

// OLAPInclude selects the rows whose column has one of the values.
func OLAPInclude(column string, values ...string) OLAPFilter {
	return OLAPFilter{FilterType: OLAPFilterTypeIncludeValues, Name: column, Values: values}
}

// OLAPExclude selects the rows whose column has none of the values.
func OLAPExclude(column string, values ...string) OLAPFilter {
	return OLAPFilter{FilterType: OLAPFilterTypeExcludeValues, Name: column, Values: values}
}

// OLAPRange selects the rows whose column is a number from low to high, both included.
func OLAPRange[N int | int64 | float64](column string, low, high N) OLAPFilter {
	included := true
	return OLAPFilter{FilterType: OLAPFilterTypeRange, Name: column, From: low, To: high, IncludeLow: &included, IncludeHigh: &included}
}

// OLAPDays selects the rows whose column is a day from first to last, both included, YYYY-MM-DD. They may be 31 days at
// most. The column is OpenDate.Typed in reports on sales and deliveries, and DateTime.DateTyped in those on transactions.
func OLAPDays(column, first, last string) OLAPFilter {
	included := true
	return OLAPFilter{
		FilterType: OLAPFilterTypeDateRange, Name: column, PeriodType: OLAPPeriodCustom,
		From: first, To: last, IncludeLow: &included, IncludeHigh: &included,
	}
}

// OLAPIn selects the rows whose column is a day of a period.
func OLAPIn(column string, period OLAPPeriod) OLAPFilter {
	return OLAPFilter{FilterType: OLAPFilterTypeDateRange, Name: column, PeriodType: period}
}

// OLAPRequest asks for a report. The names of the columns come from Reporting.OLAPColumns and depend on the version of
// the server. A broad report, over a long period or many columns, may take long or return nothing: ask for several
// shorter periods then.
type OLAPRequest struct {
	// AggregateFields are the columns whose values are aggregated.
	AggregateFields []string `json:"aggregateFields" iiko:"required"`
	// BuildSummary is whether totals are calculated.
	BuildSummary *bool `json:"buildSummary,omitzero"`
	// Filters must all be met. One must be on days, such as [OLAPDays].
	Filters []OLAPFilter `json:"filters" iiko:"required"`
	// GroupByColFields are the columns by which the report is grouped from left to right.
	GroupByColFields []string `json:"groupByColFields,omitzero"`
	// GroupByRowFields are the columns by which the report is grouped from top to bottom.
	GroupByRowFields []string `json:"groupByRowFields,omitzero"`
	// ReportType is what the report is about.
	ReportType OLAPReportType `json:"reportType" iiko:"required"`
}

// OLAPReport is a report. [OLAPRows] decodes its rows into structs.
type OLAPReport struct {
	// Data are the rows.
	Data []OLAPRow `json:"data,omitzero"`
	// Summary has the totals.
	Summary []json.RawMessage `json:"summary,omitzero"`
}

// OLAPColumnsRequest lists the columns of reports.
type OLAPColumnsRequest struct {
	// ReportType is what the reports are about.
	ReportType OLAPReportType `json:"reportType" iiko:"required"`
}

// OLAPColumnType is the type of the values in a column. iiko has more than those below.
type OLAPColumnType string

const (
	// OLAPColumnTypeEnum: one of a few texts.
	OLAPColumnTypeEnum OLAPColumnType = "ENUM"
	// OLAPColumnTypeString: a text.
	OLAPColumnTypeString OLAPColumnType = "STRING"
	// OLAPColumnTypeID: an ID.
	OLAPColumnTypeID OLAPColumnType = "ID"
	// OLAPColumnTypeDateTime: a date and time.
	OLAPColumnTypeDateTime OLAPColumnType = "DATETIME"
	// OLAPColumnTypeInteger: an integer.
	OLAPColumnTypeInteger OLAPColumnType = "INTEGER"
	// OLAPColumnTypePercent: a percentage.
	OLAPColumnTypePercent OLAPColumnType = "PERCENT"
	// OLAPColumnTypeDurationInSeconds: a duration, in seconds.
	OLAPColumnTypeDurationInSeconds OLAPColumnType = "DURATION_IN_SECONDS"
)

// OLAPColumn is a column of reports.
type OLAPColumn struct {
	// CanAggregate reports whether the column can be in AggregateFields.
	CanAggregate *bool `json:"canAggregate,omitzero"`
	// CanFilter reports whether the column can be in Filters.
	CanFilter *bool `json:"canFilter,omitzero"`
	// CanGroup reports whether the column can be in GroupByRowFields and GroupByColFields.
	CanGroup *bool `json:"canGroup,omitzero"`
	// DisplayName is the name for people.
	DisplayName *string `json:"displayName,omitzero"`
	// Name of the column, for requests and in rows.
	Name *string `json:"name,omitzero"`
	// Tags are the parts of the report that have the column.
	Tags []string `json:"tags,omitzero"`
	// Type of the values.
	Type OLAPColumnType `json:"type,omitzero"`
}

// String describes the column, such as "DishName (Dish): ENUM, groups, filters". Its parts are the name, the name for
// people, the type, and what the column can be used for.
func (c OLAPColumn) String() string {
	var text strings.Builder
	text.WriteString(deref(c.Name))
	if c.DisplayName != nil {
		text.WriteString(" (" + *c.DisplayName + ")")
	}
	text.WriteString(": " + cmp.Or(string(c.Type), "unknown type"))
	for _, use := range []struct {
		can  *bool
		verb string
	}{{c.CanGroup, "groups"}, {c.CanAggregate, "aggregates"}, {c.CanFilter, "filters"}} {
		if deref(use.can) {
			text.WriteString(", " + use.verb)
		}
	}
	return text.String()
}

// OLAPPreset is a report that was saved in iikoOffice.
type OLAPPreset struct {
	// Name of the report.
	Name *string `json:"name,omitzero"`
	// PresetID is the ID of the report.
	PresetID string `json:"presetId,omitzero"`
}

// String returns the name and the ID of the report.
func (p OLAPPreset) String() string { return deref(p.Name) + " (" + p.PresetID + ")" }

func deref[T any](pointer *T) (value T) {
	if pointer != nil {
		value = *pointer
	}
	return value
}

// OLAPPresetRequest asks for a saved report over a period.
type OLAPPresetRequest struct {
	// DateFrom is the first day, YYYY-MM-DD.
	DateFrom DateTime `json:"dateFrom" iiko:"required"`
	// DateTo is the day after the last, YYYY-MM-DD: the report ends before it.
	DateTo DateTime `json:"dateTo" iiko:"required"`
	// PresetID is the ID of the [OLAPPreset].
	PresetID string `json:"presetId" iiko:"required"`
}

// IncomePlanRequest asks for the planned income of an organization, by day.
type IncomePlanRequest struct {
	// DateFrom is the first day, YYYY-MM-DD.
	DateFrom DateTime `json:"dateFrom" iiko:"required"`
	// DateTo is the last day, YYYY-MM-DD.
	DateTo DateTime `json:"dateTo" iiko:"required"`
	// OrganizationID is the ID of the organization.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// IncomePlanResponse is the planned income of an organization.
type IncomePlanResponse struct {
	// Items are the plans of the days.
	Items []IncomePlan `json:"items,omitzero"`
}

// IncomePlan is the planned income of a day.
type IncomePlan struct {
	// Date is the day, YYYY-MM-DD.
	Date DateTime `json:"date,omitzero"`
	// PlanValue is an amount or a percentage, according to ValueType.
	PlanValue *float64 `json:"planValue,omitzero"`
	// ValueType is the kind of PlanValue.
	ValueType IncomePlanValueType `json:"valueType,omitzero"`
}

// IncomePlanValueType is how an income is planned.
type IncomePlanValueType string

const (
	// IncomePlanValueTypeAbsolute: an amount.
	IncomePlanValueTypeAbsolute IncomePlanValueType = "ABSOLUTE"
	// IncomePlanValueTypePercent: a percentage.
	IncomePlanValueTypePercent IncomePlanValueType = "PERCENT"
	// IncomePlanValueTypeAutomatic: calculated by iiko.
	IncomePlanValueTypeAutomatic IncomePlanValueType = "AUTOMATIC"
)
