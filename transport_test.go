package goiikoapi_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestClient_sendsHeadersAndBody(t *testing.T) {
	t.Parallel()
	server := newStub(t, respond(http.StatusOK, `{}`))
	cli := server.client(t)

	_, err := goiikoapi.Check(cli.Menu.Nomenclature(t.Context(), "o-1", goiikoapi.Ptr(7)))
	require.NoError(t, err)
	_, err = goiikoapi.Check(cli.Menu.Menu(t.Context()))
	require.NoError(t, err)
	_, err = goiikoapi.Check(cli.Dictionaries.TipsTypes(t.Context()))
	require.NoError(t, err)
	_, err = organizations(t.Context(), cli)
	require.NoError(t, err)
	_, err = goiikoapi.Check(cli.SimpleOrganizations(t.Context()))
	require.NoError(t, err)

	var got []arrival
	for _, request := range server.arrivals() {
		assert.Equal(t, "Bearer "+workingToken, request.header.Get("Authorization"))
		assert.Equal(t, "goiikoapi/"+goiikoapi.Version+" (+https://github.com/kebrick/goiikoapi)", request.header.Get("User-Agent"))
		assert.Equal(t, "application/json", request.header.Get("Accept"))
		assert.Equal(t, "45", request.header.Get("Timeout"))
		if request.method != http.MethodGet {
			assert.Equal(t, "application/json", request.header.Get("Content-Type"))
			assert.Equal(t, strconv.Itoa(len(request.body)), request.header.Get("Content-Length"))
		}
		got = append(got, arrival{method: request.method, path: request.path, body: request.body})
	}
	assert.Empty(t, cmp.Diff([]arrival{
		{method: "POST", path: "/api/1/nomenclature", body: `{"organizationId":"o-1","startRevision":7}`},
		{method: "POST", path: "/api/2/menu", body: `{}`},
		{method: "POST", path: "/api/1/tips_types", body: `{}`},
		{method: "POST", path: "/api/1/organizations", body: `{}`},
		{method: "GET", path: "/api/1/organizations"},
	}, got, cmp.AllowUnexported(arrival{})))
}

func TestWithBaseURL_putsItsPathBeforeThatOfTheOperation(t *testing.T) {
	t.Parallel()
	for _, end := range []string{"/iiko/ru", "/iiko/ru/", "/iiko/ru//"} {
		server := newStub(t, respond(http.StatusOK, organizationsBody))
		_, err := organizations(t.Context(), server.client(t, goiikoapi.WithBaseURL(server.URL+end)))
		require.NoError(t, err)
		assert.Len(t, server.arrivals("/iiko/ru/api/1/organizations"), 1, end)
	}
}

// listen returns a client whose every connection is handled by serve, after the request has been read.
func listen(t *testing.T, serve func(net.Conn)) *goiikoapi.Client {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	var connections sync.WaitGroup
	t.Cleanup(func() {
		_ = listener.Close()
		connections.Wait()
	})
	connections.Go(func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			connections.Go(func() {
				defer connection.Close()
				request, err := http.ReadRequest(bufio.NewReader(connection))
				if err != nil {
					return
				}
				_, _ = io.Copy(io.Discard, request.Body)
				serve(connection)
			})
		}
	})
	return mustClient(t, "", goiikoapi.WithBaseURL("http://"+listener.Addr().String()), goiikoapi.WithWorkingToken(workingToken))
}

func reset(connection net.Conn) {
	_ = connection.(*net.TCPConn).SetLinger(0)
	_ = connection.Close()
}

func networkError(t *testing.T, err error) *net.OpError {
	t.Helper()
	var cause *net.OpError
	require.ErrorAs(t, err, &cause)
	return cause
}

func TestTransportError_isTheErrorOfABrokenConnection(t *testing.T) {
	t.Parallel()
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		server := newStub(t, hang)
		cli := server.client(t, goiikoapi.WithBaseURL(server.URL+"/gateway-key"))
		server.Close()

		failed := callOrganizations(t.Context(), cli).transportError(t)
		assert.Equal(t, "dial", networkError(t, failed).Op)
		assert.Zero(t, failed.StatusCode)
		assert.False(t, goiikoapi.IsTimeout(failed))
		assert.NotContains(t, failed.Error(), "gateway-key")
	})
	t.Run("reset before a response", func(t *testing.T) {
		t.Parallel()
		failed := callOrganizations(t.Context(), listen(t, reset)).transportError(t)
		assert.Equal(t, "read", networkError(t, failed).Op)
		assert.Zero(t, failed.StatusCode)
	})
	t.Run("closed before a response", func(t *testing.T) {
		t.Parallel()
		failed := callOrganizations(t.Context(), listen(t, func(net.Conn) {})).transportError(t)
		require.ErrorIs(t, failed, io.EOF)
		assert.Zero(t, failed.StatusCode)
	})
	t.Run("reset in the middle of a response", func(t *testing.T) {
		t.Parallel()
		read := make(chan struct{})
		server := newStub(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "500")
			_, _ = io.WriteString(w, organizationsBody)
			controller := http.NewResponseController(w)
			_ = controller.Flush()
			<-read // the client has the status and the beginning
			connection, _, _ := controller.Hijack()
			reset(connection)
		})
		network := &http.Transport{}
		t.Cleanup(network.CloseIdleConnections)
		client := &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
			defer close(read)
			return network.RoundTrip(r)
		})}
		failed := callOrganizations(t.Context(), server.client(t, goiikoapi.WithHTTPClient(client))).transportError(t)
		assert.Equal(t, "read", networkError(t, failed).Op)
		assert.Equal(t, 200, failed.StatusCode)
		assert.Contains(t, failed.Error(), "cut off after")
	})
	t.Run("of something that speaks another protocol", func(t *testing.T) {
		t.Parallel()
		failed := callOrganizations(t.Context(), listen(t, func(c net.Conn) { _, _ = io.WriteString(c, "220 smtp ready\r\n") })).transportError(t)
		assert.Zero(t, failed.StatusCode)
	})
	t.Run("over which the response never ends its header", func(t *testing.T) {
		t.Parallel()
		failed := callOrganizations(t.Context(), listen(t, func(c net.Conn) { _, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Type: appl") })).transportError(t)
		require.ErrorIs(t, failed, io.ErrUnexpectedEOF)
		assert.Zero(t, failed.StatusCode)
	})
}

func TestClient_followsNoRedirect(t *testing.T) {
	t.Parallel()
	for _, status := range []int{301, 302, 303, 307, 308} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			t.Parallel()
			elsewhere := newStub(t, respond(http.StatusOK, organizationsBody))
			server := newStub(t, func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, elsewhere.URL+"/elsewhere?key=hidden-key", status)
			})
			eager := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return nil }}

			for _, opts := range [][]goiikoapi.Option{nil, {goiikoapi.WithHTTPClient(eager)}} {
				failed := callOrganizations(t.Context(), server.client(t, opts...)).transportError(t)
				require.ErrorIs(t, failed, goiikoapi.ErrStatus)
				assert.Equal(t, status, failed.StatusCode)
				assert.Contains(t, failed.Error(), fmt.Sprintf("%d %s", status, http.StatusText(status)))
				assert.NotContains(t, failed.Error(), "hidden-key")
			}
			assert.Len(t, server.arrivals(), 2)
			assert.Empty(t, elsewhere.arrivals(), "nothing goes there, and no token with it")
		})
	}
}
