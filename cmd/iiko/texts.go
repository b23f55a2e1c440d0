package main

import (
	"fmt"
	"strings"

	"github.com/kebrick/goiikoapi/models"
)

// text is what users read, in both languages, as a format of package fmt.
type text struct{ en, ru string }

// language of what users read.
type language string

const (
	english language = "en"
	russian language = "ru"
)

// languageOf returns the language of --lang or else of the environment. It does not need correct arguments: errors about
// them are in that language, too.
func languageOf(args []string, env func(string) string) language {
	chosen := ""
	for _, name := range []string{"LANG", "LC_MESSAGES", "LC_ALL"} { // the last one counts
		if value := env(name); value != "" {
			chosen = value
		}
	}
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			chosen = value
		} else if arg == "--lang" && i+1 < len(args) {
			chosen = args[i+1]
		}
	}
	if strings.HasPrefix(strings.ToLower(chosen), "ru") {
		return russian
	}
	return english
}

func (p *program) checkLanguage() error {
	switch language(p.languageFlag) {
	case "", english, russian:
		return nil
	}
	return p.usage(textLanguage, p.languageFlag)
}

// say returns a text in the user's language.
func (p *program) say(t text, args ...any) string {
	format := t.en
	if p.language == russian {
		format = t.ru
	}
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}

