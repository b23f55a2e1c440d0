package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestWithTokenStore_waitsForASlowStoreWithinTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newTokenServer(30 * time.Second)
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
		store := &storeOf{token: func(_ context.Context, rejected string, _ func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
			told = append(told, rejected)
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
	t.Run("of a call whose token was rejected", func(t *testing.T) {
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
	t.Run("with the response of iiko to obtain", func(t *testing.T) {
		store := &storeOf{token: func(ctx context.Context, _ string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
			token, err := obtain(ctx)
			if err != nil {
				return goiikoapi.Token{}, fmt.Errorf("the store: %w", err)
			}
			return token, nil
		}}
		iiko := newTokenServer(0)
		iiko.tokensBy(loginNotValid)
		_, err := goiikoapi.NewClient(sharedLogin, goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}), goiikoapi.WithTokenStore(store))
		assert.True(t, goiikoapi.IsUnauthorized(err))
		assert.ErrorContains(t, err, "the store: ")
	})
}

func TestWithTokenStore_refusesANilStore(t *testing.T) {
	for reason, store := range map[string]goiikoapi.TokenStore{
		"must not be nil": nil,
		"must not be a nil *goiikoapi.MemoryTokenStore": (*goiikoapi.MemoryTokenStore)(nil),
		"must not be a nil *goiikoapi_test.storeOf":     (*storeOf)(nil),
		"must not be a nil goiikoapi_test.storeFunc":    storeFunc(nil),
	} {
		_, err := goiikoapi.NewClient(sharedLogin, goiikoapi.WithTokenStore(store))
		var invalid *goiikoapi.ArgumentError
		require.ErrorAs(t, err, &invalid)
		assert.Equal(t, "WithTokenStore", invalid.Argument)
		assert.Equal(t, reason, invalid.Reason)
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

func TestWithTokenStore_hidesANewTokenInTheErrorOfAStore(t *testing.T) {
	const fresh = "fresh-token-5f0c"
	errKeep := errors.New("disk full")
	for name, end := range map[string]func(goiikoapi.Token) error{
		"an error": func(token goiikoapi.Token) error {
			return fmt.Errorf("SET %s: %w", token.Value, errKeep)
		},
		"a panic": func(token goiikoapi.Token) error { panic("SET " + token.Value) },
	} {
		t.Run(name, func(t *testing.T) {
			store := storeFunc(func(ctx context.Context, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
				token, err := obtain(ctx)
				if err != nil {
					return goiikoapi.Token{}, err
				}
				return goiikoapi.Token{}, end(token)
			})
			check := func(err error) {
				t.Helper()
				require.Error(t, err)
				if name == "an error" {
					require.ErrorIs(t, err, errKeep)
				}
				assert.Contains(t, err.Error(), "SET [secret]")
				assert.NotContains(t, fmt.Sprintf("%v %+v %#v", err, err, err), fresh)
			}
			iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
				if r.URL.Path == accessTokenPath {
					return says(http.StatusOK, `{"token":"`+fresh+`"}`)(r)
				}
				return tokenNotValid(r)
			})
			_, err := goiikoapi.NewClient(sharedLogin, goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}), goiikoapi.WithTokenStore(store))
			check(err)
			cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithWorkingToken("ready"), goiikoapi.WithTokenStore(store))
			check(readMenus(t.Context(), cli))
		})
	}
}

func TestWithTokenStore_usesATokenWithoutARefreshTimeUntilItIsRejected(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hang := false
		store := storeFunc(func(ctx context.Context, _ func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
			if hang {
				<-ctx.Done()
				return goiikoapi.Token{}, ctx.Err()
			}
			return goiikoapi.Token{Value: "stored", RefreshAt: time.Now().Add(time.Minute)}, nil
		})
		iiko := inTurn(succeeds)
		cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithTokenStore(store))
		hang = true
		time.Sleep(2 * time.Minute)
		before := time.Now()
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, before, time.Now(), "no call waits")
		time.Sleep(time.Minute)
	})
}

func TestWithTokenStore_refusesAnEmptyTokenOfAStore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		empty := false
		store := &storeOf{token: func(ctx context.Context, _ string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
			if empty {
				return goiikoapi.Token{}, nil
			}
			return obtain(ctx)
		}}
		iiko := newTokenServer(0)
		cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithTokenStore(store))
		empty = true
		time.Sleep(untilDue)
		require.NoError(t, readMenus(t.Context(), cli))
		synctest.Wait()
		require.NoError(t, readMenus(t.Context(), cli), "the old one is kept")
		iiko.revoke()
		assert.ErrorContains(t, readMenus(t.Context(), cli), "the token store returned an empty token")
	})
}
