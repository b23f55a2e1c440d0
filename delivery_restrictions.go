package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IDeliveryRestrictions are the mirrored calls of [DeliveryRestrictions], for mocks. It never grows.
type IDeliveryRestrictions interface {
	DeliveryRestrictions(ctx context.Context, organizationIDs []string) (*BaseDeliveryRestrictionsModel, *CustomErrorModel, error)
}

// DeliveryRestrictions say where, when and from which sum is delivered.
type DeliveryRestrictions service

var _ IDeliveryRestrictions = (*DeliveryRestrictions)(nil)

// DeliveryRestrictions returns the restrictions of organizations: zones, hours and sums.
//
// Operation: /api/1/delivery_restrictions. iikoRMS 6.4.16 or newer.
func (d *DeliveryRestrictions) DeliveryRestrictions(ctx context.Context, organizationIDs []string) (*BaseDeliveryRestrictionsModel, *CustomErrorModel, error) {
	return call[models.DeliveryRestrictionsResponse](ctx, d, api.DeliveryRestrictionsDeliveryRestrictions, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// Allowed tells which terminal groups deliver an order to an address, and why the others do not.
//
// Operation: /api/1/delivery_restrictions/allowed. iikoRMS 6.4.16 or newer.
func (d *DeliveryRestrictions) Allowed(ctx context.Context, req models.AllowedRestrictionsRequest) (*models.AllowedRestrictionsResponse, *CustomErrorModel, error) {
	return call[models.AllowedRestrictionsResponse](ctx, d, api.DeliveryRestrictionsAllowed, req)
}

// Update replaces the restrictions of an organization. Older versions of the API only.
//
// Operation: /api/1/delivery_restrictions/update.
func (d *DeliveryRestrictions) Update(ctx context.Context, req models.DeliveryRestrictions) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, d, api.DeliveryRestrictionsUpdate, req)
}

// DeliveryRestrictionsV2 returns the restrictions that organizations keep in iikoWeb. Older versions of
// the API only.
//
// Operation: /api/2/delivery_restrictions.
func (d *DeliveryRestrictions) DeliveryRestrictionsV2(ctx context.Context, req models.DeliveryRestrictionsV2Request) (*models.DeliveryRestrictionsV2Response, *CustomErrorModel, error) {
	return call[models.DeliveryRestrictionsV2Response](ctx, d, api.DeliveryRestrictionsDeliveryRestrictionsV2, req)
}

// AllowedV2 tells which terminal groups take an order by the restrictions that organizations keep in
// iikoWeb. Older versions of the API only.
//
// Operation: /api/2/delivery_restrictions/allowed.
func (d *DeliveryRestrictions) AllowedV2(ctx context.Context, req models.AllowedRestrictionsV2Request) (*models.AllowedRestrictionsV2Response, *CustomErrorModel, error) {
	return call[models.AllowedRestrictionsV2Response](ctx, d, api.DeliveryRestrictionsAllowedV2, req)
}
