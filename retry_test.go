package goiikoapi_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// reply is what a fakeIiko does with a request.
type reply func(*http.Request) (*http.Response, error)

// says answers with a status, a body, and headers as names and values by turns.
func says(status int, body string, headers ...string) reply {
	return func(*http.Request) (*http.Response, error) {
		answer := &http.Response{StatusCode: status, Header: http.Header{}, ContentLength: -1, Body: io.NopCloser(strings.NewReader(body))}
		for pair := range slices.Chunk(headers, 2) {
			answer.Header.Set(pair[0], pair[1])
		}
		return answer, nil
	}
}

// fails breaks the connection in place of an answer.
func fails(err error) reply {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

// doesNotConnect fails as net/http does when it asks for a connection and gets none.
func doesNotConnect(err error) reply {
	return func(r *http.Request) (*http.Response, error) {
		httptrace.ContextClientTrace(r.Context()).GetConn("iiko.test:443")
		return nil, err
	}
}

// breaksOff ends a success in the middle of its body.
func breaksOff(r *http.Request) (*http.Response, error) {
	answer, _ := says(http.StatusOK, "")(r)
	answer.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"correla`), &brokenReader{io.ErrUnexpectedEOF}))
	return answer, nil
}

type brokenReader struct{ err error }

func (b *brokenReader) Read([]byte) (int, error) { return 0, b.err }

// slowly replies after a while, unless the request's context ends first.
func slowly(after time.Duration, then reply) reply {
	return func(r *http.Request) (*http.Response, error) {
		select {
		case <-time.After(after):
			return then(r)
		case <-r.Context().Done():
			return nil, r.Context().Err()
		}
	}
}

// succeeds is a success that names what a create has sent.
func succeeds(r *http.Request) (*http.Response, error) {
	var request struct {
		ID    string
		Order struct{ ID any }
	}
	_ = json.NewDecoder(r.Body).Decode(&request)
	id, _ := request.Order.ID.(string)
	id = cmp.Or(id, request.ID, "of iiko")
	switch {
	case strings.HasSuffix(r.URL.Path, "/reserve/create"):
		return says(http.StatusOK, fmt.Sprintf(`{"correlationId":"c","reserveInfo":{"id":%q}}`, id))(r)
	case strings.HasSuffix(r.URL.Path, "/drafts/create"):
		return says(http.StatusOK, fmt.Sprintf(`{"correlationId":"c","orderId":%q}`, id))(r)
	case strings.HasSuffix(r.URL.Path, "/create"):
		return says(http.StatusOK, fmt.Sprintf(`{"correlationId":"c","orderInfo":{"id":%q}}`, id))(r)
	}
	return says(http.StatusOK, `{"correlationId":"c"}`)(r)
}

var (
	errNoConnection = &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	errReset        = &net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", syscall.ECONNRESET)}

	tooManyCalls   = says(http.StatusTooManyRequests, `{"errorDescription":"too many"}`)
	unavailable    = says(http.StatusServiceUnavailable, "")
	internalError  = says(http.StatusInternalServerError, `{"errorDescription":"internal"}`)
	refused        = says(http.StatusBadRequest, `{"errorDescription":"wrong"}`)
	tokenNotValid  = says(http.StatusUnauthorized, `{"errorDescription":"the token is not valid"}`)
	noConnection   = doesNotConnect(errNoConnection)
	connectionLost = fails(errReset)
)

// arrival is a request as a fakeIiko received it.
type arrival struct {
	path, token, body string
	// at is when it arrived, counted from when the fakeIiko was made.
	at time.Duration
}

// fakeIiko stands in for iiko Cloud without a network, which a bubble of testing/synctest does not have.
type fakeIiko struct {
	answer func(n int, r *http.Request) (*http.Response, error)
	made   time.Time

	mu       sync.Mutex
	received []arrival
}

// newFakeIiko returns a fakeIiko that answers the request number n, from 0, by answer.
func newFakeIiko(answer func(n int, r *http.Request) (*http.Response, error)) *fakeIiko {
	return &fakeIiko{answer: answer, made: time.Now()}
}

// inTurn returns a fakeIiko with a reply for each request; the last one is for all further ones, too.
func inTurn(replies ...reply) *fakeIiko {
	return newFakeIiko(func(n int, r *http.Request) (*http.Response, error) { return replies[min(n, len(replies)-1)](r) })
}

func (f *fakeIiko) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
		_ = r.Body.Close()
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	f.mu.Lock()
	n := len(f.received)
	f.received = append(f.received, arrival{
		path:  r.URL.Path,
		token: strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "),
		body:  string(body),
		at:    time.Since(f.made),
	})
	f.mu.Unlock()
	return f.answer(n, r)
}

// arrivals returns what was received so far, in all or on the given paths.
func (f *fakeIiko) arrivals(paths ...string) []arrival {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(f.received), func(a arrival) bool { return len(paths) > 0 && !slices.Contains(paths, a.path) })
}

