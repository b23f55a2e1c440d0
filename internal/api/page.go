package api

import (
	"fmt"
	"io"
	"strings"
)

// WritePage writes the table of operations as Markdown: docs/operations.md.
func WritePage(w io.Writer) error {
	var page strings.Builder
	fmt.Fprintf(&page, `# Operations

All %d operations of iiko Cloud API and the methods that call them. An operation that pyiikocloudapi has
is listed under its mirrored name; the doc comment there names the typed form, when there is one.
This page is written by `+"`go generate ./internal/api`"+`.

- **Restriction group**: the group whose rate limit the operation counts against.
- **Command**: the answer only acknowledges the work; Commands.Status tells how it went.
- **iikoRMS**: the lowest version that takes part.

`, len(all))
	group := ""
	for _, op := range all {
		name := op.Name[:strings.LastIndexByte(op.Name, '.')]
		if name != group {
			group = name
			fmt.Fprintf(&page, "\n## %s\n\n| method | operation | restriction group | command | iikoRMS | |\n|---|---|---|---|---|---|\n", group)
		}
		command, deprecated := "", ""
		if op.Command {
			command = "yes"
		}
		if op.Deprecated != "" {
			deprecated = "deprecated: use " + op.Deprecated
		}
		fmt.Fprintf(&page, "| `%s` | `%s %s` | %s | %s | %s | %s |\n", op.Name, op.Method, op.Path, op.Group, command, op.Since, deprecated)
	}
	_, err := io.WriteString(w, strings.ReplaceAll(page.String(), "\n\n\n", "\n\n"))
	return err
}
