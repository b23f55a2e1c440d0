package goiikoapi_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
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

// facts are the properties of an order, a delivery, a reserve or a draft, wherever JSON has them.
type facts map[string]any

// with returns the facts with others in their place; nil takes one away.
func (f facts) with(others facts) facts {
	changed := maps.Clone(f)
	maps.Copy(changed, others)
	maps.DeleteFunc(changed, func(_ string, value any) bool { return value == nil })
	return changed
}

type (
	jsonList   = []any
	jsonObject = map[string]any
)

// sentFacts are what the creates of these tests send, and foundFacts how iiko shows the same.
var (
	sentFacts = facts{
		"phone":              "+7 (999) 000-00-00",
		"customer":           jsonObject{"type": "regular", "id": "C0000000-0000-4000-8000-000000000001", "name": "Anna"},
		"externalNumber":     "N-17",
		"sourceKey":          "site",
		"tableIds":           jsonList{"B0000000-0000-4000-8000-000000000001", "b0000000-0000-4000-8000-000000000002"},
		"estimatedStartTime": "2000-01-02 19:30:00.000",
		"items": jsonList{
			jsonObject{"type": "Product", "productId": "A0000000-0000-4000-8000-000000000001", "amount": 2, "productSizeId": "L", "modifiers": jsonList{jsonObject{"productId": "cheese", "amount": 1}, jsonObject{"productId": "onion", "amount": 0}}},
			jsonObject{"type": "Product", "productId": "a0000000-0000-4000-8000-000000000002", "amount": 0.5},
			jsonObject{"type": "Compound", "amount": 1, "primaryComponent": jsonObject{"productId": "half-1"}, "secondaryComponent": jsonObject{"productId": "half-2"}},
		},
	}
	foundFacts = facts{
		"phone":              "+79990000000",
		"customer":           jsonObject{"type": "regular", "id": "c0000000-0000-4000-8000-000000000001", "name": "Анна Петрова"},
		"externalNumber":     "N-17",
		"sourceKey":          "site",
		"tableIds":           jsonList{"b0000000-0000-4000-8000-000000000002", "b0000000-0000-4000-8000-000000000001"},
		"estimatedStartTime": "2000-01-02 19:30:00.000",
		"items":              foundItems(),
	}
)

// foundItems are the items as a terminal shows them, which divided a line, and added a service, a size and
// a modifier.
func foundItems(changes ...func(items jsonList) jsonList) jsonList {
	items := jsonList{
		foundItem("a0000000-0000-4000-8000-000000000002", 0.5, "usual"),
		foundItem("a0000000-0000-4000-8000-000000000001", 1.0, "L", "cheese", "olives"),
		foundItem("a0000000-0000-4000-8000-000000000001", 1.0, "L", "cheese", "olives"),
		jsonObject{"type": "Compound", "amount": 1.0, "primaryComponent": jsonObject{"product": jsonObject{"id": "HALF-1"}}, "secondaryComponent": jsonObject{"product": jsonObject{"id": "half-2"}}},
		jsonObject{"type": "Service", "amount": 1.0, "service": jsonObject{"id": "of the waiters"}},
	}
	for _, change := range changes {
		items = change(items)
	}
	return items
}

func foundItem(productID string, amount float64, size string, modifiers ...string) jsonObject {
	item := jsonObject{"type": "Product", "product": jsonObject{"id": productID, "name": "a dish"}, "amount": amount}
	if size != "" {
		item["size"] = jsonObject{"id": size}
	}
	added := jsonList{}
	for _, modifier := range modifiers {
		added = append(added, jsonObject{"product": jsonObject{"id": modifier}, "amount": 1})
	}
	item["modifiers"] = added
	return item
}

// replaced puts another item in the place of one.
func replaced(i int, item jsonObject) func(jsonList) jsonList {
	return func(items jsonList) jsonList {
		items[i] = item
		return items
	}
}

// decoded returns a value as a request of a typed call.
func decoded[T any](value any) (typed T) {
	data, _ := json.Marshal(value)
	_ = json.Unmarshal(data, &typed)
	return typed
}

// factCreator is a call that creates what has facts, under an id.
type factCreator struct {
	creator
	send func(ctx context.Context, cli *goiikoapi.Client, sent facts, id string) (*created, *goiikoapi.CustomErrorModel, error)
}

