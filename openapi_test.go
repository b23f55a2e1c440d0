package goiikoapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/openapi"
	"github.com/kebrick/goiikoapi/models"
)

// A maintainer checks the SDK against the vendor's newest document by
//
//	go test -run OpenAPI -openapi=/path/to/openapi.json
//
// and accepts the differences that are meant to be, in internal/openapi/accepted.json, by adding -accept.
var (
	openapiPath = flag.String("openapi", os.Getenv("IIKO_OPENAPI"), "iiko's OpenAPI document to check the SDK against")
	accept      = flag.Bool("accept", false, "accept all differences from the OpenAPI documents")
)

// edition is the edition of iiko's OpenAPI document that the SDK follows, and what older editions had besides. Later
// samples replace earlier ones.
var edition = struct {
	document       string
	older, samples []string
}{
	document: "openapi-2026-10.json",
	older:    []string{"legacy-2026-10.json", "legacy.json"},
	samples:  []string{"samples.json", "samples-2026-10.json"},
}

const reference = "../shared/iiko-cloud-api/"

// documents returns the OpenAPI documents that are there, the current one first, and skips the test when there is none.
func documents(t *testing.T) []*openapi.Document {
	t.Helper()
	paths := []string{*openapiPath}
	if *openapiPath == "" {
		paths = nil
		for _, name := range append([]string{edition.document}, edition.older...) {
			paths = append(paths, reference+name)
		}
		if _, err := os.Stat(paths[0]); err != nil {
			nothingCompared(t, "iiko's OpenAPI document: give its path by -openapi or IIKO_OPENAPI")
		}
	}
	known, err := openapi.Review()
	require.NoError(t, err)
	var all []*openapi.Document
	for i, path := range paths {
		document, err := openapi.Load(path, known)
		require.NoError(t, err)
		if i > 0 {
			document.Precede(all[0])
		}
		all = append(all, document)
	}
	return all
}

// nothingCompared skips the test. It writes to stderr, too, because go test shows no reason for a skipped test.
func nothingCompared(t *testing.T, needed string) {
	t.Helper()
	fmt.Fprintf(os.Stderr, "\n*** %s COMPARED NOTHING: it needs %s ***\n\n", t.Name(), needed)
	t.Skip("compared nothing: needs " + needed)
}

// typed returns the methods for an operation, the one with a request struct first.
func typed(all []method) []method {
	for i, m := range all {
		if m.request() != nil {
			all[0], all[i] = all[i], all[0]
		}
	}
	return all
}

// ownForms are the types whose JSON is not that of their Go type, and what they stand for.
var ownForms = map[reflect.Type][]string{
	reflect.TypeFor[models.DateTime]():        {"string"},
	reflect.TypeFor[models.Identifier]():      {"string", "integer"},
	reflect.TypeFor[models.ExternalMenuTag](): {"object", "string"},
	reflect.TypeFor[models.OverrideTaxes]():   {"object"},
}

// events are the bodies of webhooks.
var events = map[string]reflect.Type{
	"DeliveryOrderUpdate": reflect.TypeFor[models.DeliveryOrderEvent](),
	"DeliveryOrderError":  reflect.TypeFor[models.DeliveryOrderEvent](),
	"TableOrderUpdate":    reflect.TypeFor[models.TableOrderEvent](),
	"TableOrderError":     reflect.TypeFor[models.TableOrderEvent](),
	"ReserveUpdate":       reflect.TypeFor[models.ReserveEvent](),
	"ReserveError":        reflect.TypeFor[models.ReserveEvent](),
	"StopListUpdate":      reflect.TypeFor[models.StopListEvent](),
	"PersonalShift":       reflect.TypeFor[models.PersonalShiftEvent](),
}

