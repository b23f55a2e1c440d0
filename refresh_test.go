package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

// A token lasts an hour and is due five minutes earlier.
const (
	untilDue  = 55 * time.Minute
	untilOver = time.Hour
)

func TestClient_refreshesADueTokenOnceForAllCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newTokenServer(0)
		cli := iiko.clientFor(t, sharedLogin)
		time.Sleep(untilDue - time.Second)
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, 1, iiko.requests())

		time.Sleep(time.Second)
		iiko.tokensBy(slowly(time.Second, iiko.issue))
		require.NoError(t, errors.Join(concurrently(1000, func(int) error { return readMenus(t.Context(), cli) })...))
		assert.NotContains(t, tokensOf(iiko.arrivals()), "token-2")
		time.Sleep(time.Second)
		synctest.Wait()
		earlier := len(iiko.arrivals())
		require.NoError(t, errors.Join(concurrently(1000, func(int) error { return readMenus(t.Context(), cli) })...))
		assert.Equal(t, 2, iiko.requests())
		assert.Equal(t, []string{"token-2"}, slices.Compact(tokensOf(iiko.arrivals()[earlier:])))
	})
}

func TestClient_usesATokenThatIikoIssuesAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		reject := true
		iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
			switch {
			case r.URL.Path == accessTokenPath:
				return says(http.StatusOK, `{"token":"always the same"}`)(r)
			case reject:
				return tokenNotValid(r)
			}
			return succeeds(r)
		})
		cli := iiko.clientFor(t, sharedLogin)
		assert.True(t, goiikoapi.IsUnauthorized(readMenus(t.Context(), cli)))
		reject = false
		require.NoError(t, readMenus(t.Context(), cli))
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Len(t, iiko.arrivals(accessTokenPath), 2)
	})
}

func TestClient_makesAFewTokenRequestsASecondAtMost(t *testing.T) {
	for name, failure := range map[string]reply{
		"no connection":       noConnection,
		"connection lost":     connectionLost,
		"unavailable":         unavailable,
		"internal error":      internalError,
		"too many calls":      tooManyCalls,
		"a gateway's 403":     says(403, "<html>"),
		"not JSON":            says(200, "token"),
		"a request timed out": says(408, ""),
	} {
		for _, attempts := range []int{1, 4} {
			bubble(t, fmt.Sprintf("%s, attempts %d", name, attempts), func(t *testing.T) {
				iiko := newTokenServer(0)
				cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: attempts}))
				iiko.tokensBy(failure)
				iiko.revoke()
				loop(t, cli, 20*time.Second, 100*time.Millisecond, func(error) {})
				assert.LessOrEqual(t, iiko.requests(), 20*3)
				assert.GreaterOrEqual(t, iiko.requests(), 5, "it goes on trying")

				iiko.tokensBy(nil)
				time.Sleep(time.Minute)
				require.NoError(t, readMenus(t.Context(), cli))
			})
		}
	}
}

func TestNewClient_makesATokenRequestWhateverOtherClientsGot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newTokenServer(0)
		iiko.tokensBy(says(http.StatusUnauthorized, `{"errorDescription":"Login is not authorized"}`))
		store := goiikoapi.WithTokenStore(&goiikoapi.MemoryTokenStore{})
		for want := 1; want <= 3; want++ {
			_, err := goiikoapi.NewClient(sharedLogin, store, goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}))
			assert.True(t, goiikoapi.IsUnauthorized(err))
			assert.Equal(t, want, iiko.requests())
		}
	})
}

const manyCallers = 200

