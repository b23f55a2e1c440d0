// Package browsertest lets tests look at a page in a headless Chromium.
package browsertest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Browser is a page in a headless Chromium, controlled through a pair of pipes.
type Browser struct {
	t       *testing.T
	in      *os.File
	out     *bufio.Reader
	session string
	sent    int
}

// Open starts a browser and closes it at the end of the test. Without a browser the test is skipped.
func Open(t *testing.T) *Browser {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("needs chromium, chromium-browser or google-chrome")
	}
	theirIn, in, err := os.Pipe()
	require.NoError(t, err)
	out, theirOut, err := os.Pipe()
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
		"--hide-scrollbars", "--remote-debugging-pipe", "--user-data-dir="+t.TempDir())
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // the browser's descriptors 3 and 4
	cmd.Stderr = &stderr
	cmd.WaitDelay = 10 * time.Second
	require.NoError(t, cmd.Start())
	theirIn.Close()
	theirOut.Close()
	t.Cleanup(func() {
		_, _ = in.WriteString(`{"id":0,"method":"Browser.close"}` + "\x00")
		_ = cmd.Wait()
		cancel()
		in.Close()
		out.Close()
		if t.Failed() {
			t.Logf("the browser's stderr: %s", stderr.String())
		}
	})
	b := &Browser{t: t, in: in, out: bufio.NewReader(out)}
	target := call[struct{ TargetID string }](b, "Target.createTarget", map[string]any{"url": "about:blank"})
	b.session = call[struct{ SessionID string }](b, "Target.attachToTarget", map[string]any{
		"targetId": target.TargetID, "flatten": true,
	}).SessionID
	return b
}

// call sends a command of the DevTools protocol and returns its result.
func call[R any](b *Browser, method string, params map[string]any) R {
	b.t.Helper()
	b.sent++
	command := map[string]any{"id": b.sent, "method": method, "params": params}
	if b.session != "" {
		command["sessionId"] = b.session
	}
	text, err := json.Marshal(command)
	require.NoError(b.t, err)
	_, err = b.in.Write(append(text, 0))
	require.NoError(b.t, err)
	for {
		message, err := b.out.ReadBytes(0)
		require.NoError(b.t, err, "the browser has exited")
		var response struct {
			ID     int
			Result R
			Error  *struct{ Message string }
		}
		require.NoError(b.t, json.Unmarshal(bytes.TrimRight(message, "\x00"), &response))
		if response.ID != b.sent {
			continue // an event
		}
		require.Nil(b.t, response.Error, method)
		return response.Result
	}
}

// Visit loads a URL in a window of the given size and language.
func (b *Browser) Visit(url, language string, width, height int) {
	b.t.Helper()
	b.Resize(width, height)
	agent := call[struct{ UserAgent string }](b, "Browser.getVersion", nil).UserAgent
	call[struct{}](b, "Network.setUserAgentOverride", map[string]any{"userAgent": agent, "acceptLanguage": language})
	call[struct{}](b, "Page.navigate", map[string]any{"url": url})
}

// Resize sets the size of the window.
func (b *Browser) Resize(width, height int) {
	b.t.Helper()
	call[struct{}](b, "Emulation.setDeviceMetricsOverride", map[string]any{
		"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
	})
}

// ReduceMotion makes the browser tell pages that its user prefers reduced motion.
func (b *Browser) ReduceMotion() {
	b.t.Helper()
	call[struct{}](b, "Emulation.setEmulatedMedia", map[string]any{
		"features": []map[string]string{{"name": "prefers-reduced-motion", "value": "reduce"}},
	})
}

// Evaluate returns the result of a JavaScript expression as text; the expression may be a promise.
func (b *Browser) Evaluate(expression string) string {
	b.t.Helper()
	result := call[struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}](b, "Runtime.evaluate", map[string]any{
		"expression": "(async () => String(await (" + expression + ")))()", "awaitPromise": true, "returnByValue": true,
	})
	require.Empty(b.t, string(result.ExceptionDetails), expression)
	var text string
	require.NoError(b.t, json.Unmarshal(result.Result.Value, &text))
	return text
}

// Wait waits until a JavaScript expression is true, at most 20 seconds.
func (b *Browser) Wait(expression string) {
	b.t.Helper()
	outcome := b.Evaluate(fmt.Sprintf(`new Promise(resolve => {
		const end = Date.now() + 20000;
		const poll = () => {
			let met = false;
			try { met = %s } catch (error) { if (Date.now() > end) return resolve(error) }
			if (met) resolve('met'); else if (Date.now() > end) resolve(document.body.innerText); else setTimeout(poll, 20);
		};
		poll();
	})`, expression))
	require.Equal(b.t, "met", outcome, expression)
}

// Screenshot returns the page as a PNG image.
func (b *Browser) Screenshot() []byte {
	b.t.Helper()
	data := call[struct{ Data string }](b, "Page.captureScreenshot", map[string]any{"format": "png"}).Data
	png, err := base64.StdEncoding.DecodeString(data)
	require.NoError(b.t, err)
	return png
}
