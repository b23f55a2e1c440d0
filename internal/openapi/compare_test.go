package openapi_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/openapi"
)

// kitchen returns a document with the given schema of a dish.
func kitchen(t *testing.T, dish string) *openapi.Document {
	t.Helper()
	document, err := openapi.Parse([]byte(`{"components":{"schemas":{
		"Dish":`+dish+`,
		"Size":{"type":"string","enum":["Small","Large"]},
		"Soup":{"allOf":[{"$ref":"#/components/schemas/Dish"}],"properties":{"hot":{"type":"boolean"}}}
	}}}`), &openapi.Known{})
	require.NoError(t, err)
	return document
}

type (
	size string
	date string
	dish struct {
		ID      string   `json:"id" iiko:"required"`
		Name    string   `json:"name"`
		Note    *string  `json:"note,omitzero"`
		MenuID  string   `json:"menuId,omitzero"`
		Price   *float64 `json:"price,omitzero"`
		Portion int      `json:"portion" iiko:"min=1,max=9"`
		Number  int64    `json:"number"`
		Size    size     `json:"size,omitzero"`
		Until   date     `json:"until,omitzero"`
		Tags    []string `json:"tags"`
	}
)

// dishSchema returns the schema that [dish] matches.
func dishSchema() map[string]any {
	return map[string]any{
		"type":     "object",
		"required": []any{"id", "name", "portion", "number", "tags"},
		"properties": map[string]any{
			"id":      map[string]any{"type": "string", "format": "uuid"},
			"name":    map[string]any{"type": "string"},
			"note":    map[string]any{"type": "string", "nullable": true},
			"menuId":  map[string]any{"type": "string", "format": "uuid"},
			"price":   map[string]any{"type": "number", "format": "double"},
			"portion": map[string]any{"type": "integer", "format": "int32"},
			"number":  map[string]any{"type": "integer", "format": "int64"},
			"size":    map[string]any{"$ref": "#/components/schemas/Size"},
			"until":   map[string]any{"type": "string", "format": "yyyy-MM-dd HH:mm:ss.fff"},
			"tags":    map[string]any{"type": "array", "items": map[string]any{"type": "string"}},
		},
	}
}

func words(sizes ...string) openapi.Vocabulary {
	constants := map[string]bool{}
	for _, value := range sizes {
		constants[value] = true
	}
	return openapi.Vocabulary{Constants: map[string]map[string]bool{"size": constants}, Date: reflect.TypeFor[date]()}
}

// compared returns the differences of a schema from [dish] as lines.
func compared(t *testing.T, schema any, words openapi.Vocabulary, direction openapi.Direction) []string {
	t.Helper()
	text, err := json.Marshal(schema)
	require.NoError(t, err)
	comparison := openapi.NewComparison(words)
	comparison.Add(kitchen(t, string(text)), "", &openapi.Schema{Ref: "#/components/schemas/Dish"}, reflect.TypeFor[dish](), direction)
	return lines(comparison.Findings())
}

func lines(findings []openapi.Finding) []string {
	var all []string
	for _, finding := range findings {
		all = append(all, finding.String())
	}
	return all
}

