package catalog_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func TestCatalog_Sync_asksByRevisionAndTellsWhatHasChanged(t *testing.T) {
	iiko := iikotest.Start(t)
	menu, err := catalog.New(clientOf(t, iiko), iikotest.OrganizationID)
	require.NoError(t, err)
	assert.Nil(t, menu.Snapshot())
	first, err := menu.Sync(t.Context())
	require.NoError(t, err)
	assert.Len(t, first.Added, 8)
	assert.Len(t, first.Availability, 2)
	before := menu.Snapshot()

	changes, err := menu.Sync(t.Context())
	require.NoError(t, err)
	assert.True(t, changes.Empty())
	requests := iiko.Requests("Menu.Nomenclature")
	assert.Contains(t, string(requests[0].Body), `"startRevision":0`)
	assert.Contains(t, string(requests[1].Body), `"startRevision":1700000000`)
	assert.Equal(t, before.Items, menu.Snapshot().Items)
	assert.True(t, menu.Snapshot().SyncedAt.After(before.SyncedAt))

	iiko.ChangeNomenclature(func(n *models.NomenclatureResponse) {
		n.Products[0].SizePrices[1].Price.CurrentPrice = 700       // a larger Margherita
		n.Products[2].Name = "Borsch"                              // another name
		n.Products[4].IsDeleted = goiikoapi.Ptr(true)              // no more Olivier
		n.Products[5].SizePrices[0].Price.IsIncludedInMenu = false // no Medovik for now
		n.Products[12].SizePrices[0].Price.CurrentPrice = 45       // sour cream
		n.Products = append(n.Products, n.Products[7])             // another drink
		n.Products[13].ID, n.Products[13].Name = "new-drink", "Kompot"
	})
	changes, err = menu.Sync(t.Context())
	require.NoError(t, err)
	require.Len(t, changes.Added, 1)
	assert.Equal(t, "Kompot", changes.Added[0].Name)
	require.Len(t, changes.Removed, 1)
	assert.Equal(t, "Olivier Salad", changes.Removed[0].Name)
	require.Len(t, changes.Updated, 1)
	assert.Equal(t, "Borscht", changes.Updated[0].Before.Name)
	assert.Equal(t, "Borsch", changes.Updated[0].After.Name)
	number := func(n float64) *float64 { return &n }
	assert.Empty(t, cmp.Diff([]catalog.PriceChange{
		{ItemID: iikotest.MargheritaID, SizeID: iikotest.LargeSizeID, Before: number(690), After: number(700)},
		{ItemID: iikotest.BorschtID, ModifierID: iikotest.SourCreamID, Before: number(40), After: number(45)},
		{ItemID: iikotest.PelmeniID, ModifierID: iikotest.SourCreamID, Before: number(40), After: number(45)},
		{ItemID: iikotest.MedovikID, Before: number(290)},
	}, changes.Prices))
	assert.Empty(t, changes.Availability)
	assert.Len(t, before.Items, 8, "an earlier snapshot stays as it was")
	assert.InDelta(t, 690, before.Items[0].Sizes[1].Prices[""], 0)

	iiko.ChangeNomenclature(func(n *models.NomenclatureResponse) {
		n.Products[4].IsDeleted = goiikoapi.Ptr(false)
		n.Products[5].SizePrices[0].Price.IsIncludedInMenu = true
	})
	changes, err = menu.Sync(t.Context())
	require.NoError(t, err)
	require.Len(t, changes.Added, 1, "it is back")
	assert.Equal(t, []catalog.PriceChange{{ItemID: iikotest.MedovikID, After: number(290)}}, changes.Prices)
}

