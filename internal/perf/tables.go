//go:build unix

package main

import (
	"context"
	"fmt"
	"strings"
)

// rounds returns the number of rounds and the factor of the calls in each.
func rounds(quick bool) (rounds, calls int) {
	if quick {
		return 1, 1
	}
	return 5, 2
}

func ratio(of, to float64) string { return fmt.Sprintf("%.2f", of/to) }

func megabytes(bytes float64) string { return fmt.Sprintf("%.1f", bytes/1e6) }

// responsesTable compares large responses.
func responsesTable(ctx context.Context, url string, quick bool) (string, error) {
	rounds, factor := rounds(quick)
	rows := [][]string{{"Response", "CPU × floor", "encoding/json × floor", "MB", "encoding/json MB", "Allocations", "encoding/json allocations"}}
	for _, one := range []struct {
		name, way string
		calls     int
	}{
		{"menu", "length", 5}, {"menu", "chunked", 5}, {"menu", "gzip", 5}, {"external menu", "length", 20}, {"deliveries", "length", 20}, {"stop lists", "length", 100},
	} {
		costs, err := inTurns(ctx, rounds, []string{wayFloor, wayJSON, waySDK}, one.name, url+"/"+one.way, factor*one.calls, 1)
		if err != nil {
			return "", err
		}
		floor, plain, sdk := costs[wayFloor], costs[wayJSON], costs[waySDK]
		rows = append(rows, []string{
			one.name + ", " + one.way, ratio(sdk.CPU, floor.CPU), ratio(plain.CPU, floor.CPU),
			megabytes(sdk.Bytes), megabytes(plain.Bytes), fmt.Sprintf("%.0f", sdk.Allocations), fmt.Sprintf("%.0f", plain.Allocations),
		})
	}
	return markdown("Large responses", rows), nil
}

// callsTable compares small calls.
func callsTable(ctx context.Context, url string, quick bool) (string, error) {
	rounds, factor := rounds(quick)
	rows := [][]string{{"Callers", "CPU × floor", "by hand × floor", "Allocations × floor", "by hand × floor", "Rate × floor", "by hand × floor"}}
	for _, callers := range []int{1, 64, 512} {
		costs, err := inTurns(ctx, rounds, []string{wayFloor, wayHand, waySDK}, "small call", url+"/length", factor*5120, callers)
		if err != nil {
			return "", err
		}
		floor, hand, sdk := costs[wayFloor], costs[wayHand], costs[waySDK]
		row := []string{fmt.Sprint(callers)}
		for _, figure := range []func(cost) float64{
			func(c cost) float64 { return c.CPU }, func(c cost) float64 { return c.Allocations }, func(c cost) float64 { return c.Rate },
		} {
			row = append(row, ratio(figure(sdk), figure(floor)), ratio(figure(hand), figure(floor)))
		}
		rows = append(rows, row)
	}
	return markdown("Small calls", rows), nil
}

func markdown(title string, rows [][]string) string {
	var text strings.Builder
	fmt.Fprintf(&text, "### %s\n\n", title)
	table(&text, rows...)
	return text.String()
}
