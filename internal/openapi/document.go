// Package openapi compares the SDK with an OpenAPI document of iiko's, for the maintainers: it says
// what the document has and the SDK has not, and the other way round, and makes documents to try the
// types with.
package openapi

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
)

// Document is the part of an OpenAPI document that says what goes over the wire.
type Document struct {
	Paths      map[string]map[string]*Operation `json:"paths"`
	Components struct {
		Schemas map[string]*Schema `json:"schemas"`
	} `json:"components"`
	Webhooks map[string]map[string]*Operation `json:"x-webhooks"`
}

// Operation is what a path does by one HTTP method.
type Operation struct {
	RequestBody *struct {
		Content content `json:"content"`
	} `json:"requestBody"`
	Responses map[string]struct {
		Content content `json:"content"`
	} `json:"responses"`
}

type content map[string]struct {
	Schema *Schema `json:"schema"`
}

// Request returns the schema of the body that is sent, nil when there is none.
func (o *Operation) Request() *Schema {
	if o.RequestBody == nil {
		return nil
	}
	return o.RequestBody.Content.schema()
}

// Response returns the schema of a success, nil when it has no body.
func (o *Operation) Response() *Schema {
	for _, status := range []string{"200", "201"} {
		if response, ok := o.Responses[status]; ok {
			return response.Content.schema()
		}
	}
	return nil
}

func (c content) schema() *Schema {
	for mediaType, body := range c {
		if strings.Contains(mediaType, "json") {
			return body.Schema
		}
	}
	return nil
}

// Schema is a JSON Schema as iiko's documents use it.
type Schema struct {
	Ref                  string             `json:"$ref"`
	Type                 string             `json:"type"`
	Format               string             `json:"format"`
	Description          string             `json:"description"`
	Properties           map[string]*Schema `json:"properties"`
	Required             []string           `json:"required"`
	Nullable             bool               `json:"nullable"`
	Items                *Schema            `json:"items"`
	AdditionalProperties schemaOrBool       `json:"additionalProperties"`
	AllOf                []*Schema          `json:"allOf"`
	OneOf                []*Schema          `json:"oneOf"`
	Enum                 []any              `json:"enum"`
	Discriminator        *struct {
		PropertyName string            `json:"propertyName"`
		Mapping      map[string]string `json:"mapping"`
	} `json:"discriminator"`
}

// schemaOrBool is a schema in a place that may also hold true or false.
type schemaOrBool struct{ *Schema }

// UnmarshalJSON leaves the schema nil for true and false.
func (s *schemaOrBool) UnmarshalJSON(data []byte) error {
	if string(data) == "true" || string(data) == "false" {
		return nil
	}
	return json.Unmarshal(data, &s.Schema)
}

// Correction is an error of iiko's document, as far as it was checked, or a property that only an older
// API has.
type Correction struct {
	// Schema is the schema that is wrong; a trailing * stands for any ending.
	Schema string `json:"schema"`
	// Property is the property that is wrong, or that is missing; "" for the schema as a whole.
	Property string `json:"property"`
	// Is is what it should be. Absent, only Nullable and Required count.
	Is *Schema `json:"is"`
	// Nullable tells that the property comes as null too.
	Nullable bool `json:"nullable"`
	// Required tells that the property must be there, or need not; nil leaves that to the document.
	Required *bool `json:"required"`
	// Reason says how that is known.
	Reason string `json:"reason"`
}

// WithoutConstants lists the values of an enumeration that the Go type has no constants for.
type WithoutConstants struct {
	// Type is the name of the Go type.
	Type string `json:"type"`
	// Values are the values without a constant.
	Values []any `json:"values"`
	// Reason says why they have none.
	Reason string `json:"reason"`
}

//go:embed corrections.json
var correctionsJSON []byte

// Known is what the maintainers know beyond the documents.
type Known struct {
	// Corrections are the errors of the document.
	Corrections []Correction `json:"corrections"`
	// WithoutConstants are the enumeration values that deliberately have no constant.
	WithoutConstants []WithoutConstants `json:"withoutConstants"`
	// OlderOperations are paths that the current document no longer has.
	OlderOperations []string `json:"olderOperations"`
}

// Review returns what is known.
func Review() (*Known, error) {
	known := &Known{}
	if err := json.Unmarshal(correctionsJSON, known); err != nil {
		return nil, fmt.Errorf("openapi: corrections.json: %w", err)
	}
	return known, nil
}

// Load reads a document and corrects it.
func Load(path string, known *Known) (*Document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(data, known)
}

// Parse is Load for a document in memory.
func Parse(data []byte, known *Known) (*Document, error) {
	document := &Document{}
	if err := json.Unmarshal(data, document); err != nil {
		return nil, fmt.Errorf("openapi: not a document: %w", err)
	}
	for _, correction := range known.Corrections {
		correction.apply(document)
	}
	return document, nil
}

