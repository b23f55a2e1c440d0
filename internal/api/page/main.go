// Command page generates docs/operations.md. The argument is the output file.
package main

import (
	"bytes"
	"log"
	"os"

	"github.com/kebrick/goiikoapi/internal/api"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: page FILE")
	}
	var page bytes.Buffer
	if err := api.WritePage(&page); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(os.Args[1], page.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}
