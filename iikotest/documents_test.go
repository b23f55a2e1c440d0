package iikotest_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_postsUnpostsAndCancelsEveryKindOfDocument(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	for _, ops := range []api.Documents{
		api.InventoryIncomingInvoices, api.InventoryOutgoingInvoices, api.InventoryWriteoffDocuments, api.InventoryProductionDocuments,
		api.InventoryDisassembleDocuments, api.InventoryTransformationDocuments, api.InventoryInternalTransfers, api.InventorySalesDocuments,
		api.InventoryReturnedInvoices, api.InventoryIncomingReturnedInvoices, api.InventoryIncomingInventories,
		api.FinanceIncomingServices, api.FinanceOutgoingServices,
	} {
		t.Run(ops.Create.Name, func(t *testing.T) {
			request := map[string]any{"organizationId": org, "date": "2026-11-20T10:00:00", "comment": "первый"}
			created := success[models.DocumentSaveResponse](k.client, ops.Create, request)
			target := models.DocumentRequest{OrganizationID: org, DocumentID: created.DocumentID}
			request["documentId"], request["comment"], request["number"] = created.DocumentID, "второй", "A-7"
			assert.Equal(t, "A-7", *success[models.DocumentSaveResponse](k.client, ops.Update, request).DocumentNumber)

			type document struct {
				DocumentID, Number, Comment string
				Status                      models.DocumentStatus
			}
			is := func(status models.DocumentStatus) {
				t.Helper()
				assert.Equal(t, document{created.DocumentID, "A-7", "второй", status}, success[document](k.client, ops.Get, target))
			}
			is(models.DocumentStatusNew)
			apiError(k.client, ops.Unpost, target, http.StatusBadRequest)
			success[models.DocumentSaveResponse](k.client, ops.Post, target)
			is(models.DocumentStatusProcessed)
			for _, op := range []*api.Operation{ops.Post, ops.Cancel} {
				apiError(k.client, op, target, http.StatusBadRequest)
			}
			apiError(k.client, ops.Update, request, http.StatusBadRequest)
			success[models.DocumentSaveResponse](k.client, ops.Unpost, target)
			success[models.DocumentSaveResponse](k.client, ops.Cancel, target)
			is(models.DocumentStatusDeleted)
			apiError(k.client, ops.Post, target, http.StatusBadRequest)

			days := func(from, to models.DateTime) int {
				t.Helper()
				return len(success[[]json.RawMessage](k.client, ops.List, models.DocumentListRequest{OrganizationID: org, From: from, To: to}))
			}
			assert.Equal(t, 1, days("2026-11-20", "2026-11-20"))
			assert.Equal(t, 0, days("2026-11-21", "2026-11-30"))
			assert.Equal(t, 0, days("2026-11-01", "2026-11-19"))
			apiError(k.client, ops.List, models.DocumentListRequest{OrganizationID: org, From: "20.11.2026", To: "2026-11-20"}, http.StatusBadRequest)
			apiError(k.client, ops.Create, request, http.StatusBadRequest) // it exists
			target.DocumentID = "unknown"
			apiError(k.client, ops.Get, target, http.StatusBadRequest)
		})
	}
}

func TestServer_sumsAndPaysAnInvoice(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	invoice := models.IncomingInvoiceRequest{OrganizationID: org, Items: []models.IncomingInvoiceRequestItem{{Sum: ptr(10.1)}, {Sum: ptr(20.2)}}}
	created := success[models.DocumentSaveResponse](k.client, api.InventoryIncomingInvoices.Create, invoice)
	target := models.DocumentRequest{OrganizationID: org, DocumentID: created.DocumentID}
	payment := models.AddInvoicePaymentRequest{OrganizationID: org, DocumentID: created.DocumentID, AccountID: "a", Amount: 30.3, PaymentDate: "2026-11-25T10:00:00.00+00:00"}
	apiError(k.client, api.InventoryIncomingInvoicesAddPayment, payment, http.StatusBadRequest)
	success[models.DocumentSaveResponse](k.client, api.InventoryIncomingInvoices.Post, target)
	paid := success[models.AccountingTransactionResponse](k.client, api.InventoryIncomingInvoicesAddPayment, payment)
	assert.NotEmpty(t, paid.AccountingTransactionID)
	payment.Amount = 0
	apiError(k.client, api.InventoryIncomingInvoicesAddPayment, payment, http.StatusBadRequest)
	success[models.MessageResponse](k.client, api.InventoryIncomingInvoicesSetPaymentDate, models.SetPaymentDateRequest{OrganizationID: org, DocumentID: created.DocumentID, PaymentDate: "2026-11-26T10:00:00.00+00:00"})
	got := success[models.IncomingInvoice](k.client, api.InventoryIncomingInvoices.Get, target)
	assert.Equal(t, models.DateTime("2026-11-26T10:00:00.00+00:00"), got.PaymentDate)
	assert.Equal(t, "0001", *got.Number)
	require.Len(t, got.Items, 2)
	assert.NotEmpty(t, got.DateCreated)

	transactions := success[[]models.DocumentTransaction](k.client, api.FinanceDocumentTransactions, models.DocumentTransactionsRequest{OrganizationID: org, DocumentID: created.DocumentID})
	require.Len(t, transactions, 1)
	assert.Equal(t, paid.AccountingTransactionID, transactions[0].ID)
	assert.InDelta(t, -30.3, *transactions[0].Sum, 0)
	apiError(k.client, api.FinanceDocumentTransactions, models.DocumentTransactionsRequest{OrganizationID: org, DocumentID: "unknown"}, http.StatusBadRequest)
	payment.Amount, payment.PaymentDate = 10, "2026-11-27T10:00:00.00+00:00"
	success[models.AccountingTransactionResponse](k.client, api.InventoryIncomingInvoicesAddPayment, payment)
	account := func(from, to models.DateTime) models.AccountTransactionsResponse {
		return success[models.AccountTransactionsResponse](k.client, api.FinanceAccountTransactions, models.AccountTransactionsRequest{OrganizationID: org, AccountID: "a", From: from, To: to})
	}
	whole := account("2026-11-01", "2026-11-30")
	require.Len(t, whole.Items, 2)
	assert.InDelta(t, -40.3, *whole.Items[1].Balance, 0)
	later := account("2026-11-26", "2026-11-27")
	require.Len(t, later.Items, 1)
	assert.Equal(t, []float64{-30.3, -10, -40.3}, []float64{*later.StartBalance, *later.SumTotal, *later.Items[0].Balance})
	assert.Empty(t, account("2026-11-01", "2026-11-24").Items)

	service := map[string]any{"organizationId": org, "items": []map[string]any{{"sum": 10.1}, {"sum": 20.2}}}
	success[models.DocumentSaveResponse](k.client, api.FinanceIncomingServices.Create, service)
	listed := success[[]models.ServiceListItem](k.client, api.FinanceIncomingServices.List, models.DocumentListRequest{OrganizationID: org, From: "2020-01-01", To: "2099-01-01"})
	assert.InDelta(t, 30.3, *listed[0].Sum, 0)
	assert.False(t, *listed[0].Processed)
}
