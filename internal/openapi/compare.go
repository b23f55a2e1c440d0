package openapi

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Comparison collects the differences between schemas and Go types.
type Comparison struct {
	// document is the document of the current schema.
	document *Document
	// enums maps a Go type's name to the values of its constants.
	enums map[string]map[string]bool
	// unnamed maps a Go type's name to the values that need no constant.
	unnamed map[string]map[string]bool
	// leaves maps types with their own JSON encoding to the kinds of schema that they match.
	leaves map[reflect.Type][]string

	findings map[string]bool
	seen     map[pair]bool
	// properties maps a struct type to all properties of its schemas.
	properties map[reflect.Type]map[string]bool
}

type pair struct {
	schema *Schema
	goType reflect.Type
}

// NewComparison returns a comparison. enums is the result of [Constants]; unnamed are the values that need no
// constant; leaves maps types with their own JSON encoding to the kinds of schema that they match.
func NewComparison(enums map[string]map[string]bool, unnamed []WithoutConstants, leaves map[reflect.Type][]string) *Comparison {
	values := map[string]map[string]bool{}
	for _, reviewed := range unnamed {
		values[reviewed.Type] = map[string]bool{}
		for _, value := range reviewed.Values {
			values[reviewed.Type][fmt.Sprint(value)] = true
		}
	}
	return &Comparison{
		enums:      enums,
		unnamed:    values,
		leaves:     leaves,
		findings:   map[string]bool{},
		seen:       map[pair]bool{},
		properties: map[reflect.Type]map[string]bool{},
	}
}

// Add compares a schema of a document with its Go type. where is the location to report in findings.
func (c *Comparison) Add(document *Document, where string, schema *Schema, goType reflect.Type) {
	c.document = document
	c.add(where, schema, goType)
}

func (c *Comparison) add(where string, schema *Schema, goType reflect.Type) {
	for goType.Kind() == reflect.Pointer {
		goType = goType.Elem()
	}
	schema, name := c.document.Resolve(schema)
	if name != "" {
		where = name
	}
	if c.seen[pair{schema, goType}] {
		return
	}
	c.seen[pair{schema, goType}] = true
	if kinds, ok := c.leaves[goType]; ok {
		if kind := schema.kind(); !slices.Contains(kinds, kind) && kind != "any" {
			c.find("%s: is %s, which %v does not match", where, kind, goType)
		}
		if goType.Kind() == reflect.Map && schema.AdditionalProperties.Schema != nil {
			c.add(where+"[]", schema.AdditionalProperties.Schema, goType.Elem())
		}
		return
	}
	c.compare(where, schema, goType)
}

func (c *Comparison) compare(where string, schema *Schema, goType reflect.Type) {
	if goType == reflect.TypeFor[json.RawMessage]() {
		return
	}
	kind := schema.kind()
	switch kind {
	case "any":
		c.find("%s: can be any kind, but %v has only one", where, goType)
	case "array":
		if goType.Kind() != reflect.Slice {
			c.find("%s: is an array, but %v is not", where, goType)
			return
		}
		if items := schema.Items; items != nil {
			c.add(where+"[]", items, goType.Elem())
		}
	case "object", "oneOf":
		c.compareObject(where, schema, goType)
	default:
		want := map[string][]reflect.Kind{
			"string":  {reflect.String},
			"boolean": {reflect.Bool},
			"integer": {reflect.Int, reflect.Int64},
			"number":  {reflect.Float64, reflect.Int, reflect.Int64},
		}[kind]
		if !slices.Contains(want, goType.Kind()) {
			c.find("%s: is %s, but %v is not", where, kind, goType)
			return
		}
		for _, value := range schema.Enum {
			text := fmt.Sprint(value)
			if c.unnamed[goType.Name()][text] {
				continue
			}
			if constants, ok := c.enums[goType.Name()]; !ok {
				c.find("%s: is an enumeration, but %v has no constants", where, goType)
			} else if !constants[text] {
				c.find("%s: %v has no constant for %q", where, goType, text)
			}
		}
	}
}

func (c *Comparison) compareObject(where string, schema *Schema, goType reflect.Type) {
	if goType.Kind() == reflect.Map && schema.AdditionalProperties.Schema != nil {
		c.add(where+"[]", schema.AdditionalProperties.Schema, goType.Elem())
		return
	}
	if goType.Kind() != reflect.Struct {
		c.find("%s: is an object, but %v is not", where, goType)
		return
	}
	known := c.properties[goType]
	if known == nil {
		known = map[string]bool{}
		c.properties[goType] = known
	}
	fields := Fields(goType)
	for _, shape := range c.document.shapes(schema) {
		if shape.tag != "" {
			known[shape.tag] = true
			if field, ok := fields[shape.tag]; ok && c.enums[field.Name()] != nil && !c.enums[field.Name()][shape.value] {
				c.find("%s.%s: %v has no constant for %q", where, shape.tag, field, shape.value)
			}
		}
		for name, property := range shape.properties {
			known[name] = true
			field, ok := fields[name]
			if !ok {
				c.find("%s.%s: %v has no field", where, name, goType)
				continue
			}
			c.add(where+"."+name, property, field)
		}
	}
}

func (c *Comparison) find(format string, args ...any) {
	c.findings[fmt.Sprintf(format, args...)] = true
}

// Findings returns the differences, sorted.
func (c *Comparison) Findings() []string {
	all := maps.Clone(c.findings)
	for goType, known := range c.properties {
		for name := range Fields(goType) {
			if !known[name] {
				all[fmt.Sprintf("%v: the field %q has no property", goType, name)] = true
			}
		}
	}
	return sortedKeys(all)
}

// Fields returns the types of a struct's fields, those of embedded structs too, by their JSON names.
func Fields(goType reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for _, field := range reflect.VisibleFields(goType) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			fields[name] = field.Type
			for fields[name].Kind() == reflect.Pointer {
				fields[name] = fields[name].Elem()
			}
		}
	}
	return fields
}

func sortedKeys[V any](m map[string]V) []string {
	return slices.Sorted(maps.Keys(m))
}
