package goiikoapi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// decode reads a request's body.
func decode(r *http.Request, into any) error { return json.NewDecoder(r.Body).Decode(into) }

func TestCustomErrorModel_isTheErrorOfAnAPIError(t *testing.T) {
	t.Parallel()
	type apiErrorTest struct {
		name   string
		status int
		body   string
		want   goiikoapi.CustomErrorModel
		text   string
	}
	tests := []apiErrorTest{
		{
			name: "no code", status: 400,
			body: `{"correlationId":"c-9","errorDescription":"No order","error":null}`,
			want: goiikoapi.CustomErrorModel{CorrelationID: "c-9", ErrorDescription: "No order"},
			text: "goiikoapi: Client.Organizations: API error 400: No order, correlation id c-9",
		},
		{
			name: "nothing but a code", status: 400,
			body: `{"correlationId":"c-9","errorDescription":null,"error":"ORDER_NOT_FOUND"}`,
			want: goiikoapi.CustomErrorModel{CorrelationID: "c-9", ErrorCode: "ORDER_NOT_FOUND"},
			text: "goiikoapi: Client.Organizations: API error 400: [ORDER_NOT_FOUND], correlation id c-9",
		},
		{
			name: "nothing but a description", status: 500,
			body: `{"errorDescription":"Out of order"}`,
			want: goiikoapi.CustomErrorModel{ErrorDescription: "Out of order"},
			text: "goiikoapi: Client.Organizations: API error 500: Out of order",
		},
		{
			name: "a property of an unexpected type", status: 400,
			body: `{"correlationId":"c-9","errorDescription":{"en":"No order"},"error":"ORDER_NOT_FOUND"}`,
			want: goiikoapi.CustomErrorModel{CorrelationID: "c-9", ErrorCode: "ORDER_NOT_FOUND"},
			text: "goiikoapi: Client.Organizations: API error 400: [ORDER_NOT_FOUND], correlation id c-9",
		},
		{
			name: "inventory's form", status: 405,
			body: `{"message":"Store is closed","details":{"store":[7,"main"]}}`,
			want: goiikoapi.CustomErrorModel{ErrorDescription: "Store is closed", Details: json.RawMessage(`{"store":[7,"main"]}`)},
			text: `goiikoapi: Client.Organizations: API error 405: Store is closed {"store":[7,"main"]}`,
		},
		{
			name: "inventory's form with details as text", status: 502,
			body: `{"message":"Store is closed","details":"until noon"}`,
			want: goiikoapi.CustomErrorModel{ErrorDescription: "Store is closed", Details: json.RawMessage(`"until noon"`)},
			text: `goiikoapi: Client.Organizations: API error 502: Store is closed "until noon"`,
		},
		{
			name: "inventory's form without details", status: 400,
			body: `{"message":"Store is closed","details":null}`,
			want: goiikoapi.CustomErrorModel{ErrorDescription: "Store is closed"},
			text: "goiikoapi: Client.Organizations: API error 400: Store is closed",
		},
		{
			name: "a success by its status only", status: 200,
			body: `{"correlationId":"c-9","errorDescription":"Not today","error":"CLOSED","organizations":[]}`,
			want: goiikoapi.CustomErrorModel{CorrelationID: "c-9", ErrorDescription: "Not today", ErrorCode: "CLOSED"},
			text: "goiikoapi: Client.Organizations: API error 200: Not today [CLOSED], correlation id c-9",
		},
	}
	for _, status := range []int{400, 401, 403, 404, 408, 409, 410, 429, 500} {
		tests = append(tests, apiErrorTest{
			name: "the whole form with status " + strconv.Itoa(status), status: status,
			body: `{"correlationId":"c-9","errorDescription":"Не найдено","error":"NOT_FOUND"}`,
			want: goiikoapi.CustomErrorModel{CorrelationID: "c-9", ErrorDescription: "Не найдено", ErrorCode: "NOT_FOUND"},
			text: fmt.Sprintf("goiikoapi: Client.Organizations: API error %d: Не найдено [NOT_FOUND], correlation id c-9", status),
		})
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			cli := newStub(t, respond(test.status, test.body)).client(t)

			got := callOrganizations(t.Context(), cli)
			require.Nil(t, got.data)
			require.NoError(t, got.err)
			test.want.StatusCode, test.want.Operation, test.want.Attempts = test.status, "Client.Organizations", 1
			assert.Empty(t, cmp.Diff(&test.want, got.apiErr))
			assert.EqualError(t, got.apiErr, test.text)
		})
	}
}

