package goiikoapi_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

const (
	apiLogin     = "login-5f0c1d7e"
	workingToken = "token-that-works"

	organizationsBody = `{"correlationId":"c-1","organizations":[{"responseType":"Simple","id":"o-1","name":"Trattoria"}]}`
)

// stub is a server in iiko's place, which keeps what it receives.
type stub struct {
	*httptest.Server

	mu       sync.Mutex
	received []exchange
}

// exchange is a request as the stub received it.
type exchange struct {
	method string
	path   string
	header http.Header
	body   string
}

// newStub starts a server that answers every request with answer.
func newStub(t *testing.T, answer http.HandlerFunc) *stub {
	t.Helper()
	s := &stub{}
	s.Server = httptest.NewServer(s.keep(answer))
	t.Cleanup(s.Close)
	return s
}

func (s *stub) keep(answer http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		s.mu.Lock()
		s.received = append(s.received, exchange{r.Method, r.URL.Path, r.Header.Clone(), string(body)})
		s.mu.Unlock()
		r.Body = io.NopCloser(bytes.NewReader(body))
		answer(w, r)
	}
}

// requests returns what has come so far.
func (s *stub) requests() []exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.received)
}

// count returns how many requests have come to path.
func (s *stub) count(path string) int {
	n := 0
	for _, request := range s.requests() {
		if request.path == path {
			n++
		}
	}
	return n
}

// client returns a client of the stub that has a token already and can't obtain another.
func (s *stub) client(t *testing.T, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	return mustClient(t, "", append([]goiikoapi.Option{goiikoapi.WithBaseURL(s.URL), goiikoapi.WithWorkingToken(workingToken)}, opts...)...)
}

// once sends every call a single time: what comes of one exchange is what the tests of the foundation look
// at.
var once = goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1})

func mustClient(t *testing.T, login string, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	cli, err := goiikoapi.NewClient(login, append([]goiikoapi.Option{once}, opts...)...)
	require.NoError(t, err)
	return cli
}

// respond answers with status and body.
func respond(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// hang never answers.
func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

// roundTripper answers in the place of a network.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// answered is what a roundTripper returns for a server that answered.
func answered(status int, body string) (*http.Response, error) {
	recorder := httptest.NewRecorder()
	respond(status, body)(recorder, nil)
	return recorder.Result(), nil
}

// organizations makes the call that most tests make, its three answers folded into two.
func organizations(ctx context.Context, cli *goiikoapi.Client) (*models.OrganizationsResponse, error) {
	return goiikoapi.Check(cli.Organizations(ctx, nil, nil, nil))
}

// wantOrganizations is what organizationsBody says.
func wantOrganizations() *models.OrganizationsResponse {
	return &models.OrganizationsResponse{
		CorrelationID: "c-1",
		Organizations: []models.Organization{{ResponseType: models.OrganizationResponseTypeSimple, ID: "o-1", Name: goiikoapi.Ptr("Trattoria")}},
	}
}

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
		documents, apiErr, err := cli.Inventory.WriteoffDocuments.List(t.Context(), models.DocumentListRequest{OrganizationID: "o-1"})
		require.NoError(t, err)
		require.Nil(t, apiErr)
		assert.Len(t, documents, want)
	}
}