// client returns a client of the fakeIiko that has a token and no API login.
func (f *fakeIiko) client(t *testing.T, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	return f.clientFor(t, "", append([]goiikoapi.Option{goiikoapi.WithWorkingToken("ready")}, opts...)...)
}

// clientFor returns a client of the fakeIiko with an API login.
func (f *fakeIiko) clientFor(t *testing.T, login string, opts ...goiikoapi.Option) *goiikoapi.Client {
	t.Helper()
	cli, err := goiikoapi.NewClient(login, append([]goiikoapi.Option{goiikoapi.WithHTTPClient(&http.Client{Transport: f})}, opts...)...)
	require.NoError(t, err)
	return cli
}

// bubble runs a subtest with a clock of its own.
func bubble(t *testing.T, name string, test func(t *testing.T)) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		t.Helper()
		synctest.Test(t, test)
	})
}

// gaps returns the times between arrivals.
func gaps(all []arrival) []time.Duration {
	var between []time.Duration
	for i := 1; i < len(all); i++ {
		between = append(between, all[i].at-all[i-1].at)
	}
	return between
}

// failed drops the data of a call.
func failed[T any](_ T, apiErr *goiikoapi.CustomErrorModel, err error) error {
	_, err = goiikoapi.Check(struct{}{}, apiErr, err)
	return err
}

// Calls of each kind.
func readMenus(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Menu.Menu(ctx))
}

func printBill(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Orders.PrintBill(ctx, models.OrderRequest{OrganizationID: "o", OrderID: "id"}))
}

func topUp(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Customers.CustomerWalletTopup(ctx, "c", "w", "o", 100, nil))
}

func createDelivery(ctx context.Context, cli *goiikoapi.Client) error {
	return failed(cli.Deliveries.CreateDelivery(ctx, models.CreateDeliveryRequest{OrganizationID: "o", Order: models.DeliveryOrder{Phone: "+79990000000"}}))
}

func createFromMap(order map[string]any) func(context.Context, *goiikoapi.Client) error {
	return func(ctx context.Context, cli *goiikoapi.Client) error {
		return failed(cli.Deliveries.DeliveryCreate(ctx, "o", order, nil, nil))
	}
}

