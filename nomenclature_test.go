package goiikoapi_test

import (
	"context"
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// aProduct is the request to create a product.
func aProduct() models.ProductCardRequest {
	return models.ProductCardRequest{AmountUnitID: "kg", Name: "Flour", Type: models.ProductCardTypeGoods}
}

// aChart is the request to create an assembly chart.
func aChart() models.AssemblyChartRequest {
	return models.AssemblyChartRequest{DateTo: "2027-01-01", ProductID: "p"}
}

func productCardID(product models.ProductCard) string  { return product.ProductID }
func groupCardID(group models.ProductGroupCard) string { return group.GroupID }

// nomenclatureChanges are the changes whose response has an ID. Those without sent leave the choice of the ID to iiko.
var nomenclatureChanges = map[string]struct {
	// property has the ID in the response.
	property, sent string
	call           func(context.Context, *goiikoapi.Client) error
}{
	"Products.Create": {"productId", "", func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.Create(ctx, aProduct()))
	}},
	"Products.Create with an ID": {"productId", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aProduct()
		req.ProductID = sentID
		return failure(cli.Nomenclature.Products.Create(ctx, req))
	}},
	"Products.Update": {"productId", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aProduct()
		req.ProductID = sentID
		return failure(cli.Nomenclature.Products.Update(ctx, req))
	}},
	"Products.UpdateBarcodes": {"productId", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.UpdateBarcodes(ctx, models.UpdateProductBarcodesRequest{ProductID: sentID, Barcodes: []models.BackOfficeBarcode{}}))
	}},
	"Products.CreateV1": {"productId", "", func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.CreateV1(ctx, aProduct()))
	}},
	"Products.UpdateV1": {"productId", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aProduct()
		req.ProductID = sentID
		return failure(cli.Nomenclature.Products.UpdateV1(ctx, req))
	}},
	"Products.UpdateBarcodesV1": {"productId", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.UpdateBarcodesV1(ctx, models.UpdateProductBarcodesRequest{ProductID: sentID, Barcodes: []models.BackOfficeBarcode{}}))
	}},
	"ProductGroups.Create": {"groupId", "", func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductGroups.Create(ctx, models.ProductGroupCardRequest{Name: "Soups"}))
	}},
	"ProductGroups.Update": {"groupId", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductGroups.Update(ctx, models.ProductGroupCardRequest{GroupID: sentID, Name: "Soups"}))
	}},
	"ProductGroups.CreateV1": {"groupId", "", func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductGroups.CreateV1(ctx, models.ProductGroupCardRequest{Name: "Soups"}))
	}},
	"ProductGroups.UpdateV1": {"groupId", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductGroups.UpdateV1(ctx, models.ProductGroupCardRequest{GroupID: sentID, Name: "Soups"}))
	}},
	"ProductCategories.Create": {"id", "", func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductCategories.Create(ctx, models.CreateProductCategoryRequest{Name: "Alcohol"}))
	}},
	"ProductCategories.Update": {"id", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductCategories.Update(ctx, models.UpdateProductCategoryRequest{ID: sentID, Name: "Alcohol"}))
	}},
	"ProductCategories.Delete": {"id", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductCategories.Delete(ctx, models.NomenclatureIDRequest{ID: sentID}))
	}},
	"ProductCategories.Restore": {"id", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductCategories.Restore(ctx, models.NomenclatureIDRequest{ID: sentID}))
	}},
	"SizeScales.Create": {"id", "", func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.SizeScales.Create(ctx, models.CreateSizeScaleRequest{Name: "Pizza"}))
	}},
	"SizeScales.Update": {"id", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.SizeScales.Update(ctx, models.UpdateSizeScaleRequest{ID: sentID, Name: "Pizza"}))
	}},
	"SizeScales.Delete": {"id", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.SizeScales.Delete(ctx, models.NomenclatureIDRequest{ID: sentID}))
	}},
	"AssemblyCharts.Create": {"id", "", func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.Create(ctx, aChart()))
	}},
	"AssemblyCharts.Update": {"id", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aChart()
		req.ID = sentID
		return failure(cli.Nomenclature.AssemblyCharts.Update(ctx, req))
	}},
	"AssemblyCharts.Delete": {"id", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.Delete(ctx, models.NomenclatureIDRequest{ID: sentID}))
	}},
	"AssemblyCharts.CreateV1": {"id", "", func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.CreateV1(ctx, aChart()))
	}},
	"AssemblyCharts.UpdateV1": {"id", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.UpdateV1(ctx, models.UpdateAssemblyChartV1Request{ID: sentID, Product: "p", DateTo: "2027-01-01"}))
	}},
	"AssemblyCharts.DeleteV1": {"id", sentID, func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.DeleteV1(ctx, models.NomenclatureIDRequest{ID: sentID}))
	}},
}

