package goiikoapi

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// ICustomers has the mirrored calls of [Customers], for mocks. Methods are never added.
type ICustomers interface {
	CustomerInfo(ctx context.Context, organizationID, identifier string, identifierType TypeRCI) (*CustomerInfoModel, *CustomErrorModel, error)
	CustomerCreateOrUpdate(ctx context.Context, organizationID string, opts ...CustomerCreateOrUpdateOption) (*CustomerCreateOrUpdateModel, *CustomErrorModel, error)
	CustomerProgramAdd(ctx context.Context, customerID, programID, organizationID string) (*CustomerProgramAddResponse, *CustomErrorModel, error)
	CustomerCardAdd(ctx context.Context, customerID, cardTrack, cardNumber, organizationID string) (*BaseResponseModel, *CustomErrorModel, error)
	CustomerCardDelete(ctx context.Context, customerID, cardTrack, organizationID string) (*BaseResponseModel, *CustomErrorModel, error)
	CustomerWalletHold(ctx context.Context, customerID, walletID, organizationID string, sum float64, transactionID, comment *string) (*WalletHoldResponse, *CustomErrorModel, error)
	CustomerWalletCancelHold(ctx context.Context, organizationID, transactionID string) (*BaseResponseModel, *CustomErrorModel, error)
	CustomerWalletTopup(ctx context.Context, customerID, walletID, organizationID string, sum float64, comment *string) (*BaseResponseModel, *CustomErrorModel, error)
	CustomerWalletChargeoff(ctx context.Context, customerID, walletID, organizationID string, sum float64, comment *string) (*BaseResponseModel, *CustomErrorModel, error)
}

// Customers manages customers of the loyalty program, with their cards, categories and wallets.
type Customers service

var _ ICustomers = (*Customers)(nil)

// CustomerInfo returns a customer by phone, card, e-mail or id, according to identifierType. An unknown
// customer is an API error with status 400. [Customers.FindCustomer] is the typed form.
//
// Operation: [POST /api/1/loyalty/iiko/customer/info]. Restriction group: [GroupGuestsInfo].
//
// [POST /api/1/loyalty/iiko/customer/info]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1info/post
func (c *Customers) CustomerInfo(ctx context.Context, organizationID, identifier string, identifierType TypeRCI) (*CustomerInfoModel, *CustomErrorModel, error) {
	op := api.CustomersCustomerInfo
	req := models.FindCustomerRequest{Type: identifierType, OrganizationID: organizationID}
	switch identifierType {
	case TypeRCIPhone:
		req.Phone = &identifier
	case TypeRCICardTrack:
		req.CardTrack = &identifier
	case TypeRCICardNumber:
		req.CardNumber = &identifier
	case TypeRCIEmail:
		req.Email = &identifier
	case TypeRCIID:
		req.ID = identifier
	default:
		return nil, nil, &ArgumentError{Operation: op.Name, Argument: "identifierType", Reason: fmt.Sprintf("must be one of the TypeRCI constants, not %q", string(identifierType))}
	}
	if strings.TrimSpace(identifier) == "" {
		return nil, nil, &ArgumentError{Operation: op.Name, Argument: string(identifierType), Reason: "is empty"}
	}
	return c.FindCustomer(ctx, req)
}

// FindCustomer returns a customer by phone, card, e-mail or id. It is the typed form of
// [Customers.CustomerInfo].
//
// Operation: [POST /api/1/loyalty/iiko/customer/info]. Restriction group: [GroupGuestsInfo].
//
// [POST /api/1/loyalty/iiko/customer/info]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1info/post
func (c *Customers) FindCustomer(ctx context.Context, req models.FindCustomerRequest) (*models.CustomerInfo, *CustomErrorModel, error) {
	return call[models.CustomerInfo](ctx, c, api.CustomersCustomerInfo, req)
}

// CustomerCreateOrUpdateOption sets a property of the customer in [Customers.CustomerCreateOrUpdate].
type CustomerCreateOrUpdateOption func(*models.CreateOrUpdateCustomerRequest)

// WithCustomerID sets the id of an existing customer, who is then updated.
func WithCustomerID(id string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.ID = id }
}

// WithCustomerPhone sets the phone number, with the country code.
func WithCustomerPhone(phone string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.Phone = &phone }
}

// WithCustomerCardTrack sets the track of the card. Use it together with [WithCustomerCardNumber].
func WithCustomerCardTrack(cardTrack string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.CardTrack = &cardTrack }
}

