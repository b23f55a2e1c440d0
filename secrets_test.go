package goiikoapi_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// holders are the types of which a property is a secret, and the names of these properties.
var holders = map[reflect.Type][]string{
	reflect.TypeFor[models.AccessTokenRequest]():           {"apiLogin"},
	reflect.TypeFor[models.AccessTokenV2Request]():         {"apiKey", "clientSecret"},
	reflect.TypeFor[models.AccessTokenResponse]():          {"token"},
	reflect.TypeFor[models.WebhookSettingsResponse]():      {"authToken"},
	reflect.TypeFor[models.UpdateWebhookSettingsRequest](): {"authToken"},
}

// notSecret are properties whose names sound like a secret and that are none.
var notSecret = []string{
	"apiLoginName",   // is shown in iikoWeb
	"apiClientLogin", // is the name of one, too
	"credential",     // of a guest: a phone or a card
}

// wireForm returns a value as it is sent: one of its type without the methods that hide a secret.
func wireForm(value reflect.Value) any {
	if holders[value.Type()] == nil {
		return value.Interface()
	}
	return value.Convert(reflect.StructOf(reflect.VisibleFields(value.Type()))).Interface()
}

// walk calls visit for a type and all types that it is made of.
func walk(goType reflect.Type, seen map[reflect.Type]bool, visit func(reflect.Type)) {
	if seen[goType] {
		return
	}
	seen[goType] = true
	switch goType.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array:
		walk(goType.Elem(), seen, visit)
	case reflect.Map:
		walk(goType.Key(), seen, visit)
		walk(goType.Elem(), seen, visit)
	case reflect.Struct:
		visit(goType)
		for i := range goType.NumField() {
			walk(goType.Field(i).Type, seen, visit)
		}
	}
}

func TestAccessTokenRequest_andTheOtherTypesWithASecretAreKnown(t *testing.T) {
	t.Parallel()
	found := map[reflect.Type][]string{}
	seen := map[reflect.Type]bool{}
	look := func(goType reflect.Type) {
		for i := range goType.NumField() {
			name, _, _ := strings.Cut(goType.Field(i).Tag.Get("json"), ",")
			lower := strings.ToLower(name)
			for _, part := range []string{"token", "secret", "password", "credential", "apikey", "login"} {
				if strings.Contains(lower, part) && !slices.Contains(notSecret, name) {
					found[goType] = append(found[goType], name)
					break
				}
			}
		}
	}
	cli, _ := record(t)
	for _, m := range methods(cli) {
		signature := m.call.Type()
		for i := range signature.NumIn() {
			walk(signature.In(i), seen, look)
		}
		walk(signature.Out(0), seen, look)
	}
	for _, event := range events {
		walk(event, seen, look)
	}
	assert.Greater(t, len(seen), 400, "types of the models")
	assert.Equal(t, holders, found)
}

// secretText is a secret that the tests fill in; shown in any form it still has its beginning.
const secretText = "s3cr3t-of-the-owner"

// fillSecrets sets the texts of a value.
func fillSecrets(goType reflect.Type) reflect.Value {
	value := reflect.New(goType).Elem()
	for i := range goType.NumField() {
		switch field := value.Field(i); field.Interface().(type) {
		case string:
			field.SetString(secretText)
		case *string:
			text := secretText
			field.Set(reflect.ValueOf(&text))
		}
	}
	return value
}

// shows returns everything that fmt, encoding/json and log/slog show of a value, also inside of others.
func shows(t *testing.T, value reflect.Value) map[string]string {
	t.Helper()
	pointer := reflect.New(value.Type())
	pointer.Elem().Set(value)
	list := reflect.Append(reflect.MakeSlice(reflect.SliceOf(value.Type()), 0, 1), value)
	byName := reflect.MakeMap(reflect.MapOf(reflect.TypeFor[string](), value.Type()))
	byName.SetMapIndex(reflect.ValueOf("key"), value)
	around := map[string]any{
		"itself":    value.Interface(),
		"a pointer": pointer.Interface(),
		"a list":    list.Interface(),
		"a map":     byName.Interface(),
		"a struct":  struct{ Value any }{value.Interface()},
		"a struct of a pointer": struct {
			Value any
			Other int
		}{pointer.Interface(), 7},
		"any list": []any{value.Interface(), pointer.Interface()},
	}
	shown := map[string]string{}
	for where, value := range around {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t"} {
			shown[where+" by "+verb] = fmt.Sprintf(verb, value)
		}
		encoded, err := json.Marshal(value)
		require.NoError(t, err)
		shown[where+" as JSON"] = string(encoded)
		for name, handler := range handlers {
			var log bytes.Buffer
			logger := slog.New(handler(&log))
			logger.Info("said", "value", value)
			logger.With("value", value).WithGroup("group").Info("said", slog.Any("value", []any{value}))
			shown[where+" logged "+name] = log.String()
		}
	}
	return shown
}

