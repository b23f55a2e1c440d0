package docs

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi/internal/api"
)

// comments returns the source files of the client with up-to-date doc comments. The comment of each exported method
// that performs operations has a paragraph that begins with "Operation:", links to iiko's documentation, and a
// paragraph that begins with "Deprecated:" if the operation is deprecated.
func comments(sources map[string][]byte) ([]File, error) {
	client := client{set: token.NewFileSet(), methods: map[string]*ast.FuncDecl{}, operations: map[string]*api.Operation{}}
	for _, op := range api.All() {
		client.operations[strings.ReplaceAll(op.Name, ".", "")] = op
		client.operations[op.Method+" "+op.Path] = op
	}
	names := slices.Sorted(maps.Keys(sources))
	parsed := map[string]*ast.File{}
	for _, name := range names {
		file, err := parser.ParseFile(client.set, name, sources[name], parser.ParseComments)
		if err != nil {
			return nil, err
		}
		parsed[name] = file
		for _, declaration := range file.Decls {
			if method, ok := declaration.(*ast.FuncDecl); ok && method.Recv != nil {
				client.methods[receiver(method)+"."+method.Name.Name] = method
			}
		}
	}
	var files []File
	for _, name := range names {
		file, err := client.rewrite(name, sources[name], parsed[name])
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// client is the source of the root package.
type client struct {
	set *token.FileSet
	// methods are the methods by receiver and name: "Orders.AddItems".
	methods map[string]*ast.FuncDecl
	// operations are the operations by variable of package api and by HTTP method and path.
	operations map[string]*api.Operation
}

// rewrite returns a file with up-to-date doc comments.
func (c client) rewrite(path string, source []byte, parsed *ast.File) (File, error) {
	file := File{Path: path}
	var content bytes.Buffer
	written := 0
	for _, declaration := range parsed.Decls {
		method, ok := declaration.(*ast.FuncDecl)
		if !ok || method.Recv == nil || !method.Name.IsExported() || !ast.IsExported(receiver(method)) {
			continue
		}
		name := receiver(method) + "." + method.Name.Name
		performed, err := c.performed(method)
		switch {
		case err != nil:
			return File{}, fmt.Errorf("%s: %w", name, err)
		case len(performed) == 0:
			continue
		case method.Doc == nil:
			return File{}, fmt.Errorf("%s has no doc comment", name)
		}
		begin, end := c.set.Position(method.Doc.Pos()).Offset, c.set.Position(method.Doc.End()).Offset
		text := describe(method.Doc, performed)
		if text != string(source[begin:end]) {
			file.Outdated = append(file.Outdated, name)
		}
		content.Write(source[written:begin])
		content.WriteString(text)
		written = end
	}
	content.Write(source[written:])
	var err error
	file.Content, err = format.Source(content.Bytes())
	return file, err
}

// performed returns the operations that a method performs: those of a generic type's method; else those that its body
// names; else those of the exported methods of its receiver that it calls; else those in its doc comment. callers are
// the methods that led here.
func (c client) performed(method *ast.FuncDecl, callers ...*ast.FuncDecl) ([]*api.Operation, error) {
	if slices.Contains(callers, method) {
		return nil, nil
	}
	if operations := shared(method); operations != nil {
		return operations, nil
	}
	operations, called := c.mentioned(method)
	if operations != nil {
		return operations, nil
	}
	for _, other := range called {
		theirs, err := c.performed(other, append(callers, method)...)
		if err != nil {
			return nil, err
		}
		for _, op := range theirs {
			if !slices.Contains(operations, op) {
				operations = append(operations, op)
			}
		}
	}
	if operations != nil {
		return operations, nil
	}
	return c.commented(method)
}

// methodAndPath matches an operation in a doc comment; without an HTTP method, POST is meant.
var methodAndPath = regexp.MustCompile(`(?:\b(GET|POST|PUT|DELETE) )?(/api/[\w/-]+)`)

// shared returns the operations of a generic type's method, with <kind> in their paths for the part that differs.
func shared(method *ast.FuncDecl) []*api.Operation {
	var operations []*api.Operation
	for _, op := range api.All() {
		if op.Shared != receiver(method) || !strings.HasSuffix(op.Name, "."+method.Name.Name) {
			continue
		}
		parts := strings.Split(op.Path, "/")
		parts[len(parts)-2] = "<kind>"
		kind := *op
		kind.Name, kind.Path = "", strings.Join(parts, "/")
		if !slices.ContainsFunc(operations, func(op *api.Operation) bool { return *op == kind }) {
			operations = append(operations, &kind)
		}
	}
	return operations
}

// mentioned returns the operations that the body of a method names, and the exported methods of the same receiver that
// it calls.
func (c client) mentioned(method *ast.FuncDecl) (named []*api.Operation, called []*ast.FuncDecl) {
	ast.Inspect(method.Body, func(node ast.Node) bool {
		selector, ok := node.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		of, ok := selector.X.(*ast.Ident)
		if !ok {
			return true
		}
		if op, ok := c.operations[selector.Sel.Name]; ok && of.Name == "api" && !slices.Contains(named, op) {
			named = append(named, op)
		}
		names := method.Recv.List[0].Names
		other, ok := c.methods[receiver(method)+"."+selector.Sel.Name]
		if ok && other.Name.IsExported() && len(names) == 1 && of.Name == names[0].Name {
			called = append(called, other)
		}
		return true
	})
	return named, called
}

// commented returns the operations that the doc comment of a method names.
func (c client) commented(method *ast.FuncDecl) ([]*api.Operation, error) {
	var operations []*api.Operation
	for _, paragraph := range paragraphs(method.Doc) {
		if !aboutOperation(paragraph) {
			continue
		}
		for _, found := range methodAndPath.FindAllStringSubmatch(strings.Join(paragraph, " "), -1) {
			key := cmp.Or(found[1], "POST") + " " + found[2]
			op, ok := c.operations[key]
			if !ok {
				return nil, fmt.Errorf("the table has no %s", key)
			}
			operations = append(operations, op)
		}
	}
	return operations, nil
}

// receiver returns the name of the type that a method belongs to.
func receiver(method *ast.FuncDecl) string {
	name := ""
	ast.Inspect(method.Recv.List[0].Type, func(node ast.Node) bool {
		if identifier, ok := node.(*ast.Ident); ok && name == "" { // type parameters follow
			name = identifier.Name
		}
		return true
	})
	return name
}

// describe returns a doc comment with up-to-date paragraphs about operations.
func describe(doc *ast.CommentGroup, operations []*api.Operation) string {
	var text, deprecated [][]string
	var links []string
	for _, paragraph := range paragraphs(doc) {
		switch {
		case aboutOperation(paragraph), strings.HasPrefix(paragraph[0], superseded):
		case strings.HasPrefix(paragraph[0], "Deprecated: "):
			deprecated = append(deprecated, paragraph)
		case linkDefinition.MatchString(paragraph[0]):
			links = append(links, slices.DeleteFunc(paragraph, func(line string) bool { return strings.Contains(line, "]: "+vendor) })...)
		default:
			text = append(text, paragraph)
		}
	}
	var facts []string // of operations, each once
	names := map[string][]string{}
	for _, op := range operations {
		name := op.Method + " " + op.Path
		if address := vendorPage(op); address != "" {
			links = append(links, "["+name+"]: "+address)
			name = "[" + name + "]"
		}
		fact := factsOf(op)
		if names[fact] == nil {
			facts = append(facts, fact)
		}
		names[fact] = append(names[fact], name)
		switch {
		case op.Superseded:
			text = append(text, wrap(superseded+method(op.Deprecated)+"]. Nearly everyone still uses it."))
		case op.Deprecated != "":
			deprecated = [][]string{wrap("Deprecated: use [" + method(op.Deprecated) + "].")}
		}
	}
	for _, fact := range facts {
		label := "Operation: "
		if len(names[fact]) > 1 {
			label = "Operations: "
		}
		text = append(text, wrap(label+listed(names[fact])+"."+fact))
	}
	text = append(text, deprecated...)
	if links != nil {
		text = append(text, links)
	}
	lines := text[0]
	for _, paragraph := range text[1:] {
		lines = append(append(lines, ""), paragraph...)
	}
	return marked(lines)
}

// superseded begins the paragraph about an operation that iiko has deprecated although nearly everyone still uses it.
const superseded = "iiko has deprecated this operation in favor of ["

// method returns a doc link to a method: its name with that of its type.
func method(name string) string {
	parts := strings.Split(name, ".")
	return strings.Join(parts[len(parts)-2:], ".")
}

// factsOf returns what a doc comment says about an operation, after its name.
func factsOf(op *api.Operation) string {
	facts := ""
	if op.Command {
		facts += " Command: see [Commands.Wait]."
	}
	if op.Group != "" {
		facts += " Restriction group: [" + constant(op.Group) + "]."
	}
	if op.Since != "" {
		facts += " iikoRMS " + op.Since + " or newer."
	}
	return facts
}

func aboutOperation(paragraph []string) bool {
	return strings.HasPrefix(paragraph[0], "Operation: ") || strings.HasPrefix(paragraph[0], "Operations: ")
}

var linkDefinition = regexp.MustCompile(`^\[[^\]]+\]: \S+://`)

// paragraphs returns the lines of a doc comment without the comment marks, by paragraph.
func paragraphs(doc *ast.CommentGroup) [][]string {
	if doc == nil {
		return nil
	}
	var found [][]string
	begins := true
	for _, line := range doc.List {
		text := strings.TrimPrefix(strings.TrimPrefix(line.Text, "//"), " ")
		if text == "" {
			begins = true
			continue
		}
		if begins {
			found = append(found, nil)
		}
		begins = false
		found[len(found)-1] = append(found[len(found)-1], text)
	}
	return found
}

// marked returns lines as a comment.
func marked(lines []string) string {
	commented := make([]string, len(lines))
	for i, line := range lines {
		commented[i] = strings.TrimSuffix("// "+line, " ")
		if strings.HasPrefix(line, "\t") {
			commented[i] = "//" + line
		}
	}
	return strings.Join(commented, "\n")
}

// width is the maximum width of a line of a comment, with its mark.
const width = 110

// inOneLine matches what must not be broken: links, and words.
var inOneLine = regexp.MustCompile(`\[[^\]]*\]\S*|\S+`)

// wrap breaks text into the lines of a comment.
func wrap(text string) []string {
	var lines []string
	for _, word := range inOneLine.FindAllString(text, -1) {
		last := len(lines) - 1
		if last >= 0 && len("// ")+len(lines[last])+len(" ")+len(word) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}
