package openapi

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// facts describes the parts of one thing of a document: the properties of a schema, the aspects of an operation.
type facts map[string]fact

// fact is a description and, where the part is a set of values, the values.
type fact struct {
	text   string
	values []string
}

// Changes returns what changed between two editions of a document, as Markdown for an issue.
func Changes(before, after *Document) string {
	var page strings.Builder
	for _, section := range []struct {
		title, thing string
		before       map[string]facts
		after        map[string]facts
	}{
		{"Operations", "operation", before.operationFacts(), after.operationFacts()},
		{"Webhooks", "webhook", before.webhookFacts(), after.webhookFacts()},
		{"Schemas", "schema", before.schemaFacts(), after.schemaFacts()},
	} {
		writeChanges(&page, section.title, section.thing, section.before, section.after)
	}
	return page.String()
}

// writeChanges writes a section: the numbers, a table of what changed in things of both editions, and lists of the
// things that only one of them has.
func writeChanges(page *strings.Builder, title, thing string, before, after map[string]facts) {
	var added, removed, rows []string
	changed := map[string]bool{}
	for _, name := range sortedKeys(union(before, after)) {
		was, old := before[name]
		is, current := after[name]
		switch {
		case !old:
			added = append(added, name)
			continue
		case !current:
			removed = append(removed, name)
			continue
		}
		for _, part := range sortedKeys(union(was, is)) {
			if left, right := sides(was, is, part); left != right {
				changed[name] = true
				rows = append(rows, fmt.Sprintf("| %s | %s | %s | %s |\n", code(name), part, left, right))
			}
		}
	}
	fmt.Fprintf(page, "## %s\n\n%d added, %d removed, %d changed.\n", title, len(added), len(removed), len(changed))
	if len(rows) > 0 {
		fmt.Fprintf(page, "\n| %s | what | before | after |\n|---|---|---|---|\n%s", thing, strings.Join(rows, ""))
	}
	writeList(page, "Removed", removed, nil)
	writeList(page, "Added", added, after)
	page.WriteByte('\n')
}

// writeList lists names with their facts, if there are any.
func writeList(page *strings.Builder, title string, names []string, all map[string]facts) {
	if len(names) == 0 {
		return
	}
	fmt.Fprintf(page, "\n%s:\n\n", title)
	for _, name := range names {
		var parts []string
		for _, part := range sortedKeys(all[name]) {
			if f := all[name][part]; f.String() != "" {
				parts = append(parts, part+": "+f.String())
			}
		}
		fmt.Fprintln(page, strings.TrimSpace("- "+code(name)+" "+strings.Join(parts, "; ")))
	}
}

// code writes a name as code. Names of generic types have a backquote.
func code(name string) string {
	if strings.Contains(name, "`") {
		return "`` " + name + " ``"
	}
	return "`" + name + "`"
}

// sides describes a part before and after; of sets of values only what differs.
func sides(was, is facts, part string) (left, right string) {
	before, old := was[part]
	after, current := is[part]
	if before.text != after.text || old != current {
		left, right = before.String(), after.String()
		return cmp.Or(left, none(old)), cmp.Or(right, none(current))
	}
	only := func(values, others []string) string {
		var all []string
		for _, value := range values {
			if !slices.Contains(others, value) {
				all = append(all, value)
			}
		}
		return strings.Join(all, ", ")
	}
	left, right = only(before.values, after.values), only(after.values, before.values)
	if left != "" {
		left = "had " + left
	}
	if right != "" {
		right = "has " + right
	}
	return left, right
}

// none is an empty description: of a part that is there and says nothing, or of one that is not there.
func none(there bool) string {
	if there {
		return "none"
	}
	return "—"
}

// String joins the text and the values.
func (f fact) String() string {
	if len(f.values) == 0 {
		return f.text
	}
	return strings.TrimSpace(f.text + " " + strings.Join(f.values, ", "))
}

func union[V any](a, b map[string]V) map[string]V {
	all := maps.Clone(a)
	if all == nil {
		all = map[string]V{}
	}
	maps.Copy(all, b)
	return all
}

