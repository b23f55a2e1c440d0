package lenient_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/lenient"
)

type size string

// opaque has its own UnmarshalJSON.
type opaque struct{ text string }

func (o *opaque) UnmarshalJSON(data []byte) error { o.text = string(data); return nil }

// word has its own UnmarshalText.
type word string

func (w *word) UnmarshalText(text []byte) error { *w = word(text); return nil }

type base struct {
	Revision int64 `json:"revision"`
}

type dish struct {
	base
	ID     string             `json:"id"`
	Size   size               `json:"size"`
	Word   word               `json:"word"`
	Price  float64            `json:"price"`
	Amount int                `json:"amount"`
	Small  uint8              `json:"small"`
	Total  *int64             `json:"total"`
	Sold   bool               `json:"sold"`
	Tags   []string           `json:"tags"`
	Parts  [2]int             `json:"parts"`
	Within []dish             `json:"within"`
	Prices map[string]float64 `json:"prices"`
	Any    any                `json:"any"`
	Raw    json.RawMessage    `json:"raw"`
	Opaque opaque             `json:"opaque"`
	Hidden int                `json:"-"`
	Plain  int
}

func total(n int64) *int64 { return &n }

func TestUnmarshal_acceptsNumbersInOtherForms(t *testing.T) {
	tests := []struct {
		name, document string
		want           dish
	}{
		{"matching types", `{"id":"a","amount":1,"total":2,"price":1.5}`, dish{ID: "a", Amount: 1, Total: total(2), Price: 1.5}},
		{"a byte order mark", "\xef\xbb\xbf{\"id\":\"a\"}", dish{ID: "a"}},
		{"a byte order mark and a number to rewrite", "\xef\xbb\xbf{\"id\":5}", dish{ID: "5"}},
		{"a number as ID", `{"id":7267}`, dish{ID: "7267"}},
		{"a number as ID, too large for a float", `{"id":900719925474099312345}`, dish{ID: "900719925474099312345"}},
		{"a number as string keeps its notation", `{"id":1.50e3}`, dish{ID: "1.50e3"}},
		{"a number as enumeration", `{"size":192}`, dish{Size: "192"}},
		{"an integer with a fraction of zeros", `{"total":1700000000000.0,"amount":3.00}`, dish{Total: total(1700000000000), Amount: 3}},
		{"an integer with an exponent", `{"total":1.7e12,"amount":1200E-2}`, dish{Total: total(1700000000000), Amount: 12}},
		{"zero in several notations", `{"total":0e99999999999999999999,"amount":-0.0,"small":0.00e-5}`, dish{Total: total(0)}},
		{"the largest and the smallest integer", `{"total":9223372036854775807.0,"revision":-9.223372036854775808e18}`, dish{Total: total(math.MaxInt64), base: base{math.MinInt64}}},
		{"an integer too large for a float", `{"total":9007199254740993.0}`, dish{Total: total(1<<53 + 1)}},
		{"a number in a string", `{"price":"10.25","amount":"3","total":"1700000000000"}`, dish{Price: 10.25, Amount: 3, Total: total(1700000000000)}},
		{"an integer in a string, with a fraction of zeros or an exponent", `{"amount":"3.0","total":"17e11","small":"2.5e1"}`, dish{Amount: 3, Total: total(1700000000000), Small: 25}},
		{"a number in a string with escapes", `{"amount":"\u0031\u0032"}`, dish{Amount: 12}},
		{"in lists, maps and structs", `{"tags":[1,"b",2.5],"parts":["1",2.0],"prices":{"a":"1.5","b":2},"within":[{"id":1},{"id":"b","within":[{"amount":"4"}]}]}`, dish{
			Tags: []string{"1", "b", "2.5"}, Parts: [2]int{1, 2}, Prices: map[string]float64{"a": 1.5, "b": 2},
			Within: []dish{{ID: "1"}, {ID: "b", Within: []dish{{Amount: 4}}}},
		}},
		{"a property name in different case", `{"ID":5,"plain":"6"}`, dish{ID: "5", Plain: 6}},
		{"a duplicate property", `{"id":5,"id":6}`, dish{ID: "6"}},
		{"next to types with their own unmarshaler", `{"id":5,"opaque":{"a":[1.0]},"any":"1","raw":{"n": 1.0}}`, dish{ID: "5", Opaque: opaque{`{"a":[1.0]}`}, Any: "1", Raw: json.RawMessage(`{"n": 1.0}`)}},
		{"next to unknown properties", `{"unknown":[{"id":[1,"2"]}],"-":"x","secret":"7","id":5}`, dish{ID: "5"}},
		{"next to null", `{"id":5,"total":null,"amount":null,"tags":null}`, dish{ID: "5"}},
		{"with white space everywhere", " { \"id\" :\t5 , \"amount\"\n: \"6\" , \"tags\" : [ 1 , 2 ] } ", dish{ID: "5", Amount: 6, Tags: []string{"1", "2"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got dish
			require.NoError(t, lenient.Unmarshal([]byte(test.document), &got))
			assert.Equal(t, test.want, got)
		})
	}
}

func TestUnmarshal_returnsTheErrorOfEncodingJSON(t *testing.T) {
	documents := map[string]string{
		"incomplete JSON":                     `{"id":`,
		"empty":                               ``,
		"more than one value":                 `{"id":5} {}`,
		"a fraction for an integer":           `{"amount":2.5}`,
		"a fraction in a string":              `{"amount":"2.5"}`,
		"a fraction of a large number":        `{"total":9007199254740993.5}`,
		"a fraction with an exponent":         `{"amount":5e-1}`,
		"too large":                           `{"total":1e19}`,
		"far too large":                       `{"total":1e999999999}`,
		"a far too large exponent":            `{"total":1e99999999999999999999}`,
		"far too small":                       `{"total":1e-999999999}`,
		"the smallest possible exponent":      `{"total":1.2345678901e-9223372036854775808}`,
		"too large for an uint8":              `{"small":"256"}`,
		"too large for a float":               `{"price":"1e999"}`,
		"negative for an unsigned integer":    `{"small":-1.0}`,
		"a string that starts with a number":  `{"amount":"12abc"}`,
		"a string with a space":               `{"amount":" 12"}`,
		"a string with a comma":               `{"price":"10,5"}`,
		"a string with a plus":                `{"amount":"+1"}`,
		"a string with a leading zero":        `{"amount":"01"}`,
		"an empty string":                     `{"price":""}`,
		"a string that is not a number":       `{"price":"NaN"}`,
		"a string with another JSON value":    `{"amount":"true"}`,
		"a boolean in a string":               `{"sold":"true"}`,
		"a number for a boolean":              `{"sold":1}`,
		"a boolean for an ID":                 `{"id":true}`,
		"an array for an ID":                  `{"id":["5"]}`,
		"an object for a number":              `{"amount":{"value":1}}`,
		"a number for an array":               `{"tags":5}`,
		"a number for an UnmarshalText":       `{"word":5}`,
		"next to one that could be rewritten": `{"id":5,"amount":"x"}`,
	}
	for name, document := range documents {
		t.Run(name, func(t *testing.T) {
			var got, strict dish
			want := json.Unmarshal([]byte(document), &strict)
			require.Error(t, want)
			assert.EqualError(t, lenient.Unmarshal([]byte(document), &got), want.Error())
			assert.Equal(t, strict, got, "contents")
		})
	}
}

func TestUnmarshal_acceptsDeeplyNestedDocuments(t *testing.T) {
	const depth = 9000
	document := strings.Repeat(`{"within":[`, depth/2) + `{"id":5}` + strings.Repeat(`]}`, depth/2)
	var got dish
	require.NoError(t, lenient.Unmarshal([]byte(document), &got))
	for range depth / 2 {
		got = got.Within[0]
	}
	assert.Equal(t, "5", got.ID)
}

func TestUnmarshal_acceptsTopLevelValues(t *testing.T) {
	var n int
	require.NoError(t, lenient.Unmarshal([]byte(`"12.0"`), &n))
	assert.Equal(t, 12, n)
	var texts []string
	require.NoError(t, lenient.Unmarshal([]byte(`[1,"2"]`), &texts))
	assert.Equal(t, []string{"1", "2"}, texts)
	assert.Error(t, lenient.Unmarshal([]byte(`"1"`), nil))
	assert.Error(t, lenient.Unmarshal([]byte(`"1"`), 5))
	assert.Error(t, lenient.Unmarshal([]byte(`"1"`), (*int)(nil)))
}

func FuzzUnmarshal(f *testing.F) {
	f.Add([]byte(`{"id":7267,"amount":"3.0","total":1.7e12,"within":[{"prices":{"a":"1.5"}}],"raw":[1.0]}`))
	f.Add([]byte("\xef\xbb\xbf{\"ID\":5,\"opaque\":{\"a\":1},\"any\":\"1\"}"))
	f.Add([]byte(`{"amount":1e999999999,"small":"0.00e-5"}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		var got, strict dish
		err := lenient.Unmarshal(document, &got)
		want := json.Unmarshal([]byte(strings.TrimPrefix(string(document), "\xef\xbb\xbf")), &strict)
		if want == nil {
			require.NoError(t, err)
		}
		if err != nil {
			require.EqualError(t, err, want.Error())
		}
		if want == nil || err != nil {
			assert.Equal(t, strict, got)
			return
		}
		if !utf8.Valid(document) {
			return // not valid JSON, although encoding/json accepts it
		}
		encoded, err := json.Marshal(got)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(encoded, new(dish)), "needs no more rewriting")
	})
}

func TestText_isThatOfEncodingJSON(t *testing.T) {
	for _, document := range []string{
		`""`, `"a"`, `"Борщ 🍕"`, `"2026-11-25 10:00:00.000"`, `"a\\b"`, `"a\"b"`, `"\u0411"`, "\"a\u2028b\"", "\"\xff\"", "\"\ufffd\"", "\"a\nb\"",
		`"`, ``, `"a`, `a"`, `"a"b"`, `7`, `null`, `true`, `{}`, `["a"]`, ` "a" `,
	} {
		var want string
		err := json.Unmarshal([]byte(document), &want)
		got, ok := lenient.Text([]byte(document))
		assert.Equal(t, err == nil, ok, document)
		assert.Equal(t, want, got, document)
	}
}
