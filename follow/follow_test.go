package follow_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/follow"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

const org = iikotest.OrganizationID

// direct sends requests to a handler without a network, so that time can be faked.
type direct struct{ handler http.Handler }

func (d direct) RoundTrip(r *http.Request) (*http.Response, error) {
	recorder := httptest.NewRecorder()
	d.handler.ServeHTTP(recorder, r)
	return recorder.Result(), nil
}

// restaurant is a server and a client of it, in a bubble of fake time.
type restaurant struct {
	t    *testing.T
	iiko *iikotest.Server
	cli  *goiikoapi.Client
}

func open(t *testing.T, opts ...iikotest.Option) restaurant {
	t.Helper()
	place := iikotest.DemoRestaurant()
	place.Organization.IsConfirmationEnabled = goiikoapi.Ptr(false)
	opts = append([]iikotest.Option{iikotest.WithRestaurant(place), iikotest.WithTokenLifetime(1000 * time.Hour)}, opts...)
	iiko := iikotest.NewHandler(opts...)
	t.Cleanup(iiko.Close)
	cli, err := goiikoapi.NewClient("login", goiikoapi.WithHTTPClient(&http.Client{Transport: direct{iiko}}), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, cli.Close()) })
	return restaurant{t, iiko, cli}
}

// order creates a pickup and returns its ID.
func (r restaurant) order() string {
	r.t.Helper()
	req := models.CreateDeliveryRequest{OrganizationID: org, Order: models.DeliveryOrder{
		Phone: "+79005554433", OrderServiceType: models.OrderServiceTypeDeliveryByClient, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)},
	}}
	resp, err := goiikoapi.Check(r.cli.Deliveries.CreateDelivery(r.t.Context(), req))
	require.NoError(r.t, err)
	return resp.OrderInfo.ID
}

func (r restaurant) set(id string, statuses ...models.DeliveryStatus) {
	r.t.Helper()
	for _, status := range statuses {
		require.NoError(r.t, r.iiko.SetDeliveryStatus(id, status))
	}
}

// polls are the numbers of orders in the polls so far.
func (r restaurant) polls() []int {
	var numbers []int
	for _, request := range r.iiko.Requests("Deliveries.ByID") {
		var body models.DeliveriesByIDRequest
		require.NoError(r.t, json.Unmarshal(request.Body, &body))
		numbers = append(numbers, len(body.OrderIDs))
	}
	return numbers
}

// journal collects what iterators return.
type journal struct {
	mu    sync.Mutex
	lines []string
}

func (j *journal) add(state follow.State, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	line := string(state.Status)
	if line == "" {
		line = string(state.Delivery.CreationStatus)
	}
	if state.Event {
		line += " by event"
	}
	if err != nil {
		line += "!"
	}
	j.lines = append(j.lines, line)
}

func (j *journal) all() []string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return append([]string{}, j.lines...)
}

// start follows an order in a goroutine. The error is the last one.
func (j *journal) start(ctx context.Context, f *follow.Follower, id string) (ended <-chan error) {
	done := make(chan error, 1)
	go func() {
		var last error
		for state, err := range f.Delivery(ctx, org, id) {
			j.add(state, err)
			last = err
		}
		done <- last
	}()
	return done
}

func TestFollower_Delivery_returnsTheStatesToTheEnd(t *testing.T) {
	for end, want := range map[models.DeliveryStatus]string{models.DeliveryStatusClosed: "Closed", models.DeliveryStatusCancelled: "Cancelled"} {
		synctest.Test(t, func(t *testing.T) {
			r := open(t)
			id := r.order()
			var seen journal
			done := seen.start(t.Context(), follow.New(r.cli), id)
			synctest.Wait()
			time.Sleep(15 * time.Second)
			for _, status := range []models.DeliveryStatus{models.DeliveryStatusCookingStarted, models.DeliveryStatusWaiting, end} {
				r.set(id, status)
				time.Sleep(follow.DefaultInterval)
			}
			require.NoError(t, <-done)
			assert.Equal(t, []string{"InProgress", "WaitCooking", "CookingStarted", "Waiting", want}, seen.all())
			polls := len(r.polls())
			time.Sleep(time.Hour)
			assert.Len(t, r.polls(), polls, "nothing is polled after the end")
		})
	}
}

func TestDelivery_followsOneOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		id := r.order()
		r.set(id, models.DeliveryStatusClosed)
		var seen journal
		for state, err := range follow.Delivery(t.Context(), r.cli, strings.ToUpper(org), strings.ToUpper(id)) {
			require.NoError(t, err, "IDs of any case")
			assert.True(t, state.Final())
			seen.add(state, err)
		}
		assert.Equal(t, []string{"Closed"}, seen.all())
	})
}

func TestFollower_Handle_bringsStatesThatArePolledOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		f := follow.New(r.cli)
		id, other := r.order(), r.order()
		var seen journal
		done := seen.start(t.Context(), f, id)
		synctest.Wait()
		assert.Equal(t, []int{1}, r.polls())
		event := func(id string) goiikoapi.WebhookEvent {
			for _, info := range r.iiko.Deliveries() {
				if info.ID == id {
					return goiikoapi.WebhookEvent{Type: models.WebhookEventTypeDeliveryOrderUpdate, OrganizationID: org, Delivery: &info}
				}
			}
			t.Fatal("no delivery", id)
			return goiikoapi.WebhookEvent{}
		}
		old := event(id)
		for range 6 { // every 9 seconds an event, so no poll in between
			time.Sleep(9 * time.Second)
			r.set(id, models.DeliveryStatusCookingStarted)
			now := event(id)
			require.NoError(t, f.Handle(t.Context(), now))
			require.NoError(t, f.Handle(t.Context(), now), "again")
			require.NoError(t, f.Handle(t.Context(), old), "an older one")
			require.NoError(t, f.Handle(t.Context(), event(other)), "of an order that nobody follows")
			require.NoError(t, f.Handle(t.Context(), goiikoapi.WebhookEvent{Type: models.WebhookEventTypeStopListUpdate}))
		}
		assert.LessOrEqual(t, len(r.polls()), 4, "an order with events is polled less")
		r.set(id, models.DeliveryStatusClosed)
		time.Sleep(2 * follow.DefaultInterval)
		require.NoError(t, <-done)
		assert.Equal(t, []string{
			"WaitCooking", "CookingStarted by event", "CookingStarted by event", "CookingStarted by event", "CookingStarted by event",
			"CookingStarted by event", "CookingStarted by event", "Closed",
		}, seen.all(), "the poll brought the end")
	})
}

