package goiikoapi

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func nomenclatureID(named *models.NomenclatureIDResponse) string { return named.ID }

// ProductCategories manages the categories of products in the back office.
type ProductCategories service

// Create creates a category of products.
//
// Operation: [POST /api/nomenclature/v1/nomenclature/category/create].
//
// [POST /api/nomenclature/v1/nomenclature/category/create]: https://api-ru.iiko.services/docs
func (c *ProductCategories) Create(ctx context.Context, req models.CreateProductCategoryRequest) (*models.NomenclatureIDResponse, *CustomErrorModel, error) {
	return callNaming(ctx, c, api.NomenclatureProductCategoriesCreate, req, "", nomenclatureID)
}

// Delete marks a category of products as deleted. It can't be deleted again.
//
// Operation: [POST /api/nomenclature/v1/nomenclature/category/delete].
//
// [POST /api/nomenclature/v1/nomenclature/category/delete]: https://api-ru.iiko.services/docs
func (c *ProductCategories) Delete(ctx context.Context, req models.NomenclatureIDRequest) (*models.NomenclatureIDResponse, *CustomErrorModel, error) {
	return callNaming(ctx, c, api.NomenclatureProductCategoriesDelete, req, req.ID, nomenclatureID)
}

// List returns a page of the categories of products. [ProductCategories.All] iterates over the pages.
//
// Operation: [POST /api/nomenclature/v1/nomenclature/category/list].
//
// [POST /api/nomenclature/v1/nomenclature/category/list]: https://api-ru.iiko.services/docs
func (c *ProductCategories) List(ctx context.Context, req models.ListProductCategoriesRequest) (*models.ListProductCategoriesResponse, *CustomErrorModel, error) {
	return call[models.ListProductCategoriesResponse](ctx, c, api.NomenclatureProductCategoriesList, req)
}

// All iterates over the categories of products, starting at the Offset in req (0 if nil), in pages of Limit categories
// (1000 if nil); an error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an
// empty page.
//
// Operation: [POST /api/nomenclature/v1/nomenclature/category/list].
//
// [POST /api/nomenclature/v1/nomenclature/category/list]: https://api-ru.iiko.services/docs
func (c *ProductCategories) All(ctx context.Context, req models.ListProductCategoriesRequest) iter.Seq2[models.NomenclatureCategory, error] {
	return eachOffset(ctx, "Nomenclature.ProductCategories.All", c.List, req, Value(req.Offset), func(r *models.ListProductCategoriesRequest, offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.ListProductCategoriesResponse) []models.NomenclatureCategory { return page.Items })
}

// Restore restores a deleted category of products.
//
// Operation: [POST /api/nomenclature/v1/nomenclature/category/restore].
//
// [POST /api/nomenclature/v1/nomenclature/category/restore]: https://api-ru.iiko.services/docs
func (c *ProductCategories) Restore(ctx context.Context, req models.NomenclatureIDRequest) (*models.NomenclatureIDResponse, *CustomErrorModel, error) {
	return callNaming(ctx, c, api.NomenclatureProductCategoriesRestore, req, req.ID, nomenclatureID)
}

// Update renames a category of products.
//
// Operation: [POST /api/nomenclature/v1/nomenclature/category/update].
//
// [POST /api/nomenclature/v1/nomenclature/category/update]: https://api-ru.iiko.services/docs
func (c *ProductCategories) Update(ctx context.Context, req models.UpdateProductCategoryRequest) (*models.NomenclatureIDResponse, *CustomErrorModel, error) {
	return callNaming(ctx, c, api.NomenclatureProductCategoriesUpdate, req, req.ID, nomenclatureID)
}

// SizeScales manages the scales of sizes in the back office.
type SizeScales service

func sizeScaleID(scale *models.SizeScale) string { return scale.ID }

