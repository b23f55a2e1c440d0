package goiikoapi_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// stepRecorder records the steps of a client, each on a line when it ends: where it stands, and what came of it.
type stepRecorder struct {
	mu    sync.Mutex
	lines []string
	errs  []error
	begun int
}

type stepKey struct{}

func (r *stepRecorder) observe(ctx context.Context, step goiikoapi.Step) (context.Context, func(goiikoapi.StepResult)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.begun++
	outer, _ := ctx.Value(stepKey{}).(string)
	place := fmt.Sprintf("%s/%s %s", outer, step.Kind, step.Operation.Name)
	if step.Attempt != 0 {
		place += fmt.Sprintf(" #%d", step.Attempt)
	}
	began := time.Now()
	return context.WithValue(ctx, stepKey{}, place), func(result goiikoapi.StepResult) {
		r.mu.Lock()
		defer r.mu.Unlock()
		line := place
		if result.StatusCode != 0 || result.Attempts != 0 {
			line += fmt.Sprintf(": %d, attempts %d", result.StatusCode, result.Attempts)
		}
		if took := time.Since(began); took != 0 {
			line += fmt.Sprintf(", took %v", took)
		}
		if result.Err != nil {
			line += ", failed"
			r.errs = append(r.errs, result.Err)
		}
		r.lines = append(r.lines, line)
	}
}

// take returns the lines since the last time. Every step that began must have ended.
func (r *stepRecorder) take(t *testing.T) []string {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	assert.Len(t, r.lines, r.begun, "steps that ended")
	lines := r.lines
	r.lines, r.begun = nil, 0
	return lines
}