func TestCatalog_SyncStopLists_Handle_readTheStopListsOnly(t *testing.T) {
	iiko := iikotest.Start(t)
	cli := clientOf(t, iiko)
	menu, err := catalog.New(cli, iikotest.OrganizationID)
	require.NoError(t, err)
	_, err = menu.SyncStopLists(t.Context())
	require.EqualError(t, err, "catalog: SyncStopLists: there is no menu yet, call Sync first")
	_, err = menu.Sync(t.Context())
	require.NoError(t, err)
	before := menu.Snapshot()

	add := func(productID, sizeID string, balance float64) {
		t.Helper()
		_, err := goiikoapi.Check(cli.Menu.AddToStopList(t.Context(), models.AddToStopListRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
			Items: []models.AddStopListItem{{ProductID: productID, SizeID: sizeID, Balance: balance}},
		}))
		require.NoError(t, err)
	}
	add(iikotest.KvassID, "", 3)
	add(iikotest.PepperoniID, iikotest.LargeSizeID, 4)
	_, err = goiikoapi.Check(cli.Menu.RemoveFromStopList(t.Context(), models.RemoveFromStopListRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
		Items: []models.RemoveStopListItem{{ProductID: iikotest.MedovikID}},
	}))
	require.NoError(t, err)
	iiko.ResetRequests()
	event := goiikoapi.WebhookEvent{Type: models.WebhookEventTypeStopListUpdate, OrganizationID: iikotest.OrganizationID}
	changes, err := menu.Handle(t.Context(), event)
	require.NoError(t, err)
	number := func(n float64) *float64 { return &n }
	assert.Empty(t, cmp.Diff(catalog.Changes{Availability: []catalog.AvailabilityChange{
		{TerminalGroupID: iikotest.TerminalGroupID, ProductID: iikotest.KvassID, After: number(3)},
		{TerminalGroupID: iikotest.TerminalGroupID, ProductID: iikotest.PepperoniID, SizeID: iikotest.LargeSizeID, Before: number(1), After: number(4)},
		{TerminalGroupID: iikotest.TerminalGroupID, ProductID: iikotest.MedovikID, Before: number(0)},
	}}, changes))
	require.Len(t, iiko.Requests(), 1)
	assert.Equal(t, before.SyncedAt, menu.Snapshot().SyncedAt, "not all of it is up to date")
	assert.Len(t, before.StopLists[0].Items, 2)

	iiko.ResetRequests()
	event.OrganizationID = "other"
	_, err = menu.Handle(t.Context(), event)
	require.NoError(t, err)
	_, err = menu.Handle(t.Context(), goiikoapi.WebhookEvent{Type: models.WebhookEventTypeReserveUpdate, OrganizationID: iikotest.OrganizationID})
	require.NoError(t, err)
	assert.Empty(t, iiko.Requests())
	_, err = menu.Handle(t.Context(), goiikoapi.WebhookEvent{Type: models.WebhookEventTypeNomenclatureUpdate, OrganizationID: iikotest.OrganizationID})
	require.NoError(t, err)
	assert.Len(t, iiko.Requests("Menu.Nomenclature"), 1)
}

func TestCatalog_Sync_keepsTheMenuWhenSomethingFails(t *testing.T) {
	iiko := iikotest.Start(t)
	menu, err := catalog.New(clientOf(t, iiko), iikotest.OrganizationID)
	require.NoError(t, err)
	_, err = menu.Sync(t.Context())
	require.NoError(t, err)
	before := menu.Snapshot()
	for part, operation := range map[string]string{
		"menu": "Menu.Nomenclature", "organization": "Client.Organizations", "terminal groups": "TerminalGroup.TerminalGroups",
		"payment types": "Dictionaries.PaymentTypes", "order types": "Dictionaries.OrderTypes", "discounts": "Dictionaries.Discounts",
		"cancel causes": "Dictionaries.CancelCauses", "stop lists": "Menu.StopLists",
	} {
		iiko.Next(operation, iikotest.Reply{Status: http.StatusForbidden, Body: []byte(`{"errorDescription":"no right"}`)})
		_, err = menu.Sync(t.Context())
		require.ErrorContains(t, err, "catalog: Sync: "+part+": ")
		assert.Equal(t, before, menu.Snapshot())
	}
	iiko.ChangeNomenclature(func(n *models.NomenclatureResponse) { n.Products, n.Groups = nil, nil })
	_, err = menu.Sync(t.Context())
	require.EqualError(t, err, "catalog: Sync: menu: iiko returned an empty menu of revision 1700000001; the 8 items of revision 1700000000 stay")
	assert.Equal(t, before, menu.Snapshot())
}

