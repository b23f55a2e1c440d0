package goiikoapi

import "github.com/kebrick/goiikoapi/models"

// The requests that contain a secret, in the form that is sent: without the methods that redact it.
type (
	sentAccessToken           models.AccessTokenRequest
	sentAccessTokenV2         models.AccessTokenV2Request
	sentUpdateWebhookSettings models.UpdateWebhookSettingsRequest
)

// secretsIn returns the secrets in a request. iiko may include them in its response.
func secretsIn(req any) []string {
	switch req := req.(type) {
	case sentAccessToken:
		return []string{req.APILogin}
	case sentAccessTokenV2:
		return []string{req.APIKey, req.ClientSecret}
	case sentUpdateWebhookSettings:
		if req.AuthToken != nil {
			return []string{*req.AuthToken}
		}
	}
	return nil
}
