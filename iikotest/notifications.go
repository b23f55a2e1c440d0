package iikotest

import (
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

var notifications = operations{
	api.NotificationsSend: handle((*call).sendNotification),
}

// sendNotification only checks the request: there is nobody to read the notification.
func (c *call) sendNotification(req models.SendNotificationRequest) (*models.CorrelationIDResponse, *refusal) {
	if refused := c.checkOrganizations(req.OrganizationID); refused != nil {
		return nil, refused
	}
	if refused := require(
		"messageType", string(req.MessageType), "orderSource", req.OrderSource, "orderId", req.OrderID,
	); refused != nil {
		return nil, refused
	}
	if req.MessageType == models.NotificationTypeOrderAttention || req.MessageType == models.NotificationTypeDeliveryAttention {
		if refused := require("additionalInfo", value(req.AdditionalInfo)); refused != nil {
			return nil, refused
		}
	}
	return &models.CorrelationIDResponse{CorrelationID: c.correlationID}, nil
}
