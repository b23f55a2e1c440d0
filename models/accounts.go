package models

// Account is an account of the chart of accounts.
type Account struct {
	// Code of the account.
	Code *string `json:"code,omitzero"`
	// CreatedAt is when the account was created.
	CreatedAt DateTime `json:"createdAt,omitzero"`
	// DeletedAt is when the account was deleted.
	DeletedAt DateTime `json:"deletedAt,omitzero"`
	// Description of the account.
	Description *string `json:"description,omitzero"`
	// ID of the account.
	ID string `json:"id,omitzero"`
	// IsCustomTransactionsAllowed reports whether users may post to the account.
	IsCustomTransactionsAllowed *bool `json:"isCustomTransactionsAllowed,omitzero"`
	// IsDeleted reports whether the account is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// IsSystemAccount reports whether the account belongs to the system.
	IsSystemAccount *bool `json:"isSystemAccount,omitzero"`
	// ModifiedAt is when the account was last changed.
	ModifiedAt DateTime `json:"modifiedAt,omitzero"`
	// Name of the account.
	Name *string `json:"name,omitzero"`
	// ParentID is the ID of the parent account; "" for an account at the root.
	ParentID string `json:"parentId,omitzero"`
	// Revision of the last change.
	Revision *int64 `json:"revision,omitzero"`
	// StartBalanceDate is the day of StartBalanceSum, YYYY-MM-DD.
	StartBalanceDate DateTime `json:"startBalanceDate,omitzero"`
	// StartBalanceSum is the opening balance.
	StartBalanceSum *float64 `json:"startBalanceSum,omitzero"`
	// Type is the code of an [AccountType].
	Type *string `json:"type,omitzero"`
}

// AccountFields are the fields by which accounts are filtered.
var AccountFields = struct {
	Code      TextField[Account]
	ID        IDField[Account]
	IsDeleted FlagField[Account]
	Name      TextField[Account]
	ParentID  OptionalIDField[Account]
	Type      TextField[Account]
}{
	TextField[Account]{ScalarField[Account]{"code"}},
	IDField[Account]{"id"},
	FlagField[Account]{"isDeleted"},
	TextField[Account]{ScalarField[Account]{"name"}},
	OptionalIDField[Account]{IDField[Account]{"parentId"}},
	TextField[Account]{ScalarField[Account]{"type"}},
}

// CreateAccountRequest creates an account.
type CreateAccountRequest struct {
	// Code of the account.
	Code *string `json:"code,omitzero"`
	// Description of the account.
	Description string `json:"description"`
	// IsCustomTransactionsAllowed is whether users may post to the account.
	IsCustomTransactionsAllowed *bool `json:"isCustomTransactionsAllowed,omitzero"`
	// Name of the account.
	Name string `json:"name" iiko:"required"`
	// ParentID is the ID of the parent account.
	ParentID string `json:"parentId,omitzero"`
	// StartBalanceDate is the day of StartBalanceSum, YYYY-MM-DD.
	StartBalanceDate DateTime `json:"startBalanceDate" iiko:"required"`
	// StartBalanceSum is the opening balance.
	StartBalanceSum float64 `json:"startBalanceSum"`
	// Type is the code of an [AccountType].
	Type string `json:"type" iiko:"required"`
}

// UpdateAccountRequest replaces the properties of an account.
type UpdateAccountRequest struct {
	// Code of the account.
	Code *string `json:"code,omitzero"`
	// Description of the account.
	Description string `json:"description"`
	// ID of the account.
	ID string `json:"id" iiko:"required"`
	// Name of the account.
	Name string `json:"name" iiko:"required"`
	// ParentID is the ID of the parent account.
	ParentID string `json:"parentId,omitzero"`
	// StartBalanceDate is the day of StartBalanceSum, YYYY-MM-DD.
	StartBalanceDate DateTime `json:"startBalanceDate" iiko:"required"`
	// StartBalanceSum is the opening balance.
	StartBalanceSum float64 `json:"startBalanceSum"`
	// Type is the code of an [AccountType].
	Type string `json:"type" iiko:"required"`
}

// FinanceIDRequest selects an account or a cash flow category by its ID.
type FinanceIDRequest struct {
	// ID of the account or category.
	ID string `json:"id" iiko:"required"`
}

// FinanceRestoreRequest restores a deleted account or cash flow category.
type FinanceRestoreRequest struct {
	// ID of the account or category.
	ID string `json:"id" iiko:"required"`
	// RestoreDescendants is whether what is below it is restored, too.
	RestoreDescendants bool `json:"restoreDescendants"`
}

