// Command generate writes from the table of operations what the project says about them. The argument is the root of
// the module.
package main

import (
	"bytes"
	"log"
	"os"
	"path/filepath"

	"github.com/kebrick/goiikoapi/internal/api/docs"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: generate ROOT")
	}
	files, err := docs.Files(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	for _, file := range files {
		path := filepath.Join(os.Args[1], file.Path)
		if written, err := os.ReadFile(path); err == nil && bytes.Equal(written, file.Content) {
			continue
		}
		if err := os.WriteFile(path, file.Content, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}