func TestFollower_pollsHundredsTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		f := follow.New(r.cli, follow.WithInterval(time.Minute))
		const orders = 450
		var ids []string
		for range orders {
			ids = append(ids, r.order())
		}
		var seen journal
		var ended []<-chan error
		for _, id := range ids {
			ended = append(ended, seen.start(t.Context(), f, id), seen.start(t.Context(), f, id)) // twice each
		}
		synctest.Wait()
		first := len(r.polls())
		time.Sleep(10*time.Minute + time.Second)
		polls := r.polls()[first:]
		require.Len(t, polls, 30, "three calls a round")
		for round := range 10 {
			assert.ElementsMatch(t, []int{200, 200, 50}, polls[3*round:3*round+3])
		}
		for _, id := range ids {
			r.set(id, models.DeliveryStatusClosed)
		}
		for _, done := range ended {
			require.NoError(t, <-done)
		}
		assert.Len(t, seen.all(), 2*2*orders)
	})
}

func TestFollower_Delivery_endsWithWhatTheFailureMeans(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(time.Second))
		r.iiko.FailNext("Deliveries.DeliveryCreate", models.ErrorInfo{
			Code: models.ErrorCodeCommon, Message: goiikoapi.Ptr("Creation timeout expired, order automatically transited to error creation status"),
		})
		id := r.order()
		var seen journal
		store := follow.NewMemoryStore()
		err := <-seen.start(t.Context(), follow.New(r.cli, follow.WithStore(store)), id)
		var failed *follow.FailedError
		require.ErrorAs(t, err, &failed)
		assert.Equal(t, follow.CauseTerminalOffline, failed.Explanation.Cause)
		assert.Equal(t, id, failed.Delivery.ID)
		require.ErrorContains(t, err, "follow: delivery "+id+" was rejected: goiikoapi: follow.Delivery: the terminal rejected it: Common: Creation timeout expired")
		var creation *goiikoapi.CreationError
		require.ErrorAs(t, err, &creation)
		assert.Equal(t, []string{"InProgress", "Error!"}, seen.all())
		left, err := store.All(t.Context())
		require.NoError(t, err)
		assert.Empty(t, left, "it has ended")
	})
}

func TestFollower_Delivery_isNotEndedByASecondCreate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		id := r.order()
		second := models.DeliveryInfo{
			ID: id, OrganizationID: org, Timestamp: time.Now().Add(time.Hour).UnixMilli(), CreationStatus: models.CreationStatusError,
			ErrorInfo: &models.ErrorInfo{Code: models.ErrorCodeDuplicatedOrderID},
		}
		first := r.iiko.Deliveries()[0]
		infos := func(infos ...models.DeliveryInfo) {
			body, err := json.Marshal(models.DeliveriesResponse{CorrelationID: "c", Orders: infos})
			require.NoError(t, err)
			r.iiko.Handle("Deliveries.ByID", func(iikotest.Request) (iikotest.Reply, bool) { return iikotest.Reply{Body: body}, true })
		}
		infos(second, first)
		f := follow.New(r.cli)
		var seen journal
		done := seen.start(t.Context(), f, id)
		synctest.Wait()
		require.NoError(t, f.Handle(t.Context(), goiikoapi.WebhookEvent{Type: models.WebhookEventTypeDeliveryOrderError, Delivery: &second}))
		time.Sleep(time.Hour)
		assert.Equal(t, []string{"WaitCooking"}, seen.all())
		first.Order.Status, first.Timestamp = models.DeliveryStatusClosed, first.Timestamp+1
		infos(second, first)
		require.NoError(t, <-done)

		// An error with contents is the order that was there before.
		first.Timestamp++
		first.CreationStatus, first.ErrorInfo = models.CreationStatusError, second.ErrorInfo
		infos(first)
		var again journal
		require.NoError(t, <-again.start(t.Context(), f, id))
		assert.Equal(t, []string{"Closed"}, again.all())

		// Alone, it is a failure once the order is nowhere to be seen.
		infos(second)
		var alone journal
		began := time.Now()
		err := <-alone.start(t.Context(), f, id)
		var failed *follow.FailedError
		require.ErrorAs(t, err, &failed)
		assert.Equal(t, follow.CauseDuplicate, failed.Explanation.Cause)
		assert.GreaterOrEqual(t, time.Since(began), 30*time.Second)
	})
}

func TestFollower_Delivery_endsForAnOrderThatIikoDoesNotKnow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t)
		var seen journal
		began := time.Now()
		err := <-seen.start(t.Context(), follow.New(r.cli), "7d1f4a52-64b9-4c0f-a2d3-5e8b9c6f1a20")
		require.ErrorIs(t, err, goiikoapi.ErrUnknownOrder)
		assert.Equal(t, []string{"!"}, seen.all())
		assert.InDelta(t, 30, time.Since(began).Seconds(), 10)
	})
}

func TestFollower_Delivery_outlastsFailuresButNotRejections(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		id := r.order()
		var mu sync.Mutex
		var reported []error
		f := follow.New(r.cli, follow.WithErrors(func(err error) {
			mu.Lock()
			defer mu.Unlock()
			reported = append(reported, err)
		}))
		r.iiko.Next("Deliveries.ByID", iikotest.ErrorReply(http.StatusInternalServerError, "", "oops"), iikotest.ErrorReply(http.StatusTooManyRequests, "", "slowly"), iikotest.ErrorReply(http.StatusRequestTimeout, "", "late"))
		var seen journal
		done := seen.start(t.Context(), f, id)
		time.Sleep(10 * time.Minute)
		assert.Equal(t, []string{"WaitCooking"}, seen.all())
		mu.Lock()
		require.Len(t, reported, 3, "and then it works again")
		require.ErrorContains(t, reported[0], "follow: 1 deliveries of organization "+org+": ")
		mu.Unlock()

		forbidden := iikotest.ErrorReply(http.StatusForbidden, "", "not yours")
		r.iiko.Next("Deliveries.ByID", forbidden)
		time.Sleep(time.Hour)
		assert.Equal(t, []string{"WaitCooking"}, seen.all(), "once may be a mistake")
		r.iiko.Next("Deliveries.ByID", forbidden)
		time.Sleep(time.Hour)
		assert.Equal(t, []string{"WaitCooking"}, seen.all(), "and later once more")
		r.iiko.Next("Deliveries.ByID", forbidden, forbidden)
		err := <-done
		require.ErrorContains(t, err, "follow: delivery "+id+": goiikoapi: ")
		assert.True(t, goiikoapi.IsForbidden(err))
		assert.Equal(t, []string{"WaitCooking", "!"}, seen.all())
	})
}

