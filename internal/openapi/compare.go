package openapi

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Direction is whether a schema describes what the SDK sends or what it receives.
type Direction string

// The directions.
const (
	Sent     Direction = "sent"
	Received Direction = "received"
)

// Vocabulary is what the comparison must know of the Go types besides their fields.
type Vocabulary struct {
	// Constants are the values of the constants of each named type, as [Constants] returns them.
	Constants map[string]map[string]bool
	// Unnamed are the values that need no constant.
	Unnamed []WithoutConstants
	// Leaves are the types with their own JSON encoding, and the kinds of schema that they match.
	Leaves map[reflect.Type][]string
	// GenericLeaves are the generic types with their own JSON encoding, by name.
	GenericLeaves map[string][]string
	// Date is the type of dates and times.
	Date reflect.Type
}

// Comparison collects the differences between schemas and Go types.
type Comparison struct {
	Vocabulary
	unnamed map[string]map[string]bool
	// document is the document of the current schema, direction the current direction.
	document  *Document
	direction Direction

	findings map[Finding]bool
	seen     map[usage]bool
}

type usage struct {
	where     string
	schema    *Schema
	goType    reflect.Type
	direction Direction
}

// NewComparison returns a comparison without findings.
func NewComparison(words Vocabulary) *Comparison {
	unnamed := map[string]map[string]bool{}
	for _, reviewed := range words.Unnamed {
		unnamed[reviewed.Type] = map[string]bool{}
		for _, value := range reviewed.Values {
			unnamed[reviewed.Type][fmt.Sprint(value)] = true
		}
	}
	return &Comparison{Vocabulary: words, unnamed: unnamed, findings: map[Finding]bool{}, seen: map[usage]bool{}}
}

// Add compares a schema of a document with its Go type; nil is no body. where is the location to report in findings,
// if the schema has no name.
func (c *Comparison) Add(document *Document, where string, schema *Schema, goType reflect.Type, direction Direction) {
	c.document, c.direction = document, direction
	switch {
	case schema == nil && goType == nil:
	case schema == nil:
		c.find(KindType, where, "is %v in Go, nothing in the document", goType)
	case goType == nil:
		c.find(KindType, where, "is nothing in Go, %s in the document", schema.describe())
	default:
		c.add(where, schema, goType)
	}
}

func (c *Comparison) add(where string, schema *Schema, goType reflect.Type) {
	for goType.Kind() == reflect.Pointer {
		goType = goType.Elem()
	}
	schema, name := c.document.Resolve(schema)
	if name != "" {
		where = name
		if c.document.Components.Schemas[name] == nil {
			c.find(KindType, where, "is %v in Go, the document refers to the schema and lacks it", goType)
			return
		}
	}
	key := usage{where, schema, goType, c.direction}
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	if bounds := schema.bounds(); bounds != "" {
		c.find(KindBound, where, "has %s in the document", bounds)
	}
	if kinds, ok := c.leaf(goType); ok {
		if kind := schema.kind(); !slices.Contains(kinds, kind) && kind != "any" {
			c.find(KindType, where, "is %v in Go, %s in the document", goType, schema.describe())
		}
		if goType.Kind() == reflect.Map && schema.AdditionalProperties.Schema != nil {
			c.add(where+"[]", schema.AdditionalProperties.Schema, goType.Elem())
		}
		if schema.Properties != nil && goType.Kind() == reflect.Struct && len(Fields(goType)) > 0 {
			c.compareObject(where, schema, goType)
		}
		c.compareFormat(where, schema, goType)
		c.compareEnum(where, schema, goType)
		return
	}
	c.compare(where, schema, goType)
}

// goKinds are the kinds of Go types that hold a JSON type without loss.
var goKinds = map[string][]reflect.Kind{
	"string":  {reflect.String},
	"boolean": {reflect.Bool},
	"integer": {reflect.Int, reflect.Int64},
	"number":  {reflect.Float64},
	"array":   {reflect.Slice},
	"object":  {reflect.Struct, reflect.Map},
	"oneOf":   {reflect.Struct, reflect.Map},
}

func (c *Comparison) compare(where string, schema *Schema, goType reflect.Type) {
	if goType == reflect.TypeFor[json.RawMessage]() {
		return
	}
	kind := schema.kind()
	if !slices.Contains(goKinds[kind], goType.Kind()) {
		c.find(KindType, where, "is %v in Go, %s in the document", goType, schema.describe())
		return
	}
	switch {
	case kind == "array":
		if schema.Items != nil {
			c.add(where+"[]", schema.Items, goType.Elem())
		}
	case goType.Kind() == reflect.Map:
		if schema.AdditionalProperties.Schema != nil {
			c.add(where+"[]", schema.AdditionalProperties.Schema, goType.Elem())
		}
	case goType.Kind() == reflect.Struct:
		c.compareObject(where, schema, goType)
	default:
		c.compareFormat(where, schema, goType)
		c.compareEnum(where, schema, goType)
	}
}

// compareFormat reports an int64 that does not fit, a date that is not in the type of dates, and another format that
// is. A date without a format is common.
func (c *Comparison) compareFormat(where string, schema *Schema, goType reflect.Type) {
	if schema.format() == "int64" && goType.Kind() == reflect.Int {
		c.find(KindFormat, where, "is int in Go, int64 in the document")
	}
	isDate := slices.Contains(dateFormats, schema.format())
	if isDate && goType != c.Date || !isDate && goType == c.Date && schema.format() != "" {
		c.find(KindFormat, where, "is %v in Go, %s in the document", goType, schema.describe())
	}
}

