package goiikoapi_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/lenient"
	"github.com/kebrick/goiikoapi/models"
)

const mark = "\xef\xbb\xbf" // the byte order mark

// everywhere applies change to each scalar of a document; name is the property that holds it.
func everywhere(name string, value any, change func(name string, scalar any) any) any {
	switch value := value.(type) {
	case map[string]any:
		changed := map[string]any{}
		for property, within := range value {
			changed[property] = everywhere(property, within, change)
		}
		return changed
	case []any:
		changed := make([]any, len(value))
		for i, item := range value {
			changed[i] = everywhere(name, item, change)
		}
		return changed
	}
	return change(name, value)
}

// numbers changes the notation of the numbers of a document.
func numbers(change func(number string) any) func(string, any) any {
	return func(_ string, scalar any) any {
		if number, ok := scalar.(json.Number); ok {
			return change(number.String())
		}
		return scalar
	}
}

var (
	anUUID       = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	anIdentifier = regexp.MustCompile(`^id$|Ids?$`)
)

// identifiers puts other in place of the identifiers of a document.
func identifiers(other any) func(string, any) any {
	return func(name string, scalar any) any {
		if text, ok := scalar.(string); ok && (anIdentifier.MatchString(name) && text == "text" || anUUID.MatchString(text)) {
			return other
		}
		return scalar
	}
}

// notations are ways in which iiko might write a document. wanted, when there is one, changes the document in
// the same way where Go has a text.
var notations = map[string]struct{ written, wanted func(string, any) any }{
	"whole numbers with a fraction of zeros": {written: numbers(func(number string) any {
		if strings.ContainsAny(number, ".eE") {
			return json.Number(number)
		}
		return json.Number(number + ".0")
	})},
	"numbers with an exponent": {written: numbers(func(number string) any {
		exact, _ := new(big.Float).SetPrec(128).SetString(number)
		return json.Number(exact.Text('e', -1))
	})},
	"numbers as text":                          {written: numbers(func(number string) any { return number })},
	"numbers as text with a fraction of zeros": {written: numbers(func(number string) any { return number + map[bool]string{false: ".0"}[strings.Contains(number, ".")] })},
	"identifiers as numbers":                   {identifiers(json.Number("7267")), identifiers("7267")},
}

// sameButNotation compares data that came in two notations: what keeps the JSON as it is differs by that.
var sameButNotation = cmp.Options{
	cmp.Comparer(func(json.RawMessage, json.RawMessage) bool { return true }),
	cmp.Comparer(func(models.Identifier, models.Identifier) bool { return true }),
	cmp.Comparer(func(models.OLAPCell, models.OLAPCell) bool { return true }),
}

// responses returns the golden response of an operation, and the sample ones when they are there.
func responses(t *testing.T) map[string][]json.RawMessage {
	t.Helper()
	all := map[string][]json.RawMessage{}
	var samples struct {
		Operations map[string]struct{ Response []json.RawMessage }
	}
	if data, err := os.ReadFile(reference + "samples.json"); err == nil {
		require.NoError(t, json.Unmarshal(data, &samples))
	}
	for _, op := range api.All() {
		data, err := os.ReadFile(filepath.Join("testdata", op.Name+".json"))
		require.NoError(t, err)
		var documents golden
		require.NoError(t, json.Unmarshal(data, &documents))
		all[op.Name] = append([]json.RawMessage{documents.Response}, samples.Operations[op.Method+" "+op.Path].Response...)
	}
	return all
}

func TestClient_readsAResponseInWhicheverNotationItComes(t *testing.T) {
	documents := responses(t)
	recorder, received := record(t)
	reached := byOperation(t, recorder, received)
	var body []byte
	iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) { return says(http.StatusOK, string(body))(r) })
	byName := map[string]method{}
	for _, m := range methods(iiko.client(t)) {
		byName[m.name] = m
	}
	for notationName, notation := range notations {
		t.Run(notationName, func(t *testing.T) {
			changed := 0
			for _, op := range api.All() {
				callers := reached[[2]string{op.Method, op.Path}]
				require.NotEmpty(t, callers, op.Name)
				caller := byName[typed(callers)[0].name]
				for _, document := range documents[op.Name] {
					value := plainNumbers(t, document)
					written, err := json.Marshal(confirming(everywhere("", value, notation.written)))
					require.NoError(t, err)
					if notation.wanted != nil {
						value = everywhere("", value, notation.wanted)
					}
					document, err = json.Marshal(confirming(value))
					require.NoError(t, err)
					want := reflect.New(caller.response())
					require.NoError(t, json.Unmarshal(document, want.Interface()))
					if json.Unmarshal(written, reflect.New(caller.response()).Interface()) != nil {
						changed++
					}

					body = []byte(mark + string(written))
					data, apiErr, err := caller.invoke(caller.filledArguments()...)
					require.NoError(t, err, op.Name)
					require.Nil(t, apiErr, op.Name)
					got := reflect.ValueOf(data)
					if got.Kind() == reflect.Pointer {
						got = got.Elem()
					}
					if diff := cmp.Diff(want.Elem().Interface(), got.Interface(), sameButNotation); diff != "" {
						assert.Fail(t, "changed", "%s: -wanted +got\n%s", op.Name, diff)
					}
				}
			}
			assert.Greater(t, changed, 20, "documents that encoding/json does not read")
		})
	}
}

