package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestWebhookHandler_handlesEventsInTheirOrder(t *testing.T) {
	var in inbox
	var reported reports
	server := httptest.NewServer(goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add)))
	t.Cleanup(server.Close)
	request, err := http.NewRequest(http.MethodPost, server.URL, strings.NewReader(encode(t, fullEvents())))
	require.NoError(t, err)
	request.Header.Set("Authorization", webhookToken)
	response, err := server.Client().Do(request)
	require.NoError(t, err)
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	assert.Equal(t, http.StatusOK, response.StatusCode)
	assert.Empty(t, body)
	assert.Empty(t, cmp.Diff(fullEvents(), in.events, cmpopts.IgnoreFields(goiikoapi.WebhookEvent{}, "Raw")))
	assert.NoError(t, reported.only(t))
}

func TestWebhookHandler_respondsWithAStatusForEachOutcome(t *testing.T) {
	two := "[" + named("A") + "," + named("B") + "]"
	packed := zipped(two)
	spoiled := packed[:len(packed)-8] + "\x00\x00\x00\x00" + packed[len(packed)-4:]
	gzipped := withHeader("Content-Encoding", "gzip")
	deep := strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000)
	tests := []struct {
		name, body string
		change     func(*http.Request)
		status     int
		handled    int
		reported   string
	}{
		{name: "two events", body: two, status: 200, handled: 2},
		{name: "a single event", body: named("A"), status: 200, handled: 1},
		{name: "an empty list", body: "[]", status: 200},
		{name: "events whose body does not fit", body: `[{"eventType":"DeliveryOrderUpdate"},{"eventType":"StopListUpdate","eventInfo":1}]`, status: 200, handled: 2},
		{name: "identity", body: two, change: withHeader("Content-Encoding", "identity"), status: 200, handled: 2},
		{name: "gzip", body: packed, change: gzipped, status: 200, handled: 2},
		{name: "GZIP", body: packed, change: withHeader("Content-Encoding", "GZIP"), status: 200, handled: 2},
		{name: "a byte order mark", body: "\xef\xbb\xbf" + two, status: 200, handled: 2},
		{name: "gzip of a byte order mark", body: zipped("\xef\xbb\xbf" + two), change: gzipped, status: 200, handled: 2},
		{name: "gzip in two parts", body: zipped(two[:20]) + zipped(two[20:]), change: gzipped, status: 200, handled: 2},

		{name: "nothing", body: "", status: 400, reported: "not valid JSON"},
		{name: "not JSON", body: "eventType=DeliveryOrderUpdate", status: 400, reported: "not valid JSON"},
		{name: "a list cut short", body: two[:len(two)-1], status: 400, reported: "not valid JSON"},
		{name: "something after the list", body: two + "!", status: 400, reported: "not valid JSON"},
		{name: "null", body: "null", status: 400, reported: "event 0"},
		{name: "a malformed neighbour", body: "[" + named("A") + ",5," + named("B") + "]", status: 400, handled: 2, reported: "event 1"},
		{name: "nothing but malformed elements", body: "[{},5]", status: 400, reported: "event 0"},
		{name: "a list nested 10,000 deep", body: deep, status: 400, reported: "event 0"},
		{name: "an event nested 10,000 deep in a list", body: "[" + nestedEvent(10_000) + "]", status: 400, reported: "depth"},
		{name: "a list nested 100,000 deep", body: strings.Repeat(deep[:10_000], 10) + strings.Repeat(deep[10_000:], 10), status: 400, reported: "depth"},
		{name: "gzip without Content-Encoding", body: packed, status: 400, reported: "not valid JSON"},
		{name: "no gzip", body: two, change: gzipped, status: 400, reported: "not gzip"},
		{name: "no gzip in an empty body", body: "", change: gzipped, status: 400, reported: "not gzip"},
		{name: "gzip cut short", body: packed[:len(packed)-12], change: gzipped, status: 400, reported: "unexpected EOF"},
		{name: "gzip with another checksum", body: spoiled, change: gzipped, status: 400, reported: "checksum"},
		{name: "something after gzip", body: packed + "!!!!!!!!!!!!!!!!", change: gzipped, status: 400, reported: "can't read the body"},
		{name: "gzip of what is not JSON", body: zipped("hello"), change: gzipped, status: 400, reported: "not valid JSON"},

		{name: "no token", body: two, change: func(r *http.Request) { r.Header.Del("Authorization") }, status: 401, reported: "Authorization"},
		{name: "an empty token", body: two, change: withHeader("Authorization", ""), status: 401, reported: "Authorization"},
		{name: "another token", body: two, change: withHeader("Authorization", "another"), status: 401, reported: "Authorization"},
		{name: "a token with a prefix", body: two, change: withHeader("Authorization", "Bearer "+webhookToken), status: 401, reported: "Authorization"},
		{name: "the beginning of the token", body: two, change: withHeader("Authorization", webhookToken[:10]), status: 401, reported: "Authorization"},
		{name: "more than the token", body: two, change: withHeader("Authorization", webhookToken+webhookToken), status: 401, reported: "Authorization"},
		{name: "the token in capitals", body: two, change: withHeader("Authorization", strings.ToUpper(webhookToken)), status: 401, reported: "Authorization"},
		{name: "the token in another header", body: two, change: func(r *http.Request) {
			r.Header.Set("X-Authorization", r.Header.Get("Authorization"))
			r.Header.Del("Authorization")
		}, status: 401, reported: "Authorization"},

		{name: "GET", body: two, change: func(r *http.Request) { r.Method = http.MethodGet }, status: 405, reported: "method GET"},
		{name: "PUT", body: two, change: func(r *http.Request) { r.Method = http.MethodPut }, status: 405, reported: "method PUT"},
		{name: "HEAD without a token", change: func(r *http.Request) {
			r.Method = http.MethodHead
			r.Header.Del("Authorization")
		}, status: 405, reported: "method HEAD"},

		{name: "Brotli", body: two, change: withHeader("Content-Encoding", "br"), status: 415, reported: `"br"`},
		{name: "deflate", body: two, change: withHeader("Content-Encoding", "deflate"), status: 415, reported: `"deflate"`},
		{name: "gzip twice", body: zipped(packed), change: withHeader("Content-Encoding", "gzip, gzip"), status: 415, reported: `"gzip, gzip"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var in inbox
			var reported reports
			if test.change == nil {
				test.change = func(*http.Request) {}
			}
			response := notify(goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add)), test.body, test.change)
			assert.Equal(t, test.status, response.StatusCode)
			assert.Len(t, in.events, test.handled)
			body, err := io.ReadAll(response.Body)
			require.NoError(t, err)
			err = reported.only(t)
			if test.status == http.StatusOK {
				require.NoError(t, err)
				assert.Empty(t, body)
				return
			}
			require.ErrorContains(t, err, test.reported)
			require.ErrorContains(t, err, "goiikoapi: ")
			assert.NotContains(t, strings.ToLower(err.Error()), webhookToken[:10])
			assert.Equal(t, http.StatusText(test.status)+"\n", string(body))
			allow := ""
			if test.status == http.StatusMethodNotAllowed {
				allow = http.MethodPost
			}
			assert.Equal(t, allow, response.Header.Get("Allow"))
		})
	}
}

func TestWebhookHandler_doesNotReadTheBodyOfARequestItRejectsForItsHeaders(t *testing.T) {
	tests := []struct {
		name, authToken string
		change          func(*http.Request)
		status          int
	}{
		{"no token", webhookToken, func(r *http.Request) { r.Header.Del("Authorization") }, 401},
		{"another token", webhookToken, withHeader("Authorization", "another"), 401},
		{"another method", webhookToken, func(r *http.Request) { r.Method = http.MethodPut }, 405},
		{"an unknown encoding", webhookToken, withHeader("Content-Encoding", "br"), 415},
		{"an empty authToken and no header", "", func(r *http.Request) { r.Header.Del("Authorization") }, 401},
		{"an empty authToken and an empty header", "", withHeader("Authorization", ""), 401},
		{"an empty authToken and any token", "", withHeader("Authorization", "anything"), 401},
		{"an empty authToken and a header of zero bytes", "", withHeader("Authorization", strings.Repeat("\x00", 32)), 401},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var in inbox
			handler := goiikoapi.WebhookHandler(test.authToken, in.take, goiikoapi.WithDeduplication(10))
			response := notify(handler, "", test.change, func(r *http.Request) { r.Body = untouched{t} })
			assert.Equal(t, test.status, response.StatusCode)
			assert.Empty(t, in.events)
		})
	}
}

func TestWebhookHandler_handlesNothingOfABodyThatEndsInAnError(t *testing.T) {
	var in inbox
	var reported reports
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithWebhookErrors(reported.add))
	response := notify(handler, "", func(r *http.Request) {
		r.Body = io.NopCloser(io.MultiReader(strings.NewReader("["+named("A")+"]"), iotest.ErrReader(errBoom)))
	})
	assert.Equal(t, http.StatusBadRequest, response.StatusCode)
	assert.Empty(t, in.events)
	require.ErrorIs(t, reported.only(t), errBoom)
}

func TestWebhookHandler_rejectsALargerBodyThanItsBound(t *testing.T) {
	const megabyte = 1 << 20
	event := named("A")
	padded := func(size int) string { return event + strings.Repeat(" ", size-len(event)) }
	// The parts of a gzip follow one another: 100 of them are 100 MiB in some 100 KiB.
	bomb := zipped(event) + strings.Repeat(zipped(strings.Repeat(" ", megabyte)), 100)
	require.Less(t, len(bomb), megabyte)
	limited := func(bytes int64) []goiikoapi.WebhookOption {
		return []goiikoapi.WebhookOption{goiikoapi.WithMaxWebhookSize(bytes)}
	}
	tests := []struct {
		name, body string
		encoding   string
		opts       []goiikoapi.WebhookOption
		status     int
	}{
		{"17 MiB", padded(17 * megabyte), "", nil, 413},
		{"16 MiB", padded(16 * megabyte), "", nil, 200},
		{"one byte more than 16 MiB", padded(16*megabyte + 1), "", nil, 413},
		{"a gzip of 16 MiB", zipped(padded(16 * megabyte)), "gzip", nil, 200},
		{"a gzip of one byte more", zipped(padded(16*megabyte + 1)), "gzip", nil, 413},
		{"a small gzip of 100 MiB", bomb, "gzip", nil, 413},
		{"a limit of one's own", padded(100), "", limited(100), 200},
		{"more than a limit of one's own", padded(101), "", limited(100), 413},
		{"a gzip of a limit of one's own", zipped(padded(100)), "gzip", limited(100), 200},
		{"a gzip of more than a limit of one's own", zipped(padded(101)), "gzip", limited(100), 413},
		{"a gzip whose header alone is larger", zipped(event), "gzip", limited(5), 413},
		{"the smallest limit", event, "", limited(1), 413},
		{"the largest limit", event, "", limited(math.MaxInt64), 200},
		{"a gzip within the largest limit", zipped(event), "gzip", limited(math.MaxInt64), 200},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var in inbox
			var reported reports
			handler := goiikoapi.WebhookHandler(webhookToken, in.take, append(test.opts, goiikoapi.WithWebhookErrors(reported.add))...)
			assert.Equal(t, test.status, notify(handler, test.body, withHeader("Content-Encoding", test.encoding)).StatusCode)
			err := reported.only(t)
			if test.status == http.StatusOK {
				require.NoError(t, err)
				assert.Len(t, in.events, 1)
				return
			}
			var tooLarge *http.MaxBytesError
			require.ErrorAs(t, err, &tooLarge)
			assert.Empty(t, in.events)
		})
	}
}

func TestWebhookHandler_rejectsALargeBodyWithAndWithoutContentLength(t *testing.T) {
	const size = 17 << 20
	for name, length := range map[string]int64{"with": size, "without": -1} {
		t.Run(name, func(t *testing.T) {
			var in inbox
			server := httptest.NewServer(goiikoapi.WebhookHandler(webhookToken, in.take))
			t.Cleanup(server.Close)
			request, err := http.NewRequest(http.MethodPost, server.URL, io.NopCloser(strings.NewReader(strings.Repeat(" ", size))))
			require.NoError(t, err)
			request.ContentLength = length
			request.Header.Set("Authorization", webhookToken)
			response, err := server.Client().Do(request)
			require.NoError(t, err)
			require.NoError(t, response.Body.Close())
			assert.Equal(t, http.StatusRequestEntityTooLarge, response.StatusCode)
			assert.Empty(t, in.events)
		})
	}
}

func TestWebhookHandler_handlesTenThousandEvents(t *testing.T) {
	var in inbox
	handler := goiikoapi.WebhookHandler(webhookToken, in.take, goiikoapi.WithDeduplication(20_000))
	require.Equal(t, http.StatusOK, notify(handler, deliveries(10_000)).StatusCode)
	require.Len(t, in.events, 10_000)
	for i, event := range in.events {
		require.Equal(t, fmt.Sprintf("d-%d", i), event.Delivery.ID)
	}
	require.Equal(t, http.StatusOK, notify(handler, deliveries(10_000)).StatusCode)
	assert.Len(t, in.events, 10_000)
}

func TestWebhookHandler_handlesConcurrentRequests(t *testing.T) {
	const requests, perRequest = 64, 20
	var in inbox
	server := httptest.NewServer(goiikoapi.WebhookHandler(webhookToken, in.take))
	t.Cleanup(server.Close)
	errs := concurrently(requests, func(i int) error {
		elements := make([]string, perRequest)
		for j := range elements {
			elements[j] = aboutState(models.WebhookEventTypeTableOrderUpdate, fmt.Sprintf("o-%d-%d", i, j), 1)
		}
		request, err := http.NewRequest(http.MethodPost, server.URL, strings.NewReader("["+strings.Join(elements, ",")+"]"))
		if err != nil {
			return err
		}
		request.Header.Set("Authorization", webhookToken)
		response, err := server.Client().Do(request)
		if err != nil {
			return err
		}
		defer func() { _ = response.Body.Close() }()
		if response.StatusCode != http.StatusOK {
			return errors.New(response.Status)
		}
		return nil
	})
	require.NoError(t, errors.Join(errs...))
	ids := map[string]bool{}
	for _, event := range in.events {
		ids[event.TableOrder.ID] = true
	}
	assert.Len(t, in.events, requests*perRequest)
	assert.Len(t, ids, requests*perRequest)
}

func TestWebhookHandler_handlesDuplicatesWithoutWithDeduplication(t *testing.T) {
	var in inbox
	handler := goiikoapi.WebhookHandler(webhookToken, in.take)
	for range 3 {
		require.Equal(t, http.StatusOK, notify(handler, deliveries(2)).StatusCode)
	}
	assert.Len(t, in.events, 6)
}

func TestWebhookHandler_passesTheContextOfTheRequest(t *testing.T) {
	type key struct{}
	ctx, cancel := context.WithCancelCause(context.WithValue(t.Context(), key{}, "value"))
	handler := goiikoapi.WebhookHandler(webhookToken, func(ctx context.Context, _ goiikoapi.WebhookEvent) error {
		assert.Equal(t, "value", ctx.Value(key{}))
		cancel(errBoom)
		return context.Cause(ctx)
	})
	response := notify(handler, named("A"), func(r *http.Request) { *r = *r.WithContext(ctx) })
	assert.Equal(t, http.StatusInternalServerError, response.StatusCode)
}

func TestWithWebhookErrors_passesTheRequest(t *testing.T) {
	var got []*http.Request
	handler := goiikoapi.WebhookHandler(webhookToken, new(inbox).take, goiikoapi.WithWebhookErrors(func(r *http.Request, _ error) { got = append(got, r) }))
	var sent *http.Request
	notify(handler, "!", func(r *http.Request) { sent = r })
	require.Len(t, got, 1)
	assert.Same(t, sent, got[0])
}
