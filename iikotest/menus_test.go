package iikotest_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

// lunch has the items of the demo restaurant's combo.
var lunch = []models.OrderItem{
	inLunch(models.ProductItem(iikotest.BorschtID, 1), iikotest.LunchSoupGroupID),
	inLunch(models.OrderItem{
		Type: models.OrderItemTypeProduct, ProductID: iikotest.CappuccinoID, ProductSizeID: iikotest.SmallSizeID, Amount: 1,
	}, iikotest.LunchDrinkGroupID),
}

const lunchID = "6dd0a3f5-9a86-4c63-9d83-0d6c5b1b4f77"

func inLunch(item models.OrderItem, groupID string) models.OrderItem {
	item.ComboInformation = &models.ComboItemInformation{
		ComboID: lunchID, ComboSourceID: iikotest.LunchComboID, ComboGroupID: groupID,
	}
	return item
}

func TestServer_returnsAnEmptyNomenclatureForTheCurrentRevision(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	menu := success[models.NomenclatureResponse](c, api.MenuNomenclature, organization)
	require.Len(t, menu.Products, 13)
	require.Len(t, menu.Sizes, 2)
	want := iikotest.DemoRestaurant().Nomenclature
	want.CorrelationID = menu.CorrelationID
	require.Empty(t, cmp.Diff(want, menu))

	again := success[models.NomenclatureResponse](c, api.MenuNomenclature, models.NomenclatureRequest{
		OrganizationID: iikotest.OrganizationID, StartRevision: &menu.Revision,
	})
	require.Equal(t, menu.Revision, again.Revision)
	require.Empty(t, again.Products)
	require.Empty(t, again.Groups)
}

func TestServer_returnsTheNomenclatureAsExternalMenus(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	menus := success[models.MenusResponse](c, api.MenuMenu, "{}")
	require.Equal(t, iikotest.ExternalMenuID, menus.ExternalMenus[0].ID)
	read := func(version *int) models.ExternalMenu {
		return success[models.ExternalMenu](c, api.MenuMenuByID, models.ExternalMenuRequest{
			ExternalMenuID: menus.ExternalMenus[0].ID, OrganizationIDs: []string{iikotest.OrganizationID}, Version: version,
		})
	}
	tests := []struct {
		name    string
		version *int
		format  int
	}{
		{"format 2 by default", nil, 2},
		{"format 2", ptr(2), 2},
		{"format 3", ptr(3), 3},
		{"format 4", ptr(4), 4},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			menu := read(tt.version)
			require.Equal(t, tt.format, *menu.FormatVersion)
			require.Equal(t, models.NewNumericIdentifier(7267), menu.ID)
			categories := slices.Concat(menu.ItemCategories, menu.ItemGroups)
			require.Len(t, categories, 3)
			require.Equal(t, tt.format == 2, menu.ItemGroups == nil)

			pizza := categories[0].Items[0]
			require.Equal(t, "Margherita", *pizza.Name)
			require.Equal(t, iikotest.MargheritaID, pizza.ID+pizza.ItemID)
			require.Len(t, pizza.ItemSizes, 2)
			large := pizza.ItemSizes[1]
			require.Equal(t, iikotest.LargeSizeID, large.ID+large.SizeID)
			require.InDelta(t, 690, *large.Prices[0].Price, 0)
			require.Equal(t, tt.format == 2, large.Prices[0].OrganizationID == iikotest.OrganizationID)

			crust := large.ItemModifierGroups[0]
			require.Equal(t, "Crust", *crust.Name)
			require.Equal(t, 1, *crust.Restrictions.MinQuantity)
			require.Equal(t, iikotest.ThickCrustID, crust.Items[1].ID+crust.Items[1].ItemID)
			require.InDelta(t, 50, *crust.Items[1].Prices[0].Price, 0)
		})
	}
}

func TestServer_returnsStopListsByTerminalGroup(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	without := success[models.StopListsResponse](c, api.MenuStopLists, organizations).TerminalGroupStopLists[0].Items
	require.Len(t, without, 1)
	require.Empty(t, without[0].Items[1].SizeID)

	with := success[models.StopListsResponse](c, api.MenuStopLists, models.StopListsRequest{
		OrganizationIDs: []string{iikotest.OrganizationID}, ReturnSize: ptr(true),
	}).TerminalGroupStopLists[0].Items
	require.Equal(t, iikotest.LargeSizeID, with[0].Items[1].SizeID)

	none := success[models.StopListsResponse](c, api.MenuStopLists, models.StopListsRequest{
		OrganizationIDs: []string{iikotest.OrganizationID}, TerminalGroupsIDs: []string{iikotest.SleepingTerminalGroupID},
	}).TerminalGroupStopLists[0].Items
	require.Empty(t, none)
}

