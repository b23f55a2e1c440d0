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

// hangs replies when the request's context ends, after ten minutes at most.
var hangs = slowly(10*time.Minute, unavailable)

// hangsOn is hangs for a transport that does not look at the context.
func hangsOn(r *http.Request) (*http.Response, error) {
	time.Sleep(10 * time.Minute)
	return unavailable(r)
}

// A token lasts an hour and is due five minutes earlier.
const (
	untilDue  = 55 * time.Minute
	untilOver = time.Hour
)

func TestClient_usesAValidTokenWhileItsRefreshHangs(t *testing.T) {
	for name, hang := range map[string]reply{"until its context ends": hangs, "whatever its context does": hangsOn} {
		bubble(t, name, func(t *testing.T) {
			iiko := newTokenServer()
			cli := iiko.clientFor(t, sharedLogin)
			time.Sleep(untilDue)
			iiko.tokensBy(hang)
			for time.Since(iiko.made) < untilOver {
				before := time.Now()
				require.NoError(t, errors.Join(together(50, func() error { return readMenus(t.Context(), cli) })...))
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

func TestClient_refreshesADueTokenOnceForAllCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newTokenServer()
		cli := iiko.clientFor(t, sharedLogin)
		time.Sleep(untilDue - time.Second)
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, 1, iiko.requests())

		time.Sleep(time.Second)
		iiko.tokensBy(slowly(time.Second, says(http.StatusOK, `{"token":"token-2"}`)))
		require.NoError(t, errors.Join(together(1000, func() error { return readMenus(t.Context(), cli) })...))
		assert.NotContains(t, tokensOf(iiko.arrivals()), "token-2")
		time.Sleep(time.Second)
		synctest.Wait()
		earlier := len(iiko.arrivals())
		require.NoError(t, errors.Join(together(1000, func() error { return readMenus(t.Context(), cli) })...))
		assert.Equal(t, 2, iiko.requests())
		assert.Equal(t, []string{"token-2"}, compactStrings(tokensOf(iiko.arrivals()[earlier:])))
	})
}

func TestClient_joinsTheRefreshThatHangsWhenItsTokenIsRejected(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newTokenServer()
		cli := iiko.clientFor(t, sharedLogin)
		time.Sleep(untilDue)
		iiko.tokensBy(slowly(10*time.Second, func(r *http.Request) (*http.Response, error) {
			iiko.tokensBy(nil)
			return iiko.token(r)
		}))
		require.NoError(t, readMenus(t.Context(), cli))
		time.Sleep(time.Second)
		iiko.revoke()
		before := time.Now()
		require.NoError(t, errors.Join(together(1000, func() error { return readMenus(t.Context(), cli) })...))
		assert.Equal(t, 9*time.Second, time.Since(before), "what is left of the refresh")
		assert.Equal(t, 2, iiko.requests())
	})
}

func TestClient_usesNoRejectedTokenAgainWhenThereIsNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newTokenServer()
		cli := iiko.clientFor(t, sharedLogin)
		iiko.tokensBy(unavailable)
		iiko.revoke()
		for range 20 {
			require.Error(t, errors.Join(together(100, func() error { return readMenus(t.Context(), cli) })...))
			time.Sleep(time.Second)
		}
		assert.LessOrEqual(t, len(iiko.arrivals("/api/2/menu")), 100, "once each, until it was known")
		iiko.tokensBy(nil)
		time.Sleep(5 * time.Second)
		require.NoError(t, readMenus(t.Context(), cli))
	})
}

func TestClient_refreshesOnceMoreWhenItGetsTheTokenThatWasRejectedMeanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var told []string
		store := &storeOf{token: func(_ context.Context, refused string, _ func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
			told = append(told, refused)
			if len(told) == 2 { // the old one again, because it does not know of the refusal yet
				time.Sleep(time.Second)
			}
			value := "stored-1"
			if refused == value {
				value = "stored-2"
			}
			return goiikoapi.Token{Value: value, RefreshAt: time.Now().Add(time.Minute), ExpiresAt: time.Now().Add(time.Hour)}, nil
		}}
		valid := "stored-1"
		iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
			if r.Header.Get("Authorization") != "Bearer "+valid {
				return tokenNotValid(r)
			}
			return succeeds(r)
		})
		cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithTokenStore(store))
		time.Sleep(time.Minute)
		require.NoError(t, readMenus(t.Context(), cli)) // and starts the refresh
		valid = "stored-2"
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, []string{"", "", "stored-1"}, told)
		assert.Equal(t, []string{"stored-1", "stored-1", "stored-2"}, tokensOf(iiko.arrivals()))
	})
}

func TestClient_usesATokenThatIikoIssuesAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		refuse := true
		iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
			switch {
			case r.URL.Path == accessTokenPath:
				return says(http.StatusOK, `{"token":"always the same"}`)(r)
			case refuse:
				return tokenNotValid(r)
			}
			return succeeds(r)
		})
		cli := iiko.clientFor(t, sharedLogin)
		assert.True(t, goiikoapi.IsUnauthorized(readMenus(t.Context(), cli)))
		refuse = false
		require.NoError(t, readMenus(t.Context(), cli))
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Len(t, iiko.arrivals(accessTokenPath), 2)
	})
}

// callers is how many goroutines loop makes calls from.
const callers = 200

// loop calls from many goroutines for a while, with a pause between the calls of each, and returns how many
// calls failed.
func loop(t *testing.T, cli *goiikoapi.Client, while, pause time.Duration, check func(error)) (failures int64) {
	var count atomic.Int64
	until := time.Now().Add(while)
	together(callers, func() error {
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
			"whose token was refused":  (*tokenServer).revoke,
			"whose token has run out ": func(*tokenServer) { time.Sleep(untilOver) },
		} {
			bubble(t, fmt.Sprintf("%d to a client %s", status, name), func(t *testing.T) {
				iiko := newTokenServer()
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
				iiko := newTokenServer()
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
		iiko := newTokenServer()
		iiko.tokensBy(says(http.StatusUnauthorized, `{"errorDescription":"Login is not authorized"}`))
		store := goiikoapi.WithTokenStore(&goiikoapi.MemoryTokenStore{})
		for want := 1; want <= 3; want++ {
			_, err := goiikoapi.NewClient(sharedLogin, store, goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}))
			assert.True(t, goiikoapi.IsUnauthorized(err))
			assert.Equal(t, want, iiko.requests())
		}
	})
}

