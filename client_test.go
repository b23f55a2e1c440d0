package goiikoapi_test

import (
	"context"
	"math"
	"net/http"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestClient_Organizations_returnsTheDataOfTheResponse(t *testing.T) {
	t.Parallel()
	cli := newStub(t, respond(http.StatusOK, organizationsBody)).client(t)

	orgs, apiErr, err := cli.Organizations(t.Context(), nil, nil, nil)
	require.NoError(t, err)
	require.Nil(t, apiErr)
	assert.Empty(t, cmp.Diff(wantOrganizations(), orgs))
}

func TestInventory_WriteoffDocuments_List_returnsABareListAsASlice(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]int{`[{"id":"d-1"},{"id":"d-2"}]`: 2, `[]`: 0, `null`: 0} {
		cli := newStub(t, respond(http.StatusOK, body)).client(t)
		documents, apiErr, err := cli.Inventory.WriteoffDocuments.List(t.Context(), models.DocumentListRequest{OrganizationID: "o-1", From: "2026-11-01", To: "2026-11-25"})
		require.NoError(t, err)
		require.Nil(t, apiErr)
		assert.Len(t, documents, want)
	}
}

func TestClient_OrganizationsIDs_areThoseOfTheLastSuccess(t *testing.T) {
	t.Parallel()
	response := respond(http.StatusOK, organizationsBody)
	cli := newStub(t, func(w http.ResponseWriter, r *http.Request) { response(w, r) }).client(t)
	assert.Empty(t, cli.OrganizationsIDs(), "before the first call")

	_, err := organizations(t.Context(), cli)
	require.NoError(t, err)
	ids := cli.OrganizationsIDs()
	assert.Equal(t, []string{"o-1"}, ids)
	ids[0] = "changed by the caller"
	assert.Equal(t, []string{"o-1"}, cli.OrganizationsIDs())

	response = respond(http.StatusInternalServerError, `{"errorDescription":"later"}`)
	_, err = organizations(t.Context(), cli)
	require.Error(t, err)
	assert.Equal(t, []string{"o-1"}, cli.OrganizationsIDs(), "a failure does not forget them")
}

func TestNewClient_refusesInvalidArguments(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		login    string
		opt      goiikoapi.Option
		argument string
		reason   string
	}{
		{"an empty API login", "", goiikoapi.WithDebug(false), "apiLogin", "is empty"},
		{"an API login that ends in a line break", apiLogin + "\n", goiikoapi.WithDebug(false), "apiLogin", "white space"},
		{"an API login that begins with a space", " " + apiLogin, goiikoapi.WithDebug(false), "apiLogin", "white space"},
		{"an API login with a control character", "a\x00b", goiikoapi.WithDebug(false), "apiLogin", "control characters"},
		{"an API login of white space, although there is a token", " ", goiikoapi.WithWorkingToken(workingToken), "apiLogin", "white space"},
		{"a base URL without a scheme", apiLogin, goiikoapi.WithBaseURL("api-ru.iiko.services"), "WithBaseURL", "http"},
		{"a base URL of another scheme", apiLogin, goiikoapi.WithBaseURL("ftp://api-ru.iiko.services"), "WithBaseURL", "http"},
		{"a base URL without a host", apiLogin, goiikoapi.WithBaseURL("https:///api"), "WithBaseURL", "host"},
		{"a base URL of a port alone", apiLogin, goiikoapi.WithBaseURL("http://:8080"), "WithBaseURL", "host"},
		{"an empty base URL", apiLogin, goiikoapi.WithBaseURL(""), "WithBaseURL", "http"},
		{"a base URL with a query", apiLogin, goiikoapi.WithBaseURL("https://example.com?key=hidden-key"), "WithBaseURL", "query"},
		{"a base URL with an empty query", apiLogin, goiikoapi.WithBaseURL("https://example.com/?"), "WithBaseURL", "query"},
		{"a base URL with an empty fragment", apiLogin, goiikoapi.WithBaseURL("https://example.com/#"), "WithBaseURL", "fragment"},
		{"a base URL with a fragment", apiLogin, goiikoapi.WithBaseURL("https://example.com/#top"), "WithBaseURL", "fragment"},
		{"a base URL with a user", apiLogin, goiikoapi.WithBaseURL("https://me:hidden-key@example.com"), "WithBaseURL", "user"},
		{"a base URL with a user and no scheme", apiLogin, goiikoapi.WithBaseURL("me:hidden-key@example.com"), "WithBaseURL", ""},
		{"a base URL with a user and another scheme", apiLogin, goiikoapi.WithBaseURL("ftp://me:hidden-key@example.com"), "WithBaseURL", ""},
		{"a base URL with a user that is not a URL", apiLogin, goiikoapi.WithBaseURL("http://me:hidden-key@exam ple.com:port"), "WithBaseURL", ""},
		{"a negative timeout", apiLogin, goiikoapi.WithTimeout(-time.Second), "WithTimeout", "-1s"},
		{"a size of nothing", apiLogin, goiikoapi.WithMaxResponseSize(0), "WithMaxResponseSize", "0"},
		{"a negative size", apiLogin, goiikoapi.WithMaxResponseSize(-1), "WithMaxResponseSize", "-1"},
		{"a nil HTTP client", apiLogin, goiikoapi.WithHTTPClient(nil), "WithHTTPClient", "nil"},
		{"a nil logger", apiLogin, goiikoapi.WithLogger(nil), "WithLogger", "nil"},
		{"a nil observer", apiLogin, goiikoapi.WithObserver(nil), "WithObserver", "nil"},
		{"a nil option", apiLogin, nil, "options", "nil"},
		{"an empty token", apiLogin, goiikoapi.WithWorkingToken(""), "WithWorkingToken", "empty"},
		{"an empty app id", apiLogin, goiikoapi.WithAppId("", "hidden-key"), "WithAppId", "appID"},
		{"an empty client secret", apiLogin, goiikoapi.WithAppId("app", ""), "WithAppId", "clientSecret"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := newStub(t, respond(http.StatusOK, `{"token":"t"}`))

			cli, err := goiikoapi.NewClient(test.login, goiikoapi.WithBaseURL(server.URL), test.opt)
			assert.Nil(t, cli)
			var invalid *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &invalid)
			assert.Equal(t, "NewClient", invalid.Operation)
			assert.Equal(t, test.argument, invalid.Argument)
			assert.Contains(t, invalid.Reason, test.reason)
			assert.Equal(t, "goiikoapi: NewClient: "+invalid.Argument+" "+invalid.Reason, err.Error())
			assert.NotContains(t, err.Error(), "hidden-key")
			assert.NotContains(t, err.Error(), apiLogin)
			assert.Empty(t, server.arrivals())
		})
	}
}

