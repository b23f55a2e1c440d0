package goiikoapi_test

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestClient_refreshesATokenBeforeItExpires(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		opts      []goiikoapi.Option
		ends      time.Duration // what a JWT says; 0 for a token that says nothing
		refreshed time.Duration
	}{
		{"in the first version, after an hour less five minutes", nil, 0, 55 * time.Minute},
		{"in the first version when it says so itself", nil, 2 * time.Hour, 115 * time.Minute},
		{"in the second version, when it says", []goiikoapi.Option{goiikoapi.WithAppId(appID, clientSecret)}, 24 * time.Hour, 24*time.Hour - 5*time.Minute},
		{"in the second version when it is short, after nine tenths", []goiikoapi.Option{goiikoapi.WithAppId(appID, clientSecret)}, 20 * time.Minute, 18 * time.Minute},
		{"in the second version when it says nothing", []goiikoapi.Option{goiikoapi.WithAppId(appID, clientSecret)}, 0, 55 * time.Minute},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var issued int
				var used []string
				cli := mustClient(t, apiLogin, append(test.opts, inMemory(func(r *http.Request) (*http.Response, error) {
					if !isTokenRequest(r) {
						used = append(used, r.Header.Get("Authorization"))
						return says(http.StatusOK, organizationsBody)(nil)
					}
					issued++
					token := fmt.Sprintf("token-%d", issued)
					if test.ends > 0 {
						token = jwt(t, time.Now().Add(test.ends))
					}
					return says(http.StatusOK, tokenBody(token))(nil)
				}))...)
				call := func() {
					t.Helper()
					_, err := organizations(t.Context(), cli)
					require.NoError(t, err)
				}
				call()
				time.Sleep(test.refreshed - time.Second)
				call()
				assert.Equal(t, 1, issued, "a second before")
				time.Sleep(time.Second)
				call()
				synctest.Wait()
				assert.Equal(t, 2, issued, "then")
				call()
				assert.Equal(t, 2, issued, "and no more")
				time.Sleep(test.refreshed)
				call()
				synctest.Wait()
				assert.Equal(t, 3, issued, "the new one's time runs anew")
				call()
				assert.Equal(t, used[0], used[1])
				assert.Equal(t, used[1], used[2], "the call that finds it due does not wait")
				assert.NotEqual(t, used[2], used[3])
				assert.Equal(t, used[3], used[4])
				assert.NotEqual(t, used[4], used[5])
			})
		})
	}
}

func TestWithWorkingToken_isUsedUntilItExpires(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		first := jwt(t, time.Now().Add(10*time.Minute))
		issued := 0
		response := inMemory(func(r *http.Request) (*http.Response, error) {
			if isTokenRequest(r) {
				issued++
				return says(http.StatusOK, tokenBody("next"))(nil)
			}
			return says(http.StatusOK, organizationsBody)(nil)
		})
		withLogin := mustClient(t, apiLogin, goiikoapi.WithWorkingToken(first), response)
		withoutLogin := mustClient(t, "", goiikoapi.WithWorkingToken(first), response)
		opaque := mustClient(t, apiLogin, goiikoapi.WithWorkingToken(workingToken), response)

		time.Sleep(9*time.Minute - time.Second)
		_, err := organizations(t.Context(), withLogin)
		require.NoError(t, err)
		assert.Zero(t, issued)

		time.Sleep(2 * time.Second)
		_, err = organizations(t.Context(), withLogin)
		require.NoError(t, err)
		synctest.Wait()
		assert.Equal(t, 1, issued)

		time.Sleep(24 * time.Hour)
		_, err = organizations(t.Context(), withoutLogin)
		require.NoError(t, err, "only iiko can tell")
		_, err = organizations(t.Context(), opaque)
		require.NoError(t, err, "only iiko can tell")
		assert.Equal(t, 1, issued)
	})
}

// noJWT are tokens that say nothing of when they expire, although some have in ten minutes' time in them. They are
// for a bubble, where it is midnight.
func noJWT() map[string]string {
	part := base64.RawURLEncoding.EncodeToString
	soon := fmt.Sprint(midnight.Add(10 * time.Minute).Unix())
	payload := part([]byte(`{"exp":` + soon + `}`))
	return map[string]string{
		"one part":               payload,
		"two parts":              "a." + payload,
		"four parts":             "a." + payload + ".c.d",
		"another part":           payload + ".a.c",
		"a payload of noise":     "a.???.c",
		"a payload that ends so": "a." + part([]byte(`{"exp":`+soon+` }`)) + "????.c",
		"a payload of text":      "a." + part([]byte("text")) + ".c",
		"a payload that is cut":  "a." + part([]byte(`{"exp":`+soon)) + ".c",
		"no exp":                 "a." + part([]byte(`{"sub":"x"}`)) + ".c",
		"an exp of text":         "a." + part([]byte(`{"exp":"soon"}`)) + ".c",
		"an exp of two kinds":    "a." + part([]byte(`{"exp":`+soon+`,"exp":"soon"}`)) + ".c",
		"an exp of null":         "a." + part([]byte(`{"exp":null}`)) + ".c",
		"an exp of zero":         "a." + part([]byte(`{"exp":0}`)) + ".c",
		"a negative exp":         "a." + part([]byte(`{"exp":-5}`)) + ".c",
		"a payload of a list":    "a." + part([]byte(`[1]`)) + ".c",
		"an empty payload":       "..",
	}
}

