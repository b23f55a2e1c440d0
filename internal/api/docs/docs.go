// Package docs writes from the table of operations what the project says about them: docs/operations.md,
// restriction_groups.go, and the paragraphs about operations in the doc comments of the client's methods.
package docs

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/kebrick/goiikoapi/internal/api"
)

// File is a file that is generated, as a whole or in part.
type File struct {
	// Path is relative to the root of the module.
	Path string
	// Content is what the file must contain.
	Content []byte
	// Outdated are the methods whose doc comments differ from Content.
	Outdated []string
}

// Files returns all generated files of the module at root.
func Files(root string) ([]File, error) {
	groups, err := restrictionGroups()
	if err != nil {
		return nil, err
	}
	files := []File{{Path: "docs/operations.md", Content: page()}, {Path: "restriction_groups.go", Content: groups}}
	paths, err := filepath.Glob(filepath.Join(root, "*.go"))
	if err != nil {
		return nil, err
	}
	sources := map[string][]byte{}
	for _, path := range paths {
		name := filepath.Base(path)
		if strings.HasSuffix(name, "_test.go") || name == "restriction_groups.go" {
			continue
		}
		if sources[name], err = os.ReadFile(path); err != nil {
			return nil, err
		}
	}
	commented, err := comments(sources)
	return append(files, commented...), err
}

// vendor is iiko's documentation.
const vendor = "https://api-ru.iiko.services/docs"

// notInAnchors are the characters of a tag that its anchor does not have.
var notInAnchors = regexp.MustCompile(`[^\w\s$*+~.()'"!:@-]+`)

// vendorPage returns the address of an operation in iiko's documentation, or of the documentation if its tag is not
// certain; "" if iiko does not document the operation. The anchors are those of ReDoc for operations without an
// operationId.
func vendorPage(op *api.Operation) string {
	switch {
	case op.Undocumented:
		return ""
	case op.Tag == "":
		return vendor
	}
	tag := strings.Join(strings.Fields(notInAnchors.ReplaceAllString(op.Tag, "")), "-")
	return vendor + "#tag/" + tag + "/paths/" + strings.ReplaceAll(op.Path, "/", "~1") + "/" + strings.ToLower(op.Method)
}
