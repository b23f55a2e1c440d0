package main

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"reflect"
	"time"

	"github.com/kebrick/goiikoapi"
)

//go:embed page
var files embed.FS

// webhookPath is the path of the webhook.
const webhookPath = "/webhook"

// pace is the least time between events, so that a burst of changes is sent together.
const pace = 250 * time.Millisecond

// heartbeat is the interval of events when nothing changes. After three missed ones the page shows that the
// connection is lost.
const heartbeat = 5 * time.Second

// newHandler serves the page and its event stream and receives webhooks. Webhooks that can't be handled are
// passed to report.
func newHandler(b *board, webhookToken string, report func(error)) http.Handler {
	page, err := fs.Sub(files, "page")
	if err != nil {
		panic(err) // the directory is embedded
	}
	mux := http.NewServeMux()
	mux.Handle(webhookPath, goiikoapi.WebhookHandler(webhookToken,
		func(_ context.Context, event goiikoapi.WebhookEvent) error {
			if event.Err != nil {
				report(event.Err) // no error is returned: iiko would send the same event again
			} else if event.Delivery != nil {
				b.apply(*event.Delivery)
			}
			return nil
		},
		goiikoapi.WithDeduplication(10_000),
		goiikoapi.WithWebhookErrors(func(_ *http.Request, err error) { report(err) }),
	))
	mux.HandleFunc("/events", b.stream)
	mux.Handle("/", http.FileServerFS(page))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy",
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("Cache-Control", "no-store")
		mux.ServeHTTP(w, r)
	})
}

// stream sends the board as server-sent events: at once, on changes and at each heartbeat.
func (b *board) stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	connection := http.NewResponseController(w)
	var sent []column
	for {
		view, changed := b.view(time.Now())
		if reflect.DeepEqual(view.Columns, sent) {
			view.Columns = nil
		} else {
			sent = view.Columns
		}
		text, err := json.Marshal(view)
		if err != nil {
			panic(err) // only NaN and infinities fail, and sums come from JSON
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", text); err != nil {
			return
		}
		if err := connection.Flush(); err != nil {
			return
		}
		select {
		case <-time.After(pace):
		case <-r.Context().Done():
			return
		}
		select {
		case <-changed:
		case <-time.After(heartbeat):
		case <-r.Context().Done():
			return
		}
	}
}
