package iikotest

import (
	"encoding/base64"
	"net/http"
	"strings"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// authentication holds the operations that need no token.
var authentication = operations{
	api.ClientAccessToken:   handle((*call).accessToken),
	api.ClientAccessTokenV2: handle((*call).accessTokenV2),
}

// ExpireTokens expires all tokens issued so far: requests with them get 401.
func (s *Server) ExpireTokens() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.tokens)
}

// tokenResponse is an access token response without the methods that hide the token.
type tokenResponse models.AccessTokenResponse

func (c *call) accessToken(req models.AccessTokenRequest) (*tokenResponse, *apiError) {
	if apiErr := require("apiLogin", req.APILogin); apiErr != nil {
		return nil, apiErr
	}
	return c.issue(goiikoapi.NewID(), req.APILogin)
}

func (c *call) accessTokenV2(req models.AccessTokenV2Request) (*tokenResponse, *apiError) {
	if apiErr := require("apiKey", req.APIKey, "appId", req.AppID, "clientSecret", req.ClientSecret); apiErr != nil {
		return nil, apiErr
	}
	segment := base64.RawURLEncoding.EncodeToString
	token := segment(encode(map[string]any{"alg": "HS256", "typ": "JWT"})) + "." +
		segment(encode(map[string]any{"jti": goiikoapi.NewID(), "exp": c.now.Add(c.tokenLifetime).Unix()})) + "." +
		segment([]byte("not a signature"))
	if c.appID != "" && (c.appID != req.AppID || c.clientSecret != req.ClientSecret) {
		return nil, errUnknownLogin
	}
	return c.issue(token, req.APIKey)
}

// issue registers and returns a token for a login, or an error if the login gets none.
func (c *call) issue(token, apiLogin string) (*tokenResponse, *apiError) {
	login, apiErr := c.loginFor(apiLogin)
	if apiErr != nil {
		return nil, apiErr
	}
	c.tokens[token] = session{login, c.now.Add(c.tokenLifetime)}
	return &tokenResponse{CorrelationID: c.correlationID, Token: token}, nil
}

// authorize returns an error unless the request needs no token, or has one of a login that may call the operation, within
// the rate limit.
func (c *call) authorize(op *api.Operation, header http.Header) *apiError {
	if _, noToken := authentication[op]; noToken {
		return nil
	}
	token, ok := strings.CutPrefix(header.Get("Authorization"), "Bearer ")
	if !ok {
		return apiErrorf(http.StatusUnauthorized, "no bearer token in the Authorization header")
	}
	session := c.tokens[token]
	if !c.now.Before(session.expires) {
		return apiErrorf(http.StatusUnauthorized, "the token is unknown or expired")
	}
	c.login = session.login
	if apiErr := c.login.checkRight(op); apiErr != nil {
		return apiErr
	}
	return c.checkRate(op)
}
