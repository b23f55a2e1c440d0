package follow

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/models"
)

// Cause is the kind of reason for which a terminal or iiko rejects an order.
type Cause string

const (
	// CauseTerminalOffline: the terminal did not answer in time.
	CauseTerminalOffline Cause = "terminal offline"
	// CauseDuplicate: there is an order with this ID already.
	CauseDuplicate Cause = "duplicate"
	// CauseStopList: an item is on the stop list or not for sale.
	CauseStopList Cause = "stop list"
	// CauseMenu: an item, a size or a modifier is not on the menu of the restaurant.
	CauseMenu Cause = "menu"
	// CauseModifiers: modifiers are missing, too many or of another dish.
	CauseModifiers Cause = "modifiers"
	// CauseCombo: the items do not make up the combo.
	CauseCombo Cause = "combo"
	// CausePayment: a payment type or a sum does not fit.
	CausePayment Cause = "payment"
	// CauseLoyalty: a discount, a coupon or bonuses can't be used.
	CauseLoyalty Cause = "loyalty"
	// CauseAddress: the address is not known or not complete.
	CauseAddress Cause = "address"
	// CauseCustomer: the name or the phone of the customer is missing or malformed.
	CauseCustomer Cause = "customer"
	// CauseTime: the time of the order is in the past or not allowed.
	CauseTime Cause = "time"
	// CauseOrderType: the order type does not fit, or the restaurant does not serve so.
	CauseOrderType Cause = "order type"
	// CauseTerminalGroup: the terminal group or the organization does not accept orders.
	CauseTerminalGroup Cause = "terminal group"
	// CauseSettings: something is not set up in the restaurant.
	CauseSettings Cause = "settings"
	// CauseUnknown: none of the above.
	CauseUnknown Cause = "unknown"
)

// Explanation is what a failure means and what to do about it.
type Explanation struct {
	// Cause of the failure.
	Cause Cause
	// Meaning is what has happened, in English.
	Meaning string
	// Action is what to do, in English.
	Action string
	// MeaningRU is what has happened, in Russian.
	MeaningRU string
	// ActionRU is what to do, in Russian.
	ActionRU string
}

// explanations by cause.
var explanations = []Explanation{
	{
		CauseTerminalOffline, "The terminal did not answer in time: it is off, or has no connection.",
		"Look at TerminalGroup.IsAlive and call the restaurant. Make sure that the order is not there before you send it again with a new ID.",
		"Терминал не ответил вовремя: он выключен или у него нет связи.",
		"Проверьте TerminalGroup.IsAlive и позвоните в ресторан. Убедитесь, что заказа там нет, и только потом отправляйте его снова с новым ID.",
	},
	{
		CauseDuplicate, "There is an order with this ID already.",
		"Do not send it again: read the order with this ID and compare it with yours. A different order needs an ID of its own.",
		"Заказ с таким ID уже есть.",
		"Не отправляйте его снова: прочитайте заказ с этим ID и сравните со своим. Другому заказу нужен другой ID.",
	},
	{
		CauseStopList, "An item is on the stop list, or is not for sale now.",
		"Read the stop list and the menu again, offer the customer something else and send a new order.",
		"Позиция в стоп-листе или сейчас не продаётся.",
		"Прочитайте стоп-лист и меню заново, предложите клиенту замену и отправьте новый заказ.",
	},
	{
		CauseMenu, "An item, a size or a modifier is not on the menu of this restaurant.",
		"Read the menu again and check the IDs of the items and their sizes, see package catalog.",
		"Блюда, размера или модификатора нет в меню этого ресторана.",
		"Прочитайте меню заново и проверьте ID блюд и их размеры, см. пакет catalog.",
	},
	{
		CauseModifiers, "The modifiers of an item are not those that the menu requires or allows.",
		"Check the required groups and the amounts of the modifiers, see package catalog.",
		"Модификаторы блюда не такие, каких требует или какие допускает меню.",
		"Проверьте обязательные группы и количество модификаторов, см. пакет catalog.",
	},
	{
		CauseCombo, "The items do not make up the combo.",
		"Check the items of the combo and what they refer to, see Menu.CalculateCombo.",
		"Позиции не составляют комбо.",
		"Проверьте состав комбо и ссылки на него, см. Menu.CalculateCombo.",
	},
	{
		CausePayment, "A payment type or the sum of a payment does not fit.",
		"Check the payment types of the restaurant, their kinds and whether they can be processed outside iiko.",
		"Тип оплаты или сумма платежа не подходит.",
		"Проверьте типы оплат ресторана, их вид и можно ли проводить их вне iiko.",
	},
	{
		CauseLoyalty, "A discount, a coupon, a card or bonuses can't be used.",
		"Calculate the order with DiscountPromotion.Calculate again and send it as that returns it.",
		"Скидку, купон, карту или бонусы применить нельзя.",
		"Рассчитайте заказ заново через DiscountPromotion.Calculate и отправьте его так, как вернул расчёт.",
	},
	{
		CauseAddress, "The restaurant does not know the address, or it is incomplete.",
		"Take the street from Address.StreetsByCity, and set the house. A pickup has no address.",
		"Ресторан не знает этот адрес, или адрес неполный.",
		"Возьмите улицу из Address.StreetsByCity и укажите дом. У самовывоза адреса нет.",
	},
	{
		CauseCustomer, "The name or the phone number of the customer is missing or malformed.",
		"Send the phone number as +79001234567, and the name if the restaurant requires one.",
		"Имя или телефон клиента не указаны или записаны неправильно.",
		"Передайте телефон в виде +79001234567, а если ресторан требует, то и имя.",
	},
	{
		CauseTime, "The time of the order is in the past, or the restaurant can't make it by then.",
		"Send the time in the time zone of the terminal group, later than now by the duration of a delivery.",
		"Время заказа уже прошло, или ресторан к нему не успеет.",
		"Передайте время в часовом поясе группы терминалов, с запасом на доставку.",
	},
	{
		CauseOrderType, "The order type does not exist, or the restaurant does not serve orders of this kind.",
		"Take the order type from Dictionaries.OrderTypes, or set the service type only.",
		"Такого типа заказа нет, или ресторан так не обслуживает.",
		"Возьмите тип заказа из Dictionaries.OrderTypes или укажите только вид обслуживания.",
	},
	{
		CauseTerminalGroup, "The terminal group or the organization does not accept orders.",
		"Take the terminal group from TerminalGroup.TerminalGroups without the disabled ones; wake it if it sleeps.",
		"Группа терминалов или организация не принимает заказы.",
		"Возьмите группу терминалов из TerminalGroup.TerminalGroups без отключённых; если она спит, разбудите её.",
	},
	{
		CauseSettings, "Something is not set up in the restaurant.",
		"Send the text of the error to the restaurant: it has to be mended in iikoOffice or on the terminal.",
		"В ресторане что-то не настроено.",
		"Передайте текст ошибки ресторану: исправлять нужно в iikoOffice или на терминале.",
	},
	{
		CauseUnknown, "The terminal has rejected the order.",
		"Read the text of the error; iiko's support needs the correlation ID.",
		"Терминал отклонил заказ.",
		"Прочитайте текст ошибки; поддержке iiko нужен correlationId.",
	},
}

