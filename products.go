package goiikoapi

import (
	"cmp"
	"context"
	"iter"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Products manages the products of the back office. A change is made at once, but List reads a copy that follows after
// a short time: wait until a new product is there before you use it, for example in an assembly chart.
type Products service

func savedProductID(saved *models.ProductSaveResponse) string { return saved.ProductID }

// Create creates a product.
//
// Operation: [POST /api/nomenclature/v2/product/create].
//
// [POST /api/nomenclature/v2/product/create]: https://api-ru.iiko.services/docs
func (p *Products) Create(ctx context.Context, req models.ProductCardRequest) (*models.ProductSaveResponse, *CustomErrorModel, error) {
	return callNaming(ctx, p, api.NomenclatureProductsCreate, req, req.ProductID, savedProductID)
}

// Delete marks products as deleted.
//
// Operation: [POST /api/nomenclature/v2/product/delete].
//
// [POST /api/nomenclature/v2/product/delete]: https://api-ru.iiko.services/docs
func (p *Products) Delete(ctx context.Context, req models.ProductIDsRequest) (*models.NomenclatureMessage, *CustomErrorModel, error) {
	return call[models.NomenclatureMessage](ctx, p, api.NomenclatureProductsDelete, req)
}

// List returns a page of the products, of all types unless filters select some. [Products.All] iterates over the
// pages.
//
// Operation: [POST /api/nomenclature/v2/product/list].
//
// [POST /api/nomenclature/v2/product/list]: https://api-ru.iiko.services/docs
func (p *Products) List(ctx context.Context, req models.ListProductsRequest) (*models.ListProductsResponse, *CustomErrorModel, error) {
	return call[models.ListProductsResponse](ctx, p, api.NomenclatureProductsList, req)
}

// All iterates over the products, starting at the Offset in req (0 if nil), in pages of Limit products (1000 if nil);
// an error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/nomenclature/v2/product/list].
//
// [POST /api/nomenclature/v2/product/list]: https://api-ru.iiko.services/docs
func (p *Products) All(ctx context.Context, req models.ListProductsRequest) iter.Seq2[models.ProductCard, error] {
	return eachOffset(ctx, "Nomenclature.Products.All", p.List, req, Value(req.Offset), func(r *models.ListProductsRequest, offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.ListProductsResponse) []models.ProductCard { return page.Items })
}

// Restore restores deleted products.
//
// Operation: [POST /api/nomenclature/v2/product/restore].
//
// [POST /api/nomenclature/v2/product/restore]: https://api-ru.iiko.services/docs
func (p *Products) Restore(ctx context.Context, req models.ProductIDsRequest) (*models.NomenclatureMessage, *CustomErrorModel, error) {
	return call[models.NomenclatureMessage](ctx, p, api.NomenclatureProductsRestore, req)
}

// Update replaces the properties of a product.
//
// Operation: [POST /api/nomenclature/v2/product/update].
//
// [POST /api/nomenclature/v2/product/update]: https://api-ru.iiko.services/docs
func (p *Products) Update(ctx context.Context, req models.ProductCardRequest) (*models.ProductSaveResponse, *CustomErrorModel, error) {
	return callNaming(ctx, p, api.NomenclatureProductsUpdate, req, req.ProductID, savedProductID)
}

// UpdateBarcodes replaces all barcodes of a product. The others are deleted for good.
//
// Operation: [POST /api/nomenclature/v2/product/update_barcodes].
//
// [POST /api/nomenclature/v2/product/update_barcodes]: https://api-ru.iiko.services/docs
func (p *Products) UpdateBarcodes(ctx context.Context, req models.UpdateProductBarcodesRequest) (*models.UpdateProductBarcodesResponse, *CustomErrorModel, error) {
	return callNaming(ctx, p, api.NomenclatureProductsUpdateBarcodes, req, req.ProductID, func(updated *models.UpdateProductBarcodesResponse) string { return updated.ProductID })
}

// CreateV1 creates a product. iiko documents only the properties of the second version for it, although its text names
// amountUnit for amountUnitId. If the first version rejects the request, use Create.
//
// Operation: [POST /api/nomenclature/v1/product/create].
//
// Deprecated: use [Products.Create].
//
// [POST /api/nomenclature/v1/product/create]: https://api-ru.iiko.services/docs
func (p *Products) CreateV1(ctx context.Context, req models.ProductCardRequest) (*models.ProductSaveResponse, *CustomErrorModel, error) {
	return callNaming(ctx, p, api.NomenclatureProductsCreateV1, req, req.ProductID, savedProductID)
}

// DeleteV1 marks products as deleted. iiko documents only the properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/product/delete].
//
// Deprecated: use [Products.Delete].
//
// [POST /api/nomenclature/v1/product/delete]: https://api-ru.iiko.services/docs
func (p *Products) DeleteV1(ctx context.Context, req models.ProductIDsRequest) (*models.NomenclatureMessage, *CustomErrorModel, error) {
	return call[models.NomenclatureMessage](ctx, p, api.NomenclatureProductsDeleteV1, req)
}

// ListV1 returns a page of the products, of all types unless filters select some. [Products.AllV1] iterates over
// the pages. iiko documents only the properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/product/list].
//
// Deprecated: use [Products.List].
//
// [POST /api/nomenclature/v1/product/list]: https://api-ru.iiko.services/docs
func (p *Products) ListV1(ctx context.Context, req models.ListProductsRequest) (*models.ListProductsResponse, *CustomErrorModel, error) {
	return call[models.ListProductsResponse](ctx, p, api.NomenclatureProductsListV1, req)
}

// AllV1 iterates over the products, starting at the Offset in req (0 if nil), in pages of Limit products (1000 if nil);
// an error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/nomenclature/v1/product/list].
//
// Deprecated: use [Products.List].
//
// [POST /api/nomenclature/v1/product/list]: https://api-ru.iiko.services/docs
func (p *Products) AllV1(ctx context.Context, req models.ListProductsRequest) iter.Seq2[models.ProductCard, error] {
	return eachOffset(ctx, "Nomenclature.Products.AllV1", p.ListV1, req, Value(req.Offset), func(r *models.ListProductsRequest, offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.ListProductsResponse) []models.ProductCard { return page.Items })
}

// RestoreV1 restores deleted products. iiko documents only the properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/product/restore].
//
// Deprecated: use [Products.Restore].
//
// [POST /api/nomenclature/v1/product/restore]: https://api-ru.iiko.services/docs
func (p *Products) RestoreV1(ctx context.Context, req models.ProductIDsRequest) (*models.NomenclatureMessage, *CustomErrorModel, error) {
	return call[models.NomenclatureMessage](ctx, p, api.NomenclatureProductsRestoreV1, req)
}

// UpdateV1 replaces the properties of a product. iiko documents only the properties of the second version for it,
// although its text names product for productId and amountUnit for amountUnitId. If the first version rejects the
// request, use Update.
//
// Operation: [POST /api/nomenclature/v1/product/update].
//
// Deprecated: use [Products.Update].
//
// [POST /api/nomenclature/v1/product/update]: https://api-ru.iiko.services/docs
func (p *Products) UpdateV1(ctx context.Context, req models.ProductCardRequest) (*models.ProductSaveResponse, *CustomErrorModel, error) {
	return callNaming(ctx, p, api.NomenclatureProductsUpdateV1, req, req.ProductID, savedProductID)
}

// UpdateBarcodesV1 replaces all barcodes of a product. The others are deleted for good. iiko documents only the
// properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/product/update_barcodes].
//
// Deprecated: use [Products.UpdateBarcodes].
//
// [POST /api/nomenclature/v1/product/update_barcodes]: https://api-ru.iiko.services/docs
func (p *Products) UpdateBarcodesV1(ctx context.Context, req models.UpdateProductBarcodesRequest) (*models.UpdateProductBarcodesResponse, *CustomErrorModel, error) {
	return callNaming(ctx, p, api.NomenclatureProductsUpdateBarcodesV1, req, req.ProductID, func(updated *models.UpdateProductBarcodesResponse) string { return updated.ProductID })
}
