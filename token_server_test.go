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

// tokenServer is an iiko that takes the tokens it has handed out, numbered from 1, and of which the token
// endpoint can be given other replies.
type tokenServer struct {
	*fakeIiko

	mu sync.Mutex
	// instead is what the token endpoint replies; nil to hand out a token.
	instead reply
	issued  int
	revoked int
	// busy and mostBusy are how many token requests are under way, and were at the same time.
	busy, mostBusy int
}

func (s *tokenServer) token(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	s.busy++
	s.mostBusy = max(s.mostBusy, s.busy)
	instead := s.instead
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.busy--
	}()
	if instead != nil {
		return instead(r)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.issued++
	return says(http.StatusOK, fmt.Sprintf(`{"token":"token-%d"}`, s.issued))(r)
}

// tokensBy has the token endpoint reply otherwise; nil to hand out tokens.
func (s *tokenServer) tokensBy(instead reply) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.instead = instead
}

// revoke has all tokens refused that were handed out so far.
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

func newTokenServer() *tokenServer {
	s := &tokenServer{}
	s.fakeIiko = newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
		if r.URL.Path == accessTokenPath {
			return s.token(r)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		var number int
		if _, err := fmt.Sscanf(r.Header.Get("Authorization"), "Bearer token-%d", &number); err != nil || number <= s.revoked {
			return tokenNotValid(r)
		}
		return succeeds(r)
	})
	return s
}

// issuer is an iiko that hands out tokens, numbered from 1, and takes only the latest of them.
type issuer struct {
	*fakeIiko

	mu      sync.Mutex
	issued  int
	revoked bool
	// blocked refuses token requests.
	blocked bool
}

func (i *issuer) issue(r *http.Request) (*http.Response, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.blocked {
		return says(http.StatusUnauthorized, `{"errorDescription":"not authorized"}`)(r)
	}
	i.issued++
	i.revoked = false
	return says(http.StatusOK, fmt.Sprintf(`{"correlationId":"c","token":"token-%d"}`, i.issued))(r)
}

func (i *issuer) check(r *http.Request) (*http.Response, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.revoked || r.Header.Get("Authorization") != fmt.Sprintf("Bearer token-%d", i.issued) {
		return tokenNotValid(r)
	}
	return succeeds(r)
}

// revoke has the token that was handed out last refused.
func (i *issuer) revoke() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.revoked = true
}

// block has token requests refused, or not.
func (i *issuer) block(blocked bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.blocked = blocked
}

// requests counts the token requests.
func (i *issuer) requests() int { return len(i.arrivals(accessTokenPath)) }

// sharing returns clients that share a store.
func (i *issuer) sharing(t *testing.T, n int, store goiikoapi.TokenStore) []*goiikoapi.Client {
	t.Helper()
	clients := make([]*goiikoapi.Client, n)
	for c := range clients {
		clients[c] = i.clientFor(t, sharedLogin, goiikoapi.WithTokenStore(store))
	}
	return clients
}

// newIssuer returns an issuer that takes a while for each token.
func newIssuer(took time.Duration) *issuer {
	i := &issuer{}
	i.fakeIiko = newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
		if r.URL.Path == accessTokenPath {
			return slowly(took, i.issue)(r)
		}
		return i.check(r)
	})
	return i
}

const sharedLogin = "login-7f31c2"

// handsOut answers token requests with tokens that are numbered from 1, and all others with the replies
// in turn.
func handsOut(replies ...reply) *fakeIiko {
	var mu sync.Mutex
	issued := 0
	return newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
		mu.Lock()
		defer mu.Unlock()
		if r.URL.Path == accessTokenPath {
			issued++
			return says(http.StatusOK, fmt.Sprintf(`{"correlationId":"c","token":"token-%d"}`, issued))(r)
		}
		return replies[min(n-issued, len(replies)-1)](r)
	})
}

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

// compactStrings drops those that are like the one before.
func compactStrings(all []string) []string {
	var different []string
	for i, text := range all {
		if i == 0 || text != all[i-1] {
			different = append(different, text)
		}
	}
	return different
}

// storeOf is a TokenStore by a function, which keeps the keys it was asked with.
type storeOf struct {
	token func(ctx context.Context, refused string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error)

	mu   sync.Mutex
	keys []string
}

func (s *storeOf) Token(ctx context.Context, key, refused string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
	s.mu.Lock()
	s.keys = append(s.keys, key)
	s.mu.Unlock()
	return s.token(ctx, refused, obtain)
}

// storeFunc is a TokenStore by a function alone.
type storeFunc func(context.Context, func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error)

func (f storeFunc) Token(ctx context.Context, _, _ string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
	return f(ctx, obtain)
}