// Help.
var (
	textRoot = text{
		`iiko Cloud API in a terminal.

Credentials come from the environment: IIKO_API_LOGIN and, if it is not the Russian server, IIKO_BASE_URL; for the second
version of authentication IIKO_APP_ID and IIKO_CLIENT_SECRET, too. Without IIKO_API_LOGIN they come from iiko/config.json
in the user's configuration directory: {"apiLogin": "…", "baseURL": "…", "appID": "…", "clientSecret": "…"}. Only its owner
may read that file.

Nothing is changed without --yes. Exit codes: 0, 1 for a failure, 2 for a wrong command line or settings.`,
		`iiko Cloud API в терминале.

Учётные данные берутся из переменных окружения: IIKO_API_LOGIN и, если сервер не российский, IIKO_BASE_URL; для второй
версии авторизации — ещё IIKO_APP_ID и IIKO_CLIENT_SECRET. Если IIKO_API_LOGIN не задан, они берутся из файла
iiko/config.json в каталоге настроек пользователя: {"apiLogin": "…", "baseURL": "…", "appID": "…", "clientSecret": "…"}.
Читать этот файл должен только владелец.

Без --yes ничего не меняется. Коды выхода: 0, 1 — ошибка, 2 — неверная командная строка или настройки.`,
	}
	textUsage              = text{"Usage:", "Использование:"}
	textUsageOfRoot        = text{"iiko COMMAND [flags]", "iiko КОМАНДА [флаги]"}
	textFlagsInUseLine     = text{"[flags]", "[флаги]"}
	textCommands           = text{"Commands:", "Команды:"}
	textExamples           = text{"Examples:", "Примеры:"}
	textFlagsTitle         = text{"Flags:", "Флаги:"}
	textGlobalFlags        = text{"Flags of all commands:", "Флаги всех команд:"}
	textHelpShort          = text{"Help about a command", "Справка по команде"}
	textCompletionShort    = text{"Print the completion script of a shell", "Вывести скрипт автодополнения для оболочки"}
	textOrganizationsShort = text{"List organizations", "Список организаций"}
	textTerminalsShort     = text{"List terminal groups and whether they are online", "Список групп терминалов и есть ли с ними связь"}
	textMenuShort          = text{"Show the menu with prices and stop lists", "Показать меню с ценами и стоп-листами"}
	textStopListShort      = text{"Show stop lists", "Показать стоп-листы"}
	textOrdersShort        = text{"List or watch today's deliveries", "Список доставок за сегодня или слежение за ними"}
	textOrdersLong         = text{
		`Lists the deliveries that are due today, in the restaurant's time zone, or from --from to --to. --tables lists table
orders, by when they were opened. --watch prints a line for each change of a delivery until Ctrl-C.`,
		`Показывает доставки, которые нужно выполнить сегодня (по времени ресторана) или за период от --from до --to. С --tables
показывает заказы в зале, по времени открытия. С --watch выводит по строке на каждое изменение доставки, пока не
нажмёте Ctrl-C.`,
	}
	textOrderShort    = text{"Show a delivery or a table order", "Показать доставку или заказ в зале"}
	textCustomerShort = text{"Show a customer of the loyalty program", "Показать клиента программы лояльности"}
	textCallShort     = text{"Call any operation and print its response", "Вызвать любую операцию и вывести ответ"}
	textCallLong      = text{
		`Calls an operation of the API and prints its response. JSON is the request; - reads it from standard input, @FILE from a
file. An operation that may change something needs --yes.`,
		`Вызывает операцию API и выводит ответ. JSON — тело запроса; - читает его из стандартного ввода, @ФАЙЛ — из файла.
Операциям, которые могут что-то изменить, нужен --yes.`,
	}
	textServeShort = text{"Run an iiko in memory to try things out", "Запустить iiko в памяти для экспериментов"}
	textServeLong  = text{
		"Runs an iiko Cloud in memory with one small restaurant, until Ctrl-C. Any API login is accepted.",
		"Запускает iiko Cloud в памяти с одним небольшим рестораном; остановить — Ctrl-C. Подходит любой API-логин.",
	}

	// The word in backquotes is the value of the flag.
	textFlagHelp         = text{"show this help", "показать эту справку"}
	textFlagLang         = text{"`language`: en or ru (default: that of LC_ALL, LC_MESSAGES or LANG)", "`язык`: en или ru (по умолчанию — из LC_ALL, LC_MESSAGES или LANG)"}
	textFlagConfig       = text{"`file` with the credentials, instead of the environment", "`файл` с учётными данными вместо переменных окружения"}
	textFlagDebug        = text{"log requests and responses to standard error", "писать запросы и ответы в стандартный поток ошибок"}
	textFlagJSON         = text{"print the responses of the API as they are", "вывести ответы API как есть"}
	textFlagOrganization = text{"`organization`: its id, name or the beginning of its name; can be repeated (default: all)", "`организация`: её id, название или начало названия; можно указать несколько раз (по умолчанию — все)"}
	textFlagSearch       = text{"`text` in the names of items or categories", "`текст` в названиях блюд или категорий"}
	textFlagFrom         = text{"begin with this `date`: 2026-11-20 or \"2026-11-20 15:00\" (default: today)", "начало периода: `дата` 2026-11-20 или \"2026-11-20 15:00\" (по умолчанию — сегодня)"}
	textFlagTo           = text{"end with this `date`, inclusive (default: today)", "конец периода включительно: `дата` (по умолчанию — сегодня)"}
	textFlagStatus       = text{"only these `statuses`, separated by commas", "только эти `статусы`, через запятую"}
	textFlagTables       = text{"table orders instead of deliveries", "заказы в зале вместо доставок"}
	textFlagWatch        = text{"print changes until Ctrl-C", "выводить изменения, пока не нажмёте Ctrl-C"}
	textFlagYes          = text{"really call an operation that changes something", "действительно вызвать операцию, которая что-то меняет"}
	textFlagMethod       = text{"HTTP `method`: GET or POST (default: that of the operation)", "HTTP-`метод`: GET или POST (по умолчанию — метод операции)"}
	textFlagAddr         = text{"`address` to listen on (default: 127.0.0.1:8080)", "`адрес`, на котором слушать (по умолчанию — 127.0.0.1:8080)"}
	textFlagData         = text{"`directory` with responses of iiko to serve instead of the small restaurant", "`каталог` с ответами iiko, которые отдавать вместо небольшого ресторана"}
)

