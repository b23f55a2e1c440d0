package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Finance manages the service acts, accounts and cash flow categories of iikoRMS, and lists its transactions, postings
// and balances.
type Finance struct {
	// IncomingServices manages acts for purchased services.
	IncomingServices *IncomingServices
	// OutgoingServices manages acts for sold services.
	OutgoingServices *OutgoingServices
	// Accounts manages the accounts of the chart of accounts.
	Accounts *Accounts
	// CashFlowCategories manages the categories of cash flow.
	CashFlowCategories *CashFlowCategories
	// ItemCategories lists the categories of items for the tax authorities.
	ItemCategories *Directory[models.ItemCategory]
	// TaxCategories lists the tax categories.
	TaxCategories *Directory[models.FinanceTaxCategory]

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
		IncomingServices:   &IncomingServices{c, api.FinanceIncomingServices},
		OutgoingServices:   &OutgoingServices{c, api.FinanceOutgoingServices},
		Accounts:           &Accounts{c},
		CashFlowCategories: &CashFlowCategories{c},
		ItemCategories:     &Directory[models.ItemCategory]{c, api.FinanceItemCategories},
		TaxCategories:      &Directory[models.FinanceTaxCategory]{c, api.FinanceTaxCategories},
		client:             c,
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

// AccountPostings returns the postings of an account in a period, with its balance.
//
// Operation: [POST /api/finance/v1/account-posting/list].
//
// [POST /api/finance/v1/account-posting/list]: https://api-ru.iiko.services/docs
func (f *Finance) AccountPostings(ctx context.Context, req models.AccountPostingsRequest) (*models.AccountPostingsResponse, *CustomErrorModel, error) {
	return call[models.AccountPostingsResponse](ctx, f.service(), api.FinanceAccountPostings, req)
}

// AccountTypes lists the types of accounts.
//
// Operation: [POST /api/finance/v1/account-type/list].
//
// [POST /api/finance/v1/account-type/list]: https://api-ru.iiko.services/docs
func (f *Finance) AccountTypes(ctx context.Context) ([]models.AccountType, *CustomErrorModel, error) {
	return callList[models.AccountType](ctx, f.service(), api.FinanceAccountTypes, struct{}{})
}

// BalanceSheet returns the balances of the accounts on a day.
//
// Operation: [POST /api/finance/v1/balance-sheet/list].
//
// [POST /api/finance/v1/balance-sheet/list]: https://api-ru.iiko.services/docs
func (f *Finance) BalanceSheet(ctx context.Context, req models.BalanceSheetRequest) (*models.BalanceSheetResponse, *CustomErrorModel, error) {
	return call[models.BalanceSheetResponse](ctx, f.service(), api.FinanceBalanceSheet, req)
}

// ChartOfAccounts lists the chart of accounts.
//
// Operation: [POST /api/finance/v1/chart-of-accounts/list].
//
// [POST /api/finance/v1/chart-of-accounts/list]: https://api-ru.iiko.services/docs
func (f *Finance) ChartOfAccounts(ctx context.Context, req models.ChartOfAccountsRequest) (*models.ChartOfAccountsResponse, *CustomErrorModel, error) {
	return call[models.ChartOfAccountsResponse](ctx, f.service(), api.FinanceChartOfAccounts, req)
}
