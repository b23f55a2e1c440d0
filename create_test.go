package goiikoapi_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// created is what the answer to a create says, whatever was created.
type created struct {
	id, organizationID, correlationID string
	status                            models.CreationStatus
	errorCode                         models.ErrorCode
}

// creator is a call that creates something with an id.
type creator struct {
	name string
	// create calls it; an empty id leaves the choice to the SDK.
	create func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error)
	path   string
	// idPath leads to the id in the request.
	idPath []string
	// readPath is where it is read back.
	readPath string
	// duplicate is iiko's code for an id that is there already.
	duplicate string
	// info, list and contents are the properties in which it stands: in a response to a create, where it is
	// read back, and what is in it. info and list are "" for drafts, whose responses say nothing but the id.
	info, list, contents string
}

// phone is that of what the creators create.
const phone = "+7 (999) 000-00-00"

// ids returns the ids with which a create is retried: "" where the SDK makes one.
func (c creator) ids() []string {
	if slices.ContainsFunc(typedCreators, func(typed creator) bool { return typed.name == c.name }) {
		return []string{"an id", ""}
	}
	return []string{"an id"}
}

// terminal tells whether a terminal has to take it.
func (c creator) terminal() bool { return c.info != "" }

func describe(correlationID, id, organizationID string, status models.CreationStatus, failure *models.ErrorInfo) *created {
	c := &created{id: id, organizationID: organizationID, correlationID: correlationID, status: status}
	if failure != nil {
		c.errorCode = failure.Code
	}
	return c
}

func describeOrder(answer *models.TableOrderResponse, apiErr *goiikoapi.CustomErrorModel, err error) (*created, *goiikoapi.CustomErrorModel, error) {
	if answer == nil {
		return nil, apiErr, err
	}
	info := answer.OrderInfo
	return describe(answer.CorrelationID, info.ID, info.OrganizationID, info.CreationStatus, info.ErrorInfo), apiErr, err
}

func describeDelivery(answer *models.DeliveryResponse, apiErr *goiikoapi.CustomErrorModel, err error) (*created, *goiikoapi.CustomErrorModel, error) {
	if answer == nil {
		return nil, apiErr, err
	}
	info := answer.OrderInfo
	return describe(answer.CorrelationID, info.ID, info.OrganizationID, info.CreationStatus, info.ErrorInfo), apiErr, err
}

func describeReserve(answer *models.ReserveResponse, apiErr *goiikoapi.CustomErrorModel, err error) (*created, *goiikoapi.CustomErrorModel, error) {
	if answer == nil {
		return nil, apiErr, err
	}
	info := answer.ReserveInfo
	return describe(answer.CorrelationID, info.ID, info.OrganizationID, info.CreationStatus, info.ErrorInfo), apiErr, err
}

func describeDraft(answer *models.SaveDraftResponse, apiErr *goiikoapi.CustomErrorModel, err error) (*created, *goiikoapi.CustomErrorModel, error) {
	if answer == nil {
		return nil, apiErr, err
	}
	return describe(answer.CorrelationID, answer.OrderID, "", "", nil), apiErr, err
}

var typedCreators = []creator{
	{
		name: "Orders.CreateOrder",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeOrder(cli.Orders.CreateOrder(ctx, models.CreateOrderRequest{OrganizationID: "o", TerminalGroupID: "t", Order: &models.TableOrder{ID: id, Phone: goiikoapi.Ptr(phone)}}))
		},
		path:      "/api/1/order/create",
		idPath:    []string{"order", "id"},
		readPath:  "/api/1/order/by_id",
		duplicate: "DuplicatedOrderId",
		info:      "orderInfo",
		list:      "orders",
		contents:  "order",
	},
	{
		name: "Deliveries.CreateDelivery",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeDelivery(cli.Deliveries.CreateDelivery(ctx, models.CreateDeliveryRequest{OrganizationID: "o", Order: models.DeliveryOrder{ID: id, Phone: phone}}))
		},
		path:      "/api/1/deliveries/create",
		idPath:    []string{"order", "id"},
		readPath:  "/api/1/deliveries/by_id",
		duplicate: "DuplicatedOrderId",
		info:      "orderInfo",
		list:      "orders",
		contents:  "order",
	},
	{
		name: "Reserves.Create",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeReserve(cli.Reserves.Create(ctx, models.CreateReserveRequest{OrganizationID: "o", ID: id, Phone: phone, TableIDs: []string{"t"}}))
		},
		path:      "/api/1/reserve/create",
		idPath:    []string{"id"},
		readPath:  "/api/1/reserve/status_by_id",
		duplicate: "DuplicatedReserveId",
		info:      "reserveInfo",
		list:      "reserves",
		contents:  "reserve",
	},
	{
		name: "Drafts.Create",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeDraft(cli.Drafts.Create(ctx, models.CreateDraftRequest{OrganizationID: "o", Order: models.DeliveryOrder{ID: id, Phone: phone}}))
		},
		path:      "/api/1/deliveries/drafts/create",
		idPath:    []string{"order", "id"},
		readPath:  "/api/1/deliveries/drafts/by_id",
		duplicate: "DuplicatedOrderId",
		contents:  "order",
	},
}

