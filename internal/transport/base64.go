package transport

import "unicode/utf8"

// shortestRun is how many characters of base64 can hold a secret.
const shortestRun = 6

// sextet is a character of base64: six bits, and where they are written.
type sextet struct {
	value      byte
	start, end int
}

// base64 calls run for what may be base64 in the text, of the usual kind or of that for URLs. Lines may be
// broken in it, and other characters be there that are not visible.
func (r *reading) base64(run func([]sextet)) {
	var sextets []sextet
	counts := func(c char) bool { return sixBits(c.value) >= 0 }
	passes := func(c char) bool { return !visible(c.value) }
	for p := 0; p < len(r.text); {
		c := char{value: rune(r.text[p]), start: p, end: p + 1}
		ok := true
		if c.value >= utf8.RuneSelf || isIntroducer(c.value) {
			if c, ok = r.pick(p, counts); !ok {
				c, ok = r.pick(p, passes)
			}
		}
		switch value := sixBits(c.value); {
		case ok && value >= 0:
			sextets = append(sextets, sextet{byte(value), p, c.end})
		case ok && !visible(c.value) && (len(sextets) > 0 || c.end == p+1):
		default:
			if len(sextets) >= shortestRun {
				run(sextets)
			}
			sextets = sextets[:0]
			c = r.plain(p)
		}
		p = c.end
	}
	if len(sextets) >= shortestRun {
		run(sextets)
	}
}

// sixBits returns what a character stands for in base64; -1 when it stands for nothing.
func sixBits(r rune) int {
	switch {
	case r >= 'A' && r <= 'Z':
		return int(r - 'A')
	case r >= 'a' && r <= 'z':
		return int(r-'a') + 26
	case r >= '0' && r <= '9':
		return int(r-'0') + 52
	case r == '+' || r == '-':
		return 62
	case r == '/' || r == '_':
		return 63
	}
	return -1
}

// decoded is the text that is in base64, and where each of its bytes is written.
type decoded struct {
	text []byte
	at   [][2]int
}

// add decodes sextets and adds what is text of them. Most of them are ordinary words, which decode to bytes
// that are no text, or not enough of it to hold a secret.
func (d *decoded) add(sextets []sextet) {
	bits, held := 0, 0
	begin := len(d.text)
	for i, s := range sextets {
		bits, held = bits<<6|int(s.value), held+6
		if held < 8 {
			continue
		}
		held -= 8
		d.text = append(d.text, byte(bits>>held))
		d.at = append(d.at, [2]int{sextets[i-1].start, s.end})
		bits &= 1<<held - 1
	}
	kept := begin
	for p := begin; p < len(d.text); {
		end := p
		for end < len(d.text) {
			value, size := utf8.DecodeRune(d.text[end:])
			if value == utf8.RuneError && size == 1 {
				break
			}
			end += size
		}
		if end-p >= shortestSecret {
			copy(d.text[kept:], d.text[p:end])
			copy(d.at[kept:], d.at[p:end])
			kept += end - p
		}
		p = end + 1
	}
	d.text, d.at = d.text[:kept], d.at[:kept]
}
