package iikotest

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// alwaysSent are the properties that iiko sends even where they have no value, and what it sends then, such as null or []:
// by the operation, and by their paths in the response without the indexes of lists.
var alwaysSent = func() (all map[string]map[string]json.RawMessage) {
	if err := json.Unmarshal(alwaysSentJSON, &all); err != nil {
		panic(fmt.Sprintf("iikotest: always.json: %v", err)) // it is part of the package
	}
	return all
}()

//go:embed always.json
var alwaysSentJSON []byte

// encodeResponse returns a response as JSON, with what iiko always sends.
func encodeResponse(operation string, response any) []byte {
	defaults := alwaysSent[operation]
	if len(defaults) == 0 || response == nil {
		return encode(response)
	}
	e := responseEncoder{defaults: defaults}
	e.write(reflect.ValueOf(response), "")
	return e.out.Bytes()
}

// responseEncoder is encoding/json for the types of responses, with defaults.
type responseEncoder struct {
	defaults map[string]json.RawMessage
	out      bytes.Buffer
}

var marshaler = reflect.TypeFor[json.Marshaler]()

// write writes a value at a path.
func (e *responseEncoder) write(value reflect.Value, path string) {
	for value.Kind() == reflect.Pointer && !value.IsNil() && !value.Type().Implements(marshaler) {
		value = value.Elem()
	}
	switch {
	case value.Kind() == reflect.Struct && !reflect.PointerTo(value.Type()).Implements(marshaler):
		e.writeStruct(value, path)
	case value.Kind() == reflect.Slice && !value.IsNil() && value.Type().Elem().Kind() != reflect.Uint8:
		e.out.WriteByte('[')
		for i := range value.Len() {
			if i > 0 {
				e.out.WriteByte(',')
			}
			e.write(value.Index(i), path)
		}
		e.out.WriteByte(']')
	default:
		e.out.Write(encode(value.Interface()))
	}
}

func (e *responseEncoder) writeStruct(value reflect.Value, path string) {
	separator := byte('{')
	for _, field := range reflect.VisibleFields(value.Type()) {
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous && name == "" || name == "-" || !field.IsExported() {
			continue
		}
		name = cmp.Or(name, field.Name)
		at := strings.TrimPrefix(path+"."+name, ".")
		of, err := value.FieldByIndexErr(field.Index) // an error means that a struct around it is nil
		omitted := err != nil || of.IsZero() && options == "omitzero"
		empty, always := e.defaults[at]
		if omitted && !always {
			continue
		}
		e.out.WriteByte(separator)
		separator = ','
		e.out.Write(encode(name))
		e.out.WriteByte(':')
		if omitted || always && of.Kind() == reflect.Slice && of.IsNil() {
			e.out.Write(empty)
		} else {
			e.write(of, at)
		}
	}
	if separator == '{' {
		e.out.WriteByte('{')
	}
	e.out.WriteByte('}')
}