// WithCustomerCardNumber sets the number of the card. Use it together with [WithCustomerCardTrack].
func WithCustomerCardNumber(cardNumber string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.CardNumber = &cardNumber }
}

// WithCustomerName sets the first name.
func WithCustomerName(name string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.Name = &name }
}

// WithCustomerMiddleName sets the middle name or patronymic.
func WithCustomerMiddleName(middleName string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.MiddleName = &middleName }
}

// WithCustomerSurName sets the surname.
func WithCustomerSurName(surName string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.SurName = &surName }
}

// WithCustomerBirthday sets the birthday.
func WithCustomerBirthday(birthday models.DateTime) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.Birthday = birthday }
}

// WithCustomerEmail sets the e-mail address.
func WithCustomerEmail(email string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.Email = &email }
}

// WithCustomerSex sets the sex.
func WithCustomerSex(sex models.Sex) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.Sex = &sex }
}

// WithCustomerConsentStatus sets the customer's consent to the processing of personal data.
func WithCustomerConsentStatus(consentStatus models.ConsentStatus) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.ConsentStatus = &consentStatus }
}

// WithCustomerShouldReceiveLoyaltyInfo sets whether the customer receives messages about the loyalty program.
func WithCustomerShouldReceiveLoyaltyInfo(shouldReceiveLoyaltyInfo bool) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) {
		req.ShouldReceiveLoyaltyInfo = &shouldReceiveLoyaltyInfo
	}
}

// WithCustomerShouldReceivePromoActionsInfo sets whether the customer receives advertising.
func WithCustomerShouldReceivePromoActionsInfo(shouldReceivePromoActionsInfo bool) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) {
		req.ShouldReceivePromoActionsInfo = &shouldReceivePromoActionsInfo
	}
}

// WithCustomerReferrerID sets the id of the person who referred the customer.
func WithCustomerReferrerID(referrerID string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.ReferrerID = referrerID }
}

// WithCustomerUserData sets technical text that iiko stores with the customer.
func WithCustomerUserData(userData string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.UserData = &userData }
}

// WithCustomerIsDeleted sets whether the customer is marked as deleted.
func WithCustomerIsDeleted(isDeleted bool) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.IsDeleted = &isDeleted }
}

// WithCustomerEmployeeID sets an employee's number or id.
func WithCustomerEmployeeID(employeeID string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.EmployeeID = &employeeID }
}

// WithCustomerComment sets a note about the customer.
func WithCustomerComment(comment string) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.Comment = &comment }
}

// WithCustomerNullifyEmptyFields sets whether empty strings clear the stored values; by default they change
// nothing.
func WithCustomerNullifyEmptyFields(nullifyEmptyFields bool) CustomerCreateOrUpdateOption {
	return func(req *models.CreateOrUpdateCustomerRequest) { req.NullifyEmptyFields = &nullifyEmptyFields }
}

// CustomerCreateOrUpdate creates a customer, or updates an existing one: the one with the given id, else the
// one with the given phone or card. Do not generate an id for a new customer.
// [Customers.CreateOrUpdateCustomer] is the typed form.
//
// Operation: [POST /api/1/loyalty/iiko/customer/create_or_update]. Restriction group: [GroupGuestsCreating].
//
// [POST /api/1/loyalty/iiko/customer/create_or_update]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1create_or_update/post
func (c *Customers) CustomerCreateOrUpdate(ctx context.Context, organizationID string, opts ...CustomerCreateOrUpdateOption) (*CustomerCreateOrUpdateModel, *CustomErrorModel, error) {
	req := models.CreateOrUpdateCustomerRequest{OrganizationID: organizationID}
	for _, opt := range opts {
		if opt == nil {
			return nil, nil, &ArgumentError{Operation: api.CustomersCustomerCreateOrUpdate.Name, Argument: "opts", Reason: "must not contain nil"}
		}
		opt(&req)
	}
	return c.CreateOrUpdateCustomer(ctx, req)
}

// CreateOrUpdateCustomer creates a customer, or updates an existing one. It is the typed form of
// [Customers.CustomerCreateOrUpdate].
//
// Operation: [POST /api/1/loyalty/iiko/customer/create_or_update]. Restriction group: [GroupGuestsCreating].
//
// [POST /api/1/loyalty/iiko/customer/create_or_update]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1create_or_update/post
func (c *Customers) CreateOrUpdateCustomer(ctx context.Context, req models.CreateOrUpdateCustomerRequest) (*models.CreateOrUpdateCustomerResponse, *CustomErrorModel, error) {
	return call[models.CreateOrUpdateCustomerResponse](ctx, c, api.CustomersCustomerCreateOrUpdate, req)
}

