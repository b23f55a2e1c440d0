package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func afterNineHours() <-chan time.Time { return time.After(9 * time.Hour) } // 2000 begins at 00:00 UTC, which is 03:00 in Moscow

func TestRun_printsTables(t *testing.T) {
	t.Parallel()
	for name, args := range map[string]string{
		"organizations": "organizations", "terminals": "terminals", "menu": "menu", "menu-item": "menu --search ЗЕЛЕН", "menu-category": "menu --search русская",
		"stoplist": "stoplist", "orders": "orders", "orders-status": "orders --status onway,Closed", "orders-tomorrow": "orders --from 2000-01-02",
		"orders-tables": "orders --tables", "order-delivery": "order " + firstID, "order-pickup": "order " + secondID, "order-table": "order " + tableOrderID, "order-rejected": "order " + rejectedID, "order-pending": "order " + pendingID,
		"customer": "customer 8(900)123-45-67", "help": "help", "help-orders": "orders --help", "help-call": "help call",
	} {
		for _, language := range []language{english, russian} {
			t.Run(name+" "+string(language), func(t *testing.T) {
				t.Parallel()
				atNoon(t, func(t *testing.T) {
					code, stdout, stderr := newTerminal().run(t, append(strings.Fields(args), "--lang", string(language))...)
					assert.Equal(t, exitOK, code)
					assert.Empty(t, stderr)
					golden(t, name+"."+string(language)+".txt", stdout)
				})
			})
		}
	}
}

func TestRun_printsTheResponseOfTheAPIAsJSON(t *testing.T) {
	t.Parallel()
	for args, path := range map[string]string{
		"organizations":            "/api/1/organizations",
		"terminals":                "/api/1/terminal_groups",
		"menu":                     "/api/1/nomenclature",
		"stoplist":                 "/api/1/stop_lists",
		"orders":                   "/api/1/deliveries/by_delivery_date_and_status",
		"orders --tables":          "/api/1/order/by_table",
		"order " + firstID:         "/api/1/deliveries/by_id",
		"order " + tableOrderID:    "/api/1/order/by_id",
		"customer 8(900)123-45-67": "/api/1/loyalty/iiko/customer/info",
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			atNoon(t, func(t *testing.T) {
				c := newTerminal()
				code, stdout, stderr := c.run(t, append(strings.Fields(args), "--json")...)
				assert.Equal(t, exitOK, code)
				assert.Empty(t, stderr)
				require.NotEmpty(t, c.responses[path])
				assert.Equal(t, strings.TrimSpace(string(c.responses[path]))+"\n", stdout)
			})
		})
	}
}

func TestRun_ofSeveralOrganizationsChoosesThoseNamed(t *testing.T) {
	t.Parallel()
	c := newTerminal(iikotest.WithRestaurants(restaurant(), branch("Самовар на Озёрной")))
	for args, want := range map[string][]string{
		"terminals": {"Samovar", "Самовар на Озёрной"}, "terminals -o САМОВАР": {"Самовар на Озёрной"}, "terminals -o \"самовар на озер\"": {"Самовар на Озёрной"},
		"terminals -o " + iikotest.OrganizationID: {"Samovar"}, "terminals -o Samovar -o samo": {"Samovar"}, "terminals -o Самовар -o Samo": {"Самовар на Озёрной", "Samovar"},
	} {
		code, stdout, stderr := c.run(t, append(split(args), "--json")...)
		assert.Equal(t, exitOK, code)
		assert.Empty(t, stderr)
		var response struct {
			TerminalGroups []struct{ OrganizationID string }
		}
		require.NoError(t, json.Unmarshal([]byte(stdout), &response))
		var names []string
		for _, list := range response.TerminalGroups {
			names = append(names, map[bool]string{true: "Samovar", false: "Самовар на Озёрной"}[list.OrganizationID == iikotest.OrganizationID])
		}
		assert.Equal(t, want, names, args)
	}
	_, stdout, _ := c.run(t, "terminals")
	golden(t, "terminals-several.txt", stdout)
	for args, want := range map[string]string{
		"terminals -o Пельменная": "iiko: no organization \"Пельменная\", only Samovar, Самовар на Озёрной\n",
		"terminals -o \"\"":       "iiko: no organization \"\", only Samovar, Самовар на Озёрной\n",
	} {
		code, stdout, stderr := c.run(t, split(args)...)
		assert.Equal(t, exitUsage, code)
		assert.Empty(t, stdout)
		assert.Equal(t, want, stderr)
	}
	c = newTerminal(iikotest.WithRestaurants(branch("Пицца Арбат"), func() iikotest.Restaurant {
		r := restaurant()
		r.Organization.Name = ptr("Пицца Тверская")
		return r
	}()))
	code, _, stderr := c.run(t, "menu", "-o", "пицца", "--lang", "ru")
	assert.Equal(t, exitUsage, code)
	assert.Equal(t, "iiko: с \"пицца\" начинается несколько организаций: Пицца Арбат, Пицца Тверская\n", stderr)
}