func TestWithRetry_retriesOnlyWhatIsSafeToRetry(t *testing.T) {
	kinds := []struct {
		name string
		call func(context.Context, *goiikoapi.Client) error
		// repeatable calls may be sent again although they may have been carried out.
		repeatable bool
		changes    bool
	}{
		{name: "a read", call: readMenus, repeatable: true},
		{name: "a command", call: printBill, changes: true},
		{name: "another change", call: topUp, changes: true},
		{name: "a create that is given an id", call: createDelivery, repeatable: true, changes: true},
		{name: "a create from a map without an id", call: createFromMap(map[string]any{"phone": "+7"}), changes: true},
		{name: "a create from a map with an id", call: createFromMap(map[string]any{"id": "x"}), repeatable: true, changes: true},
	}
	const (
		never = iota
		whereRepeatable
		always
	)
	canceled := func(cancel context.CancelFunc) reply {
		return func(r *http.Request) (*http.Response, error) {
			cancel()
			<-r.Context().Done()
			return nil, r.Context().Err()
		}
	}
	isIikos := func(t *testing.T, err error) {
		t.Helper()
		var apiErr *goiikoapi.CustomErrorModel
		assert.ErrorAs(t, err, &apiErr)
	}
	wraps := func(target error) func(*testing.T, error) {
		return func(t *testing.T, err error) {
			t.Helper()
			var failure *goiikoapi.TransportError
			assert.ErrorAs(t, err, &failure)
			assert.ErrorIs(t, err, target)
		}
	}
	cannotBeRead := func(t *testing.T, err error) {
		t.Helper()
		var syntax *json.SyntaxError
		assert.ErrorAs(t, err, &syntax)
	}
	failures := []struct {
		name     string
		reply    func(context.CancelFunc) reply
		repeated int
		// mayBeDone tells that a change may have been carried out.
		mayBeDone bool
		status    int
		err       func(*testing.T, error)
	}{
		{name: "no connection", reply: simply(noConnection), repeated: always, err: wraps(errNoConnection)},
		{name: "the connection reset", reply: simply(connectionLost), repeated: whereRepeatable, mayBeDone: true, err: wraps(syscall.ECONNRESET)},
		{name: "the answer cut off", reply: simply(breaksOff), repeated: whereRepeatable, mayBeDone: true, status: 200, err: wraps(io.ErrUnexpectedEOF)},
		{name: "401", reply: simply(tokenNotValid), repeated: never, status: 401, err: isIikos},
		{name: "408", reply: simply(says(408, `{"errorDescription":"slow"}`)), repeated: whereRepeatable, mayBeDone: true, status: 408, err: isIikos},
		{name: "429", reply: simply(tooManyCalls), repeated: always, status: 429, err: isIikos},
		{name: "500", reply: simply(internalError), repeated: whereRepeatable, mayBeDone: true, status: 500, err: isIikos},
		{name: "502 of a gateway", reply: simply(says(502, "<html><body>Bad Gateway</body></html>")), repeated: whereRepeatable, mayBeDone: true, status: 502, err: wraps(goiikoapi.ErrStatus)},
		{name: "503", reply: simply(unavailable), repeated: whereRepeatable, mayBeDone: true, status: 503, err: wraps(goiikoapi.ErrStatus)},
		{name: "504", reply: simply(says(504, "")), repeated: whereRepeatable, mayBeDone: true, status: 504, err: wraps(goiikoapi.ErrStatus)},
		{name: "400", reply: simply(refused), repeated: never, status: 400, err: isIikos},
		{name: "404", reply: simply(says(404, `{"errorDescription":"gone"}`)), repeated: never, status: 404, err: isIikos},
		{name: "an answer that is too large", reply: simply(says(200, strings.Repeat(" ", 101))), repeated: never, mayBeDone: true, status: 200, err: wraps(goiikoapi.ErrResponseTooLarge)},
		{name: "broken JSON", reply: simply(says(200, `{"correlationId":`)), repeated: never, mayBeDone: true, status: 200, err: cannotBeRead},
		{name: "its context canceled", reply: canceled, repeated: never, mayBeDone: true, err: wraps(context.Canceled)},
	}
	for _, kind := range kinds {
		for _, failure := range failures {
			isRepeated := failure.repeated == always || failure.repeated == whereRepeatable && kind.repeatable
			name := kind.name + " after " + failure.name

			bubble(t, name+" each time", func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				ctx, response := goiikoapi.WithResponse(ctx)
				iiko := inTurn(failure.reply(cancel))
				err := kind.call(ctx, iiko.client(t, goiikoapi.WithMaxResponseSize(100)))

				require.Error(t, err)
				failure.err(t, err)
				attempts := 1
				if isRepeated {
					attempts = 4
				}
				assert.Len(t, iiko.arrivals(), attempts)
				assert.Equal(t, attempts, response.Attempts)
				assert.Equal(t, attempts, attemptsOf(err))
				assert.Equal(t, failure.status, goiikoapi.StatusCode(err))
				assert.Equal(t, kind.changes && failure.mayBeDone, goiikoapi.MayBeDone(err))
			})

			bubble(t, name+" once", func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				ctx, response := goiikoapi.WithResponse(ctx)
				iiko := inTurn(failure.reply(cancel), succeeds)
				err := kind.call(ctx, iiko.client(t, goiikoapi.WithMaxResponseSize(100)))

				if !isRepeated {
					assert.Error(t, err)
					assert.Len(t, iiko.arrivals(), 1)
					return
				}
				assert.NoError(t, err)
				assert.Len(t, iiko.arrivals(), 2)
				assert.Equal(t, 2, response.Attempts)
				assert.Equal(t, http.StatusOK, response.StatusCode)
			})
		}
	}
}

// simply is a reply that needs no way to cancel the call.
func simply(r reply) func(context.CancelFunc) reply {
	return func(context.CancelFunc) reply { return r }
}

// attemptsOf returns how often the call that failed with err was sent.
func attemptsOf(err error) int {
	if apiErr := (*goiikoapi.CustomErrorModel)(nil); errors.As(err, &apiErr) {
		return apiErr.Attempts
	}
	if failure := (*goiikoapi.TransportError)(nil); errors.As(err, &failure) {
		return failure.Attempts
	}
	return -1
}

func TestTransportError_Attempts_countsTheAttempts(t *testing.T) {
	bubble(t, "iiko's, several times", func(t *testing.T) {
		err := readMenus(t.Context(), inTurn(tooManyCalls).client(t))
		assert.EqualError(t, err, "goiikoapi: Menu.Menu: API error 429: too many, after 4 attempts")
	})
	bubble(t, "iiko's, once", func(t *testing.T) {
		err := readMenus(t.Context(), inTurn(refused).client(t))
		assert.EqualError(t, err, "goiikoapi: Menu.Menu: API error 400: wrong")
	})
	bubble(t, "the transport's, several times", func(t *testing.T) {
		err := createFromMap(map[string]any{"id": "x"})(t.Context(), inTurn(unavailable).client(t))
		assert.EqualError(t, err, "goiikoapi: Deliveries.DeliveryCreate: unexpected HTTP status 503 Service Unavailable, after 4 attempts, outcome unknown with id x")
	})
	bubble(t, "the transport's, once", func(t *testing.T) {
		err := topUp(t.Context(), inTurn(unavailable).client(t))
		assert.EqualError(t, err, "goiikoapi: Customers.CustomerWalletTopup: unexpected HTTP status 503 Service Unavailable, outcome unknown")
	})
}

