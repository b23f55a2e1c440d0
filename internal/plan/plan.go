// Package plan decodes JSON by plans, which it makes once for each Go type. A plan covers what iiko sends: plain
// objects, arrays, strings, numbers and literals. Whatever a plan is not sure of it leaves to encoding/json, so that
// values and errors are the same.
package plan

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"sync"
)

// kind is how a plan decodes a value.
type kind int

const (
	// kindOther is decoded by encoding/json.
	kindOther kind = iota
	// kindOwn has a method UnmarshalJSON.
	kindOwn
	kindString
	kindBool
	kindInt
	kindUint
	kindFloat
	kindPointer
	kindSlice
	kindMap
	kindStruct
)

// plan is how values of a type are decoded.
type plan struct {
	kind kind
	of   reflect.Type
	// elem is the plan of the elements of a pointer, slice or map.
	elem *plan
	// fields are the fields of a struct, and names their indexes by property.
	fields []field
	names  map[string]int
}

// field is a field of a struct, or of a struct that is embedded in it.
type field struct {
	name  string
	index []int
	plan  *plan
}

// maxFields is the number of fields that a decoder can tell apart in a struct.
const maxFields = 256

var (
	plansMutex sync.Mutex
	plans      sync.Map // reflect.Type → *plan

	jsonUnmarshaler = reflect.TypeFor[json.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
	jsonNumber      = reflect.TypeFor[json.Number]()
)

// planOf returns the plan of a type.
func planOf(t reflect.Type) *plan {
	if known, ok := plans.Load(t); ok {
		return known.(*plan)
	}
	plansMutex.Lock()
	defer plansMutex.Unlock()
	made := map[reflect.Type]*plan{}
	p := build(t, made)
	for of, one := range made { // complete now, so that other goroutines may see them
		plans.LoadOrStore(of, one)
	}
	return p
}

// build makes the plan of a type and of all types in it.
func build(t reflect.Type, made map[reflect.Type]*plan) *plan {
	if known, ok := plans.Load(t); ok {
		return known.(*plan)
	}
	if p, ok := made[t]; ok { // the type is recursive
		return p
	}
	p := &plan{of: t}
	made[t] = p
	switch pointer := reflect.PointerTo(t); {
	case t.Kind() == reflect.Pointer:
		if t.Name() == "" {
			p.kind, p.elem = kindPointer, build(t.Elem(), made)
		}
		return p
	case t.Kind() == reflect.Interface, t == jsonNumber:
		return p
	case pointer.Implements(jsonUnmarshaler):
		p.kind = kindOwn
		return p
	case pointer.Implements(textUnmarshaler):
		return p
	}
	switch t.Kind() {
	case reflect.String:
		p.kind = kindString
	case reflect.Bool:
		p.kind = kindBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.kind = kindInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		p.kind = kindUint
	case reflect.Float64:
		p.kind = kindFloat
	case reflect.Slice:
		if t.Elem().Kind() != reflect.Uint8 { // else base64
			p.kind, p.elem = kindSlice, build(t.Elem(), made)
		}
	case reflect.Map:
		if key := t.Key(); key.Kind() == reflect.String && !reflect.PointerTo(key).Implements(textUnmarshaler) {
			p.kind, p.elem = kindMap, build(t.Elem(), made)
		}
	case reflect.Struct:
		p.names = map[string]int{}
		if p.addFields(t, nil, made) && len(p.fields) <= maxFields {
			p.kind = kindStruct
		}
	}
	return p
}

// addFields adds the fields of a struct at index. It returns false if only encoding/json knows what they mean.
func (p *plan) addFields(t reflect.Type, index []int, made map[reflect.Type]*plan) bool {
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name, options, _ := strings.Cut(tag, ",")
		at := append(append([]int{}, index...), i)
		switch {
		case tag == "-", !f.IsExported() && !f.Anonymous:
			continue
		case f.Anonymous && name == "":
			if !f.IsExported() || f.Type.Kind() != reflect.Struct || !p.addFields(f.Type, at, made) {
				return false
			}
			continue
		case !f.IsExported(), strings.Contains(options, "string"), strings.ContainsFunc(name, notPlain):
			return false
		case name == "":
			name = f.Name
		}
		if _, twice := p.names[name]; twice {
			return false
		}
		p.names[name] = len(p.fields)
		p.fields = append(p.fields, field{name, at, build(f.Type, made)})
	}
	return true
}

// notPlain reports whether encoding/json might treat a rune in a name specially.
func notPlain(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' && r != '-'
}

// of returns the field of a struct.
func (f *field) of(v reflect.Value) reflect.Value {
	for _, i := range f.index {
		v = v.Field(i)
	}
	return v
}