// split splits a command line at spaces that are not between quotes.
func split(line string) (args []string) {
	for i, part := range strings.Split(line, "\"") {
		if i%2 == 0 {
			args = append(args, strings.Fields(part)...)
		} else {
			args = append(args, part)
		}
	}
	return args
}

func TestRun_asksForTheDayOfEachRestaurant(t *testing.T) {
	t.Parallel()
	atNoon(t, func(t *testing.T) {
		<-time.After(4 * time.Hour) // 16:00 in Moscow is 23:00 in Vladivostok
		<-time.After(2 * time.Hour) // which is now January 2
		c := newTerminal(iikotest.WithRestaurants(restaurant(), branch("Владивосток")))
		code, _, stderr := c.run(t, "orders")
		assert.Equal(t, exitOK, code)
		assert.Empty(t, stderr)
		var periods []string
		for _, request := range c.iiko.Requests("Deliveries.ByDeliveryDateAndStatus") {
			periods = append(periods, string(request.Body))
		}
		require.Len(t, periods, 2)
		assert.Contains(t, periods[0], `"deliveryDateFrom":"2000-01-01 00:00:00.000","deliveryDateTo":"2000-01-01 23:59:59.999"`)
		assert.Contains(t, periods[0], iikotest.OrganizationID)
		assert.Contains(t, periods[1], `"deliveryDateFrom":"2000-01-02 00:00:00.000","deliveryDateTo":"2000-01-02 23:59:59.999"`)
		assert.NotContains(t, periods[1], iikotest.OrganizationID)
	})
}

func TestRun_periods(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]string{
		"":                  "2000-01-01 00:00:00.000|2000-01-01 23:59:59.999",
		"--from 1999-12-30": "1999-12-30 00:00:00.000|2000-01-01 23:59:59.999",
		"--from 2000-01-05": "2000-01-05 00:00:00.000|2000-01-05 23:59:59.999",
		"--to 1999-12-30":   "1999-12-30 00:00:00.000|1999-12-30 23:59:59.999",
		"--to 2000-01-03":   "2000-01-01 00:00:00.000|2000-01-03 23:59:59.999",
		"--from 1999-12-30 --to 1999-12-31T15:30": "1999-12-30 00:00:00.000|1999-12-31 15:30:00.000",
		"--from \"1999-12-30 10:00\"":             "1999-12-30 10:00:00.000|2000-01-01 23:59:59.999",
	} {
		t.Run(args, func(t *testing.T) {
			t.Parallel()
			atNoon(t, func(t *testing.T) {
				c := newTerminal()
				code, _, _ := c.run(t, append([]string{"orders", "--json"}, split(args)...)...)
				assert.Equal(t, exitOK, code)
				from, to, _ := strings.Cut(want, "|")
				body := string(c.iiko.Requests("Deliveries.ByDeliveryDateAndStatus")[0].Body)
				assert.Contains(t, body, `"deliveryDateFrom":"`+from+`","deliveryDateTo":"`+to+`"`)
			})
		})
	}
}