func assertHidden(t *testing.T, shown map[string]string, secret string) {
	t.Helper()
	forms := []string{secret, fmt.Sprintf("%x", secret), fmt.Sprintf("%X", secret), base64.StdEncoding.EncodeToString([]byte(secret))[:8]}
	for _, where := range slices.Sorted(maps.Keys(shown)) {
		for _, form := range forms {
			assert.NotContains(t, shown[where], form, where)
		}
	}
}

func TestAccessTokenRequest_andTheOtherTypesWithASecretDoNotShowIt(t *testing.T) {
	t.Parallel()
	for goType, secrets := range holders {
		t.Run(goType.String(), func(t *testing.T) {
			t.Parallel()
			value := fillSecrets(goType)
			shown := shows(t, onlySecrets(value, secrets))
			assertHidden(t, shown, secretText)
			assert.Contains(t, shown["itself as JSON"], "[secret]")
			assert.Contains(t, shown["itself by %#v"], strings.ToLower(goType.Name())[:5])

			// What is there besides is shown, and nothing where there is no secret.
			encoded, err := json.Marshal(value.Interface())
			require.NoError(t, err)
			plain, err := json.Marshal(wireForm(value))
			require.NoError(t, err)
			want := string(plain)
			for _, name := range secrets {
				want = strings.ReplaceAll(want, `"`+name+`":"`+secretText+`"`, `"`+name+`":"[secret]"`)
			}
			assert.Equal(t, want, string(encoded))
			empty := reflect.Zero(goType)
			encoded, err = json.Marshal(empty.Interface())
			require.NoError(t, err)
			plain, err = json.Marshal(wireForm(empty))
			require.NoError(t, err)
			assert.Equal(t, string(plain), string(encoded))

			decoded := reflect.New(goType)
			full, err := json.Marshal(wireForm(value))
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(full, decoded.Interface()))
			assert.Equal(t, value.Interface(), decoded.Elem().Interface(), "the wire form is decoded as it is")
		})
	}
}

// onlySecrets returns a copy of a value in which nothing is set but its secrets.
func onlySecrets(value reflect.Value, secrets []string) reflect.Value {
	only := reflect.New(value.Type()).Elem()
	for i := range value.NumField() {
		name, _, _ := strings.Cut(value.Type().Field(i).Tag.Get("json"), ",")
		if slices.Contains(secrets, name) {
			only.Field(i).Set(value.Field(i))
		}
	}
	return only
}

func TestClient_AccessToken_sendsTheSecretsThatAreNotShown(t *testing.T) {
	t.Parallel()
	cli, received := record(t)
	_, _, err := cli.AccessToken(t.Context(), models.AccessTokenRequest{APILogin: secretText})
	require.NoError(t, err)
	assert.JSONEq(t, `{"apiLogin":"`+secretText+`"}`, received(t).body)
	_, _, err = cli.AccessTokenV2(t.Context(), models.AccessTokenV2Request{APIKey: secretText, AppID: "7", ClientSecret: "other"})
	require.NoError(t, err)
	assert.JSONEq(t, `{"apiKey":"`+secretText+`","appId":"7","clientSecret":"other"}`, received(t).body)
	_, _, err = cli.WebHook.UpdateSettings(t.Context(), models.UpdateWebhookSettingsRequest{OrganizationID: "o-1", WebHooksURI: "https://x.test", AuthToken: goiikoapi.Ptr(secretText)})
	require.NoError(t, err)
	assert.JSONEq(t, `{"organizationId":"o-1","webHooksUri":"https://x.test","authToken":"`+secretText+`"}`, received(t).body)
}

func TestClient_Format_showsNoSecretOfAnything(t *testing.T) {
	t.Parallel()
	store := &goiikoapi.MemoryTokenStore{}
	iiko := newStub(t, issuing(secretText, accepting(secretText)))
	cli := mustClient(t, secretText+"-login", goiikoapi.WithBaseURL(iiko.URL), goiikoapi.WithTokenStore(store), goiikoapi.WithAppId("7", secretText+"-app"))
	handler := goiikoapi.WebhookHandler(secretText, func(context.Context, goiikoapi.WebhookEvent) error { return nil })
	for _, value := range []any{cli, cli.Orders, cli.WebHook, goiikoapi.WithAppId("7", secretText), goiikoapi.WithWorkingToken(secretText), handler} {
		shown := fmt.Sprintf("%v %+v %#v %s %q %x", value, value, value, value, value, value)
		assertHidden(t, map[string]string{fmt.Sprintf("%T", value): shown}, secretText)
	}
	for _, verb := range []string{"%v", "%+v", "%#v"} {
		assert.NotContains(t, fmt.Sprintf(verb, reflect.ValueOf(store).Elem()), secretText)
	}
}

