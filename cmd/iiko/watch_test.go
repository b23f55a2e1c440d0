package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// watching runs iiko orders --watch at noon. test gets the terminal, what was printed so far, and a function that waits
// until the next changes were asked for; it returns how the command is to end: by itself, or by Ctrl-C.
func watching(t *testing.T, args string, test func(t *testing.T, c *terminal, out, errs *bytes.Buffer, poll func()), want int) {
	t.Helper()
	atNoon(t, func(t *testing.T) {
		c := newTerminal()
		ctx, interrupt := context.WithCancel(t.Context())
		defer interrupt()
		var out, errs bytes.Buffer
		code := make(chan int, 1)
		go func() {
			code <- c.program(&out, &errs).run(ctx, append([]string{"orders", "--watch"}, strings.Fields(args)...))
		}()
		synctest.Wait()
		test(t, c, &out, &errs, func() {
			<-time.After(pollInterval)
			synctest.Wait()
		})
		select {
		case ended := <-code:
			assert.Equal(t, want, ended)
		default:
			interrupt()
			assert.Equal(t, want, <-code)
		}
	})
}

func TestRun_watchPrintsALineForEachChangeUntilInterrupted(t *testing.T) {
	t.Parallel()
	watching(t, "--lang ru", func(t *testing.T, c *terminal, out, errs *bytes.Buffer, poll func()) {
		poll()
		assert.Empty(t, out.String())
		require.NoError(t, c.iiko.SetDeliveryStatus(firstID, models.DeliveryStatusOnWay))
		poll()
		poll()
		require.NoError(t, c.iiko.SetDeliveryStatus(firstID, models.DeliveryStatusDelivered))
		c.iiko.FailNext("Deliveries.DeliveryCreate", models.ErrorInfo{Code: models.ErrorCodeProductNotFound})
		_, err := goiikoapi.Check(c.client(t).Deliveries.CreateDelivery(t.Context(), models.CreateDeliveryRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
			Order: models.DeliveryOrder{ID: "66666666-6666-4666-8666-666666666666", Phone: "+79001112233", OrderTypeID: iikotest.PickupOrderTypeID, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)}},
		}))
		require.NoError(t, err)
		poll()
		golden(t, "watch.ru.txt", out.String())
		assert.Equal(t, "iiko: слежу (доставок сегодня: 2); Ctrl-C — выход\n", errs.String())
	}, exitOK)
}

func TestRun_watchOfAChangeWithoutANewStatus(t *testing.T) {
	t.Parallel()
	watching(t, "", func(t *testing.T, c *terminal, out, _ *bytes.Buffer, poll func()) {
		poll()
		require.NoError(t, c.iiko.AssignCourier(firstID, iikotest.CourierID))
		poll()
		assert.Contains(t, out.String(), "  1042  Waiting  Конст")
		require.NoError(t, c.iiko.AssignCourier(firstID, iikotest.CourierID))
		poll()
		poll()
		var revisions []int64
		for _, request := range c.iiko.Requests("Deliveries.ByRevision") {
			var sent models.DeliveriesByRevisionRequest
			require.NoError(t, json.Unmarshal(request.Body, &sent))
			revisions = append(revisions, sent.StartRevision)
		}
		require.Len(t, revisions, 5)
		assert.Equal(t, revisions[0], revisions[1]) // nothing had changed
		assert.Equal(t, revisions[0], revisions[2])
		assert.Less(t, revisions[2], revisions[3])
		assert.Less(t, revisions[3], revisions[4])
	}, exitOK)
}

func TestRun_watchDoesNotShowWhatChangedBefore(t *testing.T) {
	t.Parallel()
	atNoon(t, func(t *testing.T) {
		c := newTerminal(iikotest.WithRestaurants(restaurant(), branch("Владивосток"))) // where no delivery has changed, so that the revision is 0
		ctx, interrupt := context.WithTimeout(t.Context(), 2*pollInterval+time.Second)
		defer interrupt()
		code, stdout, stderr := c.runUntil(ctx, t, "orders", "--watch")
		assert.Equal(t, exitOK, code)
		assert.Empty(t, stdout)
		assert.Equal(t, "iiko: watching (deliveries today: 2); Ctrl-C ends\n", stderr)
		assert.Len(t, c.iiko.Requests("Deliveries.ByRevision"), 3)
	})
}

