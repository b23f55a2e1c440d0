package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/mattn/go-runewidth"
	"golang.org/x/term"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// output writes without the credentials, and keeps its first error.
type output struct {
	w io.Writer

	mu      sync.Mutex // the log of a client is written by several goroutines
	secrets *strings.Replacer
	err     error
}

func (o *output) Write(text []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err != nil {
		return 0, o.err
	}
	shown := text
	if o.secrets != nil {
		shown = []byte(o.secrets.Replace(string(text)))
	}
	_, o.err = o.w.Write(shown)
	return len(text), o.err
}

// shortestSecret is the length from which a text is hidden: without a shorter one nothing could be read.
const shortestSecret = 4

// hide makes sure that texts are never shown.
func (p *program) hide(texts ...string) {
	var pairs []string
	for _, text := range texts {
		if len(text) >= shortestSecret {
			pairs = append(pairs, text, "[secret]")
		}
	}
	p.stdout.secrets, p.stderr.secrets = strings.NewReplacer(pairs...), strings.NewReplacer(pairs...)
}

// colours reports whether what is written to w is coloured.
func colours(env func(string) string, w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && env("NO_COLOR") == "" && env("TERM") != "dumb" && term.IsTerminal(int(file.Fd())) //nolint:gosec // a descriptor is small
}

// fetch makes a call and returns the body of the response, too.
func fetch[T any](ctx context.Context, call func(context.Context) (T, *goiikoapi.CustomErrorModel, error)) (data T, body []byte, err error) {
	ctx, response := goiikoapi.WithResponse(ctx)
	data, err = goiikoapi.Check(call(ctx))
	return data, response.Body, err
}

// raw prints a response as it came, ended by one line feed.
func (p *program) raw(body []byte) error {
	_, err := p.stdout.Write(append([]byte(strings.TrimSpace(string(body))), '\n'))
	return err
}

// print prints tables and texts, one below the other.
func (p *program) print(texts ...string) error {
	_, err := io.WriteString(p.stdout, strings.Join(texts, ""))
	return err
}

// complain prints one line for people, apart from the output.
func (p *program) complain(text string) { fmt.Fprintf(p.stderr, "iiko: %s\n", oneLine(text)) }

// style is how a row is shown on a coloured terminal: an escape sequence.
type style string

const (
	plain style = ""
	bold  style = "\x1b[1m"
	faint style = "\x1b[2m"
	red   style = "\x1b[31m"
)

// column of a table; money and amounts are on the right.
type column struct {
	title string
	right bool
}

type row struct {
	style style
	cells []string
	// heading is a text across all columns.
	heading bool
}

// table is printed with columns as wide as their longest text: nothing is cut.
type table struct {
	columns []column
	rows    []row
}

// add adds a row. White space that would break the table, and control characters, are left out.
func (t *table) add(s style, cells ...string) {
	for i, cell := range cells {
		indent := len(cell) - len(strings.TrimLeft(cell, " "))
		cells[i] = cell[:indent] + oneLine(cell)
	}
	t.rows = append(t.rows, row{style: s, cells: cells})
}

// heading adds a text across all columns.
func (t *table) heading(text string) {
	t.rows = append(t.rows, row{style: bold, cells: []string{oneLine(text)}, heading: true})
}

// drop removes a column, such as that of the organization where there is only one.
func (t *table) drop(column int) {
	t.columns = slices.Delete(t.columns, column, column+1)
	for i := range t.rows {
		t.rows[i].cells = slices.Delete(t.rows[i].cells, column, column+1)
	}
}

