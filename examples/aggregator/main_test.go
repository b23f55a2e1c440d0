package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// ordersVariable and urlVariable make the test binary the program, for tests that kill it.
const ordersVariable, urlVariable = "AGGREGATOR_TEST_ORDERS", "AGGREGATOR_TEST_URL"

func TestMain(m *testing.M) {
	if os.Getenv(urlVariable) == "" {
		os.Exit(m.Run())
	}
	opts := options{apiLogin: "login", baseURL: os.Getenv(urlVariable), organizationID: iikotest.OrganizationID, orders: os.Getenv(ordersVariable), interval: 10 * time.Millisecond}
	if err := run(context.Background(), opts, io.Discard); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func TestRun_placesTheOrdersAndFollowsThem(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(t.Context(), options{interval: time.Second}, &out))
	lines := strings.Split(strings.TrimSpace(regexp.MustCompile(`(?m)^\S+ `).ReplaceAllString(out.String(), "")), "\n")
	for _, number := range []string{"A-1001", "A-1002"} {
		var states []string
		for _, line := range lines {
			if state, ok := strings.CutPrefix(line, number+": "); ok {
				states = append(states, state)
			}
		}
		assert.Equal(t, "Closed", states[len(states)-1])
		assert.Equal(t, number == "A-1001", slices.Contains(states, "OnWay"), "the other is a pickup")
	}
}

// restaurant starts a server whose kitchen closes orders as soon as they are placed.
func restaurant(t *testing.T) *iikotest.Server {
	t.Helper()
	place := iikotest.DemoRestaurant()
	place.Organization.IsConfirmationEnabled = goiikoapi.Ptr(false)
	place.StopLists = nil
	return iikotest.Start(t, iikotest.WithRestaurant(place), iikotest.WithProcessingTime(0))
}

// file writes orders to a file.
func file(t *testing.T, orders ...order) string {
	t.Helper()
	data, err := json.Marshal(orders)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "orders.json")
	require.NoError(t, os.WriteFile(path, data, 0o600))
	return path
}

func pickup(number string) order {
	return order{Number: number, Phone: "+79005554433", Name: "Anna", Pay: "cash", Items: []item{{Name: "kvass", Amount: 1}}}
}

func TestRun_sendsWhatTheFileSays(t *testing.T) {
	iiko := restaurant(t)
	orders, err := readOrders("")
	require.NoError(t, err)
	_, done := start(t, iiko, orders...)
	require.Eventually(t, func() bool { return len(iiko.Deliveries()) == 2 }, 10*time.Second, time.Millisecond)
	for _, info := range iiko.Deliveries() {
		require.NoError(t, iiko.SetDeliveryStatus(info.ID, models.DeliveryStatusClosed))
	}
	require.NoError(t, <-done)
	deliveries := iiko.Deliveries()
	slices.SortFunc(deliveries, func(a, b models.DeliveryInfo) int { return strings.Compare(*a.ExternalNumber, *b.ExternalNumber) })
	first := deliveries[0].Order
	assert.InDelta(t, 690+50+2*90+2*150, first.Sum, 0)
	assert.InDelta(t, 690+50+2*90+2*150, first.Payments[0].Sum, 0)
	assert.InDelta(t, 100, first.Tips[0].Sum, 0)
	assert.Equal(t, "Tverskaya", first.DeliveryPoint.Address.Street.Name)
	assert.Equal(t, "12", *first.DeliveryPoint.Address.Flat)
	assert.Equal(t, "Ring twice", *first.Comment)
	assert.Nil(t, deliveries[1].Order.DeliveryPoint)
}

// output is what a program prints; it may be read meanwhile.
type output struct {
	mu   sync.Mutex
	text strings.Builder
}

