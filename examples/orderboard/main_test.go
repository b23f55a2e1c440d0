package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

const token = "a token"

var (
	moscow = time.FixedZone("MSK", 3*60*60)
	// evening is the current time in tests that need a fixed one.
	evening = time.Date(2026, 7, 17, 19, 30, 0, 0, moscow)
)

// emptyBoard returns a board of the demo restaurant without deliveries.
func emptyBoard() *board {
	return newBoard(iikotest.DemoRestaurant().Organization, moscow, time.Minute, 10*time.Second)
}

// delivery returns a delivery of the demo restaurant, placed half an hour before evening and due half an hour
// after it.
func delivery(id string, timestamp int64, status models.DeliveryStatus) models.DeliveryInfo {
	return models.DeliveryInfo{
		ID:             id,
		OrganizationID: iikotest.OrganizationID,
		Timestamp:      timestamp,
		CreationStatus: models.CreationStatusSuccess,
		Order: &models.PlacedDelivery{
			PlacedOrder:    models.PlacedOrder{Number: 7},
			Status:         status,
			WhenCreated:    models.NewDateTime(evening.Add(-30 * time.Minute)),
			CompleteBefore: models.NewDateTime(evening.Add(30 * time.Minute)),
		},
	}
}

// shown returns the ids of the cards by column.
func shown(b *board, now time.Time) map[stage][]string {
	ids := map[stage][]string{}
	v, _ := b.view(now)
	for _, column := range v.Columns {
		for _, card := range column.Cards {
			ids[column.Stage] = append(ids[column.Stage], card.ID)
		}
	}
	return ids
}

func TestBoard_showsEachStatusInItsColumn(t *testing.T) {
	b := emptyBoard()
	steps := []struct {
		status models.DeliveryStatus
		want   map[stage][]string
	}{
		{models.DeliveryStatusUnconfirmed, map[stage][]string{stageNew: {"a"}}},
		{models.DeliveryStatusWaitCooking, map[stage][]string{stageNew: {"a"}}},
		{models.DeliveryStatusReadyForCooking, map[stage][]string{stageCooking: {"a"}}},
		{models.DeliveryStatusCookingStarted, map[stage][]string{stageCooking: {"a"}}},
		{models.DeliveryStatusCookingCompleted, map[stage][]string{stageReady: {"a"}}},
		{models.DeliveryStatusWaiting, map[stage][]string{stageReady: {"a"}}},
		{models.DeliveryStatusOnWay, map[stage][]string{stageOnWay: {"a"}}},
		{models.DeliveryStatusDelivered, map[stage][]string{stageDelivered: {"a"}}},
		{models.DeliveryStatusClosed, map[stage][]string{stageDelivered: {"a"}}},
		{models.DeliveryStatusCancelled, map[stage][]string{}},
		{"Teleported", map[stage][]string{}},
	}
	for i, step := range steps {
		b.apply(delivery("a", evening.UnixMilli()+int64(i), step.status))
		assert.Equal(t, step.want, shown(b, evening), step.status)
	}
}

func TestBoard_Apply_ignoresOlderStates(t *testing.T) {
	b := emptyBoard()
	now := evening.UnixMilli()
	b.apply(delivery("a", now, models.DeliveryStatusOnWay))
	b.apply(delivery("b", now, models.DeliveryStatusCancelled))
	_, changed := b.view(evening)
	for _, id := range []string{"a", "b"} {
		b.apply(delivery(id, now-1, models.DeliveryStatusWaiting))
		b.apply(delivery(id, now, models.DeliveryStatusWaiting))
	}
	assert.Equal(t, map[stage][]string{stageOnWay: {"a"}}, shown(b, evening))
	select {
	case <-changed:
		t.Error("changed is closed although nothing changed")
	default:
	}
	b.apply(delivery("a", now+1, models.DeliveryStatusDelivered))
	<-changed
}

func TestBoard_Apply_ignoresOtherOrganizationsAndUnplacedOrders(t *testing.T) {
	b := emptyBoard()
	foreign := delivery("a", 1, models.DeliveryStatusOnWay)
	foreign.OrganizationID = "another organization"
	b.apply(foreign)
	unplaced := delivery("b", 1, "")
	unplaced.Order = nil
	b.apply(unplaced)
	assert.Empty(t, shown(b, evening))
}

