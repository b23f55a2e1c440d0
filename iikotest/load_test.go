package iikotest_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kebrick/goiikoapi"
	"github.com/kebrick/goiikoapi/iikotest"
	"github.com/kebrick/goiikoapi/internal/api"
	"github.com/kebrick/goiikoapi/models"
)

const (
	bakery         = "testdata/bakery"
	bakeryID       = "5c0a4bd4-6c5e-4d3c-9d0c-1f2a34b5c601"
	counterID      = "a2b7d0e8-14f3-4a55-8c6e-0d9b7a615e02"
	bunID          = "9e8d7c6b-5a49-4838-a726-15f4e3d2c106"
	jamID          = "3d4e5f60-7182-4394-a5b6-c7d8e9f0a107"
	realResponses  = "../../shared/real/"
	externalMenuID = "4101"
)

func ExampleLoadRestaurant() {
	restaurant, err := iikotest.LoadRestaurant(os.DirFS("testdata/bakery"))
	if err != nil {
		log.Fatal(err)
	}
	iiko := iikotest.NewServer(iikotest.WithRestaurant(restaurant)) // in a test: iikotest.Start(t, …)
	defer iiko.Close()
	fmt.Println(*restaurant.Organization.Name, len(restaurant.Nomenclature.Products), restaurant.Check())
	// Output: Булочная 2 []
}

func ExampleRestaurant_Check() {
	restaurant := iikotest.DemoRestaurant()
	restaurant.Nomenclature.Products[2].ParentGroup = "soups"
	for _, fault := range restaurant.Check() {
		fmt.Println(fault)
	}
	// Output: product "Borscht" (8491cabe-a0af-4356-97bc-c74d6d683cf8) refers to the group soups, which does not exist
}

func TestLoadRestaurant_isServed(t *testing.T) {
	restaurant, err := iikotest.LoadRestaurant(os.DirFS(bakery))
	require.NoError(t, err)
	require.Empty(t, restaurant.Check())
	c := overNetwork(t, iikotest.Start(t, iikotest.WithRestaurant(restaurant)))

	menu := success[models.NomenclatureResponse](c, api.MenuNomenclature, models.NomenclatureRequest{OrganizationID: bakeryID})
	assert.Equal(t, bunID, menu.Products[0].ID)
	stopped := success[models.StopListsResponse](c, api.MenuStopLists, models.StopListsRequest{OrganizationIDs: []string{bakeryID}})
	assert.Equal(t, jamID, stopped.TerminalGroupStopLists[0].Items[0].Items[0].ProductID)
	streets := success[models.StreetsResponse](c, api.AddressStreetsByCity, models.StreetsByCityRequest{OrganizationID: bakeryID, CityID: restaurant.Cities[0].ID})
	assert.Equal(t, "Пушкинская", streets.Streets[0].Name)
	created := success[models.TableOrderResponse](c, api.OrdersOrderCreate, models.CreateOrderRequest{
		OrganizationID: bakeryID, TerminalGroupID: counterID,
		Order: &models.TableOrder{Items: []models.OrderItem{models.ProductItem(bunID, 2)}},
	})
	assert.Equal(t, bakeryID, created.OrderInfo.OrganizationID)
}

func TestLoadRestaurant_takesWhatIsMissingFromTheDemoRestaurant(t *testing.T) {
	restaurant, err := iikotest.LoadRestaurant(os.DirFS(bakery))
	require.NoError(t, err)
	assert.Equal(t, iikotest.CancelCauseID, restaurant.CancelCauses[0].ID)
	assert.Equal(t, counterID, restaurant.Sections[0].TerminalGroupID, "of the loaded terminal group")
	assert.Equal(t, bakeryID, restaurant.MarketingSources[0].OrganizationID, "of the loaded organization")
	assert.Empty(t, restaurant.TipsTypes, "those of the demo restaurant have its payment types")
	assert.Empty(t, restaurant.Combos, "those of the demo restaurant have its products")

	empty, err := iikotest.LoadRestaurant(fstest.MapFS{})
	require.NoError(t, err)
	assert.Empty(t, cmp.Diff(iikotest.DemoRestaurant().Nomenclature, empty.Nomenclature))
	assert.Equal(t, iikotest.DemoRestaurant().Location.String(), empty.Location.String())
}

