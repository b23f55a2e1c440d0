package goiikoapi_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestModels_embedStructsOnlyInResponses(t *testing.T) {
	t.Parallel()
	embedded := func(types []reflect.Type) map[reflect.Type]bool {
		found, seen := map[reflect.Type]bool{}, map[reflect.Type]bool{}
		for _, goType := range types {
			walk(goType, seen, func(visited reflect.Type) {
				for i := range visited.NumField() {
					if field := visited.Field(i); field.Anonymous && field.IsExported() {
						found[field.Type] = true
					}
				}
			})
		}
		return found
	}
	cli, _ := record(t)
	var requests, responses []reflect.Type
	for _, m := range methods(cli) {
		if request := m.request(); request != nil {
			requests = append(requests, request)
		}
		responses = append(responses, m.response())
	}
	for _, event := range events {
		responses = append(responses, event)
	}
	assert.Empty(t, embedded(requests))
	found := embedded(responses)
	assert.Greater(t, len(found), 5)
	for goType := range found {
		assert.Equal(t, reflect.Struct, goType.Kind(), "%v", goType)
		for _, method := range []reflect.Type{reflect.TypeFor[json.Marshaler](), reflect.TypeFor[json.Unmarshaler]()} {
			assert.False(t, reflect.PointerTo(goType).Implements(method), "the types that embed %v would be encoded as it alone", goType)
		}
	}
}