// Titles of columns and labels.
var (
	textNone         = text{"", ""}
	textName         = text{"Name", "Название"}
	textPersonName   = text{"Name", "Имя"}
	textAddress      = text{"Address", "Адрес"}
	textCurrency     = text{"Currency", "Валюта"}
	textVersion      = text{"Version", "Версия"}
	textID           = text{"ID", "ID"}
	textState        = text{"State", "Состояние"}
	textTimeZone     = text{"UTC offset", "Сдвиг от UTC"}
	textOrganization = text{"Organization", "Организация"}
	textTerminal     = text{"Terminal group", "Группа терминалов"}
	textOnline       = text{"online", "на связи"}
	textOffline      = text{"offline", "нет связи"}
	textAsleep       = text{"asleep", "спит"}
	textItem         = text{"Item", "Блюдо"}
	textSize         = text{"Size", "Размер"}
	textPrice        = text{"Price", "Цена"}
	textModifiers    = text{"Modifiers", "Модификаторы"}
	textStopList     = text{"Stop list", "Стоп-лист"}
	textNoCategory   = text{"Without a category", "Без категории"}
	textStopped      = text{"stopped", "стоп"}
	textLeft         = text{"%s left", "осталось %s"}
	textBalance      = text{"Balance", "Остаток"}
	textSince        = text{"Since", "С"}
	textSKU          = text{"SKU", "Артикул"}
	textNumber       = text{"No.", "№"}
	textDue          = text{"Due", "Срок"}
	textOpened       = text{"Opened", "Открыт"}
	textStatusTitle  = text{"Status", "Статус"}
	textService      = text{"Service", "Тип"}
	textCustomer     = text{"Customer", "Клиент"}
	textPhoneTitle   = text{"Phone", "Телефон"}
	textSum          = text{"Sum", "Сумма"}
	textTable        = text{"Table", "Стол"}
	textWaiter       = text{"Waiter", "Официант"}
	textReason       = text{"Reason", "Причина"}
	textProblem      = text{"Problem", "Проблема"}
	textYes          = text{"yes", "есть"}
	textCourier      = text{"Courier", "Курьер"}
	textComment      = text{"Comment", "Комментарий"}
	textCreated      = text{"Created", "Создан"}
	textConfirmed    = text{"Confirmed", "Подтверждён"}
	textPrinted      = text{"Printed", "Отправлен на кухню"}
	textCooked       = text{"Cooked", "Приготовлен"}
	textSent         = text{"On its way", "Отправлен"}
	textDelivered    = text{"Delivered", "Доставлен"}
	textClosed       = text{"Closed", "Закрыт"}
	textCancelled    = text{"Cancelled", "Отменён"}
	textBillPrinted  = text{"Bill printed", "Пречек"}
	textAmount       = text{"Amount", "Кол-во"}
	textCombo        = text{"Combo %s", "Комбо «%s»"}
	textDiscount     = text{"Discount: %s", "Скидка: %s"}
	textTotal        = text{"Total", "Итого"}
	textPayment      = text{"Payment", "Оплата"}
	textTips         = text{"Tips: %s", "Чаевые: %s"}
	// textPaidExternally and textPreliminary are about a payment.
	textPaidExternally = text{"made outside iiko", "проведена вне iiko"}
	textPreliminary    = text{"not made yet", "ещё не проведена"}
	textDeleted        = text{"deleted", "удалено"}
	textEmail          = text{"E-mail", "Эл. почта"}
	textBirthday       = text{"Birthday", "День рождения"}
	textRegistered     = text{"Registered", "Регистрация"}
	textLastOrder      = text{"Last order", "Последний заказ"}
	textCategories     = text{"Categories", "Категории"}
	textWallet         = text{"Wallet", "Кошелёк"}
	textRejected       = text{"Rejected", "Отклонён"}
	textInProgress     = text{"Being created", "Создаётся"}
)

var deliveryStatuses = map[string]text{
	string(models.DeliveryStatusUnconfirmed):      {"Unconfirmed", "Не подтверждён"},
	string(models.DeliveryStatusWaitCooking):      {"WaitCooking", "Ждёт приготовления"},
	string(models.DeliveryStatusReadyForCooking):  {"ReadyForCooking", "Пора готовить"},
	string(models.DeliveryStatusCookingStarted):   {"CookingStarted", "Готовится"},
	string(models.DeliveryStatusCookingCompleted): {"CookingCompleted", "Приготовлен"},
	string(models.DeliveryStatusWaiting):          {"Waiting", "Ждёт отправки"},
	string(models.DeliveryStatusOnWay):            {"OnWay", "В пути"},
	string(models.DeliveryStatusDelivered):        {"Delivered", "Доставлен"},
	string(models.DeliveryStatusClosed):           {"Closed", "Закрыт"},
	string(models.DeliveryStatusCancelled):        {"Cancelled", "Отменён"},
}

