package goiikoapi

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// sentCreate is what is kept of a create, to recognize the order that it made.
type sentCreate struct {
	operation, id string
	request       json.RawMessage
	// generated tells that the SDK made the id.
	generated bool
	// began is when the call began, by iiko's clock; see callBegan.
	began time.Time
	// kept is when this was written down, by the local clock.
	kept time.Time
}

const (
	// maxCreates bounds how many creates are remembered.
	maxCreates = 1000
	// createsKeptFor bounds how long a create is remembered. The terminal decides within minutes.
	createsKeptFor = time.Hour
)

// creates are the latest creates of a client that had an attempt with an unknown outcome.
type creates struct {
	mu   sync.Mutex
	sent []sentCreate // oldest first
}

// remember keeps a create, and returns what is kept of it. Of several with the same id the last counts,
// but its order may be as old as the first.
func (c *creates) remember(op api.Operation, id string, req any, generated bool, began time.Time) sentCreate {
	request, _ := json.Marshal(req) // has been sent
	now := time.Now()
	create := sentCreate{operation: op.Name, id: id, request: request, generated: generated, began: began, kept: now}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sent = slices.DeleteFunc(c.sent, func(earlier sentCreate) bool {
		if earlier.of(op, id) && earlier.began.Before(create.began) {
			create.began = earlier.began
		}
		return earlier.of(op, id) || earlier.expired(now)
	})
	if full := len(c.sent) + 1 - maxCreates; full > 0 {
		c.sent = slices.Delete(c.sent, 0, full)
	}
	c.sent = append(c.sent, create)
	return create
}

// find returns what is kept of a create.
func (c *creates) find(op api.Operation, id string) (sentCreate, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	i := slices.IndexFunc(c.sent, func(create sentCreate) bool { return create.of(op, id) && !create.expired(now) })
	if i < 0 {
		return sentCreate{}, false
	}
	return c.sent[i], true
}

func (s sentCreate) of(op api.Operation, id string) bool {
	return s.operation == op.Name && identifier(s.id) == identifier(id)
}

func (s sentCreate) expired(now time.Time) bool { return now.Sub(s.kept) > createsKeptFor }

const (
	// serverSkew bounds by how much the clocks of iiko's servers differ.
	serverSkew = time.Minute
	// localSkew bounds by how much the local clock differs from iiko's, where nothing tells.
	localSkew = 15 * time.Minute
	// westernmost is how far local time is behind UTC at most.
	westernmost = 12 * time.Hour
)

// callBegan returns the earliest moment, by iiko's clock, at which a call can have begun that began at the
// moment started of the local clock; header is that of its response, which has just arrived. The local clock
// only measures how long the call took.
func callBegan(started time.Time, header http.Header) time.Time {
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		return date.Add(-time.Since(started) - serverSkew)
	}
	return started.Add(-localSkew)
}

// recognize returns why an order is not known to be the one that was sent; nil when it is.
func (s sentCreate) recognize(order any) error {
	if s.generated {
		return nil
	}
	sent, found := jsonObject(s.request), jsonObject(order)
	if existedBefore(found, s.began) {
		return fmt.Errorf("%w: it is older than the call", ErrOtherOrder)
	}
	recognized := false
	for _, comparison := range comparisons {
		switch comparison.compare(sent, found) {
		case differ:
			return fmt.Errorf("%w: %s", ErrOtherOrder, comparison.difference)
		case agree:
			recognized = recognized || comparison.identifies
		}
	}
	if !recognized {
		return ErrNotComparable
	}
	return nil
}

// verdict is what a comparison tells.
type verdict int

const (
	silent verdict = iota // one side does not show it
	agree
	differ
)