func TestBoard_showsTodaysDeliveries(t *testing.T) {
	b := emptyBoard()
	night := time.Date(2026, 7, 17, 23, 59, 0, 0, moscow)
	add := func(id string, status models.DeliveryStatus, due, done time.Time) {
		info := delivery(id, night.UnixMilli(), status)
		info.Order.CompleteBefore = models.NewDateTime(due)
		if !done.IsZero() {
			info.Order.WhenDelivered = models.NewDateTime(done)
		}
		b.apply(info)
	}
	add("tomorrow", models.DeliveryStatusWaitCooking, night.Add(12*time.Hour), time.Time{})
	add("late", models.DeliveryStatusOnWay, night.Add(-time.Hour), time.Time{})
	add("done", models.DeliveryStatusClosed, night, night.Add(-time.Minute))
	add("done, time unknown", models.DeliveryStatusDelivered, night, time.Time{})
	add("cancelled", models.DeliveryStatusCancelled, night, time.Time{})
	assert.Equal(t, map[stage][]string{
		stageOnWay: {"late"}, stageDelivered: {"done, time unknown", "done"},
	}, shown(b, night))
	assert.Equal(t, map[stage][]string{
		stageNew: {"tomorrow"}, stageOnWay: {"late"},
	}, shown(b, night.Add(2*time.Minute)))
	assert.Len(t, b.deliveries, 2, "the others are removed")
}

func TestBoard_ordersCardsByDueTime(t *testing.T) {
	b := emptyBoard()
	for i, minutes := range []int{40, 10, 10, -5} {
		info := delivery(fmt.Sprint(i), 1, models.DeliveryStatusCookingStarted)
		info.Order.Number = 100 - i
		info.Order.CompleteBefore = models.NewDateTime(evening.Add(time.Duration(minutes) * time.Minute))
		b.apply(info)
	}
	assert.Equal(t, []string{"3", "2", "1", "0"}, shown(b, evening)[stageCooking])
}

func TestBoard_showsTheLatestDeliveredOrdersFirst(t *testing.T) {
	b := emptyBoard()
	for i := range 3 {
		info := delivery(fmt.Sprint(i), 1, models.DeliveryStatusDelivered)
		info.Order.WhenDelivered = models.NewDateTime(evening.Add(time.Duration(i) * time.Second))
		b.apply(info)
	}
	assert.Equal(t, []string{"2", "1", "0"}, shown(b, evening.Add(time.Hour))[stageDelivered])
}

func TestBoard_Card_convertsADelivery(t *testing.T) {
	info := delivery("a", evening.UnixMilli(), models.DeliveryStatusDelivered)
	order := info.Order
	order.Sum = 1560.5
	order.WhenDelivered = models.NewDateTime(evening)
	order.Comment = goiikoapi.Ptr(" no onions ")
	order.Customer = &models.PlacedCustomer{Name: "Anna"}
	order.CourierInfo = &models.CourierInfo{Courier: models.OrderEmployee{Name: "Petrov Ivan"}}
	order.DeliveryPoint = &models.PlacedDeliveryPoint{Address: &models.PlacedAddress{
		Street: &models.PlacedStreet{Name: "Tverskaya"}, House: goiikoapi.Ptr("7"), Building: goiikoapi.Ptr("2"), Flat: goiikoapi.Ptr("12"),
	}}
	want := card{
		ID: "a", Number: 7, Status: models.DeliveryStatusDelivered, Sum: 1560.5,
		Placed: evening.Add(-30 * time.Minute).UnixMilli(), Due: evening.Add(30 * time.Minute).UnixMilli(), Done: evening.UnixMilli(),
		Customer: "Anna", Street: "Tverskaya", House: "7 2", Courier: "Petrov Ivan", Comment: "no onions",
		Dishes: []dish{},
	}
	b := emptyBoard()
	assert.Equal(t, want, b.card(info))

	order.DeliveryPoint.Address = &models.PlacedAddress{Line1: goiikoapi.Ptr("Palm Jumeirah, villa 5")}
	want.Street, want.House = "Palm Jumeirah, villa 5", ""
	order.CompleteBefore, want.Due = "soon", 0
	assert.Equal(t, want, b.card(info))

	order.DeliveryPoint, want.Street, want.Pickup = nil, "", true
	assert.Equal(t, want, b.card(info))
}

