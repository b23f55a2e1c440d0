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

// ExpireTokens has all tokens handed out so far answer 401 from now on.
func (s *Server) ExpireTokens() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.tokens)
}

// issued is the response that hands out a token, without the methods that hide it.
type issued models.AccessTokenResponse

func (c *call) accessToken(req models.AccessTokenRequest) (*issued, *refusal) {
	if refused := require("apiLogin", req.APILogin); refused != nil {
		return nil, refused
	}
	return c.issue(newID(), c.apiLogin == "" || c.apiLogin == req.APILogin)
}

func (c *call) accessTokenV2(req models.AccessTokenV2Request) (*issued, *refusal) {
	if refused := require("apiKey", req.APIKey, "appId", req.AppID, "clientSecret", req.ClientSecret); refused != nil {
		return nil, refused
	}
	segment := base64.RawURLEncoding.EncodeToString
	token := segment(encode(map[string]any{"alg": "HS256", "typ": "JWT"})) + "." +
		segment(encode(map[string]any{"jti": newID(), "exp": c.now.Add(c.tokenLifetime).Unix()})) + "." +
		segment([]byte("not a signature"))
	return c.issue(token, (c.apiLogin == "" || c.apiLogin == req.APIKey) &&
		(c.appID == "" || c.appID == req.AppID && c.clientSecret == req.ClientSecret))
}

// issue hands out a token, if the credentials are good.
func (c *call) issue(token string, authorized bool) (*issued, *refusal) {
	if !authorized {
		return nil, refuse(http.StatusUnauthorized, "the credentials are not authorized")
	}
	c.tokens[token] = c.now.Add(c.tokenLifetime)
	return &issued{CorrelationID: c.correlationID, Token: token}, nil
}

// authorize refuses a call without a good token.
func (c *call) authorize(header http.Header) *refusal {
	token, ok := strings.CutPrefix(header.Get("Authorization"), "Bearer ")
	if !ok {
		return refuse(http.StatusUnauthorized, "the Authorization header holds no bearer token")
	}
	if until := c.tokens[token]; !c.now.Before(until) {
		return refuse(http.StatusUnauthorized, "the token is unknown or expired")
	}
	return nil
}
