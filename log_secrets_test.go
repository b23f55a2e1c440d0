package goiikoapi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// secretsOfARun are the credentials and tokens of a run; odd characters are written differently in
// JSON, and are told apart by that.
type secretsOfARun struct{ login, clientSecret, token, next, webhook string }

// leaks returns which of the secrets stand in text, in any form that JSON and slog give them.
func (s secretsOfARun) leaks(text string) []string {
	var leaks []string
	for name, secret := range map[string]string{"login": s.login, "client secret": s.clientSecret, "token": s.token, "next token": s.next, "webhook token": s.webhook} {
		written := secret
		for range 4 { // as it is, in a body, in a record, in a record of a body
			if strings.Contains(text, written) {
				leaks = append(leaks, name+": "+written)
			}
			quoted, _ := json.Marshal(written)
			written = string(quoted[1 : len(quoted)-1])
			if plain := strings.NewReplacer(`\u0026`, "&", `\u003c`, "<", `\u003e`, ">").Replace(written); strings.Contains(text, plain) {
				leaks = append(leaks, name+": "+plain)
			}
		}
	}
	slices.Sort(leaks)
	return slices.Compact(leaks)
}

// debugRun makes calls of all kinds against a server that echoes every secret it knows in whatever it
// responds, and returns all errors as text.
func debugRun(t *testing.T, secrets secretsOfARun, opts ...goiikoapi.Option) string {
	t.Helper()
	var text strings.Builder
	show := func(err error) {
		require.Error(t, err)
		_, _ = fmt.Fprintf(&text, "%v\n%+v\n%#v\n%s\n%q\n", err, err, err, err, err)
		for ; err != nil; err = errors.Unwrap(err) {
			_, _ = fmt.Fprintf(&text, "%+v %#v\n", err, err)
			if encoded, failed := json.Marshal(err); failed == nil {
				text.Write(encoded)
			}
		}
	}
	quoted := func(text string) string {
		encoded, _ := json.Marshal(text)
		return string(encoded)
	}
	echo := strings.Join([]string{secrets.login, secrets.clientSecret, secrets.token, secrets.next, secrets.webhook}, " and ")
	var blocked atomic.Bool
	var issued atomic.Int64
	server := newStub(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case isTokenRequest(r) && blocked.Load():
			respond(401, `{"correlationId":"c-1","errorDescription":`+quoted("no "+secrets.login+" with "+secrets.clientSecret)+`,"error":`+quoted(secrets.login)+`}`)(w, r)
		case isTokenRequest(r):
			token := secrets.token
			if issued.Add(1) > 1 {
				token = secrets.next
			}
			respond(200, `{"correlationId":"c-1","token" : `+quoted(token)+`}`)(w, r)
		case r.URL.Path == organizationsPath && r.Header.Get("Authorization") == "Bearer "+secrets.token:
			respond(401, `{"errorDescription":`+quoted("expired: "+secrets.token)+`}`)(w, r)
		case r.URL.Path == organizationsPath:
			respond(200, organizationsBody)(w, r)
		case r.URL.Path == "/api/1/webhooks/settings":
			respond(200, `{"apiLoginName":"shop","webHooksUri":"https://example.com","authToken":`+quoted(secrets.webhook)+`}`)(w, r)
		case r.URL.Path == "/api/1/webhooks/update_settings":
			respond(400, `{"errorDescription":`+quoted("bad: "+echo)+`,"error":`+quoted(echo)+`}`)(w, r)
		case r.URL.Path == "/api/2/menu":
			respond(502, "<pre>POST "+echo+"</pre>")(w, r)
		case r.URL.Path == "/api/1/combo":
			respond(200, `{"combo":`+quoted(echo))(w, r)
		default:
			respond(400, `{"message":"no","details":{"request":`+quoted(echo)+`}}`)(w, r)
		}
	})
	opts = append(opts, goiikoapi.WithBaseURL(server.URL), goiikoapi.WithDebug(true))
	cli := mustClient(t, secrets.login, opts...)
	ctx := t.Context()

	_, err := organizations(ctx, cli) // gets a 401, and is retried with the next token
	require.NoError(t, err)
	_, err = goiikoapi.Check(cli.WebHook.UpdateSettings(ctx, models.UpdateWebhookSettingsRequest{OrganizationID: "o-1", WebHooksURI: "https://example.com", AuthToken: &secrets.webhook}))
	show(err)
	_, err = goiikoapi.Check(cli.WebHook.Settings(ctx, "o-1"))
	require.NoError(t, err)
	_, err = goiikoapi.Check(cli.Menu.Menu(ctx))
	show(err)
	_, err = goiikoapi.Check(cli.Menu.Combo(ctx, "o-1"))
	show(err)
	_, err = goiikoapi.Check(cli.Inventory.Counteragents(ctx, models.CounteragentsRequest{OrganizationID: "o-1"}))
	show(err)
	blocked.Store(true)
	_, err = goiikoapi.NewClient(secrets.login, append(opts, once)...)
	show(err)
	server.Close()
	_, err = organizations(ctx, cli)
	show(err)

	shows := []any{cli, cli.Orders, cli.Inventory, struct{ Cli *goiikoapi.Client }{cli}, []*goiikoapi.Client{cli}, map[string]any{"cli": cli}}
	for _, value := range shows {
		_, _ = fmt.Fprintf(&text, "%v %+v %#v %s %q %x %d %p\n", value, value, value, value, value, value, value, value)
		encoded, err := json.Marshal(value)
		require.NoError(t, err)
		text.Write(encoded)
	}
	return text.String()
}

