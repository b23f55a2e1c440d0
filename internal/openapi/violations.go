package openapi

import (
	"fmt"
	"slices"
	"strings"
)

// Violations returns where a JSON value differs from a schema, by path: properties that the schema does not have, those
// that it requires, values of other types, and nulls that it does not allow.
func (d *Document) Violations(s *Schema, value any) []string {
	return d.violations(s, value, "")
}

// fitting are the kinds of schemas that JSON values of a kind fit, with an article.
var fitting = map[string][]string{
	"an object": {"object", "oneOf", "any"}, "an array": {"array", "any"}, "a string": {"string", "oneOf", "any"},
	"a number": {"number", "integer", "oneOf", "any"}, "a boolean": {"boolean", "any"},
}

// kindOfValue returns the kind of a decoded JSON value, with an article.
func kindOfValue(value any) string {
	switch value.(type) {
	case map[string]any:
		return "an object"
	case []any:
		return "an array"
	case string:
		return "a string"
	case float64:
		return "a number"
	}
	return "a boolean"
}

func (d *Document) violations(s *Schema, value any, path string) []string {
	target, _ := d.Resolve(s)
	kind := target.kind()
	differs := func(what string) []string { return []string{strings.TrimPrefix(path, ".") + " " + what} }
	if value == nil {
		if kind == "any" || s.Nullable || target.Nullable || s.NullableByDescription {
			return nil
		}
		return differs("is null")
	}
	if is := kindOfValue(value); !slices.Contains(fitting[is], kind) {
		return differs("is " + is + ", not " + kind)
	}
	switch value := value.(type) {
	case map[string]any:
		return d.violationsOfObject(target, value, path)
	case []any:
		var all []string
		for i, element := range value {
			if target.Items != nil {
				all = append(all, d.violations(target.Items, element, fmt.Sprintf("%s[%d]", path, i))...)
			}
		}
		return all
	case string:
		if len(target.Enum) > 0 && !slices.Contains(target.Enum, any(value)) {
			return differs(fmt.Sprintf("is %q, which is no value of the enum", value))
		}
	}
	return nil
}

func (d *Document) violationsOfObject(s *Schema, object map[string]any, path string) []string {
	if s.AdditionalProperties.Schema != nil {
		var all []string
		for _, name := range sortedKeys(object) {
			all = append(all, d.violations(s.AdditionalProperties.Schema, object[name], path+"."+name)...)
		}
		return all
	}
	shapes := d.shapes(s)
	if i := slices.IndexFunc(shapes, func(one shape) bool { return one.tag != "" && object[one.tag] == one.value }); i >= 0 {
		shapes = shapes[i : i+1]
	}
	if !slices.ContainsFunc(shapes, func(one shape) bool { return len(one.properties) > 0 }) && s.kind() == "any" {
		return nil // nothing is known of it
	}
	var all []string
	for _, name := range sortedKeys(object) {
		i := slices.IndexFunc(shapes, func(one shape) bool { return one.properties[name] != nil })
		if i < 0 {
			all = append(all, strings.TrimPrefix(path+"."+name, ".")+" is unknown")
			continue
		}
		all = append(all, d.violations(shapes[i].properties[name], object[name], path+"."+name)...)
	}
	for _, name := range sortedKeys(shapes[0].required) {
		if _, ok := object[name]; !ok && !slices.ContainsFunc(shapes, func(one shape) bool { return !one.required[name] }) {
			all = append(all, strings.TrimPrefix(path+"."+name, ".")+" is missing")
		}
	}
	return all
}

// Kind returns the JSON type of a schema: string, integer, number, boolean, array, object, oneOf, or any.
func (s *Schema) Kind() string { return s.kind() }

// Property is a property of an object.
type Property struct {
	*Schema
	// Required means that every variant of the object must have it, and Nullable that it may be null.
	Required, Nullable bool
}

// Properties returns the properties of an object schema, of all its variants.
func (d *Document) Properties(s *Schema) map[string]Property {
	all := map[string]Property{}
	if kind := s.kind(); kind != "object" && kind != "oneOf" {
		return all
	}
	shapes := d.shapes(s)
	for _, one := range shapes {
		for name, schema := range one.properties {
			target, _ := d.Resolve(schema)
			all[name] = Property{
				Schema:   schema,
				Required: !slices.ContainsFunc(shapes, func(one shape) bool { return !one.required[name] }),
				Nullable: schema.Nullable || target.Nullable || schema.NullableByDescription,
			}
		}
	}
	return all
}
