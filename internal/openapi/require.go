package openapi

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Requirement is a required ID or object in an example document.
type Requirement struct {
	// Path is its path, such as order.items[0].productId.
	Path string
	// Holder is the object that has it as the property Name.
	Holder map[string]any
	Name   string
}

// Requirements returns the required IDs and objects of an example of a schema, sorted by path.
func (d *Document) Requirements(schema *Schema, example any) []Requirement {
	var all []Requirement
	d.require("", schema, example, &all)
	slices.SortFunc(all, func(a, b Requirement) int { return strings.Compare(a.Path, b.Path) })
	return all
}

func (d *Document) require(path string, schema *Schema, value any, all *[]Requirement) {
	schema, _ = d.Resolve(schema)
	switch value := value.(type) {
	case []any:
		for i, item := range value {
			d.require(fmt.Sprintf("%s[%d]", path, i), schema.Items, item, all)
		}
	case map[string]any:
		for _, shape := range d.shapes(schema) {
			if shape.tag != "" && shape.value != value[shape.tag] {
				continue
			}
			for name, property := range shape.properties {
				if value[name] == nil {
					continue
				}
				at := strings.TrimPrefix(path+"."+name, ".")
				if shape.required[name] && d.needed(name, property) {
					*all = append(*all, Requirement{at, value, name})
				}
				d.require(at, property, value[name], all)
			}
		}
	}
}

// needed reports whether a property is an ID, a list of IDs or an object, and not nullable.
func (d *Document) needed(name string, property *Schema) bool {
	schema, _ := d.Resolve(property)
	switch kind := schema.kind(); {
	case property.Nullable || schema.Nullable:
		return false
	case kind == "object" || kind == "oneOf":
		return true
	case kind == "array" && schema.Items != nil:
		items, _ := d.Resolve(schema.Items)
		return items.kind() == "string" && len(items.Enum) == 0 && (isIdentifier(name, schema) || isIdentifier(name, items))
	default:
		return kind == "string" && len(schema.Enum) == 0 && isIdentifier(name, schema)
	}
}

// credentials are the properties with credentials.
var credentials = []string{"apiLogin", "apiKey", "clientSecret"}

// identifierInText is how a description says that a text is an ID.
var identifierInText = regexp.MustCompile(`^[GU]UID|\((GUID|UUID)\)`)

// isIdentifier reports whether a string property is an ID, by its format, description or name.
func isIdentifier(name string, schema *Schema) bool {
	return strings.Contains(schema.Format+schema.Type, "uuid") || identifierInText.MatchString(schema.Description) ||
		name == "id" || strings.HasSuffix(name, "Id") || strings.HasSuffix(name, "Ids") || slices.Contains(credentials, name)
}
