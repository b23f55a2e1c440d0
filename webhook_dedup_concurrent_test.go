package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestWithDeduplication_waitsForTheSameEventOfAnotherRequest(t *testing.T) {
	tests := []struct {
		name     string
		outcomes []error
		statuses []int
	}{
		{"the first succeeds", []error{nil}, []int{200, 200}},
		{"the first fails", []error{errBoom, nil}, []int{500, 200}},
		{"both fail", []error{errBoom, errBoom}, []int{500, 500}},
	}
	for _, test := range tests {
		for name, event := range map[string]string{"a delivery": aboutState(models.WebhookEventTypeDeliveryOrderUpdate, "a", 1), "an event without id": named("A")} {
			t.Run(test.name+" with "+name, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					entered, outcome := make(chan struct{}, 2), make(chan error)
					handler := goiikoapi.WebhookHandler(webhookToken, func(context.Context, goiikoapi.WebhookEvent) error {
						entered <- struct{}{}
						return <-outcome
					}, goiikoapi.WithDeduplication(10))
					statuses := make(chan int, 2)
					for range 2 {
						go func() { statuses <- notify(handler, event).StatusCode }()
					}
					for i, err := range test.outcomes {
						synctest.Wait()
						require.Len(t, entered, 1, "one is handled, the other waits")
						require.Len(t, statuses, i)
						<-entered
						outcome <- err
					}
					received := []int{<-statuses, <-statuses}
					assert.Equal(t, test.statuses, received)
					synctest.Wait()
					assert.Empty(t, entered)
				})
			})
		}
	}
}

func TestWithDeduplication_waitsForTheSameEventNoLongerThanTheRequest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		handler := goiikoapi.WebhookHandler(webhookToken, func(context.Context, goiikoapi.WebhookEvent) error {
			<-release
			return nil
		}, goiikoapi.WithDeduplication(10))
		first := make(chan int, 1)
		go func() { first <- notify(handler, named("A")).StatusCode }()
		synctest.Wait()

		gone, cancel := context.WithCancel(t.Context())
		second := make(chan int, 1)
		go func() {
			second <- notify(handler, named("A"), func(r *http.Request) { *r = *r.WithContext(gone) }).StatusCode
		}()
		synctest.Wait()
		require.Empty(t, second)
		cancel()
		assert.Equal(t, http.StatusInternalServerError, <-second)
		close(release)
		assert.Equal(t, http.StatusOK, <-first)
	})
}

func TestWithDeduplication_doesNotWaitForEventsOfOtherOrders(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		in := inbox{result: func(event goiikoapi.WebhookEvent) error {
			if event.Type == "Slow" {
				<-release
			}
			return nil
		}}
		handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
		slow := make(chan int, 1)
		go func() { slow <- notify(handler, named("Slow")).StatusCode }()
		synctest.Wait()
		assert.Equal(t, http.StatusOK, notify(handler, deliveries(3)).StatusCode)
		assert.Len(t, in.types(), 4)
		assert.Empty(t, slow)
		close(release)
		assert.Equal(t, http.StatusOK, <-slow)
	})
}

func TestWithDeduplication_skipsAnOlderEventThatWaitedForANewerOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		in := inbox{result: func(goiikoapi.WebhookEvent) error { <-release; return nil }}
		handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(10))
		var group sync.WaitGroup
		for _, timestamp := range []int64{2, 1} {
			group.Go(func() {
				assert.Equal(t, http.StatusOK, notify(handler, aboutState(models.WebhookEventTypeReserveUpdate, "a", timestamp)).StatusCode)
			})
			synctest.Wait()
		}
		close(release)
		group.Wait()
		require.Len(t, in.events, 1)
		assert.Equal(t, int64(2), in.events[0].Reserve.Timestamp)
	})
}

func TestWithDeduplication_deduplicatesConcurrentRequests(t *testing.T) {
	const requests, orders, timestamps = 64, 4, 25
	var mu sync.Mutex
	latest, busy := map[string]int64{}, map[string]bool{}
	failedOnce := map[string]bool{}
	enter := func(info *models.DeliveryInfo) error {
		mu.Lock()
		defer mu.Unlock()
		assert.False(t, busy[info.ID], "%s is handled by two at once", info.ID)
		assert.Greater(t, info.Timestamp, latest[info.ID], "%s went back", info.ID)
		busy[info.ID] = true
		if state := fmt.Sprint(info.ID, info.Timestamp); info.Timestamp%5 == 0 && !failedOnce[state] {
			failedOnce[state] = true
			return errBoom
		}
		return nil
	}
	leave := func(info *models.DeliveryInfo, err error) {
		mu.Lock()
		defer mu.Unlock()
		busy[info.ID] = false
		if err == nil {
			latest[info.ID] = info.Timestamp
		}
	}
	handler := goiikoapi.WebhookHandler(webhookToken, func(_ context.Context, event goiikoapi.WebhookEvent) error {
		err := enter(event.Delivery)
		runtime.Gosched()
		leave(event.Delivery, err)
		return err
	}, goiikoapi.WithDeduplication(orders))
	errs := concurrently(requests, func(i int) error {
		var elements []string
		for timestamp := range int64(timestamps) {
			elements = append(elements, aboutState(models.WebhookEventTypeDeliveryOrderUpdate, fmt.Sprintf("d-%d", i%orders), timestamp+1))
		}
		for {
			switch status := notify(handler, "["+strings.Join(elements, ",")+"]").StatusCode; status {
			case http.StatusOK:
				return nil
			case http.StatusInternalServerError: // as iiko does, send it again
			default:
				return fmt.Errorf("status %d", status)
			}
		}
	})
	require.NoError(t, errors.Join(errs...))
	require.Len(t, latest, orders)
	for id, timestamp := range latest {
		assert.Equal(t, int64(timestamps), timestamp, id)
	}
}
