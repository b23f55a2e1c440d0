package models

import (
	"encoding/json"
	"errors"
	"strconv"
)

// Filter is a condition of a list of T. All filters of a request must be met. Build one with the fields of the list,
// such as NomenclatureAllergenGroupFields.Name.Like("nut"): they have only the operators that iiko accepts for them.
type Filter[T any] struct {
	field    string `iiko:"required"`
	operator filterOperator
	value    json.RawMessage
	values   []json.RawMessage `iiko:"min=1"`
}

// filterOperator is how a filter compares.
type filterOperator string

// Field returns the name of the property that the filter compares; "" for the zero Filter, which no list accepts.
func (f Filter[T]) Field() string { return f.field }

// Operator returns the operator: eq, ne, gt, gte, lt, lte, in, nin (not in), like, blank or notblank.
func (f Filter[T]) Operator() string { return string(f.operator) }

// filterJSON is the JSON of a Filter.
type filterJSON struct {
	Field    string            `json:"field"`
	Operator filterOperator    `json:"op,omitzero"`
	Value    json.RawMessage   `json:"value,omitzero"`
	Values   []json.RawMessage `json:"values,omitzero"`
}

// MarshalJSON returns the filter as iiko expects it.
func (f Filter[T]) MarshalJSON() ([]byte, error) {
	if f.field == "" {
		return nil, errors.New("a Filter without a field")
	}
	return json.Marshal(filterJSON{f.field, f.operator, f.value, f.values})
}

// UnmarshalJSON reads a filter. It does not check the field and the operator.
func (f *Filter[T]) UnmarshalJSON(data []byte) error {
	var read filterJSON
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	*f = Filter[T]{read.Field, read.Operator, read.Value, read.Values}
	return nil
}

// Filters are the conditions of a list of T, which must all be met. nil is encoded as an empty list.
type Filters[T any] []Filter[T]

// MarshalJSON returns a list, which is empty if f is nil.
func (f Filters[T]) MarshalJSON() ([]byte, error) {
	if f == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]Filter[T](f))
}

func compare[T, V any](field string, operator filterOperator, value V) Filter[T] {
	encoded, _ := json.Marshal(value) // can't fail: fields have strings, numbers and booleans
	return Filter[T]{field: field, operator: operator, value: encoded}
}

func compareAny[T, V any](field string, operator filterOperator, values []V) Filter[T] {
	encoded := make([]json.RawMessage, len(values))
	for i, value := range values {
		encoded[i], _ = json.Marshal(value) // can't fail, as in compare
	}
	return Filter[T]{field: field, operator: operator, values: encoded}
}

// IDField is an ID by which lists of T are filtered.
type IDField[T any] struct{ name string }

// Eq accepts one ID.
func (f IDField[T]) Eq(id string) Filter[T] { return compare[T](f.name, "eq", id) }

// In accepts any of the IDs.
func (f IDField[T]) In(ids ...string) Filter[T] { return compareAny[T](f.name, "in", ids) }

// OptionalIDField is an ID that may be missing.
type OptionalIDField[T any] struct{ IDField[T] }

// Blank accepts what has no ID.
func (f OptionalIDField[T]) Blank() Filter[T] { return Filter[T]{field: f.name, operator: "blank"} }

// NotBlank accepts what has an ID.
func (f OptionalIDField[T]) NotBlank() Filter[T] {
	return Filter[T]{field: f.name, operator: "notblank"}
}

// ScalarField is a text by which lists of T are filtered, one value at a time.
type ScalarField[T any] struct{ name string }

// Eq accepts the text.
func (f ScalarField[T]) Eq(text string) Filter[T] { return compare[T](f.name, "eq", text) }

// Ne accepts all but the text.
func (f ScalarField[T]) Ne(text string) Filter[T] { return compare[T](f.name, "ne", text) }

// Like accepts texts that contain part, in any case.
func (f ScalarField[T]) Like(part string) Filter[T] { return compare[T](f.name, "like", part) }

