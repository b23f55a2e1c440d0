package iikotest_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_Restore_bringsBackEverythingThatCallsChange(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	delivery, _ := k.delivery(nil)
	table, _ := k.table(func(o *models.TableOrder) {
		o.Payments = []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 1)}
	})
	success[models.ReserveResponse](k.client, api.ReservesCreate, banquet(nil))
	invoice := success[models.DocumentSaveResponse](k.client, api.InventoryIncomingInvoices.Create, models.IncomingInvoiceRequest{OrganizationID: org}).DocumentID
	success[models.DocumentSaveResponse](k.client, api.InventoryIncomingInvoices.Post, models.DocumentRequest{OrganizationID: org, DocumentID: invoice})

	seen := func() []any {
		t.Helper()
		customer, _ := k.iiko.Customer(iikotest.CustomerID)
		return []any{
			k.iiko.Deliveries(), k.iiko.TableOrders(), k.iiko.Reserves(), customer,
			success[models.IncomingInvoice](k.client, api.InventoryIncomingInvoices.Get, models.DocumentRequest{OrganizationID: org, DocumentID: invoice}),
			success[models.StopListsResponse](k.client, api.MenuStopLists, organizations).TerminalGroupStopLists,
			k.iiko.Nomenclature(),
			success[models.CourierLocationsByTimeOffsetResponse](k.client, api.EmployeesLocationsByTimeOffset, models.CourierLocationsByTimeOffsetRequest{OrganizationIDs: []string{org}}).CourierLocations,
			success[models.DeliveryRestrictionsResponse](k.client, api.DeliveryRestrictionsDeliveryRestrictions, organizations).DeliveryRestrictions,
			success[struct{ IsSessionOpened bool }](k.client, api.EmployeesShiftIsOpen, models.ShiftRequest{OrganizationID: org, TerminalGroupID: iikotest.TerminalGroupID, EmployeeID: iikotest.CourierID}),
		}
	}
	k.iiko.DelayNext("Deliveries.ChangeComment", time.Hour)
	success[models.CorrelationIDResponse](k.client, api.DeliveriesChangeComment, models.ChangeCommentRequest{OrganizationID: org, OrderID: delivery, Comment: "late"})
	snapshot := k.iiko.Snapshot()
	assert.Equal(t, "late", *k.iiko.Deliveries()[0].Order.Comment, "what is in progress is completed")
	before := seen()

	for range 2 {
		require.NoError(t, k.iiko.SetDeliveryStatus(delivery, models.DeliveryStatusOnWay))
		require.NoError(t, k.iiko.ProcessPayments(table))
		require.NoError(t, k.iiko.SeatGuests(reserveID))
		k.delivery(nil)
		success[models.CorrelationIDResponse](k.client, api.CustomersCustomerWalletTopup, models.ChangeBalanceRequest{OrganizationID: org, CustomerID: iikotest.CustomerID, WalletID: iikotest.WalletID, Sum: ptr(100.0)})
		success[models.MessageResponse](k.client, api.InventoryIncomingInvoicesSetPaymentDate, models.SetPaymentDateRequest{OrganizationID: org, DocumentID: invoice, PaymentDate: "2026-11-26T10:00:00.00+00:00"})
		success[models.CorrelationIDResponse](k.client, api.MenuClearStopList, models.ClearStopListRequest{OrganizationID: org, TerminalGroupID: iikotest.TerminalGroupID})
		success[models.ShiftResponse](k.client, api.EmployeesShiftClockin, models.ShiftClockinRequest{OrganizationID: org, TerminalGroupID: iikotest.TerminalGroupID, EmployeeID: iikotest.CourierID})
		require.NoError(t, k.iiko.SetCourierLocation(iikotest.CourierID, 55.7, 37.6))
		restrictions := success[models.DeliveryRestrictionsResponse](k.client, api.DeliveryRestrictionsDeliveryRestrictions, organizations).DeliveryRestrictions[0]
		restrictions.DefaultDeliveryDurationInMinutes++
		success[models.CorrelationIDResponse](k.client, api.DeliveryRestrictionsUpdate, restrictions)
		k.iiko.CloseCashShift()
		k.iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) { menu.Products[0].Name = "Quattro" })
		k.iiko.SetOffline(true)
		after := seen()
		for i := range before {
			assert.NotEqual(t, before[i], after[i], "%d is changed", i)
		}
		k.iiko.Restore(snapshot)
		assert.Equal(t, before, seen())
		k.delivery(nil) // the terminal is there again
		assert.Equal(t, models.CreationStatusSuccess, k.iiko.Deliveries()[1].CreationStatus)
		k.iiko.Restore(snapshot)
	}
	k.iiko.ExpireTokens()
	apiError(k.client, api.MenuStopLists, organizations, http.StatusUnauthorized)
	k.iiko.Restore(snapshot)
	success[models.StopListsResponse](k.client, api.MenuStopLists, organizations)
}
