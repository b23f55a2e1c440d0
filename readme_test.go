package goiikoapi_test

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var readmes = []string{"README.md", "README.ru.md"}

// snippet is a block of Go code in a text.
type snippet struct {
	// place is where it stands, as FILE:LINE.
	place string
	code  string
}

// snippets returns the blocks of Go code in a document of Markdown.
func snippets(path, document string) []snippet {
	var found []snippet
	inside := false
	for i, line := range strings.SplitAfter(document, "\n") {
		switch fence := strings.TrimSpace(line); {
		case !inside && fence == "```go":
			inside = true
			found = append(found, snippet{place: fmt.Sprintf("%s:%d", path, i+2)})
		case inside && fence == "```":
			inside = false
		case inside:
			found[len(found)-1].code += line
		}
	}
	return found
}

// docSnippets returns the blocks of code in the doc comments of a Go file. They show the beginning of
// something, so what stands in place of the rest (…) is left out.
func docSnippets(path, file string) []snippet {
	var found []snippet
	inside := false
	for i, line := range strings.Split(file, "\n") {
		code, indented := strings.CutPrefix(strings.TrimSpace(line), "//\t")
		switch {
		case indented && !inside:
			found = append(found, snippet{place: fmt.Sprintf("%s:%d", path, i+1)})
			fallthrough
		case indented:
			found[len(found)-1].code += strings.TrimSpace(strings.ReplaceAll(code, "…", "")) + "\n"
		case inside && strings.TrimSpace(line) == "//":
			found[len(found)-1].code += "\n"
			continue
		}
		inside = indented
	}
	return found
}

// usable are the packages that a snippet can use without importing them, by name.
var usable = map[string]string{
	"context":   "context",
	"errors":    "errors",
	"fmt":       "fmt",
	"log":       "log",
	"slog":      "log/slog",
	"http":      "net/http",
	"os":        "os",
	"testing":   "testing",
	"time":      "time",
	"assert":    "github.com/stretchr/testify/assert",
	"require":   "github.com/stretchr/testify/require",
	"goiikoapi": "github.com/kebrick/goiikoapi",
	"models":    "github.com/kebrick/goiikoapi/models",
	"iikotest":  "github.com/kebrick/goiikoapi/iikotest",
	"catalog":   "github.com/kebrick/goiikoapi/catalog",
	"follow":    "github.com/kebrick/goiikoapi/follow",
}

// around is the function in which a snippet of statements stands.
const around = `func _(ctx context.Context, cli *goiikoapi.Client, err error, t *testing.T) error {{
%s
}; return nil }`

// given are the names that a snippet can use undeclared, besides those of around.
const given = `package snippets; var apiLogin, apiKey, appID, clientSecret, token, webhookToken string
var organizationID, terminalGroupID, orderID, productID, sizeID, toppingID, toppingsGroupID, streetID, paymentTypeID, customerID, walletID string`

// source completes a snippet to a Go file: a whole file stays as it is, declarations get a package, and
// statements a function as well.
func (s snippet) source() string {
	code := "\n//line " + s.place + "\n" + s.code
	if parse(s.code) != nil {
		return code
	}
	value, err := parser.ParseExpr(s.code)
	if _, literal := value.(*ast.CompositeLit); literal && err == nil {
		code = "\nvar _ = " + code
	}
	if parse("package snippets\n"+code) == nil {
		code = fmt.Sprintf(around, code)
	}
	return "package snippets;" + imports(code) + code
}

// imports returns the declarations of the usable packages that code uses.
func imports(code string) string {
	used := map[string]bool{}
	if file := parse("package snippets\n" + code); file != nil {
		ast.Inspect(file, func(n ast.Node) bool {
			if selector, ok := n.(*ast.SelectorExpr); ok {
				if name, ok := selector.X.(*ast.Ident); ok && usable[name.Name] != "" {
					used[name.Name] = true
				}
			}
			return true
		})
	}
	declarations := ""
	for name := range used {
		declarations += fmt.Sprintf("import %q;", usable[name])
	}
	return declarations
}

// parse returns a Go file, nil when source is none.
func parse(source string) *ast.File {
	file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	return file
}

// exported finds the compiled form of the usable packages and of all that they need, as go build has it.
var exported = sync.OnceValues(func() (map[string]string, error) {
	args := append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}}={{.Export}}"}, slices.Collect(maps.Values(usable))...)
	listed, err := exec.Command("go", args...).Output()
	if failure := (*exec.ExitError)(nil); errors.As(err, &failure) {
		return nil, fmt.Errorf("go list: %w: %s", err, failure.Stderr)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(listed)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "=")
		files[path] = file
	}
	return files, err
})

// compile checks snippets as the compiler does. What one declares, all can use; only a whole program
// stands alone. A soft error is one of something that is not used.
func compile(all []snippet) (hard, soft []error) {
	files, err := exported()
	if err != nil {
		return []error{err}, nil
	}
	positions := token.NewFileSet()
	known := importer.ForCompiler(positions, "gc", func(path string) (io.ReadCloser, error) {
		if files[path] == "" {
			return nil, fmt.Errorf("add %q to the usable packages of readme_test.go", path)
		}
		return os.Open(files[path])
	})
	check := func(file ...*ast.File) {
		config := types.Config{Importer: known, Error: func(err error) {
			if failure := (types.Error{}); errors.As(err, &failure) && failure.Soft {
				soft = append(soft, err)
			} else {
				hard = append(hard, err)
			}
		}}
		_, _ = config.Check(file[0].Name.Name, positions, file, nil)
	}
	names, err := parser.ParseFile(positions, "given", given, parser.SkipObjectResolution)
	if err != nil {
		return []error{err}, nil
	}
	together := []*ast.File{names}
	for _, s := range all {
		file, err := parser.ParseFile(positions, "snippet", s.source(), parser.SkipObjectResolution)
		switch {
		case err != nil:
			hard = append(hard, err)
		case file.Name.Name == "snippets":
			together = append(together, file)
		default:
			check(file)
		}
	}
	check(together...)
	return hard, soft
}

