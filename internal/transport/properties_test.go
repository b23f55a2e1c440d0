package transport_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/transport"
)

func TestSecrets_Redact_hidesPropertiesThatHoldASecret(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"JSON in JSON", `{"said":"{\"apiLogin\":\"x y\",\"id\":\"7\"}"}`, `{"said":"{\"apiLogin\":\"[secret]\",\"id\":\"7\"}"}`},
		{"a quote in JSON in JSON", `{"said":"{\"token\":\"a\\\"b\",\"id\":\"7\"}"}`, `{"said":"{\"token\":\"[secret]\",\"id\":\"7\"}"}`},
		{"a backslash in JSON in JSON", `{"said":"{\"token\":\"a\\\\\",\"id\":\"7\"}"}`, `{"said":"{\"token\":\"[secret]\",\"id\":\"7\"}"}`},
		{"JSON in JSON in JSON", `"\"{\\\"authToken\\\" : \\\"x\\\\\\\"y\\\",\\\"id\\\":7}\""`, `"\"{\\\"authToken\\\" : \\\"[secret]\\\",\\\"id\\\":7}\""`},
		{"JSON in JSON that ends too soon", `{"said":"{\"token\":\"abc"}`, `{"said":"{\"token\":\"[secret]"}`},
		{"quotes as .NET escapes them", `{"said":"{\u0022token\u0022:\u0022abc\u0022,\u0022id\u0022:7}"}`, `{"said":"{\u0022token\u0022:\u0022[secret]\u0022,\u0022id\u0022:7}"}`},
		{"quotes as .NET escapes them, with one in the value", `{"said":"{\u0022token\u0022:\u0022a\\\u0022bc\u0022,\u0022id\u0022:7}"}`, `{"said":"{\u0022token\u0022:\u0022[secret]\u0022,\u0022id\u0022:7}"}`},
		{"quotes in HTML", `<pre>{&quot;clientSecret&quot;: &quot;abc&quot;}</pre>`, `<pre>{&quot;clientSecret&quot;: &quot;[secret]&quot;}</pre>`},
		{"quotes in a URL", `/log?q=%7B%22apiKey%22%3A%22abc%22%7D`, `/log?q=%7B%22apiKey%22%3A%22[secret]%22%7D`},
		{"single quotes", `{'apiLogin': 'it\'s', 'id': 7}`, `{'apiLogin': '[secret]', 'id': 7}`},
		{"no quotes around the name", `{apiKey: "abc", id: 7}`, `{apiKey: "[secret]", id: 7}`},
		{"a form", `apiLogin=abc&id=7`, `apiLogin=[secret]&id=7`},
		{"a form in HTML", `<a href="/x?id=7&amp;token=abc+d%26e&amp;p=1">`, `<a href="/x?id=7&amp;token=[secret]&amp;p=1">`},
		{"a name with an underscore before it", `access_token=abc`, `access_token=[secret]`},
		{"a list of PHP", `[apiLogin] => abc123 [id] => 7`, `[apiLogin] => [secret] [id] => 7`},
		{"XML", `<token>abc</token><id>7</id>`, `<token>[secret]</token><id>7</id>`},
		{"a name with escapes", `{"\u0074oken":"abc"}`, `{"\u0074oken":"[secret]"}`},
		{"a name after an escape", `said\ntoken=abc`, `said\ntoken=[secret]`},
		{"a number", `{"token":12345,"id":7}`, `{"token":[secret],"id":7}`},
		{"a header", "Authorization: Bearer abc.def-ghi_j\r\nHost: iiko", "Authorization: Bearer [secret]\r\nHost: iiko"},
		{"a header in JSON", `{"authorization":"abc"}`, `{"authorization":"[secret]"}`},
		{"a header in JSON in JSON", `"{\"Authorization\":\"Bearer abc\"}"`, `"{\"Authorization\":\"[secret]\"}"`},
		{"bearer anywhere", `invalid bearer abcdef, retry`, `invalid bearer [secret], retry`},
		{"bearer in a sentence", `invalid Bearer abcdef.`, `invalid Bearer [secret].`},
		{"bearer in a URL", `auth=Bearer%20abc%2Fdef%3D&x=1`, `auth=Bearer%20[secret]&x=1`},
		{"bearer in a form", `auth=Bearer+abc&x=1`, `auth=Bearer+[secret]&x=1`},
		{"a header with a token of no kind", `X-Auth-Token: abc123`, `X-Auth-Token: [secret]`},
		{"what is hidden already", `{"token":"[secret]"} token=[secret] Bearer [secret]`, `{"token":"[secret]"} token=[secret] Bearer [secret]`},

		{"but not the word", `Token expired: get another token: it is free`, `Token expired: get another token: it is free`},
		{"but not the word bearer", `The header holds no Bearer token. Bearers of bad news`, `The header holds no Bearer token. Bearers of bad news`},
		{"but not what is nothing", `{"token":null,"apiKey":false} token=&x=1`, `{"token":null,"apiKey":false} token=&x=1`},
		{"but not other names", `{"tokens":"x","myToken":"y"} tokenized=z`, `{"tokens":"x","myToken":"y"} tokenized=z`},
		{"but not a list", `{"token":["x"]}`, `{"token":["x"]}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, test.want, transport.NewSecrets().Redact(test.text))
			assert.Equal(t, test.want, transport.NewSecrets("another-secret").Redact(test.text))
		})
	}
}

func TestSecrets_Redact_hidesAPropertyAtEveryLevelOfJSON(t *testing.T) {
	t.Parallel()
	text, want := `{"apiLogin":"say \"hi\" \\","name":"x"}`, `{"apiLogin":"[secret]","name":"x"}`
	for range 6 {
		assert.Equal(t, want, transport.NewSecrets().Redact(text))
		for _, text := range []*string{&text, &want} {
			quoted, err := json.Marshal(map[string]string{"said": *text})
			require.NoError(t, err)
			*text = string(quoted)
		}
	}
}

func TestSecrets_Redact_showsNothingOfWhatIsEscapedTooOften(t *testing.T) {
	t.Parallel()
	text := "lo+gin/5f0c"
	for range 20 {
		text = url.QueryEscape(text)
	}
	assert.Equal(t, "[91 bytes that may hold a secret]", transport.NewSecrets("lo+gin/5f0c").Redact(text))
	ruler := strings.Repeat(`\`, 80)
	assert.Equal(t, ruler, transport.NewSecrets("lo+gin/5f0c").Redact(ruler))
}

func TestSecrets_Redact_takesLittleTimeForAHostileText(t *testing.T) {
	t.Parallel()
	secrets := transport.NewSecrets("5f0c1d7e-4a2b", "nnnnnnnnnnnn", `\\\\\\\\a`, "%25%25%25%25", "&amp;&amp;x", "lo gin")
	parts := []string{
		`\`, `\\\"`, `\u`, `\\u005c`, `\\u006e`, "%", "%00", "%25", "%2525", "%E2%80%8B", "&", "&amp;", "&amp;amp;", "&#x", "\u200b", "+", " ", "n",
		"bm5ubm5u", "token=", `"token":"`, `"token":\"`, "&quot;token&quot;:&quot;", "Bearer ", "lo", "\xff", `\\u0013`, `&\\u0061`, "&%61", `%5C%5Cu0031`,
	}
	for _, part := range parts {
		began := time.Now()
		secrets.RedactStart(strings.Repeat(part, (32<<10)/len(part)))
		assert.Less(t, time.Since(began), 15*time.Second, "%q", part)
	}
	for _, part := range []string{"token:", "apikey:=:"} { // time that grows with the square would be minutes here
		began := time.Now()
		secrets.RedactStart(strings.Repeat(part, (512<<10)/len(part)))
		assert.Less(t, time.Since(began), 15*time.Second, "%q", part)
	}
}