func TestWithRetry_setsTheAttempts(t *testing.T) {
	tests := []struct {
		name     string
		policy   goiikoapi.RetryPolicy
		attempts int
	}{
		{"zero fields have their defaults", goiikoapi.RetryPolicy{}, 4},
		{"one attempt is no repetition", goiikoapi.RetryPolicy{Attempts: 1}, 1},
		{"two", goiikoapi.RetryPolicy{Attempts: 2}, 2},
		{"many, with short waits", goiikoapi.RetryPolicy{Attempts: 50, MaxWait: time.Millisecond}, 50},
	}
	for _, test := range tests {
		for name, failure := range map[string]reply{"503": unavailable, "429": tooManyCalls, "no connection": noConnection} {
			bubble(t, test.name+", after "+name, func(t *testing.T) {
				iiko := inTurn(failure)
				assert.Error(t, readMenus(t.Context(), iiko.client(t, goiikoapi.WithRetry(test.policy))))
				assert.Len(t, iiko.arrivals(), test.attempts)
			})
		}
	}
}

func TestWithRetry_refusesNegativeNumbers(t *testing.T) {
	for name, policy := range map[string]goiikoapi.RetryPolicy{
		"Attempts":    {Attempts: -1},
		"FirstWait":   {FirstWait: -1},
		"MaxWait":     {MaxWait: -1},
		"Total":       {Total: -1},
		"Retry-After": {MaxRetryAfter: -1},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := goiikoapi.NewClient("login", goiikoapi.WithRetry(policy))
			var refused *goiikoapi.ArgumentError
			require.ErrorAs(t, err, &refused)
			assert.Equal(t, "WithRetry", refused.Argument)
		})
	}
}

// draws is how many waits are looked at where they are random.
const draws = 300

// waits makes many calls that fail each time, and returns the waits before the first repetition of each,
// before the second, and so on.
func waits(t *testing.T, failure reply, opts ...goiikoapi.Option) [][]time.Duration {
	t.Helper()
	iiko := inTurn(failure)
	cli := iiko.client(t, opts...)
	var all [][]time.Duration
	for range draws {
		before := len(iiko.arrivals())
		require.Error(t, readMenus(t.Context(), cli))
		for i, gap := range gaps(iiko.arrivals()[before:]) {
			if i == len(all) {
				all = append(all, nil)
			}
			all[i] = append(all[i], gap)
		}
		time.Sleep(time.Minute) // whatever pause there is, it is over
	}
	return all
}

func TestWithRetry_waitsRandomTimesThatGrow(t *testing.T) {
	const ms = time.Millisecond
	tests := []struct {
		name    string
		failure reply
		opts    []goiikoapi.Option
		// longest is what bounds the wait before each repetition.
		longest []time.Duration
		// least is which part of that a wait is at least.
		least float64
	}{
		{
			name:    "by default",
			failure: unavailable,
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
		},
		{
			name:    "by default, up to ten seconds",
			failure: unavailable,
			opts:    []goiikoapi.Option{goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 8})},
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms, 4000 * ms, 8000 * ms, 10000 * ms, 10000 * ms},
		},
		{
			name:    "without a connection",
			failure: noConnection,
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
		},
		{
			name:    "after too many calls, at least half of it",
			failure: tooManyCalls,
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
			least:   0.5,
		},
		{
			name:    "up to MaxWait",
			failure: unavailable,
			opts:    []goiikoapi.Option{goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 6, FirstWait: 100 * ms, MaxWait: 300 * ms})},
			longest: []time.Duration{100 * ms, 200 * ms, 300 * ms, 300 * ms, 300 * ms},
		},
		{
			name:    "up to MaxWait, when FirstWait is more",
			failure: tooManyCalls,
			opts:    []goiikoapi.Option{goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 3, FirstWait: time.Hour, MaxWait: 300 * ms})},
			longest: []time.Duration{300 * ms, 300 * ms},
			least:   0.5,
		},
		{
			name:    "after a Retry-After that makes no sense",
			failure: says(http.StatusServiceUnavailable, "", "Retry-After", "soon"),
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
		},
		{
			name:    "after a negative Retry-After",
			failure: says(http.StatusServiceUnavailable, "", "Retry-After", "-5"),
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
		},
		{
			name:    "after a Retry-After of a fraction",
			failure: says(http.StatusServiceUnavailable, "", "Retry-After", "1.5"),
			longest: []time.Duration{500 * ms, 1000 * ms, 2000 * ms},
		},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			all := waits(t, test.failure, test.opts...)
			require.Len(t, all, len(test.longest))
			for i, longest := range test.longest {
				least := time.Duration(test.least * float64(longest))
				tenth := (longest - least) / 10
				assert.GreaterOrEqual(t, slices.Min(all[i]), least)
				assert.LessOrEqual(t, slices.Max(all[i]), longest)
				assert.Less(t, slices.Min(all[i]), least+tenth, "wait %d is drawn from the whole", i)
				assert.Greater(t, slices.Max(all[i]), longest-tenth, "wait %d is drawn from the whole", i)
			}
		})
	}
}

