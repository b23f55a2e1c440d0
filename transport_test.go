package goiikoapi_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

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

	var got []exchange
	for _, request := range server.requests() {
		assert.Equal(t, "Bearer "+workingToken, request.header.Get("Authorization"))
		assert.Equal(t, "goiikoapi/"+goiikoapi.Version+" (+https://github.com/kebrick/goiikoapi)", request.header.Get("User-Agent"))
		assert.Equal(t, "application/json", request.header.Get("Accept"))
		assert.Equal(t, "45", request.header.Get("Timeout"))
		if request.method != http.MethodGet {
			assert.Equal(t, "application/json", request.header.Get("Content-Type"))
			assert.Equal(t, strconv.Itoa(len(request.body)), request.header.Get("Content-Length"))
		}
		request.header = nil
		got = append(got, request)
	}
	assert.Empty(t, cmp.Diff([]exchange{
		{method: "POST", path: "/api/1/nomenclature", body: `{"organizationId":"o-1","startRevision":7}`},
		{method: "POST", path: "/api/2/menu", body: `{}`},
		{method: "POST", path: "/api/1/tips_types", body: `{}`},
		{method: "POST", path: "/api/1/organizations", body: `{}`},
		{method: "GET", path: "/api/1/organizations"},
	}, got, cmp.AllowUnexported(exchange{})))
}

func TestWithBaseURL_putsItsPathBeforeThatOfTheOperation(t *testing.T) {
	t.Parallel()
	for _, end := range []string{"/iiko/ru", "/iiko/ru/", "/iiko/ru//"} {
		server := newStub(t, respond(http.StatusOK, organizationsBody))
		_, err := organizations(t.Context(), server.client(t, goiikoapi.WithBaseURL(server.URL+end)))
		require.NoError(t, err)
		assert.Equal(t, 1, server.count("/iiko/ru/api/1/organizations"), end)
	}
}

func TestWithTimeout_isSentToIiko(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		opts    []goiikoapi.Option
		context time.Duration
		want    []string
	}{
		{"the default", nil, 0, []string{"45"}},
		{"WithTimeout", []goiikoapi.Option{goiikoapi.WithTimeout(90 * time.Second)}, 0, []string{"90"}},
		{"WithTimeout of less than a second", []goiikoapi.Option{goiikoapi.WithTimeout(20 * time.Millisecond)}, 0, []string{"1"}},
		{"a context with less time left", nil, 10 * time.Second, []string{"10"}},
		{"a context with a fraction of a second left", nil, 2900 * time.Millisecond, []string{"2"}},
		{"a context with less than a second left", nil, 300 * time.Millisecond, []string{"1"}},
		{"a context with more time left", nil, time.Minute, []string{"45"}},
		{"neither", []goiikoapi.Option{goiikoapi.WithTimeout(0)}, 0, nil},
		{"a context alone", []goiikoapi.Option{goiikoapi.WithTimeout(0)}, time.Minute, []string{"60"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var got []string
				client := &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
					got = r.Header.Values("Timeout")
					return answered(http.StatusOK, organizationsBody)
				})}
				cli := mustClient(t, "", append(test.opts, goiikoapi.WithWorkingToken(workingToken), goiikoapi.WithHTTPClient(client))...)
				ctx := t.Context()
				if test.context > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, test.context)
					defer cancel()
				}
				_, err := organizations(ctx, cli)
				require.NoError(t, err)
				assert.Equal(t, test.want, got)
			})
		})
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
	t.Run("reset before an answer", func(t *testing.T) {
		t.Parallel()
		failed := callOrganizations(t.Context(), listen(t, reset)).transportError(t)
		assert.Equal(t, "read", networkError(t, failed).Op)
		assert.Zero(t, failed.StatusCode)
	})
	t.Run("closed before an answer", func(t *testing.T) {
		t.Parallel()
		failed := callOrganizations(t.Context(), listen(t, func(net.Conn) {})).transportError(t)
		require.ErrorIs(t, failed, io.EOF)
		assert.Zero(t, failed.StatusCode)
	})
	t.Run("reset in the middle of an answer", func(t *testing.T) {
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
	t.Run("over which the answer never ends its header", func(t *testing.T) {
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
			assert.Len(t, server.requests(), 2)
			assert.Empty(t, elsewhere.requests(), "nothing goes there, and no token with it")
		})
	}
}

