//go:build unix

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
)

// serve serves the documents until the standard input ends.
func serve(ctx context.Context) error {
	handler, err := newHandler()
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		_ = listener.Close()
	}()
	fmt.Printf("http://%s\n", listener.Addr())
	if err = http.Serve(listener, handler); errors.Is(err, net.ErrClosed) {
		return nil
	}
	return err
}

// newHandler returns a handler for the documents. The first part of a path is the way of transfer: length, chunked or
// gzip.
func newHandler() (http.Handler, error) {
	plain, err := documents()
	if err != nil {
		return nil, err
	}
	zipped := map[string][]byte{}
	for path, document := range plain {
		var packed bytes.Buffer
		writer := gzip.NewWriter(&packed)
		_, _ = writer.Write(document)
		_ = writer.Close()
		zipped[path] = packed.Bytes()
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		way, path, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		document, ok := plain["/"+path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		switch way {
		case "gzip":
			w.Header().Set("Content-Encoding", "gzip")
			document = zipped["/"+path]
			fallthrough
		case "length":
			w.Header().Set("Content-Length", strconv.Itoa(len(document)))
		default:
			_ = http.NewResponseController(w).Flush() // without a length
		}
		_, _ = w.Write(document)
	}), nil
}
