package models_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/models"
)

func TestErrorCode_UnmarshalJSON_takesTextAndNumbers(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]models.ErrorCode{
		`"DuplicatedOrderId"`: models.ErrorCodeDuplicatedOrderID,
		`"192"`:               "192",
		`192`:                 "192",
		`null`:                "",
		`""`:                  "",
		`{"a":1}`:             `{"a":1}`,
		`true`:                "true",
	} {
		var info models.ErrorInfo
		require.NoError(t, json.Unmarshal([]byte(`{"code":`+written+`,"message":"m"}`), &info), written)
		assert.Equal(t, want, info.Code, written)
		assert.Equal(t, "m", *info.Message, written)
	}
}
