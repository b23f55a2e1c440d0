package plan

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"math/bits"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// Unmarshal decodes a document into a pointer to a zero value. It reports false if the document or the type has
// something that it leaves to encoding/json; what into points to is zero then.
func Unmarshal(data []byte, into any) bool {
	pointer := reflect.ValueOf(into)
	if pointer.Kind() != reflect.Pointer || pointer.IsNil() {
		return false
	}
	target := pointer.Elem()
	d := decoders.Get().(*decoder)
	d.data, d.p, d.depth, d.textSize = data, 0, 0, minText
	if d.recent == nil && len(data) >= minRecent {
		d.recent = new([recentStrings]string)
	}
	d.reuses = len(data) >= minRecent
	d.space()
	ok := d.value(planOf(target.Type()), target)
	if ok {
		d.space()
		ok = d.p == len(d.data)
	}
	if !ok {
		target.SetZero()
	}
	d.reset()
	decoders.Put(d)
	return ok
}

// maxDepth is how deep values may be nested; encoding/json allows more.
const maxDepth = 500

// decoder decodes one document at a time.
type decoder struct {
	data  []byte
	p     int
	depth int
	// text has the strings. They share its memory.
	text strings.Builder
	// textSize is the memory for the next strings, in bytes. It doubles.
	textSize int
	// recent has strings that may come again, by their hash. reuses means that the document is long enough for it.
	recent *[recentStrings]string
	reuses bool
	// escaped is a buffer for strings with escapes.
	escaped []byte
	states  map[*plan]*state
}

// state is what a decoder keeps for a plan during a document.
type state struct {
	// scratch is a slice for the elements of a list until their number is known.
	scratch reflect.Value
	// slab has values that pointers point to; used is the number in use.
	slab reflect.Value
	used int
	// after is, for each field, the one that followed it last time.
	after []int
	// unknown are properties that the struct does not have.
	unknown map[string]struct{}
}

const (
	// recentStrings is the number of strings that are kept to be used again, and maxRecent their maximum length.
	recentStrings, maxRecent = 1024, 64
	// minRecent is the length of a document from which its strings may come again often enough, in bytes.
	minRecent = 4 << 10
	// minText is the memory that the first strings share, in bytes, maxText that of later ones, and maxSlab the number
	// of values that pointers share.
	minText, maxText, maxSlab = 256, 16 << 10, 256
	// maxScratch is the number of elements that a list may have for its scratch to be kept.
	maxScratch = 1024
	// maxUnknown is the number of unknown properties that are remembered for a struct.
	maxUnknown = 256
)

var decoders = sync.Pool{New: func() any { return &decoder{states: map[*plan]*state{}} }}

// reset drops what belongs to the document.
func (d *decoder) reset() {
	d.data, d.text = nil, strings.Builder{}
	if d.reuses {
		clear(d.recent[:])
	}
	if cap(d.escaped) > maxText {
		d.escaped = nil
	}
	for _, s := range d.states {
		s.slab, s.used = reflect.Value{}, 0
	}
}

func (d *decoder) state(p *plan) *state {
	s := d.states[p]
	if s == nil {
		s = &state{}
		if p.kind == kindStruct {
			s.after, s.unknown = make([]int, len(p.fields)+1), map[string]struct{}{}
		}
		d.states[p] = s
	}
	return s
}

// space skips white space.
func (d *decoder) space() {
	for d.p < len(d.data) {
		switch d.data[d.p] {
		case ' ', '\n', '\r', '\t':
			d.p++
		default:
			return
		}
	}
}

// next skips white space and returns the next byte, or 0 at the end.
func (d *decoder) next() byte {
	if d.p < len(d.data) && d.data[d.p] > ' ' {
		return d.data[d.p]
	}
	d.space()
	if d.p < len(d.data) {
		return d.data[d.p]
	}
	return 0
}

// literal reads a literal.
func (d *decoder) literal(text string) bool {
	if len(d.data)-d.p < len(text) || string(d.data[d.p:d.p+len(text)]) != text {
		return false
	}
	d.p += len(text)
	return true
}