func (o *output) Write(data []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(data)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// start runs the program with orders at a server.
func start(t *testing.T, iiko *iikotest.Server, orders ...order) (out *output, done chan error) {
	t.Helper()
	path := file(t, orders...)
	out, done = &output{}, make(chan error)
	go func() {
		done <- run(t.Context(), options{apiLogin: "login", baseURL: iiko.URL, organizationID: iikotest.OrganizationID, orders: path, interval: time.Millisecond}, out)
	}()
	return out, done
}

func TestRun_goesOnWithTheOtherOrdersWhenOneFails(t *testing.T) {
	iiko := restaurant(t)
	unknown, long := pickup("2"), pickup(strings.Repeat("9", 51))
	unknown.Items[0].Name = "caviar"
	iiko.FailNext("Deliveries.DeliveryCreate", models.ErrorInfo{Code: models.ErrorCodeCommon, Message: goiikoapi.Ptr("Creation timeout expired")})
	out, done := start(t, iiko, pickup("1"), unknown, pickup("3"), pickup("4"), long)
	require.Eventually(t, func() bool {
		return len(iiko.Deliveries()) == 3 && strings.Contains(out.String(), "Creation timeout expired")
	}, 10*time.Second, time.Millisecond)
	assert.Contains(t, out.String(), `: catalog: item "caviar" not found`, "at once")
	assert.Contains(t, out.String(), `order.externalNumber: 51 characters, allowed are 50`)
	status := models.DeliveryStatusClosed
	for _, info := range iiko.Deliveries() {
		if info.Order != nil {
			require.NoError(t, iiko.SetDeliveryStatus(info.ID, status))
			status = models.DeliveryStatusCancelled
		}
	}
	require.EqualError(t, <-done, "4 of 5 orders failed")
	assert.Contains(t, out.String(), "the restaurant has cancelled it")
}

func TestRun_placesAllAtOnceAndAgainWhatIikoDoesNotKnow(t *testing.T) {
	iiko := restaurant(t)
	var orders []order
	for i := range 150 {
		orders = append(orders, pickup(fmt.Sprint(i)))
	}
	orders[0].Sum = 100
	out, done := start(t, iiko, orders...)
	require.Eventually(t, func() bool { return len(iiko.Deliveries()) == 150 }, time.Minute, time.Millisecond)
	sums := map[float64]int{}
	for _, info := range iiko.Deliveries() {
		sums[info.Order.Payments[0].Sum]++
		require.NoError(t, iiko.SetDeliveryStatus(info.ID, models.DeliveryStatusClosed))
	}
	require.NoError(t, <-done, out.String())
	assert.Equal(t, map[float64]int{100: 1, 150: 149}, sums)
}

func TestReadOrders_namesWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:                              "cannot unmarshal object",
		`[{"number":"1"}`:                 "unexpected EOF",
		`[{"number":"1","phoen":"+7"}]`:   `unknown field "phoen"`,
		`[{"number":"1"},{"number":"1"}]`: `order 2: the number "1" is empty or there twice`,
		`[{}]`:                            `order 1: the number "" is empty or there twice`,
		`[] []`:                           "there is something after the list of orders",
	} {
		path := filepath.Join(t.TempDir(), "orders.json")
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		_, err := readOrders(path)
		require.ErrorContains(t, err, path+": ")
		require.ErrorContains(t, err, want)
	}
	_, err := readOrders("/nowhere.json")
	require.ErrorContains(t, err, "/nowhere.json")
	for want, opts := range map[string]options{
		"IIKO_API_LOGIN needs -organization and -orders": {apiLogin: "login", interval: 1},
		"-organization needs IIKO_API_LOGIN":             {organizationID: "o", interval: 1},
		"-interval must be positive, not 0s":             {},
	} {
		require.EqualError(t, run(t.Context(), opts, io.Discard), want)
	}
}

// A program that is killed again and again places each order once and follows all to the end.
func TestRun_goesOnAfterAKillWithoutDoubling(t *testing.T) {
	iiko := restaurant(t)
	const orders, kills = 40, 10
	var all []order
	for i := range orders {
		all = append(all, pickup(fmt.Sprint("K-", i)))
	}
	path := file(t, all...)
	binary, err := os.Executable()
	require.NoError(t, err)
	program := func() *exec.Cmd {
		cmd := exec.Command(binary)
		cmd.Env = append(os.Environ(), ordersVariable+"="+path, urlVariable+"="+iiko.URL)
		cmd.Stderr = os.Stderr
		require.NoError(t, cmd.Start())
		return cmd
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range kills {
		// The program dies when it has sent so many requests of this run.
		limit := len(iiko.Requests()) + 1 + random.IntN(8+2*i)
		cmd := program()
		require.Eventually(t, func() bool { return len(iiko.Requests()) >= limit }, time.Minute, time.Millisecond)
		require.NoError(t, cmd.Process.Kill())
		require.Error(t, cmd.Wait())
	}
	last := program()
	require.Eventually(t, func() bool { return len(iiko.Deliveries()) == orders }, time.Minute, time.Millisecond)
	for _, info := range iiko.Deliveries() {
		require.NoError(t, iiko.SetDeliveryStatus(info.ID, models.DeliveryStatusClosed))
	}
	require.NoError(t, last.Wait())
	numbers := map[string]int{}
	for _, info := range iiko.Deliveries() {
		numbers[*info.ExternalNumber]++
		assert.Equal(t, models.DeliveryStatusClosed, info.Order.Status)
	}
	assert.Len(t, numbers, orders, "each once")
}
