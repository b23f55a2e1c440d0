package goiikoapi_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// organizations makes the call that most tests make, its three results folded into two.
func organizations(ctx context.Context, cli *goiikoapi.Client) (*models.OrganizationsResponse, error) {
	return goiikoapi.Check(cli.Organizations(ctx, nil, nil, nil))
}

// wantOrganizations is what organizationsBody says.
func wantOrganizations() *models.OrganizationsResponse {
	return &models.OrganizationsResponse{
		CorrelationID: "c-1",
		Organizations: []models.Organization{{ResponseType: models.OrganizationResponseTypeSimple, ID: "o-1", Name: goiikoapi.Ptr("Trattoria")}},
	}
}

// organizationsCall holds the three results of a call.
type organizationsCall struct {
	data   *models.OrganizationsResponse
	apiErr *goiikoapi.CustomErrorModel
	err    error
}

func (c organizationsCall) transportError(t *testing.T) *goiikoapi.TransportError {
	t.Helper()
	failed := transportError(t, c.data, c.apiErr, c.err)
	assert.Equal(t, "Client.Organizations", failed.Operation)
	return failed
}

func callOrganizations(ctx context.Context, cli *goiikoapi.Client) (c organizationsCall) {
	c.data, c.apiErr, c.err = cli.Organizations(ctx, nil, nil, nil)
	return c
}

// transportError asserts that a call got no response of iiko, and returns why.
func transportError[T any](t *testing.T, data *T, apiErr *goiikoapi.CustomErrorModel, err error) *goiikoapi.TransportError {
	t.Helper()
	require.Nil(t, data)
	require.Nil(t, apiErr)
	var failed *goiikoapi.TransportError
	require.ErrorAs(t, err, &failed)
	require.Same(t, failed, err, "it is the error itself")
	require.Error(t, failed.Err)
	assert.Contains(t, err.Error(), "goiikoapi: "+failed.Operation+": ")
	assert.NotContains(t, err.Error(), "http://", "the URL is not shown")
	assert.NotContains(t, err.Error(), "\n")
	assert.NotContains(t, err.Error(), workingToken)
	return failed
}

// failed drops the data of a call.
func failed[T any](_ T, apiErr *goiikoapi.CustomErrorModel, err error) error {
	_, err = goiikoapi.Check(struct{}{}, apiErr, err)
	return err
}

// Calls of each kind.
func readMenus(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Menu.Menu(ctx))
}

func printBill(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Orders.PrintBill(ctx, models.OrderRequest{OrganizationID: "o", OrderID: "id"}))
}

func topUp(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Customers.CustomerWalletTopup(ctx, "c", "w", "o", 100, nil))
}

func createDelivery(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Deliveries.CreateDelivery(ctx, models.CreateDeliveryRequest{OrganizationID: "o", Order: models.DeliveryOrder{Phone: "+79990000000"}}))
}

func createFromMap(order map[string]any) func(context.Context, *goiikoapi.Client) error {
	return func(ctx context.Context, cli *goiikoapi.Client) error {
		return failed(cli.Deliveries.DeliveryCreate(ctx, "o", order, nil, nil))
	}
}

const (
	menuGroup    = goiikoapi.GroupDataMenu
	menuPath     = "/api/2/menu"
	receiveGroup = "Orders: receiving"
	receivePath  = "/api/1/deliveries/by_id"
)

// readDelivery is of another group than readMenus.
func readDelivery(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Deliveries.ByID(ctx, models.DeliveriesByIDRequest{OrganizationID: "o", OrderIDs: []string{"id"}}))
}

// readCounteragents and readCostings are of no group.
func readCounteragents(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Inventory.Counteragents(ctx, models.CounteragentsRequest{OrganizationID: "o"}))
}

func readCostings(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Inventory.CalculateCostings(ctx, models.CalculateCostingsRequest{OrganizationID: "o"}))
}

// dinner is a delivery that iikotest's restaurant can make.
func dinner() models.CreateDeliveryRequest {
	return models.CreateDeliveryRequest{
		OrganizationID:  iikotest.OrganizationID,
		TerminalGroupID: iikotest.TerminalGroupID,
		Order: models.DeliveryOrder{
			Phone:            iikotest.CustomerPhone,
			OrderServiceType: models.OrderServiceTypeDeliveryByClient,
			Items:            []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)},
		},
	}
}
