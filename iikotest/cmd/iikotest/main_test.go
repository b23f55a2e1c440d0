package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/browsertest"
	"github.com/kebrick/goiikoapi/models"
)

// lines are what a program has printed, line by line.
type lines chan string

func (l lines) Write(text []byte) (int, error) {
	l <- string(text)
	return len(text), nil
}

func TestRun_servesUntilItsContextEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	printed, ended := make(lines, 1), make(chan error, 1)
	go func() {
		ended <- run(ctx, []string{"-addr", "127.0.0.1:0", "-login", "mine", "-processing", "0s"}, printed, io.Discard)
	}()
	url := strings.TrimSpace(strings.TrimPrefix(<-printed, "iikotest listens on "))
	cli, err := goiikoapi.NewClient("mine", goiikoapi.WithBaseURL(url))
	require.NoError(t, err)
	_, err = goiikoapi.Check(cli.Organizations(t.Context(), nil, nil, nil))
	require.NoError(t, err)
	_, err = goiikoapi.NewClient("another", goiikoapi.WithBaseURL(url))
	require.ErrorContains(t, err, "401")
	cancel()
	require.NoError(t, <-ended)
}

func TestRun_servesTheRestaurantOfADirectory(t *testing.T) {
	dir := t.TempDir()
	const menu = `{"products":[{"id":"bun","name":"Bun","parentGroup":"bakery"}]}`
	require.NoError(t, os.WriteFile(filepath.Join(dir, "nomenclature.json"), []byte(menu), 0o600))
	ctx, cancel := context.WithCancel(t.Context())
	printed, faults, ended := make(lines, 1), make(lines, 1), make(chan error, 1)
	go func() { ended <- run(ctx, []string{"-addr", "127.0.0.1:0", "-data", dir}, printed, faults) }()
	assert.Contains(t, <-faults, `product "Bun" (bun) refers to the group bakery, which does not exist`)
	url := strings.TrimSpace(strings.TrimPrefix(<-printed, "iikotest listens on "))
	cli, err := goiikoapi.NewClient("any", goiikoapi.WithBaseURL(url))
	require.NoError(t, err)
	served, err := goiikoapi.Check(cli.Menu.ListNomenclature(t.Context(), models.NomenclatureRequest{OrganizationID: iikotest.OrganizationID}))
	require.NoError(t, err)
	assert.Equal(t, "Bun", served.Products[0].Name)
	cancel()
	require.NoError(t, <-ended)
}

func TestRun_refusesBadInput(t *testing.T) {
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	for want, args := range map[string][]string{
		"flag provided but not defined: -port": {"-port", "8080"},
		`unknown argument "serve"`:             {"serve"},
		"-processing must not be negative":     {"-processing", "-1s"},
		"invalid value":                        {"-processing", "soon"},
		"-requests must not be negative":       {"-requests", "-1"},
		"-webhook-token needs -webhook":        {"-webhook-token", "t"},
		`-webhook "/hook" must be an absolute`: {"-webhook", "/hook"},
		`-webhook "ftp://a/b" must be`:         {"-webhook", "ftp://a/b"},
		"address already in use":               {"-addr", taken.Addr().String()},
		"missing port":                         {"-addr", "localhost"},
		"-data nowhere: ":                      {"-data", "nowhere"},
		"unknown file Dockerfile":              {"-data", "."},
	} {
		require.ErrorContains(t, run(t.Context(), args, io.Discard, io.Discard), want)
	}
}

// served starts the handler with a restaurant that carries out commands at once.
func served(t *testing.T) (*iikotest.Server, *goiikoapi.Client, func(method, path, body string) (int, string)) {
	t.Helper()
	iiko := iikotest.NewHandler(iikotest.WithProcessingTime(0))
	server := httptest.NewServer(newHandler(iiko))
	t.Cleanup(server.Close)
	t.Cleanup(iiko.Close)
	cli, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(server.URL), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
	require.NoError(t, err)
	return iiko, cli, func(method, path, body string) (int, string) {
		t.Helper()
		request, err := http.NewRequestWithContext(t.Context(), method, server.URL+path, strings.NewReader(body))
		require.NoError(t, err)
		response, err := http.DefaultClient.Do(request)
		require.NoError(t, err)
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		require.NoError(t, err)
		return response.StatusCode, strings.TrimSpace(string(text))
	}
}

func soup() models.CreateOrderRequest {
	return models.CreateOrderRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
		Order: &models.TableOrder{TableIDs: []string{iikotest.TableID}, Items: []models.OrderItem{models.ProductItem(iikotest.BorschtID, 1)}},
	}
}

