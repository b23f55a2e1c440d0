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
// Operation: [POST /api/1/deliveries/order_types]. Restriction group: [GroupDataDictionaries].
//
// [POST /api/1/deliveries/order_types]: https://api-ru.iiko.services/docs#tag/Dictionaries/paths/~1api~11~1deliveries~1order_types/post
func (d *Dictionaries) OrderTypes(ctx context.Context, organizationIDs []string) (*BaseOrderTypesModel, *CustomErrorModel, error) {
	return call[models.OrderTypesResponse](ctx, d, api.DictionariesOrderTypes, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// PaymentTypes lists the payment types, each with the terminal groups that accept it.
//
// Operation: [POST /api/1/payment_types]. Restriction group: [GroupDataDictionaries].
//
// [POST /api/1/payment_types]: https://api-ru.iiko.services/docs#tag/Dictionaries/paths/~1api~11~1payment_types/post
func (d *Dictionaries) PaymentTypes(ctx context.Context, organizationIDs []string) (*BasePaymentTypesModel, *CustomErrorModel, error) {
	return call[models.PaymentTypesResponse](ctx, d, api.DictionariesPaymentTypes, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// Discounts lists discounts and surcharges.
//
// Operation: [POST /api/1/discounts]. Restriction group: [GroupDataDictionaries].
//
// [POST /api/1/discounts]: https://api-ru.iiko.services/docs#tag/Dictionaries/paths/~1api~11~1discounts/post
func (d *Dictionaries) Discounts(ctx context.Context, organizationIDs []string) (*BaseDiscountsModel, *CustomErrorModel, error) {
	return call[models.DiscountsResponse](ctx, d, api.DictionariesDiscounts, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// CancelCauses lists the reasons for cancelling a delivery.
//
// Operation: [POST /api/1/cancel_causes]. Restriction group: [GroupDataDictionaries]. iikoRMS 7.7.1 or newer.
//
// [POST /api/1/cancel_causes]: https://api-ru.iiko.services/docs#tag/Dictionaries/paths/~1api~11~1cancel_causes/post
func (d *Dictionaries) CancelCauses(ctx context.Context, organizationIDs []string) (*BaseCancelCausesModel, *CustomErrorModel, error) {
	return call[models.CancelCausesResponse](ctx, d, api.DictionariesCancelCauses, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// RemovalTypes lists the reasons for removing an item from an order.
//
// Operation: [POST /api/1/removal_types]. Restriction group: [GroupDataDictionaries]. iikoRMS 7.5.3 or newer.
//
// [POST /api/1/removal_types]: https://api-ru.iiko.services/docs#tag/Dictionaries/paths/~1api~11~1removal_types/post
func (d *Dictionaries) RemovalTypes(ctx context.Context, organizationIDs []string) (*BaseRemovalTypesModel, *CustomErrorModel, error) {
	return call[models.RemovalTypesResponse](ctx, d, api.DictionariesRemovalTypes, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}

// TipsTypes lists the tips types of all organizations available to the API login.
//
// Operation: [POST /api/1/tips_types]. Restriction group: [GroupDataDictionaries]. iikoRMS 7.7.4 or newer.
//
// [POST /api/1/tips_types]: https://api-ru.iiko.services/docs#tag/Dictionaries/paths/~1api~11~1tips_types/post
func (d *Dictionaries) TipsTypes(ctx context.Context) (*BaseTipsTypesModel, *CustomErrorModel, error) {
	return call[models.TipsTypesResponse](ctx, d, api.DictionariesTipsTypes, struct{}{})
}

// MarketingSources lists the marketing sources of deliveries, such as an advertisement.
//
// Operation: [POST /api/1/marketing_sources]. Restriction group: [GroupDataDictionaries]. iikoRMS 7.2.5 or
// newer.
//
// [POST /api/1/marketing_sources]: https://api-ru.iiko.services/docs#tag/Marketing-sources/paths/~1api~11~1marketing_sources/post
func (d *Dictionaries) MarketingSources(ctx context.Context, organizationIDs []string) (*models.MarketingSourcesResponse, *CustomErrorModel, error) {
	return call[models.MarketingSourcesResponse](ctx, d, api.DictionariesMarketingSources, models.OrganizationIDsRequest{OrganizationIDs: organizationIDs})
}
