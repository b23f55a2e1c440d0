// Package api is the table of the operations of iiko Cloud API. Code that treats operations differently looks
// here.
package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
)

//go:generate go run ./generate ../..

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
	// Retry is whether the call can be retried although an earlier attempt may have succeeded.
	Retry Retry
	// Status is the status of a success.
	Status int
	// Since is the lowest iikoRMS version that supports the operation; "" if iiko documents none.
	Since string
	// Deprecated is the method to use instead; "" if the operation is not deprecated.
	Deprecated string
	// Superseded is true if iiko has deprecated the operation, but nearly everyone still uses it, so that its method is
	// not deprecated in Go.
	Superseded bool
	// Undocumented is true if iiko's documentation no longer has the operation.
	Undocumented bool
	// Tag is the part of iiko's documentation that has the operation; "" if that is not certain.
	Tag string
	// Shared is the generic type whose methods serve operations of several kinds, such as Documents; "" if the operation
	// has a method of its own.
	Shared string
}

// Retry is whether a call can be retried safely.
type Retry int

const (
	// RetryNever: a retry could make the change twice.
	RetryNever Retry = iota
	// RetryByID: a create with an ID in the request; iiko rejects the second one.
	RetryByID
	// RetrySafe: the operation changes nothing.
	RetrySafe
)

// backOffice are the beginnings of the paths of the back office.
var backOffice = []string{"employees", "finance", "inventory", "nomenclature", "platform", "reporting", "terminals"}

// BackOffice reports whether the back office handles the operation, as in inventory and finance. A 429 from these
// operations does not mean that nothing was done.
func (op *Operation) BackOffice() bool {
	area, _, _ := strings.Cut(strings.TrimPrefix(op.Path, "/api/"), "/")
	return slices.Contains(backOffice, area)
}

// Documents are the operations that all kinds of inventory and finance documents have.
type Documents struct {
	Create, Get, List, Update, Post, Unpost, Cancel *Operation
}

type contextKey struct{}

// NewContext returns a context for the request of an operation.
func NewContext(ctx context.Context, op *Operation) context.Context {
	return context.WithValue(ctx, contextKey{}, op)
}

// FromContext returns the operation of the request that has the context.
func FromContext(ctx context.Context) (*Operation, bool) {
	op, ok := ctx.Value(contextKey{}).(*Operation)
	return op, ok
}

// Directory are the operations that all directories of the back office have.
type Directory struct {
	List *Operation
}

// Catalog are the operations that all catalogs of inventory have.
type Catalog struct {
	Get, List *Operation
}

var all []*Operation

// All returns every operation, in the order of the table.
func All() []*Operation { return all }

// section is a part of the table: operations of one group of the client. name is the group, base is what their paths
// begin with, and tag is the part of iiko's documentation that has them, or "".
type section struct{ name, base, tag string }

// fact sets a property of an operation that most operations don't have.
type fact func(*Operation)

// read adds an operation that changes nothing: it is safe to retry. group is the restriction group, or "".
func (s section) read(method, path, group string, facts ...fact) *Operation {
	return s.add(method, path, group, RetrySafe, facts)
}

// change adds an operation that is never retried after an unknown outcome.
func (s section) change(method, path, group string, facts ...fact) *Operation {
	return s.add(method, path, group, RetryNever, facts)
}

// create adds an operation that creates something under an id in the request, by which it can be retried.
func (s section) create(method, path, group string, facts ...fact) *Operation {
	return s.add(method, path, group, RetryByID, facts)
}

// command adds a change that is only queued.
func (s section) command(method, path, group string, facts ...fact) *Operation {
	return s.add(method, path, group, RetryNever, append(facts, queued))
}

// documents adds the operations of one kind of document.
func (s section) documents(kind, path string) Documents {
	s = section{s.name + "." + kind, s.base + path + "/", s.tag}
	return Documents{
		Create: s.change("Create", "create", "", created, shared("Documents")),
		Get:    s.read("Get", "get", "", shared("Documents")),
		List:   s.read("List", "list", "", shared("Documents")),
		Update: s.change("Update", "update", "", shared("Documents")),
		Post:   s.change("Post", "post", "", shared("Documents")),
		Unpost: s.change("Unpost", "unpost", "", shared("Documents")),
		Cancel: s.change("Cancel", "cancel", "", shared("Documents")),
	}
}

// directory adds the operations of one directory.
func (s section) directory(kind, path string) Directory {
	s = section{s.name + "." + kind, s.base + path + "/", s.tag}
	return Directory{List: s.read("List", "list", "", shared("Directory"))}
}

// catalog adds the operations of one kind of catalog.
func (s section) catalog(kind, path string) Catalog {
	s = section{s.name + "." + kind, s.base + path + "/", s.tag}
	return Catalog{Get: s.read("Get", "get", "", shared("Catalog")), List: s.read("List", "list", "", shared("Catalog"))}
}

func (s section) add(method, path, group string, retry Retry, facts []fact) *Operation {
	op := &Operation{Name: s.name + "." + method, Method: http.MethodPost, Path: s.base + path, Group: group, Retry: retry, Status: http.StatusOK, Tag: s.tag}
	for _, set := range facts {
		set(op)
	}
	all = append(all, op)
	return op
}

// get means the HTTP method GET; without it, the method is POST.
func get(op *Operation) { op.Method = http.MethodGet }

// queued means that a create is a command too.
func queued(op *Operation) { op.Command = true }

// created means that the status of a success is 201.
func created(op *Operation) { op.Status = http.StatusCreated }

// since is the lowest iikoRMS version that supports the operation.
func since(version string) fact { return func(op *Operation) { op.Since = version } }

// deprecated names the method to use instead.
func deprecated(use string) fact { return func(op *Operation) { op.Deprecated = use } }

// superseded is deprecated for an operation that nearly everyone still uses.
func superseded(by string) fact {
	return func(op *Operation) { op.Deprecated, op.Superseded = by, true }
}

// tag is the part of iiko's documentation, where it is not the section's.
func tag(name string) fact { return func(op *Operation) { op.Tag = name } }

// undocumented means that iiko's documentation no longer has the operation.
func undocumented(op *Operation) { op.Undocumented = true }

// shared names the generic type that has the method.
func shared(genericType string) fact { return func(op *Operation) { op.Shared = genericType } }