func TestRun_watchOfAStatusLeavesTheOthersOut(t *testing.T) {
	t.Parallel()
	watching(t, "--status Delivered", func(t *testing.T, c *terminal, out, _ *bytes.Buffer, poll func()) {
		require.NoError(t, c.iiko.SetDeliveryStatus(firstID, models.DeliveryStatusOnWay))
		poll()
		assert.Empty(t, out.String())
		require.NoError(t, c.iiko.SetDeliveryStatus(firstID, models.DeliveryStatusDelivered))
		poll()
		assert.Contains(t, out.String(), "OnWay → Delivered")
		assert.Equal(t, 1, strings.Count(out.String(), "\n"))
	}, exitOK)
}

func TestRun_watchPrintsChangesAsLinesOfJSON(t *testing.T) {
	t.Parallel()
	watching(t, "--json", func(t *testing.T, c *terminal, out, _ *bytes.Buffer, poll func()) {
		require.NoError(t, c.iiko.SetDeliveryStatus(firstID, models.DeliveryStatusOnWay))
		poll()
		require.NoError(t, c.iiko.SetDeliveryStatus(firstID, models.DeliveryStatusDelivered))
		poll()
		var statuses []models.DeliveryStatus
		for line := range strings.Lines(out.String()) {
			var d models.DeliveryInfo
			require.NoError(t, json.Unmarshal([]byte(line), &d))
			assert.Equal(t, firstID, d.ID)
			statuses = append(statuses, d.Order.Status)
		}
		assert.Equal(t, []models.DeliveryStatus{models.DeliveryStatusOnWay, models.DeliveryStatusDelivered}, statuses)
	}, exitOK)
}

func TestRun_watchComparesTheDayWhenTheRevisionIsTooOld(t *testing.T) {
	t.Parallel()
	watching(t, "", func(t *testing.T, c *terminal, out, errs *bytes.Buffer, poll func()) {
		c.iiko.Next("Deliveries.ByRevision", iikotest.ErrorReply(http.StatusBadRequest, models.ErrorCodeTooOldRevision, "Passed revision is too old"))
		require.NoError(t, c.iiko.SetDeliveryStatus(firstID, models.DeliveryStatusOnWay))
		poll()
		assert.Contains(t, out.String(), "Waiting → OnWay")
		assert.Equal(t, 1, strings.Count(out.String(), "\n"))
		assert.Equal(t, 1, strings.Count(errs.String(), "\n"))
	}, exitOK)
}

func TestRun_watchGoesOnAfterAFailureThatPasses(t *testing.T) {
	t.Parallel()
	watching(t, "", func(t *testing.T, c *terminal, out, errs *bytes.Buffer, poll func()) {
		down := iikotest.ErrorReply(http.StatusServiceUnavailable, "", "down")
		c.iiko.Next("Deliveries.ByRevision", down, down, down)
		require.NoError(t, c.iiko.SetDeliveryStatus(firstID, models.DeliveryStatusOnWay))
		poll()
		poll()
		poll()
		assert.Contains(t, errs.String(), "iiko: Deliveries.ByRevision: API error 503: down; correlationId ")
		assert.Contains(t, out.String(), "Waiting → OnWay")
	}, exitOK)
}

func TestRun_watchEndsWithAFailureThatStays(t *testing.T) {
	t.Parallel()
	watching(t, "", func(t *testing.T, c *terminal, _, errs *bytes.Buffer, poll func()) {
		c.iiko.Next("Deliveries.ByRevision", iikotest.ErrorReply(http.StatusForbidden, "", "no access"))
		poll()
		assert.Contains(t, errs.String(), "iiko: Deliveries.ByRevision: API error 403: no access; correlationId ")
	}, exitFailure)
}
