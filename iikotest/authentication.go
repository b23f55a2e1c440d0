package iikotest

import (
	"encoding/base64"
	"net/http"
	"strings"

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
	return c.issue(newID(), c.apiLogin == "" || c.apiLogin == req.APILogin)
}

func (c *call) accessTokenV2(req models.AccessTokenV2Request) (*tokenResponse, *apiError) {
	if apiErr := require("apiKey", req.APIKey, "appId", req.AppID, "clientSecret", req.ClientSecret); apiErr != nil {
		return nil, apiErr
	}
	segment := base64.RawURLEncoding.EncodeToString
	token := segment(encode(map[string]any{"alg": "HS256", "typ": "JWT"})) + "." +
		segment(encode(map[string]any{"jti": newID(), "exp": c.now.Add(c.tokenLifetime).Unix()})) + "." +
		segment([]byte("not a signature"))
	return c.issue(token, (c.apiLogin == "" || c.apiLogin == req.APIKey) &&
		(c.appID == "" || c.appID == req.AppID && c.clientSecret == req.ClientSecret))
}

// issue registers and returns a token, or a 401 if authorized is false.
func (c *call) issue(token string, authorized bool) (*tokenResponse, *apiError) {
	if !authorized {
		return nil, apiErrorf(http.StatusUnauthorized, "invalid API login or application")
	}
	c.tokens[token] = c.now.Add(c.tokenLifetime)
	return &tokenResponse{CorrelationID: c.correlationID, Token: token}, nil
}

// authorize returns a 401 unless the request has a valid token or needs none.
func (c *call) authorize(op *api.Operation, header http.Header) *apiError {
	if _, noToken := authentication[op]; noToken {
		return nil
	}
	token, ok := strings.CutPrefix(header.Get("Authorization"), "Bearer ")
	if !ok {
		return apiErrorf(http.StatusUnauthorized, "no bearer token in the Authorization header")
	}
	if expires := c.tokens[token]; !c.now.Before(expires) {
		return apiErrorf(http.StatusUnauthorized, "the token is unknown or expired")
	}
	return nil
}
