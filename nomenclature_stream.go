package goiikoapi

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/internal/lenient"
	"github.com/kebrick/goiikoapi/internal/transport"
	"github.com/kebrick/goiikoapi/models"
)

// NomenclatureStream is [Menu.ListNomenclature] for menus of any size: it reads the products from the connection one by
// one, as the loop asks for them, and holds neither the body nor the other products. An error, if any, is yielded last;
// an API error too, which [errors.As] finds.
//
// rest gets everything but the products: during the loop what comes before them in the response, such as the groups,
// after the loop the sizes and the revision, too. It can be nil.
//
// A response that is cut off or can't be decoded ends the loop with an error that says how many products came before.
// Calls are retried as others are, but not after the first byte of a success. [WithTimeout] bounds the wait for the
// response and for each part of it, but not the time that the loop takes; [WithMaxResponseSize] bounds each product, and
// the rest. The body of [WithResponse] and [Client.LastDataRaw] lacks the products.
//
// iiko has deprecated this operation in favor of [Menu.MenuV3ByID]. Nearly everyone still uses it.
//
// Operation: [POST /api/1/nomenclature]. Restriction group: [GroupDataMenu].
//
// [POST /api/1/nomenclature]: https://api-ru.iiko.services/docs#tag/Menu/paths/~1api~11~1nomenclature/post
func (m *Menu) NomenclatureStream(ctx context.Context, req models.NomenclatureRequest, rest *models.NomenclatureResponse) iter.Seq2[models.Product, error] {
	if rest == nil {
		rest = new(models.NomenclatureResponse)
	}
	return func(yield func(models.Product, error) bool) {
		c := clientOf(m)
		s := &productStream{yield: yield, rest: rest}
		*rest = models.NomenclatureResponse{}
		_, apiErr, err := observed(ctx, c.observer(), api.MenuNomenclature, func(ctx context.Context) (*models.NomenclatureResponse, outcome, *CustomErrorModel, error) {
			came, apiErr, err := c.do(ctx, api.MenuNomenclature, req, true, rest, func(body io.Reader) ([]byte, error) {
				return s.read(body, c.transport.MaxResponseSize)
			})
			return rest, came, apiErr, err
		})
		switch {
		case s.left:
		case apiErr != nil:
			yield(models.Product{}, apiErr)
		case err != nil:
			yield(models.Product{}, err)
		}
	}
}

// productStream yields the products of a nomenclature.
type productStream struct {
	yield func(models.Product, error) bool
	// left means that the loop was left.
	left bool
	// products is the number of products yielded.
	products int
	// rest is the decoded form of document: a document without the products.
	rest     *models.NomenclatureResponse
	document bytes.Buffer
	// body is limited in what it returns for one value.
	body *limitedReader
	raw  json.RawMessage
}

// read yields the products in a body and returns the document without them.
func (s *productStream) read(body io.Reader, limit int64) ([]byte, error) {
	s.body = &limitedReader{Reader: body, limit: limit}
	buffered := bufio.NewReader(s.body)
	if begin, _ := buffered.Peek(utf8.UTFMax); len(lenient.WithoutBOM(begin)) < len(begin) {
		_, _ = buffered.Discard(len(begin) - len(lenient.WithoutBOM(begin)))
	}
	decoder := json.NewDecoder(buffered)
	err := s.object(decoder)
	switch {
	case err == nil:
		*s.rest = models.NomenclatureResponse{} // it is decoded once more, with all there is
		return s.document.Bytes(), nil
	case errors.Is(err, errNothing):
		return nil, nil
	case errors.Is(err, io.EOF):
		err = io.ErrUnexpectedEOF
	}
	return nil, fmt.Errorf("the response can't be read further after %d products and %d bytes: %w", s.products, decoder.InputOffset(), err)
}

// object reads the document.
func (s *productStream) object(decoder *json.Decoder) error {
	if err := expect(decoder, '{'); err != nil {
		if errors.Is(err, io.EOF) {
			return errNothing
		}
		return err
	}
	s.document.WriteByte('{')
	for decoder.More() {
		s.body.read = 0
		token, err := decoder.Token()
		if err != nil {
			return err
		}
		name := token.(string) // of a property
		if strings.EqualFold(name, "products") {
			if err := s.list(decoder); err != nil {
				return err
			}
			continue
		}
		if err := decoder.Decode(&s.raw); err != nil {
			return err
		}
		if s.document.Len() > 1 {
			s.document.WriteByte(',')
		}
		quoted, _ := json.Marshal(name) // can't fail: a string
		s.document.Write(quoted)
		s.document.WriteByte(':')
		s.document.Write(s.raw)
		if int64(s.document.Len()) > s.body.limit {
			return s.body.tooLarge()
		}
	}
	if err := expect(decoder, '}'); err != nil {
		return err
	}
	s.document.WriteByte('}')
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return cmp.Or(err, errMore)
	}
	return nil
}

// list yields the products of a list, which may be null.
func (s *productStream) list(decoder *json.Decoder) error {
	before := append(bytes.Clone(s.document.Bytes()), '}')
	if err := lenient.Unmarshal(before, s.rest); err != nil {
		return err
	}
	switch token, err := decoder.Token(); {
	case err != nil:
		return err
	case token == nil: // null
		return nil
	case token != json.Delim('['):
		return fmt.Errorf("products is %v, not a list", token)
	}
	for decoder.More() {
		s.body.read = 0
		if err := decoder.Decode(&s.raw); err != nil {
			return err
		}
		var product models.Product
		if err := lenient.Unmarshal(s.raw, &product); err != nil {
			return err
		}
		if !s.yield(product, nil) {
			s.left = true
			return errLeft
		}
		s.products++
	}
	return expect(decoder, ']')
}

var (
	// errLeft ends a stream whose loop was left, errNothing one without a document.
	errLeft, errNothing = errors.New("the loop was left"), errors.New("the body is empty")
	// errMore means that something follows the document.
	errMore = errors.New("more than one JSON value")
)

// expect reads a delimiter.
func expect(decoder *json.Decoder, want json.Delim) error {
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	if token != want {
		return fmt.Errorf("%v instead of %v", token, want)
	}
	return nil
}

// limitedReader limits what is read for one value, in bytes.
type limitedReader struct {
	io.Reader
	read, limit int64
}

func (r *limitedReader) Read(p []byte) (int, error) {
	if r.read > r.limit {
		return 0, r.tooLarge()
	}
	n, err := r.Reader.Read(p)
	r.read += int64(n)
	return n, err
}

func (r *limitedReader) tooLarge() error {
	return fmt.Errorf("%w of %d bytes", transport.ErrTooLarge, r.limit)
}
