package transport

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

const (
	// maxIdleConnections is the number of idle connections kept. net/http keeps two per host by default, so that more
	// than two concurrent callers keep opening new ones.
	maxIdleConnections = 1024
	// pingAfter is how long an HTTP/2 connection may be silent before it is pinged; after pingTimeout without a
	// response it is closed.
	pingAfter, pingTimeout = 15 * time.Second, 10 * time.Second
)

// NewConnections returns the client's own [http.Transport], a copy of standard (http.DefaultTransport) with pings, more
// idle connections and connections that count what is written.
func NewConnections(standard *http.Transport) *http.Transport {
	connections := standard.Clone()
	connections.MaxIdleConns = maxIdleConnections
	connections.MaxIdleConnsPerHost = maxIdleConnections
	http2 := http.HTTP2Config{}
	if connections.HTTP2 != nil {
		http2 = *connections.HTTP2
	}
	if http2.SendPingTimeout == 0 {
		http2.SendPingTimeout, http2.PingTimeout = pingAfter, pingTimeout
	}
	connections.HTTP2 = &http2

	dial := connections.DialContext
	if dial == nil {
		//lint:ignore SA1019 a program may still have set it
		if connections.Dial != nil { //nolint:staticcheck // the same for golangci-lint
			return connections
		}
		dial = (&net.Dialer{}).DialContext
	}
	if standard.TLSNextProto["h2"] != nil { // net/http drops HTTP/2 for a clone with a dialer
		connections.ForceAttemptHTTP2 = true
	}
	connections.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &countedConn{Conn: conn}, nil
	}
	return connections
}

// countedConn counts the bytes written, to know whether a request has left.
type countedConn struct {
	net.Conn
	mu      sync.Mutex
	written int64
	closed  bool
}

// Write counts first, then writes. It writes nothing after Close.
func (c *countedConn) Write(data []byte) (int, error) {
	c.mu.Lock()
	if c.closed {
		c.mu.Unlock()
		return 0, net.ErrClosed
	}
	c.written += int64(len(data))
	c.mu.Unlock()
	return c.Conn.Write(data)
}

// Close closes the connection.
func (c *countedConn) Close() error {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	return c.Conn.Close()
}

// state returns the bytes written and whether the connection is closed.
func (c *countedConn) state() (written int64, closed bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.written, c.closed
}

// countedOf returns the countedConn under conn; nil if there is none.
func countedOf(conn net.Conn) *countedConn {
	for {
		switch c := conn.(type) {
		case *countedConn:
			return c
		case interface{ NetConn() net.Conn }: // TLS
			conn = c.NetConn()
		default:
			return nil
		}
	}
}

// silentFor is how long calls on an HTTP/2 connection may time out without any response before it is closed.
const silentFor = 10 * time.Second

// silence finds dead HTTP/2 connections that are not pinged, such as those of a caller's Transport: net/http would send
// every further call on them. It watches one connection at a time, because there is rarely another.
type silence struct {
	mu    sync.Mutex
	conn  net.Conn
	since time.Time
}

// heard records a response.
func (s *silence) heard(conn net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn == conn {
		s.conn = nil
	}
}

// timedOut records a call that began at start and timed out without a response.
func (s *silence) timedOut(conn net.Conn, start time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn != conn {
		s.conn, s.since = conn, start
	}
	if time.Since(s.since) >= silentFor {
		s.conn = nil
		_ = conn.Close()
	}
}
