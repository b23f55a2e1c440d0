package mocks_test

import (
	"errors"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/mock"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/examples/mocks"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

const orderID = "5b8f3c0e-6f0f-4d0a-9a57-2d5d1f6c7e90"

// With mocks: the test says what each call returns, and checks what Special asked for.

// mocked returns a sale of borscht with mocks, which must get all calls that they expect.
func mocked(t *testing.T) (*mocks.Special, *menuMock, *ordersMock) {
	t.Helper()
	menu, orders := &menuMock{}, &ordersMock{}
	menu.Test(t)
	orders.Test(t)
	t.Cleanup(func() { mock.AssertExpectationsForObjects(t, menu, orders) })
	return mocks.NewSpecial(menu, orders, "org", "terminals", "Borscht"), menu, orders
}

// borscht is the menu, and order is what two portions make.
var (
	borscht = &goiikoapi.BaseNomenclatureModel{Products: []models.Product{{ID: "old", Name: "Borscht", IsDeleted: goiikoapi.Ptr(true)}, {ID: "b-1", Name: "Borscht"}}}
	order   = map[string]any{"id": orderID, "items": []map[string]any{{"type": "Product", "productId": "b-1", "amount": 2}}}
)

func TestSpecial_Sell_withMocks(t *testing.T) {
	lost := &goiikoapi.TransportError{Operation: "Orders.OrderCreate", ID: orderID, MayBeDone: true, Err: errors.New("connection reset")}
	for name, test := range map[string]struct {
		create []any // the results of OrderCreate
		look   []any // the results of OrderByID; nil if it is not called
		want   string
		is     func(error) bool // what holds for the error
	}{
		"success":                              {create: []any{&goiikoapi.BaseCreatedOrderInfoModel{}, nil, nil}},
		"an API error":                         {create: []any{nil, &goiikoapi.CustomErrorModel{StatusCode: http.StatusForbidden, ErrorDescription: "not for you"}, nil}, want: "not for you", is: goiikoapi.IsForbidden},
		"outcome unknown, the order is there":  {create: []any{nil, nil, lost}, look: []any{&goiikoapi.ByIdModel{Orders: []models.TableOrderInfo{{ID: orderID}}}, nil, nil}},
		"outcome unknown, there is no order":   {create: []any{nil, nil, lost}, look: []any{&goiikoapi.ByIdModel{}, nil, nil}, want: "the order is not there", is: goiikoapi.MayBeDone},
		"outcome unknown, and nothing to read": {create: []any{nil, nil, lost}, look: []any{nil, &goiikoapi.CustomErrorModel{StatusCode: http.StatusBadGateway}, nil}, want: "looking for the order", is: goiikoapi.MayBeDone},
	} {
		t.Run(name, func(t *testing.T) {
			special, menu, orders := mocked(t)
			menu.On("Nomenclature", "org", (*int)(nil)).Return(borscht, nil, nil).Once()
			orders.On("OrderCreate", "org", "terminals", order, (*int)(nil)).Return(test.create...).Once()
			if test.look != nil {
				orders.On("OrderByID", []string{"org"}, []string{orderID}, []string(nil), []string(nil), []string(nil)).Return(test.look...).Once()
			}
			err := special.Sell(t.Context(), orderID, 2)
			if test.want == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, test.want)
			assert.True(t, test.is(err))
		})
	}
}

func TestSpecial_Sell_withMocks_ordersNothingThatIsNotOnTheMenu(t *testing.T) {
	for name, test := range map[string]struct {
		returned []any
		want     string
	}{
		"another dish": {[]any{&goiikoapi.BaseNomenclatureModel{Products: []models.Product{{Name: "Kvass"}}}, nil, nil}, "Borscht is not on the menu"},
		"an API error": {[]any{nil, &goiikoapi.CustomErrorModel{StatusCode: http.StatusTooManyRequests}, nil}, "read the menu: "},
	} {
		t.Run(name, func(t *testing.T) {
			special, menu, _ := mocked(t) // a call of OrderCreate, which the mock does not expect, fails the test
			menu.On("Nomenclature", "org", (*int)(nil)).Return(test.returned...).Once()
			require.ErrorContains(t, special.Sell(t.Context(), orderID, 1), test.want)
		})
	}
}