func TestWithParts_readsNothingElse(t *testing.T) {
	iiko := iikotest.Start(t)
	menu := read(t, iiko, catalog.WithParts(catalog.PartPaymentTypes, catalog.PartCombos))
	assert.Len(t, menu.PaymentTypes, 4)
	require.Len(t, menu.Combos, 1)
	assert.InDelta(t, 500, *menu.Combos[0].Price, 0)
	assert.Nil(t, menu.Organization)
	assert.Nil(t, menu.TerminalGroups)
	assert.Nil(t, menu.OrderTypes)
	assert.Nil(t, menu.Discounts)
	assert.Nil(t, menu.CancelCauses)
	assert.Nil(t, menu.StopLists)
	assert.Len(t, iiko.Requests(), 4, "a token, the menu and two parts")
	assert.Empty(t, menu.Check(delivery()), "what is not known is not a problem")
}

func TestNew_namesWhatIsInvalid(t *testing.T) {
	cli := clientOf(t, iikotest.Start(t))
	for want, test := range map[string]struct {
		cli          *goiikoapi.Client
		organization string
		opt          catalog.Option
	}{
		"cli must not be nil":                                              {nil, "o", catalog.WithParts()},
		"organizationID must not be empty":                                 {cli, "", catalog.WithParts()},
		"opts[0] must not be nil":                                          {cli, "o", nil},
		`WithParts: there is no part "waiters"`:                            {cli, "o", catalog.WithParts("waiters")},
		"WithExternalMenu: menuID must not be empty":                       {cli, "o", catalog.WithExternalMenu("", 2)},
		"WithExternalMenu: version must be 2, 3, 4 or 5, not 1":            {cli, "o", catalog.WithExternalMenu("m", 1)},
		"WithExternalMenu: version must be 2, 3, 4 or 5, not 6":            {cli, "o", catalog.WithExternalMenu("m", 6)},
		"WithExternalMenu: priceCategoryIDs must not have an empty ID":     {cli, "o", catalog.WithExternalMenu("m", 2, "")},
		"WithSnapshot: the snapshot must not be nil":                       {cli, "o", catalog.WithSnapshot(nil)},
		`the snapshot is of organization "p" and menu "", not "o" and ""`:  {cli, "o", catalog.WithSnapshot(&catalog.Snapshot{OrganizationID: "p"})},
		`the snapshot is of the price categories ["c"], not []`:            {cli, "o", catalog.WithSnapshot(&catalog.Snapshot{OrganizationID: "o", PriceCategoryIDs: []string{"c"}})},
		`the snapshot is of organization "o" and menu "m", not "o" and ""`: {cli, "o", catalog.WithSnapshot(&catalog.Snapshot{OrganizationID: "o", MenuID: "m"})},
	} {
		_, err := catalog.New(test.cli, test.organization, test.opt)
		require.EqualError(t, err, "catalog: New: "+want)
	}
}

func TestWithExternalMenu_hasTheSameShapeInAllFormats(t *testing.T) {
	iiko := iikotest.Start(t)
	nomenclature := read(t, iiko)
	for version := 2; version <= 5; version++ {
		menu := read(t, iiko, catalog.WithExternalMenu(iikotest.ExternalMenuID, version, iikotest.PriceCategoryID))
		assert.Equal(t, iikotest.ExternalMenuID, menu.MenuID)
		want := append([]catalog.Item{}, nomenclature.Items...)
		for i := range want {
			want[i].Images, want[i].Tags = nil, nil // of the nomenclature only
		}
		priced := func(items []catalog.Item, category string) {
			for i := range items {
				for j := range items[i].Sizes {
					size := &items[i].Sizes[j]
					size.SKU = ""
					size.Prices = catalog.Prices{"": size.Prices[category]}
					for k := range size.ModifierGroups {
						group := &size.ModifierGroups[k]
						group.SKU = ""
						for l := range group.Modifiers {
							group.Modifiers[l].Images = nil
							group.Modifiers[l].Prices = catalog.Prices{"": group.Modifiers[l].Prices[category]}
						}
					}
				}
			}
		}
		priced(want, "")
		priced(menu.Items, iikotest.PriceCategoryID)
		for i := range menu.Items {
			menu.Items[i].Images, menu.Items[i].Tags = nil, nil
			if version < 5 && menu.Items[i].ID == iikotest.KvassID { // these formats know no goods
				menu.Items[i].Kind = catalog.ItemKindGood
			}
		}
		assert.Empty(t, cmp.Diff(want, menu.Items), version)
		assert.Len(t, menu.Categories, 3)
	}
}

