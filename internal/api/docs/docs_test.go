package docs

import (
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/internal/api"
)

func TestVendorPage(t *testing.T) {
	for name, test := range map[string]struct {
		op   *api.Operation
		want string
	}{
		"a tag of words":                    {api.TerminalGroupIsAlive, "https://api-ru.iiko.services/docs#tag/Terminal-groups/paths/~1api~11~1terminal_groups~1is_alive/post"},
		"a tag with a colon":                {api.DeliveriesDeliveryCreate, "https://api-ru.iiko.services/docs#tag/Deliveries:-Create-and-update/paths/~1api~11~1deliveries~1create/post"},
		"a tag with a slash":                {api.ReservesCreate, "https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1create/post"},
		"GET":                               {api.ClientSimpleOrganizations, "https://api-ru.iiko.services/docs#tag/Deprecated/paths/~1api~11~1organizations/get"},
		"no certain tag":                    {api.InventoryCalculateCostings, "https://api-ru.iiko.services/docs"},
		"no longer in iiko's documentation": {api.DeliveriesCheckCreate, ""},
	} {
		assert.Equal(t, test.want, vendorPage(test.op), name)
	}
}

func TestCommentPage(t *testing.T) {
	assert.Equal(t, "https://pkg.go.dev/github.com/kebrick/goiikoapi#Orders.AddItems", commentPage(api.OrdersAddItems))
	assert.Equal(t, "https://pkg.go.dev/github.com/kebrick/goiikoapi#IncomingInvoices.AddPayment", commentPage(api.InventoryIncomingInvoicesAddPayment))
	assert.Equal(t, "https://pkg.go.dev/github.com/kebrick/goiikoapi#Documents.List", commentPage(api.InventorySalesDocuments.List))
}

func TestConstant_isTheNameInPackageAPI(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../groups.go", nil, 0)
	require.NoError(t, err)
	for _, spec := range file.Decls[0].(*ast.GenDecl).Specs {
		value := spec.(*ast.ValueSpec)
		assert.Equal(t, value.Names[0].Name, constant(strings.Trim(value.Values[0].(*ast.BasicLit).Value, `"`)))
	}
}