// mapCreators are the mirrored calls, which take the order as a map.
var mapCreators = []creator{
	{
		name: "Orders.OrderCreate",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeOrder(cli.Orders.OrderCreate(ctx, "o", "t", mapWithID(id), nil))
		},
		path:      "/api/1/order/create",
		idPath:    []string{"order", "id"},
		readPath:  "/api/1/order/by_id",
		duplicate: "DuplicatedOrderId",
		info:      "orderInfo",
		list:      "orders",
		contents:  "order",
	},
	{
		name: "Deliveries.DeliveryCreate",
		create: func(ctx context.Context, cli *goiikoapi.Client, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeDelivery(cli.Deliveries.DeliveryCreate(ctx, "o", mapWithID(id), nil, nil))
		},
		path:      "/api/1/deliveries/create",
		idPath:    []string{"order", "id"},
		readPath:  "/api/1/deliveries/by_id",
		duplicate: "DuplicatedOrderId",
		info:      "orderInfo",
		list:      "orders",
		contents:  "order",
	},
}

func mapWithID(id string) map[string]any {
	order := map[string]any{"phone": phone}
	if id != "" {
		order["id"] = id
	}
	return order
}

// sentID returns the id in a request.
func (c creator) sentID(t *testing.T, request arrival) string {
	t.Helper()
	var value any
	require.NoError(t, json.Unmarshal([]byte(request.body), &value))
	for _, property := range c.idPath {
		value = value.(map[string]any)[property]
	}
	id, _ := value.(string)
	return id
}

// answers returns what iiko answers to a create that ends in a status.
func (c creator) answers(status models.CreationStatus, failure string) reply {
	info := map[string]any{"id": "an id", "organizationId": "o", "creationStatus": status}
	if failure != "" {
		info["errorInfo"] = map[string]any{"code": failure}
	}
	body, _ := json.Marshal(map[string]any{"correlationId": "of the create", c.info: info})
	return says(http.StatusOK, string(body))
}

// refuses is iiko's answer to an id that is there already.
func (c creator) refuses() reply {
	return says(http.StatusBadRequest, fmt.Sprintf(`{"correlationId":"of the create","errorDescription":"it is there","error":%q}`, c.duplicate))
}

// known is the response to reading it back. With the status Success it shows its contents.
func (c creator) known(id string, status models.CreationStatus) reply {
	info := map[string]any{"id": id, "organizationId": "o", "creationStatus": status}
	if status == models.CreationStatusSuccess {
		info[c.contents] = map[string]any{"id": id, "phone": "+79990000000"}
	}
	return c.shows(info)
}

// shows is the response to reading back what stands under an id.
func (c creator) shows(infos ...map[string]any) reply {
	response := map[string]any{"correlationId": "of the read", c.list: infos}
	if !c.terminal() && len(infos) > 0 {
		response = infos[0]
	}
	body, _ := json.Marshal(response)
	return says(http.StatusOK, string(body))
}

var uuidV4 = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func TestOrders_Deliveries_Reserves_Drafts_giveANewCreateAnID(t *testing.T) {
	for _, c := range typedCreators {
		bubble(t, c.name, func(t *testing.T) {
			const many = 500
			iiko := inTurn(succeeds)
			cli := iiko.client(t)
			ids := map[string]bool{}
			for range many {
				_, apiErr, err := c.create(t.Context(), cli, "")
				require.NoError(t, err)
				require.Nil(t, apiErr)
			}
			for _, request := range iiko.arrivals(c.path) {
				id := c.sentID(t, request)
				assert.Regexp(t, uuidV4, id)
				ids[id] = true
			}
			assert.Len(t, ids, many, "no two are the same")
		})
	}
}

