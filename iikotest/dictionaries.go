package iikotest

import (
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var dictionaries = operations{
	api.DictionariesOrderTypes:       dictionary((*call).orderTypes),
	api.DictionariesPaymentTypes:     dictionary((*call).paymentTypes),
	api.DictionariesDiscounts:        dictionary((*call).discounts),
	api.DictionariesCancelCauses:     dictionary((*call).cancelCauses),
	api.DictionariesRemovalTypes:     dictionary((*call).removalTypes),
	api.DictionariesMarketingSources: dictionary((*call).marketingSources),
	api.DictionariesTipsTypes:        handle((*call).tipsTypes),
}

// dictionary returns the handler of an operation that takes only organization ids.
func dictionary[Resp any](f func(*call) *Resp) handler {
	return handle(func(c *call, req models.OrganizationIDsRequest) (*Resp, *apiError) {
		return f(c), nil
	})
}

func (c *call) orderTypes() *models.OrderTypesResponse {
	return &models.OrderTypesResponse{CorrelationID: c.correlationID, OrderTypes: byOrganization(c, c.restaurant.OrderTypes)}
}

func (c *call) paymentTypes() *models.PaymentTypesResponse {
	return &models.PaymentTypesResponse{CorrelationID: c.correlationID, PaymentTypes: c.restaurant.PaymentTypes}
}

func (c *call) discounts() *models.DiscountsResponse {
	return &models.DiscountsResponse{CorrelationID: c.correlationID, Discounts: byOrganization(c, c.restaurant.Discounts)}
}

func (c *call) cancelCauses() *models.CancelCausesResponse {
	return &models.CancelCausesResponse{CorrelationID: c.correlationID, CancelCauses: c.restaurant.CancelCauses}
}

func (c *call) removalTypes() *models.RemovalTypesResponse {
	return &models.RemovalTypesResponse{CorrelationID: c.correlationID, RemovalTypes: c.restaurant.RemovalTypes}
}

func (c *call) marketingSources() *models.MarketingSourcesResponse {
	return &models.MarketingSourcesResponse{CorrelationID: c.correlationID, MarketingSources: c.restaurant.MarketingSources}
}

func (c *call) tipsTypes(struct{}) (*models.TipsTypesResponse, *apiError) {
	return &models.TipsTypesResponse{CorrelationID: c.correlationID, TipsTypes: c.restaurant.TipsTypes}, nil
}