func TestRun_badInputIsAUsageErrorAndSendsNothing(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	for args, want := range map[string]string{
		"ordes":                   `unknown command "ordes": did you mean orders, order?`,
		"xyzzy":                   `unknown command "xyzzy": see iiko --help`,
		"help xyzzy":              `unknown command "xyzzy": see iiko --help`,
		"orders --foo":            `unknown flag --foo`,
		"orders -x":               `unknown flag -x`,
		"orders --from":           `--from needs a value`,
		"orders --json=maybe":     `--json: wrong value "maybe"`,
		"orders today":            `wrong number of arguments: expected iiko orders [flags]`,
		"orders --from yesterday": `--from: wrong date "yesterday": expected 2026-11-20 or "2026-11-20 15:00"`,
		"orders --to 2026-02-30":  `--to: wrong date "2026-02-30": expected 2026-11-20 or "2026-11-20 15:00"`,
		"orders --from 2026-11-21 --to 2026-11-20":   `--from is after --to`,
		"orders --tables --status OnWay":             `--status: unknown status "OnWay": expected Bill, Closed, Deleted, New`,
		"orders --watch --from 2026-11-21":           `--watch does not work with --from, --to or --tables`,
		"orders --watch --tables":                    `--watch does not work with --from, --to or --tables`,
		"order":                                      `wrong number of arguments: expected iiko order ID [flags]`,
		"order 1042":                                 `"1042" is not the id of an order: expected a UUID, as in the last column of iiko orders`,
		"customer":                                   `wrong number of arguments: expected iiko customer PHONE [flags]`,
		"customer Anna":                              `"Anna" is not a phone number: expected one such as +79001234567`,
		"customer 123":                               `"123" is not a phone number: expected one such as +79001234567`,
		"menu --json --search soup":                  `--search does not work with --json, which prints the whole response`,
		"menu --lang de":                             `--lang: unknown language "de": expected en or ru`,
		"completion tcsh":                            `unknown shell "tcsh": expected bash, zsh or fish`,
		"completion":                                 `wrong number of arguments: expected iiko completion bash|zsh|fish`,
		"call":                                       `wrong number of arguments: expected iiko call PATH [JSON] [flags]`,
		"call organizations":                         `wrong path "/organizations": expected one such as /api/1/organizations`,
		"call /api/1/organizations?x=1":              `wrong path "/api/1/organizations?x=1": expected one such as /api/1/organizations`,
		"call /api/1/organizations {":                `the request is not valid JSON`,
		"call /api/1/organizations @/nowhere":        `there is no file /nowhere`,
		"call /api/1/organizations --method PUT":     `--method "PUT": expected GET or POST`,
		"call /api/1/organizations {} --method get":  `/api/1/organizations is called by GET, which has no request: leave JSON out`,
		"call /api/1/access_token {}":                `Client.AccessToken returns a secret and is not needed: the token is obtained by itself`,
		"call /api/v2/access_token {} --yes":         `Client.AccessTokenV2 returns a secret and is not needed: the token is obtained by itself`,
		"serve --addr nowhere":                       `listen tcp: address nowhere: missing port in address`,
		"serve --data /nowhere/at/all --addr :99999": `--data /nowhere/at/all:`,
	} {
		code, stdout, stderr := c.run(t, strings.Fields(args)...)
		assert.Equal(t, exitUsage, code, args)
		assert.Empty(t, stdout, args)
		assert.True(t, strings.HasPrefix(stderr, "iiko: "+want), "%s: %s", args, stderr)
		assert.Equal(t, 1, strings.Count(stderr, "\n"), args)
		_, _, russian := c.run(t, append([]string{"--lang=ru"}, strings.Fields(args)...)...)
		if !strings.Contains(args, "nowhere") && !strings.Contains(args, "--lang") {
			assert.Regexp(t, `[а-я]{3}`, russian, args)
		}
	}
	assert.Empty(t, c.iiko.Requests())
}

func TestRun_helpOfEveryCommandIsInTheUsersLanguage(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	for _, command := range []string{"organizations", "terminals", "menu", "stoplist", "orders", "order", "customer", "call", "serve", "completion", "help"} {
		_, inEnglish, _ := c.run(t, command, "--help")
		assert.NotRegexp(t, `[а-яё]`, inEnglish)
		_, inRussian, _ := c.run(t, "--lang", "ru", command, "--help")
		assert.NotContains(t, inRussian, "Usage")
		assert.NotRegexp(t, `(?m)^  .*  [a-z]+ [a-z]+ [a-z]+`, inRussian)
	}
	for env, want := range map[string]string{"LANG=ru_RU.UTF-8": "Показать меню", "LANG=en_US.UTF-8": "Show the menu", "LC_ALL=ru_RU": "Показать меню", "LC_MESSAGES=ru": "Показать меню"} {
		name, value, _ := strings.Cut(env, "=")
		c.env = map[string]string{name: value}
		_, stdout, _ := c.run(t, "menu", "--help")
		assert.Contains(t, stdout, want, env)
	}
	c.env = map[string]string{"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8", "LC_ALL": "C"}
	_, stdout, _ := c.run(t, "menu", "--help")
	assert.Contains(t, stdout, "Show the menu")
}

