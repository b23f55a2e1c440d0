package main

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"time"

	"github.com/kebrick/goiikoapi"
)

//go:embed page
var files embed.FS

// webhookPath is where iiko sends its notifications.
const webhookPath = "/webhook"

// heartbeat is how often the page hears of the board when nothing changes. The page takes three that are
// missing for a lost connection.
const heartbeat = 5 * time.Second

// newHandler serves the page with its events, and takes in iiko's notifications. It reports to
// report what iiko sent in vain.
func newHandler(b *board, webhookToken string, report func(error)) http.Handler {
	page, err := fs.Sub(files, "page")
	if err != nil {
		panic(err) // the path is one that the compiler has checked
	}
	mux := http.NewServeMux()
	mux.Handle(webhookPath, goiikoapi.WebhookHandler(webhookToken,
		func(_ context.Context, event goiikoapi.WebhookEvent) error {
			if event.Err != nil {
				report(event.Err) // sending it again would not make it better
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

// stream sends the board as a server-sent event at once, at every change, and now and then.
func (b *board) stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	connection := http.NewResponseController(w)
	for {
		view, changed := b.look(time.Now())
		text, err := json.Marshal(view)
		if err != nil {
			panic(err) // a sum that is no number does not come out of JSON
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", text); err != nil {
			return
		}
		if err := connection.Flush(); err != nil {
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
