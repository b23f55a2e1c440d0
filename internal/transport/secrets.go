package transport

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Secrets are the texts that must not be shown: the credentials and the latest tokens.
type Secrets struct {
	mu          sync.RWMutex
	credentials []string // the client's own
	others      []string // those of calls
	tokens      []string
	known       *known // all of them; it is replaced, not changed
}

const (
	// keptTokens is how many tokens stay secret: the one in use and some that late responses may still contain.
	keptTokens = 8
	// keptOthers is how many secrets of calls are kept: those of the calls under way and some that late
	// responses may still show.
	keptOthers = 64
)

// NewSecrets returns the secrets of a client with these credentials, of which some may be empty. They stay
// secret for good.
func NewSecrets(credentials ...string) *Secrets {
	s := &Secrets{credentials: credentials}
	s.collect()
	return s
}

// Add makes the secrets of a call secret until many others have followed them.
func (s *Secrets) Add(secrets ...string) {
	for _, secret := range secrets {
		s.mu.Lock()
		if s.others = keep(s.others, secret, keptOthers); !slices.Contains(s.known.secrets, secret) {
			s.collect()
		}
		s.mu.Unlock()
	}
}

// AddToken makes token secret until many others have followed it.
func (s *Secrets) AddToken(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens = keep(s.tokens, token, keptTokens)
	s.collect()
}

// keep makes secret the latest of at most limit.
func keep(secrets []string, secret string, limit int) []string {
	if i := slices.Index(secrets, secret); i >= 0 {
		secrets = slices.Delete(secrets, i, i+1)
	}
	secrets = append(secrets, secret)
	return slices.Delete(secrets, 0, max(0, len(secrets)-limit))
}

func (s *Secrets) collect() { s.known = newKnown(slices.Concat(s.credentials, s.others, s.tokens)) }

// shortestSecret is the length from which a text can be a secret; replacing a shorter one would garble
// what is shown without hiding anything.
const shortestSecret = 4

// known are secrets in the form in which they are searched for.
type known struct {
	secrets []string
	// words are the visible characters of the secrets, by their first. A secret that has few of them is
	// found only where it stands as it is.
	words map[rune][][]rune
	ascii [utf8.RuneSelf][][]rune // the same, to be faster
}

func newKnown(secrets []string) *known {
	k := &known{words: map[rune][][]rune{}}
	for _, secret := range secrets {
		if len(secret) < shortestSecret || slices.Contains(k.secrets, secret) {
			continue
		}
		k.secrets = append(k.secrets, secret)
		word := strings.Map(func(r rune) rune {
			if visible(r) {
				return r
			}
			return -1
		}, secret)
		if len(word) >= shortestSecret {
			first, _ := utf8.DecodeRuneInString(word)
			k.words[first] = append(k.words[first], []rune(word))
		}
	}
	for first, words := range k.words {
		if first < utf8.RuneSelf {
			k.ascii[first] = words
		}
	}
	return k
}

// startingWith returns the words that start with a character.
func (k *known) startingWith(first rune) [][]rune {
	if first >= 0 && first < utf8.RuneSelf {
		return k.ascii[first]
	}
	return k.words[first]
}

const redacted = "[secret]"

// Redact returns text without the secrets, in whatever way they are written there: see [reading]. A text that
// is escaped so often that it can't be searched is not shown at all. Of one that is longer than the body of an
// error may be, it returns the beginning: to search it takes more than a hundred times its size in memory.
func (s *Secrets) Redact(text string) string {
	if len(text) > maxErrorBody {
		return s.RedactStart(text[:maxErrorBody]) + "…"
	}
	return s.redact(text, false)
}

// RedactStart returns the beginning of a longer text without the secrets, nor the part of one through
// which the text is cut.
func (s *Secrets) RedactStart(text string) string { return s.redact(text, true) }

func (s *Secrets) redact(text string, cut bool) string {
	s.mu.RLock()
	known := s.known
	s.mu.RUnlock()
	r, ok := read(text)
	if !ok {
		return notShown(text)
	}
	spans, ok := known.find(r, cut, base64Depth)
	if !ok {
		return notShown(text)
	}
	spans = append(spans, r.properties()...)
	if r.ambiguous {
		return notShown(text)
	}
	if len(spans) == 0 {
		return text
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(a.start-b.start, b.end-a.end) })
	var shown strings.Builder
	end := 0
	closing := ""
	for _, span := range spans {
		if span.start >= end {
			shown.WriteString(text[end:span.start])
			shown.WriteString(redacted)
		}
		end = max(end, span.end)
		closing = cmp.Or(span.closing, closing)
	}
	shown.WriteString(text[end:])
	shown.WriteString(closing)
	return shown.String()
}

func notShown(text string) string {
	return fmt.Sprintf("[%d bytes that may hold a secret]", len(text))
}

// span is a part of a text.
type span struct {
	start, end int
	// closing is the quote that is to follow, when the text ends before it.
	closing string
}

// base64Depth is how often base64 is looked for in base64. What is encoded still more often is not shown.
const base64Depth = 3

// find returns where secrets stand in a text. They may overlap: a secret may be part of another. It returns
// false when that can't be told. Of a text that is cut it also returns the beginning of a secret at its end.
func (k *known) find(r *reading, cut bool, depth int) ([]span, bool) {
	if len(k.secrets) == 0 {
		return nil, true
	}
	spans := k.findPlain(r.text, cut)
	for p := 0; p < len(r.text) && !r.ambiguous; {
		for c := range r.at(p) {
			spans = k.findAt(spans, r, c, cut)
		}
		p = r.plain(p).end
	}
	if r.ambiguous {
		return nil, false
	}
	var inner [4]decoded // a word may be in front, so that any of four characters is the first
	last := 0
	r.base64(func(run []sextet) {
		last = run[len(run)-1].end
		for offset := range inner {
			inner[offset].add(run[offset:])
		}
		if depth == 0 {
			spans = append(spans, span{start: run[0].start, end: last})
		}
	})
	for i := 0; i < len(inner) && depth > 0; i++ {
		if len(inner[i].text) == 0 {
			continue
		}
		innerReading, ok := read(string(inner[i].text))
		if !ok {
			return nil, false
		}
		found, ok := k.find(innerReading, cut && last == len(r.text), depth-1)
		if !ok {
			return nil, false
		}
		for _, f := range found {
			spans = append(spans, span{start: inner[i].at[f.start][0], end: inner[i].at[f.end-1][1]})
		}
	}
	return spans, true
}

// findPlain returns where secrets stand as they are.
func (k *known) findPlain(text string, cut bool) []span {
	var spans []span
	for _, secret := range k.secrets {
		for from := 0; ; {
			i := strings.Index(text[from:], secret)
			if i < 0 {
				break
			}
			spans = append(spans, span{start: from + i, end: from + i + len(secret)})
			from += i + 1
		}
		for n := min(len(secret)-1, len(text)); cut && n >= shortestSecret; n-- {
			if strings.HasSuffix(text, secret[:n]) {
				spans = append(spans, span{start: len(text) - n, end: len(text)})
				break
			}
		}
	}
	return spans
}

// findAt adds to spans where secrets begin with c.
func (k *known) findAt(spans []span, r *reading, c char, cut bool) []span {
	for _, word := range k.startingWith(c.value) {
		ends, ended := r.match(c.end, word[1:], false)
		if cut && ended && len(r.text)-c.start >= shortestSecret {
			ends = append(ends, len(r.text))
		}
		for _, end := range ends {
			spans = append(spans, span{start: c.start, end: end})
		}
	}
	return spans
}
