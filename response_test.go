package goiikoapi_test

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestWithResponse_describesTheResponseOfTheCall(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		response http.HandlerFunc
		want     goiikoapi.Response
		isError  bool
	}{
		{"a success", respond(http.StatusOK, organizationsBody), goiikoapi.Response{StatusCode: 200, Body: []byte(organizationsBody), Attempts: 1}, false},
		{"an API error", respond(http.StatusGone, `{"errorDescription":"no longer"}`), goiikoapi.Response{StatusCode: 410, Body: []byte(`{"errorDescription":"no longer"}`), Attempts: 1}, true},
		{"a gateway's response", respond(http.StatusBadGateway, `<h1>Bad gateway</h1>`), goiikoapi.Response{StatusCode: 502, Body: []byte(`<h1>Bad gateway</h1>`), Attempts: 1}, true},
		{"a response that can't be read", respond(http.StatusOK, `{"correlationId":`), goiikoapi.Response{StatusCode: 200, Body: []byte(`{"correlationId":`), Attempts: 1}, true},
		{"an empty response", respond(http.StatusNoContent, ""), goiikoapi.Response{StatusCode: 204, Body: []byte{}, Attempts: 1}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			cli := newStub(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("X-Request-Id", "r-7")
				test.response(w, r)
			}).client(t)

			ctx, resp := goiikoapi.WithResponse(t.Context())
			_, err := organizations(ctx, cli)
			assert.Equal(t, test.isError, err != nil)
			assert.Equal(t, "r-7", resp.Header.Get("X-Request-Id"))
			got := *resp
			got.Header = nil
			assert.Empty(t, cmp.Diff(test.want, got))
			assert.Equal(t, string(test.want.Body), string(cli.LastDataRaw()))
		})
	}
}

func TestWithResponse_staysEmptyWithoutAResponse(t *testing.T) {
	t.Parallel()
	server := newStub(t, hang)
	cli := server.client(t)
	server.Close()

	ctx, resp := goiikoapi.WithResponse(t.Context())
	_, err := organizations(ctx, cli)
	require.Error(t, err)
	assert.Equal(t, goiikoapi.Response{Attempts: 1}, *resp)
	assert.Nil(t, cli.LastDataRaw())

	ctx, resp = goiikoapi.WithResponse(t.Context())
	_, err = goiikoapi.Check(cli.Menu.Nomenclature(ctx, "", nil))
	require.Error(t, err)
	assert.Equal(t, goiikoapi.Response{}, *resp)
}

func TestWithResponse_keepsTheResponsesOfConcurrentCallsApart(t *testing.T) {
	t.Parallel()
	const callers = 64
	cli := newStub(t, func(w http.ResponseWriter, r *http.Request) {
		var asked models.CommandStatusRequest
		_ = decode(r, &asked)
		w.Header().Set("X-Asked", asked.CorrelationID)
		_, _ = fmt.Fprintf(w, `{"state":"Success","asked":%q}`, asked.CorrelationID)
	}).client(t)
	bodies := make(map[string]bool)
	for i := range callers {
		bodies[fmt.Sprintf(`{"state":"Success","asked":"c-%d"}`, i)] = true
	}

	errs := concurrently(callers, func(i int) error {
		asked := fmt.Sprintf("c-%d", i)
		ctx, resp := goiikoapi.WithResponse(t.Context())
		if _, err := goiikoapi.Check(cli.Commands.Status(ctx, "o-1", asked)); err != nil {
			return err
		}
		want := goiikoapi.Response{StatusCode: 200, Header: resp.Header, Body: fmt.Appendf(nil, `{"state":"Success","asked":%q}`, asked), Attempts: 1}
		if diff := cmp.Diff(want, *resp); diff != "" || resp.Header.Get("X-Asked") != asked {
			return errors.New("another call's response: " + diff)
		}
		raw := cli.LastDataRaw()
		if !bodies[string(raw)] {
			return fmt.Errorf("LastDataRaw is no response: %q", raw)
		}
		clear(raw) // it is the caller's
		return nil
	})
	require.NoError(t, errors.Join(errs...))
	assert.Contains(t, slices.Collect(maps.Keys(bodies)), string(cli.LastDataRaw()))
}

func TestClient_LastDataRaw_keepsTheLatestResponseWhenACallBringsNone(t *testing.T) {
	cli := inTurn(succeeds, fails(errReset)).client(t, once)
	require.NoError(t, readMenus(t.Context(), cli))
	require.Error(t, readMenus(t.Context(), cli))
	assert.JSONEq(t, `{"correlationId":"c"}`, string(cli.LastDataRaw()))
}
