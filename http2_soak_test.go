package goiikoapi_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// badFrames ends about one request in ten by frames, before or after it is carried out: mostly its own stream,
// seldom the whole connection. seed makes the choice the same in each run.
func badFrames(seed uint64) func(*frameStream) {
	type end struct {
		share float64
		how   func(*frameStream)
	}
	var ends []end
	for name, how := range frameEnds {
		share := 0.012
		if name[0] == 'G' || name == "closed" {
			share = 0.0008
		}
		ends = append(ends, end{share, how})
	}
	unprocessed := func(f *frameStream) { _ = f.framer.WriteRSTStream(f.id, 0x7 /* REFUSED_STREAM */) }
	ends = append(ends, end{0.01, unprocessed})
	var mu sync.Mutex
	random := rand.New(rand.NewPCG(seed, 0))
	return func(f *frameStream) {
		mu.Lock()
		drawn := random.Float64()
		mu.Unlock()
		for _, end := range ends {
			if drawn -= end.share; drawn < 0 {
				end.how(f)
				return
			}
		}
		f.respond()
	}
}

// tally compares what callers were told of changes with how often each was carried out.
func tally(t *testing.T, told map[string]error, there map[string]int) {
	t.Helper()
	succeeded, uncertain, failed := 0, 0, 0
	for id, err := range told {
		count := there[id]
		delete(there, id)
		switch {
		case err == nil:
			succeeded++
			assert.Equal(t, 1, count, "%s was reported", id)
		case goiikoapi.MayBeDone(err):
			uncertain++
			assert.LessOrEqual(t, count, 1, "%s may be there: %v", id, err)
		default:
			failed++
			assert.Zero(t, count, "%s was not done: %v", id, err)
		}
	}
	assert.Empty(t, there, "what nobody asked for")
	assert.NotZero(t, uncertain, "the faults were too few to show anything")
	assert.Greater(t, succeeded, len(told)*2/3)
	t.Logf("%d succeeded, %d of unknown outcome, %d failed", succeeded, uncertain, failed)
}

func TestClient_duplicatesAndLosesNothingOverHTTP2(t *testing.T) {
	const changes, callers = 10_000, 64
	faults := []iikotest.Fault{}
	for _, kind := range []iikotest.FaultKind{
		iikotest.FaultUnauthorized, iikotest.FaultRequestTimeout, iikotest.FaultTooManyRequests, iikotest.FaultInternalErrorBefore,
		iikotest.FaultInternalErrorAfter, iikotest.FaultBadGateway, iikotest.FaultServiceUnavailable, iikotest.FaultGatewayTimeout,
	} {
		faults = append(faults, iikotest.Fault{Kind: kind, Probability: 0.012})
	}
	kinds := []struct {
		name string
		// change makes the change of that id.
		change func(context.Context, *goiikoapi.Client, string) error
		// done returns how often each change was made.
		done func(*iikotest.Server) map[string]int
	}{
		{
			name: "deliveries",
			change: func(ctx context.Context, cli *goiikoapi.Client, id string) error {
				req := dinner()
				req.Order.ID = id
				created, err := goiikoapi.Check(cli.Deliveries.CreateDelivery(ctx, req))
				if err == nil && created.OrderInfo.ID != id {
					err = errors.New("another delivery was created")
				}
				return err
			},
			done: func(iiko *iikotest.Server) map[string]int {
				there := map[string]int{}
				for _, delivery := range iiko.Deliveries() {
					there[delivery.ID]++
				}
				return there
			},
		},
		{
			name: "wallet top-ups",
			change: func(ctx context.Context, cli *goiikoapi.Client, id string) error {
				return failed(cli.Customers.CustomerWalletTopup(ctx, iikotest.CustomerID, iikotest.WalletID, iikotest.OrganizationID, 1, &id))
			},
			done: func(iiko *iikotest.Server) map[string]int {
				there := map[string]int{}
				for _, request := range iiko.Requests() {
					if request.Operation == "Customers.CustomerWalletTopup" && request.Processed {
						var said models.ChangeBalanceRequest
						_ = json.Unmarshal(request.Body, &said)
						there[*said.Comment]++
					}
				}
				return there
			},
		},
	}
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			iiko := iikotest.Start(t, iikotest.WithProcessingTime(0), iikotest.WithFaults(20260102, faults...))
			server := newFrameServer(iiko)
			server.End = badFrames(20260103)
			baseURL := server.listen(t)
			token, err := goiikoapi.NewClient("demo", goiikoapi.WithBaseURL(iiko.URL))
			require.NoError(t, err)
			issued, err := goiikoapi.Check(token.AccessToken(t.Context(), models.AccessTokenRequest{APILogin: "demo"}))
			require.NoError(t, err)
			cli := server.client(t, baseURL, goiikoapi.WithWorkingToken(issued.Token), goiikoapi.WithRetry(goiikoapi.RetryPolicy{
				Attempts: 3, FirstWait: time.Millisecond, MaxWait: 4 * time.Millisecond,
			}))

			var mu sync.Mutex
			told := map[string]error{}
			ids := make(chan string)
			var group sync.WaitGroup
			for range callers {
				group.Go(func() {
					for id := range ids {
						err := kind.change(context.Background(), cli, id)
						mu.Lock()
						told[id] = err
						mu.Unlock()
					}
				})
			}
			for n := range changes {
				ids <- fmt.Sprintf("00000000-0000-4000-8000-%012d", n)
			}
			close(ids)
			group.Wait()
			tally(t, told, kind.done(iiko))
			t.Logf("%d connections", server.connected())
		})
	}
}
