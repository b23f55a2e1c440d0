package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Finance manages the service acts of iikoRMS and lists its transactions.
type Finance struct {
	// IncomingServices manages acts for purchased services.
	IncomingServices *IncomingServices
	// OutgoingServices manages acts for sold services.
	OutgoingServices *OutgoingServices

	client *Client
}

// The kinds of service acts.
type (
	// IncomingServices manages acts for purchased services.
	IncomingServices = Documents[models.IncomingServiceRequest, models.IncomingService, models.ServiceListItem]
	// OutgoingServices manages acts for sold services.
	OutgoingServices = Documents[models.OutgoingServiceRequest, models.OutgoingService, models.ServiceListItem]
)

func newFinance(c *Client) *Finance {
	return &Finance{
		IncomingServices: &IncomingServices{c, api.FinanceIncomingServices},
		OutgoingServices: &OutgoingServices{c, api.FinanceOutgoingServices},
		client:           c,
	}
}

// service returns the service for call. If f is nil, a call fails with an ArgumentError that names the
// operation.
func (f *Finance) service() *service {
	if f == nil {
		return nil
	}
	return &service{f.client}
}

// AccountTransactions returns the transactions of an account in a period, with the balance at the start of
// the period and after each transaction.
//
// Operation: [POST /api/finance/v1/account_transactions/list].
//
// [POST /api/finance/v1/account_transactions/list]: https://api-ru.iiko.services/docs
func (f *Finance) AccountTransactions(ctx context.Context, req models.AccountTransactionsRequest) (*models.AccountTransactionsResponse, *CustomErrorModel, error) {
	return call[models.AccountTransactionsResponse](ctx, f.service(), api.FinanceAccountTransactions, req)
}

// DocumentTransactions returns the transactions of a document.
//
// Operation: [POST /api/finance/v1/document_transactions/list].
//
// [POST /api/finance/v1/document_transactions/list]: https://api-ru.iiko.services/docs
func (f *Finance) DocumentTransactions(ctx context.Context, req models.DocumentTransactionsRequest) ([]models.DocumentTransaction, *CustomErrorModel, error) {
	return callList[models.DocumentTransaction](ctx, f.service(), api.FinanceDocumentTransactions, req)
}
