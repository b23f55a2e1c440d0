package iikotest_test

import (
	"encoding/json"
	"net/http"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
)

func TestWithStrictRequests_namesWhatIsWrongByItsPath(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t, iikotest.WithStrictRequests()))
	lenient := overNetwork(t, iikotest.Start(t))
	const org = `"organizationId":"` + iikotest.OrganizationID + `"`
	const item = `{"type":"Product","productId":"` + iikotest.KvassID + `","amount":1}`
	for want, test := range map[string]struct {
		op   *api.Operation
		body string
	}{
		"order.items[1].productID is unknown":                        {api.DeliveriesDeliveryCreate, `{` + org + `,"order":{"phone":"+79005554433","items":[` + item + `,{"type":"Product","amount":1,"productID":"x"}]}}`},
		"order.phone is missing":                                     {api.DeliveriesDeliveryCreate, `{` + org + `,"order":{"items":[` + item + `]}}`},
		"order.items must be array, not object":                      {api.DeliveriesDeliveryCreate, `{` + org + `,"order":{"phone":"+79005554433","items":{}}}`},
		"order.items[0].amount must be string or number, not object": {api.DeliveriesDeliveryCreate, `{` + org + `,"order":{"phone":"+79005554433","items":[{"type":"Product","amount":{}}]}}`},
		"order.completeBefore must be string, not number":            {api.DeliveriesDeliveryCreate, `{` + org + `,"order":{"phone":"+79005554433","completeBefore":1,"items":[` + item + `]}}`},
		"includeDisabled must be boolean, not string":                {api.TerminalGroupTerminalGroups, `{"organizationIds":["` + iikotest.OrganizationID + `"],"includeDisabled":"yes"}`},
		"the request must be object, not array":                      {api.TerminalGroupTerminalGroups, `[]`},
		"comment is missing":                                         {api.DeliveriesChangeComment, `{` + org + `,"orderId":"x"}`},
		"tip is unknown":                                             {api.OrdersAddPayments, `{` + org + `,"orderId":"x","payments":[],"tip":[]}`},
	} {
		resp := apiError(c, test.op, test.body, http.StatusBadRequest)
		assert.Equal(t, want, *resp.ErrorDescription)
	}
	status, _ := c.request(http.MethodPost, api.OrdersOrderCreate.Path, `{`+org+`,"terminalGroupId":"`+iikotest.TerminalGroupID+`","order":{"items":[`+item+`],"customer":{"id":"`+iikotest.CustomerID+`"}}}`)
	assert.Equal(t, http.StatusOK, status, "the type of a customer is optional")
	status, _ = lenient.request(http.MethodPost, api.TerminalGroupTerminalGroups.Path, `{"organizationIds":["`+iikotest.OrganizationID+`"],"unknown":1}`)
	assert.Equal(t, http.StatusOK, status)
}

// TestWithStrictRequests_takesWhatTheSDKSends sends the golden documents, which have every property.
func TestWithStrictRequests_takesWhatTheSDKSends(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t, iikotest.WithStrictRequests()))
	sent := 0
	for _, op := range api.All() {
		if !iikotest.Models(op) || op.Method != http.MethodPost {
			continue
		}
		golden, err := os.ReadFile("../testdata/" + op.Name + ".json")
		require.NoError(t, err)
		var document struct{ Request json.RawMessage }
		require.NoError(t, json.Unmarshal(golden, &document))
		_, body := c.request(op.Method, op.Path, string(document.Request))
		sent++
		for _, wrong := range []string{"is unknown", "is missing", "must be string", "must be array", "must be object", "must be boolean"} {
			assert.NotContains(t, string(body), wrong, op.Name)
		}
	}
	assert.Greater(t, sent, 100)
}

func TestServer_takesNumbersAsTextsTextsAsNumbersAndADocumentInAString(t *testing.T) {
	for _, iiko := range []*iikotest.Server{iikotest.Start(t), iikotest.Start(t, iikotest.WithStrictRequests())} {
		c := overNetwork(t, iiko)
		login, err := json.Marshal(`{"apiLogin":"login"}`)
		require.NoError(t, err)
		status, body := c.request(http.MethodPost, api.ClientAccessToken.Path, string(login))
		assert.Equal(t, http.StatusOK, status, "%s", body)
		order := `{"organizationId":"` + iikotest.OrganizationID + `","order":{"phone":79005554433,"orderServiceType":"DeliveryByClient","items":[{"type":"Product","productId":"` + iikotest.KvassID + `","amount":"2"}]}}`
		status, body = c.request(http.MethodPost, api.DeliveriesDeliveryCreate.Path, order)
		assert.Equal(t, http.StatusOK, status, "%s", body)
		resp := apiError(c, api.MenuMenuByID, `{"externalMenuId":12345,"organizationIds":["`+iikotest.OrganizationID+`"],"priceCategoryId":null}`, http.StatusBadRequest)
		assert.Contains(t, *resp.ErrorDescription, "12345")
	}
}
