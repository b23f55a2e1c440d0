package catalog_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// named is a menu with names that are hard to tell apart.
func named() *catalog.Snapshot {
	item := func(id, sku, name string) catalog.Item {
		return catalog.Item{ID: id, SKU: sku, Name: name, Sizes: []catalog.ItemSize{{}}}
	}
	gone := item("i6", "", "Щи")
	gone.Deleted = true
	return &catalog.Snapshot{
		OrganizationID: "o",
		Categories:     []catalog.Category{{ID: "c1", Name: "Супы"}},
		Items: []catalog.Item{
			item("i1", "001", "Ёжик медовый"), item("i2", "002", "Кофе"), item("i3", "002", "КОФЕ"), item("i4", "i1", "Борщ с\u00a0пампушками"),
			item("i5", "", "Чай"), gone, item("i7", "", "щи"), item("i8", "чай", "Пакет"),
		},
		Combos:         []catalog.Combo{{ID: "k1", Name: "Обед"}, {ID: "k2", Name: "Ужин", Inactive: true}},
		TerminalGroups: []models.TerminalGroup{{ID: "t1", Name: "Основной зал"}},
		PaymentTypes: []models.PaymentType{
			{ID: "p1", Code: goiikoapi.Ptr("CASH"), Name: goiikoapi.Ptr("Наличные")}, {ID: "p2", Name: goiikoapi.Ptr("Карта"), IsDeleted: goiikoapi.Ptr(true)},
		},
		OrderTypes:   []models.OrderType{{ID: "s1", Name: "Доставка"}, {ID: "s2", Name: "Самовывоз", IsDeleted: goiikoapi.Ptr(true)}},
		Discounts:    []models.DiscountType{{ID: "d1", Name: goiikoapi.Ptr("Друзьям")}, {ID: "d2", Name: goiikoapi.Ptr("Врагам"), IsDeleted: goiikoapi.Ptr(true)}},
		CancelCauses: []models.CancelCause{{ID: "x1", Name: "Передумал"}, {ID: "x2", Name: "Забыл", IsDeleted: goiikoapi.Ptr(true)}},
	}
}

func TestSnapshot_Item_findsByIDThenBySKUOrName(t *testing.T) {
	menu := named()
	for key, want := range map[string]string{
		"i1":                "i1", // the ID of one, the SKU of another
		"001":               "i1",
		"Ёжик медовый":      "i1",
		" ежик  МЕДОВЫЙ":    "i1",
		"ёжикмедовый":       "i1",
		"борщ с пампушками": "i4",
		"i6":                "i6", // deleted, but known by ID
		"ЩИ":                "i7",
	} {
		item, err := menu.Item(key)
		require.NoError(t, err, key)
		assert.Equal(t, want, item.ID, key)
	}
	for key, want := range map[string]string{
		"кофе":  `catalog: item "кофе" is ambiguous: "Кофе" (i2), "КОФЕ" (i3)`,
		"Кофе":  `catalog: item "Кофе" is ambiguous: "Кофе" (i2), "КОФЕ" (i3)`,
		"чай":   `catalog: item "чай" is ambiguous: "Чай" (i5), "Пакет" (i8)`, // a name and a SKU
		"002":   `catalog: item "002" is ambiguous: "Кофе" (i2), "КОФЕ" (i3)`,
		"медов": `catalog: item "медов" not found; there is "Ёжик медовый", "Кофе", "КОФЕ", "Борщ с\u00a0пампушками", "Чай", "щи", "Пакет"`,
		"":      `catalog: item "" not found; there is "Ёжик медовый", "Кофе", "КОФЕ", "Борщ с\u00a0пампушками", "Чай", "щи", "Пакет"`,
	} {
		_, err := menu.Item(key)
		require.EqualError(t, err, want)
	}
	_, err := menu.Item("кофе")
	require.ErrorIs(t, err, catalog.ErrAmbiguous)
	_, err = menu.Item("медов")
	require.ErrorIs(t, err, catalog.ErrNotFound)
	for range 5 {
		menu.Items = append(menu.Items, catalog.Item{ID: "x", Name: "Морс"})
	}
	_, err = menu.Item("Медов")
	require.EqualError(t, err, `catalog: item "Медов" not found; there is "Ёжик медовый"`, "only what is similar, of many")
	_, err = menu.Item("пицца")
	require.EqualError(t, err, `catalog: item "пицца" not found`)
	for range 9 {
		menu.Items = append(menu.Items, catalog.Item{ID: "y", Name: "Сок"})
	}
	_, err = menu.Item("сок")
	require.ErrorContains(t, err, `"Сок" (y), 1 more`)
}

