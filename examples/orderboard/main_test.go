package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/browsertest"
	"github.com/kebrick/goiikoapi/models"
)

const token = "a token"

var screenshots = flag.String("screenshots", "", "`directory` for screenshots of the page")

var (
	moscow = time.FixedZone("MSK", 3*60*60)
	// evening is the current time in tests that need a fixed one.
	evening = time.Date(2026, 7, 17, 19, 30, 0, 0, moscow)
)

// emptyBoard returns a board of the demo restaurant without deliveries.
func emptyBoard() *board {
	return newBoard(iikotest.DemoRestaurant().Organization, moscow)
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

func TestBoard_showsTheLatestDeliveredOrders(t *testing.T) {
	b := emptyBoard()
	for i := range maxDelivered + 5 {
		info := delivery(fmt.Sprint(i), 1, models.DeliveryStatusDelivered)
		info.Order.WhenDelivered = models.NewDateTime(evening.Add(time.Duration(i) * time.Second))
		b.apply(info)
	}
	v, _ := b.view(evening.Add(time.Hour))
	done := v.Columns[4]
	assert.Equal(t, maxDelivered+5, done.Count)
	require.Len(t, done.Cards, maxDelivered)
	assert.Equal(t, fmt.Sprint(maxDelivered+4), done.Cards[0].ID)
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
	r.cli, err = goiikoapi.NewClient("a login", goiikoapi.WithBaseURL(r.iiko.URL))
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

func TestBoard_Stream_sendsEveryChange(t *testing.T) {
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
}

func TestRun_rejectsInvalidOptions(t *testing.T) {
	tests := []struct {
		name string
		opts options
		want string
	}{
		{"no orders", options{}, "-demo"},
		{"too many orders", options{demo: 1e12}, "-demo"},
		{"register without an API login", options{demo: 1, register: true}, "IIKO_API_LOGIN"},
		{"public URL without an API login", options{demo: 1, publicURL: "https://example.com"}, "IIKO_API_LOGIN"},
		{"no webhook token", options{demo: 1, apiLogin: "a login"}, "IIKO_WEBHOOK_TOKEN"},
		{"register without a public URL", options{demo: 1, apiLogin: "a login", webhookToken: token, register: true}, "-public-url"},
		{"unknown time zone", options{demo: 1, zone: "Mars/Olympus"}, "Mars"},
		{"invalid address", options{demo: 1, addr: "nowhere"}, "nowhere"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.ErrorContains(t, run(t.Context(), tt.opts, io.Discard), tt.want)
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
	line := start(t, options{addr: "127.0.0.1:0", demo: 600})
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
	opts := options{
		apiLogin: "a login", baseURL: r.iiko.URL, webhookToken: "another token", organizationID: iikotest.OrganizationID,
		addr: "127.0.0.1:0", zone: "Europe/Moscow", demo: 1,
	}
	started := start(t, opts)
	_, url, found := strings.Cut(strings.TrimSpace(started), "Delivery board of Samovar: ")
	require.True(t, found, started)
	resp, err := http.Get(url + "/events")
	require.NoError(t, err)
	defer resp.Body.Close()
	line, err := bufio.NewReader(resp.Body).ReadString('\n')
	require.NoError(t, err)
	assert.Contains(t, line, id, "existing orders are shown")
	assert.Equal(t, before, settings().WebHooksURI, "nothing is registered without -register")

	opts.register, opts.publicURL = true, "http://127.0.0.1:1/board/"
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

func TestPage_inABrowser(t *testing.T) {
	r := openRestaurant(t)
	b := browsertest.Open(t)
	cardIn := func(stage stage, id string) string {
		return fmt.Sprintf(`document.querySelector('[data-stage=%s] [data-id="%s"]')`, stage, id)
	}
	text := func(selector string) string {
		return b.Evaluate("document.querySelector('" + selector + "').innerText")
	}
	screenshot := func(name string) {
		if *screenshots != "" {
			require.NoError(t, os.WriteFile(filepath.Join(*screenshots, name+".png"), b.Screenshot(), 0o644))
		}
	}
	const injection = `<img src="x" onerror="document.title='injected'">`
	late := r.order(func(order *models.DeliveryOrder) {
		address := models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "7")
		order.OrderServiceType = models.OrderServiceTypeDeliveryByCourier
		order.DeliveryPoint = &models.DeliveryPoint{Address: &address}
		order.Comment = goiikoapi.Ptr(injection)
		order.CompleteBefore = models.NewDateTime(midnight(time.Now().In(moscow)))
	})

	b.Visit(r.page.URL, "en", 1920, 1080)
	b.Wait(cardIn(stageNew, late))
	assert.Equal(t, "Samovar", text("#restaurant"))
	assert.Equal(t, "New", text("[data-stage=new] .title"))
	assert.Equal(t, "1 in progress", text("#active"))
	assert.Equal(t, "1 late", text("#late"))
	card := b.Evaluate(cardIn(stageNew, late) + ".innerText")
	for _, part := range []string{"1\n", "to confirm", "late", "Tverskaya", "7", "₽390", injection} {
		assert.Contains(t, card, part)
	}
	assert.Equal(t, "true", b.Evaluate(cardIn(stageNew, late)+".classList.contains('late')"))
	assert.Equal(t, "0", b.Evaluate("document.images.length"))
	assert.Equal(t, "Samovar", b.Evaluate("document.title"))
	age := fmt.Sprintf("%s.querySelector('.age').textContent", cardIn(stageNew, late))
	b.Wait(fmt.Sprintf("%s !== %q", age, b.Evaluate(age)))

	pickup := r.order(nil)
	b.Wait(cardIn(stageNew, pickup))
	assert.Contains(t, b.Evaluate(cardIn(stageNew, pickup)+".innerText"), "Pickup · Anna")
	assert.Equal(t, "false", b.Evaluate(cardIn(stageNew, pickup)+".classList.contains('late')"))
	for _, step := range []struct {
		status models.DeliveryStatus
		stage  stage
	}{
		{models.DeliveryStatusCookingStarted, stageCooking},
		{models.DeliveryStatusCookingCompleted, stageReady},
		{models.DeliveryStatusOnWay, stageOnWay},
		{models.DeliveryStatusDelivered, stageDelivered},
	} {
		r.move(late, step.status)
		b.Wait(cardIn(step.stage, late))
		assert.Equal(t, "1", b.Evaluate(fmt.Sprintf(`document.querySelectorAll('[data-id="%s"]').length`, late)))
	}
	assert.Equal(t, "true", b.Evaluate("document.querySelector('#late').hidden"), "delivered orders are not late")
	r.move(pickup, models.DeliveryStatusCancelled)
	b.Wait("!" + cardIn(stageNew, pickup))
	assert.Equal(t, "0", text("[data-stage=new] .count"))

	// The page fits the screen without scrolling.
	for range 15 {
		r.order(nil)
	}
	b.Wait("document.querySelector('[data-stage=new] .count').textContent === '15'")
	for _, size := range [][2]int{{1920, 1080}, {1280, 720}} {
		b.Resize(size[0], size[1])
		b.Wait(fmt.Sprintf("innerWidth === %d && document.querySelector('[data-stage=new] .more').textContent", size[0]))
		assert.Regexp(t, `^\+ \d+ more$`, text("[data-stage=new] .more"))
		assert.Equal(t, "true", b.Evaluate(`document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth`))
		assert.Equal(t, "true", b.Evaluate(`[...document.querySelectorAll('article:not([hidden])')].every(card =>
			card.getBoundingClientRect().bottom <= card.parentElement.getBoundingClientRect().bottom + 1)`))
		screenshot(fmt.Sprintf("crowded-%dx%d", size[0], size[1]))
	}

	r.offline.Store(true)
	r.page.CloseClientConnections()
	b.Wait("!document.querySelector('#lost').hidden")
	assert.Regexp(t, `^No connection since \d\d:\d\d`, text("#lost"))
	screenshot("lost")
	r.board.apply(delivery("while offline", 1, models.DeliveryStatusOnWay))
	r.offline.Store(false)
	b.Wait("document.querySelector('#lost').hidden && " + cardIn(stageOnWay, "while offline"))
	b.Evaluate("heard = 0") // like a pulled cable: no more events and no error
	b.Wait("!document.querySelector('#lost').hidden")
	b.Wait("document.querySelector('#lost').hidden")

	b.Visit(r.page.URL, "ru", 1280, 720)
	b.Wait("document.documentElement.lang === 'ru' && document.querySelector('article')")
	assert.Equal(t, "Новые", text("[data-stage=new] .title"))
	screenshot("russian")
}
