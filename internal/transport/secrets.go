package transport

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Secrets are the texts that must not be shown: the credentials and the latest tokens.
type Secrets struct {
	mu          sync.RWMutex
	credentials []string
	tokens      []string
	forms       []string // how they may stand in a text
}

// keptTokens is how many tokens stay secret: the one in use and some that late answers may still show.
const keptTokens = 8

// NewSecrets returns the secrets of a client with these credentials, of which some may be empty.
func NewSecrets(credentials ...string) *Secrets {
	s := &Secrets{}
	s.Add(credentials...)
	return s
}

// Add makes credentials secret for good.
func (s *Secrets) Add(credentials ...string) {
	for _, credential := range credentials {
		s.mu.Lock()
		if !slices.Contains(s.credentials, credential) {
			s.credentials = append(s.credentials, credential)
			s.collect()
		}
		s.mu.Unlock()
	}
}

// AddToken makes token secret until many others have followed it.
func (s *Secrets) AddToken(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens = append(s.tokens, token)
	s.tokens = slices.Delete(s.tokens, 0, max(0, len(s.tokens)-keptTokens))
	s.collect()
}

func (s *Secrets) collect() {
	s.forms = nil
	for _, secret := range slices.Concat(s.credentials, s.tokens) {
		s.forms = append(s.forms, forms(secret)...)
	}
}

// shortestSecret is the length from which a text can be a secret; replacing a shorter one would garble
// what is shown without hiding anything.
const shortestSecret = 4

// forms returns how a secret may stand in a text: as it is, and as JSON escapes it, which is done with
// or without the characters that mean something in HTML.
func forms(secret string) []string {
	if len(secret) < shortestSecret {
		return nil
	}
	quoted, _ := json.Marshal(secret)
	escaped := string(quoted[1 : len(quoted)-1])
	all := []string{escaped, unescapeHTML.Replace(escaped), secret}
	slices.Sort(all)
	return slices.Compact(all)
}

var unescapeHTML = strings.NewReplacer(`\\`, `\\`, `\u003c`, "<", `\u003e`, ">", `\u0026`, "&")

const redacted = "[secret]"

// secretProperty matches the properties of bodies that hold a secret, whichever client it belongs to; of
// a body that is cut, also the beginning of one.
var secretProperty = regexp.MustCompile(`("(?i:apiLogin|apiKey|clientSecret|token|authToken)"\s*:\s*)"(?:[^"\\]|\\.)*("|\\?$)`)

// Redact returns text without the secrets.
func (s *Secrets) Redact(text string) string { return s.redact(text, false) }

// RedactStart returns the beginning of a longer text without the secrets, nor the part of one through
// which the text is cut.
func (s *Secrets) RedactStart(text string) string { return s.redact(text, true) }

func (s *Secrets) redact(text string, cut bool) string {
	text = secretProperty.ReplaceAllString(text, `$1"`+redacted+`"`)
	var shown strings.Builder
	end := 0
	for _, span := range s.spans(text, cut) {
		if span.start >= end {
			shown.WriteString(text[end:span.start])
			shown.WriteString(redacted)
		}
		end = max(end, span.end)
	}
	shown.WriteString(text[end:])
	return shown.String()
}

type span struct{ start, end int }

// spans returns where secrets stand in text, in order. They may overlap: a secret may be part of another.
func (s *Secrets) spans(text string, cut bool) []span {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var spans []span
	for _, form := range s.forms {
		for from := 0; ; {
			i := strings.Index(text[from:], form)
			if i < 0 {
				break
			}
			spans = append(spans, span{from + i, from + i + len(form)})
			from += i + 1
		}
		for n := min(len(form)-1, len(text)); cut && n >= shortestSecret; n-- {
			if strings.HasSuffix(text, form[:n]) {
				spans = append(spans, span{len(text) - n, len(text)})
				break
			}
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	return spans
}
