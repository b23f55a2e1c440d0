package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
	"weak"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

// hangs replies when the request's context ends, after ten minutes at most.
var hangs = slowly(10*time.Minute, unavailable)

// hangsOn is hangs for a transport that does not look at the context.
func hangsOn(r *http.Request) (*http.Response, error) {
	time.Sleep(10 * time.Minute)
	return unavailable(r)
}

func TestClient_usesATokenThatCannotBeRefreshedUntilItExpires(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		asked, down := 0, false
		cli := mustClient(t, apiLogin, inMemory(func(r *http.Request) (*http.Response, error) {
			switch {
			case !isTokenRequest(r):
				return says(http.StatusOK, organizationsBody)(nil)
			case down:
				asked++
				return says(http.StatusServiceUnavailable, "")(nil)
			}
			return says(http.StatusOK, tokenBody("t-1"))(nil)
		}))
		down = true

		time.Sleep(56 * time.Minute) // due, and not over yet
		for range 10 {
			_, err := organizations(t.Context(), cli)
			require.NoError(t, err)
			synctest.Wait()
		}
		assert.Equal(t, 1, asked, "not every call makes another try")
		time.Sleep(16 * time.Second)
		_, err := organizations(t.Context(), cli)
		require.NoError(t, err)
		synctest.Wait()
		assert.Equal(t, 2, asked)

		time.Sleep(4 * time.Minute) // over
		_, err = organizations(t.Context(), cli)
		require.ErrorIs(t, err, goiikoapi.ErrStatus)
		down = false
		time.Sleep(time.Second)
		_, err = organizations(t.Context(), cli)
		require.NoError(t, err)
	})
}

func TestClient_returnsTheErrorOfARefreshToEveryCallThatWaits(t *testing.T) {
	t.Parallel()
	const callers = 20
	t.Run("with an API error", func(t *testing.T) {
		t.Parallel()
		server := newStub(t, func(w http.ResponseWriter, r *http.Request) {
			if isTokenRequest(r) {
				respond(401, `{"correlationId":"c-3","errorDescription":"Login `+apiLogin+` is blocked"}`)(w, r)
				return
			}
			accepting("none")(w, r)
		})
		for name, token := range map[string]string{
			"known to be expired": jwt(t, time.Now().Add(-time.Minute)),
			"rejected by iiko":    "t-1",
		} {
			cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken(token))
			errs := concurrently(callers, func(int) error {
				got := callOrganizations(t.Context(), cli)
				if got.data != nil || got.err != nil || got.apiErr == nil {
					return errors.New(fmt.Sprint(got.data, got.apiErr, got.err))
				}
				if diff := cmp.Diff(&goiikoapi.CustomErrorModel{
					CorrelationID:    "c-3",
					ErrorDescription: "Login [secret] is blocked",
					StatusCode:       401,
					Operation:        "Client.AccessToken",
					Attempts:         1,
				}, got.apiErr); diff != "" {
					return errors.New(diff)
				}
				return nil
			})
			require.NoError(t, errors.Join(errs...), name)
		}
	})
	t.Run("with the network's", func(t *testing.T) {
		t.Parallel()
		server := newStub(t, respond(502, "<html>"))
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken(jwt(t, time.Now().Add(-time.Minute))))
		errs := concurrently(callers, func(int) error {
			got := callOrganizations(t.Context(), cli)
			if got.data != nil || got.apiErr != nil || goiikoapi.StatusCode(got.err) != 502 || !errors.Is(got.err, goiikoapi.ErrStatus) {
				return errors.New(fmt.Sprint(got.data, got.apiErr, got.err))
			}
			return nil
		})
		require.NoError(t, errors.Join(errs...))
		assert.Empty(t, server.arrivals(organizationsPath), "no call goes out without a token")
	})
}

func TestClient_triesARefreshAgainWithTheNextCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var down atomic.Bool
		down.Store(true)
		asked := 0
		cli := mustClient(t, apiLogin, goiikoapi.WithWorkingToken("t-1"), inMemory(func(r *http.Request) (*http.Response, error) {
			switch {
			case isTokenRequest(r) && down.Load():
				asked++
				return says(http.StatusServiceUnavailable, "")(nil)
			case isTokenRequest(r):
				asked++
				return says(http.StatusOK, tokenBody("t-2"))(nil)
			case r.Header.Get("Authorization") != "Bearer t-2":
				return says(http.StatusUnauthorized, "")(nil)
			}
			return says(http.StatusOK, organizationsBody)(nil)
		}))
		_, err := organizations(t.Context(), cli)
		require.ErrorIs(t, err, goiikoapi.ErrStatus)
		down.Store(false)
		time.Sleep(time.Second)
		_, err = organizations(t.Context(), cli)
		require.NoError(t, err)
		assert.Equal(t, 2, asked)
	})
}

