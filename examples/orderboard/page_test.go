package main

import (
	"context"
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/browsertest"
	"github.com/kebrick/goiikoapi/models"
)

var screenshots = flag.String("screenshots", "", "`directory` for screenshots of the page")

func screenshot(t *testing.T, b *browsertest.Browser, name string) {
	t.Helper()
	if *screenshots != "" {
		require.NoError(t, os.WriteFile(filepath.Join(*screenshots, name+".png"), b.Screenshot(), 0o644))
	}
}

// crowd puts n deliveries on the board: a third is delivered, the others are in all stages. They have what is hard
// to fit: long numbers, names, words and comments, and one is a banquet that is longer than any screen.
func crowd(b *board, n int) {
	now := time.Now().In(moscow)
	tonight := midnight(now).Add(24*time.Hour - time.Second) // later ones are not shown
	active := []models.DeliveryStatus{
		models.DeliveryStatusUnconfirmed, models.DeliveryStatusCookingStarted, models.DeliveryStatusCookingStarted,
		models.DeliveryStatusCookingCompleted, models.DeliveryStatusOnWay, models.DeliveryStatusWaiting,
	}
	dish := func(name string, amount float64, modifiers ...string) models.PlacedItem {
		item := models.PlacedItem{Product: &models.IDName{Name: name}, Amount: amount}
		for _, modifier := range modifiers {
			item.Modifiers = append(item.Modifiers, models.PlacedModifier{Product: models.IDName{Name: modifier}, Amount: 1})
		}
		return item
	}
	comment := func(i int) string {
		switch {
		case i%50 == 13:
			return strings.Repeat("я", 255)
		case i%50 == 7:
			return strings.Repeat("Аллергия на арахис и глютен. ", 8)
		case i%7 == 3:
			return "Аллергия на орехи! Смените перчатки и доску"
		}
		return ""
	}
	for i := range n {
		info := delivery(fmt.Sprint(i), now.UnixMilli(), active[i/3%len(active)])
		order := info.Order
		order.Number, order.Sum = 100+i, float64(300+17*i%2000)
		order.WhenCreated = models.NewDateTime(now.Add(-time.Duration(i%50) * time.Minute))
		due := now.Add(time.Duration(i%40-5) * time.Minute)
		if due.After(tonight) {
			due = tonight
		}
		order.CompleteBefore = models.NewDateTime(due)
		order.Customer = &models.PlacedCustomer{Name: "Анна"}
		order.Comment = goiikoapi.Ptr(comment(i))
		order.Items = []models.PlacedItem{dish("Борщ", 2, "Сметана", "Чесночные пампушки"), dish("Салат «Оливье» с говядиной", 1)}
		if i%4 > 0 {
			order.Items = append(order.Items, dish("Квас", 1))
			order.DeliveryPoint = &models.PlacedDeliveryPoint{Address: &models.PlacedAddress{
				Street: &models.PlacedStreet{Name: "улица Большая Никитская"}, House: goiikoapi.Ptr("22/2с1"),
			}}
			order.CourierInfo = &models.CourierInfo{Courier: models.OrderEmployee{Name: "Константинопольский Александр"}}
		}
		if i == 1 {
			order.Number = 1234567890
			for range 60 {
				order.Items = append(order.Items, dish("Рентгеноэлектрокардиографический_торт", 12.345, "Сметана"))
			}
		}
		if i%3 == 0 {
			order.Status, order.WhenDelivered = models.DeliveryStatusDelivered, models.NewDateTime(now)
		}
		b.apply(info)
	}
}

// look serves a board and opens a browser.
func look(t *testing.T, board *board) (b *browsertest.Browser, url string) {
	t.Helper()
	server := httptest.NewServer(newHandler(board, token, func(err error) { t.Error(err) }))
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return browsertest.Open(t), server.URL
}

