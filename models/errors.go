package models

import (
	"bytes"
	"encoding/json"
)

// ErrorInfo says why an order, a delivery or a reserve was refused. It comes inside a successful
// answer or a webhook; the body of an HTTP error is an [ErrorResponse].
type ErrorInfo struct {
	// Code is what to decide by.
	Code ErrorCode `json:"code"`
	// Message is the same in words, localized.
	Message *string `json:"message,omitzero"`
	// Description is another text of the error.
	//
	// Deprecated: use Message.
	Description *string `json:"description,omitzero"`
	// AdditionalData is whatever else the error carries, as JSON of any form.
	AdditionalData json.RawMessage `json:"additionalData,omitzero"`
	// ErrorReason is the cause of the error, as text.
	ErrorReason *string `json:"errorReason,omitzero"`
}

// ErrorCode says what is wrong with an order, a delivery or a reserve. Terminals have been seen to write a
// number in its place, which is kept as text: 192 as "192".
type ErrorCode string

// UnmarshalJSON takes a string, a number, or any other JSON, which is kept as it is written.
func (c *ErrorCode) UnmarshalJSON(data []byte) error {
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		text = string(data)
	}
	*c = ErrorCode(text)
	return nil
}

const (
	// Something that has no code of its own; see the message.
	ErrorCodeCommon ErrorCode = "Common"
	// The delivery cannot have that status.
	ErrorCodeIllegalDeliveryStatus ErrorCode = "IllegalDeliveryStatus"
	// The customer has no name.
	ErrorCodeCustomerNameNotSpecified ErrorCode = "CustomerNameNotSpecified"
	// A dish or a modifier does not exist.
	ErrorCodeProductNotFound ErrorCode = "ProductNotFound"
	// The marketing source does not exist.
	ErrorCodeMarketingSourceNotFound ErrorCode = "MarketingSourceNotFound"
	// The payment type does not exist.
	ErrorCodePaymentTypeNotFound ErrorCode = "PaymentTypeNotFound"
	// The size of a dish does not exist.
	ErrorCodeProductSizeNotFound ErrorCode = "ProductSizeNotFound"
	// A product group, such as that of a modifier, does not exist.
	ErrorCodeProductGroupNotFound ErrorCode = "ProductGroupNotFound"
	// The order does not exist.
	ErrorCodeOrderNotFound ErrorCode = "OrderNotFound"
	// The concept (a brand or a division of the business) does not exist.
	ErrorCodeConceptionNotFound ErrorCode = "ConceptionNotFound"
	// An order with that ID exists already: the create was repeated.
	ErrorCodeDuplicatedOrderID ErrorCode = "DuplicatedOrderId"
	// No terminal group was named, and none could be chosen.
	ErrorCodeTerminalGroupIDNotDetermined ErrorCode = "TerminalGroupIdNotDetermined"
	// The terminal group is not registered in iiko Cloud.
	ErrorCodeTerminalGroupUnregistered ErrorCode = "TerminalGroupUnregistered"
	// The phone number is not valid.
	ErrorCodeInvalidPhone ErrorCode = "InvalidPhone"
	// A dish has the same modifier twice.
	ErrorCodeModifierDuplicated ErrorCode = "ModifierDuplicated"
	// The dish is sold at the cash desk only.
	ErrorCodeProductCanBuyFromCashdesk ErrorCode = "ProductCanBuyFromCashdesk"
	// The mark in a guest's opinion of a delivery is not valid.
	ErrorCodeDeliveryOpinionMarkInvalid ErrorCode = "DeliveryOpinionMarkInvalid"
	// A delivery of that status takes no opinion yet, or no more.
	ErrorCodeWrongDeliveryStatusForOpinion ErrorCode = "WrongDeliveryStatusForOpinion"
	// The comment in a guest's opinion is too long.
	ErrorCodeOpinionCommentTooLong ErrorCode = "OpinionCommentTooLong"
	// The question of the survey does not exist.
	ErrorCodeSurveyItemNotFound ErrorCode = "SurveyItemNotFound"
	// A payment of that type cannot be marked as processed outside iiko.
	ErrorCodePaymentTypeCanNotBeUsedAsExternal ErrorCode = "PaymentTypeCanNotBeUsedAsExternal"
	// The address was not found.
	ErrorCodeAddressNotFound ErrorCode = "AddressNotFound"
	// The house was not found.
	ErrorCodeHomeNotFound ErrorCode = "HomeNotFound"
	// The additional data of an iikoNet payment cannot be read.
	ErrorCodeIikonetPaymentAdditionalDataCanNotBeParsed ErrorCode = "IikonetPaymentAdditionalDataCanNotBeParsed"
	// The additional data of an iikoNet payment lack the external ID.
	ErrorCodeIikonetPaymentExternalIDNotFound ErrorCode = "IikonetPaymentExternalIdNotFound"
	// An iikoNet payment is smaller than the discount of its promotion.
	ErrorCodeIikonetPaymentSumLessThanMarketingDiscount ErrorCode = "IikonetPaymentSumLessThanMarketingDiscount"
	// The discount card does not exist.
	ErrorCodeDiscountCardNotFound ErrorCode = "DiscountCardNotFound"
	// The type of the discount card does not allow this use.
	ErrorCodeDiscountCardTypeModeForbidden ErrorCode = "DiscountCardTypeModeForbidden"
	// The additional data of an iikoCard 5 payment cannot be read.
	ErrorCodeIikocard5PaymentAdditionalDataCanNotBeParsed ErrorCode = "Iikocard5PaymentAdditionalDataCanNotBeParsed"
	// The additional data of an iikoCard 5 payment lack the external ID.
	ErrorCodeIikocard5PaymentExternalIDNotFound ErrorCode = "Iikocard5PaymentExternalIdNotFound"
	// An iikoCard 5 payment is smaller than the discount of its promotion.
	ErrorCodeIikocard5PaymentSumLessThanMarketingDiscount ErrorCode = "Iikocard5PaymentSumLessThanMarketingDiscount"
	// The data of an iikoCard 5 payment could not be made.
	ErrorCodeIikocard5PaymentCanNotCreateCustomData ErrorCode = "Iikocard5PaymentCanNotCreateCustomData"
	// The courier does not exist.
	ErrorCodeCourierIDDoesNotExist ErrorCode = "CourierIdDoesNotExist"
	// The order belongs to another courier.
	ErrorCodeCourierDoesNotOwnOrder ErrorCode = "CourierDoesNotOwnOrder"
	// The status of the delivery does not allow this.
	ErrorCodeWrongDeliveryStatus ErrorCode = "WrongDeliveryStatus"
	// The courier cannot be given this order.
	ErrorCodeCanNotAssignCourierToOrder ErrorCode = "CanNotAssignCourierToOrder"
	// No user has that external password.
	ErrorCodeUserNotFoundByExternalPassword ErrorCode = "UserNotFoundByExternalPassword"
	// The user does not exist.
	ErrorCodeUserNotFound ErrorCode = "UserNotFound"
	// The additional data of an iikoCard 5.1 payment cannot be read.
	ErrorCodeIikocard51PaymentAdditionalDataCanNotBeParsed ErrorCode = "Iikocard51PaymentAdditionalDataCanNotBeParsed"
	// The additional data of an iikoCard 5.1 payment do not name the guest (a phone, a card).
	ErrorCodeIikocard51PaymentCredentialNotFound ErrorCode = "Iikocard51PaymentCredentialNotFound"
	// The additional data of an iikoCard 5.1 payment do not say by what to find the guest.
	ErrorCodeIikocard51PaymentSearchScopeNotFound ErrorCode = "Iikocard51PaymentSearchScopeNotFound"
	// The order has the same combo twice.
	ErrorCodeComboDuplicated ErrorCode = "ComboDuplicated"
	// A dish refers to a combo that the order does not have.
	ErrorCodeInvalidReferenceToCombo ErrorCode = "InvalidReferenceToCombo"
	// The amounts of a combo's dishes do not fit the combo.
	ErrorCodeInvalidComboItemsAmount ErrorCode = "InvalidComboItemsAmount"
	// The dishes of a combo belong to different guests.
	ErrorCodeInvalidComboItemsGuest ErrorCode = "InvalidComboItemsGuest"
	// A dish refers to a guest that the order does not have.
	ErrorCodeInvalidReferenceToGuest ErrorCode = "InvalidReferenceToGuest"
	// The order has the same guest twice.
	ErrorCodeGuestDuplicated ErrorCode = "GuestDuplicated"
	// A guest has no name.
	ErrorCodeGuestNameNotSpecified ErrorCode = "GuestNameNotSpecified"
	// The order type does not exist.
	ErrorCodeOrderTypeNotFound ErrorCode = "OrderTypeNotFound"
	// The service type of the order contradicts its being fetched or brought.
	ErrorCodeOrderServiceTypeDoesNotMatchSelfServiceMode ErrorCode = "OrderServiceTypeDoesNotMatchSelfServiceMode"
	// The delivery has no date.
	ErrorCodeDeliveryDateNotSpecified ErrorCode = "DeliveryDateNotSpecified"
	// The status of the order was changed in iikoFront meanwhile.
	ErrorCodeOrderStatusChangedInIikoFront ErrorCode = "OrderStatusChangedInIikoFront"
	// The additional data of a payment are too long.
	ErrorCodePaymentAdditionalDataTooLong ErrorCode = "PaymentAdditionalDataTooLong"
	// The sum of a payment is not above zero.
	ErrorCodePaymentSumShouldBePositive ErrorCode = "PaymentSumShouldBePositive"
	// A discount of free sum came without a sum.
	ErrorCodeDiscountSumNotSpecified ErrorCode = "DiscountSumNotSpecified"
	// A discount on chosen dishes is not valid.
	ErrorCodeInvalidDiscountItem ErrorCode = "InvalidDiscountItem"
	// The price sent for a dish is not the one that iikoFront has.
	ErrorCodeRequestProductPriceIsNotEqualToFrontPrice ErrorCode = "RequestProductPriceIsNotEqualToFrontPrice"
	// The order has no dishes, or not those that were named.
	ErrorCodeOrderItemsNotExists ErrorCode = "OrderItemsNotExists"
	// The order, or something else that the request changes, is in use elsewhere.
	ErrorCodeEntityAlreadyInUse ErrorCode = "EntityAlreadyInUse"
	// A discount names a position that the order does not have.
	ErrorCodeDiscountItemPositionNotFound ErrorCode = "DiscountItemPositionNotFound"
	// A discount names the same position twice.
	ErrorCodeDiscountItemDuplicatePositions ErrorCode = "DiscountItemDuplicatePositions"
	// Two dishes of the order have the same position ID. The spelling is that of the API.
	ErrorCodeNonUnqiueOrderItemPosition ErrorCode = "NonUnqiueOrderItemPosition"
	// A dish of the order has no position ID.
	ErrorCodeEmptyOrderItemPosition ErrorCode = "EmptyOrderItemPosition"
	// The order type does not fit this order.
	ErrorCodeIncorrectOrderType ErrorCode = "IncorrectOrderType"
	// The request is not correct; see the message.
	ErrorCodeIncorrect ErrorCode = "Incorrect"
	// The terminal group is switched off.
	ErrorCodeTerminalGroupDisabled ErrorCode = "TerminalGroupDisabled"
	// The organization is not registered in iiko Cloud.
	ErrorCodeOrganizationUnregistered ErrorCode = "OrganizationUnregistered"
	// The organization is switched off.
	ErrorCodeOrganizationDisabled ErrorCode = "OrganizationDisabled"
	// The delivery is wanted too early.
	ErrorCodeTooSmallDeliveryDate ErrorCode = "TooSmallDeliveryDate"
	// The version of iikoFront is too old for this.
	ErrorCodeIikoFrontTooOldVersion ErrorCode = "IikoFrontTooOldVersion"
	// A reserve with that ID exists already: the create was repeated.
	ErrorCodeDuplicatedReserveID ErrorCode = "DuplicatedReserveId"
	// The tips type cannot be used here.
	ErrorCodeTipsTypeNotApplicable ErrorCode = "TipsTypeNotApplicable"
	// The organization takes no orders from guests outside the guest base.
	ErrorCodeAnonymousCustomerDisabled ErrorCode = "AnonymousCustomerDisabled"
	// The change may contradict another one made to the order meanwhile.
	ErrorCodeMayBeInconsistentUpdates ErrorCode = "MayBeInconsistentUpdates"
	// The change contradicts another one made to the order meanwhile.
	ErrorCodeInconsistentUpdates ErrorCode = "InconsistentUpdates"
	// The organization's address format has no address line 1.
	ErrorCodeLine1Disabled ErrorCode = "Line1Disabled"
	// iiko failed.
	ErrorCodeInternalServerError ErrorCode = "InternalServerError"
	// What went wrong is not known.
	ErrorCodeUnknownError ErrorCode = "UnknownError"
)

// ErrorResponse is the body of an HTTP error. iikoTransport and loyalty fill CorrelationID,
// ErrorDescription and Error; inventory and finance fill Message and Details.
type ErrorResponse struct {
	// Details is JSON of any form about the error. Inventory and finance only.
	Details json.RawMessage `json:"details,omitzero"`
	// Message is what went wrong. Inventory and finance only.
	Message *string `json:"message,omitzero"`
	// CorrelationID names the exchange in iiko's logs; quote it to their support. iikoTransport and
	// loyalty only.
	CorrelationID string `json:"correlationId,omitzero"`
	// ErrorDescription is what went wrong, as text. iikoTransport and loyalty only.
	ErrorDescription *string `json:"errorDescription,omitzero"`
	// Error is a code for it, nil when there is none. iikoTransport and loyalty only.
	Error *string `json:"error,omitzero"`
}
