package goiikoapi

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"iter"
)

// longestPage is the longest page of the lists of the back office.
const longestPage = 1000

// eachOffset yields the items of all pages of a list that is read by offset. list returns the page of a request, skip
// sets the offset of a request, and items returns the items of a page; the list ends with an empty page. Every loop
// begins at start.
func eachOffset[R, P, T any](
	ctx context.Context, operation string, list func(context.Context, R) (*P, *CustomErrorModel, error),
	req R, start int, skip func(r *R, offset int), items func(*P) []T,
) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		offset := start
		each(operation, 0, func() ([]T, func(), error) {
			request := req
			skip(&request, offset)
			page, err := Check(list(ctx, request))
			if err != nil {
				return nil, nil, err
			}
			found := items(page)
			if len(found) == 0 {
				return nil, nil, nil
			}
			return found, func() { offset += len(found) }, nil
		})(yield)
	}
}

// each yields the items of all pages. If fetch fails, each yields the error last.
//
// fetch returns the current page, and next, which advances the request to the next page. next is called after all
// items of the page are consumed; it is nil if no page follows. Items returned together with an error are yielded
// before it. Two consecutive empty pages also end the loop.
//
// A page that was returned before in the same loop is not yielded again. Up to repeats such pages are skipped; one
// more ends the loop with an error.
func each[T any](operation string, repeats int, fetch func() (page []T, next func(), err error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		seed, seen, skips := maphash.MakeSeed(), map[uint64]bool{}, repeats // anew in each loop
		repeated := func(page []T) bool {
			content, _ := json.Marshal(page) // can't fail: it was decoded from JSON
			hash := maphash.Bytes(seed, content)
			defer func() { seen[hash] = true }()
			return seen[hash]
		}
		for wasEmpty := false; ; {
			page, next, err := fetch()
			empty := len(page) == 0
			if !empty && repeated(page) {
				page = nil
				skips--
			}
			if skips < 0 && err == nil {
				err = fmt.Errorf("goiikoapi: %s: iiko returned the same page twice", operation)
			}
			for _, item := range page {
				if !yield(item, nil) {
					return
				}
			}
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			if next == nil {
				return
			}
			next()
			if empty && wasEmpty {
				return
			}
			wasEmpty = empty
		}
	}
}
