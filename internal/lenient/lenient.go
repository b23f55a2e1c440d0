// Package lenient decodes the JSON of a server that is not strict about the types of its numbers.
package lenient

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
)

// Unmarshal is [json.Unmarshal], which also reads numbers in another form than the Go type's:
//
//   - a whole number with a fraction of zeros or an exponent, such as 1700000000000.0 and 1.7e12;
//   - a number that is written as text, such as "10.25";
//   - text, such as an identifier, that is written as a number.
//
// No value changes by it: 2.5 is no whole number, and "12abc" is no number. A byte order mark is skipped. What
// encoding/json can read costs nothing more than there; what neither can read has the error of encoding/json,
// and into then holds what encoding/json could read. into points to a zero value.
func Unmarshal(data []byte, into any) error {
	data = WithoutBOM(data)
	err := json.Unmarshal(data, into)
	if mistyped := (*json.UnmarshalTypeError)(nil); !errors.As(err, &mistyped) {
		return err
	}
	target := reflect.ValueOf(into).Elem()
	m := &mender{data: data, decoder: json.NewDecoder(bytes.NewReader(data)), fields: map[reflect.Type]map[string]reflect.Type{}}
	m.decoder.UseNumber()
	if m.value(target.Type()) != nil || m.kept == 0 {
		return err
	}
	second := reflect.New(target.Type())
	if json.Unmarshal(append(m.mended, data[m.kept:]...), second.Interface()) != nil {
		return err
	}
	target.Set(second.Elem())
	return nil
}

// WithoutBOM returns a document without the byte order mark that some servers write in front of it.
func WithoutBOM(data []byte) []byte { return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) }

// mender copies a document and writes the numbers in it as a Go type wants them.
type mender struct {
	data    []byte
	decoder *json.Decoder
	mended  []byte
	// kept is how much of data stands in mended, as it was or rewritten.
	kept   int
	fields map[reflect.Type]map[string]reflect.Type
}

// value mends the next value, which is decoded into a type.
func (m *mender) value(t reflect.Type) error {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == nil || readsItself(t) {
		var skipped json.RawMessage
		return m.decoder.Decode(&skipped)
	}
	before := m.decoder.InputOffset()
	token, err := m.decoder.Token()
	if err != nil {
		return err
	}
	switch token := token.(type) {
	case json.Delim:
		return m.values(t, token)
	case json.Number:
		if t.Kind() == reflect.String {
			m.rewrite(before, strconv.Quote(token.String()))
		} else if isInteger(t) {
			m.rewriteWhole(before, token.String())
		}
	case string:
		if isInteger(t) {
			m.rewriteWhole(before, token)
		} else if isFloat(t) && isNumber(token) {
			m.rewrite(before, token)
		}
	}
	return nil
}

// values mends the values of an object or a list that has begun, up to its end.
func (m *mender) values(t reflect.Type, begin json.Delim) error {
	for m.decoder.More() {
		var of reflect.Type
		if begin == '{' {
			name, err := m.decoder.Token()
			if err != nil {
				return err
			}
			of = m.property(t, name.(string))
		} else if t.Kind() == reflect.Slice || t.Kind() == reflect.Array {
			of = t.Elem()
		}
		if err := m.value(of); err != nil {
			return err
		}
	}
	_, err := m.decoder.Token() // the end
	return err
}

// property returns the type that a property of an object is decoded into; nil when nothing takes it.
func (m *mender) property(t reflect.Type, name string) reflect.Type {
	switch t.Kind() {
	case reflect.Map:
		return t.Elem()
	case reflect.Struct:
		fields := m.fields[t]
		if fields == nil {
			fields = map[string]reflect.Type{}
			for _, field := range reflect.VisibleFields(t) {
				if tag, _, _ := strings.Cut(field.Tag.Get("json"), ","); tag != "" {
					fields[tag] = field.Type
				} else if !field.Anonymous {
					fields[field.Name] = field.Type
				}
			}
			m.fields[t] = fields
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

// rewrite puts text in place of the scalar that was read last, which stands somewhere behind before.
func (m *mender) rewrite(before int64, text string) {
	begin := int(before) + len(m.data[before:]) - len(bytes.TrimLeft(m.data[before:], " \t\r\n:,"))
	m.mended = append(append(m.mended, m.data[m.kept:begin]...), text...)
	m.kept = int(m.decoder.InputOffset())
}

func (m *mender) rewriteWhole(before int64, number string) {
	if whole, ok := wholeNumber(number); ok {
		m.rewrite(before, whole)
	}
}

var (
	jsonReader = reflect.TypeFor[json.Unmarshaler]()
	textReader = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func readsItself(t reflect.Type) bool {
	pointer := reflect.PointerTo(t)
	return pointer.Implements(jsonReader) || pointer.Implements(textReader)
}

func isInteger(t reflect.Type) bool { return t.Kind() >= reflect.Int && t.Kind() <= reflect.Uint64 }

func isFloat(t reflect.Type) bool { return t.Kind() == reflect.Float64 || t.Kind() == reflect.Float32 }

// isNumber tells whether text is a number as JSON writes it.
func isNumber(text string) bool {
	return strings.Trim(text, "+-.0123456789eE") == "" && json.Valid([]byte(text))
}

// longest is how many digits the greatest integer has.
const longest = 20

// wholeNumber writes a number without fraction and exponent. It is not ok when that can't be done, or is
// longer than any integer.
func wholeNumber(text string) (whole string, ok bool) {
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
		if err != nil || exponent < -len(text) || exponent > longest+len(text) {
			return "", false
		}
		zeros += exponent
	}
	if zeros < 0 || len(significant)+zeros > longest {
		return "", false
	}
	whole = significant + strings.Repeat("0", zeros)
	if negative {
		whole = "-" + whole
	}
	return whole, true
}
