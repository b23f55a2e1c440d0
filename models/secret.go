package models

import (
	"encoding/json"
	"fmt"
)

// Types that hold a secret hide it from fmt and encoding/json, and so from log/slog handlers. Requests are
// encoded from a type with the same fields and without these methods.

// hidden returns a placeholder for a secret that shows whether it is set.
func hidden(secret string) string {
	if secret == "" {
		return ""
	}
	return "[secret]"
}

func hiddenPtr(secret *string) *string {
	if secret == nil {
		return nil
	}
	shown := hidden(*secret)
	return &shown
}

// format formats a type that holds a secret, with the secret hidden.
func format(f fmt.State, verb rune, shown any) { fmt.Fprintf(f, fmt.FormatString(f, verb), shown) }

func (r AccessTokenRequest) shown() any {
	type accessTokenRequest AccessTokenRequest
	r.APILogin = hidden(r.APILogin)
	return accessTokenRequest(r)
}

// Format hides the secret.
func (r AccessTokenRequest) Format(f fmt.State, verb rune) { format(f, verb, r.shown()) }

// MarshalJSON hides the secret.
func (r AccessTokenRequest) MarshalJSON() ([]byte, error) { return json.Marshal(r.shown()) }

func (r AccessTokenV2Request) shown() any {
	type accessTokenV2Request AccessTokenV2Request
	r.APIKey, r.ClientSecret = hidden(r.APIKey), hidden(r.ClientSecret)
	return accessTokenV2Request(r)
}

// Format hides the secrets.
func (r AccessTokenV2Request) Format(f fmt.State, verb rune) { format(f, verb, r.shown()) }

// MarshalJSON hides the secrets.
func (r AccessTokenV2Request) MarshalJSON() ([]byte, error) { return json.Marshal(r.shown()) }

func (r AccessTokenResponse) shown() any {
	type accessTokenResponse AccessTokenResponse
	r.Token = hidden(r.Token)
	return accessTokenResponse(r)
}

// Format hides the token.
func (r AccessTokenResponse) Format(f fmt.State, verb rune) { format(f, verb, r.shown()) }

// MarshalJSON hides the token.
func (r AccessTokenResponse) MarshalJSON() ([]byte, error) { return json.Marshal(r.shown()) }

func (r WebhookSettingsResponse) shown() any {
	type webhookSettingsResponse WebhookSettingsResponse
	r.AuthToken = hiddenPtr(r.AuthToken)
	return webhookSettingsResponse(r)
}

// Format hides the token.
func (r WebhookSettingsResponse) Format(f fmt.State, verb rune) { format(f, verb, r.shown()) }

// MarshalJSON hides the token.
func (r WebhookSettingsResponse) MarshalJSON() ([]byte, error) { return json.Marshal(r.shown()) }

func (r UpdateWebhookSettingsRequest) shown() any {
	type updateWebhookSettingsRequest UpdateWebhookSettingsRequest
	r.AuthToken = hiddenPtr(r.AuthToken)
	return updateWebhookSettingsRequest(r)
}

// Format hides the token.
func (r UpdateWebhookSettingsRequest) Format(f fmt.State, verb rune) { format(f, verb, r.shown()) }

// MarshalJSON hides the token.
func (r UpdateWebhookSettingsRequest) MarshalJSON() ([]byte, error) { return json.Marshal(r.shown()) }
