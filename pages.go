package goiikoapi

import "iter"

// each yields the items of page after page: fetch asks for the next page and leaves the request at the
// one after it. It ends with a page that is empty, or with an error.
func each[T any](fetch func() ([]T, *CustomErrorModel, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for {
			page, err := Check(fetch())
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			if len(page) == 0 {
				return
			}
			for _, item := range page {
				if !yield(item, nil) {
					return
				}
			}
		}
	}
}
