package transport

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"
)

const (
	// SmallBody is the length up to which a body has memory of its own, in bytes.
	SmallBody = 64 << 10
	// maxPooled bounds the memory of a buffer that is used again, in bytes.
	maxPooled = 64 << 20
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
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// read reads a body up to a limit. length is what Content-Length says, which a RoundTripper may have left as it was
// when it changed the body. A large body is in a buffer that Release gives back.
func (r *Response) read(body io.Reader, length, limit int64) error {
	r.limited = io.LimitedReader{R: body, N: limit}
	if length >= 0 && length <= SmallBody {
		var err error
		r.Body, err = readAll(&r.limited, length)
		return err
	}
	r.buffer = buffers.Get().(*bytes.Buffer)
	_, err := r.buffer.ReadFrom(&r.limited)
	if r.Body = r.buffer.Bytes(); len(r.Body) <= SmallBody {
		small := bytes.Clone(r.Body)
		r.Release()
		r.Body = small
	}
	return err
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
	if r.buffer != nil && r.buffer.Cap() <= maxPooled {
		r.buffer.Reset()
		buffers.Put(r.buffer)
	}
	r.buffer, r.Body = nil, nil
}