func TestClient_usesAValidTokenWhileItsRefreshHangs(t *testing.T) {
	for name, hang := range map[string]reply{"until its context ends": hangs, "whatever its context does": hangsOn} {
		bubble(t, name, func(t *testing.T) {
			iiko := newTokenServer(0)
			cli := iiko.clientFor(t, sharedLogin)
			time.Sleep(untilDue)
			iiko.tokensBy(hang)
			for time.Since(iiko.made) < untilOver {
				before := time.Now()
				require.NoError(t, errors.Join(concurrently(50, func(int) error { return readMenus(t.Context(), cli) })...))
				require.Equal(t, before, time.Now(), "no call waits")
				time.Sleep(time.Second)
			}
			assert.Equal(t, 1+5, iiko.requests(), "45 seconds each, and 15 between them")

			for range 3 {
				before := time.Now()
				_, apiErr, err := cli.Menu.Menu(t.Context())
				require.Nil(t, apiErr)
				require.ErrorIs(t, err, context.DeadlineExceeded)
				assert.True(t, goiikoapi.IsTimeout(err))
				assert.ErrorContains(t, err, "Menu.Menu")
				assert.ErrorContains(t, err, "within 45s")
				assert.LessOrEqual(t, time.Since(before), goiikoapi.DefaultTimeout)
				time.Sleep(time.Second)
			}
			iiko.tokensBy(nil)
			time.Sleep(10 * time.Minute) // until nothing hangs any more
			require.NoError(t, readMenus(t.Context(), cli))
			if name == "until its context ends" {
				assert.Equal(t, 1, iiko.atOnce())
			}
		})
	}
}

func TestClient_joinsTheRefreshThatHangsWhenItsTokenIsRejected(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newTokenServer(0)
		cli := iiko.clientFor(t, sharedLogin)
		time.Sleep(untilDue)
		iiko.tokensBy(slowly(10*time.Second, func(r *http.Request) (*http.Response, error) {
			iiko.tokensBy(nil)
			return iiko.issue(r)
		}))
		require.NoError(t, readMenus(t.Context(), cli))
		time.Sleep(time.Second)
		iiko.revoke()
		before := time.Now()
		require.NoError(t, errors.Join(concurrently(1000, func(int) error { return readMenus(t.Context(), cli) })...))
		assert.Equal(t, 9*time.Second, time.Since(before), "what is left of the refresh")
		assert.Equal(t, 2, iiko.requests())
	})
}

// callers is how many goroutines loop makes calls from.
const callers = 200

// loop calls from many goroutines for a while, with a pause between the calls of each, and returns how many
// calls failed.
func loop(t *testing.T, cli *goiikoapi.Client, while, pause time.Duration, check func(error)) (failures int64) {
	var count atomic.Int64
	until := time.Now().Add(while)
	concurrently(callers, func(int) error {
		for time.Now().Before(until) {
			if err := readMenus(t.Context(), cli); err != nil {
				count.Add(1)
				check(err)
			}
			time.Sleep(pause)
		}
		return nil
	})
	return count.Load()
}