func TestOrders_Deliveries_Reserves_Drafts_keepTheIDOfACreate(t *testing.T) {
	for _, c := range append(typedCreators, mapCreators...) {
		bubble(t, c.name, func(t *testing.T) {
			iiko := inTurn(connectionLost, succeeds)
			_, apiErr, err := c.create(t.Context(), iiko.client(t), "an id")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			require.Len(t, iiko.arrivals(c.path), 2)
			for _, request := range iiko.arrivals(c.path) {
				assert.Equal(t, "an id", c.sentID(t, request))
			}
		})
	}
}

func TestOrders_Deliveries_giveAMapNoID(t *testing.T) {
	for _, c := range mapCreators {
		bubble(t, c.name, func(t *testing.T) {
			iiko := inTurn(succeeds)
			_, apiErr, err := c.create(t.Context(), iiko.client(t), "")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			assert.NotContains(t, iiko.arrivals()[0].body, `"id"`)
		})
	}
}

func TestOrders_Deliveries_Reserves_Drafts_doNotChangeTheRequestOfACreate(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t)

	order := &models.TableOrder{Phone: goiikoapi.Ptr("+79990000000"), Items: []models.OrderItem{models.ProductItem("p", 1)}}
	orderRequest := models.CreateOrderRequest{OrganizationID: "o", TerminalGroupID: "t", Order: order}
	require.NoError(t, failed(cli.Orders.CreateOrder(t.Context(), orderRequest)))
	assert.Same(t, order, orderRequest.Order)
	assert.Empty(t, cmp.Diff(&models.TableOrder{Phone: goiikoapi.Ptr("+79990000000"), Items: []models.OrderItem{models.ProductItem("p", 1)}}, order))

	delivery := models.CreateDeliveryRequest{OrganizationID: "o", Order: models.DeliveryOrder{Phone: "+7"}}
	require.NoError(t, failed(cli.Deliveries.CreateDelivery(t.Context(), delivery)))
	assert.Empty(t, cmp.Diff(models.CreateDeliveryRequest{OrganizationID: "o", Order: models.DeliveryOrder{Phone: "+7"}}, delivery))

	for _, give := range []func(map[string]any) error{
		func(order map[string]any) error {
			return failed(cli.Orders.OrderCreate(t.Context(), "o", "t", order, goiikoapi.Ptr(8)))
		},
		func(order map[string]any) error {
			return failed(cli.Deliveries.DeliveryCreate(t.Context(), "o", order, goiikoapi.Ptr("t"), goiikoapi.Ptr(8)))
		},
	} {
		order := func() map[string]any {
			return map[string]any{"phone": "+7", "items": []any{map[string]any{"amount": 1.0}}}
		}
		given := order()
		require.NoError(t, give(given))
		assert.Empty(t, cmp.Diff(order(), given))
	}
}

func TestOrders_Deliveries_Reserves_Drafts_readBackACreateWhoseResponseWasLost(t *testing.T) {
	lost := map[string]reply{
		"the connection reset":   connectionLost,
		"the answer cut off":     breaksOff,
		"a gateway that gave up": says(http.StatusGatewayTimeout, ""),
		"an internal error":      internalError,
	}
	for _, c := range append(typedCreators, mapCreators...) {
		for name, first := range lost {
			bubble(t, c.name+" after "+name, func(t *testing.T) {
				ctx, response := goiikoapi.WithResponse(t.Context())
				iiko := newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
					switch {
					case r.URL.Path == c.readPath:
						return c.known("an id", models.CreationStatusSuccess)(r)
					case n == 0:
						return first(r)
					}
					return c.refuses()(r)
				})
				data, apiErr, err := c.create(ctx, iiko.client(t), "an id")
				require.NoError(t, err)
				require.Nil(t, apiErr)
				want := created{id: "an id", correlationID: "of the create"}
				if c.terminal() {
					want.organizationID, want.status = "o", models.CreationStatusSuccess
				}
				assert.Equal(t, want, *data)
				assert.Len(t, iiko.arrivals(c.path), 2)
				read := iiko.arrivals(c.readPath)
				require.Len(t, read, 1)
				assert.Contains(t, read[0].body, `"an id"`)
				assert.Equal(t, 2, response.Attempts, "of the create, not of reading it back")
				assert.Equal(t, http.StatusBadRequest, response.StatusCode)
				assert.Contains(t, string(response.Body), c.duplicate)
			})
		}
	}
}

