package iikotest_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_recordsTheTransactionsOfAWallet(t *testing.T) {
	k := newKitchen(t)
	const org, customer = iikotest.OrganizationID, iikotest.CustomerID
	change := models.ChangeBalanceRequest{OrganizationID: org, CustomerID: customer, WalletID: iikotest.WalletID, Sum: ptr(100.0), Comment: ptr("welcome")}
	success[models.CorrelationIDResponse](k.client, api.CustomersCustomerWalletTopup, change)
	change.Sum = ptr(30.0)
	success[models.CorrelationIDResponse](k.client, api.CustomersCustomerWalletChargeoff, change)

	byDate := models.TransactionsByDateRequest{OrganizationID: org, CustomerID: customer, DateFrom: "2020-01-01 00:00:00.000", DateTo: "2099-01-01 00:00:00.000", PageSize: 10}
	page := success[models.TransactionsByDateResponse](k.client, api.CustomersTransactionsByDate, byDate)
	require.Len(t, page.Transactions, 2)
	first, second := page.Transactions[0], page.Transactions[1]
	assert.InDelta(t, 100, *first.Sum, 0)
	assert.InDelta(t, 500, *first.BalanceBefore, 0)
	assert.InDelta(t, 600, *first.BalanceAfter, 0)
	assert.Equal(t, "welcome", *first.Comment)
	assert.InDelta(t, -30, *second.Sum, 0)
	assert.InDelta(t, 570, *second.BalanceAfter, 0)

	byDate.PageSize, byDate.PageNumber = 1, 1
	assert.Equal(t, second.ID, success[models.TransactionsByDateResponse](k.client, api.CustomersTransactionsByDate, byDate).Transactions[0].ID)
	byDate.PageNumber = 2
	assert.Empty(t, success[models.TransactionsByDateResponse](k.client, api.CustomersTransactionsByDate, byDate).Transactions)
	byDate.PageSize = 0
	apiError(k.client, api.CustomersTransactionsByDate, byDate, http.StatusBadRequest)

	byRevision := models.TransactionsByRevisionRequest{OrganizationID: org, CustomerID: customer, PageSize: 1}
	changes := success[models.TransactionsByRevisionResponse](k.client, api.CustomersTransactionsByRevision, byRevision)
	assert.Equal(t, first.ID, changes.LastTransactionID)
	byRevision.Revision = changes.LastRevision
	changes = success[models.TransactionsByRevisionResponse](k.client, api.CustomersTransactionsByRevision, byRevision)
	assert.Equal(t, second.ID, changes.LastTransactionID)
	byRevision.Revision = changes.LastRevision
	assert.Empty(t, success[models.TransactionsByRevisionResponse](k.client, api.CustomersTransactionsByRevision, byRevision).Transactions)
	byRevision.PageSize = 0
	apiError(k.client, api.CustomersTransactionsByRevision, byRevision, http.StatusBadRequest)
	byRevision.PageSize, byRevision.CustomerID = 1, "unknown"
	apiError(k.client, api.CustomersTransactionsByRevision, byRevision, http.StatusBadRequest)
}

func TestServer_givesCustomersCategories(t *testing.T) {
	k := newKitchen(t)
	categories := success[models.CustomerCategoriesResponse](k.client, api.CustomersCustomerCategories, models.OrganizationRequest{OrganizationID: iikotest.OrganizationID}).GuestCategories
	require.Equal(t, iikotest.CustomerCategoryID, categories[0].ID)
	request := models.CustomerCategoryRequest{OrganizationID: iikotest.OrganizationID, CustomerID: iikotest.CustomerID, CategoryID: iikotest.CustomerCategoryID}
	for range 2 { // twice is once
		success[models.CorrelationIDResponse](k.client, api.CustomersCustomerCategoryAdd, request)
	}
	customer, _ := k.iiko.Customer(iikotest.CustomerID)
	require.Len(t, customer.Categories, 1)
	success[models.CorrelationIDResponse](k.client, api.CustomersCustomerCategoryRemove, request)
	customer, _ = k.iiko.Customer(iikotest.CustomerID)
	assert.Empty(t, customer.Categories)
	request.CategoryID = "unknown"
	apiError(k.client, api.CustomersCustomerCategoryAdd, request, http.StatusBadRequest)
	apiError(k.client, api.CustomersCustomerCategoryRemove, request, http.StatusBadRequest)
}

