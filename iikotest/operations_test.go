package iikotest_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var update = flag.Bool("update", false, "write docs/iikotest.md and samples.json")

// operationsTable is the document that says which operations the server models.
func operationsTable() string {
	var table strings.Builder
	modelled := 0
	for _, op := range api.All() {
		state := "sample"
		if iikotest.Models(op) {
			state = "modelled"
			modelled++
		}
		fmt.Fprintf(&table, "| `%s` | `%s %s` | %s |\n", op.Name, op.Method, op.Path, state)
	}
	return fmt.Sprintf(`# What iikotest models

%d of %d operations. The others return 501 with an errorDescription that names them or, with the option WithSamples, a
sample: a document with every property of the response, whose values mean nothing.

`+"`go test ./iikotest -run OperationsTable -update`"+` writes this table.

| Method of the SDK | Operation | iikotest |
|---|---|---|
`, modelled, len(api.All())) + table.String()
}

func TestOperationsTable_isThatOfTheDocumentation(t *testing.T) {
	const name = "../docs/iikotest.md"
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(operationsTable()), 0o600))
	}
	document, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, operationsTable(), string(document))
}

// onlyInRequests is a property of a type that the responses share with the requests.
var onlyInRequests = regexp.MustCompile(`,\s*"isPublic": \w+`)

// samplesDocument are the responses of the golden documents of the operations that are not modelled.
func samplesDocument(t *testing.T) string {
	t.Helper()
	samples := map[string]json.RawMessage{}
	for _, op := range api.All() {
		if iikotest.Models(op) {
			continue
		}
		golden, err := os.ReadFile("../testdata/" + op.Name + ".json")
		require.NoError(t, err)
		var document struct{ Response json.RawMessage }
		require.NoError(t, json.Unmarshal(golden, &document))
		samples[op.Name] = document.Response
	}
	encoded, err := json.MarshalIndent(samples, "", " ")
	require.NoError(t, err)
	return onlyInRequests.ReplaceAllString(string(encoded), "") + "\n"
}

func TestSamples_areTheResponsesOfTheGoldenDocuments(t *testing.T) {
	const name = "samples.json"
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(samplesDocument(t)), 0o600))
	}
	document, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, samplesDocument(t), string(document), "go test ./iikotest -run Samples -update writes them")
}

func TestWithSamples_answersWhatIsNotModelled(t *testing.T) {
	iiko := iikotest.Start(t, iikotest.WithSamples())
	cli, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(t, err)
	ctx, resp := goiikoapi.WithResponse(t.Context())
	licenses, err := goiikoapi.Check(cli.Licenses.Licenses(ctx, models.LicensesRequest{}))
	require.NoError(t, err)
	assert.Equal(t, "sample", resp.Header.Get("X-Iikotest"))
	assert.NotEqual(t, "text", licenses.CorrelationID)
	assert.NotEmpty(t, licenses.OrganizationLicenses)

	c := overNetwork(t, iiko)
	_, chart := c.request(http.MethodPost, api.NomenclatureAssemblyChartsDeleteV1.Path, `{"id":"mine"}`)
	assert.JSONEq(t, `{"id":"mine"}`, string(chart), "what the request names")
	columns, err := goiikoapi.Check(cli.Reporting.OLAPColumns(t.Context(), models.OLAPColumnsRequest{ReportType: models.OLAPReportTypeSales}))
	require.NoError(t, err)
	assert.Len(t, columns, 1)
	_, err = goiikoapi.Check(cli.Organizations(ctx, nil, nil, nil))
	require.NoError(t, err)
	assert.Empty(t, resp.Header.Get("X-Iikotest"))

	apiError(c, api.LicensesLicenses, "{", http.StatusBadRequest)
	for _, op := range api.All() {
		if !iikotest.Models(op) {
			status, body := c.request(op.Method, op.Path, "{}")
			assert.Equal(t, op.Status, status, "%s: %s", op.Name, body)
		}
	}
}
