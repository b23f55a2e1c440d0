package goiikoapi_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestWithBaseURL_keepsItsPathAndTheEscapesOfACall(t *testing.T) {
	for _, test := range []struct{ base, path, want string }{
		{"http://iiko.test", "/api/1/organizations", "http://iiko.test/api/1/organizations"},
		{"http://iiko.test/", "/api/1/organizations", "http://iiko.test/api/1/organizations"},
		{"http://iiko.test/proxy//", "/api/1/organizations", "http://iiko.test/proxy/api/1/organizations"},
		{"http://iiko.test/a%20b", "/api/1/organizations", "http://iiko.test/a%20b/api/1/organizations"},
		{"http://iiko.test/a%2Fb", "/api/1/organizations", "http://iiko.test/a%2Fb/api/1/organizations"},
		{"http://iiko.test/a%2Fb", "/x/c%2Fd", "http://iiko.test/a%2Fb/x/c%2Fd"},
		{"http://iiko.test", "/x/c%2Fd", "http://iiko.test/x/c%2Fd"},
		{"http://[::1]:8080/x", "/api/1/organizations", "http://[::1]:8080/x/api/1/organizations"},
		{"http://iiko.test/кафе", "/api/1/organizations", "http://iiko.test/%D0%BA%D0%B0%D1%84%D0%B5/api/1/organizations"},
	} {
		var urls []string
		transport := roundTripper(func(r *http.Request) (*http.Response, error) {
			urls = append(urls, r.URL.String())
			r.URL.Host, r.URL.Path = "elsewhere", "/changed" // which a RoundTripper must not do, but some do
			return &http.Response{StatusCode: http.StatusOK, Body: http.NoBody, Header: http.Header{}}, nil
		})
		cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), goiikoapi.WithBaseURL(test.base), goiikoapi.WithHTTPClient(&http.Client{Transport: transport}))
		require.NoError(t, err)
		for range 2 { // what a RoundTripper did to the first URL does not reach the second
			_, _, err = goiikoapi.Call[struct{}](t.Context(), cli, goiikoapi.Endpoint{Path: test.path}, nil)
			require.ErrorIs(t, err, goiikoapi.ErrEmptyResponse)
		}
		assert.Equal(t, []string{test.want, test.want}, urls, test.base+" "+test.path)
	}
}
