// Package openapi compares the SDK with iiko's OpenAPI document, for the maintainers. It reports what is missing
// on either side, and generates example documents to test the types.
package openapi

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// Document is the part of an OpenAPI document that describes requests and responses.
type Document struct {
	Paths      map[string]map[string]*Operation `json:"paths"`
	Components struct {
		Schemas map[string]*Schema `json:"schemas"`
	} `json:"components"`
	Webhooks map[string]map[string]*Operation `json:"x-webhooks"`
}

// Operation is one HTTP method of a path.
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

// Request returns the schema of the request body, or nil if there is none.
func (o *Operation) Request() *Schema {
	if o.RequestBody == nil {
		return nil
	}
	return o.RequestBody.Content.schema()
}

// Response returns the schema of the body of a successful response, or nil if there is none.
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

// schemaOrBool is a schema, true or false.
type schemaOrBool struct{ *Schema }

// UnmarshalJSON leaves the schema nil for true and false.
func (s *schemaOrBool) UnmarshalJSON(data []byte) error {
	if string(data) == "true" || string(data) == "false" {
		return nil
	}
	return json.Unmarshal(data, &s.Schema)
}

// Correction corrects an error of iiko's document, or adds a property that only older versions of the API have.
type Correction struct {
	// Schema is the name of the schema; a trailing * matches any suffix.
	Schema string `json:"schema"`
	// Property is the wrong or missing property; "" for the whole schema.
	Property string `json:"property"`
	// Is is the correct schema. If nil, only Nullable and Required apply.
	Is *Schema `json:"is"`
	// Nullable is true if the property can be null.
	Nullable bool `json:"nullable"`
	// Required is whether the property is required; nil means as in the document.
	Required *bool `json:"required"`
	// Reason is how this is known.
	Reason string `json:"reason"`
}

// WithoutConstants lists the values of an enumeration that the Go type has no constants for.
type WithoutConstants struct {
	// Type is the name of the Go type.
	Type string `json:"type"`
	// Values are the values without a constant.
	Values []any `json:"values"`
	// Reason is why they have none.
	Reason string `json:"reason"`
}

//go:embed corrections.json
var correctionsJSON []byte

// Known is the maintainers' knowledge that the documents lack.
type Known struct {
	// Corrections are the errors of the document.
	Corrections []Correction `json:"corrections"`
	// WithoutConstants are the enumeration values that deliberately have no constant.
	WithoutConstants []WithoutConstants `json:"withoutConstants"`
}

// Review returns the reviewed knowledge, from corrections.json.
func Review() (*Known, error) {
	known := &Known{}
	if err := json.Unmarshal(correctionsJSON, known); err != nil {
		return nil, fmt.Errorf("openapi: corrections.json: %w", err)
	}
	return known, nil
}

// Load reads a document from a file and applies the corrections.
func Load(path string, known *Known) (*Document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(data, known)
}

// Parse is [Load] for a document in memory.
func Parse(data []byte, known *Known) (*Document, error) {
	document := &Document{}
	if err := json.Unmarshal(data, document); err != nil {
		return nil, fmt.Errorf("openapi: invalid document: %w", err)
	}
	for _, correction := range known.Corrections {
		correction.apply(document)
	}
	return document, nil
}

func (c Correction) apply(d *Document) {
	for name, schema := range d.Components.Schemas {
		prefix, wild := strings.CutSuffix(c.Schema, "*")
		if name != c.Schema && (!wild || !strings.HasPrefix(name, prefix)) {
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

// name returns the name of the schema that s refers to, or "" if s is not a reference.
func (s *Schema) name() string {
	return s.Ref[strings.LastIndexByte(s.Ref, '/')+1:]
}

// Resolve follows references, including those wrapped in an allOf to add a description. It returns the schema and
// its name, "" if it has none.
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
	// iiko's document uses some non-standard names.
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

// kindOfEnum returns the JSON type of an enumeration without a type, or any for other schemas.
func (s *Schema) kindOfEnum() string {
	if len(s.Enum) == 0 {
		return "any"
	}
	if _, isText := s.Enum[0].(string); isText {
		return "string"
	}
	return "integer"
}

// shape is an object schema with its inherited properties.
type shape struct {
	properties map[string]*Schema
	required   map[string]bool
	// tag is the discriminator property and value its value; both are empty without a discriminator.
	tag, value string
}

// shapes returns the object schemas of a schema: its variants, or one.
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
		maps.Copy(all.properties, inherited.properties)
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
	maps.Copy(all.properties, s.Properties)
	for _, name := range s.Required {
		all.required[name] = true
	}
	return all
}
