package transport

import (
	"context"
	"fmt"
	"log/slog"
	"time"
)

// maxLoggedBody bounds the logged part of a body, in bytes.
const maxLoggedBody = 64 << 10

func (t *Transport) log(ctx context.Context, call Call, response *Response, err error, took time.Duration) {
	level := slog.LevelDebug
	if err != nil || response.StatusCode > 299 {
		level = slog.LevelWarn
	}
	if t.Logger == nil || !t.Logger.Enabled(ctx, level) {
		return
	}
	attrs := []slog.Attr{
		slog.String("operation", call.Operation.Name),
		slog.String("method", call.Operation.Method),
		slog.String("path", call.Operation.Path),
		slog.Duration("took", took),
	}
	if response.StatusCode != 0 {
		attrs = append(attrs, slog.Int("status", response.StatusCode), slog.Int("bytes", len(response.Body)))
	}
	if err != nil {
		attrs = append(attrs, slog.String("error", t.Secrets.Redact(err.Error())))
	}
	if t.LogBodies {
		attrs = append(attrs, slog.String("request", t.logged(call.Body)))
		if response.StatusCode != 0 {
			attrs = append(attrs, slog.String("response", t.logged(response.Body)))
		}
	}
	t.Logger.LogAttrs(ctx, level, "iiko", attrs...)
}

// logged returns the logged part of a body, without secrets.
func (t *Transport) logged(body []byte) string {
	if len(body) <= maxLoggedBody {
		return t.Secrets.Redact(string(body))
	}
	return fmt.Sprintf("%s… (%d bytes)", t.Secrets.RedactStart(string(body[:maxLoggedBody])), len(body))
}
