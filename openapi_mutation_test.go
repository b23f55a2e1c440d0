package goiikoapi_test

import (
	"flag"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/openapi"
)

var mutationsPerKind = flag.Int("mutations", 2, "how many changes of each kind the check against the OpenAPI document is tested with")

// mutation is a change of a document that the check must report, and how to take it back.
type mutation struct {
	kind, where string
	apply       func() (undo func())
}

// set is a mutation of a value.
func set[T any](kind, where string, at *T, value T) mutation {
	return mutation{kind, where, func() func() {
		before := *at
		*at = value
		return func() { *at = before }
	}}
}

// mutations returns changes of all that the SDK uses of a document.
func mutations(d *openapi.Document) []mutation {
	var all []mutation
	add := func(m ...mutation) { all = append(all, m...) }
	seen := map[*openapi.Schema]bool{}
	var walk func(where string, s *openapi.Schema, inRequest bool)
	walk = func(where string, s *openapi.Schema, inRequest bool) {
		if s == nil || s.Ref == "" && seen[s] {
			return
		}
		if target, name := d.Resolve(s); name != "" {
			where, s = name, target
			if seen[s] {
				return
			}
		}
		seen[s] = true
		add(mutationsOf(where, s, inRequest)...)
		for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
			walk(where+"."+name, s.Properties[name], inRequest)
		}
		walk(where+"[]", s.Items, inRequest)
		walk(where+"[]", s.AdditionalProperties.Schema, inRequest)
		for _, part := range slices.Concat(s.AllOf, s.OneOf) {
			walk(where, part, inRequest)
		}
		if s.Discriminator != nil {
			for value, ref := range s.Discriminator.Mapping {
				walk(where, &openapi.Schema{Ref: ref}, inRequest)
				add(mutation{"variant removed", where + " " + value, func() func() {
					delete(s.Discriminator.Mapping, value)
					return func() { s.Discriminator.Mapping[value] = ref }
				}}, mutation{"variant added", where, func() func() {
					s.Discriminator.Mapping["AnotherOne"] = ref
					return func() { delete(s.Discriminator.Mapping, "AnotherOne") }
				}})
			}
		}
	}
	for _, path := range slices.Sorted(maps.Keys(d.Paths)) {
		for method, operation := range d.Paths[path] {
			walk(path+" request", operation.Request(), true)
			add(operationMutations(d, path, method, operation)...)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(d.Paths)) {
		for _, operation := range d.Paths[path] {
			walk(path+" response", operation.Response(), false)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(d.Webhooks)) {
		operations := d.Webhooks[name]
		for _, operation := range operations {
			walk(name, operation.Request(), false)
		}
		add(mutation{"webhook removed", name, func() func() {
			delete(d.Webhooks, name)
			return func() { d.Webhooks[name] = operations }
		}}, mutation{"webhook added", name, func() func() {
			d.Webhooks[name+"2WebHookEventInfo"] = operations
			return func() { delete(d.Webhooks, name+"2WebHookEventInfo") }
		}})
	}
	return all
}

func operationMutations(d *openapi.Document, path, method string, o *openapi.Operation) []mutation {
	operations := d.Paths[path]
	all := []mutation{
		set("deprecation", path, &o.Deprecated, !o.Deprecated),
		set("restriction group", path, &o.Description, "> Restriction group: `Another: one`. "+o.Description),
		set("command", path, &o.Description, strings.ReplaceAll(o.Description+" method is a command ", "method is a command", map[bool]string{true: "", false: "method is a command"}[strings.Contains(o.Description, "method is a command")])),
		set("lowest version", path, &o.Description, "> Allowed from version `99.1`. "+o.Description),
		{"operation removed", path, func() func() {
			delete(operations, method)
			return func() { operations[method] = o }
		}},
		{"operation added", path, func() func() {
			operations["put"] = o
			return func() { delete(operations, "put") }
		}},
	}
	for _, status := range [][2]string{{"200", "201"}, {"201", "200"}} {
		if success, ok := o.Responses[status[0]]; ok {
			all = append(all, mutation{"status of success", path, func() func() {
				delete(o.Responses, status[0])
				o.Responses[status[1]] = success
				return func() {
					delete(o.Responses, status[1])
					o.Responses[status[0]] = success
				}
			}})
		}
	}
	if o.RequestBody != nil {
		all = append(all, set("request removed", path, &o.RequestBody, nil))
	}
	return all
}

func mutationsOf(where string, s *openapi.Schema, inRequest bool) []mutation {
	direction := map[bool]string{true: " of a request", false: " of a response"}[inRequest]
	var all []mutation
	for from, others := range map[string][]string{
		"integer": {"number", "string"}, "number": {"integer", "string"}, "string": {"integer", "array", "object"},
		"boolean": {"string"}, "array": {"string"},
	} {
		for _, to := range others {
			if s.Type == from {
				all = append(all, set(from+" to "+to, where, &s.Type, to))
			}
		}
	}
	switch {
	case s.Format == "int32":
		all = append(all, set("int32 to int64", where, &s.Format, "int64"))
	case s.Type == "string" && s.Format == "uuid":
		all = append(all, set("uuid to text", where, &s.Format, ""), set("uuid to date", where, &s.Format, "date-time"))
	case s.Type == "string" && strings.HasPrefix(s.Format, "yyyy"):
		all = append(all, set("date to text", where, &s.Format, ""), set("date to uuid", where, &s.Format, "uuid"))
	case s.Type == "string" && s.Format == "" && len(s.Enum) == 0:
		all = append(all, set("text to date", where, &s.Format, "date-time"), set("text to uuid", where, &s.Format, "uuid"),
			set("text to enumeration", where, &s.Enum, []any{"one", "two"}))
	}
	if len(s.Enum) > 0 {
		all = append(all, set("value removed", where, &s.Enum, s.Enum[1:]), set("value added", where, &s.Enum, append(slices.Clone(s.Enum), "AnotherOne")))
	}
	more := 3.0
	if s.MaxLength != nil {
		all = append(all, set("maxLength changed", where, &s.MaxLength, &more), set("maxLength removed", where, &s.MaxLength, nil))
	}
	if s.Maximum != nil {
		all = append(all, set("maximum changed", where, &s.Maximum, &more))
	}
	if s.Type == "array" {
		all = append(all, set("minItems added", where, &s.MinItems, &more), set("maxItems added", where, &s.MaxItems, &more))
	}
	if s.Type == "string" {
		all = append(all, set("maxLength added", where, &s.MaxLength, &more))
	}
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		property := s.Properties[name]
		at := where + "." + name
		all = append(all, mutation{"property removed", at, func() func() {
			delete(s.Properties, name)
			return func() { s.Properties[name] = property }
		}}, set("nullable"+direction, at, &property.Nullable, !property.Nullable))
		if slices.Contains(s.Required, name) {
			all = append(all, set("required to optional"+direction, at, &s.Required, slices.DeleteFunc(slices.Clone(s.Required), func(n string) bool { return n == name })))
		} else {
			all = append(all, set("optional to required"+direction, at, &s.Required, append(slices.Clone(s.Required), name)))
		}
	}
	if len(s.Properties) > 0 {
		all = append(all, mutation{"property added", where, func() func() {
			s.Properties["anotherOne"] = &openapi.Schema{Type: "string"}
			return func() { delete(s.Properties, "anotherOne") }
		}})
	}
	return all
}