func TestLoadRestaurant_namesTheFileAndTheLineOfAnError(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{"nomenclature.json", "{\n\"products\": [\n{\"name\": {}}]}", "nomenclature.json: line 3: products.name must not be a JSON object"},
		{"nomenclature.json", "{\n\"products\": [}", "nomenclature.json: line 2: invalid character '}'"},
		{"cities.json", "", "cities.json: unexpected end of JSON input"},
		{"menu.json", "{}", "unknown file menu.json; known are organizations.json, "},
		{"streets_.json", "{}", "unknown file streets_.json"},
		{"organizations.json", `{"organizations":[]}`, "organizations.json: it has no organization"},
		{"external_menu_1.json", `{"formatVersion":2}`, "external_menu_1.json: the menu has no id"},
		{"external_menu_1.json", `{"id":1}`, "external_menu_1.json: the menu has no formatVersion"},
	} {
		_, err := iikotest.LoadRestaurant(fstest.MapFS{test.name: {Data: []byte(test.data)}})
		assert.ErrorContains(t, err, "iikotest: LoadRestaurant: "+test.want)
	}
	_, err := iikotest.LoadRestaurant(os.DirFS("testdata/nowhere"))
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestServer_servesExternalMenusWithItemsOfTheirOwn(t *testing.T) {
	restaurant, err := iikotest.LoadRestaurant(os.DirFS(bakery))
	require.NoError(t, err)
	c := overNetwork(t, iikotest.Start(t, iikotest.WithRestaurant(restaurant)))
	for _, version := range []*int{nil, ptr(2)} {
		menu := success[models.ExternalMenu](c, api.MenuMenuByID, models.ExternalMenuRequest{
			ExternalMenuID: externalMenuID, OrganizationIDs: []string{bakeryID}, Version: version,
		})
		assert.Equal(t, "Булочка дня", *menu.ItemCategories[0].Items[0].Name)
	}
	client, err := goiikoapi.NewClient("login", goiikoapi.WithBaseURL(iikotest.Start(t, iikotest.WithRestaurant(restaurant)).URL))
	require.NoError(t, err)
	_, err = goiikoapi.Check(client.Menu.ExternalMenu(t.Context(), models.ExternalMenuRequest{
		ExternalMenuID: externalMenuID, OrganizationIDs: []string{bakeryID}, Version: ptr(3),
	}))
	assert.ErrorContains(t, err, `external menu "4101" has no version 3`)
}

func TestRestaurant_Check_namesEachFault(t *testing.T) {
	require.Empty(t, iikotest.DemoRestaurant().Check())
	for _, test := range []struct {
		want  string
		spoil func(*iikotest.Restaurant)
	}{
		{`product "Margherita" (` + iikotest.MargheritaID + `) refers to the category c, which does not exist`, func(r *iikotest.Restaurant) { r.Nomenclature.Products[0].ProductCategoryID = "c" }},
		{`product "Margherita" (` + iikotest.MargheritaID + `) has a price and refers to the size s, which does not exist`, func(r *iikotest.Restaurant) { r.Nomenclature.Products[0].SizePrices[0].SizeID = ptr("s") }},
		{`product "Borscht" (` + iikotest.BorschtID + `) has the modifier m, which is no product`, func(r *iikotest.Restaurant) { r.Nomenclature.Products[2].Modifiers[0].ID = "m" }},
		{`product "Margherita" (` + iikotest.MargheritaID + `): group of modifiers "Crust" (` + iikotest.CrustGroupID + `) has no modifiers`, func(r *iikotest.Restaurant) { r.Nomenclature.Products[0].GroupModifiers[0].ChildModifiers = nil }},
		{`(` + iikotest.CrustGroupID + `) has minAmount 2, more than maxAmount 1`, func(r *iikotest.Restaurant) { r.Nomenclature.Products[0].GroupModifiers[0].MinAmount = 2 }},
		{`refers to the group of modifiers g, which`, func(r *iikotest.Restaurant) { r.Nomenclature.Products[0].GroupModifiers[0].ID = "g" }},
		{`product "Pepperoni" (` + iikotest.MargheritaID + `) has the ID of the product "Margherita"`, func(r *iikotest.Restaurant) { r.Nomenclature.Products[1].ID = iikotest.MargheritaID }},
		{`group "Pizza" (` + iikotest.PizzaGroupID + `) refers to the group g, which`, func(r *iikotest.Restaurant) { r.Nomenclature.Groups[0].ParentGroup = "g" }},
		{`the stop list of terminal group ` + iikotest.TerminalGroupID + ` refers to the product p, which`, func(r *iikotest.Restaurant) { r.StopLists[0].Items[0].ProductID = "p" }},
		{`the stop list of terminal group t refers to the terminal group t, which`, func(r *iikotest.Restaurant) { r.StopLists[0].TerminalGroupID = "t" }},
		{`payment type "Cash" (` + iikotest.CashPaymentTypeID + `) refers to the terminal group t, which`, func(r *iikotest.Restaurant) { r.PaymentTypes[0].TerminalGroups[0].ID = "t" }},
		{`tips type "Tips for the courier" (` + iikotest.TipsTypeID + `) refers to the payment type p, which`, func(r *iikotest.Restaurant) { r.TipsTypes[0].PaymentTypesIDs[0] = "p" }},
		{`combo "Business lunch" (` + iikotest.LunchComboID + `) refers to the product p, which`, func(r *iikotest.Restaurant) { r.Combos.ComboSpecifications[0].Groups[0].Products[0].ProductID = "p" }},
		{`section "Dining room" (` + iikotest.RestaurantSectionID + `) refers to the terminal group t, which`, func(r *iikotest.Restaurant) { r.Sections[0].TerminalGroupID = "t" }},
		{`terminal group "Main hall" (` + iikotest.TerminalGroupID + `) refers to the organization o, which`, func(r *iikotest.Restaurant) { r.TerminalGroups[0].OrganizationID = "o" }},
		{`street "Tverskaya" (` + iikotest.StreetID + `) refers to the city ` + iikotest.CityID + `, which`, func(r *iikotest.Restaurant) { r.Cities = nil }},
		{`external menu "Unlisted" (1) is not in the list of external menus`, func(r *iikotest.Restaurant) {
			r.ExternalMenuItems = []models.ExternalMenu{{ID: models.NewNumericIdentifier(1), Name: ptr("Unlisted")}}
		}},
	} {
		restaurant := iikotest.DemoRestaurant()
		test.spoil(&restaurant)
		assert.Contains(t, strings.Join(restaurant.Check(), "\n"), test.want)
	}
	two := iikotest.DemoRestaurant()
	two.Nomenclature.Products[0].ParentGroup, two.Nomenclature.Products[1].ParentGroup = "a", "b"
	assert.Len(t, two.Check(), 2, "all faults, not only the first")
}

