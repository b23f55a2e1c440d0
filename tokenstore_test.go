package goiikoapi_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

// issuer is an iiko that hands out tokens, numbered from 1, and takes only the latest of them.
type issuer struct {
	*fakeIiko

	mu      sync.Mutex
	issued  int
	revoked bool
	// blocked refuses token requests.
	blocked bool
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

const sharedLogin = "login-7f31c2"

// sharing returns clients that share a store.
func (i *issuer) sharing(t *testing.T, n int, store goiikoapi.TokenStore) []*goiikoapi.Client {
	t.Helper()
	clients := make([]*goiikoapi.Client, n)
	for c := range clients {
		clients[c] = i.clientFor(t, sharedLogin, goiikoapi.WithTokenStore(store))
	}
	return clients
}

func TestMemoryTokenStore_makesOneTokenRequestForAllClients(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newIssuer(time.Second)
		clients := iiko.sharing(t, 5, &goiikoapi.MemoryTokenStore{})
		for _, cli := range clients {
			require.NoError(t, readMenus(t.Context(), cli))
		}
		assert.Equal(t, 1, iiko.requests())

		time.Sleep(time.Hour)
		for _, cli := range clients {
			require.NoError(t, readMenus(t.Context(), cli))
		}
		assert.Equal(t, 2, iiko.requests(), "another when the first has run out")
		assert.Equal(t, []string{"token-1", "token-2"}, compactStrings(tokensOf(iiko.arrivals())))
	})
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

func TestMemoryTokenStore_makesOneTokenRequestForClientsThatStartTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newIssuer(time.Second)
		store := &goiikoapi.MemoryTokenStore{}
		assert.NoError(t, errors.Join(together(50, func() error {
			cli, err := goiikoapi.NewClient(sharedLogin, goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}), goiikoapi.WithTokenStore(store))
			if err != nil {
				return err
			}
			return readMenus(t.Context(), cli)
		})...))
		assert.Equal(t, 1, iiko.requests())
	})
}

func TestMemoryTokenStore_makesOneTokenRequestForManyCallersOfItsClients(t *testing.T) {
	const goroutines = 500
	for _, clients := range []int{1, 4} {
		for name, spoil := range map[string]func(*issuer){
			"when the token has run out":  func(*issuer) { time.Sleep(2 * time.Hour) },
			"when the token was refused":  (*issuer).revoke,
			"when it did both at a time ": func(i *issuer) { i.revoke(); time.Sleep(2 * time.Hour) },
		} {
			bubble(t, fmt.Sprintf("%d clients %s", clients, name), func(t *testing.T) {
				iiko := newIssuer(time.Second)
				all := iiko.sharing(t, clients, &goiikoapi.MemoryTokenStore{})
				require.Equal(t, 1, iiko.requests())
				spoil(iiko)

				var mu sync.Mutex
				next := 0
				assert.NoError(t, errors.Join(together(goroutines, func() error {
					mu.Lock()
					cli := all[next%clients]
					next++
					mu.Unlock()
					return readMenus(t.Context(), cli)
				})...))
				assert.Equal(t, 2, iiko.requests())
			})
		}
	}
}

func TestMemoryTokenStore_replacesARejectedTokenForAllClients(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newIssuer(time.Second)
		clients := iiko.sharing(t, 2, &goiikoapi.MemoryTokenStore{})
		for range 3 {
			iiko.revoke()
			for _, cli := range clients {
				require.NoError(t, readMenus(t.Context(), cli))
			}
		}
		assert.Equal(t, 4, iiko.requests())
		assert.Equal(t, []string{
			"token-1", "token-2", "token-1", "token-2",
			"token-2", "token-3", "token-2", "token-3",
			"token-3", "token-4", "token-3", "token-4",
		}, tokensOf(iiko.arrivals()))
	})
}