func TestDishes_areWhatTheKitchenMakes(t *testing.T) {
	modifiers := []models.PlacedModifier{
		{Product: models.IDName{Name: "Sour cream"}, Amount: 2},
		{Product: models.IDName{Name: "Bread"}, Amount: 1, DefaultAmount: goiikoapi.Ptr(1), HideIfDefaultAmount: goiikoapi.Ptr(true)},
		{Product: models.IDName{Name: "Garlic"}},
		{Product: models.IDName{Name: "Dill"}, Amount: 1, Deleted: &models.ItemDeletedInfo{}},
	}
	half := func(name string, modifiers ...models.PlacedModifier) *models.PlacedItemComponent {
		return &models.PlacedItemComponent{Product: models.IDName{Name: name}, Modifiers: modifiers}
	}
	got := dishes([]models.PlacedItem{
		{
			Product: &models.IDName{Name: "Borscht"}, Size: &models.IDName{Name: "Large"}, Amount: 1.5,
			Modifiers: modifiers, Comment: goiikoapi.Ptr(" no dill "),
		},
		{Service: &models.IDName{Name: "Delivery"}, Amount: 1},
		{Product: &models.IDName{Name: "Kvass"}, Amount: 1, Deleted: &models.ItemDeletedInfo{}},
		{PrimaryComponent: half("Margherita", modifiers[0]), SecondaryComponent: half("Pepperoni"), CommonModifiers: modifiers[:1], Amount: 1},
	})
	assert.Equal(t, []dish{
		{Name: "Borscht", Size: "Large", Amount: 1.5, Modifiers: []modifier{{Name: "Sour cream", Amount: 2}}, Comment: "no dill"},
		{Name: "Margherita / Pepperoni", Amount: 1, Modifiers: []modifier{{Name: "Sour cream", Amount: 2}, {Name: "Sour cream", Amount: 2}}},
	}, got)
}

// restaurant is a restaurant in memory with a board that receives its webhooks.
type restaurant struct {
	t       *testing.T
	iiko    *iikotest.Server
	cli     *goiikoapi.Client
	board   *board
	page    *httptest.Server
	offline atomic.Bool // makes the page's server drop all requests
	reports chan error
}

// silence is an error of iiko that is not retried.
var silence = iikotest.Fault{Kind: iikotest.FaultResetBefore, Probability: 1}

func openRestaurant(t *testing.T) *restaurant {
	t.Helper()
	r := &restaurant{t: t, board: emptyBoard(), reports: make(chan error, 100)}
	handler := newHandler(r.board, token, func(err error) { r.reports <- err })
	r.page = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if r.offline.Load() {
			panic(http.ErrAbortHandler)
		}
		handler.ServeHTTP(w, req)
	}))
	t.Cleanup(func() {
		r.page.CloseClientConnections()
		r.page.Close()
	})
	r.iiko = iikotest.Start(t, iikotest.WithWebhook(r.page.URL+webhookPath, token), iikotest.WithProcessingTime(0))
	var err error
	r.cli, err = goiikoapi.NewClient("a login", goiikoapi.WithBaseURL(r.iiko.URL), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
	require.NoError(t, err)
	return r
}

// order creates a pickup order and returns its id. If change is not nil, it modifies the order first.
func (r *restaurant) order(change func(*models.DeliveryOrder)) string {
	r.t.Helper()
	order := models.DeliveryOrder{
		Phone:            iikotest.CustomerPhone,
		OrderServiceType: models.OrderServiceTypeDeliveryByClient,
		Customer:         goiikoapi.Ptr(models.OneTimeCustomer("Anna")),
		Items:            []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)},
		CompleteBefore:   models.NewDateTime(midnight(time.Now().In(moscow)).Add(24*time.Hour - time.Millisecond)),
	}
	if change != nil {
		change(&order)
	}
	created, err := goiikoapi.Check(r.cli.Deliveries.CreateDelivery(r.t.Context(), models.CreateDeliveryRequest{
		OrganizationID: iikotest.OrganizationID, Order: order,
	}))
	require.NoError(r.t, err)
	r.settle()
	return created.OrderInfo.ID
}

// move changes the status of an order at the restaurant.
func (r *restaurant) move(id string, status models.DeliveryStatus) {
	r.t.Helper()
	require.NoError(r.t, r.iiko.SetDeliveryStatus(id, status))
	r.settle()
}

// settle waits until all webhooks are delivered.
func (r *restaurant) settle() {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), 20*time.Second)
	defer cancel()
	require.NoError(r.t, r.iiko.FlushWebhooks(ctx))
}

