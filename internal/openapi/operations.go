package openapi

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kebrick/goiikoapi/internal/api"
)

// AddOperations compares the operations of a document with rows of the table of operations: which there are, whether
// they are deprecated or commands, restriction group, lowest version, and status of success. older are the paths of
// operations that the document does not need to have.
func (c *Comparison) AddOperations(document *Document, rows []*api.Operation) {
	c.document = document
	byName := map[string]*api.Operation{}
	for _, row := range rows {
		byName[row.Method+" "+row.Path] = row
		if document.Paths[row.Path][strings.ToLower(row.Method)] == nil && !row.Undocumented {
			c.find(KindOperation, row.Method+" "+row.Path, "is %s in Go, not in the document", row.Name)
		}
	}
	for path, byMethod := range document.Paths {
		for method, operation := range byMethod {
			name := strings.ToUpper(method) + " " + path
			row, ok := byName[name]
			if !ok {
				c.find(KindOperation, name, "has no method in Go")
				continue
			}
			c.compareOperation(name, operation, row)
		}
	}
}

func (c *Comparison) compareOperation(name string, operation *Operation, row *api.Operation) {
	for _, fact := range []struct {
		name        string
		here, there any
	}{
		{"deprecated", row.Deprecated != "", operation.Deprecated},
		{"restriction group", row.Group, operation.group()},
		{"command", row.Command, operation.command()},
		{"lowest version", row.Since, operation.since()},
		{"parameters beside Authorization and Timeout", "", operation.unsent()},
		{"status of success", strconv.Itoa(row.Status), strings.Join(operation.successes(), ", ")},
	} {
		if fact.here != fact.there {
			c.find(KindOperation, name, "%s is %#v in Go, %#v in the document", fact.name, fact.here, fact.there)
		}
	}
}

// AddWebhooks compares the webhooks of a document with the names of those that have a Go type.
func (c *Comparison) AddWebhooks(document *Document, known []string) {
	c.document = document
	var documented []string
	for name := range document.Webhooks {
		documented = append(documented, EventType(name))
		if !slices.Contains(known, EventType(name)) {
			c.find(KindWebhook, name, "has no type in Go")
		}
	}
	for _, name := range known {
		if !slices.Contains(documented, name) {
			c.find(KindWebhook, name, "has a type in Go, is not in the document")
		}
	}
}

// EventType returns which event a webhook of the document is: its name without namespace and ending.
func EventType(webhook string) string {
	return strings.TrimSuffix(webhook[strings.LastIndexByte(webhook, '.')+1:], "WebHookEventInfo")
}