func TestCustomErrorModel_isTheErrorOfACallThatReturnsAList(t *testing.T) {
	t.Parallel()
	cli := newStub(t, respond(http.StatusBadRequest, `{"message":"No such period","details":["from"]}`)).client(t)

	documents, apiErr, err := cli.Inventory.SalesDocuments.List(t.Context(), models.DocumentListRequest{OrganizationID: "o-1", From: "2026-11-01", To: "2026-11-25"})
	require.NoError(t, err)
	assert.Nil(t, documents)
	assert.Empty(t, cmp.Diff(&goiikoapi.CustomErrorModel{
		ErrorDescription: "No such period",
		Details:          json.RawMessage(`["from"]`),
		StatusCode:       400,
		Operation:        "Inventory.SalesDocuments.List",
		Attempts:         1,
	}, apiErr))
}

func TestCustomErrorModel_isNotMadeOfAnErrorInsideASuccess(t *testing.T) {
	t.Parallel()
	bodies := map[string]string{
		"a null at the top": `{"correlationId":"c-1","errorDescription":null,"organizations":[{"responseType":"Simple","id":"o-1","name":"Trattoria"}]}`,
		"an empty one":      `{"correlationId":"c-1","errorDescription":"","organizations":[{"responseType":"Simple","id":"o-1","name":"Trattoria"}]}`,
		"one of an item":    `{"correlationId":"c-1","organizations":[{"responseType":"Simple","id":"o-1","name":"Trattoria","errorDescription":"closed"}]}`,
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := callOrganizations(t.Context(), newStub(t, respond(http.StatusOK, body)).client(t))
			require.NoError(t, got.err)
			require.Nil(t, got.apiErr)
			assert.Empty(t, cmp.Diff(wantOrganizations(), got.data))
		})
	}
}

