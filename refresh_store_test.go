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