func TestWithLogger_recordsNoSecret(t *testing.T) {
	t.Parallel()
	ordinary := secretsOfARun{"login-5f0c1d7e", "secret-of-app-77", "token-first-a1", "token-next-b2", "hook-c3c3c3"}
	odd := secretsOfARun{`login<"5f">&`, `secret\of "app"`, `token-first/"a1"+<=`, `token-next/"b2"+<=`, `hook"\c3 <&>`}
	nested := secretsOfARun{"k9zq", "k9zq-secret", "k9zq-secret-token", "k9zq-secret-token-next", "hook of k9zq"} // no part of an address
	for name, secrets := range map[string]secretsOfARun{"ordinary": ordinary, "of odd characters": odd, "that contain each other": nested} {
		for version, opts := range map[string][]goiikoapi.Option{"first version": nil, "second version": {goiikoapi.WithAppId(appID, secrets.clientSecret)}} {
			for form, handler := range handlers {
				t.Run(strings.Join([]string{name, version, form}, ", "), func(t *testing.T) {
					t.Parallel()
					used := secrets
					if opts == nil {
						used.clientSecret = secrets.login // it has none
					}
					log := &records{}
					text := debugRun(t, used, append(opts, goiikoapi.WithLogger(slog.New(handler(log))))...)
					assert.Empty(t, used.leaks(log.String()), "in the log")
					assert.Empty(t, used.leaks(text), "in an error or in what is shown of the client")
					for _, part := range []string{`access_token`, `update_settings`, `Trattoria`, `[secret]`} {
						assert.Contains(t, log.String(), part, "the rest is there")
					}
				})
			}
		}
	}
}

func TestWithLogger_hidesATokenWhileItIsInUse(t *testing.T) {
	t.Parallel()
	var issued atomic.Int64
	token := func(n int64) string { return fmt.Sprintf("token-%02d-xyz", n) }
	server := newStub(t, func(w http.ResponseWriter, r *http.Request) {
		if isTokenRequest(r) {
			respond(200, tokenBody(token(issued.Add(1))))(w, r)
			return
		}
		current := issued.Load()
		if r.Header.Get("Authorization") == "Bearer "+token(current) && current%2 == 0 {
			respond(400, `{"errorDescription":"not with `+token(current)+`, nor with `+token(current-1)+`"}`)(w, r)
			return
		}
		respond(401, `{"errorDescription":"expired"}`)(w, r)
	})
	cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL))
	for range 20 {
		_, err := organizations(t.Context(), cli)
		require.Error(t, err)
		if goiikoapi.IsUnauthorized(err) {
			continue
		}
		assert.Contains(t, err.Error(), "not with [secret], nor with [secret]")
	}
}

func TestWithLogger_hidesTheClientsTokenAfterManyWebhookTokens(t *testing.T) {
	t.Parallel()
	hooks := make(chan string, 1)
	server := newStub(t, issuing("token-in-use", func(w http.ResponseWriter, r *http.Request) {
		respond(400, `{"errorDescription":"`+<-hooks+` by `+r.Header.Get("Authorization")+`"}`)(w, r)
	}))
	cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL))
	for i := range 40 {
		hook := fmt.Sprintf("hook-%02d-xyz", i)
		hooks <- hook
		_, err := goiikoapi.Check(cli.WebHook.UpdateSettings(t.Context(), models.UpdateWebhookSettingsRequest{OrganizationID: "o-1", WebHooksURI: "https://example.com", AuthToken: &hook}))
		var apiErr *goiikoapi.CustomErrorModel
		require.ErrorAs(t, err, &apiErr)
		assert.Equal(t, "[secret] by Bearer [secret]", apiErr.ErrorDescription)
	}
}

func TestClient_AccessToken_hidesTheCredentialsOfItsRequest(t *testing.T) {
	t.Parallel()
	var echoed string
	server := newStub(t, func(w http.ResponseWriter, r *http.Request) {
		respond(401, `{"errorDescription":"no such `+echoed+`"}`)(w, r)
	})
	cli := server.client(t)
	for _, secret := range []string{"another-login", "another-secret"} {
		echoed = secret
		var apiErr *goiikoapi.CustomErrorModel
		_, err := goiikoapi.Check(cli.AccessTokenV2(t.Context(), models.AccessTokenV2Request{APIKey: "another-login", AppID: appID, ClientSecret: "another-secret"}))
		require.ErrorAs(t, err, &apiErr)
		assert.Equal(t, "no such [secret]", apiErr.ErrorDescription)
	}
	echoed = "third-login"
	_, err := goiikoapi.Check(cli.AccessToken(t.Context(), models.AccessTokenRequest{APILogin: "third-login"}))
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "third-login")
}

func TestTransportError_Excerpt_doesNotShowTheBeginningOfASecret(t *testing.T) {
	t.Parallel()
	// An error looks at the first 64 KiB of a page; here a token lies across that boundary.
	const looked = 64 << 10
	for shown := range len(workingToken) {
		page := strings.Repeat(" ", looked-shown) + workingToken
		failed := callOrganizations(t.Context(), newStub(t, respond(502, page)).client(t)).transportError(t)
		assert.NotContains(t, failed.Excerpt, "token", "%d bytes before the boundary", shown)
	}
}

func TestClient_Format_showsOnlyTheBaseURL(t *testing.T) {
	t.Parallel()
	cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL("https://example.com/iiko/"), goiikoapi.WithWorkingToken(workingToken))
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		assert.Equal(t, "goiikoapi.Client(https://example.com/iiko)", fmt.Sprintf(verb, cli), verb)
	}
	assert.Equal(t, "goiikoapi.Client(https://example.com/iiko)", cli.String())
	var none *goiikoapi.Client
	assert.Equal(t, "goiikoapi.Client(none)", none.String())
	assert.Equal(t, "goiikoapi.Client(none)", fmt.Sprintf("%+v", &goiikoapi.Client{}))
}