func TestArgumentError_isReturnedBeforeARequestIsSent(t *testing.T) {
	t.Parallel()
	var noContext context.Context
	ids, none := []string{"o-1"}, []string(nil)
	tests := []struct {
		name      string
		call      func(context.Context, *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error)
		operation string
		argument  string
	}{
		{"no context", func(_ context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Organizations(noContext, nil, nil, nil))
		}, "Client.Organizations", "ctx"},
		{"no context in a call that returns a list", func(_ context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Inventory.WriteoffDocuments.List(noContext, models.DocumentListRequest{OrganizationID: "o-1", From: "2026-11-01", To: "2026-11-25"}))
		}, "Inventory.WriteoffDocuments.List", "ctx"},
		{"no client", func(ctx context.Context, _ *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			var none *goiikoapi.Client
			return untyped(none.Organizations(ctx, nil, nil, nil))
		}, "Client.Organizations", "client"},
		{"a client that NewClient did not make", func(ctx context.Context, _ *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped((&goiikoapi.Client{}).Organizations(ctx, nil, nil, nil))
		}, "Client.Organizations", "client"},
		{"a group that NewClient did not make", func(ctx context.Context, _ *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(new(goiikoapi.Address).Regions(ctx, ids))
		}, "Address.Regions", "client"},
		{"an empty organization", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Menu.Nomenclature(ctx, "", nil))
		}, "Menu.Nomenclature", "organizationId"},
		{"an empty second id", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Commands.Status(ctx, "o-1", ""))
		}, "Commands.Status", "correlationId"},
		{"nil organizations", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.TerminalGroup.TerminalGroups(ctx, none, false))
		}, "TerminalGroup.TerminalGroups", "organizationIds"},
		{"no organizations", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.TerminalGroup.TerminalGroups(ctx, []string{}, false))
		}, "TerminalGroup.TerminalGroups", "organizationIds"},
		{"no terminal groups", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.TerminalGroup.IsAlive(ctx, ids, none))
		}, "TerminalGroup.IsAlive", "terminalGroupIds"},
		{"an empty organization beside an order written as a map", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Deliveries.DeliveryCreate(ctx, "", map[string]any{}, nil, nil))
		}, "Deliveries.DeliveryCreate", "organizationId"},
		{"an order that JSON can't write", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Deliveries.DeliveryCreate(ctx, "o-1", map[string]any{"sum": math.NaN()}, nil, nil))
		}, "Deliveries.DeliveryCreate", "request"},
		{"several organizations where an order has one", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Deliveries.Confirm(ctx, []string{"o-1", "o-2"}, "order"))
		}, "Deliveries.Confirm", "organizationIDs"},
		{"no organization where an order has one", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Deliveries.CancelConfirmation(ctx, none, "order"))
		}, "Deliveries.CancelConfirmation", "organizationIDs"},
		{"an empty organization where an order has one", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Deliveries.UpdateOrderDeliveryStatus(ctx, []string{""}, "order", "OnWay", ""))
		}, "Deliveries.UpdateOrderDeliveryStatus", "organizationId"},
		{"a kind of identifier that there is not", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Customers.CustomerInfo(ctx, "o-1", "+79990000000", "telephone"))
		}, "Customers.CustomerInfo", "identifierType"},
		{"an empty identifier", func(ctx context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Customers.CustomerInfo(ctx, "o-1", "", goiikoapi.TypeRCIPhone))
		}, "Customers.CustomerInfo", "phone"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := newStub(t, respond(http.StatusOK, `{}`))

			data, apiErr, err := test.call(t.Context(), server.client(t))
			assert.Nil(t, data)
			assert.Nil(t, apiErr)
			var invalid *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &invalid)
			assert.Equal(t, test.operation, invalid.Operation)
			assert.Equal(t, test.argument, invalid.Argument)
			assert.NotEmpty(t, invalid.Reason)
			assert.Contains(t, err.Error(), "goiikoapi: "+test.operation+": "+test.argument+" ")
			assert.Zero(t, goiikoapi.StatusCode(err))
			assert.Empty(t, server.arrivals())
		})
	}
}

// untyped forgets the type of a call's data, but not whether it is nil.
func untyped[T any](data T, apiErr *goiikoapi.CustomErrorModel, err error) (any, *goiikoapi.CustomErrorModel, error) {
	if value := reflect.ValueOf(data); !value.IsValid() || value.IsNil() {
		return nil, apiErr, err
	}
	return data, apiErr, err
}
