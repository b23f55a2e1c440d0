package goiikoapi_test

import (
	"net/http"
	"net/http/cookiejar"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestWithHTTPClient_doesNotModifyTheClient(t *testing.T) {
	t.Parallel()
	server := newStub(t, respond(http.StatusOK, organizationsBody))
	follow := func(*http.Request, []*http.Request) error { return nil }
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	transport := &http.Transport{MaxIdleConnsPerHost: 3}
	t.Cleanup(transport.CloseIdleConnections)

	for name, client := range map[string]*http.Client{
		"an empty one": {},
		"a full one":   {Transport: transport, CheckRedirect: follow, Jar: jar, Timeout: time.Minute},
	} {
		before := *client
		cli := server.client(t, goiikoapi.WithHTTPClient(client), goiikoapi.WithTimeout(time.Second))
		_, err := organizations(t.Context(), cli)
		require.NoError(t, err, name)
		assert.Equal(t, before.Transport, client.Transport, name)
		assert.Equal(t, reflect.ValueOf(before.CheckRedirect).Pointer(), reflect.ValueOf(client.CheckRedirect).Pointer(), name)
		assert.Equal(t, before.Jar, client.Jar, name)
		assert.Equal(t, before.Timeout, client.Timeout, name)
	}
	assert.Equal(t, 3, transport.MaxIdleConnsPerHost)
}

func TestWithHTTPClient_sendsAllRequestsThroughTheClient(t *testing.T) {
	t.Parallel()
	var asked []string
	client := &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
		asked = append(asked, r.URL.String())
		return says(http.StatusOK, organizationsBody)(nil)
	})}
	cli := mustClient(t, "", goiikoapi.WithWorkingToken(workingToken), goiikoapi.WithHTTPClient(client))

	_, err := organizations(t.Context(), cli)
	require.NoError(t, err)
	assert.Equal(t, []string{goiikoapi.DefaultBaseURL + "/api/1/organizations"}, asked)
}

// The program's defaults belong to all of it. Not parallel: it looks at global variables.
func TestNewClient_leavesTheDefaultsOfNetHTTPAlone(t *testing.T) {
	transport := http.DefaultTransport.(*http.Transport)
	client := *http.DefaultClient
	idle, perHost := transport.MaxIdleConns, transport.MaxIdleConnsPerHost
	server := newStub(t, respond(http.StatusOK, organizationsBody))

	for _, opts := range [][]goiikoapi.Option{nil, {goiikoapi.WithHTTPClient(http.DefaultClient)}} {
		_, err := organizations(t.Context(), server.client(t, opts...))
		require.NoError(t, err)
	}
	assert.Same(t, transport, http.DefaultTransport)
	assert.Equal(t, [2]int{idle, perHost}, [2]int{transport.MaxIdleConns, transport.MaxIdleConnsPerHost})
	assert.Nil(t, http.DefaultClient.CheckRedirect)
	assert.Equal(t, client.Transport, http.DefaultClient.Transport)
}

// Instrumentation and mocks put their own in its place. Not parallel: it sets a global variable.
func TestNewClient_usesAReplacedDefaultTransport(t *testing.T) {
	before := http.DefaultTransport
	t.Cleanup(func() { http.DefaultTransport = before })
	calls := 0
	http.DefaultTransport = roundTripper(func(*http.Request) (*http.Response, error) {
		calls++
		return says(http.StatusOK, organizationsBody)(nil)
	})

	for _, opts := range [][]goiikoapi.Option{nil, {goiikoapi.WithHTTPClient(&http.Client{})}} {
		cli := mustClient(t, "", append(opts, goiikoapi.WithWorkingToken(workingToken))...)
		_, err := organizations(t.Context(), cli)
		require.NoError(t, err)
	}
	assert.Equal(t, 2, calls)
}
