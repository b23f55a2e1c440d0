package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// INotifications are the mirrored calls of [Notifications], for mocks. It never grows.
type INotifications interface {
	Send(ctx context.Context, orderSource, orderID, additionalInfo, organizationID, messageType string) (*BaseResponseModel, *CustomErrorModel, error)
}

// Notifications are messages to the restaurant and to customers.
type Notifications service

var _ INotifications = (*Notifications)(nil)

// Send tells the restaurant that an order of an outside source needs attention. messageType is
// "order_attention" or "delivery_attention". [Notifications.SendNotification] is the typed form.
//
// Operation: /api/1/notifications/send.
func (n *Notifications) Send(ctx context.Context, orderSource, orderID, additionalInfo, organizationID, messageType string) (*BaseResponseModel, *CustomErrorModel, error) {
	return n.SendNotification(ctx, models.SendNotificationRequest{
		MessageType:    models.NotificationType(messageType),
		OrganizationID: organizationID,
		OrderSource:    orderSource,
		OrderID:        orderID,
		AdditionalInfo: &additionalInfo,
	})
}

// SendNotification tells the restaurant about an order of an outside source.
//
// Operation: /api/1/notifications/send.
func (n *Notifications) SendNotification(ctx context.Context, req models.SendNotificationRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, n, api.NotificationsSend, req)
}

// SendSMS sends a text to a phone, on the restaurant's account.
//
// Operation: /api/1/loyalty/iiko/message/send_sms.
func (n *Notifications) SendSMS(ctx context.Context, req models.SendSMSRequest) (*models.SendSMSResponse, *CustomErrorModel, error) {
	return call[models.SendSMSResponse](ctx, n, api.NotificationsSendSMS, req)
}

// CheckSMSStatus tells what has become of texts that were sent.
//
// Operation: /api/1/loyalty/iiko/check_sms_status.
func (n *Notifications) CheckSMSStatus(ctx context.Context, req models.SMSStatusRequest) (*models.SMSStatusResponse, *CustomErrorModel, error) {
	return call[models.SMSStatusResponse](ctx, n, api.NotificationsCheckSMSStatus, req)
}

// CheckSMSSendingPossibility tells whether an organization can send texts, and how many.
//
// Operation: /api/1/loyalty/iiko/check_sms_sending_possibility.
func (n *Notifications) CheckSMSSendingPossibility(ctx context.Context, organizationID string) (*models.SMSSendingPossibilityResponse, *CustomErrorModel, error) {
	return call[models.SMSSendingPossibilityResponse](ctx, n, api.NotificationsCheckSMSSendingPossibility, models.OrganizationRequest{OrganizationID: organizationID})
}

// SendEmail sends an e-mail to a customer.
//
// Operation: /api/1/loyalty/iiko/message/send_email.
func (n *Notifications) SendEmail(ctx context.Context, req models.SendEmailRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, n, api.NotificationsSendEmail, req)
}
