package models_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/models"
)

func TestErrorCode_UnmarshalJSON_acceptsTextAndNumbers(t *testing.T) {
	t.Parallel()
	for encoded, want := range map[string]models.ErrorCode{
		`"DuplicatedOrderId"`: models.ErrorCodeDuplicatedOrderID,
		`"192"`:               "192",
		`192`:                 "192",
		`null`:                "",
		`""`:                  "",
		`{"a":1}`:             `{"a":1}`,
		`true`:                "true",
	} {
		var info models.ErrorInfo
		require.NoError(t, json.Unmarshal([]byte(`{"code":`+encoded+`,"message":"m"}`), &info), encoded)
		assert.Equal(t, want, info.Code, encoded)
		assert.Equal(t, "m", *info.Message, encoded)
	}
}
