package main

import (
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
)

// configuration writes a configuration with these permissions.
func configuration(t *testing.T, content string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.json")
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	require.NoError(t, os.Chmod(path, mode))
	return path
}

const valid = `{"apiLogin":"` + apiLogin + `","baseURL":"http://iiko.test"}`

func TestRun_takesTheCredentialsFromOnePlace(t *testing.T) {
	t.Parallel()
	c := newTerminal(iikotest.WithAPILogin(apiLogin), iikotest.WithApp(firstID, clientSecret))
	file := configuration(t, valid, 0o600)
	secondVersion := configuration(t, `{"apiLogin":"`+apiLogin+`","baseURL":"http://iiko.test","appID":"`+firstID+`","clientSecret":"`+clientSecret+`"}`, 0o400)
	for _, test := range []struct {
		env       map[string]string
		args      []string
		operation string
	}{
		{c.env, nil, "Client.AccessToken"},
		{map[string]string{"IIKO_API_LOGIN": apiLogin, "IIKO_BASE_URL": "http://iiko.test", "IIKO_APP_ID": firstID, "IIKO_CLIENT_SECRET": clientSecret}, nil, "Client.AccessTokenV2"},
		{nil, []string{"--config", file}, "Client.AccessToken"},
		{nil, []string{"--config", secondVersion, "--debug"}, "Client.AccessTokenV2"},
		{map[string]string{"IIKO_API_LOGIN": "of another", "IIKO_BASE_URL": "http://elsewhere.test", "IIKO_APP_ID": "another"}, []string{"--config", file}, "Client.AccessToken"},
	} {
		c.env = test.env
		c.iiko.ResetRequests()
		code, stdout, stderr := c.run(t, append([]string{"organizations"}, test.args...)...)
		assert.Equal(t, exitOK, code, stderr)
		assert.Contains(t, stdout, "Samovar")
		requests := c.iiko.Requests()
		require.Len(t, requests, 2)
		assert.Equal(t, test.operation, requests[0].Operation)
	}
}

func TestRun_readsTheConfigurationOfTheUser(t *testing.T) {
	directory := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", directory)
	t.Setenv("HOME", directory)
	t.Setenv("AppData", directory)
	config, err := os.UserConfigDir()
	require.NoError(t, err)
	path := filepath.Join(config, "iiko", "config.json")
	c := newTerminal()
	c.env = nil
	code, _, stderr := c.run(t, "organizations")
	assert.Equal(t, exitUsage, code)
	assert.Equal(t, "iiko: no credentials: set IIKO_API_LOGIN or write "+path+"\n", stderr)

	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
	require.NoError(t, os.WriteFile(path, []byte(valid), 0o600))
	code, stdout, _ := c.run(t, "organizations")
	assert.Equal(t, exitOK, code)
	assert.Contains(t, stdout, "Samovar")
}

func TestRun_refusesSettingsThatAreUnsafeOrWrong(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	refuses := func(want string, args ...string) {
		t.Helper()
		for _, language := range []string{"en", "ru"} {
			code, stdout, stderr := c.run(t, append([]string{"organizations", "--debug", "--lang", language}, args...)...)
			assert.Equal(t, exitUsage, code)
			assert.Empty(t, stdout)
			assert.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
			if language == "en" {
				assert.Contains(t, stderr, want)
			}
		}
	}
	if runtime.GOOS != "windows" { // which has no such permissions
		for _, mode := range []os.FileMode{0o640, 0o604, 0o666, 0o620, 0o601} {
			path := configuration(t, valid, mode)
			refuses("others can read "+path, "--config", path)
		}
	}
	for content, want := range map[string]string{
		`{"apiLogin":"` + apiLogin + `","apiLogn":"x"}`: "is not valid: expected an object",
		`{"apiLogin":["` + apiLogin + `"]}`:             "is not valid: expected an object",
		`{"apiLogin":"` + apiLogin + `"} x`:             "is not valid: expected an object",
		`{"apiLogin":"` + apiLogin + `"} }`:             "is not valid: expected an object",
		apiLogin:                                        "is not valid: expected an object",
		``:                                              "is not valid: expected an object",
		`{"baseURL":"http://iiko.test"}`:                "has no apiLogin",
		`{"apiLogin":"` + apiLogin + `","baseURL":"ftp://user:` + clientSecret + `@x"}`: "WithBaseURL must begin with http:// or https://",
		`{"apiLogin":"` + apiLogin + `","clientSecret":"` + clientSecret + `"}`:         "WithAppId must have an appID",
		`{"apiLogin":" ` + apiLogin + `"}`:                                              "apiLogin must not have surrounding white space",
	} {
		refuses(want, "--config", configuration(t, content, 0o600))
	}
	refuses("there is no file /nowhere/config.json", "--config", "/nowhere/config.json")
	c.env = map[string]string{"IIKO_BASE_URL": "http://iiko.test"}
	refuses("IIKO_API_LOGIN is not set, but other IIKO_ variables are")
	assert.Empty(t, c.iiko.Requests())
}

