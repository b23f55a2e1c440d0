package goiikoapi_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

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
	for name, response := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cli := newStub(t, response).client(t, goiikoapi.WithMaxResponseSize(limit))
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
	for name, response := range map[string]http.HandlerFunc{"plain": respond(200, organizationsBody), "compressed": compressed} {
		for _, limit := range []int64{int64(len(organizationsBody)), math.MaxInt64} {
			t.Run(fmt.Sprint(name, " with limit ", limit), func(t *testing.T) {
				t.Parallel()
				got, err := organizations(t.Context(), newStub(t, response).client(t, goiikoapi.WithMaxResponseSize(limit)))
				require.NoError(t, err)
				assert.Empty(t, cmp.Diff(wantOrganizations(), got))
			})
		}
		t.Run(name+" with one byte less", func(t *testing.T) {
			t.Parallel()
			cli := newStub(t, response).client(t, goiikoapi.WithMaxResponseSize(int64(len(organizationsBody))-1))
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

// announcing is a server that promises a large body, and sends little of it until the test ends.
func announcing(t *testing.T, size int64, begun chan<- struct{}) *goiikoapi.Client {
	t.Helper()
	done := make(chan struct{})
	cli := listen(t, func(conn net.Conn) {
		_, _ = fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n{", size)
		begun <- struct{}{}
		<-done
	})
	t.Cleanup(func() { close(done) })
	return cli
}

func TestWithMaxResponseSize_reservesNoMemoryForAnAnnouncedSize(t *testing.T) {
	const calls = 100
	begun := make(chan struct{}, calls)
	cli := announcing(t, 200<<20, begun)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, calls)
	assert.Less(t, allocated(func() {
		for range calls {
			go func() { ended <- readMenus(ctx, cli) }()
		}
		for range calls {
			<-begun
		}
	}), uint64(64<<20))
	cancel()
	for range calls {
		assert.ErrorIs(t, <-ended, context.Canceled)
	}
}

func TestDefaultMaxResponseSize_boundsAResponseUnlessAnotherBoundIsSet(t *testing.T) {
	for size, tooLarge := range map[int64]bool{goiikoapi.DefaultMaxResponseSize: false, goiikoapi.DefaultMaxResponseSize + 1: true} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			cli := inTurn(func(r *http.Request) (*http.Response, error) {
				response, err := succeeds(r)
				response.ContentLength = size // which is all that is looked at before the body is read
				return response, err
			}).client(t, once)
			err := readMenus(t.Context(), cli)
			assert.Equal(t, tooLarge, errors.Is(err, goiikoapi.ErrResponseTooLarge), "%v", err)
		})
	}
}
