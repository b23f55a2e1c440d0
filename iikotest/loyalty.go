package iikotest

import (
	"net/mail"
	"slices"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var loyalty = operations{
	api.CustomersCustomerCategories:             handle((*call).customerCategories),
	api.CustomersCustomerCategoryAdd:            handle((*call).addCategory),
	api.CustomersCustomerCategoryRemove:         handle((*call).removeCategory),
	api.CustomersDeleteCustomers:                handle((*call).deleteCustomers),
	api.CustomersRestoreCustomers:               handle((*call).restoreCustomers),
	api.CustomersCounters:                       handle((*call).counters),
	api.CustomersTransactionsByDate:             handle((*call).transactionsByDate),
	api.CustomersTransactionsByRevision:         handle((*call).transactionsByRevision),
	api.DiscountPromotionCouponsBySeries:        handle((*call).couponsBySeries),
	api.DiscountPromotionManualConditions:       handle((*call).manualConditions),
	api.NotificationsSendSMS:                    handle((*call).sendSMS),
	api.NotificationsCheckSMSStatus:             handle((*call).smsStatus),
	api.NotificationsCheckSMSSendingPossibility: handle((*call).smsPossibility),
	api.NotificationsSendEmail:                  handle((*call).sendEmail),
}

func (c *call) customerCategories(req models.OrganizationRequest) (*models.CustomerCategoriesResponse, *apiError) {
	return &models.CustomerCategoriesResponse{GuestCategories: c.restaurant.CustomerCategories}, nil
}

func (c *call) addCategory(req models.CustomerCategoryRequest) (*struct{}, *apiError) {
	customer, category, apiErr := c.customerAndCategory(req)
	if apiErr != nil {
		return nil, apiErr
	}
	if !slices.ContainsFunc(customer.Categories, func(c models.CustomerCategory) bool { return c.ID == category.ID }) {
		customer.Categories = append(customer.Categories, *category)
	}
	return &struct{}{}, nil
}

func (c *call) removeCategory(req models.CustomerCategoryRequest) (*struct{}, *apiError) {
	customer, category, apiErr := c.customerAndCategory(req)
	if apiErr != nil {
		return nil, apiErr
	}
	customer.Categories = filter(customer.Categories, func(c models.CustomerCategory) bool { return c.ID != category.ID })
	return &struct{}{}, nil
}

func (c *call) customerAndCategory(req models.CustomerCategoryRequest) (*models.CustomerInfo, *models.CustomerCategory, *apiError) {
	customer, apiErr := c.knownCustomer(req.CustomerID)
	if apiErr != nil {
		return nil, nil, apiErr
	}
	category := find(c.restaurant.CustomerCategories, func(c models.CustomerCategory) bool { return c.ID == req.CategoryID })
	if category == nil {
		return nil, nil, badRequest("category %q not found", req.CategoryID)
	}
	return customer, category, nil
}

func (c *call) deleteCustomers(req models.CustomerIDsRequest) (*models.DeleteCustomersResponse, *apiError) {
	changed, missing, apiErr := c.setDeleted(req, true)
	if apiErr != nil {
		return nil, apiErr
	}
	return &models.DeleteCustomersResponse{Total: ptr(len(req.CustomerIDs)), Deleted: &changed, NotFound: &missing}, nil
}

func (c *call) restoreCustomers(req models.CustomerIDsRequest) (*models.RestoreCustomersResponse, *apiError) {
	changed, missing, apiErr := c.setDeleted(req, false)
	if apiErr != nil {
		return nil, apiErr
	}
	return &models.RestoreCustomersResponse{Total: ptr(len(req.CustomerIDs)), Restored: &changed, NotFound: &missing}, nil
}

func (c *call) setDeleted(req models.CustomerIDsRequest, deleted bool) (changed, missing int, _ *apiError) {
	if len(req.CustomerIDs) == 0 {
		return 0, 0, badRequest("customerIds is required")
	}
	for _, id := range req.CustomerIDs {
		customer := c.customer(byID(id))
		if customer == nil {
			missing++
			continue
		}
		customer.IsDeleted = &deleted
		changed++
	}
	return changed, missing, nil
}

// counters counts the deliveries and table orders that customers have closed, whatever the period: they are all of
// today.
func (c *call) counters(req models.CountersRequest) (*models.CountersResponse, *apiError) {
	resp := &models.CountersResponse{Counters: []models.CustomerCounter{}}
	for _, id := range req.GuestIDs {
		count, sum := 0.0, 0.0
		for _, o := range slices.Concat(c.deliveries, c.tableOrders) {
			if placed := o.placed(); placed != nil && placed.WhenClosed != "" && o.customerID() == id {
				count, sum = count+1, sum+placed.Sum
			}
		}
		for _, period := range req.Periods {
			for _, metric := range req.Metrics {
				counter := models.CustomerCounter{GuestID: id, Period: period, Metric: metric, Value: &count}
				if metric == models.CounterMetricOrdersSum {
					counter.Value = ptr(money(sum))
				}
				resp.Counters = append(resp.Counters, counter)
			}
		}
	}
	return resp, nil
}

// customerID is the ID of the customer of a delivery or table order; "" if it has none.
func (o *order) customerID() string {
	if o.delivery != nil {
		return value(o.delivery.Customer).ID
	}
	return value(o.table.Customer).ID
}

// recordTransaction records a change of the balance of a wallet.
func (c *call) recordTransaction(customerID string, wallet *models.WalletBalance, before, sum float64, comment *string) {
	c.transactions = append(c.transactions, transaction{customerID, models.CustomerTransaction{
		ID: goiikoapi.NewID(), OrganizationID: &c.restaurant.Organization.ID, WalletID: wallet.ID, Sum: &sum, Comment: comment,
		BalanceBefore: &before, BalanceAfter: wallet.Balance, WhenCreated: models.NewDateTime(c.now),
		Revision: int64(len(c.transactions) + 1),
	}})
}

// transaction is a transaction of a customer.
type transaction struct {
	customerID string
	models.CustomerTransaction
}

func (c *call) transactionsByDate(req models.TransactionsByDateRequest) (*models.TransactionsByDateResponse, *apiError) {
	if req.PageSize < 1 || req.PageNumber < 0 {
		return nil, badRequest("pageSize must be positive, and pageNumber not negative")
	}
	inPeriod, apiErr := c.period(req.DateFrom, req.DateTo)
	if apiErr != nil {
		return nil, apiErr
	}
	found, apiErr := c.transactionsOf(req.CustomerID, func(t models.CustomerTransaction) bool { return inPeriod(t.WhenCreated) })
	if apiErr != nil {
		return nil, apiErr
	}
	begin := min(req.PageNumber*req.PageSize, len(found))
	return &models.TransactionsByDateResponse{
		Transactions: found[begin:min(begin+req.PageSize, len(found))], PageSize: &req.PageSize, PageNumber: &req.PageNumber,
	}, nil
}

func (c *call) transactionsByRevision(req models.TransactionsByRevisionRequest) (*models.TransactionsByRevisionResponse, *apiError) {
	if req.PageSize < 1 {
		return nil, badRequest("pageSize must be positive")
	}
	found, apiErr := c.transactionsOf(req.CustomerID, func(t models.CustomerTransaction) bool { return t.Revision > value(req.Revision) })
	if apiErr != nil {
		return nil, apiErr
	}
	resp := &models.TransactionsByRevisionResponse{
		Transactions: found[:min(req.PageSize, len(found))], LastRevision: req.Revision, LastTransactionID: req.LastTransactionID, PageSize: &req.PageSize,
	}
	if last := len(resp.Transactions) - 1; last >= 0 {
		resp.LastRevision, resp.LastTransactionID = &resp.Transactions[last].Revision, resp.Transactions[last].ID
	}
	return resp, nil
}

func (c *call) transactionsOf(customerID string, match func(models.CustomerTransaction) bool) ([]models.CustomerTransaction, *apiError) {
	if _, apiErr := c.knownCustomer(customerID); apiErr != nil {
		return nil, apiErr
	}
	found := []models.CustomerTransaction{}
	for _, t := range c.transactions {
		if t.customerID == customerID && match(t.CustomerTransaction) {
			found = append(found, t.CustomerTransaction)
		}
	}
	return found, nil
}

// couponsBySeries returns a page, counted from 0, of the coupons of a series that are not activated.
func (c *call) couponsBySeries(req models.CouponsBySeriesRequest) (*models.CouponsBySeriesResponse, *apiError) {
	if apiErr := require("series", req.Series); apiErr != nil {
		return nil, apiErr
	}
	coupons := []models.NotActivatedCoupon{}
	for _, coupon := range c.coupons {
		if coupon.WhenActivated == "" && value(coupon.SeriesName) == req.Series {
			coupons = append(coupons, models.NotActivatedCoupon{ID: coupon.ID, Number: coupon.Number, SeriesName: coupon.SeriesName, SeriesID: coupon.SeriesID})
		}
	}
	if req.PageSize != nil {
		if *req.PageSize < 1 || value(req.Page) < 0 {
			return nil, badRequest("pageSize must be positive, and page not negative")
		}
		begin := min(value(req.Page)**req.PageSize, len(coupons))
		coupons = coupons[begin:min(begin+*req.PageSize, len(coupons))]
	}
	return &models.CouponsBySeriesResponse{NotActivatedCoupon: coupons}, nil
}

func (c *call) manualConditions(req models.ManualConditionsRequest) (*models.ManualConditionsResponse, *apiError) {
	return &models.ManualConditionsResponse{ManualConditions: c.restaurant.ManualConditions}, nil
}

func (c *call) sendSMS(req models.SendSMSRequest) (*models.SendSMSResponse, *apiError) {
	if apiErr := require("phone", req.Phone, "text", req.Text); apiErr != nil {
		return nil, apiErr
	}
	id := goiikoapi.NewID()
	c.sms = append(c.sms, id)
	return &models.SendSMSResponse{SMSID: id}, nil
}

func (c *call) smsStatus(req models.CheckSMSStatusRequest) (*models.SMSStatusResponse, *apiError) {
	statuses := []models.SMSStatusInfo{}
	for _, id := range req.SMSIDs {
		if !slices.Contains(c.sms, id) {
			return nil, badRequest("SMS %q not found", id)
		}
		statuses = append(statuses, models.SMSStatusInfo{SMSID: id})
	}
	return &models.SMSStatusResponse{Statuses: statuses}, nil
}

func (c *call) smsPossibility(req models.OrganizationRequest) (*models.SMSSendingPossibilityResponse, *apiError) {
	return &models.SMSSendingPossibilityResponse{Status: ptr(models.SMSSendingCapability(0)), AvailableSMSCount: ptr(1000)}, nil
}

func (c *call) sendEmail(req models.SendEmailRequest) (*struct{}, *apiError) {
	if _, err := mail.ParseAddress(req.Receiver); err != nil {
		return nil, badRequest("receiver %q is not an email address", req.Receiver)
	}
	return &struct{}{}, nil
}