// beginThenHang answers the beginning of a success and no more.
func beginThenHang(w http.ResponseWriter, r *http.Request) {
	_, _ = io.WriteString(w, `{"correlationId":`)
	_ = http.NewResponseController(w).Flush()
	hang(w, r)
}

func TestWithTimeout_endsACall(t *testing.T) {
	t.Parallel()
	const soon = 30 * time.Millisecond
	tests := []struct {
		name    string
		opt     goiikoapi.Option
		context time.Duration
		says    string
	}{
		{"the context's", goiikoapi.WithTimeout(time.Minute), soon, "context deadline exceeded"},
		{"the context's, alone", goiikoapi.WithTimeout(0), soon, "context deadline exceeded"},
		{"WithTimeout's", goiikoapi.WithTimeout(soon), 0, "no response within 30ms"},
		{"WithTimeout's, before the context's", goiikoapi.WithTimeout(soon), time.Minute, "no response within 30ms"},
	}
	for _, test := range tests {
		for when, answer := range map[string]http.HandlerFunc{"without an answer": hang, "in the middle of the answer": beginThenHang} {
			t.Run(test.name+" "+when, func(t *testing.T) {
				t.Parallel()
				cli := newStub(t, answer).client(t, test.opt)
				ctx := t.Context()
				if test.context > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, test.context)
					defer cancel()
				}

				failed := callOrganizations(ctx, cli).transportError(t)
				require.ErrorIs(t, failed, context.DeadlineExceeded)
				assert.True(t, goiikoapi.IsTimeout(failed))
				assert.Contains(t, failed.Error(), test.says)
			})
		}
	}
	t.Run("the caller's HTTP client's", func(t *testing.T) {
		t.Parallel()
		for _, answer := range []http.HandlerFunc{hang, beginThenHang} {
			cli := newStub(t, answer).client(t, goiikoapi.WithHTTPClient(&http.Client{Timeout: soon}))
			failed := callOrganizations(t.Context(), cli).transportError(t)
			assert.True(t, goiikoapi.IsTimeout(failed))
		}
	})
}

func TestClient_endsACallThatIsCancelled(t *testing.T) {
	t.Parallel()
	t.Run("before it begins", func(t *testing.T) {
		t.Parallel()
		server := newStub(t, respond(http.StatusOK, organizationsBody))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		failed := callOrganizations(ctx, server.client(t)).transportError(t)
		require.ErrorIs(t, failed, context.Canceled)
		assert.False(t, goiikoapi.IsTimeout(failed))
		assert.Empty(t, server.requests())
	})
	for name, answer := range map[string]http.HandlerFunc{"before the answer": hang, "in the middle of the answer": beginThenHang} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			server := newStub(t, func(w http.ResponseWriter, r *http.Request) {
				cancel()
				answer(w, r)
			})
			failed := callOrganizations(ctx, server.client(t)).transportError(t)
			require.ErrorIs(t, failed, context.Canceled)
			assert.False(t, goiikoapi.IsTimeout(failed))
		})
	}
}

