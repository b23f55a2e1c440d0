// Package api is the table of iiko Cloud's operations: all that the SDK knows of each before it calls
// it. Whatever treats operations differently reads it here.
package api

import (
	"net/http"
	"strings"
)

//go:generate go run ./page ../../docs/operations.md

// Operation is one operation of iiko Cloud API.
type Operation struct {
	// Name is the Go method that calls it, such as Orders.AddItems.
	Name string
	// Method is the HTTP method.
	Method string
	// Path is what follows the base URL.
	Path string
	// Group is the restriction group, whose rate limit the operation counts against; "" when iiko names none.
	Group string
	// Command tells that the answer only acknowledges the work, and Commands.Status tells how it went.
	Command bool
	// Repeat tells when the call may be sent again although an earlier one may have been processed.
	Repeat Repeat
	// Since is the lowest iikoRMS version that takes part; "" when iiko names none.
	Since string
	// Deprecated names what to use instead; "" when the operation is current.
	Deprecated string
}

// Repeat tells when sending a call again does no harm.
type Repeat int

const (
	// RepeatNever is a change that would be made twice.
	RepeatNever Repeat = iota
	// RepeatByID is the creation of something that carries its own id: iiko refuses the second one.
	RepeatByID
	// RepeatSafe changes nothing.
	RepeatSafe
)

// BackOffice reports whether iikoRMS itself answers the operation, as it does for inventory and finance.
// There, a 429 does not prove that nothing was done.
func (op Operation) BackOffice() bool {
	return strings.HasPrefix(op.Path, "/api/inventory/") || strings.HasPrefix(op.Path, "/api/finance/")
}

// Documents are the operations that every kind of inventory and finance document shares.
type Documents struct {
	Create, Get, List, Update, Post, Unpost, Cancel Operation
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
