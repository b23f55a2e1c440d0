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

// redisServer is a redis-server of the test's own, on a socket that nobody else has.
type redisServer struct {
	tb      testing.TB
	socket  string
	process *os.Process
}

// startRedis starts a redis-server that ends with the test.
func startRedis(tb testing.TB) *redisServer {
	tb.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		tb.Skip("needs redis-server, of the Debian package of that name")
	}
	// A socket's path must be short, which tb.TempDir does not promise.
	dir, err := os.MkdirTemp("", "redis")
	require.NoError(tb, err)
	s := &redisServer{tb: tb, socket: filepath.Join(dir, "socket")}
	tb.Cleanup(func() {
		s.stop()
		require.NoError(tb, os.RemoveAll(dir))
	})
	s.start()
	return s
}

// start starts the server, empty.
func (s *redisServer) start() {
	s.tb.Helper()
	cmd := exec.Command("redis-server", "--port", "0", "--unixsocket", s.socket, "--save", "", "--appendonly", "no", "--dir", filepath.Dir(s.socket))
	require.NoError(s.tb, cmd.Start())
	s.process = cmd.Process
	client := s.client()
	require.Eventually(s.tb, func() bool { return client.Ping(context.Background()).Err() == nil }, time.Minute, 20*time.Millisecond)
}

// stop ends the server at once. A server that is stopped stays so.
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

// client returns a new client, as a program would make it.
func (s *redisServer) client() *redis.Client { return clientOf(s.tb, "unix", s.socket) }

func clientOf(tb testing.TB, network, address string) *redis.Client {
	client := redis.NewClient(&redis.Options{Network: network, Addr: address})
	tb.Cleanup(func() { _ = client.Close() })
	return client
}

// logs takes what a store logs.
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