// positionalRequests are the requests that methods make of their arguments.
var positionalRequests = map[string]reflect.Type{
	"Dictionaries.OrderTypes":                   reflect.TypeFor[models.OrganizationIDsRequest](),
	"Dictionaries.PaymentTypes":                 reflect.TypeFor[models.OrganizationIDsRequest](),
	"Dictionaries.Discounts":                    reflect.TypeFor[models.OrganizationIDsRequest](),
	"Dictionaries.CancelCauses":                 reflect.TypeFor[models.OrganizationIDsRequest](),
	"Dictionaries.RemovalTypes":                 reflect.TypeFor[models.OrganizationIDsRequest](),
	"Dictionaries.MarketingSources":             reflect.TypeFor[models.OrganizationIDsRequest](),
	"Menu.Nomenclature":                         reflect.TypeFor[models.NomenclatureRequest](),
	"Menu.StopLists":                            reflect.TypeFor[models.StopListsRequest](),
	"Orders.OrderByID":                          reflect.TypeFor[models.OrderByIDRequest](),
	"Orders.OrderByTable":                       reflect.TypeFor[models.OrderByTableRequest](),
	"Deliveries.UpdateOrderDeliveryStatus":      reflect.TypeFor[models.UpdateOrderDeliveryStatusRequest](),
	"Deliveries.Confirm":                        reflect.TypeFor[models.OrderRequest](),
	"Deliveries.CancelConfirmation":             reflect.TypeFor[models.OrderRequest](),
	"DeliveryRestrictions.DeliveryRestrictions": reflect.TypeFor[models.OrganizationIDsRequest](),
	"Address.Regions":                           reflect.TypeFor[models.OrganizationIDsRequest](),
	"Employees.Couriers":                        reflect.TypeFor[models.OrganizationIDsRequest](),
	"Employees.ActiveLocation":                  reflect.TypeFor[models.OrganizationIDsRequest](),
	"Employees.EmployeeInfo":                    reflect.TypeFor[models.EmployeeInfoRequest](),
	"Employees.ShiftClockin":                    reflect.TypeFor[models.ShiftClockinRequest](),
	"Employees.ShiftClockout":                   reflect.TypeFor[models.ShiftRequest](),
	"Employees.ShiftIsOpen":                     reflect.TypeFor[models.ShiftRequest](),
	"Employees.ShiftByCourier":                  reflect.TypeFor[models.ShiftByCourierRequest](),
	"Reserves.AvailableTerminalGroups":          reflect.TypeFor[models.OrganizationIDsRequest](),
	"Customers.CustomerProgramAdd":              reflect.TypeFor[models.CustomerProgramAddRequest](),
	"Customers.CustomerCardAdd":                 reflect.TypeFor[models.CustomerCardAddRequest](),
	"Customers.CustomerCardDelete":              reflect.TypeFor[models.CustomerCardDeleteRequest](),
	"Customers.CustomerWalletHold":              reflect.TypeFor[models.CustomerWalletHoldRequest](),
	"Customers.CustomerWalletCancelHold":        reflect.TypeFor[models.CustomerWalletCancelHoldRequest](),
	"Customers.CustomerWalletTopup":             reflect.TypeFor[models.ChangeBalanceRequest](),
	"Customers.CustomerWalletChargeoff":         reflect.TypeFor[models.ChangeBalanceRequest](),
	"Customers.CustomerCategories":              reflect.TypeFor[models.OrganizationRequest](),
	"DiscountPromotion.CouponsSeries":           reflect.TypeFor[models.OrganizationRequest](),
	"DiscountPromotion.CouponsInfo":             reflect.TypeFor[models.CouponsInfoRequest](),
	"DiscountPromotion.ManualConditions":        reflect.TypeFor[models.ManualConditionsRequest](),
	"Notifications.CheckSMSSendingPossibility":  reflect.TypeFor[models.OrganizationRequest](),
	"Inventory.OrganizationSettings":            reflect.TypeFor[struct{}](),
	"Finance.AccountTypes":                      reflect.TypeFor[struct{}](),
	"Platform.EventMetadata":                    reflect.TypeFor[struct{}](),
	"Reporting.OLAPPresets":                     reflect.TypeFor[struct{}](),
	"Inventory.OrganizationTree":                reflect.TypeFor[struct{}](),
	"Commands.Status":                           reflect.TypeFor[models.CommandStatusRequest](),
	"WebHook.Settings":                          reflect.TypeFor[models.OrganizationRequest](),
}

// errorBody is what the client reads of a response that reports an error.
type errorBody struct {
	CorrelationID    string           `json:"correlationId"`
	ErrorDescription string           `json:"errorDescription"`
	Error            models.ErrorCode `json:"error,omitzero"`
	Message          *string          `json:"message,omitzero"`
	Details          json.RawMessage  `json:"details,omitzero"`
	Code             *string          `json:"code,omitzero"`
	Description      *string          `json:"description,omitzero"`
}

