package main

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
)

func TestHandler_servesAnIntegrationInJavaScript(t *testing.T) {
	for _, name := range []string{"node", "npm"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("needs %s", name)
		}
	}
	folder := t.TempDir()
	if output, err := exec.CommandContext(t.Context(), "npm", "install", "--silent", "--no-fund", "--prefix", folder, "openapi-fetch").CombinedOutput(); err != nil {
		t.Skipf("needs the package openapi-fetch: %v: %s", err, output)
	}
	script, err := os.ReadFile("testdata/restaurant.mjs")
	require.NoError(t, err)
	path := filepath.Join(folder, "restaurant.mjs") // beside node_modules
	require.NoError(t, os.WriteFile(path, script, 0o600))
	iiko := iikotest.NewHandler(iikotest.WithProcessingTime(0), iikotest.WithStrictRequests())
	server := httptest.NewServer(newHandler(iiko))
	t.Cleanup(server.Close)
	t.Cleanup(iiko.Close)
	cmd := exec.CommandContext(t.Context(), "node", path, server.URL)
	cmd.Stderr = os.Stderr
	output, err := cmd.Output()
	require.NoError(t, err)
	assert.JSONEq(t, `{"table":"Closed","delivery":"Closed","sum":780,"failed":"scripted","refused":"order.unknown is unknown"}`, string(output))
}

func TestHandler_servesAnIntegrationByCurl(t *testing.T) {
	for _, name := range []string{"sh", "curl"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("needs %s", name)
		}
	}
	iiko := iikotest.NewHandler(iikotest.WithProcessingTime(0), iikotest.WithStrictRequests())
	server := httptest.NewServer(newHandler(iiko))
	t.Cleanup(server.Close)
	t.Cleanup(iiko.Close)
	cmd := exec.CommandContext(t.Context(), "sh", "testdata/restaurant.sh", server.URL)
	cmd.Stderr = os.Stderr
	output, err := cmd.Output()
	require.NoError(t, err)
	assert.Equal(t, "\"status\":\"Closed\"\n\"status\":\"Closed\"\n\"status\":\"PROCESSED\"\n\"sum\":331.5\n", string(output))
	assert.Equal(t, iikotest.CourierID, iiko.Deliveries()[0].Order.CourierInfo.Courier.ID)
}
