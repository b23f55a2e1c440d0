package goiikoapi_test

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

const (
	tokenPath         = "/api/1/access_token"
	tokenPathV2       = "/api/v2/access_token"
	organizationsPath = "/api/1/organizations"

	appID        = "app-77"
	clientSecret = "secret-of-app-77"
)

// jwt returns a token that says when it ends.
func jwt(t *testing.T, expiry time.Time) string {
	t.Helper()
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(`{"alg":"HS256"}`)) + "." + part(fmt.Appendf(nil, `{"exp":%d}`, expiry.Unix())) + ".c2lnbmF0dXJl"
}

func tokenBody(token string) string {
	return fmt.Sprintf(`{"correlationId":"c-token","token":%q}`, token)
}

func isTokenRequest(r *http.Request) bool {
	return r.URL.Path == tokenPath || r.URL.Path == tokenPathV2
}

// issuing answers token requests with token, and all others with others.
func issuing(token string, others http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if isTokenRequest(r) {
			respond(http.StatusOK, tokenBody(token))(w, r)
			return
		}
		others(w, r)
	}
}

// accepting answers calls that carry token with organizationsBody, and refuses the others.
func accepting(token string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+token {
			respond(http.StatusUnauthorized, `{"correlationId":"c-401","errorDescription":"Token is expired"}`)(w, r)
			return
		}
		respond(http.StatusOK, organizationsBody)(w, r)
	}
}

func TestNewClient_obtainsAToken(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		opts []goiikoapi.Option
		want exchange
	}{
		{
			name: "in the first version with the API login alone",
			want: exchange{method: "POST", path: tokenPath, body: `{"apiLogin":"` + apiLogin + `"}`},
		},
		{
			name: "in the second version with the application's credentials beside it",
			opts: []goiikoapi.Option{goiikoapi.WithAppId(appID, clientSecret)},
			want: exchange{method: "POST", path: tokenPathV2, body: `{"apiKey":"` + apiLogin + `","appId":"` + appID + `","clientSecret":"` + clientSecret + `"}`},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := newStub(t, issuing("t-1", accepting("t-1")))
			cli := mustClient(t, apiLogin, append(test.opts, goiikoapi.WithBaseURL(server.URL))...)

			obtained := server.requests()
			require.Len(t, obtained, 1, "before NewClient returns")
			assert.Empty(t, obtained[0].header.Values("Authorization"))
			assert.Contains(t, []string{"45", "44"}, obtained[0].header.Get("Timeout"), "whole seconds, less what a busy machine takes")
			assert.Contains(t, obtained[0].header.Get("User-Agent"), "goiikoapi/"+goiikoapi.Version)
			obtained[0].header = nil
			assert.Empty(t, cmp.Diff(test.want, obtained[0], cmp.AllowUnexported(exchange{})))

			for range 3 {
				_, err := organizations(t.Context(), cli)
				require.NoError(t, err)
			}
			assert.Len(t, server.requests(), 4, "no further token is obtained")
		})
	}
}

func TestWithWorkingToken_makesNoTokenRequest(t *testing.T) {
	t.Parallel()
	server := newStub(t, accepting(workingToken))
	cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken(workingToken))
	assert.Empty(t, server.requests())

	_, err := organizations(t.Context(), cli)
	require.NoError(t, err)
	assert.Len(t, server.requests(), 1)
}