// survey goes through all pages and returns what is wrong: texts that are cut off or never shown.
const survey = `(() => {
	const texts = '.number, .age, .status, .due, .comment, li, .address, .courier, .sum';
	const inside = (box, frame) => box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
	const apart = (box, frame) => box.right <= frame.left + 1 || box.left >= frame.right - 1;
	const cutOff = ({ clientWidth, clientHeight, scrollWidth, scrollHeight }) =>
		clientWidth && (scrollWidth > clientWidth || scrollHeight > clientHeight + 2);
	const wrong = new Set(), all = new Set(), shown = new Set();
	const scrolled = innerWidth < 900;
	const screen = { left: 0, top: 0, right: innerWidth, bottom: scrolled ? document.documentElement.scrollHeight : innerHeight };
	const pages = Math.max(1, ...[...columns.values()].map(column => column.pages));
	for (let page = 0; page < pages; page++) {
		for (const article of document.querySelectorAll('article')) {
			const holder = article.parentElement.getBoundingClientRect();
			if (page > 0 && apart(article.getBoundingClientRect(), holder)) continue;
			[...article.querySelectorAll(texts)].forEach((element, i) => {
				if (!element.textContent.trim()) return;
				if (cutOff(element)) wrong.add('cut off: ' + element.textContent);
				[...element.getClientRects()].forEach((box, line) => {
					const key = [article.dataset.id, i, line, element.textContent].join(' ');
					all.add(key);
					if (inside(box, holder)) {
						shown.add(key);
						if (!inside(box, screen)) wrong.add('outside the screen: ' + key);
					} else if (!apart(box, holder)) wrong.add('partly shown: ' + key);
				});
			});
		}
		if (page < pages - 1) turnPages();
	}
	for (const key of all.difference(shown)) wrong.add('never shown: ' + key);
	for (const element of document.querySelectorAll('h1, h2, header, header *, nav *, #empty, #empty *')) {
		if (!inside(element.getBoundingClientRect(), screen)) wrong.add('outside the screen: ' + element.textContent);
		if (cutOff(element)) wrong.add('cut off: ' + element.textContent);
	}
	if (document.documentElement.scrollWidth > innerWidth) wrong.add('the page is too wide');
	if (!scrolled && document.documentElement.scrollHeight > innerHeight) wrong.add('the page is too high');
	return [...wrong].slice(0, 20).join('\n');
})()`

func TestPage_showsAllOfEveryOrderAtEverySize(t *testing.T) {
	for _, orders := range []int{0, 60, 400} {
		for i, size := range [][2]int{{1920, 1080}, {1366, 768}, {390, 844}} {
			name := fmt.Sprintf("%d-%dx%d", orders, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				board := emptyBoard()
				board.turn = time.Hour
				crowd(board, orders)
				b, url := look(t, board)
				b.Visit(url, []string{"ru", "en"}[i%2], size[0], size[1])
				b.Wait(fmt.Sprintf("!first && document.querySelectorAll('article').length === %d", orders))
				screenshot(t, b, name)
				assert.Empty(t, b.Evaluate(survey))
				screenshot(t, b, name+"-last")
				isPhone := size[0] < 900
				assert.Equal(t, fmt.Sprint(orders > 0), b.Evaluate("document.querySelector('#empty').hidden"))
				assert.Equal(t, fmt.Sprint(orders == 0 || isPhone), b.Evaluate("document.querySelector('#pause').hidden"))
				assert.Equal(t, fmt.Sprint(orders > 0 && isPhone), b.Evaluate("document.querySelector('nav').checkVisibility()"))
			})
		}
	}
}