func TestRun_takesStatusesAsTheTablesNameThem(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	for args, want := range map[string]string{
		"orders --status \"в пути,Ждёт отправки\"": `"statuses":["OnWay","Waiting"]`, "orders --status closed --status отменен": `"statuses":["Closed","Cancelled"]`,
		"orders --tables --status пречек": `"statuses":["Bill"]`,
	} {
		c.iiko.ResetRequests()
		code, _, _ := c.run(t, append(split(args), "--lang", "ru")...)
		assert.Equal(t, exitOK, code)
		requests := c.iiko.Requests("Deliveries.ByDeliveryDateAndStatus", "Orders.OrderByTable")
		require.Len(t, requests, 1)
		assert.Contains(t, string(requests[0].Body), want)
	}
}

func TestRun_looksForOrdersAndCustomersInEveryOrganization(t *testing.T) {
	t.Parallel()
	elsewhere := branch("Владивосток")
	elsewhere.Customers = nil
	c := newTerminal(iikotest.WithRestaurants(elsewhere, restaurant()))
	for _, args := range []string{"order " + firstID, "order " + tableOrderID, "customer " + iikotest.CustomerPhone} {
		code, stdout, stderr := c.run(t, strings.Fields(args)...)
		assert.Equal(t, exitOK, code, args)
		assert.NotEmpty(t, stdout, args)
		assert.Empty(t, stderr, args)
	}
	c.iiko.Next("Deliveries.ByID", iikotest.ErrorReply(http.StatusNotFound, "", "no such order"))
	code, _, _ := c.run(t, "order", firstID)
	assert.Equal(t, exitOK, code)
	c.iiko.Next("Deliveries.ByID", iikotest.ErrorReply(http.StatusForbidden, "", "no access"))
	code, _, _ = c.run(t, "order", firstID)
	assert.Equal(t, exitFailure, code)
	code, _, stderr := c.run(t, "customer", "+79990000000")
	assert.Equal(t, exitFailure, code)
	assert.Contains(t, stderr, "no customer with this phone")
}

func TestRun_ofAnOrganizationWithoutAKnownTimeZoneSaysSo(t *testing.T) {
	t.Parallel()
	r := branch("Далеко")
	r.TerminalGroups[0].TimeZone = "somewhere"
	code, _, stderr := newTerminal(iikotest.WithRestaurant(r)).run(t, "orders")
	assert.Equal(t, exitOK, code)
	assert.Equal(t, "iiko: Далеко: the time zone is not known, so that of this computer is used\niiko: no orders\n", stderr)
}

func TestRun_menuShowsWhatIsSoldInTheOrderOfItsCategories(t *testing.T) {
	t.Parallel()
	r := iikotest.DemoRestaurant()
	price := func(size *string, rubles float64, sold bool) models.SizePrice {
		return models.SizePrice{SizeID: size, Price: models.Price{CurrentPrice: rubles, IsIncludedInMenu: sold}}
	}
	small, large := ptr(iikotest.SmallSizeID), ptr(iikotest.LargeSizeID)
	dish := func(id, name, category string, order int, prices ...models.SizePrice) models.Product {
		return models.Product{ID: id, Name: name, ParentGroup: category, Order: &order, Type: models.ProductTypeDish, SizePrices: prices, IsDeleted: ptr(false)}
	}
	group := func(id, name, parent string, order int) models.ProductGroup {
		return models.ProductGroup{ID: id, Name: name, ParentGroup: parent, Order: order, ImageLinks: []string{}}
	}
	gone := dish("gone", "Снято с меню", "hot", 0, price(nil, 1, true))
	gone.IsDeleted = ptr(true)
	extra := dish("extra", "Добавка", "hot", 0, price(nil, 1, true))
	extra.Type = models.ProductTypeModifier
	r.Nomenclature.Groups = []models.ProductGroup{
		group("cold", "Холодные", "kitchen", 2), group("drinks", "Напитки", "", 1), group("kitchen", "Кухня", "", 0), group("hot", "Горячие", "kitchen", 1),
		group("orphan", "Без родителя", "nowhere", 3), group("a", "Круг", "b", 0), group("b", "Круг", "a", 0),
	}
	r.Nomenclature.Products = []models.Product{
		dish("2", "Чай", "drinks", 2, price(small, 100, true), price(large, 150, true)),
		dish("1", "Кофе", "drinks", 1, price(small, 200, true), price(large, 250, false)),
		dish("3", "Уха", "hot", 0, price(nil, 300, true)), dish("4", "Окрошка", "cold", 0, price(nil, 400, true)), dish("5", "Ничья", "a", 0, price(nil, 500, true)),
		dish("6", "Пирог", "orphan", 0, price(nil, 600, true)), dish("7", "Не продаётся", "hot", 0, price(nil, 700, false)), gone, extra,
	}
	r.TerminalGroups = append(r.TerminalGroups, r.TerminalGroups[0])
	r.TerminalGroups[1].ID = firstID
	stop := func(product, size string, balance float64) models.StopListItem {
		return models.StopListItem{ProductID: product, SizeID: size, Balance: balance}
	}
	r.StopLists = []models.TerminalGroupStopList{
		{TerminalGroupID: iikotest.TerminalGroupID, Items: []models.StopListItem{stop("2", "", 3), stop("2", iikotest.LargeSizeID, 5), stop("3", "", 0.5), stop("4", "", 0)}},
		{TerminalGroupID: firstID, Items: []models.StopListItem{stop("3", "", 2), stop("1", iikotest.LargeSizeID, 0), stop("4", "", 7)}},
	}
	code, stdout, stderr := newTerminal(iikotest.WithRestaurant(r)).run(t, "menu", "--lang", "ru")
	assert.Equal(t, exitOK, code)
	assert.Empty(t, stderr)
	golden(t, "menu-order.ru.txt", stdout)
}

