package catalog_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// use does with a menu and an order what must bear anything.
func use(t *testing.T, menu *catalog.Snapshot, order models.CreateDeliveryRequest) {
	t.Helper()
	_ = menu.Check(order)
	_, _ = menu.Price(order)
	_ = catalog.Diff(menu, &catalog.Snapshot{})
	if changes := catalog.Diff(menu, menu); !changes.Empty() {
		t.Fatalf("a menu differs from itself: %+v", changes)
	}
	_, _ = menu.Item("кофе")
	for i := range menu.Items {
		_ = menu.Items[i].DefaultSize()
		for j := range menu.Items[i].Sizes {
			_, _, _ = menu.Items[i].Sizes[j].Modifier("g/m")
		}
		_, _ = catalog.NewDelivery(menu, "+79001234567").Add(menu.Items[i].ID).PayRest("cash").Request()
	}
	var file bytes.Buffer
	if menu.OrganizationID == "" || menu.Save(&file) != nil {
		return
	}
	loaded, err := catalog.Load(&file)
	if err != nil {
		t.Fatalf("what was saved can't be loaded: %v", err)
	}
	if changes := catalog.Diff(menu, loaded); !changes.Empty() {
		t.Fatalf("what was loaded differs from what was saved: %+v", changes)
	}
}

func FuzzLoad_Check(f *testing.F) {
	order, err := json.Marshal(delivery())
	if err != nil {
		f.Fatal(err)
	}
	var menu bytes.Buffer
	if err := catalog.FromNomenclature(iikotest.OrganizationID, goiikoapi.Ptr(iikotest.DemoRestaurant().Nomenclature)).Save(&menu); err != nil {
		f.Fatal(err)
	}
	f.Add(menu.Bytes(), order)
	f.Add([]byte(`{"format":1,"organizationId":"o","items":[{"id":"p","sizes":[{}]},{}],"combos":[{"groups":[{}]}],"stopLists":[{"items":[{}]}]}`), []byte(`{"order":{"items":[{"type":"Compound"},{"comboInformation":{}}],"combos":[{}],"payments":[{}],"tips":[{}],"discountsInfo":{"discounts":[{}]}}}`))
	f.Fuzz(func(t *testing.T, menu, order []byte) {
		loaded, err := catalog.Load(bytes.NewReader(menu))
		if err != nil {
			return
		}
		var req models.CreateDeliveryRequest
		_ = json.Unmarshal(order, &req) // any part of it
		use(t, loaded, req)
	})
}

func FuzzFromMenus(f *testing.F) {
	nomenclature, err := json.Marshal(iikotest.DemoRestaurant().Nomenclature)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(nomenclature)
	f.Add([]byte(`{"id":1,"itemGroups":[{"items":[{"id":"p","itemSizes":[{"prices":[{"price":1}],"itemModifierGroups":[{"items":[{}]}]}]},{"type":"COMBO"}]}],"comboCategories":[{"combos":[{"groups":[{"items":[{}]}]}]}]}`))
	f.Add([]byte(`{"id":"1","itemsGroups":[{"items":[{"productId":"p","sizePrices":[{"price":1}],"modifierGroups":[{"items":[{"id":"m"}]}]},{"comboId":"c"}]}],"combos":[{"id":"c","componentGroups":[{"products":[{}]}]}]}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		if !utf8.Valid(document) { // JSON has other characters in place of invalid ones
			return
		}
		var nomenclature models.NomenclatureResponse
		var external models.ExternalMenu
		var v3 models.MenuV3
		_, _, _ = json.Unmarshal(document, &nomenclature), json.Unmarshal(document, &external), json.Unmarshal(document, &v3)
		for _, menu := range []*catalog.Snapshot{
			catalog.FromNomenclature("o", &nomenclature), catalog.FromExternalMenu("o", "c", &external), catalog.FromMenuV3("o", "", &v3),
		} {
			use(t, menu, delivery())
			ids := map[string]bool{}
			for _, item := range menu.Items {
				if item.ID != "" && ids[item.ID] {
					t.Fatalf("two items have the ID %q:\n%s", item.ID, cmp.Diff(nil, menu.Items))
				}
				ids[item.ID] = true
			}
		}
	})
}
