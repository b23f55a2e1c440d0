package goiikoapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// handlers are those of the standard library, by name.
var handlers = map[string]func(io.Writer) slog.Handler{
	"as text": func(w io.Writer) slog.Handler {
		return slog.NewTextHandler(w, &slog.HandlerOptions{Level: slog.LevelDebug})
	},
	"as JSON": func(w io.Writer) slog.Handler {
		return slog.NewJSONHandler(w, &slog.HandlerOptions{Level: slog.LevelDebug})
	},
}

// records is a log as JSON, read back.
type records struct {
	mu     sync.Mutex
	buffer bytes.Buffer
}

func (r *records) Write(line []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.buffer.Write(line)
}

func (r *records) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.buffer.String()
}

// all returns the records without the times, which differ.
func (r *records) all(t *testing.T) []map[string]any {
	t.Helper()
	var all []map[string]any
	for line := range strings.Lines(r.String()) {
		var record map[string]any
		require.NoError(t, json.Unmarshal([]byte(line), &record))
		assert.NotEmpty(t, record["time"])
		assert.Greater(t, record["took"], 0.0)
		delete(record, "time")
		delete(record, "took")
		all = append(all, record)
	}
	return all
}

func (r *records) logger(level slog.Level) goiikoapi.Option {
	return goiikoapi.WithLogger(slog.New(slog.NewJSONHandler(r, &slog.HandlerOptions{Level: level})))
}

func TestWithLogger_recordsEveryAttempt(t *testing.T) {
	t.Parallel()
	const refusal = `{"errorDescription":"Token is old","correlationId":"c-9"}`
	var calls atomic.Int64
	server := newStub(t, issuing("t-1234", func(w http.ResponseWriter, r *http.Request) {
		switch calls.Add(1) {
		case 1:
			respond(200, organizationsBody)(w, r)
		case 2:
			respond(400, refusal)(w, r)
		default:
			w.Header().Set("Content-Length", "500")
			_, _ = io.WriteString(w, "half of i")
		}
	}))
	base := map[string]any{"msg": "iiko", "method": "POST"}
	record := func(level, operation, path string, more map[string]any) map[string]any {
		all := map[string]any{"level": level, "operation": operation, "path": path}
		for _, some := range []map[string]any{base, more} {
			for name, value := range some {
				all[name] = value
			}
		}
		return all
	}
	cut := "the response was cut off after 9 bytes: unexpected EOF"
	for _, debug := range []bool{false, true} {
		log := &records{}
		calls.Store(0)
		cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL(server.URL), log.logger(slog.LevelDebug), goiikoapi.WithDebug(debug))
		for range 3 {
			_, _ = organizations(t.Context(), cli)
		}
		token := map[string]any{"status": 200.0, "bytes": float64(len(tokenBody("t-1234")))}
		success := map[string]any{"status": 200.0, "bytes": float64(len(organizationsBody))}
		refused := map[string]any{"status": 400.0, "bytes": float64(len(refusal))}
		failed := map[string]any{"status": 200.0, "bytes": 0.0, "error": cut}
		if debug {
			token["request"], token["response"] = `{"apiLogin":"[secret]"}`, tokenBody("[secret]")
			success["request"], success["response"] = `{}`, organizationsBody
			refused["request"], refused["response"] = `{}`, refusal
			failed["request"], failed["response"] = `{}`, ""
		}
		assert.Empty(t, cmp.Diff([]map[string]any{
			record("DEBUG", "Client.AccessToken", tokenPath, token),
			record("DEBUG", "Client.Organizations", organizationsPath, success),
			record("WARN", "Client.Organizations", organizationsPath, refused),
			record("WARN", "Client.Organizations", organizationsPath, failed),
		}, log.all(t)), "debug %v", debug)
	}
}

func TestWithLogger_recordsOnlyFailuresAboveTheDebugLevel(t *testing.T) {
	t.Parallel()
	log := &records{}
	var down atomic.Bool
	server := newStub(t, func(w http.ResponseWriter, r *http.Request) {
		if down.Load() {
			respond(502, "")(w, r)
			return
		}
		respond(200, organizationsBody)(w, r)
	})
	cli := server.client(t, log.logger(slog.LevelInfo))
	_, err := organizations(t.Context(), cli)
	require.NoError(t, err)
	assert.Empty(t, log.String())

	down.Store(true)
	_, err = organizations(t.Context(), cli)
	require.Error(t, err)
	fresh := server.client(t, log.logger(slog.LevelInfo))
	server.Close()
	_, err = organizations(t.Context(), fresh)
	require.Error(t, err)

	all := log.all(t)
	require.Len(t, all, 2)
	assert.EqualValues(t, 502, all[0]["status"])
	assert.NotContains(t, all[1], "status", "none arrived")
	assert.Contains(t, all[1]["error"], "refused")
	assert.NotContains(t, all[1]["error"], "http://")
}

func TestWithLogger_passesTheContextOfTheCall(t *testing.T) {
	t.Parallel()
	type key struct{}
	var got []any
	handler := contextHandler{slog.DiscardHandler, func(ctx context.Context) { got = append(got, ctx.Value(key{})) }}
	cli := newStub(t, respond(200, organizationsBody)).client(t, goiikoapi.WithLogger(slog.New(handler)))
	_, err := organizations(context.WithValue(t.Context(), key{}, "request 7"), cli)
	require.NoError(t, err)
	assert.Equal(t, []any{"request 7"}, got)
}

// contextHandler shows the contexts that records come with.
type contextHandler struct {
	slog.Handler
	show func(context.Context)
}