func TestComparison_Findings_areTheDifferences(t *testing.T) {
	type properties = map[string]any
	const sent, received = openapi.Sent, openapi.Received
	set := func(property, name string, value any) func(map[string]any, properties) {
		return func(_ map[string]any, all properties) { all[property].(map[string]any)[name] = value }
	}
	put := func(property string, value any) func(map[string]any, properties) {
		return func(_ map[string]any, all properties) { all[property] = value }
	}
	require := func(names ...any) func(map[string]any, properties) {
		return func(schema map[string]any, _ properties) { schema["required"] = names }
	}
	tests := []struct {
		name      string
		change    func(schema map[string]any, all properties)
		direction openapi.Direction
		finding   string
	}{
		{"a property without a field", put("spicy", map[string]any{"type": "boolean"}), received, "Dish.spicy: openapi_test.dish has no field, the document has boolean"},
		{"a field without a property", func(_ map[string]any, all properties) { delete(all, "price") }, received, "Dish.price: openapi_test.dish has a field, the document no property"},
		{"text to integer", set("note", "type", "integer"), received, "Dish.note: is string in Go, integer in the document"},
		{"integer to number", set("portion", "type", "number"), received, "Dish.portion: is int in Go, number (int32) in the document"},
		{"number to integer", set("price", "type", "integer"), received, "Dish.price: is float64 in Go, integer (double) in the document"},
		{"nobody knows which number", put("portion", map[string]any{"type": "number", "x-integer-or-float-unknown": true}), received, "Dish.portion: is int in Go, integer or number in the document"},
		{"text to list", set("note", "type", "array"), received, "Dish.note: is string in Go, array in the document"},
		{"text to object", set("note", "type", "object"), received, "Dish.note: is string in Go, object in the document"},
		{"text to anything", put("note", map[string]any{}), received, "Dish.note: is string in Go, any in the document"},
		{"a schema that is not there", put("note", map[string]any{"$ref": "#/components/schemas/Note"}), received, "Note: is string in Go, the document refers to the schema and lacks it"},
		{"int32 to int64", set("portion", "format", "int64"), received, "Dish.portion: is int in Go, int64 in the document"},
		{"text to date", set("note", "format", "date-time"), received, "Dish.note: is string in Go, string (date-time) in the document"},
		{"date to uuid", set("until", "format", "uuid"), received, "Dish.until: is openapi_test.date in Go, string (uuid) in the document"},
		{"text to uuid", set("note", "format", "uuid"), received, "Dish.note: is *string in Go, string (uuid) in the document"},
		{"an added value", put("size", map[string]any{"type": "string", "enum": []any{"Small", "Large", "Huge"}}), received, `Dish.size: has no constant for "Huge" in openapi_test.size, the document has the value`},
		{"a removed value", put("size", map[string]any{"type": "string", "enum": []any{"Small"}}), received, `Dish.size: has "Large" in openapi_test.size, the document no such value`},
		{"an enumeration to any text", put("size", map[string]any{"type": "string"}), received, "Dish.size: has the constants of openapi_test.size in Go, any value in the document"},
		{"text to an enumeration", set("note", "enum", []any{"a"}), received, "Dish.note: has no constants in string, values in the document"},
		{"optional to required in a request", require("id", "name", "portion", "number", "tags", "price"), sent, "Dish.price: is *float64, optional, nullable in Go, required in the document"},
		{"an ID to required in a request", require("id", "name", "portion", "number", "tags", "menuId"), sent, "Dish.menuId: is string, optional in Go, required, not empty in the document"},
		{"required to optional in a request", require("id", "portion", "number", "tags"), sent, "Dish.name: is string, required in Go, optional in the document"},
		{"an ID to optional in a request", require("name", "portion", "number", "tags"), sent, "Dish.id: is string, required, not empty in Go, optional in the document"},
		{"optional to required in a response", require("id", "name", "portion", "number", "tags", "price"), received, "Dish.price: is *float64, optional, nullable in Go, required in the document"},
		{"required to optional in a response", require("id", "name", "portion", "number"), received, "Dish.tags: is []string, required in Go, optional in the document"},
		{"nullable in a request", set("portion", "nullable", true), sent, "Dish.portion: is int, required in Go, required, nullable in the document"},
		{"nullable in a response", set("portion", "nullable", true), received, "Dish.portion: is int, required in Go, required, nullable in the document"},
		{"nullable by its description in a response", set("portion", "x-nullable-by-description", true), received, "Dish.portion: is int, required in Go, required, nullable in the document"},
		{"a bound", set("name", "maxLength", 60), sent, "Dish.name: has maxLength 60 in the document"},
		{"a pattern", set("name", "pattern", "^x$"), sent, "Dish.name: has pattern ^x$ in the document"},
		{"bounds", put("tags", map[string]any{"type": "array", "minItems": 1, "maxItems": 5, "items": map[string]any{"type": "string"}}), sent, "Dish.tags: has minItems 1, maxItems 5 in the document"},
		{"a property of a variant", func(schema map[string]any, _ properties) {
			schema["discriminator"] = map[string]any{"propertyName": "name", "mapping": map[string]any{"Soup": "#/components/schemas/Soup"}}
		}, received, "Soup.hot: openapi_test.dish has no field, the document has boolean"},
	}
	for _, direction := range []openapi.Direction{sent, received} {
		assert.Empty(t, compared(t, dishSchema(), words("Small", "Large"), direction))
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			schema := dishSchema()
			test.change(schema, schema["properties"].(map[string]any))
			assert.Contains(t, compared(t, schema, words("Small", "Large"), test.direction), test.finding)
		})
	}
}

