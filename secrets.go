package goiikoapi

import "github.com/kebrick/goiikoapi/models"

// The requests that hold a secret, as they are sent: without the methods that hide it.
type (
	sentAccessToken           models.AccessTokenRequest
	sentAccessTokenV2         models.AccessTokenV2Request
	sentUpdateWebhookSettings models.UpdateWebhookSettingsRequest
)

// secretsIn returns the secrets that a request holds, which iiko may repeat in its response.
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
