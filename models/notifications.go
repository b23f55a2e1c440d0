package models

// SMSSendingPossibilityResponse reports whether an organization can send SMS now. Check it before sending.
type SMSSendingPossibilityResponse struct {
	// Status is the result of the check.
	Status *SMSSendingCapability `json:"status,omitzero"`
	// AvailableSMSCount is how many more SMS can be sent.
	AvailableSMSCount *int `json:"availableSmsCount,omitzero"`
}

// SMSSendingCapability is whether SMS can be sent: a number from 0 to 3. iiko does not document what the
// numbers mean; use [SMSSendingPossibilityResponse.AvailableSMSCount] instead.
type SMSSendingCapability int

// CheckSMSStatusRequest requests the statuses of SMS.
type CheckSMSStatusRequest struct {
	// SMSIDs are the SMS, each [SendSMSResponse.SMSID].
	SMSIDs []string `json:"smsIds" iiko:"required"`
	// OrganizationID is the organization that sent them.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// SMSStatusResponse lists the statuses of SMS.
type SMSStatusResponse struct {
	// Statuses, one for each SMS.
	Statuses []SMSStatusInfo `json:"statuses"`
}

// SMSStatusInfo is the status of one SMS.
type SMSStatusInfo struct {
	// SMSID is the SMS.
	SMSID string `json:"smsId"`
	// Status of the SMS.
	Status SMSStatus `json:"status"`
	// InternalError is what went wrong; nil on success.
	InternalError *string `json:"internalError,omitzero"`
}

// SMSStatus is the status of an SMS: a number from 0 to 3. iiko does not document what the numbers mean;
// [SMSStatusInfo.InternalError] is set if sending failed.
type SMSStatus int

// SendEmailRequest sends an e-mail to a customer with the organization's settings in iikoCard.
type SendEmailRequest struct {
	// Receiver is the e-mail address.
	Receiver string `json:"receiver"`
	// Subject line.
	Subject string `json:"subject"`
	// Body of the e-mail.
	Body string `json:"body"`
	// OrganizationID is the organization that sends it.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// SendSMSRequest sends an SMS to a customer with the organization's settings in iikoCard.
type SendSMSRequest struct {
	// Phone of the customer.
	Phone string `json:"phone"`
	// Text of the SMS.
	Text string `json:"text"`
	// OrganizationID is the organization that sends it.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// SendSMSResponse is the accepted SMS.
type SendSMSResponse struct {
	// SMSID, for [CheckSMSStatusRequest].
	SMSID string `json:"smsId,omitzero"`
}

// SendNotificationRequest shows the staff a message about an order, in iikoFront and iikoWeb. Variants: an
// order needs attention, a delivery needs attention, an external courier was assigned to a delivery, an
// external courier arrived at the restaurant to pick up the order.
type SendNotificationRequest struct {
	// MessageType is the variant.
	MessageType NotificationType `json:"messageType,omitzero"`
	// OrganizationID is the organization of the order.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderSource is the source of the order.
	OrderSource string `json:"orderSource"`
	// OrderID is the order.
	OrderID string `json:"orderId" iiko:"required"`
	// AdditionalInfo describes the problem. Order and delivery attention only; required there.
	AdditionalInfo *string `json:"additionalInfo,omitzero"`
	// CourierName is the name of the courier. Courier variants only.
	CourierName *string `json:"courierName,omitzero"`
	// CourierCar is the model and plate number of the courier's car. Courier variants only.
	CourierCar *string `json:"courierCar,omitzero"`
	// CourierPhone is the courier's phone number. Courier variants only.
	CourierPhone *string `json:"courierPhone,omitzero"`
}

// NotificationType is the variant of a notification to the staff.
type NotificationType string

const (
	// NotificationTypeOrderAttention: an order needs attention.
	NotificationTypeOrderAttention NotificationType = "order_attention"
	// NotificationTypeDeliveryAttention: a delivery needs attention.
	NotificationTypeDeliveryAttention NotificationType = "delivery_attention"
)
