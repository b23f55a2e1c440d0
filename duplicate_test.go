package goiikoapi_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func TestDuplicateError_isTheErrorOfACreateWhoseIDBelongsToAnotherOrder(t *testing.T) {
	for _, c := range factCreators() {
		synctest.Test(t, func(t *testing.T) { // so that all have the same clock
			for _, test := range comparisons() {
				if !test.appliesTo(c) {
					continue
				}
				name := c.name + ": " + test.name
				iiko := c.existing(c.shows(c.info("AN ID", models.CreationStatusSuccess, c.foundAs(test.found))))
				data, apiErr, err := c.send(t.Context(), iiko.client(t), test.sent, "an id")
				require.Nil(t, apiErr, name)
				if test.other == "" && !test.hidden {
					require.NoError(t, err, name)
					assert.Equal(t, "AN ID", data.id, name)
					continue
				}
				assert.Nil(t, data, name)
				require.Error(t, err, name)
				failure := assertDuplicate(t, err, c.creator)
				assert.Equal(t, "an id", failure.ID, name)
				if test.hidden {
					assert.ErrorIs(t, err, goiikoapi.ErrNotComparable, name)
				} else {
					assert.ErrorIs(t, err, goiikoapi.ErrOtherOrder, name)
					assert.ErrorContains(t, err, test.other, name)
				}
				assert.Equal(t, "AN ID", foundID(t, failure), name)
			}
		})
	}
}

// foundID returns the id of the order that the error carries.
func foundID(t *testing.T, failure *goiikoapi.DuplicateError) string {
	t.Helper()
	switch found := failure.Found.(type) {
	case *models.TableOrderInfo:
		return found.ID
	case *models.DeliveryInfo:
		return found.ID
	case *models.ReserveInfo:
		return found.ID
	case *models.GetDraftResponse:
		return found.Order.ID
	}
	require.Fail(t, "no order was found", "%T", failure.Found)
	return ""
}

func TestDuplicateError_dependsOnTheClockOfIiko(t *testing.T) {
	const slow = 90 * time.Second // how long the first attempt takes
	tests := []struct {
		name string
		// ahead is by how much iiko's clock is before the local one.
		ahead time.Duration
		// age is how long before the call the order was last changed.
		age   time.Duration
		other bool
	}{
		{name: "the same clock, made by the call", age: -time.Second},
		{name: "the same clock, made within the accuracy of clocks", age: 50 * time.Second},
		{name: "the same clock, made before", age: 70 * time.Second, other: true},
		{name: "a local clock that is days late, made by the call", ahead: 100 * time.Hour, age: -time.Second},
		{name: "a local clock that is days late, made before", ahead: 100 * time.Hour, age: 70 * time.Second, other: true},
		{name: "a local clock that is days early, made by the call", ahead: -100 * time.Hour, age: -time.Second},
		{name: "a local clock that is days early, made before", ahead: -100 * time.Hour, age: 70 * time.Second, other: true},
	}
	for _, c := range factCreators() {
		if !c.terminal() {
			continue
		}
		for _, test := range tests {
			bubble(t, c.name+": "+test.name, func(t *testing.T) {
				changed := time.Now().Add(test.ahead - test.age).UnixMilli()
				iiko := newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
					switch {
					case r.URL.Path == c.readPath:
						return c.shows(c.info("an id", models.CreationStatusSuccess, foundFacts.with(facts{"timestamp": changed})))(r)
					case n == 0:
						time.Sleep(slow)
						return connectionLost(r)
					}
					response, err := c.duplicateID()(r)
					response.Header.Set("Date", time.Now().Add(test.ahead).UTC().Format(http.TimeFormat))
					return response, err
				})
				_, apiErr, err := c.send(t.Context(), iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Total: time.Hour})), sentFacts, "an id")
				require.Nil(t, apiErr)
				if test.other {
					assert.ErrorIs(t, err, goiikoapi.ErrOtherOrder)
				} else {
					assert.NoError(t, err)
				}
			})
		}
	}
}

