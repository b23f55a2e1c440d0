package iikotest_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/openapi"
	"github.com/kebrick/goiikoapi/models"
)

// client sends plain HTTP requests to a server.
type client struct {
	tb    testing.TB
	send  func(*http.Request) (*http.Response, error)
	url   string
	token string
}

// overNetwork returns a client with a token that uses the network.
func overNetwork(tb testing.TB, iiko *iikotest.Server) *client {
	c := &client{tb: tb, send: http.DefaultClient.Do, url: iiko.URL}
	c.fetchToken()
	return c
}

// inMemory returns a client with a token that calls the handler directly, for testing/synctest bubbles.
func inMemory(tb testing.TB, iiko http.Handler) *client {
	c := &client{tb: tb, send: func(r *http.Request) (*http.Response, error) {
		recorder := httptest.NewRecorder()
		iiko.ServeHTTP(recorder, r)
		return recorder.Result(), nil
	}}
	c.fetchToken()
	return c
}

func (c *client) fetchToken() {
	c.token = success[models.AccessTokenResponse](c, api.ClientAccessToken, models.AccessTokenRequest{APILogin: "login"}).Token
}

// request sends a request and returns the status and the body of the response. A string body is sent as is,
// any other as JSON.
func (c *client) request(method, path string, body any) (int, []byte) {
	c.tb.Helper()
	text, isString := body.(string)
	data := []byte(text)
	if !isString {
		var err error
		data, err = json.Marshal(unredacted(body))
		require.NoError(c.tb, err)
	}
	r, err := http.NewRequestWithContext(c.tb.Context(), method, c.url+path, bytes.NewReader(data))
	require.NoError(c.tb, err)
	r.Header.Set("Content-Type", "application/json")
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	resp, err := c.send(r)
	require.NoError(c.tb, err)
	defer resp.Body.Close()
	respBody, err := io.ReadAll(resp.Body)
	require.NoError(c.tb, err)
	return resp.StatusCode, respBody
}

// unredacted returns a request without the methods that hide secrets.
func unredacted(request any) any {
	switch request := request.(type) {
	case models.AccessTokenRequest:
		type plain models.AccessTokenRequest
		return plain(request)
	case models.AccessTokenV2Request:
		type plain models.AccessTokenV2Request
		return plain(request)
	case models.UpdateWebhookSettingsRequest:
		type plain models.UpdateWebhookSettingsRequest
		return plain(request)
	}
	return request
}

// success calls an operation and requires the status of its success.
func success[Resp any](c *client, op *api.Operation, body any) Resp {
	c.tb.Helper()
	status, data := c.request(op.Method, op.Path, body)
	require.Equal(c.tb, op.Status, status, "%s", data)
	checkResponse(c.tb, op, data)
	var resp Resp
	require.NoError(c.tb, json.Unmarshal(data, &resp))
	return resp
}

// vendorDocument is iiko's OpenAPI document, which is not in the repository, without the differences that are reviewed;
// nil if it is not there.
var vendorDocument = sync.OnceValue(func() *openapi.Document {
	if _, err := os.Stat(vendorDocumentPath); err != nil {
		return nil
	}
	known, err := openapi.Review()
	if err != nil {
		panic(err)
	}
	document, err := openapi.Load(vendorDocumentPath, known)
	if err != nil {
		panic(err)
	}
	return document
})

// vendorDocumentPath is where the document is, if it is there.
const vendorDocumentPath = "../../shared/iiko-cloud-api/openapi-2026-10.json"

// inReality are the ends of violations that real responses have, too.
var inReality = []string{".taxCategory is null", "overrideTaxCategories is an array, not object"}

// checkResponse requires that a response is as iiko's document has it, if the document is there.
func checkResponse(tb testing.TB, op *api.Operation, data []byte) {
	tb.Helper()
	document := vendorDocument()
	if document == nil || document.Paths[op.Path] == nil {
		return
	}
	var response any
	require.NoError(tb, json.Unmarshal(data, &response))
	if schema := document.Paths[op.Path][strings.ToLower(op.Method)].Response(); schema != nil {
		assert.Empty(tb, slices.DeleteFunc(document.Violations(schema, response), func(violation string) bool {
			return slices.ContainsFunc(inReality, func(one string) bool { return strings.HasSuffix(violation, one) })
		}), "%s: %s", op.Name, data)
	}
}

// apiError calls an operation and requires an API error with the given status.
func apiError(c *client, op *api.Operation, body any, status int) models.ErrorResponse {
	c.tb.Helper()
	got, data := c.request(op.Method, op.Path, body)
	require.Equal(c.tb, status, got, "%s", data)
	var resp models.ErrorResponse
	require.NoError(c.tb, json.Unmarshal(data, &resp))
	require.NotEmpty(c.tb, resp.CorrelationID)
	require.NotNil(c.tb, resp.ErrorDescription)
	return resp
}

func ptr[T any](v T) *T { return &v }
