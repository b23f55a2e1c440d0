// Package lenient decodes JSON from servers that mix up numbers and strings.
package lenient

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kebrick/goiikoapi/internal/plan"
)

// Unmarshal works like [json.Unmarshal] and also accepts numbers that do not match the Go type:
//
//   - an integer with a fraction of zeros or an exponent, such as 1700000000000.0 and 1.7e12;
//   - a number in a string, such as "10.25";
//   - a number where the type is a string, such as an ID.
//
// Values are never changed: 2.5 is not accepted as an integer, nor "12abc" as a number. A byte order mark is
// skipped. Documents that encoding/json accepts have no extra cost. If a document can't be decoded, the error and
// the contents of into are those of encoding/json. into must point to a zero value.
func Unmarshal(data []byte, into any) error {
	data = WithoutBOM(data)
	if plan.Unmarshal(data, into) {
		return nil
	}
	err := json.Unmarshal(data, into)
	if mistyped := (*json.UnmarshalTypeError)(nil); !errors.As(err, &mistyped) {
		return err
	}
	target := reflect.ValueOf(into).Elem()
	r := &rewriter{data: data, decoder: json.NewDecoder(bytes.NewReader(data)), fields: map[reflect.Type]map[string]reflect.Type{}}
	r.decoder.UseNumber()
	if r.value(target.Type()) != nil || r.copied == 0 {
		return err
	}
	second := reflect.New(target.Type())
	if json.Unmarshal(append(r.out, data[r.copied:]...), second.Interface()) != nil {
		return err
	}
	target.Set(second.Elem())
	return nil
}

// WithoutBOM returns a document without its byte order mark, which some servers send.
func WithoutBOM(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) }

// rewriter copies a document and rewrites its numbers to match a Go type.
type rewriter struct {
	data    []byte
	decoder *json.Decoder
	out     []byte
	// copied is how much of data is in out, unchanged or rewritten.
	copied int
	fields map[reflect.Type]map[string]reflect.Type
}

// value rewrites the next value to match a type.
func (r *rewriter) value(t reflect.Type) error {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == nil || hasUnmarshaler(t) {
		var skipped json.RawMessage
		return r.decoder.Decode(&skipped)
	}
	before := r.decoder.InputOffset()
	token, err := r.decoder.Token()
	if err != nil {
		return err
	}
	switch token := token.(type) {
	case json.Delim:
		return r.values(t, token)
	case json.Number:
		if t.Kind() == reflect.String {
			r.rewrite(before, strconv.Quote(token.String()))
		} else if isInteger(t) {
			r.rewriteInteger(before, token.String())
		}
	case string:
		if isInteger(t) {
			r.rewriteInteger(before, token)
		} else if isFloat(t) && isNumber(token) {
			r.rewrite(before, token)
		}
	}
	return nil
}

// values rewrites the values of an object or an array up to its end.
func (r *rewriter) values(t reflect.Type, start json.Delim) error {
	for r.decoder.More() {
		var of reflect.Type
		if start == '{' {
			name, err := r.decoder.Token()
			if err != nil {
				return err
			}
			of = r.property(t, name.(string))
		} else if t.Kind() == reflect.Slice || t.Kind() == reflect.Array {
			of = t.Elem()
		}
		if err := r.value(of); err != nil {
			return err
		}
	}
	_, err := r.decoder.Token() // the closing delimiter
	return err
}

// property returns the type that a property of an object is decoded into, or nil if it is ignored.
func (r *rewriter) property(t reflect.Type, name string) reflect.Type {
	switch t.Kind() {
	case reflect.Map:
		return t.Elem()
	case reflect.Struct:
		fields := r.fields[t]
		if fields == nil {
			fields = map[string]reflect.Type{}
			for _, field := range reflect.VisibleFields(t) {
				if tag, _, _ := strings.Cut(field.Tag.Get("json"), ","); tag != "" {
					fields[tag] = field.Type
				} else if !field.Anonymous {
					fields[field.Name] = field.Type
				}
			}
			r.fields[t] = fields
		}
		if exact, ok := fields[name]; ok {
			return exact
		}
		for other, field := range fields {
			if strings.EqualFold(other, name) {
				return field
			}
		}
	}
	return nil
}

// rewrite replaces the last scalar read with text. The scalar is after the offset before.
func (r *rewriter) rewrite(before int64, text string) {
	start := int(before) + len(r.data[before:]) - len(bytes.TrimLeft(r.data[before:], " \t\r\n:,"))
	r.out = append(append(r.out, r.data[r.copied:start]...), text...)
	r.copied = int(r.decoder.InputOffset())
}

func (r *rewriter) rewriteInteger(before int64, number string) {
	if digits, ok := integer(number); ok {
		r.rewrite(before, digits)
	}
}

var (
	jsonUnmarshaler = reflect.TypeFor[json.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func hasUnmarshaler(t reflect.Type) bool {
	pointer := reflect.PointerTo(t)
	return pointer.Implements(jsonUnmarshaler) || pointer.Implements(textUnmarshaler)
}

func isInteger(t reflect.Type) bool { return t.Kind() >= reflect.Int && t.Kind() <= reflect.Uint64 }

func isFloat(t reflect.Type) bool { return t.Kind() == reflect.Float64 || t.Kind() == reflect.Float32 }

// isNumber reports whether text is a JSON number.
func isNumber(text string) bool {
	return strings.Trim(text, "+-.0123456789eE") == "" && json.Valid([]byte(text))
}

// maxDigits is the number of digits of the largest integer.
const maxDigits = 20

// integer returns a number without fraction and exponent. It returns false if the number is not an integer
// or has too many digits.
func integer(text string) (whole string, ok bool) {
	if !isNumber(text) {
		return "", false
	}
	mantissa, power, _ := strings.Cut(strings.ToLower(text), "e")
	digits, negative := strings.CutPrefix(mantissa, "-")
	digits, fraction, _ := strings.Cut(digits, ".")
	digits += fraction
	significant := strings.TrimRight(digits, "0")
	zeros := len(digits) - len(significant) - len(fraction)
	significant = strings.TrimLeft(significant, "0")
	if significant == "" {
		return "0", true
	}
	if power != "" {
		exponent, err := strconv.Atoi(power)
		if err != nil || exponent < -len(text) || exponent > maxDigits+len(text) {
			return "", false
		}
		zeros += exponent
	}
	if zeros < 0 || len(significant)+zeros > maxDigits {
		return "", false
	}
	whole = significant + strings.Repeat("0", zeros)
	if negative {
		whole = "-" + whole
	}
	return whole, true
}

// Text returns the text of a JSON string; false for any other value.
func Text(data []byte) (string, bool) {
	if last := len(data) - 1; last > 0 && data[0] == '"' && data[last] == '"' && !bytes.ContainsFunc(data[1:last], special) {
		return string(data[1:last]), true
	}
	var text string
	err := json.Unmarshal(data, &text)
	return text, err == nil
}

// special reports whether a rune in a string is left to encoding/json.
func special(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == utf8.RuneError }
