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

// sentCreate is a create that was sent, kept to recognize the order that it made.
type sentCreate struct {
	operation, id string
	request       json.RawMessage
	// generated reports whether the SDK generated the id.
	generated bool
	// began is when the call started, by iiko's clock; see callBegan.
	began time.Time
	// kept is when this was stored, by the local clock.
	kept time.Time
}

const (
	// maxCreates limits the number of creates that are kept.
	maxCreates = 1000
	// createsKeptFor limits how long a create is kept. The terminal decides within minutes.
	createsKeptFor = time.Hour
)

// creates are the latest creates of a client that had an attempt with an unknown outcome.
type creates struct {
	mu   sync.Mutex
	sent []sentCreate // oldest first
}

// remember stores a create and returns it. A later create with the same id replaces it, but keeps the earliest start,
// because the order may have been made by the first.
func (c *creates) remember(op *api.Operation, id string, req any, generated bool, began time.Time) sentCreate {
	request, _ := json.Marshal(req) // can't fail: it has been sent
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

// find returns a stored create.
func (c *creates) find(op *api.Operation, id string) (sentCreate, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	i := slices.IndexFunc(c.sent, func(create sentCreate) bool { return create.of(op, id) && !create.expired(now) })
	if i < 0 {
		return sentCreate{}, false
	}
	return c.sent[i], true
}

func (s sentCreate) of(op *api.Operation, id string) bool {
	return s.operation == op.Name && identifier(s.id) == identifier(id)
}

func (s sentCreate) expired(now time.Time) bool { return now.Sub(s.kept) > createsKeptFor }

const (
	// serverSkew is the maximum difference between the clocks of iiko's servers.
	serverSkew = time.Minute
	// localSkew is the maximum difference assumed between the local clock and iiko's, if the response has no date.
	localSkew = 15 * time.Minute
	// westernmost is the largest offset of a time zone behind UTC.
	westernmost = 12 * time.Hour
)

// callBegan returns the earliest possible start of a call by iiko's clock. started is its start by the local clock;
// header is from its response, which has just arrived. If the header has a date, the local clock is only used to
// measure how long the call took.
func callBegan(started time.Time, header http.Header) time.Time {
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		return date.Add(-time.Since(started) - serverSkew)
	}
	return started.Add(-localSkew)
}

// recognize returns why an order is not recognized as the one that was sent; nil if it is.
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

// verdict is the result of a comparison.
type verdict int

const (
	silent verdict = iota // missing on one side
	agree
	differ
)

// comparisons are the comparisons between an order that was sent and one that iiko returned.
var comparisons = []struct {
	difference string
	compare    func(sent, found map[string]any) verdict
	// identifies reports whether this match is enough to recognize the order, if nothing else differs.
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

// existedBefore reports whether an order is certainly older than moment.
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

// jsonObject returns a value as a JSON object with numbers as json.Number.
func jsonObject(value any) map[string]any {
	data, _ := json.Marshal(value) // can't fail: it was decoded from JSON or has been sent
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var object map[string]any
	_ = decoder.Decode(&object)
	return object
}

// showsContents reports whether an order from iiko includes its contents.
func showsContents(order any) bool {
	object := jsonObject(order)
	return object["order"] != nil || object["reserve"] != nil
}

// property returns a property of a create or of an order from iiko: from the top level, its order, its reserve, or the
// order of its reserve. It is nil if none has it.
func property(object map[string]any, name string) any {
	reserve := nested(object, "reserve")
	for _, place := range []map[string]any{object, nested(object, "order"), reserve, nested(reserve, "order")} {
		if value := place[name]; value != nil && value != "" {
			return value
		}
	}
	return nil
}

// nested returns an object inside another; nil if there is none.
func nested(object map[string]any, name string) map[string]any {
	inner, _ := object[name].(map[string]any)
	return inner
}

// text returns a string or a number as text; "" for anything else.
func text(value any) string {
	switch value := value.(type) {
	case string:
		return strings.TrimSpace(value)
	case json.Number:
		return value.String()
	}
	return ""
}

// nilID is the nil UUID in the form of identifier.
const nilID = "00000000000000000000000000000000"

// spelling removes the characters that are optional in a UUID.
var spelling = strings.NewReplacer("-", "", "{", "", "}", "")

// identifier returns an id in normalized form; "" if there is none.
func identifier(value any) string {
	id := spelling.Replace(strings.ToLower(text(value)))
	if id == nilID {
		return ""
	}
	return id
}

// identifiers returns a list of ids in normalized form, regardless of their order.
func identifiers(value any) string {
	list, _ := value.([]any)
	ids := make([]string, len(list))
	for i, id := range list {
		ids[i] = identifier(id)
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), " ")
}

// localMinute returns a local time to the minute; "" for a time with a zone, because it is unknown how iiko converts
// it.
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

// compareProperty compares a property after normalizing it with form.
func compareProperty(name string, form func(any) string) func(sent, found map[string]any) verdict {
	return func(sent, found map[string]any) verdict {
		return compareTexts(form(property(sent, name)), form(property(found, name)))
	}
}

var comparePhones = compareProperty("phone", digits)

// compareCustomers compares customers by id. It compares names only if neither ids nor phones can be compared: a known
// customer may have another name in the restaurant's database.
func compareCustomers(sent, found map[string]any) verdict {
	sentCustomer, _ := property(sent, "customer").(map[string]any)
	foundCustomer, _ := property(found, "customer").(map[string]any)
	byID := compareTexts(identifier(sentCustomer["id"]), identifier(foundCustomer["id"]))
	if byID != silent || comparePhones(sent, found) != silent {
		return byID
	}
	return compareTexts(strings.ToLower(text(sentCustomer["name"])), strings.ToLower(text(foundCustomer["name"])))
}

// dish is one product in the items of an order, summed over all lines that contain it.
type dish struct {
	amount float64 // NaN if a line has none
	// sizes are the amounts by size; "" is for lines without a size.
	sizes map[string]float64
	// modifiers are the modifiers that were added, without those that an amount of 0 removes; nil if no line has
	// a list of modifiers.
	modifiers map[string]bool
}

// compareItems compares the items by the amounts of their products. The terminal may split or merge lines, and add
// services, the size of a product that has only one, and modifiers that always belong to a dish.
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

// mayBe reports whether a dish that was sent can be the one that iiko returned.
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

// otherAmounts reports whether two amounts differ; iiko has three decimal places.
func otherAmounts(a, b float64) bool { return math.Abs(a-b) > 0.0005 }

// dishes returns the products of items by id. The products of a compound item count as one.
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

// product returns the product id of an item or a modifier; "" if it has none.
func product(item map[string]any) string {
	return cmp.Or(identifier(item["productId"]), identifier(nested(item, "product")["id"]))
}

// add adds a line with its lists of modifiers.
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