func TestPage_inABrowser(t *testing.T) {
	r := openRestaurant(t)
	b := browsertest.Open(t)
	cardIn := func(stage stage, id string) string {
		return fmt.Sprintf(`document.querySelector('[data-stage=%s] [data-id="%s"]')`, stage, id)
	}
	text := func(selector string) string {
		return b.Evaluate("document.querySelector('" + selector + "').innerText")
	}
	const injection = `<img src="x" onerror="document.title='injected'">`
	late := r.order(func(order *models.DeliveryOrder) {
		address := models.StreetAddress(models.AddressStreet{ID: iikotest.StreetID}, "7")
		order.OrderServiceType = models.OrderServiceTypeDeliveryByCourier
		order.DeliveryPoint = &models.DeliveryPoint{Address: &address}
		order.Comment = goiikoapi.Ptr(injection)
		order.Items[0].Amount, order.Items[0].Comment = 2, goiikoapi.Ptr("dill "+injection)
		order.Items[0].Modifiers = []models.Modifier{{ProductID: iikotest.SourCreamID, Amount: 2}}
		order.CompleteBefore = models.NewDateTime(midnight(time.Now().In(moscow)))
	})

	b.Visit(r.page.URL, "en", 1920, 1080)
	b.Wait(cardIn(stageNew, late))
	assert.Equal(t, "Samovar", text("#restaurant"))
	assert.Equal(t, "New", text("[data-stage=new] .title"))
	assert.Equal(t, "1 in progress", text("#active"))
	assert.Equal(t, "1 late", text("#late"))
	card := b.Evaluate(cardIn(stageNew, late) + ".innerText")
	for _, part := range []string{"1\n", "to confirm", "late", "Tverskaya 7", "₽", "2\u00a0×\u00a0Borscht +\u00a0Sour cream\u00a0×\u00a02 dill " + injection, "\n" + injection} {
		assert.Contains(t, card, part)
	}
	assert.Equal(t, "true", b.Evaluate(cardIn(stageNew, late)+".classList.contains('late')"))
	assert.Equal(t, "0", b.Evaluate("document.images.length"))
	assert.Equal(t, "Samovar", b.Evaluate("document.title"))
	assert.Equal(t, "<\u00a01\u00a0min", b.Evaluate(cardIn(stageNew, late)+".querySelector('.age').textContent"))
	assert.Regexp(t, `^\d\d:\d\d:\d\d$`, text("#clock"))
	seconds := text("#seconds")
	b.Wait(fmt.Sprintf("document.querySelector('#seconds').innerText !== %q", seconds))

	pickup := r.order(nil)
	b.Wait(cardIn(stageNew, pickup))
	assert.Contains(t, b.Evaluate(cardIn(stageNew, pickup)+".innerText"), "Pickup · Anna")
	assert.Equal(t, "false", b.Evaluate(cardIn(stageNew, pickup)+".classList.contains('late')"))
	for _, step := range []struct {
		status models.DeliveryStatus
		stage  stage
	}{
		{models.DeliveryStatusCookingStarted, stageCooking},
		{models.DeliveryStatusCookingCompleted, stageReady},
		{models.DeliveryStatusOnWay, stageOnWay},
		{models.DeliveryStatusDelivered, stageDelivered},
	} {
		r.move(late, step.status)
		b.Wait(cardIn(step.stage, late))
		assert.Equal(t, "1", b.Evaluate(fmt.Sprintf(`document.querySelectorAll('[data-id="%s"]').length`, late)))
	}
	assert.Equal(t, "true", b.Evaluate("document.querySelector('#late').hidden"), "delivered orders are not late")
	r.move(pickup, models.DeliveryStatusCancelled)
	b.Wait("!" + cardIn(stageNew, pickup))
	assert.Equal(t, "0", text("[data-stage=new] .count"))

	r.offline.Store(true)
	r.page.CloseClientConnections()
	b.Wait("!document.querySelector('#lost').hidden")
	assert.Regexp(t, `no connection to the board since \d\d:\d\d`, text("#lost"))
	assert.Equal(t, "true", b.Evaluate("document.querySelector('#silent').hidden"), "iiko is not to blame")
	screenshot(t, b, "lost")
	r.board.apply(delivery("while offline", 1, models.DeliveryStatusOnWay))
	r.offline.Store(false)
	b.Wait("document.querySelector('#lost').hidden && " + cardIn(stageOnWay, "while offline"))
	b.Evaluate("heard = 0") // like a pulled cable: no more events and no error
	b.Wait("!document.querySelector('#lost').hidden")
	b.Wait("document.querySelector('#lost').hidden")
}

func TestPage_warnsWhileIikoIsSilent(t *testing.T) {
	r := openRestaurant(t)
	r.order(nil)
	r.board.poll = time.Second
	require.NoError(t, r.board.load(t.Context(), r.cli, time.Now()))
	followed := make(chan struct{})
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		r.board.follow(ctx, r.cli, func(error) {})
		close(followed)
	}()
	defer func() {
		stop()
		<-followed
	}()
	b := browsertest.Open(t)
	b.Visit(r.page.URL, "en", 1366, 768)
	b.Wait("!first && document.querySelector('#silent').hidden")
	r.iiko.SetFaults(1, silence)
	b.Wait("!document.querySelector('#silent').hidden")
	assert.Regexp(t, `^iiko has not answered since \d\d:\d\d\.`, b.Evaluate("document.querySelector('#silent').innerText"))
	assert.Equal(t, "true", b.Evaluate("document.querySelector('#lost').hidden"), "the link of the screen is not lost")
	screenshot(t, b, "silent")
	b.Resize(390, 844)
	screenshot(t, b, "silent-390x844")
	r.iiko.ClearFaults()
	b.Wait("document.querySelector('#silent').hidden")
}

