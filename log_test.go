package goiikoapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
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
	const apiError = `{"errorDescription":"Token is old","correlationId":"c-9"}`
	var calls atomic.Int64
	server := newStub(t, issuing("t-1234", func(w http.ResponseWriter, r *http.Request) {
		switch calls.Add(1) {
		case 1:
			respond(200, organizationsBody)(w, r)
		case 2:
			respond(400, apiError)(w, r)
		default:
			w.Header().Set("Content-Length", "500")
			_, _ = io.WriteString(w, "half of i")
		}
	}))
	base := map[string]any{"msg": "iiko", "method": "POST"}
	record := func(level, operation, path string, more map[string]any) map[string]any {
		all := map[string]any{"level": level, "operation": operation, "path": path}
		for _, some := range []map[string]any{base, more} {
			maps.Copy(all, some)
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
		rejected := map[string]any{"status": 400.0, "bytes": float64(len(apiError))}
		failed := map[string]any{"status": 200.0, "bytes": 0.0, "error": cut}
		if debug {
			token["request"], token["response"] = `{"apiLogin":"[secret]"}`, tokenBody("[secret]")
			success["request"], success["response"] = `{}`, organizationsBody
			rejected["request"], rejected["response"] = `{}`, apiError
			failed["request"], failed["response"] = `{}`, ""
		}
		assert.Empty(t, cmp.Diff([]map[string]any{
			record("DEBUG", "Client.AccessToken", accessTokenPath, token),
			record("DEBUG", "Client.Organizations", organizationsPath, success),
			record("WARN", "Client.Organizations", organizationsPath, rejected),
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