func TestControls_doWhatATestInGoDoes(t *testing.T) {
	iiko, cli, send := served(t)
	control := func(path, body string) {
		t.Helper()
		status, text := send(http.MethodPost, "/__iikotest/"+path, body)
		require.Equal(t, http.StatusOK, status, text)
	}
	created, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(t.Context(), models.CreateDeliveryRequest{
		OrganizationID: iikotest.OrganizationID,
		Order:          models.DeliveryOrder{Phone: "+79005554433", OrderServiceType: models.OrderServiceTypeDeliveryByClient, Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)}},
	}))
	require.NoError(t, err)
	id := created.OrderInfo.ID
	iiko.Deliveries() // it is placed
	control("delivery_status", `{"id":"`+id+`","status":"OnWay"}`)
	_, text := send(http.MethodGet, "/__iikotest/deliveries", "")
	assert.Contains(t, text, `"status":"OnWay"`)

	order, err := json.Marshal(soup())
	require.NoError(t, err)
	status, text := send(http.MethodPost, "/__iikotest/open_table", string(order))
	require.Equal(t, http.StatusOK, status, text)
	assert.Regexp(t, `"posId":"[0-9a-f-]{36}"`, text)
	require.NoError(t, failed(cli.Orders.InitByTable(t.Context(), models.InitByTableRequest{OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, TableIDs: []string{iikotest.TableID}})))
	_, text = send(http.MethodGet, "/__iikotest/table_orders", "")
	assert.Contains(t, text, `"Borscht"`)
	_, text = send(http.MethodGet, "/__iikotest/reserves", "")
	assert.Equal(t, "[]", text)
	_, text = send(http.MethodGet, "/__iikotest/menu", "")
	assert.Contains(t, text, `"Borscht"`)

	control("item_status", `{"id":"`+id+`","item":0,"status":"Served"}`)
	assert.Equal(t, models.OrderItemStatusServed, iiko.Deliveries()[0].Order.Items[0].Status)
	_, text = send(http.MethodGet, "/__iikotest/couriers", "")
	assert.Contains(t, text, iikotest.CourierID)
	control("assign_courier", `{"id":"`+id+`","courierId":"`+iikotest.CourierID+`"}`)
	assert.Equal(t, iikotest.CourierID, iiko.Deliveries()[0].Order.CourierInfo.Courier.ID)
	control("courier_location", `{"courierId":"`+iikotest.CourierID+`","latitude":55.7,"longitude":37.6}`)
	control("process_payments", `{"id":"`+id+`"}`)
	banquet, err := goiikoapi.Check(cli.Reserves.Create(t.Context(), models.CreateReserveRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, Customer: models.RegularCustomer("Boris"), Phone: "+79005554433",
		DurationInMinutes: 60, TableIDs: []string{iikotest.TableID}, EstimatedStartTime: models.NewDateTime(time.Now().UTC().Add(4 * time.Hour)),
		Order: &models.ReserveOrder{Items: []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)}}, Guests: &models.Guests{Count: 2},
	}))
	require.NoError(t, err)
	iiko.Reserves() // it is placed
	control("seat_guests", `{"id":"`+banquet.ReserveInfo.ID+`"}`)
	assert.Equal(t, models.ReserveStatusStarted, iiko.Reserves()[0].Reserve.Status)
	control("close_banquet", `{"id":"`+banquet.ReserveInfo.ID+`"}`)
	assert.Equal(t, models.ReserveStatusClosed, iiko.Reserves()[0].Reserve.Status)
	control("webhook", `{"eventType":"NomenclatureUpdate","eventInfo":{}}`)
	_, text = send(http.MethodGet, "/__iikotest/webhooks", "")
	assert.Equal(t, "[]", text, "nobody receives them")

	control("next", `{"operation":"Client.Organizations","status":422,"body":{"errorDescription":"later"},"times":2}`)
	for range 2 {
		require.ErrorContains(t, failed(cli.Organizations(t.Context(), nil, nil, nil)), "later")
	}
	require.NoError(t, failed(cli.Organizations(t.Context(), nil, nil, nil)))
	control("faults", `{"seed":1,"faults":[{"kind":"503","probability":1,"operations":["Client.Organizations"]}]}`)
	require.Error(t, failed(cli.Organizations(t.Context(), nil, nil, nil)))
	control("faults", `{"faults":[]}`)
	require.NoError(t, failed(cli.Organizations(t.Context(), nil, nil, nil)))

	control("fail", `{"operation":"Orders.OrderCreate","code":"ProductNotFound","message":"gone"}`)
	require.NoError(t, failed(cli.Orders.CreateOrder(t.Context(), soup())))
	assert.Equal(t, "gone", *iiko.TableOrders()[1].ErrorInfo.Message)
	control("delay", `{"operation":"Orders.OrderCreate","duration":"1h"}`)
	control("double", `{"operation":"Orders.OrderCreate"}`)
	require.NoError(t, failed(cli.Orders.CreateOrder(t.Context(), soup())))
	assert.Equal(t, models.CreationStatusInProgress, iiko.TableOrders()[2].CreationStatus)
	control("advance", `{"duration":"1h"}`)
	assert.Equal(t, models.CreationStatusSuccess, iiko.TableOrders()[3].CreationStatus)
	control("offline", `{"offline":true}`)
	require.NoError(t, failed(cli.Orders.CreateOrder(t.Context(), soup())))
	assert.Equal(t, models.ErrorCodeCommon, iiko.TableOrders()[4].ErrorInfo.Code)
	control("offline", `{"offline":false}`)
	control("cash_shift", `{"open":false}`)
	control("cash_shift", `{"open":true}`)
	control("advance", `{"duration":"2h"}`)
	control("expire_tokens", ``)

	_, text = send(http.MethodGet, "/__iikotest/requests?operation=Client.Organizations", "")
	assert.Equal(t, 5, strings.Count(text, `"operation":"Client.Organizations"`))
	assert.NotContains(t, text, "CreateOrder")
	assert.NotContains(t, text, "Bearer")
	status, _ = send(http.MethodDelete, "/__iikotest/requests", "")
	assert.Equal(t, http.StatusOK, status)
	assert.Empty(t, iiko.Requests())
}

