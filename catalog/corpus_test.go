package catalog_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/catalog"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/models"
)

// cook makes up menus and orders.
type cook struct {
	*rand.Rand
	ids int
}

func (c *cook) id() string {
	c.ids++
	return fmt.Sprintf("00000000-0000-4000-8000-%012d", c.ids)
}

// restaurant is the demo restaurant with a menu of its own.
func (c *cook) restaurant() iikotest.Restaurant {
	r := iikotest.DemoRestaurant()
	menu := &r.Nomenclature
	menu.Products, menu.Groups, menu.Sizes = nil, menu.Groups[:1], nil
	r.Combos, r.StopLists = models.CombosResponse{}, nil
	for i := range 3 {
		menu.Sizes = append(menu.Sizes, models.Size{ID: c.id(), Name: goiikoapi.Ptr(fmt.Sprint("Size ", i)), IsDefault: goiikoapi.Ptr(i == 1)})
	}
	var modifiers []string
	for i := range 12 {
		modifier := c.product(fmt.Sprint("Modifier ", i), models.ProductTypeModifier, c.IntN(3) == 0, menu.Sizes)
		menu.Products = append(menu.Products, modifier)
		modifiers = append(modifiers, modifier.ID)
	}
	var groups []models.ProductGroup
	for i := range 4 {
		groups = append(groups, models.ProductGroup{ID: c.id(), Name: fmt.Sprint("Modifiers ", i), IsGroupModifier: true})
	}
	menu.Groups = append(menu.Groups, groups...)
	for i := range 15 {
		dish := c.product(fmt.Sprint("Dish ", i), models.ProductTypeDish, c.IntN(2) == 0, menu.Sizes)
		c.Shuffle(len(groups), func(i, j int) { groups[i], groups[j] = groups[j], groups[i] })
		for _, group := range groups[:c.IntN(4)] {
			dish.GroupModifiers = append(dish.GroupModifiers, c.group(group.ID, modifiers))
		}
		c.Shuffle(len(modifiers), func(i, j int) { modifiers[i], modifiers[j] = modifiers[j], modifiers[i] })
		for _, id := range modifiers[:c.IntN(3)] {
			dish.Modifiers = append(dish.Modifiers, c.limits(id, c.IntN(2), 1+c.IntN(3)))
		}
		menu.Products = append(menu.Products, dish)
	}
	return r
}

func (c *cook) product(name string, kind models.ProductType, sized bool, sizes []models.Size) models.Product {
	p := models.Product{ID: c.id(), Name: name, Type: kind, OrderItemType: models.OrderItemTypeProduct}
	price := func(size *string) {
		p.SizePrices = append(p.SizePrices, models.SizePrice{SizeID: size, Price: models.Price{CurrentPrice: float64(c.IntN(100_000)) / 100, IsIncludedInMenu: true}})
	}
	if !sized {
		price(nil)
		return p
	}
	for _, size := range sizes[:2+c.IntN(2)] {
		price(&size.ID)
	}
	return p
}

func (c *cook) limits(id string, least, most int) models.ModifierInfo {
	return models.ModifierInfo{
		ID: id, MinAmount: least, MaxAmount: max(least, most), DefaultAmount: goiikoapi.Ptr(c.IntN(2)), FreeOfChargeAmount: goiikoapi.Ptr(c.IntN(2)),
	}
}

func (c *cook) group(id string, modifiers []string) models.GroupModifierInfo {
	group := models.GroupModifierInfo{
		ID: id, MinAmount: c.IntN(3), FreeOfChargeAmount: goiikoapi.Ptr(c.IntN(3)), ChildModifiersHaveMinMaxRestrictions: goiikoapi.Ptr(c.IntN(2) == 0),
	}
	group.MaxAmount = c.IntN(3) + group.MinAmount // 0 is no limit
	for _, id := range modifiers[:3] {
		// With limits of their own, the modifiers can make up any amount that the group allows.
		group.ChildModifiers = append(group.ChildModifiers, c.limits(id, 0, 3))
	}
	return group
}

// order returns a right delivery from a menu.
func (c *cook) order(menu *catalog.Snapshot) models.CreateDeliveryRequest {
	req := delivery()
	req.Order.Items, req.Order.Payments = nil, nil
	for range 1 + c.IntN(4) {
		item := &menu.Items[c.IntN(len(menu.Items))]
		size := &item.Sizes[c.IntN(len(item.Sizes))]
		ordered := models.ProductItem(item.ID, float64(1+c.IntN(3000))/1000)
		if c.IntN(2) == 0 {
			ordered.Amount = float64(1 + c.IntN(5))
		}
		ordered.ProductSizeID = size.ID
		ordered.Modifiers = c.modifiers(size)
		if c.IntN(5) == 0 {
			ordered.Price = goiikoapi.Ptr(float64(c.IntN(10_000)) / 100)
		}
		if c.IntN(4) == 0 {
			half := models.CompoundItemComponent{ProductID: item.ID, Modifiers: ordered.Modifiers}
			other := models.CompoundItemComponent{ProductID: item.ID, Modifiers: c.modifiers(size), Price: ordered.Price}
			compound := models.CompoundItem(ordered.Amount, half, &other)
			compound.ProductSizeID = size.ID
			ordered = compound
		}
		req.Order.Items = append(req.Order.Items, ordered)
	}
	if c.IntN(5) == 0 {
		discounted(iikotest.DiscountTypeID)(&req)
	}
	if total, err := menu.Price(req); err == nil && total.Sum > 0 {
		req.Order.Payments = []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, total.Sum)}
	}
	return req
}