func TestFollower_Delivery_endsWithItsContextAndWithItsLoop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		id := r.order()
		f := follow.New(r.cli)
		ctx, cancel := context.WithCancelCause(t.Context())
		var seen journal
		done := seen.start(ctx, f, id)
		synctest.Wait()
		cancel(errors.New("closing time"))
		err := <-done
		require.ErrorIs(t, err, context.Canceled)
		require.ErrorContains(t, err, "closing time")
		for state := range f.Delivery(t.Context(), org, id) {
			assert.Equal(t, models.DeliveryStatusWaitCooking, state.Status, "without a store it begins with the present state")
			break
		}
		unfinished, err := f.Unfinished(t.Context())
		require.NoError(t, err)
		assert.Empty(t, unfinished)
		polls := len(r.polls())
		time.Sleep(time.Hour)
		assert.Len(t, r.polls(), polls)
	})
}

func TestFollower_goesOnAfterARestart(t *testing.T) {
	files, err := follow.NewFileStore(filepath.Join(t.TempDir(), "orders"))
	require.NoError(t, err)
	for name, store := range map[string]follow.Store{"memory": follow.NewMemoryStore(), "files": files} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := open(t, iikotest.WithProcessingTime(0))
				id, later := r.order(), r.order()
				for state := range follow.New(r.cli, follow.WithStore(store)).Delivery(t.Context(), org, id) {
					if state.Status == models.DeliveryStatusCookingStarted {
						break // the program dies in the middle of it
					}
					r.set(id, models.DeliveryStatusCookingStarted)
				}
				time.Sleep(time.Second)
				for range follow.New(r.cli, follow.WithStore(store)).Delivery(t.Context(), org, later) {
					break
				}

				restarted := follow.New(r.cli, follow.WithStore(store))
				unfinished, err := restarted.Unfinished(t.Context())
				require.NoError(t, err)
				require.Len(t, unfinished, 2)
				assert.Equal(t, id, unfinished[0].OrderID, "the oldest first")
				assert.Equal(t, models.DeliveryStatusWaitCooking, unfinished[0].Status)
				assert.Zero(t, unfinished[1].Timestamp)
				var seen journal
				done := seen.start(t.Context(), restarted, id)
				synctest.Wait()
				r.set(id, models.DeliveryStatusClosed)
				require.NoError(t, <-done)
				assert.Equal(t, []string{"CookingStarted", "Closed"}, seen.all(), "what was not handled comes again, what was does not")
				unfinished, err = restarted.Unfinished(t.Context())
				require.NoError(t, err)
				assert.Len(t, unfinished, 1)
				require.NoError(t, store.Delete(t.Context(), org, later))
				require.NoError(t, store.Delete(t.Context(), org, later), "twice")
			})
		})
	}
}

// broken is a store that fails.
type broken struct{ follow.Store }

func (b broken) Save(_ context.Context, record follow.Record) error {
	if record.Timestamp == 0 {
		return nil
	}
	return errors.New("disk full")
}

func TestFollower_Delivery_endsWhenTheStoreFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		id := r.order()
		var seen journal
		err := <-seen.start(t.Context(), follow.New(r.cli, follow.WithStore(broken{follow.NewMemoryStore()})), id)
		require.EqualError(t, err, "follow: delivery "+id+": store: disk full")
		assert.Equal(t, []string{"WaitCooking", "!"}, seen.all())
	})
}

func TestNew_Delivery_nameWhatIsInvalid(t *testing.T) {
	r := open(t)
	r.iiko.ResetRequests()
	for want, misuse := range map[string]func(){
		"follow: New: cli must not be nil":                 func() { follow.New(nil) },
		"follow: New: opts[0] must not be nil":             func() { follow.New(r.cli, nil) },
		"follow: WithInterval: d must be positive, not 0s": func() { follow.New(r.cli, follow.WithInterval(0)) },
		"follow: WithStore: store must not be nil":         func() { follow.New(r.cli, follow.WithStore((*follow.MemoryStore)(nil))) },
		"follow: WithErrors: report must not be nil":       func() { follow.New(r.cli, follow.WithErrors(nil)) },
	} {
		assert.PanicsWithValue(t, want, misuse)
	}
	for argument, ids := range map[string][2]string{"organizationID": {"1", iikotest.TableID}, "orderID": {org, "1"}} {
		for state, err := range follow.New(r.cli).Delivery(t.Context(), ids[0], ids[1]) {
			assert.Empty(t, state)
			require.EqualError(t, err, fmt.Sprintf(`goiikoapi: follow.Delivery: %s is not a UUID: "1"`, argument))
		}
	}
	var none context.Context
	for _, err := range follow.New(r.cli).Delivery(none, org, iikotest.TableID) {
		require.EqualError(t, err, "goiikoapi: follow.Delivery: ctx is nil")
	}
	assert.Empty(t, r.iiko.Requests())
}

func TestFollower_Handle_takesTheWebhooksOfIiko(t *testing.T) {
	place := iikotest.DemoRestaurant()
	place.Organization.IsConfirmationEnabled = goiikoapi.Ptr(false)
	iiko := iikotest.Start(t, iikotest.WithRestaurant(place), iikotest.WithProcessingTime(0))
	cli, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, cli.Close()) })
	f := follow.New(cli, follow.WithInterval(time.Hour)) // events only, after the first poll
	receiver := httptest.NewServer(goiikoapi.WebhookHandler("secret", f.Handle))
	t.Cleanup(receiver.Close)
	_, err = goiikoapi.Check(cli.WebHook.UpdateSettings(t.Context(), models.UpdateWebhookSettingsRequest{
		OrganizationID: org, WebHooksURI: receiver.URL, AuthToken: goiikoapi.Ptr("secret"),
		WebHooksFilter: &models.WebhookFilter{DeliveryOrderFilter: &models.WebhookDeliveryFilter{
			OrderStatuses: []models.DeliveryStatus{models.DeliveryStatusCookingStarted, models.DeliveryStatusClosed},
		}},
	}))
	require.NoError(t, err)
	r := restaurant{t, iiko, cli}
	id := r.order()
	var seen journal
	for state, err := range f.Delivery(t.Context(), org, id) {
		seen.add(state, err)
		switch state.Status {
		case models.DeliveryStatusWaitCooking:
			r.set(id, models.DeliveryStatusCookingStarted)
		case models.DeliveryStatusCookingStarted:
			r.set(id, models.DeliveryStatusClosed)
		}
	}
	assert.Equal(t, []string{"WaitCooking", "CookingStarted by event", "Closed by event"}, seen.all())
}

// answers makes a server return orders by ID.
func (r restaurant) answers(infos ...models.DeliveryInfo) {
	r.t.Helper()
	body, err := json.Marshal(models.DeliveriesResponse{CorrelationID: "c", Orders: append([]models.DeliveryInfo{}, infos...)})
	require.NoError(r.t, err)
	r.iiko.Handle("Deliveries.ByID", func(iikotest.Request) (iikotest.Reply, bool) { return iikotest.Reply{Body: body}, true })
}

