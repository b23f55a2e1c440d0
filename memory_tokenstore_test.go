package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

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
	bubble(t, "replaces the one that was rejected, and no other", func(t *testing.T) {
		store, times := &goiikoapi.MemoryTokenStore{}, 0
		get := func(rejected, next string) string {
			token, err := store.Token(t.Context(), "key", rejected, obtaining(fresh(next), nil, &times))
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

		cancelled, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		_, err = store.Token(cancelled, "key", "", obtaining(fresh("b"), nil, &times))
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
		failures := concurrently(3, func(int) error {
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
		require.NoError(t, err, "only one caller found it rejected")
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

func TestMemoryTokenStore_makesOneTokenRequestForAllClients(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newTokenServer(time.Second)
		clients := iiko.sharing(t, 5, &goiikoapi.MemoryTokenStore{})
		for _, cli := range clients {
			require.NoError(t, readMenus(t.Context(), cli))
		}
		assert.Equal(t, 1, iiko.requests())

		time.Sleep(time.Hour)
		for _, cli := range clients {
			require.NoError(t, readMenus(t.Context(), cli))
		}
		assert.Equal(t, 2, iiko.requests(), "another when the first has expired")
		assert.Equal(t, []string{"token-1", "token-2"}, slices.Compact(tokensOf(iiko.arrivals())))
	})
}

func TestMemoryTokenStore_makesOneTokenRequestForClientsThatStartTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newTokenServer(time.Second)
		store := &goiikoapi.MemoryTokenStore{}
		assert.NoError(t, errors.Join(concurrently(50, func(int) error {
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
		for name, spoil := range map[string]func(*tokenServer){
			"when the token has expired":  func(*tokenServer) { time.Sleep(2 * time.Hour) },
			"when the token was rejected": (*tokenServer).revoke,
			"when it did both at a time ": func(i *tokenServer) { i.revoke(); time.Sleep(2 * time.Hour) },
		} {
			bubble(t, fmt.Sprintf("%d clients %s", clients, name), func(t *testing.T) {
				iiko := newTokenServer(time.Second)
				all := iiko.sharing(t, clients, &goiikoapi.MemoryTokenStore{})
				require.Equal(t, 1, iiko.requests())
				spoil(iiko)

				var mu sync.Mutex
				next := 0
				assert.NoError(t, errors.Join(concurrently(goroutines, func(int) error {
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
		iiko := newTokenServer(time.Second)
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
		iiko := newTokenServer(time.Second)
		clients := iiko.sharing(t, 2, &goiikoapi.MemoryTokenStore{})
		iiko.tokensBy(loginNotValid)
		iiko.revoke()
		for _, cli := range clients {
			err := readMenus(t.Context(), cli)
			assert.True(t, goiikoapi.IsUnauthorized(err))
			assert.ErrorContains(t, err, "not authorized")
		}
		assert.Equal(t, 3, iiko.requests())

		iiko.tokensBy(nil)
		time.Sleep(time.Second) // the error is remembered for so long
		for _, cli := range clients {
			assert.NoError(t, readMenus(t.Context(), cli))
		}
		assert.Equal(t, 4, iiko.requests())
	})
}
