package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
)

// broken fails to write after some bytes.
type broken struct {
	room int
	err  error
}

func (b *broken) Write(text []byte) (int, error) {
	if b.room -= len(text); b.room < 0 {
		return 0, b.err
	}
	return len(text), nil
}

func TestRun_aBrokenPipeEndsQuietlyAndAFullDiskDoesNot(t *testing.T) {
	t.Parallel()
	for _, args := range []string{"organizations", "menu --json", "order " + firstID, "completion bash", "--help", "call /api/1/organizations"} {
		c := newTerminal()
		var errs bytes.Buffer
		p := c.program(nil, &errs)
		p.stdout = &output{w: &broken{err: &os.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.EPIPE}}}
		assert.Equal(t, exitOK, p.run(t.Context(), strings.Fields(args)), args)
		assert.Empty(t, errs.String(), args)

		p = c.program(nil, &errs)
		p.stdout = &output{w: &broken{err: errors.New("no space left on device")}}
		assert.Equal(t, exitFailure, p.run(t.Context(), strings.Fields(args)), args)
		assert.Equal(t, "iiko: no space left on device\n", errs.String(), args)
	}
}

func TestRun_aBrokenConnectionIsNotABrokenPipe(t *testing.T) {
	t.Parallel()
	atNoon(t, func(t *testing.T) {
		var errs bytes.Buffer
		p := newTerminal().program(new(bytes.Buffer), &errs)
		p.transport = refusing{syscall.EPIPE}
		assert.Equal(t, exitFailure, p.run(t.Context(), []string{"menu"}))
		assert.Contains(t, errs.String(), "broken pipe")
	})
}

// refusing sends nothing.
type refusing struct{ err error }

func (r refusing) RoundTrip(*http.Request) (*http.Response, error) { return nil, r.err }

func TestRun_watchEndsWithABrokenPipe(t *testing.T) {
	t.Parallel()
	atNoon(t, func(t *testing.T) {
		c := newTerminal()
		var errs bytes.Buffer
		p := c.program(nil, &errs)
		p.stdout = &output{w: &broken{err: syscall.EPIPE}}
		nothing := iikotest.Reply{Body: `{"correlationId":"x","maxRevision":0,"ordersByOrganizations":[]}`}
		c.iiko.Next("Deliveries.ByDeliveryDateAndStatus", nothing)
		c.iiko.Next("Deliveries.ByRevision", nothing)
		assert.Equal(t, exitOK, p.run(t.Context(), []string{"orders", "--watch"})) // the first poll finds all deliveries
		assert.Equal(t, 1, strings.Count(errs.String(), "\n"))
	})
}

// stuck does not respond before the request ends.
type stuck struct{ asked chan struct{} }

func (s stuck) RoundTrip(r *http.Request) (*http.Response, error) {
	s.asked <- struct{}{}
	<-r.Context().Done()
	return nil, r.Context().Err()
}

func TestRun_endsAtOnceWhenInterrupted(t *testing.T) {
	t.Parallel()
	ctx, interrupt := context.WithCancel(t.Context())
	var errs bytes.Buffer
	p := newTerminal().program(new(bytes.Buffer), &errs)
	transport := stuck{make(chan struct{}, 1)}
	p.transport = transport
	code := make(chan int)
	go func() { code <- p.run(ctx, []string{"menu"}) }()
	<-transport.asked
	interrupt()
	assert.Equal(t, exitFailure, <-code)
	assert.Empty(t, errs.String())
}

func TestColours_areForTerminalsOnly(t *testing.T) {
	t.Parallel()
	none := func(string) string { return "" }
	assert.False(t, colours(none, new(bytes.Buffer)))
	file, err := os.Create(t.TempDir() + "/file")
	require.NoError(t, err)
	defer file.Close()
	assert.False(t, colours(none, file))

	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("there is no pseudo-terminal:", err)
	}
	defer terminal.Close()
	assert.True(t, colours(none, terminal))
	for _, set := range []string{"NO_COLOR=1", "TERM=dumb"} {
		name, value, _ := strings.Cut(set, "=")
		env := func(wanted string) string { return map[string]string{name: value}[wanted] }
		assert.False(t, colours(env, terminal), set)
	}
}

func TestRun_coloursWhatMatters(t *testing.T) {
	t.Parallel()
	atNoon(t, func(t *testing.T) {
		for args, want := range map[string]string{
			"menu":     "\x1b[31m  Медовик",
			"orders":   "\x1b[31m1042  ",
			"stoplist": "\x1b[1mTerminal group",
		} {
			var out bytes.Buffer
			p := newTerminal().program(&out, new(bytes.Buffer))
			p.colour = true
			assert.Equal(t, exitOK, p.run(t.Context(), []string{args}))
			assert.Contains(t, out.String(), want)
			assert.Equal(t, strings.Count(out.String(), "\x1b[0m")*2, strings.Count(out.String(), "\x1b["))
		}
	})
}

func TestTable_renderAlignsWideAndCombiningCharacters(t *testing.T) {
	t.Parallel()
	tab := table{columns: []column{{title: "Имя"}, {title: "Сумма", right: true}, {title: "x"}}}
	tab.add(plain, "Ёж", "1", "а")
	tab.add(plain, "й", "100500,00", "б") // и and a combining breve
	tab.add(plain, "寿司", "10", "\u202eв\tг\r\n")
	tab.heading("длинный заголовок, который ничего не расширяет")
	assert.Equal(t, "Имя       Сумма  x\nЁж            1  а\nй     100500,00  б\n寿司         10  в г\nдлинный заголовок, который ничего не расширяет\n", tab.render(false))
}

func TestOutput_Write_hidesSecretsOnce(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	p := &program{stdout: &output{w: &out}, stderr: &output{w: io.Discard}}
	p.hide("login-1", "", "abc")
	n, err := p.stdout.Write([]byte("abc login-1 login-12"))
	require.NoError(t, err)
	assert.Equal(t, 20, n)
	assert.Equal(t, "abc [secret] [secret]2", out.String())
}

func TestProgram_money_hasTwoDecimalPlacesAndNoNegativeZero(t *testing.T) {
	t.Parallel()
	p := &program{language: russian}
	discount := 0.0
	for sum, want := range map[float64]string{-discount: "0,00", 0.1 + 0.2: "0,30", -100: "-100,00", 1234567.891: "1234567,89"} {
		assert.Equal(t, want, p.money(sum))
	}
	assert.Equal(t, "0.50", (&program{}).money(0.5))
}