func TestClient_refreshesAnExpiredTokenOnceForManyCallers(t *testing.T) {
	t.Parallel()
	t.Run("that they know to be expired", func(t *testing.T) {
		t.Parallel()
		server := newStub(t, issuing("t-2", accepting("t-2")))
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken(jwt(t, time.Now().Add(-time.Minute))))

		errs := concurrently(manyCallers, func(int) error {
			_, err := organizations(t.Context(), cli)
			return err
		})
		require.NoError(t, errors.Join(errs...))
		assert.Len(t, server.arrivals(accessTokenPath), 1)
		assert.Len(t, server.arrivals(organizationsPath), manyCallers)
	})
	t.Run("that iiko rejects for each of them", func(t *testing.T) {
		t.Parallel()
		var rejected sync.WaitGroup
		rejected.Add(manyCallers)
		server := newStub(t, issuing("t-2", func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") == "Bearer t-1" {
				rejected.Done()
				rejected.Wait() // so that all of them come with the old token
			}
			accepting("t-2")(w, r)
		}))
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("t-1"))

		errs := concurrently(manyCallers, func(int) error {
			ctx, resp := goiikoapi.WithResponse(t.Context())
			if _, err := organizations(ctx, cli); err != nil {
				return err
			}
			if resp.Attempts != 2 {
				return fmt.Errorf("%d attempts", resp.Attempts)
			}
			return nil
		})
		require.NoError(t, errors.Join(errs...))
		assert.Len(t, server.arrivals(accessTokenPath), 1)
		assert.Len(t, server.arrivals(organizationsPath), 2*manyCallers)
	})
	t.Run("one after the other", func(t *testing.T) {
		t.Parallel()
		// The 401s arrive long after the refresh: none of them may throw the new token away.
		var rejections atomic.Int64
		refreshed := make(chan struct{})
		announce := sync.OnceFunc(func() { close(refreshed) })
		server := newStub(t, issuing("t-2", func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") == "Bearer t-2" {
				announce()
			} else if rejections.Add(1) > 1 {
				<-refreshed
			}
			accepting("t-2")(w, r)
		}))
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("t-1"))
		errs := concurrently(10, func(int) error {
			_, err := organizations(t.Context(), cli)
			return err
		})
		require.NoError(t, errors.Join(errs...))
		assert.Len(t, server.arrivals(accessTokenPath), 1)
	})
}

func TestClient_usesTheTokenOfARefreshThatHasJustEnded(t *testing.T) {
	t.Parallel()
	for round := range 50 {
		var issued atomic.Int64
		cli := mustClient(t, apiLogin,
			goiikoapi.WithWorkingToken(jwt(t, time.Now().Add(-time.Minute))),
			inMemory(func(r *http.Request) (*http.Response, error) {
				if isTokenRequest(r) { // at once: others have seen the old token and not yet joined the refresh
					issued.Add(1)
					return says(http.StatusOK, tokenBody("t-2"))(nil)
				}
				return says(http.StatusOK, organizationsBody)(nil)
			}))
		concurrently(50, func(int) error {
			_, err := organizations(t.Context(), cli)
			return err
		})
		require.Equal(t, int64(1), issued.Load(), "round %d", round)
	}
}

func TestClient_endsTheWaitForARefreshWithTheContextOfEachCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		issued := 0
		cli := mustClient(t, apiLogin,
			goiikoapi.WithWorkingToken(jwt(t, time.Now().Add(time.Minute))),
			inMemory(func(r *http.Request) (*http.Response, error) {
				if !isTokenRequest(r) {
					return says(http.StatusOK, organizationsBody)(nil)
				}
				issued++
				select {
				case <-release:
					return says(http.StatusOK, tokenBody("t-2"))(nil)
				case <-r.Context().Done():
					return nil, r.Context().Err()
				}
			}))
		time.Sleep(time.Minute)
		type outcome struct {
			done bool
			organizationsCall
		}
		start := func(ctx context.Context) *outcome {
			o := &outcome{}
			go func() {
				o.organizationsCall = callOrganizations(ctx, cli)
				o.done = true
			}()
			synctest.Wait() // until it waits for the token
			return o
		}
		starterCtx, cancelStarter := context.WithCancel(t.Context())
		starter := start(starterCtx)
		joinerCtx, cancelJoiner := context.WithCancel(t.Context())
		joiner := start(joinerCtx)
		hurried, cancelHurried := context.WithTimeout(t.Context(), time.Second)
		defer cancelHurried()
		late := start(hurried)
		var others []*outcome
		for range 5 {
			others = append(others, start(t.Context()))
		}

		cancelJoiner()
		synctest.Wait()
		require.True(t, joiner.done, "it need not wait for somebody else's request")
		require.ErrorIs(t, joiner.transportError(t), context.Canceled)
		assert.False(t, starter.done)

		cancelStarter()
		synctest.Wait()
		require.True(t, starter.done)
		require.ErrorIs(t, starter.transportError(t), context.Canceled)

		time.Sleep(2 * time.Second)
		synctest.Wait()
		require.True(t, late.done)
		require.ErrorIs(t, late.transportError(t), context.DeadlineExceeded)
		assert.True(t, goiikoapi.IsTimeout(late.err))

		close(release)
		synctest.Wait()
		for _, other := range others {
			require.True(t, other.done)
			require.NoError(t, other.err)
			require.Nil(t, other.apiErr)
		}
		assert.Equal(t, 1, issued)
	})
}