// unreported are the kinds of changes that the check need not report, and why.
var unreported = map[string]string{
	"nullable of a request":              "an optional property is left out, never sent as null",
	"nullable of a response":             "null is read like a property that is not there; and lists can be nil",
	"optional to required of a response": "null is read like a property that is not there",
	"required to optional of a response": "null is read like a property that is not there",
	"uuid to text":                       "both are Go strings, and the name tells an ID",
	"text to uuid":                       "both are Go strings, and the name tells an ID",
	"date to text":                       "DateTime keeps any text",
	"text to date":                       "the text is a DateTime because its description says so",
	"integer to string":                  "Identifier takes both",
	"property removed":                   "the variant still inherits it",
}

func TestTheCheckAgainstTheOpenAPIDocumentReportsItsChanges(t *testing.T) {
	docs := documents(t)
	known, err := openapi.Review()
	require.NoError(t, err)
	words := vocabulary(t, known)
	cli, received := record(t)
	reached := byOperation(t, cli, received)
	reports := func() bool { return len(known.Check(differences(words, docs, reached), docs)) > 0 }
	if reports() {
		t.Skip("the SDK does not match the document as it is")
	}
	byKind := map[string][]mutation{}
	for _, m := range mutations(docs[0]) {
		byKind[m.kind] = append(byKind[m.kind], m)
	}
	for _, kind := range slices.Sorted(maps.Keys(byKind)) {
		all, missed := byKind[kind], 0
		tried := min(len(all), *mutationsPerKind)
		for i := range tried {
			m := all[i*len(all)/tried]
			undo := m.apply()
			if !reports() {
				missed++
				assert.NotEmpty(t, unreported[kind], "%s of %s is not reported", kind, m.where)
			}
			undo()
		}
		t.Logf("%s: %d of %d reported (%d places)", kind, tried-missed, tried, len(all))
	}
	assert.False(t, reports(), "the changes are taken back")
}