func failed[T any](_ T, apiErr *goiikoapi.CustomErrorModel, err error) error {
	_, err = goiikoapi.Check(new(T), apiErr, err)
	return err
}

func TestControls_refuseBadInputByName(t *testing.T) {
	_, _, send := served(t)
	for _, test := range []struct{ path, body, want string }{
		{"next", `{"operation":"Nothing"}`, `no operation \"Nothing\"`},
		{"next", `{"operation":"Client.Organizations","status":99}`, "status 99 is not an HTTP status"},
		{"next", `{"operation":"Client.Organizations","state":1}`, `unknown field \"state\"`},
		{"fail", `{`, "invalid request body"},
		{"fail", `{"operation":""}`, "no operation"},
		{"advance", `{"duration":"soon"}`, `duration \"soon\" is not one such as 20m`},
		{"advance", `{"duration":"-1m"}`, `duration \"-1m\"`},
		{"delivery_status", `{"id":"unknown"}`, `no placed order with id \"unknown\"`},
		{"item_status", `{"id":"unknown"}`, `no placed order with id \"unknown\"`},
		{"assign_courier", `{"id":"unknown"}`, "AssignCourier: no placed order"},
		{"courier_location", `{"courierId":"unknown"}`, `no courier with id \"unknown\"`},
		{"process_payments", `{"id":"unknown"}`, "ProcessPayments: no placed order"},
		{"seat_guests", `{"id":"unknown"}`, "SeatGuests: no placed order"},
		{"close_banquet", `{"id":"unknown"}`, "CloseBanquet: no placed order"},
		{"delay", `{"operation":"Orders.Close","duration":"-1s"}`, `duration \"-1s\"`},
		{"double", `{"operation":"Nothing"}`, `no operation \"Nothing\"`},
		{"webhook", `{"eventType":"A"}`, "eventType and eventInfo are required"},
		{"open_table", `{}`, "order is missing"},
		{"faults", `{"faults":[{"kind":"fire","probability":1}]}`, "fire"},
		{"faults", strings.Repeat(" ", 2<<20), "too large"},
	} {
		status, text := send(http.MethodPost, "/__iikotest/"+test.path, test.body)
		assert.Equal(t, http.StatusBadRequest, status, test.body)
		assert.Contains(t, text, test.want)
	}
	status, text := send(http.MethodPost, "/__iikotest/nothing", "{}")
	assert.Equal(t, http.StatusNotFound, status)
	assert.Contains(t, text, "no control POST /__iikotest/nothing: see GET /__iikotest/")
	status, _ = send(http.MethodPost, "/api/1/nothing", "{}")
	assert.Equal(t, http.StatusNotFound, status)
}