func TestComparison_Findings_countTheFieldsOfEmbeddedStructs(t *testing.T) {
	type Bowl struct {
		Price *float64 `json:"price,omitzero"`
		Size  *string  `json:"size,omitzero"`
	}
	type soup struct {
		Bowl
		Hot *bool `json:"hot,omitzero"`
	}
	document, err := openapi.Parse([]byte(`{"components":{"schemas":{"Soup":{"type":"object","properties":{
		"price":{"type":"number"},"spicy":{"type":"boolean"},"hot":{"type":"boolean"}}}}}}`), &openapi.Known{})
	require.NoError(t, err)
	comparison := openapi.NewComparison(words())
	comparison.Add(document, "", &openapi.Schema{Ref: "#/components/schemas/Soup"}, reflect.TypeFor[soup](), openapi.Received)
	assert.Equal(t, []string{
		"Soup.size: openapi_test.soup has a field, the document no property",
		"Soup.spicy: openapi_test.soup has no field, the document has boolean",
	}, lines(comparison.Findings()))
}

func TestComparison_Findings_nameTheSchemaAlthoughAnotherHasTheProperty(t *testing.T) {
	document, err := openapi.Parse([]byte(`{"components":{"schemas":{
		"Old":{"type":"object","properties":{"name":{"type":"string","nullable":true}}},
		"New":{"type":"object","properties":{"name":{"type":"string","nullable":true},"text":{"type":"string","nullable":true}}}
	}}}`), &openapi.Known{})
	require.NoError(t, err)
	type either struct {
		Name *string `json:"name,omitzero"`
		Text *string `json:"text,omitzero"`
	}
	comparison := openapi.NewComparison(words())
	for _, name := range []string{"Old", "New"} {
		comparison.Add(document, "", &openapi.Schema{Ref: "#/components/schemas/" + name}, reflect.TypeFor[either](), openapi.Received)
	}
	assert.Equal(t, []string{"Old.text: openapi_test.either has a field, the document no property"}, lines(comparison.Findings()))
}

func TestComparison_Findings_allowValuesWithoutConstants(t *testing.T) {
	vocabulary := words("Small")
	vocabulary.Unnamed = []openapi.WithoutConstants{{Type: "size", Values: []any{"Large"}}}
	assert.Empty(t, compared(t, dishSchema(), vocabulary, openapi.Received))
	vocabulary.Unnamed[0].Values = []any{"Large", "Huge"}
	assert.Equal(t, []string{`Size: has "Huge" in openapi_test.size, the document no such value`}, compared(t, dishSchema(), vocabulary, openapi.Received))
}

func TestComparison_Add_reportsABodyThatOnlyOneSideHas(t *testing.T) {
	document := kitchen(t, `{}`)
	comparison := openapi.NewComparison(words())
	comparison.Add(document, "GET /a", nil, nil, openapi.Sent)
	comparison.Add(document, "GET /b", nil, reflect.TypeFor[dish](), openapi.Sent)
	document.Older = true
	comparison.Add(document, "GET /c", &openapi.Schema{Type: "object"}, nil, openapi.Sent)
	assert.Equal(t, []string{
		"GET /b: is openapi_test.dish in Go, nothing in the document",
		"older GET /c: is nothing in Go, object in the document",
	}, lines(comparison.Findings()))
}

