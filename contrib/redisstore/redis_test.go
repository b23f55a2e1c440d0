package redisstore

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"
)

// redisServer is a redis-server for one test, on its own socket.
type redisServer struct {
	tb      testing.TB
	socket  string
	args    []string
	process *os.Process
}

// startRedis starts a redis-server with further arguments and stops it at the end of the test.
func startRedis(tb testing.TB, args ...string) *redisServer {
	tb.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		tb.Skip("needs redis-server (Debian package redis-server)")
	}
	// The path of a socket must be short; tb.TempDir may be too long.
	dir, err := os.MkdirTemp("", "redis") //nolint:usetesting // see above
	require.NoError(tb, err)
	s := &redisServer{tb: tb, socket: filepath.Join(dir, "socket"), args: args}
	tb.Cleanup(func() {
		s.stop()
		require.NoError(tb, os.RemoveAll(dir))
	})
	s.start()
	return s
}

// start starts the server, without data unless its arguments say otherwise.
func (s *redisServer) start() {
	s.tb.Helper()
	cmd := exec.Command("redis-server", append([]string{"--port", "0", "--unixsocket", s.socket, "--save", "", "--appendonly", "no", "--dir", filepath.Dir(s.socket)}, s.args...)...)
	require.NoError(s.tb, cmd.Start())
	s.process = cmd.Process
	client := s.client()
	require.Eventually(s.tb, func() bool { return client.Ping(context.Background()).Err() == nil }, time.Minute, 20*time.Millisecond)
}

// stop kills the server. It does nothing if the server is not running.
func (s *redisServer) stop() {
	s.tb.Helper()
	if s.process == nil {
		return
	}
	require.NoError(s.tb, s.process.Kill())
	_, err := s.process.Wait()
	require.NoError(s.tb, err)
	s.process = nil
}

// client returns a new client of the server.
func (s *redisServer) client() *redis.Client { return clientOf(s.tb, "unix", s.socket) }

func clientOf(tb testing.TB, network, address string) *redis.Client {
	client := redis.NewClient(&redis.Options{Network: network, Addr: address})
	tb.Cleanup(func() { _ = client.Close() })
	return client
}

// logs collects the log of a store.
type logs struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logs) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func (l *logs) option() Option { return WithLogger(slog.New(slog.NewTextHandler(l, nil))) }
