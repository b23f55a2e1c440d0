package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

// unprintable matches what an error's text must not hold but for the line breaks between joined errors.
var unprintable = regexp.MustCompile(`[\x00-\x09\x0b-\x1f\x7f]`)

// firstEventErrors returns the WebhookEventErrors that an error joins, and how many more it says there were.
func firstEventErrors(t testing.TB, err error) (malformed []*goiikoapi.WebhookEventError, more int) {
	t.Helper()
	if err == nil {
		return nil, 0
	}
	joined, ok := err.(interface{ Unwrap() []error })
	require.True(t, ok, "%v", err)
	all := joined.Unwrap()
	if _, scanErr := fmt.Sscanf(all[len(all)-1].Error(), "goiikoapi: webhook: %d more", &more); scanErr == nil {
		all = all[:len(all)-1]
	}
	return eventErrors(t, errors.Join(all...)), more
}

// filling repeats a part as often as it fits into size bytes.
func filling(size int, start, part, end string) string {
	return start + strings.Repeat(part, (size-len(start)-len(end))/len(part)) + end
}

// nonsense returns bodies that are as large as a body may be, or have as many values. Those of which every byte
// is looked at several times are smaller, for the race detector's sake.
func nonsense() map[string]string {
	const large, small, depth = goiikoapi.DefaultMaxWebhookSize, 1 << 20, 9_998
	nested := strings.Repeat("[", depth) + strings.Repeat("]", depth)
	const delivery = `{"eventType":"DeliveryOrderUpdate","eventInfo":{"order":{}}}`
	many := func(value string) string {
		return value + strings.Repeat(","+value, goiikoapi.MaxWebhookValues-1)
	}
	return map[string]string{
		"numbers":                        filling(large, "[1", ",1", "]"),
		"objects":                        filling(large, "[{}", ",{}", "]"),
		"objects with a property":        filling(large, `[{"a":1}`, `,{"a":1}`, "]"),
		"nulls":                          filling(large, "[null", ",null", "]"),
		"texts":                          filling(large, `[""`, `,""`, "]"),
		"events":                         filling(large, "["+named("A"), `,{"eventType":"A"}`, "]"),
		"events of another kind":         filling(large, `[{"eventType":1}`, `,{"eventType":1}`, "]"),
		"items of a delivery":            filling(large, `[{"eventType":"DeliveryOrderUpdate","eventInfo":{"order":{"items":[{}`, ",{}", "]}}}]"),
		"empty deliveries":               filling(large, "["+delivery, ","+delivery, "]"),
		"lists that open":                filling(large, "", "[", ""),
		"no JSON":                        filling(large, "", "\x00", ""),
		"commas":                         filling(large, "[", ",", "]"),
		"white space":                    filling(large, "[", " ", ""),
		"a text":                         filling(large, `"`, "a", `"`),
		"a text without an end":          filling(small, `["`, "a", ""),
		"a number":                       filling(small, "", "1", ""),
		"a number in place of a text":    filling(small, `[{"eventType":"A","organizationId":`, "1", "}]"),
		"a number that does not fit":     filling(small, `[{"eventType":"DeliveryOrderUpdate","eventInfo":{"timestamp":`, "1", "}}]"),
		"lists nested as deep as may be": filling(small, "["+nested, ","+nested, "]"),
		"as many numbers as may be":      "[" + many("1") + "]",
		"as many objects as may be":      "[" + many("{}") + "]",
		"as many items as may be":        `[{"eventType":"DeliveryOrderUpdate","eventInfo":{"order":{"items":[` + many("{}") + "]}}}]",
		"as many wrong items as may be":  `[{"eventType":"DeliveryOrderUpdate","eventInfo":{"order":{"items":[` + many("1") + "]}}}]",
	}
}

// allocated returns how many bytes f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func TestWebhookHandler_boundsWhatABodyOfNonsenseCosts(t *testing.T) {
	for name, body := range nonsense() {
		t.Run(name, func(t *testing.T) {
			var reported reports
			handled := 0
			in := inbox{result: func(event goiikoapi.WebhookEvent) error {
				handled++
				return event.Err
			}}
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add), goiikoapi.WithDeduplication(100))
			var status int
			bytes := allocated(func() { status = notify(handler, body).StatusCode })
			assert.Less(t, bytes, uint64(768<<20))
			err := reported.only(t)
			if status == http.StatusOK {
				require.NoError(t, err)
				require.Positive(t, handled)
				return
			}
			require.Error(t, err)
			assert.Contains(t, []int{http.StatusBadRequest, http.StatusInternalServerError}, status)
			assert.LessOrEqual(t, len(err.Error()), longestErrorText)
			assert.NotRegexp(t, unprintable, err.Error())
		})
	}
}

func TestParseWebhook_saysHowManyMorePartsAreNoEvents(t *testing.T) {
	tests := []struct {
		elements, named, more int
	}{
		{1, 1, 0}, {32, 32, 0}, {33, 32, 1}, {1000, 32, 968},
	}
	for _, test := range tests {
		t.Run(fmt.Sprint(test.elements), func(t *testing.T) {
			events, err := goiikoapi.ParseWebhook([]byte("[" + strings.Repeat("7,", test.elements) + named("A") + "]"))
			require.Len(t, events, 1, "the event behind them is returned all the same")
			malformed, more := firstEventErrors(t, err)
			assert.Len(t, malformed, test.named)
			assert.Equal(t, test.more, more)
			for i := range malformed {
				assert.Equal(t, i, malformed[i].Index)
			}
			assert.LessOrEqual(t, len(err.Error()), longestErrorText)
		})
	}
}