func TestWithRetry_waitsNoLongerThanMaxWaitAfterManyAttempts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(unavailable)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 100, FirstWait: time.Second, MaxWait: 2 * time.Second, Total: time.Hour}))
		require.Error(t, readMenus(t.Context(), cli))
		all := gaps(iiko.arrivals())
		require.Len(t, all, 99)
		assert.GreaterOrEqual(t, slices.Min(all), time.Duration(0))
		assert.LessOrEqual(t, slices.Max(all), 2*time.Second)
		assert.Greater(t, slices.Max(all[70:]), time.Second)
	})
}

func TestWithRetry_waitsForRetryAfter(t *testing.T) {
	date := func(after time.Duration) reply {
		return func(r *http.Request) (*http.Response, error) {
			return says(http.StatusServiceUnavailable, "", "Retry-After", time.Now().Add(after).UTC().Format(http.TimeFormat))(r)
		}
	}
	const told = "Retry-After"
	tests := []struct {
		name    string
		failure reply
		want    time.Duration
	}{
		{"in seconds, after too many calls", says(429, "", told, "7"), 7 * time.Second},
		{"in seconds, when it is not available", says(503, "", told, "7"), 7 * time.Second},
		{"in more than MaxWait", says(429, "", told, "15"), 15 * time.Second},
		{"at once, after too many calls", says(429, "", told, "0"), 0},
		{"at once, when it is not available", says(503, "", told, "0"), 0},
		{"by a date", date(9 * time.Second), 9 * time.Second},
		{"by a date in the past", date(-time.Hour), 0},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			iiko := inTurn(test.failure)
			require.Error(t, readMenus(t.Context(), iiko.client(t)))
			assert.Equal(t, []time.Duration{test.want, test.want, test.want}, gaps(iiko.arrivals()))
		})
	}
}

func TestWithRetry_doesNotWaitLongerThanTheCallHas(t *testing.T) {
	tests := []struct {
		name       string
		failure    reply
		policy     goiikoapi.RetryPolicy
		deadline   time.Duration
		attempts   int
		returnedAt time.Duration
	}{
		{
			name:     "a Retry-After beyond the deadline returns the refusal at once",
			failure:  says(429, `{"errorDescription":"too many"}`, "Retry-After", "10"),
			deadline: 9 * time.Second,
			attempts: 1,
		},
		{
			name:     "a Retry-After up to the deadline does too, as nothing could be sent then",
			failure:  says(429, `{"errorDescription":"too many"}`, "Retry-After", "10"),
			deadline: 10 * time.Second,
			attempts: 1,
		},
		{
			name:       "a Retry-After before the deadline is waited for, while there is time",
			failure:    says(429, `{"errorDescription":"too many"}`, "Retry-After", "10"),
			deadline:   25 * time.Second,
			attempts:   3,
			returnedAt: 20 * time.Second,
		},
		{
			name:     "a Retry-After beyond Total returns the refusal at once",
			failure:  says(429, `{"errorDescription":"too many"}`, "Retry-After", "61"),
			attempts: 1,
		},
		{
			name:       "so does one of more seconds than can be counted",
			failure:    slowly(time.Second, says(429, `{"errorDescription":"too many"}`, "Retry-After", "9223372036854775807")),
			attempts:   1,
			returnedAt: time.Second,
		},
		{
			name:       "so does a date that is farther away than can be counted",
			failure:    slowly(time.Second, says(429, `{"errorDescription":"too many"}`, "Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT")),
			attempts:   1,
			returnedAt: time.Second,
		},
		{
			name:       "Total bounds the waits together",
			failure:    says(503, "", "Retry-After", "10"),
			policy:     goiikoapi.RetryPolicy{Attempts: 100, Total: 35 * time.Second},
			attempts:   4,
			returnedAt: 30 * time.Second,
		},
		{
			name:       "Total counts the exchanges",
			failure:    slowly(8*time.Second, says(503, "", "Retry-After", "2")),
			policy:     goiikoapi.RetryPolicy{Attempts: 100, Total: 35 * time.Second},
			attempts:   4,
			returnedAt: 38 * time.Second,
		},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			ctx := t.Context()
			if test.deadline > 0 {
				var cancel context.CancelFunc
				ctx, cancel = context.WithTimeout(ctx, test.deadline)
				defer cancel()
			}
			iiko := inTurn(test.failure)
			err := readMenus(ctx, iiko.client(t, goiikoapi.WithRetry(test.policy)))
			assert.NotErrorIs(t, err, context.DeadlineExceeded)
			assert.NotZero(t, goiikoapi.StatusCode(err))
			assert.Len(t, iiko.arrivals(), test.attempts)
			assert.Equal(t, test.attempts, attemptsOf(err))
			assert.Equal(t, test.returnedAt, time.Since(iiko.made))
		})
	}

	bubble(t, "whatever wait is drawn, it is not begun when it would end after the deadline", func(t *testing.T) {
		iiko := inTurn(unavailable)
		cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 100, FirstWait: 10 * time.Second}))
		for range draws {
			ctx, cancel := context.WithTimeout(t.Context(), 8*time.Second)
			begun := time.Since(iiko.made)
			err := readMenus(ctx, cli)
			cancel()
			assert.Equal(t, http.StatusServiceUnavailable, goiikoapi.StatusCode(err))
			last := iiko.arrivals()[len(iiko.arrivals())-1].at
			assert.Equal(t, last, time.Since(iiko.made), "it returned as soon as it gave up")
			assert.Less(t, last, begun+8*time.Second)
		}
	})
}

