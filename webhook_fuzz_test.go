package goiikoapi_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

// elementsOf returns the parts of a webhook as a reader without any knowledge of events sees them: the
// elements of a list, or the only value; ok is false for what is not JSON.
func elementsOf(t testing.TB, body []byte) (elements []string, ok bool) {
	t.Helper()
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	if !json.Valid(body) {
		return nil, false
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	isList := bytes.HasPrefix(bytes.TrimSpace(body), []byte("["))
	if isList {
		_, err := decoder.Token()
		require.NoError(t, err)
	}
	for decoder.More() {
		var element json.RawMessage
		require.NoError(t, decoder.Decode(&element))
		elements = append(elements, string(element))
	}
	return elements, true
}

// replacement writes the replacement character in one of the two ways in which JSON does: escaped where the
// text was no UTF-8, as it is where it has been replaced before.
var replacement = strings.NewReplacer(`\ufffd`, "\ufffd")

func FuzzParseWebhook(f *testing.F) {
	documents := []string{
		"", "[]", "null", deliveries(3), named("A"), "[" + named("A") + ",5,null]", nestedEvent(100),
		"\xef\xbb\xbf[" + named("A") + "]", "[" + strings.Repeat("1,", 40) + "{}]",
		"{\"eventType\":\"A\",\"eventTime\":{\"\xe7\":1}}",
	}
	for _, event := range fullEvents() {
		documents = append(documents, encode(f, event))
	}
	for _, document := range documents {
		f.Add([]byte(document))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		events, err := goiikoapi.ParseWebhook(body)
		elements, ok := elementsOf(t, body)
		if !ok {
			require.Error(t, err)
			require.Empty(t, events)
			var malformed *goiikoapi.WebhookEventError
			require.NotErrorAs(t, err, &malformed)
			return
		}
		if err != nil {
			require.LessOrEqual(t, len(err.Error()), longestErrorText)
			require.NotRegexp(t, unprintable, err.Error())
		}
		malformed, more := firstEventErrors(t, err)
		require.Len(t, elements, len(events)+len(malformed)+more)
		if more > 0 {
			return // which of the elements those were is not said
		}
		for i, element := range elements {
			if len(malformed) > 0 && malformed[0].Index == i {
				require.Error(t, malformed[0].Err)
				malformed = malformed[1:]
				continue
			}
			event := events[0]
			events = events[1:]
			require.NotEmpty(t, event.Type)
			require.Equal(t, element, string(event.Raw))
			require.Equal(t, asMarshaled(t, element), encode(t, event))

			// What the fields say does not change when it is written and read once more.
			event.Raw, event.Err = nil, nil
			written := encode(t, event)
			read, err := goiikoapi.ParseWebhook([]byte(written))
			require.NoError(t, err)
			require.Len(t, read, 1)
			require.Equal(t, event.Type, read[0].Type)
			read[0].Raw = nil
			require.Equal(t, replacement.Replace(written), replacement.Replace(encode(t, read[0])))
		}
		require.Empty(t, events)
		require.Empty(t, malformed)
	})
}

func FuzzWebhookHandler(f *testing.F) {
	const bound = 1 << 16
	body := "[" + named("A") + "," + named("B") + "]"
	f.Add(http.MethodPost, webhookToken, "", []byte(body), 9, false)
	f.Add(http.MethodPost, webhookToken, "", []byte(body), 1, true)
	f.Add(http.MethodPost, webhookToken, "gzip", []byte(zipped(body)), 9, true)
	f.Add(http.MethodPost, webhookToken, "gzip", []byte(zipped(body))[:20], 9, false)
	f.Add(http.MethodPost, webhookToken, "gzip", []byte(zipped(strings.Repeat(" ", 2*bound))), 9, false)
	f.Add(http.MethodPost, webhookToken, "", []byte(deliveries(3)), 0, true)
	f.Add(http.MethodPost, webhookToken, "br", []byte(body), 9, false)
	f.Add(http.MethodPost, "Bearer "+webhookToken, "", []byte(body), 9, false)
	f.Add(http.MethodGet, webhookToken, "", []byte{}, 9, false)

	// The event at the place of failing is not handled: an error at an even place, a panic at an odd one.
	f.Fuzz(func(t *testing.T, method, authorization, encoding string, body []byte, failing int, deduplicate bool) {
		encoding = strings.ToLower(encoding)
		var calls, failures int
		handle := func(context.Context, goiikoapi.WebhookEvent) error {
			calls++
			if calls-1 != failing {
				return nil
			}
			failures++
			if failing%2 == 0 {
				return errBoom
			}
			panic(errBoom)
		}
		var reported reports
		opts := []goiikoapi.WebhookOption{goiikoapi.WithMaxWebhookSize(bound), goiikoapi.WithWebhookErrors(reported.add)}
		if deduplicate {
			opts = append(opts, goiikoapi.WithDeduplication(bound))
		}
		handler := goiikoapi.WebhookHandler(webhookToken, handle, opts...)
		post := func() int {
			calls, failures, reported.errs = 0, 0, nil
			request := httptest.NewRequest(http.MethodPost, "/webhook", bytes.NewReader(body))
			request.Method = method
			request.Header = http.Header{"Authorization": {authorization}, "Content-Encoding": {encoding}}
			recorder := httptest.NewRecorder()
			handler.ServeHTTP(recorder, request)
			assert.Equal(t, recorder.Code != http.StatusOK, reported.only(t) != nil)
			return recorder.Code
		}
		status := post()
		switch {
		case method != http.MethodPost:
			require.Equal(t, http.StatusMethodNotAllowed, status)
		case authorization != webhookToken:
			require.Equal(t, http.StatusUnauthorized, status)
		case encoding != "" && encoding != "identity" && encoding != "gzip":
			require.Equal(t, http.StatusUnsupportedMediaType, status)
		default:
			text, err := unpacked(encoding, body, bound)
			elements, isJSON := elementsOf(t, text)
			tooLarge := max(len(body), len(text)) > bound
			switch {
			case tooLarge && err != nil: // which of the two is seen first is the decoder's business
				require.Contains(t, []int{http.StatusRequestEntityTooLarge, http.StatusBadRequest}, status)
			case tooLarge:
				require.Equal(t, http.StatusRequestEntityTooLarge, status)
			case err != nil || !isJSON:
				require.Equal(t, http.StatusBadRequest, status)
			case failures > 0:
				require.Equal(t, http.StatusInternalServerError, status)
			case status != http.StatusOK:
				require.Equal(t, http.StatusBadRequest, status)
				require.Less(t, calls, len(elements))
			case deduplicate:
				require.LessOrEqual(t, calls, len(elements))
				require.Equal(t, len(elements) > 0, calls > 0)
				require.Equal(t, http.StatusOK, post())
				require.Zero(t, calls, "a duplicate says nothing new")
			default:
				require.Len(t, elements, calls)
			}
			if !tooLarge && err == nil && isJSON {
				return
			}
		}
		require.Zero(t, calls)
	})
}

// unpacked returns a body without its encoding, or its beginning, somewhat larger than bound.
func unpacked(encoding string, body []byte, bound int64) ([]byte, error) {
	if encoding != "gzip" {
		return body, nil
	}
	reader, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(reader, bound+1))
}
