package catalog_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

func TestFromExternalMenu_readsEverything(t *testing.T) {
	var menu models.ExternalMenu
	require.NoError(t, json.Unmarshal([]byte(`{
		"id": 7, "revision": 3, "formatVersion": 4,
		"allergenGroups": [{"id": "1", "code": "N", "name": "Nuts"}],
		"itemGroups": [{
			"id": "c1", "name": "Pizza", "description": "Round", "buttonImageUrl": "a.png", "isHidden": true,
			"schedules": [{"begin": "09:00", "end": "12:00", "daysOfWeek": ["monday"]}],
			"items": [{
				"id": "p", "sku": "10", "name": "Margherita", "description": "Cheese", "orderItemType": "Compound", "modifierSchemaId": "s",
				"allergenGroupIds": [1, 2], "tags": ["hot"], "labels": ["new"], "measureUnit": "portion", "useBalanceForSell": true, "canSetOpenPrice": true,
				"isHidden": true, "isMarked": true, "productCategoryId": "food",
				"itemSizes": [{
					"id": "l", "sku": "10-L", "sizeName": "Large", "isDefault": true, "isHidden": true, "weight": 500, "measureUnitType": "GRAM", "buttonImageUrl": "b.png",
					"prices": [{"organizations": ["o"], "price": 700}],
					"itemModifierGroups": [
						{"id": "g", "name": "Extras", "sku": "11", "isHidden": true, "childModifiersHaveMinMaxRestrictions": true,
						 "restrictions": {"minQuantity": 1, "maxQuantity": 3, "freeQuantity": 1, "defaultQuantity": 2},
						 "items": [{"id": "m", "sku": "12", "name": "Cheese", "isHidden": true, "independentQuantity": true, "buttonImageUrl": "c.png",
							"restrictions": {"minQuantity": 0}, "allergenGroupIds": [1], "prices": [{"organizations": ["o"], "price": 90}]}]},
						{"restrictions": {"minQuantity": 5, "maxQuantity": 5}, "items": [{"id": "n", "name": "Oil", "restrictions": {"maxQuantity": 0, "byDefault": 1}}]}
					]
				}, {"id": "s", "sizeName": "Small", "weight": 1, "measureUnitType": "LITER", "prices": [{"organizations": ["o"], "price": null}]}]
			},
			{"id": "k1", "type": "COMBO", "name": "Lunch", "groups": []}]
		}],
		"comboCategories": [{"id": "", "combos": [
			{"id": "k1", "name": "Lunch", "price": 500, "priceStrategy": "FIXED", "image": [], "startDate": "", "expirationDate": "", "groups": [
				{"id": "kg", "name": "Soup", "isMainGroup": true, "items": [
					{"itemId": "p", "sizeId": "l", "forbiddenModifiers": ["m"]},
					{"itemId": "q", "sizes": [{"comboSizeId": "x", "sizeId": "y"}]}]}]},
			{"id": "k2", "name": "Dinner", "price": 1, "priceStrategy": "BY_COMPONENT", "image": [], "startDate": "", "expirationDate": ""}
		]}]
	}`), &menu))
	nuts := models.AllergenGroup{ID: "1", Code: goiikoapi.Ptr("N"), Name: goiikoapi.Ptr("Nuts")}
	own := catalog.Prices{"delivery": 90}
	assert.Empty(t, cmp.Diff(&catalog.Snapshot{
		OrganizationID: "o", MenuID: "7", PriceCategoryIDs: []string{"delivery"}, Revision: 3,
		Categories: []catalog.Category{{
			ID: "c1", Name: "Pizza", Description: "Round", Images: []string{"a.png"}, Hidden: true,
			Schedule: []models.MenuSchedule{{Begin: "09:00", End: "12:00", DaysOfWeek: []models.Weekday{models.WeekdayMonday}}},
		}},
		Items: []catalog.Item{{
			ID: "p", SKU: "10", Name: "Margherita", Description: "Cheese", Kind: catalog.ItemKindDish, OrderItemType: models.OrderItemTypeCompound,
			ModifierSchemaID: "s", ProductCategoryID: "food", Marked: true, CategoryIDs: []string{"c1"}, Images: []string{"b.png"},
			Allergens: []models.AllergenGroup{nuts, {ID: "2"}}, Tags: []string{"hot", "new"}, MeasureUnit: "portion", Weighed: true, OpenPrice: true, Hidden: true,
			Sizes: []catalog.ItemSize{
				{ID: "l", Name: "Large", SKU: "10-L", Default: true, Hidden: true, Weight: 500, Prices: catalog.Prices{"delivery": 700}, ModifierGroups: []catalog.ModifierGroup{
					{ID: "g", Name: "Extras", SKU: "11", Hidden: true, OwnLimits: true, Limits: catalog.Limits{Min: 1, Max: 3, Free: 1, Default: 2}, Modifiers: []catalog.Modifier{{
						ID: "m", SKU: "12", Name: "Cheese", Hidden: true, Independent: true, Images: []string{"c.png"}, Limits: catalog.Limits{Max: 1},
						Allergens: []models.AllergenGroup{nuts}, Prices: own,
					}}},
					{OwnLimits: true, Modifiers: []catalog.Modifier{{ID: "n", Name: "Oil", Limits: catalog.Limits{Default: 1}}}},
				}},
				{ID: "s", Name: "Small"},
			},
		}},
		Combos: []catalog.Combo{
			{ID: "k1", Name: "Lunch", Price: goiikoapi.Ptr(500.0), Groups: []catalog.ComboGroup{{ID: "kg", Name: "Soup", Choices: []catalog.ComboChoice{
				{ItemID: "p", SizeIDs: []string{"l"}, ForbiddenModifiers: []string{"m"}}, {ItemID: "q", SizeIDs: []string{"y"}},
			}}}},
			{ID: "k2", Name: "Dinner", Groups: []catalog.ComboGroup{}},
		},
	}, catalog.FromExternalMenu("o", "delivery", &menu)))
}

