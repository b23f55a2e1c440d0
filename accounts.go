package goiikoapi

import (
	"cmp"
	"context"
	"iter"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Accounts manages the accounts of the chart of accounts.
type Accounts service

// Create creates an account.
//
// Operation: [POST /api/finance/v1/account/create].
//
// [POST /api/finance/v1/account/create]: https://api-ru.iiko.services/docs
func (a *Accounts) Create(ctx context.Context, req models.CreateAccountRequest) (*models.Account, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.FinanceAccountsCreate, req, "", accountID)
}

// Delete marks an account as deleted.
//
// Operation: [POST /api/finance/v1/account/delete].
//
// [POST /api/finance/v1/account/delete]: https://api-ru.iiko.services/docs
func (a *Accounts) Delete(ctx context.Context, req models.FinanceIDRequest) (*models.AccountDeletion, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.FinanceAccountsDelete, req, req.ID, func(deleted *models.AccountDeletion) string { return deleted.ID })
}

// Get returns an account.
//
// Operation: [POST /api/finance/v1/account/get].
//
// [POST /api/finance/v1/account/get]: https://api-ru.iiko.services/docs
func (a *Accounts) Get(ctx context.Context, req models.FinanceIDRequest) (*models.Account, *CustomErrorModel, error) {
	return callAbout(ctx, a, api.FinanceAccountsGet, req, req.ID, accountID)
}

// List returns a page of the accounts. [Accounts.All] iterates over the pages.
//
// Operation: [POST /api/finance/v1/account/list].
//
// [POST /api/finance/v1/account/list]: https://api-ru.iiko.services/docs
func (a *Accounts) List(ctx context.Context, req models.ListAccountsRequest) (*models.ListAccountsResponse, *CustomErrorModel, error) {
	return call[models.ListAccountsResponse](ctx, a, api.FinanceAccountsList, req)
}

// All iterates over the accounts, starting at the Offset in req, in pages of Limit accounts (1000 if 0); an error, if
// any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/finance/v1/account/list].
//
// [POST /api/finance/v1/account/list]: https://api-ru.iiko.services/docs
func (a *Accounts) All(ctx context.Context, req models.ListAccountsRequest) iter.Seq2[models.Account, error] {
	return eachOffset(ctx, "Finance.Accounts.All", a.List, req, req.Offset, func(r *models.ListAccountsRequest, offset int) {
		r.Offset, r.Limit = offset, cmp.Or(r.Limit, longestPage)
	}, func(page *models.ListAccountsResponse) []models.Account { return page.Accounts })
}

// Restore restores a deleted account, and the accounts below it if RestoreDescendants is set.
//
// Operation: [POST /api/finance/v1/account/restore].
//
// [POST /api/finance/v1/account/restore]: https://api-ru.iiko.services/docs
func (a *Accounts) Restore(ctx context.Context, req models.FinanceRestoreRequest) (*models.RestoreAccountResponse, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.FinanceAccountsRestore, req, req.ID, func(restored *models.RestoreAccountResponse) string { return restored.ID })
}

// Update replaces the properties of an account.
//
// Operation: [POST /api/finance/v1/account/update].
//
// [POST /api/finance/v1/account/update]: https://api-ru.iiko.services/docs
func (a *Accounts) Update(ctx context.Context, req models.UpdateAccountRequest) (*models.Account, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.FinanceAccountsUpdate, req, req.ID, accountID)
}

func accountID(account *models.Account) string { return account.ID }

// CashFlowCategories manages the categories of cash flow.
type CashFlowCategories service

// Create creates a cash flow category.
//
// Operation: [POST /api/finance/v1/cash-flow-category/create].
//
// [POST /api/finance/v1/cash-flow-category/create]: https://api-ru.iiko.services/docs
func (c *CashFlowCategories) Create(ctx context.Context, req models.CreateCashFlowCategoryRequest) (*models.CashFlowCategory, *CustomErrorModel, error) {
	return callNaming(ctx, c, api.FinanceCashFlowCategoriesCreate, req, "", cashFlowCategoryID)
}

