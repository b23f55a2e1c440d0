package goiikoapi_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"

	"github.com/kebrick/goiikoapi"
)

// frameServer speaks HTTP/2 frame by frame, so that a test says with which frames a request ends.
type frameServer struct {
	// Handler carries out the requests.
	Handler http.Handler
	// End ends a request that has arrived whole. The default carries it out and responds.
	End func(*frameStream)
	// Begin is called for the headers of a request, before its body is read; true ends the request.
	Begin func(*frameStream) (ended bool)

	certificate tls.Certificate
	roots       *x509.CertPool

	mu    sync.Mutex
	seen  []string // the paths of the requests whose headers arrived
	conns int
}

// frameStream is a request on a connection.
type frameStream struct {
	server  *frameServer
	conn    net.Conn
	framer  *http2.Framer
	id      uint32
	request *http.Request
	body    bytes.Buffer
}

func newFrameServer(handler http.Handler) *frameServer {
	donor := httptest.NewTLSServer(nil)
	defer donor.Close()
	roots := x509.NewCertPool()
	roots.AddCert(donor.Certificate())
	return &frameServer{Handler: handler, End: (*frameStream).respond, certificate: donor.TLS.Certificates[0], roots: roots}
}

// listen serves on the loopback until the test ends, and returns the base URL.
func (s *frameServer) listen(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	var serving sync.WaitGroup
	var open sync.Map
	t.Cleanup(func() {
		_ = listener.Close()
		open.Range(func(conn, _ any) bool { _ = conn.(net.Conn).Close(); return true })
		serving.Wait()
	})
	serving.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			open.Store(conn, nil)
			serving.Go(func() {
				defer open.Delete(conn)
				s.serve(conn)
			})
		}
	})
	return "https://" + listener.Addr().String()
}

// connections returns a Transport that trusts the server.
func (s *frameServer) connections() *http.Transport {
	return &http.Transport{TLSClientConfig: &tls.Config{RootCAs: s.roots, ServerName: "example.com"}, ForceAttemptHTTP2: true}
}

// client returns a client of the server whose connections are its own.
func (s *frameServer) client(t *testing.T, baseURL string, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	standard := http.DefaultTransport
	http.DefaultTransport = s.connections()
	defer func() { http.DefaultTransport = standard }()
	cli, err := goiikoapi.NewClient("", append([]goiikoapi.Option{goiikoapi.WithWorkingToken("ready"), goiikoapi.WithBaseURL(baseURL)}, opts...)...)
	require.NoError(t, err)
	t.Cleanup(func() { _ = cli.Close() })
	return cli
}

// paths returns the paths of the requests that have arrived since the last time.
func (s *frameServer) paths() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	seen := s.seen
	s.seen = nil
	return seen
}

// connected returns how many connections there were.
func (s *frameServer) connected() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.conns
}

// serve speaks HTTP/2 on a connection until it ends.
func (s *frameServer) serve(raw net.Conn) {
	defer raw.Close()
	conn := tls.Server(raw, &tls.Config{Certificates: []tls.Certificate{s.certificate}, NextProtos: []string{"h2"}})
	preface := make([]byte, len(http2.ClientPreface))
	if _, err := io.ReadFull(conn, preface); err != nil {
		return
	}
	s.mu.Lock()
	s.conns++
	s.mu.Unlock()
	framer := http2.NewFramer(conn, conn)
	framer.ReadMetaHeaders = hpack.NewDecoder(4096, nil)
	if framer.WriteSettings(http2.Setting{ID: http2.SettingMaxConcurrentStreams, Val: 250}) != nil {
		return
	}
	streams := map[uint32]*frameStream{}
	for {
		frame, err := framer.ReadFrame()
		if err != nil {
			return
		}
		switch frame := frame.(type) {
		case *http2.SettingsFrame:
			if !frame.IsAck() {
				_ = framer.WriteSettingsAck()
			}
		case *http2.PingFrame:
			if !frame.IsAck() {
				_ = framer.WritePing(true, frame.Data)
			}
		case *http2.MetaHeadersFrame:
			stream := &frameStream{server: s, conn: conn, framer: framer, id: frame.StreamID}
			stream.request, _ = http.NewRequest(frame.PseudoValue("method"), "https://iiko.test"+frame.PseudoValue("path"), http.NoBody)
			for _, field := range frame.RegularFields() {
				stream.request.Header.Add(field.Name, field.Value)
			}
			s.mu.Lock()
			s.seen = append(s.seen, frame.PseudoValue("path"))
			s.mu.Unlock()
			if s.Begin != nil && s.Begin(stream) {
				continue
			}
			streams[frame.StreamID] = stream
			if frame.StreamEnded() {
				s.End(stream)
			}
		case *http2.DataFrame:
			stream := streams[frame.StreamID]
			if stream == nil {
				continue
			}
			_, _ = stream.body.Write(frame.Data())
			_ = framer.WriteWindowUpdate(0, max(1, uint32(len(frame.Data()))))
			if frame.StreamEnded() {
				delete(streams, frame.StreamID)
				s.End(stream)
			}
		}
	}
}