func TestClient_OrganizationsIDs_areThoseOfTheLastSuccess(t *testing.T) {
	t.Parallel()
	answer := respond(http.StatusOK, organizationsBody)
	cli := newStub(t, func(w http.ResponseWriter, r *http.Request) { answer(w, r) }).client(t)
	assert.Empty(t, cli.OrganizationsIDs(), "before the first call")

	_, err := organizations(t.Context(), cli)
	require.NoError(t, err)
	ids := cli.OrganizationsIDs()
	assert.Equal(t, []string{"o-1"}, ids)
	ids[0] = "changed by the caller"
	assert.Equal(t, []string{"o-1"}, cli.OrganizationsIDs())

	answer = respond(http.StatusInternalServerError, `{"errorDescription":"later"}`)
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
			var refused *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &refused)
			assert.Equal(t, "NewClient", refused.Operation)
			assert.Equal(t, test.argument, refused.Argument)
			assert.Contains(t, refused.Reason, test.reason)
			assert.Equal(t, "goiikoapi: NewClient: "+refused.Argument+" "+refused.Reason, err.Error())
			assert.NotContains(t, err.Error(), "hidden-key")
			assert.NotContains(t, err.Error(), apiLogin)
			assert.Empty(t, server.requests())
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
		{"no context in a call that answers a list", func(_ context.Context, c *goiikoapi.Client) (any, *goiikoapi.CustomErrorModel, error) {
			return untyped(c.Inventory.WriteoffDocuments.List(noContext, models.DocumentListRequest{OrganizationID: "o-1"}))
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
			var refused *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &refused)
			assert.Equal(t, test.operation, refused.Operation)
			assert.Equal(t, test.argument, refused.Argument)
			assert.NotEmpty(t, refused.Reason)
			assert.Contains(t, err.Error(), "goiikoapi: "+test.operation+": "+test.argument+" ")
			assert.Zero(t, goiikoapi.StatusCode(err))
			assert.Empty(t, server.requests())
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

func TestWithHTTPClient_doesNotModifyTheClient(t *testing.T) {
	t.Parallel()
	server := newStub(t, respond(http.StatusOK, organizationsBody))
	follow := func(*http.Request, []*http.Request) error { return nil }
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	transport := &http.Transport{MaxIdleConnsPerHost: 3}
	t.Cleanup(transport.CloseIdleConnections)

	for name, client := range map[string]*http.Client{
		"an empty one": {},
		"a full one":   {Transport: transport, CheckRedirect: follow, Jar: jar, Timeout: time.Minute},
	} {
		before := *client
		cli := server.client(t, goiikoapi.WithHTTPClient(client), goiikoapi.WithTimeout(time.Second))
		_, err := organizations(t.Context(), cli)
		require.NoError(t, err, name)
		assert.Equal(t, before.Transport, client.Transport, name)
		assert.Equal(t, reflect.ValueOf(before.CheckRedirect).Pointer(), reflect.ValueOf(client.CheckRedirect).Pointer(), name)
		assert.Equal(t, before.Jar, client.Jar, name)
		assert.Equal(t, before.Timeout, client.Timeout, name)
	}
	assert.Equal(t, 3, transport.MaxIdleConnsPerHost)
}

func TestWithHTTPClient_sendsAllRequestsThroughTheClient(t *testing.T) {
	t.Parallel()
	var asked []string
	client := &http.Client{Transport: roundTripper(func(r *http.Request) (*http.Response, error) {
		asked = append(asked, r.URL.String())
		return answered(http.StatusOK, organizationsBody)
	})}
	cli := mustClient(t, "", goiikoapi.WithWorkingToken(workingToken), goiikoapi.WithHTTPClient(client))

	_, err := organizations(t.Context(), cli)
	require.NoError(t, err)
	assert.Equal(t, []string{goiikoapi.DefaultBaseURL + "/api/1/organizations"}, asked)
}

// The program's defaults belong to all of it. Not parallel: it looks at global variables.
func TestNewClient_leavesTheDefaultsOfNetHTTPAlone(t *testing.T) {
	transport := http.DefaultTransport.(*http.Transport)
	client := *http.DefaultClient
	idle, perHost := transport.MaxIdleConns, transport.MaxIdleConnsPerHost
	server := newStub(t, respond(http.StatusOK, organizationsBody))

	for _, opts := range [][]goiikoapi.Option{nil, {goiikoapi.WithHTTPClient(http.DefaultClient)}} {
		_, err := organizations(t.Context(), server.client(t, opts...))
		require.NoError(t, err)
	}
	assert.Same(t, transport, http.DefaultTransport)
	assert.Equal(t, [2]int{idle, perHost}, [2]int{transport.MaxIdleConns, transport.MaxIdleConnsPerHost})
	assert.Nil(t, http.DefaultClient.CheckRedirect)
	assert.Equal(t, client.Transport, http.DefaultClient.Transport)
}

// Instrumentation and mocks put their own in its place. Not parallel: it sets a global variable.
func TestNewClient_usesAReplacedDefaultTransport(t *testing.T) {
	before := http.DefaultTransport
	t.Cleanup(func() { http.DefaultTransport = before })
	calls := 0
	http.DefaultTransport = roundTripper(func(*http.Request) (*http.Response, error) {
		calls++
		return answered(http.StatusOK, organizationsBody)
	})

	for _, opts := range [][]goiikoapi.Option{nil, {goiikoapi.WithHTTPClient(&http.Client{})}} {
		cli := mustClient(t, "", append(opts, goiikoapi.WithWorkingToken(workingToken))...)
		_, err := organizations(t.Context(), cli)
		require.NoError(t, err)
	}
	assert.Equal(t, 2, calls)
}

func TestWithResponse_describesTheResponseOfTheCall(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		answer  http.HandlerFunc
		want    goiikoapi.Response
		isError bool
	}{
		{"a success", respond(http.StatusOK, organizationsBody), goiikoapi.Response{StatusCode: 200, Body: []byte(organizationsBody), Attempts: 1}, false},
		{"a refusal", respond(http.StatusGone, `{"errorDescription":"no longer"}`), goiikoapi.Response{StatusCode: 410, Body: []byte(`{"errorDescription":"no longer"}`), Attempts: 1}, true},
		{"a gateway's answer", respond(http.StatusBadGateway, `<h1>Bad gateway</h1>`), goiikoapi.Response{StatusCode: 502, Body: []byte(`<h1>Bad gateway</h1>`), Attempts: 1}, true},
		{"an answer that can't be read", respond(http.StatusOK, `{"correlationId":`), goiikoapi.Response{StatusCode: 200, Body: []byte(`{"correlationId":`), Attempts: 1}, true},
		{"an empty answer", respond(http.StatusNoContent, ""), goiikoapi.Response{StatusCode: 204, Body: []byte{}, Attempts: 1}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			cli := newStub(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("X-Request-Id", "r-7")
				test.answer(w, r)
			}).client(t)

			ctx, resp := goiikoapi.WithResponse(t.Context())
			_, err := organizations(ctx, cli)
			assert.Equal(t, test.isError, err != nil)
			assert.Equal(t, "r-7", resp.Header.Get("X-Request-Id"))
			got := *resp
			got.Header = nil
			assert.Empty(t, cmp.Diff(test.want, got))
			assert.Equal(t, string(test.want.Body), string(cli.LastDataRaw()))
		})
	}
}

