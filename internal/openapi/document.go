// Package openapi compares the SDK with iiko's OpenAPI document, for the maintainers. It reports what is missing
// on either side, and generates example documents to test the types.
package openapi

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Document is the part of an OpenAPI document that describes requests and responses.
type Document struct {
	Paths      map[string]map[string]*Operation `json:"paths"`
	Components struct {
		Schemas map[string]*Schema `json:"schemas"`
	} `json:"components"`
	Webhooks map[string]map[string]*Operation `json:"x-webhooks"`
	// Older is true if the document has what only older editions had; see [Document.Precede].
	Older bool `json:"-"`
}

// Operation is one HTTP method of a path.
type Operation struct {
	Description string   `json:"description"`
	Tags        []string `json:"tags"`
	Deprecated  bool     `json:"deprecated"`
	Parameters  []struct {
		Name string `json:"name"`
		In   string `json:"in"`
	} `json:"parameters"`
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

// unsent returns the parameters that the SDK does not send, such as "query page". It sends the headers Authorization and
// Timeout.
func (o *Operation) unsent() string {
	var all []string
	for _, parameter := range o.Parameters {
		if name := parameter.In + " " + parameter.Name; name != "header Authorization" && name != "header Timeout" {
			all = append(all, name)
		}
	}
	return strings.Join(all, ", ")
}

// Response returns the schema of the body of a successful response, or nil if there is none.
func (o *Operation) Response() *Schema {
	for _, status := range o.successes() {
		return o.Responses[status].Content.schema()
	}
	return nil
}

// Errors returns the schemas of the bodies of the other responses, by status.
func (o *Operation) Errors() map[string]*Schema {
	errors := map[string]*Schema{}
	for status, response := range o.Responses {
		if schema := response.Content.schema(); schema != nil && !strings.HasPrefix(status, "2") {
			errors[status] = schema
		}
	}
	return errors
}

// successes returns the statuses of success, sorted.
func (o *Operation) successes() []string {
	return slices.DeleteFunc(sortedKeys(o.Responses), func(status string) bool { return !strings.HasPrefix(status, "2") })
}

var (
	groupInText   = regexp.MustCompile("Restriction group: `([^`]*)`")
	versionInText = regexp.MustCompile("Allowed from version `([^`]*)`")
)

// group returns the restriction group, which only the description has; "" if there is none.
func (o *Operation) group() string { return firstMatch(groupInText, o.Description) }

// since returns the lowest iikoRMS version, which only the description has; "" if there is none.
func (o *Operation) since() string { return firstMatch(versionInText, o.Description) }

// command reports whether the description says that the operation only queues its work.
func (o *Operation) command() bool { return strings.Contains(o.Description, "method is a command") }

func firstMatch(pattern *regexp.Regexp, text string) string {
	if match := pattern.FindStringSubmatch(text); match != nil {
		return match[1]
	}
	return ""
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
	Deprecated           bool               `json:"deprecated"`
	Items                *Schema            `json:"items"`
	AdditionalProperties SchemaOrBool       `json:"additionalProperties"`
	AllOf                []*Schema          `json:"allOf"`
	OneOf                []*Schema          `json:"oneOf"`
	Enum                 []any              `json:"enum"`
	MinLength            *float64           `json:"minLength"`
	MaxLength            *float64           `json:"maxLength"`
	MinItems             *float64           `json:"minItems"`
	MaxItems             *float64           `json:"maxItems"`
	Pattern              string             `json:"pattern"`
	Minimum              *float64           `json:"minimum"`
	Maximum              *float64           `json:"maximum"`
	// IntegerOrNumber is true if nobody knows whether a number is an integer.
	IntegerOrNumber bool `json:"x-integer-or-float-unknown"`
	// NullableByDescription is true if only the description says that a property may be null.
	NullableByDescription bool `json:"x-nullable-by-description"`
	Discriminator         *struct {
		PropertyName string            `json:"propertyName"`
		Mapping      map[string]string `json:"mapping"`
	} `json:"discriminator"`
}

// SchemaOrBool is a schema, true or false.
type SchemaOrBool struct{ *Schema }

// UnmarshalJSON leaves the schema nil for true and false.
func (s *SchemaOrBool) UnmarshalJSON(data []byte) error {
	if string(data) == "true" || string(data) == "false" {
		return nil
	}
	return json.Unmarshal(data, &s.Schema)
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
	for _, name := range sortedKeys(document.Components.Schemas) {
		schema := document.Components.Schemas[name]
		delete(document.Components.Schemas, name)
		document.Components.Schemas[shortName(name)] = schema
	}
	for _, correction := range known.Corrections {
		correction.apply(document)
	}
	return document, nil
}

// Precede marks the document as what was before current. It can refer to the schemas of current.
func (d *Document) Precede(current *Document) {
	d.Older = true
	for name, schema := range current.Components.Schemas {
		if d.Components.Schemas[name] == nil {
			d.Components.Schemas[name] = schema
		}
	}
}

func (c Correction) apply(d *Document) {
	for name, schema := range d.Components.Schemas {
		if !c.matches(name) {
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
		case c.List != "" && schema.Properties[c.Property] != nil:
			list := schema.Properties[c.Property]
			corrected := &Schema{AllOf: []*Schema{list.Items}, Nullable: list.Nullable}
			if c.List == "lists by id" {
				corrected = &Schema{Type: "object", AdditionalProperties: SchemaOrBool{list}, Nullable: list.Nullable}
			}
			schema.Properties[c.Property] = corrected
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
	return shortName(s.Ref[strings.LastIndexByte(s.Ref, '/')+1:])
}

var assembly = regexp.MustCompile(`, [^,\]]+, Version=[^\]]*`)

// shortName returns the name of a schema without the version of the server, which names of generic types have.
func shortName(name string) string { return assembly.ReplaceAllString(name, "") }

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

// dateFormats are the formats of dates and times.
var dateFormats = []string{"date", "date-time", "yyyy-MM-dd HH:mm:ss.fff"}

// format returns the format of a schema, which iiko's document also writes as in "integer <int64>".
func (s *Schema) format() string {
	if _, inType, ok := strings.Cut(s.Type, "<"); ok {
		return strings.TrimSuffix(inType, ">")
	}
	return s.Format
}

// describe returns the type of a schema for a finding, such as "string (uuid)".
func (s *Schema) describe() string {
	if s.IntegerOrNumber {
		return "integer or number"
	}
	if format := s.format(); format != "" {
		return s.kind() + " (" + format + ")"
	}
	return s.kind()
}

// bounds returns the bounds of a schema, such as "minLength 1, maxLength 255", and its pattern; "" if it has none.
func (s *Schema) bounds() string {
	var all []string
	for _, bound := range []struct {
		name  string
		value *float64
	}{
		{"minLength", s.MinLength},
		{"maxLength", s.MaxLength},
		{"minItems", s.MinItems},
		{"maxItems", s.MaxItems},
		{"minimum", s.Minimum},
		{"maximum", s.Maximum},
	} {
		if bound.value != nil {
			all = append(all, bound.name+" "+strconv.FormatFloat(*bound.value, 'f', -1, 64))
		}
	}
	if s.Pattern != "" {
		all = append(all, "pattern "+s.Pattern)
	}
	return strings.Join(all, ", ")
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
	// name is the name of the schema; "" if it is not a variant.
	name       string
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
			target, name := d.Resolve(one)
			for _, variant := range d.shapes(target) {
				variant.name = cmp.Or(variant.name, name)
				all = append(all, variant)
			}
		}
		return all
	}
	if s.Discriminator != nil && len(s.Discriminator.Mapping) > 0 {
		var all []shape
		for _, value := range sortedKeys(s.Discriminator.Mapping) {
			target, name := d.Resolve(&Schema{Ref: s.Discriminator.Mapping[value]})
			variant := d.inherit(target)
			variant.name = name
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
