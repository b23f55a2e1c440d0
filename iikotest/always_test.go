package iikotest_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/openapi"
)

// capturedResponses are responses of the real service, by operation. They are not in the repository.
var capturedResponses = map[*api.Operation][]string{
	api.AddressCities:            {"script-cities.json"},
	api.AddressRegions:           {"script-regions.json"},
	api.DeliveriesByID:           {"issue567-by-id.json"},
	api.DeliveriesDeliveryCreate: {"nicka-create.json"},
	api.DictionariesPaymentTypes: {"nicka-payment-types.json", "script-payment-types-1.json", "script-payment-types-2.json"},
	api.DictionariesTipsTypes:    {"script-tips-1.json", "script-tips-2.json"},
	api.MenuMenu:                 {"script-menus-1.json", "script-menus-2.json"},
	api.MenuMenuByID:             {"zazago-menu-v2.json", "themgmd-menu-v3.json", "uservanya-response_text.json"},
	api.MenuNomenclature:         {"riadesigner-nomenclature-1.json"},
	api.OrdersOrderCreate:        {"script-order-create-1.json"},
	api.ReservesCreate:           {"abestuzhev-reserve.json"},
	api.TerminalGroupIsAlive:     {"nicka-is-alive.json"},
}

const realFolder = "../../shared/real/"

// seen is what real objects have at a path: the properties that all of them have, and whether one of those is ever null.
type seen map[string]map[string]bool

func (s seen) add(value any, path string) {
	switch value := value.(type) {
	case []any:
		for _, element := range value {
			s.add(element, path)
		}
	case map[string]any:
		if s[path] == nil {
			s[path] = map[string]bool{}
			for name := range value {
				s[path][name] = false
			}
		}
		maps.DeleteFunc(s[path], func(name string, _ bool) bool { _, ok := value[name]; return !ok })
		for name, property := range value {
			if _, always := s[path][name]; always && property == nil {
				s[path][name] = true
			}
			s.add(property, path+"."+name)
		}
	}
}

// walk calls visit for each property of a response, also of those in lists.
func walk(document *openapi.Document, schema *openapi.Schema, path string, depth int, visit func(path string, property openapi.Property)) {
	if schema, _ = document.Resolve(schema); schema.Items != nil {
		walk(document, schema.Items, path, depth, visit)
		return
	}
	for name, property := range document.Properties(schema) {
		at := strings.TrimPrefix(path+"."+name, ".")
		visit(at, property)
		if depth < 12 {
			walk(document, property.Schema, at, depth+1, visit)
		}
	}
}

// empties are what is sent of a property without a value that can't be null, by its JSON type.
var empties = map[string]string{"array": "[]", "boolean": "false", "integer": "0", "number": "0", "string": `""`}

func TestAlwaysSent_areThePropertiesOfRealResponses(t *testing.T) {
	document := vendorDocument()
	if _, err := os.Stat(realFolder); err != nil || document == nil {
		fmt.Fprintf(os.Stderr, "\n*** %s COMPARED NOTHING: it needs real responses ***\n\n", t.Name())
		t.Skip("needs iiko's document and real responses")
	}
	all := map[string]map[string]json.RawMessage{}
	for _, op := range api.All() {
		path := document.Paths[op.Path]
		if path == nil {
			continue
		}
		captured := seen{}
		for _, name := range capturedResponses[op] {
			data, err := os.ReadFile(realFolder + name)
			require.NoError(t, err)
			var response any
			require.NoError(t, json.Unmarshal(data, &response), name)
			captured.add(response, "")
		}
		found := map[string]json.RawMessage{}
		walk(document, path[strings.ToLower(op.Method)].Response(), "", 0, func(path string, property openapi.Property) {
			end := strings.LastIndex(path, ".")
			parent := ""
			if end >= 0 {
				parent = "." + path[:end]
			}
			null, always := captured[parent][path[end+1:]]
			target, _ := document.Resolve(property.Schema)
			empty := empties[target.Kind()]
			if len(target.Enum) > 0 {
				empty = ""
			}
			switch {
			case always && null, property.Nullable && (always || property.Required):
				found[path] = json.RawMessage("null")
			case always && empty != "", property.Required && empty == "[]":
				found[path] = json.RawMessage(empty)
			}
		})
		if len(found) > 0 {
			all[op.Name] = found
		}
	}
	want, err := json.MarshalIndent(all, "", " ")
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile("always.json", append(want, '\n'), 0o600))
	}
	got, err := os.ReadFile("always.json")
	require.NoError(t, err)
	assert.Equal(t, string(want)+"\n", string(got))
}