func TestWithObserver_isToldOfEveryStep(t *testing.T) {
	newOperation := goiikoapi.Endpoint{Path: "/api/1/new", SafeToRetry: true}
	aMenu := says(http.StatusOK, `{"products":[{"id":"p"},{"id":"q"}]}`)
	tooMany := says(http.StatusTooManyRequests, "", "Retry-After", "5")
	wait := goiikoapi.WithRetry(goiikoapi.RetryPolicy{FirstWait: 1}) // a nanosecond, so that it is always the same
	tests := []struct {
		name string
		iiko *fakeIiko
		opts []goiikoapi.Option
		call func(context.Context, *goiikoapi.Client) error
		want []string
	}{
		{
			"a call", inTurn(succeeds), nil, readMenus,
			[]string{"/call Menu.Menu/attempt Menu.Menu #1: 200, attempts 1", "/call Menu.Menu: 200, attempts 1"},
		},
		{
			"an API error", inTurn(badRequest), nil, readMenus,
			[]string{"/call Menu.Menu/attempt Menu.Menu #1: 400, attempts 1", "/call Menu.Menu: 400, attempts 1, failed"},
		},
		{
			"a response that can't be decoded", inTurn(says(http.StatusOK, "<html>")), nil, readMenus,
			[]string{"/call Menu.Menu/attempt Menu.Menu #1: 200, attempts 1", "/call Menu.Menu: 200, attempts 1, failed"},
		},
		{
			"an invalid argument", inTurn(succeeds), nil,
			func(ctx context.Context, cli *goiikoapi.Client) error {
				return failed(cli.Orders.PrintBill(ctx, models.OrderRequest{}))
			},
			[]string{"/call Orders.PrintBill, failed"},
		},
		{
			"a response that does not name what was sent", inTurn(says(http.StatusOK, `{"correlationId":"c","id":"another"}`)), nil,
			func(ctx context.Context, cli *goiikoapi.Client) error {
				return failed(cli.Finance.Accounts.Delete(ctx, models.FinanceIDRequest{ID: "sent"}))
			},
			[]string{"/call Finance.Accounts.Delete/attempt Finance.Accounts.Delete #1: 200, attempts 1", "/call Finance.Accounts.Delete: 200, attempts 1, failed"},
		},
		{
			"Call", inTurn(succeeds), nil,
			func(ctx context.Context, cli *goiikoapi.Client) error {
				return failed(goiikoapi.Call[map[string]any](ctx, cli, newOperation, nil))
			},
			[]string{"/call /api/1/new/attempt /api/1/new #1: 200, attempts 1", "/call /api/1/new: 200, attempts 1"},
		},
		{
			"a retry", inTurn(unavailable, connectionLost, succeeds), []goiikoapi.Option{wait}, readMenus,
			[]string{
				"/call Menu.Menu/attempt Menu.Menu #1: 503, attempts 1",
				"/call Menu.Menu/retry wait Menu.Menu",
				"/call Menu.Menu/attempt Menu.Menu #2: 0, attempts 1, failed",
				"/call Menu.Menu/retry wait Menu.Menu",
				"/call Menu.Menu/attempt Menu.Menu #3: 200, attempts 1",
				"/call Menu.Menu: 200, attempts 3",
			},
		},
		{
			"a 429, and a call that comes during the pause",
			inTurn(tooMany, succeeds), nil,
			func(ctx context.Context, cli *goiikoapi.Client) error {
				short, cancel := context.WithTimeout(ctx, time.Second)
				defer cancel()
				return errors.Join(readMenus(short, cli), readMenus(ctx, cli))
			},
			[]string{
				"/call Menu.Menu/attempt Menu.Menu #1: 429, attempts 1",
				"/call Menu.Menu: 429, attempts 1, failed",
				"/call Menu.Menu/pause Menu.Menu, took about 5s",
				"/call Menu.Menu/attempt Menu.Menu #1: 200, attempts 1",
				"/call Menu.Menu: 200, attempts 1, took about 5s",
			},
		},
		{
			"a 429 of its own", inTurn(tooMany, succeeds), nil, readMenus,
			[]string{
				"/call Menu.Menu/attempt Menu.Menu #1: 429, attempts 1",
				"/call Menu.Menu/pause Menu.Menu, took 5s",
				"/call Menu.Menu/attempt Menu.Menu #2: 200, attempts 1",
				"/call Menu.Menu: 200, attempts 2, took 5s",
			},
		},
		{
			"a rate", inTurn(succeeds), []goiikoapi.Option{goiikoapi.WithRateLimit(menuGroup, 1, 1)},
			func(ctx context.Context, cli *goiikoapi.Client) error {
				return errors.Join(readMenus(ctx, cli), readMenus(ctx, cli))
			},
			[]string{
				"/call Menu.Menu/attempt Menu.Menu #1: 200, attempts 1",
				"/call Menu.Menu: 200, attempts 1",
				"/call Menu.Menu/rate wait Menu.Menu, took 1s",
				"/call Menu.Menu/attempt Menu.Menu #1: 200, attempts 1",
				"/call Menu.Menu: 200, attempts 1, took 1s",
			},
		},
		{
			"a stream", inTurn(aMenu), nil,
			func(ctx context.Context, cli *goiikoapi.Client) error {
				_, err := streamed(ctx, cli)
				return err
			},
			[]string{"/call Menu.Nomenclature/attempt Menu.Nomenclature #1: 200, attempts 1", "/call Menu.Nomenclature: 200, attempts 1"},
		},
		{
			"a stream that is left", inTurn(aMenu), nil,
			func(ctx context.Context, cli *goiikoapi.Client) error {
				for range cli.Menu.NomenclatureStream(ctx, ofOrganization, nil) {
					break
				}
				return nil
			},
			[]string{"/call Menu.Nomenclature/attempt Menu.Nomenclature #1: 200, attempts 1", "/call Menu.Nomenclature: 200, attempts 1"},
		},
		{
			"a stream that is cut off", inTurn(says(http.StatusOK, `{"products":[{"id":"p"},`)), nil,
			func(ctx context.Context, cli *goiikoapi.Client) error {
				_, err := streamed(ctx, cli)
				return err
			},
			[]string{"/call Menu.Nomenclature/attempt Menu.Nomenclature #1: 200, attempts 1, failed", "/call Menu.Nomenclature: 200, attempts 1, failed"},
		},
		{
			"a stream whose loop panics", inTurn(aMenu), nil,
			func(ctx context.Context, cli *goiikoapi.Client) (err error) {
				defer func() { err = recover().(error) }()
				for range cli.Menu.NomenclatureStream(ctx, ofOrganization, nil) {
					panic(errReset)
				}
				return nil
			},
			[]string{"/call Menu.Nomenclature/attempt Menu.Nomenclature #1, failed", "/call Menu.Nomenclature, failed"},
		},
		{
			"an iterator", inTurn(says(http.StatusOK, `{"stores":[{"id":"a"}]}`), says(http.StatusOK, `{"stores":[]}`)), nil,
			func(ctx context.Context, cli *goiikoapi.Client) error {
				for _, err := range cli.Inventory.AllStores(ctx, models.StoresRequest{}) {
					if err != nil {
						return err
					}
				}
				return nil
			},
			[]string{
				"/call Inventory.Stores/attempt Inventory.Stores #1: 200, attempts 1",
				"/call Inventory.Stores: 200, attempts 1",
				"/call Inventory.Stores/attempt Inventory.Stores #1: 200, attempts 1",
				"/call Inventory.Stores: 200, attempts 1",
			},
		},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			var steps stepRecorder
			cli := test.iiko.client(t, append(test.opts, goiikoapi.WithObserver(steps.observe))...)
			_ = test.call(t.Context(), cli)
			lines := steps.take(t)
			for i, line := range lines { // a pause is spread at random, and the shortest wait is a nanosecond or nothing
				place, took, _ := strings.Cut(line, ", took ")
				if d, _ := time.ParseDuration(took); d > 5*time.Second && d < 6*time.Second {
					lines[i] = place + ", took about 5s"
				} else if d < time.Millisecond && took != "" {
					lines[i] = place
				}
			}
			assert.Empty(t, cmp.Diff(test.want, lines))
		})
	}
}