func TestOrders_Deliveries_Reserves_Drafts_recognizeAnOrderByAnIDThatTheSDKMade(t *testing.T) {
	for _, c := range factCreators() {
		for _, status := range []models.CreationStatus{models.CreationStatusSuccess, models.CreationStatusInProgress, models.CreationStatusError} {
			if !strings.Contains(c.name, ".Create") || !c.terminal() && status != models.CreationStatusSuccess {
				continue
			}
			bubble(t, c.name+" "+string(status), func(t *testing.T) {
				iiko := newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
					switch {
					case n == 0:
						return connectionLost(r)
					case r.URL.Path != c.readPath:
						return c.duplicateID()(r)
					}
					id := readID(t, r)
					info := c.info(id, status, facts{"phone": "another", "timestamp": 1})
					if status != models.CreationStatusSuccess {
						delete(info, c.contents)
					}
					return c.shows(info)(r)
				})
				data, apiErr, err := c.send(t.Context(), iiko.client(t), sentFacts, "")
				require.NoError(t, err)
				require.Nil(t, apiErr)
				assert.Equal(t, c.sentID(t, iiko.arrivals(c.path)[0]), data.id)
				if c.terminal() {
					assert.Equal(t, status, data.status)
				}
				assert.Len(t, iiko.arrivals(c.readPath), 1, "nothing has to be compared")
			})
		}
	}
}

// readID returns the id that a request asks for.
func readID(t *testing.T, r *http.Request) string {
	t.Helper()
	var read struct {
		OrderID              string
		OrderIDs, ReserveIDs []string
	}
	require.NoError(t, json.NewDecoder(r.Body).Decode(&read))
	return append(append(read.OrderIDs, read.ReserveIDs...), read.OrderID)[0]
}

func TestDuplicateError_saysWhatIsTakenAndWhy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := factCreators()[0]
		iiko := c.existing(c.shows(c.info("an id", models.CreationStatusSuccess, facts{"phone": "+70000000000"})))
		_, _, err := c.send(t.Context(), iiko.client(t), sentFacts, "an id")
		assert.EqualError(t, err, "goiikoapi: Orders.OrderCreate: iiko reports a duplicate of an id: "+
			"the order under the id is not the one that was sent: the phone differs, correlation id of the create, after 2 attempts, outcome unknown with id an id")
	})
	assert.EqualError(t, (*goiikoapi.DuplicateError)(nil), "no error")
	assert.Nil(t, (*goiikoapi.DuplicateError)(nil).Unwrap())
}

// loseResponses loses the response to the first request on a path, which is carried out.
type loseResponses struct {
	path string
	lost int
}

func (l *loseResponses) RoundTrip(r *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(r)
	if err == nil && r.URL.Path == l.path && l.lost == 0 {
		l.lost++
		_ = response.Body.Close()
		return nil, errReset
	}
	return response, err
}