func TestBoard_followsTheRestaurant(t *testing.T) {
	r := openRestaurant(t)
	id := r.order(nil)
	assert.Equal(t, map[stage][]string{stageNew: {id}}, shown(r.board, time.Now()))
	r.move(id, models.DeliveryStatusCookingStarted)
	assert.Equal(t, map[stage][]string{stageCooking: {id}}, shown(r.board, time.Now()))
	r.move(id, models.DeliveryStatusDelivered)
	assert.Equal(t, map[stage][]string{stageDelivered: {id}}, shown(r.board, time.Now()))

	later := emptyBoard()
	require.NoError(t, later.load(t.Context(), r.cli, time.Now()))
	assert.Equal(t, shown(r.board, time.Now()), shown(later, time.Now()), "load shows the same as the webhooks")
	assert.Empty(t, r.reports)
}

func TestBoard_Load_readsInPartsWhatIsTooMuch(t *testing.T) {
	place := iikotest.DemoRestaurant()
	iiko := iikotest.Start(t, iikotest.WithRestaurant(place), iikotest.WithProcessingTime(0), iikotest.WithMostDeliveries(3))
	cli, err := goiikoapi.NewClient("a login", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(t, err)
	defer cli.Close()
	for i := range 12 {
		_, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(t.Context(), models.CreateDeliveryRequest{OrganizationID: iikotest.OrganizationID, Order: models.DeliveryOrder{
			Phone: iikotest.CustomerPhone, OrderServiceType: models.OrderServiceTypeDeliveryByClient, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)},
			CompleteBefore: models.NewDateTime(time.Now().In(place.Location).Add(time.Duration(i) * 5 * time.Hour)),
		}}))
		require.NoError(t, err)
	}
	b := newBoard(place.Organization, place.Location, time.Minute, time.Minute)
	require.NoError(t, b.load(t.Context(), cli, time.Now()))
	assert.Len(t, b.deliveries, 12)
	calls := len(iiko.Requests())
	require.NoError(t, b.update(t.Context(), cli))
	assert.Len(t, iiko.Requests(), calls+1, "from the revision of the parts on")
}

func TestBoard_Update_readsWhatWebhooksHaveMissed(t *testing.T) {
	r := openRestaurant(t)
	unreached := emptyBoard()
	require.NoError(t, unreached.load(t.Context(), r.cli, time.Now()))
	for _, status := range []models.DeliveryStatus{"", models.DeliveryStatusCookingStarted} {
		if id := r.order(nil); status != "" {
			r.move(id, status)
		}
		require.NoError(t, unreached.update(t.Context(), r.cli))
		assert.Equal(t, shown(r.board, time.Now()), shown(unreached, time.Now()))
	}
	assert.Len(t, shown(unreached, time.Now()), 2)
	calls := len(r.iiko.Requests())
	require.NoError(t, unreached.update(t.Context(), r.cli))
	assert.Len(t, r.iiko.Requests(), calls+1)
}

func TestBoard_Update_loadsAllWhenItsRevisionIsTooOld(t *testing.T) {
	var paths []string
	iiko := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		paths = append(paths, path.Base(r.URL.Path))
		switch path.Base(r.URL.Path) {
		case "by_revision":
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprint(w, `{"error": "TOO_OLD_REVISION", "errorDescription": "Passed revision is too old"}`)
		default:
			fmt.Fprint(w, `{"token": "t", "maxRevision": 5, "ordersByOrganizations": []}`)
		}
	}))
	defer iiko.Close()
	cli, err := goiikoapi.NewClient("a login", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(t, err)
	b := emptyBoard()
	require.NoError(t, b.update(t.Context(), cli))
	assert.Equal(t, []string{"access_token", "by_revision", "by_delivery_date_and_status"}, paths)
	assert.EqualValues(t, 5, b.revision)
}

func TestBoard_isSilentAfterThreePollsWithoutASuccessfulAnswer(t *testing.T) {
	r := openRestaurant(t)
	require.NoError(t, r.board.load(t.Context(), r.cli, time.Now()))
	silent := func(after time.Duration) bool {
		v, _ := r.board.view(time.Now().Add(after))
		assert.WithinDuration(t, time.Now(), time.UnixMilli(v.Answered), 10*time.Second)
		return v.Silent
	}
	assert.False(t, silent(2*r.board.poll))
	assert.True(t, silent(4*r.board.poll))
	r.board.answered = r.board.answered.Add(-4 * r.board.poll)
	r.iiko.SetFaults(1, silence)
	require.Error(t, r.board.update(t.Context(), r.cli))
	v, _ := r.board.view(time.Now())
	assert.True(t, v.Silent, "a failed call is no answer")
	r.iiko.ClearFaults()
	require.NoError(t, r.board.update(t.Context(), r.cli))
	assert.False(t, silent(0))
}

