package goiikoapi_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/plan"
)

var mutated = flag.Int("mutated", 40, "how many mutated documents of each operation are decoded")

// decodedType is a type of responses with documents of it.
type decodedType struct {
	name      string
	of        reflect.Type
	documents [][]byte
}

// decodedTypes returns the responses of all operations with their golden documents.
func decodedTypes(tb testing.TB) []decodedType {
	tb.Helper()
	responses := map[string]reflect.Type{}
	cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"))
	require.NoError(tb, err)
	for _, m := range methods(cli) {
		responses[m.name] = m.response()
	}
	var all []decodedType
	for _, op := range api.All() {
		file, err := os.ReadFile(filepath.Join("testdata", op.Name+".json"))
		require.NoError(tb, err)
		var documents golden
		require.NoError(tb, json.Unmarshal(file, &documents))
		require.NotNil(tb, responses[op.Name], op.Name)
		all = append(all, decodedType{op.Name, responses[op.Name], [][]byte{documents.Response}})
	}
	return all
}

// decodesAlike fails if the plan of a type decodes a document that encoding/json decodes otherwise or not at all.
func decodesAlike(tb testing.TB, of reflect.Type, document []byte) (byPlan bool) {
	tb.Helper()
	fast, want := reflect.New(of), reflect.New(of)
	given := bytes.Clone(document)
	byPlan = plan.Unmarshal(given, fast.Interface())
	require.Equal(tb, document, given, "the document is not changed")
	if !byPlan {
		require.True(tb, fast.Elem().IsZero(), "%v is zero after %s", of, document)
		return false
	}
	clear(given) // what was decoded must not share the memory of the document
	require.NoError(tb, json.Unmarshal(document, want.Interface()), "%v from %s", of, document)
	if !reflect.DeepEqual(want.Interface(), fast.Interface()) {
		tb.Fatalf("%v from %s (-encoding/json +plan):\n%s", of, document, cmp.Diff(want.Interface(), fast.Interface(), cmp.Exporter(func(reflect.Type) bool { return true })))
	}
	return true
}

func TestUnmarshal_decodesEveryResponseByItsPlan(t *testing.T) {
	for _, one := range decodedTypes(t) {
		for _, document := range one.documents {
			require.True(t, decodesAlike(t, one.of, document), "%s: %s", one.name, document)
		}
	}
}

// damages are parts that mutated documents get.
var damages = []string{
	`null`, `true`, `0`, `-0`, `-1`, `1.0`, `1e3`, `1E-2`, `01`, `1.`, `.5`, `+1`, `-`, `9223372036854775807`, `-9223372036854775808`, `9223372036854775808`,
	`18446744073709551616`, `1e400`, `123456789012345678`, `0.1`, `0.30000000000000004`, `5e-324`, `4503599627370497.5`, `1e22`, `1e23`,
	`""`, `"text"`, `"\u0431\u043e\u0440\u0449"`, `"\ud83c\udf72"`, `"\ud83c"`, `"\ud83cx"`, `"\u12"`, `"\x"`, `"\"\\\/\b\f\n\r\t"`, `"борщ"`, "\"\xff\"", "\"a\x00\"", "\"\u2028\"", `"10.25"`,
	`{}`, `[]`, `[null]`, `{"a":{"b":[1,{"c":null}]}}`, `[[[[]]]]`, `{"id":1,"id":2}`, `{"ID":"x"}`, `{"\u0069d":"x"}`, `{"ıd":"x"}`, `{"Kelvin":1}`,
	`,`, `:`, `}`, `]`, `{`, `[`, `"`, `\`, ` `, "\n\t", "\x00", "\ufeff", `/**/`, `NaN`, `Infinity`, `True`,
}

// mutate returns a document with a few random changes.
func mutate(random *rand.Rand, document []byte) []byte {
	document = bytes.Clone(document)
	for range 1 + random.IntN(3) {
		if len(document) == 0 {
			return document
		}
		at := random.IntN(len(document))
		switch random.IntN(7) {
		case 0: // cut off
			document = document[:at]
		case 1: // a broken byte
			document[at] = byte(random.Uint32())
		case 2: // another case
			document[at] ^= 0x20
		case 3: // a part is missing
			document = slices.Delete(document, at, min(len(document), at+1+random.IntN(8)))
		case 4: // something is inserted
			document = slices.Insert(document, at, []byte(damages[random.IntN(len(damages))])...)
		case 5: // another value
			if begin := bytes.IndexByte(document[at:], ':'); begin >= 0 {
				begin += at + 1
				if length := bytes.IndexAny(document[begin:], ",}"); length >= 0 {
					document = slices.Replace(document, begin, begin+length, []byte(damages[random.IntN(len(damages))])...)
				}
			}
		case 6: // a property twice, or an unknown one
			if begin := bytes.IndexByte(document[at:], ','); begin >= 0 {
				begin += at
				if end := bytes.IndexByte(document[begin+1:], ','); end >= 0 {
					document = slices.Insert(document, begin, document[begin:begin+1+end]...)
				}
			}
		}
	}
	return document
}

func TestUnmarshal_decodesMutatedDocumentsLikeEncodingJSON(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	decoded := 0
	for _, one := range decodedTypes(t) {
		for range *mutated {
			var compact bytes.Buffer
			require.NoError(t, json.Compact(&compact, one.documents[0]))
			if decodesAlike(t, one.of, mutate(random, compact.Bytes())) {
				decoded++
			}
		}
	}
	require.NotZero(t, decoded)
}

func FuzzUnmarshal_decodesLikeEncodingJSON(f *testing.F) {
	types := decodedTypes(f)
	for i, one := range types {
		f.Add(i, one.documents[0])
	}
	for _, damage := range damages {
		f.Add(0, []byte(damage))
	}
	f.Fuzz(func(t *testing.T, i int, document []byte) {
		if i >= 0 && i < len(types) {
			decodesAlike(t, types[i].of, document)
		}
	})
}

func TestUnmarshal_leavesDeepDocumentsToEncodingJSON(t *testing.T) {
	for _, depth := range []int{400, 600, 20000} {
		decodesAlike(t, reflect.TypeFor[map[string]any](), []byte(`{"a":`+strings.Repeat("[", depth)+strings.Repeat("]", depth)+`}`))
		decodesAlike(t, reflect.TypeFor[struct{}](), []byte(`{"a":`+strings.Repeat("[", depth)+strings.Repeat("]", depth)+`}`))
	}
}