func TestOrders_Deliveries_Reserves_readBackACreateThatIsADuplicateAtTheTerminal(t *testing.T) {
	for _, c := range append(typedCreators, mapCreators...) {
		if !c.terminal() {
			continue
		}
		bubble(t, c.name, func(t *testing.T) {
			iiko := inTurn(connectionLost, c.answers(models.CreationStatusError, c.duplicate), c.known("an id", models.CreationStatusSuccess))
			data, apiErr, err := c.create(t.Context(), iiko.client(t), "an id")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			assert.Equal(t, "an id", data.id)
			assert.Equal(t, models.CreationStatusSuccess, data.status)
			assert.Empty(t, data.errorCode)
			assert.Len(t, iiko.arrivals(c.readPath), 1)
		})
	}
}

func TestDuplicateError_isTheErrorOfACreateThatCannotBeReadBack(t *testing.T) {
	type reading struct {
		reply reply
		// is and status are found in the error: what kept it from being read.
		is     error
		status int
	}
	broken := func(r *http.Request) (*http.Response, error) { return says(http.StatusOK, "<html>")(r) }
	readings := map[string]func(creator) reading{
		"it is not known yet": func(c creator) reading {
			return reading{reply: says(http.StatusOK, `{"correlationId":"c"}`), is: goiikoapi.ErrUnknownOrder}
		},
		"the list is empty": func(c creator) reading {
			return reading{reply: says(http.StatusOK, strings.ReplaceAll(fmt.Sprintf(`{%q:[]}`, c.list), `"":[]`, "")), is: goiikoapi.ErrUnknownOrder}
		},
		"another one is shown": func(c creator) reading {
			return reading{reply: c.known("another id", models.CreationStatusSuccess), is: goiikoapi.ErrUnknownOrder}
		},
		"there is nothing to check": func(creator) reading {
			return reading{reply: says(http.StatusNoContent, ""), is: goiikoapi.ErrUnknownOrder}
		},
		"iiko refuses": func(creator) reading { return reading{reply: refused, status: 400} },
		"iiko does not find it": func(creator) reading {
			return reading{reply: says(http.StatusBadRequest, `{"errorDescription":"unknown","error":"OrderNotFound"}`), status: 400}
		},
		"iiko is not available":    func(creator) reading { return reading{reply: unavailable, is: goiikoapi.ErrStatus} },
		"the answer can't be read": func(creator) reading { return reading{reply: broken} },
		"the connection is lost":   func(creator) reading { return reading{reply: connectionLost, is: errReset} },
		"there are too many reads": func(creator) reading {
			return reading{reply: says(http.StatusTooManyRequests, "", "Retry-After", "3600"), is: goiikoapi.ErrStatus}
		},
	}
	for _, c := range append(typedCreators, mapCreators...) {
		for name, reading := range readings {
			for _, id := range c.ids() {
				bubble(t, c.name+" with "+fmt.Sprintf("%q", id)+": "+name, func(t *testing.T) {
					reading := reading(c)
					iiko := newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
						switch {
						case r.URL.Path == c.readPath:
							return reading.reply(r)
						case n == 0:
							return connectionLost(r)
						}
						return c.refuses()(r)
					})
					data, apiErr, err := c.create(t.Context(), iiko.client(t), id)
					assert.Nil(t, data)
					assert.Nil(t, apiErr)
					failure := assertDuplicate(t, err, c)
					assert.Nil(t, failure.Found)
					if id != "" {
						assert.Equal(t, id, failure.ID)
					} else {
						assert.Regexp(t, uuidV4, failure.ID)
					}
					if reading.is != nil {
						assert.ErrorIs(t, err, reading.is)
					}
					if reading.status != 0 {
						var apiErr *goiikoapi.CustomErrorModel
						require.ErrorAs(t, failure.Err, &apiErr)
						assert.Equal(t, reading.status, apiErr.StatusCode)
					}
					assert.NotEmpty(t, iiko.arrivals(c.readPath))
				})
			}
		}
	}
}