func TestClient_remembersThatItsCredentialsAreRejected(t *testing.T) {
	const minute, pause = time.Minute, 500 * time.Millisecond
	want := goiikoapi.CustomErrorModel{
		CorrelationID:    "c-9",
		ErrorDescription: "Login [secret] has been blocked",
		ErrorCode:        "LOGIN",
		Operation:        "Client.AccessToken",
		Attempts:         1,
	}
	for _, status := range []int{400, 401, 403, 423} {
		for name, spoil := range map[string]func(*tokenServer){
			"whose token was rejected": (*tokenServer).revoke,
			"whose token has expired ": func(*tokenServer) { time.Sleep(untilOver) },
		} {
			bubble(t, fmt.Sprintf("%d to a client %s", status, name), func(t *testing.T) {
				iiko := newTokenServer(0)
				cli := iiko.clientFor(t, sharedLogin)
				iiko.tokensBy(says(status, `{"correlationId":"c-9","errorDescription":"Login `+sharedLogin+` has been blocked","error":"LOGIN"}`))
				spoil(iiko)
				want := want
				want.StatusCode = status

				start, earlier := time.Now(), iiko.requests()
				failures := loop(t, cli, minute, pause, func(err error) {
					var apiErr *goiikoapi.CustomErrorModel
					if assert.ErrorAs(t, err, &apiErr) {
						assert.Empty(t, cmp.Diff(want, *apiErr))
					}
				})
				assert.EqualValues(t, callers*minute/pause, failures, "no call waits")
				asked := iiko.arrivals(accessTokenPath)[earlier:]
				assert.Less(t, len(asked), 10, "the waits grow")
				for i, gap := range gaps(asked) {
					assert.InDelta(t, min(time.Second<<i, 30*time.Second), gap, float64(pause))
				}

				iiko.tokensBy(nil)
				time.Sleep(30 * time.Second)
				require.NoError(t, readMenus(t.Context(), cli))
				assert.Less(t, time.Since(start), 2*minute)

				earlier = iiko.requests()
				iiko.revoke()
				iiko.tokensBy(says(status, `{"errorDescription":"blocked"}`))
				require.Error(t, readMenus(t.Context(), cli))
				time.Sleep(time.Second)
				require.Error(t, readMenus(t.Context(), cli))
				assert.Len(t, iiko.arrivals(accessTokenPath)[earlier:], 2, "a success begins anew with the shortest wait")
			})
		}
	}
}

func TestClient_usesAValidTokenWhenItsRefreshGetsA429(t *testing.T) {
	for name, failure := range map[string]reply{
		"":                        tooManyCalls,
		" for seconds":            says(429, "", "Retry-After", "20"),
		" for an hour":            says(429, `{"errorDescription":"too many"}`, "Retry-After", "3600"),
		" beside rejected logins": says(401, `{"errorDescription":"no"}`),
	} {
		bubble(t, "too many"+name, func(t *testing.T) {
			iiko := newTokenServer(0)
			cli := iiko.clientFor(t, sharedLogin)
			time.Sleep(untilDue)
			iiko.tokensBy(failure)
			assert.Zero(t, loop(t, cli, 5*time.Minute-time.Second, 5*time.Second, func(err error) { assert.NoError(t, err) }))
			assert.Greater(t, iiko.requests(), 1)
			assert.LessOrEqual(t, iiko.requests(), 1+4*5*4)
			time.Sleep(goiikoapi.DefaultTimeout) // for the refresh that is under way
		})
	}
}

func TestClient_isFreeSoonAfterItIsDroppedWhileARefreshHangs(t *testing.T) {
	for name, opts := range map[string][]goiikoapi.Option{
		"with a timeout":    nil,
		"without a timeout": {goiikoapi.WithTimeout(0)},
		"with a store that passes another context": {goiikoapi.WithTimeout(0), goiikoapi.WithTokenStore(&storeOf{
			token: func(_ context.Context, _ string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
				return obtain(context.Background())
			},
		})},
	} {
		bubble(t, name, func(t *testing.T) {
			iiko := newTokenServer(0)
			dropped := func() weak.Pointer[goiikoapi.Client] {
				cli := iiko.clientFor(t, sharedLogin, opts...)
				time.Sleep(untilDue)
				iiko.tokensBy(func(r *http.Request) (*http.Response, error) {
					<-r.Context().Done()
					return nil, r.Context().Err()
				})
				require.NoError(t, readMenus(t.Context(), cli))
				return weak.Make(cli)
			}()
			synctest.Wait()
			require.Equal(t, 2, iiko.requests(), "the refresh is under way")
			time.Sleep(goiikoapi.DefaultTimeout)
			synctest.Wait()
			runtime.GC()
			assert.Nil(t, dropped.Value()) // and the bubble can't end while there are goroutines that wait
		})
	}
}

// endings are the ways in which a function that a program has given to the client may not return.
var endings = map[string]struct {
	end  func()
	says string
}{
	"a panic":        {func() { panic("boom of " + sharedLogin) }, "panicked: boom of [secret] (github.com/kebrick/goiikoapi_test."},
	"a nil pointer":  {func() { _ = *(*int)(nil) }, "panicked: runtime error: invalid memory address or nil pointer dereference (github.com/kebrick/goiikoapi_test."},
	"runtime.Goexit": {runtime.Goexit, "called runtime.Goexit"},
}

