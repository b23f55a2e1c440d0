package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// badWeather is every fault that iikotest knows, about 30 % of all requests in total.
func badWeather(operations ...string) []iikotest.Fault {
	kinds := []iikotest.FaultKind{
		iikotest.FaultResetBefore, iikotest.FaultResetAfter, iikotest.FaultCutOff, iikotest.FaultUnauthorized,
		iikotest.FaultRequestTimeout, iikotest.FaultTooManyRequests, iikotest.FaultInternalErrorBefore,
		iikotest.FaultInternalErrorAfter, iikotest.FaultBadGateway, iikotest.FaultServiceUnavailable, iikotest.FaultGatewayTimeout,
	}
	var faults []iikotest.Fault
	for _, kind := range kinds {
		faults = append(faults, iikotest.Fault{Kind: kind, Probability: 0.026, Operations: operations})
	}
	return append(faults, iikotest.Fault{Kind: iikotest.FaultSlow, Probability: 0.014, Delay: time.Millisecond, Operations: operations})
}

// outcome is what a create told its caller.
type outcome struct {
	id  string
	err error
}

func TestDeliveries_CreateDelivery_createsOnceOrFailsUnderFaults(t *testing.T) {
	const deliveries, callers = 10_000, 64
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0), iikotest.WithFaults(20260101, badWeather()...))
	cli, err := goiikoapi.NewClient("demo", goiikoapi.WithBaseURL(iiko.URL), goiikoapi.WithRetry(goiikoapi.RetryPolicy{
		Attempts:  3, // few enough that some creates fail
		FirstWait: time.Millisecond,
		MaxWait:   4 * time.Millisecond,
	}))
	require.NoError(t, err)

	outcomes := make(chan outcome, deliveries)
	jobs := make(chan string, deliveries)
	for n := range deliveries {
		jobs <- fmt.Sprintf("00000000-0000-4000-8000-%012d", n)
	}
	close(jobs)
	var group sync.WaitGroup
	for range callers {
		group.Go(func() {
			for id := range jobs {
				req := dinner()
				req.Order.ID = id
				created, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(context.Background(), req))
				if err == nil && created.OrderInfo.ID != id {
					err = errors.New("another delivery was created")
				}
				outcomes <- outcome{id, err}
			}
		})
	}
	group.Wait()
	close(outcomes)
	iiko.ClearFaults()

	there := map[string]int{}
	for _, delivery := range iiko.Deliveries() {
		there[delivery.ID]++
		assert.Equal(t, models.CreationStatusSuccess, delivery.CreationStatus)
	}
	succeeded, uncertain, failed := 0, 0, 0
	for told := range outcomes {
		count := there[told.id]
		delete(there, told.id)
		switch {
		case told.err == nil:
			succeeded++
			assert.Equal(t, 1, count, "a delivery that was created")
		case goiikoapi.MayBeDone(told.err):
			uncertain++
			assert.LessOrEqual(t, count, 1, "a delivery that may be there: %v", told.err)
		default:
			failed++
			assert.Zero(t, count, "a delivery that was not created: %v", told.err)
		}
	}
	assert.Empty(t, there, "deliveries that nobody asked for")
	assert.Equal(t, deliveries, succeeded+uncertain+failed)
	assert.Greater(t, succeeded, deliveries*9/10)
	assert.NotZero(t, uncertain, "the weather was too good to show anything")
	t.Logf("%d created, %d of unknown outcome, %d failed", succeeded, uncertain, failed)
}
