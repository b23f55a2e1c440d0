package goiikoapi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
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

// largeMenu is a nomenclature of more than 64 KiB whose texts contain word.
func largeMenu(word string) string {
	group := fmt.Sprintf(`{"id":%q,"name":%q,"tags":[%q]}`, word, "Группа \\"+word, word+strings.Repeat(".", 100))
	return `{"correlationId":"` + word + `","groups":[` + strings.Repeat(group+",", 500) + group + `],"revision":1}`
}

func TestClient_LastDataRaw_keepsLargeBodiesOnlyForDebugging(t *testing.T) {
	for debug, want := range map[bool]string{false: "", true: largeMenu("a")} {
		cli := inTurn(says(http.StatusOK, organizationsBody), says(http.StatusOK, largeMenu("a")), says(http.StatusOK, organizationsBody)).client(t,
			goiikoapi.WithDebug(debug), goiikoapi.WithLogger(slog.New(slog.DiscardHandler)))
		require.NoError(t, failed(cli.Organizations(t.Context(), nil, nil, nil)))
		require.NoError(t, failed(cli.Menu.Nomenclature(t.Context(), "o", nil)))
		assert.Equal(t, want, string(cli.LastDataRaw()), "debug %t", debug)
		require.NoError(t, failed(cli.Organizations(t.Context(), nil, nil, nil)))
		assert.JSONEq(t, organizationsBody, string(cli.LastDataRaw()))
	}
}

func TestWithResponse_keepsALargeBodyWhileOthersAreRead(t *testing.T) {
	cli := inTurn(says(http.StatusOK, largeMenu("a")), says(http.StatusOK, largeMenu("b")), says(http.StatusOK, largeMenu("c")), says(http.StatusOK, largeMenu("d"))).client(t)
	ctx, resp := goiikoapi.WithResponse(t.Context())
	require.NoError(t, failed(cli.Menu.Nomenclature(ctx, "o", nil)))
	require.NoError(t, failed(cli.Menu.Nomenclature(t.Context(), "o", nil)))
	require.NoError(t, failed(cli.Menu.Nomenclature(t.Context(), "o", nil)))
	assert.Equal(t, largeMenu("a"), string(resp.Body))
	require.NoError(t, failed(cli.Menu.Nomenclature(ctx, "o", nil)))
	assert.Nil(t, cli.LastDataRaw(), "the client keeps none")
}

func TestMenu_Nomenclature_keepsItsValuesWhileOthersAreRead(t *testing.T) {
	cli := newStub(t, func(w http.ResponseWriter, r *http.Request) {
		var asked models.NomenclatureRequest
		_ = decode(r, &asked)
		_, _ = io.WriteString(w, largeMenu(asked.OrganizationID))
	}).client(t)
	require.NoError(t, errors.Join(concurrently(8, func(i int) error {
		word := fmt.Sprintf("word %d", i)
		menu, err := goiikoapi.Check(cli.Menu.Nomenclature(t.Context(), word, nil))
		if err != nil {
			return err
		}
		if _, err = goiikoapi.Check(cli.Menu.Nomenclature(t.Context(), "another", nil)); err != nil {
			return err
		}
		var want models.NomenclatureResponse
		if err := json.Unmarshal([]byte(largeMenu(word)), &want); err != nil {
			return err
		}
		if diff := cmp.Diff(&want, menu); diff != "" {
			return errors.New(diff)
		}
		return nil
	})...))
}

func TestClient_readsTheWholeBodyWhateverLengthARoundTripperNames(t *testing.T) {
	for _, length := range []int64{-1, 0, 5, int64(len(organizationsBody)), 1 << 40} {
		cli := inTurn().client(t, goiikoapi.WithMaxResponseSize(1<<41), goiikoapi.WithMiddleware(func(http.RoundTripper) http.RoundTripper {
			return roundTripper(func(r *http.Request) (*http.Response, error) {
				response, err := says(http.StatusOK, organizationsBody)(r)
				response.ContentLength = length
				return response, err
			})
		}))
		_, err := organizations(t.Context(), cli)
		require.NoError(t, err)
		assert.JSONEq(t, organizationsBody, string(cli.LastDataRaw()))
	}
}

func TestClient_takesWhatARoundTripperShouldNotReturn(t *testing.T) {
	for want, response := range map[string]*http.Response{
		"goiikoapi: Client.Organizations: the response is empty": {StatusCode: http.StatusOK},
		"neither a response nor an error":                        nil,
	} {
		cli := inTurn().client(t, once, goiikoapi.WithMiddleware(func(http.RoundTripper) http.RoundTripper {
			return roundTripper(func(*http.Request) (*http.Response, error) { return response, nil })
		}))
		_, err := organizations(t.Context(), cli)
		require.ErrorContains(t, err, want)
	}
}

func TestClient_LastDataRaw_keepsTheLatestResponseWhenACallBringsNone(t *testing.T) {
	cli := inTurn(succeeds, fails(errReset)).client(t, once)
	require.NoError(t, readMenus(t.Context(), cli))
	require.Error(t, readMenus(t.Context(), cli))
	assert.JSONEq(t, `{"correlationId":"c"}`, string(cli.LastDataRaw()))
}