func TestWithObserver_isToldOfTheErrorThatTheMethodReturns(t *testing.T) {
	for name, first := range map[string]reply{"an API error": badRequest, "a failure": says(http.StatusBadGateway, "<html>")} {
		t.Run(name, func(t *testing.T) {
			var steps stepRecorder
			err := printBill(t.Context(), inTurn(first).client(t, goiikoapi.WithObserver(steps.observe)))
			require.Len(t, steps.errs, 1)
			assert.Same(t, err, steps.errs[0])
		})
	}
}

func TestWithObserver_showsReadingBackWithinTheCreate(t *testing.T) {
	for _, c := range append(typedCreators, mapCreators...) {
		bubble(t, c.name, func(t *testing.T) {
			var steps stepRecorder
			iiko := newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
				switch {
				case r.URL.Path == c.readPath:
					return c.shows(map[string]any{"id": "an id", "creationStatus": models.CreationStatusSuccess, c.contents: map[string]any{"id": "an id", "phone": phone}})(r)
				case n == 0:
					return connectionLost(r)
				}
				return c.duplicateID()(r)
			})
			_, apiErr, err := c.create(t.Context(), iiko.client(t, goiikoapi.WithObserver(steps.observe)), "an id")
			require.NoError(t, err)
			require.Nil(t, apiErr)
			var places []string
			for _, line := range steps.take(t) {
				place, _, _ := strings.Cut(strings.ReplaceAll(line, ", took", ":"), ":")
				places = append(places, place)
			}
			last := places[len(places)-1]
			read, _, _ := strings.Cut(strings.TrimPrefix(places[4], last+"/"), "/")
			assert.Equal(t, []string{
				"/attempt #1", "/retry wait", "/attempt #2", "/read/attempt #1", "/read", "",
			}, shorten(places, last, read))
		})
	}
}

