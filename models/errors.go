package models

import (
	"bytes"
	"encoding/json"
)

// ErrorInfo is why an order, a delivery or a reserve was rejected. It is part of a successful response or a
// webhook payload; the body of an HTTP error is an [ErrorResponse].
type ErrorInfo struct {
	// Code of the error. Programs should check it.
	Code ErrorCode `json:"code"`
	// Message is the localized text of the error.
	Message *string `json:"message,omitzero"`
	// Description is another text of the error.
	//
	// Deprecated: use Message.
	Description *string `json:"description,omitzero"`
	// AdditionalData is additional data of the error, as any JSON.
	AdditionalData json.RawMessage `json:"additionalData,omitzero"`
	// ErrorReason is the cause of the error, as text.
	ErrorReason *string `json:"errorReason,omitzero"`
}

// ErrorCode is why an order, a delivery or a reserve was rejected. Some terminals send a number instead; it
// is kept as text: 192 as "192".
type ErrorCode string

// UnmarshalJSON accepts a string, a number, or any other JSON, which is kept as raw text.
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
	// ErrorCodeCommon: an error without its own code; see the message.
	ErrorCodeCommon ErrorCode = "Common"
	// ErrorCodeIllegalDeliveryStatus: the delivery can't have that status.
	ErrorCodeIllegalDeliveryStatus ErrorCode = "IllegalDeliveryStatus"
	// ErrorCodeCustomerNameNotSpecified: the customer has no name.
	ErrorCodeCustomerNameNotSpecified ErrorCode = "CustomerNameNotSpecified"
	// ErrorCodeProductNotFound: a product or a modifier does not exist.
	ErrorCodeProductNotFound ErrorCode = "ProductNotFound"
	// ErrorCodeMarketingSourceNotFound: the marketing source does not exist.
	ErrorCodeMarketingSourceNotFound ErrorCode = "MarketingSourceNotFound"
	// ErrorCodePaymentTypeNotFound: the payment type does not exist.
	ErrorCodePaymentTypeNotFound ErrorCode = "PaymentTypeNotFound"
	// ErrorCodeProductSizeNotFound: the size of a product does not exist.
	ErrorCodeProductSizeNotFound ErrorCode = "ProductSizeNotFound"
	// ErrorCodeProductGroupNotFound: a product group, such as that of a modifier, does not exist.
	ErrorCodeProductGroupNotFound ErrorCode = "ProductGroupNotFound"
	// ErrorCodeOrderNotFound: the order does not exist.
	ErrorCodeOrderNotFound ErrorCode = "OrderNotFound"
	// ErrorCodeConceptionNotFound: the concept (brand) does not exist.
	ErrorCodeConceptionNotFound ErrorCode = "ConceptionNotFound"
	// ErrorCodeDuplicatedOrderID: an order with that ID already exists.
	ErrorCodeDuplicatedOrderID ErrorCode = "DuplicatedOrderId"
	// ErrorCodeTerminalGroupIDNotDetermined: no terminal group was set, and none could be chosen.
	ErrorCodeTerminalGroupIDNotDetermined ErrorCode = "TerminalGroupIdNotDetermined"
	// ErrorCodeTerminalGroupUnregistered: the terminal group is not registered in iiko Cloud.
	ErrorCodeTerminalGroupUnregistered ErrorCode = "TerminalGroupUnregistered"
	// ErrorCodeInvalidPhone: the phone number is not valid.
	ErrorCodeInvalidPhone ErrorCode = "InvalidPhone"
	// ErrorCodeModifierDuplicated: an item has the same modifier twice.
	ErrorCodeModifierDuplicated ErrorCode = "ModifierDuplicated"
	// ErrorCodeProductCanBuyFromCashdesk: the product is only sold at the cash desk.
	ErrorCodeProductCanBuyFromCashdesk ErrorCode = "ProductCanBuyFromCashdesk"
	// ErrorCodeDeliveryOpinionMarkInvalid: the mark in a customer's review of a delivery is not valid.
	ErrorCodeDeliveryOpinionMarkInvalid ErrorCode = "DeliveryOpinionMarkInvalid"
	// ErrorCodeWrongDeliveryStatusForOpinion: a delivery with that status can't be reviewed.
	ErrorCodeWrongDeliveryStatusForOpinion ErrorCode = "WrongDeliveryStatusForOpinion"
	// ErrorCodeOpinionCommentTooLong: the comment in a customer's review is too long.
	ErrorCodeOpinionCommentTooLong ErrorCode = "OpinionCommentTooLong"
	// ErrorCodeSurveyItemNotFound: the question of the survey does not exist.
	ErrorCodeSurveyItemNotFound ErrorCode = "SurveyItemNotFound"
	// ErrorCodePaymentTypeCanNotBeUsedAsExternal: the payment type can't be processed outside iiko.
	ErrorCodePaymentTypeCanNotBeUsedAsExternal ErrorCode = "PaymentTypeCanNotBeUsedAsExternal"
	// ErrorCodeAddressNotFound: the address was not found.
	ErrorCodeAddressNotFound ErrorCode = "AddressNotFound"
	// ErrorCodeHomeNotFound: the house was not found.
	ErrorCodeHomeNotFound ErrorCode = "HomeNotFound"
	// ErrorCodeIikonetPaymentAdditionalDataCanNotBeParsed: the additional data of an iikoNet payment can't be
	// parsed.
	ErrorCodeIikonetPaymentAdditionalDataCanNotBeParsed ErrorCode = "IikonetPaymentAdditionalDataCanNotBeParsed"
	// ErrorCodeIikonetPaymentExternalIDNotFound: the additional data of an iikoNet payment has no external
	// ID.
	ErrorCodeIikonetPaymentExternalIDNotFound ErrorCode = "IikonetPaymentExternalIdNotFound"
	// ErrorCodeIikonetPaymentSumLessThanMarketingDiscount: an iikoNet payment is less than the discount of
	// its promotion.
	ErrorCodeIikonetPaymentSumLessThanMarketingDiscount ErrorCode = "IikonetPaymentSumLessThanMarketingDiscount"
	// ErrorCodeDiscountCardNotFound: the discount card does not exist.
	ErrorCodeDiscountCardNotFound ErrorCode = "DiscountCardNotFound"
	// ErrorCodeDiscountCardTypeModeForbidden: the type of the discount card does not allow this use.
	ErrorCodeDiscountCardTypeModeForbidden ErrorCode = "DiscountCardTypeModeForbidden"
	// ErrorCodeIikocard5PaymentAdditionalDataCanNotBeParsed: the additional data of an iikoCard 5 payment
	// can't be parsed.
	ErrorCodeIikocard5PaymentAdditionalDataCanNotBeParsed ErrorCode = "Iikocard5PaymentAdditionalDataCanNotBeParsed"
	// ErrorCodeIikocard5PaymentExternalIDNotFound: the additional data of an iikoCard 5 payment has no
	// external ID.
	ErrorCodeIikocard5PaymentExternalIDNotFound ErrorCode = "Iikocard5PaymentExternalIdNotFound"
	// ErrorCodeIikocard5PaymentSumLessThanMarketingDiscount: an iikoCard 5 payment is less than the discount
	// of its promotion.
	ErrorCodeIikocard5PaymentSumLessThanMarketingDiscount ErrorCode = "Iikocard5PaymentSumLessThanMarketingDiscount"
	// ErrorCodeIikocard5PaymentCanNotCreateCustomData: the data of an iikoCard 5 payment could not be
	// created.
	ErrorCodeIikocard5PaymentCanNotCreateCustomData ErrorCode = "Iikocard5PaymentCanNotCreateCustomData"
	// ErrorCodeCourierIDDoesNotExist: the courier does not exist.
	ErrorCodeCourierIDDoesNotExist ErrorCode = "CourierIdDoesNotExist"
	// ErrorCodeCourierDoesNotOwnOrder: the order is assigned to another courier.
	ErrorCodeCourierDoesNotOwnOrder ErrorCode = "CourierDoesNotOwnOrder"
	// ErrorCodeWrongDeliveryStatus: the status of the delivery does not allow this.
	ErrorCodeWrongDeliveryStatus ErrorCode = "WrongDeliveryStatus"
	// ErrorCodeCanNotAssignCourierToOrder: the courier can't be assigned to this order.
	ErrorCodeCanNotAssignCourierToOrder ErrorCode = "CanNotAssignCourierToOrder"
	// ErrorCodeUserNotFoundByExternalPassword: no user has that external password.
	ErrorCodeUserNotFoundByExternalPassword ErrorCode = "UserNotFoundByExternalPassword"
	// ErrorCodeUserNotFound: the user does not exist.
	ErrorCodeUserNotFound ErrorCode = "UserNotFound"
	// ErrorCodeIikocard51PaymentAdditionalDataCanNotBeParsed: the additional data of an iikoCard 5.1 payment
	// can't be parsed.
	ErrorCodeIikocard51PaymentAdditionalDataCanNotBeParsed ErrorCode = "Iikocard51PaymentAdditionalDataCanNotBeParsed"
	// ErrorCodeIikocard51PaymentCredentialNotFound: the additional data of an iikoCard 5.1 payment has no
	// credential (a phone, a card).
	ErrorCodeIikocard51PaymentCredentialNotFound ErrorCode = "Iikocard51PaymentCredentialNotFound"
	// ErrorCodeIikocard51PaymentSearchScopeNotFound: the additional data of an iikoCard 5.1 payment has no
	// search scope.
	ErrorCodeIikocard51PaymentSearchScopeNotFound ErrorCode = "Iikocard51PaymentSearchScopeNotFound"
	// ErrorCodeComboDuplicated: the order has the same combo twice.
	ErrorCodeComboDuplicated ErrorCode = "ComboDuplicated"
	// ErrorCodeInvalidReferenceToCombo: an item refers to a combo that the order does not have.
	ErrorCodeInvalidReferenceToCombo ErrorCode = "InvalidReferenceToCombo"
	// ErrorCodeInvalidComboItemsAmount: the amounts of a combo's items do not fit the combo.
	ErrorCodeInvalidComboItemsAmount ErrorCode = "InvalidComboItemsAmount"
	// ErrorCodeInvalidComboItemsGuest: the items of a combo belong to different guests.
	ErrorCodeInvalidComboItemsGuest ErrorCode = "InvalidComboItemsGuest"
	// ErrorCodeInvalidReferenceToGuest: an item refers to a guest that the order does not have.
	ErrorCodeInvalidReferenceToGuest ErrorCode = "InvalidReferenceToGuest"
	// ErrorCodeGuestDuplicated: the order has the same guest twice.
	ErrorCodeGuestDuplicated ErrorCode = "GuestDuplicated"
	// ErrorCodeGuestNameNotSpecified: a guest has no name.
	ErrorCodeGuestNameNotSpecified ErrorCode = "GuestNameNotSpecified"
	// ErrorCodeOrderTypeNotFound: the order type does not exist.
	ErrorCodeOrderTypeNotFound ErrorCode = "OrderTypeNotFound"
	// ErrorCodeOrderServiceTypeDoesNotMatchSelfServiceMode: the service type of the order contradicts its
	// being a pickup or a courier delivery.
	ErrorCodeOrderServiceTypeDoesNotMatchSelfServiceMode ErrorCode = "OrderServiceTypeDoesNotMatchSelfServiceMode"
	// ErrorCodeDeliveryDateNotSpecified: the delivery has no date.
	ErrorCodeDeliveryDateNotSpecified ErrorCode = "DeliveryDateNotSpecified"
	// ErrorCodeOrderStatusChangedInIikoFront: the status of the order was changed in iikoFront in the
	// meantime.
	ErrorCodeOrderStatusChangedInIikoFront ErrorCode = "OrderStatusChangedInIikoFront"
	// ErrorCodePaymentAdditionalDataTooLong: the additional data of a payment is too long.
	ErrorCodePaymentAdditionalDataTooLong ErrorCode = "PaymentAdditionalDataTooLong"
	// ErrorCodePaymentSumShouldBePositive: the sum of a payment is not positive.
	ErrorCodePaymentSumShouldBePositive ErrorCode = "PaymentSumShouldBePositive"
	// ErrorCodeDiscountSumNotSpecified: a discount with a flexible sum has no sum.
	ErrorCodeDiscountSumNotSpecified ErrorCode = "DiscountSumNotSpecified"
	// ErrorCodeInvalidDiscountItem: a discount on selected items is not valid.
	ErrorCodeInvalidDiscountItem ErrorCode = "InvalidDiscountItem"
	// ErrorCodeRequestProductPriceIsNotEqualToFrontPrice: the price of an item differs from the price in
	// iikoFront.
	ErrorCodeRequestProductPriceIsNotEqualToFrontPrice ErrorCode = "RequestProductPriceIsNotEqualToFrontPrice"
	// ErrorCodeOrderItemsNotExists: the order has no items, or not those of the request.
	ErrorCodeOrderItemsNotExists ErrorCode = "OrderItemsNotExists"
	// ErrorCodeEntityAlreadyInUse: the order, or something else that the request changes, is in use.
	ErrorCodeEntityAlreadyInUse ErrorCode = "EntityAlreadyInUse"
	// ErrorCodeDiscountItemPositionNotFound: a discount refers to a position that the order does not have.
	ErrorCodeDiscountItemPositionNotFound ErrorCode = "DiscountItemPositionNotFound"
	// ErrorCodeDiscountItemDuplicatePositions: a discount refers to the same position twice.
	ErrorCodeDiscountItemDuplicatePositions ErrorCode = "DiscountItemDuplicatePositions"
	// ErrorCodeNonUnqiueOrderItemPosition: two items of the order have the same position ID; the API spells
	// it this way.
	ErrorCodeNonUnqiueOrderItemPosition ErrorCode = "NonUnqiueOrderItemPosition"
	// ErrorCodeEmptyOrderItemPosition: an item of the order has no position ID.
	ErrorCodeEmptyOrderItemPosition ErrorCode = "EmptyOrderItemPosition"
	// ErrorCodeIncorrectOrderType: the order type does not fit this order.
	ErrorCodeIncorrectOrderType ErrorCode = "IncorrectOrderType"
	// ErrorCodeIncorrect: the request is invalid; see the message.
	ErrorCodeIncorrect ErrorCode = "Incorrect"
	// ErrorCodeTerminalGroupDisabled: the terminal group is disabled.
	ErrorCodeTerminalGroupDisabled ErrorCode = "TerminalGroupDisabled"
	// ErrorCodeOrganizationUnregistered: the organization is not registered in iiko Cloud.
	ErrorCodeOrganizationUnregistered ErrorCode = "OrganizationUnregistered"
	// ErrorCodeOrganizationDisabled: the organization is disabled.
	ErrorCodeOrganizationDisabled ErrorCode = "OrganizationDisabled"
	// ErrorCodeTooSmallDeliveryDate: the delivery date is too early.
	ErrorCodeTooSmallDeliveryDate ErrorCode = "TooSmallDeliveryDate"
	// ErrorCodeIikoFrontTooOldVersion: the version of iikoFront is too old.
	ErrorCodeIikoFrontTooOldVersion ErrorCode = "IikoFrontTooOldVersion"
	// ErrorCodeDuplicatedReserveID: a reserve with that ID already exists.
	ErrorCodeDuplicatedReserveID ErrorCode = "DuplicatedReserveId"
	// ErrorCodeTipsTypeNotApplicable: the tips type can't be used here.
	ErrorCodeTipsTypeNotApplicable ErrorCode = "TipsTypeNotApplicable"
	// ErrorCodeAnonymousCustomerDisabled: the organization takes no orders from customers outside the
	// customer database.
	ErrorCodeAnonymousCustomerDisabled ErrorCode = "AnonymousCustomerDisabled"
	// ErrorCodeMayBeInconsistentUpdates: the change may conflict with another change of the order.
	ErrorCodeMayBeInconsistentUpdates ErrorCode = "MayBeInconsistentUpdates"
	// ErrorCodeInconsistentUpdates: the change conflicts with another change of the order.
	ErrorCodeInconsistentUpdates ErrorCode = "InconsistentUpdates"
	// ErrorCodeLine1Disabled: the organization's address format has no address line 1.
	ErrorCodeLine1Disabled ErrorCode = "Line1Disabled"
	// ErrorCodeInternalServerError: an internal error of iiko.
	ErrorCodeInternalServerError ErrorCode = "InternalServerError"
	// ErrorCodeUnknownError: an unknown error.
	ErrorCodeUnknownError ErrorCode = "UnknownError"
)

