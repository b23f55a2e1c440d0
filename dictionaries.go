package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IDictionaries has the mirrored calls of [Dictionaries], for mocks. Methods are never added.
type IDictionaries interface {
	OrderTypes(ctx context.Context, organizationIDs []string) (*BaseOrderTypesModel, *CustomErrorModel, error)
	PaymentTypes(ctx context.Context, organizationIDs []string) (*BasePaymentTypesModel, *CustomErrorModel, error)
	Discounts(ctx context.Context, organizationIDs []string) (*BaseDiscountsModel, *CustomErrorModel, error)
	CancelCauses(ctx context.Context, organizationIDs []string) (*BaseCancelCausesModel, *CustomErrorModel, error)
	RemovalTypes(ctx context.Context, organizationIDs []string) (*BaseRemovalTypesModel, *CustomErrorModel, error)
	TipsTypes(ctx context.Context) (*BaseTipsTypesModel, *CustomErrorModel, error)
}

// Dictionaries lists reference data for orders: order types, payment types, discounts and more.
type Dictionaries service

var _ IDictionaries = (*Dictionaries)(nil)

// OrderTypes lists the order types, such as delivery by courier or pick-up.
//
// Operation: /api/1/deliveries/order_types.
func (d *Dictionaries) OrderTypes(ctx context.Context, organizationIDs []string) (*BaseOrderTypesModel, *CustomErrorModel, error) {
	return call[models.OrderTypesResponse](ctx, d, api.DictionariesOrderTypes, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// PaymentTypes lists the payment types, each with the terminal groups that accept it.
//
// Operation: /api/1/payment_types.
func (d *Dictionaries) PaymentTypes(ctx context.Context, organizationIDs []string) (*BasePaymentTypesModel, *CustomErrorModel, error) {
	return call[models.PaymentTypesResponse](ctx, d, api.DictionariesPaymentTypes, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// Discounts lists discounts and surcharges.
//
// Operation: /api/1/discounts.
func (d *Dictionaries) Discounts(ctx context.Context, organizationIDs []string) (*BaseDiscountsModel, *CustomErrorModel, error) {
	return call[models.DiscountsResponse](ctx, d, api.DictionariesDiscounts, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// CancelCauses lists the reasons for cancelling a delivery.
//
// Operation: /api/1/cancel_causes. iikoRMS 7.7.1 or newer.
func (d *Dictionaries) CancelCauses(ctx context.Context, organizationIDs []string) (*BaseCancelCausesModel, *CustomErrorModel, error) {
	return call[models.CancelCausesResponse](ctx, d, api.DictionariesCancelCauses, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// RemovalTypes lists the reasons for removing an item from an order.
//
// Operation: /api/1/removal_types. iikoRMS 7.5.3 or newer.
func (d *Dictionaries) RemovalTypes(ctx context.Context, organizationIDs []string) (*BaseRemovalTypesModel, *CustomErrorModel, error) {
	return call[models.RemovalTypesResponse](ctx, d, api.DictionariesRemovalTypes, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// TipsTypes lists the tips types of all organizations available to the API login.
//
// Operation: /api/1/tips_types. iikoRMS 7.7.4 or newer.
func (d *Dictionaries) TipsTypes(ctx context.Context) (*BaseTipsTypesModel, *CustomErrorModel, error) {
	return call[models.TipsTypesResponse](ctx, d, api.DictionariesTipsTypes, struct{}{})
}

// MarketingSources lists the marketing sources of deliveries, such as an advertisement.
//
// Operation: /api/1/marketing_sources. iikoRMS 7.2.5 or newer.
func (d *Dictionaries) MarketingSources(ctx context.Context, organizationIDs []string) (*models.MarketingSourcesResponse, *CustomErrorModel, error) {
	return call[models.MarketingSourcesResponse](ctx, d, api.DictionariesMarketingSources, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}
