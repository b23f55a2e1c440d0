package goiikoapi_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
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
	tokenPath         = "/api/1/access_token"
	tokenPathV2       = "/api/v2/access_token"
	organizationsPath = "/api/1/organizations"

	appID        = "app-77"
	clientSecret = "secret-of-app-77"
)

// stub is a server in iiko's place, which keeps what it receives.
type stub struct {
	*httptest.Server

	mu       sync.Mutex
	received []exchange
}

func (s *stub) keep(answer http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		s.received = append(s.received, exchange{r.Method, r.URL.Path, r.Header.Clone(), string(body)})
		s.mu.Unlock()
		r.Body = io.NopCloser(bytes.NewReader(body))
		answer(w, r)
	}
}

// requests returns what has come so far.
func (s *stub) requests() []exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.received)
}

// count returns how many requests have come to path.
func (s *stub) count(path string) int {
	n := 0
	for _, request := range s.requests() {
		if request.path == path {
			n++
		}
	}
	return n
}

// client returns a client of the stub that has a token already and can't obtain another.
func (s *stub) client(t *testing.T, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	return mustClient(t, "", append([]goiikoapi.Option{goiikoapi.WithBaseURL(s.URL), goiikoapi.WithWorkingToken(workingToken)}, opts...)...)
}

// exchange is a request as the stub received it.
type exchange struct {
	method string
	path   string
	header http.Header
	body   string
}

// newStub starts a server that answers every request with answer.
func newStub(t *testing.T, answer http.HandlerFunc) *stub {
	t.Helper()
	s := &stub{}
	s.Server = httptest.NewServer(s.keep(answer))
	t.Cleanup(s.Close)
	return s
}

// once sends every call a single time: what comes of one exchange is what the tests of the foundation look
// at.
var once = goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1})

func mustClient(t *testing.T, login string, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	cli, err := goiikoapi.NewClient(login, append([]goiikoapi.Option{once}, opts...)...)
	require.NoError(t, err)
	return cli
}

// respond answers with status and body.
func respond(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// hang never answers.
func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

func tokenBody(token string) string {
	return fmt.Sprintf(`{"correlationId":"c-token","token":%q}`, token)
}

func isTokenRequest(r *http.Request) bool {
	return r.URL.Path == tokenPath || r.URL.Path == tokenPathV2
}

// issuing answers token requests with token, and all others with others.
func issuing(token string, others http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if isTokenRequest(r) {
			respond(http.StatusOK, tokenBody(token))(w, r)
			return
		}
		others(w, r)
	}
}

// accepting answers calls that carry token with organizationsBody, and refuses the others.
func accepting(token string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+token {
			respond(http.StatusUnauthorized, `{"correlationId":"c-401","errorDescription":"Token is expired"}`)(w, r)
			return
		}
		respond(http.StatusOK, organizationsBody)(w, r)
	}
}
