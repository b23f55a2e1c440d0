package goiikoapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestToken_Usable_isTrueUntilRefreshAt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		now := time.Now()
		tests := []struct {
			name  string
			token goiikoapi.Token
			want  bool
		}{
			{"none", goiikoapi.Token{}, false},
			{"one without a value", goiikoapi.Token{RefreshAt: now.Add(time.Hour)}, false},
			{"one of which only iiko can tell", goiikoapi.Token{Value: "t"}, true},
			{"one to refresh later", goiikoapi.Token{Value: "t", RefreshAt: now.Add(1)}, true},
			{"one to refresh now", goiikoapi.Token{Value: "t", RefreshAt: now}, false},
			{"one to refresh earlier", goiikoapi.Token{Value: "t", RefreshAt: now.Add(-1)}, false},
		}
		for _, test := range tests {
			assert.Equal(t, test.want, test.token.Usable(), test.name)
		}
	})
}

func TestToken_doesNotShowItsValue(t *testing.T) {
	const value = "very-secret-token"
	token := goiikoapi.Token{Value: value, RefreshAt: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	shown := []any{
		token,
		&token,
		[]goiikoapi.Token{token},
		map[string]goiikoapi.Token{"key": token},
		struct{ Token goiikoapi.Token }{token},
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%10s"} {
		for _, one := range shown {
			text := fmt.Sprintf(verb, one)
			assert.NotContains(t, text, value, verb)
			assert.NotContains(t, strings.ToLower(text), fmt.Sprintf("%x", value), verb)
		}
	}
	assert.Equal(t, "token (refresh at 2026-01-02T03:04:05Z)", fmt.Sprint(token))
	assert.NotContains(t, fmt.Sprintln(token), value)

	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("refreshed", "token", token)
	assert.Contains(t, log.String(), "refresh at")
	assert.NotContains(t, log.String(), value)

	store := &goiikoapi.MemoryTokenStore{}
	_, err := store.Token(t.Context(), "key", "", func(context.Context) (goiikoapi.Token, error) { return token, nil })
	require.NoError(t, err)
	for _, verb := range []string{"%v", "%+v", "%#v"} {
		assert.NotContains(t, fmt.Sprintf(verb, store), value, verb)
	}
}

func TestToken_showsItsValueInNoFormat(t *testing.T) {
	t.Parallel()
	token := goiikoapi.Token{Value: secretText, RefreshAt: time.Unix(1e9, 0).UTC(), ExpiresAt: time.Unix(1e9+300, 0).UTC()}
	assertHidden(t, shows(t, reflect.ValueOf(token)), secretText)

	encoded, err := json.Marshal(token)
	require.NoError(t, err)
	assert.JSONEq(t, `{"Value":"","RefreshAt":"2001-09-09T01:46:40Z","ExpiresAt":"2001-09-09T01:51:40Z"}`, string(encoded))
	var decoded goiikoapi.Token
	require.NoError(t, json.Unmarshal(encoded, &decoded))
	assert.False(t, decoded.Usable(), "it is not taken for a token")

	type record goiikoapi.Token // what a store keeps
	encoded, err = json.Marshal(record(token))
	require.NoError(t, err)
	var kept record
	require.NoError(t, json.Unmarshal(encoded, &kept))
	assert.Equal(t, token, goiikoapi.Token(kept))
}
