package openapi_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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

type size string

type dish struct {
	Name  string   `json:"name"`
	Price *float64 `json:"price,omitzero"`
	Size  size     `json:"size,omitzero"`
}

func TestComparison_Findings_areTheDifferences(t *testing.T) {
	const (
		name  = `"name":{"type":"string"}`
		price = `"price":{"type":"number","nullable":true}`
		ofBig = `"size":{"$ref":"#/components/schemas/Size"}`
	)
	object := func(properties string) string { return `{"type":"object","properties":{` + properties + `}}` }
	tests := []struct {
		name     string
		schema   string
		enums    []string
		unnamed  []openapi.WithoutConstants
		findings []string
	}{
		{"no difference", object(name + "," + price + "," + ofBig), []string{"Small", "Large"}, nil, nil},
		{
			"a property without a field", object(name + "," + price + "," + ofBig + `,"spicy":{"type":"boolean"}`), []string{"Small", "Large"}, nil,
			[]string{"Dish.spicy: openapi_test.dish has no field"},
		},
		{
			"a field without a property", object(name + "," + ofBig), []string{"Small", "Large"}, nil,
			[]string{`openapi_test.dish: the field "price" has no property`},
		},
		{
			"a different type", object(`"name":{"type":"integer"},` + price + "," + ofBig), []string{"Small", "Large"}, nil,
			[]string{"Dish.name: is integer, but string is not"},
		},
		{
			"an array for a string", object(`"name":{"type":"array","items":{"type":"string"}},` + price + "," + ofBig), []string{"Small", "Large"}, nil,
			[]string{"Dish.name: is an array, but string is not"},
		},
		{
			"an object for a string", object(`"name":{"type":"object","properties":{}},` + price + "," + ofBig), []string{"Small", "Large"}, nil,
			[]string{"Dish.name: is an object, but string is not"},
		},
		{
			"a value without a constant", object(name + "," + price + "," + ofBig), []string{"Small"}, nil,
			[]string{`Size: openapi_test.size has no constant for "Large"`},
		},
		{
			"a value that needs no constant", object(name + "," + price + "," + ofBig), []string{"Small"},
			[]openapi.WithoutConstants{{Type: "size", Values: []any{"Large"}}}, nil,
		},
		{
			"a property of a variant without a field", `{"properties":{` + name + `,` + price + `,` + ofBig + `},
				"discriminator":{"propertyName":"kind","mapping":{"Soup":"#/components/schemas/Soup"}}}`, []string{"Small", "Large"}, nil,
			[]string{"Dish.hot: openapi_test.dish has no field"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			constants := map[string]bool{}
			for _, value := range test.enums {
				constants[value] = true
			}
			comparison := openapi.NewComparison(map[string]map[string]bool{"size": constants}, test.unnamed, nil)
			comparison.Add(kitchen(t, test.schema), "", &openapi.Schema{Ref: "#/components/schemas/Dish"}, reflect.TypeFor[dish]())
			assert.Equal(t, test.findings, comparison.Findings())
		})
	}
}

func TestComparison_Findings_countTheFieldsOfEmbeddedStructs(t *testing.T) {
	type soup struct {
		dish
		Hot bool `json:"hot"`
	}
	document, err := openapi.Parse([]byte(`{"components":{"schemas":{"Soup":{"type":"object","properties":{
		"name":{"type":"string"},"price":{"type":"integer"},"spicy":{"type":"boolean"},"hot":{"type":"boolean"}}}}}}`), &openapi.Known{})
	require.NoError(t, err)
	comparison := openapi.NewComparison(map[string]map[string]bool{}, nil, nil)
	comparison.Add(document, "", &openapi.Schema{Ref: "#/components/schemas/Soup"}, reflect.TypeFor[soup]())
	assert.Equal(t, []string{
		"Soup.price: is integer, but float64 is not",
		"Soup.spicy: openapi_test.soup has no field",
		`openapi_test.soup: the field "size" has no property`,
	}, comparison.Findings())
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
		"Order":{"required":["id","phone","items","table","tableIds","sizes","nothing","kind"],"properties":{
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
		"id": "o", "waiterId": "w", "phone": "+7", "kind": "a", "nothing": "n", "table": map[string]any{"store": "s"},
		"tableIds": []any{"t"}, "sizes": []any{"s"}, "items": []any{id("Compound"), id("Product")},
	}
	var paths []string
	for _, requirement := range document.Requirements(&openapi.Schema{Ref: "#/components/schemas/Order"}, example) {
		paths = append(paths, requirement.Path)
		assert.NotNil(t, requirement.Holder[requirement.Name], requirement.Path)
	}
	assert.Equal(t, []string{"id", "items[1].productId", "sizes", "table", "table.store", "tableIds"}, paths)
}

func TestReview_hasReasons(t *testing.T) {
	known, err := openapi.Review()
	require.NoError(t, err)
	for _, correction := range known.Corrections {
		assert.NotEmpty(t, correction.Reason, "%s.%s", correction.Schema, correction.Property)
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
