package models

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi/internal/lenient"
)

// OLAPRow is a row of a report: its cells by the names of the columns.
type OLAPRow map[string]OLAPCell

// OLAPCell is a value in a report.
type OLAPCell struct {
	// raw is the JSON; nil for null.
	raw json.RawMessage
}

// IsNull reports whether the cell has no value.
func (c OLAPCell) IsNull() bool { return c.raw == nil }

// Text returns a text; false if the cell is none.
func (c OLAPCell) Text() (string, bool) {
	var text string
	return text, !c.IsNull() && json.Unmarshal(c.raw, &text) == nil
}

// Number returns a number, also one that is written as a text; false if the cell is none.
func (c OLAPCell) Number() (float64, bool) {
	var number float64
	return number, !c.IsNull() && lenient.Unmarshal(c.raw, &number) == nil
}

// Integer returns an integer, also one that is written as a text or with zeros after the point; false if the cell is
// none. It is exact.
func (c OLAPCell) Integer() (int64, bool) {
	var integer int64
	return integer, !c.IsNull() && lenient.Unmarshal(c.raw, &integer) == nil
}

// Date returns a date, with a time or without; false if the cell is none.
func (c OLAPCell) Date() (DateTime, bool) {
	text, ok := c.Text()
	if _, err := DateTime(text).In(time.UTC); !ok || err != nil {
		return "", false
	}
	return DateTime(text), true
}

// MarshalJSON returns the cell as iiko sent it.
func (c OLAPCell) MarshalJSON() ([]byte, error) {
	if c.IsNull() {
		return []byte("null"), nil
	}
	return c.raw, nil
}

// UnmarshalJSON keeps any value.
func (c *OLAPCell) UnmarshalJSON(data []byte) error {
	c.raw = nil
	if !bytes.Equal(data, []byte("null")) {
		c.raw = bytes.Clone(data)
	}
	return nil
}

// OLAPRows decodes the rows of a report into structs whose fields have the names of columns in their json tags, such as
// OLAPRows[sale](report) for
//
//	type sale struct {
//		Dish string  `json:"DishName"`
//		Sum  float64 `json:"DishDiscountSumInt"`
//	}
//
// A field without a tag has the name of its column. A column that a row lacks is an error, unless the tag has omitzero or
// omitempty. null is the zero value. Columns without a field are ignored. Integers are exact if the field is an integer.
// T can also be a map; any other type is an error.
func OLAPRows[T any](report *OLAPReport) ([]T, error) {
	if report == nil {
		return nil, errors.New("goiikoapi: OLAPRows: the report is nil")
	}
	row := reflect.TypeFor[T]()
	if row.Kind() != reflect.Struct && row.Kind() != reflect.Map {
		return nil, fmt.Errorf("goiikoapi: OLAPRows: %s is neither a struct nor a map", row)
	}
	rows := make([]T, len(report.Data))
	wanted := requiredColumns(row)
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
		embedded := field.Anonymous && name == "" // its fields are visible themselves
		optional := slices.Contains(strings.Split(options, ","), "omitzero") || slices.Contains(strings.Split(options, ","), "omitempty")
		if field.IsExported() && !embedded && name != "-" && !optional {
			columns = append(columns, cmp.Or(name, field.Name))
		}
	}
	return columns
}