func TestComparison_AddOperations_comparesTheTable(t *testing.T) {
	rows := []*api.Operation{
		{Name: "Orders.Close", Method: "POST", Path: "/close", Status: 200, Group: "Orders: changing", Command: true, Since: "7.4.6"},
		{Name: "Orders.Gone", Method: "POST", Path: "/gone", Status: 200},
		{Name: "Orders.Older", Method: "POST", Path: "/older", Status: 200, Undocumented: true},
	}
	tests := []struct{ name, operation, finding string }{
		{"no difference", `{"description":"> This method is a command. Use x.\n\n> Allowed from version %[1]s7.4.6%[1]s.\n\n > Restriction group: %[1]sOrders: changing%[1]s.","responses":{"200":{},"400":{}}}`, ""},
		{"deprecated", `{"deprecated":true}`, `deprecated is false in Go, true in the document`},
		{"a new parameter", `{"parameters":[{"name":"Timeout","in":"header"},{"name":"page","in":"query"},{"name":"X","in":"header"}]}`, `parameters beside Authorization and Timeout is "" in Go, "query page, header X" in the document`},
		{"a changed status", `{"responses":{"201":{}}}`, `status of success is "200" in Go, "201" in the document`},
		{"a changed group", `{"description":"> Restriction group: %[1]sOrders%[1]s."}`, `restriction group is "Orders: changing" in Go, "Orders" in the document`},
		{"no command", `{"description":""}`, `command is true in Go, false in the document`},
		{"a changed version", `{"description":"> Allowed from version %[1]s8.0%[1]s."}`, `lowest version is "7.4.6" in Go, "8.0" in the document`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			operation := strings.ReplaceAll(test.operation, "%[1]s", "`")
			document, err := openapi.Parse([]byte(`{"paths":{"/close":{"post":`+operation+`},"/new":{"get":{}}}}`), &openapi.Known{})
			require.NoError(t, err)
			comparison := openapi.NewComparison(words())
			comparison.AddOperations(document, rows)
			found := lines(comparison.Findings())
			if test.finding == "" {
				assert.Equal(t, []string{"GET /new: has no method in Go", "POST /gone: is Orders.Gone in Go, not in the document"}, found)
			} else {
				assert.Contains(t, found, "POST /close: "+test.finding)
			}
		})
	}
}

func TestComparison_AddWebhooks_reportsAddedAndRemovedOnes(t *testing.T) {
	document, err := openapi.Parse([]byte(`{"x-webhooks":{"a.b.OrderUpdateWebHookEventInfo":{},"a.b.TipsWebHookEventInfo":{}}}`), &openapi.Known{})
	require.NoError(t, err)
	comparison := openapi.NewComparison(words())
	comparison.AddWebhooks(document, []string{"OrderUpdate", "OrderError"})
	assert.Equal(t, []string{
		"OrderError: has a type in Go, is not in the document",
		"a.b.TipsWebHookEventInfo: has no type in Go",
	}, lines(comparison.Findings()))
}

func TestKnown_Check_reportsWhatIsNewAndWhatIsGone(t *testing.T) {
	here := openapi.Finding{Kind: openapi.KindType, Where: "Dish.name", Text: "is new"}
	accepted := openapi.Finding{Kind: openapi.KindEnum, Where: "Dish.size", Text: "is known"}
	known := &openapi.Known{
		Accepted:    []openapi.Accepted{{Reason: "so", Findings: []string{"Dish.size: is known", "Dish.price: was known", "older Dish.id: was known"}}},
		Corrections: []openapi.Correction{{Schema: "Di*"}, {Schema: "Drink"}},
	}
	document := kitchen(t, `{}`)
	findings := known.Check([]openapi.Finding{here, accepted}, []*openapi.Document{document})
	assert.ElementsMatch(t, []string{"Dish.name: is new", "Dish.price: was known", "Drink: is corrected, not in the document"}, lines(findings))
	document.Older = true
	assert.Contains(t, lines(known.Check(nil, []*openapi.Document{document})), "older Dish.id: was known")

	text, err := known.Accept([]openapi.Finding{here, accepted})
	require.NoError(t, err)
	assert.JSONEq(t, `[{"reason":"so","findings":["Dish.size: is known"]},{"reason":"","findings":["Dish.name: is new"]}]`, string(text))
}

func TestReport_beginsWithTheNumbersAndIsShort(t *testing.T) {
	var findings []openapi.Finding
	for i := range 300 {
		findings = append(findings, openapi.Finding{Kind: openapi.KindField, Where: fmt.Sprint("Dish.", i), Text: "is gone"})
	}
	findings = append(findings, openapi.Finding{Kind: openapi.KindType, Where: "Dish.name", Text: "is a number"})
	assert.Equal(t, `301 differences: 300 fields without a property, 1 types

fields without a property:
  Dish.0: is gone
  Dish.1: is gone
  … and 298 more in all.txt

types:
  Dish.name: is a number
`, openapi.Report(findings, 2, "all.txt"))
}