// Create creates a scale with its sizes.
//
// Operation: [POST /api/nomenclature/v1/product-scale/create].
//
// [POST /api/nomenclature/v1/product-scale/create]: https://api-ru.iiko.services/docs
func (s *SizeScales) Create(ctx context.Context, req models.CreateSizeScaleRequest) (*models.SizeScale, *CustomErrorModel, error) {
	return callNaming(ctx, s, api.NomenclatureSizeScalesCreate, req, "", sizeScaleID)
}

// Delete marks a scale as deleted. No product and no scheme of modifiers may use it.
//
// Operation: [POST /api/nomenclature/v1/product-scale/delete].
//
// [POST /api/nomenclature/v1/product-scale/delete]: https://api-ru.iiko.services/docs
func (s *SizeScales) Delete(ctx context.Context, req models.NomenclatureIDRequest) (*models.SizeScale, *CustomErrorModel, error) {
	return callNaming(ctx, s, api.NomenclatureSizeScalesDelete, req, req.ID, sizeScaleID)
}

// Get returns a scale with its sizes.
//
// Operation: [POST /api/nomenclature/v1/product-scale/get].
//
// [POST /api/nomenclature/v1/product-scale/get]: https://api-ru.iiko.services/docs
func (s *SizeScales) Get(ctx context.Context, req models.NomenclatureIDRequest) (*models.SizeScale, *CustomErrorModel, error) {
	return callAbout(ctx, s, api.NomenclatureSizeScalesGet, req, req.ID, sizeScaleID)
}

// List returns a page of the scales. [SizeScales.All] iterates over the pages.
//
// Operation: [POST /api/nomenclature/v1/product-scale/list].
//
// [POST /api/nomenclature/v1/product-scale/list]: https://api-ru.iiko.services/docs
func (s *SizeScales) List(ctx context.Context, req models.DirectoryListRequest[models.SizeScale]) (*models.DirectoryListResponse[models.SizeScale], *CustomErrorModel, error) {
	return call[models.DirectoryListResponse[models.SizeScale]](ctx, s, api.NomenclatureSizeScalesList, req)
}

// All iterates over the scales, starting at the Offset in req (0 if nil), in pages of Limit scales (1000 if nil); an
// error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/nomenclature/v1/product-scale/list].
//
// [POST /api/nomenclature/v1/product-scale/list]: https://api-ru.iiko.services/docs
func (s *SizeScales) All(ctx context.Context, req models.DirectoryListRequest[models.SizeScale]) iter.Seq2[models.SizeScale, error] {
	return eachOffset(ctx, "Nomenclature.SizeScales.All", s.List, req, Value(req.Offset), func(r *models.DirectoryListRequest[models.SizeScale], offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.DirectoryListResponse[models.SizeScale]) []models.SizeScale { return page.Items })
}

// Update replaces a scale with all its sizes. Sizes that are not in req are marked as deleted.
//
// Operation: [POST /api/nomenclature/v1/product-scale/update].
//
// [POST /api/nomenclature/v1/product-scale/update]: https://api-ru.iiko.services/docs
func (s *SizeScales) Update(ctx context.Context, req models.UpdateSizeScaleRequest) (*models.SizeScale, *CustomErrorModel, error) {
	return callNaming(ctx, s, api.NomenclatureSizeScalesUpdate, req, req.ID, sizeScaleID)
}

// EconomicActivityCodes lists the codes of goods for customs.
type EconomicActivityCodes service

// Get returns a code. An unknown ID is an API error with status 404.
//
// Operation: [POST /api/nomenclature/v1/outer_economic_activity_nomenclature_codes/get].
//
// [POST /api/nomenclature/v1/outer_economic_activity_nomenclature_codes/get]: https://api-ru.iiko.services/docs
func (e *EconomicActivityCodes) Get(ctx context.Context, req models.NomenclatureIDRequest) (*models.EconomicActivityCode, *CustomErrorModel, error) {
	return call[models.EconomicActivityCode](ctx, e, api.NomenclatureEconomicActivityCodesGet, req)
}

