package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IDeliveryRestrictions has the mirrored calls of [DeliveryRestrictions], for mocks. Methods are never added.
type IDeliveryRestrictions interface {
	DeliveryRestrictions(ctx context.Context, organizationIDs []string) (*BaseDeliveryRestrictionsModel, *CustomErrorModel, error)
}

// DeliveryRestrictions reads, checks and updates delivery restrictions: zones, hours and minimum sums.
type DeliveryRestrictions service

var _ IDeliveryRestrictions = (*DeliveryRestrictions)(nil)

// DeliveryRestrictions returns the delivery restrictions of organizations: zones, hours and minimum sums.
//
// Operation: [POST /api/1/delivery_restrictions]. Restriction group: [GroupDataDictionaries]. iikoRMS 6.4.16
// or newer.
//
// [POST /api/1/delivery_restrictions]: https://api-ru.iiko.services/docs#tag/Delivery-restrictions/paths/~1api~11~1delivery_restrictions/post
func (d *DeliveryRestrictions) DeliveryRestrictions(ctx context.Context, organizationIDs []string) (*BaseDeliveryRestrictionsModel, *CustomErrorModel, error) {
	return call[models.DeliveryRestrictionsResponse](ctx, d, api.DeliveryRestrictionsDeliveryRestrictions, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// Allowed returns which terminal groups can deliver an order to an address, and why the others can't.
//
// Operation: [POST /api/1/delivery_restrictions/allowed]. Restriction group: [GroupOrdersPreparing]. iikoRMS
// 6.4.16 or newer.
//
// [POST /api/1/delivery_restrictions/allowed]: https://api-ru.iiko.services/docs#tag/Delivery-restrictions/paths/~1api~11~1delivery_restrictions~1allowed/post
func (d *DeliveryRestrictions) Allowed(ctx context.Context, req models.AllowedRestrictionsRequest) (*models.AllowedRestrictionsResponse, *CustomErrorModel, error) {
	return call[models.AllowedRestrictionsResponse](ctx, d, api.DeliveryRestrictionsAllowed, req)
}

// Update replaces the delivery restrictions of an organization. Only older versions of the API have it.
//
// Operation: POST /api/1/delivery_restrictions/update.
func (d *DeliveryRestrictions) Update(ctx context.Context, req models.DeliveryRestrictions) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveryRestrictionsUpdate, req)
}

// DeliveryRestrictionsV2 returns the delivery restrictions that organizations set in iikoWeb. Only older
// versions of the API have it.
//
// Operation: POST /api/2/delivery_restrictions.
func (d *DeliveryRestrictions) DeliveryRestrictionsV2(ctx context.Context, req models.DeliveryRestrictionsV2Request) (*models.DeliveryRestrictionsV2Response, *CustomErrorModel, error) {
	return call[models.DeliveryRestrictionsV2Response](ctx, d, api.DeliveryRestrictionsDeliveryRestrictionsV2, req)
}

// AllowedV2 returns which terminal groups can take an order under the restrictions that organizations set in
// iikoWeb. Only older versions of the API have it.
//
// Operation: POST /api/2/delivery_restrictions/allowed.
func (d *DeliveryRestrictions) AllowedV2(ctx context.Context, req models.AllowedRestrictionsV2Request) (*models.AllowedRestrictionsV2Response, *CustomErrorModel, error) {
	return call[models.AllowedRestrictionsV2Response](ctx, d, api.DeliveryRestrictionsAllowedV2, req)
}