const anOrder = "7d1f4a52-64b9-4c0f-a2d3-5e8b9c6f1a20"

// in returns an order in a status, "" for InProgress and an error code for Error.
func in(status string, timestamp int64) models.DeliveryInfo {
	info := models.DeliveryInfo{ID: anOrder, OrganizationID: org, Timestamp: timestamp, CreationStatus: models.CreationStatusInProgress}
	switch {
	case status == "":
	case strings.HasSuffix(status, "!"):
		info.CreationStatus = models.CreationStatusError
		info.ErrorInfo = &models.ErrorInfo{Code: models.ErrorCode(strings.TrimSuffix(status, "!"))}
	default:
		info.CreationStatus = models.CreationStatusSuccess
		info.Order = &models.PlacedDelivery{Status: models.DeliveryStatus(status)}
	}
	return info
}

func event(info models.DeliveryInfo) goiikoapi.WebhookEvent {
	return goiikoapi.WebhookEvent{Type: models.WebhookEventTypeDeliveryOrderUpdate, OrganizationID: org, Delivery: &info}
}

func TestFollower_Delivery_endsWithADuplicateThatIsReportedLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t)
		r.answers(in("", 1))
		var seen journal
		done := seen.start(t.Context(), follow.New(r.cli), anOrder)
		time.Sleep(time.Minute)
		r.answers(in("DuplicatedOrderId!", 2))
		began := time.Now()
		err := <-done
		var failed *follow.FailedError
		require.ErrorAs(t, err, &failed)
		assert.Equal(t, follow.CauseDuplicate, failed.Explanation.Cause)
		assert.Equal(t, []string{"InProgress", "Error!"}, seen.all())
		assert.InDelta(t, 40, time.Since(began).Seconds(), 10)
	})
}

func TestFollower_Delivery_endsForAnOrderThatVanishes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t)
		r.answers(in("OnWay", 1))
		store := follow.NewMemoryStore()
		var seen journal
		done := seen.start(t.Context(), follow.New(r.cli, follow.WithStore(store)), anOrder)
		time.Sleep(time.Hour)
		r.answers()
		time.Sleep(15 * time.Second)
		r.answers(in("OnWay", 1)) // it was away for a moment
		time.Sleep(time.Hour)
		assert.Equal(t, []string{"OnWay"}, seen.all())
		r.answers()
		require.ErrorIs(t, <-done, goiikoapi.ErrUnknownOrder)
		left, err := store.All(t.Context())
		require.NoError(t, err)
		assert.Empty(t, left, "there is nothing to go on with")
	})
}

func TestFollower_Delivery_isEndedByItsOwnRejectionOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		const bad = "00000000-0000-0000-0000-000000000000"
		allBegun := make(chan struct{})
		r.iiko.Handle("Deliveries.ByID", func(request iikotest.Request) (iikotest.Reply, bool) {
			<-allBegun // so that the second poll is of all
			if strings.Contains(string(request.Body), bad) {
				return iikotest.ErrorReply(http.StatusBadRequest, "INVALID_BODY_JSON_FORMAT", "no such id"), true
			}
			return iikotest.Reply{}, false
		})
		f := follow.New(r.cli)
		var seen, ended journal
		var good []<-chan error
		var failed <-chan error
		for i := range 20 {
			id := r.order()
			good = append(good, seen.start(t.Context(), f, id))
			if i == 10 {
				failed = ended.start(t.Context(), f, bad)
			}
		}
		synctest.Wait()
		close(allBegun)
		err := <-failed
		require.ErrorContains(t, err, "no such id")
		time.Sleep(time.Hour)
		assert.Len(t, seen.all(), 20, "the others go on")
		for _, info := range r.iiko.Deliveries() {
			r.set(info.ID, models.DeliveryStatusClosed)
		}
		for _, done := range good {
			require.NoError(t, <-done)
		}
	})
}

func TestFollower_Delivery_outlastsPagesOfGateways(t *testing.T) {
	for _, status := range []int{http.StatusForbidden, http.StatusNotFound, http.StatusTeapot, http.StatusUnavailableForLegalReasons} {
		synctest.Test(t, func(t *testing.T) {
			r := open(t, iikotest.WithProcessingTime(0))
			id := r.order()
			page := iikotest.Reply{Status: status, Body: "<html>QRATOR</html>"}
			r.iiko.Next("Deliveries.ByID", page, page, page)
			var seen journal
			done := seen.start(t.Context(), follow.New(r.cli), id)
			time.Sleep(time.Hour)
			assert.Equal(t, []string{"WaitCooking"}, seen.all())
			r.set(id, models.DeliveryStatusClosed)
			require.NoError(t, <-done)
		})
	}
}

func TestFollower_Delivery_ordersStates(t *testing.T) {
	now := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli() // when bubbles begin
	year := now + 365*24*3600*1000
	for name, test := range map[string]struct {
		first  models.DeliveryInfo
		events []models.DeliveryInfo
		last   models.DeliveryInfo
		want   []string
	}{
		"of one moment, once each": {
			in("Waiting", 100), []models.DeliveryInfo{in("OnWay", 100), in("Waiting", 100), in("OnWay", 100)}, in("Closed", 101),
			[]string{"Waiting", "OnWay by event", "Closed"},
		},
		"never back": {
			in("OnWay", 100), []models.DeliveryInfo{in("Waiting", 99)}, in("Closed", 101), []string{"OnWay", "Closed"},
		},
		"not hidden by a clock that is ahead": {
			in("Waiting", 100), []models.DeliveryInfo{in("OnWay", year), in("OnWay", year)}, in("Closed", 101),
			[]string{"Waiting", "OnWay by event", "Closed"},
		},
		"not those without contents and status": {
			in("Waiting", 100), []models.DeliveryInfo{{ID: anOrder, OrganizationID: org, Timestamp: 500}}, in("Closed", 450), []string{"Waiting", "Closed"},
		},
		"also without timestamps": {
			in("", 0), nil, in("Common!", 0), []string{"InProgress", "Error!"},
		},
		"a failure of the same moment": {
			in("", 100), nil, in("Common!", 100), []string{"InProgress", "Error!"},
		},
		"not those of another create": {
			in("Waiting", 100), nil, in("Closed", 101), []string{"Waiting", "Closed"},
		},
		"not failures that only an event tells of": {
			in("Waiting", 100), []models.DeliveryInfo{in("Common!", 200)}, in("Closed", 300), []string{"Waiting", "Closed"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := open(t)
				f := follow.New(r.cli)
				r.answers(test.first)
				if name == "not those of another create" {
					r.answers(in("Common!", 200), test.first)
				}
				var seen journal
				done := seen.start(t.Context(), f, anOrder)
				time.Sleep(time.Second)
				for _, info := range test.events {
					require.NoError(t, f.Handle(t.Context(), event(info)))
					time.Sleep(time.Second)
				}
				time.Sleep(time.Minute)
				r.answers(test.last)
				<-done
				assert.Equal(t, test.want, seen.all())
			})
		})
	}
}

