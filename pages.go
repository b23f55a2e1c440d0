package goiikoapi

import (
	"encoding/json"
	"fmt"
	"hash/maphash"
	"iter"
)

// each yields the items of page after page, and last the error that ended them, if one did.
//
// fetch returns the page at which the request stands, and next, which moves the request past it: it is called
// once every item of the page is consumed, and is nil when no page follows. Items that come with an error are
// yielded before it. Two empty pages in a row end the loop, too.
//
// A page that came before in the same loop is not yielded again. It ends the loop with an error, except for as
// many as repeats says.
func each[T any](operation string, repeats int, fetch func() (page []T, next func(), err error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		seed, seen := maphash.MakeSeed(), map[uint64]bool{}
		for wasEmpty := false; ; {
			page, next, err := fetch()
			empty := len(page) == 0
			if !empty {
				content, _ := json.Marshal(page) // it was decoded from JSON, so it can be encoded
				hash := maphash.Bytes(seed, content)
				if seen[hash] {
					page = nil
					if repeats--; repeats < 0 && err == nil {
						err = fmt.Errorf("goiikoapi: %s: iiko returned the same page twice", operation)
					}
				}
				seen[hash] = true
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