// modifiers returns amounts that a size allows.
func (c *cook) modifiers(size *catalog.ItemSize) []models.Modifier {
	var chosen []models.Modifier
	for _, group := range size.ModifierGroups {
		wanted := 0
		if group.ID != "" {
			most := int(group.Max)
			if most == 0 {
				most = int(group.Min) + 2
			}
			wanted = int(group.Min) + c.IntN(most-int(group.Min)+1)
		}
		for _, modifier := range group.Modifiers {
			amount := min(wanted, 3)
			wanted -= amount
			if group.ID == "" {
				amount = int(modifier.Min) + c.IntN(int(modifier.Max)-int(modifier.Min)+1)
			}
			if group.ID != "" && modifier.Max > 0 {
				amount = min(amount, int(modifier.Max))
			}
			if amount == 0 && c.IntN(3) > 0 {
				continue
			}
			chosen = append(chosen, models.Modifier{ProductID: modifier.ID, ProductGroupID: group.ID, Amount: float64(amount)})
		}
	}
	return chosen
}

// spoil makes one change that may or may not make an order wrong.
func (c *cook) spoil(menu *catalog.Snapshot, req *models.CreateDeliveryRequest) {
	item := &req.Order.Items[c.IntN(len(req.Order.Items))]
	modifiers := &item.Modifiers
	if item.PrimaryComponent != nil {
		modifiers = &item.PrimaryComponent.Modifiers
	}
	*modifiers = slices.Clone(*modifiers)
	at := func() *models.Modifier { return &(*modifiers)[c.IntN(len(*modifiers))] }
	changes := []func(){
		func() { item.ProductSizeID = menu.Items[c.IntN(len(menu.Items))].Sizes[0].ID },
		func() { item.Amount = float64(c.IntN(3)) * 600 },
		func() { item.ProductID = menu.Items[c.IntN(len(menu.Items))].ID },
		func() { item.ProductID = c.id() },
		func() { item.Type = models.OrderItemTypeCompound },
		func() { req.Order.Payments = []models.Payment{models.CashPayment(iikotest.CashPaymentTypeID, 0)} },
		func() { req.Order.Phone = fmt.Sprint(c.IntN(1_000_000_000)) },
		func() { req.Order.DeliveryPoint = nil },
		func() { req.Order.OrderServiceType = models.OrderServiceTypeDeliveryByClient },
	}
	if len(*modifiers) > 0 {
		changes = append(changes,
			func() { at().Amount += float64(c.IntN(3) - 1) },
			func() { at().ProductGroupID = at().ProductGroupID },
			func() { at().ProductID = at().ProductID },
			func() { *modifiers = append(*modifiers, *at()) },
			func() { *modifiers = (*modifiers)[1:] },
			func() { at().Price = goiikoapi.Ptr(float64(c.IntN(3) - 1)) },
		)
	}
	changes[c.IntN(len(changes))]()
}

func TestSnapshot_Check_Price_agreeWithTheServer(t *testing.T) {
	const menus, orders = 100, 100
	right, wrong := 0, 0
	for seed := range uint64(menus) {
		c := &cook{Rand: rand.New(rand.NewPCG(seed, 14))}
		iiko := iikotest.Start(t, iikotest.WithRestaurant(c.restaurant()), iikotest.WithProcessingTime(0))
		cli, menu := clientOf(t, iiko), read(t, iiko)
		for range orders {
			req := c.order(menu)
			require.Empty(t, menu.Check(req))
			total, err := menu.Price(req)
			require.NoError(t, err)
			made := placed(t, cli, req)
			require.NotNil(t, made, "%s", encoded(t, req))
			require.Equal(t, made.Sum, total.Sum, "%s", encoded(t, req))
			right++

			c.spoil(menu, &req)
			problems := menu.Check(req)
			problems = slices.DeleteFunc(problems, func(p catalog.Problem) bool { return p.Warning })
			made = placed(t, cli, req)
			require.Equal(t, len(problems) == 0, made != nil, "%v\n%s", problems, encoded(t, req))
			if made == nil {
				wrong++
			}
		}
		iiko.Close()
	}
	assert.Equal(t, menus*orders, right)
	assert.Greater(t, wrong, right/3)
}

func encoded(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return text
}

// realMenu is a nomenclature of 993 products from a real restaurant. It is not part of this repository.
const realMenu = "../../shared/real/riadesigner-nomenclature-1.json"

func TestFromNomenclature_readsARealMenu(t *testing.T) {
	file, err := os.ReadFile(realMenu)
	if _, missing := err.(*fs.PathError); missing { //nolint:errorlint // of ReadFile
		t.Skip("needs " + realMenu)
	}
	var nomenclature models.NomenclatureResponse
	require.NoError(t, json.Unmarshal(file, &nomenclature))
	menu := catalog.FromNomenclature(iikotest.OrganizationID, &nomenclature)
	require.Len(t, menu.Items, 344, "345 dishes and 3 services, 4 of them in two groups; the rest are modifiers")
	assert.True(t, catalog.Diff(menu, menu).Empty())
	_, err = menu.Item("КАПУЧИНО")
	require.ErrorIs(t, err, catalog.ErrAmbiguous)
	c := &cook{Rand: rand.New(rand.NewPCG(1, 14))}
	menu.Items = slices.DeleteFunc(menu.Items, func(item catalog.Item) bool { return item.Deleted || item.Sizes[0].Prices == nil })
	require.Greater(t, len(menu.Items), 300)
	for range 2000 {
		req := c.order(menu)
		require.Empty(t, menu.Check(req))
	}
}