// Delete marks a cash flow category and all below it as deleted.
//
// Operation: [POST /api/finance/v1/cash-flow-category/delete].
//
// [POST /api/finance/v1/cash-flow-category/delete]: https://api-ru.iiko.services/docs
func (c *CashFlowCategories) Delete(ctx context.Context, req models.FinanceIDRequest) (*models.CashFlowCategoryDeletion, *CustomErrorModel, error) {
	return callNaming(ctx, c, api.FinanceCashFlowCategoriesDelete, req, req.ID, cashFlowDeletionID)
}

// Get returns a cash flow category.
//
// Operation: [POST /api/finance/v1/cash-flow-category/get].
//
// [POST /api/finance/v1/cash-flow-category/get]: https://api-ru.iiko.services/docs
func (c *CashFlowCategories) Get(ctx context.Context, req models.FinanceIDRequest) (*models.CashFlowCategory, *CustomErrorModel, error) {
	return callAbout(ctx, c, api.FinanceCashFlowCategoriesGet, req, req.ID, cashFlowCategoryID)
}

// List returns a page of the cash flow categories. [CashFlowCategories.All] iterates over the pages.
//
// Operation: [POST /api/finance/v1/cash-flow-category/list].
//
// [POST /api/finance/v1/cash-flow-category/list]: https://api-ru.iiko.services/docs
func (c *CashFlowCategories) List(ctx context.Context, req models.ListCashFlowCategoriesRequest) (*models.ListCashFlowCategoriesResponse, *CustomErrorModel, error) {
	return call[models.ListCashFlowCategoriesResponse](ctx, c, api.FinanceCashFlowCategoriesList, req)
}

// All iterates over the cash flow categories, starting at the Offset in req, in pages of Limit categories (1000 if 0);
// an error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/finance/v1/cash-flow-category/list].
//
// [POST /api/finance/v1/cash-flow-category/list]: https://api-ru.iiko.services/docs
func (c *CashFlowCategories) All(ctx context.Context, req models.ListCashFlowCategoriesRequest) iter.Seq2[models.CashFlowCategory, error] {
	return eachOffset(ctx, "Finance.CashFlowCategories.All", c.List, req, req.Offset, func(r *models.ListCashFlowCategoriesRequest, offset int) {
		r.Offset, r.Limit = offset, cmp.Or(r.Limit, longestPage)
	}, func(page *models.ListCashFlowCategoriesResponse) []models.CashFlowCategory {
		return page.CashFlowCategories
	})
}

// Restore restores a deleted cash flow category, and those below it if RestoreDescendants is set.
//
// Operation: [POST /api/finance/v1/cash-flow-category/restore].
//
// [POST /api/finance/v1/cash-flow-category/restore]: https://api-ru.iiko.services/docs
func (c *CashFlowCategories) Restore(ctx context.Context, req models.FinanceRestoreRequest) (*models.CashFlowCategoryDeletion, *CustomErrorModel, error) {
	return callNaming(ctx, c, api.FinanceCashFlowCategoriesRestore, req, req.ID, cashFlowDeletionID)
}

// Update replaces the properties of a cash flow category.
//
// Operation: [POST /api/finance/v1/cash-flow-category/update].
//
// [POST /api/finance/v1/cash-flow-category/update]: https://api-ru.iiko.services/docs
func (c *CashFlowCategories) Update(ctx context.Context, req models.UpdateCashFlowCategoryRequest) (*models.CashFlowCategory, *CustomErrorModel, error) {
	return callNaming(ctx, c, api.FinanceCashFlowCategoriesUpdate, req, req.ID, cashFlowCategoryID)
}

func cashFlowCategoryID(category *models.CashFlowCategory) string { return category.ID }

func cashFlowDeletionID(deletion *models.CashFlowCategoryDeletion) string { return deletion.ID }
