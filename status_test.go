package goiikoapi_test

import (
	"context"
	"math"
	"net/http"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestMayBeDone_goesByTheStatusOfAResponse(t *testing.T) {
	for status, want := range map[int]bool{
		0: true, 99: true, 101: true, 303: true, 408: true, 500: true, 504: true, 999: true,
		301: false, 307: false, 308: false, 400: false, 404: false, 409: false,
	} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			err := printBill(t.Context(), inTurn(says(status, "")).client(t))
			require.ErrorIs(t, err, goiikoapi.ErrStatus)
			assert.Equal(t, want, goiikoapi.MayBeDone(err))
			assert.False(t, goiikoapi.MayBeDone(readMenus(t.Context(), inTurn(says(status, "")).client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1})))))
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