// assertDuplicate asserts that err is about a duplicate that was not recognized, after a refusal of the
// second attempt of a create, and returns it.
func assertDuplicate(t *testing.T, err error, c creator) *goiikoapi.DuplicateError {
	t.Helper()
	var failure *goiikoapi.TransportError
	require.ErrorAs(t, err, &failure)
	require.Same(t, failure, err, "it is the error itself")
	assert.True(t, goiikoapi.MayBeDone(err))
	assert.Equal(t, http.StatusBadRequest, goiikoapi.StatusCode(err), "that of the create")
	assert.Equal(t, 2, failure.Attempts)
	assert.Equal(t, "of the create", failure.CorrelationID)
	assert.NotContains(t, err.Error(), "\n")
	assert.False(t, goiikoapi.IsNotFound(err))
	assert.False(t, goiikoapi.IsRateLimited(err))
	var duplicate *goiikoapi.DuplicateError
	require.ErrorAs(t, err, &duplicate)
	codes := []models.ErrorCode{}
	for _, wrapped := range duplicate.Unwrap() {
		if apiErr := (*goiikoapi.CustomErrorModel)(nil); errors.As(wrapped, &apiErr) {
			codes = append(codes, apiErr.ErrorCode)
		}
	}
	assert.Contains(t, codes, models.ErrorCode(c.duplicate), "it wraps what iiko said")
	return duplicate
}

func TestOrders_Deliveries_Reserves_Drafts_returnTheAPIErrorOfADuplicateThatNoEarlierAttemptMade(t *testing.T) {
	before := map[string][]reply{
		"at the first attempt":   nil,
		"after too many calls":   {tooManyCalls},
		"after a refused token":  {tokenNotValid},
		"after no connection":    {noConnection},
		"after several of these": {noConnection, tokenNotValid, tooManyCalls},
		"after no proxy":         {doesNotConnect(&net.OpError{Op: "proxyconnect", Err: errNoConnection})},
	}
	for _, c := range append(typedCreators, mapCreators...) {
		for name, replies := range before {
			bubble(t, c.name+" "+name, func(t *testing.T) {
				iiko := handsOut(append(replies, c.refuses())...)
				data, apiErr, err := c.create(t.Context(), iiko.clientFor(t, "login-7f31"), "an id")
				require.NoError(t, err)
				require.NotNil(t, apiErr)
				assert.Nil(t, data)
				assert.Equal(t, c.duplicate, string(apiErr.ErrorCode))
				assert.Equal(t, len(replies)+1, apiErr.Attempts)
				assert.False(t, apiErr.MayBeDone)
				assert.Len(t, iiko.arrivals(c.path), len(replies)+1)
				assert.Empty(t, iiko.arrivals(c.readPath))
			})
			if !c.terminal() {
				continue
			}
			bubble(t, c.name+" "+name+", at the terminal", func(t *testing.T) {
				iiko := handsOut(append(replies, c.answers(models.CreationStatusError, c.duplicate))...)
				data, apiErr, err := c.create(t.Context(), iiko.clientFor(t, "login-7f31"), "an id")
				require.NoError(t, err)
				require.Nil(t, apiErr)
				assert.Equal(t, created{id: "an id", organizationID: "o", correlationID: "of the create", status: models.CreationStatusError, errorCode: models.ErrorCode(c.duplicate)}, *data)
				assert.Empty(t, iiko.arrivals(c.readPath))
			})
		}
	}
}

func TestOrders_Deliveries_Reserves_Drafts_returnAnotherAPIErrorOfARetriedCreate(t *testing.T) {
	for _, c := range typedCreators {
		bubble(t, c.name, func(t *testing.T) {
			iiko := inTurn(connectionLost, says(http.StatusBadRequest, `{"errorDescription":"no such product","error":"ProductNotFound"}`))
			_, apiErr, err := c.create(t.Context(), iiko.client(t), "")
			require.NoError(t, err)
			require.NotNil(t, apiErr)
			assert.Equal(t, models.ErrorCodeProductNotFound, apiErr.ErrorCode)
			assert.True(t, apiErr.MayBeDone)
		})
		if !c.terminal() {
			continue
		}
		bubble(t, c.name+" at the terminal", func(t *testing.T) {
			iiko := inTurn(connectionLost, c.answers(models.CreationStatusError, "ProductNotFound"))
			data, apiErr, err := c.create(t.Context(), iiko.client(t), "an id")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			assert.Equal(t, models.ErrorCodeProductNotFound, data.errorCode)
		})
	}
}

