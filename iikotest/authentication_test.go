package iikotest_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_issuesTokensForValidCredentials(t *testing.T) {
	app := models.AccessTokenV2Request{APIKey: "key", AppID: "15", ClientSecret: "secret"}
	tests := []struct {
		name   string
		opts   []iikotest.Option
		op     *api.Operation
		body   any
		status int
	}{
		{name: "any API login without options", op: api.ClientAccessToken, body: models.AccessTokenRequest{APILogin: "any"}, status: http.StatusOK},
		{name: "an empty API login", op: api.ClientAccessToken, body: models.AccessTokenRequest{}, status: http.StatusBadRequest},
		{name: "the right API login", opts: []iikotest.Option{iikotest.WithAPILogin("right")}, op: api.ClientAccessToken, body: models.AccessTokenRequest{APILogin: "right"}, status: http.StatusOK},
		{name: "a wrong API login", opts: []iikotest.Option{iikotest.WithAPILogin("right")}, op: api.ClientAccessToken, body: models.AccessTokenRequest{APILogin: "wrong"}, status: http.StatusUnauthorized},
		{name: "any application without options", op: api.ClientAccessTokenV2, body: app, status: http.StatusOK},
		{name: "the right application", opts: []iikotest.Option{iikotest.WithApp("15", "secret")}, op: api.ClientAccessTokenV2, body: app, status: http.StatusOK},
		{name: "a wrong client secret", opts: []iikotest.Option{iikotest.WithApp("15", "other")}, op: api.ClientAccessTokenV2, body: app, status: http.StatusUnauthorized},
		{name: "a wrong application", opts: []iikotest.Option{iikotest.WithApp("16", "secret")}, op: api.ClientAccessTokenV2, body: app, status: http.StatusUnauthorized},
		{name: "a wrong API key", opts: []iikotest.Option{iikotest.WithAPILogin("right")}, op: api.ClientAccessTokenV2, body: app, status: http.StatusUnauthorized},
		{name: "an API login instead of an API key", op: api.ClientAccessTokenV2, body: models.AccessTokenRequest{APILogin: "any"}, status: http.StatusBadRequest},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			iiko := iikotest.Start(t, tt.opts...)
			c := &client{tb: t, send: http.DefaultClient.Do, url: iiko.URL}
			if tt.status != http.StatusOK {
				apiError(c, tt.op, tt.body, tt.status)
				return
			}
			c.token = success[models.AccessTokenResponse](c, tt.op, tt.body).Token
			success[models.OrganizationsResponse](c, api.ClientOrganizations, "{}")
		})
	}
}

func TestServer_issuesTokensWithAnExpiryClaim(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithTokenLifetime(10*time.Minute))
	synctest.Test(t, func(t *testing.T) {
		c := inMemory(t, iiko)
		token := success[models.AccessTokenResponse](c, api.ClientAccessTokenV2,
			models.AccessTokenV2Request{APIKey: "key", AppID: "15", ClientSecret: "secret"}).Token
		segments := strings.Split(token, ".")
		require.Len(t, segments, 3)
		data, err := base64.RawURLEncoding.DecodeString(segments[1])
		require.NoError(t, err)
		var claims struct {
			ExpiresAt int64 `json:"exp"`
		}
		require.NoError(t, json.Unmarshal(data, &claims))
		require.Equal(t, time.Now().Add(10*time.Minute).Unix(), claims.ExpiresAt)
	})
}

func TestServer_requiresAValidToken(t *testing.T) {
	iiko := iikotest.Start(t)
	c := overNetwork(t, iiko)
	for name, token := range map[string]string{"no token": "", "an unknown token": "unknown"} {
		t.Run(name, func(t *testing.T) {
			apiError(&client{tb: t, send: c.send, url: c.url, token: token}, api.ClientOrganizations, "{}", http.StatusUnauthorized)
		})
	}
	t.Run("a token expired by ExpireTokens", func(t *testing.T) {
		success[models.OrganizationsResponse](c, api.ClientOrganizations, "{}")
		iiko.ExpireTokens()
		apiError(c, api.ClientOrganizations, "{}", http.StatusUnauthorized)
		c.fetchToken()
		success[models.OrganizationsResponse](c, api.ClientOrganizations, "{}")
	})
	t.Run("a token past its lifetime", func(t *testing.T) {
		iiko := iikotest.Start(t, iikotest.WithTokenLifetime(time.Minute))
		synctest.Test(t, func(t *testing.T) {
			c := inMemory(t, iiko)
			time.Sleep(time.Minute - time.Nanosecond)
			success[models.OrganizationsResponse](c, api.ClientOrganizations, "{}")
			time.Sleep(time.Nanosecond)
			apiError(c, api.ClientOrganizations, "{}", http.StatusUnauthorized)
		})
	})
}
