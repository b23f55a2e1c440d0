package transport

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"runtime"
	"sync"
)

const (
	// SmallBody is the length up to which a body has memory of its own, in bytes.
	SmallBody = 64 << 10
	// maxPooled bounds the memory of a buffer that is used again, in bytes.
	maxPooled = 64 << 20
	// firstPart is what must have arrived of a large body before memory is reserved for more, in bytes, and growth how
	// much more.
	firstPart, growth = 1 << 20, 16
)

// body is the body of a response to an attempt.
type body struct {
	io.Reader
	ctx context.Context //nolint:containedctx // of the attempt
	e   *exchange
}

// Read returns why the attempt has failed as the error.
func (b *body) Read(p []byte) (int, error) {
	if b.e.idle != nil {
		b.e.idle.Reset(b.e.transport.Timeout)
		defer b.e.idle.Stop()
	}
	n, err := b.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = b.e.cause(b.ctx, err)
	}
	return n, err
}

// buffers are for large bodies.
var buffers spares

// spares are buffers that wait to be used again. They outlast one garbage collection, like those of a sync.Pool, but
// any goroutine finds them: a sync.Pool would lose about every second one, because calls change the processor.
type spares struct {
	mu sync.Mutex
	// young were given back since the last garbage collection, old before it.
	young, old []*bytes.Buffer
	// watched means that the next garbage collection is waited for.
	watched bool
}

func (s *spares) take() *bytes.Buffer {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, list := range []*[]*bytes.Buffer{&s.young, &s.old} {
		if last := len(*list) - 1; last >= 0 {
			buffer := (*list)[last]
			*list = (*list)[:last]
			return buffer
		}
	}
	return new(bytes.Buffer)
}

func (s *spares) give(buffer *bytes.Buffer) {
	if buffer.Cap() > maxPooled {
		return
	}
	buffer.Reset()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.young = append(s.young, buffer)
	if !s.watched {
		s.watch()
	}
}

// watch waits for a garbage collection: it frees an object that nobody uses.
func (s *spares) watch() {
	s.watched = true
	runtime.AddCleanup(&struct{ pointer *byte }{}, func(*spares) { s.age() }, nil)
}

func (s *spares) age() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.old, s.young = s.young, nil
	if s.watched = false; len(s.old) > 0 {
		s.watch()
	}
}

// read reads a body up to a limit. length is what Content-Length says, which a RoundTripper may have left as it was
// when it changed the body. A large body is in a buffer that Release gives back.
func (r *Response) read(body io.Reader, length, limit int64) error {
	r.limited = io.LimitedReader{R: body, N: limit}
	if length >= 0 && length <= SmallBody {
		var err error
		r.Body, err = readAll(&r.limited, length)
		return err
	}
	r.buffer = buffers.take()
	err := fill(r.buffer, &r.limited, length)
	if r.Body = r.buffer.Bytes(); len(r.Body) <= SmallBody {
		small := bytes.Clone(r.Body)
		r.Release()
		r.Body = small
	}
	return err
}

// fill reads a body that is to have a length into a buffer, which grows to it when a part of that has arrived.
func fill(buffer *bytes.Buffer, body io.Reader, length int64) error {
	for part := int64(firstPart); ; part *= growth {
		n, err := buffer.ReadFrom(io.LimitReader(body, part))
		if err != nil || n < part {
			return err
		}
		if rest := length - int64(buffer.Len()); rest > 0 {
			buffer.Grow(int(min(rest, growth*part, math.MaxInt32-bytes.MinRead)) + bytes.MinRead)
		}
	}
}

// readAll is io.ReadAll for a body that probably has a length.
func readAll(body io.Reader, length int64) ([]byte, error) {
	read := make([]byte, 0, length+1) // one more for the end
	for {
		n, err := body.Read(read[len(read):cap(read)])
		read = read[:len(read)+n]
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return read, err
		}
		if len(read) == cap(read) {
			read = append(read, 0)[:len(read)]
		}
	}
}

// Release drops the body. If it is large, its memory is used for another: nothing may use it any more.
func (r *Response) Release() {
	if r.buffer != nil {
		buffers.give(r.buffer)
	}
	r.buffer, r.Body = nil, nil
}
