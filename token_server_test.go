package goiikoapi_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/kebrick/goiikoapi"
)

const accessTokenPath = "/api/1/access_token"

// jwt returns a token that says when it ends.
func jwt(t *testing.T, expiry time.Time) string {
	t.Helper()
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(`{"alg":"HS256"}`)) + "." + part(fmt.Appendf(nil, `{"exp":%d}`, expiry.Unix())) + ".c2lnbmF0dXJl"
}

// tokenServer is an iiko that issues tokens, numbered from 1, and rejects all but the latest of them.
type tokenServer struct {
	*fakeIiko

	mu sync.Mutex
	// instead is the response to a token request; nil to issue a token.
	instead reply
	issued  int
	revoked int
	// busy and mostBusy are how many token requests are under way, and were at the same time.
	busy, mostBusy int
}

// newTokenServer returns a tokenServer that takes a while for each token.
func newTokenServer(took time.Duration) *tokenServer {
	s := &tokenServer{}
	s.fakeIiko = newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
		if r.URL.Path == accessTokenPath {
			return s.token(slowly(took, s.issue))(r)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.issued == s.revoked || r.Header.Get("Authorization") != fmt.Sprintf("Bearer token-%d", s.issued) {
			return tokenNotValid(r)
		}
		return succeeds(r)
	})
	return s
}

// issuesTokens returns a tokenServer that responds to all other requests in turn, whatever their token.
func issuesTokens(replies ...reply) *tokenServer {
	s := &tokenServer{}
	others := 0
	s.fakeIiko = newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
		if r.URL.Path == accessTokenPath {
			return s.issue(r)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		others++
		return replies[min(others, len(replies))-1](r)
	})
	return s
}

func (s *tokenServer) issue(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.issued++
	return says(http.StatusOK, tokenBody(fmt.Sprintf("token-%d", s.issued)))(r)
}

// token responds to a token request: as set by tokensBy, else by issue.
func (s *tokenServer) token(issue reply) reply {
	return func(r *http.Request) (*http.Response, error) {
		s.mu.Lock()
		s.busy++
		s.mostBusy = max(s.mostBusy, s.busy)
		respond := issue
		if s.instead != nil {
			respond = s.instead
		}
		s.mu.Unlock()
		defer func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.busy--
		}()
		return respond(r)
	}
}

// tokensBy sets the response to token requests; nil to issue tokens.
func (s *tokenServer) tokensBy(instead reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.instead = instead
}

// revoke has all tokens rejected that were issued so far.
func (s *tokenServer) revoke() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revoked = s.issued
}

// atOnce returns how many token requests were under way at the same time, at most.
func (s *tokenServer) atOnce() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mostBusy
}

// requests counts the token requests.
func (s *tokenServer) requests() int { return len(s.arrivals(accessTokenPath)) }

// sharing returns clients that share a store.
func (s *tokenServer) sharing(t *testing.T, n int, store goiikoapi.TokenStore) []*goiikoapi.Client {
	t.Helper()
	clients := make([]*goiikoapi.Client, n)
	for c := range clients {
		clients[c] = s.clientFor(t, sharedLogin, goiikoapi.WithTokenStore(store))
	}
	return clients
}

const sharedLogin = "login-7f31c2"

// tokensOf returns which token each call carried.
func tokensOf(calls []arrival) []string {
	var carried []string
	for _, call := range calls {
		if call.path != accessTokenPath {
			carried = append(carried, call.token)
		}
	}
	return carried
}

// storeOf is a TokenStore by a function, which keeps the keys it was asked with.
type storeOf struct {
	token func(ctx context.Context, rejected string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error)

	mu   sync.Mutex
	keys []string
}

func (s *storeOf) Token(ctx context.Context, key, rejected string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
	s.mu.Lock()
	s.keys = append(s.keys, key)
	s.mu.Unlock()
	return s.token(ctx, rejected, obtain)
}

// storeFunc is a TokenStore by a function alone.
type storeFunc func(context.Context, func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error)

func (f storeFunc) Token(ctx context.Context, _, _ string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
	return f(ctx, obtain)
}