// Blank accepts null and the empty text.
func (f ScalarField[T]) Blank() Filter[T] { return Filter[T]{field: f.name, operator: "blank"} }

// NotBlank accepts all but null and the empty text.
func (f ScalarField[T]) NotBlank() Filter[T] { return Filter[T]{field: f.name, operator: "notblank"} }

// TextField is a text by which lists of T are filtered.
type TextField[T any] struct{ ScalarField[T] }

// In accepts any of the texts.
func (f TextField[T]) In(texts ...string) Filter[T] { return compareAny[T](f.name, "in", texts) }

// NotIn accepts none of the texts.
func (f TextField[T]) NotIn(texts ...string) Filter[T] { return compareAny[T](f.name, "nin", texts) }

// EnumField is an enumeration E by which lists of T are filtered.
type EnumField[T any, E ~string] struct{ name string }

// Eq accepts the value.
func (f EnumField[T, E]) Eq(value E) Filter[T] { return compare[T](f.name, "eq", value) }

// Ne accepts all but the value.
func (f EnumField[T, E]) Ne(value E) Filter[T] { return compare[T](f.name, "ne", value) }

// In accepts any of the values.
func (f EnumField[T, E]) In(values ...E) Filter[T] { return compareAny[T](f.name, "in", values) }

// NotIn accepts none of the values.
func (f EnumField[T, E]) NotIn(values ...E) Filter[T] { return compareAny[T](f.name, "nin", values) }

// FlagField is true or false.
type FlagField[T any] struct{ name string }

// Eq accepts the value.
func (f FlagField[T]) Eq(value bool) Filter[T] { return compare[T](f.name, "eq", value) }

// RevisionField is a revision of T.
type RevisionField[T any] struct{ name string }

// Eq accepts one revision. In lists of size scales it accepts what has changed since then.
func (f RevisionField[T]) Eq(revision int64) Filter[T] { return compare[T](f.name, "eq", revision) }

// OrderedField is a number or a time V by which lists of T are filtered.
type OrderedField[T any, V int64 | float64 | DateTime] struct{ name string }

// Eq accepts the value.
func (f OrderedField[T, V]) Eq(value V) Filter[T] { return compare[T](f.name, "eq", value) }

// Ne accepts all but the value.
func (f OrderedField[T, V]) Ne(value V) Filter[T] { return compare[T](f.name, "ne", value) }

// Gt accepts what is greater or later.
func (f OrderedField[T, V]) Gt(value V) Filter[T] { return compare[T](f.name, "gt", value) }

// Gte accepts the value and what is greater or later.
func (f OrderedField[T, V]) Gte(value V) Filter[T] { return compare[T](f.name, "gte", value) }

// Lt accepts what is less or earlier.
func (f OrderedField[T, V]) Lt(value V) Filter[T] { return compare[T](f.name, "lt", value) }

// Lte accepts the value and what is less or earlier.
func (f OrderedField[T, V]) Lte(value V) Filter[T] { return compare[T](f.name, "lte", value) }

// OptionalTimeField is a time that may be missing.
type OptionalTimeField[T any] struct{ OrderedField[T, DateTime] }

// Blank accepts what has no time.
func (f OptionalTimeField[T]) Blank() Filter[T] { return Filter[T]{field: f.name, operator: "blank"} }

// NotBlank accepts what has a time.
func (f OptionalTimeField[T]) NotBlank() Filter[T] {
	return Filter[T]{field: f.name, operator: "notblank"}
}

// ExactField is a text by which lists of T are filtered that have no operators.
type ExactField[T any] struct{ name string }

// Is accepts the text.
func (f ExactField[T]) Is(text string) Filter[T] { return compare[T](f.name, "", text) }

// ExactFlagField is true or false, in lists of T that have no operators.
type ExactFlagField[T any] struct{ name string }

// Is accepts the value.
func (f ExactFlagField[T]) Is(value bool) Filter[T] {
	return compare[T](f.name, "", strconv.FormatBool(value))
}