func TestOpenAPI_describesTheControls(t *testing.T) {
	iiko, _, send := served(t)
	_, text := send(http.MethodGet, "/__iikotest/", "")
	var document struct {
		Paths map[string]map[string]json.RawMessage
	}
	require.NoError(t, json.Unmarshal([]byte(text), &document))
	var described, existing []string
	for path, methods := range document.Paths {
		for method := range methods {
			described = append(described, strings.ToUpper(method)+" "+path)
		}
	}
	for pattern := range controls(iiko) {
		existing = append(existing, pattern)
	}
	slices.Sort(described)
	slices.Sort(existing)
	assert.Equal(t, existing, described)
}

func TestPage_callsControlsThatExist(t *testing.T) {
	iiko, _, send := served(t)
	status, text := send(http.MethodGet, "/", "")
	require.Equal(t, http.StatusOK, status)
	assert.Equal(t, bytes.TrimSpace(page), []byte(text))
	called := regexp.MustCompile(`control\("([a-z_]+)"`).FindAllStringSubmatch(text, -1)
	require.Greater(t, len(called), 8)
	for _, call := range called {
		assert.Contains(t, strings.Join(slices.Collect(patterns(iiko)), "\n"), "/__iikotest/"+call[1])
	}
}

func patterns(iiko *iikotest.Server) func(func(string) bool) {
	return func(yield func(string) bool) {
		for pattern := range controls(iiko) {
			if !yield(pattern) {
				return
			}
		}
	}
}

func TestPage_showsOrdersAndRequestsAndLetsStaffMoveThem(t *testing.T) {
	iiko := iikotest.NewHandler(iikotest.WithProcessingTime(0))
	server := httptest.NewServer(newHandler(iiko))
	t.Cleanup(server.Close)
	t.Cleanup(iiko.Close)
	cli, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(server.URL), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
	require.NoError(t, err)
	deliver := func(phone string) error {
		return failed(cli.Deliveries.CreateDelivery(t.Context(), models.CreateDeliveryRequest{
			OrganizationID: iikotest.OrganizationID,
			Order: models.DeliveryOrder{
				Phone: phone, OrderServiceType: models.OrderServiceTypeDeliveryByClient, Comment: goiikoapi.Ptr("Аллергия на орехи"),
				Items: []models.OrderItem{models.ProductItem(iikotest.BorschtID, 2)},
			},
		}))
	}
	b := browsertest.Open(t)
	b.Visit(server.URL, "en", 1366, 768)
	b.Wait("document.body.innerText.includes('No deliveries yet')")
	assert.Contains(t, b.Evaluate("document.querySelector('#menu').innerText"), "Borscht")

	require.NoError(t, deliver("+79005554433"))
	require.Error(t, deliver(""))
	b.Wait("document.querySelector('.order')?.innerText.includes('2 × Borscht')")
	assert.Contains(t, b.Evaluate("document.querySelector('.order').innerText"), "Аллергия на орехи")
	b.Wait("document.querySelector('#requests .wrong')?.textContent.includes('order.phone')")
	for _, step := range []struct{ button, status string }{{"Confirm", "WaitCooking"}, {"Start cooking", "CookingStarted"}, {"Cooked", "CookingCompleted"}} {
		b.Evaluate("[...document.querySelectorAll('.order button')].find(button => button.textContent === '" + step.button + "').click()")
		b.Wait("document.querySelector('.order .status').textContent === '" + step.status + "'")
	}
	b.Evaluate("document.querySelector('#reject').click()")
	for rejected := false; !rejected; { // the click is carried out soon
		require.NoError(t, deliver("+79005554433"))
		all := iiko.Deliveries()
		rejected = all[len(all)-1].CreationStatus == models.CreationStatusError
	}
	b.Wait("document.querySelector('.order.failed')?.innerText.includes('ProductNotFound')")
	b.Evaluate("document.querySelector('#offline').click()")
	b.Wait("document.querySelector('#offline').getAttribute('aria-pressed') === 'true'")

	for _, size := range [][2]int{{1920, 1080}, {1366, 768}, {390, 844}} {
		b.Resize(size[0], size[1])
		b.Wait(fmt.Sprintf("innerWidth === %d", size[0]))
		assert.Equal(t, "true", b.Evaluate("document.documentElement.scrollWidth <= innerWidth"), size)
	}
	b.Evaluate("document.querySelector('#forget').click()")
	b.Wait("document.body.innerText.includes('No requests yet')")
}
