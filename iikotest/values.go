package iikotest

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

var uuid = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// encode returns v as JSON. It panics if v cannot be encoded.
func encode(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("iikotest: cannot encode %T: %v", v, err))
	}
	return data
}

// clone returns a deep copy of v.
func clone[T any](v T) T {
	var copied T
	if err := json.Unmarshal(encode(v), &copied); err != nil {
		panic(fmt.Sprintf("iikotest: cannot decode %T: %v", v, err))
	}
	return copied
}

func ptr[T any](v T) *T { return &v }

// value returns *p, or the zero value if p is nil.
func value[T any](p *T) T {
	if p == nil {
		return *new(T)
	}
	return *p
}

// find returns the first matching element of list, or nil.
func find[T any](list []T, match func(T) bool) *T {
	for i := range list {
		if match(list[i]) {
			return &list[i]
		}
	}
	return nil
}

// filter returns the matching elements of list; the result is never nil.
func filter[T any](list []T, match func(T) bool) []T {
	kept := []T{}
	for _, v := range list {
		if match(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// money rounds a sum to two decimals.
func money(sum float64) float64 { return math.Round(sum*100) / 100 }

// line is price × amount, exactly, to two decimals.
func line(price, amount float64) float64 { return goiikoapi.Round(goiikoapi.Sum(price, amount), 2) }

// withKeys returns the entries of data with one of the keys.
func withKeys(data []models.ExternalData, keys []string) []models.ExternalData {
	return filter(data, func(d models.ExternalData) bool { return slices.Contains(keys, d.Key) })
}