func TestClient_usesAValidTokenWhenItsRefreshGetsA429(t *testing.T) {
	for name, failure := range map[string]reply{
		"":                       tooManyCalls,
		" for seconds":           says(429, "", "Retry-After", "20"),
		" for an hour":           says(429, `{"errorDescription":"too many"}`, "Retry-After", "3600"),
		" beside refused logins": says(401, `{"errorDescription":"no"}`),
	} {
		bubble(t, "too many"+name, func(t *testing.T) {
			iiko := newTokenServer()
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
			iiko := newTokenServer()
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

// rightMissing is iiko's answer to a call that the API login has no right to.
const rightMissing = `{"correlationId":"c-7","errorDescription":"Right api/2/menu is not allowed for this ApiLogin","error":null}`

func TestIsRightMissing_isTrueForA401ThatKeepsTheToken(t *testing.T) {
	right := map[string]string{
		"as iiko writes it":       rightMissing,
		"in other letters":        `{"errorDescription":"RIGHT API/2/MENU IS NOT ALLOWED FOR THIS APILOGIN."}`,
		"with escapes":            `{"errorDescription":"\u0052ight api\/2\/menu is\u00a0not allowed for this \u0041piLogin"}`,
		"with white space":        "{\"errorDescription\":\"\\n Right  api/2/menu is not\\tallowed for this Api Login\"}",
		"with a byte order mark":  "\uFEFF" + rightMissing,
		"beside odd properties":   `{"correlationId":7,"error":{},"errorDescription":"Right api/2/menu is not allowed for this ApiLogin"}`,
		"in a property like that": `{"ErrorDescription":"Right api/2/menu is not allowed for this ApiLogin"}`,
	}
	for name, body := range right {
		bubble(t, name, func(t *testing.T) {
			iiko := inTurn(says(http.StatusOK, `{"token":"token-1"}`), says(http.StatusUnauthorized, body))
			cli := iiko.clientFor(t, sharedLogin)
			for range 3 {
				_, apiErr, err := cli.Menu.Menu(t.Context())
				require.NoError(t, err)
				require.NotNil(t, apiErr)
				assert.True(t, goiikoapi.IsRightMissing(apiErr))
				assert.True(t, goiikoapi.IsUnauthorized(apiErr))
				assert.Equal(t, "Menu.Menu", apiErr.Operation)
				assert.Equal(t, 1, apiErr.Attempts)
			}
			assert.Len(t, iiko.arrivals(accessTokenPath), 1)
			assert.Len(t, iiko.arrivals(), 4)
			assert.Equal(t, []string{"token-1"}, compactStrings(tokensOf(iiko.arrivals())))
		})
	}

	other := map[string]string{
		"the token is not valid": `{"errorDescription":"Token is expired"}`,
		"nothing":                "",
		"a page of a gateway":    "<html>Right api/2/menu is not allowed for this ApiLogin</html>",
		"in another property":    `{"errorDescription":"no","error":"Right api/2/menu is not allowed for this ApiLogin"}`,
		"nested":                 `{"details":{"errorDescription":"Right api/2/menu is not allowed for this ApiLogin"}}`,
		"in a list":              `[` + rightMissing + `]`,
		"no text":                `{"errorDescription":["Right api/2/menu is not allowed for this ApiLogin"]}`,
		"cut":                    rightMissing[:len(rightMissing)-1],
	}
	for name, body := range other {
		bubble(t, "but not "+name, func(t *testing.T) {
			iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
				if r.URL.Path == accessTokenPath {
					return says(http.StatusOK, `{"token":"token-2"}`)(r)
				}
				if r.Header.Get("Authorization") != "Bearer token-2" {
					return says(http.StatusUnauthorized, body)(r)
				}
				return succeeds(r)
			})
			cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithWorkingToken("token-1"))
			require.NoError(t, readMenus(t.Context(), cli))
			assert.Len(t, iiko.arrivals(accessTokenPath), 1)
		})
	}
}

func TestIsRightMissing_goesByTheDescription(t *testing.T) {
	t.Parallel()
	said := func(text string) error { return &goiikoapi.CustomErrorModel{StatusCode: 401, ErrorDescription: text} }
	tests := []struct {
		name string
		err  error
		want bool
	}{
		{"no error", nil, false},
		{"another error", errors.New("Right api/1/x is not allowed for this ApiLogin"), false},
		{"no model", (*goiikoapi.CustomErrorModel)(nil), false},
		{"a failure", &goiikoapi.TransportError{StatusCode: 401, Excerpt: "Right api/1/x is not allowed for this ApiLogin"}, false},
		{"a right", said("Right api/1/x is not allowed for this ApiLogin"), true},
		{"a right, wrapped", fmt.Errorf("to pay: %w", said("Right api/1/x is not allowed for this ApiLogin")), true},
		{"a token", said("Token is expired"), false},
		{"a login", said("Login is not allowed for this ApiLogin"), false},
		{"another order", said("is not allowed for this ApiLogin, right"), false},
		{"nothing", said(""), false},
	}
	for _, test := range tests {
		assert.Equal(t, test.want, goiikoapi.IsRightMissing(test.err), test.name)
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
			return transportBy(func(r *http.Request) (*http.Response, error) {
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
				return u, newTokenServer(), u.options()[part]
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
			bubble(t, ending+" in "+part+" of calls whose token was refused", func(t *testing.T) {
				u, iiko, opt := broken()
				cli := iiko.clientFor(t, sharedLogin, opt)
				u.broken.Store(true)
				iiko.revoke()
				for _, err := range together(50, func() error { return readMenus(t.Context(), cli) }) {
					check(t, err)
				}
				u.broken.Store(false)
				time.Sleep(time.Second)
				require.NoError(t, errors.Join(together(50, func() error { return readMenus(t.Context(), cli) })...))
			})
			bubble(t, ending+" in "+part+" in the background", func(t *testing.T) {
				u, iiko, opt := broken()
				cli := iiko.clientFor(t, sharedLogin, opt)
				u.broken.Store(true)
				time.Sleep(untilDue)
				require.NoError(t, errors.Join(together(50, func() error { return readMenus(t.Context(), cli) })...))
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
			iiko := newTokenServer()
			cli := iiko.clientFor(t, sharedLogin, goiikoapi.WithRateLimit(menuGroup, 1000, 1000), goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
				return transportBy(func(r *http.Request) (*http.Response, error) {
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
			require.NoError(t, errors.Join(together(50, func() error { return readMenus(t.Context(), cli) })...))
		})
	}
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
		iiko := newTokenServer()
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