func TestMemoryTokenStore_keepsNoErrorOfATokenRequest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newIssuer(time.Second)
		clients := iiko.sharing(t, 2, &goiikoapi.MemoryTokenStore{})
		iiko.block(true)
		iiko.revoke()
		for _, cli := range clients {
			err := readMenus(t.Context(), cli)
			assert.True(t, goiikoapi.IsUnauthorized(err))
			assert.ErrorContains(t, err, "not authorized")
		}
		assert.Equal(t, 3, iiko.requests())

		iiko.block(false)
		time.Sleep(time.Second) // the refusal is remembered for so long
		for _, cli := range clients {
			assert.NoError(t, readMenus(t.Context(), cli))
		}
		assert.Equal(t, 4, iiko.requests())
	})
}

func TestMemoryTokenStore_Token(t *testing.T) {
	fresh := func(value string) goiikoapi.Token {
		return goiikoapi.Token{Value: value, RefreshAt: time.Now().Add(time.Hour)}
	}
	obtaining := func(token goiikoapi.Token, err error, times *int) func(context.Context) (goiikoapi.Token, error) {
		return func(context.Context) (goiikoapi.Token, error) {
			*times++
			return token, err
		}
	}
	errNoToken := errors.New("no token")

	bubble(t, "keeps a token while it is usable", func(t *testing.T) {
		store, times := &goiikoapi.MemoryTokenStore{}, 0
		for range 3 {
			token, err := store.Token(t.Context(), "key", "", obtaining(fresh("a"), nil, &times))
			require.NoError(t, err)
			assert.Equal(t, "a", token.Value)
		}
		assert.Equal(t, 1, times)
		time.Sleep(time.Hour)
		token, err := store.Token(t.Context(), "key", "", obtaining(fresh("b"), nil, &times))
		require.NoError(t, err)
		assert.Equal(t, "b", token.Value)
		assert.Equal(t, 2, times)
	})
	bubble(t, "replaces the one that was refused, and no other", func(t *testing.T) {
		store, times := &goiikoapi.MemoryTokenStore{}, 0
		get := func(refused, next string) string {
			token, err := store.Token(t.Context(), "key", refused, obtaining(fresh(next), nil, &times))
			require.NoError(t, err)
			return token.Value
		}
		assert.Equal(t, "a", get("", "a"))
		assert.Equal(t, "a", get("an older one", "b"))
		assert.Equal(t, "b", get("a", "b"))
		assert.Equal(t, "b", get("a", "c"))
		assert.Equal(t, 2, times)
	})
	bubble(t, "keeps keys apart", func(t *testing.T) {
		store, times := &goiikoapi.MemoryTokenStore{}, 0
		for _, key := range []string{"one", "two", "one", "two"} {
			token, err := store.Token(t.Context(), key, "", obtaining(fresh(key), nil, &times))
			require.NoError(t, err)
			assert.Equal(t, key, token.Value)
		}
		assert.Equal(t, 2, times)
	})
	bubble(t, "lets who waits go when its context ends", func(t *testing.T) {
		store, times := &goiikoapi.MemoryTokenStore{}, 0
		begun := time.Now()
		var first sync.WaitGroup
		first.Go(func() {
			_, err := store.Token(t.Context(), "key", "", func(context.Context) (goiikoapi.Token, error) {
				time.Sleep(time.Minute) // as long as iiko takes
				return fresh("a"), nil
			})
			assert.NoError(t, err)
		})
		synctest.Wait()

		deadline, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		_, err := store.Token(deadline, "key", "", obtaining(fresh("b"), nil, &times))
		assert.ErrorIs(t, err, context.DeadlineExceeded)
		assert.Equal(t, 2*time.Second, time.Since(begun))

		canceled, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		_, err = store.Token(canceled, "key", "", obtaining(fresh("b"), nil, &times))
		assert.ErrorIs(t, err, context.Canceled)
		assert.Equal(t, 3*time.Second, time.Since(begun))

		_, err = store.Token(t.Context(), "another", "", obtaining(fresh("b"), nil, &times))
		assert.NoError(t, err, "other keys need not wait")
		assert.Equal(t, 3*time.Second, time.Since(begun))
		first.Wait()
		assert.Equal(t, 1, times)
	})
	bubble(t, "goes on after a failure with the next who asks", func(t *testing.T) {
		store, times := &goiikoapi.MemoryTokenStore{}, 0
		failures := together(3, func() error {
			_, err := store.Token(t.Context(), "key", "", obtaining(goiikoapi.Token{}, errNoToken, &times))
			return err
		})
		for _, err := range failures {
			assert.ErrorIs(t, err, errNoToken)
		}
		assert.Equal(t, 3, times)
		token, err := store.Token(t.Context(), "key", "", obtaining(fresh("a"), nil, &times))
		require.NoError(t, err)
		assert.Equal(t, "a", token.Value)
	})
	bubble(t, "keeps the token that is good when it can't be replaced", func(t *testing.T) {
		store, times := &goiikoapi.MemoryTokenStore{}, 0
		_, err := store.Token(t.Context(), "key", "", obtaining(fresh("a"), nil, &times))
		require.NoError(t, err)
		_, err = store.Token(t.Context(), "key", "a", obtaining(goiikoapi.Token{}, errNoToken, &times))
		assert.ErrorIs(t, err, errNoToken)
		token, err := store.Token(t.Context(), "key", "", obtaining(goiikoapi.Token{}, errNoToken, &times))
		require.NoError(t, err, "the one who found it refused was alone with that")
		assert.Equal(t, "a", token.Value)
	})
	bubble(t, "is free again after a panic", func(t *testing.T) {
		store, times := &goiikoapi.MemoryTokenStore{}, 0
		assert.Panics(t, func() {
			_, _ = store.Token(t.Context(), "key", "", func(context.Context) (goiikoapi.Token, error) { panic("no token") })
		})
		_, err := store.Token(t.Context(), "key", "", obtaining(fresh("a"), nil, &times))
		assert.NoError(t, err)
	})
	bubble(t, "is free again after runtime.Goexit, also for who waits already", func(t *testing.T) {
		store, times := &goiikoapi.MemoryTokenStore{}, 0
		go func() {
			_, _ = store.Token(t.Context(), "key", "", func(context.Context) (goiikoapi.Token, error) {
				time.Sleep(time.Second)
				runtime.Goexit()
				return goiikoapi.Token{}, nil
			})
		}()
		synctest.Wait()
		_, err := store.Token(t.Context(), "key", "", obtaining(fresh("a"), nil, &times))
		assert.NoError(t, err)
		assert.Equal(t, 1, times)
	})
	bubble(t, "hands the context on", func(t *testing.T) {
		type key struct{}
		ctx := context.WithValue(t.Context(), key{}, "value")
		_, err := (&goiikoapi.MemoryTokenStore{}).Token(ctx, "key", "", func(got context.Context) (goiikoapi.Token, error) {
			assert.Equal(t, "value", got.Value(key{}))
			return fresh("a"), nil
		})
		assert.NoError(t, err)
	})
}