// process has the handler carry out the request.
func (f *frameStream) process() *httptest.ResponseRecorder {
	f.request.Body = io.NopCloser(&f.body)
	f.request.RemoteAddr = "127.0.0.1:1"
	recorder := httptest.NewRecorder()
	f.server.Handler.ServeHTTP(recorder, f.request)
	return recorder
}

// respond carries out the request and responds.
func (f *frameStream) respond() {
	recorder := f.process()
	f.headers(recorder)
	_ = f.framer.WriteData(f.id, true, recorder.Body.Bytes())
}

func (f *frameStream) headers(recorder *httptest.ResponseRecorder) {
	var block bytes.Buffer
	encoder := hpack.NewEncoder(&block)
	_ = encoder.WriteField(hpack.HeaderField{Name: ":status", Value: strconv.Itoa(recorder.Code)})
	for _, name := range []string{"content-type", "retry-after"} {
		if value := recorder.Header().Get(name); value != "" {
			_ = encoder.WriteField(hpack.HeaderField{Name: name, Value: value})
		}
	}
	_ = f.framer.WriteHeaders(http2.HeadersFrameParam{StreamID: f.id, BlockFragment: block.Bytes(), EndHeaders: true})
}

// frameEnds are ways in which a request ends without its response, after it was carried out.
var frameEnds = map[string]func(*frameStream){
	"RST_STREAM(NO_ERROR)":          resets(http2.ErrCodeNo),
	"RST_STREAM(PROTOCOL_ERROR)":    resets(http2.ErrCodeProtocol),
	"RST_STREAM(INTERNAL_ERROR)":    resets(http2.ErrCodeInternal),
	"RST_STREAM(REFUSED_STREAM)":    resets(http2.ErrCodeRefusedStream),
	"RST_STREAM(CANCEL)":            resets(http2.ErrCodeCancel),
	"RST_STREAM(ENHANCE_YOUR_CALM)": resets(http2.ErrCodeEnhanceYourCalm),
	"RST_STREAM(HTTP_1_1_REQUIRED)": resets(http2.ErrCodeHTTP11Required),
	"GOAWAY(last=0)": func(f *frameStream) {
		f.process()
		_ = f.framer.WriteGoAway(0, http2.ErrCodeNo, nil)
	},
	"GOAWAY(last=0), closed": func(f *frameStream) {
		f.process()
		_ = f.framer.WriteGoAway(0, http2.ErrCodeNo, nil)
		_ = f.conn.Close()
	},
	"GOAWAY(this one, INTERNAL_ERROR), closed": func(f *frameStream) {
		f.process()
		_ = f.framer.WriteGoAway(f.id, http2.ErrCodeInternal, []byte("restart"))
		_ = f.conn.Close()
	},
	"closed": func(f *frameStream) {
		f.process()
		_ = f.conn.Close()
	},
	"cut off": func(f *frameStream) {
		recorder := f.process()
		f.headers(recorder)
		_ = f.framer.WriteData(f.id, false, recorder.Body.Bytes()[:recorder.Body.Len()/2])
		_ = f.framer.WriteRSTStream(f.id, http2.ErrCodeInternal)
	},
}

func resets(code http2.ErrCode) func(*frameStream) {
	return func(f *frameStream) {
		f.process()
		_ = f.framer.WriteRSTStream(f.id, code)
	}
}

// piped returns connections over which nothing but memory is passed, as a bubble of testing/synctest needs.
func (s *frameServer) piped(serve func(n int, conn net.Conn)) *http.Transport {
	connections := s.connections()
	var mu sync.Mutex
	n := 0
	connections.DialContext = func(context.Context, string, string) (net.Conn, error) {
		client, server := net.Pipe()
		mu.Lock()
		go serve(n, newQueued(server))
		n++
		mu.Unlock()
		return client, nil
	}
	return connections
}

// queued is a connection whose Write does not wait for the other side, as a network's does not.
type queued struct {
	net.Conn
	writes chan []byte
	once   sync.Once
}

func newQueued(conn net.Conn) *queued {
	q := &queued{Conn: conn, writes: make(chan []byte, 1024)}
	go func() {
		for data := range q.writes {
			_, _ = q.Conn.Write(data)
		}
		_ = q.Conn.Close()
	}()
	return q
}

func (q *queued) Write(p []byte) (int, error) {
	q.writes <- bytes.Clone(p)
	return len(p), nil
}

func (q *queued) Close() error {
	q.once.Do(func() { close(q.writes) })
	return nil
}
