package goiikoapi_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// script returns a client of an iiko that responds to each request in turn, and the requests it received.
func script(t *testing.T, responses ...string) (*goiikoapi.Client, *[]map[string]any) {
	t.Helper()
	var requests []map[string]any
	return newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
		var request map[string]any
		assert.NoError(t, decode(r, &request))
		requests = append(requests, request)
		if n >= len(responses) {
			return says(http.StatusBadRequest, `{"errorDescription":"the script is over"}`)(r)
		}
		return says(http.StatusOK, responses[n])(r)
	}).client(t), &requests
}

// sentValues returns a property of each request.
func sentValues(requests []map[string]any, property string) []any {
	var values []any
	for _, request := range requests {
		values = append(values, request[property])
	}
	return values
}

func deliveriesPage(revision int, ids ...string) string {
	orders := make([]map[string]any, len(ids))
	for i, id := range ids {
		orders[i] = map[string]any{"id": id}
	}
	page, _ := json.Marshal(map[string]any{"maxRevision": revision, "ordersByOrganizations": []any{map[string]any{"organizationId": "o", "orders": orders}}})
	return string(page)
}

func TestDeliveries_AllByRevision_readsPageAfterPage(t *testing.T) {
	cli, requests := script(t, deliveriesPage(20, "a", "b"), deliveriesPage(30, "c"), deliveriesPage(30))
	req := models.DeliveriesByRevisionRequest{StartRevision: 10, OrganizationIDs: []string{"o"}}
	var ids []string
	for delivery, err := range cli.Deliveries.AllByRevision(context.Background(), &req) {
		require.NoError(t, err)
		ids = append(ids, delivery.ID)
	}
	assert.Equal(t, []string{"a", "b", "c"}, ids)
	assert.Equal(t, []any{10.0, 20.0, 30.0}, sentValues(*requests, "startRevision"))
	assert.EqualValues(t, 30, req.StartRevision, "a later loop goes on from there")
}

func TestDeliveries_AllByRevision_goesOnFromThePageInWhichALoopWasLeft(t *testing.T) {
	cli, requests := script(t, deliveriesPage(20, "a"), deliveriesPage(30, "b", "c"), deliveriesPage(30, "b", "c"), deliveriesPage(30))
	req := models.DeliveriesByRevisionRequest{StartRevision: 10, OrganizationIDs: []string{"o"}}
	for delivery := range cli.Deliveries.AllByRevision(context.Background(), &req) {
		if delivery.ID == "b" {
			break
		}
	}
	assert.EqualValues(t, 20, req.StartRevision)
	var ids []string
	for delivery := range cli.Deliveries.AllByRevision(context.Background(), &req) {
		ids = append(ids, delivery.ID)
	}
	assert.Equal(t, []string{"b", "c"}, ids)
	assert.Equal(t, []any{10.0, 20.0, 20.0, 30.0}, sentValues(*requests, "startRevision"))
}

func TestDeliveries_AllByRevision_endsWhenTheRevisionStaysTheSame(t *testing.T) {
	cli, requests := script(t, deliveriesPage(20, "a"), deliveriesPage(20, "a"))
	req := models.DeliveriesByRevisionRequest{StartRevision: 10, OrganizationIDs: []string{"o"}}
	ids, err := collect(cli.Deliveries.AllByRevision(context.Background(), &req), deliveryID)
	require.ErrorContains(t, err, "Deliveries.AllByRevision: ")
	assert.Equal(t, []string{"a"}, ids)
	assert.Len(t, *requests, 2)
}

func TestDeliveries_AllByRevision_yieldsTheErrorOfAPageLast(t *testing.T) {
	cli, _ := script(t, deliveriesPage(20, "a"))
	req := models.DeliveriesByRevisionRequest{OrganizationIDs: []string{"o"}}
	var ids []string
	var failure error
	for delivery, err := range cli.Deliveries.AllByRevision(context.Background(), &req) {
		if err != nil {
			failure = err
			continue
		}
		ids = append(ids, delivery.ID)
	}
	assert.Equal(t, []string{"a"}, ids)
	var apiErr *goiikoapi.CustomErrorModel
	require.ErrorAs(t, failure, &apiErr)
	assert.Equal(t, "the script is over", apiErr.ErrorDescription)
}

func TestPlatform_AllEvents_requestsTheRevisionAfterEachPage(t *testing.T) {
	cli, requests := script(t, eventsPage(1, 2), eventsPage(3), `{"items":[],"revision":30}`)
	req := models.EventsRequest{FromRevision: goiikoapi.Ptr(int64(0)), EventTypes: []string{"orderCancelPrecheque"}, OrganizationID: "o"}
	ids, err := collect(cli.Platform.AllEvents(t.Context(), &req), eventID)
	require.NoError(t, err)
	assert.Equal(t, []string{"e1", "e2", "e3"}, ids)
	assert.Equal(t, []any{0.0, 21.0, 31.0}, sentValues(*requests, "fromRevision"))
	assert.EqualValues(t, 31, *req.FromRevision, "a later loop goes on from there")
	assert.Equal(t, []any{"o", "o", "o"}, sentValues(*requests, "organizationId"))
}

func TestPlatform_AllEvents_requestsAPeriodOnce(t *testing.T) {
	cli, requests := script(t, eventsPage(1, 2))
	req := models.EventsRequest{FromTime: "2026-11-24T00:00:00Z", ToTime: "2026-11-25T00:00:00Z"}
	ids, err := collect(cli.Platform.AllEvents(t.Context(), &req), eventID)
	require.NoError(t, err)
	assert.Equal(t, []string{"e1", "e2"}, ids)
	assert.Len(t, *requests, 1)
	assert.Nil(t, req.FromRevision)
}