func TestFromMenuV3_readsEverything(t *testing.T) {
	var menu models.MenuV3
	require.NoError(t, json.Unmarshal([]byte(`{
		"id": "7", "name": "Menu",
		"allergenGroups": [{"id": "1", "code": "N", "name": "Nuts"}],
		"schedules": [{"id": "x", "name": "", "periods": [{"from": "01:00:00", "to": "02:00:00", "weekDays": ["sunday"]}]}, {"id": "h", "name": "", "periods": [{"from": "09:00:00", "to": "12:00:00", "weekDays": ["monday"]}]}],
		"products": [{"id": "p", "sku": "10", "type": "GOODS", "orderItemType": "Compound", "modifierSchemaId": "s", "measureUnit": "portion", "useBalanceForSell": true, "canSetOpenPrice": true, "isMarked": true, "productCategoryId": "food"}],
		"combos": [{"id": "k", "sku": "", "componentGroups": [{"id": "kg", "name": "Soup", "products": [{"productId": "p", "forbiddenModifiers": ["m"], "sizePrices": [{"comboSizeId": "", "productSizeId": "l"}]}]}]}],
		"modifiers": [{"id": "m", "sku": "12", "name": "Cheese", "isHidden": true, "independentQuantity": true, "allergenGroupIds": ["1"], "restrictions": {"maxQuantity": 2},
			"image": {"url": "c.png"}, "sizePrices": [{"price": 90}, {"sizeId": "s", "price": 60}]}],
		"itemsGroups": [{
			"id": "c1", "name": "Pizza", "description": "Round", "image": {"url": "a.png"}, "buttonImageUrl": "a.png", "isHidden": true, "scheduleId": "h",
			"items": [{
				"productId": "p", "name": "Margherita", "description": "Cheese", "isHidden": true, "allergenGroupIds": ["1", "2"], "tags": ["hot"], "labels": ["new"],
				"sizePrices": [
					{"sizeId": "l", "sizeName": "Large", "sku": "10-L", "isDefault": true, "isHidden": true, "weight": 500, "measureUnitType": "GRAM", "price": 700, "buttonImageUrl": "b.png"},
					{"sizeId": "s", "sizeName": "Small", "weight": 1, "measureUnitType": "LITER"}],
				"modifierGroups": [
					{"id": "g", "name": "Extras", "sku": "11", "isHidden": true, "restrictions": {"minQuantity": 1, "maxQuantity": 3, "freeQuantity": 1, "defaultQuantity": 2}, "items": [{"id": "m"}]},
					{"name": "", "restrictions": {"minQuantity": 5}, "items": [{"id": "m", "name": "Oil", "isHidden": false, "restrictions": {"maxQuantity": 4}, "buttonImageUrl": "d.png"}]}]
			}, {"itemType": "COMBO", "comboId": "k", "name": "Lunch"}]
		}]
	}`), &menu))
	nuts := models.AllergenGroup{ID: "1", Code: goiikoapi.Ptr("N"), Name: goiikoapi.Ptr("Nuts")}
	groups := func(price float64) []catalog.ModifierGroup {
		cheese := catalog.Modifier{
			ID: "m", SKU: "12", Name: "Cheese", Hidden: true, Independent: true, Images: []string{"c.png"}, Limits: catalog.Limits{Max: 2},
			Allergens: []models.AllergenGroup{nuts}, Prices: catalog.Prices{"": price},
		}
		oil := cheese
		oil.Name, oil.Hidden, oil.Limits, oil.Images = "Oil", false, catalog.Limits{Max: 4}, []string{"c.png", "d.png"}
		return []catalog.ModifierGroup{
			{ID: "g", Name: "Extras", SKU: "11", Hidden: true, Limits: catalog.Limits{Min: 1, Max: 3, Free: 1, Default: 2}, Modifiers: []catalog.Modifier{cheese}},
			{OwnLimits: true, Modifiers: []catalog.Modifier{oil}},
		}
	}
	assert.Empty(t, cmp.Diff(&catalog.Snapshot{
		OrganizationID: "o", MenuID: "7",
		Categories: []catalog.Category{{
			ID: "c1", Name: "Pizza", Description: "Round", Images: []string{"a.png"}, Hidden: true,
			Schedule: []models.MenuSchedule{{Begin: "09:00:00", End: "12:00:00", DaysOfWeek: []models.Weekday{models.WeekdayMonday}}},
		}},
		Items: []catalog.Item{{
			ID: "p", SKU: "10", Name: "Margherita", Description: "Cheese", Kind: catalog.ItemKindGood, OrderItemType: models.OrderItemTypeCompound,
			ModifierSchemaID: "s", ProductCategoryID: "food", Marked: true, CategoryIDs: []string{"c1"}, Images: []string{"b.png"},
			Allergens: []models.AllergenGroup{nuts, {ID: "2"}}, Tags: []string{"hot", "new"}, MeasureUnit: "portion", Weighed: true, OpenPrice: true, Hidden: true,
			Sizes: []catalog.ItemSize{
				{ID: "l", Name: "Large", SKU: "10-L", Default: true, Hidden: true, Weight: 500, Prices: catalog.Prices{"": 700}, ModifierGroups: groups(90)},
				{ID: "s", Name: "Small", ModifierGroups: groups(60)},
			},
		}},
		Combos: []catalog.Combo{{ID: "k", Name: "Lunch", Groups: []catalog.ComboGroup{{ID: "kg", Name: "Soup", Choices: []catalog.ComboChoice{
			{ItemID: "p", SizeIDs: []string{"l"}, ForbiddenModifiers: []string{"m"}},
		}}}}},
	}, catalog.FromMenuV3("o", "", &menu)))
}

