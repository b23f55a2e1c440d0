package iikotest

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi/internal/lenient"
	"github.com/kebrick/goiikoapi/models"
)

// WithStrictRequests makes the server refuse a request with an unknown property, with a value of another type, without a
// required property, or with a value beyond what iiko's document allows: of an enum, a UUID, a date, a length, a number.
// The API error names the property by its JSON path. Numbers may be texts, and texts numbers, as iiko takes them. By
// default such properties are ignored, as iiko does with most of them.
func WithStrictRequests() Option { return func(s *Server) { s.strict = true } }

// plain returns the body of a request, which some clients encode twice.
func plain(body []byte) []byte {
	body = bytes.TrimSpace(body)
	if text := ""; bytes.HasPrefix(body, []byte(`"`)) && json.Unmarshal(body, &text) == nil {
		return []byte(text)
	}
	return body
}

// decode decodes the body of a request, and checks the organizations in it. Numbers may be texts, and texts numbers.
func decode[Req any](c *call, body []byte) (req Req, _ *apiError) {
	body = plain(body)
	if len(body) > 0 {
		if c.strict {
			if problem := cmp.Or(mismatch(body, reflect.TypeFor[Req](), ""), beyond(requestLimits[c.op.Name], body)); problem != "" {
				return req, badRequest("%s", problem)
			}
		}
		if err := lenient.Unmarshal(body, &req); err != nil {
			return req, badRequest("invalid request body: %v", err)
		}
	}
	if value := reflect.ValueOf(req); value.Kind() == reflect.Struct {
		return req, c.checkOrganizations(value)
	}
	return req, nil
}

// mismatch returns how a document differs from a type; "" if it does not. path is that of the document.
func mismatch(document json.RawMessage, t reflect.Type, path string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	document = bytes.TrimSpace(document)
	kind, name := kindOf(document), strings.TrimPrefix(path, ".")
	switch {
	case kind == "null":
		return ""
	case t == reflect.TypeFor[models.DateTime]():
		return differs(name, kind, "string")
	case reflect.PointerTo(t).Implements(reflect.TypeFor[json.Unmarshaler]()):
		return ""
	}
	switch t.Kind() {
	case reflect.Struct:
		if problem := differs(name, kind, "object"); problem != "" {
			return problem
		}
		return mismatchOfStruct(document, t, path)
	case reflect.Slice:
		if problem := differs(name, kind, "array"); problem != "" {
			return problem
		}
		var elements []json.RawMessage
		if err := json.Unmarshal(document, &elements); err != nil {
			return "invalid request body: " + err.Error()
		}
		for i, element := range elements {
			if problem := mismatch(element, t.Elem(), fmt.Sprintf("%s[%d]", path, i)); problem != "" {
				return problem
			}
		}
	case reflect.Map:
		return differs(name, kind, "object")
	case reflect.Bool:
		return differs(name, kind, "boolean")
	case reflect.String, reflect.Int, reflect.Int64, reflect.Float64:
		return differs(name, kind, "string", "number")
	}
	return ""
}

// optional are the properties that the SDK always sends although the document does not require them.
var optional = map[string]bool{"Customer.type": true}

func mismatchOfStruct(document json.RawMessage, t reflect.Type, path string) string {
	var properties map[string]json.RawMessage
	if err := json.Unmarshal(document, &properties); err != nil {
		return "invalid request body: " + err.Error()
	}
	known := map[string]bool{}
	for _, field := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		known[name] = true
		value, ok := properties[name]
		if !ok && options == "" && !optional[t.Name()+"."+name] { // it is always encoded
			return strings.TrimPrefix(path+"."+name, ".") + " is missing"
		}
		if ok {
			if problem := mismatch(value, field.Type, path+"."+name); problem != "" {
				return problem
			}
		}
	}
	for _, name := range sortedKeys(properties) {
		if !known[name] {
			return strings.TrimPrefix(path+"."+name, ".") + " is unknown"
		}
	}
	return ""
}

func sortedKeys[V any](properties map[string]V) []string {
	names := make([]string, 0, len(properties))
	for name := range properties {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// differs returns that a value is of another kind than those allowed.
func differs(name, kind string, allowed ...string) string {
	if slices.Contains(allowed, kind) {
		return ""
	}
	if name == "" {
		name = "the request"
	}
	return fmt.Sprintf("%s must be %s, not %s", name, strings.Join(allowed, " or "), kind)
}

// kindOf returns the kind of a JSON value; "nothing" if it is none.
func kindOf(document json.RawMessage) string {
	if len(document) == 0 {
		return "nothing"
	}
	switch document[0] {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case 't', 'f':
		return "boolean"
	case 'n':
		return "null"
	}
	return "number"
}
