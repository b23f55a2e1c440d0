//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// nextGo is the newest toolchain whose encoding/json is compared.
const nextGo = "go1.27rc1"

const pythonClient = `
import json, sys, time, urllib.request
url, calls = sys.argv[1] + "/api/1/nomenclature", int(sys.argv[2])
headers = {"Authorization": "Bearer token", "Content-Type": "application/json"}
def call():
    request = urllib.request.Request(url, data=b'{"organizationId":"o"}', headers=headers)
    return json.loads(urllib.request.urlopen(request).read())
call()
began = time.process_time_ns()
for _ in range(calls):
    call()
print(json.dumps({"CPU": (time.process_time_ns() - began) / calls}))
`

const nodeClient = `
import createClient from "openapi-fetch";
const client = createClient({ baseUrl: process.argv[2], headers: { Authorization: "Bearer token" } });
const calls = Number(process.argv[3]);
const call = async () => {
  const { error } = await client.POST("/api/1/nomenclature", { body: { organizationId: "o" } });
  if (error) throw error;
};
await call();
const began = process.cpuUsage();
for (let i = 0; i < calls; i++) await call();
const used = process.cpuUsage(began);
console.log(JSON.stringify({ CPU: ((used.user + used.system) * 1000) / calls }));
`

// peersTable compares the menu with what others take for it. What is not there is left out, and said so.
func peersTable(ctx context.Context, url string, quick bool) (string, error) {
	rounds, factor := rounds(quick)
	url, calls := url+"/length", strconv.Itoa(5*factor)
	folder, err := os.MkdirTemp("", "perf")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	python, node, next := filepath.Join(folder, "client.py"), filepath.Join(folder, "client.mjs"), filepath.Join(folder, "next")
	if err := os.WriteFile(python, []byte(pythonClient), 0o600); err != nil {
		return "", err
	}
	if err := os.WriteFile(node, []byte(nodeClient), 0o600); err != nil {
		return "", err
	}
	build := exec.CommandContext(ctx, "go", "build", "-o", next, "./internal/perf")
	build.Env = append(os.Environ(), "GOTOOLCHAIN="+nextGo)
	install := exec.CommandContext(ctx, "npm", "install", "--silent", "--prefix", folder, "openapi-fetch")
	rows := [][]string{{"Client", "CPU × SDK"}}
	for _, peer := range []struct {
		name   string
		needed *exec.Cmd // prepares it; nil for nothing
		cmd    func() *exec.Cmd
	}{
		{"net/http, encoding/json", nil, func() *exec.Cmd { return exec.CommandContext(ctx, self, "measure", wayJSON, "menu", url, calls, "1") }},
		{"net/http, encoding/json of " + nextGo, build, func() *exec.Cmd { return exec.CommandContext(ctx, next, "measure", wayJSON, "menu", url, calls, "1") }},
		{"Node.js, openapi-fetch", install, func() *exec.Cmd { return exec.CommandContext(ctx, "node", node, url, calls) }},
		{"Python, urllib and json", exec.CommandContext(ctx, "python3", "--version"), func() *exec.Cmd { return exec.CommandContext(ctx, "python3", python, url, calls) }},
	} {
		if peer.needed != nil {
			if err := peer.needed.Run(); err != nil {
				fmt.Fprintf(os.Stderr, "perf: %s is not measured: %v\n", peer.name, err)
				rows = append(rows, []string{peer.name, "not measured"})
				continue
			}
		}
		costs, err := byCommands(rounds, []string{waySDK, peer.name}, func(way string) *exec.Cmd {
			if way == waySDK {
				return exec.CommandContext(ctx, self, "measure", waySDK, "menu", url, calls, "1")
			}
			return peer.cmd()
		})
		if err != nil {
			return "", err
		}
		rows = append(rows, []string{peer.name, ratio(costs[peer.name].CPU, costs[waySDK].CPU)})
	}
	return markdown("Other clients, the menu", rows), nil
}