func TestNomenclature_believesOnlyASuccessWithTheID(t *testing.T) {
	for name, change := range nomenclatureChanges {
		t.Run(name, func(t *testing.T) {
			id := change.sent
			if id == "" {
				id = "of iiko"
			}
			right, err := json.Marshal(map[string]string{change.property: id})
			require.NoError(t, err)
			require.NoError(t, change.call(t.Context(), inTurn(says(http.StatusCreated, string(right))).client(t)))

			foreign := []string{`{}`, `null`, `{"` + change.property + `":null}`, `{"message":"done"}`}
			if change.sent != "" {
				foreign = append(foreign, `{"`+change.property+`":"another"}`)
			}
			for _, body := range foreign {
				iiko := inTurn(says(http.StatusOK, body))
				err := change.call(t.Context(), iiko.client(t))
				require.ErrorIs(t, err, goiikoapi.ErrUnexpectedResponse, body)
				assert.True(t, goiikoapi.MayBeDone(err), body)
				assert.Len(t, iiko.arrivals(), 1, body)
			}
		})
	}
}

// invalidNomenclatureRequests are calls with an argument that the client finds invalid, and what the error says of it.
var invalidNomenclatureRequests = map[string]struct {
	call func(context.Context, *goiikoapi.Client) error
	want string
}{
	"a product without a name": {func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aProduct()
		req.Name = " "
		return failure(cli.Nomenclature.Products.Create(ctx, req))
	}, "Products.Create: name is empty"},
	"a product without a type": {func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aProduct()
		req.Type = ""
		return failure(cli.Nomenclature.Products.Create(ctx, req))
	}, "Products.Create: type is empty"},
	"a product without a unit": {func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aProduct()
		req.AmountUnitID = ""
		return failure(cli.Nomenclature.Products.CreateV1(ctx, req))
	}, "Products.CreateV1: amountUnitId is empty"},
	"an update of no product": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.Update(ctx, aProduct()))
	}, "Products.Update: productId is empty"},
	"an update of no product by version 1": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.UpdateV1(ctx, aProduct()))
	}, "Products.UpdateV1: productId is empty"},
	"a stock of no store": {func(ctx context.Context, cli *goiikoapi.Client) error {
		req := aProduct()
		req.MinimumStoreBalanceLevels = make([]models.StoreBalanceLevel, 1)
		return failure(cli.Nomenclature.Products.Create(ctx, req))
	}, "Products.Create: minimumStoreBalanceLevels[0].storeId is empty"},
	"no products to delete": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.Delete(ctx, models.ProductIDsRequest{}))
	}, "Products.Delete: productIds is empty"},
	"an empty product to restore": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.Restore(ctx, models.ProductIDsRequest{ProductIDs: []string{"p", ""}}))
	}, "Products.Restore: productIds[1] is empty"},
	"a barcode without its code": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.UpdateBarcodes(ctx, models.UpdateProductBarcodesRequest{
			ProductID: "p", Barcodes: []models.BackOfficeBarcode{{Type: models.BarcodeTypeGTIN}},
		}))
	}, "Products.UpdateBarcodes: barcodes[0].barcode is empty"},
	"too many products": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.List(ctx, models.ListProductsRequest{Limit: goiikoapi.Ptr(1001)}))
	}, "Products.List: limit must be at most 1000"},
	"products before the first": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.Products.ListV1(ctx, models.ListProductsRequest{Offset: goiikoapi.Ptr(-1)}))
	}, "Products.ListV1: offset must be at least 0"},
	"a group without a name": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductGroups.Create(ctx, models.ProductGroupCardRequest{}))
	}, "ProductGroups.Create: name is empty"},
	"an update of no group": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductGroups.Update(ctx, models.ProductGroupCardRequest{Name: "Soups"}))
	}, "ProductGroups.Update: groupId is empty"},
	"no page of groups": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductGroups.List(ctx, models.ListProductGroupsRequest{}))
	}, "ProductGroups.List: limit must be at least 1"},
	"no groups to restore": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductGroups.Restore(ctx, models.RestoreProductGroupsRequest{}))
	}, "ProductGroups.Restore: groupIds is empty"},
	"a category without a name": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductCategories.Create(ctx, models.CreateProductCategoryRequest{}))
	}, "ProductCategories.Create: name is empty"},
	"no category to delete": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.ProductCategories.Delete(ctx, models.NomenclatureIDRequest{}))
	}, "ProductCategories.Delete: id is empty"},
	"no scale to update": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.SizeScales.Update(ctx, models.UpdateSizeScaleRequest{Name: "Pizza"}))
	}, "SizeScales.Update: id is empty"},
	"a chart of no product": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.Create(ctx, models.AssemblyChartRequest{DateTo: "2027-01-01"}))
	}, "AssemblyCharts.Create: productId is empty"},
	"a chart without an end": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.Create(ctx, models.AssemblyChartRequest{ProductID: "p"}))
	}, "AssemblyCharts.Create: dateTo is empty"},
	"an update of no chart": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.Update(ctx, aChart()))
	}, "AssemblyCharts.Update: id is empty"},
	"a chart of no product by version 1": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.UpdateV1(ctx, models.UpdateAssemblyChartV1Request{ID: "c", DateTo: "2027-01-01"}))
	}, "AssemblyCharts.UpdateV1: product is empty"},
	"a chart on no date": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.Tree(ctx, models.ChartOnDateRequest{ProductID: "p"}))
	}, "AssemblyCharts.Tree: dateFrom is empty"},
	"charts of neither a product nor a time": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.List(ctx, models.ListAssemblyChartsRequest{}))
	}, "AssemblyCharts.List: dateFrom is empty"},
	"changed charts since no date": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.List(ctx, models.ListAssemblyChartsRequest{KnownRevision: goiikoapi.Ptr(int64(7))}))
	}, "AssemblyCharts.List: dateFrom is empty"},
	"changed charts of a product": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.List(ctx, models.ListAssemblyChartsRequest{
			DateFrom: "2026-01-01", KnownRevision: goiikoapi.Ptr(int64(7)), ProductID: "p",
		}))
	}, "AssemblyCharts.List: knownRevision can't be combined with productId"},
	"charts of a department without a product": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.AssemblyCharts.ListV1(ctx, models.ListAssemblyChartsV1Request{
			Filters: []models.Filter[models.AssemblyChart]{models.AssemblyChartFields.Department.Eq("d")},
		}))
	}, "AssemblyCharts.ListV1: filters has no filter on the product"},
	"no code": {func(ctx context.Context, cli *goiikoapi.Client) error {
		return failure(cli.Nomenclature.EconomicActivityCodes.Get(ctx, models.NomenclatureIDRequest{ID: "\t"}))
	}, "EconomicActivityCodes.Get: id is empty"},
}

