package goiikoapi_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// addItems is a request of the SDK with a property that the SDK does not know.
type addItems struct {
	models.AddOrderItemsRequest
	Course int `json:"course"`
}

func TestCall_callsAnOperationThatTheSDKHasNoMethodFor(t *testing.T) {
	type served struct {
		CorrelationID string `json:"correlationId"`
		Table         int    `json:"table"`
	}
	bubble(t, "with a property of its own", func(t *testing.T) {
		iiko := inTurn(says(200, `{"correlationId":"c","table":7}`))
		request := addItems{models.AddOrderItemsRequest{OrganizationID: "o", OrderID: "id", Items: []models.OrderItem{models.ProductItem("p", 1)}}, 2}
		result, err := goiikoapi.Check(goiikoapi.Call[served](t.Context(), iiko.client(t), goiikoapi.Endpoint{Path: "/api/1/order/serve"}, request))
		require.NoError(t, err)
		assert.Equal(t, &served{"c", 7}, result)
		require.Len(t, iiko.arrivals(), 1)
		assert.Equal(t, "/api/1/order/serve", iiko.arrivals()[0].path)
		assert.Equal(t, "ready", iiko.arrivals()[0].token)
		assert.Contains(t, iiko.arrivals()[0].body, `"organizationId":"o"`)
		assert.Contains(t, iiko.arrivals()[0].body, `"course":2`)
	})
	for name, test := range map[string]struct {
		endpoint goiikoapi.Endpoint
		attempts int
		unknown  bool
	}{
		"a change is not retried": {goiikoapi.Endpoint{Path: "/api/1/order/serve"}, 1, true},
		"a read is":               {goiikoapi.Endpoint{Path: "/api/1/order/served", SafeToRetry: true}, 4, false},
	} {
		bubble(t, name, func(t *testing.T) {
			iiko := inTurn(connectionLost)
			_, err := goiikoapi.Check(goiikoapi.Call[served](t.Context(), iiko.client(t), test.endpoint, nil))
			assert.Len(t, iiko.arrivals(), test.attempts)
			assert.Equal(t, "{}", iiko.arrivals()[0].body)
			assert.Equal(t, test.unknown, goiikoapi.MayBeDone(err))
		})
	}
	bubble(t, "it pauses with its group", func(t *testing.T) {
		iiko := inTurn(says(429, "", "Retry-After", "170"))
		cli := iiko.client(t)
		require.True(t, goiikoapi.IsRateLimited(readMenus(t.Context(), cli)))
		_, err := goiikoapi.Check(goiikoapi.Call[served](t.Context(), cli, goiikoapi.Endpoint{Path: "/api/3/menu", Group: menuGroup}, nil))
		assert.True(t, goiikoapi.IsRateLimited(err))
		assert.Len(t, iiko.arrivals(), 1)
	})
}

func TestCall_refusesWhatIsNoCall(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t)
	for _, path := range []string{"", "api/1/menu", "/api/1/menu?x=1", "/a b"} {
		_, _, err := goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, goiikoapi.Endpoint{Path: path}, nil)
		assert.EqualError(t, err, "goiikoapi: Call: endpoint.Path must begin with / and have no query", path)
	}
	_, _, err := goiikoapi.Call[models.CorrelationIDResponse](t.Context(), nil, goiikoapi.Endpoint{Path: "/api/1/menu"}, nil)
	assert.ErrorContains(t, err, "is not made by NewClient")
	_, _, err = goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, goiikoapi.Endpoint{Path: "/api/1/order/serve"}, addItems{})
	assert.EqualError(t, err, "goiikoapi: /api/1/order/serve: orderId is empty")
	assert.Empty(t, iiko.arrivals())
}
