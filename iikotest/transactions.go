package iikotest

import (
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var accounting = operations{
	api.FinanceDocumentTransactions: handle((*call).documentTransactions),
	api.FinanceAccountTransactions:  handle((*call).accountTransactions),
}

// payment is the payment of an invoice.
type payment struct {
	models.AccountingTransaction
	id, accountID string
	at            time.Time
}

// addPayment records the payment of an invoice. sum is negative for a supplier's invoice, whose money leaves the account.
func (c *call) addPayment(d *document, req models.AddInvoicePaymentRequest, sum float64) string {
	at, err := req.PaymentDate.In(c.now.Location())
	if err != nil { // iiko takes other forms, too
		at = c.now
	}
	p := payment{
		AccountingTransaction: models.AccountingTransaction{
			DocumentID: d.id, Number: &d.number, Sum: &sum, Date: models.NewDateTime(at), DateCreated: models.NewDateTime(c.now), DateModified: models.NewDateTime(c.now),
		},
		id: goiikoapi.NewID(), accountID: req.AccountID, at: at,
	}
	c.payments = append(c.payments, p)
	return p.id
}

// documentTransactions returns the payments of an invoice.
func (c *call) documentTransactions(req models.DocumentTransactionsRequest) (*[]models.DocumentTransaction, *apiError) {
	if find(c.documents, func(d *document) bool { return d.id == req.DocumentID }) == nil {
		return nil, badRequest("document %q not found", req.DocumentID)
	}
	found := []models.DocumentTransaction{}
	for _, p := range c.payments {
		if p.DocumentID == req.DocumentID {
			found = append(found, models.DocumentTransaction{AccountingTransaction: p.AccountingTransaction, ID: p.id})
		}
	}
	return &found, nil
}

// accountTransactions returns the payments of invoices from an account between two days, both included, with the balance
// after each.
func (c *call) accountTransactions(req models.AccountTransactionsRequest) (*models.AccountTransactionsResponse, *apiError) {
	from, apiErr := c.date("from", req.From)
	if apiErr != nil {
		return nil, apiErr
	}
	to, apiErr := c.date("to", req.To)
	if apiErr != nil {
		return nil, apiErr
	}
	items, before, total := []models.AccountTransaction{}, 0.0, 0.0
	for _, p := range c.payments {
		switch {
		case p.accountID != req.AccountID, !to.IsZero() && !p.at.Before(to.AddDate(0, 0, 1)):
		case p.at.Before(from):
			before = money(before + *p.Sum)
		default:
			total = money(total + *p.Sum)
			items = append(items, models.AccountTransaction{AccountingTransaction: p.AccountingTransaction, Account: p.accountID, Balance: ptr(total)})
		}
	}
	for i := range items {
		*items[i].Balance = money(*items[i].Balance + before)
	}
	return &models.AccountTransactionsResponse{Items: items, StartBalance: &before, SumTotal: &total}, nil
}