func factCreators() []factCreator {
	sends := map[string]func(context.Context, *goiikoapi.Client, facts) (*created, *goiikoapi.CustomErrorModel, error){
		"Orders.CreateOrder": func(ctx context.Context, cli *goiikoapi.Client, sent facts) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeOrder(cli.Orders.CreateOrder(ctx, models.CreateOrderRequest{OrganizationID: "o", TerminalGroupID: "t", Order: decoded[*models.TableOrder](sent)}))
		},
		"Deliveries.CreateDelivery": func(ctx context.Context, cli *goiikoapi.Client, sent facts) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeDelivery(cli.Deliveries.CreateDelivery(ctx, models.CreateDeliveryRequest{OrganizationID: "o", Order: decoded[models.DeliveryOrder](sent)}))
		},
		"Reserves.Create": func(ctx context.Context, cli *goiikoapi.Client, sent facts) (*created, *goiikoapi.CustomErrorModel, error) {
			req := decoded[models.CreateReserveRequest](sent)
			req.OrganizationID = "o"
			if req.TableIDs == nil {
				req.TableIDs = []string{"b0000000-0000-4000-8000-000000000001"}
			}
			req.Order = decoded[*models.ReserveOrder](sent)
			return describeReserve(cli.Reserves.Create(ctx, req))
		},
		"Drafts.Create": func(ctx context.Context, cli *goiikoapi.Client, sent facts) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeDraft(cli.Drafts.Create(ctx, models.CreateDraftRequest{OrganizationID: "o", Order: decoded[models.DeliveryOrder](sent)}))
		},
		"Orders.OrderCreate": func(ctx context.Context, cli *goiikoapi.Client, sent facts) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeOrder(cli.Orders.OrderCreate(ctx, "o", "t", sent, nil))
		},
		"Deliveries.DeliveryCreate": func(ctx context.Context, cli *goiikoapi.Client, sent facts) (*created, *goiikoapi.CustomErrorModel, error) {
			return describeDelivery(cli.Deliveries.DeliveryCreate(ctx, "o", sent, nil, nil))
		},
	}
	var all []factCreator
	for _, c := range append(typedCreators, mapCreators...) {
		all = append(all, factCreator{c, func(ctx context.Context, cli *goiikoapi.Client, sent facts, id string) (*created, *goiikoapi.CustomErrorModel, error) {
			if id != "" {
				sent = sent.with(facts{"id": id})
			}
			return sends[c.name](ctx, cli, sent)
		}})
	}
	return all
}

// info returns how iiko shows facts under an id, as an entry of what is read back.
func (c factCreator) info(id string, status models.CreationStatus, found facts) jsonObject {
	info := jsonObject{"id": id, "organizationId": "o", "creationStatus": status}
	for _, name := range []string{"timestamp", "externalNumber", "createdAt"} {
		if found[name] != nil {
			info[name] = found[name]
		}
	}
	switch c.contents {
	case "reserve":
		contents := found.with(facts{"items": nil, "sourceKey": nil, "order": jsonObject{"items": found["items"], "sourceKey": found["sourceKey"]}})
		info["reserve"] = contents
	default:
		info["order"] = found.with(facts{"id": id})
	}
	return info
}

// existing returns an iiko with something under an id, to which an earlier attempt may have been lost.
func (c factCreator) existing(shown ...reply) *fakeIiko {
	creates, reads := 0, 0
	return newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
		if r.URL.Path == c.readPath {
			reads++
			return shown[min(reads, len(shown))-1](r)
		}
		creates++
		if creates == 1 {
			return connectionLost(r)
		}
		return c.refuses()(r)
	})
}

// foundAs returns facts as they are read back: the items of a draft have the form of a request.
func (c factCreator) foundAs(found facts) facts {
	items, ok := found["items"].(jsonList)
	if c.terminal() || !ok {
		return found
	}
	requested := jsonList{}
	for _, entry := range items {
		item := entry.(jsonObject)
		of := func(part any) any {
			product, _ := part.(jsonObject)["product"].(jsonObject)
			return product["id"]
		}
		asked := jsonObject{"type": item["type"], "amount": item["amount"]}
		switch {
		case item["product"] != nil:
			asked["productId"] = of(item)
		case item["primaryComponent"] != nil:
			asked["primaryComponent"] = jsonObject{"productId": of(item["primaryComponent"])}
			asked["secondaryComponent"] = jsonObject{"productId": of(item["secondaryComponent"])}
		}
		if size, ok := item["size"].(jsonObject); ok {
			asked["productSizeId"] = size["id"]
		}
		if modifiers, ok := item["modifiers"].(jsonList); ok {
			added := jsonList{}
			for _, modifier := range modifiers {
				added = append(added, jsonObject{"productId": of(modifier), "amount": 1})
			}
			asked["modifiers"] = added
		}
		requested = append(requested, asked)
	}
	return found.with(facts{"items": requested})
}

