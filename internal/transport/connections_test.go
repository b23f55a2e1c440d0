package transport

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var errDialed = errors.New("dialed")

func TestNewConnections_keepsWhatAProgramHasSetUp(t *testing.T) {
	tests := []struct {
		name     string
		standard *http.Transport
		want     http.HTTP2Config
		// force is ForceAttemptHTTP2.
		force bool
	}{
		{"nothing", &http.Transport{}, http.HTTP2Config{SendPingTimeout: pingAfter, PingTimeout: pingTimeout}, true},
		{"pings", &http.Transport{HTTP2: &http.HTTP2Config{SendPingTimeout: time.Hour}}, http.HTTP2Config{SendPingTimeout: time.Hour}, true},
		{"something else of HTTP/2", &http.Transport{HTTP2: &http.HTTP2Config{MaxReadFrameSize: 1 << 20}},
			http.HTTP2Config{MaxReadFrameSize: 1 << 20, SendPingTimeout: pingAfter, PingTimeout: pingTimeout}, true},
		{"a dialer of TLS, with which net/http speaks HTTP/1", &http.Transport{DialTLSContext: func(context.Context, string, string) (net.Conn, error) { return nil, errDialed }},
			http.HTTP2Config{SendPingTimeout: pingAfter, PingTimeout: pingTimeout}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var before http.HTTP2Config
			if test.standard.HTTP2 != nil {
				before = *test.standard.HTTP2
			}
			connections := NewConnections(test.standard)
			assert.Equal(t, &test.want, connections.HTTP2)
			assert.Equal(t, test.force, connections.ForceAttemptHTTP2)
			assert.Equal(t, maxIdleConnections, connections.MaxIdleConns)
			assert.Equal(t, maxIdleConnections, connections.MaxIdleConnsPerHost)
			if test.standard.HTTP2 != nil {
				assert.Equal(t, before, *test.standard.HTTP2)
			}
		})
	}
}

func TestNewConnections_dialsAsAProgramHasSetUp(t *testing.T) {
	for name, standard := range map[string]*http.Transport{
		"with a context": {DialContext: func(context.Context, string, string) (net.Conn, error) { return nil, errDialed }},
		"without one":    {Dial: func(string, string) (net.Conn, error) { return nil, errDialed }},
	} {
		t.Run(name, func(t *testing.T) {
			response, err := (&http.Client{Transport: NewConnections(standard)}).Get("http://iiko.test")
			if err == nil {
				_ = response.Body.Close()
			}
			assert.ErrorIs(t, err, errDialed)
		})
	}
}

func TestCountedConn_Write_writesNothingOnceItIsClosed(t *testing.T) {
	near, far := net.Pipe()
	defer far.Close()
	conn := &countedConn{Conn: &neverClosed{near}}
	require.NoError(t, conn.Close())
	_, err := conn.Write([]byte("late"))
	assert.ErrorIs(t, err, net.ErrClosed)
	written, closed := conn.state()
	assert.Zero(t, written)
	assert.True(t, closed)
}

func TestCountedConn_Write_countsWhatGoesOutBelowTLSToo(t *testing.T) {
	conn := &countedConn{Conn: &neverClosed{}}
	_, err := conn.Write([]byte("four"))
	require.NoError(t, err)
	found := countedOf(tls.Client(conn, &tls.Config{}))
	require.Same(t, conn, found)
	written, closed := found.state()
	assert.EqualValues(t, 4, written)
	assert.False(t, closed)
}

// neverClosed takes what is written and ignores Close.
type neverClosed struct{ net.Conn }

func (*neverClosed) Write(p []byte) (int, error) { return len(p), nil }
func (*neverClosed) Close() error                { return nil }

func TestExchange_unsent_isCertainOnlyOfWhatCanNotBeSentAnyMore(t *testing.T) {
	conn := func(written int64, closed bool) net.Conn { return &countedConn{written: written, closed: closed} }
	tests := []struct {
		name                string
		e                   *exchange
		certain, connecting bool
	}{
		{"no connection was asked for, and net/http would have said so", &exchange{transport: &Transport{Traced: true}}, true, false},
		{"no connection was asked for, as far as is known", &exchange{transport: &Transport{}}, false, false},
		{"no connection was had", &exchange{asked: 1}, true, true},
		{"a closed connection on which nothing went out", &exchange{asked: 1, got: make([]net.Conn, 1), written: 5, conn: conn(5, true)}, true, true},
		{"a closed connection on which something went out", &exchange{asked: 1, got: make([]net.Conn, 1), written: 5, conn: conn(6, true)}, false, false},
		{"an open connection on which nothing has gone out yet", &exchange{asked: 1, got: make([]net.Conn, 1), written: 5, conn: conn(5, false)}, false, false},
		{"a connection that is not counted", &exchange{asked: 1, got: make([]net.Conn, 1), conn: &neverClosed{}}, false, false},
		{"two connections", &exchange{asked: 2, got: make([]net.Conn, 2), conn: conn(0, true)}, false, false},
		{"a RoundTripper that tells of the headers only", &exchange{asked: 1, sent: 1}, false, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			certain, connecting := test.e.unsent()
			assert.Equal(t, test.certain, certain)
			assert.Equal(t, test.connecting, connecting)
		})
	}
}

// closing tells whether it was closed.
type closing struct {
	net.Conn
	closed int
}

func (c *closing) Close() error { c.closed++; return nil }

func TestSilence_timedOut_closesAConnectionThatIsSilentForLong(t *testing.T) {
	watched, other := &closing{}, &closing{}
	tests := []struct {
		name string
		// heard has responded after 8 of 11 seconds in which the watched one timed calls out.
		heard net.Conn
		want  int
	}{
		{"to nobody", nil, 1},
		{"while another one responds", other, 1},
		{"but has responded", watched, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				watched.closed = 0
				var s silence
				begun := time.Now()
				time.Sleep(8 * time.Second)
				s.timedOut(watched, begun)
				assert.Zero(t, watched.closed)
				if test.heard != nil {
					s.heard(test.heard)
				}
				time.Sleep(3 * time.Second)
				s.timedOut(watched, time.Now().Add(-3*time.Second))
				assert.Equal(t, test.want, watched.closed)
			})
		})
	}
}
