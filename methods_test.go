package goiikoapi_test

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// record returns a client, and a function that returns the one request that was received from it since the last
// time; the response to each is {}.
func record(t *testing.T) (*goiikoapi.Client, func(testing.TB) arrival) {
	t.Helper()
	iiko := inTurn(says(http.StatusOK, "{}"))
	return iiko.client(t), func(t testing.TB) arrival {
		t.Helper()
		received := iiko.take()
		require.Len(t, received, 1)
		return received[0]
	}
}

// method is a method of the client that carries out an operation.
type method struct {
	// name is written as in the table of operations.
	name string
	call reflect.Value
}

// request returns the type of the one request that the method takes, nil when it takes other arguments.
func (m method) request() reflect.Type {
	signature := m.call.Type()
	if signature.NumIn() == 2 && signature.In(1).Kind() == reflect.Struct {
		return signature.In(1)
	}
	return nil
}

// response returns the type of the data.
func (m method) response() reflect.Type {
	data := m.call.Type().Out(0)
	if data.Kind() == reflect.Pointer {
		return data.Elem()
	}
	return data
}

// invoke calls the method, with ctx before args.
func (m method) invoke(args ...reflect.Value) (data any, apiErr *goiikoapi.CustomErrorModel, err error) {
	out := m.call.Call(append([]reflect.Value{reflect.ValueOf(context.Background())}, args...))
	apiErr, _ = reflect.TypeAssert[*goiikoapi.CustomErrorModel](out[1])
	err, _ = reflect.TypeAssert[error](out[2])
	return out[0].Interface(), apiErr, err
}

// methods returns the client's methods that carry out one operation, of all groups.
func methods(cli *goiikoapi.Client) []method {
	return slices.DeleteFunc(methodsOf("Client", reflect.ValueOf(cli)), func(m method) bool {
		waits := strings.HasPrefix(m.name[strings.LastIndexByte(m.name, '.')+1:], "Wait") // asks again and again
		return waits || m.call.Type().NumOut() != 3
	})
}

// methodsOf returns the methods of a group and of the groups in it that take a context.
func methodsOf(group string, value reflect.Value) []method {
	var found []method
	for i := range value.NumMethod() {
		signature := value.Method(i).Type()
		if signature.NumIn() > 0 && signature.In(0) == reflect.TypeFor[context.Context]() {
			found = append(found, method{group + "." + value.Type().Method(i).Name, value.Method(i)})
		}
	}
	for i := range value.Elem().NumField() {
		field := value.Elem().Type().Field(i)
		if field.IsExported() && !field.Anonymous && field.Type.Kind() == reflect.Pointer {
			name := strings.TrimPrefix(group+"."+field.Name, "Client.")
			found = append(found, methodsOf(name, value.Elem().Field(i))...)
		}
	}
	return found
}

// filled returns a value of a type with everything set. A list of a type within itself, such as the children of an
// organization, is empty. within are the structs that the value is in.
func filled(goType reflect.Type, within ...reflect.Type) reflect.Value {
	value := reflect.New(goType).Elem()
	switch {
	case goType == reflect.TypeFor[goiikoapi.TypeRCI]():
		value.Set(reflect.ValueOf(goiikoapi.TypeRCIPhone))
	case goType == reflect.TypeFor[models.Identifier]():
		value.Set(reflect.ValueOf(models.NewNumericIdentifier(2)))
	case goType == reflect.TypeFor[models.OLAPCell]():
		if err := json.Unmarshal([]byte(`"any"`), value.Addr().Interface()); err != nil {
			panic(err)
		}
	case strings.HasPrefix(goType.Name(), "Filter["):
		if err := json.Unmarshal([]byte(`{"field":"text","op":"eq","value":"text","values":["text"]}`), value.Addr().Interface()); err != nil {
			panic(err)
		}
	case goType == reflect.TypeFor[json.RawMessage]():
		value.SetBytes([]byte(`"any"`))
	default:
		fill(value, within)
		reconcile(value.Addr().Interface())
	}
	return value
}

// reconcile takes out of a request what can't be combined, and makes its filters those that the operation needs.
func reconcile(request any) {
	switch request := request.(type) {
	case *models.EventsRequest:
		request.FromTime, request.ToTime = "", ""
	case *models.ListAssemblyChartsRequest:
		request.KnownRevision = nil
	case *models.ListAssemblyChartsV1Request:
		request.Filters = models.Filters[models.AssemblyChart]{models.AssemblyChartFields.Product.Eq("text")}
	case *models.OLAPFilter:
		request.FilterType = models.OLAPFilterTypeDateRange
	}
}

func fill(value reflect.Value, within []reflect.Type) {
	switch value.Kind() {
	case reflect.String:
		value.SetString("text")
	case reflect.Bool:
		value.SetBool(true)
	case reflect.Int, reflect.Int64:
		value.SetInt(2)
	case reflect.Float64:
		value.SetFloat(2.5)
	case reflect.Interface:
		value.Set(reflect.ValueOf(any("any")))
	case reflect.Pointer:
		value.Set(reflect.New(value.Type().Elem()))
		value.Elem().Set(filled(value.Type().Elem(), within...))
	case reflect.Slice:
		if slices.Contains(within, value.Type().Elem()) {
			value.Set(reflect.MakeSlice(value.Type(), 0, 0))
			return
		}
		value.Set(reflect.Append(value, filled(value.Type().Elem(), within...)))
	case reflect.Map:
		value.Set(reflect.MakeMap(value.Type()))
		element := reflect.ValueOf(any("value"))
		if value.Type().Elem().Kind() != reflect.Interface {
			element = filled(value.Type().Elem(), within...)
		}
		value.SetMapIndex(reflect.ValueOf("key"), element)
	case reflect.Struct:
		within = append(slices.Clone(within), value.Type())
		for i := range value.NumField() {
			if field := value.Type().Field(i); field.IsExported() && field.Tag.Get("json") != "-" {
				value.Field(i).Set(filled(value.Field(i).Type(), within...))
			}
		}
	}
}

// filledArguments returns an argument for each parameter after ctx, but for options.
func (m method) filledArguments() []reflect.Value {
	signature := m.call.Type()
	last := signature.NumIn()
	if signature.IsVariadic() {
		last--
	}
	var args []reflect.Value
	for i := 1; i < last; i++ {
		args = append(args, filled(signature.In(i)))
	}
	return args
}
