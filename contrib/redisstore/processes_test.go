package redisstore

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
)

const (
	// roleVariable makes the test binary a helper process of a test.
	roleVariable = "REDISSTORE_TEST_ROLE"
	// socketVariable and urlVariable are the addresses of Redis and iiko for such a process.
	socketVariable = "REDISSTORE_TEST_SOCKET"
	urlVariable    = "REDISSTORE_TEST_URL"

	processes  = 8
	goroutines = 50
	// shortLease is the lease in tests that wait for it to expire.
	shortLease = time.Second
)

func TestMain(m *testing.M) {
	roles := map[string]func() error{
		"caller":         runCaller,
		"dying":          runDying,
		"receiver":       func() error { return runReceiver(defaultLease) },
		"dying receiver": func() error { return runReceiver(3 * shortLease) },
	}
	role, ok := roles[os.Getenv(roleVariable)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := role(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// runCaller waits for the end of stdin, then creates a client and calls iiko from many goroutines at once.
func runCaller() error {
	rdb := redis.NewClient(&redis.Options{Network: "unix", Addr: os.Getenv(socketVariable)})
	defer rdb.Close()
	fmt.Println("ready")
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	cli, err := goiikoapi.NewClient(login, goiikoapi.WithBaseURL(os.Getenv(urlVariable)), goiikoapi.WithTokenStore(newStore(rdb)))
	if err != nil {
		return err
	}
	failures := make(chan error, goroutines)
	for range goroutines {
		go func() {
			_, err := goiikoapi.Check(cli.Organizations(context.Background(), nil, nil, nil))
			failures <- err
		}()
	}
	for range goroutines {
		if err := <-failures; err != nil {
			return err
		}
	}
	return nil
}

// runDying takes the lock and waits to be killed.
func runDying() error {
	rdb := redis.NewClient(&redis.Options{Network: "unix", Addr: os.Getenv(socketVariable)})
	defer rdb.Close()
	store := newStore(rdb)
	store.lease = shortLease
	_, err := store.Token(context.Background(), "key", "", func(context.Context) (goiikoapi.Token, error) {
		fmt.Println("ready")
		_, err := io.Copy(io.Discard, os.Stdin)
		return goiikoapi.Token{}, err
	})
	return err
}

// process is a helper process: the test binary in a role.
type process struct {
	cmd *exec.Cmd
	// hold is the process's stdin; it waits until this is closed.
	hold io.Closer
	// out is the process's stdout after the line that says that it is ready.
	out *bufio.Reader
}

// startProcess starts a process and waits until it is ready.
func startProcess(t *testing.T, role string, redis *redisServer, url string) process {
	t.Helper()
	binary, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(binary)
	cmd.Env = append(os.Environ(), roleVariable+"="+role, socketVariable+"="+redis.socket, urlVariable+"="+url)
	cmd.Stderr = os.Stderr
	hold, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		if cmd.ProcessState == nil { // Wait was not called
			_ = cmd.Process.Kill()
			_ = cmd.Wait()
		}
	})
	lines := bufio.NewReader(out)
	line, err := lines.ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "ready\n", line)
	return process{cmd, hold, lines}
}

func TestStore_Token_obtainsOnceForAllProcesses(t *testing.T) {
	tests := map[string]struct {
		// before prepares Redis.
		before func(t *testing.T, iiko *iikotest.Server, server *redisServer)
		want   int
	}{
		"no token in Redis": {
			before: func(*testing.T, *iikotest.Server, *redisServer) {},
			want:   1,
		},
		"expired token in Redis": {
			before: func(t *testing.T, iiko *iikotest.Server, server *redisServer) {
				call(t, client(t, iiko, server.client()))
				iiko.ExpireTokens()
			},
			want: 2, // the first is the expired one
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			iiko := iikotest.Start(t)
			// A slow token request makes all processes wait for it.
			slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/api/1/access_token" {
					time.Sleep(500 * time.Millisecond)
				}
				iiko.ServeHTTP(w, r)
			}))
			t.Cleanup(slow.Close)
			iiko.URL = slow.URL
			server := startRedis(t)
			tt.before(t, iiko, server)
			earlier := len(iiko.Requests())

			var callers []process
			for range processes {
				callers = append(callers, startProcess(t, "caller", server, slow.URL))
			}
			for _, caller := range callers {
				require.NoError(t, caller.hold.Close())
			}
			var group sync.WaitGroup
			for _, caller := range callers {
				group.Go(func() { assert.NoError(t, caller.cmd.Wait()) })
			}
			group.Wait()

			assert.Equal(t, tt.want, tokenRequests(iiko))
			assert.GreaterOrEqual(t, len(iiko.Requests())-earlier, processes*goroutines)
		})
	}
}

func TestStore_lockOfADeadProcessExpires(t *testing.T) {
	server := startRedis(t)
	dying := startProcess(t, "dying", server, "")
	rdb := server.client()
	time.Sleep(2 * shortLease)
	held, err := rdb.Exists(t.Context(), "goiikoapi:token:key:lock").Result()
	require.NoError(t, err)
	require.EqualValues(t, 1, held, "the lock is extended while its owner is alive")

	require.NoError(t, dying.cmd.Process.Kill())
	require.Error(t, dying.cmd.Wait())
	start := time.Now()
	var iiko issuer
	assert.Equal(t, secret+"-1", token(t, newStore(rdb), "", iiko.obtain))
	assert.Less(t, time.Since(start), defaultLease/2, "the lock is no longer extended")
}