func TestWithExternalMenu_hasThePricesOfAllCategories(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.PriceCategories = append(r.PriceCategories, models.IDName{ID: "second", Name: "Second"})
	iiko := iikotest.NewServer(iikotest.WithRestaurant(r))
	t.Cleanup(iiko.Close)
	// iikotest has the same prices in all categories; those of the second are doubled on the way.
	doubled := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		recorder := httptest.NewRecorder()
		body := new(bytes.Buffer)
		_, _ = body.ReadFrom(r.Body)
		r.Body = http.NoBody
		inner := httptest.NewRequest(r.Method, r.URL.Path, bytes.NewReader(body.Bytes()))
		inner.Header = r.Header
		iiko.ServeHTTP(recorder, inner)
		text := recorder.Body.String()
		if strings.Contains(body.String(), `"second"`) {
			text = strings.ReplaceAll(text, `"price":490`, `"price":980`)
			text = strings.ReplaceAll(text, `"price":90`, `"price":180`)
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(recorder.Code)
		_, _ = w.Write([]byte(text))
	}))
	t.Cleanup(doubled.Close)
	cli, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(doubled.URL))
	require.NoError(t, err)
	menu, err := catalog.New(cli, iikotest.OrganizationID, catalog.WithExternalMenu(iikotest.ExternalMenuID, 3, iikotest.PriceCategoryID, "second"))
	require.NoError(t, err)
	_, err = menu.Sync(t.Context())
	require.NoError(t, err)
	req := delivery()
	req.Order.Items[0].Modifiers = append(req.Order.Items[0].Modifiers, models.Modifier{ProductID: iikotest.MozzarellaID, ProductGroupID: iikotest.ToppingsGroupID, Amount: 1})
	for category, want := range map[string]float64{iikotest.PriceCategoryID: 490 + 90, "second": 980 + 180} {
		req.Order.PriceCategoryID = category
		total, err := menu.Snapshot().Price(req)
		require.NoError(t, err)
		assert.InDelta(t, want, total.Sum, 0)
		assert.Empty(t, total.Uncertain)
	}
	req.Order.PriceCategoryID = ""
	total, err := menu.Snapshot().Price(req)
	require.NoError(t, err)
	assert.InDelta(t, 490+90, total.Sum, 0, "the first is that of orders that name none")
	built, err := catalog.NewDelivery(menu.Snapshot(), iikotest.CustomerPhone).Add("margherita").PriceCategory("second").PayRest("Cash").Request()
	require.NoError(t, err)
	assert.InDelta(t, 980, built.Order.Payments[0].Sum, 0)
	assert.Equal(t, iikotest.ExternalMenuID, built.Order.MenuID)
}

func TestFromExternalMenu_readsRealMenus(t *testing.T) {
	const folder = "../../shared/real/"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("needs " + folder)
	}
	for file, want := range map[string]struct {
		organization string
		items        int
	}{
		"themgmd-menu-v3.json":         {"d7794d38-cbb9-4ea3-ae55-93708cbc2234", 1},
		"uservanya-response_text.json": {"815bb8fd-b393-477a-8abc-fb962ab408d6", 106},
		"zazago-menu-v2.json":          {"9b87a04a-5e2d-43d0-9206-ccac3ecd59b0", 1},
	} {
		data, err := os.ReadFile(folder + file)
		require.NoError(t, err)
		var menu models.ExternalMenu
		require.NoError(t, json.Unmarshal(data, &menu), file)
		s := catalog.FromExternalMenu(want.organization, "", &menu)
		assert.Len(t, s.Items, want.items, file)
		c := &cook{Rand: rand.New(rand.NewPCG(2, 14))}
		for _, item := range s.Items {
			assert.NotEmpty(t, item.Sizes[0].Prices, item.Name)
			req := delivery()
			req.OrganizationID, req.Order.Payments = want.organization, nil
			req.Order.Items = []models.OrderItem{models.ProductItem(item.ID, 1)}
			req.Order.Items[0].Modifiers = c.modifiers(&item.Sizes[0])
			assert.Empty(t, s.Check(req), item.Name)
		}
		elsewhere := catalog.FromExternalMenu("elsewhere", "", &menu)
		assert.Empty(t, elsewhere.Items[0].Sizes[0].Prices, "the prices are of one organization")
	}
}

