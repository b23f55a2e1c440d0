// Command diff prints what changed between two editions of iiko's OpenAPI document, as Markdown for an issue.
//
//	go run ./internal/openapi/diff OLD NEW
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/kebrick/goiikoapi/internal/openapi"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string, w io.Writer) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: diff OLD NEW, two OpenAPI documents")
	}
	var editions []*openapi.Document
	for _, path := range args {
		edition, err := openapi.Load(path, &openapi.Known{})
		if err != nil {
			return err
		}
		editions = append(editions, edition)
	}
	_, err := io.WriteString(w, openapi.Changes(editions[0], editions[1]))
	return err
}
