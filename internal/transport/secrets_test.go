package transport_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/transport"
)

func TestSecrets_Redact_replacesSecretsOnly(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name        string
		credentials []string
		text        string
		want        string
	}{
		{"none", nil, "hello", "hello"},
		{"empty ones", []string{"", ""}, "hello", "hello"},
		{"ones too short to hide", []string{"ell"}, "hello", "hello"},
		{"wherever they stand", []string{"abcd"}, "abcd, xabcdx abcdabcd", "[secret], x[secret]x [secret][secret]"},
		{"as JSON escapes them", []string{`a"b\c`}, `{"said":"no a\"b\\c"}`, `{"said":"no [secret]"}`},
		{"as JSON escapes them for HTML", []string{`a<b>&"c`}, `a\u003cb\u003e\u0026\"c`, `[secret]`},
		{"as JSON escapes them when not for HTML", []string{`a<b>&"c`}, `a<b>&\"c`, `[secret]`},
		{"with what looks like an escape in them", []string{`a\u003cb`}, `a\\u003cb a\u003cb`, `[secret] [secret]`},
		{"of other alphabets", []string{"пароль"}, "мой пароль!", "мой [secret]!"},
		{"one in another", []string{"abcd", "abcdefgh"}, "abcdefgh abcd", "[secret] [secret]"},
		{"one at the end of another", []string{"efgh", "abcdefgh"}, "abcdefgh efgh", "[secret] [secret]"},
		{"that overlap", []string{"abcdef", "defghi", "fghijk"}, "xabcdefghijky", "x[secret]y"},
		{"that overlap themselves", []string{"aaaa"}, "xaaaaaaa", "x[secret]"},
		{"that are named", nil, `{"apiLogin":"x", "apiKey" : "y","clientSecret":"","token":"a\"b", "authToken":"z"}`, `{"apiLogin":"[secret]", "apiKey" : "[secret]","clientSecret":"[secret]","token":"[secret]", "authToken":"[secret]"}`},
		{"that are named in other letters", nil, `{"ApiLogin":"x","TOKEN":"y"}`, `{"ApiLogin":"[secret]","TOKEN":"[secret]"}`},
		{"but not null", nil, `{"authToken":null,"name":"x"}`, `{"authToken":null,"name":"x"}`},
		{"but not names that are longer", nil, `{"tokenType":"x","mytoken":"y"}`, `{"tokenType":"x","mytoken":"y"}`},
		{"that are named and cut", nil, `{"token":"abc`, `{"token":"[secret]"`},
		{"that are named and cut after a backslash", nil, `{"token":"abc\`, `{"token":"[secret]"`},
		{"that are named and cut after an escape", nil, `{"token":"abc\"`, `{"token":"[secret]"`},
		{"that are named and empty because they are cut", nil, `{"token":"`, `{"token":"[secret]"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, test.want, transport.NewSecrets(test.credentials...).Redact(test.text))
			later := transport.NewSecrets()
			later.Add(test.credentials...)
			later.Add(test.credentials...)
			assert.Equal(t, test.want, later.Redact(test.text))
		})
	}
}

func TestSecrets_AddToken_keepsTheLatestTokens(t *testing.T) {
	t.Parallel()
	secrets := transport.NewSecrets("credential")
	token := func(i int) string { return fmt.Sprintf(`token-%03d-"odd"`, i) }
	for i := range 100 {
		secrets.AddToken(token(i))
		secrets.Add(fmt.Sprintf("webhook-%03d", i))
		for last := max(0, i-7); last <= i; last++ {
			assert.Equal(t, "[secret]", secrets.Redact(token(last)), "token %d after %d", last, i)
		}
	}
	assert.Equal(t, "[secret] webhook-000 [secret]", secrets.Redact("credential webhook-000 webhook-099"))
	assert.Equal(t, token(0), secrets.Redact(token(0)), "memory is bounded")
}

func TestSecrets_Add_keepsTheLatestSecretsOfCalls(t *testing.T) {
	t.Parallel()
	secrets := transport.NewSecrets("credential")
	webhook := func(i int) string { return fmt.Sprintf("webhook-%03d", i) }
	for i := range 200 {
		secrets.Add(webhook(i), "used in every call", "credential")
		for last := max(0, i-60); last <= i; last++ {
			assert.Equal(t, "[secret]", secrets.Redact(webhook(last)), "secret %d after %d", last, i)
		}
	}
	assert.Equal(t, "[secret], [secret]", secrets.Redact("credential, used in every call"))
	assert.Equal(t, webhook(135), secrets.Redact(webhook(135)), "memory is bounded")
}

func TestSecrets_RedactStart_hidesPartOfASecretAtTheEnd(t *testing.T) {
	t.Parallel()
	secrets := transport.NewSecrets("abcdefgh", `x"y"<z`, "cdef")
	tests := map[string]string{
		"":                      "",
		"nothing":               "nothing",
		"page abcdefgh":         "page [secret]",
		"page abcdefg":          "page [secret]",
		"page abcde":            "page [secret]",
		"page abcd":             "page [secret]",
		"page abc":              "page abc", // so little tells nothing
		`page x"y"`:             "page [secret]",
		`page x\"y\"\u003`:      "page [secret]",
		`page x\"y\`:            "page [secret]",
		"page cdefabcd":         "page [secret][secret]",
		"page abcdef":           "page [secret]",
		"page abcdabcd":         "page abcd[secret]",
		"abcdefgh and abcdefgh": "[secret] and [secret]",
		`{"token":"so`:          `{"token":"[secret]"`,
	}
	for text, want := range tests {
		assert.Equal(t, want, secrets.RedactStart(text), "%q", text)
	}
}

// fixedResponse is a RoundTripper whose response has this body.
type fixedResponse string

func (a fixedResponse) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader(string(a))), ContentLength: int64(len(a))}, nil
}

// logged returns what the record of an exchange shows of the bodies of the request and of the response.
func logged(t *testing.T, secrets *transport.Secrets, request, response string) (shownRequest, shownResponse string) {
	t.Helper()
	var log bytes.Buffer
	sender := transport.Transport{
		Client:          &http.Client{Transport: fixedResponse(response)},
		BaseURL:         &url.URL{Scheme: "http", Host: "iiko.test"},
		MaxResponseSize: 1 << 30,
		Limits:          transport.NewLimits(nil),
		Secrets:         secrets,
		Logger:          slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		LogBodies:       true,
	}
	_, err := sender.Do(t.Context(), nil, transport.Call{Operation: api.ClientOrganizations, Body: []byte(request)})
	require.NoError(t, err)
	var record struct{ Request, Response string }
	require.NoError(t, json.Unmarshal(log.Bytes(), &record))
	return record.Request, record.Response
}

const cut = 64 << 10 // what a record shows of a body

func TestTransport_Do_cutsALongBodyInTheLog(t *testing.T) {
	t.Parallel()
	whole := strings.Repeat("x", cut)
	request, response := logged(t, transport.NewSecrets(), whole, whole+"yz")
	assert.Equal(t, whole, request)
	assert.Equal(t, whole+"… (65538 bytes)", response)
}

func TestTransport_Do_leaksNoPartOfASecretInABodyItCuts(t *testing.T) {
	t.Parallel()
	const login = `login-<7>-"quoted"-\-end`
	quoted, err := json.Marshal(login)
	require.NoError(t, err)
	bodies := map[string]string{
		"in JSON":               `{"said":` + string(quoted) + `}`,
		"as a property":         `{"apiLogin":` + string(quoted) + `}`,
		"in a page":             `<pre>` + login + `</pre>`,
		"after a quoted word":   `<a href="x">` + login + `</a>`,
		"unknown, a property":   `{"authToken":"hook-\"quoted\"-\\-end-of-it"}`,
		"unknown, with a space": `{"authToken" : "hook-\"quoted\"-\\-end-of-it"}`,
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			secrets := transport.NewSecrets(login)
			for shown := range len(body) + 1 {
				long := strings.Repeat(" ", cut-shown) + body + strings.Repeat(" ", len(body)+1)
				request, response := logged(t, secrets, long, long)
				require.Equal(t, request, response)
				require.NotContains(t, response, "login-", "cut after %d bytes", shown)
				require.NotContains(t, response, "hook-", "cut after %d bytes", shown)
				require.Contains(t, response, fmt.Sprintf("… (%d bytes)", len(long)))
			}
		})
	}
}

