//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/internal/plan"
	"github.com/kebrick/goiikoapi/models"
)

// A subject is a call that is made in several ways.
type subject struct {
	name, path string
	request    any
	// sdk makes the call with the SDK.
	sdk func(ctx context.Context, cli *goiikoapi.Client) error
	// into returns what encoding/json decodes the response into.
	into func() any
}

var subjects = []subject{
	{
		"menu", "/api/1/nomenclature", models.NomenclatureRequest{OrganizationID: "o"},
		func(ctx context.Context, cli *goiikoapi.Client) error {
			_, err := goiikoapi.Check(cli.Menu.Nomenclature(ctx, "o", nil))
			return err
		},
		func() any { return new(models.NomenclatureResponse) },
	},
	{
		"external menu", "/api/2/menu/by_id", models.ExternalMenuRequest{ExternalMenuID: "m", OrganizationIDs: []string{"o"}},
		func(ctx context.Context, cli *goiikoapi.Client) error {
			_, err := goiikoapi.Check(cli.Menu.MenuByID(ctx, "m", []string{"o"}, nil))
			return err
		},
		func() any { return new(models.ExternalMenu) },
	},
	{
		"deliveries", "/api/1/deliveries/by_delivery_date_and_status", models.FindByDeliveryDateAndStatusRequest{OrganizationIDs: []string{"o"}},
		func(ctx context.Context, cli *goiikoapi.Client) error {
			_, err := goiikoapi.Check(cli.Deliveries.FindByDeliveryDateAndStatus(ctx, models.FindByDeliveryDateAndStatusRequest{OrganizationIDs: []string{"o"}}))
			return err
		},
		func() any { return new(models.DeliveriesWithRevisionResponse) },
	},
	{
		"stop lists", "/api/1/stop_lists", models.StopListsRequest{OrganizationIDs: []string{"o"}},
		func(ctx context.Context, cli *goiikoapi.Client) error {
			_, err := goiikoapi.Check(cli.Menu.StopLists(ctx, []string{"o"}, false, nil))
			return err
		},
		func() any { return new(models.StopListsResponse) },
	},
	{
		"small call", "/api/1/terminal_groups/is_alive", models.CheckAliveRequest{OrganizationIDs: []string{"o"}, TerminalGroupIDs: []string{"t"}},
		func(ctx context.Context, cli *goiikoapi.Client) error {
			_, err := goiikoapi.Check(cli.TerminalGroup.IsAlive(ctx, []string{"o"}, []string{"t"}))
			return err
		},
		func() any { return new(models.TerminalGroupsIsAliveResponse) },
	},
}

// The ways to make a call.
const (
	wayFloor = "floor" // net/http, io.ReadAll
	wayJSON  = "json"  // the same, and encoding/json
	wayHand  = "hand"  // net/http with what a call needs: encoded, bounded, traced, and decoded like the SDK does
	waySDK   = "sdk"
)

// cost is what a call costs.
type cost struct {
	// CPU is the time of all cores, in nanoseconds, Bytes and Allocations what is allocated.
	CPU, Bytes, Allocations float64
	// Rate is the number of calls per second.
	Rate float64
}

// measureProcess measures calls in this process: the way, the subject, the base URL, the number of calls and that of
// the callers.
func measureProcess(args []string, out io.Writer) error {
	way, name, url := args[0], args[1], args[2]
	calls, err := strconv.Atoi(args[3])
	if err != nil {
		return err
	}
	callers, err := strconv.Atoi(args[4])
	if err != nil {
		return err
	}
	of := subjects[slices.IndexFunc(subjects, func(s subject) bool { return s.name == name })]
	call, err := of.caller(way, url, callers)
	if err != nil {
		return err
	}
	measured, err := measure(call, calls, callers)
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(measured)
}