// comparisons are what an order that was sent and one that iiko shows are compared in.
var comparisons = []struct {
	difference string
	compare    func(sent, found map[string]any) verdict
	// identifies tells that agreement is enough to recognize an order that differs in nothing.
	identifies bool
}{
	{"the phone differs", comparePhones, true},
	{"the customer differs", compareCustomers, true},
	{"the external number differs", compareProperty("externalNumber", text), true},
	{"the source key differs", compareProperty("sourceKey", text), false},
	{"the tables differ", compareProperty("tableIds", identifiers), false},
	{"the start differs", compareProperty("estimatedStartTime", localMinute), false},
	{"the items differ", compareItems, true},
}

// existedBefore reports whether an order is certain to be older than a moment.
func existedBefore(order map[string]any, moment time.Time) bool {
	if changed, err := strconv.ParseInt(text(property(order, "timestamp")), 10, 64); err == nil && changed > 0 && time.UnixMilli(changed).Before(moment) {
		return true
	}
	for name, zone := range map[string]time.Duration{"whenReceivedByApi": 0, "createdAt": 0, "whenCreated": westernmost} {
		if at, err := models.DateTime(text(property(order, name))).In(time.UTC); err == nil && at.Add(zone).Before(moment) {
			return true
		}
	}
	return false
}

// jsonObject returns a value as a JSON object whose numbers are kept as they are written.
func jsonObject(value any) map[string]any {
	data, _ := json.Marshal(value) // was decoded, or has been sent
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var object map[string]any
	_ = decoder.Decode(&object)
	return object
}

// showsContents reports whether iiko shows what is in an order.
func showsContents(order any) bool {
	object := jsonObject(order)
	return object["order"] != nil || object["reserve"] != nil
}

// property returns what a create or an order of iiko's has under a name: at its top, in its order, in its
// reserve or in the order of that. It is nil when none shows it.
func property(object map[string]any, name string) any {
	reserve := nested(object, "reserve")
	for _, place := range []map[string]any{object, nested(object, "order"), reserve, nested(reserve, "order")} {
		if value := place[name]; value != nil && value != "" {
			return value
		}
	}
	return nil
}

// nested returns an object inside another; nil when there is none.
func nested(object map[string]any, name string) map[string]any {
	inner, _ := object[name].(map[string]any)
	return inner
}

// text returns a text or a number as text; "" for anything else.
func text(value any) string {
	switch value := value.(type) {
	case string:
		return strings.TrimSpace(value)
	case json.Number:
		return value.String()
	}
	return ""
}

// nilID is a UUID that names nothing, as identifier writes it.
const nilID = "00000000000000000000000000000000"

// spelling takes out what UUIDs may be written with or without.
var spelling = strings.NewReplacer("-", "", "{", "", "}", "")

// identifier returns an id in one spelling; "" when there is none.
func identifier(value any) string {
	id := spelling.Replace(strings.ToLower(text(value)))
	if id == nilID {
		return ""
	}
	return id
}

// identifiers returns a list of ids as one text that does not depend on their order.
func identifiers(value any) string {
	list, _ := value.([]any)
	ids := make([]string, len(list))
	for i, id := range list {
		ids[i] = identifier(id)
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), " ")
}

// localMinute returns a local time to the minute; "" for one with a zone, of which nobody knows how iiko
// reads it.
func localMinute(value any) string {
	date := models.DateTime(text(value))
	here, err := date.In(time.UTC)
	elsewhere, _ := date.In(time.FixedZone("", 3600))
	if err != nil || here.Equal(elsewhere) {
		return ""
	}
	return here.Format("2006-01-02 15:04")
}

func digits(value any) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text(value))
}

func compareTexts(sent, found string) verdict {
	switch {
	case sent == "" || found == "":
		return silent
	case sent == found:
		return agree
	}
	return differ
}

// compareProperty compares a property in one form.
func compareProperty(name string, form func(any) string) func(sent, found map[string]any) verdict {
	return func(sent, found map[string]any) verdict {
		return compareTexts(form(property(sent, name)), form(property(found, name)))
	}
}

var comparePhones = compareProperty("phone", digits)