// shorten leaves the operations out of the places of steps in a create.
func shorten(places []string, create, read string) []string {
	_, operation, _ := strings.Cut(create, " ")
	_, reading, _ := strings.Cut(read, " ")
	var short []string
	for _, place := range places {
		place = strings.ReplaceAll(strings.TrimPrefix(place, create), "/"+read, "/read")
		short = append(short, strings.NewReplacer(" "+operation, "", " "+reading, "").Replace(place))
	}
	return short
}

func TestWithObserver_isToldOfTheWaitForATurnAfterAnOverload(t *testing.T) {
	bubble(t, "", func(t *testing.T) {
		const overload = 20 // calls that get a 429 together, after which the group goes on at 10 calls a second
		var steps stepRecorder
		iiko := newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
			if n < overload {
				return slowly(time.Second, tooManyCalls)(r)
			}
			return succeeds(r)
		})
		cli := iiko.client(t, once, goiikoapi.WithObserver(steps.observe))
		read := func(int) error { return readMenus(t.Context(), cli) }
		require.Error(t, errors.Join(concurrently(overload, read)...))
		time.Sleep(10 * time.Second)
		steps.take(t)

		require.NoError(t, errors.Join(concurrently(3, read)...))
		waits := 0
		for _, line := range steps.take(t) {
			if place, took, _ := strings.Cut(line, ", took "); place == "/call Menu.Menu/pause Menu.Menu" {
				waits++
				assert.NotEmpty(t, took, "how long it waited")
			}
		}
		assert.Equal(t, 2, waits, "those of the second and the third call")
	})
}

func TestWithObserver_isToldOfRefreshes(t *testing.T) {
	bubble(t, "from iiko, before and during a call", func(t *testing.T) {
		var steps stepRecorder
		cli := issuesTokens(tokenNotValid, succeeds).clientFor(t, apiLogin, goiikoapi.WithObserver(steps.observe))
		refreshed := func(outer string) []string {
			const obtained = "/refresh Client.AccessToken"
			return []string{
				outer + obtained + "/call Client.AccessToken/attempt Client.AccessToken #1: 200, attempts 1",
				outer + obtained + "/call Client.AccessToken: 200, attempts 1",
				outer + obtained,
			}
		}
		assert.Equal(t, refreshed(""), steps.take(t))
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, append(append([]string{"/call Menu.Menu/attempt Menu.Menu #1: 401, attempts 1"}, refreshed("/call Menu.Menu")...),
			"/call Menu.Menu/attempt Menu.Menu #2: 200, attempts 1",
			"/call Menu.Menu: 200, attempts 2",
		), steps.take(t))
	})
	bubble(t, "from a store, and failed", func(t *testing.T) {
		for _, test := range []struct {
			token goiikoapi.Token
			err   error
			want  []string
		}{
			{goiikoapi.Token{Value: "of the store"}, nil, []string{"/call Menu.Menu/refresh Client.AccessToken", "/call Menu.Menu/attempt Menu.Menu #1: 200, attempts 1", "/call Menu.Menu: 200, attempts 1"}},
			{goiikoapi.Token{}, nil, []string{"/call Menu.Menu/refresh Client.AccessToken, failed", "/call Menu.Menu, failed"}},
			{goiikoapi.Token{}, errReset, []string{"/call Menu.Menu/refresh Client.AccessToken, failed", "/call Menu.Menu, failed"}},
		} {
			var steps stepRecorder
			store := storeFunc(func(context.Context, func(context.Context) (goiikoapi.Token, error)) (goiikoapi.Token, error) {
				return test.token, test.err
			})
			cli := inTurn(succeeds).clientFor(t, apiLogin, goiikoapi.WithLazyToken(), goiikoapi.WithTokenStore(store), goiikoapi.WithObserver(steps.observe))
			_ = readMenus(t.Context(), cli)
			assert.Equal(t, test.want, steps.take(t))
		}
	})
}