func TestRun_errorsSayWhatToDo(t *testing.T) {
	t.Parallel()
	atNoon(t, func(t *testing.T) {
		for _, test := range []struct {
			option        iikotest.Option
			operation     string
			reply         iikotest.Reply
			inEnglish, ru string
		}{
			{
				option:    iikotest.WithLogins(iikotest.Login{APILogin: apiLogin, Operations: []string{"Client.Organizations"}}),
				inEnglish: `iiko: Menu\.StopLists: API error 401: Right .* is not allowed for this ApiLogin.*; correlationId [0-9a-f-]{36}\. Give the API login this right in iikoWeb`,
				ru:        `iiko: Menu\.StopLists: ошибка API 401: .*; correlationId [0-9a-f-]{36}\. Дайте API-логину это право в iikoWeb`,
			},
			{option: iikotest.WithAPILogin("another"), inEnglish: `Client\.AccessToken: API error 401: .*\. Check the API login \(IIKO_API_LOGIN`, ru: `ошибка API 401: .*\. Проверьте API-логин`},
			{option: iikotest.WithLogins(iikotest.Login{APILogin: apiLogin, LicenseExpired: true}), inEnglish: `API error 423: .*\. The license of the API login has expired`, ru: `ошибка API 423: .*\. Лицензия API-логина истекла`},
			{operation: "Menu.StopLists", reply: iikotest.ErrorReply(http.StatusForbidden, "", "no"), inEnglish: `API error 403: no; .*The API login has no access to it`, ru: `ошибка API 403: no; .*У API-логина нет доступа`},
			{operation: "Menu.StopLists", reply: iikotest.ErrorReply(http.StatusTooManyRequests, "", "slow\ndown"), inEnglish: `API error 429: slow down; .*Too many requests: wait`, ru: `ошибка API 429: slow down; .*Слишком много запросов`},
			{operation: "Menu.StopLists", reply: iikotest.ErrorReply(http.StatusUnprocessableEntity, "TOO_MANY_DATA_REQUESTED", "much"), inEnglish: `API error 422: much \[TOO_MANY_DATA_REQUESTED\]; .*Ask for less`, ru: `ошибка API 422: much .*Запросите меньше`},
			{operation: "Menu.StopLists", reply: iikotest.Reply{Status: http.StatusTooManyRequests, Body: `{"errorDescription":"Slow down."}`}, inEnglish: `API error 429: Slow down\. Too many`, ru: `ошибка API 429: Slow down\. Слишком`},
			{operation: "Menu.StopLists", reply: iikotest.ErrorReply(http.StatusBadRequest, "", "echo "+apiLogin), inEnglish: `API error 400: echo \[secret\]; correlationId [0-9a-f-]{36}$`, ru: `ошибка API 400: echo \[secret\]; correlationId [0-9a-f-]{36}$`},
			{operation: "Menu.StopLists", reply: iikotest.Reply{Status: http.StatusBadGateway, Body: "<html>bad\ngateway</html>"}, inEnglish: `iiko: Menu\.StopLists: unexpected HTTP status 502 Bad Gateway`, ru: `502`},
		} {
			for language, want := range map[string]string{"en": test.inEnglish, "ru": test.ru} {
				c := newTerminal()
				if test.option != nil {
					c = newTerminal(test.option)
				} else {
					c.iiko.Next(test.operation, test.reply, test.reply, test.reply)
				}
				code, stdout, stderr := c.run(t, "stoplist", "--lang", language)
				assert.Equal(t, exitFailure, code)
				assert.Empty(t, stdout)
				require.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
				assert.Regexp(t, want, strings.TrimSuffix(stderr, "\n"))
			}
		}
	})
}

func TestRun_withoutAServerSaysSo(t *testing.T) {
	t.Parallel()
	var out, errs strings.Builder
	env := map[string]string{"IIKO_API_LOGIN": apiLogin, "IIKO_BASE_URL": "http://127.0.0.1:1"}
	code := run(t.Context(), []string{"organizations"}, func(name string) string { return env[name] }, strings.NewReader(""), &out, &errs)
	assert.Equal(t, exitFailure, code)
	assert.Empty(t, out.String())
	assert.Contains(t, errs.String(), "connection refused")
	assert.Contains(t, errs.String(), ". Check the network and the server (IIKO_BASE_URL)\n")
	assert.NotContains(t, errs.String(), apiLogin)
}