func TestNewClient_namesInvalidCredentialsWithoutShowingThem(t *testing.T) {
	t.Parallel()
	echo := apiLogin + " / " + clientSecret
	secondVersion := []goiikoapi.Option{goiikoapi.WithAppId(appID, clientSecret)}
	tests := []struct {
		name   string
		opts   []goiikoapi.Option
		status int
		body   string
		says   []string
	}{
		{"in the first version", nil, 401, `{"correlationId":"c-9","errorDescription":"Login is not authorized","error":"LOGIN"}`, []string{"the API login", "Login is not authorized", "LOGIN", "401", "c-9"}},
		{"in the second version", secondVersion, 401, `{"correlationId":"c-9","errorDescription":"Wrong client","error":null}`, []string{"API key", "app id", "client secret", "Wrong client", "401"}},
		{"in a description", secondVersion, 400, `{"errorDescription":"no such login: ` + echo + `!"}`, []string{"no such login: [secret] / [secret]!"}},
		{"in a code", secondVersion, 400, `{"errorDescription":"no","error":"` + echo + `"}`, []string{"no [[secret] / [secret]]"}},
		{"in a correlation id", secondVersion, 400, `{"errorDescription":"no","correlationId":"` + echo + `"}`, []string{"no, correlation id [secret] / [secret]"}},
		{"in details", secondVersion, 400, `{"message":"no","details":["` + echo + `"]}`, []string{`no ["[secret] / [secret]"]`}},
		{"in a success", nil, 200, `{"errorDescription":"Login ` + apiLogin + ` is blocked"}`, []string{"Login [secret] is blocked"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := newStub(t, respond(test.status, test.body))
			cli, err := goiikoapi.NewClient(apiLogin, append(test.opts, goiikoapi.WithBaseURL(server.URL), once)...)
			assert.Nil(t, cli)
			var apiErr *goiikoapi.CustomErrorModel
			require.ErrorAs(t, err, &apiErr)
			assert.Equal(t, test.status, goiikoapi.StatusCode(err))
			for _, says := range append(test.says, "goiikoapi: NewClient: ") {
				assert.Contains(t, err.Error(), says)
			}
			shown := err.Error() + fmt.Sprintf("%+v %#v", err, *apiErr)
			assert.NotContains(t, shown, apiLogin)
			assert.NotContains(t, shown, clientSecret)
			assert.Len(t, server.requests(), 1)
		})
	}
}

func TestNewClient_doesNotBlameTheCredentialsForAnErrorOfIiko(t *testing.T) {
	t.Parallel()
	for _, status := range []int{408, 429, 500, 503} {
		server := newStub(t, respond(status, `{"correlationId":"c-9","errorDescription":"Not now","error":null}`))
		_, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithBaseURL(server.URL), once)
		require.Error(t, err)
		assert.Equal(t, status, goiikoapi.StatusCode(err))
		assert.Contains(t, err.Error(), "goiikoapi: NewClient: no token: ")
		assert.NotContains(t, err.Error(), "does not accept")
	}
}

func TestClient_usesATokenThatCannotBeRefreshedUntilItExpires(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		asked, down := 0, false
		cli := mustClient(t, apiLogin, inMemory(func(r *http.Request) (*http.Response, error) {
			switch {
			case !isTokenRequest(r):
				return answered(http.StatusOK, organizationsBody)
			case down:
				asked++
				return answered(http.StatusServiceUnavailable, "")
			}
			return answered(http.StatusOK, tokenBody("t-1"))
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

func TestNewClient_failsWithoutAToken(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		answer http.HandlerFunc
		is     error
		status int
	}{
		{"a gateway's page", respond(502, "<html>"+apiLogin), goiikoapi.ErrStatus, 502},
		{"an error body that says nothing", respond(500, `{"correlationId":"`+apiLogin+`"}`), goiikoapi.ErrStatus, 500},
		{"an answer without a token", respond(200, `{"correlationId":"c-1"}`), goiikoapi.ErrEmptyResponse, 200},
		{"an answer without a token that repeats the login", respond(200, `{"correlationId":"`+apiLogin+`"}`), goiikoapi.ErrEmptyResponse, 200},
		{"an answer with an empty token", respond(200, tokenBody("")), goiikoapi.ErrEmptyResponse, 200},
		{"an empty answer", respond(200, ""), goiikoapi.ErrEmptyResponse, 200},
		{"an answer without content", respond(204, ""), goiikoapi.ErrEmptyResponse, 204},
		{"an answer that is not JSON", respond(200, "token: "+apiLogin), nil, 200},
		{"a redirect", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/other", http.StatusTemporaryRedirect)
		}, goiikoapi.ErrStatus, 307},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := newStub(t, test.answer)
			cli, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithBaseURL(server.URL), once)
			assert.Nil(t, cli)
			var failed *goiikoapi.TransportError
			require.ErrorAs(t, err, &failed)
			if test.is != nil {
				require.ErrorIs(t, err, test.is)
			}
			assert.Equal(t, "Client.AccessToken", failed.Operation)
			assert.Equal(t, test.status, failed.StatusCode)
			assert.Contains(t, err.Error(), "goiikoapi: NewClient: no token: ")
			assert.NotContains(t, err.Error(), apiLogin)
			assert.Len(t, server.requests(), 1)
		})
	}
}