func TestClient_hidesASecretInWhicheverEncodingItIsEchoed(t *testing.T) {
	t.Parallel()
	const login = "lo+gi/n=5f0c&'x'"
	inUTF16 := func(text string) string {
		var all strings.Builder
		for _, r := range text {
			fmt.Fprintf(&all, `\u%04x`, r)
		}
		return all.String()
	}
	echoed := map[string]string{
		"by .NET":                 `lo\u002Bgi/n=5f0c\u0026\u0027x\u0027`,
		"by PHP":                  `lo+gi\/n=5f0c&'x'`,
		"in UTF-16":               inUTF16(login),
		"in a URL":                "lo%2Bgi%2Fn%3D5f0c%26%27x%27",
		"in HTML":                 "lo&#43;gi/n=5f0c&amp;&#39;x&#39;",
		"in base64":               base64.StdEncoding.EncodeToString([]byte("user:" + login)),
		"with control characters": `lo+gi/n\u0000=5f\u00010c&'x'`,
		"over lines":              `lo+gi/n\n  =5f0c&'x'`,
		"with what is not seen":   "lo+gi/n\u200b=5f0c\u202e&'x'",
		"with bytes of no text":   "lo+gi/n\xff=5f0c&'x'",
	}
	for name, text := range echoed {
		for form, body := range map[string]string{
			"description": `{"errorDescription":"no ` + text + ` here"}`,
			"page":        `<p>no ` + text + ` here</p>`,
			"details":     `{"message":"no","details":{"why":["` + text + `"]}}`,
		} {
			t.Run(name+" in a "+form, func(t *testing.T) {
				t.Parallel()
				log := &records{}
				iiko := newStub(t, issuing("t-1234", respond(400, body)))
				cli := mustClient(t, login, goiikoapi.WithBaseURL(iiko.URL), log.logger(slog.LevelDebug), goiikoapi.WithDebug(true))
				_, err := organizations(t.Context(), cli)
				require.Error(t, err)
				all := fmt.Sprintf("%v\n%+v\n%#v", err, err, err)
				for _, shown := range []string{all, log.String()} {
					assert.Contains(t, shown, "[secret]")
					assert.NotContains(t, shown, "5f0c")
					assert.NotContains(t, shown, text[len(text)-8:])
				}
				if apiErr := (*goiikoapi.CustomErrorModel)(nil); form == "details" {
					require.ErrorAs(t, err, &apiErr)
					assert.True(t, json.Valid(apiErr.Details), "%s", apiErr.Details)
				}
			})
		}
	}
}

func TestClient_hidesASecretInTheCauseOfAnError(t *testing.T) {
	t.Parallel()
	cause := fmt.Errorf("no way for Bearer %s: %w", workingToken, http.ErrSchemeMismatch)
	cli := mustClient(t, "", goiikoapi.WithWorkingToken(workingToken), goiikoapi.WithHTTPClient(&http.Client{
		Transport: roundTripper(func(*http.Request) (*http.Response, error) { return nil, cause }),
	}), once)
	_, err := organizations(t.Context(), cli)
	require.ErrorIs(t, err, http.ErrSchemeMismatch, "it is the cause all the same")
	var failed *goiikoapi.TransportError
	require.ErrorAs(t, err, &failed)
	assert.NotContains(t, fmt.Sprintf("%v %+v %#v %v %+v %#v", err, err, err, failed.Err, failed.Err, failed.Err), workingToken)
	assert.Contains(t, err.Error(), "no way for Bearer [secret]: ")
}

func TestClient_boundsWhatAnErrorOfALongResponseCosts(t *testing.T) {
	for name, body := range map[string]string{
		"the description of an error": `{"errorDescription":"` + strings.Repeat("c2VjcmV0", 1<<20) + `"}`,
		"a number that does not fit":  `{"organizations":[{"id":"o","confirmAllowedIntervalInMinutes":` + strings.Repeat("1", 8<<20) + `}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			cli := mustClient(t, "", goiikoapi.WithWorkingToken(workingToken), goiikoapi.WithHTTPClient(&http.Client{
				Transport: roundTripper(says(http.StatusOK, body)),
			}), once)
			bytes := allocated(func() {
				_, err := organizations(t.Context(), cli)
				require.Error(t, err)
				assert.Less(t, len(err.Error()), 8<<10)
			})
			assert.Less(t, bytes, uint64(1<<30))
		})
	}
}