func TestNewHandler_reportsInvalidWebhooks(t *testing.T) {
	r := openRestaurant(t)
	post := func(token, body string) int {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.page.URL+webhookPath, strings.NewReader(body))
		require.NoError(t, err)
		req.Header.Set("Authorization", token)
		resp, err := http.DefaultClient.Do(req)
		require.NoError(t, err)
		resp.Body.Close()
		return resp.StatusCode
	}
	assert.Equal(t, http.StatusUnauthorized, post("another token", "[]"))
	require.ErrorContains(t, <-r.reports, "does not match the token")
	assert.Equal(t, http.StatusOK, post(token, `[{"eventType": "DeliveryOrderUpdate", "eventInfo": {"id": [5]}}, {"eventType": "StopListUpdate", "eventInfo": {}}]`))
	require.ErrorContains(t, <-r.reports, "eventInfo")
	assert.Empty(t, shown(r.board, time.Now()))
}

func TestNewHandler_servesAPageWithoutExternalResources(t *testing.T) {
	r := openRestaurant(t)
	for path, contentType := range map[string]string{
		"/": "text/html; charset=utf-8", "/board.css": "text/css; charset=utf-8", "/board.js": "text/javascript; charset=utf-8",
		"/texts.js": "text/javascript; charset=utf-8",
	} {
		resp, err := http.Get(r.page.URL + path)
		require.NoError(t, err)
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		require.NoError(t, err)
		assert.Equal(t, http.StatusOK, resp.StatusCode, path)
		assert.Equal(t, contentType, resp.Header.Get("Content-Type"), path)
		assert.Contains(t, resp.Header.Get("Content-Security-Policy"), "default-src 'none'", path)
		assert.NotContains(t, string(body), "://", path)
		assert.NotContains(t, string(body), "innerHTML", path)
	}
}

func TestBoard_Stream_sendsEveryChangeOnce(t *testing.T) {
	r := openRestaurant(t)
	resp, err := http.Get(r.page.URL + "/events")
	require.NoError(t, err)
	defer resp.Body.Close()
	assert.Equal(t, "text/event-stream", resp.Header.Get("Content-Type"))
	events := bufio.NewReader(resp.Body)
	next := func() view {
		line, err := events.ReadString('\n')
		require.NoError(t, err)
		end, err := events.ReadString('\n')
		require.NoError(t, err)
		require.Equal(t, "\n", end)
		var v view
		require.NoError(t, json.Unmarshal([]byte(strings.TrimPrefix(line, "data: ")), &v))
		return v
	}
	v := next()
	assert.Equal(t, "Samovar", v.Restaurant)
	assert.Equal(t, "RUB", v.Currency)
	assert.Equal(t, (3 * time.Hour).Milliseconds(), v.UTCOffset)
	assert.WithinDuration(t, time.Now(), time.UnixMilli(v.Now), time.Minute)
	assert.Empty(t, v.Columns[0].Cards)

	id := r.order(nil)
	v = next()
	require.Len(t, v.Columns[0].Cards, 1)
	assert.Equal(t, id, v.Columns[0].Cards[0].ID)
	assert.Equal(t, []dish{{Name: "Borscht", Amount: 1, Modifiers: []modifier{}}}, v.Columns[0].Cards[0].Dishes)
	assert.Nil(t, next().Columns, "a heartbeat has no orders")
}

// defaults are options that are valid.
var defaults = options{addr: "127.0.0.1:0", demo: 600, poll: time.Second, turn: time.Second}