func TestParseWebhook_readsAsManyValuesAsMaxWebhookValues(t *testing.T) {
	body := func(values int) []byte {
		return []byte(`{"eventType":"SomethingNewUpdate","eventInfo":[1` + strings.Repeat(",1", values-1) + `]}`)
	}
	events, err := goiikoapi.ParseWebhook(body(goiikoapi.MaxWebhookValues))
	require.NoError(t, err)
	assert.Len(t, events, 1)

	events, err = goiikoapi.ParseWebhook(body(goiikoapi.MaxWebhookValues + 1))
	require.ErrorContains(t, err, fmt.Sprint(goiikoapi.MaxWebhookValues))
	assert.Nil(t, events)
}

func TestWebhookEvent_Err_doesNotQuoteALongValue(t *testing.T) {
	events, err := goiikoapi.ParseWebhook([]byte(`{"eventType":"DeliveryOrderUpdate","eventInfo":{"timestamp":` + strings.Repeat("1", 1000) + `}}`))
	require.NoError(t, err)
	require.Len(t, events, 1)
	require.ErrorContains(t, events[0].Err, "number 1111111")
	assert.Less(t, len(events[0].Err.Error()), 300)
}

func TestWebhookHandler_saysHowManyMoreEventsFailed(t *testing.T) {
	var reported reports
	in := inbox{result: func(goiikoapi.WebhookEvent) error { return errBoom }}
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add))
	assert.Equal(t, http.StatusInternalServerError, notify(handler, deliveries(1000)).StatusCode)
	assert.Len(t, in.events, 1000)
	err := reported.only(t)
	require.ErrorIs(t, err, errBoom)
	assert.Equal(t, 32, strings.Count(err.Error(), "boom"))
	require.ErrorContains(t, err, "968 more")
}

func TestWebhookHandler_reportsHeadersWithinBoundsAndWithoutControlCharacters(t *testing.T) {
	values := map[string]string{
		"line breaks":       "a\r\nb\x1b[2Jc",
		"a long value":      strings.Repeat("x", 1<<20),
		"no UTF-8":          strings.Repeat("\x80", 1000),
		"bidirectional":     "a\u202eb\u2028c",
		"many wide letters": strings.Repeat("Ж", 1000),
	}
	for name, value := range values {
		for place, change := range map[string]func(*http.Request){
			"method":           func(r *http.Request) { r.Method = value },
			"Content-Encoding": withHeader("Content-Encoding", value),
		} {
			t.Run(place+" of "+name, func(t *testing.T) {
				var reported reports
				notify(goiikoapi.WebhookHandler(webhookToken, new(inbox).take, goiikoapi.WithWebhookErrors(reported.add)), "[]", change)
				text := reported.only(t).Error()
				assert.Less(t, len(text), 400)
				assert.NotRegexp(t, `[^ -~Жжx…\x{fffd}]`, text)
				assert.Equal(t, strings.ToValidUTF8(text, "!"), text)
			})
		}
	}
}

func TestWebhookHandler_panicsOnMisuseByName(t *testing.T) {
	fn := new(inbox).take
	tests := []struct {
		name string
		make func()
		says string
	}{
		{"a nil fn", func() { goiikoapi.WebhookHandler(webhookToken, nil) }, "goiikoapi: WebhookHandler: fn must not be nil"},
		{"a nil option", func() {
			goiikoapi.WebhookHandler(webhookToken, fn, goiikoapi.WithDeduplication(1), nil)
		}, "goiikoapi: WebhookHandler: opts[1] must not be nil"},
		{"a nil report", func() { goiikoapi.WebhookHandler(webhookToken, fn, goiikoapi.WithWebhookErrors(nil)) }, "goiikoapi: WithWebhookErrors: report must not be nil"},
		{"no size", func() { goiikoapi.WebhookHandler(webhookToken, fn, goiikoapi.WithMaxWebhookSize(0)) }, "goiikoapi: WithMaxWebhookSize: bytes must be positive, not 0"},
		{"a negative size", func() { goiikoapi.WebhookHandler(webhookToken, fn, goiikoapi.WithMaxWebhookSize(-1)) }, "goiikoapi: WithMaxWebhookSize: bytes must be positive, not -1"},
		{"no memory", func() { goiikoapi.WebhookHandler(webhookToken, fn, goiikoapi.WithDeduplication(0)) }, "goiikoapi: WithDeduplication: memory must be positive, not 0"},
		{"less than no memory", func() { goiikoapi.WebhookHandler(webhookToken, fn, goiikoapi.WithDeduplication(-5)) }, "goiikoapi: WithDeduplication: memory must be positive, not -5"},
		{"no store", func() { goiikoapi.WebhookHandler(webhookToken, fn, goiikoapi.WithDeduplicationStore(nil)) }, "goiikoapi: WithDeduplicationStore: store must not be nil"},
		{"a nil store", func() {
			goiikoapi.WebhookHandler(webhookToken, fn, goiikoapi.WithDeduplicationStore((*mapStore)(nil)))
		}, "goiikoapi: WithDeduplicationStore: store must not be a nil *goiikoapi_test.mapStore"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.PanicsWithValue(t, test.says, test.make) })
	}
}

func TestWithDeduplication_keepsLittleOfALongID(t *testing.T) {
	handler := goiikoapi.WebhookHandler(webhookToken, func(context.Context, goiikoapi.WebhookEvent) error { return nil }, goiikoapi.WithDeduplication(100))
	heap := func() uint64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	before := heap()
	for i := range 20 {
		event := fmt.Sprintf(`{"eventType":"DeliveryOrderUpdate","eventInfo":{"timestamp":1,"id":"%d%s"}}`, i, strings.Repeat("a", 4<<20))
		require.Equal(t, http.StatusOK, notify(handler, event).StatusCode)
	}
	assert.Less(t, heap(), before+(20<<20))
	runtime.KeepAlive(handler)
}
