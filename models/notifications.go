package models

// SMSSendingPossibilityResponse tells whether an organization can send SMS now. Ask before sending.
type SMSSendingPossibilityResponse struct {
	// Status is the outcome of the check.
	Status *SMSSendingCapability `json:"status,omitzero"`
	// AvailableSMSCount is how many SMS can still be sent.
	AvailableSMSCount *int `json:"availableSmsCount,omitzero"`
}

// SMSSendingCapability says whether SMS can be sent: a number from 0 to 3. iiko does not document what the numbers
// mean; use [SMSSendingPossibilityResponse.AvailableSMSCount] instead.
type SMSSendingCapability int

// SMSStatusRequest asks what became of SMS.
type SMSStatusRequest struct {
	// SMSIDs are the SMS, each [SendSMSResponse.SMSID].
	SMSIDs []string `json:"smsIds" iiko:"required"`
	// OrganizationID is the organization that sent them.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// SMSStatusResponse tells what became of SMS.
type SMSStatusResponse struct {
	// Statuses, one for each SMS.
	Statuses []SMSStatusInfo `json:"statuses"`
}

// SMSStatusInfo is the state of one SMS.
type SMSStatusInfo struct {
	// SMSID is the SMS.
	SMSID string `json:"smsId"`
	// Status of the sending.
	Status SMSStatus `json:"status"`
	// InternalError says what went wrong; nil when nothing did.
	InternalError *string `json:"internalError,omitzero"`
}

// SMSStatus is the status of an SMS: a number from 0 to 3. iiko does not document what the numbers mean;
// [SMSStatusInfo.InternalError] is set if sending failed.
type SMSStatus int

// SendEmailRequest sends an e-mail to a guest, by the settings that the organization has in iikoCard.
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

// SendSMSRequest sends an SMS to a guest, by the settings that the organization has in iikoCard.
type SendSMSRequest struct {
	// Phone of the guest.
	Phone string `json:"phone"`
	// Text of the SMS.
	Text string `json:"text"`
	// OrganizationID is the organization that sends it.
	OrganizationID string `json:"organizationId" iiko:"required"`
}

// SendSMSResponse names an SMS that was taken for sending.
type SendSMSResponse struct {
	// SMSID, for [SMSStatusRequest].
	SMSID string `json:"smsId,omitzero"`
}

// SendNotificationRequest shows the staff, in iikoFront and iikoWeb, a message about an order. Its
// variants: an order needs attention, a delivery needs attention, an outside courier was assigned to a
// delivery, an outside courier came to the restaurant to fetch the order.
type SendNotificationRequest struct {
	// MessageType chooses the variant.
	MessageType NotificationType `json:"messageType,omitzero"`
	// OrganizationID is the organization that has the order.
	OrganizationID string `json:"organizationId" iiko:"required"`
	// OrderSource is where the order came from.
	OrderSource string `json:"orderSource"`
	// OrderID is the order.
	OrderID string `json:"orderId" iiko:"required"`
	// AdditionalInfo says what the problem is. Order and delivery attention only, required there.
	AdditionalInfo *string `json:"additionalInfo,omitzero"`
	// CourierName is the name of the courier. Courier variants only.
	CourierName *string `json:"courierName,omitzero"`
	// CourierCar is the make and plate of the courier's car. Courier variants only.
	CourierCar *string `json:"courierCar,omitzero"`
	// CourierPhone is how to reach the courier. Courier variants only.
	CourierPhone *string `json:"courierPhone,omitzero"`
}

// NotificationType is the variant of a notification to the staff.
type NotificationType string

const (
	// Something is wrong with an order; somebody should look at it.
	NotificationTypeOrderAttention NotificationType = "order_attention"
	// Something is wrong with a delivery; somebody should look at it.
	NotificationTypeDeliveryAttention NotificationType = "delivery_attention"
)
