package transport

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

const (
	// maxIdleConnections is how many connections are kept for the callers that come next. The default of
	// net/http keeps two, so that more than two concurrent callers open new ones all the time.
	maxIdleConnections = 256
	// pingAfter is how long an HTTP/2 connection may be silent before it is probed, and pingTimeout how long
	// the reply may take: a connection that is dead is replaced after both.
	pingAfter, pingTimeout = 15 * time.Second, 10 * time.Second
)

// NewConnections returns the client's own [http.Transport]. It is made from standard, which is
// http.DefaultTransport unless a program has set it up otherwise.
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
		if connections.Dial != nil {
			return connections
		}
		dial = (&net.Dialer{}).DialContext
	}
	if standard.TLSNextProto["h2"] != nil { // it speaks HTTP/2, which a clone with a dialer would not by itself
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

// countedConn counts what is written, so that it can be known that a request never left.
type countedConn struct {
	net.Conn
	mu      sync.Mutex
	written int64
	closed  bool
}

// Write counts before it writes, and writes nothing once the connection is closed.
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

// state returns how many bytes were written, and whether there can be no more.
func (c *countedConn) state() (written int64, closed bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.written, c.closed
}

// countedOf returns the countedConn below conn; nil when there is none.
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

// silentFor is how long an HTTP/2 connection may time calls out, without a response to any of them, before
// it is closed.
const silentFor = 10 * time.Second

// silence finds HTTP/2 connections that are dead and not probed by pings, as a caller's may be: net/http
// would send every further call to them. It watches one connection, as there is rarely another.
type silence struct {
	mu    sync.Mutex
	conn  net.Conn
	since time.Time
}

// heard takes note of a response.
func (s *silence) heard(conn net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conn == conn {
		s.conn = nil
	}
}

// timedOut takes note of a call that began at start and timed out without a response.
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