func TestServer_deletesAndRestoresCustomers(t *testing.T) {
	k := newKitchen(t)
	request := models.CustomerIDsRequest{OrganizationID: iikotest.OrganizationID, CustomerIDs: []string{iikotest.CustomerID, "unknown"}}
	assert.Equal(t, models.DeleteCustomersResponse{Total: ptr(2), Deleted: ptr(1), NotFound: ptr(1)}, success[models.DeleteCustomersResponse](k.client, api.CustomersDeleteCustomers, request))
	customer, _ := k.iiko.Customer(iikotest.CustomerID)
	assert.True(t, *customer.IsDeleted)
	assert.Equal(t, models.RestoreCustomersResponse{Total: ptr(2), Restored: ptr(1), NotFound: ptr(1)}, success[models.RestoreCustomersResponse](k.client, api.CustomersRestoreCustomers, request))
	customer, _ = k.iiko.Customer(iikotest.CustomerID)
	assert.False(t, *customer.IsDeleted)
	request.CustomerIDs = nil
	apiError(k.client, api.CustomersDeleteCustomers, request, http.StatusBadRequest)
}

func TestServer_countsTheClosedOrdersOfCustomers(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	customer := &models.Customer{Type: models.CustomerTypeRegular, ID: iikotest.CustomerID}
	k.delivery(func(d *models.DeliveryOrder) { d.Customer = customer }) // open
	id, delivery := k.delivery(func(d *models.DeliveryOrder) { d.Customer = customer })
	k.succeeds(api.DeliveriesAddPayments, models.AddPaymentsRequest{OrganizationID: org, OrderID: id, Payments: []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, delivery().Sum)}})
	k.succeeds(api.DeliveriesClose, models.CloseDeliveryRequest{OrganizationID: org, OrderID: id})
	counters := success[models.CountersResponse](k.client, api.CustomersCounters, models.CountersRequest{
		OrganizationID: org, GuestIDs: []string{iikotest.CustomerID}, Periods: []models.CounterPeriod{models.CounterPeriodAllTime},
		Metrics: []models.CounterMetric{models.CounterMetricOrdersCount, models.CounterMetricOrdersSum},
	}).Counters
	require.Len(t, counters, 2)
	assert.InDelta(t, 1, *counters[0].Value, 0)
	assert.InDelta(t, delivery().Sum, *counters[1].Value, 0)
}

func TestServer_pagesTheCouponsOfASeries(t *testing.T) {
	k := newKitchen(t)
	request := models.CouponsBySeriesRequest{OrganizationID: iikotest.OrganizationID, Series: "WELCOME", PageSize: ptr(1)}
	assert.Equal(t, iikotest.CouponNumber, *success[models.CouponsBySeriesResponse](k.client, api.DiscountPromotionCouponsBySeries, request).NotActivatedCoupon[0].Number)
	request.Page = ptr(1)
	assert.Empty(t, success[models.CouponsBySeriesResponse](k.client, api.DiscountPromotionCouponsBySeries, request).NotActivatedCoupon)
	request.PageSize = ptr(0)
	apiError(k.client, api.DiscountPromotionCouponsBySeries, request, http.StatusBadRequest)
	request.Series = ""
	apiError(k.client, api.DiscountPromotionCouponsBySeries, request, http.StatusBadRequest)
	conditions := success[models.ManualConditionsResponse](k.client, api.DiscountPromotionManualConditions, models.ManualConditionsRequest{OrganizationID: iikotest.OrganizationID}).ManualConditions
	assert.Equal(t, iikotest.ManualConditionID, conditions[0].ID)
}

