package goiikoapi

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Platform returns the events of the restaurant.
type Platform service

// Events returns the events from a revision on, or those of a period. Any other combination of FromRevision, FromTime
// and ToTime is an [ArgumentError]. [Platform.AllEvents] goes on from page to page by revision.
//
// Operation: [POST /api/platform/v1/events/list].
//
// [POST /api/platform/v1/events/list]: https://api-ru.iiko.services/docs
func (p *Platform) Events(ctx context.Context, req models.EventsRequest) (*models.EventsResponse, *CustomErrorModel, error) {
	from, to := strings.TrimSpace(string(req.FromTime)), strings.TrimSpace(string(req.ToTime))
	period := from != "" || to != ""
	invalid := &ArgumentError{Operation: api.PlatformEvents.Name}
	switch {
	case req.FromRevision != nil && period:
		invalid.Argument, invalid.Reason = "fromRevision", "can't be combined with fromTime and toTime"
	case req.FromRevision == nil && !period:
		invalid.Argument, invalid.Reason = "fromRevision", "is missing; so are fromTime and toTime"
	case period && from == "":
		invalid.Argument, invalid.Reason = "fromTime", "is empty"
	case period && to == "":
		invalid.Argument, invalid.Reason = "toTime", "is empty"
	default:
		return call[models.EventsResponse](ctx, p, api.PlatformEvents, req)
	}
	return nil, nil, invalid
}

// AllEvents iterates over the events from a revision on, page by page; an error, if any, is yielded last. When all
// events of a page have been consumed, FromRevision in req is set to the revision after the page, so that a later loop
// with the same request, or over the same iterator, continues from there: save it to go on after a restart. No event is
// skipped, but some may be yielded again. The events of a period, with FromTime and ToTime, are one page.
//
// The iteration ends with an empty page that has no newer revision, or with two empty pages in a row. If the revision of
// a page with events is missing or less than FromRevision, the page is yielded and the iteration ends with an error,
// because the next page can't be requested. A page that was already returned in the same loop ends it with an error too.
//
// Operation: [POST /api/platform/v1/events/list].
//
// [POST /api/platform/v1/events/list]: https://api-ru.iiko.services/docs
func (p *Platform) AllEvents(ctx context.Context, req *models.EventsRequest) iter.Seq2[models.PlatformEvent, error] {
	const operation = "Platform.AllEvents"
	return each(operation, 0, func() (page []models.PlatformEvent, next func(), err error) {
		if req == nil {
			return nil, nil, &ArgumentError{Operation: operation, Argument: "req", Reason: "must not be nil"}
		}
		response, err := Check(p.Events(ctx, *req))
		switch {
		case err != nil:
			return nil, nil, err
		case req.FromRevision == nil:
			return response.Items, nil, nil
		case response.Revision != nil && *response.Revision >= *req.FromRevision:
			return response.Items, func() { req.FromRevision = Ptr(*response.Revision + 1) }, nil
		case len(response.Items) > 0:
			err = fmt.Errorf("goiikoapi: %s: can't request the next page: revision %d (0 if missing) is less than fromRevision %d", operation, Value(response.Revision), *req.FromRevision)
		}
		return response.Items, nil, err
	})
}

// EventMetadata lists the types of events.
//
// Operation: [POST /api/platform/v1/events/metadata/list].
//
// [POST /api/platform/v1/events/metadata/list]: https://api-ru.iiko.services/docs
func (p *Platform) EventMetadata(ctx context.Context) (*models.EventMetadataResponse, *CustomErrorModel, error) {
	return call[models.EventMetadataResponse](ctx, p, api.PlatformEventMetadata, struct{}{})
}
