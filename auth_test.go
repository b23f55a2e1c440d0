package goiikoapi_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestNewClient_obtainsAToken(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		opts []goiikoapi.Option
		want arrival
	}{
		{
			name: "in the first version with the API login alone",
			want: arrival{method: "POST", path: accessTokenPath, body: `{"apiLogin":"` + apiLogin + `"}`},
		},
		{
			name: "in the second version with the application's credentials beside it",
			opts: []goiikoapi.Option{goiikoapi.WithAppId(appID, clientSecret)},
			want: arrival{method: "POST", path: tokenPathV2, body: `{"apiKey":"` + apiLogin + `","appId":"` + appID + `","clientSecret":"` + clientSecret + `"}`},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := newStub(t, issuing("t-1", accepting("t-1")))
			cli := mustClient(t, apiLogin, append(test.opts, goiikoapi.WithBaseURL(server.URL))...)

			obtained := server.arrivals()
			require.Len(t, obtained, 1, "before NewClient returns")
			assert.Empty(t, obtained[0].header.Values("Authorization"))
			assert.Contains(t, []string{"45", "44"}, obtained[0].header.Get("Timeout"), "whole seconds, less what a busy machine takes")
			assert.Contains(t, obtained[0].header.Get("User-Agent"), "goiikoapi/"+goiikoapi.Version)
			got := arrival{method: obtained[0].method, path: obtained[0].path, body: obtained[0].body}
			assert.Empty(t, cmp.Diff(test.want, got, cmp.AllowUnexported(arrival{})))

			for range 3 {
				_, err := organizations(t.Context(), cli)
				require.NoError(t, err)
			}
			assert.Len(t, server.arrivals(), 4, "no further token is obtained")
		})
	}
}

func TestWithWorkingToken_makesNoTokenRequest(t *testing.T) {
	t.Parallel()
	server := newStub(t, accepting(workingToken))
	cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken(workingToken))
	assert.Empty(t, server.arrivals())

	_, err := organizations(t.Context(), cli)
	require.NoError(t, err)
	assert.Len(t, server.arrivals(), 1)
}

func TestNewClient_namesInvalidCredentialsWithoutShowingThem(t *testing.T) {
	t.Parallel()
	echo := apiLogin + " / " + clientSecret
	secondVersion := []goiikoapi.Option{goiikoapi.WithAppId(appID, clientSecret)}
	tests := []struct {
		name   string
		opts   []goiikoapi.Option
		status int
		body   string
		says   []string
	}{
		{"in the first version", nil, 401, `{"correlationId":"c-9","errorDescription":"Login is not authorized","error":"LOGIN"}`, []string{"the API login", "Login is not authorized", "LOGIN", "401", "c-9"}},
		{"in the second version", secondVersion, 401, `{"correlationId":"c-9","errorDescription":"Wrong client","error":null}`, []string{"API key", "app id", "client secret", "Wrong client", "401"}},
		{"in a description", secondVersion, 400, `{"errorDescription":"no such login: ` + echo + `!"}`, []string{"no such login: [secret] / [secret]!"}},
		{"in a code", secondVersion, 400, `{"errorDescription":"no","error":"` + echo + `"}`, []string{"no [[secret] / [secret]]"}},
		{"in a correlation id", secondVersion, 400, `{"errorDescription":"no","correlationId":"` + echo + `"}`, []string{"no, correlation id [secret] / [secret]"}},
		{"in details", secondVersion, 400, `{"message":"no","details":["` + echo + `"]}`, []string{`no ["[secret] / [secret]"]`}},
		{"in a success", nil, 200, `{"errorDescription":"Login ` + apiLogin + ` is blocked"}`, []string{"Login [secret] is blocked"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := newStub(t, respond(test.status, test.body))
			cli, err := goiikoapi.NewClient(apiLogin, append(test.opts, goiikoapi.WithBaseURL(server.URL), once)...)
			assert.Nil(t, cli)
			var apiErr *goiikoapi.CustomErrorModel
			require.ErrorAs(t, err, &apiErr)
			assert.Equal(t, test.status, goiikoapi.StatusCode(err))
			for _, says := range append(test.says, "goiikoapi: NewClient: ") {
				assert.Contains(t, err.Error(), says)
			}
			shown := err.Error() + fmt.Sprintf("%+v %#v", err, *apiErr)
			assert.NotContains(t, shown, apiLogin)
			assert.NotContains(t, shown, clientSecret)
			assert.Len(t, server.arrivals(), 1)
		})
	}
}

