package goiikoapi_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestStaff_Fire_returnsWhoWasFired(t *testing.T) {
	for name, test := range map[string]struct {
		body string
		want []string
	}{
		"all":                  {`{"firedIds":["B","a"]}`, []string{"B", "a"}},
		"some":                 {`{"firedIds":["a"]}`, []string{"a"}},
		"nobody, as iiko says": {`{"firedIds":[]}`, []string{}},
	} {
		t.Run(name, func(t *testing.T) {
			iiko := inTurn(says(http.StatusOK, test.body))
			fired, err := goiikoapi.Check(iiko.client(t).Staff.Fire(t.Context(), models.FireStaffRequest{IDs: []string{"a", "b"}}))
			require.NoError(t, err)
			assert.Equal(t, test.want, fired.FiredIDs)
		})
	}
}

func TestStaff_Fire_returnsErrUnexpectedResponseIfTheResponseDoesNotConfirm(t *testing.T) {
	for name, body := range map[string]string{
		"no list":                      `{}`,
		"null":                         `{"firedIds":null}`,
		"another employee":             `{"firedIds":["other"]}`,
		"another employee beside mine": `{"firedIds":["a","other"]}`,
	} {
		t.Run(name, func(t *testing.T) {
			iiko := inTurn(says(http.StatusOK, body))
			_, _, err := iiko.client(t).Staff.Fire(t.Context(), models.FireStaffRequest{IDs: []string{"a", "b"}})
			require.ErrorIs(t, err, goiikoapi.ErrUnexpectedResponse)
			assert.True(t, goiikoapi.MayBeDone(err))
		})
	}
}
