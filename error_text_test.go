package goiikoapi_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// unruly is what an error's text must not contain as it is: line breaks of all kinds, control characters, ANSI
// escapes, marks that change the direction of writing, characters of no width and bytes that are no text.
const unruly = "first\r\nsecond\u2028third\u2029fourth\u0085fifth\v\f\x00\a\b\x1b[31mred\x1b[0m\u202eright\u2066\u200bwidth\ufeff\u007f\u009b\xff\xfeend"

func assertOneLine(t *testing.T, text string) {
	t.Helper()
	assert.True(t, utf8.ValidString(text), "%q", text)
	for _, r := range text {
		if r != ' ' && (unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)) {
			assert.Fail(t, "not one line of plain text", "%U in %q", r, text)
			return
		}
	}
	assert.LessOrEqual(t, len(text), longestErrorText)
}

// errorsOf returns an error of each type that the package has, with text in all that has text.
func errorsOf(text string) []error {
	return []error{
		&goiikoapi.CustomErrorModel{Operation: text, ErrorDescription: text, ErrorCode: models.ErrorCode(text), Details: json.RawMessage(text), CorrelationID: text},
		&goiikoapi.TransportError{Operation: text, CorrelationID: text, Excerpt: text, Err: errors.New(text)},
		&goiikoapi.ArgumentError{Operation: text, Argument: text, Reason: text},
		&goiikoapi.CreationError{Operation: text, Info: models.ErrorInfo{Code: models.ErrorCode(text), Message: &text}},
		&goiikoapi.CommandError{Operation: text, CorrelationID: text, ErrorReason: &text, Exception: json.RawMessage(text)},
		&goiikoapi.DuplicateError{ID: text, Err: errors.New(text)},
		&goiikoapi.WebhookEventError{Index: 7, Err: errors.New(text)},
		&goiikoapi.WebhookPanic{Value: text},
	}
}

func TestTransportError_andTheOtherErrorsAreOneLineOfPlainText(t *testing.T) {
	t.Parallel()
	for _, err := range errorsOf(unruly) {
		text := err.Error()
		assertOneLine(t, text)
		assert.Contains(t, text, "first second third fourth fifth")
		assert.Contains(t, text, "end")
		assert.NotContains(t, text, "\x1b")
	}
	for _, err := range errorsOf(strings.Repeat(unruly, 1<<10)) {
		assertOneLine(t, err.Error())
	}
}

func TestTransportError_andTheOtherErrorsAreAllTested(t *testing.T) {
	t.Parallel()
	tested := map[string]bool{"redactedError": true} // is always the cause of a TransportError
	for _, err := range errorsOf("") {
		tested[reflect.TypeOf(err).Elem().Name()] = true
	}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	found := map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		for _, declaration := range file.Decls {
			if function, ok := declaration.(*ast.FuncDecl); ok && function.Recv != nil && function.Name.Name == "Error" {
				receiver := function.Recv.List[0].Type
				if pointer, ok := receiver.(*ast.StarExpr); ok {
					receiver = pointer.X
				}
				found[receiver.(*ast.Ident).Name] = true
			}
		}
	}
	assert.Equal(t, tested, found)
}

func TestTransportError_CustomErrorModel_areOneLineWhateverAServerWrites(t *testing.T) {
	t.Parallel()
	quoted, err := json.Marshal(unruly)
	require.NoError(t, err)
	hijacked := func(response string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			connection, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				panic(err)
			}
			_, _ = connection.Write([]byte(response))
			_ = connection.Close()
		}
	}
	responses := map[string]http.HandlerFunc{
		"an error body":             respond(400, `{"correlationId":`+string(quoted)+`,"errorDescription":`+string(quoted)+`,"error":`+string(quoted)+`,"details":`+string(quoted)+`}`),
		"an error body without one": respond(500, `{"correlationId":`+string(quoted)+`}`),
		"a page":                    respond(502, "<p>"+unruly+"</p>"),
		"data of another type":      respond(200, `{"organizations":`+string(quoted)+`}`),
		"a header that is none":     hijacked("HTTP/1.1 200 OK\r\nSet \x1b[31m\x00 nothing\r\n\r\n"),
		"a status that is none":     hijacked("HTTP/1.1 2\x1b[31m0\u2028 OK\r\n\r\n"),
		"no HTTP":                   hijacked("\x1b[2J" + unruly + "\r\n\r\n"),
	}
	for name, response := range responses {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cli := newStub(t, response).client(t, once)
			_, err := organizations(t.Context(), cli)
			require.Error(t, err)
			assertOneLine(t, err.Error())
			if failed := (*goiikoapi.TransportError)(nil); errors.As(err, &failed) {
				assertOneLine(t, failed.Excerpt)
			}
		})
	}
}

// unwritable can't be written as JSON.
type unwritable struct{}

func (unwritable) MarshalJSON() ([]byte, error) { return nil, errors.New(unruly) }

func TestArgumentError_isOneLine(t *testing.T) {
	t.Parallel()
	cli := mustClient(t, "", goiikoapi.WithWorkingToken(workingToken))
	_, err := goiikoapi.Check(cli.Orders.OrderCreate(t.Context(), "o-1", "t-1", map[string]any{"phone": unwritable{}}, nil))
	var invalid *goiikoapi.ArgumentError
	require.ErrorAs(t, err, &invalid)
	assertOneLine(t, err.Error())
}

func TestWithWebhookErrors_reportsErrorsOfOneLine(t *testing.T) {
	t.Parallel()
	var reported error
	handler := goiikoapi.WebhookHandler("token", func(context.Context, goiikoapi.WebhookEvent) error { panic(fmt.Errorf("no: %s", unruly)) },
		goiikoapi.WithWebhookErrors(func(_ *http.Request, err error) { reported = err }))
	request := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(`[{"eventType":"KitchenOrderUpdate","eventTime":"2026-01-01 00:00:00.000"}]`))
	request.Header.Set("Authorization", "token")
	handler.ServeHTTP(httptest.NewRecorder(), request)
	require.Error(t, reported)
	assertOneLine(t, reported.Error())
}