func TestFromNomenclature_readsEverything(t *testing.T) {
	var menu models.NomenclatureResponse
	require.NoError(t, json.Unmarshal([]byte(`{
		"revision": 3, "correlationId": "",
		"groups": [
			{"id": "c1", "name": "Pizza", "description": "Round", "imageLinks": ["a.png"], "isIncludedInMenu": false, "order": 4, "parentGroup": "c0"},
			{"id": "c2", "name": "Gone", "imageLinks": [], "isDeleted": true},
			{"id": "g", "name": "Extras", "code": "11", "imageLinks": [], "isGroupModifier": true}],
		"productCategories": [],
		"sizes": [{"id": "l", "name": "Large"}, {"id": "s", "name": "Small", "isDefault": true}],
		"products": [
			{"id": "p", "code": "10", "name": "Margherita", "description": "Cheese", "type": "Dish", "orderItemType": "Compound", "modifierSchemaId": "s", "productCategoryId": "food",
			 "parentGroup": "c1", "order": 2, "weight": 1.001, "measureUnit": "portion", "useBalanceForSell": true, "canSetOpenPrice": true, "imageLinks": ["b.png"], "tags": ["hot"],
			 "sizePrices": [{"sizeId": "l", "price": {"currentPrice": 700, "isIncludedInMenu": true}}, {"sizeId": "s", "price": {"currentPrice": 500, "isIncludedInMenu": false}}],
			 "groupModifiers": [{"id": "g", "minAmount": 1, "maxAmount": 3, "freeOfChargeAmount": 1, "defaultAmount": 2, "required": true, "childModifiersHaveMinMaxRestrictions": true,
				"childModifiers": [{"id": "m", "minAmount": 0, "maxAmount": 2}, {"id": "gone", "minAmount": 0, "maxAmount": 1}, {"id": "unknown", "minAmount": 0, "maxAmount": 1}]}],
			 "modifiers": [{"id": "m", "minAmount": 0, "maxAmount": 4, "defaultAmount": 1, "freeOfChargeAmount": 2}]},
			{"id": "m", "code": "12", "name": "Cheese", "type": "Modifier", "imageLinks": ["c.png"], "splittable": false,
			 "sizePrices": [{"sizeId": null, "price": {"currentPrice": 90}}, {"sizeId": "s", "price": {"currentPrice": 60}}]},
			{"id": "gone", "name": "Anchovies", "type": "Modifier", "isDeleted": true, "sizePrices": []},
			{"id": "x", "name": "Delivery", "type": "Service", "isDeleted": true, "sizePrices": [{"sizeId": null, "price": {"currentPrice": 1, "isIncludedInMenu": true}}]}]
	}`), &menu))
	groups := func(price float64) []catalog.ModifierGroup {
		cheese := catalog.Modifier{ID: "m", SKU: "12", Name: "Cheese", Images: []string{"c.png"}, Limits: catalog.Limits{Max: 2}, Prices: catalog.Prices{"": price}}
		simple := cheese
		simple.Limits = catalog.Limits{Max: 4, Default: 1, Free: 2}
		return []catalog.ModifierGroup{
			{ID: "g", Name: "Extras", SKU: "11", OwnLimits: true, Limits: catalog.Limits{Min: 1, Max: 3, Free: 1, Default: 2}, Modifiers: []catalog.Modifier{cheese}},
			{OwnLimits: true, Modifiers: []catalog.Modifier{simple}},
		}
	}
	assert.Empty(t, cmp.Diff(&catalog.Snapshot{
		OrganizationID: "o", Revision: 3,
		Categories: []catalog.Category{{ID: "c1", ParentID: "c0", Name: "Pizza", Description: "Round", Images: []string{"a.png"}, Hidden: true, Order: 4}},
		Items: []catalog.Item{
			{
				ID: "p", SKU: "10", Name: "Margherita", Description: "Cheese", Kind: catalog.ItemKindDish, OrderItemType: models.OrderItemTypeCompound,
				Order: 2, ModifierSchemaID: "s", ProductCategoryID: "food", CategoryIDs: []string{"c1"}, Images: []string{"b.png"}, Tags: []string{"hot"},
				MeasureUnit: "portion", Weighed: true, OpenPrice: true,
				Sizes: []catalog.ItemSize{
					{ID: "l", Name: "Large", Weight: 1001, Prices: catalog.Prices{"": 700}, ModifierGroups: groups(90)},
					{ID: "s", Name: "Small", Default: true, Weight: 1001, ModifierGroups: groups(60)},
				},
			},
			{ID: "x", Name: "Delivery", Kind: catalog.ItemKindService, Deleted: true, Sizes: []catalog.ItemSize{{Default: true, Prices: catalog.Prices{"": 1}}}},
		},
	}, catalog.FromNomenclature("o", &menu)))
}