func TestTransportError_isTheErrorOfAnythingElse(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Ж", 400)
	tests := []struct {
		name     string
		response http.HandlerFunc
		want     goiikoapi.TransportError
		is       error
		text     string
	}{
		{
			name:     "a gateway's page",
			response: respond(502, "<html>\n  <h1>Bad \t Gateway</h1>\r\n</html>\n"),
			want:     goiikoapi.TransportError{StatusCode: 502, Excerpt: "<html> <h1>Bad Gateway</h1> </html>"},
			is:       goiikoapi.ErrStatus,
			text:     "goiikoapi: Client.Organizations: unexpected HTTP status 502 Bad Gateway: <html> <h1>Bad Gateway</h1> </html>",
		},
		{
			name:     "an error status and nothing else",
			response: respond(500, ""),
			want:     goiikoapi.TransportError{StatusCode: 500},
			is:       goiikoapi.ErrStatus,
			text:     "goiikoapi: Client.Organizations: unexpected HTTP status 500 Internal Server Error",
		},
		{
			name:     "JSON that is not an error body",
			response: respond(503, `{"status":"down"}`),
			want:     goiikoapi.TransportError{StatusCode: 503, Excerpt: `{"status":"down"}`},
			is:       goiikoapi.ErrStatus,
			text:     `goiikoapi: Client.Organizations: unexpected HTTP status 503 Service Unavailable: {"status":"down"}`,
		},
		{
			name:     "an error body that says nothing",
			response: respond(500, `{"correlationId":"c-9","errorDescription":null,"error":null}`),
			want:     goiikoapi.TransportError{StatusCode: 500, CorrelationID: "c-9", Excerpt: `{"correlationId":"c-9","errorDescription":null,"error":null}`},
			is:       goiikoapi.ErrStatus,
			text:     `goiikoapi: Client.Organizations: unexpected HTTP status 500 Internal Server Error, correlation id c-9: {"correlationId":"c-9","errorDescription":null,"error":null}`,
		},
		{
			name:     "an error status with data",
			response: respond(503, organizationsBody),
			want:     goiikoapi.TransportError{StatusCode: 503, CorrelationID: "c-1", Excerpt: organizationsBody},
			is:       goiikoapi.ErrStatus,
		},
		{
			name:     "a JSON list",
			response: respond(504, `[]`),
			want:     goiikoapi.TransportError{StatusCode: 504, Excerpt: `[]`},
			is:       goiikoapi.ErrStatus,
		},
		{
			name:     "a status that has no name",
			response: respond(599, ``),
			want:     goiikoapi.TransportError{StatusCode: 599},
			is:       goiikoapi.ErrStatus,
		},
		{
			name:     "a status without a change",
			response: respond(304, ``),
			want:     goiikoapi.TransportError{StatusCode: 304},
			is:       goiikoapi.ErrStatus,
		},
		{
			name:     "a page longer than an excerpt",
			response: respond(502, long),
			want:     goiikoapi.TransportError{StatusCode: 502, Excerpt: strings.Repeat("Ж", 128) + "…"},
			is:       goiikoapi.ErrStatus,
		},
		{
			name:     "a page longer than an excerpt that would be cut inside a letter",
			response: respond(502, "!"+long),
			want:     goiikoapi.TransportError{StatusCode: 502, Excerpt: "!" + strings.Repeat("Ж", 127) + "…"},
			is:       goiikoapi.ErrStatus,
		},
		{
			name:     "a page that begins with white space",
			response: respond(502, strings.Repeat(" \n", 20<<10)+"late"),
			want:     goiikoapi.TransportError{StatusCode: 502, Excerpt: "late"},
			is:       goiikoapi.ErrStatus,
		},
		{
			name:     "bytes that are no text",
			response: respond(502, "a\xff\xfe\x00b"),
			want:     goiikoapi.TransportError{StatusCode: 502, Excerpt: "ab"},
			is:       goiikoapi.ErrStatus,
		},
		{
			name:     "a page that contains the token",
			response: respond(502, "no upstream for Bearer "+workingToken+"."),
			want:     goiikoapi.TransportError{StatusCode: 502, Excerpt: "no upstream for Bearer [secret]."},
			is:       goiikoapi.ErrStatus,
		},
		{
			name:     "a success that is not JSON",
			response: respond(200, "<html>Maintenance</html>"),
			want:     goiikoapi.TransportError{StatusCode: 200, Excerpt: "<html>Maintenance</html>"},
		},
		{
			name:     "a success that ends too soon",
			response: respond(200, `{"correlationId":"c-1","organizations":[{`),
			want:     goiikoapi.TransportError{StatusCode: 200, Excerpt: `{"correlationId":"c-1","organizations":[{`},
		},
		{
			name:     "a success with properties of another type",
			response: respond(200, `{"organizations":"none"}`),
			want:     goiikoapi.TransportError{StatusCode: 200, Excerpt: `{"organizations":"none"}`},
		},
		{
			name:     "a success of white space",
			response: respond(200, " \n"),
			want:     goiikoapi.TransportError{StatusCode: 200},
		},
		{
			name:     "a success without the content that it has to have",
			response: respond(200, ""),
			want:     goiikoapi.TransportError{StatusCode: 200},
			is:       goiikoapi.ErrEmptyResponse,
			text:     "goiikoapi: Client.Organizations: the response is empty",
		},
		{
			name: "a success that is shorter than announced",
			response: func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Length", "500")
				_, _ = io.WriteString(w, organizationsBody)
			},
			want: goiikoapi.TransportError{StatusCode: 200},
			is:   io.ErrUnexpectedEOF,
		},
		{
			name: "a success in chunks of which the last does not come",
			response: func(w http.ResponseWriter, _ *http.Request) {
				_, _ = io.WriteString(w, organizationsBody)
				_ = http.NewResponseController(w).Flush()
				panic(http.ErrAbortHandler)
			},
			want: goiikoapi.TransportError{StatusCode: 200},
			is:   io.ErrUnexpectedEOF,
		},
		{
			name: "an error page that is shorter than announced",
			response: func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Length", "500")
				w.WriteHeader(http.StatusBadGateway)
				_, _ = io.WriteString(w, "Bad gate")
			},
			want: goiikoapi.TransportError{StatusCode: 502, Excerpt: "Bad gate"},
			is:   goiikoapi.ErrStatus,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			cli := newStub(t, test.response).client(t)

			failed := callOrganizations(t.Context(), cli).transportError(t)
			test.want.Operation, test.want.Attempts = "Client.Organizations", 1
			assert.Empty(t, cmp.Diff(&test.want, failed, cmpopts.IgnoreFields(goiikoapi.TransportError{}, "Err")))
			assert.Equal(t, test.want.StatusCode, goiikoapi.StatusCode(failed))
			if test.is != nil {
				require.ErrorIs(t, failed, test.is)
			}
			if test.text != "" {
				require.EqualError(t, failed, test.text)
			}
			assert.LessOrEqual(t, len(failed.Excerpt), 256+len("…"))
			assert.True(t, utf8.ValidString(failed.Excerpt))
			assert.NotContains(t, failed.Excerpt, "\n")
		})
	}
}

