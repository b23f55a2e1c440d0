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
	// CausePrice: a price is not that of the terminal.
	CausePrice Cause = "price"
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
	// CauseCustomer: the customer is missing or not in the database, or their name or phone is missing or malformed.
	CauseCustomer Cause = "customer"
	// CauseTime: the time of the order is in the past or not allowed.
	CauseTime Cause = "time"
	// CauseOrderType: the order type does not fit, or the restaurant does not serve so.
	CauseOrderType Cause = "order type"
	// CauseTerminalGroup: the terminal group or the organization does not accept orders.
	CauseTerminalGroup Cause = "terminal group"
	// CauseSettings: something that the order needs or refers to is not set up in the restaurant.
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
		CausePrice, "A price in the order is not that of the terminal.",
		"Read the menu again and send the order with the present prices, or without prices.",
		"Цена в заказе не совпадает с ценой на терминале.",
		"Прочитайте меню заново и отправьте заказ с действующими ценами или без цен.",
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
		CauseCustomer, "The customer is missing or not in the restaurant's database, or their name or phone number is malformed.",
		"Send a regular customer with a name, and the phone number as +79001234567.",
		"Клиент не указан, его нет в базе ресторана, или его имя либо телефон записаны неправильно.",
		"Передайте постоянного клиента (regular) с именем, а телефон — в виде +79001234567.",
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
		"Такого типа заказа нет, или ресторан такие заказы не принимает.",
		"Возьмите тип заказа из Dictionaries.OrderTypes или укажите только вид обслуживания.",
	},
	{
		CauseTerminalGroup, "The terminal group or the organization does not accept orders.",
		"Take the terminal group from TerminalGroup.TerminalGroups without the disabled ones; wake it if it sleeps.",
		"Группа терминалов или организация не принимает заказы.",
		"Возьмите группу терминалов из TerminalGroup.TerminalGroups без отключённых; если она спит, разбудите её.",
	},
	{
		CauseSettings, "Something that the order needs or refers to is not set up in the restaurant.",
		"Check the IDs in the request against the dictionaries. If they are right, send the text of the error to the restaurant: it has to be mended in iikoOffice or on the terminal.",
		"В ресторане не настроено то, что нужно для заказа или на что он ссылается.",
		"Сверьте ID в запросе со справочниками. Если они верны, передайте текст ошибки ресторану: исправлять нужно в iikoOffice или на терминале.",
	},
	{
		CauseUnknown, "The order was rejected for another reason.",
		"Read the text of the error. Before you send the order again, make sure that it is not in the restaurant.",
		"Заказ отклонён по другой причине.",
		"Прочитайте текст ошибки. Прежде чем отправлять заказ снова, убедитесь, что его нет в ресторане.",
	},
}

// duplicates are parts of the texts about an order that exists already, in lower case.
var duplicates = []string{"already exists", "уже существует"}

// isDuplicate reports whether an order was rejected because there is one with its ID.
func isDuplicate(info models.ErrorInfo) bool {
	return causesByCode[info.Code] == CauseDuplicate || slices.ContainsFunc(duplicates, func(part string) bool { return strings.Contains(textOf(info), part) })
}

// causesByText are causes by a part of the text, in lower case, for codes that say nothing, such as Common.
var causesByText = []struct {
	part  string
	cause Cause
}{
	{"creation timeout expired", CauseTerminalOffline},
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
	models.ErrorCodeProductCanBuyFromCashdesk:                     CauseStopList,
	models.ErrorCodeRequestProductPriceIsNotEqualToFrontPrice:     CausePrice,
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

// Explain returns what a failed creation means and what to do. It knows the codes of iiko's document and, for those that say
// nothing, such as Common, the texts that are known. Anything else is [CauseUnknown].
func Explain(info models.ErrorInfo) Explanation {
	cause := causesByCode[info.Code]
	if cause == "" {
		for _, known := range causesByText {
			if strings.Contains(textOf(info), known.part) {
				cause = known.cause
				break
			}
		}
	}
	if isDuplicate(info) { // whatever else it is, it must not be sent again
		cause = CauseDuplicate
	}
	i := slices.IndexFunc(explanations, func(e Explanation) bool { return e.Cause == cause })
	if i < 0 {
		i = len(explanations) - 1 // unknown
	}
	return explanations[i]
}

// textOf returns the texts of an error, in lower case.
func textOf(info models.ErrorInfo) string {
	//lint:ignore SA1019 older terminals send only a description
	description := goiikoapi.Value(info.Description) //nolint:staticcheck // the same for golangci-lint
	texts := []string{goiikoapi.Value(info.Message), description, goiikoapi.Value(info.ErrorReason)}
	return strings.ToLower(strings.Join(texts, "\n"))
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
