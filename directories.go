package goiikoapi

import (
	"cmp"
	"context"
	"iter"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Directory lists a directory of the back office with entries T, such as allergen groups or tax categories.
// docs/operations.md lists the operations.
type Directory[T any] struct {
	client     *Client
	operations api.Directory
}

// service returns the service for call, as Documents.service does.
func (d *Directory[T]) service() *service {
	if d == nil {
		return nil
	}
	return &service{d.client}
}

// table returns the operations of this directory, or none if d is nil.
func (d *Directory[T]) table() api.Directory {
	if d == nil {
		return api.Directory{}
	}
	return d.operations
}

// List returns a page of the directory. [Directory.All] iterates over the pages.
//
// Operations: [POST /api/finance/v1/<kind>/list] and [POST /api/nomenclature/v1/<kind>/list].
//
// [POST /api/finance/v1/<kind>/list]: https://api-ru.iiko.services/docs
// [POST /api/nomenclature/v1/<kind>/list]: https://api-ru.iiko.services/docs
func (d *Directory[T]) List(ctx context.Context, req models.DirectoryListRequest[T]) (*models.DirectoryListResponse[T], *CustomErrorModel, error) {
	return call[models.DirectoryListResponse[T]](ctx, d.service(), d.table().List, req)
}

// All iterates over the directory, starting at the Offset in req (0 if nil), in pages of Limit entries (1000 if nil);
// an error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operations: [POST /api/finance/v1/<kind>/list] and [POST /api/nomenclature/v1/<kind>/list].
//
// [POST /api/finance/v1/<kind>/list]: https://api-ru.iiko.services/docs
// [POST /api/nomenclature/v1/<kind>/list]: https://api-ru.iiko.services/docs
func (d *Directory[T]) All(ctx context.Context, req models.DirectoryListRequest[T]) iter.Seq2[T, error] {
	return eachOffset(ctx, d.table().List.Name, d.List, req, Value(req.Offset), func(r *models.DirectoryListRequest[T], offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.DirectoryListResponse[T]) []T { return page.Items })
}

// Catalog reads a catalog of inventory with entries T, such as conceptions or measure units. docs/operations.md lists
// the operations.
type Catalog[T any] struct {
	client     *Client
	operations api.Catalog
}

// service returns the service for call, as Documents.service does.
func (c *Catalog[T]) service() *service {
	if c == nil {
		return nil
	}
	return &service{c.client}
}

// table returns the operations of this catalog, or none if c is nil.
func (c *Catalog[T]) table() api.Catalog {
	if c == nil {
		return api.Catalog{}
	}
	return c.operations
}

// Get returns an entry. An unknown ID is an API error with status 404.
//
// Operation: [POST /api/inventory/v1/<kind>/get].
//
// [POST /api/inventory/v1/<kind>/get]: https://api-ru.iiko.services/docs
func (c *Catalog[T]) Get(ctx context.Context, req models.CatalogGetRequest) (*T, *CustomErrorModel, error) {
	return call[T](ctx, c.service(), c.table().Get, req)
}

// List returns a page of the catalog. [Catalog.All] iterates over the pages.
//
// Operation: [POST /api/inventory/v1/<kind>/list].
//
// [POST /api/inventory/v1/<kind>/list]: https://api-ru.iiko.services/docs
func (c *Catalog[T]) List(ctx context.Context, req models.CatalogListRequest) (*models.CatalogListResponse[T], *CustomErrorModel, error) {
	return call[models.CatalogListResponse[T]](ctx, c.service(), c.table().List, req)
}

// All iterates over the catalog, starting at the Offset in req (0 if nil), in pages of Limit entries (1000 if nil); an
// error, if any, is yielded last. Every loop starts at that offset again. The iteration ends with an empty page.
//
// Operation: [POST /api/inventory/v1/<kind>/list].
//
// [POST /api/inventory/v1/<kind>/list]: https://api-ru.iiko.services/docs
func (c *Catalog[T]) All(ctx context.Context, req models.CatalogListRequest) iter.Seq2[T, error] {
	return eachOffset(ctx, c.table().List.Name, c.List, req, Value(req.Offset), func(r *models.CatalogListRequest, offset int) {
		r.Offset, r.Limit = &offset, cmp.Or(r.Limit, Ptr(longestPage))
	}, func(page *models.CatalogListResponse[T]) []T { return page.Entities })
}
