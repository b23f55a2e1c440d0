package models

// AccessTokenRequest asks for a token by an API login, the first version of authentication. Printed or encoded
// as JSON it does not show the login.
type AccessTokenRequest struct {
	// APILogin is the key that iikoWeb shows for the API login. It is a secret.
	APILogin string `json:"apiLogin" iiko:"required"`
}

// AccessTokenResponse holds a new token, in both versions of authentication. Printed or encoded as JSON it does
// not show the token.
type AccessTokenResponse struct {
	// CorrelationID names the exchange in iiko's logs; quote it to their support.
	CorrelationID string `json:"correlationId"`
	// Token for the Authorization header of all other calls, as "Bearer …". It is good for an hour; one of
	// the second version is a JWT whose exp claim says until when. It is a secret.
	Token string `json:"token"`
}

// AccessTokenV2Request asks for a token on behalf of a registered application, the second version of
// authentication. Printed or encoded as JSON it does not show the key and the secret.
type AccessTokenV2Request struct {
	// APIKey is made in iikoWeb, on the page "API Keys" of its integrations; it decides which organizations
	// the token reaches. It is a secret.
	APIKey string `json:"apiKey" iiko:"required"`
	// AppID is the application's number, given when it was registered at
	// https://public-api.iikoweb.ru/portal, where iiko serves developers. It stays the same for good.
	AppID string `json:"appId" iiko:"required"`
	// ClientSecret of the application, from the same portal, which shows it a single time. Making a new one
	// there revokes the old one at once.
	ClientSecret string `json:"clientSecret" iiko:"required"`
}