// realResponse returns a response of the real service. It skips the test if the folder with them is not beside the
// repository.
func realResponse(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(realResponses, name))
	if os.IsNotExist(err) {
		fmt.Fprintf(os.Stderr, "\n*** %s COMPARED NOTHING: it needs %s ***\n\n", t.Name(), realResponses)
		t.Skip("compared nothing: needs " + realResponses)
	}
	require.NoError(t, err)
	return data
}

func TestLoadRestaurant_loadsRealResponses(t *testing.T) {
	for file, name := range map[string]string{
		"riadesigner-nomenclature-1.json": "nomenclature.json",
		"nicka-groups.json":               "nomenclature.json",
		"nicka-products.json":             "nomenclature.json",
		"uservanya-response_text.json":    "external_menu_23311.json",
		"themgmd-menu-v3.json":            "external_menu_66534.json",
		"zazago-menu-v2.json":             "external_menu_67964.json",
		"script-menus-1.json":             "external_menus.json",
		"script-menus-2.json":             "external_menus.json",
		"script-cities.json":              "cities.json",
		"script-regions.json":             "regions.json",
		"nicka-payment-types.json":        "payment_types.json",
		"script-payment-types-1.json":     "payment_types.json",
		"script-payment-types-2.json":     "payment_types.json",
		"script-tips-1.json":              "tips_types.json",
		"script-tips-2.json":              "tips_types.json",
	} {
		t.Run(file, func(t *testing.T) {
			restaurant, err := iikotest.LoadRestaurant(fstest.MapFS{name: {Data: realResponse(t, file)}})
			require.NoError(t, err)
			c := overNetwork(t, iikotest.Start(t, iikotest.WithRestaurant(restaurant)))
			organizationID := restaurant.Organization.ID
			menu := success[models.NomenclatureResponse](c, api.MenuNomenclature, models.NomenclatureRequest{OrganizationID: organizationID})
			assert.Len(t, menu.Products, len(restaurant.Nomenclature.Products))
			for _, own := range restaurant.ExternalMenuItems {
				served := success[models.ExternalMenu](c, api.MenuMenuByID, models.ExternalMenuRequest{
					ExternalMenuID: own.ID.String(), OrganizationIDs: []string{organizationID},
				})
				assert.Empty(t, cmp.Diff(own, served))
			}
		})
	}
}