func TestParse_replacesAndAddsCorrectedProperties(t *testing.T) {
	known := &openapi.Known{Corrections: []openapi.Correction{
		{Schema: "Di*", Property: "price", Is: &openapi.Schema{Type: "number"}},
		{Schema: "Dish", Property: "name", Is: &openapi.Schema{Type: "string"}},
		{Schema: "Dish", Property: "size", Nullable: true},
	}}
	document, err := openapi.Parse([]byte(`{"components":{"schemas":{"Dish":{"properties":{"name":{"type":"integer","nullable":true},"size":{"type":"string"}}}}}}`), known)
	require.NoError(t, err)
	properties := document.Components.Schemas["Dish"].Properties
	assert.Equal(t, "number", properties["price"].Type)
	assert.Equal(t, "string", properties["name"].Type)
	assert.True(t, properties["name"].Nullable, "as in the document")
	assert.True(t, properties["size"].Nullable)
}

func TestParse_correctsLists(t *testing.T) {
	known := &openapi.Known{Corrections: []openapi.Correction{
		{Schema: "Dish", Property: "size", List: "one"},
		{Schema: "Dish", Property: "taxes", List: "lists by id"},
	}}
	document, err := openapi.Parse([]byte(`{"components":{"schemas":{"Size":{"type":"object"},"Dish":{"properties":{
		"size":{"type":"array","nullable":true,"items":{"$ref":"#/components/schemas/Size"}},
		"taxes":{"type":"array","items":{"type":"string"}}}}}}}`), known)
	require.NoError(t, err)
	properties := document.Components.Schemas["Dish"].Properties
	_, name := document.Resolve(properties["size"])
	assert.Equal(t, "Size", name)
	assert.True(t, properties["size"].Nullable)
	assert.Equal(t, "object", properties["taxes"].Type)
	assert.Equal(t, "array", properties["taxes"].AdditionalProperties.Type)
}

func TestDocument_Precede_allowsReferencesToTheCurrentDocument(t *testing.T) {
	before, err := openapi.Parse([]byte(`{"components":{"schemas":{"Order":{"type":"object"}}}}`), &openapi.Known{})
	require.NoError(t, err)
	before.Precede(kitchen(t, `{"type":"object"}`))
	comparison := openapi.NewComparison(words())
	comparison.Add(before, "", &openapi.Schema{Ref: "#/components/schemas/Dish"}, reflect.TypeFor[struct{}](), openapi.Received)
	assert.Empty(t, comparison.Findings())
	comparison.Add(before, "", &openapi.Schema{Ref: "#/components/schemas/Drink"}, reflect.TypeFor[struct{}](), openapi.Received)
	assert.Equal(t, []string{"older Drink: is struct {} in Go, the document refers to the schema and lacks it"}, lines(comparison.Findings()))
}

func TestParse_correctsWhatIsRequired(t *testing.T) {
	yes, no := true, false
	known := &openapi.Known{Corrections: []openapi.Correction{
		{Schema: "Dish", Property: "name", Required: &yes},
		{Schema: "Dish", Property: "price", Required: &yes},
		{Schema: "Dish", Property: "size", Required: &no},
	}}
	document, err := openapi.Parse([]byte(`{"components":{"schemas":{"Dish":{"required":["price","size"],"properties":{"name":{"type":"string"}}}}}}`), known)
	require.NoError(t, err)
	assert.ElementsMatch(t, []string{"name", "price"}, document.Components.Schemas["Dish"].Required)
}

