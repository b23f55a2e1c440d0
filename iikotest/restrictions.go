package iikotest

import (
	"fmt"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var restrictions = operations{
	api.DeliveryRestrictionsDeliveryRestrictions: dictionary((*call).deliveryRestrictions),
	api.DeliveryRestrictionsAllowed:              handle((*call).allowedRestrictions),
	api.DeliveryRestrictionsUpdate:               handle((*call).updateRestrictions),
}

func (c *call) deliveryRestrictions() *models.DeliveryRestrictionsResponse {
	return &models.DeliveryRestrictionsResponse{
		CorrelationID:        c.correlationID,
		DeliveryRestrictions: []models.DeliveryRestrictions{c.restrictions},
	}
}

// updateRestrictions replaces the restrictions.
func (c *call) updateRestrictions(req models.DeliveryRestrictions) (*models.CorrelationIDResponse, *apiError) {
	for i, item := range req.Restrictions {
		if apiErr := c.checkTerminalGroup(value(item.TerminalGroupID)); item.TerminalGroupID != nil && apiErr != nil {
			return nil, badRequest("restrictions[%d]: %s", i, apiErr.description)
		}
	}
	c.restrictions = req
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}

// allowedRestrictions checks an order against each restriction of the restaurant. Addresses are not
// geocoded: an order without a location is in every zone.
func (c *call) allowedRestrictions(req models.AllowedRestrictionsRequest) (*models.AllowedRestrictionsResponse, *apiError) {
	date, apiErr := c.date("deliveryDate", req.DeliveryDate)
	if apiErr != nil {
		return nil, apiErr
	}
	if date.IsZero() {
		date = c.now
	}
	resp := &models.AllowedRestrictionsResponse{
		CorrelationID: c.correlationID,
		Location:      req.OrderLocation,
		AllowedItems:  []models.AllowedTerminalGroup{},
		RejectedItems: []models.RejectedTerminalGroup{},
	}
	sum := value(req.DeliverySum) - value(req.DiscountSum)
	minute := date.Hour()*60 + date.Minute()
	for _, item := range c.restrictions.Restrictions {
		reject := func(code models.RestrictionRejectCode, data *models.RejectionData) {
			resp.RejectedItems = append(resp.RejectedItems, models.RejectedTerminalGroup{
				TerminalGroupID: item.TerminalGroupID,
				OrganizationID:  item.OrganizationID,
				Zone:            item.Zone,
				RejectCode:      code,
				RejectHint:      fmt.Sprintf("the order is rejected for zone %q: %s", value(item.Zone), code),
				RejectItemData:  data,
			})
		}
		switch {
		case req.IsCourierDelivery && req.OrderLocation != nil && !c.inZone(*req.OrderLocation, value(item.Zone)):
			reject(models.RestrictionRejectCodeOutOfTerminalZone, nil)
		case item.From != nil && minute < *item.From, item.To != nil && minute > *item.To:
			reject(models.RestrictionRejectCodeDeliveryTimeIsUnacceptable, nil)
		case req.IsCourierDelivery && req.DeliverySum != nil && sum < value(item.MinSum):
			reject(models.RestrictionRejectCodeSumIsLessThenMinimum, &models.RejectionData{MinSum: item.MinSum})
		default:
			resp.IsAllowed = true
			resp.AllowedItems = append(resp.AllowedItems, models.AllowedTerminalGroup{
				TerminalGroupID:           value(item.TerminalGroupID),
				OrganizationID:            value(item.OrganizationID),
				DeliveryDurationInMinutes: item.DeliveryDurationInMinutes,
				Zone:                      item.Zone,
				DeliveryServiceProductID:  item.DeliveryServiceProductID,
			})
		}
	}
	return resp, nil
}

// inZone reports whether a point is inside a delivery zone, by ray casting: a ray to the east crosses the
// border an odd number of times.
func (c *call) inZone(place models.Coordinates, name string) bool {
	zone := find(c.restrictions.DeliveryZones, func(z models.DeliveryZone) bool { return z.Name == name })
	border := value(zone).Coordinates
	inside := false
	for i, a := range border {
		b := border[(i+1)%len(border)]
		if (a.Latitude > place.Latitude) == (b.Latitude > place.Latitude) {
			continue
		}
		crossing := a.Longitude + (place.Latitude-a.Latitude)/(b.Latitude-a.Latitude)*(b.Longitude-a.Longitude)
		if place.Longitude < crossing {
			inside = !inside
		}
	}
	return inside
}
