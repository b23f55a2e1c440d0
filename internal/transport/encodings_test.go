package transport_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/transport"
)

// encoding is a way in which a server may write a text, and how a reader undoes it.
type encoding struct {
	name   string
	encode func(string) string
	// decode returns all readings of a text of which a part is encoded.
	decode func(string) []string
}

// inUTF16 writes every UTF-16 code unit of a text by format.
func inUTF16(format string) func(string) string {
	return func(text string) string {
		var written strings.Builder
		for _, unit := range utf16.Encode([]rune(text)) {
			_, _ = fmt.Fprintf(&written, format, unit)
		}
		return written.String()
	}
}

func inBytes(format string) func(string) string {
	return func(text string) string {
		var written strings.Builder
		for _, b := range []byte(text) {
			_, _ = fmt.Fprintf(&written, format, b)
		}
		return written.String()
	}
}

func inRunes(format string) func(string) string {
	return func(text string) string {
		var written strings.Builder
		for _, r := range text {
			_, _ = fmt.Fprintf(&written, format, r)
		}
		return written.String()
	}
}

// dotNet escapes as System.Text.Json does by default.
func dotNet(text string) string {
	var written strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		switch {
		case unit == '\\':
			written.WriteString(`\\`)
		case unit == '\n':
			written.WriteString(`\n`)
		case unit < ' ' || unit > '~' || strings.ContainsRune("\"'&+<>`", rune(unit)):
			_, _ = fmt.Fprintf(&written, `\u%04X`, unit)
		default:
			written.WriteByte(byte(unit))
		}
	}
	return written.String()
}

func php(text string) string {
	return strings.ReplaceAll(escaped(text), "/", `\/`)
}

var jsonEscape = regexp.MustCompile(`\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|["\\/bfnrt])`)

func unescapeJSON(text string) []string {
	return []string{jsonEscape.ReplaceAllStringFunc(text, func(escape string) string {
		var unquoted string
		if json.Unmarshal([]byte(`"`+escape+`"`), &unquoted) != nil {
			return escape
		}
		return unquoted
	})}
}

var percentEscape = regexp.MustCompile(`%[0-9a-fA-F]{2}`)

func unescapeURL(text string) []string {
	decoded := percentEscape.ReplaceAllStringFunc(text, func(escape string) string {
		b, _ := strconv.ParseUint(escape[1:], 16, 8)
		return string([]byte{byte(b)})
	})
	form := percentEscape.ReplaceAllStringFunc(strings.ReplaceAll(text, "+", " "), func(escape string) string {
		b, _ := strconv.ParseUint(escape[1:], 16, 8)
		return string([]byte{byte(b)})
	})
	units := strings.NewReplacer("%u", `\u`).Replace(text)
	return append(unescapeJSON(units), decoded, form)
}

var base64Run = regexp.MustCompile(`[A-Za-z0-9+/_-]{6,}`)

// decodeBase64 reads whatever looks like base64, from each of the four places where it may begin.
func decodeBase64(text string) []string {
	var decoded [4]strings.Builder
	for _, run := range base64Run.FindAllString(text, -1) {
		run = strings.NewReplacer("-", "+", "_", "/").Replace(run)
		for from := range decoded {
			part := run[from:]
			if len(part)%4 == 1 {
				part = part[:len(part)-1]
			}
			data, _ := base64.RawStdEncoding.DecodeString(part)
			decoded[from].Write(data)
			decoded[from].WriteString(" | ")
		}
	}
	return []string{decoded[0].String(), decoded[1].String(), decoded[2].String(), decoded[3].String()}
}

func base64In(encoding *base64.Encoding, before string) func(string) string {
	return func(text string) string { return encoding.EncodeToString([]byte(before + text + "!!")) }
}

func unescapeHTML(text string) []string { return []string{html.UnescapeString(text)} }