func TestFollower_Delivery_forgetsWhatHasEndedWhenTheLoopIsLeft(t *testing.T) {
	for _, last := range []models.DeliveryInfo{in("Closed", 2), in("Common!", 2)} {
		synctest.Test(t, func(t *testing.T) {
			r := open(t)
			store := follow.NewMemoryStore()
			r.answers(last)
			for state, err := range follow.New(r.cli, follow.WithStore(store)).Delivery(t.Context(), org, anOrder) {
				if err != nil || state.Final() {
					break
				}
			}
			left, err := store.All(t.Context())
			require.NoError(t, err)
			assert.Empty(t, left)
		})
	}
}

func TestFollower_Delivery_isNotEndedByASecondCreateAfterARestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t)
		store := follow.NewMemoryStore()
		require.NoError(t, store.Save(t.Context(), follow.Record{OrganizationID: org, OrderID: anOrder, Timestamp: 100, Status: models.DeliveryStatusCookingStarted}))
		f := follow.New(r.cli, follow.WithStore(store))
		r.answers(in("Common!", 200), in("CookingStarted", 100))
		var seen journal
		done := seen.start(t.Context(), f, anOrder)
		time.Sleep(time.Hour)
		require.NoError(t, f.Handle(t.Context(), event(in("Common!", 300))))
		time.Sleep(time.Hour)
		assert.Empty(t, seen.all())

		for _, err := range f.Delivery(t.Context(), org, anOrder) {
			require.EqualError(t, err, "follow: delivery "+anOrder+": it is followed already, and the store keeps one iterator of an order")
		}
		r.answers(in("Closed", 400))
		require.NoError(t, <-done)
	})
}

func TestFollower_pollsOrganizationsApartAndAfterTheLastAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t)
		const slowOrg = "11111111-1111-4111-8111-111111111111"
		var mu sync.Mutex
		began := map[string][]time.Time{}
		r.iiko.Handle("Deliveries.ByID", func(request iikotest.Request) (iikotest.Reply, bool) {
			id := org
			if strings.Contains(string(request.Body), slowOrg) {
				id = slowOrg
			}
			mu.Lock()
			began[id] = append(began[id], time.Now())
			mu.Unlock()
			if id == slowOrg {
				time.Sleep(14 * time.Second) // a slow server, in fake time
			}
			return iikotest.Reply{Body: models.DeliveriesResponse{CorrelationID: "c", Orders: []models.DeliveryInfo{in("OnWay", 1)}}}, true
		})
		f := follow.New(r.cli)
		ctx, stop := context.WithCancel(t.Context())
		var all sync.WaitGroup
		for _, organization := range []string{org, slowOrg} {
			all.Go(func() {
				for range f.Delivery(ctx, organization, anOrder) {
				}
			})
		}
		time.Sleep(10 * time.Minute)
		stop()
		all.Wait()
		time.Sleep(time.Minute) // the last answer comes
		mu.Lock()
		defer mu.Unlock()
		assert.InDelta(t, 60, len(began[org]), 2, "it does not wait for the other")
		for i, at := range began[slowOrg][1:] {
			assert.GreaterOrEqual(t, at.Sub(began[slowOrg][i]), follow.DefaultInterval)
		}
	})
}

func TestFollower_Delivery_endsWithItsClient(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		id := r.order()
		var seen journal
		done := seen.start(t.Context(), follow.New(r.cli), id)
		synctest.Wait()
		require.NoError(t, r.cli.Close())
		require.ErrorContains(t, <-done, "client is closed")
	})
}

func TestFollower_followsAgainAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		id := r.order()
		f := follow.New(r.cli, follow.WithInterval(time.Hour))
		for range 200 {
			ctx, stop := context.WithTimeout(t.Context(), time.Second)
			states := 0
			for _, err := range f.Delivery(ctx, org, id) {
				require.NoError(t, err)
				states++
				break
			}
			stop()
			require.Equal(t, 1, states)
		}
	})
}

// request is a pickup.
func request() (models.CreateDeliveryRequest, error) {
	return models.CreateDeliveryRequest{OrganizationID: org, Order: models.DeliveryOrder{
		Phone: "+79005554433", OrderServiceType: models.OrderServiceTypeDeliveryByClient, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)},
	}}, nil
}

// place places an order in a goroutine.
func (j *journal) place(ctx context.Context, f *follow.Follower) (ended <-chan error) {
	done := make(chan error, 1)
	go func() {
		var last error
		for state, err := range f.Place(ctx, org, anOrder, request) {
			j.add(state, err)
			last = err
		}
		done <- last
	}()
	return done
}

func TestFollower_Place_placesOnceAndFollows(t *testing.T) {
	for name, test := range map[string]struct {
		before func(restaurant)
		// creates is how many creates are sent.
		creates int
	}{
		"a new order": {func(restaurant) {}, 1},
		"an order that was placed before": {func(r restaurant) {
			req, err := request()
			require.NoError(r.t, err)
			req.Order.ID = anOrder
			_, err = goiikoapi.Check(r.cli.Deliveries.CreateDelivery(r.t.Context(), req))
			require.NoError(r.t, err)
		}, 1},
		"when the response is lost": {func(r restaurant) {
			r.iiko.SetFaults(1, iikotest.Fault{Kind: iikotest.FaultInternalErrorAfter, Probability: 1, Operations: []string{"Deliveries.DeliveryCreate"}})
		}, 1},
		"again when the request is lost": {func(r restaurant) {
			bad := iikotest.Reply{Status: http.StatusBadGateway, Body: "<html>"}
			r.iiko.Next("Deliveries.DeliveryCreate", bad, bad)
		}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := open(t, iikotest.WithProcessingTime(0))
				test.before(r)
				var seen journal
				done := seen.place(t.Context(), follow.New(r.cli, follow.WithStore(follow.NewMemoryStore())))
				time.Sleep(10 * time.Minute)
				assert.Equal(t, []string{"WaitCooking"}, seen.all())
				assert.Len(t, r.iiko.Requests("Deliveries.DeliveryCreate"), test.creates)
				require.Len(t, r.iiko.Deliveries(), 1)
				r.set(anOrder, models.DeliveryStatusClosed)
				require.NoError(t, <-done)
			})
		})
	}
}

