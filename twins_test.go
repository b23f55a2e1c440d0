package goiikoapi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestMethods_ofOneOperationReferToEachOther holds the comments of a positional call and its typed form.
func TestMethods_ofOneOperationReferToEachOther(t *testing.T) {
	written := comments(t)
	cli, received := record(t)
	pairs := 0
	for operation, twins := range byOperation(t, cli, received) {
		if len(twins) == 1 {
			continue
		}
		if !assert.Len(t, twins, 2, operation) {
			continue
		}
		pairs++
		positional, typed := twins[0], twins[1]
		if positional.request() != nil {
			positional, typed = typed, positional
		}
		assert.Nil(t, positional.request(), "%s is positional", positional.name)
		assert.NotNil(t, typed.request(), "%s takes a request", typed.name)
		assert.Contains(t, written[positional.name], "["+typed.name+"] is the typed form", positional.name)
		assert.Contains(t, written[typed.name], "is the typed form of ["+positional.name+"]", typed.name)
	}
	assert.Equal(t, 17, pairs)
}