var encodings = []encoding{
	{"JSON by Go", escaped, unescapeJSON},
	{"JSON by .NET", dotNet, unescapeJSON},
	{"JSON by PHP", php, unescapeJSON},
	{"JSON with everything escaped", inUTF16(`\u%04x`), unescapeJSON},
	{"JSON with everything escaped in capitals", inUTF16(`\u%04X`), unescapeJSON},
	{"URL query", url.QueryEscape, unescapeURL},
	{"URL path", url.PathEscape, unescapeURL},
	{"URL with everything escaped", inBytes("%%%02X"), unescapeURL},
	{"URL with everything escaped in small letters", inBytes("%%%02x"), unescapeURL},
	{"URL in UTF-16", inUTF16("%%u%04X"), unescapeURL},
	{"HTML", html.EscapeString, unescapeHTML},
	{"HTML in decimals", inRunes("&#%d;"), unescapeHTML},
	{"HTML in hexadecimals", inRunes("&#x%X;"), unescapeHTML},
	{"HTML by names", strings.NewReplacer("&", "&amp;", "<", "&lt;", "+", "&plus;", "/", "&sol;", "=", "&equals;", "%", "&percnt;", `\`, "&bsol;", `"`, "&quot;").Replace, unescapeHTML},
	{"base64", base64In(base64.StdEncoding, ""), decodeBase64},
	{"base64 after one byte", base64In(base64.StdEncoding, ":"), decodeBase64},
	{"base64 after two bytes", base64In(base64.RawURLEncoding, "u:"), decodeBase64},
	{"base64 for URLs", base64In(base64.URLEncoding, "user:"), decodeBase64},
	{"interrupted by control characters", interrupted("\x00\x1b"), dropInvisible},
	{"interrupted by what cannot be seen", interrupted("\u200b\u202e"), dropInvisible},
}

func interrupted(by string) func(string) string {
	return func(text string) string {
		var written strings.Builder
		for i, r := range text {
			if i > 0 {
				written.WriteString(by)
			}
			written.WriteRune(r)
		}
		return written.String()
	}
}

func dropInvisible(text string) []string {
	return []string{strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf) {
			return -1
		}
		return r
	}, text)}
}

// readings returns what a text becomes when it is decoded in the order given.
func readings(text string, order ...encoding) []string {
	all := []string{text}
	for _, encoding := range order {
		var next []string
		for _, text := range all {
			next = append(next, encoding.decode(text)...)
		}
		all = next
	}
	return all
}

func TestSecrets_Redact_findsASecretInEveryEncoding(t *testing.T) {
	t.Parallel()
	secrets := map[string]string{
		"ordinary":         "5f0c1d7e-4a2b",
		"odd":              `lo+g/i=n&<x>"y\z'%2B`,
		"of other letters": "мой пароль 🍕 ключ",
		"like an escape":   `u002Bnlogin&#43;`,
	}
	for name, secret := range secrets {
		hidden := transport.NewSecrets("another-one", secret)
		for _, outer := range encodings {
			for _, inner := range encodings {
				t.Run(strings.Join([]string{name, inner.name, outer.name}, ", "), func(t *testing.T) {
					t.Parallel()
					written := outer.encode(inner.encode(secret))
					readable := false
					for _, reading := range readings(written, outer, inner) {
						readable = readable || strings.Contains(reading, secret)
					}
					require.True(t, readable, "the test reads %s", written)
					text := `{"said":"no ` + written + ` here"}`
					redacted := hidden.Redact(text)
					assert.Contains(t, redacted, `{"said":"no `)
					assert.Contains(t, redacted, `"}`)
					for _, reading := range readings(redacted, outer, inner) {
						assert.NotContains(t, reading, secret, "%s is shown as %s", text, redacted)
					}
				})
			}
		}
	}
}

// seen returns how many bytes of a text can be seen. A secret that has less than four is found only where it
// is written as it is.
func seen(text string) int {
	return len(strings.Map(func(r rune) rune {
		if r == '+' || !unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, text))
}

func FuzzSecrets_Redact_encoded(f *testing.F) {
	f.Add(`lo+g/i=n&<x>"y\z`, "page ", " end", uint8(1), uint8(5), uint8(9))
	f.Add("41bcdef/x", "%", "", uint8(5), uint8(0), uint8(0))
	f.Add("nlogin\"x", `\`, `\`, uint8(0), uint8(13), uint8(17))
	f.Add("ключ 🍕", "<p>", "</p>", uint8(3), uint8(7), uint8(11))
	f.Add("5f0c", "a", "b", uint8(13), uint8(14), uint8(15))
	f.Add("\x1db\x012||v|", "9", "a0", uint8(15), uint8(3), uint8(0))
	f.Add("0&\";", "0", "\b\n", uint8(14), uint8(3), uint8(4))
	f.Add(strings.Repeat("\x13", 30)+"0000", "&", "\n", uint8(3), uint8(12), uint8(1))
	f.Fuzz(func(t *testing.T, secret, before, after string, first, second, third uint8) {
		if !unmistakable(secret) || !utf8.ValidString(secret) || seen(secret) < 4 {
			return
		}
		order := []encoding{encodings[int(third)%len(encodings)], encodings[int(second)%len(encodings)], encodings[int(first)%len(encodings)]}
		for _, encoding := range order {
			if strings.HasPrefix(encoding.name, "base64") {
				before += " " // an escape that seems to begin before it would take its first letters
			}
		}
		text := before + order[0].encode(order[1].encode(order[2].encode(secret))) + after
		if len(text) > 64<<10 {
			return
		}
		redacted := transport.NewSecrets("another-secret", secret).Redact(text)
		for n := range len(order) + 1 {
			for _, reading := range readings(redacted, order[:n]...) {
				if strings.Contains(reading, secret) {
					t.Errorf("%q is redacted to %q, where %q can be read", text, redacted, secret)
				}
			}
		}
	})
}
