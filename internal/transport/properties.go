package transport

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// secretNames are the properties that hold a secret, whichever client it belongs to; upper and lower case are
// the same.
var secretNames = [][]rune{
	[]rune("apilogin"), []rune("apikey"), []rune("clientsecret"), []rune("token"), []rune("authtoken"), []rune("authorization"),
}

// longestWord bounds what is taken for a word of prose after a name and a colon, in bytes. Without a bound, each
// name in token:token:token:… would have all that follows read once more.
const longestWord = 64

// bearer goes before a token.
var bearer = []rune("bearer")

// properties returns where the values of properties stand that hold a secret: in JSON, also in JSON that is
// itself a text in JSON, with quotes of any kind, in a form or a URL, in XML, and after the word Bearer. Of a
// text that is cut a value may be the beginning of one.
func (r *reading) properties() []span {
	var spans []span
	for p := 0; p < len(r.text); {
		found, ok := r.property(p)
		if !ok {
			p++
			continue
		}
		spans = append(spans, found)
		p = max(p+1, found.end)
	}
	return spans
}

// property returns the value of the property whose name begins at p, or after the escape that begins there.
func (r *reading) property(p int) (span, bool) {
	if r.startsWord(p) {
		if found, ok := r.named(p); ok {
			return found, true
		}
	}
	for _, c := range r.escapes(p) {
		if c.end < len(r.text) && !isWord(c.value) {
			if found, ok := r.named(c.end); ok {
				return found, true
			}
		}
	}
	return span{}, false
}

// startsWord reports whether what is written before p is not part of a word.
func (r *reading) startsWord(p int) bool {
	if p == 0 || r.text[p-1] < utf8.RuneSelf {
		return p == 0 || !isWord(rune(r.text[p-1]))
	}
	before, _ := utf8.DecodeLastRuneInString(r.text[:p])
	return utf8.RuneStart(r.text[p]) && !isWord(before)
}

// named returns the value that follows when one of the names begins at p.
func (r *reading) named(p int) (span, bool) {
	for c := range r.at(p) {
		first := c.value | 0x20
		if first < 'a' || first > 't' {
			continue
		}
		for _, name := range secretNames {
			if first != name[0] {
				continue
			}
			ends, _ := r.match(c.end, name[1:], true)
			for _, end := range ends {
				if found, ok := r.value(end); ok {
					return found, true
				}
			}
		}
		if first == bearer[0] {
			ends, _ := r.match(c.end, bearer[1:], true)
			for _, end := range ends {
				if found, ok := r.bearerToken(end); ok {
					return found, true
				}
			}
		}
	}
	return span{}, false
}

// bearerToken returns the token after the word Bearer, which ends at p.
func (r *reading) bearerToken(p int) (span, bool) {
	for c := range r.next(p) {
		if c.start == p || c.value == endOfText {
			continue // it is another word, or there is no more
		}
		found := r.bare(c.start, isTokenCharacter)
		if word := r.text[found.start:found.end]; word != "" && !strings.EqualFold(word, "token") {
			return found, true
		}
	}
	return span{}, false
}

// value returns the value of the property whose name ends at p.
func (r *reading) value(p int) (span, bool) {
	closing, quoted := r.first(p, `"']`)
	if quoted {
		p = closing.end
	}
	separator, ok := r.first(p, ":=>")
	if !ok {
		return span{}, false
	}
	assigned := separator.value != ':'
	for ok { // such as =>
		p = separator.end
		separator, ok = r.first(p, "=>")
	}
	if opening, ok := r.first(p, `"'`); ok {
		return r.quoted(opening), true
	}
	found := r.bare(r.skip(p), func(c char) bool { return !r.endsValue(c) })
	value := r.text[found.start:found.end]
	switch {
	case value == "" || value == "null" || value == "true" || value == "false":
		return span{}, false
	case !quoted && !assigned && len(value) <= longestWord && !strings.ContainsAny(value, "0123456789"):
		return span{}, false // "token: expired" is prose
	}
	return found, true
}

// bare returns the value without quotes that begins at start.
func (r *reading) bare(start int, accept func(char) bool) span {
	end := start
	for end < len(r.text) {
		c, ok := r.pick(end, accept)
		if !ok {
			break
		}
		end = c.end
	}
	value := strings.TrimRight(r.text[start:end], ".") // that of a sentence
	return span{start: start, end: start + len(value)}
}

func isTokenCharacter(c char) bool {
	return c.value < utf8.RuneSelf && isWord(c.value) || strings.ContainsRune("-._~+/=", c.value)
}

// endsValue reports whether a value without quotes ends before a character. What is escaped belongs to it, but
// for the ampersand of HTML.
func (r *reading) endsValue(c char) bool {
	if r.text[c.start] == '&' {
		return c.value == '&'
	}
	return c.value == r.plain(c.start).value && (unicode.IsSpace(c.value) || unicode.IsControl(c.value) || strings.ContainsRune(";,\"'<>{}[]()", c.value))
}

// quoted returns the value after a quote.
func (r *reading) quoted(opening char) span {
	if last := opening.end - 1; strings.Trim(r.text[opening.start:last], `\`) == "" && rune(r.text[last]) == opening.value {
		return r.quotedJSON(opening)
	}
	written := r.text[opening.start:opening.end]
	for p := opening.end; p < len(r.text); p++ {
		closes := strings.HasPrefix(r.text[p:], written) && !r.afterBackslash(p, opening.end)
		if closes || r.text[p] == '"' && r.text[p-1] != '\\' { // the quote is that of a text around
			return span{start: opening.end, end: p}
		}
	}
	return span{start: opening.end, end: len(r.text), closing: written}
}

// afterBackslash reports whether what ends at p, and begins no earlier than from, is a backslash, escaped or
// not.
func (r *reading) afterBackslash(p, from int) bool {
	for start := max(from, p-longestEscape); start < p; start++ {
		if c := r.plain(start); c.value == '\\' && c.end == p {
			return true
		}
		for _, c := range r.escapes(start) {
			if c.value == '\\' && c.end == p {
				return true
			}
		}
	}
	return false
}

// quotedJSON returns the value after a quote that is written with as many backslashes as its level needs: none
// in JSON, one in JSON that is a text in JSON, three in the JSON in that, and so on.
func (r *reading) quotedJSON(opening char) span {
	start, quote := opening.end, r.text[opening.end-1]
	level := bits.TrailingZeros(uint(opening.end - opening.start))
	backslashes := 0
	for p := start; p < len(r.text); p++ {
		switch r.text[p] {
		case '\\':
			backslashes++
			continue
		case quote:
			if ends := bits.TrailingZeros(uint(backslashes + 1)); ends <= level {
				return span{start: start, end: p + 1 - 1<<ends}
			}
		}
		backslashes = 0
	}
	return span{start: start, end: len(r.text), closing: r.text[opening.start:opening.end]}
}
