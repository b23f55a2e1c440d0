package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
)

func TestRun_callSendsNothingThatChangesDataWithoutYes(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	refused := 0
	for _, op := range api.All() {
		if op.Retry == api.RetrySafe {
			continue
		}
		refused++
		code, stdout, stderr := c.run(t, "call", op.Path, "{}", "--method", op.Method)
		assert.Equal(t, exitUsage, code, op.Name)
		assert.Empty(t, stdout)
		assert.Equal(t, "iiko: "+op.Name+" changes data: nothing sent; add --yes to call it\n", stderr)
	}
	assert.Greater(t, refused, 100)
	code, _, stderr := c.run(t, "call", "/api/1/something/new", "{}", "--lang", "ru")
	assert.Equal(t, exitUsage, code)
	assert.Equal(t, "iiko: /api/1/something/new — неизвестная операция, она может что-то изменить: ничего не отправлено; чтобы вызвать её, добавьте --yes\n", stderr)
	assert.Empty(t, c.iiko.Requests())
}

func TestRun_callSendsWhatItIsToldTo(t *testing.T) {
	t.Parallel()
	const request = `{"organizationId":"` + iikotest.OrganizationID + `","terminalGroupId":"` + iikotest.TerminalGroupID + `","items":[{"productId":"` + iikotest.KvassID + `","balance":12345678901234567890}]}`
	file := filepath.Join(t.TempDir(), "request.json")
	require.NoError(t, os.WriteFile(file, []byte("\ufeff"+request+"\n"), 0o600))
	for _, args := range [][]string{
		{"call", "/api/1/stop_lists/add", request, "--yes"},
		{"call", "api/1/stop_lists/add", "-", "--yes"},
		{"call", "/api/1/stop_lists/add", "@" + file, "--yes"},
	} {
		c := newTerminal()
		c.stdin = request
		code, stdout, stderr := c.run(t, args...)
		assert.Equal(t, exitOK, code)
		assert.Empty(t, stderr)
		assert.Equal(t, string(c.responses["/api/1/stop_lists/add"])+"\n", stdout)
		sent := c.iiko.Requests("Menu.AddToStopList")
		require.Len(t, sent, 1)
		assert.JSONEq(t, request, string(sent[0].Body))
		assert.Contains(t, string(sent[0].Body), "12345678901234567890") // every digit of it
		assert.True(t, sent[0].Processed)
	}
}

func TestRun_callReadsWithoutYes(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	for _, args := range [][]string{
		{"call", "/api/1/organizations"},
		{"call", "/api/1/organizations", `{"returnAdditionalInfo":true}`},
		{"call", "/api/1/organizations", "--method", "GET"},
		{"call", "/api/1/stop_lists", `{"organizationIds":["` + iikotest.OrganizationID + `"]}`, "--debug"},
	} {
		code, stdout, _ := c.run(t, args...)
		assert.Equal(t, exitOK, code)
		assert.JSONEq(t, string(c.responses[args[1]]), stdout)
	}
	assert.Len(t, c.iiko.Requests("Client.Organizations"), 2)
	assert.Len(t, c.iiko.Requests("Client.SimpleOrganizations"), 1)
}

func TestRun_callTakesTheStatus201OfACreate(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	c.iiko.Next("Finance.Accounts.Create", iikotest.Reply{Status: http.StatusCreated, Body: `{"id":"1"}`})
	code, stdout, stderr := c.run(t, "call", api.FinanceAccountsCreate.Path, "{}", "--yes")
	assert.Equal(t, exitOK, code)
	assert.Empty(t, stderr)
	assert.JSONEq(t, `{"id":"1"}`, stdout)
}

func TestRun_callOfAnUnknownOperationIsSentWithYes(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	code, _, stderr := c.run(t, "call", "/api/1/something/new", "{}", "--yes")
	assert.Equal(t, exitFailure, code)
	assert.Contains(t, stderr, "API error 404: unknown path /api/1/something/new")
}

func TestRun_callOfAChangeWithUnknownOutcomeSaysSo(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	c.iiko.Next("Menu.AddToStopList", iikotest.ErrorReply(http.StatusInternalServerError, "", "broken"))
	code, _, stderr := c.run(t, "call", "/api/1/stop_lists/add", "{}", "--yes")
	assert.Equal(t, exitFailure, code)
	assert.Contains(t, stderr, "It may have been done: check before you repeat it")
	assert.Len(t, c.iiko.Requests("Menu.AddToStopList"), 1)
}

// endless is a standard input at which nobody types.
type endless struct{ reading chan struct{} }

func (e endless) Read([]byte) (int, error) {
	close(e.reading)
	select {}
}

func TestRun_callEndsAtOnceWhenInterruptedWhileItReads(t *testing.T) {
	t.Parallel()
	ctx, interrupt := context.WithCancel(t.Context())
	input := endless{make(chan struct{})}
	code := make(chan int)
	go func() {
		code <- run(ctx, []string{"call", "/api/1/organizations", "-"}, func(string) string { return "" }, input, io.Discard, io.Discard)
	}()
	<-input.reading
	interrupt()
	assert.Equal(t, exitFailure, <-code)
}

func TestRun_completes(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	for _, shell := range []string{"bash", "zsh", "fish"} {
		code, stdout, stderr := c.run(t, "completion", shell)
		assert.Equal(t, exitOK, code)
		assert.Empty(t, stderr)
		assert.Contains(t, stdout, "# "+shell+" completion", shell)
		assert.Contains(t, stdout, "__complete")
	}
	for _, test := range []struct{ args, want string }{
		{"ord", "order\tShow a delivery or a table order\norders\tList or watch today's deliveries\n"},
		{"completion ", "bash\nzsh\nfish\n"},
		{"call /api/1/stop_lists/a", "/api/1/stop_lists/add\tMenu.AddToStopList\n"},
		{"orders --tables --status B", "Bill\n"},
		{"help customer", "customer\tShow a customer of the loyalty program\n"},
	} {
		_, stdout, _ := c.run(t, append([]string{"__complete"}, strings.Split(test.args, " ")...)...)
		assert.Equal(t, test.want, stdout[:strings.LastIndex(stdout, ":")], test.args)
	}
	assert.Empty(t, c.iiko.Requests())
}
