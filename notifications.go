package goiikoapi

import (
	"context"

	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// INotifications has the mirrored calls of [Notifications], for mocks. Methods are never added.
type INotifications interface {
	Send(ctx context.Context, orderSource, orderID, additionalInfo, organizationID, messageType string) (*BaseResponseModel, *CustomErrorModel, error)
}

// Notifications sends notifications to the restaurant, and SMS and e-mail to customers.
type Notifications service

var _ INotifications = (*Notifications)(nil)

// Send notifies the restaurant that an order from an external source needs attention. messageType is
// "order_attention" or "delivery_attention". [Notifications.SendNotification] is the typed form.
//
// Operation: [POST /api/1/notifications/send]. Restriction group: [GroupNotifications].
//
// [POST /api/1/notifications/send]: https://api-ru.iiko.services/docs#tag/Notifications/paths/~1api~11~1notifications~1send/post
func (n *Notifications) Send(ctx context.Context, orderSource, orderID, additionalInfo, organizationID, messageType string) (*BaseResponseModel, *CustomErrorModel, error) {
	return n.SendNotification(ctx, models.SendNotificationRequest{
		MessageType:    models.NotificationType(messageType),
		OrganizationID: organizationID,
		OrderSource:    orderSource,
		OrderID:        orderID,
		AdditionalInfo: &additionalInfo,
	})
}

// SendNotification notifies the restaurant that an order from an external source needs attention. It is the
// typed form of [Notifications.Send].
//
// Operation: [POST /api/1/notifications/send]. Restriction group: [GroupNotifications].
//
// [POST /api/1/notifications/send]: https://api-ru.iiko.services/docs#tag/Notifications/paths/~1api~11~1notifications~1send/post
func (n *Notifications) SendNotification(ctx context.Context, req models.SendNotificationRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, n, api.NotificationsSend, req)
}

// SendSMS sends an SMS to a phone number, at the restaurant's expense.
//
// Operation: [POST /api/1/loyalty/iiko/message/send_sms]. Restriction group: [GroupLoyaltyMessages].
//
// [POST /api/1/loyalty/iiko/message/send_sms]: https://api-ru.iiko.services/docs#tag/Messages/paths/~1api~11~1loyalty~1iiko~1message~1send_sms/post
func (n *Notifications) SendSMS(ctx context.Context, req models.SendSMSRequest) (*models.SendSMSResponse, *CustomErrorModel, error) {
	return call[models.SendSMSResponse](ctx, n, api.NotificationsSendSMS, req)
}

// CheckSMSStatus returns the statuses of SMS that were sent.
//
// Operation: [POST /api/1/loyalty/iiko/check_sms_status].
//
// [POST /api/1/loyalty/iiko/check_sms_status]: https://api-ru.iiko.services/docs#tag/Messages/paths/~1api~11~1loyalty~1iiko~1check_sms_status/post
func (n *Notifications) CheckSMSStatus(ctx context.Context, req models.CheckSMSStatusRequest) (*models.SMSStatusResponse, *CustomErrorModel, error) {
	return call[models.SMSStatusResponse](ctx, n, api.NotificationsCheckSMSStatus, req)
}

// CheckSMSSendingPossibility returns whether an organization can send SMS, and how many.
//
// Operation: [POST /api/1/loyalty/iiko/check_sms_sending_possibility].
//
// [POST /api/1/loyalty/iiko/check_sms_sending_possibility]: https://api-ru.iiko.services/docs#tag/Messages/paths/~1api~11~1loyalty~1iiko~1check_sms_sending_possibility/post
func (n *Notifications) CheckSMSSendingPossibility(ctx context.Context, organizationID string) (*models.SMSSendingPossibilityResponse, *CustomErrorModel, error) {
	return call[models.SMSSendingPossibilityResponse](ctx, n, api.NotificationsCheckSMSSendingPossibility, models.OrganizationRequest{OrganizationID: organizationID})
}

// SendEmail sends an e-mail to a customer.
//
// Operation: [POST /api/1/loyalty/iiko/message/send_email]. Restriction group: [GroupLoyaltyMessages].
//
// [POST /api/1/loyalty/iiko/message/send_email]: https://api-ru.iiko.services/docs#tag/Messages/paths/~1api~11~1loyalty~1iiko~1message~1send_email/post
func (n *Notifications) SendEmail(ctx context.Context, req models.SendEmailRequest) (*models.CorrelationIDResponse, *CustomErrorModel, error) {
	return call[models.CorrelationIDResponse](ctx, n, api.NotificationsSendEmail, req)
}