func TestWithTokenStore_waitsForASlowStoreWithinTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newIssuer(30 * time.Second)
		cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithTokenStore(&goiikoapi.MemoryTokenStore{}), goiikoapi.WithWorkingToken("revoked"))
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		err := readMenus(ctx, cli)
		assert.ErrorIs(t, err, context.DeadlineExceeded)
		assert.Equal(t, 5*time.Second, time.Since(iiko.made))

		require.NoError(t, readMenus(t.Context(), cli), "the token is obtained all the same, for whoever comes next")
		assert.Equal(t, 30*time.Second, time.Since(iiko.made))
		assert.Equal(t, 1, iiko.requests())
	})
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

func TestWithTokenStore_hasAKeyForEachKindOfClient(t *testing.T) {
	identities := []struct {
		name  string
		login string
		opts  []goiikoapi.Option
	}{
		{"a login", "login-of-the-pizzeria", nil},
		{"another login", "login-of-the-bakery", nil},
		{"an application", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-one", "secret-one")}},
		{"another application", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-two", "secret-two")}},
		{"another secret", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-one", "secret-two")}},
		{"parts that run on", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-onesecret", "-one")}},
		{"parts with a space between", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-one secret", "one")}},
		{"parts with a space elsewhere", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-one", "secret one")}},
		{"parts that look joined", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId(`app-one" "secret`, "one")}},
		{"parts that look joined otherwise", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-one", `secret" "one`)}},
		{"parts with a zero between", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-one\x00secret", "one")}},
		{"parts with a zero elsewhere", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-one", "secret\x00one")}},
		{"a secret that is no UTF-8", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-one", "\xff")}},
		{"another secret that is no UTF-8", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithAppId("app-one", "\xfe")}},
		{"another server", "login-of-the-pizzeria", []goiikoapi.Option{goiikoapi.WithBaseURL("https://api-eu.iiko.services")}},
		{"a login that ends in an application", "login-of-the-pizzeriaapp-one", nil},
	}
	keyOf := func(t *testing.T, login string, opts []goiikoapi.Option) string {
		store := &storeOf{token: func(context.Context, string, func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
			return goiikoapi.Token{Value: "token"}, nil
		}}
		cli := inTurn(succeeds).clientFor(t, login, append(opts, goiikoapi.WithTokenStore(store))...)
		require.NoError(t, readMenus(t.Context(), cli))
		require.Len(t, store.keys, 1)
		return store.keys[0]
	}
	names := map[string]string{}
	for _, identity := range identities {
		key := keyOf(t, identity.login, identity.opts)
		assert.Equal(t, key, keyOf(t, identity.login, identity.opts), "the same each time")
		assert.Empty(t, names[key], "%s has the key of another", identity.name)
		names[key] = identity.name
		for _, part := range []string{"login", "pizzeria", "bakery", "app-", "secret", "iiko"} {
			assert.NotContains(t, key, part)
		}
	}
}

func TestWithTokenStore_usesATokenAsItIs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var told []string
		store := &storeOf{token: func(_ context.Context, refused string, _ func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
			told = append(told, refused)
			return goiikoapi.Token{Value: fmt.Sprintf("stored-%d", len(told)), RefreshAt: time.Now().Add(time.Minute)}, nil
		}}
		iiko := inTurn(succeeds, tokenNotValid, succeeds)
		cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithTokenStore(store))
		require.NoError(t, readMenus(t.Context(), cli))
		require.NoError(t, readMenus(t.Context(), cli))
		time.Sleep(time.Minute)
		require.NoError(t, readMenus(t.Context(), cli), "it does not say when it ends, so it serves meanwhile")
		synctest.Wait()
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, []string{"stored-1", "stored-1", "stored-2", "stored-2", "stored-3"}, tokensOf(iiko.arrivals()))
		assert.Equal(t, []string{"", "stored-1", "stored-1"}, told)
		assert.Empty(t, iiko.arrivals(accessTokenPath))
	})
}

func TestWithTokenStore_returnsTheErrorOfAStore(t *testing.T) {
	errStore := errors.New("the store is on fire")
	broken := &storeOf{token: func(context.Context, string, func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
		return goiikoapi.Token{}, errStore
	}}

	t.Run("in NewClient", func(t *testing.T) {
		iiko := inTurn(succeeds)
		_, err := goiikoapi.NewClient(sharedLogin, goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}), goiikoapi.WithTokenStore(broken))
		assert.ErrorIs(t, err, errStore)
		assert.Empty(t, iiko.arrivals())
	})
	t.Run("of a call whose token was refused", func(t *testing.T) {
		iiko := inTurn(tokenNotValid)
		cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithWorkingToken("ready"), goiikoapi.WithTokenStore(broken))
		_, apiErr, err := cli.Menu.Menu(t.Context())
		assert.Nil(t, apiErr)
		assert.ErrorIs(t, err, errStore)
		var failure *goiikoapi.TransportError
		require.ErrorAs(t, err, &failure)
		assert.Equal(t, "Menu.Menu", failure.Operation)
		assert.Equal(t, 1, failure.Attempts)
		assert.Len(t, iiko.arrivals(), 1)
	})
	t.Run("with what iiko answered to obtain", func(t *testing.T) {
		store := &storeOf{token: func(ctx context.Context, _ string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
			token, err := obtain(ctx)
			if err != nil {
				return goiikoapi.Token{}, fmt.Errorf("the store: %w", err)
			}
			return token, nil
		}}
		iiko := newIssuer(0)
		iiko.block(true)
		_, err := goiikoapi.NewClient(sharedLogin, goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}), goiikoapi.WithTokenStore(store))
		assert.True(t, goiikoapi.IsUnauthorized(err))
		assert.ErrorContains(t, err, "the store: ")
	})
}

