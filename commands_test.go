package goiikoapi_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
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

// inState is a response with the state of a command.
func inState(state string) reply { return says(http.StatusOK, fmt.Sprintf(`{"state":%q}`, state)) }

func TestCommands_Wait_goesOnUntilTheCommandHasEnded(t *testing.T) {
	tests := []struct {
		name    string
		replies []reply
		want    models.CommandStatusResponse
	}{
		{"in success at once", []reply{inState("Success")}, models.CommandStatusResponse{State: models.CommandStateSuccess}},
		{
			"in success after a while",
			[]reply{inState("InProgress"), inState("InProgress"), inState("InProgress"), inState("Success")},
			models.CommandStatusResponse{State: models.CommandStateSuccess},
		},
		{
			"in success after states that nobody knows",
			[]reply{inState(""), says(http.StatusOK, `{"state":null}`), says(http.StatusOK, `{}`), inState("Postponed"), inState("Success")},
			models.CommandStatusResponse{State: models.CommandStateSuccess},
		},
		{
			"in success, though a question was lost",
			[]reply{inState("InProgress"), connectionLost, inState("Success")},
			models.CommandStatusResponse{State: models.CommandStateSuccess},
		},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			iiko := inTurn(test.replies...)
			status, err := goiikoapi.Check(iiko.client(t).Commands.Wait(t.Context(), "o", "c"))
			require.NoError(t, err)
			assert.Empty(t, cmp.Diff(&test.want, status))
			require.Len(t, iiko.arrivals(), len(test.replies))
			for _, question := range iiko.arrivals() {
				assert.Equal(t, "/api/1/commands/status", question.path)
				assert.JSONEq(t, `{"organizationId":"o","correlationId":"c"}`, question.body)
			}
		})
	}
}

func TestCommands_Wait_returnsTheAPIErrorOfAnUnknownCommand(t *testing.T) {
	for _, status := range []int{http.StatusGone, http.StatusBadRequest} {
		bubble(t, http.StatusText(status), func(t *testing.T) {
			iiko := inTurn(inState("InProgress"), says(status, `{"errorDescription":"unknown command"}`))
			data, apiErr, err := iiko.client(t).Commands.Wait(t.Context(), "o", "c")
			require.NoError(t, err)
			require.NotNil(t, apiErr)
			assert.Nil(t, data)
			assert.Equal(t, status, apiErr.StatusCode)
			assert.Equal(t, "unknown command", apiErr.ErrorDescription)
			assert.Equal(t, "Commands.Status", apiErr.Operation)
			assert.Equal(t, status == http.StatusGone, goiikoapi.IsGone(apiErr))
			assert.Len(t, iiko.arrivals(), 2)
		})
	}
}

func TestCommands_Wait_returnsATransportError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(inState("InProgress"), connectionLost)
		data, apiErr, err := iiko.client(t).Commands.Wait(t.Context(), "o", "c")
		assert.Nil(t, data)
		assert.Nil(t, apiErr)
		assert.ErrorIs(t, err, errReset)
		assert.Len(t, iiko.arrivals(), 5, "the second question was asked four times")
	})
}

// pollGaps bounds the waits between questions, in milliseconds.
var pollGaps = [][2]int{{100, 200}, {200, 400}, {400, 800}, {800, 1600}, {1600, 3200}, {2500, 5000}, {2500, 5000}, {2500, 5000}}

func TestCommands_Wait_waitsLongerBetweenLaterRequests(t *testing.T) {
	waitings := map[string]func(context.Context, *goiikoapi.Client) error{
		"of a command": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Commands.Wait(ctx, "o", "c"))
		},
		"of a delivery": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Deliveries.WaitCreated(ctx, "o", "id"))
		},
		"of an order": func(ctx context.Context, cli *goiikoapi.Client) error {
			return failed(cli.Orders.WaitCreated(ctx, "o", "id"))
		},
	}
	for name, wait := range waitings {
		bubble(t, name, func(t *testing.T) {
			iiko := inTurn(says(http.StatusOK, `{"state":"InProgress","orders":[{"id":"id","creationStatus":"InProgress"}]}`))
			cli := iiko.client(t)
			for range 20 {
				before := len(iiko.arrivals())
				begun := time.Now()
				ctx, cancel := context.WithTimeout(t.Context(), 40*time.Second)
				err := wait(ctx, cli)
				cancel()
				assert.ErrorIs(t, err, context.DeadlineExceeded)
				assert.True(t, goiikoapi.IsTimeout(err))
				assert.Equal(t, 40*time.Second, time.Since(begun))
				between := gaps(iiko.arrivals()[before:])
				require.GreaterOrEqual(t, len(between), len(pollGaps))
				for i, bounds := range pollGaps {
					assert.GreaterOrEqual(t, between[i].Milliseconds(), int64(bounds[0]))
					assert.LessOrEqual(t, between[i].Milliseconds(), int64(bounds[1]))
				}
			}
		})
	}
}

func TestCommands_Wait_endsWhenItIsCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(inState("InProgress"))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(10*time.Second, cancel)
		data, apiErr, err := iiko.client(t).Commands.Wait(ctx, "o", "c")
		assert.Nil(t, data)
		assert.Nil(t, apiErr)
		assert.ErrorIs(t, err, context.Canceled)
		var failure *goiikoapi.TransportError
		require.ErrorAs(t, err, &failure)
		assert.Equal(t, "Commands.Wait", failure.Operation)
		assert.False(t, goiikoapi.MayBeDone(err))
		assert.Equal(t, 10*time.Second, time.Since(iiko.made))
	})
}