func TestOrders_Deliveries_doNotRetryACreateWithoutAnIDWhoseResponseWasLost(t *testing.T) {
	for _, c := range mapCreators {
		bubble(t, c.name, func(t *testing.T) {
			iiko := inTurn(connectionLost, succeeds)
			_, apiErr, err := c.create(t.Context(), iiko.client(t), "")
			assert.Nil(t, apiErr)
			assert.True(t, goiikoapi.MayBeDone(err))
			assert.Len(t, iiko.arrivals(), 1)
		})
		bubble(t, c.name+", though it is after too many calls", func(t *testing.T) {
			iiko := inTurn(tooManyCalls, noConnection, succeeds)
			_, apiErr, err := c.create(t.Context(), iiko.client(t), "")
			assert.NoError(t, err)
			assert.Nil(t, apiErr)
			assert.Len(t, iiko.arrivals(), 3)
		})
	}
	bubble(t, "an id that is no text is none", func(t *testing.T) {
		iiko := inTurn(connectionLost, succeeds)
		assert.Error(t, createFromMap(map[string]any{"id": 7})(t.Context(), iiko.client(t)))
		assert.Len(t, iiko.arrivals(), 1)
	})
}

func TestOrders_Deliveries_Reserves_sendTheSettingsOfACreate(t *testing.T) {
	const order = `"order":{"phone":"+7"}`
	tests := []struct {
		name string
		call func(context.Context, *goiikoapi.Client) error
		want string
	}{
		{
			name: "an order with a time for the terminal",
			call: func(ctx context.Context, cli *goiikoapi.Client) error {
				return failed(cli.Orders.OrderCreate(ctx, "o", "t", map[string]any{"phone": "+7"}, goiikoapi.Ptr(20)))
			},
			want: `{"organizationId":"o","terminalGroupId":"t",` + order + `,"createOrderSettings":{"transportToFrontTimeout":20}}`,
		},
		{
			name: "an order without",
			call: func(ctx context.Context, cli *goiikoapi.Client) error {
				return failed(cli.Orders.OrderCreate(ctx, "o", "t", map[string]any{"phone": "+7"}, nil))
			},
			want: `{"organizationId":"o","terminalGroupId":"t",` + order + `}`,
		},
		{
			name: "a delivery with a terminal group and a time for the terminal",
			call: func(ctx context.Context, cli *goiikoapi.Client) error {
				return failed(cli.Deliveries.DeliveryCreate(ctx, "o", map[string]any{"phone": "+7"}, goiikoapi.Ptr("t"), goiikoapi.Ptr(0)))
			},
			want: `{"organizationId":"o","terminalGroupId":"t",` + order + `,"createOrderSettings":{"transportToFrontTimeout":0}}`,
		},
		{
			name: "a delivery without",
			call: func(ctx context.Context, cli *goiikoapi.Client) error {
				return failed(cli.Deliveries.DeliveryCreate(ctx, "o", map[string]any{"phone": "+7"}, nil, nil))
			},
			want: `{"organizationId":"o",` + order + `}`,
		},
		{
			name: "a typed delivery",
			call: func(ctx context.Context, cli *goiikoapi.Client) error {
				return failed(cli.Deliveries.CreateDelivery(ctx, models.CreateDeliveryRequest{
					OrganizationID:      "o",
					CreateOrderSettings: &models.CreateOrderSettings{TransportToFrontTimeout: goiikoapi.Ptr(20), CheckStopList: goiikoapi.Ptr(true)},
					Order:               models.DeliveryOrder{ID: "id", Phone: "+7", Items: []models.OrderItem{}},
				}))
			},
			want: `{"organizationId":"o","createOrderSettings":{"transportToFrontTimeout":20,"checkStopList":true},"order":{"id":"id","phone":"+7","items":[]}}`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			iiko := inTurn(succeeds)
			require.NoError(t, test.call(t.Context(), iiko.client(t)))
			assert.JSONEq(t, test.want, iiko.arrivals()[0].body)
		})
	}
}