// Codes in the error property of error responses. iiko does not publish a list of them.
const (
	// ErrorCodeInvalidBodyJSONFormat: the request body is not the JSON that the operation takes.
	ErrorCodeInvalidBodyJSONFormat ErrorCode = "INVALID_BODY_JSON_FORMAT"
	// ErrorCodeTooOldRevision: the revision is older than iiko keeps; start again without one.
	ErrorCodeTooOldRevision ErrorCode = "TOO_OLD_REVISION"
	// ErrorCodeTooManyDataRequested: the response would be too large; it comes with status 422.
	ErrorCodeTooManyDataRequested ErrorCode = "TOO_MANY_DATA_REQUESTED"
	// ErrorCodeExternalMenuDataMissed: data of the external menu is missing, such as a valid price category.
	ErrorCodeExternalMenuDataMissed ErrorCode = "EXTERNAL_MENU_DATA_MISSED"
	// ErrorCodePassedCommandNotFound: iiko does not keep the command.
	ErrorCodePassedCommandNotFound ErrorCode = "PASSED_COMMAND_NOT_FOUND"
)

// ErrorResponse is the body of an HTTP error. iikoTransport and loyalty set CorrelationID, ErrorDescription
// and Error; inventory and finance set Message and Details.
type ErrorResponse struct {
	// Details are details of the error, as any JSON. Inventory and finance only.
	Details json.RawMessage `json:"details,omitzero"`
	// Message is the error as text. Inventory and finance only.
	Message *string `json:"message,omitzero"`
	// CorrelationID identifies the request in iiko's logs; quote it to iiko support. iikoTransport and
	// loyalty only.
	CorrelationID string `json:"correlationId,omitzero"`
	// ErrorDescription is the error as text. iikoTransport and loyalty only.
	ErrorDescription *string `json:"errorDescription,omitzero"`
	// Error is the code of the error, nil if it has none. iikoTransport and loyalty only.
	Error *string `json:"error,omitzero"`
	// Code is the code of an error with status 402, which external menus have.
	Code *string `json:"code,omitzero"`
	// Description is the text of an error with status 402.
	Description *string `json:"description,omitzero"`
}