func TestCatalog_Sync_takesWhatIsOfTheOrganization(t *testing.T) {
	r, other := iikotest.DemoRestaurant(), iikotest.DemoRestaurant()
	const otherID = "0e3a9c52-6a4c-4b3f-8a6e-0f6f3d1c2b7a"
	other.Organization.ID = otherID
	for i := range other.TerminalGroups {
		other.TerminalGroups[i].ID, other.TerminalGroups[i].OrganizationID = otherID, otherID
	}
	other.TipsTypes[0].OrganizationIDs, other.TipsTypes[0].ID = []string{otherID}, otherID
	iiko := iikotest.Start(t, iikotest.WithRestaurants(r, other))
	alone := read(t, iikotest.Start(t, iikotest.WithRestaurant(r)), allParts())
	// A server that returns more than it was asked for, the other restaurant first.
	iiko.Handle("Client.Organizations", func(iikotest.Request) (iikotest.Reply, bool) {
		return iikotest.Reply{Body: models.OrganizationsResponse{CorrelationID: "c", Organizations: []models.Organization{other.Organization, r.Organization}}}, true
	})
	iiko.Handle("TerminalGroup.TerminalGroups", func(iikotest.Request) (iikotest.Reply, bool) {
		return iikotest.Reply{Body: models.TerminalGroupsResponse{CorrelationID: "c", TerminalGroups: []models.OrganizationItems[models.TerminalGroup]{
			{OrganizationID: otherID, Items: other.TerminalGroups}, {OrganizationID: iikotest.OrganizationID, Items: r.TerminalGroups},
		}}}, true
	})
	menu := read(t, iiko, allParts())
	assert.Empty(t, cmp.Diff(alone.TipsTypes, menu.TipsTypes))
	require.Len(t, menu.TerminalGroups, len(alone.TerminalGroups))
	assert.Equal(t, alone.TerminalGroups[0].ID, menu.TerminalGroups[0].ID)
	assert.Equal(t, iikotest.OrganizationID, menu.Organization.ID)
}