func TestOrders_Deliveries_createNoEmptyOrder(t *testing.T) {
	nothing := map[string]any{}
	tests := []struct {
		name string
		call func(context.Context, *goiikoapi.Client) error
		want string
	}{
		{"a nil order", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Orders.CreateOrder(ctx, models.CreateOrderRequest{OrganizationID: "o", TerminalGroupID: "t"}))
		}, "goiikoapi: Orders.OrderCreate: order is missing"},
		{"a nil map of an order", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Orders.OrderCreate(ctx, "o", "t", nil, nil))
		}, "goiikoapi: Orders.OrderCreate: order is missing"},
		{"an empty map of an order", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Orders.OrderCreate(ctx, "o", "t", nothing, nil))
		}, "goiikoapi: Orders.OrderCreate: order is empty"},
		{"a nil map of a delivery", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Deliveries.DeliveryCreate(ctx, "o", nil, nil, nil))
		}, "goiikoapi: Deliveries.DeliveryCreate: order is missing"},
		{"an empty map of a delivery", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Deliveries.DeliveryCreate(ctx, "o", nothing, nil, nil))
		}, "goiikoapi: Deliveries.DeliveryCreate: order is empty"},
		{"a product without its id", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Deliveries.CreateDelivery(ctx, models.CreateDeliveryRequest{OrganizationID: "o", Order: models.DeliveryOrder{
				Items: []models.OrderItem{models.ProductItem("p", 1), models.CompoundItem(1, models.CompoundItemComponent{ProductID: "p"}, nil), models.ProductItem("", 1)},
			}}))
		}, "goiikoapi: Deliveries.DeliveryCreate: order.items[2].productId is empty"},
		{"a payment without its type", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Orders.CreateOrder(ctx, models.CreateOrderRequest{OrganizationID: "o", TerminalGroupID: "t", Order: &models.TableOrder{
				Payments: []models.Payment{models.CashPayment(" ", 100)},
			}}))
		}, "goiikoapi: Orders.OrderCreate: order.payments[0].paymentTypeId is empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			iiko := inTurn(succeeds)
			err := test.call(t.Context(), iiko.client(t))
			require.EqualError(t, err, test.want)
			assert.Empty(t, iiko.arrivals())
			assert.False(t, goiikoapi.MayBeDone(err))
		})
	}
}

func TestOrders_Deliveries_refuseACreateWithoutItsOrganizationOrTerminalGroup(t *testing.T) {
	tests := []struct {
		name     string
		call     func(context.Context, *goiikoapi.Client) error
		argument string
	}{
		{"an order without an organization", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Orders.OrderCreate(ctx, "", "t", nil, nil))
		}, "organizationId"},
		{"an order without a terminal group", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Orders.OrderCreate(ctx, "o", "", nil, nil))
		}, "terminalGroupId"},
		{"a typed order without a terminal group", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Orders.CreateOrder(ctx, models.CreateOrderRequest{OrganizationID: "o"}))
		}, "terminalGroupId"},
		{"a delivery without an organization", func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Deliveries.DeliveryCreate(ctx, "", nil, nil, nil))
		}, "organizationId"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			iiko := inTurn(succeeds)
			err := test.call(t.Context(), iiko.client(t))
			var refused *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &refused)
			assert.Equal(t, test.argument, refused.Argument)
			assert.Empty(t, iiko.arrivals())
			assert.False(t, goiikoapi.MayBeDone(err))
		})
	}
}

func TestCreationError_saysWhyTheTerminalRejectedTheOrder(t *testing.T) {
	message := "there is no such product"
	err := &goiikoapi.CreationError{Operation: "Orders.OrderByID", Info: models.ErrorInfo{Code: models.ErrorCodeProductNotFound}}
	assert.EqualError(t, err, "goiikoapi: Orders.OrderByID: the terminal rejected it: ProductNotFound")
	err.Info.Message = &message
	assert.True(t, strings.HasSuffix(err.Error(), "ProductNotFound: there is no such product"))
}