// confirming returns a response that names what a filled request is for.
func confirming(response any) any {
	properties, _ := response.(map[string]any)
	for _, property := range []string{"orderInfo", "reserveInfo"} {
		if info, ok := properties[property].(map[string]any); ok {
			info["id"] = "text"
		}
	}
	for _, property := range []string{"orderId", "id", "productId", "groupId", "documentId"} {
		if _, ok := properties[property]; ok {
			properties[property] = "text"
		}
	}
	for _, property := range []string{"restoredIds", "firedIds"} {
		if _, ok := properties[property]; ok {
			properties[property] = []any{"text"}
		}
	}
	return response
}

// plainNumbers decodes a document and keeps its numbers as they are written.
func plainNumbers(t *testing.T, document []byte) any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(string(document)))
	decoder.UseNumber()
	var value any
	require.NoError(t, decoder.Decode(&value))
	return value
}

func TestClient_returnsTheErrorOfAResponseThatNoNotationExplains(t *testing.T) {
	for _, body := range []string{
		`{"correlationId":"c","products":[],"revision":1700000000000.5}`,
		`{"correlationId":"c","products":[],"revision":"12abc"}`,
		`{"correlationId":"c","products":[],"revision":true}`,
		`{"correlationId":"c","products":[],"revision":1e19}`,
	} {
		iiko := inTurn(says(http.StatusOK, body))
		menu, apiErr, err := iiko.client(t).Menu.Nomenclature(t.Context(), "o", nil)
		assert.Nil(t, menu)
		assert.Nil(t, apiErr)
		var mistyped *json.UnmarshalTypeError
		require.ErrorAs(t, err, &mistyped, body)
		assert.Equal(t, "revision", mistyped.Field)
		assert.Len(t, iiko.arrivals(), 1)
	}
}