func TestSnapshot_Save_Load_loseNothing(t *testing.T) {
	iiko := iikotest.Start(t)
	menu := read(t, iiko, allParts())
	var file bytes.Buffer
	require.NoError(t, menu.Save(&file))
	loaded, err := catalog.Load(bytes.NewReader(file.Bytes()))
	require.NoError(t, err)
	assert.Empty(t, cmp.Diff(menu, loaded))
	assert.True(t, catalog.Diff(menu, loaded).Empty())

	iiko.ResetRequests()
	again, err := catalog.New(clientOf(t, iiko), iikotest.OrganizationID, catalog.WithSnapshot(loaded), allParts())
	require.NoError(t, err)
	assert.Equal(t, loaded, again.Snapshot(), "without iiko")
	changes, err := again.Sync(t.Context())
	require.NoError(t, err)
	assert.True(t, changes.Empty())
	assert.Contains(t, string(iiko.Requests("Menu.Nomenclature")[0].Body), `"startRevision":1700000000`)

	for text, want := range map[string]string{
		"":                                   "catalog: Load: EOF",
		"{":                                  "catalog: Load: unexpected EOF",
		"[]":                                 "cannot unmarshal array",
		`{"format":2,"organizationId":"o"}`:  "catalog: Load: format 2 is not supported, expected 1",
		`{"organizationId":"o"}`:             "catalog: Load: format 0 is not supported, expected 1",
		`{"format":1}`:                       "catalog: Load: the snapshot has no organizationId",
		`{"format":1,"organizationId":"o"}{`: "catalog: Load: there is more than one snapshot",
	} {
		_, err := catalog.Load(strings.NewReader(text))
		require.ErrorContains(t, err, want)
	}
}

func TestCatalog_isSafeForConcurrentUse(t *testing.T) {
	iiko := iikotest.Start(t)
	menu, err := catalog.New(clientOf(t, iiko), iikotest.OrganizationID)
	require.NoError(t, err)
	_, err = menu.Sync(t.Context())
	require.NoError(t, err)
	var writers, readers sync.WaitGroup
	ctx, stop := context.WithCancel(t.Context())
	for range 4 {
		readers.Go(func() {
			for ctx.Err() == nil {
				s := menu.Snapshot()
				// Each change moves both prices.
				assert.InDelta(t, s.Items[0].Sizes[0].Prices[""], s.Items[1].Sizes[0].Prices[""]-100, 0)
				assert.Empty(t, s.Check(models.CreateDeliveryRequest{
					OrganizationID: iikotest.OrganizationID,
					Order:          models.DeliveryOrder{Phone: iikotest.CustomerPhone, OrderServiceType: models.OrderServiceTypeDeliveryByClient, Items: []models.OrderItem{margherita()}},
				}))
			}
		})
		writers.Go(func() {
			for range 5 {
				iiko.ChangeNomenclature(func(n *models.NomenclatureResponse) {
					n.Products[0].SizePrices[0].Price.CurrentPrice++
					n.Products[1].SizePrices[0].Price.CurrentPrice++
				})
				_, err := menu.Sync(ctx)
				assert.NoError(t, err)
				_, err = menu.SyncStopLists(ctx)
				assert.NoError(t, err)
			}
		})
	}
	writers.Wait()
	stop()
	readers.Wait()
	_, err = menu.Sync(t.Context())
	require.NoError(t, err)
	assert.InDelta(t, 490+20, menu.Snapshot().Items[0].Sizes[0].Prices[""], 0)
	_, err = menu.Sync(ctx)
	require.ErrorIs(t, err, context.Canceled)
}