func (h contextHandler) Enabled(context.Context, slog.Level) bool { return true }

func (h contextHandler) Handle(ctx context.Context, _ slog.Record) error {
	h.show(ctx)
	return nil
}

func TestWithDebug_logsBodies(t *testing.T) {
	t.Parallel()
	const phone, name = "+79991234567", "Иван Гость"
	for _, debug := range []bool{false, true} {
		log := &records{}
		server := newStub(t, respond(200, `{"id":"c-1","name":"`+name+`"}`))
		cli := server.client(t, log.logger(slog.LevelDebug), goiikoapi.WithDebug(debug))
		_, err := goiikoapi.Check(cli.Customers.CustomerInfo(t.Context(), "o-1", phone, goiikoapi.TypeRCIPhone))
		require.NoError(t, err)

		all := log.all(t)
		require.Len(t, all, 1)
		if debug {
			assert.Contains(t, all[0]["request"], phone)
			assert.Contains(t, all[0]["response"], name)
			continue
		}
		assert.NotContains(t, all[0], "request")
		assert.NotContains(t, all[0], "response")
		assert.NotContains(t, log.String(), phone)
		assert.NotContains(t, log.String(), name)
	}
}

// stderr returns what f writes to the standard error.
func stderr(t *testing.T, f func()) string {
	t.Helper()
	reader, writer, err := os.Pipe()
	require.NoError(t, err)
	standard := os.Stderr
	os.Stderr = writer
	defer func() { os.Stderr = standard }()
	written := make(chan string)
	go func() {
		all, _ := io.ReadAll(reader)
		written <- string(all)
	}()
	f()
	require.NoError(t, writer.Close())
	return <-written
}

// Not parallel: it replaces the standard error.
func TestWithDebug_logsToTheStandardErrorWithoutALogger(t *testing.T) {
	server := newStub(t, issuing("t-1234", accepting("t-1234")))
	run := func(opts ...goiikoapi.Option) string {
		return stderr(t, func() {
			cli := mustClient(t, apiLogin, append(opts, goiikoapi.WithBaseURL(server.URL))...)
			_, err := organizations(t.Context(), cli)
			require.NoError(t, err)
		})
	}
	text := run(goiikoapi.WithDebug(true))
	assert.Contains(t, text, "operation=Client.AccessToken")
	assert.Contains(t, text, "operation=Client.Organizations")
	assert.Contains(t, text, "Trattoria")
	assert.NotContains(t, text, apiLogin)
	assert.NotContains(t, text, "t-1234")

	assert.Empty(t, run(), "without debugging there is no log")
	assert.Empty(t, run(goiikoapi.WithDebug(false)))
	log := &records{}
	assert.Empty(t, run(goiikoapi.WithDebug(true), log.logger(slog.LevelDebug)), "it goes to the logger")
	assert.Contains(t, log.String(), "Trattoria")
}

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

// debugRun makes calls of all kinds against a server that repeats every secret it knows in whatever it
// answers, and returns all errors as text.
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

	_, err := organizations(ctx, cli) // is refused, and repeated with the next token
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
	nested := secretsOfARun{"5f0c", "5f0c-secret", "5f0c-secret-token", "5f0c-secret-token-next", "hook of 5f0c"}
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
	var repeated string
	server := newStub(t, func(w http.ResponseWriter, r *http.Request) {
		respond(401, `{"errorDescription":"no such `+repeated+`"}`)(w, r)
	})
	cli := server.client(t)
	for _, secret := range []string{"another-login", "another-secret"} {
		repeated = secret
		var apiErr *goiikoapi.CustomErrorModel
		_, err := goiikoapi.Check(cli.AccessTokenV2(t.Context(), models.AccessTokenV2Request{APIKey: "another-login", AppID: appID, ClientSecret: "another-secret"}))
		require.ErrorAs(t, err, &apiErr)
		assert.Equal(t, "no such [secret]", apiErr.ErrorDescription)
	}
	repeated = "third-login"
	_, err := goiikoapi.Check(cli.AccessToken(t.Context(), models.AccessTokenRequest{APILogin: "third-login"}))
	require.Error(t, err)
	assert.NotContains(t, err.Error(), "third-login")
}

func TestClient_Format_showsOnlyTheBaseURL(t *testing.T) {
	t.Parallel()
	cli := mustClient(t, apiLogin, goiikoapi.WithBaseURL("https://example.com/iiko/"), goiikoapi.WithWorkingToken(workingToken))
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		assert.Equal(t, "goiikoapi.Client(https://example.com/iiko)", fmt.Sprintf(verb, cli), verb)
	}
	assert.Equal(t, "goiikoapi.Client(https://example.com/iiko)", cli.String())
	var none *goiikoapi.Client
	assert.Equal(t, "goiikoapi.Client(none)", fmt.Sprintf("%v", none))
	assert.Equal(t, "goiikoapi.Client(none)", fmt.Sprintf("%+v", &goiikoapi.Client{}))
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

func TestWithLogger_recordsACallWithoutAResponse(t *testing.T) {
	t.Parallel()
	log := &records{}
	cli := newStub(t, hang).client(t, log.logger(slog.LevelDebug), goiikoapi.WithDebug(true), goiikoapi.WithTimeout(30*time.Millisecond))
	_, err := organizations(t.Context(), cli)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	all := log.all(t)
	require.Len(t, all, 1)
	assert.Equal(t, "WARN", all[0]["level"])
	assert.Contains(t, all[0]["error"], "no response within 30ms")
	assert.Equal(t, "{}", all[0]["request"])
	assert.NotContains(t, all[0], "response")
}