func TestWithTimeout_boundsNewClient(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]http.HandlerFunc{"without an answer": hang, "in the middle of the answer": beginThenHang} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cli, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithBaseURL(newStub(t, answer).URL), goiikoapi.WithTimeout(30*time.Millisecond))
			assert.Nil(t, cli)
			require.ErrorIs(t, err, context.DeadlineExceeded)
			assert.True(t, goiikoapi.IsTimeout(err))
			assert.Contains(t, err.Error(), "within 30ms")
		})
	}
}

// inMemory returns options by which answer stands in the place of network and server.
func inMemory(answer roundTripper) goiikoapi.Option {
	return goiikoapi.WithHTTPClient(&http.Client{Transport: answer})
}

func TestWithTimeout_zeroBoundsNewClientByTheDefault(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		_, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithTimeout(0), inMemory(func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		}))
		require.ErrorIs(t, err, context.DeadlineExceeded)
		assert.Equal(t, goiikoapi.DefaultTimeout, time.Since(start))
	})
}

func TestClient_refreshesATokenBeforeItExpires(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		opts    []goiikoapi.Option
		ends    time.Duration // what a JWT says; 0 for a token that says nothing
		renewed time.Duration
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
						return answered(http.StatusOK, organizationsBody)
					}
					issued++
					token := fmt.Sprintf("token-%d", issued)
					if test.ends > 0 {
						token = jwt(t, time.Now().Add(test.ends))
					}
					return answered(http.StatusOK, tokenBody(token))
				}))...)
				call := func() {
					t.Helper()
					_, err := organizations(t.Context(), cli)
					require.NoError(t, err)
				}
				call()
				time.Sleep(test.renewed - time.Second)
				call()
				assert.Equal(t, 1, issued, "a second before")
				time.Sleep(time.Second)
				call()
				synctest.Wait()
				assert.Equal(t, 2, issued, "then")
				call()
				assert.Equal(t, 2, issued, "and no more")
				time.Sleep(test.renewed)
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
		answer := inMemory(func(r *http.Request) (*http.Response, error) {
			if isTokenRequest(r) {
				issued++
				return answered(http.StatusOK, tokenBody("next"))
			}
			return answered(http.StatusOK, organizationsBody)
		})
		withLogin := mustClient(t, apiLogin, goiikoapi.WithWorkingToken(first), answer)
		withoutLogin := mustClient(t, "", goiikoapi.WithWorkingToken(first), answer)
		opaque := mustClient(t, apiLogin, goiikoapi.WithWorkingToken(workingToken), answer)

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
						return answered(http.StatusOK, tokenBody(token))
					}
					return answered(http.StatusOK, organizationsBody)
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
				return answered(http.StatusOK, tokenBody("a."+payload+".c"))
			}
			return answered(http.StatusOK, organizationsBody)
		}))
		time.Sleep(9*time.Minute + time.Second)
		_, err := organizations(t.Context(), cli)
		require.NoError(t, err)
		synctest.Wait()
		assert.Equal(t, 2, issued)
	})
}

