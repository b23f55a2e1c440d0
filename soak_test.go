package goiikoapi_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

var soak = flag.Duration("soak", 0, "how long TestClient_soak goes on; 0 for a moment")

const (
	// soakMoment is how long TestClient_soak goes on when nobody asks for more.
	soakMoment = 200 * time.Millisecond
	// soakRound is how long one restaurant is open: it keeps all that it has received.
	soakRound = 5 * time.Second
	// soakWorkers is how many goroutines create deliveries.
	soakWorkers = 64
	// soakTokens is after how many requests to a restaurant its tokens expire. Those of the one before are
	// not known to it either, and a call refreshes its token only once: so not too soon.
	soakTokens = 2000
	// soakGrowth is by how many bytes the heap may be larger in the end.
	soakGrowth = 16 << 20
)

// storm is a way to a restaurant on which every few requests something goes wrong.
type storm struct {
	restaurant            atomic.Pointer[iikotest.Server]
	inRestaurant          atomic.Int64 // requests since it opened
	requests, lost, other atomic.Int64
}

func (s *storm) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	restaurant := s.restaurant.Load()
	if s.inRestaurant.Add(1) == soakTokens {
		restaurant.ExpireTokens()
	}
	switch n := s.requests.Add(1); {
	case n%13 == 0: // it is done, and nobody hears of it
		restaurant.ServeHTTP(httptest.NewRecorder(), r)
		s.lost.Add(1)
		panic(http.ErrAbortHandler)
	case n%29 == 0:
		s.other.Add(1)
		w.WriteHeader(http.StatusBadGateway)
		return
	case n%101 == 0:
		s.other.Add(1)
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	restaurant.ServeHTTP(w, r)
}

// order creates deliveries until time is up, and returns their ids.
func order(ctx context.Context, cli *goiikoapi.Client, until time.Time) ([]string, error) {
	var ids []string
	for time.Now().Before(until) {
		response, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(ctx, models.CreateDeliveryRequest{
			OrganizationID: iikotest.OrganizationID,
			Order: models.DeliveryOrder{
				Phone:            "+79005554433",
				OrderServiceType: models.OrderServiceTypeDeliveryByClient,
				Items:            []models.OrderItem{models.ProductItem(iikotest.KvassID, 1)},
			},
		}))
		if err != nil {
			return ids, err
		}
		delivery, err := goiikoapi.Check(cli.Deliveries.WaitCreated(ctx, iikotest.OrganizationID, response.OrderInfo.ID))
		if err != nil {
			return ids, err
		}
		if delivery.ID != response.OrderInfo.ID || delivery.Order == nil {
			return ids, fmt.Errorf("%s was created, and is %+v", response.OrderInfo.ID, delivery)
		}
		ids = append(ids, delivery.ID)
	}
	return ids, nil
}

// openFor opens a restaurant in which all workers order for a while. It returns how many deliveries there
// were.
func (s *storm) openFor(t *testing.T, cli *goiikoapi.Client, while time.Duration) int {
	t.Helper()
	restaurant := iikotest.NewServer(iikotest.WithProcessingTime(20 * time.Millisecond))
	defer restaurant.Close()
	s.restaurant.Store(restaurant)
	s.inRestaurant.Store(0)
	until := time.Now().Add(while)

	ids, failures := make([][]string, soakWorkers), make([]error, soakWorkers)
	var workers sync.WaitGroup
	for i := range soakWorkers {
		workers.Go(func() { ids[i], failures[i] = order(t.Context(), cli, until) })
	}
	workers.Wait()
	require.NoError(t, errors.Join(failures...))

	wanted := slices.Sorted(slices.Values(slices.Concat(ids...)))
	var there []string
	for _, delivery := range restaurant.Deliveries() {
		there = append(there, delivery.ID)
	}
	slices.Sort(there)
	require.Equal(t, wanted, there, "each delivery is there once, and no other")
	require.Len(t, slices.Compact(there), len(there))
	return len(there)
}

// usage returns how many goroutines there are, and how many bytes are in use.
func usage() (goroutines int, heap uint64) {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return runtime.NumGoroutine(), stats.HeapAlloc
}

func TestClient_soak(t *testing.T) {
	goroutines, heap := usage()
	total, rounds := soakThrough(t, max(*soak, soakMoment))

	deadline := time.NewTimer(10 * time.Second)
	defer deadline.Stop()
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	for {
		goroutinesNow, heapNow := usage()
		if goroutinesNow <= goroutines && heapNow <= heap+soakGrowth {
			t.Logf("%d deliveries in %d rounds; goroutines %d, then %d; heap %d kB, then %d kB", total, rounds, goroutines, goroutinesNow, heap>>10, heapNow>>10)
			return
		}
		select {
		case <-again.C:
		case <-deadline.C:
			stacks := make([]byte, 64<<10)
			stacks = stacks[:runtime.Stack(stacks, true)]
			require.FailNow(t, "something is left over", "goroutines %d, then %d; heap %d, then %d\n%s", goroutines, goroutinesNow, heap, heapNow, stacks)
		}
	}
}

// soakThrough orders for as long, and closes all it has opened.
func soakThrough(t *testing.T, while time.Duration) (total, rounds int) {
	t.Helper()
	s := &storm{}
	gate := iikotest.NewServer() // issues the first token
	defer gate.Close()
	s.restaurant.Store(gate)
	server := httptest.NewUnstartedServer(s)
	server.Config.ErrorLog = log.New(t.Output(), "", 0)
	server.Start()
	defer server.Close()

	connections := http.DefaultTransport.(*http.Transport).Clone()
	connections.MaxIdleConnsPerHost = soakWorkers
	defer connections.CloseIdleConnections()
	cli, err := goiikoapi.NewClient("login-of-the-soak",
		goiikoapi.WithBaseURL(server.URL),
		goiikoapi.WithHTTPClient(&http.Client{Transport: connections}),
		goiikoapi.WithRetry(goiikoapi.RetryPolicy{Attempts: 30, FirstWait: 10 * time.Millisecond, MaxWait: 100 * time.Millisecond}))
	require.NoError(t, err)

	for end := time.Now().Add(while); time.Now().Before(end); rounds++ {
		total += s.openFor(t, cli, min(soakRound, time.Until(end)))
	}
	assert.Positive(t, s.lost.Load(), "the weather was too good")
	t.Logf("%d requests, of which %d lost their response and %d failed otherwise", s.requests.Load(), s.lost.Load(), s.other.Load())
	return total, rounds
}
