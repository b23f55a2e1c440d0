package main

import (
	"bufio"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRun_serveIsAnIikoForTheOtherCommands(t *testing.T) {
	t.Parallel()
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	reader, writer := io.Pipe()
	code := make(chan int)
	none := func(string) string { return "" }
	go func() {
		code <- run(ctx, []string{"serve", "--addr", "127.0.0.1:0"}, none, strings.NewReader(""), writer, io.Discard)
	}()
	lines := bufio.NewScanner(reader)
	var export string
	for lines.Scan() && lines.Text() != "Ctrl-C ends." {
		if rest, ok := strings.CutPrefix(lines.Text(), "  export "); ok {
			export = rest
		}
	}
	env := map[string]string{}
	for variable := range strings.FieldsSeq(export) {
		name, value, _ := strings.Cut(variable, "=")
		env[name] = value
	}
	require.Len(t, env, 2)
	var out, errs strings.Builder
	assert.Equal(t, exitOK, run(t.Context(), []string{"menu"}, func(name string) string { return env[name] }, strings.NewReader(""), &out, &errs))
	assert.Contains(t, out.String(), "Margherita")
	assert.Empty(t, errs.String())
	interrupt()
	assert.Equal(t, exitOK, <-code)
}
