package api_test

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/api"
)

func TestAll_hasUniqueNamesAndPaths(t *testing.T) {
	names, paths := map[string]bool{}, map[string]bool{}
	for _, op := range api.All() {
		assert.False(t, names[op.Name], op.Name)
		assert.False(t, paths[op.Method+op.Path], op.Path)
		names[op.Name], paths[op.Method+op.Path] = true, true
	}
}

func TestAll_hasNoCommandThatIsSafeToRetry(t *testing.T) {
	for _, op := range api.All() {
		assert.False(t, op.Command && op.Retry == api.RetrySafe, op.Name)
	}
}

func TestAll_hasWhatTheRowsSay(t *testing.T) {
	for _, want := range []*api.Operation{
		{Name: "Client.SimpleOrganizations", Method: "GET", Path: "/api/1/organizations", Group: "Data: dictionaries", Retry: api.RetrySafe, Deprecated: "Client.Organizations", Tag: "Deprecated"},
		{Name: "Orders.OrderCreate", Method: "POST", Path: "/api/1/order/create", Group: "Orders: creating", Command: true, Retry: api.RetryByID, Since: "7.4.6", Tag: "Orders"},
		{Name: "Orders.AddItems", Method: "POST", Path: "/api/1/order/add_items", Group: "Orders: changing", Command: true, Since: "7.4.6", Tag: "Orders"},
		{Name: "Menu.AddToStopList", Method: "POST", Path: "/api/1/stop_lists/add", Group: "Data: changing stoplists", Since: "8.6.1", Tag: "Menu"},
		{Name: "Deliveries.CheckCreate", Method: "POST", Path: "/api/1/deliveries/check_create", Retry: api.RetrySafe, Deprecated: "Deliveries.CreateDelivery", Undocumented: true, Tag: "Deliveries: Retrieve"},
		{Name: "Inventory.SalesDocuments.List", Method: "POST", Path: "/api/inventory/v1/sales_document/list", Retry: api.RetrySafe, Shared: "Documents"},
		{Name: "Inventory.IncomingInvoices.AddPayment", Method: "POST", Path: "/api/inventory/v1/incoming_invoice/modify/add_payment", Status: http.StatusCreated},
	} {
		i := slices.IndexFunc(api.All(), func(op *api.Operation) bool { return op.Name == want.Name })
		require.GreaterOrEqual(t, i, 0, want.Name)
		want.Status = cmp.Or(want.Status, http.StatusOK)
		assert.Equal(t, want, api.All()[i])
	}
}

// declared returns the values of the variables or constants of a file by name.
func declared(t *testing.T, path string) map[string]ast.Expr {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	require.NoError(t, err)
	values := map[string]ast.Expr{}
	for _, declaration := range file.Decls {
		for _, spec := range declaration.(*ast.GenDecl).Specs {
			value := spec.(*ast.ValueSpec)
			values[value.Names[0].Name] = value.Values[0]
		}
	}
	return values
}

func text(t *testing.T, expression ast.Expr) string {
	t.Helper()
	unquoted, err := strconv.Unquote(expression.(*ast.BasicLit).Value)
	require.NoError(t, err)
	return unquoted
}

func TestTable_namesEachVariableLikeItsOperation(t *testing.T) {
	variables := declared(t, "table.go")
	rows := 0
	for variable, value := range variables {
		row, ok := value.(*ast.CallExpr)
		if !ok { // a section
			continue
		}
		rows++
		section := variables[row.Fun.(*ast.SelectorExpr).X.(*ast.Ident).Name].(*ast.CompositeLit)
		name := text(t, section.Elts[0]) + "." + text(t, row.Args[0])
		assert.Equal(t, variable, strings.ReplaceAll(name, ".", ""))
	}
	assert.GreaterOrEqual(t, rows, 128)
}

func TestTable_hasNoLongRow(t *testing.T) {
	table, err := os.ReadFile("table.go")
	require.NoError(t, err)
	for row := range strings.Lines(string(table)) {
		assert.LessOrEqual(t, len(row)+3*strings.Count(row, "\t"), 150, row)
	}
}

func TestTable_usesEachConstantOfARestrictionGroup(t *testing.T) {
	var constants []string
	for _, value := range declared(t, "groups.go") {
		constants = append(constants, text(t, value))
	}
	groups := map[string]bool{}
	for _, op := range api.All() {
		if op.Group != "" {
			groups[op.Group] = true
		}
	}
	assert.ElementsMatch(t, slices.Collect(maps.Keys(groups)), constants)
}
