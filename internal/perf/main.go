//go:build unix

// Command perf compares the SDK with plain net/http, with encoding/json and with other clients, against a server in a
// process of its own, and writes the tables of docs/performance.md. It prints ratios, not times, so that the results of
// different machines can be compared:
//
//	go run ./internal/perf           # print the tables
//	go run ./internal/perf -write    # write them to docs/performance.md
//	go run ./internal/perf -quick    # few rounds, to try it
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
)

// page is the document that has the tables, between two comments.
const page = "docs/performance.md"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) > 1 && os.Args[1] == "serve" {
		exitOn(serve(ctx))
		return
	}
	if len(os.Args) > 1 && os.Args[1] == "measure" {
		exitOn(measureProcess(os.Args[2:], os.Stdout))
		return
	}
	write := flag.Bool("write", false, "write the tables to "+page)
	quick := flag.Bool("quick", false, "make few rounds")
	flag.Parse()
	tables, err := run(ctx, *quick)
	exitOn(err)
	fmt.Print(tables)
	if *write {
		exitOn(replaceTables(page, tables))
	}
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "perf:", err)
		os.Exit(1)
	}
}

// run measures everything and returns the tables.
func run(ctx context.Context, quick bool) (string, error) {
	url, stop, err := startServer(ctx)
	if err != nil {
		return "", err
	}
	defer stop()
	var text strings.Builder
	for _, table := range []func(context.Context, string, bool) (string, error){responsesTable, callsTable, peersTable} {
		part, err := table(ctx, url, quick)
		if err != nil {
			return "", err
		}
		text.WriteString("\n" + part)
	}
	return text.String(), nil
}

// startServer starts the server in a process of its own and returns its URL.
func startServer(ctx context.Context) (url string, stop func(), err error) {
	self, err := os.Executable()
	if err != nil {
		return "", nil, err
	}
	cmd := exec.CommandContext(ctx, self, "serve")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	in, err := cmd.StdinPipe() // the server ends when it is closed, also if this process dies
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	stop = func() {
		_ = in.Close()
		_ = cmd.Wait()
	}
	if _, err := fmt.Fscan(out, &url); err != nil {
		stop()
		return "", nil, fmt.Errorf("the server has not started: %w", err)
	}
	return url, stop, nil
}

const begin, end = "<!-- measured -->\n", "<!-- end -->\n"

// replaceTables replaces what stands between the comments of a document.
func replaceTables(name, tables string) error {
	old, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(old), begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		return fmt.Errorf("%s lacks %q or %q", name, strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return os.WriteFile(name, []byte(before+begin+tables+"\n"+end+after), 0o644)
}

// table writes a table in Markdown.
func table(w io.Writer, rows ...[]string) {
	for i, row := range rows {
		fmt.Fprintf(w, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			fmt.Fprintf(w, "|---%s|\n", strings.Repeat("|---:", len(row)-1))
		}
	}
}
