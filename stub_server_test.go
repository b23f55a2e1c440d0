package goiikoapi_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

const (
	apiLogin     = "login-5f0c1d7e"
	workingToken = "token-that-works"

	organizationsBody = `{"correlationId":"c-1","organizations":[{"responseType":"Simple","id":"o-1","name":"Trattoria"}]}`
)

const (
	tokenPathV2       = "/api/v2/access_token"
	organizationsPath = "/api/1/organizations"

	appID        = "app-77"
	clientSecret = "secret-of-app-77"
)

// stub is a server in iiko's place, which keeps what it receives.
type stub struct {
	*httptest.Server
	*requestLog
}

// keep has handler respond to what the stub receives.
func (s *stub) keep(handler http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.receive(r)
		handler(w, r)
	}
}

// client returns a client of the stub that has a token already and can't obtain another.
func (s *stub) client(t *testing.T, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	return mustClient(t, "", append([]goiikoapi.Option{goiikoapi.WithBaseURL(s.URL), goiikoapi.WithWorkingToken(workingToken)}, opts...)...)
}

// newStub starts a server that responds to every request by handler.
func newStub(t *testing.T, handler http.HandlerFunc) *stub {
	t.Helper()
	s := &stub{requestLog: newRequestLog()}
	s.Server = httptest.NewServer(s.keep(handler))
	t.Cleanup(s.Close)
	return s
}

// once makes a single attempt of each call.
var once = goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1})

func mustClient(t *testing.T, login string, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	cli, err := goiikoapi.NewClient(login, append([]goiikoapi.Option{once}, opts...)...)
	require.NoError(t, err)
	return cli
}

// respond responds with status and body.
func respond(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// hang never responds.
func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

func tokenBody(token string) string {
	return fmt.Sprintf(`{"correlationId":"c-token","token":%q}`, token)
}

func isTokenRequest(r *http.Request) bool {
	return r.URL.Path == accessTokenPath || r.URL.Path == tokenPathV2
}

// issuing responds to token requests with token, and to all others with others.
func issuing(token string, others http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if isTokenRequest(r) {
			respond(http.StatusOK, tokenBody(token))(w, r)
			return
		}
		others(w, r)
	}
}

// accepting responds to calls with that token with organizationsBody, and rejects the others.
func accepting(token string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+token {
			respond(http.StatusUnauthorized, `{"correlationId":"c-401","errorDescription":"Token is expired"}`)(w, r)
			return
		}
		respond(http.StatusOK, organizationsBody)(w, r)
	}
}
