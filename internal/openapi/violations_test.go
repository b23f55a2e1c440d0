package openapi_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/openapi"
)

const dishes = `{"components":{"schemas":{
	"dish":{"type":"object","required":["name","kind"],"discriminator":{"propertyName":"kind","mapping":{"hot":"#/components/schemas/hot","cold":"#/components/schemas/cold"}}},
	"base":{"type":"object","required":["name","kind"],"properties":{"name":{"type":"string"},"kind":{"type":"string","enum":["hot","cold"]}}},
	"hot":{"allOf":[{"$ref":"#/components/schemas/base"}],"required":["heat"],"properties":{"heat":{"type":"integer"}}},
	"cold":{"allOf":[{"$ref":"#/components/schemas/base"}],"properties":{"ice":{"type":"boolean","nullable":true},"tags":{"type":"array","items":{"type":"string"}},
		"notes":{"type":"object","additionalProperties":{"type":"string"}},"chef":{"type":"object","properties":{"name":{"type":"string"}}}}}
}}}`

func TestDocument_Violations_namesWhereAValueDiffers(t *testing.T) {
	document, err := openapi.Parse([]byte(dishes), &openapi.Known{})
	require.NoError(t, err)
	for _, test := range []struct {
		value string
		want  []string
	}{
		{`{"kind":"hot","name":"borscht","heat":7}`, nil},
		{`{"kind":"cold","name":"okroshka","ice":null,"tags":["a"],"notes":{"a":"b"},"chef":{"name":"x"}}`, nil},
		{`{"kind":"hot","name":"borscht"}`, []string{"heat is missing"}},
		{`{"kind":"hot","name":"borscht","heat":7,"ice":true}`, []string{"ice is unknown"}},
		{`{"kind":"cold","name":null}`, []string{"name is null"}},
		{`{"kind":"cold","name":1}`, []string{"name is a number, not string"}},
		{`{"kind":"cold","name":"a","ice":"yes"}`, []string{"ice is a string, not boolean"}},
		{`{"kind":"cold","name":"a","tags":["a",true]}`, []string{"tags[1] is a boolean, not string"}},
		{`{"kind":"cold","name":"a","tags":{}}`, []string{"tags is an object, not array"}},
		{`{"kind":"cold","name":"a","chef":[]}`, []string{"chef is an array, not object"}},
		{`{"kind":"cold","name":"a","chef":{"age":1}}`, []string{"chef.age is unknown"}},
		{`{"kind":"cold","name":"a","notes":{"b":1}}`, []string{"notes.b is a number, not string"}},
		{`{"kind":"warm","name":"a"}`, []string{`kind is "warm", which is no value of the enum`}},
	} {
		var value any
		require.NoError(t, json.Unmarshal([]byte(test.value), &value))
		assert.Equal(t, test.want, document.Violations(&openapi.Schema{Ref: "#/components/schemas/dish"}, value), test.value)
	}
}

func TestDocument_Properties_areThoseOfAllVariants(t *testing.T) {
	document, err := openapi.Parse([]byte(dishes), &openapi.Known{})
	require.NoError(t, err)
	schema, _ := document.Resolve(&openapi.Schema{Ref: "#/components/schemas/dish"})
	properties := document.Properties(schema)
	assert.Len(t, properties, 7)
	assert.True(t, properties["name"].Required)
	assert.False(t, properties["heat"].Required, "only of one variant")
	assert.True(t, properties["ice"].Nullable)
	assert.Equal(t, "array", properties["tags"].Kind())
	assert.Empty(t, document.Properties(properties["tags"].Schema))
}
