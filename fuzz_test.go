package goiikoapi_test

import (
	"context"
	"net/http"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

// longestErrorText bounds the text of an error, whatever a server writes.
const longestErrorText = 16 << 10

func FuzzCheck_returnsOneErrorOfBoundedText(f *testing.F) {
	var status int
	var body string
	iiko := roundTripper(func(r *http.Request) (*http.Response, error) { return says(status, body)(r) })
	cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("a-token-that-works"), goiikoapi.WithHTTPClient(&http.Client{Transport: iiko}))
	require.NoError(f, err)

	f.Fuzz(func(t *testing.T, document string) {
		for _, status = range []int{http.StatusBadRequest, http.StatusOK} {
			body = document
			data, apiErr, err := cli.Menu.Menu(context.Background())
			results := 0
			for _, there := range []bool{data != nil, apiErr != nil, err != nil} {
				if there {
					results++
				}
			}
			assert.Equal(t, 1, results, "of data, apiErr and err")
			if status != http.StatusOK {
				assert.Nil(t, data)
			}
			_, failure := goiikoapi.Check(data, apiErr, err)
			if failure == nil {
				continue
			}
			assert.Equal(t, status, goiikoapi.StatusCode(failure))
			assert.False(t, goiikoapi.MayBeDone(failure))
			text := failure.Error()
			assert.True(t, utf8.ValidString(text), "%q", text)
			assert.LessOrEqual(t, len(text), longestErrorText)
		}
	})
}