// causesByText are causes by a part of the text, in lower case. The texts say more than the codes, many of which are Common.
var causesByText = []struct {
	part  string
	cause Cause
}{
	{"creation timeout expired", CauseTerminalOffline},
	{"order already exists", CauseDuplicate},
	{"product size must be specified", CauseMenu},
	{"invalid group amount", CauseModifiers},
	{"invalid amount", CauseModifiers},
	{"cannot find fixed group", CauseModifiers},
	{"simple modifiers item", CauseModifiers},
	{"cannot find modifier", CauseModifiers},
	{"stop list", CauseStopList},
	{"is inactive", CauseStopList},
	{"excluded from menu", CauseStopList},
	{"excluded from the menu", CauseStopList},
	{"isn't allowed for current department", CauseStopList},
	{"cooking place type", CauseSettings},
	{"too small delivery date", CauseTime},
	{"payment type must have", CausePayment},
	{"payment type", CausePayment},
	{"externally processed", CausePayment},
	{"to be paid before", CausePayment},
	{"license", CauseSettings},
	{"licence", CauseSettings},
}

// causesByCode are causes by the code.
var causesByCode = map[models.ErrorCode]Cause{
	models.ErrorCodeDuplicatedOrderID:                             CauseDuplicate,
	"192":                                                         CauseDuplicate,
	models.ErrorCodeProductNotFound:                               CauseMenu,
	models.ErrorCodeProductSizeNotFound:                           CauseMenu,
	models.ErrorCodeProductGroupNotFound:                          CauseMenu,
	models.ErrorCodeProductCanBuyFromCashdesk:                     CauseMenu,
	models.ErrorCodeRequestProductPriceIsNotEqualToFrontPrice:     CauseMenu,
	models.ErrorCodeOrderItemsNotExists:                           CauseMenu,
	models.ErrorCodeModifierDuplicated:                            CauseModifiers,
	models.ErrorCodeComboDuplicated:                               CauseCombo,
	models.ErrorCodeInvalidReferenceToCombo:                       CauseCombo,
	models.ErrorCodeInvalidComboItemsAmount:                       CauseCombo,
	models.ErrorCodeInvalidComboItemsGuest:                        CauseCombo,
	models.ErrorCodePaymentTypeNotFound:                           CausePayment,
	models.ErrorCodePaymentTypeCanNotBeUsedAsExternal:             CausePayment,
	models.ErrorCodePaymentAdditionalDataTooLong:                  CausePayment,
	models.ErrorCodePaymentSumShouldBePositive:                    CausePayment,
	models.ErrorCodeTipsTypeNotApplicable:                         CausePayment,
	models.ErrorCodeIikonetPaymentAdditionalDataCanNotBeParsed:    CausePayment,
	models.ErrorCodeIikonetPaymentExternalIDNotFound:              CausePayment,
	models.ErrorCodeIikocard5PaymentAdditionalDataCanNotBeParsed:  CausePayment,
	models.ErrorCodeIikocard5PaymentExternalIDNotFound:            CausePayment,
	models.ErrorCodeIikocard5PaymentCanNotCreateCustomData:        CausePayment,
	models.ErrorCodeIikocard51PaymentAdditionalDataCanNotBeParsed: CausePayment,
	models.ErrorCodeIikocard51PaymentCredentialNotFound:           CausePayment,
	models.ErrorCodeIikocard51PaymentSearchScopeNotFound:          CausePayment,
	models.ErrorCodeIikonetPaymentSumLessThanMarketingDiscount:    CauseLoyalty,
	models.ErrorCodeIikocard5PaymentSumLessThanMarketingDiscount:  CauseLoyalty,
	models.ErrorCodeDiscountCardNotFound:                          CauseLoyalty,
	models.ErrorCodeDiscountCardTypeModeForbidden:                 CauseLoyalty,
	models.ErrorCodeDiscountSumNotSpecified:                       CauseLoyalty,
	models.ErrorCodeInvalidDiscountItem:                           CauseLoyalty,
	models.ErrorCodeDiscountItemPositionNotFound:                  CauseLoyalty,
	models.ErrorCodeDiscountItemDuplicatePositions:                CauseLoyalty,
	models.ErrorCodeAddressNotFound:                               CauseAddress,
	models.ErrorCodeHomeNotFound:                                  CauseAddress,
	models.ErrorCodeLine1Disabled:                                 CauseAddress,
	models.ErrorCodeCustomerNameNotSpecified:                      CauseCustomer,
	models.ErrorCodeInvalidPhone:                                  CauseCustomer,
	models.ErrorCodeAnonymousCustomerDisabled:                     CauseCustomer,
	models.ErrorCodeTooSmallDeliveryDate:                          CauseTime,
	models.ErrorCodeDeliveryDateNotSpecified:                      CauseTime,
	models.ErrorCodeOrderTypeNotFound:                             CauseOrderType,
	models.ErrorCodeIncorrectOrderType:                            CauseOrderType,
	models.ErrorCodeOrderServiceTypeDoesNotMatchSelfServiceMode:   CauseOrderType,
	models.ErrorCodeTerminalGroupIDNotDetermined:                  CauseTerminalGroup,
	models.ErrorCodeTerminalGroupUnregistered:                     CauseTerminalGroup,
	models.ErrorCodeTerminalGroupDisabled:                         CauseTerminalGroup,
	models.ErrorCodeOrganizationUnregistered:                      CauseTerminalGroup,
	models.ErrorCodeOrganizationDisabled:                          CauseTerminalGroup,
	models.ErrorCodeMarketingSourceNotFound:                       CauseSettings,
	models.ErrorCodeConceptionNotFound:                            CauseSettings,
	models.ErrorCodeIikoFrontTooOldVersion:                        CauseSettings,
	"SettingsIssue":                                               CauseSettings,
}