func (c Correction) apply(d *Document) {
	for name, schema := range d.Components.Schemas {
		prefix, wild := strings.CutSuffix(c.Schema, "*")
		if name != c.Schema && !(wild && strings.HasPrefix(name, prefix)) {
			continue
		}
		switch {
		case c.Property == "":
			*schema = *c.Is
		case c.Is != nil:
			corrected := *c.Is
			if old := schema.Properties[c.Property]; old != nil {
				corrected.Nullable = corrected.Nullable || old.Nullable
			}
			if schema.Properties == nil {
				schema.Properties = map[string]*Schema{}
			}
			schema.Properties[c.Property] = &corrected
		case c.Required != nil:
			schema.Required = slices.DeleteFunc(schema.Required, func(name string) bool { return name == c.Property })
			if *c.Required {
				schema.Required = append(schema.Required, c.Property)
			}
		case schema.Properties[c.Property] != nil:
			schema.Properties[c.Property].Nullable = c.Nullable
		}
	}
}

// name returns the name of the schema that s refers to, "" when s stands for itself.
func (s *Schema) name() string {
	return s.Ref[strings.LastIndexByte(s.Ref, '/')+1:]
}

// Resolve follows references, also those that are wrapped to add a description, and returns the schema
// with its name, "" for one without.
func (d *Document) Resolve(s *Schema) (*Schema, string) {
	switch {
	case s == nil:
		return &Schema{}, ""
	case s.Ref != "":
		target := d.Components.Schemas[s.name()]
		if target == nil {
			return &Schema{}, s.name()
		}
		return target, s.name()
	case len(s.AllOf) == 1 && s.Properties == nil && s.Type == "":
		return d.Resolve(s.AllOf[0])
	}
	return s, ""
}

// kind returns the JSON type of a schema: string, integer, number, boolean, array, object, or any.
func (s *Schema) kind() string {
	switch {
	case s.Properties != nil || s.AllOf != nil || s.Discriminator != nil:
		return "object"
	case s.OneOf != nil:
		return "oneOf"
	}
	// iiko's document uses some names of its own.
	word, _, _ := strings.Cut(s.Type, " ")
	switch word {
	case "bool":
		return "boolean"
	case "uuid", "enum", "constant", "string/enum":
		return "string"
	case "float":
		return "number"
	case "int":
		return "integer"
	case "Array":
		return "array"
	case "":
		return s.kindOfEnum()
	}
	return word
}

// kindOfEnum returns the JSON type of an enumeration that names none, any for other schemas.
func (s *Schema) kindOfEnum() string {
	if len(s.Enum) == 0 {
		return "any"
	}
	if _, isText := s.Enum[0].(string); isText {
		return "string"
	}
	return "integer"
}

// shape is an object schema with all that it inherits.
type shape struct {
	properties map[string]*Schema
	required   map[string]bool
	// tag and value tell the shape from its siblings in a family.
	tag, value string
}

// shapes returns the objects that a schema stands for: the variants of a family, else one.
func (d *Document) shapes(s *Schema) []shape {
	if s.OneOf != nil {
		var all []shape
		for _, one := range s.OneOf {
			target, _ := d.Resolve(one)
			all = append(all, d.shapes(target)...)
		}
		return all
	}
	if s.Discriminator != nil && len(s.Discriminator.Mapping) > 0 {
		var all []shape
		for _, value := range sortedKeys(s.Discriminator.Mapping) {
			target, _ := d.Resolve(&Schema{Ref: s.Discriminator.Mapping[value]})
			variant := d.inherit(target)
			variant.tag, variant.value = s.Discriminator.PropertyName, value
			all = append(all, variant)
		}
		return all
	}
	return []shape{d.inherit(s)}
}

func (d *Document) inherit(s *Schema) shape {
	all := shape{properties: map[string]*Schema{}, required: map[string]bool{}}
	for _, base := range s.AllOf {
		target, _ := d.Resolve(base)
		inherited := d.inherit(target)
		for name, property := range inherited.properties {
			all.properties[name] = property
		}
		for name := range inherited.required {
			all.required[name] = true
		}
		if target.Discriminator != nil {
			for value, ref := range target.Discriminator.Mapping {
				if named := d.Components.Schemas[(&Schema{Ref: ref}).name()]; named == s {
					all.tag, all.value = target.Discriminator.PropertyName, value
				}
			}
		}
	}
	for name, property := range s.Properties {
		all.properties[name] = property
	}
	for _, name := range s.Required {
		all.required[name] = true
	}
	return all
}
