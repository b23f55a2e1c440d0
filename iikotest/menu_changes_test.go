package iikotest_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

func ExampleServer_ChangeNomenclature() {
	iiko := iikotest.NewServer(iikotest.WithProcessingTime(0))
	defer iiko.Close()
	iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) {
		for i, product := range menu.Products {
			if product.ID == iikotest.BorschtID {
				menu.Products[i].SizePrices[0].Price.CurrentPrice = 420
			}
		}
	})
	if _, err := goiikoapi.Check(connect(iiko).Deliveries.CreateDelivery(context.Background(), soup())); err != nil {
		fmt.Println(err)
	}
	fmt.Println(iiko.Deliveries()[0].Order.Sum)
	// Output: 420
}

func addTea(menu *models.NomenclatureResponse) {
	menu.Products = append(menu.Products, models.Product{ID: "tea", Name: "Tea"})
}

func TestServer_ChangeNomenclature_movesTheRevision(t *testing.T) {
	restaurant := iikotest.DemoRestaurant()
	iiko := iikotest.Start(t, iikotest.WithRestaurant(restaurant))
	c := overNetwork(t, iiko)
	since := func(revision int64) models.NomenclatureResponse {
		return success[models.NomenclatureResponse](c, api.MenuNomenclature, models.NomenclatureRequest{OrganizationID: iikotest.OrganizationID, StartRevision: &revision})
	}
	known := restaurant.Nomenclature.Revision
	require.Empty(t, since(known).Products)
	iiko.ChangeNomenclature(addTea)
	changed := since(known)
	assert.Equal(t, known+1, changed.Revision)
	assert.Len(t, changed.Products, 14)
	assert.Empty(t, since(changed.Revision).Products)
	assert.Len(t, restaurant.Nomenclature.Products, 13, "the test's own is not changed")

	iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) { menu.Revision += 100 })
	assert.Equal(t, known+101, iiko.Nomenclature().Revision)
	iiko.ChangeNomenclature(func(menu *models.NomenclatureResponse) { menu.Revision = 0 })
	assert.Equal(t, known+102, iiko.Nomenclature().Revision, "it does not go back")
}

func TestServer_ChangeNomenclature_isSentToWebhooks(t *testing.T) {
	on, off := &models.WebhookUpdatesFilter{Updates: ptr(true)}, &models.WebhookUpdatesFilter{Updates: ptr(false)}
	for name, test := range map[string]struct {
		filter *models.WebhookFilter
		want   []models.WebhookEventType
	}{
		"without a filter": {nil, []models.WebhookEventType{models.WebhookEventTypeNomenclatureUpdate}},
		"selected":         {&models.WebhookFilter{NomenclatureUpdateFilter: on}, []models.WebhookEventType{models.WebhookEventTypeNomenclatureUpdate}},
		"not selected":     {&models.WebhookFilter{NomenclatureUpdateFilter: off}, nil},
		"others selected":  {&models.WebhookFilter{StopListUpdateFilter: on}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			r := startReceiver(t)
			iiko := iikotest.Start(t)
			success[models.CorrelationIDResponse](overNetwork(t, iiko), api.WebHookUpdateSettings, models.UpdateWebhookSettingsRequest{
				OrganizationID: iikotest.OrganizationID, WebHooksURI: r.url, AuthToken: ptr(webhookToken), WebHooksFilter: test.filter,
			})
			iiko.ChangeNomenclature(addTea)
			var got []models.WebhookEventType
			for _, event := range r.takeEvents(t, iiko) {
				assert.Equal(t, iikotest.OrganizationID, event.OrganizationID)
				got = append(got, event.Type)
			}
			assert.Equal(t, test.want, got)
		})
	}
}

func TestServer_Nomenclature_isACopy(t *testing.T) {
	iiko := iikotest.Start(t)
	menu := iiko.Nomenclature()
	menu.Products[0].Name = "another"
	assert.Equal(t, "Margherita", iiko.Nomenclature().Products[0].Name)
}
