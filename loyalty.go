package goiikoapi

import (
	"context"
	"iter"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// IDiscountPromotion are the mirrored calls of [DiscountPromotion], for mocks. It never grows.
type IDiscountPromotion interface {
	CouponsSeries(ctx context.Context, organizationID string) (*BaseCouponsSeriesModel, *CustomErrorModel, error)
	CouponsInfo(ctx context.Context, organizationID, number string, series *string) (*BaseCouponsInfoModel, *CustomErrorModel, error)
}

// DiscountPromotion are the loyalty program's discounts and coupons.
type DiscountPromotion service

var _ IDiscountPromotion = (*DiscountPromotion)(nil)

// Calculate works out which discounts, gifts and wallets an order could use, without placing it.
//
// Operation: /api/1/loyalty/iiko/calculate.
func (d *DiscountPromotion) Calculate(ctx context.Context, req models.CalculateRequest) (*models.CalculateResponse, *CustomErrorModel, error) {
	return call[models.CalculateResponse](ctx, d, api.DiscountPromotionCalculate, req)
}

// ManualConditions lists the conditions that a cashier applies by hand.
//
// Operation: /api/1/loyalty/iiko/manual_condition.
func (d *DiscountPromotion) ManualConditions(ctx context.Context, organizationID string) (*models.ManualConditionsResponse, *CustomErrorModel, error) {
	return call[models.ManualConditionsResponse](ctx, d, api.DiscountPromotionManualConditions, models.ManualConditionsRequest{OrganizationID: organizationID})
}

// Programs lists the loyalty programs of an organization, with their marketing campaigns unless the
// request leaves those out.
//
// Operation: /api/1/loyalty/iiko/program.
func (d *DiscountPromotion) Programs(ctx context.Context, req models.ProgramsRequest) (*models.ProgramsResponse, *CustomErrorModel, error) {
	return call[models.ProgramsResponse](ctx, d, api.DiscountPromotionPrograms, req)
}

// CouponsSeries lists the series that still have coupons nobody has used.
//
// Operation: /api/1/loyalty/iiko/coupons/series.
func (d *DiscountPromotion) CouponsSeries(ctx context.Context, organizationID string) (*BaseCouponsSeriesModel, *CustomErrorModel, error) {
	return call[models.CouponsSeriesResponse](ctx, d, api.DiscountPromotionCouponsSeries, models.OrganizationRequest{OrganizationID: organizationID})
}

// CouponsBySeries returns a page of the coupons of a series that nobody has used.
//
// Operation: /api/1/loyalty/iiko/coupons/by_series.
func (d *DiscountPromotion) CouponsBySeries(ctx context.Context, req models.CouponsBySeriesRequest) (*models.CouponsBySeriesResponse, *CustomErrorModel, error) {
	return call[models.CouponsBySeriesResponse](ctx, d, api.DiscountPromotionCouponsBySeries, req)
}

// AllCouponsBySeries yields the coupons of a series that nobody has used, from the request's page on
// (0 unless given); the error, if any, comes last. Every loop starts at that page. iiko does not say whether it
// counts pages from 0 or from 1, so one page that came before in the same loop is passed over; a second one,
// as when the page number is ignored, ends it with an error.
func (d *DiscountPromotion) AllCouponsBySeries(ctx context.Context, req models.CouponsBySeriesRequest) iter.Seq2[models.NotActivatedCoupon, error] {
	return func(yield func(models.NotActivatedCoupon, error) bool) {
		req, page := req, 0 // of this loop
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

// CouponsInfo returns the coupons with a number, of all series or of the one given.
//
// Operation: /api/1/loyalty/iiko/coupons/info.
func (d *DiscountPromotion) CouponsInfo(ctx context.Context, organizationID, number string, series *string) (*BaseCouponsInfoModel, *CustomErrorModel, error) {
	return call[models.CouponInfoResponse](ctx, d, api.DiscountPromotionCouponsInfo, models.CouponInfoRequest{OrganizationID: organizationID, Number: number, Series: series})
}