func TestFollower_Place_endsWithWhatIsCertain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		store := follow.NewMemoryStore()
		f := follow.New(r.cli, follow.WithStore(store))
		empty := func() {
			left, err := store.All(t.Context())
			require.NoError(t, err)
			assert.Empty(t, left)
		}
		var seen journal
		r.iiko.Next("Deliveries.DeliveryCreate", iikotest.ErrorReply(http.StatusBadRequest, "", "no such dish"))
		require.ErrorContains(t, <-seen.place(t.Context(), f), "no such dish")
		empty()

		bad := iikotest.Reply{Status: http.StatusBadGateway, Body: "<html>"}
		r.iiko.Next("Deliveries.DeliveryCreate", bad, bad, bad)
		err := <-seen.place(t.Context(), f)
		require.ErrorIs(t, err, goiikoapi.ErrUnknownOrder)
		assert.True(t, goiikoapi.MayBeDone(err))
		assert.Len(t, r.iiko.Requests("Deliveries.DeliveryCreate"), 4)
		left, err := f.Unfinished(t.Context())
		require.NoError(t, err)
		require.Len(t, left, 1, "it may be there")
		assert.True(t, left[0].Place)

		// What was seen is not sent again.
		require.NoError(t, store.Save(t.Context(), follow.Record{OrganizationID: org, OrderID: anOrder, Known: true}))
		err = <-seen.place(t.Context(), f)
		require.ErrorIs(t, err, goiikoapi.ErrUnknownOrder)
		assert.True(t, goiikoapi.MayBeDone(err))
		assert.Len(t, r.iiko.Requests("Deliveries.DeliveryCreate"), 4)
		require.NoError(t, store.Delete(t.Context(), org, anOrder))

		for _, err := range f.Place(t.Context(), org, anOrder, func() (req models.CreateDeliveryRequest, err error) { return req, errors.New("sold out") }) {
			require.EqualError(t, err, "follow: delivery "+anOrder+": sold out")
		}
		empty()
		assert.Len(t, r.iiko.Requests("Deliveries.DeliveryCreate"), 4)
		for _, err := range f.Place(t.Context(), org, "", request) {
			require.EqualError(t, err, `goiikoapi: follow.Place: orderID is not a UUID: ""`)
		}
		for _, err := range f.Place(t.Context(), org, anOrder, nil) {
			require.EqualError(t, err, "goiikoapi: follow.Place: request is nil")
		}
	})
}

// lagging makes by_id know orders only some time after they were placed.
func (r restaurant) lagging(lag time.Duration) {
	r.iiko.Handle("Deliveries.ByID", func(iikotest.Request) (iikotest.Reply, bool) {
		for _, info := range r.iiko.Deliveries() {
			created, err := info.Order.WhenCreated.In(time.FixedZone("MSK", 3*60*60))
			require.NoError(r.t, err)
			if time.Since(created) < lag {
				return iikotest.Reply{Body: models.DeliveriesResponse{CorrelationID: "c", Orders: []models.DeliveryInfo{}}}, true
			}
		}
		return iikotest.Reply{}, false
	})
}

func TestFollower_Place_placesOnceWhateverIsLate(t *testing.T) {
	fails := func(status int) iikotest.Reply { return iikotest.Reply{Status: status, Body: "<html>"} }
	for name, test := range map[string]struct {
		lag     time.Duration
		before  func(restaurant)
		request func() (models.CreateDeliveryRequest, error)
	}{
		"the list of orders":                  {lag: time.Minute},
		"the list of orders, by five minutes": {lag: 5 * time.Minute},
		"the list, after a restart": {lag: 45 * time.Second, before: func(r restaurant) {
			cli, err := goiikoapi.NewClient("login", goiikoapi.WithHTTPClient(&http.Client{Transport: direct{r.iiko}}))
			require.NoError(r.t, err)
			defer cli.Close()
			req, err := request()
			require.NoError(r.t, err)
			req.Order.ID = anOrder
			_, err = goiikoapi.Check(cli.Deliveries.CreateDelivery(r.t.Context(), req))
			require.NoError(r.t, err)
		}},
		"the request": {lag: 2 * time.Second, request: func() (models.CreateDeliveryRequest, error) {
			time.Sleep(35 * time.Second) // in fake time
			return request()
		}},
		"the second of two creates": {lag: 45 * time.Second, before: func(r restaurant) {
			r.iiko.Next("Deliveries.DeliveryCreate", fails(http.StatusBadGateway))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := open(t, iikotest.WithProcessingTime(0))
				if test.before != nil {
					test.before(r)
				}
				r.lagging(test.lag)
				ask := test.request
				if ask == nil {
					ask = request
				}
				var seen journal
				done := make(chan error, 1)
				go func() {
					var last error
					for state, err := range follow.New(r.cli).Place(t.Context(), org, anOrder, ask) {
						seen.add(state, err)
						last = err
					}
					done <- last
				}()
				time.Sleep(20 * time.Minute)
				assert.Equal(t, []string{"WaitCooking"}, seen.all())
				require.Len(t, r.iiko.Deliveries(), 1)
				r.set(anOrder, models.DeliveryStatusClosed)
				require.NoError(t, <-done)
			})
		})
	}
}

func TestFollower_Place_saysThatItMayBeDone(t *testing.T) {
	for name, test := range map[string]struct {
		before  func(restaurant)
		request func(times int) (models.CreateDeliveryRequest, error)
		want    string
		creates int
	}{
		"accepted and never returned": {func(r restaurant) { r.lagging(time.Hour) }, nil, "iiko has accepted the order, but does not return it", 1},
		"returned and gone after an unknown outcome": {func(r restaurant) {
			r.iiko.Next("Deliveries.DeliveryCreate", iikotest.Reply{Status: http.StatusGatewayTimeout, Body: ""})
			polls := 0
			r.iiko.Handle("Deliveries.ByID", func(iikotest.Request) (iikotest.Reply, bool) {
				orders := []models.DeliveryInfo{}
				polls++
				if polls == 3 {
					orders = append(orders, in("", 1))
				}
				return iikotest.Reply{Body: models.DeliveriesResponse{CorrelationID: "c", Orders: orders}}, true
			})
		}, nil, "iiko does not know the order", 1},
		"only a duplicate of it is returned": {func(r restaurant) {
			r.iiko.Next("Deliveries.DeliveryCreate", iikotest.Reply{Status: http.StatusGatewayTimeout, Body: ""})
			r.iiko.Handle("Deliveries.ByID", func(iikotest.Request) (iikotest.Reply, bool) {
				orders := []models.DeliveryInfo{}
				if len(r.iiko.Requests("Deliveries.DeliveryCreate")) > 1 {
					orders = append(orders, in("DuplicatedOrderId!", 1))
				}
				return iikotest.Reply{Body: models.DeliveriesResponse{CorrelationID: "c", Orders: orders}}, true
			})
		}, nil, "iiko does not know the order", 2},
		"rejected after an unknown outcome": {func(r restaurant) {
			r.lagging(time.Hour)
			r.iiko.Next("Deliveries.DeliveryCreate", iikotest.Reply{Status: http.StatusGatewayTimeout, Body: ""}, iikotest.ErrorReply(http.StatusBadRequest, "", "no such dish"))
		}, nil, "no such dish", 2},
		"no request after an unknown outcome": {func(r restaurant) {
			r.iiko.Next("Deliveries.DeliveryCreate", iikotest.Reply{Status: http.StatusGatewayTimeout, Body: ""})
		}, func(times int) (models.CreateDeliveryRequest, error) {
			if times > 1 {
				return models.CreateDeliveryRequest{}, errors.New("sold out")
			}
			return request()
		}, "sold out", 1},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := open(t, iikotest.WithProcessingTime(0))
				test.before(r)
				times := 0
				store := follow.NewMemoryStore()
				var last error
				for _, err := range follow.New(r.cli, follow.WithStore(store)).Place(t.Context(), org, anOrder, func() (models.CreateDeliveryRequest, error) {
					times++
					if test.request != nil {
						return test.request(times)
					}
					return request()
				}) {
					last = err
				}
				require.ErrorContains(t, last, test.want)
				assert.True(t, goiikoapi.MayBeDone(last), last)
				var failed *follow.FailedError
				assert.NotErrorAs(t, last, &failed, "it is not rejected")
				assert.LessOrEqual(t, len(r.iiko.Requests("Deliveries.DeliveryCreate")), test.creates)
				left, err := store.All(t.Context())
				require.NoError(t, err)
				assert.Len(t, left, 1)
			})
		})
	}
}

