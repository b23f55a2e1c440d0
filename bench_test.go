package goiikoapi_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// wholeMenu returns the response of a nomenclature with so many products.
func wholeMenu(tb testing.TB, products int) []byte {
	tb.Helper()
	menu := iikotest.DemoRestaurant().Nomenclature
	for len(menu.Products) < products {
		menu.Products = append(menu.Products, menu.Products...)
	}
	menu.Products = menu.Products[:products]
	body, err := json.Marshal(menu)
	require.NoError(tb, err)
	return body
}

// BenchmarkMenu_Nomenclature reads a menu of 5000 products through the client. BenchmarkMenu_Nomenclature_floor is what
// net/http and encoding/json alone take for it.
func BenchmarkMenu_Nomenclature(b *testing.B) {
	body := wholeMenu(b, 5000)
	cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), goiikoapi.WithHTTPClient(&http.Client{Transport: always(body)}))
	require.NoError(b, err)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := goiikoapi.Check(cli.Menu.Nomenclature(b.Context(), "organization", nil)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMenu_Nomenclature_floor(b *testing.B) {
	body := wholeMenu(b, 5000)
	client := &http.Client{Transport: always(body)}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		response, err := client.Post("http://iiko.test/api/1/nomenclature", "application/json", bytes.NewReader([]byte(`{"organizationId":"organization"}`)))
		if err != nil {
			b.Fatal(err)
		}
		read, err := io.ReadAll(response.Body)
		if err != nil {
			b.Fatal(err)
		}
		if err := json.Unmarshal(read, new(models.NomenclatureResponse)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTerminalGroup_IsAlive is a small call over loopback, by as many goroutines as there are cores. BenchmarkTerminalGroup_IsAlive_floor
// is what net/http alone takes for it.
func BenchmarkTerminalGroup_IsAlive(b *testing.B) {
	iiko := iikotest.Start(b)
	cli, err := goiikoapi.NewClient("demo", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(b, err)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := goiikoapi.Check(cli.TerminalGroup.IsAlive(b.Context(), []string{iikotest.OrganizationID}, []string{iikotest.TerminalGroupID})); err != nil {
				b.Error(err)
			}
		}
	})
}

func BenchmarkTerminalGroup_IsAlive_floor(b *testing.B) {
	iiko := iikotest.Start(b)
	cli, err := goiikoapi.NewClient("demo", goiikoapi.WithBaseURL(iiko.URL))
	require.NoError(b, err)
	token, err := goiikoapi.Check(cli.AccessToken(b.Context(), models.AccessTokenRequest{APILogin: "demo"}))
	require.NoError(b, err)
	request, err := json.Marshal(models.CheckAliveRequest{OrganizationIDs: []string{iikotest.OrganizationID}, TerminalGroupIDs: []string{iikotest.TerminalGroupID}})
	require.NoError(b, err)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}}
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			post, _ := http.NewRequest(http.MethodPost, iiko.URL+"/api/1/terminal_groups/is_alive", bytes.NewReader(request))
			post.Header.Set("Authorization", "Bearer "+token.Token)
			response, err := client.Do(post)
			if err != nil {
				b.Error(err)
				return
			}
			_, _ = io.Copy(io.Discard, response.Body)
			_ = response.Body.Close()
		}
	})
}

// webhookBatch is a webhook with the events of 100 deliveries.
func webhookBatch(tb testing.TB) []byte {
	tb.Helper()
	golden, err := os.ReadFile("testdata/Deliveries.ByDeliveryDateAndStatus.json")
	require.NoError(tb, err)
	var document struct {
		Response struct {
			OrdersByOrganizations []struct{ Orders []json.RawMessage }
		}
	}
	require.NoError(tb, json.Unmarshal(golden, &document))
	event := `{"eventType":"DeliveryOrderUpdate","eventTime":"2026-11-25 10:00:00.000","organizationId":"o","correlationId":"c","eventInfo":` +
		string(document.Response.OrdersByOrganizations[0].Orders[0]) + `}`
	return []byte("[" + strings.Repeat(event+",", 99) + event + "]")
}

// BenchmarkParseWebhook reads the events of 100 deliveries: each as it is, its properties and its payload.
// BenchmarkParseWebhook_floor does the same with encoding/json.
func BenchmarkParseWebhook(b *testing.B) {
	batch := webhookBatch(b)
	b.SetBytes(int64(len(batch)))
	b.ReportAllocs()
	for b.Loop() {
		events, err := goiikoapi.ParseWebhook(batch)
		if err != nil {
			b.Fatal(err)
		}
		for _, event := range events {
			if event.Delivery == nil {
				b.Fatal(event.Err)
			}
		}
	}
}

func BenchmarkParseWebhook_floor(b *testing.B) {
	batch := webhookBatch(b)
	b.SetBytes(int64(len(batch)))
	b.ReportAllocs()
	for b.Loop() {
		var elements []json.RawMessage
		if err := json.Unmarshal(batch, &elements); err != nil {
			b.Fatal(err)
		}
		for _, element := range elements {
			var event models.Event[json.RawMessage]
			if err := json.Unmarshal(element, &event); err != nil {
				b.Fatal(err)
			}
			if err := json.Unmarshal(event.EventInfo, new(models.DeliveryInfo)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