// value decodes the value at d.p, which is not white space, into v, which is zero.
func (d *decoder) value(p *plan, v reflect.Value) bool {
	if p.kind == kindOwn || p.kind == kindOther {
		start := d.p
		if !d.skip() {
			return false
		}
		if p.kind == kindOwn {
			return v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON(d.data[start:d.p]) == nil
		}
		return json.Unmarshal(d.data[start:d.p], v.Addr().Interface()) == nil
	}
	if d.p < len(d.data) && d.data[d.p] == 'n' {
		return d.literal("null")
	}
	switch p.kind {
	case kindString:
		text, ok := d.string()
		if ok {
			v.SetString(text)
		}
		return ok
	case kindBool:
		if d.literal("true") {
			v.SetBool(true)
			return true
		}
		return d.literal("false")
	case kindInt:
		number, negative, ok := d.integer()
		if !ok || number >= 1<<63 { // the smallest integer is left to encoding/json
			return false
		}
		n := int64(number)
		if negative {
			n = -n
		}
		v.SetInt(n)
		return !v.OverflowInt(n)
	case kindUint:
		number, negative, ok := d.integer()
		v.SetUint(number)
		return ok && !negative && !v.OverflowUint(number)
	case kindFloat:
		number, ok := d.float()
		v.SetFloat(number)
		return ok
	case kindPointer:
		place := d.place(p)
		if !d.value(p.elem, place) {
			return false
		}
		v.Set(place.Addr())
		return true
	}
	d.depth++
	if d.depth > maxDepth {
		return false
	}
	var ok bool
	switch p.kind {
	case kindSlice:
		ok = d.list(p, v)
	case kindMap:
		ok = d.mapping(p, v)
	default:
		ok = d.object(p, v)
	}
	d.depth--
	return ok
}

// place returns a new zero value for a pointer. Such values share memory.
func (d *decoder) place(p *plan) reflect.Value {
	s := d.state(p)
	if !s.slab.IsValid() || s.used == s.slab.Len() {
		length := 1
		if s.slab.IsValid() {
			length = min(2*s.slab.Len(), maxSlab)
		}
		s.slab, s.used = reflect.MakeSlice(reflect.SliceOf(p.elem.of), length, length), 0
	}
	s.used++
	return s.slab.Index(s.used - 1)
}

func (d *decoder) list(p *plan, v reflect.Value) bool {
	if d.next() != '[' {
		return false
	}
	d.p++
	if d.next() == ']' {
		d.p++
		v.Set(reflect.MakeSlice(p.of, 0, 0))
		return true
	}
	s := d.state(p)
	scratch := s.scratch
	s.scratch = reflect.Value{} // a list inside this one needs its own
	if !scratch.IsValid() {
		scratch = reflect.New(p.of).Elem()
	}
	length, begin := 0, d.p
	for {
		if length == scratch.Len() {
			scratch.Grow(d.more(length, begin))
			scratch.SetLen(scratch.Cap())
		}
		d.next()
		if !d.value(p.elem, scratch.Index(length)) {
			return false
		}
		length++
		end := d.next()
		d.p++
		if end == ']' {
			break
		}
		if end != ',' {
			return false
		}
	}
	if scratch.Len() > maxScratch && scratch.Len() < length+length/4 {
		v.Set(scratch.Slice(0, length))
		return true
	}
	v.Grow(length)
	v.SetLen(length)
	reflect.Copy(v, scratch)
	if scratch.Len() <= maxScratch {
		for i := range length {
			scratch.Index(i).SetZero()
		}
		s.scratch = scratch
	}
	return true
}

// more returns for how many further elements a list gets memory that began at begin and has so many. A long list gets
// what the rest of the document may have at its elements' size so far.
func (d *decoder) more(length, begin int) int {
	if length < maxScratch {
		return length + 1
	}
	return min(len(d.data[d.p:])/max(1, (d.p-begin)/length)+length/32, 7*length)
}