func TestWithExternalMenu_addsWhatIsInOnePriceCategoryOnly(t *testing.T) {
	r := iikotest.DemoRestaurant()
	r.PriceCategories = append(r.PriceCategories, models.IDName{ID: "second", Name: "Second"})
	iiko := iikotest.Start(t, iikotest.WithRestaurant(r))
	page := func(sizes string) string {
		return `{"id": 1, "comboCategories": [{"id": "", "combos": [{"id": "k", "name": "Own", "priceStrategy": "FIXED", "price": 5, "image": [], "startDate": "", "expirationDate": ""}]}],
			"itemGroups": [{"id": "g", "items": [` + sizes + `]}]}`
	}
	iiko.Handle("Menu.MenuByID", func(request iikotest.Request) (iikotest.Reply, bool) {
		if strings.Contains(string(request.Body), `"second"`) {
			return iikotest.Reply{Body: page(`{"id": "p", "name": "Pizza", "itemSizes": [{"id": "s", "prices": [{"price": 2}]}, {"id": "l", "prices": [{"price": 4}]}]}, {"id": "q", "name": "Tea", "itemSizes": []}`)}, true
		}
		return iikotest.Reply{Body: page(`{"id": "p", "name": "Pizza", "itemSizes": [{"id": "s", "prices": [{"price": 1}]}]}`)}, true
	})
	menu := read(t, iiko, catalog.WithExternalMenu(iikotest.ExternalMenuID, 3, iikotest.PriceCategoryID, "second"), allParts())
	require.Len(t, menu.Items, 2)
	assert.Equal(t, []string{iikotest.PriceCategoryID, "second"}, menu.PriceCategoryIDs)
	require.Len(t, menu.Items[0].Sizes, 2)
	assert.Equal(t, catalog.Prices{iikotest.PriceCategoryID: 1, "second": 2}, menu.Items[0].Sizes[0].Prices)
	assert.Equal(t, catalog.Prices{"second": 4}, menu.Items[0].Sizes[1].Prices)
	require.Len(t, menu.Combos, 1)
	assert.Equal(t, "Own", menu.Combos[0].Name, "an external menu has combos of its own")
}

func TestFromNomenclature_prefersWhatIsNotDeleted(t *testing.T) {
	product := func(name, group string, deleted bool) models.Product {
		return models.Product{ID: "p", Name: name, ParentGroup: group, IsDeleted: &deleted, SizePrices: []models.SizePrice{{Price: models.Price{IsIncludedInMenu: true}}}}
	}
	menu := catalog.FromNomenclature("o", &models.NomenclatureResponse{Products: []models.Product{product("Old", "a", true), product("New", "b", false), product("Older", "c", true)}})
	require.Len(t, menu.Items, 1)
	assert.Equal(t, "New", menu.Items[0].Name)
	assert.False(t, menu.Items[0].Deleted)
	assert.Equal(t, []string{"a", "b", "c"}, menu.Items[0].CategoryIDs)
}