// vocabulary is what the comparison with the documents must know of package models.
func vocabulary(t *testing.T, known *openapi.Known) openapi.Vocabulary {
	t.Helper()
	enums, err := openapi.Constants("models")
	require.NoError(t, err)
	return openapi.Vocabulary{
		Constants: enums, Unnamed: known.WithoutConstants, Leaves: ownForms, GenericLeaves: map[string][]string{"Filter": {"object"}}, Date: reflect.TypeFor[models.DateTime](),
	}
}

// differences compares the SDK with the documents. reached are the methods by the operations that they have reached.
func differences(words openapi.Vocabulary, docs []*openapi.Document, reached map[[2]string][]method) []openapi.Finding {
	comparison := openapi.NewComparison(words)
	comparison.AddOperations(docs[0], api.All())
	comparison.AddWebhooks(docs[0], slices.Collect(maps.Keys(events)))
	for _, document := range docs {
		for path, byMethod := range document.Paths {
			for httpMethod, operation := range byMethod {
				name := strings.ToUpper(httpMethod) + " " + path
				callers := typed(reached[[2]string{strings.ToUpper(httpMethod), path}])
				for i, caller := range callers {
					request := caller.request()
					if request == nil {
						request = positionalRequests[caller.name]
					}
					if i == 0 {
						comparison.Add(document, name+" request", operation.Request(), request, openapi.Sent)
					}
					comparison.Add(document, name+" response", operation.Response(), caller.response(), openapi.Received)
				}
				for status, schema := range operation.Errors() {
					comparison.Add(document, name+" "+status, schema, reflect.TypeFor[errorBody](), openapi.Received)
				}
			}
		}
		for name, byMethod := range document.Webhooks {
			for _, operation := range byMethod {
				if event, ok := events[openapi.EventType(name)]; ok {
					comparison.Add(document, name, operation.Request(), reflect.SliceOf(event), openapi.Received)
				}
			}
		}
	}
	return comparison.Findings()
}

func TestOpenAPI_matchesTheSDK(t *testing.T) {
	docs := documents(t)
	known, err := openapi.Review()
	require.NoError(t, err)
	cli, received := record(t)
	findings := differences(vocabulary(t, known), docs, byOperation(t, cli, received))
	if *accept {
		require.Greater(t, len(docs), 1, "-accept needs the documents of older editions, too: what they have would be lost")
		accepted, err := known.Accept(findings)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile("internal/openapi/accepted.json", accepted, 0o600))
		return
	}
	left := known.Check(findings, docs)
	if len(left) == 0 {
		return
	}
	all := filepath.Join(os.TempDir(), "goiikoapi-openapi-differences.txt")
	require.NoError(t, os.WriteFile(all, []byte(openapi.Report(left, len(left), "")), 0o600))
	t.Error(openapi.Report(left, 10, all))
}

// plain turns JSON into values that compare as the API sees them: a property that is null is one that is
// not there, and numbers are equal whatever their notation.
func plain(t *testing.T, data []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	require.NoError(t, decoder.Decode(&value), "%.2000s", data)
	return normal(value)
}

func normal(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key, property := range value {
			if property == nil || key == openapi.UnknownProperty {
				delete(value, key)
			} else {
				value[key] = normal(property)
			}
		}
	case []any:
		for i, item := range value {
			value[i] = normal(item)
		}
	case json.Number:
		if number, ok := new(big.Float).SetPrec(128).SetString(value.String()); ok {
			return number.Text('g', -1)
		}
	}
	return value
}

// survives checks that a document is the same after it went through a Go type.
func survives(t *testing.T, goType reflect.Type, document []byte) {
	t.Helper()
	value := reflect.New(goType)
	require.NoError(t, json.Unmarshal(document, value.Interface()), "%v: %.2000s", goType, document)
	encoded, err := json.Marshal(wireForm(value.Elem()))
	require.NoError(t, err)
	if diff := cmp.Diff(plain(t, document), plain(t, encoded)); diff != "" {
		assert.Fail(t, "changed", "%v: -came +left\n%s", goType, diff)
	}
}

