package iikotest_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/openapi"
)

// limit is what the document allows of a property.
type limit struct {
	Enum                           []string `json:"enum,omitempty"`
	Required                       []string `json:"required,omitempty"`
	Format                         string   `json:"format,omitempty"`
	MinLength, MaxLength, Min, Max *float64 `json:",omitempty"`
}

// limitOf returns the limit of a schema; false if it has none.
func limitOf(s *openapi.Schema) (one limit, limited bool) {
	for _, value := range s.Enum {
		if text, ok := value.(string); ok {
			one.Enum = append(one.Enum, text)
		}
	}
	if strings.HasPrefix(s.Format, "date") || s.Format == "uuid" || strings.HasPrefix(s.Format, "yyyy") {
		one.Format = s.Format
	}
	one.MinLength, one.MaxLength, one.Min, one.Max = s.MinLength, s.MaxLength, s.Minimum, s.Maximum
	text, err := json.Marshal(one)
	return one, err == nil && string(text) != "{}"
}

func TestRequestLimits_areThoseOfTheDocument(t *testing.T) {
	document := vendorDocument()
	if document == nil {
		fmt.Fprintf(os.Stderr, "\n*** %s COMPARED NOTHING: it needs iiko's document ***\n\n", t.Name())
		t.Skip("needs iiko's document")
	}
	all := map[string]map[string]limit{}
	for _, op := range api.All() {
		if document.Paths[op.Path] == nil || document.Paths[op.Path][strings.ToLower(op.Method)].Request() == nil {
			continue
		}
		found := map[string]limit{}
		add := func(path string, schema *openapi.Schema) {
			target, _ := document.Resolve(schema)
			if one, limited := limitOf(target); limited {
				one.Required = found[path].Required
				found[path] = one
			}
		}
		needs := func(path string) {
			parent, name := "", path
			if end := strings.LastIndex(path, "."); end >= 0 {
				parent, name = path[:end], path[end+1:]
			}
			one := found[parent]
			one.Required = slices.Compact(slices.Sorted(slices.Values(append(one.Required, name))))
			found[parent] = one
		}
		walk(document, document.Paths[op.Path][strings.ToLower(op.Method)].Request(), "", 0, func(path string, property openapi.Property) {
			if property.Required && !strings.HasSuffix(path, "customer.type") { // which iiko takes without
				needs(path)
			}
			add(path, property.Schema)
			if target, _ := document.Resolve(property.Schema); target.Items != nil {
				add(path, target.Items) // of the elements
			}
		})
		if len(found) > 0 {
			all[op.Name] = found
		}
	}
	want, err := json.MarshalIndent(all, "", " ")
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile("limits.json", append(want, '\n'), 0o600))
	}
	got, err := os.ReadFile("limits.json")
	require.NoError(t, err)
	assert.Equal(t, string(want)+"\n", string(got))
}

func TestWithStrictRequests_refusesWhatIsBeyondTheLimitsOfTheDocument(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t, iikotest.WithStrictRequests()))
	lenient := overNetwork(t, iikotest.Start(t))
	const org = `"organizationId":"` + iikotest.OrganizationID + `"`
	const id = `"orderId":"` + iikotest.CourierID + `"`
	item := func(properties string) string {
		return `{` + org + `,` + id + `,"items":[{"type":"Product","productId":"` + iikotest.KvassID + `","amount":1},{"type":"Product","productId":"` + iikotest.KvassID + `"` + properties + `}]}`
	}
	for _, test := range []struct {
		want string
		op   *api.Operation
		body string
	}{
		{`items[1].amount 1000 is more than 999.999`, api.OrdersAddItems, item(`,"amount":1000`)},
		{`items[1].amount -1 is less than 0`, api.OrdersAddItems, item(`,"amount":-1`)},
		{`items[1].comment is longer than 255 characters`, api.OrdersAddItems, item(`,"amount":1,"comment":"` + strings.Repeat("я", 256) + `"`)},
		{`items[1].productSizeId "small" is not a UUID`, api.OrdersAddItems, item(`,"amount":1,"productSizeId":"small"`)},
		{`organizationIds[1] "x" is not a UUID`, api.TerminalGroupTerminalGroups, `{"organizationIds":["` + iikotest.OrganizationID + `","x"]}`},
		{`deliveryStatus "Flying" must be one of Waiting, OnWay, Delivered`, api.DeliveriesUpdateOrderDeliveryStatus, `{` + org + `,` + id + `,"deliveryStatus":"Flying"}`},
		{`newCompleteBefore "tomorrow" is not a date of the form yyyy-MM-dd HH:mm:ss.fff`, api.DeliveriesChangeCompleteBefore, `{` + org + `,` + id + `,"newCompleteBefore":"tomorrow"}`},
	} {
		assert.Equal(t, test.want, *apiError(c, test.op, test.body, http.StatusBadRequest).ErrorDescription)
		_, said := lenient.request(test.op.Method, test.op.Path, test.body)
		assert.NotContains(t, string(said), test.want)
	}
}
