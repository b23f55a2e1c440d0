package openapi

import "fmt"

// Flavor is what an example tests.
type Flavor int

const (
	// Full: all properties are set.
	Full Flavor = iota
	// Required: only required properties are set.
	Required
	// Nulls: nullable properties are null, all others are set.
	Nulls
	// Odd: all properties have unusual values: long numbers, quotes and line separators, unknown values of
	// enumerations, and an unknown property.
	Odd
)

// Flavors returns all flavors by name.
func Flavors() map[string]Flavor {
	return map[string]Flavor{"full": Full, "required only": Required, "nulls": Nulls, "odd": Odd}
}

const (
	// UnknownProperty is a property that [Odd] adds to every object.
	UnknownProperty = "aPropertyThatNobodyKnows"

	longInteger   = 9007199254740993 // 2⁵³ + 1, not exact as a float64
	oddText       = "\"кавычки\" <&>\u2028 \\ 🍕"
	unknownValue  = "AValueThatNobodyKnows"
	deepestNested = 16
	pageSize      = "limit" // which has bounds that the client checks
)

// Examples returns example documents of a schema: enough of them to include each variant at least once.
func (d *Document) Examples(schema *Schema, flavor Flavor) []any {
	e := &exampler{document: d, flavor: flavor, widest: 1}
	var examples []any
	for e.turn = 0; e.turn < e.widest; e.turn++ {
		examples = append(examples, e.value("", schema, 0))
	}
	return examples
}

// texts are those of formats.
var texts = map[string]string{
	"uuid": "0b7e5c1a-93d4-4f28-a6b1-5c8d2e7f9a30", "date": "2026-11-25", "date-time": "2026-11-25T10:00:00Z",
	"yyyy-MM-dd HH:mm:ss.fff": "2026-11-25 10:00:00.000",
}

type exampler struct {
	document *Document
	flavor   Flavor
	turn     int
	widest   int
}

func (e *exampler) value(name string, schema *Schema, depth int) any {
	schema, _ = e.document.Resolve(schema)
	if depth > deepestNested {
		return nil
	}
	switch kind := schema.kind(); kind {
	case "object", "oneOf":
		return e.object(name, schema, depth)
	case "array":
		if depth == deepestNested { // of a type within itself
			return []any{}
		}
		items := schema.Items
		if items == nil {
			items = &Schema{Type: "string"}
		}
		return []any{e.value(name, items, depth+1)}
	case "boolean":
		return true
	case "integer":
		switch {
		case len(schema.Enum) > 0 && e.flavor != Odd:
			return schema.Enum[e.turn%len(schema.Enum)]
		case e.flavor == Odd && name != pageSize:
			return int64(longInteger)
		}
		return 7
	case "number":
		if schema.Type == "number" && schema.Format == "" {
			return 10 // older documents use it for integers, too
		}
		return 10.25
	case "string":
		switch {
		case len(schema.Enum) > 0 && e.flavor == Odd:
			return unknownValue
		case len(schema.Enum) > 0:
			return schema.Enum[e.turn%len(schema.Enum)]
		case e.flavor == Odd:
			return oddText
		}
		if text, ok := texts[schema.format()]; ok {
			return text
		}
		text := name + " text"
		if schema.MaxLength != nil {
			text = text[:min(len(text), int(*schema.MaxLength))]
		}
		return text
	default:
		return map[string]any{"any": []any{1, "two", nil}}
	}
}

func (e *exampler) object(name string, schema *Schema, depth int) any {
	if values := schema.AdditionalProperties.Schema; values != nil && schema.Properties == nil {
		return map[string]any{fmt.Sprint("key of ", name): e.value(name, values, depth+1)}
	}
	shapes := e.document.shapes(schema)
	e.widest = max(e.widest, len(shapes))
	shape := shapes[e.turn%len(shapes)]
	object := map[string]any{}
	for property, s := range shape.properties {
		resolved, _ := e.document.Resolve(s)
		nullable := s.Nullable || resolved.Nullable
		switch {
		case property == shape.tag:
		case e.flavor == Required && !shape.required[property]:
		case nullable && (e.flavor == Nulls || e.flavor == Required):
			object[property] = nil
		default:
			object[property] = e.value(property, s, depth+1)
		}
	}
	if shape.tag != "" {
		object[shape.tag] = shape.value
	}
	if e.flavor == Odd {
		object[UnknownProperty] = map[string]any{"x": []any{1}}
	}
	return object
}