func TestWithRetry_returnsTheLastErrorOfACallThatIsCancelledWhileItWaits(t *testing.T) {
	for name, failure := range map[string]reply{
		"503":           says(503, "", "Retry-After", "30"),
		"429":           says(429, `{"errorDescription":"too many"}`, "Retry-After", "30"),
		"no connection": noConnection,
	} {
		bubble(t, name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			iiko := inTurn(failure)
			cli := iiko.client(t, goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1000, FirstWait: 10 * time.Second}))
			time.AfterFunc(2*time.Second+time.Millisecond/2, cancel)
			err := readMenus(ctx, cli)
			if name == "no connection" {
				assert.ErrorIs(t, err, errNoConnection)
			} else {
				assert.Equal(t, name, fmt.Sprint(goiikoapi.StatusCode(err)))
			}
			assert.Equal(t, 2*time.Second+time.Millisecond/2, time.Since(iiko.made))
		})
	}
}

func TestClient_sendsNothingWhenTheContextHasEnded(t *testing.T) {
	for name, call := range map[string]func(context.Context, *goiikoapi.Client) error{"a read": readMenus, "a change": topUp, "a create": createDelivery} {
		t.Run(name, func(t *testing.T) {
			iiko := inTurn(succeeds)
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			err := call(ctx, iiko.client(t))
			assert.ErrorIs(t, err, context.Canceled)
			assert.Empty(t, iiko.arrivals())
			assert.Zero(t, attemptsOf(err))
			assert.False(t, goiikoapi.MayBeDone(err))
		})
	}
}

func TestWithRetry_sendsTheWholeBodyInEachAttempt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := inTurn(noConnection, tooManyCalls, unavailable, succeeds)
		require.NoError(t, createDelivery(t.Context(), iiko.client(t)))
		all := iiko.arrivals()
		require.Len(t, all, 4)
		assert.True(t, json.Valid([]byte(all[0].body)))
		assert.Contains(t, all[0].body, `"phone":"+79990000000"`)
		for _, again := range all[1:] {
			assert.Equal(t, all[0].body, again.body)
			assert.Equal(t, all[0].path, again.path)
		}
	})
}

const accessTokenPath = "/api/1/access_token"

// handsOut answers token requests with tokens that are numbered from 1, and all others with the replies
// in turn.
func handsOut(replies ...reply) *fakeIiko {
	var mu sync.Mutex
	issued := 0
	return newFakeIiko(func(n int, r *http.Request) (*http.Response, error) {
		mu.Lock()
		defer mu.Unlock()
		if r.URL.Path == accessTokenPath {
			issued++
			return says(http.StatusOK, fmt.Sprintf(`{"correlationId":"c","token":"token-%d"}`, issued))(r)
		}
		return replies[min(n-issued, len(replies)-1)](r)
	})
}

// tokensOf returns which token each call carried.
func tokensOf(calls []arrival) []string {
	var carried []string
	for _, call := range calls {
		if call.path != accessTokenPath {
			carried = append(carried, call.token)
		}
	}
	return carried
}

func TestWithRetry_refreshesATokenThatExpiresBetweenTwoAttempts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		iiko := handsOut(says(503, "", "Retry-After", "3600"), succeeds)
		cli := iiko.clientFor(t, "login", goiikoapi.WithRetry(goiikoapi.RetryPolicy{Total: 2 * time.Hour, MaxRetryAfter: 2 * time.Hour}))
		require.NoError(t, readMenus(t.Context(), cli))
		assert.Equal(t, []string{"token-1", "token-2"}, tokensOf(iiko.arrivals()))
	})
}

