package iikotest_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// proxyAddress is what Prism prints when it is ready.
var proxyAddress = regexp.MustCompile(`Prism is listening on (http://\S+)`)

// startPrism starts Prism, a proxy that holds requests and responses against an OpenAPI document, and returns its URL. It
// skips the test where Node.js, the package or the document is missing.
func startPrism(t *testing.T, upstream string) string {
	t.Helper()
	skip := func(needed string) {
		fmt.Fprintf(os.Stderr, "\n*** %s COMPARED NOTHING: it needs %s ***\n\n", t.Name(), needed)
		t.Skip("needs " + needed)
	}
	document, err := filepath.Abs(vendorDocumentPath)
	require.NoError(t, err)
	if _, err := os.Stat(document); err != nil {
		skip("iiko's OpenAPI document")
	}
	for _, name := range []string{"node", "npm"} {
		if _, err := exec.LookPath(name); err != nil {
			skip(name)
		}
	}
	folder := t.TempDir()
	install := exec.CommandContext(t.Context(), "npm", "install", "--silent", "--no-fund", "--prefix", folder, "@stoplight/prism-cli@5")
	if output, err := install.CombinedOutput(); err != nil {
		skip(fmt.Sprintf("the package @stoplight/prism-cli: %v: %s", err, output))
	}
	cmd := exec.CommandContext(t.Context(), "node", filepath.Join(folder, "node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "proxy", document, upstream, "-p", "0")
	output, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		if address := proxyAddress.FindStringSubmatch(lines.Text()); address != nil {
			go func() {
				for lines.Scan() { // so that it can go on writing
				}
			}()
			return address[1]
		}
	}
	require.Fail(t, "Prism has not started")
	return ""
}

// accepted are the violations that are none: the document describes a base with variants, such as the items of an order,
// and Prism knows the base only.
var accepted = regexp.MustCompile(`(items\.0|address) must NOT have additional properties; found '(productId|street|house)'$` +
	`|^/api/1/loyalty/iiko/customer/info: .* found 'id'$`)

// violations collects what Prism says about requests and responses, by the operation.
type violations []string

// watch makes a client send its requests through Prism at url.
func (v *violations) watch(c *client, url string) {
	c.url = url
	send := c.send
	c.send = func(r *http.Request) (*http.Response, error) {
		response, err := send(r)
		if err != nil {
			return nil, err
		}
		var said []struct {
			Location      []any
			Code, Message string
		}
		if header := response.Header.Get("Sl-Violations"); header != "" {
			require.NoError(c.tb, json.Unmarshal([]byte(header), &said))
		}
		for _, one := range said {
			*v = append(*v, fmt.Sprintf("%s: %v %s: %s", r.URL.Path, one.Location, one.Code, one.Message))
		}
		return response, nil
	}
}

func TestServer_keepsToTheDocumentOfIikoByTheJudgementOfPrism(t *testing.T) {
	k := newKitchen(t)
	var found violations
	found.watch(k.client, startPrism(t, k.iiko.URL))
	const org = iikotest.OrganizationID

	// A table.
	success[models.OrganizationsResponse](k.client, api.ClientOrganizations, models.OrganizationsRequest{})
	success[models.TerminalGroupsResponse](k.client, api.TerminalGroupTerminalGroups, organizations)
	success[models.NomenclatureResponse](k.client, api.MenuNomenclature, models.NomenclatureRequest{OrganizationID: org})
	success[models.PaymentTypesResponse](k.client, api.DictionariesPaymentTypes, organizations)
	success[models.StopListsResponse](k.client, api.MenuStopLists, organizations)
	table := success[models.TableOrderResponse](k.client, api.OrdersOrderCreate, tableOrder(models.ProductItem(iikotest.BorschtID, 1))).OrderInfo.ID
	k.succeeds(api.OrdersAddItems, models.AddOrderItemsRequest{OrganizationID: org, OrderID: table, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 2)}})
	orders := success[models.TableOrdersResponse](k.client, api.OrdersOrderByID, models.OrderByIDRequest{OrganizationIDs: []string{org}, OrderIDs: []string{table}})
	k.succeeds(api.OrdersChangePayments, models.ChangePaymentsRequest{OrganizationID: org, OrderID: table, Payments: []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, orders.Orders[0].Order.Sum)}})
	k.succeeds(api.OrdersPrintBill, models.OrderRequest{OrganizationID: org, OrderID: table})
	k.succeeds(api.OrdersClose, models.CloseOrderRequest{OrganizationID: org, OrderID: table})

	// A delivery.
	delivery := success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, pickup(byCourier)).OrderInfo.ID
	k.succeeds(api.DeliveriesAddItems, models.AddDeliveryItemsRequest{OrganizationID: org, OrderID: delivery, Items: []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)}})
	k.succeeds(api.DeliveriesChangeComment, models.ChangeCommentRequest{OrganizationID: org, OrderID: delivery, Comment: "без лука"})
	k.succeeds(api.DeliveriesUpdateOrderCourier, map[string]any{"organizationId": org, "orderId": delivery, "employeeId": iikotest.CourierID})
	placed := success[models.DeliveriesResponse](k.client, api.DeliveriesByID, models.DeliveriesByIDRequest{OrganizationID: org, OrderIDs: []string{delivery}})
	k.succeeds(api.DeliveriesAddPayments, models.AddPaymentsRequest{OrganizationID: org, OrderID: delivery, Payments: []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, placed.Orders[0].Order.Sum)}})
	for _, status := range []models.DeliveryStatus{models.DeliveryStatusOnWay, models.DeliveryStatusDelivered} {
		k.succeeds(api.DeliveriesUpdateOrderDeliveryStatus, models.UpdateOrderDeliveryStatusRequest{OrganizationID: org, OrderID: delivery, DeliveryStatus: status})
	}
	k.succeeds(api.DeliveriesClose, models.CloseDeliveryRequest{OrganizationID: org, OrderID: delivery})
	success[models.DeliveriesWithRevisionResponse](k.client, api.DeliveriesByDeliveryDateAndStatus, models.FindByDeliveryDateAndStatusRequest{OrganizationIDs: []string{org}, DeliveryDateFrom: models.DateTime(day(-1) + " 00:00:00.000")})

	// A reserve.
	success[models.RestaurantSectionsResponse](k.client, api.ReservesAvailableRestaurantSections, models.AvailableRestaurantSectionsRequest{TerminalGroupIDs: []string{iikotest.TerminalGroupID}})
	success[models.ReserveResponse](k.client, api.ReservesCreate, banquet(nil))
	success[models.ReservesResponse](k.client, api.ReservesStatusByID, reserveByID)
	k.succeeds(api.ReservesCancel, cancelReserve(reserveID))

	// A customer.
	customer := success[models.CreateOrUpdateCustomerResponse](k.client, api.CustomersCustomerCreateOrUpdate, models.CreateOrUpdateCustomerRequest{OrganizationID: org, Phone: ptr("+79990001122"), Name: ptr("Пётр")}).ID
	success[models.CustomerInfo](k.client, api.CustomersCustomerInfo, models.FindCustomerRequest{OrganizationID: org, ID: customer, Type: models.CustomerIdentifierTypeID})
	success[models.AddToProgramResponse](k.client, api.CustomersCustomerProgramAdd, models.CustomerProgramAddRequest{OrganizationID: org, CustomerID: customer, ProgramID: iikotest.ProgramID})
	success[models.CorrelationIDResponse](k.client, api.CustomersCustomerWalletTopup, models.ChangeBalanceRequest{OrganizationID: org, CustomerID: customer, WalletID: iikotest.WalletID, Sum: ptr(100.0)})
	success[models.TransactionsByRevisionResponse](k.client, api.CustomersTransactionsByRevision, models.TransactionsByRevisionRequest{OrganizationID: org, CustomerID: customer, PageSize: 10})

	// A document.
	invoice := success[models.DocumentSaveResponse](k.client, api.InventoryIncomingInvoices.Create, models.IncomingInvoiceRequest{OrganizationID: org, Items: []models.IncomingInvoiceRequestItem{}})
	for _, op := range []*api.Operation{api.InventoryIncomingInvoices.Post, api.InventoryIncomingInvoices.Unpost, api.InventoryIncomingInvoices.Cancel} {
		success[models.DocumentSaveResponse](k.client, op, models.DocumentRequest{OrganizationID: org, DocumentID: invoice.DocumentID})
	}

	assert.Empty(t, slices.DeleteFunc(found, accepted.MatchString))
	_, refused := k.request(http.MethodPost, api.MenuNomenclature.Path, `{"startRevision":"x"}`)
	assert.NotEmpty(t, found, "Prism sees what is wrong: %s", refused)
}