// comparison is an order that iiko has under the id of a create, and whether it is the one that was sent.
type comparison struct {
	name        string
	sent, found facts
	// other is why it is another one; "" when it is the one that was sent.
	other string
	// hidden tells that too little is shown.
	hidden bool
	// not are the creators that have no such property.
	not string
}

func (c comparison) appliesTo(creator factCreator) bool {
	group, _, _ := strings.Cut(creator.name, ".")
	return !strings.Contains(c.not, group)
}

const (
	noTables = "Deliveries Drafts"
	noStart  = "Deliveries Drafts Orders"
)

func comparisons() []comparison {
	day := func(ago time.Duration) string { return time.Now().UTC().Add(-ago).Format(models.DateTimeLayout) }
	only := func(name string, value any) facts {
		one := facts{name: value}
		if name != "phone" {
			one["phone"] = ""
		}
		return one
	}
	return []comparison{
		{name: "the same", sent: sentFacts, found: foundFacts},
		{name: "the same, with a number for an amount as text", sent: sentFacts.with(facts{"items": jsonList{jsonObject{"productId": "p", "amount": 2}}}), found: foundFacts.with(facts{"items": jsonList{foundItem("p", 2.0, "")}})},

		{name: "another phone", sent: sentFacts, found: foundFacts.with(facts{"phone": "+79990000001"}), other: "the phone differs"},
		{name: "another customer", sent: sentFacts, found: foundFacts.with(facts{"customer": jsonObject{"id": "c0000000-0000-4000-8000-000000000002", "name": "Anna"}}), other: "the customer differs"},
		{name: "another external number", sent: sentFacts, found: foundFacts.with(facts{"externalNumber": "N-18"}), other: "the external number differs"},
		{name: "another source key", sent: sentFacts, found: foundFacts.with(facts{"sourceKey": "aggregator"}), other: "the source key differs"},
		{name: "other tables", sent: sentFacts, found: foundFacts.with(facts{"tableIds": jsonList{"b0000000-0000-4000-8000-000000000001"}}), other: "the tables differ", not: noTables},
		{name: "another start", sent: sentFacts, found: foundFacts.with(facts{"estimatedStartTime": "2000-01-02 20:30:00.000"}), other: "the start differs", not: noStart},
		{name: "another product", sent: sentFacts, found: foundFacts.with(facts{"items": foundItems(replaced(0, foundItem("another", 0.5, "usual")))}), other: "the items differ"},
		{name: "another amount", sent: sentFacts, found: foundFacts.with(facts{"items": foundItems(replaced(0, foundItem("a0000000-0000-4000-8000-000000000002", 0.25, "usual")))}), other: "the items differ"},
		{name: "another half", sent: sentFacts, found: foundFacts.with(facts{"items": foundItems(replaced(3, jsonObject{"amount": 1.0, "primaryComponent": jsonObject{"product": jsonObject{"id": "half-1"}}, "secondaryComponent": jsonObject{"product": jsonObject{"id": "half-3"}}}))}), other: "the items differ"},
		{name: "another size of a part", sent: sentFacts, found: foundFacts.with(facts{"items": foundItems(replaced(1, foundItem("a0000000-0000-4000-8000-000000000001", 1.0, "M", "cheese")))}), other: "the items differ"},
		{name: "another modifier", sent: sentFacts, found: foundFacts.with(facts{"items": foundItems(replaced(1, foundItem("a0000000-0000-4000-8000-000000000001", 1.0, "L", "olives")), replaced(2, foundItem("a0000000-0000-4000-8000-000000000001", 1.0, "L", "olives")))}), other: "the items differ"},
		{name: "an item more", sent: sentFacts, found: foundFacts.with(facts{"items": foundItems(func(items jsonList) jsonList { return append(items, foundItem("more", 1, "")) })}), other: "the items differ"},
		{name: "an item less", sent: sentFacts, found: foundFacts.with(facts{"items": foundItems(func(items jsonList) jsonList { return items[1:] })}), other: "the items differ"},
		{name: "no items", sent: sentFacts, found: foundFacts.with(facts{"items": jsonList{}}), other: "the items differ"},

		{name: "no phone shown", sent: sentFacts, found: foundFacts.with(facts{"phone": ""})},
		{name: "no customer shown", sent: sentFacts, found: foundFacts.with(facts{"customer": nil})},
		{name: "no external number shown", sent: sentFacts, found: foundFacts.with(facts{"externalNumber": nil})},
		{name: "no source key shown", sent: sentFacts, found: foundFacts.with(facts{"sourceKey": nil})},
		{name: "no tables shown", sent: sentFacts, found: foundFacts.with(facts{"tableIds": nil})},
		{name: "no items shown", sent: sentFacts, found: foundFacts.with(facts{"items": nil})},
		{name: "no sizes shown", sent: sentFacts, found: foundFacts.with(facts{"items": foundItems(replaced(1, foundItem("a0000000-0000-4000-8000-000000000001", 2.0, "", "cheese")), replaced(2, jsonObject{}))})},
		{name: "no modifiers shown", sent: sentFacts, found: foundFacts.with(facts{"items": foundItems(replaced(1, jsonObject{"product": jsonObject{"id": "a0000000-0000-4000-8000-000000000001"}, "amount": 2, "size": jsonObject{"id": "L"}}), replaced(2, jsonObject{}))})},
		{name: "a customer without an id", sent: sentFacts.with(facts{"customer": jsonObject{"id": "00000000-0000-0000-0000-000000000000", "name": "Anna"}}), found: foundFacts},
		{name: "a start with a zone", sent: sentFacts.with(facts{"estimatedStartTime": "2000-01-02T19:30:00+05:00"}), found: foundFacts.with(facts{"estimatedStartTime": "2000-01-02 17:30:00.000"}), not: noStart},

		{name: "nothing but the phone", sent: only("phone", phone), found: only("phone", "+79990000000")},
		{name: "nothing but the customer's id", sent: only("customer", jsonObject{"id": "c-1"}), found: only("customer", jsonObject{"id": "C-1", "name": "Anna"})},
		{name: "nothing but the customer's name", sent: only("customer", jsonObject{"name": "Anna"}), found: only("customer", jsonObject{"name": "anna"})},
		{name: "nothing but another customer's name", sent: only("customer", jsonObject{"name": "Anna"}), found: only("customer", jsonObject{"name": "Boris"}), other: "the customer differs"},
		{name: "nothing but the external number", sent: only("externalNumber", "N-17"), found: only("externalNumber", "N-17")},
		{name: "nothing but the items", sent: only("items", sentFacts["items"]), found: only("items", foundItems())},
		{name: "nothing but the source key", sent: only("sourceKey", "site"), found: only("sourceKey", "site"), hidden: true},
		{name: "nothing that was sent", sent: only("phone", phone), found: only("externalNumber", "N-17"), hidden: true},

		{name: "changed a moment before the call", sent: sentFacts, found: foundFacts.with(facts{"timestamp": time.Now().Add(-10 * time.Minute).UnixMilli()})},
		{name: "last changed long before the call", sent: sentFacts, found: foundFacts.with(facts{"timestamp": time.Now().Add(-20 * time.Minute).UnixMilli()}), other: "it is older than the call", not: "Drafts"},
		{name: "changed after it began", sent: sentFacts, found: foundFacts.with(facts{"timestamp": time.Now().Add(20 * time.Minute).UnixMilli()})},
		{name: "received long before the call", sent: sentFacts, found: foundFacts.with(facts{"whenReceivedByApi": day(20 * time.Minute)}), other: "it is older than the call", not: "Orders Reserves Drafts"},
		{name: "received during the call", sent: sentFacts, found: foundFacts.with(facts{"whenReceivedByApi": day(0)})},
		{name: "a draft of long before the call", sent: sentFacts, found: foundFacts.with(facts{"createdAt": day(20 * time.Minute)}), other: "it is older than the call", not: "Orders Deliveries Reserves"},
		{name: "created a day before", sent: sentFacts, found: foundFacts.with(facts{"whenCreated": day(24 * time.Hour)}), other: "it is older than the call", not: "Reserves Drafts"},
		{name: "created now, far in the west", sent: sentFacts, found: foundFacts.with(facts{"whenCreated": day(12 * time.Hour)})},
		{name: "created now, far in the east", sent: sentFacts, found: foundFacts.with(facts{"whenCreated": day(-14 * time.Hour)})},
	}
}

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
					response, err := c.refuses()(r)
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
						return c.refuses()(r)
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