func TestMenu_Menu_readsAnIdentifierThatIsANumber(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"correlationId":"c","externalMenus":[{"id":7267,"name":"Menu"},{"id":"4679","name":"Other"}]}`))
	menus, apiErr, err := iiko.client(t).Menu.Menu(t.Context())
	require.NoError(t, err)
	require.Nil(t, apiErr)
	assert.Equal(t, []models.IDName{{ID: "7267", Name: "Menu"}, {ID: "4679", Name: "Other"}}, menus.ExternalMenus)
}

func TestCustomErrorModel_isReadInWhicheverNotationItComes(t *testing.T) {
	iiko := inTurn(says(http.StatusBadRequest, mark+`{"correlationId":1,"errorDescription":"it is there","error":192}`))
	_, apiErr, err := iiko.client(t).Menu.Menu(t.Context())
	require.NoError(t, err)
	require.NotNil(t, apiErr)
	assert.Equal(t, "it is there", apiErr.ErrorDescription)
	assert.Equal(t, models.ErrorCode("192"), apiErr.ErrorCode)
	assert.Equal(t, "1", apiErr.CorrelationID)
}

func TestParseWebhook_readsNumbersInWhicheverNotationTheyCome(t *testing.T) {
	const info = `{"id":5,"organizationId":"o","timestamp":1.7e12,"creationStatus":"Success","order":{"sum":"100.50","number":"7.0"}}`
	want := models.DeliveryInfo{ID: "5", OrganizationID: "o", Timestamp: 1700000000000, CreationStatus: models.CreationStatusSuccess}

	events, err := goiikoapi.ParseWebhook([]byte(`[{"eventType":"DeliveryOrderUpdate","eventInfo":` + info + `}]`))
	require.NoError(t, err)
	require.Len(t, events, 1)
	require.NoError(t, events[0].Err)
	assert.Equal(t, 100.5, events[0].Delivery.Order.Sum)
	assert.Equal(t, 7, events[0].Delivery.Order.Number)
	events[0].Delivery.Order = nil
	assert.Equal(t, want, *events[0].Delivery)

	var properties map[string]any
	require.NoError(t, json.Unmarshal([]byte(`{"eventType":"DeliveryOrderUpdate","eventInfo":`+info+`}`), &properties))
	typed, err := goiikoapi.ParseWebhookOrder([]map[string]any{properties})
	require.NoError(t, err)
	require.Len(t, typed, 1)
	assert.Equal(t, 100.5, typed[0].EventInfo.Order.Sum)
	typed[0].EventInfo.Order = nil
	assert.Equal(t, want, typed[0].EventInfo)
}

// real are the types of the documents of real accounts.
var realTypes = map[string]reflect.Type{
	"abestuzhev-reserve-request.json": reflect.TypeFor[models.CreateReserveRequest](),
	"abestuzhev-reserve.json":         reflect.TypeFor[models.ReserveResponse](),
	"issue567-by-id.json":             reflect.TypeFor[models.TableOrdersResponse](),
	"issue567-create-request.json":    reflect.TypeFor[models.CreateOrderRequest](),
	"nicka-create.json":               reflect.TypeFor[models.DeliveryResponse](),
	"nicka-groups.json":               reflect.TypeFor[models.NomenclatureResponse](),
	"nicka-is-alive.json":             reflect.TypeFor[models.TerminalGroupsIsAliveResponse](),
	"nicka-payment-types.json":        reflect.TypeFor[models.PaymentTypesResponse](),
	"nicka-products.json":             reflect.TypeFor[models.NomenclatureResponse](),
	"riadesigner-nomenclature-1.json": reflect.TypeFor[models.NomenclatureResponse](),
	"script-cities.json":              reflect.TypeFor[models.CitiesResponse](),
	"script-menus-1.json":             reflect.TypeFor[models.MenusResponse](),
	"script-menus-2.json":             reflect.TypeFor[models.MenusResponse](),
	"script-order-create-1.json":      reflect.TypeFor[models.TableOrderResponse](),
	"script-payment-types-1.json":     reflect.TypeFor[models.PaymentTypesResponse](),
	"script-payment-types-2.json":     reflect.TypeFor[models.PaymentTypesResponse](),
	"script-regions.json":             reflect.TypeFor[models.RegionsResponse](),
	"script-tips-1.json":              reflect.TypeFor[models.TipsTypesResponse](),
	"script-tips-2.json":              reflect.TypeFor[models.TipsTypesResponse](),
	"themgmd-menu-v3.json":            reflect.TypeFor[models.ExternalMenu](),
	"uservanya-response_text.json":    reflect.TypeFor[models.ExternalMenu](),
	"zazago-menu-v2.json":             reflect.TypeFor[models.ExternalMenu](),
}

func TestOperation_decodesTheDocumentsOfRealAccounts(t *testing.T) {
	files, err := filepath.Glob("../shared/real/*.json")
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("needs the documents of real accounts")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			goType, ok := realTypes[filepath.Base(file)]
			require.True(t, ok, "no type")
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			value := reflect.New(goType)
			require.NoError(t, lenient.Unmarshal(data, value.Interface()))
			assert.NotEmpty(t, fmt.Sprint(value.Elem().Interface()))
			assert.NotEqual(t, reflect.Zero(goType).Interface(), value.Elem().Interface())
		})
	}
}

func TestDeliveryRestrictions_readDurationsAndPrioritiesThatAreDecimals(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"correlationId":"c","allowedItems":[{"organizationId":"o","terminalGroupId":"t","orderDurationInMinutes":30.5}]}`))
	allowed, _, err := iiko.client(t).DeliveryRestrictions.AllowedV2(t.Context(), models.AllowedRestrictionsV2Request{OrderServiceType: models.OrderServiceTypeDeliveryByCourier})
	require.NoError(t, err)
	assert.InDelta(t, 30.5, *allowed.AllowedItems[0].OrderDurationInMinutes, 0)

	var zone models.DeliveryZoneSettings
	require.NoError(t, json.Unmarshal([]byte(`{"priority":1.5,"workIntervals":[{"deliveryDuration":45.5}]}`), &zone))
	assert.InDelta(t, 1.5, *zone.Priority, 0)
	assert.InDelta(t, 45.5, *zone.WorkIntervals[0].DeliveryDuration, 0)
	var service models.ServiceRestrictions
	require.NoError(t, json.Unmarshal([]byte(`{"orderDuration":20.5}`), &service))
	assert.InDelta(t, 20.5, *service.OrderDuration, 0)
}