func TestCatalog_Sync_keepsWhatCanBeReadOfTheRest(t *testing.T) {
	iiko := iikotest.Start(t)
	menu, err := catalog.New(clientOf(t, iiko), iikotest.OrganizationID)
	require.NoError(t, err)
	iiko.Next("Menu.StopLists", iikotest.ErrorReply(http.StatusForbidden, "", "no right"))
	changes, err := menu.Sync(t.Context())
	require.ErrorContains(t, err, "catalog: Sync: stop lists: ")
	assert.Len(t, changes.Added, 8, "the menu is there")
	assert.Nil(t, menu.Snapshot().StopLists)
	assert.Zero(t, menu.Snapshot().SyncedAt)
	assert.Len(t, menu.Snapshot().PaymentTypes, 4)
	_, err = menu.Sync(t.Context())
	require.NoError(t, err)
	read := menu.Snapshot()
	iiko.ChangeNomenclature(func(n *models.NomenclatureResponse) { n.Products[0].Name = "Margarita" })
	iiko.Next("Menu.StopLists", iikotest.ErrorReply(http.StatusForbidden, "", "no right"))
	changes, err = menu.Sync(t.Context())
	require.Error(t, err)
	assert.Len(t, changes.Updated, 1, "and need not be read again")
	assert.Equal(t, read.StopLists, menu.Snapshot().StopLists)
	assert.Equal(t, read.SyncedAt, menu.Snapshot().SyncedAt)
}

func TestCatalog_Sync_readsAllWhenTheRevisionIsOfAnotherTime(t *testing.T) {
	iiko := iikotest.Start(t)
	saved := *read(t, iiko)
	saved.Revision += 100 // the restaurant's database was restored since
	menu, err := catalog.New(clientOf(t, iiko), iikotest.OrganizationID, catalog.WithSnapshot(&saved))
	require.NoError(t, err)
	_, err = menu.Sync(t.Context())
	require.NoError(t, err)
	assert.EqualValues(t, 1_700_000_000, menu.Snapshot().Revision)
	assert.Len(t, menu.Snapshot().Items, 8)
}

func TestCatalog_Sync_doesNotBelieveAnEmptyMenu(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.Nomenclature = models.NomenclatureResponse{}
	iiko := iikotest.Start(t, iikotest.WithRestaurant(r))
	for want, opt := range map[string]catalog.Option{
		"catalog: Sync: menu: iiko returned an empty nomenclature; a restaurant that works with external menus only needs WithExternalMenu": allParts(),
		"catalog: Sync: menu: iiko returned an empty menu": catalog.WithExternalMenu(iikotest.ExternalMenuID, 2),
	} {
		menu, err := catalog.New(clientOf(t, iiko), iikotest.OrganizationID, opt)
		require.NoError(t, err)
		_, err = menu.Sync(t.Context())
		require.EqualError(t, err, want)
		assert.Nil(t, menu.Snapshot())
	}
}

func TestCatalog_Handle_readsOnceForEventsTogether(t *testing.T) {
	iiko := iikotest.Start(t)
	reached, goOn := make(chan struct{}, 100), make(chan struct{})
	iiko.Handle("Menu.StopLists", func(iikotest.Request) (iikotest.Reply, bool) {
		reached <- struct{}{}
		<-goOn
		return iikotest.Reply{}, false
	})
	menu, err := catalog.New(clientOf(t, iiko), iikotest.OrganizationID)
	require.NoError(t, err)
	var all sync.WaitGroup
	all.Go(func() {
		_, err := menu.Sync(t.Context())
		assert.NoError(t, err)
	})
	<-reached
	event := goiikoapi.WebhookEvent{Type: models.WebhookEventTypeStopListUpdate, OrganizationID: iikotest.OrganizationID}
	for range 20 {
		all.Go(func() {
			_, err := menu.Handle(t.Context(), event)
			assert.NoError(t, err)
		})
	}
	close(goOn)
	all.Wait()
	assert.LessOrEqual(t, len(iiko.Requests("Menu.StopLists")), 20)
	assert.LessOrEqual(t, len(iiko.Requests("Menu.Nomenclature")), 1, "stop lists alone")
	changed := goiikoapi.WebhookEvent{Type: models.WebhookEventTypeNomenclatureUpdate, OrganizationID: iikotest.OrganizationID}
	block, reachedMenu := make(chan struct{}), make(chan struct{}, 100)
	iiko.Handle("Menu.Nomenclature", func(iikotest.Request) (iikotest.Reply, bool) {
		reachedMenu <- struct{}{}
		<-block
		return iikotest.Reply{}, false
	})
	menus := len(iiko.Requests("Menu.Nomenclature"))
	handle := func() {
		_, err := menu.Handle(t.Context(), changed)
		assert.NoError(t, err)
	}
	all.Go(handle)
	<-reachedMenu
	for range 20 {
		all.Go(handle)
	}
	close(block)
	all.Wait()
	assert.Less(t, len(iiko.Requests("Menu.Nomenclature"))-menus, 21, "of events together some are enough")
	before := len(iiko.Requests("Menu.StopLists"))
	without, err := catalog.New(clientOf(t, iiko), iikotest.OrganizationID, catalog.WithParts())
	require.NoError(t, err)
	_, err = without.Sync(t.Context())
	require.NoError(t, err)
	_, err = without.Handle(t.Context(), event)
	require.NoError(t, err, "they are not read")
	_, err = without.SyncStopLists(t.Context())
	require.EqualError(t, err, "catalog: SyncStopLists: the stop lists are not among the parts that are read")
	assert.Len(t, iiko.Requests("Menu.StopLists"), before)
}

