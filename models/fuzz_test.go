package models_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/models"
)

// unions are the types with several JSON forms.
var unions = []reflect.Type{
	reflect.TypeFor[models.OrderItem](),
	reflect.TypeFor[models.PlacedItem](),
	reflect.TypeFor[models.Payment](),
	reflect.TypeFor[models.PaymentAdditionalData](),
	reflect.TypeFor[models.Customer](),
	reflect.TypeFor[models.PlacedCustomer](),
	reflect.TypeFor[models.Address](),
	reflect.TypeFor[models.Discount](),
	reflect.TypeFor[models.ExternalMenuItem](),
	reflect.TypeFor[models.ExternalMenuTag](),
	reflect.TypeFor[models.OverrideTaxes](),
	reflect.TypeFor[models.Identifier](),
	reflect.TypeFor[models.Organization](),
	reflect.TypeFor[models.CommandStatusResponse](),
}

// sameJSON reports whether two values have the same JSON, apart from white space.
func sameJSON[T any](a, b T) bool {
	first, err := json.Marshal(a)
	second, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(first, second)
}

func FuzzUnmarshalJSON_keepsUnions(f *testing.F) {
	f.Fuzz(func(t *testing.T, document []byte) {
		if !utf8.Valid(document) {
			return // not valid JSON, although encoding/json accepts it
		}
		for _, goType := range unions {
			first := reflect.New(goType)
			if json.Unmarshal(document, first.Interface()) != nil {
				continue
			}
			encoded, err := json.Marshal(first.Interface())
			require.NoError(t, err, goType)
			second := reflect.New(goType)
			require.NoError(t, json.Unmarshal(encoded, second.Interface()), "%v: %s", goType, encoded)
			assert.Empty(t, cmp.Diff(first.Interface(), second.Interface(),
				cmp.Comparer(sameJSON[json.RawMessage]), cmp.Comparer(sameJSON[models.Identifier])), "%v: %s", goType, encoded)
			again, err := json.Marshal(second.Interface())
			require.NoError(t, err, goType)
			assert.Equal(t, string(encoded), string(again), goType)
		}
	})
}

func FuzzDateTime_In_returnsWhatNewDateTimeWrites(f *testing.F) {
	moscow := time.FixedZone("MSK", 3*60*60)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // not valid JSON, although encoding/json accepts it
		}
		if json.Valid([]byte(text)) {
			assertKept(t, text)
		}
		quoted, err := json.Marshal(text)
		require.NoError(t, err)
		assert.Equal(t, text, string(assertKept(t, string(quoted))))

		date := models.DateTime(text)
		there, err := date.In(moscow)
		here, err2 := date.In(nil)
		require.Equal(t, err == nil, err2 == nil)
		if err != nil {
			assert.True(t, there.IsZero())
			assert.True(t, utf8.ValidString(err.Error()))
			return
		}
		assert.Equal(t, moscow, there.Location())
		assert.Equal(t, time.UTC, here.Location())
		if year := there.Year(); year < 1 || year > 9998 {
			return // the year has more than four digits, or gets them in another time zone
		}
		again, err := models.NewDateTime(there).In(moscow)
		require.NoError(t, err)
		assert.True(t, there.Truncate(time.Millisecond).Equal(again), "%v and %v", there, again)
		stamp, err := models.NewTimestamp(there).In(moscow)
		require.NoError(t, err)
		assert.True(t, there.Truncate(time.Millisecond).Equal(stamp), "%v and %v", there, stamp)
	})
}

// assertKept asserts that a document decodes, and that encoding and decoding it again changes nothing.
func assertKept(t *testing.T, document string) models.DateTime {
	t.Helper()
	var first, second models.DateTime
	require.NoError(t, json.Unmarshal([]byte(document), &first))
	encoded, err := json.Marshal(first)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(encoded, &second))
	assert.Equal(t, first, second)
	return first
}
