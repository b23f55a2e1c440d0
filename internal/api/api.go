// Package api is the table of the operations of iiko Cloud API. Code that treats operations differently looks
// here.
package api

import (
	"context"
	"net/http"
	"strings"
)

//go:generate go run ./page ../../docs/operations.md

// Operation is one operation of iiko Cloud API.
type Operation struct {
	// Name is the Go method of the operation, such as Orders.AddItems.
	Name string
	// Method is the HTTP method.
	Method string
	// Path is the path after the base URL.
	Path string
	// Group is the restriction group, which has a common rate limit; "" if iiko documents none.
	Group string
	// Command is true if the operation only queues its work. Commands.Status returns the outcome.
	Command bool
	// Repeat is whether the call can be retried although an earlier attempt may have succeeded.
	Repeat Repeat
	// Since is the lowest iikoRMS version that supports the operation; "" if iiko documents none.
	Since string
	// Deprecated is the method to use instead; "" if the operation is not deprecated.
	Deprecated string
}

// Repeat is whether a call can be retried safely.
type Repeat int

const (
	// RepeatNever: a retry could make the change twice.
	RepeatNever Repeat = iota
	// RepeatByID: a create with an ID in the request; iiko rejects the second one.
	RepeatByID
	// RepeatSafe: the operation changes nothing.
	RepeatSafe
)

// BackOffice reports whether iikoRMS itself handles the operation, as in inventory and finance. A 429 from these
// operations does not mean that nothing was done.
func (op Operation) BackOffice() bool {
	return strings.HasPrefix(op.Path, "/api/inventory/") || strings.HasPrefix(op.Path, "/api/finance/")
}

// Documents are the operations that all kinds of inventory and finance documents have.
type Documents struct {
	Create, Get, List, Update, Post, Unpost, Cancel Operation
}

type contextKey struct{}

// NewContext returns a context for the request of an operation.
func NewContext(ctx context.Context, op Operation) context.Context {
	return context.WithValue(ctx, contextKey{}, op)
}

// FromContext returns the operation of the request that has the context.
func FromContext(ctx context.Context) (Operation, bool) {
	op, ok := ctx.Value(contextKey{}).(Operation)
	return op, ok
}

var all []Operation

// All returns every operation, in the order of the table.
func All() []Operation { return all }

func define(op Operation) Operation {
	if op.Method == "" {
		op.Method = http.MethodPost
	}
	all = append(all, op)
	return op
}

func documents(name, path string) Documents {
	one := func(method, end string, repeat Repeat) Operation {
		return define(Operation{Name: name + "." + method, Path: path + "/" + end, Repeat: repeat})
	}
	return Documents{
		Create: one("Create", "create", RepeatNever),
		Get:    one("Get", "get", RepeatSafe),
		List:   one("List", "list", RepeatSafe),
		Update: one("Update", "update", RepeatNever),
		Post:   one("Post", "post", RepeatNever),
		Unpost: one("Unpost", "unpost", RepeatNever),
		Cancel: one("Cancel", "cancel", RepeatNever),
	}
}
