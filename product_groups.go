package goiikoapi

import (
	"cmp"
	"context"
	"iter"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// ProductGroups manages the groups of products in the back office.
type ProductGroups service

func savedGroupID(saved *models.ProductGroupSaveResponse) string { return saved.GroupID }

// Create creates a group of products. Its article must be unique in the organization.
//
// Operation: [POST /api/nomenclature/v2/group/create].
//
// [POST /api/nomenclature/v2/group/create]: https://api-ru.iiko.services/docs
func (g *ProductGroups) Create(ctx context.Context, req models.ProductGroupCardRequest) (*models.ProductGroupSaveResponse, *CustomErrorModel, error) {
	return callNaming(ctx, g, api.NomenclatureProductGroupsCreate, req, req.GroupID, savedGroupID)
}

// Delete marks groups of products as deleted, with the groups and products in them.
//
// Operation: [POST /api/nomenclature/v2/group/delete].
//
// [POST /api/nomenclature/v2/group/delete]: https://api-ru.iiko.services/docs
func (g *ProductGroups) Delete(ctx context.Context, req models.DeleteProductGroupsRequest) (*models.NomenclatureMessage, *CustomErrorModel, error) {
	return call[models.NomenclatureMessage](ctx, g, api.NomenclatureProductGroupsDelete, req)
}

// List returns a page of the groups of products, with deleted ones unless a filter says otherwise.
// [ProductGroups.All] iterates over the pages.
//
// Operation: [POST /api/nomenclature/v2/group/list].
//
// [POST /api/nomenclature/v2/group/list]: https://api-ru.iiko.services/docs
func (g *ProductGroups) List(ctx context.Context, req models.ListProductGroupsRequest) (*models.ListProductGroupsResponse, *CustomErrorModel, error) {
	return call[models.ListProductGroupsResponse](ctx, g, api.NomenclatureProductGroupsList, req)
}

// All iterates over the groups of products, starting at the Offset in req, in pages of Limit groups (1000 if 0); an
// error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/nomenclature/v2/group/list].
//
// [POST /api/nomenclature/v2/group/list]: https://api-ru.iiko.services/docs
func (g *ProductGroups) All(ctx context.Context, req models.ListProductGroupsRequest) iter.Seq2[models.ProductGroupCard, error] {
	return eachOffset(ctx, "Nomenclature.ProductGroups.All", g.List, req, req.Offset, func(r *models.ListProductGroupsRequest, offset int) {
		r.Offset, r.Limit = offset, cmp.Or(r.Limit, longestPage)
	}, func(page *models.ListProductGroupsResponse) []models.ProductGroupCard { return page.Groups })
}

// Restore restores deleted groups of products, with all in them if Recursively is set.
//
// Operation: [POST /api/nomenclature/v2/group/restore].
//
// [POST /api/nomenclature/v2/group/restore]: https://api-ru.iiko.services/docs
func (g *ProductGroups) Restore(ctx context.Context, req models.RestoreProductGroupsRequest) (*models.NomenclatureMessage, *CustomErrorModel, error) {
	return call[models.NomenclatureMessage](ctx, g, api.NomenclatureProductGroupsRestore, req)
}

// Update replaces the properties of a group of products but its position.
//
// Operation: [POST /api/nomenclature/v2/group/update].
//
// [POST /api/nomenclature/v2/group/update]: https://api-ru.iiko.services/docs
func (g *ProductGroups) Update(ctx context.Context, req models.ProductGroupCardRequest) (*models.ProductGroupSaveResponse, *CustomErrorModel, error) {
	req.Position = nil
	return callNaming(ctx, g, api.NomenclatureProductGroupsUpdate, req, req.GroupID, savedGroupID)
}

// CreateV1 creates a group of products. Its article must be unique in the organization. iiko documents only the
// properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/group/create].
//
// Deprecated: use [ProductGroups.Create].
//
// [POST /api/nomenclature/v1/group/create]: https://api-ru.iiko.services/docs
func (g *ProductGroups) CreateV1(ctx context.Context, req models.ProductGroupCardRequest) (*models.ProductGroupSaveResponse, *CustomErrorModel, error) {
	return callNaming(ctx, g, api.NomenclatureProductGroupsCreateV1, req, req.GroupID, savedGroupID)
}

// DeleteV1 marks groups of products as deleted, with the groups and products in them. iiko documents only the
// properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/group/delete].
//
// Deprecated: use [ProductGroups.Delete].
//
// [POST /api/nomenclature/v1/group/delete]: https://api-ru.iiko.services/docs
func (g *ProductGroups) DeleteV1(ctx context.Context, req models.DeleteProductGroupsRequest) (*models.NomenclatureMessage, *CustomErrorModel, error) {
	return call[models.NomenclatureMessage](ctx, g, api.NomenclatureProductGroupsDeleteV1, req)
}

// ListV1 returns a page of the groups of products, without deleted ones. By iiko's text includeDeleted adds them, which
// the request does not have: List returns them.
// [ProductGroups.AllV1] iterates over the pages. iiko documents only the properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/group/list].
//
// Deprecated: use [ProductGroups.List].
//
// [POST /api/nomenclature/v1/group/list]: https://api-ru.iiko.services/docs
func (g *ProductGroups) ListV1(ctx context.Context, req models.ListProductGroupsRequest) (*models.ListProductGroupsResponse, *CustomErrorModel, error) {
	return call[models.ListProductGroupsResponse](ctx, g, api.NomenclatureProductGroupsListV1, req)
}

// AllV1 iterates over the groups of products, starting at the Offset in req, in pages of Limit groups (1000 if 0); an
// error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/nomenclature/v1/group/list].
//
// Deprecated: use [ProductGroups.List].
//
// [POST /api/nomenclature/v1/group/list]: https://api-ru.iiko.services/docs
func (g *ProductGroups) AllV1(ctx context.Context, req models.ListProductGroupsRequest) iter.Seq2[models.ProductGroupCard, error] {
	return eachOffset(ctx, "Nomenclature.ProductGroups.AllV1", g.ListV1, req, req.Offset, func(r *models.ListProductGroupsRequest, offset int) {
		r.Offset, r.Limit = offset, cmp.Or(r.Limit, longestPage)
	}, func(page *models.ListProductGroupsResponse) []models.ProductGroupCard { return page.Groups })
}

// RestoreV1 restores deleted groups of products, with all in them if Recursively is set. iiko documents only the
// properties of the second version for it.
//
// Operation: [POST /api/nomenclature/v1/group/restore].
//
// Deprecated: use [ProductGroups.Restore].
//
// [POST /api/nomenclature/v1/group/restore]: https://api-ru.iiko.services/docs
func (g *ProductGroups) RestoreV1(ctx context.Context, req models.RestoreProductGroupsRequest) (*models.NomenclatureMessage, *CustomErrorModel, error) {
	return call[models.NomenclatureMessage](ctx, g, api.NomenclatureProductGroupsRestoreV1, req)
}

// UpdateV1 replaces the properties of a group of products but its position. iiko documents only the properties of
// the second version for it, although its text names group for groupId. If the first version rejects the request, use
// Update.
//
// Operation: [POST /api/nomenclature/v1/group/update].
//
// Deprecated: use [ProductGroups.Update].
//
// [POST /api/nomenclature/v1/group/update]: https://api-ru.iiko.services/docs
func (g *ProductGroups) UpdateV1(ctx context.Context, req models.ProductGroupCardRequest) (*models.ProductGroupSaveResponse, *CustomErrorModel, error) {
	req.Position = nil
	return callNaming(ctx, g, api.NomenclatureProductGroupsUpdateV1, req, req.GroupID, savedGroupID)
}
