package goiikoapi_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
)

func TestNewClient_refusesAnOptionThatBringsNoRoundTripper(t *testing.T) {
	tests := map[string]struct {
		opt  goiikoapi.Option
		want string
	}{
		"a middleware that returns nil": {
			goiikoapi.WithMiddleware(func(http.RoundTripper) http.RoundTripper { return nil }),
			"goiikoapi: NewClient: WithMiddleware must not return nil",
		},
		"a client with a nil pointer": {
			goiikoapi.WithHTTPClient(&http.Client{Transport: (*http.Transport)(nil)}),
			"goiikoapi: NewClient: WithHTTPClient must not have a nil *http.Transport as its Transport",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			outer := goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper { return next })
			_, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), outer, test.opt)
			var refusal *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &refusal)
			assert.EqualError(t, err, test.want)
		})
	}
}

func TestClient_takesATypedNilErrorOfARoundTripper(t *testing.T) {
	for _, nothing := range []error{(*goiikoapi.CustomErrorModel)(nil), (*goiikoapi.TransportError)(nil)} {
		err := topUp(t.Context(), inTurn(fails(nothing)).client(t))
		require.Error(t, err)
		assert.True(t, goiikoapi.MayBeDone(err))
	}
}
