package goiikoapi_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestCommands_Wait_returnsACommandErrorForACommandThatFailed(t *testing.T) {
	tests := []struct {
		name, status string
		want         goiikoapi.CommandError
		text         string
	}{
		{
			name:   "with its reason and details",
			status: `{"state":"Error","errorReason":"no\n terminal","exception":{"a":1}}`,
			want:   goiikoapi.CommandError{ErrorReason: goiikoapi.Ptr("no\n terminal"), Exception: []byte(`{"a":1}`)},
			text:   `goiikoapi: Commands.Wait: the command c failed: no terminal {"a":1}`,
		},
		{
			name:   "with its reason alone",
			status: `{"state":"Error","errorReason":"no terminal"}`,
			want:   goiikoapi.CommandError{ErrorReason: goiikoapi.Ptr("no terminal")},
			text:   "goiikoapi: Commands.Wait: the command c failed: no terminal",
		},
		{
			name:   "with details on several lines",
			status: "{\"state\":\"Error\",\"exception\":{\n\t\"a\": 1\n}}",
			want:   goiikoapi.CommandError{Exception: []byte("{\n\t\"a\": 1\n}")},
			text:   `goiikoapi: Commands.Wait: the command c failed { "a": 1 }`,
		},
		{
			name:   "without either",
			status: `{"state":"Error","errorReason":null,"exception":null}`,
			want:   goiikoapi.CommandError{Exception: []byte("null")},
			text:   "goiikoapi: Commands.Wait: the command c failed",
		},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			iiko := inTurn(inState("InProgress"), says(http.StatusOK, test.status))
			status, err := goiikoapi.Check(iiko.client(t).Commands.Wait(t.Context(), "o", "c"))
			assert.Nil(t, status)
			var failure *goiikoapi.CommandError
			require.ErrorAs(t, err, &failure)
			test.want.Operation, test.want.CorrelationID = "Commands.Wait", "c"
			assert.Empty(t, cmp.Diff(&test.want, failure))
			assert.EqualError(t, err, test.text)
			assert.False(t, goiikoapi.MayBeDone(err))
			assert.Len(t, iiko.arrivals(), 2)
		})
	}
	assert.EqualError(t, (*goiikoapi.CommandError)(nil), "no error")
}

func TestCommands_Wait_saysTheLastStateWhenItsContextEnds(t *testing.T) {
	for state, shown := range map[string]string{"InProgress": "InProgress", "": "", "Postponed": "Postponed", strings.Repeat("x", 3000): strings.Repeat("x", 2048) + "…"} {
		bubble(t, "while it waits, "+state[:min(10, len(state))], func(t *testing.T) {
			iiko := inTurn(inState(state))
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
			defer cancel()
			_, apiErr, err := iiko.client(t).Commands.Wait(ctx, "o", "c")
			assert.Nil(t, apiErr)
			assert.ErrorIs(t, err, context.DeadlineExceeded)
			assert.Equal(t, 5*time.Minute, time.Since(iiko.made))
			assert.ErrorContains(t, err, `its last state was "`+shown[:min(100, len(shown))])
			if len(state) < 20 {
				assert.EqualError(t, err, `goiikoapi: Commands.Wait: context deadline exceeded; its last state was "`+state+`"`)
			}
		})
	}
	bubble(t, "while it asks", func(t *testing.T) {
		iiko := inTurn(inState("InProgress"), slowly(time.Hour, inState("Success")))
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		_, apiErr, err := iiko.client(t).Commands.Wait(ctx, "o", "c")
		assert.Nil(t, apiErr)
		assert.ErrorIs(t, err, context.DeadlineExceeded)
		assert.ErrorContains(t, err, `context deadline exceeded; its last state was "InProgress"`)
	})
}