func TestPage_hasTextsThatStandOut(t *testing.T) {
	board := emptyBoard()
	crowd(board, 60)
	b, url := look(t, board)
	b.Visit(url, "en", 1920, 1080)
	b.Wait("!first && document.querySelector('.dense') && document.querySelector('.late')")
	// The contrast of each text with the nearest background, by the formula of WCAG, must be 4.5 or more.
	assert.Empty(t, b.Evaluate(`(() => {
		warn('#silent', 'silent');
		warn('#lost', 'lost');
		document.querySelector('#empty').hidden = false;
		const rgb = color => color.match(/[\d.]+/g).map(Number);
		const luminance = color => rgb(color).slice(0, 3).map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
			.reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0.05);
		const background = element => {
			const color = getComputedStyle(element).backgroundColor;
			return rgb(color)[3] === 0 ? background(element.parentElement) : color;
		};
		const weak = new Set();
		for (const element of document.querySelectorAll('body *')) {
			if (![...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()) || !element.getClientRects().length) continue;
			const [high, low] = [luminance(getComputedStyle(element).color), luminance(background(element))].sort((x, y) => y - x);
			if (high / low < 4.5) weak.add(element.tagName + '.' + element.className + ' ' + (high / low).toFixed(1));
		}
		return [...weak].join(', ');
	})()`))
}

func TestPage_isStillIfMotionIsReduced(t *testing.T) {
	b, url := look(t, emptyBoard())
	b.Visit(url, "en", 1366, 768)
	b.Wait("!first && document.getAnimations().length === 4") // the steam, and the dot in the header
	b.ReduceMotion()
	b.Wait("document.getAnimations().length === 0")
}

func TestPage_turnsThePagesUnlessPaused(t *testing.T) {
	board := emptyBoard()
	board.turn = time.Second
	crowd(board, 60)
	b, url := look(t, board)
	b.Visit(url, "en", 1920, 1080)
	page := "document.querySelector('[data-stage=cooking] .page').textContent"
	for _, text := range []string{"Page 1 of ", "Page 2 of ", "Page 3 of ", "Page 1 of "} {
		b.Wait(page + ".startsWith('" + text + "')")
	}
	b.Evaluate("document.querySelector('#pause').click()")
	paused := b.Evaluate(page)
	assert.Equal(t, "Turn the pages", b.Evaluate("document.querySelector('#pause').textContent"))
	b.Evaluate("turned = 0, everySecond()")
	assert.Equal(t, paused, b.Evaluate(page))
	b.Evaluate("document.querySelector('#pause').click(), turned = 0, everySecond()")
	assert.NotEqual(t, paused, b.Evaluate(page))
}

func TestPage_showsAgesWithUnits(t *testing.T) {
	b, url := look(t, emptyBoard())
	for language, ages := range map[string]string{
		"en": "< 1 min|12 min|1 h|1 h 5 min|2 d|2 d 3 h", "ru": "< 1 мин|12 мин|1 ч|1 ч 5 мин|2 д|2 д 3 ч",
	} {
		b.Visit(url, language, 390, 844)
		b.Wait("!first && document.documentElement.lang === '" + language + "'")
		got := b.Evaluate("[0.5, 12, 60, 65, 2880, 3065].map(minutes => age(minutes * 60000)).join('|')")
		assert.Equal(t, ages, strings.ReplaceAll(got, "\u00a0", " "))
	}
}

func TestPage_speaksTheLanguageOfTheBrowser(t *testing.T) {
	line := start(t, defaults)
	_, url, _ := strings.Cut(strings.TrimSpace(line), "Delivery board of Samovar: ")
	b := browsertest.Open(t)
	b.Visit(url, "ru-RU", 1366, 768)
	for _, name := range []string{"Самовар", "Борщ", "сметана", "Маргарита, большая", "Петров Иван", "Тверская", "Аллергия"} {
		b.Wait("document.body.innerText.includes('" + name + "')")
	}
	assert.Equal(t, "ru", b.Evaluate("document.documentElement.lang"))
	assert.Equal(t, "Новые", b.Evaluate("document.querySelector('.title').textContent"))
	assert.Empty(t, b.Evaluate("document.body.innerText.match(/[a-z]+/gi)?.join(' ') ?? ''"), "nothing is left in English")
	screenshot(t, b, "demo-ru")
	b.Visit(url, "en-GB", 1366, 768)
	b.Wait("document.documentElement.lang === 'en' && document.body.innerText.includes('Borscht')")
	assert.Empty(t, b.Evaluate("document.body.innerText.match(/[а-яё]+/gi)?.join(' ') ?? ''"))
	assert.Equal(t, "true", b.Evaluate("JSON.stringify(Object.keys(languages.en)) === JSON.stringify(Object.keys(languages.ru))"))
	screenshot(t, b, "demo-en")
}
