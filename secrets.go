package goiikoapi

import (
	"fmt"
	"reflect"

	"github.com/kebrick/goiikoapi/models"
)

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

// hidesSecret returns the type of package models in a request that encoding/json would encode with its secret replaced,
// and, if it is embedded, without the properties beside it; nil if there is none. Such types redact themselves for fmt,
// too. seen are the types that were looked at.
func hidesSecret(t reflect.Type, seen map[reflect.Type]bool) reflect.Type {
	t = heldBy(t)
	if t.Kind() != reflect.Struct || seen[t] {
		return nil
	}
	seen[t] = true
	if t.PkgPath() == modelsPath && t.Implements(reflect.TypeFor[fmt.Formatter]()) {
		return t
	}
	for i := range t.NumField() {
		if hiding := hidesSecret(t.Field(i).Type, seen); hiding != nil {
			return hiding
		}
	}
	return nil
}

// modelsPath is the import path of package models.
var modelsPath = reflect.TypeFor[models.CorrelationIDResponse]().PkgPath()