// unmistakable tells whether a secret that is found in a redacted text was there before: that it is long
// enough, and has nothing in common with what stands in its place.
func unmistakable(secret string) bool {
	return len(secret) >= 4 && !strings.ContainsAny(secret, "[]") && !strings.Contains("secret", secret)
}

func escaped(text string) string {
	quoted, _ := json.Marshal(text)
	return string(quoted[1 : len(quoted)-1])
}

func FuzzSecrets_Redact(f *testing.F) {
	f.Add("login-5f0c", `{"apiLogin":"`, `"}`)
	f.Add(`odd "login" <&>`, "no ", "!")
	f.Add("пароль", "мой ", "")
	f.Add(`back\slash`, `\`, `\`)
	f.Add(`{"token":"x`, `{"authToken":"`, `"}`)
	f.Add("aaaa", "aaa", "aaa")
	f.Add("\\u003c", "\\", "u003c")
	f.Add(`"token":"token"`, "", "")
	f.Fuzz(func(t *testing.T, secret, before, after string) {
		if !unmistakable(secret) || len(secret) > 256 {
			return // it may be found in what it is replaced with, or takes long to cut everywhere
		}
		secrets := transport.NewSecrets("another-secret", secret)
		text := before + secret + after
		if redacted := secrets.Redact(text); strings.Contains(redacted, secret) {
			t.Errorf("%q is redacted to %q, where %q still stands", text, redacted, secret)
		}
		if start := secrets.RedactStart(text); strings.Contains(start, secret) {
			t.Errorf("%q begins with %q, where %q still stands", text, start, secret)
		}
		for n := 4; n < len(secret); n++ {
			if start := secrets.RedactStart(before + secret[:n]); unmistakable(secret[:n]) && strings.HasSuffix(start, secret[:n]) {
				t.Errorf("%q, cut after %d bytes of %q, begins with %q", text, n, secret, start)
			}
		}
		if !utf8.ValidString(secret) {
			return // JSON has no form of it
		}
		document, err := json.Marshal(map[string]string{"description": text})
		require.NoError(t, err)
		if redacted := secrets.Redact(string(document)); seen(secret) >= 4 && strings.Contains(redacted, escaped(secret)) {
			t.Errorf("%s is redacted to %s, where %s still stands", document, redacted, escaped(secret))
		}
		document, err = json.Marshal(map[string]string{"authToken": text})
		require.NoError(t, err)
		if redacted := transport.NewSecrets().Redact(string(document)); redacted != `{"authToken":"[secret]"}` && !strings.HasSuffix(redacted, " bytes that may hold a secret]") {
			t.Errorf("%s is redacted to %s", document, redacted)
		}
	})
}

func TestTransport_looksForNoSecretsUnlessItLogs(t *testing.T) {
	t.Parallel()
	for _, logger := range []*slog.Logger{nil, slog.New(slog.NewTextHandler(io.Discard, &slog.HandlerOptions{Level: slog.LevelInfo}))} {
		sender := transport.Transport{
			Client:          &http.Client{Transport: fixedResponse(`{"token":"x"}`)},
			BaseURL:         &url.URL{Scheme: "http", Host: "iiko.test"},
			MaxResponseSize: 1 << 30,
			Limits:          transport.NewLimits(nil),
			Secrets:         nil, // it would panic
			Logger:          logger,
			LogBodies:       true,
		}
		_, err := sender.Do(t.Context(), nil, transport.Call{Operation: api.ClientOrganizations})
		require.NoError(t, err)
	}
}