func TestWithRetry_refreshesARejectedTokenOnce(t *testing.T) {
	tests := []struct {
		name    string
		call    func(context.Context, *goiikoapi.Client) error
		replies []reply
		opts    []goiikoapi.Option
		status  int
		tokens  []string
	}{
		{
			name:    "for any call, as iiko has not looked at it",
			call:    topUp,
			replies: []reply{tokenNotValid, succeeds},
			tokens:  []string{"token-1", "token-2"},
		},
		{
			name:    "also where nothing is repeated",
			call:    topUp,
			replies: []reply{tokenNotValid, succeeds},
			opts:    []goiikoapi.Option{goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 1})},
			tokens:  []string{"token-1", "token-2"},
		},
		{
			name:    "and not again when the new one is refused",
			call:    readMenus,
			replies: []reply{tokenNotValid},
			status:  401,
			tokens:  []string{"token-1", "token-2"},
		},
		{
			name:    "before a read that fails is repeated as often as any other",
			call:    readMenus,
			replies: []reply{tokenNotValid, unavailable},
			status:  503,
			tokens:  []string{"token-1", "token-2", "token-2", "token-2", "token-2"},
		},
		{
			name:    "before a read is repeated with success",
			call:    readMenus,
			replies: []reply{tokenNotValid, unavailable, succeeds},
			tokens:  []string{"token-1", "token-2", "token-2"},
		},
		{
			name:    "before a change that fails",
			call:    topUp,
			replies: []reply{tokenNotValid, unavailable, succeeds},
			status:  503,
			tokens:  []string{"token-1", "token-2"},
		},
		{
			name:    "after a failure",
			call:    readMenus,
			replies: []reply{unavailable, tokenNotValid, unavailable, succeeds},
			tokens:  []string{"token-1", "token-1", "token-2", "token-2"},
		},
		{
			name:    "and no more after a failure in between",
			call:    readMenus,
			replies: []reply{tokenNotValid, unavailable, tokenNotValid},
			status:  401,
			tokens:  []string{"token-1", "token-2", "token-2"},
		},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			iiko := handsOut(test.replies...)
			err := test.call(t.Context(), iiko.clientFor(t, "login", test.opts...))
			assert.Equal(t, test.status, goiikoapi.StatusCode(err))
			assert.Equal(t, test.tokens, tokensOf(iiko.arrivals()))
			if err != nil {
				assert.Equal(t, len(test.tokens), attemptsOf(err))
			}
		})
	}
}

func TestClient_usesNoRejectedTokenAfterTheLate401OfAnOlderOne(t *testing.T) {
	// The first call is answered only when its token, the first, and the second have both been refused, and
	// the third is on its way.
	const late = 10 * time.Second
	issued := 0
	answer := func(n int, r *http.Request) (*http.Response, error) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		switch {
		case r.URL.Path == accessTokenPath:
			issued++
			took := time.Duration(0)
			if issued == 3 {
				took = 2 * late
			}
			return slowly(took, says(http.StatusOK, fmt.Sprintf(`{"token":"token-%d"}`, issued)))(r)
		case token == "token-3":
			return succeeds(r)
		case token == "token-1" && r.URL.Path == receivePath:
			return slowly(late, tokenNotValid)(r)
		case token == "token-2" && r.URL.Path == menuPath && time.Now().Before(midnight.Add(late/2)):
			return succeeds(r)
		}
		return tokenNotValid(r)
	}
	synctest.Test(t, func(t *testing.T) {
		iiko := newFakeIiko(answer)
		cli := iiko.clientFor(t, "login-7f31")
		var calls sync.WaitGroup
		calls.Go(func() { assert.NoError(t, readDelivery(t.Context(), cli)) })
		synctest.Wait()
		require.NoError(t, readMenus(t.Context(), cli), "with the second token")
		time.Sleep(late / 2)
		calls.Go(func() { assert.NoError(t, readMenus(t.Context(), cli)) })
		calls.Wait()
		assert.Equal(t, 3, issued)
		assert.Equal(t, []string{"token-1", "token-1", "token-2", "token-2", "token-3", "token-3"}, tokensOf(iiko.arrivals()))
	})
}

// midnight is when the clock of a bubble begins.
var midnight = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