func TestSpecial_Sell_needsAPortion(t *testing.T) {
	special, _, _ := mocked(t)
	require.EqualError(t, special.Sell(t.Context(), orderID, 0), "0 portions of Borscht: want at least 1")
}

// With iikotest: the same, of a server that behaves as iiko does. The test checks what the restaurant got.

// restaurant returns a sale of a dish at a restaurant in memory. The client makes one attempt only, so that an outcome can be
// unknown; by default it finds out by itself.
func restaurant(t *testing.T, dish string, faults ...iikotest.Fault) (*mocks.Special, *iikotest.Server) {
	t.Helper()
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0), iikotest.WithStrictRequests(), iikotest.WithFaults(1, faults...))
	cli, err := goiikoapi.NewClient("any login", goiikoapi.WithBaseURL(iiko.URL), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
	require.NoError(t, err)
	return mocks.NewSpecial(cli.GetMenu(), cli.GetOrders(), iikotest.OrganizationID, iikotest.TerminalGroupID, dish), iiko
}

func TestSpecial_Sell_withIikotest(t *testing.T) {
	special, iiko := restaurant(t, "Borscht")
	require.NoError(t, special.Sell(t.Context(), orderID, 2))
	require.Len(t, iiko.TableOrders(), 1)
	order := iiko.TableOrders()[0]
	assert.Equal(t, orderID, order.ID)
	assert.Equal(t, models.CreationStatusSuccess, order.CreationStatus)
	assert.Equal(t, 780.0, order.Order.Sum, "of two portions")
}

func TestSpecial_Sell_withIikotest_returnsAnAPIError(t *testing.T) {
	special, iiko := restaurant(t, "Borscht")
	iiko.Next("Orders.OrderCreate", iikotest.ErrorReply(http.StatusForbidden, "", "not for you"))
	err := special.Sell(t.Context(), orderID, 2)
	assert.True(t, goiikoapi.IsForbidden(err))
	assert.ErrorContains(t, err, "not for you")
	assert.Empty(t, iiko.TableOrders())
}

func TestSpecial_Sell_withIikotest_findsTheOrderWhoseResponseIsLost(t *testing.T) {
	special, iiko := restaurant(t, "Borscht", iikotest.Fault{Kind: iikotest.FaultResetAfter, Probability: 1, Operations: []string{"Orders.OrderCreate"}})
	require.NoError(t, special.Sell(t.Context(), orderID, 2))
	assert.Len(t, iiko.TableOrders(), 1)
}

func TestSpecial_Sell_withIikotest_tellsThatTheOutcomeIsUnknown(t *testing.T) {
	special, iiko := restaurant(t, "Borscht", iikotest.Fault{Kind: iikotest.FaultResetBefore, Probability: 1, Operations: []string{"Orders.OrderCreate"}})
	err := special.Sell(t.Context(), orderID, 2)
	assert.True(t, goiikoapi.MayBeDone(err))
	assert.ErrorContains(t, err, "the order is not there")
	assert.Empty(t, iiko.TableOrders())
	iiko.ClearFaults()
	require.NoError(t, special.Sell(t.Context(), orderID, 2))
	assert.Len(t, iiko.TableOrders(), 1)
}

// What only iikotest shows: a mock accepts any order, and a restaurant does not. A pizza needs a size and a crust, which
// Special does not choose.
func TestSpecial_Sell_withIikotest_showsThatAPizzaNeedsMore(t *testing.T) {
	special, iiko := restaurant(t, "Margherita")
	require.NoError(t, special.Sell(t.Context(), orderID, 1), "iiko has queued the order")
	require.Len(t, iiko.TableOrders(), 1)
	order := iiko.TableOrders()[0]
	assert.Equal(t, models.CreationStatusError, order.CreationStatus)
	assert.Equal(t, models.ErrorCodeProductSizeNotFound, order.ErrorInfo.Code)
}