func TestDiff_tellsOfEverything(t *testing.T) {
	menu := read(t, iikotest.Start(t), allParts())
	assert.True(t, catalog.Diff(menu, menu).Empty())
	assert.True(t, catalog.Diff(nil, nil).Empty())
	for name, change := range map[string]func(*catalog.Snapshot){
		"a section":      func(s *catalog.Snapshot) { s.Categories = []catalog.Category{{ID: "c", Name: "Soups"}} },
		"a combo":        func(s *catalog.Snapshot) { s.Combos = nil },
		"the settings":   func(s *catalog.Snapshot) { s.Organization = &models.Organization{} },
		"a payment type": func(s *catalog.Snapshot) { s.PaymentTypes = s.PaymentTypes[1:] },
	} {
		other := *menu
		change(&other)
		changes := catalog.Diff(menu, &other)
		assert.True(t, changes.Other, name)
		assert.False(t, changes.Empty(), name)
	}
	other := *menu
	other.Revision++
	other.SyncedAt = other.SyncedAt.Add(1)
	assert.True(t, catalog.Diff(menu, &other).Empty(), "nothing that anybody sees")
	twice := models.StopListItem{ProductID: iikotest.KvassID, Balance: 1}
	other.StopLists = []models.TerminalGroupStopList{{TerminalGroupID: "t", Items: []models.StopListItem{twice, {ProductID: iikotest.KvassID, Balance: 2}}}}
	assert.True(t, catalog.Diff(&other, &other).Empty(), "an entry that is listed twice")
}

func TestSnapshot_Check_leavesOutWhatIsNotKnown(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.PaymentTypes, r.Discounts = nil, nil
	iiko := iikotest.Start(t, iikotest.WithRestaurant(r))
	menu := read(t, iiko)
	assert.Empty(t, menu.Check(delivery()), "iiko may return no payment types")
	pickup := delivery()
	pickup.Order.OrderServiceType, pickup.Order.OrderTypeID, pickup.Order.DeliveryPoint = "", iikotest.PickupOrderTypeID, nil
	bare := read(t, iiko, catalog.WithParts(catalog.PartTerminalGroups))
	assert.Empty(t, bare.Check(pickup), "whether it is a pickup")
	lunchOrder := delivery()
	lunch(func(o *models.DeliveryOrder) { o.Payments = nil })(&lunchOrder)
	for version := 2; version <= 5; version++ {
		external := read(t, iiko, catalog.WithExternalMenu(iikotest.ExternalMenuID, version))
		assert.Empty(t, external.Check(lunchOrder), "an external menu need not have all combos")
	}
	priced := read(t, iiko, catalog.WithExternalMenu(iikotest.ExternalMenuID, 2, iikotest.PriceCategoryID))
	assert.Empty(t, priced.Check(delivery()), "the price category of an order is optional")
}

