package goiikoapi

import (
	"cmp"
	"context"
	"iter"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Drafts manages drafts: deliveries that an operator is still taking. A draft is sent to a terminal when it
// is committed.
type Drafts service

// ByID returns a draft by its id.
//
// Operation: [POST /api/1/deliveries/drafts/by_id]. Restriction group: [GroupDraftsReceiving].
//
// [POST /api/1/deliveries/drafts/by_id]: https://api-ru.iiko.services/docs#tag/Drafts/paths/~1api~11~1deliveries~1drafts~1by_id/post
func (d *Drafts) ByID(ctx context.Context, req models.DraftByIDRequest) (*models.GetDraftResponse, *CustomErrorModel, error) {
	return call[models.GetDraftResponse](ctx, d, api.DraftsByID, req)
}

// ByFilter returns a page of the drafts that match all the given filters. [Drafts.AllByFilter] iterates over the
// pages.
//
// Operation: [POST /api/1/deliveries/drafts/by_filter]. Restriction group: [GroupDraftsReceiving].
//
// [POST /api/1/deliveries/drafts/by_filter]: https://api-ru.iiko.services/docs#tag/Drafts/paths/~1api~11~1deliveries~1drafts~1by_filter/post
func (d *Drafts) ByFilter(ctx context.Context, req models.DraftsByFilterRequest) (*models.FilterDraftsResponse, *CustomErrorModel, error) {
	return call[models.FilterDraftsResponse](ctx, d, api.DraftsByFilter, req)
}

// AllByFilter iterates over the drafts that match all the given filters, starting at the Offset in req (0 if nil),
// in pages of Limit drafts; an error, if any, is yielded last. Every loop starts at that offset again. The
// iteration ends with an empty page. If a page was already returned in the same loop, for example because iiko
// ignores the offset, it ends with an error. Drafts that are created or deleted during the loop may shift others:
// one may be missed or be yielded twice.
//
// Operation: [POST /api/1/deliveries/drafts/by_filter]. Restriction group: [GroupDraftsReceiving].
//
// [POST /api/1/deliveries/drafts/by_filter]: https://api-ru.iiko.services/docs#tag/Drafts/paths/~1api~11~1deliveries~1drafts~1by_filter/post
func (d *Drafts) AllByFilter(ctx context.Context, req models.DraftsByFilterRequest) iter.Seq2[models.Draft, error] {
	return eachOffset(ctx, "Drafts.AllByFilter", d.ByFilter, req, Value(req.Offset), func(r *models.DraftsByFilterRequest, offset int) {
		r.Offset = &offset
	}, func(page *models.FilterDraftsResponse) []models.Draft { return page.Drafts })
}

// Create creates a draft. If the draft has no id, one is generated, so that the create can be retried after
// a lost response without making a second draft. If iiko then reports the id as a duplicate, the draft is
// read back, and the create succeeds if it is the one that was sent; otherwise the error is a
// [DuplicateError]. A success response without the id of the draft is [ErrUnexpectedResponse].
//
// Operation: [POST /api/1/deliveries/drafts/create]. Restriction group: [GroupDraftsCreating].
//
// [POST /api/1/deliveries/drafts/create]: https://api-ru.iiko.services/docs#tag/Drafts/paths/~1api~11~1deliveries~1drafts~1create/post
func (d *Drafts) Create(ctx context.Context, req models.CreateDraftRequest) (*models.SaveDraftResponse, *CustomErrorModel, error) {
	generated := req.Order.ID == ""
	req.Order.ID = cmp.Or(req.Order.ID, NewID())
	return d.kind().create(ctx, req, req.OrganizationID, req.Order.ID, generated)
}

func (d *Drafts) kind() kind[models.SaveDraftResponse, models.GetDraftResponse] {
	return kind[models.SaveDraftResponse, models.GetDraftResponse]{
		client: clientOf(d),
		op:     api.DraftsCreate,
		created: func(response *models.SaveDraftResponse) *models.GetDraftResponse {
			return &models.GetDraftResponse{Order: models.DeliveryOrder{ID: response.OrderID}}
		},
		response: func(correlationID string, found *models.GetDraftResponse) *models.SaveDraftResponse {
			return &models.SaveDraftResponse{CorrelationID: correlationID, OrderID: found.Order.ID}
		},
		creation: func(draft *models.GetDraftResponse) (string, *models.CreationStatus, **models.ErrorInfo) {
			created, failure := models.CreationStatusSuccess, (*models.ErrorInfo)(nil) // no terminal is involved
			return draft.Order.ID, &created, &failure
		},
		read: func(ctx context.Context, organizationID, id string) ([]models.GetDraftResponse, *CustomErrorModel, error) {
			draft, apiErr, err := d.ByID(ctx, models.DraftByIDRequest{OrganizationID: organizationID, OrderID: id})
			if draft == nil {
				return nil, apiErr, err
			}
			return []models.GetDraftResponse{*draft}, nil, nil
		},
	}
}

// Save replaces the delivery of a draft that the employee has locked. A success response without the id of
// the draft is [ErrUnexpectedResponse].
//
// Operation: [POST /api/1/deliveries/drafts/save]. Restriction group: [GroupDraftsCreating].
//
// [POST /api/1/deliveries/drafts/save]: https://api-ru.iiko.services/docs#tag/Drafts/paths/~1api~11~1deliveries~1drafts~1save/post
func (d *Drafts) Save(ctx context.Context, req models.SaveDraftRequest) (*models.SaveDraftResponse, *CustomErrorModel, error) {
	return callNaming(ctx, d, api.DraftsSave, req, req.Order.ID, func(saved *models.SaveDraftResponse) string { return saved.OrderID })
}

// Lock locks a draft for one employee.
//
// Operation: [POST /api/1/deliveries/drafts/lock]. Restriction group: [GroupDraftsChanging].
//
// [POST /api/1/deliveries/drafts/lock]: https://api-ru.iiko.services/docs#tag/Drafts/paths/~1api~11~1deliveries~1drafts~1lock/post
func (d *Drafts) Lock(ctx context.Context, req models.LockDraftRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DraftsLock, req)
}

