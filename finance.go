package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Finance are the service acts and the transactions of iikoRMS.
type Finance struct {
	// IncomingServices record services that were bought.
	IncomingServices *IncomingServices
	// OutgoingServices record services that were sold.
	OutgoingServices *OutgoingServices

	client *Client
}

// The kinds of service acts.
type (
	// IncomingServices record services that were bought.
	IncomingServices = Documents[models.IncomingServiceRequest, models.IncomingService, models.ServiceListItem]
	// OutgoingServices record services that were sold.
	OutgoingServices = Documents[models.OutgoingServiceRequest, models.OutgoingService, models.ServiceListItem]
)

func newFinance(c *Client) *Finance {
	return &Finance{
		IncomingServices: &IncomingServices{c, api.FinanceIncomingServices},
		OutgoingServices: &OutgoingServices{c, api.FinanceOutgoingServices},
		client:           c,
	}
}

// service returns what calls are made with; without a Finance it has no client, so that they are refused by
// name.
func (f *Finance) service() *service {
	if f == nil {
		return nil
	}
	return &service{f.client}
}

// AccountTransactions returns the transactions of an account in a period, with the balances around
// them.
//
// Operation: /api/finance/v1/account_transactions/list.
func (f *Finance) AccountTransactions(ctx context.Context, req models.AccountTransactionsRequest) (*models.AccountTransactionsResponse, *CustomErrorModel, error) {
	return call[models.AccountTransactionsResponse](ctx, f.service(), api.FinanceAccountTransactions, req)
}

// DocumentTransactions returns the transactions that a document made.
//
// Operation: /api/finance/v1/document_transactions/list.
func (f *Finance) DocumentTransactions(ctx context.Context, req models.DocumentTransactionsRequest) ([]models.DocumentTransaction, *CustomErrorModel, error) {
	return callList[models.DocumentTransaction](ctx, f.service(), api.FinanceDocumentTransactions, req)
}