// send gives a document to the methods of an operation, as their arguments.
func send(t *testing.T, op *api.Operation, callers []method, cli *goiikoapi.Client, document []byte) error {
	t.Helper()
	if request := callers[0].request(); request != nil {
		value := reflect.New(request)
		require.NoError(t, json.Unmarshal(document, value.Interface()), "%.2000s", document)
		_, _, err := callers[0].invoke(value.Elem())
		return err
	}
	call, ok := positional[op.Name]
	require.True(t, ok, "%s: no way to send a document", op.Name)
	var properties object
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	require.NoError(t, decoder.Decode(&properties))
	return call(context.Background(), cli, properties)
}

// combinations make documents that a method accepts out of those with every property, by the method.
var combinations = map[string]func(properties map[string]any){
	"Platform.Events": func(properties map[string]any) {
		delete(properties, "fromTime")
		delete(properties, "toTime")
		properties["fromRevision"] = 1
	},
	"Nomenclature.AssemblyCharts.List": func(properties map[string]any) {
		delete(properties, "knownRevision")
		properties["dateFrom"] = "2026-11-25"
	},
	"Staff.Attendances.Create": endAtIsSet,
	"Staff.Attendances.List":   endAtIsSet,
	// The document has the properties of another list.
	"Nomenclature.AssemblyCharts.ListV1": func(properties map[string]any) {
		clear(properties)
		properties["filters"] = []any{map[string]any{"field": "product", "op": "eq", "value": "p"}}
	},
	"Reporting.OLAP": func(properties map[string]any) {
		if filters, ok := properties["filters"].([]any); ok {
			properties["filters"] = append(filters, map[string]any{"filterType": "DateRange", "name": "OpenDate.Typed", "periodType": "TODAY"})
		}
	},
}

// endAtIsSet sets the end, which can be null in the document because it shares its text with open attendances.
func endAtIsSet(properties map[string]any) { properties["endAt"] = "2026-11-25T23:00:00" }

// combinable returns a document with properties that can be combined.
func combinable(t *testing.T, op *api.Operation, document []byte) []byte {
	t.Helper()
	combine, ok := combinations[op.Name]
	if !ok {
		return document
	}
	var properties map[string]any
	require.NoError(t, json.Unmarshal(document, &properties))
	combine(properties)
	combined, err := json.Marshal(properties)
	require.NoError(t, err)
	return combined
}

// isSent checks that a document goes through the arguments of an operation's methods into the request.
func isSent(t *testing.T, op *api.Operation, callers []method, cli *goiikoapi.Client, received func(testing.TB) arrival, document []byte) {
	t.Helper()
	document = combinable(t, op, document)
	err := send(t, op, callers, cli, document)
	var invalid *goiikoapi.ArgumentError
	require.NotErrorAs(t, err, &invalid, "%.2000s", document)
	request := received(t)
	assert.Equal(t, op.Path, request.path)
	if op.Method == http.MethodGet {
		return
	}
	wanted, body := plain(t, document), plain(t, []byte(request.body))
	if op.Retry == api.RetryByID {
		addID(wanted, body)
	}
	if properties, ok := body.(map[string]any); ok && callers[0].request() == nil {
		for name, value := range properties { // an argument is always sent, even when it says nothing
			if _, asked := wanted.(map[string]any)[name]; !asked && (value == false || value == "0") {
				delete(properties, name)
			}
		}
	}
	if diff := cmp.Diff(wanted, body); diff != "" {
		assert.Fail(t, "changed", "%s: -wanted +sent\n%s", op.Name, diff)
	}
}

// addID gives what was wanted the id that the client has added to what is created.
func addID(wanted, sent any) {
	wants, sends := wanted.(map[string]any), sent.(map[string]any)
	if order, ok := sends["order"].(map[string]any); ok && sends["id"] == nil {
		if _, ok := wants["order"].(map[string]any); !ok {
			wants["order"] = map[string]any{}
		}
		wants, sends = wants["order"].(map[string]any), order
	}
	if wants["id"] == nil {
		wants["id"] = sends["id"]
	}
}