// DeleteCustomers marks customers as deleted.
//
// Operation: [POST /api/1/loyalty/iiko/delete_customers].
//
// [POST /api/1/loyalty/iiko/delete_customers]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1delete_customers/post
func (c *Customers) DeleteCustomers(ctx context.Context, req models.CustomerIDsRequest) (*models.DeleteCustomersResponse, *CustomErrorModel, error) {
	return call[models.DeleteCustomersResponse](ctx, c, api.CustomersDeleteCustomers, req)
}

// RestoreCustomers restores customers that are marked as deleted.
//
// Operation: [POST /api/1/loyalty/iiko/restore_customers].
//
// [POST /api/1/loyalty/iiko/restore_customers]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1restore_customers/post
func (c *Customers) RestoreCustomers(ctx context.Context, req models.CustomerIDsRequest) (*models.RestoreCustomersResponse, *CustomErrorModel, error) {
	return call[models.RestoreCustomersResponse](ctx, c, api.CustomersRestoreCustomers, req)
}

// CustomerProgramAdd adds a customer to a loyalty program and returns the customer's wallet.
//
// Operation: [POST /api/1/loyalty/iiko/customer/program/add]. Restriction group: [GroupGuestsChanging].
//
// [POST /api/1/loyalty/iiko/customer/program/add]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1program~1add/post
func (c *Customers) CustomerProgramAdd(ctx context.Context, customerID, programID, organizationID string) (*CustomerProgramAddResponse, *CustomErrorModel, error) {
	return call[models.AddToProgramResponse](ctx, c, api.CustomersCustomerProgramAdd, models.CustomerProgramAddRequest{
		CustomerID:     customerID,
		ProgramID:      programID,
		OrganizationID: organizationID,
	})
}

// CustomerCardAdd adds a card to a customer.
//
// Operation: [POST /api/1/loyalty/iiko/customer/card/add]. Restriction group: [GroupGuestsChanging].
//
// [POST /api/1/loyalty/iiko/customer/card/add]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1card~1add/post
func (c *Customers) CustomerCardAdd(ctx context.Context, customerID, cardTrack, cardNumber, organizationID string) (*BaseResponseModel, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, c, api.CustomersCustomerCardAdd, models.CustomerCardAddRequest{
		CustomerID:     customerID,
		CardTrack:      cardTrack,
		CardNumber:     cardNumber,
		OrganizationID: organizationID,
	})
}

// CustomerCardDelete removes a card from a customer.
//
// Operation: [POST /api/1/loyalty/iiko/customer/card/remove]. Restriction group: [GroupGuestsChanging].
//
// [POST /api/1/loyalty/iiko/customer/card/remove]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1card~1remove/post
func (c *Customers) CustomerCardDelete(ctx context.Context, customerID, cardTrack, organizationID string) (*BaseResponseModel, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, c, api.CustomersCustomerCardDelete, models.CustomerCardDeleteRequest{
		CustomerID:     customerID,
		CardTrack:      cardTrack,
		OrganizationID: organizationID,
	})
}

// CustomerWalletHold holds a sum on a wallet for a later payment. If transactionID is nil, iiko chooses the
// id of the hold.
//
// Operation: [POST /api/1/loyalty/iiko/customer/wallet/hold]. Restriction group: [GroupLoyaltyWallets].
//
// [POST /api/1/loyalty/iiko/customer/wallet/hold]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1wallet~1hold/post
func (c *Customers) CustomerWalletHold(ctx context.Context, customerID, walletID, organizationID string, sum float64, transactionID, comment *string) (*WalletHoldResponse, *CustomErrorModel, error) {
	req := models.CustomerWalletHoldRequest{CustomerID: customerID, WalletID: walletID, OrganizationID: organizationID, Sum: sum, Comment: comment}
	if transactionID != nil {
		req.TransactionID = *transactionID
	}
	return call[models.HoldResponse](ctx, c, api.CustomersCustomerWalletHold, req)
}

// CustomerWalletCancelHold cancels a hold and releases its sum.
//
// Operation: [POST /api/1/loyalty/iiko/customer/wallet/cancel_hold]. Restriction group:
// [GroupLoyaltyWallets].
//
// [POST /api/1/loyalty/iiko/customer/wallet/cancel_hold]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1wallet~1cancel_hold/post
func (c *Customers) CustomerWalletCancelHold(ctx context.Context, organizationID, transactionID string) (*BaseResponseModel, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, c, api.CustomersCustomerWalletCancelHold, models.CustomerWalletCancelHoldRequest{
		OrganizationID: organizationID,
		TransactionID:  transactionID,
	})
}

