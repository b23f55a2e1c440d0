package goiikoapi

import (
	"context"
	"iter"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IDiscountPromotion has the mirrored calls of [DiscountPromotion], for mocks. Methods are never added.
type IDiscountPromotion interface {
	CouponsSeries(ctx context.Context, organizationID string) (*BaseCouponsSeriesModel, *CustomErrorModel, error)
	CouponsInfo(ctx context.Context, organizationID, number string, series *string) (*BaseCouponsInfoModel, *CustomErrorModel, error)
}

// DiscountPromotion calculates discounts, and lists loyalty programs and coupons.
type DiscountPromotion service

var _ IDiscountPromotion = (*DiscountPromotion)(nil)

// Calculate calculates the discounts, gifts and wallets available for an order, without creating the order.
//
// Operation: [POST /api/1/loyalty/iiko/calculate]. Restriction group: [GroupLoyaltyOrderCalculate].
//
// [POST /api/1/loyalty/iiko/calculate]: https://api-ru.iiko.services/docs#tag/Discounts-and-promotions/paths/~1api~11~1loyalty~1iiko~1calculate/post
func (d *DiscountPromotion) Calculate(ctx context.Context, req models.CalculateRequest) (*models.CalculateResponse, *CustomErrorModel, error) {
	return call[models.CalculateResponse](ctx, d, api.DiscountPromotionCalculate, req)
}

// ManualConditions lists the conditions that a cashier applies manually.
//
// Operation: [POST /api/1/loyalty/iiko/manual_condition]. Restriction group: [GroupLoyaltyDictionaries].
//
// [POST /api/1/loyalty/iiko/manual_condition]: https://api-ru.iiko.services/docs#tag/Discounts-and-promotions/paths/~1api~11~1loyalty~1iiko~1manual_condition/post
func (d *DiscountPromotion) ManualConditions(ctx context.Context, organizationID string) (*models.ManualConditionsResponse, *CustomErrorModel, error) {
	return call[models.ManualConditionsResponse](ctx, d, api.DiscountPromotionManualConditions, models.ManualConditionsRequest{OrganizationID: organizationID})
}

// Programs lists the loyalty programs of an organization, with their marketing campaigns unless the request
// excludes them.
//
// Operation: [POST /api/1/loyalty/iiko/program]. Restriction group: [GroupLoyaltyDictionaries].
//
// [POST /api/1/loyalty/iiko/program]: https://api-ru.iiko.services/docs#tag/Discounts-and-promotions/paths/~1api~11~1loyalty~1iiko~1program/post
func (d *DiscountPromotion) Programs(ctx context.Context, req models.ProgramsRequest) (*models.ProgramsResponse, *CustomErrorModel, error) {
	return call[models.ProgramsResponse](ctx, d, api.DiscountPromotionPrograms, req)
}

// CouponsSeries lists the coupon series that have unused coupons.
//
// Operation: [POST /api/1/loyalty/iiko/coupons/series]. Restriction group: [GroupLoyaltyCoupons].
//
// [POST /api/1/loyalty/iiko/coupons/series]: https://api-ru.iiko.services/docs#tag/Discounts-and-promotions/paths/~1api~11~1loyalty~1iiko~1coupons~1series/post
func (d *DiscountPromotion) CouponsSeries(ctx context.Context, organizationID string) (*BaseCouponsSeriesModel, *CustomErrorModel, error) {
	return call[models.CouponsSeriesResponse](ctx, d, api.DiscountPromotionCouponsSeries, models.OrganizationRequest{OrganizationID: organizationID})
}

// CouponsBySeries returns a page of the unused coupons of a series. [DiscountPromotion.AllCouponsBySeries] iterates
// over the pages.
//
// Operation: [POST /api/1/loyalty/iiko/coupons/by_series]. Restriction group: [GroupLoyaltyCoupons].
//
// [POST /api/1/loyalty/iiko/coupons/by_series]: https://api-ru.iiko.services/docs#tag/Discounts-and-promotions/paths/~1api~11~1loyalty~1iiko~1coupons~1by_series/post
func (d *DiscountPromotion) CouponsBySeries(ctx context.Context, req models.CouponsBySeriesRequest) (*models.CouponsBySeriesResponse, *CustomErrorModel, error) {
	return call[models.CouponsBySeriesResponse](ctx, d, api.DiscountPromotionCouponsBySeries, req)
}

// AllCouponsBySeries iterates over the unused coupons of a series, starting at the page in req (0 if nil); an
// error, if any, is yielded last. Every loop starts at that page again. iiko does not document whether pages
// are numbered from 0 or from 1, so the first page that was already returned in the same loop is skipped; a
// second one, for example because iiko ignores the page number, ends the iteration with an error.
//
// Operation: [POST /api/1/loyalty/iiko/coupons/by_series]. Restriction group: [GroupLoyaltyCoupons].
//
// [POST /api/1/loyalty/iiko/coupons/by_series]: https://api-ru.iiko.services/docs#tag/Discounts-and-promotions/paths/~1api~11~1loyalty~1iiko~1coupons~1by_series/post
func (d *DiscountPromotion) AllCouponsBySeries(ctx context.Context, req models.CouponsBySeriesRequest) iter.Seq2[models.NotActivatedCoupon, error] {
	return func(yield func(models.NotActivatedCoupon, error) bool) {
		req, page := req, 0 // copies for this loop
		if req.Page != nil {
			page = *req.Page
		}
		req.Page = &page
		each("DiscountPromotion.AllCouponsBySeries", 1, func() ([]models.NotActivatedCoupon, func(), error) {
			response, err := Check(d.CouponsBySeries(ctx, req))
			if err != nil || len(response.NotActivatedCoupon) == 0 {
				return nil, nil, err
			}
			return response.NotActivatedCoupon, func() { page++ }, nil
		})(yield)
	}
}

// CouponsInfo returns the coupons with the given number, of all series or of the given one.
//
// Operation: [POST /api/1/loyalty/iiko/coupons/info]. Restriction group: [GroupLoyaltyCoupons].
//
// [POST /api/1/loyalty/iiko/coupons/info]: https://api-ru.iiko.services/docs#tag/Discounts-and-promotions/paths/~1api~11~1loyalty~1iiko~1coupons~1info/post
func (d *DiscountPromotion) CouponsInfo(ctx context.Context, organizationID, number string, series *string) (*BaseCouponsInfoModel, *CustomErrorModel, error) {
	return call[models.CouponInfoResponse](ctx, d, api.DiscountPromotionCouponsInfo, models.CouponsInfoRequest{OrganizationID: organizationID, Number: number, Series: series})
}
