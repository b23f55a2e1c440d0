package iikotest

import (
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var notifications = operations{
	api.NotificationsSend: handle((*call).sendNotification),
}

// sendNotification validates the request and discards the notification.
func (c *call) sendNotification(req models.SendNotificationRequest) (*models.CorrelationIDResponse, *apiError) {
	if apiErr := require(
		"messageType", string(req.MessageType), "orderSource", req.OrderSource, "orderId", req.OrderID,
	); apiErr != nil {
		return nil, apiErr
	}
	if req.MessageType == models.NotificationTypeOrderAttention || req.MessageType == models.NotificationTypeDeliveryAttention {
		if apiErr := require("additionalInfo", value(req.AdditionalInfo)); apiErr != nil {
			return nil, apiErr
		}
	}
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}
