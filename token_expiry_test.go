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

func TestClient_usesATokenThatIsNoJWTForAnHour(t *testing.T) {
	t.Parallel()
	part := base64.RawURLEncoding.EncodeToString
	tokens := map[string]string{
		"two parts":            "a.b",
		"a payload of noise":   "a.???.c",
		"a payload of text":    "a." + part([]byte("text")) + ".c",
		"no exp":               "a." + part([]byte(`{"sub":"x"}`)) + ".c",
		"an exp of text":       "a." + part([]byte(`{"exp":"soon"}`)) + ".c",
		"an exp of nothing":    "a." + part([]byte(`{"exp":0}`)) + ".c",
		"an exp before time":   "a." + part([]byte(`{"exp":-5}`)) + ".c",
		"a payload of a list":  "a." + part([]byte(`[1]`)) + ".c",
		"a payload of nothing": "..",
	}
	for name, token := range tokens {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				issued := 0
				cli := mustClient(t, apiLogin, inMemory(func(r *http.Request) (*http.Response, error) {
					if isTokenRequest(r) {
						issued++
						return says(http.StatusOK, tokenBody(token))(nil)
					}
					return says(http.StatusOK, organizationsBody)(nil)
				}))
				time.Sleep(54 * time.Minute)
				_, err := organizations(t.Context(), cli)
				require.NoError(t, err)
				assert.Equal(t, 1, issued)
				time.Sleep(2 * time.Minute)
				_, err = organizations(t.Context(), cli)
				require.NoError(t, err)
				synctest.Wait()
				assert.Equal(t, 2, issued)
			})
		})
	}
}

func TestClient_readsTheExpiryOfAPaddedJWT(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		payload := base64.URLEncoding.EncodeToString(fmt.Appendf(nil, `{"exp":%d.5, "x":1}`, time.Now().Add(10*time.Minute).Unix()))
		require.Contains(t, payload, "=")
		issued := 0
		cli := mustClient(t, apiLogin, inMemory(func(r *http.Request) (*http.Response, error) {
			if isTokenRequest(r) {
				issued++
				return says(http.StatusOK, tokenBody("a."+payload+".c"))(nil)
			}
			return says(http.StatusOK, organizationsBody)(nil)
		}))
		time.Sleep(9*time.Minute + time.Second)
		_, err := organizations(t.Context(), cli)
		require.NoError(t, err)
		synctest.Wait()
		assert.Equal(t, 2, issued)
	})
}

func TestClient_usesANewTokenThatSeemsToHaveExpired(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		issued := 0
		cli := mustClient(t, apiLogin, inMemory(func(r *http.Request) (*http.Response, error) {
			if isTokenRequest(r) {
				issued++
				return says(http.StatusOK, tokenBody(jwt(t, time.Now().Add(-time.Minute))))(nil) // the clock here is fast
			}
			return says(http.StatusOK, organizationsBody)(nil)
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

func TestWithRetry_refreshesATokenThatExpiresBetweenTwoAttempts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := issuesTokens(says(503, "", "Retry-After", "3600"), succeeds)
		cli := iiko.clientFor(t, "login", goiikoapi.WithRetry(goiikoapi.RetryPolicy{Total: 2 * time.Hour, MaxRetryAfter: 2 * time.Hour}))
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, []string{"token-1", "token-2"}, tokensOf(iiko.arrivals()))
	})
}
