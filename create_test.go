package goiikoapi_test

import (
	"context"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

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
			var invalid *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &invalid)
			assert.Equal(t, test.argument, invalid.Argument)
			assert.Empty(t, iiko.arrivals())
			assert.False(t, goiikoapi.MayBeDone(err))
		})
	}
}
