package iikotest_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// client calls a server in plain HTTP.
type client struct {
	tb    testing.TB
	send  func(*http.Request) (*http.Response, error)
	url   string
	token string
}

// overNetwork returns a client with a token that calls iiko over the network.
func overNetwork(tb testing.TB, iiko *iikotest.Server) *client {
	c := &client{tb: tb, send: http.DefaultClient.Do, url: iiko.URL}
	c.logIn()
	return c
}

// inMemory returns a client with a token that hands its requests to iiko itself, as a bubble of
// testing/synctest needs it.
func inMemory(tb testing.TB, iiko http.Handler) *client {
	c := &client{tb: tb, send: func(r *http.Request) (*http.Response, error) {
		recorder := httptest.NewRecorder()
		iiko.ServeHTTP(recorder, r)
		return recorder.Result(), nil
	}}
	c.logIn()
	return c
}

func (c *client) logIn() {
	c.token = success[models.AccessTokenResponse](c, api.ClientAccessToken, models.AccessTokenRequest{APILogin: "login"}).Token
}

// request sends a body, which is JSON already if it is a string, and returns the status and the body of
// the answer.
func (c *client) request(method, path string, body any) (int, []byte) {
	c.tb.Helper()
	text, ready := body.(string)
	data := []byte(text)
	if !ready {
		var err error
		data, err = json.Marshal(wireForm(body))
		require.NoError(c.tb, err)
	}
	r, err := http.NewRequestWithContext(c.tb.Context(), method, c.url+path, bytes.NewReader(data))
	require.NoError(c.tb, err)
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	resp, err := c.send(r)
	require.NoError(c.tb, err)
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	require.NoError(c.tb, err)
	return resp.StatusCode, answer
}

// wireForm returns a request as it is sent, without the methods that hide a secret.
func wireForm(request any) any {
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

// success calls an operation, which has to succeed.
func success[Resp any](c *client, op api.Operation, body any) Resp {
	c.tb.Helper()
	status, answer := c.request(op.Method, op.Path, body)
	require.Equal(c.tb, http.StatusOK, status, "%s", answer)
	var resp Resp
	require.NoError(c.tb, json.Unmarshal(answer, &resp))
	return resp
}

// refusal calls an operation, which has to be refused with the given status and iiko's error body.
func refusal(c *client, op api.Operation, body any, status int) models.ErrorResponse {
	c.tb.Helper()
	got, answer := c.request(op.Method, op.Path, body)
	require.Equal(c.tb, status, got, "%s", answer)
	var resp models.ErrorResponse
	require.NoError(c.tb, json.Unmarshal(answer, &resp))
	require.NotEmpty(c.tb, resp.CorrelationID)
	require.NotNil(c.tb, resp.ErrorDescription)
	return resp
}

func ptr[T any](v T) *T { return &v }
