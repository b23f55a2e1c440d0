package goiikoapi_test

import (
	"context"
	"errors"
	"io"
	"math"
	"net/http"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

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
					return says(http.StatusOK, organizationsBody)(nil)
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

func TestWithTimeout_sendsAnyTimeout(t *testing.T) {
	never, cancel := context.WithDeadline(t.Context(), time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC))
	defer cancel()
	for name, test := range map[string]struct {
		ctx     context.Context
		timeout time.Duration
	}{
		"the longest timeout":      {t.Context(), math.MaxInt64},
		"a deadline that is never": {never, 0},
		"both":                     {never, math.MaxInt64},
	} {
		t.Run(name, func(t *testing.T) {
			told := ""
			iiko := newFakeIiko(func(_ int, r *http.Request) (*http.Response, error) {
				told = r.Header.Get("Timeout")
				return succeeds(r)
			})
			require.NoError(t, readMenus(test.ctx, iiko.client(t, goiikoapi.WithTimeout(test.timeout))))
			assert.Equal(t, strconv.Itoa(math.MaxInt32), told)
		})
	}
}

func TestWithTimeout_boundsNewClient(t *testing.T) {
	t.Parallel()
	for name, response := range map[string]http.HandlerFunc{"without a response": hang, "in the middle of the response": beginThenHang} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cli, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithBaseURL(newStub(t, response).URL), goiikoapi.WithTimeout(30*time.Millisecond))
			assert.Nil(t, cli)
			require.ErrorIs(t, err, context.DeadlineExceeded)
			assert.True(t, goiikoapi.IsTimeout(err))
			assert.Contains(t, err.Error(), "within 30ms")
		})
	}
}

func TestWithTimeout_zeroBoundsNewClientByTheDefault(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		_, err := goiikoapi.NewClient(apiLogin, goiikoapi.WithTimeout(0), inMemory(func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		}))
		require.ErrorIs(t, err, context.DeadlineExceeded)
		assert.Equal(t, goiikoapi.DefaultTimeout, time.Since(start))
	})
}

// beginThenHang sends the beginning of a success and no more.
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
		for when, response := range map[string]http.HandlerFunc{"without a response": hang, "in the middle of the response": beginThenHang} {
			t.Run(test.name+" "+when, func(t *testing.T) {
				t.Parallel()
				cli := newStub(t, response).client(t, test.opt)
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
		for _, response := range []http.HandlerFunc{hang, beginThenHang} {
			cli := newStub(t, response).client(t, goiikoapi.WithHTTPClient(&http.Client{Timeout: soon}))
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
		assert.Empty(t, server.arrivals())
	})
	for name, response := range map[string]http.HandlerFunc{"before the response": hang, "in the middle of the response": beginThenHang} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			server := newStub(t, func(w http.ResponseWriter, r *http.Request) {
				cancel()
				response(w, r)
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
		"an error of the program":  errors.New("another call failed"),
		"another call's API error": &goiikoapi.CustomErrorModel{Operation: "Menu.Combo", StatusCode: 404, ErrorDescription: "another call failed"},
		"another call's failure":   &goiikoapi.TransportError{Operation: "Menu.Combo", StatusCode: 404, Err: errors.New("another call failed")},
	}
	for name, cause := range causes {
		for when, opts := range map[string][]goiikoapi.Option{
			"during the attempt":    {goiikoapi.WithWorkingToken(workingToken)},
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