// TestOrders_Deliveries_Reserves_Drafts_recognizeWhatARestaurantHasChanged sends orders that use all that is compared, to iikotest.
func TestOrders_Deliveries_Reserves_Drafts_recognizeWhatARestaurantHasChanged(t *testing.T) {
	pizza := models.ProductItem(iikotest.MargheritaID, 2)
	pizza.ProductSizeID = iikotest.LargeSizeID
	pizza.Modifiers = []models.Modifier{{ProductID: iikotest.ThinCrustID, ProductGroupID: iikotest.CrustGroupID, Amount: 1}}
	items := []models.OrderItem{pizza, models.ProductItem(iikotest.BorschtID, 1.5)}
	customer := models.RegularCustomer("Anna")
	calls := map[string]func(context.Context, *goiikoapi.Client, string) error{
		"/api/1/order/create": func(ctx context.Context, cli *goiikoapi.Client, id string) error {
			return failed(cli.Orders.CreateOrder(ctx, models.CreateOrderRequest{
				OrganizationID:  iikotest.OrganizationID,
				TerminalGroupID: iikotest.TerminalGroupID,
				Order: &models.TableOrder{
					ID: id, TableIDs: []string{iikotest.TableID}, Phone: goiikoapi.Ptr("+79005554433"), Customer: &customer,
					ExternalNumber: goiikoapi.Ptr("N-17"), SourceKey: goiikoapi.Ptr("site"), Items: items,
				},
			}))
		},
		"/api/1/deliveries/create": func(ctx context.Context, cli *goiikoapi.Client, id string) error {
			return failed(cli.Deliveries.DeliveryCreate(ctx, iikotest.OrganizationID, jsonObject{
				"id": id, "phone": "+79005554433", "orderServiceType": "DeliveryByClient", "customer": customer,
				"externalNumber": "N-17", "sourceKey": "site", "items": items,
			}, nil, nil))
		},
		"/api/1/reserve/create": func(ctx context.Context, cli *goiikoapi.Client, id string) error {
			return failed(cli.Reserves.Create(ctx, models.CreateReserveRequest{
				OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, ID: id,
				Phone: "+79005554433", Customer: customer, ExternalNumber: goiikoapi.Ptr("N-17"), TableIDs: []string{iikotest.TableID},
				DurationInMinutes: 90, EstimatedStartTime: models.NewDateTime(time.Now().Add(48 * time.Hour)),
				Order: &models.ReserveOrder{Items: items, SourceKey: goiikoapi.Ptr("site")},
			}))
		},
	}
	for path, create := range calls {
		t.Run(path, func(t *testing.T) {
			iiko := iikotest.Start(t, iikotest.WithProcessingTime(50*time.Millisecond))
			way := &loseResponses{path: path}
			cli, err := goiikoapi.NewClient("demo", goiikoapi.WithBaseURL(iiko.URL), goiikoapi.WithHTTPClient(&http.Client{Transport: way}),
				goiikoapi.WithRetry(goiikoapi.RetryPolicy{FirstWait: time.Millisecond}))
			require.NoError(t, err)
			require.NoError(t, create(t.Context(), cli, "7c9c1f43-4b1e-4b42-8a56-0f9b1b1f0c11"))
			assert.Equal(t, 1, way.lost)
			assert.Equal(t, 1, len(iiko.Deliveries())+len(iiko.TableOrders())+len(iiko.Reserves()))
		})
	}
}

func TestOrders_Deliveries_recognizeACreateInWhicheverFormAMapHasIt(t *testing.T) {
	c := factCreators()[5]
	require.Equal(t, "Deliveries.DeliveryCreate", c.name)
	written := map[string]facts{
		"amounts as text":      {"items": jsonList{jsonObject{"productId": "p", "amount": "2.0"}}},
		"amounts as integers":  {"items": []map[string]any{{"productId": "p", "amount": 2}}},
		"typed items":          {"items": []models.OrderItem{models.ProductItem("p", 2)}},
		"lines joined":         {"items": jsonList{jsonObject{"productId": "p", "amount": 1.1}, jsonObject{"productId": "P", "amount": 2.2}}},
		"a number as a number": {"externalNumber": 17},
		"a phone as a number":  {"phone": 79990000000},
	}
	for name, sent := range written {
		bubble(t, name, func(t *testing.T) {
			amount := 2.0
			if name == "lines joined" {
				amount = 3.3
			}
			found := facts{"items": jsonList{foundItem("p", amount, "")}, "externalNumber": "17", "phone": "+79990000000"}
			iiko := c.existing(c.shows(c.info("an id", models.CreationStatusSuccess, found)))
			data, apiErr, err := c.send(t.Context(), iiko.client(t), sent, "an id")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			assert.Equal(t, "an id", data.id)
		})
	}
	bubble(t, "and amounts that nobody can read are not compared", func(t *testing.T) {
		iiko := c.existing(c.shows(c.info("an id", models.CreationStatusSuccess, facts{"items": jsonList{foundItem("p", 2, "")}})))
		_, _, err := c.send(t.Context(), iiko.client(t), facts{"items": jsonList{jsonObject{"productId": "p", "amount": "two"}}}, "an id")
		assert.NoError(t, err)
	})
	bubble(t, "and what has no known form is not recognized", func(t *testing.T) {
		iiko := c.existing(c.shows(c.info("an id", models.CreationStatusSuccess, foundFacts)))
		_, _, err := c.send(t.Context(), iiko.client(t), facts{"items": "many", "customer": "Anna", "phone": jsonList{}, "externalNumber": true}, "an id")
		assert.ErrorIs(t, err, goiikoapi.ErrNotComparable)
	})
}

