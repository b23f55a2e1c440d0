package models

// AccessTokenRequest requests a token for an API login: version 1 of authentication. The login is hidden from
// fmt and encoding/json.
type AccessTokenRequest struct {
	// APILogin is the API login, from iikoWeb. It is a secret.
	APILogin string `json:"apiLogin" iiko:"required"`
}

// AccessTokenResponse is a new token, from either version of authentication. The token is hidden from fmt and
// encoding/json.
type AccessTokenResponse struct {
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support.
	CorrelationID string `json:"correlationId"`
	// Token for the Authorization header of all other calls, as "Bearer …". It is valid for an hour. A token
	// of version 2 is a JWT with the exact time in its exp claim. It is a secret.
	Token string `json:"token"`
}

// AccessTokenV2Request requests a token for a registered application: version 2 of authentication. The key
// and the secret are hidden from fmt and encoding/json.
type AccessTokenV2Request struct {
	// APIKey is created in iikoWeb, under Integrations, API Keys. It determines which organizations the token
	// can access. It is a secret.
	APIKey string `json:"apiKey" iiko:"required"`
	// AppID is the application's number, assigned on registration in iiko's developer portal,
	// https://public-api.iikoweb.ru/portal. It never changes.
	AppID string `json:"appId" iiko:"required"`
	// ClientSecret is the application's secret. The portal shows it once. Creating a new one there revokes
	// the old one immediately.
	ClientSecret string `json:"clientSecret" iiko:"required"`
}