// An errgroup cancels its calls with the error of the first that failed. That error is not theirs.
func TestTransportError_namesTheCauseOfACancellation(t *testing.T) {
	t.Parallel()
	causes := map[string]error{
		"an error of the program": errors.New("another call failed"),
		"another call's refusal":  &goiikoapi.CustomErrorModel{Operation: "Menu.Combo", StatusCode: 404, ErrorDescription: "another call failed"},
		"another call's failure":  &goiikoapi.TransportError{Operation: "Menu.Combo", StatusCode: 404, Err: errors.New("another call failed")},
	}
	for name, cause := range causes {
		for when, opts := range map[string][]goiikoapi.Option{
			"during the exchange":   {goiikoapi.WithWorkingToken(workingToken)},
			"during the token's":    {goiikoapi.WithWorkingToken(jwt(t, time.Unix(1, 0)))},
			"and there is no bound": {goiikoapi.WithWorkingToken(workingToken), goiikoapi.WithTimeout(0)},
		} {
			t.Run(name+" "+when, func(t *testing.T) {
				t.Parallel()
				ctx, cancel := context.WithCancelCause(t.Context())
				server := newStub(t, func(w http.ResponseWriter, r *http.Request) {
					cancel(cause)
					hang(w, r)
				})
				cli := mustClient(t, apiLogin, append(opts, goiikoapi.WithBaseURL(server.URL))...)
				t.Cleanup(server.CloseClientConnections) // the token request belongs to nobody

				failed := callOrganizations(ctx, cli).transportError(t)
				require.ErrorIs(t, failed, context.Canceled)
				assert.Contains(t, failed.Error(), "another call failed")
				assert.Zero(t, goiikoapi.StatusCode(failed))
				assert.False(t, goiikoapi.IsNotFound(failed))
			})
		}
	}
	t.Run("that is a deadline's", func(t *testing.T) {
		t.Parallel()
		ctx, cancel := context.WithTimeoutCause(t.Context(), 30*time.Millisecond, errors.New("the shift is over"))
		defer cancel()
		failed := callOrganizations(ctx, newStub(t, hang).client(t)).transportError(t)
		require.ErrorIs(t, failed, context.DeadlineExceeded)
		assert.True(t, goiikoapi.IsTimeout(failed))
		assert.Contains(t, failed.Error(), "the shift is over")
	})
}

func TestWithMaxResponseSize_boundsAnEndlessErrorPage(t *testing.T) {
	t.Parallel()
	for _, status := range []int{404, 500, 502} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			t.Parallel()
			written := make(chan int64, 1)
			cli := newStub(t, func(w http.ResponseWriter, r *http.Request) {
				w.WriteHeader(status)
				chunk := []byte(strings.Repeat("no end in sight ", 4<<10))
				var n int64
				for n < 1<<30 && r.Context().Err() == nil {
					m, err := w.Write(chunk)
					n += int64(m)
					if err != nil {
						break
					}
				}
				written <- n
			}).client(t)

			ctx, resp := goiikoapi.WithResponse(t.Context())
			failed := callOrganizations(ctx, cli).transportError(t)
			require.ErrorIs(t, failed, goiikoapi.ErrStatus)
			assert.Equal(t, status, failed.StatusCode)
			assert.Len(t, resp.Body, 1<<20)
			assert.Less(t, <-written, int64(256<<20), "the connection is given up")
		})
	}
}

func TestWithMaxResponseSize_refusesALargerResponse(t *testing.T) {
	t.Parallel()
	const limit = 1 << 20
	letters := strings.Repeat("a", 32<<10)
	stream := func(w io.Writer, bytes int) {
		for sent := 0; sent < bytes; sent += len(letters) {
			if _, err := io.WriteString(w, letters); err != nil {
				return
			}
		}
	}
	tests := map[string]http.HandlerFunc{
		"announced": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", strconv.Itoa(64<<20))
			stream(w, 64<<20)
		},
		"announced, and it never comes": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", strconv.Itoa(limit+1))
			_ = http.NewResponseController(w).Flush()
			hang(w, r)
		},
		"not announced": func(w http.ResponseWriter, _ *http.Request) { stream(w, 64<<20) },
		"only when decompressed": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Accept-Encoding") != "gzip" {
				respond(http.StatusNotAcceptable, "")(w, r)
				return
			}
			w.Header().Set("Content-Encoding", "gzip")
			compressed := gzip.NewWriter(w)
			stream(compressed, 64<<20)
			_ = compressed.Close()
		},
	}
	for name, answer := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cli := newStub(t, answer).client(t, goiikoapi.WithMaxResponseSize(limit))
			failed := callOrganizations(t.Context(), cli).transportError(t)
			require.ErrorIs(t, failed, goiikoapi.ErrResponseTooLarge)
			assert.Equal(t, 200, failed.StatusCode)
			assert.Contains(t, failed.Error(), strconv.Itoa(limit))
		})
	}
}