func TestOpenAPI_examplesAreDecodedWithoutLoss(t *testing.T) {
	docs := documents(t)
	cli, received := record(t)
	reached := byOperation(t, cli, received)
	for flavorName, flavor := range openapi.Flavors() {
		t.Run(flavorName, func(t *testing.T) {
			for _, document := range docs {
				for _, op := range api.All() {
					operation := document.Paths[op.Path][strings.ToLower(op.Method)]
					if operation == nil {
						continue
					}
					callers := typed(reached[[2]string{op.Method, op.Path}])
					require.NotEmpty(t, callers, op.Name)
					examples := func(schema *openapi.Schema) [][]byte {
						var encoded [][]byte
						for _, example := range document.Examples(schema, flavor) {
							text, err := json.Marshal(example)
							require.NoError(t, err)
							encoded = append(encoded, text)
						}
						return encoded
					}
					if schema := operation.Response(); schema != nil {
						for _, example := range examples(schema) {
							survives(t, callers[0].response(), example)
						}
					}
					if schema := operation.Request(); schema != nil {
						for _, example := range examples(schema) {
							isSent(t, op, callers, cli, received, example)
						}
					}
				}
			}
		})
	}
}

// nothings are the ways to say nothing where a document has a value, by the path that an error names then;
// nil stands for leaving it out.
func nothings(path string, value any) map[string]any {
	switch value.(type) {
	case string:
		return map[string]any{path: " \t"}
	case []any:
		return map[string]any{path: []any{}, path + "[0]": []any{""}}
	}
	return map[string]any{path: nil}
}

func TestOpenAPI_requiresNothingThatTheSDKSendsEmpty(t *testing.T) {
	docs := documents(t)
	recorder, received := record(t)
	reached := byOperation(t, recorder, received)
	iiko := inTurn(succeeds)
	cli := iiko.client(t)
	byName := map[string]method{}
	for _, m := range methods(cli) {
		byName[m.name] = m
	}
	invalidRequests := 0
	for _, document := range docs {
		for _, op := range api.All() {
			operation := document.Paths[op.Path][strings.ToLower(op.Method)]
			if operation == nil || operation.Request() == nil || op.Name == "Nomenclature.AssemblyCharts.ListV1" { // see combinations
				continue
			}
			callers := typed(reached[[2]string{op.Method, op.Path}])
			require.NotEmpty(t, callers, op.Name)
			caller := []method{byName[callers[0].name]}
			for _, example := range document.Examples(operation.Request(), openapi.Full) {
				for _, required := range document.Requirements(operation.Request(), example) {
					value := required.Holder[required.Name]
					for path, nothing := range nothings(required.Path, value) {
						required.Holder[required.Name] = nothing
						if nothing == nil {
							delete(required.Holder, required.Name)
						}
						text, err := json.Marshal(example)
						require.NoError(t, err)
						text = combinable(t, op, text)
						before := iiko.arrivals()
						err = send(t, op, caller, cli, text)
						sent := iiko.arrivals()[len(before):]
						var invalid *goiikoapi.ArgumentError
						switch {
						case errors.As(err, &invalid):
							invalidRequests++
							assert.Empty(t, sent)
							assert.True(t, invalid.Argument == path || nothing == nil && strings.HasPrefix(invalid.Argument, path+"."),
								"%s without %s: %s", op.Name, path, invalid.Argument)
						case nothing == nil && len(sent) == 1: // a struct is there although nothing is in it
							assert.True(t, slices.ContainsFunc(document.Requirements(operation.Request(), plain(t, []byte(sent[0].body))),
								func(r openapi.Requirement) bool { return r.Path == path }), "%s is sent without %s", op.Name, path)
						default:
							assert.Fail(t, "is sent", "%s with an empty %s", op.Name, path)
						}
					}
					required.Holder[required.Name] = value
				}
			}
		}
	}
	assert.Greater(t, invalidRequests, 1000)
}

func TestOperation_decodesTheSampleDocumentsWithoutLoss(t *testing.T) {
	var samples struct {
		Operations map[string]struct{ Request, Response []json.RawMessage }
		Webhooks   map[string][]json.RawMessage
	}
	for _, name := range edition.samples {
		data, err := os.ReadFile(reference + name)
		if err != nil {
			nothingCompared(t, "the sample documents in "+reference+name)
		}
		require.NoError(t, json.Unmarshal(data, &samples)) // into the maps that are there
	}
	cli, received := record(t)
	reached := byOperation(t, cli, received)
	assert.Len(t, samples.Operations, len(api.All()))
	for _, op := range api.All() {
		t.Run(op.Name, func(t *testing.T) {
			sample, ok := samples.Operations[op.Method+" "+op.Path]
			require.True(t, ok)
			callers := typed(reached[[2]string{op.Method, op.Path}])
			require.NotEmpty(t, callers, "no method calls it")
			for _, response := range sample.Response {
				survives(t, callers[0].response(), response)
			}
			for _, request := range sample.Request {
				isSent(t, op, callers, cli, received, request)
			}
		})
	}
	for name, bodies := range samples.Webhooks {
		t.Run(name, func(t *testing.T) {
			require.NotEmpty(t, bodies)
			for _, body := range bodies {
				survives(t, reflect.SliceOf(events[openapi.EventType(name)]), body)
			}
		})
	}
}