func TestClient_retriesACallOnceWithANewTokenWhenItsTokenIsRejected(t *testing.T) {
	t.Parallel()
	for name, opts := range map[string][]goiikoapi.Option{
		"in the first version":  nil,
		"in the second version": {goiikoapi.WithAppId(appID, clientSecret)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := newStub(t, issuing("t-2", accepting("t-2")))
			cli := mustClient(t, apiLogin, append(opts, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("t-1"))...)

			ctx, resp := goiikoapi.WithResponse(t.Context())
			got, err := goiikoapi.Check(cli.Organizations(ctx, []string{"o-1"}, nil, nil))
			require.NoError(t, err)
			assert.Empty(t, cmp.Diff(wantOrganizations(), got))
			assert.Equal(t, 2, resp.Attempts)
			assert.Equal(t, 200, resp.StatusCode)

			requests := server.requests()
			require.Len(t, requests, 3)
			assert.Equal(t, "Bearer t-1", requests[0].header.Get("Authorization"))
			assert.Contains(t, requests[1].path, "access_token")
			assert.Equal(t, "Bearer t-2", requests[2].header.Get("Authorization"))
			assert.Equal(t, `{"organizationIds":["o-1"]}`, requests[0].body)
			assert.Equal(t, requests[0].body, requests[2].body, "the body is sent again")

			_, err = organizations(t.Context(), cli)
			require.NoError(t, err)
			assert.Len(t, server.requests(), 4, "the new token is kept")
		})
	}
}

func TestClient_returnsThe401OfTheNewToken(t *testing.T) {
	t.Parallel()
	t.Run("as iiko's error", func(t *testing.T) {
		t.Parallel()
		server := newStub(t, issuing("t-2", accepting("none")))
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("t-1"))

		ctx, resp := goiikoapi.WithResponse(t.Context())
		got := callOrganizations(ctx, cli)
		require.Nil(t, got.data)
		require.NoError(t, got.err)
		assert.Empty(t, cmp.Diff(&goiikoapi.CustomErrorModel{
			CorrelationID:    "c-401",
			ErrorDescription: "Token is expired",
			StatusCode:       401,
			Operation:        "Client.Organizations",
			Attempts:         2,
		}, got.apiErr))
		assert.True(t, goiikoapi.IsUnauthorized(got.apiErr))
		assert.Equal(t, 2, resp.Attempts)
		assert.Len(t, server.requests(), 3)
	})
	t.Run("as a gateway's", func(t *testing.T) {
		t.Parallel()
		server := newStub(t, issuing("t-2", respond(401, "<html>")))
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("t-1"))
		failed := callOrganizations(t.Context(), cli).transportError(t)
		require.ErrorIs(t, failed, goiikoapi.ErrStatus)
		assert.True(t, goiikoapi.IsUnauthorized(failed))
		assert.Len(t, server.requests(), 3)
	})
}

func TestWithWorkingToken_returnsThe401WithoutAnAPILogin(t *testing.T) {
	t.Parallel()
	server := newStub(t, accepting("none"))
	got := callOrganizations(t.Context(), server.client(t))
	require.Nil(t, got.data)
	require.NoError(t, got.err)
	require.NotNil(t, got.apiErr)
	assert.Equal(t, 401, got.apiErr.StatusCode)
	assert.Equal(t, "Client.Organizations", got.apiErr.Operation)
	assert.Len(t, server.requests(), 1, "there is nothing to try again with")
}

func TestClient_obtainsNoTokenForOtherAPIErrors(t *testing.T) {
	t.Parallel()
	for _, status := range []int{400, 403, 408, 429, 500} {
		server := newStub(t, issuing("t-2", respond(status, `{"errorDescription":"no"}`)))
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("t-1"))
		got := callOrganizations(t.Context(), cli)
		require.NotNil(t, got.apiErr)
		assert.Len(t, server.requests(), 1, status)
	}
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
		assert.Equal(t, 1, server.count(tokenPath))
		assert.Equal(t, manyCallers, server.count(organizationsPath))
	})
	t.Run("that iiko refuses to each of them", func(t *testing.T) {
		t.Parallel()
		var refused sync.WaitGroup
		refused.Add(manyCallers)
		server := newStub(t, issuing("t-2", func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") == "Bearer t-1" {
				refused.Done()
				refused.Wait() // so that all of them come with the old token
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
		assert.Equal(t, 1, server.count(tokenPath))
		assert.Equal(t, 2*manyCallers, server.count(organizationsPath))
	})
	t.Run("one after the other", func(t *testing.T) {
		t.Parallel()
		// The refusals arrive long after the renewal: none of them may throw the new token away.
		var refusals atomic.Int64
		renewed := make(chan struct{})
		announce := sync.OnceFunc(func() { close(renewed) })
		server := newStub(t, issuing("t-2", func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Authorization") == "Bearer t-2" {
				announce()
			} else if refusals.Add(1) > 1 {
				<-renewed
			}
			accepting("t-2")(w, r)
		}))
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("t-1"))
		errs := concurrently(10, func(int) error {
			_, err := organizations(t.Context(), cli)
			return err
		})
		require.NoError(t, errors.Join(errs...))
		assert.Equal(t, 1, server.count(tokenPath))
	})
}