// Unlock unlocks a draft for other employees.
//
// Operation: [POST /api/1/deliveries/drafts/unlock]. Restriction group: [GroupDraftsChanging].
//
// [POST /api/1/deliveries/drafts/unlock]: https://api-ru.iiko.services/docs#tag/Drafts/paths/~1api~11~1deliveries~1drafts~1unlock/post
func (d *Drafts) Unlock(ctx context.Context, req models.LockDraftRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DraftsUnlock, req)
}

// Commit turns a draft into a delivery and sends it to a terminal. The delivery has the id of the draft; a
// success response without it is [ErrUnexpectedResponse].
//
// Operation: [POST /api/1/deliveries/drafts/commit]. Restriction group: [GroupDraftsChanging].
//
// [POST /api/1/deliveries/drafts/commit]: https://api-ru.iiko.services/docs#tag/Drafts/paths/~1api~11~1deliveries~1drafts~1commit/post
func (d *Drafts) Commit(ctx context.Context, req models.CommitDraftRequest) (*models.DeliveryResponse, *CustomErrorModel, error) {
	return callNaming(ctx, d, api.DraftsCommit, req, req.OrderID, func(committed *models.DeliveryResponse) string { return committed.OrderInfo.ID })
}

// Delete deletes a draft.
//
// Operation: [POST /api/1/deliveries/drafts/delete]. Restriction group: [GroupDraftsChanging].
//
// [POST /api/1/deliveries/drafts/delete]: https://api-ru.iiko.services/docs#tag/Drafts/paths/~1api~11~1deliveries~1drafts~1delete/post
func (d *Drafts) Delete(ctx context.Context, req models.OrderRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DraftsDelete, req)
}
