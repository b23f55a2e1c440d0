package goiikoapi_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

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

func TestWithLazyToken_leavesTheTokenToTheFirstCall(t *testing.T) {
	iiko := inTurn(says(200, `{"token":"t-1"}`), succeeds)
	cli := iiko.clientFor(t, "login", goiikoapi.WithLazyToken())
	assert.Empty(t, iiko.arrivals(), "NewClient makes no request")
	require.NoError(t, readMenus(t.Context(), cli))
	arrivals := iiko.arrivals()
	require.Len(t, arrivals, 2)
	assert.Equal(t, accessTokenPath, arrivals[0].path)
	assert.Equal(t, "t-1", arrivals[1].token)
}

func TestValue_returnsTheZeroValueForNil(t *testing.T) {
	assert.Equal(t, "x", goiikoapi.Value(goiikoapi.Ptr("x")))
	assert.Empty(t, goiikoapi.Value[string](nil))
	assert.Zero(t, goiikoapi.Value[float64](nil))
}