func TestRun_hidesCredentialsThatIikoRepeats(t *testing.T) {
	t.Parallel()
	c := newTerminal()
	for _, args := range []string{"organizations", "organizations --json", "call /api/1/organizations", "terminals -o " + apiLogin} {
		c.iiko.Next("Client.Organizations", iikotest.Reply{Body: `{"organizations":[{"id":"1","name":"of ` + apiLogin + `"}]}`})
		_, stdout, stderr := c.run(t, strings.Fields(args)...)
		assert.Contains(t, stdout+stderr, "of [secret]", args)
	}
}

func TestRun_emptyListsAreNoted(t *testing.T) {
	t.Parallel()
	c := newTerminal(iikotest.WithRestaurant(branch("Пусто")))
	for args, want := range map[string]string{
		"orders": "iiko: заказов нет\n", "stoplist": "iiko: стоп-листы пусты\n", "menu --search кукуруза": "iiko: ничего не найдено\n",
		"orders --tables": "iiko: Пусто: нет столов, доступных для бронирования, поэтому заказы в зале не найти\niiko: заказов нет\n",
	} {
		code, stdout, stderr := c.run(t, append(strings.Fields(args), "--lang", "ru")...)
		assert.Equal(t, exitOK, code)
		assert.Empty(t, stdout)
		assert.Equal(t, want, stderr)
	}
	code, _, stderr := c.run(t, "order", firstID)
	assert.Equal(t, exitFailure, code)
	assert.Equal(t, "iiko: no order "+firstID+": iiko guarantees orders of the last 7 days only\n", stderr)
}

func TestNormalPhone_takesEveryUsualForm(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"+79001234567": "+79001234567", "79001234567": "+79001234567", "89001234567": "+79001234567", "9001234567": "+79001234567",
		"8 (900) 123-45-67": "+79001234567", " +7 900 123 45 67 ": "+79001234567", "+7.900.123.45.67": "+79001234567", "8-900-123\u00a045–67": "+79001234567",
		"+375291234567": "+375291234567", "00375291234567": "+375291234567", "375291234567": "+375291234567", "+81312345678": "+81312345678",
		"": "", "+": "", "123": "", "4951234567": "", "12+34567890": "", "+1234567": "", "+1234567890123456": "", "phone": "", "٨٩٠٠١٢٣٤٥٦٧": "",
	} {
		phone, ok := normalPhone(text)
		assert.Equal(t, want != "", ok, text)
		if ok {
			assert.Equal(t, want, phone, text)
		}
	}
}

func TestParseOffset_readsOffsetsOnBothSidesOfUTC(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]time.Duration{"03:00:00": 3 * time.Hour, "-04:30:00": -(4*time.Hour + 30*time.Minute), "00:00:00": 0, "12:45:00": 12*time.Hour + 45*time.Minute} {
		offset, ok := parseOffset(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, offset, text)
	}
	for _, text := range []string{"", "Moscow", "3"} {
		_, ok := parseOffset(text)
		assert.False(t, ok, text)
	}
}