// render returns the table, with a line feed after each row.
func (t *table) render(colour bool) string {
	rows := t.rows
	titles := row{style: bold}
	for _, c := range t.columns {
		titles.cells = append(titles.cells, c.title)
	}
	if strings.Join(titles.cells, "") != "" {
		rows = slices.Insert(slices.Clone(rows), 0, titles)
	}
	widths := make([]int, len(t.columns))
	for _, r := range rows {
		for i, cell := range r.cells {
			if !r.heading {
				widths[i] = max(widths[i], width(cell))
			}
		}
	}
	var b strings.Builder
	for _, r := range rows {
		line := r.cells[0]
		if !r.heading {
			line = t.line(r.cells, widths)
		}
		if colour && r.style != plain {
			line = string(r.style) + line + "\x1b[0m"
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

func (t *table) line(cells []string, widths []int) string {
	padded := make([]string, len(cells))
	for i, cell := range cells {
		gap := strings.Repeat(" ", widths[i]-width(cell))
		if padded[i] = cell + gap; t.columns[i].right {
			padded[i] = gap + cell
		}
	}
	return strings.TrimRight(strings.Join(padded, "  "), " ")
}

// facts is a table of labels and values; those without a value are left out.
type facts struct {
	*program
	table
}

func (p *program) facts() *facts { return &facts{p, table{columns: make([]column, 2)}} }

func (f *facts) fact(label text, value string) {
	if value != "" {
		f.add(plain, f.say(label), value)
	}
}

// narrow measures texts as terminals outside East Asia show them; Cyrillic would be wide there.
var narrow = &runewidth.Condition{}

func width(text string) int { return narrow.StringWidth(text) }

// oneLine returns text on one line, without what could control a terminal.
func oneLine(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf) {
			return -1
		}
		return r
	}, text)
}

// money returns an amount of money with two decimal places.
func (p *program) money(sum float64) string {
	if sum == 0 {
		sum = 0 // not -0
	}
	return p.decimal(strconv.FormatFloat(sum, 'f', 2, 64))
}

// amount returns a number with as many decimal places as it has.
func (p *program) amount(n float64) string {
	return p.decimal(strconv.FormatFloat(n, 'f', -1, 64))
}

func (p *program) decimal(number string) string {
	if p.language == russian {
		return strings.Replace(number, ".", ",", 1)
	}
	return number
}

// dateTime returns a date of the API to the minute, or as it is if it has another form.
func dateTime(date models.DateTime) string {
	if t, err := date.In(nil); err == nil {
		return t.Format("2006-01-02 15:04")
	}
	return string(date)
}

// join returns the texts that are not empty, with a separator.
func join(separator string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return strings.TrimSpace(text) == "" }), separator)
}

// compact returns JSON on one line.
func compact(data json.RawMessage) ([]byte, error) { return json.Marshal(data) }

// usageError is a wrong command line or a wrong setting.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func (p *program) usage(t text, args ...any) error { return &usageError{p.say(t, args...)} }

// failure returns any other error of this program.
func (p *program) failure(t text, args ...any) error { return errors.New(p.say(t, args...)) }

// describe returns what went wrong, and what to do about it where that is known.
func (p *program) describe(err error) string {
	shown := strings.TrimPrefix(err.Error(), "goiikoapi: ")
	apiErr := (*goiikoapi.CustomErrorModel)(nil)
	if errors.As(err, &apiErr) {
		shown = p.say(textAPIError, apiErr.Operation, apiErr.StatusCode, apiErr.ErrorDescription)
		if apiErr.ErrorCode != "" {
			shown += fmt.Sprintf(" [%s]", apiErr.ErrorCode)
		}
		if len(apiErr.Details) > 0 {
			shown += " " + string(apiErr.Details)
		}
		if apiErr.CorrelationID != "" {
			shown += "; correlationId " + apiErr.CorrelationID
		}
	}
	if advice, ok := advise(err); ok {
		shown = strings.TrimSuffix(shown, ".") + ". " + p.say(advice)
	}
	return shown
}

// advise returns what to do about an error.
func advise(err error) (text, bool) {
	var failed *goiikoapi.TransportError
	switch {
	case goiikoapi.MayBeDone(err):
		return textAdviceUnknown, true
	case goiikoapi.IsRightMissing(err):
		return textAdviceRight, true
	case goiikoapi.IsUnauthorized(err):
		return textAdviceLogin, true
	case goiikoapi.IsForbidden(err):
		return textAdviceForbidden, true
	case goiikoapi.IsLicenseExpired(err):
		return textAdviceLicense, true
	case goiikoapi.IsRateLimited(err):
		return textAdviceLimit, true
	case goiikoapi.IsTooMuchData(err):
		return textAdviceTooMuch, true
	case errors.As(err, &failed) && failed.StatusCode == 0:
		return textAdviceNetwork, true
	}
	return text{}, false
}