func TestClient_usesATokenThatIsNoJWTForAnHour(t *testing.T) {
	for name, token := range noJWT() {
		bubble(t, name, func(t *testing.T) {
			issued := 0
			cli := mustClient(t, apiLogin, inMemory(func(r *http.Request) (*http.Response, error) {
				if isTokenRequest(r) {
					issued++
					return says(http.StatusOK, tokenBody(token))(r)
				}
				return says(http.StatusOK, organizationsBody)(r)
			}))
			time.Sleep(54 * time.Minute)
			_, err := organizations(t.Context(), cli)
			require.NoError(t, err)
			synctest.Wait()
			assert.Equal(t, 1, issued)
			time.Sleep(2 * time.Minute)
			_, err = organizations(t.Context(), cli)
			require.NoError(t, err)
			synctest.Wait()
			assert.Equal(t, 2, issued)
		})
	}
}

func TestWithWorkingToken_isUsedUntilItIsRejectedWhenItIsNoJWT(t *testing.T) {
	for name, token := range noJWT() {
		bubble(t, name, func(t *testing.T) {
			iiko := inTurn(says(http.StatusOK, organizationsBody))
			cli := iiko.clientFor(t, apiLogin, goiikoapi.WithWorkingToken(token))
			for range 3 {
				_, err := organizations(t.Context(), cli)
				require.NoError(t, err)
				synctest.Wait()
				time.Sleep(24 * time.Hour)
			}
			assert.Empty(t, iiko.arrivals(accessTokenPath))
		})
	}
}

func TestClient_refreshesAJWTWhenATenthOfItsTimeOrFiveMinutesAreLeft(t *testing.T) {
	raw, padded := base64.RawURLEncoding.EncodeToString, base64.URLEncoding.EncodeToString
	jwtOf := func(encode func([]byte) string, lasts time.Duration, claims string) string {
		return "a." + encode(fmt.Appendf(nil, claims, midnight.Add(lasts).Unix())) + ".c"
	}
	tests := []struct {
		name, token string
		due         time.Duration
	}{
		{"ten minutes", jwtOf(raw, 10*time.Minute, `{"exp":%d}`), 9 * time.Minute},
		{"fifty minutes", jwtOf(raw, 50*time.Minute, `{"exp":%d}`), 45 * time.Minute},
		{"two hours", jwtOf(raw, 2*time.Hour, `{"exp":%d}`), 2*time.Hour - 5*time.Minute},
		{"an exp of a fraction", jwtOf(raw, 10*time.Minute, `{"exp":%d.5, "x":1}`), 9 * time.Minute},
		{"a padded payload", jwtOf(padded, 10*time.Minute, `{"exp":%d.5, "x":1}`), 9 * time.Minute},
		{"a payload with - and _", jwtOf(raw, 10*time.Minute, `{"exp":%d,"x":"~~~ ??? ~~~ ÿÿÿ"}`), 9 * time.Minute},
	}
	require.Contains(t, tests[4].token, "=.")
	require.Regexp(t, "-.*_|_.*-", tests[5].token)
	for _, test := range tests {
		for name, opt := range map[string]goiikoapi.Option{" of a token that was obtained": goiikoapi.WithDebug(false), " of a working token": goiikoapi.WithWorkingToken(test.token)} {
			bubble(t, test.name+name, func(t *testing.T) {
				iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
					if isTokenRequest(r) {
						return says(http.StatusOK, tokenBody(test.token))(r)
					}
					return says(http.StatusOK, organizationsBody)(r)
				})
				cli := iiko.clientFor(t, apiLogin, opt)
				before := len(iiko.arrivals(accessTokenPath))
				time.Sleep(test.due - time.Second)
				_, err := organizations(t.Context(), cli)
				require.NoError(t, err)
				synctest.Wait()
				assert.Len(t, iiko.arrivals(accessTokenPath), before)
				time.Sleep(2 * time.Second)
				_, err = organizations(t.Context(), cli)
				require.NoError(t, err)
				synctest.Wait()
				assert.Len(t, iiko.arrivals(accessTokenPath), before+1)
			})
		}
	}
}

func TestClient_usesANewTokenThatSeemsToHaveExpired(t *testing.T) {
	for name, lasts := range map[string]time.Duration{"a minute ago": -time.Minute, "at this moment": 0} {
		bubble(t, name, func(t *testing.T) {
			issued := 0
			cli := mustClient(t, apiLogin, inMemory(func(r *http.Request) (*http.Response, error) {
				if isTokenRequest(r) {
					issued++
					return says(http.StatusOK, tokenBody(jwt(t, time.Now().Add(lasts))))(r) // the clock here is fast
				}
				return says(http.StatusOK, organizationsBody)(r)
			}))
			for range 5 {
				time.Sleep(10 * time.Minute)
				_, err := organizations(t.Context(), cli)
				require.NoError(t, err)
			}
			synctest.Wait()
			assert.Equal(t, 1, issued)
		})
	}
}

func TestWithWorkingToken_isRefreshedBeforeTheFirstCallWhenItHasExpired(t *testing.T) {
	for name, lasts := range map[string]time.Duration{"a minute ago": -time.Minute, "at this moment": 0} {
		bubble(t, name, func(t *testing.T) {
			iiko := issuesTokens(succeeds)
			cli := iiko.clientFor(t, apiLogin, goiikoapi.WithWorkingToken(jwt(t, time.Now().Add(lasts))))
			time.Sleep(time.Second)
			require.NoError(t, readMenus(t.Context(), cli))
			assert.Equal(t, []string{"token-1"}, tokensOf(iiko.arrivals()))
		})
	}
}

func TestWithRetry_refreshesATokenThatExpiresBetweenTwoAttempts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := issuesTokens(says(503, "", "Retry-After", "3600"), succeeds)
		cli := iiko.clientFor(t, "login", goiikoapi.WithRetry(goiikoapi.RetryPolicy{Total: 2 * time.Hour, MaxRetryAfter: 2 * time.Hour}))
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, []string{"token-1", "token-2"}, tokensOf(iiko.arrivals()))
	})
}