func TestSnapshot_findsWhatOrdersReferTo(t *testing.T) {
	menu := named()
	find := map[string]func(key string) (string, error){
		"category":       func(key string) (string, error) { c, err := menu.Category(key); return goiikoapi.Value(c).ID, err },
		"combo":          func(key string) (string, error) { c, err := menu.Combo(key); return goiikoapi.Value(c).ID, err },
		"terminal group": func(key string) (string, error) { g, err := menu.TerminalGroup(key); return goiikoapi.Value(g).ID, err },
		"payment type":   func(key string) (string, error) { p, err := menu.PaymentType(key); return goiikoapi.Value(p).ID, err },
		"order type":     func(key string) (string, error) { o, err := menu.OrderType(key); return goiikoapi.Value(o).ID, err },
		"discount":       func(key string) (string, error) { d, err := menu.Discount(key); return goiikoapi.Value(d).ID, err },
		"cancel cause":   func(key string) (string, error) { c, err := menu.CancelCause(key); return goiikoapi.Value(c).ID, err },
	}
	for _, test := range []struct{ kind, key, want string }{
		{"category", "супы", "c1"},
		{"combo", "обед", "k1"},
		{"combo", "k2", "k2"},
		{"combo", "ужин", ""},
		{"terminal group", "основнойзал", "t1"},
		{"payment type", "наличные", "p1"},
		{"payment type", "CASH", "p1"},
		{"payment type", "p2", "p2"},
		{"payment type", "карта", ""},
		{"order type", "доставка", "s1"},
		{"order type", "s2", "s2"},
		{"order type", "самовывоз", ""},
		{"discount", "друзьям", "d1"},
		{"discount", "d2", "d2"},
		{"discount", "врагам", ""},
		{"cancel cause", "передумал", "x1"},
		{"cancel cause", "x2", "x2"},
		{"cancel cause", "забыл", ""},
	} {
		id, err := find[test.kind](test.key)
		if test.want == "" {
			require.ErrorContains(t, err, `catalog: `+test.kind+` "`+test.key+`" not found`)
			continue
		}
		require.NoError(t, err, test)
		assert.Equal(t, test.want, id, test)
	}
}

func TestItemSize_Modifier_findsInGroups(t *testing.T) {
	size := &catalog.ItemSize{ModifierGroups: []catalog.ModifierGroup{
		{ID: "g1", Name: "Соусы", Modifiers: []catalog.Modifier{{ID: "m1", Name: "Сметана"}, {ID: "m2", SKU: "7", Name: "Соль/перец"}}},
		{ID: "g3", Name: "Соль/перец", Modifiers: []catalog.Modifier{{ID: "m3", Name: "Морская"}}},
		{ID: "g2", Name: "С собой", Modifiers: []catalog.Modifier{{ID: "m1", Name: "Сметана"}}},
	}}
	for key, want := range map[string][2]string{
		"соль/перец":         {"g1", "m2"},
		"7":                  {"g1", "m2"},
		"соусы/сметана":      {"g1", "m1"},
		"с собой/сметана":    {"g2", "m1"},
		"g2/m1":              {"g2", "m1"},
		"соль/перец/морская": {"g3", "m3"},
		"g1/соль/перец":      {"g1", "m2"},
	} {
		group, modifier, err := size.Modifier(key)
		require.NoError(t, err, key)
		assert.Equal(t, want, [2]string{group.ID, modifier.ID}, key)
	}
	_, _, err := size.Modifier("сметана")
	require.EqualError(t, err, `catalog: modifier "сметана" is ambiguous: "Соусы/Сметана" (m1), "С собой/Сметана" (m1)`)
	_, _, err = size.Modifier("супы/хрен")
	require.ErrorContains(t, err, `catalog: modifier "супы/хрен" not found`)
}

func TestItem_Size_findsASizeAndTheDefaultOne(t *testing.T) {
	menu := read(t, iikotest.Start(t))
	pizza, err := menu.Item("margherita")
	require.NoError(t, err)
	size, err := pizza.Size("LARGE")
	require.NoError(t, err)
	assert.Equal(t, iikotest.LargeSizeID, size.ID)
	assert.Equal(t, iikotest.SmallSizeID, pizza.DefaultSize().ID)
	_, err = pizza.Size("huge")
	require.EqualError(t, err, `catalog: size "huge" of "Margherita" not found; there is "Small", "Large"`)
	pizza.Sizes[0].Default = false
	assert.Nil(t, pizza.DefaultSize())
	soup, err := menu.Item("Borscht")
	require.NoError(t, err)
	assert.Equal(t, &soup.Sizes[0], soup.DefaultSize())
}

func TestSnapshot_Available_isTheLeastThatIsLeft(t *testing.T) {
	menu := &catalog.Snapshot{StopLists: []models.TerminalGroupStopList{
		{TerminalGroupID: "t", Items: []models.StopListItem{{ProductID: "p", Balance: 5}, {ProductID: "p", SizeID: "z", Balance: 2}, {ProductID: "q"}}},
		{TerminalGroupID: "u", Items: []models.StopListItem{{ProductID: "p", SizeID: "y", Balance: 1}}},
	}}
	for _, test := range []struct {
		group, product, size string
		want                 float64
		limited              bool
	}{
		{"t", "p", "", 5, true},
		{"t", "p", "z", 2, true},
		{"t", "q", "", 0, true},
		{"t", "r", "", 0, false},
		{"u", "p", "z", 0, false},
	} {
		left, limited := menu.Available(test.group, test.product, test.size)
		assert.Equal(t, test.want, left, test)
		assert.Equal(t, test.limited, limited, test)
	}
}