// CustomerWalletTopup adds a sum to a wallet.
//
// Operation: [POST /api/1/loyalty/iiko/customer/wallet/topup]. Restriction group: [GroupLoyaltyWallets].
//
// [POST /api/1/loyalty/iiko/customer/wallet/topup]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1wallet~1topup/post
func (c *Customers) CustomerWalletTopup(ctx context.Context, customerID, walletID, organizationID string, sum float64, comment *string) (*BaseResponseModel, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, c, api.CustomersCustomerWalletTopup, balanceChange(customerID, walletID, organizationID, sum, comment))
}

// CustomerWalletChargeoff withdraws a sum from a wallet.
//
// Operation: [POST /api/1/loyalty/iiko/customer/wallet/chargeoff]. Restriction group: [GroupLoyaltyWallets].
//
// [POST /api/1/loyalty/iiko/customer/wallet/chargeoff]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1customer~1wallet~1chargeoff/post
func (c *Customers) CustomerWalletChargeoff(ctx context.Context, customerID, walletID, organizationID string, sum float64, comment *string) (*BaseResponseModel, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, c, api.CustomersCustomerWalletChargeoff, balanceChange(customerID, walletID, organizationID, sum, comment))
}

func balanceChange(customerID, walletID, organizationID string, sum float64, comment *string) models.ChangeBalanceRequest {
	return models.ChangeBalanceRequest{CustomerID: customerID, WalletID: walletID, OrganizationID: organizationID, Sum: &sum, Comment: comment}
}

// CustomerCategories lists the customer categories of an organization.
//
// Operation: [POST /api/1/loyalty/iiko/customer_category]. Restriction group: [GroupLoyaltyDictionaries].
//
// [POST /api/1/loyalty/iiko/customer_category]: https://api-ru.iiko.services/docs#tag/Customer-categories/paths/~1api~11~1loyalty~1iiko~1customer_category/post
func (c *Customers) CustomerCategories(ctx context.Context, organizationID string) (*models.CustomerCategoriesResponse, *CustomErrorModel, error) {
	return call[models.CustomerCategoriesResponse](ctx, c, api.CustomersCustomerCategories, models.OrganizationRequest{OrganizationID: organizationID})
}

// CustomerCategoryAdd adds a customer to a category.
//
// Operation: [POST /api/1/loyalty/iiko/customer_category/add]. Restriction group: [GroupGuestsChanging].
//
// [POST /api/1/loyalty/iiko/customer_category/add]: https://api-ru.iiko.services/docs#tag/Customer-categories/paths/~1api~11~1loyalty~1iiko~1customer_category~1add/post
func (c *Customers) CustomerCategoryAdd(ctx context.Context, req models.CustomerCategoryRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, c, api.CustomersCustomerCategoryAdd, req)
}

// CustomerCategoryRemove removes a customer from a category.
//
// Operation: [POST /api/1/loyalty/iiko/customer_category/remove]. Restriction group: [GroupGuestsChanging].
//
// [POST /api/1/loyalty/iiko/customer_category/remove]: https://api-ru.iiko.services/docs#tag/Customer-categories/paths/~1api~11~1loyalty~1iiko~1customer_category~1remove/post
func (c *Customers) CustomerCategoryRemove(ctx context.Context, req models.CustomerCategoryRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, c, api.CustomersCustomerCategoryRemove, req)
}

// Counters returns the number of orders of customers and their sums, by period.
//
// Operation: [POST /api/1/loyalty/iiko/get_counters].
//
// [POST /api/1/loyalty/iiko/get_counters]: https://api-ru.iiko.services/docs#tag/Customers/paths/~1api~11~1loyalty~1iiko~1get_counters/post
func (c *Customers) Counters(ctx context.Context, req models.CountersRequest) (*models.CountersResponse, *CustomErrorModel, error) {
	return call[models.CountersResponse](ctx, c, api.CustomersCounters, req)
}