func TestServer_sendsMessages(t *testing.T) {
	k := newKitchen(t)
	const org = iikotest.OrganizationID
	id := success[models.SendSMSResponse](k.client, api.NotificationsSendSMS, models.SendSMSRequest{OrganizationID: org, Phone: "+79005554433", Text: "ready"}).SMSID
	statuses := success[models.SMSStatusResponse](k.client, api.NotificationsCheckSMSStatus, models.CheckSMSStatusRequest{OrganizationID: org, SMSIDs: []string{id}}).Statuses
	assert.Equal(t, []models.SMSStatusInfo{{SMSID: id}}, statuses)
	apiError(k.client, api.NotificationsCheckSMSStatus, models.CheckSMSStatusRequest{OrganizationID: org, SMSIDs: []string{"unknown"}}, http.StatusBadRequest)
	apiError(k.client, api.NotificationsSendSMS, models.SendSMSRequest{OrganizationID: org, Phone: "+79005554433"}, http.StatusBadRequest)
	assert.Positive(t, *success[models.SMSSendingPossibilityResponse](k.client, api.NotificationsCheckSMSSendingPossibility, models.OrganizationRequest{OrganizationID: org}).AvailableSMSCount)
	success[models.CorrelationIDResponse](k.client, api.NotificationsSendEmail, models.SendEmailRequest{OrganizationID: org, Receiver: "anna@example.com", Subject: "s", Body: "b"})
	apiError(k.client, api.NotificationsSendEmail, models.SendEmailRequest{OrganizationID: org, Receiver: "anna"}, http.StatusBadRequest)
}

func TestServer_wakesTerminalGroups(t *testing.T) {
	k := newKitchen(t)
	request := models.AwakeTerminalGroupsRequest{OrganizationIDs: []string{iikotest.OrganizationID}, TerminalGroupIDs: []string{iikotest.SleepingTerminalGroupID, iikotest.TerminalGroupID, iikotest.DisabledTerminalGroupID, "unknown"}}
	for range 2 {
		assert.Equal(t, models.AwakeTerminalGroupsResponse{
			SuccessfullyProcessed: []string{iikotest.SleepingTerminalGroupID, iikotest.TerminalGroupID},
			FailedProcessed:       []string{iikotest.DisabledTerminalGroupID, "unknown"},
		}, success[models.AwakeTerminalGroupsResponse](k.client, api.TerminalGroupAwake, request))
	}
	groups := success[models.TerminalGroupsResponse](k.client, api.TerminalGroupTerminalGroups, models.TerminalGroupsRequest{OrganizationIDs: []string{iikotest.OrganizationID}})
	assert.Empty(t, groups.TerminalGroupsInSleep[0].Items)
	order := pickup(nil)
	order.TerminalGroupID = iikotest.SleepingTerminalGroupID
	success[models.DeliveryResponse](k.client, api.DeliveriesDeliveryCreate, order)
	assert.Equal(t, models.CreationStatusSuccess, k.iiko.Deliveries()[0].CreationStatus)
	assert.Len(t, iikotest.DemoRestaurant().SleepingTerminalGroups, 1, "the restaurant of others is not changed")
}

func TestServer_findsStreetsByID(t *testing.T) {
	k := newKitchen(t)
	request := models.StreetsByIDRequest{OrganizationID: iikotest.OrganizationID, IDs: []string{iikotest.StreetID, "unknown"}}
	streets := success[models.StreetsByIDResponse](k.client, api.AddressStreetsByID, request).Streets
	require.Len(t, streets, 1)
	assert.Equal(t, iikotest.CityID, streets[0].CityID)
	assert.NotEmpty(t, streets[0].StreetName)
	request.ClassifierIDs = []string{"x"}
	apiError(k.client, api.AddressStreetsByID, request, http.StatusBadRequest)
	request.IDs = nil
	assert.Empty(t, success[models.StreetsByIDResponse](k.client, api.AddressStreetsByID, request).Streets)
}