var tableStatuses = map[string]text{
	string(models.OrderStatusNew):     {"New", "Открыт"},
	string(models.OrderStatusBill):    {"Bill", "Пречек"},
	string(models.OrderStatusClosed):  {"Closed", "Закрыт"},
	string(models.OrderStatusDeleted): {"Deleted", "Удалён"},
}

var itemStatuses = map[string]text{
	string(models.OrderItemStatusAdded):             {"Added", "Добавлено"},
	string(models.OrderItemStatusPrintedNotCooking): {"Printed", "Отправлено на кухню"},
	string(models.OrderItemStatusCookingStarted):    {"Cooking", "Готовится"},
	string(models.OrderItemStatusCookingCompleted):  {"Cooked", "Приготовлено"},
	string(models.OrderItemStatusServed):            {"Served", "Подано"},
}

var services = map[string]text{
	string(models.OrderServiceTypeCommon):            {"table", "в зале"},
	string(models.OrderServiceTypeDeliveryByCourier): {"courier", "курьер"},
	string(models.OrderServiceTypeDeliveryByClient):  {"pickup", "самовывоз"},
	string(models.OrderServiceTypeDeliveryPickUp):    {"pickup", "самовывоз"},
}

// Messages.
var (
	textUnknownCommand        = text{"unknown command %q: see iiko --help", "неизвестная команда %q: см. iiko --help"}
	textUnknownCommandSimilar = text{"unknown command %q: did you mean %s?", "неизвестная команда %q: возможно, %s?"}
	textUnknownFlag           = text{"unknown flag %s", "неизвестный флаг %s"}
	textFlagWithoutValue      = text{"%s needs a value", "у %s должно быть значение"}
	textFlagValue             = text{"%s: wrong value %q", "%s: неверное значение %q"}
	textFlags                 = text{"wrong flags: %v", "неверные флаги: %v"}
	textArguments             = text{"wrong number of arguments: expected %s", "неверное число аргументов: ожидается %s"}
	textShell                 = text{"unknown shell %q: expected bash, zsh or fish", "неизвестная оболочка %q: нужна bash, zsh или fish"}
	textLanguage              = text{"--lang: unknown language %q: expected en or ru", "--lang: неизвестный язык %q: нужен en или ru"}
	textNoLogin               = text{"IIKO_API_LOGIN is not set, but other IIKO_ variables are: set all of them, or none to use the configuration file", "IIKO_API_LOGIN не задан, хотя заданы другие переменные IIKO_: задайте все или ни одной, чтобы использовать файл настроек"}
	textNoSettings            = text{"no credentials: set IIKO_API_LOGIN or write %s", "нет учётных данных: задайте IIKO_API_LOGIN или создайте %s"}
	textNoFile                = text{"there is no file %s", "нет файла %s"}
	textPermissions           = text{"others can read %s (%04o): run chmod 600 %s", "файл %s доступен другим (%04o): выполните chmod 600 %s"}
	textSettings              = text{"%s is not valid: expected an object of JSON with the texts apiLogin, baseURL, appID and clientSecret", "неверный файл %s: нужен объект JSON со строками apiLogin, baseURL, appID и clientSecret"}
	textSettingsWithoutLogin  = text{"%s has no apiLogin", "в %s нет apiLogin"}
	textNoOrganizations       = text{"the API login has access to no organization", "у API-логина нет доступа ни к одной организации"}
	textUnknownOrganization   = text{"no organization %q, only %s", "нет организации %q, есть только %s"}
	textAmbiguousOrganization = text{"several organizations begin with %q: %s", "с %q начинается несколько организаций: %s"}
	textUnknownZone           = text{"%s: the time zone is not known, so that of this computer is used", "%s: часовой пояс неизвестен, взят пояс этого компьютера"}
	textSearchOrJSON          = text{"--search does not work with --json, which prints the whole response", "--search не работает вместе с --json, который выводит ответ целиком"}
	textNothingFound          = text{"nothing found", "ничего не найдено"}
	textNothingStopped        = text{"the stop lists are empty", "стоп-листы пусты"}
	textNoOrders              = text{"no orders", "заказов нет"}
	textNoTables              = text{"%s: no tables that can be booked, so no table orders can be found", "%s: нет столов, доступных для бронирования, поэтому заказы в зале не найти"}
	textWatchAlone            = text{"--watch does not work with --from, --to or --tables", "--watch не работает вместе с --from, --to и --tables"}
	textDate                  = text{"%s: wrong date %q: expected 2026-11-20 or \"2026-11-20 15:00\"", "%s: неверная дата %q: нужна 2026-11-20 или \"2026-11-20 15:00\""}
	textPeriod                = text{"--from is after --to", "--from позже --to"}
	textStatus                = text{"--status: unknown status %q: expected %s", "--status: неизвестный статус %q: нужен %s"}
	textWatching              = text{"watching (deliveries today: %d); Ctrl-C ends", "слежу (доставок сегодня: %d); Ctrl-C — выход"}
	textOrderID               = text{"%q is not the id of an order: expected a UUID, as in the last column of iiko orders", "%q — не id заказа: нужен UUID, как в последнем столбце iiko orders"}
	textUnknownOrder          = text{"no order %s: iiko guarantees orders of the last 7 days only", "нет заказа %s: iiko гарантированно отдаёт заказы только за последние 7 дней"}
	textPhone                 = text{"%q is not a phone number: expected one such as +79001234567", "%q — не номер телефона: нужен, например, +79001234567"}
	textMethod                = text{"--method %q: expected GET or POST", "--method %q: нужен GET или POST"}
	textPath                  = text{"wrong path %q: expected one such as /api/1/organizations", "неверный путь %q: нужен, например, /api/1/organizations"}
	textUnknownOperation      = text{"%s is no known operation and may change something: nothing sent; add --yes to call it", "%s — неизвестная операция, она может что-то изменить: ничего не отправлено; чтобы вызвать её, добавьте --yes"}
	textNeedsYes              = text{"%s changes data: nothing sent; add --yes to call it", "%s меняет данные: ничего не отправлено; чтобы вызвать операцию, добавьте --yes"}
	textToken                 = text{"%s returns a secret and is not needed: the token is obtained by itself", "%s возвращает секрет и не нужна: токен запрашивается сам"}
	textGetWithRequest        = text{"%s is called by GET, which has no request: leave JSON out", "%s вызывается методом GET, у которого нет тела запроса: уберите JSON"}
	textJSON                  = text{"the request is not valid JSON", "тело запроса — неверный JSON"}
	textData                  = text{"--data %s: %v", "--data %s: %v"}
	textServing               = text{
		"iiko in memory: http://%s\nIn another terminal:\n\n  export IIKO_BASE_URL=http://%s IIKO_API_LOGIN=any-login\n  iiko menu\n\nCtrl-C ends.\n",
		"iiko в памяти: http://%s\nВ другом терминале:\n\n  export IIKO_BASE_URL=http://%s IIKO_API_LOGIN=any-login\n  iiko menu\n\nCtrl-C — выход.\n",
	}

	textAPIError        = text{"%s: API error %d: %s", "%s: ошибка API %d: %s"}
	textAdviceUnknown   = text{"It may have been done: check before you repeat it", "Возможно, изменение сделано: проверьте, прежде чем повторять"}
	textAdviceRight     = text{"Give the API login this right in iikoWeb", "Дайте API-логину это право в iikoWeb"}
	textAdviceLogin     = text{"Check the API login (IIKO_API_LOGIN or the configuration file) and the server (IIKO_BASE_URL)", "Проверьте API-логин (IIKO_API_LOGIN или файл настроек) и сервер (IIKO_BASE_URL)"}
	textAdviceForbidden = text{"The API login has no access to it: see its organizations and rights in iikoWeb", "У API-логина нет доступа: см. его организации и права в iikoWeb"}
	textAdviceLicense   = text{"The license of the API login has expired: renew it in iikoWeb", "Лицензия API-логина истекла: продлите её в iikoWeb"}
	textAdviceLimit     = text{"Too many requests: wait some minutes, repeating them makes it last longer", "Слишком много запросов: подождите несколько минут, повторы только продлят ограничение"}
	textAdviceTooMuch   = text{"Ask for less: a shorter period (--from, --to) or one --organization", "Запросите меньше: период короче (--from, --to) или одну --organization"}
	textAdviceNetwork   = text{"Check the network and the server (IIKO_BASE_URL)", "Проверьте сеть и сервер (IIKO_BASE_URL)"}
)