// storeFunc is a TokenStore by a function alone.
type storeFunc func(context.Context, func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error)

func (f storeFunc) Token(ctx context.Context, _, _ string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
	return f(ctx, obtain)
}

func TestWithTokenStore_refusesANilStore(t *testing.T) {
	for reason, store := range map[string]goiikoapi.TokenStore{
		"must not be nil": nil,
		"must not be a nil *goiikoapi.MemoryTokenStore": (*goiikoapi.MemoryTokenStore)(nil),
		"must not be a nil *goiikoapi_test.storeOf":     (*storeOf)(nil),
		"must not be a nil goiikoapi_test.storeFunc":    storeFunc(nil),
	} {
		_, err := goiikoapi.NewClient(sharedLogin, goiikoapi.WithTokenStore(store))
		var refused *goiikoapi.ArgumentError
		require.ErrorAs(t, err, &refused)
		assert.Equal(t, "WithTokenStore", refused.Argument)
		assert.Equal(t, reason, refused.Reason)
	}
}

func TestWithTokenStore_keepsTheTokenOfTheRightSecretFromAWrongOne(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"token":"token-1"}`), says(http.StatusUnauthorized, `{"errorDescription":"Invalid client secret"}`))
	store := goiikoapi.WithTokenStore(&goiikoapi.MemoryTokenStore{})
	iiko.clientFor(t, sharedLogin, store, goiikoapi.WithAppId(appID, clientSecret))
	for _, secret := range []string{"wrong", clientSecret[1:], clientSecret + "="} {
		_, err := goiikoapi.NewClient(sharedLogin, store, goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}), goiikoapi.WithAppId(appID, secret))
		assert.True(t, goiikoapi.IsUnauthorized(err), secret)
	}
}

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
			{"one to renew later", goiikoapi.Token{Value: "t", RefreshAt: now.Add(1)}, true},
			{"one to renew now", goiikoapi.Token{Value: "t", RefreshAt: now}, false},
			{"one to renew earlier", goiikoapi.Token{Value: "t", RefreshAt: now.Add(-1)}, false},
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
	slog.New(slog.NewJSONHandler(&log, nil)).Info("renewed", "token", token)
	assert.Contains(t, log.String(), "refresh at")
	assert.NotContains(t, log.String(), value)

	store := &goiikoapi.MemoryTokenStore{}
	_, err := store.Token(t.Context(), "key", "", func(context.Context) (goiikoapi.Token, error) { return token, nil })
	require.NoError(t, err)
	for _, verb := range []string{"%v", "%+v", "%#v"} {
		assert.NotContains(t, fmt.Sprintf(verb, store), value, verb)
	}
}