// compareCustomers compares customers by id. The name counts only where nothing else tells who it is:
// a regular customer may have another name in the restaurant's database.
func compareCustomers(sent, found map[string]any) verdict {
	sentCustomer, _ := property(sent, "customer").(map[string]any)
	foundCustomer, _ := property(found, "customer").(map[string]any)
	byID := compareTexts(identifier(sentCustomer["id"]), identifier(foundCustomer["id"]))
	if byID != silent || comparePhones(sent, found) != silent {
		return byID
	}
	return compareTexts(strings.ToLower(text(sentCustomer["name"])), strings.ToLower(text(foundCustomer["name"])))
}

// dish is one product in the items of an order, over all lines that have it.
type dish struct {
	amount float64 // NaN when a line shows none
	// sizes are the amounts by size; those under "" are of lines that show none.
	sizes map[string]float64
	// modifiers are the products that were added, not those taken away by an amount of 0; nil when no line
	// shows a list of them.
	modifiers map[string]bool
}

// compareItems compares the items by the amounts of their products. The terminal may divide or join lines,
// add services, sizes where there is only one, and modifiers that always belong to a dish.
func compareItems(sent, found map[string]any) verdict {
	sentItems, ok := property(sent, "items").([]any)
	foundItems, both := property(found, "items").([]any)
	sentDishes, foundDishes := dishes(sentItems), dishes(foundItems)
	if !ok || !both || len(sentDishes) == 0 && len(foundDishes) == 0 {
		return silent
	}
	if len(sentDishes) != len(foundDishes) {
		return differ
	}
	for product, sentDish := range sentDishes {
		foundDish := foundDishes[product]
		if foundDish == nil || !sentDish.mayBe(foundDish) {
			return differ
		}
	}
	return agree
}

// mayBe reports whether nothing tells a dish that was sent from one that iiko shows.
func (d *dish) mayBe(found *dish) bool {
	if otherAmounts(d.amount, found.amount) {
		return false
	}
	if _, unknown := found.sizes[""]; !unknown {
		for size, amount := range d.sizes {
			if size != "" && otherAmounts(amount, found.sizes[size]) {
				return false
			}
		}
	}
	if found.modifiers != nil {
		for modifier := range d.modifiers {
			if !found.modifiers[modifier] {
				return false
			}
		}
	}
	return true
}

// otherAmounts reports whether two amounts differ; iiko counts to the thousandth.
func otherAmounts(a, b float64) bool { return math.Abs(a-b) > 0.0005 }

// dishes returns the products of items, by their ids; those of a compound item are one product.
func dishes(items []any) map[string]*dish {
	all := map[string]*dish{}
	for _, line := range items {
		item, _ := line.(map[string]any)
		primary, secondary := nested(item, "primaryComponent"), nested(item, "secondaryComponent")
		id := product(item)
		if primary != nil {
			id = product(primary) + " " + product(secondary)
		}
		if id == "" { // a service that the terminal added
			continue
		}
		if all[id] == nil {
			all[id] = &dish{sizes: map[string]float64{}}
		}
		all[id].add(item, item["modifiers"], item["commonModifiers"], primary["modifiers"], secondary["modifiers"])
	}
	return all
}

// product returns the id of the product of an item or a modifier; "" when it has none.
func product(item map[string]any) string {
	return cmp.Or(identifier(item["productId"]), identifier(nested(item, "product")["id"]))
}

// add counts a line with its lists of modifiers.
func (d *dish) add(item map[string]any, modifierLists ...any) {
	amount, err := strconv.ParseFloat(text(item["amount"]), 64)
	if err != nil {
		amount = math.NaN()
	}
	d.amount += amount
	d.sizes[cmp.Or(identifier(item["productSizeId"]), identifier(nested(item, "size")["id"]))] += amount
	for _, list := range modifierLists {
		modifiers, ok := list.([]any)
		if ok && d.modifiers == nil {
			d.modifiers = map[string]bool{}
		}
		for _, modifier := range modifiers {
			added, _ := modifier.(map[string]any)
			if amount, err := strconv.ParseFloat(text(added["amount"]), 64); err != nil || amount != 0 {
				d.modifiers[product(added)] = true
			}
		}
	}
}