func TestWithMaxResponseSize_readsAResponseOfThatSize(t *testing.T) {
	t.Parallel()
	compressed := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		writer := gzip.NewWriter(w)
		_, _ = io.WriteString(writer, organizationsBody)
		_ = writer.Close()
	}
	for name, answer := range map[string]http.HandlerFunc{"plain": respond(200, organizationsBody), "compressed": compressed} {
		for _, limit := range []int64{int64(len(organizationsBody)), math.MaxInt64} {
			t.Run(fmt.Sprint(name, " with limit ", limit), func(t *testing.T) {
				t.Parallel()
				got, err := organizations(t.Context(), newStub(t, answer).client(t, goiikoapi.WithMaxResponseSize(limit)))
				require.NoError(t, err)
				assert.Empty(t, cmp.Diff(wantOrganizations(), got))
			})
		}
		t.Run(name+" with one byte less", func(t *testing.T) {
			t.Parallel()
			cli := newStub(t, answer).client(t, goiikoapi.WithMaxResponseSize(int64(len(organizationsBody))-1))
			require.ErrorIs(t, callOrganizations(t.Context(), cli).transportError(t), goiikoapi.ErrResponseTooLarge)
		})
	}
}

func TestWithMaxResponseSize_doesNotTrustAnAnnouncedSize(t *testing.T) {
	t.Parallel()
	cli := newStub(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", strconv.FormatInt(math.MaxInt64-1, 10))
		_, _ = io.WriteString(w, organizationsBody)
	}).client(t, goiikoapi.WithMaxResponseSize(math.MaxInt64))

	failed := callOrganizations(t.Context(), cli).transportError(t)
	require.ErrorIs(t, failed, io.ErrUnexpectedEOF)
}

func TestClient_sharesItsConnectionsBetweenCallers(t *testing.T) {
	t.Parallel()
	const callers, calls = 64, 6
	for name, opts := range map[string][]goiikoapi.Option{
		"with the client's own HTTP client": nil,
		"with an empty HTTP client":         {goiikoapi.WithHTTPClient(&http.Client{})},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var opened, arrived atomic.Int64
			all := make(chan struct{})
			server := &stub{}
			server.Server = httptest.NewUnstartedServer(server.keep(func(w http.ResponseWriter, r *http.Request) {
				switch n := arrived.Add(1); {
				case n == callers:
					close(all)
				case n < callers:
					<-all // so that every caller has a connection before the first is done with its own
				}
				if n := arrived.Load(); n%5 == 0 {
					respond(http.StatusBadGateway, "<html>")(w, r)
					return
				}
				respond(http.StatusOK, organizationsBody)(w, r)
			}))
			server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
				if state == http.StateNew {
					opened.Add(1)
				}
			}
			server.Start()
			t.Cleanup(server.Close)
			cli := server.client(t, opts...)

			concurrently(callers, func(int) error {
				for range calls {
					cli.Organizations(t.Context(), nil, nil, nil)
					cli.Menu.Menu(t.Context())
				}
				return nil
			})
			assert.Len(t, server.requests(), callers*calls*2)
			// net/http itself drops a connection when a busy machine takes 50 ms to confirm that a request is written.
			assert.GreaterOrEqual(t, opened.Load(), int64(callers))
			assert.LessOrEqual(t, opened.Load(), int64(callers+callers/4))
		})
	}
}

func TestWithWorkingToken_doesNotShowATokenThatNoHeaderCanHave(t *testing.T) {
	t.Parallel()
	server := newStub(t, respond(http.StatusOK, organizationsBody))
	cli := server.client(t, goiikoapi.WithWorkingToken("hidden\nkey"))
	failed := callOrganizations(t.Context(), cli).transportError(t)
	assert.NotContains(t, failed.Error(), "hidden")
	assert.Empty(t, server.requests())
}

func TestDefaultMaxResponseSize_boundsAResponseUnlessAnotherBoundIsSet(t *testing.T) {
	for size, tooLarge := range map[int64]bool{goiikoapi.DefaultMaxResponseSize: false, goiikoapi.DefaultMaxResponseSize + 1: true} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			cli := inTurn(func(r *http.Request) (*http.Response, error) {
				answer, err := succeeds(r)
				answer.ContentLength = size // which is all that is looked at before the body is read
				return answer, err
			}).client(t, once)
			err := readMenus(t.Context(), cli)
			assert.Equal(t, tooLarge, errors.Is(err, goiikoapi.ErrResponseTooLarge), "%v", err)
		})
	}
}