// compareEnum reports the values without a constant, and the constants without a value.
func (c *Comparison) compareEnum(where string, schema *Schema, goType reflect.Type) {
	constants, unnamed := c.Constants[goType.Name()], c.unnamed[goType.Name()]
	switch {
	case len(schema.Enum) == 0 && constants == nil:
		return
	case len(schema.Enum) == 0:
		c.find(KindEnum, where, "has the constants of %v in Go, any value in the document", goType)
		return
	case constants == nil && unnamed == nil:
		c.find(KindEnum, where, "has no constants in %v, values in the document", goType)
		return
	}
	values := map[string]bool{}
	for _, value := range schema.Enum {
		text := fmt.Sprint(value)
		values[text] = true
		if !constants[text] && !unnamed[text] {
			c.find(KindEnum, where, "has no constant for %q in %v, the document has the value", text, goType)
		}
	}
	for _, known := range []map[string]bool{constants, unnamed} {
		for text := range known {
			if !values[text] {
				c.find(KindEnum, where, "has %q in %v, the document no such value", text, goType)
			}
		}
	}
}

func (c *Comparison) compareObject(where string, schema *Schema, goType reflect.Type) {
	shapes := c.document.shapes(schema)
	known, tags := map[string]bool{}, map[string][]any{}
	for _, shape := range shapes {
		known[shape.tag] = true
		tags[shape.tag] = append(tags[shape.tag], shape.value)
	}
	fields := Fields(goType)
	for _, shape := range shapes {
		variant := cmp.Or(shape.name, where)
		for name, property := range shape.properties {
			known[name] = true
			if _, ok := fields[name]; !ok {
				c.find(KindProperty, variant+"."+name, "%v has no field, the document has %s", goType, property.describe())
				continue
			}
			c.comparePresence(variant+"."+name, shape, name, fields[name])
			c.compareText(variant+"."+name, shape, name, fields[name])
			at := variant
			if name == shape.tag { // which has the values of all variants
				tagged, _ := c.document.Resolve(property)
				copied := *tagged
				copied.Enum = append(slices.Clone(tags[name]), tagged.Enum...)
				at, property = where, &copied
			}
			c.add(at+"."+name, property, fields[name].Type)
		}
	}
	for name := range fields {
		if !known[name] {
			c.find(KindField, where+"."+name, "%v has a field, the document no property", goType)
		}
	}
}

// presence is whether a property can be left out, be null, and be empty.
type presence struct{ optional, nullable, needed bool }

func (p presence) String() string {
	text := "required"
	if p.optional {
		text = "optional"
	}
	if p.nullable {
		text += ", nullable"
	}
	if p.needed {
		text += ", not empty"
	}
	return text
}

// comparePresence reports a field that can be left out, null or empty where the property can't, and the reverse.
func (c *Comparison) comparePresence(where string, shape shape, name string, field reflect.StructField) {
	property := shape.properties[name]
	resolved, _ := c.document.Resolve(property)
	there := presence{optional: !shape.required[name], nullable: property.Nullable || resolved.Nullable}
	_, options, _ := strings.Cut(field.Tag.Get("json"), ",")
	kind := field.Type.Kind()
	isList := kind == reflect.Slice || kind == reflect.Map
	here := presence{optional: strings.Contains(options, "omit"), nullable: kind == reflect.Pointer}
	agree := true
	switch {
	case c.direction == Received: // null and nothing are the same
		there.nullable = there.nullable || property.NullableByDescription || resolved.NullableByDescription
		agree = (here.optional || here.nullable) == (there.optional || there.nullable) || isList && there.nullable
	case here.optional != there.optional:
		agree = false
	case there.optional: // is left out rather than null
	case isList: // nil is null
	default:
		agree = here.nullable == there.nullable
	}
	if c.direction == Sent {
		always := kind == reflect.Struct && !here.optional
		here.needed, there.needed = always || strings.HasPrefix(field.Tag.Get("iiko"), "required"), !there.optional && c.document.needed(name, property)
		agree = agree && here.needed == there.needed
	}
	if !agree {
		c.find(KindPresence, where, "is %v, %v in Go, %v in the document", field.Type, here, there)
	}
}

// compareText reports an optional UUID that is not a plain string.
func (c *Comparison) compareText(where string, shape shape, name string, field reflect.StructField) {
	schema, _ := c.document.Resolve(shape.properties[name])
	isUUID := schema.kind() == "string" && strings.Contains(schema.format()+schema.Type, "uuid")
	if isUUID && !shape.required[name] && field.Type == reflect.TypeFor[*string]() {
		c.find(KindFormat, where, "is %v in Go, %s in the document", field.Type, schema.describe())
	}
}

func (c *Comparison) find(kind Kind, where, format string, args ...any) {
	if c.document.Older {
		where = older + where
	}
	c.findings[Finding{kind, where, fmt.Sprintf(format, args...)}] = true
}

// older begins the findings in documents of older editions.
const older = "older "

// Findings returns the differences, sorted.
func (c *Comparison) Findings() []Finding {
	return slices.SortedFunc(maps.Keys(c.findings), Finding.compare)
}

// Fields returns the fields of a struct, those of embedded structs too, by their JSON names.
func Fields(goType reflect.Type) map[string]reflect.StructField {
	fields := map[string]reflect.StructField{}
	for _, field := range reflect.VisibleFields(goType) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			fields[name] = field
		}
	}
	return fields
}

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}

// leaf returns the kinds of schema that a type with its own JSON encoding matches. The instances of a generic type
// have one entry, under the name of the generic type.
func (c *Comparison) leaf(goType reflect.Type) ([]string, bool) {
	if kinds, ok := c.Leaves[goType]; ok {
		return kinds, true
	}
	generic, _, _ := strings.Cut(goType.Name(), "[")
	kinds, ok := c.GenericLeaves[generic]
	return kinds, ok && goType.Name() != generic
}