func TestDuplicateError_containsTheOrderWhenTheTerminalReportsADuplicate(t *testing.T) {
	for _, c := range factCreators() {
		if !c.terminal() {
			continue
		}
		for _, code := range []any{c.duplicate, 192} {
			bubble(t, fmt.Sprintf("%s with the code %v", c.name, code), func(t *testing.T) {
				body, err := json.Marshal(jsonObject{"correlationId": "of the create", c.creator.info: jsonObject{"id": "an id", "creationStatus": "Error", "errorInfo": jsonObject{"code": code}}})
				require.NoError(t, err)
				iiko := inTurn(connectionLost, says(http.StatusOK, string(body)), c.shows(c.info("an id", models.CreationStatusSuccess, foundFacts.with(facts{"phone": "+70"}))))
				data, apiErr, err := c.send(t.Context(), iiko.client(t), sentFacts, "an id")
				assert.Nil(t, data)
				assert.Nil(t, apiErr)
				assert.True(t, goiikoapi.MayBeDone(err))
				assert.ErrorIs(t, err, goiikoapi.ErrOtherOrder)
				var rejected *goiikoapi.CreationError
				require.ErrorAs(t, err, &rejected)
				assert.Empty(t, cmp.Diff(models.ErrorInfo{Code: models.ErrorCode(fmt.Sprint(code))}, rejected.Info))
				var failure *goiikoapi.DuplicateError
				require.ErrorAs(t, err, &failure)
				assert.Equal(t, "an id", foundID(t, failure))
			})
		}
	}
}

func TestTransportError_ID_isThatOfACreateWhoseOutcomeIsUnknown(t *testing.T) {
	for name, reply := range map[string]reply{"a lost response": connectionLost, "an API error": internalError, "a duplicate that can't be read": unavailable} {
		bubble(t, name, func(t *testing.T) {
			iiko := inTurn(reply)
			err := createDelivery(t.Context(), iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1})))
			var sent models.CreateDeliveryRequest
			require.NoError(t, json.Unmarshal([]byte(iiko.arrivals()[0].body), &sent))
			require.NotEmpty(t, sent.Order.ID)
			require.True(t, goiikoapi.MayBeDone(err))
			id := ""
			if apiErr := (*goiikoapi.CustomErrorModel)(nil); errors.As(err, &apiErr) {
				id = apiErr.ID
			} else if failure := (*goiikoapi.TransportError)(nil); errors.As(err, &failure) {
				id = failure.ID
			}
			assert.Equal(t, sent.Order.ID, id)
			assert.ErrorContains(t, err, "outcome unknown with id "+sent.Order.ID)
		})
	}
}

func TestDeliveries_CreateDelivery_recognizesWhatAnEarlierCallCreated(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithProcessingTime(0))
	newClient := func() *goiikoapi.Client {
		cli, err := goiikoapi.NewClient("demo", goiikoapi.WithBaseURL(iiko.URL), goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
		require.NoError(t, err)
		return cli
	}
	cli := newClient()
	req := dinner()
	req.Order.ID = "2b6f0c5e-3f3c-4f5e-9a55-6d7c3f0b9d11"
	iiko.SetFaults(1, iikotest.Fault{Kind: iikotest.FaultResetAfter, Probability: 1, Operations: []string{"Deliveries.DeliveryCreate"}})
	_, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(t.Context(), req))
	require.True(t, goiikoapi.MayBeDone(err))
	iiko.ClearFaults()

	created, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(t.Context(), req))
	require.NoError(t, err)
	assert.Equal(t, req.Order.ID, created.OrderInfo.ID)
	assert.Len(t, iiko.Deliveries(), 1)

	_, err = goiikoapi.Check(newClient().Deliveries.CreateDelivery(t.Context(), req))
	var apiErr *goiikoapi.CustomErrorModel
	require.ErrorAs(t, err, &apiErr, "another client knows nothing of it")
	assert.Equal(t, models.ErrorCodeDuplicatedOrderID, apiErr.ErrorCode)
	assert.False(t, goiikoapi.MayBeDone(err))
}