// The methods of a client, by what their comments lack, and the comments that they get.
var methods = map[string]struct{ method, want string }{
	"a method that names its operation": {`// AddItems adds items.
func (o *Orders) AddItems(ctx C) { call(ctx, o, api.OrdersAddItems) }`,
		`// AddItems adds items.
//
// Operation: [POST /api/1/order/add_items]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersChanging]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/order/add_items]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1add_items/post
`},
	"an outdated paragraph": {`// Cities lists cities; see [RFC 9110].
//
//	code
//
//	more code
//
// Operation: /api/1/order/add_items. Command: see [Commands.Wait].
// iikoRMS 1.0 or newer.
//
// [RFC 9110]: https://www.rfc-editor.org/rfc/rfc9110
// [POST /api/1/order/add_items]: https://api-ru.iiko.services/docs#old
func (a *Address) Cities(ctx C) { call(ctx, a, api.AddressCities) }`,
		`// Cities lists cities; see [RFC 9110].
//
//	code
//
//	more code
//
// Operation: [POST /api/1/cities]. Restriction group: [GroupDataGeo].
//
// [RFC 9110]: https://www.rfc-editor.org/rfc/rfc9110
// [POST /api/1/cities]: https://api-ru.iiko.services/docs#tag/Addresses/paths/~1api~11~1cities/post
`},
	"a deprecated operation": {`// UpdatePayments replaces payments.
//
// Deprecated: old.
func (o *Orders) UpdatePayments(ctx C) { call(ctx, o, api.OrdersUpdatePayments) }`,
		`// UpdatePayments replaces payments.
//
// Operation: POST /api/1/order/update_payments. Command: see [Commands.Wait].
//
// Deprecated: use [Orders.ChangePayments].
`},
	"a method that is deprecated though its operation is not": {`// Find is old.
//
// Deprecated: use [Address.Regions].
func (a *Address) Find(ctx C) { call(ctx, a, api.AddressRegions) }`,
		`// Find is old.
//
// Operation: [POST /api/1/regions]. Restriction group: [GroupDataGeo].
//
// Deprecated: use [Address.Regions].
//
// [POST /api/1/regions]: https://api-ru.iiko.services/docs#tag/Addresses/paths/~1api~11~1regions/post
`},
	"an iterator over another method": {`// Each iterates.
func (a *Address) Each(ctx C) S {
	return func(yield Y) { yield(a.StreetsByCity(ctx)) }
}

// StreetsByCity lists streets.
//
// Operation: /api/1/streets/by_city.
func (a *Address) StreetsByCity(ctx C) { call(ctx, a, api.AddressStreetsByCity) }`,
		`// Each iterates.
//
// Operation: [POST /api/1/streets/by_city]. Restriction group: [GroupDataGeo].
//
// [POST /api/1/streets/by_city]: https://api-ru.iiko.services/docs#tag/Addresses/paths/~1api~11~1streets~1by_city/post
`},
	"a method whose operation only its comment names": {`// WaitCreated waits.
//
// Operation: /api/1/reserve/status_by_id.
func (r *Reserves) WaitCreated(ctx C) { r.kind().wait(ctx) }

func (r *Reserves) kind() K { return K{op: api.ReservesCreate} }`,
		`// WaitCreated waits.
//
// Operation: [POST /api/1/reserve/status_by_id]. Restriction group: [GroupOrdersReceiving]. iikoRMS 7.1.5 or
// newer.
//
// [POST /api/1/reserve/status_by_id]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1status_by_id/post
`},
	"a method of several operations": {`// Sync reads both.
func (a *Address) Sync(ctx C) { call(ctx, a, api.AddressCities); call(ctx, a, api.OrdersOrderByID) }`,
		`// Sync reads both.
//
// Operation: [POST /api/1/cities]. Restriction group: [GroupDataGeo].
//
// Operation: [POST /api/1/order/by_id]. Restriction group: [GroupOrdersReceiving]. iikoRMS 7.4.6 or newer.
//
// [POST /api/1/cities]: https://api-ru.iiko.services/docs#tag/Addresses/paths/~1api~11~1cities/post
// [POST /api/1/order/by_id]: https://api-ru.iiko.services/docs#tag/Orders/paths/~1api~11~1order~1by_id/post
`},
	"a method of a generic type": {`// List lists documents.
func (d *Documents[Req, Doc, Item]) List(ctx C) { call(ctx, d, d.table().List) }`,
		`// List lists documents.
//
// Operations: [POST /api/inventory/v1/<kind>/list] and [POST /api/finance/v1/<kind>/list].
//
// [POST /api/inventory/v1/<kind>/list]: https://api-ru.iiko.services/docs
// [POST /api/finance/v1/<kind>/list]: https://api-ru.iiko.services/docs
`},
	"an iterator of a generic type": {`// All iterates.
func (d *Documents[Req, Doc, Item]) All(ctx C) S { return each(func() { d.List(ctx) }) }

// List lists documents.
func (d *Documents[Req, Doc, Item]) List(ctx C) { call(ctx, d, d.table().List) }`,
		`// All iterates.
//
// Operations: [POST /api/inventory/v1/<kind>/list] and [POST /api/finance/v1/<kind>/list].
//
// [POST /api/inventory/v1/<kind>/list]: https://api-ru.iiko.services/docs
// [POST /api/finance/v1/<kind>/list]: https://api-ru.iiko.services/docs
`},
	"a method that calls another whose comment names the operation": {`// Make creates.
func (r *Reserves) Make(ctx C) { r.Create(ctx); r.Make(ctx) }

// Create creates.
//
// Operation: /api/1/reserve/create.
func (r *Reserves) Create(ctx C) { r.kind().create(ctx) }`,
		`// Make creates.
//
// Operation: [POST /api/1/reserve/create]. Command: see [Commands.Wait]. Restriction group:
// [GroupOrdersCreating]. iikoRMS 7.1.5 or newer.
//
// [POST /api/1/reserve/create]: https://api-ru.iiko.services/docs#tag/Banquetsreserves/paths/~1api~11~1reserve~1create/post
`},
	"no operation": {`// String describes a.
func (a *Address) String() string { return "" }`,
		"// String describes a.\n"},
}

func TestComments(t *testing.T) {
	for name, test := range methods {
		t.Run(name, func(t *testing.T) {
			source := "package goiikoapi\n\n" + test.method + "\n"
			files, err := comments(map[string][]byte{"a.go": []byte(source)})
			require.NoError(t, err)
			written := string(files[0].Content)
			_, got, _ := strings.Cut(written, "\n\n")
			got, _, _ = strings.Cut(got, "func ")
			if diff := cmp.Diff(test.want, got); diff != "" {
				assert.Fail(t, "-want +got", diff)
			}
			assert.Equal(t, written != source, len(files[0].Outdated) > 0)

			again, err := comments(map[string][]byte{"a.go": []byte(written)})
			require.NoError(t, err)
			assert.Equal(t, []File{{Path: "a.go", Content: []byte(written)}}, again, "the second time")
		})
	}
}

func TestComments_areNotWritten(t *testing.T) {
	for name, test := range map[string]struct{ method, want string }{
		"for an operation that the table does not have": {"// A reads.\n//\n// Operation: GET /api/1/none.\nfunc (a *Address) A() {}", "Address.A: the table has no GET /api/1/none"},
		"without a first sentence":                      {"func (a *Address) A() { call(api.AddressCities) }", "Address.A has no doc comment"},
	} {
		_, err := comments(map[string][]byte{"a.go": []byte("package goiikoapi\n\n" + test.method + "\n")})
		assert.EqualError(t, err, test.want, name)
	}
}

func TestComments_haveLinksThatGoReads(t *testing.T) {
	doc := new(comment.Parser).Parse("AddItems adds items.\n\n" +
		"Operation: [POST /api/1/order/add_items]. Command.\n\n" +
		"[POST /api/1/order/add_items]: " + vendorPage(api.OrdersAddItems) + "\n")
	require.Len(t, doc.Links, 1)
	assert.True(t, doc.Links[0].Used)
	assert.Equal(t, vendorPage(api.OrdersAddItems), doc.Links[0].URL)
}
