package goiikoapi_test

import (
	"context"
	"iter"
	"net/http"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// nobodies are the clients and groups that are none.
func nobodies(t *testing.T) []reflect.Value {
	t.Helper()
	found := []reflect.Value{reflect.ValueOf((*goiikoapi.Client)(nil)), reflect.ValueOf(&goiikoapi.Client{})}
	client := reflect.TypeFor[goiikoapi.Client]()
	for i := range client.NumField() {
		if field := client.Field(i); field.IsExported() {
			found = append(found, reflect.Zero(field.Type), reflect.New(field.Type.Elem()))
		}
	}
	require.Len(t, found, 2+2*23)
	return append(found, reflect.Zero(reflect.TypeFor[*goiikoapi.WriteoffDocuments]()), reflect.New(reflect.TypeFor[goiikoapi.WriteoffDocuments]()))
}

func TestClient_refusesEveryCallOfANilClient(t *testing.T) {
	calls := 0
	for _, nobody := range nobodies(t) {
		for i := range nobody.NumMethod() {
			method, name := nobody.Method(i), nobody.Type().String()+"."+nobody.Type().Method(i).Name
			if nobody.Type().Method(i).Name == "Format" {
				continue // fmt calls it
			}
			var args []reflect.Value
			for n := range method.Type().NumIn() {
				if method.Type().IsVariadic() && n == method.Type().NumIn()-1 {
					break
				}
				switch in := method.Type().In(n); in {
				case reflect.TypeFor[context.Context]():
					args = append(args, reflect.ValueOf(t.Context()))
				default:
					args = append(args, filledOrZero(in))
				}
			}
			var out []reflect.Value
			require.NotPanics(t, func() { out = method.Call(args) }, name)
			for _, result := range out {
				switch result := result.Interface().(type) {
				case *goiikoapi.CustomErrorModel:
					assert.Nil(t, result, name)
				case error:
					var invalid *goiikoapi.ArgumentError
					if assert.ErrorAs(t, result, &invalid, name) {
						assert.Equal(t, "client", invalid.Argument, name)
						assert.Contains(t, invalid.Error(), "is not made by NewClient", name)
					}
					calls++
				case iter.Seq2[models.DeliveryInfo, error]:
					for _, err := range result {
						assert.ErrorContains(t, err, "is not made by NewClient", name)
						calls++
					}
				}
			}
		}
	}
	assert.Greater(t, calls, 2*150, "each method, without a group and of a group without a client")
}

// filledOrZero returns an argument of a type: filled where it is data, else its zero value.
func filledOrZero(t reflect.Type) reflect.Value {
	switch t.Kind() {
	case reflect.Interface, reflect.Func, reflect.Int32:
		return reflect.Zero(t)
	}
	return filled(t)
}

func TestClient_refusesACallWithoutAContext(t *testing.T) {
	cli := inTurn(succeeds).client(t)
	for _, m := range methods(cli) {
		out := m.call.Call(append([]reflect.Value{reflect.Zero(reflect.TypeFor[context.Context]())}, m.filledArguments()...))
		var invalid *goiikoapi.ArgumentError
		err, _ := reflect.TypeAssert[error](out[2])
		if assert.ErrorAs(t, err, &invalid, m.name) {
			assert.Equal(t, "ctx", invalid.Argument, m.name)
		}
	}
}

func TestCustomers_CustomerCreateOrUpdate_refusesANilOption(t *testing.T) {
	iiko := inTurn(succeeds)
	_, _, err := iiko.client(t).Customers.CustomerCreateOrUpdate(t.Context(), "o", goiikoapi.WithCustomerPhone("+79990000000"), nil)
	assert.EqualError(t, err, "goiikoapi: Customers.CustomerCreateOrUpdate: opts must not contain nil")
	assert.Empty(t, iiko.arrivals())
}

func TestNewClient_refusesAnOptionThatBringsNoRoundTripper(t *testing.T) {
	tests := map[string]struct {
		opt  goiikoapi.Option
		want string
	}{
		"a middleware that returns nil": {
			goiikoapi.WithMiddleware(func(http.RoundTripper) http.RoundTripper { return nil }),
			"goiikoapi: NewClient: WithMiddleware must not return nil",
		},
		"a client with a nil pointer": {
			goiikoapi.WithHTTPClient(&http.Client{Transport: (*http.Transport)(nil)}),
			"goiikoapi: NewClient: WithHTTPClient must not have a nil *http.Transport as its Transport",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			outer := goiikoapi.WithMiddleware(func(next http.RoundTripper) http.RoundTripper { return next })
			_, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), outer, test.opt)
			var invalid *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &invalid)
			assert.EqualError(t, err, test.want)
		})
	}
}

func TestClient_takesATypedNilErrorOfARoundTripper(t *testing.T) {
	for _, nothing := range []error{(*goiikoapi.CustomErrorModel)(nil), (*goiikoapi.TransportError)(nil)} {
		err := topUp(t.Context(), inTurn(fails(nothing)).client(t))
		require.Error(t, err)
		assert.True(t, goiikoapi.MayBeDone(err))
	}
}