func (d *decoder) mapping(p *plan, v reflect.Value) bool {
	if d.next() != '{' {
		return false
	}
	d.p++
	m := reflect.MakeMap(p.of)
	v.Set(m)
	if d.next() == '}' {
		d.p++
		return true
	}
	for {
		if d.next() != '"' {
			return false
		}
		name, ok := d.string()
		if !ok || d.next() != ':' {
			return false
		}
		d.p++
		d.next()
		value := reflect.New(p.elem.of).Elem()
		if !d.value(p.elem, value) {
			return false
		}
		m.SetMapIndex(reflect.ValueOf(name).Convert(p.of.Key()), value)
		end := d.next()
		d.p++
		if end == '}' {
			return true
		}
		if end != ',' {
			return false
		}
	}
}

func (d *decoder) object(p *plan, v reflect.Value) bool {
	if d.next() != '{' {
		return false
	}
	d.p++
	if d.next() == '}' {
		d.p++
		return true
	}
	s := d.state(p)
	var seen [maxFields / 64]uint64
	for last := len(p.fields); ; {
		if d.next() != '"' {
			return false
		}
		name, plain := d.name()
		if !plain || d.next() != ':' {
			return false
		}
		d.p++
		d.next()
		i, known := s.find(p, name, last)
		if !known {
			if !s.isUnknown(p, name) || !d.skip() {
				return false
			}
		} else {
			last = i
			if seen[i/64]&(1<<(i%64)) != 0 { // encoding/json merges some values
				return false
			}
			seen[i/64] |= 1 << (i % 64)
			f := &p.fields[i]
			if !d.value(f.plan, f.of(v)) {
				return false
			}
		}
		end := d.next()
		d.p++
		if end == '}' {
			return true
		}
		if end != ',' {
			return false
		}
	}
}

// find returns the index of the field of a property, which is mostly the one that followed the last field before.
func (s *state) find(p *plan, name []byte, last int) (i int, known bool) {
	if i = s.after[last]; i < len(p.fields) && p.fields[i].name == string(name) {
		return i, true
	}
	if i, known = p.names[string(name)]; known {
		s.after[last] = i
	}
	return i, known
}

// isUnknown reports whether the struct has no field for a property, in any case.
func (s *state) isUnknown(p *plan, name []byte) bool {
	if _, known := s.unknown[string(name)]; known {
		return true
	}
	text := string(name)
	for i := range p.fields {
		if strings.EqualFold(p.fields[i].name, text) {
			return false
		}
	}
	if len(s.unknown) < maxUnknown && len(text) <= maxRecent {
		s.unknown[text] = struct{}{}
	}
	return true
}

// name reads the name of a property. It returns false if the name has escapes, or characters that are not ASCII.
func (d *decoder) name() ([]byte, bool) {
	end, plain := d.end(d.p + 1)
	if !plain {
		return nil, false
	}
	name := d.data[d.p+1 : end]
	d.p = end + 1
	return name, true
}

const (
	low  = 0x0101010101010101
	high = 0x8080808080808080
)

// end returns the place of the quotation mark that ends the string which goes on at p. It returns the place of the
// first other special character, and false, if there is one before: a backslash, a control character or one that is
// not ASCII.
func (d *decoder) end(p int) (int, bool) {
	data := d.data
	for ; p+8 <= len(data); p += 8 {
		word := binary.LittleEndian.Uint64(data[p:])
		quote, slash := word^(low*'"'), word^(low*'\\')
		special := (word-low*0x20)&^word | (quote-low)&^quote | (slash-low)&^slash | word
		if special &= high; special != 0 {
			p += bits.TrailingZeros64(special) / 8
			return p, data[p] == '"'
		}
	}
	for ; p < len(data); p++ {
		switch c := data[p]; {
		case c == '"':
			return p, true
		case c == '\\', c < ' ', c >= utf8.RuneSelf:
			return p, false
		}
	}
	return p, false
}

