package goiikoapi_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

func TestMenu_ListNomenclature_takesTheRevisionOfAnEarlierResponse(t *testing.T) {
	cli, requests := script(t, `{"revision":4294967296123,"products":[]}`, `{"revision":4294967296123,"products":[]}`)
	req := models.NomenclatureRequest{OrganizationID: "o"}
	menu, err := goiikoapi.Check(cli.Menu.ListNomenclature(t.Context(), req))
	require.NoError(t, err)
	req.StartRevision = &menu.Revision
	_, err = goiikoapi.Check(cli.Menu.ListNomenclature(t.Context(), req))
	require.NoError(t, err)
	assert.Equal(t, []any{nil, 4294967296123.0}, sentValues(*requests, "startRevision"))
	assert.Equal(t, []any{"o", "o"}, sentValues(*requests, "organizationId"))
}

func TestModels_haveRevisionsOfInt64(t *testing.T) {
	files, err := filepath.Glob("models/*.go")
	require.NoError(t, err)
	found := 0
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(node ast.Node) bool {
			if field, ok := node.(*ast.Field); ok && field.Tag != nil { // a property
				for _, ident := range field.Names {
					if strings.HasSuffix(ident.Name, "Revision") {
						found++
						assert.Equal(t, "int64", strings.TrimPrefix(types.ExprString(field.Type), "*"), "%s: %s", name, ident.Name)
					}
				}
			}
			return true
		})
	}
	assert.Greater(t, found, 15)
}
