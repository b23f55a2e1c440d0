package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestIsUnauthorized_andTheOtherPredicatesTellErrorsApart(t *testing.T) {
	t.Parallel()
	type set struct{ NotFound, Unauthorized, Forbidden, RateLimited, Gone, Timeout bool }
	apiError := func(status int, code models.ErrorCode) error {
		return &goiikoapi.CustomErrorModel{StatusCode: status, ErrorCode: code}
	}
	failed := func(status int, cause error) error {
		return &goiikoapi.TransportError{StatusCode: status, Err: cause}
	}
	tests := []struct {
		name   string
		err    error
		status int
		want   set
	}{
		{"nil", nil, 0, set{}},
		{"another error", io.EOF, 0, set{}},
		{"an argument", &goiikoapi.ArgumentError{Operation: "Menu.Combo", Argument: "ctx", Reason: "is nil"}, 0, set{}},
		{"an API error with 400", apiError(400, ""), 400, set{}},
		{"an API error with 400 and a code that ends in NotFound", apiError(400, "OrderNotFound"), 400, set{NotFound: true}},
		{"an API error with 400 and a code that has NotFound in it", apiError(400, "NotFoundYet"), 400, set{}},
		{"an API error with 401", apiError(401, ""), 401, set{Unauthorized: true}},
		{"an API error with 403", apiError(403, ""), 403, set{Forbidden: true}},
		{"an API error with 404", apiError(404, ""), 404, set{NotFound: true}},
		{"an API error with 408", apiError(408, ""), 408, set{Timeout: true}},
		{"an API error with 409", apiError(409, ""), 409, set{}},
		{"an API error with 410", apiError(410, ""), 410, set{Gone: true}},
		{"an API error with 429", apiError(429, ""), 429, set{RateLimited: true}},
		{"an API error with 500", apiError(500, ""), 500, set{}},
		{"a gateway's 401", failed(401, goiikoapi.ErrStatus), 401, set{Unauthorized: true}},
		{"a gateway's 404", failed(404, goiikoapi.ErrStatus), 404, set{NotFound: true}},
		{"a gateway's 429", failed(429, goiikoapi.ErrStatus), 429, set{RateLimited: true}},
		{"a gateway's 502", failed(502, goiikoapi.ErrStatus), 502, set{}},
		{"a gateway's 504", failed(504, goiikoapi.ErrStatus), 504, set{Timeout: true}},
		{"a deadline", failed(0, context.DeadlineExceeded), 0, set{Timeout: true}},
		{"a deadline in the middle of a response", failed(200, fmt.Errorf("cut: %w", context.DeadlineExceeded)), 200, set{Timeout: true}},
		{"a cancellation", failed(0, context.Canceled), 0, set{}},
		{"a typed nil API error", (*goiikoapi.CustomErrorModel)(nil), 0, set{}},
		{"a typed nil transport error", (*goiikoapi.TransportError)(nil), 0, set{}},
		{"a typed nil argument error", (*goiikoapi.ArgumentError)(nil), 0, set{}},
		{"an empty transport error", &goiikoapi.TransportError{}, 0, set{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			wrapped := test.err
			if wrapped != nil {
				wrapped = fmt.Errorf("wrapped: %w", test.err)
			}
			for _, err := range []error{test.err, wrapped} {
				assert.Equal(t, test.status, goiikoapi.StatusCode(err))
				assert.Equal(t, test.want, set{
					NotFound:     goiikoapi.IsNotFound(err),
					Unauthorized: goiikoapi.IsUnauthorized(err),
					Forbidden:    goiikoapi.IsForbidden(err),
					RateLimited:  goiikoapi.IsRateLimited(err),
					Gone:         goiikoapi.IsGone(err),
					Timeout:      goiikoapi.IsTimeout(err),
				})
			}
			if test.err != nil {
				assert.NotEmpty(t, test.err.Error())
			}
		})
	}
}

