package iikotest_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func TestServer_returnsAMenuOfVersion3ThatFitsTogether(t *testing.T) {
	c := overNetwork(t, iikotest.Start(t))
	request := models.MenuV3ByIDRequest{ExternalMenuID: iikotest.ExternalMenuID, OrganizationID: iikotest.OrganizationID}
	menu := success[models.MenuV3](c, api.MenuMenuV3ByID, request)
	assert.Equal(t, "Delivery menu", menu.Name)
	require.Len(t, menu.ItemsGroups, 3)
	products, modifiers := map[string]models.MenuV3Product{}, map[string]models.MenuV3Modifier{}
	for _, product := range menu.Products {
		products[product.ID] = product
	}
	for _, modifier := range menu.Modifiers {
		modifiers[modifier.ID] = modifier
	}
	for _, group := range menu.ItemsGroups {
		for _, item := range group.Items {
			assert.Contains(t, products, item.ProductID)
			for _, modifierGroup := range item.ModifierGroups {
				for _, modifier := range modifierGroup.Items {
					assert.Contains(t, modifiers, modifier.ID)
				}
			}
		}
	}
	pizza := menu.ItemsGroups[0].Items[0]
	assert.Equal(t, "Margherita", pizza.Name)
	require.Len(t, pizza.SizePrices, 2)
	assert.InDelta(t, 490, *pizza.SizePrices[0].Price, 0)
	assert.Equal(t, "Small", *pizza.SizePrices[0].SizeName)
	assert.True(t, *pizza.SizePrices[0].IsDefault)
	assert.False(t, *pizza.SizePrices[1].IsDefault)
	require.Len(t, pizza.ModifierGroups, 2)
	assert.Equal(t, "Crust", pizza.ModifierGroups[0].Name)
	assert.InDelta(t, 1, *pizza.ModifierGroups[0].Restrictions.MinQuantity, 0)
	assert.InDelta(t, 3, *pizza.ModifierGroups[1].Restrictions.MaxQuantity, 0)
	borscht := menu.ItemsGroups[1].Items[0]
	assert.Empty(t, borscht.ModifierGroups[0].ID, "simple modifiers have no group")
	assert.InDelta(t, 90, *modifiers[iikotest.MozzarellaID].SizePrices[0].Price, 0)
	assert.Equal(t, models.MenuV3ProductTypeGoods, products[iikotest.KvassID].Type)

	request.ExternalMenuID = "unknown"
	apiError(c, api.MenuMenuV3ByID, request, http.StatusBadRequest)
	request.ExternalMenuID, request.PriceCategoryID = iikotest.ExternalMenuID, "unknown"
	apiError(c, api.MenuMenuV3ByID, request, http.StatusBadRequest)
}
