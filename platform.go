package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// Platform returns the events of the restaurant.
type Platform service

// Events returns the events from a revision on, or those of a period. Any other combination of FromRevision, FromTime
// and ToTime is an [ArgumentError].
//
// Operation: [POST /api/platform/v1/events/list].
//
// [POST /api/platform/v1/events/list]: https://api-ru.iiko.services/docs
func (p *Platform) Events(ctx context.Context, req models.EventsRequest) (*models.EventsResponse, *CustomErrorModel, error) {
	period := req.FromTime != "" || req.ToTime != ""
	invalid := &ArgumentError{Operation: api.PlatformEvents.Name}
	switch {
	case req.FromRevision != nil && period:
		invalid.Argument, invalid.Reason = "fromRevision", "can't be combined with fromTime and toTime"
	case req.FromRevision == nil && !period:
		invalid.Argument, invalid.Reason = "fromRevision", "is missing; so are fromTime and toTime"
	case period && req.FromTime == "":
		invalid.Argument, invalid.Reason = "fromTime", "is empty"
	case period && req.ToTime == "":
		invalid.Argument, invalid.Reason = "toTime", "is empty"
	default:
		return call[models.EventsResponse](ctx, p, api.PlatformEvents, req)
	}
	return nil, nil, invalid
}

// EventMetadata lists the types of events.
//
// Operation: [POST /api/platform/v1/events/metadata/list].
//
// [POST /api/platform/v1/events/metadata/list]: https://api-ru.iiko.services/docs
func (p *Platform) EventMetadata(ctx context.Context) (*models.EventMetadataResponse, *CustomErrorModel, error) {
	return call[models.EventMetadataResponse](ctx, p, api.PlatformEventMetadata, struct{}{})
}
