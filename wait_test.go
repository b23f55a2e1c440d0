package goiikoapi_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// waitCreated is a WaitCreated of either kind; of the data it returns id and status.
type waitCreated struct {
	name, path, operation string
	// asks is the operation that it asks again and again.
	asks string
	wait func(context.Context, *goiikoapi.Client) (id string, status models.CreationStatus, apiErr *goiikoapi.CustomErrorModel, err error)
	// request is what it asks.
	request string
}

var waitsCreated = []waitCreated{
	{
		name:      "a delivery",
		path:      "/api/1/deliveries/by_id",
		operation: "Deliveries.WaitCreated",
		asks:      "Deliveries.ByID",
		wait: func(ctx context.Context, cli *goiikoapi.Client) (string, models.CreationStatus, *goiikoapi.CustomErrorModel, error) {
			info, apiErr, err := cli.Deliveries.WaitCreated(ctx, "o", "id")
			if info == nil {
				return "", "", apiErr, err
			}
			return info.ID, info.CreationStatus, apiErr, err
		},
		request: `{"organizationId":"o","orderIds":["id"]}`,
	},
	{
		name:      "an order",
		path:      "/api/1/order/by_id",
		operation: "Orders.WaitCreated",
		asks:      "Orders.OrderByID",
		wait: func(ctx context.Context, cli *goiikoapi.Client) (string, models.CreationStatus, *goiikoapi.CustomErrorModel, error) {
			info, apiErr, err := cli.Orders.WaitCreated(ctx, "o", "id")
			if info == nil {
				return "", "", apiErr, err
			}
			return info.ID, info.CreationStatus, apiErr, err
		},
		request: `{"organizationIds":["o"],"orderIds":["id"]}`,
	},
}

// withCreation is a response with an order in a creation status; more adds properties.
func withCreation(status string, more ...string) reply {
	properties := append([]string{`"id":"id"`, fmt.Sprintf(`"creationStatus":%q`, status)}, more...)
	return says(http.StatusOK, `{"correlationId":"c","orders":[{`+strings.Join(properties, ",")+`}]}`)
}

var unknown = says(http.StatusOK, `{"correlationId":"c","orders":[]}`)

func TestOrders_Deliveries_Reserves_WaitCreated_goesOnUntilTheTerminalHasAccepted(t *testing.T) {
	tests := []struct {
		name    string
		replies []reply
	}{
		{"at once", []reply{withCreation("Success")}},
		{"after a while", []reply{withCreation("InProgress"), withCreation("InProgress"), withCreation("Success")}},
		{"unknown at first", []reply{unknown, unknown, says(200, `{"correlationId":"c"}`), withCreation("InProgress"), withCreation("Success")}},
		{"unknown in between", []reply{withCreation("InProgress"), unknown, withCreation("Success")}},
		{"with a question lost", []reply{withCreation("InProgress"), unavailable, withCreation("Success")}},
	}
	for _, created := range waitsCreated {
		for _, test := range tests {
			bubble(t, created.name+" "+test.name, func(t *testing.T) {
				iiko := inTurn(test.replies...)
				id, status, apiErr, err := created.wait(t.Context(), iiko.client(t))
				require.NoError(t, err)
				require.Nil(t, apiErr)
				assert.Equal(t, "id", id)
				assert.Equal(t, models.CreationStatusSuccess, status)
				require.Len(t, iiko.arrivals(), len(test.replies))
				for _, question := range iiko.arrivals() {
					assert.Equal(t, created.path, question.path)
					assert.JSONEq(t, created.request, question.body)
				}
			})
		}
	}
}