func (d *Document) operationFacts() map[string]facts {
	all := map[string]facts{}
	for path, byMethod := range d.Paths {
		for method, operation := range byMethod {
			all[strings.ToUpper(method)+" "+path] = facts{
				"command":           {text: yes(operation.command())},
				"deprecated":        {text: yes(operation.Deprecated)},
				"restriction group": {text: operation.group()},
				"lowest version":    {text: operation.since()},
				"parameters":        {text: operation.unsent()},
				"request":           {text: operation.Request().reference()},
				"response":          {text: operation.Response().reference()},
				"statuses":          {values: sortedKeys(operation.Responses)},
			}
		}
	}
	return all
}

func (d *Document) webhookFacts() map[string]facts {
	all := map[string]facts{}
	for name, byMethod := range d.Webhooks {
		for _, operation := range byMethod {
			all[EventType(name)] = facts{"body": {text: operation.Request().reference()}}
		}
	}
	return all
}

func (d *Document) schemaFacts() map[string]facts {
	all := map[string]facts{}
	for name, schema := range d.Components.Schemas {
		all[name] = facts{}
		schema.describeInto(all[name], "", nil)
	}
	return all
}

// describeInto adds the facts of a schema at a path inside another, and of its properties. required is whether the
// schema is a required property; nil if it is none.
func (s *Schema) describeInto(all facts, path string, required *bool) {
	// An object without a path, or inside a list or a map, is told by the properties.
	if described := s.own(required); required != nil || described.String() != s.reference() || len(s.AllOf) > 0 || path == "" && s.describe() != "object" {
		if _, known := all[cmp.Or(path, "itself")]; !known {
			all[cmp.Or(path, "itself")] = described
		}
	}
	if s.Discriminator != nil {
		all[strings.TrimPrefix(path+".variants", ".")] = fact{text: s.Discriminator.PropertyName, values: sortedKeys(s.Discriminator.Mapping)}
	}
	for _, name := range sortedKeys(s.Properties) {
		isRequired := slices.Contains(s.Required, name)
		s.Properties[name].describeInto(all, strings.TrimPrefix(path+"."+name, "."), &isRequired)
	}
	for _, parts := range [][]*Schema{s.AllOf, s.OneOf} {
		for _, part := range parts {
			if part.Ref == "" {
				part.describeInto(all, path, nil)
			}
		}
	}
	for element, inner := range map[string]*Schema{"[]": s.Items, "{}": s.AdditionalProperties.Schema} {
		if inner != nil && inner.Ref == "" {
			inner.describeInto(all, path+element, nil)
		}
	}
}

// own describes a schema without its properties.
func (s *Schema) own(required *bool) fact {
	parts := []string{s.reference()}
	if required != nil && *required {
		parts = append(parts, "required")
	}
	if s.Nullable {
		parts = append(parts, "nullable")
	}
	if s.NullableByDescription {
		parts = append(parts, "nullable by description")
	}
	if s.Deprecated {
		parts = append(parts, "deprecated")
	}
	if bounds := s.bounds(); bounds != "" {
		parts = append(parts, bounds)
	}
	var values []string
	for _, value := range s.Enum {
		values = append(values, fmt.Sprint(value))
	}
	if values != nil {
		parts = append(parts, "values:")
	}
	return fact{strings.Join(parts, ", "), values}
}

// reference describes the type of a schema: the name of the schema that it refers to, or what it is.
func (s *Schema) reference() string {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		return code(s.name())
	case s.Items != nil:
		return "array of " + s.Items.reference()
	case s.AdditionalProperties.Schema != nil:
		return "map of " + s.AdditionalProperties.reference()
	}
	var parts []string
	for _, part := range s.AllOf {
		if part.Ref != "" {
			parts = append(parts, part.reference())
		}
	}
	for _, part := range s.OneOf {
		parts = append(parts, part.reference())
	}
	if len(parts) > 0 {
		return strings.Join(parts, " or ")
	}
	return s.describe()
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}