func TestNomenclature_refusesInvalidArguments(t *testing.T) {
	iiko := inTurn(succeeds)
	cli := iiko.client(t)
	for name, test := range invalidNomenclatureRequests {
		err := test.call(t.Context(), cli)
		var invalid *goiikoapi.ArgumentError
		if assert.ErrorAs(t, err, &invalid, name) {
			assert.EqualError(t, invalid, "goiikoapi: Nomenclature."+test.want, name)
		}
	}
	assert.Empty(t, iiko.arrivals())
}

func TestAssemblyCharts_Tree_returnsTheIngredientsOfIngredients(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"productId":"soup","hasChart":true,"items":[{"productId":"broth","hasChart":true,"items":[{"productId":"bones","hasChart":false,"items":null}]}]}`))
	tree, err := goiikoapi.Check(iiko.client(t).Nomenclature.AssemblyCharts.Tree(t.Context(), models.ChartOnDateRequest{DateFrom: "2026-10-01", ProductID: "soup"}))
	require.NoError(t, err)
	assert.Equal(t, "bones", tree.Items[0].Items[0].ProductID)
	assert.Empty(t, tree.Items[0].Items[0].Items)
	assert.JSONEq(t, `{"dateFrom":"2026-10-01","productId":"soup"}`, iiko.arrivals()[0].body)
}

func TestAssemblyCharts_Update_UpdateV1_haveNamesOfTheirOwn(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"id":"c"}`))
	cli := iiko.client(t)
	req := aChart()
	req.ID, req.AssembledQuantity = "c", goiikoapi.Ptr(2.5)
	require.NoError(t, failure(cli.Nomenclature.AssemblyCharts.Update(t.Context(), req)))
	require.NoError(t, failure(cli.Nomenclature.AssemblyCharts.UpdateV1(t.Context(), models.UpdateAssemblyChartV1Request{
		ID: "c", Product: "p", DateTo: "2027-01-01", AssembledAmount: goiikoapi.Ptr(2.5),
	})))
	sent := iiko.arrivals()
	assert.Equal(t, "/api/nomenclature/v2/assembly-chart/update", sent[0].path)
	assert.JSONEq(t, `{"id":"c","productId":"p","dateTo":"2027-01-01","assembledQuantity":2.5}`, sent[0].body)
	assert.Equal(t, "/api/nomenclature/v1/assembly-chart/update", sent[1].path)
	assert.JSONEq(t, `{"id":"c","product":"p","dateTo":"2027-01-01","assembledAmount":2.5}`, sent[1].body)
}