func TestWithResponse_staysEmptyWithoutAResponse(t *testing.T) {
	t.Parallel()
	server := newStub(t, hang)
	cli := server.client(t)
	server.Close()

	ctx, resp := goiikoapi.WithResponse(t.Context())
	_, err := organizations(ctx, cli)
	require.Error(t, err)
	assert.Equal(t, goiikoapi.Response{Attempts: 1}, *resp)
	assert.Nil(t, cli.LastDataRaw())

	ctx, resp = goiikoapi.WithResponse(t.Context())
	_, err = goiikoapi.Check(cli.Menu.Nomenclature(ctx, "", nil))
	require.Error(t, err)
	assert.Equal(t, goiikoapi.Response{}, *resp)
}

func TestWithResponse_keepsTheResponsesOfConcurrentCallsApart(t *testing.T) {
	t.Parallel()
	const callers = 64
	cli := newStub(t, func(w http.ResponseWriter, r *http.Request) {
		var asked models.CommandStatusRequest
		_ = decode(r, &asked)
		w.Header().Set("X-Asked", asked.CorrelationID)
		_, _ = fmt.Fprintf(w, `{"state":"Success","asked":%q}`, asked.CorrelationID)
	}).client(t)
	bodies := make(map[string]bool)
	for i := range callers {
		bodies[fmt.Sprintf(`{"state":"Success","asked":"c-%d"}`, i)] = true
	}

	errs := concurrently(callers, func(i int) error {
		asked := fmt.Sprintf("c-%d", i)
		ctx, resp := goiikoapi.WithResponse(t.Context())
		if _, err := goiikoapi.Check(cli.Commands.Status(ctx, "o-1", asked)); err != nil {
			return err
		}
		want := goiikoapi.Response{StatusCode: 200, Header: resp.Header, Body: fmt.Appendf(nil, `{"state":"Success","asked":%q}`, asked), Attempts: 1}
		if diff := cmp.Diff(want, *resp); diff != "" || resp.Header.Get("X-Asked") != asked {
			return errors.New("another call's answer: " + diff)
		}
		raw := cli.LastDataRaw()
		if !bodies[string(raw)] {
			return fmt.Errorf("LastDataRaw is no answer: %q", raw)
		}
		clear(raw) // it is the caller's
		return nil
	})
	require.NoError(t, errors.Join(errs...))
	assert.Contains(t, slices.Collect(maps.Keys(bodies)), string(cli.LastDataRaw()))
}

// concurrently calls f in n goroutines and returns what each said.
func concurrently(n int, f func(i int) error) []error {
	errs := make([]error, n)
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() { errs[i] = f(i) })
	}
	group.Wait()
	return errs
}

func TestIClient_returnsTheGroupsOfTheClient(t *testing.T) {
	t.Parallel()
	cli := mustClient(t, "", goiikoapi.WithWorkingToken(workingToken), goiikoapi.WithReturnDict(true))
	var mirrored goiikoapi.IClient = cli
	assert.Same(t, cli.Dictionaries, mirrored.GetDictionaries())
	assert.Same(t, cli.Menu, mirrored.GetMenu())
	assert.Same(t, cli.Orders, mirrored.GetOrders())
	assert.Same(t, cli.Deliveries, mirrored.GetDeliveries())
	assert.Same(t, cli.Address, mirrored.GetAddress())
	assert.Same(t, cli.TerminalGroup, mirrored.GetTerminalGroup())
	assert.Same(t, cli.Customers, mirrored.GetCustomers())
	assert.Same(t, cli.Notifications, mirrored.GetNotifications())
	assert.Same(t, cli.Commands, mirrored.GetCommands())
	assert.Same(t, cli.WebHook, mirrored.GetWebHook())
	assert.Same(t, cli.Employees, mirrored.GetEmployees())
	assert.Same(t, cli.DeliveryRestrictions, mirrored.GetDeliveryRestrictions())
	assert.Same(t, cli.DiscountPromotion, mirrored.GetDiscountPromotion())
}

func TestClient_LastDataRaw_keepsTheLatestResponseWhenACallBringsNone(t *testing.T) {
	cli := inTurn(succeeds, fails(errReset)).client(t, once)
	require.NoError(t, readMenus(t.Context(), cli))
	require.Error(t, readMenus(t.Context(), cli))
	assert.JSONEq(t, `{"correlationId":"c"}`, string(cli.LastDataRaw()))
}