// List returns all codes.
//
// Operation: [POST /api/nomenclature/v1/outer_economic_activity_nomenclature_codes/list].
//
// [POST /api/nomenclature/v1/outer_economic_activity_nomenclature_codes/list]: https://api-ru.iiko.services/docs
func (e *EconomicActivityCodes) List(ctx context.Context, req models.ListEconomicActivityCodesRequest) (*models.ListEconomicActivityCodesResponse, *CustomErrorModel, error) {
	return call[models.ListEconomicActivityCodesResponse](ctx, e, api.NomenclatureEconomicActivityCodesList, req)
}

// AssemblyCharts manages assembly charts: what products are made of. A change is made at once, but List reads a copy that
// follows after a short time.
type AssemblyCharts service

// Assembled returns the chart of a product on a day, without the charts of its ingredients; nil if there is none.
//
// Operation: [POST /api/nomenclature/v2/assembly-chart/assembled].
//
// [POST /api/nomenclature/v2/assembly-chart/assembled]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) Assembled(ctx context.Context, req models.ChartOnDateRequest) (*models.AssemblyChart, *CustomErrorModel, error) {
	return callOptional[models.AssemblyChart](ctx, a, api.NomenclatureAssemblyChartsAssembled, req)
}

// Create creates a chart. For a product that List does not show yet, the API error may have status 502.
//
// Operation: [POST /api/nomenclature/v2/assembly-chart/create].
//
// [POST /api/nomenclature/v2/assembly-chart/create]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) Create(ctx context.Context, req models.AssemblyChartRequest) (*models.NomenclatureIDResponse, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.NomenclatureAssemblyChartsCreate, req, req.ID, nomenclatureID)
}

// Delete deletes a chart.
//
// Operation: [POST /api/nomenclature/v2/assembly-chart/delete].
//
// [POST /api/nomenclature/v2/assembly-chart/delete]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) Delete(ctx context.Context, req models.NomenclatureIDRequest) (*models.NomenclatureIDResponse, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.NomenclatureAssemblyChartsDelete, req, req.ID, nomenclatureID)
}

// Get returns a chart.
//
// Operation: [POST /api/nomenclature/v2/assembly-chart/get].
//
// [POST /api/nomenclature/v2/assembly-chart/get]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) Get(ctx context.Context, req models.NomenclatureIDRequest) (*models.AssemblyChart, *CustomErrorModel, error) {
	return callAbout(ctx, a, api.NomenclatureAssemblyChartsGet, req, req.ID, chartID)
}

// List returns the charts of a product, or all charts since DateFrom, or those that have changed since KnownRevision. A
// request for none of these, or with both ProductID and KnownRevision, is an [ArgumentError].
//
// Operation: [POST /api/nomenclature/v2/assembly-chart/list].
//
// [POST /api/nomenclature/v2/assembly-chart/list]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) List(ctx context.Context, req models.ListAssemblyChartsRequest) (*models.ListAssemblyChartsResponse, *CustomErrorModel, error) {
	invalid := &ArgumentError{Operation: api.NomenclatureAssemblyChartsList.Name}
	switch {
	case req.KnownRevision != nil && req.ProductID != "":
		invalid.Argument, invalid.Reason = "knownRevision", "can't be combined with productId"
	case req.DateFrom == "" && (req.ProductID == "" || req.KnownRevision != nil):
		invalid.Argument, invalid.Reason = "dateFrom", "is empty"
	default:
		return call[models.ListAssemblyChartsResponse](ctx, a, api.NomenclatureAssemblyChartsList, req)
	}
	return nil, nil, invalid
}

// Prepared returns the chart of a product on a day down to what is written off from stock; nil if there is none.
//
// Operation: [POST /api/nomenclature/v2/assembly-chart/prepared].
//
// [POST /api/nomenclature/v2/assembly-chart/prepared]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) Prepared(ctx context.Context, req models.ChartOnDateRequest) (*models.PreparedChart, *CustomErrorModel, error) {
	return callOptional[models.PreparedChart](ctx, a, api.NomenclatureAssemblyChartsPrepared, req)
}