func TestServer_checksItemsAgainstTheStopList(t *testing.T) {
	pepperoni := func(sizeID string, amount float64) models.OrderItem {
		item := models.ProductItem(iikotest.PepperoniID, amount)
		item.ProductSizeID = sizeID
		return item
	}
	half := models.CompoundItem(2.5, // a half of it needs more than the one that is left

		models.CompoundItemComponent{ProductID: iikotest.MargheritaID},
		&models.CompoundItemComponent{ProductID: iikotest.PepperoniID})
	half.ProductSizeID = iikotest.LargeSizeID
	tests := []struct {
		name  string
		items []models.OrderItem
		want  []string
	}{
		{"not on the list", []models.OrderItem{models.ProductItem(iikotest.KvassID, 10)}, nil},
		{"out of stock", []models.OrderItem{models.ProductItem(iikotest.MedovikID, 1)}, []string{iikotest.MedovikID}},
		{"one left, one ordered", []models.OrderItem{pepperoni(iikotest.LargeSizeID, 1)}, nil},
		{"one left, two ordered", []models.OrderItem{pepperoni(iikotest.LargeSizeID, 1), pepperoni(iikotest.LargeSizeID, 1)}, []string{iikotest.PepperoniID}},
		{"another size", []models.OrderItem{pepperoni(iikotest.SmallSizeID, 5)}, nil},
		{"half of a compound item", []models.OrderItem{half}, []string{iikotest.PepperoniID}},
	}
	c := overNetwork(t, iikotest.Start(t))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rejected := success[models.CheckStopListResponse](c, api.MenuStopListsCheck, models.CheckStopListsRequest{
				OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID, Items: tt.items,
			}).RejectedItems
			var ids []string
			for _, item := range rejected {
				ids = append(ids, item.ProductID)
			}
			require.Equal(t, tt.want, ids)
		})
	}
}

func TestServer_changesStopLists(t *testing.T) {
	restaurant := iikotest.DemoRestaurant()
	c := overNetwork(t, iikotest.Start(t, iikotest.WithRestaurant(restaurant)))
	left := func(terminalGroupID string) map[string]float64 {
		balances := map[string]float64{}
		for _, list := range success[models.StopListsResponse](c, api.MenuStopLists, models.StopListsRequest{
			OrganizationIDs: []string{iikotest.OrganizationID}, TerminalGroupsIDs: []string{terminalGroupID}, ReturnSize: ptr(true),
		}).TerminalGroupStopLists[0].Items {
			for _, item := range list.Items {
				balances[item.ProductID+item.SizeID] = item.Balance
			}
		}
		return balances
	}
	add := func(terminalGroupID string, items ...models.AddStopListItem) {
		success[models.CorrelationIDResponse](c, api.MenuAddToStopList, models.AddToStopListRequest{
			OrganizationID: iikotest.OrganizationID, TerminalGroupID: terminalGroupID, Items: items,
		})
	}
	add(iikotest.TerminalGroupID,
		models.AddStopListItem{ProductID: iikotest.MedovikID, Balance: 3},
		models.AddStopListItem{ProductID: iikotest.PepperoniID, SizeID: iikotest.SmallSizeID})
	add(iikotest.SleepingTerminalGroupID, models.AddStopListItem{ProductID: iikotest.KvassID, Balance: 5})
	require.Equal(t, map[string]float64{
		iikotest.MedovikID: 3, iikotest.PepperoniID + iikotest.LargeSizeID: 1, iikotest.PepperoniID + iikotest.SmallSizeID: 0,
	}, left(iikotest.TerminalGroupID))
	require.Equal(t, map[string]float64{iikotest.KvassID: 5}, left(iikotest.SleepingTerminalGroupID))

	success[models.CorrelationIDResponse](c, api.MenuRemoveFromStopList, models.RemoveFromStopListRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
		Items: []models.RemoveStopListItem{{ProductID: iikotest.PepperoniID, SizeID: iikotest.LargeSizeID}, {ProductID: iikotest.KvassID}},
	})
	require.Equal(t, map[string]float64{
		iikotest.MedovikID: 3, iikotest.PepperoniID + iikotest.SmallSizeID: 0,
	}, left(iikotest.TerminalGroupID))

	success[models.CorrelationIDResponse](c, api.MenuClearStopList, models.ClearStopListRequest{
		OrganizationID: iikotest.OrganizationID, TerminalGroupID: iikotest.TerminalGroupID,
	})
	require.Empty(t, left(iikotest.TerminalGroupID))
	require.Equal(t, iikotest.DemoRestaurant().StopLists, restaurant.StopLists, "the given restaurant is not modified")
}

func TestServer_calculatesCombos(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	combo := success[models.CombosResponse](c, api.MenuCombo, organization).ComboSpecifications[0]
	require.Equal(t, iikotest.LunchComboID, combo.SourceActionID)

	complete := success[models.CalculateComboResponse](c, api.MenuComboCalculate, models.CalculateComboRequest{
		OrganizationID: iikotest.OrganizationID, Items: lunch,
	})
	require.InDelta(t, 500, *complete.Price, 0)
	require.Empty(t, complete.IncorrectlyFilledGroups)

	incomplete := success[models.CalculateComboResponse](c, api.MenuComboCalculate, models.CalculateComboRequest{
		OrganizationID: iikotest.OrganizationID, Items: lunch[:1],
	})
	require.Zero(t, *incomplete.Price)
	require.Equal(t, []string{iikotest.LunchDrinkGroupID}, incomplete.IncorrectlyFilledGroups)
}
