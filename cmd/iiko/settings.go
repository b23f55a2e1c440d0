package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/kebrick/goiikoapi"
)

// settings say which iiko to call, and with what credentials. They come from one place only, so that a login is never
// sent to the server of another.
type settings struct {
	APILogin string `json:"apiLogin"`
	BaseURL  string `json:"baseURL"`
	// AppID and ClientSecret are for the second version of authentication.
	AppID        string `json:"appID"`
	ClientSecret string `json:"clientSecret"`
}

// settings returns those of --config, or of the environment, or of the user's configuration.
func (p *program) settings() (settings, error) {
	if p.configFile != "" {
		s, err := p.readSettings(p.configFile)
		return s, p.openError(err, p.configFile)
	}
	s := settings{APILogin: p.env("IIKO_API_LOGIN"), BaseURL: p.env("IIKO_BASE_URL"), AppID: p.env("IIKO_APP_ID"), ClientSecret: p.env("IIKO_CLIENT_SECRET")}
	if s.APILogin != "" {
		return s, nil
	}
	if s != (settings{}) {
		return s, p.usage(textNoLogin)
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return s, p.usage(textNoSettings, "config.json")
	}
	path := filepath.Join(dir, "iiko", "config.json")
	s, err = p.readSettings(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, p.usage(textNoSettings, path)
	}
	return s, err
}

// readSettings reads a configuration that only its owner can read. Its contents never get into an error.
func (p *program) readSettings(path string) (s settings, err error) {
	file, err := os.Open(path) //nolint:gosec // the user names it
	if err != nil {
		return s, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return s, err
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return s, p.usage(textPermissions, path, info.Mode().Perm(), path)
	}
	data, err := io.ReadAll(file)
	if err != nil {
		return s, err
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if decoder.Decode(&s) != nil || !errors.Is(decoder.Decode(new(any)), io.EOF) {
		return settings{}, p.usage(textSettings, path)
	}
	if s.APILogin == "" {
		return s, p.usage(textSettingsWithoutLogin, path)
	}
	return s, nil
}

// openError returns an error of a file that the command line names: a usage error if there is no such file.
func (p *program) openError(err error, path string) error {
	if errors.Is(err, fs.ErrNotExist) {
		return p.usage(textNoFile, path)
	}
	return err
}

// retries are fewer than the SDK's: somebody is waiting.
var retries = goiikoapi.RetryPolicy{Attempts: 3, Total: 20 * time.Second, MaxRetryAfter: 10 * time.Second}

// client returns a client. It obtains its token with the first call.
func (p *program) client() (*goiikoapi.Client, error) {
	s, err := p.settings()
	if err != nil {
		return nil, err
	}
	p.hide(s.APILogin, s.ClientSecret)
	options := []goiikoapi.Option{goiikoapi.WithLazyToken(), goiikoapi.WithRetry(retries)}
	if s.BaseURL != "" {
		options = append(options, goiikoapi.WithBaseURL(s.BaseURL))
	}
	if s.AppID != "" || s.ClientSecret != "" {
		options = append(options, goiikoapi.WithAppId(s.AppID, s.ClientSecret))
	}
	if p.transport != nil {
		options = append(options, goiikoapi.WithHTTPClient(&http.Client{Transport: p.transport}))
	}
	if p.debug {
		logger := slog.New(slog.NewTextHandler(p.stderr, &slog.HandlerOptions{Level: slog.LevelDebug}))
		options = append(options, goiikoapi.WithLogger(logger), goiikoapi.WithDebug(true))
	}
	client, err := goiikoapi.NewClient(s.APILogin, options...)
	if wrong := (*goiikoapi.ArgumentError)(nil); errors.As(err, &wrong) {
		return nil, &usageError{p.describe(err)}
	}
	return client, err
}