// Tree returns the chart of a product on a day with those of its ingredients, as a tree; nil if there is none.
//
// Operation: [POST /api/nomenclature/v2/assembly-chart/tree].
//
// [POST /api/nomenclature/v2/assembly-chart/tree]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) Tree(ctx context.Context, req models.ChartOnDateRequest) (*models.ChartTreeNode, *CustomErrorModel, error) {
	return callOptional[models.ChartTreeNode](ctx, a, api.NomenclatureAssemblyChartsTree, req)
}

// Update replaces a chart.
//
// Operation: [POST /api/nomenclature/v2/assembly-chart/update].
//
// [POST /api/nomenclature/v2/assembly-chart/update]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) Update(ctx context.Context, req models.AssemblyChartRequest) (*models.NomenclatureIDResponse, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.NomenclatureAssemblyChartsUpdate, req, req.ID, nomenclatureID)
}

// CreateV1 creates a chart. For a product that List does not show yet, the API error may have status 502. iiko
// documents only the properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/assembly-chart/create].
//
// Deprecated: use [AssemblyCharts.Create].
//
// [POST /api/nomenclature/v1/assembly-chart/create]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) CreateV1(ctx context.Context, req models.AssemblyChartRequest) (*models.NomenclatureIDResponse, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.NomenclatureAssemblyChartsCreateV1, req, req.ID, nomenclatureID)
}

// DeleteV1 deletes a chart. iiko documents only the properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/assembly-chart/delete].
//
// Deprecated: use [AssemblyCharts.Delete].
//
// [POST /api/nomenclature/v1/assembly-chart/delete]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) DeleteV1(ctx context.Context, req models.NomenclatureIDRequest) (*models.NomenclatureIDResponse, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.NomenclatureAssemblyChartsDeleteV1, req, req.ID, nomenclatureID)
}

// GetV1 returns a chart. iiko documents only the properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/assembly-chart/get].
//
// Deprecated: use [AssemblyCharts.Get].
//
// [POST /api/nomenclature/v1/assembly-chart/get]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) GetV1(ctx context.Context, req models.NomenclatureIDRequest) (*models.AssemblyChart, *CustomErrorModel, error) {
	return callAbout(ctx, a, api.NomenclatureAssemblyChartsGetV1, req, req.ID, chartID)
}

func chartID(chart *models.AssemblyChart) string { return chart.ID }

// ListV1 returns the charts of a product. A request without a filter on the product is an [ArgumentError].
//
// Operation: [POST /api/nomenclature/v1/assembly-chart/list].
//
// Deprecated: use [AssemblyCharts.List].
//
// [POST /api/nomenclature/v1/assembly-chart/list]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) ListV1(ctx context.Context, req models.ListAssemblyChartsV1Request) (*models.ListAssemblyChartsV1Response, *CustomErrorModel, error) {
	product := models.AssemblyChartFields.Product.Eq("").Field()
	if !slices.ContainsFunc(req.Filters, func(filter models.Filter[models.AssemblyChart]) bool { return filter.Field() == product }) {
		return nil, nil, &ArgumentError{Operation: api.NomenclatureAssemblyChartsListV1.Name, Argument: "filters", Reason: "has no filter on the product"}
	}
	return call[models.ListAssemblyChartsV1Response](ctx, a, api.NomenclatureAssemblyChartsListV1, req)
}

// UpdateV1 replaces a chart. The first version has product for productId, and assembledAmount for assembledQuantity.
//
// Operation: [POST /api/nomenclature/v1/assembly-chart/update].
//
// Deprecated: use [AssemblyCharts.Update].
//
// [POST /api/nomenclature/v1/assembly-chart/update]: https://api-ru.iiko.services/docs
func (a *AssemblyCharts) UpdateV1(ctx context.Context, req models.UpdateAssemblyChartV1Request) (*models.NomenclatureIDResponse, *CustomErrorModel, error) {
	return callNaming(ctx, a, api.NomenclatureAssemblyChartsUpdateV1, req, req.ID, nomenclatureID)
}