func TestPlatform_AllEvents_endsWithAnErrorIfAPageHasNoNewerRevision(t *testing.T) {
	for want, page := range map[string]string{
		"revision 0 (0 if missing) is less than fromRevision 7": pageOf("items", "e")(1),
		"revision 6 (0 if missing) is less than fromRevision 7": `{"items":[{"id":"e1"}],"revision":6}`,
	} {
		cli, requests := script(t, page)
		req := models.EventsRequest{FromRevision: goiikoapi.Ptr(int64(7))}
		ids, err := collect(cli.Platform.AllEvents(t.Context(), &req), eventID)
		require.EqualError(t, err, "goiikoapi: Platform.AllEvents: can't request the next page: "+want)
		assert.Equal(t, []string{"e1"}, ids)
		assert.EqualValues(t, 7, *req.FromRevision)
		assert.Len(t, *requests, 1)
	}
}

func TestPlatform_AllEvents_refusesANilRequestAndBothModes(t *testing.T) {
	cli, requests := script(t)
	_, err := collect(cli.Platform.AllEvents(t.Context(), nil), eventID)
	require.EqualError(t, err, "goiikoapi: Platform.AllEvents: req must not be nil")
	_, err = collect(cli.Platform.AllEvents(t.Context(), &models.EventsRequest{}), eventID)
	require.EqualError(t, err, "goiikoapi: Platform.Events: fromRevision is missing; so are fromTime and toTime")
	assert.Empty(t, *requests)
}

func TestDeliveries_AllByRevision_endsWithItsContext(t *testing.T) {
	cli, requests := script(t, deliveriesPage(20, "a"), deliveriesPage(30, "b"))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	req := models.DeliveriesByRevisionRequest{OrganizationIDs: []string{"o"}}
	var failure error
	for _, err := range cli.Deliveries.AllByRevision(ctx, &req) {
		cancel()
		failure = err
	}
	assert.ErrorIs(t, failure, context.Canceled)
	assert.Len(t, *requests, 1)
}

func transactionsPage(ids ...int) string {
	transactions := make([]map[string]any, len(ids))
	for i, id := range ids {
		transactions[i] = map[string]any{"id": fmt.Sprint("t", id), "revision": id, "organizationId": nil}
	}
	page, _ := json.Marshal(map[string]any{"transactions": transactions, "lastRevision": 1000})
	return string(page)
}

func TestCustomers_AllTransactionsByRevision_readsPageAfterPage(t *testing.T) {
	cli, requests := script(t, transactionsPage(1, 2), transactionsPage(3), transactionsPage())
	req := models.TransactionsByRevisionRequest{CustomerID: "c", OrganizationID: "o", PageSize: 2}
	var ids []string
	for transaction, err := range cli.Customers.AllTransactionsByRevision(context.Background(), &req) {
		require.NoError(t, err)
		ids = append(ids, transaction.ID)
	}
	assert.Equal(t, []string{"t1", "t2", "t3"}, ids)
	assert.Equal(t, []any{nil, 2.0, 3.0}, sentValues(*requests, "revision"))
	assert.Equal(t, []any{nil, "t2", "t3"}, sentValues(*requests, "lastTransactionId"))
	assert.Equal(t, "t3", req.LastTransactionID)
}

func TestCustomers_AllTransactionsByDate_readsPageAfterPage(t *testing.T) {
	cli, requests := script(t, transactionsPage(1, 2), transactionsPage(3), transactionsPage())
	req := models.TransactionsByDateRequest{CustomerID: "c", OrganizationID: "o", PageSize: 2, DateFrom: "2026-01-01 00:00:00.000", DateTo: "2026-02-01 00:00:00.000"}
	count := 0
	for _, err := range cli.Customers.AllTransactionsByDate(context.Background(), req) {
		require.NoError(t, err)
		count++
	}
	assert.Equal(t, 3, count)
	assert.Equal(t, []any{0.0, 1.0, 2.0}, sentValues(*requests, "pageNumber"))
}

func TestDiscountPromotion_AllCouponsBySeries_readsPageAfterPage(t *testing.T) {
	cli, requests := script(t, `{"notActivatedCoupon":[{"number":"1"},{"number":"2"}]}`, `{"notActivatedCoupon":[{"number":"3"}]}`, `{"notActivatedCoupon":[]}`)
	var numbers []string
	for coupon, err := range cli.DiscountPromotion.AllCouponsBySeries(context.Background(), models.CouponsBySeriesRequest{OrganizationID: "o", Series: "s"}) {
		require.NoError(t, err)
		numbers = append(numbers, *coupon.Number)
	}
	assert.Equal(t, []string{"1", "2", "3"}, numbers)
	assert.Equal(t, []any{0.0, 1.0, 2.0}, sentValues(*requests, "page"))
}

func TestDeliveries_AllByRevision_yieldsOnlyTheErrorOfAnInvalidRequest(t *testing.T) {
	cli, requests := script(t)
	var invalid *goiikoapi.ArgumentError
	for _, err := range cli.Deliveries.AllByRevision(context.Background(), &models.DeliveriesByRevisionRequest{}) {
		assert.ErrorAs(t, err, &invalid)
	}
	require.NotNil(t, invalid)
	assert.Equal(t, "organizationIds", invalid.Argument)
	assert.Empty(t, *requests)
}