// TransactionsByDate returns a page of the transactions on a customer's wallets in a period.
// [Customers.AllTransactionsByDate] iterates over the pages.
//
// Operation: [POST /api/1/loyalty/iiko/customer/transactions/by_date]. Restriction group: [GroupGuestsInfo].
//
// [POST /api/1/loyalty/iiko/customer/transactions/by_date]: https://api-ru.iiko.services/docs#tag/Report/paths/~1api~11~1loyalty~1iiko~1customer~1transactions~1by_date/post
func (c *Customers) TransactionsByDate(ctx context.Context, req models.TransactionsByDateRequest) (*models.TransactionsByDateResponse, *CustomErrorModel, error) {
	return call[models.TransactionsByDateResponse](ctx, c, api.CustomersTransactionsByDate, req)
}

// AllTransactionsByDate iterates over the transactions on a customer's wallets in a period, starting at the
// page in req; an error, if any, is yielded last. Every loop starts at that page again. If a page was already
// returned in the same loop, for example because iiko ignores the page number, the iteration ends with an
// error.
//
// Operation: [POST /api/1/loyalty/iiko/customer/transactions/by_date]. Restriction group: [GroupGuestsInfo].
//
// [POST /api/1/loyalty/iiko/customer/transactions/by_date]: https://api-ru.iiko.services/docs#tag/Report/paths/~1api~11~1loyalty~1iiko~1customer~1transactions~1by_date/post
func (c *Customers) AllTransactionsByDate(ctx context.Context, req models.TransactionsByDateRequest) iter.Seq2[models.CustomerTransaction, error] {
	return func(yield func(models.CustomerTransaction, error) bool) {
		req := req // a copy for this loop
		each("Customers.AllTransactionsByDate", 0, func() ([]models.CustomerTransaction, func(), error) {
			response, err := Check(c.TransactionsByDate(ctx, req))
			if err != nil || len(response.Transactions) == 0 {
				return nil, nil, err
			}
			return response.Transactions, func() { req.PageNumber++ }, nil
		})(yield)
	}
}

// TransactionsByRevision returns a page of the transactions on a customer's wallets since a revision.
// [Customers.AllTransactionsByRevision] iterates over the pages.
//
// Operation: [POST /api/1/loyalty/iiko/customer/transactions/by_revision]. Restriction group:
// [GroupGuestsInfo].
//
// [POST /api/1/loyalty/iiko/customer/transactions/by_revision]: https://api-ru.iiko.services/docs#tag/Report/paths/~1api~11~1loyalty~1iiko~1customer~1transactions~1by_revision/post
func (c *Customers) TransactionsByRevision(ctx context.Context, req models.TransactionsByRevisionRequest) (*models.TransactionsByRevisionResponse, *CustomErrorModel, error) {
	return call[models.TransactionsByRevisionResponse](ctx, c, api.CustomersTransactionsByRevision, req)
}

// AllTransactionsByRevision iterates over the transactions on a customer's wallets since a revision, page by
// page; an error, if any, is yielded last. When all transactions of a page have been consumed, Revision and
// LastTransactionID in req are set to the last transaction of the page, so that a later loop with the same
// request, or over the same iterator, continues from there.
//
// The iteration ends with an empty page. If the last transaction of a page is not after the position in req,
// the page is yielded and the iteration ends with an error, because the next page can't be requested. A page
// that was already returned in the same loop ends it with an error too.
//
// Operation: [POST /api/1/loyalty/iiko/customer/transactions/by_revision]. Restriction group:
// [GroupGuestsInfo].
//
// [POST /api/1/loyalty/iiko/customer/transactions/by_revision]: https://api-ru.iiko.services/docs#tag/Report/paths/~1api~11~1loyalty~1iiko~1customer~1transactions~1by_revision/post
func (c *Customers) AllTransactionsByRevision(ctx context.Context, req *models.TransactionsByRevisionRequest) iter.Seq2[models.CustomerTransaction, error] {
	const operation = "Customers.AllTransactionsByRevision"
	return each(operation, 0, func() ([]models.CustomerTransaction, func(), error) {
		if req == nil {
			return nil, nil, &ArgumentError{Operation: operation, Argument: "req", Reason: "must not be nil"}
		}
		response, err := Check(c.TransactionsByRevision(ctx, *req))
		if err != nil || len(response.Transactions) == 0 {
			return nil, nil, err
		}
		last := response.Transactions[len(response.Transactions)-1]
		if req.Revision != nil && (last.Revision < *req.Revision || last.Revision == *req.Revision && last.ID == req.LastTransactionID) {
			return response.Transactions, nil, fmt.Errorf("goiikoapi: %s: can't request the next page: the last transaction of the page (revision %d) is not after the request's position", operation, last.Revision)
		}
		return response.Transactions, func() { req.Revision, req.LastTransactionID = &last.Revision, last.ID }, nil
	})
}