func TestCreationError_isTheErrorOfWhatTheTerminalRejected(t *testing.T) {
	const info = `{"code":"ProductNotFound","message":"no such product","additionalData":{"id":"p"}}`
	tests := []struct {
		name    string
		replies []reply
		want    models.ErrorInfo
	}{
		{
			"that says why",
			[]reply{withCreation("InProgress"), withCreation("Error", `"errorInfo":`+info)},
			models.ErrorInfo{Code: models.ErrorCodeProductNotFound, Message: goiikoapi.Ptr("no such product"), AdditionalData: []byte(`{"id":"p"}`)},
		},
		{"that does not", []reply{withCreation("Error")}, models.ErrorInfo{}},
	}
	for _, created := range waitsCreated {
		for _, test := range tests {
			bubble(t, created.name+" "+test.name, func(t *testing.T) {
				id, _, apiErr, err := created.wait(t.Context(), inTurn(test.replies...).client(t))
				assert.Empty(t, id)
				assert.Nil(t, apiErr)
				var rejected *goiikoapi.CreationError
				require.ErrorAs(t, err, &rejected)
				assert.Equal(t, created.operation, rejected.Operation)
				assert.Empty(t, cmp.Diff(test.want, rejected.Info))
				assert.Contains(t, err.Error(), string(test.want.Code))
				assert.False(t, goiikoapi.MayBeDone(err))
			})
		}
	}
}

func TestOrders_Deliveries_Reserves_WaitCreated_endsWhenIikoKnowsNothingForHalfAMinute(t *testing.T) {
	for _, created := range waitsCreated {
		bubble(t, created.name, func(t *testing.T) {
			iiko := inTurn(unknown)
			id, _, apiErr, err := created.wait(t.Context(), iiko.client(t))
			assert.Empty(t, id)
			assert.Nil(t, apiErr)
			assert.ErrorIs(t, err, goiikoapi.ErrUnknownOrder)
			var failure *goiikoapi.TransportError
			require.ErrorAs(t, err, &failure)
			assert.Equal(t, created.operation, failure.Operation)
			took := time.Since(iiko.made)
			assert.Greater(t, took, 30*time.Second)
			assert.LessOrEqual(t, took, 35*time.Second)
			assert.False(t, goiikoapi.IsTimeout(err))
		})
	}
}

func TestOrders_Deliveries_WaitCreated_nameAnEmptyID(t *testing.T) {
	_, _, ofDelivery := new(goiikoapi.Deliveries).WaitCreated(t.Context(), "o", "")
	_, _, ofOrder := new(goiikoapi.Orders).WaitCreated(t.Context(), "o", "")
	assert.EqualError(t, ofDelivery, "goiikoapi: Deliveries.WaitCreated: orderId is empty")
	assert.EqualError(t, ofOrder, "goiikoapi: Orders.WaitCreated: orderId is empty")
}

func TestOrders_Deliveries_Reserves_WaitCreated_returnsAnAPIError(t *testing.T) {
	for _, created := range waitsCreated {
		bubble(t, created.name, func(t *testing.T) {
			iiko := inTurn(unknown, withCreation("InProgress"), badRequest)
			_, _, apiErr, err := created.wait(t.Context(), iiko.client(t))
			require.NoError(t, err)
			require.NotNil(t, apiErr)
			assert.Equal(t, created.asks, apiErr.Operation)
			assert.Equal(t, http.StatusBadRequest, apiErr.StatusCode)
			assert.Len(t, iiko.arrivals(), 3)
		})
	}
}

func TestOrders_Deliveries_Reserves_WaitCreated_endsWithItsContext(t *testing.T) {
	for _, created := range waitsCreated {
		for name, response := range map[string]reply{"in progress": withCreation("InProgress"), "unknown": unknown} {
			bubble(t, created.name+" "+name, func(t *testing.T) {
				iiko := inTurn(response)
				cli := iiko.client(t)
				ctx, cancel := context.WithTimeout(t.Context(), 7*time.Second)
				defer cancel()
				_, _, apiErr, err := created.wait(ctx, cli)
				assert.Nil(t, apiErr)
				assert.ErrorIs(t, err, context.DeadlineExceeded)
				assert.True(t, goiikoapi.IsTimeout(err))
				assert.Equal(t, 7*time.Second, time.Since(iiko.made))
			})
		}
	}
}

func TestCommands_Deliveries_Wait_refuseAnEmptyID(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t)
	for name, err := range map[string]error{
		"a command":  failed(cli.Commands.Wait(t.Context(), "o", "")),
		"a delivery": failed(cli.Deliveries.WaitCreated(t.Context(), "", "id")),
	} {
		var invalid *goiikoapi.ArgumentError
		assert.ErrorAs(t, err, &invalid, name)
	}
	assert.Empty(t, iiko.arrivals())
}