func TestDocument_Requirements_areRequiredIDsAndObjects(t *testing.T) {
	document, err := openapi.Parse([]byte(`{"components":{"schemas":{
		"Order":{"required":["id","phone","items","table","tableIds","sizes","nothing","kind","concept","unit"],"properties":{
			"concept":{"type":"string","description":"GUID of the concept"},
			"unit":{"type":"string","description":"number, not a GUID"},
			"id":{"type":"string"},
			"waiterId":{"type":"string"},
			"phone":{"type":"string"},
			"kind":{"type":"string","format":"uuid","enum":["a"]},
			"nothing":{"type":"string","format":"uuid","nullable":true},
			"items":{"type":"array","items":{"$ref":"#/components/schemas/Item"}},
			"table":{"$ref":"#/components/schemas/Table"},
			"tableIds":{"type":"array","items":{"type":"string"}},
			"sizes":{"type":"array","items":{"type":"string","format":"uuid"}}}},
		"Table":{"properties":{"store":{"type":"string","description":"Store identifier (GUID)"}},"required":["store"]},
		"Item":{"properties":{"type":{"type":"string"}},"discriminator":{"propertyName":"type","mapping":{
			"Product":"#/components/schemas/Product","Compound":"#/components/schemas/Compound"}}},
		"Product":{"properties":{"productId":{"type":"string"}},"required":["productId"]},
		"Compound":{"properties":{"productId":{"type":"string"}}}
	}}}`), &openapi.Known{})
	require.NoError(t, err)
	id := func(of string) map[string]any { return map[string]any{"type": of, "productId": "p"} }
	example := map[string]any{
		"concept": "c", "unit": "u", "id": "o", "waiterId": "w", "phone": "+7", "kind": "a", "nothing": "n", "table": map[string]any{"store": "s"},
		"tableIds": []any{"t"}, "sizes": []any{"s"}, "items": []any{id("Compound"), id("Product")},
	}
	var paths []string
	for _, requirement := range document.Requirements(&openapi.Schema{Ref: "#/components/schemas/Order"}, example) {
		paths = append(paths, requirement.Path)
		assert.NotNil(t, requirement.Holder[requirement.Name], requirement.Path)
	}
	assert.Equal(t, []string{"concept", "id", "items[1].productId", "sizes", "table", "table.store", "tableIds"}, paths)
}

func TestReview_hasReasons(t *testing.T) {
	known, err := openapi.Review()
	require.NoError(t, err)
	for _, correction := range known.Corrections {
		assert.NotEmpty(t, correction.Reason, "%s.%s", correction.Schema, correction.Property)
	}
	seen := map[string]bool{}
	for _, accepted := range known.Accepted {
		assert.NotEmpty(t, accepted.Reason, accepted.Findings)
		for _, line := range accepted.Findings {
			assert.False(t, seen[line], "twice: %s", line)
			seen[line] = true
		}
	}
	constants, err := openapi.Constants("../../models")
	require.NoError(t, err)
	for _, reviewed := range known.WithoutConstants {
		assert.NotEmpty(t, reviewed.Reason, reviewed.Type)
		for _, value := range reviewed.Values {
			assert.False(t, constants[reviewed.Type][fmt.Sprint(value)], "%s has a constant for %v", reviewed.Type, value)
		}
	}
}

func TestDocument_Examples_dependOnTheFlavor(t *testing.T) {
	document := kitchen(t, `{"type":"object","required":["name"],"properties":{
		"name":{"type":"string"},"price":{"type":"number","format":"double","nullable":true},"size":{"$ref":"#/components/schemas/Size"},"sold":{"type":"integer"}}}`)
	wants := map[openapi.Flavor]string{
		openapi.Full:     `[{"name":"name text","price":10.25,"size":"Small","sold":7}]`,
		openapi.Required: `[{"name":"name text"}]`,
		openapi.Nulls:    `[{"name":"name text","price":null,"size":"Small","sold":7}]`,
	}
	for flavor, want := range wants {
		examples, err := json.Marshal(document.Examples(&openapi.Schema{Ref: "#/components/schemas/Dish"}, flavor))
		require.NoError(t, err)
		assert.JSONEq(t, want, string(examples))
	}
	odd := document.Examples(&openapi.Schema{Ref: "#/components/schemas/Dish"}, openapi.Odd)[0].(map[string]any)
	assert.Contains(t, odd, openapi.UnknownProperty)
	assert.NotContains(t, []any{"Small", "Large"}, odd["size"])
	assert.Greater(t, odd["sold"], int64(1)<<53)
}

func TestConstants_areByType(t *testing.T) {
	constants, err := openapi.Constants("../../models")
	require.NoError(t, err)
	assert.True(t, constants["OrderStatus"]["Bill"])
	assert.True(t, constants["Sex"]["1"], "numbers, too")
	assert.NotContains(t, constants, "string")
}