func TestProductGroups_List_sendsAnEmptyListWithoutFilters(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"groups":[]}`))
	require.NoError(t, failure(iiko.client(t).Nomenclature.ProductGroups.List(t.Context(), models.ListProductGroupsRequest{Limit: 10})))
	assert.JSONEq(t, `{"filters":[],"limit":10,"offset":0}`, iiko.arrivals()[0].body)
}

func TestNomenclature_filtersByFieldsOfTheList(t *testing.T) {
	iiko := inTurn(says(http.StatusOK, `{"items":[],"groups":[]}`))
	cli, ctx := iiko.client(t), t.Context()
	by := models.ProductFields
	require.NoError(t, failure(cli.Nomenclature.Products.List(ctx, models.ListProductsRequest{Filters: []models.Filter[models.ProductCard]{
		by.Type.In(models.ProductCardTypeGoods, models.ProductCardTypeDish), by.Name.Like("flour"), by.Revision.Gt(4294967296123), by.DeletedAt.Blank(), by.LastModifyNode.NotBlank(), by.IsDeleted.Eq(false),
	}})))
	require.NoError(t, failure(cli.Nomenclature.ProductGroups.List(ctx, models.ListProductGroupsRequest{
		Limit: 1, Filters: []models.Filter[models.ProductGroupCard]{models.ProductGroupFields.ParentID.Eq("g"), models.ProductGroupFields.IsChainRoot.Eq(true)},
	})))
	require.NoError(t, failure(cli.Nomenclature.SizeScales.List(ctx, models.DirectoryListRequest[models.SizeScale]{Filters: []models.Filter[models.SizeScale]{
		models.SizeScaleFields.IsDeleted.Eq(false), models.SizeScaleFields.Revision.Eq(7), models.SizeScaleFields.ID.NotIn("s"),
	}})))
	require.NoError(t, failure(cli.Nomenclature.AssemblyCharts.ListV1(ctx, models.ListAssemblyChartsV1Request{
		Filters: []models.Filter[models.AssemblyChart]{models.AssemblyChartFields.Product.Eq("p")},
	})))
	wanted := []string{
		`{"filters":[{"field":"type","op":"in","values":["GOODS","DISH"]},{"field":"name","op":"like","value":"flour"},{"field":"revision","op":"gt","value":4294967296123},
			{"field":"deletedAt","op":"blank"},{"field":"lastModifyNode","op":"notblank"},{"field":"isDeleted","op":"eq","value":false}]}`,
		`{"filters":[{"field":"parentId","op":"eq","value":"g"},{"field":"isChainRoot","op":"eq","value":true}],"limit":1,"offset":0}`,
		`{"filters":[{"field":"deleted","op":"eq","value":false},{"field":"revision","op":"eq","value":7},{"field":"id","op":"nin","values":["s"]}]}`,
		`{"filters":[{"field":"product","op":"eq","value":"p"}]}`,
	}
	for i, sent := range iiko.arrivals() {
		assert.JSONEq(t, wanted[i], sent.body)
	}
}

func TestNomenclature_All_asksForTheLongestPageUnlessTheRequestSaysOtherwise(t *testing.T) {
	for _, limit := range []int{0, 2} {
		wanted, given := 1000.0, (*int)(nil)
		if limit > 0 {
			wanted, given = float64(limit), &limit
		}
		cli, requests := script(t, renamed(pageOf("items", "p"), "productId")(1, 2), renamed(pageOf("items", "p"), "productId")(), renamed(pageOf("groups", "g"), "groupId")(1, 2), renamed(pageOf("groups", "g"), "groupId")())
		_, err := collect(cli.Nomenclature.Products.All(t.Context(), models.ListProductsRequest{Limit: given, Offset: goiikoapi.Ptr(5)}), productCardID)
		require.NoError(t, err)
		_, err = collect(cli.Nomenclature.ProductGroups.All(t.Context(), models.ListProductGroupsRequest{Limit: limit, Offset: 5}), groupCardID)
		require.NoError(t, err)
		assert.Equal(t, []any{wanted, wanted, wanted, wanted}, sentValues(*requests, "limit"))
		assert.Equal(t, []any{5.0, 7.0, 5.0, 7.0}, sentValues(*requests, "offset"))
	}
}
