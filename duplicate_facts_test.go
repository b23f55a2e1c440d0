package goiikoapi_test

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"time"

	"github.com/kebrick/goiikoapi"
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
		return c.duplicateID()(r)
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
