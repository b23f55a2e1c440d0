package goiikoapi_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sharedRequests are the request types that are not named after a method, with the reason.
var sharedRequests = map[string]string{
	"OrganizationRequest":     "only the organization, of many methods",
	"OrganizationIDsRequest":  "only the organizations, of many methods",
	"OrderRequest":            "only the order, delivery or draft, of many methods",
	"DocumentRequest":         "only the document, of many methods",
	"CustomerIDsRequest":      "only the customers, of Customers.DeleteCustomers and RestoreCustomers",
	"CustomerCategoryRequest": "Customers.CustomerCategoryAdd and CustomerCategoryRemove",
	"ChangeBalanceRequest":    "Customers.CustomerWalletTopup and CustomerWalletChargeoff",
	"ShiftRequest":            "Employees.ShiftClockout and ShiftIsOpen",
	"FinanceIDRequest":        "only the account or category, of Accounts and CashFlowCategories",
	"FinanceRestoreRequest":   "Accounts.Restore and CashFlowCategories.Restore",
	"StaffIDRequest":          "only the employee, of Staff.Get and Restore",
	"NomenclatureIDRequest":   "only the ID, of many methods of Nomenclature",
	"ProductIDsRequest":       "only the products, of Products.Delete and Restore",
	"ProductCardRequest":      "Products.Create and Update",
	"ProductGroupCardRequest": "ProductGroups.Create and Update",
	"AssemblyChartRequest":    "AssemblyCharts.Create and Update",
	"ChartOnDateRequest":      "AssemblyCharts.Assembled, Prepared and Tree",
}

// groupNouns are the nouns that request types put into the names of a group's methods.
var groupNouns = map[string][]string{
	"Orders":                {"Order"},
	"Deliveries":            {"Delivery", "Deliveries"},
	"Drafts":                {"Draft", "Drafts"},
	"Reserves":              {"Reserve", "Banquet"},
	"DeliveryRestrictions":  {"Restrictions"},
	"TerminalGroup":         {"TerminalGroups"},
	"Employees":             {"Courier"},
	"Commands":              {"Command"},
	"WebHook":               {"Webhook"},
	"Documents":             {"Document"},
	"IncomingInvoices":      {"Invoice"},
	"Accounts":              {"Account", "Accounts"},
	"CashFlowCategories":    {"CashFlowCategory", "CashFlowCategories"},
	"Attendances":           {"Attendance", "Attendances"},
	"Positions":             {"Position", "Positions"},
	"Products":              {"Product", "Products"},
	"ProductGroups":         {"ProductGroup", "ProductGroups"},
	"ProductCategories":     {"ProductCategory", "ProductCategories"},
	"SizeScales":            {"SizeScale", "SizeScales"},
	"AssemblyCharts":        {"AssemblyChart", "AssemblyCharts"},
	"EconomicActivityCodes": {"EconomicActivityCodes"},
	"Catalog":               {"Catalog"},
	"Directory":             {"Directory"},
	"Staff":                 {"Staff"},
}

// isNamedAfter reports whether a request type is named by the rule of CONTRIBUTING.md.
func isNamedAfter(request, method string) bool {
	group, name, _ := strings.Cut(method, ".")
	base := strings.TrimSuffix(request, "Request")
	if base == name || "List"+base == name {
		return true
	}
	for _, noun := range groupNouns[group] {
		for i := range base {
			if rest, ok := strings.CutPrefix(base[i:], noun); ok && base[:i]+rest == name {
				return true
			}
		}
	}
	return false
}

// modelName returns X of an expression models.X, or "".
func modelName(expression ast.Expr) string {
	switch outer := expression.(type) {
	case *ast.StarExpr:
		expression = outer.X
	case *ast.IndexExpr:
		expression = outer.X
	}
	if selector, ok := expression.(*ast.SelectorExpr); ok {
		if pkg, ok := selector.X.(*ast.Ident); ok && pkg.Name == "models" {
			return selector.Sel.Name
		}
	}
	return ""
}

// requestUse is where the root package uses request types.
type requestUse struct {
	// takers are the methods with a parameter of the type, senders the methods that make a value of it.
	takers, senders map[string][]string
	// documents are the types that Documents takes, with the document that each of them is about.
	documents map[string]string
}

func requestUses(t *testing.T) requestUse {
	t.Helper()
	use := requestUse{map[string][]string{}, map[string][]string{}, map[string]string{}}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(node ast.Node) bool {
			if generic, ok := node.(*ast.IndexListExpr); ok && len(generic.Indices) == 3 && modelName(generic.Indices[0]) != "" {
				use.documents[modelName(generic.Indices[0])] = modelName(generic.Indices[1])
			}
			return true
		})
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || function.Recv == nil || !function.Name.IsExported() {
				continue
			}
			method := receiverName(function) + "." + function.Name.Name
			for _, parameter := range function.Type.Params.List {
				if model := modelName(parameter.Type); model != "" {
					use.takers[model] = append(use.takers[model], method)
				}
			}
			ast.Inspect(function.Body, func(node ast.Node) bool {
				if literal, ok := node.(*ast.CompositeLit); ok && modelName(literal.Type) != "" {
					use.senders[modelName(literal.Type)] = append(use.senders[modelName(literal.Type)], method)
				}
				return true
			})
		}
	}
	return use
}

func receiverName(function *ast.FuncDecl) string {
	receiver := function.Recv.List[0].Type
	if pointer, ok := receiver.(*ast.StarExpr); ok {
		receiver = pointer.X
	}
	switch generic := receiver.(type) {
	case *ast.IndexListExpr:
		receiver = generic.X
	case *ast.IndexExpr:
		receiver = generic.X
	}
	named, _ := receiver.(*ast.Ident)
	return named.Name
}

// requestTypes returns the names of the request types in package models.
func requestTypes(t *testing.T) []string {
	t.Helper()
	var names []string
	files, err := filepath.Glob("models/*.go")
	require.NoError(t, err)
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(node ast.Node) bool {
			if declared, ok := node.(*ast.TypeSpec); ok && declared.Name.IsExported() && strings.HasSuffix(declared.Name.Name, "Request") {
				names = append(names, declared.Name.Name)
			}
			return true
		})
	}
	return names
}

func TestRequests_areNamedAfterTheirMethods(t *testing.T) {
	use := requestUses(t)
	requests := requestTypes(t)
	assert.Greater(t, len(requests), 100)
	for _, request := range requests {
		if document, ok := use.documents[request]; ok {
			assert.Equal(t, document+"Request", request, "named after the document that it creates or updates")
			continue
		}
		methods := use.takers[request]
		if len(methods) == 0 {
			methods = use.senders[request] // a mirrored call
		}
		named := slices.ContainsFunc(methods, func(method string) bool { return isNamedAfter(request, method) })
		assert.Equal(t, sharedRequests[request] == "", named, "%s of %v (shared: %q)", request, methods, sharedRequests[request])
	}
	for request := range sharedRequests {
		assert.Contains(t, requests, request)
	}
	for model, methods := range use.takers {
		if model == "DeliveryRestrictions" || model == "NomenclatureResponse" { // replaced as they are read; filled by a stream
			continue
		}
		assert.Contains(t, requests, model, "the request of %v", methods)
	}
}