func TestWithObserver_describesAnAttempt(t *testing.T) {
	var seen goiikoapi.Step
	cli := inTurn(succeeds).client(t, goiikoapi.WithBaseURL("https://iiko.test:8443/proxy/"),
		goiikoapi.WithObserver(func(ctx context.Context, step goiikoapi.Step) (context.Context, func(goiikoapi.StepResult)) {
			if step.Kind == goiikoapi.StepAttempt {
				seen = step
			} else {
				assert.Nil(t, step.Header)
			}
			return nil, nil
		}))
	require.NoError(t, failed(cli.SimpleOrganizations(t.Context())))
	assert.Empty(t, cmp.Diff(goiikoapi.Step{
		Kind:      goiikoapi.StepAttempt,
		Operation: goiikoapi.Operation{Name: "Client.SimpleOrganizations", Method: http.MethodGet, Path: "/api/1/organizations", Group: "Data: dictionaries"},
		Attempt:   1,
		URL:       "https://iiko.test:8443/proxy/api/1/organizations",
		Header:    http.Header{},
	}, seen))
}

func TestWithObserver_sendsTheHeaderWithTheAttempt(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t, goiikoapi.WithObserver(func(ctx context.Context, step goiikoapi.Step) (context.Context, func(goiikoapi.StepResult)) {
		if step.Header != nil {
			step.Header.Set("Traceparent", "00-1-2-01")
			step.Header["authorization"] = []string{"Bearer another"}
			step.Header.Set("User-Agent", "another")
		}
		return ctx, nil
	}))
	require.NoError(t, readMenus(t.Context(), cli))
	sent := iiko.arrivals()[0]
	assert.Equal(t, "00-1-2-01", sent.header.Get("Traceparent"))
	assert.Equal(t, "ready", sent.token)
	assert.Contains(t, sent.header.Get("User-Agent"), "goiikoapi/")
	assert.NotContains(t, sent.header, "authorization")
}

func TestWithObserver_makesTheFirstTheOutermost(t *testing.T) {
	var order []string
	named := func(name string) goiikoapi.Option {
		return goiikoapi.WithObserver(func(ctx context.Context, step goiikoapi.Step) (context.Context, func(goiikoapi.StepResult)) {
			order = append(order, fmt.Sprint(name, " begins in ", ctx.Value(stepKey{})))
			return context.WithValue(ctx, stepKey{}, name), func(goiikoapi.StepResult) { order = append(order, name+" ends") }
		})
	}
	cli := inTurn(succeeds).client(t, named("a"), named("b"))
	require.Error(t, failed(cli.Orders.PrintBill(t.Context(), models.OrderRequest{})))
	assert.Equal(t, []string{"a begins in <nil>", "b begins in a", "b ends", "a ends"}, order)
}

func TestWithObserver_isToldNoSecrets(t *testing.T) {
	var steps stepRecorder
	leaks := fails(fmt.Errorf("proxy says: Authorization: Bearer %s: %w", "ready", errReset))
	require.Error(t, printBill(t.Context(), inTurn(leaks).client(t, goiikoapi.WithObserver(steps.observe))))
	require.Len(t, steps.errs, 2, "of the attempt and of the call")
	for _, err := range steps.errs {
		assert.NotContains(t, fmt.Sprintf("%v %+v %#v", err, err, err), "ready")
		assert.ErrorIs(t, err, errReset)
	}
}

func TestWithObserver_isNotToldOfACallWithoutAContext(t *testing.T) {
	var steps stepRecorder
	cli := inTurn(succeeds).client(t, goiikoapi.WithObserver(steps.observe))
	var none context.Context
	require.Error(t, failed(cli.Menu.Menu(none)))
	assert.Empty(t, steps.take(t))
}