// AccountDeletion is whether an account is deleted now.
type AccountDeletion struct {
	// ID of the account.
	ID string `json:"id,omitzero"`
	// IsDeleted reports whether the account is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// RestoreAccountResponse is the result of restoring an account.
type RestoreAccountResponse struct {
	AccountDeletion
	// RestoreDescendants is that of the request.
	RestoreDescendants *bool `json:"restoreDescendants,omitzero"`
}

// ListAccountsRequest lists accounts.
type ListAccountsRequest struct {
	// Filters must all be met; see [AccountFields].
	Filters Filters[Account] `json:"filters"`
	// Limit is the maximum number of accounts, at least 1. iiko does not document the largest.
	Limit int `json:"limit" iiko:"min=1"`
	// Offset is the number of accounts to skip.
	Offset int `json:"offset" iiko:"min=0"`
}

// ListAccountsResponse is a page of the accounts.
type ListAccountsResponse struct {
	// Accounts of the page.
	Accounts []Account `json:"accounts,omitzero"`
	// Count is the number of accounts on the page.
	Count *int `json:"count,omitzero"`
	// Limit is that of the request.
	Limit *int `json:"limit,omitzero"`
	// Offset is that of the request.
	Offset *int `json:"offset,omitzero"`
}

// AccountType is a type of accounts.
type AccountType struct {
	// Code of the type, for the Type of an [Account].
	Code *string `json:"code,omitzero"`
	// Title of the type.
	Title *string `json:"title,omitzero"`
}

// ChartOfAccountsRequest lists the chart of accounts.
type ChartOfAccountsRequest struct {
	// AccountType is the code of an [AccountType]; nil selects all.
	AccountType *string `json:"accountType,omitzero"`
	// IsDeleted selects deleted accounts (true) or the others (false); nil selects all.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// ChartOfAccountsResponse is the chart of accounts.
type ChartOfAccountsResponse struct {
	// Accounts of the chart.
	Accounts []ChartAccount `json:"accounts,omitzero"`
}

// ChartAccount is an account with its place in the chart of accounts.
type ChartAccount struct {
	// AccountGroup is the part of the balance sheet.
	AccountGroup AccountGroup `json:"accountGroup,omitzero"`
	// AccountType is the code of an [AccountType].
	AccountType *string `json:"accountType,omitzero"`
	// Code of the account.
	Code *string `json:"code,omitzero"`
	// Description of the account.
	Description *string `json:"description,omitzero"`
	// ID of the account.
	ID string `json:"id,omitzero"`
	// IsCustomTransactionsAllowed reports whether users may post to the account.
	IsCustomTransactionsAllowed *bool `json:"isCustomTransactionsAllowed,omitzero"`
	// IsDeleted reports whether the account is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// IsSystemAccount reports whether the account belongs to the system.
	IsSystemAccount *bool `json:"isSystemAccount,omitzero"`
	// Name of the account.
	Name *string `json:"name,omitzero"`
	// ParentAccountID is the ID of the parent account; "" for an account at the root.
	ParentAccountID string `json:"parentAccountId,omitzero"`
}

// AccountGroup is a part of the balance sheet.
type AccountGroup string

const (
	// AccountGroupAssets: assets.
	AccountGroupAssets AccountGroup = "ASSETS"
	// AccountGroupLiabilities: liabilities.
	AccountGroupLiabilities AccountGroup = "LIABILITIES"
	// AccountGroupEquity: equity.
	AccountGroupEquity AccountGroup = "EQUITY"
	// AccountGroupIncomeExpenses: income and expenses.
	AccountGroupIncomeExpenses AccountGroup = "INCOME_EXPENSES"
)

// AccountPostingsRequest lists the postings of an account in a period.
type AccountPostingsRequest struct {
	// AccountID is the account.
	AccountID string `json:"accountId" iiko:"required"`
	// CounteragentID selects the postings with a counteragent.
	CounteragentID string `json:"counteragentId,omitzero"`
	// From is the first day of the period, YYYY-MM-DD.
	From DateTime `json:"from" iiko:"required"`
	// OrganizationIDs selects the postings of organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
	// To is the last day of the period, YYYY-MM-DD.
	To DateTime `json:"to" iiko:"required"`
}

// AccountPostingsResponse has the postings of an account in a period.
type AccountPostingsResponse struct {
	// AccountID is the account.
	AccountID string `json:"accountId,omitzero"`
	// CanEdit reports whether the user may change the postings.
	CanEdit *bool `json:"canEdit,omitzero"`
	// OpeningBalanceAmount is the balance at the start of the period.
	OpeningBalanceAmount *float64 `json:"openingBalanceAmount,omitzero"`
	// PeriodChangeAmount is the change of the balance in the period.
	PeriodChangeAmount *float64 `json:"periodChangeAmount,omitzero"`
	// Postings of the period.
	Postings []AccountPosting `json:"postings,omitzero"`
}

// AccountPosting is a posting to an account.
type AccountPosting struct {
	// BalanceAmount is the balance of the account after the posting.
	BalanceAmount *float64 `json:"balanceAmount,omitzero"`
	// CanEdit reports whether the user may change the posting.
	CanEdit *bool `json:"canEdit,omitzero"`
	// CashFlowCategoryID is the ID of the [CashFlowCategory].
	CashFlowCategoryID string `json:"cashFlowCategoryId,omitzero"`
	// CashOrderNumber is the number of the cash order.
	CashOrderNumber *string `json:"cashOrderNumber,omitzero"`
	// Comment on the posting.
	Comment *string `json:"comment,omitzero"`
	// ConceptionID is the ID of the conception.
	ConceptionID string `json:"conceptionId,omitzero"`
	// CorrespondingAccountID is the account on the other side.
	CorrespondingAccountID string `json:"correspondingAccountId,omitzero"`
	// CounteragentID is the ID of the counteragent.
	CounteragentID string `json:"counteragentId,omitzero"`
	// CreatedAt is when the posting was made.
	CreatedAt DateTime `json:"createdAt,omitzero"`
	// DepartmentID is the ID of the department.
	DepartmentID string `json:"departmentId,omitzero"`
	// DocumentAt is the day of the document, YYYY-MM-DD.
	DocumentAt DateTime `json:"documentAt,omitzero"`
	// DocumentID is the ID of the document.
	DocumentID string `json:"documentId,omitzero"`
	// DocumentNumber is the number of the document.
	DocumentNumber *string `json:"documentNumber,omitzero"`
	// IsCreditSide reports whether the account is credited rather than debited.
	IsCreditSide *bool `json:"isCreditSide,omitzero"`
	// ModifiedAt is when the posting was last changed.
	ModifiedAt DateTime `json:"modifiedAt,omitzero"`
	// ModifiedByUserID is the ID of the user who changed it last.
	ModifiedByUserID string `json:"modifiedByUserId,omitzero"`
	// PostedAt is the day of the posting, YYYY-MM-DD.
	PostedAt DateTime `json:"postedAt,omitzero"`
	// PostingAmount is the amount.
	PostingAmount *float64 `json:"postingAmount,omitzero"`
	// PostingID is the ID of the posting.
	PostingID string `json:"postingId,omitzero"`
	// PostingType is the kind of posting. iiko does not document the kinds.
	PostingType *string `json:"postingType,omitzero"`
	// SecondaryCounteragentID is the ID of a second counteragent.
	SecondaryCounteragentID string `json:"secondaryCounteragentId,omitzero"`
}

// BalanceSheetRequest asks for the balances of the accounts on a day.
type BalanceSheetRequest struct {
	// BalanceAt is the day, YYYY-MM-DD.
	BalanceAt DateTime `json:"balanceAt" iiko:"required"`
	// OrganizationIDs selects the balances of organizations.
	OrganizationIDs []string `json:"organizationIds,omitzero"`
}

// BalanceSheetResponse has the balances of the accounts on a day.
type BalanceSheetResponse struct {
	// BalanceAt is the day, YYYY-MM-DD.
	BalanceAt DateTime `json:"balanceAt,omitzero"`
	// Balances of the accounts.
	Balances []AccountBalance `json:"balances,omitzero"`
}

// AccountBalance is the balance of an account.
type AccountBalance struct {
	// AccountID is the account.
	AccountID string `json:"accountId,omitzero"`
	// BalanceAmount is the balance.
	BalanceAmount *float64 `json:"balanceAmount,omitzero"`
}

// CashFlowCategoryType is a kind of cash flow.
type CashFlowCategoryType string

const (
	// CashFlowCategoryTypeFinance: financing.
	CashFlowCategoryTypeFinance CashFlowCategoryType = "FINANCE"
	// CashFlowCategoryTypeInvestment: investment.
	CashFlowCategoryTypeInvestment CashFlowCategoryType = "INVESTMENT"
	// CashFlowCategoryTypeOperational: operations.
	CashFlowCategoryTypeOperational CashFlowCategoryType = "OPERATIONAL"
)

// CashFlowCategory is a category of cash flow.
type CashFlowCategory struct {
	// Code of the category.
	Code *string `json:"code,omitzero"`
	// CreatedAt is when the category was created.
	CreatedAt DateTime `json:"createdAt,omitzero"`
	// DeletedAt is when the category was deleted.
	DeletedAt DateTime `json:"deletedAt,omitzero"`
	// ID of the category.
	ID string `json:"id,omitzero"`
	// IsDeleted reports whether the category is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
	// ModifiedAt is when the category was last changed.
	ModifiedAt DateTime `json:"modifiedAt,omitzero"`
	// Name of the category.
	Name *string `json:"name,omitzero"`
	// ParentID is the ID of the parent category; "" for a category at the root.
	ParentID string `json:"parentId,omitzero"`
	// Revision of the last change.
	Revision *int64 `json:"revision,omitzero"`
	// Type is the kind of cash flow.
	Type CashFlowCategoryType `json:"type,omitzero"`
}

// CashFlowCategoryFields are the fields by which cash flow categories are filtered.
var CashFlowCategoryFields = struct {
	Code      TextField[CashFlowCategory]
	ID        IDField[CashFlowCategory]
	IsDeleted FlagField[CashFlowCategory]
	Name      TextField[CashFlowCategory]
	ParentID  OptionalIDField[CashFlowCategory]
	Type      EnumField[CashFlowCategory, CashFlowCategoryType]
}{
	TextField[CashFlowCategory]{ScalarField[CashFlowCategory]{"code"}},
	IDField[CashFlowCategory]{"id"},
	FlagField[CashFlowCategory]{"isDeleted"},
	TextField[CashFlowCategory]{ScalarField[CashFlowCategory]{"name"}},
	OptionalIDField[CashFlowCategory]{IDField[CashFlowCategory]{"parentId"}},
	EnumField[CashFlowCategory, CashFlowCategoryType]{"type"},
}

// CreateCashFlowCategoryRequest creates a cash flow category.
type CreateCashFlowCategoryRequest struct {
	// Code of the category.
	Code string `json:"code"`
	// Name of the category.
	Name string `json:"name" iiko:"required"`
	// ParentID is the ID of the parent category.
	ParentID string `json:"parentId,omitzero"`
	// Type is the kind of cash flow.
	Type CashFlowCategoryType `json:"type" iiko:"required"`
}

// UpdateCashFlowCategoryRequest replaces the properties of a cash flow category.
type UpdateCashFlowCategoryRequest struct {
	// Code of the category.
	Code string `json:"code"`
	// ID of the category.
	ID string `json:"id" iiko:"required"`
	// Name of the category.
	Name string `json:"name" iiko:"required"`
	// ParentID is the ID of the parent category.
	ParentID string `json:"parentId,omitzero"`
	// Type is the kind of cash flow.
	Type CashFlowCategoryType `json:"type" iiko:"required"`
}

// CashFlowCategoryDeletion is what deleting or restoring a cash flow category has changed.
type CashFlowCategoryDeletion struct {
	// AffectedIDs are the IDs of all categories that were deleted or restored.
	AffectedIDs []string `json:"affectedIds,omitzero"`
	// ID of the category.
	ID string `json:"id,omitzero"`
	// IsDeleted reports whether the category is deleted.
	IsDeleted *bool `json:"isDeleted,omitzero"`
}

// ListCashFlowCategoriesRequest lists cash flow categories.
type ListCashFlowCategoriesRequest struct {
	// Filters must all be met; see [CashFlowCategoryFields].
	Filters Filters[CashFlowCategory] `json:"filters"`
	// Limit is the maximum number of categories, at least 1. iiko does not document the largest.
	Limit int `json:"limit" iiko:"min=1"`
	// Offset is the number of categories to skip.
	Offset int `json:"offset" iiko:"min=0"`
}

// ListCashFlowCategoriesResponse is a page of the cash flow categories.
type ListCashFlowCategoriesResponse struct {
	// CashFlowCategories of the page.
	CashFlowCategories []CashFlowCategory `json:"cashFlowCategories,omitzero"`
	// Count is the number of categories on the page.
	Count *int `json:"count,omitzero"`
	// Limit is that of the request.
	Limit *int `json:"limit,omitzero"`
	// Offset is that of the request.
	Offset *int `json:"offset,omitzero"`
}

// ItemCategory is a category of items for the tax authorities.
type ItemCategory struct {
	DirectoryItem
	// Code of the category.
	Code *string `json:"code,omitzero"`
}

// FinanceTaxCategory is a tax category in the back office. [TaxCategory] is one of an external menu.
type FinanceTaxCategory struct {
	DirectoryItem
}

// ScalarDirectoryFields are the fields by which a directory of T is filtered that compares with one value.
type ScalarDirectoryFields[T any] struct {
	IsDeleted FlagField[T]
	Name      ScalarField[T]
}

// FinanceTaxCategoryFields are the fields by which tax categories are filtered.
var FinanceTaxCategoryFields = ScalarDirectoryFields[FinanceTaxCategory]{
	FlagField[FinanceTaxCategory]{"isDeleted"}, ScalarField[FinanceTaxCategory]{"name"},
}

// ItemCategoryFields are the fields by which item categories are filtered.
var ItemCategoryFields = struct {
	ScalarDirectoryFields[ItemCategory]
	Code ScalarField[ItemCategory]
}{
	ScalarDirectoryFields[ItemCategory]{FlagField[ItemCategory]{"isDeleted"}, ScalarField[ItemCategory]{"name"}},
	ScalarField[ItemCategory]{"code"},
}
