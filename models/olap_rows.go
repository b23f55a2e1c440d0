package models

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi/internal/lenient"
)

// OLAPRows decodes the rows of a report into structs whose fields have the names of columns in their json tags, such as
// OLAPRows[sale](report) for
//
//	type sale struct {
//		Dish string  `json:"DishName"`
//		Sum  float64 `json:"DishDiscountSumInt"`
//	}
//
// A column that a row lacks is an error, unless its tag has omitzero or omitempty. null is the zero value. Columns without a
// field are ignored. Integers are exact if the field is an integer.
func OLAPRows[T any](report *OLAPReport) ([]T, error) {
	rows := make([]T, len(report.Data))
	wanted := requiredColumns(reflect.TypeFor[T]())
	for i, row := range report.Data {
		for _, column := range wanted {
			if _, ok := row[column]; !ok {
				return nil, fmt.Errorf("goiikoapi: the row %d of the report has no column %q", i, column)
			}
		}
		data, err := json.Marshal(row)
		if err == nil {
			err = lenient.Unmarshal(data, &rows[i])
		}
		if err != nil {
			return nil, fmt.Errorf("goiikoapi: the row %d of the report can't be decoded: %w", i, err)
		}
	}
	return rows, nil
}

// requiredColumns returns the columns that rows of a struct must have.
func requiredColumns(row reflect.Type) []string {
	if row.Kind() != reflect.Struct {
		return nil
	}
	var columns []string
	for _, field := range reflect.VisibleFields(row) {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		optional := slices.Contains(strings.Split(options, ","), "omitzero") || slices.Contains(strings.Split(options, ","), "omitempty")
		if name != "" && name != "-" && !optional {
			columns = append(columns, name)
		}
	}
	return columns
}