func TestTransportError_wrapsTheCauseOfInvalidJSON(t *testing.T) {
	t.Parallel()
	failed := callOrganizations(t.Context(), newStub(t, respond(200, "<html>")).client(t)).transportError(t)
	var syntax *json.SyntaxError
	require.ErrorAs(t, failed, &syntax)
	assert.Equal(t, "goiikoapi: Client.Organizations: the response can't be decoded: "+syntax.Error()+": <html>", failed.Error())

	failed = callOrganizations(t.Context(), newStub(t, respond(200, `{"organizations":7}`)).client(t)).transportError(t)
	var mistyped *json.UnmarshalTypeError
	require.ErrorAs(t, failed, &mistyped)
}

func TestErrEmptyResponse_isTheErrorOfAnEmptySuccess(t *testing.T) {
	t.Parallel()
	confirm := func(t *testing.T, response http.HandlerFunc) (*models.CorrelationIDResponse, *goiikoapi.CustomErrorModel, error) {
		t.Helper()
		return newStub(t, response).client(t).Deliveries.Confirm(t.Context(), []string{"o-1"}, "order-1")
	}
	t.Run("is one where only a correlation id could be told", func(t *testing.T) {
		t.Parallel()
		data, apiErr, err := confirm(t, respond(200, ""))
		require.NoError(t, err)
		require.Nil(t, apiErr)
		assert.Equal(t, &models.CorrelationIDResponse{}, data)
	})
	t.Run("is one with status 204", func(t *testing.T) {
		t.Parallel()
		data, apiErr, err := confirm(t, respond(204, ""))
		require.NoError(t, err)
		require.Nil(t, apiErr)
		assert.Equal(t, &models.CorrelationIDResponse{}, data)

		got := callOrganizations(t.Context(), newStub(t, respond(204, "")).client(t))
		require.NoError(t, got.err)
		require.Nil(t, got.apiErr)
		assert.Equal(t, &models.OrganizationsResponse{}, got.data)
	})
	t.Run("is one with status 201 and data", func(t *testing.T) {
		t.Parallel()
		data, apiErr, err := confirm(t, respond(201, `{"correlationId":"c-2"}`))
		require.NoError(t, err)
		require.Nil(t, apiErr)
		assert.Equal(t, &models.CorrelationIDResponse{CorrelationID: "c-2"}, data)
	})
}

func TestCheck_returnsTheDataOrOneError(t *testing.T) {
	t.Parallel()
	apiErr := &goiikoapi.CustomErrorModel{StatusCode: 404, ErrorDescription: "no"}
	failed := &goiikoapi.TransportError{Operation: "Menu.Combo", Err: io.EOF}
	noAPIErr := (*goiikoapi.CustomErrorModel)(nil)

	data, err := goiikoapi.Check("data", noAPIErr, nil)
	require.NoError(t, err, "a typed nil is no error")
	assert.Equal(t, "data", data)

	data, err = goiikoapi.Check("", apiErr, nil)
	require.Same(t, apiErr, err)
	assert.Empty(t, data)

	_, err = goiikoapi.Check("", noAPIErr, failed)
	require.Same(t, failed, err)

	_, err = goiikoapi.Check("", apiErr, failed)
	require.Same(t, failed, err, "the transport's comes first")
}

func TestCustomErrorModel_TransportError_areFoundThroughWrapping(t *testing.T) {
	t.Parallel()
	cli := newStub(t, respond(409, `{"errorDescription":"Busy","error":"BUSY"}`)).client(t)
	_, err := organizations(t.Context(), cli)
	err = fmt.Errorf("evening shift: %w", errors.Join(errors.New("first"), fmt.Errorf("listing: %w", err)))

	var apiErr *goiikoapi.CustomErrorModel
	require.ErrorAs(t, err, &apiErr)
	assert.Equal(t, models.ErrorCode("BUSY"), apiErr.ErrorCode)
	assert.Equal(t, 409, goiikoapi.StatusCode(err))
}

func TestCreationError_saysWhyTheTerminalRejectedTheOrder(t *testing.T) {
	message := "there is no such product"
	err := &goiikoapi.CreationError{Operation: "Orders.OrderByID", Info: models.ErrorInfo{Code: models.ErrorCodeProductNotFound}}
	assert.EqualError(t, err, "goiikoapi: Orders.OrderByID: the terminal rejected it: ProductNotFound")
	err.Info.Message = &message
	assert.True(t, strings.HasSuffix(err.Error(), "ProductNotFound: there is no such product"))
}