func TestClient_usesTheTokenOfARefreshThatHasJustEnded(t *testing.T) {
	t.Parallel()
	for round := range 50 {
		var issued atomic.Int64
		cli := mustClient(t, apiLogin,
			goiikoapi.WithWorkingToken(jwt(t, time.Now().Add(-time.Minute))),
			inMemory(func(r *http.Request) (*http.Response, error) {
				if isTokenRequest(r) { // at once: others have seen the old token and not yet joined the renewal
					issued.Add(1)
					return answered(http.StatusOK, tokenBody("t-2"))
				}
				return answered(http.StatusOK, organizationsBody)
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
					return answered(http.StatusOK, organizationsBody)
				}
				issued++
				select {
				case <-release:
					return answered(http.StatusOK, tokenBody("t-2"))
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

func TestClient_returnsTheErrorOfARefreshToEveryCallThatWaits(t *testing.T) {
	t.Parallel()
	const callers = 20
	t.Run("with iiko's refusal", func(t *testing.T) {
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
			"refused by iiko":     "t-1",
		} {
			cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken(token))
			errs := concurrently(callers, func(int) error {
				got := callOrganizations(t.Context(), cli)
				if got.data != nil || got.err != nil || got.apiErr == nil {
					return fmt.Errorf("(%v, %v, %v)", got.data, got.apiErr, got.err)
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
				return fmt.Errorf("(%v, %v, %v)", got.data, got.apiErr, got.err)
			}
			return nil
		})
		require.NoError(t, errors.Join(errs...))
		assert.Zero(t, server.count(organizationsPath), "no call goes out without a token")
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
				return answered(http.StatusServiceUnavailable, "")
			case isTokenRequest(r):
				asked++
				return answered(http.StatusOK, tokenBody("t-2"))
			case r.Header.Get("Authorization") != "Bearer t-2":
				return answered(http.StatusUnauthorized, "")
			}
			return answered(http.StatusOK, organizationsBody)
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

func TestClient_keepsItsTokenOutOfTheURL(t *testing.T) {
	t.Parallel()
	var urls []string
	cli := mustClient(t, apiLogin, goiikoapi.WithAppId(appID, clientSecret), inMemory(func(r *http.Request) (*http.Response, error) {
		urls = append(urls, r.URL.String())
		if isTokenRequest(r) {
			return answered(http.StatusOK, tokenBody(workingToken))
		}
		return answered(http.StatusOK, organizationsBody)
	}))
	_, err := organizations(t.Context(), cli)
	require.NoError(t, err)
	assert.Equal(t, goiikoapi.DefaultBaseURL+tokenPathV2+" "+goiikoapi.DefaultBaseURL+organizationsPath, strings.Join(urls, " "))
}

func TestClient_usesANewTokenThatSeemsToHaveExpired(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		issued := 0
		cli := mustClient(t, apiLogin, inMemory(func(r *http.Request) (*http.Response, error) {
			if isTokenRequest(r) {
				issued++
				return answered(http.StatusOK, tokenBody(jwt(t, time.Now().Add(-time.Minute)))) // the clock here is fast
			}
			return answered(http.StatusOK, organizationsBody)
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