// unstable is a part of a program that does not return while it is broken.
type unstable struct {
	end    func()
	broken atomic.Bool
}

func (u *unstable) run() {
	if u.broken.Load() {
		u.end()
	}
}

// options returns a middleware that breaks token requests, and a store that breaks.
func (u *unstable) options() map[string]goiikoapi.Option {
	return map[string]goiikoapi.Option{
		"the token request": goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
			return roundTripper(func(r *http.Request) (*http.Response, error) {
				if isTokenRequest(r) {
					u.run()
				}
				return next.RoundTrip(r)
			})
		}),
		"the token store": goiikoapi.WithTokenStore(&storeOf{token: func(ctx context.Context, _ string, obtain func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
			u.run()
			return obtain(ctx)
		}}),
	}
}

func TestWithTokenStore_WithMiddleware_mayPanicInATokenRequest(t *testing.T) {
	for ending, of := range endings {
		for part := range (&unstable{}).options() {
			broken := func() (*unstable, *tokenServer, goiikoapi.Option) {
				u := &unstable{end: of.end}
				return u, newTokenServer(0), u.options()[part]
			}
			check := func(t *testing.T, err error) {
				t.Helper()
				var failure *goiikoapi.TransportError
				require.ErrorAs(t, err, &failure)
				assert.ErrorContains(t, err, part+" "+of.says)
				assert.False(t, goiikoapi.MayBeDone(err))
				assert.NotContains(t, err.Error(), sharedLogin)
			}
			bubble(t, ending+" in "+part+" of NewClient", func(t *testing.T) {
				u, iiko, opt := broken()
				u.broken.Store(true)
				_, err := goiikoapi.NewClient(sharedLogin, opt, goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}))
				check(t, err)
			})
			bubble(t, ending+" in "+part+" of calls whose token was rejected", func(t *testing.T) {
				u, iiko, opt := broken()
				cli := iiko.clientFor(t, sharedLogin, opt)
				u.broken.Store(true)
				iiko.revoke()
				for _, err := range concurrently(50, func(int) error { return readMenus(t.Context(), cli) }) {
					check(t, err)
				}
				u.broken.Store(false)
				time.Sleep(time.Second)
				require.NoError(t, errors.Join(concurrently(50, func(int) error { return readMenus(t.Context(), cli) })...))
			})
			bubble(t, ending+" in "+part+" in the background", func(t *testing.T) {
				u, iiko, opt := broken()
				cli := iiko.clientFor(t, sharedLogin, opt)
				u.broken.Store(true)
				time.Sleep(untilDue)
				require.NoError(t, errors.Join(concurrently(50, func(int) error { return readMenus(t.Context(), cli) })...))
				synctest.Wait()
				assert.Equal(t, 1, iiko.requests())
				u.broken.Store(false)
				time.Sleep(15 * time.Second)
				require.NoError(t, readMenus(t.Context(), cli))
				synctest.Wait()
				assert.Equal(t, 2, iiko.requests())
			})
		}
	}
}

func TestWithMiddleware_panicsReachTheCaller(t *testing.T) {
	for ending, of := range endings {
		bubble(t, ending, func(t *testing.T) {
			u := &unstable{end: of.end}
			iiko := newTokenServer(0)
			cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithRateLimit(menuGroup, 1000, 1000), goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
				return roundTripper(func(r *http.Request) (*http.Response, error) {
					u.run()
					return next.RoundTrip(r)
				})
			}))
			u.broken.Store(true)
			var returned, panicked atomic.Int32
			var callers sync.WaitGroup
			for range 50 {
				callers.Go(func() {
					defer func() {
						if recover() != nil {
							panicked.Add(1)
						}
					}()
					_ = readMenus(t.Context(), cli)
					returned.Add(1)
				})
			}
			callers.Wait()
			assert.Zero(t, returned.Load())
			if ending != "runtime.Goexit" {
				assert.EqualValues(t, 50, panicked.Load())
			}
			u.broken.Store(false)
			require.NoError(t, errors.Join(concurrently(50, func(int) error { return readMenus(t.Context(), cli) })...))
		})
	}
}