// string reads a string.
func (d *decoder) string() (string, bool) {
	if d.p >= len(d.data) || d.data[d.p] != '"' {
		return "", false
	}
	start := d.p + 1
	end, plain := d.end(start)
	for !plain && end < len(d.data) && d.data[end] >= utf8.RuneSelf {
		for end < len(d.data) && d.data[end] >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(d.data[end:])
			if r == utf8.RuneError && size == 1 { // encoding/json replaces it
				return "", false
			}
			end += size
		}
		end, plain = d.end(end)
	}
	if plain {
		d.p = end + 1
		return d.keep(d.data[start:end]), true
	}
	if end >= len(d.data) || d.data[end] != '\\' {
		return "", false
	}
	return d.unescape(start, end)
}

// unescape reads a string that begins at start and has its first escape at p.
func (d *decoder) unescape(start, p int) (string, bool) {
	d.escaped = append(d.escaped[:0], d.data[start:p]...)
	text := d.escaped
	for p < len(d.data) {
		c := d.data[p]
		switch {
		case c == '"':
			d.escaped = text
			d.p = p + 1
			return d.keep(text), true
		case c < ' ':
			return "", false
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(d.data[p:])
			if r == utf8.RuneError && size == 1 {
				return "", false
			}
			text = append(text, d.data[p:p+size]...)
			p += size
		case c != '\\':
			text = append(text, c)
			p++
		case p+1 == len(d.data):
			return "", false
		case d.data[p+1] == 'u':
			r, ok := d.unicode(p)
			if !ok {
				return "", false
			}
			p += 6
			if utf16.IsSurrogate(r) {
				second, ok := d.unicode(p)
				if r = utf16.DecodeRune(r, second); !ok || r == utf8.RuneError { // encoding/json replaces it
					return "", false
				}
				p += 6
			}
			text = utf8.AppendRune(text, r)
		default:
			i := strings.IndexByte(`"\/bfnrt`, d.data[p+1])
			if i < 0 {
				return "", false
			}
			text = append(text, "\"\\/\b\f\n\r\t"[i])
			p += 2
		}
	}
	return "", false
}