func TestIsRightMissing_goesByTheDescription(t *testing.T) {
	t.Parallel()
	said := func(text string) error { return &goiikoapi.CustomErrorModel{StatusCode: 401, ErrorDescription: text} }
	tests := []struct {
		name string
		err  error
		want bool
	}{
		{"no error", nil, false},
		{"another error", errors.New("Right api/1/x is not allowed for this ApiLogin"), false},
		{"no model", (*goiikoapi.CustomErrorModel)(nil), false},
		{"a failure", &goiikoapi.TransportError{StatusCode: 401, Excerpt: "Right api/1/x is not allowed for this ApiLogin"}, false},
		{"a right", said("Right api/1/x is not allowed for this ApiLogin"), true},
		{"a right, wrapped", fmt.Errorf("to pay: %w", said("Right api/1/x is not allowed for this ApiLogin")), true},
		{"a token", said("Token is expired"), false},
		{"a login", said("Login is not allowed for this ApiLogin"), false},
		{"another order", said("is not allowed for this ApiLogin, right"), false},
		{"nothing", said(""), false},
	}
	for _, test := range tests {
		assert.Equal(t, test.want, goiikoapi.IsRightMissing(test.err), test.name)
	}
}

func TestIsRateLimited_isTrueForACallThatIsNotSentBecauseOfAPause(t *testing.T) {
	for name, pause := range map[string]string{"longer than Total": "170", "longer than the deadline": "30"} {
		bubble(t, name, func(t *testing.T) {
			iiko := inTurn(says(http.StatusTooManyRequests, "", "Retry-After", pause))
			cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1}))
			require.True(t, goiikoapi.IsRateLimited(readMenus(t.Context(), cli)))
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			err := readMenus(ctx, cli)
			assert.Len(t, iiko.arrivals(), 1)
			assert.True(t, goiikoapi.IsRateLimited(err))
			assert.True(t, goiikoapi.IsTimeout(err))
			assert.ErrorContains(t, err, "rate limited")
		})
	}
}

func TestIsTooMuchData_goesByStatusOrCode(t *testing.T) {
	tests := []struct {
		name   string
		reply  reply
		tooBig bool
		locked bool
	}{
		{"status 422", says(422, `{"errorDescription":"too many"}`), true, false},
		{"the code", says(400, `{"errorDescription":"too many","error":"TOO_MANY_DATA_REQUESTED"}`), true, false},
		{"status 423", says(423, `{"errorDescription":"license"}`), false, true},
		{"status 400", says(400, `{"errorDescription":"wrong"}`), false, false},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			err := readMenus(t.Context(), inTurn(test.reply).client(t))
			require.Error(t, err)
			assert.Equal(t, test.tooBig, goiikoapi.IsTooMuchData(err))
			assert.Equal(t, test.locked, goiikoapi.IsLicenseExpired(err))
		})
	}
}

func TestHasErrorCode_findsTheCodeOfAnAPIError(t *testing.T) {
	apiErr := &goiikoapi.CustomErrorModel{ErrorCode: models.ErrorCodeTooOldRevision}
	assert.True(t, goiikoapi.HasErrorCode(apiErr, models.ErrorCodeTooOldRevision))
	assert.True(t, goiikoapi.HasErrorCode(fmt.Errorf("sync: %w", apiErr), models.ErrorCodeCommon, models.ErrorCodeTooOldRevision))
	assert.False(t, goiikoapi.HasErrorCode(apiErr, models.ErrorCodeCommon))
	assert.False(t, goiikoapi.HasErrorCode(apiErr))
	assert.False(t, goiikoapi.HasErrorCode(&goiikoapi.CustomErrorModel{}, models.ErrorCodeTooOldRevision))
	assert.False(t, goiikoapi.HasErrorCode(io.EOF, models.ErrorCodeTooOldRevision))
	assert.False(t, goiikoapi.HasErrorCode(nil, models.ErrorCodeTooOldRevision))
}

func TestStatusCode_isThatOfTheFirstErrorThatIsJoined(t *testing.T) {
	notFound := &goiikoapi.CustomErrorModel{StatusCode: 404}
	err := errors.Join(notFound, &goiikoapi.TransportError{StatusCode: 502, Err: goiikoapi.ErrStatus})
	assert.Equal(t, 404, goiikoapi.StatusCode(err))
	assert.True(t, goiikoapi.IsNotFound(err))
	assert.Zero(t, goiikoapi.StatusCode(&goiikoapi.TransportError{Err: notFound}), "another call's")
}

func TestIsTimeout_isTrueWhenAnotherErrorSaysOfItselfThatItIsNone(t *testing.T) {
	assert.True(t, goiikoapi.IsTimeout(errors.Join(errReset, context.DeadlineExceeded)))
	assert.False(t, goiikoapi.IsTimeout(errors.Join(errReset, context.Canceled)))
}