func TestFollower_Place_keepsWhatIsWorthAnotherTry(t *testing.T) {
	for name, test := range map[string]struct {
		reply iikotest.Reply
		kept  int
	}{
		"too many requests": {iikotest.ErrorReply(http.StatusTooManyRequests, "", "slowly"), 1},
		"a gateway's page":  {iikotest.Reply{Status: http.StatusForbidden, Body: "<html>"}, 1},
		"a wrong order":     {iikotest.ErrorReply(http.StatusBadRequest, "", "wrong"), 0},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := open(t, iikotest.WithProcessingTime(0))
				r.iiko.Next("Deliveries.DeliveryCreate", test.reply)
				store := follow.NewMemoryStore()
				f := follow.New(r.cli, follow.WithStore(store))
				var seen journal
				require.Error(t, <-seen.place(t.Context(), f))
				left, err := store.All(t.Context())
				require.NoError(t, err)
				assert.Len(t, left, test.kept)
				if test.kept > 0 {
					for _, err := range f.Delivery(t.Context(), org, anOrder) { // not what it takes, but nothing is lost
						require.ErrorIs(t, err, goiikoapi.ErrUnknownOrder)
					}
					left, err = store.All(t.Context())
					require.NoError(t, err)
					assert.Len(t, left, 1)
				}
			})
		})
	}
}

// swapped is a store that returns the records of another order.
type swapped struct{ follow.Store }

func (s swapped) Find(context.Context, string, string) (*follow.Record, error) {
	return &follow.Record{OrganizationID: iikotest.TableID, OrderID: iikotest.CustomerID}, nil
}

func TestFollower_Place_usesTheIDsOfTheCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		for range follow.New(r.cli, follow.WithStore(swapped{follow.NewMemoryStore()})).Place(t.Context(), strings.ToUpper(org), strings.ToUpper(anOrder), request) {
			break
		}
		require.Len(t, r.iiko.Deliveries(), 1)
		assert.Equal(t, anOrder, r.iiko.Deliveries()[0].ID)
	})
}

func TestFollower_Handle_leavesErrorsToThePoll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t)
		f := follow.New(r.cli)
		r.answers(in("OnWay", 1000))
		var seen journal
		done := seen.start(t.Context(), f, anOrder)
		time.Sleep(time.Second)
		broken := in("WaitCooking", 5)
		broken.CreationStatus, broken.ErrorInfo = models.CreationStatusError, &models.ErrorInfo{Code: models.ErrorCodeCommon}
		for range 100 {
			require.NoError(t, f.Handle(t.Context(), event(broken)))
			time.Sleep(100 * time.Millisecond)
		}
		assert.LessOrEqual(t, len(r.polls()), 13, "not more than one in a tenth of the interval")
		r.answers(in("Closed", 1001))
		require.NoError(t, <-done)
		assert.Equal(t, []string{"OnWay", "Closed"}, seen.all())
	})
}

func TestFollower_Place_remembersWhatItHasSent(t *testing.T) {
	lost := iikotest.Fault{Kind: iikotest.FaultInternalErrorAfter, Probability: 1, Operations: []string{"Deliveries.DeliveryCreate"}}
	for name, test := range map[string]struct {
		// again is what happens to the second call.
		again func(restaurant)
		ask   func() (models.CreateDeliveryRequest, error)
		want  string
	}{
		"when there is nothing to send any more": {func(restaurant) {}, func() (req models.CreateDeliveryRequest, err error) { return req, errors.New("sold out") }, "sold out"},
		"when it is wrong now": {func(r restaurant) {
			r.iiko.ClearFaults()
			r.iiko.Next("Deliveries.DeliveryCreate", iikotest.ErrorReply(http.StatusBadRequest, "", "no such dish"))
		}, request, "no such dish"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := open(t, iikotest.WithProcessingTime(0))
				r.lagging(time.Hour)
				r.iiko.SetFaults(1, lost)
				store := follow.NewMemoryStore()
				ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
				defer stop()
				var seen journal
				err := <-seen.place(ctx, follow.New(r.cli, follow.WithStore(store)))
				require.ErrorIs(t, err, context.DeadlineExceeded)
				assert.True(t, goiikoapi.MayBeDone(err), "it was sent")

				test.again(r)
				began := time.Now()
				var last error
				for _, err := range follow.New(r.cli, follow.WithStore(store)).Place(t.Context(), org, anOrder, test.ask) {
					last = err
				}
				require.ErrorContains(t, last, test.want)
				assert.True(t, goiikoapi.MayBeDone(last), last)
				assert.GreaterOrEqual(t, time.Since(began), 30*time.Second, "it may only be late")
				left, err := store.All(t.Context())
				require.NoError(t, err)
				assert.Len(t, left, 1)
			})
		})
	}
}