// unicode returns the code unit of the escape \uXXXX at p.
func (d *decoder) unicode(p int) (rune, bool) {
	if p+6 > len(d.data) || d.data[p] != '\\' || d.data[p+1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range d.data[p+2 : p+6] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// keep returns text as a string. Equal short strings near each other are one; others share memory.
func (d *decoder) keep(text []byte) string {
	if len(text) == 0 {
		return ""
	}
	var place *string
	if d.reuses && len(text) <= maxRecent {
		place = &d.recent[hash(text)]
		if *place == string(text) {
			return *place
		}
	}
	if d.text.Cap()-d.text.Len() < len(text) {
		if len(text) > maxText/4 {
			return string(text)
		}
		d.text = strings.Builder{}
		d.text.Grow(max(len(text), min(d.textSize, len(d.data)-d.p+len(text)))) // no more text than that is to come
		d.textSize = min(2*d.textSize, maxText)
	}
	start := d.text.Len()
	d.text.Write(text)
	kept := d.text.String()[start:]
	if place != nil {
		*place = kept
	}
	return kept
}

// hash returns a number below recentStrings that depends on the length of a text and on its ends.
func hash(text []byte) uint32 {
	var first, last uint64
	if n := len(text); n >= 8 {
		first, last = binary.LittleEndian.Uint64(text), binary.LittleEndian.Uint64(text[n-8:])
	} else {
		for _, c := range text {
			first = first<<8 | uint64(c)
		}
	}
	mixed := (first ^ bits.RotateLeft64(last, 23) ^ uint64(len(text))) * 0x9E3779B97F4A7C15
	return uint32(mixed >> (64 - 10))
}

// integer reads a number without fraction and exponent.
func (d *decoder) integer() (number uint64, negative, ok bool) {
	p := d.p
	if p < len(d.data) && d.data[p] == '-' {
		negative = true
		p++
	}
	start := p
	for ; p < len(d.data) && d.data[p] >= '0' && d.data[p] <= '9'; p++ {
		digit := uint64(d.data[p] - '0')
		if number > (math.MaxUint64-digit)/10 {
			return 0, false, false
		}
		number = number*10 + digit
	}
	switch {
	case p == start, d.data[start] == '0' && p-start > 1:
		return 0, false, false
	case p < len(d.data) && (d.data[p] == '.' || d.data[p]|0x20 == 'e'):
		return 0, false, false
	}
	d.p = p
	return number, negative, true
}

// powers are the powers of ten that a float64 has exactly.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// float reads a number.
func (d *decoder) float() (float64, bool) {
	start := d.p
	if !d.number() {
		return 0, false
	}
	text := d.data[start:d.p]
	var digits uint64
	fraction, negative := -1, false
	for i, c := range text {
		switch {
		case c == '-' && i == 0:
			negative = true
		case c == '.':
			fraction = 0
		case c >= '0' && c <= '9' && digits < 1<<49:
			digits = digits*10 + uint64(c-'0')
			if fraction >= 0 {
				fraction++
			}
		default: // an exponent, or more digits than a float64 has exactly
			number, err := strconv.ParseFloat(string(text), 64)
			return number, err == nil
		}
	}
	number := float64(digits)
	if fraction > 0 && fraction < len(powers) {
		number /= powers[fraction] // both are exact, so that the quotient is rounded once
	} else if fraction >= len(powers) {
		number, err := strconv.ParseFloat(string(text), 64)
		return number, err == nil
	}
	if negative {
		number = -number
	}
	return number, true
}

// number skips a number.
func (d *decoder) number() bool {
	data, p := d.data, d.p
	digits := func() bool {
		start := p
		for p < len(data) && data[p] >= '0' && data[p] <= '9' {
			p++
		}
		return p > start
	}
	if p < len(data) && data[p] == '-' {
		p++
	}
	if p < len(data) && data[p] == '0' {
		p++
	} else if !digits() {
		return false
	}
	if p < len(data) && data[p] == '.' {
		p++
		if !digits() {
			return false
		}
	}
	if p < len(data) && data[p]|0x20 == 'e' {
		p++
		if p < len(data) && (data[p] == '+' || data[p] == '-') {
			p++
		}
		if !digits() {
			return false
		}
	}
	d.p = p
	return true
}

// skip skips the value at d.p.
func (d *decoder) skip() bool {
	if d.p >= len(d.data) {
		return false
	}
	switch c := d.data[d.p]; c {
	case '"':
		return d.skipString()
	case '{', '[':
		d.depth++
		ok := d.depth <= maxDepth && d.skipAll(c == '{', c+2)
		d.depth--
		return ok
	case 't':
		return d.literal("true")
	case 'f':
		return d.literal("false")
	case 'n':
		return d.literal("null")
	}
	return d.number()
}

// skipAll skips an object or an array.
func (d *decoder) skipAll(named bool, closing byte) bool {
	d.p++
	if d.next() == closing {
		d.p++
		return true
	}
	for {
		if named {
			if d.next() != '"' || !d.skipString() || d.next() != ':' {
				return false
			}
			d.p++
		}
		d.next()
		if !d.skip() {
			return false
		}
		end := d.next()
		d.p++
		if end == closing {
			return true
		}
		if end != ',' {
			return false
		}
	}
}

// skipString skips a string. It need not be valid UTF-8.
func (d *decoder) skipString() bool {
	p, plain := d.end(d.p + 1)
	for !plain && p < len(d.data) {
		switch c := d.data[p]; {
		case c >= utf8.RuneSelf:
			p++
		case c != '\\' || p+1 == len(d.data):
			return false
		case d.data[p+1] == 'u':
			if _, ok := d.unicode(p); !ok {
				return false
			}
			p += 6
		case strings.IndexByte(`"\/bfnrt`, d.data[p+1]) >= 0:
			p += 2
		default:
			return false
		}
		p, plain = d.end(p)
	}
	d.p = p + 1
	return plain
}
