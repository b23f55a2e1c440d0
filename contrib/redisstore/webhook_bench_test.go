package redisstore

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/deduptest"
)

// BenchmarkWebhookStore handles an event in a request, without a network but that to Redis. The floor is a handler without
// deduplication.
func BenchmarkWebhookStore(b *testing.B) {
	nothing := func(context.Context, goiikoapi.WebhookEvent) error { return nil }
	rdb := startRedis(b).client()
	handlers := []struct {
		name    string
		handler http.Handler
	}{
		{"floor", goiikoapi.WebhookHandler(deduptest.Token, nothing)},
		{"memory", goiikoapi.WebhookHandler(deduptest.Token, nothing, goiikoapi.WithDeduplication(10_000))},
		{"redis", goiikoapi.WebhookHandler(deduptest.Token, nothing, goiikoapi.WithDeduplicationStore(newWebhookStore(rdb)))},
	}
	events := []struct {
		name  string
		event func(i int) string
	}{
		{"order", func(i int) string { return deduptest.Update(fmt.Sprint(i), 1) }},
		{"update", func(i int) string { return deduptest.Update("a", int64(i)+1) }},
		{"duplicate", func(int) string { return deduptest.Update("b", 1) }},
	}
	for _, event := range events {
		for _, handler := range handlers {
			b.Run(event.name+"/"+handler.name, func(b *testing.B) {
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					if status := deduptest.Notify(b.Context(), handler.handler, event.event(i)); status != http.StatusOK {
						b.Fatal(status)
					}
				}
			})
		}
	}
}