func TestNewClient_doesNotBlameTheCredentialsForAnErrorOfIiko(t *testing.T) {
	t.Parallel()
	for _, status := range []int{408, 429, 500, 503} {
		server := newStub(t, respond(status, `{"correlationId":"c-9","errorDescription":"Not now","error":null}`))
		_, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithBaseURL(server.URL), once)
		require.Error(t, err)
		assert.Equal(t, status, goiikoapi.StatusCode(err))
		assert.Contains(t, err.Error(), "goiikoapi: NewClient: no token: ")
		assert.NotContains(t, err.Error(), "does not accept")
	}
}

func TestNewClient_failsWithoutAToken(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		response http.HandlerFunc
		is       error
		status   int
	}{
		{"a gateway's page", respond(502, "<html>"+apiLogin), goiikoapi.ErrStatus, 502},
		{"an error body that says nothing", respond(500, `{"correlationId":"`+apiLogin+`"}`), goiikoapi.ErrStatus, 500},
		{"a response without a token", respond(200, `{"correlationId":"c-1"}`), goiikoapi.ErrEmptyResponse, 200},
		{"a response without a token that contains the login", respond(200, `{"correlationId":"`+apiLogin+`"}`), goiikoapi.ErrEmptyResponse, 200},
		{"a response with an empty token", respond(200, tokenBody("")), goiikoapi.ErrEmptyResponse, 200},
		{"an empty response", respond(200, ""), goiikoapi.ErrEmptyResponse, 200},
		{"a response without content", respond(204, ""), goiikoapi.ErrEmptyResponse, 204},
		{"a response that is not JSON", respond(200, "token: "+apiLogin), nil, 200},
		{"a redirect", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/other", http.StatusTemporaryRedirect)
		}, goiikoapi.ErrStatus, 307},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := newStub(t, test.response)
			cli, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithBaseURL(server.URL), once)
			assert.Nil(t, cli)
			var failed *goiikoapi.TransportError
			require.ErrorAs(t, err, &failed)
			if test.is != nil {
				require.ErrorIs(t, err, test.is)
			}
			assert.Equal(t, "Client.AccessToken", failed.Operation)
			assert.Equal(t, test.status, failed.StatusCode)
			assert.Contains(t, err.Error(), "goiikoapi: NewClient: no token: ")
			assert.NotContains(t, err.Error(), apiLogin)
			assert.Len(t, server.arrivals(), 1)
		})
	}
}

func TestClient_keepsItsTokenOutOfTheURL(t *testing.T) {
	t.Parallel()
	var urls []string
	cli := mustClient(t, apiLogin, goiikoapi.WithAppId(appID, clientSecret), inMemory(func(r *http.Request) (*http.Response, error) {
		urls = append(urls, r.URL.String())
		if isTokenRequest(r) {
			return says(http.StatusOK, tokenBody(workingToken))(nil)
		}
		return says(http.StatusOK, organizationsBody)(nil)
	}))
	_, err := organizations(t.Context(), cli)
	require.NoError(t, err)
	assert.Equal(t, goiikoapi.DefaultBaseURL+tokenPathV2+" "+goiikoapi.DefaultBaseURL+organizationsPath, strings.Join(urls, " "))
}

func TestWithLazyToken_leavesTheTokenToTheFirstCall(t *testing.T) {
	iiko := inTurn(says(200, `{"token":"t-1"}`), succeeds)
	cli := iiko.clientFor(t, "login", goiikoapi.WithLazyToken())
	assert.Empty(t, iiko.arrivals(), "NewClient makes no request")
	require.NoError(t, readMenus(t.Context(), cli))
	arrivals := iiko.arrivals()
	require.Len(t, arrivals, 2)
	assert.Equal(t, accessTokenPath, arrivals[0].path)
	assert.Equal(t, "t-1", arrivals[1].token)
}

func TestWithWorkingToken_doesNotShowATokenThatNoHeaderCanHave(t *testing.T) {
	t.Parallel()
	server := newStub(t, respond(http.StatusOK, organizationsBody))
	cli := server.client(t, goiikoapi.WithWorkingToken("hidden\nkey"))
	failed := callOrganizations(t.Context(), cli).transportError(t)
	assert.NotContains(t, failed.Error(), "hidden")
	assert.Empty(t, server.arrivals())
}