func TestREADME_hasSnippetsThatCompile(t *testing.T) {
	for _, path := range readmes {
		t.Run(path, func(t *testing.T) {
			document, err := os.ReadFile(path)
			require.NoError(t, err)
			all := snippets(path, string(document))
			assert.NotEmpty(t, all)
			hard, soft := compile(all)
			for _, err := range slices.Concat(hard, soft) {
				t.Error(err)
			}
		})
	}
}

func TestDocComments_haveSnippetsThatCompile(t *testing.T) {
	var all []snippet
	for _, directory := range []string{".", "models", "iikotest"} {
		paths, err := filepath.Glob(filepath.Join(directory, "*.go"))
		require.NoError(t, err)
		for _, path := range paths {
			file, err := os.ReadFile(path)
			require.NoError(t, err)
			for _, s := range docSnippets(path, string(file)) {
				if parse(s.source()) != nil && !strings.HasSuffix(path, "_test.go") { // a comment may also show JSON or commands
					all = append(all, s)
				}
			}
		}
	}
	assert.NotEmpty(t, all)
	hard, _ := compile(all) // a comment that shows a call leaves its results unused
	for _, err := range hard {
		t.Error(err)
	}
}

func TestREADME_snippetsThatDoNotCompileAreNamedByTheirLine(t *testing.T) {
	broken := map[string]string{
		"orgs, err := cli.Organizations(ctx)":          "doc.md:4: not enough arguments in call to cli.Organizations",
		"fmt.Println(ctx)\ncli.Orders.Delete(ctx)":     "doc.md:5: cli.Orders.Delete undefined",
		"item := models.ProductItem(\"id\", 1)":        "doc.md:4: declared and not used: item",
		"if err != nil {":                              "doc.md:6: expected '}', found 'EOF'",
		"var _ goiikoapi.IOrders = goiikoapi.Client{}": "doc.md:4: cannot use goiikoapi.Client{}",
		"type Sum int\nfunc (s Sum) Add() int { }":     "doc.md:5: missing return",
		"return goiikoapi.Check(cli.Menu.Menu(ctx))":   "doc.md:4: too many return values",
		"package main\nfunc main() { undeclared() }":   "doc.md:5: undefined: undeclared",
		"package main\nimport _ \"example.com/none\"":  `doc.md:5: could not import example.com/none`,
	}
	for code, want := range broken {
		hard, soft := compile(snippets("doc.md", "# Title\n\n```go\n"+code+"\n```\n"))
		assert.ErrorContains(t, errors.Join(slices.Concat(hard, soft)...), want, code)
	}
	hard, soft := compile(snippets("doc.md", "```go\ntype T struct{}\n```\n\n```go\nreturn errors.New(fmt.Sprint(ctx, cli, err, T{}))\n```\n"))
	assert.Empty(t, slices.Concat(hard, soft))
}

func TestREADME_hasTheSameCodeInBothLanguages(t *testing.T) {
	shape := func(path string) (headings, programs int) {
		document, err := os.ReadFile(path)
		require.NoError(t, err)
		return len(regexp.MustCompile(`(?m)^#+ `).FindAll(document, -1)), len(snippets(path, string(document)))
	}
	headings, programs := shape(readmes[0])
	for _, path := range readmes[1:] {
		otherHeadings, otherPrograms := shape(path)
		assert.Equal(t, headings, otherHeadings, "headings of %s", path)
		assert.Equal(t, programs, otherPrograms, "snippets of %s", path)
	}
}

func TestREADME_namesEveryOption(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	var options [][]string
	for _, file := range files {
		source, err := os.ReadFile(file)
		require.NoError(t, err)
		options = append(options, regexp.MustCompile(`(?m)^func (With\w+)\(.*\) Option \{`).FindAllStringSubmatch(string(source), -1)...)
	}
	require.Greater(t, len(options), 10)
	for _, path := range readmes {
		document, err := os.ReadFile(path)
		require.NoError(t, err)
		for _, option := range options {
			assert.Contains(t, string(document), "`"+option[1]+"(", path)
		}
	}
}

// anchors returns what a link within a document of Markdown can lead to.
func anchors(document string) []string {
	var all []string
	for _, heading := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(document, -1) {
		words := regexp.MustCompile(`[^\p{L}\p{N} -]`).ReplaceAllString(strings.ToLower(heading[1]), "")
		all = append(all, strings.ReplaceAll(words, " ", "-"))
	}
	return all
}

func TestREADME_hasLinksThatLeadSomewhere(t *testing.T) {
	for _, path := range readmes {
		document, err := os.ReadFile(path)
		require.NoError(t, err)
		links := regexp.MustCompile(`\]\(([^):#]*)#?([^):]*)\)`).FindAllStringSubmatch(string(document), -1)
		assert.NotEmpty(t, links)
		for _, link := range links {
			target, anchor := cmp.Or(link[1], path), link[2]
			if _, err := os.Stat(target); !assert.NoError(t, err, path) || anchor == "" {
				continue
			}
			page, err := os.ReadFile(target)
			require.NoError(t, err)
			assert.Contains(t, anchors(string(page)), anchor, "%s: %s", path, link[0])
		}
	}
}