func TestMayBeDone_isTrueWhenAnyAttemptMayHaveArrived(t *testing.T) {
	tests := []struct {
		name    string
		call    func(context.Context, *goiikoapi.Client) error
		replies []reply
		want    bool
	}{
		{"reset after processing, then too many calls", createDelivery, []reply{connectionLost, tooManyCalls}, true},
		{"reset after processing, then a refusal", createDelivery, []reply{connectionLost, refused}, true},
		{"reset after processing, then no connection", createDelivery, []reply{connectionLost, noConnection}, true},
		{"no connection, each time", createDelivery, []reply{noConnection}, false},
		{"no connection, then a refusal", topUp, []reply{noConnection, refused}, false},
		{"no connection, then a reset", topUp, []reply{noConnection, connectionLost}, true},
		{"too many calls, then a reset", topUp, []reply{tooManyCalls, connectionLost}, true},
		{"too many calls, each time", topUp, []reply{tooManyCalls}, false},
		{"iiko's internal error", topUp, []reply{internalError}, true},
		{"an internal error of each attempt", createDelivery, []reply{internalError}, true},
		{"a refusal", topUp, []reply{refused}, false},
		{"a success that can't be read", topUp, []reply{says(200, "{")}, true},
		{"a success that can't be read, of a create", createDelivery, []reply{says(200, "{")}, true},
		{"a success without a body, where there should be one", createDelivery, []reply{says(200, "")}, true},
		{"a read that was reset", readMenus, []reply{connectionLost}, false},
		{"a read that can't be read", readMenus, []reply{says(200, "{")}, false},
		{"a read that met an internal error", readMenus, []reply{internalError}, false},
	}
	for _, test := range tests {
		bubble(t, test.name, func(t *testing.T) {
			err := test.call(t.Context(), inTurn(test.replies...).client(t))
			require.Error(t, err)
			assert.Equal(t, test.want, goiikoapi.MayBeDone(err))
			assert.Equal(t, test.want, goiikoapi.MayBeDone(fmt.Errorf("wrapped: %w", err)))
			assert.Equal(t, test.want, strings.Contains(err.Error(), "outcome unknown"))
		})
	}
}

func TestMayBeDone_acceptsAnyError(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want bool
	}{
		{"none", nil, false},
		{"of something else", io.EOF, false},
		{"an argument", &goiikoapi.ArgumentError{}, false},
		{"a refusal of nothing", (*goiikoapi.CustomErrorModel)(nil), false},
		{"a transport error of nothing", (*goiikoapi.TransportError)(nil), false},
		{"a wrapped refusal of nothing", fmt.Errorf("wrapped: %w", (*goiikoapi.CustomErrorModel)(nil)), false},
		{"a refusal", &goiikoapi.CustomErrorModel{}, false},
		{"a refusal that may be done", &goiikoapi.CustomErrorModel{MayBeDone: true}, true},
		{"a transport error", &goiikoapi.TransportError{}, false},
		{"a transport error that may be done", &goiikoapi.TransportError{MayBeDone: true}, true},
		{"a wrapped one that may be done", fmt.Errorf("wrapped: %w", &goiikoapi.TransportError{MayBeDone: true}), true},
		{"one of several", errors.Join(io.EOF, &goiikoapi.CustomErrorModel{MayBeDone: true}), true},
		{"the token's", &goiikoapi.TransportError{Err: &goiikoapi.TransportError{MayBeDone: true}}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { assert.Equal(t, test.want, goiikoapi.MayBeDone(test.err)) })
	}
}

func TestMayBeDone_staysTrueWhenThereIsNoTokenForARetry(t *testing.T) {
	// The first token lasts an hour, in which the call is sent once; after that there is no other.
	issued := 0
	answer := func(n int, r *http.Request) (*http.Response, error) {
		switch {
		case r.URL.Path != accessTokenPath:
			return says(503, "", "Retry-After", "3600")(r)
		case issued == 0:
			issued++
			return says(200, `{"token":"token-1"}`)(r)
		}
		return says(401, `{"errorDescription":"the account is blocked"}`)(r)
	}
	synctest.Test(t, func(t *testing.T) {
		cli := newFakeIiko(answer).clientFor(t, "login", goiikoapi.WithRetry(goiikoapi.RetryPolicy{Total: 2 * time.Hour, MaxRetryAfter: 2 * time.Hour}))
		err := createDelivery(t.Context(), cli)
		var apiErr *goiikoapi.CustomErrorModel
		require.ErrorAs(t, err, &apiErr)
		assert.Equal(t, "the account is blocked", apiErr.ErrorDescription)
		assert.Equal(t, "Client.AccessToken", apiErr.Operation)
		assert.True(t, apiErr.MayBeDone, "the first attempt was sent")
	})
}

func TestMayBeDone_isFalseForACertificateThatIsNotTrusted(t *testing.T) {
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	cli, err := goiikoapi.NewClient("", goiikoapi.WithWorkingToken("ready"), goiikoapi.WithBaseURL(server.URL))
	require.NoError(t, err)
	for name, call := range map[string]func(context.Context, *goiikoapi.Client) error{"a read": readMenus, "a change": topUp, "a create": createDelivery} {
		t.Run(name, func(t *testing.T) {
			err := call(t.Context(), cli)
			assert.ErrorContains(t, err, "certificate")
			assert.Equal(t, 1, attemptsOf(err), "it would not be trusted the next time")
			assert.False(t, goiikoapi.MayBeDone(err))
		})
	}
}