// Explain returns what a failed creation means and what to do. It knows the codes and texts that are known of iiko; the text
// counts before the code. Anything else is [CauseUnknown].
func Explain(info models.ErrorInfo) Explanation {
	cause := causesByCode[info.Code]
	for _, known := range causesByText {
		if strings.Contains(strings.ToLower(textOf(info)), known.part) {
			cause = known.cause
			break
		}
	}
	i := slices.IndexFunc(explanations, func(e Explanation) bool { return e.Cause == cause })
	if i < 0 {
		i = len(explanations) - 1 // unknown
	}
	return explanations[i]
}

// textOf returns the text of an error.
func textOf(info models.ErrorInfo) string {
	if text := goiikoapi.Value(info.Message); text != "" {
		return text
	}
	return goiikoapi.Value(info.Description) //nolint:staticcheck // older terminals send only this
}

// FailedError is the error for an order that the terminal or iiko has rejected.
type FailedError struct {
	// Delivery is the order.
	Delivery models.DeliveryInfo
	// Explanation is what it means and what to do.
	Explanation Explanation
}

func failedWith(info models.DeliveryInfo) *FailedError {
	return &FailedError{Delivery: info, Explanation: Explain(goiikoapi.Value(info.ErrorInfo))}
}

// Error returns the code and text of iiko and what they mean.
func (e *FailedError) Error() string {
	return fmt.Sprintf("follow: delivery %s was rejected: %v (%s)", e.Delivery.ID, e.Unwrap(), e.Explanation.Meaning)
}

// Unwrap returns the error that WaitCreated returns for such an order.
func (e *FailedError) Unwrap() error {
	return &goiikoapi.CreationError{Operation: "follow.Delivery", Info: goiikoapi.Value(e.Delivery.ErrorInfo)}
}
