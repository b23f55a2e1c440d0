package transport

import (
	"html"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// reading is a text with every character that a part of it may stand for. Servers escape what they repeat, for
// JSON, for a URL or for HTML, and escape the result again, in any order. A character is known at every place
// where some order of decoding gives it, so the text need not be decoded in each of these orders.
type reading struct {
	text string
	// escaped are the characters that are escaped, those that begin at one place next to each other.
	escaped []char
	// index holds for each place the number, counted from 1, of the first of those that begin there.
	index []int32
	// buffers are those of match.
	buffers [2][]int
	// work counts what unescape does at one place.
	work int
	// ambiguous tells that match gave up, because a part can be decoded in too many ways.
	ambiguous bool
}

// char is a character that a part of a text stands for: one that is written as it is, or escaped.
type char struct {
	value rune
	// level is how often JSON has to be decoded for it.
	level      int32
	start, end int
}

const (
	// introducers are the characters with which an escape begins.
	introducers = `\%&`
	// maxEscapes bounds the escapes that begin at one place. There is about one for each time that the text was
	// escaped.
	maxEscapes = 16
	// maxWork bounds the steps of finding them.
	maxWork = 1000
	// maxEnds bounds the ways to read a word, or a part of one, that begins at one place.
	maxEnds = 32
	// maxEntity bounds the name of an HTML entity.
	maxEntity = 32
	// longestEscape is how close to the end of a text an escape may be cut.
	longestEscape = 32

	// fragment is the value of a byte that is escaped and no character by itself, less that byte.
	fragment = unicode.MaxRune + 1
	// endOfText is the value in place of a character that a cut text may have lost.
	endOfText = -1
)

// read returns false for a text with a part that can be decoded in too many ways to know them all.
func read(text string) (*reading, bool) {
	r := &reading{text: text}
	last := strings.LastIndexAny(text, introducers)
	if last >= 0 {
		r.index = make([]int32, last+1)
	}
	for p := last; p >= 0; p-- {
		if isIntroducer(rune(text[p])) && !r.unescape(p) {
			return nil, false
		}
	}
	return r, true
}

// escapes returns the characters that are escaped at p.
func (r *reading) escapes(p int) []char {
	if p >= len(r.index) || r.index[p] == 0 {
		return nil
	}
	first := int(r.index[p]) - 1
	end := first
	for end < len(r.escaped) && r.escaped[end].start == p {
		end++
	}
	return r.escaped[first:end]
}

func isIntroducer(r rune) bool { return r == '\\' || r == '%' || r == '&' }

// visible reports whether a character counts: white space and what is not shown, or is dropped on the way to
// the reader, does not. Neither does the plus sign, which is a space in a form.
func visible(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r > ' ' && r != '+' && r != 0x7f
	case r < 0x500:
		return r > 0xa0 && r != 0xad && r != 0x34f
	case r > unicode.MaxRune || r == utf8.RuneError || unicode.IsSpace(r):
		return false
	}
	return !unicode.In(r, unicode.Cf, unicode.Cs, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// plain returns the character at p as it is written.
func (r *reading) plain(p int) char {
	value, size := utf8.DecodeRuneInString(r.text[p:])
	return char{value, 0, p, p + size}
}

// at returns the characters that begin at p.
func (r *reading) at(p int) iter.Seq[char] {
	return func(yield func(char) bool) {
		if !yield(r.plain(p)) {
			return
		}
		for _, c := range r.escapes(p) {
			if !yield(c) {
				return
			}
		}
	}
}

// next returns the visible characters that may come first from p on, and endOfText where there is none.
func (r *reading) next(p int) iter.Seq[char] { return r.after(p, visible) }

// nextOfEscape is next for the inside of an escape. White space remains between characters, so it ends one.
func (r *reading) nextOfEscape(p int) iter.Seq[char] {
	return r.after(p, func(v rune) bool { return visible(v) || v == '+' || unicode.IsSpace(v) })
}

// after returns the characters that may come first from p on of those that count.
func (r *reading) after(p int, counts func(rune) bool) iter.Seq[char] {
	return func(yield func(char) bool) {
		pending := append(make([]int, 0, 8), p) // in order
		take := func(c char) bool {
			if counts(c.value) {
				return yield(c)
			}
			if i, known := slices.BinarySearch(pending, c.end); !known {
				pending = slices.Insert(pending, i, c.end)
			}
			return true
		}
		for len(pending) > 0 {
			p := pending[0]
			pending = pending[1:]
			if p == len(r.text) {
				if !yield(char{endOfText, 0, p, p}) {
					return
				}
				continue
			}
			for _, c := range r.escapes(p) {
				if !take(c) {
					return
				}
			}
			plain := r.plain(p)
			if isIntroducer(plain.value) && p > len(r.text)-longestEscape && !yield(char{endOfText, 0, p, len(r.text)}) {
				return
			}
			if !take(plain) {
				return
			}
		}
	}
}

// unescape finds the escapes that begin at p, of which all after p are known.
func (r *reading) unescape(p int) bool {
	r.work = 0
	first := len(r.escaped)
	add := func(value rune, level int32, end int) {
		if c := (char{value, level, p, end}); !slices.Contains(r.escaped[first:], c) {
			r.escaped = append(r.escaped, c)
		}
	}
	r.decode(r.plain(p), add)
	for i := first; i < len(r.escaped); i++ { // it may be the beginning of another
		if len(r.escaped)-first > maxEscapes {
			return false
		}
		r.decode(r.escaped[i], add)
	}
	if r.work > maxWork {
		return false
	}
	if len(r.escaped) > first {
		r.index[p] = int32(first) + 1
	}
	return true
}

// found takes a character that is escaped.
type found func(value rune, level int32, end int)

// anyLevel is a level that no character has.
const anyLevel = math.MaxInt32

// decode finds the characters of which begun is the beginning.
func (r *reading) decode(begun char, found found) {
	switch {
	case begun.value == '\\':
		next := func(value rune, _ int32, end int) { found(value, begun.level+1, end) }
		for c := range r.nextOfEscape(begun.end) {
			// When JSON is decoded once more, the backslash takes what is there by then, and what could be
			// decoded before has been.
			if c.level > begun.level || c.value == '\\' && c.level < begun.level && len(r.escapes(c.start)) > 0 {
				continue
			}
			switch {
			case c.value == 'u':
				r.hex(c, 4, 0, begun.level, next)
			case c.value == 'x':
				r.hex(c, 2, 0, begun.level, func(value rune, level int32, end int) {
					next(value, level, end)
					if value >= utf8.RuneSelf {
						next(fragment+value, level, end)
					}
				})
			case strings.ContainsRune("bfnrtv", c.value):
				next(' ', 0, c.end)
			case strings.ContainsRune(`"'/\`, c.value):
				next(c.value, 0, c.end)
			}
		}
	case begun.value == '%':
		r.hex(begun, 2, 0, anyLevel, func(value rune, level int32, end int) {
			if value >= utf8.RuneSelf {
				value += fragment
			}
			found(value, level, end)
		})
		for c := range r.nextOfEscape(begun.end) {
			if c.value == 'u' { // no standard, but .NET and JavaScript have it
				c.level = max(c.level, begun.level)
				r.hex(c, 4, 0, anyLevel, found)
			}
		}
	case begun.value == '&':
		r.entity(begun, nil, found)
	case begun.value >= fragment:
		r.assemble(begun, []byte{byte(begun.value - fragment)}, found)
	case utf16.IsSurrogate(begun.value):
		for low := range r.after(begun.end, func(v rune) bool { return visible(v) || utf16.IsSurrogate(v) }) {
			if pair := utf16.DecodeRune(begun.value, low.value); pair != utf8.RuneError {
				found(pair, max(begun.level, low.level), low.end)
			}
		}
	}
}

// hex reads as many hexadecimal digits after last, of no higher level than limit. They go on from value.
func (r *reading) hex(last char, digits int, value rune, limit int32, found found) {
	if digits == 0 {
		found(value, last.level, last.end)
		return
	}
	r.work++
	if r.work > maxWork {
		return
	}
	for c := range r.nextOfEscape(last.end) {
		if c.level > limit {
			continue
		}
		c.level = max(c.level, last.level)
		switch v := c.value; {
		case v >= '0' && v <= '9':
			r.hex(c, digits-1, value<<4|(v-'0'), limit, found)
		case v >= 'a' && v <= 'f' || v >= 'A' && v <= 'F':
			r.hex(c, digits-1, value<<4|(v|0x20-'a'+10), limit, found)
		}
	}
}

// entity reads the rest of an HTML entity after last.
func (r *reading) entity(last char, name []byte, found found) {
	r.work++
	if r.work > maxWork {
		return
	}
	for c := range r.nextOfEscape(last.end) {
		c.level = max(c.level, last.level)
		switch {
		case c.value == ';':
			if value, ok := entityValue(string(name)); ok {
				found(value, c.level, c.end)
			}
		case len(name) < maxEntity && c.value < utf8.RuneSelf && (c.value == '#' || isWord(c.value)):
			r.entity(c, append(name, byte(c.value)), found)
		}
	}
}

func entityValue(name string) (rune, bool) {
	if number, ok := strings.CutPrefix(name, "#"); ok {
		base := 10
		if number != "" && number[0]|0x20 == 'x' {
			number, base = number[1:], 16
		}
		value, err := strconv.ParseUint(number, base, 32)
		return rune(value), err == nil && value <= unicode.MaxRune
	}
	text := html.UnescapeString("&" + name + ";")
	value, size := utf8.DecodeRuneInString(text)
	return value, size == len(text)
}

// assemble reads the rest after last of a character of several bytes, each of which is escaped.
func (r *reading) assemble(last char, begun []byte, found found) {
	if utf8.FullRune(begun) {
		if value, size := utf8.DecodeRune(begun); size == len(begun) && value != utf8.RuneError {
			found(value, last.level, last.end)
		}
		return
	}
	for c := range r.after(last.end, func(v rune) bool { return visible(v) || v >= fragment }) {
		if c.value >= fragment {
			c.level = max(c.level, last.level)
			r.assemble(c, append(begun, byte(c.value-fragment)), found)
		}
	}
}

// skip returns the place of the first character from p on that is visible as it is written.
func (r *reading) skip(p int) int {
	for p < len(r.text) {
		c := r.plain(p)
		if visible(c.value) {
			break
		}
		p = c.end
	}
	return p
}

// match returns where word may end when it goes on from p, and whether the text may end before it does. The
// word is of visible characters, in lower case when the case does not matter. The next match replaces the ends.
func (r *reading) match(p int, word []rune, anyCase bool) (ends []int, cut bool) {
	r.buffers[1] = append(r.buffers[1][:0], p)
	ends = r.buffers[1]
	for i, want := range word {
		after := r.buffers[i%2][:0]
		for _, p := range ends {
			var ended bool
			after, ended = r.step(after, p, want, anyCase)
			cut = cut || ended
		}
		ends, r.buffers[i%2] = after, after
		if len(ends) > maxEnds {
			r.ambiguous = true
			return nil, false
		}
		if len(ends) == 0 {
			break
		}
	}
	return ends, cut
}

// step adds to ends where want may end if it is the next visible character from p on, and reports whether the text may
// end before it.
func (r *reading) step(ends []int, p int, want rune, anyCase bool) (after []int, cut bool) {
	if p < len(r.text) { // mostly it is as simple as this
		if c := rune(r.text[p]); c < utf8.RuneSelf && visible(c) && !isIntroducer(c) {
			if c == want || anyCase && c|0x20 == want {
				ends = append(ends, p+1)
			}
			return ends, false
		}
	}
	for c := range r.next(p) {
		switch {
		case c.value == endOfText:
			cut = true
		case c.value == want || anyCase && unicode.ToLower(c.value) == want:
			if !slices.Contains(ends, c.end) {
				ends = append(ends, c.end)
			}
		}
	}
	return ends, cut
}

// first returns the longest way to read the visible character after p, if that may be one of set.
func (r *reading) first(p int, set string) (found char, ok bool) {
	for c := range r.next(p) {
		if c.value > 0 && strings.ContainsRune(set, c.value) && c.end > found.end {
			found, ok = c, true
		}
	}
	return found, ok
}

// pick returns one way to read the character at p, of which accept holds: the shortest escape, as a longer one
// may be made of what is several characters, or else the character as it is written.
func (r *reading) pick(p int, accept func(char) bool) (found char, ok bool) {
	for _, c := range r.escapes(p) {
		if accept(c) && (!ok || c.end < found.end) {
			found, ok = c, true
		}
	}
	if ok {
		return found, true
	}
	plain := r.plain(p)
	return plain, accept(plain)
}

// isWord reports whether a character may be part of a word.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