// object is a request as JSON, from which the arguments of a mirrored call are taken.
type object map[string]any

func (o object) text(name string) string {
	text, _ := o[name].(string)
	return text
}

func (o object) optional(name string) *string {
	if text, ok := o[name].(string); ok {
		return &text
	}
	return nil
}

func (o object) texts(name string) []string {
	items, ok := o[name].([]any)
	if !ok {
		return nil
	}
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = fmt.Sprint(item)
	}
	return texts
}

func (o object) number(name string) float64 {
	number, _ := o[name].(json.Number)
	value, _ := number.Float64()
	return value
}

func (o object) integer(name string) *int {
	number, ok := o[name].(json.Number)
	if !ok {
		return nil
	}
	value, _ := number.Int64()
	return goiikoapi.Ptr(int(value))
}

// positional sends a document by the operations that have no request struct, because their arguments say
// all that the API takes.
var positional = map[string]func(context.Context, *goiikoapi.Client, object) error{
	"Dictionaries.OrderTypes": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Dictionaries.OrderTypes(ctx, o.texts("organizationIds")))
	},
	"Dictionaries.PaymentTypes": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Dictionaries.PaymentTypes(ctx, o.texts("organizationIds")))
	},
	"Dictionaries.Discounts": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Dictionaries.Discounts(ctx, o.texts("organizationIds")))
	},
	"Dictionaries.CancelCauses": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Dictionaries.CancelCauses(ctx, o.texts("organizationIds")))
	},
	"Dictionaries.RemovalTypes": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Dictionaries.RemovalTypes(ctx, o.texts("organizationIds")))
	},
	"Dictionaries.MarketingSources": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Dictionaries.MarketingSources(ctx, o.texts("organizationIds")))
	},
	"Dictionaries.TipsTypes": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Dictionaries.TipsTypes(ctx))
	},
	"Menu.Menu": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Menu.Menu(ctx))
	},
	"Finance.AccountTypes": func(ctx context.Context, cli *goiikoapi.Client, _ object) error {
		return failure(cli.Finance.AccountTypes(ctx))
	},
	"Platform.EventMetadata": func(ctx context.Context, cli *goiikoapi.Client, _ object) error {
		return failure(cli.Platform.EventMetadata(ctx))
	},
	"Reporting.OLAPPresets": func(ctx context.Context, cli *goiikoapi.Client, _ object) error {
		return failure(cli.Reporting.OLAPPresets(ctx))
	},
	"Inventory.OrganizationSettings": func(ctx context.Context, cli *goiikoapi.Client, _ object) error {
		return failure(cli.Inventory.OrganizationSettings(ctx))
	},
	"Inventory.OrganizationTree": func(ctx context.Context, cli *goiikoapi.Client, _ object) error {
		return failure(cli.Inventory.OrganizationTree(ctx))
	},
	"Menu.Nomenclature": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Menu.Nomenclature(ctx, o.text("organizationId"), o.integer("startRevision")))
	},
	"Menu.StopLists": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Menu.StopLists(ctx, o.texts("organizationIds"), o["returnSize"] == true, o.texts("terminalGroupsIds")))
	},
	"Orders.OrderByID": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Orders.OrderByID(ctx, o.texts("organizationIds"), o.texts("orderIds"), o.texts("posOrderIds"), o.texts("returnExternalDataKeys"), o.texts("sourceKeys")))
	},
	"Orders.OrderByTable": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Orders.OrderByTable(ctx, o.texts("organizationIds"), o.texts("tableIds"), o.texts("sourceKeys"), o.texts("statuses"), o.optional("dateFrom"), o.optional("dateTo")))
	},
	"Deliveries.UpdateOrderDeliveryStatus": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Deliveries.UpdateOrderDeliveryStatus(ctx, []string{o.text("organizationId")}, o.text("orderId"), o.text("deliveryStatus"), o.text("deliveryDate")))
	},
	"Deliveries.Confirm": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Deliveries.Confirm(ctx, []string{o.text("organizationId")}, o.text("orderId")))
	},
	"Deliveries.CancelConfirmation": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Deliveries.CancelConfirmation(ctx, []string{o.text("organizationId")}, o.text("orderId")))
	},
	"DeliveryRestrictions.DeliveryRestrictions": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.DeliveryRestrictions.DeliveryRestrictions(ctx, o.texts("organizationIds")))
	},
	"Address.Regions": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Address.Regions(ctx, o.texts("organizationIds")))
	},
	"Employees.Couriers": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Employees.Couriers(ctx, o.texts("organizationIds")))
	},
	"Employees.ActiveLocation": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Employees.ActiveLocation(ctx, o.texts("organizationIds")))
	},
	"Employees.EmployeeInfo": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Employees.EmployeeInfo(ctx, o.text("organizationId"), o.text("id")))
	},
	"Employees.ShiftClockin": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Employees.ShiftClockin(ctx, o.text("organizationId"), o.text("terminalGroupId"), o.text("employeeId"), o.optional("roleId")))
	},
	"Employees.ShiftClockout": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Employees.ShiftClockout(ctx, o.text("organizationId"), o.text("terminalGroupId"), o.text("employeeId")))
	},
	"Employees.ShiftIsOpen": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Employees.ShiftIsOpen(ctx, o.text("organizationId"), o.text("terminalGroupId"), o.text("employeeId")))
	},
	"Employees.ShiftByCourier": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Employees.ShiftByCourier(ctx, o.text("employeeId")))
	},
	"Reserves.AvailableTerminalGroups": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Reserves.AvailableTerminalGroups(ctx, o.texts("organizationIds")))
	},
	"Customers.CustomerProgramAdd": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Customers.CustomerProgramAdd(ctx, o.text("customerId"), o.text("programId"), o.text("organizationId")))
	},
	"Customers.CustomerCardAdd": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Customers.CustomerCardAdd(ctx, o.text("customerId"), o.text("cardTrack"), o.text("cardNumber"), o.text("organizationId")))
	},
	"Customers.CustomerCardDelete": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Customers.CustomerCardDelete(ctx, o.text("customerId"), o.text("cardTrack"), o.text("organizationId")))
	},
	"Customers.CustomerWalletHold": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Customers.CustomerWalletHold(ctx, o.text("customerId"), o.text("walletId"), o.text("organizationId"), o.number("sum"), o.optional("transactionId"), o.optional("comment")))
	},
	"Customers.CustomerWalletCancelHold": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Customers.CustomerWalletCancelHold(ctx, o.text("organizationId"), o.text("transactionId")))
	},
	"Customers.CustomerWalletTopup": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Customers.CustomerWalletTopup(ctx, o.text("customerId"), o.text("walletId"), o.text("organizationId"), o.number("sum"), o.optional("comment")))
	},
	"Customers.CustomerWalletChargeoff": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Customers.CustomerWalletChargeoff(ctx, o.text("customerId"), o.text("walletId"), o.text("organizationId"), o.number("sum"), o.optional("comment")))
	},
	"Customers.CustomerCategories": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Customers.CustomerCategories(ctx, o.text("organizationId")))
	},
	"DiscountPromotion.CouponsSeries": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.DiscountPromotion.CouponsSeries(ctx, o.text("organizationId")))
	},
	"DiscountPromotion.CouponsInfo": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.DiscountPromotion.CouponsInfo(ctx, o.text("organizationId"), o.text("number"), o.optional("series")))
	},
	"DiscountPromotion.ManualConditions": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.DiscountPromotion.ManualConditions(ctx, o.text("organizationId")))
	},
	"Notifications.CheckSMSSendingPossibility": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Notifications.CheckSMSSendingPossibility(ctx, o.text("organizationId")))
	},
	"Commands.Status": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.Commands.Status(ctx, o.text("organizationId"), o.text("correlationId")))
	},
	"WebHook.Settings": func(ctx context.Context, cli *goiikoapi.Client, o object) error {
		return failure(cli.WebHook.Settings(ctx, o.text("organizationId")))
	},
}

// failure keeps the error of a call's three results.
func failure[T any](_ T, _ *goiikoapi.CustomErrorModel, err error) error { return err }
