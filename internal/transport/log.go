package transport

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

// maxLoggedBody bounds what a record shows of a body.
const maxLoggedBody = 64 << 10

func (t *Transport) log(ctx context.Context, call Call, answer *Answer, err error, took time.Duration) {
	level := slog.LevelDebug
	if err != nil || answer.StatusCode > 299 {
		level = slog.LevelWarn
	}
	if t.Logger == nil || !t.Logger.Enabled(ctx, level) {
		return
	}
	attrs := []slog.Attr{
		slog.String("operation", call.Operation.Name),
		slog.String("method", call.Operation.Method),
		slog.String("path", call.Operation.Path),
		slog.Duration("took", took),
	}
	if answer.StatusCode != 0 {
		attrs = append(attrs, slog.Int("status", answer.StatusCode), slog.Int("bytes", len(answer.Body)))
	}
	if err != nil {
		attrs = append(attrs, slog.String("error", t.Secrets.Redact(err.Error())))
	}
	if t.LogBodies {
		attrs = append(attrs, slog.String("request", t.logged(call.Body)))
		if answer.StatusCode != 0 {
			attrs = append(attrs, slog.String("response", t.logged(answer.Body)))
		}
	}
	t.Logger.LogAttrs(ctx, level, "iiko", attrs...)
}

// logged returns what a record shows of a body. It is cut before it is redacted, so the cut must not
// go through a secret: what follows the last quote is dropped with it.
func (t *Transport) logged(body []byte) string {
	if len(body) <= maxLoggedBody {
		return t.Secrets.Redact(string(body))
	}
	shown := string(body[:maxLoggedBody])
	if quote := strings.LastIndexByte(shown, '"'); quote >= 0 {
		shown = shown[:quote]
	}
	return fmt.Sprintf("%s… (%d bytes)", t.Secrets.Redact(shown), len(body))
}

// Secrets are the texts that must not be shown: the credentials and the latest tokens.
type Secrets struct {
	mu     sync.RWMutex
	fixed  []string
	latest []string
}

// keptTokens is how many tokens stay secret: the one in use and some that late answers may still show.
const keptTokens = 8

// NewSecrets returns the secrets of a client with these credentials, of which some may be empty.
func NewSecrets(credentials ...string) *Secrets {
	s := &Secrets{}
	for _, credential := range credentials {
		s.fixed = append(s.fixed, forms(credential)...)
	}
	return s
}

// AddToken makes token secret.
func (s *Secrets) AddToken(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.latest = append(s.latest, forms(token)...)
	if surplus := len(s.latest) - 2*keptTokens; surplus > 0 {
		s.latest = slices.Delete(s.latest, 0, surplus)
	}
}

// shortestSecret is the length from which a text can be a secret; replacing a shorter one would garble
// what is shown without hiding anything.
const shortestSecret = 4

// forms returns how a secret may stand in a text: as it is, and as JSON escapes it.
func forms(secret string) []string {
	if len(secret) < shortestSecret {
		return nil
	}
	quoted, _ := json.Marshal(secret)
	escaped := string(quoted[1 : len(quoted)-1])
	if escaped == secret {
		return []string{secret}
	}
	return []string{escaped, secret}
}

const redacted = "[secret]"

// secretProperty matches the properties of bodies that hold a secret, whichever client it belongs to.
var secretProperty = regexp.MustCompile(`("(?i:apiLogin|apiKey|clientSecret|token|authToken)"\s*:\s*)"(?:[^"\\]|\\.)*("|$)`)

// Redact returns text without the secrets.
func (s *Secrets) Redact(text string) string {
	text = secretProperty.ReplaceAllString(text, `$1"`+redacted+`"`)
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, list := range [][]string{s.fixed, s.latest} {
		for _, secret := range list {
			text = strings.ReplaceAll(text, secret, redacted)
		}
	}
	return text
}
