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

func TestCall_refusesARequestThatCannotBeMade(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t)
	for name, test := range map[string]struct {
		endpoint goiikoapi.Endpoint
		request  any
		want     string
	}{
		"an HTTP method that is none":      {goiikoapi.Endpoint{Path: "/api/1/menu", Method: "P T"}, nil, `goiikoapi: Call: endpoint can't be requested: net/http: invalid method "P T"`},
		"a path with an incomplete escape": {goiikoapi.Endpoint{Path: "/a%zz"}, nil, `goiikoapi: Call: endpoint can't be requested: parse "/a%zz": invalid URL escape "%zz"`},
		"a GET with a request":             {goiikoapi.Endpoint{Path: "/api/1/menu", Method: "GET"}, map[string]any{"a": 1}, "goiikoapi: Call: request must be nil, because a GET has no body"},
	} {
		_, _, err := goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, test.endpoint, test.request)
		assert.EqualError(t, err, test.want, name)
		assert.False(t, goiikoapi.MayBeDone(err), name)
	}
	assert.Empty(t, iiko.arrivals())
}

func TestCall_refusesARequestWhoseSecretIsHiddenFromJSON(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t)
	settings := models.UpdateWebhookSettingsRequest{OrganizationID: "o", WebHooksURI: "https://shop.test", AuthToken: goiikoapi.Ptr("secret")}
	type more struct {
		models.UpdateWebhookSettingsRequest
		Retries int `json:"retries"`
	}
	type several struct {
		Settings []*models.UpdateWebhookSettingsRequest `json:"settings"`
	}
	for name, request := range map[string]any{
		"itself":         settings,
		"a pointer":      &settings,
		"embedded":       more{settings, 2},
		"inside another": several{[]*models.UpdateWebhookSettingsRequest{&settings}},
	} {
		_, _, err := goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, goiikoapi.Endpoint{Path: "/api/2/webhooks"}, request)
		assert.EqualError(t, err, "goiikoapi: Call: request has models.UpdateWebhookSettingsRequest in it, whose secret is hidden from encoding/json", name)
	}
	assert.Empty(t, iiko.arrivals())
}

func TestCall_decodesIntoAStructWithoutTags(t *testing.T) {
	type count struct{ Total int }
	iiko := inTurn(says(200, `{"total":0}`))
	result, err := goiikoapi.Check(goiikoapi.Call[count](t.Context(), iiko.client(t), goiikoapi.Endpoint{Path: "/api/1/count"}, nil))
	require.NoError(t, err)
	assert.Equal(t, &count{}, result)
	_, err = goiikoapi.Check(goiikoapi.Call[struct{}](t.Context(), iiko.client(t), goiikoapi.Endpoint{Path: "/api/1/count"}, nil))
	require.NoError(t, err, "the caller wants nothing of the response")
	_, err = goiikoapi.Check(goiikoapi.Call[struct{ Other int }](t.Context(), iiko.client(t), goiikoapi.Endpoint{Path: "/api/1/count"}, nil))
	require.ErrorIs(t, err, goiikoapi.ErrUnexpectedResponse)
}

// category is a request that holds others of its type.
type category struct {
	Name   string    `json:"name" iiko:"required"`
	Sub    *category `json:"sub,omitempty"`
	Parent *category `json:"-"`
}

// tree is a list of lists without an end.
type tree []*tree

func TestCall_sendsAListOfItsOwnType(t *testing.T) {
	iiko := inTurn(succeeds)
	for _, request := range []any{tree{{}}, struct {
		Groups tree `json:"groups"`
	}{tree{{}}}} {
		_, _, err := goiikoapi.Call[models.CorrelationIDResponse](t.Context(), iiko.client(t), goiikoapi.Endpoint{Path: "/api/1/tree"}, request)
		require.NoError(t, err)
	}
	assert.Equal(t, `[[]]`, iiko.arrivals()[0].body)
}

func TestCall_refusesARequestThatHoldsItself(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t)
	endpoint := goiikoapi.Endpoint{Path: "/api/1/category"}
	circle := &category{Name: "drinks"}
	circle.Sub = circle
	_, _, err := goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, endpoint, circle)
	require.ErrorContains(t, err, "goiikoapi: /api/1/category: request can't be encoded as JSON: ")
	assert.Empty(t, iiko.arrivals())

	drinks := &category{Name: "drinks", Sub: &category{Name: "tea"}}
	drinks.Sub.Parent = drinks
	_, _, err = goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, endpoint, drinks)
	require.NoError(t, err, "what JSON leaves out may lead back")
	drinks.Sub.Name = ""
	_, _, err = goiikoapi.Call[models.CorrelationIDResponse](t.Context(), cli, endpoint, drinks)
	require.EqualError(t, err, "goiikoapi: /api/1/category: sub.name is empty")
}