func TestSnapshot_Check_countsStopListsByPortions(t *testing.T) {
	menu := read(t, iikotest.Start(t))
	half := models.CompoundItem(2, models.CompoundItemComponent{ProductID: iikotest.PepperoniID, Modifiers: margherita().Modifiers},
		&models.CompoundItemComponent{ProductID: iikotest.MargheritaID, Modifiers: margherita().Modifiers})
	half.ProductSizeID = iikotest.LargeSizeID
	req := delivery()
	req.Order.Items, req.Order.Payments = []models.OrderItem{half}, nil
	assert.Empty(t, menu.Check(req), "two halves need one")
	req.Order.Items[0].Amount = 2.5
	assert.Len(t, menu.Check(req), 1)
}

func TestFromExternalMenu_keepsWhatIsListedTwiceAndWithoutIDs(t *testing.T) {
	var menu models.ExternalMenu
	require.NoError(t, json.Unmarshal([]byte(`{"id":1,"itemGroups":[
		{"id":"g1","items":[
			{"id":null,"name":"A","itemSizes":[]},{"id":null,"name":"B","itemSizes":[]},
			{"id":"p","name":"Pizza","itemSizes":[{"id":"s","sizeName":"S","prices":[{"price":1}],"itemModifierGroups":[
				{"id":"m","restrictions":{"minQuantity":0,"maxQuantity":2},"items":[
					{"id":"free","name":"Cheese","prices":[{"organizations":["o"],"price":null},{"price":5}]},
					{"id":"sold","name":"Ham","prices":[{"organizations":["other"],"price":null},{"price":5}]}]}]}]}]},
		{"id":"g2","items":[{"id":"p","name":"Pizza","itemSizes":[{"id":"l","sizeName":"L","prices":[{"price":2}]}]}]}
	],"comboCategories":[]}`), &menu))
	s := catalog.FromExternalMenu("o", "", &menu)
	require.Len(t, s.Items, 3)
	assert.Equal(t, []string{"A", "B", "Pizza"}, []string{s.Items[0].Name, s.Items[1].Name, s.Items[2].Name})
	pizza, err := s.Item("pizza")
	require.NoError(t, err)
	assert.Equal(t, []string{"g1", "g2"}, pizza.CategoryIDs)
	assert.Len(t, pizza.Sizes, 2)
	req := models.CreateDeliveryRequest{OrganizationID: "o", Order: models.DeliveryOrder{
		Phone: "+79001234567", OrderServiceType: models.OrderServiceTypeDeliveryByClient, Items: []models.OrderItem{models.ProductItem("p", 1)},
	}}
	req.Order.Items[0].ProductSizeID = "s"
	req.Order.Items[0].Modifiers = []models.Modifier{{ProductID: "sold", ProductGroupID: "m", Amount: 1}}
	assert.Empty(t, s.Check(req))
	req.Order.Items[0].Modifiers[0].ProductID = "free"
	problems := s.Check(req)
	require.Len(t, problems, 1)
	assert.Equal(t, `order.items[0].modifiers[0]: "Cheese" of "Pizza" is not for sale`, problems[0].String())
}

func TestCatalog_Sync_takesChangesForChanges(t *testing.T) {
	iiko := iikotest.Start(t)
	menu, err := catalog.New(clientOf(t, iiko), iikotest.OrganizationID)
	require.NoError(t, err)
	_, err = menu.Sync(t.Context())
	require.NoError(t, err)
	iiko.ChangeNomenclature(func(n *models.NomenclatureResponse) { n.Products[0].Name = "Margarita" })
	// A server that returns by revision what has changed only.
	iiko.Handle("Menu.Nomenclature", func(request iikotest.Request) (iikotest.Reply, bool) {
		if strings.Contains(string(request.Body), `"startRevision":0`) {
			return iikotest.Reply{}, false
		}
		changed := iiko.Nomenclature()
		changed.Products = changed.Products[:1]
		return iikotest.Reply{Body: changed}, true
	})
	changes, err := menu.Sync(t.Context())
	require.NoError(t, err)
	assert.Empty(t, changes.Removed)
	assert.Len(t, changes.Updated, 1)
	assert.Len(t, menu.Snapshot().Items, 8)

	iiko.Handle("Menu.Nomenclature", nil)
	iiko.ChangeNomenclature(func(n *models.NomenclatureResponse) { n.Products = n.Products[1:] })
	changes, err = menu.Sync(t.Context())
	require.NoError(t, err)
	assert.Len(t, changes.Removed, 1, "it is gone indeed")
}