func TestRun_rejectsInvalidOptions(t *testing.T) {
	tests := []struct {
		name   string
		change func(*options)
		want   string
	}{
		{"no orders", func(o *options) { o.demo = 0 }, "-demo"},
		{"too many orders", func(o *options) { o.demo = 1e12 }, "-demo"},
		{"register without an API login", func(o *options) { o.register = true }, "IIKO_API_LOGIN"},
		{"public URL without an API login", func(o *options) { o.publicURL = "https://example.com" }, "IIKO_API_LOGIN"},
		{"no webhook token", func(o *options) { o.apiLogin, o.publicURL = "a login", "https://example.com" }, "IIKO_WEBHOOK_TOKEN"},
		{"register without a public URL", func(o *options) { o.apiLogin, o.webhookToken, o.register = "a login", token, true }, "-public-url"},
		{"polls without a pause", func(o *options) { o.poll = 0 }, "-poll must be at least 1s, got 0s"},
		{"pages that are too short", func(o *options) { o.turn = time.Millisecond }, "-turn must be at least 1s, got 1ms"},
		{"unknown time zone", func(o *options) { o.zone = "Mars/Olympus" }, "Mars"},
		{"invalid address", func(o *options) { o.addr = "nowhere" }, "nowhere"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			opts := defaults
			tt.change(&opts)
			require.ErrorContains(t, run(t.Context(), opts, io.Discard), tt.want)
		})
	}
}

// console collects a program's output by lines.
type console struct{ lines chan string }

func (c console) Write(text []byte) (int, error) {
	c.lines <- string(text)
	return len(text), nil
}

// start runs the program until the end of the test and returns its first line of output.
func start(t *testing.T, opts options) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out := console{make(chan string, 1000)}
	ended := make(chan error, 1)
	go func() { ended <- run(ctx, opts, out) }()
	t.Cleanup(func() {
		cancel()
		assert.NoError(t, <-ended)
	})
	select {
	case line := <-out.lines:
		return line
	case err := <-ended:
		ended <- err
		require.NoError(t, err)
		return ""
	}
}

func TestRun_demoDeliversOrders(t *testing.T) {
	line := start(t, defaults)
	_, url, found := strings.Cut(strings.TrimSpace(line), "Delivery board of Samovar: ")
	require.True(t, found, line)
	resp, err := http.Get(url + "/events")
	require.NoError(t, err)
	defer resp.Body.Close()
	seen := map[stage]bool{}
	courier := false
	for events := bufio.NewScanner(resp.Body); len(seen) < len(stages) || !courier; {
		require.True(t, events.Scan(), events.Err())
		text, isData := strings.CutPrefix(events.Text(), "data: ")
		if !isData {
			continue
		}
		var v view
		require.NoError(t, json.Unmarshal([]byte(text), &v))
		for _, column := range v.Columns {
			for _, card := range column.Cards {
				seen[column.Stage] = true
				courier = courier || card.Courier != ""
			}
		}
	}
}

func TestRun_withAnAPILogin(t *testing.T) {
	r := openRestaurant(t)
	id := r.order(nil)
	settings := func() *models.WebhookSettingsResponse {
		settings, err := goiikoapi.Check(r.cli.WebHook.Settings(t.Context(), iikotest.OrganizationID))
		require.NoError(t, err)
		return settings
	}
	before := settings().WebHooksURI
	opts := defaults
	opts.apiLogin, opts.baseURL, opts.organizationID, opts.zone = "a login", r.iiko.URL, iikotest.OrganizationID, "Europe/Moscow"
	started := start(t, opts)
	_, url, found := strings.Cut(strings.TrimSpace(started), "Delivery board of Samovar: ")
	require.True(t, found, started)
	resp, err := http.Get(url + "/events")
	require.NoError(t, err)
	defer resp.Body.Close()
	events := bufio.NewReader(resp.Body)
	line, err := events.ReadString('\n')
	require.NoError(t, err)
	assert.Contains(t, line, id, "existing orders are shown")
	for later := r.order(nil); !strings.Contains(line, later); { // although the webhooks go elsewhere
		line, err = events.ReadString('\n')
		require.NoError(t, err)
	}
	assert.Equal(t, before, settings().WebHooksURI, "nothing is registered without -register")

	opts.register, opts.publicURL, opts.webhookToken = true, "http://127.0.0.1:1/board/", "another token"
	start(t, opts)
	now := settings()
	assert.Equal(t, "http://127.0.0.1:1/board/webhook", *now.WebHooksURI)
	assert.Equal(t, "another token", *now.AuthToken)
	assert.Len(t, now.WebHooksFilter.DeliveryOrderFilter.OrderStatuses, 10)

	opts.organizationID = "another organization"
	require.ErrorContains(t, run(t.Context(), opts, io.Discard), "another organization")
	two := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"token": "t", "organizations": [{"id": "1", "name": "East"}, {"id": "2", "name": "West"}]}`)
	}))
	defer two.Close()
	opts.organizationID, opts.baseURL = "", two.URL
	require.ErrorContains(t, run(t.Context(), opts, io.Discard), "-organization:\n  1  East\n  2  West")
}