// caller returns a function that makes a call.
func (s *subject) caller(way, url string, callers int) (func() error, error) {
	ctx := context.Background()
	connections := &http.Transport{MaxIdleConns: callers, MaxIdleConnsPerHost: callers}
	if way == waySDK {
		cli, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(url))
		return func() error { return s.sdk(ctx, cli) }, err
	}
	request, err := json.Marshal(s.request)
	client := &http.Client{Transport: connections}
	return func() error {
		ctx, body := ctx, request
		if way == wayHand {
			var end context.CancelFunc
			ctx, end = context.WithTimeout(ctx, timeout)
			defer end()
			ctx = httptrace.WithClientTrace(ctx, hooks())
			encoded, err := json.Marshal(s.request)
			if err != nil {
				return err
			}
			body = encoded
		}
		post, err := http.NewRequestWithContext(ctx, http.MethodPost, url+s.path, bytes.NewReader(body))
		if err != nil {
			return err
		}
		post.Header.Set("Authorization", "Bearer token")
		post.Header.Set("Content-Type", "application/json")
		response, err := client.Do(post)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		read, err := io.ReadAll(response.Body)
		switch {
		case err != nil:
		case way == wayJSON:
			err = json.Unmarshal(read, s.into())
		case way == wayHand && !plan.Unmarshal(read, s.into()):
			err = errors.New("the plan leaves the response to encoding/json")
		}
		return err
	}, err
}

// timeout bounds a call made by hand; it is the SDK's.
const timeout = 15 * time.Second

// hooks returns those that are needed to know whether a request may have left.
func hooks() *httptrace.ClientTrace {
	var mu sync.Mutex
	var asked, got, sent int
	count := func(of *int) {
		mu.Lock()
		*of++
		mu.Unlock()
	}
	return &httptrace.ClientTrace{
		GetConn:      func(string) { count(&asked) },
		GotConn:      func(httptrace.GotConnInfo) { count(&got) },
		WroteHeaders: func() { count(&sent) },
	}
}

// measure makes calls, after some that are not measured.
func measure(call func() error, calls, callers int) (cost, error) {
	several := func(calls int) error {
		errs := make([]error, callers)
		var wait sync.WaitGroup
		for i := range callers {
			wait.Go(func() {
				for range calls / callers {
					if errs[i] = call(); errs[i] != nil {
						return
					}
				}
			})
		}
		wait.Wait()
		for _, err := range errs {
			if err != nil {
				return err
			}
		}
		return nil
	}
	if err := several(max(3*callers, calls/10)); err != nil {
		return cost{}, err
	}
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began, used := time.Now(), cpu()
	if err := several(calls); err != nil {
		return cost{}, err
	}
	used, took := cpu()-used, time.Since(began)
	runtime.ReadMemStats(&after)
	made := float64(calls / callers * callers)
	return cost{
		CPU:         float64(used) / made,
		Bytes:       float64(after.TotalAlloc-before.TotalAlloc) / made,
		Allocations: float64(after.Mallocs-before.Mallocs) / made,
		Rate:        made / took.Seconds(),
	}, nil
}

// cpu returns the CPU time of this process.
func cpu() time.Duration {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// inTurns measures a subject in several ways, one after the other in each round, each time in a process of its own. It
// returns the medians.
func inTurns(ctx context.Context, rounds int, ways []string, name, url string, calls, callers int) (map[string]cost, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return byCommands(rounds, ways, func(way string) *exec.Cmd {
		return exec.CommandContext(ctx, self, "measure", way, name, url, strconv.Itoa(calls), strconv.Itoa(callers))
	})
}

// byCommands is inTurns for ways that have commands, which print a cost.
func byCommands(rounds int, ways []string, command func(way string) *exec.Cmd) (map[string]cost, error) {
	all := map[string][]cost{}
	for range rounds {
		for _, way := range ways {
			cmd := command(way)
			cmd.Stderr = os.Stderr
			output, err := cmd.Output()
			if err != nil {
				return nil, fmt.Errorf("%s: %w", way, err)
			}
			var one cost
			if err := json.Unmarshal(output, &one); err != nil {
				return nil, err
			}
			all[way] = append(all[way], one)
		}
	}
	medians := map[string]cost{}
	for way, costs := range all {
		median := func(of func(cost) float64) float64 {
			values := make([]float64, len(costs))
			for i, one := range costs {
				values[i] = of(one)
			}
			slices.Sort(values)
			return values[len(values)/2]
		}
		medians[way] = cost{
			CPU:         median(func(c cost) float64 { return c.CPU }),
			Bytes:       median(func(c cost) float64 { return c.Bytes }),
			Allocations: median(func(c cost) float64 { return c.Allocations }),
			Rate:        median(func(c cost) float64 { return c.Rate }),
		}
	}
	return medians, nil
}