func TestOrders_Deliveries_Reserves_Drafts_readAgainWhatIikoDoesNotShowYet(t *testing.T) {
	for _, c := range factCreators() {
		if !c.terminal() {
			continue
		}
		unfilled := func(status models.CreationStatus) reply {
			info := c.info("an id", status, foundFacts)
			info[c.contents] = nil
			return c.shows(info)
		}
		filled := c.shows(c.info("an id", models.CreationStatusSuccess, foundFacts))
		bubble(t, c.name+" until it is shown", func(t *testing.T) {
			iiko := c.existing(unfilled(models.CreationStatusInProgress), c.shows(), unfilled("Postponed"), unfilled(models.CreationStatusSuccess), filled)
			data, apiErr, err := c.send(t.Context(), iiko.client(t), sentFacts, "an id")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			assert.Equal(t, models.CreationStatusSuccess, data.status)
			reads := iiko.arrivals(c.readPath)
			require.Len(t, reads, 5)
			for i, between := range gaps(reads) {
				assert.GreaterOrEqual(t, between, pollGaps[i][0]*time.Millisecond)
				assert.LessOrEqual(t, between, pollGaps[i][1]*time.Millisecond)
			}
		})
		bubble(t, c.name+" for half a minute", func(t *testing.T) {
			iiko := c.existing(unfilled(models.CreationStatusInProgress))
			_, apiErr, err := c.send(t.Context(), iiko.client(t), sentFacts.with(facts{"externalNumber": nil}), "an id")
			require.Nil(t, apiErr)
			failure := assertDuplicate(t, err, c.creator)
			assert.ErrorIs(t, err, goiikoapi.ErrNotComparable)
			assert.Equal(t, "an id", foundID(t, failure))
			took := time.Since(iiko.made)
			assert.Greater(t, took, 30*time.Second)
			assert.Less(t, took, 40*time.Second)
		})
		bubble(t, c.name+" until the context ends", func(t *testing.T) {
			iiko := c.existing(unfilled(models.CreationStatusInProgress))
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			_, apiErr, err := c.send(ctx, iiko.client(t), sentFacts, "an id")
			require.Nil(t, apiErr)
			failure := assertDuplicate(t, err, c.creator)
			assert.ErrorIs(t, err, context.DeadlineExceeded)
			assert.ErrorContains(t, err, `its last status was "InProgress"`)
			assert.Equal(t, "an id", foundID(t, failure))
			assert.Equal(t, 10*time.Second, time.Since(iiko.made))
		})
		bubble(t, c.name+" and not after its creation failed", func(t *testing.T) {
			iiko := c.existing(unfilled(models.CreationStatusError))
			_, apiErr, err := c.send(t.Context(), iiko.client(t), sentFacts.with(facts{"externalNumber": nil}), "an id")
			require.Nil(t, apiErr)
			assert.ErrorIs(t, err, goiikoapi.ErrNotComparable)
			assert.Len(t, iiko.arrivals(c.readPath), 1)
		})
		bubble(t, c.name+" though it can't be read any more", func(t *testing.T) {
			iiko := c.existing(unfilled(models.CreationStatusInProgress), refused)
			_, apiErr, err := c.send(t.Context(), iiko.client(t), sentFacts, "an id")
			require.Nil(t, apiErr)
			failure := assertDuplicate(t, err, c.creator)
			assert.Equal(t, "an id", foundID(t, failure), "as it was last")
		})
	}
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
				var refused *goiikoapi.CreationError
				require.ErrorAs(t, err, &refused)
				assert.Empty(t, cmp.Diff(models.ErrorInfo{Code: models.ErrorCode(fmt.Sprint(code))}, refused.Info))
				var failure *goiikoapi.DuplicateError
				require.True(t, errors.As(err, &failure))
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
