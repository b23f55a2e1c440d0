package iikotest

import "github.com/kebrick/goiikoapi/internal/api"

// Models reports whether the server models an operation.
func Models(op *api.Operation) bool {
	_, ok := modelled[op]
	return ok
}
