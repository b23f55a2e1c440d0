package iikotest_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
)

// BenchmarkServer_creates places deliveries over the handler, without a network. BenchmarkServer_creates_floor is what the
// handler takes for a request that it refuses.
func BenchmarkServer_creates(b *testing.B) { serve(b, http.StatusOK) }

func BenchmarkServer_creates_floor(b *testing.B) { serve(b, http.StatusUnauthorized) }

func serve(b *testing.B, want int) {
	b.Helper()
	iiko := iikotest.NewHandler(iikotest.WithProcessingTime(0), iikotest.WithRequestLimit(1000))
	defer iiko.Close()
	token := inMemory(b, iiko).token
	if want != http.StatusOK {
		token = "another"
	}
	body, err := json.Marshal(pickup(nil))
	require.NoError(b, err)
	b.ReportAllocs()
	for b.Loop() {
		request := httptest.NewRequestWithContext(b.Context(), http.MethodPost, api.DeliveriesDeliveryCreate.Path, strings.NewReader(string(body)))
		request.Header.Set("Authorization", "Bearer "+token)
		recorder := httptest.NewRecorder()
		iiko.ServeHTTP(recorder, request)
		if recorder.Code != want {
			b.Fatal(recorder.Body.String())
		}
	}
}