func TestFollower_Place_sendsNothingAgainThatWasAccepted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t, iikotest.WithProcessingTime(0))
		r.lagging(5 * time.Minute)
		store := follow.NewMemoryStore()
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
		defer stop()
		var first, second journal
		err := <-first.place(ctx, follow.New(r.cli, follow.WithStore(store)))
		require.ErrorIs(t, err, context.DeadlineExceeded)
		assert.True(t, goiikoapi.MayBeDone(err))

		err = <-second.place(t.Context(), follow.New(r.cli, follow.WithStore(store))) // after a restart, and still not returned
		require.ErrorIs(t, err, goiikoapi.ErrUnknownOrder)
		assert.True(t, goiikoapi.MayBeDone(err))
		time.Sleep(5 * time.Minute)
		done := second.place(t.Context(), follow.New(r.cli, follow.WithStore(store)))
		time.Sleep(time.Minute)
		r.set(anOrder, models.DeliveryStatusClosed)
		require.NoError(t, <-done)
		assert.Len(t, r.iiko.Requests("Deliveries.DeliveryCreate"), 1)
	})
}

func TestFollower_Place_believesTheResponse(t *testing.T) {
	for code, rejected := range map[models.ErrorCode]bool{models.ErrorCodeCommon: true, models.ErrorCodeDuplicatedOrderID: false} {
		synctest.Test(t, func(t *testing.T) {
			r := open(t, iikotest.WithProcessingTime(0))
			r.answers()
			info := in("Common!", 1)
			info.ErrorInfo.Code = code
			r.iiko.Next("Deliveries.DeliveryCreate", iikotest.Reply{Body: models.DeliveryResponse{CorrelationID: "c", OrderInfo: info}})
			var seen journal
			err := <-seen.place(t.Context(), follow.New(r.cli))
			var failed *follow.FailedError
			assert.Equal(t, rejected, errors.As(err, &failed))
			assert.Equal(t, !rejected, goiikoapi.MayBeDone(err))
		})
	}
}

func TestFollower_Delivery_isNotEndedByASecondCreateWhileTheFirstIsInProgress(t *testing.T) {
	for _, infos := range [][]models.DeliveryInfo{{in("", 1), in("Common!", 2)}, {in("Common!", 2), in("", 1)}} {
		synctest.Test(t, func(t *testing.T) {
			r := open(t)
			r.answers(infos...)
			var seen journal
			done := seen.start(t.Context(), follow.New(r.cli), anOrder)
			time.Sleep(time.Hour)
			assert.Equal(t, []string{"InProgress"}, seen.all())
			r.answers(in("Closed", 3))
			require.NoError(t, <-done)
		})
	}
}

func TestFollower_Place_doesNotTakeADuplicateOfItsOwnForARejection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t)
		r.answers(in("DuplicatedOrderId!", 1))
		store := follow.NewMemoryStore()
		require.NoError(t, store.Save(t.Context(), follow.Record{OrganizationID: org, OrderID: anOrder, Place: true, Sent: true, Known: true}))
		var seen journal
		err := <-seen.place(t.Context(), follow.New(r.cli, follow.WithStore(store)))
		require.ErrorIs(t, err, goiikoapi.ErrUnknownOrder)
		assert.True(t, goiikoapi.MayBeDone(err))
		assert.Empty(t, r.iiko.Requests("Deliveries.DeliveryCreate"))
		left, err := store.All(t.Context())
		require.NoError(t, err)
		assert.Len(t, left, 1)
	})
}

func TestFollower_Place_doubtsARejectionOfASecondCreate(t *testing.T) {
	rejected := in("Common!", 1)
	for name, second := range map[string]func(restaurant){
		"in its response": func(r restaurant) {
			r.iiko.Next("Deliveries.DeliveryCreate", iikotest.Reply{Body: models.DeliveryResponse{CorrelationID: "c", OrderInfo: rejected}})
		},
		"by ID": func(r restaurant) {
			r.iiko.Next("Deliveries.DeliveryCreate", iikotest.Reply{Body: models.DeliveryResponse{CorrelationID: "c", OrderInfo: in("", 1)}})
			r.iiko.Handle("Deliveries.ByID", func(iikotest.Request) (iikotest.Reply, bool) {
				orders := []models.DeliveryInfo{}
				if len(r.iiko.Requests("Deliveries.DeliveryCreate")) > 1 {
					orders = append(orders, rejected)
				}
				return iikotest.Reply{Body: models.DeliveriesResponse{CorrelationID: "c", Orders: orders}}, true
			})
		},
		"by ID after a state": func(r restaurant) {
			r.iiko.Next("Deliveries.DeliveryCreate", iikotest.Reply{Body: models.DeliveryResponse{CorrelationID: "c", OrderInfo: in("", 1)}})
			polls := 0
			r.iiko.Handle("Deliveries.ByID", func(iikotest.Request) (iikotest.Reply, bool) {
				orders := []models.DeliveryInfo{}
				if len(r.iiko.Requests("Deliveries.DeliveryCreate")) > 1 {
					polls++
					orders = append(orders, in("", 1))
				}
				if polls > 1 {
					orders[0] = rejected
				}
				return iikotest.Reply{Body: models.DeliveriesResponse{CorrelationID: "c", Orders: orders}}, true
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := open(t)
				r.answers()
				r.iiko.Next("Deliveries.DeliveryCreate", iikotest.Reply{Status: http.StatusGatewayTimeout, Body: ""})
				second(r)
				store := follow.NewMemoryStore()
				var seen journal
				err := <-seen.place(t.Context(), follow.New(r.cli, follow.WithStore(store)))
				var failed *follow.FailedError
				require.ErrorAs(t, err, &failed)
				assert.True(t, goiikoapi.MayBeDone(err), "the first may have made it")
				left, err := store.All(t.Context())
				require.NoError(t, err)
				assert.Len(t, left, 1)
			})
		})
	}
}

func TestFollower_Place_doubtsARejectionAfterARestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := open(t)
		r.answers()
		r.iiko.Next("Deliveries.DeliveryCreate", iikotest.Reply{Body: models.DeliveryResponse{CorrelationID: "c", OrderInfo: in("", 1)}})
		polls := 0
		r.iiko.Handle("Deliveries.ByID", func(iikotest.Request) (iikotest.Reply, bool) {
			orders := []models.DeliveryInfo{}
			if len(r.iiko.Requests("Deliveries.DeliveryCreate")) > 0 {
				polls++
				orders = append(orders, in("", 1))
			}
			if polls > 1 {
				orders[0] = in("Common!", 1)
			}
			return iikotest.Reply{Body: models.DeliveriesResponse{CorrelationID: "c", Orders: orders}}, true
		})
		store := follow.NewMemoryStore()
		require.NoError(t, store.Save(t.Context(), follow.Record{OrganizationID: org, OrderID: anOrder, Place: true, Sent: true}))
		var seen journal
		err := <-seen.place(t.Context(), follow.New(r.cli, follow.WithStore(store)))
		var failed *follow.FailedError
		require.ErrorAs(t, err, &failed)
		assert.True(t, goiikoapi.MayBeDone(err), "the create before the restart may have made it")
		assert.ErrorContains(t, err, "the order was sent before")
	})
}
