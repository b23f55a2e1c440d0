package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

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

			requests := server.arrivals()
			require.Len(t, requests, 3)
			assert.Equal(t, "Bearer t-1", requests[0].header.Get("Authorization"))
			assert.Contains(t, requests[1].path, "access_token")
			assert.Equal(t, "Bearer t-2", requests[2].header.Get("Authorization"))
			assert.JSONEq(t, `{"organizationIds":["o-1"]}`, requests[0].body)
			assert.Equal(t, requests[0].body, requests[2].body, "the body is sent again")

			_, err = organizations(t.Context(), cli)
			require.NoError(t, err)
			assert.Len(t, server.arrivals(), 4, "the new token is kept")
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
		assert.Len(t, server.arrivals(), 3)
	})
	t.Run("as a gateway's", func(t *testing.T) {
		t.Parallel()
		server := newStub(t, issuing("t-2", respond(401, "<html>")))
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("t-1"))
		failed := callOrganizations(t.Context(), cli).transportError(t)
		require.ErrorIs(t, failed, goiikoapi.ErrStatus)
		assert.True(t, goiikoapi.IsUnauthorized(failed))
		assert.Len(t, server.arrivals(), 3)
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
	assert.Len(t, server.arrivals(), 1, "there is nothing to try again with")
}

func TestClient_obtainsNoTokenForOtherAPIErrors(t *testing.T) {
	t.Parallel()
	for _, status := range []int{400, 403, 408, 429, 500} {
		server := newStub(t, issuing("t-2", respond(status, `{"errorDescription":"no"}`)))
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithWorkingToken("t-1"))
		got := callOrganizations(t.Context(), cli)
		require.NotNil(t, got.apiErr)
		assert.Len(t, server.arrivals(), 1, status)
	}
}

func TestWithRetry_refreshesARejectedTokenOnce(t *testing.T) {
	tests := []struct {
		name    string
		call    func(context.Context, *goiikoapi.Client) error
		replies []reply
		opts    []goiikoapi.Option
		status  int
		tokens  []string
	}{
		{
			name:    "for any call, as iiko has not looked at it",
			call:    topUp,
			replies: []reply{tokenNotValid, succeeds},
			tokens:  []string{"token-1", "token-2"},
		},
		{
			name:    "also where nothing is retried",
			call:    topUp,
			replies: []reply{tokenNotValid, succeeds},
			opts:    []goiikoapi.Option{goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1})},
			tokens:  []string{"token-1", "token-2"},
		},
		{
			name:    "and not again when the new one is rejected",
			call:    readMenus,
			replies: []reply{tokenNotValid},
			status:  401,
			tokens:  []string{"token-1", "token-2"},
		},
		{
			name:    "before a read that fails is retried as often as any other",
			call:    readMenus,
			replies: []reply{tokenNotValid, unavailable},
			status:  503,
			tokens:  []string{"token-1", "token-2", "token-2", "token-2", "token-2"},
		},
		{
			name:    "before a read is retried with success",
			call:    readMenus,
			replies: []reply{tokenNotValid, unavailable, succeeds},
			tokens:  []string{"token-1", "token-2", "token-2"},
		},
		{
			name:    "before a change that fails",
			call:    topUp,
			replies: []reply{tokenNotValid, unavailable, succeeds},
			status:  503,
			tokens:  []string{"token-1", "token-2"},
		},
		{
			name:    "after a failure",
			call:    readMenus,
			replies: []reply{unavailable, tokenNotValid, unavailable, succeeds},
			tokens:  []string{"token-1", "token-1", "token-2", "token-2"},
		},
		{
			name:    "and no more after a failure in between",
			call:    readMenus,
			replies: []reply{tokenNotValid, unavailable, tokenNotValid},
			status:  401,
			tokens:  []string{"token-1", "token-2", "token-2"},
		},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			iiko := issuesTokens(test.replies...)
			err := test.call(t.Context(), iiko.clientFor(t, "login", test.opts...))
			assert.Equal(t, test.status, goiikoapi.StatusCode(err))
			assert.Equal(t, test.tokens, tokensOf(iiko.arrivals()))
			if err != nil {
				assert.Equal(t, len(test.tokens), attemptsOf(err))
			}
		})
	}
}

func TestClient_usesNoRejectedTokenAfterTheLate401OfAnOlderOne(t *testing.T) {
	// The first call gets its response only when its token, the first, and the second have both been rejected, and
	// the third is on its way.
	const late = 10 * time.Second
	issued := 0
	response := func(_ int, r *http.Request) (*http.Response, error) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		switch {
		case r.URL.Path == accessTokenPath:
			issued++
			took := time.Duration(0)
			if issued == 3 {
				took = 2 * late
			}
			return slowly(took, says(http.StatusOK, fmt.Sprintf(`{"token":"token-%d"}`, issued)))(r)
		case token == "token-3":
			return succeeds(r)
		case token == "token-1" && r.URL.Path == receivePath:
			return slowly(late, tokenNotValid)(r)
		case token == "token-2" && r.URL.Path == menuPath && time.Now().Before(midnight.Add(late/2)):
			return succeeds(r)
		}
		return tokenNotValid(r)
	}
	synctest.Test(t, func(t *testing.T) {
		iiko := newFakeIiko(response)
		cli := iiko.clientFor(t, "login-7f31")
		var calls sync.WaitGroup
		calls.Go(func() { assert.NoError(t, readDelivery(t.Context(), cli)) })
		synctest.Wait()
		require.NoError(t, readMenus(t.Context(), cli), "with the second token")
		time.Sleep(late / 2)
		calls.Go(func() { assert.NoError(t, readMenus(t.Context(), cli)) })
		calls.Wait()
		assert.Equal(t, 3, issued)
		assert.Equal(t, []string{"token-1", "token-1", "token-2", "token-2", "token-3", "token-3"}, tokensOf(iiko.arrivals()))
	})
}

func TestClient_usesNoRejectedTokenAgainWhenThereIsNoOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := newTokenServer(0)
		cli := iiko.clientFor(t, sharedLogin)
		iiko.tokensBy(unavailable)
		iiko.revoke()
		for range 20 {
			require.Error(t, errors.Join(concurrently(100, func(int) error { return readMenus(t.Context(), cli) })...))
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
		store := &storeOf{token: func(_ context.Context, rejected string, _ func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
			told = append(told, rejected)
			if len(told) == 2 { // the old one again, because it does not know of the 401 yet
				time.Sleep(time.Second)
			}
			value := "stored-1"
			if rejected == value {
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

// rightMissing is iiko's response to a call that the API login has no right to.
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
			assert.Equal(t, []string{"token-1"}, slices.Compact(tokensOf(iiko.arrivals())))
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
