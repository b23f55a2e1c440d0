package goiikoapi

import (
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/kebrick/goiikoapi/internal/api"
)

// validate returns an ArgumentError if a property that the tags of the request type require is missing, or a number is
// outside its bounds. req is a struct or a pointer to one; any other value has no such property. Package models documents
// the tags.
func validate(op *api.Operation, req any) error {
	value := reflect.Indirect(reflect.ValueOf(req))
	if value.Kind() != reflect.Struct {
		return nil
	}
	if path, reason := rulesOf(value.Type()).broken(op, value); reason != "" {
		return &ArgumentError{Operation: op.Name, Argument: path, Reason: reason}
	}
	return nil
}

// rules are the rules of a struct type; nil if it has none.
type rules []rule

// rule is what a field of a struct must contain.
type rule struct {
	field int
	name  string
	// required reports whether the field must not be empty, and present whether it must not be nil. If there is a condition, the rule applies only to
	// structs whose field sibling has that value, or, without a sibling, only to the operation of that method.
	required  bool
	present   bool
	condition string
	sibling   int
	// min and max are the bounds of a number, or of the length of a list, which need not be set; nil for none.
	min, max *int64
	// within is the type of the structs in the field; nil if they have no rules.
	within reflect.Type
}

// anything is the condition that the sibling is set.
const anything = "*"

var rulesByType sync.Map // reflect.Type → rules

// rulesOf returns the rules of a struct type.
func rulesOf(t reflect.Type) rules {
	if known, ok := rulesByType.Load(t); ok {
		return known.(rules)
	}
	var all rules
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Tag.Get("json") == "-" {
			continue
		}
		one := rule{field: i, name: jsonName(field), sibling: -1}
		sibling := ""
		for part := range strings.SplitSeq(field.Tag.Get("iiko"), ",") {
			switch name, value, _ := strings.Cut(part, "="); name {
			case "required":
				one.required = true
			case "present":
				one.present = true
			case "min":
				one.min = bound(value)
			case "max":
				one.max = bound(value)
			default:
				sibling, one.condition = name, value
			}
		}
		for j := range t.NumField() {
			if jsonName(t.Field(j)) == sibling && sibling != "" {
				one.sibling = j
			}
		}
		if held := heldBy(field.Type); hasRules(held, map[reflect.Type]bool{}) {
			one.within = held
		}
		if one.required || one.present || one.min != nil || one.max != nil || one.within != nil {
			all = append(all, one)
		}
	}
	rulesByType.Store(t, all)
	return all
}

// deepest is the number of pointers and lists inside each other that are looked into: a list may hold its own type.
const deepest = 16

// heldBy returns the type of what pointers and lists of a type hold in the end.
func heldBy(t reflect.Type) reflect.Type {
	for range deepest {
		if t.Kind() != reflect.Pointer && t.Kind() != reflect.Slice {
			break
		}
		t = t.Elem()
	}
	return t
}

// hasRules reports whether a type is a struct that has rules, or holds such structs. seen are the types that were
// looked at, because a struct may hold others of its type.
func hasRules(t reflect.Type, seen map[reflect.Type]bool) bool {
	if t.Kind() != reflect.Struct || seen[t] {
		return false
	}
	seen[t] = true
	for i := range t.NumField() {
		if field := t.Field(i); field.Tag.Get("json") != "-" && (field.Tag.Get("iiko") != "" || hasRules(heldBy(field.Type), seen)) {
			return true
		}
	}
	return false
}

// bound returns the bound in a tag; nil if it is not a number.
func bound(text string) *int64 {
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return nil
	}
	return &value
}

func jsonName(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

// broken returns the JSON path of the first property of a struct that breaks a rule, and the reason; "" if none does.
func (r rules) broken(op *api.Operation, value reflect.Value) (path, reason string) {
	for i := range r {
		one := &r[i]
		if path, reason = one.broken(op, value.Field(one.field), one.required && one.applies(op, value)); reason != "" {
			return strings.TrimPrefix(one.name+path, "."), reason // an embedded struct has no name
		}
	}
	return "", ""
}

// applies reports whether the condition of a rule is met.
func (r *rule) applies(op *api.Operation, parent reflect.Value) bool {
	switch {
	case r.condition == "":
		return true
	case r.condition == anything:
		return !parent.Field(r.sibling).IsZero()
	case r.sibling < 0:
		return strings.TrimSuffix(op.Name[strings.LastIndexByte(op.Name, '.')+1:], "V1") == r.condition
	}
	return parent.Field(r.sibling).String() == r.condition
}

// broken is rules.broken for the value of a field, or a value inside it.
func (r *rule) broken(op *api.Operation, value reflect.Value, required bool) (path, reason string) {
	if !required && !r.present && r.within == nil && r.min == nil && r.max == nil {
		return "", ""
	}
	switch value.Kind() {
	case reflect.Int, reflect.Int64:
		return "", r.outside(value.Int())
	case reflect.String:
		if strings.TrimSpace(value.String()) == "" {
			return "", "is empty"
		}
	case reflect.Map:
		if value.IsNil() {
			return "", "is missing"
		} else if value.Len() == 0 {
			return "", "is empty"
		}
	case reflect.Pointer:
		if !value.IsNil() {
			return r.broken(op, value.Elem(), required)
		} else if required {
			return "", "is missing"
		}
	case reflect.Slice:
		return r.brokenList(op, value, required)
	case reflect.Struct:
		if r.within == nil {
			return "", ""
		}
		if path, reason = rulesOf(r.within).broken(op, value); reason != "" {
			return strings.TrimSuffix("."+path, "."), reason // the name of a Filter's field is a value
		}
	}
	return "", ""
}

// brokenList is broken for a list.
func (r *rule) brokenList(op *api.Operation, value reflect.Value, required bool) (path, reason string) {
	switch {
	case value.Len() == 0 && required:
		return "", "is empty"
	case value.IsNil() && r.present:
		return "", "is nil"
	case value.IsNil():
		return "", ""
	}
	if reason = r.outside(int64(value.Len())); reason != "" {
		return "", "has " + strconv.Itoa(value.Len()) + " elements; their number " + reason
	}
	for i := range value.Len() {
		if path, reason = r.broken(op, value.Index(i), required); reason != "" {
			return "[" + strconv.Itoa(i) + "]" + path, reason
		}
	}
	return "", ""
}

// outside returns why a number is outside the bounds; "" if it is not.
func (r *rule) outside(number int64) string {
	switch {
	case r.min != nil && number < *r.min:
		return "must be at least " + strconv.FormatInt(*r.min, 10)
	case r.max != nil && number > *r.max:
		return "must be at most " + strconv.FormatInt(*r.max, 10)
	}
	return ""
}
